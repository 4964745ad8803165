//! The name of a new file, as somebody typed it into a page.
//!
//! In: a name. Out: its path in a folder of the desk, or why it cannot be: a name is that of one file, in that folder
//! alone, and of none that is there.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::content::{house, laws};
use crate::files::disk;
use crate::run::{Refusal, system};

/// The longest name, in letters.
const LONGEST: usize = 120;

/// The path of a new file in a folder.
pub(super) fn path(folder: &Path, typed: &str) -> Result<PathBuf, Refusal> {
    let typed = typed.trim();
    let name = if system::is_yaml(Path::new(typed)) { typed.to_owned() } else { format!("{typed}.yaml") };
    let refused = |message: String, hint: &str| Err(Refusal::new(message).hint(hint));
    let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem);
    if stem.trim().is_empty() || name.chars().count() > LONGEST {
        return refused(
            "chưa có tên tệp, hoặc tên quá dài".to_owned(),
            "đặt tên ngắn, ví dụ quyet-dinh.yaml",
        );
    }
    let is_odd = |letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter);
    if name.contains(is_odd) || name.starts_with(['.', '-']) || stem.ends_with([' ', '.']) {
        return refused(
            format!("không đặt được tên tệp `{}`", crate::signs::visible(&name)),
            "tên chỉ gồm chữ, số, dấu gạch ngang, dấu cách; không có dấu / \\ : * ? \" < > |",
        );
    }
    if [laws::FILE, house::FILE].contains(&name.to_lowercase().as_str()) {
        return refused(format!("`{name}` là tên dành cho tệp khác của cơ quan"), "đặt tên khác");
    }
    if let Some(device) = system::device(&name) {
        return refused(
            format!("`{name}`: Windows không cho đặt tên tệp là `{device}`"),
            "đặt tên khác, dài hơn",
        );
    }
    let path = folder.join(&name);
    if let Some(there) = there(folder, &name) {
        let there = system::shown(&folder.join(there));
        return refused(format!("đã có tệp `{there}`, không ghi đè"), "đặt tên khác");
    }
    Ok(path)
}

/// The file of a folder that a new one would meet: Windows and macOS take names as the same whose letters are capitals
/// or not, and papers whose names end in `.yml` and in `.yaml` are written to the same files.
fn there(folder: &Path, name: &str) -> Option<String> {
    let alike = |name: &str| {
        let name = name.nfc().collect::<String>().to_lowercase();
        name.strip_suffix(".yml").map_or(name.clone(), |stem| format!("{stem}.yaml"))
    };
    let entries = disk::read_dir(folder).into_iter().flatten().flatten();
    let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|there| alike(there) == alike(name))
}

/// A name like this one that no file of a folder has: `a.yaml`, `a-2.yaml` …
pub(super) fn free(folder: &Path, name: &str) -> String {
    let stem = name.strip_suffix(".yaml").unwrap_or(name);
    let names =
        std::iter::once(format!("{stem}.yaml")).chain((2..1000).map(|at| format!("{stem}-{at}.yaml")));
    let is_free = |name: &String| there(folder, name).is_none();
    names.into_iter().find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{free, path};

    #[test]
    fn a_name_is_that_of_one_new_file_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.yaml"), "").unwrap();
        let of = |typed: &str| path(folder.path(), typed).map(|path| path.file_name().unwrap().to_owned());
        assert_eq!(of(" Kế hoạch 2027 ").unwrap(), "Kế hoạch 2027.yaml");
        assert_eq!(of("b.yml").unwrap(), "b.yml");
        for typed in [
            "",
            " ",
            ".yaml",
            "..",
            "../a",
            "/etc/x.yaml",
            "a/b.yaml",
            "a\\b",
            "C:x",
            "c:\\x.yaml",
            ".an.yaml",
            "-x",
            "a\nb",
            "x .yaml",
            "x..yaml",
            "con.yaml",
            "phap_luat.yaml",
            "Quy_tac.yaml",
            "a.yaml",
            "a",
            "A.YAML",
            "a.yml",
        ] {
            assert!(of(typed).is_err(), "{typed}");
        }
        assert!(path(folder.path(), &"x".repeat(121)).is_err());
        assert_eq!(free(folder.path(), "A.yaml"), "A-2.yaml");
        assert_eq!(free(Path::new(folder.path()), "c"), "c.yaml");
    }
}
