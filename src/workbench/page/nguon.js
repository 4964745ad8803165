// The files of the paper, line by line.
//
// In: the state, a place to show. Out: the lines of one file, those with findings coloured; which line somebody
// chose, by mouse or with the arrow keys and Enter.

import { hien, the, tim } from "./dung.js";
import { hoi } from "./tin.js";

const o_tep = tim("tep");
const o_dong = tim("dong");
let dang = -1; // which file is shown
let lan = -1; // of which state
let nay = null; // the newest state
let chon = () => {};

/** What to do when a line (from 1) of a file is chosen. */
export function khi_chon_dong(lam) {
  chon = lam;
}

const dong_thu = (so) => o_dong.children[so - 1];

/** Makes one line the one that the Tab key leads to. */
function tro(dong) {
  for (const cu of o_dong.querySelectorAll('[tabindex="0"]')) cu.tabIndex = -1;
  dong.tabIndex = 0;
}

async function mo(tep) {
  const trang_thai = nay;
  if (tep === dang && lan === trang_thai.lan) return;
  const co = await hoi(`tep/${tep}`);
  if (!co || nay !== trang_thai) return;
  const dung = o_dong.contains(document.activeElement) ? [...o_dong.children].indexOf(document.activeElement) : -1;
  const cuon = tep === dang ? o_dong.scrollTop : 0;
  const da_chon = tep === dang ? [...o_dong.children].findIndex((mot) => mot.ariaSelected === "true") : -1;
  [dang, lan] = [tep, trang_thai.lan];
  o_tep.value = String(tep);
  o_dong.replaceChildren(
    ...co.dong.map((chu) => {
      const dong = the("li", "", chu || " ");
      dong.setAttribute("role", "option");
      dong.ariaSelected = "false";
      dong.tabIndex = -1;
      if (chu.trim() === "") dong.ariaLabel = "dòng trống";
      return dong;
    }),
  );
  for (const mot of trang_thai.phat_hien) {
    const dong = mot.cho?.tep === tep && mot.cho.dong && dong_thu(mot.cho.dong);
    if (dong && !dong.classList.contains("loi")) dong.className = mot.muc_do;
  }
  o_dong.scrollTop = cuon;
  const lai = o_dong.children[da_chon] ?? o_dong.children[0];
  if (lai) tro(lai);
  if (da_chon >= 0 && o_dong.children[da_chon]) o_dong.children[da_chon].ariaSelected = "true";
  if (dung >= 0) o_dong.children[Math.min(dung, o_dong.children.length - 1)]?.focus({ preventScroll: true });
}

/** Shows the files of a state. */
export async function cap_nhat(moi) {
  nay = moi;
  const ten = [...o_tep.options].map((mot) => mot.text).join("\n");
  if (ten !== moi.cac_tep.join("\n")) {
    o_tep.replaceChildren(...moi.cac_tep.map((mot, so) => new Option(mot, String(so))));
    if (dang >= moi.cac_tep.length) dang = -1;
  }
  // What nobody sees is made when somebody does.
  if (moi.cac_tep.length === 0) o_dong.replaceChildren();
  else if (o_dong.checkVisibility()) await mo(Math.max(dang, 0));
}

new ResizeObserver(() => {
  if (nay?.cac_tep.length > 0 && o_dong.checkVisibility()) mo(Math.max(dang, 0));
}).observe(o_dong);

/** Shows a place of the state. */
export async function den(cho) {
  // A file of the office is none of the paper's.
  if (!nay || cho.tep === null || cho.tep >= nay.cac_tep.length) return;
  await mo(cho.tep);
  for (const cu of o_dong.querySelectorAll('[aria-selected="true"]')) cu.ariaSelected = "false";
  for (const cu of o_dong.querySelectorAll("mark")) cu.replaceWith(cu.textContent);
  const dong = cho.dong && dong_thu(cho.dong);
  if (!dong) return;
  dong.normalize();
  dong.ariaSelected = "true";
  tro(dong);
  const chu = [...dong.textContent];
  const den_cot = cho.dong_cuoi === cho.dong ? cho.cot_cuoi : chu.length + 1;
  if (den_cot > cho.cot) {
    const giua = the("mark", "", chu.slice(cho.cot - 1, den_cot - 1).join(""));
    dong.replaceChildren(chu.slice(0, cho.cot - 1).join(""), giua, chu.slice(den_cot - 1).join(""));
  }
  hien(dong, "center");
}

o_tep.addEventListener("change", () => mo(Number(o_tep.value)));

function bam(dong) {
  const so = [...o_dong.children].indexOf(dong) + 1;
  if (so > 0) chon(dang, so);
}

o_dong.addEventListener("click", (ev) => {
  const dong = ev.target.closest("li");
  if (dong) bam(dong);
});

o_dong.addEventListener("keydown", (ev) => {
  const dong = ev.target.closest("li");
  const ke = { ArrowDown: dong?.nextElementSibling, ArrowUp: dong?.previousElementSibling, Home: o_dong.firstElementChild, End: o_dong.lastElementChild };
  if (ev.key === "Enter" || ev.key === " ") {
    bam(dong);
  } else if (ke[ev.key]) {
    tro(ke[ev.key]);
    ke[ev.key].focus();
  } else {
    return;
  }
  ev.preventDefault();
});
