//! Codes of rules that an office has stated itself.
//!
//! In: the name and the meaning from its file. Out: a [`Code`] like any other. Codes are copied into
//! every finding; therefore the few words of these files are kept, once each, as long as the program
//! runs. It leaves reading the file to `content::house`.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::{Code, Version};

/// Stands for no version: every paper counts as issued before it, whatever version issued it, so that
/// what an office's rule finds in an issued paper is a note.
const NONE_YET: Version = Version(u16::MAX, u16::MAX, u16::MAX);

/// The code of an office's rule. Two offices may use one name for two rules: their codes differ in the
/// meaning.
pub fn office_code(name: &str, meaning: &str) -> Code {
    Code { name: kept(name), meaning: kept(meaning), since: NONE_YET }
}

fn kept(text: &str) -> &'static str {
    static ALL: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    // A thread that panicked while it held the lock has changed nothing.
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(text) {
        return known;
    }
    let text: &'static str = Box::leak(text.into());
    all.insert(text);
    text
}

#[cfg(test)]
mod tests {
    use super::office_code;
    use crate::finding::{Finding, Findings, Severity, Version};

    #[test]
    fn a_rule_is_known_by_its_name_and_its_meaning() {
        let [one, same, other] = ["a", "a", "b"].map(|meaning| office_code("N01", meaning));
        assert!(one == same && one != other);
        assert!(std::ptr::eq(one.name, other.name));
    }

    /// What was issued was correct by the rules of its time, including those of its office.
    #[test]
    fn in_an_issued_paper_it_is_a_note() {
        let mut findings = Findings::about_paper(Version::read(env!("CARGO_PKG_VERSION")));
        findings.push(Finding::general(office_code("N01", "a"), "x"));
        assert_eq!(findings.iter().next().map(|one| one.severity), Some(Severity::Note));
    }
}
