"""The judge of redlines sees a word, a row and a style that differ, and passes what is right."""

import tempfile
import unittest
import zipfile
from pathlib import Path

import redline

PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>'
TABLE = "<w:tbl>%s</w:tbl>"
ROW = "<w:tr><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr>"
STYLES = '<w:style w:styleId="A"><w:name w:val="Điều"/></w:style><w:style w:styleId="B"><w:name w:val="Khoản"/></w:style>'


class Redline(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def shape(self, *blocks, orient="portrait"):
        path = Path(self.folder.name) / "a.docx"
        space = f'xmlns:w="{redline.NS}"'
        section = f'<w:sectPr><w:pgSz w:orient="{orient}"/></w:sectPr>'
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", f"<w:document {space}><w:body>{''.join(blocks)}{section}</w:body></w:document>")
            archive.writestr("word/styles.xml", f"<w:styles {space}>{STYLES}</w:styles>")
        return redline.shape(path)

    def test_what_differs_is_seen(self):
        paper = self.shape(PARAGRAPH % ("A", "Điều 1"), TABLE % (ROW % "730"))
        self.assertEqual(redline.judged("a", "accepted", paper, paper), ([], []))
        for other in (
            self.shape(PARAGRAPH % ("A", "Điều 2"), TABLE % (ROW % "730")),
            self.shape(PARAGRAPH % ("A", "Điều 1"), TABLE % (ROW % "730" + ROW % "830")),
            self.shape(PARAGRAPH % ("A", "Điều 1"), "<w:p/>", TABLE % (ROW % "730")),
        ):
            lines, _ = redline.judged("a", "accepted", other, paper)
            self.assertEqual(len(lines), 1)

    def test_what_is_known_is_counted(self):
        paper = self.shape(PARAGRAPH % ("A", "Điều 1"))
        styled = self.shape(PARAGRAPH % ("B", "Điều 1"))
        turned = self.shape(PARAGRAPH % ("A", "Điều 1"), orient="landscape")
        self.assertEqual(redline.judged("a", "rejected", styled, paper), ([], ["joined"]))
        self.assertEqual(redline.judged("a", "rejected", turned, paper), ([], ["section"]))


if __name__ == "__main__":
    unittest.main()
