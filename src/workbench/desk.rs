//! The papers that are open in a workbench, each with its newest view.
//!
//! In: views, from whoever looks at the papers. Out: the view of a paper by its number, now or as soon as there is
//! a newer one. Whoever shows a new view waits for nobody.

use std::sync::Arc;

use tokio::sync::watch;

use crate::session::SessionView;

/// The papers of a workbench.
#[derive(Default)]
pub struct Desk {
    papers: Vec<(String, watch::Receiver<Arc<SessionView>>)>,
}

/// The end at which the views of a paper come in.
pub struct OpenPaper {
    views: watch::Sender<Arc<SessionView>>,
}

impl Desk {
    /// Puts a paper on the desk, by its name; its number is how many were there before.
    pub fn put(&mut self, name: impl Into<String>) -> OpenPaper {
        let (views, seen) = watch::channel(Arc::default());
        self.papers.push((name.into(), seen));
        OpenPaper { views }
    }

    /// The name of a paper.
    pub(super) fn name(&self, paper: usize) -> Option<&str> {
        self.papers.get(paper).map(|(name, _)| name.as_str())
    }

    /// The newest view of a paper.
    pub(super) fn view(&self, paper: usize) -> Option<Arc<SessionView>> {
        self.papers.get(paper).map(|(_, views)| views.borrow().clone())
    }

    /// The view of a paper once there is a newer one than that of this version; None if there is no such paper.
    pub(super) async fn newer(&self, paper: usize, version: u64) -> Option<Arc<SessionView>> {
        let mut views = self.papers.get(paper)?.1.clone();
        // A version from before a restart of the program is no reason to wait.
        let seen = views.wait_for(|view| view.version() > 0 && view.version() != version).await;
        seen.ok().map(|view| view.clone())
    }
}

impl OpenPaper {
    /// Shows a new view to all pages that wait for one.
    pub fn show(&self, view: Arc<SessionView>) {
        self.views.send_replace(view);
    }
}
