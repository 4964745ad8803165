// The papers of a template, one for each locality: the state of each, a filter, and work on those that are shown or
// chosen, with its progress.
//
// In: the state of the batch, asked for again and again. Out: rows with links to the papers; work that is begun and
// stopped.

import { the, tim } from "./dung.js";
import { cac_phat_hien, gui_viec, lay } from "./lam.js";
import { cac_tu, diem, san } from "./khong-dau.js";

const MAU = encodeURIComponent(new URLSearchParams(location.search).get("mau") ?? "0");
const NHIEU = 200; // rows at once
const than = tim("bang");
const o_ket = tim("ket");
const cac = new Map(); // papers by their codes
const dau_san = new Map(); // what is looked into of each
const chon = new Set();
let lan = 0;
let hien = []; // those that pass the filter
let bao_nhieu = NHIEU;
let dang = null;
let ket_cu = null;
let noi_luc = 0;

const LOC = {
  "": () => true,
  chua: (mot) => mot.thay === null,
  sai: (mot) => mot.thay !== null && mot.thay[0] + mot.thay[1] > 0,
  "chua-xuat": (mot) => !mot.da_xuat,
  "da-xuat": (mot) => mot.da_xuat,
  "phat-hanh": (mot) => mot.phat_hanh !== null,
};

function kiem_tra(mot) {
  if (mot.thay === null) return ["dang-xet", "chưa kiểm tra"];
  const [loi, canh_bao, luu_y] = mot.thay;
  const phan = [[loi, "lỗi"], [canh_bao, "cảnh báo"], [luu_y, "lưu ý"]].filter(([so]) => so > 0).map(([so, ten]) => `${so} ${ten}`);
  return [loi > 0 ? "loi" : canh_bao > 0 ? "canh-bao" : "luu-y", phan.length > 0 ? phan.join(", ") : "không có gì phải sửa"];
}

function hang(mot) {
  const moi = the("tr");
  moi.dataset.ma = mot.ma;
  const o_chon = the("td", "o-chon");
  const hop = the("input");
  hop.type = "checkbox";
  hop.checked = chon.has(mot.ma);
  hop.setAttribute("aria-label", `Chọn ${mot.ten}`);
  o_chon.append(hop);
  const o_ten = the("td");
  const noi = the("a", "", mot.ten);
  noi.href = `van-ban.html?so=${mot.so}&tu=${MAU}`;
  o_ten.append(noi, the("span", "o-dau", `${mot.thuoc ? `${mot.thuoc}, ` : ""}mã ${mot.ma}`));
  const [lop, chu] = kiem_tra(mot);
  const o_xet = the("td", lop);
  o_xet.append(the("span", "muc", chu));
  const o_tep = the("td");
  o_tep.append(the("span", "", mot.da_xuat ? "đã xuất" : "chưa xuất"));
  if (mot.phat_hanh) o_tep.append(the("span", "o-dau", `đã phát hành: ${mot.phat_hanh}`));
  moi.append(o_chon, o_ten, o_xet, o_tep);
  return moi;
}

/** Those that work is done on: the chosen ones, or all that are shown. */
const lam_voi = () => (chon.size > 0 ? hien.filter((mot) => chon.has(mot.ma)) : hien);

function dem() {
  const tat_ca = [...cac.values()];
  const sai = tat_ca.filter(LOC.sai).length;
  const xuat = tat_ca.filter((mot) => mot.da_xuat).length;
  const phat = tat_ca.filter((mot) => mot.phat_hanh !== null).length;
  const trong = hien.length < tat_ca.length ? `${hien.length} trên ` : "";
  tim("dem").textContent = `${trong}${tat_ca.length} địa phương; ${sai} còn lỗi, cảnh báo; ${xuat} đã xuất; ${phat} đã phát hành`;
  const so = lam_voi().length;
  const ten = chon.size > 0 ? "đã chọn" : "đang hiện";
  tim("kiem-tra").textContent = `Kiểm tra ${so} nơi ${ten}`;
  tim("xuat").textContent = `Xuất PDF, Word ${so} nơi ${ten}`;
  for (const mot of ["kiem-tra", "xuat"]) tim(mot).disabled = so === 0 || dang !== null;
}

/** Filters, and shows the first rows. */
function ve() {
  const tu = cac_tu(tim("loc").value);
  const la = LOC[tim("tinh-trang").value];
  hien = [...cac.values()].filter((mot) => la(mot) && (tu.length === 0 || diem(dau_san.get(mot.ma), tu) > 0));
  than.replaceChildren(...hien.slice(0, bao_nhieu).map(hang));
  const con = hien.length - bao_nhieu;
  tim("them-nua").hidden = con <= 0;
  tim("them").textContent = `Hiện thêm ${Math.min(con, NHIEU)} nơi, còn ${con}`;
  tim("chon-het").checked = hien.length > 0 && hien.every((mot) => chon.has(mot.ma));
  dem();
}

function noi(chu) {
  // Somebody who listens does not want each paper.
  const nay = Date.now();
  tim("chu-tien").textContent = chu;
  if (nay - noi_luc < 4000) return;
  noi_luc = nay;
  o_ket.textContent = chu;
}

function nhan(moi) {
  lan = moi.lan;
  tim("ve").textContent = `${moi.mau}; tệp ghi ở ${moi.noi_ghi}`;
  document.title = `Hàng loạt: ${moi.mau}`;
  const cu = dang;
  dang = moi.dang;
  const la_moi = moi.dia_phuong.some((mot) => !cac.has(mot.ma));
  for (const mot of moi.dia_phuong) {
    cac.set(mot.ma, mot);
    if (!dau_san.has(mot.ma)) dau_san.set(mot.ma, san(`${mot.ten} ${mot.thuoc} ${mot.ma}`));
    if (la_moi) continue;
    const dong = than.querySelector(`tr[data-ma="${CSS.escape(mot.ma)}"]`);
    if (dong && !dong.contains(document.activeElement)) dong.replaceWith(hang(mot));
    const cho = hien.findIndex((kia) => kia.ma === mot.ma);
    if (cho >= 0) hien[cho] = mot;
  }
  o_ket.classList.toggle("chi-nghe", dang !== null);
  tim("tien-trinh").hidden = dang === null;
  tim("dung").hidden = dang === null;
  if (dang !== null) {
    tim("thanh-tien").max = Math.max(1, moi.tong);
    tim("thanh-tien").value = moi.xong;
    noi(`${dang === "xuat" ? "Đang xuất" : "Đang kiểm tra"}: ${moi.xong} trên ${moi.tong}${moi.tiep ? `, tiếp theo ${moi.tiep}` : ""}`);
  } else if (ket_cu !== moi.ket) {
    o_ket.textContent = moi.ket;
    ket_cu = moi.ket;
  }
  tim("phan-phat-hien").hidden = moi.phat_hien.length === 0;
  if (moi.dia_phuong.length > 0 || cu !== dang) tim("thay").replaceChildren(...cac_phat_hien(moi.phat_hien));
  if (la_moi || (cu !== null && dang === null)) ve();
  else dem();
  if (cu !== null && dang === null && [document.body, tim("dung")].includes(document.activeElement)) tim(cu).focus();
}

async function bat(viec) {
  const ma = lam_voi().map((mot) => mot.ma);
  noi_luc = 0;
  const tra = await gui_viec(`hang-loat/${MAU}/${viec}`, { ma });
  if (tra.ma !== 200) o_ket.textContent = tra.cau ?? "Chưa làm được.";
  else {
    tim("dung").hidden = false;
    tim("dung").focus();
  }
}

tim("kiem-tra").addEventListener("click", () => bat("kiem-tra"));
tim("xuat").addEventListener("click", () => bat("xuat"));
tim("dung").addEventListener("click", async () => {
  await gui_viec(`hang-loat/${MAU}/dung`, {});
  o_ket.textContent = "Đang dừng: đợi xong những văn bản đang làm…";
});
for (const mot of ["loc", "tinh-trang"]) {
  tim(mot).addEventListener("input", () => {
    bao_nhieu = NHIEU;
    ve();
  });
}
tim("them").addEventListener("click", () => {
  const cu = than.children.length;
  bao_nhieu += NHIEU;
  ve();
  than.children[cu]?.querySelector("a")?.focus();
});
than.addEventListener("change", (ev) => {
  const ma = ev.target.closest("tr")?.dataset.ma;
  if (!ma) return;
  chon[ev.target.checked ? "add" : "delete"](ma);
  dem();
});
tim("chon-het").addEventListener("change", (ev) => {
  for (const mot of hien) chon[ev.target.checked ? "add" : "delete"](mot.ma);
  ve();
});

const nghi = (giay) => new Promise((xong) => setTimeout(xong, giay * 1000));
let hong = 0;
o_ket.textContent = "Đang đọc mẫu và bảng địa phương…";
for (;;) {
  const tra = await lay(`hang-loat/${MAU}?sau=${lan}`);
  if (tra.ma === 200) {
    hong = 0;
    tim("bao").hidden = true;
    if (lan === 0) o_ket.textContent = "";
    nhan(tra);
  } else if (tra.ma === 422) {
    o_ket.textContent = tra.cau;
    tim("phan-phat-hien").hidden = false;
    tim("thay").replaceChildren(...cac_phat_hien(tra.phat_hien ?? []));
    await nghi(5);
  } else {
    hong += 1;
    tim("bao").hidden = false;
    tim("bao").classList.add("het");
    tim("bao").textContent = hong < 4 ? "Mất liên lạc với chương trình, đang thử lại…" : "Chương trình đã dừng. Chạy lại lệnh rồi mở liên kết mới.";
  }
  await nghi(dang === null ? 2 : 0.6);
}
