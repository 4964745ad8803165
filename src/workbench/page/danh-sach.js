// The papers of a folder, each with its state.
//
// In: the list, again and again. Out: a row for each paper, with a link to its page; those alone that have the words
// of the field.

import { the, tim } from "./dung.js";
import { gian } from "./khong-dau.js";
import { lay } from "./lam.js";
import { theo } from "./tin.js";

const than = tim("van-ban");
const o_loc = tim("loc");
const o_bao = tim("bao");
let nay = null;

function tinh_trang(mot) {
  if (!mot.da_xem) return ["dang-xet", "đang kiểm tra…"];
  const phan = [];
  if (mot.loi > 0) phan.push(`${mot.loi} lỗi`);
  if (mot.canh_bao > 0) phan.push(`${mot.canh_bao} cảnh báo`);
  if (mot.luu_y > 0) phan.push(`${mot.luu_y} lưu ý`);
  const lop = mot.loi > 0 ? "loi" : mot.canh_bao > 0 ? "canh-bao" : "luu-y";
  return [lop, phan.length > 0 ? phan.join(", ") : "không có gì phải sửa"];
}

function hang(mot) {
  const moi = the("tr");
  const o = the("td");
  const noi = the("a", "", mot.trich_yeu ?? mot.tep);
  noi.href = `van-ban.html?so=${mot.so}`;
  o.append(noi, the("span", "o-dau", mot.tep));
  const [lop, chu] = tinh_trang(mot);
  const tinh = the("td", lop);
  tinh.append(the("span", "muc", chu));
  if (mot.phat_hanh) tinh.append(the("span", "o-dau", "đã phát hành"));
  moi.append(o, tinh);
  return moi;
}

function ve() {
  const tu = gian(o_loc.value.trim());
  const co = nay.van_ban.filter((mot) => gian(`${mot.tep} ${mot.trich_yeu ?? ""}`).includes(tu));
  const dung = than.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  than.replaceChildren(...co.map(hang));
  if (dung !== null) [...than.querySelectorAll("a")].find((mot) => mot.getAttribute("href") === dung)?.focus({ preventScroll: true });
  const sai = nay.van_ban.filter((mot) => mot.loi > 0).length;
  const chua = nay.van_ban.filter((mot) => !mot.da_xem).length;
  const hien = co.length < nay.van_ban.length ? `${co.length} trên ` : "";
  tim("dem").textContent = `${hien}${nay.van_ban.length} văn bản, ${sai} còn lỗi${chua > 0 ? `, ${chua} đang kiểm tra` : ""}`;
}

/** Templates for many localities, each with a page of its own. */
async function ve_mau() {
  const tra = await lay("moi");
  if (tra.ma !== 200) return;
  tim("cac-mau").hidden = tra.mau.length === 0;
  tim("ds-mau").replaceChildren(
    ...tra.mau.map((mot) => {
      const noi = the("a", "", mot.ve || mot.ten);
      noi.href = `hang-loat.html?mau=${mot.so}`;
      const muc = the("li");
      muc.append(noi, " ", the("span", "o-dau", mot.ten));
      return muc;
    }),
  );
}

ve_mau();
o_loc.addEventListener("input", () => nay && ve());

theo(
  "danh-sach",
  (moi) => {
    nay = moi;
    const thu_muc = moi.thu_muc === "." ? "thư mục này" : moi.thu_muc;
    tim("ten").textContent = `Văn bản trong ${thu_muc}`;
    document.title = `Văn bản trong ${thu_muc}`;
    ve();
  },
  (chu) => {
    if (o_bao.textContent !== chu) o_bao.textContent = chu;
    o_bao.classList.toggle("het", chu !== "");
    o_bao.hidden = chu === "";
  },
);
