// Two versions of a paper side by side, with what differs marked, from place to place.
//
// In: which versions there are, two that are chosen. Out: their lines beside each other; the Word file with tracked
// changes to be kept.

import { the, tim } from "./dung.js";
import { cac_phat_hien, gui_viec, lay } from "./lam.js";
import { theo } from "./tin.js";

const o_cu = tim("cu");
const o_moi = tim("moi");
let cac_cho = []; // rows that differ
let nay = -1;

/** The words of one side; what the other side has not is marked, in words too for who does not see it. */
function chu(o, ben) {
  const moi = the("span", "o-so");
  for (const [loi, cua] of o) {
    if (cua === undefined) moi.append(loi);
    else if (cua === ben) {
      const dau = the(ben === "cu" ? "del" : "ins", "", loi);
      moi.append(dau);
    }
  }
  return moi;
}

const co_o = (dong, ben) => dong.o.some((o) => o.some(([, cua]) => cua === undefined || cua === ben));

function mot_ben(dong, ben) {
  const moi = the("td", dong.hang ? "la-hang" : "");
  if (!co_o(dong, ben)) moi.classList.add("trong");
  moi.append(...dong.o.map((o) => chu(o, ben)));
  return moi;
}

function den(so) {
  if (cac_cho.length === 0) return;
  nay = (so + cac_cho.length) % cac_cho.length;
  for (const mot of cac_cho) mot.classList.remove("dang");
  const cho = cac_cho[nay];
  cho.classList.add("dang");
  cho.focus({ preventScroll: true });
  cho.scrollIntoView({ block: "center" });
  tim("ket").textContent = `Dòng khác nhau thứ ${nay + 1} trên ${cac_cho.length}`;
}

function ve(tra) {
  tim("ten-cu").textContent = `Bản cũ: ${o_cu.value}`;
  tim("ten-moi").textContent = `Bản mới: ${o_moi.value}`;
  cac_cho = [];
  nay = -1;
  tim("dong-so").replaceChildren(
    ...tra.dong.map((dong) => {
      const moi = the("tr", dong.khac ? "khac" : "");
      moi.append(mot_ben(dong, "cu"), mot_ben(dong, "moi"));
      if (dong.khac) {
        moi.tabIndex = -1;
        cac_cho.push(moi);
      }
      return moi;
    }),
  );
  tim("hai-ban").hidden = false;
  for (const mot of ["truoc", "sau"]) tim(mot).hidden = cac_cho.length === 0;
  tim("tai").hidden = tra.cho === 0;
  tim("ket").textContent = tra.cho === 0 ? "Hai bản không khác nhau." : `${tra.cho} chỗ thay đổi: ${tra.loai}`;
  tim("nghi").replaceChildren(...cac_phat_hien(tra.phat_hien));
}

tim("chon-ban").addEventListener("submit", async (ev) => {
  ev.preventDefault();
  tim("loi").replaceChildren();
  tim("so").disabled = true;
  tim("ket").textContent = "Đang dựng và so hai bản…";
  const tra = await gui_viec("so-sanh", { cu: o_cu.value, moi: o_moi.value });
  tim("so").disabled = false;
  if (tra.ma === 200) {
    ve(tra);
    return;
  }
  tim("ket").textContent = "";
  tim("hai-ban").hidden = true;
  for (const mot of ["truoc", "sau", "tai"]) tim(mot).hidden = true;
  tim("loi").replaceChildren(the("p", "khong-ghi", tra.cau ?? "Chưa so được."), ...cac_phat_hien(tra.phat_hien ?? []));
});
tim("truoc").addEventListener("click", () => den(nay < 0 ? -1 : nay - 1));
tim("sau").addEventListener("click", () => den(nay + 1));
tim("hai-ban").addEventListener("keydown", (ev) => {
  const buoc = { n: 1, p: -1 }[ev.key.toLowerCase()];
  if (!buoc || ev.ctrlKey || ev.altKey || ev.metaKey) return;
  ev.preventDefault();
  den(nay + buoc);
});

const tra = await lay("so-sanh");
if (tra.ma === 200) {
  for (const o of [o_cu, o_moi]) o.append(...tra.ban.map((mot) => new Option(`${mot.ten} (${mot.ve})`, mot.ten)));
  if (tra.ban.length > 1) o_moi.selectedIndex = 1;
  tim("so").disabled = tra.ban.length < 2;
  if (tra.ban.length < 2) tim("ket").textContent = "Thư mục chưa có hai bản nào để so.";
} else {
  tim("loi").replaceChildren(the("p", "khong-ghi", tra.cau ?? "Chưa đọc được thư mục."));
}

// The page is open as long as it follows the list.
theo("danh-sach", () => {}, (chu_bao) => {
  const o_bao = tim("bao");
  if (o_bao.textContent !== chu_bao) o_bao.textContent = chu_bao;
  o_bao.classList.toggle("het", chu_bao !== "");
  o_bao.hidden = chu_bao === "";
});
