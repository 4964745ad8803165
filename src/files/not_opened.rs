//! What this program does not open though the system would.
//!
//! In: what the system says of a file. Out: why it is left, as an error of reading with its words and what to
//! do.

use std::error::Error;
use std::fmt;
use std::fs::Metadata;
use std::io::{self, ErrorKind};

/// Why something is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// It is outside of the folder that the run is confined to.
    Outside,
    /// The way to it goes over a link, in a run that is confined to a folder.
    Link,
    /// It is no plain file, but this.
    NoFile(&'static str),
    /// It is longer than any file of this program.
    TooLarge,
}

impl NotOpened {
    /// The reason that an error of reading is about. Returns None for one of the system.
    pub fn of(error: &io::Error) -> Option<NotOpened> {
        error.get_ref().and_then(|inner| inner.downcast_ref()).copied()
    }

    /// The error of reading if this is no plain file.
    pub(super) fn unless_plain(found: &Metadata) -> io::Result<()> {
        if found.is_file() {
            Ok(())
        } else if found.is_dir() {
            Err(ErrorKind::IsADirectory.into())
        } else {
            Err(NotOpened::NoFile(sort(found)).into())
        }
    }

    /// What to do.
    pub fn hint(self) -> &'static str {
        match self {
            NotOpened::Outside => "chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó",
            NotOpened::Link => "đặt chính tệp, thư mục đó vào chỗ của liên kết",
            NotOpened::NoFile(_) => "xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó",
            NotOpened::TooLarge => "xem lại: tệp do chương trình ghi không bao giờ lớn như vậy",
        }
    }
}

#[cfg(unix)]
fn sort(found: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    let kind = found.file_type();
    if kind.is_fifo() {
        "ống dẫn (FIFO)"
    } else if kind.is_socket() {
        "ổ cắm (socket)"
    } else {
        "thiết bị"
    }
}

#[cfg(not(unix))]
fn sort(_: &Metadata) -> &'static str {
    "thiết bị"
}

impl fmt::Display for NotOpened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotOpened::Outside => f.write_str("nằm ngoài thư mục giới hạn"),
            NotOpened::Link => {
                f.write_str("là liên kết, hoặc nằm sau một liên kết, mà `--gioi-han` không đi theo")
            }
            NotOpened::NoFile(sort) => write!(f, "không phải tệp thường mà là {sort}"),
            NotOpened::TooLarge => f.write_str("lớn quá 256 MB"),
        }
    }
}

impl Error for NotOpened {}

impl From<NotOpened> for io::Error {
    fn from(reason: NotOpened) -> io::Error {
        let kind = match reason {
            NotOpened::Outside | NotOpened::Link => ErrorKind::PermissionDenied,
            NotOpened::NoFile(_) => ErrorKind::NotSeekable,
            NotOpened::TooLarge => ErrorKind::FileTooLarge,
        };
        io::Error::new(kind, reason)
    }
}
