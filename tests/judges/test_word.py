"""The judge of Word files sees a word that is lost, counts those of every story once, and reads the listing."""

import io
import unittest
import zipfile

import word

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def file(body, **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" '
                         f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{word.W[1:-1]}" xmlns:mc="{word.MC[1:-1]}"><w:body>{body}'
                         "</w:body></w:document>")
        links = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts)
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>')
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:hdr xmlns:w="{word.W[1:-1]}">{text}</w:hdr>')
    return out.getvalue()


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


class Word(unittest.TestCase):
    def test_words_of_all_stories_are_counted(self):
        words, _ = word.raw_words(file(paragraph("kế hoạch"), header=paragraph("trang đầu")))
        self.assertEqual(dict(words), {"kế": 1, "hoạch": 1, "trang": 1, "đầu": 1})

    def test_what_stands_there_for_older_programs_counts_once(self):
        both = "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>hộp</w:t></mc:Choice><mc:Fallback><w:t>hộp</w:t></mc:Fallback>"
        words, _ = word.raw_words(file(f"<w:p>{both}</mc:AlternateContent></w:r></w:p>"))
        self.assertEqual(dict(words), {"hộp": 1})

    def test_a_word_that_the_listing_lacks_is_missing(self):
        words, _ = word.raw_words(file(paragraph("Ủy ban nhân dân")))
        self.assertEqual(words - word.read_words('  đoạn 1 [trái] 14 "Ủy ban nhân"\n'), {"dân": 1})

    def test_the_listing_is_read_with_its_marks_and_signs(self):
        listing = '\n'.join([
            'tệp Word, chế độ 15',
            '  đoạn 1 số "1." [đều] 14 "một " 14 đậm "hai"',
            '    đoạn 2 [trái] [trường DDE a \\"b c\\"] 12 "ba \\"bốn\\""',
            '  đoạn 3 [trái] 14 "⟨thêm năm⟩ ⟨xóa sáu⟩"',
        ])
        self.assertEqual(sorted(word.read_words(listing)), sorted(["một", "hai", "ba", '"bốn"', "năm", "sáu"]))


if __name__ == "__main__":
    unittest.main()
