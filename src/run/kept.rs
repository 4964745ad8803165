//! What is reported about a file that is kept, or that `--force` overwrites.
//!
//! In: a [`Kept`]. Out: its finding, with what to do, for documents and for single files; whether it is
//! overwritten.

use std::io;
use std::path::PathBuf;

use super::system;
use crate::finding::{Code, Finding, Severity, Version, codes};
use crate::fingerprint::FileLooks;

/// A file that would be lost.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) path: PathBuf,
    pub(crate) case: Case,
}

/// Why it would be lost.
#[derive(Debug)]
pub(crate) enum Case {
    /// It is signed digitally.
    Signed,
    /// It is this paper as its signers sign it before it has a number; its YAML, if that is known.
    SignedDraft(Option<String>),
    /// It is the issued paper, signed, and something is wrong with it: this.
    Spoilt(Box<Finding>),
    /// Something was appended to what was written here.
    Added,
    /// It was written here and has changed since.
    Changed,
    /// It was not written here, or so much was changed that it is not recognised.
    Foreign(FileLooks),
    /// It was written for another paper.
    Other {
        /// The file of the other paper, if it is known.
        source: Option<String>,
        /// Whether that file no longer exists.
        gone: bool,
        /// The other paper as it is cited, if it was issued.
        issued: Option<String>,
    },
    /// It was written for the same paper when that was issued, and the issuing record is gone.
    Issued {
        /// The paper as it is cited.
        paper: String,
        /// The file of the paper.
        source: String,
    },
    /// There is no such file, but one whose name differs only in capitals or in the Unicode form of its
    /// letters: the file of another paper.
    OtherName {
        /// That name.
        name: String,
        /// The file of the other paper.
        source: Option<String>,
    },
    /// It is no plain file: a device or a pipe.
    NoFile,
    /// It cannot be read.
    Unread(io::Error),
}

/// Which files that would be lost are overwritten all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Overwrite {
    /// `--force`: those that were changed, or were not written by this program.
    pub(crate) changed: bool,
    /// `--ghi-de-ban-ky`: those that are signed.
    pub(crate) signed: bool,
}

impl Overwrite {
    /// Whether this file is overwritten.
    pub(crate) fn allows(self, kept: &Kept) -> bool {
        self.changed && !kept.is_no_file() && (self.signed || !kept.is_signed())
    }
}

/// What was to be written there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WriteTarget {
    /// A document: all its files stay, as they belong together.
    Document,
    /// A file whose name the command line gives.
    File,
}

impl Kept {
    /// The finding why it is not overwritten, and what to do.
    pub(crate) fn finding(&self, wanted: WriteTarget) -> Finding {
        let rest = match wanted {
            WriteTarget::Document => "giữ nguyên, chưa ghi tệp nào của văn bản này",
            WriteTarget::File => "giữ nguyên, chưa ghi",
        };
        let message = format!("{}: {rest}", self.sentence());
        on_disk(Finding::general(self.code(), message)).hint(self.hint(wanted))
    }

    /// The finding that it is overwritten, as was asked for.
    pub(crate) fn overwritten(&self) -> Finding {
        let flags = if self.is_signed() { "--force --ghi-de-ban-ky" } else { "--force" };
        let message = format!("{}: ghi đè theo `{flags}`", self.sentence());
        let finding = on_disk(Finding::general(codes::P013, message));
        Finding { severity: Severity::Note, ..finding }
    }

    /// Whether overwriting it needs an option of its own.
    pub(crate) fn is_signed(&self) -> bool {
        matches!(self.case, Case::Signed | Case::SignedDraft(_) | Case::Spoilt(_))
    }

    /// Whether it is something that is never overwritten.
    pub(crate) fn is_no_file(&self) -> bool {
        matches!(self.case, Case::NoFile)
    }

    fn is_word(&self) -> bool {
        self.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
    }

    fn code(&self) -> Code {
        match &self.case {
            Case::Signed | Case::SignedDraft(_) => codes::P010,
            Case::Spoilt(fault) => fault.code,
            Case::Other { .. } | Case::OtherName { .. } => codes::P012,
            Case::Issued { .. } => codes::P014,
            Case::NoFile => codes::W001,
            _ if self.is_word() => codes::P002,
            _ => codes::P011,
        }
    }

    /// `out/a.pdf` and why it would be lost.
    fn sentence(&self) -> String {
        let name = system::shown(&self.path);
        let by = |source: &Option<String>| source.as_ref().map_or(String::new(), |one| format!(" `{one}`"));
        match &self.case {
            Case::Signed => format!("`{name}` là bản đã ký số"),
            Case::SignedDraft(_) => format!("`{name}` là bản trình ký đã ký số, chưa cấp số"),
            Case::Spoilt(fault) => fault.message.clone(),
            Case::Added => {
                format!("`{name}` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …)")
            }
            Case::Changed => format!("`{name}` đã thay đổi sau khi xuất"),
            Case::Foreign(FileLooks::Empty) => format!("`{name}` là tệp rỗng, không do chương trình này ghi"),
            Case::Foreign(FileLooks::Picture(kind)) => {
                format!("`{name}` là ảnh {kind} (bản quét?), không do chương trình này ghi")
            }
            Case::Foreign(_) => {
                format!("`{name}` đã có người sửa, hoặc không do chương trình này ghi")
            }
            Case::Other { source: None, .. } => {
                format!("`{name}` là bản xuất của văn bản khác, hoặc của văn bản này khi còn tên khác")
            }
            Case::Other { source, gone, issued } => {
                let issued = issued.as_ref().map_or(String::new(), |one| format!(", đã phát hành ({one})"));
                let gone = if *gone { " (nay không còn)" } else { "" };
                format!("`{name}` là của văn bản{}{gone}{issued}", by(source))
            }
            Case::Issued { paper, source } => {
                format!(
                    "`{name}` là bản đã phát hành ({paper}) của `{source}`, mà không còn bản ghi phát hành"
                )
            }
            Case::OtherName { name: other, source } => {
                format!("`{name}` và `{other}` (của văn bản{}) là một tệp trên Windows và macOS", by(source))
            }
            Case::NoFile => format!("`{name}` không phải tệp thường (thiết bị, ống dẫn)"),
            Case::Unread(error) => format!("`{name}` không đọc được ({})", system::words(error)),
        }
    }

    fn hint(&self, wanted: WriteTarget) -> String {
        let elsewhere = match wanted {
            WriteTarget::Document => "xuất ra nơi khác bằng `--out <THƯ MỤC>`",
            WriteTarget::File => "chọn tên khác bằng `--out <TỆP>`",
        };
        match &self.case {
            Case::Signed => format!(
                "chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc {elsewhere}; chắc chắn bỏ bản đã ký thì thêm \
                 `--force --ghi-de-ban-ky`"
            ),
            Case::SignedDraft(source) => format!(
                "cấp số, ngày vào chính tệp này: `vanban issue {} --so … --ngay … --tu {}`; sửa lại văn bản thì chuyển tệp \
                 này đi nơi khác, hoặc {elsewhere}; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`",
                source.as_ref().map_or_else(|| "<TỆP YAML>".to_owned(), |source| system::argument(source)),
                system::argument(&system::shown(&self.path))
            ),
            Case::Spoilt(_) => format!(
                "lấy lại bản đã ký từ nơi lưu rồi chạy lại; muốn giữ cả tệp này thì chuyển nó đi nơi khác, hoặc {elsewhere}; \
                 chắc chắn bỏ nó thì thêm `--force --ghi-de-ban-ky`"
            ),
            Case::Other { .. } | Case::OtherName { .. } if wanted == WriteTarget::Document => {
                format!("đổi tên một trong hai tệp YAML, hoặc {elsewhere}; bỏ bản cũ thì thêm `--force`")
            }
            Case::Issued { source, .. } => {
                format!("{}; muốn bỏ lần phát hành đó thì thêm `--force`", back(source))
            }
            Case::NoFile => elsewhere.to_owned(),
            _ if self.is_word() && wanted == WriteTarget::Document => format!(
                "đưa phần đã sửa vào tệp YAML rồi chạy lại với `--force` để ghi đè; muốn giữ cả hai bản thì đổi \
                 tên tệp Word, hoặc {elsewhere}"
            ),
            _ => format!(
                "cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc {elsewhere}; bỏ được thì thêm `--force`"
            ),
        }
    }
}

/// Marks a finding as one about a file that a person may have changed, not about the paper: it stays an error
/// even in a paper that an earlier version issued.
fn on_disk(finding: Finding) -> Finding {
    finding.since(Version(0, 1, 0))
}

/// How to get a record back.
pub(crate) fn back(source: &str) -> String {
    format!(
        "lấy lại bản ghi từ bản sao lưu; nội dung chưa đổi thì `vanban issue {}` cũng khóa lại được",
        system::argument(source)
    )
}
