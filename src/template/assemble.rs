//! A whole dossier: the document, what is attached to it, and the appendices of both.
//!
//! 1. Every table is summed, so that any text may name any sum.
//! 2. A frame is rendered a document and an appendix, and read back as pieces.
//! 3. Bodies and tables take their places; each frame's pages are a section of the tree.

use std::collections::BTreeMap;

use tera::Context;

use super::cited::{Cited, CitedPaper};
use super::compared::Compared;
use super::filters::Ledger;
use super::read::{Part, Reader};
use super::references::{self, Labels};
use super::sections::section;
use super::stamps::Signer;
use super::sums::Sums;
use super::texts::{self, Texts};
use super::view::{FrameView, Words};
use super::{Office, body, check, faults, keywords, local, marks, typed};
use crate::budget::diff::Diff;
use crate::budget::{RowKind, Sheets};
use crate::content::date::DocDate;
use crate::content::{VanBan, first_capital};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::document::{Block, Document, Section};
use crate::source::{Sources, Span};
use crate::units::UnitWords;

/// What a dossier refers to beside its own content.
#[derive(Clone, Copy, Debug)]
pub struct Referred<'a> {
    /// Papers it cites.
    pub cited: &'a [CitedPaper],
    /// Comparisons of figures, by the place of their `so_sanh`.
    pub compared: &'a [(Span, Diff)],
    /// Words of the unit it is for, where it is a template's.
    pub unit: Option<&'a UnitWords>,
}

/// Builds the tree of a dossier; none when something in it is wrong.
pub fn build(
    office: &Office,
    document: &VanBan,
    sheets: &Sheets,
    referred: Referred<'_>,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Option<Document> {
    typed::check(document, sheets, sources, diags);
    let mut dossier = Dossier::open(office, document, sheets, referred, sources, diags);
    let sections = dossier.document(document, None)?;
    let words = dossier.root.clone();
    let title = dossier.title(document, &words);
    dossier.whole(document, referred.unit, title, sections)
}

/// The body that issues a document, its variables filled in.
pub fn issuer(
    office: &Office,
    document: &VanBan,
    referred: Referred<'_>,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> String {
    Dossier::open(office, document, &Sheets::default(), referred, sources, diags).root.issuer().to_owned()
}

/// What all texts of a dossier see before any of them is evaluated.
fn seen(root: &Words, referred: Referred<'_>, sums: &Sums, ledger: &mut Ledger) -> Context {
    let mut seen = Context::new();
    seen.insert("goc", root);
    seen.insert("tong", &sums.tong);
    seen.insert("bang", &sums.bang);
    seen.insert("nhiem_vu", &Tasks::new());
    seen.insert("vien_dan", &BTreeMap::<String, Cited>::new());
    // Which one is meant is clear where there is one.
    if let [(_, diff)] = referred.compared {
        seen.insert("so_sanh", &Compared::of(diff, ledger));
    }
    local::insert(&mut seen, referred.unit);
    ledger.insert(&mut seen);
    seen
}

/// The words of tasks by id and column.
type Tasks = BTreeMap<String, BTreeMap<String, String>>;

pub(super) struct Dossier<'a> {
    pub(super) office: &'a Office,
    pub(super) sources: &'a mut Sources,
    pub(super) diags: &'a mut Diagnostics,
    pub(super) sheets: &'a Sheets,
    pub(super) root: Words,
    /// What all its texts see, beside the words of the document they stand in: sums, papers it
    /// cites, words of its unit, columns of words of all tasks that have an id, and the labels of
    /// all parts once they are known.
    seen: Context,
    /// Comparisons, by place.
    pub(super) compared: &'a [(Span, Diff)],
    /// Labels of the parts met so far.
    pub(super) labels: Labels,
    /// How many appendices stand so far.
    pub(super) appendices: u16,
}

impl<'a> Dossier<'a> {
    /// A dossier with all that its texts may name: sums, papers it cites, tasks, parts.
    pub(super) fn open(
        office: &'a Office,
        document: &VanBan,
        sheets: &'a Sheets,
        referred: Referred<'a>,
        sources: &'a mut Sources,
        diags: &'a mut Diagnostics,
    ) -> Dossier<'a> {
        let root = Words::of(document, None);
        let mut ledger = Ledger::default();
        let sums = Sums::of(sheets, &mut ledger);
        let seen = seen(&root, referred, &sums, &mut ledger);
        let mut dossier = Dossier {
            office,
            sources,
            diags,
            sheets,
            root,
            seen,
            compared: referred.compared,
            labels: Labels::new(),
            appendices: 0,
        };
        // Set when all are there: a paper does not see those cited beside it.
        let cited = referred.cited.iter().map(|paper| (&paper.name, dossier.cited(paper, &mut ledger)));
        let cited: BTreeMap<&String, Cited> = cited.collect();
        dossier.seen.insert("vien_dan", &cited);
        ledger.insert(&mut dossier.seen);
        let words = dossier.words(document, None);
        dossier.seen.insert("goc", &words);
        dossier.root = words.clone();
        let asks = |name: &str| document.texts().any(|text| text.raw.contains(name));
        check::tables(sheets, asks("nhiem_vu."), dossier.diags);
        // Only who shows tasks, or refers to parts, pays for it.
        if asks("nhiem_vu.") {
            let tasks = dossier.evaluate_tasks(&words);
            dossier.seen.insert("nhiem_vu", &tasks);
        }
        if asks("tham_chieu(") {
            dossier.number(document);
        }
        dossier
    }

    /// The sections as a file of paper; none when something in them is wrong.
    pub(super) fn whole(
        &self,
        document: &VanBan,
        unit: Option<&UnitWords>,
        title: String,
        sections: Vec<Section>,
    ) -> Option<Document> {
        let author = first_capital(self.root.issuer());
        let date = document.date.and_then(DocDate::day);
        let keywords = keywords::of(document, unit);
        (!self.diags.has_errors()).then_some(Document { title, author, date, keywords, sections })
    }

    /// Numbers all parts, so that texts can refer to them. What is wrong is told by the build
    /// that follows.
    fn number(&mut self, document: &VanBan) {
        let scratch = Diagnostics::about_paper(self.diags.issued_by());
        let told = std::mem::replace(self.diags, scratch);
        self.document(document, None);
        *self.diags = told;
        references::insert(&mut self.seen, &std::mem::take(&mut self.labels));
        self.appendices = 0;
    }

    /// The words of a document, its body's name filled in.
    pub(super) fn words(&mut self, document: &VanBan, parent: Option<&Words>) -> Words {
        let mut words = Words::of(document, parent);
        let context = self.context(&words);
        // Faults of these texts are told where they stand on paper.
        let mut told = Diagnostics::about_paper(self.diags.issued_by());
        let mut texts = Texts::new(self.office, &context, self.sources, &mut told);
        let names = document.co_quan.iter().map(|body| texts.name(body)).collect::<Vec<_>>();
        if !names.is_empty() {
            words.set_issuer(names.join(" và "));
        }
        words
    }

    /// A cited paper's words. What it cites itself is not followed.
    fn cited(&mut self, cited: &CitedPaper, ledger: &mut Ledger) -> Cited {
        let paper = &cited.content;
        let words = self.words(paper, None);
        let context = self.context(&words);
        let mut texts = Texts::new(self.office, &context, self.sources, self.diags);
        let title = texts::plain(&texts.subject(&paper.kind, &paper.trich_yeu));
        let any_form = texts.reads_fixed_words();
        Cited::new(words, title, Sums::of(&cited.sheets, ledger), any_form)
    }

    /// Texts of tasks, so that other texts can show them in the same words.
    fn evaluate_tasks(&mut self, words: &Words) -> Tasks {
        let context = self.context(words);
        // Faults of these texts are told where they stand on paper.
        let mut told = Diagnostics::about_paper(self.diags.issued_by());
        let mut texts = Texts::new(self.office, &context, self.sources, &mut told);
        let mut tasks = Tasks::new();
        for sheet in self.sheets.iter() {
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

    /// What the texts of a document see.
    pub(super) fn context(&self, words: &Words) -> Context {
        let mut context = words.context();
        context.extend(self.seen.clone());
        context
    }

    /// The sections of a document and of all that follows it.
    fn document(&mut self, document: &VanBan, parent: Option<&Words>) -> Option<Vec<Section>> {
        let words = &self.words(document, parent);
        let mut context = self.context(words);
        let line = parent.map(|_| self.root.attached_line()).unwrap_or_default();
        context.insert("kem_theo", &line);
        let blocks = self.body(&document.body, &context);
        // A text that could not be filled in may be the one that names them.
        if !self.diags.has_errors() {
            check::mention(document, &blocks, self.diags);
            check::named_parts(document, &blocks, self.diags);
        }
        let template = self.office.frame_of(&document.kind);
        let signers: Vec<Signer> = document.nguoi_ky.iter().map(Signer::of).collect();
        let parts = self.frame(&template, document.at, &signers, context, |view, context| {
            view.frame(document, words, context)
        })?;
        let mut sections = Vec::new();
        for part in parts {
            match part {
                Part::Section(orientation, pieces) => {
                    sections.push(section(orientation, pieces, &blocks, &[], &self.office.theme));
                }
                Part::Attached => {
                    for attached in &document.kem_theo {
                        sections.extend(self.document(attached, Some(words))?);
                    }
                }
                Part::Appendices => {
                    for at in 0..document.phu_luc.len() {
                        sections.extend(self.appendix(document, at, words)?);
                    }
                }
            }
        }
        Some(sections)
    }

    pub(super) fn body(&mut self, items: &[crate::content::body::Item], context: &Context) -> Vec<Block> {
        body::build(items, &mut Texts::new(self.office, context, self.sources, self.diags), &mut self.labels)
    }

    /// Renders a frame and reads it back.
    pub(super) fn frame(
        &mut self,
        template: &str,
        at: Span,
        signers: &[Signer],
        context: Context,
        fill: impl FnOnce(&mut FrameView<'_, '_>, Context) -> Context,
    ) -> Option<Vec<Part>> {
        let mut origins = Vec::new();
        let texts_context = context.clone();
        let texts = Texts::new(self.office, &texts_context, self.sources, self.diags);
        let context = fill(&mut FrameView { texts, origins: &mut origins }, context);
        if !self.office.frames.contains_template(template) {
            let message = format!("thiếu mẫu trình bày `{}/{template}`", self.office.folder);
            self.diags.push(Diagnostic::error(codes::T001, at, message));
            return None;
        }
        let rendered = match self.office.frames.render(template, &context) {
            Ok(rendered) => rendered,
            Err(error) => {
                let files = &self.office.files;
                self.diags.push(faults::in_template(&error, &self.office.folder, self.sources, |name| {
                    files.get(name).cloned()
                }));
                return None;
            }
        };
        self.office.unfit.check_rendered(template, &rendered, self.sources, self.diags);
        match (Reader { theme: &self.office.theme, origins: &origins, signers }).read(&rendered) {
            Ok(parts) => Some(parts),
            Err(fault) => {
                let (text, byte) = marks::without_marks(&rendered, fault.byte);
                let file = self.sources.add(&format!("{}/{template} (kết quả)", self.office.folder), &text);
                let end = text[byte..].find('\n').map_or(text.len(), |end| byte + end);
                let message = format!("mẫu `{template}` cho ra kết quả không dùng được: {}", fault.message);
                self.diags.push(
                    Diagnostic::error(codes::T003, Span::new(file, byte..end), message)
                        .hint("xem lại tệp mẫu; dòng trên là kết quả sau khi điền nội dung"),
                );
                None
            }
        }
    }
}
