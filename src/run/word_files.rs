//! Word files among the arguments of a command: they are read as they are, not made.
//!
//! In: arguments. Out: one job per Word file, and the other arguments.

use std::path::{Path, PathBuf};

use super::inputs::DocumentJob;
use super::{Refusal, own_templates, system, wildcards};
use crate::files::{NotOpened, disk};

/// Separates Word files from the other arguments.
pub(crate) fn part(arguments: &[PathBuf]) -> Result<(Vec<DocumentJob>, Vec<PathBuf>), Refusal> {
    let (mut jobs, mut others) = (Vec::new(), Vec::new());
    for argument in arguments {
        if !system::is_word(argument) || disk::is_dir(argument) {
            others.push(argument.clone());
            continue;
        }
        match wildcards::expand_to(argument, system::is_word) {
            Some(files) => {
                let files = files.unwrap_or_default();
                if files.is_empty() {
                    let message = format!("không có tệp Word nào khớp `{}`", system::shown(argument));
                    let hint = "kiểm tra lại tên và đường dẫn; `*` là chữ bất kỳ, `?` là một chữ";
                    return Err(Refusal::new(message).hint(hint));
                }
                jobs.extend(files.iter().map(|file| job(file)));
            }
            None => {
                disk::metadata(argument).map_err(|error| {
                    let message =
                        format!("không đọc được `{}`: {}", system::shown(argument), system::words(&error));
                    let hint = "kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng";
                    Refusal::new(message).hint(NotOpened::of(&error).map_or(hint, NotOpened::hint))
                })?;
                jobs.push(job(argument));
            }
        }
    }
    Ok((jobs, others))
}

/// Where the copy of a Word file with remarks goes: beside it, with the ending that tells Word what it is.
pub(crate) fn copy_of(source: &Path) -> PathBuf {
    let stem = source.file_stem().unwrap_or_default().to_string_lossy();
    let ending = source.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    // Word opens no file with macros, and no template, under the ending of a plain one.
    let ending = if ["docm", "dotx", "dotm"].contains(&ending.as_str()) { ending.as_str() } else { "docx" };
    source.with_file_name(format!("{stem}-chu-thich.{ending}"))
}

/// Takes out files that are no papers of their own, as a pattern or a shell matches them among others: copies
/// with remarks of files that are there too, and files that Word makes while one is open. Returns each with
/// what it is.
pub(crate) fn take_out(jobs: &mut Vec<DocumentJob>) -> Vec<String> {
    if jobs.len() < 2 {
        return Vec::new();
    }
    let copies: Vec<(PathBuf, String)> =
        jobs.iter().map(|job| (copy_of(&job.source), job.name.clone())).collect();
    let mut told = Vec::new();
    jobs.retain(|job| {
        let is_open = job.source.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
        let of = copies.iter().find(|(copy, _)| *copy == job.source);
        match of {
            _ if is_open => told.push(format!("Bỏ qua `{}`: tệp tạm của Word khi đang mở văn bản", job.name)),
            Some((_, name)) => told.push(format!("Bỏ qua `{}`: bản có chú thích của `{name}`", job.name)),
            None => return true,
        }
        false
    });
    told
}

fn job(file: &Path) -> DocumentJob {
    DocumentJob {
        source: file.to_owned(),
        name: system::shown(file),
        target: file.to_owned(),
        templates: own_templates::templates_of(system::folder_of(file)),
        laws: own_templates::laws_of(file),
        collides: false,
    }
}
