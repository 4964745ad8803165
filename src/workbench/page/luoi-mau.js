// Grids among the fields of a form.
//
// In: the tables of a form, each time it is told. Out: a grid for each, the same as long as the page is open; what else is
// said of a table stands below it, closed until somebody asks.

import { the } from "./dung.js";
import { Luoi } from "./luoi.js";
import { da_doi_hang, ghi_nhap } from "./luoi-ghi.js";
import { noi_tep } from "./luoi-khung.js";
import { mo_o } from "./luoi-phim.js";
import { khoa_cua } from "./o.js";

const cac_luoi = new Map();
let den_tep = () => {};

/** What to do when somebody asks for the file that rows are in, by its number. */
export function khi_den_tep(lam) {
  den_tep = lam;
}

/** A table with its grid; `than` are the elements of its other fields, `tat` the words that stand for them. */
export function bang(truong, dong, loi, than, tat) {
  const khoa = khoa_cua(truong.duong);
  const moi = the("fieldset", "bang-o");
  moi.append(the("legend", "", truong.ten), loi);
  let luoi = cac_luoi.get(khoa);
  if (luoi) luoi.cap_nhat(truong, dong);
  else {
    luoi = new Luoi(truong, dong);
    cac_luoi.set(khoa, luoi);
    if (!luoi.dong) ghi_nhap(luoi);
  }
  if (luoi.chi_doc) moi.append(noi_tep(luoi, (so) => den_tep(so)));
  const them = the("details", "bang-them");
  const ten = the("summary", "", "Tên, đơn vị, các cột, dòng tổng ");
  ten.append(tat);
  them.append(ten, ...than);
  moi.append(luoi.goc, them);
  return moi;
}

/** Takes over what the program says of a table now. */
export function cap_nhat_luoi(truong, dong, tep) {
  const luoi = cac_luoi.get(khoa_cua(truong.duong));
  if (!luoi) return;
  luoi.cap_nhat(truong, dong);
  luoi.tep = tep;
  const go = da_doi_hang(luoi);
  if (go) mo_o(luoi, go);
}

/** Shows what was found in the cells of a table; null if it was found in another text. */
export function loi_luoi(truong, trang_thai) {
  cac_luoi.get(khoa_cua(truong.duong))?.dat_loi(trang_thai);
}

/** Goes to the cell that a name of a field is of. Returns whether there is one. */
export function den_luoi(truong, ten) {
  return cac_luoi.get(khoa_cua(truong.duong))?.den(ten) ?? false;
}

/** Keeps where grids are while all elements are made anew. Returns how to bring them back there. */
export function giu_luoi() {
  const cu = [...cac_luoi.values()].map((luoi) => [luoi, luoi.cuon.scrollTop, luoi.cuon.scrollLeft, luoi.than.contains(document.activeElement)]);
  return () => {
    for (const [luoi, tren, trai, dung] of cu) {
      if (!luoi.goc.isConnected) {
        cac_luoi.delete(luoi.khoa);
        continue;
      }
      [luoi.cuon.scrollTop, luoi.cuon.scrollLeft] = [tren, trai];
      luoi.ve();
      if (dung) luoi.dat(luoi.r, luoi.c);
    }
  };
}
