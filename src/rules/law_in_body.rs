//! In a sentence a law is cited by its kind and its name alone.
//!
//! In: sentences of a body. Out: laws and ordinances with number and symbol behind the name. An amending
//! law is known by its number, and two laws of one name by theirs.

use std::ops::Range;

use super::topics::Topic;
use super::{Breaches, PaperView, Rule, grounds, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C068",
        meaning: "Viện dẫn Luật, Pháp lệnh trong câu kèm số, ký hiệu",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.6c",
    severity: Severity::Note,
    about: "Trong nội dung, Luật và Pháp lệnh chỉ ghi tên loại và tên: Luật Đầu tư công. Luật sửa đổi, bổ sung, hai luật cùng \
            tên trong một văn bản, và câu nói luật này thay luật kia được ghi số.",
    wrong: "dieu:\n  - Văn phòng thực hiện theo Luật Căn cước số 26/2023/QH15.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Văn phòng thực hiện theo Luật Căn cước.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    if paper.is_law() {
        return Verdict::NotApplicable;
    }
    let grounds = grounds::of(paper);
    let mut all: Vec<(&_, _, &str)> = Vec::new();
    let sentences = paper.about(Topic::Citations).filter(|line| line.role != Role::CanCu);
    for line in sentences.filter(|line| !grounds.iter().any(|ground| std::ptr::eq(ground.line, *line))) {
        // A sentence may cite many.
        let mut seen: Option<(Range<usize>, bool)> = None;
        for cited in line.citations().filter(|one| !line.is_quoted(one.at.start)) {
            let Some((kind, at)) =
                cited.kind().filter(|(kind, _)| ["Luật", "Bộ luật", "Pháp lệnh"].contains(kind))
            else {
                continue;
            };
            let known = seen.as_ref().filter(|(sentence, _)| sentence.contains(&at)).map(|(_, apart)| *apart);
            let apart = known.unwrap_or_else(|| {
                let sentence = words::sentence(&line.text, at);
                let start = sentence.as_ptr() as usize - line.text.as_ptr() as usize;
                let small = sentence.to_lowercase();
                let apart =
                    ["sửa đổi", "thay thế", "bãi bỏ", "hết hiệu lực"].iter().any(|word| small.contains(word));
                seen = Some((start..start + sentence.len(), apart));
                apart
            });
            let name = line.text[at..cited.at.start].trim_end_matches([' ', ':']);
            let name = name.strip_suffix("số").unwrap_or(name).trim_end();
            // "Lệnh công bố Luật số 12/2025/L-CTN", "Luật số 90/2025/QH15" have no name there.
            if !apart && name != kind && ["QH", "UBTVQH"].iter().any(|body| cited.symbol.starts_with(body)) {
                all.push((line, at..cited.at.end, name));
            }
        }
    }
    let Some((line, at, name)) = all.first() else { return Verdict::Passed };
    // Two laws of one name are told apart by their numbers.
    let others = all.iter().filter(|(_, _, other)| other == name).map(|(line, at, _)| &line.text[at.clone()]);
    let mut numbers: Vec<&str> = others.collect();
    numbers.dedup();
    if numbers.len() > 1 {
        return Verdict::Passed;
    }
    let more = match all.len() {
        1 => String::new(),
        count => format!("; {} chỗ khác cũng vậy", count - 1),
    };
    let message = format!("trong câu, Luật, Pháp lệnh chỉ ghi tên: `{name}` không kèm số{more}");
    found.note(line, at.clone(), message, format!("viết `{name}`"));
    Verdict::Passed
}
