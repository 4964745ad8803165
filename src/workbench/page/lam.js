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

/** What is wrong with a field that was typed stands no more. */
function bo_loi(o) {
  document.getElementById(`${o.id}-sai`)?.remove();
  o.removeAttribute("aria-invalid");
  const con = (o.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== "" && id !== `${o.id}-sai`);
  if (con.length > 0) o.setAttribute("aria-describedby", con.join(" "));
  else o.removeAttribute("aria-describedby");
}

/** Says at their fields what is wrong with what was typed, and goes to the first of them. `cac` are fields by their names,
 * `loi` the program's words, each with the name of its field. Returns what is of no field that is there. */
export function loi_o(cac, loi = []) {
  for (const o of Object.values(cac)) bo_loi(o);
  for (const { o: ten, cau, goi_y } of loi.filter((mot) => cac[mot.o])) {
    const o = cac[ten];
    if (document.getElementById(`${o.id}-sai`)) continue;
    const moi = the("div", "loi-mot loi");
    moi.id = `${o.id}-sai`;
    const chu = the("p", "cau");
    chu.append(the("span", "muc", "Lỗi: "), cau);
    moi.append(chu);
    if (goi_y) moi.append(the("p", "goi-y", `Gợi ý: ${goi_y}`));
    (o.closest(".o-hang") ?? o).after(moi);
    o.setAttribute("aria-invalid", "true");
    o.setAttribute("aria-describedby", `${o.getAttribute("aria-describedby") ?? ""} ${moi.id}`.trim());
    o.addEventListener("input", () => bo_loi(o), { once: true });
  }
  const dau = Object.values(cac).find((o) => o.getAttribute("aria-invalid") === "true");
  dau?.focus();
  return loi.filter((mot) => !cac[mot.o]);
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
