// The pages as they will be printed.
//
// In: the state of the paper. Out: a picture for each page, taken again only if its mark is another one; boxes
// over the words that findings are about; clicks, in points of the page.

import { hien, the, tim } from "./dung.js";
import { VAN_BAN } from "./tin.js";

const giay = tim("giay");
const CO = [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 3, 4];

let cac_trang = [];
let co = null; // as wide as the window, or a figure: 1 is the size on paper
let bam = () => {};

/** What to do when somebody clicks on a page: its number from 0, and points from its upper left corner. */
export function khi_bam(lam) {
  bam = lam;
}

function anh_moi() {
  const anh = the("img");
  anh.decoding = "async";
  anh.draggable = false;
  return anh;
}

// Pages in sight, and those next to them.
const gan = new Set();
const xem_gan = new IntersectionObserver(
  (cac) => cac.forEach((mot) => gan[mot.isIntersecting ? "add" : "delete"](mot.target)),
  { root: giay, rootMargin: "50%" },
);

function khung_moi(so) {
  const khung = the("figure", "trang");
  xem_gan.observe(khung);
  khung.append(anh_moi());
  khung.addEventListener("click", (ev) => {
    const o = khung.getBoundingClientRect();
    const { rong, cao } = cac_trang[so];
    bam(so, ((ev.clientX - o.left) / o.width) * rong, ((ev.clientY - o.top) / o.height) * cao);
  });
  return khung;
}

function dat_co() {
  const cho = giay.clientWidth - 32;
  for (const [so, khung] of [...giay.children].entries()) {
    const { rong, cao } = cac_trang[so];
    // A point is a 72nd of an inch, a CSS pixel a 96th.
    const be = co === null ? Math.min(cho, (rong * 96 * 1.6) / 72) : (rong * 96 * co) / 72;
    khung.style.width = `${be}px`;
    khung.style.height = `${(be * cao) / rong}px`;
  }
}

/** Shows the pages of a state. */
export async function ve(moi) {
  const cu = cac_trang;
  cac_trang = moi.trang;
  giay.classList.toggle("cu", !moi.moi && !moi.dang_dung && moi.trang.length > 0);
  while (giay.children.length > moi.trang.length) {
    gan.delete(giay.lastElementChild);
    xem_gan.unobserve(giay.lastElementChild);
    giay.lastElementChild.remove();
  }
  const cho = [];
  for (const [so, trang] of moi.trang.entries()) {
    const khung = giay.children[so] ?? giay.appendChild(khung_moi(so));
    const anh = khung.firstElementChild;
    anh.alt = `Trang ${so + 1} trên ${moi.trang.length}`;
    const dia_chi = `${VAN_BAN}trang/${trang.dau}.svg`;
    if (anh.getAttribute("src") === dia_chi) continue;
    // Where nobody looks, nothing is drawn ahead.
    if (!gan.has(khung) && (so >= 8 || cu[so])) {
      if (so >= 8) anh.loading = "lazy";
      anh.src = dia_chi;
      continue;
    }
    // The old picture stays until the new one can be drawn: no flicker.
    const sau = anh_moi();
    sau.alt = anh.alt;
    sau.src = dia_chi;
    // One that has been overtaken by the next state is not shown.
    cho.push(sau.decode().then(() => anh.isConnected && anh.replaceWith(sau), () => {}));
  }
  dat_co();
  await Promise.all(cho);
}

/** Puts a box over words. */
function vet(o, lop) {
  const khung = giay.children[o.trang];
  if (!khung) return null;
  const { rong, cao } = cac_trang[o.trang];
  const moi = the("div", `vet ${lop}`);
  moi.style.left = `${(o.x / rong) * 100}%`;
  moi.style.top = `${(o.y / cao) * 100}%`;
  moi.style.width = `${(o.rong / rong) * 100}%`;
  moi.style.height = `${(o.cao / cao) * 100}%`;
  khung.append(moi);
  return moi;
}

/** Marks the words that findings are about. */
export function danh_dau(phat_hien) {
  for (const cu of giay.querySelectorAll(".vet")) cu.remove();
  for (const mot of phat_hien) for (const o of mot.tren_trang) vet(o, mot.muc_do);
}

/** Shows these words, and brings the first into sight. Returns whether there are any. */
export function xem(cac_o) {
  for (const cu of giay.querySelectorAll(".dang-xem")) cu.remove();
  const moi = cac_o.map((o) => vet(o, "dang-xem")).filter(Boolean);
  if (moi.length > 0) hien(moi[0]);
  return moi.length > 0;
}

function doi_co(buoc) {
  const nay = co ?? (giay.firstElementChild?.clientWidth ?? 794) / (((cac_trang[0]?.rong ?? 595) * 96) / 72);
  co = buoc > 0 ? (CO.find((mot) => mot > nay + 0.01) ?? CO.at(-1)) : (CO.findLast((mot) => mot < nay - 0.01) ?? CO[0]);
  dat_co();
}

tim("nho").addEventListener("click", () => doi_co(-1));
tim("to").addEventListener("click", () => doi_co(1));
tim("vua").addEventListener("click", () => { co = null; dat_co(); });
new ResizeObserver(dat_co).observe(giay);
