//! The row of numbers of columns under the head: `A`, `B`, `1`, `2`, `3=1+2`.
//!
//! In: how the table numbers its columns, the numbers that a person typed. Out: what is printed under each
//! column. A formula that was typed is checked against what the column is computed from; one that was not is
//! made of it. Reading a formula is left to `formula`.

use std::collections::BTreeMap;

use super::formula::{self, FormulaMade, NumberText};
use super::{Column, ColumnKind};
use crate::content::declare::{Fields, Word};
use crate::content::number::capital;
use crate::content::table_fields::{ColumnNumbering, SO_COT};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// The numbers under all columns. Empty if the table does not number them.
pub(super) fn read(table: Fields<'_>, columns: &[Column], findings: &mut Findings) -> Vec<String> {
    let Some(style) = table.choice(&SO_COT) else {
        if let Some(typed) = columns.iter().find_map(|column| column.number.as_ref()) {
            let message = "cột có `so` nhưng bảng không đánh số cột";
            let hint = "thêm `so_cot: có` vào bảng, hoặc bỏ `so` ở các cột";
            findings.push(Finding::error(codes::C101, typed.at, message).hint(hint));
        }
        return Vec::new();
    };
    let mut reader = NumbersReader { columns, style, findings };
    let names = reader.names();
    reader.check_names(&names);
    (0..columns.len()).map(|at| reader.printed(at, &names)).collect()
}

struct NumbersReader<'a, 'd> {
    columns: &'a [Column],
    style: ColumnNumbering,
    findings: &'d mut Findings,
}

impl<'a> NumbersReader<'a, '_> {
    fn wrong(&mut self, at: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.findings.push(Finding::error(codes::C101, at, message).hint(hint));
    }

    /// The number of each column, as formulas name it: typed, or the next of its sort.
    fn names(&mut self) -> Vec<String> {
        let (mut letter, mut number) = (0, 0);
        let mut names = Vec::new();
        for column in self.columns {
            let name = match &column.number {
                Some(typed) => self.typed_name(typed),
                None if self.style == ColumnNumbering::Lettered && !column.kind.holds_figures() => {
                    capital(letter + 1)
                }
                None => (number + 1).to_string(),
            };
            match name.parse::<u32>() {
                Ok(typed) => number = typed,
                Err(_) => letter = formula::letter(&name).unwrap_or(letter + 1),
            }
            names.push(name);
        }
        names
    }

    fn typed_name(&mut self, typed: &Word) -> String {
        if let Some(NumberText { name, .. }) = formula::apart(&typed.text) {
            return name.to_owned();
        }
        let message = format!("`{}` không phải số của cột", typed.text);
        self.wrong(
            typed.at,
            message,
            "ghi một chữ cái hoặc một số, thêm công thức nếu có: `A`, `1`, `3=1+2`",
        );
        typed.text.clone()
    }

    fn check_names(&mut self, names: &[String]) {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            let Some(&earlier) = first.get(name.as_str()) else {
                first.insert(name, at);
                continue;
            };
            let place = |at: usize| {
                let column: &Column = &self.columns[at];
                column.number.as_ref().map_or(column.id.at, |number| number.at)
            };
            let (at, earlier) = (place(at), place(earlier));
            self.findings.push(
                Finding::error(codes::C101, at, format!("hai cột cùng đánh số `{name}`"))
                    .related(earlier, "cột mang số này đứng trước")
                    .hint("mỗi cột một số; không ghi `so` thì chương trình đánh"),
            );
        }
    }

    /// What is printed under a column.
    fn printed(&mut self, at: usize, names: &[String]) -> String {
        let column = &self.columns[at];
        let own = self.formula(at, names);
        let bracketed = self.style == ColumnNumbering::Bracketed;
        let made = match &own {
            Some(own) if bracketed => format!("({})={own}", names[at]),
            Some(own) => format!("{}={own}", names[at]),
            None if bracketed => format!("({})", names[at]),
            None => names[at].clone(),
        };
        let Some(typed) = &column.number else { return formula::spaced(&made) };
        if let Some(NumberText { formula: Some(formula), .. }) = formula::apart(&typed.text) {
            self.check(at, (typed, formula), names, &made);
            return formula::spaced(&typed.text);
        }
        typed.text.clone()
    }

    /// Checks a typed formula against what the column is computed from.
    fn check(&mut self, at: usize, (typed, formula): (&Word, &str), names: &[String], made: &str) {
        let (id, kind) = (&self.columns[at].id.text, self.columns[at].kind);
        let read = match formula::read(formula, names) {
            Ok(read) => read,
            Err(formula::FormulaFault::NoColumn(name)) => {
                let message = format!("công thức `{}`: không có cột mang số `{name}`", typed.text);
                let hint = format!("các cột mang số {}", names.join(", "));
                return self.wrong(typed.at, message, hint);
            }
            Err(formula::FormulaFault::Unread) => {
                let message = format!("không đọc được công thức `{}`", typed.text);
                let hint = "viết như `3=1+2`, `5=4-3`, `6=4x5`, `7=5/4`, `8=1+...+5`; không kiểm được thì chỉ ghi số của cột";
                return self.wrong(typed.at, message, hint);
            }
        };
        if !kind.is_computed() && !kind.is_ratio() {
            let message =
                format!("cột `{id}` mang công thức `{}` nhưng số của cột do nhiệm vụ ghi", typed.text);
            let number = &names[at];
            let hint = format!(
                "đổi cột thành cột tính (`kieu: tong_hang`, `hieu`, `ty_le` … và `cua`), hoặc chỉ ghi `so: {number}`"
            );
            return self.wrong(typed.at, message, hint);
        }
        let own = FormulaMade::of_column(self.columns, at);
        if own.expanded(self.columns) != read.expanded(self.columns) {
            let message = format!("công thức `{}` khác cách tính của cột `{id}`", typed.text);
            let hint = match made.contains('=') {
                true => {
                    format!("chương trình tính `{made}`; sửa công thức này, hoặc sửa `cua`, `tru` của cột")
                }
                false => "sửa công thức này, hoặc sửa `cua` của cột".to_owned(),
            };
            self.wrong(typed.at, message, hint);
        }
    }

    /// The formula of a computed column, without its own number. Returns None if it has none that says all.
    fn formula(&self, at: usize, names: &[String]) -> Option<String> {
        let kind: ColumnKind = self.columns[at].kind;
        if !kind.is_computed() && !kind.is_ratio() {
            return None;
        }
        let name = |at: usize| match self.style {
            ColumnNumbering::Bracketed => format!("({})", names[at]),
            ColumnNumbering::Lettered | ColumnNumbering::All => names[at].clone(),
        };
        FormulaMade::of_column(self.columns, at).spelled(&name, kind.origin())
    }
}
