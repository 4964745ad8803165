//! The body of a document as the keys of its YAML: parts with their titles, or one text.
//!
//! In: its lines and tables in order. Out: `mo_dau`, `noi_dung` or `dieu`, and the tables, which become
//! appendices.

use super::body::{self, BodyLine};
use super::document::PaperTyper;
use super::doubts::DoubtfulPlace;
use super::parts::BodyPiece;
use super::tables::{GridTable, TypedTable};
use super::yaml_text::TypedLine;
use crate::content::kind::{BodyLayout, Components, Kind};
use crate::paper::Role;

impl<'a> PaperTyper<'a> {
    /// The body. Returns its tables, which become appendices.
    pub(super) fn body(
        &mut self,
        pieces: Vec<BodyPiece<'a>>,
        kind: &Kind,
        components: &Components,
        indent: usize,
    ) -> Vec<TypedTable> {
        let (lines, tables) = self.parted(pieces);
        for table in &tables {
            let message = "bảng nằm giữa nội dung được chuyển thành phụ lục ở cuối";
            self.doubt(
                indent,
                DoubtfulPlace::new(table.grid.at, message).hint("nhắc đến phụ lục này ở chỗ cũ của bảng"),
            );
        }
        let articles = kind.bo_cuc == BodyLayout::Dieu;
        let typed = body::typed(&lines, articles);
        self.kept_numbers(&typed, indent);
        let key = if articles { "dieu" } else { "noi_dung" };
        if !components.allows(key) {
            return tables;
        }
        let required = components.bat_buoc.iter().any(|one| one == key);
        if typed.lines.is_empty() {
            if required {
                self.doubt(
                    indent,
                    DoubtfulPlace::new(None, "không thấy nội dung").hint(format!("ghi `{key}`")),
                );
                self.yaml.value(
                    indent,
                    key,
                    if articles { "Điều 1. [nội dung]" } else { "[nội dung]" },
                    None,
                );
            }
            return tables;
        }
        let first = typed.parts.iter().position(Option::is_some);
        let whole = articles || lines.iter().any(|line| line.role == Role::Dieu);
        match first.filter(|first| !whole && typed.plain[..*first].iter().all(|plain| *plain)) {
            Some(first) if first == 0 || components.allows("mo_dau") => {
                if first > 0 {
                    self.yaml.block(indent, "mo_dau", &typed.lines[..first]);
                }
                self.yaml.key(indent, "noi_dung");
                self.body_parts(&typed, first, indent);
            }
            _ => self.yaml.block(indent, key, &typed.lines),
        }
        tables
    }

    /// Parts with their titles, each an item.
    pub(super) fn body_parts(&mut self, typed: &body::TypedBody, first: usize, indent: usize) {
        let mut at = first;
        while at < typed.lines.len() {
            let end = (at + 1..typed.lines.len())
                .find(|next| typed.parts[*next].is_some())
                .unwrap_or(typed.lines.len());
            let title = typed.parts[at].clone().unwrap_or_default();
            self.yaml.item();
            self.yaml.value(indent + 4, "muc", &title, typed.lines[at].at);
            if at + 1 < end {
                self.yaml.block(indent + 4, "loi_van", &typed.lines[at + 1..end]);
            }
            at = end;
        }
    }

    /// Tells which paragraphs keep their number as plain words.
    pub(super) fn kept_numbers(&mut self, typed: &body::TypedBody, indent: usize) {
        if let Some((at, shown)) = typed.kept_numbers.first() {
            let more = match typed.kept_numbers.len() {
                1 => String::new(),
                count => format!(" và {} dòng nữa", count - 1),
            };
            let message = format!("số ở đầu dòng không nối tiếp, giữ nguyên như chữ thường: “{shown}”{more}");
            self.doubt(
                indent,
                DoubtfulPlace::new(Some(*at), message).hint("sửa số cho nối tiếp rồi bỏ dấu `\\` trước số"),
            );
        }
    }

    /// Lines, and tables with the lines right above them that are theirs.
    pub(super) fn parted(&self, pieces: Vec<BodyPiece<'a>>) -> (Vec<BodyLine>, Vec<TypedTable>) {
        let (mut lines, mut tables): (Vec<BodyLine>, Vec<TypedTable>) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece {
                BodyPiece::Line(line) => lines.push(line),
                BodyPiece::Table(table) => {
                    let above = captions(&mut lines);
                    match self.table(table, above.clone()) {
                        Some(table) => tables.push(table),
                        None => lines.extend(as_lines(above)),
                    }
                }
            }
        }
        (lines, tables)
    }

    /// A table, unless it has no words.
    pub(super) fn table(&self, table: &crate::paper::Table, captions: Vec<TypedLine>) -> Option<TypedTable> {
        let grid = GridTable::of(table, self.reader.covers)?;
        let literal = grid.at.is_some_and(|at| self.reader.literal.contains(&at));
        Some(TypedTable { grid, captions, literal })
    }
}

/// Takes the lines right above a table that are its name or its unit.
pub(super) fn captions(lines: &mut Vec<BodyLine>) -> Vec<TypedLine> {
    let from = lines
        .iter()
        .rposition(|line| !matches!(line.role, Role::TenBang | Role::DonViTinh))
        .map_or(0, |at| at + 1);
    lines.drain(from..).map(|line| TypedLine::new(line.text, Some(line.at))).collect()
}

/// Lines above a table that turned out to have no words, as lines of the body again.
pub(super) fn as_lines(captions: Vec<TypedLine>) -> impl Iterator<Item = BodyLine> {
    captions.into_iter().filter_map(|line| {
        let (role, at) = (Role::DoanVan, line.at?);
        Some(BodyLine { role, text: line.text, at, bold: false, literal: false, looks: Vec::new() })
    })
}
