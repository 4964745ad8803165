//! What a new paper can be made from.
//!
//! In: the papers and templates of the desk. Out: starters, papers that say their year, templates, each with the name
//! of a file for the new paper that is free.

use std::path::Path;

use super::super::console::Console;
use super::super::new::{self, next_year};
use super::heard::HeardDeed;
use super::named;
use super::shelf::ShelfPapers;
use crate::run::system;
use crate::workbench::{LastYearOffer, NewPaperOffers, StarterOffer, TemplateOffer};
use crate::yaml::{self, Node};

/// All of it. Returns None if the desk is of one file.
pub(super) fn all(shelf: &ShelfPapers) -> Option<NewPaperOffers> {
    let folder = shelf.folder()?;
    // What is wrong with the office's own files is told when one is made.
    let nobody = Console::heard_by(std::sync::Arc::new(HeardDeed::default()));
    let starters = new::offered(folder, &nobody).into_iter();
    let starters = starters.map(|one| {
        let file = named::free(folder, &one.file);
        StarterOffer { id: one.id, name: one.name, file }
    });
    let papers = shelf.papers().into_iter().filter_map(|(file, number)| {
        let node = glance(&file)?;
        let year = year(&node)?;
        let next = named::free(system::folder_of(&file), &next_year::file_name(&file, year + 1));
        Some(LastYearOffer { number, name: system::shown(&file), year, file: next })
    });
    let templates = shelf.templates().into_iter().enumerate().filter_map(|(number, file)| {
        let about = glance(&file)?.get("trich_yeu").and_then(Node::scalar).map(|one| one.text.clone());
        let about = without_words(&about.unwrap_or_default());
        Some(TemplateOffer { number, name: system::shown(&file), about })
    });
    Some(NewPaperOffers {
        folder: system::shown(folder),
        starters: starters.collect(),
        papers: papers.collect(),
        templates: templates.collect(),
    })
}

/// A subject on one line, with dots for the words of each locality.
fn without_words(subject: &str) -> String {
    let mut parts = subject.split("{{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push('…');
        text.push_str(part.split_once("}}").map_or(part, |(_, rest)| rest));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn glance(file: &Path) -> Option<Node> {
    let bytes = system::read(file).ok()?;
    yaml::glance(&system::shown(file), &yaml::decode(&bytes).ok()?)
}

/// The year that a paper states, or that of its day.
fn year(node: &Node) -> Option<u16> {
    let of = |key: &str| node.get(key).and_then(Node::scalar).map(|one| one.text.trim().to_owned());
    let last = |day: String| day.rsplit('/').next()?.parse().ok();
    let stated = of("nam").and_then(|year| year.parse().ok());
    stated.or_else(|| of("ngay").and_then(last)).filter(|year| (1990..2200).contains(year))
}
