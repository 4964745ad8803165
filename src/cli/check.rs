//! `vanban check`: all that is found in documents, and of each how many rules of content it keeps.
//!
//! In: documents. Out: their findings on the console, in a log or on a check sheet, which is the only file
//! that is written. A document is made as `build` makes it, so that what only shows on its pages is found
//! too.

mod sheet;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use super::args::{CheckArgs, CheckFormat};
use super::change;
use super::console::Console;
use super::hold::Place;
use super::inputs::{self, Job};
use super::own_templates::Pipelines;
use super::{Outcome, Refusal, locks, system, workers};
use crate::diag::render::sarif::Log;
use crate::diag::render::verdicts;
use crate::diag::{Diagnostic, codes};
use crate::files::Disk;
use crate::pipeline::{Input, Pipeline, Report};
use crate::rules;
use crate::slip::Slip;
use crate::write::Format;
use tally::Tally;

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> Result<Outcome, Refusal> {
    // Nothing is written: where to does not matter.
    let mut inputs = inputs::collect(&args.inputs, "out".as_ref())?;
    inputs.faults.retain(|finding| finding.code == codes::W002);
    let console = Console::with_progress(args.message_format.of_console(), inputs.jobs.len());
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
    let mut pipelines = Pipelines::with_fonts(&args.fonts)?;
    let used: Vec<usize> = inputs.jobs.iter().map(|job| pipelines.of(job.templates.as_deref())).collect();
    let mut run = Run::new(args, &console);
    run.findings(&Report { findings: inputs.faults, ..Report::default() });
    for prepared in pipelines.all() {
        run.findings(&prepared.report);
    }
    let jobs: Vec<(&Job, Option<&Pipeline>)> =
        inputs.jobs.iter().zip(&used).map(|(job, at)| (job, pipelines.get(*at))).collect();
    let name = |at: usize| jobs.get(at).map_or("", |(job, _)| job.name.as_str());
    console.next(0, name(0));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    workers::each(
        &jobs,
        threads,
        |(job, pipeline)| document(job, *pipeline),
        |at, result| {
            let looked = result.unwrap_or_else(|crash| {
                let message = format!("`{}`: {}", name(at), crash.sentence());
                alone(Diagnostic::general(codes::W004, message).hint(crash.hint()))
            });
            run.document(name(at), &looked, (used[at], jobs[at].1));
            console.next(at + 1, name(at + 1));
        },
    );
    console.finish();
    // Whether what is let stand in a whole folder covers something is known once that was looked at.
    if !inputs.searched.is_empty() {
        for (at, used) in std::mem::take(&mut run.waived) {
            let idle = used.and_then(|used| Some(pipelines.get(at)?.idle_waivers(&used)));
            run.findings(&idle.unwrap_or_default());
        }
    }
    let sources: Vec<_> = inputs.jobs.iter().map(|job| job.source.clone()).collect();
    let Run { tally, log, slip, .. } = run;
    let good = tally.is_good();
    if args.message_format == CheckFormat::Sarif {
        let program = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        console.print(&log.text(&rules::codes::for_logs(), program, u8::from(!good)));
    }
    if args.message_format == CheckFormat::Json {
        console.print(&tally.line());
    }
    if let Some(slip) = slip {
        sheet::write(args, &slip, &mut pipelines, &sources, &console)?;
    }
    console.say(&tally.summary());
    Ok(if good { Outcome::Done } else { Outcome::NotWritten })
}

/// What was found in a document.
struct Looked {
    report: Report,
    /// Its kind and subject, where it could be made.
    title: Option<String>,
}

impl Looked {
    /// Of a document that could not be looked at.
    fn unseen() -> Looked {
        Looked { report: Report { verdicts: rules::unseen(), ..Report::default() }, title: None }
    }
}

/// Where all that is found goes.
struct Run<'a> {
    console: &'a Console,
    format: CheckFormat,
    tally: Tally,
    log: Log,
    slip: Option<Slip>,
    /// What of the files that let rules stand in a whole folder covers something, by the pipeline; None
    /// where a document could not be looked at.
    waived: BTreeMap<usize, Option<BTreeSet<u32>>>,
}

impl<'a> Run<'a> {
    fn new(args: &CheckArgs, console: &'a Console) -> Run<'a> {
        let tally = Tally::new(args.strict);
        let slip = (!args.slips.is_empty()).then(Slip::default);
        let format = args.message_format;
        Run { console, format, tally, log: Log::default(), slip, waived: BTreeMap::new() }
    }

    /// Findings that are about no document.
    fn findings(&mut self, report: &Report) {
        self.tally.count(report);
        match self.format {
            CheckFormat::Sarif => self.log.findings(report),
            _ => self.console.findings(report),
        }
        self.slip.iter_mut().for_each(|slip| slip.findings(report));
    }

    /// A document, made by this pipeline.
    fn document(&mut self, name: &str, looked: &Looked, pipeline: (usize, Option<&Pipeline>)) {
        let Looked { report, title } = looked;
        let (line, written) = self.tally.document(name, report, title.is_some());
        match self.format {
            CheckFormat::Sarif => self.log.document(name, report),
            CheckFormat::Json => {
                self.console.findings(report);
                self.console.print(&verdicts(name, &report.verdicts));
            }
            CheckFormat::Human | CheckFormat::Short => {
                self.console.findings(report);
                self.console.say(&line);
            }
        }
        if let Some(slip) = &mut self.slip {
            slip.document(name, title.as_deref(), report, written);
        }
        let used = self.waived.entry(pipeline.0).or_insert_with(|| Some(BTreeSet::new()));
        match (used.as_mut(), pipeline.1.filter(|_| title.is_some())) {
            (Some(used), Some(pipeline)) => used.extend(pipeline.used_waivers(report)),
            _ => *used = None,
        }
    }
}

/// What is found in a document.
fn document(job: &Job, pipeline: Option<&Pipeline>) -> Looked {
    // Templates that cannot be used were told.
    let Some(pipeline) = pipeline else { return Looked::unseen() };
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
        Ok(rendered) => Looked { title: Some(rendered.tree.title), report: rendered.report },
        Err(report) => Looked { report, title: None },
    }
}

fn alone(finding: Diagnostic) -> Looked {
    let mut looked = Looked::unseen();
    looked.report.findings.push(finding);
    looked
}
