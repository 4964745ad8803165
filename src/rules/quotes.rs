//! What stands between quotation marks: names, and words of other papers, in which a rule has
//! nothing to say.
//!
//! In: lines one after the other. Out: the quoted parts of each. What one line opens a later one
//! may close: an amendment quotes whole articles.

use std::ops::Range;

/// Reads lines.
#[derive(Default)]
pub(super) struct Quotes {
    /// What closes the quotation that is open.
    open: Option<char>,
    /// Each quotation ends with its line.
    single_lines: bool,
}

impl Quotes {
    /// A reader for which each quotation ends with its line.
    pub(super) fn of_single_lines() -> Quotes {
        Quotes { open: None, single_lines: true }
    }

    /// Whether a quotation has not been closed.
    pub(super) fn are_open(&self) -> bool {
        self.open.is_some()
    }

    /// The quoted parts of the next line.
    pub(super) fn in_line(&mut self, text: &str) -> Vec<Range<usize>> {
        if self.single_lines {
            self.open = None;
        }
        // A dash is no mark.
        if self.open.is_none() && !['“', '"', '„', '«', '‘', '\''].iter().any(|&mark| text.contains(mark))
        {
            return Vec::new();
        }
        let mut quoted = Vec::new();
        let mut start = 0;
        for (at, letter) in text.char_indices() {
            match self.open {
                Some(end) if letter == end && !is_apostrophe(text, at, letter) => {
                    quoted.push(start..at);
                    self.open = None;
                }
                Some(_) => {}
                None => {
                    self.open = closing(letter).or_else(|| single(text, at, letter));
                    start = at;
                }
            }
        }
        if self.open.is_some() {
            quoted.push(start..text.len());
        }
        quoted
    }
}

/// What closes a quotation in single marks that this letter opens, where it is closed in the same line: an
/// apostrophe looks the same.
fn single(text: &str, at: usize, letter: char) -> Option<char> {
    let end = match letter {
        '‘' => '’',
        '\'' => '\'',
        _ => return None,
    };
    let behind = at + letter.len_utf8();
    let opens = !text[..at].ends_with(char::is_alphanumeric)
        && text[behind..].starts_with(|one: char| one.is_alphanumeric());
    let closed =
        text[behind..].match_indices(end).any(|(place, _)| !is_apostrophe(text, behind + place, end));
    (opens && closed).then_some(end)
}

/// Whether a single mark stands within a word: "Ea H'Leo".
fn is_apostrophe(text: &str, at: usize, mark: char) -> bool {
    matches!(mark, '\'' | '’')
        && text[..at].ends_with(char::is_alphanumeric)
        && text[at + mark.len_utf8()..].starts_with(char::is_alphanumeric)
}

/// What closes a quotation that this letter opens.
fn closing(letter: char) -> Option<char> {
    match letter {
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        '"' => Some('"'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Quotes;

    #[test]
    fn quotations_are_found_in_a_line_and_over_lines() {
        let mut quotes = Quotes::default();
        let mut of = |text: &str| {
            let parts = quotes.in_line(text).into_iter().map(|part| text[part].to_owned());
            parts.collect::<Vec<_>>().join("|")
        };
        assert_eq!(of("mô hình “Điểm xanh” và \"Giờ Trái đất\"; «a»"), "“Điểm xanh|\"Giờ Trái đất|«a");
        assert_eq!(of("không có – gì"), "");
        assert_eq!(
            of("cụm từ 'quận, huyện' và ‘thị xã Ea H’leo’ ở Ea H'Leo, D'Ran"),
            "'quận, huyện|‘thị xã Ea H’leo"
        );
        assert_eq!(of("dấu ' lẻ và ‘mở không đóng"), "");
        assert_eq!(of("như sau: “Điều 5. Tên"), "“Điều 5. Tên");
        assert_eq!(of("khoản 1"), "khoản 1");
        assert_eq!(of("hết.” Rồi"), "hết.");
        assert_eq!(of("sau"), "");
        assert!(!quotes.are_open());
    }
}
