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
