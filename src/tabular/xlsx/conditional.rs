//! Formats that cells of a sheet have only under a condition.
//!
//! In: the sheet's part, the formats that rules name. Out: [`Conditional`]s. Comparisons with a number
//! are read; of any other condition nobody knows when it holds.

use std::sync::Arc;

use quick_xml::events::BytesStart;
use rust_decimal::Decimal;

use super::corners;
use crate::tabular::book::{CellArea, Conditional};
use crate::tabular::format::{CellFormat, Relation};
use crate::tabular::xml::{XmlPiece, attribute};

/// The rules of a sheet, while they are read.
#[derive(Default)]
pub(super) struct Rules<'a> {
    /// The number formats of the looks that rules name; None for a look without one.
    looks: &'a [Option<CellFormat>],
    areas: Arc<[CellArea]>,
    rule: Option<ConditionalRule>,
    inside: bool,
    found: Vec<Conditional>,
}

/// A rule that is being read.
struct ConditionalRule {
    format: CellFormat,
    compares: bool,
    relation: Option<Relation>,
    formulas: Vec<String>,
}

impl<'a> Rules<'a> {
    pub(super) fn of(looks: &'a [Option<CellFormat>]) -> Rules<'a> {
        Rules { looks, ..Rules::default() }
    }

    pub(super) fn found(self) -> Vec<Conditional> {
        self.found
    }

    pub(super) fn piece(&mut self, piece: &XmlPiece<'_>) {
        match piece {
            XmlPiece::Start("conditionalFormatting", element) => {
                let areas = attribute(element, "sqref").unwrap_or_default();
                self.areas = areas.split_whitespace().filter_map(corners).collect();
            }
            XmlPiece::Start("cfRule", element) => self.rule = self.begun(element),
            XmlPiece::Start("formula", _) => {
                self.inside = true;
                self.rule.iter_mut().for_each(|rule| rule.formulas.push(String::new()));
            }
            XmlPiece::End("formula") => self.inside = false,
            XmlPiece::Text(text) if self.inside => {
                let formula = self.rule.as_mut().and_then(|rule| rule.formulas.last_mut());
                formula.into_iter().for_each(|formula| formula.push_str(text));
            }
            XmlPiece::End("cfRule") => {
                let areas = self.areas.clone();
                self.found.extend(self.rule.take().map(|rule| rule.ended(areas)));
            }
            _ => {}
        }
    }

    /// A rule that changes how numbers are shown.
    fn begun(&self, element: &BytesStart<'_>) -> Option<ConditionalRule> {
        let of = |key: &str| attribute(element, key);
        let look = of("dxfId").and_then(|text| text.parse::<usize>().ok())?;
        let relation = match of("operator").unwrap_or_default().as_str() {
            "lessThan" => Some(Relation::Below),
            "lessThanOrEqual" => Some(Relation::AtMost),
            "equal" => Some(Relation::Equal),
            "notEqual" => Some(Relation::Unequal),
            "greaterThanOrEqual" => Some(Relation::AtLeast),
            "greaterThan" => Some(Relation::Above),
            _ => None,
        };
        let compares = of("type").is_some_and(|sort| sort == "cellIs");
        let format = self.looks.get(look)?.clone()?;
        Some(ConditionalRule { format, compares, relation, formulas: Vec::new() })
    }
}

impl ConditionalRule {
    fn ended(self, areas: Arc<[CellArea]>) -> Conditional {
        let to = match self.formulas.as_slice() {
            [one] if self.compares => one.trim().parse::<Decimal>().ok(),
            _ => None,
        };
        Conditional { areas, format: self.format, test: self.relation.zip(to) }
    }
}
