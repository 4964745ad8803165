//! YAML nodes as the typed content of a document, with every error found on the way.

pub mod declare;
pub mod money;
pub mod number;
pub mod table;
