//! Texts that a spreadsheet would take for formulas.
//!
//! In: a text that someone has written. Out: whether Excel or LibreOffice, opening it in a CSV file,
//! would compute it, and how it is written so that it stays a text: with a quote in front, as people type
//! it themselves. A text written this way is read back as it was.

/// A cell that begins with one of these is a formula. Some keyboards type the wide ones, which count as
/// the others.
const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// What separates cells in one country or another: a file may be opened in either.
const PARTS: [char; 5] = [';', ',', '\t', '\n', '\r'];

/// Whether a cell with this text would be computed.
pub fn begins(text: &str) -> bool {
    text.starts_with(STARTS) && !is_number(text)
}

/// Whether a text is `-5`, `+84`, `-1.210,5`: it shows what it is.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    text.len() - digits.len() <= 1
        && digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// A text as a CSV file holds it: a quote in front of what would be computed.
pub fn guarded(text: &str) -> String {
    if is_number(text) {
        return text.to_owned();
    }
    each_cell(text, |cell| match cell.trim_start_matches('\'').starts_with(STARTS) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    })
}

/// The text that [`guarded`] was given.
pub fn plain(text: &str) -> String {
    each_cell(text, |cell| match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(STARTS) => rest.to_owned(),
        _ => cell.to_owned(),
    })
}

/// A text with each part changed that may become a cell of its own.
fn each_cell(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut changed = String::new();
    let mut rest = text;
    loop {
        let end = rest.find(PARTS).unwrap_or(rest.len());
        // Two of the separators also start formulas: then they belong to the next cell.
        let behind = rest[end..].chars().next().map_or(0, char::len_utf8);
        changed += &change(&rest[..end]);
        changed += &rest[end..end + behind];
        rest = &rest[end + behind..];
        if behind == 0 {
            return changed;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{STARTS, begins, guarded, plain};

    #[test]
    fn what_would_be_computed_has_a_quote_in_front() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("- Chủ tịch", "'- Chủ tịch"),
            ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
            ("＝1", "'＝1"),
            ("Quyết định;=1+1;x", "Quyết định;'=1+1;x"),
            ("'=1", "''=1"),
            ("-5", "-5"),
            ("+84", "+84"),
            ("-1.210,5", "-1.210,5"),
            ("--5", "'--5"),
            ("05/QĐ-UBND", "05/QĐ-UBND"),
            ("Kế hoạch 2026 - 2030, - Sở", "Kế hoạch 2026 - 2030, - Sở"),
            ("'chữ'", "'chữ'"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), written);
            assert_eq!(plain(written), text);
        }
        assert!(begins("=1") && begins("- x") && !begins("-5") && !begins("Sở"));
    }

    proptest! {
        /// What is written is read back, and no cell of it begins a formula, whichever separator counts.
        #[test]
        fn texts_come_back_and_begin_no_formula(text in r"[='+\-@;,ađ0-9 \t\n＝.]{0,12}") {
            let written = guarded(&text);
            prop_assert_eq!(plain(&written), text.clone());
            if written != text || !text.starts_with(['+', '-']) {
                for cell in written.split([';', ',', '\n', '\r', '\t']) {
                    prop_assert!(!cell.starts_with(STARTS), "{:?}", written);
                }
            }
        }
    }
}
