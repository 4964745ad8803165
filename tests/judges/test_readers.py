"""The judge of readers finds what it is there for, and passes what is right."""

import tempfile
import unittest
from pathlib import Path

import readers
from test_judge import pdf
from pdf_text import Pdf

LISTING = r'''văn bản "Công văn"
  tác giả "Sở"
  trang dọc, đánh số lại
    trên lề, cách trái 1,0, cách mép 1,0, cách nhau 1,0 mm
      khung 20,0 × 8,0 mm
        du_thao "DỰ THẢO"
    chân trang đầu
      dia_chi "Số 1"
    đầu văn bản, cột 80,0 | 85,0 mm
      hàng
        trái
          co_quan_ban_hanh "SỞ"
    ten_loai, giữ liền "QUYẾT ĐỊNH"
    dieu đậm "Điều 1." " Có \"ngoặc\" và␣số" ⏎ "Số 1"
    khoan "1. Một"
'''


class Words(unittest.TestCase):
    def test_words_put_together_are_parted_and_no_others(self):
        want = ["3", "tổ", "3", "=", "1", "+", "2", "Ghi", "chú", "Ngân", "sách"]
        self.assertEqual(readers.parted(want, ["3", "tổ", "3=1+2", "Ghi", "chúNgân", "sách"]), (want, ["3", "=", "1", "+", "2", "chú", "Ngân"]))
        self.assertEqual(readers.parted(want, ["chúsách", "3=2"]), (["chúsách", "3=2"], []))

    def test_a_word_glued_split_or_without_its_hyphen_is_missing(self):
        want = ["tại", "QĐ-UBND", "TT", "2020"]
        self.assertFalse(readers.missing(want, ["2", *want]))
        for got in (["tại", "QĐUBND", "TT", "2020"], ["tại", "QĐ-UBND", "2020TT"], ["tại", "QĐ-", "UBND", "TT", "2020"]):
            self.assertTrue(readers.missing(want, got), got)
        self.assertTrue(readers.missing(["a", "a"], ["a"]), "as often as it should be")

    def test_order(self):
        self.assertIsNone(readers.first_out_of_order(["a", "b", "a"], ["2", "a", "x", "b", "a"]))
        self.assertEqual(readers.first_out_of_order(["a", "b", "a"], ["a", "a", "b"]), 2)

    def test_what_a_reader_loses_by_itself_is_counted_and_no_fault(self):
        one = readers.Judged("pdftotext", ["2026", "-", "2030"], ["2026", "2030"], ["-"])
        self.assertEqual((one.found, one.theirs, one.faults), (2, 1, []))
        one = readers.Judged("pypdf", ["2026", "-", "2030"], ["2026", "2030"])
        self.assertEqual((one.found, one.theirs, len(one.faults)), (2, 0, 1))

    def test_words_are_on_the_page_where_they_begin(self):
        paragraphs = [[(0, "Số"), (0, "206/QĐ-"), (1, "UBND về")], [(1, "Hà Nội")]]
        pages = readers.placed(["Số 206/QĐ-UBND về", "Hà Nội"], paragraphs)
        self.assertEqual(pages, {0: ["Số", "206/QĐ-UBND"], 1: ["về", "Hà", "Nội"]})
        with self.assertRaises(ValueError):
            readers.placed(["Số 207"], [[(0, "Số 206")]])

    def test_order_is_judged_page_by_page(self):
        one = readers.Judged("pypdf", ["a", "b"], ["a", "b"])
        one.order(["a", "b"], ["a", "b"])
        self.assertEqual((one.ordered, one.faults), (True, []))
        one.order(["a", "b"], ["b", "a"], "page 2: ")
        one.order(["a"], ["a"])
        self.assertEqual((one.ordered, len(one.faults)), (False, 1))


class Tree(unittest.TestCase):
    def test_headings_are_what_stands_in_the_text(self):
        self.assertEqual(readers.listed_headings(LISTING), ["QUYẾTĐỊNH", 'Điều1.Có"ngoặc"vàsốSố1'])

    def test_what_stands_in_margins_is_told_apart(self):
        outside = readers.listed_outside(LISTING)
        self.assertEqual(outside, ["DỰTHẢO", "Số1"])
        self.assertEqual(readers.without(["DỰ THẢO", "SỞ", "Số 1", "QUYẾT ĐỊNH", "Số 1"], outside), [1, 3, 4])


class Headings(unittest.TestCase):
    def test_levels_and_letters(self):
        want = ["QUYẾTĐỊNH", "Điều1."]
        good = [(1, "QUYẾT ĐỊNH"), (2, "Điều 1.")]
        self.assertEqual(readers.judge_headings(want, good, "x"), [])
        for bad in (good[:1], [*good, (2, "Điều 2.")], [(1, "QUYẾT ĐỊNH"), (3, "Điều 1.")], [(2, good[0][1]), good[1]]):
            self.assertEqual(len(readers.judge_headings(want, bad, "x")), 1, bad)


class Pages(unittest.TestCase):
    def test_pieces_of_the_structure_have_their_page(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "a.pdf")
            file.write_bytes(pdf())
            self.assertEqual([[page for page, _ in one] for one in Pdf(file).placed_paragraphs()], [[0], [0, 0]])

    def test_figures(self):
        one = readers.Judged("pypdf", ["a", "b"], ["a"], ["b"])
        one.order(["a"], ["a"])
        self.assertIn("pypdf", list(readers.table([one]))[1])


if __name__ == "__main__":
    unittest.main()
