//! A dossier's tables of money by themselves: with their sums and as they stand on paper.

use std::collections::BTreeMap;

use super::{Dossier, Input, Pipeline, Report};
use crate::budget::{Sheet, Sheets};
use crate::content::table::figures;
use crate::exchange::{self, Counted, Priced};
use crate::source::Span;

impl Pipeline {
    /// The tables of money of a dossier; none when something in it is wrong.
    pub fn tables(&self, input: Input<'_>) -> (Option<Vec<Priced>>, Report) {
        let (dossier, report) = self.dossier(input);
        (dossier.map(priced), report)
    }
}

/// The tables of money of a dossier.
pub(super) fn priced(mut dossier: Dossier) -> Vec<Priced> {
    let nodes = figures::tables(&mut dossier.node);
    let keys: BTreeMap<Span, Vec<String>> =
        nodes.into_iter().map(|table| (table.span, figures::keys(table))).collect();
    exchange::priced(&dossier.tree, counted(&dossier.sheets, keys))
}

/// All tables with their sums and what their tasks are known by.
fn counted(sheets: &Sheets, mut keys: BTreeMap<Span, Vec<String>>) -> Vec<Counted> {
    let counted = |sheet: &Sheet| {
        let tasks = keys.remove(&sheet.bang.at()).unwrap_or_default();
        ((*sheet.bang).clone(), sheet.totals(), tasks)
    };
    sheets.iter().map(counted).collect()
}
