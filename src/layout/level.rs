//! Lines of two cells side by side that are level: the number beside the date, the issuing body beside
//! the Quốc hiệu.
//!
//! In: a row of the header or of the signature, and the theme. Out: by how much each cell's line is moved
//! from its cell's edge, as sizes and spacing of both differ. It leaves moving them to the writers.

use crate::length::Length;
use crate::paper::{PairRow, Simple};
use crate::theme::{Style, Theme};

// Of all four faces of the Times family, in ems. Word sets its lines by them whichever face a PDF
// has, so that they are not read from the files.
/// From the baseline to the top of the letters.
pub const ASCENT: f64 = 1825.0 / 2048.0;
/// From the baseline to the bottom of the letters.
pub const DESCENT: f64 = 443.0 / 2048.0;
/// By how much a single line is higher than its letters. Word puts this above them.
pub const GAP: f64 = 87.0 / 2048.0;

/// The room below each line that a line pitch above single adds, in ems.
pub fn extra_below(style: &Style) -> f64 {
    (f64::from(style.line_percent) / 100.0 - 1.0) * (ASCENT + DESCENT + GAP)
}

/// The lines of two cells that are level.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LevelLines {
    /// The distance of each baseline from its cell's edge, in points; None unless both are text.
    edges: Option<[f64; 2]>,
}

impl LevelLines {
    /// Takes the last lines of both cells, or the first ones.
    pub(super) fn of(row: &PairRow, theme: &Theme) -> LevelLines {
        let [left, right] = &row.cells;
        let edges = [left, right].map(|cell| edge(cell, row.level_bottom, theme));
        match edges {
            [Some(left), Some(right)] => LevelLines { edges: Some([left, right]) },
            _ => LevelLines::default(),
        }
    }

    /// By how many points each line is moved from its cell's edge: the deeper one is not moved.
    pub fn drops(&self) -> [f64; 2] {
        let Some([left, right]) = self.edges else { return [0.0; 2] };
        let deepest = left.max(right);
        [deepest - left, deepest - right]
    }

    /// The same in whole twips: each edge is rounded, not the difference between them.
    pub fn drops_in_twips(&self) -> [Length; 2] {
        let Some(edges) = self.edges else { return [Length::ZERO; 2] };
        let [left, right] = edges.map(Length::pt);
        let deepest = left.max(right);
        [deepest - left, deepest - right]
    }
}

/// The distance of the baseline of a cell's level line from the cell's edge. Returns None if it is no
/// text.
fn edge(cell: &[Simple], bottom: bool, theme: &Theme) -> Option<f64> {
    let paragraph = (if bottom { cell.last() } else { cell.first() })?.paragraph()?;
    let style = theme.style(paragraph.role);
    // A larger line pitch adds room below the letters.
    let (of_size, room) =
        if bottom { (DESCENT + extra_below(style), style.after) } else { (ASCENT + GAP, style.before) };
    Some(of_size * style.size.to_pt() + room.to_pt())
}

#[cfg(test)]
mod tests {
    use super::LevelLines;
    use crate::length::Length;
    use crate::paper::{HorizontalRule, Inline, PairRow, Paragraph, Role, Simple};
    use crate::theme::Theme;

    fn line(role: Role) -> Simple {
        Simple::Paragraph(Paragraph::new(role, vec![Inline::text("x")]))
    }

    fn levels(left: Vec<Simple>, right: Vec<Simple>, level_bottom: bool) -> LevelLines {
        LevelLines::of(&PairRow { cells: [left, right], level_bottom, flows_after: None }, &Theme::default())
    }

    #[test]
    fn the_deeper_line_stays_and_the_other_comes_to_it() {
        let theme = Theme::default();
        let [small, large] = [Role::CoQuanChuQuan, Role::DoanVan].map(|role| theme.style(role));
        let level = levels(vec![line(Role::CoQuanChuQuan)], vec![line(Role::DoanVan)], false);
        let [left, right] = level.drops();
        let above = (1825.0 + 87.0) / 2048.0;
        let expected = (large.size - small.size).to_pt() * above + (large.before - small.before).to_pt();
        assert!((left - expected).abs() < 1e-9 && right == 0.0, "{left} {right} {expected}");
        let [left, right] = level.drops_in_twips();
        assert!((left.to_pt() - expected).abs() < 0.05 && right == Length::ZERO);
    }

    #[test]
    fn nothing_is_level_with_a_rule() {
        let rule = Simple::Rule(HorizontalRule::long(Length::mm(20.0)));
        let level = levels(vec![line(Role::NoiNhan), rule], vec![line(Role::DoanVan)], true);
        assert_eq!((level.drops(), level.drops_in_twips()), ([0.0; 2], [Length::ZERO; 2]));
        assert_eq!(levels(Vec::new(), vec![line(Role::DoanVan)], false), LevelLines::default());
    }
}
