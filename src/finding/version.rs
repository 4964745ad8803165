//! Versions of the program, as findings and records of issued papers name them.
//!
//! In: `0.1.0`, as Cargo writes it. Out: what can be compared.

/// A version: major, minor, patch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub u16, pub u16, pub u16);

impl Version {
    /// Reads `0.1.0`; what follows the third number (`-rc.1`) does not count. Returns None for
    /// anything else.
    pub fn read(text: &str) -> Option<Version> {
        let mut numbers = text.splitn(3, '.');
        let major = numbers.next()?.parse().ok()?;
        let minor = numbers.next()?.parse().ok()?;
        let patch = numbers.next()?.split(['-', '+']).next()?.parse().ok()?;
        Some(Version(major, minor, patch))
    }
}

#[cfg(test)]
mod tests {
    use super::Version;
    use crate::finding::{Finding, Findings, Severity, codes};

    #[test]
    fn versions_are_read_and_compared_by_number() {
        assert_eq!(Version::read("0.1.0"), Some(Version(0, 1, 0)));
        assert_eq!(Version::read("1.10.2-rc.1"), Some(Version(1, 10, 2)));
        assert!(Version(0, 9, 9) < Version(0, 10, 0));
        for text in ["", "1", "1.2", "a.b.c", "1.2.x"] {
            assert_eq!(Version::read(text), None, "{text}");
        }
    }

    /// An issued paper was correct by the rules of its time.
    #[test]
    fn what_a_later_version_finds_in_an_issued_paper_is_a_note() {
        let finding = || Finding::general(codes::P001, "x").since(Version(0, 2, 0));
        let severity = |issued_by| {
            let mut findings = Findings::about_paper(issued_by);
            findings.push(finding());
            findings.iter().next().map(|one| one.severity)
        };
        assert_eq!(severity(None), Some(Severity::Error));
        assert_eq!(severity(Some(Version(0, 1, 0))), Some(Severity::Note));
        assert_eq!(severity(Some(Version(0, 2, 0))), Some(Severity::Error));
    }
}
