//! The cells of tables in reading order. Typst draws a cell that spans rows with the last row it
//! reaches, behind the cells of the rows above; programs that read a page as it was drawn then
//! find the words of a table's head in disorder, and some glue them together.
//!
//! In: the pages as laid out. Out: the same pages, where the cells of each table are drawn row by
//! row, from left to right, and the words of a cell that spans rows end with a blank: half a line
//! below them the next row may begin, which a program that goes by places takes for the same line.
//! Nothing moves on paper; tags go along with their cells.

use std::collections::HashMap;

use typst::ecow::EcoVec;
use typst::foundations::{Smart, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Em, Frame, FrameItem, GroupItem, Point, Transform};
use typst::model::{Document as _, TableCell};
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use crate::document::{Block, Document};

/// Row and column where a cell starts.
type Place = (usize, usize);

/// Whether any cell spans rows: only then is there anything to order.
pub(super) fn is_needed(document: &Document) -> bool {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let mut rows = tables.flat_map(|table| table.head.iter().chain(&table.body));
    rows.any(|row| row.cells.iter().any(|cell| cell.rowspan > 1))
}

/// The document with the cells of its tables in reading order.
pub(super) fn ordered(document: &PagedDocument) -> PagedDocument {
    // A cell that goes on on the next page is there known by its location only.
    let mut places = HashMap::new();
    let pages = document.pages().iter().map(|page| {
        let frame = frame(&page.frame, &mut places);
        Page { frame: frame.unwrap_or_else(|| page.frame.clone()), ..page.clone() }
    });
    let pages: EcoVec<Page> = pages.collect();
    PagedDocument::new(pages, document.info().clone())
}

type Item = (Point, FrameItem);

/// The cells that one or more items of a frame draw, each with what draws it.
type Cells = Vec<(Place, Vec<Item>)>;

/// A piece of a frame, in the order in which it is drawn.
enum Piece {
    /// A cell, or a row of them; the items that it was, too.
    Cells(Cells, Vec<Item>),
    /// Anything else.
    Other(Item),
}

/// The frame with cells in order; none where they are already.
fn frame(source: &Frame, places: &mut HashMap<Location, Place>) -> Option<Frame> {
    let mut items: Vec<Item> = Vec::new();
    let mut changed = false;
    let mut run: Vec<(Cells, Vec<Item>)> = Vec::new();
    for piece in pieces(source, places) {
        match piece {
            Piece::Cells(cells, own) => run.push((cells, own)),
            Piece::Other((at, item)) => {
                changed |= end_run(&mut run, &mut items);
                let inner = match &item {
                    FrameItem::Group(group) => frame(&group.frame, places).map(|frame| (group, frame)),
                    _ => None,
                };
                match inner {
                    Some((group, frame)) => {
                        changed = true;
                        items.push((at, FrameItem::Group(GroupItem { frame, ..group.clone() })));
                    }
                    None => items.push((at, item)),
                }
            }
        }
    }
    changed |= end_run(&mut run, &mut items);
    changed.then(|| with_items(source, items))
}

/// Draws the cells that follow one another, in order. Whether that is another one than before.
fn end_run(run: &mut Vec<(Cells, Vec<Item>)>, items: &mut Vec<Item>) -> bool {
    let cells = || run.iter().flat_map(|(cells, _)| cells);
    if cells().map(|(place, _)| *place).is_sorted() && !cells().any(|(_, own)| spans_rows(own)) {
        items.extend(run.drain(..).flat_map(|(_, own)| own));
        return false;
    }
    let mut cells: Cells = run.drain(..).flat_map(|(cells, _)| cells).collect();
    cells.sort_by_key(|(place, _)| *place);
    for (_, mut own) in cells {
        if spans_rows(&own) {
            end_with_blank(&mut own);
        }
        items.append(&mut own);
    }
    true
}

fn spans_rows(cell: &[Item]) -> bool {
    let Some((_, FrameItem::Tag(Tag::Start(element, _)))) = cell.first() else { return false };
    element.to_packed::<TableCell>().is_some_and(|cell| cell.rowspan.get(StyleChain::default()).get() > 1)
}

/// Puts a blank after the last words. Whether there are any.
fn end_with_blank(items: &mut [Item]) -> bool {
    items.iter_mut().rev().any(|(_, item)| match item {
        FrameItem::Text(words) => push_blank(words),
        FrameItem::Group(group) => {
            let mut inner = group.frame.items().cloned().collect::<Vec<_>>();
            let found = end_with_blank(&mut inner);
            if found {
                group.frame = with_items(&group.frame, inner);
            }
            found
        }
        _ => false,
    })
}

fn push_blank(words: &mut TextItem) -> bool {
    let end = u16::try_from(words.text.len()).ok().filter(|end| *end < u16::MAX);
    let blank = words.font.ttf().glyph_index(' ').map(|id| id.0);
    let (Some(end), Some(id), Some(last)) = (end, blank, words.glyphs.last()) else { return false };
    let advance = words.font.x_advance(id).unwrap_or_default();
    let glyph = Glyph { id, x_advance: advance, x_offset: Em::zero(), range: end..end + 1, ..last.clone() };
    words.text.push(' ');
    words.glyphs.push(glyph);
    true
}

/// The frame with these items in place of its own.
fn with_items(source: &Frame, items: Vec<Item>) -> Frame {
    let mut frame = Frame::new(source.size(), source.kind());
    if source.has_baseline() {
        frame.set_baseline(source.baseline());
    }
    frame.push_multiple(items);
    frame
}

fn pieces(source: &Frame, places: &mut HashMap<Location, Place>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = source.items().as_slice();
    while let Some((item, after)) = rest.split_first() {
        if let Some((place, length)) = cell(rest, places) {
            let own = rest[..length].to_vec();
            pieces.push(Piece::Cells(vec![(place, own.clone())], own));
            rest = &rest[length..];
            continue;
        }
        rest = after;
        pieces.push(match row(item, places) {
            Some(cells) => Piece::Cells(cells, vec![item.clone()]),
            None => Piece::Other(item.clone()),
        });
    }
    pieces
}

/// The place of the cell that the first of these items draw, and how many they are.
fn cell(items: &[Item], places: &mut HashMap<Location, Place>) -> Option<(Place, usize)> {
    match &items.first()?.1 {
        // From its start to its end.
        FrameItem::Tag(Tag::Start(element, _)) => {
            let cell = element.to_packed::<TableCell>()?;
            let location = element.location()?;
            let chosen = StyleChain::default();
            let (Smart::Custom(x), Smart::Custom(y)) = (cell.x.get(chosen), cell.y.get(chosen)) else {
                return None;
            };
            let ends =
                |(_, item): &Item| matches!(item, FrameItem::Tag(Tag::End(end, ..)) if *end == location);
            let length = items.iter().position(ends)? + 1;
            places.insert(location, (y, x));
            Some(((y, x), length))
        }
        // A part of one that a page's end cuts.
        FrameItem::Group(group) => Some((*places.get(&group.parent?.location)?, 1)),
        _ => None,
    }
}

/// The cells of a row, moved to where the row is.
fn row((at, item): &Item, places: &mut HashMap<Location, Place>) -> Option<Cells> {
    let FrameItem::Group(group) = item else { return None };
    let plain = group.transform == Transform::identity() && group.clip.is_none() && group.label.is_none();
    if !plain || group.parent.is_some() {
        return None;
    }
    let mut cells = Cells::new();
    let mut rest = group.frame.items().as_slice();
    while !rest.is_empty() {
        let (place, length) = cell(rest, places)?;
        let moved = rest[..length].iter().map(|(own, item)| (*own + *at, item.clone()));
        cells.push((place, moved.collect()));
        rest = &rest[length..];
    }
    (!cells.is_empty()).then_some(cells)
}
