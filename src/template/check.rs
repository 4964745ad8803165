//! What is wrong with a dossier as a whole: ids that several tables bear, appendices that no
//! text mentions.
//!
//! In: a read document, and the body that was built of it. Out: findings.

use std::collections::BTreeMap;

use crate::budget::Sheets;
use crate::content::Dossier;
use crate::content::body::Level;
use crate::content::fixed;
use crate::content::number::{roman, roman_value};
use crate::finding::{Finding, Findings, codes};
use crate::paper::walk::paragraphs;
use crate::paper::{Block, Paragraph, Role};

/// Tables and tasks that texts name must be the only ones of their id.
pub(super) fn tables(sheets: &Sheets, tasks_are_shown: bool, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for bang in sheets.iter().map(|sheet| &sheet.bang) {
        let of_table = bang.ma().map(|ma| ("bảng", ma, bang.at()));
        let of_tasks = bang.tasks().filter(|_| tasks_are_shown).map(|(ma, task)| ("nhiệm vụ", ma, task.at));
        for (what, ma, at) in of_table.into_iter().chain(of_tasks) {
            if let Some(first) = seen.insert((what, ma), at) {
                findings.push(
                    Finding::error(codes::C007, at, format!("mã {what} `{ma}` đã dùng ở bảng khác"))
                        .related(first, "dùng lần đầu ở đây")
                        .hint("đặt một mã khác"),
                );
            }
        }
    }
}

/// The text must mention its appendices (PL I, III.1): each by its number, or all at once.
pub(super) fn mention(document: &Dossier, body: &[Block], findings: &mut Findings) {
    if document.phu_luc.is_empty() {
        return;
    }
    let written = document.mo_dau.iter().chain(&document.ket).map(|text| text.raw.clone());
    let built = paragraphs(body).map(Paragraph::plain_text);
    let named = written.chain(built).filter(|text| may_name(text));
    let text = named.collect::<Vec<_>>().join("\n").to_lowercase();
    let names = |label: &str| {
        let ends = |at: usize| !text[at + label.len()..].starts_with(char::is_alphanumeric);
        text.match_indices(label).any(|(at, _)| ends(at))
    };
    let several = document.phu_luc.len() > 1;
    let all = names("các phụ lục") || names("phụ lục kèm theo");
    for (at, appendix) in document.phu_luc.iter().enumerate() {
        let number = if several { format!(" {}", roman(at as u32 + 1)) } else { String::new() };
        if !all && !names(&format!("phụ lục{}", number.to_lowercase())) {
            let message = format!("nội dung văn bản chưa nhắc đến Phụ lục{number}");
            let hint = format!("thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục{number} kèm theo)`");
            findings.push(Finding::warning(codes::C014, appendix.at, message).hint(hint));
        }
    }
}

/// Articles and appendices of its own that a paper names must be there: `Như Điều 3` among the
/// recipients, `Điều 5 Quy chế này` and `Phụ lục III kèm theo` in the body.
pub(super) fn named_parts(document: &Dossier, body: &[Block], findings: &mut Findings) {
    let articles = match findings.has_errors() {
        // A text that could not be filled in is no paragraph.
        true => document.body.iter().filter(|item| item.level == Level::Dieu).count(),
        false => paragraphs(body).filter(|paragraph| paragraph.role == Role::Dieu).count(),
    };
    for line in &document.noi_nhan {
        let words = line.raw.trim_start_matches(['-', ' ']);
        let words = &words[fixed::list_mark(words)..];
        if let Some(right) = unmarked(words) {
            let message = format!("nơi nhận `{words}` thiếu dấu");
            findings.push(
                Finding::warning(codes::C019, line.at, message)
                    .hint(format!("viết `{right}`"))
                    .since(fixed::SINCE),
            );
        }
        let as_article = fixed::opens_with(words, "như điều").map(|rest| format!("điều{rest}"));
        let rest = match (&as_article, fixed::opens_with(words, "như")) {
            (Some(rest), _) => rest.as_str(),
            (None, Some(rest)) => rest,
            (None, None) => continue,
        };
        let last = numbers_behind(rest, "điều").into_iter().max();
        let Some(named) = last.filter(|&named| named as usize > articles) else { continue };
        let (message, hint) = match articles {
            0 => ("văn bản không chia điều".to_owned(), "viết `Như trên`".to_owned()),
            _ => (format!("văn bản chỉ có {articles} điều"), format!("viết `Như Điều {articles}`")),
        };
        let message = format!("nơi nhận ghi `Điều {named}` nhưng {message}");
        findings.push(Finding::error(codes::C017, line.at, message).hint(hint));
    }
    let this = format!("{} này", document.kind.ten.to_lowercase());
    let appendices = document.phu_luc.len().max(1);
    for paragraph in paragraphs(body) {
        let Some(at) = paragraph.origin else { continue };
        let text = paragraph.plain_text();
        // "… này", "phụ lục", in any capitals: most paragraphs have neither.
        if !["ày", "ÀY"].iter().any(|piece| text.contains(piece)) && !may_name(&text) {
            continue;
        }
        let text = text.to_lowercase();
        let article =
            numbers_before(&text, "điều ", &this).into_iter().find(|&named| named as usize > articles);
        if let Some(named) = article.filter(|_| articles > 0) {
            let message = format!("nhắc đến `Điều {named}` của {this} nhưng văn bản chỉ có {articles} điều");
            findings.push(Finding::warning(codes::C017, at, message).hint(
                "sửa lại số điều; đặt `ma` cho điều rồi viết `{{ tham_chieu(\"mã\") }}` thì số tự đúng",
            ));
        }
        let appendix = appendices_named(&text, &this).into_iter().find(|&named| named as usize > appendices);
        if let Some(named) = appendix.filter(|_| !document.phu_luc.is_empty()) {
            let count = document.phu_luc.len();
            let message = format!("nhắc đến `Phụ lục {}` nhưng văn bản chỉ có {count} phụ lục", roman(named));
            findings.push(
                Finding::warning(codes::C017, at, message).hint("sửa lại số, hoặc thêm phụ lục còn thiếu"),
            );
        }
    }
}

/// `Như Điều 2` of `Nhu Điều 2` or `nhu dieu 2`; None where no mark is missing.
fn unmarked(words: &str) -> Option<String> {
    ["Như Điều", "Như trên", "Như Kính gửi"].iter().find_map(|right| {
        let rest = fixed::opens_with(words, &right.to_lowercase())?;
        let typed = words[..words.len() - rest.len()].to_lowercase();
        let lost = typed.split_whitespace().ne(right.to_lowercase().split_whitespace());
        lost.then(|| format!("{right}{rest}"))
    })
}

/// The numbers that follow a word: 1, 2 and 3 of "Điều 1, 2 và Điều 3".
fn numbers_behind(text: &str, word: &str) -> Vec<u32> {
    let text = text.to_lowercase();
    let Some((_, behind)) = text.split_once(word) else { return Vec::new() };
    let digits = |part: &str| part.trim_matches(|letter: char| !letter.is_alphanumeric()).parse().ok();
    let more = |part: &&str| digits(part).is_some() || ["và", word].contains(&part.trim_matches(','));
    behind.split_whitespace().take_while(more).filter_map(digits).collect()
}

/// The numbers that stand between a word and what follows them, Arabic or Roman: 5 of "điều 5 quy
/// chế này" or "điều 5 của quy chế này".
fn numbers_before(text: &str, word: &str, behind: &str) -> Vec<u32> {
    let named = text.match_indices(word).filter_map(|(at, _)| {
        let rest = &text[at + word.len()..];
        let (number, rest) = rest.split_once(' ')?;
        let number = number.parse().ok().or_else(|| roman_value(&number.to_uppercase()))?;
        let rest = rest.strip_prefix("của ").or(rest.strip_prefix("ban hành ")).unwrap_or(rest);
        rest.starts_with(behind).then_some(number)
    });
    named.collect()
}

/// The numbers of own appendices that a text in small letters names: "phụ lục iii kèm theo", "phụ lục iii của
/// kế hoạch này", and at the end of a clause "(phụ lục iii)", "tại phụ lục iii". Behind "phụ lục iii kèm theo
/// nghị định số 5" stands whose it is: another paper's.
fn appendices_named(text: &str, this: &str) -> Vec<u32> {
    let named = text.match_indices("phụ lục ").filter_map(|(at, word)| {
        let rest = &text[at + word.len()..];
        let end = rest.find(|one: char| !one.is_alphanumeric()).unwrap_or(rest.len());
        let number = rest[..end].parse().ok().or_else(|| roman_value(&rest[..end].to_uppercase()))?;
        let behind = rest[end..].trim_start_matches(' ');
        let closed = behind.is_empty() || behind.starts_with([')', ';']) || behind == "." || behind == "./.";
        let before = text[..at].trim_end();
        let alone = closed && (before.ends_with('(') || before.ends_with("tại") || before.ends_with("theo"));
        let own = behind.strip_prefix("của ").or_else(|| behind.strip_prefix("kèm theo "));
        let own = own.is_some_and(|rest| rest.starts_with(this));
        let attached = ["ban hành kèm theo", "kèm theo"].iter().find_map(|words| behind.strip_prefix(words));
        let attached = attached.is_some_and(|rest| {
            let rest = rest.trim_start_matches(' ');
            !rest.starts_with(|one: char| one.is_alphanumeric()) || rest.starts_with("văn bản này")
        });
        (alone || own || attached).then_some(number)
    });
    named.collect()
}

/// Can "phụ lục", in whichever capitals, stand in it? Most paragraphs are told so from its middle.
fn may_name(text: &str) -> bool {
    ["ụ l", "ụ L", "Ụ l", "Ụ L"].iter().any(|middle| text.contains(middle))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{appendices_named, may_name, numbers_before, numbers_behind};

    #[test]
    fn numbers_of_parts_are_found_behind_and_before_words() {
        assert_eq!(numbers_behind(" Điều 1, 2 và Điều 3 (để thực hiện);", "điều"), [1, 2, 3]);
        assert_eq!(numbers_behind(" trên", "điều"), [0; 0]);
        assert_eq!(
            numbers_before("tại khoản 2 điều 5 của quy chế này và điều 7 luật", "điều ", "quy chế này"),
            [5]
        );
        let named = |text| appendices_named(text, "kế hoạch này");
        assert_eq!(
            named("(phụ lục iii kèm theo), chi tiết tại phụ lục 4; phụ lục v của kế hoạch này"),
            [3, 4, 5]
        );
        assert_eq!(named("theo phụ lục ii."), [2]);
        for other in [
            "theo mẫu tại phụ lục iii ban hành kèm theo nghị định số 30/2020/nđ-cp",
            "phụ lục iii kèm theo thông tư số 5; phụ lục iv nghị định này",
            "mẫu 1.4 phụ lục iii, mục v phụ lục i nghị định số 30/2020/nđ-cp",
        ] {
            assert_eq!(named(other), [0; 0], "{other}");
        }
    }

    proptest! {
        /// No paragraph is passed over that names an appendix.
        #[test]
        fn what_names_an_appendix_is_looked_at(text in "([pPhH]{0,2}[ụỤ] ?[lL][ụỤ][cC]|phụ lục|[Pp]hụ |lục| ){0,3}") {
            prop_assert!(may_name(&text) || !text.to_lowercase().contains("phụ lục"));
        }

        /// Nor one in any capitals.
        #[test]
        fn capitals_do_not_hide_it(capitals in prop::array::uniform7(any::<bool>()), before in "[a-zụ ]{0,4}") {
            let words = "phụ lục".chars().zip(capitals);
            let words: String = words
                .flat_map(|(letter, capital)| match capital {
                    true => letter.to_uppercase().collect::<Vec<_>>(),
                    false => vec![letter],
                })
                .collect();
            prop_assert!(may_name(&(before + &words)));
        }
    }
}
