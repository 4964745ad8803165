//! The rules of an office (`quy_tac.yaml`) on a paper.
//!
//! In: a rule as data, a paper. Out: a verdict and what breaks the rule, as of the rules of the house; each
//! finding says that the office's rule asks for it and not the decree.

mod abbreviations;
mod covered;
mod explain;
mod looks;
mod places;
mod words;

pub(super) use covered::Covered;
pub use explain::{asked, clause, explained};

use super::{Breaches, PaperView};
use crate::content::house::{HouseAsk, HouseRule};
use crate::finding::Verdict;

/// Looks at a paper by a rule.
pub(super) fn check<'a>(rule: &HouseRule, paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    match &rule.asks {
        HouseAsk::Words(words, places) => words::check(rule, (words, places), paper, found),
        HouseAsk::Abbreviations(known, places) => abbreviations::check(rule, (known, places), paper, found),
        HouseAsk::Looks(looks) => looks::check(rule, looks, paper, found),
    }
}

/// What is wrong, as the office's matter.
fn told(rule: &HouseRule, what: &str) -> String {
    format!("{what} trái quy tắc riêng của cơ quan: {}", small_first(rule.code.meaning))
}

/// A hint, with where the office has its rule from.
fn with_source(rule: &HouseRule, hint: String) -> String {
    match &rule.source {
        Some(source) => format!("{hint}; theo {source}"),
        None => hint,
    }
}

/// A sentence in the middle of another: its first letter small, unless it is an abbreviation or a name.
fn small_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    match first {
        Some(first) if second.is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => sentence.to_owned(),
    }
}
