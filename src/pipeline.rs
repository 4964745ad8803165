//! The one way every command takes: a file in, a tree and its bytes or findings out.
//!
//! 1. `yaml`: the bytes as a tree of nodes. 2. `content`: typed and checked. 3. `template`:
//!    summed, evaluated, laid into the frame. 4. `write`: PDF and DOCX. All findings come at
//!    once; a document with an error gives no bytes.

use crate::content;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::document::Document;
use crate::source::Sources;
use crate::template::{self, Office};
use crate::write::pdf::{Layout, PdfWriter};
use crate::write::{Format, WriteError, docx};
use crate::yaml;

/// What was read and what was found in it.
#[derive(Debug, Default)]
pub struct Report {
    /// The files, for the places of the findings.
    pub sources: Sources,
    /// The findings.
    pub findings: Diagnostics,
}

/// Files of one document.
#[derive(Debug)]
pub struct Rendered {
    /// The bytes of each format asked for, in that order.
    pub files: Vec<(Format, Vec<u8>)>,
    /// Warnings.
    pub report: Report,
}

/// All that many documents share; use it from as many threads as you like.
pub struct Pipeline {
    office: Office,
    pdf: PdfWriter,
}

impl Pipeline {
    /// The pipeline that needs no files.
    pub fn built_in() -> Pipeline {
        Pipeline::new(Office::built_in())
    }

    /// The pipeline of an office with its own theme, kinds and templates.
    pub fn new(office: Office) -> Pipeline {
        let pdf = PdfWriter::new(&office.theme);
        Pipeline { office, pdf }
    }

    /// The office.
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// A document's tree; none when something in it is wrong. `name` is what findings call
    /// the file.
    pub fn tree(&self, name: &str, bytes: &[u8]) -> (Option<Document>, Report) {
        let mut report = Report::default();
        let document = self.read(name, bytes, &mut report);
        report.findings.sort();
        (document.filter(|_| !report.findings.has_errors()), report)
    }

    fn read(&self, name: &str, bytes: &[u8], report: &mut Report) -> Option<Document> {
        let Report { sources, findings } = report;
        if bytes.len() > Sources::LIMIT {
            let message = format!("tệp `{name}` lớn quá {} MB", Sources::LIMIT / 1024 / 1024);
            findings.push(Diagnostic::general(codes::Y004, message));
            return None;
        }
        let text = match yaml::decode(bytes) {
            Ok(text) => text,
            Err(words) => {
                findings.push(Diagnostic::general(codes::Y006, format!("tệp `{name}`: {words}")));
                return None;
            }
        };
        let file = sources.add(name, &text);
        let node = yaml::parse(sources, file, findings)?;
        let document = content::read(&node, sources, &self.office.catalogue, findings)?;
        if findings.has_errors() {
            // What is missing or misread would only give findings that follow from it.
            return None;
        }
        template::build(&self.office, &document, sources, findings)
    }

    /// Where everything of a tree stands on paper, as in its PDF.
    ///
    /// # Errors
    /// As [`Pipeline::write`].
    pub fn layout(&self, document: &Document) -> Result<Layout, WriteError> {
        self.pdf.layout(document)
    }

    /// The bytes of a tree.
    ///
    /// # Errors
    /// A letter without a glyph, or a bug.
    pub fn write(&self, document: &Document, format: Format) -> Result<Vec<u8>, WriteError> {
        match format {
            Format::Pdf => Ok(self.pdf.write(document)?.bytes),
            Format::Docx => docx::write(document, &self.office.theme),
        }
    }

    /// A document's files in one call.
    ///
    /// # Errors
    /// The report, when it holds an error: nothing is to be written then.
    pub fn render(&self, name: &str, bytes: &[u8], formats: &[Format]) -> Result<Rendered, Report> {
        let (document, mut report) = self.tree(name, bytes);
        let Some(document) = document else { return Err(report) };
        let mut files = Vec::new();
        for &format in formats {
            match self.write(&document, format) {
                Ok(bytes) => files.push((format, bytes)),
                Err(error) => {
                    // A letter without a glyph is the author's matter, all else ours.
                    let code = match error {
                        WriteError::MissingGlyph { .. } => codes::T005,
                        WriteError::Control { .. } | WriteError::Engine { .. } => codes::W004,
                    };
                    report.findings.push(Diagnostic::general(code, error.to_string()));
                    return Err(report);
                }
            }
        }
        Ok(Rendered { files, report })
    }
}
