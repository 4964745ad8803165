//! The number that a template gives the paper of one locality, or a table of orders gives a paper, before any
//! paper is made.
//!
//! In: the template and the locality; or the paper, its number and its day. Out: the number in its series,
//! and where it is written. What is wrong with the template is reported when its papers are made.

use super::{Input, LocalityData, Pipeline, locality};
use crate::content::date::DocDate;
use crate::content::{self, Dossier};
use crate::finding::Report;
use crate::issue::given::COLUMNS;
use crate::issue::series::Number;
use crate::source::Span;
use crate::template::{self, Referred};
use crate::yaml::{self, Node, Value};

/// The keys that a number and its series are made of.
const KEYS: [&str; 8] = ["loai", "so", "ky_hieu", "ngay", "nam", "co_quan", "bien", "dia_phuong"];

/// The column of signers that a list gives.
const SIGNERS: &str = COLUMNS[2];

/// The number of a locality's paper.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// The number in its series.
    pub number: Number,
    /// Where it is written.
    pub at: Span,
    /// Whether it is the same for all localities: written without a variable.
    pub constant: bool,
}

impl Pipeline {
    /// The number of the paper that a template gives for one locality. Returns None if it has none, or if it
    /// is not known.
    pub fn number_for(
        &self,
        template: Input<'_>,
        unit: LocalityData<'_>,
        report: &mut Report,
    ) -> Option<Numbered> {
        let node = yaml::open(template.name, template.bytes, report)?;
        let mut node = head(unit.lay(node, report)?);
        let typed = node.get("so").filter(|so| !so.is_empty());
        let constant = typed.and_then(Node::scalar).is_some_and(|so| !so.text.contains('{'));
        // The head has no signers.
        let own = unit.unit.clone().without(SIGNERS);
        let unit = LocalityData { unit: &own, ..unit };
        let words = locality::settle(&self.office, &mut node, Some(unit), report)??;
        let at = node.get("so").filter(|so| !so.is_empty())?.span;
        // The head lacks what was left out of it: its findings are not about the paper.
        let (number, _) = report.apart(None, |report| {
            let paper: Dossier = content::read(&node, &self.office.catalogue, report)?;
            let referred = Referred { cited: &[], compared: &[], unit: Some(&words) };
            let body = template::issuer(&self.office, &paper, referred, report);
            Number::of(&paper, &body, None)
        });
        Some(Numbered { number: number?, at, constant })
    }
}

/// What the paper of a locality has before it is issued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnNumber {
    /// Its number, as in the paper.
    pub so: Option<String>,
    /// Whether it has a day.
    pub ngay: bool,
}

impl Pipeline {
    /// What number and day the template, the table or the list gives the paper of one locality.
    pub fn own_number(&self, template: Input<'_>, unit: LocalityData<'_>) -> OwnNumber {
        let report = &mut Report::default();
        let head = yaml::open(template.name, template.bytes, report)
            .and_then(|node| unit.lay(node, report).map(head))
            .and_then(|mut node| {
                let own = unit.unit.clone().without(SIGNERS);
                let unit = LocalityData { unit: &own, ..unit };
                locality::settle(&self.office, &mut node, Some(unit), report).map(|_| node)
            });
        // What is wrong with the template is reported when its papers are made.
        let Some(node) = head else { return OwnNumber::default() };
        let text = |key: &str| {
            let text = node.get(key).and_then(Node::scalar).map(|scalar| scalar.text.trim().to_owned());
            text.filter(|text| !text.is_empty())
        };
        OwnNumber { so: text("so"), ngay: text("ngay").is_some() }
    }

    /// The number that a paper would have if it were given this one. Returns None if that is not known.
    pub fn number_given(&self, input: Input<'_>, so: &str, day: Option<DocDate>) -> Option<Number> {
        let report = &mut Report::default();
        let node = head(yaml::open(input.name, input.bytes, report)?);
        let mut paper: Dossier = content::read(&node, &self.office.catalogue, report)?;
        paper.so = Some(so.to_owned());
        paper.date = day.or(paper.date);
        let referred = Referred { cited: &[], compared: &[], unit: None };
        let body = template::issuer(&self.office, &paper, referred, report);
        Number::of(&paper, &body, day)
    }
}

/// Only what a number and its series are made of.
fn head(mut node: Node) -> Node {
    if let Value::Map(entries) = &mut node.value {
        entries.retain(|entry| KEYS.contains(&entry.key.as_str()));
    }
    node
}
