//! A dossier's tables of money by themselves: with their sums and as they stand on paper.

use super::{Dossier, Input, Pipeline, Report};
use crate::content::table::figures;
use crate::exchange::{self, Priced};
use crate::source::TableId;

impl Pipeline {
    /// The tables of money of a dossier; none when something in it is wrong.
    pub fn tables(&self, input: Input<'_>) -> (Option<Vec<Priced>>, Report) {
        let (dossier, report) = self.dossier(input);
        (dossier.map(priced), report)
    }
}

/// The tables of money of a dossier.
pub(super) fn priced(mut dossier: Dossier) -> Vec<Priced> {
    let nodes = figures::tables(&mut dossier.node).into_iter();
    let tasks = nodes.map(|table| (TableId::declared_at(table.span), figures::keys(table)));
    exchange::priced(&dossier.tree, &dossier.sheets, tasks.collect())
}
