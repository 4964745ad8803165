//! Which text of the office's register a paper cites.
//!
//! In: a paper, its register. Out: each place where it cites a text, with the text of the register that
//! is meant, one that may be meant and differs, or none: found once for all rules. A law by its name
//! alone is whichever is in force, and no place of any text.

use std::ops::Range;

use super::cite::{self, Citation};
use super::dates;
use super::grounds::{self, Ground};
use super::legal_difference::registered_difference;
use super::legal_places::{LegalDifference, LegalPlace, Registered};
use super::paper_view::PaperView;
use super::tasks::LineAt;
use super::topics::Topic;
use super::words;
use crate::content::laws::{LegalDay, LegalRegister, LegalText};

/// All places of a paper where texts are cited that its register should know, in reading order.
pub(super) fn places<'p, 'a>(paper: &'p PaperView<'a>, register: &'a LegalRegister) -> &'p [LegalPlace<'a>] {
    paper.legal.get_or_init(|| find(paper, register))
}

fn find<'a>(paper: &PaperView<'a>, register: &'a LegalRegister) -> Vec<LegalPlace<'a>> {
    let mut found = Vec::new();
    let grounds = grounds::of(paper);
    let openings = grounds::openings(paper);
    for (line_at, line) in paper.placed() {
        let is_own = |ground: &&Ground<'_, 'a>| std::ptr::eq(ground.line, line);
        let opened = openings.iter().filter(is_own);
        let own = grounds.iter().filter(is_own).chain(opened.clone());
        let mut laws: Vec<LegalPlace<'a>> =
            own.clone().filter_map(|ground| law(ground, line_at, register)).collect();
        // Where a name ends that the register does not have is not plain in a sentence.
        if opened.count() > 0 {
            laws.retain(|law| !matches!(law.known, Registered::Unknown));
        }
        let own: Vec<Range<usize>> = own.map(|ground| ground.at.clone()).collect();
        if line.may(Topic::Citations) {
            let cited = line.citations().filter(|one| !line.is_quoted(one.at.start));
            let cited =
                cited.filter(|one| !laws.iter().any(|law| contains(&own, law.at.start, one.at.start)));
            found.extend(cited.filter_map(|cited| numbered((line_at, &line.text), &own, &cited, register)));
        }
        found.extend(laws);
    }
    found
}

/// Whether two places stand in one ground.
fn contains(grounds: &[Range<usize>], one: usize, other: usize) -> bool {
    grounds.iter().any(|ground| ground.contains(&one) && ground.contains(&other))
}

/// A law among the grounds, by its name and its day.
fn law<'a>(ground: &Ground<'_, 'a>, line: LineAt, register: &'a LegalRegister) -> Option<LegalPlace<'a>> {
    let kind = ground.law()?;
    let text = ground.text();
    let named = [" ngày ", " số ", " ("]
        .iter()
        .filter_map(|end| words::first(text, 0, end))
        .min()
        .unwrap_or(text.len());
    let name = text[kind.len()..named].trim_matches([' ', ',']);
    let at = ground.at.start..ground.at.start + named;
    // The day that follows the name, whatever day stands in brackets behind.
    let days = dates::days(text);
    let day = days.iter().find(|day| day.at.start > named && !ground.in_brackets(day.at.start));
    let (day, full) = (day?, day?.full()?);
    let same = |law: &&LegalText| law.kind.name == kind && words::same(&law.name, name);
    let all: Vec<&LegalText> = register.all().filter(same).collect();
    let known = match (all.iter().find(|law| law.day == full), &all[..]) {
        (Some(law), _) => Registered::Text(law),
        // Another law of that name may be meant, of another year.
        (None, laws) => match laws.iter().find(|law| law.day.0 == full.0) {
            Some(law) => {
                let start = ground.at.start;
                let place = start + day.at.start..start + day.at.end;
                Registered::Differs(law, place, LegalDifference::Day)
            }
            None => Registered::Unknown,
        },
    };
    let called = at.start..ground.at.start + day.at.end;
    Some(LegalPlace { line, at, called, ground: true, known })
}

/// A text by its number.
fn numbered<'a>(
    (line, text): (LineAt, &str),
    grounds: &[Range<usize>],
    cited: &Citation<'_>,
    register: &'a LegalRegister,
) -> Option<LegalPlace<'a>> {
    let day = cited.day.as_ref().and_then(dates::Day::full);
    let found = register.all().find(|text| is_of(text, cited, day));
    let known = match found {
        None if cited.is_central() && names_central(cited) => Registered::Unknown,
        None => return None,
        Some(registered) => match registered_difference(registered, cited, day, text) {
            Some((place, difference)) => Registered::Differs(registered, place, difference),
            None => Registered::Text(registered),
        },
    };
    let from = cited.kind().map_or(cited.at.start, |(_, at)| at);
    let own = grounds.iter().find(|ground| ground.contains(&cited.at.start));
    let ground = own.is_some_and(|ground| !is_of_name(text, ground, from));
    let called = from..cited.at.end;
    Some(LegalPlace { line, at: cited.at.clone(), called, ground, known })
}

/// Whether what is cited belongs to the name of what stands before it among the grounds: "Nghị định số … sửa
/// đổi, bổ sung một số điều của Nghị định số …".
fn is_of_name(text: &str, ground: &Range<usize>, at: usize) -> bool {
    const OF: [&str; 7] =
        ["sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "quy định chi tiết", "hướng dẫn", "đính chính"];
    let before = &text[ground.start..at];
    let own = before.trim_end();
    // The first of a ground stands at its beginning, further ones behind a comma or "và".
    let joined = own.is_empty() || own.ends_with([',', ';']) || own.ends_with(" và");
    !joined || OF.iter().any(|word| before.contains(word))
}

/// Whether a kind of paper stands before the number: "mẫu 02/2025/QH15" cites nothing.
fn names_central(cited: &Citation<'_>) -> bool {
    cited.kind().is_some()
}

/// Whether a citation has the number of a text. Without a year in it, a number is one of many years.
fn is_of(text: &LegalText, cited: &Citation<'_>, day: Option<LegalDay>) -> bool {
    // Most texts have another symbol, which is seen without reading their number.
    let Some(number) = text.number.as_ref().filter(|number| number.ends_with(cited.symbol)) else {
        return false;
    };
    let zeros = |number: &str| number.trim_start_matches('0').to_owned();
    let all = cite::all(number);
    let [own] = &all[..] else { return false };
    let same = (zeros(own.number), own.year, own.symbol) == (zeros(cited.number), cited.year, cited.symbol);
    let is_kind = || {
        let kind = cited.kind();
        kind.is_none_or(|(kind, _)| kind == text.kind.name || kind == "Văn bản" || text.kind.by_name)
    };
    same && is_kind() && (own.year.is_some() || day.is_none_or(|(year, ..)| year == text.day.0))
}
