//! `vanban answer`: the table of opinions, from the changes and comments of the Word files that came back.
//!
//! In: Word files. Out: one table of all of them, as a Word file or a PDF.

use std::path::PathBuf;

use super::args::AnswerArgs;
use super::console::Console;
use super::sheets::{self, SheetFile};
use crate::files::disk;
use crate::finding::{Finding, Severity, codes};
use crate::redline;
use crate::run::hold::HeldFolder;
use crate::run::own_templates::Pipelines;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, change, system, versions};
use crate::slip::{OpinionFile, opinions_sheet};
use crate::write::Format;

/// The name of the table where none is given.
const NAME: &str = "tiep-thu-giai-trinh.docx";

/// Runs the command.
pub(super) fn run(args: &AnswerArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(args.messages.message_format);
    let beside = || args.files.first().map_or_else(|| PathBuf::from(NAME), |file| file.with_file_name(NAME));
    let target = args.out.clone().unwrap_or_else(|| SheetFile { path: beside(), format: Format::Docx });
    let _hold = change::enter(&[HeldFolder::seen(system::folder_of(&target.path))], &console)?;
    let existing = Existing::with(args.overwrite());
    if existing == Existing::Keep && disk::symlink_metadata(&target.path).is_ok() {
        let message = format!("đã có tệp `{}`, không ghi đè", system::shown(&target.path));
        let hint = "chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè";
        return Err(Refusal::new(message).hint(hint));
    }
    let mut files = Vec::new();
    for path in &args.files {
        disk::metadata(path).map_err(|error| Refusal::unread(&system::shown(path), &error))?;
        let name = system::shown(path);
        let version = match versions::as_word(path, &console) {
            Ok(version) => version,
            Err(report) => {
                console.findings(&report);
                continue;
            }
        };
        console.findings(&version.told);
        let read = redline::marked(&version.bytes)
            .and_then(|marked| Ok((marked, redline::remark_authors(&version.bytes)?)));
        match read {
            Ok((marked, authors)) => files.push(OpinionFile { name, marked, authors }),
            Err(fault) => console.findings(&std::iter::once(fault.finding(&name)).collect()),
        }
    }
    if files.len() < args.files.len() {
        return Ok(Outcome::NotWritten);
    }
    let empty = files.iter().filter(|file| file.count() == 0).map(|file| {
        let message = format!("`{}` không có thay đổi đang theo dõi, không có ghi chú", file.name);
        let hint = "sửa mà không theo dõi thay đổi thì so với bản gửi đi: `vanban redline <BẢN GỬI ĐI> <TỆP>`, rồi nêu tệp so sánh";
        Finding { severity: Severity::Warning, ..Finding::general(codes::W023, message) }.hint(hint)
    });
    console.notes(empty.collect());
    let count: usize = files.iter().map(OpinionFile::count).sum();
    if count == 0 {
        console.say("Không có ý kiến nào; không ghi tệp nào");
        return Ok(Outcome::NotWritten);
    }
    let mut pipelines = Pipelines::default();
    let made = sheets::made("bảng tiếp thu", &[target.format], &mut pipelines, |printable| {
        opinions_sheet(&files, printable)
    })?;
    let Some(written) = made.first().map(Vec::as_slice) else { return Ok(Outcome::NotWritten) };
    console.notes(save::files(&[(&target.path, written)], &args.files, existing)?);
    let name = system::shown(&target.path);
    console.say(&format!("Đã ghi {name}: {count} ý kiến trong {} tệp", files.len()));
    Ok(Outcome::Done)
}
