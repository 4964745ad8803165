"""What Word will find in a DOCX: its paragraphs, its language and title, and faults that the
OOXML validator passes over but Word refuses.

In: a DOCX. Out: texts of the body's paragraphs, and sentences about faults.
"""

import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
LETTERS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


class Docx:
    """A package, read whole."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.entries = package.infolist()
            self.parts = {entry.filename: package.read(entry) for entry in self.entries}
        self.body = ElementTree.fromstring(self.parts["word/document.xml"])

    def body_paragraphs(self):
        """Texts of the text's paragraphs that have letters, in order; a forced new line is `\\n`."""
        return texts(self.body)

    def paragraphs(self):
        """The same with what stands on first pages only: the header's before a section, the footer's
        after what comes first in it, as the PDF has them."""
        relations = ElementTree.fromstring(self.parts.get("word/_rels/document.xml.rels", b"<none/>"))
        targets = {one.get("Id"): one.get("Target") for one in relations}
        found, section = [], []
        for child in self.body.find(W + "body"):
            end = next(child.iter(W + "sectPr"), None)
            if child is not end:
                section.append(child)
            if end is None:
                continue
            first = {one.tag: targets[one.get(R + "id")] for one in end if one.get(W + "type") == "first"}
            outside = {tag: texts(ElementTree.fromstring(self.parts["word/" + part])) for tag, part in first.items()}
            words = [texts(one) for one in section] or [[]]
            found += outside.get(W + "headerReference", []) + words[0]
            found += sum([outside.get(W + "footerReference", []), *words[1:]], [])
            section = []
        return found + sum(map(texts, section), [])

    def title(self):
        core = ElementTree.fromstring(self.parts["docProps/core.xml"])
        return (core.findtext(f".//{TITLE}") or "").strip()

    def language(self):
        """The language of all text that says no other."""
        styles = ElementTree.fromstring(self.parts["word/styles.xml"])
        lang = styles.find(f"{W}docDefaults//{W}lang")
        return "" if lang is None else lang.get(W + "val", "")

    def faults(self):
        found = []
        for entry in self.entries:
            if entry.external_attr == 0:
                found.append(f"{entry.filename}: ZIP external attributes are zero, Word may refuse the file")
        names = [entry.filename.lower() for entry in self.entries]
        found += [f"{name}: two entries of one name" for name in sorted({n for n in names if names.count(n) > 1})]
        for name, data in self.parts.items():
            if name.endswith((".xml", ".rels")):
                try:
                    ElementTree.fromstring(data)
                except ElementTree.ParseError as error:
                    found.append(f"{name}: not XML: {error}")
        for cell in self.body.iter(W + "tc"):
            if len(cell) == 0 or cell[-1].tag != W + "p":
                text = " ".join("".join(cell.itertext()).split())
                found.append(f"a table cell does not end with a paragraph, Word refuses the file: {text[:60]!r}")
        return found


def texts(element):
    pieces = ("".join(paragraph_text(one)) for one in element.iter(W + "p"))
    return [text for text in pieces if text.strip()]


def paragraph_text(paragraph):
    """Pieces of text of a paragraph, without those of a paragraph inside it and without what
    is deleted or only a field's instruction."""
    for child in paragraph:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in LETTERS:
            yield LETTERS[child.tag]
        elif child.tag not in (W + "p", W + "pPr", W + "del", W + "moveFrom"):
            yield from paragraph_text(child)
