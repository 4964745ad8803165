//! What the old paper's text names in its own file, in the new one's file: styles, lists, notes, pictures, links.
//!
//! In: both files. Out: the old text with the names that hold in the new file, and the parts of the new file that
//! have more in them now. What is the same in both keeps the new file's name.

use std::collections::{BTreeMap, BTreeSet};

use super::carried::CarriedParts;
use super::markup::{Markup, MarkupChild, NameSpaces, parse};
use super::styles::{AdoptedStyles, StyleList};
use super::tidy::tidied;
use crate::word::{WordFault, WordParts};

/// The part of a kind that the main part names, and what stands in it.
pub(super) struct NamedPart {
    pub(super) name: String,
    pub(super) root: Markup,
}

/// Reads the part of a kind.
pub(super) fn named_part(
    parts: &mut WordParts<'_>,
    kind: &str,
    spaces: &mut NameSpaces,
) -> Result<Option<NamedPart>, WordFault> {
    let main = parts.main().to_owned();
    let relations = parts.relations(&main)?;
    let Some(named) = relations.into_iter().find(|one| one.kind == kind && !one.is_external) else {
        return Ok(None);
    };
    let Some(text) = parts.text(&named.target)? else { return Ok(None) };
    let root = parse(&named.target, &text, spaces)?;
    Ok(Some(NamedPart { name: named.target, root }))
}

/// Gives what the old texts name the names of the new file. Texts are the body, heads and feet.
///
/// # Errors
/// A part of either file is damaged.
pub(super) fn adopted(
    texts: &mut [Markup],
    (old, new): (&mut WordParts<'_>, &mut WordParts<'_>),
    fonts: Option<&ThemeFaces>,
    spaces: &mut NameSpaces,
    carried: &mut CarriedParts,
) -> Result<(), WordFault> {
    let lists = numbers(texts, (&mut *old, &mut *new), spaces, carried)?;
    let mut old_styles = named_part(old, "styles", spaces)?;
    let of_styles = old_styles.iter_mut().map(|part| &mut part.root);
    texts.iter_mut().chain(of_styles).for_each(|text| themed(text, fonts));
    let new_styles = named_part(new, "styles", spaces)?;
    let list = StyleList::of(&old_styles.map(|part| part.root).unwrap_or_default()).with_usual();
    let part = new_styles.as_ref().map(|part| part.name.clone());
    let mut styles = AdoptedStyles::new(&list, new_styles.map(|part| part.root));
    let mut notes = Vec::new();
    for kind in ["footnotes", "endnotes"] {
        if let Some(mut read) = named_part(old, kind, spaces)? {
            read.root = tidied(read.root, false);
            themed(&mut read.root, fonts);
            notes.push((kind, read));
        }
    }
    let all = texts.iter_mut().chain(notes.iter_mut().map(|(_, part)| &mut part.root));
    for text in all {
        renamed(text, &lists, &mut styles);
        drawn(text);
    }
    if styles.is_changed
        && let Some(root) = styles.root()
    {
        match part {
            Some(part) => carried.put(&part, &spaces.part(root)),
            None => carried.added("styles", &spaces.part(root)),
        }
    }
    for (kind, part) in notes {
        let ids = noted(kind, part.root, new, spaces, carried)?;
        let reference = if kind == "footnotes" { "w:footnoteReference" } else { "w:endnoteReference" };
        for text in texts.iter_mut() {
            text.each_mut(&mut |one| {
                if one.name == reference
                    && let Some(id) = one.attribute("w:id").and_then(|id| ids.get(id)).cloned()
                {
                    one.set("w:id", &id);
                }
            });
        }
    }
    // Heads and feet have relations of their own, and are compared only where both papers have them.
    let main = old.main().to_owned();
    if let Some(body) = texts.first_mut() {
        carried.relations(body, &main, old, new)?;
    }
    Ok(())
}

/// Typefaces of a theme: of headings and of other text.
pub(super) type ThemeFaces = [Option<std::sync::Arc<str>>; 2];

/// Names the typefaces that a theme gives; None where the new file's theme gives the same.
fn themed(text: &mut Markup, fonts: Option<&ThemeFaces>) {
    let Some([major, minor]) = fonts else { return };
    text.each_mut(&mut |one| {
        if one.name != "w:rFonts" {
            return;
        }
        for (theme, named) in [("w:asciiTheme", "w:ascii"), ("w:hAnsiTheme", "w:hAnsi")] {
            let Some(role) = one.attribute(theme) else { continue };
            let face = if role.starts_with("major") { major } else { minor };
            let face = face.as_deref().unwrap_or("Times New Roman").to_owned();
            one.set(named, &face);
        }
        one.attributes.retain(|(key, _)| !key.ends_with("Theme") && key != "w:cstheme");
    });
}

/// Gives the old drawings numbers and names that the new ones do not have.
fn drawn(text: &mut Markup) {
    const BEHIND: u32 = 1_000_000;
    text.each_mut(&mut |one| {
        let is_shape = one.name.starts_with("v:");
        let is_drawing = one.name.ends_with(":docPr");
        for (key, value) in &mut one.attributes {
            match (key.as_str(), value.strip_prefix('#')) {
                ("id" | "o:spid", _) if is_shape => *value = format!("cu{value}"),
                ("type", Some(named)) if is_shape => *value = format!("#cu{named}"),
                ("id", _) if is_drawing => {
                    let number = value.parse::<u32>().unwrap_or_default() % BEHIND;
                    *value = (BEHIND + number).to_string();
                }
                _ => {}
            }
        }
    });
}

/// Gives styles and lists their names.
fn renamed(text: &mut Markup, lists: &BTreeMap<String, String>, styles: &mut AdoptedStyles<'_>) {
    renamed_in(text, None, lists, styles);
}

/// The same in a table of a style, or in none.
fn renamed_in(
    element: &mut Markup,
    table: Option<&str>,
    lists: &BTreeMap<String, String>,
    styles: &mut AdoptedStyles<'_>,
) {
    let own = match element.name.as_str() {
        "w:tbl" => {
            let named = element.child("w:tblPr").and_then(|said| said.value("w:tblStyle"));
            named.or(styles.usual_table()).map(str::to_owned)
        }
        _ => table.map(str::to_owned),
    };
    let table = own.as_deref();
    if element.name == "w:p" {
        let is_named = element.child("w:pPr").is_some_and(|said| said.child("w:pStyle").is_some());
        let usual = styles.usual(table).filter(|_| !is_named);
        element.elements_mut().for_each(|inner| renamed_in(inner, table, lists, styles));
        // What names the new file's style now is not named again.
        if let Some(usual) = usual {
            name_usual(element, &usual);
        }
        return;
    }
    let value = element.attribute("w:val").map(str::to_owned);
    match (element.name.as_str(), value) {
        ("w:numId", Some(id)) => {
            if let Some(id) = lists.get(&id) {
                element.set("w:val", id);
            }
        }
        ("w:pStyle", Some(id)) => element.set("w:val", &styles.id_in(&id, table)),
        ("w:rStyle" | "w:tblStyle", Some(id)) => element.set("w:val", &styles.id(&id)),
        _ => {}
    }
    element.elements_mut().for_each(|inner| renamed_in(inner, table, lists, styles));
}

/// Names the style of a paragraph that names none.
fn name_usual(paragraph: &mut Markup, usual: &str) {
    if paragraph.child("w:pPr").is_none() {
        paragraph.children.insert(0, MarkupChild::Element(Markup::new("w:pPr")));
    }
    let properties = paragraph.elements_mut().find(|one| one.name == "w:pPr");
    if let Some(properties) = properties.filter(|one| one.child("w:pStyle").is_none()) {
        let mut named = Markup::new("w:pStyle");
        named.set("w:val", usual);
        properties.children.insert(0, MarkupChild::Element(named));
    }
}

/// The lists of the old file in the new one's: each with the number of one that counts the same, or an added one.
fn numbers(
    texts: &[Markup],
    (old, new): (&mut WordParts<'_>, &mut WordParts<'_>),
    spaces: &mut NameSpaces,
    carried: &mut CarriedParts,
) -> Result<BTreeMap<String, String>, WordFault> {
    let mut known = BTreeMap::new();
    let Some(NamedPart { root: olds, .. }) = named_part(old, "numbering", spaces)? else { return Ok(known) };
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut note = |text: &Markup| {
        text.each(&mut |one| {
            if one.name == "w:numId" {
                used.extend(one.attribute("w:val").map(str::to_owned));
            }
        });
    };
    texts.iter().for_each(&mut note);
    // Styles may belong to a list.
    if let Some(styles) = named_part(old, "styles", spaces)? {
        note(&styles.root);
    }
    let Some(NamedPart { name, root: mut news }) = named_part(new, "numbering", spaces)? else {
        if !used.is_empty() {
            carried.whole("numbering", old, spaces.part(&olds))?;
        }
        return Ok(known);
    };
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let counts = |root: &Markup, id: &str| -> Option<String> {
        let list = root.elements().find(|one| one.name == "w:num" && one.attribute("w:numId") == Some(id))?;
        let of = list.value("w:abstractNumId")?;
        let abstract_list = root
            .elements()
            .find(|one| one.name == "w:abstractNum" && one.attribute("w:abstractNumId") == Some(of))?;
        Some(abstract_list.inner_without(&["w:nsid", "w:tmpl"]) + &list.inner_without(&["w:abstractNumId"]))
    };
    let ids: Vec<String> = news
        .elements()
        .filter(|one| one.name == "w:num")
        .filter_map(|one| one.attribute("w:numId").map(str::to_owned))
        .collect();
    let mut added = Vec::new();
    for id in used.iter().filter(|id| *id != "0") {
        let Some(says) = counts(&olds, id) else { continue };
        let fits = |other: &&String| !taken.contains(*other) && counts(&news, other).as_ref() == Some(&says);
        let found =
            ids.iter().find(|other| *other == id).filter(fits).or_else(|| ids.iter().find(fits)).cloned();
        match found {
            Some(found) => {
                taken.insert(found.clone());
                known.insert(id.clone(), found);
            }
            None => added.push(id.clone()),
        }
    }
    let highest = |name: &str, key: &str, root: &Markup| {
        let all = root.elements().filter(|one| one.name == name);
        all.filter_map(|one| one.attribute(key)?.parse::<u32>().ok()).max().unwrap_or(0)
    };
    let mut next =
        highest("w:num", "w:numId", &news).max(highest("w:abstractNum", "w:abstractNumId", &news)) + 1;
    for id in added {
        let Some(list) =
            olds.elements().find(|one| one.name == "w:num" && one.attribute("w:numId") == Some(&id))
        else {
            continue;
        };
        let of = list.value("w:abstractNumId").unwrap_or_default().to_owned();
        let abstract_list = olds
            .elements()
            .find(|one| one.name == "w:abstractNum" && one.attribute("w:abstractNumId") == Some(of.as_str()));
        let (Some(mut abstract_list), mut list) = (abstract_list.cloned(), list.clone()) else { continue };
        let number = next.to_string();
        next += 1;
        abstract_list.set("w:abstractNumId", &number);
        abstract_list.children.retain(|child| {
            !matches!(child, MarkupChild::Element(one) if matches!(one.name.as_str(), "w:nsid" | "w:tmpl"))
        });
        list.set("w:numId", &number);
        list.elements_mut()
            .filter(|one| one.name == "w:abstractNumId")
            .for_each(|one| one.set("w:val", &number));
        let first = news.children.iter().position(|child| {
            matches!(child, MarkupChild::Element(one) if one.name == "w:num" || one.name == "w:numIdMacAtCleanup")
        });
        let at = first.unwrap_or(news.children.len());
        news.children.insert(at, MarkupChild::Element(abstract_list));
        let last = news.children.iter().rposition(|child| {
            matches!(child, MarkupChild::Element(one) if one.name == "w:num" || one.name == "w:abstractNum")
        });
        news.children.insert(last.map_or(0, |last| last + 1), MarkupChild::Element(list));
        known.insert(id, number);
        carried.put(&name, &spaces.part(&news));
    }
    Ok(known)
}

/// The notes of the old file in the new one's.
fn noted(
    kind: &str,
    olds: Markup,
    new: &mut WordParts<'_>,
    spaces: &mut NameSpaces,
    carried: &mut CarriedParts,
) -> Result<BTreeMap<String, String>, WordFault> {
    let mut ids = BTreeMap::new();
    let plain = |note: &Markup| {
        let mut note = tidied(note.clone(), false);
        // A note has relations of its own part.
        note.each_mut(&mut |one| {
            if one.name == "w:hyperlink" {
                one.attributes.retain(|(key, _)| key != "r:id");
            }
        });
        note
    };
    let Some(NamedPart { name, root: mut news }) = named_part(new, kind, spaces)? else {
        if olds.elements().any(|note| note.attribute("w:type").is_none()) {
            carried.added(kind, &spaces.part(&olds));
        }
        return Ok(ids);
    };
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let highest = news.elements().filter_map(|one| one.attribute("w:id")?.parse::<i64>().ok()).max();
    let mut next = highest.unwrap_or(0) + 1;
    let mut is_changed = false;
    for note in olds.elements().filter(|note| note.attribute("w:type").is_none()) {
        let Some(id) = note.attribute("w:id").map(str::to_owned) else { continue };
        let mut note = plain(note);
        let says = note.inner_without(&[]);
        let found = news
            .elements()
            .filter(|other| other.attribute("w:type").is_none())
            .find(|other| {
                let other_id = other.attribute("w:id").unwrap_or_default();
                !taken.contains(other_id) && plain(other).inner_without(&[]) == says
            })
            .and_then(|other| other.attribute("w:id").map(str::to_owned));
        let new_id = found.unwrap_or_else(|| {
            let fresh = next.to_string();
            next += 1;
            is_changed = true;
            note.set("w:id", &fresh);
            news.children.push(MarkupChild::Element(note));
            fresh
        });
        taken.insert(new_id.clone());
        ids.insert(id, new_id);
    }
    if is_changed {
        carried.put(&name, &spaces.part(&news));
    }
    Ok(ids)
}
