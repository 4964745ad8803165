//! Parts that the redline has besides the new file's own: pictures and links of the old file, lists that grew.
//!
//! In: what the old text refers to. Out: relations, kinds of parts, and parts that are changed or added.

use std::collections::BTreeMap;

use super::markup::{Markup, MarkupChild, NameSpaces, parse};
use crate::digest;
use crate::word::{WordFault, WordParts, WordRelation, declared, relations_part};

/// The part that says which part is what.
const KINDS: &str = "[Content_Types].xml";
/// Parts that refer to others, one after another.
const DEEPEST: usize = 4;
/// What relations of a kind begin with.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// What kinds of parts begin with.
const MARKUP: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// What changes in the new file besides its text.
#[derive(Clone, Debug, Default)]
pub(super) struct CarriedParts {
    changed: BTreeMap<String, Vec<u8>>,
    main: String,
    relations: Markup,
    kinds: Markup,
    /// The new file's relations of the main part.
    known: Vec<WordRelation>,
    /// Digests of parts of the new file.
    digests: BTreeMap<String, String>,
}

impl CarriedParts {
    /// Of the new file.
    pub(super) fn of(new: &mut WordParts<'_>) -> Result<CarriedParts, WordFault> {
        let main = new.main().to_owned();
        let known = new.relations(&main)?;
        // A file may have no such list.
        let mut list = |part: &str, root: &str| match new.text(part)? {
            Some(text) => parse(part, &text, &mut NameSpaces::default()).map(plain),
            None => Ok(Markup::new(root)),
        };
        let relations = list(&relations_part(&main), "Relationships")?;
        let kinds = list(KINDS, "Types")?;
        Ok(CarriedParts { changed: BTreeMap::new(), main, relations, kinds, known, digests: BTreeMap::new() })
    }

    /// Puts a part of XML in place of the one the new file has.
    pub(super) fn put(&mut self, part: &str, text: &str) {
        self.changed.insert(part.to_owned(), declared(text));
    }

    /// All parts that are changed or added. Comments are no longer named.
    pub(super) fn finish(mut self) -> BTreeMap<String, Vec<u8>> {
        self.relations.children.retain(|child| {
            !matches!(child, MarkupChild::Element(one)
                if one.attribute("Type").is_some_and(|kind| last(kind).starts_with("comments")))
        });
        let space = "http://schemas.openxmlformats.org/package/2006/";
        let list = |mut root: Markup, of: &str| {
            root.attributes.push(("xmlns".to_owned(), format!("{space}{of}")));
            root.xml()
        };
        let (relations, kinds) = (list(self.relations, "relationships"), list(self.kinds, "content-types"));
        self.changed.insert(relations_part(&self.main), declared(&relations));
        self.changed.insert(KINDS.to_owned(), declared(&kinds));
        self.changed
    }

    /// Adds the old file's part of a kind, which the new file has none of.
    pub(super) fn whole(
        &mut self,
        kind: &str,
        old: &mut WordParts<'_>,
        text: String,
    ) -> Result<(), WordFault> {
        let main = old.main().to_owned();
        if old.relations(&main)?.iter().any(|one| one.kind == kind) {
            self.added(kind, &text);
        }
        Ok(())
    }

    /// Adds a part of a kind.
    pub(super) fn added(&mut self, kind: &str, text: &str) {
        let part = self.beside(&format!("{kind}.xml"));
        self.put(&part, text);
        let name = part.rsplit('/').next().unwrap_or(&part).to_owned();
        self.relate(&format!("{KIND}{kind}"), &name, false);
        self.say(&part, &format!("{MARKUP}{kind}+xml"));
    }

    /// A part in the folder of the text.
    fn beside(&self, name: &str) -> String {
        self.main.rsplit_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
    }

    /// Gives pictures, links and other parts that a text refers to the ids that the new file has for them.
    pub(super) fn relations(
        &mut self,
        text: &mut Markup,
        part: &str,
        old: &mut WordParts<'_>,
        new: &mut WordParts<'_>,
    ) -> Result<(), WordFault> {
        let mut named: BTreeMap<String, String> = BTreeMap::new();
        let olds: BTreeMap<String, WordRelation> =
            old.relations(part)?.into_iter().map(|one| (one.id.clone(), one)).collect();
        text.each(&mut |one| {
            for (_, id) in references(one) {
                named.insert(id.clone(), id.clone());
            }
        });
        for (id, found) in &mut named {
            if let Some(relation) = olds.get(id) {
                *found = self.id(relation, old, new)?;
            }
        }
        text.each_mut(&mut |one| {
            let is_reference = !is_page_part(one);
            let of_relation =
                one.attributes.iter_mut().filter(|(key, _)| is_reference && key.starts_with("r:"));
            of_relation.for_each(|(_, id)| {
                if let Some(found) = named.get(id.as_str()) {
                    id.clone_from(found);
                }
            });
        });
        Ok(())
    }

    /// The id that the new file has for what an old relation leads to.
    fn id(
        &mut self,
        relation: &WordRelation,
        old: &mut WordParts<'_>,
        new: &mut WordParts<'_>,
    ) -> Result<String, WordFault> {
        let alike =
            |one: &&WordRelation| one.kind == relation.kind && one.is_external == relation.is_external;
        if relation.is_external {
            let same = self.known.iter().filter(alike).find(|one| one.target == relation.target);
            return Ok(match same {
                Some(same) => same.id.clone(),
                None => self.relate(&format!("{KIND}{}", relation.kind), &relation.target.clone(), true),
            });
        }
        let Some(bytes) = old.bytes(&relation.target)? else { return Ok(relation.id.clone()) };
        let mark = digest::of_bytes(&bytes);
        for one in self.known.clone().iter().filter(alike) {
            if !self.digests.contains_key(&one.target) {
                let other = new.bytes(&one.target)?.map(|bytes| digest::of_bytes(&bytes));
                self.digests.insert(one.target.clone(), other.unwrap_or_default());
            }
            if self.digests.get(&one.target) == Some(&mark) {
                return Ok(one.id.clone());
            }
        }
        let part = self.copy(&relation.target, old, new, 0)?;
        let id = self.relate(&format!("{KIND}{}", relation.kind), &format!("/{part}"), false);
        self.digests.insert(part, mark);
        Ok(id)
    }

    /// Adds a part of the old file with all it refers to. Returns its name.
    fn copy(
        &mut self,
        part: &str,
        old: &mut WordParts<'_>,
        new: &WordParts<'_>,
        depth: usize,
    ) -> Result<String, WordFault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let names = (1..).map(|number| format!("{folder}{slash}cu{number}-{file}"));
        let is_free = |name: &String| !new.has(name) && !self.changed.contains_key(name);
        let name = names.into_iter().find(is_free).unwrap_or_default();
        let bytes = old.bytes(part)?.unwrap_or_default();
        self.changed.insert(name.clone(), bytes);
        let kind = kind_of(part, old)?;
        self.say(&name, &kind);
        let relations = if depth < DEEPEST { old.relations(part)? } else { Vec::new() };
        if !relations.is_empty() {
            let mut list = Markup::new("Relationships");
            for one in relations {
                let target = match one.is_external {
                    true => one.target.clone(),
                    false => format!("/{}", self.copy(&one.target, old, new, depth + 1)?),
                };
                let kind = format!("{KIND}{}", one.kind);
                list.children.push(MarkupChild::Element(relation(&one.id, &kind, &target, one.is_external)));
            }
            list.set("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
            self.changed.insert(relations_part(&name), declared(&list.xml()));
        }
        Ok(name)
    }

    /// Adds a relation. Returns its id.
    fn relate(&mut self, kind: &str, target: &str, is_external: bool) -> String {
        let taken = |id: &String| self.known.iter().any(|one| one.id == *id);
        let ids = (1..).map(|number| format!("rIdCu{number}"));
        let id = ids.into_iter().find(|id| !taken(id)).unwrap_or_default();
        self.relations.children.push(MarkupChild::Element(relation(&id, kind, target, is_external)));
        let kind = last(kind).to_owned();
        let target = if is_external { target } else { target.trim_start_matches('/') }.to_owned();
        self.known.push(WordRelation { id: id.clone(), kind, target, is_external });
        id
    }

    /// Says of what kind a part is.
    fn say(&mut self, part: &str, kind: &str) {
        let mut said = Markup::new("Override");
        said.set("PartName", &format!("/{part}"));
        said.set("ContentType", kind);
        self.kinds.children.push(MarkupChild::Element(said));
    }
}

fn relation(id: &str, kind: &str, target: &str, is_external: bool) -> Markup {
    let mut relation = Markup::new("Relationship");
    relation.set("Id", id);
    relation.set("Type", kind);
    relation.set("Target", target);
    if is_external {
        relation.set("TargetMode", "External");
    }
    relation
}

/// The last word of the type of a relation.
fn last(kind: &str) -> &str {
    kind.rsplit('/').next().unwrap_or(kind)
}

/// Attributes of an element that name relations, but for those of heads and feet.
fn references(element: &Markup) -> impl Iterator<Item = &(String, String)> {
    let is_reference = !is_page_part(element);
    element.attributes.iter().filter(move |(key, _)| is_reference && key.starts_with("r:"))
}

fn is_page_part(element: &Markup) -> bool {
    matches!(element.name.as_str(), "w:headerReference" | "w:footerReference")
}

/// A list of a package without prefixes: its name space is declared anew.
fn plain(mut root: Markup) -> Markup {
    root.each_mut(&mut |one| {
        if let Some((_, local)) = one.name.split_once(':') {
            one.name = local.to_owned();
        }
    });
    root
}

/// What the old file says of what kind a part is.
fn kind_of(part: &str, old: &mut WordParts<'_>) -> Result<String, WordFault> {
    let kinds = match old.text(KINDS)? {
        Some(text) => parse(KINDS, &text, &mut NameSpaces::default()).map(plain)?,
        None => Markup::default(),
    };
    let name = format!("/{part}");
    let own = kinds
        .elements()
        .find(|one| one.attribute("PartName").is_some_and(|it| it.eq_ignore_ascii_case(&name)));
    let ending = part.rsplit('.').next().unwrap_or_default();
    let usual = || {
        kinds
            .elements()
            .find(|one| one.attribute("Extension").is_some_and(|it| it.eq_ignore_ascii_case(ending)))
    };
    let found = own.or_else(usual).and_then(|one| one.attribute("ContentType"));
    Ok(found.unwrap_or("application/octet-stream").to_owned())
}
