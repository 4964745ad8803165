//! What parts of localities' own files replaced in the template (`goc`): kept, shown, written anew.
//!
//! In: the localities with their own files. Out: the texts of hashes, which are files in the folder `goc` beside the
//! own files; hashes in those files; a report on all localities. Finding out what a part replaces is left to
//! [`origin`].

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::localities::LocalityJob;
use super::opened::OpenedBatch;
use crate::cli::console::Console;
use crate::cli::values::OriginWish;
use crate::files::disk;
use crate::finding::Finding;
use crate::localities::origin::{self, OriginTexts, PartOrigin};
use crate::pipeline::Report;
use crate::run::change::{self, FileChange, Unchanged};
use crate::run::hold::HeldFolder;
use crate::run::{Listener, Outcome, Refusal, system};
use crate::yaml;
use crate::yaml::splice::{Edit, Step, splice};

/// The folder of the texts, beside the own files.
const FOLDER: &str = "goc";
/// The key of the hash.
const KEY: &str = "goc";

/// The texts that were kept for these localities.
pub(in crate::cli) fn texts(jobs: &[LocalityJob]) -> OriginTexts {
    let overlays = jobs.iter().filter_map(|job| job.overlay.as_deref());
    let folders: BTreeSet<PathBuf> = overlays.map(folder).collect();
    let mut texts = OriginTexts::new();
    for entry in folders.iter().filter_map(|folder| disk::read_dir(folder).ok()).flatten().flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let hash = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(text) = system::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
            texts.insert(hash, text);
        }
    }
    texts
}

fn folder(overlay: &Path) -> PathBuf {
    system::folder_of(overlay).join(FOLDER)
}

/// An own file with its parts.
struct OwnFile<'j> {
    job: &'j LocalityJob,
    path: &'j Path,
    bytes: Vec<u8>,
    parts: Vec<PartOrigin>,
}

/// Shows or writes what the own files replaced.
pub(in crate::cli) fn run(
    wish: OriginWish,
    batch: &OpenedBatch,
    jobs: &[LocalityJob],
    console: &Console,
) -> Result<Outcome, Refusal> {
    let folders: BTreeSet<&Path> =
        jobs.iter().filter_map(|job| job.overlay.as_deref()).map(system::folder_of).collect();
    let held = |folder: &&Path| match wish {
        OriginWish::Show => HeldFolder::seen(*folder),
        OriginWish::Write | OriginWish::Renew => HeldFolder::own(*folder),
    };
    let held: Vec<HeldFolder> = folders.iter().map(held).collect();
    let hold = change::enter(&held, console)?;
    let mut report = Report::default();
    let mut files = Vec::new();
    let template = yaml::open(&batch.name, &batch.bytes, &mut report);
    for job in jobs {
        let (Some(path), Some(template)) = (job.overlay.as_deref(), &template) else { continue };
        let name = system::shown(path);
        let bytes = system::read(path).map_err(|error| Refusal::unread(&name, &error))?;
        let Some(own) = yaml::open(&name, &bytes, &mut report) else { continue };
        let parts = origin::origins(template, &own);
        files.push(OwnFile { job, path, bytes, parts });
    }
    console.findings(&report);
    if report.findings.has_errors() {
        return Ok(Outcome::NotWritten);
    }
    if files.is_empty() {
        return Err(Refusal::new("không địa phương nào đã chọn có tệp riêng")
            .hint("tệp riêng ở thư mục dia-phuong cạnh mẫu, hoặc nêu bằng `--overlays`"));
    }
    match wish {
        OriginWish::Show => Ok(show(&files, &texts(jobs), console)),
        OriginWish::Write | OriginWish::Renew => write(&files, wish == OriginWish::Renew, console, &hold),
    }
}

/// The report: what the template has changed since, of all localities.
fn show(files: &[OwnFile<'_>], texts: &OriginTexts, console: &Console) -> Outcome {
    let (mut changed, mut units, mut same, mut unknown) = (0, 0, 0, 0);
    for file in files {
        let before = changed;
        for part in &file.parts {
            match &part.stated {
                None => unknown += 1,
                Some(_) if !part.is_changed() => same += 1,
                Some(stated) => {
                    if changed == before {
                        console.say(&format!("{} ({})", file.job.unit.called(), system::shown(file.path)));
                        units += 1;
                    }
                    changed += 1;
                    console.say(&format!("  phần `{}`: mẫu chung đã đổi", part.part));
                    let old = texts.get(stated).map_or("(không còn lưu)", String::as_str);
                    let own = if part.own.is_empty() { "(bỏ phần này)" } else { &part.own };
                    for (title, text) in
                        [("lời cũ của mẫu", old), ("lời mới của mẫu", &part.text), ("lời riêng", own)]
                    {
                        console.say(&format!("    {title}:"));
                        text.lines().for_each(|line| console.say(&format!("      {line}")));
                    }
                }
            }
        }
    }
    console.say(&format!(
        "{} địa phương có tệp riêng: {changed} phần mẫu đã đổi (ở {units} địa phương), {same} phần còn khớp, {unknown} \
         phần chưa ghi gốc",
        files.len()
    ));
    if changed == 0 { Outcome::Done } else { Outcome::NotWritten }
}

/// Writes hashes into the own files and their texts beside them, all or none.
fn write(
    files: &[OwnFile<'_>],
    renew: bool,
    console: &Console,
    hold: &crate::run::hold::Hold,
) -> Result<Outcome, Refusal> {
    let home = files.first().map_or(Path::new("."), |file| system::folder_of(file.path));
    let mut change = FileChange::new("ghi gốc của các phần riêng".to_owned(), home, hold);
    let (mut parts, mut written, mut left) = (0, 0, 0);
    let mut kept: BTreeSet<PathBuf> = BTreeSet::new();
    for file in files {
        let mut edits = Vec::new();
        for part in &file.parts {
            let edit = match &part.stated {
                None => Edit::Insert {
                    map: part.way.clone(),
                    after: Some(part.key.to_owned()),
                    key: KEY.to_owned(),
                    value: part.hash(),
                },
                Some(_) if part.is_changed() && renew => Edit::Replace {
                    at: part.way.iter().cloned().chain([Step::from(KEY)]).collect(),
                    value: part.hash(),
                },
                Some(_) => {
                    left += usize::from(part.is_changed());
                    continue;
                }
            };
            edits.push(edit);
            let text = folder(file.path).join(format!("{}.txt", part.hash()));
            if kept.insert(text.clone()) && !disk::is_file(&text) {
                change.put(&text, part.text.clone().into_bytes());
            }
        }
        if edits.is_empty() {
            continue;
        }
        parts += edits.len();
        written += 1;
        match splice(&system::shown(file.path), &file.bytes, &edits) {
            Ok(bytes) => change.put(file.path, bytes),
            Err(finding) => {
                let finding: Finding = finding;
                console.findings(&Report::from_iter([finding]));
                console.say("Chưa ghi gì: sửa các lỗi trên rồi chạy lại");
                return Ok(Outcome::NotWritten);
            }
        }
    }
    change.write().map_err(Unchanged::refusal)?;
    console.say(&format!("Đã ghi gốc của {parts} phần vào {written} tệp riêng; lời của mẫu lưu ở thư mục {FOLDER} cạnh các tệp đó"));
    if left > 0 {
        console.say(&format!(
            "{left} phần mẫu đã đổi từ khi ghi gốc vẫn giữ gốc cũ: xem bằng `--goc=xem`, xem lại xong thì `--goc=lai`"
        ));
    }
    Ok(Outcome::Done)
}
