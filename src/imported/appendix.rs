//! An appendix as the keys of its YAML.
//!
//! In: its components. Out: an item of `phu_luc`: name, text, tables, notes. Text between two tables becomes
//! part of the name of the second, so that it stays in its place.

use super::body;
use super::body::BodyLine;
use super::document::PaperTyper;
use super::doubts::DoubtfulPlace;
use super::escape::prose;
use super::parts::{BodyPiece, PaperParts, SeenWords};
use super::tables::TypedTable;
use super::yaml_text::{NOTHING, TypedLine};
use crate::content::number::roman_value;
use crate::paper::{Orientation, Role};

impl<'a> PaperTyper<'a> {
    /// Writes an appendix; `nth` of `count`.
    pub(super) fn appendix(
        &mut self,
        mut parts: PaperParts<'a>,
        (nth, count): (usize, usize),
        orientation: Option<Orientation>,
        indent: usize,
    ) {
        let key = indent + 4;
        self.yaml.item();
        self.label(&parts, nth, count, key);
        let mut names: Vec<TypedLine> = Vec::new();
        names.extend(parts.kind.take().map(|kind| TypedLine::new(prose(&kind.text), Some(kind.at))));
        let name = |line: &SeenWords| TypedLine::new(prose(&line.text), Some(line.at));
        names.extend(parts.names().iter().chain(&parts.subject).map(name));
        let pieces = self.all_pieces(&mut parts);
        let has_tables = pieces.iter().any(|piece| matches!(piece, BodyPiece::Table(_)));
        self.yaml.prose(key, "ten", &names);
        match orientation.filter(|_| has_tables) {
            Some(Orientation::Portrait) => self.yaml.value(key, "huong", "doc", None),
            Some(sheet @ Orientation::LandscapeA3) if self.a3 => {
                self.yaml.value(key, "huong", sheet.word(), None);
            }
            Some(Orientation::LandscapeA3) => {
                let message = "phụ lục gốc khổ A3, thể thức của cơ quan chưa cho dùng: nhập thành A4 ngang";
                self.doubt(key, DoubtfulPlace::new(None, message).hint(
                    "cơ quan cho dùng A3 thì ghi `bang: {kho_a3: có}` ở `templates/theme.yaml`, rồi ghi `huong: ngang_a3` ở phụ lục",
                ));
            }
            Some(Orientation::Landscape) | None => {}
        }
        let (lines, mut tables, mut notes) = self.with_tables(pieces);
        // Under several tables nobody knows whose a note is.
        if let [table] = &mut tables[..] {
            table.take_notes(&mut notes);
        }
        let typed = body::typed(&lines, false);
        self.kept_numbers(&typed, key);
        if !typed.lines.is_empty() {
            self.yaml.block(key, "loi_van", &typed.lines);
        } else if tables.is_empty() {
            self.yaml.value(
                key,
                "loi_van",
                if notes.is_empty() { "[nội dung phụ lục]" } else { NOTHING },
                None,
            );
        }
        self.tables(&tables, true, key);
        if !notes.is_empty() {
            self.yaml.block(key, "ghi_chu", &notes);
        }
    }

    /// All that is no name, in the order of reading: an appendix has no head and no end of its own.
    fn all_pieces(&self, parts: &mut PaperParts<'a>) -> Vec<BodyPiece<'a>> {
        let line = |line: SeenWords| {
            BodyPiece::Line(BodyLine {
                role: Role::DoanVan,
                text: line.text,
                at: line.at,
                bold: false,
                literal: false,
                below_table: false,
                looks: Vec::new(),
            })
        };
        let before = [
            std::mem::take(&mut parts.above),
            std::mem::take(&mut parts.issuer),
            parts.number.take().into_iter().collect(),
            parts.day.take().into_iter().collect(),
            std::mem::take(&mut parts.stray),
            std::mem::take(&mut parts.authority),
            std::mem::take(&mut parts.grounds),
            std::mem::take(&mut parts.order),
            std::mem::take(&mut parts.addressees),
        ];
        let marks = [parts.draft.take(), parts.urgency.take(), parts.circle.take()];
        let behind = [
            std::mem::take(&mut parts.recipients),
            std::mem::take(&mut parts.drafter),
            std::mem::take(&mut parts.contact),
        ];
        let at = parts.signer_at;
        let signers = std::mem::take(&mut parts.signers).into_iter().flatten();
        let signers = signers.filter_map(|(_, text)| Some(SeenWords { text, at: at? }));
        let mut pieces: Vec<BodyPiece<'a>> =
            before.into_iter().flatten().chain(marks.into_iter().flatten()).map(line).collect();
        pieces.append(&mut parts.body);
        pieces.extend(behind.into_iter().flatten().chain(signers).map(line));
        pieces
    }

    fn label(&mut self, parts: &PaperParts<'a>, nth: usize, count: usize, indent: usize) {
        let Some(label) = parts.label() else { return };
        let (text, at) = (label.text.clone(), label.at);
        let number = text
            .split(|one: char| !one.is_alphanumeric())
            .rfind(|word| !word.is_empty())
            .and_then(|word| roman_value(word).or_else(|| word.parse().ok()));
        let given = (count > 1).then_some(u32::try_from(nth).unwrap_or(0));
        if number != given {
            let printed = given.map_or("Phụ lục".to_owned(), |number| {
                format!("Phụ lục {}", crate::content::number::roman(number))
            });
            let message = format!("nhãn `{text}` sẽ in là `{printed}`, theo vị trí");
            self.doubt(indent, DoubtfulPlace::new(Some(at), message));
        }
    }

    /// Lines before the first table, tables with the lines above each, notes behind the last one.
    fn with_tables(&self, pieces: Vec<BodyPiece<'a>>) -> (Vec<BodyLine>, Vec<TypedTable>, Vec<TypedLine>) {
        let (mut before, mut tables): (Vec<BodyLine>, Vec<TypedTable>) = (Vec::new(), Vec::new());
        let mut between: Vec<BodyLine> = Vec::new();
        for piece in pieces {
            match piece {
                BodyPiece::Line(line) => between.push(line),
                BodyPiece::Table(table) => {
                    let captions = match tables.is_empty() {
                        true => {
                            let captions = super::body_tables::captions(&mut between, 0);
                            before.append(&mut between);
                            captions
                        }
                        false => {
                            between.drain(..).map(|line| TypedLine::new(line.text, Some(line.at))).collect()
                        }
                    };
                    match self.table(table, captions.clone()) {
                        Some(one) => tables.push(one),
                        None => between.extend(super::body_tables::as_lines(captions)),
                    }
                }
            }
        }
        if tables.is_empty() {
            before.append(&mut between);
            return (before, tables, Vec::new());
        }
        let notes = between.into_iter().filter(|line| line.role != Role::TieuDeGhiChu);
        let notes = notes.map(|line| TypedLine::new(prose(&line.text), Some(line.at))).collect();
        (before, tables, notes)
    }

    /// Tables; `named` says whether several need a name each.
    pub(super) fn tables(&mut self, tables: &[TypedTable], named: bool, indent: usize) {
        let mut doubts = std::mem::take(&mut self.doubts);
        match tables {
            [] => {}
            [table] => {
                self.yaml.key(indent, "bang");
                table.write(&mut self.yaml, indent + 2, false, &mut doubts);
            }
            tables => {
                self.yaml.key(indent, "bang");
                for table in tables {
                    self.yaml.item();
                    table.write(&mut self.yaml, indent + 4, named, &mut doubts);
                }
            }
        }
        self.doubts = doubts;
    }
}
