//! The one way every command takes: a file in, a tree and its bytes or findings out.
//!
//! 1. `yaml`: the bytes as a tree of nodes. 2. `content`: typed and checked, the files it refers
//!    to read beside it. 3. `template`:
//!    summed, evaluated, laid into the frame. 4. `write`: PDF and DOCX. All findings come at
//!    once; a document with an error gives no bytes.

mod allocation;
mod local;
mod referred;

pub use allocation::{Checked, Line};
pub use local::Local;

use crate::content::{self, VanBan};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::document::Document;
use crate::files::{Files, NoFiles};
use crate::source::Sources;
use crate::template::{self, Office};
use crate::write::pdf::{Layout, PdfWriter};
use crate::write::{Format, WriteError, docx};
use crate::yaml::Node;

/// What was read and what was found in it.
#[derive(Debug, Default)]
pub struct Report {
    /// The files, for the places of the findings.
    pub sources: Sources,
    /// The findings.
    pub findings: Diagnostics,
}

/// What a document is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// What findings call its file; names of files it refers to are made from it.
    pub name: &'a str,
    /// Its YAML.
    pub bytes: &'a [u8],
    /// The files it refers to.
    pub files: &'a dyn Files,
}

impl<'a> Input<'a> {
    /// A document that refers to no other file.
    pub fn alone(name: &'a str, bytes: &'a [u8]) -> Input<'a> {
        Input { name, bytes, files: &NoFiles }
    }
}

/// The bytes of each format asked for, in that order.
pub type Written = Vec<(Format, Vec<u8>)>;

/// Files of one document.
#[derive(Debug)]
pub struct Rendered {
    /// The bytes of each format asked for, in that order.
    pub files: Written,
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

    /// The tree that a template gives for one unit; none when something in it is wrong.
    pub fn tree_for(&self, template: Input<'_>, local: Local<'_>) -> (Option<Document>, Report) {
        self.tree_of(template, Some(local))
    }

    /// A document's tree; none when something in it is wrong.
    pub fn tree(&self, input: Input<'_>) -> (Option<Document>, Report) {
        self.tree_of(input, None)
    }

    fn tree_of(&self, input: Input<'_>, local: Option<Local<'_>>) -> (Option<Document>, Report) {
        let mut report = Report::default();
        let document = self.read(input, local, &mut report).map(|(_, tree)| tree);
        report.findings.sort();
        (document.filter(|_| !report.findings.has_errors()), report)
    }

    fn read(
        &self,
        input: Input<'_>,
        local: Option<Local<'_>>,
        report: &mut Report,
    ) -> Option<(VanBan, Document)> {
        let Report { sources, findings } = report;
        let mut node = referred::node(input.name, input.bytes, sources, findings)?;
        if let Some(local) = local {
            node = local.lay(node, sources, findings)?;
        }
        self.read_node(node, input, local, report)
    }

    /// A document from its node.
    fn read_node(
        &self,
        mut node: Node,
        input: Input<'_>,
        local: Option<Local<'_>>,
        report: &mut Report,
    ) -> Option<(VanBan, Document)> {
        let Report { sources, findings } = report;
        referred::attach(&mut node, sources, input.files, findings)?;
        let unit = local::settle(&self.office, &mut node, local, sources, findings)?;
        let catalogue = &self.office.catalogue;
        let mut document = content::read(&node, sources, catalogue, findings)?;
        referred::images(&mut document, sources, input.files, findings);
        let cited = referred::cited(&document, sources, input.files, catalogue, findings);
        if findings.has_errors() {
            // What is missing or misread would only give findings that follow from it.
            return None;
        }
        let tree = template::build(&self.office, &document, &cited, unit.as_ref(), sources, findings)?;
        Some((document, tree))
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
    pub fn render(&self, input: Input<'_>, formats: &[Format]) -> Result<Rendered, Report> {
        self.render_of(input, None, formats)
    }

    /// The files of the document that a template gives for one unit.
    ///
    /// # Errors
    /// As [`Pipeline::render`].
    pub fn render_for(
        &self,
        template: Input<'_>,
        local: Local<'_>,
        formats: &[Format],
    ) -> Result<Rendered, Report> {
        self.render_of(template, Some(local), formats)
    }

    fn render_of(
        &self,
        input: Input<'_>,
        local: Option<Local<'_>>,
        formats: &[Format],
    ) -> Result<Rendered, Report> {
        let (document, mut report) = self.tree_of(input, local);
        let Some(document) = document else { return Err(report) };
        match self.files(&document, formats, &mut report) {
            Some(files) => Ok(Rendered { files, report }),
            None => Err(report),
        }
    }

    /// The files of each appendix of a document, by itself: none where it has no appendix.
    ///
    /// # Errors
    /// As [`Pipeline::render`], also for what is wrong in the rest of the document.
    pub fn render_appendices(
        &self,
        input: Input<'_>,
        formats: &[Format],
    ) -> Result<(Vec<Written>, Report), Report> {
        let (document, mut report) = self.tree(input);
        let Some(document) = document else { return Err(report) };
        let mut all = Vec::new();
        for appendix in document.appendices() {
            match self.files(&appendix, formats, &mut report) {
                Some(files) => all.push(files),
                None => return Err(report),
            }
        }
        Ok((all, report))
    }

    /// The bytes of a tree in each format; none, and a finding, when one cannot be written.
    fn files(&self, document: &Document, formats: &[Format], report: &mut Report) -> Option<Written> {
        let mut files = Vec::new();
        for &format in formats {
            match self.write(document, format) {
                Ok(bytes) => files.push((format, bytes)),
                Err(error) => {
                    // A letter without a glyph is the author's matter, all else ours.
                    let code = match error {
                        WriteError::MissingGlyph { .. } => codes::T005,
                        WriteError::Control { .. } | WriteError::Engine { .. } => codes::W004,
                    };
                    report.findings.push(Diagnostic::general(code, error.to_string()));
                    return None;
                }
            }
        }
        Some(files)
    }
}
