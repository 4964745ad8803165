//! Styles of the old paper in the new one's file.
//!
//! In: the lists of styles of both. Out: for each style that the old paper uses the id of one that looks the same in
//! the new file: its own there, one of another id, or one that is added. What a style says is compared with all that
//! it is based on, so that a style which only moved in the list is the same.

use std::collections::{BTreeMap, BTreeSet};

use super::look_settings::{LookSettings, PARAGRAPH_ORDER, RUN_ORDER, neutral, put, without_no, written};
use super::markup::{Markup, MarkupChild};

/// Styles in one another.
const LONGEST: usize = 32;

/// The style of a file that has none for paragraphs which name none.
const PLAIN: &str = "VanBanThuong";

/// A list of styles.
pub(super) struct StyleList {
    styles: BTreeMap<String, Markup>,
    /// Ids of the styles that hold where none is named, by kind.
    usual: BTreeMap<String, String>,
    paragraph: LookSettings,
    run: LookSettings,
}

impl StyleList {
    /// Of the part with the styles.
    pub(super) fn of(root: &Markup) -> StyleList {
        let mut list = StyleList {
            styles: BTreeMap::new(),
            usual: BTreeMap::new(),
            paragraph: LookSettings::new(),
            run: LookSettings::new(),
        };
        if let Some(defaults) = root.child("w:docDefaults") {
            let of = |outer: &str, inner: &str| defaults.child(outer).and_then(|one| one.child(inner));
            put(of("w:pPrDefault", "w:pPr"), &mut list.paragraph);
            put(of("w:rPrDefault", "w:rPr"), &mut list.run);
        }
        for style in root.elements().filter(|one| one.name == "w:style") {
            let Some(id) = style.attribute("w:styleId") else { continue };
            if matches!(style.attribute("w:default"), Some("1" | "true" | "on")) {
                list.usual.entry(kind(style).to_owned()).or_insert_with(|| id.to_owned());
            }
            list.styles.entry(id.to_owned()).or_insert_with(|| style.clone());
        }
        list
    }

    /// With a style that holds where none is named, as any file has one that says nothing.
    pub(super) fn with_usual(mut self) -> StyleList {
        if !self.usual.contains_key("paragraph") {
            let mut plain = Markup::new("w:style");
            plain.set("w:type", "paragraph");
            plain.set("w:styleId", PLAIN);
            self.styles.insert(PLAIN.to_owned(), plain);
            self.usual.insert("paragraph".to_owned(), PLAIN.to_owned());
        }
        self
    }

    /// The style that holds where none is named.
    pub(super) fn usual(&self, kind: &str) -> Option<&str> {
        self.usual.get(kind).map(String::as_str)
    }

    /// A style and those it is based on, the outermost first.
    fn chain(&self, id: &str) -> Vec<&Markup> {
        let mut chain: Vec<&Markup> = Vec::new();
        let mut next = Some(id);
        while let Some(style) = next.and_then(|id| self.styles.get(id)).filter(|_| chain.len() < LONGEST) {
            if chain.iter().any(|known| std::ptr::eq(*known, style)) {
                break;
            }
            chain.insert(0, style);
            next = style.value("w:basedOn");
        }
        chain
    }

    /// Whether a style of tables says something of the paragraphs in them.
    fn says_of_paragraphs(&self, table: &str) -> bool {
        let has = |style: &&Markup| style.child("w:pPr").is_some() || style.child("w:rPr").is_some();
        self.chain(table).iter().any(has)
    }

    /// All that a style says in the end: of paragraphs, of letters, of tables; of paragraphs in tables of a style
    /// with what that says.
    fn says(&self, id: &str, table: Option<&str>) -> (LookSettings, LookSettings, String) {
        let chain = self.chain(id);
        let is_paragraph = chain.last().is_some_and(|style| kind(style) == "paragraph");
        let (mut paragraph, mut run) = match is_paragraph {
            true => (self.paragraph.clone(), self.run.clone()),
            false => Default::default(),
        };
        let mut rest = String::new();
        for style in table.map(|table| self.chain(table)).unwrap_or_default() {
            put(style.child("w:pPr"), &mut paragraph);
            put(style.child("w:rPr"), &mut run);
        }
        for style in chain {
            put(style.child("w:pPr"), &mut paragraph);
            put(style.child("w:rPr"), &mut run);
            for one in style.elements().filter(|one| one.name.starts_with("w:t")) {
                one.write(&mut rest);
            }
        }
        without_no(&mut paragraph);
        without_no(&mut run);
        (paragraph, run, rest)
    }

    /// The names of a style.
    fn names(&self, id: &str) -> BTreeSet<String> {
        let Some(style) = self.styles.get(id) else { return BTreeSet::new() };
        let all =
            style.value("w:name").into_iter().chain(style.value("w:aliases").unwrap_or_default().split(','));
        all.map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()).collect()
    }
}

fn kind(style: &Markup) -> &str {
    style.attribute("w:type").unwrap_or("paragraph")
}

/// Which id an old style has in the new file.
pub(super) struct AdoptedStyles<'s> {
    old: &'s StyleList,
    new: StyleList,
    /// The new list itself, to which styles are added; None where the new file has none.
    root: Option<Markup>,
    /// By the old id, and the style of the table around.
    known: BTreeMap<(String, Option<String>), String>,
    /// Whether anything was added.
    pub(super) is_changed: bool,
}

impl<'s> AdoptedStyles<'s> {
    /// Of two lists.
    pub(super) fn new(old: &'s StyleList, root: Option<Markup>) -> AdoptedStyles<'s> {
        let new = root.as_ref().map_or_else(|| StyleList::of(&Markup::default()), StyleList::of);
        AdoptedStyles { old, new, root, known: BTreeMap::new(), is_changed: false }
    }

    /// The list with what was added.
    pub(super) fn root(&self) -> Option<&Markup> {
        self.root.as_ref()
    }

    /// The style of an old paragraph that names none, in a table of a style or in none; None where it may go on
    /// naming none.
    pub(super) fn usual(&mut self, table: Option<&str>) -> Option<String> {
        let usual = self.old.usual("paragraph")?.to_owned();
        let same_defaults = (&self.old.paragraph, &self.old.run) == (&self.new.paragraph, &self.new.run);
        if usual == PLAIN && same_defaults && self.new.usual("paragraph").is_none() {
            return None;
        }
        let id = self.id_in(&usual, table);
        (self.new.usual("paragraph") != Some(id.as_str())).then_some(id)
    }

    /// The style of tables that name none.
    pub(super) fn usual_table(&self) -> Option<&str> {
        self.old.usual("table")
    }

    /// The id of a style in the new file.
    pub(super) fn id(&mut self, id: &str) -> String {
        self.id_in(id, None)
    }

    /// The id of a style of paragraphs in tables of a style. One that is added says all of what holds, so that
    /// another one is added where the table says something too.
    pub(super) fn id_in(&mut self, id: &str, table: Option<&str>) -> String {
        let table = table.filter(|table| self.old.says_of_paragraphs(table));
        let key = (id.to_owned(), table.map(str::to_owned));
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = match self.old.styles.get(id).cloned() {
            // A style that is not there says nothing; neither may one of the new file.
            None if self.new.styles.contains_key(id) => self.free(id),
            None => id.to_owned(),
            Some(style) => self.same(id, &style, table).unwrap_or_else(|| self.add(id, &style, table)),
        };
        self.known.insert(key, found.clone());
        found
    }

    /// A style of the new file that says the same: best of the same id, then of the same name.
    fn same(&mut self, id: &str, style: &Markup, table: Option<&str>) -> Option<String> {
        let new_table = table.map(|table| self.id(table));
        let says = self.old.says(id, table);
        let names = self.old.names(id);
        let fits = |other: &String| {
            let of = self.new.styles.get(other);
            of.is_some_and(|other| kind(other) == kind(style))
                && self.new.says(other, new_table.as_deref()) == says
        };
        let own = id.to_owned();
        if fits(&own) {
            return Some(own);
        }
        let others: Vec<&String> = self.new.styles.keys().filter(|other| fits(other)).collect();
        let named = others.iter().find(|other| !self.new.names(other).is_disjoint(&names));
        named.or(others.first()).map(|other| (*other).clone())
    }

    fn free(&self, id: &str) -> String {
        let taken =
            |id: &String| self.new.styles.contains_key(id) || self.known.values().any(|known| known == id);
        let names = (1..).map(|number| format!("{id}Cu{number}"));
        names.into_iter().find(|id| !taken(id)).unwrap_or_default()
    }

    /// Adds a style of the old file.
    fn add(&mut self, id: &str, style: &Markup, table: Option<&str>) -> String {
        let new_id = self.free(id);
        let mut added = Markup::new("w:style");
        added.set("w:type", kind(style));
        added.set("w:customStyle", "1");
        added.set("w:styleId", &new_id);
        let mut name = Markup::new("w:name");
        let number = &new_id[id.len() + 2..];
        name.set("w:val", &format!("{} (bản cũ {number})", style.value("w:name").unwrap_or(id)));
        added.children.push(MarkupChild::Element(name));
        if matches!(kind(style), "paragraph" | "character") {
            let (mut paragraph, mut run, _) = self.old.says(id, table);
            if kind(style) == "paragraph" {
                neutral(&mut paragraph, &self.new.paragraph);
                neutral(&mut run, &self.new.run);
                added.children.push(MarkupChild::Element(written("w:pPr", &paragraph, PARAGRAPH_ORDER)));
            }
            added.children.push(MarkupChild::Element(written("w:rPr", &run, RUN_ORDER)));
        } else {
            if let Some(base) = style.value("w:basedOn").map(str::to_owned).filter(|base| base != id) {
                // Those in a ring are not gone over twice.
                self.known.insert((id.to_owned(), None), new_id.clone());
                let mut based = Markup::new("w:basedOn");
                based.set("w:val", &self.id(&base));
                added.children.push(MarkupChild::Element(based));
            }
            let kept = style.elements().filter(|one| {
                matches!(
                    one.name.as_str(),
                    "w:pPr" | "w:rPr" | "w:tblPr" | "w:trPr" | "w:tcPr" | "w:tblStylePr"
                )
            });
            added.children.extend(kept.cloned().map(MarkupChild::Element));
        }
        self.is_changed = true;
        self.new.styles.insert(new_id.clone(), added.clone());
        let root = self.root.get_or_insert_with(|| Markup::new("w:styles"));
        root.children.push(MarkupChild::Element(added));
        new_id
    }
}
