//! Words that an office does not want, with what it writes instead.
//!
//! In: the words, the places where they count, a paper. Out: each of them outside quotation marks; the right
//! words are the office's own, and thus beyond doubt.

use std::ops::Range;

use super::places::place_of;
use super::{told, with_source};
use crate::content::first_capital;
use crate::content::house::{HousePlace, HouseRule, HouseWord};
use crate::finding::Verdict;
use crate::rules::{Breaches, PaperView, words};

pub(super) fn check<'a>(
    rule: &HouseRule,
    (all, places): (&[HouseWord], &[HousePlace]),
    paper: &PaperView<'a>,
    found: &mut Breaches<'a>,
) -> Verdict {
    let mut is_about = false;
    let pairs = all.iter().map(|word| (word.wrong.as_str(), word.right.as_deref().unwrap_or_default()));
    let wanted: Vec<(String, String)> = pairs.flat_map(|(wrong, right)| forms(wrong, right)).collect();
    for line in paper.lines() {
        let Some(place) = place_of(line).filter(|place| places.is_empty() || places.contains(place)) else {
            continue;
        };
        is_about = true;
        // What is right as it stands, and then what was told: a shorter word in it says nothing more.
        let right = wanted.iter().map(|(_, right)| right).filter(|right| !right.is_empty());
        let mut taken: Vec<Range<usize>> = right.flat_map(|right| words::find(&line.text, right)).collect();
        for (wrong, right) in &wanted {
            for at in words::find(&line.text, wrong) {
                let is_free = |taken: &Range<usize>| taken.end <= at.start || at.end <= taken.start;
                if !taken.iter().all(is_free) || line.is_quoted(at.start) {
                    continue;
                }
                taken.push(at.clone());
                let message = told(rule, &format!("`{wrong}` ở {}", place.about()));
                if right.is_empty() {
                    let hint = rule.reason.clone().unwrap_or_else(|| "viết cách khác".to_owned());
                    found.add(rule.severity, line, at, message, with_source(rule, hint));
                } else {
                    found.rewrite(rule.severity, line, at, message, right.clone());
                    found.hint(with_source(rule, format!("viết `{right}`")));
                }
            }
        }
    }
    if is_about { Verdict::Passed } else { Verdict::NotApplicable }
}

/// Words as they are stated, and at the beginning of a sentence.
fn forms(wrong: &str, right: &str) -> Vec<(String, String)> {
    let mut forms = vec![(wrong.to_owned(), right.to_owned())];
    let capital = first_capital(wrong);
    if capital != wrong {
        forms.push((capital, first_capital(right)));
    }
    forms
}
