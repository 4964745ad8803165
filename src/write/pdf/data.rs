//! The tree as the data that `templates/typst/vanban.typ` draws, which also says what each array
//! means.
//!
//! Decided here: the room above each block, which block stays with the next one, where a word wider
//! than its place may part. Places in the YAML never go along: data must be equal where the paper is equal.

use serde_json::{Value, json};

use super::keep::{Along, Keep, groups, is_signature, last_rows};
use super::looks::{ASCENT, DESCENT, GAP, extra_below};
use super::text::inlines;
use crate::document::{
    Block, Cell, Chart, Columns, ColumnsKind, Document, Mark, Marks, Orientation, Paragraph, Placed, Row,
    Section, Table,
};
use crate::layout::outline::{Outline, short_title};
use crate::layout::parting::partings;
use crate::layout::ties::Ties;
use crate::length::Length;
use crate::theme::Theme;
use crate::write::WriteError;

/// The tree, and the images in it by their numbers.
pub(super) fn document<'a>(
    document: &'a Document,
    theme: &Theme,
) -> Result<(Value, Vec<&'a [u8]>), WriteError> {
    let mut maker = Maker {
        theme,
        outline: Outline::default(),
        level: 0,
        below: Length::ZERO,
        width: Length::ZERO,
        size: None,
        images: Vec::new(),
    };
    let sections = document.sections.iter().map(|section| {
        maker.width = theme.text_width(section.orientation);
        let landscape = section.orientation == Orientation::Landscape;
        let marks = section.marks.as_ref().map(|marks| maker.marks(marks)).transpose()?;
        let foot = section.foot.iter().map(|line| maker.paragraph(line, json!(false)));
        let foot = foot.collect::<Result<Vec<_>, _>>()?;
        let blocks = maker.section(section)?;
        Ok(json!([landscape, section.restart_numbering, marks, foot, blocks]))
    });
    let sections = Value::Array(sections.collect::<Result<_, WriteError>>()?);
    Ok((sections, maker.images))
}

/// Walks the tree from top to bottom.
struct Maker<'a, 't> {
    theme: &'t Theme,
    outline: Outline,
    /// The level of the paragraph that comes next, 0 where it is no heading.
    level: u8,
    /// Room that the last block wants below.
    below: Length,
    /// Of the page's text, the column or the cell that is being filled.
    width: Length,
    /// Of its letters, where it is not the role's.
    size: Option<Length>,
    /// Those met so far.
    images: Vec<&'a [u8]>,
}

impl<'a> Maker<'a, '_> {
    fn section(&mut self, section: &'a Section) -> Result<Vec<Value>, WriteError> {
        self.below = Length::ZERO;
        let keep = Keep { theme: self.theme, width: self.theme.text_width(section.orientation) };
        let mut rest = section.blocks.as_slice();
        let mut items = Vec::with_capacity(rest.len());
        while !rest.is_empty() {
            let signature = rest.iter().position(is_signature).unwrap_or(rest.len());
            let (before, from) = rest.split_at(signature);
            let along = match from {
                [] => Along { anchor: None, whole: before.len() },
                _ => keep.along(before),
            };
            for (at, block) in before[..along.anchor.unwrap_or(along.whole)].iter().enumerate() {
                self.level = self.outline.level(block);
                items.push(match block {
                    Block::Paragraph(line) => self.paragraph(line, keep.with_next(rest, at))?,
                    _ => self.block(block)?,
                });
            }
            let signs = from.iter().take_while(|block| is_signature(block)).count();
            if signs > 0 {
                let anchor = match along.anchor.map(|at| &before[at]) {
                    Some(Block::Table(table)) => Some(self.table(table, last_rows(&table.body))?),
                    Some(block) => Some(self.top(block)?),
                    None => None,
                };
                let between = before[along.whole..].iter().map(|block| self.top(block));
                let between = between.collect::<Result<Vec<_>, _>>()?;
                let signs = from[..signs].iter().map(|block| self.block(block));
                items.push(json!(["e", anchor, between, signs.collect::<Result<Vec<_>, _>>()?]));
            }
            rest = &from[signs..];
        }
        Ok(items)
    }

    /// A block of the section itself, which may be a heading.
    fn top(&mut self, block: &'a Block) -> Result<Value, WriteError> {
        self.level = self.outline.level(block);
        self.block(block)
    }

    fn flow(&mut self, blocks: &'a [Block]) -> Result<Vec<Value>, WriteError> {
        self.below = Length::ZERO;
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &'a Block) -> Result<Value, WriteError> {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, json!(paragraph.keep_next)),
            Block::Columns(columns) => self.columns(columns),
            Block::Table(table) => self.table(table, table.body.len()),
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

    fn paragraph(&mut self, paragraph: &Paragraph, keep: Value) -> Result<Value, WriteError> {
        let style = self.theme.style(paragraph.role);
        let gap = self.gap(style.before, style.after);
        let level = match (std::mem::take(&mut self.level), paragraph.role.info().keep_next) {
            (level @ 1.., false) => json!([level, short_title(paragraph)]),
            (level, _) => json!(level),
        };
        let (size, faces) = (self.size.unwrap_or(style.size), &self.theme.faces);
        let ties = Ties::of(&paragraph.content, style, size, self.width, faces);
        let partings = partings(&paragraph.content, style, size, self.width, faces);
        let mut pieces = inlines(&paragraph.content, &ties, &partings, faces)?;
        let pieces = match pieces.as_mut_slice() {
            // Most are one text in the paragraph's own look.
            [Value::String(words)] => Value::String(std::mem::take(words)),
            _ => Value::Array(pieces),
        };
        Ok(json!(["p", gap, paragraph.role as usize, keep, level, pieces]))
    }

    fn columns(&mut self, columns: &'a Columns) -> Result<Value, WriteError> {
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
            let cells = [(left, columns.widths[0]), (right, columns.widths[1])]
                .map(|(cell, width)| self.within(width, None, |maker| maker.flow(cell)));
            let [left, right] = cells;
            rows.push(json!([row.level_bottom, drops, [left?, right?], row.flows_after]));
        }
        (self.width, self.below) = (width, Length::ZERO);
        let widths = columns.widths.map(Length::to_pt);
        Ok(json!(["c", gap, widths, rows]))
    }

    /// Fills a room so wide, with letters of this size.
    fn within<T>(&mut self, width: Length, size: Option<Length>, fill: impl FnOnce(&mut Self) -> T) -> T {
        let outside = (std::mem::replace(&mut self.width, width), std::mem::replace(&mut self.size, size));
        let filled = fill(self);
        (self.width, self.size) = outside;
        filled
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

    /// A table whose rows from `last` on stay with what follows it.
    fn table(&mut self, table: &Table, last: usize) -> Result<Value, WriteError> {
        let gap = self.gap(Length::ZERO, Length::ZERO);
        let widths: Vec<f64> = table.columns.iter().map(|width| width.to_pt()).collect();
        let head = self.rows(&table.head, table)?;
        let body = self.rows(&table.body, table)?;
        self.below = Length::ZERO;
        Ok(json!([
            "t",
            gap,
            table.text_size.to_pt(),
            table.title,
            widths,
            head,
            groups(&table.body, body, last)
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
            let size = Some(chart.text_size);
            let label = self.within(chart.label_width, size, |maker| maker.alone(&group.label))?;
            let bars = group.bars.iter().map(|bar| {
                let beside = chart.plot_width - bar.length - self.theme.room.cell_padding;
                let words = self.within(beside, size, |maker| maker.alone(&bar.words))?;
                Ok(json!([bar.length.to_pt(), bar.shade.grey(), words]))
            });
            groups.push(json!([label, bars.collect::<Result<Vec<_>, WriteError>>()?]));
        }
        (self.width, self.size, self.below) = (width, None, Length::ZERO);
        Ok(json!(["b", gap, chart.text_size.to_pt(), widths, heights, chart.whole, groups]))
    }

    /// A paragraph that nothing stands above.
    fn alone(&mut self, paragraph: &Paragraph) -> Result<Value, WriteError> {
        self.below = Length::ZERO;
        self.paragraph(paragraph, json!(paragraph.keep_next))
    }

    /// Typst places cells one after the other, so that every place must be taken.
    fn rows(&mut self, rows: &[Row], table: &Table) -> Result<Vec<Value>, WriteError> {
        let columns = table.columns.len();
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
                let width: Length = table.columns[x..x + colspan].iter().copied().sum();
                let inside = width - self.theme.room.cell_padding * 2;
                let size = Some(table.text_size);
                cells.push(self.within(inside, size, |maker| maker.cell(cell, colspan, rowspan))?);
                x += colspan;
            }
            made.push(json!([row.whole, cells]));
        }
        Ok(made)
    }

    fn cell(&mut self, cell: &Cell, colspan: usize, rowspan: usize) -> Result<Value, WriteError> {
        self.below = Length::ZERO;
        let paragraphs = cell.paragraphs.iter().map(|line| self.paragraph(line, json!(line.keep_next)));
        let paragraphs = paragraphs.collect::<Result<Vec<_>, WriteError>>()?;
        Ok(json!([colspan, rowspan, cell.middle, paragraphs]))
    }
}

fn mark_data(mark: &Mark, theme: &Theme) -> Result<Value, WriteError> {
    let Paragraph { role, content, .. } = &mark.paragraph;
    let style = theme.style(*role);
    let ties = Ties::of(content, style, style.size, mark.width, &theme.faces);
    let pieces = inlines(content, &ties, &[], &theme.faces)?;
    Ok(json!([mark.width.to_pt(), mark.height.to_pt(), mark.paragraph.role as usize, pieces]))
}
