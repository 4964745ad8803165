//! Settings of looks as sets that are laid over one another, compared and written in the order of the schema.
//!
//! In: what styles say. Out: sets of settings, elements made of them. Which style says what is left to others.

use std::collections::BTreeMap;

use super::markup::{Markup, MarkupChild};

/// What is said of a look, by the names of settings.
pub(super) type LookSettings = BTreeMap<String, LookSetting>;

/// A setting: its attributes, or all of it where it has elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LookSetting {
    pub(super) attributes: BTreeMap<String, String>,
    whole: Option<Markup>,
}

/// The order in which a paragraph's settings are written.
pub(super) const PARAGRAPH_ORDER: &[&str] = &[
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
pub(super) const RUN_ORDER: &[&str] = &[
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
];

/// Typefaces, as they are named and as they are taken from the theme.
const FONTS: [(&str, &str); 4] = [
    ("w:ascii", "w:asciiTheme"),
    ("w:hAnsi", "w:hAnsiTheme"),
    ("w:cs", "w:cstheme"),
    ("w:eastAsia", "w:eastAsiaTheme"),
];

/// Settings with a number, of which 0 and 1 are no words for no and yes.
const COUNTED: &[&str] = &["w:sz", "w:szCs", "w:kern", "w:spacing", "w:position", "w:outlineLvl", "w:w"];

/// Takes out what says no to something: it says as much as nothing.
pub(super) fn without_no(settings: &mut LookSettings) {
    let is_off = |said: &LookSetting| {
        let word = said.attributes.get("w:val").map(String::as_str);
        said.attributes.len() == 1 && matches!(word, Some("0" | "false" | "off"))
    };
    settings.retain(|name, said| COUNTED.contains(&name.as_str()) || !is_off(said));
}

/// Puts settings over others.
pub(super) fn put(said: Option<&Markup>, to: &mut LookSettings) {
    for one in said.into_iter().flat_map(Markup::elements) {
        if matches!(one.name.as_str(), "w:lang" | "w:noProof" | "w:sectPr" | "w:rPr") {
            continue;
        }
        if one.children.is_empty() {
            let known = &mut to.entry(one.name.clone()).or_default().attributes;
            let is_toggle = !COUNTED.contains(&one.name.as_str());
            let is_yes = |word: &str| is_toggle && matches!(word, "1" | "true" | "on");
            // A typeface that is named stands in place of one of the theme, and the reverse.
            for (named, theme) in FONTS {
                if one.attribute(named).or(one.attribute(theme)).is_some() {
                    known.retain(|key, _| key != named && key != theme);
                }
            }
            known.retain(|key, _| key != "w:val");
            let said = one.attributes.iter().filter(|(key, word)| !(key == "w:val" && is_yes(word)));
            known.extend(said.cloned());
        } else {
            to.insert(one.name.clone(), LookSetting { whole: Some(one.clone()), ..LookSetting::default() });
        }
    }
}

/// Says what a setting is without the one that the new file has for all texts.
pub(super) fn neutral(settings: &mut LookSettings, defaults: &LookSettings) {
    for (name, said) in defaults {
        let is_new = !settings.contains_key(name);
        let known = &mut settings.entry(name.clone()).or_default().attributes;
        if name == "w:rFonts" {
            for (key, theme) in &FONTS[..2] {
                if !known.contains_key(*key) && !known.contains_key(*theme) {
                    known.insert((*key).to_owned(), "Times New Roman".to_owned());
                }
            }
            continue;
        }
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
pub(super) fn written(name: &str, settings: &LookSettings, order: &[&str]) -> Markup {
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
