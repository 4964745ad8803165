//! A comparison as JSON, for other programs. Figures are texts with a decimal point and no separators between
//! thousands, so that a reader that uses floats rounds none of them.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::budget::RowKind;
use crate::budget::comparison::{
    ColumnPair, ComparedSums, RowChange, RowComparison, RowSide, ShownRows, Sides, TableComparison,
    difference, percent,
};
use crate::pipeline::Comparison;

/// One object with all tables.
pub(super) fn json(comparison: &Comparison, [old, new]: [&str; 2], shown: ShownRows) -> String {
    let tables: Vec<Value> = comparison.tables.iter().map(|diff| table(diff, shown)).collect();
    let whole = json!({"ban_cu": old, "ban_moi": new, "bang": tables});
    format!("{whole:#}\n")
}

fn table(diff: &TableComparison, shown: ShownRows) -> Value {
    let columns: Vec<Value> = diff.columns.iter().map(column).collect();
    let retitled: Vec<Value> = diff.retitled.iter().map(|(was, is)| json!({"cu": was, "moi": is})).collect();
    let Sides { old, new } = &diff.total;
    json!({
        "ma": diff.id,
        "don_vi": diff.unit.name(),
        "co_thay_doi": !diff.is_empty(),
        "doi_ten_cot": retitled,
        "cot": columns,
        "tong": figures(diff, Some(old), Some(new)),
        "dong": lines(diff, &diff.lines, shown),
    })
}

fn column(column: &ColumnPair) -> Value {
    let mut value = json!({
        "ma": column.head.id,
        "ten": column.head.title,
        "o_ban_cu": column.there.old,
        "o_ban_moi": column.there.new,
    });
    if !column.head.is_money {
        value["la_tien"] = json!(false);
    }
    value
}

fn lines(diff: &TableComparison, all: &[RowComparison], shown: ShownRows) -> Vec<Value> {
    let shown_lines = all.iter().filter(|line| shown == ShownRows::All || !line.is_same());
    shown_lines.map(|line| self::line(diff, line, shown)).collect()
}

fn line(diff: &TableComparison, line: &RowComparison, shown: ShownRows) -> Value {
    let Sides { old, new } = &line.sides;
    let sums = |side: &Option<RowSide>| side.as_ref().map(|side| side.sums.clone());
    let side = |side: &Option<RowSide>| {
        side.as_ref().map(|side| json!({"tt": side.number, "ten": side.name, "nhom": side.group}))
    };
    let changes: Vec<&str> = line.changes().into_iter().map(word).collect();
    let mut value = json!({
        "loai": if line.of == RowKind::Group { "nhom" } else { "nhiem_vu" },
        "ma": line.id,
        "thay_doi": changes,
        "cu": side(old),
        "moi": side(new),
        "so": figures(diff, sums(old).as_ref(), sums(new).as_ref()),
    });
    let words = line.changed_words();
    if let (Some(old), Some(new), false) = (old, new, words.is_empty()) {
        let word =
            |&at: &usize| (diff.words[at].0.clone(), json!({"cu": old.words[at], "moi": new.words[at]}));
        value["chu"] = Value::Object(words.iter().map(word).collect());
    }
    if line.of == RowKind::Group {
        value["dong"] = Value::Array(lines(diff, &line.lines, shown));
    }
    value
}

fn word(change: RowChange) -> &'static str {
    match change {
        RowChange::Added => "them",
        RowChange::Removed => "bo",
        RowChange::Renamed => "doi_ten",
        RowChange::Moved => "chuyen_nhom",
        RowChange::Words => "doi_chu",
        RowChange::Figures => "doi_so",
    }
}

/// The figures, by the id of the column.
fn figures(diff: &TableComparison, old: Option<&ComparedSums>, new: Option<&ComparedSums>) -> Value {
    let mut figures = Map::new();
    for (at, column) in diff.columns.iter().enumerate() {
        let (old, new) = (old.and_then(|row| row[at]), new.and_then(|row| row[at]));
        let text = |amount: Option<Decimal>| amount.map(|amount| amount.normalize().to_string());
        let change = text(Some(difference(old, new)));
        let figure = json!({"cu": text(old), "moi": text(new), "chenh_lech": change, "ty_le": text(percent(old, new))});
        figures.insert(column.head.id.clone(), figure);
    }
    Value::Object(figures)
}
