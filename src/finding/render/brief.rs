//! Findings on a terminal: of many that say the same about one file, the first few in full, the rest as
//! one line with their places.
//!
//! In: a report, and which of its findings. Out: text for people. It leaves full lists, for programs,
//! logs and the check sheet, to the other writers here, and folding findings without a place over a whole
//! run to the command line.

use std::collections::{BTreeMap, BTreeSet};

use super::drawn;
use crate::finding::{Finding, Report, Severity};
use crate::source::{FileId, SourceSpot};

/// This many of one sort are shown in full.
pub const IN_FULL: usize = 3;
/// This many places of the rest are named.
const NAMED: usize = 30;

/// What makes findings alike: the code, the severity, the file, and the message except for the words it
/// quotes.
type FindingSort = (&'static str, Severity, FileId, String);

/// Text for people, at a terminal.
pub fn brief(report: &Report, all: &[&Finding], color: bool) -> String {
    // For each sort that is folded: its first folded finding, with all of them.
    let mut folded: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut left_out: BTreeSet<usize> = BTreeSet::new();
    for places in sorts(all).into_values() {
        let (full, rest) = places.split_at(places.len().min(IN_FULL));
        let told = |one: &Finding| full.iter().any(|at| all[*at].hint == one.hint);
        let rest: Vec<usize> =
            rest.iter().copied().filter(|at| all[*at].hint.is_none() || told(all[*at])).collect();
        if rest.len() > 1 {
            left_out.extend(&rest);
            folded.insert(rest[0], rest);
        }
    }
    let mut shown = Vec::new();
    for (at, one) in all.iter().enumerate() {
        match folded.get(&at) {
            Some(rest) => shown.push(line(report, one, rest.iter().map(|at| all[*at]))),
            None if left_out.contains(&at) => continue,
            None => shown.push((*one).clone()),
        }
    }
    drawn(report, shown.iter(), color)
}

/// A message without the words it quotes, which are between backticks.
pub fn skeleton(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// The findings of each sort, in their order; findings that say more than place and words are left out.
fn sorts(all: &[&Finding]) -> BTreeMap<FindingSort, Vec<usize>> {
    let mut sorts: BTreeMap<FindingSort, Vec<usize>> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        if let Some(place) = one.at.filter(|_| one.related.is_empty() && one.waived.is_none()) {
            let sort = (one.code.name, one.severity, place.file, skeleton(&one.message));
            sorts.entry(sort).or_default().push(at);
        }
    }
    sorts
}

/// `còn 18 chỗ trong a.yaml: dòng 12, 15, …`; for a workbook its cells.
fn line<'a>(report: &Report, first: &Finding, rest: impl Iterator<Item = &'a Finding>) -> Finding {
    let mut places: Vec<String> = Vec::new();
    let (mut count, mut file, mut what) = (0, "", "dòng");
    for at in rest.filter_map(|one| one.at) {
        let source = report.sources.file(at.file);
        count += 1;
        file = source.name();
        let place = match source.spot(at.start as usize) {
            SourceSpot::Cell(sheet, cell) => {
                what = "ô";
                format!("{sheet}!{cell}")
            }
            SourceSpot::Paragraph(_, number, _) => {
                what = "đoạn";
                number.to_string()
            }
            SourceSpot::Line(line, _) => line.to_string(),
        };
        if places.last() != Some(&place) {
            places.push(place);
        }
    }
    let more = if places.len() > NAMED { ", …" } else { "" };
    places.truncate(NAMED);
    let message = format!("còn {count} chỗ trong {file}: {what} {}{more}", places.join(", "));
    Finding { severity: first.severity, ..Finding::general(first.code, message) }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::brief;
    use crate::finding::{Finding, Report, codes};
    use crate::source::Span;

    /// Further places of one sort are folded; another message of the same code and another hint are not.
    #[test]
    fn what_is_said_again_is_folded() {
        let mut report = Report::default();
        let file = report.sources.add("a.yaml", "[a] [b]\n[c]\n[d] [e]\n[f]\nx\ny\n");
        let at = |start: usize, end: usize| Span::new(file, start..end);
        for (start, letter) in [(0, 'a'), (4, 'b'), (8, 'c'), (12, 'd'), (16, 'e'), (20, 'f')] {
            let message = format!("chưa thay: `[{letter}]`");
            report.findings.push(Finding::warning(codes::C024, at(start, start + 3), message));
        }
        for (start, hint) in [(24, "viết x"), (24, "viết x"), (26, "viết x"), (26, "viết y"), (26, "viết z")]
        {
            report.findings.push(Finding::error(codes::C001, at(start, start + 1), "khóa lạ").hint(hint));
        }
        expect![[r#"
            cảnh báo[C024]: chưa thay: `[a]`
             --> a.yaml:1:1
              |
            1 | [a] [b]
              | ^^^

            cảnh báo[C024]: chưa thay: `[b]`
             --> a.yaml:1:5
              |
            1 | [a] [b]
              |     ^^^

            cảnh báo[C024]: chưa thay: `[c]`
             --> a.yaml:2:1
              |
            2 | [c]
              | ^^^

            cảnh báo[C024]: còn 3 chỗ trong a.yaml: dòng 3, 4

            lỗi[C001]: khóa lạ
             --> a.yaml:5:1
              |
            5 | x
              | ^
              |
              = gợi ý: viết x

            lỗi[C001]: khóa lạ
             --> a.yaml:5:1
              |
            5 | x
              | ^
              |
              = gợi ý: viết x

            lỗi[C001]: khóa lạ
             --> a.yaml:6:1
              |
            6 | y
              | ^
              |
              = gợi ý: viết x

            lỗi[C001]: khóa lạ
             --> a.yaml:6:1
              |
            6 | y
              | ^
              |
              = gợi ý: viết y

            lỗi[C001]: khóa lạ
             --> a.yaml:6:1
              |
            6 | y
              | ^
              |
              = gợi ý: viết z
        "#]]
        .assert_eq(&brief(&report, &report.findings.iter().collect::<Vec<_>>(), false));
    }
}
