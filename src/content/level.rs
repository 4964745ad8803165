//! The levels of a body's paragraphs.

/// Levels of a body, from the highest (PL I, II.6d).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `Chương I`, above articles.
    Chuong,
    /// `Mục 1` of a chapter.
    MucCuaChuong,
    /// `Điều 1.`
    Dieu,
    /// `I.`
    Muc,
    /// `1.`
    Khoan,
    /// `1.1.`
    TieuKhoan,
    /// `a)`
    Diem,
    /// `-`
    Gach,
    /// `+`
    Cong,
    /// A paragraph without a mark, at the level around it.
    DoanVan,
}
