//! One paper is cited with one number and one day.
//!
//! In: all citations of a paper. Out: the one that differs from the others of the same text, and a day
//! of another year than the number's.
//!
//! Judgments and contracts of many courts and parties bear one number: only papers of central bodies
//! are the same by their number alone. All others are by their kind, their body and what they are about,
//! or by their number within the year of one body.

use std::collections::{BTreeMap, BTreeSet};

use super::cite::Citation;
use super::paper_view::Line;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, body_words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C061",
        meaning: "Một văn bản viện dẫn với hai ngày hoặc hai số khác nhau",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.6c",
    severity: Severity::Warning,
    about: "Một văn bản được viện dẫn nhiều lần thì số, ký hiệu và ngày phải như nhau; năm trong số văn bản là năm ban \
            hành. Chỉ xét văn bản của cơ quan trung ương (cùng số, ký hiệu có năm), văn bản cùng tên loại, cùng cơ \
            quan, cùng trích yếu, và văn bản cùng tên loại, cùng số của một cơ quan trong một năm: bản án, hợp đồng, văn bản của địa phương khác nhau có thể trùng số.",
    wrong: "can_cu: |\n  Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư\ndieu:\n  - Thực hiện Nghị định số 30/2020/NĐ-CP ngày 15 tháng 3 năm 2020.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "can_cu: |\n  Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư\ndieu:\n  - Thi hành Bản án số 12/2025/DS-ST ngày 05 tháng 3 năm 2025 và Bản án số 12/2025/DS-ST ngày 07 tháng 5 năm 2025.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// A citation with its line.
struct CitedPlace<'p, 'a> {
    line: &'p Line<'a>,
    cited: Citation<'p>,
}

impl CitedPlace<'_, '_> {
    /// Number and symbol with the year, where these alone name one paper.
    fn central(&self) -> Option<(&str, u16, &str)> {
        let year = self.cited.year?;
        self.cited.is_central().then_some((
            self.cited.number.trim_start_matches('0'),
            year,
            self.cited.symbol,
        ))
    }

    /// Kind, body and subject, where all are told.
    fn named(&self) -> Option<(&str, &str, String)> {
        let (kind, _) = self.cited.kind()?;
        let (body, about) = self.cited.body_and_subject();
        let words: Vec<&str> = about.split_whitespace().collect();
        // "… dự án đường giao thông (giai đoạn 1)": the subject goes on behind the bracket.
        let end = about.as_ptr() as usize + about.len() - self.line.text.as_ptr() as usize;
        if self.line.text[end..].trim_start_matches(' ').starts_with('(') {
            return None;
        }
        // A few words are many papers' subject: "về việc".
        (words.len() >= 6 && !body.is_empty()).then(|| (kind, body, words.join(" ").to_lowercase()))
    }

    fn day(&self) -> Option<(u16, u8, u8)> {
        self.cited.day.as_ref()?.full()
    }

    /// Its number as one, whatever zeros stand in front.
    fn number(&self) -> (&str, Option<u16>, &str) {
        (self.cited.number.trim_start_matches('0'), self.cited.year, self.cited.symbol)
    }
}

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut places: Vec<CitedPlace<'_, 'a>> = Vec::new();
    for line in paper.about(Topic::Citations) {
        let cited = line.citations().filter(|one| !line.is_quoted(one.at.start));
        places.extend(cited.map(|cited| CitedPlace { line, cited }));
    }
    if places.is_empty() {
        return Verdict::NotApplicable;
    }
    let mut told = vec![false; places.len()];
    for (at, place) in places.iter().enumerate() {
        if let (Some((_, year, _)), Some((of_day, ..))) = (place.central(), place.day())
            && year != of_day
        {
            told[at] = true;
            let number = &place.line.text[place.cited.at.clone()];
            let message = format!("`{number}` là văn bản năm {year} nhưng ngày ghi năm {of_day}");
            let hint = "xem lại văn bản gốc, sửa số hoặc ngày".to_owned();
            found.warning(place.line, day_place(place), message, hint);
        }
    }
    let differ = differ_in_part(&places);
    // Most citations agree with all others, or have nothing in common with them.
    let doubtful: Vec<usize> = (0..places.len()).filter(|&at| differ[at] && !told[at]).collect();
    if doubtful.is_empty() {
        return Verdict::Passed;
    }
    let near = NearPlaces::of(&places);
    for at in doubtful {
        let lists = near.to(&places[at]);
        let earlier = |list: &&Vec<usize>| {
            list.iter().take_while(|&&one| one < at).any(|&one| is_same(&places[one], &places[at]))
        };
        if lists.iter().any(earlier) {
            continue;
        }
        let others: BTreeSet<usize> = lists.into_iter().flatten().copied().collect();
        let others = others.range(at..).copied();
        let others = others.filter(|&other| !told[other] && is_same(&places[at], &places[other]));
        differing(&places, &others.collect::<Vec<_>>(), found);
    }
    Verdict::Passed
}

/// For each citation whether a later one has the number in common with it and not the day, or the day and not
/// the number.
fn differ_in_part(places: &[CitedPlace<'_, '_>]) -> Vec<bool> {
    let (mut numbers, mut days, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut differ = vec![false; places.len()];
    for (at, place) in places.iter().enumerate().rev() {
        let (number, day) = (place.number(), place.day());
        let counts: [&mut usize; 3] = [
            numbers.entry(number).or_default(),
            days.entry(day).or_default(),
            both.entry((number, day)).or_default(),
        ];
        let [of_number, of_day, of_both] = counts;
        differ[at] = *of_number > *of_both || *of_day > *of_both;
        [of_number, of_day, of_both].into_iter().for_each(|count| *count += 1);
    }
    differ
}

/// Citations by what those of one paper have in common.
struct NearPlaces<'p> {
    numbers: BTreeMap<(&'p str, Option<u16>, &'p str), Vec<usize>>,
    names: BTreeMap<(&'p str, &'p str, String), Vec<usize>>,
}

impl<'p> NearPlaces<'p> {
    fn of(places: &'p [CitedPlace<'_, '_>]) -> NearPlaces<'p> {
        let mut near = NearPlaces { numbers: BTreeMap::new(), names: BTreeMap::new() };
        for (at, place) in places.iter().enumerate() {
            near.numbers.entry(place.number()).or_default().push(at);
            if let Some(named) = place.named() {
                near.names.entry(named).or_default().push(at);
            }
        }
        near
    }

    /// All that may be of one paper with this one, itself among them.
    fn to(&self, place: &'p CitedPlace<'_, '_>) -> Vec<&Vec<usize>> {
        let names = place.named().and_then(|named| self.names.get(&named));
        self.numbers.get(&place.number()).into_iter().chain(names).collect()
    }
}

/// Whether two citations are of one paper.
fn is_same(one: &CitedPlace<'_, '_>, other: &CitedPlace<'_, '_>) -> bool {
    let central = one.central().is_some() && one.central() == other.central();
    let alike = one.number() == other.number() || one.day() == other.day();
    let dated = one.day().is_some() && other.day().is_some();
    central
        || alike && dated && one.named().is_some_and(|named| Some(named) == other.named())
        || in_one_series(one, other)
}

/// Whether two citations have one number in the series of one body, and days of which one is a slip: a
/// series begins anew with the year, thus days of one year, or one day of two years.
fn in_one_series(one: &CitedPlace<'_, '_>, other: &CitedPlace<'_, '_>) -> bool {
    let (Some(day), Some(of_other)) = (one.day(), other.day()) else { return false };
    let slip = day.0 == of_other.0 || (day.1, day.2) == (of_other.1, of_other.2);
    let same = one.number() == other.number()
        && one.cited.kind().map(|(kind, _)| kind) == other.cited.kind().map(|(kind, _)| kind);
    let body =
        |place: &CitedPlace<'_, '_>| body_words::joined(&body_words::all(place.cited.body_and_subject().0));
    let series = || {
        let known = ["QĐ-TTg", "CT-TTg", "NQ/TW", "CT/TW", "KL/TW", "QĐ/TW"].contains(&one.cited.symbol);
        known || !body(one).trim().is_empty() && body(one) == body(other)
    };
    slip && same && one.cited.kind().is_some() && series()
}

/// Reports what differs among citations of one paper: what stands there most often is right, of two the
/// first.
fn differing<'a>(places: &[CitedPlace<'_, 'a>], group: &[usize], found: &mut Breaches<'a>) {
    let days: Vec<usize> = group.iter().copied().filter(|&at| places[at].day().is_some()).collect();
    if let Some(right) = usual(&days, |&at| places[at].day()) {
        for &wrong in days.iter().filter(|&&at| places[at].day() != places[right].day()) {
            let (place, other) = (&places[wrong], &places[right]);
            let number = &place.line.text[place.cited.at.clone()];
            let shown = |place: &CitedPlace<'_, '_>| place.line.text[day_place(place)].to_owned();
            let message =
                format!("`{number}` ghi ngày {} ở đây, ngày {} ở chỗ khác", shown(place), shown(other));
            found.warning(
                place.line,
                day_place(place),
                message,
                "xem lại văn bản gốc, ghi một ngày".to_owned(),
            );
            found.related(other.line, "viện dẫn ở đây");
        }
    }
    if let Some(right) = usual(group, |&at| places[at].number()) {
        for &wrong in group.iter().filter(|&&at| places[at].number() != places[right].number()) {
            let (place, other) = (&places[wrong], &places[right]);
            let shown = |place: &CitedPlace<'_, '_>| place.line.text[place.cited.at.clone()].to_owned();
            let message =
                format!("cùng một văn bản ghi số `{}` ở đây, `{}` ở chỗ khác", shown(place), shown(other));
            found.warning(
                place.line,
                place.cited.at.clone(),
                message,
                "xem lại văn bản gốc, ghi một số".to_owned(),
            );
            found.related(other.line, "viện dẫn ở đây");
        }
    }
}

/// The first of those whose value most have.
fn usual<T: Ord>(all: &[usize], value: impl Fn(&usize) -> T) -> Option<usize> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    all.iter().for_each(|one| *counts.entry(value(one)).or_default() += 1);
    let most = counts.values().max()?;
    all.iter().copied().find(|one| counts.get(&value(one)) == Some(most))
}

/// Where the day of a citation stands, else its number.
fn day_place(place: &CitedPlace<'_, '_>) -> std::ops::Range<usize> {
    place.cited.day.as_ref().map_or(place.cited.at.clone(), |day| day.at.clone())
}
