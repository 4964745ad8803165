//! A theme file's nodes laid over a theme.
//!
//! In: the theme as it is, the nodes. Out: the theme with what they name, and a finding for each thing
//! wrong in them, at its value, with the range in the unit that was written.

use rust_decimal::prelude::ToPrimitive;

use super::value::{self, ALIGNS, ThemeNumber, ThemeUnit};
use super::{Align, Page, Room, Style, Theme};
use crate::finding::suggest::{nearest, suggestion};
use crate::finding::{Finding, Findings, codes};
use crate::length::Length;
use crate::role::Role;
use crate::yaml::{Entry, Node, Value, comma};

const PARTS: &[&str] = &["trang", "khoang", "kieu"];
const PAGE: &[&str] = &["le_tren", "le_duoi", "le_trai", "le_phai", "so_trang_cach_mep"];
const ROOM: &[&str] =
    &["cho_ky", "cach_duong_ke", "duoi_duong_ke", "cach_khoi", "dem_o_ngang", "dem_o_doc", "net_ke"];
const STYLE: &[&str] =
    &["co_chu", "dam", "nghieng", "can", "thut_dau_dong", "thut_trai", "cach_tren", "cach_duoi", "gian_dong"];

/// The clause of a role about which the decree is silent.
const PRACTICE: &str = "thực hành";

/// Lays a file over the theme. `standard` has the looks that the decree fixes.
pub(super) fn apply(theme: &mut Theme, standard: &Theme, node: &Node, findings: &mut Findings) {
    let mut reader = ThemeReader { standard, findings };
    for entry in reader.entries(node, "tệp thể thức", PARTS) {
        match entry.key.as_str() {
            "trang" => reader.page(&mut theme.page, &entry.value),
            "khoang" => reader.room(&mut theme.room, &entry.value),
            _ => reader.styles(&mut theme.styles, &entry.value),
        }
    }
}

/// The lengths a value may have.
#[derive(Clone, Copy)]
struct Range {
    low: Length,
    high: Length,
    /// The unit of a number that is written without one.
    unit: ThemeUnit,
    clause: &'static str,
}

fn mm(low: f64, high: f64, clause: &'static str) -> Range {
    Range { low: Length::mm(low), high: Length::mm(high), unit: ThemeUnit::Mm, clause }
}

fn pt(low: f64, high: f64, clause: &'static str) -> Range {
    Range { low: Length::pt(low), high: Length::pt(high), unit: ThemeUnit::Pt, clause }
}

/// `` `co_chu` của `noi_nhan` `` and `` `le_trai` ``.
fn named(entry: &Entry, role: Option<Role>) -> String {
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

struct ThemeReader<'a> {
    standard: &'a Theme,
    findings: &'a mut Findings,
}

impl ThemeReader<'_> {
    fn outside(&mut self, node: &Node, message: String) {
        self.findings.push(Finding::error(codes::T004, node.span, message));
    }

    fn wrong(&mut self, node: &Node, message: String, hint: impl Into<String>) {
        self.findings.push(Finding::error(codes::T009, node.span, message).hint(hint));
    }

    /// The entries of a map with known keys; none if nothing was written after its key.
    fn entries<'n>(&mut self, node: &'n Node, title: &str, keys: &[&str]) -> Vec<&'n Entry> {
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

    fn page(&mut self, page: &mut Page, node: &Node) {
        const CLAUSE: &str = "PL I, I.3";
        let mut number = None;
        for entry in self.entries(node, "`trang`", PAGE) {
            let margins = &mut page.margins;
            let (place, range) = match entry.key.as_str() {
                "le_tren" => (&mut margins.top, mm(20.0, 25.0, CLAUSE)),
                "le_duoi" => (&mut margins.bottom, mm(20.0, 25.0, CLAUSE)),
                "le_trai" => (&mut margins.left, mm(30.0, 35.0, CLAUSE)),
                "le_phai" => (&mut margins.right, mm(15.0, 20.0, CLAUSE)),
                _ => {
                    number = Some(entry);
                    continue;
                }
            };
            self.length(place, entry, None, range);
        }
        // The number is in the top margin (PL I, I.7), and its own height has to fit above the text.
        if let Some(entry) = number {
            let high = page.margins.top - Length::mm(6.0);
            let range = Range { high, ..mm(5.0, 0.0, "PL I, I.7") };
            self.length(&mut page.number_from_top, entry, None, range);
        }
    }

    fn room(&mut self, room: &mut Room, node: &Node) {
        for entry in self.entries(node, "`khoang`", ROOM) {
            let (place, range) = match entry.key.as_str() {
                "cho_ky" => (&mut room.signature, mm(20.0, 60.0, PRACTICE)),
                "cach_duong_ke" => (&mut room.rule_gap, pt(0.0, 6.0, PRACTICE)),
                "duoi_duong_ke" => (&mut room.rule_below, pt(0.0, 20.0, PRACTICE)),
                "cach_khoi" => (&mut room.section_gap, pt(0.0, 40.0, PRACTICE)),
                "dem_o_ngang" => (&mut room.cell_padding, mm(0.0, 5.0, PRACTICE)),
                "dem_o_doc" => (&mut room.cell_padding_vertical, mm(0.0, 5.0, PRACTICE)),
                _ => (&mut room.stroke, pt(0.25, 1.5, PRACTICE)),
            };
            self.length(place, entry, None, range);
        }
    }

    fn styles(&mut self, styles: &mut [Style], node: &Node) {
        let elements: Vec<&str> = Role::ALL.iter().map(|role| role.info().element).collect();
        for entry in self.entries(node, "`kieu`", &elements) {
            let Some(role) = Role::of_element(&entry.key) else { continue };
            self.style(role, &mut styles[role as usize], &entry.value);
        }
    }

    fn style(&mut self, role: Role, style: &mut Style, node: &Node) {
        let info = role.info();
        let entries = self.entries(node, &format!("`{}`", info.element), STYLE);
        for entry in &entries {
            let sizes = pt(f64::from(info.sizes.0) / 2.0, f64::from(info.sizes.1) / 2.0, info.clause);
            let (place, range) = match entry.key.as_str() {
                "co_chu" => (&mut style.size, sizes),
                "thut_dau_dong" => (&mut style.first_indent, mm(0.0, 60.0, PRACTICE)),
                "thut_trai" => (&mut style.left_indent, mm(0.0, 60.0, PRACTICE)),
                "cach_tren" => (&mut style.before, pt(0.0, 40.0, PRACTICE)),
                "cach_duoi" => (&mut style.after, pt(0.0, 40.0, PRACTICE)),
                "gian_dong" => {
                    self.pitch(&mut style.line_percent, entry, role);
                    continue;
                }
                "dam" => {
                    self.weight(&mut style.bold, entry, role, "đậm", |standard| standard.bold);
                    continue;
                }
                "nghieng" => {
                    self.weight(&mut style.italic, entry, role, "nghiêng", |standard| standard.italic);
                    continue;
                }
                _ => {
                    self.align(&mut style.align, entry, role);
                    continue;
                }
            };
            self.length(place, entry, Some(role), range);
        }
        if is_body(role) {
            self.body(role, style, &entries);
        }
    }

    /// What the decree asks of the paragraphs of the body (PL I, II.6đ).
    fn body(&mut self, role: Role, style: &Style, entries: &[&Entry]) {
        let written =
            |keys: &[&str]| entries.iter().find(|entry| keys.contains(&entry.key.as_str())).copied();
        let allowed = [Length::mm(10.0), Length::mm(12.7)];
        if let Some(entry) = written(&["thut_dau_dong"])
            && !allowed.contains(&style.first_indent)
        {
            let unit = unit_of(entry, ThemeUnit::Mm);
            let [short, long] = allowed.map(|length| unit.shown(length));
            let message = format!(
                "{} là {}, phải là {short} hoặc {long} {} (PL I, II.6đ)",
                named(entry, Some(role)),
                as_written(entry, unit),
                unit.name()
            );
            self.outside(&entry.value, message);
        }
        let least = Length::pt(6.0);
        if let Some(entry) = written(&["cach_tren", "cach_duoi"])
            && style.before.max(style.after) < least
        {
            let unit = unit_of(entry, ThemeUnit::Pt);
            let message = format!(
                "các đoạn của `{}` cách nhau {} {}, phải từ {} {} trở lên (PL I, II.6đ)",
                role.info().element,
                unit.shown(style.before.max(style.after)),
                unit.name(),
                unit.shown(least),
                unit.name()
            );
            self.outside(&entry.value, message);
        }
    }

    /// The number of an entry. Returns None if it is no number, which is reported.
    fn number(&mut self, entry: &Entry, example: &str) -> Option<ThemeNumber> {
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
    fn length(&mut self, place: &mut Length, entry: &Entry, role: Option<Role>, range: Range) {
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

    /// Takes a line pitch over, from single to one and a half (PL I, II.6đ).
    fn pitch(&mut self, place: &mut u16, entry: &Entry, role: Role) {
        let Some(ThemeNumber { amount, unit }) = self.number(entry, "1,5") else { return };
        if unit.is_some_and(|unit| unit != ThemeUnit::Lines) {
            let message = format!("{} tính bằng số dòng", named(entry, Some(role)));
            return self.wrong(&entry.value, message, "ví dụ `gian_dong: 1,5`");
        }
        let percent = amount.checked_mul(100.into()).and_then(|percent| percent.round().to_u16());
        match percent.filter(|percent| (100..=150).contains(percent)) {
            Some(percent) => *place = percent,
            None => {
                let is = format!("{} là {} dòng", named(entry, Some(role)), value::shown(amount));
                self.outside(&entry.value, format!("{is}, phải từ 1 đến 1,5 dòng (PL I, II.6đ)"));
            }
        }
    }

    /// Takes bold or italic over, where the decree leaves the choice.
    fn weight(
        &mut self,
        place: &mut bool,
        entry: &Entry,
        role: Role,
        look: &str,
        of: impl Fn(&Style) -> bool,
    ) {
        let text = entry.value.scalar().map_or("", |scalar| scalar.text.as_str());
        let Some(wanted) = value::yes_or_no(text) else {
            let message = format!("{} phải là `có` hoặc `không`", named(entry, Some(role)));
            return self.wrong(&entry.value, message, format!("ví dụ `{}: có`", entry.key));
        };
        let info = role.info();
        // A clause's title may be bold or not (PL I, V.6b).
        let free = info.clause == PRACTICE || (role == Role::TieuDeKhoan && entry.key == "dam");
        match Some(of(self.standard.style(role))).filter(|_| !free) {
            Some(fixed) if fixed != wanted => {
                let look = if fixed { format!("in {look}") } else { format!("không in {look}") };
                let message = format!("`{}` ({}) phải {look} ({})", info.element, info.name, info.clause);
                self.outside(&entry.value, message);
            }
            _ => *place = wanted,
        }
    }

    /// Takes the alignment over, where the decree leaves the choice.
    fn align(&mut self, place: &mut Align, entry: &Entry, role: Role) {
        let text = entry.value.scalar().map_or("", |scalar| scalar.text.trim());
        let words = ALIGNS.iter().map(|(word, _)| *word);
        let Some((_, wanted)) = ALIGNS.iter().copied().find(|(word, _)| *word == text) else {
            let message = format!("{} không có lựa chọn `{text}`", named(entry, Some(role)));
            return self.wrong(&entry.value, message, suggestion(text, words));
        };
        let info = role.info();
        let fixed = Some(self.standard.style(role).align).filter(|_| is_placed(role));
        match fixed.filter(|fixed| *fixed != wanted) {
            Some(fixed) => {
                let word = ALIGNS.iter().find(|(_, align)| *align == fixed).map_or("", |(word, _)| word);
                let clause = if is_body(role) { "PL I, II.6đ" } else { info.clause };
                let message = format!("`{}` ({}) phải canh `{word}` ({clause})", info.element, info.name);
                self.outside(&entry.value, message);
            }
            None => *place = wanted,
        }
    }
}

/// The unit of an entry's number.
fn unit_of(entry: &Entry, default: ThemeUnit) -> ThemeUnit {
    let written = entry.value.scalar().and_then(|scalar| value::number(&scalar.text));
    written.and_then(|written| written.unit).unwrap_or(default)
}

/// An entry's number as people read it.
fn as_written(entry: &Entry, unit: ThemeUnit) -> String {
    let written = entry.value.scalar().and_then(|scalar| value::number(&scalar.text));
    written.map_or(String::new(), |written| format!("{} {}", value::shown(written.amount), unit.name()))
}

/// A key that belongs elsewhere in the file.
fn place_of(key: &str, here: &[&str]) -> Option<String> {
    let parts = [("trang", PAGE), ("khoang", ROOM)];
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

/// Whether a role is a paragraph of the body (PL I, II.6đ).
fn is_body(role: Role) -> bool {
    matches!(
        role,
        Role::CanCu
            | Role::DoanVan
            | Role::Dieu
            | Role::TieuDeKhoan
            | Role::Khoan
            | Role::TieuKhoan
            | Role::TieuDeTieuKhoan
            | Role::Diem
            | Role::Gach
            | Role::Cong
    )
}

/// Whether the decree fixes the alignment of a role.
fn is_placed(role: Role) -> bool {
    let open = [Role::Muc, Role::KinhGui, Role::KinhGuiNhieu, Role::NoiKinhGui, Role::DoKhan];
    is_body(role) || (role.info().clause != PRACTICE && !open.contains(&role))
}
