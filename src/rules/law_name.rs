//! The name of a law begins with a capital behind the word for its kind, and is written one way.
//!
//! In: grounds, and lines that name the same laws. Out: a small letter there, a warning; other capitals
//! than in the grounds, a note.

use super::grounds;
use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, law_names, words};
use crate::content::first_capital;
use crate::content::laws::LegalRegister;
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code { name: "C089", meaning: "Tên luật viết hoa không đúng", since: Version(0, 2, 0) },
    clause: "Phụ lục II",
    severity: Severity::Warning,
    about: "Tên một luật cụ thể viết hoa chữ đầu của tên loại và chữ đầu của tên: Luật Tổ chức chính quyền địa phương, Bộ \
            luật Dân sự. Luật “sửa đổi, bổ sung …” và “Luật số …” không xét. Tên luật viết hoa ở câu khác với ở căn cứ là \
            lưu ý.",
    wrong: "can_cu: |\n  Luật tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    right: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Bộ luật Dân sự ngày 24 tháng 11 năm 2015",
    check,
};

const KINDS: [WantedWords; 3] = WantedWords::all(["Luật", "Bộ luật", "Pháp lệnh"]);

/// How a code begins whose kind has a capital too much: `Bộ Luật`.
const BOOK: &str = "Bộ";

/// Second syllables of words in names of laws, which begin no proper name.
const SECOND: [&str; 24] = [
    "Đai", "Sự", "Sách", "Cước", "Thầu", "Trú", "Dựng", "Dục", "Chức", "Phương", "Phí", "Nghiệp", "Tế",
    "Lực", "Sản", "Động", "Hiểm", "Tích", "Cháy", "Toán", "Khoán", "Thuật", "Nghệ", "Lịch",
];

/// A name as it is known to be written, of the office's register as well; else with these in small letters.
fn right_name(paper: &PaperView<'_>, name: &str) -> String {
    let registered = paper.laws().into_iter().flat_map(LegalRegister::all).filter(|text| text.kind.by_name);
    let registered = registered.map(|text| text.name.as_str()).find(|known| words::same(known, name));
    let known = law_names::as_written(name).or(registered);
    first_capital(&known.map_or_else(|| small_inside(name), str::to_owned))
}

/// A name with these in small letters.
fn small_inside(name: &str) -> String {
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| match SECOND.contains(&word) {
        true => name + " " + &word.to_lowercase(),
        false => name + " " + word,
    })
}

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut names: Vec<String> = Vec::new();
    for ground in grounds::of(paper) {
        let book = ground.text().starts_with("Bộ Luật ").then_some(BOOK);
        let Some(kind) = ground.law().or(book).filter(|_| !ground.is_amending()) else { continue };
        let text = ground.text();
        let rest = text[kind.len()..].trim_start();
        let up_to = |ends: &[&str]| {
            let end = ends.iter().filter_map(|end| words::first(text, 0, end)).min();
            text[..end.unwrap_or(text.len())].trim_end()
        };
        // A comma may stand in a name: "Luật Khám bệnh, chữa bệnh".
        let ends = [" ngày ", " số ", " số: ", " (", " năm ", ","];
        let whole = up_to(&ends[..5]);
        let known = law_names::as_written(whole[kind.len().min(whole.len())..].trim_start()).is_some();
        let name = if known { whole } else { up_to(&ends) };
        if rest.starts_with("số ") || rest.starts_with(['[', '…']) || name.len() <= kind.len() {
            continue;
        }
        let own = rest[..name.len() - (text.len() - rest.len())].trim_end();
        let right = match own.strip_prefix("luật ").or(own.strip_prefix("Luật ")) {
            // "Bộ Luật dân sự".
            Some(own) if kind == BOOK => format!("Bộ luật {}", right_name(paper, own)),
            _ => format!("{kind} {}", right_name(paper, own)),
        };
        if right != name {
            let at = ground.at.start..ground.at.start + name.len();
            let message = format!("tên luật `{name}` viết hoa không đúng");
            found.warning(ground.line, at, message, format!("viết `{right}`"));
        }
        names.push(right);
    }
    if names.is_empty() {
        return Verdict::NotApplicable;
    }
    let lines = paper.about(Topic::Laws).filter(|line| line.role != Role::CanCu);
    for line in lines {
        for start in KINDS.iter().flat_map(|kind| line.find(*kind)).map(|at| at.start) {
            for name in names.iter().filter(|name| name.split(' ').count() >= 3) {
                let Some(at) = words::otherwise(&line.text, start, name) else { continue };
                let written = &line.text[at.clone()];
                let message = format!("tên luật viết `{written}` ở đây, `{name}` ở căn cứ");
                found.note(line, at, message, format!("viết `{name}`"));
            }
        }
    }
    Verdict::Passed
}
