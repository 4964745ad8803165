//! The figures of a task, a group or the total row, keyed by column.
//!
//! In: the map of `kinh_phi:`, `tong:` or `muc_tran:`, or the keys of quantities and prices. Out: exact
//! figures with their places; a column that is missing, unknown or not to be stated there is a finding.

use rust_decimal::Decimal;

use super::{Amount, Column, ColumnKind, Counts, Origin, StatedSum, main_column};
use crate::content::declare::{Fields, suggestion};
use crate::content::money::signed::{checked_signed, fault_at, parse_signed};
use crate::content::money::{AmountFault, checked, parse_amount, typed_amount};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;
use crate::yaml::{Entry, Node, Scalar, Value, ValueStyle, comma};

/// The figures a task states by column: its money, its quantities and prices.
pub(super) fn figures(
    fields: Fields<'_>,
    columns: &[Column],
    owner: &str,
    findings: &mut Findings,
) -> Vec<Option<Amount>> {
    let mut amounts = money(fields, columns, owner, findings);
    for (place, column) in columns.iter().enumerate().filter(|(_, column)| column.kind.is_factor()) {
        match fields.get(&column.id.text) {
            Some(node) if column.kind.counts() == Some(Counts::Things) => {
                amounts[place] = quantity(node, column.signed, findings);
            }
            Some(node) => amounts[place] = amount(node, column.signed, findings),
            None if is_used(columns, place) || column.kind.is_summed() => {
                let id = &column.id.text;
                let none = if column.kind.is_summed() { "; không có thì ghi 0" } else { "" };
                findings.push(
                    Finding::error(codes::B002, fields.key_span("ten"), format!("{owner} thiếu `{id}`"))
                        .hint(format!("thêm `{id}: 1` vào nhiệm vụ, với số đúng của dòng này{none}")),
                );
            }
            None => {}
        }
    }
    amounts
}

/// Whether a column is a factor of some product.
fn is_used(columns: &[Column], factor: usize) -> bool {
    columns.iter().any(|column| column.kind.origin() == Some(Origin::Product) && column.of.contains(&factor))
}

/// A quantity: written like money, but without the hints for money.
fn quantity(node: &Node, signed: bool, findings: &mut Findings) -> Option<Amount> {
    let scalar = node.scalar().filter(|_| !node.is_empty())?;
    let read = if signed { parse_signed(&scalar.text) } else { parse_amount(&scalar.text) };
    match read {
        Err(fault @ AmountFault::Letters(_)) => {
            let finding = Finding::error(codes::B001, node.span, fault.message(scalar.text.trim()));
            findings.push(
                finding.hint("chỉ ghi số, ví dụ `12` hay `2,5`; đơn vị tính ghi ở một cột `kieu: giua`"),
            );
            None
        }
        _ => amount(node, signed, findings),
    }
}

/// The money of a task, or of a group that holds none, by column.
pub(super) fn money(
    fields: Fields<'_>,
    columns: &[Column],
    owner: &str,
    findings: &mut Findings,
) -> Vec<Option<Amount>> {
    let mut amounts = vec![None; columns.len()];
    let wanted = ids(columns, ColumnKind::is_cost);
    let Some(node) = fields.get("kinh_phi") else {
        if !wanted.is_empty() {
            let example: Vec<_> = wanted.iter().map(|id| format!("{id}: 0")).collect();
            let at = fields.key_span("ten");
            findings.push(
                Finding::error(codes::B002, at, format!("{owner} thiếu `kinh_phi`"))
                    .hint(format!("thêm `kinh_phi: {{{}}}`", example.join(", "))),
            );
        }
        return amounts;
    };
    // Another shape is reported by the check of shapes.
    let Value::Map(entries) = &node.value else { return amounts };
    if wanted.is_empty() {
        let message = format!("bảng không có cột `kieu: tien`, {owner} không dùng `kinh_phi`");
        findings
            .push(Finding::error(codes::B002, fields.key_span("kinh_phi"), message).hint("bỏ `kinh_phi`"));
        return amounts;
    }
    let mut missing: Vec<&str> = wanted.clone();
    missing.retain(|id| !entries.iter().any(|entry| entry.key == *id && !entry.value.is_empty()));
    for (at, entry) in entries.iter().enumerate() {
        if let Some(split) = comma::split_number(entries, at) {
            split.tell(findings);
            continue;
        }
        match columns.iter().position(|column| column.id.text == entry.key) {
            Some(place) if columns[place].kind.is_cost() => {
                amounts[place] = amount(&entry.value, columns[place].signed, findings);
            }
            Some(place) => findings.push(not_stated_here(entry, columns[place].kind)),
            None => {
                // A misspelt column: the one meant is among those without a figure.
                let candidates = if missing.is_empty() { &wanted } else { &missing };
                findings.push_listed(codes::B002, entry.key_span, || unknown(entry, candidates));
                missing.retain(|id| strsim::damerau_levenshtein(id, &entry.key) > 1);
            }
        }
    }
    if !missing.is_empty() {
        let list: Vec<_> = missing.iter().map(|id| format!("`{id}`")).collect();
        let message = format!("{owner} thiếu số của cột {}", list.join(", "));
        findings.push(
            Finding::error(codes::B002, fields.key_span("kinh_phi"), message)
                .hint("ghi 0 nếu không có kinh phí"),
        );
    }
    amounts
}

/// The sums stated under `tong:`; a task may state only its row sums.
pub(super) fn stated(
    fields: Fields<'_>,
    columns: &[Column],
    allowed: fn(ColumnKind) -> bool,
    findings: &mut Findings,
) -> Vec<StatedSum> {
    let known = ids(columns, allowed);
    if known.is_empty() && fields.map("tong").is_some() {
        let at = fields.key_span("tong");
        findings
            .push(Finding::error(codes::B002, at, "không có cột tổng nào để đối chiếu").hint("bỏ `tong`"));
        return Vec::new();
    }
    by_column(fields, "tong", columns, allowed, findings)
}

/// The sums that a group states under `kinh_phi:` though it holds tasks.
pub(super) fn own(fields: Fields<'_>, columns: &[Column], findings: &mut Findings) -> Vec<StatedSum> {
    by_column(fields, "kinh_phi", columns, ColumnKind::is_summed, findings)
}

/// The ceilings of a table's or a group's sums: one figure for the column of the total, or one per column.
pub(super) fn ceilings(fields: Fields<'_>, columns: &[Column], findings: &mut Findings) -> Vec<StatedSum> {
    let Some(node) = fields.get("muc_tran") else { return Vec::new() };
    let known = ids(columns, ColumnKind::holds_money);
    let finding = |message: &str| Finding::error(codes::B002, fields.key_span("muc_tran"), message);
    if known.is_empty() {
        findings.push(finding("bảng không có cột tiền nên không có mức trần").hint("bỏ `muc_tran`"));
        return Vec::new();
    }
    if node.scalar().is_none() {
        return by_column(fields, "muc_tran", columns, ColumnKind::holds_money, findings);
    }
    let Some(column) = main_column::of(columns) else {
        findings.push(
            finding("bảng có nhiều cột tiền, chưa rõ mức trần của cột nào")
                .hint(format!("ghi theo cột, ví dụ `muc_tran: {{{}: 1.000}}`", known[0])),
        );
        return Vec::new();
    };
    amount(node, false, findings).map(|amount| StatedSum { column, amount }).into_iter().collect()
}

/// The figures under a key, by column.
fn by_column(
    fields: Fields<'_>,
    key: &str,
    columns: &[Column],
    allowed: fn(ColumnKind) -> bool,
    findings: &mut Findings,
) -> Vec<StatedSum> {
    let Some(Node { value: Value::Map(entries), .. }) = fields.get(key) else { return Vec::new() };
    let known = ids(columns, allowed);
    let mut stated = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(split) = comma::split_number(entries, at) {
            split.tell(findings);
            continue;
        }
        match columns.iter().position(|column| column.id.text == entry.key) {
            Some(column) if allowed(columns[column].kind) => {
                let read = amount(&entry.value, columns[column].signed, findings);
                stated.extend(read.map(|amount| StatedSum { column, amount }));
            }
            Some(place) => findings.push(not_stated_here(entry, columns[place].kind)),
            None => findings.push_listed(codes::B002, entry.key_span, || unknown(entry, &known)),
        }
    }
    stated
}

fn ids(columns: &[Column], kinds: fn(ColumnKind) -> bool) -> Vec<&str> {
    columns.iter().filter(|column| kinds(column.kind)).map(|column| column.id.text.as_str()).collect()
}

/// A key with a figure that a sheet has, `at` its place there.
pub fn entry(key: &str, key_span: Span, figure: Decimal, at: Span) -> Entry {
    let scalar = Scalar { text: typed_amount(figure), style: ValueStyle::Figure(figure), swallowed: None };
    Entry { key: key.to_owned(), key_span, value: Node { value: Value::Scalar(scalar), span: at } }
}

/// A figure as written, or as it comes from a sheet; `signed` if it may be below zero.
pub(super) fn amount(node: &Node, signed: bool, findings: &mut Findings) -> Option<Amount> {
    let scalar = node.scalar().filter(|_| !node.is_empty())?;
    let read = match scalar.style {
        ValueStyle::Figure(value) if signed => checked_signed(value),
        ValueStyle::Figure(value) => checked(value),
        _ if signed => parse_signed(&scalar.text),
        _ => parse_amount(&scalar.text),
    };
    match read {
        Ok(value) => Some(Amount { value, at: node.span }),
        Err(fault) => {
            findings.push(match signed {
                true => fault_at(&fault, &scalar.text, node.span),
                false => fault.at(&scalar.text, node.span),
            });
            None
        }
    }
}

fn unknown(entry: &Entry, known: &[&str]) -> Finding {
    Finding::error(codes::B002, entry.key_span, format!("bảng không có cột tiền `{}`", entry.key))
        .hint(suggestion(&entry.key, known.iter().copied()))
}

fn not_stated_here(entry: &Entry, kind: ColumnKind) -> Finding {
    let (what, hint) = match kind.origin() {
        Some(Origin::Costs) => ("nhận số của từng nhiệm vụ", "ghi số này trong `kinh_phi`"),
        Some(Origin::RowSum | Origin::Product | Origin::Difference | Origin::Rise | Origin::Fall) => {
            ("do chương trình tính", "bỏ số này, hoặc ghi trong `tong` của nhiệm vụ để đối chiếu")
        }
        Some(Origin::Share | Origin::Ratio) => ("do chương trình tính", "bỏ số này"),
        Some(Origin::OwnKey) => ("ghi thành một khóa của nhiệm vụ", "chuyển ra ngoài, ngang với `ten`"),
        None => ("không phải cột tiền", "bỏ số này"),
    };
    Finding::error(codes::B002, entry.key_span, format!("cột `{}` {what}", entry.key)).hint(hint)
}
