//! The one walk over a tree, for whoever looks at its paragraphs, tables or images. Code that makes
//! something else of each kind of block goes by the blocks themselves: the listing, `layout::place`. No
//! block holds blocks again, so that none of them recurses.
//!
//! In: a [`Paper`], a [`Section`], or blocks. Out: what is in them in reading order, each with what
//! holds it; nothing is collected on the way.

use std::iter;

use super::{Bar, BarGroup, Block, Cell, Chart, Columns, Image, MarginFrames, Paper, Paragraph};
use super::{Row, Section, Simple, Table, WordFrame};

/// What the walk meets; a block comes before what is in it.
#[derive(Clone, Copy, Debug)]
pub enum WalkNode<'a> {
    /// A block of its own, on the pages or in one of two columns.
    Simple(&'a Simple),
    /// Header or signature.
    Columns(&'a Columns),
    /// A table.
    Table(&'a Table),
    /// A chart.
    Chart(&'a Chart),
    /// A paragraph, whatever holds it; one that is itself a block has come as a block before.
    Paragraph(&'a Paragraph),
}

/// What holds a block or a paragraph.
#[derive(Clone, Copy, Debug)]
pub enum Holder<'a> {
    /// The pages of the section.
    Pages,
    /// The left (0) or the right (1) of two columns.
    Column(&'a Columns, usize),
    /// A frame on the pages, or in one of two columns.
    Frame(&'a WordFrame, Option<(&'a Columns, usize)>),
    /// A cell in the row of this number of a table, counted from its head.
    Cell(&'a Table, usize, &'a Cell),
    /// The labels of a chart, or the words beside a bar.
    Chart(&'a Chart, Option<&'a Bar>),
    /// The frame of this number in the top margin of a first page.
    TopMargin(&'a MarginFrames, usize),
    /// The foot of a first page.
    Foot,
}

/// A node and its holder.
type WalkStep<'a> = (Holder<'a>, WalkNode<'a>);

impl Paper {
    /// All paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.sections.iter().flat_map(Section::paragraphs)
    }

    /// All tables.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(Section::walk).filter_map(|(_, node)| node.table())
    }

    /// All images.
    pub fn images(&self) -> impl Iterator<Item = &Image> {
        self.sections.iter().flat_map(|section| images(&section.blocks))
    }
}

impl Section {
    /// All paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.walk().filter_map(|(_, node)| node.paragraph())
    }

    /// Everything in it in reading order: rows of two cells from left to right, a table's head before its
    /// body. The foot of a first page comes after the first block on it, as in all files.
    pub fn walk(&self) -> impl Iterator<Item = WalkStep<'_>> {
        let (first, rest) = self.blocks.split_at(self.blocks.len().min(1));
        let frames = self.marks.iter().flat_map(|marks| {
            let frames = marks.frames.iter().enumerate();
            frames.map(|(at, mark)| (Holder::TopMargin(marks, at), WalkNode::Paragraph(&mark.paragraph)))
        });
        let foot = self.foot.iter().map(|line| (Holder::Foot, WalkNode::Paragraph(line)));
        frames.chain(walk(first)).chain(foot).chain(walk(rest))
    }
}

impl Section {
    /// All paragraphs in reading order, to be changed.
    pub fn each_paragraph(&mut self, see: &mut dyn FnMut(&mut Paragraph)) {
        let frames = self.marks.iter_mut().flat_map(|marks| &mut marks.frames);
        frames.for_each(|mark| see(&mut mark.paragraph));
        let first = self.blocks.len().min(1);
        let (first, rest) = self.blocks.split_at_mut(first);
        first.iter_mut().for_each(|block| each_of(block, see));
        self.foot.iter_mut().for_each(&mut *see);
        rest.iter_mut().for_each(|block| each_of(block, see));
    }
}

/// Each paragraph of a block, to be changed.
fn each_of(block: &mut Block, see: &mut dyn FnMut(&mut Paragraph)) {
    let mut simple = |simple: &mut Simple| match simple {
        Simple::Paragraph(paragraph) => see(paragraph),
        Simple::Mark(mark) => see(&mut mark.paragraph),
        Simple::Rule(_) | Simple::SignSpace(_) | Simple::Signed(_) => {}
    };
    match block {
        Block::Simple(one) => simple(one),
        Block::Columns(columns) => {
            columns.rows.iter_mut().flat_map(|row| row.cells.iter_mut().flatten()).for_each(simple);
        }
        Block::Table(table) => {
            let rows = table.head.iter_mut().chain(&mut table.body);
            rows.flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.paragraphs).for_each(see);
        }
        Block::Chart(chart) => {
            for BarGroup { label, bars } in &mut chart.groups {
                see(label);
                bars.iter_mut().for_each(|bar| see(&mut bar.words));
            }
        }
    }
}

/// Everything in blocks of the pages, as [`Section::walk`].
fn walk(blocks: &[Block]) -> impl Iterator<Item = WalkStep<'_>> {
    blocks.iter().flat_map(in_block)
}

/// All paragraphs in blocks of the pages.
#[cfg(feature = "rooms")]
pub fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &Paragraph> {
    walk(blocks).filter_map(|(_, node)| node.paragraph())
}

/// All images in blocks of the pages.
pub fn images(blocks: &[Block]) -> impl Iterator<Item = &Image> {
    let signed = walk(blocks).filter_map(|(_, node)| match node {
        WalkNode::Simple(Simple::Signed(signed)) => Some(&signed.images),
        _ => None,
    });
    signed.flatten().map(|placed| &placed.image)
}

/// A block of the pages and everything in it.
fn in_block(block: &Block) -> impl Iterator<Item = WalkStep<'_>> {
    let (mut single, mut pair, mut table, mut chart) = (None, None, None, None);
    let node = match block {
        Block::Simple(simple) => {
            single = Some(simple);
            None
        }
        Block::Columns(columns) => {
            pair = Some(columns);
            Some(WalkNode::Columns(columns))
        }
        Block::Table(source) => {
            table = Some(source);
            Some(WalkNode::Table(source))
        }
        Block::Chart(source) => {
            chart = Some(source);
            Some(WalkNode::Chart(source))
        }
    };
    let own = node.map(|node| (Holder::Pages, node));
    let single = single.into_iter().flat_map(|simple| in_simple(Holder::Pages, simple));
    let pair = pair.into_iter().flat_map(in_columns);
    let paragraphs = table.into_iter().flat_map(in_table).chain(chart.into_iter().flat_map(in_chart));
    let paragraphs = paragraphs.map(|(holder, paragraph)| (holder, WalkNode::Paragraph(paragraph)));
    own.into_iter().chain(single).chain(pair).chain(paragraphs)
}

fn in_columns(columns: &Columns) -> impl Iterator<Item = WalkStep<'_>> {
    let cells = columns.rows.iter().flat_map(|row| row.cells.iter().enumerate());
    cells.flat_map(move |(side, cell)| {
        cell.iter().flat_map(move |simple| in_simple(Holder::Column(columns, side), simple))
    })
}

/// A block in `holder`, and the paragraph in it.
fn in_simple<'a>(holder: Holder<'a>, simple: &'a Simple) -> impl Iterator<Item = WalkStep<'a>> {
    let paragraph = match simple {
        Simple::Paragraph(paragraph) => Some((holder, paragraph)),
        Simple::Mark(mark) => {
            let column =
                if let Holder::Column(columns, side) = holder { Some((columns, side)) } else { None };
            Some((Holder::Frame(mark, column), &mark.paragraph))
        }
        Simple::Rule(_) | Simple::SignSpace(_) | Simple::Signed(_) => None,
    };
    let paragraph = paragraph.map(|(holder, paragraph)| (holder, WalkNode::Paragraph(paragraph)));
    iter::once((holder, WalkNode::Simple(simple))).chain(paragraph)
}

fn in_table(table: &Table) -> impl Iterator<Item = (Holder<'_>, &Paragraph)> {
    let cells = table.rows().enumerate().flat_map(|(at, row)| row.cells.iter().map(move |cell| (at, cell)));
    cells.flat_map(move |(at, cell)| {
        cell.paragraphs.iter().map(move |paragraph| (Holder::Cell(table, at, cell), paragraph))
    })
}

fn in_chart(chart: &Chart) -> impl Iterator<Item = (Holder<'_>, &Paragraph)> {
    chart.groups.iter().flat_map(move |BarGroup { label, bars }| {
        let words = bars.iter().map(move |bar| (Holder::Chart(chart, Some(bar)), &bar.words));
        iter::once((Holder::Chart(chart, None), label)).chain(words)
    })
}

impl<'a> WalkNode<'a> {
    /// The paragraph, if it is one.
    pub fn paragraph(self) -> Option<&'a Paragraph> {
        if let WalkNode::Paragraph(paragraph) = self { Some(paragraph) } else { None }
    }

    /// The table, if it is one.
    pub fn table(self) -> Option<&'a Table> {
        if let WalkNode::Table(table) = self { Some(table) } else { None }
    }
}

impl Table {
    /// All rows, the head first.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.head.iter().chain(&self.body)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::Holder;
    use crate::length::Length;
    use crate::paper::{
        Bar, BarGroup, Block, Cell, Chart, Columns, ColumnsKind, Fit, HorizontalRule, Image, Inline,
        MarginFrames, Orientation, PairRow, Paper, Paragraph, PlacedImage, Role, Row, Section, Shade, Shows,
        Signed, Simple, Table, WordFrame,
    };

    fn line(text: &str) -> Paragraph {
        Paragraph::new(Role::DoanVan, vec![Inline::text(text)])
    }

    fn single(text: &str) -> Simple {
        Simple::Paragraph(line(text))
    }

    fn block(text: &str) -> Block {
        line(text).into()
    }

    fn mark(text: &str) -> WordFrame {
        WordFrame { width: Length::mm(20.0), height: Length::mm(8.0), paragraph: line(text) }
    }

    fn columns(rows: Vec<[Vec<Simple>; 2]>) -> Block {
        let row = |cells| PairRow { cells, level_bottom: false, flows_after: None };
        let rows = rows.into_iter().map(row).collect();
        Block::Columns(Columns { kind: ColumnsKind::Header, widths: [Length::mm(80.0); 2], rows })
    }

    fn row(texts: &[&str]) -> Row {
        let cell = |(column, text): (usize, &&str)| Cell {
            column,
            colspan: 1,
            rowspan: 1,
            middle: false,
            paragraphs: vec![line(text), line("-")],
        };
        Row { cells: texts.iter().enumerate().map(cell).collect(), whole: true, keep_next: false }
    }

    fn table() -> Block {
        let (head, body) = (vec![row(&["a", "b"])], vec![row(&["1", "2"])]);
        let columns = vec![Length::mm(20.0); 2];
        Block::Table(Table {
            id: None,
            fit: Fit::Given,
            title: String::new(),
            columns,
            text_size: Length::pt(12.0),
            head,
            body,
        })
    }

    fn chart() -> Block {
        let bar = |text: &&str| Bar {
            share: Decimal::ONE,
            length: Length::mm(9.0),
            shade: Shade::Dark,
            words: line(text),
        };
        let group =
            |label, bars: &[&str]| BarGroup { label: line(label), bars: bars.iter().map(bar).collect() };
        Block::Chart(Chart {
            title: String::new(),
            text_size: Length::pt(12.0),
            label_width: Length::mm(20.0),
            plot_width: Length::mm(80.0),
            bar_height: Length::mm(4.0),
            group_gap: Length::mm(2.0),
            whole: true,
            groups: vec![group("năm", &["trước", "sau"]), group("sau nữa", &[])],
        })
    }

    fn signed(words: &[&str]) -> Simple {
        let length = Length::mm(10.0);
        let image = |words: &&str| Image {
            png: Vec::new(),
            width: length,
            height: length,
            words: (*words).to_owned(),
        };
        let placed =
            |words| PlacedImage { shows: Shows::Seal, image: image(words), left: length, top: length };
        let images = words.iter().map(placed).collect();
        Simple::Signed(Signed { height: length, images, fields: Vec::new() })
    }

    fn section(marks: &[&str], foot: &[&str], blocks: Vec<Block>) -> Section {
        let frames: Vec<WordFrame> = marks.iter().copied().map(mark).collect();
        let length = Length::mm(10.0);
        Section {
            document: 0,
            appendix: None,
            orientation: Orientation::Portrait,
            restart_numbering: true,
            marks: (!frames.is_empty()).then_some(MarginFrames {
                left: length,
                top: length,
                gap: length,
                frames,
            }),
            foot: foot.iter().copied().map(line).collect(),
            blocks,
        }
    }

    /// Every paragraph with the name of its holder.
    fn shown(section: &Section) -> Vec<String> {
        let paragraphs = section.walk().filter_map(|(holder, node)| Some((holder, node.paragraph()?)));
        let shown = paragraphs.map(|(holder, paragraph)| {
            let name = match holder {
                Holder::Pages => "pages".to_owned(),
                Holder::Column(_, side) => format!("column {side}"),
                Holder::Frame(_, column) => format!("frame {:?}", column.map(|(_, side)| side)),
                Holder::Cell(_, row, cell) => format!("cell {row},{}", cell.column),
                Holder::Chart(_, bar) => format!("chart {}", bar.is_some()),
                Holder::TopMargin(_, at) => format!("top {at}"),
                Holder::Foot => "foot".to_owned(),
            };
            format!("{}: {name}", paragraph.plain_text())
        });
        shown.collect()
    }

    /// In reading order: the foot after the first block, columns row by row.
    #[test]
    fn each_paragraph_is_met_once_with_its_holder() {
        let pairs = vec![
            [vec![single("trái"), Simple::Mark(mark("khẩn"))], vec![single("phải")]],
            [vec![single("dưới")], vec![Simple::Rule(HorizontalRule::long(Length::mm(20.0)))]],
        ];
        let blocks = vec![
            columns(pairs),
            block("chữ"),
            Block::Simple(Simple::Mark(mark("dấu"))),
            table(),
            chart(),
            block("hết"),
        ];
        let expected = "một: top 0|hai: top 1|trái: column 0|khẩn: frame Some(0)|phải: column 1|dưới: column 0\
            |chân: foot|chữ: pages|dấu: frame None|a: cell 0,0|-: cell 0,0|b: cell 0,1|-: cell 0,1|1: cell 1,0\
            |-: cell 1,0|2: cell 1,1|-: cell 1,1|năm: chart false|trước: chart true|sau: chart true\
            |sau nữa: chart false|hết: pages";
        let mut whole = section(&["một", "hai"], &["chân"], blocks);
        assert_eq!(shown(&whole).join("|"), expected);
        let texts: Vec<String> = whole.paragraphs().map(Paragraph::plain_text).collect();
        let mut changed = Vec::new();
        whole.each_paragraph(&mut |paragraph| changed.push(paragraph.plain_text()));
        assert_eq!(changed, texts, "and to be changed in the same order");
        assert_eq!(shown(&section(&[], &["chân"], vec![])), ["chân: foot"]);
    }

    #[test]
    fn tables_and_images_are_found_wherever_they_stand() {
        let pairs = vec![[vec![signed(&["một", "hai"])], vec![signed(&["ba"])]]];
        let sections = vec![
            section(&[], &[], vec![table(), columns(pairs)]),
            section(&[], &[], vec![Block::Simple(signed(&["bốn"])), table()]),
        ];
        let document = Paper { sections, ..Paper::default() };
        assert_eq!(document.tables().count(), 2);
        let images: Vec<&str> = document.images().map(|image| image.words.as_str()).collect();
        assert_eq!(images, ["một", "hai", "ba", "bốn"]);
        assert_eq!(document.paragraphs().count(), 16);
    }
}
