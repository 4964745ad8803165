//! `vanban verify`: are the files of a folder those that were written into it?
//!
//! Records stand in the folder and below it: `build` keeps one for all folders below its own,
//! `batch` one in each. A file is right when it is as one of them says; an issued paper also
//! when it was signed since.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::args::VerifyArgs;
use super::console::Console;
use super::present::{begins_with, read};
use super::record::{self, Line, Record};
use super::{Outcome, Refusal, system};
use crate::diag::{Diagnostic, Severity, codes};
use crate::fingerprint::{self, pdf};
use crate::pipeline::Report;

/// Runs the command.
pub(super) fn run(args: &VerifyArgs) -> Result<Outcome, Refusal> {
    let folder = &args.folder;
    if ![record::OF_BATCH, record::OF_BUILD].iter().any(|name| folder.join(name).is_file()) {
        return Err(Refusal::new(format!(
            "thư mục `{}` không có danh mục {}",
            system::shown(folder),
            record::OF_BATCH
        ))
        .hint("nêu thư mục kết quả của `vanban batch` hoặc `vanban build`"));
    }
    let mut found = Found::default();
    found.walk(folder, "").map_err(|error| {
        Refusal::new(format!("không đọc được thư mục `{}`: {}", system::shown(folder), system::words(&error)))
    })?;
    let console = Console::new(args.message_format);
    let mut report = Report::default();
    let mut count: BTreeMap<Verdict, usize> = BTreeMap::new();
    for (name, lines) in &found.lines {
        let (verdict, finding) = judge(&folder.join(name), name, lines);
        *count.entry(verdict).or_default() += 1;
        finding.into_iter().for_each(|finding| report.findings.push(finding));
    }
    let foreign: Vec<_> = found.files.iter().filter(|file| !found.lines.contains_key(*file)).collect();
    for file in &foreign {
        let finding =
            Diagnostic::general(codes::U006, format!("{file}: không có trong danh mục"));
        let hint = "tệp này không do lần xuất nào ghi; chuyển sang thư mục khác";
        report.findings.push(finding.hint(hint));
    }
    console.findings(&report);
    let of = |verdict| count.get(&verdict).copied().unwrap_or_default();
    let stale = match of(Verdict::Stale) {
        0 => String::new(),
        stale => format!(", {stale} không còn thuộc văn bản nào"),
    };
    console.say(&format!(
        "Đối chiếu {} tệp: {} khớp, {} thiếu, {} đã thay đổi{stale}; {} tệp ngoài danh mục",
        found.lines.len(),
        of(Verdict::Good),
        of(Verdict::Missing),
        of(Verdict::Changed),
        foreign.len(),
    ));
    let all_good = of(Verdict::Good) == found.lines.len() && foreign.is_empty();
    Ok(if all_good { Outcome::Done } else { Outcome::NotWritten })
}

/// What is in a folder and below it.
#[derive(Default)]
struct Found {
    /// What the records say of each file, by its name from the folder.
    lines: BTreeMap<String, Vec<Line>>,
    /// All files, but hidden ones and the records themselves, in order.
    files: Vec<String>,
}

impl Found {
    fn walk(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for name in [record::OF_BUILD, record::OF_BATCH] {
            // One that is no record is a file like any other.
            for line in Record::open(folder, name).map(Record::into_lines).into_iter().flatten() {
                self.lines.entry(format!("{prefix}{}", line.tep)).or_default().push(line);
            }
        }
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_record = name == record::OF_BATCH && Record::open(folder, &name).is_ok();
            if name.starts_with('.') || is_record {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.walk(&entry.path(), &format!("{prefix}{name}/"))?;
            } else {
                self.files.push(format!("{prefix}{name}"));
            }
        }
        Ok(())
    }
}

/// What becomes of a file that is in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Good,
    Missing,
    Changed,
    Stale,
}

/// A file beside what records say of it.
fn judge(path: &Path, name: &str, lines: &[Line]) -> (Verdict, Option<Diagnostic>) {
    let told = |verdict, code, message: String, hint: &str| {
        (verdict, Some(Diagnostic::general(code, message).hint(hint)))
    };
    let hash = match record::of_file(path) {
        Ok(hash) => hash,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let message = format!("{name}: có trong danh mục nhưng không có tệp");
            return told(Verdict::Missing, codes::U006, message, "xuất lại bằng lệnh đã dùng");
        }
        Err(error) => {
            let message = format!("{name}: không đọc được: {}", system::words(&error));
            return told(Verdict::Missing, codes::U006, message, "xem lại quyền đọc tệp");
        }
    };
    if let Some(line) = lines.iter().find(|line| line.ket_qua == hash) {
        return match line.thua {
            None => (Verdict::Good, None),
            Some(stale) => {
                let hint = "xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác";
                told(Verdict::Stale, codes::U007, stale.sentence(name), hint)
            }
        };
    }
    let old = read(path).map(|old| old.bytes).unwrap_or_default();
    let continued = lines.iter().find_map(|line| Some((line, begins_with(&old, &line.ket_qua)?)));
    match continued {
        Some((Line { phat_hanh: Some(issued), .. }, end)) if pdf::has_signature(&old[end..]) => {
            let message = format!("{name}: bản đã ký số của văn bản đã phát hành ({issued})");
            let finding = Diagnostic::general(codes::U008, message);
            (Verdict::Good, Some(Diagnostic { severity: Severity::Note, ..finding }))
        }
        _ if fingerprint::is_signed(&old) => {
            let message = match lines.iter().any(|line| line.phat_hanh.is_some()) {
                true => format!("{name}: đã được ký số, nhưng không bắt đầu bằng bản đã phát hành"),
                false => format!("{name}: đã được ký số sau khi xuất, mà văn bản chưa cấp số"),
            };
            told(Verdict::Changed, codes::U006, message, "chuyển bản đã ký đến nơi lưu, rồi xuất lại")
        }
        Some(_) => {
            let message = format!("{name}: đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …)");
            told(Verdict::Changed, codes::U006, message, "xuất lại, hoặc giữ bản sửa ở thư mục khác")
        }
        None => {
            let message = format!("{name}: nội dung đã thay đổi sau khi xuất");
            told(Verdict::Changed, codes::U006, message, "xuất lại, hoặc giữ bản sửa ở thư mục khác")
        }
    }
}
