"""The judge of parts sees a file that is missing, other or too many, and reads the page's lines."""

import unittest

import parts

PAGE = """```sh
vanban một
```

```text
parallel hai
```

    command: [sh, -c, 'exec vanban batch --phan "$((I + 1))/4"']
    completions: 4
"""


class Parts(unittest.TestCase):
    def test_files_that_are_missing_other_or_too_many_are_named(self):
        self.assertEqual(parts.differences({"a": b"1", "b": b"2", "c": b"3"}, {"a": b"1", "b": b"x", "d": b""}),
                         ["b", "c", "d"])
        self.assertEqual(parts.differences({"a": b"1"}, {"a": b"1"}), [])

    def test_only_lines_that_run_as_they_stand_are_run(self):
        self.assertEqual(parts.blocks(PAGE), ["vanban một\n"])
        self.assertEqual(parts.job(PAGE), ('exec vanban batch --phan "$((I + 1))/4"', 4))
        page = parts.PAGE.read_text(encoding="utf-8")
        self.assertEqual(len(parts.blocks(page)), 2)
        self.assertIn("JOB_COMPLETION_INDEX", parts.job(page)[0])

    def test_a_line_that_fails_ends_the_judge(self):
        with self.assertRaises(SystemExit):
            parts.run("false | true", ".", "/")


if __name__ == "__main__":
    unittest.main()
