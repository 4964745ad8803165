//! A paper that is open: its text as it changes, its pages, what is found in it. No server, no screen and no
//! disk: a workbench, an editor or a test holds one.
//!
//! In: the paper's YAML, each time it has changed, a [`Pipeline`] and the files the paper names. Out: a
//! [`SessionView`], which never changes and may be asked by any thread while the next one is made: pages, each
//! with a mark that tells whether it looks as before, findings, the place of a click. It goes the one way of
//! every command ([`Pipeline::drawn`]), so that its findings are those of `check` and `build`.
//!
//! While the text has an error, the pages are those of the last text that had any.

mod clicked;
mod last_pages;
mod marked;
mod paper_tables;
mod shifted;
mod stretches;
mod view;

use std::sync::Arc;

pub use clicked::TextPlace;
pub use last_pages::SessionPage;
pub use marked::PageMark;
pub use paper_tables::{PaperRow, PaperRows};
pub use view::SessionView;

use crate::content::Catalogue;
use crate::files::Files;
use crate::finding::{Report, Version};
use crate::paper::Paper;
use crate::pipeline::{Input, LocalityData, PaperOnPages, Pipeline};
use crate::write::pdf;
use last_pages::LastPages;
use paper_tables::PaperTables;
use view::FreshLook;

/// A paper that is open.
///
/// ```
/// use std::collections::BTreeMap;
/// use vanban::{Pipeline, Session};
///
/// let mut yaml = String::from("
/// loai: ke_hoach
/// co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
/// ky_hieu: KH-UBND
/// nam: 2026
/// dia_danh: An Bình
/// trich_yeu: Trồng rừng năm 2026
/// noi_dung: Trồng 12 ha rừng./.
/// noi_nhan: [Đảng ủy xã]
/// nguoi_ky: {chuc_vu: Chủ tịch}
/// ");
/// let (pipeline, files) = (Pipeline::built_in(), BTreeMap::new());
/// let mut session = Session::open("ke-hoach.yaml");
/// let first = session.change(&pipeline, yaml.as_bytes(), &files, None);
/// assert_eq!(first.pages().len(), 1);
///
/// // Only what looks otherwise has another mark; its picture is asked for by that mark.
/// yaml = yaml.replace("12 ha", "15 ha");
/// let second = session.change(&pipeline, yaml.as_bytes(), &files, None);
/// let page = second.pages()[0];
/// assert_ne!(page.mark, first.pages()[0].mark);
/// assert!(second.svg(page.mark).is_some_and(|svg| svg.starts_with("<svg")));
///
/// // With an error the last good pages stay, beside the findings.
/// yaml = yaml.replace("loai: ke_hoach", "loai: ke_hoac");
/// let third = session.change(&pipeline, yaml.as_bytes(), &files, None);
/// assert!(third.report().findings.has_errors() && !third.is_current());
/// assert_eq!(third.pages(), second.pages());
/// ```
pub struct Session {
    name: String,
    beside: Arc<Report>,
    kinds: Arc<Catalogue>,
    view: Arc<SessionView>,
}

impl Session {
    /// A paper of this name, of which nothing is known yet. As in an [`Input`], the names of files that the
    /// paper refers to are made from its own.
    pub fn open(name: impl Into<String>) -> Session {
        Session { name: name.into(), beside: Arc::default(), kinds: Arc::default(), view: Arc::default() }
    }

    /// The paper's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The paper as it was last looked at.
    pub fn view(&self) -> Arc<SessionView> {
        self.view.clone()
    }

    /// Looks at the paper with this text, or again because a file it names, or the office's own templates,
    /// changed. `issued_by` is the version that issued it, if it was issued.
    ///
    /// To be called on a thread with a stack of 8 MiB, not from inside a pool of rayon. What Typst remembers of
    /// earlier texts is dropped when it was of no use for a while, so that memory stays bounded.
    pub fn change(
        &mut self,
        pipeline: &Pipeline,
        bytes: &[u8],
        files: &dyn Files,
        issued_by: Option<Version>,
    ) -> Arc<SessionView> {
        let view = self.look(pipeline, Input { name: &self.name.clone(), bytes, files, issued_by }, None);
        Session::forget();
        view
    }

    /// As [`Session::change`]; what was found and what the tables come to is shown at once, before pages are laid out,
    /// if there will be any: a view whose pages are those of the text before.
    pub fn change_in_steps(
        &mut self,
        pipeline: &Pipeline,
        bytes: &[u8],
        files: &dyn Files,
        issued_by: Option<Version>,
        show: &mut dyn FnMut(Arc<SessionView>),
    ) -> Arc<SessionView> {
        self.look(pipeline, Input { name: &self.name.clone(), bytes, files, issued_by }, Some(show))
    }

    fn look(
        &mut self,
        pipeline: &Pipeline,
        input: Input<'_>,
        mut show: Option<&mut dyn FnMut(Arc<SessionView>)>,
    ) -> Arc<SessionView> {
        let mut tables = None;
        let drawn = pipeline.drawn(input, &mut |tree, report| {
            let report = Arc::new(report.clone());
            let found = Arc::new(PaperTables::new(tree, report.clone()));
            tables = Some(found.clone());
            let Some(show) = &mut show else { return };
            self.kinds = pipeline.office().catalogue.clone();
            let early = FreshLook { report, tables: Some(found), pages: None, is_being_drawn: true };
            show(self.show(early));
        });
        self.seen(pipeline, drawn, tables)
    }

    fn seen(
        &mut self,
        pipeline: &Pipeline,
        (paper, report): (Option<PaperOnPages>, Report),
        tables: Option<Arc<PaperTables>>,
    ) -> Arc<SessionView> {
        self.kinds = pipeline.office().catalogue.clone();
        let report = Arc::new(report);
        let pages = paper.map(|paper| Arc::new(LastPages::new(paper, report.clone())));
        self.show(FreshLook { report, tables, pages, is_being_drawn: false })
    }

    /// Drops what Typst remembers of earlier texts and did not need for a while, so that memory stays bounded: to be
    /// called once a look of [`Session::change_in_steps`] is shown; the others do it themselves.
    pub fn forget() {
        pdf::evict();
    }

    /// Looks at the paper that a template gives for one locality; `more` finds what only its batch knows.
    ///
    /// To be called as [`Session::change`] is.
    pub fn change_for(
        &mut self,
        pipeline: &Pipeline,
        template: Input<'_>,
        local: LocalityData<'_>,
        more: impl FnOnce(&Paper, &mut Report),
    ) -> Arc<SessionView> {
        let (paper, mut report) = pipeline.drawn_for(template, local, &mut |_, _| {});
        if let Some(paper) = &paper {
            more(&paper.tree, &mut report);
        }
        let view = self.seen(pipeline, (paper, report), None);
        Session::forget();
        view
    }

    /// Shows these findings beside those of the paper, from the next look on: what is wrong with the office's own
    /// files, which its pipeline was made of.
    pub fn beside(&mut self, report: Report) {
        self.beside = Arc::new(report);
    }

    /// Shows findings instead of a new look: the paper cannot be read. If they are in no file, those that were read
    /// last stay to be shown.
    pub fn fail(&mut self, mut report: Report) -> Arc<SessionView> {
        if report.sources.ids().next().is_none() {
            report.sources = self.view.report().sources.clone();
        }
        let report = Arc::new(report);
        self.show(FreshLook { report, tables: None, pages: None, is_being_drawn: false })
    }

    fn show(&mut self, seen: FreshLook) -> Arc<SessionView> {
        self.view = Arc::new(self.view.followed_by(seen, (self.beside.clone(), self.kinds.clone())));
        self.view()
    }
}
