"""The comparison of two builds finds what differs in each kind of file, and nothing else."""

import shutil
import tempfile
import unittest
import zipfile
from pathlib import Path

import two_builds
from test_judge import pdf

LINE = '{"tep":"a.pdf","dau_vao":"%s","ket_qua":"%s"}\n'


class TwoBuilds(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folders = [Path(folder.name, name) for name in ("old", "new")]
        for one in self.folders:
            one.mkdir()

    def found(self, name, old, new):
        for folder, data in zip(self.folders, (old, new)):
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return two_builds.compare(*self.folders)

    def package(self, **parts):
        path = self.folders[0] / "package.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in parts.items():
                archive.writestr(zipfile.ZipInfo(name), text)
        data = path.read_bytes()
        path.unlink()
        return data

    def test_a_text_differs_in_a_line(self):
        self.assertEqual(self.found("a.txt", "một\nhai\n", "một\nhai\n"), [])
        self.assertEqual(self.found("a.txt", "một\nhai\n", "một\nba\n"), ["a.txt: line 2: 'hai' became 'ba'"])
        self.assertEqual(self.found("a.txt", "một\n", "một\nhai\n"), ["a.txt: 1 lines became 2"])
        self.assertEqual(self.found("a.txt", "một\n", "một"), ["a.txt: the line ends differ"])

    def test_a_file_of_one_build_alone(self):
        (self.folders[1] / "a.pdf").write_bytes(b"")
        self.assertEqual(two_builds.compare(*self.folders), ["a.pdf: only the new build makes it"])

    def test_a_pdf_differs_on_a_page_or_beside_it(self):
        self.assertEqual(self.found("a.pdf", pdf(), pdf()), [])
        self.assertEqual(self.found("a.pdf", pdf(), pdf(b"0 0 m 9 0 l S")), ["a.pdf: page 1"])
        other = self.found("a.pdf", pdf(), pdf().replace(b"/Lang (vi)", b"/Lang (en)"))
        self.assertEqual(other, ["a.pdf: no page, but its properties, fonts, tags or images"])
        self.assertEqual(len(self.found("a.pdf", pdf(), b"%PDF-1.7")), 1)

    def test_a_package_differs_in_a_part(self):
        old, new = self.package(a="x", b="một hai"), self.package(a="x", b="một ba", c="y")
        self.assertEqual(self.found("a.docx", old, old), [])
        self.assertEqual(self.found("a.docx", old, new), [
            "a.docx: part b: byte 6: 'một hai' became 'một ba'", "a.docx: part c: byte 0: '' became 'y'"])
        swapped = self.package(b="một hai", a="x")
        self.assertEqual(self.found("a.docx", old, swapped),
                         ["a.docx: its parts are the same, their order or packing is not"])

    def test_a_docx_may_name_another_list_of_what_it_was_made_of(self):
        old, new, other = (self.package(**{"a": words, two_builds.PROPERTIES: name})
                           for words, name in (("x", "1"), ("x", "2"), ("y", "2")))
        self.assertEqual(self.found("a.docx", old, new), [])
        self.assertEqual(self.found("a.docx", old, other), ["a.docx: part a: byte 0: 'x' became 'y'"])
        (self.folders[0] / "a.docx").unlink()
        (self.folders[1] / "a.docx").unlink()
        self.assertEqual(self.found("a.xlsx", old, new),
                         [f"a.xlsx: part {two_builds.PROPERTIES}: byte 0: '1' became '2'"])
        for folder, name in zip(self.folders, "12"):
            (folder / "out" / two_builds.PACKS).mkdir(parents=True)
            (folder / "out" / two_builds.PACKS / f"{name}.json").write_text(name)
        line = LINE.replace("a.pdf", "a.docx")
        for folder in self.folders:
            (folder / "a.xlsx").unlink()
        self.assertEqual(self.found(".vanban.jsonl", line % (1, 2), line % (1, 3)), [])

    def test_records_may_differ_in_the_mark_of_inputs_and_the_version_only(self):
        self.assertEqual(self.found(".vanban.jsonl", LINE % (1, 2), LINE % (3, 2)), [])
        self.assertEqual(self.found(".vanban.jsonl", LINE % (1, 2), LINE % (1, 3)),
                         [".vanban.jsonl: the line of a.pdf differs"])
        (self.folders[0] / ".vanban.jsonl").unlink()
        (self.folders[1] / ".vanban.jsonl").unlink()
        lock = '{"chuong_trinh":"%s","so":"%s"}'
        self.assertEqual(self.found("a.phat-hanh.json", lock % ("0.1.0", 5), lock % ("0.2.0", 5)), [])
        self.assertEqual(self.found("a.phat-hanh.json", lock % (1, 5), lock % (1, 6)),
                         ["a.phat-hanh.json: `so` differs"])

    def test_each_run_is_compared_by_its_exit_code(self):
        for program, folder in zip(("true", "false"), self.folders):
            two_builds.make(shutil.which(program), folder, many=False)
        found = two_builds.compare(*self.folders)
        said = [path.name for path in (self.folders[0] / "said").iterdir()]
        self.assertEqual(sorted(found), sorted(f"said/{name}: line 1: '0' became '1'" for name in said))
        for start in ("new-", "build-", "appendices-", "tree-", "texts-", "budget-", "export-", "diff-", "issue-"):
            self.assertTrue(any(name.startswith(start) for name in said), start)

    def test_a_folder_without_papers_proves_nothing(self):
        self.assertEqual(set(two_builds.counted(self.folders[0]).values()), {0})


if __name__ == "__main__":
    unittest.main()
