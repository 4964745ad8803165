// Small helpers for the page.

/** The element with this id. */
export const tim = (id) => document.getElementById(id);

/** A new element with a class and a text; a text is never read as HTML. */
export function the(ten, lop = "", chu = "") {
  const moi = document.createElement(ten);
  if (lop) moi.className = lop;
  if (chu) moi.textContent = chu;
  return moi;
}

/** Brings something into sight. */
export const hien = (cai, cach = "nearest") => cai.scrollIntoView({ block: cach, inline: "nearest" });
