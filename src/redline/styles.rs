//! Styles of the old paper in the new one's file.
//!
//! In: the lists of styles of both. Out: for each style that the old paper uses the id of one that looks the same in
//! the new file: its own there, one of another id, or one that is added. What a style says is compared with all that
//! it is based on, so that a style which only moved in the list is the same.

use std::collections::{BTreeMap, BTreeSet};

use super::markup::{Markup, MarkupChild};

/// What is said of a look, by the names of settings.
type LookSettings = BTreeMap<String, LookSetting>;

/// A setting: its attributes, or all of it where it has elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct LookSetting {
    attributes: BTreeMap<String, String>,
    whole: Option<Markup>,
}

/// Styles in one another.
const LONGEST: usize = 32;

/// The order in which a paragraph's settings are written.
const PARAGRAPH_ORDER: &[&str] = &[
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
];

/// The order in which settings of letters are written.
const RUN_ORDER: &[&str] = &[
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:strike",
    "w:dstrike",
    "w:outline",
    "w:shadow",
    "w:emboss",
    "w:imprint",
    "w:snapToGrid",
    "w:vanish",
    "w:color",
    "w:spacing",
    "w:w",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:effect",
    "w:bdr",
    "w:shd",
    "w:vertAlign",
    "w:em",
];

/// What a setting that the new file has for all texts is without one.
const NEUTRAL: &[(&str, &[(&str, &str)])] = &[
    ("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")]),
    ("w:ind", &[("w:left", "0"), ("w:right", "0"), ("w:firstLine", "0")]),
    ("w:jc", &[("w:val", "left")]),
    ("w:sz", &[("w:val", "20")]),
    ("w:szCs", &[("w:val", "20")]),
    ("w:color", &[("w:val", "auto")]),
    ("w:kern", &[("w:val", "0")]),
    (
        "w:rFonts",
        &[("w:ascii", "Times New Roman"), ("w:hAnsi", "Times New Roman"), ("w:cs", "Times New Roman")],
    ),
];

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

    /// All that a style says in the end: of paragraphs, of letters, of tables.
    fn says(&self, id: &str) -> (LookSettings, LookSettings, String) {
        let chain = self.chain(id);
        let is_paragraph = chain.last().is_some_and(|style| kind(style) == "paragraph");
        let (mut paragraph, mut run) = match is_paragraph {
            true => (self.paragraph.clone(), self.run.clone()),
            false => Default::default(),
        };
        let mut rest = String::new();
        for style in chain {
            put(style.child("w:pPr"), &mut paragraph);
            put(style.child("w:rPr"), &mut run);
            for one in style.elements().filter(|one| one.name.starts_with("w:t")) {
                one.write(&mut rest);
            }
        }
        let is_off = |said: &LookSetting| {
            let word = said.attributes.get("w:val").map(String::as_str);
            said.attributes.len() == 1 && matches!(word, Some("0" | "false" | "off"))
        };
        let counts = |name: &str| {
            matches!(name, "w:sz" | "w:szCs" | "w:kern" | "w:spacing" | "w:position" | "w:outlineLvl")
        };
        for settings in [&mut paragraph, &mut run] {
            settings.retain(|name, said| counts(name) || !is_off(said));
        }
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

/// Puts settings over others.
fn put(said: Option<&Markup>, to: &mut LookSettings) {
    for one in said.into_iter().flat_map(Markup::elements) {
        if matches!(one.name.as_str(), "w:lang" | "w:noProof" | "w:sectPr" | "w:rPr") {
            continue;
        }
        if one.children.is_empty() {
            let known = &mut to.entry(one.name.clone()).or_default().attributes;
            let is_yes = |word: &str| matches!(word, "1" | "true" | "on");
            known.retain(|key, _| key != "w:val");
            let said = one.attributes.iter().filter(|(key, word)| !(key == "w:val" && is_yes(word)));
            known.extend(said.cloned());
        } else {
            to.insert(one.name.clone(), LookSetting { whole: Some(one.clone()), ..LookSetting::default() });
        }
    }
}

/// Which id an old style has in the new file.
pub(super) struct AdoptedStyles<'s> {
    old: &'s StyleList,
    new: StyleList,
    /// The new list itself, to which styles are added; None where the new file has none.
    root: Option<Markup>,
    known: BTreeMap<String, String>,
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

    /// The style of an old paragraph that names none; None where it may go on naming none.
    pub(super) fn usual(&mut self, of: &str) -> Option<String> {
        let usual = self.old.usual(of)?.to_owned();
        let id = self.id(&usual);
        (self.new.usual(of) != Some(id.as_str())).then_some(id)
    }

    /// The id of a style in the new file.
    pub(super) fn id(&mut self, id: &str) -> String {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let found = match self.old.styles.get(id).cloned() {
            // A style that is not there says nothing; neither may one of the new file.
            None if self.new.styles.contains_key(id) => self.free(id),
            None => id.to_owned(),
            Some(style) => self.same(id, &style).unwrap_or_else(|| self.add(id, &style)),
        };
        self.known.insert(id.to_owned(), found.clone());
        found
    }

    /// A style of the new file that says the same: best of the same id, then of the same name.
    fn same(&self, id: &str, style: &Markup) -> Option<String> {
        let says = self.old.says(id);
        let names = self.old.names(id);
        let fits = |other: &String| {
            let of = self.new.styles.get(other);
            of.is_some_and(|other| kind(other) == kind(style)) && self.new.says(other) == says
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
    fn add(&mut self, id: &str, style: &Markup) -> String {
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
            let (mut paragraph, mut run, _) = self.old.says(id);
            if kind(style) == "paragraph" {
                neutral(&mut paragraph, &self.new.paragraph);
                neutral(&mut run, &self.new.run);
                added.children.push(MarkupChild::Element(written("w:pPr", &paragraph, PARAGRAPH_ORDER)));
            }
            added.children.push(MarkupChild::Element(written("w:rPr", &run, RUN_ORDER)));
        } else {
            if let Some(base) = style.value("w:basedOn").map(str::to_owned).filter(|base| base != id) {
                // Those in a ring are not gone over twice.
                self.known.insert(id.to_owned(), new_id.clone());
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

/// Says what a setting is without the one that the new file has for all texts.
fn neutral(settings: &mut LookSettings, defaults: &LookSettings) {
    for (name, said) in defaults {
        let is_new = !settings.contains_key(name);
        let known = &mut settings.entry(name.clone()).or_default().attributes;
        match NEUTRAL.iter().find(|(one, _)| one == name) {
            Some((_, all)) => {
                for (key, value) in all.iter().filter(|(key, _)| said.attributes.contains_key(*key)) {
                    known.entry((*key).to_owned()).or_insert_with(|| (*value).to_owned());
                }
            }
            None if is_new => drop(known.insert("w:val".to_owned(), "0".to_owned())),
            None => {}
        }
    }
}

/// Settings as an element, in the order of the schema.
fn written(name: &str, settings: &LookSettings, order: &[&str]) -> Markup {
    let mut element = Markup::new(name);
    let place = |one: &String| order.iter().position(|known| known == one);
    let mut names: Vec<&String> = settings.keys().filter(|one| place(one).is_some()).collect();
    names.sort_by_key(|one| place(one));
    element.children.extend(names.into_iter().map(|name| {
        let LookSetting { attributes, whole } = &settings[name];
        let own = || Markup { attributes: attributes.clone().into_iter().collect(), ..Markup::new(name) };
        MarkupChild::Element(whole.clone().unwrap_or_else(own))
    }));
    element
}
