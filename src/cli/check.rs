//! `vanban check`: all that is found in documents, with nothing written.
//!
//! In: documents. Out: their findings, and of each how many rules of content it keeps. A document is
//! made as `build` makes it, so that what only shows on its pages is found too.

mod mending;
mod unified;

use super::args::CheckArgs;
use super::console::Console;
use crate::diag::{Code, Verdict, codes};
use crate::files::Disk;
use crate::pipeline::{Input, Pipeline, Report};
use crate::run::change;
use crate::run::crash::Crash;
use crate::run::hold::Place;
use crate::run::inputs::{self, Job};
use crate::run::own_templates::Pipelines;
use crate::run::tally::Tally;
use crate::run::{Listener, Outcome, Refusal, locks, system, workers};
use crate::write::Format;

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> Result<Outcome, Refusal> {
    if args.mend {
        return mending::run(args);
    }
    // Nothing is written: where to does not matter.
    let mut inputs = inputs::collect(&args.inputs, "out".as_ref())?;
    inputs.faults.retain(|finding| finding.code == codes::W002);
    let console = Console::with_progress(args.message_format, inputs.jobs.len());
    // What an earlier run left half done would be judged as it stands.
    let folders: Vec<Place> =
        inputs.jobs.iter().map(|job| Place::seen(system::folder_of(&job.source))).collect();
    let (_hold, _) = change::enter_to_read(&folders, &console);
    inputs.tell(&console, "kiểm tra", "kiểm tra khi chạy `vanban batch`");
    let mut checked =
        Inspection { strict: args.strict, tally: Tally::start(), documents: 0, verdicts: [0; _] };
    let faults = Report { findings: inputs.faults, ..Report::default() };
    checked.tally.count(&faults);
    console.findings(&faults);

    let mut pipelines = Pipelines::with_fonts(args.fonts.folder())?;
    let used: Vec<usize> = inputs.jobs.iter().map(|job| pipelines.of(job.templates.as_deref())).collect();
    for prepared in pipelines.all() {
        checked.tally.count(&prepared.report);
        console.findings(&prepared.report);
    }
    let jobs: Vec<(Job, Option<&Pipeline>)> =
        inputs.jobs.into_iter().zip(used).map(|(job, at)| (job, pipelines.get(at))).collect();
    workers::all(
        &jobs,
        workers::cores(),
        &console,
        |(job, _)| job.name.clone(),
        |(job, pipeline)| document(job, *pipeline),
        |(job, _), result| {
            let crashed = |crash: Crash| Report::from_iter([crash.finding(Some(&job.name))]);
            let report = result.unwrap_or_else(crashed);
            console.findings(&report);
            console.say(&checked.document(&job.name, &report));
        },
    );
    console.say(&checked.summary());
    Ok(checked.tally.outcome())
}

/// What is found in a document.
fn document(job: &Job, pipeline: Option<&Pipeline>) -> Report {
    // Templates that cannot be used were told.
    let Some(pipeline) = pipeline else { return Report::default() };
    let bytes = match system::document(&job.source) {
        Ok(bytes) => bytes,
        Err(finding) => return Report::from_iter([finding]),
    };
    let issued_by = locks::issued_by(&job.source);
    let input = Input { name: &job.name, bytes: &bytes, files: &Disk, issued_by };
    match pipeline.render(input, &Format::PAPER) {
        Ok(rendered) => rendered.report,
        Err(report) => report,
    }
}

/// What the documents of a run have come to.
struct Inspection {
    strict: bool,
    tally: Tally,
    documents: usize,
    verdicts: [usize; Verdict::ALL.len()],
}

impl Inspection {
    /// The line of a document.
    fn document(&mut self, name: &str, report: &Report) -> String {
        self.tally.count(report);
        self.documents += 1;
        let (errors, warnings) = report.findings.count();
        if errors > 0 || self.strict && warnings > 0 {
            self.tally.not_written += 1;
        }
        let counts = Verdict::ALL.map(|verdict| of(&report.verdicts, verdict).count());
        self.verdicts.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
        let broken: Vec<&str> = of(&report.verdicts, Verdict::Failed).map(|code| code.name).collect();
        let broken = if broken.is_empty() { String::new() } else { format!(" ({})", broken.join(", ")) };
        format!("{name}: {}{broken}", told(counts))
    }

    fn summary(&self) -> String {
        let Tally { not_written, errors, warnings, notes, .. } = &self.tally;
        format!(
            "Đã kiểm tra {} văn bản: {} xuất được, {not_written} không; {errors} lỗi, {warnings} cảnh báo, {notes} lưu \
             ý; quy tắc nội dung: {}",
            self.documents,
            self.documents - not_written,
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
