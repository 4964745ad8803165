//! An open dossier: what all its texts see, and how a body and a frame are filled from it.
//!
//! In: a document as read, its sums, what it refers to. Out: words and contexts of each document in it,
//! bodies as blocks, frames as parts. It leaves their order to `assemble`.

use std::collections::BTreeMap;

use tera::Context;

use super::cited::{CitedPaper, CitedWords};
use super::comparison::ComparedWords;
use super::frame_reader::{FramePart, FrameReader};
use super::frames::Signer;
use super::references::{self, Labels};
use super::sums::{DossierSums, Ledger};
use super::texts::{self, Texts};
use super::view::{FrameView, PlainWords};
use super::{Office, body, bounds, carriers, check, faults, legal, locality, office};
use crate::budget::comparison::TableComparison;
use crate::budget::{RowKind, Sheets};
use crate::content::Dossier;
use crate::content::body_tables::BodyPart;
use crate::finding::{Finding, Report, codes};
use crate::localities::LocalityWords;
use crate::paper::Block;
use crate::source::Span;

/// What a dossier refers to beside its own content.
#[derive(Clone, Copy, Debug)]
pub struct Referred<'a> {
    /// Papers it cites.
    pub cited: &'a [CitedPaper],
    /// Comparisons of figures, by the place of each `so_sanh`.
    pub compared: &'a [(Span, TableComparison)],
    /// Words of the locality it is for, if it comes from a template.
    pub unit: Option<&'a LocalityWords>,
}

/// What all texts of a dossier see before any of them is evaluated.
fn seen(root: &PlainWords, referred: Referred<'_>, sums: &DossierSums, ledger: &mut Ledger) -> Context {
    let mut seen = Context::new();
    seen.insert("goc", root);
    seen.insert("tong", &sums.tong);
    seen.insert("bang", &sums.bang);
    seen.insert("nhiem_vu", &Tasks::new());
    seen.insert("vien_dan", &BTreeMap::<String, CitedWords>::new());
    if !referred.compared.is_empty() {
        seen.insert("so_sanh", &ComparedWords::of(referred.compared, ledger));
    }
    locality::insert(&mut seen, referred.unit);
    ledger.insert(&mut seen);
    seen
}

/// The words of tasks by id and column.
type Tasks = BTreeMap<String, BTreeMap<String, String>>;

pub(super) struct OpenDossier<'a> {
    pub(super) office: &'a Office,
    pub(super) report: &'a mut Report,
    pub(super) sheets: &'a Sheets,
    pub(super) root: PlainWords,
    /// What all its texts see, in addition to the words of the document they belong to: sums, papers it
    /// cites, words of its locality, columns of words of all tasks that have an id, and the labels of all
    /// parts once they are known.
    seen: Context,
    /// Comparisons, by place.
    pub(super) compared: &'a [(Span, TableComparison)],
    /// Labels of the parts met so far.
    pub(super) labels: Labels,
    /// The number of appendices so far.
    pub(super) appendices: u32,
    /// The number of documents so far.
    pub(super) documents: u32,
}

impl<'a> OpenDossier<'a> {
    /// Opens a dossier with all that its texts may name: sums, papers it cites, tasks. The labels of its
    /// parts are added when it is numbered.
    pub(super) fn open(
        office: &'a Office,
        document: &Dossier,
        sheets: &'a Sheets,
        referred: Referred<'a>,
        report: &'a mut Report,
    ) -> OpenDossier<'a> {
        let root = PlainWords::of(document, None);
        let mut ledger = Ledger::default();
        let sums = DossierSums::of(sheets, &mut ledger);
        let mut seen = seen(&root, referred, &sums, &mut ledger);
        legal::insert(&mut seen, office.laws.as_ref());
        let mut dossier = OpenDossier {
            office,
            report,
            sheets,
            root,
            seen,
            compared: referred.compared,
            labels: Labels::new(),
            appendices: 0,
            documents: 0,
        };
        // Set once all are there, so that no cited paper sees the others.
        let cited = referred.cited.iter().map(|paper| (&paper.name, dossier.cited(paper, &mut ledger)));
        let cited: BTreeMap<&String, CitedWords> = cited.collect();
        if !cited.is_empty() {
            dossier.seen.insert("vien_dan", &cited);
            ledger.insert(&mut dossier.seen);
        }
        let words = dossier.words(document, None);
        dossier.seen.insert("goc", &words);
        dossier.root = words.clone();
        let asks = |name: &str| document.texts().any(|text| text.raw.contains(name));
        check::tables(sheets, asks("nhiem_vu."), &mut dossier.report.findings);
        // This costs time, so only dossiers that show tasks do it.
        if asks("nhiem_vu.") {
            dossier.see_tasks(&words);
        }
        dossier
    }

    /// Makes the words of tasks visible to all texts.
    pub(super) fn see_tasks(&mut self, words: &PlainWords) {
        let tasks = self.evaluate_tasks(words);
        self.seen.insert("nhiem_vu", &tasks);
    }

    /// The words of a document, with the variables in the name of its body filled in.
    pub(super) fn words(&mut self, document: &Dossier, parent: Option<&PlainWords>) -> PlainWords {
        let mut words = PlainWords::of(document, parent);
        let context = self.context(&words);
        // What is wrong with these texts is reported where they are put on paper.
        let names = self.report.unheard(|report| {
            let mut texts = Texts::new(self.office, &context, report);
            document.co_quan.iter().map(|body| texts.name(body)).collect::<Vec<_>>()
        });
        if !names.is_empty() {
            words.set_issuer(names.join(" và "));
        }
        words
    }

    /// The words of a cited paper. What it cites itself is not followed.
    fn cited(&mut self, cited: &CitedPaper, ledger: &mut Ledger) -> CitedWords {
        let paper = &cited.content;
        let words = self.words(paper, None);
        let context = self.context(&words);
        let mut texts = Texts::new(self.office, &context, self.report);
        let title = texts::plain(&texts.subject(&paper.kind, &paper.trich_yeu));
        let any_form = texts.reads_fixed_words();
        CitedWords::new(words, title, DossierSums::of(&cited.sheets, ledger), any_form)
    }

    /// Texts of tasks, so that other texts can show them in the same words.
    fn evaluate_tasks(&mut self, words: &PlainWords) -> Tasks {
        let context = self.context(words);
        // What is wrong with these texts is reported where they are put on paper.
        self.report.unheard(|report| tasks(self.sheets, &mut Texts::new(self.office, &context, report)))
    }

    /// What the texts of a document see.
    pub(super) fn context(&self, words: &PlainWords) -> Context {
        let mut context = words.context();
        context.extend(self.seen.clone());
        context
    }

    /// Makes the labels of the parts, found when the dossier was numbered, visible to all texts.
    pub(super) fn see_labels(&mut self) {
        references::insert(&mut self.seen, &std::mem::take(&mut self.labels));
        (self.appendices, self.documents) = (0, 0);
    }

    /// The blocks of a body.
    pub(super) fn body(&mut self, parts: &[BodyPart], context: &Context) -> Vec<Block> {
        let mut texts = Texts::new(self.office, context, self.report);
        body::build(parts, self.sheets, &mut texts, &mut self.labels)
    }

    /// Renders a frame and reads it back.
    pub(super) fn frame(
        &mut self,
        template: &str,
        at: Span,
        signers: &[Signer],
        context: Context,
        fill: impl FnOnce(&mut FrameView<'_, '_>, Context) -> Context,
    ) -> Option<Vec<FramePart>> {
        let mut origins = Vec::new();
        let texts_context = context.clone();
        let texts = Texts::new(self.office, &texts_context, self.report);
        let context = fill(&mut FrameView { texts, origins: &mut origins }, context);
        if !self.office.frames.contains_template(template) {
            let message = format!("thiếu mẫu trình bày `{}/{template}`", self.office.folder);
            self.report.findings.push(Finding::error(codes::T001, at, message));
            return None;
        }
        let rendered = match bounds::render_frame(&self.office.frames, template, &context) {
            Ok(rendered) => rendered,
            Err(error) => {
                let files = &self.office.files;
                faults::in_template(&error, &self.office.folder, self.report, |name| {
                    office::typed(files, name)
                });
                return None;
            }
        };
        self.office.unfit.check_rendered(template, &rendered, self.report);
        match (FrameReader { origins: &origins, signers }).read(&rendered) {
            Ok(parts) => Some(parts),
            Err(fault) => {
                let (text, byte) = carriers::without_marks(&rendered, fault.byte);
                let file =
                    self.report.sources.add(&format!("{}/{template} (kết quả)", self.office.folder), &text);
                let end = text[byte..].find('\n').map_or(text.len(), |end| byte + end);
                let message = format!("mẫu `{template}` cho ra kết quả không dùng được: {}", fault.message);
                self.report.findings.push(
                    Finding::error(codes::T003, Span::new(file, byte..end), message)
                        .hint("xem lại tệp mẫu; dòng trên là kết quả sau khi điền nội dung"),
                );
                None
            }
        }
    }
}

/// Columns of words of all tasks that have an id, as other texts show them.
fn tasks(sheets: &Sheets, texts: &mut Texts<'_>) -> Tasks {
    let mut tasks = Tasks::new();
    for sheet in sheets.iter() {
        let columns = || sheet.bang.columns.iter().enumerate();
        for row in sheet.rows().iter().filter(|row| row.kind() == RowKind::Task) {
            let Some(id) = row.id() else { continue };
            let words = columns().map(|(at, column)| (column, row.texts(at)));
            let words = words.filter(|(_, words)| !words.is_empty());
            let words =
                words.map(|(column, words)| (column.id.text.clone(), texts::plain(&texts.each(words))));
            tasks.insert(id.to_owned(), words.collect());
        }
    }
    tasks
}
