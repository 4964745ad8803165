// Edits on their way to the program, one after another, and what was typed and is not in the file yet.
//
// In: an edit, or a function that makes it when its turn comes. Out: the program's answer: `ma` is 200 if the file has
// it, 409 if the field says something else by now, anything else if it was refused.

import { VAN_BAN } from "./tin.js";

let hang = Promise.resolve();
let dang = 0;
let bao = () => {};
let ma_tep = "";

/** What to do when edits begin or have ended: how many are under way, the last answer, and to what. */
export function khi_ghi(lam) {
  bao = lam;
}

async function mot(viec) {
  try {
    const tra = await fetch(`${VAN_BAN}sua`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(viec),
      cache: "no-store",
    });
    return { ma: tra.status, ...(await tra.json().catch(() => ({}))) };
  } catch {
    return { ma: 0, cau: "Chưa ghi được: mất liên lạc với chương trình." };
  }
}

/** Sends an edit once all before it have been answered. */
export function gui(viec) {
  dang += 1;
  bao(dang, null);
  const xong = hang.then(async () => {
    const nay = typeof viec === "function" ? viec() : viec;
    const tra = await mot(nay);
    dang -= 1;
    bao(dang, tra, nay);
    return tra;
  });
  hang = xong;
  return xong;
}

const khoa_nhap = (khoa) => `vanban\n${ma_tep}\n${khoa}`;

/** Says which file of this machine the drafts are of: another of the same name has its own. */
export function nhap_cua(ma) {
  ma_tep = ma;
}

/** Keeps what is typed in a field, for a page that is loaded again; nothing if there is no more to keep. */
export function giu_nhap(khoa, nhap) {
  try {
    if (nhap === null) localStorage.removeItem(khoa_nhap(khoa));
    else localStorage.setItem(khoa_nhap(khoa), JSON.stringify(nhap));
  } catch {
    // A browser that keeps nothing has no drafts.
  }
}

/** What was typed in a field and is not in the file; null if nothing was. */
export function nhap(khoa) {
  try {
    return JSON.parse(localStorage.getItem(khoa_nhap(khoa)));
  } catch {
    return null;
  }
}
