//! Reads what elements say of tables, their rows and cells: `tblPr`, `tblGrid`, `trPr`, `tcPr`.
//!
//! In: an element that has just begun, and whether changes are shown as accepted. Out: what holds
//! in that view. It leaves what stands in the cells to others.

use std::sync::Arc;

use super::change::{ChangeSort, ChangeView, WordChange};
use super::measure;
use super::read_look::{self, is_drawn};
use super::space::Space;
use super::table::{CellMerge, TableShape, WordCell, WordRow, WordTable};
use super::xml::{XmlElement, XmlFault, XmlReader, is_yes};
use crate::length::Length;

/// Columns of a table: Word has 63.
const MOST_COLUMNS: u32 = 1024;

/// Reads `tblPr`, which has just begun.
pub(super) fn table(
    xml: &mut XmlReader<'_>,
    table: &mut WordTable,
    view: ChangeView,
) -> Result<(), XmlFault> {
    let depth = xml.depth();
    let mut old = None;
    while let Some(element) = xml.child(depth)? {
        if element.name() == (Space::Word, "tblPrChange") {
            let outer = xml.depth();
            while let Some(inner) = xml.child(outer)? {
                if inner.name() == (Space::Word, "tblPr") {
                    let mut before = WordTable { grid: table.grid.clone(), ..WordTable::default() };
                    let innermost = xml.depth();
                    while let Some(element) = xml.child(innermost)? {
                        table_setting(xml, &element, &mut before)?;
                    }
                    old = Some(before);
                } else {
                    xml.skip()?;
                }
            }
        } else {
            table_setting(xml, &element, table)?;
        }
    }
    if let Some(old) = old.filter(|_| view == ChangeView::Rejected) {
        let (rows, cell) = (std::mem::take(&mut table.rows), table.cell);
        *table = WordTable { rows, cell, ..old };
    }
    Ok(())
}

fn table_setting<'a>(
    xml: &mut XmlReader<'a>,
    element: &XmlElement<'a>,
    table: &mut WordTable,
) -> Result<(), XmlFault> {
    match element.name() {
        (Space::Word, "tblStyle") => table.style = xml.val(element).map(Arc::from),
        (Space::Word, "jc") => {
            table.align = xml.val(element).and_then(|word| read_look::align(&word)).unwrap_or_default();
        }
        (Space::Word, "tblInd") => {
            let width = xml.word(element, "w").and_then(|text| measure::twips(&text));
            let is_length = xml.word(element, "type").is_none_or(|kind| kind == "dxa");
            table.indent = width.filter(|_| is_length).unwrap_or_default();
        }
        (Space::Word, "tblpPr") => table.floating = true,
        (Space::Word, "tblLook") => table.shape = shape(xml, element),
        (Space::Word, "tblBorders") => {
            table.own_borders = Some(any_border(xml)?);
            return Ok(());
        }
        _ => {}
    }
    xml.skip()
}

/// Whether any of the borders inside the element that has just begun is drawn.
pub(super) fn any_border(xml: &mut XmlReader<'_>) -> Result<bool, XmlFault> {
    let depth = xml.depth();
    let mut any = false;
    while let Some(element) = xml.child(depth)? {
        any |= is_drawn(xml, &element);
        xml.skip()?;
    }
    Ok(any)
}

/// Which conditions of the style hold: as words, or as bits of an older way.
fn shape<'a>(xml: &XmlReader<'a>, element: &XmlElement<'a>) -> TableShape {
    let bits = xml.val(element).and_then(|text| u16::from_str_radix(text.trim(), 16).ok());
    let is = |word: &str, bit: u16| match xml.word(element, word) {
        Some(word) => is_yes(&word),
        None => bits.is_some_and(|bits| bits & bit != 0),
    };
    TableShape {
        first_row: is("firstRow", 0x20),
        last_row: is("lastRow", 0x40),
        first_column: is("firstColumn", 0x80),
        last_column: is("lastColumn", 0x100),
        row_bands: !is("noHBand", 0x200),
        column_bands: !is("noVBand", 0x400),
    }
}

/// Reads `tblGrid`, which has just begun; in the older one inside it when changes are rejected.
pub(super) fn grid(xml: &mut XmlReader<'_>, view: ChangeView) -> Result<Vec<Length>, XmlFault> {
    fn column<'a>(xml: &XmlReader<'a>, element: &XmlElement<'a>, grid: &mut Vec<Length>) {
        if element.name() == (Space::Word, "gridCol") && grid.len() < MOST_COLUMNS as usize {
            let width = xml.word(element, "w").and_then(|text| measure::twips(&text));
            grid.push(width.unwrap_or_default());
        }
    }
    let (mut now, mut before) = (Vec::new(), Vec::new());
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        if element.name() == (Space::Word, "tblGridChange") {
            let outer = xml.depth();
            while xml.child(outer)?.is_some() {
                let inner = xml.depth();
                while let Some(element) = xml.child(inner)? {
                    column(xml, &element, &mut before);
                    xml.skip()?;
                }
            }
        } else {
            column(xml, &element, &mut now);
            xml.skip()?;
        }
    }
    Ok(if view == ChangeView::Rejected && !before.is_empty() { before } else { now })
}

/// What a row says of itself.
#[derive(Default)]
pub(super) struct RowParts {
    pub(super) row: WordRow,
    /// Columns of the grid that it leaves free before its first cell.
    pub(super) before: u32,
    /// Whether it is not there in the view.
    pub(super) is_gone: bool,
}

/// Reads `trPr`, which has just begun.
pub(super) fn row(xml: &mut XmlReader<'_>, view: ChangeView) -> Result<RowParts, XmlFault> {
    let mut parts = RowParts::default();
    let mut old = None;
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        if element.name() == (Space::Word, "trPrChange") {
            let mut before = RowParts::default();
            let outer = xml.depth();
            while xml.child(outer)?.is_some() {
                let inner = xml.depth();
                while let Some(element) = xml.child(inner)? {
                    row_setting(xml, &element, &mut before);
                    xml.skip()?;
                }
            }
            old = Some(before);
            continue;
        }
        row_setting(xml, &element, &mut parts);
        if let (Space::Word, local) = element.name()
            && let Some(sort) = ChangeSort::of(local)
        {
            taken(read_look::change(xml, &element, sort), view, &mut parts.row.changes);
            parts.is_gone |= !view.shows(sort);
        }
        xml.skip()?;
    }
    if let Some(old) = old.filter(|_| view == ChangeView::Rejected) {
        (parts.row.is_head, parts.row.whole, parts.before) = (old.row.is_head, old.row.whole, old.before);
    }
    Ok(parts)
}

/// Takes one setting of a row.
fn row_setting<'a>(xml: &XmlReader<'a>, element: &XmlElement<'a>, to: &mut RowParts) {
    match element.name() {
        (Space::Word, "tblHeader") => to.row.is_head = xml.is_on(element),
        (Space::Word, "cantSplit") => to.row.whole = xml.is_on(element),
        (Space::Word, "gridBefore") => to.before = count(xml, element, 0),
        _ => {}
    }
}

/// Keeps a change where changes are marked.
pub(super) fn taken(change: WordChange, view: ChangeView, to: &mut Vec<WordChange>) {
    if view == ChangeView::Marked {
        to.push(change);
    }
}

/// A number of columns.
fn count<'a>(xml: &XmlReader<'a>, element: &XmlElement<'a>, least: u32) -> u32 {
    let whole = xml.val(element).and_then(|text| measure::whole(&text));
    whole.and_then(|whole| u32::try_from(whole).ok()).unwrap_or(least).clamp(least, MOST_COLUMNS)
}

/// Reads `tcPr`, which has just begun. Returns whether the cell is there in the view.
pub(super) fn cell(xml: &mut XmlReader<'_>, cell: &mut WordCell, view: ChangeView) -> Result<bool, XmlFault> {
    let mut is_there = true;
    let mut old = None;
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        match element.name() {
            (Space::Word, "tcPrChange") => {
                let mut before = WordCell { span: 1, ..WordCell::default() };
                let outer = xml.depth();
                while xml.child(outer)?.is_some() {
                    let inner = xml.depth();
                    while let Some(element) = xml.child(inner)? {
                        cell_setting(xml, &element, &mut before)?;
                    }
                }
                old = Some(before);
            }
            (Space::Word, local @ ("cellIns" | "cellDel")) => {
                if let Some(sort) = ChangeSort::of(local) {
                    taken(read_look::change(xml, &element, sort), view, &mut cell.changes);
                    is_there &= view.shows(sort);
                }
                xml.skip()?;
            }
            _ => cell_setting(xml, &element, cell)?,
        }
    }
    if let Some(old) = old.filter(|_| view == ChangeView::Rejected) {
        (cell.span, cell.merge, cell.width, cell.edges) = (old.span, old.merge, old.width, old.edges);
    }
    Ok(is_there)
}

fn cell_setting<'a>(
    xml: &mut XmlReader<'a>,
    element: &XmlElement<'a>,
    cell: &mut WordCell,
) -> Result<(), XmlFault> {
    match element.name() {
        (Space::Word, "gridSpan") => cell.span = count(xml, element, 1),
        (Space::Word, "vMerge") => {
            let begins = xml.val(element).is_some_and(|word| word == "restart");
            cell.merge = if begins { CellMerge::Begins } else { CellMerge::Continues };
        }
        (Space::Word, "tcW") => {
            let is_length = xml.word(element, "type").is_none_or(|kind| kind == "dxa");
            let width = xml.word(element, "w").and_then(|text| measure::twips(&text));
            cell.width = width.filter(|width| is_length && *width > Length::ZERO);
        }
        (Space::Word, "tcBorders") => {
            let depth = xml.depth();
            while let Some(edge) = xml.child(depth)? {
                let at = match edge.local() {
                    "top" => Some(0),
                    "left" | "start" => Some(1),
                    "bottom" => Some(2),
                    "right" | "end" => Some(3),
                    _ => None,
                };
                if let Some(at) = at {
                    cell.edges[at] = Some(is_drawn(xml, &edge));
                }
                xml.skip()?;
            }
            return Ok(());
        }
        _ => {}
    }
    xml.skip()
}
