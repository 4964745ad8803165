//! The page that says of each demand of form who keeps it (`docs/the-thuc.md`) against the codes and the rules.

use std::collections::BTreeSet;

use vanban::rooms::finding::codes;
use vanban::rooms::rules;

const PAGE: &str = include_str!("../../docs/the-thuc.md");

/// Each row of its tables: the demand, and who keeps it.
fn rows() -> Vec<(&'static str, &'static str)> {
    let cells = |line: &'static str| {
        let mut cells = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ");
        Some((cells.next()?, cells.next()?))
    };
    PAGE.lines().filter_map(cells).filter(|(demand, _)| *demand != "yêu cầu").collect()
}

/// The codes of a text, each with whether it has a star.
fn coded(text: &str) -> Vec<(&str, bool)> {
    let words = text.split(|one: char| !(one.is_ascii_alphanumeric() || one == '*'));
    let is_code = |word: &&str| {
        let name = word.trim_end_matches('*');
        name.len() == 4
            && name.starts_with(|one: char| "YCBDTUWP".contains(one))
            && name[1..].parse::<u16>().is_ok()
    };
    words.filter(is_code).map(|word| (word.trim_end_matches('*'), word.ends_with('*'))).collect()
}

/// Every code that it names exists, and it names every rule of content.
#[test]
fn the_page_of_form_names_every_rule_and_no_code_that_is_none() {
    let all: BTreeSet<&str> = rules::codes::all().into_iter().map(|code| code.name).collect();
    let named: BTreeSet<&str> = rows().iter().flat_map(|(_, by)| coded(by)).map(|(name, _)| name).collect();
    assert!(codes::ALL.iter().all(|code| all.contains(code.name)));
    assert_eq!(named.difference(&all).collect::<Vec<_>>(), Vec::<&&str>::new(), "codes that are none");
    let missing: Vec<&str> =
        rules::ALL.iter().map(|rule| rule.code.name).filter(|name| !named.contains(name)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "rules that no row names");
}

/// Every row says who keeps it: the layout, a code, an option, or a person and why.
#[test]
fn every_row_of_the_page_of_form_says_who_keeps_it() {
    assert!(rows().len() > 80, "{}", rows().len());
    for (demand, by) in rows() {
        let kept = by.contains("trình bày") || by.contains("tùy chọn") || !coded(by).is_empty();
        let by_people = by.starts_with("người") && by.len() > "người: ".len();
        assert!(kept || by_people, "{demand}: {by}");
    }
}

/// A code has a star where `check --sua` writes what it finds, or says why not.
#[test]
fn stars_stand_at_what_is_mended() {
    let starred: BTreeSet<&str> =
        rows().iter().flat_map(|(_, by)| coded(by)).filter(|(_, star)| *star).map(|(name, _)| name).collect();
    for rule in rules::ALL {
        let report = super::checked(&super::paper_with(rule.wrong));
        let own = report.findings.iter().filter(|one| one.code == rule.code);
        let known = own.flat_map(|one| &one.remedies).next().is_some();
        assert_eq!(starred.contains(rule.code.name), known, "{}", rule.code.name);
    }
}
