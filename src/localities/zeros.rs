//! Codes that lost their leading zeros, which Excel removes from what looks like a number.
//!
//! In: the codes of a table, with the names beside them. Out: the cells that lost zeros, each with the
//! code that was meant. One sentence reports them all: the format of the column is wrong. It leaves other
//! wrong codes to `whose`.

use super::known::{Signs, UNITS};
use super::whose::{DIGITS, is_same, names};
use super::zeros_lost;
use crate::finding::{Code, Finding};
use crate::source::Span;
use crate::tabular::DataTable;

/// The official code that, beside the name of its locality, has lost its leading zeros: `01558` for
/// `1558`. Returns None if it is no such code.
pub(super) fn full_code(code: &str, name: &str) -> Option<&'static str> {
    if code.is_empty() || code.len() >= DIGITS || !code.bytes().all(|one| one.is_ascii_digit()) {
        return None;
    }
    let known = UNITS.of_code(&format!("{code:0>DIGITS$}"))?;
    let signs = Signs { code, ..Signs::default() };
    names(name, signs).iter().any(|text| is_same(text, known.name)).then_some(known.code)
}

/// A code without its zeros.
pub(super) struct Lost {
    pub(super) at: Span,
    pub(super) code: String,
    /// The code as it should be.
    pub(super) full: String,
    /// The locality that has the full code; None if only the other codes are longer.
    pub(super) named: Option<String>,
}

/// The codes of a table of localities that lost their zeros: they are shorter than the others, or they
/// are the official codes of the names beside them without zeros.
pub(super) fn lost(sheet: &DataTable, code: usize, name: usize) -> Vec<Lost> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let cells = sheet.rows.iter().map(|row| (&row.cells[code], &row.cells[name]));
    let codes =
        cells.filter_map(|(code, name)| Some((code.at, code.code()?, name.text().unwrap_or_default())));
    let codes: Vec<_> = codes.filter(|(_, code, _)| !code.starts_with('#')).collect();
    let longest = codes.iter().map(|(_, code, _)| code.len()).max().unwrap_or_default();
    // If an office numbers its localities 1 to 126, no code has lost anything.
    let padded = codes.iter().any(|(_, code, _)| code.len() == longest && code.starts_with('0'));
    let all = codes.iter().all(|(_, code, _)| digits(code)) && (longest >= DIGITS || padded);
    let official = |code: &str, name: &str| full_code(code, name).map(str::to_owned);
    let short = codes.iter().filter(|(_, code, _)| digits(code) && code.len() < DIGITS).count();
    // Among an office's own numbers only few are official codes, by chance.
    let named = codes.iter().filter(|(_, code, name)| official(code, name).is_some()).count();
    let trusted = named * 2 >= short;
    let lost = codes.into_iter().filter_map(|(at, code, name)| {
        let full = official(&code, &name).filter(|_| trusted);
        match all && code.len() < longest {
            true => Some(Lost { at, full: full.unwrap_or(format!("{code:0>longest$}")), code, named: None }),
            false => Some(Lost { at, full: full?, code, named: Some(name) }),
        }
    });
    lost.collect()
}

/// The finding at the first of such codes, which covers all of them.
pub(crate) fn told(code: Code, message: &str, full: &str, first: Span, last: Span, count: usize) -> Finding {
    let more = count.saturating_sub(1);
    let others = if more > 0 { format!("; {more} ô khác cũng vậy") } else { String::new() };
    let finding = Finding::error(code, first, format!("{message}{others}")).hint(zeros_lost(full));
    if more > 0 { finding.related(last, "ô cuối cùng như vậy") } else { finding }
}
