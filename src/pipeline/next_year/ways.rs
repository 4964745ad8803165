//! Ways to other files in a document that is made in another folder.
//!
//! In: last year's document as typed, the names of both files. Out: the ways that must change, each with its
//! place.

use std::ops::Range;

use crate::files;
use crate::pipeline::carried::is_file;
use crate::yaml::{Node, Value};

/// The ways that differ when they lead from the new file.
pub(super) fn moved(node: &Node, old: &str, new: &str) -> Vec<(Range<usize>, String)> {
    let mut all = WaysFound { old: files::clean(old), new: files::clean(new), edits: Vec::new() };
    all.look(node, &[]);
    all.edits
}

struct WaysFound {
    old: String,
    new: String,
    edits: Vec<(Range<usize>, String)>,
}

impl WaysFound {
    /// Looks at a node under these keys.
    fn look(&mut self, node: &Node, keys: &[&str]) {
        match &node.value {
            Value::Scalar(scalar) => {
                let text = scalar.text.trim();
                if names_file(keys) && is_file(text) {
                    self.change(node, text);
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.look(item, keys)),
            Value::Map(entries) => {
                for entry in entries {
                    let keys = [keys, &[entry.key.as_str()]].concat();
                    self.look(&entry.value, &keys);
                }
            }
        }
    }

    fn change(&mut self, node: &Node, text: &str) {
        let Some(name) = files::beside(&self.old, text) else { return };
        let moved = files::way(&self.new, &name);
        if moved != text {
            self.edits.push((node.span.range(), format!("\"{moved}\"")));
        }
    }
}

/// Whether a value under these keys names a file.
fn names_file(keys: &[&str]) -> bool {
    matches!(
        keys,
        [.., "vien_dan", _]
            | [.., "kem_theo" | "kinh_phi" | "hang" | "anh_chu_ky" | "anh_dau"]
            | [.., "lay_tu" | "anh_chu_ky" | "anh_dau", "tep"]
            | [.., "so_sanh", "cu" | "moi"]
    )
}
