//! How wide and how high a text will stand, from the faces' advances.
//!
//! In: the pieces of a paragraph, its style and the width it has. Out: the widths of its lines,
//! broken first-fit where both writers break, and its height. It leaves drawing to the writers.

use super::parting;
use crate::document::{Block, Inline, Run};
use crate::fonts::{FaceStyle, Faces};
use crate::length::Length;
use crate::theme::{Style, Theme};

/// Advances are counted in units of the em, of which all four faces have so many.
pub(super) const UNITS: i64 = 2048;

/// A single line of the Times family in thousandths of its size: ascent, descent and gap.
const SINGLE_LINE: i32 = 1149;

/// The widths of a paragraph's lines at a size within a width. Breaks stand at spaces, after
/// dashes and slashes; a word wider than the line parts as [`parting`] says, and a figure wider
/// than it stands alone on a line that is too wide.
pub fn wrap(content: &[Inline], style: &Style, size: Length, width: Length, faces: &Faces) -> Vec<Length> {
    let limits = Limits::new(style, size, width);
    let letters = letters(content, style, faces);
    let mut lines = Lines { limits, limit: limits.first, units: 0, spaces: 0, done: Vec::new() };
    for chunk in chunks(&letters, &parting::parted(&letters, limits)) {
        match chunk {
            Chunk::Break => lines.end(),
            Chunk::Word { units, spaces } => lines.word(units, spaces),
        }
    }
    lines.end();
    lines.done
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
    /// Letters up to the next place to break, and the spaces after them, in units.
    Word { units: i64, spaces: i64 },
    /// A forced new line.
    Break,
}

/// How much a line holds, in units of the em.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    size: i64,
    /// The first line of the paragraph.
    pub(super) first: i64,
    /// All other lines.
    pub(super) others: i64,
}

impl Limits {
    /// In a paragraph of this style and size within a width.
    pub(super) fn new(style: &Style, size: Length, width: Length) -> Limits {
        let size = i64::from(size.to_twips()).max(1);
        let units = |width: Length| i64::from(width.to_twips()) * UNITS / size;
        let full = width - style.left_indent;
        Limits { size, first: units(full - style.first_indent), others: units(full) }
    }

    /// The line that begins with this letter of the paragraph.
    pub(super) fn of_line_from(self, letter: usize) -> i64 {
        if letter == 0 { self.first } else { self.others }
    }

    /// So many units as a width, rounded up.
    pub(super) fn width(self, units: i64) -> Length {
        Length::twips(((units * self.size + UNITS - 1) / UNITS) as i32)
    }
}

/// A letter of a paragraph, or a forced new line.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    pub(super) sign: char,
    pub(super) units: i64,
}

/// Stands for a forced new line among letters.
const NEW_LINE: char = '\n';

impl Letter {
    /// Is it a space or a forced new line?
    pub(super) fn ends_word(&self) -> bool {
        matches!(self.sign, ' ' | NEW_LINE)
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
                let letter = |sign| Letter { sign, units: advance(faces, sign, face) };
                letters.extend(run.text.chars().map(letter));
            }
        }
    }
    letters
}

/// The letters as what is set on lines; words part at these places too.
fn chunks(letters: &[Letter], partings: &[usize]) -> Vec<Chunk> {
    let sign = |index: usize| letters.get(index).map(|letter| letter.sign).filter(|&sign| sign != NEW_LINE);
    let mut partings = partings.iter().peekable();
    let mut chunks = Vec::new();
    let (mut units, mut spaces) = (0, 0);
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(sign);
        let parts = partings.next_if(|&&parting| parting == index).is_some();
        match letter.sign {
            NEW_LINE => {
                chunks.extend([Chunk::Word { units, spaces }, Chunk::Break]);
                (units, spaces) = (0, 0);
            }
            ' ' => spaces += letter.units,
            _ => {
                let opens = |dash| opens_after(dash, index, &sign);
                if parts || before == Some(' ') || before.is_some_and(opens) {
                    chunks.push(Chunk::Word { units, spaces });
                    (units, spaces) = (0, 0);
                }
                units += letter.units;
            }
        }
    }
    chunks.push(Chunk::Word { units, spaces });
    chunks
}

/// May a line end between the mark before `index` and the letter there? After UAX #14: a
/// hyphen does not part from digits nor from the word it opens, a slash only before letters.
pub(super) fn opens_after(mark: char, index: usize, at: &impl Fn(usize) -> Option<char>) -> bool {
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
    // At a size of one unit the width is the advance itself.
    i64::from(faces.width(letter.encode_utf8(&mut [0; 4]), face, Length::twips(UNITS as i32)).to_twips())
}

/// Lines as they fill, counted in units.
struct Lines {
    limits: Limits,
    limit: i64,
    units: i64,
    spaces: i64,
    done: Vec<Length>,
}

impl Lines {
    fn word(&mut self, units: i64, spaces: i64) {
        // The spaces at a line's end hang over it.
        if self.units > 0 && self.units + self.spaces + units > self.limit {
            self.end();
        }
        self.units += self.spaces + units;
        self.spaces = spaces;
    }

    fn end(&mut self) {
        self.done.push(self.limits.width(self.units));
        (self.units, self.spaces, self.limit) = (0, 0, self.limits.others);
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

    /// Does the text break where `parts` part it, and nowhere else, if its words are not too wide?
    #[track_caller]
    fn assert_breaks(parts: &[&str]) {
        let letters = super::letters(&[Inline::text(parts.concat())], &style(Role::OChu), &Faces::built_in());
        let words = super::chunks(&letters, &[]).into_iter().map(|chunk| match chunk {
            super::Chunk::Word { units, .. } => units,
            super::Chunk::Break => 0,
        });
        let units = |part: &&str| i64::from(width(part.trim_end(), REGULAR, Length::twips(2048)).to_twips());
        let expected: Vec<i64> = parts.iter().map(units).collect();
        assert_eq!(words.collect::<Vec<_>>(), expected, "{parts:?}");
    }

    #[test]
    fn lines_break_at_spaces_dashes_and_slashes() {
        assert_breaks(&["Sở ", "Công ", "Thương"]);
        assert_breaks(&["QĐ-", "UBND"]);
        assert_breaks(&["2026–", "2030"]);
        assert_breaks(&["và/", "hoặc"]);
        // Kept whole: no-break space, hyphen before a digit, a number's slash, a dash item.
        assert_breaks(&["30\u{a0}%"]);
        assert_breaks(&["2026-2030"]);
        assert_breaks(&["31/10/2026"]);
        assert_breaks(&["-Gạch"]);
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
    fn a_word_too_wide_parts_and_a_figure_stands_alone() {
        let room = width("nghiên", REGULAR, size());
        assert_eq!(lines_of("a nghiêng b", room)[1], room);
        assert_eq!(lines_of("a nghiêng b", room).len(), 3, "`a`, `nghiên`, `g b`");
        let lines = lines_of("a 12.125.120 b", room);
        assert_eq!((lines.len(), longest_line(&lines)), (3, width("12.125.120", REGULAR, size())));
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
        fn no_line_is_wider_than_the_room(text in "[a-zàếộ]{1,9}( [a-zàếộ]{1,9}){0,30}", mm in 15..60_u16) {
            let room = Length::mm(f64::from(mm));
            let lines = lines_of(&text, room);
            prop_assert!(lines.iter().all(|&line| line <= room));
            let all = width(&text, REGULAR, size());
            prop_assert!(lines.iter().copied().sum::<Length>() <= all + Length::twips(lines.len() as i32));
            prop_assert!(lines.len() as i32 * room.to_twips() >= all.to_twips() - 40 * 60);
        }
    }
}
