//! The localities of a template, opened as `batch` opens them.
//!
//! In: a template. Out: its localities, or one of them with all that its paper is made of.

use std::path::{Path, PathBuf};

use super::super::args::{FontArgs, LocalityArgs};
use super::super::batched::localities::LocalityJob;
use super::super::batched::opened::{self, BatchWanted, OpenedBatch};
use super::super::console::Console;
use crate::finding::Finding;
use crate::localities::Locality;
use crate::localities::origin::OriginTexts;
use crate::pipeline::LocalityData;
use crate::run::{Refusal, system};
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

/// The own file of a locality, read.
pub(super) struct UnitFiles {
    overlay: Option<(String, Vec<u8>)>,
}

impl UnitFiles {
    /// Reads the own file of a locality, if it has one.
    pub(super) fn of(job: &LocalityJob) -> Result<UnitFiles, Finding> {
        let read = |path: &PathBuf| system::document(path).map(|bytes| (system::shown(path), bytes));
        Ok(UnitFiles { overlay: job.overlay.as_ref().map(read).transpose()? })
    }

    /// All that makes the template the paper of this locality, as `batch` has it.
    pub(super) fn data<'a>(
        &'a self,
        job: &'a LocalityJob,
        batch: &'a OpenedBatch,
        origins: &'a OriginTexts,
    ) -> LocalityData<'a> {
        let overlay = self.overlay.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let allocation = batch.given.checked.as_ref().map(|checked| &checked.allocation);
        LocalityData { unit: &job.unit, overlay, allocation, origins: Some(origins) }
    }
}

/// A locality as people name it, with the province that it is in.
pub(super) fn called(unit: &Locality) -> (String, String) {
    let words = unit.words(&[]).values;
    let word = |name: &str| words.get(name).cloned().unwrap_or_default();
    let name = Some(word("ten_day_du")).filter(|name| !name.is_empty());
    (name.unwrap_or_else(|| unit.name().to_owned()), word("tinh_day_du"))
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
        let (name, within) = called(&job.unit);
        let file = format!("{stem}-{}.yaml", job.unit.file_name());
        UnitOffer { code: job.unit.code().to_owned(), name, within, file }
    });
    Ok(Some(offers.collect()))
}
