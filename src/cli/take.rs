//! `vanban take`: what was changed in the Word file of a paper, back into its source.
//!
//! In: the file as it came back, the YAML of the paper. Out: the files of the source with the changes, all of them or
//! none; every change with what became of it.

mod told;

use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use told::TakenPaperName;

use super::args::{TakeArgs, TakeSideArg};
use super::console::Console;
use crate::files::disk;
use crate::finding::{Finding, Findings, Report, Severity, codes};
use crate::redline::{self, TrackedChange};
use crate::run::returned::ReturnedPaper;
use crate::run::{Listener, Outcome, Refusal, converted, system};
use crate::taken_back::{self, TakeFault, TakeOptions};
use crate::word::{self, ChangeView, WordFault, WordFile};

/// Runs the command.
pub(super) fn run(args: &TakeArgs) -> Result<Outcome, Refusal> {
    if system::is_yaml(&args.edited) && !system::is_yaml(&args.file) {
        let [edited, file] = [&args.file, &args.edited].map(|path| system::argument(&system::shown(path)));
        return Err(Refusal::new("tệp Word phải đứng trước, tệp YAML đứng sau")
            .hint(format!("đổi chỗ hai tệp: `vanban take {edited} {file}`")));
    }
    let console = Console::new(args.messages.message_format);
    if !disk::is_dir(&args.edited) {
        return one(&args.edited, false, args, &console);
    }
    let papers = papers(&args.edited)?;
    let mut outcome = Outcome::Done;
    for paper in papers {
        // What is wrong with one is no matter of the others.
        match one(&paper, true, args, &console) {
            Ok(Outcome::Done) => {}
            Ok(Outcome::NotWritten) => outcome = Outcome::NotWritten,
            Err(refusal) => {
                outcome = Outcome::NotWritten;
                let Refusal { message, hint } = refusal;
                let finding =
                    Finding::general(codes::W020, format!("`{}`: {message}", system::shown(&paper)));
                console.notes(vec![Finding { hint, ..finding }]);
            }
        }
    }
    Ok(outcome)
}

/// The Word files of a folder, but for those that Word makes while one is open.
fn papers(folder: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let shown = system::shown(folder);
    let entries = disk::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| Refusal::unread(&shown, &error))?;
    let is_paper = |path: &PathBuf| {
        let is_open = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
        system::is_word(path) && !is_open
    };
    let mut papers: Vec<PathBuf> = entries.iter().map(DirEntry::path).filter(is_paper).collect();
    papers.sort();
    match papers.is_empty() {
        false => Ok(papers),
        true => Err(Refusal::new(format!("thư mục `{shown}` không có tệp Word nào"))
            .hint("nêu thư mục có các tệp .docx đã sửa")),
    }
}

/// Takes one file back.
fn one(path: &Path, is_one_of_many: bool, args: &TakeArgs, console: &Console) -> Result<Outcome, Refusal> {
    let name = system::shown(path);
    let Some((file, bytes)) = edited(path, args, console)? else { return Ok(Outcome::NotWritten) };
    let paper = match ReturnedPaper::of((path, &bytes), args.goc.as_deref(), &args.file) {
        Ok(paper) => paper,
        Err(report) => {
            console.findings(&report);
            return Ok(Outcome::NotWritten);
        }
    };
    let options = TakeOptions { side: args.giu.map(TakeSideArg::side), sums_follow: args.tong };
    if let Some(finding) = paper.ward().and_then(|ward| other_name(path, ward.of)) {
        console.notes(vec![finding]);
    }
    let (ward, today) = (paper.ward(), |way: &str| paper.today(way));
    let taken = taken_back::take(&paper.materials, &paper.pipeline, &file, options, (ward, &today));
    let taken = match taken {
        Ok(taken) => taken,
        Err(fault) => {
            console.findings(&not_taken(fault, &paper.materials.document, &name));
            return Ok(Outcome::NotWritten);
        }
    };
    if !taken.files.is_empty() && !paper.is_right_with(&taken, console) {
        return Ok(Outcome::NotWritten);
    }
    let written = match args.dry_run || taken.files.is_empty() {
        true => Vec::new(),
        false => paper.write(&taken, path, console)?,
    };
    let authors = redline::remark_authors(&bytes).unwrap_or_default();
    told::tell_remarks(&taken, &authors, &name, console);
    let of = ward.map(|ward| ward.of).unwrap_or_default();
    let shown = TakenPaperName { name: &name, ward: is_one_of_many.then_some(of), is_dry: args.dry_run };
    Ok(told::tell(taken, &written, &shown, console))
}

/// That the name of a file begins with the code of another locality than the one it is of.
fn other_name(path: &Path, of: &str) -> Option<Finding> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let is_code = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_digit());
    let named = stem.split(['-', '_', ' ', '.']).next().filter(is_code)?;
    let own = of.split(' ').next().filter(is_code)?;
    let message = format!("`{}` mang mã {named}, nhưng là văn bản của {of}", system::shown(path));
    let hint = "tệp có thể bị đổi tên, gửi nhầm; các chỗ sửa vào tệp riêng của địa phương có trong văn bản";
    let finding = Finding::general(codes::W025, message).hint(hint);
    (named != own && named.len() == own.len()).then_some(Finding { severity: Severity::Warning, ..finding })
}

/// Why nothing is taken back.
fn not_taken(fault: TakeFault, document: &str, name: &str) -> Report {
    match fault {
        TakeFault::Base(mut report) => {
            let message = format!("không dựng lại được `{document}` như lúc xuất");
            let hint = "chương trình đã đổi quy tắc từ khi xuất; xuất lại, gửi bản mới để sửa trên đó";
            report.findings.push(Finding::general(codes::W022, message).hint(hint));
            report
        }
        TakeFault::Edited(fault) => std::iter::once(fault.finding(name)).collect(),
    }
}

/// The edited file as it is read, and the bytes that say what it was made of.
fn edited(path: &Path, args: &TakeArgs, console: &Console) -> Result<Option<(WordFile, Vec<u8>)>, Refusal> {
    let name = system::shown(path);
    disk::metadata(path).map_err(|error| Refusal::unread(&name, &error))?;
    let mut told = Findings::default();
    let bytes = match converted::as_word(path, &mut told) {
        Ok(bytes) => bytes,
        Err(finding) => {
            console.notes(vec![finding]);
            return Ok(None);
        }
    };
    console.findings(&Report { findings: told, ..Report::default() });
    match read((&name, &bytes), args, console) {
        Ok(file) => Ok(Some((file, bytes))),
        Err(fault) => {
            console.notes(vec![fault.finding(&name)]);
            Ok(None)
        }
    }
}

/// The file with the tracked changes that are taken; those that are not are told.
fn read((name, bytes): (&str, &[u8]), args: &TakeArgs, console: &Console) -> Result<WordFile, WordFault> {
    let accepts = |author: &str| args.chap_nhan.iter().any(|one| one.is_empty() || one == author);
    let tracked = redline::tracked(bytes)?;
    let left: Vec<&TrackedChange> = tracked.iter().filter(|one| !accepts(&one.author)).collect();
    told::tell_tracked(&left, name, console);
    told::tell_unknown(&args.chap_nhan, &tracked, name, console);
    if left.is_empty() || tracked.is_empty() {
        return word::read(bytes, ChangeView::Accepted);
    }
    word::read(&redline::chosen(bytes, &accepts)?, ChangeView::Accepted)
}
