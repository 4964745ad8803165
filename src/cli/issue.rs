//! `vanban issue`: writes number and day into papers that have been signed.
//!
//! 1. Which papers get what; from here on nobody else works in their folders.
//! 2. The YAML of each paper as it will be; the papers of the run see each other in that state.
//! 3. Each is read and laid out again from that. Numbers are compared with all others.
//! 4. Only if nothing is wrong with any of them, everything is written; otherwise nothing.

mod batch;
mod doubled;
mod entered;
mod files;
mod further;
mod held;
mod numbers;
mod on_disk;
mod paper;
mod proven;
mod reading;
mod signed_first;
mod wanted;
mod writing;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use further::Further;
use reading::ReadPaper;

use super::args::IssueArgs;
use super::console::Console;
use crate::files::clean;
use crate::finding::{Finding, Version, codes};
use crate::issue::Order;
use crate::issue::lock::Lock;
use crate::issue::register::{Register, RegisterLine};
use crate::made_of::Blob;
use crate::pipeline::{FormatBytes, Input, Pipeline, Report, Stages};
use crate::run::crash::Crash;
use crate::run::locks::{self, Planned};
use crate::run::own_templates::Pipelines;
use crate::run::packs::{self, MadeOf, PackToKeep};
use crate::run::record::{self, Record, Watched};
use crate::run::records::Records;
use crate::run::save::{self, Decided, Saved};
use crate::run::tally::Tally;
use crate::run::{Listener, Outcome, Refusal, change, inputs, lost, system, workers};
use crate::write::Format;
use crate::yaml::splice::{Moved, splice_and_trace};

/// A paper and what it gets.
struct OrderedPaper {
    path: PathBuf,
    name: String,
    order: Order,
}

/// A paper whose YAML is written anew.
struct Edited {
    wanted: OrderedPaper,
    pipeline: usize,
    bytes: Vec<u8>,
    /// The file as it is on disk, and where in it each of the new bytes was.
    on_disk: Vec<u8>,
    moved: Moved,
    old: Option<Lock>,
    /// The version whose rules apply to it, if that version issued it and it is still the same paper.
    rules: Option<Version>,
}

/// A paper as it will be.
struct IssuedPaper<'a> {
    edited: &'a Edited,
    dossier: Stages,
    report: Report,
    files: Vec<(Format, Vec<u8>)>,
    kept: Vec<(PathBuf, Saved)>,
    further: Further,
    lock: Lock,
    /// What its DOCX was made of, if the DOCX names that.
    pack: Option<PackToKeep>,
}

/// The total of a run, for programs.
#[derive(Serialize)]
struct IssuedTotal {
    van_ban: usize,
    /// Papers that now have their number.
    da_cap: usize,
    loi: usize,
    canh_bao: usize,
    luu_y: usize,
}

/// A paper read from its new YAML, or what is wrong with it.
type ReadAgain<'a> = Result<Result<IssuedPaper<'a>, Report>, Crash>;

/// Runs the command.
pub(super) fn run(args: &IssueArgs) -> Result<Outcome, Refusal> {
    if let Some(template) = args.file.as_deref().filter(|file| inputs::is_template(file)) {
        if args.tu.is_some() {
            let message = format!(
                "`{}` là mẫu nhiều địa phương: `--tu` chỉ dùng với một văn bản",
                system::shown(template)
            );
            return Err(Refusal::new(message)
                .hint("bỏ `--tu`: văn bản của từng địa phương được cấp số trước, ký số sau"));
        }
        return batch::run(args, template);
    }
    papers(args, &Console::new(args.messages.message_format))
}

/// Issues single papers.
pub(super) fn papers(args: &IssueArgs, console: &Console) -> Result<Outcome, Refusal> {
    let Some(wanted) = wanted::wanted(args, console)? else { return Ok(Outcome::NotWritten) };
    save::check_folder(args.out())?;
    let pipelines = Pipelines::with_fonts(args.fonts.folder())?;
    let hold = change::enter(&writing::places(args, &wanted), console)?;
    let record = Record::open(args.out(), record::OF_BUILD)?;
    let records = Records::around([args.out()]);
    let console = console.over(wanted.len());
    let asked = wanted.len();
    let mut run = IssueRun { args, console, pipelines, records, tally: Tally::start() };
    let edited: Vec<Edited> = wanted.into_iter().filter_map(|wanted| run.edit(wanted)).collect();
    let all: BTreeMap<String, &Edited> = edited.iter().map(|one| (clean(&one.wanted.name), one)).collect();
    let new: BTreeMap<String, Vec<u8>> =
        all.iter().map(|(name, one)| (name.clone(), one.bytes.clone())).collect();
    let mut papers: Vec<IssuedPaper<'_>> = Vec::new();
    for (one, read) in edited.iter().zip(run.read_all(&edited, &new)) {
        let failed = match read {
            Ok(Ok(paper)) => {
                papers.push(paper);
                continue;
            }
            Ok(Err(mut report)) => {
                on_disk::places(&mut report, &all);
                report
            }
            Err(crash) => Report::from_iter([crash.finding(Some(&one.wanted.name))]),
        };
        run.fail(failed, None);
    }
    run.compare_numbers(&mut papers);
    run.compare_targets(&mut papers);
    let (register, lines) = run.enter(&mut papers);
    let decided: Vec<Option<Decided>> = papers.iter_mut().map(|paper| run.decide(paper)).collect();
    papers.iter().for_each(|paper| run.tally.count(&paper.report));
    let good = run.tally.outcome() == Outcome::Done && decided.iter().all(Option::is_some);
    for paper in &mut papers {
        if !good {
            on_disk::places(&mut paper.report, &all);
        }
        run.console.findings(&paper.report);
    }
    if !good {
        run.console.say("Chưa ghi gì: sửa các lỗi trên rồi chạy lại");
        run.sum(asked, 0);
        return Ok(Outcome::NotWritten);
    }
    let decided: Vec<Decided> = decided.into_iter().flatten().collect();
    let left = run.write(&papers, &decided, (record, register.as_ref()), &hold)?;
    papers.iter().zip(decided).for_each(|(paper, decided)| run.tell(paper, &decided.files));
    run.console.notes(left);
    run.tell_register(register.is_some(), &lines);
    run.sum(asked, papers.len());
    Ok(Outcome::Done)
}

struct IssueRun<'a> {
    args: &'a IssueArgs,
    console: Console,
    pipelines: Pipelines,
    /// What earlier runs wrote where the papers go.
    records: Records,
    tally: Tally,
}

impl IssueRun<'_> {
    /// Reports why a paper cannot be issued.
    fn fail(&mut self, mut report: Report, finding: Option<Finding>) {
        finding.into_iter().for_each(|finding| report.findings.push(finding));
        self.console.findings(&report);
        self.tally.add(&report, None);
    }

    fn pipeline(&self, at: usize) -> &Pipeline {
        self.pipelines.get(at).expect("a paper is only kept where there is one")
    }

    /// The paper's YAML with number and day. Returns None if something in it is wrong, which is reported.
    fn edit(&mut self, wanted: OrderedPaper) -> Option<Edited> {
        let OrderedPaper { path, name, .. } = &wanted;
        let bytes = match system::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("không đọc được `{name}`: {}", system::words(&error));
                let hint = system::where_from(&error).map(str::to_owned);
                let finding = Finding { hint, ..Finding::general(codes::W002, message) };
                self.fail(Report::default(), Some(finding));
                return None;
            }
        };
        let known = self.pipelines.all().count();
        let at = self.pipelines.of_paper(path);
        self.pipelines.all().skip(known).for_each(|prepared| self.console.findings(&prepared.report));
        let Some(pipeline) = self.pipelines.get(at) else {
            self.tally.not_written += 1;
            return None;
        };
        let (old, unread) = match locks::read(path) {
            Ok(None) => (None, lost::renamed(path, &bytes)),
            Ok(old) => (old, None),
            Err(finding) => (None, Some(finding)),
        };
        let ReadPaper { found, mut report, rules } = self.read(pipeline, &wanted, &bytes, old.as_ref());
        unread.into_iter().for_each(|finding| report.findings.push(finding));
        let Some((_, edits)) = found.filter(|_| !report.findings.has_errors()) else {
            self.fail(report, None);
            return None;
        };
        match splice_and_trace(name, &bytes, &edits) {
            Ok((new, moved)) => {
                Some(Edited { wanted, pipeline: at, bytes: new, on_disk: bytes, moved, old, rules })
            }
            Err(finding) => {
                self.fail(Report::default(), Some(finding));
                None
            }
        }
    }

    /// All papers read from their new YAML, in their order.
    fn read_all<'e>(&self, edited: &'e [Edited], new: &BTreeMap<String, Vec<u8>>) -> Vec<ReadAgain<'e>> {
        let mut read = Vec::new();
        workers::all(
            edited,
            workers::cores(),
            &self.console,
            |one| one.wanted.name.clone(),
            |one| self.read_again(one, new),
            |_, result| read.push(result),
        );
        read
    }

    /// The paper read from its new YAML, and all that is to be written of it; otherwise what is wrong with
    /// it.
    fn read_again<'e>(
        &self,
        edited: &'e Edited,
        new: &BTreeMap<String, Vec<u8>>,
    ) -> Result<IssuedPaper<'e>, Report> {
        let OrderedPaper { name, order, .. } = &edited.wanted;
        let planned = Planned::new(new);
        let files = Watched::new(&planned);
        let pipeline = self.pipeline(edited.pipeline);
        let (dossier, mut report) =
            pipeline.dossier(Input { name, bytes: &edited.bytes, files: &files, issued_by: edited.rules });
        let Some(dossier) = dossier else { return Err(report) };
        paper::left_over(&mut report);
        let target = self.target(&edited.wanted);
        let keeps = edited.old.as_ref().filter(|_| !self.args.force);
        paper::unnamed(&dossier, paper::NamesGiven::of(self.args), keeps.is_some(), &mut report);
        let others = self.others(&edited.wanted, dossier.tree.appendices().len(), keeps);
        let formats: Vec<Format> = Format::ALL
            .into_iter()
            .filter(|format| Format::PAPER.contains(format) || others.iter().any(|one| one.holds(*format)))
            .collect();
        let laid = (&dossier.tree, Some(&dossier.node));
        let Some(mut written) = pipeline.files(laid, &formats, &mut report) else { return Err(report) };
        if !self.fill_signed(edited, pipeline, &dossier, &mut written, &mut report) {
            return Err(report);
        }
        let shared = self.pipelines.materials(edited.pipeline);
        // What the signer signed carries its source already, or does not.
        let in_pdf = self.args.kem_nguon && self.args.tu.is_none();
        let made_of =
            MadeOf { name, yaml: Blob::of(&edited.bytes), shared: &shared, local: None, in_pdf: false };
        let named = made_of.put_into(std::iter::once(&mut written), &files.seen(), keeps);
        let mut pack = named.into_kept();
        let named = match keeps {
            Some(old) => old.nguon.clone(),
            None => pack.as_ref().map(|kept| kept.pack.name.clone()),
        };
        let text: FormatBytes =
            written.extract_if(.., |(format, _)| !Format::PAPER.contains(format)).collect();
        let rules = edited.rules_of_its_day();
        let inputs = (planned.inputs(name, &edited.bytes), named);
        let lock = paper::lock(&dossier, order.ngay, rules, inputs, &written);
        let mut lock = Lock { ky_truoc: self.args.tu.is_some(), ..lock };
        if in_pdf && keeps.is_none() {
            packs::put_into_issued(&mut written, pack.as_ref(), &mut lock);
        }
        pack.iter_mut().for_each(|kept| kept.issued = Some(lock.van_ban.clone()));
        paper::read_again(name, &lock, &written, &mut report);
        let mut paper = IssuedPaper {
            edited,
            dossier,
            report,
            files: written,
            kept: Vec::new(),
            further: Further::default(),
            lock,
            pack,
        };
        let untouched = self.hold(&mut paper, pipeline);
        let IssuedPaper { files, lock, report, dossier, .. } = &mut paper;
        paper.further = match untouched {
            true => Further::all_left(others),
            false => {
                let all: FormatBytes = files.iter().cloned().chain(text).collect();
                let further = self.further(others, (&all, &target, lock), &dossier.tree, pipeline, report);
                let Some(further) = further else { return Err(paper.report) };
                further
            }
        };
        Ok(paper)
    }

    fn tell(&self, paper: &IssuedPaper<'_>, saved: &[(PathBuf, Saved)]) {
        let name = &paper.edited.wanted.name;
        // After the paper's own files come its YAML and its record.
        let (own, beside) = saved.split_at(paper.files.len() + paper.further.files.len());
        let shown = |(path, state): &(PathBuf, Saved)| format!("{}{}", system::shown(path), state.words());
        let files: Vec<String> = paper.kept.iter().chain(own).map(shown).collect();
        let known = if beside.iter().all(|(_, state)| *state == Saved::Unchanged) {
            ", đã cấp từ trước"
        } else {
            ""
        };
        self.say(&format!("{name}: {}{known} → {}", paper.lock.van_ban, files.join(", ")));
    }

    /// Prints a line about the run; nothing if stdout is for the register.
    fn say(&self, line: &str) {
        if !self.args.register_on_stdout() {
            self.console.say(line);
        }
    }

    /// Prints the total of the run, for programs.
    fn sum(&self, all: usize, issued: usize) {
        let Tally { errors, warnings, notes, .. } = self.tally;
        let sum = IssuedTotal { van_ban: all, da_cap: issued, loi: errors, canh_bao: warnings, luu_y: notes };
        if !self.args.register_on_stdout() {
            self.console.sum(&sum);
        }
    }

    fn tell_register(&self, written: bool, lines: &[RegisterLine]) {
        if self.args.register_on_stdout() {
            self.console.print(&Register::shown(lines));
        }
        match self.args.register_file().filter(|_| written) {
            Some(path) => self.say(&format!("Sổ đăng ký văn bản đi: {}", system::shown(path))),
            None => {
                self.say("Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):");
                lines.iter().for_each(|line| self.say(&line.to_csv(',')));
            }
        }
    }
}

impl IssuedPaper<'_> {
    fn line(&self) -> RegisterLine {
        let Stages { node, content, tree, .. } = &self.dossier;
        RegisterLine::of(content, node, tree, self.edited.wanted.order.ngay)
    }
}
