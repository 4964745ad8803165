//! A theme file's nodes laid over a theme.
//!
//! In: the theme as it is, the nodes. Out: the theme with what they name, and a finding for each thing
//! wrong in them, at its value, with the range in the unit that was written.

use rust_decimal::prelude::ToPrimitive;

use super::entries::{
    PAGE, PARTS, PRACTICE, ROOM, Range, STYLE, TABLES, ThemeReader, as_written, mm, named, pt, unit_of,
};
use super::value::{self, ALIGNS, ThemeNumber, ThemeUnit};
use super::{Align, Page, Room, Style, Theme, WideTables, columns};
use crate::finding::Findings;
use crate::finding::suggest::suggestion;
use crate::length::Length;
use crate::role::Role;
use crate::yaml::{Entry, Node};

/// Lays a file over the theme. `standard` has the looks that the decree fixes.
pub(super) fn apply(theme: &mut Theme, standard: &Theme, node: &Node, findings: &mut Findings) {
    let mut reader = ThemeReader { standard, findings };
    let entries = reader.entries(node, "tệp thể thức", PARTS);
    // In this order, whatever that of the file: a size of all is for the roles that name none, and whether
    // columns are wide enough depends on margins and sizes.
    for key in PARTS {
        let Some(entry) = entries.iter().find(|entry| entry.key == *key) else { continue };
        match entry.key.as_str() {
            "co_chu" => reader.one_size(&mut theme.styles, entry),
            "trang" => reader.page(&mut theme.page, &entry.value),
            "khoang" => reader.room(&mut theme.room, &entry.value),
            "kieu" => reader.styles(&mut theme.styles, &entry.value),
            "bang" => reader.tables(&mut theme.wide, &entry.value),
            _ => columns::read(&mut reader, theme, &entry.value),
        }
    }
}

impl ThemeReader<'_> {
    /// One size for all that the decree sets in 13 to 14, and for paragraphs of the body of which it is silent;
    /// what it sets in 12 to 13 is one point smaller, as its own pairs are: Quốc hiệu 13 over Tiêu ngữ 14, 12
    /// over 13.
    fn one_size(&mut self, styles: &mut [Style], entry: &Entry) {
        let mut size = Length::ZERO;
        self.length(&mut size, entry, None, pt(13.0, 14.0, "PL I, mục V"));
        if size == Length::ZERO {
            return;
        }
        for &role in Role::ALL.iter().filter(|role| role.info().clause != PRACTICE || is_body(**role)) {
            let style = &mut styles[role as usize];
            match role.info().sizes {
                (26, 28) => style.size = size,
                (24, 26) => style.size = size - Length::pt(1.0),
                _ => {}
            }
        }
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

    /// What is allowed for wide tables.
    fn tables(&mut self, wide: &mut WideTables, node: &Node) {
        for entry in self.entries(node, "`bang`", TABLES) {
            if entry.key == "co_chu_nho_nhat" {
                self.length(&mut wide.least_size, entry, None, pt(8.0, 11.0, PRACTICE));
                continue;
            }
            let text = entry.value.scalar().map_or("", |scalar| scalar.text.as_str());
            match value::yes_or_no(text) {
                Some(allowed) => wide.a3 = allowed,
                None => {
                    let message = format!("{} phải là `có` hoặc `không`", named(entry, None));
                    self.wrong(&entry.value, message, format!("ví dụ `{}: có`", entry.key));
                }
            }
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
