//! Codes of rules that an office has stated itself.
//!
//! In: the name and the meaning from its file. Out: a [`Code`] as any other. Codes are copied into every
//! finding, so that the few words of these files live as long as the program, each once.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::{Code, Version};

/// No version: a paper was issued before, whatever version issued it, so that what an office's rule finds
/// in an issued paper is a note.
const NONE_YET: Version = Version(u16::MAX, u16::MAX, u16::MAX);

/// The code of an office's rule. Two offices may use one name for two rules: their codes differ by the
/// meaning.
pub fn office_code(name: &str, meaning: &str) -> Code {
    Code { name: kept(name), meaning: kept(meaning), since: NONE_YET }
}

fn kept(text: &str) -> &'static str {
    static ALL: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    // Whoever panicked while it was held has changed nothing of it.
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

    /// What was issued was right by the rules of its day, also by those of its office.
    #[test]
    fn in_an_issued_paper_it_is_a_note() {
        let mut findings = Findings::about_paper(Version::read(env!("CARGO_PKG_VERSION")));
        findings.push(Finding::general(office_code("N01", "a"), "x"));
        assert_eq!(findings.iter().next().map(|one| one.severity), Some(Severity::Note));
    }
}
