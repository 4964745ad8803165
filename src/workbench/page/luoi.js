// A table as a grid: what stands in its cells, which of them are in sight, the one in use and those that are chosen.
//
// In: the grid as the program tells it, again after each change. Out: elements for the rows in sight alone, so that a
// table of hundreds of rows scrolls as one of ten. Keys are left to `luoi-phim.js`, what is written to `luoi-ghi.js`.

import { the } from "./dung.js";
import { id_cua, khoa_cua } from "./o.js";
import { chu_cua, phat_hien_cua } from "./phat-hien.js";
import { khung_luoi } from "./luoi-khung.js";
import { chu_o } from "./luoi-o.js";

/** The height of a row, in points of the window; the same in `kieu.css`. */
const CAO = 42;
/** How many rows above and below those in sight are there, too. */
const THEM = 6;

const CO_SO = ["so", "tinh"];

export class Luoi {
  constructor(truong, dong) {
    this.khoa = khoa_cua(truong.duong);
    this.id = id_cua(`${this.khoa}/luoi`);
    this.hang = [];
    this.cot = [];
    this.r = 0; // the cell in use
    this.c = 0;
    this.nr = 0; // the other corner of what is chosen
    this.nc = 0;
    this.co = new Map(); // rows that have elements, by their numbers
    this.cho = new Map(); // texts on their way to the file, by row and column
    this.trong = false; // whether Tab goes on to the next cell
    this.khoa_lai = false; // whether rows are changing: nothing else may until they have
    this.trang_thai = null;
    this.dang_sua = null; // the field in a cell
    khung_luoi(this);
    this.cuon.addEventListener("scroll", () => this.ve(), { passive: true });
    // How large they are is asked for here alone: elsewhere the browser would have to lay out the page to answer.
    this.kich = { cao: 0, rong: 0, dau: 0, cot: [] };
    const do_lai = new ResizeObserver(() => {
      this.kich = { cao: this.cuon.clientHeight, rong: this.cuon.clientWidth, dau: this.dau_luoi.offsetHeight, cot: [] };
      this.ve();
    });
    for (const cai of [this.cuon, this.dau_luoi]) do_lai.observe(cai);
    this.cap_nhat(truong, dong);
  }

  /** Takes over what the program says now. */
  cap_nhat(truong, dong) {
    const cu = this.hang;
    this.truong = truong;
    const { cot, dau_bang, hang } = truong.luoi;
    this.dau = truong.luoi.dau;
    this.chi_doc = truong.luoi.tep_hang !== null;
    this.dong = dong || this.chi_doc;
    this.hang = hang;
    for (const mot of hang) mot.khoa = khoa_cua(mot.duong);
    for (const mot of hang) {
      for (const [c, o] of mot.o.entries()) {
        const dang = this.cho.get(`${mot.khoa}\n${cot[c].ma}`);
        if (dang !== undefined && o.g !== undefined) o.g = dang;
      }
    }
    const dau = JSON.stringify([cot, dau_bang]);
    if (dau !== this.dau_cot) {
      this.dau_cot = dau;
      this.cot = cot;
      this.ten = Math.max(0, cot.findIndex((mot) => mot.ma === "ten"));
      this.dat_dau(dau_bang);
      if (cu.length === 0) {
        this.c = this.nc = this.ten;
        this.r = this.nr = Math.max(0, hang.findIndex((mot) => mot.loai !== "tong"));
      }
      for (const el of this.co.values()) el.remove();
      this.co.clear();
    }
    this.bang.setAttribute("aria-rowcount", String(hang.length + dau_bang.length));
    this.bang.setAttribute("aria-label", `Bảng ${hang.length} dòng, ${cot.length} cột`);
    this.bang.removeAttribute("aria-busy");
    this.goc.classList.toggle("cu", !truong.luoi.moi);
    this.o_cu.hidden = truong.luoi.moi || this.hang.length === 0;
    this.than.style.height = `${hang.length * CAO}px`;
    this.dat_rong();
    this.giu_cho();
    const co_tieu_diem = this.than.contains(document.activeElement);
    for (const [r, el] of [...this.co]) {
      if (r < hang.length) this.ve_hang(el, r);
      else this.bo_hang(r);
    }
    this.ve();
    if (co_tieu_diem && !this.dang_sua) this.o_dang()?.focus({ preventScroll: true });
    this.nut_hang();
    this.ke();
  }

  /** Keeps the cell in use inside the table. */
  giu_cho() {
    const het = Math.max(0, this.hang.length - 1);
    [this.r, this.nr] = [Math.min(this.r, het), Math.min(this.nr, het)];
    [this.c, this.nc] = [Math.min(this.c, this.cot.length - 1), Math.min(this.nc, this.cot.length - 1)];
  }

  dat_dau(dau_bang) {
    this.cao_dau = dau_bang.length;
    const cac = dau_bang.map((muc, cao) => {
      const hang = the("div", "luoi-hang-dau");
      hang.setAttribute("role", "row");
      hang.setAttribute("aria-rowindex", String(cao + 1));
      for (const mot of muc) {
        const o = the("div", "luoi-tieu-de", mot.ten);
        o.setAttribute("role", "columnheader");
        o.setAttribute("aria-colindex", String(mot.cot + 1));
        if (mot.rong > 1) o.setAttribute("aria-colspan", String(mot.rong));
        if (mot.cao > 1) o.setAttribute("aria-rowspan", String(mot.cao));
        o.style.gridColumn = `${mot.cot + 1} / span ${mot.rong}`;
        o.style.gridRow = `${cao + 1} / span ${mot.cao}`;
        if (mot.cot <= this.ten && mot.rong === 1) o.dataset.giu = String(mot.cot);
        hang.append(o);
      }
      return hang;
    });
    this.dau_luoi.replaceChildren(...cac);
    this.bang.setAttribute("aria-colcount", String(this.cot.length));
  }

  /** Columns as wide as their words. */
  dat_rong() {
    const dai = (c) => this.hang.reduce((lon, mot) => Math.max(lon, chu_o(mot.o[c]).length), 0);
    const tu = (c) => Math.max(...this.cot[c].ten.split(/[\s,/]+/).map((mot) => mot.length));
    const rong = this.cot.map((mot, c) => {
      if (mot.kieu === "thu_tu") return Math.max(2.6, dai(c) * 0.6 + 1.2);
      if (c === this.ten) return 15;
      if (CO_SO.includes(mot.kieu)) return Math.min(12, Math.max(4.6, dai(c) * 0.6 + 1.3, tu(c) * 0.62 + 1));
      return Math.min(mot.kieu === "giua" ? 8 : 13, Math.max(4.6, dai(c) * 0.55 + 1.2, tu(c) * 0.62 + 1));
    });
    const chu = rong.map((mot) => `${mot.toFixed(1)}em`).join(" ");
    if (chu === this.rong_chu) return;
    this.rong_chu = chu;
    this.kich.cot = [];
    this.bang.style.setProperty("--luoi-cot", chu);
    this.bang.style.setProperty("--luoi-giu", this.ten === 1 ? `${rong[0].toFixed(1)}em` : "0em");
    this.bang.style.width = `${rong.reduce((tong, mot) => tong + mot, 0).toFixed(1)}em`;
    // The names of rows stay in sight, unless they would take all of it.
    this.giu = this.ten <= 1 ? this.ten : -1;
  }

  // Rows.

  trong_tam() {
    const cao = this.kich.cao - this.kich.dau;
    const tu = Math.max(0, Math.floor(this.cuon.scrollTop / CAO) - THEM);
    return [tu, Math.min(this.hang.length, Math.ceil((this.cuon.scrollTop + Math.max(cao, CAO)) / CAO) + THEM)];
  }

  /** Makes the elements of rows that have come into sight. */
  ve() {
    const [tu, den] = this.trong_tam();
    for (const r of [...this.co.keys()]) if ((r < tu || r >= den) && r !== this.r) this.bo_hang(r);
    const can = this.r < this.hang.length && (this.r < tu || this.r >= den) ? [this.r] : [];
    for (let r = tu; r < den; r += 1) can.push(r);
    for (const r of can) {
      if (this.co.has(r)) continue;
      const el = this.hang_moi(r);
      this.co.set(r, el);
      const ke = [...this.co.keys()].filter((mot) => mot > r).sort((mot, hai) => mot - hai)[0];
      this.than.insertBefore(el, ke === undefined ? null : this.co.get(ke));
    }
  }

  bo_hang(r) {
    this.co.get(r)?.remove();
    this.co.delete(r);
  }

  hang_moi(r) {
    const el = the("div");
    el.setAttribute("role", "row");
    for (const [c, cot] of this.cot.entries()) {
      const o = the("div");
      o.setAttribute("role", "gridcell");
      o.setAttribute("aria-colindex", String(c + 1));
      o.dataset.c = String(c);
      if (c <= this.giu) o.dataset.giu = String(c);
      o.append(the("span", "luoi-an"), the("span", "luoi-chu"));
      o.dataset.kieu = cot.kieu;
      el.append(o);
    }
    this.ve_hang(el, r);
    return el;
  }

  ve_hang(el, r) {
    const hang = this.hang[r];
    el.className = `luoi-hang ${hang.loai}`;
    el.style.top = `${r * CAO}px`;
    el.setAttribute("aria-rowindex", String(r + 1 + this.cao_dau));
    if (hang.dong === null) delete el.dataset.dong;
    else el.dataset.dong = String(hang.dong);
    for (const [c, o] of [...el.children].entries()) this.ve_o(o, r, c);
  }

  ve_o(el, r, c) {
    const [hang, o] = [this.hang[r], this.hang[r].o[c]];
    const [an, chu] = el.children;
    // What is as it was costs nothing.
    const nhu = [r, chu_o(o), o.g === undefined, hang.loai, hang.cap, this.loi_o(o), o.l, this.dong, this.duoc_chon(r, c), r === this.r && c === this.c].join("\n");
    if (el.nhu === nhu && this.dang_sua?.r !== r) return;
    el.nhu = nhu;
    const dang = this.dang_sua?.r === r && this.dang_sua.c === c;
    if (!dang) {
      const moi = chu_o(o);
      if (chu.textContent !== moi) chu.textContent = moi;
      el.title = moi.length > 24 ? moi : "";
    }
    const cap = c === this.ten && hang.loai === "nhom" ? `Nhóm cấp ${hang.cap + 1}: ` : "";
    if (an.textContent !== cap) an.textContent = cap;
    const tinh = o.g === undefined;
    const lop = ["luoi-o", tinh ? "tinh" : "", this.loi_o(o), this.duoc_chon(r, c) ? "chon" : ""].filter(Boolean).join(" ");
    if (el.className !== lop) el.className = lop;
    if (c === this.ten) el.style.setProperty("--cap", String(hang.loai === "tong" ? 0 : hang.cap));
    el.setAttribute("aria-selected", String(this.duoc_chon(r, c)));
    el.setAttribute("aria-readonly", String(tinh || this.dong));
    if (this.loi_o(o) === "loi") el.setAttribute("aria-invalid", "true");
    else el.removeAttribute("aria-invalid");
    if (tinh && CO_SO.includes(this.cot[c].kieu)) el.setAttribute("aria-describedby", `${this.id}-tinh`);
    else if (o.l) el.setAttribute("aria-describedby", `${this.id}-loi`);
    else el.removeAttribute("aria-describedby");
    el.tabIndex = r === this.r && c === this.c ? 0 : -1;
  }

  // What was found.

  /** Shows what was found in a state; null if the grid is of another one. */
  dat_loi(trang_thai) {
    this.trang_thai = trang_thai;
    for (const [r, el] of this.co) this.ve_hang(el, r);
    const so = this.hang.reduce((tong, mot) => tong + mot.o.filter((o) => ["loi", "canh-bao"].includes(this.loi_o(o))).length, 0);
    this.nut_loi.hidden = so === 0;
    this.nut_loi.textContent = `⚠ ${so} ô phải xem`;
    this.ke();
  }

  /** The gravest of what was found in a cell. */
  loi_o(o) {
    const cac = (o.l ?? []).map((so) => this.trang_thai?.phat_hien[so]?.muc_do);
    return ["loi", "canh-bao", "luu-y", "bo-qua"].find((mot) => cac.includes(mot)) ?? "";
  }

  /** Goes to the next cell in which something was found. */
  den_loi() {
    const cac = [];
    for (const [r, hang] of this.hang.entries()) for (const [c, o] of hang.o.entries()) if (["loi", "canh-bao"].includes(this.loi_o(o))) cac.push([r, c]);
    const sau = ([r, c]) => r > this.r || (r === this.r && c > this.c);
    const den = cac.find(sau) ?? cac[0];
    if (!den) return;
    this.goc.scrollIntoView({ block: "nearest" });
    this.dat(...den);
  }

  /** All of the cell in use, and what was found in it. */
  ke() {
    const hang = this.hang[this.r];
    const o = hang?.o[this.c];
    this.o_cot.textContent = o ? `${this.cot[this.c].ten}: ` : "";
    this.o_het.textContent = o ? chu_o(o) : "Chưa có dòng nào.";
    // The same findings stay: whoever is on the button of one is left there.
    const cac = (o?.l ?? []).map((so) => this.trang_thai?.phat_hien[so]).filter(Boolean);
    const nay = chu_cua(cac);
    for (const cu of this.o_loi.querySelectorAll(".khong-ghi")) cu.remove();
    if ((this.o_loi.dataset.nay ?? "[]") !== nay) this.o_loi.replaceChildren(...cac.map(phat_hien_cua));
    this.o_loi.dataset.nay = nay;
  }

  bao(chu) {
    this.o_bao.textContent = chu;
  }

  // The cell in use, and what is chosen.

  o_dang() {
    return this.co.get(this.r)?.children[this.c] ?? null;
  }

  duoc_chon(r, c) {
    const trong = (mot, hai, ba) => Math.min(mot, hai) <= ba && ba <= Math.max(mot, hai);
    return (this.r !== this.nr || this.c !== this.nc) && trong(this.r, this.nr, r) && trong(this.c, this.nc, c);
  }

  /** The corners of what is chosen. */
  vung() {
    const [r1, r2] = [Math.min(this.r, this.nr), Math.max(this.r, this.nr)];
    return { r1, r2, c1: Math.min(this.c, this.nc), c2: Math.max(this.c, this.nc) };
  }

  /** Goes to a cell; with `noi` what is chosen reaches from where it began to there. */
  dat(r, c, { noi = false, tieu_diem = true } = {}) {
    if (this.hang.length === 0) return;
    [this.r, this.c] = [Math.max(0, Math.min(r, this.hang.length - 1)), Math.max(0, Math.min(c, this.cot.length - 1))];
    if (!noi) [this.nr, this.nc] = [this.r, this.c];
    this.vao_tam();
    this.ve();
    for (const [so, el] of this.co) for (const [cot, o] of [...el.children].entries()) this.ve_chon(o, so, cot);
    if (tieu_diem) this.o_dang()?.focus({ preventScroll: true });
    this.ke();
    this.nut_hang();
  }

  /** What changes in a cell when another one is in use. */
  ve_chon(el, r, c) {
    const chon = this.duoc_chon(r, c);
    if (el.classList.contains("chon") !== chon) {
      el.classList.toggle("chon", chon);
      el.setAttribute("aria-selected", String(chon));
      el.nhu = "";
    }
    const tab = r === this.r && c === this.c ? 0 : -1;
    if (el.tabIndex === tab) return;
    el.tabIndex = tab;
    el.nhu = "";
  }

  /** Brings the cell in use into sight. */
  vao_tam() {
    const cao = this.kich.cao - this.kich.dau;
    const tren = this.r * CAO;
    if (tren < this.cuon.scrollTop) this.cuon.scrollTop = tren;
    else if (tren + CAO > this.cuon.scrollTop + cao) this.cuon.scrollTop = tren + CAO - cao;
    if (this.c <= this.giu) return;
    if (this.kich.cot.length === 0) {
      // The cells of any row are as wide as those of this one.
      const hang = this.co.values().next().value;
      this.kich.cot = [...(hang?.children ?? [])].map((o) => o.offsetWidth);
    }
    const toi = (c) => this.kich.cot.slice(0, c).reduce((tong, mot) => tong + mot, 0);
    const [trai, phai, che] = [toi(this.c), toi(this.c + 1), toi(this.giu + 1)];
    const cuon = this.cuon.scrollLeft;
    if (trai - che < cuon) this.cuon.scrollLeft = trai - che;
    else if (phai > cuon + this.kich.rong) this.cuon.scrollLeft = phai - this.kich.rong;
  }

  /** Goes to the cell that a name of a field is of. Returns whether it is this grid's. */
  den(ten) {
    let tot = -1;
    for (const [r, hang] of this.hang.entries()) {
      const hop = hang.loai !== "tong" && (ten === hang.khoa || ten.startsWith(`${hang.khoa}/`));
      if (hop && (tot < 0 || hang.khoa.length > this.hang[tot].khoa.length)) tot = r;
    }
    if (tot < 0) return false;
    const cot = this.cot.findIndex((mot) => mot.ma === ten.slice(this.hang[tot].khoa.length + 1).split("/").at(-1));
    this.goc.scrollIntoView({ block: "center" });
    this.dat(tot, cot < 0 ? this.ten : cot);
    return true;
  }

  /** Which buttons can do anything. */
  nut_hang() {
    const hang = this.hang[this.r];
    const dong = this.dong || this.khoa_lai;
    this.nut.them.disabled = dong;
    this.nut.nhom.disabled = dong;
    for (const ten of ["xoa", "len", "xuong"]) this.nut[ten].disabled = dong || !hang || hang.loai === "tong";
  }
}
