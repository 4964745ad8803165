//! `vanban check`: all that is found in documents, with nothing written.
//!
//! In: documents. Out: their findings, and of each how many rules of content it keeps. A document is
//! made as `build` makes it, so that what only shows on its pages is found too.

use super::args::CheckArgs;
use super::change;
use super::console::Console;
use super::hold::Place;
use super::inputs::{self, Job};
use super::own_templates::Pipelines;
use super::{Outcome, Refusal, locks, system, workers};
use crate::diag::{Code, Diagnostic, Severity, Verdict, codes};
use crate::files::Disk;
use crate::pipeline::{Input, Pipeline, Report};
use crate::write::Format;

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> Result<Outcome, Refusal> {
    // Nothing is written: where to does not matter.
    let mut inputs = inputs::collect(&args.inputs, "out".as_ref())?;
    inputs.faults.retain(|finding| finding.code == codes::W002);
    let console = Console::with_progress(args.message_format, inputs.jobs.len());
    // What an earlier run left half done would be judged as it stands.
    let folders: Vec<Place> =
        inputs.jobs.iter().map(|job| Place::seen(system::folder_of(&job.source))).collect();
    let (_hold, _) = change::enter_to_read(&folders, &console);
    if !inputs.left_out.is_empty() {
        console.say(&format!("bỏ qua (không có `loai:`): {}", inputs.left_out.join(", ")));
    }
    if !inputs.templates.is_empty() {
        console.say(&format!(
            "không kiểm tra ở đây (mẫu dùng cho nhiều địa phương, kiểm tra khi chạy `vanban batch`): {}",
            inputs.templates.join(", ")
        ));
    }
    let mut tally = Tally { strict: args.strict, ..Tally::default() };
    tally.count(&Report { findings: inputs.faults.clone(), ..Report::default() });
    console.findings(&Report { findings: inputs.faults, ..Report::default() });

    let mut pipelines = Pipelines::with_fonts(&args.fonts)?;
    let used: Vec<usize> =
        inputs.jobs.iter().map(|job| pipelines.of(job.templates.as_deref(), job.laws.as_deref())).collect();
    for prepared in pipelines.all() {
        tally.count(&prepared.report);
        console.findings(&prepared.report);
    }
    let jobs: Vec<(&Job, Option<&Pipeline>)> =
        inputs.jobs.iter().zip(used).map(|(job, at)| (job, pipelines.get(at))).collect();
    let name = |at: usize| jobs.get(at).map_or("", |(job, _)| job.name.as_str());
    console.next(0, name(0));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    workers::each(
        &jobs,
        threads,
        |(job, pipeline)| document(job, *pipeline),
        |at, result| {
            let report = result.unwrap_or_else(|crash| {
                let message = format!("`{}`: {}", name(at), crash.sentence());
                alone(Diagnostic::general(codes::W004, message).hint(crash.hint()))
            });
            console.findings(&report);
            console.say(&tally.document(name(at), &report));
            console.next(at + 1, name(at + 1));
        },
    );
    console.finish();
    console.say(&tally.summary());
    Ok(if tally.refused == 0 && tally.errors == 0 { Outcome::Done } else { Outcome::NotWritten })
}

/// What is found in a document.
fn document(job: &Job, pipeline: Option<&Pipeline>) -> Report {
    // Templates that cannot be used were told.
    let Some(pipeline) = pipeline else { return Report::default() };
    let bytes = match system::read(&job.source) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("không đọc được `{}`: {}", job.name, system::words(&error));
            return alone(Diagnostic::general(codes::W002, message));
        }
    };
    let issued_by = locks::issued_by(&job.source);
    let input = Input { name: &job.name, bytes: &bytes, files: &Disk, issued_by };
    match pipeline.render(input, &Format::PAPER) {
        Ok(rendered) => rendered.report,
        Err(report) => report,
    }
}

fn alone(finding: Diagnostic) -> Report {
    let mut report = Report::default();
    report.findings.push(finding);
    report
}

/// Counts for the last line and the exit code.
#[derive(Default)]
struct Tally {
    strict: bool,
    documents: usize,
    /// That `build` would not write.
    refused: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    verdicts: [usize; Verdict::ALL.len()],
}

impl Tally {
    fn count(&mut self, report: &Report) {
        let (errors, warnings) = report.findings.count();
        self.errors += errors;
        self.warnings += warnings;
        self.notes += report.findings.iter().filter(|finding| finding.severity == Severity::Note).count();
    }

    /// The line of a document.
    fn document(&mut self, name: &str, report: &Report) -> String {
        self.count(report);
        self.documents += 1;
        let (errors, warnings) = report.findings.count();
        if errors > 0 || self.strict && warnings > 0 {
            self.refused += 1;
        }
        let counts = Verdict::ALL.map(|verdict| of(&report.verdicts, verdict).count());
        self.verdicts.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
        let broken: Vec<&str> = of(&report.verdicts, Verdict::Failed).map(|code| code.name).collect();
        let broken = if broken.is_empty() { String::new() } else { format!(" ({})", broken.join(", ")) };
        format!("{name}: {}{broken}", told(counts))
    }

    fn summary(&self) -> String {
        let Tally { documents, refused, errors, warnings, notes, .. } = self;
        format!(
            "Đã kiểm tra {documents} văn bản: {} xuất được, {refused} không; {errors} lỗi, {warnings} cảnh báo, \
             {notes} lưu ý; quy tắc nội dung: {}",
            documents - refused,
            told(self.verdicts)
        )
    }
}

/// The codes of rules of which a verdict was given.
fn of(verdicts: &[(Code, Verdict)], wanted: Verdict) -> impl Iterator<Item = Code> + '_ {
    verdicts.iter().filter(move |(_, verdict)| *verdict == wanted).map(|(code, _)| *code)
}

/// `18 đạt, 1 không đạt, 3 không áp dụng, 0 chưa xét được`.
fn told(counts: [usize; Verdict::ALL.len()]) -> String {
    let words = Verdict::ALL.into_iter().zip(counts);
    words.map(|(verdict, count)| format!("{count} {}", verdict.words())).collect::<Vec<_>>().join(", ")
}
