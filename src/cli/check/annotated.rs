//! Copies of Word files with the findings as comments (`vanban check --chu-thich`).
//!
//! In: reports on Word files. Out: a copy beside each, named after it; the files themselves are only read.

use std::path::{Path, PathBuf};

use crate::cli::args::CheckArgs;
use crate::cli::console::Console;
use crate::finding::{Finding, Report, Severity};
use crate::run::save::{self, Existing};
use crate::run::word_files::copy_of;
use crate::run::{Listener, Refusal, system};
use crate::word::{self, WordNote};

/// The remarks on a file.
pub(super) struct Remarked {
    source: PathBuf,
    notes: Vec<WordNote>,
}

impl Remarked {
    /// The findings of a report that are about this file.
    pub(super) fn of(source: &Path, name: &str, report: &Report) -> Remarked {
        let counted = report.findings.iter().filter(|one| one.severity != Severity::Waived);
        let notes = counted.map(|finding| note(finding, name, report)).collect();
        Remarked { source: source.to_owned(), notes }
    }
}

fn note(finding: &Finding, name: &str, report: &Report) -> WordNote {
    // A line of the source is a paragraph of the file.
    let of_file = finding.at.filter(|at| report.sources.file(at.file).name() == name);
    let line = of_file.map(|at| report.sources.file(at.file).line_column(at.start as usize).0);
    let grave = match finding.severity {
        Severity::Error => "Lỗi",
        Severity::Warning => "Cảnh báo",
        Severity::Note | Severity::Waived => "Lưu ý",
    };
    let mut text = format!("{grave} {}: {}", finding.code.name, finding.message);
    if let Some(hint) = &finding.hint {
        text += &format!("\nGợi ý: {hint}");
    }
    WordNote { paragraph: line.and_then(|line| u32::try_from(line).ok()).unwrap_or(1), text }
}

/// Writes the copies, all of them or none.
pub(super) fn write(
    args: &CheckArgs,
    files: &[Remarked],
    of_word: bool,
    console: &Console,
) -> Result<(), Refusal> {
    if files.is_empty() && of_word {
        // Why none of them is read was already reported.
        console.say("Không có tệp Word nào đọc được để ghi chú thích.");
        return Ok(());
    }
    if files.is_empty() {
        let hint = "nêu tệp Word: `vanban check to-trinh.docx --chu-thich`";
        return Err(Refusal::new("`--chu-thich` chỉ dùng cho tệp Word (.docx) đọc được").hint(hint));
    }
    let mut copies = Vec::new();
    for file in files.iter().filter(|file| !file.notes.is_empty()) {
        let bytes = system::document(&file.source).map_err(|finding| Refusal::new(finding.message))?;
        let copy = word::annotated(&bytes, &file.notes)
            .map_err(|fault| Refusal::new(fault.finding(&system::shown(&file.source)).message))?;
        copies.push((copy_of(&file.source), copy));
    }
    let sources: Vec<PathBuf> = files.iter().map(|file| file.source.clone()).collect();
    let written: Vec<(&Path, &[u8])> =
        copies.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice())).collect();
    let saved = save::files(&written, &sources, Existing::Own(args.overwrite()));
    // A copy always goes beside its file: there is no flag that gives it another name.
    let saved = saved.map_err(|refusal| {
        const ELSEWHERE: &str = "chọn tên khác bằng `--out <TỆP>`";
        let hint = refusal.hint.map(|hint| {
            let kept = hint.replace(&format!(", hoặc {ELSEWHERE}"), "");
            kept.replace(ELSEWHERE, "đổi tên hoặc chuyển tệp đó đi rồi chạy lại")
        });
        Refusal { hint, ..refusal }
    });
    console.notes(saved?);
    for (path, _) in &copies {
        console.say(&format!("Bản có chú thích: {}", system::shown(path)));
    }
    if copies.is_empty() {
        console.say("Không có gì để chú thích.");
    }
    Ok(())
}
