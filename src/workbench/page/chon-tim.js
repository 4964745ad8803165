// A list to choose one thing from by typing a few letters of it.
//
// In: the things, each with a name and a few more words. Out: the one that is chosen, by mouse or keys: arrows in the
// field go through the list, Enter chooses.

import { the } from "./dung.js";
import { cac_tu, diem, san } from "./khong-dau.js";

/** How many are shown at once. */
const NHIEU = 60;
let so_bo = 0;

/** A field with its list. */
export class ChonTim {
  constructor(hop, { nhan, goi, chon }) {
    this.cac = [];
    this.nay = null;
    this.hien = [];
    this.o = -1;
    this.khi_chon = chon;
    const id = `ct${(so_bo += 1)}`;
    const dau = the("label", "", nhan);
    dau.htmlFor = id;
    this.go = the("input");
    this.go.id = id;
    this.go.type = "search";
    this.go.autocomplete = "off";
    this.go.spellcheck = false;
    this.go.placeholder = goi;
    this.go.setAttribute("role", "combobox");
    this.go.setAttribute("aria-expanded", "true");
    this.go.setAttribute("aria-autocomplete", "list");
    this.go.setAttribute("aria-controls", `${id}-ds`);
    this.ds = the("ul");
    this.ds.id = `${id}-ds`;
    this.ds.setAttribute("role", "listbox");
    this.ds.setAttribute("aria-label", nhan);
    this.dem = the("p", "dem-tim");
    this.dem.setAttribute("role", "status");
    hop.append(dau, this.go, this.ds, this.dem);
    this.go.addEventListener("input", () => this.loc());
    this.go.addEventListener("keydown", (ev) => this.phim(ev));
    this.ds.addEventListener("click", (ev) => {
      const muc = ev.target.closest("li");
      if (muc) this.lay(Number(muc.dataset.so));
    });
  }

  /** Takes other things; none is chosen. */
  dat(cac) {
    this.cac = cac.map((mot) => ({ mot, san: san(`${mot.ten} ${mot.phu ?? ""} ${mot.tim ?? ""}`) }));
    this.nay = null;
    this.go.value = "";
    this.loc();
  }

  /** The one that is chosen; of those that were found by typing the only one is meant. */
  chot() {
    if (!this.nay && this.go.value.trim() !== "" && this.hien.length === 1) this.lay(0);
    return this.nay;
  }

  loc() {
    const cac = cac_tu(this.go.value);
    let co = this.cac;
    if (cac.length > 0) {
      const cham = this.cac.map((mot, so) => [diem(mot.san, cac), so, mot]).filter(([mot]) => mot > 0);
      cham.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
      co = cham.map(([, , mot]) => mot);
    }
    this.hien = co.slice(0, NHIEU).map(({ mot }) => mot);
    this.o = this.hien.indexOf(this.nay);
    this.ds.replaceChildren(
      ...this.hien.map((mot, so) => {
        const muc = the("li");
        muc.id = `${this.ds.id}-${so}`;
        muc.dataset.so = so;
        muc.setAttribute("role", "option");
        muc.append(the("span", "ten-muc", mot.ten), the("span", "o-dau", mot.phu ?? ""));
        return muc;
      }),
    );
    this.ds.hidden = this.hien.length === 0;
    const con = co.length - this.hien.length;
    if (this.cac.length === 0) this.dem.textContent = "";
    else if (co.length === 0) this.dem.textContent = "Không có nơi nào, mục nào như vậy.";
    else this.dem.textContent = con > 0 ? `${co.length} mục, đang hiện ${this.hien.length}: gõ thêm chữ để thu hẹp` : `${co.length} mục`;
    this.to();
  }

  /** Shows which one is under the keys, and which is chosen. */
  to() {
    for (const [so, muc] of [...this.ds.children].entries()) {
      muc.classList.toggle("dang", so === this.o);
      muc.setAttribute("aria-selected", String(this.hien[so] === this.nay));
    }
    const muc = this.ds.children[this.o];
    if (muc) this.go.setAttribute("aria-activedescendant", muc.id);
    else this.go.removeAttribute("aria-activedescendant");
    muc?.scrollIntoView({ block: "nearest" });
  }

  phim(ev) {
    const buoc = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[ev.key];
    if (buoc) {
      this.o = Math.max(0, Math.min(this.hien.length - 1, this.o + buoc));
      this.to();
      ev.preventDefault();
    } else if (ev.key === "Enter" && this.hien.length > 0 && this.hien[Math.max(0, this.o)] !== this.nay) {
      this.lay(Math.max(0, this.o));
      ev.preventDefault();
    }
  }

  lay(so) {
    this.nay = this.hien[so];
    this.o = so;
    this.to();
    this.khi_chon(this.nay);
  }
}
