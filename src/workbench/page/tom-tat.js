// The words that stand for a field while it is closed.
//
// In: a field with all in it, the state with what was found. Out: its first words, how much is wrong in it.

/** How many errors and warnings are in a field and inside it. */
export function dem_loi(truong, trang_thai) {
  const nang = (so) => ["loi", "canh-bao"].includes(trang_thai?.phat_hien[so]?.muc_do);
  const o = (truong.luoi?.hang ?? []).flatMap((hang) => hang.o.flatMap((mot) => mot.l ?? []));
  const rieng = [...truong.phat_hien, ...new Set(o)].filter(nang).length;
  return (truong.truong ?? []).reduce((tong, mot) => tong + dem_loi(mot, trang_thai), rieng);
}

/** The first words of a field. */
export function chu_dau(truong) {
  if (["dong", "chu"].includes(truong.kieu)) return truong.duong.at(-1) === "ma" ? "" : truong.gia_tri.split("\n")[0];
  for (const mot of truong.truong ?? []) {
    const chu = chu_dau(mot);
    if (chu) return chu;
  }
  return "";
}
