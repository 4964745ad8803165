//! The one walk over a tree, for whoever looks at its paragraphs, tables or images. Writers, which
//! write each kind of block in its own way, go by the blocks themselves.
//!
//! In: a [`Document`], a [`Section`], or blocks. Out: what stands in them in reading order, each with
//! what holds it; nothing is collected on the way.

use std::{iter, slice};

use super::{
    Bar, BarGroup, Block, Cell, Chart, Columns, Document, Image, Mark, Marks, Paragraph, Row, Section, Table,
};
use crate::length::Length;

/// Something met on the walk.
#[derive(Clone, Copy, Debug)]
pub enum Node<'a> {
    /// A block, before what stands in it.
    Block(&'a Block),
    /// A paragraph, of whatever holds it.
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
    Frame(&'a Mark, Option<(&'a Columns, usize)>),
    /// A cell in the row of this number of a table, counted from its head.
    Cell(&'a Table, usize, &'a Cell),
    /// The labels of a chart, or the words beside a bar.
    Chart(&'a Chart, Option<&'a Bar>),
    /// The frame of this number in the top margin of a first page.
    TopMargin(&'a Marks, usize),
    /// The foot of a first page.
    Foot,
}

/// A node and its holder.
type Step<'a> = (Holder<'a>, Node<'a>);

impl Document {
    /// All paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.sections.iter().flat_map(Section::paragraphs)
    }

    /// All blocks, also those in columns, each with what holds it.
    pub fn blocks(&self) -> impl Iterator<Item = (Holder<'_>, &Block)> {
        let steps = self.sections.iter().flat_map(Section::walk);
        steps.filter_map(|(holder, node)| Some((holder, node.block()?)))
    }

    /// All tables.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks()
            .filter_map(|(_, block)| if let Block::Table(table) = block { Some(table) } else { None })
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

    /// All that stands in it in reading order: rows of two cells from left to right, a table's head
    /// before its body. The foot of a first page comes after what stands first on it, as all files
    /// have it.
    pub fn walk(&self) -> impl Iterator<Item = Step<'_>> {
        let (first, rest) = self.blocks.split_at(self.blocks.len().min(1));
        let frames = self.marks.iter().flat_map(|marks| {
            let frames = marks.frames.iter().enumerate();
            frames.map(|(at, mark)| (Holder::TopMargin(marks, at), Node::Paragraph(&mark.paragraph)))
        });
        let foot = self.foot.iter().map(|line| (Holder::Foot, Node::Paragraph(line)));
        frames.chain(walk(first)).chain(foot).chain(walk(rest))
    }
}

/// All that stands in blocks of the pages, as [`Section::walk`].
fn walk(blocks: &[Block]) -> impl Iterator<Item = Step<'_>> {
    Blocks { holder: Holder::Pages, blocks: blocks.iter(), above: Vec::new() }
        .flat_map(|(holder, block)| iter::once((holder, Node::Block(block))).chain(inside(holder, block)))
}

/// All paragraphs in blocks of the pages.
pub fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &Paragraph> {
    walk(blocks).filter_map(|(_, node)| node.paragraph())
}

/// All images in blocks of the pages.
pub fn images(blocks: &[Block]) -> impl Iterator<Item = &Image> {
    let signed = walk(blocks).filter_map(|(_, node)| match node.block()? {
        Block::Signed(signed) => Some(&signed.images),
        _ => None,
    });
    signed.flatten().map(|placed| &placed.image)
}

/// Shows each list of blocks to whoever changes them: those of the pages, and after what stands
/// before them has been seen those of each cell of two columns, with the cell's width.
pub fn each_list(blocks: &mut [Block], width: Length, see: &mut impl FnMut(&mut [Block], Length)) {
    see(blocks, width);
    for block in blocks {
        let Block::Columns(Columns { widths, rows, .. }) = block else { continue };
        for (cell, width) in rows.iter_mut().flat_map(|row| row.cells.iter_mut().zip(*widths)) {
            each_list(cell, width, see);
        }
    }
}

/// The paragraphs of a block that no block in it holds.
fn inside<'a>(holder: Holder<'a>, block: &'a Block) -> impl Iterator<Item = Step<'a>> {
    let (mut line, mut table, mut chart) = (None, None, None);
    match block {
        Block::Paragraph(paragraph) => line = Some((holder, paragraph)),
        Block::Mark(mark) => {
            let column =
                if let Holder::Column(columns, side) = holder { Some((columns, side)) } else { None };
            line = Some((Holder::Frame(mark, column), &mark.paragraph));
        }
        Block::Table(source) => table = Some(source),
        Block::Chart(source) => chart = Some(source),
        Block::Columns(_) | Block::Rule(_) | Block::SignSpace(_) | Block::Signed(_) => {}
    }
    let cells = table.into_iter().flat_map(in_table);
    let words = chart.into_iter().flat_map(in_chart);
    let all = line.into_iter().chain(cells).chain(words);
    all.map(|(holder, paragraph)| (holder, Node::Paragraph(paragraph)))
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

/// Blocks, and after each pair of columns the blocks in it.
struct Blocks<'a> {
    holder: Holder<'a>,
    blocks: slice::Iter<'a, Block>,
    /// What comes after them, the last first.
    above: Vec<(Holder<'a>, slice::Iter<'a, Block>)>,
}

impl<'a> Iterator for Blocks<'a> {
    type Item = (Holder<'a>, &'a Block);

    fn next(&mut self) -> Option<(Holder<'a>, &'a Block)> {
        loop {
            let Some(block) = self.blocks.next() else {
                (self.holder, self.blocks) = self.above.pop()?;
                continue;
            };
            let holder = self.holder;
            if let Block::Columns(columns) = block {
                let rest = std::mem::take(&mut self.blocks);
                self.above.push((holder, rest));
                let cells = columns.rows.iter().flat_map(|row| row.cells.iter().enumerate());
                self.above
                    .extend(cells.rev().map(|(side, cell)| (Holder::Column(columns, side), cell.iter())));
            }
            return Some((holder, block));
        }
    }
}

impl<'a> Node<'a> {
    /// The paragraph that it is.
    pub fn paragraph(self) -> Option<&'a Paragraph> {
        if let Node::Paragraph(paragraph) = self { Some(paragraph) } else { None }
    }

    /// The block that it is.
    pub fn block(self) -> Option<&'a Block> {
        if let Node::Block(block) = self { Some(block) } else { None }
    }
}

impl Table {
    /// All rows, from its head on.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.head.iter().chain(&self.body)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Holder, paragraphs};
    use crate::document::{
        Bar, BarGroup, Block, Cell, Chart, Columns, ColumnsKind, Document, Fit, Image, Inline, Mark, Marks,
        Orientation, PairRow, Paragraph, Placed, Role, Row, Rule, Section, Shade, Shows, Signed, Table,
    };
    use crate::length::Length;

    fn line(text: &str) -> Paragraph {
        Paragraph::new(Role::DoanVan, vec![Inline::text(text)])
    }

    fn block(text: &str) -> Block {
        Block::Paragraph(line(text))
    }

    fn mark(text: &str) -> Mark {
        Mark { width: Length::mm(20.0), height: Length::mm(8.0), paragraph: line(text) }
    }

    fn columns(rows: Vec<[Vec<Block>; 2]>) -> Block {
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

    fn signed(words: &[&str]) -> Block {
        let length = Length::mm(10.0);
        let image = |words: &&str| Image {
            png: Vec::new(),
            width: length,
            height: length,
            words: (*words).to_owned(),
        };
        let placed = |words| Placed { shows: Shows::Seal, image: image(words), left: length, top: length };
        Block::Signed(Signed { height: length, images: words.iter().map(placed).collect() })
    }

    fn section(marks: &[&str], foot: &[&str], blocks: Vec<Block>) -> Section {
        let frames: Vec<Mark> = marks.iter().copied().map(mark).collect();
        let length = Length::mm(10.0);
        Section {
            appendix: None,
            orientation: Orientation::Portrait,
            restart_numbering: true,
            marks: (!frames.is_empty()).then_some(Marks { left: length, top: length, gap: length, frames }),
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

    /// In reading order; the foot after what stands first, columns row by row.
    #[test]
    fn each_paragraph_is_met_once_with_its_holder() {
        let pairs = vec![
            [vec![block("trái"), Block::Mark(mark("khẩn"))], vec![block("phải")]],
            [vec![block("dưới")], vec![Block::Rule(Rule::long(Length::mm(20.0)))]],
        ];
        let blocks =
            vec![columns(pairs), block("chữ"), Block::Mark(mark("dấu")), table(), chart(), block("hết")];
        let expected = "một: top 0|hai: top 1|trái: column 0|khẩn: frame Some(0)|phải: column 1|dưới: column 0\
            |chân: foot|chữ: pages|dấu: frame None|a: cell 0,0|-: cell 0,0|b: cell 0,1|-: cell 0,1|1: cell 1,0\
            |-: cell 1,0|2: cell 1,1|-: cell 1,1|năm: chart false|trước: chart true|sau: chart true\
            |sau nữa: chart false|hết: pages";
        assert_eq!(shown(&section(&["một", "hai"], &["chân"], blocks)).join("|"), expected);
        assert_eq!(shown(&section(&[], &["chân"], vec![])), ["chân: foot"]);
    }

    /// Papers have no columns in columns; the walk passes over nothing all the same.
    #[test]
    fn columns_in_columns_are_walked_too() {
        let inner = columns(vec![[vec![block("a")], vec![block("b"), table()]]]);
        let outer = columns(vec![[vec![inner, block("c")], vec![block("d")]]]);
        let blocks = [outer, block("e")];
        let texts: Vec<String> = paragraphs(&blocks).map(Paragraph::plain_text).collect();
        assert_eq!(texts.join(" "), "a b a - b - 1 - 2 - c d e");
    }

    #[test]
    fn tables_and_images_are_found_wherever_they_stand() {
        let pairs = vec![[vec![signed(&["một", "hai"])], vec![signed(&["ba"])]]];
        let sections = vec![
            section(&[], &[], vec![table(), columns(pairs)]),
            section(&[], &[], vec![signed(&["bốn"]), table()]),
        ];
        let document = Document { sections, ..Document::default() };
        assert_eq!(document.tables().count(), 2);
        let images: Vec<&str> = document.images().map(|image| image.words.as_str()).collect();
        assert_eq!(images, ["một", "hai", "ba", "bốn"]);
        assert_eq!(document.blocks().count(), 6);
        assert_eq!(document.paragraphs().count(), 16);
    }
}
