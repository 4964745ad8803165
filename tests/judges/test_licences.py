"""The judge of licences refuses what is not in its list, and reads expressions as SPDX means them."""

import tempfile
import unittest
from pathlib import Path

import licences


def package(folder, name, licence, **more):
    (folder / name).mkdir()
    return {"id": name, "name": name, "version": "1.0.0", "license": licence, "license_file": None,
            "manifest_path": str(folder / name / "Cargo.toml"), **more}


class Licences(unittest.TestCase):
    def test_expressions(self):
        free = ["MIT", "MIT OR GPL-3.0", "MIT/Apache-2.0", "(MIT OR GPL-3.0) AND Zlib",
                "Apache-2.0 WITH LLVM-exception OR GPL-2.0", "GPL-3.0 AND MIT OR ISC"]
        for expression in free:
            self.assertTrue(licences.is_free(expression), expression)
        for expression in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND MPL-2.0", "GPL-2.0 WITH LLVM-exception"]:
            self.assertFalse(licences.is_free(expression), expression)
        for expression in ["MIT OR", "(MIT", "MIT ISC", ""]:
            with self.assertRaises(ValueError, msg=expression):
                licences.is_free(expression)

    def test_only_what_is_linked_counts(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            packages = [package(folder, "own", "MIT"), package(folder, "used", "MPL-2.0"),
                        package(folder, "below", None), package(folder, "of_tests", "GPL-3.0")]
            (folder / "used" / "LICENSE").write_text("Lời giấy phép\n")
            (folder / "below" / "COPYING.txt").write_text("Lời giấy phép\n")

            def deps(*pairs):
                return [{"pkg": name, "dep_kinds": [{"kind": kind}]} for name, kind in pairs]

            metadata = {"packages": packages, "resolve": {"root": "own", "nodes": [
                {"id": "own", "deps": deps(("used", None), ("of_tests", "dev"))},
                {"id": "used", "deps": deps(("below", None))},
                {"id": "below", "deps": []}, {"id": "of_tests", "deps": []}]}}
            linked = licences.linked(metadata)
            self.assertEqual([one["name"] for one in linked], ["below", "used"])
            self.assertEqual(list(licences.faults(linked)),
                             ["below 1.0.0: names no licence, see its sources", "used 1.0.0: MPL-2.0"])
            self.assertEqual(licences.text(linked).count("Lời giấy phép"), 1)


if __name__ == "__main__":
    unittest.main()
