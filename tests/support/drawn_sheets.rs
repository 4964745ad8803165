//! Workbooks drawn as text: a line per row, `|` between cells, as a person sees a sheet.
//!
//! In: the rows; `**words**` are bold, `=SUM(C2:C3) -> 12` is a formula with its result, `'5` a number typed as
//! words. Out: the bytes of a workbook with one sheet.

use std::collections::{BTreeMap, BTreeSet};

use vanban::rooms::tabular::workbook::{
    self, Position, Workbook, WorkbookCell, WorkbookContent, WorkbookLook, WorkbookPage,
};

/// A sheet that is being drawn.
#[derive(Clone, Default)]
pub(crate) struct DrawnSheet {
    page: WorkbookPage,
}

impl DrawnSheet {
    /// A sheet of this name with these rows.
    pub(crate) fn new(name: &str, rows: &str) -> DrawnSheet {
        let mut cells = BTreeMap::new();
        for (row, line) in (0..).zip(rows.trim_matches('\n').lines()) {
            for (column, text) in (0..).zip(line.split('|')) {
                cells.extend(cell(text.trim()).map(|cell| ((row, column), cell)));
            }
        }
        DrawnSheet { page: WorkbookPage { name: name.to_owned(), cells, ..WorkbookPage::default() } }
    }

    /// Merges cells: `A3:G3`.
    pub(crate) fn merged(mut self, areas: &[&str]) -> DrawnSheet {
        for area in areas {
            let (first, last) = area.split_once(':').unwrap();
            self.page.merged.push((position(first), position(last)));
            self.page.cells.entry(position(first)).or_default();
        }
        self
    }

    /// Hides rows, from 1.
    pub(crate) fn hidden(mut self, rows: &[u32]) -> DrawnSheet {
        self.page.hidden_rows = rows.iter().map(|row| row - 1).collect::<BTreeSet<u32>>();
        self
    }

    /// The workbook.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        workbook::write(&Workbook { pages: vec![self.page.clone()] }).unwrap()
    }

    /// A workbook of several sheets.
    pub(crate) fn book(sheets: &[DrawnSheet]) -> Vec<u8> {
        let pages = sheets.iter().map(|sheet| sheet.page.clone()).collect();
        workbook::write(&Workbook { pages }).unwrap()
    }
}

fn position(name: &str) -> Position {
    let letters = name.trim_end_matches(|one: char| one.is_ascii_digit());
    let column = letters.bytes().fold(0_u16, |column, letter| column * 26 + u16::from(letter - b'A') + 1);
    (name[letters.len()..].parse::<u32>().unwrap() - 1, column - 1)
}

fn cell(text: &str) -> Option<WorkbookCell> {
    let (text, bold) = match text.strip_prefix("**").and_then(|text| text.strip_suffix("**")) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let content = match (text.strip_prefix('='), text.strip_prefix('\''), text.parse()) {
        _ if text.is_empty() => return None,
        (Some(formula), ..) => {
            let (formula, result) = formula.split_once(" -> ").unwrap();
            WorkbookContent::Formula(formula.to_owned(), result.parse().unwrap())
        }
        (_, Some(words), _) => WorkbookContent::Text(words.to_owned()),
        (.., Ok(number)) => WorkbookContent::Number(number),
        _ => WorkbookContent::Text(text.replace("\\n", "\n")),
    };
    Some(WorkbookCell { content, look: WorkbookLook { bold, ..WorkbookLook::default() } })
}
