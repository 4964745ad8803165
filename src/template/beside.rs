//! Lines of a field without the words that paper prints beside it, however they were typed.
//!
//! In: lines with their variables filled in, and what is printed beside their field. Out: the
//! lines that say something of their own. Which words those are is `content::fixed`'s.

use crate::content::first_capital;
use crate::content::fixed::{self, Beside};
use crate::content::kind::Kind;
use crate::content::number::roman_value;
use crate::finding::{Finding, Findings, codes};
use crate::paper::Inline;
use crate::source::Span;

/// One paragraph with its variables filled in, and its place.
pub(super) type FilledLine = (Vec<Inline>, Span);

/// The lines without what is printed beside their field; a line of that alone is gone. Where no
/// other is left, that is a finding.
pub(super) fn without(
    beside: Beside<'_>,
    lines: Vec<FilledLine>,
    findings: &mut Findings,
) -> Vec<FilledLine> {
    let first = lines.first().map(|(content, at)| (plain(content), *at));
    let kept: Vec<FilledLine> = lines.into_iter().filter_map(|line| stripped(beside, line)).collect();
    if let Some((typed, at)) = first.filter(|_| kept.is_empty()) {
        findings.push(fixed::nothing_else(&typed, at));
    }
    kept
}

/// One line without what is printed beside its field; None where nothing else stands in it.
fn stripped(beside: Beside<'_>, (mut content, at): FilledLine) -> Option<FilledLine> {
    let text = plain(&content);
    if beside.is_line(&text) {
        return None;
    }
    // "(V/v triển khai)": the brackets are of the printed words.
    let inner = [('(', ')'), ('“', '”'), ('"', '"')].into_iter().find_map(|(open, close)| {
        let inner = text.trim().strip_prefix(open)?.strip_suffix(close)?;
        (beside.before(inner) > 0 && !inner.contains([open, close])).then_some((open, close))
    });
    if let Some((open, close)) = inner {
        let trimmed = text.trim_start();
        drop_front(&mut content, text.len() - trimmed.len() + open.len_utf8());
        drop_back(&mut content, text.len() - text.trim_end().len() + close.len_utf8());
    }
    let text = plain(&content);
    drop_front(&mut content, beside.before(&text));
    let text = plain(&content);
    drop_back(&mut content, text.len() - beside.end(&text));
    (!plain(&content).trim().is_empty()).then_some((content, at))
}

/// The trích yếu without the name of the kind, which stands above it: a line of its own, or
/// before "về việc" or a colon.
pub(super) fn subject(kind: &Kind, mut lines: Vec<FilledLine>, findings: &mut Findings) -> Vec<FilledLine> {
    lines = without(Beside::of("trich_yeu"), lines, findings);
    let alone =
        lines.len() > 1 && lines.first().is_some_and(|(line, _)| fixed::same(&plain(line), &kind.ten));
    if alone {
        lines.remove(0);
    }
    let Some((first, at)) = lines.first_mut() else { return lines };
    let text = plain(first);
    if let Some(rest) = fixed::opens_with(&text, &kind.ten.to_lowercase()) {
        let behind = rest.trim_start_matches([' ', '\u{a0}', ':', '-', '–']);
        let colon = rest.trim_start().starts_with([':', '-', '–']);
        if !behind.is_empty() && (colon || Beside::of("ve_viec").before(behind) > 0) {
            drop_front(first, text.len() - behind.len());
            raise(first);
        } else {
            let message = format!("trích yếu mở đầu bằng tên loại `{}`, chữ này đã in ở dòng trên", kind.ten);
            let hint = match behind.is_empty() {
                true => "ghi nội dung của văn bản".to_owned(),
                // "Kế hoạch hóa gia đình", "Báo cáo viên": the words may be of the subject.
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

/// "Về việc" once where it is typed twice, in whatever form: "Về việc V/v phê duyệt".
fn about_once(first: &mut Vec<Inline>) {
    let about = Beside::of("ve_viec");
    let text = plain(first);
    let Some(behind) = about.take(&text) else { return };
    let rest = &text[about.before(&text)..];
    let opened = &text[..text.len() - rest.len()];
    let opens_with = |words| fixed::opens_with(&text, words).is_some();
    // "Về việc V/v …", "Về: …", "Về việc: …".
    let otherwise = opens_with("về") && (!opens_with("về việc") || opened.contains(':'));
    if about.take(behind).is_some() || otherwise {
        let words = if fixed::opens_with(rest, "việc").is_some() { "Về " } else { "Về việc " };
        drop_front(first, text.len() - rest.len());
        put_in_front(first, words);
    }
}

/// The first letter as a sentence begins.
fn raise(content: &mut [Inline]) {
    if let Some(Inline::Text(run)) = content.first_mut() {
        run.text = first_capital(&run.text);
    }
}

/// Words before a text, in its first run where that has no look of its own.
fn put_in_front(content: &mut Vec<Inline>, words: &str) {
    match content.first_mut() {
        Some(Inline::Text(run)) if !run.bold && !run.italic => run.text.insert_str(0, words),
        _ => content.insert(0, Inline::text(words)),
    }
}

/// Lines without `(Kèm theo …)`, which is printed below them as `line`; another number, symbol or
/// year in it is a finding.
pub(super) fn without_attached_line(
    mut lines: Vec<FilledLine>,
    line: &str,
    findings: &mut Findings,
) -> Vec<FilledLine> {
    lines.retain_mut(|(content, at)| {
        let whole = plain(content);
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
        drop_back(content, whole.len() - name.len());
        !name.is_empty()
    });
    lines
}

/// Where `(Kèm theo …)` begins in a line: at its front, or in brackets at its end.
fn attached_words(line: &str) -> Option<usize> {
    let is_attached = |text: &str| {
        let words = text.trim_start_matches(['(', ' ']);
        ["kèm theo", "ban hành kèm theo"].iter().any(|front| fixed::opens_with(words, front).is_some())
    };
    if is_attached(line) {
        return Some(0);
    }
    let start = line.rfind('(').filter(|_| line.trim_end().ends_with(')'))?;
    // "(kèm theo 02 biểu)" is of the name.
    let paper = line[start..].contains("số") && line[start..].contains('/');
    (is_attached(&line[start..]) && paper).then_some(start)
}

/// The name of an appendix without `Phụ lục I`, which stands above it; another number than that
/// of its place is a finding.
pub(super) fn appendix_name(
    mut lines: Vec<FilledLine>,
    place: u32,
    findings: &mut Findings,
) -> Vec<FilledLine> {
    let Some((first, at)) = lines.first_mut() else { return lines };
    let text = plain(first);
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
    drop_front(first, text.len() - kept);
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

/// Takes off the dash in front and the stop at the end, where they were typed.
pub(super) fn unlisted(content: &mut Vec<Inline>, glued: bool) {
    let text = plain(content);
    let front = match text.strip_prefix('-') {
        Some(rest) if rest.starts_with(' ') || (glued && rest.starts_with(char::is_alphabetic)) => {
            text.len() - rest.trim_start().len()
        }
        Some(rest) if glued && rest.starts_with(char::is_whitespace) => text.len() - rest.trim_start().len(),
        _ if glued => fixed::list_mark(&text),
        _ => 0,
    };
    drop_front(content, front);
    let text = plain(content);
    let mut kept = text.as_str();
    loop {
        kept = kept.trim_end_matches([';', '.', ',', ' ']);
        match kept.strip_suffix("./").filter(|_| glued) {
            Some(before) => kept = before,
            None => break,
        }
    }
    drop_back(content, text.len() - kept.len());
}

/// Puts the opening words in front of a ground, unless it has its own; these are written as
/// sentences begin.
pub(super) fn open(content: &mut Vec<Inline>, opening: &str, any_case: bool) {
    const OWN: [&str; 5] = ["Căn cứ ", "Thực hiện ", "Xét ", "Theo ", "Thi hành "];
    let text = plain(content);
    let own = OWN.iter().find(|own| match any_case {
        true => fixed::opens_with(&text, own.trim_end().to_lowercase().as_str())
            .is_some_and(|rest| rest.starts_with(char::is_whitespace)),
        false => text.starts_with(**own),
    });
    let words = match own {
        Some(own) if text.starts_with(*own) => return,
        Some(own) => {
            drop_front(content, own.trim_end().len());
            own.trim_end()
        }
        None => opening,
    };
    put_in_front(content, words);
}

/// Takes grounds away that a proposal says again; one that says less or more of the same is a
/// finding.
pub(super) fn one_proposal(grounds: &mut Vec<FilledLine>, proposals: &[FilledLine], findings: &mut Findings) {
    grounds.retain(|(ground, at)| {
        let ground = plain(ground);
        if fixed::opens_with(&ground, "theo đề nghị của").is_none() {
            return true;
        }
        for (proposal, other) in proposals {
            let proposal = plain(proposal);
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

/// The text of a line without its marks.
pub(super) fn plain(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| if let Inline::Text(run) = inline { run.text.as_str() } else { " " })
        .collect()
}

/// Takes this many bytes off the front; a break counts as one.
pub(super) fn drop_front(content: &mut Vec<Inline>, mut bytes: usize) {
    content.retain_mut(|inline| {
        let length = if let Inline::Text(run) = inline { run.text.len() } else { 1 };
        let cut = bytes.min(length);
        bytes -= cut;
        match inline {
            Inline::Text(run) if cut < length => {
                run.text.drain(..cut);
                true
            }
            _ => cut == 0,
        }
    });
}

/// Takes this many bytes off the end.
pub(super) fn drop_back(content: &mut Vec<Inline>, mut bytes: usize) {
    while bytes > 0 {
        match content.last_mut() {
            Some(Inline::Text(run)) if run.text.len() > bytes => {
                run.text.truncate(run.text.len() - bytes);
                return;
            }
            Some(last) => {
                bytes = bytes.saturating_sub(if let Inline::Text(run) = last { run.text.len() } else { 1 });
                content.pop();
            }
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{drop_back, drop_front, plain};
    use crate::paper::{Inline, Run};

    proptest! {
        /// What is taken off is taken off the whole, whatever its runs are.
        #[test]
        fn runs_do_not_matter(runs in prop::collection::vec(("[a-zđ]{1,4}", any::<bool>()), 0..5), front in 0usize..6, back in 0usize..6) {
            let mut content: Vec<Inline> =
                runs.into_iter().map(|(text, bold)| Inline::Text(Run { text, bold, italic: false })).collect();
            let whole = plain(&content);
            let front = whole.ceil_char_boundary(front);
            let end = whole.floor_char_boundary(whole.len().saturating_sub(back)).max(front);
            drop_front(&mut content, front);
            drop_back(&mut content, whole.len() - end);
            prop_assert_eq!(plain(&content), &whole[front..end]);
            prop_assert!(content.iter().all(|inline| !matches!(inline, Inline::Text(run) if run.text.is_empty())));
        }
    }
}
