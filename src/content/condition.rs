//! The condition of a part that some localities have and others do not: its key, and its declaration.

use super::declare::{Field, Shape};

/// The key of a part's condition.
pub const CONDITION: &str = "khi";

/// The condition of a part that some localities have and others do not.
pub(super) const CONDITION_OF_PART: Field =
    Field::optional(CONDITION, "điều kiện để có phần này", Shape::Word, "bien.giai_doan == \"2026 - 2030\"");
