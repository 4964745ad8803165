//! The lines that the form of a kind prints by itself, and where the words of its own keys stand in them.
//!
//! In: the lines of papers of the kind in which each value is a stand-in of its own ([`FormSpecimen`]), which
//! the pipeline builds. Out: for a line of a paper that was read, which words of it are values.

use crate::content::kind::OwnFields;

/// The day of a specimen as it is printed.
pub const SPECIMEN_DAY: &str = "ngày 31 tháng 12 năm 2099";
/// What stands in a specimen for the body that issues it.
const ISSUER: &str = "[tên cơ quan ban hành]";
/// A value that the form prints first on a line has at most so many words: else any sentence would be one.
const MOST_WORDS_IN_FRONT: usize = 6;

/// The lines of papers of a kind whose values are stand-ins: `[title]` for a key of `thong_tin`.
#[derive(Clone, Debug, Default)]
pub struct FormSpecimen {
    /// Lines of the pages.
    pub body: Vec<String>,
    /// Lines above the room to sign.
    pub signing: Vec<String>,
}

/// What a place of a line holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FormPiece {
    /// Words that the form prints.
    Fixed(String),
    /// The value of a key.
    Own(String),
    /// The day of the paper.
    Day,
    /// The body that issues it.
    Issuer,
}

/// The lines of a form.
#[derive(Debug, Default)]
pub(super) struct FormLines {
    lines: Vec<Vec<FormPiece>>,
    /// Lines of fixed words alone that a paper has had.
    had: Vec<bool>,
    signing: Vec<String>,
}

/// What a line of a paper is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum LineOfForm {
    /// Words that are printed anyway, with the values of keys in them.
    Values(Vec<(String, String)>),
    /// A label alone: the lines below it are the value of the key.
    Label(String),
}

impl FormLines {
    pub(super) fn of(own: &OwnFields, specimen: &FormSpecimen) -> FormLines {
        let mut lines: Vec<Vec<FormPiece>> = Vec::new();
        for line in &specimen.body {
            let pieces = pieces(own, line);
            let says = pieces.iter().any(
                |piece| matches!(piece, FormPiece::Fixed(words) if words.chars().any(char::is_alphabetic)),
            );
            if says && !lines.contains(&pieces) {
                lines.push(pieces);
            }
        }
        let signing = specimen.signing.iter().filter(|line| !line.contains('['));
        FormLines { had: vec![false; lines.len()], lines, signing: signing.map(|line| small(line)).collect() }
    }

    /// Whether the form prints this line above the room to sign.
    pub(super) fn signs(&self, line: &str) -> bool {
        let words = small(line);
        self.signing.contains(&words)
    }

    /// What a line is; `known` is the value that a key has already, `issuer` the body in small letters.
    pub(super) fn read(
        &mut self,
        line: &str,
        issuer: &str,
        known: &dyn Fn(&str) -> Option<String>,
    ) -> Option<LineOfForm> {
        for (pieces, had) in self.lines.iter().zip(&mut self.had) {
            if let [FormPiece::Fixed(label), FormPiece::Own(key)] = pieces.as_slice()
                && label.trim_end().ends_with(':')
                && small(line) == small(label.trim_end())
                && known(key).is_none()
            {
                return Some(LineOfForm::Label(key.clone()));
            }
            let Some(values) = matched(pieces, line, issuer) else { continue };
            let alike = values.iter().all(|(key, value)| known(key).is_none_or(|known| known == *value));
            if !alike || (values.is_empty() && std::mem::replace(had, true)) {
                continue;
            }
            return Some(LineOfForm::Values(values));
        }
        None
    }
}

/// The places of a line of a specimen.
fn pieces(own: &OwnFields, line: &str) -> Vec<FormPiece> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let values = own.names().map(|(key, title)| (format!("[{title}]"), FormPiece::Own(key.to_owned())));
        let others =
            [(SPECIMEN_DAY.to_owned(), FormPiece::Day), (ISSUER.to_owned(), FormPiece::Issuer)].into_iter();
        let found =
            values.chain(others).filter_map(|(words, piece)| Some((rest.find(&words)?, words, piece)));
        let Some((at, words, piece)) = found.min_by_key(|(at, words, _)| (*at, usize::MAX - words.len()))
        else {
            break;
        };
        if at > 0 {
            pieces.push(FormPiece::Fixed(rest[..at].to_owned()));
        }
        pieces.push(piece);
        rest = &rest[at + words.len()..];
    }
    if !rest.is_empty() {
        pieces.push(FormPiece::Fixed(rest.to_owned()));
    }
    pieces
}

/// The values in a line, where its other words are those of the form. How it ends is left to the form.
fn matched(pieces: &[FormPiece], line: &str, issuer: &str) -> Option<Vec<(String, String)>> {
    let mut values = Vec::new();
    let mut rest = line.trim();
    let mut open: Option<&FormPiece> = None;
    for (nth, piece) in pieces.iter().enumerate() {
        let FormPiece::Fixed(words) = piece else {
            // Two values side by side: nobody could tell where one ends.
            if open.replace(piece).is_some() {
                return None;
            }
            continue;
        };
        let is_last = nth + 1 == pieces.len();
        let words = if is_last { words.trim_end_matches(END) } else { words.as_str() };
        let words = if nth == 0 { words.trim_start() } else { words };
        let value = match open.take() {
            None => {
                rest = rest.strip_prefix(words)?;
                continue;
            }
            Some(_) if words.is_empty() => std::mem::take(&mut rest).trim_end_matches(END),
            Some(_) => {
                let (value, behind) = rest.split_once(words)?;
                rest = behind;
                value
            }
        };
        take(&pieces[nth - 1], value, issuer, nth == 1, &mut values)?;
    }
    match open {
        Some(piece) => take(piece, rest, issuer, false, &mut values)?,
        None if !rest.trim_matches(END).is_empty() => return None,
        None => {}
    }
    Some(values)
}

/// How a line of a paper may end.
const END: [char; 5] = ['.', '/', ' ', ';', ','];

/// Notes a value; None where it cannot be one of this place.
fn take(
    piece: &FormPiece,
    value: &str,
    issuer: &str,
    in_front: bool,
    values: &mut Vec<(String, String)>,
) -> Option<()> {
    let value = value.trim();
    match piece {
        FormPiece::Own(key) => {
            let long = in_front && value.split(' ').count() > MOST_WORDS_IN_FRONT;
            if value.is_empty() || long {
                return None;
            }
            values.push((key.clone(), value.to_owned()));
        }
        FormPiece::Issuer if small(value) != issuer => return None,
        FormPiece::Day if !is_day(value) => return None,
        FormPiece::Day | FormPiece::Issuer | FormPiece::Fixed(_) => {}
    }
    Some(())
}

/// `ngày 05 tháng 01 năm 2026`, also where it is to be filled in.
fn is_day(value: &str) -> bool {
    let words: Vec<&str> = value.split_whitespace().collect();
    words.len() <= 6 && words.first() == Some(&"ngày") && words.contains(&"tháng") && words.contains(&"năm")
}

fn small(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{FormLines, FormSpecimen, LineOfForm};
    use crate::content::kind::OwnFields;

    const BODY: [&str; 4] = [
        "Cuộc họp kết thúc vào [thời gian kết thúc]./.",
        "Nội dung:",
        "Địa điểm: [địa điểm họp]",
        "[chữ mở đầu câu kết thúc, như Hội nghị] kết thúc vào [thời gian kết thúc]./.",
    ];

    fn read(lines: &[&str]) -> Vec<Option<LineOfForm>> {
        let mut own = OwnFields::default();
        own.bat_buoc.insert("dia_diem".to_owned(), "địa điểm họp".to_owned());
        own.bat_buoc.insert("ket_thuc".to_owned(), "thời gian kết thúc".to_owned());
        own.cho_phep.insert("hinh_thuc".to_owned(), "chữ mở đầu câu kết thúc, như Hội nghị".to_owned());
        let specimen = FormSpecimen { body: BODY.map(str::to_owned).to_vec(), signing: Vec::new() };
        let mut form = FormLines::of(&own, &specimen);
        lines.iter().map(|line| form.read(line, "ủy ban nhân dân", &|_| None)).collect()
    }

    fn values(all: &[(&str, &str)]) -> Option<LineOfForm> {
        let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        Some(LineOfForm::Values(all.iter().map(own).collect()))
    }

    #[test]
    fn values_stand_in_the_words_of_the_form() {
        let found = read(&[
            "Hội nghị kết thúc vào 11 giờ 30.",
            "Cuộc họp kết thúc vào 11 giờ 30./.",
            "Địa điểm:",
            "Địa điểm: Hội trường xã",
        ]);
        let expected = [
            values(&[("hinh_thuc", "Hội nghị"), ("ket_thuc", "11 giờ 30")]),
            values(&[("ket_thuc", "11 giờ 30")]),
            Some(LineOfForm::Label("dia_diem".to_owned())),
            values(&[("dia_diem", "Hội trường xã")]),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_sentence_is_no_line_of_the_form_and_fixed_words_are_dropped_once() {
        let sentence = "Ông chủ tọa đề nghị các thành viên dự họp cho ý kiến và kết thúc vào buổi chiều.";
        assert_eq!(read(&[sentence, "Nội dung:", "Nội dung:"]), [None, values(&[]), None]);
    }
}
