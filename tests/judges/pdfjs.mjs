// The text of each page as pdf.js gives it: `node pdfjs.mjs MODULE FILE…` prints a list of lists.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, ...files] = process.argv.slice(2);
const { getDocument } = await import(pathToFileURL(module).href);
const all = [];
for (const file of files) {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  all.push(pages);
}
process.stdout.write(JSON.stringify(all));
