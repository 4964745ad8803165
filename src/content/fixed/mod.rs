//! Words that are printed beside what a person writes in a field: "Kính gửi:", "V/v", "TM.". A person may
//! type them too: typed or not, the paper is the same.
//!
//! In: a field's path and the text written in it. Out: the text without the words that are printed anyway.
//! [`table`] says which words those are; what else a field may repeat (a number, a day, the line `Lưu`) is
//! left to the readers.

mod nouns;
pub mod table;
mod words;

pub use words::{list_mark, opens_with, same};

use table::{Fixed, Opening};

use super::VAN_BAN;
use super::declare::{Shape, Word};
use crate::finding::{Finding, Findings, Version, codes};
use crate::source::Span;
use words::{Separator, separator};

/// The version that first recognised fixed words wherever they are typed. A paper that an earlier one issued
/// stays as it was signed.
pub const SINCE: Version = Version(0, 2, 0);

/// What is printed beside one field, and the name of the field.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    key: &'a str,
    title: &'a str,
    fixed: Option<&'static Fixed>,
    /// Words that may come before the others: the body that "trân trọng kính mời".
    lead: &'a str,
}

impl<'a> Beside<'a> {
    /// For a field of a document, by its path: `luu.don_vi`.
    pub fn of(path: &'a str) -> Beside<'a> {
        let key = path.rsplit('.').next().unwrap_or_default();
        Beside { key, title: title(path).unwrap_or_default(), fixed: table::of(path), lead: "" }
    }

    /// For a field that prints other words in this kind of document than elsewhere. Returns None if it does
    /// not.
    pub fn in_kind(kind: &str, path: &'a str) -> Beside<'a> {
        let own = table::of(&format!("{kind}.{path}"));
        let beside = Beside::of(path);
        Beside { fixed: own.or(beside.fixed), ..beside }
    }

    /// Adds words, in small letters, that may come before those of the field.
    pub fn led_by(self, lead: &'a str) -> Beside<'a> {
        Beside { lead, ..self }
    }

    /// For a key of `thong_tin`, with its meaning.
    pub fn own(key: &'a str, title: &'a str) -> Beside<'a> {
        Beside { key, title, fixed: table::of(&format!("thong_tin.{key}")), lead: "" }
    }

    /// How many bytes at the front of a text only repeat what is printed before it.
    pub fn before(&self, text: &str) -> usize {
        // "- Lưu: VT", "* Ghi chú: …": the dash of a list before the words is no part of what is written.
        let undashed = text.trim_start().trim_start_matches(['-', '–', '+', '*', '•', ' ', '\u{a0}']);
        let mut rest = if self.take(undashed).is_some() { undashed } else { text.trim_start() };
        let led = opens_with(rest, self.lead).filter(|_| !self.lead.is_empty()).map(str::trim_start);
        if let Some(behind) = led.and_then(|led| self.take(led)) {
            rest = behind;
        }
        // "V/v Về việc …": each of them alone would be removed.
        while let Some(behind) = self.take(rest) {
            rest = behind;
        }
        text.len() - rest.len()
    }

    /// What follows one of the printed words at the front of a text.
    pub fn take<'t>(&self, text: &'t str) -> Option<&'t str> {
        let behind = self.openings().find_map(|opening| opening.take(text))?;
        let is_name = self.names().any(|name| opens_with(text, name).is_some());
        (!is_name).then_some(behind)
    }

    /// The end of a text without what is printed after it.
    pub fn end(&self, text: &str) -> usize {
        let behind = self.fixed.map(|fixed| fixed.behind).unwrap_or_default();
        let mut kept = text.trim_end();
        while let Some(before) = behind.iter().find_map(|words| words::ends_with(kept, words)) {
            if self.names().any(|name| words::ends_with(kept, name).is_some()) {
                break;
            }
            kept = before.trim_end();
        }
        kept.len()
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fixed.map(|fixed| fixed.names).unwrap_or_default().iter().copied()
    }

    /// Whether a line is nothing but one that is printed anyway.
    pub fn is_line(&self, text: &str) -> bool {
        self.fixed.is_some_and(|fixed| fixed.lines.iter().any(|line| words::is_line(line, text)))
    }

    /// The text without any of the printed words.
    pub fn strip<'t>(&self, text: &'t str) -> &'t str {
        let brackets = self.fixed.is_some_and(|fixed| fixed.brackets);
        let inner = |text: &'t str| if brackets { unbracketed(text) } else { text };
        let text = inner(text);
        let text = &text[self.before(text)..];
        let text = inner(&text[..self.end(text)]);
        if self.is_line(text) { "" } else { text }
    }

    fn openings(&self) -> impl Iterator<Item = Opening<'a>> {
        // The title comes first: "Căn cứ ban hành:" begins with printed words.
        let own = [self.title, self.key].into_iter().filter(|name| !name.is_empty()).map(Opening::Colon);
        let fixed = self.fixed.map(|fixed| fixed.openings).unwrap_or_default();
        own.chain(fixed.iter().copied())
    }
}

/// The title of a declared field, by its path.
fn title(path: &str) -> Option<&'static str> {
    let mut component = &VAN_BAN;
    let mut title = None;
    for key in path.split('.') {
        let field = component.field(key)?;
        title = Some(field.title);
        if let Shape::Map(inner) | Shape::MapOrList(inner) = &field.shape {
            component = inner;
        }
    }
    title
}

impl Opening<'_> {
    /// What follows the words in a text that opens with them.
    fn take(self, text: &str) -> Option<&str> {
        let rest = opens_with(text, self.words())?;
        let (behind, found) = separator(rest);
        if self.words() == "về việc" && found == Separator::Blank && nouns::begins_with_work(behind) {
            // "Về việc làm cho thanh niên": the noun keeps its first word.
            return opens_with(text, "về").map(str::trim_start);
        }
        let fixed = match self {
            Opening::Always(_) => true,
            Opening::Colon(_) => found == Separator::Colon,
        };
        fixed.then_some(behind)
    }
}

/// `(văn)` without its brackets.
fn unbracketed(text: &str) -> &str {
    let inner = text.trim().strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    inner.filter(|inner| !inner.contains(['(', ')'])).map_or(text, str::trim)
}

/// Fields that may be empty: the words printed beside them may be all that was typed.
const MAY_BE_NOTHING: [&str; 3] = ["so", "luu.don_vi", "nguoi_ky.ho_ten"];

/// A word without what is printed beside it. Returns None if nothing else was written.
pub(super) fn word(path: &str, word: Option<Word>, findings: &mut Findings) -> Option<Word> {
    let word = word?;
    if !findings.applies(SINCE) {
        return Some(word);
    }
    let text = Beside::of(path).strip(&word.text).trim().to_owned();
    if text.is_empty() && !MAY_BE_NOTHING.contains(&path) {
        findings.push(nothing_else(&word.text, word.at));
    }
    (!text.is_empty()).then_some(Word { text, ..word })
}

/// The finding about a field in which only printed words were typed.
pub fn nothing_else(typed: &str, at: Span) -> Finding {
    let message = format!("`{}` là chữ chương trình in sẵn, ở đây chưa có nội dung", typed.trim());
    Finding::error(codes::C016, at, message).hint("ghi nội dung sau chữ này, hoặc bỏ khóa này")
}

#[cfg(test)]
mod tests {
    use super::Beside;
    use super::table::TABLE;

    #[test]
    fn typed_or_not_the_rest_is_the_same() {
        for (path, typed, rest) in [
            ("kinh_gui", "Kính gửi: Sở Tài chính", "Sở Tài chính"),
            ("kinh_gui", "KÍNH GỬI các phòng, ban", "các phòng, ban"),
            ("ve_viec", "V/v: Về việc triển khai", "triển khai"),
            ("ve_viec", "V/vận chuyển", "V/vận chuyển"),
            ("ve_viec", "VV rà soát", "rà soát"),
            ("ve_viec", "V.v. rà soát", "rà soát"),
            ("ve_viec", "VE VIEC rà soát", "rà soát"),
            ("ve_viec", "Về việc làm cho thanh niên", "việc làm cho thanh niên"),
            ("ve_viec", "V/v Về việc làm", "việc làm"),
            ("ve_viec", "Về việc: làm cho rõ", "làm cho rõ"),
            ("ve_viec", "Về việc làm rõ nội dung", "làm rõ nội dung"),
            ("ve_viec", "V/v việc làm cho thanh niên", "việc làm cho thanh niên"),
            ("thong_tin.ve_viec", "Về việc cưới, việc tang", "việc cưới, việc tang"),
            ("cong_dien.tham_quyen", "Giám đốc Bưu điện", "Giám đốc Bưu điện"),
            ("cong_dien.tham_quyen", "Giám đốc Bưu điện ĐIỆN:", "Giám đốc Bưu điện"),
            ("luu.don_vi", "Lưu trữ", "Lưu trữ"),
            ("luu.don_vi", "Lưu: Lưu trữ", "Lưu trữ"),
            ("nguoi_ky.thay_mat", "TM.ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
            ("nguoi_ky.ky_thay", "K.T Chủ tịch", "Chủ tịch"),
            ("nguoi_ky.quyen", "Q.Chủ tịch", "Chủ tịch"),
            ("nguoi_ky.chuc_vu", "Quản đốc", "Quản đốc"),
            ("nguoi_ky.ho_ten", "(Đã ký) Nguyễn Văn An", "Nguyễn Văn An"),
            ("nguoi_ky.ho_ten", "Người ký: Nguyễn Văn An", "Nguyễn Văn An"),
            ("nguoi_ky.ho_ten", "Họ và tên: Nguyễn Văn An", "Nguyễn Văn An"),
            ("dia_danh", "Hà Nội,", "Hà Nội"),
            ("dia_danh", "Địa danh: Hà Nội", "Hà Nội"),
            ("luu.don_vi", "Lưu: VT, KT", "KT"),
            ("luu.don_vi", "VT", ""),
            ("luu.don_vi", "VTLT", "VTLT"),
            ("luu.nguoi_soan", "(văn)", "văn"),
            ("luu.so_ban", "2 bản", "2"),
            ("thong_tin.dia_diem", "Địa điểm: Hội trường", "Hội trường"),
            ("thong_tin.dia_diem", "Địa điểm cũ của xã", "Địa điểm cũ của xã"),
            ("thong_tin.dia_diem", "Địa điểm tập kết: sân kho", "Địa điểm tập kết: sân kho"),
            ("thong_tin.thoi_gian", "Thời gian - từ 8:00", "từ 8:00"),
            ("thong_tin.thu_ky", "Thư ký Hội đồng", "Thư ký Hội đồng"),
            ("thong_tin.thu_ky", "Thư ký: Trần Thị Bình", "Trần Thị Bình"),
            ("thong_tin.den_het_ngay", "Giấy này có giá trị đến hết ngày 31/12/2026./.", "31/12/2026"),
            ("thong_tin.nguoi_khai", "Người khai: Lê Văn Cường", "Lê Văn Cường"),
            ("co_quan.ten", "Độc lập – Tự do – Hạnh phúc", ""),
        ] {
            assert_eq!(Beside::of(path).strip(typed).trim(), rest, "{path}: {typed}");
        }
    }

    #[test]
    fn no_path_stands_twice() {
        let mut paths: Vec<&str> = TABLE.iter().map(|fixed| fixed.path).collect();
        paths.sort_unstable();
        let count = paths.len();
        paths.dedup();
        assert_eq!(paths.len(), count);
    }
}
