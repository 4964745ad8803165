//! The kinds of columns of a table: one row of facts per kind.
//!
//! In: nothing. Out: [`KIEU`], the words of `kieu:` with what a column of each is. Readers of YAML and
//! sheets, sums, paper, workbooks and comparisons ask for these facts, never for the word. Which columns a
//! computed one is made from is left to `table`.

use super::choice::{Choice, Choices, choice};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// The numbers of groups and tasks.
    RowNumber,
    /// Words of the tasks, each a key of the task under the column's id.
    Words {
        /// What they may be.
        read: WordReading,
        /// How they are aligned in the cell.
        align: ColumnAlign,
    },
    /// Figures.
    Figures {
        /// What they count.
        counts: Counts,
        /// Where they come from.
        origin: Origin,
        /// Whether groups and the row of totals show their sum.
        summed: bool,
    },
}

/// What words of a column may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordReading {
    /// Any.
    Any,
    /// A day of the calendar.
    Day,
    /// This one only, or nothing.
    Only(&'static str),
}

/// How words are aligned in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ColumnAlign {
    Left,
    Centre,
}

/// What figures count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Money in the table's unit, converted and rounded as the table is shown.
    Money,
    /// The money for one thing, converted but never rounded.
    Price,
    /// Things, days, people: on paper as typed.
    Things,
    /// Hundredths of a total.
    PerCent,
}

/// Where figures come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A task states them in the map `kinh_phi`.
    Costs,
    /// A task states them under the column's own id.
    OwnKey,
    /// The product of the row's figures in other columns.
    Product,
    /// The sum of the row's figures in other columns, less those of some.
    RowSum,
    /// The row's figure in one column less those in others.
    Difference,
    /// What a difference is above zero, else 0.
    Rise,
    /// What a difference is below zero, without its sign, else 0.
    Fall,
    /// Per cent of the row's figure in one column to that in another.
    Ratio,
    /// Per cent of the grand total of another column.
    Share,
}

/// `kieu` of a column.
pub static KIEU: Choices<ColumnKind> = Choices {
    key: "kieu",
    of: &[
        choice("so_thu_tu", "số thứ tự, chương trình đánh", ColumnKind::RowNumber),
        words("chu", "chữ", WordReading::Any, ColumnAlign::Left),
        words("giua", "chữ ngắn, canh giữa", WordReading::Any, ColumnAlign::Centre),
        words("ngay", "ngày tháng năm, canh giữa", WordReading::Day, ColumnAlign::Centre),
        words(
            "danh_dau",
            "dấu x ở dòng có, để trống ở dòng không, canh giữa",
            WordReading::Only("x"),
            ColumnAlign::Centre,
        ),
        figures("tien", "số tiền", Counts::Money, Origin::Costs, SUMMED),
        figures("so_luong", "số lượng", Counts::Things, Origin::OwnKey, NOT_SUMMED),
        figures(
            "so_luong_cong",
            "số lượng được cộng như tiền nhưng không phải tiền: số người, số hồ sơ, diện tích",
            Counts::Things,
            Origin::OwnKey,
            SUMMED,
        ),
        figures("don_gia", "đơn giá, theo đơn vị tiền của bảng", Counts::Price, Origin::OwnKey, NOT_SUMMED),
        figures(
            "thanh_tien",
            "số lượng nhân đơn giá, chương trình tính",
            Counts::Money,
            Origin::Product,
            SUMMED,
        ),
        figures(
            "tong_hang",
            "tổng các cột tiền của hàng, chương trình tính",
            Counts::Money,
            Origin::RowSum,
            SUMMED,
        ),
        figures(
            "hieu",
            "cột đứng đầu trong `cua` trừ các cột sau, có thể âm, chương trình tính",
            Counts::Money,
            Origin::Difference,
            SUMMED,
        ),
        figures(
            "tang",
            "phần tăng: cột đứng đầu trong `cua` trừ các cột sau, khi lớn hơn 0",
            Counts::Money,
            Origin::Rise,
            SUMMED,
        ),
        figures(
            "giam",
            "phần giảm: cột đứng đầu trong `cua` trừ các cột sau, khi nhỏ hơn 0, in không dấu",
            Counts::Money,
            Origin::Fall,
            SUMMED,
        ),
        figures(
            "ty_le",
            "phần trăm của cột thứ nhất trong `cua` so với cột thứ hai, chương trình tính",
            Counts::PerCent,
            Origin::Ratio,
            NOT_SUMMED,
        ),
        figures(
            "ty_trong",
            "phần trăm của tổng cộng, chương trình tính",
            Counts::PerCent,
            Origin::Share,
            NOT_SUMMED,
        ),
    ],
};

const SUMMED: bool = true;
const NOT_SUMMED: bool = false;

const fn words(
    word: &'static str,
    about: &'static str,
    read: WordReading,
    align: ColumnAlign,
) -> Choice<ColumnKind> {
    choice(word, about, ColumnKind::Words { read, align })
}

const fn figures(
    word: &'static str,
    about: &'static str,
    counts: Counts,
    origin: Origin,
    summed: bool,
) -> Choice<ColumnKind> {
    choice(word, about, ColumnKind::Figures { counts, origin, summed })
}

impl ColumnKind {
    /// Plain text.
    pub const TEXT: ColumnKind = ColumnKind::Words { read: WordReading::Any, align: ColumnAlign::Left };
    /// Money that a task states.
    pub const MONEY: ColumnKind =
        ColumnKind::Figures { counts: Counts::Money, origin: Origin::Costs, summed: SUMMED };
    /// The sum of a row's money.
    pub const ROW_SUM: ColumnKind =
        ColumnKind::Figures { counts: Counts::Money, origin: Origin::RowSum, summed: SUMMED };

    /// Whether its cells hold words of the tasks.
    pub fn holds_words(self) -> bool {
        matches!(self, ColumnKind::Words { .. })
    }

    /// Whether its cells hold figures of any sort except numbers of rows.
    pub fn holds_figures(self) -> bool {
        matches!(self, ColumnKind::Figures { .. })
    }

    /// What its figures count. Returns None for words and numbers of rows.
    pub fn counts(self) -> Option<Counts> {
        match self {
            ColumnKind::Figures { counts, .. } => Some(counts),
            _ => None,
        }
    }

    /// Where its figures come from. Returns None for words and numbers of rows.
    pub fn origin(self) -> Option<Origin> {
        match self {
            ColumnKind::Figures { origin, .. } => Some(origin),
            _ => None,
        }
    }

    /// Whether groups and the row of totals show its sum.
    pub fn is_summed(self) -> bool {
        matches!(self, ColumnKind::Figures { summed: true, .. })
    }

    /// Whether it is money that is added up from row to row, stated or computed.
    pub fn holds_money(self) -> bool {
        self.is_summed() && self.counts() == Some(Counts::Money)
    }

    /// Whether it is money of a task's own, which row sums add up.
    pub fn is_leaf(self) -> bool {
        self.holds_money() && matches!(self.origin(), Some(Origin::Costs | Origin::Product))
    }

    /// The same kind, its figures counting something else. Words and numbers of rows stay as they are.
    #[must_use]
    pub fn counting(self, counts: Counts) -> ColumnKind {
        match self {
            ColumnKind::Figures { origin, summed, .. } => ColumnKind::Figures { counts, origin, summed },
            other => other,
        }
    }

    /// Whether it is money that a task states in `kinh_phi`.
    pub fn is_cost(self) -> bool {
        self.origin() == Some(Origin::Costs)
    }

    /// Whether a task states its figures under the column's own id.
    pub fn is_factor(self) -> bool {
        self.origin() == Some(Origin::OwnKey)
    }

    /// Whether a task states its figures, in `kinh_phi` or under the column's own id.
    pub fn is_stated(self) -> bool {
        self.is_cost() || self.is_factor()
    }

    /// Whether its figures are computed from other figures of the row, and added up from row to row.
    pub fn is_computed(self) -> bool {
        self.origin() == Some(Origin::Product) || self.is_of_terms()
    }

    /// Whether its figures are made of those of other columns by adding and taking away.
    pub fn is_of_terms(self) -> bool {
        let of_terms = [Origin::RowSum, Origin::Difference, Origin::Rise, Origin::Fall];
        self.origin().is_some_and(|origin| of_terms.contains(&origin))
    }

    /// Whether its figures are per cent of another figure of the row.
    pub fn is_ratio(self) -> bool {
        self.origin() == Some(Origin::Ratio)
    }

    /// Whether its figures are per cent, of a total or of another figure.
    pub fn is_per_cent(self) -> bool {
        self.counts() == Some(Counts::PerCent)
    }

    /// Whether its figures are per cent of a total.
    pub fn is_share(self) -> bool {
        self.origin() == Some(Origin::Share)
    }
}
