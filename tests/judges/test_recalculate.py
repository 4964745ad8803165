"""The judge of workbooks sees a sum that differs, and passes those that are right."""

import tempfile
import unittest
import zipfile
from pathlib import Path

import recalculate

SHEET = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>%s</v></c><c r="C1"/></row>' \
    '<row r="2"><c r="B2" t="n"><f aca="false">SUM(B1:B1)</f><v>%s</v></c></row></sheetData>'


class Recalculate(unittest.TestCase):
    def book(self, name, *values):
        path = Path(self.folder.name) / name
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("xl/worksheets/sheet1.xml", SHEET % values)
        return path

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def test_a_wrong_sum_is_found(self):
        ours = self.book("a.xlsx", 1, 1)
        self.assertEqual(recalculate.compare(self.book("b.xlsx", 1, "1.0"), ours), ([], 1))
        faults, _ = recalculate.compare(self.book("c.xlsx", 1, 2), ours)
        self.assertEqual(len(faults), 1)

    def test_the_first_figure_is_changed_and_no_formula(self):
        changed = Path(self.folder.name) / "d.xlsx"
        recalculate.change(self.book("a.xlsx", 1, 1), changed)
        values = [str(value) for _, value in recalculate.cells(recalculate.sheets(changed)["xl/worksheets/sheet1.xml"]).values()]
        self.assertEqual(values, ["2", "1"])


if __name__ == "__main__":
    unittest.main()
