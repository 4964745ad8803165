//! The way every command takes. In: a file. Out: a tree and its bytes, or findings.
//!
//! 1. `yaml`: the bytes as a tree of nodes.
//! 2. `content`: typed and checked, with the files it refers to read beside it.
//! 3. `template`: summed, evaluated, laid into the frame.
//! 4. `layout`: where everything is on the page.
//! 5. `write`: the files.
//!
//! All findings are reported at once; a document with an error gives no bytes.

mod allocation;
mod alone;
mod amending;
mod carried;
mod cited;
mod compared_rows;
mod comparison;
mod deadline;
mod drawn;
mod form_specimen;
mod formats;
mod import;
mod letters;
mod localities;
mod locality;
mod looked;
mod mended;
mod misplaced;
mod narrow;
mod next_year;
mod numbered;
mod own_paper;
mod own_words;
mod paper;
mod place;
mod places;
mod referred;
mod remedied;
mod ruled;
mod sheet_appendix;
mod stated_sums;
mod tables;
mod taken;
mod templates;
mod too_large;
mod typed;
mod typed_places;
mod waived;
mod word_import;
mod word_lines;
mod word_losses;
mod word_norm;
mod word_paper;
mod worded;

pub use crate::imported::LossSort;
pub use allocation::{AllocationLine, Checked};
pub use amending::{Amended, AmendingPaper};
pub use comparison::Comparison;
pub use deadline::Deadline;
pub use drawn::PaperOnPages;
pub use import::{FigureChange, Import, StatedSums, WorkbookFile};
pub use localities::{localities, localities_with_money};
pub use locality::LocalityData;
pub use mended::{LeftAsIs, Mended, MendedFile, fixes_of};
pub use next_year::{LastYears, NextYearPaper};
pub use numbered::{Numbered, OwnNumber};
pub use own_paper::OwnPaper;
pub use sheet_appendix::{SheetAppendix, SheetAsked};
pub use word_import::PaperImport;
pub use word_losses::option_of;
pub use word_norm::{FormChange, NormedPaper, NormedWords};
pub use word_paper::WordLook;

pub use crate::finding::Report;
pub use referred::{file_of, name_of};
pub use waived::check_waivers;

use templates::Templates;
use waived::Waivers;

use crate::budget::{self, Sheets};
use crate::content::{self, Dossier};
use crate::files::{Files, NoFiles};
use crate::finding::{Findings, Version};
use crate::layout;
use crate::localities::LocalityWords;
use crate::paper::Paper;
use crate::rules;
use crate::template::{self, CitedPaper, Office, Referred};
use crate::write::pdf::PdfLayout;
use crate::write::{Format, WriteError, Writers};
use crate::yaml::{self, Node};

/// What a document is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// Its file's name in findings; the names of files it refers to are made from it.
    pub name: &'a str,
    /// Its YAML.
    pub bytes: &'a [u8],
    /// The files it refers to.
    pub files: &'a dyn Files,
    /// The version of the program that issued it, if it was issued: findings that are new in later versions
    /// are notes.
    pub issued_by: Option<Version>,
}

impl<'a> Input<'a> {
    /// A document that refers to no other file.
    pub fn alone(name: &'a str, bytes: &'a [u8]) -> Input<'a> {
        Input { name, bytes, files: &NoFiles, issued_by: None }
    }

    /// A report in which nothing is found yet.
    fn report(self) -> Report {
        Report::about_paper(self.issued_by)
    }
}

/// A document at each stage on its way.
#[derive(Debug)]
pub struct Stages {
    /// Its nodes, with attached files in their places.
    pub node: Node,
    /// Its content, typed and checked.
    pub content: Dossier,
    /// Its tables with all their figures.
    pub sheets: Sheets,
    /// The tree, as on paper.
    pub tree: Paper,
}

/// A document that was read, with what it refers to.
struct Opened {
    node: Node,
    content: Dossier,
    /// The papers it cites.
    cited: Vec<CitedPaper>,
    /// Words of the locality it is for, if it is made from a template.
    unit: Option<LocalityWords>,
    /// What the office lets stand in it.
    waivers: Waivers,
}

/// The bytes of each format asked for, in that order.
pub type FormatBytes = Vec<(Format, Vec<u8>)>;

/// Files of one document.
#[derive(Debug)]
pub struct Rendered {
    /// The id of its kind.
    pub kind: String,
    /// Its tree.
    pub tree: Paper,
    /// The bytes of each format asked for, in that order.
    pub files: FormatBytes,
    /// Warnings.
    pub report: Report,
}

/// What all documents share; it can be used from any number of threads.
pub struct Pipeline {
    office: Office,
    writers: Writers,
    templates: Templates,
    deadline: Option<Deadline>,
}

impl Pipeline {
    /// The built-in pipeline, which needs no files.
    pub fn built_in() -> Pipeline {
        Pipeline::new(Office::built_in())
    }

    /// The pipeline of an office with its own theme, kinds and templates.
    pub fn new(office: Office) -> Pipeline {
        let writers = Writers::new(&office.theme);
        Pipeline { office, writers, templates: Templates::default(), deadline: None }
    }

    /// The office.
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// A document's tree. Returns None if something in it is wrong.
    pub fn tree(&self, input: Input<'_>) -> (Option<Paper>, Report) {
        let (dossier, report) = self.dossier_of(input, None);
        (dossier.map(|dossier| dossier.tree), report)
    }

    /// A document at each stage on its way. Returns None if something in it is wrong.
    pub fn dossier(&self, input: Input<'_>) -> (Option<Stages>, Report) {
        self.dossier_of(input, None)
    }

    fn dossier_of(&self, input: Input<'_>, local: Option<LocalityData<'_>>) -> (Option<Stages>, Report) {
        let mut report = Report { verdicts: rules::unseen(&self.office.house), ..input.report() };
        let dossier = self.read(input, local, &mut report);
        report.findings.sort();
        (dossier.filter(|_| !report.findings.has_errors()), report)
    }

    fn read(&self, input: Input<'_>, local: Option<LocalityData<'_>>, report: &mut Report) -> Option<Stages> {
        let opened = self.opened_for(input, local, report)?;
        self.built(opened, input, report)
    }

    /// A document with what it refers to, or the one that a template gives for a locality.
    fn opened_for(
        &self,
        input: Input<'_>,
        local: Option<LocalityData<'_>>,
        report: &mut Report,
    ) -> Option<Opened> {
        let node = local.map(|local| (self.templates.node(input, report), local));
        match node {
            None => self.opened(input, report),
            Some((template, local)) => {
                let node = local.lay(template?, report)?;
                self.opened_node(node, input, Some(local), report)
            }
        }
    }

    /// A document from its node.
    fn read_node(&self, node: Node, input: Input<'_>, report: &mut Report) -> Option<Stages> {
        let opened = self.opened_node(node, input, None, report)?;
        self.built(opened, input, report)
    }

    fn built(&self, opened: Opened, input: Input<'_>, report: &mut Report) -> Option<Stages> {
        let Opened { node, content, cited, unit, waivers } = opened;
        self.in_time(input.name, report)?;
        let compared = self.compared(&content, input.files, report)?;
        let referred = Referred { cited: &cited, compared: &compared, unit: unit.as_ref() };
        if !self.office.is_fit(report) {
            return None;
        }
        let sheets = budget::sheets(content.tables(), &mut report.findings);
        let tree = template::build(&self.office, &content, &sheets, referred, report);
        self.in_time(input.name, report)?;
        let unfinished = ruled::unfinished(&content, report);
        let background = self.background(&sheets, unfinished.as_deref());
        place::check(&node, &mut report.findings);
        carried::check(&node, &content, report);
        let house = &self.office.house;
        let waivers = waivers.with_folder(self.office.waivers.as_ref(), house, report);
        report.verdicts = ruled::judge(&tree, (background, house), (Some(&node), waivers), report);
        self.in_time(input.name, report)?;
        let tree = self.decided(tree, Some(&node), &mut report.findings)?;
        Some(Stages { node, content, sheets, tree })
    }

    /// A tree with all decisions about its pages. Returns None if something in it is wrong.
    fn decided(&self, mut tree: Paper, node: Option<&Node>, findings: &mut Findings) -> Option<Paper> {
        let faults = layout::decide(&mut tree, &self.office.theme);
        faults.iter().for_each(|fault| findings.push(narrow::finding(fault, node)));
        (!findings.has_errors()).then_some(tree)
    }

    /// A document with its attachments and the papers it cites. Returns None if something is wrong.
    fn opened(&self, input: Input<'_>, report: &mut Report) -> Option<Opened> {
        let node = yaml::open(input.name, input.bytes, report)?;
        self.opened_node(node, input, None, report)
    }

    fn opened_node(
        &self,
        mut node: Node,
        input: Input<'_>,
        local: Option<LocalityData<'_>>,
        report: &mut Report,
    ) -> Option<Opened> {
        self.in_time(input.name, report)?;
        taken::attach(&mut node, input.files, report);
        let unit = locality::settle(&self.office, &mut node, local, report)?;
        referred::figures(&mut node, input.files, report);
        let catalogue = &*self.office.catalogue;
        let mut content = content::read(&node, catalogue, report)?;
        let template = local.map(|_| input.name);
        let waivers = Waivers::take(&mut node, template, &self.office.house, report);
        referred::images(&mut content, input.files, report);
        let cited = cited::cited(&content, input.files, catalogue, report);
        let opened = Opened { node, content, cited, unit, waivers };
        if report.findings.has_errors() {
            // What is missing or misread would lead to findings that only follow from it.
            self.words_beside_faults(opened, report);
            return None;
        }
        Some(opened)
    }

    /// Where everything of a tree is on paper, as in its PDF.
    ///
    /// # Errors
    /// As [`Pipeline::write`].
    pub fn layout(&self, document: &Paper) -> Result<PdfLayout, WriteError> {
        self.writers.pdf.layout(&layout::of(document, &self.office.theme))
    }

    /// The bytes of a tree, whether or not its words are where they may be; [`Pipeline::files`] checks that.
    ///
    /// # Errors
    /// A letter without a glyph, or a bug.
    pub fn write(&self, document: &Paper, format: Format) -> Result<Vec<u8>, WriteError> {
        let page = layout::of(document, &self.office.theme);
        Ok(self.writers.of(format).write(&page)?.bytes)
    }

    /// A document's files in one call.
    ///
    /// # Errors
    /// The report, if it holds an error: nothing may be written then.
    pub fn render(&self, input: Input<'_>, formats: &[Format]) -> Result<Rendered, Report> {
        self.render_of(input, None, formats)
    }

    /// The files of the document that a template gives for one locality.
    ///
    /// # Errors
    /// As [`Pipeline::render`].
    pub fn render_for(
        &self,
        template: Input<'_>,
        local: LocalityData<'_>,
        formats: &[Format],
    ) -> Result<Rendered, Report> {
        self.render_of(template, Some(local), formats)
    }

    fn render_of(
        &self,
        input: Input<'_>,
        local: Option<LocalityData<'_>>,
        formats: &[Format],
    ) -> Result<Rendered, Report> {
        let (dossier, mut report) = self.dossier_of(input, local);
        let Some(Stages { content, tree, node, .. }) = dossier else { return Err(report) };
        match self.files((&tree, Some(&node)), formats, &mut report) {
            Some(files) => Ok(Rendered { kind: content.kind.id.clone(), tree, files, report }),
            None => Err(report),
        }
    }
}
