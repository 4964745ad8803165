//! Ways through a tree.

use crate::yaml::splice::Step;
use crate::yaml::{Node, Value};

/// The value at the end of a way.
pub(super) fn value_at<'n>(node: &'n Node, path: &[Step]) -> Option<&'n Node> {
    path.iter().try_fold(node, |node, step| match (step, &node.value) {
        (Step::Key(key), _) => node.get(key),
        (Step::Item(at), Value::List(items)) => items.get(*at),
        (Step::Item(_), _) => None,
    })
}
