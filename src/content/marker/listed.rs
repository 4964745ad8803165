//! Lists whose signs are printed as typed, because a single line does not show that it belongs to a list:
//! `(1) …` and `(2) …`, `* …`, `1 Chữ` and `2 Chữ`.
//!
//! In: the lines of a block. Out: one warning per such list, at its first line.

use crate::content::declare::Text;
use crate::content::fixed;
use crate::content::number::{letter_value, roman_value};
use crate::finding::{Finding, Findings, codes};

/// The words of a note, which usually has an asterisk before it.
const NOTES: [&str; 7] = ["ghi chú", "chú thích", "chú giải", "chú dẫn", "lưu ý", "chú ý", "nguồn"];

/// What is at the front of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineHead {
    /// `(1)`.
    Number(u32),
    /// `(a)`.
    Letter(u32),
    /// `(i)`.
    Roman(u32),
    /// `1`, before a word with a capital letter.
    Bare(u32),
    /// `*`.
    Star,
}

/// Reports each list of a block once.
pub(in crate::content) fn check(lines: &[Text], findings: &mut Findings) {
    let heads: Vec<(LineHead, &Text)> =
        lines.iter().flat_map(|line| heads(&line.raw).into_iter().map(move |head| (head, line))).collect();
    let kinds: [fn(u32) -> LineHead; 4] =
        [LineHead::Number, LineHead::Letter, LineHead::Roman, LineHead::Bare];
    for kind in kinds {
        numbered(kind, &heads, lines, findings);
    }
    stars(&heads, lines, findings);
}

/// Whether a line belongs to such a list, if others follow.
pub(in crate::content) fn is_head(line: &str) -> bool {
    !heads(line).is_empty()
}

/// A letter may also be a Roman number.
fn heads(line: &str) -> Vec<LineHead> {
    let bare = line.trim_start_matches('#').trim_start();
    let bare = bare.strip_prefix("**").unwrap_or(bare);
    if let Some(rest) = bare.strip_prefix('*') {
        return if is_star(rest) { vec![LineHead::Star] } else { Vec::new() };
    }
    if let Some((number, rest)) = bare.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        if !rest.trim_start_matches(['*', ' ', '\t', '\u{a0}', '.', ':']).starts_with(char::is_alphabetic) {
            return Vec::new();
        }
        let number = number.trim();
        let digits = number.parse().ok().filter(|_| number.len() <= 2).map(LineHead::Number);
        let letter = letter_value(&number.to_lowercase()).map(LineHead::Letter);
        let roman = roman_value(&number.to_uppercase()).map(LineHead::Roman);
        return [digits, letter, roman].into_iter().flatten().collect();
    }
    let end = bare.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(bare.len());
    let rest = bare[end..].trim_start();
    // A tab belongs to a list that Word numbered, or to a table.
    let spaced = rest.len() < bare.len() - end && !bare.contains('\t');
    match bare[..end].parse() {
        Ok(number) if (1..=2).contains(&end) && spaced && rest.starts_with(char::is_uppercase) => {
            vec![LineHead::Bare(number)]
        }
        _ => Vec::new(),
    }
}

/// Whether it is `* Ý một`, but not `*nghiêng*` nor a note.
fn is_star(rest: &str) -> bool {
    let words = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let begins = |letter: char| letter.is_alphabetic() || matches!(letter, '“' | '"' | '{' | '[');
    if words.len() == rest.len() || !words.trim_start_matches('*').starts_with(begins) {
        return false;
    }
    let small = words.trim_start_matches('*').to_lowercase();
    !NOTES.iter().any(|note| small.starts_with(note))
}

/// Reports a list that begins with its first number and has its second.
fn numbered(kind: fn(u32) -> LineHead, heads: &[(LineHead, &Text)], lines: &[Text], findings: &mut Findings) {
    let Some(first) = heads.iter().position(|(head, _)| *head == kind(1)) else { return };
    let mut last = 1;
    for (head, _) in &heads[first..] {
        if *head == kind(last + 1) {
            last += 1;
        }
    }
    let Some((_, line)) = heads.get(first).filter(|_| last > 1) else { return };
    let bare = kind(1) == LineHead::Bare(1);
    let typed = line.raw.trim_start_matches(['#', '*', ' ']);
    let end = if bare { 1 } else { typed.find(')').map_or(0, |end| end + 1) };
    let typed = &typed[..end];
    // "Tổng số hộ (1)" above and "(1) Tính đến …" below: a note.
    let elsewhere = |other: &Text| other.raw.match_indices(typed).any(|(at, _)| at > 4);
    if !bare && lines.iter().any(elsewhere) {
        return;
    }
    let message = format!(
        "{last} dòng đánh số kiểu `{typed}` từ dòng này in nguyên như đoạn văn, không thành danh sách"
    );
    let hint = match bare {
        true => "viết dấu chấm sau số: `1. …`; nếu là chữ thường, viết `\\` trước từng số".to_owned(),
        false => format!(
            "viết `1.` nếu là khoản, `a)` nếu là điểm, `-` nếu là gạch đầu dòng; muốn in đúng `{typed}`, viết `\\{typed}` ở từng dòng"
        ),
    };
    findings.push(Finding::warning(codes::C010, line.at, message).hint(hint));
}

/// Reports asterisks used as dashes. An asterisk that also occurs elsewhere in the text opens a note.
fn stars(heads: &[(LineHead, &Text)], lines: &[Text], findings: &mut Findings) {
    let stars: Vec<&Text> =
        heads.iter().filter(|(head, _)| *head == LineHead::Star).map(|(_, line)| *line).collect();
    let Some(first) = stars.first() else { return };
    let named = |line: &Text| line.raw.matches('*').count() % 2 == 1 && !is_head(&line.raw);
    if lines.iter().any(named) {
        return;
    }
    let message = match stars.len() {
        1 => "dòng mở đầu bằng dấu `*`, in nguyên như đoạn văn".to_owned(),
        count => format!("{count} dòng trong khối này mở đầu bằng dấu `*`, in nguyên như đoạn văn"),
    };
    let hint = "gạch đầu dòng viết `- …`, ý nhỏ hơn viết `+ …`; muốn in đúng dấu `*`, viết `\\* …`";
    findings.push(Finding::warning(codes::Y014, first.at, message).hint(hint).since(fixed::SINCE));
}
