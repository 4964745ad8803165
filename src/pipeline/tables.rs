//! A dossier's tables of money by themselves: with their sums and as they stand on paper.

use super::{Input, Pipeline, Report};
use crate::budget::{self, Totals};
use crate::content::VanBan;
use crate::content::table::Bang;
use crate::diag::Diagnostics;
use crate::exchange::{self, Priced};

impl Pipeline {
    /// The tables of money of a dossier; none when something in it is wrong.
    pub fn tables(&self, input: Input<'_>) -> (Option<Vec<Priced>>, Report) {
        let (dossier, report) = self.dossier(input);
        let tables = dossier.map(|dossier| exchange::priced(&dossier.tree, summed(&dossier.content)));
        (tables, report)
    }
}

/// All tables with their sums, whose faults are told where they are laid out.
fn summed(document: &VanBan) -> Vec<(Bang, Totals)> {
    let tables = document.tables().into_iter();
    tables.map(|bang| (bang.clone(), budget::compute(bang, &mut Diagnostics::default()))).collect()
}
