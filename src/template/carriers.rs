//! Characters that nobody types, which carry bold, italic, new lines and the origin of a text through the
//! frame's template.
//!
//! In: [`Inline`]s and their origin. Out: a string of private-use characters, which [`decode`] turns back
//! into them. Such characters are refused in input.

use super::emphasis::Runs;
use crate::paper::Inline;

const FIRST_ORIGIN: u32 = 0xF0000;
const LAST_ORIGIN: u32 = 0xFFFFD;
const END: char = '\u{E000}';
const BOLD: [char; 2] = ['\u{E001}', '\u{E002}'];
const ITALIC: [char; 2] = ['\u{E003}', '\u{E004}'];
const BREAK: char = '\u{E005}';

/// Stands for `\{` while Tera runs, so that an escaped brace is not a variable.
pub(super) const ESCAPED_BRACE: char = '\u{E010}';

/// A text as a string for the frame's template: its origin in front, its marks within.
pub(super) fn encode(origin: usize, content: &[Inline]) -> String {
    let mark =
        u32::try_from(origin).ok().map(|origin| FIRST_ORIGIN + origin).filter(|&mark| mark <= LAST_ORIGIN);
    let mut text: String = mark.and_then(char::from_u32).into_iter().collect();
    for inline in content {
        match inline {
            Inline::LineBreak => text.push(BREAK),
            Inline::Text(run) => {
                let marks = [(run.bold, BOLD), (run.italic, ITALIC)];
                text.extend(marks.iter().filter(|(on, _)| *on).map(|(_, mark)| mark[0]));
                text.push_str(&run.text);
                text.extend(marks.iter().filter(|(on, _)| *on).map(|(_, mark)| mark[1]));
            }
        }
    }
    text.push(END);
    text
}

/// A template's text back as inlines, with the origin of its first value. White space of the
/// template is folded; the values' own stays.
pub(super) fn decode(text: &str) -> (Vec<Inline>, Option<usize>) {
    let mut content = Decoder::default();
    text.chars().for_each(|letter| content.take(letter));
    content.finish()
}

#[derive(Default)]
struct Decoder {
    runs: Runs,
    origin: Option<usize>,
    bold: bool,
    italic: bool,
    /// A blank of the template that waits for the next letter.
    blank: bool,
}

impl Decoder {
    fn take(&mut self, letter: char) {
        match letter {
            END => (self.bold, self.italic) = (false, false),
            BREAK => {
                self.blank = false;
                self.runs.flush();
                self.runs.done.push(Inline::LineBreak);
            }
            _ if BOLD.contains(&letter) => self.bold = letter == BOLD[0],
            _ if ITALIC.contains(&letter) => self.italic = letter == ITALIC[0],
            _ if (FIRST_ORIGIN..=LAST_ORIGIN).contains(&u32::from(letter)) => {
                self.origin = self.origin.or(Some((u32::from(letter) - FIRST_ORIGIN) as usize));
            }
            ' ' | '\n' | '\t' | '\r' => self.blank = true,
            _ => {
                if std::mem::take(&mut self.blank) && !self.at_line_start() {
                    self.runs.push(' ', self.bold, self.italic);
                }
                self.runs.push(letter, self.bold, self.italic);
            }
        }
    }

    fn at_line_start(&self) -> bool {
        self.runs.run.text.is_empty() && matches!(self.runs.done.last(), None | Some(Inline::LineBreak))
    }

    fn finish(self) -> (Vec<Inline>, Option<usize>) {
        (self.runs.finish(), self.origin)
    }
}

/// A rendered template as a person may see it, and the place of `byte` in it.
pub(super) fn without_marks(text: &str, byte: usize) -> (String, usize) {
    let mark = |letter: &char| {
        matches!(letter, '\u{E000}'..='\u{E010}')
            || (FIRST_ORIGIN..=LAST_ORIGIN).contains(&u32::from(*letter))
    };
    let removed: usize = text[..byte].chars().filter(mark).map(char::len_utf8).sum();
    (text.chars().filter(|letter| !mark(letter)).collect(), byte - removed)
}
