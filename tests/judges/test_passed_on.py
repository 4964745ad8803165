"""The judge of papers that went through other programs sees a word, a role and an order that differ."""

import stat
import tempfile
import unittest
from pathlib import Path

import passed_on

TREE = '''văn bản "Quyết định"
  tác giả "Ủy ban nhân dân xã An Bình"
  trang dọc, đánh số lại
    đầu văn bản, cột 67,8 | 97,2 mm
      hàng
        trái
          so_ky_hieu "Số:␣␣␣␣/QĐ-UBND"
    dieu, giữ liền đậm "Điều 1." " Ban hành \\"Quy chế\\" này."
    khoan "1. Nội dung."
'''


class PassedOn(unittest.TestCase):
    def test_components_are_read(self):
        self.assertEqual(passed_on.components(TREE), [
            ("so_ky_hieu", "Số: /QĐ-UBND"),
            ("dieu", 'Điều 1. Ban hành \\"Quy chế\\" này.'),
            ("khoan", "1. Nội dung."),
        ])

    def test_what_differs_is_told(self):
        before = passed_on.components(TREE)
        self.assertEqual(passed_on.differences(before, list(before)), [])
        for after in (before[:-1], [before[1], before[0], before[2]], [*before[:2], ("diem", "1. Nội dung.")],
                      [*before[:2], ("khoan", "1. Nội dung khác.")], [*before, ("khoan", "2. Thêm.")]):
            self.assertNotEqual(passed_on.differences(before, after), [])

    def test_a_program_that_loses_a_line_is_found(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            program = folder / "vanban"
            # It "imports" all but the last line of what its tree shows of the first paper.
            program.write_text('#!/bin/sh\nif [ "$1" = import ]; then sed "\\$d" "$2" > "$4"; else cat "$2"; fi\n')
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
            for file in "a.txt", "a.docx":
                (folder / file).write_text(TREE)
            told = passed_on.judge(program, folder / "a.txt", folder / "a.docx")
            self.assertEqual(len(told), 1)
            self.assertIn("khoan '1. Nội dung.' became nothing", told[0])
            self.assertIn("was not saved", passed_on.judge(program, folder / "a.txt", folder / "b.docx")[0])


if __name__ == "__main__":
    unittest.main()
