//! Pages of the tree, made of what a frame gives.
//!
//! In: the pieces of a frame, and the bodies and tables that go into it. Out: a section.

use super::frame_reader::FramePiece;
use super::frames;
use crate::content::PhuLuc;
use crate::paper::{Block, Orientation, Section};

/// The orientation of an appendix; one with a table is landscape unless stated otherwise.
pub(super) fn orientation(appendix: &PhuLuc) -> Orientation {
    let only_words = appendix.tables().next().is_none() && appendix.so_sanh.is_none();
    appendix.huong.unwrap_or(if only_words { Orientation::Portrait } else { Orientation::Landscape })
}

/// Pages are counted from 1 in the document, in what is attached and in each appendix
/// (PL I, III.1đ; for attached documents practice).
pub(super) fn section(
    orientation: Orientation,
    pieces: Vec<FramePiece>,
    body: &[Block],
    table: &[Block],
    document: u32,
) -> Section {
    let (mut frames, mut foot, mut blocks) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        match piece {
            FramePiece::Block(block) => blocks.push(block),
            FramePiece::Body => blocks.extend_from_slice(body),
            FramePiece::Table => blocks.extend_from_slice(table),
            FramePiece::Marks(marks) => frames.extend(marks),
            FramePiece::Foot(lines) => foot.extend(lines),
        }
    }
    let marks = frames::marks(frames);
    Section { document, appendix: None, orientation, restart_numbering: true, marks, foot, blocks }
}
