// The workbench: what comes from the program goes to the pages, the list and the source; a click on one of them
// shows the same place on the others.

import { tim } from "./dung.js";
import { gui, khi_ghi, nhap_cua } from "./gui.js";
import { cap_nhat_mau, da_ghi, den_chu, den_o, dong_cua } from "./mau.js";
import { cap_nhat, den, khi_chon_dong } from "./nguon.js";
import { khi_chon, liet_ke } from "./phat-hien.js";
import { khi_den_tep } from "./luoi-mau.js";
import { bat_the, mo_the } from "./the.js";
import { SO, VAN_BAN, hoi, lan_luot, theo } from "./tin.js";
import { danh_dau, khi_bam, ve, xem } from "./trang.js";

const o_bao = tim("bao");
const o_cho = tim("cho");
let mat = ""; // about the connection
let cu = ""; // about pages of an earlier text
let sua_duoc = false; // whether there is a form

const doi_mau = lan_luot(cap_nhat_mau);
// Why something was not shown, the next news tells.
const lai = () => {};

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
  document.dispatchEvent(new CustomEvent("tinh-hinh", { detail: moi }));
  tim("ten").textContent = moi.tep;
  tim("trich-yeu").textContent = moi.trich_yeu ?? "";
  tim("dem").textContent = dem(moi);
  document.title = `${moi.loi > 0 ? "⚠ " : ""}${moi.tep}`;
  cu = "";
  if (moi.dang_dung) cu = "";
  else if (!moi.moi && moi.trang.length > 0) cu = "Văn bản đang có lỗi: trang dưới đây là của lần trước, chưa theo tệp.";
  else if (moi.trang.length === 0) cu = "Văn bản đang có lỗi, chưa dựng được trang nào.";
  bao();
  liet_ke(moi);
  tim("so-loi").textContent = moi.phat_hien.length > 0 ? ` (${moi.phat_hien.length})` : "";
  if (moi.sua_duoc && !sua_duoc) {
    sua_duoc = true;
    nhap_cua(moi.ma_tep);
    bat_the();
  }
  if (sua_duoc) doi_mau(moi).catch(lai);
  cap_nhat(moi).catch(lai);
  // Pages wait for nothing else.
  await ve(moi);
  danh_dau(moi.phat_hien);
}

khi_chon(async (mot) => {
  xem(mot.tren_trang);
  o_cho.textContent = mot.cho ? mot.cho.ten : "Thông báo này không ở dòng nào của tệp.";
  if (mot.cho) await den(mot.cho);
  if (sua_duoc && mot.cho?.tep !== null) mo_the("nguon");
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
  if (!sua_duoc) return;
  const ten = co.truong.join("/");
  mo_the(den_duoc(ten, co.chu) ? "mau" : "nguon");
});

khi_den_tep(async (tep) => {
  await den({ tep, dong: 1, cot: 1, dong_cuoi: 1, cot_cuoi: 1 });
  mo_the("nguon");
});

/** Goes to the field of a word, which must be in sight before it can be used. */
function den_duoc(ten, chu) {
  mo_the("mau");
  for (let dau = ten; dau !== ""; dau = dau.slice(0, Math.max(0, dau.lastIndexOf("/")))) {
    if (den_o(dau)) {
      den_chu(chu);
      return true;
    }
  }
  return false;
}

khi_chon_dong(async (tep, dong) => {
  await den({ tep, dong, cot: 1, dong_cuoi: dong, cot_cuoi: 1 });
  const co = await hoi(`dong?tep=${tep}&dong=${dong}`).catch(() => null);
  const thay = co !== null && xem(co.tren_trang);
  o_cho.textContent = thay ? `Dòng ${dong} ở chỗ đánh dấu trên trang.` : `Dòng ${dong} không có chữ nào trên trang.`;
});

// Where the words of a field are on the page, while it is in use.
tim("o-mau").addEventListener("focusin", async (ev) => {
  const dong = dong_cua(ev.target);
  if (dong === null) return;
  const co = await hoi(`dong?tep=0&dong=${dong}`).catch(() => null);
  if (co !== null && document.activeElement === ev.target) xem(co.tren_trang);
});

khi_ghi((dang, tra, viec) => {
  if (tra?.ma === 200) da_ghi(tra, viec);
  const o = tim("luu");
  if (dang > 0) o.textContent = "Đang ghi…";
  else o.textContent = tra?.ma === 200 ? "Đã ghi vào tệp." : "Chưa ghi, xem chỗ được đánh dấu.";
});

async function buoc(viec) {
  const tra = await gui({ viec });
  if (tra.ma !== 200) tim("luu").textContent = tra.cau ?? "Chưa làm được.";
}

tim("hoan-tac").addEventListener("click", () => buoc("hoan_tac"));
tim("lam-lai").addEventListener("click", () => buoc("lam_lai"));
document.addEventListener("keydown", (ev) => {
  if (!sua_duoc || !(ev.ctrlKey || ev.metaKey) || ev.altKey) return;
  const phim = ev.key.toLowerCase();
  const lai = phim === "y" || (phim === "z" && ev.shiftKey);
  if (!lai && phim !== "z") return;
  // What was typed and is not in the file yet, the browser itself takes back.
  if (ev.target.matches?.("input, textarea") && ev.target.dataset.ban === "1") return;
  ev.preventDefault();
  buoc(lai ? "lam_lai" : "hoan_tac");
});

tim("ve-danh-sach").hidden = SO === null;
const mau = new URLSearchParams(location.search).get("tu");
if (mau !== null) {
  tim("ve-danh-sach").href = `hang-loat.html?mau=${encodeURIComponent(mau)}`;
  tim("ve-danh-sach").textContent = "‹ Hàng loạt";
}

theo(`${VAN_BAN}tinh-hinh`, nhan, (chu) => {
  mat = chu;
  bao();
});
