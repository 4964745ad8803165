//! What was found, as editors show it: each finding at its place in its file.
//!
//! In: looks at papers, the open files. Out: the findings of each file, by its address. What is in no file of lines
//! (a workbook, no file at all) stands in the paper itself, where it names that file or at its top.

use std::collections::BTreeMap;

use gen_lsp_types::{
    Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Message, Range, Uri,
};

use super::addresses;
use super::open_files::OpenFiles;
use super::shapes;
use crate::content::laws::LegalRegister;
use crate::files::disk;
use crate::finding::{Finding, Report, Severity};
use crate::language::{ColumnUnit, EditorText, place_that_names};
use crate::run::{inputs, system};
use crate::source::{FileId, SourceFile, SourceSpot, Span};

/// The findings of files, by their addresses.
pub(super) type FileDiagnoses = BTreeMap<String, Vec<Diagnostic>>;

/// Turns findings into what an editor shows.
pub(super) struct Diagnoses<'a> {
    pub(super) open: &'a OpenFiles,
    pub(super) unit: ColumnUnit,
    /// Whether the editor shows other places that belong to a finding.
    pub(super) related: bool,
}

impl Diagnoses<'_> {
    /// Adds what was found in a paper.
    pub(super) fn add(&self, paper: &str, report: &Report, into: &mut FileDiagnoses) {
        self.add_those(paper, report, |_| true, into);
    }

    /// Adds what was found in the office's own files beside a paper, as the disk has them. An open register of laws
    /// has findings of its own.
    pub(super) fn add_beside(&self, paper: &str, report: &Report, into: &mut FileDiagnoses) {
        let is_open_register = |at: Span| {
            let name = report.sources.file(at.file).name();
            inputs::is_laws(name.as_ref()) && self.open.named(name).is_some()
        };
        self.add_those(paper, report, |finding| !finding.at.is_some_and(is_open_register), into);
    }

    /// Adds what is found in the registers of laws that are open.
    pub(super) fn add_registers(&self, into: &mut FileDiagnoses) {
        for file in self.open.all().filter(|file| inputs::is_laws(file.name.as_ref())) {
            let mut report = Report::default();
            LegalRegister::read(&file.name, file.text.typed().as_bytes(), &mut report);
            self.add(&file.name, &report, into);
        }
    }

    fn add_those(
        &self,
        paper: &str,
        report: &Report,
        is_wanted: impl Fn(&Finding) -> bool,
        into: &mut FileDiagnoses,
    ) {
        let mut texts = BTreeMap::new();
        for finding in report.findings.iter().filter(|finding| is_wanted(finding)) {
            let (address, range, before) = match finding.at.and_then(|at| self.place(at, report, &mut texts))
            {
                Some(Location { uri, range }) => (uri, range, String::new()),
                None => {
                    let Some((address, range)) = self.in_paper(paper, finding.at, report) else { continue };
                    let before = finding.at.map(|at| spot(report, at)).unwrap_or_default();
                    (address, range, before)
                }
            };
            let diagnostic = self.shown(finding, range, &before, report, &mut texts);
            let all = into.entry(address.0).or_default();
            // Two papers may have one file attached.
            if !all.contains(&diagnostic) {
                all.push(diagnostic);
            }
        }
    }

    fn shown(
        &self,
        finding: &Finding,
        range: Range,
        before: &str,
        report: &Report,
        texts: &mut BTreeMap<FileId, EditorText>,
    ) -> Diagnostic {
        let unit = finding.unit.as_ref().map(|unit| format!("{unit}: ")).unwrap_or_default();
        let mut message = format!("{before}{unit}{}", finding.message);
        if let Some(reason) = finding.waived.as_ref().and_then(|waived| waived.reason.as_ref()) {
            message += &format!("\nbỏ qua: {reason}");
        }
        if let Some(hint) = &finding.hint {
            message += &format!("\ngợi ý: {hint}");
        }
        let mut related = Vec::new();
        for (at, words) in &finding.related {
            match self.place(*at, report, texts).filter(|_| self.related) {
                Some(location) => {
                    related.push(DiagnosticRelatedInformation { location, message: words.clone() });
                }
                None => message += &format!("\n{}{words}", spot(report, *at)),
            }
        }
        Diagnostic {
            range,
            severity: Some(severity(finding.severity)),
            code: Some(Code::String(finding.code.name.to_owned())),
            source: Some("vanban".to_owned()),
            message: Message::String(message),
            related_information: Some(related).filter(|related| !related.is_empty()),
            ..Diagnostic::default()
        }
    }

    /// The place in a file of lines. Returns None if it is in none that an editor could show.
    fn place(&self, at: Span, report: &Report, texts: &mut BTreeMap<FileId, EditorText>) -> Option<Location> {
        let source = report.sources.file(at.file);
        let address = self.address(source)?;
        let text = texts.entry(at.file).or_insert_with(|| self.text(source));
        Some(Location { uri: address, range: shapes::range(text, text.typed_range(at.range()), self.unit) })
    }

    fn address(&self, source: &SourceFile) -> Option<Uri> {
        if !source.is_lines() {
            return None;
        }
        match self.open.named(source.name()) {
            Some(file) => Some(file.address.clone()),
            None if disk::is_file(source.name()) => addresses::address_of(source.name()),
            None => None,
        }
    }

    /// The text as the editor has it, or as it is on the disk.
    fn text(&self, source: &SourceFile) -> EditorText {
        if let Some(file) = self.open.named(source.name()) {
            return file.text.clone();
        }
        let typed = system::read(source.name().as_ref()).ok().filter(|_| source.is_recomposed());
        let typed = typed.and_then(|bytes| String::from_utf8(bytes).ok());
        EditorText::new(typed.unwrap_or_else(|| source.text().to_owned()))
    }

    /// The place in the paper for what is in no file that can be shown: the file's name, or the first line.
    fn in_paper(&self, paper: &str, at: Option<Span>, report: &Report) -> Option<(Uri, Range)> {
        let address = match self.open.named(paper) {
            Some(file) => file.address.clone(),
            None => addresses::address_of(paper)?,
        };
        let own = report.sources.ids().find(|id| report.sources.file(*id).name() == paper);
        let text = match (own, self.open.named(paper)) {
            (_, Some(file)) => file.text.clone(),
            (Some(own), None) => self.text(report.sources.file(own)),
            (None, None) => EditorText::new(""),
        };
        let named =
            at.and_then(|at| place_that_names(text.typed(), paper, report.sources.file(at.file).name()));
        let bytes = named.map(|read| text.typed_range(read)).or_else(|| text.line(0)).unwrap_or(0..0);
        Some((address, shapes::range(&text, bytes, self.unit)))
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Note => DiagnosticSeverity::Information,
        Severity::Waived => DiagnosticSeverity::Hint,
    }
}

/// The words for a place in front of a sentence: `so-lieu.xlsx, Phụ lục!F17: `.
fn spot(report: &Report, at: Span) -> String {
    let file = report.sources.file(at.file);
    let words = match file.spot(at.start as usize) {
        SourceSpot::Line(line, column) => format!("{line}:{column}"),
        other => other.words().unwrap_or_default(),
    };
    format!("{}, {words}: ", file.name())
}
