//! A number with a comma in braces, `{2027: 1,5}`, which YAML reads as two keys; with several,
//! `{2027: 1,200,000}`, as more than two. A text with one is read so too: `{ten: Xe 2,5 tấn}`.
//!
//! In: the entries of a map. Out: one finding for each such number or text, with the way to write it.

use super::{Entry, ValueStyle};
use crate::finding::{Finding, Findings, codes};
use crate::source::{Sources, Span};

/// The most parts of a number; no figure of money has as many.
const PARTS: usize = 8;

/// An entry that is none, but a part of a number.
pub struct Split(Option<Finding>);

impl Split {
    /// Reports it, once for each number.
    pub fn tell(self, findings: &mut Findings) {
        self.0.into_iter().for_each(|finding| findings.push(finding));
    }
}

/// Whether an entry is part of a number that a comma split: `{2027: 1,5}` read as `2027: 1` and a key
/// `5`.
pub fn split_number(entries: &[Entry], at: usize) -> Option<Split> {
    let first = (0..at).rev().find(|&place| !is_part(entries, place))?;
    if !is_part(entries, at) {
        return None;
    }
    if first + 1 < at {
        return Some(Split(None));
    }
    let start = entries[first].value.scalar()?.text.as_str();
    let rest = entries[at..].iter().enumerate().take_while(|(ahead, _)| is_part(entries, at + ahead));
    let parts: Vec<&str> = std::iter::once(start).chain(rest.map(|(_, entry)| entry.key.as_str())).collect();
    let written = parts.join(",");
    let last = &entries[at + parts.len() - 2];
    let place = Span { end: last.key_span.end, ..entries[first].value.span };
    let message = format!("dấu phẩy trong `{written}` bị YAML hiểu là dấu ngăn giữa hai khóa");
    Some(Split(Some(Finding::error(codes::Y016, place, message).hint(hint(&written, &parts)))))
}

/// Whether an entry is what follows a comma of a text: `{ten: Xe 2,5 tấn}` read as `ten: Xe 2` and a key
/// `5 tấn`.
pub fn split_text(entries: &[Entry], at: usize, sources: &Sources) -> Option<Split> {
    let end = |entry: &Entry| if entry.value.is_empty() { entry.key_span.end } else { entry.value.span.end };
    let is_rest = |place: usize| {
        let Some(before) = place.checked_sub(1).map(|before| end(&entries[before])) else { return false };
        let entry = &entries[place];
        let between = Span { start: before, end: entry.key_span.start, ..entry.key_span };
        entry.value.is_empty() && between.start <= between.end && sources.slice(between).trim_end() == ","
    };
    let first = (0..at).rev().find(|&place| !is_rest(place)).filter(|_| is_rest(at))?;
    entries[first]
        .value
        .scalar()
        .filter(|scalar| scalar.style == ValueStyle::Plain && !scalar.text.is_empty())?;
    if first + 1 < at {
        return Some(Split(None));
    }
    let parts = (at..entries.len()).take_while(|&place| is_rest(place)).count();
    let place = Span { end: entries[at + parts - 1].key_span.end, ..entries[first].value.span };
    let written = sources.slice(place);
    let message = format!("dấu phẩy trong `{written}` bị YAML hiểu là dấu ngăn giữa hai khóa");
    let hint = format!("đặt chữ trong dấu nháy kép: `\"{written}\"`");
    Some(Split(Some(Finding::error(codes::Y016, place, message).hint(hint))))
}

/// Whether only a comma is between it and a number before it; after a space another key would be meant.
pub(super) fn is_part(entries: &[Entry], at: usize) -> bool {
    let number =
        |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let starts = |entry: &Entry| {
        entry.value.scalar().is_some_and(|scalar| scalar.style == ValueStyle::Plain && number(&scalar.text))
    };
    for place in (at.saturating_sub(PARTS) + 1..=at).rev() {
        let (before, entry) = (&entries[place - 1], &entries[place]);
        if !entry.value.is_empty() || !number(&entry.key) {
            return false;
        }
        if starts(before) {
            return before.value.span.end + 1 == entry.key_span.start;
        }
        if before.key_span.end + 1 != entry.key_span.start {
            return false;
        }
    }
    false
}

/// How to write it: with dots where commas part thousands, in quotes where a comma is before a fraction.
fn hint(written: &str, parts: &[&str]) -> String {
    let quoted = format!("đặt số trong dấu nháy kép: `\"{written}\"`");
    let [first, groups @ .., last] = parts else { return quoted };
    let is_group = |part: &&str| part.len() == 3 && !part.contains('.');
    let thousands = (1..=3).contains(&first.len())
        && !first.contains('.')
        && !first.starts_with('0')
        && groups.iter().all(is_group);
    if !thousands {
        return quoted;
    }
    let whole = parts[..parts.len() - 1].join(".");
    match (is_group(last), last.split_once('.')) {
        (true, _) if groups.is_empty() => {
            let fraction = match last.trim_end_matches('0') {
                "" => return format!("dấu chấm ngăn hàng nghìn: `{whole}.{last}`"),
                // Three digits would be taken for thousands.
                kept if kept.len() == 3 => format!("{kept}0"),
                kept => kept.to_owned(),
            };
            format!(
                "nếu là số nguyên, dấu chấm ngăn hàng nghìn: `{whole}.{last}`; nếu là số lẻ, đặt trong dấu nháy \
                 kép: `\"{first},{fraction}\"`"
            )
        }
        (true, _) => format!("dấu chấm ngăn hàng nghìn: `{whole}.{last}`"),
        (false, Some((group, fraction))) if is_group(&group) && !fraction.contains('.') => format!(
            "dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ, trong dấu nháy kép: `\"{whole}.{group},{fraction}\"`"
        ),
        (false, None) if !groups.is_empty() => {
            format!(
                "dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ, trong dấu nháy kép: `\"{whole},{last}\"`"
            )
        }
        _ => quoted,
    }
}
