//! Money typed into a text where a table has it: such a figure stays behind when the table changes.
//!
//! In: the texts of a dossier and its tables with their sums. Out: a warning for each figure with
//! a unit of money that is one of the sums, lies within 1 % of a total or subtotal, or is said to be
//! the total of the only table and is not; and for a total or subtotal in words, with what to write
//! in its place.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::stated;
use crate::budget::words::{self, Wording};
use crate::budget::{RowKind, Sheet, Sheets};
use crate::content::VanBan;
use crate::content::declare::Text;
use crate::content::fixed;
use crate::content::money::{Unit, format_amount, prose};
use crate::diag::{Diagnostic, Diagnostics, Report, codes};
use crate::source::Span;

/// A hundredth of a sum is how far from it a figure may be meant to be it.
const NEAR: Decimal = Decimal::ONE_HUNDRED;

/// A sum of a table.
struct Sum {
    /// In the middle of a sentence: "tổng cộng ở cột `2026`".
    name: String,
    /// What texts call it, `tong["2026"]`, or what it lacks to be called.
    call: Result<String, &'static str>,
    value: Decimal,
    unit: Unit,
    dong: Decimal,
    /// Do figures near it count too? Not for a task's own sum.
    near: bool,
}

/// Tells figures typed into the texts of a dossier that its tables have.
pub(super) fn check(document: &VanBan, sheets: &Sheets, report: &mut Report) {
    let (sources, diags) = (&report.sources, &mut report.findings);
    let only = sheets.with_money().count() == 1;
    let sums: Vec<Sum> = sheets.with_money().flat_map(|sheet| Table { sheet, only }.sums()).collect();
    if sums.is_empty() {
        return;
    }
    let total = only && sheets.with_money().all(|sheet| sheet.bang.main_column().is_some());
    let own = if total { names(document) } else { String::new() };
    let mut teller = Teller { sums, total: total.then_some(own), spoken: None, diags };
    for text in document.texts() {
        let figures = prose::figures(&text.raw);
        // Where it stands in the file is looked for only where something may have to be told of it.
        let offset = figures.first().and_then(|_| sources.slice(text.at).find(&text.raw));
        for figure in figures {
            let at = offset.map_or(text.at, |offset| {
                let start = text.at.start as usize + offset;
                Span::new(text.at.file, start + figure.at.start..start + figure.at.end)
            });
            teller.tell(&figure, &text.raw, None, at);
        }
        teller.tell_words(text);
    }
    let mut seen = BTreeSet::new();
    variables(document, &mut |name, value| {
        // What is attached has those of the main document too.
        if seen.insert((name.to_owned(), value.to_owned())) {
            let figures = prose::figures(value);
            figures.iter().for_each(|figure| teller.tell(figure, value, Some(name), document.at));
        }
    });
}

/// The variables of a dossier's documents.
fn variables(document: &VanBan, each: &mut dyn FnMut(&str, &str)) {
    document.bien.iter().for_each(|(name, value)| each(name, value));
    document.kem_theo.iter().for_each(|attached| variables(attached, each));
}

/// The kinds of a dossier's documents and its trích yếu, in small letters.
fn names(document: &VanBan) -> String {
    let subject = document.trich_yeu.iter().map(|line| line.raw.as_str());
    let all = [document.kind.ten.as_str()].into_iter().chain(subject).collect::<Vec<_>>().join(" ");
    let attached = document.kem_theo.iter().map(names).collect::<String>();
    format!("{} {attached}", all.to_lowercase())
}

struct Teller<'d> {
    sums: Vec<Sum>,
    /// Where the first of the sums is the only total of the paper: what the paper is called.
    total: Option<String>,
    /// Totals and subtotals in words with their places among the sums, once a text asks for them.
    spoken: Option<Vec<(usize, String)>>,
    diags: &'d mut Diagnostics,
}

impl Teller<'_> {
    /// Tells a figure of a text, or of a variable, if it is a sum or near one.
    fn tell(&mut self, figure: &prose::Figure, text: &str, variable: Option<&str>, at: Span) {
        // "199 triệu đồng/dự án" is so much for each, and no sum.
        let behind = text[figure.at.end..].strip_prefix('/');
        if behind.is_some_and(|behind| behind.starts_with(char::is_alphabetic)) {
            return;
        }
        let typed = &text[figure.at.clone()];
        let place = variable.map(|name| format!(" ở biến `{name}`")).unwrap_or_default();
        let off = |sum: &Sum| (sum.dong - figure.dong).abs();
        let near = self.sums.iter().filter(|sum| sum.near && off(sum) * NEAR <= sum.dong);
        let same = self.sums.iter().find(|sum| sum.dong == figure.dong);
        let Some(sum) = same.or_else(|| near.min_by_key(|sum| off(sum))) else {
            return self.tell_other_total(figure, text, &place, at);
        };
        let message = match same {
            Some(same) => {
                format!(
                    "`{typed}`{place} gõ tay là {} của bảng; sửa bảng thì số này không đổi theo",
                    same.name
                )
            }
            None => format!(
                "`{typed}`{place} gõ tay gần bằng {} của bảng là {} {}",
                sum.name,
                format_amount(sum.value),
                sum.unit.name()
            ),
        };
        let instead = if variable.is_some() { "thay cho biến, " } else { "" };
        let own = format!("nếu là số khác, viết `{{{{ \"{typed}\" }}}}`");
        let hint = format!("{instead}{} để số lấy từ bảng; {own}", advice(sum, figure));
        self.diags.push(Diagnostic::warning(codes::B008, at, message).hint(hint));
    }
}

impl Teller<'_> {
    /// Tells a figure that a sentence calls the total, where the only table has another.
    fn tell_other_total(&mut self, figure: &prose::Figure, text: &str, place: &str, at: Span) {
        let Some(stated) = self.total.as_ref().and_then(|own| stated::total(text, &figure.at, own)) else {
            return;
        };
        let Some(sum) = self.sums.first() else { return };
        if prose::figures(&text[stated.sentence]).iter().any(|other| other.dong == sum.dong) {
            return;
        }
        let off = (sum.dong - figure.dong).abs();
        if stated.about && off * Decimal::TEN <= sum.dong {
            return;
        }
        let typed = &text[figure.at.clone()];
        let message = format!(
            "`{typed}`{place} ghi là tổng kinh phí, khác {} của bảng là {} {}",
            sum.name,
            format_amount(sum.value),
            sum.unit.name()
        );
        let hint = format!(
            "sửa số này hoặc bảng; {} để số lấy từ bảng; nếu là số khác, viết `{{{{ \"{typed}\" }}}}`",
            advice(sum, figure)
        );
        self.diags.push(Diagnostic::warning(codes::B008, at, message).hint(hint).since(fixed::SINCE));
    }

    /// Tells a total or subtotal written out in words, however the office words it.
    fn tell_words(&mut self, text: &Text) {
        if !may_name_money(&text.raw) {
            return;
        }
        let typed = prose::without_variables(&text.raw).to_lowercase();
        let last_is_number = |before: &str| before.split_whitespace().next_back().is_some_and(is_number);
        if !typed.match_indices(" đồng").any(|(at, _)| last_is_number(&typed[..at])) {
            return;
        }
        // "hai triệu đồng" within "hai mươi hai triệu đồng" is another sum.
        let said = |words: &str| typed.match_indices(words).any(|(at, _)| !last_is_number(&typed[..at]));
        let spoken = self.spoken.get_or_insert_with(|| spoken(&self.sums));
        let spoken = spoken.iter().find(|(_, words)| said(words)).map(|(at, words)| (&self.sums[*at], words));
        let Some((sum, words)) = spoken else { return };
        let instead = match &sum.call {
            Err(lacking) => (*lacking).to_owned(),
            Ok(call) => format!(
                "viết `{{{{ {call} | bang_chu }}}}`, giữa câu thì `{{{{ {call} | bang_chu_thuong }}}}`"
            ),
        };
        let message =
            format!("`{words}` gõ tay là {} của bảng; sửa bảng thì chữ này không đổi theo", sum.name);
        let hint = format!("{instead} để chữ lấy từ bảng");
        self.diags.push(Diagnostic::warning(codes::B008, text.at, message).hint(hint));
    }
}

/// Can " đồng", in whichever capitals, stand in it? Most texts are told so from its first letters.
fn may_name_money(text: &str) -> bool {
    [" đồ", " đỒ", " Đồ", " ĐỒ"].iter().any(|opening| text.contains(opening))
}

/// Totals and subtotals in words, in every wording.
fn spoken(sums: &[Sum]) -> Vec<(usize, String)> {
    let near = sums.iter().enumerate().filter(|(_, sum)| sum.near);
    let each = near.flat_map(|(at, sum)| Wording::all().map(move |wording| (at, sum.dong, wording)));
    each.filter_map(|(at, dong, wording)| Some((at, words::in_words(dong, wording)?))).collect()
}

/// Is a word part of a number in words?
fn is_number(word: &str) -> bool {
    const NUMBERS: &str = "không một hai ba bốn năm sáu bảy tám chín mười mươi mốt tư lăm trăm linh lẻ \
                           nghìn ngàn triệu tỷ phẩy";
    NUMBERS.split(' ').any(|number| number == word)
}

/// What to write for a sum, in the unit that was typed.
fn advice(sum: &Sum, figure: &prose::Figure) -> String {
    match (&sum.call, figure.unit) {
        (Err(lacking), _) => (*lacking).to_owned(),
        (Ok(call), Some(unit)) if unit != sum.unit => {
            let unit = unit.name();
            format!("viết `{{{{ {call} | tien(don_vi=\"{unit}\") }}}} {unit}`")
        }
        (Ok(call), _) => format!("viết `{{{{ {call} }}}}`"),
    }
}

/// A table with its sums.
struct Table<'a> {
    sheet: &'a Sheet,
    /// It is the only one with money.
    only: bool,
}

impl Table<'_> {
    fn sums(&self) -> Vec<Sum> {
        let of_bang = self.sheet.bang.ma().map(|ma| format!("bang{}", step(ma))).ok_or("đặt `ma` cho bảng");
        let root = match (&of_bang, self.only) {
            (_, true) => Ok("tong".to_owned()),
            (of_bang, false) => of_bang.clone().map(|bang| format!("{bang}.tong")),
        };
        let mut sums = Vec::new();
        self.row(self.sheet.grand(), "tổng cộng", &root, true, &mut sums);
        for row in self.sheet.rows() {
            let (what, list, near) = match row.kind() {
                RowKind::Group => ("nhóm", "nhom", true),
                RowKind::Task => ("nhiệm vụ", "nhiem_vu", false),
                RowKind::Total => continue,
            };
            let lacking = if near { "đặt `ma` cho nhóm" } else { "đặt `ma` cho nhiệm vụ" };
            let root = of_bang.clone().and_then(|bang| {
                let ma = row.id().ok_or(lacking)?;
                Ok(format!("{bang}.{list}{}", step(ma)))
            });
            self.row(row.shown, &format!("tổng {what} {}", row.label()), &root, near, &mut sums);
        }
        sums
    }

    /// The computed sums of a row; that of the table's total first.
    fn row(
        &self,
        figures: &[Option<Decimal>],
        name: &str,
        root: &Result<String, &'static str>,
        near: bool,
        sums: &mut Vec<Sum>,
    ) {
        let main = self.sheet.bang.main_column();
        let first = main.into_iter();
        let others = (0..figures.len()).filter(|place| Some(*place) != main);
        for place in first.chain(others) {
            let column = &self.sheet.bang.columns[place];
            // What a task states is no sum.
            let computed = column.kind.is_computed();
            let Some(value) = figures[place].filter(|_| column.kind.holds_money() && (near || computed))
            else {
                continue;
            };
            let unit = self.sheet.unit();
            let Some(dong) = unit.in_dong(value).filter(|dong| !dong.is_zero()) else { continue };
            let (name, call) = match main == Some(place) {
                true => (name.to_owned(), root.clone()),
                false => {
                    let id = &column.id.text;
                    let call = root.clone().map(|root| format!("{root}{}", step(id)));
                    (format!("{name} ở cột `{id}`"), call)
                }
            };
            sums.push(Sum { name, call, value, unit, dong, near });
        }
    }
}

/// A step to an id: `.tong`, `["2026"]`.
fn step(id: &str) -> String {
    match id.starts_with(|first: char| first.is_ascii_digit()) {
        true => format!("[\"{id}\"]"),
        false => format!(".{id}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::may_name_money;

    proptest! {
        /// No text is passed over that names money in words.
        #[test]
        fn what_names_money_is_looked_at(text in "(hai|[ *]| [đĐ][ồỒ][nN][gG]| đồng|đồ){0,4}") {
            prop_assert!(may_name_money(&text) || !text.to_lowercase().contains(" đồng"));
        }
    }
}
