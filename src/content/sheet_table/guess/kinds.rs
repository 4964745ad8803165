//! What each column of a sheet holds, told from its titles and its cells.
//!
//! In: a laid sheet with its rows. Out: a kind for each column. Columns that only say what a row is (ids, levels)
//! are left out of the table.

use rust_decimal::Decimal;

use super::super::columns::SheetColumn;
use super::super::folded;
use super::super::laid::LaidSheet;
use super::super::outline::SheetTable;
use super::super::sheet_rows::EntrySort;
use super::super::sums::MadeOfColumns;
use super::named_kinds::{danh_dau, don_gia, giua, ngay, so_luong, so_luong_cong, ty_le};
use super::tally::CellTally;
use super::titles;
use crate::content::column_kind::ColumnKind;
use crate::content::money::Unit;
use crate::content::money::named::named;
use crate::content::money::signed::parse_signed;
use crate::content::row_label;
use crate::finding::{Finding, Findings, codes};
use crate::tabular::{CellValue, DataCell};

/// Letters of a text that stands in the middle of its cell.
const SHORT: usize = 15;

/// The kinds of columns.
pub(in crate::content::sheet_table) struct KindGuess {
    pub(super) kinds: Vec<ColumnKind>,
    /// Columns that are made of others.
    pub(super) of: Vec<MadeOfColumns>,
    /// Columns that have figures below zero.
    pub(super) signed: Vec<usize>,
    /// Columns that are no part of the table.
    pub(super) left: Vec<usize>,
    given: Option<Unit>,
}

/// The first column, if it holds numbers of rows without a title that says so.
pub(super) fn first_numbers(laid: &LaidSheet) -> Option<usize> {
    let texts: Vec<String> =
        laid.rows.iter().map(|row| row.text(0)).filter(|text| !text.is_empty()).collect();
    let labels = texts.iter().filter(|text| row_label::whole(text).is_some()).count();
    (!texts.is_empty() && labels == texts.len() && laid.columns.len() > 1).then_some(0)
}

/// The column of names: one that is called so, or else the first with words.
pub(super) fn names(laid: &LaidSheet, aside: &[usize]) -> Option<usize> {
    let has_words = |at: usize| {
        let filled: Vec<String> =
            laid.rows.iter().map(|row| row.text(at)).filter(|text| !text.is_empty()).collect();
        let long = filled.iter().filter(|text| text.chars().filter(|one| one.is_alphabetic()).count() > 2);
        !filled.is_empty() && long.count() * 2 > filled.len()
    };
    let columns: Vec<usize> =
        (0..laid.columns.len()).filter(|at| !aside.contains(at) && has_words(*at)).collect();
    let called = |at: &usize| {
        let title = folded(laid.columns[*at].title());
        ["ten ", "noi dung", "nhiem vu", "hang muc", "cong viec", "danh muc", "chi tieu"]
            .iter()
            .any(|word| title.contains(word) || title == word.trim())
    };
    columns.iter().copied().find(called).or(columns.first().copied())
}

impl KindGuess {
    pub(super) fn of(
        laid: &LaidSheet,
        table: &SheetTable,
        (number, name): (Option<usize>, usize),
        (given, aside): (Option<Unit>, &[usize]),
        findings: &mut Findings,
    ) -> KindGuess {
        let left = aside.iter().copied().filter(|at| Some(*at) != number).collect();
        let mut guess = KindGuess { kinds: Vec::new(), of: Vec::new(), signed: Vec::new(), left, given };
        let in_titles = || laid.columns.iter().any(titles::names_unit);
        let has_unit = given.is_some() || !laid.units.is_empty() || in_titles();
        for (at, column) in laid.columns.iter().enumerate() {
            let kind = match at {
                _ if Some(at) == number => ColumnKind::RowNumber,
                _ if at == name => ColumnKind::TEXT,
                _ => kind(column, table, at, has_unit),
            };
            guess.kinds.push(kind);
        }
        guess.not_summed(laid, table, findings);
        guess
    }

    /// Finds the columns that have figures below zero, once it is known which are stated.
    pub(super) fn find_signed(&mut self, table: &SheetTable) {
        let below_zero = |at: usize| {
            let tasks = table.entries.iter().filter(|entry| entry.sort == EntrySort::Task);
            tasks.filter_map(|entry| entry.cells.get(at)).any(|cell| match &cell.value {
                CellValue::Number(number) => number.is_sign_negative() && !number.is_zero(),
                CellValue::Text(text) => parse_signed(text).is_ok_and(|figure| figure < Decimal::ZERO),
                _ => false,
            })
        };
        let may_be = |at: &usize| self.kinds[*at].is_stated() && self.kinds[*at].is_summed();
        self.signed = (0..self.kinds.len()).filter(may_be).filter(|at| below_zero(*at)).collect();
    }

    /// The unit of the money, if there is any.
    pub(super) fn unit(&self, laid: &LaidSheet, findings: &mut Findings) -> Option<Unit> {
        let money = |at: &usize| self.kinds[*at].counts().is_some_and(|_| is_money(self.kinds[*at]));
        let columns: Vec<usize> = (0..self.kinds.len()).filter(money).collect();
        let first = *columns.first()?;
        let at = laid.columns[first].at;
        let mut found: Vec<(Option<Unit>, crate::source::Span)> =
            laid.units.iter().map(|(unit, cell)| (*unit, cell.at)).collect();
        for column in &columns {
            let column = &laid.columns[*column];
            for units in column.titles.iter().filter_map(|title| named(title)) {
                found.extend(units.units.into_iter().map(|unit| (unit, column.at)));
            }
        }
        if self.given.is_some() {
            found.retain(|(unit, _)| *unit != self.given);
            if let Some((_, other)) = found.first() {
                let message = format!("ô này ghi đơn vị khác `{}`", self.given.map_or("", Unit::name));
                let hint = "sửa ô này, hoặc nêu đúng đơn vị";
                findings.push(Finding::error(codes::D022, *other, message).hint(hint));
            }
            return self.given;
        }
        let hint =
            "ghi một dòng `Đơn vị tính: triệu đồng` trên bảng, hoặc nêu đơn vị: `--don-vi \"triệu đồng\"`";
        match found.first() {
            None => {
                let message =
                    format!("không rõ số tiền ở cột `{}` tính bằng đơn vị nào", laid.columns[first].title());
                findings.push(Finding::error(codes::D022, at, message).hint(hint));
                None
            }
            Some((unit, own)) => {
                if let Some((_, other)) = found.iter().find(|(other, _)| other != unit) {
                    let message = "tệp ghi hai đơn vị tiền khác nhau: một bảng chỉ có một đơn vị";
                    let finding =
                        Finding::error(codes::D022, *other, message).related(*own, "đơn vị ghi trước");
                    findings.push(finding.hint("đổi các số về một đơn vị"));
                }
                if unit.is_none() {
                    let message = "bảng của văn bản tính bằng đồng, nghìn đồng, triệu đồng hay tỷ đồng";
                    findings.push(Finding::error(codes::D022, *own, message).hint("đổi các số về đơn vị đó"));
                }
                *unit
            }
        }
    }

    /// Whether it has to be said what a column is of.
    pub(super) fn says_of(&self, made: &MadeOfColumns) -> bool {
        if made.less.len() + usize::from(self.kinds[made.column] == ty_le()) > 0 {
            return true;
        }
        match self.kinds[made.column] == ColumnKind::ROW_SUM {
            true => {
                let leaves = (0..self.kinds.len()).filter(|at| self.kinds[*at].is_leaf());
                leaves.collect::<Vec<_>>() != made.of
            }
            false => {
                let factors = (0..self.kinds.len()).filter(|at| self.kinds[*at].is_factor()).count();
                // Whether a quantity that is added up is a factor too has to be said, unless it is the only one.
                let of_sum = made.of.iter().any(|at| self.kinds[*at] == so_luong_cong());
                factors != made.of.len() || of_sum && factors > 2
            }
        }
    }

    /// Finds columns of money that the sheet does not add up: the money for one thing. What the rows of sums leave
    /// blank is no money of the total, whatever its title.
    fn not_summed(&mut self, laid: &LaidSheet, table: &SheetTable, findings: &mut Findings) {
        let sums = table.sums();
        let money: Vec<usize> =
            (0..self.kinds.len()).filter(|at| self.kinds[*at] == ColumnKind::MONEY).collect();
        let is_added = |at: usize| sums.iter().any(|entry| entry.cells[at].value != CellValue::Empty);
        let any_added = self.kinds.iter().enumerate().any(|(at, kind)| kind.is_summed() && is_added(at));
        for at in money.iter().copied().filter(|at| !is_added(*at)) {
            let column = &laid.columns[at];
            let is_alone = sums.is_empty() && money.len() > 1;
            if any_added && titles::may_be_price(column) || is_alone && titles::is_rate(column) {
                self.kinds[at] = don_gia();
            } else if any_added && (titles::speaks_of_money(column) || titles::names_year(column)) {
                let message = format!(
                    "cột `{}` có số ở nhiệm vụ mà các hàng cộng để trống: không rõ có cộng hay không",
                    column.title()
                );
                let hint = "cột được cộng thì ghi số cộng ở hàng tổng; không cộng thì đặt tên cột là `Đơn giá`, `Mức …`";
                findings.push(Finding::error(codes::D021, column.at, message).hint(hint));
            } else if any_added {
                self.kinds[at] = so_luong();
            }
        }
    }
}

/// What a column holds, before it is known what it is made of.
fn kind(column: &SheetColumn, table: &SheetTable, at: usize, has_unit: bool) -> ColumnKind {
    let cells: Vec<&DataCell> = table.entries.iter().map(|entry| &entry.cells[at]).collect();
    let mut tally = CellTally::of(&cells);
    // What is wrong with each is told by whoever reads figures.
    if tally.odd > 0 && tally.odd == tally.words && titles::speaks_of_money(column) {
        (tally.figures, tally.words) = (tally.figures + tally.odd, 0);
    }
    let filled = tally.figures + tally.dates + tally.crosses + tally.words + tally.shares;
    let short = if tally.longest <= SHORT { giua() } else { ColumnKind::TEXT };
    if filled > 0 && tally.dates == filled {
        return ngay();
    }
    if filled > 0 && tally.crosses == filled {
        return danh_dau();
    }
    if tally.figures == 0
        || tally.words * 2 > tally.figures
        || tally.shares > 0
        || titles::is_as_it_is(column)
    {
        return if filled == 0 { ColumnKind::TEXT } else { short };
    }
    if !titles::is_thing(column) && (has_unit || titles::speaks_of_money(column)) {
        return ColumnKind::MONEY;
    }
    let added = table.sums().into_iter().any(|entry| entry.cells[at].value != CellValue::Empty);
    if added { so_luong_cong() } else { so_luong() }
}

/// Whether figures are in the unit of money.
fn is_money(kind: ColumnKind) -> bool {
    kind.holds_money() || kind == don_gia()
}
