//! The papers of a workbench: one that is watched, or those of a folder, each with its newest view once somebody has
//! asked for it.
//!
//! In: papers and views, from whoever looks at the papers. Out: to pages the list of papers and the view of each, now
//! or as soon as there is a newer one; to whoever looks at the papers, which are asked for. Whoever shows a new
//! view waits for nobody.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use tokio::sync::watch;

use super::clerk::DeskClerk;
use super::editor::PaperEditor;
use crate::session::SessionView;

/// The papers of a workbench, for all threads.
pub struct Desk {
    papers: RwLock<Vec<Arc<DeskPaper>>>,
    list: watch::Sender<Arc<DeskList>>,
    clerk: OnceLock<Arc<dyn DeskClerk>>,
}

/// What is told of the papers of a folder.
#[derive(Default)]
pub(super) struct DeskList {
    /// How many times it changed.
    pub(super) version: u64,
    /// The folder, as people name it; None if there is one paper alone, and no list.
    pub(super) folder: Option<String>,
    pub(super) papers: Vec<ListedPaper>,
}

/// A paper in the list of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedPaper {
    /// Its number on the desk.
    pub number: usize,
    /// Its file.
    pub name: String,
    /// Its kind and subject, if it could be read so far.
    pub title: Option<String>,
    /// Whether it was issued.
    pub is_issued: bool,
    /// How many errors, warnings and notes it has; None if nobody has looked yet.
    pub found: Option<[usize; 3]>,
}

/// A paper on the desk.
struct DeskPaper {
    name: String,
    /// Who writes it; None if it is only shown.
    editor: Option<Arc<dyn PaperEditor>>,
    edited: Mutex<EditedPaperText>,
    views: watch::Sender<Arc<SessionView>>,
    is_wanted: AtomicBool,
}

/// What has become of an edit of a paper so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EditedText {
    /// The file will have these bytes.
    Coming(Vec<u8>),
    /// It has them.
    Written,
    /// It stays as it was.
    Refused,
}

/// What is known of the text of a paper before its file is looked at.
#[derive(Default)]
struct EditedPaperText {
    /// The newest bytes that nobody has looked at yet.
    coming: Option<Vec<u8>>,
    /// Whether the file is to be read again.
    is_other: bool,
    is_being_written: bool,
}

/// A reason to look at a paper that is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditSeen {
    /// It has these bytes from now on, or will have them in a moment.
    Text(Vec<u8>),
    /// Its file is to be read again.
    File,
    /// Its file is just being written, and was looked at with its new bytes.
    Writing,
}

impl Default for Desk {
    fn default() -> Desk {
        let list = watch::channel(Arc::default()).0;
        Desk { papers: RwLock::default(), list, clerk: OnceLock::new() }
    }
}

impl Desk {
    /// Says who does what pages ask for. The first one stays.
    pub fn serve_by(&self, clerk: Arc<dyn DeskClerk>) {
        let _ = self.clerk.set(clerk);
    }

    /// Who does what pages ask for. Returns None if papers are only shown.
    pub(super) fn clerk(&self) -> Option<Arc<dyn DeskClerk>> {
        self.clerk.get().cloned()
    }

    /// Puts a paper on the desk, by its name. Returns its number, which stays.
    pub fn put(&self, name: impl Into<String>) -> usize {
        self.put_with(name.into(), None)
    }

    /// The same for a paper that may be edited.
    pub fn put_editable(&self, name: impl Into<String>, editor: Arc<dyn PaperEditor>) -> usize {
        self.put_with(name.into(), Some(editor))
    }

    fn put_with(&self, name: String, editor: Option<Arc<dyn PaperEditor>>) -> usize {
        let paper = DeskPaper {
            name,
            editor,
            edited: Mutex::default(),
            views: watch::channel(Arc::default()).0,
            is_wanted: AtomicBool::new(false),
        };
        let mut papers = self.papers.write().unwrap_or_else(PoisonError::into_inner);
        papers.push(Arc::new(paper));
        papers.len() - 1
    }

    /// Shows a new view of a paper to all pages that wait for one.
    pub fn show(&self, paper: usize, view: Arc<SessionView>) {
        if let Some(paper) = self.paper(paper) {
            paper.views.send_replace(view);
        }
    }

    /// Shows the papers of a folder, if anything of them has changed.
    pub fn list(&self, folder: &str, papers: Vec<ListedPaper>) {
        let old = self.list.borrow().clone();
        if old.folder.as_deref() != Some(folder) || old.papers != papers {
            let list = DeskList { version: old.version + 1, folder: Some(folder.to_owned()), papers };
            self.list.send_replace(Arc::new(list));
        }
    }

    /// The papers that some page has asked for.
    pub fn wanted(&self) -> Vec<usize> {
        let papers = self.papers.read().unwrap_or_else(PoisonError::into_inner);
        let wanted = papers.iter().enumerate().filter(|(_, paper)| paper.is_wanted.load(Ordering::Relaxed));
        wanted.map(|(number, _)| number).collect()
    }

    /// What edits of a paper give to look at since this was last asked. Returns None if the paper is as its file is.
    pub fn edited(&self, paper: usize) -> Option<EditSeen> {
        let paper = self.paper(paper)?;
        let mut edited = paper.edited.lock().unwrap_or_else(PoisonError::into_inner);
        match (edited.coming.take(), std::mem::take(&mut edited.is_other)) {
            (Some(bytes), _) => Some(EditSeen::Text(bytes)),
            (None, true) => Some(EditSeen::File),
            (None, false) => edited.is_being_written.then_some(EditSeen::Writing),
        }
    }

    pub(super) fn note_edited(&self, paper: usize, text: EditedText) {
        let Some(paper) = self.paper(paper) else { return };
        let mut edited = paper.edited.lock().unwrap_or_else(PoisonError::into_inner);
        let was_coming =
            std::mem::replace(&mut edited.is_being_written, matches!(text, EditedText::Coming(_)));
        match text {
            EditedText::Coming(bytes) => (edited.coming, edited.is_other) = (Some(bytes), false),
            EditedText::Refused if was_coming => (edited.coming, edited.is_other) = (None, true),
            EditedText::Written | EditedText::Refused => {}
        }
    }

    /// Who writes a paper. Returns None if it is only shown.
    pub(super) fn editor(&self, paper: usize) -> Option<Arc<dyn PaperEditor>> {
        self.paper(paper)?.editor.clone()
    }

    fn paper(&self, paper: usize) -> Option<Arc<DeskPaper>> {
        self.papers.read().unwrap_or_else(PoisonError::into_inner).get(paper).cloned()
    }

    /// Whether there is a list of papers.
    pub(super) fn has_list(&self) -> bool {
        self.list.borrow().folder.is_some()
    }

    /// The name of a paper.
    pub(super) fn name(&self, paper: usize) -> Option<String> {
        self.paper(paper).map(|paper| paper.name.clone())
    }

    /// The newest view of a paper.
    pub(super) fn view(&self, paper: usize) -> Option<Arc<SessionView>> {
        self.paper(paper).map(|paper| paper.views.borrow().clone())
    }

    /// The view of a paper once there is another one than that of this version; None if there is no such paper.
    pub(super) async fn newer(&self, paper: usize, version: u64) -> Option<Arc<SessionView>> {
        let paper = self.paper(paper)?;
        paper.is_wanted.store(true, Ordering::Relaxed);
        let mut views = paper.views.subscribe();
        let seen = views.wait_for(|view| view.version() > 0 && view.version() != version).await;
        seen.ok().map(|view| view.clone())
    }

    /// The list once it is another one than that of this version.
    pub(super) async fn newer_list(&self, version: u64) -> Option<Arc<DeskList>> {
        let mut lists = self.list.subscribe();
        let seen = lists.wait_for(|list| list.version > 0 && list.version != version).await;
        seen.ok().map(|list| list.clone())
    }
}
