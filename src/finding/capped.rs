//! The rest of too many findings: a file may hold the same fault a million times.
//!
//! In: findings of one code about one file, beyond those that are listed. Out: one that says how many they
//! are, with all that can be done about them; sums count it as so many. Which are beyond is decided by
//! [`super::Findings`].

use super::Finding;

/// So many of a code about one file are listed.
pub(super) const LISTED: usize = 1_000;

impl Finding {
    /// The first of the rest, as the one that stands for all of it.
    pub(super) fn rest(self) -> Finding {
        let first = self.stands_for();
        let rest = Finding { beyond: Some(0), related: Vec::new(), hint: Some(HINT.to_owned()), ..self };
        rest.counting(first)
    }

    /// How many findings it counts as.
    pub fn stands_for(&self) -> usize {
        self.beyond.unwrap_or(1)
    }

    /// Whether this one stands for all beyond those listed that are like another.
    pub(super) fn is_rest_of(&self, other: &Finding) -> bool {
        let sort = |one: &Finding| (one.code, one.severity, one.at.map(|at| at.file));
        self.beyond.is_some() && sort(self) == sort(other)
    }

    /// Adds another one of the rest.
    pub(super) fn add_to_rest(&mut self, other: Finding) {
        self.places += other.places;
        self.remedies.extend(other.remedies);
        let rest = std::mem::replace(self, Finding::general(self.code, ""));
        *self = rest.counting(other.beyond.unwrap_or(1));
    }

    fn counting(self, more: usize) -> Finding {
        let count = self.beyond.unwrap_or(0) + more;
        let message = format!("từ đây còn {count} chỗ nữa cùng mã này, không kể ra từng chỗ");
        Finding { beyond: Some(count), message, ..self }
    }
}

const HINT: &str = "sửa những chỗ đã kể rồi chạy lại";

#[cfg(test)]
mod tests {
    use super::LISTED;
    use crate::finding::{Finding, Findings, Report, codes};
    use crate::source::Span;

    #[test]
    fn a_million_of_a_sort_are_counted_and_not_listed() {
        let mut report = Report::default();
        let file = report.sources.add("a.yaml", "a: b\n");
        let at = Span::new(file, 0..1);
        for number in 0..LISTED + 500 {
            report.findings.push(Finding::error(codes::C001, at, format!("khóa lạ {number}")));
            report.findings.push(Finding::warning(codes::C001, at, "khóa lạ"));
            report.findings.push(Finding::general(codes::W001, "không ghi được"));
        }
        assert_eq!(report.findings.count(), (2 * (LISTED + 500), LISTED + 500));
        assert_eq!(report.findings.iter().count(), 3 * (LISTED + 1));
        report.findings.sort();
        report.findings.push(Finding::error(codes::C001, at, "khóa lạ"));
        let rest: Vec<&Finding> = report.findings.iter().filter(|one| one.beyond.is_some()).collect();
        assert_eq!(rest.iter().map(|one| one.stands_for()).collect::<Vec<_>>(), [501, 500, 500]);
        assert_eq!(rest[0].message, "từ đây còn 501 chỗ nữa cùng mã này, không kể ra từng chỗ");
        // What is only counted is not made, and counts as what is.
        let mut made = 0;
        for _ in 0..LISTED + 7 {
            report.findings.push_listed(codes::C002, at, || {
                made += 1;
                Finding::error(codes::C002, at, "thiếu").hint("thêm")
            });
        }
        assert_eq!(made, LISTED);
        assert!(!report.findings.will_list(codes::C002, at) && report.findings.will_list(codes::C003, at));
        assert_eq!(report.findings.count().0, 3 * LISTED + 1_000 + 1 + 7);
        // Passed on, they count as before.
        let mut passed = Findings::default();
        report.findings.iter().for_each(|one| passed.push(one.clone()));
        assert_eq!(passed.count(), report.findings.count());
    }
}
