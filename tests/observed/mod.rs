//! Papers read from Word files: what their lines are, and what rules say of them.

mod form;
mod pages;
mod recounted;
mod roles;
mod typed;
mod typed_faults;
mod typed_tables;
