"""Workbooks and CSV files that were made to harm whoever reads them.

Out: cases for `hostile.py`. Each is small on the disk, or at most as large as a file that is read at all (16 MB),
and large in one thing: what it states, what it unpacks to, what it repeats, what belongs to each of its cells.
"""

import io
import struct
import zipfile

from hostile_inputs import Case, plan

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<c t="inlineStr"><is><t>ma</t></is></c><c t="inlineStr"><is><t>2026</t></is></c>'
TABLE = f'<row r="1">{HEAD}</row><row r="2"><c t="inlineStr"><is><t>cay</t></is></c><c><v>5</v></c></row>'


def packed(parts):
    """An archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def xlsx(sheet=f"<sheetData>{TABLE}</sheetData>", sheets=None, strings="", styles="", more=None, relations=""):
    """A workbook; `sheets` are its entries in the list of sheets, as text."""
    sheets = sheets or '<sheet name="A" sheetId="1" r:id="s"/>'
    relation = '<Relationship Id="{}" Type="%s/{}" Target="{}"/>' % OFFICE
    own = relation.format("s", "worksheet", "sheet.xml")
    own += relation.format("t", "sharedStrings", "strings.xml") + relation.format("l", "styles", "styles.xml")
    return packed(
        {
            "_rels/.rels": f"<Relationships>{relation.format('w', 'officeDocument', 'xl/book.xml')}</Relationships>",
            "xl/_rels/book.xml.rels": f"<Relationships>{own}{relations}</Relationships>",
            "xl/book.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
            "xl/sheet.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
            "xl/strings.xml": f"<sst>{strings}</sst>",
            "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
            **(more or {}),
        }
    )


def rows(text, count, first=3):
    """Rows of a sheet, each with this text in it; `#` stands for its number."""
    return "".join(f'<row r="{at}">{text.replace("#", str(at))}</row>' for at in range(first, first + count))


def sheet(text, before="", behind=""):
    return f"{before}<sheetData>{TABLE}{text}</sheetData>{behind}"


def formulas(text, count):
    return xlsx(sheet(rows(f'<c r="A#" t="inlineStr"><is><t>#</t></is></c><c r="B#"><f>{text}</f><v>1</v></c>', count)))


def merged(areas):
    return '<mergeCells>' + ''.join(f'<mergeCell ref="{area}"/>' for area in areas) + '</mergeCells>'


def xlsx_cases():
    many = 1_000_000
    yield "a cell in the last place", lambda: xlsx(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    yield "a stated size of the whole sheet", lambda: xlsx(sheet("", '<dimension ref="A1:XFD1048576"/>'))
    yield "two million cells", lambda: xlsx(sheet(rows("<c><v>1</v></c>" * 20, 99_900)))
    yield "two million texts", lambda: xlsx(sheet(rows('<c t="s"><v>0</v></c>' * 20, 99_900)), strings="<si><t>chữ</t></si>")
    yield "a long text in each cell", lambda: xlsx(
        sheet(rows('<c t="s"><v>0</v></c>', 90_000)), strings=f"<si><t>{'chữ ' * 30_000}</t></si>"
    )
    yield "five million shared texts", lambda: xlsx(strings="<si><t>a</t></si>" * 4_000_000)
    yield "shared texts without words", lambda: xlsx(strings="<si/>" * 8_000_000)
    yield "elements in elements", lambda: xlsx(sheet("<a>" * many + "</a>" * many))
    yield "many attributes of one element", lambda: xlsx(sheet('<c ' + ' '.join(f'a{at}="1"' for at in range(200_000)) + '/>'))
    yield "many attributes of a sheet's entry", lambda: xlsx(
        sheets='<sheet ' + ' '.join(f'a{at}="1"' for at in range(100_000)) + ' name="A" r:id="s"/>'
    )
    yield "one sheet under many names", lambda: xlsx(
        sheet(rows("<c><v>1</v></c>" * 10, 20_000)),
        sheets="".join(f'<sheet name="{at}" sheetId="{at}" r:id="s"/>' for at in range(5_000)),
    )
    yield "a hundred sheets of two million cells", lambda: xlsx(
        sheets="".join(f'<sheet name="{at}" sheetId="{at}" r:id="s{at}"/>' for at in range(12)),
        more={f"xl/s{at}.xml": f"<worksheet>{sheet(rows('<c/>' + '<c><v>1</v></c>' * 10, 50_000))}</worksheet>" for at in range(12)},
        relations="".join(f'<Relationship Id="s{at}" Type="{OFFICE}/worksheet" Target="s{at}.xml"/>' for at in range(12)),
    )
    yield "many sheets", lambda: xlsx(sheets="".join(f'<sheet name="{at}" sheetId="{at}" r:id="s"/>' for at in range(200_000)))
    yield "many defined names", lambda: xlsx(
        sheets='<sheet name="A" r:id="s"/>' + "".join(f'<definedName name="n{at}">A!$A$1</definedName>' for at in range(500_000))
    )
    yield "many external links", lambda: xlsx(
        relations="".join(
            f'<Relationship Id="e{at}" Type="{OFFICE}/externalLink" Target="x{at}.xml" TargetMode="External"/>'
            for at in range(500_000)
        )
    )
    looks = "".join('<xf numFmtId="200"/>' for _ in range(65_536))
    yield "many looks of one long format", lambda: xlsx(
        styles=f'<numFmts><numFmt numFmtId="200" formatCode="{"0" * 200_000}"/></numFmts><cellXfs>{looks}</cellXfs>'
    )
    yield "many formats", lambda: xlsx(
        styles="<numFmts>"
        + "".join(f'<numFmt numFmtId="{at}" formatCode="{"#,##0.0" * 200}"/>' for at in range(164, 60_000))
        + "</numFmts><cellXfs>" + "".join(f'<xf numFmtId="{at}"/>' for at in range(60_000)) + "</cellXfs>"
    )
    yield "many looks, all named by cells", lambda: xlsx(
        sheet(rows('<c r="A#"><v>#</v></c><c r="B#" s="#"><v>#</v></c>', 60_000)),
        styles="<cellXfs>" + '<xf numFmtId="4"/>' * 200_000 + "</cellXfs>",
    )
    yield "a format with many words for each cell", lambda: xlsx(
        sheet(rows('<c s="1"><v>#</v></c>' * 20, 90_000)),
        styles=f'<numFmts><numFmt numFmtId="200" formatCode="&quot;{"chữ " * 60}&quot;0"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>',
    )
    yield "a strange format for each cell", lambda: xlsx(
        sheet(rows('<c s="1"><v>#</v></c>' * 20, 90_000)),
        styles=f'<numFmts><numFmt numFmtId="200" formatCode="[?]{"y" * 5000}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>',
    )
    text = rows('<c r="A#"><v>#</v></c><c r="B#"><v>#</v></c>', 60_000)
    yield "merged cells, one in each row", lambda: xlsx(sheet(text, behind=merged(f"A{at}:B{at}" for at in range(3, 60_000))))
    yield "merged cells without number in one place", lambda: xlsx(sheet(text, behind=merged("B2:C2" for _ in range(1_000_000))))
    wide = rows("".join("<c><v>#</v></c>" for _ in range(200)), 5_000)
    yield "merged cells over all columns, often", lambda: xlsx(sheet(wide, behind=merged(["A3:GR5000"] * 390)))
    above = "".join(f'<row r="{at}"><c t="inlineStr"><is><t>x</t></is></c></row>' for at in range(1, 50_000))
    yield "merged cells above the table", lambda: xlsx(
        f"<sheetData>{above}<row r='50000'>{HEAD}</row><row r='50001'><c t='inlineStr'><is><t>cay</t></is></c><c><v>1</v></c></row></sheetData>"
        + merged(f"C{at}:D{at}" for at in range(1, 50_000))
    )
    rules = '<cfRule type="expression" dxfId="0"><formula>A1&gt;1</formula></cfRule>' * 900
    yield "conditions for each cell", lambda: xlsx(
        sheet(rows("<c><v>1</v></c><c><v>2</v></c>", 50_000), behind=f'<conditionalFormatting sqref="A1:B99999">{rules}</conditionalFormatting>'),
        styles='<dxfs><dxf><numFmt numFmtId="200" formatCode="General"/></dxf></dxfs>',
    )
    yield "conditions for many areas", lambda: xlsx(
        sheet(rows("<c><v>1</v></c>", 30_000), behind=f'<conditionalFormatting sqref="{"C3:D9 " * 3_000}"><cfRule dxfId="0"/></conditionalFormatting>'),
        styles='<dxfs><dxf><numFmt numFmtId="200" formatCode="General"/></dxf></dxfs>',
    )
    yield "sums over the whole sheet in each row", lambda: formulas("SUM($A$1:$A$99999)", 90_000)
    yield "sums of all sums above", lambda: formulas("SUM(B$2:B2)", 60_000)
    yield "sums of many areas", lambda: formulas(f"SUM({','.join(['A1:A99999'] * 400)})", 20_000)
    yield "a chain of formulas", lambda: xlsx(
        sheet("".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c><c r="B{at}"><f>B{at + 1}+1</f><v>1</v></c></row>' for at in range(3, 90_000)))
    )
    yield "a circle of formulas", lambda: xlsx(
        sheet("".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c><c r="B{at}"><f>SUM(B$3:B90000)</f><v>1</v></c></row>' for at in range(3, 60_000)))
    )
    yield "a formula of signs", lambda: formulas("-" * 500_000 + "1", 1)
    yield "a formula of percents", lambda: formulas("1" + "%" * 1_000_000, 1)
    yield "a formula of many arguments", lambda: formulas(f"SUM({','.join(['1'] * 1_000_000)})", 1)
    yield "a formula of brackets", lambda: formulas("(" * 500_000 + "1" + ")" * 500_000, 1)
    yield "a long formula that cells share", lambda: xlsx(
        sheet(
            f'<row r="3"><c r="B3"><f t="shared" si="0" ref="B3:B99999">{"+".join(["A3"] * 490)}{" " * 60_000}</f><v>1</v></c></row>'
            + rows('<c r="A#"><v>1</v></c><c r="B#"><f t="shared" si="0"/><v>1</v></c>', 90_000, 4)
        )
    )
    comments = "".join(f'<comment ref="A{at}"><text><t>x</t></text></comment>' for at in range(1, 500_000))
    yield "many comments", lambda: xlsx(
        more={
            "xl/_rels/sheet.xml.rels": f'<Relationships><Relationship Id="c" Type="{OFFICE}/comments" Target="c.xml"/></Relationships>',
            "xl/c.xml": f"<comments><commentList>{comments}</commentList></comments>",
        }
    )
    yield "many hidden columns and rows", lambda: xlsx(
        sheet(rows("", 900_000).replace("<row", '<row hidden="1"'), '<cols>' + '<col min="1" max="99" hidden="1"/>' * 19_000 + '</cols>')
    )
    yield "a part of 127 MB", lambda: xlsx(sheet(" " * (127 << 20)))
    yield "a part of 200 MB", lambda: xlsx(sheet(" " * (200 << 20)))
    yield "a text of 100 MB", lambda: xlsx(strings=f"<si><t>{'a' * (100 << 20)}</t></si>")
    yield "many parts", lambda: packed({f"xl/{at}.xml": "" for at in range(60_000)})


def ods(content, styles=""):
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "styles.xml": f"<styles>{styles}</styles>",
                   "content.xml": f"<document>{content}</document>"})


CELL = '<table-cell value-type="string"><p>{}</p></table-cell>'
ODS_TABLE = f"<table-row>{CELL.format('ma')}{CELL.format('2026')}</table-row><table-row>{CELL.format('cay')}" \
            '<table-cell value-type="float" value="5"/></table-row>'


def ods_sheet(text, name="A", style=""):
    return f'<table name="{name}"{style}>{ODS_TABLE}{text}</table>'


def ods_cases():
    row = '<table-row number-rows-repeated="{}">{}</table-row>'
    one = '<table-cell number-columns-repeated="{}" value-type="float" value="1"/>'
    yield "rows repeated a million times", lambda: ods(ods_sheet(row.format(1_048_576, one.format(1))))
    yield "rows and columns repeated to two million", lambda: ods(ods_sheet(row.format(99_000, one.format(20))))
    yield "a hundred sheets of repeated cells", lambda: ods("".join(ods_sheet(row.format(99_000, one.format(20)), f"T{at}") for at in range(100)))
    long = CELL.format("chữ " * 30_000)
    yield "a long text repeated", lambda: ods(ods_sheet(row.format(90_000, long)))
    yield "a long text repeated in a hundred sheets", lambda: ods(
        "".join(ods_sheet(row.format(100, CELL.format("chữ " * 20_000)), f"T{at}") for at in range(100))
    )
    hidden = '<table-row visibility="collapse" number-rows-repeated="1048576">'
    yield "hidden rows in a thousand sheets", lambda: ods("".join(ods_sheet(f"{hidden}</table-row>", f"T{at}") for at in range(1_000)))
    yield "hidden rows in hidden rows", lambda: ods(ods_sheet(hidden * 2_000 + "</table-row>" * 2_000))
    yield "a million repeated empty rows, often", lambda: ods(ods_sheet(row.format(1_000_000, "<table-cell/>") * 100_000))
    yield "repeated columns, often", lambda: ods(ods_sheet('<table-column number-columns-repeated="1000"/>' * 200_000))
    columns = "".join(f'<table-column default-cell-style-name="c{at}"/>' for at in range(100_000))
    yield "a style for each column", lambda: ods(f'<table name="A">{columns}{ODS_TABLE}' + row.format(1, one.format(1) * 900) * 1_000 + "</table>")
    cells = "".join(f'<table-row><table-cell style-name="s{at}" value-type="float" value="1"/></table-row>' for at in range(90_000))
    styles = "".join(f'<style name="s{at}" family="table-cell" data-style-name="n"/>' for at in range(90_000))
    yield "a style for each cell", lambda: ods(ods_sheet(cells), styles)
    form = '<number-style name="n">' + "<text>chữ</text>" * 500_000 + "</number-style>"
    yield "many styles of one long format", lambda: ods(ods_sheet(cells), form + styles)
    embedded = '<number-style name="n"><number decimal-places="2" min-integer-digits="20"/>'
    embedded += '<embedded-text position="3">x</embedded-text>' * 200_000 + "</number-style>"
    yield "many words between digits", lambda: ods(ods_sheet(cells[:100_000].rsplit("<table-row>", 1)[0]), embedded + styles)
    yield "spaces repeated", lambda: ods(ods_sheet("<table-row><table-cell value-type='string'><p>" + '<s c="1000"/>' * 1_000_000 + "</p></table-cell></table-row>"))
    printed = '<style name="t" family="table" master-page-name="m"/><master-page name="m"><header>' + "<p>x</p>" * 200_000 + "</header></master-page>"
    yield "a long head of pages for many sheets", lambda: ods("".join(ods_sheet("", f"T{at}", ' style-name="t"') for at in range(5_000)), printed)
    yield "many sheets", lambda: ods("".join(f'<table name="T{at}"/>' for at in range(1_000_000)))
    yield "tables in tables", lambda: ods("<table name='A'><table-row><table-cell>" * 200_000 + "</table-cell></table-row></table>" * 200_000)
    yield "hidden styles for many sheets", lambda: ods(
        "".join(f'<table name="T{at}" style-name="x"/>' for at in range(30_000)),
        "".join(f'<style name="h{at}"><table-properties display="false"/></style>' for at in range(30_000)),
    )
    yield "formulas repeated", lambda: ods(
        ods_sheet(row.format(90_000, f'<table-cell formula="of:={"+".join(["[.A1]"] * 480)}" value-type="float" value="1"/>'))
    )


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def xls(globals_, sheet_records, sheets=1):
    """An old workbook: a compound file with one stream of records."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    bound = lambda start, at: record(0x0085, struct.pack("<IBB", start, 0, 0) + bytes([len(at), 0]) + at)
    names = [b"S%d" % at for at in range(sheets)]
    start = len(begin) + len(globals_) + sum(len(bound(0, name)) for name in names) + 4
    stream = begin + globals_ + b"".join(bound(start, name) for name in names) + record(0x000A)
    stream += record(0x0809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 6)) + sheet_records + record(0x000A)
    return compound(stream)


def compound(stream):
    size = max(len(stream), 4096)
    stream += b"\0" * (size - len(stream))
    count = -(-size // 512)
    tables = 1
    while tables * 128 < count + tables + 1 + -(-max(tables - 109, 0) // 127):
        tables += 1
    further = -(-max(tables - 109, 0) // 127)
    fat = list(range(1, count)) + [0xFFFFFFFE, 0xFFFFFFFE] + [0xFFFFFFFD] * tables + [0xFFFFFFFC] * further
    fat += [0xFFFFFFFF] * (tables * 128 - len(fat))
    first = count + 1
    difat = list(range(first, first + tables))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, count, 0, 4096, 0xFFFFFFFE, 0,
        first + tables if further else 0xFFFFFFFE, further,
    )
    header += struct.pack("<109I", *(difat + [0xFFFFFFFF] * 109)[:109])
    blocks = b""
    rest = difat[109:]
    for at in range(further):
        part, rest = rest[:127], rest[127:]
        following = first + tables + at + 1 if at + 1 < further else 0xFFFFFFFE
        blocks += struct.pack("<128I", *(part + [0xFFFFFFFF] * 127)[:127], following)

    def entry(name, kind, child, start, length):
        text = name.encode("utf-16-le") + b"\0\0"
        return text.ljust(64, b"\0") + struct.pack(
            "<HBBIII36xIQ", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, start, length
        )

    empty = b"\0" * 64 + struct.pack("<HBBIII36xIQ", 0, 0, 0, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0, 0)
    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 0, size) + empty * 2
    body = stream.ljust(count * 512, b"\0")
    return header + body + directory + struct.pack(f"<{len(fat)}I", *fat) + blocks


def xls_cases():
    def label(row, column, text):
        return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 0) + text)

    table = label(0, 0, b"ma") + label(0, 1, b"2026") + label(1, 0, b"cay") + record(0x0203, struct.pack("<HHHd", 1, 1, 0, 5))
    number = lambda row, column: record(0x0203, struct.pack("<HHHd", row, column, 0, 1))
    yield "a plain one", lambda: xls(b"", table)
    yield "one sheet under many names", lambda: xls(b"", table + b"".join(number(row, 3) for row in range(2, 20_000)), 30_000)
    yield "many sheets", lambda: xls(b"", table, 200_000)
    strings = record(0x00FC, struct.pack("<II", 0, 0) + b"\1\0\0a" * 2_000) + record(0x003C, b"\1\0\0a" * 2_000) * 1_500
    yield "many shared texts", lambda: xls(strings, table)
    yield "a shared text without end", lambda: xls(record(0x00FC, struct.pack("<II", 9, 9) + b"\xff\xff\0") + record(0x003C, b"\0") * 800_000, table)
    yield "texts with much behind them", lambda: xls(record(0x00FC, struct.pack("<II", 9, 9) + b"\0\0\x0c\xff\xff\xff\xff\xff\x7f" * 800) * 500, table)
    yield "cells all over", lambda: xls(b"", table + number(65_535, 255))
    yield "numbers packed", lambda: xls(b"", table + b"".join(
        record(0x00BD, struct.pack("<HH", row, 2) + b"\0\0\1\0\0\0" * 200 + struct.pack("<H", 201)) for row in range(2, 9_900)))
    formula = struct.pack("<HHHdHIH", 0, 0, 0, 1.0, 0, 0, 5) + b"\1\2\0\1\0"
    shared = record(0x04BC, struct.pack("<HHBBHH", 2, 65_000, 1, 1, 0, 1_999) + b"\x1e\1\0" + b"\x1e\1\0\3" * 499)
    cells = b"".join(record(0x0006, struct.pack("<HH", row, 1) + formula[4:]) + (shared if row == 2 else b"") for row in range(2, 60_000))
    yield "a long formula that cells share", lambda: xls(b"", table + cells)
    nested = b"\x1e\1\0" + b"\x13" * 1_990
    deep = struct.pack("<HHHdHIH", 2, 1, 0, 1.0, 0, 0, len(nested)) + nested
    yield "a formula of signs", lambda: xls(b"", table + record(0x0006, deep))
    whole = b"\x25" + struct.pack("<HHHH", 0, 65_000, 0, 0) + b"\x42\1\4\0"
    sums = b"".join(record(0x0006, struct.pack("<HHHdHIH", row, 1, 0, 1.0, 0, 0, len(whole)) + whole) + number(row, 0) for row in range(2, 60_000))
    yield "sums over the whole sheet in each row", lambda: xls(b"", table + sums)
    yield "merged cells, often", lambda: xls(b"", table + record(0x00E5, struct.pack("<H", 1_000) + struct.pack("<4H", 1, 1, 1, 2) * 1_000) * 300)
    formats = b"".join(record(0x041E, struct.pack("<HHB", 164 + at % 60_000, 200, 0) + b"0" * 200) for at in range(30_000))
    looks = b"".join(record(0x00E0, struct.pack("<HH16x", 0, 164 + at % 30_000)) for at in range(65_536))
    yield "many formats and looks", lambda: xls(formats + looks, table)
    yield "many empty records", lambda: xls(b"", table + record(0x1234) * 3_000_000)
    yield "many heads of pages", lambda: xls(b"", table + record(0x0014, struct.pack("<HB", 200, 0) + b"x" * 200) * 60_000)
    plain = xls(b"", table)
    yield "a compound file in a circle", lambda: plain[:-512] + struct.pack("<128I", *([0] * 128))


def csv_cases():
    head = "ma,2026\ncay,5\n"
    yield "a field of 15 MB", lambda: head + 'x,"' + "dài " * 3_000_000 + '"\n'
    yield "a row of two million cells", lambda: head + "," * 2_000_000
    yield "a row of one million cells", lambda: head + "," * 1_000_000
    yield "a million rows", lambda: head + "a,1\n" * 900_000
    yield "rows of one cell", lambda: head + "\n" * 4_000_000
    yield "quotation marks that nothing closes", lambda: head + '"a\n' * 2_000_000
    yield "quotation marks with more behind them", lambda: head + '"a"b\n' * 1_000_000
    yield "quotation marks, doubled", lambda: head + '"' + '""' * 6_000_000 + '"\n'
    yield "columns of one name", lambda: ",".join(["ma"] * 500_000) + "\ncay\n"
    yield "many columns", lambda: "ma,2026," + ",".join(f"c{at}" for at in range(400_000)) + "\ncay,5\n"
    yield "rows with too many cells", lambda: head + "a,1,2,3\n" * 500_000
    yield "many figures that are none", lambda: head + "".join(f"x{at},không\n" for at in range(300_000))
    yield "many numbers of many digits", lambda: head + f"a,{'9' * 5_000}\n" * 2_000
    yield "bytes of no letters", lambda: b"ma,2026\ncay,5\n" + b"\xff\xfe\x00" * 3_000_000
    yield "letters in pieces", lambda: head + "x,1 " + "a\u0301\u0323" * 2_000_000


def all_cases():
    for sort, ending, cases in (
        ("workbooks (.xlsx)", "xlsx", xlsx_cases), ("workbooks (.ods)", "ods", ods_cases),
        ("workbooks (.xls)", "xls", xls_cases), ("CSV", "csv", csv_cases),
    ):
        for name, made in cases():
            command = ["build", "a.yaml", "--format", "txt", "--message-format", "short"]
            yield Case(sort, name, command, lambda made=made, ending=ending: {"a.yaml": plan(f"s.{ending}"), f"s.{ending}": made()})
