//! Workbooks of the older and the open format for tests, written cell by cell as
//! [`book`](super::workbooks::book) writes those of Excel 2007.

use std::io::{Cursor, Write};

/// A cell with its look and, for a formula, the result that is stored; in a text a formula stands
/// behind `=`.
#[derive(Clone, Default)]
pub(crate) struct Cell<'a> {
    pub(crate) held: &'a str,
    /// The code of the number format.
    pub(crate) code: &'a str,
    /// The same as elements of the open format: what stands in `number:number-style`.
    pub(crate) open: &'a str,
    pub(crate) struck: bool,
}

/// Cells of a row, as texts and numbers.
pub(crate) fn row<'a>(cells: &[&'a str]) -> Vec<Cell<'a>> {
    cells.iter().map(|held| Cell { held, ..Cell::default() }).collect()
}

/// What a formula of nobody's stores, in files that say who calculated and in those that do not.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Maker {
    /// Excel or LibreOffice.
    Calculates,
    /// A library.
    Unknown,
}

/// An old workbook of one sheet; formulas are sums of two numbers (`=2+3`) or the empty text
/// (`=""`), and store an empty text.
pub(crate) fn old(rows: &[Vec<Cell<'_>>], printed: &str, maker: Maker) -> Vec<u8> {
    let all: Vec<&Cell<'_>> = rows.iter().flatten().collect();
    let mut globals = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]);
    if maker == Maker::Calculates {
        globals.extend(record(0x01c1, &[0xc1, 1, 0, 0, 0x35, 0xea, 1, 0]));
    }
    for flags in [0_u16, 8] {
        // Height, flags, colour, weight, and a name without letters.
        let parts = [200, flags, 0x7fff, 400, 0, 0, 0];
        globals.extend(record(0x0031, &[&shorts(&parts), &[0_u8, 0][..]].concat()));
    }
    for (at, cell) in all.iter().enumerate() {
        let number = 164 + at as u16;
        globals.extend(record(0x041e, &[shorts(&[number]), text(cell.code)].concat()));
    }
    // The first look is of cells without a format.
    globals.extend(record(0x00e0, &[0; 20]));
    for (at, cell) in all.iter().enumerate() {
        let number = if cell.code.is_empty() { 0 } else { 164 + at as u16 };
        let head = shorts(&[u16::from(cell.struck), number]);
        globals.extend(record(0x00e0, &[head, vec![0; 16]].concat()));
    }
    let name = [&[1_u8, 1][..], &[b'S', 0]].concat();
    let start = globals.len() + 4 + 6 + name.len() + 4;
    globals.extend(record(0x0085, &[(start as u32).to_le_bytes().to_vec(), vec![0, 0], name].concat()));
    globals.extend(record(0x000a, &[]));
    assert_eq!(globals.len(), start);
    let mut sheet = record(0x0809, &[0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]);
    sheet.extend(record(0x0014, &text(printed)));
    let mut look = 0_u16;
    for (row, cells) in (0_u16..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            look += 1;
            let place = shorts(&[row, column, look]);
            sheet.extend(if let Some(formula) = cell.held.strip_prefix('=') {
                let tokens = match formula.split_once('+') {
                    Some((one, other)) => {
                        let number = |text: &str| [vec![0x1e], shorts(&[text.parse().unwrap()])].concat();
                        [number(one), number(other), vec![3]].concat()
                    }
                    None => vec![0x17, 0, 0],
                };
                let nothing = [3, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0];
                record(0x0006, &[place, nothing.to_vec(), shorts(&[tokens.len() as u16]), tokens].concat())
            } else if let Ok(number) = cell.held.parse::<f64>() {
                record(0x0203, &[place, number.to_le_bytes().to_vec()].concat())
            } else if cell.held.is_empty() {
                Vec::new()
            } else {
                record(0x0204, &[place, text(cell.held)].concat())
            });
        }
    }
    sheet.extend(record(0x000a, &[]));
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("Workbook").unwrap().write_all(&[globals, sheet].concat()).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&shorts(&[kind, data.len() as u16]), data].concat()
}

fn shorts(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [shorts(&[units.len() as u16]), vec![1], shorts(&units)].concat()
}

/// An open workbook of one sheet; formulas store an empty text.
pub(crate) fn open(rows: &[Vec<Cell<'_>>], printed: &str, maker: Maker) -> Vec<u8> {
    let (mut styles, mut body, mut count) = (String::new(), String::new(), 0);
    for cells in rows {
        body += "<table:table-row>";
        for cell in cells {
            count += 1;
            let format = match cell.open {
                "" => String::new(),
                open => format!("<number:number-style style:name='N{count}'>{open}</number:number-style>"),
            };
            let line = if cell.struck {
                "<style:text-properties style:text-line-through-style='solid'/>"
            } else {
                ""
            };
            let named = if cell.open.is_empty() {
                String::new()
            } else {
                format!(" style:data-style-name='N{count}'")
            };
            styles += &format!(
                "{format}<style:style style:name='c{count}' style:family='table-cell'{named}>{line}</style:style>"
            );
            let look = format!("table:style-name='c{count}'");
            body += &match cell.held {
                "" => "<table:table-cell/>".to_owned(),
                held if held.starts_with('=') => format!(
                    "<table:table-cell {look} table:formula='of:{}' office:value-type='string' office:string-value=''><text:p/></table:table-cell>",
                    held.replace('"', "&quot;")
                ),
                held if held.parse::<f64>().is_ok() => {
                    format!("<table:table-cell {look} office:value-type='float' office:value='{held}'/>")
                }
                held => format!(
                    "<table:table-cell {look} office:value-type='string'><text:p>{held}</text:p></table:table-cell>"
                ),
            };
        }
        body += "</table:table-row>";
    }
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}<style:style style:name='ta' style:family='table' \
         style:master-page-name='Trang'/></office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name='S' table:style-name='ta'>{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let pages = format!(
        "<office:document-styles><office:master-styles><style:master-page style:name='Trang'><style:header>\
         <text:p>{printed}</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
    );
    let program = if maker == Maker::Calculates { "LibreOffice/25.2" } else { "other" };
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        (
            "meta.xml",
            format!(
                "<office:document-meta><meta:generator>{program}</meta:generator></office:document-meta>"
            ),
        ),
        ("styles.xml", pages),
        ("content.xml", content),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
