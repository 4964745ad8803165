//! Excel workbooks, written: figures as numbers, sums as live formulas with their results.
//!
//! In: pages with their cells. Out: the bytes of an XLSX file, the same for the same pages: no
//! clock, no names of people or machines. Number formats are Excel's own, which a Vietnamese
//! Excel shows with dots between groups and a comma before decimals.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use super::formula_guard;
use super::number::to_float;
use crate::fingerprint::package as fingerprint;

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Its sheets, in order; at least one.
    pub pages: Vec<WorkbookPage>,
}

/// A row and a column, both from 0.
pub type Position = (u32, u16);

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkbookPage {
    /// Its name; [`sheet_name`] makes one of any text.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Width of the first columns, in characters.
    pub widths: Vec<u16>,
    /// Heights of rows in points, where it is not that of one line.
    pub heights: BTreeMap<u32, u16>,
    /// Columns not shown.
    pub hidden_columns: BTreeSet<u16>,
    /// Rows not shown.
    pub hidden_rows: BTreeSet<u32>,
    /// How many rows and columns stay in sight.
    pub frozen: Position,
    /// The rows, first and last, that each printed page begins with.
    pub repeated: Option<(u32, u32)>,
    /// Whether it is printed on A4 in landscape, else in portrait; either way one page wide.
    pub landscape: bool,
    /// The cells.
    pub cells: BTreeMap<Position, WorkbookCell>,
    /// Merged cells: the first is one of `cells`, the others are below or right of it.
    pub merged: Vec<(Position, Position)>,
}

/// A cell with its look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkbookCell {
    /// What it holds.
    pub content: WorkbookContent,
    /// How it looks.
    pub look: WorkbookLook,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WorkbookContent {
    /// Nothing.
    #[default]
    Blank,
    /// A text, never taken for a formula.
    Text(String),
    /// A number of at most 15 digits.
    Number(Decimal),
    /// A formula, with its result for programs that do not compute: `SUM(C3:C5)`.
    Formula(String, Decimal),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkbookLook {
    /// Heavy letters.
    pub bold: bool,
    /// Slanted letters.
    pub italic: bool,
    /// A thin line around it.
    pub border: bool,
    /// The alignment of the text; its lines break where it is too long.
    pub align: CellAlign,
    /// How a number is shown.
    pub number: NumberFormat,
}

/// Where a cell's text is across the cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellAlign {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberFormat {
    /// `1.210`, with so many decimals: `1.210,5`.
    Grouped(u8),
    /// As the program that opens it likes.
    #[default]
    General,
    /// A share of a whole, with so many decimals: 0,125 as `12,5%`.
    Percent(u8),
    /// `+1.210`, `-1.210`, with so many decimals.
    Signed(u8),
}

/// Why a workbook cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookError {
    /// A number has more digits than Excel keeps, in the cell of a page: `Phụ lục!F17`.
    TooManyDigits {
        /// The cell.
        cell: String,
        /// The number.
        number: Decimal,
    },
    /// Merged cells that overlap, too many rows, a name that Excel does not take: a bug. The library's own
    /// words, in English, are not shown.
    Refused(String),
}

impl std::fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WorkbookError::TooManyDigits { cell, number } => {
                let number = number.to_string().replace('.', ",");
                write!(f, "ô {cell}: số {number} có hơn 15 chữ số, Excel không giữ đúng được")
            }
            WorkbookError::Refused(_) => f.write_str("không lập được tệp Excel: lỗi của chương trình"),
        }
    }
}

impl std::error::Error for WorkbookError {}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> WorkbookError {
        WorkbookError::Refused(error.to_string())
    }
}

/// `F17` for a position.
pub fn cell_name((row, column): Position) -> String {
    rust_xlsxwriter::utility::row_col_to_cell(row, column)
}

/// A name that Excel takes for a sheet: at most 31 characters, none of `[]:*?/\`, no quote at
/// the ends.
pub fn sheet_name(text: &str) -> String {
    let fit: String = text.chars().map(|one| if "[]:*?/\\".contains(one) { '-' } else { one }).collect();
    // Excel counts UTF-16 units; Vietnamese letters are one each.
    let cut: String = fit.trim().chars().take(31).collect();
    let name = cut.trim().trim_matches('\'');
    if name.is_empty() { "Trang 1".to_owned() } else { name.to_owned() }
}

/// The bytes of a workbook.
///
/// # Errors
/// See [`WorkbookError`].
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, WorkbookError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    // The time of writing would be the only difference between two runs.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    // A property of this name makes room for the fingerprint.
    let properties = DocProperties::new().set_creation_datetime(&made);
    book.set_properties(&properties.set_custom_property(fingerprint::PROPERTY, ""));
    for page in &workbook.pages {
        write_page(page, book.add_worksheet())?;
    }
    let bytes = book.save_to_buffer()?;
    fingerprint::put(&bytes).map_err(|error| WorkbookError::Refused(error.to_string()))
}

fn write_page(page: &WorkbookPage, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
    sheet.set_name(&page.name)?;
    sheet.set_hidden(page.hidden);
    for (column, width) in (0u16..).zip(&page.widths) {
        sheet.set_column_width(column, *width)?;
    }
    for (row, height) in &page.heights {
        sheet.set_row_height(*row, *height)?;
    }
    for column in &page.hidden_columns {
        sheet.set_column_hidden(*column)?;
    }
    for row in &page.hidden_rows {
        sheet.set_row_hidden(*row)?;
    }
    sheet.set_freeze_panes(page.frozen.0, page.frozen.1)?;
    if let Some((first, last)) = page.repeated {
        sheet.set_repeat_rows(first, last)?;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    if page.landscape {
        sheet.set_landscape();
    }
    for (first, last) in &page.merged {
        let look = page.cells.get(first).map(|cell| cell.look).unwrap_or_default();
        sheet.merge_range(first.0, first.1, last.0, last.1, "", &format(look))?;
    }
    for (position, cell) in &page.cells {
        write_cell(&page.name, *position, cell, sheet)?;
    }
    Ok(())
}

fn write_cell(
    page: &str,
    position: Position,
    cell: &WorkbookCell,
    sheet: &mut Worksheet,
) -> Result<(), WorkbookError> {
    let (row, column) = position;
    let format = format(cell.look);
    let fit = |number: Decimal| {
        let cell = || format!("{page}!{}", cell_name(position));
        to_float(number).ok_or_else(|| WorkbookError::TooManyDigits { cell: cell(), number })
    };
    match &cell.content {
        WorkbookContent::Blank => sheet.write_blank(row, column, &format)?,
        // It stays a text even if someone edits the cell.
        WorkbookContent::Text(text) if formula_guard::begins(text) => {
            sheet.write_string_with_format(row, column, text, &format.set_quote_prefix())?
        }
        WorkbookContent::Text(text) => sheet.write_string_with_format(row, column, text, &format)?,
        WorkbookContent::Number(number) => {
            sheet.write_number_with_format(row, column, fit(*number)?, &format)?
        }
        WorkbookContent::Formula(formula, result) => {
            let result = fit(*result)?.to_string();
            sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(result), &format)?
        }
    };
    Ok(())
}

fn format(look: WorkbookLook) -> Format {
    let mut format = Format::new().set_font_name("Times New Roman").set_font_size(12).set_text_wrap();
    format = format.set_align(FormatAlign::VerticalCenter).set_align(match look.align {
        CellAlign::Left => FormatAlign::Left,
        CellAlign::Center => FormatAlign::Center,
        CellAlign::Right => FormatAlign::Right,
    });
    if look.bold {
        format = format.set_bold();
    }
    if look.italic {
        format = format.set_italic();
    }
    if look.border {
        format = format.set_border(FormatBorder::Thin);
    }
    let decimals = |count: u8, mark: &str| match count {
        0 => String::new(),
        count => format!(".{}", mark.repeat(count.into())),
    };
    match look.number {
        NumberFormat::General => format,
        NumberFormat::Grouped(count) => format.set_num_format(format!("#,##0{}", decimals(count, "0"))),
        NumberFormat::Percent(count) => format.set_num_format(format!("0{}%", decimals(count, "0"))),
        NumberFormat::Signed(count) => {
            let digits = format!("#,##0{}", decimals(count, "0"));
            format.set_num_format(format!("+{digits};-{digits};0"))
        }
    }
}
