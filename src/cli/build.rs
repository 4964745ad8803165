//! `vanban build`: documents to files, each on its own.
//!
//! 1. Which documents.
//! 2. The pipelines of their templates.
//! 3. Read, lay out and save each, in parallel; tell what happened in the documents' order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::args::BuildArgs;
use super::change;
use super::console::Console;
use super::hold::Place;
use super::inputs::{self, Job};
use super::locks::{self, Issued};
use super::lost;
use super::make::{Made, Making, Ready, Task};
use super::own_templates::Pipelines;
use super::parts::{self, Part};
use super::places::{self, Source};
use super::present::Asking;
use super::record::{self, Hash, Known, Record};
use super::records::Records;
use super::rhythm::Rhythm;
use super::save::{self, Saved};
use super::stale::{self, Built};
use super::values::Only;
use super::{Outcome, Refusal, system, whole, workers};
use crate::diag::{Diagnostic, codes};
use crate::issue::lock::Lock;
use crate::pipeline::{Input, Pipeline, Rendered, Report, Written};

/// Runs the command.
pub(super) fn run(args: &BuildArgs) -> Result<Outcome, Refusal> {
    #[expect(clippy::disallowed_methods, reason = "the seconds of the last line; in no document")]
    let started = Instant::now();
    let inputs = inputs::collect(&args.inputs, &args.out)?;
    save::check_folder(&args.out)?;
    let console = Console::with_progress(args.making.message_format, inputs.jobs.len());
    let mut tally = Tally::default();
    if !inputs.left_out.is_empty() {
        console.say(&format!("bỏ qua (không có `loai:`): {}", inputs.left_out.join(", ")));
    }
    if !inputs.templates.is_empty() {
        console.say(&format!(
            "không dựng ở đây (mẫu dùng cho nhiều địa phương, dựng bằng `vanban batch`): {}",
            inputs.templates.join(", ")
        ));
    }
    if !inputs.attached.is_empty() {
        console.say(&format!("không dựng riêng (kèm theo văn bản khác): {}", inputs.attached.join(", ")));
    }
    tally.tell(&console, &Report { findings: inputs.faults, ..Report::default() });

    let mut pipelines = Pipelines::with_fonts(&args.making.fonts)?;
    let used: Vec<usize> =
        inputs.jobs.iter().map(|job| pipelines.of(job.templates.as_deref(), job.laws.as_deref())).collect();
    for prepared in pipelines.all() {
        if !prepared.own.is_empty() {
            console.say(&format!("dùng mẫu trình bày riêng: {}", prepared.own.join(", ")));
        }
        tally.tell(&console, &prepared.report);
    }

    let mut hashes: BTreeMap<usize, Hash> = BTreeMap::new();
    for &at in &used {
        hashes.entry(at).or_insert_with(|| pipelines.hash(at));
    }
    let templates = |at: usize| Some((pipelines.get(at)?, hashes.get(&at)?.clone()));
    let jobs: Vec<(&Job, Option<(&Pipeline, Hash)>)> =
        inputs.jobs.iter().zip(used).map(|(job, at)| (job, templates(at))).collect();
    let mut unrecorded = None;
    let folders: BTreeSet<_> = inputs.jobs.iter().map(|job| system::folder_of(&job.target)).collect();
    // Whoever issues one of these papers now is waited for: no draft is made of it meanwhile.
    let sources = inputs.jobs.iter().map(|job| Place::seen(system::folder_of(&job.source)));
    let places: Vec<Place> = sources.chain([Place::own(&args.out)]).collect();
    let _hold = change::enter(&places, &console)?;
    folders.iter().for_each(|folder| whole::clean(folder));
    let mut record = Record::open(&args.out, record::OF_BUILD)?;
    let making = Making {
        formats: args.making.formats(),
        // What appendices there are is not known before they are made.
        force: args.making.force || args.only.is_some(),
        strict: args.making.strict,
        overwrite: args.making.overwrite(),
        known: record.known().clone(),
        records: Records::around(folders),
    };
    let mut built = Built {
        searched: inputs.searched.iter().map(|folder| places::folder(folder)).collect(),
        no_documents: inputs
            .templates
            .iter()
            .chain(&inputs.left_out)
            .map(|name| places::absolute(name.as_ref()))
            .collect(),
        appendices: args.only.is_some(),
        ..Built::default()
    };
    let work = Work { making, only: args.only, rhythm: Rhythm::default() };
    let name = |at: usize| jobs.get(at).map_or("", |(job, _)| job.name.as_str());
    console.next(0, name(0));
    workers::each(
        &jobs,
        args.making.threads(),
        |(job, templates)| work.document(job, templates.as_ref()),
        |at, result| {
            let made = result.unwrap_or_else(|crash| {
                let finding =
                    Diagnostic::general(codes::W004, format!("`{}`: {}", name(at), crash.sentence()));
                Made::failed(finding.hint(crash.hint()), Report::default())
            });
            tally.document(&console, name(at), &made);
            if let (Some((job, _)), Some(saved)) = (jobs.get(at), &made.saved) {
                note_files(&mut built, record.known(), job, saved);
            }
            unrecorded = unrecorded.take().or(record.add(made.lines).err());
            console.next(at + 1, name(at + 1));
        },
    );
    console.finish();
    if let Some(error) = unrecorded {
        return Err(Refusal::new(format!(
            "không ghi được `{}`: {}",
            record::OF_BUILD,
            system::words(&error)
        )));
    }
    built.mark(&mut record);
    console.notes(stale::tell(&mut record, args.making.don));
    record.finish()?;
    console.say(&tally.summary(started.elapsed().as_secs_f64()));
    Ok(if tally.not_written == 0 && tally.errors == 0 { Outcome::Done } else { Outcome::NotWritten })
}

/// The files of a document that was written, or is there as it would be.
fn note_files(built: &mut Built, known: &Known, job: &Job, saved: &[(PathBuf, Saved)]) {
    let Some(document) = known.name_of(&job.target) else { return };
    let files = saved.iter().filter_map(|(path, _)| known.name_of(path)).collect();
    built.sources.insert(document.clone(), known.source(&Source::of(&job.source)));
    built.files.insert(document, files);
}

/// What all documents of a run share.
struct Work {
    making: Making,
    only: Option<Only>,
    rhythm: Rhythm,
}

impl Work {
    fn document(&self, job: &Job, templates: Option<&(&Pipeline, Hash)>) -> Made {
        let _beat = self.rhythm.beat();
        // Told already: two documents with one name, templates that cannot be used.
        let Some((pipeline, hash)) = templates.filter(|_| !job.collides) else { return Made::default() };
        let bytes = match system::read(&job.source) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("không đọc được `{}`: {}", job.name, system::words(&error));
                return Made::failed(Diagnostic::general(codes::W002, message), Report::default());
            }
        };
        let inputs = hash.clone().part(record::program().as_bytes()).part(job.name.as_bytes()).part(&bytes);
        let source = Source::of(&job.source);
        let (target, inputs) = (job.target.as_path(), inputs.finish());
        let task = Task { target, source: &source, unit: None, table: None, inputs };
        self.making.make(task, |files| {
            let input =
                Input { name: &job.name, bytes: &bytes, files, issued_by: locks::issued_by(&job.source) };
            self.ready(job, &source, pipeline, input).or_else(|report| self.untouched(job, &source, report))
        })
    }

    /// The document's files, ready to be saved.
    fn ready(
        &self,
        job: &Job,
        source: &Source,
        pipeline: &Pipeline,
        input: Input<'_>,
    ) -> Result<Ready, Report> {
        let (written, mut rendered) = self.render(pipeline, input, &job.target)?;
        match self.as_issued(job, source, pipeline, (input.bytes, &mut rendered)) {
            Ok((issued, kept)) => {
                let own = (job.target.clone(), rendered.files);
                let written = std::iter::once(own).chain(written).collect();
                Ok(Ready { written, kept, issued, report: rendered.report })
            }
            Err(finding) => {
                rendered.report.findings.push(finding);
                Err(rendered.report)
            }
        }
    }

    /// A paper that an earlier version issued and nobody has touched since: it stays, and what
    /// this version finds in it is told as notes. Any other paper keeps its errors.
    fn untouched(&self, job: &Job, source: &Source, mut report: Report) -> Result<Ready, Report> {
        let Ok(Some(lock)) = locks::read(&job.source) else { return Err(report) };
        let asking =
            Asking { records: &self.making.records, source: Some(source), issued: Some(&lock), locked: true };
        match locks::untouched(&lock, &job.name, &job.target, &self.making.formats, &asking) {
            Some(kept) if self.only.is_none() => {
                report.findings.as_notes();
                Ok(Ready { written: Vec::new(), kept, issued: Some(lock), report })
            }
            _ => Err(report),
        }
    }

    /// The document with its files, or its appendices alone and where each is to be written.
    fn render(
        &self,
        pipeline: &Pipeline,
        input: Input<'_>,
        target: &Path,
    ) -> Result<(Vec<(PathBuf, Written)>, Rendered), Report> {
        match self.only {
            None => Ok((Vec::new(), pipeline.render(input, &self.making.formats)?)),
            Some(Only::Appendices) => {
                let (all, rendered) = pipeline.render_appendices(input, &self.making.formats)?;
                let count = all.len();
                let name = |at: usize| parts::target(target, Part::Appendix(at, count));
                Ok((all.into_iter().enumerate().map(|(at, files)| (name(at), files)).collect(), rendered))
            }
        }
    }

    /// The record of an issued paper, and its files that stay as they are.
    fn as_issued(
        &self,
        job: &Job,
        source: &Source,
        pipeline: &Pipeline,
        (bytes, rendered): (&[u8], &mut Rendered),
    ) -> Result<(Option<Lock>, Kept), Diagnostic> {
        let Some(lock) = locks::read(&job.source)? else {
            return lost::renamed(&job.source, bytes).map_or(Ok((None, Vec::new())), Err);
        };
        let (name, target) = (job.name.as_str(), job.target.as_path());
        let issued = Issued {
            lock: &lock,
            name,
            target,
            catalogue: &pipeline.office().catalogue,
            kind: &rendered.kind,
            overwrite: self.making.overwrite,
            asking: Asking {
                records: &self.making.records,
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
type Kept = Vec<(PathBuf, Saved)>;

/// Counts for the last line and the exit code.
#[derive(Default)]
struct Tally {
    written: usize,
    unchanged: usize,
    not_written: usize,
    /// With `--only`: has no such part.
    without: usize,
    errors: usize,
    warnings: usize,
}

impl Tally {
    fn tell(&mut self, console: &Console, report: &Report) {
        let (errors, warnings) = report.findings.count();
        self.errors += errors;
        self.warnings += warnings;
        console.findings(report);
    }

    fn document(&mut self, console: &Console, name: &str, made: &Made) {
        self.tell(console, &made.report);
        let Some(saved) = &made.saved else {
            self.not_written += 1;
            return console.say(&format!("{name}: chưa ghi{}", reasons(&made.report)));
        };
        if saved.is_empty() {
            self.without += 1;
            return console.say(&format!("{name}: không có phụ lục"));
        }
        if saved.iter().all(|(_, state)| *state != Saved::Written) {
            self.unchanged += 1;
        } else {
            self.written += 1;
        }
        let files = saved.iter().map(|(path, state)| format!("{}{}", system::shown(path), state.words()));
        console.say(&format!("{name} → {}", files.collect::<Vec<_>>().join(", ")));
    }

    fn summary(&self, seconds: f64) -> String {
        let Tally { written, unchanged, not_written, without, errors, warnings } = self;
        let documents = written + unchanged + not_written + without;
        let without =
            if *without > 0 { format!(", {without} không có phụ lục") } else { String::new() };
        let seconds = format!("{seconds:.1}").replace('.', ",");
        format!(
            "Xong {documents} văn bản: {written} đã ghi, {unchanged} không đổi, {not_written} chưa ghi{without}; \
             {errors} lỗi, {warnings} cảnh báo ({seconds} giây)"
        )
    }
}

fn reasons(report: &Report) -> String {
    match report.findings.count() {
        (0, 0) => String::new(),
        (0, warnings) => format!(", {warnings} cảnh báo (--strict)"),
        (errors, _) => format!(", {errors} lỗi"),
    }
}
