//! Abbreviations of bodies and units in the symbol and in the line of the archive.
//!
//! In: those that an office uses, a paper. Out: others, each with the nearest one. The abbreviation of the kind,
//! which the decree sets, and `VT` of the archive are no units of an office.

use std::ops::Range;

use super::places::archive;
use super::{told, with_source};
use crate::content::house::{HousePlace, HouseRule};
use crate::finding::Verdict;
use crate::finding::suggest::nearest;
use crate::paper::Role;
use crate::rules::paper_view::Line;
use crate::rules::{Breaches, PaperView};

pub(super) fn check<'a>(
    rule: &HouseRule,
    (known, places): (&[(String, String)], &[HousePlace]),
    paper: &PaperView<'a>,
    found: &mut Breaches<'a>,
) -> Verdict {
    let mut is_about = false;
    let mut look = |line: &Line<'a>, groups: Vec<Range<usize>>, place: HousePlace| {
        is_about |= !groups.is_empty();
        for at in groups {
            let group = &line.text[at.clone()];
            if known.iter().any(|(one, _)| one == group) {
                continue;
            }
            let message = told(rule, &format!("`{group}` ở {}", place.about()));
            found.add(rule.severity, line, at, message, with_source(rule, hint(rule, group, known)));
        }
    };
    if places.contains(&HousePlace::Symbol)
        && let Some((line, symbol)) = paper.symbol()
    {
        look(line, in_symbol(paper, line, symbol), HousePlace::Symbol);
    }
    if places.contains(&HousePlace::Archive) {
        for line in paper.of_role(Role::NoiNhan) {
            if let Some(start) = archive(&line.text) {
                look(line, in_archive(&line.text, start), HousePlace::Archive);
            }
        }
    }
    if is_about { Verdict::Passed } else { Verdict::NotApplicable }
}

fn hint(rule: &HouseRule, group: &str, known: &[(String, String)]) -> String {
    let name = |short: &str| known.iter().find(|(one, _)| one == short).map_or("", |(_, name)| name.as_str());
    let listed = format!("chữ mới thì thêm vào `viet_tat` của {} ở `{}`", rule.code.name, rule.stated.0);
    match nearest(group, known.iter().map(|(one, _)| one.as_str())) {
        Some(short) if name(short).is_empty() => format!("có phải ý bạn là `{short}`? {listed}"),
        Some(short) => format!("có phải ý bạn là `{short}` ({})? {listed}", name(short)),
        None => {
            let all: Vec<String> = known.iter().map(|(one, _)| format!("`{one}`")).collect();
            format!("dùng một trong các chữ {}; {listed}", all.join(", "))
        }
    }
}

/// The groups of a symbol that name bodies and units: `SNV` and `TCBC` of `QĐ-SNV-TCBC`.
fn in_symbol(paper: &PaperView<'_>, line: &Line<'_>, symbol: &str) -> Vec<Range<usize>> {
    // A name that the paper bears has its abbreviation in front; before it a legal paper has its year.
    let named = paper.main().is_some_and(|main| main.first(Role::TenLoai).is_some());
    let before = usize::from(named) + usize::from(paper.is_law());
    let start =
        line.text.len() - line.text[line.text.find('/').map_or(0, |slash| slash + 1)..].trim_start().len();
    parts(symbol, start, &['-', '/', '&'])
        .into_iter()
        .skip(before)
        .filter(|at| is_short(&line.text[at.clone()]))
        .collect()
}

/// The abbreviations behind `Lưu:`; what is written in full is none, nor what stands in brackets.
fn in_archive(text: &str, start: usize) -> Vec<Range<usize>> {
    let rest = &text[start..];
    let groups = parts(rest, start, &[',', ';']).into_iter().filter_map(|at| {
        let group = &text[at.clone()];
        // "TCBC (03)", "TCBC.NVA": the unit stands first.
        let end = group.find(['(', '.']).unwrap_or(group.len());
        let unit = group[..end].trim_end();
        (is_short(unit) && unit != "VT").then_some(at.start..at.start + unit.len())
    });
    groups.collect()
}

/// The places of what stands between these signs, without the blanks around it, in a text that begins at a
/// byte.
fn parts(text: &str, start: usize, signs: &[char]) -> Vec<Range<usize>> {
    let mut at = start;
    let mut all = Vec::new();
    for part in text.split(signs) {
        let own = part.trim();
        let begin = at + part.len() - part.trim_start().len();
        if !own.is_empty() {
            all.push(begin..begin + own.len());
        }
        at += part.len() + 1;
    }
    all
}

/// Whether a word is an abbreviation: one word of two capitals at least.
fn is_short(word: &str) -> bool {
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2 && word.chars().all(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::in_archive;

    #[test]
    fn units_of_the_archive_are_found_and_nothing_else() {
        let found = |text: &str| {
            let start = super::archive(text).unwrap();
            in_archive(text, start).into_iter().map(|at| text[at].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("- Lưu: VT, TCBC."), ["TCBC"]);
        assert_eq!(found("- Lưu: VT, TCBC (03), VP.NVA."), ["TCBC", "VP"]);
        assert_eq!(found("- Lưu: VT, Phòng Tổ chức; KHTC(05)."), ["KHTC"]);
        assert_eq!(found("- Lưu: VT."), [""; 0]);
        assert_eq!(found("- Lưu: VT, GDTrH, [đơn vị]."), ["GDTrH"]);
    }
}
