//! Files of the operating system: how they are read and named, and what can go wrong with them.

use std::io::{self, ErrorKind};
use std::path::{MAIN_SEPARATOR, Path};

use crate::files::{NotOpened, disk};
use crate::finding::{Finding, codes};

/// The bytes of a file, but at most one byte over a limit.
pub(crate) use crate::files::disk::read_within;
/// The bytes of a file, but at most as many as readers accept.
pub(crate) use crate::files::of_disk as read;
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

/// A name as it is typed into a command: in quotation marks if it holds blanks or characters that shells
/// interpret.
pub(crate) fn argument(name: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "/\\.:_-+,@".contains(letter);
    if name.chars().all(plain) { name.to_owned() } else { format!("\"{name}\"") }
}

/// The folder of a file; `.` if its name has none.
pub(crate) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether it is a YAML file, by its name.
pub(crate) fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
}

/// Whether a name is that of a file, of something else that is no folder, or of a link to what is gone: what
/// cannot be read is reported when its turn comes, and not skipped.
pub(crate) fn is_named_file(path: &Path) -> bool {
    match disk::metadata(path) {
        Ok(found) => !found.is_dir(),
        Err(_) => disk::symlink_metadata(path).is_ok(),
    }
}

/// Whether it is a Word file, or one that LibreOffice makes a Word file of, by its name.
pub(crate) fn is_word(path: &Path) -> bool {
    const ENDINGS: [&str; 7] = ["docx", "docm", "dotx", "dotm", "doc", "rtf", "odt"];
    let ending = path.extension().unwrap_or_default();
    ENDINGS.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// Whether a folder holds Word files, which no command reads unless they are named.
pub(crate) fn holds_word(folder: &Path) -> bool {
    let entries = disk::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|file| is_word(&file) && disk::is_file(&file))
}

/// The Windows device that the name of a file or folder means, with or without an ending.
pub(crate) fn device(name: &str) -> Option<String> {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
    };
    let known = ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT");
    known.then_some(stem)
}

/// The bytes of a document's file; otherwise the finding that it cannot be read.
pub(crate) fn document(path: &Path) -> Result<Vec<u8>, Finding> {
    read(path).map_err(|error| {
        let message = format!("không đọc được `{}`: {}", shown(path), words(&error));
        let finding = Finding::general(codes::W002, message);
        match NotOpened::of(&error) {
            Some(reason) => finding.hint(reason.hint()),
            None => finding,
        }
    })
}

/// What to do about a file that cannot be read, if it does not exist or is not opened.
pub(crate) fn where_from(error: &io::Error) -> Option<&'static str> {
    let missing = error.kind() == ErrorKind::NotFound;
    let missing = missing.then_some("kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng");
    missing.or_else(|| NotOpened::of(error).map(NotOpened::hint))
}

/// What to do about a file that cannot be written. Returns None if that is not known.
pub(crate) fn to_write(path: &Path, error: &io::Error) -> Option<&'static str> {
    if let Some(reason) = NotOpened::of(error) {
        return Some(reason.hint());
    }
    let hint = match error.kind() {
        ErrorKind::PermissionDenied
            if disk::metadata(path).is_ok_and(|file| file.permissions().readonly()) =>
        {
            "tệp đang để chỉ đọc: bỏ thuộc tính chỉ đọc của tệp rồi chạy lại"
        }
        ErrorKind::PermissionDenied => {
            "xem lại quyền ghi của tệp và của thư mục chứa nó, hoặc ghi ra thư mục mà bạn được ghi"
        }
        ErrorKind::ReadOnlyFilesystem => "chép các tệp sang ổ đĩa ghi được rồi chạy lại ở đó",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "giải phóng chỗ trên ổ đĩa rồi chạy lại",
        ErrorKind::FileTooLarge => "ghi ra ổ đĩa khác",
        ErrorKind::IsADirectory => "đổi tên hoặc chuyển thư mục đó đi, hoặc ghi ra nơi khác",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "đổi tên tệp đang chiếm tên thư mục đó, hoặc ghi ra nơi khác"
        }
        ErrorKind::NotFound => "tạo thư mục chứa tệp trước, hoặc xem lại đường dẫn",
        ErrorKind::InvalidFilename => "đặt tên ngắn hơn, chỉ gồm chữ, số, dấu gạch",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            "đóng chương trình đang dùng tệp rồi chạy lại"
        }
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::TimedOut => "nối lại ổ đĩa mạng rồi chạy lại, hoặc ghi ra ổ đĩa của máy",
        _ => return None,
    };
    Some(hint)
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};
    use std::path::Path;

    use super::{device, folder_of, is_yaml, shown, to_write, words};

    /// Every error that prevents writing a file and has Vietnamese words also has a hint.
    #[test]
    fn a_file_that_cannot_be_written_comes_with_what_to_do() {
        for kind in [
            ErrorKind::PermissionDenied,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
            ErrorKind::IsADirectory,
            ErrorKind::NotADirectory,
            ErrorKind::NotFound,
            ErrorKind::InvalidFilename,
            ErrorKind::ResourceBusy,
            ErrorKind::StaleNetworkFileHandle,
            ErrorKind::TimedOut,
        ] {
            let error = Error::from(kind);
            assert!(!words(&error).contains("hệ điều hành"), "{kind:?}");
            assert!(to_write(Path::new("out/a.pdf"), &error).is_some(), "{kind:?}");
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.pdf");
        std::fs::write(&file, "").unwrap();
        let mut rights = std::fs::metadata(&file).unwrap().permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&file, rights).unwrap();
        let hint = to_write(&file, &Error::from(ErrorKind::PermissionDenied)).unwrap();
        assert!(hint.starts_with("tệp đang để chỉ đọc"), "{hint}");
    }

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
