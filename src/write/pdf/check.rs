//! Whether every word of the tree is whole in the area its kind may use, over no other word, in the order
//! of reading.
//!
//! In: the pages as drawn, and the document laid out. Out: what is misplaced, a finding per paragraph. It
//! leaves areas to [`crate::layout::areas`], reading the pages to `pieces`, and the wording to those who
//! print findings.

use std::collections::BTreeMap;

use typst::layout::Frame;

use super::pieces::{Bounds, DrawnPiece, OnPage, Pages};
use crate::layout::Laid;
use crate::layout::areas::{Allowed, AreaKind, areas};
use crate::length::Length;
use crate::paper::{Inline, Paragraph};
use crate::theme::Theme;
use crate::write::{AreaEdge, Displacement, Misplaced};

/// How many points a word may be out of an area or over another: the writers round by that much. Lines
/// that follow each other are half a point apart.
const SLACK: f64 = 0.25;

/// The words that are not where they may be, in the order of reading.
pub(super) fn misplaced<'a>(frames: impl Iterator<Item = &'a Frame>, page: &Laid<'a>) -> Vec<Misplaced> {
    Check::of(frames, page).1
}

/// What is on the pages, and whose it is.
pub(super) struct Check<'a> {
    pub(super) pages: Pages<'a>,
    /// The paragraphs that have any words.
    pub(super) allowed: Vec<Allowed<'a>>,
    /// The paragraph of each piece; None for what belongs to no paragraph.
    pub(super) of: Vec<Option<usize>>,
    /// The first fault of each paragraph, or of a piece without one, with the piece that shows it.
    faults: BTreeMap<(Option<usize>, usize), (usize, Displacement)>,
}

impl<'a> Check<'a> {
    /// Looks at all pages. Returns what is on them, and the words that are not where they may be, in the order
    /// of reading.
    pub(super) fn of(
        frames: impl Iterator<Item = &'a Frame>,
        page: &Laid<'a>,
    ) -> (Check<'a>, Vec<Misplaced>) {
        let pages = Pages::read(frames);
        let allowed = areas(page);
        let mut check = Check { of: vec![None; pages.pieces.len()], pages, allowed, faults: BTreeMap::new() };
        let order = check.match_words();
        check.areas(page.theme);
        check.first_pages();
        check.overlaps();
        let misplaced = order.into_iter().chain(check.told()).collect();
        (check, misplaced)
    }

    /// Gives each piece its paragraph. Returns the place where the words of the pages are not those of
    /// the tree; from there on pieces have no paragraph.
    fn match_words(&mut self) -> Option<Misplaced> {
        let mut reading = LetterReading { allowed: &self.allowed, at: 0, inline: 0, rest: "" };
        for (place, &piece) in self.pages.order.iter().enumerate() {
            reading.skip_blank();
            let before = reading;
            self.of[piece] = reading.take(self.pages.pieces[piece].text);
            if self.of[piece].is_none() {
                return Some(self.differs(before, &self.pages.order[place..]));
            }
        }
        reading.skip_blank();
        (reading.at < self.allowed.len()).then(|| self.differs(reading, &[]))
    }

    /// What differs: the tree is read so far, and the pages go on with these pieces.
    fn differs(&self, reading: LetterReading<'_, '_>, found: &[usize]) -> Misplaced {
        let at = reading.at;
        let next = found.first().map(|&piece| &self.pages.pieces[piece]);
        let page = next.map(|piece| piece.page + 1);
        let Some(area) = self.allowed.get(at) else {
            let words = next.map(|piece| words(piece.text)).unwrap_or_default();
            return Misplaced {
                page,
                words,
                paragraph: None,
                area: AreaKind::Page,
                fault: Displacement::Extra,
            };
        };
        let expected = reading.rest_of_paragraph();
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let later: String = found.iter().map(|&piece| squeezed(self.pages.pieces[piece].text)).collect();
        let misordered = later.contains(&squeezed(&expected));
        let fault = if misordered { Displacement::Misordered } else { Displacement::Missing };
        Misplaced {
            page: page.filter(|_| misordered),
            words: words(&expected),
            paragraph: self.paragraph(at),
            area: area.area.kind,
            fault,
        }
    }

    fn areas(&mut self, theme: &Theme) {
        let margins = theme.page.margins;
        let mut line = None;
        for &piece in &self.pages.order {
            let Some(at) = self.of[piece] else { continue };
            let DrawnPiece { bounds, page, .. } = &self.pages.pieces[piece];
            let area = &self.allowed[at].area;
            let width = self.pages.pages[*page].width;
            let [left, right, top, bottom] =
                [area.left, area.right, area.top, area.bottom].map(Length::to_pt);
            let own = Bounds { left, right: right.min(width), top, bottom };
            let mut fault = outside(bounds, &own);
            // A frame in the text is a line high.
            if area.kind == AreaKind::Mark && fault.is_none() {
                let (of, top) = *line.get_or_insert((at, bounds.top));
                if of != at {
                    line = Some((at, bounds.top));
                } else if bounds.top > top + SLACK {
                    fault = Some(Displacement::Outside(AreaEdge::Bottom, Length::pt(bounds.top - top)));
                }
            }
            if let Some(fault) = fault {
                self.faults.entry((Some(at), 0)).or_insert((piece, fault));
            }
        }
        for (piece, one) in
            self.pages.pieces.iter().enumerate().filter(|(piece, _)| self.of[*piece].is_none())
        {
            let page = &self.pages.pages[one.page];
            let sheet = Bounds {
                left: margins.left.to_pt(),
                right: page.width - margins.right.to_pt(),
                top: 0.0,
                bottom: page.height - margins.bottom.to_pt(),
            };
            if let Some(fault) = outside(&one.bounds, &sheet) {
                self.faults.entry((None, piece)).or_insert((piece, fault));
            }
        }
    }

    /// Checks that frames of the top margin and the foot are on the first page of their section, the foot
    /// below everything else.
    fn first_pages(&mut self) {
        let special = |kind| matches!(kind, AreaKind::TopMark | AreaKind::Foot);
        if !self.allowed.iter().any(|one| special(one.area.kind)) {
            return;
        }
        let mut first = BTreeMap::new();
        // The lower end of the lowest other words, by page.
        let mut lowest = BTreeMap::new();
        for (piece, at) in self.of.iter().enumerate().filter_map(|(piece, at)| Some((piece, (*at)?))) {
            let (own, one) = (&self.allowed[at], &self.pages.pieces[piece]);
            let page: &mut usize = first.entry(own.section).or_insert(one.page);
            *page = (*page).min(one.page);
            if own.area.kind != AreaKind::Foot {
                let low: &mut f64 = lowest.entry(one.page).or_insert(0.0);
                *low = low.max(one.bounds.bottom);
            }
        }
        for (piece, at) in self.of.iter().enumerate().filter_map(|(piece, at)| Some((piece, (*at)?))) {
            let (own, one) = (&self.allowed[at], &self.pages.pieces[piece]);
            let kind = own.area.kind;
            let high = lowest.get(&one.page).is_some_and(|low| one.bounds.top < low - SLACK);
            let elsewhere = first.get(&own.section) != Some(&one.page) || kind == AreaKind::Foot && high;
            if special(kind) && elsewhere {
                self.faults.entry((Some(at), 0)).or_insert((piece, Displacement::Elsewhere));
            }
        }
    }

    /// Checks that no piece is over another, and that no line runs through one.
    fn overlaps(&mut self) {
        let mut boxes: Vec<(Bounds, Option<usize>)> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for OnPage { pieces, strokes, .. } in &self.pages.pages {
            boxes.clear();
            boxes.extend(pieces.clone().map(|piece| (self.pages.pieces[piece].bounds, Some(piece))));
            boxes.extend(self.pages.strokes[strokes.clone()].iter().map(|stroke| (*stroke, None)));
            boxes.sort_by(|(one, _), (other, _)| one.top.total_cmp(&other.top));
            open.clear();
            for (at, (bounds, piece)) in boxes.iter().enumerate() {
                open.retain(|&other| boxes[other].0.bottom > bounds.top + SLACK);
                for (other, other_piece) in open.iter().map(|&other| &boxes[other]) {
                    if !bounds.meets(other, SLACK) {
                        continue;
                    }
                    let (hit, fault) = match (*piece, *other_piece) {
                        (None, None) => continue,
                        (Some(hit), None) | (None, Some(hit)) => (hit, Displacement::Struck),
                        (Some(one), Some(other)) => {
                            // The later paragraph counts as over the other, and any paragraph as over
                            // what belongs to none.
                            let (over, hit) =
                                if self.of[one] < self.of[other] { (one, other) } else { (other, one) };
                            (hit, Displacement::Over(words(self.pages.pieces[over].text)))
                        }
                    };
                    let key = self.of[hit].map_or((None, hit), |at| (Some(at), 0));
                    self.faults.entry(key).or_insert((hit, fault));
                }
                open.push(at);
            }
        }
    }

    fn told(&self) -> Vec<Misplaced> {
        let told = self.faults.iter().map(|((at, _), (piece, fault))| {
            let piece = &self.pages.pieces[*piece];
            Misplaced {
                page: Some(piece.page + 1),
                words: words(piece.text),
                paragraph: at.and_then(|at| self.paragraph(at)),
                area: at.map_or(AreaKind::Page, |at| self.allowed[at].area.kind),
                fault: fault.clone(),
            }
        });
        let (artifacts, paragraphs): (Vec<_>, Vec<_>) = told.partition(|one| one.paragraph.is_none());
        paragraphs.into_iter().chain(artifacts).collect()
    }

    /// A paragraph; if it has no origin of its own, with that of the nearest one of its kind.
    fn paragraph(&self, at: usize) -> Option<Paragraph> {
        let own = self.allowed.get(at)?;
        let mut paragraph = own.paragraph.clone();
        let like = |one: &&Allowed<'_>| (one.area.kind, one.section) == (own.area.kind, own.section);
        let before = self.allowed[..at].iter().rev().take_while(like);
        let after = self.allowed[at..].iter().take_while(like);
        paragraph.origin = paragraph.origin.or_else(|| {
            let before = before.zip(1..).find_map(|(area, far)| Some((far, area.paragraph.origin?)));
            let after = after.zip(0..).find_map(|(area, far)| Some((far, area.paragraph.origin?)));
            before.into_iter().chain(after).min_by_key(|(far, _)| *far).map(|(_, origin)| origin)
        });
        Some(paragraph)
    }
}

/// How far a box reaches out of an area at most. Returns None if it does not.
fn outside(bounds: &Bounds, area: &Bounds) -> Option<Displacement> {
    let over = [
        (AreaEdge::Right, bounds.right - area.right),
        (AreaEdge::Left, area.left - bounds.left),
        (AreaEdge::Bottom, bounds.bottom - area.bottom),
        (AreaEdge::Top, area.top - bounds.top),
    ];
    let (side, by) =
        over.into_iter().fold((AreaEdge::Right, SLACK), |most, one| if one.1 > most.1 { one } else { most });
    (by > SLACK).then(|| Displacement::Outside(side, Length::pt(by)))
}

/// The first words of a text, as they are reported.
fn words(text: &str) -> String {
    const MOST: usize = 40;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

/// Reads the letters of all paragraphs, one after the other; blanks do not count.
#[derive(Clone, Copy)]
struct LetterReading<'c, 'a> {
    allowed: &'c [Allowed<'a>],
    /// The paragraph being read.
    at: usize,
    /// The piece of it after `rest`.
    inline: usize,
    /// What is left of the piece being read.
    rest: &'a str,
}

impl LetterReading<'_, '_> {
    /// Reads these letters of one paragraph, and returns which it is. Returns None if the tree goes on
    /// differently.
    fn take(&mut self, text: &str) -> Option<usize> {
        self.skip_blank();
        let at = self.at;
        if let Some(rest) = self.rest.strip_prefix(text.trim()) {
            self.rest = rest;
            return (at < self.allowed.len()).then_some(at);
        }
        for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
            self.skip_blank();
            let rest = self.rest.strip_prefix(letter).filter(|_| self.at == at)?;
            self.rest = rest;
        }
        Some(at)
    }

    /// What of the paragraph is not read yet.
    fn rest_of_paragraph(&self) -> String {
        let pieces = self.allowed.get(self.at).map(|area| area.paragraph.content.as_slice());
        let next = pieces.and_then(|pieces| pieces.get(self.inline..)).unwrap_or_default();
        let words = |piece: &Inline| match piece {
            Inline::Text(run) => run.text.clone(),
            Inline::LineBreak => " ".to_owned(),
        };
        std::iter::once(self.rest.to_owned()).chain(next.iter().map(words)).collect()
    }

    /// Goes on to the next letter, maybe of the next paragraph.
    fn skip_blank(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if !self.rest.is_empty() {
                return;
            }
            let Some(area) = self.allowed.get(self.at) else { return };
            match area.paragraph.content.get(self.inline) {
                Some(Inline::Text(run)) => {
                    self.rest = &run.text;
                    self.inline += 1;
                }
                Some(Inline::LineBreak) => self.inline += 1,
                None => (self.at, self.inline) = (self.at + 1, 0),
            }
        }
    }
}

#[cfg(test)]
mod tests;
