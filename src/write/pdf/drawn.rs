//! The pages of a document for a screen: the very layout that its PDF has.
//!
//! In: the pages as laid out, the document. Out: of each page its size, a mark that is the same for pages that
//! look the same, its words with their boxes and whose they are; on demand its picture. It leaves to
//! `check` which paragraph a word belongs to, and drawing to `typst-svg`.

use std::hash::{Hash, Hasher};

use typst::layout::{Frame, FrameItem};
use typst::utils::hash128;
use typst_layout::{Page, PagedDocument};
use typst_svg::SvgOptions;

use super::check::Check;
use super::glyph_paths;
use super::pieces::DrawnPiece;
use super::positions::Rectangle;
use crate::layout::Laid;
use crate::paper::Paragraph;
use crate::write::Misplaced;

/// All pages of a document.
pub struct DrawnPages {
    /// From first to last.
    pub pages: Vec<DrawnPage>,
    /// The paragraphs that words belong to, in the order of reading.
    pub paragraphs: Vec<Paragraph>,
    /// Words that are not where they may be. A paper with any must not be given out.
    pub misplaced: Vec<Misplaced>,
}

/// One page. All lengths are points, from the sheet's upper left corner.
pub struct DrawnPage {
    /// Width of the sheet.
    pub width: f64,
    /// Height of the sheet.
    pub height: f64,
    /// The same for all pages that look the same, in every run.
    pub mark: u128,
    /// Its words, line by line as they are drawn.
    pub words: Vec<DrawnWord>,
    page: Page,
}

/// A word as it is drawn: letters of one look without a blank between them.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnWord {
    /// Its letters.
    pub text: String,
    /// As wide as its advances, as high as the face's ascent and descent.
    pub place: Rectangle,
    /// Its paragraph, by its number; None for page numbers and repeated head rows.
    pub paragraph: Option<usize>,
}

impl DrawnPages {
    /// The pages that were laid out.
    pub(super) fn of(paged: &PagedDocument, page: &Laid<'_>) -> DrawnPages {
        let frames = paged.pages().iter().map(|page| &page.frame);
        let (check, misplaced) = Check::of(frames, page);
        let mut pages: Vec<DrawnPage> = paged.pages().iter().map(DrawnPage::of).collect();
        for (piece, of) in check.pages.pieces.iter().zip(&check.of) {
            pages[piece.page].words.extend(words(piece, *of));
        }
        let paragraphs = check.allowed.iter().map(|one| one.paragraph.clone());
        DrawnPages { pages, paragraphs: paragraphs.collect(), misplaced }
    }
}

impl DrawnPage {
    fn of(page: &Page) -> DrawnPage {
        let size = page.frame.size();
        DrawnPage {
            width: size.x.to_pt(),
            height: size.y.to_pt(),
            mark: hash128(&Seen(&page.frame)),
            words: Vec::new(),
            page: page.clone(),
        }
    }

    /// Its picture as SVG, sharp at any size: letters are outlines, nothing is asked of other places.
    pub fn svg(&self) -> String {
        glyph_paths::with_paths(&typst_svg::svg(&self.page, &SvgOptions::default()))
    }
}

/// What can be seen of a frame: without tags and links, in which places of the whole document are counted.
struct Seen<'a>(&'a Frame);

impl Hash for Seen<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.size().hash(state);
        for (place, item) in self.0.items() {
            match item {
                FrameItem::Group(group) => {
                    (0_u8, place, &group.transform, &group.clip, Seen(&group.frame)).hash(state);
                }
                FrameItem::Text(text) => (1_u8, place, text).hash(state),
                FrameItem::Shape(shape, _) => (2_u8, place, shape).hash(state),
                FrameItem::Image(image, size, _) => (3_u8, place, image, size).hash(state),
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}

/// The words of a piece of a line.
fn words(piece: &DrawnPiece<'_>, paragraph: Option<usize>) -> Vec<DrawnWord> {
    let mut found: Vec<DrawnWord> = Vec::new();
    let (top, height) = (piece.bounds.top, piece.bounds.bottom - piece.bounds.top);
    let mut left = piece.bounds.left;
    let mut open = false;
    for glyph in &piece.item.glyphs {
        let right = left + glyph.x_advance.at(piece.item.size).to_pt();
        let text = &piece.text[glyph.range()];
        if text.chars().all(char::is_whitespace) {
            open = open && text.is_empty();
        } else {
            if !open {
                let place = Rectangle { x: left, y: top, width: 0.0, height };
                found.push(DrawnWord { text: String::new(), place, paragraph });
            }
            open = true;
            if let Some(word) = found.last_mut() {
                // Several glyphs may draw the same letters.
                if !word.text.ends_with(text) || glyph.x_advance.get() > 0.0 {
                    word.text.push_str(text);
                }
                word.place.width = right - word.place.x;
            }
        }
        left = right;
    }
    found
}
