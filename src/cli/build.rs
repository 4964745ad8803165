//! `vanban build`: documents to files, each on its own.
//!
//! 1. Find out which documents there are.
//! 2. Make the pipelines of their templates.
//! 3. Read, lay out and save each, in parallel; report what happened in the order of the documents.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::args::BuildArgs;
use super::console::Console;
use super::values::Only;
use crate::finding::Finding;
use crate::issue::lock::Lock;
use crate::made_of::Blob;
use crate::pipeline::{FormatBytes, Input, Pipeline, Rendered, Report};
use crate::run::change;
use crate::run::documents::{DocumentMaker, DocumentRun};
use crate::run::hold::HeldFolder;
use crate::run::inputs::{self, DocumentJob};
use crate::run::job::{Job, JobOutcome, JobSettings, ReadyDocument};
use crate::run::locks::{self, IssuedBefore};
use crate::run::lost;
use crate::run::own_templates::Pipelines;
use crate::run::packs::{IN_PDF, MadeOf, SharedMaterials};
use crate::run::parts::{self, FilePart};
use crate::run::places::{self, SourcePath};
use crate::run::present::Asking;
use crate::run::record::{self, Hash, KnownFiles, Record};
use crate::run::save::{self, Saved};
use crate::run::stale::BuiltFiles;
use crate::run::tally::Tally;
use crate::run::{Listener, Outcome, Refusal, system, whole};

/// Runs the command.
pub(super) fn run(args: &BuildArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(args.settings.messages.message_format);
    build(args, &console, &mut |_| {})
}

/// A file with what became of it.
pub(super) type MadeFile = (PathBuf, Saved);

/// Makes the documents; `each` gets the files of every one that is written, or is there already as it would be.
pub(super) fn build(
    args: &BuildArgs,
    console: &Console,
    each: &mut dyn FnMut(&[MadeFile]),
) -> Result<Outcome, Refusal> {
    let mut tally = Tally::start();
    let inputs = inputs::collect(&args.inputs, &args.out)?;
    save::check_folder(&args.out)?;
    let console = console.over(inputs.jobs.len());
    inputs.tell(&console, "dựng", "dựng bằng `vanban batch`");
    if !inputs.attached.is_empty() {
        console
            .say(&format!("không dựng riêng (kèm theo văn bản khác): {}", inputs::listed(&inputs.attached)));
    }
    let faults = Report { findings: inputs.faults, ..Report::default() };
    tally.count(&faults);
    console.findings(&faults);

    let mut pipelines = Pipelines::with_fonts(args.settings.fonts.folder())?;
    let used = inputs
        .jobs
        .iter()
        .map(|job| pipelines.of(job.templates.as_deref(), job.laws.as_deref()))
        .collect::<Vec<_>>();
    for prepared in pipelines.all() {
        tally.count(&prepared.report);
        prepared.tell(&console);
    }
    let mut shared: BTreeMap<usize, (Hash, SharedMaterials)> = BTreeMap::new();
    for &at in &used {
        shared.entry(at).or_insert_with(|| (pipelines.hash(at), pipelines.materials(at)));
    }

    let folders: BTreeSet<_> = inputs.jobs.iter().map(|job| system::folder_of(&job.target)).collect();
    // If somebody is issuing one of these papers now, wait: no draft is made of it meanwhile.
    let sources = inputs.jobs.iter().map(|job| HeldFolder::seen(system::folder_of(&job.source)));
    let places: Vec<HeldFolder> = sources.chain([HeldFolder::own(&args.out)]).collect();
    let _hold = change::enter(&places, &console)?;
    folders.iter().for_each(|folder| whole::clean(folder));
    let record = Record::open(&args.out, record::OF_BUILD)?;
    let mut settings = args.settings.settings(&record, folders);
    // Which appendices there are is not known before they are made.
    settings.force |= args.only.is_some();
    let mut built = BuiltFiles {
        searched: inputs.searched.iter().map(|folder| places::folder(folder)).collect(),
        no_documents: inputs
            .templates
            .iter()
            .chain(&inputs.left_out)
            .map(|name| places::absolute(name.as_ref()))
            .collect(),
        appendices: args.only.is_some(),
        ..BuiltFiles::default()
    };
    let jobs: Vec<(DocumentJob, usize)> = inputs.jobs.into_iter().zip(used).collect();
    let work = BuildWork { settings, only: args.only, pipelines: &pipelines, shared };
    let mut run = DocumentRun { listener: &console, record, tally, what: "văn bản" };
    let made = run.make(&jobs, args.settings.threads(), &work, |(job, _), made| {
        console.findings(&made.report);
        console.say(&told(&job.name, made));
        if let Some(saved) = &made.saved {
            note_files(&mut built, &work.settings.known, job, saved);
            each(saved);
        }
    });
    made?;
    console.notes(run.finish(|record| built.mark(record), args.settings.don)?);
    if args.settings.don {
        console.notes(run.sweep());
    }
    run.end();
    Ok(run.tally.outcome())
}

/// The line that is printed for a document.
fn told(name: &str, made: &JobOutcome) -> String {
    match made.saved.as_deref() {
        None => format!("{name}: chưa ghi{}", reasons(&made.report)),
        Some([]) => format!("{name}: không có phụ lục"),
        Some(saved) => {
            let files = saved.iter().map(|(path, state)| format!("{}{}", system::shown(path), state.words()));
            format!("{name} → {}", files.collect::<Vec<_>>().join(", "))
        }
    }
}

fn reasons(report: &Report) -> String {
    match report.findings.count() {
        (0, 0) => String::new(),
        (0, warnings) => format!(", {warnings} cảnh báo (--strict)"),
        (errors, _) => format!(", {errors} lỗi"),
    }
}

/// Notes the files of a document that was written, or that is already there as it would be written.
fn note_files(built: &mut BuiltFiles, known: &KnownFiles, job: &DocumentJob, saved: &[(PathBuf, Saved)]) {
    let Some(document) = known.name_of(&job.target) else { return };
    let files = saved.iter().filter_map(|(path, _)| known.name_of(path)).collect();
    built.sources.insert(document.clone(), known.source(&SourcePath::of(&job.source)));
    built.files.insert(document, files);
}

/// What all documents of a run share.
struct BuildWork<'a> {
    settings: JobSettings,
    only: Option<Only>,
    pipelines: &'a Pipelines,
    /// What those templates bring into the documents, by their places.
    shared: BTreeMap<usize, (Hash, SharedMaterials)>,
}

impl DocumentMaker for BuildWork<'_> {
    /// A document, and which of the pipelines makes it.
    type Job = (DocumentJob, usize);

    fn called(&self, (job, _): &(DocumentJob, usize)) -> String {
        job.name.clone()
    }

    fn make(&self, (job, at): &(DocumentJob, usize)) -> JobOutcome {
        let templates = self.pipelines.get(*at).zip(self.shared.get(at));
        // Already reported: two documents with one name, or templates that cannot be used.
        let Some((pipeline, (hash, shared))) = templates.filter(|_| !job.collides) else {
            return JobOutcome::default();
        };
        let bytes = match system::document(&job.source) {
            Ok(bytes) => bytes,
            Err(finding) => return JobOutcome::failed(finding),
        };
        let inputs = hash.clone().part(record::program().as_bytes()).part(job.name.as_bytes()).part(&bytes);
        let source = SourcePath::of(&job.source);
        let in_pdf = self.settings.in_pdf && self.only.is_none();
        let inputs = if in_pdf { inputs.part(IN_PDF) } else { inputs };
        let (target, inputs) = (job.target.as_path(), inputs.finish());
        let made_of = MadeOf { name: &job.name, yaml: Blob::of(&bytes), shared, local: None, in_pdf };
        let task = Job { target, source: &source, unit: None, table: None, inputs, made_of };
        self.settings.make(task, |files| {
            let input =
                Input { name: &job.name, bytes: &bytes, files, issued_by: locks::issued_by(&job.source) };
            self.ready(job, &source, pipeline, input).or_else(|report| self.untouched(job, &source, report))
        })
    }
}

impl BuildWork<'_> {
    /// The document's files, ready to be saved.
    fn ready(
        &self,
        job: &DocumentJob,
        source: &SourcePath,
        pipeline: &Pipeline,
        input: Input<'_>,
    ) -> Result<ReadyDocument, Report> {
        let (written, mut rendered) = self.render(pipeline, input, &job.target)?;
        match self.as_issued(job, source, pipeline, (input.bytes, &mut rendered)) {
            Ok((issued, kept)) => {
                let own = (job.target.clone(), rendered.files);
                let written = std::iter::once(own).chain(written).collect();
                Ok(ReadyDocument { written, kept, issued, report: rendered.report })
            }
            Err(finding) => {
                rendered.report.findings.push(finding);
                Err(rendered.report)
            }
        }
    }

    /// Whether a paper was issued by an earlier version and has not been touched since: it stays, and what
    /// this version finds in it is reported as notes. Any other paper keeps its errors.
    fn untouched(
        &self,
        job: &DocumentJob,
        source: &SourcePath,
        mut report: Report,
    ) -> Result<ReadyDocument, Report> {
        let Ok(Some(lock)) = locks::read(&job.source) else { return Err(report) };
        let asking = Asking {
            records: &self.settings.records,
            source: Some(source),
            issued: Some(&lock),
            locked: true,
        };
        match locks::untouched(&lock, &job.name, &job.target, &self.settings.formats, &asking) {
            Some(kept) if self.only.is_none() => {
                report.findings.as_notes();
                Ok(ReadyDocument { written: Vec::new(), kept, issued: Some(lock), report })
            }
            _ => Err(report),
        }
    }

    /// The document with its files, or only its appendices with the path of each.
    fn render(
        &self,
        pipeline: &Pipeline,
        input: Input<'_>,
        target: &Path,
    ) -> Result<(Vec<(PathBuf, FormatBytes)>, Rendered), Report> {
        match self.only {
            None => Ok((Vec::new(), pipeline.render(input, &self.settings.formats)?)),
            Some(Only::Appendices) => {
                let (all, rendered) = pipeline.render_appendices(input, &self.settings.formats)?;
                let count = all.len();
                let name = |at: usize| parts::target(target, FilePart::Appendix(at, count));
                Ok((all.into_iter().enumerate().map(|(at, files)| (name(at), files)).collect(), rendered))
            }
        }
    }

    /// The record of an issued paper, and its files that stay as they are.
    fn as_issued(
        &self,
        job: &DocumentJob,
        source: &SourcePath,
        pipeline: &Pipeline,
        (bytes, rendered): (&[u8], &mut Rendered),
    ) -> Result<(Option<Lock>, KeptFiles), Finding> {
        let Some(lock) = locks::read(&job.source)? else {
            return lost::renamed(&job.source, bytes).map_or(Ok((None, Vec::new())), Err);
        };
        let (name, target) = (job.name.as_str(), job.target.as_path());
        let issued = IssuedBefore {
            lock: &lock,
            name,
            command: locks::command(name),
            target,
            catalogue: &pipeline.office().catalogue,
            kind: &rendered.kind,
            overwrite: self.settings.overwrite,
            asking: Asking {
                records: &self.settings.records,
                source: Some(source),
                issued: Some(&lock),
                locked: true,
            },
        };
        let kept = issued.keep(&rendered.tree, &mut rendered.files)?;
        Ok((Some(lock), kept))
    }
}

/// Files of an issued paper that stay as they are.
type KeptFiles = Vec<MadeFile>;
