//! Records of the issued papers of a batch: one a locality, in a folder beside the template.
//!
//! In: a template and the code of a locality. Out: the record of its paper, `<mẫu>.phat-hanh/<mã>.phat-hanh.json`.
//! What a record holds, and what it allows to be written, is left to [`super::locks`]; its ways lead from the
//! folder of the template.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{locks, system};
use crate::files::disk;
use crate::finding::{Finding, codes};
use crate::issue::lock::Lock;

/// The ending of the folder's name, which replaces the ending of the template's name.
const FOLDER: &str = ".phat-hanh";

/// The folder of the records of a template's papers.
pub(crate) fn folder(template: &Path) -> PathBuf {
    let mut name = template.file_stem().unwrap_or_default().to_owned();
    name.push(FOLDER);
    template.with_file_name(name)
}

/// The path of the record of a locality's paper.
pub(crate) fn path_of(template: &Path, code: &str) -> PathBuf {
    locks::path_of(&folder(template).join(format!("{code}.yaml")))
}

/// The record of a locality's paper, if it was issued.
pub(crate) fn read(template: &Path, code: &str) -> Result<Option<Lock>, Finding> {
    let path = path_of(template, code);
    let read = match disk::read(&path) {
        Ok(bytes) => Lock::read(&bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => Err(system::words(&error)),
    };
    read.map(Some).map_err(|words| {
        let message = format!("bản ghi phát hành `{}`: {words}", system::shown(&path));
        Finding::general(codes::P008, message).hint(format!(
            "lấy lại tệp này từ bản sao lưu; không có bản sao lưu thì xóa tệp này rồi khóa lại bằng `{}`",
            command(template, code, "")
        ))
    })
}

/// The command that issues a locality's paper, with an option.
pub(crate) fn command(template: &Path, code: &str, option: &str) -> String {
    let name = system::argument(&system::shown(template));
    format!("vanban issue {name} --only {code} {option}").trim_end().to_owned()
}

/// The records of all batches whose templates are in a folder, each with the path of its record without
/// ending.
pub(crate) fn in_folder(folder: &Path) -> Vec<(PathBuf, Lock)> {
    let Ok(entries) = disk::read_dir(folder) else { return Vec::new() };
    let mut folders: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(FOLDER) && disk::is_dir(path))
        .collect();
    folders.sort();
    folders.iter().flat_map(|folder| locks::in_folder(folder, |_| true)).collect()
}

/// The template of a record of a batch, by the path of the record without ending: the file beside its folder
/// that bears its name.
pub(crate) fn template_of(stem: &Path) -> Option<PathBuf> {
    let folder = stem.parent()?;
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let stem = folder.with_file_name(name.strip_suffix(FOLDER)?);
    let files = ["yaml", "yml"].map(|ending| stem.with_added_extension(ending));
    files.into_iter().find(|file| disk::is_file(file))
}

/// The finding about a locality's paper whose files were issued, as the record of a folder says.
pub(crate) fn missing(template: &Path, code: &str, paper: &str) -> Finding {
    let message = format!(
        "văn bản của địa phương `{code}` theo mẫu `{}` đã phát hành ({paper}) mà không còn bản ghi phát hành `{}`",
        system::shown(template),
        system::shown(&path_of(template, code)),
    );
    Finding::general(codes::P014, message).hint(format!(
        "lấy lại tệp này từ bản sao lưu; không có bản sao lưu thì khóa lại bằng `{}`",
        command(template, code, "--force")
    ))
}
