// What is copied out of a grid, and pasted into it: texts with a tab between cells, as workbooks give and take them.
//
// In: a text, or what is chosen. Out: texts of cells. What a figure means is decided by the program, never here.

import { ghi_o } from "./luoi-ghi.js";
import { chu_o } from "./luoi-o.js";

/** The cells of a copied text; one with line ends or tabs in it stands in quotation marks. */
export function tach(chu) {
  const hang = [];
  let o = [];
  let at = 0;
  const xong = (gia_tri) => o.push(gia_tri);
  while (at <= chu.length) {
    const trich = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(chu.slice(at));
    let gia_tri;
    // A text without any of these keeps its marks: nobody has added them.
    if (trich && /[\t\r\n]|""/.test(trich[1])) {
      gia_tri = trich[1].replaceAll('""', '"');
      at += trich[0].length;
    } else {
      [gia_tri] = /^[^\t\r\n]*/.exec(chu.slice(at));
      at += gia_tri.length;
    }
    xong(gia_tri);
    if (chu[at] === "\t") {
      at += 1;
      continue;
    }
    hang.push(o);
    o = [];
    if (at >= chu.length) break;
    at += chu.startsWith("\r\n", at) ? 2 : 1;
    // The last line has an end, too.
    if (at >= chu.length) break;
  }
  return hang;
}

/** Cells as a text that workbooks read. */
export function noi(hang) {
  const o = (chu) => (/[\t\r\n]/.test(chu) ? `"${chu.replaceAll('"', '""')}"` : chu);
  return hang.map((mot) => mot.map(o).join("\t")).join("\n");
}

/** Copies what is chosen. */
export function chep(luoi, bo_nho) {
  const { r1, r2, c1, c2 } = luoi.vung();
  const hang = luoi.hang.slice(r1, r2 + 1).map((mot) => mot.o.slice(c1, c2 + 1).map(chu_o));
  bo_nho.setData("text/plain", noi(hang));
  luoi.bao(`Đã chép ${r2 - r1 + 1} dòng, ${c2 - c1 + 1} cột.`);
}

/** Pastes cells from the upper left corner of what is chosen on; rows behind the last one are new. */
export function dan(luoi, chu) {
  if (luoi.khoa_lai) return;
  if (luoi.dong) {
    luoi.bao(luoi.chi_doc ? `Sửa các dòng này trong ${luoi.truong.luoi.tep_hang}.` : "Văn bản này không sửa được ở đây.");
    return;
  }
  let hang = tach(chu);
  if (hang.length === 0 || (hang.length === 1 && hang[0].length === 1 && hang[0][0] === "")) return;
  const { r1, r2, c1, c2 } = luoi.vung();
  // One value fills all that is chosen.
  if (hang.length === 1 && hang[0].length === 1) hang = Array.from({ length: r2 - r1 + 1 }, () => Array.from({ length: c2 - c1 + 1 }, () => hang[0][0]));
  // The row of totals takes nothing, wherever it stands.
  const cac_r = [...luoi.hang.keys()].filter((r) => luoi.hang[r].loai !== "tong");
  const dau = cac_r.findIndex((r) => r >= r1);
  const dich = (so) => (dau < 0 ? undefined : cac_r[dau + so]);
  const [cac, them] = [[], []];
  let bo = 0;
  for (const [so, mot] of hang.entries()) {
    const r = dich(so);
    const moi = [];
    for (const [lech, gia_tri] of mot.entries()) {
      const c = c1 + lech;
      if (c >= luoi.cot.length) {
        bo += gia_tri.trim() === "" ? 0 : 1;
      } else if (r === undefined) {
        const go = ["chu", "giua", "so"].includes(luoi.cot[c].kieu);
        if (go) moi.push([luoi.cot[c].ma, gia_tri]);
        else bo += gia_tri.trim() === "" ? 0 : 1;
      } else if (luoi.hang[r].o[c].g === undefined) {
        bo += gia_tri.trim() === "" || gia_tri.trim() === chu_o(luoi.hang[r].o[c]) ? 0 : 1;
      } else {
        cac.push({ r, c, moi: gia_tri });
      }
    }
    if (moi.some(([, gia_tri]) => gia_tri.trim() !== "")) them.push(moi);
  }
  const cau = [`Đã dán ${hang.length} dòng, ${Math.max(...hang.map((mot) => mot.length))} cột`];
  if (them.length > 0) cau.push(`thêm ${them.length} dòng`);
  if (bo > 0) cau.push(`bỏ qua ${bo} ô do chương trình tính hoặc ngoài bảng`);
  if (cac.length === 0 && them.length === 0) {
    luoi.bao("Chưa dán gì: các ô này do chương trình tính hoặc ngoài bảng.");
    return;
  }
  ghi_o(luoi, cac, them, `${cau.join("; ")}.`);
  const cuoi = Math.min((dich(0) ?? luoi.r) + hang.length - 1, luoi.hang.length - 1);
  [luoi.nr, luoi.nc] = [dich(0) ?? luoi.r, c1];
  luoi.dat(cuoi, Math.min(c1 + Math.max(...hang.map((mot) => mot.length)) - 1, luoi.cot.length - 1), { noi: true });
}
