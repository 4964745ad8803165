//! A sum of a table is not typed by hand into the text: such a figure stays behind when the table changes.
//!
//! In: all lines with what was typed in them, the sheets of the tables. Out: a warning for each figure with
//! a unit of money that is one of the sums, lies within 1 % of a total or subtotal, or is said to be
//! the total of the only table and is not; and for a total or subtotal in words, with what to write
//! in its place. Where no sheets are, as of a Word file, `observed_totals` looks.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::found::Telling;
use super::given::{self, GivenOfLine};
use super::paper_view::{Line, PartKind};
use super::sums::{self, Sum};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, observed_totals, stated_total, words};
use crate::budget::words::{self as spelled, Wording};
use crate::content::fixed;
use crate::content::money::{format_amount, prose};
use crate::finding::{Severity, Verdict, codes};
use crate::paper::{GivenBy, Role};

pub(super) const RULE: Rule = Rule {
    code: codes::B008,
    clause: "thực hành",
    severity: Severity::Warning,
    about: "Số tiền mà bảng đã tính thì trong lời văn lấy bằng biến, ví dụ `{{ tong }}`, không gõ tay: sửa bảng là số gõ tay sai. Xét cả \
            số lệch không quá 1 % so với tổng cộng, tổng nhóm, tổng viết bằng chữ, và câu nêu tổng kinh phí khác tổng của bảng \
            duy nhất. Ở tệp Word chỉ xét câu nêu tổng kinh phí. Số khác mà tình cờ gần bằng thì viết `{{ \"125 tỷ đồng\" }}`.",
    wrong: "dieu:\n  - Cấp 130 triệu đồng cho Tổ công nghệ số cộng đồng (chi tiết tại Phụ lục kèm theo).\n  - Quyết định này \
            có hiệu lực kể từ ngày ký./.\nphu_luc:\n  - ten: Kinh phí\n    bang:\n      don_vi: triệu đồng\n      cot:\n        \
            - {ma: ten, ten: Nội dung, kieu: chu}\n        - {ma: tien, ten: Kinh phí, kieu: tien, rong: 30}\n      \
            nhiem_vu:\n        - {ten: Mua máy tính, kinh_phi: {tien: 130}}",
    right: "dieu:\n  - Cấp {{ tong }} cho Tổ công nghệ số cộng đồng (chi tiết tại Phụ lục kèm theo).\n  - Quyết định này \
            có hiệu lực kể từ ngày ký./.\nphu_luc:\n  - ten: Kinh phí\n    bang:\n      don_vi: triệu đồng\n      cot:\n        \
            - {ma: ten, ten: Nội dung, kieu: chu}\n        - {ma: tien, ten: Kinh phí, kieu: tien, rong: 30}\n      \
            nhiem_vu:\n        - {ten: Mua máy tính, kinh_phi: {tien: 130}}",
    check,
};

/// A hundredth of a sum is how far from it a figure may be meant to be it.
const NEAR: Decimal = Decimal::ONE_HUNDRED;

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let Some(sheets) = paper.background.sheets else {
        return observed_totals::check(paper, &names(paper), found);
    };
    let sums = sums::all(sheets);
    if sums.is_empty() {
        return Verdict::NotApplicable;
    }
    let total =
        sums::is_one_table(sheets) && sheets.with_money().all(|sheet| sheet.bang.main_column().is_some());
    let total = total.then(|| names(paper));
    let mut teller = TypedSumCheck { sums, total, spoken: None, variables: BTreeSet::new(), found };
    // What nobody wrote, as the words of a table that the program makes, was typed by nobody.
    for line in paper.lines().filter(|line| line.paragraph.origin.is_some()) {
        let figures = if line.may(Topic::ProseMoney) { prose::figures(&line.text) } else { Vec::new() };
        let has_figures = line.still(Topic::ProseMoney, |_| !figures.is_empty());
        let names_money = line.still(Topic::SpokenMoney, |text| may_name_money(text.text));
        if !has_figures && !names_money {
            continue;
        }
        let given = given::of(line);
        for figure in &figures {
            match given.any(&figure.at) {
                None => teller.tell(figure, line, None),
                Some((GivenBy::Variable(name), true)) => teller.tell(figure, line, Some(name)),
                Some(_) => {}
            }
        }
        if names_money {
            teller.tell_words(line, &given);
        }
    }
    Verdict::Passed
}

/// What a paper and its parts are called, in small letters.
fn names(paper: &PaperView<'_>) -> String {
    let parts = paper.parts().iter().filter(|part| part.kind != PartKind::Appendix);
    let is_name =
        |line: &&Line<'_>| matches!(line.role, Role::TenLoai | Role::TrichYeu | Role::TrichYeuCongVan);
    let lines = parts.flat_map(|part| &part.lines).filter(is_name);
    lines.map(|line| words::small(&line.text) + " ").collect()
}

struct TypedSumCheck<'s, 'f, 'a> {
    sums: Vec<Sum<'s>>,
    /// Where the first of the sums is the only total of the paper: what the paper is called.
    total: Option<String>,
    /// Totals and subtotals in words with their places among the sums, once a text asks for them.
    spoken: Option<Vec<(usize, String)>>,
    /// Figures of variables that were told.
    variables: BTreeSet<(String, String)>,
    found: &'f mut Breaches<'a>,
}

impl<'a> TypedSumCheck<'_, '_, 'a> {
    /// Tells a figure of a line, which a variable may have put there, if it is a sum or near one.
    fn tell(&mut self, figure: &prose::ProseFigure, line: &Line<'a>, variable: Option<&str>) {
        let text: &str = &line.text;
        // "199 triệu đồng/dự án" is so much for each, and no sum.
        let behind = text[figure.at.end..].strip_prefix('/');
        if behind.is_some_and(|behind| behind.starts_with(char::is_alphabetic)) {
            return;
        }
        let typed = &text[figure.at.clone()];
        let place = variable.map(|name| format!(" ở biến `{name}`")).unwrap_or_default();
        if variable.is_some_and(|name| !self.variables.insert((name.to_owned(), typed.to_owned()))) {
            return;
        }
        let off = |sum: &Sum<'_>| (sum.dong - figure.dong).abs();
        let near = self.sums.iter().filter(|sum| sum.near() && off(sum) * NEAR <= sum.dong);
        let same = self.sums.iter().find(|sum| sum.dong == figure.dong);
        let Some(sum) = same.or_else(|| near.min_by_key(|sum| off(sum))) else {
            return self.tell_other_total(figure, line, &place);
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
        self.warning(line, figure.at.clone(), message, hint);
    }

    /// Tells a figure that a sentence calls the total, where the only table has another.
    fn tell_other_total(&mut self, figure: &prose::ProseFigure, line: &Line<'a>, place: &str) {
        let text: &str = &line.text;
        let stated = self.total.as_ref().and_then(|own| stated_total::total(text, &figure.at, own));
        let Some((stated, sum)) = stated.zip(self.sums.first()) else { return };
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
        self.warning(line, figure.at.clone(), message, hint);
        self.found.since(fixed::SINCE);
    }

    /// Tells a total or subtotal written out in words, however the office words it.
    fn tell_words(&mut self, line: &Line<'a>, given: &GivenOfLine<'_>) {
        let mut typed = words::small(&line.text);
        if typed.len() != line.text.len() {
            return;
        }
        for (at, _) in given.iter() {
            typed.replace_range(at.clone(), &"_".repeat(at.len()));
        }
        if !says_number(&typed) {
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
        self.found.add_words(Severity::Warning, line, (String::new(), 0), message, hint);
        self.found.telling(Telling::Each);
    }

    fn warning(&mut self, line: &Line<'a>, at: Range<usize>, message: String, hint: String) {
        self.found.warning(line, at, message, hint);
        self.found.telling(Telling::Each);
    }
}

/// May a sum in words stand in it, in whichever capitals? Most texts are told so from the first letters of " đồng",
/// many from the last byte of these, which few other letters have.
fn may_name_money(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | matches!(byte, 0x92 | 0x93))
        && [" đồ", " đỒ", " Đồ", " ĐỒ"].iter().any(|opening| words::first(text, 0, opening).is_some())
        && says_number(text)
}

/// Does a number in words stand before "đồng"? Behind figures there are words that multiply alone: "125 triệu đồng".
fn says_number(text: &str) -> bool {
    const MULTIPLY: [&str; 4] = ["nghìn", "ngàn", "triệu", "tỷ"];
    let places = |unit: &'static str| {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = words::first(text, from, unit)?;
            from = at + unit.len();
            Some(&text[..at])
        })
    };
    let mut units = [" đồ", " đỒ", " Đồ", " ĐỒ"].into_iter().flat_map(places);
    units.any(|before| {
        // "(một" begins one behind a bracket.
        let mut words = before.split_whitespace().rev().map(words::small).peekable();
        words.peek().is_some_and(|last| is_number(last))
            && words
                .find(|word| !MULTIPLY.contains(&word.as_str()))
                .is_some_and(|word| NUMBERS.iter().any(|number| word.ends_with(number)))
    })
}

/// Is the last word of a text part of a number in words?
fn last_is_number(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(is_number)
}

/// Totals and subtotals in words, in every wording.
fn spoken(sums: &[Sum<'_>]) -> Vec<(usize, String)> {
    let near = sums.iter().enumerate().filter(|(_, sum)| sum.near());
    let each = near.flat_map(|(at, sum)| Wording::all().map(move |wording| (at, sum.dong, wording)));
    each.filter_map(|(at, dong, wording)| Some((at, spelled::in_words(dong, wording)?))).collect()
}

/// Words of numbers.
const NUMBERS: [&str; 23] = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "mốt", "tư",
    "lăm", "trăm", "linh", "lẻ", "nghìn", "ngàn", "triệu", "tỷ", "phẩy",
];

/// Is a word part of a number in words?
fn is_number(word: &str) -> bool {
    NUMBERS.contains(&word)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use rust_decimal::Decimal;

    use super::may_name_money;
    use crate::budget::words::{Wording, in_words};

    proptest! {
        /// No text is passed over that names money in words.
        #[test]
        fn what_names_money_is_looked_at(
            before in "(là |\\(|Tổng: |5 |[a-z]{0,3})", dong in 0..10_u64.pow(15), zeros in 0..12_u32, way in 0..4_usize,
            capital in 0..3_usize,
        ) {
            let dong = dong / 10_u64.pow(zeros) * 10_u64.pow(zeros.min(6));
            let said = in_words(Decimal::from(dong), Wording::all().nth(way).unwrap()).unwrap();
            let said = [said.clone(), said.to_uppercase(), crate::content::first_capital(&said)][capital].clone();
            let text = format!("{before}{said}.");
            // Of one word, it may have been made another by what stands before it.
            let alone = said.split(' ').count() > 2 || before.ends_with(' ');
            prop_assert!(may_name_money(&text) || !alone, "{text}");
        }
    }
}
