//! What each column of a sheet holds, told from its titles and its cells.
//!
//! In: a laid sheet with its rows. Out: a kind for each column. Columns that only say what a row is (ids, levels)
//! are left out of the table.

use rust_decimal::Decimal;

use super::super::columns::SheetColumn;
use super::super::folded;
use super::super::grid::words;
use super::super::laid::LaidSheet;
use super::super::outline::{EntrySort, SheetTable};
use super::super::sums::{MadeOfColumns, RowFigures, is_total_title};
use crate::content::column_kind::{ColumnKind, KIEU};
use crate::content::money::Unit;
use crate::content::money::named::named;
use crate::content::money::signed::parse_signed;
use crate::content::row_label;
use crate::finding::{Finding, Findings, codes};
use crate::tabular::{CellValue, DataCell, ShownText};

/// Letters of a text that stands in the middle of its cell.
const SHORT: usize = 15;

/// Words of titles over figures that are things and not money.
const THINGS: [&str; 14] = [
    "so luong",
    "khoi luong",
    "so nguoi",
    "so ngay",
    "so lop",
    "so luot",
    "so ho",
    "so buoi",
    "so thang",
    "dien tich",
    "so to",
    "so hoc vien",
    "so dai bieu",
    "quy mo",
];
/// Words of titles over figures that are printed as they stand.
const AS_IT_IS: [&str; 10] = [
    "ty le",
    "%",
    "ty trong",
    "he so",
    "nam sinh",
    "ma so",
    "so hieu",
    "dien thoai",
    "tai khoan",
    "thoi gian",
];
/// Words of titles over money.
const MONEY: [&str; 12] = [
    "kinh phi",
    "tien",
    "du toan",
    "ngan sach",
    "von",
    "thanh tien",
    "chi phi",
    "muc chi",
    "gia tri",
    "nguon",
    "quy ",
    "tong muc",
];

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

/// What the cells of a column are.
#[derive(Default)]
struct CellTally {
    figures: usize,
    dates: usize,
    crosses: usize,
    words: usize,
    shares: usize,
    longest: usize,
}

impl CellTally {
    fn of(cells: &[&DataCell]) -> CellTally {
        let mut tally = CellTally::default();
        for cell in cells {
            let text = words(cell);
            tally.longest = tally.longest.max(text.chars().count());
            let share = matches!(&cell.shown, ShownText::Other(seen) if seen.ends_with('%'));
            match &cell.value {
                CellValue::Empty => {}
                _ if share || text.ends_with('%') => tally.shares += 1,
                CellValue::Number(_)
                | CellValue::Inexact(_)
                | CellValue::Formula(_)
                | CellValue::Error(_) => {
                    tally.figures += 1;
                }
                CellValue::Date(_) => tally.dates += 1,
                CellValue::Text(text) if text.trim_matches(['-', '–', '—', ' ']).is_empty() => {}
                CellValue::Text(text) if parse_signed(text).is_ok() => tally.figures += 1,
                CellValue::Text(text) if text.eq_ignore_ascii_case("x") => tally.crosses += 1,
                CellValue::Text(_) | CellValue::Bool(_) => tally.words += 1,
            }
        }
        tally
    }
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
        let in_titles = || laid.columns.iter().any(names_unit);
        let has_unit = given.is_some() || !laid.units.is_empty() || in_titles();
        for (at, column) in laid.columns.iter().enumerate() {
            let kind = match at {
                _ if Some(at) == number => ColumnKind::RowNumber,
                _ if at == name => ColumnKind::TEXT,
                _ => kind(column, table, at, has_unit),
            };
            guess.kinds.push(kind);
        }
        guess.products(laid, table, findings);
        guess.sums(laid, table, findings);
        let below_zero = |at: usize| {
            let tasks = table.entries.iter().filter(|entry| entry.sort == EntrySort::Task);
            tasks.filter_map(|entry| entry.cells.get(at)).any(|cell| match &cell.value {
                CellValue::Number(number) => number.is_sign_negative() && !number.is_zero(),
                CellValue::Text(text) => parse_signed(text).is_ok_and(|figure| figure < Decimal::ZERO),
                _ => false,
            })
        };
        let may_be = |at: &usize| guess.kinds[*at].is_stated() && guess.kinds[*at].is_summed();
        guess.signed = (0..guess.kinds.len()).filter(may_be).filter(|at| below_zero(*at)).collect();
        guess
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
        match self.kinds[made.column] == ColumnKind::ROW_SUM {
            true => {
                let leaves = (0..self.kinds.len()).filter(|at| self.kinds[*at].is_leaf());
                leaves.collect::<Vec<_>>() != made.of
            }
            false => {
                let factors = (0..self.kinds.len()).filter(|at| self.kinds[*at].is_factor());
                factors.count() != made.of.len()
            }
        }
    }

    fn products(&mut self, laid: &LaidSheet, table: &SheetTable, findings: &mut Findings) {
        let titled = |at: usize, word: &str| folded(laid.columns[at].title()).contains(word);
        let all = 0..self.kinds.len();
        let prices: Vec<usize> =
            all.clone().filter(|at| self.kinds[*at].holds_figures() && titled(*at, "don gia")).collect();
        let figures = figures(table, &[EntrySort::Task], laid.columns.len());
        for price in prices {
            let is_thing = |at: &usize| {
                *at != price && (self.kinds[*at] == so_luong() || self.kinds[*at] == so_luong_cong())
            };
            let things: Vec<usize> = all.clone().filter(is_thing).collect();
            let mut targets: Vec<usize> =
                all.clone().filter(|at| *at != price && self.kinds[*at].is_cost()).collect();
            targets.sort_by_key(|at| !titled(*at, "thanh tien"));
            let made = figures.product(price, &things, &targets);
            self.kinds[price] = don_gia();
            if let Some(made) = made {
                self.kinds[made.column] = thanh_tien();
                for factor in made.of.iter().filter(|one| **one != price) {
                    self.kinds[*factor] = so_luong();
                }
                self.of.push(made);
            } else if let Some(target) = targets.first().filter(|at| titled(**at, "thanh tien")) {
                let message =
                    "thành tiền không bằng số lượng nhân đơn giá: cột này được ghi như số tiền gõ tay";
                let at = laid.columns[*target].at;
                findings.push(
                    Finding::warning(codes::D021, at, message).hint("xem lại số lượng, đơn giá, đơn vị tiền"),
                );
            }
        }
    }

    fn sums(&mut self, laid: &LaidSheet, table: &SheetTable, findings: &mut Findings) {
        let money: Vec<usize> = (0..self.kinds.len()).filter(|at| self.kinds[*at].is_leaf()).collect();
        let costs = |at: &usize| self.kinds[*at].is_cost();
        let figures = figures(table, &[EntrySort::Task, EntrySort::Group], laid.columns.len());
        let found = figures.row_sums(&money, &laid.columns);
        let found: Vec<MadeOfColumns> = found.into_iter().filter(|one| costs(&one.column)).collect();
        for column in money.iter().filter(|at| costs(at) && money.len() > 2) {
            let title = laid.columns[*column].title();
            if is_total_title(title) && !found.iter().any(|one| one.column == *column) {
                let message =
                    format!("cột `{title}` không bằng tổng của các cột khác: được ghi như số tiền gõ tay");
                let at = laid.columns[*column].at;
                findings.push(
                    Finding::warning(codes::D021, at, message).hint("xem lại cột này cộng những cột nào"),
                );
            }
        }
        for one in found {
            self.kinds[one.column] = ColumnKind::ROW_SUM;
            self.of.push(one);
        }
    }
}

/// What a column holds, before it is known what it is made of.
fn kind(column: &SheetColumn, table: &SheetTable, at: usize, has_unit: bool) -> ColumnKind {
    let cells: Vec<&DataCell> = table.entries.iter().map(|entry| &entry.cells[at]).collect();
    let tally = CellTally::of(&cells);
    let filled = tally.figures + tally.dates + tally.crosses + tally.words + tally.shares;
    let title = folded(&column.titles.join(" "));
    let short = if tally.longest <= SHORT { giua() } else { ColumnKind::TEXT };
    if filled > 0 && tally.dates == filled {
        return ngay();
    }
    if filled > 0 && tally.crosses == filled {
        return danh_dau();
    }
    let as_it_is = AS_IT_IS.iter().any(|words| title.contains(words));
    if tally.figures == 0 || tally.words * 2 > tally.figures || tally.shares > 0 || as_it_is {
        return if filled == 0 { ColumnKind::TEXT } else { short };
    }
    let is_thing = THINGS.iter().any(|words| title.contains(words));
    let speaks = MONEY.iter().any(|words| title.contains(words)) || names_unit(column);
    if !is_thing && (has_unit || speaks) {
        return ColumnKind::MONEY;
    }
    let sums = table.total.iter().chain(table.entries.iter().filter(|entry| entry.sort == EntrySort::Group));
    let added = sums.into_iter().any(|entry| entry.cells[at].value != CellValue::Empty);
    if added { so_luong_cong() } else { so_luong() }
}

/// Whether a title of a column names a unit of money.
fn names_unit(column: &SheetColumn) -> bool {
    column.titles.iter().any(|title| named(title).is_some_and(|named| !named.units.is_empty()))
}

/// Whether figures are in the unit of money.
fn is_money(kind: ColumnKind) -> bool {
    kind.holds_money() || kind == don_gia()
}

/// The figures of rows of these sorts, by column.
fn figures(table: &SheetTable, sorts: &[EntrySort], columns: usize) -> RowFigures {
    let value = |cell: &DataCell| match &cell.value {
        CellValue::Empty => Some(Decimal::ZERO),
        CellValue::Number(number) => Some(*number),
        CellValue::Text(text) => parse_signed(text).ok(),
        _ => None,
    };
    let rows = table.entries.iter().filter(|entry| sorts.contains(&entry.sort));
    RowFigures { rows: rows.map(|entry| entry.cells.iter().take(columns).map(value).collect()).collect() }
}

fn named_kind(word: &str) -> ColumnKind {
    KIEU.meant(word).map_or(ColumnKind::TEXT, |choice| choice.value)
}

fn giua() -> ColumnKind {
    named_kind("giua")
}

fn ngay() -> ColumnKind {
    named_kind("ngay")
}

fn danh_dau() -> ColumnKind {
    named_kind("danh_dau")
}

fn so_luong() -> ColumnKind {
    named_kind("so_luong")
}

fn so_luong_cong() -> ColumnKind {
    named_kind("so_luong_cong")
}

fn don_gia() -> ColumnKind {
    named_kind("don_gia")
}

fn thanh_tien() -> ColumnKind {
    named_kind("thanh_tien")
}
