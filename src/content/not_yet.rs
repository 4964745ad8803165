//! What people ask for and the program cannot write yet: a message of its own and a workaround, instead of a
//! list of keys.
//!
//! In: an unknown key or word, and its place. Out: a finding, or nothing.

use super::declare::Text;
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// A key that does not exist yet: the component it was written in, the key, the sentence, what to do until
/// then.
const KEYS: [(&str, &str, &str, &str); 1] = [("văn bản", "bang", TABLE_ALONE, TO_ITS_PLACE)];

const TABLE_ALONE: &str = "bảng không đứng riêng ở văn bản: phải nằm trong nội dung hoặc phụ lục";
const TO_ITS_PLACE: &str =
    "đặt `bang` sau `loi_van` của một mục trong `noi_dung`, của một điều trong `dieu`, hoặc trong `phu_luc`";

/// The finding about a key that does not exist yet.
pub(super) fn key(component: &str, key: &str, at: Span) -> Option<Finding> {
    let (.., message, hint) = KEYS.iter().find(|(known, name, ..)| (*known, *name) == (component, key))?;
    Some(Finding::error(codes::C001, at, *message).hint(*hint))
}

/// The finding about a word that does not exist yet: A3 upright.
pub(super) fn word(key: &str, word: &str, at: Span) -> Option<Finding> {
    (key == "huong" && word.to_lowercase().contains("a3")).then(|| {
        Finding::error(codes::C012, at, format!("`huong` không có lựa chọn `{word}`"))
            .hint("khổ A3 chỉ in ngang: `huong: ngang_a3`")
    })
}

/// Reports notes that would be printed as they are typed: `Tập huấn[^1]`.
pub(super) fn notes(text: &Text, findings: &mut Findings) {
    let note = text.raw.split("[^").nth(1).and_then(|rest| rest.split_once(']')).map(|(name, _)| name);
    if let Some(name) = note.filter(|name| !name.is_empty() && name.chars().all(char::is_alphanumeric)) {
        let message = format!("chú thích `[^{name}]` chưa in được, sẽ in nguyên ra giấy");
        findings.push(
            Finding::error(codes::C018, text.at, message).hint(
                "ghi chú thích thành chữ trong ngoặc đơn; ô của bảng thì ghi `dau_chu_thich: \"*\"` ở dòng ấy, lời chú thích ở `chu_thich` của bảng",
            ),
        );
    }
}
