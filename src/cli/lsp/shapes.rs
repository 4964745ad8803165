//! What the program knows in the shapes of the protocol.
//!
//! In: places, proposals, words. Out: their shapes in the protocol, and back.

use std::ops::Range as Bytes;

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, DocumentSymbol, Documentation,
    InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind, Position, Range, SymbolKind, TextEdit,
};

use crate::language::{
    ColumnUnit, EditorPlace, EditorText, OutlinePart, OutlineSort, Proposal, ProposedSort,
};

/// A range as typed bytes.
pub(super) fn bytes(text: &EditorText, range: Range, unit: ColumnUnit) -> Bytes<usize> {
    byte(text, range.start, unit)..byte(text, range.end, unit)
}

/// A position as a typed byte.
pub(super) fn byte(text: &EditorText, position: Position, unit: ColumnUnit) -> usize {
    text.byte(EditorPlace { line: position.line, column: position.character }, unit)
}

/// Typed bytes as a range.
pub(super) fn range(text: &EditorText, bytes: Bytes<usize>, unit: ColumnUnit) -> Range {
    let position = |byte| {
        let place = text.place(byte, unit);
        Position { line: place.line, character: place.column }
    };
    Range { start: position(bytes.start), end: position(bytes.end) }
}

/// Words in Markdown.
pub(super) fn markdown(words: String) -> MarkupContent {
    MarkupContent { kind: MarkupKind::Markdown, value: words }
}

/// A proposal.
pub(super) fn proposed(
    proposal: Proposal,
    text: &EditorText,
    unit: ColumnUnit,
    snippets: bool,
) -> CompletionItem {
    let kind = match proposal.sort {
        ProposedSort::Key => CompletionItemKind::Property,
        ProposedSort::Word => CompletionItemKind::EnumMember,
        ProposedSort::Variable => CompletionItemKind::Variable,
        ProposedSort::Filter => CompletionItemKind::Function,
        ProposedSort::Id => CompletionItemKind::Reference,
        ProposedSort::File => CompletionItemKind::File,
        ProposedSort::Folder => CompletionItemKind::Folder,
    };
    let fields = proposal.put.fields.filter(|_| snippets);
    let is_snippet = fields.is_some();
    let new_text = fields.unwrap_or(proposal.put.plain);
    let edit = TextEdit { range: range(text, proposal.replaces, unit), new_text };
    CompletionItem {
        kind: Some(kind),
        detail: Some(proposal.detail).filter(|detail| !detail.is_empty()),
        documentation: Some(proposal.about)
            .filter(|about| !about.is_empty())
            .map(|about| Documentation::MarkupContent(markdown(about))),
        sort_text: Some(format!("{:04}", proposal.rank)),
        insert_text_format: is_snippet.then_some(InsertTextFormat::Snippet),
        // The lines of a snippet have their indentation already.
        insert_text_mode: is_snippet.then_some(InsertTextMode::AsIs),
        text_edit: Some(CompletionItemTextEdit::TextEdit(edit)),
        label: proposal.label,
        ..CompletionItem::default()
    }
}

/// A part of a paper.
pub(super) fn symbol(part: OutlinePart, text: &EditorText, unit: ColumnUnit) -> DocumentSymbol {
    let kind = match part.sort {
        OutlineSort::Document => SymbolKind::File,
        OutlineSort::Chapter => SymbolKind::Namespace,
        OutlineSort::Part => SymbolKind::Class,
        OutlineSort::Clause => SymbolKind::Field,
        OutlineSort::Appendix => SymbolKind::Module,
        OutlineSort::Table => SymbolKind::Array,
    };
    let at = |read| range(text, text.typed_range(read), unit);
    let inside: Vec<DocumentSymbol> = part.inside.into_iter().map(|one| symbol(one, text, unit)).collect();
    let detail = Some(part.id).filter(|id| !id.is_empty());
    let inside = Some(inside).filter(|inside| !inside.is_empty());
    DocumentSymbol::new(part.name, detail, kind, None, None, at(part.whole), at(part.named), inside)
}
