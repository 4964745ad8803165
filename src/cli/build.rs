//! `vanban build`: documents to files, each on its own.
//!
//! 1. Which documents.
//! 2. The pipelines of their templates.
//! 3. Read, lay out and save each, in parallel; tell what happened in the documents' order.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use super::args::BuildArgs;
use super::console::Console;
use super::inputs::{self, Job};
use super::locks::{self, Issued};
use super::own_templates::Pipelines;
use super::save::{self, Saved};
use super::values::Only;
use super::{Outcome, Refusal, system, workers};
use crate::diag::{Diagnostic, codes};
use crate::files::Disk;
use crate::pipeline::{Input, Pipeline, Rendered, Report, Written};
use crate::source::Sources;
use crate::write::{Format, pdf};

/// What became of a document.
struct Done {
    report: Report,
    /// Its files; none when it was not written.
    saved: Option<Vec<(PathBuf, Saved)>>,
}

/// Runs the command.
pub(super) fn run(args: &BuildArgs) -> Result<Outcome, Refusal> {
    #[expect(clippy::disallowed_methods, reason = "the seconds of the last line; in no document")]
    let started = Instant::now();
    let inputs = inputs::collect(&args.inputs, &args.out)?;
    save::check_folder(&args.out)?;
    let console = Console::with_progress(args.message_format, inputs.jobs.len());
    let mut tally = Tally::default();
    if !inputs.left_out.is_empty() {
        console.say(&format!("bỏ qua (không có `loai:`): {}", inputs.left_out.join(", ")));
    }
    if !inputs.attached.is_empty() {
        console.say(&format!("không dựng riêng (kèm theo văn bản khác): {}", inputs.attached.join(", ")));
    }
    tally.tell(&console, &Report { sources: Sources::default(), findings: inputs.faults });

    let mut pipelines = Pipelines::with_fonts(&args.fonts)?;
    let used: Vec<usize> = inputs.jobs.iter().map(|job| pipelines.of(job.templates.as_deref())).collect();
    for prepared in pipelines.all() {
        if !prepared.own.is_empty() {
            console.say(&format!("dùng mẫu trình bày riêng: {}", prepared.own.join(", ")));
        }
        tally.tell(&console, &prepared.report);
    }

    let jobs: Vec<(&Job, Option<&Pipeline>)> =
        inputs.jobs.iter().zip(used).map(|(job, at)| (job, pipelines.get(at))).collect();
    let threads =
        args.jobs.or_else(|| std::thread::available_parallelism().ok().map(usize::from)).unwrap_or(1);
    let work = Work { args, formats: args.formats(), finished: AtomicUsize::new(0) };
    let name = |at: usize| jobs.get(at).map_or("", |(job, _)| job.name.as_str());
    console.next(0, name(0));
    workers::each(
        &jobs,
        threads.min(64),
        |(job, pipeline)| work.document(job, *pipeline),
        |at, result| {
            let done = result.unwrap_or_else(|crash| {
                let finding =
                    Diagnostic::general(codes::W004, format!("`{}`: {}", name(at), crash.sentence()));
                failed(finding.hint(crash.hint()), Report::default())
            });
            tally.document(&console, name(at), &done);
            console.next(at + 1, name(at + 1));
        },
    );
    console.finish();
    console.say(&tally.summary(started.elapsed().as_secs_f64()));
    Ok(if tally.not_written == 0 && tally.errors == 0 { Outcome::Done } else { Outcome::NotWritten })
}

/// What all documents of a run share.
struct Work<'a> {
    args: &'a BuildArgs,
    formats: Vec<Format>,
    finished: AtomicUsize,
}

impl Work<'_> {
    fn document(&self, job: &Job, pipeline: Option<&Pipeline>) -> Done {
        let _rhythm = Rhythm(&self.finished);
        // Told already: two documents with one name, templates that cannot be used.
        let Some(pipeline) = pipeline.filter(|_| !job.collides) else {
            return Done { report: Report::default(), saved: None };
        };
        let bytes = match system::read(&job.source) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("không đọc được `{}`: {}", job.name, system::words(&error));
                return failed(Diagnostic::general(codes::W002, message), Report::default());
            }
        };
        let input = Input { name: &job.name, bytes: &bytes, files: &Disk };
        let (written, mut rendered) = match self.render(pipeline, input, &job.target) {
            Ok(rendered) => rendered,
            Err(report) => return Done { report, saved: None },
        };
        if self.args.strict && rendered.report.findings.count().1 > 0 {
            return Done { report: rendered.report, saved: None };
        }
        let mut saved = match self.as_issued(job, pipeline, &mut rendered) {
            Ok(kept) => kept,
            Err(finding) => return failed(finding, rendered.report),
        };
        let own = (job.target.clone(), rendered.files);
        for (target, files) in std::iter::once(own).chain(written) {
            match save::save(&target, &files, self.args.edited()) {
                Ok(files) => saved.extend(files),
                Err(unsaved) => return failed(unsaved.finding(), rendered.report),
            }
        }
        Done { report: rendered.report, saved: Some(saved) }
    }

    /// The document with its files, or its appendices alone and where each is to be written.
    fn render(
        &self,
        pipeline: &Pipeline,
        input: Input<'_>,
        target: &Path,
    ) -> Result<(Vec<(PathBuf, Written)>, Rendered), Report> {
        match self.args.only {
            None => Ok((Vec::new(), pipeline.render(input, &self.formats)?)),
            Some(Only::Appendices) => {
                let (all, rendered) = pipeline.render_appendices(input, &self.formats)?;
                let several = all.len() > 1;
                let name = |at: usize| match several {
                    true => with_suffix(target, &format!(".phu-luc-{}", at + 1)),
                    false => with_suffix(target, ".phu-luc"),
                };
                Ok((all.into_iter().enumerate().map(|(at, files)| (name(at), files)).collect(), rendered))
            }
        }
    }

    /// The files of an issued paper that stay as they are.
    fn as_issued(
        &self,
        job: &Job,
        pipeline: &Pipeline,
        rendered: &mut Rendered,
    ) -> Result<Vec<(PathBuf, Saved)>, Diagnostic> {
        let Some(lock) = locks::read(&job.source)? else { return Ok(Vec::new()) };
        let (name, target) = (job.name.as_str(), job.target.as_path());
        let issued = Issued {
            lock: &lock,
            name,
            target,
            catalogue: &pipeline.office().catalogue,
            kind: &rendered.kind,
        };
        issued.keep(&rendered.tree, &mut rendered.files)
    }
}

fn with_suffix(target: &Path, suffix: &str) -> PathBuf {
    let mut path = target.as_os_str().to_owned();
    path.push(suffix);
    PathBuf::from(path)
}

fn failed(finding: Diagnostic, mut report: Report) -> Done {
    report.findings.push(finding);
    Done { report, saved: None }
}

/// Bounds Typst's cache after every eighth document, however it ended.
struct Rhythm<'a>(&'a AtomicUsize);

impl Drop for Rhythm<'_> {
    fn drop(&mut self) {
        if self.0.fetch_add(1, Ordering::Relaxed) % 8 == 7 {
            pdf::evict();
        }
    }
}

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

    fn document(&mut self, console: &Console, name: &str, done: &Done) {
        self.tell(console, &done.report);
        let Some(saved) = &done.saved else {
            self.not_written += 1;
            return console.say(&format!("{name}: chưa ghi{}", reasons(&done.report)));
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
