#![doc = include_str!("../docs/library.md")]
//!
//! # Stability
//!
//! What is on this page is meant to be used. The rest of the program is internal and described in
//! `docs/architecture.md`; the feature `rooms` opens it to this repository's tests and benches, and no part
//! of it is promised to stay.

mod budget;
mod cli;
mod content;
mod digest;
mod editing;
mod encoding;
mod files;
mod finding;
mod fingerprint;
mod fonts;
mod form;
mod imported;
mod issue;
mod language;
mod layout;
mod length;
mod localities;
mod made_of;
mod observed;
mod orientation;
mod packed;
mod paper;
mod pipeline;
mod recounted;
mod redline;
mod role;
mod rules;
mod run;
mod session;
mod signatures;
mod signs;
mod slip;
mod source;
mod spreadsheet;
mod tabular;
mod taken_back;
mod template;
mod theme;
mod word;
mod workbench;
mod write;
mod yaml;

pub use files::{Disk, DiskWithin, Files};
pub use finding::{Finding, Report, Severity};
pub use localities::Locality;
pub use made_of::{Materials, PackFault, of_docx as materials_of_docx};
pub use pipeline::{Deadline, Input, LocalityData, Pipeline, Rendered, localities};
pub use session::{PageMark, Session, SessionPage, SessionView, TextPlace};
pub use write::Format;

/// What `src/main.rs` starts.
#[doc(hidden)]
pub mod program {
    pub use crate::cli::{look_at_streams, main, out_of_memory};
}

/// The internal modules, for tests and benches of this repository.
#[cfg(feature = "rooms")]
#[doc(hidden)]
pub mod rooms {
    pub mod budget {
        pub use crate::budget::*;
    }
    pub mod content {
        pub use crate::content::*;
    }
    pub mod digest {
        pub use crate::digest::*;
    }
    pub mod editing {
        pub use crate::editing::*;
    }
    pub mod encoding {
        pub use crate::encoding::*;
    }
    pub mod files {
        pub use crate::files::*;
    }
    pub mod finding {
        pub use crate::finding::*;
    }
    pub mod fingerprint {
        pub use crate::fingerprint::*;
    }
    pub mod fonts {
        pub use crate::fonts::*;
    }
    pub mod form {
        pub use crate::form::*;
    }
    pub mod imported {
        pub use crate::imported::*;
    }
    pub mod issue {
        pub use crate::issue::*;
    }
    pub mod language {
        pub use crate::language::*;
    }
    pub mod layout {
        pub use crate::layout::*;
    }
    pub mod length {
        pub use crate::length::*;
    }
    pub mod localities {
        pub use crate::localities::*;
    }
    pub mod made_of {
        pub use crate::made_of::*;
    }
    pub mod observed {
        pub use crate::observed::*;
    }
    pub mod orientation {
        pub use crate::orientation::*;
    }
    pub mod packed {
        pub use crate::packed::*;
    }
    pub mod paper {
        pub use crate::paper::*;
    }
    pub mod pipeline {
        pub use crate::pipeline::*;
    }
    pub mod recounted {
        pub use crate::recounted::*;
    }
    pub mod redline {
        pub use crate::redline::*;
    }
    pub mod role {
        pub use crate::role::*;
    }
    pub mod rules {
        pub use crate::rules::*;
    }
    pub mod session {
        pub use crate::session::*;
    }
    pub mod signatures {
        pub use crate::signatures::*;
    }
    pub mod signs {
        pub use crate::signs::*;
    }
    pub mod slip {
        pub use crate::slip::*;
    }
    pub mod source {
        pub use crate::source::*;
    }
    pub mod spreadsheet {
        pub use crate::spreadsheet::*;
    }
    pub mod tabular {
        pub use crate::tabular::*;
    }
    pub mod taken_back {
        pub use crate::taken_back::*;
    }
    pub mod template {
        pub use crate::template::*;
    }
    pub mod theme {
        pub use crate::theme::*;
    }
    pub mod word {
        pub use crate::word::*;
    }
    pub mod workbench {
        pub use crate::workbench::*;
    }
    pub mod write {
        pub use crate::write::*;
    }
    pub mod yaml {
        pub use crate::yaml::*;
    }
}
