//! Sums that a paper states so that they are checked, and that are no longer what its figures give.
//!
//! In: a document. Out: where each of them stands, and what it would have to be.

use rust_decimal::Decimal;

use super::{Input, LocalityData, Pipeline, Report};
use crate::budget;
use crate::finding::Findings;
use crate::source::Span;

impl Pipeline {
    /// The stated sums of a document, or of what a template gives for a locality, that differ from the computed ones.
    pub fn stated_sums(
        &self,
        input: Input<'_>,
        local: Option<LocalityData<'_>>,
    ) -> (Vec<(Span, Decimal)>, Report) {
        let mut report = input.report();
        let opened = self.opened_for(input, local, &mut report);
        let mut sums = Vec::new();
        for bang in opened.iter().flat_map(|opened| opened.content.tables()) {
            let sheet = budget::sheet(bang, &mut Findings::default());
            for row in sheet.rows() {
                for stated in row.stated() {
                    let now = row.exact[stated.column].filter(|now| *now != stated.amount.value);
                    sums.extend(now.map(|now| (stated.amount.at, now)));
                }
            }
        }
        (sums, report)
    }
}
