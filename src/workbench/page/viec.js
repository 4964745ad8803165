// What may be done with a paper beside editing it: its files are made and kept, in a panel that others use too.
//
// In: the state of the paper, clicks. Out: files of the browser, what was found on the way.

import { the, tim } from "./dung.js";
import { cac_phat_hien, gui_viec } from "./lam.js";
import { VAN_BAN } from "./tin.js";

const o_kq = tim("viec-ket-qua");
const nut_xuat = tim("xuat");
let noi_mo = null; // what opened the panel

/** Shows what came of it, with a button that puts it away. */
export function ket_qua(cau, them = []) {
  const dau = the("div", "dau");
  const dong = the("button", "nho", "Đóng");
  dong.type = "button";
  const tu = o_kq.hidden ? document.activeElement : null;
  if (tu) noi_mo = tu;
  dong.addEventListener("click", () => {
    o_kq.hidden = true;
    noi_mo?.focus();
  });
  const chu = the("p", "", cau);
  chu.setAttribute("role", "status");
  dau.append(chu, dong);
  o_kq.replaceChildren(dau, ...them);
  o_kq.hidden = false;
}

const TEN = { xlsx: "Tải bảng Excel", pdf: "Tải PDF", docx: "Tải DOCX (Word)", txt: "Tải chữ trơn" };

/** Links to files that were made. */
export function cac_tep(tep) {
  const ds = the("ul");
  for (const mot of tep) {
    const noi = the("a", "nut", TEN[mot.duoi] ?? `Tải ${mot.duoi}`);
    noi.href = `${VAN_BAN}tai/${mot.duoi}`;
    noi.setAttribute("download", "");
    const muc = the("li");
    muc.append(noi, " ", the("span", "o-dau", mot.la ? `${mot.ten} ${mot.la}` : mot.ten));
    ds.append(muc);
  }
  return ds;
}

async function xuat() {
  nut_xuat.disabled = true;
  nut_xuat.textContent = "Đang xuất…";
  const tra = await gui_viec(`${VAN_BAN}xuat`, {});
  nut_xuat.textContent = "Xuất PDF, Word";
  nut_xuat.disabled = false;
  if (tra.ma !== 200) {
    const them = tra.goi_y ? [the("p", "goi-y", `Gợi ý: ${tra.goi_y}.`)] : [];
    ket_qua(tra.cau ?? "Chưa xuất được.", [...them, ...cac_phat_hien(tra.phat_hien ?? [])]);
    return;
  }
  const nhac = tra.phat_hien.length > 0 ? `, còn ${tra.phat_hien.length} chỗ nên xem trong thẻ “Lỗi, lưu ý”` : "";
  ket_qua(`Đã xuất${nhac}:`, [cac_tep(tra.tep)]);
  o_kq.querySelector("a")?.focus();
}

nut_xuat.addEventListener("click", xuat);

document.addEventListener("tinh-hinh", (ev) => {
  tim("viec").hidden = !ev.detail.lam_duoc;
});
