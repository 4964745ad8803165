//! `vanban import`: a paper of Word, or a text copied from a PDF, as YAML; or the files that a PDF carries.

mod carried;

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::PaperImportArgs;
use super::console::Console;
use super::values::MessageFormat;
use crate::files::disk;
use crate::finding::Finding;
use crate::pipeline::PaperImport;
use crate::run::converted::PaperSource;
use crate::run::hold::HeldFolder;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, change, converted, issued, own_templates, system};

/// What was imported, for programs.
#[derive(Serialize)]
struct ImportSums {
    tep: String,
    bang: usize,
    tu: usize,
    tu_con: usize,
    loi: usize,
    canh_bao: usize,
}

/// Runs the command.
pub(super) fn run(args: &PaperImportArgs) -> Result<Outcome, Refusal> {
    let source = system::shown(&args.file);
    if carried::is_pdf(&args.file) && disk::is_file(&args.file) {
        return carried::run(args);
    }
    if system::is_yaml(&args.file) {
        let hint = format!("xuất văn bản này: `vanban build {}`", system::argument(&source));
        return Err(Refusal::new(format!("`{source}` đã là tệp YAML, không cần nhập")).hint(hint));
    }
    let printed = args.out.as_deref().is_some_and(|out| out == Path::new("-"));
    let console = Console::new(if printed && args.messages.message_format != MessageFormat::Json {
        MessageFormat::Log
    } else {
        args.messages.message_format
    });
    let target = target(args);
    let folder = if printed { system::folder_of(&args.file) } else { system::folder_of(&target) };
    let _hold = match printed {
        true => None,
        false => Some(change::enter(&[HeldFolder::seen(folder)], &console)?),
    };
    if !printed {
        fits(&target)?;
        if let Some(finding) = issued::overwritten(&target) {
            return Err(Refusal::of(finding));
        }
        if !args.force && disk::exists(&target) {
            let message = format!("đã có tệp `{}`, không ghi đè", system::shown(&target));
            return Err(
                Refusal::new(message).hint("chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè")
            );
        }
    }
    let read = || converted::read(&args.file);
    let Some(import) = imported(folder, &source, read, &console) else { return Ok(Outcome::NotWritten) };
    match printed {
        true => console.print(&import.yaml),
        false => {
            let existing = Existing::with(args.signed.with(args.force));
            console.notes(save::files(
                &[(&target, import.yaml.as_bytes())],
                std::slice::from_ref(&args.file),
                existing,
            )?);
            tell(&console, &target, &import);
        }
    }
    Ok(Outcome::Done)
}

/// Imports a file for the papers of a folder. What is found is reported; returns None if there is an error.
pub(super) fn imported(
    folder: &Path,
    name: &str,
    read: impl FnOnce() -> Result<PaperSource, Finding>,
    console: &Console,
) -> Option<PaperImport> {
    let pipeline = own_templates::only(folder, console)?;
    let import = match read() {
        Ok(PaperSource::Word(bytes, told)) => pipeline.import_word(name, &bytes, told),
        Ok(PaperSource::Text(bytes)) => pipeline.import_text(name, &bytes),
        Err(finding) => Err(std::iter::once(finding).collect()),
    };
    let (report, import) = match import {
        Ok(import) => (None, Some(import)),
        Err(report) => (Some(report), None),
    };
    let told = import.as_ref().map(|import| &import.report).or(report.as_ref());
    told.into_iter().for_each(|report| console.findings(report));
    import
}

/// The file that is written.
fn target(args: &PaperImportArgs) -> PathBuf {
    match &args.out {
        None => args.file.with_extension("yaml"),
        Some(folder) if disk::is_dir(folder) => {
            folder.join(args.file.with_extension("yaml").file_name().unwrap_or_default())
        }
        Some(file) => file.clone(),
    }
}

/// Whether other commands would read a file of this name.
fn fits(path: &Path) -> Result<(), Refusal> {
    if system::is_yaml(path) {
        return Ok(());
    }
    let message = format!("`{}`: tệp của văn bản phải có đuôi .yaml hoặc .yml", system::shown(path));
    let right = system::shown(&path.with_extension("yaml"));
    Err(Refusal::new(message).hint(format!("viết `--out {}`", system::argument(&right))))
}

/// Says what was written, how much of it is kept, and what comes next.
fn tell(console: &Console, target: &Path, import: &PaperImport) {
    let name = system::shown(target);
    let words = &import.words;
    let (errors, warnings) = import.report.findings.count();
    console.sum(&ImportSums {
        tep: name.clone(),
        bang: import.tables,
        tu: words.all,
        tu_con: words.kept,
        loi: errors,
        canh_bao: warnings,
    });
    let share = words.per_mille();
    console.say(&format!("Đã ghi {name}: {}", import.tree.title));
    console.say(&format!(
        "Giữ {} trong {} từ của bản gốc ({},{} %), {} bảng; {warnings} chỗ cần xem lại",
        words.kept,
        words.all,
        share / 10,
        share % 10,
        import.tables
    ));
    console.say(&format!(
        "Tiếp theo: mở tệp, xem các dòng “Xem lại”, rồi xuất văn bản:\n  vanban build {}",
        system::argument(&name)
    ));
}
