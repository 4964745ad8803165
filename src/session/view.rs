//! A paper at one moment: what is shown of it, and what may be asked of it.
//!
//! In: the report of a look at the paper, its pages if it has any. Out: pages by their marks, findings,
//! places. Nothing of it changes, so that any thread may ask.

use std::sync::{Arc, OnceLock};

use super::clicked::{self, TextPlace};
use super::last_pages::{LastPages, SessionPage};
use super::marked::{self, PageMark};
use super::paper_tables::{PaperRows, PaperTables};
use super::shifted::Shifted;
use crate::content::Catalogue;
use crate::editing::{FormGrid, PaperForm};
use crate::finding::{Finding, Fix, Report, Severity};
use crate::pipeline;
use crate::source::{FileId, Span};
use crate::write::pdf::DrawnPage;
use crate::yaml;

/// A paper at one moment.
#[derive(Default)]
pub struct SessionView {
    version: u64,
    report: Arc<Report>,
    beside: Arc<Report>,
    pages: Option<Arc<LastPages>>,
    tables: Option<Arc<PaperTables>>,
    is_current: bool,
    is_being_drawn: bool,
    kinds: Arc<Catalogue>,
    /// Made when it is first asked for.
    form: OnceLock<Option<PaperForm>>,
}

/// What a look at a paper has found, as far as it has come.
pub(super) struct FreshLook {
    pub(super) report: Arc<Report>,
    /// Its tables, unless something in it is wrong.
    pub(super) tables: Option<Arc<PaperTables>>,
    /// Its pages, once there are any.
    pub(super) pages: Option<Arc<LastPages>>,
    pub(super) is_being_drawn: bool,
}

impl SessionView {
    /// The next one; without pages or tables of its own it has those of this one.
    pub(super) fn followed_by(
        &self,
        seen: FreshLook,
        (beside, kinds): (Arc<Report>, Arc<Catalogue>),
    ) -> SessionView {
        let FreshLook { report, tables, pages, is_being_drawn } = seen;
        let is_current = pages.is_some();
        let pages = pages.or_else(|| self.pages.clone());
        let tables = tables.or_else(|| self.tables.clone());
        let (version, form) = (self.version + 1, OnceLock::new());
        SessionView { version, report, beside, pages, tables, is_current, is_being_drawn, kinds, form }
    }

    /// The file of the paper itself, among those of its report. Returns None if it could not be read.
    pub fn own_file(&self) -> Option<FileId> {
        self.report.sources.ids().next()
    }

    /// The paper as a form. Returns None if its file has a fault of syntax.
    pub(crate) fn form(&self) -> Option<&PaperForm> {
        let made = || {
            let sources = &self.report.sources;
            let file = sources.file(self.own_file()?);
            let node = yaml::glance(file.name(), file.text())?;
            let form = PaperForm::of(file.text(), &node, &self.kinds);
            Some(form.with_findings(file.name(), sources, self.report.findings.iter().as_slice()))
        };
        self.form.get_or_init(made).as_ref()
    }

    /// How many times the paper was looked at: 0 before the first time.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What was read and what was found, as `check` finds it.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The kinds of papers of its office.
    pub(crate) fn kinds(&self) -> &Arc<Catalogue> {
        &self.kinds
    }

    /// What a finding would have written in the paper's own file.
    pub(crate) fn fixes(&self, finding: &Finding) -> Vec<Fix> {
        self.own_file().map_or_else(Vec::new, |file| pipeline::fixes_of(&self.report, finding, file))
    }

    /// What was found in the office's own files.
    pub fn beside(&self) -> &Report {
        &self.beside
    }

    /// How many findings of a severity there are in all.
    pub fn how_many(&self, severity: Severity) -> usize {
        [&self.report, &self.beside].iter().map(|report| report.findings.how_many(severity)).sum()
    }

    /// Kind and subject of the paper; None if it never had pages.
    pub fn title(&self) -> Option<&str> {
        self.pages.as_ref().map(|last| last.paper.tree.title.as_str())
    }

    /// The pages, from first to last; none if the paper never had any.
    pub fn pages(&self) -> &[SessionPage] {
        self.pages.as_ref().map_or(&[], |last| &last.pages)
    }

    /// Whether the pages are those of this very text, and not of an earlier one.
    pub fn is_current(&self) -> bool {
        self.is_current
    }

    /// Whether its pages are being laid out: until then those of the text before are shown.
    pub fn is_being_drawn(&self) -> bool {
        self.is_being_drawn
    }

    /// What paper shows of a table of this paper; and whether it is that of this very text.
    pub(crate) fn on_paper(&self, grid: &FormGrid) -> (PaperRows, bool) {
        let Some(tables) = &self.tables else { return (PaperRows::default(), false) };
        let own = |report: &Report| {
            report.sources.ids().next().map(|file| report.sources.file(file).text().to_owned())
        };
        let is_own = self.is_current || own(&tables.report) == own(&self.report);
        (tables.of_grid(grid, &self.report), is_own)
    }

    /// The picture of the page with this mark, as SVG. Returns None if no page has it.
    pub fn svg(&self, mark: u128) -> Option<String> {
        let pages = &self.pages.as_ref()?.paper.drawn.pages;
        pages.iter().find(|page| page.mark == mark).map(DrawnPage::svg)
    }

    /// The place in the text of what is drawn at a place of a page (from 0; points from its upper left corner).
    /// Returns None if no words are there.
    pub fn place_at(&self, page: usize, x: f64, y: f64) -> Option<TextPlace> {
        let last = self.pages.as_ref()?;
        let mut place = clicked::place(last, page, (x, y))?;
        place.at = place.at.and_then(|at| self.brought(at, &last.report, &self.report));
        Some(place)
    }

    /// Where on the pages the words of a place in the text are, of [`SessionView::report`]'s files.
    pub fn marks(&self, at: Span) -> Vec<PageMark> {
        let Some(last) = &self.pages else { return Vec::new() };
        match self.brought(at, &self.report, &last.report) {
            Some(at) => marked::marks(last, at),
            None => Vec::new(),
        }
    }

    /// A place in the files of one report as a place in those of another. Returns None if the other has no file
    /// of that name.
    fn brought(&self, at: Span, from: &Report, to: &Report) -> Option<Span> {
        if self.is_current {
            return Some(at);
        }
        let old = from.sources.file(at.file);
        let same = |id: &FileId| to.sources.file(*id).name() == old.name();
        let file = to.sources.ids().find(same)?;
        let shifted = Shifted::new(old.text(), to.sources.file(file).text());
        let (start, end) = (shifted.at(at.start as usize), shifted.at(at.end as usize));
        let text = to.sources.file(file).text();
        let (start, end) = (text.floor_char_boundary(start), text.floor_char_boundary(end.max(start)));
        Some(Span::new(file, start..end))
    }
}
