//! A comparison as an Excel workbook: one sheet per table, differences and shares as live formulas.

use rust_decimal::Decimal;

use crate::budget::comparison::{ComparisonLevel, ComparisonRow, ShownRows, TableComparison, rows};
use crate::pipeline::Comparison;
use crate::tabular::workbook::{
    CellAlign, NumberFormat, Workbook, WorkbookCell, WorkbookContent, WorkbookError, WorkbookLook,
    WorkbookPage, cell_name, sheet_name, write,
};

/// Titles and widths of the columns, in characters.
const COLUMNS: [(&str, u16); 7] = [
    ("TT", 6),
    ("Nội dung", 60),
    ("Trước điều chỉnh", 16),
    ("Sau điều chỉnh", 16),
    ("Tăng (+), giảm (-)", 16),
    ("Tỷ lệ", 10),
    ("Ghi chú", 36),
];

/// Row of the column titles.
const HEAD: u32 = 3;

/// The bytes of the workbook.
pub(super) fn workbook(comparison: &Comparison, shown: ShownRows) -> Result<Vec<u8>, WorkbookError> {
    let mut pages: Vec<WorkbookPage> = Vec::new();
    for (at, diff) in comparison.tables.iter().enumerate() {
        let name = diff.id.clone().unwrap_or_else(|| match at {
            0 => "So sánh".to_owned(),
            at => format!("So sánh {}", at + 1),
        });
        pages.push(page(sheet_name(&name), &comparison.title, diff, shown));
    }
    write(&Workbook { pages })
}

fn page(name: String, about: &str, diff: &TableComparison, shown: ShownRows) -> WorkbookPage {
    let mut page = WorkbookPage {
        name,
        widths: COLUMNS.iter().map(|(_, width)| *width).collect(),
        frozen: (HEAD + 1, 2),
        repeated: Some((HEAD, HEAD)),
        landscape: true,
        ..WorkbookPage::default()
    };
    let centred = WorkbookLook { align: CellAlign::Center, ..WorkbookLook::default() };
    let lines = [
        ("Bảng so sánh kinh phí trước và sau điều chỉnh".to_owned(), WorkbookLook { bold: true, ..centred }),
        (format!("({about})"), WorkbookLook { italic: true, ..centred }),
        (
            format!("Đơn vị tính: {}", diff.unit.name()),
            WorkbookLook { italic: true, align: CellAlign::Right, ..WorkbookLook::default() },
        ),
    ];
    let last = COLUMNS.len() as u16 - 1;
    for (row, (words, look)) in (0u32..).zip(lines) {
        page.cells.insert((row, 0), WorkbookCell { content: WorkbookContent::Text(words), look });
        page.merged.push(((row, 0), (row, last)));
    }
    for (column, (words, _)) in (0u16..).zip(COLUMNS) {
        let look = WorkbookLook { bold: true, border: true, ..centred };
        page.cells
            .insert((HEAD, column), WorkbookCell { content: WorkbookContent::Text(words.to_owned()), look });
    }
    for (row, line) in (HEAD + 1..).zip(rows(diff, shown)) {
        for (column, cell) in (0u16..).zip(cells(row, &line)) {
            page.cells.insert((row, column), cell);
        }
    }
    page
}

fn cells(row: u32, line: &ComparisonRow) -> [WorkbookCell; 7] {
    let base = WorkbookLook {
        bold: matches!(line.level, ComparisonLevel::Group | ComparisonLevel::Total),
        italic: line.level == ComparisonLevel::Column,
        border: true,
        ..WorkbookLook::default()
    };
    let figures = [line.sides.old, line.sides.new, line.difference()];
    let decimals =
        figures.into_iter().flatten().map(|figure| figure.normalize().scale()).max().unwrap_or(0) as u8;
    let number = |content, number| WorkbookCell {
        content,
        look: WorkbookLook { align: CellAlign::Right, number, ..base },
    };
    let figure = |amount: Option<Decimal>| {
        let content = amount.map_or(WorkbookContent::Blank, WorkbookContent::Number);
        number(content, NumberFormat::Grouped(decimals))
    };
    let text = |text: &str, align| {
        let content =
            if text.is_empty() { WorkbookContent::Blank } else { WorkbookContent::Text(text.to_owned()) };
        WorkbookCell { content, look: WorkbookLook { align, ..base } }
    };
    let (old, new, change) = (cell_name((row, 2)), cell_name((row, 3)), cell_name((row, 4)));
    let difference = line.difference().map_or(WorkbookContent::Blank, |difference| {
        WorkbookContent::Formula(format!("{new}-{old}"), difference)
    });
    // The formula rounds as the program does, so that both show the same.
    let share = line.percent().map_or(WorkbookContent::Blank, |percent| {
        WorkbookContent::Formula(format!("ROUND({change}/{old},4)"), percent / Decimal::ONE_HUNDRED)
    });
    let name = match line.level {
        ComparisonLevel::Column => format!("- {}", line.name),
        _ => line.name.clone(),
    };
    [
        text(&line.number, CellAlign::Center),
        text(&name, CellAlign::Left),
        figure(line.sides.old),
        figure(line.sides.new),
        number(difference, NumberFormat::Signed(decimals)),
        number(share, NumberFormat::Percent(2)),
        text(&line.note, CellAlign::Left),
    ]
}
