//! The words that a PDF shows, to be held against those of another one.
//!
//! In: the bytes of a PDF, from anyone. Out: the letters of its pages in the order in which they are drawn, without
//! blanks, and what its fields hold; whether two files say the same. How they look is left to who looks at them.

use lopdf::{Document, Object};

use super::form::{FormFields, inherited, is_kind};
use super::{LARGEST_PART, UnreadPdf, read};

/// Pages that are read; no paper has more.
const MOST_PAGES: usize = 5_000;

/// What a PDF says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfWords {
    letters: Vec<char>,
    /// What its fields hold, in the order of the file.
    values: Vec<String>,
}

impl PdfWords {
    /// Of a file.
    ///
    /// # Errors
    /// It cannot be read, or only with a password, or its letters are not told.
    pub fn of(file: &[u8]) -> Result<PdfWords, UnreadPdf> {
        let pdf = read(file)?;
        let pages = pdf.page_iter().take(MOST_PAGES + 1).count();
        if pages > MOST_PAGES {
            return Err(UnreadPdf::Many);
        }
        let mut letters = Vec::new();
        for page in (1..).take(pages) {
            let text = pdf.extract_text_with_limit(&[page], LARGEST_PART).map_err(|_| UnreadPdf::NoPdf)?;
            // What is between words is drawn as a blank by some and left out by others.
            letters.extend(text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}'));
        }
        Ok(PdfWords { letters, values: values(&pdf) })
    }

    /// Where this file says something else than one in which all is drawn that fields hold here: some words from there on
    /// in either. None if they say the same.
    pub fn differs_from(&self, drawn: &PdfWords) -> Option<(String, String)> {
        let (mut at, mut there) = (0, 0);
        let mut values = self.values.iter().map(|value| value.chars().collect::<Vec<_>>());
        while there < drawn.letters.len() || at < self.letters.len() {
            if self.letters.get(at) == drawn.letters.get(there) {
                (at, there) = (at + 1, there + 1);
                continue;
            }
            // What a field holds stands behind words that end before it, and before ones that begin otherwise.
            match values.find(|value| !value.is_empty() && drawn.letters[there..].starts_with(value)) {
                Some(value) => there += value.len(),
                None => return Some((shown(&self.letters, at), shown(&drawn.letters, there))),
            }
        }
        None
    }
}

/// Some letters around a place.
fn shown(letters: &[char], at: usize) -> String {
    const AROUND: usize = 20;
    letters[at.saturating_sub(AROUND)..letters.len().min(at + AROUND)].iter().collect()
}

/// What fields that can be filled in hold.
fn values(pdf: &Document) -> Vec<String> {
    let fields = FormFields::of(pdf).unwrap_or_default().0.into_iter();
    let texts =
        fields.filter_map(|(_, id)| pdf.get_dictionary(id).ok()).filter(|own| is_kind(pdf, own, b"Tx"));
    let values =
        texts.filter_map(|own| inherited(pdf, own, b"V").filter(|value| !matches!(value, Object::Null)));
    values.filter_map(|value| lopdf::decode_text_string(value).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::PdfWords;

    fn words(text: &str, values: &[&str]) -> PdfWords {
        PdfWords {
            letters: text.chars().collect(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        }
    }

    #[test]
    fn what_fields_hold_counts_as_drawn() {
        let drawn = words("Số:206/QĐngày05tháng02năm", &[]);
        assert_eq!(words("Số:206/QĐngày05tháng02năm", &[]).differs_from(&drawn), None);
        assert_eq!(words("Số:/QĐngàythángnăm", &["206", "05", "02"]).differs_from(&drawn), None);
        for (text, values) in [
            ("Số:/QĐngàythángnăm", &["207", "05", "02"][..]),
            ("Số:/QĐngàythángnăm", &["206", "05"]),
            ("Số:/QDngàythángnăm", &["206", "05", "02"]),
            ("Số:/QĐngàythángnămnữa", &["206", "05", "02"]),
            ("Số:/QĐngàytháng", &["206", "05", "02"]),
        ] {
            assert!(words(text, values).differs_from(&drawn).is_some(), "{text} {values:?}");
        }
    }
}
