//! Amounts as they are written in Vietnam: dots between groups of three digits, comma before
//! decimals.
//!
//! In: the raw text of a figure. Out: an exact decimal, or what is wrong with the text and how to write it;
//! and from decimals back to text. What can be read in two ways is refused, never guessed.

pub mod doubled;
pub mod named;
pub mod paired;
pub mod prose;
pub mod signed;
pub mod spoken;

use rust_decimal::Decimal;

use crate::finding::{Code, Finding, codes};
use crate::source::Span;

/// Most digits before the comma.
const WHOLE_DIGITS: usize = 18;
/// Most digits after the comma, if there are more than [`DIGITS`] in all.
const FRACTION_DIGITS: usize = 6;
/// How many digits spreadsheets keep, wherever the comma is.
const DIGITS: usize = 15;
/// Characters that mean zero when they are alone, also several of them.
const DASHES: [char; 6] = ['-', '–', '—', '\u{2212}', '\u{2010}', '\u{2011}'];

/// What one unit of a table's money is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// đồng
    Dong,
    /// nghìn đồng
    Thousand,
    /// triệu đồng
    Million,
    /// tỷ đồng
    Billion,
}

impl Unit {
    /// All units, the smallest first.
    pub const ALL: [Unit; 4] = [Unit::Dong, Unit::Thousand, Unit::Million, Unit::Billion];

    /// As written: "triệu đồng".
    pub const fn name(self) -> &'static str {
        match self {
            Unit::Dong => "đồng",
            Unit::Thousand => "nghìn đồng",
            Unit::Million => "triệu đồng",
            Unit::Billion => "tỷ đồng",
        }
    }

    /// The unit with a name.
    pub fn of_name(name: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// This amount of the unit in đồng. Returns None if the number is too large to be exact.
    pub fn in_dong(self, amount: Decimal) -> Option<Decimal> {
        self.convert(amount, Unit::Dong)
    }

    /// This amount of the unit in another one. Returns None if the number is too large to be exact.
    pub fn convert(self, amount: Decimal, to: Unit) -> Option<Decimal> {
        let exact = amount.normalize();
        let (from, to) = (self.zeros(), to.zeros());
        // A product with more digits than a decimal holds would be rounded silently.
        let digits = exact.mantissa().checked_mul(10_i128.pow(from.saturating_sub(to)))?;
        let scale = exact.scale() + to.saturating_sub(from);
        Decimal::try_from_i128_with_scale(digits, scale).ok().map(|amount| amount.normalize())
    }

    /// The number of zeros of one such unit in đồng.
    pub const fn zeros(self) -> u32 {
        match self {
            Unit::Dong => 0,
            Unit::Thousand => 3,
            Unit::Million => 6,
            Unit::Billion => 9,
        }
    }
}

/// Why a text is no amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// Nothing written.
    Empty,
    /// A plus in front.
    Plus,
    /// A minus in front, or brackets around it.
    Negative,
    /// White space between digits.
    Space,
    /// Letters or other characters, as found.
    Letters(String),
    /// `1,210`: a comma before exactly three digits, so that it may be a thousand or a fraction.
    Ambiguous,
    /// `1.5`, `12.34.567`: dots that do not separate groups of three digits.
    Dots,
    /// `1,210.50`, `1,210,000`: comma and dot in the English way.
    English,
    /// `05`, `0.500`.
    LeadingZero,
    /// `,5`, `5.`, `1..5`: a mark without digits on one side.
    Bare,
    /// More digits than the program computes with.
    TooLong,
}

/// Reads an amount.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn parse_amount(raw: &str) -> Result<Decimal, AmountFault> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(AmountFault::Empty);
    }
    if text.chars().all(|letter| letter.is_whitespace() || DASHES.contains(&letter)) {
        return Ok(Decimal::ZERO);
    }
    check_characters(text)?;
    let (whole, fraction) = split(text)?;
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(AmountFault::LeadingZero);
    }
    if fraction.len() == 3 && whole.len() <= 3 && whole != "0" {
        return Err(AmountFault::Ambiguous);
    }
    check_length(&whole, fraction)?;
    // Digits only and at most 24 of them, so that neither step can fail.
    let digits: i128 = format!("{whole}{fraction}").parse().map_err(|_| AmountFault::TooLong)?;
    let amount = Decimal::try_from_i128_with_scale(digits, fraction.len() as u32);
    amount.map(|amount| amount.normalize()).map_err(|_| AmountFault::TooLong)
}

/// Checks a figure that no person typed against the same limits.
///
/// # Errors
/// It is below zero, or has more digits than the program computes with.
pub fn checked(amount: Decimal) -> Result<Decimal, AmountFault> {
    if amount.is_sign_negative() && !amount.is_zero() {
        return Err(AmountFault::Negative);
    }
    let text = amount.normalize().abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    check_length(whole, fraction)?;
    Ok(amount.normalize().abs())
}

/// Checks the number of digits before and after the comma.
fn check_length(whole: &str, fraction: &str) -> Result<(), AmountFault> {
    let significant = format!("{whole}{fraction}").trim_start_matches('0').len();
    let exact = significant <= DIGITS && fraction.len() <= DIGITS;
    let long = whole.len() > WHOLE_DIGITS || (fraction.len() > FRACTION_DIGITS && !exact);
    if long { Err(AmountFault::TooLong) } else { Ok(()) }
}

fn check_characters(text: &str) -> Result<(), AmountFault> {
    const NEGATIVE: &[char] = &['-', '\u{2212}', '–', '—', '(', ')'];
    if text.starts_with(NEGATIVE) {
        return Err(AmountFault::Negative);
    }
    if text.starts_with('+') {
        return Err(AmountFault::Plus);
    }
    let foreign = |letter: &char| !letter.is_ascii_digit() && !".,".contains(*letter);
    let strange: String = text.chars().filter(foreign).collect();
    if strange.is_empty() {
        Ok(())
    } else if strange.chars().all(char::is_whitespace) {
        Err(AmountFault::Space)
    } else {
        Err(AmountFault::Letters(strange.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}

/// The digits before and after the comma, without dots.
fn split(text: &str) -> Result<(String, &str), AmountFault> {
    if text.split(['.', ',']).any(str::is_empty) {
        return Err(AmountFault::Bare);
    }
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    if fraction.contains(['.', ',']) {
        return Err(AmountFault::English);
    }
    let groups: Vec<&str> = whole.split('.').collect();
    if groups.len() > 1 && (groups[0].len() > 3 || groups[1..].iter().any(|group| group.len() != 3)) {
        return Err(AmountFault::Dots);
    }
    Ok((groups.concat(), fraction))
}

impl AmountFault {
    /// The finding for such a text at a place.
    pub fn at(&self, raw: &str, at: Span) -> Finding {
        let code = self.code();
        Finding::error(code, at, self.message(raw.trim())).hint(self.hint(raw.trim()))
    }

    /// A name for errors of the same sort.
    pub fn name(&self) -> &'static str {
        match self {
            AmountFault::Empty => "empty",
            AmountFault::Plus => "plus",
            AmountFault::Negative => "negative",
            AmountFault::Space => "space",
            AmountFault::Letters(_) => "letters",
            AmountFault::Ambiguous => "ambiguous",
            AmountFault::Dots => "dots",
            AmountFault::English => "english",
            AmountFault::LeadingZero => "zero",
            AmountFault::Bare => "bare",
            AmountFault::TooLong => "long",
        }
    }

    fn code(&self) -> Code {
        if *self == AmountFault::TooLong { codes::B004 } else { codes::B001 }
    }

    /// What is wrong with `raw`.
    pub fn message(&self, raw: &str) -> String {
        match self {
            AmountFault::Empty => "chưa ghi số".to_owned(),
            AmountFault::Plus => format!("số `{raw}` có dấu dương"),
            AmountFault::Negative if raw.starts_with('(') => {
                format!("số `{raw}` trong ngoặc, kế toán đọc là số âm; cột này chỉ nhận số không âm")
            }
            AmountFault::Negative => format!("số `{raw}` là số âm; cột này chỉ nhận số không âm"),
            AmountFault::Space => format!("số `{raw}` có khoảng trắng ở giữa"),
            AmountFault::Letters(found) => format!("`{raw}` không phải là số: có `{found}`"),
            AmountFault::Ambiguous => {
                let (whole, fraction) = raw.split_once(',').unwrap_or((raw, ""));
                format!(
                    "`{raw}` đọc theo kiểu Việt Nam là {whole} phẩy {fraction}, dễ nhầm với {whole}.{fraction}"
                )
            }
            AmountFault::Dots => {
                format!("số `{raw}` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số")
            }
            AmountFault::English => {
                format!("số `{raw}` dùng dấu phẩy, dấu chấm theo kiểu nước ngoài")
            }
            AmountFault::LeadingZero => format!("số `{raw}` có chữ số 0 thừa ở đầu"),
            AmountFault::Bare => format!("số `{raw}` thiếu chữ số ở trước hoặc sau dấu"),
            AmountFault::TooLong => format!(
                "số `{raw}` quá dài: nhiều nhất {WHOLE_DIGITS} chữ số phần nguyên và {FRACTION_DIGITS} chữ số phần lẻ, hoặc tất cả {DIGITS} chữ số"
            ),
        }
    }

    /// How `raw` should be written.
    pub fn hint(&self, raw: &str) -> String {
        let digits: String = raw.chars().filter(char::is_ascii_digit).collect();
        let whole = group(digits.trim_start_matches('0'));
        match self {
            AmountFault::Empty => "ghi 0 nếu không có kinh phí".to_owned(),
            AmountFault::Plus => format!("viết số không dấu: `{}`", raw.trim_start_matches('+').trim_start()),
            // Without its sign a cut would become a rise.
            AmountFault::Negative => {
                "cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số"
                    .to_owned()
            }
            AmountFault::Space => {
                format!("viết liền, dùng dấu chấm ngăn hàng nghìn: `{}`", without_zeros(raw))
            }
            AmountFault::Letters(found) if ["O", "o"].contains(&found.as_str()) => {
                "có chữ O gõ thay cho số 0".to_owned()
            }
            AmountFault::Letters(found) if ["l", "I"].contains(&found.as_str()) => {
                format!("có chữ {found} gõ thay cho số 1")
            }
            AmountFault::Letters(_) if digits.is_empty() => {
                "ghi bằng chữ số, ví dụ `1.210`; ghi 0 nếu không có kinh phí".to_owned()
            }
            AmountFault::Letters(_) => {
                "chỉ ghi chữ số, ví dụ `1.210`; đơn vị tiền ghi ở `don_vi` của bảng".to_owned()
            }
            AmountFault::Ambiguous => {
                let (before, after) = raw.split_once(',').unwrap_or((raw, ""));
                format!(
                    "nếu là số nguyên {digits}, viết `{whole}`; nếu là số lẻ, viết {}",
                    exact(before, after)
                )
            }
            AmountFault::Dots => match raw.split_once('.') {
                Some((before, after)) if !after.contains(['.', ',']) => {
                    let short = after.len() < 3 && before.len() <= 3 && !before.starts_with('0');
                    // A spreadsheet removed a zero at the end.
                    let longer = short.then(|| format!("nếu thiếu số 0 ở cuối, viết `{before}.{after:0<3}`; "));
                    format!(
                        "{}nếu là số lẻ, viết {}; nếu là số nguyên {digits}, viết `{whole}`",
                        longer.unwrap_or_default(),
                        exact(before, after)
                    )
                }
                _ => format!("nếu là số nguyên, viết `{whole}`"),
            },
            AmountFault::English => match raw.split_once('.') {
                Some((before, after)) => {
                    let before: String = before.chars().filter(char::is_ascii_digit).collect();
                    format!("dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ: `{},{after}`", group(&before))
                }
                None => format!("dấu chấm ngăn hàng nghìn: `{whole}`"),
            },
            AmountFault::LeadingZero => match raw.split_once(['.', ',']) {
                Some(("0", after)) => {
                    let fraction = after.trim_end_matches('0');
                    format!("nếu là số lẻ, viết `0,{fraction}`; nếu là số nguyên, viết `{whole}`")
                }
                _ => format!("bỏ số 0 ở đầu: `{}`", without_zeros(raw)),
            },
            AmountFault::Bare => "ví dụ viết `1.210`, `0,5`".to_owned(),
            AmountFault::TooLong => "bớt số lẻ, hoặc chọn đơn vị tiền khác ở `don_vi` của bảng".to_owned(),
        }
    }
}

/// The fraction written so that it cannot be taken for thousands.
fn exact(whole: &str, fraction: &str) -> String {
    let whole = group(whole.trim_start_matches('0'));
    match fraction.trim_end_matches('0') {
        "" => format!("`{whole}`"),
        kept if kept.len() == 3 => format!("`{whole},{kept}0`"),
        kept => format!("`{whole},{kept}`"),
    }
}

/// `5,5` for `05,5`, `1.200,5` for `1 200,5`.
fn without_zeros(raw: &str) -> String {
    let (whole, fraction) = raw.split_once(',').unwrap_or((raw, ""));
    let [digits, fraction] =
        [whole, fraction].map(|part| part.replace(|one: char| !one.is_ascii_digit(), ""));
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{}{comma}{fraction}", group(digits.trim_start_matches('0')))
}

/// Digits with dots between groups of three.
fn group(digits: &str) -> String {
    let digits = if digits.is_empty() { "0" } else { digits };
    let (first, rest) = digits.split_at((digits.len() + 2) % 3 + 1);
    let mut grouped = first.to_owned();
    for at in (0..rest.len()).step_by(3) {
        grouped.push('.');
        grouped.push_str(&rest[at..at + 3]);
    }
    grouped
}

/// An amount as it is printed: dots between groups, a comma, no zeros at the end.
pub fn format_amount(amount: Decimal) -> String {
    let exact = amount.normalize().abs();
    let text = match (exact.scale(), u64::try_from(exact.mantissa())) {
        // Most are whole numbers, which are formatted quickly.
        (0, Ok(whole)) => whole.to_string(),
        _ => exact.to_string(),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if amount.is_sign_negative() && !amount.is_zero() { "-" } else { "" };
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{fraction}", group(whole))
}

/// A share as it is printed, always with one decimal: `5,0`.
pub fn format_share(per_cent: Decimal) -> String {
    format!("{per_cent:.1}").replace('.', ",")
}

/// An amount as a person should type it, so that [`parse_amount`] does not read it as anything else.
pub fn typed_amount(amount: Decimal) -> String {
    let text = format_amount(amount);
    // Three decimals may be taken for thousands, four cannot.
    if signed::parse_signed(&text) == Err(AmountFault::Ambiguous) { text + "0" } else { text }
}

/// Reads a figure that a person typed in the form in which [`format_amount`] prints it, in `{{ "1,215 tỷ
/// đồng" | bang_chu }}`. Other figures are read by [`parse_amount`], which refuses those that can be read in
/// two ways.
pub fn parse_paper(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|letter| *letter != '.').collect();
    let amount = Decimal::from_str_exact(&plain.replace(',', ".")).ok()?;
    (format_amount(amount) == text).then_some(amount)
}

/// Reads a figure of a sentence, where `125,120` does not mean thousands and `05` is usual.
fn digits(text: &str) -> Option<Decimal> {
    let (whole, fraction) = split(text).ok()?;
    let long = whole.len() > WHOLE_DIGITS || fraction.len() > FRACTION_DIGITS;
    let digits: i128 = format!("{whole}{fraction}").parse().ok().filter(|_| !long)?;
    Decimal::try_from_i128_with_scale(digits, fraction.len() as u32).ok()
}

#[cfg(test)]
mod tests;
