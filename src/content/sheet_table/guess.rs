//! A table made of a sheet that no table declares yet: its columns with their kinds, its rows, its totals.
//!
//! In: a laid sheet, what a person says of it. Out: the node of `bang`, each value with its cell. Kinds are told
//! from titles and cells; a sum of others is one only where the figures say so. What is not clear is an error.
//! Whether the totals are right is left to whoever adds up: they are among the nodes, to be checked.

mod kinds;
mod made;
mod named_kinds;
mod tally;
mod titles;

use super::columns::SheetHeading;
use super::ids::ids;
use super::laid::LaidSheet;
use super::nodes::{RowNodes, list, node, row_nodes, text_entry};
use super::outline::SheetTable;
use super::place::PlacedColumn;
use super::reading::{self, GroupsAsked};
use super::sheet_rows::{EntrySort, OutlineColumns};
use super::sums::MadeOfColumns;
use super::{GroupsBy, folded};
use crate::content::cells::{Blank, FigureCells};
use crate::content::column_kind::{ColumnKind, KIEU};
use crate::content::escaped;
use crate::content::money::Unit;
use crate::content::money::named::named;
use crate::content::sign_fields::CO_DAU;
use crate::content::table_fields::SO_COT;
use crate::finding::{Finding, Findings, Gathered, codes};
use crate::source::Span;
use crate::tabular::CellValue;
use crate::yaml::{Entry, Node, Scalar, Value, ValueStyle};

pub(super) use kinds::KindGuess;

/// A table that was made of a sheet.
#[derive(Clone, Debug)]
pub struct GuessedTable {
    /// The map of `bang`.
    pub bang: Node,
    /// The numbers of its rows as the sheet has them, in the order of groups and tasks.
    pub labels: Vec<(Option<String>, Span)>,
    /// Cells of figures that are blank.
    pub blanks: Vec<Span>,
}

/// Makes a table of a sheet; `unit` and `groups` are what a person says of it, None lets the sheet say it.
/// Returns None if that is not clear, which is reported.
pub fn guess(
    laid: &LaidSheet,
    (unit, groups): (Option<Unit>, Option<GroupsBy>),
    findings: &mut Findings,
) -> Option<GuessedTable> {
    let before = findings.count().0;
    let number = laid.number_column().or_else(|| kinds::first_numbers(laid));
    let by_title =
        |wanted: &[&str]| laid.columns.iter().position(|one| wanted.contains(&folded(one.title()).as_str()));
    let level = by_title(&["cap", "bac"]).filter(|_| groups == Some(GroupsBy::Level));
    if groups == Some(GroupsBy::Level) && level.is_none() {
        let message = "không thấy cột `cap` ghi cấp của nhóm";
        let hint = "thêm cột `cap`: ghi 1, 2 … ở hàng nhóm, để trống ở hàng nhiệm vụ";
        let at = laid.columns.first()?.at;
        findings.push(Finding::error(codes::D019, at, message).hint(hint));
    }
    let id = laid.columns.iter().position(|column| column.titles.iter().any(|title| title == "ma"));
    let aside: Vec<usize> = [number, level, id].into_iter().flatten().collect();
    let Some(name) = kinds::names(laid, &aside) else {
        let at = laid.columns.first()?.at;
        let message = "không thấy cột tên nhiệm vụ, nội dung trong bảng";
        findings.push(Finding::error(codes::D019, at, message).hint("ghi đầu cột, ví dụ `Nội dung`"));
        return None;
    };
    let asked = GroupsAsked { by: groups, key: "--nhom-theo" };
    let table = reading::read(laid, OutlineColumns { number, name, level }, asked, findings)?;
    let mut kinds = KindGuess::of(laid, &table, (number, name), (unit, &aside), findings);
    kinds.find_made(laid, &table, findings);
    kinds.find_signed(&table);
    let unit = kinds.unit(laid, findings);
    if findings.count().0 > before {
        return None;
    }
    let ids = ids(&laid.columns, &kinds.kinds, name);
    let columns: Vec<PlacedColumn> = (0..laid.columns.len())
        .filter(|at| !kinds.left.contains(at))
        .map(|at| PlacedColumn {
            id: ids[at].clone(),
            title: laid.columns[at].title().to_owned(),
            kind: kinds.kinds[at],
            signed: kinds.signed.contains(&at),
            at: laid.columns[at].at,
            place: at,
        })
        .collect();
    let mut cells = FigureCells::new(codes::D004, Blank::Zero);
    let mut told = Gathered::default();
    let made = row_nodes(&table, &columns, (id, unit), &mut cells, &mut told);
    told.tell(findings);
    cells.tell(findings);
    let first = table.entries.first().map_or(0, |entry| entry.row);
    let total_first = table.total.as_ref().is_some_and(|total| total.row < first);
    let at = laid.columns.first()?.at;
    let mut made = made;
    if let Some(Value::Map(total)) = made.total.as_mut().filter(|_| total_first).map(|node| &mut node.value) {
        total.push(text_entry("vi_tri", "dau", at));
    }
    let bang = node(bang(laid, &table, &kinds, (&ids, unit), &made), at);
    (findings.count().0 == before).then_some(GuessedTable { bang, labels: made.labels, blanks: made.blanks })
}

/// The keys of the table.
fn bang(
    laid: &LaidSheet,
    table: &SheetTable,
    kinds: &KindGuess,
    (ids, unit): (&[String], Option<Unit>),
    made: &RowNodes,
) -> Vec<Entry> {
    let at = laid.columns[0].at;
    let mut entries = Vec::new();
    if let Some(unit) = unit.filter(|_| kinds.kinds.iter().any(|kind| kind.holds_money())) {
        entries.push(text_entry("don_vi", unit.name(), at));
        let heads = laid.columns.iter().flat_map(|column| &column.titles);
        if !heads.into_iter().any(|title| named(title).is_some_and(|named| !named.units.is_empty())) {
            entries.push(text_entry("hien_don_vi", "có", at));
        }
    }
    if restarts(table) {
        entries.push(text_entry("danh_so", "theo_nhom", at));
    }
    entries.extend(zero(table, kinds).map(|zero| text_entry("so_khong", zero, at)));
    entries.extend(laid.numbering.map(|style| text_entry(SO_COT.key, style, at)));
    let headings = laid.headings.iter().filter_map(|heading| heading_node(heading, kinds, ids)).collect();
    entries.extend(list("cot", headings, Some(at)));
    entries.extend(made.rows.iter().cloned());
    match &made.total {
        Some(total) => {
            entries.push(Entry { key: "tong_cong".to_owned(), key_span: total.span, value: total.clone() });
        }
        None if kinds.kinds.iter().any(|kind| kind.is_summed()) => {
            entries.push(text_entry("tong_cong", "không", at));
        }
        None => {}
    }
    entries
}

/// Whether tasks are numbered anew in each group.
fn restarts(table: &SheetTable) -> bool {
    let tasks = table.entries.iter().filter(|entry| entry.sort == EntrySort::Task && entry.depth > 0);
    let firsts = tasks.filter(|entry| entry.label.as_ref().is_some_and(|label| label.ordinal == Some(1)));
    firsts.count() > 1
}

/// How zero is printed: as the cells of money have it, if they have no digit for it.
fn zero(table: &SheetTable, kinds: &KindGuess) -> Option<&'static str> {
    let (mut digits, mut dashes, mut blanks) = (0, 0, 0);
    for entry in table.entries.iter().filter(|entry| entry.sort == EntrySort::Task) {
        for (cell, kind) in entry.cells.iter().zip(&kinds.kinds) {
            match &cell.value {
                _ if !kind.is_cost() => {}
                CellValue::Empty => blanks += 1,
                CellValue::Number(number) if number.is_zero() => digits += 1,
                CellValue::Text(text)
                    if text.contains('0') && text.trim_matches(['0', ',', '.']).is_empty() =>
                {
                    digits += 1;
                }
                CellValue::Text(text) if text.trim_matches(['-', '–', '—']).is_empty() => dashes += 1,
                _ => {}
            }
        }
    }
    match (digits, dashes, blanks) {
        (0, 0, 1..) => Some("trống"),
        (0, 1.., _) => Some("-"),
        _ => None,
    }
}

fn heading_node(heading: &SheetHeading, kinds: &KindGuess, ids: &[String]) -> Option<Node> {
    let title = text_entry("ten", &escaped::prose(&heading.title), heading.at);
    let note = Some(heading.note.as_str()).filter(|note| !note.is_empty());
    let note = note.map(|note| text_entry("ghi_chu", &escaped::prose(note), heading.at));
    let Some(column) = heading.column.filter(|_| heading.below.is_empty()) else {
        let below: Vec<Node> = heading.below.iter().filter_map(|one| heading_node(one, kinds, ids)).collect();
        if below.is_empty() {
            return None;
        }
        let below = list("cot", below, Some(heading.at));
        return Some(node([Some(title), note, below].into_iter().flatten().collect(), heading.at));
    };
    if kinds.left.contains(&column) {
        return None;
    }
    let kind = text_entry("kieu", word(kinds.kinds[column]), heading.at);
    let of = kinds.of.iter().find(|one| one.column == column && kinds.says_of(one));
    let list_of = |key: &str, columns: Vec<usize>| {
        let ids = columns.iter().map(|one| scalar(&ids[*one], heading.at)).collect();
        let value = Node { value: Value::List(ids), span: heading.at };
        Entry { key: key.to_owned(), key_span: heading.at, value }
    };
    // Of a difference the first is the one that others are taken from.
    let is_difference = |one: &MadeOfColumns| one.of.len() == 1;
    let of = of.map(|one| match is_difference(one) {
        true => list_of("cua", [one.of.clone(), one.less.clone()].concat()),
        false => list_of("cua", one.of.clone()),
    });
    let less = kinds.of.iter().find(|one| one.column == column && one.less.len() == 1 && one.of.len() > 1);
    let signed = kinds.signed.contains(&column).then(|| text_entry(CO_DAU.key, "có", heading.at));
    let less = less.map(|one| list_of("tru", one.less.clone()));
    let id = text_entry("ma", &ids[column], heading.at);
    Some(node(
        [Some(id), Some(title), note, Some(kind), signed, of, less].into_iter().flatten().collect(),
        heading.at,
    ))
}

fn scalar(text: &str, at: Span) -> Node {
    let scalar = Scalar { text: text.to_owned(), style: ValueStyle::Plain, swallowed: None };
    Node { value: Value::Scalar(scalar), span: at }
}

/// The word of a kind of column.
fn word(kind: ColumnKind) -> &'static str {
    KIEU.of.iter().find(|choice| choice.value == kind).map_or("chu", |choice| choice.word)
}
