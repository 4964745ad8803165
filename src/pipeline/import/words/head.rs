//! What is above a table: its title, the unit, the titles of its columns.
//!
//! In: the rows above the ids. Out: findings. Rows may have been inserted or removed, so equal ones are
//! matched first and those between them are compared.

use super::{ReturnedSheet, seen};
use crate::content::captions::other_unit;
use crate::content::money::named::named;
use crate::finding::{Finding, codes};
use crate::source::Span;

/// A row of the pages: its number, and its cells that hold a text, each in the forms it may have.
type PageRowTexts = (u32, Vec<(u16, Vec<String>)>);
/// A row of the sheet: its number and the columns of its cells that hold anything, with their texts.
type SheetRowTexts = (usize, Vec<(usize, String)>);

/// The first row of the pages with column titles: a title and the unit are above them.
const HEADS: u32 = 2;

impl ReturnedSheet<'_> {
    pub(super) fn head(&mut self) {
        let (wanted, found) = (self.wanted(), self.found());
        for (wanted, found) in paired(&wanted, &found) {
            self.row_of_head(wanted, found);
        }
    }

    fn wanted(&self) -> Vec<PageRowTexts> {
        let page = self.page();
        let ids = page.hidden_rows.first().copied().unwrap_or(0);
        let cells = |row: u32| {
            let cells = page.cells.range((row, 1)..(row + 1, 0)).map(|((_, column), _)| *column);
            let texts = cells.map(|column| (column, self.texts((row, column))));
            texts.filter(|(_, texts)| texts.iter().any(|text| !text.is_empty())).collect::<Vec<_>>()
        };
        (0..ids).map(|row| (row, cells(row))).filter(|(_, cells)| !cells.is_empty()).collect()
    }

    fn found(&self) -> Vec<SheetRowTexts> {
        let rows = self.tab.rows[..self.ids].iter().enumerate();
        let rows = rows.map(|(at, row)| {
            let cells = row.cells.iter().enumerate().filter(|(column, _)| *column != self.key);
            let texts = cells.map(|(column, cell)| (column, seen(cell)));
            (at, texts.filter(|(_, text)| !text.is_empty()).collect::<Vec<_>>())
        });
        rows.filter(|(_, cells)| !cells.is_empty()).collect()
    }

    fn row_of_head(&mut self, wanted: Option<&PageRowTexts>, found: Option<&SheetRowTexts>) {
        let (line, mut left) = found.cloned().unwrap_or_default();
        let (row, cells) = wanted.cloned().unwrap_or_default();
        let own = |left: &[(usize, String)], column: u16| {
            left.iter().position(|(at, _)| self.columns.get(*at).copied().flatten() == Some(column))
        };
        let mut others = Vec::new();
        for (column, texts) in cells {
            match own(&left, column).filter(|at| texts.contains(&left[*at].1)) {
                Some(at) => drop(left.remove(at)),
                None => others.push((column, texts)),
            }
        }
        let mut changed = Vec::new();
        for (column, texts) in others {
            // A title is over the first column, whichever that is; the title of a column of figures is over
            // that column only.
            let is_free = row < HEADS || !self.figures.contains(&column);
            let moved = left.iter().position(|(_, text)| is_free && texts.contains(text));
            if let Some(at) = moved {
                left.remove(at);
                continue;
            }
            let at = own(&left, column).or((row < HEADS && !left.is_empty()).then_some(0));
            changed.push((column, texts, at.map(|at| left.remove(at))));
        }
        for (column, texts, new) in changed {
            match new {
                Some((at, new)) => {
                    let at = self.tab.rows[line].cells[at].at;
                    self.changed((row, column), &texts[0], &new, at);
                }
                // The title of a removed column is not reported again.
                None if row >= HEADS && !self.columns.contains(&Some(column)) => {}
                None => self.warn(self.start, format!("tệp Excel không còn `{}`", texts[0])),
            }
        }
        for (column, _) in left {
            self.note(line, column);
        }
    }

    /// Reports a text above the table that differs.
    fn changed(&mut self, place: (u32, u16), old: &str, new: &str, at: Span) {
        let unit = self.unit();
        let (before, now) = (named(old), named(new));
        let other = now.as_ref().is_some_and(|now| now.differs(unit));
        let was_line = before.as_ref().is_some_and(|before| before.labelled);
        if other && now.as_ref().is_some_and(|now| now.labelled) {
            // The reader reports it.
        } else if other && (was_line || !before.is_some_and(|before| before.differs(unit))) {
            self.fault(other_unit(new, at, unit));
        } else if was_line && now.is_none_or(|now| now.units.is_empty()) {
            let message = format!("không rõ đơn vị tiền: tệp Excel ghi `{new}`, văn bản ghi `{old}`");
            self.fault(Finding::error(codes::D014, at, message).hint(format!("ghi lại `{old}`")));
        } else if self.is_doubtful(place, old, new) {
            let message = format!(
                "đầu cột số ghi `{new}`, văn bản ghi `{old}`: không rõ số ở dưới là của cột nào; chưa đưa số nào về"
            );
            let hint = format!(
                "ghi lại `{old}` và để số đúng cột: số được lấy theo mã cột ở hàng ẩn; muốn đổi tên cột thì sửa tệp YAML rồi xuất lại"
            );
            self.fault(Finding::error(codes::D015, at, message).hint(hint));
        } else {
            self.warn(at, format!("tệp Excel ghi `{new}`, văn bản ghi `{old}`; chữ không được đưa về"));
        }
    }

    /// Whether this is the title of figures that now has another year or number, or the name of another
    /// column.
    fn is_doubtful(&self, (row, column): (u32, u16), old: &str, new: &str) -> bool {
        let merged = self.page().merged.iter().find(|(first, _)| *first == (row, column));
        let last = merged.map_or(column, |(_, last)| last.1);
        let over_figures = row >= HEADS && (column..=last).any(|column| self.figures.contains(&column));
        let heads = self.wanted().into_iter().filter(|(row, _)| *row >= HEADS).flat_map(|(_, cells)| cells);
        let mut heads = heads.flat_map(|(_, texts)| texts);
        over_figures && (numbers(old) != numbers(new) || heads.any(|head| head == new))
    }
}

/// Rows that are the same, and what is between them: rows that were changed, added or removed.
fn paired<'a>(
    wanted: &'a [PageRowTexts],
    found: &'a [SheetRowTexts],
) -> Vec<(Option<&'a PageRowTexts>, Option<&'a SheetRowTexts>)> {
    let is_same = |wanted: &PageRowTexts, found: &SheetRowTexts| {
        let mut cells = wanted.1.iter().zip(&found.1);
        wanted.1.len() == found.1.len() && cells.all(|((_, texts), (_, text))| texts.contains(text))
    };
    let mut pairs = Vec::new();
    let mut gap = Vec::new();
    let mut next = 0;
    for row in wanted.iter().map(Some).chain([None]) {
        let at = match row {
            Some(row) => found[next..].iter().position(|one| is_same(row, one)).map(|at| next + at),
            None => Some(found.len()),
        };
        let Some(at) = at else {
            gap.extend(row);
            continue;
        };
        let others = &found[next..at];
        let count = gap.len().max(others.len());
        // The rows nearest to the table belong together.
        let from_end = |place: usize, length: usize| (place + length).checked_sub(count);
        pairs.extend((0..count).map(|place| {
            let own = from_end(place, gap.len()).map(|at| gap[at]);
            (own, from_end(place, others.len()).map(|at| &others[at]))
        }));
        // The order of the cells does not matter: columns may have moved.
        pairs.extend(row.map(|row| (Some(row), Some(&found[at]))));
        gap.clear();
        next = at + 1;
    }
    pairs
}

/// The numbers in a text: years, `Quý II`.
fn numbers(text: &str) -> Vec<&str> {
    let words = text.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_roman = |word: &str| word.chars().all(|one| "IVX".contains(one));
    let has_digits = |word: &str| word.contains(|one: char| one.is_ascii_digit());
    words.filter(|word| is_roman(word) || has_digits(word)).collect()
}
