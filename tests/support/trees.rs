//! Parts of trees, made by hand.

use vanban::rooms::paper::{Block, Inline, Orientation, Paper, Paragraph, Role, Section};

/// A paper of one portrait section.
pub(crate) fn document(blocks: Vec<Block>) -> Paper {
    let section = Section {
        document: 0,
        appendix: None,
        orientation: Orientation::Portrait,
        restart_numbering: true,
        marks: None,
        foot: Vec::new(),
        blocks,
    };
    let (title, author) = ("Tên".to_owned(), "Cơ quan".to_owned());
    Paper { title, author, sections: vec![section], ..Paper::default() }
}

/// A paragraph of one run, as a block or as what stands in a cell.
pub(crate) fn paragraph<T: From<Paragraph>>(role: Role, text: impl Into<String>) -> T {
    Paragraph::new(role, vec![Inline::text(text)]).into()
}
