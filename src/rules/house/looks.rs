//! Looks that an office demands of its papers.
//!
//! In: what of the theme is not as the office demands it, a paper. Out: each difference that shows on this
//! paper. It stands at no place of the paper's file: it is mended in the theme.

use super::{told, with_source};
use crate::content::house::{HouseLook, HouseRule};
use crate::finding::Verdict;
use crate::paper::Role;
use crate::rules::{Breaches, PaperView};

pub(super) fn check<'a>(
    rule: &HouseRule,
    looks: &[HouseLook],
    paper: &PaperView<'a>,
    found: &mut Breaches<'a>,
) -> Verdict {
    let Some(first) = paper.lines().next() else { return Verdict::NotApplicable };
    for look in looks {
        let shows = |element: &str| {
            Role::of_element(element)
                .is_some_and(|role| role == Role::SoTrang || paper.of_role(role).next().is_some())
        };
        if look.element.is_none_or(shows) {
            let hint = format!("ghi `{}` ở `theme.yaml`", look.line);
            found.of_paper(
                rule.severity,
                first,
                told(rule, &format!("{},", look.message)),
                with_source(rule, hint),
            );
        }
    }
    Verdict::Passed
}
