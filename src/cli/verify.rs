//! `vanban verify`: are the files of a folder those that were written into it?

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::args::VerifyArgs;
use super::console::Console;
use super::record::{self, Record};
use super::{Outcome, Refusal, system};
use crate::diag::{Diagnostic, codes};
use crate::pipeline::Report;

/// Runs the command.
pub(super) fn run(args: &VerifyArgs) -> Result<Outcome, Refusal> {
    let folder = &args.folder;
    let name = [record::OF_BATCH, record::OF_BUILD].into_iter().find(|name| folder.join(name).is_file());
    let Some(name) = name else {
        return Err(Refusal::new(format!(
            "thư mục `{}` không có danh mục {}",
            system::shown(folder),
            record::OF_BATCH
        ))
        .hint("nêu thư mục kết quả của `vanban batch` hoặc `vanban build`"));
    };
    let console = Console::new(args.message_format);
    let record = Record::open(folder, name);
    let mut report = Report::default();
    let mut tell = |message: String, hint: &str| {
        report.findings.push(Diagnostic::general(codes::U006, message).hint(hint));
    };
    let (mut missing, mut changed, mut foreign) = (0, 0, 0);
    for line in record.lines() {
        match record::of_file(&folder.join(&line.tep)) {
            Ok(hash) if hash == line.ket_qua => {}
            Ok(_) => {
                changed += 1;
                tell(
                    format!("{}: nội dung đã thay đổi sau khi xuất", line.tep),
                    "xuất lại, hoặc giữ bản sửa ở thư mục khác",
                );
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                missing += 1;
                tell(
                    format!("{}: có trong danh mục nhưng không có tệp", line.tep),
                    "xuất lại bằng lệnh đã dùng",
                );
            }
            Err(error) => {
                missing += 1;
                tell(
                    format!("{}: không đọc được: {}", line.tep, system::words(&error)),
                    "xem lại quyền đọc tệp",
                );
            }
        }
    }
    let known: BTreeSet<&str> = record.lines().map(|line| line.tep.as_str()).collect();
    let found = files(folder, "").map_err(|error| {
        Refusal::new(format!("không đọc được thư mục `{}`: {}", system::shown(folder), system::words(&error)))
    })?;
    for file in found.iter().filter(|file| !known.contains(file.as_str())) {
        foreign += 1;
        tell(
            format!("{file}: không có trong danh mục"),
            "tệp này không do lần xuất nào ghi; chuyển sang thư mục khác",
        );
    }
    console.findings(&report);
    let total = record.lines().count();
    let good = total - missing - changed;
    console.say(&format!(
        "Đối chiếu {total} tệp: {good} khớp, {missing} thiếu, {changed} đã thay đổi; {foreign} tệp ngoài danh mục"
    ));
    Ok(if missing + changed + foreign == 0 { Outcome::Done } else { Outcome::NotWritten })
}

/// All files below, but hidden ones and the record itself.
fn files(folder: &Path, prefix: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || (prefix.is_empty() && name == record::OF_BATCH) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            names.extend(files(&entry.path(), &format!("{prefix}{name}/"))?);
        } else {
            names.push(format!("{prefix}{name}"));
        }
    }
    Ok(names)
}
