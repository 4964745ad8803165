//! A dossier's tables of money by themselves: with their sums and as they stand on paper.

use super::{Input, Pipeline, Report};
use crate::budget::{self, Totals};
use crate::content::VanBan;
use crate::content::table::Bang;
use crate::diag::Diagnostics;
use crate::exchange::{self, Priced};
use crate::template;

impl Pipeline {
    /// The tables of money of a dossier; none when something in it is wrong.
    pub fn tables(&self, input: Input<'_>) -> (Option<Vec<Priced>>, Report) {
        let mut report = Report::default();
        let tables = self.content(input, &mut report).and_then(|(document, cited)| {
            let Report { sources, findings } = &mut report;
            let paper = template::build(&self.office, &document, &cited, sources, findings)?;
            Some(exchange::priced(&paper, summed(&document)))
        });
        report.findings.sort();
        (tables.filter(|_| !report.findings.has_errors()), report)
    }
}

/// All tables with their sums, whose faults are told where they are laid out.
fn summed(document: &VanBan) -> Vec<(Bang, Totals)> {
    let tables = document.tables().into_iter();
    tables.map(|bang| (bang.clone(), budget::compute(bang, &mut Diagnostics::default()))).collect()
}
