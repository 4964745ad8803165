//! Words that differ between two versions of a paper: those outside tables, and those in cells.
//!
//! In: both trees. Out: a sentence each. Number and day, the header and what follows the signature belong
//! to the act of issuing and are passed over; tables are compared by their figures and words.

use crate::issue::lock::{ChangedText, LockedText, changes, texts};
use crate::paper::{Paper, Role};

/// What may change without being amended: the words of another issue of the same paper.
const PASSED_OVER: [Role; 10] = [
    Role::SoKyHieu,
    Role::DiaDanhThoiGian,
    Role::KemTheo,
    Role::DuThao,
    Role::NoiNhan,
    Role::HoTen,
    Role::ChucVu,
    Role::QuyenHan,
    // The number of an appendix and the unit of a table follow from what is told otherwise.
    Role::PhuLuc,
    Role::DonViTinh,
];

/// The sentences, in the order of the paper.
pub(super) fn changed(old: &Paper, new: &Paper) -> Vec<String> {
    sentences([old, new], is_amended)
}

/// What differs in cells of tables, whatever it is.
pub(super) fn changed_cells(old: &Paper, new: &Paper) -> Vec<String> {
    sentences([old, new], |text| text.place.starts_with("bảng"))
}

fn sentences(trees: [&Paper; 2], wanted: fn(&LockedText) -> bool) -> Vec<String> {
    let [old, new] = trees.map(|tree| {
        let mut texts = texts(tree);
        texts.retain(wanted);
        texts
    });
    let old: Vec<(String, String)> = old.into_iter().map(|text| (text.place, text.text)).collect();
    changes(&old, &new).iter().map(ChangedText::sentence).collect()
}

fn is_amended(text: &LockedText) -> bool {
    let of = |role: &Role| text.place.ends_with(&format!("({})", role.info().name));
    text.place.starts_with("đoạn") && !PASSED_OVER.iter().any(of)
}
