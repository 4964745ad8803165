// One field of the form: a label, what is typed, an example, what was found.
//
// In: a field as the program tells it. Out: its elements; what is typed goes to the file at once, an emptied field
// when it is left. A value that somebody else changed is asked about, never overwritten.

import { the } from "./dung.js";
import { giu_nhap, gui, nhap } from "./gui.js";

/** The name of a field by its way: numbers of a list from 1, as the program tells places. */
export const khoa_cua = (duong) => duong.map((buoc) => (typeof buoc === "number" ? buoc + 1 : buoc)).join("/");

const ma_so = new Map();

/** An id for the elements of a field, the same as long as the page is open. */
export function id_cua(khoa) {
  if (!ma_so.has(khoa)) ma_so.set(khoa, `o${ma_so.size + 1}`);
  return ma_so.get(khoa);
}

function o_nhap(truong, id) {
  if (truong.kieu === "chon") {
    const chon = the("select");
    chon.append(new Option("(không ghi)", ""));
    for (const { tu, nghia } of truong.chon) chon.append(new Option(`${nghia.slice(0, 1).toUpperCase()}${nghia.slice(1)}`, tu));
    if (truong.gia_tri !== "" && !truong.chon.some((mot) => mot.tu === truong.gia_tri)) chon.append(new Option(truong.gia_tri, truong.gia_tri));
    chon.id = id;
    return chon;
  }
  const o = the(truong.kieu === "chu" ? "textarea" : "input");
  if (truong.kieu === "chu") o.rows = 1;
  else o.type = "text";
  o.id = id;
  o.autocomplete = "off";
  o.spellcheck = false;
  return o;
}

/** A text that fits its lines. */
function vua(o) {
  // Where the browser does it by its own, the whole form need not be laid out for it.
  if (o.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
  o.style.height = "auto";
  o.style.height = `${o.scrollHeight + 2}px`;
}

/** A field with one value. */
export class O {
  constructor(truong) {
    this.khoa = khoa_cua(truong.duong);
    this.truong = truong;
    this.dau = truong.dau;
    this.goc = truong.gia_tri;
    this.da_go = false;
    this.ban = false;
    const id = id_cua(this.khoa);
    this.el = o_nhap(truong, id);
    this.el.value = truong.gia_tri;
    this.hoi = the("div", "hoi");
    this.hoi.setAttribute("role", "alert");
    this.hoi.hidden = true;
    this.el.addEventListener("input", (ev) => this.go(ev));
    this.el.addEventListener("change", () => this.ghi());
    this.el.addEventListener("blur", () => {
      this.ghi();
      this.da_go = false;
    });
    this.el.addEventListener("keydown", (ev) => {
      if (ev.key === "Enter" && this.truong.kieu === "dong") {
        this.ghi();
        ev.preventDefault();
      }
    });
    const cu = nhap(this.khoa);
    if (cu && cu.gia_tri !== truong.gia_tri) {
      this.el.value = cu.gia_tri;
      this.dau = cu.dau;
      this.ban = true;
      this.ghi();
    } else if (cu) {
      giu_nhap(this.khoa, null);
    }
    requestAnimationFrame(() => vua(this.el));
  }

  go(ev) {
    this.ban = this.el.value !== this.goc;
    this.el.dataset.ban = this.ban ? "1" : "";
    giu_nhap(this.khoa, this.ban ? { gia_tri: this.el.value, dau: this.dau } : null);
    // Half a letter is nothing yet, and an emptied field is most often filled at once. The others go at once; what is typed
    // while one is on its way goes together when that has come.
    if (!ev.isComposing && this.el.value.trim() !== "") this.ghi();
    vua(this.el);
  }

  /** Sends what is typed, if the file has something else; while something is on its way, once that has come. */
  ghi() {
    if (!this.ban || !this.hoi.hidden) return Promise.resolve();
    if (this.dang_gui === undefined) this.dang = this.gui_di(this.el.value);
    else if (this.el.value !== this.dang_gui) this.con ??= this.dang.then(() => {
      this.con = null;
      return this.ghi();
    });
    return this.con ?? this.dang;
  }

  async gui_di(gia_tri) {
    this.dang_gui = gia_tri;
    const tiep = this.da_go;
    this.da_go = true;
    const tra = await gui(() => ({ viec: "ghi", cho: this.truong.duong, gia_tri, dau: this.dau, tiep }));
    this.dang_gui = undefined;
    if (tra.ma === 200) {
      this.dau = tra.cac_dau.at(-1);
      this.goc = gia_tri;
      this.ban = this.el.value !== gia_tri;
      this.el.dataset.ban = this.ban ? "1" : "";
      giu_nhap(this.khoa, this.ban ? { gia_tri: this.el.value, dau: this.dau } : null);
      this.het_hoi();
    } else if (tra.ma === 409 && tra.gia_tri === gia_tri.trim()) {
      // The file says it already.
      [this.dau, this.goc, this.ban] = [tra.dau, gia_tri, this.el.value !== gia_tri];
      giu_nhap(this.khoa, null);
    } else if (tra.ma === 409) {
      this.hai_ban(tra, gia_tri);
    } else {
      this.noi(tra.cau ?? "Chưa ghi được.", tra.goi_y);
    }
  }

  /** Shows both values, and lets somebody decide. */
  hai_ban(tra, gia_tri) {
    this.noi("Ô này vừa được sửa ở nơi khác, chưa ghi gì.");
    const trong_tep = the("p", "", "Trong tệp: ");
    trong_tep.append(the("q", "", tra.gia_tri ?? "(không còn ô này)"));
    const cua_ban = the("p", "", "Bạn gõ: ");
    cua_ban.append(the("q", "", gia_tri));
    const lay = the("button", "", "Lấy theo tệp");
    lay.type = "button";
    lay.addEventListener("click", () => {
      this.dau = tra.dau;
      this.goc = tra.gia_tri ?? "";
      this.el.value = this.goc;
      this.ban = false;
      giu_nhap(this.khoa, null);
      this.het_hoi();
      vua(this.el);
      this.el.focus();
    });
    this.hoi.append(trong_tep, cua_ban, lay);
    if (tra.gia_tri === null || tra.gia_tri === undefined) return;
    const ghi = the("button", "", "Ghi chữ của tôi");
    ghi.type = "button";
    ghi.addEventListener("click", () => {
      this.dau = tra.dau;
      this.het_hoi();
      this.ghi();
      this.el.focus();
    });
    this.hoi.append(ghi);
  }

  noi(cau, goi_y) {
    this.hoi.replaceChildren(the("p", "", cau));
    if (goi_y) this.hoi.append(the("p", "goi-y", `Gợi ý: ${goi_y}`));
    this.hoi.hidden = false;
    // The next key tries again.
    this.el.addEventListener("input", () => this.het_hoi(), { once: true });
  }

  het_hoi() {
    this.hoi.hidden = true;
    this.hoi.replaceChildren();
  }

  /** Takes over what the file says now; not while somebody has typed something else. */
  cap_nhat(truong) {
    this.truong = truong;
    if (this.ban || this.dang_gui !== undefined) return;
    this.dau = truong.dau;
    this.goc = truong.gia_tri;
    // The example is for whoever begins.
    this.el.closest(".o")?.classList.toggle("day", truong.gia_tri !== "");
    const dang_o = document.activeElement === this.el;
    const nhu_nhau = dang_o && this.el.value.trim() === truong.gia_tri.trim();
    if (nhu_nhau) this.goc = this.el.value;
    // How high a text is, the browser lays out the whole form to tell: only where it is another one.
    if (this.el.value === truong.gia_tri || nhu_nhau) return;
    this.el.value = truong.gia_tri;
    vua(this.el);
  }
}
