//! A workbook of `budget export` as people edit it: rows are inserted, copied, moved, deleted, retyped, and the
//! formulas follow, as in any spreadsheet program.
//!
//! In: a paper. Out: the bytes of its workbook with these edits. Rows are named by the words in them.

use vanban::rooms::pipeline::Input;
use vanban::rooms::spreadsheet;
use vanban::rooms::tabular::workbook::{self, Workbook, WorkbookCell, WorkbookContent};

use super::papers::PIPELINE;

/// The workbook, being edited.
pub(crate) struct EditedBook {
    book: Workbook,
}

impl EditedBook {
    /// The workbook that is exported of a paper.
    #[track_caller]
    pub(crate) fn of(yaml: &str) -> EditedBook {
        let (tables, report) = PIPELINE.tables(Input::alone("kh.yaml", yaml.as_bytes()));
        let tables = tables.unwrap_or_else(|| panic!("{}", super::papers::short(&report)));
        EditedBook { book: spreadsheet::workbook(&tables) }
    }

    /// The row whose name is this.
    #[track_caller]
    pub(crate) fn row(&self, name: &str) -> u32 {
        let cells = &self.book.pages[0].cells;
        let found = cells.iter().find(|(_, cell)| cell.content == WorkbookContent::Text(name.to_owned()));
        found.unwrap_or_else(|| panic!("no row {name}")).0.0
    }

    /// Types into a cell; nothing deletes it.
    pub(crate) fn set(&mut self, row: u32, column: u16, text: &str) -> &mut EditedBook {
        let content = match (text.parse(), text) {
            (_, "") => WorkbookContent::Blank,
            (Ok(number), _) => WorkbookContent::Number(number),
            (Err(_), text) => WorkbookContent::Text(text.to_owned()),
        };
        self.book.pages[0].cells.entry((row, column)).or_default().content = content;
        self
    }

    /// Inserts a row above one, with these words in the columns from B on.
    pub(crate) fn insert(&mut self, above: u32, words: &[&str]) -> &mut EditedBook {
        self.shift(above, 1);
        for (column, word) in (1..).zip(words) {
            self.set(above, column, word);
        }
        self
    }

    /// Copies a row and inserts the copy above another one, its hidden cells too.
    pub(crate) fn copy(&mut self, row: u32, above: u32) -> &mut EditedBook {
        let cells = self.cells_of(row);
        self.shift(above, 1);
        for (column, cell) in cells {
            self.book.pages[0].cells.insert((above, column), cell);
        }
        self
    }

    /// Deletes a row.
    pub(crate) fn remove(&mut self, row: u32) -> &mut EditedBook {
        self.book.pages[0].cells.retain(|(at, _), _| *at != row);
        self.shift(row + 1, -1);
        self
    }

    /// Cuts a row and inserts it above another one.
    pub(crate) fn cut(&mut self, row: u32, above: u32) -> &mut EditedBook {
        self.copy(row, above);
        let old = if row >= above { row + 1 } else { row };
        self.remove(old)
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        workbook::write(&self.book).unwrap()
    }

    fn cells_of(&self, row: u32) -> Vec<(u16, WorkbookCell)> {
        let cells = self.book.pages[0].cells.range((row, 0)..(row + 1, 0));
        cells.map(|((_, column), cell)| (*column, cell.clone())).collect()
    }

    /// Moves the rows from this one on, and what formulas say of them.
    fn shift(&mut self, from: u32, by: i64) {
        let moved = |row: u32| if row >= from { u32::try_from(i64::from(row) + by).unwrap() } else { row };
        let page = &mut self.book.pages[0];
        let cells = std::mem::take(&mut page.cells);
        page.cells = cells
            .into_iter()
            .map(|((row, column), mut cell)| {
                if let WorkbookContent::Formula(formula, _) = &mut cell.content {
                    *formula = shifted(formula, &moved);
                }
                ((moved(row), column), cell)
            })
            .collect();
    }
}

/// A formula whose rows have moved.
fn shifted(formula: &str, moved: &dyn Fn(u32) -> u32) -> String {
    let mut made = String::new();
    let mut digits = String::new();
    let mut letters = false;
    for one in formula.chars().chain(['\0']) {
        match one {
            '0'..='9' if letters => digits.push(one),
            _ => {
                if !digits.is_empty() {
                    made += &(moved(digits.parse::<u32>().unwrap() - 1) + 1).to_string();
                    digits.clear();
                }
                letters = one.is_ascii_uppercase() || one == '$' && letters;
                made.extend(Some(one).filter(|one| *one != '\0'));
            }
        }
    }
    made
}
