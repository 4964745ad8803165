//! Papers read from Word files: what their lines are, and what rules say of them.

mod form;
mod recounted;
mod roles;
