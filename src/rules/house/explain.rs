//! A rule of an office for people who look it up: on the screen, on the check sheet, in logs.
//!
//! In: the rule. Out: its text, what it asks for in a sentence, and what it rests on.

use crate::content::house::{HouseAsk, HouseLook, HousePlace, HouseRule, HouseWord};
use crate::finding::render::severity_name;

/// What a rule asks for: a sentence.
pub fn asked(rule: &HouseRule) -> String {
    format!("{}.", rule.code.meaning)
}

/// What a rule rests on.
pub fn clause(rule: &HouseRule) -> String {
    match &rule.source {
        Some(source) => format!("{source} (quy tắc riêng của cơ quan)"),
        None => "Quy tắc riêng của cơ quan".to_owned(),
    }
}

/// The text about a rule.
pub fn explained(rule: &HouseRule) -> String {
    let (file, line) = &rule.stated;
    let mut text = format!("{}: {}\n", rule.code.name, rule.code.meaning);
    text += "Nhóm: Quy tắc riêng của cơ quan, thêm vào Nghị định 30/2020/NĐ-CP\n";
    text += &format!("Ghi ở: {file}:{line}\n");
    text += &format!("Mức độ: {}\n", severity_name(rule.severity));
    text += &format!("Căn cứ: {}\n", rule.source.as_deref().unwrap_or("cơ quan không ghi"));
    if let Some(reason) = &rule.reason {
        text += &format!("Lý do: {reason}\n");
    }
    let (head, lines, places): (&str, Vec<String>, &[HousePlace]) = match &rule.asks {
        HouseAsk::Words(words, places) => {
            let line = |word: &HouseWord| match &word.right {
                Some(right) => format!("{} → {right}", word.wrong),
                None => format!("{} → (viết cách khác)", word.wrong),
            };
            ("Chữ không dùng → chữ đúng:", words.iter().map(line).collect(), places)
        }
        HouseAsk::Abbreviations(known, places) => {
            let line = |(short, name): &(String, String)| format!("{short}: {name}");
            ("Chữ viết tắt được dùng:", known.iter().map(line).collect(), places)
        }
        HouseAsk::Looks(looks) => {
            let line = |look: &HouseLook| format!("{}; ghi `{}`", look.message, look.line);
            let sized = looks.iter().filter(|look| look.of_one_size).count();
            let mut lines: Vec<String> = looks.iter().filter(|look| !look.of_one_size).map(line).collect();
            if sized > 0 {
                lines.push(format!("cỡ chữ của {sized} thành phần; ghi `co_chu` chung"));
            }
            ("Điều thể thức hiện nay (theme.yaml) chưa theo:", lines, &[])
        }
    };
    if !places.is_empty() {
        let names: Vec<&str> = places.iter().map(|place| place.about()).collect();
        text += &format!("Xét ở: {}\n", names.join("; "));
    }
    if lines.is_empty() {
        return text + "\nThể thức hiện nay (theme.yaml) theo đúng.\n";
    }
    text += &format!("\n{head}\n\n");
    lines.iter().for_each(|line| text += &format!("    {line}\n"));
    text
}
