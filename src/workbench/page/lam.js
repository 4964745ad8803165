// What the program is asked to do, and what it answers.
//
// In: a place and a wish. Out: the answer with its number: 200 if it was done; otherwise a sentence, perhaps with what
// was found.

import { the } from "./dung.js";

async function hoi_lam(cho, cach) {
  try {
    const tra = await fetch(cho, { cache: "no-store", ...cach });
    return { ...(await tra.json().catch(() => ({}))), ma: tra.status };
  } catch {
    return { ma: 0, cau: "Mất liên lạc với chương trình: chưa làm gì." };
  }
}

/** Asks for something. */
export const lay = (cho) => hoi_lam(cho, {});

/** Has something done. */
export const gui_viec = (cho, viec) => hoi_lam(cho, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(viec) });

/** The largest file that is taken, in bytes. */
const LON_NHAT = 32 * 1024 * 1024;

/** Sends a file. */
export async function gui_tep(cho, tep) {
  if (tep.size > LON_NHAT) return { ma: 413, cau: "Tệp lớn hơn 32 MB: không nhận." };
  return hoi_lam(cho, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: await tep.arrayBuffer() });
}

/** What was found, each with its place and what to do. */
export function cac_phat_hien(cac) {
  return cac.map((mot) => {
    const moi = the("div", `loi-mot ${mot.muc_do}`);
    const cau = the("p", "cau");
    cau.append(the("span", "muc", `${mot.ten_muc_do}: `), mot.cau);
    moi.append(cau);
    if (mot.goi_y) moi.append(the("p", "goi-y", `Gợi ý: ${mot.goi_y}`));
    if (mot.cho) moi.append(the("p", "o-dau", mot.cho));
    return moi;
  });
}

/** A field for a file, as a button with the name of the file beside it. */
export function o_tep(nhan, nhan_loai, khi_chon) {
  const hop = the("span", "o-tep");
  const nut = the("label", "nut", nhan);
  const tep = the("input");
  tep.type = "file";
  tep.accept = nhan_loai;
  const ten = the("span", "o-dau", "chưa chọn tệp");
  ten.setAttribute("role", "status");
  nut.append(tep);
  hop.append(nut, ten);
  tep.addEventListener("change", () => {
    ten.textContent = tep.files[0]?.name ?? "chưa chọn tệp";
    if (tep.files[0]) khi_chon(tep.files[0]);
  });
  return [hop, tep];
}
