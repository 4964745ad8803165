//! Where the lines of a paragraph may end and where they may not.
//!
//! In: a paragraph with its look and the widths of its lines. Out: its ties, its partings, its lines, and
//! its text cut at them. If it surely fits on one line, none of these are computed.

use std::ops::Range;

use super::letters::{Limits, Measured, on_one_line};
use super::measure::{SetLine, lines};
use super::parting::parted;
use super::setting::Setting;
use super::ties::Ties;
use crate::paper::Inline;

/// A piece of a paragraph's text, cut where its lines may break.
#[derive(Debug, PartialEq, Eq)]
pub enum CutPiece<'t> {
    /// A forced new line.
    NewLine,
    /// A place where a word that is wider than its line may part.
    MayPart,
    /// Words between which lines may break as usual.
    Free(CutWords<'t>),
    /// Words that stay on one line together.
    Tied(Vec<CutWords<'t>>),
}

/// Words in one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutWords<'t> {
    /// Its letters.
    pub text: &'t str,
    /// Whether they are bold in the tree.
    pub bold: bool,
    /// Whether they are italic in the tree.
    pub italic: bool,
}

/// The breaks of a paragraph.
#[derive(Default)]
pub(super) struct Breaks {
    /// None if it surely fits on one line.
    pub(super) measured: Option<Measured>,
    pub(super) ties: Ties,
    /// The places that [`super::parting`] gives.
    pub(super) partings: Vec<usize>,
}

impl Breaks {
    pub(super) fn of(setting: &Setting<'_>) -> Breaks {
        let Setting { content, style, size, width, faces } = *setting;
        let limits = setting.limits();
        if on_one_line(content, style, size, limits.narrowest(), faces).is_some() {
            return Breaks::default();
        }
        let measured = Measured::of(content, style, faces);
        let ties = Ties::within(&measured, style, size, width);
        let partings = parted(&measured, limits);
        Breaks { measured: Some(measured), ties, partings }
    }

    /// The lines of a paragraph that has more than one.
    pub(super) fn lines(&self, measured: &Measured, limits: Limits) -> Vec<SetLine> {
        lines(measured, limits, &self.ties, &self.partings)
    }

    /// The text of the paragraph as pieces, in the order of reading; `parts` says whether a word that is
    /// wider than its line may be broken.
    pub(super) fn pieces<'t>(&self, content: &'t [Inline], parts: bool) -> Vec<CutPiece<'t>> {
        let partings = if parts { self.partings.as_slice() } else { &[] };
        let mut pieces = Vec::with_capacity(content.len());
        // The tie that the last piece belongs to.
        let mut open: Option<&Range<usize>> = None;
        let (mut byte, mut letter) = (0, 0);
        for inline in content {
            let Inline::Text(run) = inline else {
                pieces.push(CutPiece::NewLine);
                (byte, letter) = (byte + 1, letter + 1);
                continue;
            };
            let words = |text| CutWords { text, bold: run.bold, italic: run.italic };
            for (text, tie) in self.ties.cut(&run.text, byte) {
                match (tie, pieces.last_mut()) {
                    (Some(_), Some(CutPiece::Tied(tied))) if tie == open => tied.push(words(text)),
                    (Some(_), _) => pieces.push(CutPiece::Tied(vec![words(text)])),
                    (None, _) => {
                        for (place, part) in parted_at(text, letter, partings).into_iter().enumerate() {
                            if place > 0 {
                                pieces.push(CutPiece::MayPart);
                            }
                            pieces.extend((!part.is_empty()).then(|| CutPiece::Free(words(part))));
                        }
                    }
                }
                open = tie;
                if !partings.is_empty() {
                    letter += text.chars().count();
                }
            }
            byte += run.text.len();
        }
        pieces
    }
}

/// Splits words that begin at letter `first` of the paragraph at the places where they may part; the
/// first part is empty if they begin with such a place.
fn parted_at<'t>(words: &'t str, first: usize, partings: &[usize]) -> Vec<&'t str> {
    let mut parts = Vec::with_capacity(1);
    let mut start = 0;
    if !partings.is_empty() {
        for (letter, (at, _)) in words.char_indices().enumerate() {
            if partings.binary_search(&(first + letter)).is_ok() {
                parts.push(&words[start..at]);
                start = at;
            }
        }
    }
    parts.push(&words[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::{Breaks, CutPiece};
    use crate::fonts::Faces;
    use crate::layout::setting::Setting;
    use crate::length::Length;
    use crate::paper::{Inline, Role, Run};
    use crate::theme::Theme;

    /// The pieces in lines of this width: `{…}` tied, `|` a place where a word may part, `/` a new line,
    /// `*` bold.
    fn cut(content: &[Inline], mm: f64, parts: bool) -> String {
        let (faces, style) = (Faces::built_in(), *Theme::default().style(Role::OChu));
        let (size, width) = (Length::pt(12.0), Length::mm(mm));
        let setting = Setting { content, style: &style, size, width, faces: &faces };
        let words = |words: &super::CutWords<'_>| match words.bold {
            true => format!("*{}*", words.text),
            false => format!("‹{}›", words.text),
        };
        let shown = |piece: &CutPiece<'_>| match piece {
            CutPiece::NewLine => "/".to_owned(),
            CutPiece::MayPart => "|".to_owned(),
            CutPiece::Free(one) => words(one),
            CutPiece::Tied(tied) => format!("{{{}}}", tied.iter().map(words).collect::<String>()),
        };
        Breaks::of(&setting).pieces(content, parts).iter().map(shown).collect()
    }

    fn bold(text: &str) -> Inline {
        Inline::Text(Run { text: text.to_owned(), bold: true, italic: false })
    }

    /// A tie may span two looks; a word parts within one look, and never in a frame.
    #[test]
    fn a_text_is_cut_at_ties_looks_and_partings() {
        let tied = [Inline::text("theo Điều "), bold("3"), Inline::text(" của Luật")];
        assert_eq!(cut(&tied, 100.0, true), "‹theo Điều ›*3*‹ của Luật›");
        assert_eq!(cut(&tied, 20.0, true), "‹theo ›{‹Điều ›*3*}‹ của Luật›");
        let wide = [Inline::text("a"), Inline::LineBreak, Inline::text("xathanhbinh@hanoi.gov.vn nhé")];
        assert_eq!(cut(&wide, 32.0, true), "‹a›/‹xathanhbinh@›|‹hanoi.›|‹gov.›|‹vn nhé›");
        assert_eq!(cut(&wide, 32.0, false), "‹a›/‹xathanhbinh@hanoi.gov.vn nhé›");
    }
}
