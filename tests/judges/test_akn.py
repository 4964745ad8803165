"""The judge of Akoma Ntoso finds what it is there for."""

import unittest

import akn

MADE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="quyet-dinh"><meta>
<identification source="#co-quan">{levels}</identification>
<references source="#co-quan"><TLCOrganization eId="co-quan" href="/akn/ontology/organization/vn/so" showAs="Sở"/></references>
</meta><body><article eId="art_1"><num>Điều 1.</num><content eId="art_1__content"><p>Một<br/>hai</p></content></article></body></act>
</akomaNtoso>"""


def made(address="/akn/vn/act/quyet-dinh/so/2026-01-05/05-qd-so", date="2026-01-05"):
    def level(name, further, own):
        return (f'<{name}><FRBRthis value="{address}{further}/!main"/><FRBRuri value="{address}{further}"/>'
                f'<FRBRdate date="{date}" name="Ban hành"/><FRBRauthor href="#co-quan"/>{own}</{name}>')

    levels = (level("FRBRWork", "", '<FRBRcountry value="vn"/>')
              + level("FRBRExpression", "/vie@", '<FRBRlanguage language="vie"/>')
              + level("FRBRManifestation", "/vie@", '<FRBRformat value="application/akn+xml"/>'))
    return MADE.format(levels=levels)


class Akn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schema = akn.schema()

    def told(self, text, words="Điều 1. Một hai"):
        return akn.faults(text.encode(), words, self.schema)

    def test_what_is_right_passes(self):
        self.assertEqual(self.told(made()), [])

    def test_what_the_schema_refuses_is_told(self):
        self.assertIn("not expected", self.told(made().replace("<body>", "<body><p>Chữ</p>"))[0])
        twice = made().replace('eId="art_1__content"', 'eId="art_1"')
        self.assertTrue(self.told(twice))
        self.assertTrue(self.told(made(date="")))
        self.assertIn("no XML", self.told(made().replace("</body>", ""))[0])

    def test_words_that_are_lost_or_moved_are_told(self):
        self.assertIn("word 2", self.told(made(), "Điều 1. hai Một")[0])
        self.assertIn("4 words, on paper 5", self.told(made(), "Điều 1. Một hai ba")[0])

    def test_addresses_and_dates_are_read(self):
        self.assertIn("country la", self.told(made(address="/akn/la/act/quyet-dinh/so/2026-01-05/05"))[0])
        self.assertIn("dates", self.told(made(date="2026-01-06"))[0])


if __name__ == "__main__":
    unittest.main()
