//! One body has one name in a dossier.
//!
//! In: all lines. Out: what can be told without a doubt: a commune called `xã` here and `phường` there,
//! of which the table of units knows one only; and a name joined with a dash here and with `và` there.
//! An abbreviation (`UBND xã An Bình`) is no second name; whether two different names mean one body no
//! paper says.

use std::collections::BTreeMap;
use std::ops::Range;

use super::paper_view::{Line, PaperView};
use super::signature::{SignedText, WantedWords};
use super::topics::Topic;
use super::{Breaches, Rule, history};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C072", meaning: "Một cơ quan ghi hai tên trong hồ sơ", since: Version(0, 2, 0)
    },
    clause: "Phụ lục I, II.2",
    severity: Severity::Warning,
    about: "Tên cơ quan ghi đầy đủ theo tên chính thức, nên cả hồ sơ chỉ có một. Báo khi chắc chắn: một nơi vừa là xã vừa là phường mà \
            bảng đơn vị hành chính chỉ có một; tên phòng, sở nối bằng gạch ngang ở chỗ này, bằng chữ và ở chỗ khác (lưu ý). Chữ \
            viết tắt như UBND không phải tên thứ hai.",
    wrong: "dieu:\n  - Giao Ủy ban nhân dân phường Ngọc Hà chủ trì; Công an xã Ngọc Hà phối hợp.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Giao Ủy ban nhân dân phường Ngọc Hà chủ trì, báo cáo UBND phường Ngọc Hà; xã An Bình, phường An Bình phối hợp.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const TYPES: [WantedWords; 4] = WantedWords::all(["xã", "phường", "Xã", "Phường"]);
const UNITS: [WantedWords; 5] = WantedWords::all(["Phòng", "Sở", "Ban", "Văn phòng", "Chi cục"]);

/// A name where it stands.
type NamePlace<'p, 'a> = (&'p Line<'a>, Range<usize>);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    communes(paper, found);
    joined(paper, found);
    Verdict::Passed
}

/// Communes that stand with two types, of which one is that of no commune of this name.
fn communes<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) {
    if paper.day().is_none_or(|day| day < history::TWO_LEVELS) {
        return;
    }
    let mut all: BTreeMap<&str, BTreeMap<String, Vec<NamePlace<'_, 'a>>>> = BTreeMap::new();
    for line in paper.about(Topic::Communes).filter(|line| line.still(Topic::Communes, names_communes)) {
        for at in TYPES.into_iter().flat_map(|word| line.find(word)) {
            let Some(end) = capitalised(&line.text, at.end) else { continue };
            let kind = line.text[at.clone()].to_lowercase();
            if history::is_told(line, at.start) || history::is_of_institution(&line.text, at.start) {
                continue;
            }
            let name = &line.text[at.end + 1..end];
            all.entry(name).or_default().entry(kind).or_default().push((line, at.start..end));
        }
    }
    for (name, kinds) in all.into_iter().filter(|(_, kinds)| kinds.len() > 1) {
        let known = paper.units().types_of(name);
        let [right] = known[..] else { continue };
        if !kinds.contains_key(right) {
            continue;
        }
        for (kind, places) in kinds.iter().filter(|(kind, _)| *kind != right) {
            let Some((line, at)) = places.first() else { continue };
            let message = format!("`{kind} {name}` ở đây, `{right} {name}` ở chỗ khác");
            let hint = format!("bảng đơn vị hành chính kèm chương trình chỉ có {right} {name}");
            found.warning(line, at.clone(), message, hint);
            if let Some((other, _)) = kinds.get(right).and_then(|places| places.first()) {
                found.related(other, "tên kia ở đây");
            }
        }
    }
}

/// Whether a name stands behind any word for a commune.
fn names_communes(text: SignedText<'_>) -> bool {
    TYPES.into_iter().flat_map(|word| text.find(word)).any(|at| capitalised(text.text, at.end).is_some())
}

/// Where the capitalised words behind a byte end: ` Ngọc Hà` of `xã Ngọc Hà thực hiện`.
pub(super) fn capitalised(text: &str, from: usize) -> Option<usize> {
    let mut end = from;
    while let Some(rest) = text[end..].strip_prefix(' ') {
        let word = rest.find(|one: char| !one.is_alphanumeric()).unwrap_or(rest.len());
        if word == 0 || !rest.starts_with(char::is_uppercase) || !rest[..word].chars().any(char::is_lowercase)
        {
            break;
        }
        end += 1 + word;
    }
    (end > from).then_some(end)
}

/// Names of units that are joined in two ways: `Phòng Văn hóa - Xã hội` and `Phòng Văn hóa và Xã hội`.
fn joined<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) {
    // By words alone: a dash never joins two bodies, "và" and a comma may.
    let mut dashed: BTreeMap<String, NamePlace<'_, 'a>> = BTreeMap::new();
    let mut others: Vec<(String, NamePlace<'_, 'a>)> = Vec::new();
    for line in paper.about(Topic::JoinedUnits).filter(|line| line.still(Topic::JoinedUnits, names_joined)) {
        for at in UNITS.into_iter().flat_map(|word| line.find(word)) {
            let (end, dash, and) = joined_name(&line.text, at.end);
            let name = &line.text[at.start..end];
            match (dash, and) {
                (true, false) => drop(dashed.entry(bare(name)).or_insert((line, at.start..end))),
                (false, true) => others.push((bare(name), (line, at.start..end))),
                _ => {}
            }
        }
    }
    for (name, (line, at)) in others {
        let Some((other, dashed)) = dashed.get(&name) else { continue };
        let (here, there) = (&line.text[at.clone()], &other.text[dashed.clone()]);
        let message = format!("`{here}` ở đây, `{there}` ở chỗ khác");
        found.note(line, at, message, "ghi một tên, đúng như quyết định thành lập".to_owned());
        found.related(other, "tên kia ở đây");
    }
}

/// Whether a name is joined in either way.
fn names_joined(text: SignedText<'_>) -> bool {
    let names = UNITS.into_iter().flat_map(|word| text.find(word)).map(|at| joined_name(text.text, at.end));
    names.into_iter().any(|(_, dash, and)| dash != and)
}

/// The end of a name whose words are joined by dashes or `và`, and which of these are in it.
fn joined_name(text: &str, from: usize) -> (usize, bool, bool) {
    let (mut end, mut dash, mut and) = (from, false, false);
    loop {
        let rest = &text[end..];
        let joiner = [" - ", " – ", " và "].into_iter().find(|joiner| rest.starts_with(joiner));
        let start = joiner.map_or(0, |joiner| joiner.len() - 1);
        if end == from && joiner.is_some() {
            break;
        }
        let part = &rest[start..];
        // "và Phòng Tài chính" is another body.
        let body = UNITS.iter().any(|unit| part.trim_start().starts_with(unit.text));
        let Some(word) = part.strip_prefix(' ').filter(|word| !body && word.starts_with(char::is_alphabetic))
        else {
            break;
        };
        let length = word.find(|one: char| !one.is_alphanumeric()).unwrap_or(word.len());
        // A part opens with a capital, and goes on in small letters: "Văn hóa - Xã hội".
        let opens = word.starts_with(char::is_uppercase);
        if (joiner.is_some() || end == from) && !opens {
            break;
        }
        if joiner.is_none() && end != from && !is_of_name(&word[..length]) {
            break;
        }
        dash |= matches!(joiner, Some(" - " | " – "));
        and |= joiner == Some(" và ");
        end += start + 1 + length;
    }
    (end, dash, and)
}

/// Words that go on in the name of a unit.
fn is_of_name(word: &str) -> bool {
    const GO_ON: [&str; 14] = [
        "hóa",
        "hoá",
        "hội",
        "tế",
        "tầng",
        "thị",
        "chính",
        "vụ",
        "trường",
        "tạo",
        "dục",
        "nghệ",
        "học",
        "lao",
    ];
    GO_ON.contains(&word)
}

/// The words of a name without what joins them.
fn bare(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| !matches!(*word, "-" | "–" | "và"));
    words.collect::<Vec<_>>().join(" ").to_lowercase().replace("oá", "óa")
}
