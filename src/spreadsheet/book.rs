//! Tables as a workbook: figures that may be changed, sums as live formulas.
//!
//! In: tables. Out: a workbook. It leaves reading it back to others. The figures are the exact ones in
//! the unit of the table, whatever the paper shows, so that they can be read back. A hidden column says
//! which task a row is, a hidden row which column of the table a column is.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::text::wrap;
use super::{Priced, PricedRow, exported, lines};
use crate::budget::{RowKind, percent};
use crate::content::money::format_amount;
use crate::content::table::figures::KEY;
use crate::content::table::{self, Column, ColumnKind, Origin};
use crate::tabular::workbook::{
    CellAlign, NumberFormat, Position, Workbook, WorkbookCell, WorkbookContent, WorkbookLook, WorkbookPage,
    cell_name, sheet_name,
};

/// What the hidden corner of a sheet begins with; the table's mark follows, see [`super::TableMarks`].
pub const MARK: &str = "#bang";

/// The width of a character in a workbook's column, in millimetres.
const CHARACTER: i32 = 2;
/// A page wider than this, in millimetres, is printed in landscape.
const UPRIGHT: i32 = 180;
/// Height of a line, room above and below, and the highest row, in points.
const LINE: u16 = 16;
const PADDING: u16 = 3;
const HIGHEST: u16 = 409;
/// Most arguments of a function.
const ARGUMENTS: usize = 255;

/// A workbook with one sheet per table, and behind them a hidden one with the figures as they are now.
pub fn workbook(tables: &[Priced]) -> Workbook {
    let mut names = BTreeSet::new();
    let figures = std::iter::once_with(|| exported::page(tables));
    let pages = tables.iter().map(|table| SheetLayout::of(table).page()).chain(figures).map(|mut page| {
        let base = page.name.clone();
        for again in 2.. {
            if names.insert(page.name.to_lowercase()) {
                break;
            }
            let short: String = base.chars().take(25).collect();
            page.name = sheet_name(&format!("{short} ({again})"));
        }
        page
    });
    Workbook { pages: pages.collect() }
}

struct SheetLayout<'a> {
    table: &'a Priced,
    lines: Vec<PricedRow<'a>>,
    /// The first row under the head and the hidden ids.
    body: u32,
}

impl<'a> SheetLayout<'a> {
    fn of(table: &'a Priced) -> SheetLayout<'a> {
        // A row of titles, one of the unit, the head, the ids.
        SheetLayout { table, lines: table.lines(), body: table.paper.head.len() as u32 + 3 }
    }

    fn page(&self) -> WorkbookPage {
        let columns = &self.table.bang().columns;
        let name = self.table.over.first().map_or("Bảng", String::as_str);
        let names = self.table.bang().names();
        let wide: i32 =
            self.table.paper.columns.iter().map(|width| width.to_twips()).sum::<i32>() * 254 / 14400;
        let mut page = WorkbookPage {
            name: sheet_name(name),
            widths: std::iter::once(12).chain((0..columns.len()).map(|column| self.width(column))).collect(),
            hidden_columns: [0].into(),
            hidden_rows: [self.body - 1].into(),
            frozen: (self.body, names as u16 + 2),
            repeated: Some((2, self.body - 2)),
            landscape: wide > UPRIGHT,
            ..WorkbookPage::default()
        };
        self.over(&mut page);
        self.head(&mut page);
        let keys = self.table.keys();
        for (line, key) in self.lines.iter().zip(&keys) {
            let at = line.row.at;
            let (row, _) = self.position(at, 0);
            page.cells.insert((row, 0), text(key, WorkbookLook::default()));
            for column in 0..columns.len() {
                page.cells.insert(self.position(at, column), self.cell(at, line, column));
            }
        }
        self.notes(&mut page);
        set_heights(&mut page);
        page
    }

    /// Writes the notes below the table. A figure is a number in its cell, so that its mark stands with the
    /// note, as the name of the cell.
    fn notes(&self, page: &mut WorkbookPage) {
        let bang = self.table.bang();
        let (first, last) = (bang.names() as u16 + 1, bang.columns.len() as u16);
        let below = self.body + self.lines.len() as u32;
        for (row, note) in (below..).zip(&self.table.notes) {
            let mut cells = Vec::new();
            for line in &self.lines {
                let marked = |column: &usize| {
                    bang.columns[*column].kind.holds_figures()
                        && line.row.mark(*column) == Some(note.mark.as_str())
                };
                let columns = (0..bang.columns.len()).filter(marked);
                cells.extend(columns.map(|column| cell_name(self.position(line.row.at, column))));
            }
            let places = if cells.is_empty() { String::new() } else { format!(" (ô {})", cells.join(", ")) };
            let words = text(&format!("{}{places}", note.words), WorkbookLook::default());
            page.cells.insert((row, first), words);
            if first < last {
                page.merged.push(((row, first), (row, last)));
            }
        }
    }

    /// Writes what is above the table, and the marks of table and columns that a reader finds them by.
    fn over(&self, page: &mut WorkbookPage) {
        let columns = &self.table.bang().columns;
        let last = columns.len() as u16;
        page.cells.insert((0, 0), text(&format!("{MARK} {}", self.table.mark), WorkbookLook::default()));
        let bold = WorkbookLook { bold: true, align: CellAlign::Center, ..WorkbookLook::default() };
        page.cells.insert((0, 1), text(&self.table.over.join(". "), bold));
        let unit = format!("Đơn vị tính: {}", self.table.bang().unit().name());
        let italic = WorkbookLook { italic: true, align: CellAlign::Right, ..WorkbookLook::default() };
        page.cells.insert((1, 1), text(&unit, italic));
        if last > 1 {
            page.merged.extend([((0, 1), (0, last)), ((1, 1), (1, last))]);
        }
        page.cells.insert((self.body - 1, 0), text(KEY, WorkbookLook::default()));
        for (at, column) in (1..).zip(columns) {
            page.cells.insert((self.body - 1, at), text(&column.id.text, WorkbookLook::default()));
        }
    }

    fn head(&self, page: &mut WorkbookPage) {
        let look =
            WorkbookLook { bold: true, border: true, align: CellAlign::Center, ..WorkbookLook::default() };
        for (row, cells) in (2..).zip(&self.table.paper.head) {
            for cell in &cells.cells {
                let first: Position = (row, cell.column as u16 + 1);
                let last = (row + cell.rowspan as u32 - 1, (cell.column + cell.colspan) as u16);
                page.cells.insert(first, text(&lines(cell), look));
                if first != last {
                    page.merged.push((first, last));
                }
            }
        }
    }

    /// A cell of a line.
    fn cell(&self, at: usize, line: &PricedRow<'_>, column: usize) -> WorkbookCell {
        let bang = self.table.bang();
        let kind = bang.columns[column].kind;
        let bold = line.row.kind() != RowKind::Task;
        let plain = WorkbookLook { bold, border: true, ..WorkbookLook::default() };
        let centre = WorkbookLook { align: CellAlign::Center, ..plain };
        if kind.holds_figures() {
            let look = WorkbookLook {
                align: CellAlign::Right,
                number: NumberFormat::Grouped(self.decimals(column)),
                ..plain
            };
            return WorkbookCell { content: self.figure(at, line, column), look };
        }
        let named = bang.names() == column;
        match kind {
            ColumnKind::RowNumber => text(line.row.label(), centre),
            // Groups and totals are named in the column of names, not over several: merged
            // cells cannot be sorted.
            _ if named => text(&line.name(bang), plain),
            _ if bold => text("", plain),
            ColumnKind::Words { align: table::ColumnAlign::Left, .. } => text(&line.lines(column), plain),
            _ => text(&line.lines(column), centre),
        }
    }

    /// A typed figure, or a formula with its result.
    fn figure(&self, at: usize, line: &PricedRow<'_>, column: usize) -> WorkbookContent {
        let Column { kind, of, less, .. } = &self.table.bang().columns[column];
        let exact = line.row.exact;
        let here = |column: usize| cell_name(self.position(at, column));
        if kind.is_share() {
            let (of, total) = (of[0], self.table.sheet.exact());
            let share = exact[of].zip(total[of]).and_then(|(part, total)| percent(part, total));
            let whole = self.total(of);
            return match share {
                Some(share) => {
                    let formula = format!("IF({whole}=0,0,ROUND({}/{whole}*100,1))", here(of));
                    WorkbookContent::Formula(formula, share)
                }
                None => WorkbookContent::Blank,
            };
        }
        if let ([part, whole], true) = (&of[..], kind.is_ratio()) {
            let ratio = exact[*part].zip(exact[*whole]).map(|(part, whole)| percent(part, whole));
            let formula = format!("IF({1}=0,0,ROUND({0}/{1}*100,1))", here(*part), here(*whole));
            return match ratio {
                Some(ratio) => WorkbookContent::Formula(formula, ratio.unwrap_or_default()),
                None => WorkbookContent::Blank,
            };
        }
        let Some(value) = exact[column] else { return WorkbookContent::Blank };
        let positions = |of: &[usize]| of.iter().map(|&of| self.position(at, of)).collect::<Vec<_>>();
        let difference = || {
            let less = less.iter().map(|&of| format!("-{}", here(of)));
            less.fold(sum_or_cell(&positions(of)), |made, less| made + &less)
        };
        match (line.row.kind(), kind.origin()) {
            (RowKind::Task, Some(Origin::RowSum)) if less.is_empty() => {
                WorkbookContent::Formula(sum(&positions(of)), value)
            }
            (RowKind::Task, Some(Origin::RowSum | Origin::Difference)) => {
                WorkbookContent::Formula(difference(), value)
            }
            (RowKind::Task, Some(Origin::Rise)) => {
                WorkbookContent::Formula(format!("MAX({},0)", difference()), value)
            }
            (RowKind::Task, Some(Origin::Fall)) => {
                WorkbookContent::Formula(format!("MAX(-({}),0)", difference()), value)
            }
            (RowKind::Task, Some(Origin::Product)) => {
                WorkbookContent::Formula(of.iter().map(|&of| here(of)).collect::<Vec<_>>().join("*"), value)
            }
            (RowKind::Task, _) => WorkbookContent::Number(value),
            (RowKind::Group | RowKind::Total, _) => {
                WorkbookContent::Formula(self.sum_of(self.table.sheet.inside(&line.row), column), value)
            }
        }
    }

    /// The sum of the rows at these places in a column.
    fn sum_of(&self, rows: impl Iterator<Item = usize>, column: usize) -> String {
        sum(&rows.map(|at| self.position(at, column)).collect::<Vec<_>>())
    }

    /// The grand total of a column, as a formula needs it.
    fn total(&self, column: usize) -> String {
        match self.lines.iter().find(|line| line.row.kind() == RowKind::Total) {
            Some(line) => {
                let (row, column) = self.position(line.row.at, column);
                let name = cell_name((row, column));
                let letters = name.trim_end_matches(|one: char| one.is_ascii_digit());
                // The reference stays the same when the formula is copied down.
                format!("{letters}${}", row + 1)
            }
            None => self.sum_of(self.table.sheet.top(), column),
        }
    }

    /// The cell of the row at this position of the sheet, wherever it stands on paper.
    fn position(&self, at: usize, column: usize) -> Position {
        (self.body + self.table.sheet.place_on_paper(at) as u32, column as u16 + 1)
    }

    /// The most decimals of the figures in a column.
    fn decimals(&self, column: usize) -> u8 {
        if self.table.bang().columns[column].kind.is_per_cent() {
            return 1;
        }
        let figures = self.lines.iter().filter_map(|line| line.row.exact[column]);
        figures.map(|figure| figure.normalize().scale() as u8).max().unwrap_or(0)
    }

    /// The width of a column in characters: as on paper, but wide enough that no figure turns into `###`.
    fn width(&self, column: usize) -> u16 {
        let paper = self.table.paper.columns.get(column).map_or(0, |width| width.to_twips() * 254 / 14400);
        let figures = self.lines.iter().filter_map(|line| line.row.exact[column]);
        let longest = figures.map(|figure: Decimal| format_amount(figure).chars().count()).max().unwrap_or(0);
        ((paper / CHARACTER) as u16).max(longest as u16 + 3).max(5)
    }
}

/// Makes every row as high as its texts need: not every program does so by itself.
fn set_heights(page: &mut WorkbookPage) {
    let span =
        |first: &Position| page.merged.iter().find(|(start, _)| start == first).map_or(*first, |one| one.1);
    // Widths count digits; small letters are narrower.
    let letters = |from: u16, to: u16, bold: bool| -> usize {
        let widths = (from..=to).filter_map(|column| page.widths.get(usize::from(column)));
        let digits: usize = widths.map(|width| usize::from(*width)).sum();
        if bold { digits } else { digits * 5 / 4 }
    };
    let mut needed: Vec<(Position, u32, u16)> = Vec::new();
    for (first, cell) in &page.cells {
        let WorkbookContent::Text(text) = &cell.content else { continue };
        if page.hidden_columns.contains(&first.1) || page.hidden_rows.contains(&first.0) {
            continue;
        }
        let last = span(first);
        let lines: usize =
            text.lines().map(|line| wrap(line, letters(first.1, last.1, cell.look.bold)).len()).sum();
        needed.push((*first, last.0, lines as u16 * LINE + PADDING));
    }
    // Cells over several rows come last: what they need beyond the others goes to the last row.
    needed.sort_by_key(|(first, last, _)| last - first.0);
    let mut heights = std::mem::take(&mut page.heights);
    for ((row, _), last, needed) in needed {
        let above: u16 = (row..last).map(|row| heights.get(&row).copied().unwrap_or(LINE)).sum();
        let height = heights.entry(last).or_insert(LINE + PADDING);
        // Excel has no higher rows: a longer text is cut.
        *height = (*height).max(needed.saturating_sub(above)).min(HIGHEST);
    }
    page.heights = heights;
}

/// `SUM(C5:C9)` for cells in a row or below each other, otherwise `SUM(C5,C9)`.
fn sum(cells: &[Position]) -> String {
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return "0".to_owned() };
    let down = cells.windows(2).all(|pair| pair[1] == (pair[0].0 + 1, pair[0].1));
    let across = cells.windows(2).all(|pair| pair[1] == (pair[0].0, pair[0].1 + 1));
    if cells.len() > 1 && (down || across) {
        return format!("SUM({}:{})", cell_name(*first), cell_name(*last));
    }
    let mut parts: Vec<String> = cells.iter().map(|cell| cell_name(*cell)).collect();
    while parts.len() > ARGUMENTS {
        parts = parts.chunks(ARGUMENTS).map(|chunk| format!("SUM({})", chunk.join(","))).collect();
    }
    format!("SUM({})", parts.join(","))
}

/// The sum of several cells, or the one cell itself.
fn sum_or_cell(cells: &[Position]) -> String {
    if let [cell] = cells { cell_name(*cell) } else { sum(cells) }
}

fn text(text: &str, look: WorkbookLook) -> WorkbookCell {
    let content =
        if text.is_empty() { WorkbookContent::Blank } else { WorkbookContent::Text(text.to_owned()) };
    WorkbookCell { content, look }
}
