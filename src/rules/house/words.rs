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
use crate::rules::paper_view::Line;
use crate::rules::{Breaches, PaperView, words};

pub(super) fn check<'a>(
    rule: &HouseRule,
    (all, places): (&[HouseWord], &[HousePlace]),
    paper: &PaperView<'a>,
    found: &mut Breaches<'a>,
) -> Verdict {
    let mut is_about = false;
    for line in paper.lines() {
        let Some(place) = place_of(line).filter(|place| places.is_empty() || places.contains(place)) else {
            continue;
        };
        is_about = true;
        // What was told, and what is right as it stands: a shorter word in it says nothing more.
        let mut taken: Vec<Range<usize>> = all
            .iter()
            .filter_map(|word| word.right.as_deref())
            .flat_map(|right| forms(right, right).into_iter().flat_map(|(right, _)| places_of(line, &right)))
            .collect();
        for word in all {
            for (wrong, right) in forms(&word.wrong, word.right.as_deref().unwrap_or_default()) {
                for at in places_of(line, &wrong) {
                    let free = |taken: &Range<usize>| taken.end <= at.start || at.end <= taken.start;
                    if !taken.iter().all(free) || line.is_quoted(at.start) {
                        continue;
                    }
                    taken.push(at.clone());
                    let message = told(rule, &format!("`{wrong}` ở {}", place.about()));
                    if right.is_empty() {
                        let hint = rule.reason.clone().unwrap_or_else(|| "viết cách khác".to_owned());
                        found.add(rule.severity, line, at, message, with_source(rule, hint));
                    } else {
                        let hint = with_source(rule, format!("viết `{right}`"));
                        found.rewrite(rule.severity, line, at, message, right.clone());
                        found.hint(hint);
                    }
                }
            }
        }
    }
    if is_about { Verdict::Passed } else { Verdict::NotApplicable }
}

/// Where words stand alone in a line.
fn places_of(line: &Line<'_>, wanted: &str) -> Vec<Range<usize>> {
    words::find(&line.text, wanted).collect()
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
