"""The judge of lines counts what differs, and refuses what is below its bounds."""

import unittest

import lines

PAGE = """ width="595" height="842">
  <word xMin="90.0" yMin="100.0" xMax="120.0" yMax="115.5">Theo</word>
  <word xMin="200.0" yMin="101.0" xMax="220.0" yMax="116.5">&lt;số</word>
  <word xMin="85.0" yMin="116.1" xMax="120.0" yMax="131.6">hai</word>
</page>"""
A, B, C = "một dòng dài hơn bốn mươi chữ cái, thứ nhất", "một dòng dài hơn bốn mươi chữ cái, thứ hai", "ngắn"


def pages(*texts, left=85.0):
    return [[(text, left) for text in page] for page in texts]


class Lines(unittest.TestCase):
    def test_words_of_one_height_are_a_line(self):
        self.assertEqual(lines.lines(PAGE), [("Theo <số", 90.0), ("hai", 85.0)])

    def test_the_same_pages_have_no_fault(self):
        found = lines.compare("a", pages([A, B, C]), pages([A.replace(" ", "  "), B, "khác"]))
        self.assertEqual((found.lines, found.equal, found.pages, found.ends), (2, 2, 1, 1))
        self.assertEqual(found.faults(), [])

    def test_another_line_and_end_are_counted(self):
        found = lines.compare("a", pages([A, B]), pages([A, A]))
        self.assertEqual((found.lines, found.equal, found.ends), (2, 1, 0))
        self.assertEqual(len(found.faults()), 2)

    def test_one_page_more_is_a_fault_by_itself(self):
        found = lines.compare("a", pages([A, B]), pages([A], [B]))
        self.assertIn("a: 2 pages, the PDF has 1", found.faults())

    def test_a_table_that_has_moved_is_a_fault(self):
        found = lines.compare("a", pages([A]), pages([A], left=85.6))
        self.assertEqual(found.faults(), ["1 equal lines begin more than 0.2 mm apart"])
        self.assertEqual(lines.compare("a", pages([A]), pages([A], left=85.5)).faults(), [])

    def test_nothing_compared_is_a_fault(self):
        self.assertEqual(lines.Figures().faults(), ["nothing was compared"])

    def test_what_is_torn_is_told(self):
        whole = [[(word, 0.0) for word in lines.TIED for _ in range(39 + 2 * 19)]]
        self.assertEqual(list(lines.torn("a", whole)), [])
        at = lines.TIED.index("2021-2025") * (39 + 2 * 19)
        whole[0][at:at + 1] = [("2021-", 0.0), ("2025", 0.0)]
        self.assertEqual(list(lines.torn("a", whole)), ["a: '2021-2025' is torn 1 times"])


if __name__ == "__main__":
    unittest.main()
