//! The widths of a table's columns: stated widths are kept, the content decides of the others; in a comparison
//! it decides of all.
//!
//! In: a table of the tree, the theme, the width of the page. Out: widths, and what fits at none. It
//! leaves measuring the content to `widest`, sharing a width among columns of words to `word_columns`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::faults::{Narrow, TableFault, TooWide};
use super::widest::{self, Widest, widest};
use super::word_columns::WordColumns;
use crate::length::Length;
use crate::paper::{ContentColumn, DeclaredColumn, Holds, Table};
use crate::theme::Theme;

/// The least width of a column without a stated width, in millimetres.
const LEAST: Decimal = Decimal::from_parts(8, 0, 0, false, 0);
/// In what steps a column of figures is as wide as its widest one, in millimetres: about two digits.
const STEP: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// The columns that a table of the content declares, each with its widest content.
pub(super) struct DeclaredTable<'a> {
    table: &'a Table,
    columns: &'a [DeclaredColumn],
    widest: Vec<Option<Widest>>,
    /// The widest words of heads, by columns.
    heads: Vec<(usize, Widest)>,
    theme: &'a Theme,
    page: Length,
}

impl<'a> DeclaredTable<'a> {
    pub(super) fn new(
        table: &'a Table,
        columns: &'a [DeclaredColumn],
        theme: &'a Theme,
        page: Length,
    ) -> DeclaredTable<'a> {
        let widest = columns.iter().enumerate().map(|(at, column)| widest(table, at, column.holds, theme));
        let (widest, heads) = (widest.collect(), widest::words(table, theme).collect());
        DeclaredTable { table, columns, widest, heads, theme, page }
    }

    /// The widths. If they are too wide for the page, all are narrowed in proportion.
    pub(super) fn widths(&self) -> Vec<Length> {
        let page = self.page.to_decimal_mm();
        let wanted = self.wanted(page);
        let all: Decimal = wanted.iter().sum();
        // Each edge is rounded, not each width, so that their sum is the width of the page.
        let (mut edge, mut reached) = (Decimal::ZERO, Length::ZERO);
        let mut widths = Vec::new();
        for wanted in wanted {
            edge += wanted;
            let at = if all > page { edge * page / all } else { edge };
            let at = Length::from_decimal_mm(at).unwrap_or(self.page).min(self.page);
            widths.push(at - reached);
            reached = at;
        }
        widths
    }

    /// Stated widths; the other columns as wide as their content, those of words sharing what is left so that
    /// the table is low. Where there is no room for that, equal shares.
    fn wanted(&self, page: Decimal) -> Vec<Decimal> {
        self.by_content(page).unwrap_or_else(|| self.in_shares(page))
    }

    /// None where the content has no room.
    fn by_content(&self, page: Decimal) -> Option<Vec<Decimal>> {
        let is_open = |column: &usize| self.columns[*column].stated.is_none();
        let of_words = |column: &usize| self.columns[*column].holds == Holds::Words;
        let open: Vec<usize> = (0..self.columns.len()).filter(is_open).collect();
        let (words, others): (Vec<usize>, Vec<usize>) = open.into_iter().partition(of_words);
        let mut widths: Vec<Decimal> = self
            .columns
            .iter()
            .map(|column| column.stated.map_or(Decimal::ZERO, |stated| stated.mm))
            .collect();
        for column in &others {
            widths[*column] = self.own(*column);
        }
        let rest = page - widths.iter().sum::<Decimal>();
        if words.is_empty() {
            let figures = |column: &&usize| self.columns[**column].holds == Holds::Figures;
            let grow: Vec<usize> = others.iter().filter(figures).copied().collect();
            let grow = if grow.is_empty() { others } else { grow };
            if rest < Decimal::ZERO || grow.is_empty() {
                return None;
            }
            let more = rest / Decimal::from(grow.len());
            grow.iter().for_each(|column| widths[*column] += more);
            return Some(widths);
        }
        let stated = |(column, own): (usize, &DeclaredColumn)| {
            let stated = own.stated.filter(|_| own.holds == Holds::Words)?;
            Some((column, Length::from_decimal_mm(stated.mm)?))
        };
        let kept: Vec<(usize, Length)> = self.columns.iter().enumerate().filter_map(stated).collect();
        let shared = WordColumns::of(self.table, &words, &kept, self.theme);
        let whole = rest.floor().to_i64().filter(|whole| *whole >= shared.least())?;
        for (column, width) in words.iter().zip(shared.share(whole)) {
            widths[*column] = Decimal::from(width);
        }
        // Less than a millimetre is left.
        widths[words[0]] += rest - rest.floor();
        Some(widths)
    }

    /// The width of a column of figures or of numbers of rows by what is in it, its head too, in millimetres:
    /// in steps, so that a figure that changes a little leaves it as it is.
    fn own(&self, column: usize) -> Decimal {
        let head = self.heads.iter().find(|(at, _)| *at == column).map(|(_, (width, _))| *width);
        let figure = self.widest[column].as_ref().map(|(width, _)| *width);
        let inner = head.into_iter().chain(figure).max().unwrap_or(Length::ZERO);
        // One twip more, because the edge is rounded.
        let whole = (inner + self.padding() + Length::twips(1)).to_decimal_mm();
        let step = if self.columns[column].holds == Holds::Figures { STEP } else { Decimal::ONE };
        ((whole / step).ceil() * step).max(LEAST)
    }

    /// Stated widths, and equal shares of the rest; a column whose figures need more than its share gets
    /// what they need, if the others still have enough room.
    fn in_shares(&self, page: Decimal) -> Vec<Decimal> {
        let is_open = |column: &usize| self.columns[*column].stated.is_none();
        let open: Vec<usize> = (0..self.columns.len()).filter(is_open).collect();
        let rest = page - self.stated();
        let share = |rest: Decimal, columns: usize| rest / Decimal::from(columns.max(1));
        let needed = |&column: &usize| {
            let (needed, _) = self.widest[column].as_ref()?;
            // One twip more, because the edge is rounded.
            let whole = *needed + self.padding() + Length::twips(1);
            Some((column, whole.to_decimal_mm()))
        };
        let needs: Vec<(usize, Decimal)> = open.iter().filter_map(needed).collect();
        let mut grown: Vec<(usize, Decimal)> = Vec::new();
        let mut each = share(rest, open.len());
        loop {
            let more = |(column, need): &&(usize, Decimal)| {
                *need > each && grown.iter().all(|(one, _)| one != column)
            };
            let more: Vec<(usize, Decimal)> = needs.iter().filter(more).copied().collect();
            if more.is_empty() {
                break;
            }
            grown.extend(more);
            let taken: Decimal = grown.iter().map(|(_, need)| *need).sum();
            each = share(rest - taken, open.len() - grown.len());
            if grown.len() == open.len() || each < LEAST {
                grown.clear();
                each = share(rest, open.len());
                break;
            }
        }
        let each = each.max(LEAST);
        let width = |(place, column): (usize, &DeclaredColumn)| {
            let own = grown.iter().find(|(one, _)| *one == place).map(|(_, need)| *need);
            column.stated.map(|stated| stated.mm).or(own).unwrap_or(each)
        };
        self.columns.iter().enumerate().map(width).collect()
    }

    /// All stated widths together.
    fn stated(&self) -> Decimal {
        self.columns.iter().filter_map(|column| column.stated).map(|stated| stated.mm).sum()
    }

    fn padding(&self) -> Length {
        self.theme.room.cell_padding * 2
    }

    /// Columns that do not fit the page, or otherwise what does not fit its column at these widths.
    pub(super) fn faults(&self, widths: &[Length]) -> Vec<TableFault> {
        if let Some(fault) = self.too_many_figures().or_else(|| self.stated_too_wide()) {
            return vec![fault];
        }
        let padding = self.padding();
        let figures = self.widest.iter().enumerate().filter_map(|(column, widest)| {
            let (needed, figure) = widest.as_ref()?;
            Some((column, *needed + padding, TooWide::Figure(figure.clone())))
        });
        // Tables whose columns all share the page have been checked only since a later version.
        let all_share = self.columns.iter().all(|column| column.stated.is_none());
        let crowded = self.heads_need() > self.page.to_decimal_mm();
        let words = self.heads.iter().map(|(column, (needed, word))| {
            (*column, *needed + padding, TooWide::Word { word: word.clone(), all_share, crowded })
        });
        let narrow = |(column, needed, what): (usize, Length, TooWide)| {
            let (width, DeclaredColumn { id, at, stated, .. }) = (widths[column], &self.columns[column]);
            let at = stated.map_or(*at, |stated| stated.at);
            let fault = || TableFault::Narrow(Narrow { at, id: id.clone(), width, needed, what });
            (needed > width).then(fault)
        };
        figures.chain(words).filter_map(narrow).collect()
    }

    /// The width that all columns need for what is in them and the words of their heads, in millimetres.
    fn heads_need(&self) -> Decimal {
        let own = |(at, column): (usize, &DeclaredColumn)| {
            let head = self.heads.iter().find(|(column, _)| *column == at).map(|(_, (width, _))| *width);
            let figure = self.widest[at].as_ref().map(|(width, _)| *width);
            let figure = figure.filter(|_| column.holds == Holds::Figures);
            let inner = head.into_iter().chain(figure).max().unwrap_or(Length::ZERO);
            (inner + self.padding()).to_decimal_mm().max(LEAST)
        };
        self.columns.iter().enumerate().map(own).sum()
    }

    /// The fault that the table fits at no widths of its columns: reported once, not for each column.
    fn too_many_figures(&self) -> Option<TableFault> {
        let mut needed = Decimal::ZERO;
        let mut figures = 0;
        for (column, widest) in self.columns.iter().zip(&self.widest) {
            let widest = widest.as_ref().filter(|_| column.holds == Holds::Figures);
            figures += usize::from(widest.is_some());
            needed += widest.map_or(LEAST, |(width, _)| (*width + self.padding()).to_decimal_mm());
        }
        let (columns, page) = (self.columns.len(), self.page);
        let at = self.columns.first()?.at;
        let fault = TableFault::TooManyFigures { at, columns, figures, needed, page };
        (needed > page.to_decimal_mm()).then_some(fault)
    }

    fn stated_too_wide(&self) -> Option<TableFault> {
        let first = self.columns.iter().find_map(|column| column.stated)?;
        let open = self.columns.iter().filter(|column| column.stated.is_none()).count();
        let (stated, page) = (tenths(self.stated()), tenths(self.page.to_decimal_mm()));
        let fault = TableFault::StatedTooWide { at: first.at, stated, page: self.page, open };
        (stated > page || stated + LEAST * Decimal::from(open) > page).then_some(fault)
    }
}

/// Millimetres as messages print them.
fn tenths(mm: Decimal) -> Decimal {
    mm.round_dp(1).normalize()
}

/// The widths of columns by their content. Figures are never broken over lines.
pub(super) fn by_content(
    table: &Table,
    columns: &[ContentColumn],
    theme: &Theme,
    page: Length,
) -> Vec<Length> {
    let padding = theme.room.cell_padding * 2;
    let own = |(at, column): (usize, &ContentColumn)| match column {
        ContentColumn::Exact(width) => *width,
        // One twip more, because the writers round.
        ContentColumn::Figures(least) => {
            widest::by_content(table, at, *least, theme) + padding + Length::twips(1)
        }
        ContentColumn::Thousandths(part) => page.thousandths(*part),
        ContentColumn::Rest(_) => Length::ZERO,
    };
    let mut widths: Vec<Length> = columns.iter().enumerate().map(own).collect();
    let taken: Length = widths.iter().copied().sum();
    for (width, column) in widths.iter_mut().zip(columns) {
        if let ContentColumn::Rest(least) = column {
            *width = (page - taken).max(*least);
        }
    }
    widths
}
