//! The tree as the data that `templates/typst/vanban.typ` draws, which also says what each array
//! means.
//!
//! Decided here: the room above each block, the levels of headings, which block stays with the
//! next one, where a word wider than its place may part. Places in the YAML never go along: data must be equal where the paper is equal.

use serde_json::{Value, json};

use super::looks::{ASCENT, DESCENT, GAP, extra_below};
use super::text::inlines;
use crate::document::parting::partings;
use crate::document::{
    Block, Cell, Chart, Columns, ColumnsKind, Document, Mark, Marks, Orientation, Paragraph, Placed, Row,
    Table,
};
use crate::length::Length;
use crate::theme::Theme;
use crate::write::WriteError;

/// The tree, and the images in it by their numbers.
pub(super) fn document<'a>(
    document: &'a Document,
    theme: &Theme,
) -> Result<(Value, Vec<&'a [u8]>), WriteError> {
    let (level, below, width) = (0, Length::ZERO, Length::ZERO);
    let mut maker = Maker { theme, level, below, width, size: None, images: Vec::new() };
    let sections = document.sections.iter().map(|section| {
        maker.width = theme.text_width(section.orientation);
        let landscape = section.orientation == Orientation::Landscape;
        let marks = section.marks.as_ref().map(|marks| maker.marks(marks)).transpose()?;
        let foot = section.foot.iter().map(|line| maker.paragraph(line)).collect::<Result<Vec<_>, _>>()?;
        Ok(json!([landscape, section.restart_numbering, marks, foot, maker.section(&section.blocks)?]))
    });
    let sections = Value::Array(sections.collect::<Result<_, WriteError>>()?);
    Ok((sections, maker.images))
}

/// What follows a block.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Signature,
    Other,
}

/// Walks the tree from top to bottom.
struct Maker<'a, 't> {
    theme: &'t Theme,
    /// Level of the last heading: the next may be one deeper at most (PDF/UA).
    level: u8,
    /// Room that the last block wants below.
    below: Length,
    /// Of the place where the next paragraph stands.
    width: Length,
    /// Size of all letters in a table; otherwise each role's own.
    size: Option<Length>,
    /// Those met so far.
    images: Vec<&'a [u8]>,
}

impl<'a> Maker<'a, '_> {
    fn section(&mut self, blocks: &'a [Block]) -> Result<Vec<Value>, WriteError> {
        self.below = Length::ZERO;
        let mut items = Vec::with_capacity(blocks.len());
        let mut rest = blocks;
        while let [block, after @ ..] = rest {
            rest = after;
            items.push(match after {
                [Block::Columns(sign), others @ ..] if sign.kind == ColumnsKind::Signature => {
                    let last = self.block(block, Next::Signature)?;
                    if ends(block) {
                        rest = others;
                        json!(["e", last, self.columns(sign, Next::Other)?])
                    } else {
                        last
                    }
                }
                _ => self.block(block, Next::Other)?,
            });
        }
        Ok(items)
    }

    fn flow(&mut self, blocks: &'a [Block]) -> Result<Vec<Value>, WriteError> {
        self.below = Length::ZERO;
        blocks.iter().map(|block| self.block(block, Next::Other)).collect()
    }

    fn block(&mut self, block: &'a Block, next: Next) -> Result<Value, WriteError> {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Columns(columns) => self.columns(columns, next),
            Block::Table(table) => self.table(table, next),
            Block::Chart(chart) => self.chart(chart),
            Block::Rule(rule) => {
                let gap = self.gap(self.theme.room.rule_gap, self.theme.room.rule_below);
                // A rule closes a title, and a title never ends a page.
                Ok(json!(["r", gap, true, rule.length.to_pt()]))
            }
            Block::SignSpace(height) => {
                let gap = self.gap(Length::ZERO, Length::ZERO);
                Ok(json!(["s", gap, height.to_pt()]))
            }
            Block::Signed(signed) => {
                let gap = self.gap(Length::ZERO, Length::ZERO);
                Ok(json!(["i", gap, signed.height.to_pt(), self.images(&signed.images)]))
            }
            Block::Mark(mark) => {
                let gap = self.gap(self.theme.style(mark.paragraph.role).before, Length::ZERO);
                Ok(json!(["m", gap, mark_data(mark, self.theme)?]))
            }
        }
    }

    fn images(&mut self, images: &'a [Placed]) -> Vec<Value> {
        let data = images.iter().map(|Placed { image, left, top }| {
            self.images.push(&image.png);
            let [width, height, left, top] = [image.width, image.height, *left, *top].map(Length::to_pt);
            json!([self.images.len() - 1, width, height, left, top, image.words])
        });
        data.collect()
    }

    fn marks(&mut self, marks: &Marks) -> Result<Value, WriteError> {
        let frames =
            marks.frames.iter().map(|mark| mark_data(mark, self.theme)).collect::<Result<Vec<_>, _>>()?;
        Ok(json!([marks.left.to_pt(), marks.top.to_pt(), marks.gap.to_pt(), frames]))
    }

    /// Room between the last block and one that wants so much above and below: as in Word, the
    /// larger of both (ISO/IEC 29500-1, 17.3.1.33).
    fn gap(&mut self, above: Length, below: Length) -> f64 {
        let gap = self.below.max(above);
        self.below = below;
        gap.to_pt()
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<Value, WriteError> {
        let style = self.theme.style(paragraph.role);
        let gap = self.gap(style.before, style.after);
        let outline = paragraph.role.info().outline;
        let level = if outline == 0 { 0 } else { outline.min(self.level + 1) };
        if level > 0 {
            self.level = level;
        }
        let (faces, size) = (&self.theme.faces, self.size.unwrap_or(style.size));
        let partings = partings(&paragraph.content, style, size, self.width, faces);
        let mut pieces = inlines(&paragraph.content, &partings, faces)?;
        let pieces = match pieces.as_mut_slice() {
            // Most are one text in the paragraph's own look.
            [Value::String(words)] => Value::String(std::mem::take(words)),
            _ => Value::Array(pieces),
        };
        Ok(json!(["p", gap, paragraph.role as usize, paragraph.keep_next, level, pieces]))
    }

    fn columns(&mut self, columns: &'a Columns, next: Next) -> Result<Value, WriteError> {
        let above = match columns.kind {
            ColumnsKind::Header => Length::ZERO,
            ColumnsKind::Signature => self.theme.room.section_gap,
        };
        let gap = self.gap(above, Length::ZERO);
        let mut rows = Vec::with_capacity(columns.rows.len());
        let width = self.width;
        for row in &columns.rows {
            let [left, right] = &row.cells;
            let drops = self.drops([left, right], row.level_bottom);
            self.width = columns.widths[0];
            let left = self.flow(left)?;
            self.width = columns.widths[1];
            rows.push(json!([row.level_bottom, drops, [left, self.flow(right)?]]));
        }
        (self.width, self.below) = (width, Length::ZERO);
        let widths = columns.widths.map(Length::to_pt);
        Ok(json!(["c", gap, next == Next::Signature, widths, rows]))
    }

    /// How far each cell's level line must move from its edge for both baselines to be level.
    fn drops(&self, cells: [&[Block]; 2], bottom: bool) -> [f64; 2] {
        let edge = cells.map(|blocks| {
            let block = if bottom { blocks.last() } else { blocks.first() };
            let Some(Block::Paragraph(paragraph)) = block else { return 0.0 };
            let style = self.theme.style(paragraph.role);
            let (of_size, room) = if bottom {
                (DESCENT + extra_below(style), style.after)
            } else {
                (ASCENT + GAP, style.before)
            };
            of_size * style.size.to_pt() + room.to_pt()
        });
        if edge.contains(&0.0) {
            return [0.0; 2];
        }
        let deepest = edge[0].max(edge[1]);
        edge.map(|edge| deepest - edge)
    }

    fn table(&mut self, table: &Table, next: Next) -> Result<Value, WriteError> {
        let gap = self.gap(Length::ZERO, Length::ZERO);
        let widths: Vec<f64> = table.columns.iter().map(|width| width.to_pt()).collect();
        let width = self.width;
        self.size = Some(table.text_size);
        let head = self.rows(&table.head, &table.columns)?;
        let body = self.rows(&table.body, &table.columns)?;
        (self.width, self.size, self.below) = (width, None, Length::ZERO);
        Ok(json!([
            "t",
            gap,
            table.text_size.to_pt(),
            table.title,
            widths,
            head,
            groups(&table.body, body, next)
        ]))
    }

    fn chart(&mut self, chart: &Chart) -> Result<Value, WriteError> {
        let gap = self.gap(Length::ZERO, Length::ZERO);
        let widths = [chart.label_width.to_pt(), chart.plot_width.to_pt()];
        let heights = [chart.bar_height.to_pt(), chart.group_gap.to_pt()];
        let mut groups = Vec::with_capacity(chart.groups.len());
        let width = self.width;
        self.size = Some(chart.text_size);
        for group in &chart.groups {
            self.width = chart.label_width;
            let label = self.alone(&group.label)?;
            let bars = group.bars.iter().map(|bar| {
                self.width = chart.plot_width - bar.length - self.theme.room.cell_padding;
                Ok(json!([bar.length.to_pt(), bar.shade.grey(), self.alone(&bar.words)?]))
            });
            groups.push(json!([label, bars.collect::<Result<Vec<_>, WriteError>>()?]));
        }
        (self.width, self.size, self.below) = (width, None, Length::ZERO);
        Ok(json!(["b", gap, chart.text_size.to_pt(), widths, heights, chart.whole, groups]))
    }

    /// A paragraph that nothing stands above.
    fn alone(&mut self, paragraph: &Paragraph) -> Result<Value, WriteError> {
        self.below = Length::ZERO;
        self.paragraph(paragraph)
    }

    /// Typst places cells one after the other, so that every place must be taken.
    fn rows(&mut self, rows: &[Row], widths: &[Length]) -> Result<Vec<Value>, WriteError> {
        let columns = widths.len();
        let mut taken_until = vec![0_usize; columns];
        let mut made = Vec::with_capacity(rows.len());
        for (y, row) in rows.iter().enumerate() {
            let mut cells = Vec::new();
            let mut x = 0;
            while x < columns {
                if taken_until[x] > y {
                    x += 1;
                    continue;
                }
                let Some(cell) = row.cells.iter().find(|cell| cell.column == x) else {
                    cells.push(json!([1, 1, false, []]));
                    x += 1;
                    continue;
                };
                let colspan = cell.colspan.clamp(1, columns - x);
                let rowspan = cell.rowspan.clamp(1, rows.len() - y);
                taken_until[x..x + colspan].fill(y + rowspan);
                let width: Length = widths[x..x + colspan].iter().copied().sum();
                self.width = width - self.theme.room.cell_padding * 2;
                cells.push(self.cell(cell, colspan, rowspan)?);
                x += colspan;
            }
            made.push(json!([row.whole, cells]));
        }
        Ok(made)
    }

    fn cell(&mut self, cell: &Cell, colspan: usize, rowspan: usize) -> Result<Value, WriteError> {
        self.below = Length::ZERO;
        let paragraphs = cell.paragraphs.iter().map(|paragraph| self.paragraph(paragraph));
        let paragraphs = paragraphs.collect::<Result<Vec<_>, WriteError>>()?;
        Ok(json!([colspan, rowspan, cell.middle, paragraphs]))
    }
}

fn mark_data(mark: &Mark, theme: &Theme) -> Result<Value, WriteError> {
    let pieces = inlines(&mark.paragraph.content, &[], &theme.faces)?;
    Ok(json!([mark.width.to_pt(), mark.height.to_pt(), mark.paragraph.role as usize, pieces]))
}

/// Can the signature go along with a part of this block? A paragraph that stays with the next
/// block, such as a heading, goes along as a whole anyway.
fn ends(block: &Block) -> bool {
    match block {
        Block::Paragraph(last) => !last.keep_next && last.role.info().outline == 0,
        Block::Table(table) => last_rows(&table.body) < table.body.len(),
        Block::Columns(_)
        | Block::Chart(_)
        | Block::Rule(_)
        | Block::SignSpace(_)
        | Block::Signed(_)
        | Block::Mark(_) => false,
    }
}

/// Where the rows begin that go with the signature: the last one, and those that stay with it.
/// None do when the last one may break, or shares a cell with a row above.
fn last_rows(rows: &[Row]) -> usize {
    let Some(last) = rows.iter().rposition(|row| !row.keep_next) else { return rows.len() };
    let chain = rows[..last].iter().rev().take_while(|row| row.keep_next).count();
    let start = last - chain;
    let whole = last + 1 == rows.len() && rows[start..].iter().all(|row| row.whole);
    if whole && !shared(rows)[start] { start } else { rows.len() }
}

/// Whether a cell reaches over the upper border of a row, for each row.
fn shared(rows: &[Row]) -> Vec<bool> {
    let mut reached = 0;
    let borders = rows.iter().enumerate().map(|(y, row)| {
        let shared = reached > y;
        let below = row.cells.iter().map(|cell| y + cell.rowspan).max();
        reached = reached.max(below.unwrap_or(0));
        shared
    });
    borders.collect()
}

/// Body rows in groups, each of one kind; a cell never reaches over a group's border.
fn groups(rows: &[Row], made: Vec<Value>, next: Next) -> Vec<Value> {
    let last = if next == Next::Signature { last_rows(rows) } else { rows.len() };
    let shared = shared(rows);
    let mut groups: Vec<(&str, Vec<Value>)> = Vec::new();
    for (y, value) in made.into_iter().enumerate() {
        let kind = if y >= last {
            "last"
        } else if rows[y].keep_next && y + 1 < rows.len() && !shared[y] && !shared[y + 1] {
            "head"
        } else {
            "rows"
        };
        match groups.last_mut() {
            Some((before, group)) if *before == kind => group.push(value),
            _ => groups.push((kind, vec![value])),
        }
    }
    groups.into_iter().map(|(kind, rows)| json!([kind, rows])).collect()
}
