//! `vanban issue` for a template: numbers and days for the papers of all its localities.
//!
//! 1. The batch, and what each of its papers gets; from here on nobody else works in these folders.
//! 2. Each paper is read and laid out with that. Numbers are compared with all others.
//! 3. Only if nothing is wrong with any of them, everything is written: files, records, the list of numbers, the
//!    register; otherwise nothing. A paper that was issued before stays as it is, so the same command may be run
//!    again.

mod compared;
mod made;
mod orders;
mod writing;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::IssuedTotal;
use crate::cli::args::IssueArgs;
use crate::cli::batched::localities::LocalityJob;
use crate::cli::batched::opened::{self, BatchWanted, OpenedBatch};
use crate::cli::batched::reported_once::ReportedOnce;
use crate::cli::batched::{default_out, numbers, origins};
use crate::cli::console::Console;
use crate::cli::values::MessageFormat;
use crate::files::Disk;
use crate::issue::Order;
use crate::issue::lock::Lock;
use crate::issue::register::{Register, RegisterLine};
use crate::localities::Others;
use crate::localities::origin::OriginTexts;
use crate::made_of::Blob;
use crate::pipeline::{Input, Report};
use crate::run::change;
use crate::run::hold::Hold;
use crate::run::packs::{PackToKeep, SharedMaterials};
use crate::run::places::SourcePath;
use crate::run::record::{self, Record};
use crate::run::records::Records;
use crate::run::save::{self, Decided, Saved};
use crate::run::spool::{Spool, Spooled};
use crate::run::tally::Tally;
use crate::run::{Listener, Outcome, Refusal, system, whole, workers};
use crate::write::Format;

/// The paper of a locality as it will be.
struct UnitPaper<'a> {
    job: &'a LocalityJob,
    /// What it gets from the list and the command.
    order: Order,
    /// The path of its files, without ending.
    target: PathBuf,
    /// Its record as it was, if it was issued before.
    old: Option<Lock>,
    report: Report,
    files: Vec<(Format, Spooled)>,
    kept: Vec<(PathBuf, Saved)>,
    lock: Lock,
    line: RegisterLine,
    pack: Option<PackToKeep>,
}

impl UnitPaper<'_> {
    /// The same, copied by the thread that keeps it. What stays of a paper would otherwise lie among all that
    /// its making took and gave back, and keep that memory from being used again.
    fn copied(self) -> Self {
        let Report { sources, findings, verdicts } = &self.report;
        UnitPaper {
            job: self.job,
            order: self.order.clone(),
            target: self.target.clone(),
            old: self.old.clone(),
            report: Report {
                sources: sources.clone(),
                findings: findings.clone(),
                verdicts: verdicts.clone(),
            },
            files: self.files.clone(),
            kept: self.kept.clone(),
            lock: self.lock.clone(),
            line: self.line.clone(),
            pack: self.pack.clone(),
        }
    }
}

/// What all papers of a run share.
struct BatchIssue<'a> {
    args: &'a IssueArgs,
    template: &'a Path,
    out: &'a Path,
    batch: &'a OpenedBatch,
    source: SourcePath,
    /// What earlier runs wrote where the papers go.
    records: Records,
    yaml: Blob,
    materials: SharedMaterials,
    /// What the localities' own files replaced.
    origins: OriginTexts,
    /// The names of all localities of the table.
    others: Others,
    /// The new bytes of all papers.
    spool: Spool,
    /// The hashes of the tables, by their ways from the folder of the template.
    tables: BTreeMap<String, String>,
}

/// Runs the command.
pub(super) fn run(args: &IssueArgs, template: &Path) -> Result<Outcome, Refusal> {
    if args.so.is_some() {
        let message = format!("`{}` là mẫu của nhiều văn bản, mỗi văn bản một số", system::shown(template));
        return Err(Refusal::new(message).hint(
            "dùng `--so-dau <SỐ>` để cấp số liên tiếp theo thứ tự trong bảng địa phương, hoặc `--csv <BẢNG>` có các cột ma, so, ngay",
        ));
    }
    let console = Console::new(args.messages.message_format);
    let out = args.out.clone().unwrap_or_else(|| default_out(template));
    save::check_folder(&out)?;
    let hold = change::enter(&writing::places(args, template, &out), &console)?;
    let wanted = BatchWanted {
        template,
        localities: &args.localities,
        phan: None,
        fonts: &args.fonts,
        strict: false,
        reports: &[],
    };
    let Some(mut batch) = opened::open(wanted, &console)? else { return Ok(Outcome::NotWritten) };
    let mut report = std::mem::take(&mut batch.report);
    let (jobs, others) = orders::assign(args, &mut batch, &mut report)?;
    let input = Input { name: &batch.name, bytes: &batch.bytes, files: &Disk, issued_by: None };
    if !report.findings.has_errors() {
        numbers::check(input, (&jobs, &others), batch.pipeline(), &mut report);
    }
    console.findings(&report);
    if report.findings.has_errors() {
        console.say("Chưa ghi gì: sửa các lỗi trên rồi chạy lại");
        return Ok(Outcome::NotWritten);
    }
    let record = Record::open(&out, record::OF_BATCH)?;
    let console = Console::with_progress(args.messages.message_format, jobs.len());
    let run = BatchIssue {
        args,
        template,
        out: &out,
        batch: &batch,
        source: SourcePath::of(template),
        records: Records::around([out.as_path()]),
        yaml: Blob::of(&batch.bytes),
        origins: origins::texts(&jobs),
        materials: batch.pipelines.materials(batch.at),
        others: Others::of(batch.units.places.iter().map(|place| (place.kind.as_str(), place.name.as_str()))),
        spool: Spool::inside(&out).map_err(|error| whole::refused(&out, &error))?,
        tables: made::table_hashes(&batch),
    };
    run.issue(&jobs, record, &console, &hold)
}

impl BatchIssue<'_> {
    fn issue(
        &self,
        jobs: &[LocalityJob],
        record: Record,
        console: &Console,
        hold: &Hold,
    ) -> Result<Outcome, Refusal> {
        let mut tally = Tally::start();
        let mut told = ReportedOnce::new(self.args.messages.message_format == MessageFormat::Json);
        let mut papers: Vec<UnitPaper<'_>> = Vec::new();
        workers::all(
            jobs,
            workers::cores(),
            console,
            |job| job.unit.called(),
            |job| self.make(job),
            |job, made| {
                let mut failed = match made {
                    Ok(Ok(paper)) => return papers.push(paper.copied()),
                    Ok(Err(report)) => report,
                    Err(crash) => Report::from_iter([crash.finding(None)]),
                };
                tally.add(&failed, None);
                told.tell(console, &job.unit, &mut failed);
            },
        );
        self.compare_numbers(&mut papers);
        self.compare_targets(&mut papers);
        let mut general = Report::default();
        let (register, list) = (self.enter(&mut papers, &mut general), self.list(&papers, &mut general));
        let decided: Vec<Option<Decided>> = papers.iter_mut().map(|paper| self.decide(paper)).collect();
        tally.count(&general);
        console.findings(&general);
        for paper in &mut papers {
            tally.count(&paper.report);
            told.tell(console, &paper.job.unit, &mut paper.report);
        }
        told.again(console);
        let good = tally.outcome() == Outcome::Done && decided.iter().all(Option::is_some);
        let total = |issued| IssuedTotal {
            van_ban: jobs.len(),
            da_cap: issued,
            loi: tally.errors,
            canh_bao: tally.warnings,
            luu_y: tally.notes,
        };
        if !good {
            console.say("Chưa ghi gì: sửa các lỗi trên rồi chạy lại");
            if !self.args.register_on_stdout() {
                console.sum(&total(0));
            }
            return Ok(Outcome::NotWritten);
        }
        let decided: Vec<Decided> = decided.into_iter().flatten().collect();
        self.write(&papers, &decided, (record, register.as_ref(), list.as_deref()), hold)?;
        self.tell(&papers, &decided, (register.as_ref(), list.is_some()), console);
        if !self.args.register_on_stdout() {
            console.sum(&total(papers.len()));
        }
        Ok(Outcome::Done)
    }

    /// What was done, a line a paper.
    fn tell(
        &self,
        papers: &[UnitPaper<'_>],
        decided: &[Decided],
        (register, list): (Option<&Register>, bool),
        console: &Console,
    ) {
        let lines: Vec<&RegisterLine> = papers.iter().map(|paper| &paper.line).collect();
        if self.args.register_on_stdout() {
            console.print(&Register::shown(lines));
            return;
        }
        let mut before = 0;
        for (paper, decided) in papers.iter().zip(decided) {
            let is_before = decided.files.iter().all(|(_, state)| *state != Saved::Written);
            before += usize::from(is_before && paper.old.is_some());
            let known = if is_before && paper.old.is_some() { ", đã cấp từ trước" } else { "" };
            // The record comes last.
            let own = decided.files.split_last().map_or(&[][..], |(_, files)| files);
            let shown =
                |(path, state): &(PathBuf, Saved)| format!("{}{}", system::shown(path), state.words());
            let files: Vec<String> = paper.kept.iter().chain(own).map(shown).collect();
            let (unit, paper) = (paper.job.unit.called(), &paper.lock.van_ban);
            console.say(&format!("{unit}: {paper}{known} → {}", files.join(", ")));
        }
        console.say(&format!(
            "Đã cấp số {} văn bản, {before} văn bản đã cấp từ trước giữ nguyên",
            papers.len() - before
        ));
        if list {
            console.say(&format!("Bảng cấp số: {}", system::shown(&self.batch.units.list.path)));
        }
        match self.args.register_file().filter(|_| register.is_some()) {
            Some(path) => console.say(&format!("Sổ đăng ký văn bản đi: {}", system::shown(path))),
            None => {
                console.say("Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):");
                lines.iter().for_each(|line| console.say(&line.to_csv(',')));
            }
        }
    }
}
