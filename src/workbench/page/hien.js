// Which fields of the form are shown, and which items are open.
//
// In: a field as the program tells it, what somebody has opened and closed. Out: whether it is shown, and the signs of
// all that are.

import { khoa_cua } from "./o.js";

/** Fields with a value that are on the page, by their names. */
export const cac_o = new Map();
/** What somebody has opened. */
export const mo = new Set();
/** What somebody has closed. */
export const dong_lai = new Set();

/** Whether a field has one text. */
export const la_chu = (truong) => ["dong", "chu", "chon"].includes(truong.kieu);
/** The name of a field. */
export const khoa = (truong) => khoa_cua(truong.duong);
const la_muc = (truong) => typeof truong.duong.at(-1) === "number";

/** Whether a field is shown, or waits behind a button. */
export function hien_len(truong, cha_co) {
  if (la_muc(truong) || truong.co || mo.has(khoa(truong)) || cac_o.get(khoa(truong))?.ban) return true;
  return truong.phat_hien.length > 0 || (truong.can && cha_co);
}

/** The items of a long list are closed until somebody opens one. */
export function mo_ra(truong, bao_nhieu) {
  if (mo.has(khoa(truong))) return true;
  return !dong_lai.has(khoa(truong)) && bao_nhieu <= 2;
}

/** The fields that are shown, without their values. */
export function ky(truong, cha_co) {
  if (!hien_len(truong, cha_co)) return `-${khoa(truong)}`;
  const con = (truong.truong ?? []).map((mot) => ky(mot, truong.co || mo.has(khoa(truong)))).join(",");
  return `${khoa(truong)}:${truong.kieu}:${truong.ten}[${con}]`;
}
