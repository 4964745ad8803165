//! Tables of a Word file as blocks of the tree: the head and the end of a paper, those it goes to, tables of data.
//!
//! In: a table, by its number. Out: a block of the tree. What a table is for, `tables` tells.

use super::head::{self, HeadLine};
use super::lines::SeenLine;
use super::recognise::{Recogniser, Zone};
use super::signature::{self, EndLine};
use super::tables::{self, CellLines, TableSort, paragraph};
use crate::length::Length;
use crate::paper::{Block, Columns, ColumnsKind, HorizontalRule, PairRow, Role, Simple};
use crate::word::{ParagraphId, WordTableId};

impl Recogniser<'_> {
    pub(super) fn table(&mut self, id: WordTableId) {
        let id = tables::innermost(self.lines, id);
        let cells = tables::cells(self.lines, id, true);
        let first = cells.iter().flat_map(|cell| &cell.lines).map(|line| line.id).next();
        match tables::sort(self.lines.file.table(id), &cells) {
            TableSort::Head => {
                if !self.sections.last().is_none_or(|section| section.blocks.is_empty())
                    && self.zone != Zone::Head
                {
                    self.open(first, None);
                    self.signed = false;
                }
                self.zone = Zone::Head;
                self.head(&cells, first);
            }
            TableSort::Addressees => {
                let lines: Vec<SeenLine> = cells.into_iter().flat_map(|cell| cell.lines).collect();
                for line in lines.iter().filter(|line| !line.is_blank()) {
                    let opens = line.folded.starts_with("kinh gui");
                    self.put(if opens { Role::KinhGuiNhieu } else { Role::NoiKinhGui }, line);
                }
                self.zone = Zone::Grounds(false);
            }
            TableSort::End => {
                self.end(&cells, first);
                self.zone = Zone::End(false);
                self.signed = true;
            }
            TableSort::Data => {
                let table = tables::data(self.lines, id, Length::ZERO);
                self.add(Block::Table(table), first);
                if self.zone == Zone::AppendixTitle {
                    self.zone = Zone::Body;
                }
            }
        }
    }

    pub(super) fn head(&mut self, cells: &[CellLines], first: Option<ParagraphId>) {
        let (left, right) = sides(cells);
        // One below the other, so that what stands under the number is known.
        let pair = [left, right].map(|lines| {
            let roles = head::of_lines(&lines);
            let simple = lines.iter().zip(roles).filter_map(|(line, role)| match role {
                HeadLine::Is(role) => Some(Simple::Paragraph(paragraph(role, line))),
                HeadLine::Drawn if line.is_rule() => Some(Simple::Rule(HorizontalRule::long(Length::ZERO))),
                HeadLine::Drawn => None,
                HeadLine::Unknown => Some(Simple::Paragraph(paragraph(Role::DoanVan, line))),
            });
            simple.collect::<Vec<Simple>>()
        });
        self.add(columns(ColumnsKind::Header, pair), first);
    }

    pub(super) fn end(&mut self, cells: &[CellLines], first: Option<ParagraphId>) {
        let mut pair = [Vec::new(), Vec::new()];
        let left = cells.iter().map(|cell| cell.column).min().unwrap_or(0);
        let by_column: Vec<usize> = {
            let mut columns: Vec<usize> = cells.iter().map(|cell| cell.column).collect();
            columns.sort_unstable();
            columns.dedup();
            columns
        };
        for column in by_column {
            let lines: Vec<SeenLine> = cells
                .iter()
                .filter(|cell| cell.column == column)
                .flat_map(|cell| cell.lines.clone())
                .collect();
            let roles = signature::of_cell(&lines);
            let simple = lines.iter().zip(roles).filter_map(|(line, role)| match role {
                EndLine::Is(role) => Some(Simple::Paragraph(paragraph(role, line))),
                EndLine::Room => None,
            });
            pair[usize::from(column > left)].extend(simple);
        }
        self.add(columns(ColumnsKind::Signature, pair), first);
    }
}

/// The lines of the left and the right side of a head.
fn sides(cells: &[CellLines]) -> (Vec<SeenLine>, Vec<SeenLine>) {
    let nation = cells.iter().filter(|cell| {
        cell.lines.iter().any(|line| head::is_nation(&line.folded) || head::is_motto(&line.folded))
    });
    let right = nation.map(|cell| cell.column).max().unwrap_or(1).max(1);
    let mut sides = (Vec::new(), Vec::new());
    for cell in cells {
        let side = if cell.column + cell.span > right && cell.column > 0 || cell.column >= right {
            &mut sides.1
        } else {
            &mut sides.0
        };
        side.extend(cell.lines.iter().cloned());
    }
    sides
}

fn columns(kind: ColumnsKind, cells: [Vec<Simple>; 2]) -> Block {
    let rows = vec![PairRow { cells, level_bottom: false, flows_after: None }];
    Block::Columns(Columns { kind, widths: [Length::ZERO; 2], rows })
}
