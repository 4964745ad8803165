//! A document whose text is being typed.
//!
//! In: its text at a moment. Out: all that is found in it, as `check` finds it; what its texts may name. No file is
//! made, and pages are only drawn where words may not fit them.

use super::{Input, LocalityData, Pipeline, Report, Stages};
use crate::budget;
use crate::template::{self, Referred, SeenNames};
use crate::yaml;

impl Pipeline {
    /// A document at each stage, and all that is found in it. The stages are None if something is wrong before
    /// there are pages.
    pub fn looked_at(&self, input: Input<'_>, local: Option<LocalityData<'_>>) -> (Option<Stages>, Report) {
        let (stages, mut report) = self.dossier_of(input, local);
        if let Some(stages) = stages.as_ref().filter(|stages| !self.fits_surely(&stages.tree)) {
            self.pages(&stages.tree, &stages.node, &mut report);
        }
        report.findings.sort();
        (stages, report)
    }

    /// What the texts of a document may name, each with its words now. Returns None if something is wrong in it.
    pub fn names(&self, input: Input<'_>, local: Option<LocalityData<'_>>) -> Option<SeenNames> {
        let mut report = input.report();
        let node = yaml::open(input.name, input.bytes, &mut report)?;
        let node = match local {
            Some(local) => local.lay(node, &mut report)?,
            None => node,
        };
        let opened = self.opened_node(node, input, local, &mut report)?;
        let compared = self.compared(&opened.content, input.files, &mut report)?;
        let sheets = budget::sheets(opened.content.tables(), &mut report.findings);
        let referred = Referred { cited: &opened.cited, compared: &compared, unit: opened.unit.as_ref() };
        Some(template::names(&self.office, &opened.content, &sheets, referred, &mut report))
    }
}
