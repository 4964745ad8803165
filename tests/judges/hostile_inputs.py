"""Documents, overlays, templates, Word files, pictures and fonts that were made to harm whoever reads them, and
what is no plain file.

Out: cases for `hostile.py`; `hostile_workbooks.py` has those of tables.
"""

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAST = ["--message-format", "short"]


class Case:
    """What is tried: the files of a folder, and a command in it."""

    def __init__(self, sort, name, command, make):
        self.sort, self.name, self.command, self.make = sort, name, command, make


def plan(figures="s.csv"):
    """A plan with one task, whose figures are in a file."""
    return (
        "loai: ke_hoach\nco_quan: {ten: Ủy ban nhân dân xã An Bình}\nky_hieu: KH-UBND\nnam: 2026\ndia_danh: An Bình\n"
        "trich_yeu: Kinh phí\nnoi_dung: Kinh phí tại Phụ lục kèm theo./.\nnoi_nhan: Như trên\n"
        "nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}\nphu_luc:\n  - ten: Kinh phí\n    bang:\n"
        f"      don_vi: triệu đồng\n      kinh_phi: {figures}\n      cot:\n"
        "        - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        - {ma: 2026, ten: Năm 2026, kieu: tien}\n"
        "      nhiem_vu:\n        - {ma: cay, ten: Trồng cây}\n"
    )


def paper(body="Trồng rừng./.", more="", signer="{chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}"):
    """A plan of words only."""
    lines = "".join(f"  {line}\n" for line in body.split("\n"))
    return (
        "loai: ke_hoach\nco_quan: {ten: Ủy ban nhân dân xã An Bình}\nky_hieu: KH-UBND\nnam: 2026\ndia_danh: An Bình\n"
        f"trich_yeu: Trồng rừng\nnoi_dung: |\n{lines}noi_nhan: Như trên\nnguoi_ky: {signer}\n{more}"
    )


def yaml_cases():
    yield "lists in lists", lambda: paper(more="a: " + "[" * 200_000 + "]" * 200_000)
    yield "maps in maps", lambda: paper(more="a: " + "{a: " * 100_000 + "}" * 100_000)
    yield "lines ever deeper", lambda: "".join(" " * at + "a:\n" for at in range(4_000))
    yield "many keys", lambda: paper(more="".join(f"k{at}: 1\n" for at in range(150_000)))
    yield "very many keys", lambda: paper(more="".join(f"khoa{at}: 1\n" for at in range(490_000)))
    yield "very many texts", lambda: paper(more="ghi_chu: [" + "x," * 990_000 + "]\n")
    yield "very many lists", lambda: paper(more="phu_luc: [" + "[]," * 990_000 + "]\n")
    yield "very many maps", lambda: paper(more="noi_nhan: [" + "{a: 1}," * 490_000 + "]\n")
    yield "very many maps of a table", lambda: table(1).replace("kinh_phi: {c0: 1}", "nhiem_vu: [" + "{ten: V}," * 490_000 + "]")
    yield "one key again and again", lambda: paper(more="bien: {}\n" * 150_000)
    yield "references to references", lambda: "a: &a [x]\n" + "".join(f"b{at}: &b{at} [{'*a, ' * 9}*a]\n" for at in range(30))
    yield "many anchors", lambda: paper(more="".join(f"k{at}: &a{at} 1\n" for at in range(150_000)))
    yield "a value of 15 MB", lambda: paper("chữ " * 3_000_000)
    yield "a word of 4 MB", lambda: paper("a" * 4_000_000)
    yield "many short lines", lambda: paper("\n".join(f"{at % 9 + 1}. a" for at in range(150_000)))
    yield "a line of quotation marks", lambda: paper("“" * 500_000)
    yield "a line of stars", lambda: paper("**a " * 500_000)
    yield "a line of stars and backslashes", lambda: paper("*\\*" * 500_000)
    yield "a line of brackets", lambda: paper("[" * 500_000)
    yield "a line of places to fill in", lambda: paper("[điền] " * 30_000)
    yield "a line of braces", lambda: paper("{{ " * 20_000)
    yield "a line of dates", lambda: paper("ngày 31/02/2026, " * 40_000)
    yield "a line of laws", lambda: paper("Luật số 12/2025/QH15 ngày 05 tháng 6 năm 2025, " * 10_000)
    yield "a line of money", lambda: paper("1.210 triệu đồng, " * 40_000)
    yield "a line of bodies", lambda: paper("Ủy ban nhân dân xã An Bình, Sở Tài chính, " * 20_000)
    yield "a line of wrong capitals", lambda: paper("uỷ ban nhân dân Tỉnh, " * 30_000)
    yield "many signs that may not be", lambda: paper("a\u200b" * 200_000)
    yield "letters in pieces", lambda: paper("a\u0301\u0323" * 500_000)
    yield "very many recipients", lambda: paper().replace("Như trên", "|\n" + "".join(f"  Sở thứ {at}\n" for at in range(60_000)))
    yield "many lines of faults", lambda: "a\n" * 1_000_000
    yield "open quotation marks", lambda: 'a: "\n' * 300_000
    yield "tabs", lambda: "a:\n" + "\tb: 1\n" * 300_000
    yield "no letters at all", lambda: b"\0" * 15_000_000
    yield "bytes by chance", lambda: bytes((at * at * 31 + at // 7) % 251 for at in range(3_000_000))


def table(rows, columns=1):
    cells = ", ".join(f"c{at}: 1" for at in range(columns))
    heads = "".join(f"        - {{ma: c{at}, ten: C{at}, kieu: tien}}\n" for at in range(columns))
    tasks = "".join(f"        - {{ten: V, kinh_phi: {{{cells}}}}}\n" for at in range(rows))
    return paper(more="phu_luc:\n  - ten: A\n    bang:\n      don_vi: triệu đồng\n      cot:\n"
                      f"        - {{ma: ten, ten: N, kieu: chu}}\n{heads}      nhiem_vu:\n{tasks}")


def template_cases():
    texts = {
        "loops in loops": "{% for a in range(end=9000) %}{% for b in range(end=9000) %}{% endfor %}{% endfor %}",
        "a loop that writes much": "{% for a in range(end=10000) %}" + "chữ " * 1000 + "{% endfor %}",
        "a text that doubles": '{% set a = "xxxxxxxx" %}' + "{% set a = a ~ a %}" * 60 + "{{ a }}",
        "conditions in conditions": "{% if nam %}" * 3_000 + "{% endif %}" * 3_000,
        "many other conditions": "{% if nam %}" + "{% elif nam %}" * 3_000 + "{% endif %}",
        "brackets": "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
        "signs": "{{ " + "not " * 15_000 + "true }}",
        "a list of lists": "{{ " + "[" * 20_000 + "]" * 20_000 + " }}",
        "a sum of many": "{{ " + "1 + " * 15_000 + "1 }}",
        "filters": "{{ nam" + " | upper" * 5_000 + " }}",
        "a replacement that grows": '{{ "a"' + ' | replace(from="a", to="aaaaaaaaaa")' * 30 + " }}",
        "a number without end": "{{ 9" + "9" * 60_000 + " }}",
        "open tags": "{{" * 30_000,
        "a comment without end": "{#" * 30_000,
        "macros of macros": "{% macro a() %}{{ self::a() }}{% endmacro %}{{ self::a() }}",
    }
    for name, text in texts.items():
        yield f"a text of {name}", (lambda text=text: {"a.yaml": paper(text)}), None
        frame = f"<van_ban><trang>{text}<noi_dung/></trang></van_ban>"
        yield f"a template of {name}", (lambda frame=frame: {"a.yaml": paper(), "templates/van_ban_co_ten_loai.xml": frame}), None
    frames = {
        "that includes itself": '<van_ban>{% include "van_ban_co_ten_loai.xml" %}</van_ban>',
        "of elements in elements": "<van_ban><trang>" + "<a>" * 100_000 + "</a>" * 100_000 + "</trang></van_ban>",
        "of many attributes": "<van_ban " + " ".join(f'a{at}="1"' for at in range(60_000)) + "><trang><noi_dung/></trang></van_ban>",
        "with entities of entities": '<!DOCTYPE v [<!ENTITY a "aaaaaaaaaa">' + "".join(
            f'<!ENTITY a{at} "{f"&a{at - 1};" * 10 if at else "&a;" * 10}">' for at in range(12)) + "]><van_ban>&a11;</van_ban>",
        "of many name spaces": "<van_ban " + " ".join(f'xmlns:a{at}="u{at}"' for at in range(50_000)) + "><trang/></van_ban>",
        "of many elements": "<van_ban><trang>" + "<ke/>" * 190_000 + "<noi_dung/></trang></van_ban>",
    }
    for name, frame in frames.items():
        yield f"a template {name}", (lambda frame=frame: {"a.yaml": paper(), "templates/van_ban_co_ten_loai.xml": frame}), None
    for name, theme in {
        "lists": "a: " + "[" * 100_000, "keys": "".join(f"k{at}: 1\n" for at in range(150_000)), "a number": "dieu: {co_chu: " + "9" * 100_000 + "}",
    }.items():
        yield f"a theme of {name}", (lambda theme=theme: {"a.yaml": paper(), "templates/theme.yaml": theme}), None
    yield "a register of laws of many", (lambda: {"a.yaml": paper("Theo {{ phap_luat.a1 }}./."), "phap_luat.yaml": "".join(
        f"a{at}: {{loai: Luật, so: {at % 90 + 1}/2025/QH15, ngay: 05/06/2025, co_quan: Quốc hội, ten: A}}\n" for at in range(30_000))}), None
    yield "a list of what may stay, of many", (lambda: {"a.yaml": paper("[điền] " * 1_000), "templates/bo_qua.yaml": "".join(
        f"- {{quy_tac: N001, doan: đoạn {at}, ly_do: A}}\n" for at in range(30_000))}), None
    for name, text in {"a table of many rows": lambda: table(50_000), "a table of many columns": lambda: table(200, 400),
                       "a table of very many columns": lambda: table(2, 20_000)}.items():
        yield name, (lambda text=text: {"a.yaml": text()}), ["build", "a.yaml", "--format", "docx,txt"]


def overlay_cases():
    folder = ROOT / "tests/batch/mau"
    own = "noi_dung:\n- ma: kinh_phi\n  loi_van: |\n    Chi tiết: {}\n"
    overlays = {
        "loops": own.format("{% for a in range(end=9000) %}{% for b in range(end=9000) %}{% endfor %}{% endfor %}"),
        "lists": "a: " + "[" * 100_000, "keys": "".join(f"k{at}: 1\n" for at in range(150_000)),
        "parts": "noi_dung:\n" + "- {ma: kinh_phi, loi_van: a}\n" * 30_000,
        "added parts": "noi_dung:\n" + "".join(f"- {{them_sau: kinh_phi, ma: m{at}, muc: A}}\n" for at in range(10_000)),
        "words": own.format("chữ " * 1_000_000),
        "parts that are not there": "noi_dung:\n" + "".join(f"- {{ma: khong{at}, loi_van: a}}\n" for at in range(160_000)),
    }

    def files(overlay="", rows="", template=""):
        plan = (folder / "mau.yaml").read_text().replace("bang: don-vi.csv", "bang: don-vi.csv\n  rieng: rieng")
        made = {"mau.yaml": plan + template, "don-vi.csv": (folder / "don-vi.csv").read_text() + rows}
        return {**made, "rieng/00376.yaml": overlay} if overlay else made

    for name, overlay in overlays.items():
        yield f"an overlay of {name}", lambda overlay=overlay: files(overlay), ["batch", "mau.yaml", "--only", "00175,00376", "--format", "txt"]
    many = "".join(f"{at:05},Yên {at},xã,01,Hà Nội,thành phố,,UBND,Chủ tịch,Nguyễn Văn An,1,\n" for at in range(60_000, 99_999))
    yield "a table of 40,000 units", lambda: files(rows=many), ["batch", "mau.yaml", "--only", "00175", "--format", "txt"]
    same = "00175,Yên Hòa,phường,01,Hà Nội,thành phố,,UBND,Chủ tịch,Nguyễn Văn An,1,\n" * 40_000
    yield "a table of one unit, often", lambda: files(rows=same), ["batch", "mau.yaml", "--only", "00376", "--format", "txt"]
    strangers = "".join(f"{at},Phòng\n" for at in range(100_000, 900_000))
    yield "a table of others for 40,000 units", lambda: {
        **files(rows=many), "khac.csv": "ma,cong\n" + strangers,
        "mau.yaml": (folder / "mau.yaml").read_text().replace("bang: don-vi.csv", "bang: [don-vi.csv, khac.csv]"),
    }, ["batch", "mau.yaml", "--only", "00175", "--format", "txt"]
    yield "numbers for others than 40,000 units", lambda: {
        **files(rows=many), "so.csv": "ma,so,ngay\n" + "".join(f"{at},{at},31/10/2026\n" for at in range(100_000, 500_000)),
    }, ["issue", "mau.yaml", "--csv", "so.csv"]
    shared = ROOT / "tests/batch/phan-bo"
    yield "an allocation to others than 40,000 units", lambda: {
        **{path.name: path.read_text() for path in shared.iterdir()},
        "don-vi.csv": (shared / "don-vi.csv").read_text() + many,
        "phan-bo.csv": (shared / "phan-bo.csv").read_text() + "".join(f"{at},Yên,truc,1,1\n" for at in range(100_000, 600_000)),
    }, ["batch", "mau.yaml", "--only", "00175", "--format", "txt"]
    stars = "*" * 3_000 + "x"
    yield "stars in a choice of units", lambda: files(rows=many), ["batch", "mau.yaml", "--only", stars, "--format", "txt"]


def word(body, styles="", numbering="", more=None):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="{kind}.xml"/>' for kind in ("styles", "numbering"))
        + "</Relationships>",
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {space}>{numbering}</w:numbering>",
        **(more or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def word_cases():
    p = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    cell = "<w:tc>" + p.format("1") + "</w:tc>"
    spans = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>' + p.format("a") + "</w:tc>"
    yield "many paragraphs", lambda: word(p.format("Điều 1. Trồng rừng.") * 60_000)
    yield "many empty paragraphs", lambda: word("<w:p/>" * 1_000_000)
    yield "a paragraph of 20 MB", lambda: word(p.format("chữ " * 4_000_000))
    yield "many runs", lambda: word("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 300_000 + "</w:p>")
    yield "elements in elements", lambda: word("<w:sdt><w:sdtContent>" * 100_000 + "</w:sdtContent></w:sdt>" * 100_000)
    yield "tables in tables", lambda: word("<w:tbl><w:tr><w:tc>" * 120 + p.format("a") + "</w:tc></w:tr></w:tbl>" * 120)
    yield "a table of many rows", lambda: word("<w:tbl>" + f"<w:tr>{cell * 4}</w:tr>" * 40_000 + "</w:tbl>")
    yield "a table of many columns", lambda: word("<w:tbl>" + f"<w:tr>{cell * 5_000}</w:tr>" * 20 + "</w:tbl>")
    yield "cells over many columns", lambda: word("<w:tbl>" + f"<w:tr>{spans.format(2_000_000_000) * 10}</w:tr>" * 1_000 + "</w:tbl>")
    yield "cells over a thousand columns", lambda: word("<w:tbl>" + f"<w:tr>{spans.format(1_000) * 10}</w:tr>" * 3_000 + "</w:tbl>")
    parents = "".join(f'<w:style w:type="paragraph" w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>' for at in range(50_000))
    styled = '<w:p><w:pPr><w:pStyle w:val="s{}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    yield "styles of styles of styles", lambda: word("".join(styled.format(at) for at in range(20_000)), parents)
    yield "styles in a circle", lambda: word(styled.format("a"), '<w:style w:type="paragraph" w:styleId="sa"><w:basedOn w:val="sa"/></w:style>')
    yield "very many styles", lambda: word(p.format("a"), "".join(f'<w:style w:type="paragraph" w:styleId="s{at}"/>' for at in range(300_000)))
    lists = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(60_000))
    kinds = "".join(f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>' for at in range(60_000))
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    yield "a list for each paragraph", lambda: word("".join(listed.format(at) for at in range(60_000)), "", kinds + lists)
    big = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="{}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    for form in ("lowerRoman", "lowerLetter"):
        yield f"a large number in {form}", lambda form=form: word(listed.format(1) * 1_000, "", big.format(form))
    texts = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    yield "a long text before each number", lambda: word(listed.format(1) * 20_000, "", texts.format("%1" * 50_000))
    spaces = " ".join(f'xmlns:a{at}="u{at}"' for at in range(390))
    yield "elements with many name spaces", lambda: word(f"<w:p {spaces}>" + "<a389:b/>" * 2_000_000 + "</w:p>")
    yield "fields in fields", lambda: word("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 100_000 + "</w:p>")
    yield "many tracked changes", lambda: word("<w:p>" + '<w:ins w:id="1" w:author="a"><w:r><w:t>a</w:t></w:r></w:ins><w:del w:id="2" w:author="b"><w:r><w:delText>b</w:delText></w:r></w:del>' * 100_000 + "</w:p>")
    yield "a document type", lambda: word("", more={"word/document.xml": '<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>'})
    yield "tabs repeated", lambda: word("<w:p><w:r>" + "<w:tab/>" * 1_000_000 + "</w:r></w:p>")
    yield "many heads of sections", lambda: word('<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:pPr></w:p>' * 60_000)
    yield "a part of 60 MB", lambda: word(" " * (60 << 20))
    yield "a part of 150 MB", lambda: word(" " * (150 << 20))
    yield "a long line of money", lambda: word(p.format("1.210 triệu đồng, " * 20_000))
    yield "a long line of places to fill in", lambda: word(p.format("[điền] " * 20_000))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth=8, colours=6, data=None, before=b"", interlaced=0):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, interlaced))
    size = chunk(b"pHYs", struct.pack(">IIB", 60_000, 60_000, 1))
    rows = data if data is not None else zlib.compress(b"\0" * ((width * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colours] + 7) // 8 + 1) * height, 1)
    return b"\x89PNG\r\n\x1a\n" + head + size + before + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bomb():
    """A gigabyte of nothing."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b"\0" * (1 << 20)) for _ in range(1 << 10)) + packer.flush()


def picture_cases():
    yield "a plain one", lambda: png(2_000, 2_000)
    yield "a stated size of two thousand million points", lambda: png(0x7FFFFFFF, 0x7FFFFFFF, data=b"")
    yield "the largest there may be, in the most colours", lambda: png(3_000, 3_000, 16)
    yield "the largest, in passes", lambda: png(3_000, 3_000, 16, data=zlib.compress(b"\0" * (3_000 * 3_000 * 8 + 3_000 * 8), 1), interlaced=1)
    yield "points that unpack to a gigabyte", lambda: png(2_000, 2_000, data=bomb())
    yield "texts that unpack to a gigabyte", lambda: png(2_000, 2_000, before=chunk(b"zTXt", b"a\0\0" + bomb()) + chunk(b"iTXt", b"a\0\1\0\0\0" + bomb()))
    yield "a colour profile that unpacks to a gigabyte", lambda: png(2_000, 2_000, before=chunk(b"iCCP", b"a\0\0" + bomb()))
    yield "many chunks", lambda: png(2_000, 2_000, before=chunk(b"tEXt", b"") * 300_000)
    yield "many chunks of points", lambda: png(2_000, 2_000, before=chunk(b"IDAT", b"") * 300_000)
    yield "many palettes", lambda: png(2_000, 2_000, 8, 3, before=chunk(b"PLTE", b"\0" * 768) * 5_000)
    yield "two heads", lambda: png(2_000, 2_000, before=chunk(b"IHDR", struct.pack(">IIBBBBB", 0x7FFFFFFF, 1, 16, 6, 0, 0, 0)))
    yield "moving pictures", lambda: png(2_000, 2_000, before=chunk(b"acTL", struct.pack(">II", 1_000_000, 0)) + chunk(b"fcTL", b"\0" * 26) * 9_000)
    yield "of one point's height", lambda: png(3_000, 1)


def font(change):
    """The four built-in faces with the name that is looked for; `change` changes the tables of each."""
    made = {}
    for name in ("Regular", "Bold", "Italic", "BoldItalic"):
        data = (ROOT / f"fonts/Tinos-{name}.ttf").read_bytes()
        count = struct.unpack(">H", data[4:6])[0]
        tables = {}
        for at in range(12, 12 + 16 * count, 16):
            start, length = struct.unpack(">II", data[at + 8 : at + 16])
            tables[data[at : at + 4]] = data[start : start + length]
        tables[b"name"] = names(["Times New Roman", f"T{name}"])
        change(tables)
        made[f"f/{name}.ttf"] = together(tables)
    return {"a.yaml": paper(), **made}


def names(texts, repeated=1):
    family, own = (text.encode("utf-16-be") for text in texts)
    records = struct.pack(">6H", 3, 1, 0x409, 1, len(family), 0) * repeated + struct.pack(">6H", 3, 1, 0x409, 6, len(own), len(family))
    return struct.pack(">3H", 0, repeated + 1, 6 + len(records)) + records + family + own


def together(tables):
    head = struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0)
    start, records, body = len(head) + 16 * len(tables), b"", b""
    for tag, table in sorted(tables.items()):
        records += tag + struct.pack(">III", 0, start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + records + body


def letters(groups, times=1):
    """A table of letters: groups that have one picture, named so many times."""
    part = struct.pack(">HHIII", 13, 0, 16 + 12 * len(groups), 0, len(groups)) + b"".join(struct.pack(">III", *one) for one in groups)
    start = 4 + 8 * times
    return struct.pack(">HH", 0, times) + struct.pack(">HHI", 3, 10, start) * times + part


def font_cases():
    def cmap(*args):
        return lambda tables: tables.update({b"cmap": letters(*args)})

    yield "a plain one", lambda: font(lambda tables: None)
    yield "letters to the end of numbers", lambda: font(cmap([(0x20, 0xFFFFFFFE, 36)]))
    yield "groups of letters, all of them, often", lambda: font(cmap([(0, 0x10FFFF, 36)] * 100_000))
    yield "a table of letters named 60,000 times", lambda: font(cmap([(0x20, 0x2FFFF, 36)], 60_000))
    yield "very many names", lambda: font(lambda tables: tables.update({b"name": names(["x" * 30_000, "y"], 5_000)}))
    yield "a collection of three million faces", lambda: {"a.yaml": paper(), "f/a.ttc": b"ttcf" + struct.pack(">HHI", 1, 0, 3_000_000) + b"\0\0\0\x0c" * 3_000_000}
    yield "a collection that states all there can be", lambda: {"a.yaml": paper(), "f/a.ttc": b"ttcf" + struct.pack(">HHI", 1, 0, 0xFFFFFFFF)}

    def widths(tables):
        tables[b"hhea"] = tables[b"hhea"][:34] + b"\xff\xff"
        tables[b"maxp"] = tables[b"maxp"][:4] + b"\xff\xff" + tables[b"maxp"][6:]

    yield "more widths than there are", lambda: font(widths)
    yield "units of nothing", lambda: font(lambda tables: tables.update({b"head": tables[b"head"][:18] + b"\0\0" + tables[b"head"][20:]}))
    yield "no outlines", lambda: font(lambda tables: tables.update({b"glyf": b"\0" * 4}))
    # A letter that is made of itself.
    loop = struct.pack(">hhhhh", -1, 0, 0, 100, 100) + struct.pack(">HHbb", 0x22, 36, 0, 0) * 2_000 + struct.pack(">HHbb", 2, 36, 0, 0)
    yield "letters made of themselves", lambda: font(lambda tables: tables.update({b"glyf": (loop + b"\0" * len(tables[b"glyf"]))[: len(tables[b"glyf"])]}))
    yield "many empty fonts", lambda: {"a.yaml": paper(), **{f"f/{at}.ttf": b"" for at in range(3_000)}}


def unplain_cases():
    def pipe(path):
        os.mkfifo(path)

    def link(to):
        return lambda path: os.symlink(to, path)

    names = {
        "the document": ("a.yaml", ["build", "a.yaml"]), "its figures": ("s.csv", ["build", "a.yaml", "--format", "txt"]),
        "a Word file": ("b.docx", ["import", "b.docx"]), "a text": ("b.txt", ["import", "b.txt"]), "a template": ("templates/theme.yaml", ["build", "a.yaml"]),
        "what is written": ("out/a.txt", ["build", "a.yaml", "--format", "txt"]), "the record": ("out/danh-muc.jsonl", ["verify", "out"]),
        "the lock": ("out/.vanban.khoa", ["build", "a.yaml", "--format", "txt"]), "the laws": ("phap_luat.yaml", ["check", "a.yaml"]),
        "a font": ("f/a.ttf", ["build", "a.yaml", "--font-dir", "f"]), "a document of a folder": ("content/b.yaml", ["build"]),
    }
    for what, (name, command) in names.items():
        for kind, made in (("a pipe", pipe), ("/dev/zero", link("/dev/zero")), ("a link to itself", link(Path(name).name)), ("/dev/tty", link("/dev/tty"))):
            yield f"{kind} as {what}", (lambda name=name, made=made: {"a.yaml": plan(), "s.csv": "ma,2026\ncay,5\n", name: made}), command


def text_cases():
    yield "a long text to import", lambda: "Điều 1. Trồng rừng năm 2026 trên địa bàn.\n" * 200_000
    yield "one line to import", lambda: "chữ " * 3_000_000
    yield "empty lines to import", lambda: "\n" * 10_000_000
    yield "columns to import", lambda: ("a" + " " * 40) * 200_000 + "\n"
    yield "bytes of no letters to import", lambda: b"\xff\xfe" * 6_000_000


def all_cases():
    for name, made in yaml_cases():
        yield Case("YAML", name, ["check", "a.yaml", *FAST], lambda made=made: {"a.yaml": made()})
    for name, made, command in template_cases():
        yield Case("templates", name, command or ["build", "a.yaml", "--format", "txt", *FAST], made)
    for name, made, command in overlay_cases():
        yield Case("overlays", name, [*command, *FAST], made)
    for name, made in word_cases():
        for command in (["check"], ["import"], ["norm"]):
            yield Case("Word files", f"{name}, {command[0]}", [*command, "b.docx"], lambda made=made: {"b.docx": made()})
    for name, made in text_cases():
        yield Case("texts", name, ["import", "b.txt"], lambda made=made: {"b.txt": made()})
    signer = "{chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An, anh_chu_ky: {tep: a.png, rong: 30}}"
    for name, made in picture_cases():
        yield Case("pictures", name, ["build", "a.yaml", *FAST], lambda made=made: {"a.yaml": paper(signer=signer), "a.png": made()})
    for name, made in font_cases():
        yield Case("fonts", name, ["build", "a.yaml", "--font-dir", "f", *FAST], made)
    for name, made, command in unplain_cases():
        yield Case("plain files", name, command, made)
