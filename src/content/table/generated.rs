//! Tables that the program itself makes: a number, a name and money in each row.
//!
//! In: names and figures. Out: a [`Bang`] as if a person had declared it, which `budget` and `template` treat
//! like any other.

use rust_decimal::Decimal;

use super::rows::typed_number;
use super::{
    Amount, Bang, BelowHeading, Column, ColumnKind, Heading, ShownMoney, SignMark, TablePart, Task, TotalRow,
    Width, Zero,
};
use crate::content::declare::{Text, Word};
use crate::content::money::Unit;
use crate::content::table_fields::TEXT_SIZE;
use crate::source::{Span, TableId};

/// A table to be made.
#[derive(Clone, Debug)]
pub struct GeneratedTable {
    /// Which table of its dossier it becomes.
    pub id: TableId,
    /// The place for findings about it.
    pub at: Span,
    /// Its name, above the table.
    pub title: String,
    /// The unit of its money.
    pub unit: Unit,
    /// The heading above the names.
    pub names: String,
    /// Id and title of each column of money. If there are several, their sum follows.
    pub money: Vec<(String, String)>,
    /// Whether a number typed before a name is removed if it is the row's own.
    pub strips_numbers: bool,
}

impl GeneratedTable {
    /// The table with one row per name, with its figures by column of money.
    pub fn table(self, rows: impl IntoIterator<Item = (String, Vec<Decimal>)>) -> Bang {
        let columns = self.columns();
        let heads =
            ["STT", &self.names].into_iter().chain(self.money.iter().map(|(_, title)| title.as_str()));
        let heads = heads.chain(["Tổng"]).zip(0..columns.len());
        let headings = heads.map(|(title, at)| Heading {
            title: self.text(title),
            note: Vec::new(),
            mark: None,
            below: BelowHeading::Column(at),
        });
        let headings = headings.collect();
        let rows = (1_u32..).zip(rows);
        let parts = rows.map(|(number, (name, figures))| self.task(number, &name, &figures, columns.len()));
        Bang {
            id: None,
            table_id: self.id,
            at: self.at,
            unit: self.unit,
            shown: ShownMoney {
                unit: self.unit,
                decimals: (self.unit == Unit::Dong).then_some(0),
                rounded: None,
            },
            ceilings: Vec::new(),
            title: self.text(&self.title),
            shows_unit: true,
            text_size: TEXT_SIZE,
            text_size_at: None,
            zero: Zero::Digit,
            sign: SignMark::Minus,
            numbers: Vec::new(),
            headings,
            parts: parts.collect(),
            columns,
            total: Some(TotalRow::default()),
            notes: Vec::new(),
        }
    }

    fn text(&self, raw: &str) -> Vec<Text> {
        vec![Text { raw: raw.to_owned(), at: self.at }]
    }

    fn columns(&self) -> Vec<Column> {
        let column = |id: &str, kind, width: Option<Decimal>| Column {
            id: Word { text: id.to_owned(), at: self.at },
            kind,
            of: Vec::new(),
            less: Vec::new(),
            number: None,
            signed: false,
            width: width.map(|mm| Width { mm, at: self.at }),
            ceiling: None,
        };
        let mut columns = vec![
            column("so_thu_tu", ColumnKind::RowNumber, Some(Decimal::from(12))),
            column("ten", ColumnKind::TEXT, None),
        ];
        columns.extend(self.money.iter().map(|(id, _)| column(id, ColumnKind::MONEY, None)));
        if self.money.len() > 1 {
            let mut id = "tong".to_owned();
            while self.money.iter().any(|(one, _)| *one == id) {
                id.push('_');
            }
            let of = (FIRST..FIRST + self.money.len()).collect();
            columns.push(Column { of, ..column(&id, ColumnKind::ROW_SUM, None) });
        }
        columns
    }

    fn task(&self, number: u32, name: &str, figures: &[Decimal], columns: usize) -> TablePart {
        let label = number.to_string();
        let name = match typed_number(name).filter(|(typed, _)| self.strips_numbers && *typed == label) {
            Some((_, rest)) => rest,
            None => name,
        };
        let mut texts = vec![Vec::new(); columns];
        texts[FIRST - 1] = self.text(name);
        let mut amounts = vec![None; columns];
        for (amount, &value) in amounts[FIRST..].iter_mut().zip(figures) {
            *amount = Some(Amount { value, at: self.at });
        }
        TablePart::Task(Task {
            id: None,
            at: self.at,
            label,
            texts,
            amounts,
            stated: Vec::new(),
            marks: Vec::new(),
            heads: false,
        })
    }
}

/// The index of the first column of money: those of numbers and of names come before it.
const FIRST: usize = 2;
