//! Each syllable of the name of who signs begins with a capital.
//!
//! In: the names of signers. Out: syllables in small letters. A name in capitals throughout is told where
//! it is read.

use super::{Breaches, PaperView, Rule, academic_title};
use crate::content::first_capital;
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C078", meaning: "Họ tên người ký không viết hoa chữ đầu", since: Version(0, 2, 0)
    },
    clause: "Phụ lục II, II.1a",
    severity: Severity::Warning,
    about: "Họ tên người Việt Nam viết hoa chữ cái đầu của mọi âm tiết.",
    wrong: "nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn văn An}",
    right: "nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for line in paper.of_role(Role::HoTen) {
        let name = academic_title::behind_titles(line.text.trim());
        // An open place, or a title before the name, is told as such.
        if name.is_empty()
            || !name.chars().all(|one| one.is_alphabetic() || matches!(one, ' ' | '-' | '\'' | '’'))
        {
            continue;
        }
        verdict = Verdict::Passed;
        let small = |word: &&str| word.starts_with(char::is_lowercase);
        let address = ["ông ", "bà ", "anh ", "chị ", "đồng chí "].iter().any(|form| name.starts_with(form));
        if address || !name.split(' ').any(|word| small(&word)) {
            continue;
        }
        let right: Vec<String> = name.split(' ').map(first_capital).collect();
        let start = line.text.trim_end().len() - name.len();
        let message = format!("họ tên người ký `{name}` không viết hoa chữ đầu của mỗi âm tiết");
        found.rewrite(Severity::Warning, line, start..start + name.len(), message, right.join(" "));
    }
    verdict
}
