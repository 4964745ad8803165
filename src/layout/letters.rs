//! The letters of a paragraph, and their widths by the advances of the faces.
//!
//! In: the pieces of a paragraph, its style, the width it has. Out: its letters and words in units of the
//! em, and how many of these a line holds. It leaves breaking lines to [`super::measure`], and which
//! words stay whole to [`super::ties`], [`super::figures`] and [`super::parting`].

use std::ops::Range;

use crate::fonts::{FaceStyle, Faces};
use crate::length::Length;
use crate::paper::{Inline, Run};
use crate::theme::Style;

/// The blank at which a line never ends.
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// The number of units per em in all four faces; advances are counted in these units.
const UNITS: i64 = 2048;

/// By how much other programs may measure the width of a line differently.
pub(super) const DOUBT: Length = Length::twips(5);

/// The width in units of a text, without the blanks at its end. Returns None unless the text surely fits
/// on one line of this width.
pub(super) fn on_one_line(
    content: &[Inline],
    style: &Style,
    size: Length,
    line: Length,
    faces: &Faces,
) -> Option<i64> {
    let (mut units, mut blanks) = (0, 0);
    // More bytes than most lines have.
    let many = usize::try_from(line.to_twips() / size.to_twips().max(1)).unwrap_or(0) * 4;
    for inline in content {
        let Inline::Text(run) = inline else { return None };
        let face = face(style, run);
        let words = run.text.trim_end_matches(blank);
        // The first part of a long text is already wider than a line.
        if words.len() > many {
            let opening = &words[..words.floor_char_boundary(many)];
            let least = units + blanks + units_of(opening, face, faces);
            if in_twips(least, i64::from(size.to_twips())) > line {
                return None;
            }
        }
        if !words.is_empty() {
            units += blanks + units_of(words, face, faces);
            blanks = 0;
        }
        blanks += units_of(&run.text[words.len()..], face, faces);
    }
    (in_twips(units + blanks, i64::from(size.to_twips())) + DOUBT <= line).then_some(units)
}

/// The text of a paragraph and the widths of its letters, measured once.
pub(super) struct Measured {
    /// The text; a forced new line is one letter of it.
    pub(super) text: String,
    /// For each byte the width of what is before its letter, in units of the em; the last entry is the
    /// width of the whole.
    before: Vec<i64>,
}

impl Measured {
    /// The letters of a paragraph of this style.
    pub(super) fn of(content: &[Inline], style: &Style, faces: &Faces) -> Measured {
        let length = content.iter().map(|inline| match inline {
            Inline::Text(run) => run.text.len(),
            Inline::LineBreak => NEW_LINE.len_utf8(),
        });
        let length = length.sum();
        let mut measured = Measured { text: String::with_capacity(length), before: vec![0; length + 1] };
        let mut units = 0;
        for inline in content {
            match inline {
                Inline::LineBreak => {
                    measured.before[measured.text.len()] = units;
                    measured.text.push(NEW_LINE);
                }
                Inline::Text(run) => {
                    let (face, start) = (face(style, run), measured.text.len());
                    for (at, letter) in run.text.char_indices() {
                        measured.before[start + at] = units;
                        units += faces.advance(letter, face, UNITS);
                    }
                    measured.text.push_str(&run.text);
                }
            }
        }
        measured.before[length] = units;
        measured
    }

    /// The width of a part of the text, in units of the em.
    pub(super) fn units(&self, part: &Range<usize>) -> i64 {
        self.before[part.end] - self.before[part.start]
    }

    /// The same at a font size, rounded up.
    pub(super) fn width(&self, part: &Range<usize>, size: Length) -> Length {
        in_twips(self.units(part), i64::from(size.to_twips()))
    }

    /// Its letters, each with the byte at which it begins.
    pub(super) fn letters(&self) -> Vec<Letter> {
        let letter =
            |(at, sign): (usize, char)| Letter { sign, units: self.units(&(at..at + sign.len_utf8())) };
        self.text.char_indices().map(letter).collect()
    }

    /// Whether every word is narrower than its line.
    pub(super) fn fits(&self, limits: Limits) -> bool {
        let least = limits.first.min(limits.others);
        let mut start = 0;
        let mut fits = true;
        for (at, letter) in
            self.text.char_indices().filter(|(_, letter)| blank(*letter) || *letter == NEW_LINE)
        {
            fits &= self.units(&(start..at)) <= least;
            start = at + letter.len_utf8();
        }
        fits && self.units(&(start..self.text.len())) <= least
    }
}

/// Converts units of the em at a font size to a length, rounded up.
fn in_twips(units: i64, size: i64) -> Length {
    Length::twips(((units * size + UNITS - 1) / UNITS) as i32)
}

/// How much a line holds, in units of the em.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    size: i64,
    /// Of the first line of the paragraph.
    pub(super) first: i64,
    /// Of all other lines.
    pub(super) others: i64,
    /// The same as lengths.
    pub(super) rooms: [Length; 2],
}

impl Limits {
    /// The limits in a paragraph of this style and size within a width.
    pub(super) fn new(style: &Style, size: Length, width: Length) -> Limits {
        let size = i64::from(size.to_twips()).max(1);
        let units = |width: Length| i64::from(width.to_twips()) * UNITS / size;
        let full = width - style.left_indent;
        let rooms = [full - style.first_indent, full];
        Limits { size, first: units(rooms[0]), others: units(rooms[1]), rooms }
    }

    /// The room of the narrower of the two.
    pub(super) fn narrowest(self) -> Length {
        self.rooms[0].min(self.rooms[1])
    }

    /// The limit of the line that begins with this letter of the paragraph.
    pub(super) fn of_line_from(self, letter: usize) -> i64 {
        if letter == 0 { self.first } else { self.others }
    }

    /// This many units as a width, rounded up.
    pub(super) fn width(self, units: i64) -> Length {
        in_twips(units, self.size)
    }
}

/// A letter of a paragraph, or a forced new line.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    pub(super) sign: char,
    pub(super) units: i64,
}

/// Stands for a forced new line among letters.
pub(super) const NEW_LINE: char = '\n';

impl Letter {
    /// Whether it is a space or a forced new line.
    pub(super) fn ends_word(&self) -> bool {
        blank(self.sign) || self.sign == NEW_LINE
    }
}

/// The face of a run in a paragraph of this style.
pub(super) fn face(style: &Style, run: &Run) -> FaceStyle {
    FaceStyle { bold: style.bold || run.bold, italic: style.italic || run.italic }
}

/// The letters of a paragraph.
pub(super) fn letters(content: &[Inline], style: &Style, faces: &Faces) -> Vec<Letter> {
    let mut letters = Vec::new();
    for inline in content {
        match inline {
            Inline::LineBreak => letters.push(Letter { sign: NEW_LINE, units: 0 }),
            Inline::Text(run) => {
                let face = face(style, run);
                let letter = |sign| Letter { sign, units: faces.advance(sign, face, UNITS) };
                letters.extend(run.text.chars().map(letter));
            }
        }
    }
    letters
}

/// Whether the letter is a blank of any kind; a line may end at it unless a tie holds it.
pub(super) fn blank(letter: char) -> bool {
    matches!(letter, ' ' | NO_BREAK_SPACE)
}

/// Whether a line may end between this mark, which is behind a letter, and the next letter. After UAX
/// #14: a hyphen is not separated from digits nor from the word it opens, a slash only from letters.
pub(super) fn opens_after(before: Option<char>, mark: char, next: char) -> bool {
    let opens_word = before.is_none_or(|letter| letter == ' ');
    match mark {
        '-' | '\u{2010}' => !opens_word && next.is_alphabetic(),
        '–' => !opens_word && next.is_alphanumeric(),
        '/' => next.is_alphabetic(),
        _ => false,
    }
}

fn units_of(text: &str, face: FaceStyle, faces: &Faces) -> i64 {
    // At a size of this many twips the width equals the sum of the advances.
    i64::from(faces.width(text, face, Length::twips(UNITS as i32)).to_twips())
}

/// Whether every word is narrower than its line. Collects nothing, as this is so for most paragraphs.
pub(super) fn all_fit(content: &[Inline], style: &Style, faces: &Faces, limits: Limits) -> bool {
    let least = limits.first.min(limits.others);
    // No letter is wider than one em for each of its bytes.
    let at_most = |part: &str, _| part.len() as i64 * UNITS;
    let exactly = |part: &str, face| units_of(part, face, faces);
    widest(content, style, at_most) <= least || widest(content, style, exactly) <= least
}

/// The width of the widest word, which may run through several pieces.
fn widest(content: &[Inline], style: &Style, width: impl Fn(&str, FaceStyle) -> i64) -> i64 {
    let (mut widest, mut word) = (0, 0);
    for inline in content {
        let Inline::Text(run) = inline else {
            word = 0;
            continue;
        };
        let face = face(style, run);
        for (at, part) in run.text.split([' ', NO_BREAK_SPACE]).enumerate() {
            if at > 0 {
                word = 0;
            }
            word += width(part, face);
            widest = widest.max(word);
        }
    }
    widest
}

/// What is between the places where lines may end: spaces, dashes, slashes.
pub(super) fn words(letters: &[Letter]) -> impl Iterator<Item = Range<usize>> + '_ {
    let sign = |at: usize| letters.get(at).map(|letter| letter.sign);
    let mut start = 0;
    let ends = (1..=letters.len()).filter(move |&at| {
        letters.get(at).is_none_or(Letter::ends_word)
            || letters[at - 1].ends_word()
            || opens_after(at.checked_sub(2).and_then(sign), letters[at - 1].sign, letters[at].sign)
    });
    ends.map(move |end| std::mem::replace(&mut start, end)..end)
        .filter(|word| !letters[word.start].ends_word())
}

/// The width of letters side by side.
pub(super) fn units(letters: &[Letter]) -> i64 {
    letters.iter().map(|letter| letter.units).sum()
}
