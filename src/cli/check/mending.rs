//! `vanban check --sua`: what is beyond doubt is written into the files of documents.
//!
//! In: documents. Out: what would change in each file, what is left and why; then the files, once the user
//! agrees. Issued papers, and what they take figures from, stay as they are. What is beyond doubt, the pipeline
//! says.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::super::args::CheckArgs;
use super::super::console::Console;
use super::super::values::MessageFormat;
use super::unified;
use crate::diag::{Diagnostic, Report, codes};
use crate::files::Disk;
use crate::pipeline::{Input, LeftAsIs, Mended, Pipeline};
use crate::run::change::{self, Change, Unchanged};
use crate::run::crash::Crash;
use crate::run::hold::Place;
use crate::run::inputs::{self, Job};
use crate::run::own_templates::Pipelines;
use crate::run::{Listener, Outcome, Refusal, issued, locks, system, whole, workers};

/// What is looked at in a document.
enum FileLook {
    /// It stays as it is, whatever is in it.
    Closed(Diagnostic),
    /// The same of a paper that was issued.
    Issued,
    /// What could be written.
    Open { old: Vec<u8>, mended: Box<Mended> },
}

/// A file that is to be written.
struct ToWrite {
    source: PathBuf,
    name: String,
    old: Vec<u8>,
    new: Vec<u8>,
}

/// What all files come to.
#[derive(Default)]
struct MendingSum {
    places: usize,
    left: usize,
    /// Files that stay as they are although something in them could be written, or may not be written.
    closed: usize,
    /// Papers that were issued.
    issued: Vec<String>,
    errors: usize,
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> Result<Outcome, Refusal> {
    let mut inputs = inputs::collect(&args.inputs, "out".as_ref())?;
    inputs.faults.retain(|finding| finding.code == codes::W002);
    let console = Console::with_progress(MessageFormat::Human, inputs.jobs.len());
    let folders = |place: fn(PathBuf) -> Place| -> Vec<Place> {
        inputs.jobs.iter().map(|job| place(system::folder_of(&job.source).to_owned())).collect()
    };
    let (hold, _) = change::enter_to_read(&folders(Place::seen), &console);
    inputs.tell(&console, "sửa", "sửa từng chỗ bằng tay");
    console.notes(inputs.faults.iter().cloned().collect());
    let mut sum = MendingSum { errors: inputs.faults.count().0, ..MendingSum::default() };

    let mut pipelines = Pipelines::with_fonts(args.fonts.folder())?;
    let used: Vec<usize> = inputs.jobs.iter().map(|job| pipelines.of(job.templates.as_deref())).collect();
    for prepared in pipelines.all() {
        sum.errors += prepared.report.findings.count().0;
        console.findings(&prepared.report);
    }
    let jobs: Vec<(&Job, Option<&Pipeline>)> =
        inputs.jobs.iter().zip(used).map(|(job, at)| (job, pipelines.get(at))).collect();
    let color = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    let mut files = Vec::new();
    workers::all(
        &jobs,
        workers::cores(),
        &console,
        |(job, _)| job.name.clone(),
        |(job, pipeline)| pipeline.map(|pipeline| look(job, pipeline)),
        |(job, _), result| {
            let crashed = |crash: Crash| Some(FileLook::Closed(crash.finding(Some(&job.name))));
            // Templates that cannot be used were told.
            let Some(seen) = result.unwrap_or_else(crashed) else { return };
            files.extend(sum.add(job, seen, color, &console));
        },
    );
    drop(hold);
    let good = sum.errors == 0 && sum.closed == 0;
    let outcome = if good { Outcome::Done } else { Outcome::NotWritten };
    if !sum.issued.is_empty() {
        console.say(&format!("để nguyên (văn bản đã phát hành): {}", sum.issued.join(", ")));
    }
    let left = format!("để lại {} chỗ", sum.left);
    if files.is_empty() {
        console.say(&format!("Không có chỗ nào để sửa; {left}"));
        return Ok(outcome);
    }
    console.say(&format!("Sửa được {} chỗ ở {} tệp; {left}", sum.places, files.len()));
    if !args.agreed && !agrees()? {
        console.say("Chưa ghi tệp nào. Ghi các chỗ sửa trên vào tệp: chạy lại lệnh này, thêm `--dong-y`");
        return Ok(Outcome::NotWritten);
    }
    write(&files, &folders(Place::own), &console)?;
    files.iter().for_each(|file| console.say(&format!("đã ghi {}", file.name)));
    Ok(outcome)
}

/// What could be written into a document's file.
fn look(job: &Job, pipeline: &Pipeline) -> FileLook {
    const WHAT: &str = "không sửa";
    let old = match system::document(&job.source) {
        Ok(bytes) => bytes,
        Err(finding) => return FileLook::Closed(finding),
    };
    if matches!(locks::read(&job.source), Ok(Some(_))) {
        return FileLook::Issued;
    }
    let taken = || issued::table(&job.name, &[system::folder_of(&job.source)], WHAT);
    if let Some(finding) = issued::paper(&job.source, &old, WHAT).or_else(taken) {
        return FileLook::Closed(finding);
    }
    let input = Input { name: &job.name, bytes: &old, files: &Disk, issued_by: None };
    let mended = Box::new(pipeline.mend(input));
    FileLook::Open { old, mended }
}

impl MendingSum {
    /// Tells what becomes of a file; gives it where it is to be written.
    fn add(&mut self, job: &Job, seen: FileLook, color: bool, console: &Console) -> Option<ToWrite> {
        let (old, mended) = match seen {
            FileLook::Closed(finding) => {
                self.closed += 1;
                console.notes(vec![finding]);
                return None;
            }
            FileLook::Issued => {
                self.issued.push(job.name.clone());
                return None;
            }
            FileLook::Open { old, mended } => (old, mended),
        };
        let Mended { bytes, places, left, refused, report } = *mended;
        if let Some(new) = &bytes {
            let [old, new] = [&old, new].map(|bytes| String::from_utf8_lossy(bytes));
            console.print(&unified::diff(&job.name, &old, &new, color));
        }
        if let Some(why) = refused {
            self.closed += 1;
            console.say(&format!("để nguyên: {}: {why}", job.name));
        }
        left.iter().for_each(|one| console.say(&line(&job.name, one, &report)));
        self.left += left.len();
        self.errors += report.findings.count().0;
        self.places += places;
        Some(ToWrite { source: job.source.clone(), name: job.name.clone(), old, new: bytes? })
    }
}

/// `để lại: a.yaml:12:5: cảnh báo[C024] …: cần người soạn quyết định`.
fn line(name: &str, left: &LeftAsIs, report: &Report) -> String {
    let LeftAsIs { finding, at, why } = left;
    let of_finding = finding.as_ref().and_then(|one| one.at);
    let file = of_finding.map_or(name, |at| report.sources.file(at.file).name());
    let place = at.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
    let what = match finding {
        Some(finding) => format!("[{}] {}", finding.code.name, finding.message),
        None => "dấu cách sau số, dấu đầu dòng".to_owned(),
    };
    format!("để lại: {file}{place}: {what}: {why}")
}

/// Asks who sits at the terminal; where nobody does, nobody agrees.
fn agrees() -> Result<bool, Refusal> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Ok(false);
    }
    let mut out = anstream::stdout();
    let asked =
        write!(out, "Ghi các chỗ sửa trên vào tệp? Gõ c (có) hoặc k (không): ").and_then(|()| out.flush());
    let mut answer = String::new();
    let read = asked.and_then(|()| io::stdin().read_line(&mut answer));
    read.map_err(|error| Refusal::new(format!("không đọc được câu trả lời: {}", system::words(&error))))?;
    Ok(is_yes(&answer))
}

fn is_yes(answer: &str) -> bool {
    ["c", "có", "co", "y", "yes", "đồng ý"].contains(&answer.trim().to_lowercase().as_str())
}

/// Writes all files or none.
fn write(files: &[ToWrite], folders: &[Place], console: &Console) -> Result<(), Refusal> {
    let hold = change::enter(folders, console)?;
    let Some(first) = files.first() else { return Ok(()) };
    let what = format!("sửa lỗi trình bày trong {} tệp", files.len());
    let mut change = Change::new(what, system::folder_of(&first.source), &hold);
    for file in files {
        // Somebody may have typed in it, or issued it, while nobody held it.
        let same = system::read(&file.source).is_ok_and(|bytes| bytes == file.old);
        let free = || issued::paper(&file.source, &file.old, "không sửa").is_none();
        if !same || !free() {
            let message =
                format!("`{}` vừa được thay đổi ở nơi khác; chưa ghi gì, mọi tệp như trước", file.name);
            return Err(Refusal::new(message).hint("chạy lại lệnh này"));
        }
        let place = whole::place_of(&file.source)?;
        whole::check(&place).map_err(|error| whole::refused(&file.source, &error))?;
        change.put(&place, file.new.as_slice());
    }
    change.write().map_err(Unchanged::refusal)
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn only_a_clear_yes_is_one() {
        assert!(["c\n", " Có\r\n", "y"].into_iter().all(is_yes));
        assert!(!["", "\n", "k", "không", "ch"].into_iter().any(is_yes));
    }
}
