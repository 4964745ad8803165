//! Removes from the lines of a field the words that paper prints beside that field, however they were
//! typed.
//!
//! In: lines with their variables filled in, and what is printed beside their field. Out: the lines that
//! say something else. It leaves to `content::fixed` which words are printed.

use super::filled::FilledText;
use crate::content::fixed::{self, Beside};
use crate::content::kind::Kind;
use crate::content::number::roman_value;
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// One paragraph with its variables filled in, and its place.
pub(super) type FilledLine = (FilledText, Span);

/// The lines without the words printed beside their field; a line that has only those words is dropped.
/// If no line is left, that is a finding.
pub(super) fn without(
    beside: Beside<'_>,
    lines: Vec<FilledLine>,
    findings: &mut Findings,
) -> Vec<FilledLine> {
    let first = lines.first().map(|(content, at)| (content.plain(), *at));
    let kept: Vec<FilledLine> = lines.into_iter().filter_map(|line| stripped(beside, line)).collect();
    if let Some((typed, at)) = first.filter(|_| kept.is_empty()) {
        findings.push(fixed::nothing_else(&typed, at));
    }
    kept
}

/// One line without the words printed beside its field. Returns None if nothing else is in it.
fn stripped(beside: Beside<'_>, (mut content, at): FilledLine) -> Option<FilledLine> {
    let text = content.plain();
    if beside.is_line(&text) {
        return None;
    }
    // "(V/v triển khai)": the brackets belong to the printed words.
    let inner = [('(', ')'), ('“', '”'), ('"', '"')].into_iter().find_map(|(open, close)| {
        let inner = text.trim().strip_prefix(open)?.strip_suffix(close)?;
        (beside.before(inner) > 0 && !inner.contains([open, close])).then_some((open, close))
    });
    if let Some((open, close)) = inner {
        let trimmed = text.trim_start();
        content.drop_front(text.len() - trimmed.len() + open.len_utf8());
        content.drop_back(text.len() - text.trim_end().len() + close.len_utf8());
    }
    let text = content.plain();
    content.drop_front(beside.before(&text));
    let text = content.plain();
    content.drop_back(text.len() - beside.end(&text));
    (!content.plain().trim().is_empty()).then_some((content, at))
}

/// The trích yếu without the name of the kind, which is printed above it; it is typed as a line of its
/// own, or before "về việc" or a colon.
pub(super) fn subject(kind: &Kind, mut lines: Vec<FilledLine>, findings: &mut Findings) -> Vec<FilledLine> {
    lines = without(Beside::of("trich_yeu"), lines, findings);
    let alone =
        lines.len() > 1 && lines.first().is_some_and(|(line, _)| fixed::same(&line.plain(), &kind.ten));
    if alone {
        lines.remove(0);
    }
    let Some((first, at)) = lines.first_mut() else { return lines };
    let text = first.plain();
    if let Some(rest) = fixed::opens_with(&text, &kind.ten.to_lowercase()) {
        let behind = rest.trim_start_matches([' ', '\u{a0}', ':', '-', '–']);
        let colon = rest.trim_start().starts_with([':', '-', '–']);
        if !behind.is_empty() && (colon || Beside::of("ve_viec").before(behind) > 0) {
            first.drop_front(text.len() - behind.len());
            first.raise();
        } else {
            let message = format!("trích yếu mở đầu bằng tên loại `{}`, chữ này đã in ở dòng trên", kind.ten);
            let hint = match behind.is_empty() {
                true => "ghi nội dung của văn bản".to_owned(),
                // "Kế hoạch hóa gia đình", "Báo cáo viên": these words may be part of the subject.
                false => "nếu chữ ấy chỉ nhắc lại tên loại thì bỏ đi".to_owned(),
            };
            let finding = if behind.is_empty() { Finding::warning } else { Finding::note };
            findings.push(finding(codes::C019, *at, message).hint(hint));
        }
    }
    // An official letter prints "V/v" itself.
    if kind.viet_tat.is_some() {
        about_once(first);
    }
    lines
}

/// Keeps one "về việc" where it is typed twice, in whatever form: "Về việc V/v phê duyệt".
fn about_once(first: &mut FilledText) {
    let about = Beside::of("ve_viec");
    let text = first.plain();
    let Some(behind) = about.take(&text) else { return };
    let rest = &text[about.before(&text)..];
    let opened = &text[..text.len() - rest.len()];
    let opens_with = |words| fixed::opens_with(&text, words).is_some();
    // "Về việc V/v …", "Về: …", "Về việc: …".
    let otherwise = opens_with("về") && (!opens_with("về việc") || opened.contains(':'));
    if about.take(behind).is_some() || otherwise {
        let words = if fixed::opens_with(rest, "việc").is_some() { "Về " } else { "Về việc " };
        first.drop_front(text.len() - rest.len());
        first.put_in_front(words, false);
    }
}

/// Removes `(Kèm theo …)` from lines, as it is printed below them as `line`. If it names another number,
/// symbol or year, that is a finding.
pub(super) fn without_attached_line(
    mut lines: Vec<FilledLine>,
    line: &str,
    findings: &mut Findings,
) -> Vec<FilledLine> {
    lines.retain_mut(|(content, at)| {
        let whole = content.plain();
        let Some(start) = attached_words(&whole).filter(|_| !line.is_empty()) else { return true };
        let text = &whole[start..];
        let symbol = |text: &str| {
            let word =
                text.split_whitespace().find(|word| word.contains('/') && word.contains(char::is_alphabetic));
            word.and_then(|word| word.rsplit('/').next()).map(str::to_owned)
        };
        let numbers = |text: &str| {
            let parts = text.split(|letter: char| !letter.is_ascii_digit());
            parts.filter_map(|part| part.parse().ok()).collect::<Vec<u32>>()
        };
        let known = numbers(line);
        let other = numbers(text).iter().any(|number| !known.contains(number))
            || symbol(text).is_some_and(|typed| !line.contains(typed.trim_end_matches([')', ',', '.'])));
        if other {
            let message = format!("dòng `{}` khác với dòng chương trình in", text.trim());
            let hint = format!("bỏ dòng này: chương trình in `({line})`");
            findings.push(Finding::error(codes::C016, *at, message).hint(hint));
        }
        let name = whole[..start].trim_end();
        content.drop_back(whole.len() - name.len());
        !name.is_empty()
    });
    lines
}

/// The byte at which `(Kèm theo …)` begins in a line: at its start, or in brackets at its end.
fn attached_words(line: &str) -> Option<usize> {
    let is_attached = |text: &str| {
        let words = text.trim_start_matches(['(', ' ']);
        ["kèm theo", "ban hành kèm theo"].iter().any(|front| fixed::opens_with(words, front).is_some())
    };
    if is_attached(line) {
        return Some(0);
    }
    let start = line.rfind('(').filter(|_| line.trim_end().ends_with(')'))?;
    // "(kèm theo 02 biểu)" is part of the name.
    let paper = line[start..].contains("số") && line[start..].contains('/');
    (is_attached(&line[start..]) && paper).then_some(start)
}

/// The name of an appendix without `Phụ lục I`, which is printed above it. A number that does not match
/// the position of the appendix is a finding.
pub(super) fn appendix_name(
    mut lines: Vec<FilledLine>,
    place: u32,
    findings: &mut Findings,
) -> Vec<FilledLine> {
    let Some((first, at)) = lines.first_mut() else { return lines };
    let text = first.plain();
    let Some(rest) = fixed::opens_with(&text, "phụ lục").or_else(|| short_appendix(&text)) else {
        return lines;
    };
    let words = rest.trim_start();
    let words = fixed::opens_with(words, "số").map_or(words, str::trim_start);
    let end = words.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(words.len());
    let number = roman_value(&words[..end]).or_else(|| words[..end].parse().ok());
    let behind = if number.is_some() { &words[end..] } else { rest };
    let sign = |letter: char| matches!(letter, ':' | '.' | '-' | '–' | '—');
    let separated = behind.trim_start().starts_with(sign) || behind.trim().is_empty();
    if number.is_none() && !separated {
        if behind.trim_start().starts_with(char::is_uppercase) {
            let message = "tên phụ lục mở đầu bằng chữ `Phụ lục`, chữ này đã in ở dòng trên";
            findings.push(Finding::note(codes::C019, *at, message).hint("nếu chữ ấy chỉ nhắc lại thì bỏ đi"));
        }
        return lines;
    }
    if let Some(number) = number.filter(|&number| number != place) {
        let message = format!("phụ lục gõ là số {number} nhưng theo vị trí là số {place}");
        findings.push(
            Finding::warning(codes::C008, *at, message)
                .hint("văn bản in theo vị trí; xem có thiếu hoặc lặp phụ lục nào không rồi sửa lại số")
                .since(fixed::SINCE),
        );
    }
    let kept = behind.trim_start_matches(|letter: char| letter.is_whitespace() || sign(letter)).len();
    first.drop_front(text.len() - kept);
    if kept == 0 {
        lines.remove(0);
    }
    lines
}

/// What follows `PL` in `PL1: Biểu chi tiết`, `PL II. …`.
fn short_appendix(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("PL")?;
    let number = rest.trim_start();
    let end = number.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(number.len());
    let numbered = roman_value(&number[..end]).is_some() || number[..end].parse::<u32>().is_ok();
    (numbered && number[end..].trim_start().starts_with([':', '.', '-', '–', '—'])).then_some(rest)
}

/// Removes the dash at the start and the punctuation at the end, where they were typed.
pub(super) fn unlisted(content: &mut FilledText, glued: bool) {
    let text = content.plain();
    let front = match text.strip_prefix('-') {
        Some(rest) if rest.starts_with(' ') || (glued && rest.starts_with(char::is_alphabetic)) => {
            text.len() - rest.trim_start().len()
        }
        Some(rest) if glued && rest.starts_with(char::is_whitespace) => text.len() - rest.trim_start().len(),
        _ if glued => fixed::list_mark(&text),
        _ => 0,
    };
    content.drop_front(front);
    let text = content.plain();
    let mut kept = text.as_str();
    loop {
        kept = kept.trim_end_matches([';', '.', ',', ' ']);
        match kept.strip_suffix("./").filter(|_| glued) {
            Some(before) => kept = before,
            None => break,
        }
    }
    content.drop_back(text.len() - kept.len());
}

/// Puts the opening words in front of a ground, unless it begins with its own; its own get a capital
/// letter.
pub(super) fn open(content: &mut FilledText, opening: &str, any_case: bool) {
    const OWN: [&str; 5] = ["Căn cứ ", "Thực hiện ", "Xét ", "Theo ", "Thi hành "];
    let text = content.plain();
    let own = OWN.iter().find(|own| match any_case {
        true => fixed::opens_with(&text, own.trim_end().to_lowercase().as_str())
            .is_some_and(|rest| rest.starts_with(char::is_whitespace)),
        false => text.starts_with(**own),
    });
    let words = match own {
        Some(own) if text.starts_with(*own) => return,
        Some(own) => {
            content.drop_front(own.trim_end().len());
            own.trim_end()
        }
        None => opening,
    };
    content.put_in_front(words, false);
}

/// Removes the grounds that a proposal repeats; one that repeats only part of it, or says more, is a
/// finding.
pub(super) fn one_proposal(grounds: &mut Vec<FilledLine>, proposals: &[FilledLine], findings: &mut Findings) {
    grounds.retain(|(ground, at)| {
        let ground = ground.plain();
        if fixed::opens_with(&ground, "theo đề nghị của").is_none() {
            return true;
        }
        for (proposal, other) in proposals {
            let proposal = proposal.plain();
            if fixed::same(&ground, &proposal) {
                return false;
            }
            let (short, long) =
                if ground.len() < proposal.len() { (&ground, &proposal) } else { (&proposal, &ground) };
            if fixed::opens_with(long, &short.to_lowercase()).is_some() {
                let message = format!("dòng `{ground}` ghi hai nơi: ở `can_cu` và ở `theo_de_nghi`");
                findings.push(
                    Finding::error(codes::C016, *at, message)
                        .related(*other, "ghi ở đây")
                        .hint("giữ một nơi: bỏ dòng này, hoặc bỏ `theo_de_nghi`"),
                );
            }
        }
        true
    });
}
