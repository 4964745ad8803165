//! Tables of a Word file as blocks of the tree: the head and the end of a paper, those it goes to, tables of data.
//!
//! In: a table, by its number. Out: a block of the tree. What a table is for, `tables` tells.

use super::head::{self, HeadLine};
use super::lines::SeenLine;
use super::recognise::{Recogniser, Zone};
use super::signature::{self, EndLine};
use super::tables::{self, CellLines, TableSort, paragraph};
use super::words::opens_addressees;
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
                let (head, addressees) = parted_head(cells);
                self.head(&head, first);
                if !addressees.is_empty() {
                    self.addressees(&addressees);
                    self.zone = Zone::Grounds(false);
                }
            }
            TableSort::Addressees => {
                let lines = cells.into_iter().flat_map(|cell| cell.lines).filter(|line| !line.is_blank());
                self.addressees(&lines.collect::<Vec<SeenLine>>());
                self.zone = Zone::Grounds(false);
            }
            TableSort::End => {
                self.end(&cells, first);
                self.zone = Zone::End(false);
                self.signed = true;
            }
            TableSort::Data => {
                let table = tables::data(self.lines, id);
                self.add(Block::Table(table), first);
                if self.zone == Zone::AppendixTitle {
                    self.zone = Zone::Body;
                }
            }
        }
    }

    /// The lines of a table with those that a paper goes to.
    fn addressees(&mut self, lines: &[SeenLine]) {
        let opens = |line: &&SeenLine| line.folded.starts_with("kinh gui");
        let others = lines.iter().filter(|line| !opens(line)).count();
        for line in lines {
            // One that stands beside the words goes on with them, as on one line; several are a list.
            let alone = others <= 1 && !lines.iter().any(|line| line.text.starts_with(['-', '–', '+', '•']));
            let behind = line.text.split_once(':').is_some_and(|(_, rest)| !rest.trim().is_empty());
            self.put(
                match (opens(&line), alone || behind) {
                    (true, true) => Role::KinhGui,
                    (true, false) => Role::KinhGuiNhieu,
                    (false, _) => Role::NoiKinhGui,
                },
                line,
            );
        }
    }

    /// Words in the boxes that a paragraph holds: of a head or of recipients where they say so, else text.
    pub(super) fn boxed(&mut self, id: ParagraphId) {
        let inner = self.lines.boxes(id);
        let lines: Vec<SeenLine> = inner.iter().flat_map(|&inner| self.lines.each(inner)).collect();
        let before_text = matches!(self.zone, Zone::Head | Zone::Title | Zone::Grounds(_) | Zone::Addressees);
        let of_head = head::of_lines(&lines);
        let tells = |role: Role| match role {
            // A box is held by whatever paragraph was at hand, also far below.
            Role::DuThao | Role::DoKhan | Role::PhamViLuuHanh => true,
            Role::QuocHieu | Role::TieuNgu | Role::SoKyHieu | Role::DiaDanhThoiGian => before_text,
            _ => false,
        };
        if of_head.iter().any(|one| matches!(one, HeadLine::Is(role) if tells(*role))) {
            for (line, role) in lines.iter().zip(of_head) {
                match role {
                    HeadLine::Is(role) => self.put(role, line),
                    HeadLine::Unknown => self.put(Role::DoanVan, line),
                    HeadLine::Drawn if line.is_rule() => self.drawn(line),
                    HeadLine::Drawn => {}
                }
            }
        } else if lines.iter().any(|line| signature::opens_recipients(&line.folded)) {
            for (line, role) in lines.iter().zip(signature::of_cell(&lines)) {
                if let EndLine::Is(role) = role {
                    self.put(role, line);
                }
            }
        } else {
            for inner in inner {
                let line = self.lines.whole(inner);
                if !line.is_blank() {
                    self.put(Role::DoanVan, &line);
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

/// The cells of a head, and the lines of its last rows where they say whom the paper goes to.
fn parted_head(cells: Vec<CellLines>) -> (Vec<CellLines>, Vec<SeenLine>) {
    let opens = |cell: &CellLines| cell.lines.iter().any(|line| opens_addressees(&line.folded));
    let Some(from) = cells.iter().filter(|cell| opens(cell)).map(|cell| cell.row).min() else {
        return (cells, Vec::new());
    };
    let (head, below): (Vec<CellLines>, Vec<CellLines>) = cells.into_iter().partition(|cell| cell.row < from);
    let lines = below.into_iter().flat_map(|cell| cell.lines).filter(|line| !line.is_blank());
    (head, lines.collect())
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
