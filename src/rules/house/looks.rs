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
    let shows = |element: &str| {
        Role::of_element(element)
            .is_some_and(|role| role == Role::SoTrang || paper.of_role(role).next().is_some())
    };
    let shown = looks.iter().filter(|look| look.element.is_none_or(shows));
    let (sized, others): (Vec<&HouseLook>, Vec<&HouseLook>) = shown.partition(|look| look.of_one_size);
    let mut tell = |message: String, hint: String| {
        found.of_paper(rule.severity, first, told(rule, &format!("{message},")), with_source(rule, hint));
    };
    if let [one, rest @ ..] = &sized[..] {
        let message = match rest.len() {
            0 => one.message.clone(),
            more => format!("{} (và {more} thành phần khác cũng khác cỡ chữ chung)", one.message),
        };
        tell(
            message,
            "đặt `co_chu` chung ở `theme.yaml`, bỏ cỡ chữ riêng của các thành phần ở `kieu`".to_owned(),
        );
    }
    for look in others {
        tell(look.message.clone(), format!("ghi `{}` ở `theme.yaml`", look.line));
    }
    Verdict::Passed
}
