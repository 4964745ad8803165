//! What was changed in a workbook, back into the files that a dossier is made of: rows, words, figures.
//!
//! In: a document and a workbook of its tables. Out: what changes, and the new bytes of the files it is in:
//! YAML, or the CSV file a table takes its figures from. Rows and words come first (`rows`), figures are read
//! into the document that has them. That document is checked before anything is given out; writing the files
//! is left to the caller.

mod first_rows;
mod rows;
mod stale;
mod words;
mod written;

use std::collections::BTreeMap;
use std::sync::Arc;

use first_rows::FirstRows;
use rows::RowChanges;
use rust_decimal::Decimal;
use stale::Then;

use super::{Input, Pipeline, Report, referred, tables, taken};
use crate::budget::{self, RowOf};
use crate::content::declare::Word;
use crate::content::sheet_table;
use crate::content::table::figures::{self, Nameless, Reference};
use crate::content::table::{Amount, Bang, StatedSum, Task};
use crate::content::{self, Dossier};
use crate::finding::{Finding, Findings, codes};
use crate::source::{Span, TableId};
use crate::spreadsheet::{Exported, PRINT, Priced, TableMarks};
use crate::tabular::{self, DataTable, Tab, WantedTable};
use crate::yaml::{self, Node, Value};

/// A workbook.
#[derive(Clone, Copy, Debug)]
pub struct WorkbookFile<'a> {
    /// Its name in findings.
    pub name: &'a str,
    /// The file.
    pub bytes: &'a [u8],
}

/// What becomes of sums that a person stated so that they are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedSums {
    /// They stay; a sum that differs from the computed one is an error.
    Stay,
    /// They become the computed sums.
    Follow,
}

/// What a workbook changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Rows and words, each in a sentence that begins with its place, in the order of the files.
    pub rows: Vec<String>,
    /// The figures, in the order of their files.
    pub changes: Vec<FigureChange>,
    /// The files with these figures, by name, with their new bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A figure that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// What it belongs to: "nhiệm vụ tai_lieu", "nhóm II".
    pub owner: String,
    /// The id of its column.
    pub column: String,
    /// What it was.
    pub old: Decimal,
    /// What it becomes.
    pub new: Decimal,
    /// Where it was typed.
    pub at: Span,
}

/// What is needed to take figures over.
struct Taking<'a> {
    book: WorkbookFile<'a>,
    /// The sheet of each table.
    sheets: &'a BTreeMap<TableId, String>,
    sums: StatedSums,
    then: &'a Then<'a>,
}

impl Pipeline {
    /// What a workbook changes in a document. Returns None if something in either is wrong.
    pub fn import(
        &self,
        input: Input<'_>,
        book: WorkbookFile<'_>,
        sums: StatedSums,
    ) -> (Option<Import>, Report) {
        let mut report = input.report();
        let import = match self.first_rows(input, book) {
            FirstRows::Nothing => self.changed(input, (book, sums), None, &mut report),
            FirstRows::Wrong(wrong) => {
                report = wrong;
                None
            }
            FirstRows::Changed(rows) => self.with_rows(input, (book, sums), rows, &mut report),
        };
        report.findings.sort();
        (import.filter(|_| !report.findings.has_errors()), report)
    }

    /// What changes in a document that has the rows of the workbook already, which `rows` says, if any changed.
    fn changed(
        &self,
        input: Input<'_>,
        (book, sums): (WorkbookFile<'_>, StatedSums),
        rows: Option<&RowChanges>,
        report: &mut Report,
    ) -> Option<Import> {
        let mut old = yaml::open(input.name, input.bytes, report)?;
        taken::attach(&mut old, input.files, report);
        if report.findings.has_errors() {
            return None;
        }
        let mut new = old.clone();
        referred::figures(&mut old, input.files, report);
        // Rows that are kept in a sheet are there before the workbook has figures for them.
        for (read, table) in figures::tables(&mut old).into_iter().zip(figures::tables(&mut new)) {
            if sheet_table::reference(table).is_some() {
                table.clone_from(read);
            }
        }
        let before = self.typed(&old, report)?;
        let mut tabs = tabular::tabs(book.name, book.bytes, report)?;
        let money = before.tables().into_iter().filter(|bang| bang.has_money());
        let marks = TableMarks::of(money.map(|bang| &**bang));
        let sheets = match rows {
            Some(rows) => rows.sheets_of(&mut new),
            None => sheets(book, &tabs, &marks, &mut report.findings)?,
        };
        let keys = rows.map(|rows| rows.keys_of(&mut new, &sheets)).unwrap_or_default();
        keys.put_into(&mut tabs);
        let exported = Exported::of(&tabs);
        let then = Then { exported: &exported, tabs: &tabs, before: &before, sheets: &sheets, keys: &keys };
        let taking = Taking { book, sheets: &sheets, sums, then: &then };
        let (changes, of_book) = self.taken(input, taking, &before, &mut new, report);
        // The tables with the new figures come first.
        let counted = changes.is_some();
        let laid = [counted.then(|| of_book.unwrap_or(new)), Some(old.clone())].into_iter().flatten();
        let laid: Vec<_> = laid.filter_map(|node| self.laid(node, input, report)).collect();
        if rows.is_some() && laid.is_empty() && !report.findings.has_errors() {
            // Rows that went may be named elsewhere: the paper must still be one.
            self.read_node(old.clone(), input, report);
        }
        let renumbered = rows.is_some();
        words::tell(
            &words::WrittenNow { laid: &laid, counted, marks: &marks, sheets: &sheets, renumbered },
            book,
            &tabs,
            report,
        );
        let changes = changes.filter(|_| !report.findings.has_errors())?;
        let files = written::files(input, &changes, &mut old, report)?;
        Some(Import { rows: Vec::new(), changes, files })
    }

    /// Takes the figures of the sheets over into a document's node, and returns which of its figures change.
    /// If some of them stay as they are in the document, also returns the node with all figures of the
    /// workbook.
    fn taken(
        &self,
        input: Input<'_>,
        Taking { book, sheets, sums, then }: Taking<'_>,
        before: &Dossier,
        new: &mut Node,
        report: &mut Report,
    ) -> (Option<Vec<FigureChange>>, Option<Node>) {
        let mut of_book = new.clone();
        let mut kept = false;
        for (table, whole) in figures::tables(new).into_iter().zip(figures::tables(&mut of_book)) {
            let id = TableId::declared_at(table.span);
            let Some(sheet) = sheets.get(&id) else {
                referred::table_figures(table, input.files, report);
                // Their errors are reported once.
                report.apart(None, |report| referred::table_figures(whole, input.files, report));
                continue;
            };
            let mut read = read_sheet(table, book, sheet, report);
            if let Some(read) = &mut read {
                then.keys.put_into_table(sheet, read, &report.sources);
            }
            put(whole, book, read.as_ref(), &mut Findings::default());
            let keys = figures::keys(table);
            kept |= read.as_mut().is_some_and(|read| then.keep((id, &keys), read, &mut report.findings));
            put(table, book, read.as_ref(), &mut report.findings);
        }
        (self.changed_by(new, before, (book, sums), report), kept.then_some(of_book))
    }

    /// Which figures change, and whether there is no error in them.
    fn changed_by(
        &self,
        new: &Node,
        before: &Dossier,
        (book, sums): (WorkbookFile<'_>, StatedSums),
        report: &mut Report,
    ) -> Option<Vec<FigureChange>> {
        let after = self.typed(new, report)?;
        let mut changes = changes(before, &after);
        for bang in after.tables() {
            let mut counted = Findings::default();
            let sheet = budget::sheet(bang, &mut counted);
            // Sums that were typed over formulas of the workbook are checked in any case.
            let follows =
                |at: Span| sums == StatedSums::Follow && report.sources.file(at.file).cell(0).is_none();
            let told = counted.iter().filter(|one| one.code != codes::B003 || !one.at.is_some_and(follows));
            told.cloned().for_each(|one| report.findings.push(one));
            if sums == StatedSums::Follow {
                stated(&sheet, &mut changes);
                changes.retain(|change| report.sources.file(change.at.file).name() != book.name);
            }
        }
        changes.sort_by_key(|change| change.at);
        (!report.findings.has_errors()).then_some(changes)
    }

    /// The tables of a document as they are laid out, whatever is found in it.
    fn laid(&self, mut node: Node, input: Input<'_>, report: &mut Report) -> Option<Vec<Priced>> {
        for table in figures::tables(&mut node) {
            figures::settle(table);
            // What is stated is checked and never printed; a sum that is yet to follow would be an error here.
            without_stated(table);
        }
        report.apart(input.issued_by, |report| self.read_node(node, input, report)).0.map(tables::priced)
    }

    fn typed(&self, node: &Node, report: &mut Report) -> Option<Dossier> {
        let document = content::read(node, &self.office.catalogue, report);
        document.filter(|_| !report.findings.has_errors())
    }
}

/// Takes the sums away that a person stated.
fn without_stated(node: &mut Node) {
    match &mut node.value {
        Value::Map(entries) => {
            entries.retain(|entry| entry.key != "tong" || !matches!(entry.value.value, Value::Map(_)));
            entries.iter_mut().for_each(|entry| without_stated(&mut entry.value));
        }
        Value::List(items) => items.iter_mut().for_each(without_stated),
        Value::Scalar(_) => {}
    }
}

/// The sheet of each table in the workbook.
fn sheets(
    book: WorkbookFile<'_>,
    tabs: &[Tab],
    marks: &TableMarks,
    findings: &mut Findings,
) -> Option<BTreeMap<TableId, String>> {
    let mut found: BTreeMap<TableId, String> = BTreeMap::new();
    let marked = tabs.iter().filter_map(|tab| Some((&tab.name, words::mark(tab)?)));
    let (known, unknown): (Vec<_>, Vec<_>) =
        marked.map(|(sheet, mark)| (sheet, marks.find(&mark), mark)).partition(|(_, id, _)| id.is_some());
    for (sheet, id, _) in known {
        let Some(id) = id else { continue };
        if let Some(other) = found.get(&id) {
            let message = format!(
                "`{}`: trang `{other}`, `{sheet}` cùng là của bảng `{}`, không rõ lấy số ở trang nào",
                book.name,
                marks.called(id)
            );
            findings.push(
                Finding::general(codes::D007, message)
                    .hint("xóa trang chép thừa, hoặc xóa ô A1 (ẩn) của trang không dùng"),
            );
        } else {
            found.insert(id, sheet.clone());
        }
    }
    // Only one sheet and one table are left: they belong together, and their differences are reported task by
    // task, column by column.
    let left: Vec<TableId> = marks.unnamed().filter(|id| !found.contains_key(id)).collect();
    if let ([(sheet, _, mark)], [id]) = (unknown.as_slice(), left.as_slice())
        && mark.starts_with(PRINT)
    {
        found.insert(*id, (*sheet).clone());
    } else {
        unknown.iter().for_each(|(sheet, _, mark)| findings.push(no_table(book, sheet, mark)));
    }
    if found.is_empty() && !findings.has_errors() {
        let message = format!(
            "`{}`: không thấy cột A (ẩn) ghi mã của bảng: cột này đã bị xóa, hoặc tệp không do `vanban budget \
             export` ghi",
            book.name
        );
        findings.push(Finding::general(codes::D007, message).hint(
            "xuất lại tệp Excel từ văn bản rồi sửa số trong tệp đó; tệp số liệu khác thì dùng `kinh_phi: …` ở bảng",
        ));
    }
    (!findings.has_errors()).then_some(found)
}

/// The finding about a sheet whose table the document does not have.
fn no_table(book: WorkbookFile<'_>, sheet: &str, mark: &str) -> Finding {
    let name = book.name;
    if mark.starts_with(PRINT) {
        let message = format!(
            "`{name}`, trang `{sheet}`: văn bản không có bảng tiền nào có đúng các nhiệm vụ và cột số của trang này"
        );
        return Finding::general(codes::D007, message)
            .hint("xuất lại tệp Excel từ văn bản này; đặt `ma` cho bảng thì bảng được nhận ra theo mã");
    }
    Finding::general(codes::D007, format!("`{name}`, trang `{sheet}`: văn bản không có bảng tiền `{mark}`"))
        .hint("xuất lại tệp Excel từ văn bản này")
}

/// The sheet of a table in the workbook.
fn read_sheet(table: &Node, book: WorkbookFile<'_>, sheet: &str, report: &mut Report) -> Option<DataTable> {
    let columns = figures::read_columns(table);
    let wanted = WantedTable {
        sheet: Some((sheet, Some(table.span))),
        key: Some(figures::KEY),
        columns: &columns,
        ..WantedTable::default()
    };
    tabular::read(book.name, book.bytes, wanted, report).and_then(DataTable::whole)
}

/// Replaces a table's own figures with those of a sheet of the workbook.
fn put(table: &mut Node, book: WorkbookFile<'_>, read: Option<&DataTable>, findings: &mut Findings) {
    let file = Word { text: book.name.to_owned(), at: table.span };
    let reference = Reference { file, sheet: None, blank_is_zero: None };
    figures::clear(table);
    figures::put(table, &reference, read, Nameless::ByPlace, findings);
}

/// The stated figures that differ between two versions of one document.
fn changes(before: &Dossier, after: &Dossier) -> Vec<FigureChange> {
    let after: BTreeMap<TableId, &Arc<Bang>> =
        after.tables().into_iter().map(|bang| (bang.table_id(), bang)).collect();
    let mut changes = Vec::new();
    for old in before.tables() {
        let Some(new) = after.get(&old.table_id()) else { continue };
        for (task, new) in old.all_tasks().into_iter().zip(new.all_tasks()) {
            let figures = task.amounts.iter().zip(&new.amounts).zip(&old.columns);
            let changed = figures.filter_map(|(pair, column)| match pair {
                (Some(Amount { value: old, at }), Some(Amount { value: new, .. })) if old != new => {
                    let column = column.id.text.clone();
                    Some(FigureChange { owner: name(task), column, old: *old, new: *new, at: *at })
                }
                _ => None,
            });
            changes.extend(changed);
        }
    }
    changes
}

/// The stated sums that differ from the computed ones.
fn stated(sheet: &budget::Sheet, changes: &mut Vec<FigureChange>) {
    for row in sheet.rows() {
        let owner = match row.of {
            RowOf::Task(task) => name(task),
            RowOf::Group(group) => format!("nhóm {}", group.label),
            RowOf::Total(_) => "dòng tổng cộng".to_owned(),
        };
        for &StatedSum { column, amount: Amount { value: old, at } } in row.stated() {
            let Some(new) = row.exact[column].filter(|new| *new != old) else { continue };
            let column = sheet.bang.columns[column].id.text.clone();
            changes.push(FigureChange { owner: owner.clone(), column, old, new, at });
        }
    }
}

fn name(task: &Task) -> String {
    format!("nhiệm vụ {}", task.id.as_ref().map_or(&task.label, |id| &id.text))
}
