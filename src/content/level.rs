//! The levels of a body's paragraphs.

/// Levels of a body, from the highest (PL I, II.6d).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `Phần I`, above chapters or parts `I.`
    Phan,
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
    /// `1.1.1.`
    TieuKhoanCon,
    /// `a)`
    Diem,
    /// `-`
    Gach,
    /// `+`
    Cong,
    /// A paragraph without a mark, at the level around it.
    DoanVan,
}

impl Level {
    /// Whether its numbers run on when a line of this level begins: articles through all chapters, chapters
    /// through all parts.
    pub fn stays_below(self, begun: Level) -> bool {
        self <= begun || self == Level::Dieu || (begun == Level::Phan && self == Level::Chuong)
    }
}
