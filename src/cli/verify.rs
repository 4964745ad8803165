//! `vanban verify`: whether the files of a folder are those that were written into it.
//!
//! Records are in the folder and below it: `build` keeps one for all folders below its own, `batch` one in
//! each. If the folder itself has none, those up to [`DEEPEST`] levels below are looked for, and each of
//! their folders is compared. A file is right if it is as one of the records says; an issued paper also if it
//! was signed since. A file of an issued paper that was written before the issuing is never right. A single PDF is looked
//! at by `signed_file`.

mod again;
mod foreign;
mod origin;
mod reread;
mod signed_file;
mod source;
mod told;

use std::collections::BTreeMap;
use std::fs::DirEntry;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::VerifyArgs;
use super::console::Console;
use crate::digest;
use crate::files::{NotOpened, disk};
use crate::finding::{Finding, Severity, codes};
use crate::fingerprint;
use crate::pipeline::Report;
use crate::run::change;
use crate::run::hold::HeldFolder;
use crate::run::record::{self, Record, RecordLine, Stale};
use crate::run::records;
use crate::run::signed::{begins_with, read};
use crate::run::stand::{self, Stand};
use crate::run::{Listener, Outcome, Refusal, locks, lost, places, signature_faults, system, unit_locks};

/// Runs the command.
pub(super) fn run(args: &VerifyArgs) -> Result<Outcome, Refusal> {
    let folder = &args.path;
    let console = Console::new(args.messages.message_format);
    if disk::is_file(folder) {
        return signed_file::run(folder, &console);
    }
    let (_hold, whole) = change::enter_to_read(&below(folder), &console);
    let mut found = FolderContents::default();
    let unread = |(path, error): Unread| {
        let is_record = [record::OF_BUILD, record::OF_BATCH].iter().any(|name| path.ends_with(name));
        let what = if is_record { "danh mục" } else { "thư mục" };
        let message = format!("không đọc được {what} `{}`: {}", system::shown(&path), system::words(&error));
        Refusal { message, hint: system::where_from(&error).map(str::to_owned) }
    };
    found.look(folder, "", DEEPEST).map_err(unread)?;
    if !found.any {
        return Err(nothing(folder));
    }
    let mut report = Report::default();
    let mut count: BTreeMap<FileVerdict, usize> = BTreeMap::new();
    let mut seen = BTreeMap::new();
    for (name, lines) in &found.lines {
        let path = folder.join(name);
        let (verdict, finding) = match judge(&path, name, lines) {
            (FileVerdict::Good, None) => reread::judge(&path, name, lines),
            judged => judged,
        };
        *count.entry(verdict).or_default() += 1;
        let finding = finding.or_else(|| source::judge(&path, name, &mut seen));
        finding.into_iter().for_each(|finding| report.findings.push(finding));
    }
    let records = found.records();
    let all_records = records.is_empty();
    records.into_iter().for_each(|finding| report.findings.push(finding));
    found.broken.iter().for_each(|finding| report.findings.push(finding.clone()));
    let foreign: Vec<_> = found.files.iter().filter(|file| !found.lines.contains_key(*file)).collect();
    for file in &foreign {
        report.findings.push(foreign::finding(&folder.join(file), file));
    }
    console.findings(&report);
    let of = |verdict| count.get(&verdict).copied().unwrap_or_default();
    let stale = match of(FileVerdict::Stale) {
        0 => String::new(),
        stale => format!(", {stale} không còn thuộc văn bản nào"),
    };
    let older = match of(FileVerdict::Older) {
        0 => String::new(),
        older => format!(", {older} có từ trước khi phát hành"),
    };
    console.say(&format!(
        "Đối chiếu {} tệp: {} khớp, {} thiếu, {} đã thay đổi{stale}{older}; {} tệp ngoài danh mục",
        found.lines.len(),
        of(FileVerdict::Good),
        of(FileVerdict::Missing),
        of(FileVerdict::Changed),
        foreign.len(),
    ));
    console.sum(&ComparedTotal {
        tep: found.lines.len(),
        khop: of(FileVerdict::Good),
        thieu: of(FileVerdict::Missing),
        da_thay_doi: of(FileVerdict::Changed),
        khong_con_thuoc: of(FileVerdict::Stale),
        truoc_phat_hanh: of(FileVerdict::Older),
        ngoai_danh_muc: foreign.len(),
    });
    let all_good = whole
        && all_records
        && found.broken.is_empty()
        && of(FileVerdict::Good) == found.lines.len()
        && foreign.is_empty();
    Ok(if all_good { Outcome::Done } else { Outcome::NotWritten })
}

/// A folder, or a record in it, that cannot be read.
type Unread = (PathBuf, io::Error);

/// The total of a comparison, for programs.
#[derive(Serialize)]
struct ComparedTotal {
    /// Files that are in a record.
    tep: usize,
    khop: usize,
    thieu: usize,
    da_thay_doi: usize,
    khong_con_thuoc: usize,
    truoc_phat_hanh: usize,
    /// Files that are in no record.
    ngoai_danh_muc: usize,
}

/// A folder and all below it, except hidden ones: others may be at work in each.
fn below(folder: &Path) -> Vec<HeldFolder> {
    let mut all = vec![HeldFolder::seen(folder)];
    // A folder that cannot be read is reported when it is looked into.
    for (_, entry) in entries(folder).unwrap_or_default() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            all.extend(below(&entry.path()));
        }
    }
    all
}

/// How many levels below a folder without a record one is looked for.
const DEEPEST: usize = 3;

/// The error that there is nothing to compare here, and where there is something.
fn nothing(folder: &Path) -> Refusal {
    let shown = system::shown(folder);
    let message = format!(
        "thư mục `{shown}` và {DEEPEST} bậc thư mục dưới nó không có danh mục {} hay {}",
        record::OF_BUILD,
        record::OF_BATCH
    );
    let place = places::folder(folder);
    let above = place.ancestors().skip(1).find(|above| {
        let lines = |name| Record::open(above, name).map(Record::into_lines).unwrap_or_default();
        let mut all = lines(record::OF_BUILD).into_iter().chain(lines(record::OF_BATCH));
        all.any(|line| above.join(&line.tep).starts_with(&place))
    });
    Refusal::new(message).hint(match above {
        Some(above) => {
            let above = match places::from_here(above) {
                here if here.is_empty() => ".".to_owned(),
                above => above,
            };
            format!(
                "tệp ở đây ghi trong danh mục của thư mục trên: `vanban verify {}`",
                system::argument(&above)
            )
        }
        None => "nêu thư mục kết quả của `vanban build`, `vanban issue` hoặc `vanban batch`".to_owned(),
    })
}

/// What is in a folder and below it.
#[derive(Default)]
struct FolderContents {
    /// Whether there was a record.
    any: bool,
    /// What the records say of each file, with the folder of the record, by the name of the file in this
    /// folder.
    lines: BTreeMap<String, Vec<(PathBuf, RecordLine)>>,
    /// All files, except hidden ones and the records themselves, in order.
    files: Vec<String>,
    /// Records with lines that cannot be read.
    broken: Vec<Finding>,
}

impl FolderContents {
    /// Reads a folder with a record, or those below it that have one.
    fn look(&mut self, folder: &Path, prefix: &str, levels: usize) -> Result<(), Unread> {
        let at = |error| (folder.to_owned(), error);
        for name in [record::OF_BUILD, record::OF_BATCH] {
            match disk::open(folder.join(name)) {
                Err(error) if matches!(NotOpened::of(&error), Some(NotOpened::NoFile(_))) => {
                    return Err((folder.join(name), error));
                }
                _ => {}
            }
        }
        let has = |name| disk::is_file(folder.join(name)) && Record::open(folder, name).is_ok();
        if has(record::OF_BUILD) || has(record::OF_BATCH) {
            self.any = true;
            return self.walk(folder, prefix).map_err(at);
        }
        if levels == 0 {
            return Ok(());
        }
        for (name, entry) in entries(folder).map_err(at)? {
            // A folder that may not be read is no folder of this program.
            let kind = entry.file_type().map_err(at)?;
            if kind.is_dir()
                && let Err((path, error)) = self.look(&entry.path(), &format!("{prefix}{name}/"), levels - 1)
                && error.kind() != io::ErrorKind::PermissionDenied
            {
                return Err((path, error));
            }
        }
        Ok(())
    }

    /// What is wrong with the issuing records of the papers whose files these are.
    fn records(&self) -> Vec<Finding> {
        let mut issued: BTreeMap<(PathBuf, Option<&String>), Option<&String>> = BTreeMap::new();
        for (place, line) in self.lines.values().flatten() {
            if let Some(source) = line.nguon.as_ref().and_then(|name| places::source_path(place, name)) {
                let paper = issued.entry((source, line.don_vi.as_ref())).or_default();
                *paper = paper.or(line.phat_hanh.as_ref());
            }
        }
        let there = issued.into_iter().filter(|((source, _), _)| disk::is_file(source));
        let wrong = there.filter_map(|((source, unit), paper)| {
            let source = PathBuf::from(places::from_here(&source));
            let lock = match unit {
                None => locks::read(&source),
                Some(code) => unit_locks::read(&source, code),
            };
            match lock {
                Err(finding) => Some(finding),
                Ok(None) => paper.map(|paper| match unit {
                    None => lost::missing(&source, paper),
                    Some(code) => unit_locks::missing(&source, code, paper),
                }),
                Ok(Some(_)) => None,
            }
        });
        wrong.collect()
    }

    fn walk(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for name in [record::OF_BUILD, record::OF_BATCH] {
            // A file that turns out to be no record is a file like any other.
            let Ok(record) = Record::open(folder, name) else { continue };
            let broken = records::broken_lines(&folder.join(name));
            if broken > 0 {
                let message = format!("{prefix}{name}: có {broken} dòng hỏng: không rõ ghi về tệp nào");
                let hint = "lấy lại danh mục từ bản sao lưu, hoặc xuất lại bằng lệnh đã dùng";
                self.broken.push(Finding::general(codes::U006, message).hint(hint));
            }
            let place = record.place().to_owned();
            for line in record.into_lines() {
                self.lines.entry(format!("{prefix}{}", line.tep)).or_default().push((place.clone(), line));
            }
        }
        for (name, entry) in entries(folder)? {
            if name == record::OF_BATCH && Record::open(folder, &name).is_ok() {
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

/// The entries of a folder, by name, except hidden files and folders.
fn entries(folder: &Path) -> io::Result<Vec<(String, DirEntry)>> {
    let named = |entry: DirEntry| (entry.file_name().to_string_lossy().into_owned(), entry);
    let all = disk::read_dir(folder)?.map(|entry| entry.map(named)).collect::<io::Result<Vec<_>>>()?;
    let mut seen: Vec<_> = all.into_iter().filter(|(name, _)| !name.starts_with('.')).collect();
    seen.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(seen)
}

/// What becomes of a file that is in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum FileVerdict {
    Good,
    Missing,
    Changed,
    Stale,
    /// The file is from before its paper was issued.
    Older,
}

/// Compares a file with what the records say of it.
fn judge(path: &Path, name: &str, lines: &[(PathBuf, RecordLine)]) -> (FileVerdict, Option<Finding>) {
    let told = |verdict, code, message: String, hint: &str| {
        (verdict, Some(Finding::general(code, message).hint(hint)))
    };
    let hash = match digest::of_file(path) {
        Ok(hash) => hash,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let message = format!("{name}: có trong danh mục nhưng không có tệp");
            return told(FileVerdict::Missing, codes::U006, message, "xuất lại bằng lệnh đã dùng");
        }
        Err(error) => {
            let message = format!("{name}: không đọc được: {}", system::words(&error));
            return told(FileVerdict::Missing, codes::U006, message, "xem lại quyền đọc tệp");
        }
    };
    let issued = issued(name, lines);
    if issued.iter().any(|issued| issued.hash == hash) {
        let fault = signature_faults::in_issued(path, name);
        return (if fault.is_some() { FileVerdict::Changed } else { FileVerdict::Good }, fault);
    }
    let same = || lines.iter().filter(|(_, line)| line.ket_qua == hash);
    let stands: Vec<_> = same().map(|(place, line)| (place, line, stand::of(place, line))).collect();
    let is_right =
        |(_, line, stand): &(_, &RecordLine, Stand)| line.thua.is_none() && !matches!(stand, Stand::Older(_));
    if stands.iter().any(is_right) {
        return (FileVerdict::Good, None);
    }
    // A file that the paper no longer produces is not written anew.
    if let Some(stale) = same().find_map(|(_, line)| line.thua.filter(|stale| *stale != Stale::Issued)) {
        let hint = "xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác";
        return told(FileVerdict::Stale, codes::U007, stale.sentence(name), hint);
    }
    for (place, line, stand) in &stands {
        let Stand::Older(paper) = stand else { continue };
        let message =
            format!("{name}: xuất từ trước khi văn bản phát hành ({paper}), số và ngày có thể khác");
        return told(FileVerdict::Older, codes::U009, message, &again::command(path, place, line));
    }
    if let Some(stale) = same().find_map(|(_, line)| line.thua) {
        return told(FileVerdict::Older, stale.code(), stale.sentence(name), "xuất lại bằng lệnh đã dùng");
    }
    let old = read(path).map(|old| old.bytes).unwrap_or_default();
    let signed_form =
        issued.iter().find_map(|issued| Some((&issued.paper, begins_with(&old, &issued.hash)?)));
    if let Some((paper, end)) = signed_form.filter(|_| fingerprint::is_signed(&old)) {
        if let Some(fault) = signature_faults::first_fault(&old, end, name) {
            return (FileVerdict::Changed, Some(fault));
        }
        let message = format!("{name}: bản đã ký số của văn bản đã phát hành ({paper})");
        let finding = Finding::general(codes::U008, message);
        return (FileVerdict::Good, Some(Finding { severity: Severity::Note, ..finding }));
    }
    let continued = lines.iter().any(|(_, line)| begins_with(&old, &line.ket_qua).is_some());
    let (what, hint) = match (fingerprint::is_signed(&old), issued.is_empty()) {
        (true, false) => (
            "đã được ký số, nhưng không bắt đầu bằng bản đã phát hành",
            "chuyển bản đã ký đến nơi lưu, rồi xuất lại bằng lệnh đã dùng",
        ),
        (true, true) => (
            "đã được ký số sau khi xuất, mà danh mục chưa ghi là văn bản đã phát hành",
            "văn bản đã cấp số thì chạy lại `vanban build` để ghi vào danh mục; chưa thì chuyển bản đã ký đến nơi lưu",
        ),
        _ if continued => ("đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …)", EDITED),
        _ => ("nội dung đã thay đổi sau khi xuất", EDITED),
    };
    let to_number =
        lines.iter().find(|(_, line)| line.phat_hanh.is_none()).map(|(place, line)| (place, line));
    let hint = to_number.and_then(|line| again::number(path, &old, line)).unwrap_or_else(|| hint.to_owned());
    told(FileVerdict::Changed, codes::U006, format!("{name}: {what}"), &hint)
}

/// What to do about a file that somebody changed: no run writes over it as long as it is there.
const EDITED: &str = "cần giữ bản sửa thì chuyển nó sang thư mục khác rồi xuất lại bằng lệnh đã dùng; bỏ bản sửa thì \
                      xuất lại bằng lệnh đó, thêm `--force`";

/// A file of an issued paper, as it was issued.
struct IssuedFile {
    /// The paper, as others cite it.
    paper: String,
    /// SHA-256.
    hash: String,
}

/// What a file was when its paper was issued: by the record of the folder, and by the paper's own record, if
/// its YAML is at hand.
fn issued(name: &str, lines: &[(PathBuf, RecordLine)]) -> Vec<IssuedFile> {
    let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy().into_owned();
    let by_folder =
        lines.iter().filter(|(place, line)| !matches!(stand::of(place, line), Stand::Older(_))).filter_map(
            |(_, line)| Some(IssuedFile { paper: line.phat_hanh.clone()?, hash: line.ket_qua.clone() }),
        );
    let by_paper = lines.iter().filter_map(|(place, line)| {
        let source = places::source_path(place, line.nguon.as_ref()?)?;
        // A file of only an appendix is no file of the paper itself.
        let stem = Path::new(name).file_stem();
        let whole = line.don_vi.is_some() || source.file_stem() == stem;
        let lock = stand::lock_of(&source, line).filter(|_| whole)?;
        Some(IssuedFile { hash: lock.ket_qua.get(&ending)?.clone(), paper: lock.van_ban })
    });
    by_folder.chain(by_paper).collect()
}
