//! Tables of a Word file: which hold the head or the end of a paper, and which hold data.
//!
//! In: a table. Out: its cells with their lines, what it is for, and a data table as in the tree.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{SeenLine, WordLines};
use super::{head, signature};
use crate::length::Length;
use crate::paper::{Cell, Fit, Inline, Paragraph, Role, Row, Table};
use crate::word::{CellEdge, ParagraphId, WordBlock, WordPiece, WordTable, WordTableId};

/// A cell of a table with its lines.
pub(super) struct CellLines {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) span: usize,
    pub(super) rows: usize,
    pub(super) lines: Vec<SeenLine>,
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableSort {
    /// The head of a paper.
    Head,
    /// Kính gửi and those it goes to.
    Addressees,
    /// Recipients and signature.
    End,
    /// Anything else.
    Data,
}

/// The cells of a table, row by row; `parted` parts paragraphs at forced ends of lines.
pub(super) fn cells(lines: &WordLines<'_>, id: WordTableId, parted: bool) -> Vec<CellLines> {
    let table = lines.file.table(id);
    let mut cells = Vec::new();
    for (row, one) in table.rows.iter().enumerate() {
        for cell in one.cells.iter().filter(|cell| cell.rows > 0) {
            let mut of_cell = Vec::new();
            for paragraph in paragraphs(lines, &cell.blocks) {
                match parted {
                    true => of_cell.extend(lines.each(paragraph)),
                    false => of_cell.push(lines.whole(paragraph)),
                }
            }
            let (column, span) = (cell.column as usize, cell.span.max(1) as usize);
            cells.push(CellLines { row, column, span, rows: cell.rows as usize, lines: of_cell });
        }
    }
    cells
}

/// The paragraphs of blocks, those of tables and boxes within them in their place.
fn paragraphs(lines: &WordLines<'_>, blocks: &[WordBlock]) -> Vec<ParagraphId> {
    let mut found = Vec::new();
    let mut open: Vec<&WordBlock> = blocks.iter().rev().collect();
    while let Some(block) = open.pop() {
        match block {
            WordBlock::Paragraph(id) => {
                found.push(*id);
                found.extend(lines.boxes(*id));
            }
            WordBlock::Table(id) => {
                let rows = &lines.file.table(*id).rows;
                let inner: Vec<&WordBlock> =
                    rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.blocks).collect();
                open.extend(inner.into_iter().rev());
            }
        }
    }
    found
}

/// The table itself, or the one in its only cell with words: some files stand a table in another one.
pub(super) fn innermost(lines: &WordLines<'_>, id: WordTableId) -> WordTableId {
    let mut id = id;
    // A table may name no table that holds it; the bound is for broken files.
    for _ in 0..8 {
        let cells = || lines.file.table(id).rows.iter().flat_map(|row| &row.cells);
        let filled = |block: &&WordBlock| match block {
            WordBlock::Paragraph(id) => !lines.whole(*id).is_blank(),
            WordBlock::Table(_) => true,
        };
        let mut blocks = cells().flat_map(|cell| &cell.blocks).filter(filled);
        match (blocks.next(), blocks.next()) {
            (Some(WordBlock::Table(inner)), None) => id = *inner,
            _ => break,
        }
    }
    id
}

/// What a table is for, by its words and lines.
pub(super) fn sort(table: &WordTable, cells: &[CellLines]) -> TableSort {
    let lines = || cells.iter().flat_map(|cell| &cell.lines);
    let columns = cells.iter().map(|cell| cell.column).collect::<std::collections::BTreeSet<_>>().len();
    let nation = |line: &SeenLine| head::is_nation(&line.folded) || head::is_motto(&line.folded);
    if columns <= 5 && lines().any(nation) {
        return TableSort::Head;
    }
    let signs = |line: &SeenLine| signature::is_authority(&line.folded) || signature::is_post(line);
    let recipients = |line: &SeenLine| signature::opens_recipients(&line.folded) || signature::confirms(line);
    // A typist's table may keep its lines, drawn or meant not to be; these words stand in no other one.
    let named =
        columns <= 4 && table.rows.len() <= 3 && lines().any(|line| line.folded.starts_with("noi nhan:"));
    let opened = columns <= 3 && table.rows.len() <= 4 && lines().any(recipients);
    if (named || opened) && lines().any(signs) {
        return TableSort::End;
    }
    if is_bordered(table) {
        return TableSort::Data;
    }
    if columns <= 3 && lines().any(|line| line.folded.starts_with("dang cong san viet nam")) {
        return TableSort::Head;
    }
    if lines().take(6).any(|line| line.folded.starts_with("kinh gui")) {
        return TableSort::Addressees;
    }
    let numbered = lines().any(|line| head::is_number(&line.folded));
    if numbered && lines().any(|line| head::is_place_and_day(&line.folded)) {
        return TableSort::Head;
    }
    if columns <= 4 && lines().any(|line| recipients(line) || signs(line)) {
        return TableSort::End;
    }
    TableSort::Data
}

/// Whether lines are drawn around its cells.
fn is_bordered(table: &WordTable) -> bool {
    let own = |edge: CellEdge| {
        let cells = || table.rows.iter().flat_map(|row| &row.cells);
        let drawn = cells().filter(|cell| cell.edges[edge as usize] == Some(true)).count();
        drawn * 2 > cells().count()
    };
    let undrawn = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .all(|cell| cell.edges.iter().all(|edge| *edge == Some(false)));
    (table.bordered && !undrawn)
        || (own(CellEdge::Left) || own(CellEdge::Right)) && (own(CellEdge::Top) || own(CellEdge::Bottom))
}

/// A data table as in the tree.
pub(super) fn data(lines: &WordLines<'_>, id: WordTableId) -> Table {
    let table = lines.file.table(id);
    let cells = cells(lines, id, false);
    let count = cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0);
    let head = head_rows(table, &cells, count);
    let mut rows: Vec<Row> =
        (0..count).map(|_| Row { cells: Vec::new(), whole: false, keep_next: false }).collect();
    let mut by_row: Vec<Vec<&CellLines>> = vec![Vec::new(); count];
    cells.iter().for_each(|cell| by_row[cell.row].push(cell));
    for (row, (made, of_row)) in rows.iter_mut().zip(by_row).enumerate() {
        let sort = row_sort(&of_row, row < head);
        for cell in of_row {
            let paragraphs = cell.lines.iter().filter(|line| !line.is_blank());
            let paragraphs = paragraphs.map(|line| paragraph(cell_role(line, sort), line)).collect();
            made.cells.push(Cell {
                column: cell.column,
                colspan: cell.span,
                rowspan: cell.rows.max(1),
                middle: false,
                paragraphs,
            });
        }
    }
    let body = rows.split_off(head);
    let columns = table.grid.clone();
    let size = main_size(lines, &cells);
    Table { id: None, title: String::new(), fit: Fit::Given, columns, text_size: size, head: rows, body }
}

/// The size of most letters.
fn main_size(lines: &WordLines<'_>, cells: &[CellLines]) -> Length {
    let mut sizes: BTreeMap<Length, usize> = BTreeMap::new();
    let paragraphs: BTreeSet<ParagraphId> =
        cells.iter().flat_map(|cell| &cell.lines).map(|line| line.id).collect();
    for run in paragraphs.iter().flat_map(|id| &lines.file.paragraph(*id).runs) {
        if let WordPiece::Text(text) = &run.piece {
            *sizes.entry(run.look.size).or_default() +=
                text.chars().filter(|one| !one.is_whitespace()).count();
        }
    }
    sizes.into_iter().max_by_key(|(_, letters)| *letters).map_or(Length::ZERO, |(size, _)| size)
}

/// A paragraph of the tree with a line's words.
pub(super) fn paragraph(role: Role, line: &SeenLine) -> Paragraph {
    let mut content = Vec::new();
    for (at, part) in line.text.split('\u{2028}').enumerate() {
        if at > 0 {
            content.push(Inline::LineBreak);
        }
        content.push(Inline::text(part));
    }
    Paragraph { origin: Some(line.at), keep_next: false, ..Paragraph::new(role, content) }
}

/// How many rows are the head: those that Word repeats, else the first ones until a number of a row or an
/// amount comes, where all words are bold or centred.
fn head_rows(table: &WordTable, cells: &[CellLines], count: usize) -> usize {
    // Below the first row, one cell over all columns names a group of rows.
    let names_group = |row: usize| {
        let of_row: Vec<&CellLines> = cells.iter().filter(|cell| cell.row == row).collect();
        // A note in brackets is of the columns.
        let is_note = |cell: &CellLines| cell.lines.iter().any(|line| line.text.starts_with('('));
        row > 0 && matches!(of_row.as_slice(), [one] if one.span > 1 && !is_note(one))
    };
    let repeated = table.rows.iter().take_while(|row| row.is_head).count();
    if repeated > 0 {
        let repeated = repeated.min(count);
        return (1..repeated).find(|row| names_group(*row)).unwrap_or(repeated);
    }
    let mut head = 0;
    while head < count.min(5) {
        let of_row: Vec<&CellLines> = cells.iter().filter(|cell| cell.row == head).collect();
        let lines = || of_row.iter().flat_map(|cell| &cell.lines).filter(|line| !line.is_blank());
        let numbers = lines().filter(|line| is_figure(&line.text) && !is_year(&line.text)).count();
        let looks = lines().all(|line| {
            line.bold || (line.centred && !is_figure(&line.text)) || is_column_number(&line.text)
        });
        let from_above = cells.iter().any(|cell| cell.row < head && cell.row + cell.rows > head);
        if lines().next().is_none()
            || names_group(head)
            || !(looks || from_above)
            || (numbers > 0 && !lines().all(|line| is_column_number(&line.text)))
        {
            break;
        }
        head += 1;
    }
    if head == count { usize::from(count > 1) } else { head }
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowSort {
    Head,
    ColumnNumbers,
    Group,
    Total,
    Plain,
}

fn row_sort(cells: &[&CellLines], is_head: bool) -> RowSort {
    let lines = || cells.iter().flat_map(|cell| &cell.lines).filter(|line| !line.is_blank());
    let column_numbers = lines().count() > 1 && lines().all(|line| is_column_number(&line.text));
    if column_numbers && (is_head || lines().all(|line| line.text.starts_with('('))) {
        return RowSort::ColumnNumbers;
    }
    if is_head {
        return RowSort::Head;
    }
    if lines().take(2).any(|line| is_total(&line.text)) {
        return RowSort::Total;
    }
    if lines().next().is_some() && lines().all(|line| line.bold) { RowSort::Group } else { RowSort::Plain }
}

/// Whether words name a sum: `Tổng cộng`, `CỘNG (I + II)`, `Tổng số:`, and not `Công khai`, `Tổng công ty`.
fn is_total(text: &str) -> bool {
    let words = text.to_lowercase();
    let behind = |word: &str| words.strip_prefix(word).map(str::trim_start);
    let full = ["tổng cộng", "tổng số", "tổng kinh phí", "toàn tỉnh", "toàn xã", "toàn phường"];
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([':', '(', '=']);
    full.iter().any(|word| behind(word).is_some_and(|rest| ends(rest) || rest.chars().count() < 16))
        || ["tổng", "cộng"].iter().any(|word| behind(word).is_some_and(ends))
}

fn cell_role(line: &SeenLine, sort: RowSort) -> Role {
    let figure = is_figure(&line.text);
    match sort {
        RowSort::Head => Role::TieuDeCot,
        RowSort::ColumnNumbers => Role::GhiChuCot,
        RowSort::Total if figure => Role::OTongSo,
        RowSort::Total => Role::OTongChu,
        RowSort::Group if figure => Role::ONhomSo,
        RowSort::Group => Role::ONhomChu,
        RowSort::Plain if figure => Role::OSo,
        RowSort::Plain if line.centred => Role::OGiua,
        RowSort::Plain => Role::OChu,
    }
}

/// Whether words are a number, with marks for thousands or not.
pub(super) fn is_figure(text: &str) -> bool {
    text.chars().any(|sign| sign.is_ascii_digit())
        && text.chars().all(|sign| sign.is_ascii_digit() || ".,-–()% ".contains(sign))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with("20") && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `(1)`, `3`, `3=1+2`: the number of a column.
fn is_column_number(text: &str) -> bool {
    let inner: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let inner = inner.trim_matches(['(', ')', '[', ']']);
    // A formula may go on over many columns: "8=1+2+...+7".
    let (most, signs) = if inner.contains('=') { (40, "+-=*/x().…:–") } else { (12, "+-*/x()") };
    !inner.is_empty()
        && inner.chars().count() <= most
        && inner
            .chars()
            .all(|sign| sign.is_ascii_digit() || signs.contains(sign) || sign.is_ascii_uppercase())
}
