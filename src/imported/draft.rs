//! The documents of a file that was read: what is issued, what is attached to it, the appendices of each.
//!
//! In: the tree that was recognised. Out: for each document and appendix its paragraphs and tables in reading
//! order, with the side of the head or the end that they stand in.

use crate::content::number::roman_value;
use crate::paper::walk::{Holder, WalkNode};
use crate::paper::{ColumnsKind, Orientation, Paper, Paragraph, Role, Section, Table};

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceSide {
    /// On the pages.
    Pages,
    /// Left or right in a head.
    Head(usize),
    /// Left or right in the end of a paper; which of its ends it is.
    End(usize),
}

/// A paragraph or a table of a document.
#[derive(Clone, Copy, Debug)]
pub(super) enum DraftPiece<'a> {
    Line(&'a Paragraph, PieceSide),
    Table(&'a Table),
}

/// A document as it was read.
#[derive(Default)]
pub(super) struct DraftPaper<'a> {
    pub(super) pieces: Vec<DraftPiece<'a>>,
    pub(super) appendices: Vec<DraftAppendix<'a>>,
}

/// An appendix as it was read.
pub(super) struct DraftAppendix<'a> {
    pub(super) pieces: Vec<DraftPiece<'a>>,
    pub(super) orientation: Orientation,
}

impl<'a> DraftPaper<'a> {
    /// Lines of a role.
    pub(super) fn of(&self, role: Role) -> impl Iterator<Item = &'a Paragraph> {
        self.pieces.iter().filter_map(move |piece| match piece {
            DraftPiece::Line(line, _) if line.role == role => Some(*line),
            _ => None,
        })
    }
}

/// The documents, in order.
pub(super) fn papers(tree: &Paper) -> Vec<DraftPaper<'_>> {
    let mut papers: Vec<(u32, DraftPaper<'_>)> = Vec::new();
    let mut last_number: Option<u32> = None;
    for section in &tree.sections {
        let pieces = pieces(section);
        let Some(_) = section.appendix else {
            match papers
                .last_mut()
                .filter(|(number, paper)| *number == section.document && paper.appendices.is_empty())
            {
                Some((_, paper)) => paper.pieces.extend(pieces),
                None => papers.push((section.document, DraftPaper { pieces, appendices: Vec::new() })),
            }
            last_number = None;
            continue;
        };
        if papers.is_empty() {
            papers.push((section.document, DraftPaper::default()));
        }
        let number = label_number(&pieces);
        let appendix = DraftAppendix { pieces, orientation: section.orientation };
        // The appendices of what is issued come behind those of what is attached to it, and count anew.
        let anew = papers.len() > 1
            && papers.last().is_some_and(|(_, paper)| !paper.appendices.is_empty())
            && number.is_none_or(|number| number == 1 && last_number.is_some());
        let first_has = papers.first().is_some_and(|(_, paper)| !paper.appendices.is_empty());
        let at = if anew || (first_has && papers.len() > 1) { 0 } else { papers.len() - 1 };
        papers[at].1.appendices.push(appendix);
        last_number = number;
    }
    papers.into_iter().map(|(_, paper)| paper).collect()
}

/// The number behind the label of an appendix.
fn label_number(pieces: &[DraftPiece<'_>]) -> Option<u32> {
    let label = pieces.iter().find_map(|piece| match piece {
        DraftPiece::Line(line, _) if line.role == Role::PhuLuc => Some(line.plain_text()),
        _ => None,
    })?;
    let number = label.split(|one: char| !one.is_alphanumeric()).rfind(|word| !word.is_empty())?;
    roman_value(number).or_else(|| number.parse().ok())
}

fn pieces(section: &Section) -> Vec<DraftPiece<'_>> {
    let mut pieces = Vec::new();
    for (holder, node) in section.walk() {
        match (holder, node) {
            (_, WalkNode::Table(table)) => pieces.push(DraftPiece::Table(table)),
            (Holder::Cell(..) | Holder::Chart(..), _) => {}
            (holder, WalkNode::Paragraph(line)) => {
                let side = match holder {
                    Holder::Column(columns, side) | Holder::Frame(_, Some((columns, side))) => {
                        match columns.kind {
                            ColumnsKind::Header => PieceSide::Head(side),
                            ColumnsKind::Signature => PieceSide::End(side),
                        }
                    }
                    _ => PieceSide::Pages,
                };
                pieces.push(DraftPiece::Line(line, side));
            }
            _ => {}
        }
    }
    pieces
}
