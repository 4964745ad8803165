//! Which text of the office's register a paper cites.
//!
//! In: a paper, its register. Out: each place where it cites a text, with the text of the register that
//! is meant, one that may be meant and differs, or none: found once for all rules. A law by its name
//! alone is whichever is in force, and no place of any text.

use std::ops::Range;

use super::cite::{self, Citation};
use super::dates;
use super::grounds::{self, Ground};
use super::legal_places::{LegalDifference, LegalPlace, Registered};
use super::paper_view::PaperView;
use super::tasks::LineAt;
use super::words;
use crate::content::laws::{LegalDay, LegalRegister, LegalText};

/// All places of a paper where texts are cited that its register should know, in reading order.
pub(super) fn places<'p, 'a>(paper: &'p PaperView<'a>, register: &'a LegalRegister) -> &'p [LegalPlace<'a>] {
    paper.legal.get_or_init(|| find(paper, register))
}

fn find<'a>(paper: &PaperView<'a>, register: &'a LegalRegister) -> Vec<LegalPlace<'a>> {
    let mut found = Vec::new();
    let grounds = grounds::of(paper);
    for (line_at, line) in paper.placed() {
        let own = grounds.iter().filter(|ground| std::ptr::eq(ground.line, line));
        let laws: Vec<LegalPlace<'a>> =
            own.clone().filter_map(|ground| law(ground, line_at, register)).collect();
        let own: Vec<Range<usize>> = own.map(|ground| ground.at.clone()).collect();
        if line.may_cite() {
            let cited = cite::all(&line.text).into_iter().filter(|one| !line.is_quoted(one.at.start));
            let cited =
                cited.filter(|one| !laws.iter().any(|law| contains(&own, law.at.start, one.at.start)));
            found.extend(cited.filter_map(|cited| numbered(line_at, &own, &cited, register)));
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
    line: LineAt,
    grounds: &[Range<usize>],
    cited: &Citation<'_>,
    register: &'a LegalRegister,
) -> Option<LegalPlace<'a>> {
    let day = cited.day.as_ref().and_then(dates::Day::full);
    let found = register.all().find(|text| is_of(text, cited, day));
    let known = match found {
        None if cited.is_central() && names_central(cited) => Registered::Unknown,
        None => return None,
        Some(text) => differing(text, cited, day),
    };
    let from = cited.kind().map_or(cited.at.start, |(_, at)| at);
    let ground = grounds.iter().any(|ground| ground.contains(&cited.at.start));
    let called = from..cited.at.end;
    Some(LegalPlace { line, at: cited.at.clone(), called, ground, known })
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

fn differing<'a>(text: &'a LegalText, cited: &Citation<'_>, day: Option<LegalDay>) -> Registered<'a> {
    if let (Some(said), Some(place)) = (day, &cited.day)
        && said != text.day
    {
        return Registered::Differs(text, place.at.clone(), LegalDifference::Day);
    }
    let (body, _) = cited.body_and_subject();
    if let Some(own) = text.body.as_deref()
        && is_other_body(body, own)
    {
        return Registered::Differs(text, cited.at.clone(), LegalDifference::Body);
    }
    Registered::Text(text)
}

/// Whether a body that is named is another one: names of central bodies only, which are said in one way.
fn is_other_body(said: &str, own: &str) -> bool {
    const CENTRAL: [&str; 7] = [
        "Chính phủ",
        "Thủ tướng Chính phủ",
        "Quốc hội",
        "Ủy ban Thường vụ Quốc hội",
        "Bộ Chính trị",
        "Ban Bí thư",
        "Ban Chấp hành Trung ương Đảng",
    ];
    CENTRAL.contains(&said) && CENTRAL.contains(&own) && said != own
}
