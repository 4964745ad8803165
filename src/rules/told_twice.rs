//! Nobody is told twice.
//!
//! In: the recipients. Out: a body in two lines, a warning; a line for whom "Như Điều …" tells already,
//! a note, as many offices write both. Several at once ("các sở, ngành") are written so by nearly all.

use std::collections::{BTreeMap, BTreeSet};

use super::bodies::{self, BodyGroup};
use super::body_words::BodyWord;
use super::tasks::{RecipientLine, ToldBy};
use super::{Breaches, PaperView, Rule, task_reader};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code { name: "C081", meaning: "Nơi nhận ghi một cơ quan hai lần", since: Version(0, 2, 0) },
    clause: "Phụ lục I, II.9b",
    severity: Severity::Warning,
    about: "Mỗi nơi nhận ghi một lần. Cơ quan có ở hai dòng, hoặc có ở Kính gửi mà ghi lại sau “Như trên”, là cảnh báo; một \
            cơ quan đã có tên ở điều mà dòng “Như Điều …” chỉ đến thì chỉ là lưu ý, vì nhiều nơi vẫn ghi cả hai.",
    wrong: "noi_nhan: [Như Điều 2, Sở Tài chính, Đảng ủy xã, Sở Tài chính (để báo cáo)]",
    right: "noi_nhan: [Như Điều 2, Sở Tài chính, Đảng ủy xã, Văn phòng Sở Tài chính]",
    check,
};

/// One who is told, by name.
struct Name<'t> {
    /// Whether it may only say whose unit the one before it is: "Ban Thi đua - Khen thưởng, Sở Nội vụ".
    owner: bool,
    told: &'t RecipientLine,
    words: Vec<&'t str>,
    first: usize,
    last: usize,
}

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let tasks = task_reader::of(paper);
    if tasks.told.is_empty() {
        return Verdict::NotApplicable;
    }
    let by_address = tasks.told.iter().any(|told| told.by == ToldBy::Address);
    let addressed: Vec<Vec<&str>> = match by_address {
        true => tasks
            .addressed
            .iter()
            .flat_map(|words| parted(&words.all, false))
            .map(|(words, ..)| words)
            .collect(),
        false => Vec::new(),
    };
    let ordered: Vec<Vec<&str>> = match (&tasks.order, tasks.tells_by_article()) {
        (Some(order), true) => parted(&order.words.all, true).into_iter().map(|(words, ..)| words).collect(),
        _ => Vec::new(),
    };
    let mut names: Vec<Name<'_>> = Vec::new();
    for told in tasks.told.iter().filter(|told| told.by == ToldBy::Name) {
        let all = parted(&told.words.all, false);
        let owned = matches!(&all[..], [(unit, ..), (owner, ..)] if owner[0] == "sở"
            && matches!(unit[0], "ban" | "phòng" | "văn" | "chi" | "trung" | "thanh"));
        for (at, (words, first, last)) in all.into_iter().enumerate() {
            names.push(Name { owner: owned && at == 1, told, words, first, last });
        }
    }
    let (addressed, ordered) = (BTreeSet::from_iter(addressed), BTreeSet::from_iter(ordered));
    // The first of each name: a province has thousands of recipients.
    let mut seen: BTreeMap<&[&str], &Name<'_>> = BTreeMap::new();
    for name in names.iter().filter(|name| !name.owner) {
        let line = paper.line(name.told.line);
        let place = name.told.at.start + name.first..name.told.at.start + name.last;
        let shown = &line.text[place.clone()];
        if let Some(earlier) = seen.get(&name.words[..]) {
            let message = format!("nơi nhận ghi `{shown}` hai lần");
            found.warning(line, place, message, "bỏ một dòng, gộp mục đích gửi vào dòng còn lại".to_owned());
            found.related(paper.line(earlier.told.line), "lần thứ nhất ở đây");
        } else if addressed.contains(&name.words) {
            let message = format!("`{shown}` đã có ở Kính gửi và được dòng `Như trên` bao gồm");
            found.warning(line, place, message, "bỏ dòng này".to_owned());
        } else if !name.words.contains(&"các") && ordered.contains(&name.words) {
            let article = tasks.order.as_ref().map_or("", |order| &order.article);
            let message =
                format!("`{shown}` đã có ở Điều {article} và được dòng `Như Điều {article}` bao gồm");
            found.note(line, place, message, "bỏ dòng này nếu gửi cùng một mục đích".to_owned());
        }
        seen.entry(&name.words).or_insert(name);
    }
    Verdict::Passed
}

/// Words of a list between its signs, with their places; names of bodies that hold commas stay whole. An
/// end that says what for is left out, and of heads their post.
fn parted(words: &[BodyWord], heads: bool) -> Vec<(Vec<&str>, usize, usize)> {
    let bracket = words.iter().position(|word| word.text == "(").unwrap_or(words.len());
    let mut parts = Vec::new();
    let mut start = 0;
    for end in 0..=bracket {
        let ends = |word: &BodyWord| match word.text.as_str() {
            ";" | ":" => true,
            // A comma parts two only where both sides are names: "Các phòng, ban" is one.
            // "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã" as well.
            "," | "và" | "cùng" => {
                let before = &words[start..end];
                let office = bodies::opening(&before[bodies::posts(before)..]);
                let whole = word.text == "và" && office.is_some_and(|(group, _)| group == BodyGroup::Office);
                !whole && begins_name(&words[end + 1..bracket]) && begins_name(before)
            }
            _ => false,
        };
        if end == bracket || ends(&words[end]) {
            let part = &words[start..end];
            let post = if heads { bodies::posts(part) } else { 0 };
            let part = &part[post..];
            if let (Some(first), Some(last)) = (part.first(), part.last()) {
                let mut texts: Vec<&str> = Vec::with_capacity(part.len() + 6);
                for word in part.iter().filter(|word| !word.is_sign()) {
                    match spelt_out(&word.text) {
                        [] => texts.push(&word.text),
                        long => texts.extend(long),
                    }
                }
                // "Mặt trận Tổ quốc Việt Nam xã" is often said without the country.
                if let Some(at) = texts.windows(4).position(|some| some == ["tổ", "quốc", "việt", "nam"])
                {
                    texts.drain(at + 2..at + 4);
                }
                // "KT", "TH": units of the office in short.
                if texts.len() >= 2 {
                    parts.push((texts, first.at.start, last.at.end));
                }
            }
            start = end + 1;
        }
    }
    parts
}

/// The words that an abbreviation stands for everywhere; none of a word that is written out, or of one such as
/// "KT", which is short for several.
fn spelt_out(word: &str) -> &'static [&'static str] {
    match word {
        "ubnd" => &["ủy", "ban", "nhân", "dân"],
        "hđnd" => &["hội", "đồng", "nhân", "dân"],
        "tp" => &["thành", "phố"],
        "ubmttq" => &["ủy", "ban", "mặt", "trận", "tổ", "quốc"],
        "mttq" => &["mặt", "trận", "tổ", "quốc"],
        "kbnn" => &["kho", "bạc", "nhà", "nước"],
        "bhxh" => &["bảo", "hiểm", "xã", "hội"],
        "lhpn" => &["liên", "hiệp", "phụ", "nữ"],
        "ccb" => &["cựu", "chiến", "binh"],
        "ca" => &["công", "an"],
        "vp" => &["văn", "phòng"],
        _ => &[],
    }
}

fn begins_name(words: &[BodyWord]) -> bool {
    let post = bodies::posts(words);
    let several =
        words.first().is_some_and(|first| matches!(first.text.as_str(), "các" | "báo" | "bộ" | "đài"));
    bodies::opening(&words[post..]).is_some() || several
}

#[cfg(test)]
mod tests {
    use super::super::body_words;
    use super::parted;

    #[test]
    fn lists_are_parted_where_names_begin() {
        let shown = |text: &str| {
            let words = body_words::all(text);
            parted(&words, false)
                .into_iter()
                .map(|(_, start, end)| text[start..end].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            shown("Sở Tài chính, Kho bạc Nhà nước khu vực I (để b/c)"),
            ["Sở Tài chính", "Kho bạc Nhà nước khu vực I"]
        );
        assert_eq!(shown("Các sở, ngành; UBND các xã, phường"), ["Các sở, ngành", "UBND các xã, phường"]);
        assert_eq!(shown("Phòng Kinh tế, Hạ tầng và Đô thị"), ["Phòng Kinh tế, Hạ tầng và Đô thị"]);
    }
}
