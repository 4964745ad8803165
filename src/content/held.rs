//! What a value holds, told from its shape.
//!
//! In: a shape. Out: the component that may stand there. Whether a node is of that shape is left to `declare`.

use super::declare::{Component, Shape};

impl Shape {
    /// The component that may stand there, alone, in a list of such, or beside a text.
    pub fn component(&'static self) -> Option<&'static Component> {
        match self {
            Shape::Map(component) | Shape::MapOrList(component) => Some(component),
            Shape::ProseOr(other) => other.component(),
            _ => None,
        }
    }
}
