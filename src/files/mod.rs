//! Files that a document names: a paper it cites, a plan attached to it, a workbook of figures; and the
//! [`disk`], which alone opens files, within a [`reach`] if the run is confined to a folder. A leaf.
//!
//! In: a name, as [`beside`] makes it. Out: bytes. Where they come from is left to the caller: a disk, the
//! store of a document system, a map in a test.

pub mod disk;
mod not_opened;
pub mod reach;

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::Path;

pub use not_opened::NotOpened;

use crate::source::Sources;
use reach::Reach;

/// Gives the bytes of files by name. A name is the citing file's own name with its last part
/// replaced: `content/bang/so-lieu.xlsx`.
pub trait Files: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// What the system says, [`io::ErrorKind::NotFound`] first of all.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;
}

/// For documents that name no files.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }
}

/// The disk: a name is a path, from the folder the program was started in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        of_disk(name.as_ref())
    }
}

/// The disk within one folder: what is outside is not read, and no link in it is followed. For programs
/// that make papers of what strangers send.
///
/// ```
/// use vanban::{DiskWithin, Files};
///
/// let files = DiskWithin::folder("content".as_ref())?;
/// assert!(files.read("content/README.md").is_ok());
/// assert!(files.read("README.md").is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DiskWithin {
    reach: Reach,
}

impl DiskWithin {
    /// The disk within this folder.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn folder(folder: &Path) -> io::Result<DiskWithin> {
        Reach::of(folder).map(|reach| DiskWithin { reach })
    }
}

impl Files for DiskWithin {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        of_disk(&self.reach.place(name.as_ref())?)
    }
}

/// The bytes of a file on the disk, but at most one byte over [`Sources::LIMIT`]: readers then refuse the
/// file.
///
/// # Errors
/// What the system says.
pub fn of_disk(path: &Path) -> io::Result<Vec<u8>> {
    disk::read_within(path, Sources::LIMIT)
}

/// What the system says, in Vietnamese if it is something that a person can fix.
pub fn words(error: &io::Error) -> String {
    if let Some(reason) = NotOpened::of(error) {
        return reason.to_string();
    }
    let known = match error.kind() {
        ErrorKind::NotFound => "không có tệp hoặc thư mục này",
        ErrorKind::PermissionDenied => "không có quyền truy cập",
        ErrorKind::IsADirectory => "đây là thư mục",
        ErrorKind::NotSeekable => "không phải tệp thường",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "đã có tệp cùng tên với thư mục cần dùng",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "hết chỗ trên ổ đĩa",
        ErrorKind::FileTooLarge => "tệp lớn quá mức ổ đĩa hoặc hệ thống cho phép",
        ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        ErrorKind::InvalidFilename => "tên tệp quá dài hoặc có ký tự không dùng được",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "chương trình khác đang dùng tệp này",
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::TimedOut => "mất kết nối với ổ đĩa mạng",
        ErrorKind::OutOfMemory => "máy hết bộ nhớ",
        ErrorKind::InvalidData => "nội dung tệp bị hỏng",
        ErrorKind::UnexpectedEof => "tệp bị cắt cụt",
        ErrorKind::WriteZero | ErrorKind::BrokenPipe => "nơi nhận không nhận hết nội dung",
        ErrorKind::Interrupted => "việc đọc, ghi bị ngắt giữa chừng",
        ErrorKind::Unsupported => "ổ đĩa hoặc hệ thống không hỗ trợ việc này",
        ErrorKind::InvalidInput => "tên tệp có ký tự không dùng được",
        ErrorKind::TooManyLinks => "tệp có quá nhiều liên kết",
        ErrorKind::Deadlock | ErrorKind::WouldBlock => "chương trình khác đang giữ tệp này",
        ErrorKind::DirectoryNotEmpty => "thư mục còn tệp khác",
        ErrorKind::CrossesDevices => "hai nơi nằm trên hai ổ đĩa",
        // Rust has this kind, but it is not stable yet.
        kind if format!("{kind:?}") == "FilesystemLoop" => {
            "liên kết trỏ vòng, không dẫn đến tệp hay thư mục nào"
        }
        _ => return other_words(error),
    };
    known.to_owned()
}

/// How the words begin where nothing more is known: the system's own are not in Vietnamese.
const UNKNOWN: &str = "hệ điều hành không cho làm việc này";

/// The words for errors that Rust has no kind for.
fn other_words(error: &io::Error) -> String {
    let known = match error.raw_os_error() {
        Some(5) if cfg!(unix) => "ổ đĩa hỏng hoặc đã rút ra",
        Some(23 | 24) if cfg!(unix) => "hệ thống đã mở quá nhiều tệp",
        Some(32 | 33) if cfg!(windows) => "chương trình khác đang mở tệp này",
        Some(number) => return format!("{UNKNOWN} (lỗi số {number})"),
        None => return format!("{UNKNOWN} ({:?})", error.kind()),
    };
    known.to_owned()
}

/// Files held in memory, by name.
impl Files for BTreeMap<String, Vec<u8>> {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.get(name).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// The name of what `citing` refers to by a path from its own folder: `..` is followed, `\` counts as `/`.
/// Returns None for a path from the root or a drive: it would not be found on another machine.
pub fn beside(citing: &str, path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    if path.starts_with('/') || path.contains(':') {
        return None;
    }
    let (root, folder) = split_root(citing);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    Some(format!("{root}{}", parts.join("/")))
}

/// The name of a file as [`beside`] gives it: `./content//a.yaml` is `content/a.yaml`.
pub fn clean(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or(name);
    beside(name, last).unwrap_or_else(|| name.to_owned())
}

/// The relative path from the folder of one file to another, which [`beside`] follows; both are clean names.
pub fn way(from: &str, to: &str) -> String {
    let folder: Vec<&str> = from.split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let parts: Vec<&str> = to.split('/').collect();
    let same = folder.iter().zip(&parts[..parts.len() - 1]).take_while(|(one, two)| one == two).count();
    let up = folder[same..].iter().map(|_| "..");
    up.chain(parts[same..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// What is before the folders of a name: `/`, the `//` of a shared folder on Windows, a drive.
fn split_root(name: &str) -> (&str, &str) {
    let drive = matches!(name.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    let end = if drive {
        3
    } else if name.starts_with("//") {
        2
    } else {
        usize::from(name.starts_with('/'))
    };
    name.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::{beside, clean, way};

    #[test]
    fn paths_are_followed_from_the_folder_of_the_citing_file() {
        for (citing, path, name) in [
            ("content/a.yaml", "b.yaml", Some("content/b.yaml")),
            ("content/a.yaml", r"bang\so lieu.xlsx", Some("content/bang/so lieu.xlsx")),
            ("content/a.yaml", "../b.yaml", Some("b.yaml")),
            ("a.yaml", "../b.yaml", Some("../b.yaml")),
            ("../x/a.yaml", "../../b.yaml", Some("../../b.yaml")),
            ("/srv/a.yaml", "./b.yaml", Some("/srv/b.yaml")),
            ("a.yaml", "/etc/passwd", None),
            ("a.yaml", r"C:\b.yaml", None),
            ("C:/ho so/a.yaml", r"..\b.yaml", Some("C:/b.yaml")),
            ("//may-chu/chung/ho-so/a.yaml", "../b.yaml", Some("//may-chu/chung/b.yaml")),
        ] {
            assert_eq!(beside(citing, path).as_deref(), name, "{citing} {path}");
        }
    }

    #[test]
    fn the_way_to_a_file_leads_back_to_it() {
        for (from, to, expected) in [
            ("content/a.yaml", "content/a.yaml", "a.yaml"),
            ("content/a.yaml", "content/bang/b.xlsx", "bang/b.xlsx"),
            ("content/x/a.yaml", "content/b.yaml", "../b.yaml"),
            ("a.yaml", "../b.yaml", "../b.yaml"),
        ] {
            assert_eq!(way(from, to), expected);
            assert_eq!(beside(from, expected).as_deref(), Some(to));
        }
        assert_eq!(clean("./content//a.yaml"), "content/a.yaml");
    }
}
