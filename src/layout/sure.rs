//! Whether all words of a document are surely within their areas, so that its pages need not be drawn to
//! check this.
//!
//! In: the document laid out. Out: true if nothing can go wrong; false if in doubt: a table, a chart, a
//! frame, an image, a word wider than its line, a letter without a glyph, or blocks that stay together
//! and fill half a page. It leaves finding what is wrong to those who draw the pages.

use super::heights::line_pitch;
use super::keep::Stay;
use super::laid::{Laid, LaidBlock, LaidColumns, LaidContent, LaidSection, LaidSimple};
use super::letters::all_fit;
use super::text::LaidText;
use crate::length::Length;
use crate::paper::{Inline, Role};
use crate::theme::Theme;

/// Whether every word of a document is surely on its pages, whole and in its place.
pub fn fits_surely(page: &Laid<'_>) -> bool {
    let theme = page.theme;
    let number = theme.style(Role::SoTrang);
    let below = theme.page.number_from_top + line_pitch(number, number.size) + number.after;
    below <= theme.page.margins.top
        && page.sections.iter().all(|section| SectionLook { section, theme }.fits())
}

struct SectionLook<'s, 'a> {
    section: &'s LaidSection<'a>,
    theme: &'a Theme,
}

impl SectionLook<'_, '_> {
    fn fits(&self) -> bool {
        let LaidSection { source, marks, foot, blocks, .. } = self.section;
        // What stays together may begin anywhere on a page, and moves to the next one if it does not fit:
        // what fills up to half a page has room there, however its lines are counted.
        let most = self.theme.text_height(source.orientation).scale(0.5);
        let mut sound = marks.is_empty() && foot.is_empty();
        self.section.each_text(&mut |text| sound = sound && is_sound(text));
        sound
            && blocks.iter().enumerate().all(|(at, block)| match &block.content {
                LaidContent::Simple(LaidSimple::Text(_)) => match self.section.stay(at) {
                    Stay::Free | Stay::Whole => true,
                    Stay::LastLines(room) => room <= most,
                },
                LaidContent::Simple(LaidSimple::Rule(length)) => *length <= self.section.width,
                LaidContent::Columns(columns) => {
                    self.columns_height(columns).is_some_and(|height| height <= most)
                }
                _ => false,
            })
            && self.endings_fit(most)
    }

    /// Whether each signature fits with all that goes along with it.
    fn endings_fit(&self, most: Length) -> bool {
        self.section.endings().into_iter().all(|ending| {
            let along = ending.anchor.unwrap_or(ending.whole)..ending.signs.end;
            let heights = self.section.blocks[along].iter().map(|block| self.block_height(block));
            heights.sum::<Option<Length>>().is_some_and(|height| height <= most)
        })
    }

    /// The height of a block. Returns None if it is in doubt.
    fn block_height(&self, block: &LaidBlock<LaidContent<'_>>) -> Option<Length> {
        let height = match &block.content {
            LaidContent::Simple(simple) => self.simple_height(simple)?,
            LaidContent::Columns(columns) => self.columns_height(columns)?,
            LaidContent::Table(_) | LaidContent::Chart(_) => return None,
        };
        Some(block.gap + height)
    }

    fn columns_height(&self, columns: &LaidColumns<'_>) -> Option<Length> {
        let rows = columns.rows.iter().map(|row| {
            let drops = row.level.drops_in_twips();
            let cells = row.cells.iter().zip(drops).map(|(cell, drop)| {
                let blocks = cell.iter().map(|block| Some(block.gap + self.simple_height(&block.content)?));
                Some(drop + blocks.sum::<Option<Length>>()?)
            });
            let [left, right] = cells.collect::<Option<Vec<Length>>>()?[..] else { return None };
            Some(left.max(right))
        });
        rows.sum()
    }

    fn simple_height(&self, simple: &LaidSimple<'_>) -> Option<Length> {
        match simple {
            LaidSimple::Text(text) => {
                let style = text.setting.style;
                Some(line_pitch(style, text.setting.size) * (text.line_count() as i32) + style.after)
            }
            LaidSimple::Rule(_) => Some(self.theme.room.stroke),
            LaidSimple::SignSpace(height) => Some(*height),
            LaidSimple::Signed(_) | LaidSimple::Frame(_) => None,
        }
    }
}

/// Whether every letter has a glyph, and every word fits a line.
fn is_sound(text: &LaidText<'_>) -> bool {
    let setting = &text.setting;
    let covered = setting.content.iter().all(|inline| match inline {
        Inline::Text(run) => run.text.chars().all(|letter| setting.faces.covers(letter)),
        Inline::LineBreak => true,
    });
    covered && all_fit(setting.content, setting.style, setting.faces, setting.limits())
}
