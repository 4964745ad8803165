// What a grid writes: texts of cells, rows that come, go and move; each time one step that can be taken back.
//
// In: cells with their new texts, rows. Out: edits on their way to the program. Cells say at once what was typed; if the
// file says something else by now, both are shown and somebody decides.

import { the } from "./dung.js";
import { giu_nhap, gui, nhap } from "./gui.js";
import { chu_o, dau_hang } from "./luoi-o.js";

/** The name of a cell, for what is typed and not in the file yet. */
export const khoa_o = (luoi, r, c) => `${luoi.hang[r].khoa}/luoi/${luoi.cot[c].ma}`;

const ten_hang = (luoi, hang) => hang.o[luoi.ten].g ?? "";

function gui_bang(luoi, bang) {
  luoi.bang.setAttribute("aria-busy", "true");
  return gui(() => ({ viec: "bang", cho: luoi.truong.duong, dau: luoi.dau, bang: bang() }));
}

/** Shows why something was not written. */
function noi_loi(luoi, tra) {
  luoi.bang.removeAttribute("aria-busy");
  const cau = tra.ma === 409 ? "Bảng vừa được sửa ở nơi khác, chưa ghi gì. Xem lại rồi làm lại." : (tra.cau ?? "Chưa ghi được.");
  luoi.o_hoi.replaceChildren(the("p", "", cau));
  if (tra.goi_y) luoi.o_hoi.append(the("p", "goi-y", `Gợi ý: ${tra.goi_y}`));
  luoi.o_hoi.hidden = false;
}

const het_hoi = (luoi) => {
  luoi.o_hoi.hidden = true;
  luoi.o_hoi.replaceChildren();
};

/** Writes texts into cells, and rows behind the last one; `cau` is said when it is done. */
export async function ghi_o(luoi, cac, them = [], cau = "") {
  het_hoi(luoi);
  // The names of rows as the file has them before this edit.
  const theo = new Map();
  for (const { r, c, moi } of cac) {
    const hang = luoi.hang[r];
    if (hang.o[c].g === moi) continue;
    if (!theo.has(r)) theo.set(r, { hang: hang.duong, ten: ten_hang(luoi, hang), o: [] });
    theo.get(r).o.push([luoi.cot[c].ma, hang.o[c].g, moi]);
  }
  const cu = [];
  for (const { r, c, moi } of cac) {
    const hang = luoi.hang[r];
    cu.push({ khoa: hang.khoa, c, cu: hang.o[c].g, moi });
    luoi.cho.set(`${hang.khoa}\n${luoi.cot[c].ma}`, moi);
    hang.o[c].g = moi;
    const el = luoi.co.get(r)?.children[c];
    if (el) luoi.ve_o(el, r, c);
  }
  luoi.ke();
  if (theo.size === 0 && them.length === 0) {
    xong_cho(luoi, cu);
    return;
  }
  if (them.length > 0) khoa_hang(luoi, { them: them.length });
  const tra = await gui_bang(luoi, () => ({ lam: "ghi", o: [...theo.values()], them }));
  xong_cho(luoi, cu);
  if (tra.ma === 200) {
    if (cau) luoi.bao(cau);
    if (them.length > 0) da_ghi_hang(luoi, tra);
    return;
  }
  if (them.length > 0) mo_khoa(luoi);
  // The cells say what the file says.
  for (const mot of cu) {
    const r = luoi.hang.findIndex((hang) => hang.khoa === mot.khoa);
    if (r < 0 || luoi.hang[r].o[mot.c].g !== mot.moi) continue;
    luoi.hang[r].o[mot.c].g = (cu.length === 1 ? tra.gia_tri : null) ?? mot.cu;
    const el = luoi.co.get(r)?.children[mot.c];
    if (el) luoi.ve_o(el, r, mot.c);
  }
  luoi.ke();
  if (tra.ma === 409 && cu.length === 1 && typeof tra.gia_tri === "string") hai_ban(luoi, cu[0], tra);
  else noi_loi(luoi, tra);
}

function xong_cho(luoi, cu) {
  for (const mot of cu) {
    const ten = `${mot.khoa}\n${luoi.cot[mot.c].ma}`;
    if (luoi.cho.get(ten) === mot.moi) luoi.cho.delete(ten);
  }
}

/** Shows both texts of a cell, and lets somebody decide. */
function hai_ban(luoi, mot, tra) {
  luoi.bang.removeAttribute("aria-busy");
  const dong = (ten, chu) => {
    const moi = the("p", "", ten);
    moi.append(the("q", "", chu));
    return moi;
  };
  const nut = (chu, bam) => {
    const moi = the("button", "", chu);
    moi.type = "button";
    moi.addEventListener("click", () => {
      het_hoi(luoi);
      bam();
      luoi.dat(luoi.r, luoi.c);
    });
    return moi;
  };
  const ghi = () => {
    const r = luoi.hang.findIndex((hang) => hang.khoa === mot.khoa);
    if (r >= 0) ghi_o(luoi, [{ r, c: mot.c, moi: mot.moi }]);
  };
  luoi.o_hoi.replaceChildren(
    the("p", "", "Ô này vừa được sửa ở nơi khác, chưa ghi gì."),
    dong("Trong tệp: ", tra.gia_tri),
    dong("Bạn gõ: ", mot.moi),
    nut("Lấy theo tệp", () => {}),
    nut("Ghi chữ của tôi", ghi),
  );
  luoi.o_hoi.hidden = false;
}

/** What was typed in a cell and never came to the file: written if the cell says what it said. */
export function ghi_nhap(luoi) {
  for (const [r, hang] of luoi.hang.entries()) {
    for (const [c, o] of hang.o.entries()) {
      const co = o.g === undefined ? null : nhap(khoa_o(luoi, r, c));
      if (!co) continue;
      giu_nhap(khoa_o(luoi, r, c), null);
      if (co.gia_tri === o.g) continue;
      if (co.cu === o.g) ghi_o(luoi, [{ r, c, moi: co.gia_tri }]);
      else hai_ban(luoi, { khoa: hang.khoa, c, cu: o.g, moi: co.gia_tri }, { gia_tri: o.g });
    }
  }
}

// Rows.

/** Nothing else is written until the rows have changed. */
function khoa_hang(luoi, cho) {
  luoi.khoa_lai = true;
  luoi.go_truoc = "";
  luoi.cho_hang = { ...cho, cu: luoi.hang.map(dau_hang), dau: luoi.dau };
  luoi.nut_hang();
}

function mo_khoa(luoi) {
  luoi.khoa_lai = false;
  luoi.cho_hang = null;
  luoi.nut_hang();
}

function da_ghi_hang(luoi, tra) {
  if (!luoi.cho_hang) return;
  luoi.cho_hang.den = true;
  if (luoi.tep === tra.den) da_doi_hang(luoi);
}

/** The rows have changed: goes to the one that it was about. Returns what was typed meanwhile. */
export function da_doi_hang(luoi) {
  const cho = luoi.cho_hang;
  // Which form is the first behind the edit, its answer tells.
  if (!cho || (!cho.den && luoi.dau === cho.dau)) return null;
  const moi = luoi.hang.map(dau_hang);
  mo_khoa(luoi);
  if (cho.them) return luoi.go_truoc;
  let r = moi.findIndex((mot, so) => mot !== cho.cu[so]);
  if (cho.chuyen !== undefined) {
    const buoc = cho.chuyen ? -1 : 1;
    for (r = luoi.r + buoc; r >= 0 && r < moi.length && moi[r] !== cho.dong; r += buoc);
  }
  if (r < 0) r = Math.min(luoi.r, moi.length - 1);
  luoi.dat(r, cho.ten ? luoi.ten : luoi.c, { tieu_diem: cho.tieu_diem });
  return luoi.go_truoc;
}

async function doi_hang(luoi, bang, cho, cau) {
  if (luoi.khoa_lai || luoi.dong) return;
  luoi.dang_sua?.xong(true);
  het_hoi(luoi);
  khoa_hang(luoi, { ...cho, tieu_diem: true });
  const tra = await gui_bang(luoi, bang);
  if (tra.ma === 200 && tra.tu !== tra.den) {
    luoi.bao(cau);
    da_ghi_hang(luoi, tra);
    return;
  }
  mo_khoa(luoi);
  if (tra.ma !== 200) noi_loi(luoi, tra);
}

const thay_hang = (luoi, hang, ca) => ({
  duong: hang.duong,
  o: hang.o.map((o, c) => [luoi.cot[c].ma, o.g]).filter(([ma, chu]) => chu !== undefined && (ca || ma === "ten")),
});

/** A task or a group comes behind the row in use. */
export function them_dong(luoi, nhom) {
  const hang = luoi.hang[luoi.r];
  const sau = hang && hang.loai !== "tong" ? hang.duong : (luoi.hang.findLast((mot) => mot.loai !== "tong")?.duong ?? null);
  return doi_hang(luoi, () => ({ lam: "them", sau, nhom }), { ten: true }, nhom ? "Đã thêm một nhóm." : "Đã thêm một dòng.");
}

/** The rows that are chosen go, with all that is in them. */
export function xoa_dong(luoi) {
  const { r1, r2 } = luoi.vung();
  const cac = luoi.hang.slice(r1, r2 + 1).filter((mot) => mot.loai !== "tong");
  if (cac.length === 0) return undefined;
  const ten = cac.length === 1 ? `“${chu_o(cac[0].o[luoi.ten])}”` : `${cac.length} dòng`;
  const hang = cac.map((mot) => thay_hang(luoi, mot, true));
  return doi_hang(luoi, () => ({ lam: "xoa", hang }), {}, `Đã xóa ${ten}. Ctrl+Z: lấy lại.`);
}

/** The row in use moves up or down. */
export function chuyen_dong(luoi, len) {
  const hang = luoi.hang[luoi.r];
  if (!hang || hang.loai === "tong") return undefined;
  const cho = { chuyen: len, dong: dau_hang(hang) };
  return doi_hang(luoi, () => ({ lam: "chuyen", hang: thay_hang(luoi, hang, false), len }), cho, len ? "Đã chuyển lên." : "Đã chuyển xuống.");
}
