//! Names of days, months, years of the moon, feasts and honours have their own capitals.
//!
//! In: all lines. Out: "thứ hai hằng tuần", "tháng giêng", "Tết nguyên đán", "năm Bính ngọ", "Huân chương lao
//! động". An ordinal ("lần thứ hai") is none.

use super::named_days_lists::{BRANCHES, FEASTS, HONOURS, Listed, MONTHS, STEMS, TET, WEEKDAYS};
use super::paper_view::Line;
use super::signature::{SignedText, WantedWords};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::content::first_capital;
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C094",
        meaning: "Tên ngày, tháng, tết, năm âm lịch, ngày lễ, danh hiệu viết hoa không đúng",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục II, V.2, V.5, V.8, V.9",
    severity: Severity::Warning,
    about: "Viết chữ thì viết hoa chữ chỉ ngày, tháng: thứ Hai, tháng Giêng; tên tết viết hoa chữ đầu của tên: tết Nguyên đán, tết \
            Trung thu; năm âm lịch viết hoa mọi chữ: Bính Ngọ; ngày lễ: ngày Quốc khánh; danh hiệu: Huân chương Lao động \
            hạng Nhất, Nghệ sĩ Nhân dân. “Tết Nguyên đán” (chữ Tết viết hoa) nhiều nơi viết nên chỉ là lưu ý.",
    wrong: "dieu:\n  - Tiếp công dân sáng thứ hai hằng tuần, trước tết nguyên đán.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Tiếp công dân sáng thứ Hai hằng tuần, trước tết Nguyên đán; họp lần thứ hai.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const THU: [WantedWords; 2] = WantedWords::all(["thứ", "Thứ"]);
const MONTH: WantedWords = WantedWords::words("tháng");

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.lines() {
        for wanted in THU.into_iter().filter(|wanted| line.may(Topic::Weekdays) && line.may_hold(*wanted)) {
            weekday(line, wanted, found);
        }
        if line.still(Topic::Months, |text| text.find(MONTH).any(|at| name_behind(text.text, at.end))) {
            month(line, found);
        }
        if line.still(Topic::Feasts, |text| any_of(text, &TET) || any_listed(text, &FEASTS)) {
            tet(line, found);
            listed(line, &FEASTS, found);
        }
        if line.still(Topic::LunarYears, |text| any_of(text, &BRANCHES)) {
            lunar_year(line, found);
        }
        if line.still(Topic::Honours, |text| any_listed(text, &HONOURS)) {
            listed(line, &HONOURS, found);
        }
    }
    Verdict::Passed
}

/// The word that begins at a byte.
fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    &rest[..rest.find(|one: char| !words::is_letter(one)).unwrap_or(rest.len())]
}

/// "sáng thứ hai", "thứ hai, ngày 05", "từ thứ hai đến thứ sáu".
fn weekday<'a>(line: &Line<'a>, wanted: WantedWords, found: &mut Breaches<'a>) {
    let text = &*line.text;
    for at in line.find(wanted) {
        let Some(day) = text[at.end..].strip_prefix(' ').map(|_| word_at(text, at.end + 1)) else { continue };
        if !WEEKDAYS.contains(&day) {
            continue;
        }
        let end = at.end + 1 + day.len();
        let (before, behind) = (words::before(text, at.start), &text[end..]);
        let of_day = ["sáng", "chiều", "tối", "trưa"].contains(&before);
        let weekly = [" hàng tuần", " hằng tuần", " mỗi tuần"].iter().any(|words| behind.starts_with(words));
        let dated = [", ngày ", " ngày ", " (ngày "].iter().any(|words| {
            let day = behind.strip_prefix(words);
            day.is_some_and(|day| day.starts_with(|one: char| one.is_ascii_digit()))
        });
        let dated = (weekly || dated) && before != "ngày" && before != "lần";
        let span = before == "từ" && behind.starts_with(" đến thứ ")
            || before == "đến" && words::small(&text[..at.start]).contains("từ thứ ");
        if of_day || dated || span {
            let written = &text[at.start..end];
            let right = format!("{} {}", wanted.text, first_capital(day));
            tell(line, at.start..end, written, right, found);
        }
    }
}

/// Whether a word stands behind "tháng", and no number.
fn name_behind(text: &str, end: usize) -> bool {
    text[end..].strip_prefix(' ').is_some_and(|name| name.starts_with(char::is_alphabetic))
}

/// "tháng giêng", "đầu tháng tám năm 2026", "cách mạng tháng tám".
fn month<'a>(line: &Line<'a>, found: &mut Breaches<'a>) {
    let text = &*line.text;
    for at in line.find(MONTH) {
        let Some(name) = text[at.end..].strip_prefix(' ').map(|_| word_at(text, at.end + 1)) else {
            continue;
        };
        let end = at.end + 1 + name.len();
        let (before, behind) = (words::before(text, at.start), &text[end..]);
        let lunar = ["giêng", "chạp"].contains(&name);
        let ends = behind.is_empty()
            || behind.starts_with([',', '.', ';', ')'])
            || [" năm 1", " năm 2", " tới", " vừa qua", " hằng năm", " hàng năm", " âm lịch"]
                .iter()
                .any(|words| behind.starts_with(words));
        let placed = ["đầu", "cuối", "giữa", "rằm"].contains(&before)
            || name != "năm" && ["trong", "vào", "từ", "đến"].contains(&before);
        if lunar || MONTHS.contains(&name) && ends && placed {
            tell(line, at.start..end, &text[at.start..end], format!("tháng {}", first_capital(name)), found);
        }
    }
}

/// "Tết nguyên đán", "tết Nguyên Đán".
fn tet<'a>(line: &Line<'a>, found: &mut Breaches<'a>) {
    let text = &*line.text;
    for wanted in TET {
        for at in line.find(wanted) {
            let Some(rest) = text[at.end..].strip_prefix(' ') else { continue };
            for right in ["Nguyên đán", "Trung thu", "Đoan ngọ", "Nguyên tiêu", "Hàn thực"] {
                let Some(written) = rest.get(..right.len()).filter(|name| words::same(name, right)) else {
                    continue;
                };
                let at = at.start..at.end + 1 + right.len();
                let inside = words::is_inside(text, at.start);
                let first = if inside { "tết" } else { &text[at.start..at.start + wanted.text.len()] };
                let right_words = format!("{first} {right}");
                let whole = &text[at.clone()];
                if written != right {
                    tell(line, at, whole, right_words, found);
                } else if whole != right_words {
                    let message = format!("`{whole}`: theo Phụ lục II viết `{right_words}`");
                    found.add(Severity::Note, line, at, message, format!("viết `{right_words}`"));
                    found.doubt("nhiều nơi viết hoa chữ Tết");
                }
            }
        }
    }
}

/// "năm Bính ngọ", "xuân bính ngọ".
fn lunar_year<'a>(line: &Line<'a>, found: &mut Breaches<'a>) {
    let text = &*line.text;
    for wanted in BRANCHES.into_iter().filter(|wanted| line.may_hold(*wanted)) {
        for branch in line.find(wanted) {
            let stem = words::before(text, branch.start);
            let Some(right) = STEMS.iter().find(|right| words::same(right, stem)) else { continue };
            let start = text[..branch.start].trim_end_matches(' ').len() - stem.len();
            let year = words::small(words::before(text, start));
            if !["năm", "xuân", "đán", "tết", "tuổi"].contains(&year.as_str()) {
                continue;
            }
            let right = format!("{right} {}", first_capital(wanted.text));
            let written = &text[start..branch.end];
            if written != right {
                tell(line, start..branch.end, written, right, found);
            }
        }
    }
}

/// Whether any of these words stands in a text.
fn any_of(text: SignedText<'_>, words: &[WantedWords]) -> bool {
    words.iter().any(|one| text.find(*one).next().is_some())
}

/// Whether any of these names may stand in a text, in whatever capitals.
fn any_listed(text: SignedText<'_>, names: &[Listed]) -> bool {
    names.iter().any(|(small, capital, all)| {
        let mut firsts = [small, capital].into_iter().flat_map(|wanted| text.find(*wanted));
        firsts.any(|first| all.iter().any(|right| written(text.text, first.start, right).is_some()))
    })
}

/// A name that begins at a byte, as it is written there.
fn written<'t>(text: &'t str, start: usize, right: &str) -> Option<&'t str> {
    text.get(start..start + right.len()).filter(|written| words::same(written, right))
}

/// Names that have one writing, in other capitals.
fn listed<'a>(line: &Line<'a>, names: &'static [Listed], found: &mut Breaches<'a>) {
    let text = &*line.text;
    for (small, capital, all) in names {
        for wanted in [small, capital].into_iter().filter(|wanted| line.may_hold(**wanted)) {
            for (first, right) in
                line.find(*wanted).flat_map(|first| all.iter().map(move |one| (first.start, *one)))
            {
                let Some(written) = written(text, first, right) else { continue };
                let at = first..first + right.len();
                if is_of_place(text, &at) {
                    continue;
                }
                // "Ngày" may begin a sentence.
                let first = if right.starts_with(char::is_lowercase) { wanted.text } else { capital.text };
                let loud = !written[first.len()..].chars().any(char::is_lowercase);
                let right = format!("{first}{}", &right[first.len()..]);
                if written != right && !loud && words::stands_alone(text, &at) {
                    tell(line, at, written, right, found);
                }
            }
        }
    }
}

/// Whether a street, a ward, a school bears the name, as it was given: "đường Cách Mạng Tháng Tám", "268 Cách Mạng
/// Tháng Tám".
fn is_of_place(text: &str, at: &std::ops::Range<usize>) -> bool {
    let before = words::small(words::before(text, at.start));
    let house = before.starts_with(|one: char| one.is_ascii_digit());
    let event = words::small(&text[at.clone()]).starts_with("cách mạng");
    ["đường", "phố", "phường", "xã", "trường", "chợ"].contains(&before.as_str()) || house && event
}

fn tell<'a>(
    line: &Line<'a>,
    at: std::ops::Range<usize>,
    written: &str,
    right: String,
    found: &mut Breaches<'a>,
) {
    let message = format!("`{written}` viết hoa không đúng");
    found.rewrite(Severity::Warning, line, at, message, right);
}
