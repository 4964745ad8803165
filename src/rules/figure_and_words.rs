//! A sum of money and the words that spell it say the same, wherever they come from.
//!
//! In: all lines, each with the one above it, and tables with the line under them. Out: an error at the words. What is a pair,
//! `content::money::paired` says.

use super::found::Telling;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule};
use crate::budget::words::{self, Wording};
use crate::content::money::{format_amount, paired, prose};
use crate::finding::{Severity, Verdict, codes};
use crate::recounted::{RecognisedCell, RecognisedTable};

pub(super) const RULE: Rule = Rule {
    code: codes::B009,
    clause: "thực hành",
    severity: Severity::Error,
    about: "Số tiền và chữ đọc số tiền ấy phải là một: người đọc tin chữ. Số của bảng thì lấy cả hai từ một biến: \
            `{{ tong }} (Bằng chữ: {{ tong | bang_chu }})`.",
    wrong: "dieu:\n  - Cấp 125 triệu đồng (một trăm hai mươi triệu đồng) cho Tổ công nghệ số cộng đồng.\n  - Quyết định \
            này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Cấp 125 triệu đồng (một trăm hai mươi lăm triệu đồng) cho Tổ công nghệ số cộng đồng.\n  - Quyết \
            định này có hiệu lực kể từ ngày ký./.",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    let mut above = "";
    for line in paper.lines() {
        let text: &str = &line.text;
        if line.still(Topic::PairedMoney, |text| paired::may_be_paired(text.text)) {
            verdict = Verdict::Passed;
            for clash in paired::clashes(text, above) {
                let (message, hint) = told(&clash, text, above);
                found.error(line, clash.words.clone(), message, hint);
                found.telling(Telling::Each);
            }
        }
        above = text;
    }
    for table in paper.recognised().iter().filter(|table| table.has_money()) {
        verdict = under_table(paper, table, found).unwrap_or(verdict);
    }
    verdict
}

/// The words under a table, "Bằng chữ: …", which spell one of its totals.
fn under_table<'a>(
    paper: &PaperView<'a>,
    table: &RecognisedTable<'a>,
    found: &mut Breaches<'a>,
) -> Option<Verdict> {
    let totals: Vec<String> = table
        .totals()
        .into_iter()
        .filter_map(|(row, column, _)| {
            let cell = table.rows[row].cells[column].as_ref()?;
            Some(format!("{} {}", cell.text, table.columns[column].unit?.name()))
        })
        .collect();
    // What names its own unit is seen beside the line above it.
    let named = totals.iter().any(|total| prose::figures(total).len() != 1);
    let last = table.body().last().into_iter().flat_map(|(_, row)| row.cells.iter().flatten());
    let lines = table.below.into_iter().chain(last.filter_map(RecognisedCell::paragraph));
    let spelling =
        |text: &str| words_of(text).starts_with("bằng chữ") || words_of(text).contains(" bằng chữ");
    let line = lines.filter_map(|one| paper.line_of(one)).find(|line| spelling(&line.text))?;
    if named || totals.is_empty() || !prose::figures(&line.text).is_empty() {
        return None;
    }
    let clashes: Vec<Vec<paired::Clash>> =
        totals.iter().map(|total| paired::clashes(&line.text, total)).collect();
    if clashes.iter().any(Vec::is_empty) {
        return Some(Verdict::Passed);
    }
    let (total, clash) = (totals.last()?, clashes.last()?.first()?);
    let (message, hint) = told(clash, &line.text, total);
    found.error(line, clash.words.clone(), message, hint);
    found.telling(Telling::Each);
    Some(Verdict::Passed)
}

/// The words of a text in small letters, without the bracket before them.
fn words_of(text: &str) -> String {
    text.trim_start_matches(['(', ' ', '-']).to_lowercase()
}

/// What is said of a pair.
fn told(clash: &paired::Clash, text: &str, above: &str) -> (String, String) {
    let (figure, typed) = (&clash.figure, text[clash.words.clone()].trim());
    let figure = if clash.above { &above[figure.clone()] } else { &text[figure.clone()] };
    let message = format!("số `{figure}` và chữ `{typed}` không cùng một số tiền");
    let right = words::in_words(clash.dong, Wording::default());
    let hint = match right {
        Some(right) if clash.sure => format!("`{figure}` đọc là `{right}`; "),
        _ => String::new(),
    };
    let unit = if clash.sure { " đồng" } else { "" };
    let said =
        clash.said.map(|said| format!("chữ ấy là {}{unit}; ", format_amount(said))).unwrap_or_default();
    let hint = format!(
        "{hint}{said}sửa số hoặc chữ; số của bảng thì lấy cả hai từ một biến: `{{{{ tong }}}} (Bằng chữ: {{{{ tong | \
         bang_chu }}}})`"
    );
    (message, hint)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use crate::budget::words::{Wording, in_words};
    use crate::content::money::paired::clashes;
    use crate::content::money::{Unit, format_amount};

    fn other(digits: &str, place: usize, by: u8) -> u64 {
        let mut changed: Vec<u8> = digits.bytes().collect();
        let place = place % changed.len();
        changed[place] = b'0' + (changed[place] - b'0' + by) % 10;
        String::from_utf8(changed).unwrap().parse().unwrap()
    }

    proptest! {
        /// A number and its own words never clash, and always do where one digit is another.
        #[test]
        fn own_words_fit_and_others_do_not(
            whole in 1..10_u64.pow(15), zeros in 0..12_u32, place in 0..16_usize, by in 1..10_u8,
            unit in 0..4_usize, way in 0..4_usize, form in 0..5_usize, capital in any::<bool>(),
        ) {
            let dong = (whole / 10_u64.pow(zeros)).max(1) * 10_u64.pow(zeros.min(6));
            let wording = Wording::all().nth(way).unwrap();
            let said = |dong: u64| in_words(Decimal::from(dong), wording).unwrap();
            // Sentences have six digits behind the comma at most.
            let unit = if dong.is_multiple_of(1_000) { unit } else { unit % 3 };
            let (unit, zeros) = (Unit::ALL[unit], [0, 3, 6, 9][unit]);
            let shown = |dong: u64| {
                let amount = Decimal::from(dong) / Decimal::from(10_u64.pow(zeros));
                format!("{} {}", format_amount(amount.normalize()), unit.name())
            };
            let text = |figure: u64, said_of: u64| {
                let (figure, mut words) = (shown(figure), said(said_of));
                if capital {
                    words = crate::content::first_capital(&words);
                }
                match form {
                    0 => format!("Tổng kinh phí là {figure} (Bằng chữ: {words})."),
                    1 => format!("Tổng kinh phí là {figure} ({words})."),
                    2 => format!("Tổng kinh phí là {words} ({figure})."),
                    3 => format!("Số tiền: {figure}; bằng chữ: {words}./."),
                    _ => format!("Số tiền {figure} (viết bằng chữ: “{words} chẵn”) để thực hiện"),
                }
            };
            prop_assert_eq!(clashes(&text(dong, dong), ""), vec![], "{}", text(dong, dong));
            let changed = other(&dong.to_string(), place, by);
            prop_assume!(changed.is_multiple_of(1_000) || unit != Unit::Billion);
            prop_assert_eq!(clashes(&text(changed, dong), "").len(), 1, "{}", text(changed, dong));
            prop_assert_eq!(clashes(&text(dong, changed), "").len(), 1, "{}", text(dong, changed));
        }
    }

    /// Right papers, in all the ways that people write them.
    #[test]
    fn right_sentences_are_silent() {
        for text in [
            "125.120 triệu đồng (Bằng chữ: Một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng)",
            "125.120 triệu đồng (một trăm hai mươi nhăm tỉ, một trăm hai mươi triệu đồng chẵn).",
            "125.120 triệu đồng (một trăm hai mươi lăm nghìn một trăm hai mươi triệu đồng)",
            "125 tỷ 120 triệu đồng (một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng)",
            "khoảng 125 tỷ đồng (một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng)",
            "từ 100 đến 125 triệu đồng (từ một trăm đến một trăm hai mươi lăm triệu đồng)",
            "100 - 125 triệu đồng (một trăm triệu đồng đến một trăm hai mươi lăm triệu đồng)",
            "1.000 USD (một nghìn đô la Mỹ), tương đương 25.000.000 đồng (hai mươi lăm triệu đồng)",
            "tổng 125 triệu đồng, trong đó tỉnh 60 triệu đồng (một trăm hai mươi lăm triệu đồng)",
            "400 (bốn trăm) triệu đồng và 500 triệu (năm trăm triệu) đồng trong 15 (mười lăm) ngày",
            "15 (mười sáu) ngày, 20 (hai mươi) đồng chí, 3 (hai) bộ hồ sơ",
            "1.005.000 đồng (một triệu không trăm linh năm nghìn đồng), 1.005.000đ (một triệu không trăm lẻ năm ngàn đồng)",
            "21.000 đồng (hai mươi mốt nghìn đồng), 24.000 đồng (hai mươi bốn ngàn đồng), 24.000 đồng (hai tư nghìn đồng)",
            "1,5 tỷ đồng (một tỷ rưỡi), 1,5 tỷ đồng (một tỷ năm trăm triệu đồng), 2,5 triệu đồng (hai phẩy năm triệu đồng)",
            "500 triệu đồng (năm năm, một trăm triệu đồng mỗi năm), 500 triệu đồng (một trăm triệu đồng/năm)",
            "500 triệu đồng (năm 2026 một trăm triệu đồng), 200 triệu đồng (mỗi hộ hai triệu đồng)",
            "mỗi năm một trăm triệu đồng (100 triệu đồng), năm hai trăm triệu đồng (200.000.000 đồng)",
            "Tổng cộng: 125.120.000 (Bằng chữ: một trăm hai mươi lăm triệu một trăm hai mươi nghìn đồng)",
            "Tổng cộng (triệu đồng): 125.120 (Bằng chữ: một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng)",
            "Bằng số: 100.000.000 đồng; bằng chữ: một trăm triệu đồng Việt Nam./.",
            "Bằng chữ: một trăm triệu đồng (bằng số: 100.000.000 đồng)",
            "120 triệu đồng (một trăm hai triệu đồng), 1,2 triệu đồng (một triệu hai đồng)",
            "giảm từ 125 triệu đồng xuống 100 triệu đồng (một trăm triệu đồng), giảm 25 triệu đồng (hai mươi lăm triệu đồng)",
            "Giao xã 5 triệu đồng (phần 2 đợt năm), cấp một lần (10 triệu đồng)",
            "Mức hỗ trợ là 50% của 200 triệu đồng, tức là một trăm triệu đồng.",
            "Hỗ trợ một trăm triệu đồng (trong đó 50 triệu đồng của tỉnh); một trăm triệu đồng (50 triệu đồng/hộ)",
        ] {
            assert_eq!(clashes(text, ""), [], "{text}");
        }
        let line = "(Bằng chữ: Một trăm triệu đồng)";
        assert_eq!(clashes(line, "Số tiền: 100.000.000 đồng"), []);
        assert_eq!(clashes(line, "Số tiền: 90.000.000 đồng, còn 10.000.000 đồng"), []);
        assert_eq!(clashes(line, "Đợt 1: 90 triệu đồng; thuế 10%"), []);
        assert_eq!(clashes(line, ""), []);
    }

    #[test]
    fn wrong_sentences_are_told() {
        for text in [
            "125.120 triệu đồng (Bằng chữ: một trăm hai mươi lăm tỷ một trăm hai mươi hai triệu đồng)",
            "125.120 triệu đồng (một trăm hai mươi lăm triệu một trăm hai mươi nghìn đồng)",
            "125,12 tỷ đồng (Một trăm hai mươi lăm tỷ đồng).",
            "100.000.000 đồng, bằng chữ: mười triệu đồng",
            "một trăm triệu đồng (10.000.000 đồng)",
            "400 (bốn mươi) triệu đồng",
            "400 triệu (bốn mươi triệu) đồng",
            "Tổng cộng: 125.120.000 (Bằng chữ: một trăm hai mươi lăm triệu đồng)",
            "Số tiền 100.000.000 đồng từ ngân sách xã, bằng chữ: một tỷ đồng.",
            "năm 2026 là 100 triệu đồng (một trăm triệu đồng), năm 2027 là 120 triệu đồng (một trăm triệu đồng)",
            "khoảng 125 tỷ đồng; 100 triệu đồng (MỘT TRĂM TỶ ĐỒNG)",
        ] {
            assert_eq!(clashes(text, "").len(), 1, "{text}");
        }
        assert_eq!(clashes("(Bằng chữ: Một trăm triệu đồng)", "Số tiền: 10.000.000 đồng").len(), 1);
        assert_eq!(clashes("Số tiền bằng chữ: Một trăm triệu đồng.", "Số tiền: 10.000.000 đồng.").len(), 1);
    }
}
