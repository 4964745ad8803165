// What stands around a grid: its buttons, the line with all of a cell, what was found, how it is used.
//
// In: a grid. Out: its elements; the buttons do what the keys do.

import { the } from "./dung.js";
import { xoa_dong, chuyen_dong, them_dong } from "./luoi-ghi.js";
import { noi_phim } from "./luoi-phim.js";

const CACH_DUNG =
  "Mũi tên: đi giữa các ô. Gõ chữ: thay nội dung ô; Enter hoặc F2: sửa; Esc: thôi. Tab: sang ô kế khi đang nhập; Esc rồi Tab: ra khỏi bảng. " +
  "Shift+mũi tên: chọn nhiều ô; Ctrl+C, Ctrl+X, Ctrl+V: chép, cắt, dán, kể cả vùng chép từ Excel; Delete: xóa nội dung. " +
  "Ctrl+Enter: thêm dòng dưới; Ctrl+Shift+Enter: thêm nhóm; Ctrl+Delete: xóa dòng; Alt+↑, Alt+↓: chuyển dòng. Ctrl+Z: hoàn tác.";

function nut(chu, nghe, bam, lop = "nho") {
  const moi = the("button", lop, chu);
  moi.type = "button";
  if (nghe) moi.setAttribute("aria-label", nghe);
  moi.addEventListener("click", bam);
  return moi;
}

/** Makes the elements of a grid. */
export function khung_luoi(luoi) {
  luoi.goc = the("div", "luoi");
  luoi.bang = the("div", "luoi-bang");
  luoi.bang.id = luoi.id;
  luoi.bang.setAttribute("role", "grid");
  luoi.bang.setAttribute("aria-multiselectable", "true");
  luoi.bang.setAttribute("aria-describedby", `${luoi.id}-cach`);
  luoi.dau_luoi = the("div", "luoi-dau");
  luoi.than = the("div", "luoi-than");
  for (const mot of [luoi.dau_luoi, luoi.than]) mot.setAttribute("role", "rowgroup");
  luoi.bang.append(luoi.dau_luoi, luoi.than);
  luoi.cuon = the("div", "luoi-cuon");
  luoi.cuon.append(luoi.bang);

  luoi.nut = {
    them: nut("+ Dòng", "Thêm dòng dưới dòng đang chọn", () => them_dong(luoi, false)),
    nhom: nut("+ Nhóm", "Thêm nhóm dưới nhóm đang chọn", () => them_dong(luoi, true)),
    xoa: nut("Xóa dòng", "", () => xoa_dong(luoi)),
    len: nut("↑", "Chuyển dòng lên", () => chuyen_dong(luoi, true)),
    xuong: nut("↓", "Chuyển dòng xuống", () => chuyen_dong(luoi, false)),
  };
  const rong = nut("⇔ Rộng", "Bảng rộng ra, trang hẹp lại", () => {
    const ra = document.body.classList.toggle("rong");
    for (const mot of document.querySelectorAll(".luoi-rong")) mot.setAttribute("aria-pressed", String(ra));
  }, "nho luoi-rong");
  rong.setAttribute("aria-pressed", String(document.body.classList.contains("rong")));
  luoi.nut_loi = nut("", "", () => luoi.den_loi(), "nho luoi-den-loi");
  luoi.nut_loi.hidden = true;
  const thanh = the("div", "luoi-thanh");
  thanh.setAttribute("role", "group");
  thanh.setAttribute("aria-label", "Các dòng của bảng");
  thanh.append(...Object.values(luoi.nut), rong, luoi.nut_loi);

  const het = the("p", "luoi-het");
  luoi.o_cot = the("span", "luoi-ten-cot");
  luoi.o_het = the("span", "luoi-noi-dung");
  het.append(luoi.o_cot, luoi.o_het);

  luoi.o_loi = the("div", "luoi-loi");
  luoi.o_loi.id = `${luoi.id}-loi`;
  luoi.o_hoi = the("div", "hoi");
  luoi.o_hoi.hidden = true;
  luoi.o_hoi.setAttribute("role", "alert");
  luoi.o_bao = the("p", "luoi-bao");
  luoi.o_bao.setAttribute("role", "status");
  luoi.o_cu = the("p", "luoi-cu", "Ô xám đang là số của lần trước: văn bản còn lỗi nên chưa tính lại.");
  const tinh = the("p", "luoi-an", "Do chương trình tính, không gõ ở đây.");
  tinh.id = `${luoi.id}-tinh`;
  const cach = the("details", "luoi-cach");
  const noi = the("p", "", CACH_DUNG);
  noi.id = `${luoi.id}-cach`;
  cach.append(the("summary", "", "Phím dùng trong bảng"), noi);
  luoi.goc.append(thanh, het, luoi.cuon, luoi.o_loi, luoi.o_hoi, luoi.o_bao, luoi.o_cu, tinh, cach);
  noi_phim(luoi);
}

/** What is said of a table whose rows are in a file of their own. */
export function noi_tep(luoi, den_tep) {
  const { tep_hang, tep_so } = luoi.truong.luoi;
  const cau = the("p", "vi-du", `Các dòng của bảng này ở trong ${tep_hang}: sửa tệp ấy rồi lưu, bảng ở đây và trang đổi theo. `);
  if (tep_so !== null) cau.append(nut("Xem tệp ấy", `Xem tệp ${tep_hang}`, () => den_tep(tep_so)));
  return cau;
}
