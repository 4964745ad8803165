// News from the program: one request waits until something has changed.
//
// In: what to do with a state, and with a sentence about the connection (empty while it is well).
// Out: the state of the paper, again and again, as long as the page is open.

/** Where the paper is asked for; addresses are relative, for they begin with the token. */
export const VAN_BAN = "van-ban/0/";

const nghi = (giay) => new Promise((xong) => setTimeout(xong, giay * 1000));

/** Asks for something of the paper; null if it is not there, or nothing is. */
export async function hoi(cho) {
  const tra = await fetch(VAN_BAN + cho, { cache: "no-store" });
  return tra.status === 200 ? tra.json() : null;
}

/** Follows the paper for as long as the page is open. */
export async function theo(nhan, bao) {
  let lan = 0;
  let hong = 0;
  for (;;) {
    try {
      const tra = await fetch(`${VAN_BAN}tinh-hinh?sau=${lan}`, { cache: "no-store" });
      if (tra.status === 200) {
        const moi = await tra.json();
        lan = moi.lan;
        bao("");
        hong = 0;
        await nhan(moi);
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
          : "Chương trình đã dừng: trang không còn đổi theo tệp. Chạy lại vanban watch rồi mở liên kết mới.",
      );
      await nghi(Math.min(10, hong));
    }
  }
}
