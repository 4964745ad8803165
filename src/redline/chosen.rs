//! Tracked changes of a Word file, by whom they are: which there are, and the file with those of some people accepted
//! and those of all others rejected.
//!
//! In: a Word file. Out: its changes in order; the same file with each change that is to be rejected turned into its
//! opposite, so that it is as wanted once all are accepted. Who wrote the comments is told, too.

use std::collections::BTreeMap;

use super::markup::{Markup, MarkupChild, NameSpaces, parse};
use crate::word::{WordFault, WordParts, declared};

/// A tracked change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackedChange {
    /// By whom.
    pub author: String,
    /// What was done.
    pub sort: TrackedSort,
    /// The words it is about; empty where it is about none.
    pub words: String,
}

/// What a tracked change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackedSort {
    /// Words, rows, ends of paragraphs that came.
    Inserted,
    /// The same, gone.
    Deleted,
    /// Looks.
    Look,
}

/// The tracked changes of a file, in the order of its text; those side by side of one sort and author are one.
///
/// # Errors
/// The file is not read.
pub fn tracked(bytes: &[u8]) -> Result<Vec<TrackedChange>, WordFault> {
    let (_, root, _) = opened(bytes)?;
    let mut all: Vec<TrackedChange> = Vec::new();
    let mut last_end = None;
    let mut at = 0;
    gather(&root, &mut at, &mut last_end, &mut all);
    Ok(all)
}

fn gather(element: &Markup, at: &mut usize, last: &mut Option<usize>, all: &mut Vec<TrackedChange>) {
    for child in element.elements() {
        *at += 1;
        let sort = match child.name.as_str() {
            "w:ins" | "w:moveTo" | "w:cellIns" => Some(TrackedSort::Inserted),
            "w:del" | "w:moveFrom" | "w:cellDel" => Some(TrackedSort::Deleted),
            name if name.ends_with("PrChange") => Some(TrackedSort::Look),
            _ => None,
        };
        let Some((sort, author)) = sort.zip(child.attribute("w:author")) else {
            gather(child, at, last, all);
            continue;
        };
        let mut words = String::new();
        child.each(&mut |one| {
            if matches!(one.name.as_str(), "w:t" | "w:delText") {
                words.push_str(&one.text());
            }
        });
        let goes_on = *last == Some(*at) && sort != TrackedSort::Look;
        match all.last_mut().filter(|one| goes_on && one.sort == sort && one.author == author) {
            Some(one) => one.words.push_str(&words),
            None => all.push(TrackedChange { author: author.to_owned(), sort, words }),
        }
        *last = Some(*at + 1);
    }
}

/// The file that is as wanted once all its changes are accepted: those of people that `accepts` names are as they
/// are, those of others are turned round.
///
/// # Errors
/// The file is not read.
pub fn chosen(bytes: &[u8], accepts: &dyn Fn(&str) -> bool) -> Result<Vec<u8>, WordFault> {
    let (parts, root, spaces) = opened(bytes)?;
    let turned = turned(root, accepts);
    let main = BTreeMap::from([(parts.main().to_owned(), declared(&spaces.part(&turned)))]);
    parts.with(&main)
}

fn turned(mut element: Markup, accepts: &dyn Fn(&str) -> bool) -> Markup {
    let is_other = |one: &Markup| one.attribute("w:author").is_some_and(|author| !accepts(author));
    let opposite = match element.name.as_str() {
        "w:ins" => "w:del",
        "w:del" => "w:ins",
        "w:moveFrom" => "w:moveTo",
        "w:moveTo" => "w:moveFrom",
        "w:cellIns" => "w:cellDel",
        "w:cellDel" => "w:cellIns",
        _ => "",
    };
    if !opposite.is_empty() && is_other(&element) {
        opposite.clone_into(&mut element.name);
    }
    // A look that is rejected is the one before it.
    let change = element.elements().find(|one| one.name.ends_with("PrChange") && is_other(one)).cloned();
    if let Some(before) = change.as_ref().and_then(|change| change.elements().next()) {
        let stays = |child: &MarkupChild| matches!(child, MarkupChild::Element(one) if matches!(one.name.as_str(), "w:rPr" | "w:sectPr" | "w:ins" | "w:del"));
        let own = element.children.iter().filter(|child| stays(child)).cloned();
        element.children = before.children.iter().cloned().chain(own).collect();
    }
    let children = std::mem::take(&mut element.children);
    element.children = children
        .into_iter()
        .map(|child| match child {
            MarkupChild::Element(inner) => MarkupChild::Element(turned(inner, accepts)),
            text => text,
        })
        .collect();
    element
}

/// Who wrote the comments of a file, by their numbers.
///
/// # Errors
/// The file is not read.
pub fn remark_authors(bytes: &[u8]) -> Result<BTreeMap<i32, String>, WordFault> {
    let mut parts = WordParts::open(bytes)?;
    let main = parts.main().to_owned();
    let relations = parts.relations(&main)?;
    let mut authors = BTreeMap::new();
    for relation in relations.iter().filter(|one| one.kind == "comments" && !one.is_external) {
        let Some(text) = parts.text(&relation.target)? else { continue };
        let root = parse(&relation.target, &text, &mut NameSpaces::default())?;
        root.each(&mut |one| {
            let id = one.attribute("w:id").filter(|_| one.name == "w:comment").and_then(|id| id.parse().ok());
            authors.extend(id.zip(one.attribute("w:author").map(str::to_owned)));
        });
    }
    Ok(authors)
}

fn opened(bytes: &[u8]) -> Result<(WordParts<'_>, Markup, NameSpaces), WordFault> {
    let mut parts = WordParts::open(bytes)?;
    let main = parts.main().to_owned();
    let text = parts.text(&main)?.ok_or(WordFault::NoText)?;
    let mut spaces = NameSpaces::default();
    let root = parse(&main, &text, &mut spaces)?;
    Ok((parts, root, spaces))
}
