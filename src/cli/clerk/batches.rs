//! The localities of a template, opened as `batch` opens them.
//!
//! In: a template. Out: its localities, or one of them with all that its paper is made of.

use std::path::Path;

use super::super::args::{FontArgs, LocalityArgs};
use super::super::batched::opened::{self, BatchWanted, OpenedBatch};
use super::super::console::Console;
use crate::run::Refusal;
use crate::workbench::UnitOffer;

/// A template with those of its localities that have these codes, or with all. Returns None if something is wrong with
/// it, which is reported.
pub(super) fn open(
    template: &Path,
    only: Vec<String>,
    fonts: &FontArgs,
    console: &Console,
) -> Result<Option<OpenedBatch>, Refusal> {
    let localities = LocalityArgs { only, ..LocalityArgs::default() };
    let wanted =
        BatchWanted { template, localities: &localities, phan: None, fonts, strict: false, reports: &[] };
    opened::open(wanted, console)
}

/// All localities of a template.
pub(super) fn units(
    template: &Path,
    fonts: &FontArgs,
    console: &Console,
) -> Result<Option<Vec<UnitOffer>>, Refusal> {
    let Some(batch) = open(template, Vec::new(), fonts, console)? else { return Ok(None) };
    let stem = template.file_stem().unwrap_or_default().to_string_lossy();
    let offers = batch.units.jobs.iter().map(|job| {
        let words = job.unit.words(&[]).values;
        let word = |name: &str| words.get(name).cloned().unwrap_or_default();
        let name = match word("ten_day_du") {
            name if name.is_empty() => job.unit.name().to_owned(),
            name => name,
        };
        UnitOffer {
            code: job.unit.code().to_owned(),
            name,
            within: word("tinh_day_du"),
            file: format!("{stem}-{}.yaml", job.unit.file_name()),
        }
    });
    Ok(Some(offers.collect()))
}
