//! The columns of a table and the headings above them.
//!
//! In: the list `cot:`. Out: the tree of headings and the columns from left to right, or findings.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::marks::NotesReader;
use super::{
    Amount, BelowHeading, COT, Column, ColumnKind, Heading, KIEU, NHIEM_VU, Origin, SignMark, Width, amounts,
    check_id, derived, duplicate,
};
use crate::content::declare::{Fields, missing};
use crate::content::money::parse_amount;
use crate::content::sign_fields::{CO_DAU, SO_AM};
use crate::finding::{Finding, Findings, Report, codes};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// Reads the columns. Returns None if one of them cannot be read.
pub(super) fn read(
    table: Fields<'_>,
    notes: &NotesReader,
    report: &mut Report,
) -> Option<(Vec<Heading>, Vec<Column>)> {
    let mut reader = ColumnsReader { columns: Vec::new(), computed: Vec::new(), notes, report };
    let headings = reader.headings(table.list("cot"))?;
    reader.check_set(table.key_span("cot")).then_some((headings, reader.columns))
}

/// How figures below zero are printed; asked for where none may be is a finding.
pub(super) fn sign(table: Fields<'_>, columns: &[Column], findings: &mut Findings) -> SignMark {
    let Some(chosen) = table.chosen(&SO_AM) else { return SignMark::Minus };
    if !columns.iter().any(|column| column.signed) {
        let message = format!("bảng không có cột nào nhận số âm nên không dùng `{}`", SO_AM.key);
        findings.push(
            Finding::error(codes::C013, table.key_span(SO_AM.key), message)
                .hint(format!("bỏ `{}`, hoặc ghi `{}: có` ở cột tăng, giảm", SO_AM.key, CO_DAU.key)),
        );
    }
    chosen.choice.value
}

struct ColumnsReader<'a, 'd> {
    columns: Vec<Column>,
    /// The computed columns with their `cua`.
    computed: Vec<(usize, Fields<'a>)>,
    notes: &'d NotesReader,
    report: &'d mut Report,
}

impl<'a> ColumnsReader<'a, '_> {
    fn error(&mut self, at: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.report.findings.push(Finding::error(codes::C013, at, message).hint(hint));
    }

    fn headings(&mut self, nodes: &'a [Node]) -> Option<Vec<Heading>> {
        // All are read before one that failed ends it, so that every error is reported.
        let read: Vec<_> = nodes.iter().map(|node| self.heading(node)).collect();
        read.into_iter().collect()
    }

    fn heading(&mut self, node: &'a Node) -> Option<Heading> {
        let fields = Fields::new(node);
        if !matches!(node.value, Value::Map(_)) {
            return None;
        }
        let below = if fields.get("cot").is_some() {
            self.check_common(fields);
            BelowHeading::Headings(self.headings(fields.list("cot")).filter(|below| !below.is_empty())?)
        } else {
            BelowHeading::Column(self.column(fields)?)
        };
        Some(Heading {
            title: fields.texts("ten", self.report),
            note: fields.texts("ghi_chu", self.report),
            mark: self.notes.of_heading(fields, &mut self.report.findings),
            below,
        })
    }

    /// Checks that a common heading has nothing that only a column may have.
    fn check_common(&mut self, fields: Fields<'a>) {
        for key in ["ma", "kieu", "rong", "cua", "tru", CO_DAU.key, "so", "muc_tran"] {
            if fields.get(key).is_some() {
                self.error(
                    fields.key_span(key),
                    format!("tiêu đề chung có `cot` bên trong nên không dùng `{key}`"),
                    format!("bỏ `{key}`, hoặc ghi ở từng cột bên trong"),
                );
            }
        }
        if fields.list("cot").is_empty() {
            self.error(fields.key_span("cot"), "`cot` chưa có cột nào", "ghi các cột, hoặc bỏ `cot`");
        }
    }

    fn column(&mut self, fields: Fields<'a>) -> Option<usize> {
        let at = fields.key_span("ten");
        // Only a column without columns below it must have these two.
        let required = COT.fields.iter().filter(|field| ["ma", "kieu"].contains(&field.key));
        for field in required.filter(|field| fields.get(field.key).is_none()) {
            self.report.findings.push(missing(field, COT.title, at));
        }
        let width = self.width(fields);
        let id = fields.word("ma");
        let kind = fields.word("kieu");
        let id = id.filter(|id| check_id(id, &mut self.report.findings))?;
        // The check of shapes reports what was meant by an unknown kind.
        let kind = KIEU.meant(&kind?.text)?.value;
        let place = self.columns.len();
        if kind.is_computed() || kind.is_per_cent() {
            self.computed.push((place, fields));
        } else if fields.get("cua").is_some() {
            let message = format!("cột `{}` không phải `tong_hang` nên không dùng `cua`", id.text);
            self.error(fields.key_span("cua"), message, "bỏ `cua`, hoặc đổi `kieu: tong_hang`");
        }
        if fields.get("tru").is_some() && kind.origin() != Some(Origin::RowSum) {
            let message = format!("cột `{}` không phải `tong_hang` nên không dùng `tru`", id.text);
            let hint = match kind.is_of_terms() {
                true => "ghi các cột bị trừ ở `cua`, sau cột đứng đầu",
                false => "bỏ `tru`, hoặc đổi `kieu: tong_hang`",
            };
            self.error(fields.key_span("tru"), message, hint);
        }
        let signed = self.signed(fields, kind);
        let ceiling = self.ceiling(fields, kind);
        // What a computed one is made from is known once all columns are.
        let (of, less, number) = (Vec::new(), Vec::new(), fields.word("so"));
        self.columns.push(Column { id, kind, of, less, signed, number, width, ceiling });
        Some(place)
    }

    /// Whether tasks may state figures below zero; of computed columns that is known later.
    fn signed(&mut self, fields: Fields<'a>, kind: ColumnKind) -> bool {
        let Some(chosen) = fields.chosen(&CO_DAU).filter(|chosen| chosen.choice.value) else { return false };
        let may_be = kind.is_stated() && kind.is_summed();
        if !may_be {
            let hint = match kind.is_of_terms() {
                true => "bỏ `co_dau`: dấu của cột này do chương trình tính",
                false => "bỏ `co_dau`, hoặc đổi `kieu: tien`",
            };
            self.error(chosen.at, "chỉ cột `tien`, `so_luong_cong` mới có `co_dau`", hint);
        }
        may_be
    }

    fn ceiling(&mut self, fields: Fields<'a>, kind: ColumnKind) -> Option<Amount> {
        let node = fields.get("muc_tran")?;
        if !kind.holds_money() {
            let at = fields.key_span("muc_tran");
            self.error(at, "chỉ cột tiền mới có `muc_tran`", "bỏ `muc_tran`, hoặc đổi kiểu của cột");
            return None;
        }
        amounts::amount(node, false, &mut self.report.findings)
    }

    fn width(&mut self, fields: Fields<'a>) -> Option<Width> {
        let word = fields.word("rong")?;
        match parse_amount(&word.text) {
            Ok(mm) if mm > Decimal::ZERO && mm <= Decimal::ONE_THOUSAND => Some(Width { mm, at: word.at }),
            Ok(_) => {
                let message = format!("`rong: {}` không phải chiều rộng của cột", word.text);
                self.error(word.at, message, "ghi số milimét, ví dụ `rong: 17,5`");
                None
            }
            Err(fault) => {
                let hint = match word.text.split_once('.') {
                    Some((whole, part)) => format!("viết dấu phẩy trước số lẻ: `{whole},{part}`"),
                    None => "ghi số milimét, ví dụ `rong: 17,5`".to_owned(),
                };
                self.error(word.at, format!("`rong`: {}", fault.message(&word.text)), hint);
                None
            }
        }
    }

    /// Checks what must hold for all columns together.
    fn check_set(&mut self, at: Span) -> bool {
        let told = self.report.findings.count();
        derived::resolve(&mut self.columns, std::mem::take(&mut self.computed), &mut self.report.findings);
        let good = (self.report.findings.count() == told) & self.check_ids();
        let numbers: Vec<Span> =
            self.columns.iter().filter(|c| c.kind == ColumnKind::RowNumber).map(|c| c.id.at).collect();
        if let [first, second, ..] = numbers[..] {
            self.report.findings.push(
                Finding::error(codes::C013, second, "bảng có hai cột `so_thu_tu`")
                    .related(first, "cột số thứ tự thứ nhất")
                    .hint("chỉ giữ một cột"),
            );
            return false;
        }
        let named = |column: &Column| column.id.text == "ten" && column.kind == ColumnKind::TEXT;
        if good && !self.columns.is_empty() && !self.columns.iter().any(named) {
            self.error(
                at,
                "bảng thiếu cột tên nhiệm vụ: cột có `ma: ten`, `kieu: chu`",
                "thêm `{ma: ten, ten: Tên nhiệm vụ, kieu: chu}` vào `cot`",
            );
            return false;
        }
        good
    }

    fn check_ids(&mut self) -> bool {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        let mut good = true;
        for column in &self.columns {
            let id = &column.id;
            if let Some(&earlier) = first.get(id.text.as_str()) {
                self.report.findings.push(duplicate(id, "cột", earlier));
                good = false;
            }
            first.entry(&id.text).or_insert(id.at);
            let is_key = column.kind.holds_words() || column.kind.is_factor();
            if is_key && id.text != "ten" && NHIEM_VU.field(&id.text).is_some() {
                self.report.findings.push(
                    Finding::error(
                        codes::C007,
                        id.at,
                        format!("mã cột `{}` trùng với khóa của nhiệm vụ", id.text),
                    )
                    .hint("đặt một mã khác cho cột này"),
                );
                good = false;
            }
        }
        good
    }
}
