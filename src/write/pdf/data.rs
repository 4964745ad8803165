//! Tree and theme as the data that `templates/typst/vanban.typ` draws, which also says what
//! each array means.
//!
//! Decided here: the room above each block, the levels of headings, which block stays with the
//! next one. Places in the YAML never go along: data must be equal where the paper is equal.

use serde_json::{Value, json};

use crate::document::{
    Block, Cell, Columns, ColumnsKind, Document, Inline, Orientation, Paragraph, Role, Row, Table,
};
use crate::fonts;
use crate::length::Length;
use crate::theme::{Align, Style, Theme, sheet};
use crate::write::WriteError;

/// The family name of the built-in faces.
pub(super) const FAMILY: &str = "Tinos";

// Of all four faces, in ems: 1825, 443 and 87 of 2048 units.
const ASCENT: f64 = 1825.0 / 2048.0;
const DESCENT: f64 = 443.0 / 2048.0;
const GAP: f64 = 87.0 / 2048.0;

/// The looks.
pub(super) fn theme(theme: &Theme) -> Value {
    let page = &theme.page;
    let margins = page.margins;
    let (short, long) = sheet(Orientation::Portrait);
    json!({
        "font": FAMILY,
        // Word sets the gap above the letters.
        "ascent": ASCENT + GAP,
        "descent": DESCENT,
        "sheet": [short.to_pt(), long.to_pt()],
        "margins": [margins.top.to_pt(), margins.bottom.to_pt(), margins.left.to_pt(), margins.right.to_pt()],
        "number-from-top": page.number_from_top.to_pt(),
        "number-role": Role::SoTrang as usize,
        "stroke": theme.room.stroke.to_pt(),
        "padding": [theme.room.cell_padding.to_pt(), theme.room.cell_padding_vertical.to_pt()],
        "roles": Role::ALL.iter().map(|role| look(theme.style(*role))).collect::<Vec<_>>(),
    })
}

fn look(style: &Style) -> Value {
    let place = match style.align {
        Align::Left | Align::Justify => "left",
        Align::Center => "center",
        Align::Right => "right",
    };
    json!([
        style.size.to_pt(),
        if style.bold { "bold" } else { "regular" },
        if style.italic { "italic" } else { "normal" },
        place,
        style.align == Align::Justify,
        style.first_indent.to_pt(),
        style.left_indent.to_pt(),
        extra_below(style),
    ])
}

/// What a line pitch above single adds below each line, in ems.
fn extra_below(style: &Style) -> f64 {
    (f64::from(style.line_percent) / 100.0 - 1.0) * (ASCENT + DESCENT + GAP)
}

/// The tree.
pub(super) fn document(document: &Document, theme: &Theme) -> Result<Value, WriteError> {
    let mut maker = Maker { theme, level: 0, below: Length::ZERO };
    let sections = document.sections.iter().map(|section| {
        let landscape = section.orientation == Orientation::Landscape;
        Ok(json!([landscape, section.restart_numbering, maker.section(&section.blocks)?]))
    });
    Ok(Value::Array(sections.collect::<Result<_, WriteError>>()?))
}

/// Walks the tree from top to bottom.
struct Maker<'a> {
    theme: &'a Theme,
    /// Level of the last heading: the next may be one deeper at most (PDF/UA).
    level: u8,
    /// Room that the last block wants below.
    below: Length,
}

impl Maker<'_> {
    fn section(&mut self, blocks: &[Block]) -> Result<Vec<Value>, WriteError> {
        self.below = Length::ZERO;
        let mut items = Vec::with_capacity(blocks.len());
        let mut rest = blocks;
        while let [block, after @ ..] = rest {
            rest = after;
            match (block, after) {
                (Block::Paragraph(last), [Block::Columns(sign), others @ ..]) if ends(last, sign) => {
                    let paragraph = self.paragraph(last)?;
                    items.push(json!(["e", paragraph, self.columns(sign, false)?]));
                    rest = others;
                }
                _ => {
                    let next_signs = matches!(
                        after.first(),
                        Some(Block::Columns(Columns { kind: ColumnsKind::Signature, .. }))
                    );
                    items.push(self.block(block, next_signs)?);
                }
            }
        }
        Ok(items)
    }

    fn flow(&mut self, blocks: &[Block]) -> Result<Vec<Value>, WriteError> {
        self.below = Length::ZERO;
        blocks.iter().map(|block| self.block(block, false)).collect()
    }

    fn block(&mut self, block: &Block, next_signs: bool) -> Result<Value, WriteError> {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Columns(columns) => self.columns(columns, next_signs),
            Block::Table(table) => self.table(table),
            Block::Rule(rule) => {
                let gap = self.gap(self.theme.room.rule_gap, Length::ZERO);
                // A rule closes a title, and a title never ends a page.
                Ok(json!(["r", gap, true, rule.length.to_pt()]))
            }
            Block::SignSpace(height) => {
                let gap = self.gap(Length::ZERO, Length::ZERO);
                Ok(json!(["s", gap, height.to_pt()]))
            }
        }
    }

    /// Room between the last block and one that wants so much above and below: as in Word, the
    /// sum of both sides.
    fn gap(&mut self, above: Length, below: Length) -> f64 {
        let gap = self.below + above;
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
        let pieces = inlines(&paragraph.content)?;
        Ok(json!(["p", gap, paragraph.role as usize, paragraph.keep_next, level, pieces]))
    }

    fn columns(&mut self, columns: &Columns, keep: bool) -> Result<Value, WriteError> {
        let above = match columns.kind {
            ColumnsKind::Header => Length::ZERO,
            ColumnsKind::Signature => self.theme.room.section_gap,
        };
        let gap = self.gap(above, Length::ZERO);
        let mut rows = Vec::with_capacity(columns.rows.len());
        for row in &columns.rows {
            let [left, right] = &row.cells;
            let drops = self.drops([left, right], row.level_bottom);
            rows.push(json!([row.level_bottom, drops, [self.flow(left)?, self.flow(right)?]]));
        }
        self.below = Length::ZERO;
        let widths = columns.widths.map(Length::to_pt);
        Ok(json!(["c", gap, keep, widths, rows]))
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

    fn table(&mut self, table: &Table) -> Result<Value, WriteError> {
        let gap = self.gap(Length::ZERO, Length::ZERO);
        let widths: Vec<f64> = table.columns.iter().map(|width| width.to_pt()).collect();
        let head = self.rows(&table.head, widths.len())?;
        let body = self.rows(&table.body, widths.len())?;
        self.below = Length::ZERO;
        Ok(json!([
            "t",
            gap,
            false,
            table.text_size.to_pt(),
            table.title,
            widths,
            head,
            groups(&table.body, body)
        ]))
    }

    /// Typst places cells one after the other, so that every place must be taken.
    fn rows(&mut self, rows: &[Row], columns: usize) -> Result<Vec<Value>, WriteError> {
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

/// Does the paragraph close the body, so that its last lines go with the signature? A heading
/// that stays with the next block does so as a whole anyway.
fn ends(last: &Paragraph, sign: &Columns) -> bool {
    sign.kind == ColumnsKind::Signature && !last.keep_next && last.role.info().outline == 0
}

/// Body rows in groups; rows that stay with the next one are a group of their own, which heads
/// the next. A cell over several rows must not cross a group's border.
fn groups(rows: &[Row], made: Vec<Value>) -> Vec<Value> {
    let mut groups: Vec<(bool, Vec<Value>)> = Vec::new();
    let mut spanned_until = 0;
    for (y, (row, value)) in rows.iter().zip(made).enumerate() {
        let spans = row.cells.iter().any(|cell| cell.rowspan > 1) || spanned_until > y;
        spanned_until = row.cells.iter().map(|cell| y + cell.rowspan).max().unwrap_or(0).max(spanned_until);
        let keep = row.keep_next && !spans && y + 1 < rows.len();
        match groups.last_mut() {
            Some((last, group)) if *last == keep => group.push(value),
            _ => groups.push((keep, vec![value])),
        }
    }
    groups.into_iter().map(|(keep, rows)| json!([keep, rows])).collect()
}

fn inlines(content: &[Inline]) -> Result<Vec<Value>, WriteError> {
    let piece = |inline: &Inline| match inline {
        Inline::LineBreak => Ok(json!(0)),
        Inline::Text(run) => {
            if let Some(letter) = run.text.chars().find(|&letter| !fonts::covers(letter)) {
                return Err(WriteError::MissingGlyph { letter, text: run.text.clone() });
            }
            Ok(match (run.bold, run.italic) {
                (false, false) => json!(run.text),
                (bold, italic) => json!([u8::from(bold) + 2 * u8::from(italic), run.text]),
            })
        }
    };
    content.iter().map(piece).collect()
}

/// The date that stands on the paper, which PDF/A demands as date of creation; none while it is
/// a draft.
pub(super) fn date(document: &Document) -> Option<(i32, u8, u8)> {
    let places = document.sections.iter().flat_map(|section| &section.blocks);
    let cells = places.flat_map(|block| match block {
        Block::Columns(columns) => columns.rows.iter().flat_map(|row| row.cells.iter().flatten()).collect(),
        block => vec![block],
    });
    let dated = cells.filter_map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.role == Role::DiaDanhThoiGian => {
            Some(paragraph.plain_text())
        }
        _ => None,
    });
    dated.take(1).find_map(|text| {
        let mut words = text.split_whitespace().rev();
        let (year, _, month, _, day) =
            (words.next()?, words.next()?, words.next()?, words.next()?, words.next()?);
        Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
    })
}
