//! The columns that a table declares, found in a sheet.
//!
//! In: the node of a table, a laid sheet. Out: which column of the sheet each declared one is: by its id, if the
//! head has that, else by its titles. A column that is missing, or that several may be, is an error.

use super::columns::SheetColumn;
use super::head::is_number_title;
use super::ids::without_unit;
use super::laid::LaidSheet;
use super::sheet_rows::OutlineColumns;
use super::{folded, plain};
use crate::content::column_kind::{ColumnKind, KIEU};
use crate::content::declare::Word;
use crate::content::sign_fields::CO_DAU;
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;
use crate::tabular::letters;
use crate::yaml::{Node, Value};

/// A column of a table and where it is in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedColumn {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether its figures may be below zero.
    pub signed: bool,
    /// The cell of its title.
    pub at: Span,
    /// Which column of the laid sheet it is.
    pub place: usize,
}

/// Where all that is read of a sheet stands.
pub(super) struct Placement {
    pub(super) columns: Vec<PlacedColumn>,
    pub(super) outline: OutlineColumns,
    /// The column of ids.
    pub(super) id: Option<usize>,
}

/// A column as a table declares it.
struct Declared {
    id: Word,
    kind: ColumnKind,
    signed: bool,
    titles: Vec<String>,
}

/// Finds the columns of a table. Returns None if one is missing.
pub(super) fn find(table: &Node, laid: &LaidSheet, findings: &mut Findings) -> Option<Placement> {
    let mut declared = Vec::new();
    collect(table, &[], &mut declared);
    let before = findings.count().0;
    let mut columns: Vec<PlacedColumn> = Vec::new();
    for one in &declared {
        let Some(place) = one.find(laid, findings) else { continue };
        if let Some(other) = columns.iter().find(|other| other.place == place) {
            let cell = laid.columns[place].at;
            let message = format!("cột `{}` và cột `{}` cùng là một cột của tệp", other.id, one.id.text);
            let finding = Finding::error(codes::D005, one.id.at, message).related(cell, "cột trong tệp");
            findings.push(finding.hint("sửa `ten` của một cột cho khớp với tên cột trong tệp"));
        }
        let SheetColumn { at, .. } = laid.columns[place];
        let title = one.titles.last().cloned().unwrap_or_default();
        columns.push(PlacedColumn {
            id: one.id.text.clone(),
            title,
            kind: one.kind,
            signed: one.signed,
            at,
            place,
        });
    }
    let name = columns.iter().find(|column| column.id == "ten").map(|column| column.place)?;
    let number =
        columns.iter().find(|column| column.kind == ColumnKind::RowNumber).map(|column| column.place);
    let by_title = |titles: &[&str]| {
        laid.columns.iter().position(|column| titles.contains(&folded(column.title()).as_str()))
    };
    let level = by_title(&["cap", "bac"]);
    let free = |place: &usize| !columns.iter().any(|column| column.place == *place);
    let outline = OutlineColumns { number: number.or(laid.number_column()), name, level: level.filter(free) };
    let id = laid.columns.iter().position(|column| column.titles.iter().any(|title| title == "ma"));
    let id = id.filter(free);
    (findings.count().0 == before).then_some(Placement { columns, outline, id })
}

/// The columns of a table's node, with the titles over each.
fn collect(node: &Node, over: &[String], found: &mut Vec<Declared>) {
    let Some(Value::List(columns)) = node.get("cot").map(|node| &node.value) else { return };
    for column in columns {
        let word = |key: &str| {
            let node = column.get(key)?;
            let text = node.scalar()?.text.trim().to_owned();
            (!text.is_empty()).then_some(Word { text, at: node.span })
        };
        let title = word("ten").map(|title| plain(&title.text)).unwrap_or_default();
        let titles: Vec<String> = over.iter().cloned().chain([title]).collect();
        match word("ma").zip(KIEU.value(column)) {
            Some((id, kind)) => {
                let signed = CO_DAU.value(column) == Some(true);
                found.push(Declared { id, kind, signed, titles });
            }
            None => collect(column, &titles, found),
        }
    }
}

impl Declared {
    fn find(&self, laid: &LaidSheet, findings: &mut Findings) -> Option<usize> {
        let all = |is_one: &dyn Fn(&SheetColumn) -> bool| -> Vec<usize> {
            (0..laid.columns.len()).filter(|at| is_one(&laid.columns[*at])).collect()
        };
        let id = self.id.text.as_str();
        let ways: [Vec<usize>; 4] = [
            all(&|column| column.titles.iter().any(|title| title == id) || column.note == id),
            all(&|column| key(&column.titles) == key(&self.titles)),
            all(&|column| {
                self.titles.last().is_some_and(|title| key(std::slice::from_ref(title)) == own_key(column))
            }),
            match self.kind {
                ColumnKind::RowNumber => all(&|column| is_number_title(column.title())),
                _ => Vec::new(),
            },
        ];
        let found = ways.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        match found[..] {
            [one] => return Some(one),
            [] if self.kind == ColumnKind::RowNumber || self.kind.is_computed() || self.kind.is_share() => {}
            [] => {
                let known: Vec<String> = laid
                    .columns
                    .iter()
                    .map(|column| format!("{} `{}`", letters(column.place), column.title()))
                    .collect();
                let message = format!("tệp không có cột `{}` của bảng", self.called());
                let hint = format!(
                    "ghi `ten` của cột đúng như ở tệp, hoặc ghi mã `{id}` ở đầu cột trong tệp; tệp có: {}",
                    known.join(", ")
                );
                findings.push(Finding::error(codes::D005, self.id.at, message).hint(hint));
            }
            [first, second, ..] => {
                let message = format!("tệp có nhiều cột là cột `{}` của bảng", self.called());
                let hint = format!("ghi mã `{id}` ở đầu cột cần đọc trong tệp");
                let finding = Finding::error(codes::D005, self.id.at, message).hint(hint);
                let finding = finding.related(laid.columns[first].at, "cột thứ nhất");
                findings.push(finding.related(laid.columns[second].at, "cột thứ hai"));
            }
        }
        None
    }

    fn called(&self) -> &str {
        self.titles.last().filter(|title| !title.is_empty()).unwrap_or(&self.id.text)
    }
}

fn own_key(column: &SheetColumn) -> String {
    key(&[column.title().to_owned()])
}

/// Titles as they are compared: words alone, without a unit in brackets.
fn key(titles: &[String]) -> String {
    let words = titles.iter().map(|title| {
        let folded = folded(&without_unit(title));
        let words = folded.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    });
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" | ")
}
