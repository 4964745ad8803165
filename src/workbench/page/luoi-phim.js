// Keys and the mouse in a grid.
//
// In: keys while a cell is in use, clicks. Out: another cell, a field in a cell, what is copied or pasted.

import { the } from "./dung.js";
import { dan, chep } from "./luoi-chep.js";
import { giu_nhap } from "./gui.js";
import { chu_o } from "./luoi-o.js";
import { chuyen_dong, ghi_o, khoa_o, them_dong, xoa_dong } from "./luoi-ghi.js";

/** Whether a cell can be typed into; says why not. */
function sua_duoc(luoi) {
  const o = luoi.hang[luoi.r]?.o[luoi.c];
  if (!o) return false;
  if (luoi.khoa_lai) return false;
  if (luoi.chi_doc) luoi.bao(`Sửa dòng này trong ${luoi.truong.luoi.tep_hang}.`);
  else if (luoi.dong) luoi.bao("Văn bản này không sửa được ở đây.");
  else if (o.x !== undefined && luoi.hang[luoi.r].loai !== "tong") luoi.bao("Ô này viết theo cách chỉ sửa được trong tệp nguồn.");
  else if (o.g === undefined) luoi.bao(o.t === undefined && o.x === undefined ? "Dòng này không có gì ở cột này." : "Ô này do chương trình tính, không gõ ở đây.");
  return o.g !== undefined && !luoi.dong;
}

/** Opens a field in the cell in use; with `thay` it begins with these letters instead of what it says. */
export function mo_o(luoi, thay = null) {
  if (luoi.dang_sua || !sua_duoc(luoi)) return;
  luoi.trong = true;
  luoi.bao("");
  luoi.dat(luoi.r, luoi.c, { tieu_diem: false });
  const { r, c } = luoi;
  const el = luoi.o_dang();
  const cu = luoi.hang[r].o[c].g;
  const o = the("textarea", "luoi-sua");
  o.rows = 1;
  o.spellcheck = false;
  o.value = thay ?? cu;
  o.setAttribute("aria-label", `${luoi.cot[c].ten}, ${chu_o(luoi.hang[r].o[luoi.ten])}`);
  // The browser takes back what was typed here; the program what is in the file.
  o.dataset.ban = "1";
  const khoa = khoa_o(luoi, r, c);
  luoi.dang_sua = { r, c, o, cu };
  const vua = () => {
    o.style.height = "0";
    o.style.height = `${Math.max(el.clientHeight, o.scrollHeight + 2)}px`;
  };
  const xong = (ghi) => {
    if (luoi.dang_sua?.o !== o) return;
    luoi.dang_sua = null;
    const moi = o.value;
    const co = el.contains(document.activeElement);
    o.remove();
    el.classList.remove("mo");
    luoi.co.get(r)?.classList.remove("mo");
    giu_nhap(khoa, null);
    if (ghi && moi !== cu) ghi_o(luoi, [{ r, c, moi }]);
    else luoi.ve_o(el, r, c);
    if (co) luoi.o_dang()?.focus({ preventScroll: true });
  };
  luoi.dang_sua.xong = xong;
  o.addEventListener("input", () => {
    vua();
    giu_nhap(khoa, { gia_tri: o.value, cu });
  });
  o.addEventListener("blur", () => xong(true));
  o.addEventListener("keydown", (ev) => {
    ev.stopPropagation();
    if (ev.isComposing) return;
    const [sang, xuong] = { Enter: [0, ev.shiftKey ? -1 : 1], Tab: [ev.shiftKey ? -1 : 1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[ev.key] ?? [null];
    if (ev.key === "Escape") {
      xong(false);
    } else if (ev.key === "Enter" && ev.altKey) {
      o.setRangeText("\n", o.selectionStart, o.selectionEnd, "end");
      vua();
    } else if (sang === null || (ev.key.startsWith("Arrow") && (thay === null || ev.shiftKey))) {
      return;
    } else {
      xong(true);
      di(luoi, xuong, sang, ev.key === "Tab");
    }
    ev.preventDefault();
  });
  el.classList.add("mo");
  luoi.co.get(r)?.classList.add("mo");
  el.append(o);
  vua();
  o.focus({ preventScroll: true });
  if (thay === null) o.select();
  else o.setSelectionRange(o.value.length, o.value.length);
}

/** So many rows and columns further; with `qua` from the end of a row on to the next. Returns whether there is one. */
function di(luoi, xuong, sang, qua = false, noi = false) {
  let [r, c] = [luoi.r + xuong, luoi.c + sang];
  if (qua && c >= luoi.cot.length) [r, c] = [r + 1, 0];
  if (qua && c < 0) [r, c] = [r - 1, luoi.cot.length - 1];
  if (qua && (r < 0 || r >= luoi.hang.length)) return false;
  luoi.dat(r, c, { noi });
  return true;
}

/** Clears what is chosen. */
export function xoa_o(luoi) {
  if (luoi.khoa_lai || luoi.dong) return;
  const { r1, r2, c1, c2 } = luoi.vung();
  const cac = [];
  for (let r = r1; r <= r2; r += 1) for (let c = c1; c <= c2; c += 1) if (luoi.hang[r].o[c].g) cac.push({ r, c, moi: "" });
  if (cac.length > 0) ghi_o(luoi, cac);
  else sua_duoc(luoi);
}

function phim(luoi, ev) {
  if (ev.target.closest(".luoi-sua")) return;
  const lenh = ev.ctrlKey || ev.metaKey;
  const [het_r, het_c] = [luoi.hang.length - 1, luoi.cot.length - 1];
  const noi = ev.shiftKey;
  if (luoi.khoa_lai && ev.key.length === 1 && !lenh && !ev.altKey) {
    // Rows are about to come or go: what is typed meanwhile is for the cell that will be in use.
    luoi.go_truoc = (luoi.go_truoc ?? "") + ev.key;
    ev.preventDefault();
    return;
  }
  const mui = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[ev.key];
  if (mui && ev.altKey) {
    if (mui[0] !== 0) chuyen_dong(luoi, mui[0] < 0);
  } else if (mui && lenh) {
    luoi.dat(mui[0] < 0 ? 0 : mui[0] > 0 ? het_r : luoi.r, mui[1] < 0 ? 0 : mui[1] > 0 ? het_c : luoi.c, { noi });
  } else if (mui) {
    di(luoi, ...mui, false, noi);
  } else if (ev.key === "Home" || ev.key === "End") {
    const cuoi = ev.key === "End";
    luoi.dat(lenh ? (cuoi ? het_r : 0) : luoi.r, cuoi ? het_c : 0, { noi });
  } else if (ev.key === "PageUp" || ev.key === "PageDown") {
    const [tu, den] = luoi.trong_tam();
    di(luoi, (ev.key === "PageUp" ? -1 : 1) * Math.max(1, den - tu - 13), 0, false, noi);
  } else if (ev.key === "Tab") {
    if (!luoi.trong || !di(luoi, 0, ev.shiftKey ? -1 : 1, true)) {
      luoi.trong = false;
      return;
    }
  } else if (ev.key === "Escape") {
    luoi.trong = false;
    luoi.dat(luoi.r, luoi.c);
    luoi.bao("Tab: ra khỏi bảng.");
  } else if (ev.key === "Enter" && lenh) {
    them_dong(luoi, ev.shiftKey);
  } else if (ev.key === "Enter" || ev.key === "F2") {
    mo_o(luoi);
  } else if (ev.key === "Delete" || ev.key === "Backspace") {
    if (lenh) xoa_dong(luoi);
    else xoa_o(luoi);
  } else if (ev.key === " " && ev.shiftKey) {
    [luoi.nr, luoi.nc] = [luoi.r, 0];
    luoi.dat(luoi.r, het_c, { noi: true });
  } else if (lenh && ev.key.toLowerCase() === "a") {
    [luoi.nr, luoi.nc] = [0, 0];
    luoi.dat(het_r, het_c, { noi: true });
  } else if (ev.key === "Process" || ev.keyCode === 229) {
    // Letters that are put together go on in the field.
    mo_o(luoi, "");
    return;
  } else if (ev.key.length === 1 && !lenh && !ev.altKey) {
    mo_o(luoi, ev.key);
  } else {
    return;
  }
  if (ev.key !== "Tab" && ev.key !== "Escape") luoi.trong = true;
  ev.preventDefault();
}

/** The cell that something is in. */
function cho_cua(luoi, cai) {
  const o = cai?.closest?.("[role=gridcell]");
  if (!o || !luoi.than.contains(o)) return null;
  return [Number(o.parentElement.getAttribute("aria-rowindex")) - 1 - luoi.cao_dau, Number(o.dataset.c)];
}

/** Listens to keys and the mouse. */
export function noi_phim(luoi) {
  luoi.bang.addEventListener("keydown", (ev) => phim(luoi, ev));
  let keo = false;
  luoi.than.addEventListener("mousedown", (ev) => {
    const cho = cho_cua(luoi, ev.target);
    if (!cho || ev.button !== 0 || ev.target.closest(".luoi-sua")) return;
    ev.preventDefault();
    luoi.dang_sua?.xong(true);
    luoi.trong = true;
    luoi.dat(...cho, { noi: ev.shiftKey });
    keo = true;
  });
  luoi.than.addEventListener("mousemove", (ev) => {
    const cho = keo && ev.buttons === 1 ? cho_cua(luoi, ev.target) : null;
    if (cho && (cho[0] !== luoi.r || cho[1] !== luoi.c)) luoi.dat(...cho, { noi: true });
  });
  document.addEventListener("mouseup", () => (keo = false));
  luoi.than.addEventListener("dblclick", (ev) => cho_cua(luoi, ev.target) && mo_o(luoi));
  for (const ten of ["copy", "cut", "paste"]) {
    luoi.than.addEventListener(ten, (ev) => {
      if (ev.target.closest?.(".luoi-sua")) return;
      ev.preventDefault();
      if (ten === "paste") dan(luoi, ev.clipboardData.getData("text/plain"));
      else chep(luoi, ev.clipboardData);
      if (ten === "cut") xoa_o(luoi);
    });
  }
}
