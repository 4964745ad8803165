//! `vanban verify`: are the files of a folder those that were written into it?
//!
//! Records stand in the folder and below it: `build` keeps one for all folders below its own,
//! `batch` one in each. A file is right when it is as one of them says; an issued paper also
//! when it was signed since.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::args::VerifyArgs;
use super::console::Console;
use super::record::{self, Line, Record};
use super::signed::{begins_with, read};
use super::{Outcome, Refusal, digest, locks, places, system};
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
        let finding = Diagnostic::general(codes::U006, format!("{file}: không có trong danh mục"));
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
    /// What the records say, with their folders, of each file, by its name from the folder.
    lines: BTreeMap<String, Vec<(PathBuf, Line)>>,
    /// All files, but hidden ones and the records themselves, in order.
    files: Vec<String>,
}

impl Found {
    fn walk(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for name in [record::OF_BUILD, record::OF_BATCH] {
            // One that is no record is a file like any other.
            let Ok(record) = Record::open(folder, name) else { continue };
            let place = record.place().to_owned();
            for line in record.into_lines() {
                self.lines.entry(format!("{prefix}{}", line.tep)).or_default().push((place.clone(), line));
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
fn judge(path: &Path, name: &str, lines: &[(PathBuf, Line)]) -> (Verdict, Option<Diagnostic>) {
    let told = |verdict, code, message: String, hint: &str| {
        (verdict, Some(Diagnostic::general(code, message).hint(hint)))
    };
    let hash = match digest::of_file(path) {
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
    let issued = issued(name, lines);
    if let Some(line) = lines.iter().map(|(_, line)| line).find(|line| line.ket_qua == hash) {
        return match line.thua {
            None => (Verdict::Good, None),
            Some(stale) => {
                let hint = "xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác";
                told(Verdict::Stale, codes::U007, stale.sentence(name), hint)
            }
        };
    }
    if issued.iter().any(|issued| issued.hash == hash) {
        return (Verdict::Good, None);
    }
    let old = read(path).map(|old| old.bytes).unwrap_or_default();
    let signed_form = issued
        .iter()
        .find(|issued| begins_with(&old, &issued.hash).is_some_and(|end| pdf::has_signature(&old[end..])));
    if let Some(Issued { paper, .. }) = signed_form {
        let message = format!("{name}: bản đã ký số của văn bản đã phát hành ({paper})");
        let finding = Diagnostic::general(codes::U008, message);
        return (Verdict::Good, Some(Diagnostic { severity: Severity::Note, ..finding }));
    }
    let continued = lines.iter().any(|(_, line)| begins_with(&old, &line.ket_qua).is_some());
    let (what, hint) = match (fingerprint::is_signed(&old), issued.is_empty()) {
        (true, false) => (
            "đã được ký số, nhưng không bắt đầu bằng bản đã phát hành",
            "chuyển bản đã ký đến nơi lưu, rồi xuất lại",
        ),
        (true, true) => (
            "đã được ký số sau khi xuất, mà danh mục chưa ghi là văn bản đã phát hành",
            "văn bản đã cấp số thì chạy lại `vanban build` để ghi vào danh mục; chưa thì chuyển bản đã ký đến nơi lưu",
        ),
        _ if continued => (
            "đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …)",
            "xuất lại, hoặc giữ bản sửa ở thư mục khác",
        ),
        _ => ("nội dung đã thay đổi sau khi xuất", "xuất lại, hoặc giữ bản sửa ở thư mục khác"),
    };
    told(Verdict::Changed, codes::U006, format!("{name}: {what}"), hint)
}

/// An issued paper's file, as it was issued.
struct Issued {
    /// The paper, as others cite it.
    paper: String,
    /// SHA-256.
    hash: String,
}

/// What a file was when its paper was issued: by the record of the folder, and by the paper's
/// own, where its YAML is at hand.
fn issued(name: &str, lines: &[(PathBuf, Line)]) -> Vec<Issued> {
    let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy().into_owned();
    let by_folder = lines
        .iter()
        .filter_map(|(_, line)| Some(Issued { paper: line.phat_hanh.clone()?, hash: line.ket_qua.clone() }));
    let by_paper = lines.iter().filter_map(|(place, line)| {
        let source = places::source_path(place, line.nguon.as_ref()?)?;
        // A file of an appendix alone is none of the paper's.
        let stem = Path::new(name).file_stem();
        let lock = locks::read(&source).ok().flatten().filter(|_| source.file_stem() == stem)?;
        Some(Issued { hash: lock.ket_qua.get(&ending)?.clone(), paper: lock.van_ban })
    });
    by_folder.chain(by_paper).collect()
}
