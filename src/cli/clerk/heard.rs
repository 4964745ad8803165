//! What a command says while it does something for a page.
//!
//! In: findings, as a terminal would get them. Out: the same as data of a page, with their places in words.

use std::sync::{Mutex, PoisonError};

use super::super::console::ConsoleEar;
use crate::finding::render::place;
use crate::finding::{Finding, Report, Severity};
use crate::source::{SourceSpot, Sources};
use crate::workbench::DeedFinding;

/// Keeps what a command says.
#[derive(Default)]
pub(super) struct HeardDeed {
    found: Mutex<Vec<DeedFinding>>,
}

/// At most this many findings are kept: a page shows no more.
const MOST: usize = 500;

impl HeardDeed {
    /// What was found, each once, in its order.
    pub(super) fn found(&self) -> Vec<DeedFinding> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ConsoleEar for HeardDeed {
    fn findings(&self, report: &Report) {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        for finding in report.findings.iter().filter(|one| one.severity != Severity::Waived) {
            let told = of(&report.sources, finding);
            if found.len() < MOST && !found.contains(&told) {
                found.push(told);
            }
        }
    }

    fn say(&self, _: &str) {}

    fn next(&self, _: usize, _: usize, _: &str) {}

    fn is_stopped(&self) -> bool {
        false
    }
}

/// A finding, for a page.
pub(super) fn of(sources: &Sources, finding: &Finding) -> DeedFinding {
    let line = finding.at.and_then(|at| {
        let file = sources.file(at.file);
        match file.spot(at.start as usize) {
            SourceSpot::Line(..) => Some((file.name().to_owned(), file.line_column(at.start as usize).0)),
            _ => None,
        }
    });
    DeedFinding {
        code: finding.code.name,
        severity: finding.severity,
        message: finding.message.clone(),
        hint: finding.hint.clone().and_then(for_page),
        place: finding.at.map(|at| place(sources, at)),
        line,
    }
}

/// A hint for somebody who sees a page: one that names options of a command helps nobody there.
pub(super) fn for_page(hint: String) -> Option<String> {
    (!hint.contains("`--")).then_some(hint)
}
