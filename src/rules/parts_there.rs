//! Articles and appendices of its own that a paper names are there.
//!
//! In: the recipients and the text of each document. Out: an error at `Như Điều 3` where there are two
//! articles, a warning at `Điều 5 Quy chế này` or `Phụ lục III kèm theo` that is not there. What is said of
//! another paper's parts is left alone.

use super::appendix_named::is_text;
use super::found::Telling;
use super::paper_view::{Line, Part, PartKind};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::content::fixed;
use crate::content::number::{roman, roman_value};
use crate::finding::{Severity, Verdict, codes};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: codes::C017,
    clause: "Phụ lục I, II.9b; III.1",
    severity: Severity::Error,
    about: "Điều, phụ lục mà văn bản nhắc đến của chính mình thì phải có. Nơi nhận ghi `Như Điều 5` khi chỉ có hai điều là lỗi; \
            trong lời văn (“Điều 5 Quy chế này”, “Phụ lục III kèm theo”) là cảnh báo. Đặt `ma` cho phần được nhắc rồi viết \
            `{{ tham_chieu(\"mã\") }}` thì số tự đúng.",
    wrong: "noi_nhan: [Như Điều 5, Đảng ủy xã]",
    right: "noi_nhan: [Như Điều 2, Đảng ủy xã]",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for part in paper.parts().iter().filter(|part| part.kind != PartKind::Appendix) {
        let of_document = || paper.parts().iter().filter(|other| other.document == part.document);
        let appendices = of_document().filter(|other| other.kind == PartKind::Appendix).count();
        let pages = of_document().filter(|other| other.kind != PartKind::Appendix);
        let articles = pages.flat_map(|part| &part.lines).filter(|line| line.role == Role::Dieu).count();
        // An article whose text could not be filled in counts.
        let declared = paper.background.unfinished.and_then(|all| all.get(part.document as usize));
        let articles = declared.copied().unwrap_or(articles);
        let has = PartCounts { articles, appendices };
        let this = format!("{} này", own_name(part));
        for line in &part.lines {
            let named = match line.role {
                Role::NoiNhan => recipient(line, has, found),
                role if is_text(role) && names_any(line) => sentence(line, &this, has, found),
                _ => false,
            };
            if named {
                verdict = Verdict::Passed;
            }
        }
    }
    verdict
}

/// How a paper calls itself: the name of its kind, which no letter bears.
fn own_name(part: &Part<'_>) -> String {
    match part.name.as_str() {
        "" => "công văn".to_owned(),
        name => words::small(name),
    }
}

/// How many parts a document has.
#[derive(Clone, Copy)]
struct PartCounts {
    articles: usize,
    appendices: usize,
}

/// No words: the finding is about the line as a whole.
fn whole() -> (String, usize) {
    (String::new(), 0)
}

/// Reports a recipient who is told by an article that is not there; gives whether it names one.
fn recipient<'a>(line: &Line<'a>, has: PartCounts, found: &mut Breaches<'a>) -> bool {
    let told = line.text.trim_start_matches(['-', ' ']).trim_end_matches([';', '.', ',', ' ']);
    let as_article = fixed::opens_with(told, "như điều").map(|rest| format!("điều{rest}"));
    let rest = match (&as_article, fixed::opens_with(told, "như")) {
        (Some(rest), _) => rest.as_str(),
        (None, Some(rest)) => rest,
        (None, None) => return false,
    };
    let Some(named) = numbers_behind(rest, "điều").into_iter().max() else { return false };
    if named as usize > has.articles {
        let (message, hint) = match has.articles {
            0 => ("văn bản không chia điều".to_owned(), "viết `Như trên`".to_owned()),
            articles => (format!("văn bản chỉ có {articles} điều"), format!("viết `Như Điều {articles}`")),
        };
        let message = format!("nơi nhận ghi `Điều {named}` nhưng {message}");
        found.add_words(Severity::Error, line, whole(), message, hint);
        found.telling(Telling::Each);
    }
    true
}

/// Whether a line may name an appendix, or an article of this paper.
fn names_any(line: &Line<'_>) -> bool {
    line.may(Topic::Appendices) || line.may(Topic::ThisPaper) && line.may(Topic::Articles)
}

/// Reports parts of the paper that a line names and that are not there; gives whether it names any.
fn sentence<'a>(line: &Line<'a>, this: &str, has: PartCounts, found: &mut Breaches<'a>) -> bool {
    let text = words::small(&line.text);
    let articles = numbers_before(&text, "điều ", this);
    let appendices = appendices_named(&text, this);
    let names_any = !articles.is_empty() && has.articles > 0 || !appendices.is_empty() && has.appendices > 0;
    let missing = articles.into_iter().find(|&named| named as usize > has.articles);
    if let Some(number) = missing.filter(|_| has.articles > 0) {
        let message =
            format!("nhắc đến `Điều {number}` của {this} nhưng văn bản chỉ có {} điều", has.articles);
        let hint = "sửa lại số điều; đặt `ma` cho điều rồi viết `{{ tham_chieu(\"mã\") }}` thì số tự đúng"
            .to_owned();
        found.add_words(Severity::Warning, line, whole(), message, hint);
        found.telling(Telling::Each);
    }
    let missing = appendices.into_iter().find(|&named| named as usize > has.appendices);
    if let Some(number) = missing.filter(|_| has.appendices > 0) {
        let message =
            format!("nhắc đến `Phụ lục {}` nhưng văn bản chỉ có {} phụ lục", roman(number), has.appendices);
        let hint = "sửa lại số, hoặc thêm phụ lục còn thiếu".to_owned();
        found.add_words(Severity::Warning, line, whole(), message, hint);
        found.telling(Telling::Each);
    }
    names_any
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

/// Own appendices that a text in small letters names: "phụ lục iii kèm theo", "phụ lục iii của
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

#[cfg(test)]
mod tests {
    use super::{appendices_named, numbers_before, numbers_behind};

    #[test]
    fn numbers_of_parts_are_found_behind_and_before_words() {
        assert_eq!(numbers_behind(" Điều 1, 2 và Điều 3 (để thực hiện);", "điều"), [1, 2, 3]);
        assert_eq!(numbers_behind(" trên", "điều"), [0; 0]);
        let text = "tại khoản 2 điều 5 của quy chế này và điều 7 luật";
        assert_eq!(numbers_before(text, "điều ", "quy chế này"), [5]);
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
}
