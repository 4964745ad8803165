//! Paragraphs, and the things Word draws as paragraphs: rules, room to sign, separators.
//!
//! In: blocks of the tree. Out: docx-rs's paragraphs. The look is the style's; a paragraph says
//! itself only in what it differs from it.

use docx_rs::{BreakType, LineSpacing, LineSpacingType, Paragraph as WordParagraph, Run as WordRun};

use super::xml::Element;
use super::{half_points, mend, styles};
use crate::document::{Block, Columns, ColumnsKind, Inline, Paragraph, Role, Rule, Run};
use crate::length::Length;
use crate::theme::{Style, Theme};

/// May a page end after it?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// It may.
    Free,
    /// No: it stays with the next block.
    WithNext,
}

impl Flow {
    /// The flow that a flag of the tree asks for.
    pub(super) fn of(keep_next: bool) -> Flow {
        if keep_next { Flow::WithNext } else { Flow::Free }
    }

    /// Bound to the next where either is.
    pub(super) fn or(self, other: Flow) -> Flow {
        if self == Flow::WithNext { self } else { other }
    }
}

/// The flow of the block at this place among its neighbours.
pub(super) fn flow(blocks: &[Block], at: usize) -> Flow {
    let bound = matches!(
        blocks.get(at + 1),
        Some(Block::Rule(_) | Block::Columns(Columns { kind: ColumnsKind::Signature, .. }))
    );
    let own = match &blocks[at] {
        Block::Paragraph(paragraph) => Flow::of(paragraph.keep_next),
        // Rules close a title and room to sign belongs to the name below: their styles bind them.
        Block::Rule(_)
        | Block::SignSpace(_)
        | Block::Signed(_)
        | Block::Mark(_)
        | Block::Columns(_)
        | Block::Table(_)
        | Block::Chart(_) => Flow::Free,
    };
    Flow::of(bound).or(own)
}

/// A paragraph of the text in its role's style.
pub(super) fn paragraph(source: &Paragraph, flow: Flow, theme: &Theme) -> WordParagraph {
    let style = theme.style(source.role);
    fill(bound(styled(source.role), source.role, flow), &source.content, style, None)
}

/// A paragraph in a table's cell: its size is the table's.
pub(super) fn in_table(source: &Paragraph, flow: Flow, size: Length, theme: &Theme) -> WordParagraph {
    let style = theme.style(source.role);
    let size = (size != style.size).then_some(size);
    fill(bound(styled(source.role), source.role, flow), &source.content, style, size)
}

/// The empty paragraph that a table's cell without text needs.
pub(super) fn empty_in_table(flow: Flow, size: Length, theme: &Theme) -> WordParagraph {
    in_table(&Paragraph::new(Role::OChu, Vec::new()), flow, size, theme)
}

/// A line, centred in a width: the upper border of a paragraph indented from both sides.
pub(super) fn rule(rule: Rule, width: Length, room: Room) -> WordParagraph {
    let free = (width - rule.length).to_twips().max(0);
    let left = free / 2;
    let line = WordParagraph::new().style(styles::RULE).indent(Some(left), None, Some(free - left), None);
    match room {
        Room::Below => line,
        Room::Nothing => line.line_spacing(LineSpacing::new().after(0)),
    }
}

/// Does a rule hold what follows away from it?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// By the theme's room: under a title.
    Below,
    /// No: it ends a cell.
    Nothing,
}

/// Empty height.
pub(super) fn sign_space(height: Length) -> WordParagraph {
    let line = LineSpacing::new().line_rule(LineSpacingType::Exact).line(height.to_twips());
    WordParagraph::new().style(styles::SIGN_SPACE).line_spacing(line)
}

/// A paragraph without height: parts two tables, ends a cell or a section that needs one.
pub(super) fn separator(flow: Flow) -> WordParagraph {
    let paragraph = WordParagraph::new().style(styles::SEPARATOR);
    if flow == Flow::WithNext { paragraph.keep_next(true) } else { paragraph }
}

/// The same in our own markup.
pub(super) fn separator_element() -> Element {
    let style = Element::val("w:pStyle", styles::SEPARATOR);
    Element::new("w:p").child(Element::new("w:pPr").child(style))
}

fn styled(role: Role) -> WordParagraph {
    WordParagraph::new().style(&styles::id(role))
}

/// Bound to the next paragraph, where the style does not say so already.
fn bound(paragraph: WordParagraph, role: Role, flow: Flow) -> WordParagraph {
    match (flow, Flow::of(role.info().keep_next)) {
        (Flow::WithNext, Flow::Free) => paragraph.keep_next(true),
        (Flow::Free, Flow::WithNext) => mend::not_kept(paragraph),
        _ => paragraph,
    }
}

/// Adds the runs. Size is that of the letters and of the paragraph's mark, which has height too.
fn fill(
    mut paragraph: WordParagraph,
    content: &[Inline],
    style: &Style,
    size: Option<Length>,
) -> WordParagraph {
    if let Some(size) = size {
        paragraph = paragraph.size(half_points(size));
    }
    for inline in content {
        let run = match inline {
            Inline::Text(run) => text_run(run, style),
            Inline::LineBreak => WordRun::new().add_break(BreakType::TextWrapping),
        };
        paragraph = paragraph.add_run(match size {
            Some(size) => run.size(half_points(size)),
            None => run,
        });
    }
    paragraph
}

fn text_run(source: &Run, style: &Style) -> WordRun {
    let mut run = WordRun::new().add_text(&source.text);
    if source.bold && !style.bold {
        run = run.bold();
    }
    if source.italic && !style.italic {
        run = run.italic();
    }
    run
}
