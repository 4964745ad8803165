// News from the program: one request waits until something has changed.
//
// In: the place of what is followed, what to do with a state of it, and with a sentence about the connection (empty
// while it is well). Out: the state, again and again, as long as the page is open.

/** The number of the paper in the list that it was opened from; null if it is the only one. */
export const SO = new URLSearchParams(location.search).get("so");

/** Where the paper is asked for; addresses are relative, for they begin with the token. */
export const VAN_BAN = `van-ban/${encodeURIComponent(SO ?? "0")}/`;

const nghi = (giay) => new Promise((xong) => setTimeout(xong, giay * 1000));

/** Asks for something of the paper; null if it is not there, or nothing is. */
export async function hoi(cho) {
  const tra = await fetch(VAN_BAN + cho, { cache: "no-store" });
  return tra.status === 200 ? tra.json() : null;
}

/** Does something with the newest of what comes, one after another: what comes meanwhile waits, and only the last of it. */
export function lan_luot(lam) {
  let cho = null;
  let dang = false;
  return async (moi) => {
    cho = moi;
    if (dang) return;
    dang = true;
    try {
      while (cho !== null) {
        const nay = cho;
        cho = null;
        await lam(nay);
      }
    } finally {
      dang = false;
    }
  };
}

/** Follows what is at a place for as long as the page is open. */
export async function theo(cho, nhan, bao) {
  let lan = 0;
  let hong = 0;
  // The next news is asked for while the last is being shown; what could not be shown is asked for again.
  const hien = lan_luot(nhan);
  const het = () => {
    lan = 0;
  };
  for (;;) {
    try {
      const tra = await fetch(`${cho}?sau=${lan}`, { cache: "no-store" });
      if (tra.status === 200) {
        const moi = await tra.json();
        lan = moi.lan;
        bao("");
        hong = 0;
        hien(moi).catch(het);
        continue;
      }
      if (tra.status !== 204) throw new Error(String(tra.status));
      bao("");
      hong = 0;
    } catch {
      hong += 1;
      bao(
        hong < 4
          ? "Mất liên lạc với chương trình, đang thử lại…"
          : "Chương trình đã dừng: trang không còn đổi theo tệp. Chạy lại lệnh rồi mở liên kết mới.",
      );
      await nghi(Math.min(10, hong));
    }
  }
}
