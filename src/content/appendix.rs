//! Appendices: text, tables, or both.
//!
//! In: the fields of an appendix. Out: a [`PhuLuc`]. Lines are left to `body`, the contents of a table to
//! `table`.

use std::sync::Arc;

use super::body;
use super::body_tables::{BodyPart, BodyTables, MixedLines};
use super::comparison::{self, ComparisonAppendix};
use super::declare::{Fields, Text, Word};
use super::fixed;
use super::status_words::HUONG;
use super::table::{self, Bang};
use super::taken;
use crate::finding::{Finding, Report, codes};
use crate::orientation::Orientation;
use crate::source::Span;

/// An appendix, read.
#[derive(Clone, Debug)]
pub struct PhuLuc {
    /// Its place.
    pub at: Span,
    /// Its id.
    pub ma: Option<Word>,
    /// Lines of its name.
    pub ten: Vec<Text>,
    /// Its sheet, if it is stated.
    pub huong: Option<Orientation>,
    /// Where that is stated.
    pub huong_at: Option<Span>,
    /// Its text, with the tables that stand between its lines.
    pub body: Vec<BodyPart>,
    /// The tables below its text.
    pub bang: Vec<Arc<Bang>>,
    /// Two versions of figures that are compared in it.
    pub so_sanh: Option<ComparisonAppendix>,
    /// Lines under the tables.
    pub ghi_chu: Vec<Text>,
}

impl PhuLuc {
    /// All its tables, from top to bottom.
    pub fn tables(&self) -> impl Iterator<Item = &Arc<Bang>> {
        BodyTables::of(&self.body).chain(&self.bang)
    }
}

/// Reads an appendix.
pub(super) fn read(fields: Fields<'_>, report: &mut Report) -> PhuLuc {
    if ["bang", "loi_van", "so_sanh", taken::KEY].iter().all(|key| fields.get(key).is_none()) {
        let message = "phụ lục chưa có nội dung";
        report.findings.push(
            Finding::error(codes::C002, fields.node.span, message).hint("thêm `bang:` hoặc `loi_van:`"),
        );
    }
    unit_in_name(fields, report);
    PhuLuc {
        at: fields.node.span,
        ma: fields.word("ma"),
        ten: fields.texts("ten", report),
        huong: fields.choice(&HUONG),
        huong_at: fields.chosen(&HUONG).map(|chosen| chosen.at),
        body: text(fields, report),
        bang: tables(fields, report),
        so_sanh: fields.map("so_sanh").and_then(comparison::read),
        ghi_chu: fields.texts("ghi_chu", report),
    }
}

/// Its text, with the tables between its lines.
fn text(fields: Fields<'_>, report: &mut Report) -> Vec<BodyPart> {
    let Some(node) = fields.get("loi_van") else { return Vec::new() };
    let mixed = MixedLines::of_text(node, report);
    let items = body::lines(&mixed.lines, &mut report.findings);
    mixed.woven(items)
}

/// Reports a line `(Đơn vị tính: …)` in the name of an appendix with a table, which prints it by `don_vi`.
fn unit_in_name(fields: Fields<'_>, report: &mut Report) {
    if fields.maps("bang").iter().all(|table| table.get("don_vi").is_none()) {
        return;
    }
    for line in fields.texts("ten", report) {
        let start = line.raw.rfind('(').filter(|_| line.raw.ends_with(')')).unwrap_or(0);
        let words = line.raw[start..].trim_start_matches(['(', ' ']);
        if ["đơn vị tính", "đvt", "đơn vị"]
            .iter()
            .any(|unit| fixed::opens_with(words, unit).is_some_and(|rest| rest.trim_start().starts_with(':')))
        {
            let message = format!(
                "`{}` chương trình in trên bảng theo `don_vi`, ở đây sẽ thành hai lần",
                &line.raw[start..]
            );
            let finding = Finding::warning(codes::C016, line.at, message);
            report.findings.push(finding.hint("bỏ chữ này ở tên phụ lục"));
        }
    }
}

/// The tables below the text of an appendix; if there are several, their names must differ.
fn tables(fields: Fields<'_>, report: &mut Report) -> Vec<Arc<Bang>> {
    let maps = fields.maps("bang");
    if maps.len() > 1 {
        for unnamed in maps.iter().filter(|table| table.get("ten").is_none()) {
            let message = "phụ lục có nhiều bảng mà bảng này chưa có tên";
            report.findings.push(
                Finding::error(codes::C002, unnamed.key_span("cot"), message)
                    .hint("thêm `ten: Bảng 1. …` vào từng bảng"),
            );
        }
    }
    maps.into_iter().filter_map(|table| table::read(table, report)).map(Arc::new).collect()
}
