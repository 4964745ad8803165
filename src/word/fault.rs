//! Why a Word file is not read, and the finding about it.
//!
//! In: what the stages of this room met. Out: a [`Finding`] in Vietnamese that says what to do.

use super::xml::XmlFault;
use crate::finding::{Finding, codes};

/// Why a Word file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordFault {
    /// An empty file.
    Empty,
    /// A file of Word 97 to 2003, or of another program with the same container.
    OldWord,
    /// An encrypted file.
    Locked,
    /// A file of another sort, by what people call it.
    OtherSort(&'static str),
    /// No archive, or one that is cut off.
    NotPackage,
    /// An archive, without a text of Word in it.
    NoText,
    /// A part of this name is broken.
    BrokenPart(String),
    /// A part of this name declares a document type.
    DocumentType(String),
    /// A part of this name is nested too deep or has too many elements.
    Excessive(String),
    /// It unpacks to more than any text needs.
    TooLarge,
    /// Two parts of this name.
    Doubled(String),
    /// It is packed in a way that Word does not pack.
    Packing,
}

impl WordFault {
    /// Of a fault of a part.
    pub(super) fn of(fault: XmlFault, part: &str) -> WordFault {
        let part = part.to_owned();
        match fault {
            XmlFault::Broken => WordFault::BrokenPart(part),
            XmlFault::DocumentType => WordFault::DocumentType(part),
            XmlFault::Excessive => WordFault::Excessive(part),
        }
    }

    /// The finding about a file of this name.
    pub fn finding(&self, name: &str) -> Finding {
        const SAVE: &str =
            "mở tệp bằng Word rồi lưu lại (Tệp, Lưu dưới dạng) với loại “Word Document (*.docx)”";
        const AGAIN: &str = "lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác";
        let (message, hint) = match self {
            WordFault::Empty => (format!("tệp `{name}` không có gì (0 byte)"), AGAIN),
            WordFault::OldWord => {
                (format!("tệp `{name}` là tệp Word 97-2003 (.doc), không phải .docx"), SAVE)
            }
            WordFault::Locked => (
                format!("tệp `{name}` có đặt mật khẩu"),
                "mở bằng Word, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ tài liệu), rồi lưu lại",
            ),
            WordFault::OtherSort(sort) => {
                (format!("tệp `{name}` là {sort}, không phải tệp Word (.docx)"), SAVE)
            }
            WordFault::NotPackage => {
                (format!("tệp `{name}` không phải tệp Word (.docx), hoặc đã hỏng"), AGAIN)
            }
            WordFault::NoText => (format!("tệp `{name}` không có phần lời văn của Word ở trong"), SAVE),
            WordFault::BrokenPart(part) => (format!("tệp `{name}` hỏng ở phần `{part}`"), AGAIN),
            WordFault::DocumentType(part) => (
                format!("tệp `{name}` khai kiểu tài liệu (DTD) ở phần `{part}`, điều Word không bao giờ ghi"),
                "đừng dùng tệp này: nó có thể được làm ra để phá chương trình đọc; hỏi lại nơi gửi",
            ),
            WordFault::Excessive(part) => (
                format!("tệp `{name}` có phần `{part}` lồng quá sâu hoặc quá nhiều thành phần"),
                "tách tệp thành nhiều tệp nhỏ hơn; nếu tệp không dài thì hỏi lại nơi gửi",
            ),
            WordFault::TooLarge => (
                format!("tệp `{name}` quá lớn khi giải nén"),
                "tách tệp thành nhiều tệp nhỏ hơn; nếu tệp không dài thì hỏi lại nơi gửi",
            ),
            WordFault::Doubled(part) => {
                (format!("tệp `{name}` có hai phần cùng tên `{part}`, không rõ phần nào đúng"), SAVE)
            }
            WordFault::Packing => (format!("tệp `{name}` nén bằng cách Word không dùng"), SAVE),
        };
        Finding::general(codes::W006, message).hint(hint)
    }
}
