//! A difference as an Excel workbook: a sheet a table, differences and shares as live formulas.

use rust_decimal::Decimal;

use crate::budget::diff::{Diff, Level, SheetRow, Shown, rows};
use crate::pipeline::Comparison;
use crate::tabular::workbook::{
    Align, Cell, Content, Look, NumberFormat, Page, Workbook, WorkbookError, cell_name, sheet_name, write,
};

/// Heads and widths of the columns, in characters.
const COLUMNS: [(&str, u16); 7] = [
    ("TT", 6),
    ("Nội dung", 60),
    ("Trước điều chỉnh", 16),
    ("Sau điều chỉnh", 16),
    ("Tăng (+), giảm (-)", 16),
    ("Tỷ lệ", 10),
    ("Ghi chú", 36),
];

/// Row of the heads.
const HEAD: u32 = 3;

/// The bytes of the workbook.
pub(super) fn workbook(comparison: &Comparison, shown: Shown) -> Result<Vec<u8>, WorkbookError> {
    let mut pages: Vec<Page> = Vec::new();
    for (at, diff) in comparison.tables.iter().enumerate() {
        let name = diff.id.clone().unwrap_or_else(|| match at {
            0 => "So sánh".to_owned(),
            at => format!("So sánh {}", at + 1),
        });
        pages.push(page(sheet_name(&name), &comparison.title, diff, shown));
    }
    write(&Workbook { pages })
}

fn page(name: String, about: &str, diff: &Diff, shown: Shown) -> Page {
    let mut page = Page {
        name,
        widths: COLUMNS.iter().map(|(_, width)| *width).collect(),
        frozen: (HEAD + 1, 2),
        repeated: Some((HEAD, HEAD)),
        landscape: true,
        ..Page::default()
    };
    let centred = Look { align: Align::Center, ..Look::default() };
    let lines = [
        ("Bảng so sánh kinh phí trước và sau điều chỉnh".to_owned(), Look { bold: true, ..centred }),
        (format!("({about})"), Look { italic: true, ..centred }),
        (
            format!("Đơn vị tính: {}", diff.unit.name()),
            Look { italic: true, align: Align::Right, ..Look::default() },
        ),
    ];
    let last = COLUMNS.len() as u16 - 1;
    for (row, (words, look)) in (0u32..).zip(lines) {
        page.cells.insert((row, 0), Cell { content: Content::Text(words), look });
        page.merged.push(((row, 0), (row, last)));
    }
    for (column, (words, _)) in (0u16..).zip(COLUMNS) {
        let look = Look { bold: true, border: true, ..centred };
        page.cells.insert((HEAD, column), Cell { content: Content::Text(words.to_owned()), look });
    }
    for (row, line) in (HEAD + 1..).zip(rows(diff, shown)) {
        for (column, cell) in (0u16..).zip(cells(row, &line)) {
            page.cells.insert((row, column), cell);
        }
    }
    page
}

fn cells(row: u32, line: &SheetRow) -> [Cell; 7] {
    let base = Look {
        bold: matches!(line.level, Level::Group | Level::Total),
        italic: line.level == Level::Column,
        border: true,
        ..Look::default()
    };
    let figures = [line.sides.old, line.sides.new, line.difference()];
    let decimals =
        figures.into_iter().flatten().map(|figure| figure.normalize().scale()).max().unwrap_or(0) as u8;
    let number = |content, number| Cell { content, look: Look { align: Align::Right, number, ..base } };
    let figure = |amount: Option<Decimal>| {
        let content = amount.map_or(Content::Blank, Content::Number);
        number(content, NumberFormat::Grouped(decimals))
    };
    let text = |text: &str, align| {
        let content = if text.is_empty() { Content::Blank } else { Content::Text(text.to_owned()) };
        Cell { content, look: Look { align, ..base } }
    };
    let (old, new, change) = (cell_name((row, 2)), cell_name((row, 3)), cell_name((row, 4)));
    let difference = line
        .difference()
        .map_or(Content::Blank, |difference| Content::Formula(format!("{new}-{old}"), difference));
    // A formula that rounds as the program does, so that both show the same.
    let share = line.percent().map_or(Content::Blank, |percent| {
        Content::Formula(format!("ROUND({change}/{old},4)"), percent / Decimal::ONE_HUNDRED)
    });
    let name = match line.level {
        Level::Column => format!("- {}", line.name),
        _ => line.name.clone(),
    };
    [
        text(&line.number, Align::Center),
        text(&name, Align::Left),
        figure(line.sides.old),
        figure(line.sides.new),
        number(difference, NumberFormat::Signed(decimals)),
        number(share, NumberFormat::Percent(2)),
        text(&line.note, Align::Left),
    ]
}
