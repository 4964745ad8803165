//! The papers of a template as a page shows them: the state of each, and what is being done with them.
//!
//! In: a template, work that is begun and stopped. Out: what has changed since a page last asked. The work goes on by
//! itself, on a thread of its own: a page may be closed meanwhile. Papers are made by the function of `batch`, and
//! looked at as it would make them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::super::args::{BatchArgs, FontArgs};
use super::super::batch;
use super::super::batched::localities::LocalityJob;
use super::super::batched::opened::OpenedBatch;
use super::super::batched::{default_out, origins, others};
use super::super::console::{Console, ConsoleEar};
use super::batches::{self, UnitFiles};
use super::heard;
use super::shelf::ShelfPapers;
use crate::files::{Disk, disk};
use crate::finding::{Report, Severity};
use crate::issue::lock::Lock;
use crate::localities::Others;
use crate::pipeline::Input;
use crate::run::{Listener, Outcome, Refusal, locks, save, system, unit_locks, workers};
use crate::workbench::{BatchDeed, BatchTold, BatchUnit, DeedFinding};
use crate::write::Format;

/// At most this many findings of a work are kept.
const MOST: usize = 100;

/// The papers of a template.
pub(super) struct BatchBoard {
    template: PathBuf,
    state: Mutex<BoardState>,
    is_stopped: AtomicBool,
}

#[derive(Default)]
struct BoardState {
    version: u64,
    /// The papers, each with the version that it changed in.
    rows: Vec<(BatchUnit, u64)>,
    places: BTreeMap<String, usize>,
    doing: Option<BatchDeed>,
    progress: (usize, usize, String),
    /// How many papers of the last work were done.
    done: usize,
    /// How many of them have their files.
    built: usize,
    ended: String,
    found: Vec<DeedFinding>,
}

impl BatchBoard {
    /// The papers of a template, of which nothing was read yet.
    pub(super) fn of(template: &Path) -> BatchBoard {
        let (state, is_stopped) = (Mutex::default(), AtomicBool::new(false));
        BatchBoard { template: template.to_owned(), state, is_stopped }
    }

    fn state(&self) -> MutexGuard<'_, BoardState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether something is being done.
    pub(super) fn is_busy(&self) -> bool {
        self.state().doing.is_some()
    }

    /// Reads the template and its table again. Returns None if something is wrong with them, which is reported.
    pub(super) fn read(
        &self,
        shelf: &ShelfPapers,
        fonts: &FontArgs,
        console: &Console,
    ) -> Result<Option<()>, Refusal> {
        let Some(batch) = batches::open(&self.template, Vec::new(), fonts, console)? else { return Ok(None) };
        let issued = locks::in_folder(&unit_locks::folder(&self.template), |_| true);
        let code = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let issued: BTreeMap<String, String> =
            issued.into_iter().map(|(path, lock)| (code(&path), lock.van_ban)).collect();
        let out = default_out(&self.template);
        let mut state = self.state();
        state.version += 1;
        let version = state.version;
        let row = |job: &LocalityJob| {
            let (name, within) = batches::called(&job.unit);
            let code = job.unit.code().to_owned();
            let old = state.places.get(&code).map(|at| &state.rows[*at].0);
            let unit = BatchUnit {
                number: shelf.unit_number(&self.template, &code, &name),
                found: old.and_then(|old| old.found),
                is_built: Format::PAPER
                    .iter()
                    .all(|format| disk::is_file(save::with_ending(&out.join(&job.file_name), *format))),
                issued: issued.get(&code).cloned(),
                code,
                name,
                within,
            };
            (unit, version)
        };
        let rows: Vec<(BatchUnit, u64)> = batch.units.jobs.iter().map(row).collect();
        state.places = rows.iter().enumerate().map(|(at, (unit, _))| (unit.code.clone(), at)).collect();
        state.rows = rows;
        Ok(Some(()))
    }

    /// What has changed since a version.
    pub(super) fn told(&self, since: u64) -> BatchTold {
        let state = self.state();
        let units = state.rows.iter().filter(|(_, changed)| *changed > since);
        BatchTold {
            version: state.version,
            template: system::shown(&self.template),
            out: system::shown(&default_out(&self.template)),
            units: units.map(|(unit, _)| unit.clone()).collect(),
            doing: state.doing,
            progress: state.progress.clone(),
            ended: state.ended.clone(),
            found: state.found.clone(),
        }
    }

    /// Begins no further paper.
    pub(super) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Begins to do something with the papers of these localities. Returns false if something is being done.
    pub(super) fn begin(self: &Arc<Self>, deed: BatchDeed, codes: Vec<String>, fonts: &FontArgs) -> bool {
        {
            let mut state = self.state();
            if state.doing.is_some() {
                return false;
            }
            state.version += 1;
            state.doing = Some(deed);
            state.progress = (0, codes.len(), String::new());
            (state.ended, state.found) = (String::new(), Vec::new());
            (state.done, state.built) = (0, 0);
        }
        self.is_stopped.store(false, Ordering::Relaxed);
        let (board, fonts) = (self.clone(), fonts.clone());
        let work = move || {
            let done = workers::with_deep_stack(|| board.work(deed, codes, &fonts));
            let done = done.unwrap_or_else(|crash| Err(crash.refusal()));
            let mut state = board.state();
            let (count, all) = (state.done, state.progress.1);
            let what = match deed {
                BatchDeed::Look => "kiểm tra",
                BatchDeed::Build => "xuất",
            };
            state.ended = match done {
                Err(refusal) => format!("Chưa {what} được: {}", refusal.message),
                Ok(_) if board.is_stopped.load(Ordering::Relaxed) => {
                    format!("Đã dừng: {what} được {count} trong {all} văn bản")
                }
                Ok(Outcome::Done) => format!("Đã {what} xong {all} văn bản"),
                Ok(Outcome::NotWritten) => {
                    let (built, left) = (state.built, all.saturating_sub(state.built));
                    format!(
                        "Đã {what} {built} trong {all} văn bản; {left} văn bản còn lỗi, chưa ghi: xem ở bảng"
                    )
                }
            };
            state.version += 1;
            state.doing = None;
        };
        // Without a thread nothing is done, and nothing is being done.
        if thread::Builder::new().name("batch".to_owned()).spawn(work).is_err() {
            self.state().doing = None;
        }
        true
    }

    fn work(
        self: &Arc<Self>,
        deed: BatchDeed,
        codes: Vec<String>,
        fonts: &FontArgs,
    ) -> Result<Outcome, Refusal> {
        let console = Console::heard_by(self.clone());
        match deed {
            BatchDeed::Build => {
                let args = BatchArgs::of_units(self.template.clone(), codes, fonts.clone());
                batch::batch(&args, &console, &mut |code, made| {
                    // What was not begun stays as it is known.
                    if made.saved.is_some() || !self.is_stopped.load(Ordering::Relaxed) {
                        self.note(code, Some(&made.report), made.saved.is_some());
                    }
                })
            }
            BatchDeed::Look => {
                let Some(batch) = batches::open(&self.template, codes, fonts, &console)? else {
                    return Err(Refusal::new("mẫu hoặc bảng địa phương còn lỗi"));
                };
                self.look(&batch, &console.over(batch.units.jobs.len()));
                Ok(Outcome::Done)
            }
        }
    }

    /// Looks at papers, as they would be made.
    fn look(&self, batch: &OpenedBatch, console: &Console) {
        let jobs = &batch.units.jobs;
        let texts = origins::texts(jobs);
        let places = batch.units.places.iter();
        let all = Others::of(places.map(|place| (place.kind.as_str(), place.name.as_str())));
        let look = |job: &LocalityJob| {
            let own = UnitFiles::of(job)?;
            let lock = unit_locks::read(&self.template, job.unit.code())?;
            let issued_by = lock.as_ref().and_then(Lock::version);
            let input = Input { name: &batch.name, bytes: &batch.bytes, files: &Disk, issued_by };
            let (tree, mut report) = batch.pipeline().found_for(input, own.data(job, batch, &texts));
            tree.iter().for_each(|tree| others::tell(tree, &job.unit, &all, &mut report));
            Ok(report)
        };
        workers::all(
            jobs,
            workers::cores(),
            console,
            |job| job.unit.called(),
            look,
            |job, result| {
                let mut report = match result {
                    Ok(Ok(report)) => report,
                    Ok(Err(finding)) => Report::from_iter([finding]),
                    Err(_) if self.is_stopped.load(Ordering::Relaxed) => return,
                    Err(crash) => Report::from_iter([crash.finding(None)]),
                };
                report.findings.about_unit(&job.unit.called());
                self.note(job.unit.code(), Some(&report), false);
                console.findings(&report);
            },
        );
    }

    /// Takes note of what became of a paper.
    fn note(&self, code: &str, report: Option<&Report>, is_built: bool) {
        let mut state = self.state();
        let Some(at) = state.places.get(code).copied() else { return };
        state.version += 1;
        state.done += 1;
        state.built += usize::from(is_built);
        let version = state.version;
        let (unit, changed) = &mut state.rows[at];
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let counted = |report: &Report| severities.map(|one| report.findings.how_many(one));
        // A paper that was there already was not looked at again.
        let is_known =
            is_built && unit.found.is_some() && report.is_some_and(|report| report.findings.is_empty());
        if !is_known {
            unit.found = report.map(counted).or(unit.found);
        }
        unit.is_built |= is_built;
        *changed = version;
    }
}

impl ConsoleEar for BatchBoard {
    fn findings(&self, report: &Report) {
        let mut state = self.state();
        for finding in report.findings.iter().filter(|one| one.severity != Severity::Waived) {
            let told = heard::of(&report.sources, finding);
            if state.found.len() < MOST && !state.found.contains(&told) {
                state.found.push(told);
            }
        }
    }

    fn say(&self, _: &str) {}

    fn next(&self, done: usize, all: usize, name: &str) {
        // A run that is stopped counts what it did not begin, too.
        if self.is_stopped() {
            return;
        }
        let mut state = self.state();
        state.version += 1;
        state.progress = (done, all, name.to_owned());
    }

    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }
}
