//! What of a Word file is not read, or is read and not shown as Word shows it: told, never passed over.
//!
//! In: what the stages met. Out: one remark of each kind with how often and where first, and the
//! finding about it.

use super::place::WordPlace;
use crate::finding::{Finding, codes};

/// Something that is told of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRemark {
    /// What.
    pub kind: RemarkKind,
    /// How often.
    pub count: u32,
    /// Where first, as far as it has a place in a paragraph.
    pub place: Option<WordPlace>,
    /// What is named by it: a part, a typeface.
    pub name: String,
}

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKind {
    /// Tracked changes.
    Changes,
    /// Comments.
    Comments,
    /// Words in boxes, whose order of reading nobody knows.
    TextBox,
    /// Hidden words.
    Hidden,
    /// Words in a cell that another one covers.
    Covered,
    /// Words of a typeface that is a code of its own.
    LegacyFont,
    /// Letters whose tone marks stand alone.
    LooseTones,
    /// A chart.
    Chart,
    /// A drawing of ideas.
    Diagram,
    /// An object of another program.
    Object,
    /// A formula.
    Formula,
    /// Another file that is put in when Word opens this one.
    OtherFile,
    /// A part that a relation names and that is not there.
    MissingPart,
    /// Numbers of a list in a way that is not known here.
    NumberFormat,
    /// A list that the file does not define.
    MissingList,
    /// A style that the file does not define.
    MissingStyle,
    /// A sign of a typeface of signs that is not known.
    Symbol,
    /// Something that Word shows otherwise to newer programs, with no words for older ones.
    Newer,
    /// Macros.
    Macros,
}

impl WordRemark {
    /// The finding about a file of this name.
    pub fn finding(&self, file: &str) -> Finding {
        let WordRemark { kind, count, name, .. } = self;
        let (message, hint) = match kind {
            RemarkKind::Changes => (
                format!(
                    "tệp `{file}` còn {count} chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối"
                ),
                "trong Word: thẻ Xem lại, chấp nhận hoặc từ chối hết; ở đây đọc như đã chấp nhận",
            ),
            RemarkKind::Comments => (
                format!("tệp `{file}` còn {count} ghi chú (Comment)"),
                "trong Word: thẻ Xem lại, xóa hết ghi chú",
            ),
            RemarkKind::TextBox => (
                format!(
                    "tệp `{file}` có {count} hộp chữ (Text Box), không rõ đọc trước hay sau chữ xung quanh"
                ),
                "nếu là nội dung thì đưa chữ ra ngoài hộp",
            ),
            RemarkKind::Hidden => (
                format!("tệp `{file}` có {count} chỗ chữ ẩn (Hidden), không in ra giấy"),
                "trong Word: bấm ¶ để thấy chữ ẩn, rồi bỏ kiểu ẩn hoặc xóa đi",
            ),
            RemarkKind::Covered => (
                format!("tệp `{file}` có {count} ô bảng bị ô trên che mất chữ"),
                "tách ô đã trộn để thấy các chữ đó",
            ),
            RemarkKind::LegacyFont => (
                format!("tệp `{file}` có {count} đoạn chữ gõ bằng phông `{name}`, bảng mã cũ (TCVN3, VNI)"),
                "chuyển mã sang Unicode (Unikey: Ctrl+Shift+F6), rồi đổi phông",
            ),
            RemarkKind::LooseTones => (
                format!("tệp `{file}` có {count} đoạn chữ gõ bằng Unicode tổ hợp (dấu thanh tách khỏi chữ)"),
                "chuyển mã sang Unicode dựng sẵn (Unikey: Ctrl+Shift+F6)",
            ),
            RemarkKind::Chart => (
                format!("tệp `{file}` có {count} biểu đồ, không đọc chữ ở trong"),
                "xem lại biểu đồ bằng mắt",
            ),
            RemarkKind::Diagram => (
                format!("tệp `{file}` có {count} sơ đồ SmartArt, không đọc chữ ở trong"),
                "xem lại sơ đồ bằng mắt",
            ),
            RemarkKind::Object => (
                format!(
                    "tệp `{file}` có {count} đối tượng nhúng của chương trình khác, không đọc chữ ở trong"
                ),
                "nếu là bảng Excel thì chép thành bảng của Word",
            ),
            RemarkKind::Formula => (
                format!("tệp `{file}` có {count} công thức toán: chỉ đọc chữ, không đọc cách xếp"),
                "xem lại công thức bằng mắt",
            ),
            RemarkKind::OtherFile => (
                format!("tệp `{file}` chèn {count} tệp khác khi mở, không đọc ở đây"),
                "mở bằng Word rồi lưu lại, các tệp đó sẽ thành nội dung",
            ),
            RemarkKind::MissingPart => (
                format!("tệp `{file}` thiếu phần `{name}`"),
                "mở bằng Word, xem còn đủ nội dung không, rồi lưu lại",
            ),
            RemarkKind::NumberFormat => (
                format!("tệp `{file}` có danh sách đánh số kiểu `{name}`, ở đây hiện thành 1, 2, 3"),
                "đánh số bằng số, chữ cái hoặc số La Mã",
            ),
            RemarkKind::MissingList => (
                format!("tệp `{file}` có {count} đoạn thuộc danh sách không được khai, Word không hiện số"),
                "đánh số lại các đoạn đó",
            ),
            RemarkKind::MissingStyle => (
                format!(
                    "tệp `{file}` có {count} đoạn mang kiểu chữ không được khai (`{name}`), hiện như kiểu thường"
                ),
                "mở bằng Word rồi lưu lại",
            ),
            RemarkKind::Symbol => (
                format!("tệp `{file}` có {count} ký hiệu của phông `{name}` không rõ là gì, đọc thành □"),
                "thay bằng ký hiệu Unicode (Chèn, Ký hiệu, phông Times New Roman)",
            ),
            RemarkKind::Newer => (
                format!("tệp `{file}` có {count} hình của Word mới không đọc được ở đây"),
                "xem lại các hình đó bằng mắt",
            ),
            RemarkKind::Macros => (
                format!("tệp `{file}` có chứa macro, không đọc ở đây"),
                "lưu lại với loại “Word Document (*.docx)” để bỏ macro",
            ),
        };
        let mut finding = Finding::general(codes::W007, message).hint(hint);
        finding.severity = crate::finding::Severity::Note;
        finding
    }
}

/// Adds to the remarks of a kind and name, or begins them.
pub(super) fn add(remarks: &mut Vec<WordRemark>, kind: RemarkKind, name: &str, place: Option<WordPlace>) {
    /// Names of one kind that are told apart.
    const MOST_NAMES: usize = 20;
    let of_kind = remarks.iter().filter(|one| one.kind == kind).count();
    let known =
        remarks.iter_mut().find(|one| one.kind == kind && (one.name == name || of_kind >= MOST_NAMES));
    match known {
        Some(known) => known.count = known.count.saturating_add(1),
        None => remarks.push(WordRemark { kind, count: 1, place, name: name.to_owned() }),
    }
}
