//! Private-use characters that carry bold, italic, new lines, the origin of a text and who gave which of
//! its words through the frame's template.
//!
//! In: a text and its origin. Out: a string with such characters, which [`decode`] turns back into the
//! text and its origin. Nobody can type them: they are refused in input.

use super::filled::{FilledText, Runs};
use crate::paper::{GivenBy, GivenWords, Inline};

const FIRST_ORIGIN: u32 = 0xF0000;
const LAST_ORIGIN: u32 = 0xFFFFD;
const END: char = '\u{E000}';
const BOLD: [char; 2] = ['\u{E001}', '\u{E002}'];
const ITALIC: [char; 2] = ['\u{E003}', '\u{E004}'];
const BREAK: char = '\u{E005}';
/// Enclose words that the program puts into a text.
pub(super) const PROGRAM: [char; 2] = ['\u{E006}', '\u{E007}'];
/// Enclose words that are meant literally.
pub(super) const MEANT: [char; 2] = ['\u{E008}', '\u{E009}'];
/// Enclose words of a variable; its name follows the first, each byte as a character of its own.
const VARIABLE: [char; 2] = ['\u{E00A}', '\u{E00B}'];
const NAME: u32 = 0xF000;
const LAST_NAME: u32 = NAME + 0xFF;

/// Replaces `\{` while Tera runs, so that an escaped brace does not open a variable.
pub(super) const ESCAPED_BRACE: char = '\u{E010}';

/// Encodes a text as a string for the frame's template: first its origin, then the text with its marks.
pub(super) fn encode(origin: usize, filled: &FilledText) -> String {
    let mark =
        u32::try_from(origin).ok().map(|origin| FIRST_ORIGIN + origin).filter(|&mark| mark <= LAST_ORIGIN);
    let mut text: String = mark.and_then(char::from_u32).into_iter().collect();
    let mut given = GivenMarks { given: &filled.given, length: 0, open: false };
    for inline in &filled.content {
        match inline {
            Inline::LineBreak => {
                given.before(&mut text);
                text.push(BREAK);
                given.length += 1;
            }
            Inline::Text(run) => {
                let marks = [(run.bold, BOLD), (run.italic, ITALIC)];
                text.extend(marks.iter().filter(|(on, _)| *on).map(|(_, mark)| mark[0]));
                given.write(&run.text, &mut text);
                text.extend(marks.iter().filter(|(on, _)| *on).map(|(_, mark)| mark[1]));
            }
        }
    }
    given.before(&mut text);
    text.push(END);
    text
}

/// Writes the marks of words that were given, that is, not typed there.
struct GivenMarks<'a> {
    /// The given words whose end is not reached yet.
    given: &'a [GivenWords],
    /// Bytes written so far, without marks.
    length: usize,
    open: bool,
}

impl GivenMarks<'_> {
    fn write(&mut self, words: &str, text: &mut String) {
        if self.given.is_empty() {
            text.push_str(words);
            return;
        }
        for letter in words.chars() {
            self.before(text);
            text.push(letter);
            self.length += letter.len_utf8();
        }
    }

    /// Writes the marks that come before the next letter.
    fn before(&mut self, text: &mut String) {
        while let Some(one) = self.given.first() {
            let marks = match &one.by {
                GivenBy::Program => PROGRAM,
                GivenBy::Meant => MEANT,
                GivenBy::Variable(_) => VARIABLE,
            };
            if self.open && self.length >= one.at.end {
                text.push(marks[1]);
                (self.open, self.given) = (false, &self.given[1..]);
            } else if !self.open && self.length >= one.at.start {
                text.push(marks[0]);
                if let GivenBy::Variable(name) = &one.by {
                    text.extend(name.bytes().filter_map(|byte| char::from_u32(NAME + u32::from(byte))));
                }
                self.open = true;
            } else {
                return;
            }
        }
    }
}

/// Decodes the text that a template gave, with the origin of its first value. White space of the template
/// is folded; white space of the values is kept.
pub(super) fn decode(text: &str) -> (FilledText, Option<usize>) {
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
    /// Whether a blank of the template is held back until the next letter.
    blank: bool,
    /// Bytes read so far, without marks.
    length: usize,
    given: Vec<GivenWords>,
    /// Who gives the words being read, and the byte at which they begin.
    open: Option<(usize, GivenBy)>,
    name: Vec<u8>,
}

impl Decoder {
    fn take(&mut self, letter: char) {
        match letter {
            END => {
                (self.bold, self.italic) = (false, false);
                self.close();
            }
            BREAK => {
                self.blank = false;
                self.runs.flush();
                self.runs.done.push(Inline::LineBreak);
                self.length += 1;
            }
            _ if BOLD.contains(&letter) => self.bold = letter == BOLD[0],
            _ if ITALIC.contains(&letter) => self.italic = letter == ITALIC[0],
            _ if PROGRAM[0] == letter => self.open(GivenBy::Program),
            _ if MEANT[0] == letter => self.open(GivenBy::Meant),
            _ if VARIABLE[0] == letter => self.open(GivenBy::Variable(String::new())),
            _ if [PROGRAM[1], MEANT[1], VARIABLE[1]].contains(&letter) => self.close(),
            _ if (NAME..=LAST_NAME).contains(&u32::from(letter)) => {
                self.name.push((u32::from(letter) - NAME) as u8);
            }
            _ if (FIRST_ORIGIN..=LAST_ORIGIN).contains(&u32::from(letter)) => {
                self.origin = self.origin.or(Some((u32::from(letter) - FIRST_ORIGIN) as usize));
            }
            ' ' | '\n' | '\t' | '\r' => self.blank = true,
            _ => {
                if std::mem::take(&mut self.blank) && !self.at_line_start() {
                    self.push(' ');
                }
                self.push(letter);
            }
        }
    }

    fn push(&mut self, letter: char) {
        self.runs.push(letter, self.bold, self.italic);
        self.length += letter.len_utf8();
    }

    fn open(&mut self, by: GivenBy) {
        self.close();
        // A blank that is held back belongs to the template.
        let blank = self.blank && !self.at_line_start();
        self.open = Some((self.length + usize::from(blank), by));
    }

    fn close(&mut self) {
        let name = std::mem::take(&mut self.name);
        let Some((start, by)) = self.open.take() else { return };
        let by = match by {
            GivenBy::Variable(_) => GivenBy::Variable(String::from_utf8_lossy(&name).into_owned()),
            by => by,
        };
        if start < self.length {
            self.given.push(GivenWords { at: start..self.length, by });
        }
    }

    fn at_line_start(&self) -> bool {
        self.runs.run.text.is_empty() && matches!(self.runs.done.last(), None | Some(Inline::LineBreak))
    }

    fn finish(mut self) -> (FilledText, Option<usize>) {
        self.close();
        (FilledText { content: self.runs.finish(), given: self.given }, self.origin)
    }
}

/// A rendered template as a person may see it, without marks, and the position of `byte` in it.
pub(super) fn without_marks(text: &str, byte: usize) -> (String, usize) {
    let mark = |letter: &char| {
        matches!(letter, '\u{E000}'..='\u{E010}')
            || (NAME..=LAST_NAME).contains(&u32::from(*letter))
            || (FIRST_ORIGIN..=LAST_ORIGIN).contains(&u32::from(*letter))
    };
    let removed: usize = text[..byte].chars().filter(mark).map(char::len_utf8).sum();
    (text.chars().filter(|letter| !mark(letter)).collect(), byte - removed)
}
