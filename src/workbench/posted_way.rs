//! A way through keys and numbers, as a page sends it.
//!
//! In: a list of keys and numbers. Out: the way.

use serde::Deserialize;

use crate::yaml::splice::Step;

/// A key, or a number from 0.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum PostedStep {
    Item(usize),
    Key(String),
}

/// The way that was posted.
pub(super) fn way(posted: Vec<PostedStep>) -> Vec<Step> {
    let step = |step| match step {
        PostedStep::Item(item) => Step::Item(item),
        PostedStep::Key(key) => Step::Key(key),
    };
    posted.into_iter().map(step).collect()
}
