//! A paper of the workbench, with the files it is made of, as the disk has them now.
//!
//! In: the file of a paper. Out: a new view of it whenever one of its files has changed. `watch` has one of these,
//! `soan` one for each paper that somebody looks at.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::console::Console;
use crate::finding::{Finding, Report, Severity, codes};
use crate::run::follow::FollowedFiles;
use crate::run::hold::HeldFolder;
use crate::run::own_templates::{Pipelines, Prepared};
use crate::run::{Refusal, change, crash, locks, system};
use crate::session::{Session, SessionView};

/// A paper that is watched.
pub(super) struct WatchedPaper {
    file: PathBuf,
    session: Session,
    files: FollowedFiles,
    office: Option<Prepared>,
}

impl WatchedPaper {
    /// The paper of a file, of which nothing was read yet.
    pub(super) fn of(file: &Path) -> WatchedPaper {
        let session = Session::open(system::shown(file));
        WatchedPaper { file: file.to_owned(), session, files: FollowedFiles::of(file), office: None }
    }

    /// Whether any of its files has changed since it was looked at.
    pub(super) fn has_changed(&mut self) -> bool {
        self.files.have_changed()
    }

    /// Looks at the paper as it is now, in the faces of a folder of fonts if one is given; `show` gets what is known
    /// before its pages are laid out. `edited` are its bytes if they were edited here and the disk may not have them yet.
    pub(super) fn look(
        &mut self,
        edited: Option<Vec<u8>>,
        fonts: Option<&Path>,
        console: &Console,
        show: &mut dyn FnMut(Arc<SessionView>),
    ) -> Result<Arc<SessionView>, Refusal> {
        if self.files.has_other_office() || self.office.is_none() {
            let mut office = Pipelines::with_fonts(fonts)?.into_that_of(&self.file);
            office.tell(console);
            self.session.beside(std::mem::take(&mut office.report));
            self.office = Some(office);
        }
        let name = self.session.name().to_owned();
        // If somebody is issuing it now, wait; who edits it holds the folder until the disk has it.
        let held = [HeldFolder::seen(system::folder_of(&self.file))];
        let _hold = edited.is_none().then(|| change::enter_to_read(&held, console));
        let read = match edited {
            Some(bytes) => Ok(self.files.take(bytes)),
            None => self.files.read_again(),
        };
        let bytes = match read {
            Ok(bytes) => bytes.to_vec(),
            Err(error) => {
                let message = format!("không đọc được `{name}`: {}", system::words(&error));
                return Ok(self.session.fail([Finding::general(codes::W002, message)].into_iter().collect()));
            }
        };
        let Some(pipeline) = self.office.as_ref().and_then(|office| office.pipeline.as_ref()) else {
            return Ok(self.session.fail(Report::default()));
        };
        let issued_by = locks::issued_by(&self.file);
        let (session, files) = (&mut self.session, &self.files);
        let look = || session.change_in_steps(pipeline, &bytes, files, issued_by, show);
        let view = match crash::catch(look) {
            Ok(view) => view,
            Err(crash) => self.session.fail([crash.finding(Some(&name))].into_iter().collect()),
        };
        Ok(view)
    }

    /// The line about a look.
    pub(super) fn told(&self, view: &SessionView) -> String {
        let name = self.session.name();
        let [errors, warnings, notes] =
            [Severity::Error, Severity::Warning, Severity::Note].map(|severity| view.how_many(severity));
        let found = format!("{errors} lỗi, {warnings} cảnh báo, {notes} lưu ý");
        match view.pages().len() {
            0 => format!("{name}: {found}; chưa có trang nào"),
            _ if !view.is_current() => format!("{name}: {found}; trang là của lần trước"),
            pages => format!("{name}: {pages} trang; {found}"),
        }
    }
}
