"""Each judge finds the fault it is there for, and passes what is right."""

import io
import tempfile
import unittest
import zipfile
from pathlib import Path

import judge
import last_page
from docx_text import Docx
from pdf_text import Pdf, tokens

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# "Số", three no-break spaces (each a replacement text inside the numbered content), "/QĐ";
# an artifact; and a number that no structure holds.
PAGE = b"""/P <</MCID 0>> BDC BT /F0 14 Tf <00010002> Tj
/Span <</ActualText <FEFF00A0>>> BDC <0003> Tj EMC
/Span <</ActualText <FEFF00A000A0>>> BDC <00030003> Tj EMC
[<0004> -20 <00050006>] TJ ET EMC
/Artifact <</Type /Pagination>> BDC BT /F0 14 Tf <0001> Tj ET EMC
/P <</MCID 1>> BDC BT /F0 14 Tf (\\000\\001) Tj ET EMC
/P <</MCID 2>> BDC BT /F0 14 Tf <0005> Tj ET EMC
%s"""
LETTERS = b"""1 beginbfchar <0001> <0053> endbfchar
2 beginbfchar <0002> <1ED1> <0003> <0020> endbfchar
1 beginbfrange <0004> <0004> <002F> endbfrange
2 beginbfchar <0005> <0051> <0006> <0110> endbfchar"""


def pdf(extra=b""):
    """A small tagged PDF, written by hand."""
    def stream(data):
        return b"<< /Length %d >> stream\n%s\nendstream" % (len(data), data)

    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi) /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F0 5 0 R >> >> >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        stream(PAGE % extra),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Tinos /ToUnicode 7 0 R >>",
        b"<< /Type /StructTreeRoot /K [8 0 R 9 0 R] >>",
        stream(LETTERS),
        b"<< /Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K [0] >>",
        b"<< /Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K [1 << /Type /MCR /MCID 2 >>] >>",
    ]
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def docx(body, attributes=0o644 << 16):
    """A package with no more than the judge reads."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        entry = zipfile.ZipInfo("word/document.xml")
        entry.create_system, entry.external_attr = 3, attributes
        package.writestr(entry, f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        # Python writes its own attributes in place of zero; the package is to have them.
        entry.external_attr = attributes
    data.seek(0)
    return Docx(data)


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


class PdfText(unittest.TestCase):
    def read(self, data):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            return Pdf(file.name)

    def test_replacement_texts_stand_in_their_place_and_artifacts_do_not(self):
        found = self.read(pdf())
        self.assertEqual(found.paragraphs(), [["Số\xa0\xa0\xa0/QĐ"], ["S", "Q"]])
        self.assertEqual((found.language(), found.stray), ("vi", []))

    def test_brackets_in_strings(self):
        found = list(tokens(rb"(a(b)\) c) Tj (\\) Tj"))
        self.assertEqual([token for kind, token in found if kind == "text"], [rb"(a(b)\) c)", rb"(\\)"])

    def test_text_outside_the_structure_is_told(self):
        self.assertEqual(self.read(pdf(b"BT /F0 14 Tf <0005> Tj ET")).stray, ["Q"])


class DocxText(unittest.TestCase):
    def test_paragraphs_of_cells_stand_once_and_a_new_line_is_kept(self):
        body = f"<w:p>{run('a')}<w:r><w:br/></w:r>{run('b')}</w:p><w:p/>"
        body += f"<w:tbl><w:tr><w:tc><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl>"
        self.assertEqual(docx(body).paragraphs(), ["a\nb", "c"])
        self.assertEqual(docx(body).faults(), [])

    def test_a_cell_without_a_paragraph_at_its_end(self):
        body = f"<w:tbl><w:tr><w:tc><w:p>{run('c')}</w:p><w:tbl/></w:tc><w:tc/></w:tr></w:tbl>"
        self.assertEqual(len(docx(body).faults()), 2)

    def test_zero_attributes(self):
        found = docx("<w:p/>", attributes=0)
        self.assertEqual(len(found.faults()), 1, found.faults())


class Compare(unittest.TestCase):
    def test_white_space_of_any_kind_is_one_space_and_a_line_may_end_without_one(self):
        self.assertEqual(judge.compare(["Số:  /QĐ sau dòng"], ["Số:\xa0\xa0\0/QĐ\0sau dòng "], "x"), [])
        self.assertEqual(judge.compare(["QĐ-UBND"], ["QĐ-\0UBND"], "x"), [])

    def test_a_lost_space_a_lost_word_and_a_wrong_order_are_faults(self):
        self.assertEqual(len(judge.compare(["một hai"], ["mộthai"], "x")), 1)
        self.assertEqual(len(judge.compare(["QĐ-UBND"], ["QĐ- \0UBND"], "x")), 1)
        self.assertEqual(len(judge.compare(["một hai"], ["một"], "x")), 1)
        self.assertEqual(len(judge.compare(["a", "b"], ["ab"], "x")), 1)
        self.assertTrue(judge.compare(["a", "b"], ["b", "a"], "x"))

    def test_words_differ(self):
        self.assertEqual(judge.judge_words(["a b", "c"], "a\nb c\n", "x"), [])
        self.assertEqual(len(judge.judge_words(["a b", "c"], "a\nc\n", "x")), 1)


class Facts(unittest.TestCase):
    INFO = "Title:           A\nAuthor:          B\nTagged:          yes\nPages:           2\n"
    SIZES = "Page    1 size:  595.3 x 841.9 pts (A4)\nPage    2 size:  841.9 x 595.3 pts (A4)\n"
    FONTS = "name type encoding emb sub uni object ID\n----\n{}  CID TrueType  Identity-H  {} {} yes 405 0\n"

    def test_info(self):
        self.assertEqual(judge.judge_info(self.INFO + self.SIZES), [])
        self.assertEqual(judge.judge_info(self.INFO.replace("A\n", "\n", 1) + self.SIZES), ["Title is missing"])
        self.assertEqual(judge.judge_info(self.INFO.replace("yes", "no") + self.SIZES), ["not tagged"])
        letter = self.SIZES.replace("841.9 x 595.3", "792 x 612")
        self.assertEqual(judge.judge_info(self.INFO + letter), ["page 2 is 792 x 612 pt, not A4"])
        self.assertEqual(len(judge.judge_info(self.INFO)), 1)

    def test_fonts(self):
        for name in ["ABCDEF+Tinos-Bold", "ABCDEF+VanbanSymbols"]:
            self.assertEqual(judge.judge_fonts(self.FONTS.format(name, "yes", "yes")), [], name)
        for row in [("Tinos", "yes", "yes"), ("ABCDEF+Arial", "yes", "yes"), ("ABCDEF+Tinos", "yes", "no")]:
            self.assertEqual(len(judge.judge_fonts(self.FONTS.format(*row))), 1, row)
        self.assertEqual(judge.judge_fonts(""), ["no font at all"])

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            out, content = Path(folder, "out"), Path(folder, "content")
            out.mkdir(), content.mkdir()
            self.assertEqual(list(judge.sources(out, content)[1]), [out])
            for name in ("a.pdf", "a.docx", "b.pdf", "c.pdf", "c.docx"):
                Path(out, name).touch()
            Path(content, "a.yaml").write_text("loai: quyet_dinh\n", "utf-8")
            Path(content, "c.yaml").write_text("ten: x\n", "utf-8")
            pairs, found = judge.sources(out, content)
            self.assertEqual(pairs, {out / "a": content / "a.yaml"})
            self.assertEqual(list(found), [out / "b", out / "c"])


class LastPage(unittest.TestCase):
    """Pages as lists of words: left, upper, right, lower edge."""

    @staticmethod
    def word(word, left, above):
        return (left, above, left + 30, above + 12, word)

    def paper(self, body=2):
        """A page of text, then the end of the paper."""
        line = [self.word("Nội", 121, 100 + 20 * number) for number in range(body)]
        sign = [self.word("CHỦ", 400, 200), self.word("Hòa", 400, 300)]
        names = [self.word("nhận:", 110, 200), *(self.word("-", 85, 214 + 13 * number) for number in range(3))]
        names += [self.word(f"N{number:02};", 95, 214 + 13 * number) for number in range(3)]
        return [[self.word("ỦY", 100, 60)], line + sign + names]

    def test_what_is_right_passes(self):
        self.assertEqual(last_page.faults(self.paper(), 3), [])

    def test_each_fault_is_found(self):
        self.assertEqual(last_page.faults(self.paper(), 4), ["not every recipient once and in order"])
        self.assertEqual(last_page.faults(self.paper(1), 3), ["1 lines of the body beside the signature"])
        below = self.paper()
        below[1].append(self.word("mất", 100, 790))
        self.assertEqual(last_page.faults(below, 3), ["mất stands outside of the text of page 2"])
        parted = self.paper() + [[self.word("vụ", 85, 70)]]
        self.assertEqual(last_page.faults(parted, 3), ["a recipient is parted"])
        lone = self.paper()
        lone.append([word for word in lone[1] if word[4] == "Hòa"])
        lone[1] = [word for word in lone[1] if word[4] != "Hòa"]
        self.assertIn("signature and list begin on", last_page.faults(lone, 3)[0])
        alone = self.paper()
        alone.append([word for word in alone[1] if word[4] in ("N01;", "N02;", "-")])
        alone[1] = [word for word in alone[1] if word[4] not in ("N01;", "N02;")]
        self.assertEqual(last_page.faults(alone, 3), ["fewer than two recipients beside the signature"])


if __name__ == "__main__":
    unittest.main()
