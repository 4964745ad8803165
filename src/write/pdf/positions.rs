//! Where everything is on paper, read back from Typst's frames: for tests that measure millimetres, and
//! for whoever asks how many pages a document has.

use typst::layout::{Frame, FrameItem, Point, Size};
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

/// The pages of a document, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct PdfLayout {
    /// From first to last.
    pub pages: Vec<PageLayout>,
}

/// One page. All lengths are points, from the sheet's upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLayout {
    /// Width of the sheet.
    pub width: f64,
    /// Height of the sheet.
    pub height: f64,
    /// Lines of text, in the order of the tree; the page number is first or last.
    pub lines: Vec<LineLayout>,
    /// Drawn lines: rules and borders of tables.
    pub strokes: Vec<Stroke>,
    /// Frames around words.
    pub frames: Vec<Rectangle>,
    /// Images, from the lowest to the topmost.
    pub images: Vec<Rectangle>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    /// Left end.
    pub x: f64,
    /// Upper end.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct LineLayout {
    /// Its words.
    pub text: String,
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// From its left to its right end.
    pub width: f64,
    /// Size of its first letter.
    pub size: f64,
}

/// One drawn line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Left end.
    pub x: f64,
    /// Upper end.
    pub y: f64,
    /// From left to right; 0 for an upright line.
    pub width: f64,
    /// From top to bottom; 0 for a level line.
    pub height: f64,
}

impl PdfLayout {
    pub(super) fn of(document: &PagedDocument) -> PdfLayout {
        let pages = document.pages().iter().map(|page| {
            let size = page.frame.size();
            let mut layout = PageLayout {
                width: size.x.to_pt(),
                height: size.y.to_pt(),
                lines: Vec::new(),
                strokes: Vec::new(),
                frames: Vec::new(),
                images: Vec::new(),
            };
            layout.read(&page.frame, Point::zero());
            layout
        });
        PdfLayout { pages: pages.collect() }
    }
}

impl Rectangle {
    fn at(place: Point, size: Size) -> Rectangle {
        Rectangle { x: place.x.to_pt(), y: place.y.to_pt(), width: size.x.to_pt(), height: size.y.to_pt() }
    }
}

impl PageLayout {
    fn read(&mut self, frame: &Frame, origin: Point) {
        for (place, item) in frame.items() {
            let place = origin + *place;
            match item {
                FrameItem::Group(group) => self.read(&group.frame, place),
                FrameItem::Text(text) => {
                    let (x, y, width) = (place.x.to_pt(), place.y.to_pt(), text.width().to_pt());
                    // Texts of one line follow each other without a gap: spaces are letters.
                    match self.lines.last_mut() {
                        Some(line) if (line.y - y).abs() < 0.01 && (line.x + line.width - x).abs() < 0.01 => {
                            line.text.push_str(&text.text);
                            line.width = x + width - line.x;
                        }
                        _ => {
                            let size = text.size.to_pt();
                            self.lines.push(LineLayout { text: text.text.to_string(), x, y, width, size });
                        }
                    }
                }
                FrameItem::Shape(shape, _) => {
                    if let Geometry::Rect(size) = shape.geometry {
                        self.frames.push(Rectangle::at(place, size));
                    }
                    if let Geometry::Line(to) = shape.geometry {
                        let (dx, dy) = (to.x.to_pt(), to.y.to_pt());
                        self.strokes.push(Stroke {
                            x: place.x.to_pt() + dx.min(0.0),
                            y: place.y.to_pt() + dy.min(0.0),
                            width: dx.abs(),
                            height: dy.abs(),
                        });
                    }
                }
                FrameItem::Image(_, size, _) => self.images.push(Rectangle::at(place, *size)),
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}
