//! What is on the pages, read from Typst's frames: pieces of lines with their boxes, drawn lines, and the
//! order in which the file's tags have them.
//!
//! In: the frames of all pages. Out: [`Pages`]. What is clipped away is left out. Repeated head rows and
//! page numbers are artifacts: they are on the page, but have no place in the order.
//!
//! The order is that of the tags, as the PDF's own: a cell over several rows is laid out after
//! others of its first row, and a part of a cell on the next page, or the foot of a page, where
//! the frames have it; all three are read at their tag's place (see `typst_pdf`'s `tags/tree`).

use std::ops::Range;

use typst::foundations::{Content, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem, GridCell, GridElem, GroupItem, PlaceElem, Point};
use typst::model::{TableCell, TableElem};
use typst::pdf::ArtifactElem;
use typst::text::TextItem;
use typst::visualize::Geometry;

use crate::layout::{ASCENT, DESCENT};

/// A box on a page, in points from the sheet's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Bounds {
    /// Whether one reaches into the other by more than `slack` in both directions.
    pub(super) fn meets(&self, other: &Bounds, slack: f64) -> bool {
        self.left < other.right - slack
            && other.left < self.right - slack
            && self.top < other.bottom - slack
            && other.top < self.bottom - slack
    }
}

/// Letters of one look on one line.
pub(super) struct DrawnPiece<'a> {
    pub(super) text: &'a str,
    /// The glyphs of these letters.
    pub(super) item: &'a TextItem,
    /// From 0.
    pub(super) page: usize,
    /// As wide as its advances, as high as the face's ascent and descent.
    pub(super) bounds: Bounds,
}

/// One page.
pub(super) struct OnPage {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) pieces: Range<usize>,
    pub(super) strokes: Range<usize>,
}

/// All pages.
#[derive(Default)]
pub(super) struct Pages<'a> {
    pub(super) pages: Vec<OnPage>,
    /// Page by page.
    pub(super) pieces: Vec<DrawnPiece<'a>>,
    /// Drawn lines, page by page, of no thickness.
    pub(super) strokes: Vec<Bounds>,
    /// The pieces in the order of the tags, without artifacts.
    pub(super) order: Vec<usize>,
}

impl<'a> Pages<'a> {
    /// Reads the frames of all pages.
    pub(super) fn read(frames: impl Iterator<Item = &'a Frame>) -> Pages<'a> {
        let mut reader = PieceReader { streams: vec![Stream::default(); 2], ..PieceReader::default() };
        for frame in frames {
            let (pieces, strokes) = (reader.pages.pieces.len(), reader.pages.strokes.len());
            reader.frame(frame, Point::zero(), None);
            let (pieces, strokes) = (pieces..reader.pages.pieces.len(), strokes..reader.pages.strokes.len());
            let (width, height) = (frame.width().to_pt(), frame.height().to_pt());
            reader.pages.pages.push(OnPage { width, height, pieces, strokes });
        }
        reader.put_in_order(TEXT);
        reader.pages
    }
}

/// The stream of what is in no cell.
const TEXT: usize = 0;

/// The stream of artifacts.
const ARTIFACTS: usize = 1;

/// Pieces and other streams in their order: the text, a table or a cell. It is a linked list, so that the
/// many cells need no vectors of their own.
#[derive(Clone, Default)]
struct Stream {
    first: Option<usize>,
    last: usize,
    /// Row and column of a cell.
    at: (usize, usize),
    /// Whether it is a table, whose cells are ordered by row and column.
    is_table: bool,
}

#[derive(Clone, Copy)]
enum StreamItem {
    Piece(usize),
    Stream(usize),
}

struct Link {
    item: StreamItem,
    next: Option<usize>,
}

/// A tag that is not closed yet.
struct OpenTag {
    location: Location,
    /// The stream that pieces go to after it.
    back: usize,
    /// Its own stream, if it is a table.
    table: Option<usize>,
}

#[derive(Default)]
struct PieceReader<'a> {
    pages: Pages<'a>,
    streams: Vec<Stream>,
    links: Vec<Link>,
    /// The stream that pieces go to.
    current: usize,
    open: Vec<OpenTag>,
    /// Streams that frames elsewhere may belong to.
    located: Vec<(Location, usize)>,
}

impl<'a> PieceReader<'a> {
    fn frame(&mut self, frame: &'a Frame, origin: Point, clip: Option<Bounds>) {
        for (place, item) in frame.items() {
            let place = origin + *place;
            match item {
                FrameItem::Group(group) => self.group(group, place, clip),
                FrameItem::Text(text) => self.text(text, place, clip),
                FrameItem::Tag(Tag::Start(element, _)) => self.start(element),
                FrameItem::Tag(Tag::End(location, ..)) => self.end(*location),
                FrameItem::Shape(shape, _) => {
                    if let Geometry::Line(to) = shape.geometry {
                        self.pages.strokes.push(between(place, place + to));
                    }
                }
                FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn group(&mut self, group: &'a GroupItem, place: Point, clip: Option<Bounds>) {
        let place = place + Point::new(group.transform.tx, group.transform.ty);
        let clip = match &group.clip {
            None => clip,
            Some(curve) => {
                let shape = curve.bbox(None);
                let own = between(place + shape.min, place + shape.max);
                Some(clip.map_or(own, |outer| Bounds {
                    left: own.left.max(outer.left),
                    right: own.right.min(outer.right),
                    top: own.top.max(outer.top),
                    bottom: own.bottom.min(outer.bottom),
                }))
            }
        };
        let Some(parent) = group.parent else { return self.frame(&group.frame, place, clip) };
        let (back, open) = (self.current, self.open.len());
        self.current = self.stream_at(parent.location);
        self.frame(&group.frame, place, clip);
        self.open.truncate(open);
        self.current = back;
    }

    fn text(&mut self, text: &'a TextItem, place: Point, clip: Option<Bounds>) {
        if !text.text.bytes().any(|byte| byte > b' ') {
            return;
        }
        let (x, y, size) = (place.x.to_pt(), place.y.to_pt(), text.size.to_pt());
        let (right, top, bottom) = (x + text.width().to_pt(), y - ASCENT * size, y + DESCENT * size);
        let bounds = Bounds { left: x, right, top, bottom };
        if clip.is_some_and(|clip| !inside(&bounds, &clip)) {
            return;
        }
        let page = self.pages.pages.len();
        self.pages.pieces.push(DrawnPiece { text: &text.text, item: text, page, bounds });
        self.add(self.current, StreamItem::Piece(self.pages.pieces.len() - 1));
    }

    fn start(&mut self, element: &Content) {
        let styles = StyleChain::default();
        let cell = |x: Option<usize>, y: Option<usize>| (y.unwrap_or(0), x.unwrap_or(0));
        if element.is::<TableElem>() || element.is::<GridElem>() {
            let table = self.new_stream();
            self.streams[table].is_table = true;
            self.add(self.current, StreamItem::Stream(table));
            self.enter(element, table, Some(table));
        } else if let Some(one) = element.to_packed::<TableCell>() {
            let at = cell(one.x.get(styles).custom(), one.y.get(styles).custom());
            self.cell(element, at, one.is_repeated.get(styles));
        } else if let Some(one) = element.to_packed::<GridCell>() {
            let at = cell(one.x.get(styles).custom(), one.y.get(styles).custom());
            self.cell(element, at, one.is_repeated.get(styles));
        } else if element.is::<ArtifactElem>() {
            self.enter(element, ARTIFACTS, None);
        } else if element.to_packed::<PlaceElem>().is_some_and(|one| one.float.get(styles))
            && let Some(location) = element.location()
        {
            let stream = self.stream_at(location);
            self.add(self.current, StreamItem::Stream(stream));
        }
    }

    fn cell(&mut self, element: &Content, at: (usize, usize), repeated: bool) {
        let Some(location) = element.location().filter(|_| !repeated) else {
            return self.enter(element, ARTIFACTS, None);
        };
        // The tag of a cell that is in several parts is in the first part.
        let stream = match self.located.last() {
            Some((known, stream)) if *known == location => *stream,
            _ => self.locate(location),
        };
        self.streams[stream].at = at;
        let table = self.open.iter().rev().find_map(|open| open.table);
        self.add(table.unwrap_or(self.current), StreamItem::Stream(stream));
        self.enter(element, stream, None);
    }

    fn enter(&mut self, element: &Content, stream: usize, table: Option<usize>) {
        let Some(location) = element.location() else { return };
        self.open.push(OpenTag { location, back: self.current, table });
        self.current = stream;
    }

    fn end(&mut self, location: Location) {
        if let Some(at) = self.open.iter().rposition(|open| open.location == location) {
            self.current = self.open[at].back;
            self.open.truncate(at);
        }
    }

    fn stream_at(&mut self, location: Location) -> usize {
        let known = self.located.iter().rev().find(|(known, _)| *known == location);
        known.map(|(_, stream)| *stream).unwrap_or_else(|| self.locate(location))
    }

    fn locate(&mut self, location: Location) -> usize {
        let stream = self.new_stream();
        self.located.push((location, stream));
        stream
    }

    fn new_stream(&mut self) -> usize {
        self.streams.push(Stream::default());
        self.streams.len() - 1
    }

    fn add(&mut self, stream: usize, item: StreamItem) {
        let link = self.links.len();
        self.links.push(Link { item, next: None });
        let stream = &mut self.streams[stream];
        match stream.first {
            None => stream.first = Some(link),
            Some(_) => self.links[stream.last].next = Some(link),
        }
        stream.last = link;
    }

    fn put_in_order(&mut self, stream: usize) {
        let mut next = self.streams[stream].first;
        let mut cells = Vec::new();
        while let Some(link) = next {
            next = self.links[link].next;
            match self.links[link].item {
                StreamItem::Piece(piece) => self.pages.order.push(piece),
                StreamItem::Stream(cell) if self.streams[stream].is_table => cells.push(cell),
                StreamItem::Stream(stream) => self.put_in_order(stream),
            }
        }
        cells.sort_by_key(|&cell| self.streams[cell].at);
        cells.into_iter().for_each(|cell| self.put_in_order(cell));
    }
}

fn between(one: Point, other: Point) -> Bounds {
    let (one_x, other_x, one_y, other_y) = (one.x.to_pt(), other.x.to_pt(), one.y.to_pt(), other.y.to_pt());
    Bounds {
        left: one_x.min(other_x),
        right: one_x.max(other_x),
        top: one_y.min(other_y),
        bottom: one_y.max(other_y),
    }
}

/// Whether a box is inside a clip. Half a point may be cut: a letter's box is higher than its ink.
fn inside(bounds: &Bounds, clip: &Bounds) -> bool {
    bounds.left >= clip.left - 0.5
        && bounds.right <= clip.right + 0.5
        && bounds.top >= clip.top - 0.5
        && bounds.bottom <= clip.bottom + 0.5
}
