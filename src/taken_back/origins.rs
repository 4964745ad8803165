//! What each line of a paper was made from.
//!
//! In: the paper at its stages, its Word file as lines. Out: for each line its paragraph of the tree, and its cell
//! if it stands in a table; for each table of the file which one of the tree it is. A line that nobody typed, as the
//! head of pages, has none.

use std::collections::BTreeMap;

use super::lines::TakenPaper;
use crate::paper::walk::{Holder, WalkNode};
use crate::paper::{Inline, Paper, Paragraph};
use crate::redline::differing;
use crate::source::{Span, TableId};

/// Where a line stands in the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineOrigin<'t> {
    pub(super) paragraph: &'t Paragraph,
    /// Whose section it is in: 0 is what is issued, what is attached follows.
    pub(super) document: u32,
    pub(super) cell: Option<CellOrigin>,
}

/// A cell of a table of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellOrigin {
    /// The table, as the tree counts them.
    pub(super) table: usize,
    /// The row, counted from the head.
    pub(super) row: usize,
    pub(super) column: usize,
}

/// A table of the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableOrigin {
    pub(super) id: Option<TableId>,
    /// How many rows its head has.
    pub(super) head: usize,
}

/// What the lines and tables of a paper were made from.
pub(super) struct PaperOrigins<'t> {
    lines: Vec<Option<LineOrigin<'t>>>,
    tables: BTreeMap<usize, TableOrigin>,
    /// Where all paragraphs come from, in the order of the files.
    starts: Vec<Span>,
}

impl<'t> PaperOrigins<'t> {
    /// The origins of the lines of a tree's own Word file.
    pub(super) fn of(tree: &'t Paper, paper: &TakenPaper) -> PaperOrigins<'t> {
        let (all, found) = in_tree(tree);
        let texts = |line: &LineOrigin<'_>| compact(&text_of(line.paragraph));
        let typed: Vec<String> = all.iter().map(texts).collect();
        let order = paper.all_lines(&paper.blocks);
        let shown: Vec<String> = order.iter().map(|line| paper.lines[*line].compact()).collect();
        let mut lines = vec![None; paper.lines.len()];
        let mut at = (0, 0);
        for (olds, news) in differing(shown.iter(), typed.iter())
            .into_iter()
            .chain([(shown.len()..shown.len(), typed.len()..typed.len())])
        {
            while at.0 < olds.start {
                lines[order[at.0]] = Some(all[at.1]);
                at = (at.0 + 1, at.1 + 1);
            }
            at = (olds.end, news.end);
        }
        let tables = tables_of(paper, &lines, &found);
        let mut starts: Vec<Span> = all.iter().filter_map(|line| line.paragraph.origin).collect();
        starts.sort_unstable();
        PaperOrigins { lines, tables, starts }
    }

    /// What a line was made from.
    pub(super) fn line(&self, line: usize) -> Option<LineOrigin<'t>> {
        self.lines.get(line).copied().flatten()
    }

    /// Which table of the tree a table is.
    pub(super) fn table(&self, table: usize) -> Option<TableOrigin> {
        self.tables.get(&table).copied()
    }

    /// Where the next paragraph of the same file comes from.
    pub(super) fn next(&self, origin: Span) -> Option<Span> {
        let at = self.starts.partition_point(|one| (one.file, one.start) <= (origin.file, origin.start));
        self.starts.get(at).copied().filter(|next| next.file == origin.file)
    }
}

/// The text of a paragraph, a forced new line as such.
pub(super) fn text_of(paragraph: &Paragraph) -> String {
    let words = |inline: &'_ Inline| match inline {
        Inline::Text(run) => run.text.clone(),
        Inline::LineBreak => "\n".to_owned(),
    };
    paragraph.content.iter().map(words).collect()
}

/// A text without blanks and without what nobody sees, as lines are compared.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|letter| is_counted(*letter)).collect()
}

/// Whether a letter is one of those that lines are made of.
pub(super) fn is_counted(letter: char) -> bool {
    let unseen = matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    !unseen && !letter.is_whitespace()
}

/// All paragraphs that say something, and all tables.
fn in_tree(tree: &Paper) -> (Vec<LineOrigin<'_>>, Vec<TableOrigin>) {
    let (mut lines, mut tables) = (Vec::new(), Vec::new());
    for section in &tree.sections {
        for (holder, node) in section.walk() {
            match node {
                WalkNode::Table(table) => {
                    tables.push(TableOrigin { id: table.id, head: table.head.len() });
                }
                WalkNode::Paragraph(paragraph) if !compact(&text_of(paragraph)).is_empty() => {
                    let cell = match holder {
                        Holder::Cell(_, row, cell) => Some(CellOrigin {
                            table: tables.len().saturating_sub(1),
                            row,
                            column: cell.column,
                        }),
                        _ => None,
                    };
                    lines.push(LineOrigin { paragraph, document: section.document, cell });
                }
                _ => {}
            }
        }
    }
    (lines, tables)
}

/// Which tables of the file are those of the tree: their lines stand in the same rows.
fn tables_of(
    paper: &TakenPaper,
    lines: &[Option<LineOrigin<'_>>],
    found: &[TableOrigin],
) -> BTreeMap<usize, TableOrigin> {
    let mut tables = BTreeMap::new();
    for (at, table) in paper.tables.iter().enumerate() {
        let mut same = None;
        let mut is_same = true;
        for (number, row) in table.rows.iter().enumerate() {
            for cell in row {
                for line in &cell.lines {
                    let Some(origin) = lines[*line].and_then(|line| line.cell) else { continue };
                    is_same &= origin.row == number && *same.get_or_insert(origin.table) == origin.table;
                    is_same &= origin.column == cell.column as usize;
                }
            }
        }
        if let Some(origin) = same.filter(|_| is_same) {
            tables.insert(at, found[origin]);
        }
    }
    tables
}
