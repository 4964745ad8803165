//! Errors in the words of a paper whose fields have errors: reported at once, so that no error hides another.
//!
//! In: a paper that was read with errors. Out: those findings of its tree that no error of another field can
//! cause. Without such errors they are all reported when the tree is made.

use super::{Opened, Pipeline, comparison, place, ruled};
use crate::budget;
use crate::finding::{Code, Report, Severity, codes};
use crate::template::{self, Referred};

/// Findings that depend on one text alone.
const OF_ONE_TEXT: [Code; 3] = [codes::B009, codes::C019, codes::C024];
/// Findings about what a text says of other parts: articles, appendices, tables.
const OF_OTHERS: [Code; 4] = [codes::C008, codes::C014, codes::C017, codes::T002];
/// Errors of single fields, which remove nothing that a text may refer to.
const OF_A_FIELD: [Code; 5] = [codes::C005, codes::C016, codes::C020, codes::C021, codes::C022];

impl Pipeline {
    /// Reports them.
    pub(super) fn words_beside_faults(&self, opened: Opened, report: &mut Report) {
        let Opened { node, content, cited, unit, waivers } = opened;
        let only_fields = report
            .findings
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .all(|one| OF_A_FIELD.contains(&one.code));
        let told = |code: Code| OF_ONE_TEXT.contains(&code) || only_fields && OF_OTHERS.contains(&code);
        // What is compared is in other files.
        if comparison::is_any(&content) {
            return;
        }
        let (fit, mut all) = report.apart(report.findings.issued_by(), |report| {
            if !self.office.is_fit(report) {
                return false;
            }
            let sheets = budget::sheets(content.tables(), &mut report.findings);
            let referred = Referred { cited: &cited, compared: &[], unit: unit.as_ref() };
            let tree = template::build(&self.office, &content, &sheets, referred, report);
            let unfinished = ruled::unfinished(&content, report);
            let background = self.background(&sheets, unfinished.as_deref());
            place::check(&node, &mut report.findings);
            let house = &self.office.house;
            let waivers = waivers.with_folder(self.office.waivers.as_ref(), house, report);
            ruled::find(&tree, (background, house), (Some(&node), waivers), &told, report);
            true
        });
        if !fit {
            return;
        }
        all.retain(|one| told(one.code));
        all.iter().for_each(|one| report.findings.push(one.clone()));
    }
}
