//! Files of the operating system: how they are read, named and what goes wrong with them.

use std::io;
use std::path::{MAIN_SEPARATOR, Path};

use crate::finding::{Finding, codes};

/// The bytes of a file, but no more than readers take.
pub(crate) use crate::files::of_disk as read;
/// The bytes of a file, but no more than one byte over a limit.
pub(crate) use crate::files::of_disk_within as read_within;
/// What the system says, in Vietnamese.
pub(crate) use crate::files::words;

/// A path as people read it: `/` between folders on every system, no leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    let text = if MAIN_SEPARATOR == '/' { text } else { text.replace(MAIN_SEPARATOR, "/") };
    match text.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => text,
    }
}

/// A name as it is typed into a command: within quotation marks where it holds blanks or signs that
/// command lines read otherwise.
pub(crate) fn argument(name: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "/\\.:_-+,@".contains(letter);
    if name.chars().all(plain) { name.to_owned() } else { format!("\"{name}\"") }
}

/// The folder a file stands in; `.` where its name has none.
pub(crate) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Is it a YAML file by its name?
pub(crate) fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
}

/// Is it a Word file by its name?
pub(crate) fn is_word(path: &Path) -> bool {
    const ENDINGS: [&str; 6] = ["docx", "docm", "dotx", "dotm", "doc", "rtf"];
    let ending = path.extension().unwrap_or_default();
    ENDINGS.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// The device of Windows that a file's or a folder's name means, with or without an ending.
pub(crate) fn device(name: &str) -> Option<String> {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
    };
    let known = ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT");
    known.then_some(stem)
}

/// The bytes of a document's file; otherwise that it cannot be read.
pub(crate) fn document(path: &Path) -> Result<Vec<u8>, Finding> {
    read(path).map_err(|error| {
        let message = format!("không đọc được `{}`: {}", shown(path), words(&error));
        Finding::general(codes::W002, message)
    })
}

/// What to do about a file that cannot be read: of one that is not there.
pub(crate) fn where_from(error: &io::Error) -> Option<&'static str> {
    let missing = error.kind() == io::ErrorKind::NotFound;
    missing.then_some("kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{device, folder_of, is_yaml, shown};

    #[test]
    fn devices_of_windows_are_known_with_any_ending() {
        for name in ["con", "NUL.yaml", "Aux.phu-luc", "com1", "lpt9.x", "prn "] {
            assert!(device(name).is_some(), "{name}");
        }
        for name in ["con-dau", "com", "com0", "com10", "auxx", "nuli.yaml", ""] {
            assert_eq!(device(name), None, "{name}");
        }
    }

    #[test]
    fn names_are_as_typed() {
        assert_eq!(shown(&Path::new(".").join("a").join("b.yaml")), "a/b.yaml");
        assert_eq!(shown(Path::new(".")), ".");
        assert_eq!(folder_of(Path::new("a.yaml")), Path::new("."));
        assert_eq!(folder_of(Path::new("x/a.yaml")), Path::new("x"));
        assert!(is_yaml(Path::new("A.YML")) && !is_yaml(Path::new("a.docx")) && !is_yaml(Path::new("yaml")));
    }
}
