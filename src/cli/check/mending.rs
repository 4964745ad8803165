//! `vanban check --sua`: corrections that are beyond doubt are written into the files of documents.
//!
//! In: documents. Out: what would change in each file, what is left and why; then the files, once the user
//! agrees. Issued papers, and the files they take figures from, stay as they are. The pipeline decides what
//! is beyond doubt.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::super::args::CheckArgs;
use super::super::console::Console;
use super::super::values::MessageFormat;
use super::unified;
use crate::files::Disk;
use crate::finding::{Finding, Report, codes};
use crate::pipeline::{Input, LeftAsIs, Mended, MendedFile, Pipeline};
use crate::run::change::{self, FileChange, Unchanged};
use crate::run::crash::Crash;
use crate::run::hold::HeldFolder;
use crate::run::inputs::{self, DocumentJob};
use crate::run::own_templates::Pipelines;
use crate::run::{Listener, Outcome, Refusal, issued, locks, system, whole, workers};

/// What `check --sua` may do with a document.
enum FileLook {
    /// Its files stay as they are, whatever is in them.
    Closed(Box<Finding>),
    /// The same, because the paper was issued.
    Issued,
    /// The corrections that could be written.
    Open(Box<Mended>),
}

/// The sum over all files.
#[derive(Default)]
struct MendingSum {
    /// What is to be written.
    files: Vec<MendedFile>,
    places: usize,
    left: usize,
    /// Number of files that stay as they are, although something in them could be written, or because they
    /// may not be written.
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
    let folders: Vec<HeldFolder> =
        inputs.jobs.iter().map(|job| HeldFolder::seen(system::folder_of(&job.source))).collect();
    let (hold, _) = change::enter_to_read(&folders, &console);
    inputs.tell(&console, "sửa", "sửa từng chỗ bằng tay");
    console.notes(inputs.faults.iter().cloned().collect());
    let mut sum = MendingSum { errors: inputs.faults.count().0, ..MendingSum::default() };

    let mut pipelines = Pipelines::with_fonts(args.fonts.folder())?;
    let used: Vec<usize> =
        inputs.jobs.iter().map(|job| pipelines.of(job.templates.as_deref(), job.laws.as_deref())).collect();
    for prepared in pipelines.all() {
        sum.errors += prepared.report.findings.count().0;
        console.findings(&prepared.report);
    }
    let jobs: Vec<(&DocumentJob, Option<&Pipeline>)> =
        inputs.jobs.iter().zip(used).map(|(job, at)| (job, pipelines.get(at))).collect();
    let searched: BTreeSet<&Path> = jobs.iter().map(|(job, _)| system::folder_of(&job.source)).collect();
    let color = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    workers::all(
        &jobs,
        workers::cores(),
        &console,
        |(job, _)| job.name.clone(),
        |(job, pipeline)| pipeline.map(|pipeline| look(job, pipeline, &searched)),
        |(job, _), result| {
            let crashed = |crash: Crash| Some(FileLook::Closed(Box::new(crash.finding(Some(&job.name)))));
            // Templates that cannot be used were already reported.
            let Some(seen) = result.unwrap_or_else(crashed) else { return };
            sum.add(job, seen, color, &console);
        },
    );
    drop(hold);
    let good = sum.errors == 0 && sum.closed == 0;
    let outcome = if good { Outcome::Done } else { Outcome::NotWritten };
    if !sum.issued.is_empty() {
        console.say(&format!("để nguyên (văn bản đã phát hành): {}", sum.issued.join(", ")));
    }
    let left = format!("để lại {} chỗ", sum.left);
    let files = std::mem::take(&mut sum.files);
    if files.is_empty() {
        console.say(&format!("Không có chỗ nào để sửa; {left}"));
        return Ok(outcome);
    }
    console.say(&format!("Sửa được {} chỗ ở {} tệp; {left}", sum.places, files.len()));
    if !args.agreed && !agrees()? {
        console.say("Chưa ghi tệp nào. Ghi các chỗ sửa trên vào tệp: chạy lại lệnh này, thêm `--dong-y`");
        return Ok(Outcome::NotWritten);
    }
    write(&files, &console)?;
    files.iter().for_each(|file| console.say(&format!("đã ghi {}", file.name)));
    Ok(outcome)
}

/// The corrections for a document's files; `searched` are the folders whose issued papers are asked.
fn look(job: &DocumentJob, pipeline: &Pipeline, searched: &BTreeSet<&Path>) -> FileLook {
    const WHAT: &str = "không sửa";
    let old = match system::document(&job.source) {
        Ok(bytes) => bytes,
        Err(finding) => return FileLook::Closed(Box::new(finding)),
    };
    if matches!(locks::read(&job.source), Ok(Some(_))) {
        return FileLook::Issued;
    }
    let taken = |name: &str| {
        let folders: BTreeSet<&Path> =
            searched.iter().copied().chain([system::folder_of(Path::new(name))]).collect();
        issued::table(name, &folders.into_iter().collect::<Vec<_>>(), WHAT)
    };
    if let Some(finding) = issued::paper(&job.source, &old, WHAT).or_else(|| taken(&job.name)) {
        return FileLook::Closed(Box::new(finding));
    }
    let input = Input { name: &job.name, bytes: &old, files: &Disk, issued_by: None };
    let is_free =
        |name: &str| taken(name).is_none() && !matches!(locks::read(Path::new(name)), Ok(Some(_)) | Err(_));
    FileLook::Open(Box::new(pipeline.mend(input, &is_free)))
}

impl MendingSum {
    /// Reports what becomes of a document's files.
    fn add(&mut self, job: &DocumentJob, seen: FileLook, color: bool, console: &Console) {
        let mended = match seen {
            FileLook::Closed(finding) => {
                self.closed += 1;
                return console.notes(vec![*finding]);
            }
            FileLook::Issued => return self.issued.push(job.name.clone()),
            FileLook::Open(mended) => mended,
        };
        let Mended { files, places, left, refused, report } = *mended;
        for file in &files {
            let [old, new] = [&file.old, &file.new].map(|bytes| String::from_utf8_lossy(bytes));
            console.print(&unified::diff(&file.name, &old, &new, color));
        }
        if let Some(why) = refused {
            self.closed += 1;
            console.say(&format!("để nguyên: {}: {why}", job.name));
        }
        left.iter().for_each(|one| console.say(&line(&job.name, one, &report)));
        self.left += left.len();
        self.errors += report.findings.count().0;
        self.places += places;
        // A file that two documents have attached is written once; where their corrections differ, the next
        // run writes the rest.
        for file in files {
            if !self.files.iter().any(|one| one.name == file.name) {
                self.files.push(file);
            }
        }
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

/// Asks the user at the terminal; without a terminal the answer is no.
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

/// Writes all files, or none.
fn write(files: &[MendedFile], console: &Console) -> Result<(), Refusal> {
    let folders: Vec<&Path> = files.iter().map(|file| system::folder_of(Path::new(&file.name))).collect();
    let Some(home) = folders.first() else { return Ok(()) };
    let own: Vec<HeldFolder> = folders.iter().map(|folder| HeldFolder::own(*folder)).collect();
    let hold = change::enter(&own, console)?;
    let what = format!("sửa lỗi trình bày trong {} tệp", files.len());
    let mut change = FileChange::new(what, home, &hold);
    for file in files {
        let source = Path::new(&file.name);
        // Somebody may have edited or issued it while nobody held it.
        let same = system::read(source).is_ok_and(|bytes| bytes == file.old);
        if !same || issued::paper(source, &file.old, "không sửa").is_some() {
            let message =
                format!("`{}` vừa được thay đổi ở nơi khác; chưa ghi gì, mọi tệp như trước", file.name);
            return Err(Refusal::new(message).hint("chạy lại lệnh này"));
        }
        let place = whole::place_of(source)?;
        whole::check(&place).map_err(|error| whole::refused(source, &error))?;
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
