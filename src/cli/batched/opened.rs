//! A batch that is ready to be made: the template, its localities, their numbers, the city's money.
//!
//! In: the template, which localities are meant. Out: all that their papers are made of, or what is wrong with
//! it, reported. What single papers lack is found when they are made.

use std::path::Path;

use super::allocations::{self, GivenAllocation};
use super::localities::{self, Units};
use super::numbers;
use crate::cli::args::{FontArgs, LocalityArgs};
use crate::cli::console::Console;
use crate::cli::values::{Shard, Wish};
use crate::content::localities::{DeclaredLocalities, declared};
use crate::files::Disk;
use crate::finding::Findings;
use crate::pipeline::{Input, Pipeline, Report};
use crate::run::own_templates::Pipelines;
use crate::run::{Listener, Refusal, system};
use crate::yaml;

/// What is asked for.
#[derive(Clone, Copy)]
pub(in crate::cli) struct BatchWanted<'a> {
    pub(in crate::cli) template: &'a Path,
    pub(in crate::cli) localities: &'a LocalityArgs,
    pub(in crate::cli) phan: Option<Shard>,
    pub(in crate::cli) fonts: &'a FontArgs,
    /// Whether warnings about the localities prevent the run.
    pub(in crate::cli) strict: bool,
    /// Reports on the city's money.
    pub(in crate::cli) reports: &'a [Wish],
}

/// A batch.
pub(in crate::cli) struct OpenedBatch {
    /// The name of the template in messages.
    pub(in crate::cli) name: String,
    /// Its YAML.
    pub(in crate::cli) bytes: Vec<u8>,
    pub(in crate::cli) units: Units,
    pub(in crate::cli) pipelines: Pipelines,
    /// Which of the pipelines makes its papers.
    pub(in crate::cli) at: usize,
    pub(in crate::cli) given: GivenAllocation,
    /// How many warnings about the localities there were.
    pub(in crate::cli) warnings: usize,
    /// The files that were read, in which places of the localities are, without findings.
    pub(in crate::cli) report: Report,
}

impl OpenedBatch {
    /// The pipeline of its papers.
    pub(in crate::cli) fn pipeline(&self) -> &Pipeline {
        self.pipelines.get(self.at).expect("a batch is only opened with a pipeline")
    }
}

/// Opens a batch. Returns None if something is wrong, which is reported.
pub(in crate::cli) fn open(
    wanted: BatchWanted<'_>,
    console: &Console,
) -> Result<Option<OpenedBatch>, Refusal> {
    let name = system::shown(wanted.template);
    let bytes = system::read(wanted.template).map_err(|error| {
        Refusal::new(format!("không đọc được mẫu `{name}`: {}", system::words(&error)))
            .hint("kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng")
    })?;
    let mut report = Report::default();
    let Some(declared) = look(&name, &bytes, &mut report) else {
        console.findings(&report);
        return Ok(None);
    };
    let units = localities::collect(wanted.localities, wanted.phan, &name, &declared, &mut report)?;
    console.findings(&report);
    let Some(units) = units else { return Ok(None) };
    let (_, warnings) = report.findings.count();
    if wanted.strict && warnings > 0 {
        console.say(&format!("Chưa ghi gì: bảng địa phương có {warnings} cảnh báo (--strict)"));
        return Ok(None);
    }

    let mut pipelines = Pipelines::with_fonts(wanted.fonts.folder())?;
    let at = pipelines.of_paper(wanted.template);
    pipelines.all().for_each(|prepared| prepared.tell(console));
    let Some(pipeline) = pipelines.get(at) else { return Ok(None) };

    let template = Input { name: &name, bytes: &bytes, files: &Disk, issued_by: None };
    // For localities the messages say in which row of their table they are.
    let mut report = Report { findings: Findings::default(), ..report };
    numbers::check(template, (&units.jobs, &units.numbered), pipeline, &mut report);
    if report.findings.has_errors() {
        console.findings(&report);
        return Ok(None);
    }
    let given =
        allocations::collect(wanted.reports, template, &declared, &units.places, pipeline, &mut report)?;
    console.findings(&report);
    let Some(given) = given else { return Ok(None) };
    let report = Report { findings: Findings::default(), ..report };
    Ok(Some(OpenedBatch { name, bytes, units, pipelines, at, given, warnings, report }))
}

/// What a template says of its localities. Returns None if it cannot be read as YAML, which is reported.
fn look(name: &str, bytes: &[u8], report: &mut Report) -> Option<DeclaredLocalities> {
    let node = yaml::open(name, bytes, report)?;
    (!report.findings.has_errors()).then(|| declared(&node).unwrap_or_default())
}
