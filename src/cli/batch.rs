//! `vanban batch`: one template to the documents of many units, each on its own.
//!
//! 1. The template, its units and their overlays; what is wrong there ends the run.
//! 2. Each unit's document, in parallel, unless it is there already as it would be made.
//! 3. What happened, in the units' order; the record, and the archive where it is asked for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::args::BatchArgs;
use super::change;
use super::console::Console;
use super::hold::Place;
use super::make::{Made, Making, Ready, Task};
use super::own_templates::Pipelines;
use super::places::{Claims, Source};
use super::record::{self, Hash, Record};
use super::records::Records;
use super::rhythm::Rhythm;
use super::save::{self, Saved};
use super::stale::{self, Batched};
use super::units::{self, Job, Units};
use super::values::{MessageFormat, Wish};
use super::{Outcome, Refusal, allocations, archive, numbers, others, system, workers};
use crate::content::units::{Declared, declared};
use crate::diag::render::severity_name;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::files::Disk;
use crate::pipeline::{Input, Local, Pipeline, Report};
use crate::source::Sources;
use crate::units::Others;
use crate::units::allocation::Allocation;
use crate::write::Format;
use crate::yaml;

/// Runs the command.
pub(super) fn run(args: &BatchArgs) -> Result<Outcome, Refusal> {
    #[expect(clippy::disallowed_methods, reason = "the seconds of the last line; in no document")]
    let started = Instant::now();
    let name = system::shown(&args.template);
    let console = Console::new(args.making.message_format);
    // Nobody is kept from issuing papers beside the template while a country is made.
    drop(change::enter(&[Place::seen(system::folder_of(&args.template))], &console)?);
    let bytes = system::read(&args.template).map_err(|error| {
        Refusal::new(format!("không đọc được mẫu `{name}`: {}", system::words(&error)))
            .hint("kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng")
    })?;
    let mut report = Report::default();
    let Some(declared) = look(&name, &bytes, &mut report) else {
        console.findings(&report);
        return Ok(Outcome::NotWritten);
    };
    let units = units::collect(args, &name, &declared, &mut report)?;
    console.findings(&report);
    let Some(Units { mut jobs, places, names, tables }) = units else { return Ok(Outcome::NotWritten) };
    let (_, warnings) = report.findings.count();
    if args.making.strict && warnings > 0 {
        console.say(&format!("Chưa ghi gì: bảng địa phương có {warnings} cảnh báo (--strict)"));
        return Ok(Outcome::NotWritten);
    }

    let mut pipelines = Pipelines::with_fonts(&args.making.fonts)?;
    let at = pipelines.of_paper(&args.template);
    for prepared in pipelines.all() {
        if !prepared.own.is_empty() {
            console.say(&format!("dùng mẫu trình bày riêng: {}", prepared.own.join(", ")));
        }
        console.findings(&prepared.report);
    }
    let Some(pipeline) = pipelines.get(at) else { return Ok(Outcome::NotWritten) };

    let template = Input { name: &name, bytes: &bytes, files: &Disk, issued_by: None };
    // Of units it is said in which row of their table they stand.
    let mut report = Report { findings: Diagnostics::default(), ..report };
    numbers::check(template, &jobs, pipeline, &mut report);
    if report.findings.has_errors() {
        console.findings(&report);
        return Ok(Outcome::NotWritten);
    }
    let given = allocations::collect(args, template, &declared, &places, pipeline, &mut report)?;
    console.findings(&report);
    let Some(given) = given else { return Ok(Outcome::NotWritten) };
    let out = args.out.clone().unwrap_or_else(|| default_out(&args.template));
    claims(args, &out, &names)?;
    if let Err(report) = given.tell(args, &tables, pipeline, &console)? {
        console.findings(&report);
        return Ok(Outcome::NotWritten);
    }

    save::check_folder(&out)?;
    let own = if args.phan.is_some() { Place::part(&out) } else { Place::own(&out) };
    let _hold = change::enter(&[own], &console)?;
    let mut record = Record::open(&out, record::OF_BATCH)?;
    if let Some(phan) = args.phan {
        let all = jobs.len();
        jobs.retain(|job| units::is_in(phan, job.unit.code()));
        console.say(&format!("Phần {phan}: {} trong {all} địa phương", jobs.len()));
        record = record.shared();
    }
    let (source, table) = (Source::of(&args.template), tables.first().map(|table| Source::of(table)));
    let batched = Batched {
        template: record.known().source(&source),
        table: table.as_ref().map(|table| record.known().source(table)),
        table_of_template: args.units.is_empty(),
        units: names,
        files: BTreeMap::new(),
    };
    let making = Making {
        formats: args.making.formats(),
        force: args.making.force,
        strict: args.making.strict,
        overwrite: args.making.overwrite(),
        known: record.known().clone(),
        records: Records::around([out.as_path()]),
    };
    let shared = pipelines.hash(at).part(record::program().as_bytes()).part(name.as_bytes()).part(&bytes);
    let allocation = given.checked.as_ref().map(|checked| &checked.allocation);
    let rhythm = Rhythm::default();
    let work = Work {
        name: &name,
        bytes: &bytes,
        source: &source,
        table: table.as_ref(),
        pipeline,
        out: &out,
        making,
        shared,
        allocation,
        others: Others::of(places.iter().map(|place| (place.kind.as_str(), place.name.as_str()))),
        rhythm,
    };
    let console = Console::with_progress(args.making.message_format, jobs.len());
    let format = args.making.message_format;
    let tally = Tally { warnings, ..Tally::default() };
    let mut teller = Teller { console, format, record, batched, tally };
    teller.run(&jobs, args.making.threads(), &work)?;
    let outcome = teller.finish(args, &out, started.elapsed())?;
    Ok(outcome)
}

/// What a template says of its units; none when it cannot be read as YAML, which is told.
fn look(name: &str, bytes: &[u8], report: &mut Report) -> Option<Declared> {
    let node = yaml::open(name, bytes, &mut report.sources, &mut report.findings)?;
    (!report.findings.has_errors()).then(|| declared(&node).unwrap_or_default())
}

/// `out/<template>`.
fn default_out(template: &Path) -> PathBuf {
    Path::new("out").join(template.file_stem().unwrap_or_default())
}

/// No two files of the run may be one: those of the units, the reports, the archive.
fn claims(args: &BatchArgs, out: &Path, names: &BTreeMap<String, String>) -> Result<(), Refusal> {
    let mut claims = Claims::default();
    let units =
        names.values().flat_map(|name| Format::ALL.map(|format| save::with_ending(&out.join(name), format)));
    let record = out.join(record::OF_BATCH);
    let archive = args.zip.then(|| archive::path(out));
    for path in units.chain([record]).chain(archive) {
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

/// What all units of a run share.
struct Work<'a> {
    name: &'a str,
    bytes: &'a [u8],
    /// The template.
    source: &'a Source,
    /// The table that says which units there are.
    table: Option<&'a Source>,
    pipeline: &'a Pipeline,
    out: &'a Path,
    making: Making,
    /// The hash of what is the same for all units.
    shared: Hash,
    /// What the city gives each unit.
    allocation: Option<&'a Allocation>,
    /// The names of all units of the table.
    others: Others,
    rhythm: Rhythm,
}

impl Work<'_> {
    fn unit(&self, job: &Job) -> Made {
        let _beat = self.rhythm.beat();
        let overlay = match &job.overlay {
            None => None,
            Some(path) => match system::read(path) {
                Ok(bytes) => Some((system::shown(path), bytes)),
                Err(error) => {
                    let message =
                        format!("không đọc được `{}`: {}", system::shown(path), system::words(&error));
                    return Made::failed(Diagnostic::general(codes::W002, message), Report::default());
                }
            },
        };
        let overlay = overlay.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let local = Local { unit: &job.unit, overlay, allocation: self.allocation };
        let target = self.out.join(job.unit.file_name());
        let (source, table) = (self.source, self.table);
        let unit = Some(job.unit.code());
        let task = Task { target: &target, source, unit, table, inputs: self.inputs(local) };
        self.making.make(task, |files| {
            let template = Input { name: self.name, bytes: self.bytes, files, issued_by: None };
            let mut rendered = self.pipeline.render_for(template, local, &self.making.formats)?;
            others::tell(&rendered.tree, &job.unit, &self.others, &mut rendered.report);
            let written = vec![(target.clone(), rendered.files)];
            Ok(Ready { written, kept: Vec::new(), issued: None, report: rendered.report })
        })
    }

    /// The hash of all a unit's document is made of, but for files it names.
    fn inputs(&self, local: Local<'_>) -> String {
        let columns = local.unit.columns().iter();
        let hash = columns.fold(self.shared.clone(), |hash, (name, value)| {
            hash.part(name.as_bytes()).part(value.as_bytes())
        });
        let (name, bytes) = local.overlay.unwrap_or_default();
        let given = local.allocation.map(|allocation| allocation.print_of(local.unit.code()));
        let hash = given.iter().fold(hash, |hash, given| hash.part(given.as_bytes()));
        hash.part(name.as_bytes()).part(bytes).finish()
    }
}

/// Counts for the last line and the exit code.
#[derive(Default)]
struct Tally {
    written: usize,
    unchanged: usize,
    not_written: usize,
    errors: usize,
    warnings: usize,
    /// Names of the files made or left as they are.
    files: Vec<String>,
    /// Findings told once already: how they are told, and the units that have them too.
    told: BTreeMap<String, Vec<String>>,
}

struct Teller {
    console: Console,
    format: MessageFormat,
    record: Record,
    batched: Batched,
    tally: Tally,
}

impl Teller {
    fn run(&mut self, jobs: &[Job], threads: usize, work: &Work<'_>) -> Result<(), Refusal> {
        let called = |at: usize| jobs.get(at).map(|job| job.unit.called()).unwrap_or_default();
        let mut broken = None;
        self.console.next(0, &called(0));
        workers::each(
            jobs,
            threads,
            |job| work.unit(job),
            |at, result| {
                let made = result.unwrap_or_else(|crash| {
                    let finding = Diagnostic::general(codes::W004, crash.sentence());
                    Made::failed(finding.hint(crash.hint()), Report::default())
                });
                if let Err(error) = self.unit(&called(at), jobs[at].unit.code(), made) {
                    broken.get_or_insert(error);
                }
                self.console.next(at + 1, &called(at + 1));
            },
        );
        self.console.finish();
        match broken {
            None => Ok(()),
            Some(error) => Err(Refusal::new(format!("không ghi được danh mục: {}", system::words(&error)))),
        }
    }

    fn unit(&mut self, called: &str, code: &str, made: Made) -> std::io::Result<()> {
        let Made { mut report, saved, lines } = made;
        let (errors, warnings) = report.findings.count();
        self.tally.errors += errors;
        self.tally.warnings += warnings;
        self.tell_new(called, code, &mut report);
        let Some(saved) = saved else {
            self.tally.not_written += 1;
            return Ok(());
        };
        match saved.iter().all(|(_, state)| *state == Saved::Unchanged) {
            true => self.tally.unchanged += 1,
            false => self.tally.written += 1,
        }
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let files: Vec<String> = saved.iter().map(|(path, _)| name(path)).collect();
        self.batched.files.insert(code.to_owned(), files.iter().cloned().collect());
        self.tally.files.extend(files);
        self.record.add(lines)
    }

    /// Tells the findings of a unit; one that an earlier unit had just so is only counted, but
    /// for programs.
    fn tell_new(&mut self, called: &str, code: &str, report: &mut Report) {
        if self.format != MessageFormat::Json {
            let (sources, told) = (&report.sources, &mut self.tally.told);
            report.findings.retain(|one| {
                let kind = severity_name(one.severity);
                let key = format!("{}{kind}[{}]: {}", place(sources, one), one.code.name, one.message);
                match told.get_mut(&key) {
                    Some(units) => units.push(code.to_owned()),
                    None => drop(told.insert(key.clone(), Vec::new())),
                }
                told[&key].is_empty()
            });
        }
        report.findings.about_unit(called);
        self.console.findings(report);
    }

    fn finish(mut self, args: &BatchArgs, out: &Path, time: Duration) -> Result<Outcome, Refusal> {
        let others = self.record.gather()?;
        self.batched.mark(&mut self.record);
        let stale = stale::tell(&mut self.record, args.making.don);
        self.record.finish()?;
        drop(others);
        for (finding, units) in self.tally.told.iter().filter(|(_, units)| !units.is_empty()) {
            let shown: Vec<&str> = units.iter().take(5).map(String::as_str).collect();
            let more = if units.len() > shown.len() { ", …" } else { "" };
            let units = format!("{} địa phương khác: {}{more}", units.len(), shown.join(", "));
            self.console.say(&format!("{finding}\n  cũng gặp ở {units}"));
        }
        let old = archive::outdated(out, record::OF_BATCH, &self.record).filter(|_| !args.zip);
        self.console.notes(stale.into_iter().chain(old).collect());
        let Tally { written, unchanged, not_written, errors, warnings, files, .. } = &mut self.tally;
        if args.zip && !files.is_empty() {
            files.sort();
            let overwrite = args.making.overwrite();
            let (path, overwritten) =
                archive::pack(out, files, record::OF_BATCH, &self.record.text_of(files), overwrite)?;
            self.console.notes(overwritten);
            let line = format!("Đã đóng {} tệp và danh mục vào {}", files.len(), system::shown(&path));
            self.console.say(&line);
        }
        let units = *written + *unchanged + *not_written;
        let seconds = format!("{},{}", time.as_secs(), time.subsec_millis() / 100);
        self.console.say(&format!(
            "Xong {units} địa phương: {written} đã ghi, {unchanged} không đổi, {not_written} chưa ghi; \
             {errors} lỗi, {warnings} cảnh báo ({seconds} giây)\nKết quả ở {}, danh mục: {}",
            system::shown(out),
            record::OF_BATCH
        ));
        Ok(if *not_written == 0 { Outcome::Done } else { Outcome::NotWritten })
    }
}

/// `content/mau.yaml:12:5: `.
fn place(sources: &Sources, one: &Diagnostic) -> String {
    let Some(at) = one.at else { return String::new() };
    let file = sources.file(at.file);
    let (line, column) = file.line_column(at.start as usize);
    format!("{}:{line}:{column}: ", file.name())
}
