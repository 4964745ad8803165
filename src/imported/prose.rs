//! The body of a document as the keys of its YAML: parts with their titles, or one text.
//!
//! In: its lines and tables in order. Out: `mo_dau`, `noi_dung` or `dieu`, and the tables that have no place in
//! it, which become appendices.

use super::body::{self, LineSort};
use super::body_tables::BodyPieces;
use super::document::PaperTyper;
use super::doubts::DoubtfulPlace;
use super::parts::BodyPiece;
use super::tables::{GridTable, TypedTable};
use super::yaml_text::TypedLine;
use crate::content::kind::{BodyLayout, Components, Kind};
use crate::paper::Role;

impl<'a> PaperTyper<'a> {
    /// The body. Returns the tables that have no place in it, which become appendices.
    pub(super) fn body(
        &mut self,
        pieces: Vec<BodyPiece<'a>>,
        kind: &Kind,
        components: &Components,
        indent: usize,
    ) -> Vec<TypedTable> {
        let BodyPieces { lines, mut groups, wide: mut tables } = self.parted(pieces);
        let articles = kind.bo_cuc == BodyLayout::Dieu;
        let typed = body::typed(&lines, articles);
        let key = if articles { "dieu" } else { "noi_dung" };
        let wide = tables.len();
        if !components.allows(key) || (articles && !typed.in_articles()) {
            tables.extend(groups.drain(..).flat_map(|group| group.tables));
        }
        for (nth, table) in tables.iter().enumerate() {
            let message = match nth < wide {
                true => "bảng rộng hơn trang đứng được chuyển thành phụ lục ở cuối",
                false => "bảng nằm giữa nội dung được chuyển thành phụ lục ở cuối",
            };
            self.doubt(
                indent,
                DoubtfulPlace::new(table.grid.at, message).hint("nhắc đến phụ lục này ở chỗ cũ của bảng"),
            );
        }
        self.kept_numbers(&typed, indent);
        if !components.allows(key) {
            return tables;
        }
        let required = components.bat_buoc.iter().any(|one| one == key);
        if typed.lines.is_empty() && groups.is_empty() {
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
        let divided = typed.sorts.contains(&LineSort::Division);
        let whole = articles || divided || lines.iter().any(|line| line.role == Role::Dieu);
        let opened = |first: &usize| {
            let above = || typed.plain[..*first].iter().zip(&typed.below_table);
            !whole && !typed.below_table[*first] && above().all(|(plain, table)| *plain && !table)
        };
        match first.filter(opened) {
            Some(first) if first == 0 || components.allows("mo_dau") => {
                if first > 0 {
                    self.yaml.block(indent, "mo_dau", &typed.lines[..first]);
                }
                self.yaml.key(indent, "noi_dung");
                self.parts_with_tables(&typed, groups, (first, true), indent);
            }
            _ if groups.is_empty() => self.yaml.block(indent, key, &typed.lines),
            _ if articles => {
                self.yaml.key(indent, key);
                self.articles_with_tables(&typed, groups, indent);
            }
            _ => {
                self.yaml.key(indent, key);
                self.parts_with_tables(&typed, groups, (0, false), indent);
            }
        }
        tables
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

    /// A table, unless it has no words.
    pub(super) fn table(&self, table: &crate::paper::Table, captions: Vec<TypedLine>) -> Option<TypedTable> {
        let grid = GridTable::of(table, self.reader.covers)?;
        let literal = grid.at.is_some_and(|at| self.reader.literal.contains(&at));
        let size = Some(table.text_size.to_twips()).filter(|size| *size >= self.least_size);
        Some(TypedTable { grid, captions, literal, size, notes: Vec::new() })
    }
}
