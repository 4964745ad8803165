//! A document made from the one of the year before (`vanban new --tu … --nam …`).
//!
//! In: last year's document. Out: its YAML as typed, with the years that surely go along moved, without
//! number and day, and with the list of all that somebody must look at. What moves is left to `moved`, what is
//! still last year's to `carried`; files are left to the caller.

mod left;
mod moved;
mod ways;

use super::{Input, Pipeline, Report};
use crate::content::date::DocDate;
use crate::finding::{Finding, codes};
use left::Left;

/// What a new year's document is made from.
#[derive(Clone, Copy)]
pub struct LastYears<'a> {
    /// Last year's document.
    pub old: Input<'a>,
    /// The new year.
    pub year: u16,
    /// The name of the file that is made; ways to other files lead from it.
    pub name: &'a str,
}

/// The document of the new year.
#[derive(Clone, Debug)]
pub struct NextYearPaper {
    /// Its YAML.
    pub text: String,
    /// What was done and what is to do: one sentence each.
    pub told: Vec<String>,
}

impl Pipeline {
    /// The document of the new year. Returns None if last year's has an error, or the new one would.
    pub fn next_year(&self, of: LastYears<'_>) -> (Option<NextYearPaper>, Report) {
        let (old, mut report) = self.dossier(of.old);
        let Some(old) = old else { return (None, report) };
        // What it warns of is told when it is built.
        report.findings.retain(|_| false);
        let Some(before) = old.content.date.map(DocDate::year) else {
            report.findings.push(
                Finding::error(
                    codes::P003,
                    old.content.at,
                    "văn bản cũ chưa ghi năm, không rõ chuyển từ năm nào",
                )
                .hint("thêm `nam: …` (năm của văn bản cũ) rồi chạy lại"),
            );
            return (None, report);
        };
        if of.year <= before {
            let message = format!("văn bản này của năm {before}; `--nam {}` không phải năm sau", of.year);
            let hint = format!("viết `--nam {}`, hoặc nêu văn bản cũ hơn ở `--tu`", before + 1);
            report.findings.push(Finding::error(codes::P003, old.content.at, message).hint(hint));
            return (None, report);
        }
        // The plan of 2026 that was signed in December 2025 becomes the one of 2027, signed in 2026.
        let planned = moved::planned(&old, before).filter(|planned| of.year > *planned);
        let year = planned.map_or(of.year, |planned| before + (of.year - planned));
        let moved = moved::moved(&old, (before, year), planned, of, &report);
        let input = Input { name: of.name, bytes: moved.text.as_bytes(), issued_by: None, ..of.old };
        let (new, mut own) = self.dossier(input);
        let Some(new) = new else { return (None, own) };
        own.findings.retain(|_| false);
        let left = Left::of(&new, &moved.text);
        let text = left.added_to(&moved.text, of.old.name, before);
        let mut told = moved.told;
        told.extend(left.told());
        (Some(NextYearPaper { text, told }), own)
    }
}
