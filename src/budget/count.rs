//! The sums of a table from its rows: the figures of tasks, the sums of groups and of the table.
//!
//! In: the rows of a table. Out: their figures and sums, as on paper and exact. Each figure of a task is
//! converted once to the unit that is shown and, if the table says so, rounded; all sums on paper are
//! sums of such figures. It leaves stated sums to `checks`, shares to `shares`.

use rust_decimal::{Decimal, RoundingStrategy};

use super::sheet::{Counted, side_by_side};
use super::{Sums, exact, shares};
use crate::content::money::{Unit, format_amount};
use crate::content::table::{Bang, Column, Counts, Group, Origin, TablePart, Task};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// Adds up a table, row by row from top to bottom.
pub(super) struct Adder<'a, 'd> {
    pub(super) bang: &'a Bang,
    /// The columns that are made of others of the row, in the order in which they are computed.
    pub(super) made: Vec<usize>,
    pub(super) findings: &'d mut Findings,
    /// The rows so far.
    pub(super) rows: Vec<Counted>,
}

impl Adder<'_, '_> {
    /// Adds the rows of a group, or of the table.
    pub(super) fn parts(&mut self, parts: &[TablePart], inside: Option<usize>) {
        for part in parts {
            let at = self.rows.len();
            self.rows.push(Counted::empty(self.bang.columns.len(), inside));
            let row = match part {
                TablePart::Task(task) => self.task(task, inside),
                TablePart::Group(group) => self.group(group, at, inside),
            };
            self.rows[at] = Counted { end: self.rows.len(), ..row };
        }
    }

    fn group(&mut self, group: &Group, at: usize, inside: Option<usize>) -> Counted {
        self.parts(&group.parts, Some(at));
        let row = self.add(at + 1, group.at, Counted::empty(self.bang.columns.len(), inside));
        let owner = format!("nhóm {}", group.label);
        self.check(&group.stated, &row, &owner, "cộng từ các nhiệm vụ");
        self.cap(&group.ceilings, &row, &owner);
        row
    }

    fn task(&mut self, task: &Task, inside: Option<usize>) -> Counted {
        let owner = match &task.id {
            Some(id) => format!("nhiệm vụ `{}`", id.text),
            None => format!("nhiệm vụ {}", task.label),
        };
        let columns = &self.bang.columns;
        let mut row = Counted::empty(columns.len(), inside);
        for (place, column) in columns.iter().enumerate() {
            let stated = task.amounts[place];
            let (value, at) = match column.kind.origin() {
                Some(Origin::Product) => (self.product(task, &column.of, &owner), task.amounts[column.of[0]]),
                _ => (stated.map(|amount| amount.value), stated),
            };
            row.exact[place] = value;
            let at = at.map_or(task.at, |amount| amount.at);
            row.shown[place] = value.and_then(|value| self.shown(value, place, at, &owner));
        }
        for place in self.made.clone() {
            let column = &columns[place];
            if column.kind.is_ratio() {
                continue;
            }
            let figures = |sums: &Sums| {
                let less = column.less.iter().map(|&of| sums[of].map(|figure| -figure));
                column.of.iter().map(|&of| sums[of]).chain(less).collect::<Vec<_>>()
            };
            let (exact, shown) = (figures(&row.exact), figures(&row.shown));
            let sums = self.sums(&exact, &shown, place, task.at);
            let side = |sum: Option<Decimal>| sum.map(|sum| one_side(sum, column.kind.origin()));
            (row.exact[place], row.shown[place]) = (side(sums.0), side(sums.1));
        }
        self.ratios(&mut row);
        self.check(&task.stated, &row, &owner, "tính từ các số của hàng");
        row
    }

    /// A product. Returns None if one of its factors is not known, which is reported elsewhere.
    fn product(&mut self, task: &Task, of: &[usize], owner: &str) -> Option<Decimal> {
        let factors: Vec<_> = of.iter().map(|&of| task.amounts[of]).collect::<Option<_>>()?;
        let values = factors.iter().map(|factor| factor.value);
        let product = values.into_iter().try_fold(Decimal::ONE, exact::multiply);
        if product.is_none() {
            let message = format!("{owner}: số lượng nhân đơn giá ra số quá dài");
            self.findings.push(
                Finding::error(codes::B004, factors[0].at, message)
                    .hint("bớt số lẻ, hoặc chọn đơn vị tiền khác ở `don_vi` của bảng"),
            );
        }
        product
    }

    /// A task's figure as printed on paper.
    fn shown(&mut self, value: Decimal, place: usize, at: Span, owner: &str) -> Option<Decimal> {
        let (bang, column) = (self.bang, &self.bang.columns[place]);
        if column.kind.counts() == Some(Counts::Things) {
            return Some(value);
        }
        let unit = bang.shown.unit;
        let Some(converted) = bang.unit().convert(value, unit) else {
            let message =
                format!("{owner}: số ở cột `{}` đổi ra {} thì quá dài", column.id.text, unit.name());
            self.findings
                .push(Finding::error(codes::B004, at, message).hint("chọn `hien_thi` là đơn vị khác"));
            return None;
        };
        match bang.shown.decimals {
            // A price is shown unchanged: it is no sum and no part of one.
            Some(decimals) if converted.scale() > decimals && column.kind.counts() != Some(Counts::Price) => {
                if bang.shown.rounded.is_some() {
                    let half_up = RoundingStrategy::MidpointAwayFromZero;
                    return Some(converted.round_dp_with_strategy(decimals, half_up).normalize());
                }
                self.findings.push(too_fine(bang, value, converted, decimals, at, owner, &column.id.text));
                None
            }
            _ => Some(converted),
        }
    }

    /// Adds a row with the sums of the rows at the same level, from `first` to the last so far.
    pub(super) fn add(&mut self, first: usize, at: Span, mut row: Counted) -> Counted {
        for (place, column) in self.bang.columns.iter().enumerate() {
            if column.kind.is_summed() {
                let inside = || side_by_side(&self.rows, first, self.rows.len()).map(|at| &self.rows[at]);
                let exact: Vec<_> = inside().map(|part| part.exact[place]).collect();
                let shown: Vec<_> = inside().map(|part| part.shown[place]).collect();
                (row.exact[place], row.shown[place]) = self.sums(&exact, &shown, place, at);
            }
        }
        self.ratios(&mut row);
        row
    }

    /// Fills in what figures of a row are in per cent of others, from the figures on paper; of nothing there
    /// is no per cent.
    fn ratios(&self, row: &mut Counted) {
        for &place in &self.made {
            let Column { kind, of, .. } = &self.bang.columns[place];
            if let [part, whole] = of[..]
                && kind.is_ratio()
            {
                let figures = row.shown[part].zip(row.shown[whole]);
                row.shown[place] = figures.and_then(|(part, whole)| shares::percent(part, whole));
            }
        }
    }

    /// The sums; None where one of the figures is not known, which is reported elsewhere.
    fn sums(
        &mut self,
        exact: &[Option<Decimal>],
        shown: &[Option<Decimal>],
        column: usize,
        at: Span,
    ) -> (Option<Decimal>, Option<Decimal>) {
        let known = |figures: &[Option<Decimal>]| figures.iter().copied().collect::<Option<Vec<_>>>();
        let sum = |figures: Vec<Decimal>| figures.into_iter().try_fold(Decimal::ZERO, exact::add);
        let (exact, shown) = (known(exact), known(shown));
        let sums = (exact.clone().and_then(sum), shown.clone().and_then(sum));
        if (exact.is_some() && sums.0.is_none()) || (shown.is_some() && sums.1.is_none()) {
            let id = &self.bang.columns[column].id.text;
            self.findings.push(
                Finding::error(codes::B004, at, format!("tổng ở cột `{id}` quá lớn"))
                    .hint("chọn đơn vị tiền lớn hơn ở `don_vi` của bảng"),
            );
        }
        sums
    }
}

/// What of a difference a column shows: all of it, or only what is above or below zero.
fn one_side(sum: Decimal, origin: Option<Origin>) -> Decimal {
    match origin {
        Some(Origin::Rise) => sum.max(Decimal::ZERO),
        Some(Origin::Fall) => (-sum).max(Decimal::ZERO),
        _ => sum,
    }
}

/// The finding that a figure has more decimals than are shown.
fn too_fine(
    bang: &Bang,
    value: Decimal,
    converted: Decimal,
    decimals: u32,
    at: Span,
    owner: &str,
    column: &str,
) -> Finding {
    let (kept, shown) = (bang.unit(), bang.shown.unit);
    let mut figure = format!("{} {}", format_amount(converted), shown.name());
    if kept != shown {
        figure = format!("{} {} là {figure}", format_amount(value), kept.name());
    }
    let limit = match decimals {
        0 => format!("số nguyên {}", shown.name()),
        decimals => format!("{decimals} chữ số thập phân"),
    };
    let message = format!("{owner}, cột `{column}`: {figure}, bảng chỉ in {limit}");
    let exactly = match converted.scale() {
        scale @ 1..=3 if shown != Unit::Dong => format!("ghi `so_le: {scale}` ở bảng để in đủ, hoặc "),
        _ => String::new(),
    };
    Finding::error(codes::B005, at, message)
        .hint(format!("sửa số; {exactly}ghi `lam_tron: có` ở bảng để làm tròn từng số"))
}
