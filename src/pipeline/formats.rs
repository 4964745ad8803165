//! All files of a tree, at the same time.
//!
//! In: a tree, formats. Out: the bytes of each, or findings: a letter without a glyph, words that are not where they
//! may be, no time left. How a format is written is left to `write`.

use std::panic::resume_unwind;
use std::thread;

use super::too_large::too_large;
use super::{FormatBytes, Pipeline, Report, misplaced};
use crate::finding::{Finding, codes};
use crate::layout::{self, Laid, areas};
use crate::paper::Paper;
use crate::write::{Format, WriteError};
use crate::yaml::Node;

impl Pipeline {
    /// The bytes of a tree in each format, in that order. Returns None if a finding is an error: a letter
    /// without a glyph, words that are not where they may be, or a bug.
    ///
    /// All formats are made at the same time, so that a single document takes only as long as its slowest
    /// file. The first, usually PDF, stays on this thread, whose stack is deep enough for it. Whether words
    /// are where they may be is known for the PDF only: a DOCX has no pages before a word processor makes
    /// them, which then moves everything as its own text requires. `node` is the paper's own, in which
    /// letters that cannot be printed are looked for.
    pub fn files(
        &self,
        (tree, node): (&Paper, Option<&Node>),
        formats: &[Format],
        report: &mut Report,
    ) -> Option<FormatBytes> {
        let Some((&first, others)) = formats.split_first() else { return Some(Vec::new()) };
        let name = node.map_or("", |node| report.sources.file(node.span.file).name()).to_owned();
        let before = report.findings.count().0;
        let page = &self.fitted(tree, &name, formats.contains(&Format::Pdf), report)?;
        let findings = &mut report.findings;
        let name = name.as_str();
        let made: Vec<_> = thread::scope(|scope| {
            let others = others.iter().map(|&format| scope.spawn(move || self.file(name, page, format)));
            let others: Vec<_> = others.collect();
            let first = self.file(name, page, first);
            let others = others.into_iter();
            let others = others.map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic)));
            std::iter::once(first).chain(others).collect()
        });
        let mut written = Vec::with_capacity(formats.len());
        for (format, made) in formats.iter().zip(made) {
            match made {
                Ok((bytes, told)) => {
                    told.into_iter().for_each(|finding| findings.push(finding));
                    written.push((*format, bytes));
                }
                Err(late) if late.code == codes::W009 => {
                    findings.push(late);
                    return None;
                }
                // The first reports what the others would repeat.
                Err(finding) => {
                    self.refused(finding, (tree, node), formats, report);
                    return None;
                }
            }
        }
        (findings.count().0 == before).then_some(written)
    }

    /// A tree laid out, to be written. Returns None if a finding is an error: no time is left, the paper is too
    /// large for a PDF, or something fits no page.
    pub(super) fn fitted<'a>(
        &'a self,
        tree: &'a Paper,
        name: &str,
        as_pdf: bool,
        report: &mut Report,
    ) -> Option<Laid<'a>> {
        self.in_time(name, report)?;
        let findings = &mut report.findings;
        if as_pdf && let Some(finding) = too_large(tree, name) {
            findings.push(finding);
            return None;
        }
        let before = findings.count().0;
        let page = layout::of(tree, &self.office.theme);
        let misfits = misplaced::misfits(&areas::misfits(&page));
        misfits.into_iter().for_each(|finding| findings.push(finding));
        (findings.count().0 == before).then_some(page)
    }

    /// The finding for which a format was not written.
    pub(super) fn unwritten(error: &WriteError) -> Finding {
        // A letter without a glyph is the author's error, everything else is a bug of the program.
        let code = match error {
            WriteError::MissingGlyph { .. } => codes::T005,
            WriteError::Control { .. } | WriteError::Engine { .. } => codes::W004,
        };
        Finding::general(code, error.to_string())
    }

    /// The bytes in one format, and the findings about them.
    fn file(&self, name: &str, page: &Laid<'_>, format: Format) -> Result<(Vec<u8>, Vec<Finding>), Finding> {
        if let Some(late) = self.late(name) {
            return Err(late);
        }
        let drawn = self.writers.of(format).write(page);
        let told = drawn.map(|drawn| (drawn.bytes, misplaced::misplaced(&drawn.misplaced)));
        told.map_err(|error| Pipeline::unwritten(&error))
    }
}
