//! The widths of the lines of a text, from the advances of the faces.
//!
//! In: the pieces of a paragraph, its style and the width it has. Out: the widths of its lines, broken
//! first-fit where all formats break them. It leaves drawing to the writers, heights to `heights`, what
//! stays together to `ties`, where a word too wide for its line parts to `parting`.

use super::letters::{DOUBT, Limits, Measured, NEW_LINE, blank, face, on_one_line, opens_after};
use super::parting;
use super::ties::Ties;
use crate::fonts::Faces;
use crate::length::Length;
use crate::paper::{Inline, Paragraph};
use crate::theme::Style;

/// The widths of a paragraph's lines at a font size within a width. Lines break at spaces, and after
/// dashes and slashes outside of ties; a word wider than the line parts as `parting` says, and a figure
/// wider than the line is alone on a line that is too wide.
pub fn wrap(content: &[Inline], style: &Style, size: Length, width: Length, faces: &Faces) -> Vec<Length> {
    let limits = Limits::new(style, size, width);
    // Most are one line.
    if let Some(units) = on_one_line(content, style, size, limits.narrowest(), faces) {
        return vec![limits.width(units)];
    }
    let measured = Measured::of(content, style, faces);
    let ties = Ties::within(&measured, style, size, width);
    let partings = parting::parted(&measured, limits);
    lines(&measured, limits, &ties, &partings).into_iter().map(|line| line.width).collect()
}

/// An upper limit of how many lines a paragraph takes, wherever they end; a line wider than the width
/// counts as often as it fills it. Returns None if the width holds no letter.
///
/// A line ends only where the next word has no room, so any two consecutive lines are together wider than
/// one may be.
pub(super) fn most_lines(
    paragraph: &Paragraph,
    style: &Style,
    size: Length,
    width: Length,
    faces: &Faces,
) -> Option<usize> {
    let line = Limits::new(style, size, width).narrowest() - DOUBT;
    let (mut all, mut forced) = (Length::ZERO, 0);
    for inline in &paragraph.content {
        match inline {
            Inline::Text(run) => all = all + faces.width(&run.text, face(style, run), size),
            Inline::LineBreak => forced += 1,
        }
    }
    let full = usize::try_from(all.to_twips().checked_div(line.to_twips().max(0))?).ok()?;
    Some(full * 3 + forced + 1)
}

/// A line of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SetLine {
    /// The width from its first to its last letter.
    pub(super) width: Length,
    /// The room that it had.
    pub(super) room: Length,
    /// The byte of the paragraph's text at which the next line begins.
    pub(super) end: usize,
}

/// The lines of a paragraph with these ties and partings, broken as by [`wrap`].
pub(super) fn lines(measured: &Measured, limits: Limits, ties: &Ties, partings: &[usize]) -> Vec<SetLine> {
    let mut lines = Lines::new(limits);
    let mut partings = partings.iter().peekable();
    let mut parts = ties.parts();
    let (mut units, mut spaces) = (0, 0);
    // The letter before, and the one before that, on the same side of a forced new line.
    let mut before: [Option<char>; 2] = [None; 2];
    for (index, (at, letter)) in measured.text.char_indices().enumerate() {
        let wide = measured.units(&(at..at + letter.len_utf8()));
        let parted = partings.next_if(|&&parting| parting == index).is_some();
        while let [done, rest @ ..] = parts
            && done.end <= at
        {
            parts = rest;
        }
        let tied = parts.first().is_some_and(|part| part.start < at);
        if letter == NEW_LINE {
            lines.word(units, spaces, at);
            lines.end();
            (units, spaces) = (0, 0);
        } else {
            let opens = |mark: char| blank(mark) || opens_after(before[1], mark, letter);
            if !tied && !blank(letter) && (parted || before[0].is_some_and(opens)) {
                lines.word(units, spaces, at);
                (units, spaces) = (0, 0);
            }
            if !tied && blank(letter) {
                spaces += wide;
            } else {
                units += spaces + wide;
                spaces = 0;
            }
        }
        before = [Some(letter).filter(|&letter| letter != NEW_LINE), before[0]];
    }
    lines.word(units, spaces, measured.text.len());
    lines.end();
    lines.done
}

/// The width of the longest line.
pub fn longest_line(lines: &[Length]) -> Length {
    lines.iter().copied().max().unwrap_or(Length::ZERO)
}

/// Lines while they are filled, counted in units.
struct Lines {
    limits: Limits,
    /// The limit of the line that is being filled.
    limit: i64,
    room: Length,
    units: i64,
    spaces: i64,
    end: usize,
    done: Vec<SetLine>,
}

impl Lines {
    fn new(limits: Limits) -> Lines {
        let (limit, room) = (limits.first, limits.rooms[0]);
        Lines { limits, limit, room, units: 0, spaces: 0, end: 0, done: Vec::new() }
    }

    fn word(&mut self, units: i64, spaces: i64, end: usize) {
        // The spaces at a line's end hang over the edge.
        if self.units > 0 && self.units + self.spaces + units > self.limit {
            self.end();
        }
        self.units += self.spaces + units;
        self.spaces = spaces;
        self.end = end;
    }

    fn end(&mut self) {
        self.done.push(SetLine { width: self.limits.width(self.units), room: self.room, end: self.end });
        (self.units, self.spaces) = (0, 0);
        (self.limit, self.room) = (self.limits.others, self.limits.rooms[1]);
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, Measured, Ties, lines, longest_line};
    use crate::fonts::{FaceStyle, Faces};
    use crate::length::Length;
    use crate::paper::{Inline, Paragraph, Role, Run};
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

    /// Asserts that the text breaks exactly where `parts` divide it, if nothing is tied and its words are
    /// not too wide.
    #[track_caller]
    fn assert_breaks(parts: &[&str]) {
        // On lines that hold nothing each part has a line of its own, counted in units of the em.
        let (style, size) = (style(Role::OChu), Length::twips(2048));
        let measured = Measured::of(&[Inline::text(parts.concat())], &style, &Faces::built_in());
        let lines = lines(&measured, Limits::new(&style, size, Length::ZERO), &Ties::default(), &[]);
        let words = lines.into_iter().map(|line| i64::from(line.width.to_twips()));
        let units = |part: &&str| i64::from(width(part.trim_end(), REGULAR, Length::twips(2048)).to_twips());
        let expected: Vec<i64> = parts.iter().map(units).collect();
        assert_eq!(words.collect::<Vec<_>>(), expected, "{parts:?}");
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

    proptest! {
        /// Whatever the words are, and wherever they are tied.
        #[test]
        fn no_paragraph_takes_more_lines_than_are_counted(
            text in "([a-zàếộ]{1,40}|[0-9]{1,4}|số|ngày|[a-z]{1,4}/[a-z]{1,5}|\u{a0}|-|\n| | ){0,60}",
            mm in 4..60_u16,
            body in any::<bool>(),
        ) {
            let role = if body { Role::DoanVan } else { Role::OChu };
            let mut content: Vec<Inline> = Vec::new();
            for line in text.split('\n') {
                content.extend([Inline::text(line), Inline::LineBreak]);
            }
            let (style, width) = (style(role), Length::mm(f64::from(mm)));
            let paragraph = Paragraph::new(role, content);
            let lines = wrap(&paragraph.content, &style, size(), width);
            let broken = |line: &Length| (line.to_twips() - 1).max(0) / width.to_twips() + 1;
            let lines: i32 = lines.iter().map(broken).sum();
            let most = super::most_lines(&paragraph, &style, size(), width, &Faces::built_in());
            prop_assert!(most.is_none_or(|most| lines as usize <= most), "{} {:?}", lines, most);
        }

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
