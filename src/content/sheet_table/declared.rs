//! A table whose rows are kept in a sheet: `hang: bang/phu-luc-1.xlsx`.
//!
//! In: the node of a table, the sheet that it names. Out: the same node with the rows of the sheet as `nhom` and
//! `nhiem_vu`, and the sums that the sheet states to check. Reading the file is left to the pipeline.

use super::laid::LaidSheet;
use super::nodes::{list, node, row_nodes, text_entry};
use super::place::PlacedColumn;
use super::reading::{self, GroupsAsked};
use super::{GroupsBy, NHOM_THEO, place};
use crate::content::captions::other_unit;
use crate::content::cells::{Blank, FigureCells};
use crate::content::column_kind::Counts;
use crate::content::declare::Word;
use crate::content::money::Unit;
use crate::content::money::named::named;
use crate::content::table_fields::{BlankCells, DON_VI, O_TRONG};
use crate::finding::{Finding, Findings, Gathered, codes};
use crate::yaml::{Node, Value};

/// What to do about blank cells.
const FILL: &str =
    "ghi 0 nếu không có kinh phí; nếu mọi ô trống của bảng đều là không có, thêm `o_trong: 0` dưới `hang`";

/// The keys that say where rows come from.
const KEYS: [&str; 4] = ["hang", "trang", "nhom_theo", "o_trong"];

/// The keys that state rows and figures in the table itself.
const OWN: [&str; 3] = ["nhom", "nhiem_vu", "kinh_phi"];

/// The file a table takes its rows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsFile {
    /// Its path, as written.
    pub file: Word,
    /// The sheet of a workbook.
    pub sheet: Option<Word>,
    /// How its groups are known; None if the sheet shows it.
    groups: Option<GroupsBy>,
    blank_is_zero: bool,
}

/// The file that a table's node takes its rows from.
pub fn reference(table: &Node) -> Option<RowsFile> {
    let word = |key: &str| {
        let node = table.get(key)?;
        let text = node.scalar()?.text.trim().to_owned();
        (!text.is_empty()).then_some(Word { text, at: node.span })
    };
    Some(RowsFile {
        file: word("hang")?,
        sheet: word("trang"),
        groups: NHOM_THEO.value(table),
        blank_is_zero: O_TRONG.value(table) == Some(BlankCells::Zero),
    })
}

/// Puts the rows of a sheet into the node of the table that refers to it. Without a sheet it has none: the error
/// is reported, what would follow from it is not.
pub fn read_rows(table: &mut Node, of: &RowsFile, laid: Option<&LaidSheet>, findings: &mut Findings) {
    let Value::Map(entries) = &table.value else { return };
    for entry in entries.iter().filter(|entry| OWN.contains(&entry.key.as_str())) {
        let message =
            format!("`{}` ghi cả ở đây, trong khi hàng của bảng lấy từ `{}`", entry.key, of.file.text);
        let hint = format!("chỉ giữ một nơi: bỏ `{}`, hoặc bỏ `hang`", entry.key);
        findings.push(Finding::error(codes::D024, entry.key_span, message).hint(hint));
    }
    let rows = laid.and_then(|laid| rows(table, of, laid, findings));
    let Value::Map(entries) = &mut table.value else { return };
    entries.retain(|entry| !KEYS.contains(&entry.key.as_str()) && !OWN.contains(&entry.key.as_str()));
    let Some((rows, total)) = rows else {
        // A group that holds nothing is no fault of its own.
        let at = of.file.at;
        let nothing = [Some(text_entry("ten", &of.file.text, at)), list("nhiem_vu", Vec::new(), Some(at))];
        let group = node(nothing.into_iter().flatten().collect(), at);
        entries.extend(list("nhom", vec![group], Some(at)));
        return;
    };
    entries.extend(rows);
    let Some(total) = total else { return };
    match entries.iter_mut().find(|entry| entry.key == "tong_cong").map(|entry| &mut entry.value.value) {
        None => entries.push(crate::yaml::Entry {
            key: "tong_cong".to_owned(),
            key_span: total.span,
            value: total,
        }),
        Some(Value::Map(own)) if own.iter().all(|entry| entry.key != "tong") => {
            if let Value::Map(stated) = total.value {
                own.extend(stated.into_iter().filter(|entry| entry.key == "tong"));
            }
        }
        Some(_) => {}
    }
}

type RowsAndTotal = (Vec<crate::yaml::Entry>, Option<Node>);

fn rows(table: &Node, of: &RowsFile, laid: &LaidSheet, findings: &mut Findings) -> Option<RowsAndTotal> {
    let unit = DON_VI.value(table);
    if let Some(unit) = unit {
        check_unit(laid, unit, findings);
    }
    let placed = place::find(table, laid, findings)?;
    if of.groups == Some(GroupsBy::Level) && placed.outline.level.is_none() {
        let message = "`nhom_theo: cap` cần một cột tên `cap` trong tệp, ghi cấp của nhóm";
        let finding = Finding::error(codes::D005, of.file.at, message);
        findings.push(finding.hint("thêm cột `cap`: ghi 1, 2 … ở hàng nhóm, để trống ở hàng nhiệm vụ"));
        return None;
    }
    if let Some(money) = placed.columns.iter().find(|column| column.kind.holds_money()) {
        let over = &laid.columns[money.place];
        let other = over
            .titles
            .iter()
            .find(|title| unit.is_some_and(|unit| named(title).is_some_and(|named| named.is_other(unit))));
        if let Some((title, unit)) = other.zip(unit) {
            findings.push(other_unit(title, over.at, unit));
        }
    }
    let asked = GroupsAsked { by: of.groups, key: NHOM_THEO.key };
    let Some(table) = reading::read(laid, placed.outline, asked, findings) else {
        figures_alone(laid, &placed.columns, unit, findings);
        return None;
    };
    let blank = if of.blank_is_zero { Blank::Zero } else { Blank::Fault(FILL) };
    let mut cells = FigureCells::new(codes::D004, blank);
    let mut told = Gathered::default();
    let made = row_nodes(&table, &placed.columns, (placed.id, unit), &mut cells, &mut told);
    told.tell(findings);
    cells.tell(findings);
    Some((made.rows, made.total))
}

/// Reports cells of figures that hold none, where it is not clear what their rows are.
fn figures_alone(laid: &LaidSheet, columns: &[PlacedColumn], unit: Option<Unit>, findings: &mut Findings) {
    let mut cells = FigureCells::new(codes::D004, Blank::Zero);
    for row in &laid.rows {
        for column in columns.iter().filter(|column| column.kind.is_stated()) {
            let cell = &row.cells[column.place];
            let is_money = matches!(column.kind.counts(), Some(Counts::Money | Counts::Price));
            match unit.filter(|_| is_money) {
                Some(unit) => cells.figure_of_money(cell, unit, column.signed),
                None => cells.figure_of(cell, column.signed),
            };
        }
    }
    cells.tell(findings);
}

/// Reports lines of the sheet that name another unit than the table's.
fn check_unit(laid: &LaidSheet, unit: Unit, findings: &mut Findings) {
    let others = laid.units.iter().filter(|(named, _)| *named != Some(unit));
    for (_, cell) in others {
        findings.push(other_unit(&cell.text().unwrap_or_default(), cell.at, unit));
    }
}
