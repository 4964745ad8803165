//! `vanban batch`: from one template to the documents of many localities, each on its own.
//!
//! 1. The template, its localities and their overlays; an error in any of them ends the run.
//! 2. The document of each locality, in parallel, unless it is already there as it would be made.
//! 3. What happened, in the order of the localities; the record, and the archive if it is asked for.

mod issued;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::BatchArgs;
use super::batched::localities::{self, LocalityJob, Units};
use super::batched::opened::{self, BatchWanted, OpenedBatch};
use super::batched::reported_once::ReportedOnce;
use super::batched::{default_out, origins, others};
use super::console::Console;
use super::values::{MessageFormat, PrintOrder, Wish};
use crate::finding::Finding;
use crate::issue::lock::Lock;
use crate::localities::Others;
use crate::localities::allocation::Allocation;
use crate::localities::order::name_order;
use crate::localities::origin::OriginTexts;
use crate::made_of::Blob;
use crate::pipeline::{Input, LocalityData, Pipeline, Report};
use crate::run::change;
use crate::run::crash::Crash;
use crate::run::documents::{DocumentMaker, DocumentRun};
use crate::run::hold::HeldFolder;
use crate::run::job::{Job, JobOutcome, JobSettings, ReadyDocument};
use crate::run::packs::{IN_PDF, MadeOf, SharedMaterials};
use crate::run::places::{Claims, SourcePath};
use crate::run::print::{self, PaperToPrint, PrintRun};
use crate::run::record::{self, Hash, Record};
use crate::run::save;
use crate::run::stale::Batched;
use crate::run::tally::Tally;
use crate::run::{Listener, Outcome, Refusal, archive, inputs, system, unit_locks};
use crate::write::Format;
use issued::IssuedUnit;

/// Runs the command.
pub(super) fn run(args: &BatchArgs) -> Result<Outcome, Refusal> {
    batch(args, &Console::new(args.settings.messages.message_format), &mut |_, _| {})
}

/// Makes the papers; `each` gets what became of every one, with the code of its locality.
pub(super) fn batch(
    args: &BatchArgs,
    console: &Console,
    each: &mut dyn FnMut(&str, &JobOutcome),
) -> Result<Outcome, Refusal> {
    let mut tally = Tally::start();
    inputs::refuse_laws(&args.template)?;
    if args.gop.is_some() && !args.settings.writes(Format::Pdf) {
        return Err(Refusal::new("--gop gộp các bản PDF, mà `--format` không có pdf")
            .hint("thêm pdf vào `--format`, hoặc bỏ `--gop`"));
    }
    // Nobody is kept from issuing papers beside the template while a batch for the whole country is made.
    drop(change::enter(&[HeldFolder::seen(system::folder_of(&args.template))], console)?);
    let wanted = BatchWanted {
        template: &args.template,
        localities: &args.localities,
        phan: args.phan,
        fonts: &args.settings.fonts,
        strict: args.settings.strict,
        reports: &args.reports,
    };
    let Some(mut batch) = opened::open(wanted, console)? else {
        return Ok(Outcome::NotWritten);
    };
    let mut jobs = std::mem::take(&mut batch.units.jobs);
    if let Some(wish) = args.goc {
        return origins::run(wish, &batch, &jobs, console);
    }
    let OpenedBatch { name, bytes, pipelines, at, given, warnings, .. } = &batch;
    let Units { places, names, tables, .. } = &batch.units;
    let (pipeline, at, warnings) = (batch.pipeline(), *at, *warnings);
    let out = args.out.clone().unwrap_or_else(|| default_out(&args.template));
    claims(args, &out, names)?;
    if let Err(report) = given.tell(args, tables, pipeline, console)? {
        console.findings(&report);
        return Ok(Outcome::NotWritten);
    }

    save::check_folder(&out)?;
    let own = if args.phan.is_some() { HeldFolder::part(&out) } else { HeldFolder::own(&out) };
    let _hold = change::enter(&[own], console)?;
    let mut record = Record::open(&out, record::OF_BATCH)?;
    if let Some(phan) = args.phan {
        let all = jobs.len();
        jobs.retain(|job| localities::is_in(phan, job.unit.code()));
        console.say(&format!("Phần {phan}: {} trong {all} địa phương", jobs.len()));
        record = record.shared();
    }
    let (source, table) = (SourcePath::of(&args.template), tables.first().map(|table| SourcePath::of(table)));
    let mut batched = Batched {
        template: record.known().source(&source),
        table: table.as_ref().map(|table| record.known().source(table)),
        table_of_template: args.localities.units.is_empty(),
        units: names.clone(),
        files: BTreeMap::new(),
    };
    let settings = args.settings.settings(&record, [out.as_path()]);
    let shared = pipelines.hash(at).part(record::program().as_bytes()).part(name.as_bytes()).part(bytes);
    let allocation = given.checked.as_ref().map(|checked| &checked.allocation);
    let texts = origins::texts(&jobs);
    let work = BatchWork {
        origins: &texts,
        path: &args.template,
        name,
        bytes,
        source: &source,
        table: table.as_ref(),
        pipeline,
        out: &out,
        settings,
        shared,
        yaml: Blob::of(bytes),
        materials: pipelines.materials(at),
        allocation,
        others: Others::of(places.iter().map(|place| (place.kind.as_str(), place.name.as_str()))),
    };
    let console = console.over(jobs.len());
    tally.warnings = warnings;
    let mut run = DocumentRun { listener: &console, record, tally, what: "địa phương" };
    let mut told = ReportedOnce::new(args.settings.messages.message_format == MessageFormat::Json);
    let mut files: Vec<String> = Vec::new();
    let made = run.make(&jobs, args.settings.threads(), &work, |job, made| {
        each(job.unit.code(), made);
        told.tell(&console, &job.unit, &mut made.report);
        let Some(saved) = &made.saved else { return };
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let own: Vec<String> = saved.iter().map(|(path, _)| name(path)).collect();
        batched.files.insert(job.unit.code().to_owned(), own.iter().cloned().collect());
        files.extend(own);
    });
    if made.is_err() {
        told.again(&console);
    }
    made?;
    let stale = run.finish(|record| batched.mark(record), args.settings.don)?;
    told.again(&console);
    let old = archive::outdated(&out, record::OF_BATCH, &run.record).filter(|_| !args.zip);
    console.notes(stale.into_iter().chain(old).collect());
    if args.zip && !files.is_empty() {
        files.sort();
        let text = run.record.text_of(&files);
        let (path, overwritten) =
            archive::pack(&out, &files, record::OF_BATCH, &text, args.settings.overwrite())?;
        console.notes(overwritten);
        console.say(&format!("Đã đóng {} tệp và danh mục vào {}", files.len(), system::shown(&path)));
    }
    if let Some(order) = args.gop {
        printed(args, &out, order, &jobs, &run.tally, &console)?;
    }
    // The archive of an earlier run names what its files were made of.
    if args.settings.don {
        console.notes(run.sweep());
    }
    run.end();
    console.say(&format!("Kết quả ở {}, danh mục: {}", system::shown(&out), record::OF_BATCH));
    Ok(run.tally.outcome())
}

/// Writes the files for the printer, if all papers of the run are there.
fn printed(
    args: &BatchArgs,
    out: &Path,
    order: PrintOrder,
    jobs: &[LocalityJob],
    tally: &Tally,
    console: &Console,
) -> Result<(), Refusal> {
    if tally.not_written > 0 {
        console.say(&format!("Chưa gộp bản in: còn {} văn bản chưa ghi", tally.not_written));
        return Ok(());
    }
    let mut jobs: Vec<&LocalityJob> = jobs.iter().collect();
    if order == PrintOrder::Name {
        jobs.sort_by_cached_key(|job| (name_order(job.unit.name()), job.unit.code().to_owned()));
    }
    let paper = |job: &&LocalityJob| PaperToPrint {
        code: job.unit.code().to_owned(),
        name: job.unit.name().to_owned(),
        path: save::with_ending(&out.join(&job.file_name), Format::Pdf),
    };
    let papers: Vec<PaperToPrint> = jobs.iter().map(paper).collect();
    let overwrite = args.settings.overwrite();
    let run = PrintRun { folder: out, duplex: args.hai_mat, overwrite, remove: args.settings.don };
    let console = console.over(papers.len());
    let written = run.write(&papers, &console)?;
    console.notes(written.notes);
    let files: Vec<String> = written.files.iter().map(|path| system::shown(path)).collect();
    console.say(&format!(
        "Đã gộp {} văn bản, {} trang vào {}; trang của từng địa phương: {}",
        papers.len(),
        written.pages,
        files.join(", "),
        system::shown(&print::list(out))
    ));
    Ok(())
}

/// Checks that no two files of the run are the same: those of the localities, the reports, the archive.
fn claims(args: &BatchArgs, out: &Path, names: &BTreeMap<String, String>) -> Result<(), Refusal> {
    let mut claims = Claims::default();
    let units =
        names.values().flat_map(|name| Format::ALL.map(|format| save::with_ending(&out.join(name), format)));
    let record = out.join(record::OF_BATCH);
    let archive = args.zip.then(|| archive::path(out));
    let print = args.gop.map(|_| print::list(out));
    for path in units.chain([record]).chain(archive).chain(print) {
        claims.take(&path, &system::shown(&path));
    }
    for report in args.reports.iter().map(Wish::path) {
        let name = format!("--bao-cao {}", system::shown(report));
        if let Some(other) = claims.take(report, &name) {
            let message = format!("`{name}` và `{other}` là một tệp");
            return Err(Refusal::new(message).hint("đặt tên khác cho báo cáo"));
        }
    }
    Ok(())
}

/// What all localities of a run share.
struct BatchWork<'a> {
    /// The path of the template.
    path: &'a Path,
    name: &'a str,
    bytes: &'a [u8],
    /// The template.
    source: &'a SourcePath,
    /// The table that lists the localities.
    table: Option<&'a SourcePath>,
    pipeline: &'a Pipeline,
    out: &'a Path,
    settings: JobSettings,
    /// The hash of what is the same for all localities.
    shared: Hash,
    /// The YAML of the template, to be kept.
    yaml: Blob,
    materials: SharedMaterials,
    /// What the localities' own files replaced.
    origins: &'a OriginTexts,
    /// What the city allocates to each locality.
    allocation: Option<&'a Allocation>,
    /// The names of all localities of the table.
    others: Others,
}

impl DocumentMaker for BatchWork<'_> {
    type Job = LocalityJob;

    fn called(&self, job: &LocalityJob) -> String {
        job.unit.called()
    }

    /// Each finding names its locality already.
    fn crashed(&self, _: &LocalityJob, crash: &Crash) -> Finding {
        crash.finding(None)
    }

    fn make(&self, job: &LocalityJob) -> JobOutcome {
        let overlay = match &job.overlay {
            None => None,
            Some(path) => match system::document(path) {
                Ok(bytes) => Some((system::shown(path), bytes)),
                Err(finding) => return JobOutcome::failed(finding),
            },
        };
        let overlay = overlay.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let (unit, allocation) = (&job.unit, self.allocation);
        let local = LocalityData { unit, overlay, allocation, origins: Some(self.origins) };
        let target = self.out.join(&job.file_name);
        let (source, table) = (self.source, self.table);
        let unit = Some(job.unit.code());
        let (yaml, shared) = (self.yaml.clone(), &self.materials);
        let in_pdf = self.settings.in_pdf;
        let made_of = MadeOf { name: self.name, yaml, shared, local: Some(local), in_pdf };
        let task = Job { target: &target, source, unit, table, inputs: self.inputs(local), made_of };
        self.settings.make(task, |files| {
            let lock = match unit_locks::read(self.path, job.unit.code()) {
                Ok(lock) => lock,
                Err(finding) => return Err(Report::from_iter([finding])),
            };
            let issued_by = lock.as_ref().and_then(Lock::version);
            let template = Input { name: self.name, bytes: self.bytes, files, issued_by };
            let made = self.pipeline.render_for(template, local, &self.settings.formats);
            let issued =
                lock.map(|lock| IssuedUnit { lock, template: self.path, name: self.name, target: &target });
            match (made, issued) {
                (Ok(mut rendered), issued) => {
                    others::tell(&rendered.tree, &job.unit, &self.others, &mut rendered.report);
                    match issued {
                        None => {
                            let written = vec![(target.clone(), rendered.files)];
                            let report = rendered.report;
                            Ok(ReadyDocument { written, kept: Vec::new(), issued: None, report })
                        }
                        Some(issued) => {
                            issued.keep(rendered, job.unit.code(), source, self.pipeline, &self.settings)
                        }
                    }
                }
                (Err(report), None) => Err(report),
                (Err(report), Some(issued)) => issued.untouched(report, source, &self.settings),
            }
        })
    }
}

impl BatchWork<'_> {
    /// The hash of everything that the document of a locality is made of, except the files that it names.
    fn inputs(&self, local: LocalityData<'_>) -> String {
        let columns = local.unit.columns().iter();
        let hash = columns.fold(self.shared.clone(), |hash, (name, value)| {
            hash.part(name.as_bytes()).part(value.as_bytes())
        });
        let (name, bytes) = local.overlay.unwrap_or_default();
        let given = local.allocation.map(|allocation| allocation.print_of(local.unit.code()));
        let hash = given.iter().fold(hash, |hash, given| hash.part(given.as_bytes()));
        let hash = if self.settings.in_pdf { hash.part(IN_PDF) } else { hash };
        hash.part(name.as_bytes()).part(bytes).finish()
    }
}
