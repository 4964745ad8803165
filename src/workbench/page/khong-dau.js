// Words as they are looked for: typed with tone marks, or without.
//
// In: what somebody types, a text. Out: whether the text is meant, and how well.

/** The same letters for all ways of typing a word: without marks, small. */
export const gian = (chu) => chu.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

const nho = (chu) => chu.normalize("NFC").toLowerCase();

/** What is looked for: each word, with the marks it has. */
export const cac_tu = (go) => nho(go).split(/[\s,]+/).filter(Boolean).map((tu) => ({ tu, tran: gian(tu), co_dau: gian(tu) !== tu }));

/** A text that is looked into many times. */
export const san = (chu) => ({ chu: nho(chu), tran: gian(chu) });

/** How well a text has all words: 0 not at all; each must begin a word of it. */
export function diem(san_co, cac) {
  let tong = 1;
  for (const { tu, tran, co_dau } of cac) {
    const o = co_dau ? san_co.chu : san_co.tran;
    const can = (co_dau ? tu : tran).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (!new RegExp(`(^|[^\\p{L}\\p{N}])${can}`, "u").test(o)) return 0;
    if (new RegExp(`(^|[^\\p{L}\\p{N}])${can}($|[^\\p{L}\\p{N}])`, "u").test(o)) tong += 2;
  }
  const ca = cac.map((mot) => mot.tran).join(" ");
  if (san_co.tran.includes(ca)) tong += 3;
  return tong;
}
