//! Keys that only one kind has: lines of the body with a label that the kind's form prints.
//!
//! In: the lines of a body. Out: the words of each key, and the lines that are of none.

use super::body::BodyLine;
use super::escape::prose;
use super::parts::BodyPiece;
use super::yaml_text::TypedLine;
use crate::content::fixed::Beside;
use crate::content::kind::Kind;
use crate::paper::Role;

/// The words of the keys, in the order of the kind, and the other pieces.
pub(super) fn read<'a>(
    kind: &Kind,
    issuer: &str,
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
        if is_fixed(&line.text) {
            open = None;
            continue;
        }
        let labelled = names.iter().enumerate().find_map(|(at, (key, title))| {
            if !found[at].1.is_empty() {
                return None;
            }
            let beside = Beside::own(key, title).led_by(&lead);
            let front = beside.before(&line.text);
            (front > 0 && is_label(&line.text[..front])).then(|| (at, line.text[front..].trim().to_owned()))
        });
        let labelled = labelled.or_else(|| closing(&line.text, &names, &found));
        match labelled {
            Some((at, words)) => {
                let form = line.text.split(" kết thúc vào").next().unwrap_or_default();
                let place = names.iter().position(|(key, _)| *key == "hinh_thuc");
                let is_form = form != "Cuộc họp" && form.len() < line.text.len();
                if let Some(place) = place.filter(|_| is_form && names[at].0 == "ket_thuc") {
                    found[place].1.push(TypedLine::new(prose(form), Some(line.at)));
                }
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

/// `Cuộc họp kết thúc vào 11 giờ 30./.`
fn closing(
    text: &str,
    names: &[(&str, &str)],
    found: &[(String, Vec<TypedLine>)],
) -> Option<(usize, String)> {
    let place = names.iter().position(|(key, _)| *key == "ket_thuc").filter(|at| found[*at].1.is_empty())?;
    let (before, rest) = text.split_once(" kết thúc vào")?;
    let words = rest.trim().trim_end_matches(['.', '/']).trim().to_owned();
    (before.split(' ').count() <= 4 && !words.is_empty()).then_some((place, words))
}

/// Lines that the form prints.
fn is_fixed(text: &str) -> bool {
    const LINES: [&str; 2] =
        ["Nội dung:", "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ."];
    LINES.contains(&text)
}
