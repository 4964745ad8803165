//! Texts of the content with their variables filled in and their marks read.
//!
//! In: a [`Text`] as typed. Out: a [`FilledText`]. A text is evaluated paragraph by paragraph,
//! so that a value can never become structure; what it inserts stays literal.

use tera::{Context, Tera};

use super::beside::FilledLine;
use super::variables::{has_variables, protected};
use super::{
    Office, beside, bounds, emphasis, faults, given, groups, legal, legal_marks, locality, references, sums,
};
use super::{carriers::ESCAPED_BRACE, filled::FilledText, unit_behind};
use crate::content::CoQuan;
use crate::content::declare::Text;
use crate::content::fixed::{self, Beside};
use crate::content::kind::Kind;
use crate::finding::{Finding, Findings, Report, codes};
use crate::signs;
use crate::source::Span;

/// Evaluates the texts of one document.
pub(super) struct Texts<'a> {
    tera: &'a Tera,
    /// The same engine, putting a mark on either side of each value.
    marking: &'a Tera,
    context: &'a Context,
    report: &'a mut Report,
}

impl<'a> Texts<'a> {
    pub(super) fn new(office: &'a Office, context: &'a Context, report: &'a mut Report) -> Texts<'a> {
        Texts { tera: &office.texts, marking: &office.marking, context, report }
    }

    /// Evaluates one text. A text that is only a condition may come out empty.
    pub(super) fn filled(&mut self, text: &Text) -> FilledText {
        if !has_variables(&text.raw) {
            return emphasis::typed(&text.raw);
        }
        let template = protected(&references::named(&text.raw));
        let keeps_values = given::keeps_values(&text.raw);
        let tera = if keeps_values { self.tera } else { self.marking };
        match bounds::render(tera, &template, self.context, true) {
            Ok(filled) if filled.contains(sums::UNCLEAR) => {
                self.report.findings.push(faults::in_text(&sums::unclear(), text.at));
                FilledText::default()
            }
            Ok(filled) => {
                let (filled, mut places) = given::places(&filled);
                if keeps_values {
                    // It is not known which of its words are values.
                    places.clear();
                    places.push(0..filled.len());
                }
                self.check_signs(&filled, text);
                self.check_unit(text);
                self.check_groups(text, &filled);
                given::read(&filled, &places, &text.raw, self.context)
            }
            Err(error) => {
                let render = |template: &str| bounds::render(self.tera, template, self.context, true);
                let error = faults::before_filters(error, &template, render);
                let at = self.place(text, &error);
                let empty = locality::empty_word(self.context, &error, at)
                    .or_else(|| legal::unknown(self.context, &text.raw, &error, at));
                self.report.findings.push(empty.unwrap_or_else(|| faults::in_text(&error, at)));
                FilledText::default()
            }
        }
    }

    /// Reports a character that no document may contain and that comes from variables: `{{ "a\rb" }}`.
    /// Typed ones were reported when the text was read.
    fn check_signs(&mut self, filled: &str, text: &Text) {
        let own = |one: char| one == ESCAPED_BRACE || legal_marks::is_mark(one);
        let made = signs::find(filled).into_iter().find(|found| !own(found.one));
        if let Some(found) = made.filter(|_| signs::first(&text.raw).is_none()) {
            let message = format!("câu có biến cho ra {}", found.described());
            let hint = "xem lại các dấu `\\r` và bộ lọc trong `{{ … }}`";
            self.report.findings.push(Finding::error(codes::T016, text.at, message).hint(hint));
        }
    }

    /// Reports what no paper can show, groups of values first; once only, also if the text is at two
    /// places of the paper.
    fn check_groups(&mut self, text: &Text, filled: &str) {
        let render =
            |expression: &str| bounds::render(self.tera, &references::named(expression), self.context, true);
        let group = groups::printed(&text.raw, text.at, self.context, &self.report.sources);
        let shown = || {
            let shown = groups::shown(&text.raw, filled, text.at, render)?;
            Some(shown.unwrap_or_else(|error| faults::in_text(&error, text.at)))
        };
        let Some(group) = group.or_else(shown) else { return };
        if !self.report.findings.iter().any(|told| told.code == group.code && told.at == group.at) {
            self.report.findings.push(group);
        }
    }

    /// Reports a figure of a table with the name of another unit typed behind it.
    fn check_unit(&mut self, text: &Text) {
        let Some(marked) = unit_behind::marked(&text.raw) else { return };
        let template = protected(&references::named(&marked));
        let filled = bounds::render(self.tera, &template, self.context, true).unwrap_or_default();
        let found = unit_behind::other(&filled);
        found.into_iter().for_each(|other| self.report.findings.push(other.finding(text.at)));
    }

    /// The lines of a trích yếu that follows "V/v" or "về việc". What is wrong with them is reported
    /// where the trích yếu is printed as it is.
    pub(super) fn about(&mut self, kind: &Kind, texts: &[Text]) -> Vec<FilledLine> {
        let lines = self.each(texts);
        if !self.reads_fixed_words() {
            return lines;
        }
        let mut told = Findings::default();
        let lines = beside::subject(kind, lines, &mut told);
        beside::without(Beside::of("ve_viec"), lines, &mut told)
    }

    /// Where findings go.
    pub(super) fn findings(&mut self) -> &mut Findings {
        &mut self.report.findings
    }

    /// Evaluates several texts, leaving out those that come out empty.
    pub(super) fn each(&mut self, texts: &[Text]) -> Vec<FilledLine> {
        let filled = texts.iter().map(|text| (self.filled(text), text.at));
        filled.filter(|(content, _)| !content.is_empty()).collect()
    }

    /// Whether words that paper prints beside a field are removed where they are typed.
    pub(super) fn reads_fixed_words(&self) -> bool {
        self.report.findings.applies(fixed::SINCE)
    }

    /// As `each`, without the words that paper prints beside their field.
    pub(super) fn each_of(&mut self, field: Beside<'_>, texts: &[Text]) -> Vec<FilledLine> {
        let lines = self.each(texts);
        match self.reads_fixed_words() {
            true => beside::without(field, lines, &mut self.report.findings),
            false => lines,
        }
    }

    /// The name of a body, on one line.
    pub(super) fn name(&mut self, body: &CoQuan) -> String {
        plain(&self.each_of(Beside::of("co_quan.ten"), &body.ten))
    }

    /// The lines of a list, without the dash before and the punctuation behind each, and without the
    /// words that paper prints beside their field.
    pub(super) fn listed(&mut self, field: Beside<'_>, texts: &[Text]) -> Vec<FilledLine> {
        let mut lines = self.each(texts);
        let fixed = self.reads_fixed_words();
        lines.iter_mut().for_each(|(content, _)| beside::unlisted(content, fixed));
        if !fixed {
            return lines;
        }
        let mut lines = beside::without(field, lines, &mut self.report.findings);
        // "Kính gửi: - Sở Tài chính".
        lines.iter_mut().for_each(|(content, _)| beside::unlisted(content, fixed));
        lines
    }

    /// The lines of a trích yếu, without the name of the kind that is printed above them.
    pub(super) fn subject(&mut self, kind: &Kind, texts: &[Text]) -> Vec<FilledLine> {
        let lines = self.each(texts);
        match self.reads_fixed_words() {
            true => beside::subject(kind, lines, &mut self.report.findings),
            false => lines,
        }
    }

    /// The place of the variable itself if the text is in the file exactly as typed, otherwise of the
    /// whole text.
    fn place(&self, text: &Text, error: &tera::Error) -> Span {
        let (tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report)) = error.kind()
        else {
            return text.at;
        };
        let written = self.report.sources.slice(text.at);
        let Some(offset) = written.find(&text.raw) else { return text.at };
        let given = protected(&references::named(&text.raw));
        let byte = |line: usize, column: usize| {
            let at = bounds::typed(&given, line, column);
            let column = references::typed_column(&text.raw, given[..at].chars().count());
            text.raw.char_indices().nth(column).map_or(text.raw.len(), |(at, _)| at)
        };
        let span = report.span();
        let (start, end) = (byte(span.start_line, span.start_col), byte(span.end_line, span.end_col));
        let base = text.at.start as usize + offset;
        Span::new(text.at.file, base + start..base + end.max(start))
    }
}

/// Lines as one, without their marks.
pub(super) fn plain(lines: &[FilledLine]) -> String {
    lines.iter().map(|(content, _)| content.plain()).collect::<Vec<_>>().join(" ")
}

/// Lines as one paragraph.
pub(super) fn one_paragraph(lines: Vec<FilledLine>) -> FilledText {
    let mut joined = FilledText::default();
    for (line, _) in lines {
        match joined.is_empty() {
            true => joined = line,
            false => joined.put_below(line),
        }
    }
    joined
}
