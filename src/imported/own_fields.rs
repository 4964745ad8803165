//! Keys that only one kind has: values that the kind's form prints within its own words, or behind a label.
//!
//! In: the lines of a body, the lines of the form. Out: the words of each key, and the lines that are of none.

use super::body::BodyLine;
use super::escape::prose;
use super::form_lines::{FormLines, LineOfForm};
use super::parts::BodyPiece;
use super::yaml_text::TypedLine;
use crate::content::fixed::Beside;
use crate::content::kind::Kind;
use crate::paper::Role;

/// The words of the keys, in the order of the kind, and the other pieces.
pub(super) fn read<'a>(
    kind: &Kind,
    issuer: &str,
    form: &mut FormLines,
    body: Vec<BodyPiece<'a>>,
) -> (Vec<(String, Vec<TypedLine>)>, Vec<BodyPiece<'a>>) {
    let names: Vec<(&str, &str)> = kind.thong_tin.names().collect();
    let mut found: Vec<(String, Vec<TypedLine>)> =
        names.iter().map(|(key, _)| ((*key).to_owned(), Vec::new())).collect();
    let mut rest = Vec::new();
    let mut open: Option<usize> = None;
    let lead = issuer.to_lowercase();
    for piece in body {
        let BodyPiece::Line(line) = piece else {
            open = None;
            rest.push(piece);
            continue;
        };
        let known = |key: &str| {
            let (_, lines) = found.iter().find(|(own, _)| own == key)?;
            (!lines.is_empty())
                .then(|| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>().join("\n"))
        };
        let same = |key: &str| known(key).map(|words| words.replace('\\', ""));
        match form.read(&line.text, &lead, &same) {
            Some(LineOfForm::Label(key)) => {
                open = names.iter().position(|(own, _)| *own == key);
                continue;
            }
            Some(LineOfForm::Values(values)) => {
                open = None;
                for (key, value) in values {
                    if let Some((_, lines)) =
                        found.iter_mut().find(|(own, lines)| *own == key && lines.is_empty())
                    {
                        lines.push(TypedLine::new(prose(&value), Some(line.at)));
                    }
                }
                continue;
            }
            None => {}
        }
        let labelled = names.iter().enumerate().find_map(|(at, (key, title))| {
            if !found[at].1.is_empty() {
                return None;
            }
            let beside = Beside::own(key, title).led_by(&lead);
            let front = beside.before(&line.text);
            (front > 0 && is_label(&line.text[..front])).then(|| (at, line.text[front..].trim().to_owned()))
        });
        match labelled {
            Some((at, words)) => {
                open = words.is_empty().then_some(at);
                if !words.is_empty() {
                    found[at].1.push(TypedLine::new(prose(&words), Some(line.at)));
                }
            }
            None => match open.filter(|_| goes_on(&line)) {
                Some(at) => found[at].1.push(TypedLine::new(prose(&line.text), Some(line.at))),
                None => {
                    open = None;
                    rest.push(BodyPiece::Line(line));
                }
            },
        }
    }
    (found, rest)
}

/// Whether a line belongs to the label above it.
fn goes_on(line: &BodyLine) -> bool {
    matches!(line.role, Role::DoanVan | Role::Gach | Role::Cong | Role::Khoan | Role::Diem)
}

/// Whether words at the front of a line are a label, not the beginning of a sentence.
fn is_label(front: &str) -> bool {
    front.trim_end().ends_with(':') || !front.trim_end().contains(' ') || front.split(' ').count() >= 2
}
