//! Names by which the parts of a DOCX refer to each other: namespaces, relationships, styles, faces.
//!
//! In: a role, for the names that roles have. Out: the name as it is written.

use std::fmt::Display;
use std::sync::LazyLock;

use crate::role::{Ink, Role};

/// Namespace of the main markup.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespace of references to other parts.
pub(super) const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The relationship of the header with the page number.
pub(super) const NUMBER_HEADER: &str = "rId4";
/// The relationship of the empty header of first pages.
pub(super) const FIRST_HEADER: &str = "rId5";
/// The language of all text.
pub(super) const LANGUAGE: &str = "vi-VN";

/// The one face of the decree.
pub(super) const FONT: &str = "Times New Roman";
/// The face for signs that the decree's face lacks. Windows has it; other systems replace it by another
/// one that has the signs.
pub(super) const SIGNS: &str = "Segoe UI Symbol";
/// The style of a rule.
pub(super) const RULE: &str = "DuongKe";
/// The style of room to sign.
pub(super) const SIGN_SPACE: &str = "ChoKy";
/// The style of a paragraph without height.
pub(super) const SEPARATOR: &str = "NgatKhoi";

/// The id of a role's style: `so_ky_hieu` is `SoKyHieu`. A heading on the pages may have another.
pub(super) fn id(role: Role) -> &'static str {
    /// In the order of the roles, which is that of their numbers.
    static IDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let capital = |word: &str| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        };
        Role::ALL.iter().map(|role| role.info().element.split('_').map(capital).collect()).collect()
    });
    &IDS[role as usize]
}

/// A colour as Word writes it.
pub(super) fn color(ink: Ink) -> &'static str {
    match ink {
        Ink::Black => "000000",
        Ink::Red => "FF0000",
    }
}

/// The name of a role's style. Word reads a comma in a style's name as the start of an alias.
pub(super) fn name(role: Role) -> String {
    role.info().name.replace(", ", " và ")
}

/// The attributes that give the letters of every script one face.
pub(super) fn every_script<'a>(face: &'a &'static str) -> [(&'static str, &'a dyn Display); 4] {
    [("w:ascii", face), ("w:hAnsi", face), ("w:eastAsia", face), ("w:cs", face)]
}
