//! `vanban issue`: number and day into papers that have been signed.
//!
//! 1. Which papers get what.
//! 2. Each paper's YAML as it will be; all papers of the run see one another so.
//! 3. Each is read and laid out again from that. Numbers are compared with all others.
//! 4. Only when nothing is wrong with any of them, all is written.

mod files;
mod paper;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::args::IssueArgs;
use super::console::Console;
use super::locks::{self, Issued, Planned, clean};
use super::own_templates::{self, Pipelines};
use super::places::Source;
use super::present::Asking;
use super::record::{self, Record};
use super::records::Records;
use super::save::{self, Existing, Ready, Saved};
use super::{Outcome, Refusal, system};
use crate::diag::{Diagnostic, Version, codes};
use crate::files::Disk;
use crate::issue::lock::Lock;
use crate::issue::register::{Entered, Line, Register};
use crate::issue::series::Taken;
use crate::issue::{self, Order, Present};
use crate::pipeline::{Dossier, Input, Pipeline, Report};
use crate::write::Format;
use crate::yaml::splice::splice;

/// A paper and what it gets.
struct Wanted {
    path: PathBuf,
    name: String,
    order: Order,
}

/// A paper whose YAML is written anew.
struct Edited {
    wanted: Wanted,
    pipeline: usize,
    bytes: Vec<u8>,
    old: Option<Lock>,
}

/// A paper as it will be.
struct Paper<'a> {
    edited: &'a Edited,
    dossier: Dossier,
    report: Report,
    files: Vec<(Format, Vec<u8>)>,
    kept: Vec<(PathBuf, Saved)>,
    lock: Lock,
}

/// Runs the command.
pub(super) fn run(args: &IssueArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(args.message_format);
    let Some(wanted) = wanted::wanted(args, &console)? else { return Ok(Outcome::NotWritten) };
    save::check_folder(&args.out)?;
    let record = Record::open(&args.out, record::OF_BUILD)?;
    let records = Records::around([args.out.as_path()]);
    let pipelines = Pipelines::with_fonts(&args.fonts)?;
    let mut run = Run { args, console, pipelines, records, good: true };
    let edited: Vec<Edited> = wanted.into_iter().filter_map(|wanted| run.edit(wanted)).collect();
    let new: BTreeMap<String, Vec<u8>> =
        edited.iter().map(|one| (clean(&one.wanted.name), one.bytes.clone())).collect();
    let mut papers: Vec<Paper<'_>> = edited.iter().filter_map(|one| run.read_again(one, &new)).collect();
    run.compare_numbers(&mut papers);
    run.compare_targets(&mut papers);
    let (register, lines) = run.enter(&mut papers);
    let ready: Vec<Option<Ready>> = papers.iter_mut().map(|paper| run.prepare(paper)).collect();
    papers.iter().for_each(|paper| run.console.findings(&paper.report));
    if !run.good || run.has_errors(&papers) {
        run.console.say("Chưa ghi gì: sửa các lỗi trên rồi chạy lại");
        return Ok(Outcome::NotWritten);
    }
    let mut written = 0;
    let stopped = papers.iter().zip(ready).try_for_each(|(paper, ready)| {
        written += 1;
        run.write(paper, ready).inspect_err(|_| written -= 1)
    });
    run.keep_record(record, &papers[..written])?;
    stopped?;
    run.tell_register(register, &lines)?;
    Ok(Outcome::Done)
}

struct Run<'a> {
    args: &'a IssueArgs,
    console: Console,
    pipelines: Pipelines,
    /// What earlier runs wrote where the papers go.
    records: Records,
    good: bool,
}

impl Run<'_> {
    /// Tells why a paper cannot be issued.
    fn fail(&mut self, mut report: Report, finding: Option<Diagnostic>) {
        finding.into_iter().for_each(|finding| report.findings.push(finding));
        self.console.findings(&report);
        self.good = false;
    }

    fn pipeline(&self, at: usize) -> &Pipeline {
        self.pipelines.get(at).expect("a paper is only kept where there is one")
    }

    /// The version that issued the paper, where it is issued once more just as it was.
    fn issued_by(&self, path: &Path) -> Option<Version> {
        (!self.args.force).then(|| locks::issued_by(path)).flatten()
    }

    /// The paper's YAML with number and day; none when something in it is wrong, which is told.
    fn edit(&mut self, wanted: Wanted) -> Option<Edited> {
        let Wanted { path, name, order } = &wanted;
        let bytes = match system::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("không đọc được `{name}`: {}", system::words(&error));
                self.fail(Report::default(), Some(Diagnostic::general(codes::W002, message)));
                return None;
            }
        };
        let known = self.pipelines.all().count();
        let at = self.pipelines.of(own_templates::beside(system::folder_of(path)).as_deref());
        self.pipelines.all().skip(known).for_each(|prepared| self.console.findings(&prepared.report));
        let Some(pipeline) = self.pipelines.get(at) else {
            self.good = false;
            return None;
        };
        let (dossier, mut report) =
            pipeline.dossier(Input { name, bytes: &bytes, files: &Disk, issued_by: self.issued_by(path) });
        let Some(dossier) = dossier else {
            self.fail(report, None);
            return None;
        };
        let present = if self.args.force { Present::Replace } else { Present::Keep };
        let Dossier { node, content, .. } = &dossier;
        let edits = issue::edits(node, &content.kind, order, present, &mut report.findings);
        if report.findings.has_errors() {
            self.fail(report, None);
            return None;
        }
        let spliced = splice(name, &bytes, &edits).and_then(|bytes| Ok((bytes, locks::read(path)?)));
        match spliced {
            Ok((bytes, old)) => Some(Edited { wanted, pipeline: at, bytes, old }),
            Err(finding) => {
                self.fail(Report::default(), Some(finding));
                None
            }
        }
    }

    /// The paper read from its new YAML, and all that is to be written of it.
    fn read_again<'e>(&mut self, edited: &'e Edited, new: &BTreeMap<String, Vec<u8>>) -> Option<Paper<'e>> {
        let Wanted { path, name, order } = &edited.wanted;
        let files = Planned::new(new);
        let pipeline = self.pipeline(edited.pipeline);
        let (dossier, mut report) = pipeline.dossier(Input {
            name,
            bytes: &edited.bytes,
            files: &files,
            issued_by: self.issued_by(path),
        });
        let Some(dossier) = dossier else {
            self.fail(report, None);
            return None;
        };
        paper::left_over(&mut report);
        let laid = (&dossier.tree, Some(&dossier.node));
        let Some(written) = pipeline.files(laid, &Format::PAPER, &mut report) else {
            self.fail(report, None);
            return None;
        };
        paper::unnamed(&dossier, &mut report);
        let lock = paper::lock(&dossier, order.ngay, files.inputs(name, &edited.bytes), &written);
        let mut paper = Paper { edited, dossier, report, files: written, kept: Vec::new(), lock };
        let content = &paper.dossier.content;
        if let Some(old) = edited.old.as_ref().filter(|_| !self.args.force) {
            let catalogue = &pipeline.office().catalogue;
            let target = self.target(&edited.wanted);
            let source = Source::of(path);
            let issued = Issued {
                lock: old,
                name,
                target: &target,
                catalogue,
                kind: &content.kind.id,
                overwrite: self.args.overwrite(),
                asking: Asking { records: &self.records, source: Some(&source), issued: Some(old) },
            };
            match issued.keep(&paper.dossier.tree, &mut paper.files) {
                Ok(kept) => (paper.kept, paper.lock) = (kept, old.clone()),
                Err(finding) => {
                    paper.report.findings.push(finding);
                    if let Some(kept) = locks::untouched(old, name, &target, &Format::PAPER, &issued.asking) {
                        paper.report.findings.as_notes();
                        paper.files.clear();
                        (paper.kept, paper.lock) = (kept, old.clone());
                    }
                }
            }
        }
        Some(paper)
    }

    /// No number twice: among these papers, and beside those issued before in their folders.
    fn compare_numbers(&self, papers: &mut [Paper<'_>]) {
        let stem = |path: &Path| system::shown(&path.with_extension(""));
        let own: BTreeSet<String> = papers.iter().map(|paper| stem(&paper.edited.wanted.path)).collect();
        let folders: BTreeSet<PathBuf> =
            papers.iter().map(|paper| system::folder_of(&paper.edited.wanted.path).to_owned()).collect();
        let mut taken = Taken::default();
        for (path, lock) in folders.iter().flat_map(|folder| locks::in_folder(folder)) {
            let name = system::shown(&path);
            if !own.contains(&name) {
                taken.take(lock.number(), &name);
            }
        }
        for paper in papers {
            let name = stem(&paper.edited.wanted.path);
            let holder = taken.take(paper.lock.number(), &name).map(str::to_owned);
            if let Some(holder) = holder {
                let Lock { so_ky_hieu, nam, .. } = &paper.lock;
                let message = format!("số {so_ky_hieu} năm {nam} đã cấp cho văn bản `{holder}`");
                paper.number_taken(&message);
            }
        }
    }

    /// The papers' lines, and the register with them, where one is named.
    fn enter(&mut self, papers: &mut [Paper<'_>]) -> (Option<Register>, Vec<Line>) {
        let lines: Vec<Line> = papers.iter().map(Paper::line).collect();
        let Some(path) = self.args.register_file() else { return (None, lines) };
        let name = system::shown(path);
        let read = match path.exists() {
            false => Ok(Register::default()),
            true => system::read(path)
                .map_err(|error| system::words(&error))
                .and_then(|bytes| Register::read(&bytes)),
        };
        let mut register = match read {
            Ok(register) => register,
            Err(words) => {
                let finding = Diagnostic::general(codes::P008, format!("sổ đăng ký `{name}`: {words}"));
                self.fail(Report::default(), Some(finding));
                return (None, lines);
            }
        };
        for (paper, line) in papers.iter_mut().zip(&lines) {
            let old = paper.edited.old.as_ref().map(|lock| (lock.so_ky_hieu.as_str(), lock.ngay.as_str()));
            if let Entered::Taken(row) = register.enter(line, old) {
                let message = format!("số {} đã có trong sổ `{name}`, dòng {row}", paper.lock.so_ky_hieu);
                paper.number_taken(&message);
            }
        }
        (Some(register), lines)
    }

    fn has_errors(&self, papers: &[Paper<'_>]) -> bool {
        papers.iter().any(|paper| paper.report.findings.has_errors())
    }

    fn write(&self, paper: &Paper<'_>, ready: Option<Ready>) -> Result<(), Refusal> {
        let Some(ready) = ready else { return Ok(()) };
        let saved = ready.write().map_err(|unsaved| Refusal::new(unsaved.finding().message))?;
        let name = &paper.edited.wanted.name;
        // Behind the paper's own files come its YAML and its record.
        let (own, beside) = saved.split_at(paper.files.len());
        let shown = |(path, state): &(PathBuf, Saved)| format!("{}{}", system::shown(path), state.words());
        let files: Vec<String> = paper.kept.iter().chain(own).map(shown).collect();
        let known = if beside.iter().all(|(_, state)| *state == Saved::Unchanged) {
            ", đã cấp từ trước"
        } else {
            ""
        };
        self.say(&format!("{name}: {}{known} → {}", paper.lock.van_ban, files.join(", ")));
        Ok(())
    }

    /// Lines about the run; none where stdout is for the register.
    fn say(&self, line: &str) {
        if !self.args.register_on_stdout() {
            self.console.say(line);
        }
    }

    fn tell_register(&self, register: Option<Register>, lines: &[Line]) -> Result<(), Refusal> {
        if self.args.register_on_stdout() {
            let mut text = Register::default();
            for line in lines {
                text.enter(line, None);
            }
            let text = String::from_utf8_lossy(&text.to_file()).into_owned();
            // Mark and line ends are for a file that Excel opens.
            self.console.print(&text.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
        }
        match (register, self.args.register_file()) {
            (Some(register), Some(path)) => {
                save::file(path, &register.to_file(), Existing::Updated)?;
                self.say(&format!("Sổ đăng ký văn bản đi: {}", system::shown(path)));
            }
            _ => {
                self.say("Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):");
                lines.iter().for_each(|line| self.say(&line.to_csv(',')));
            }
        }
        Ok(())
    }
}

impl Paper<'_> {
    /// Told without a place: the number stands in no file yet.
    fn number_taken(&mut self, message: &str) {
        let message = format!("`{}`: {message}", self.edited.wanted.name);
        let hint = "mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số";
        self.report.findings.push(Diagnostic::general(codes::P005, message).hint(hint));
    }

    fn line(&self) -> Line {
        let Dossier { node, content, tree, .. } = &self.dossier;
        Line::of(content, node, tree, self.edited.wanted.order.ngay)
    }
}
