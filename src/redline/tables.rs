//! A table of a redline, by rows and cells.
//!
//! In: a table of either paper, or of both. Out: one with marks; two, one after the other, where the columns of both
//! are not the same. What stands in cells is compared by whom the caller names.

use super::align::{AlignKey, AlignStep, aligned};
use super::keys;
use super::marks::RedlineKind;
use super::markup::Markup;
use super::paragraphs::{RedlineParagraph, Redliner};
use super::told::{RedlineSort, lines_of};

/// Compares what stands in two cells.
pub(super) type CellsOf = fn(&Markup, &Markup, &mut Redliner, usize) -> String;

/// What in a row is no cell.
const NO_CELL: &[&str] = &["w:trPr", "w:tblPrEx", "w:tc"];

/// A table of both papers.
pub(super) fn merged(old: &Markup, new: &Markup, all: &mut Redliner, cells: CellsOf, depth: usize) -> String {
    let columns = |table: &Markup| table.child("w:tblGrid").map_or(0, |grid| grid.elements().count());
    if columns(old) != columns(new) {
        all.counts.tables += 1;
        all.told.add(RedlineSort::Table, lines_of(old), lines_of(new), "");
        return whole(old, RedlineKind::Deleted, all) + &whole(new, RedlineKind::Inserted, all);
    }
    let outer = all.counts.enter();
    let mut xml = "<w:tbl>".to_owned();
    properties(old.child("w:tblPr"), new.child("w:tblPr"), "w:tblPr", "", all, &mut xml);
    grid(old, new, all, &mut xml);
    let (olds, news) = (rows(old), rows(new));
    let (before, after): (Vec<AlignKey>, Vec<AlignKey>) = (
        olds.iter().map(|row| keys::of_row(row)).collect(),
        news.iter().map(|row| keys::of_row(row)).collect(),
    );
    let mut is_open = false;
    for step in aligned(&before, &after) {
        match step {
            AlignStep::Same(old, new) | AlignStep::Changed(old, new) => {
                row(olds[old], news[new], all, (cells, depth), &mut xml);
                is_open = false;
            }
            AlignStep::Old(_) | AlignStep::New(_) => {
                all.counts.rows += usize::from(!is_open);
                is_open = true;
                match step {
                    AlignStep::Old(old) => {
                        all.told.add(RedlineSort::Row, lines_of(olds[old]), String::new(), "");
                        whole_row(olds[old], RedlineKind::Deleted, all, &mut xml);
                    }
                    AlignStep::New(new) => {
                        all.told.add(RedlineSort::Row, String::new(), lines_of(news[new]), "");
                        whole_row(news[new], RedlineKind::Inserted, all, &mut xml);
                    }
                    AlignStep::Same(..) | AlignStep::Changed(..) => {}
                }
            }
        }
    }
    all.counts.leave(outer);
    xml + "</w:tbl>"
}

fn rows(table: &Markup) -> Vec<&Markup> {
    table.elements().filter(|element| element.name == "w:tr").collect()
}

/// What something says of itself, with what it said before; `first` are marks that belong before that.
fn properties(
    old: Option<&Markup>,
    new: Option<&Markup>,
    name: &str,
    first: &str,
    all: &mut Redliner,
    to: &mut String,
) {
    let said = |one: Option<&Markup>| one.map(|one| one.inner_without(&[])).unwrap_or_default();
    let (was, is) = (said(old), said(new));
    let change = if was == is { String::new() } else { all.marks.change(name, &was) };
    if !is.is_empty() || !first.is_empty() || !change.is_empty() || name == "w:tblPr" {
        to.push_str(&format!("<{name}>{is}{first}{change}</{name}>"));
    }
}

/// The widths of the columns, with those of before.
fn grid(old: &Markup, new: &Markup, all: &mut Redliner, to: &mut String) {
    let said =
        |table: &Markup| table.child("w:tblGrid").map(|grid| grid.inner_without(&[])).unwrap_or_default();
    let (was, is) = (said(old), said(new));
    to.push_str("<w:tblGrid>");
    to.push_str(&is);
    if was != is {
        all.counts.looked(&was, &is);
        let id = all.marks.id();
        to.push_str(&format!("<w:tblGridChange{id}><w:tblGrid>{was}</w:tblGrid></w:tblGridChange>"));
    }
    to.push_str("</w:tblGrid>");
}

/// A row of both papers; their cells take the same places.
fn row(old: &Markup, new: &Markup, all: &mut Redliner, (cells, depth): (CellsOf, usize), to: &mut String) {
    to.push_str("<w:tr>");
    if let Some(exception) = new.child("w:tblPrEx") {
        exception.write(to);
    }
    properties(old.child("w:trPr"), new.child("w:trPr"), "w:trPr", "", all, to);
    let row_text = lines_of(new).replace('\n', " | ");
    let [olds, news] = [old, new].map(|row| row.elements().filter(|one| one.name == "w:tc"));
    for (at, (old, new)) in olds.zip(news).enumerate() {
        all.counts_rows = at == 0;
        all.told.row = Some(row_text.clone());
        to.push_str("<w:tc>");
        properties(old.child("w:tcPr"), new.child("w:tcPr"), "w:tcPr", "", all, to);
        to.push_str(&cells(old, new, all, depth + 1));
        to.push_str("</w:tc>");
    }
    all.counts_rows = false;
    all.told.row = None;
    to.push_str("</w:tr>");
}

/// A table of one paper alone.
pub(super) fn whole(table: &Markup, kind: RedlineKind, all: &mut Redliner) -> String {
    let mut xml = "<w:tbl>".to_owned();
    for element in table.elements() {
        match element.name.as_str() {
            "w:tr" => whole_row(element, kind, all, &mut xml),
            _ => element.write(&mut xml),
        }
    }
    xml + "</w:tbl>"
}

fn whole_row(row: &Markup, kind: RedlineKind, all: &mut Redliner, to: &mut String) {
    to.push_str("<w:tr>");
    if let Some(exception) = row.child("w:tblPrEx") {
        exception.write(to);
    }
    let said = row.child("w:trPr").map(|said| said.inner_without(&[])).unwrap_or_default();
    to.push_str(&format!("<w:trPr>{said}{}</w:trPr>", all.marks.alone(kind)));
    for element in row.elements() {
        match element.name.as_str() {
            "w:tc" => {
                to.push_str("<w:tc>");
                whole_blocks(element, kind, all, to);
                to.push_str("</w:tc>");
            }
            name if NO_CELL.contains(&name) => {}
            _ => element.write(to),
        }
    }
    to.push_str("</w:tr>");
}

/// What stands in a cell of one paper alone.
fn whole_blocks(cell: &Markup, kind: RedlineKind, all: &mut Redliner, to: &mut String) {
    for element in cell.elements() {
        match element.name.as_str() {
            "w:p" => RedlineParagraph::whole(element, kind, all).write(&mut all.marks, to),
            "w:tbl" => to.push_str(&whole(element, kind, all)),
            _ => element.write(to),
        }
    }
}
