// The list of what was found.
//
// In: the findings of a state. Out: a button for each, in the order of the file, with its severity in words.

import { the, tim } from "./dung.js";
import { gui } from "./gui.js";

const danh_sach = tim("danh-sach");
let chon = () => {};
let cac = []; // the findings of the newest state
let da_ke = ""; // what the list shows

/** What to do when a finding is chosen. */
export function khi_chon(lam) {
  chon = lam;
}

/** All that findings say, wherever they are on the pages: what stays the same need not be made anew. */
export const chu_cua = (cac) => JSON.stringify(cac.map(({ tren_trang, ...con_lai }) => con_lai));

/** What tells a finding from others, so that the one in use stays in use when the list is new. */
const khoa = (mot) => [mot.ma, mot.cau, mot.cho?.ten].join("\n");

/** The button of a fix, if there is one. */
function nut_sua(mot) {
  if (mot.sua.length === 0) return [];
  const { cu, moi } = mot.sua[0];
  const con = mot.sua.length > 1 ? ` (${mot.sua.length} chỗ)` : "";
  const nut = the("button", "sua", moi === "" ? `Bỏ “${cu}”${con}` : `Sửa “${cu}” thành “${moi}”${con}`);
  nut.type = "button";
  nut.addEventListener("click", async () => {
    const tra = await gui({ viec: "sua_loi", loi: mot.khoa });
    if (tra.ma !== 200) nut.after(the("p", "khong-ghi", tra.cau ?? "Tệp vừa đổi, chưa sửa: bấm lại khi danh sách đã mới."));
  });
  return [nut];
}

/** A finding where its field is. */
export function phat_hien_cua(mot) {
  const moi = the("div", `loi-mot ${mot.muc_do}`);
  const cau = the("p", "cau");
  cau.append(the("span", "muc", `${mot.ten_muc_do}: `), mot.cau);
  moi.append(cau);
  if (mot.goi_y) moi.append(the("p", "goi-y", `Gợi ý: ${mot.goi_y}`));
  moi.append(...nut_sua(mot));
  return moi;
}

function nut(mot, so) {
  const moi = the("button", `mot ${mot.muc_do}`);
  moi.type = "button";
  moi.dataset.khoa = khoa(mot);
  moi.append(the("span", "muc", `${mot.ten_muc_do} ${mot.ma}`), the("span", "cau", mot.cau));
  if (mot.ly_do) moi.append(the("span", "goi-y", `Lý do: ${mot.ly_do}`));
  else if (mot.goi_y) moi.append(the("span", "goi-y", `Gợi ý: ${mot.goi_y}`));
  for (const kia of mot.lien_quan) moi.append(the("span", "goi-y", `${kia.cau}: ${kia.cho.ten}`));
  if (mot.cho) moi.append(the("span", "o-dau", mot.cho.ten));
  moi.addEventListener("click", () => {
    for (const cu of danh_sach.querySelectorAll("[aria-current]")) cu.removeAttribute("aria-current");
    moi.setAttribute("aria-current", "true");
    // Where it is on the pages, the newest state says.
    chon(cac[so]);
  });
  return moi;
}

/** Shows the findings of a state. */
export function liet_ke(moi) {
  // The same list stays: whoever is on a button of it is left there.
  cac = moi.phat_hien;
  const nay = `${moi.sua_duoc} ${chu_cua(cac)}`;
  for (const cu of danh_sach.querySelectorAll(".khong-ghi")) cu.remove();
  if (nay === da_ke) return;
  da_ke = nay;
  const dung = danh_sach.contains(document.activeElement) ? document.activeElement.dataset.khoa : null;
  const cuon = danh_sach.scrollTop;
  danh_sach.replaceChildren(
    ...moi.phat_hien.map((mot, so) => {
      const dong = the("li");
      dong.append(nut(mot, so), ...(moi.sua_duoc ? nut_sua(mot) : []));
      return dong;
    }),
  );
  danh_sach.scrollTop = cuon;
  tim("khong-co").hidden = moi.phat_hien.length > 0;
  if (dung !== null) {
    const nay = [...danh_sach.querySelectorAll("button.mot")].find((mot) => mot.dataset.khoa === dung);
    (nay ?? tim("phat-hien")).focus({ preventScroll: true });
  }
}
