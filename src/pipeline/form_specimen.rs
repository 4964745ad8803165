//! What the form of a kind prints by itself: papers of the kind whose values are stand-ins.
//!
//! In: a kind. Out: their lines. Which words of a paper are values is left to `imported`, which compares.

use super::{Input, Pipeline};
use crate::content::kind::Kind;
use crate::content::starter::starter;
use crate::imported::{FormSpecimen, SPECIMEN_DAY};
use crate::paper::{Paper, Role};

impl Pipeline {
    /// The lines of a paper of this kind with what it must have, and of one with all keys of `thong_tin`.
    pub(super) fn specimen(&self, kind: &Kind) -> FormSpecimen {
        let mut specimen = FormSpecimen::default();
        let least = dated(&starter(kind));
        for text in [filled(kind, &least), least] {
            let (tree, _) = self.tree(Input::alone("mau.yaml", text.as_bytes()));
            for line in tree.iter().flat_map(Paper::paragraphs) {
                match line.role {
                    Role::DoanVan => specimen.body.push(line.plain_text()),
                    Role::QuyenHan | Role::ChucVu => specimen.signing.push(line.plain_text()),
                    _ => {}
                }
            }
        }
        // The lines of the lesser paper come first: a value that is printed otherwise is not the usual word.
        specimen.body.reverse();
        specimen
    }
}

/// A starter as a paper of the day that specimens have.
fn dated(starter: &str) -> String {
    let digits: Vec<&str> = SPECIMEN_DAY.split(' ').filter(|word| word.parse::<u16>().is_ok()).collect();
    let day = format!("so: 1\nngay: {}", digits.join("/"));
    let lines = starter.lines().map(|line| if line.starts_with("nam:") { day.as_str() } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// With the keys of `thong_tin` that may be left out.
fn filled(kind: &Kind, starter: &str) -> String {
    kind.thong_tin.cho_phep.iter().fold(starter.to_owned(), |text, (key, title)| {
        let left_out = format!("  # {key}: …");
        let lines = text.lines().map(|line| match line.starts_with(&left_out) {
            true => format!("  {key}: '[{title}]'"),
            false => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}
