//! How wide and how high a text will stand, from the faces' advances.
//!
//! In: the pieces of a paragraph, its style and the width it has. Out: the widths of its lines,
//! broken first-fit where both writers break, and its height. It leaves drawing to the writers, and
//! what stays together to [`Ties`].

use std::ops::Range;

use super::ties::{NO_BREAK_SPACE, Ties};
use crate::document::{Block, Inline, Run};
use crate::fonts::{FaceStyle, Faces};
use crate::length::Length;
use crate::theme::{Style, Theme};

/// Advances are counted in units of the em, of which all four faces have so many.
const UNITS: i64 = 2048;

/// A single line of the Times family in thousandths of its size: ascent, descent and gap.
const SINGLE_LINE: i32 = 1149;

/// The widths of a paragraph's lines at a size within a width. Breaks stand at spaces, after
/// dashes and slashes of what is not tied; a word wider than the line stands alone on a line that
/// is too wide.
pub fn wrap(content: &[Inline], style: &Style, size: Length, width: Length, faces: &Faces) -> Vec<Length> {
    let ties = Ties::of(content, style, size, width, faces);
    lines(content, style, size, width, &ties, faces).into_iter().map(|line| line.width).collect()
}

/// A line of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetLine {
    /// From its first to its last letter.
    pub width: Length,
    /// The room it was set in.
    pub room: Length,
    /// The byte of the paragraph's text at which the next line begins.
    pub end: usize,
}

/// The lines of a paragraph with these ties, broken as by [`wrap`].
pub fn lines(
    content: &[Inline],
    style: &Style,
    size: Length,
    width: Length,
    ties: &Ties,
    faces: &Faces,
) -> Vec<SetLine> {
    let full = width - style.left_indent;
    let mut lines = Lines::new(size, [full - style.first_indent, full]);
    for chunk in chunks(content, style, ties, faces) {
        match chunk {
            Chunk::Break => lines.end(),
            Chunk::Word { units, spaces, end } => lines.word(units, spaces, end),
        }
    }
    lines.end();
    lines.done
}

/// The width of a part of a paragraph's text, in which a forced new line is one byte.
pub fn width(content: &[Inline], part: &Range<usize>, style: &Style, size: Length, faces: &Faces) -> Length {
    let (mut units, mut at) = (0, 0);
    for inline in content {
        let Inline::Text(run) = inline else {
            at += 1;
            continue;
        };
        let [start, end] = [part.start, part.end].map(|end| end.saturating_sub(at).min(run.text.len()));
        if start < end {
            units += units_of(&run.text[start..end], face(run, style), faces);
        }
        at += run.text.len();
    }
    in_twips(units, i64::from(size.to_twips()))
}

/// So many units of the em at a size, rounded up.
fn in_twips(units: i64, size: i64) -> Length {
    Length::twips(((units * size + UNITS - 1) / UNITS) as i32)
}

/// The width of the longest line.
pub fn longest_line(lines: &[Length]) -> Length {
    lines.iter().copied().max().unwrap_or(Length::ZERO)
}

/// The height of a paragraph of so many lines, with the room above and below it.
pub fn paragraph_height(style: &Style, size: Length, lines: usize) -> Length {
    style.before + line_pitch(style, size) * lines as i32 + style.after
}

/// About how high a paragraph or a rule stands in a width; other blocks count as nothing.
pub fn block_height(block: &Block, theme: &Theme, width: Length) -> Length {
    match block {
        Block::Paragraph(paragraph) => {
            let style = theme.style(paragraph.role);
            let lines = wrap(&paragraph.content, style, style.size, width, &theme.faces).len();
            paragraph_height(style, style.size, lines)
        }
        Block::Rule(_) => theme.room.rule_gap + theme.room.rule_below,
        Block::Mark(mark) => theme.style(mark.paragraph.role).before + mark.height,
        Block::Columns(_) | Block::Table(_) | Block::Chart(_) | Block::SignSpace(_) | Block::Signed(_) => {
            Length::ZERO
        }
    }
}

/// From one line to the next.
pub fn line_pitch(style: &Style, size: Length) -> Length {
    let exact = i64::from(size.to_twips()) * i64::from(SINGLE_LINE) * i64::from(style.line_percent);
    Length::twips(((exact + 99_999) / 100_000) as i32)
}

/// What is set on lines as a whole.
enum Chunk {
    /// Letters up to the next place to break, and the spaces after them, in units; and where in the
    /// text the next ones begin.
    Word { units: i64, spaces: i64, end: usize },
    /// A forced new line.
    Break,
}

/// Letters with the face they are set in; none for a forced new line.
fn letters(content: &[Inline], style: &Style) -> Vec<Option<(char, FaceStyle)>> {
    let mut letters = Vec::new();
    for inline in content {
        match inline {
            Inline::LineBreak => letters.push(None),
            Inline::Text(run) => {
                let face = face(run, style);
                letters.extend(run.text.chars().map(|letter| Some((letter, face))));
            }
        }
    }
    letters
}

fn face(run: &Run, style: &Style) -> FaceStyle {
    FaceStyle { bold: style.bold || run.bold, italic: style.italic || run.italic }
}

fn chunks(content: &[Inline], style: &Style, ties: &Ties, faces: &Faces) -> Vec<Chunk> {
    let letters = letters(content, style);
    let at = |index: usize| letters.get(index).copied().flatten().map(|(letter, _)| letter);
    let mut chunks = Vec::new();
    let (mut units, mut spaces, mut end) = (0, 0, 0);
    let mut parts = ties.parts();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(at);
        while let [done, rest @ ..] = parts
            && done.end <= end
        {
            parts = rest;
        }
        let tied = parts.first().is_some_and(|part| part.start < end);
        match letter {
            None => {
                chunks.extend([Chunk::Word { units, spaces, end }, Chunk::Break]);
                (units, spaces) = (0, 0);
                end += 1;
            }
            Some((letter, face)) => {
                let parted = before.is_some_and(|before| blank(before) || opens_after(before, index, &at));
                if !tied && !blank(*letter) && parted {
                    chunks.push(Chunk::Word { units, spaces, end });
                    (units, spaces) = (0, 0);
                }
                let advance = advance(faces, *letter, *face);
                if !tied && blank(*letter) {
                    spaces += advance;
                } else {
                    units += spaces + advance;
                    spaces = 0;
                }
                end += letter.len_utf8();
            }
        }
    }
    chunks.push(Chunk::Word { units, spaces, end });
    chunks
}

/// A blank that no tie holds ends a line, of whatever kind it is.
fn blank(letter: char) -> bool {
    matches!(letter, ' ' | NO_BREAK_SPACE)
}

/// May a line end between the mark before `index` and the letter there? After UAX #14: a
/// hyphen does not part from digits nor from the word it opens, a slash only before letters.
fn opens_after(mark: char, index: usize, at: &impl Fn(usize) -> Option<char>) -> bool {
    let next = at(index).unwrap_or(' ');
    let opens_word = index < 2 || at(index - 2).is_none_or(|letter| letter == ' ');
    match mark {
        '-' | '\u{2010}' => !opens_word && next.is_alphabetic(),
        '–' => !opens_word && next.is_alphanumeric(),
        '/' => next.is_alphabetic(),
        _ => false,
    }
}

fn advance(faces: &Faces, letter: char, face: FaceStyle) -> i64 {
    units_of(letter.encode_utf8(&mut [0; 4]), face, faces)
}

fn units_of(text: &str, face: FaceStyle, faces: &Faces) -> i64 {
    // At a size of so many twips the width is the sum of the advances itself.
    i64::from(faces.width(text, face, Length::twips(UNITS as i32)).to_twips())
}

/// Lines as they fill, counted in units.
struct Lines {
    size: i64,
    /// Of the line, and of those that follow.
    rooms: [Length; 2],
    units: i64,
    spaces: i64,
    end: usize,
    done: Vec<SetLine>,
}

impl Lines {
    fn new(size: Length, rooms: [Length; 2]) -> Lines {
        let size = i64::from(size.to_twips()).max(1);
        Lines { size, rooms, units: 0, spaces: 0, end: 0, done: Vec::new() }
    }

    fn word(&mut self, units: i64, spaces: i64, end: usize) {
        let limit = i64::from(self.rooms[0].to_twips()) * UNITS / self.size;
        // The spaces at a line's end hang over it.
        if self.units > 0 && self.units + self.spaces + units > limit {
            self.end();
        }
        self.units += self.spaces + units;
        self.spaces = spaces;
        self.end = end;
    }

    fn end(&mut self) {
        let line = SetLine { width: in_twips(self.units, self.size), room: self.rooms[0], end: self.end };
        self.done.push(line);
        (self.units, self.spaces, self.rooms[0]) = (0, 0, self.rooms[1]);
    }
}

#[cfg(test)]
mod tests {
    use super::{line_pitch, longest_line, paragraph_height};
    use crate::document::{Inline, Role, Run};
    use crate::fonts::{FaceStyle, Faces};
    use crate::length::Length;
    use crate::theme::{Style, Theme};
    use proptest::prelude::*;

    const REGULAR: FaceStyle = FaceStyle { bold: false, italic: false };

    fn style(role: Role) -> Style {
        *Theme::default().style(role)
    }

    fn wrap(content: &[Inline], style: &Style, size: Length, width: Length) -> Vec<Length> {
        super::wrap(content, style, size, width, &Faces::built_in())
    }

    fn width(text: &str, face: FaceStyle, size: Length) -> Length {
        Faces::built_in().width(text, face, size)
    }

    fn size() -> Length {
        Length::pt(12.0)
    }

    fn lines_of(text: &str, width: Length) -> Vec<Length> {
        wrap(&[Inline::text(text)], &style(Role::OChu), size(), width)
    }

    /// Does the text break where `parts` part it, and nowhere else in a narrower room?
    #[track_caller]
    fn assert_breaks(parts: &[&str]) {
        let widths: Vec<_> = parts.iter().map(|part| width(part.trim_end(), REGULAR, size())).collect();
        let narrow = widths.iter().copied().min().unwrap().scale(0.5);
        assert_eq!(lines_of(&parts.concat(), narrow), widths, "{parts:?}");
    }

    #[test]
    fn words_too_long_for_their_line_break_after_dashes_and_slashes() {
        assert_breaks(&["Sở ", "Công ", "Thương"]);
        assert_breaks(&["QĐ-", "UBND"]);
        assert_breaks(&["2026–", "2030"]);
        assert_breaks(&["và/", "hoặc"]);
        assert_breaks(&["30\u{a0}", "%"]);
        // Kept whole: hyphen before a digit, a number's slash, a dash item.
        assert_breaks(&["2026-2030"]);
        assert_breaks(&["31/10/2026"]);
        assert_breaks(&["-Gạch"]);
    }

    #[test]
    fn what_is_tied_goes_on_the_next_line_as_a_whole() {
        let words = ["Quyết định ", "số 206/QĐ-UBND ", "và 5", "\u{a0}", "% của"].concat();
        let wide = |text: &str| width(text, REGULAR, size());
        let room = wide("Quyết định số 206/QĐ-");
        assert_eq!(lines_of(&words, room), ["Quyết định", "số 206/QĐ-UBND và", "5\u{a0}% của"].map(wide));
    }

    #[test]
    fn bold_runs_and_indents_take_their_room() {
        let bold = Run { text: "Điều 1.".to_owned(), bold: true, italic: false };
        let content = [Inline::Text(bold), Inline::text(" Phê duyệt"), Inline::LineBreak, Inline::text("x")];
        let lines = wrap(&content, &style(Role::OChu), size(), Length::mm(100.0));
        let bold_width = width("Điều 1.", FaceStyle { bold: true, italic: false }, size());
        assert!((lines[0] - bold_width - width(" Phê duyệt", REGULAR, size())).to_twips().abs() <= 1);
        assert_eq!(lines[1..], [width("x", REGULAR, size())]);
        // The first line of a body paragraph is shorter by its indent.
        let body = style(Role::DoanVan);
        let text = [Inline::text("Sở Công Thương")];
        let exactly = width("Sở Công Thương", REGULAR, body.size);
        assert_eq!(wrap(&text, &body, body.size, exactly).len(), 2);
        assert_eq!(wrap(&text, &body, body.size, exactly + body.first_indent).len(), 1);
    }

    #[test]
    fn a_word_too_wide_stands_alone_and_shows() {
        let lines = lines_of("a nghiêng b", width("nghiên", REGULAR, size()));
        assert_eq!(lines.len(), 3);
        assert_eq!(longest_line(&lines), width("nghiêng", REGULAR, size()));
        assert_eq!(longest_line(&[]), Length::ZERO);
        assert_eq!(lines_of("", Length::mm(10.0)), [Length::ZERO]);
    }

    #[test]
    fn the_national_title_is_as_wide_as_measured_on_paper() {
        let title = [Inline::text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")];
        let style = style(Role::QuocHieu);
        let lines = wrap(&title, &style, Length::pt(13.0), Length::mm(100.0));
        assert_eq!(lines.len(), 1);
        assert!((lines[0].to_mm() - 95.6).abs() < 0.1, "{}", lines[0].to_mm());
    }

    #[test]
    fn heights_are_lines_and_the_room_around() {
        let style = style(Role::DoanVan);
        assert_eq!(line_pitch(&style, Length::pt(14.0)), Length::twips(322));
        assert_eq!(paragraph_height(&style, Length::pt(14.0), 2), Length::twips(2 * 322 + 120));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_room_unless_it_is_one_word(text in "[a-zàếộ]{1,9}( [a-zàếộ]{1,9}){0,30}", mm in 15..60_u16) {
            let room = Length::mm(f64::from(mm));
            let lines = lines_of(&text, room);
            let widest = text.split(' ').map(|word| width(word, REGULAR, size())).max().unwrap();
            prop_assert!(lines.iter().all(|&line| line <= room.max(widest)));
            let all = width(&text, REGULAR, size());
            prop_assert!(lines.iter().copied().sum::<Length>() <= all + Length::twips(lines.len() as i32));
            prop_assert!(lines.len() as i32 * room.to_twips().max(widest.to_twips()) >= all.to_twips() - 40 * 60);
        }
    }
}
