// What stands beside the pages while a paper is edited: the form, the list of findings or the file, one at a time.
//
// In: which one. Out: it alone is shown. Without an edit the list and the file stand below each other.

import { tim } from "./dung.js";

const CAC_THE = ["mau", "phat-hien", "nguon"];
const nut = (ten) => tim(`the-${ten}`);

/** Shows one of them. */
export function mo_the(ten) {
  if (tim("the").hidden) return;
  for (const mot of CAC_THE) {
    tim(mot).hidden = mot !== ten;
    nut(mot).ariaSelected = String(mot === ten);
    nut(mot).tabIndex = mot === ten ? 0 : -1;
  }
}

/** Begins with the form. */
export function bat_the() {
  if (!tim("the").hidden) return;
  document.body.classList.add("soan");
  const nhay = document.querySelector(".nhay");
  nhay.href = "#mau";
  nhay.textContent = "Đến các ô để điền";
  tim("the").hidden = false;
  for (const mot of CAC_THE) {
    tim(mot).setAttribute("role", "tabpanel");
    tim(mot).setAttribute("aria-labelledby", `the-${mot}`);
  }
  mo_the("mau");
}

tim("the").addEventListener("click", (ev) => {
  const ten = ev.target.closest("button")?.id.slice(4);
  if (ten) mo_the(ten);
});

tim("the").addEventListener("keydown", (ev) => {
  const buoc = { ArrowRight: 1, ArrowLeft: -1 }[ev.key];
  if (!buoc) return;
  const nay = CAC_THE.findIndex((mot) => nut(mot).ariaSelected === "true");
  const ke = CAC_THE[(nay + buoc + CAC_THE.length) % CAC_THE.length];
  mo_the(ke);
  nut(ke).focus();
  ev.preventDefault();
});
