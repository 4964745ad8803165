//! Formulas that are simple enough to calculate again: sums, products, references.
//!
//! In: a formula as a workbook keeps it, as text (`text`) or as tokens (`tokens`). Out: an [`Expr`], or
//! None if anything in it is not understood. `recount` calculates it from the cells, so that a result
//! nobody calculated, or that no longer belongs to these cells, is found.

#[cfg(test)]
mod tests;
pub(super) mod text;
pub(super) mod tokens;

use rust_decimal::Decimal;

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    /// A number.
    Number(Decimal),
    /// A text; nothing is calculated with it.
    Text,
    /// The text without letters, `""`.
    Blank,
    /// TRUE or FALSE.
    Truth(bool),
    /// An argument left out.
    Nothing,
    /// The cells from one to another, both included; a single one is both.
    Cells(CellRange),
    /// `-a`.
    Minus(Box<Expr>),
    /// `a%`.
    Percent(Box<Expr>),
    /// `a + b`.
    Two(Operator, Box<Expr>, Box<Expr>),
    /// `SUM(a, b)`.
    Call(Function, Vec<Expr>),
}

/// Cells of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CellRange {
    /// The sheet; None for the formula's own.
    pub(super) tab: Option<String>,
    /// Row and column of the first, from 0.
    pub(super) first: (u32, u32),
    /// Row and column of the last.
    pub(super) last: (u32, u32),
    /// Whether it is one cell, not an area that happens to have one.
    pub(super) single: bool,
}

/// An operator between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `^`
    Power,
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

/// A function that can be calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    /// SUM
    Sum,
    /// PRODUCT
    Product,
    /// AVERAGE
    Average,
    /// MIN
    Min,
    /// MAX
    Max,
    /// ABS
    Abs,
    /// INT
    Int,
    /// ROUND
    Round,
    /// ROUNDUP
    RoundUp,
    /// ROUNDDOWN
    RoundDown,
    /// IF
    If,
    /// SUBTOTAL
    Subtotal,
}

impl Function {
    /// Each with its name in files and its number in old ones.
    const ALL: [(Function, &'static str, u16); 12] = [
        (Function::Sum, "SUM", 4),
        (Function::Product, "PRODUCT", 183),
        (Function::Average, "AVERAGE", 5),
        (Function::Min, "MIN", 6),
        (Function::Max, "MAX", 7),
        (Function::Abs, "ABS", 24),
        (Function::Int, "INT", 25),
        (Function::Round, "ROUND", 27),
        (Function::RoundUp, "ROUNDUP", 212),
        (Function::RoundDown, "ROUNDDOWN", 213),
        (Function::If, "IF", 1),
        (Function::Subtotal, "SUBTOTAL", 344),
    ];

    fn of_name(name: &str) -> Option<Function> {
        Function::ALL.into_iter().find(|one| one.1.eq_ignore_ascii_case(name)).map(|one| one.0)
    }

    fn of_number(number: u16) -> Option<Function> {
        Function::ALL.into_iter().find(|one| one.2 == number).map(|one| one.0)
    }
}
