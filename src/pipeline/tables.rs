//! A dossier's tables of money on their own: with their sums and as they are on paper.

use super::{Input, Pipeline, Report, Stages};
use crate::content::table::figures;
use crate::source::TableId;
use crate::spreadsheet::{self, Priced};

impl Pipeline {
    /// The tables of money of a dossier. Returns None if something in it is wrong.
    pub fn tables(&self, input: Input<'_>) -> (Option<Vec<Priced>>, Report) {
        let (dossier, report) = self.dossier(input);
        (dossier.map(priced), report)
    }
}

/// The tables of money of a dossier.
pub(super) fn priced(mut dossier: Stages) -> Vec<Priced> {
    let nodes = figures::tables(&mut dossier.node).into_iter();
    let keys = nodes
        .map(|table| (TableId::declared_at(table.span), (figures::keys(table), figures::group_keys(table))));
    spreadsheet::priced(&dossier.tree, &dossier.sheets, keys.collect())
}
