//! The paper of one locality of a template, as the disk has it now: only shown, for it is changed in the template or in
//! the locality's own file.
//!
//! In: a template, the code of a locality. Out: a new view of its paper whenever the template, its table or another of
//! its files has changed.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::args::FontArgs;
use super::super::batched::opened::OpenedBatch;
use super::super::batched::{origins, others};
use super::super::console::Console;
use super::batches::{self, UnitFiles};
use super::heard::HeardDeed;
use super::shelf::UnitPlace;
use crate::files::Files;
use crate::finding::{Finding, Report, codes};
use crate::issue::lock::Lock;
use crate::localities::Others;
use crate::pipeline::Input;
use crate::run::follow::FollowedFiles;
use crate::run::hold::HeldFolder;
use crate::run::{change, crash, system, unit_locks};
use crate::session::{Session, SessionView};

/// A paper of a locality that is watched.
pub(in crate::cli) struct WatchedUnit {
    template: PathBuf,
    code: String,
    session: Session,
    files: FollowedFiles,
}

impl WatchedUnit {
    /// The paper of a locality, of which nothing was read yet.
    pub(in crate::cli) fn of((template, code): UnitPlace) -> WatchedUnit {
        let (session, files) = (Session::open(system::shown(&template)), FollowedFiles::of(&template));
        WatchedUnit { template, code, session, files }
    }

    /// Whether any of its files has changed since it was looked at.
    pub(in crate::cli) fn has_changed(&mut self) -> bool {
        self.files.have_changed()
    }

    /// Looks at the paper as it is now.
    pub(in crate::cli) fn look(&mut self, fonts: &FontArgs, console: &Console) -> Arc<SessionView> {
        self.files.has_other_office();
        let folder = system::folder_of(&self.template);
        let (_hold, _) = change::enter_to_read(&[HeldFolder::seen(folder)], console);
        let bytes = match self.files.read_again() {
            Ok(bytes) => bytes.to_vec(),
            Err(error) => return self.fail(system::words(&error)),
        };
        let ear = Arc::new(HeardDeed::default());
        let quiet = Console::heard_by(ear.clone());
        let opened = batches::open(&self.template, vec![self.code.clone()], fonts, &quiet);
        let batch = match opened {
            Ok(Some(batch)) => batch,
            Ok(None) => {
                let first = ear.found().into_iter().next();
                return self.fail(first.map(|one| one.message).unwrap_or_default());
            }
            Err(refusal) => return self.fail(refusal.message),
        };
        // The table and the own file are followed too.
        let own = batch.units.jobs.iter().filter_map(|job| job.overlay.as_ref());
        for path in batch.units.tables.iter().chain(own).chain([&batch.units.list.path]) {
            let _ = self.files.read(&system::shown(path));
        }
        let (session, files) = (&mut self.session, &self.files);
        match crash::catch(|| seen(session, &batch, &bytes, files)) {
            Ok(Some(view)) => view,
            Ok(None) => self.fail(String::new()),
            Err(crash) => self.session.fail([crash.finding(None)].into_iter().collect()),
        }
    }

    fn fail(&mut self, why: String) -> Arc<SessionView> {
        let message =
            format!("mẫu `{}` hoặc bảng của nó chưa dùng được: {why}", system::shown(&self.template));
        self.session.fail([Finding::general(codes::W002, message)].into_iter().collect())
    }
}

/// A view of the only locality of a batch.
fn seen(
    session: &mut Session,
    batch: &OpenedBatch,
    bytes: &[u8],
    files: &FollowedFiles,
) -> Option<Arc<SessionView>> {
    let job = batch.units.jobs.first()?;
    let texts = origins::texts(&batch.units.jobs);
    let own = UnitFiles::of(job).ok()?;
    let local = own.data(job, batch, &texts);
    let lock = unit_locks::read(batch.name.as_ref(), job.unit.code()).ok().flatten();
    let issued_by = lock.as_ref().and_then(Lock::version);
    let input = Input { name: &batch.name, bytes, files, issued_by };
    let places = batch.units.places.iter();
    let all = Others::of(places.map(|place| (place.kind.as_str(), place.name.as_str())));
    let more = |tree: &_, report: &mut Report| others::tell(tree, &job.unit, &all, report);
    Some(session.change_for(batch.pipeline(), input, local, more))
}
