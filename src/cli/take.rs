//! `vanban take`: what was changed in the Word file of a paper, back into its source.
//!
//! In: the file as it came back, the YAML of the paper. Out: the files of the source with the changes, all of them or
//! none; every change with what became of it.

mod told;

use super::args::{TakeArgs, TakeSideArg};
use super::console::Console;
use crate::files::disk;
use crate::finding::{Finding, Findings, Report, Severity, codes};
use crate::run::returned::ReturnedPaper;
use crate::run::{Listener, Outcome, Refusal, converted, system};
use crate::taken_back::{self, TakeFault, TakeOptions};
use crate::word::{self, ChangeView, RemarkKind, WordFile};

/// Runs the command.
pub(super) fn run(args: &TakeArgs) -> Result<Outcome, Refusal> {
    if system::is_yaml(&args.edited) && !system::is_yaml(&args.file) {
        let [edited, file] = [&args.file, &args.edited].map(|path| system::argument(&system::shown(path)));
        return Err(Refusal::new("tệp Word phải đứng trước, tệp YAML đứng sau")
            .hint(format!("đổi chỗ hai tệp: `vanban take {edited} {file}`")));
    }
    let console = Console::new(args.message_format);
    let Some((file, bytes)) = edited(args, &console)? else { return Ok(Outcome::NotWritten) };
    let paper = match ReturnedPaper::of((&args.edited, &bytes), args.goc.as_deref(), &args.file) {
        Ok(paper) => paper,
        Err(report) => {
            console.findings(&report);
            return Ok(Outcome::NotWritten);
        }
    };
    let options = TakeOptions { side: args.giu.map(TakeSideArg::side), sums_follow: args.tong };
    let today = |way: &str| paper.today(way);
    let taken = match taken_back::take(&paper.materials, &paper.pipeline, &file, options, &today) {
        Ok(taken) => taken,
        Err(fault) => {
            console.findings(&not_taken(fault, &paper.materials.document, args));
            return Ok(Outcome::NotWritten);
        }
    };
    if !taken.files.is_empty() && !paper.is_right_with(&taken, &console) {
        return Ok(Outcome::NotWritten);
    }
    let written = match args.dry_run || taken.files.is_empty() {
        true => Vec::new(),
        false => paper.write(&taken, &args.edited, &console)?,
    };
    Ok(told::tell(taken, &written, args, &console))
}

/// Why nothing is taken back.
fn not_taken(fault: TakeFault, document: &str, args: &TakeArgs) -> Report {
    match fault {
        TakeFault::Base(mut report) => {
            let message = format!("không dựng lại được `{document}` như lúc xuất");
            let hint = "chương trình đã đổi quy tắc từ khi xuất; xuất lại, gửi bản mới để sửa trên đó";
            report.findings.push(Finding::general(codes::W022, message).hint(hint));
            report
        }
        TakeFault::Edited(fault) => std::iter::once(fault.finding(&system::shown(&args.edited))).collect(),
    }
}

/// The edited file as it is read, and the bytes that say what it was made of.
fn edited(args: &TakeArgs, console: &Console) -> Result<Option<(WordFile, Vec<u8>)>, Refusal> {
    let name = system::shown(&args.edited);
    disk::metadata(&args.edited).map_err(|error| Refusal::unread(&name, &error))?;
    let mut told = Findings::default();
    let bytes = match converted::as_word(&args.edited, &mut told) {
        Ok(bytes) => bytes,
        Err(finding) => {
            console.notes(vec![finding]);
            return Ok(None);
        }
    };
    console.findings(&Report { findings: told, ..Report::default() });
    let view = if args.chap_nhan { ChangeView::Accepted } else { ChangeView::Rejected };
    let file = match word::read(&bytes, view) {
        Ok(file) => file,
        Err(fault) => {
            console.notes(vec![fault.finding(&name)]);
            return Ok(None);
        }
    };
    let has_changes = file.remarks.iter().any(|one| one.kind == RemarkKind::Changes);
    if has_changes && !args.chap_nhan {
        let message = format!("`{name}` còn thay đổi đang theo dõi, chưa chấp nhận: không lấy");
        let finding = Finding { severity: Severity::Warning, ..Finding::general(codes::W023, message) };
        console.notes(vec![
            finding.hint("thêm `--chap-nhan` để lấy; hoặc chấp nhận, từ chối trong Word rồi lưu lại"),
        ]);
    }
    Ok(Some((file, bytes)))
}
