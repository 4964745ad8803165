//! Which finding belongs to which field.
//!
//! In: a form, the file it was made of, the findings of a report. Out: the form, each field with the numbers of the
//! findings about it. A finding belongs to the innermost field at its place; that something is missing belongs to the
//! field that is missing.

use super::model::{FormControl, FormField, PaperForm};
use crate::finding::{Finding, codes};
use crate::source::{Sources, Span};

impl PaperForm {
    /// Puts findings to their fields, each by its number in the list; those at places of other files are left out.
    pub fn with_findings(mut self, name: &str, sources: &Sources, findings: &[Finding]) -> PaperForm {
        for (number, finding) in findings.iter().enumerate() {
            let Some(at) = finding.at.filter(|at| sources.file(at.file).name() == name) else { continue };
            let groups = || self.groups.iter().flat_map(|group| &group.fields);
            let way =
                missing(groups(), finding).or_else(|| around(groups(), at)).map(|field| field.way.clone());
            let Some(way) = way else { continue };
            let mut fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
            if let Some(field) = fields.find_map(|field| at_way(field, &way)) {
                field.findings.push(number);
            }
        }
        self
    }
}

/// The innermost field around a place.
fn around<'a>(fields: impl Iterator<Item = &'a FormField>, at: Span) -> Option<&'a FormField> {
    let holds = |field: &&FormField| {
        field.at.is_some_and(|own| own.start <= at.start && at.start < own.end.max(own.start + 1))
    };
    let mut found = None;
    for field in fields {
        let inner = around(field.inner().iter(), at);
        if inner.is_some() {
            return inner;
        }
        if found.is_none() && holds(&field) {
            found = Some(field);
        }
    }
    found
}

/// The field that a finding says is missing, beside the one that it points at.
fn missing<'a>(fields: impl Iterator<Item = &'a FormField>, finding: &Finding) -> Option<&'a FormField> {
    if finding.code != codes::C002 {
        return None;
    }
    let fields: Vec<&FormField> = fields.collect();
    let is_here = |field: &&&FormField| {
        let key = field.key().unwrap_or_default();
        !field.is_there && finding.message.starts_with(&format!("thiếu `{key}` ("))
    };
    let at = finding.at?;
    let points_here = |field: &&FormField| {
        field.at.is_some_and(|own| own.start <= at.start && at.start < own.end.max(own.start + 1))
    };
    if fields.iter().any(points_here)
        && let Some(found) = fields.iter().find(is_here)
    {
        return Some(found);
    }
    fields.iter().find_map(|field| missing(field.inner().iter(), finding))
}

fn at_way<'a>(field: &'a mut FormField, way: &[crate::yaml::splice::Step]) -> Option<&'a mut FormField> {
    if field.way == way {
        return Some(field);
    }
    if !way.starts_with(&field.way) {
        return None;
    }
    match &mut field.control {
        FormControl::Parts(fields)
        | FormControl::Items { items: fields, .. }
        | FormControl::Table { fields, .. } => fields.iter_mut().find_map(|field| at_way(field, way)),
        _ => None,
    }
}
