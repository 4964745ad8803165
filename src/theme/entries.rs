//! Entries of a theme file as they are looked at one by one: known keys, numbers, lengths in their
//! range.
//!
//! In: the nodes. Out: their values, and a finding for each thing wrong in them, at its value, with the
//! range in the unit that was written. Which key stands for what is left to `read` and `columns`.

use super::Theme;
use super::value::{self, ThemeNumber, ThemeUnit};
use crate::finding::suggest::{nearest, suggestion};
use crate::finding::{Finding, Findings, codes};
use crate::length::Length;
use crate::role::Role;
use crate::yaml::{Entry, Node, Value, comma};

pub(super) const PARTS: &[&str] = &["co_chu", "trang", "khoang", "kieu", "cot_trai", "bang"];
pub(super) const PAGE: &[&str] = &["le_tren", "le_duoi", "le_trai", "le_phai", "so_trang_cach_mep"];
pub(super) const ROOM: &[&str] =
    &["cho_ky", "cach_duong_ke", "duoi_duong_ke", "cach_khoi", "dem_o_ngang", "dem_o_doc", "net_ke"];
pub(super) const STYLE: &[&str] =
    &["co_chu", "dam", "nghieng", "can", "thut_dau_dong", "thut_trai", "cach_tren", "cach_duoi", "gian_dong"];

pub(super) const TABLES: &[&str] = &["kho_a3", "co_chu_nho_nhat"];
pub(super) const COLUMNS: &[&str] = &["dau_van_ban", "chu_ky"];

/// The clause of a role about which the decree is silent.
pub(super) const PRACTICE: &str = "thực hành";

/// The lengths a value may have.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) low: Length,
    pub(super) high: Length,
    /// The unit of a number that is written without one.
    pub(super) unit: ThemeUnit,
    pub(super) clause: &'static str,
}

pub(super) fn mm(low: f64, high: f64, clause: &'static str) -> Range {
    Range { low: Length::mm(low), high: Length::mm(high), unit: ThemeUnit::Mm, clause }
}

pub(super) fn pt(low: f64, high: f64, clause: &'static str) -> Range {
    Range { low: Length::pt(low), high: Length::pt(high), unit: ThemeUnit::Pt, clause }
}

/// `` `co_chu` của `noi_nhan` `` and `` `le_trai` ``.
pub(super) fn named(entry: &Entry, role: Option<Role>) -> String {
    match role {
        Some(role) => format!("`{}` của `{}`", entry.key, role.info().element),
        None => format!("`{}`", entry.key),
    }
}

/// `(PL I, I.3)`.
fn cited(clause: &str) -> String {
    match clause {
        PRACTICE => "(theo thực hành; Nghị định không quy định)".to_owned(),
        clause => format!("({clause})"),
    }
}

/// Reads a theme file, and reports what is wrong in it.
pub(super) struct ThemeReader<'a> {
    pub(super) standard: &'a Theme,
    pub(super) findings: &'a mut Findings,
}

impl ThemeReader<'_> {
    pub(super) fn outside(&mut self, node: &Node, message: String) {
        self.findings.push(Finding::error(codes::T004, node.span, message));
    }

    pub(super) fn wrong(&mut self, node: &Node, message: String, hint: impl Into<String>) {
        self.findings.push(Finding::error(codes::T009, node.span, message).hint(hint));
    }

    /// The entries of a map with known keys; none if nothing was written after its key.
    pub(super) fn entries<'n>(&mut self, node: &'n Node, title: &str, keys: &[&str]) -> Vec<&'n Entry> {
        let Value::Map(entries) = &node.value else {
            if !node.is_empty() {
                let keys: Vec<String> = keys.iter().map(|key| format!("`{key}:`")).collect();
                let hint = format!("các khóa dùng được: {}", keys.join(", "));
                self.wrong(node, format!("{title} phải gồm các khóa và giá trị"), hint);
            }
            return Vec::new();
        };
        let mut known = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            if keys.contains(&entry.key.as_str()) {
                known.push(entry);
            } else if let Some(split) = comma::split_number(entries, at) {
                split.tell(self.findings);
            } else {
                let message = format!("khóa `{}` không có trong {title}", entry.key);
                self.findings.push(
                    Finding::error(codes::T009, entry.key_span, message)
                        .hint(place_of(&entry.key, keys).unwrap_or_else(|| hint(&entry.key, keys))),
                );
            }
        }
        known
    }

    /// The number of an entry. Returns None if it is no number, which is reported.
    pub(super) fn number(&mut self, entry: &Entry, example: &str) -> Option<ThemeNumber> {
        let text = entry.value.scalar().map(|scalar| scalar.text.trim());
        let written = text.and_then(value::number);
        if written.is_none() {
            let shown = text.filter(|text| !text.is_empty()).map(|text| format!(", ở đây là `{text}`"));
            let message = format!("`{}` phải là một số{}", entry.key, shown.unwrap_or_default());
            self.wrong(&entry.value, message, format!("ví dụ `{}: {example}`", entry.key));
        }
        written
    }

    /// Takes a length over if it lies in its range.
    pub(super) fn length(&mut self, place: &mut Length, entry: &Entry, role: Option<Role>, range: Range) {
        let example = format!("{} {}", range.unit.shown(range.low), range.unit.name());
        let Some(ThemeNumber { amount, unit }) = self.number(entry, &example) else { return };
        let unit = unit.unwrap_or(range.unit);
        if unit == ThemeUnit::Lines {
            let message = format!("{} tính bằng mm, cm hoặc pt, không tính bằng dòng", named(entry, role));
            return self.wrong(&entry.value, message, format!("ví dụ `{}: {example}`", entry.key));
        }
        let length = unit.length(amount).filter(|length| (range.low..=range.high).contains(length));
        let name = unit.name();
        let Some(length) = length else {
            let (low, high) = (unit.shown(range.low), unit.shown(range.high));
            let wanted = match low == high {
                true => format!("phải là {low} {name}"),
                false => format!("phải từ {low} đến {high} {name}"),
            };
            let is = format!("{} là {} {name}", named(entry, role), value::shown(amount));
            return self.outside(&entry.value, format!("{is}, {wanted} {}", cited(range.clause)));
        };
        if entry.key == "co_chu" && length.to_twips() % 10 != 0 {
            let message = format!(
                "{} là {} {name}, Word chỉ có cỡ chữ chẵn đến nửa pt",
                named(entry, role),
                value::shown(amount)
            );
            return self.wrong(&entry.value, message, "ví dụ `co_chu: 13` hoặc `co_chu: 13,5`");
        }
        *place = length;
    }
}

/// The unit of an entry's number.
pub(super) fn unit_of(entry: &Entry, default: ThemeUnit) -> ThemeUnit {
    let written = entry.value.scalar().and_then(|scalar| value::number(&scalar.text));
    written.and_then(|written| written.unit).unwrap_or(default)
}

/// An entry's number as people read it.
pub(super) fn as_written(entry: &Entry, unit: ThemeUnit) -> String {
    let written = entry.value.scalar().and_then(|scalar| value::number(&scalar.text));
    written.map_or(String::new(), |written| format!("{} {}", value::shown(written.amount), unit.name()))
}

/// A key that belongs elsewhere in the file.
fn place_of(key: &str, here: &[&str]) -> Option<String> {
    let parts = [("trang", PAGE), ("khoang", ROOM), ("cot_trai", COLUMNS), ("bang", TABLES)];
    let part = parts.into_iter().find(|(_, keys)| *keys != here && keys.contains(&key));
    if let Some((part, _)) = part {
        return Some(format!("khóa này đứng trong `{part}:`"));
    }
    let is_style = here != STYLE && STYLE.contains(&key);
    let is_role = Role::of_element(key).is_some();
    (is_style || is_role).then(|| match is_role {
        true => "khóa này đứng trong `kieu:`".to_owned(),
        false => "khóa này đứng trong từng kiểu, ví dụ `kieu: {doan_van: {co_chu: 13}}`".to_owned(),
    })
}

/// The nearest key; all keys if they are few.
fn hint(key: &str, keys: &[&str]) -> String {
    match nearest(key, keys.iter().copied()) {
        None if keys.len() > STYLE.len() => {
            "tên thành phần như `trich_yeu`, `doan_van`, `noi_nhan`; `vanban tree` in tên từng thành phần của một văn bản".to_owned()
        }
        _ => suggestion(key, keys.iter().copied()),
    }
}
