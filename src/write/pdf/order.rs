//! The cells of tables in reading order. Typst draws a cell that spans rows with the last row it reaches,
//! behind the cells of the rows above; programs that read a page in the order of drawing then find the
//! words of a table's head in disorder, and some join them.
//!
//! In: the pages as laid out. Out: the same pages, where the cells of each table are drawn row by row,
//! from left to right, and the words of a cell that spans rows end with a blank: the next row may begin
//! half a line below them, which a program that goes by places takes for the same line. Nothing moves on
//! paper; tags stay with their cells.

use std::collections::HashMap;

use typst::ecow::EcoVec;
use typst::foundations::{Smart, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Em, Frame, FrameItem, GroupItem, Point, Transform};
use typst::model::{Document as _, TableCell};
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use crate::paper::{Paper, Table};

/// Row and column where a cell starts.
type CellStart = (usize, usize);

/// Whether any cell spans rows: only then is there anything to order.
pub(super) fn is_needed(document: &Paper) -> bool {
    let mut rows = document.tables().flat_map(Table::rows);
    rows.any(|row| row.cells.iter().any(|cell| cell.rowspan > 1))
}

/// The document with the cells of its tables in reading order.
pub(super) fn ordered(document: &PagedDocument) -> PagedDocument {
    // A cell that goes on on the next page has only its location there.
    let mut places = HashMap::new();
    let pages = document.pages().iter().map(|page| {
        let frame = frame(&page.frame, &mut places);
        Page { frame: frame.unwrap_or_else(|| page.frame.clone()), ..page.clone() }
    });
    let pages: EcoVec<Page> = pages.collect();
    PagedDocument::new(pages, document.info().clone())
}

type OrderItem = (Point, FrameItem);

/// The cells that one or more items of a frame draw, each with the items that draw it.
type OrderCells = Vec<(CellStart, Vec<OrderItem>)>;

/// A piece of a frame, in the order in which it is drawn.
enum OrderPiece {
    /// A cell, or a row of cells; and the items that it was.
    Cells(OrderCells, Vec<OrderItem>),
    /// Anything else.
    Other(OrderItem),
}

/// The frame with its cells in order. Returns None if they are already.
fn frame(source: &Frame, places: &mut HashMap<Location, CellStart>) -> Option<Frame> {
    let mut items: Vec<OrderItem> = Vec::new();
    let mut changed = false;
    let mut run: Vec<(OrderCells, Vec<OrderItem>)> = Vec::new();
    for piece in pieces(source, places) {
        match piece {
            OrderPiece::Cells(cells, own) => run.push((cells, own)),
            OrderPiece::Other((at, item)) => {
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

/// Draws the cells that follow one another, in order. Returns whether the order has changed.
fn end_run(run: &mut Vec<(OrderCells, Vec<OrderItem>)>, items: &mut Vec<OrderItem>) -> bool {
    let cells = || run.iter().flat_map(|(cells, _)| cells);
    if cells().map(|(place, _)| *place).is_sorted() && !cells().any(|(_, own)| spans_rows(own)) {
        items.extend(run.drain(..).flat_map(|(_, own)| own));
        return false;
    }
    let mut cells: OrderCells = run.drain(..).flat_map(|(cells, _)| cells).collect();
    cells.sort_by_key(|(place, _)| *place);
    for (_, mut own) in cells {
        if spans_rows(&own) {
            end_with_blank(&mut own);
        }
        items.append(&mut own);
    }
    true
}

fn spans_rows(cell: &[OrderItem]) -> bool {
    let Some((_, FrameItem::Tag(Tag::Start(element, _)))) = cell.first() else { return false };
    element.to_packed::<TableCell>().is_some_and(|cell| cell.rowspan.get(StyleChain::default()).get() > 1)
}

/// Puts a blank after the last words. Returns whether there are any.
fn end_with_blank(items: &mut [OrderItem]) -> bool {
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
fn with_items(source: &Frame, items: Vec<OrderItem>) -> Frame {
    let mut frame = Frame::new(source.size(), source.kind());
    if source.has_baseline() {
        frame.set_baseline(source.baseline());
    }
    frame.push_multiple(items);
    frame
}

fn pieces(source: &Frame, places: &mut HashMap<Location, CellStart>) -> Vec<OrderPiece> {
    let mut pieces = Vec::new();
    let mut rest = source.items().as_slice();
    while let Some((item, after)) = rest.split_first() {
        if let Some((place, length)) = cell(rest, places) {
            let own = rest[..length].to_vec();
            pieces.push(OrderPiece::Cells(vec![(place, own.clone())], own));
            rest = &rest[length..];
            continue;
        }
        rest = after;
        pieces.push(match row(item, places) {
            Some(cells) => OrderPiece::Cells(cells, vec![item.clone()]),
            None => OrderPiece::Other(item.clone()),
        });
    }
    pieces
}

/// The place of the cell that the first of these items draw, and how many of them.
fn cell(items: &[OrderItem], places: &mut HashMap<Location, CellStart>) -> Option<(CellStart, usize)> {
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
                |(_, item): &OrderItem| matches!(item, FrameItem::Tag(Tag::End(end, ..)) if *end == location);
            let length = items.iter().position(ends)? + 1;
            places.insert(location, (y, x));
            Some(((y, x), length))
        }
        // A part of a cell that the end of a page cuts.
        FrameItem::Group(group) => Some((*places.get(&group.parent?.location)?, 1)),
        _ => None,
    }
}

/// The cells of a row, moved to the place of the row.
fn row((at, item): &OrderItem, places: &mut HashMap<Location, CellStart>) -> Option<OrderCells> {
    let FrameItem::Group(group) = item else { return None };
    let plain = group.transform == Transform::identity() && group.clip.is_none() && group.label.is_none();
    if !plain || group.parent.is_some() {
        return None;
    }
    let mut cells = OrderCells::new();
    let mut rest = group.frame.items().as_slice();
    while !rest.is_empty() {
        let (place, length) = cell(rest, places)?;
        let moved = rest[..length].iter().map(|(own, item)| (*own + *at, item.clone()));
        cells.push((place, moved.collect()));
        rest = &rest[length..];
    }
    (!cells.is_empty()).then_some(cells)
}

#[cfg(test)]
mod tests {
    use typst::layout::{Abs, Frame, FrameItem, Point};

    use super::{is_needed, ordered};
    use crate::layout;
    use crate::length::Length;
    use crate::paper::{
        Block, Cell, Fit, Inline, Orientation, Paper, Paragraph, Role, Row, Section, Table, dump,
    };
    use crate::theme::Theme;
    use crate::write::pdf::PdfWriter;

    /// A text, and where it starts on its page.
    type DrawnText = (usize, String, i64, i64);

    fn drawn(page: usize, frame: &Frame, at: Point, all: &mut Vec<DrawnText>) {
        for (place, item) in frame.items() {
            let at = at + *place;
            match item {
                FrameItem::Text(words) => {
                    let [x, y] = [at.x, at.y].map(|length: Abs| (length.to_pt() * 100.0).round() as i64);
                    all.push((page, words.text.trim_end().to_owned(), x, y));
                }
                FrameItem::Group(group) => drawn(page, &group.frame, at, all),
                _ => {}
            }
        }
    }

    fn cell(column: usize, spans: (usize, usize), text: &str) -> Cell {
        let paragraphs = vec![Paragraph::new(Role::TieuDeCot, vec![Inline::text(text)])];
        Cell { column, colspan: spans.0, rowspan: spans.1, middle: true, paragraphs }
    }

    fn row(cells: Vec<Cell>) -> Row {
        Row { cells, whole: true, keep_next: false }
    }

    /// A head of three rows with cells over two and three of them; groups of two rows below.
    fn tree(groups: usize) -> Paper {
        let head = vec![
            row(vec![cell(0, (1, 3), "TT"), cell(1, (3, 1), "KP"), cell(4, (1, 3), "GC")]),
            row(vec![cell(1, (2, 1), "N"), cell(3, (1, 2), "TS")]),
            row(vec![cell(1, (1, 1), "TW"), cell(2, (1, 1), "ĐP")]),
        ];
        let body = (1..=groups).flat_map(|number| {
            let text = |part: &str| format!("{number}{part}");
            let first =
                [(0, (1, 2), "a"), (1, (1, 1), "b"), (2, (1, 1), "c"), (3, (1, 2), "d"), (4, (1, 1), "e")];
            let second = [(1, (1, 1), "g"), (2, (1, 1), "h"), (4, (1, 1), "i")];
            let cells = |all: &[(usize, (usize, usize), &str)]| {
                row(all.iter().map(|(column, spans, part)| cell(*column, *spans, &text(part))).collect())
            };
            [cells(&first), cells(&second)]
        });
        let table = Block::Table(Table {
            id: None,
            fit: Fit::Given,
            title: "Bảng".to_owned(),
            columns: vec![Length::mm(30.0); 5],
            text_size: Length::pt(12.0),
            head,
            body: body.collect(),
        });
        let section = Section {
            document: 0,
            appendix: None,
            orientation: Orientation::Portrait,
            restart_numbering: true,
            marks: None,
            foot: Vec::new(),
            blocks: vec![table],
        };
        Paper { sections: vec![section], ..Paper::default() }
    }

    /// What is drawn before and after.
    fn both(tree: &Paper) -> [Vec<DrawnText>; 2] {
        let theme = Theme::default();
        let laid = PdfWriter::new(&theme).compile(&layout::of(tree, &theme)).unwrap();
        let after = ordered(&laid);
        [&laid, &after].map(|document| {
            let mut all = Vec::new();
            for (page, one) in document.pages().iter().enumerate() {
                drawn(page, &one.frame, Point::zero(), &mut all);
            }
            all
        })
    }

    #[test]
    fn cells_are_drawn_in_the_order_of_the_tree() {
        let tree = tree(3);
        assert!(is_needed(&tree));
        let [before, after] = both(&tree);
        let texts = |all: &[DrawnText]| all.iter().map(|(_, text, ..)| text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&after), dump::texts(&tree));
        assert_ne!(texts(&before), texts(&after), "as Typst draws it, the head is in disorder");
    }

    /// On every page the head is repeated, then come its rows; and nothing has moved.
    #[test]
    fn also_over_many_pages_and_nothing_moves() {
        let tree = tree(60);
        let [mut before, after] = both(&tree);
        let texts = dump::texts(&tree);
        let (head, body) = texts.split_at(7);
        let last = after.last().map_or(0, |(page, ..)| *page);
        assert!(last >= 2);
        let mut rows = Vec::new();
        for page in 0..=last {
            let numbers = |text: &String| page > 0 && *text == (page + 1).to_string();
            let on_page = after.iter().filter(|(own, ..)| *own == page).map(|(_, text, ..)| text);
            let on_page: Vec<&String> = on_page.filter(|text| !numbers(text)).collect();
            assert!(on_page[..7].iter().copied().eq(head), "page {page}: {:?}", &on_page[..7]);
            rows.extend(on_page[7..].iter().copied().cloned());
        }
        assert_eq!(rows, body);
        let mut after = after;
        before.sort();
        after.sort();
        assert_eq!(before, after);
    }

    #[test]
    fn a_table_without_such_cells_is_left_alone() {
        let mut tree = tree(1);
        let Block::Table(table) = &mut tree.sections[0].blocks[0] else { panic!("a table") };
        table.head.clear();
        table.body = vec![row(vec![cell(0, (5, 1), "a")])];
        assert!(!is_needed(&tree));
    }
}
