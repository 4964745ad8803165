// The workbench: what comes from the program goes to the pages, the list and the source; a click on one of them
// shows the same place on the others.

import { tim } from "./dung.js";
import { cap_nhat, den, khi_chon_dong } from "./nguon.js";
import { khi_chon, liet_ke } from "./phat-hien.js";
import { SO, VAN_BAN, hoi, theo } from "./tin.js";
import { danh_dau, khi_bam, ve, xem } from "./trang.js";

const o_bao = tim("bao");
const o_cho = tim("cho");
let mat = ""; // about the connection
let cu = ""; // about pages of an earlier text

function bao() {
  const chu = mat || cu;
  o_bao.classList.toggle("het", mat !== "");
  if (o_bao.textContent !== chu) o_bao.textContent = chu;
  o_bao.hidden = chu === "";
}

function dem(moi) {
  const trang = moi.trang.length > 0 ? `${moi.trang.length} trang` : "chưa có trang";
  const bo_qua = moi.bo_qua > 0 ? `, ${moi.bo_qua} bỏ qua` : "";
  return `${trang}; ${moi.loi} lỗi, ${moi.canh_bao} cảnh báo, ${moi.luu_y} lưu ý${bo_qua}`;
}

async function nhan(moi) {
  tim("ten").textContent = moi.tep;
  tim("trich-yeu").textContent = moi.trich_yeu ?? "";
  tim("dem").textContent = dem(moi);
  document.title = `${moi.loi > 0 ? "⚠ " : ""}${moi.tep}`;
  cu = "";
  if (!moi.moi && moi.trang.length > 0) cu = "Văn bản đang có lỗi: trang dưới đây là của lần trước, chưa theo tệp.";
  else if (moi.trang.length === 0) cu = "Văn bản đang có lỗi, chưa dựng được trang nào.";
  bao();
  liet_ke(moi);
  await Promise.all([ve(moi).then(() => danh_dau(moi.phat_hien)), cap_nhat(moi)]);
}

khi_chon(async (mot) => {
  xem(mot.tren_trang);
  o_cho.textContent = mot.cho ? mot.cho.ten : "Thông báo này không ở dòng nào của tệp.";
  if (mot.cho) await den(mot.cho);
});

khi_bam(async (trang, x, y) => {
  const co = await hoi(`cho?trang=${trang}&x=${x.toFixed(1)}&y=${y.toFixed(1)}`).catch(() => null);
  if (!co) return;
  const la = co.la ? `${co.la}: ` : "";
  if (!co.cho) {
    xem([]);
    o_cho.textContent = `${la}“${co.chu}” do chương trình đặt, không có trong tệp.`;
    return;
  }
  const truong = co.truong.length > 0 ? `, trường ${co.truong.join(" › ")}` : "";
  o_cho.textContent = `${la}“${co.chu}”${truong}, ${co.cho.ten}`;
  xem(co.tren_trang);
  await den(co.cho);
});

khi_chon_dong(async (tep, dong) => {
  await den({ tep, dong, cot: 1, dong_cuoi: dong, cot_cuoi: 1 });
  const co = await hoi(`dong?tep=${tep}&dong=${dong}`).catch(() => null);
  const thay = co !== null && xem(co.tren_trang);
  o_cho.textContent = thay ? `Dòng ${dong} ở chỗ đánh dấu trên trang.` : `Dòng ${dong} không có chữ nào trên trang.`;
});

tim("ve-danh-sach").hidden = SO === null;

theo(`${VAN_BAN}tinh-hinh`, nhan, (chu) => {
  mat = chu;
  bao();
});
