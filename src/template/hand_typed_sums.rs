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
use crate::budget::{RowKind, Sheet, SheetRow, Sheets};
use crate::content::Dossier;
use crate::content::declare::Text;
use crate::content::fixed;
use crate::content::money::{Unit, format_amount, prose};
use crate::finding::{Finding, Findings, Report, codes};
use crate::source::Span;

/// A hundredth of a sum is how far from it a figure may be meant to be it.
const NEAR: Decimal = Decimal::ONE_HUNDRED;

/// A sum of a table. What it is called is made where something is said of it.
struct Sum<'a> {
    table: SummedTable<'a>,
    /// The row it stands in; None for the totals.
    row: Option<SheetRow<'a>>,
    column: usize,
    value: Decimal,
    dong: Decimal,
}

/// Tells figures typed into the texts of a dossier that its tables have.
pub(super) fn check(document: &Dossier, sheets: &Sheets, report: &mut Report) {
    let (sources, findings) = (&report.sources, &mut report.findings);
    let only = sheets.with_money().count() == 1;
    let sums: Vec<Sum<'_>> =
        sheets.with_money().flat_map(|sheet| SummedTable { sheet, only }.sums()).collect();
    if sums.is_empty() {
        return;
    }
    let total = only && sheets.with_money().all(|sheet| sheet.bang.main_column().is_some());
    let own = if total { names(document) } else { String::new() };
    let mut teller = TypedSumCheck { sums, total: total.then_some(own), spoken: None, findings };
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
fn variables(document: &Dossier, each: &mut dyn FnMut(&str, &str)) {
    document.bien.iter().for_each(|(name, value)| each(name, value));
    document.kem_theo.iter().for_each(|attached| variables(attached, each));
}

/// The kinds of a dossier's documents and its trích yếu, in small letters.
fn names(document: &Dossier) -> String {
    let subject = document.trich_yeu.iter().map(|line| line.raw.as_str());
    let all = [document.kind.ten.as_str()].into_iter().chain(subject).collect::<Vec<_>>().join(" ");
    let attached = document.kem_theo.iter().map(names).collect::<String>();
    format!("{} {attached}", all.to_lowercase())
}

struct TypedSumCheck<'a, 'd> {
    sums: Vec<Sum<'a>>,
    /// Where the first of the sums is the only total of the paper: what the paper is called.
    total: Option<String>,
    /// Totals and subtotals in words with their places among the sums, once a text asks for them.
    spoken: Option<Vec<(usize, String)>>,
    findings: &'d mut Findings,
}

impl TypedSumCheck<'_, '_> {
    /// Tells a figure of a text, or of a variable, if it is a sum or near one.
    fn tell(&mut self, figure: &prose::ProseFigure, text: &str, variable: Option<&str>, at: Span) {
        // "199 triệu đồng/dự án" is so much for each, and no sum.
        let behind = text[figure.at.end..].strip_prefix('/');
        if behind.is_some_and(|behind| behind.starts_with(char::is_alphabetic)) {
            return;
        }
        let typed = &text[figure.at.clone()];
        let place = variable.map(|name| format!(" ở biến `{name}`")).unwrap_or_default();
        let off = |sum: &Sum<'_>| (sum.dong - figure.dong).abs();
        let near = self.sums.iter().filter(|sum| sum.near() && off(sum) * NEAR <= sum.dong);
        let same = self.sums.iter().find(|sum| sum.dong == figure.dong);
        let Some(sum) = same.or_else(|| near.min_by_key(|sum| off(sum))) else {
            return self.tell_other_total(figure, text, &place, at);
        };
        let message = match same {
            Some(same) => {
                format!(
                    "`{typed}`{place} gõ tay là {} của bảng; sửa bảng thì số này không đổi theo",
                    same.name()
                )
            }
            None => format!(
                "`{typed}`{place} gõ tay gần bằng {} của bảng là {} {}",
                sum.name(),
                format_amount(sum.value),
                sum.unit().name()
            ),
        };
        let instead = if variable.is_some() { "thay cho biến, " } else { "" };
        let own = format!("nếu là số khác, viết `{{{{ \"{typed}\" }}}}`");
        let hint = format!("{instead}{} để số lấy từ bảng; {own}", advice(sum, figure));
        self.findings.push(Finding::warning(codes::B008, at, message).hint(hint));
    }
}

impl TypedSumCheck<'_, '_> {
    /// Tells a figure that a sentence calls the total, where the only table has another.
    fn tell_other_total(&mut self, figure: &prose::ProseFigure, text: &str, place: &str, at: Span) {
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
            sum.name(),
            format_amount(sum.value),
            sum.unit().name()
        );
        let hint = format!(
            "sửa số này hoặc bảng; {} để số lấy từ bảng; nếu là số khác, viết `{{{{ \"{typed}\" }}}}`",
            advice(sum, figure)
        );
        self.findings.push(Finding::warning(codes::B008, at, message).hint(hint).since(fixed::SINCE));
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
        let instead = match sum.call() {
            Err(lacking) => lacking.to_owned(),
            Ok(call) => format!(
                "viết `{{{{ {call} | bang_chu }}}}`, giữa câu thì `{{{{ {call} | bang_chu_thuong }}}}`"
            ),
        };
        let message =
            format!("`{words}` gõ tay là {} của bảng; sửa bảng thì chữ này không đổi theo", sum.name());
        let hint = format!("{instead} để chữ lấy từ bảng");
        self.findings.push(Finding::warning(codes::B008, text.at, message).hint(hint));
    }
}

/// Can " đồng", in whichever capitals, stand in it? Most texts are told so from its first letters, many
/// from the last byte of these, which few other letters have.
fn may_name_money(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | matches!(byte, 0x92 | 0x93))
        && [" đồ", " đỒ", " Đồ", " ĐỒ"].iter().any(|opening| text.contains(opening))
}

/// Totals and subtotals in words, in every wording.
fn spoken(sums: &[Sum<'_>]) -> Vec<(usize, String)> {
    let near = sums.iter().enumerate().filter(|(_, sum)| sum.near());
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
fn advice(sum: &Sum<'_>, figure: &prose::ProseFigure) -> String {
    match (sum.call(), figure.unit) {
        (Err(lacking), _) => lacking.to_owned(),
        (Ok(call), Some(unit)) if unit != sum.unit() => {
            let unit = unit.name();
            format!("viết `{{{{ {call} | tien(don_vi=\"{unit}\") }}}} {unit}`")
        }
        (Ok(call), _) => format!("viết `{{{{ {call} }}}}`"),
    }
}

/// A table with its sums.
#[derive(Clone, Copy)]
struct SummedTable<'a> {
    sheet: &'a Sheet,
    /// It is the only one with money.
    only: bool,
}

impl<'a> SummedTable<'a> {
    /// Its computed sums, those of its totals first.
    fn sums(self) -> Vec<Sum<'a>> {
        let mut sums = Vec::new();
        self.add(None, self.sheet.grand(), &mut sums);
        for row in self.sheet.rows() {
            if row.kind() != RowKind::Total {
                self.add(Some(row), row.shown, &mut sums);
            }
        }
        sums
    }

    /// Adds the sums of a row, that of the table's main column first.
    fn add(self, row: Option<SheetRow<'a>>, figures: &[Option<Decimal>], sums: &mut Vec<Sum<'a>>) {
        let (bang, unit) = (&self.sheet.bang, self.sheet.unit());
        let main = bang.main_column();
        // What a task states is no sum.
        let is_sum = |column: usize| {
            let kind = bang.columns[column].kind;
            kind.holds_money() && (kind.is_computed() || row.is_none_or(|row| row.kind() != RowKind::Task))
        };
        let others = (0..figures.len()).filter(|column| Some(*column) != main);
        sums.extend(main.into_iter().chain(others).filter_map(|column| {
            let value = figures[column].filter(|_| is_sum(column))?;
            let dong = unit.in_dong(value).filter(|dong| !dong.is_zero())?;
            Some(Sum { table: self, row, column, value, dong })
        }));
    }
}

impl Sum<'_> {
    /// Do figures near it count too? Not for a task's own sum.
    fn near(&self) -> bool {
        self.row.is_none_or(|row| row.kind() != RowKind::Task)
    }

    fn unit(&self) -> Unit {
        self.table.sheet.unit()
    }

    /// The id of its column, where the row as a whole does not stand for it.
    fn column_id(&self) -> Option<&str> {
        let bang = &self.table.sheet.bang;
        (bang.main_column() != Some(self.column)).then(|| bang.columns[self.column].id.text.as_str())
    }

    /// In the middle of a sentence: "tổng cộng ở cột `2026`".
    fn name(&self) -> String {
        let mut name = match self.row {
            None => "tổng cộng".to_owned(),
            Some(row) if row.kind() == RowKind::Task => format!("tổng nhiệm vụ {}", row.label()),
            Some(row) => format!("tổng nhóm {}", row.label()),
        };
        if let Some(id) = self.column_id() {
            name += &format!(" ở cột `{id}`");
        }
        name
    }

    /// What texts call it, `tong["2026"]`, or what it lacks to be called.
    fn call(&self) -> Result<String, &'static str> {
        let SummedTable { sheet, only } = self.table;
        let table = || sheet.bang.ma().map(|ma| format!("bang{}", step(ma))).ok_or("đặt `ma` cho bảng");
        let mut call = match self.row {
            None if only => "tong".to_owned(),
            None => format!("{}.tong", table()?),
            Some(row) => {
                let (list, lacking) = match row.kind() {
                    RowKind::Task => ("nhiem_vu", "đặt `ma` cho nhiệm vụ"),
                    RowKind::Group | RowKind::Total => ("nhom", "đặt `ma` cho nhóm"),
                };
                let table = table()?;
                format!("{table}.{list}{}", step(row.id().ok_or(lacking)?))
            }
        };
        if let Some(id) = self.column_id() {
            call += &step(id);
        }
        Ok(call)
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
