//! Heads and feet of pages in a redline.
//!
//! In: the sections that both papers have, and the parts that their pages name. Out: parts with marks, for those that
//! both have and that are not the same; and of the others whose words no tracked change can tell.

use std::collections::BTreeMap;

use super::blocks::{WholeBlocks, blocks_of, compared};
use super::markup::Markup;
use super::paragraphs::Redliner;

/// Heads and feet of a file, each by the id that sections name it by.
pub(super) type PageParts = BTreeMap<String, PagePart>;

/// A head or a foot.
#[derive(Clone, Debug)]
pub(super) struct PagePart {
    /// Its name in the file.
    pub(super) name: String,
    /// What stands in it.
    pub(super) root: Markup,
}

/// What became of heads and feet.
#[derive(Clone, Debug, Default)]
pub(super) struct RedlinePages {
    /// Parts with marks, by name.
    pub(super) parts: BTreeMap<String, String>,
    /// Which differ in a way that changes cannot tell.
    pub(super) untold: Vec<&'static str>,
}

/// What a section shows at the head and the foot of its pages, as sections before it left that.
type ShownParts = BTreeMap<(bool, String), String>;

/// Heads and feet of the sections of both papers, with marks.
pub(super) fn compared_pages(
    sections: &[(Markup, Markup)],
    (old, new): (&PageParts, &PageParts),
    all: &mut Redliner,
) -> RedlinePages {
    let mut pages = RedlinePages::default();
    let mut shown = (ShownParts::new(), ShownParts::new());
    let mut done: BTreeMap<String, String> = BTreeMap::new();
    for (before, after) in sections {
        note(before, &mut shown.0);
        note(after, &mut shown.1);
        let places: std::collections::BTreeSet<_> = shown.0.keys().chain(shown.1.keys()).cloned().collect();
        for place in places {
            let part = |shown: &ShownParts, parts: &PageParts| {
                shown.get(&place).and_then(|id| parts.get(id)).cloned()
            };
            let untold = if place.0 { "đầu trang" } else { "chân trang" };
            match (part(&shown.0, old), part(&shown.1, new)) {
                (Some(was), Some(is)) => {
                    let said = was.root.inner_without(&[]);
                    match done.get(&is.name) {
                        Some(known) if *known != said => pages.untold.push(untold),
                        Some(_) => {}
                        None => {
                            if said != is.root.inner_without(&[]) {
                                let whole = WholeBlocks::default();
                                let (olds, news) = (blocks_of(&was.root), blocks_of(&is.root));
                                let marked = compared(&olds, &news, &whole, all, 1);
                                pages.parts.insert(is.name.clone(), marked);
                            }
                            done.insert(is.name, said);
                        }
                    }
                }
                (None, None) => {}
                (Some(one), None) | (None, Some(one)) => {
                    let is_empty = one.root.elements().all(|block| {
                        block.name == "w:p" && block.elements().all(|inner| inner.name == "w:pPr")
                    });
                    if !is_empty {
                        pages.untold.push(untold);
                    }
                }
            }
        }
    }
    pages.untold.sort_unstable();
    pages.untold.dedup();
    pages
}

/// Notes what a section names.
fn note(section: &Markup, shown: &mut ShownParts) {
    for one in section.elements() {
        let is_head = match one.name.as_str() {
            "w:headerReference" => true,
            "w:footerReference" => false,
            _ => continue,
        };
        let kind = one.attribute("w:type").unwrap_or("default").to_owned();
        if let Some(id) = one.attribute("r:id") {
            shown.insert((is_head, kind), id.to_owned());
        }
    }
}
