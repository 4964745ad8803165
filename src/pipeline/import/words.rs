//! What is different in a workbook from what would be written now, besides the figures that are taken over:
//! each change is reported at its cell, so that nothing is dropped silently.
//!
//! In: the tables as they are laid out, and the sheets of the workbook as they are. Out: a warning for what
//! changes nothing; an error if it is no longer known what the figures are: another unit, or another title
//! over a column of figures. `head` looks at what is above the table, `body` at its rows.

mod body;
mod head;

use std::collections::{BTreeMap, BTreeSet};

use super::WorkbookFile;
use crate::content::captions::other_unit;
use crate::content::money::Unit;
use crate::content::money::named::named;
use crate::content::table::figures::KEY;
use crate::finding::{Finding, Findings, Gathered, Report, Severity, Version, codes};
use crate::source::{Sources, Span, TableId};
use crate::spreadsheet::{self, Exported, Priced, TableMarks};
use crate::tabular::workbook::{WorkbookContent, WorkbookPage, cell_name};
use crate::tabular::{CellValue, DataCell, Tab};

const HINT: &str = "`vanban budget import` đưa về số, tên, chữ và hàng của nhiệm vụ, tên nhóm; phần khác thì sửa trong tệp YAML rồi xuất lại";

/// How many letters of a text are quoted in a list, and how many texts are quoted there.
const QUOTED: usize = 40;
const LISTED: usize = 12;

/// What would be written now.
pub(super) struct WrittenNow<'a> {
    /// The tables of the document: with the figures taken over, if there are any, then with the old figures.
    pub(super) laid: &'a [Vec<Priced>],
    /// Whether the first have the figures taken over.
    pub(super) counted: bool,
    /// How its tables are recognised in a workbook.
    pub(super) marks: &'a TableMarks,
    /// The sheet of each table, by its name.
    pub(super) sheets: &'a BTreeMap<TableId, String>,
    /// Whether rows were taken over, so that their numbers are no longer those of the sheet.
    pub(super) renumbered: bool,
}

impl WrittenNow<'_> {
    /// The table that a sheet belongs to.
    fn table_of(&self, tab: &Tab) -> Option<TableId> {
        self.sheets.iter().find(|(_, sheet)| **sheet == tab.name).map(|(id, _)| *id)
    }
}

/// The mark of the table that a sheet belongs to; rows may have been inserted above it.
pub(super) fn mark(tab: &Tab) -> Option<String> {
    tab.rows.iter().flat_map(|row| &row.cells).find_map(|cell| match &cell.value {
        CellValue::Text(text) => text.strip_prefix(spreadsheet::MARK).map(|mark| mark.trim().to_owned()),
        _ => None,
    })
}

/// Reports what is different in a workbook.
pub(super) fn tell(written: &WrittenNow<'_>, book: WorkbookFile<'_>, tabs: &[Tab], report: &mut Report) {
    let Some(first) = written.laid.first() else {
        let start = tabs.iter().find(|tab| written.table_of(tab).is_some()).and_then(start);
        if let Some(at) = start.filter(|_| !report.findings.has_errors()) {
            let message = "văn bản còn lỗi khác nên chưa đối chiếu được chữ và thứ tự dòng với tệp Excel";
            report.findings.push(Finding::warning(codes::D012, at, message).hint(HINT));
        }
        return;
    };
    let pages = |tables: &Vec<Priced>| {
        let ids = tables.iter().map(|table| table.sheet.id());
        ids.zip(spreadsheet::workbook(tables).pages).collect::<BTreeMap<TableId, WorkbookPage>>()
    };
    let books: Vec<_> = written.laid.iter().map(pages).collect();
    let names: Vec<&str> = books.iter().flat_map(BTreeMap::values).map(|page| page.name.as_str()).collect();
    for table in first {
        let id = table.sheet.id();
        let Some(tab) = tabs.iter().find(|tab| written.table_of(tab) == Some(id)) else {
            let called = written.marks.called(id);
            let message = format!("`{}` không có trang của bảng `{called}`; bảng này giữ nguyên", book.name);
            let finding = Finding::general(codes::D012, message);
            report.findings.push(Finding { severity: Severity::Note, ..finding });
            continue;
        };
        let pages = books.iter().filter_map(|book| book.get(&id)).collect();
        if let Some(compared) = ReturnedSheet::of(table, pages, written, tab, &mut report.findings) {
            compared.all(&names);
        }
    }
    let own = |tab: &&Tab| written.table_of(tab).is_some() || Exported::is(tab);
    for tab in tabs.iter().filter(|tab| !own(tab)) {
        let mut cells = tab.rows.iter().flat_map(|row| &row.cells);
        if let Some(cell) = cells.find(|cell| cell.value != CellValue::Empty) {
            let message = format!(
                "trang `{}` không phải của bảng nào, không được đọc",
                sheet_of(cell, &report.sources)
            );
            report.findings.push(Finding::warning(codes::D012, cell.at, message).hint(HINT));
        }
    }
}

fn sheet_of(cell: &DataCell, sources: &Sources) -> String {
    let file = sources.file(cell.at.file);
    file.cell(cell.at.start as usize).map(|(sheet, _)| sheet.to_owned()).unwrap_or_default()
}

fn start(tab: &Tab) -> Option<Span> {
    tab.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.at).next()
}

/// A sheet that came back, beside the pages that would be written.
struct ReturnedSheet<'a> {
    table: &'a Priced,
    pages: Vec<&'a WorkbookPage>,
    counted: bool,
    renumbered: bool,
    tab: &'a Tab,
    start: Span,
    /// The row of ids in the sheet, and the column of keys.
    ids: usize,
    key: usize,
    /// The column of the pages for each column of the sheet; None for one without an id.
    columns: Vec<Option<u16>>,
    /// The columns of the pages that hold figures.
    figures: BTreeSet<u16>,
    /// Cells outside the table, with their contents.
    outside: BTreeMap<(usize, usize), (Span, String)>,
    gathered: Gathered,
    findings: &'a mut Findings,
}

impl<'a> ReturnedSheet<'a> {
    /// Returns None if the sheet has no row of ids, which is reported when it is read.
    fn of(
        table: &'a Priced,
        pages: Vec<&'a WorkbookPage>,
        written: &WrittenNow<'_>,
        tab: &'a Tab,
        findings: &'a mut Findings,
    ) -> Option<ReturnedSheet<'a>> {
        let is_key = |cell: &DataCell| cell.value == CellValue::Text(KEY.to_owned());
        let (ids, key) =
            (0..).zip(&tab.rows).find_map(|(at, row)| Some((at, row.cells.iter().position(is_key)?)))?;
        let page = pages.first()?;
        let own = *page.hidden_rows.first()?;
        let wanted: Vec<(u16, &str)> = page
            .cells
            .range((own, 0)..(own + 1, 0))
            .filter_map(|((_, column), cell)| Some((*column, text_of(&cell.content)?)))
            .collect();
        let mut taken = BTreeSet::new();
        let column = |cell: &DataCell| {
            let id = cell.code()?;
            let (column, _) = wanted.iter().find(|(_, wanted)| *wanted == id)?;
            taken.insert(*column).then_some(*column)
        };
        let columns = tab.rows[ids].cells.iter().map(column).collect();
        let figures = (1..).zip(&table.bang().columns).filter(|(_, column)| column.kind.holds_figures());
        let figures = figures.map(|(at, _)| at).collect();
        Some(ReturnedSheet {
            table,
            counted: written.counted,
            renumbered: written.renumbered,
            tab,
            start: tab.rows[ids].cells[key].at,
            ids,
            key,
            columns,
            figures,
            outside: BTreeMap::new(),
            gathered: Gathered::default(),
            findings,
            pages,
        })
    }

    fn all(mut self, names: &[&str]) {
        if !names.contains(&self.tab.name.as_str()) {
            let message = format!(
                "trang tên là `{}`, khi xuất tên là `{}`; tên trang không được đưa về",
                self.tab.name, self.pages[0].name
            );
            self.warn(self.start, message);
        }
        self.head();
        self.columns();
        self.body();
        self.beside();
        std::mem::take(&mut self.gathered).tell(self.findings);
    }

    fn page(&self) -> &'a WorkbookPage {
        self.pages[0]
    }

    fn unit(&self) -> Unit {
        self.table.bang().unit()
    }

    fn warn(&mut self, at: Span, message: String) {
        self.findings.push(Finding::warning(codes::D012, at, message).hint(HINT));
    }

    /// Reports an error, whatever version issued the paper: figures are about to be taken over.
    fn fault(&mut self, finding: Finding) {
        self.findings.push(finding.since(Version(0, 1, 0)));
    }

    /// What the pages have in a cell, the newest first, without repetitions.
    fn texts(&self, (row, column): (u32, u16)) -> Vec<String> {
        let contents = self.pages.iter().filter_map(|page| page.cells.get(&(row, column)));
        let mut texts: Vec<String> = Vec::new();
        for text in contents.map(|cell| plain(text_of(&cell.content).unwrap_or_default())) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }

    /// Columns that are gone, were added or moved.
    fn columns(&mut self) {
        let found: Vec<u16> = self.columns.iter().flatten().copied().collect();
        for (at, column) in (1..).zip(&self.table.bang().columns) {
            // For a column that figures are taken from, the reader reports it.
            if !found.contains(&at) && !column.kind.is_stated() {
                self.warn(self.start, format!("tệp Excel không còn cột `{}`", column.id.text));
            }
        }
        if !found.is_sorted() {
            self.warn(
                self.start,
                "thứ tự các cột trong tệp Excel khác văn bản; số vẫn lấy theo mã cột, thứ tự không được đưa về"
                    .to_owned(),
            );
        }
    }

    /// Notes a cell outside the table.
    fn note(&mut self, row: usize, column: usize) {
        let cell = &self.tab.rows[row].cells[column];
        let text = match &cell.value {
            CellValue::Formula(formula) => formula.clone(),
            _ => seen(cell),
        };
        if cell.value == CellValue::Empty || text.starts_with(spreadsheet::MARK) {
            return;
        }
        // Above the table the reader reports it.
        let names_other = named(&text).is_some_and(|named| named.labelled && named.differs(self.unit()));
        if names_other && row >= self.ids {
            self.fault(other_unit(&text, cell.at, self.unit()));
        }
        self.outside.insert((row, column), (cell.at, text));
    }

    /// What is beside and below the table, and the comments on its cells.
    fn beside(&mut self) {
        for (row, cells) in self.tab.rows.iter().enumerate() {
            for column in 0..cells.cells.len() {
                let over_keys = column == self.key && row < self.ids;
                if over_keys || self.columns.get(column).copied().flatten().is_none() {
                    self.note(row, column);
                }
            }
        }
        let position = |row: usize, column: usize| cell_name((row as u32, column as u16));
        let cells: Vec<(String, &str)> = self
            .outside
            .iter()
            .map(|((row, column), (_, text))| (position(*row, *column), text.as_str()))
            .collect();
        if let Some((at, _)) = self.outside.values().next() {
            let message = format!("tệp Excel có thêm chữ, số ở {}; không được đưa về", listed("ô", &cells));
            self.findings.push(Finding::warning(codes::D012, *at, message).hint(HINT));
        }
        let remarks: Vec<(String, &str)> = self
            .tab
            .remarks
            .iter()
            .map(|((row, column), text)| (position(*row as usize, *column as usize), text.as_str()))
            .collect();
        if let Some(((row, column), _)) = self.tab.remarks.first() {
            let cell = self.tab.rows.get(*row as usize).and_then(|row| row.cells.get(*column as usize));
            let at = cell.map_or(self.start, |cell| cell.at);
            let message =
                format!("tệp Excel có ghi chú, hộp chữ ở {}; không được đưa về", listed("ô", &remarks));
            self.warn(at, message);
        }
    }
}

/// `ô B15 ("Người lập"), C16 ("x") và 3 ô khác`
fn listed(of: &str, cells: &[(String, &str)]) -> String {
    let shown = cells.iter().take(LISTED).map(|(name, text)| {
        let text = plain(text);
        let short: String = text.chars().take(QUOTED).collect();
        match (text.is_empty(), short.len() < text.len()) {
            (true, _) => name.clone(),
            (false, true) => format!("{name} (`{short}…`)"),
            (false, false) => format!("{name} (`{short}`)"),
        }
    });
    let list = shown.collect::<Vec<_>>().join(", ");
    match cells.len().checked_sub(LISTED).filter(|more| *more > 0) {
        Some(more) => format!("{of} {list} và {more} {of} khác"),
        None => format!("{of} {list}"),
    }
}

fn text_of(content: &WorkbookContent) -> Option<&str> {
    match content {
        WorkbookContent::Text(text) => Some(text),
        _ => None,
    }
}

/// What a person sees in a cell, on one line; nothing for a formula that has no result.
fn seen(cell: &DataCell) -> String {
    let text = cell.text().unwrap_or_else(|| match &cell.value {
        CellValue::Empty | CellValue::Formula(_) => String::new(),
        CellValue::Date(date) => date.clone(),
        value => value.described(),
    });
    plain(&text)
}

/// Words with one blank between them.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
