// What a cell of a grid says.
//
// In: a cell, or a row, as the program tells it. Out: its text.

/** The text of a cell: typed, or as paper shows it. */
export const chu_o = (o) => o?.g ?? o?.t ?? o?.x ?? "";

/** What is typed in a row, to know it again. */
export const dau_hang = (hang) => `${hang.loai}\n${hang.o.map((o) => o.g ?? "").join("\t")}`;
