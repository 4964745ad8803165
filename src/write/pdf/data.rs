//! A document laid out as the data that `templates/typst/vanban.typ` draws, which also says what each
//! array means.
//!
//! In: the document laid out. Out: JSON, and the images in it. Everything in it about the page is decided
//! by `layout`. Places in the YAML are never part of it: equal papers must give equal data.

use serde_json::{Value, json};

use super::fields;
use crate::fonts::Faces;
use crate::layout::{
    CutPiece, CutWords, Ending, GridPlace, Laid, LaidBlock, LaidChart, LaidColumns, LaidContent, LaidFrame,
    LaidRow, LaidSection, LaidSimple, LaidTable, LaidText, NO_BREAK_SPACE, PlaceContent, RowStay, Stay,
    short_title,
};
use crate::length::Length;
use crate::paper::{FieldPlan, Inline, PlacedImage};
use crate::write::WriteError;

/// The document, and the images in it by their numbers.
pub(super) fn document<'a>(page: &Laid<'a>) -> Result<(Value, Vec<&'a [u8]>), WriteError> {
    let has_fields = page.document.has_fields();
    let mut apart = apart(&page.document.fields);
    let mut maker = DataMaker { faces: &page.theme.faces, has_fields, images: Vec::new() };
    let sections = page.sections.iter().map(|section| {
        let (width, height) = section.source.orientation.sheet();
        let sheet = [width.to_pt(), height.to_pt()];
        let marks = section.source.marks.as_ref().map(|marks| {
            let frames =
                section.marks.iter().map(|frame| maker.frame(frame)).collect::<Result<Vec<_>, _>>()?;
            Ok(json!([marks.left.to_pt(), marks.top.to_pt(), marks.gap.to_pt(), frames]))
        });
        let marks = marks.transpose()?;
        let foot = section.foot.iter().map(|line| maker.text(line, json!(false)));
        let foot = foot.collect::<Result<Vec<_>, _>>()?;
        let blocks = maker.section(section)?;
        Ok(json!([sheet, section.source.restart_numbering, marks, foot, blocks, apart.take()]))
    });
    let sections = Value::Array(sections.collect::<Result<_, WriteError>>()?);
    Ok((sections, maker.images))
}

/// The agency's line in a file that goes separately, of its first section: its words, the descriptions of their field and
/// of the signature's, the words as wide as what that will show, their size.
fn apart(fields: &FieldPlan) -> Option<Value> {
    /// Points (PL I, III.1; Mẫu 2.2).
    const SIZE: u8 = 10;
    /// Hour, minute, second and how far from Greenwich (ISO 8601).
    const TIME: &str = "00:00:00 +07:00";
    let FieldPlan::Apart(says) = fields else { return None };
    let (words, seal) = fields::apart(says, SIZE);
    let room =
        if says.is_empty() { format!("Số: 0000/QĐ-UBND; 00/00/0000; {TIME}") } else { TIME.to_owned() };
    Some(json!([says, words, seal, room, SIZE]))
}

/// Goes from top to bottom.
struct DataMaker<'a> {
    faces: &'a Faces,
    /// Whether number and day that are open are fields.
    has_fields: bool,
    /// The images met so far.
    images: Vec<&'a [u8]>,
}

impl<'a> DataMaker<'a> {
    fn section(&mut self, section: &LaidSection<'a>) -> Result<Vec<Value>, WriteError> {
        let blocks = &section.blocks;
        let mut items = Vec::with_capacity(blocks.len());
        let mut done = 0;
        for Ending { anchor, whole, signs } in section.endings() {
            self.free(section, done..anchor.unwrap_or(whole), &mut items)?;
            let anchor = match anchor.map(|at| (&blocks[at], &blocks[at].content)) {
                Some((block, LaidContent::Table(table))) => {
                    Some(self.table(block.gap, table, table.closing_rows())?)
                }
                Some((block, _)) => Some(self.block(block)?),
                None => None,
            };
            let between = self.flow(&blocks[whole..signs.start])?;
            items.push(json!(["e", anchor, between, self.flow(&blocks[signs.clone()])?]));
            done = signs.end;
        }
        self.free(section, done..blocks.len(), &mut items)?;
        Ok(items)
    }

    /// The blocks of a section that do not belong to a signature.
    fn free(
        &mut self,
        section: &LaidSection<'a>,
        part: std::ops::Range<usize>,
        items: &mut Vec<Value>,
    ) -> Result<(), WriteError> {
        for at in part {
            items.push(match &section.blocks[at].content {
                LaidContent::Simple(LaidSimple::Text(text)) => {
                    let keep = match section.stay(at) {
                        Stay::Free => json!(false),
                        Stay::Whole => json!(true),
                        Stay::LastLines(room) => json!(room.to_pt()),
                    };
                    self.text(text, keep)?
                }
                _ => self.block(&section.blocks[at])?,
            });
        }
        Ok(())
    }

    fn flow(&mut self, blocks: &[LaidBlock<LaidContent<'a>>]) -> Result<Vec<Value>, WriteError> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn cell(&mut self, cell: &[LaidBlock<LaidSimple<'a>>]) -> Result<Vec<Value>, WriteError> {
        cell.iter().map(|block| self.simple(block.gap.to_pt(), &block.content)).collect()
    }

    fn block(&mut self, block: &LaidBlock<LaidContent<'a>>) -> Result<Value, WriteError> {
        let gap = block.gap.to_pt();
        match &block.content {
            LaidContent::Simple(simple) => self.simple(gap, simple),
            LaidContent::Columns(columns) => self.columns(gap, columns),
            LaidContent::Table(table) => self.table(block.gap, table, table.body.len()),
            LaidContent::Chart(chart) => self.chart(gap, chart),
        }
    }

    fn simple(&mut self, gap: f64, simple: &LaidSimple<'a>) -> Result<Value, WriteError> {
        match simple {
            LaidSimple::Text(text) => self.own(text),
            // A rule closes a title, and no page ends below a title.
            LaidSimple::Rule(length) => Ok(json!(["r", gap, true, length.to_pt()])),
            LaidSimple::SignSpace(height) => Ok(json!(["s", gap, height.to_pt()])),
            LaidSimple::Signed(signed) => {
                let fields = signed.fields.iter().map(|field| {
                    let lengths = [field.width, field.height, field.left, field.top].map(Length::to_pt);
                    let [width, height, left, top] = lengths;
                    json!([width, height, left, top, fields::marked(&field.name, &field.words)])
                });
                let fields: Vec<Value> = fields.collect();
                Ok(json!(["i", gap, signed.height.to_pt(), self.images(&signed.images), fields]))
            }
            LaidSimple::Frame(frame) => Ok(json!(["m", gap, self.frame(frame)?])),
        }
    }

    fn images(&mut self, images: &'a [PlacedImage]) -> Vec<Value> {
        let data = images.iter().map(|PlacedImage { image, left, top, .. }| {
            self.images.push(&image.png);
            let [width, height, left, top] = [image.width, image.height, *left, *top].map(Length::to_pt);
            json!([self.images.len() - 1, width, height, left, top, image.words])
        });
        data.collect()
    }

    fn text(&self, text: &LaidText<'a>, keep: Value) -> Result<Value, WriteError> {
        let paragraph = text.paragraph;
        let level = match (text.level, paragraph.role.info().keep_next) {
            (level @ 1.., false) => json!([level, short_title(paragraph)]),
            (level, _) => json!(level),
        };
        let mut pieces = self.pieces(text)?;
        let pieces = match pieces.as_mut_slice() {
            // Most are one text in the paragraph's own look.
            [Value::String(words)] => Value::String(std::mem::take(words)),
            _ => Value::Array(pieces),
        };
        Ok(json!(["p", text.gap.to_pt(), paragraph.role as usize, keep, level, pieces]))
    }

    /// The pieces of a text; what is tied is one piece, in a box where it may not be parted.
    ///
    /// # Errors
    /// A letter without a glyph: an empty box on an official paper is worse than none.
    fn pieces(&self, text: &LaidText<'a>) -> Result<Vec<Value>, WriteError> {
        for inline in text.setting.content {
            let Inline::Text(run) = inline else { continue };
            if let Some(letter) = run.text.chars().find(|&letter| !self.faces.covers(letter)) {
                return Err(WriteError::MissingGlyph { letter, text: run.text.clone() });
            }
        }
        let mut before = String::new();
        let mut pieces = Vec::new();
        for piece in text.pieces() {
            match piece {
                CutPiece::NewLine => pieces.push(json!(0)),
                CutPiece::MayPart => pieces.push(json!(1)),
                CutPiece::Free(one) => pieces.extend(self.with_fields(&one, &mut before)),
                CutPiece::Tied(tied) => {
                    let tied = tied.iter().flat_map(|one| self.with_fields(one, &mut before));
                    pieces.push(match tied.collect::<Vec<_>>().as_mut_slice() {
                        [Value::String(words)] => json!([4, std::mem::take(words)]),
                        tied => json!([4, tied]),
                    });
                }
            }
        }
        Ok(pieces)
    }

    /// Words in one look, with the fields that are in their blanks; `before` is what stands before them.
    fn with_fields(&self, one: &CutWords<'_>, before: &mut String) -> Vec<Value> {
        if !self.has_fields {
            return vec![words(one)];
        }
        let mut pieces = Vec::new();
        let mut rest = one.text;
        while let Some((start, length)) = fields::blank(rest) {
            before.push_str(&rest[..start]);
            let blank = &rest[start..start + length];
            let of = |text| CutWords { text, ..*one };
            if let Some((name, says)) = fields::of_blank(before) {
                pieces.extend((start > 0).then(|| words(&of(&rest[..start]))));
                pieces.push(json!([8, name, says, blank.replace(NO_BREAK_SPACE, " ")]));
            } else {
                pieces.push(words(&of(&rest[..start + length])));
            }
            before.push_str(blank);
            rest = &rest[start + length..];
        }
        before.push_str(rest);
        pieces.extend((!rest.is_empty()).then(|| words(&CutWords { text: rest, ..*one })));
        pieces
    }

    /// A text by its own mark.
    fn own(&self, text: &LaidText<'a>) -> Result<Value, WriteError> {
        self.text(text, json!(text.paragraph.keep_next))
    }

    fn texts(&self, texts: &[LaidText<'a>]) -> Result<Vec<Value>, WriteError> {
        texts.iter().map(|text| self.own(text)).collect()
    }

    fn columns(&mut self, gap: f64, columns: &LaidColumns<'a>) -> Result<Value, WriteError> {
        let mut rows = Vec::with_capacity(columns.rows.len());
        for row in &columns.rows {
            let [left, right] = &row.cells;
            let cells = [self.cell(left)?, self.cell(right)?];
            rows.push(json!([row.source.level_bottom, row.level.drops(), cells, row.source.flows_after]));
        }
        Ok(json!(["c", gap, columns.source.widths.map(Length::to_pt), rows]))
    }

    /// A table whose rows from `closing` on stay with what follows it.
    fn table(&self, gap: Length, table: &LaidTable<'a>, closing: usize) -> Result<Value, WriteError> {
        let source = table.source;
        let widths: Vec<f64> = source.columns.iter().map(|width| width.to_pt()).collect();
        let head = table.head.iter().map(|row| self.row(row)).collect::<Result<Vec<_>, _>>()?;
        // Rows in groups, each of one kind; a cell never reaches over a group's border.
        let mut groups: Vec<(RowStay, Vec<Value>)> = Vec::new();
        for (row, stay) in table.body.iter().zip(table.row_stays(closing)) {
            let row = self.row(row)?;
            match groups.last_mut() {
                Some((before, group)) if *before == stay => group.push(row),
                _ => groups.push((stay, vec![row])),
            }
        }
        let name = |stay| match stay {
            RowStay::Free => "rows",
            RowStay::NextRow => "head",
            RowStay::Signature => "last",
        };
        let groups: Vec<Value> = groups.into_iter().map(|(stay, rows)| json!([name(stay), rows])).collect();
        Ok(json!(["t", gap.to_pt(), source.text_size.to_pt(), source.title, widths, head, groups]))
    }

    /// Typst places cells one after the other, so a place without a cell gets an empty one.
    fn row(&self, row: &LaidRow<'a>) -> Result<Value, WriteError> {
        let mut cells = Vec::with_capacity(row.places.len());
        for GridPlace { columns, content, .. } in &row.places {
            match content {
                PlaceContent::Starts { source, rows, texts } => {
                    cells.push(json!([columns, rows, source.middle, self.texts(texts)?]));
                }
                PlaceContent::Empty => cells.push(json!([1, 1, false, []])),
                PlaceContent::GoesOn => {}
            }
        }
        Ok(json!([row.source.whole, cells]))
    }

    fn chart(&self, gap: f64, chart: &LaidChart<'a>) -> Result<Value, WriteError> {
        let source = chart.source;
        let widths = [source.label_width.to_pt(), source.plot_width.to_pt()];
        let heights = [source.bar_height.to_pt(), source.group_gap.to_pt()];
        let mut groups = Vec::with_capacity(chart.groups.len());
        for (group, (label, words)) in source.groups.iter().zip(&chart.groups) {
            let label = self.own(label)?;
            let bars = group.bars.iter().zip(self.texts(words)?);
            let bars = bars.map(|(bar, words)| json!([bar.length.to_pt(), bar.shade.grey(), words]));
            groups.push(json!([label, bars.collect::<Vec<_>>()]));
        }
        Ok(json!(["b", gap, source.text_size.to_pt(), widths, heights, source.whole, groups]))
    }

    fn frame(&self, frame: &LaidFrame<'a>) -> Result<Value, WriteError> {
        let (source, text) = (frame.source, &frame.text);
        let pieces = self.pieces(text)?;
        Ok(json!([source.width.to_pt(), source.height.to_pt(), text.paragraph.role as usize, pieces]))
    }
}

/// Words in one look.
fn words(words: &CutWords<'_>) -> Value {
    // The faces have one glyph for both kinds of space; a PDF then needs a mark around each no-break
    // space, at which Poppler's reader of the tags loses the rest of the text. Plain spaces in words
    // kept on one line say the same.
    let text = words.text.replace(NO_BREAK_SPACE, " ");
    match u8::from(words.bold) + 2 * u8::from(words.italic) {
        0 => Value::String(text),
        look => json!([look, text]),
    }
}
