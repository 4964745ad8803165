//! Texts of the content with their variables filled in and their marks read.
//!
//! In: a [`Text`] as typed. Out: its [`Inline`]s. A text is evaluated paragraph by paragraph,
//! so that a value can never become structure; what it inserts stays literal.

use std::borrow::Cow;

use tera::{Context, Tera};

use super::marks::{self, ESCAPED_BRACE};
use super::{Office, faults, filters, local, references};
use crate::content::declare::Text;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::document::Inline;
use crate::signs;
use crate::source::{Sources, Span};

/// Evaluates the texts of one document.
pub(super) struct Texts<'a> {
    tera: &'a Tera,
    context: &'a Context,
    sources: &'a Sources,
    diags: &'a mut Diagnostics,
}

impl<'a> Texts<'a> {
    pub(super) fn new(
        office: &'a Office,
        context: &'a Context,
        sources: &'a Sources,
        diags: &'a mut Diagnostics,
    ) -> Texts<'a> {
        Texts { tera: &office.texts, context, sources, diags }
    }

    /// One text. A text that is only a condition may come out empty.
    pub(super) fn inline(&mut self, text: &Text) -> Vec<Inline> {
        if !has_variables(&text.raw) {
            return marks::inline(&text.raw);
        }
        let template = protected(&references::named(&text.raw));
        match self.tera.render_str(&template, self.context, true) {
            Ok(filled) if filled.contains(filters::UNCLEAR) => {
                self.diags.push(faults::in_text(&filters::unclear(), text.at));
                Vec::new()
            }
            Ok(filled) => {
                self.check_signs(&filled, text);
                marks::inline(filled.replace(ESCAPED_BRACE, "\\{").trim())
            }
            Err(error) => {
                let at = self.place(text, &error);
                let empty = local::empty_word(self.context, &error, at);
                self.diags.push(empty.unwrap_or_else(|| faults::in_text(&error, at)));
                Vec::new()
            }
        }
    }

    /// Reports a character that may stand in no document and that variables have put together:
    /// `{{ "a\rb" }}`. What was typed is reported where it was read.
    fn check_signs(&mut self, filled: &str, text: &Text) {
        let made = signs::find(filled).into_iter().find(|found| found.one != ESCAPED_BRACE);
        if let Some(found) = made.filter(|_| signs::first(&text.raw).is_none()) {
            let message = format!("câu có biến cho ra {}", found.described());
            let hint = "xem lại các dấu `\\r` và bộ lọc trong `{{ … }}`";
            self.diags.push(Diagnostic::error(codes::T016, text.at, message).hint(hint));
        }
    }

    /// Where findings go.
    pub(super) fn diags(&mut self) -> &mut Diagnostics {
        self.diags
    }

    /// Texts that stay, each with its inlines.
    pub(super) fn each(&mut self, texts: &[Text]) -> Vec<(Vec<Inline>, Span)> {
        let filled = texts.iter().map(|text| (self.inline(text), text.at));
        filled.filter(|(content, _)| !content.is_empty()).collect()
    }

    /// Texts in one line, without their marks.
    pub(super) fn plain(&mut self, texts: &[Text]) -> String {
        let lines = self.each(texts).into_iter().map(|(content, _)| {
            content
                .iter()
                .map(|inline| if let Inline::Text(run) = inline { run.text.as_str() } else { " " })
                .collect()
        });
        lines.collect::<Vec<String>>().join(" ")
    }

    /// Texts as lines of one paragraph.
    pub(super) fn joined(&mut self, texts: &[Text]) -> Vec<Inline> {
        let mut joined = Vec::new();
        for (content, _) in self.each(texts) {
            if !joined.is_empty() {
                joined.push(Inline::LineBreak);
            }
            joined.extend(content);
        }
        joined
    }

    /// The variable itself where the text stands in the file as it is, else the whole text.
    fn place(&self, text: &Text, error: &tera::Error) -> Span {
        let (tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report)) = error.kind()
        else {
            return text.at;
        };
        let written = self.sources.slice(text.at);
        let Some(offset) = written.find(&text.raw) else { return text.at };
        let column = |column: usize| {
            let column = references::typed_column(&text.raw, column);
            text.raw.char_indices().nth(column).map_or(text.raw.len(), |(at, _)| at)
        };
        let (start, end) = (column(report.span().start_col), column(report.span().end_col));
        let base = text.at.start as usize + offset;
        Span::new(text.at.file, base + start..base + end.max(start))
    }
}

/// A text with `\\{` out of Tera's sight.
pub(super) fn protected(raw: &str) -> String {
    raw.replace("\\{", &ESCAPED_BRACE.to_string())
}

/// Does it hold variables or conditions?
pub(super) fn has_variables(raw: &str) -> bool {
    if !raw.contains('{') {
        return false;
    }
    let plain = match raw.contains("\\{") {
        true => Cow::Owned(raw.replace("\\{", "")),
        false => Cow::Borrowed(raw),
    };
    plain.contains("{{") || plain.contains("{%")
}
