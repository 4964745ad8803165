// A paper gets its number: what it gets is asked, what will be locked is said, and only then it is done.
//
// In: what is known before. Out: the paper issued, with its files; or what prevents it, with the way to each field.

import { the, tim } from "./dung.js";
import { cac_phat_hien, gui_viec, lay, loi_o } from "./lam.js";
import { den_o } from "./mau.js";
import { VAN_BAN, hoi } from "./tin.js";
import { cac_tep, ket_qua } from "./viec.js";

let so_o = 0;

function o(nhan, gia_tri, vi_du) {
  const hang = the("p", "o-hang");
  const dau = the("label", "", nhan);
  const cai = the("input");
  cai.id = `so${(so_o += 1)}`;
  cai.value = gia_tri ?? "";
  cai.spellcheck = false;
  cai.autocomplete = "off";
  dau.htmlFor = cai.id;
  hang.append(dau, cai);
  if (vi_du) {
    const nho = the("span", "o-dau", vi_du);
    nho.id = `${cai.id}-vd`;
    cai.setAttribute("aria-describedby", nho.id);
    hang.append(nho);
  }
  return [hang, cai];
}

/** Today, as days are written; nothing for a paper of another year. */
function hom_nay(nam) {
  const nay = new Date();
  if (nam !== null && nam !== nay.getFullYear()) return "";
  return [nay.getDate(), nay.getMonth() + 1, nay.getFullYear()].map((so) => String(so).padStart(2, "0")).join("/");
}

/** The innermost field that begins at a line or above it. */
async function khoa_cua_dong(dong) {
  const mau = await hoi("mau").catch(() => null);
  let co = null;
  const xem = (cac) => {
    for (const mot of cac) {
      if (mot.dong !== null && mot.dong <= dong && (co === null || mot.dong >= co.dong)) co = mot;
      xem(mot.truong ?? []);
    }
  };
  for (const nhom of mau?.nhom ?? []) xem(nhom.truong);
  return co?.duong.map((buoc) => (typeof buoc === "number" ? buoc + 1 : buoc)).join("/") ?? null;
}

/** What prevents it; each that is in the paper's own file leads to its field. */
function can_tro(tra, tep) {
  const cac = tra.phat_hien ?? [];
  const ve = cac_phat_hien(cac);
  for (const [so, mot] of cac.entries()) {
    if (mot.tep !== tep) continue;
    const den = the("button", "sua", "Đến ô này");
    den.type = "button";
    den.addEventListener("click", async () => {
      const khoa = await khoa_cua_dong(mot.dong);
      if (khoa !== null) den_o(khoa);
    });
    ve[so].append(den);
  }
  return ve;
}

function bao_loi(cho, tra, tep) {
  cho.replaceChildren(the("p", "khong-ghi", tra.cau ?? "Chưa cấp số được."));
  if (tra.goi_y) cho.append(the("p", "goi-y", `Gợi ý: ${tra.goi_y}.`));
  cho.append(...can_tro(tra, tep));
}

function xac_nhan(biet, viec, quay_lai) {
  const hop = the("div");
  const loi = the("div");
  loi.setAttribute("role", "alert");
  const ten = `${biet.loai} số ${viec.so || biet.so}/${biet.ky_hieu} ngày ${viec.ngay || biet.ngay}`;
  hop.append(loi, the("p", "", `Sẽ cấp: ${ten}.`));
  hop.append(the("p", "", "Các tệp sau được ghi và khóa lại, từ đó văn bản chỉ xem, không sửa được trên trang này:"));
  const ds = the("ul");
  ds.className = "khoa-tep";
  ds.append(...biet.khoa.map((mot) => the("li", "", mot)));
  hop.append(ds);
  if (viec.so_dang_ky) hop.append(the("p", "", `Ghi thêm một dòng vào sổ ${viec.so_dang_ky}.`));
  const nut = the("p", "nut-cuoi");
  const lam = the("button", "chinh", "Cấp số và khóa");
  const ve = the("button", "", "Quay lại");
  for (const mot of [lam, ve]) mot.type = "button";
  const tien = the("span");
  tien.setAttribute("role", "status");
  nut.append(lam, ve, tien);
  hop.append(nut);
  ve.addEventListener("click", quay_lai);
  lam.addEventListener("click", async () => {
    lam.disabled = true;
    tien.textContent = "Đang cấp số…";
    const tra = await gui_viec(`${VAN_BAN}cap-so`, viec);
    lam.disabled = false;
    tien.textContent = "";
    // What is wrong with a value that was typed stands at its field.
    if (tra.o?.length > 0) {
      hoi_so(viec, tra.o);
      return;
    }
    if (tra.ma !== 200) {
      bao_loi(loi, tra, biet.tep);
      tim("viec-ket-qua").scrollTop = 0;
      return;
    }
    const nhac = cac_phat_hien(tra.phat_hien);
    ket_qua(`Đã cấp: ${tra.van_ban}. Văn bản đã khóa, tải bản phát hành:`, [cac_tep(tra.tep.map((mot) => ({ ...mot, la: "" }))), ...nhac]);
    tim("viec-ket-qua").querySelector("a")?.focus();
  });
  ket_qua("Cấp số", [hop]);
  lam.focus();
}

async function hoi_so(cu, sai = []) {
  const biet = await lay(`${VAN_BAN}cap-so`);
  if (biet.ma !== 200) {
    const hop = the("div");
    bao_loi(hop, biet, null);
    ket_qua("Chưa cấp số được", [hop]);
    return;
  }
  const mau = the("form");
  mau.setAttribute("aria-label", "Số và ngày");
  const goi_so = biet.so_tiep ? `số tiếp theo của dãy này là ${biet.so_tiep}` : "chưa thấy văn bản nào cùng dãy đã cấp số";
  const [hang_so, so] = o(`Số (…/${biet.ky_hieu})`, biet.so ?? cu?.so ?? biet.so_tiep ?? "", biet.so ? "đã ghi trong văn bản; muốn đổi thì sửa ở ô “Số văn bản”" : goi_so);
  const [hang_ngay, ngay] = o("Ngày ban hành", biet.ngay ?? cu?.ngay ?? hom_nay(biet.nam), biet.ngay ? "đã ghi trong văn bản; muốn đổi thì sửa ở ô ngày ban hành" : "viết ngày/tháng/năm");
  mau.append(hang_so, hang_ngay);
  const thieu = biet.nguoi_ky.filter((mot) => !mot.ho_ten).map((mot) => mot.chuc_vu);
  let ky = null;
  if (thieu.length > 0) {
    const [hang, cai] = o("Họ và tên người ký", cu?.nguoi_ky ?? "", `${thieu.join(", ")}${biet.nguoi_ky.length > 1 ? "; hai người thì ngăn bằng dấu chấm phẩy" : ""}`);
    ky = cai;
    mau.append(hang);
  }
  const hang_sdk = the("p", "o-hang");
  const nhan = the("label", "", "Sổ đăng ký văn bản đi");
  const chon = the("select");
  chon.id = `so${(so_o += 1)}`;
  nhan.htmlFor = chon.id;
  chon.append(...biet.so_dang_ky.map((mot) => new Option(mot, mot)));
  if (biet.so_dang_ky_moi && !biet.so_dang_ky.includes(biet.so_dang_ky_moi)) chon.append(new Option(`${biet.so_dang_ky_moi} (lập sổ mới)`, biet.so_dang_ky_moi));
  chon.append(new Option("không ghi vào sổ", ""));
  if (cu) chon.value = cu.so_dang_ky ?? "";
  hang_sdk.append(nhan, chon);
  const nut = the("p", "nut-cuoi");
  const tiep = the("button", "chinh", "Tiếp tục");
  tiep.type = "submit";
  nut.append(tiep);
  const khac = the("div");
  khac.setAttribute("role", "alert");
  mau.append(hang_sdk, nut, khac);
  const cac = { so, ngay, ...(ky ? { nguoi_ky: ky } : {}) };
  mau.addEventListener("submit", async (ev) => {
    ev.preventDefault();
    const viec = { so: so.value.trim(), ngay: ngay.value.trim(), nguoi_ky: ky?.value.trim() ?? "", so_dang_ky: chon.value || null };
    const thieu = [["so", "Chưa ghi số văn bản."], ["ngay", "Chưa ghi ngày ban hành."], ["nguoi_ky", "Chưa ghi họ và tên người ký."]];
    const trong = thieu.filter(([ten]) => cac[ten]?.value.trim() === "").map(([ten, cau]) => ({ o: ten, cau }));
    // All that is wrong at once: what is missing, and what cannot be read.
    const tra = await gui_viec(`${VAN_BAN}cap-so`, { ...viec, thu: true });
    const loi = [...trong, ...(tra.o ?? [])];
    const la = loi_o(cac, loi);
    if (loi.length === 0 && tra.ma === 200) xac_nhan(biet, viec, () => hoi_so(viec));
    else if (la.length > 0 || (loi.length === 0 && tra.ma !== 200)) bao_loi(khac, { cau: la[0]?.cau ?? tra.cau }, null);
  });
  ket_qua(`Cấp số cho ${biet.tep}`, [mau]);
  // What the paper has already is not given again.
  [so.readOnly, ngay.readOnly] = [Boolean(biet.so), Boolean(biet.ngay)];
  const dau = [so, ngay, ky].find((mot) => mot && !mot.readOnly) ?? tiep;
  dau.focus();
  dau.select?.();
  const la = loi_o(cac, sai);
  if (la.length > 0) bao_loi(khac, la[0], null);
}

tim("cap-so").addEventListener("click", () => hoi_so(null));
