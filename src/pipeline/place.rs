//! The place name in the head of a paper, as it is typed.
//!
//! In: the nodes of a dossier. Out: a warning at a `dia_danh` whose name is not written as names are. How it
//! should be written is left to `localities`.

use crate::content::fixed;
use crate::finding::{Finding, Findings, codes};
use crate::localities::place_meant;
use crate::yaml::{Node, Value};

/// Checks the place name of a document and of its attachments.
pub(super) fn check(node: &Node, findings: &mut Findings) {
    if let Some(place) = node.get("dia_danh")
        && let Some(scalar) = place.scalar()
    {
        let typed = fixed::Beside::of("dia_danh").strip(scalar.text.trim()).trim();
        if let Some(right) = place_meant(typed) {
            let message = format!("địa danh `{typed}` viết hoa chưa đúng hoặc viết tắt");
            let finding = Finding::warning(codes::C019, place.span, message);
            findings.push(finding.hint(format!("viết `dia_danh: {right}`")).since(fixed::SINCE));
        }
    }
    if let Some(Value::List(attached)) = node.get("kem_theo").map(|node| &node.value) {
        attached.iter().for_each(|node| check(node, findings));
    }
}
