//! The columns of a table of localities that the program itself reads.
//!
//! In: nothing. Out: their names. It leaves reading them to `table`.

/// The column of codes.
pub const CODE: &str = "ma";
/// The column of names without the type.
pub const NAME: &str = "ten";
/// The column of types.
pub const TYPE: &str = "loai";
/// The column of provinces, and that of their types.
pub(super) const PROVINCE: &str = "ten_tinh";
pub(super) const PROVINCE_TYPE: &str = "loai_tinh";
/// The column that says whether the locality is named after a person, a number or an event.
pub(super) const CAPITAL: &str = "viet_hoa_loai";
/// The column of the provinces' codes.
pub(super) const PROVINCE_CODE: &str = "ma_tinh";
/// The column that says whether the name is meant as it is, though it looks wrong.
pub(super) const KEPT: &str = "giu_ten";
