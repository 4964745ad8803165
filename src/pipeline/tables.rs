//! A dossier's tables of money by themselves: with their sums and as they stand on paper.

use std::collections::BTreeMap;

use super::{Dossier, Input, Pipeline, Report};
use crate::budget;
use crate::content::VanBan;
use crate::content::table::{Bang, figures};
use crate::diag::Diagnostics;
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
    exchange::priced(&dossier.tree, counted(&dossier.content, keys))
}

/// All tables with their sums, whose faults are told where they are laid out.
fn counted(document: &VanBan, mut keys: BTreeMap<Span, Vec<String>>) -> Vec<Counted> {
    let count = |bang: &Bang| budget::compute(bang, &mut Diagnostics::default());
    let tables = document.tables().into_iter();
    tables.map(|bang| (bang.clone(), count(bang), keys.remove(&bang.at()).unwrap_or_default())).collect()
}
