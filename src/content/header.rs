//! The head of a document: number, symbol, place name and day.
//!
//! In: the fields of a document. Out: a [`Header`] as it is printed, whether or not a person typed the words
//! that are printed beside each: `Số:`, `/`, the comma, `ngày`. Issuing bodies and signers are left to
//! `issuing`.

use super::date::{self, DocDate};
use super::declare::{Fields, Word};
use super::examples::{lacking, symbol};
use super::kind::{Components, Kind};
use super::number::document_number;
use super::{VAN_BAN, fixed};
use crate::finding::{Finding, Findings, codes};

/// Number, symbol, place name and day, read.
pub(super) struct Header {
    /// The number with its leading zero.
    pub(super) so: Option<String>,
    /// The symbol, "QĐ-UBND".
    pub(super) ky_hieu: Option<String>,
    /// The place name.
    pub(super) dia_danh: Option<String>,
    /// The day, or the year of a draft.
    pub(super) date: Option<DocDate>,
}

/// Reads the head.
pub(super) fn read(
    fields: Fields<'_>,
    components: &Components,
    kind: &Kind,
    findings: &mut Findings,
) -> Header {
    let mut reader = HeaderReader { fields, findings };
    let so = reader.number();
    let ky_hieu = reader.symbol(kind, so.as_deref());
    let date = reader.date(components, kind);
    Header { dia_danh: reader.place(date), so, ky_hieu, date }
}

struct HeaderReader<'a, 'd> {
    fields: Fields<'a>,
    findings: &'d mut Findings,
}

impl HeaderReader<'_, '_> {
    fn word(&mut self, key: &'static str) -> Option<Word> {
        fixed::word(key, self.fields.word(key), self.findings)
    }

    /// `so`: 01 to 99999, with a zero before numbers under 10 (PL I, II.3).
    fn number(&mut self) -> Option<String> {
        let word = self.word("so")?;
        let typed = match word.text.split_once('/') {
            // The symbol may follow it, as on paper.
            Some((number, symbol)) if self.is_own_symbol(symbol) => number.trim(),
            _ => word.text.as_str(),
        };
        let number = document_number(typed);
        if number.is_none() {
            let is_long = typed.len() > 5 && typed.bytes().all(|byte| byte.is_ascii_digit());
            let must = if is_long {
                "có nhiều nhất năm chữ số"
            } else {
                "phải là chữ số Ả Rập từ 1"
            };
            let message = format!("`so` {must}, ở đây là `{}`", word.text);
            let hint = match word.text.split_once('/') {
                Some((number, symbol))
                    if document_number(number.trim()).is_some() && symbol.contains(char::is_alphabetic) =>
                {
                    format!("viết `so: {}`, `ky_hieu: {}`", number.trim(), symbol.trim())
                }
                _ => "ví dụ `so: 05`; phần ký hiệu ghi ở `ky_hieu`; bản dự thảo thì bỏ `so`".to_owned(),
            };
            self.findings.push(Finding::error(codes::C005, word.at, message).hint(hint));
        }
        number
    }

    fn is_own_symbol(&self, symbol: &str) -> bool {
        let own = self.fields.word("ky_hieu");
        own.is_some_and(|own| fixed::same(&own.text, symbol)) && self.findings.applies(fixed::SINCE)
    }

    /// `ky_hieu`: `QĐ-UBND`, no blanks, the kind's abbreviation first (PL I, II.3).
    fn symbol(&mut self, kind: &Kind, so: Option<&str>) -> Option<String> {
        let word = self.word("ky_hieu")?;
        let text = self.without_number(&word, so);
        let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '/' | '&' | '.');
        if !text.chars().all(allowed) {
            let message = format!("ký hiệu `{text}` có khoảng trắng hoặc dấu lạ");
            let plain = plain_symbol(&text, kind).filter(|plain| plain.chars().all(allowed));
            let hint = match plain {
                Some(plain) => format!("viết `ky_hieu: {plain}`"),
                None => format!("viết liền, chỉ dùng chữ, số, `-` và `/`, ví dụ `ky_hieu: {}`", symbol(kind)),
            };
            self.findings.push(Finding::error(codes::C005, word.at, message).hint(hint));
            return None;
        }
        if let Some(short) = &kind.viet_tat
            && text.split(['-', '/']).find(|part| !is_digits(part)) != Some(short)
        {
            let message = format!("ký hiệu `{text}` không mở đầu bằng `{short}` của {}", kind.ten);
            self.findings.push(
                Finding::warning(codes::C005, word.at, message)
                    .hint(format!("ví dụ `ky_hieu: {short}-UBND`")),
            );
        }
        Some(text)
    }

    /// The symbol without the number, which belongs in `so`: `15/QĐ-UBND`. The year of a legal paper,
    /// `2026/QĐ-UBND`, is part of the symbol.
    fn without_number(&mut self, word: &Word, so: Option<&str>) -> String {
        let Some((number, symbol)) = word.text.split_once('/') else { return word.text.clone() };
        let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        let Some(number) = document_number(number.trim()).filter(|_| !year) else { return word.text.clone() };
        if so != Some(&number) {
            let message = format!("`ky_hieu` có cả số văn bản: `{}`", word.text);
            let hint = match so {
                Some(so) => format!("số đã ghi ở `so` là {so}; `ky_hieu` chỉ ghi `{symbol}`"),
                None => {
                    format!("viết `so: {number}`, `ky_hieu: {symbol}`; bản dự thảo thì chỉ ghi `ky_hieu`")
                }
            };
            self.findings.push(Finding::error(codes::C016, word.at, message).hint(hint));
        }
        // An issued paper stays as it was signed.
        if self.findings.applies(fixed::SINCE) { symbol.to_owned() } else { word.text.clone() }
    }

    fn date(&mut self, components: &Components, kind: &Kind) -> Option<DocDate> {
        let (ngay, nam) = (self.word("ngay"), self.word("nam"));
        if ngay.is_none() && nam.is_none() && components.allows("nam") {
            if let Some(field) = VAN_BAN.field("nam") {
                self.findings.push(lacking(kind, field, self.fields));
            }
            return None;
        }
        let long = self.fields.word("ngay").and_then(|word| date::long(&word.text));
        let ngay = match long.filter(|_| self.findings.applies(fixed::SINCE)) {
            Some(day) => ngay.map(|word| Word { text: day.numeric(), ..word }),
            None => ngay,
        };
        date::read(ngay.as_ref(), nam.as_ref(), self.findings)
    }

    /// The place name; a day typed after it must be that of the document.
    fn place(&mut self, date: Option<DocDate>) -> Option<String> {
        let word = self.word("dia_danh")?;
        let rest = word.text.split_once(',').map(|(_, rest)| rest.trim_start());
        let is_day = |rest: &&str| {
            fixed::opens_with(rest, "ngày").or(fixed::opens_with(rest, "tháng")).is_some()
                || date::fault(rest, None).meant.is_some()
        };
        let Some(typed) = rest.filter(is_day) else {
            return Some(word.text);
        };
        if !self.findings.applies(fixed::SINCE) {
            return Some(word.text);
        }
        let numbers: Vec<u16> = typed
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|part| part.parse().ok())
            .collect();
        let known = |date: DocDate| match numbers[..] {
            [] => true,
            [year] => date.year() == year,
            [day, month, year] => date.day() == Some((year, month as u8, day as u8)),
            _ => false,
        };
        let place = word.text.split(',').next().unwrap_or_default().trim().to_owned();
        if !date.is_some_and(known) {
            let message = format!("`dia_danh` có cả ngày tháng, khác với ngày của văn bản: `{}`", word.text);
            let hint = match date::long(typed) {
                Some(day) => format!("viết `dia_danh: {place}`, `ngay: {}`", day.numeric()),
                None => format!("viết `dia_danh: {place}`; ngày tháng chương trình in theo `ngay`, `nam`"),
            };
            self.findings.push(Finding::error(codes::C016, word.at, message).hint(hint));
        }
        Some(place)
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A symbol with blanks or another dash in it, as it should be written: `QĐ - UBND`, `QĐ–UBND`, `QĐ UBND`.
/// Returns None if it is not clear what the blank means.
fn plain_symbol(text: &str, kind: &Kind) -> Option<String> {
    let text = text.replace(['–', '—', '−', '_', '‑'], "-");
    let parts = text.split('-').map(|part| part.split('/').map(str::trim).collect::<Vec<_>>().join("/"));
    let plain = parts.collect::<Vec<_>>().join("-");
    let Some((first, rest)) = plain.split_once(char::is_whitespace) else { return Some(plain) };
    let short = kind.viet_tat.as_deref() == Some(first) && !rest.contains(char::is_whitespace);
    short.then(|| format!("{first}-{rest}"))
}
