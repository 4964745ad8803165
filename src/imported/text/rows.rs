//! Rows of a table in a text: cells between tabs, rows that go on below, heads that come again on each page.
//!
//! In: lines. Out: a table. Money that the text has put beside its column is put back: a row has one figure a
//! column, and one more where a column of sums has lost its head.

use super::super::tables::folded;
use crate::word::{PlainBlock, PlainCell, PlainLine};

/// A line without the tags of a page description; what a tag of a list ends is a line of its own.
pub(super) fn without_tags(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        let tag = rest[at..].find('>').filter(|end| *end < 60);
        let is_tag = rest[at + 1..].starts_with(|one: char| one.is_ascii_alphabetic() || one == '/');
        match tag.filter(|_| is_tag) {
            Some(end) => {
                plain.push_str(&rest[..at]);
                plain.push(' ');
                rest = &rest[at + end + 1..];
            }
            None => {
                plain.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    plain + rest
}

/// Where the table ends that begins at a line; the line itself where none begins.
pub(super) fn end_of_table(lines: &[&str], from: usize) -> usize {
    let is_row = |line: &str| {
        line.matches('\t').count() >= 2
            || (line.contains('\t') && line.split('\t').filter(|part| !part.trim().is_empty()).count() >= 2)
    };
    if !is_row(lines[from]) {
        return from;
    }
    let mut end = from + 1;
    let mut at = end;
    while at < lines.len() {
        if lines[at].contains('\t') {
            at += 1;
            end = at;
        } else if lines[at].trim().is_empty() {
            at += 1;
        } else {
            break;
        }
    }
    end
}

/// A table of rows of tabs.
pub(super) fn table(lines: &[&str]) -> Option<PlainBlock> {
    let rows: Vec<Vec<String>> =
        lines.iter().filter(|line| !line.trim().is_empty()).map(|line| fields(line)).collect();
    let head = head_rows(&rows).min(rows.len());
    let heads = rows[..head].to_vec();
    let mut body: Vec<Vec<String>> = Vec::new();
    let mut at = head;
    while at < rows.len() {
        // The head comes again on each page.
        if head > 0 && rows[at..].len() >= head && rows[at..at + head] == heads[..] {
            at += head;
            continue;
        }
        let row = &rows[at];
        let goes_on = row[0].is_empty() && !body.is_empty();
        match body.last_mut().filter(|_| goes_on) {
            Some(last) => join(last, row),
            None => body.push(row.clone()),
        }
        at += 1;
    }
    let width =
        heads.iter().map(Vec::len).max().unwrap_or(0).max(body.iter().map(|row| row.len().min(40)).max()?);
    let (heads, body) = with_figures(heads, body, width);
    let mut made = head_cells(&heads);
    let head = made.len();
    made.extend(body.iter().map(|row| body_cells(row)));
    Some(PlainBlock::Table { rows: made, head })
}

fn fields(line: &str) -> Vec<String> {
    line.split('\t')
        .map(|field| without_tags(field).split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// How many rows come before the first one with a number.
fn head_rows(rows: &[Vec<String>]) -> usize {
    let numbered = |row: &Vec<String>| {
        let first = row[0].trim_end_matches('.');
        let digits = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
        digits || (!first.is_empty() && first.chars().all(|one| "IVXLC".contains(one))) || first == "A"
    };
    let found = rows.iter().position(numbered).unwrap_or(1);
    if found > 6 { 1 } else { found }
}

/// Puts what a row says further to the row above.
fn join(row: &mut Vec<String>, more: &[String]) {
    for (at, text) in more.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        if at >= row.len() {
            row.resize(at + 1, String::new());
        }
        let blank = if row[at].is_empty() { "" } else { " " };
        row[at] = format!("{}{blank}{text}", row[at]);
    }
}

fn is_amount(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
}

/// Rows with one figure in each column of money, and a column more where all rows but a few have one figure more
/// than there are columns.
fn with_figures(
    mut heads: Vec<Vec<String>>,
    mut body: Vec<Vec<String>>,
    width: usize,
) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let titles = heads.iter().map(Vec::len).max().unwrap_or(width);
    let money = |row: &Vec<String>| folded(&row.join(" ")).contains("dong");
    let Some(first) = heads.iter().find(|row| money(row)).and_then(|row| {
        row.iter().position(|title| folded(title).contains("dong") || folded(title).contains("kinh phi"))
    }) else {
        return (heads, body);
    };
    let figures = |row: &Vec<String>| -> Option<Vec<String>> {
        let words: Vec<String> = row
            .iter()
            .skip(first)
            .flat_map(|cell| cell.split(' '))
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        words.iter().all(|word| is_amount(word)).then_some(words)
    };
    let found: Vec<Option<Vec<String>>> = body.iter().map(figures).collect();
    let count = titles.saturating_sub(first);
    let more = found.iter().flatten().filter(|words| words.len() == count + 1).count();
    let further = more * 2 > body.len();
    let columns = count + usize::from(further);
    for (row, words) in body.iter_mut().zip(&found) {
        let Some(words) = words.as_ref().filter(|words| (1..=columns).contains(&words.len())) else {
            continue;
        };
        // The last column is a sum, which a row may lack.
        if words.len() + 1 < columns {
            continue;
        }
        row.resize(first, String::new());
        row.extend(words.iter().cloned());
    }
    let width = first + columns;
    for row in heads.iter_mut().chain(&mut body) {
        if row.len() < width {
            row.resize(width, String::new());
        }
    }
    (heads, body)
}

/// The cells of the head: a title goes over the blank fields right of it where titles stand below these, else
/// over the blank ones below it.
fn head_cells(heads: &[Vec<String>]) -> Vec<Vec<PlainCell>> {
    let width = heads.iter().map(Vec::len).max().unwrap_or(0);
    let text = |row: usize, column: usize| heads[row].get(column).map(String::as_str).unwrap_or_default();
    let mut rows = Vec::new();
    for row in 0..heads.len() {
        let mut cells = Vec::new();
        for column in 0..width {
            let title = text(row, column);
            if title.is_empty() {
                continue;
            }
            let below = |at: usize| (row + 1..heads.len()).any(|other| !text(other, at).is_empty());
            let mut span = 1;
            while column + span < width
                && text(row, column + span).is_empty()
                && below(column + span)
                && below(column)
            {
                // What stands under another title of a row above belongs to that one.
                let parted = (0..row).any(|other| !text(other, column + span).is_empty());
                if parted {
                    break;
                }
                span += 1;
            }
            let tall = if below(column) { 1 } else { heads.len() - row };
            cells.push(cell(column, span, tall, title, true));
        }
        rows.push(cells);
    }
    rows
}

fn body_cells(row: &[String]) -> Vec<PlainCell> {
    row.iter().enumerate().map(|(column, text)| cell(column, 1, 1, text, false)).collect()
}

fn cell(column: usize, span: usize, rows: usize, text: &str, head: bool) -> PlainCell {
    let parts = if head { vec![text.to_owned()] } else { dashes(text) };
    let line = |text: String| PlainLine { bold: head, centred: head, text, ..PlainLine::default() };
    let lines = parts.into_iter().filter(|part| !part.is_empty()).map(line).collect();
    let [column, span, rows] = [column, span, rows].map(|number| u32::try_from(number).unwrap_or(1));
    PlainCell { column, span, rows, lines }
}

/// The points of a cell that its text has put on one line: `- một. - hai.`
fn dashes(text: &str) -> Vec<String> {
    let points = text.match_indices(" - ").filter(|(at, _)| {
        let (before, behind) = (&text[..*at], &text[at + 3..]);
        before.ends_with(['.', ';', ':'])
            && behind.starts_with(|one: char| one.is_uppercase() || one.is_ascii_digit())
    });
    let places: Vec<usize> = points.map(|(at, _)| at).collect();
    let mut parts = Vec::new();
    let mut from = 0;
    for at in places {
        parts.push(text[from..at].to_owned());
        from = at + 1;
    }
    parts.push(text[from..].to_owned());
    parts
}
