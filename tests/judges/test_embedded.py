"""The checks of files inside a PDF find what they are there for."""

import io
import unittest

from pypdf import PdfWriter
from pypdf.generic import (ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject,
                           TextStringObject)

import embedded

XMP = ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><pdfaid:part>{part}</pdfaid:part>'
       "<pdfaid:conformance>A</pdfaid:conformance></x:xmpmeta>")


def made(change=lambda parts: None, part="3", inside=True):
    """A PDF with one file inside; `change` spoils it."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)

    def stream(data, **keys):
        one = StreamObject()
        one.set_data(data)
        one.update({NameObject(f"/{key}"): value for key, value in keys.items()})
        return one

    metadata = stream(XMP.format(part=part).encode(), Type=NameObject("/Metadata"), Subtype=NameObject("/XML"))
    root = writer.root_object
    root[NameObject("/Metadata")] = writer._add_object(metadata)
    if inside:
        params = DictionaryObject({NameObject("/Size"): NumberObject(4)})
        file = stream(b"a: 1", Type=NameObject("/EmbeddedFile"), Subtype=NameObject("/application/yaml"), Params=params)
        about = DictionaryObject({
            NameObject("/Type"): NameObject("/Filespec"), NameObject("/F"): TextStringObject("a.yaml"),
            NameObject("/UF"): TextStringObject("a.yaml"), NameObject("/AFRelationship"): NameObject("/Source"),
            NameObject("/EF"): DictionaryObject({NameObject("/F"): writer._add_object(file)})})
        reference = writer._add_object(about)
        names = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a.yaml"), reference])})
        root[NameObject("/Names")] = DictionaryObject({NameObject("/EmbeddedFiles"): names})
        root[NameObject("/AF")] = ArrayObject([reference])
        change({"root": root, "about": about, "file": file, "params": params})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


class Embedded(unittest.TestCase):
    def told(self, change):
        return embedded.faults(made(change))

    def test_what_is_right_passes(self):
        self.assertEqual(embedded.faults(made()), [])
        self.assertEqual(embedded.faults(made(part="2", inside=False)), [])

    def test_what_is_missing_is_told(self):
        for part, key, words in [
            ("about", "/AFRelationship", "does not say what it is"),
            ("about", "/UF", "no name in both"),
            ("about", "/F", "no name in both"),
            ("about", "/Type", "no file specification"),
            ("about", "/EF", "is not inside"),
            ("file", "/Subtype", "of the kind “”"),
            ("root", "/AF", "nothing in the paper is associated"),
        ]:
            with self.subTest(key):
                told = self.told(lambda parts, part=part, key=key: parts[part].pop(NameObject(key)))
                self.assertEqual(len(told), 1, told)
                self.assertIn(words, told[0])

    def test_what_is_wrong_is_told(self):
        for part, key, value, words in [
            ("about", "/AFRelationship", NameObject("/Friend"), "does not say what it is"),
            ("file", "/Subtype", NameObject("/yaml"), "of the kind “yaml”"),
            ("params", "/ModDate", TextStringObject("D:20261201040000Z"), "was changed at"),
            ("params", "/Size", NumberObject(5), "has 4 bytes"),
        ]:
            with self.subTest(key):
                told = self.told(lambda parts, part=part, key=key, value=value: parts[part].update({NameObject(key): value}))
                self.assertEqual(len(told), 1, told)
                self.assertIn(words, told[0])

    def test_the_part_is_that_for_files(self):
        self.assertIn("6.6.4", embedded.faults(made(part="2"))[0])
        self.assertIn("6.8", embedded.faults(made(part="3", inside=False))[0])


if __name__ == "__main__":
    unittest.main()
