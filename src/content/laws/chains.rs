//! Which text of the register replaced which.
//!
//! In: a register and its node. Out: findings at unknown keys, and at texts that replace each other in a
//! ring.

use super::{LegalRegister, LegalText, unknown};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;
use crate::yaml::Node;

/// Checks what texts say about others.
pub(super) fn check(register: &LegalRegister, node: &Node, findings: &mut Findings) {
    for text in register.all() {
        for (key, named) in named(text) {
            // An entry that exists but could not be read was reported itself.
            if node.get(named).is_none() {
                let known = register.all().map(|text| text.key.as_str()).filter(|key| *key != text.key);
                findings.push(unknown(named, place(node, text, key), known));
            }
        }
        if is_ring(register, text) {
            let message = format!("`{}` và các văn bản thay thế nó nối thành vòng", text.key);
            let hint = "`thay_the_boi` ghi mã của văn bản ban hành sau";
            findings.push(Finding::error(codes::C007, place(node, text, "thay_the_boi"), message).hint(hint));
        }
    }
}

fn named(text: &LegalText) -> impl Iterator<Item = (&'static str, &String)> {
    let replaced = text.replaced_by.iter().map(|key| ("thay_the_boi", key));
    replaced.chain(text.amended_by.iter().map(|key| ("sua_doi_boi", key)))
}

/// Whether a text becomes its own successor.
pub(super) fn is_ring(register: &LegalRegister, text: &LegalText) -> bool {
    let next = |text: &LegalText| text.replaced_by.as_ref().and_then(|key| register.get(key));
    let mut chain = std::iter::successors(next(text), |text| next(text)).take(register.texts.len() + 1);
    chain.any(|one| one.key == text.key)
}

fn place(node: &Node, text: &LegalText, key: &str) -> Span {
    node.get(&text.key).and_then(|own| own.get(key)).map_or(text.at, |node| node.span)
}
