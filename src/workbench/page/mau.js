// The form: groups of fields as on paper, lists whose items come, move and go.
//
// In: the form as the program tells it, again after each change. Out: fields; while only values change, the elements
// stay, so that nobody's typing is disturbed. What is not filled in yet waits behind a button with its name.

import { the, tim } from "./dung.js";
import { gui } from "./gui.js";
import { cac_o, dong_lai, hien_len, khoa, ky, la_chu, mo, mo_ra } from "./hien.js";
import { bang, cap_nhat_luoi, den_luoi, giu_luoi, loi_luoi } from "./luoi-mau.js";
import { O, id_cua, khoa_cua } from "./o.js";
import { chu_cua, phat_hien_cua } from "./phat-hien.js";
import { hoi } from "./tin.js";
import { chu_dau, dem_loi } from "./tom-tat.js";

const goc = tim("o-mau");
let mau = null; // the form that is shown
let chu_ky = ""; // its fields without their values
let trang_thai = null;
let sau_do = null; // the field to go to once it is there
let cu_o = new Map(); // those before all was made anew
const cho_loi = new Map(); // where findings of a field are shown
const tom_tat = new Map(); // the words that stand for a closed item
const da_qua = new Set(); // the texts of the file before edits that were not seen yet
let lan_bo = -1; // the state whose form was passed over last
let moi_nhat = null; // the newest state

function ve_loi(truong) {
  const cho = cho_loi.get(khoa(truong));
  if (cho) {
    const cac = mau.lan === trang_thai?.lan ? truong.phat_hien.map((so) => [so, trang_thai.phat_hien[so]]).filter(([, mot]) => mot) : [];
    // The same findings stay: whoever is on the button of one is left there.
    const nay = chu_cua(cac.map(([, mot]) => mot));
    for (const cu of cho.querySelectorAll(".khong-ghi")) cu.remove();
    if ((cho.dataset.nay ?? "[]") !== nay) cho.replaceChildren(...cac.map(([, mot]) => phat_hien_cua(mot)));
    cho.dataset.nay = nay;
    const o = cac_o.get(khoa(truong));
    if (o) o.el.setAttribute("aria-invalid", String(cac.some(([, mot]) => mot.muc_do === "loi")));
  }
  const tat = tom_tat.get(khoa(truong));
  if (tat) {
    const sai = dem_loi(truong, trang_thai);
    tat.textContent = `${chu_dau(truong)}${sai > 0 ? ` ⚠ ${sai}` : ""}`;
  }
  if (truong.kieu === "bang") loi_luoi(truong, mau.lan === trang_thai?.lan ? trang_thai : null);
  for (const mot of truong.truong ?? []) ve_loi(mot);
}

function o_loi(truong) {
  const moi = the("div", "loi-o");
  moi.id = `${id_cua(khoa(truong))}-loi`;
  cho_loi.set(khoa(truong), moi);
  return moi;
}

function o_chu(truong, kem) {
  const moi = the("div", "o");
  // What is typed, on its way or asked about goes along.
  const cu = cu_o.get(khoa(truong));
  const o = cu?.truong.kieu === truong.kieu ? cu : new O(truong);
  o.el.disabled = mau.khoa !== null;
  o.cap_nhat(truong);
  cac_o.set(o.khoa, o);
  moi.classList.toggle("day", truong.gia_tri !== "");
  const nhan = the("label", "", truong.ten);
  nhan.htmlFor = o.el.id;
  if (truong.can) nhan.append(the("span", "can", " (phải ghi)"));
  const dau = the("div", "dau-o");
  dau.append(nhan, ...kem);
  moi.append(dau, o.el);
  const ta = [`${o.el.id}-loi`];
  if (truong.vi_du && truong.kieu !== "chon") {
    const vi_du = the("p", "vi-du", `Ví dụ: ${truong.vi_du}`);
    vi_du.id = `${o.el.id}-vd`;
    ta.push(vi_du.id);
    moi.append(vi_du);
  }
  o.el.setAttribute("aria-describedby", ta.join(" "));
  moi.append(o.hoi, o_loi(truong));
  return moi;
}

/** Does something to the file that changes which fields there are. */
async function lam(viec, truong, tiep) {
  await Promise.all([...cac_o.values()].map((o) => o.ghi()));
  sau_do = { ...tiep, tu: document.activeElement?.id };
  const tra = await gui(() => ({ viec, cho: truong.duong, dau: cac_o.get(khoa(truong))?.dau ?? truong.dau }));
  if (tra.ma === 200) return;
  sau_do = null;
  const cho = cho_loi.get(khoa(truong)) ?? cho_loi.get(khoa_cua(truong.duong.slice(0, -1)));
  const cau = tra.ma === 409 ? "Chỗ này vừa được sửa ở nơi khác, chưa ghi gì. Xem lại rồi làm lại." : (tra.cau ?? "Chưa ghi được.");
  const moi = the("p", "khong-ghi", cau);
  moi.setAttribute("role", "alert");
  if (tra.goi_y) moi.append(the("span", "goi-y", ` Gợi ý: ${tra.goi_y}`));
  cho?.prepend(moi);
}

function nut(chu, nghe, bam, lop = "nho") {
  const moi = the("button", lop, chu);
  moi.type = "button";
  moi.disabled = mau.khoa !== null;
  if (nghe) moi.setAttribute("aria-label", nghe);
  moi.addEventListener("click", bam);
  return moi;
}

/** The buttons of an item: up, down, away. */
function nut_muc(truong, so, bao_nhieu, ds) {
  const cha = truong.duong.slice(0, -1);
  const toi = (cho, phan) => ({ khoa: khoa_cua([...cha, cho]), phan });
  const len = nut("↑", `Chuyển lên: ${truong.ten}`, () => lam("len", truong, toi(so - 1, so === 1 ? "xuong" : "len")));
  const xuong = nut("↓", `Chuyển xuống: ${truong.ten}`, () => lam("xuong", truong, toi(so + 1, so + 2 === bao_nhieu ? "len" : "xuong")));
  len.disabled ||= so === 0;
  xuong.disabled ||= so + 1 === bao_nhieu;
  const bo = nut("Xóa", `Xóa: ${truong.ten}`, () => lam("xoa", truong, { khoa: khoa_cua(cha), phan: "them" }));
  const cac = [[len, "len"], [xuong, "xuong"], [bo, "xoa"]];
  if (ds.them && bao_nhieu > 1 && so + 1 < bao_nhieu) {
    const moi_la = khoa_cua([...cha, so + 1]);
    const chen = nut("Chèn dưới", `Chèn dưới: ${truong.ten}`, () => {
      mo.add(moi_la);
      lam("them", truong, { khoa: moi_la, phan: "o" });
    });
    cac.splice(2, 0, [chen, "chen"]);
  }
  for (const [mot, ten] of cac) mot.id = `${id_cua(khoa(truong))}-${ten}`;
  return cac.map(([mot]) => mot);
}

function muc(truong, so, ds) {
  const bao_nhieu = ds.truong.length;
  const moi = the("li");
  const kem = nut_muc(truong, so, bao_nhieu, ds);
  if (la_chu(truong)) {
    moi.append(o_chu(truong, kem));
    return moi;
  }
  const id = id_cua(khoa(truong));
  const dau = the("div", "dau-o");
  const gap = the("button", "gap");
  gap.type = "button";
  gap.id = id;
  gap.setAttribute("aria-controls", `${id}-than`);
  const tat = the("span", "tom-tat");
  tom_tat.set(khoa(truong), tat);
  gap.append(the("span", "ten-muc", truong.ten), tat);
  dau.append(gap, ...kem);
  const than = the("div", "than");
  than.id = `${id}-than`;
  const dat = (ra) => {
    gap.setAttribute("aria-expanded", String(ra));
    than.hidden = !ra;
    if (ra && than.childElementCount === 0) than.append(...cac_truong(truong.truong ?? [], true));
  };
  dat(mo_ra(truong, bao_nhieu));
  gap.addEventListener("click", () => {
    const ra = than.hidden;
    mo[ra ? "add" : "delete"](khoa(truong));
    dong_lai[ra ? "delete" : "add"](khoa(truong));
    dat(ra);
    if (ra) ve_loi(truong);
  });
  moi.append(dau, o_loi(truong), than);
  return moi;
}

function danh_sach(truong) {
  const moi = the("fieldset", "ds");
  moi.append(the("legend", "", truong.ten + (truong.can ? " (phải ghi)" : "")), o_loi(truong));
  const cac = truong.truong;
  if (cac.length > 0) {
    const ds = the("ol");
    ds.append(...cac.map((mot, so) => muc(mot, so, truong)));
    moi.append(ds);
  }
  if (truong.them) {
    const moi_la = khoa_cua([...truong.duong, cac.length]);
    const them = nut(`+ ${truong.ten_muc}`, `Thêm: ${truong.ten_muc}`, () => {
      mo.add(moi_la);
      lam("them", truong, { khoa: moi_la, phan: "o" });
    }, "them-muc");
    them.id = `${id_cua(khoa(truong))}-them`;
    moi.append(them);
  }
  return moi;
}

function nhom(truong) {
  const moi = the("fieldset");
  moi.append(the("legend", "", truong.ten));
  if (truong.ve) moi.append(the("p", "vi-du", truong.ve));
  moi.append(o_loi(truong), ...cac_truong(truong.truong, truong.co || mo.has(khoa(truong))));
  return moi;
}

function mot_truong(truong) {
  if (la_chu(truong)) return o_chu(truong, []);
  if (truong.kieu === "danh_sach") return danh_sach(truong);
  if (truong.kieu === "nhom") return nhom(truong);
  if (truong.kieu === "bang") {
    const tat = the("span", "tom-tat");
    tom_tat.set(khoa(truong), tat);
    return bang(truong, mau.khoa !== null, o_loi(truong), cac_truong(truong.truong, true), tat);
  }
  const moi = the("div", "o");
  moi.append(the("p", "", `${truong.ten}: sửa trong tệp${truong.dong ? `, dòng ${truong.dong}` : ""}.`), o_loi(truong));
  return moi;
}

/** The fields of a group; those that are not there have a button each. */
function cac_truong(cac, cha_co) {
  const ra = cac.filter((mot) => hien_len(mot, cha_co)).map(mot_truong);
  const chua = cac.filter((mot) => !hien_len(mot, cha_co));
  if (chua.length > 0 && mau.khoa === null) {
    const hang = the("div", "them");
    hang.append(the("span", "them-ten", "Thêm:"));
    for (const mot of chua) {
      hang.append(nut(mot.ten, `Thêm: ${mot.ten}`, () => {
        mo.add(khoa(mot));
        if (mot.kieu === "danh_sach" && mot.them) {
          mo.add(khoa_cua([...mot.duong, 0]));
          lam("them", mot, { khoa: khoa_cua([...mot.duong, 0]), phan: "o" });
          return;
        }
        dung();
        den_o(khoa(mot));
      }));
    }
    ra.push(hang);
  }
  return ra;
}

/** A group of fields with its title. */
function mot_nhom(nhom_nay) {
  const phan = the("section");
  const ten = the("h3", "", nhom_nay.ten);
  if (!nhom_nay.it_dung) {
    phan.append(ten, ...cac_truong(nhom_nay.truong, true));
    return phan;
  }
  const hop = the("details", "it-dung");
  hop.open = mo.has(nhom_nay.ten);
  hop.addEventListener("toggle", () => mo[hop.open ? "add" : "delete"](nhom_nay.ten));
  const dau = the("summary");
  dau.append(ten, the("span", "vi-du", "ít khi dùng"));
  hop.append(dau, ...cac_truong(nhom_nay.truong, true));
  phan.append(hop);
  return phan;
}

/** Makes all elements anew, and leaves whoever types where he was. */
function dung() {
  const dung_o = goc.contains(document.activeElement) ? document.activeElement : null;
  const [id, chon] = [dung_o?.id, dung_o?.selectionStart !== undefined ? [dung_o.selectionStart, dung_o.selectionEnd] : null];
  const cuon = goc.scrollTop;
  const lai = giu_luoi();
  cu_o = new Map(cac_o);
  for (const map of [cac_o, cho_loi, tom_tat]) map.clear();
  // What most papers need nothing of stands last, closed unless something is there.
  goc.replaceChildren(...[...mau.nhom].sort((mot, hai) => mot.it_dung - hai.it_dung).map(mot_nhom));
  cu_o.clear();
  goc.scrollTop = cuon;
  lai();
  if (id) {
    const nay = document.getElementById(id);
    nay?.focus({ preventScroll: true });
    if (chon?.[0] !== null && nay?.setSelectionRange) nay.setSelectionRange(...(chon ?? [0, 0]));
  }
  chu_ky = mau.nhom.flatMap((mot) => mot.truong).map((mot) => ky(mot, true)).join("\n");
}

function cap_nhat_cac(cac) {
  for (const mot of cac) {
    if (la_chu(mot)) cac_o.get(khoa(mot))?.cap_nhat(mot);
    if (mot.kieu === "bang") cap_nhat_luoi(mot, mau.khoa !== null, mau.tep);
    cap_nhat_cac(mot.truong ?? []);
  }
}

/** Takes note of an edit: the values around it have other names, and forms of the file before it are old. */
export function da_ghi(tra, viec) {
  da_qua.add(tra.tu);
  da_qua.delete(tra.den);
  if (!["hoan_tac", "lam_lai"].includes(viec.viec)) tim("hoan-tac").disabled = false;
  (duong_den(khoa_cua(viec.cho ?? [])) ?? []).forEach((truong) => {
    truong.dau = tra.cac_dau[truong.duong.length - 1];
  });
}

/** Shows the form of a state. */
export async function cap_nhat_mau(moi) {
  moi_nhat = moi;
  // Only its pages have come: the form is the one that is shown.
  if (mau?.lan === moi.lan - 1 && trang_thai?.lan === mau.lan && trang_thai.dang_dung && chu_cua(trang_thai.phat_hien) === chu_cua(moi.phat_hien)) {
    [mau.lan, trang_thai] = [moi.lan, moi];
    return;
  }
  const co = await hoi("mau");
  if (!co) return;
  // The form of a text that an edit has left behind: the next one comes at once, unless somebody else went back to
  // that very text.
  if (da_qua.has(co.tep) && lan_bo !== co.lan) {
    lan_bo = co.lan;
    setTimeout(() => lan_bo === co.lan && (mau?.lan ?? 0) < co.lan && cap_nhat_mau(moi_nhat), 2000);
    return;
  }
  da_qua.clear();
  trang_thai = moi;
  const cu = mau;
  mau = co;
  tim("hoan-tac").disabled = co.hoan_tac === 0 || co.khoa !== null;
  tim("lam-lai").disabled = co.lam_lai === 0 || co.khoa !== null;
  tim("khoa").hidden = co.khoa === null && co.nhom !== null;
  if (co.nhom === null) {
    tim("khoa").textContent = "Tệp còn lỗi cú pháp YAML nên chưa điền được ở đây: xem danh sách lỗi, sửa trong tệp.";
    mau = { ...co, nhom: [] };
  } else if (co.khoa) {
    tim("khoa").textContent = co.khoa.cau;
    if (co.khoa.goi_y) tim("khoa").append(the("span", "goi-y", ` Gợi ý: ${co.khoa.goi_y}.`));
  }
  const nay = mau.nhom.flatMap((mot) => mot.truong).map((mot) => ky(mot, true)).join("\n");
  if (cu === null || nay !== chu_ky || (cu.khoa === null) !== (mau.khoa === null)) dung();
  else for (const mot of mau.nhom) cap_nhat_cac(mot.truong);
  for (const mot of mau.nhom) mot.truong.forEach(ve_loi);
  toi_cho();
}

/** Goes to where an item has just come to. */
function toi_cho() {
  if (!sau_do) return;
  const { khoa: ten, phan, tu } = sau_do;
  const nay = document.activeElement;
  // Whoever has gone on to another field stays there.
  if (nay !== document.body && nay.id !== tu) {
    sau_do = null;
    return;
  }
  if (phan === "o") {
    if (!den_o(ten)) return;
    const o = document.activeElement;
    if (o?.select && goc.contains(o)) o.select();
  } else {
    const cai = document.getElementById(`${id_cua(ten)}-${phan}`);
    if (!cai) return;
    cai.focus();
  }
  sau_do = null;
}

/** The field with a name, and all around it. */
function duong_den(ten) {
  const tim_trong = (cac) => {
    for (const mot of cac) {
      const cua = khoa(mot);
      if (ten === cua) return [mot];
      if (ten.startsWith(`${cua}/`)) return [mot, ...(tim_trong(mot.truong ?? []) ?? [])];
    }
    return null;
  };
  return tim_trong((mau?.nhom ?? []).flatMap((mot) => mot.truong));
}

/** Goes to the field with a name, or to the innermost one around it. Returns whether there is one. */
export function den_o(ten) {
  const duong = duong_den(ten);
  if (!duong) return false;
  if (duong.some((mot) => !mo.has(khoa(mot)))) {
    for (const mot of duong) mo.add(khoa(mot));
    dung();
    for (const mot of mau.nhom) mot.truong.forEach(ve_loi);
  }
  if (duong.at(-1).kieu === "bang" && den_luoi(duong.at(-1), ten)) return true;
  const dau_tien = (truong) => (la_chu(truong) ? truong : (truong.truong ?? []).filter((mot) => hien_len(mot, true)).map(dau_tien).find(Boolean));
  const o = cac_o.get(khoa(dau_tien(duong.at(-1)) ?? duong.at(-1)));
  const cai = o?.el ?? document.getElementById(id_cua(khoa(duong.at(-1))));
  if (!cai) return false;
  cai.closest("details:not([open])")?.setAttribute("open", "");
  cai.focus({ preventScroll: true });
  cai.scrollIntoView({ block: "center" });
  return khoa(duong.at(-1)) === ten;
}

/** Puts the cursor at the only place of a word in the field that is in use. */
export function den_chu(chu) {
  const o = document.activeElement;
  const tran = chu.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  if (!goc.contains(o) || !o.setSelectionRange || tran === "") return;
  const cho = o.value.toLowerCase().indexOf(tran.toLowerCase());
  if (cho >= 0 && o.value.toLowerCase().indexOf(tran.toLowerCase(), cho + 1) < 0) o.setSelectionRange(cho, cho + tran.length);
}

/** The field that an element is of: its line in the file. */
export function dong_cua(cai) {
  for (const o of cac_o.values()) if (o.el === cai) return o.truong.dong;
  return Number(cai.closest(".luoi [data-dong]")?.dataset.dong) || null;
}

goc.addEventListener("submit", (ev) => ev.preventDefault());
