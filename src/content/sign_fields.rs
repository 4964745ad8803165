//! What a person may say of figures below zero: which columns have them, how they are printed.
//!
//! In: nothing. Out: the words of `co_dau` and `so_am`, for the declarations of a table. How such figures are read
//! is left to `money`.

use super::choice::{Choices, choice};

/// How a figure of a column is printed that may be below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignMark {
    /// `-120`
    Minus,
    /// `-120`, and `+500` for what is above zero.
    PlusMinus,
    /// `(120)`
    Brackets,
}

pub(super) static SO_AM: Choices<SignMark> = Choices {
    key: "so_am",
    of: &[
        choice("dau_tru", "in dấu trừ: -120", SignMark::Minus),
        choice("cong_tru", "in cả dấu cộng: +500, -120", SignMark::PlusMinus),
        choice("ngoac", "in trong ngoặc đơn: (120)", SignMark::Brackets),
    ],
};

/// Whether the figures that tasks state in a column may be below zero.
pub(super) static CO_DAU: Choices<bool> = Choices {
    key: "co_dau",
    of: &[
        choice("có", "nhận cả số âm (`-120`, `(120)`): phần giảm", true),
        choice("không", "chỉ nhận số không âm", false),
    ],
};
