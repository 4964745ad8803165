//! How the columns of words of a table share a width, so that the table is as low as it can be.
//!
//! In: the cells of the columns, the width that they share. Out: a width for each, in whole millimetres. It
//! leaves to `widths` which columns share, and measures lines roughly: where they really end, `breaks` says.

use crate::fonts::FaceStyle;
use crate::length::Length;
use crate::paper::{Cell, Row, Table};
use crate::theme::Theme;

/// Rows that are looked at: of a longer table so many, evenly spread.
const MOST_ROWS: usize = 240;
/// A column need not be wider than this for its widest word, which is parted then. In millimetres.
const MOST_FOR_A_WORD: i64 = 40;
/// The first steps in which width is moved from one column to another, as parts of all of it.
const FIRST_STEP: i64 = 4;

/// The words of a cell, by paragraphs, as widths in twips.
pub(super) type CellWords = Vec<Vec<i64>>;

/// Columns of words and what they hold.
pub(super) struct WordColumns {
    /// Of each row looked at, the cells of the columns.
    rows: Vec<Vec<CellWords>>,
    /// Of each row looked at, the lines that its other cells take in any case.
    floors: Vec<i64>,
    /// The least width of each column, in millimetres.
    least: Vec<i64>,
    blank: i64,
    padding: i64,
}

impl WordColumns {
    /// The columns of a table; `kept` are those of words whose widths are stated.
    pub(super) fn of(
        table: &Table,
        columns: &[usize],
        kept: &[(usize, Length)],
        theme: &Theme,
    ) -> WordColumns {
        let each = table.body.len().div_ceil(MOST_ROWS).max(1);
        let looked_at: Vec<&Row> = table.head.iter().chain(table.body.iter().step_by(each)).collect();
        let padding = i64::from((theme.room.cell_padding * 2).to_twips());
        let cell = |row: &Row, column: usize| {
            let own = |cell: &&Cell| cell.column == column && cell.colspan == 1 && cell.rowspan == 1;
            row.cells.iter().find(own).map(|cell| words(cell, table, theme)).unwrap_or_default()
        };
        let face = FaceStyle { bold: false, italic: false };
        let blank = i64::from(theme.faces.width(" ", face, table.text_size).to_twips());
        let rows: Vec<Vec<CellWords>> =
            looked_at.iter().map(|row| columns.iter().map(|column| cell(row, *column)).collect()).collect();
        let floor = |row: &&Row| {
            let lines = |(column, width): &(usize, Length)| {
                lines(&cell(row, *column), i64::from(width.to_twips()) - padding, blank)
            };
            kept.iter().map(lines).max().unwrap_or_default()
        };
        let floors = looked_at.iter().map(floor).collect();
        let widest = |at: usize| rows.iter().flat_map(|row| &row[at]).flatten().copied().max().unwrap_or(0);
        // A title may reach over several rows of the head.
        let titles = |at: usize| {
            let own = |cell: &&Cell| cell.column == columns[at] && cell.colspan == 1;
            let cells = table.head.iter().flat_map(|row| &row.cells).filter(own);
            cells.flat_map(|cell| words(cell, table, theme)).flatten().max().unwrap_or(0)
        };
        let least = |at: usize| up_to_mm(widest(at).max(titles(at)) + padding).min(MOST_FOR_A_WORD);
        let least = (0..columns.len()).map(least).collect();
        WordColumns { rows, floors, least, blank, padding }
    }

    /// The least widths together, in millimetres.
    pub(super) fn least(&self) -> i64 {
        self.least.iter().sum()
    }

    /// The width of each column, together at most `all` millimetres, which is at least [`WordColumns::least`].
    pub(super) fn share(&self, all: i64) -> Vec<i64> {
        let area = |at: usize| self.rows.iter().flat_map(|row| &row[at]).flatten().sum::<i64>().max(1);
        let areas: Vec<i64> = (0..self.least.len()).map(area).collect();
        let (spare, whole) = (all - self.least(), areas.iter().sum::<i64>().max(1));
        let mut widths: Vec<i64> =
            self.least.iter().zip(&areas).map(|(least, area)| least + spare * area / whole).collect();
        // What is lost by whole millimetres goes to the last column.
        let lost = all - widths.iter().sum::<i64>();
        if let Some(last) = widths.last_mut() {
            *last += lost;
        }
        let mut height = self.height(&widths);
        let mut step = (spare / FIRST_STEP).max(1);
        loop {
            let mut better = false;
            for from in 0..widths.len() {
                for to in 0..widths.len() {
                    if from == to || widths[from] - step < self.least[from] {
                        continue;
                    }
                    let mut moved = widths.clone();
                    moved[from] -= step;
                    moved[to] += step;
                    let moved_height = self.height(&moved);
                    if moved_height < height {
                        (widths, height, better) = (moved, moved_height, true);
                    }
                }
            }
            if !better {
                if step == 1 {
                    return widths;
                }
                step /= 2;
            }
        }
    }

    /// Whether the rows are no higher where the columns share less.
    pub(super) fn is_as_low(&self, widths: &[i64], than: &[i64]) -> bool {
        self.height(widths).0 <= self.height(than).0
    }

    /// How high the rows are at these widths, in lines; of equal heights that with fewer lines in all.
    fn height(&self, widths: &[i64]) -> (i64, i64) {
        let mut height = (0, 0);
        for (row, floor) in self.rows.iter().zip(&self.floors) {
            let mut most = *floor;
            for (cell, width) in row.iter().zip(widths) {
                let lines = lines(cell, in_twips(*width) - self.padding, self.blank);
                most = most.max(lines);
                height.1 += lines;
            }
            height.0 += most;
        }
        height
    }
}

/// The widths of the words of a cell.
pub(super) fn words(cell: &Cell, table: &Table, theme: &Theme) -> CellWords {
    let of_line = |line: &crate::paper::Paragraph| {
        let style = theme.style(line.role);
        let face = FaceStyle { bold: style.bold, italic: style.italic };
        let width = |word: &str| i64::from(theme.faces.width(word, face, table.text_size).to_twips());
        line.plain_text().split_whitespace().map(width).collect()
    };
    cell.paragraphs.iter().map(of_line).collect()
}

/// How many lines a cell takes at a width.
pub(super) fn lines(cell: &CellWords, width: i64, blank: i64) -> i64 {
    let width = width.max(1);
    let of_line = |words: &Vec<i64>| {
        let (mut count, mut at) = (1, 0);
        for word in words {
            let behind = if at == 0 { *word } else { at + blank + word };
            if behind <= width {
                at = behind;
                continue;
            }
            count += i64::from(at > 0) + (word - 1) / width;
            at = word % width;
        }
        count
    };
    cell.iter().map(of_line).sum()
}

pub(super) fn in_twips(mm: i64) -> i64 {
    mm * 1440 * 10 / 254
}

pub(super) fn up_to_mm(twips: i64) -> i64 {
    (twips * 254 + 14399) / 14400
}

#[cfg(test)]
mod tests {
    use super::{CellWords, WordColumns, lines};

    fn columns(rows: Vec<Vec<CellWords>>) -> WordColumns {
        let (floors, least) = (vec![0; rows.len()], vec![10; rows[0].len()]);
        WordColumns { rows, floors, least, blank: 60, padding: 0 }
    }

    #[test]
    fn the_column_with_more_words_is_wider() {
        let cell = |words: usize| vec![vec![400; words]];
        let shared = columns(vec![vec![cell(2), cell(40)], vec![cell(1), cell(30)]]).share(150);
        assert_eq!(shared.iter().sum::<i64>(), 150);
        assert!(shared[1] > 2 * shared[0], "{shared:?}");
    }

    #[test]
    fn alike_columns_are_about_as_wide() {
        let cell = || vec![vec![500; 20]];
        let shared = columns(vec![vec![cell(), cell(), cell()]]).share(150);
        assert!(shared.iter().all(|width| (40..=60).contains(width)), "{shared:?}");
    }

    #[test]
    fn lines_of_a_cell() {
        assert_eq!(lines(&vec![vec![100, 100, 100]], 210, 10), 2);
        assert_eq!(lines(&vec![vec![100], vec![]], 210, 10), 2);
        // A word wider than the column is parted.
        assert_eq!(lines(&vec![vec![50, 500]], 200, 10), 4);
        assert_eq!(lines(&Vec::new(), 200, 10), 0);
    }
}
