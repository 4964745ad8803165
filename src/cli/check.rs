//! `vanban check`: all that is found in documents, and how many rules of content each of them keeps.
//!
//! In: documents. Out: their findings on the console, in a log or on a check sheet, which is the only file
//! that is written. It finds all that `build` would report, also what only shows on the pages.

mod annotated;
mod inspection;
mod mending;
mod sheet;
mod unified;

use std::collections::{BTreeMap, BTreeSet};

use super::args::{CheckArgs, CheckFormat};
use super::console::Console;
use crate::content::house::HouseRules;
use crate::files::Disk;
use crate::finding::render::sarif::Log;
use crate::finding::render::verdicts;
use crate::finding::{Finding, Findings, codes};
use crate::form;
use crate::pipeline::{Input, Pipeline, Report};
use crate::rules;
use crate::run::change;
use crate::run::crash::Crash;
use crate::run::hold::HeldFolder;
use crate::run::inputs::{self, DocumentJob, Inputs};
use crate::run::own_templates::Pipelines;
use crate::run::{Listener, Outcome, Refusal, converted, locks, system, word_files, workers};
use crate::slip::Slip;
use annotated::Remarked;
use inspection::Inspection;

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> Result<Outcome, Refusal> {
    if args.mend {
        return mending::run(args);
    }
    let (mut word_files, others) = word_files::part(&args.inputs)?;
    // Nothing is written, so the output folder does not matter.
    let mut inputs = match word_files.is_empty() || !others.is_empty() {
        true => inputs::collect(&others, "out".as_ref())?,
        false => Inputs::default(),
    };
    let left_out = word_files::take_out(&mut word_files);
    inputs.jobs.extend(word_files);
    inputs.faults.retain(|finding| finding.code == codes::W002);
    let console = Console::with_progress(args.message_format.of_console(), inputs.jobs.len());
    // What an earlier run left half done is settled first; otherwise it would be judged as it is.
    let folders: Vec<HeldFolder> =
        inputs.jobs.iter().map(|job| HeldFolder::seen(system::folder_of(&job.source))).collect();
    let (_hold, _) = change::enter_to_read(&folders, &console);
    left_out.iter().for_each(|line| console.say(line));
    inputs.tell(&console, "kiểm tra", "kiểm tra khi chạy `vanban batch`");
    let mut pipelines = Pipelines::with_fonts(args.fonts.folder())?;
    let used: Vec<usize> =
        inputs.jobs.iter().map(|job| pipelines.of(job.templates.as_deref(), job.laws.as_deref())).collect();
    let mut run = CheckRun::new(args, &console);
    run.inspection.of_word = inputs.jobs.iter().any(|job| system::is_word(&job.source));
    run.findings(&Report { findings: inputs.faults, ..Report::default() });
    for prepared in pipelines.all() {
        run.findings(&prepared.report);
    }
    let is_folder = !inputs.searched.is_empty();
    let sources: Vec<_> = inputs.jobs.iter().map(|job| job.source.clone()).collect();
    let jobs: Vec<(DocumentJob, usize)> = inputs.jobs.into_iter().zip(used).collect();
    let mut remarked = Vec::new();
    workers::all(
        &jobs,
        workers::cores(),
        &console,
        |(job, _)| job.name.clone(),
        |(job, at)| document(job, pipelines.get(*at)),
        |(job, at), result| {
            let crashed = |crash: Crash| Looked::alone(crash.finding(Some(&job.name)), pipelines.get(*at));
            let looked = result.unwrap_or_else(crashed);
            if args.annotate && system::is_word(&job.source) && looked.title.is_some() {
                remarked.push(Remarked::of(&job.source, &job.name, &looked.report));
            }
            run.document(&job.name, &looked, (*at, pipelines.get(*at)));
        },
    );
    // Whether a waiver for a whole folder covers anything is only known once the whole folder was looked at.
    if is_folder {
        for (at, used) in std::mem::take(&mut run.waived) {
            let idle = used.and_then(|used| Some(pipelines.get(at)?.idle_waivers(&used)));
            run.findings(&idle.unwrap_or_default());
        }
    }
    let CheckRun { inspection, log, slip, .. } = run;
    let outcome = inspection.outcome();
    if args.message_format == CheckFormat::Sarif {
        let program = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        let exit_code = u8::from(outcome != Outcome::Done);
        let own = pipelines.all().filter_map(|prepared| prepared.pipeline.as_ref());
        let own = own.flat_map(|one| &one.office().house.all);
        let explained: Vec<_> =
            rules::codes::for_logs(own).into_iter().chain(form::codes::for_logs()).collect();
        console.print(&log.text(&explained, program, exit_code));
    }
    if args.message_format == CheckFormat::Json {
        console.print(&inspection.line());
    }
    if args.annotate {
        annotated::write(args, &remarked, inspection.of_word, &console)?;
    }
    if let Some(slip) = slip {
        sheet::write(args, &slip, &mut pipelines, &sources, &console)?;
    }
    console.say(&inspection.summary());
    Ok(outcome)
}

/// What was found in a document.
struct Looked {
    report: Report,
    /// Its kind and subject, if it could be made.
    title: Option<String>,
}

impl Looked {
    /// The result for a document that could not be looked at.
    fn unseen(pipeline: Option<&Pipeline>) -> Looked {
        let verdicts = match pipeline {
            Some(pipeline) => rules::unseen(&pipeline.office().house),
            None => rules::unseen(&HouseRules::default()),
        };
        Looked { report: Report { verdicts, ..Report::default() }, title: None }
    }

    /// The same, with the finding that says why.
    fn alone(finding: Finding, pipeline: Option<&Pipeline>) -> Looked {
        let mut looked = Looked::unseen(pipeline);
        looked.report.findings.push(finding);
        looked
    }
}

/// The places where all findings go.
struct CheckRun<'a> {
    console: &'a Console,
    format: CheckFormat,
    inspection: Inspection,
    log: Log,
    slip: Option<Slip>,
    /// Which waivers for a whole folder cover something, by pipeline; None if a document could not be looked
    /// at.
    waived: BTreeMap<usize, Option<BTreeSet<u32>>>,
}

impl<'a> CheckRun<'a> {
    fn new(args: &CheckArgs, console: &'a Console) -> CheckRun<'a> {
        let inspection = Inspection::new(args.strict);
        let slip = (!args.slips.is_empty()).then(Slip::default);
        let format = args.message_format;
        CheckRun { console, format, inspection, log: Log::default(), slip, waived: BTreeMap::new() }
    }

    /// Findings that are about no document.
    fn findings(&mut self, report: &Report) {
        self.inspection.count(report);
        match self.format {
            CheckFormat::Sarif => self.log.findings(report),
            _ => self.console.findings(report),
        }
        self.slip.iter_mut().for_each(|slip| slip.findings(report));
    }

    /// Reports a document, which this pipeline made.
    fn document(&mut self, name: &str, looked: &Looked, pipeline: (usize, Option<&Pipeline>)) {
        let Looked { report, title } = looked;
        let (line, written) = self.inspection.document(name, report, title.is_some());
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
            let own = pipeline.1.map_or(&[][..], |pipeline| &pipeline.office().house.all);
            slip.document(name, title.as_deref(), report, own, written);
        }
        let used = self.waived.entry(pipeline.0).or_insert_with(|| Some(BTreeSet::new()));
        match (used.as_mut(), pipeline.1.filter(|_| title.is_some())) {
            (Some(used), Some(pipeline)) => used.extend(pipeline.used_waivers(report)),
            _ => *used = None,
        }
    }
}

/// What is found in a document.
fn document(job: &DocumentJob, pipeline: Option<&Pipeline>) -> Looked {
    // Templates that cannot be used were already reported.
    let Some(pipeline) = pipeline else { return Looked::unseen(None) };
    if system::is_word(&job.source) {
        let mut told = Findings::default();
        let bytes = match converted::as_word(&job.source, &mut told) {
            Ok(bytes) => bytes,
            Err(finding) => return Looked::alone(finding, Some(pipeline)),
        };
        let (title, mut report) = match pipeline.judge_word(&job.name, &bytes) {
            Ok(look) => (Some(look.title), look.report),
            Err(report) => (None, report),
        };
        told.iter().for_each(|finding| report.findings.push(finding.clone()));
        return Looked { title, report };
    }
    let bytes = match system::document(&job.source) {
        Ok(bytes) => bytes,
        Err(finding) => return Looked::alone(finding, Some(pipeline)),
    };
    let issued_by = locks::issued_by(&job.source);
    let input = Input { name: &job.name, bytes: &bytes, files: &Disk, issued_by };
    let (tree, report) = pipeline.found_in(input);
    Looked { title: tree.map(|tree| tree.title), report }
}
