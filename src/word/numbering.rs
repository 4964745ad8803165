//! The lists of a Word file, as it defines them.
//!
//! In: the part with lists. Out: what each level of each list says. It leaves counting to `labels`.

use std::collections::HashMap;
use std::sync::Arc;

use super::measure;
use super::model::LabelGap;
use super::read_look;
use super::settings::{ParagraphSettings, RunSettings};
use super::space::Space;
use super::styles::WordStyles;
use super::xml::{XmlElement, XmlFault, XmlReader};

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// Letters of what stands around a number; Word lets nobody type more than 31. Each paragraph of the list has them.
const MOST_TEXT: usize = 256;

/// All lists of a file.
#[derive(Debug, Default)]
pub(super) struct WordNumbering {
    /// What lists are made of.
    forms: HashMap<i32, ListForm>,
    lists: HashMap<i32, WordList>,
}

/// What lists are made of.
#[derive(Debug, Default)]
struct ListForm {
    levels: [Option<Arc<ListLevel>>; LEVELS],
    /// A style that leads to the list with the levels.
    style: Option<Arc<str>>,
}

/// A list.
#[derive(Debug, Default)]
struct WordList {
    form: i32,
    /// Levels that are its own.
    levels: [Option<Arc<ListLevel>>; LEVELS],
    /// Where its levels begin to count.
    starts: [Option<i32>; LEVELS],
}

/// A level of a list.
#[derive(Clone, Debug)]
pub(super) struct ListLevel {
    pub(super) start: i32,
    /// How its numbers are written: the word of the file.
    pub(super) format: Arc<str>,
    /// The number with what stands around it: `Điều %1.`.
    pub(super) text: String,
    /// The level after which it begins again, from 1; 0 is never; None is after any above.
    pub(super) restart: Option<i32>,
    /// Whether numbers of other levels are shown as 1, 2, 3.
    pub(super) plain: bool,
    pub(super) behind: LabelGap,
    /// The style whose paragraphs are of this level.
    pub(super) style: Option<Arc<str>>,
    pub(super) paragraph: ParagraphSettings,
    pub(super) run: RunSettings,
}

impl Default for ListLevel {
    fn default() -> ListLevel {
        ListLevel {
            start: 0,
            format: Arc::from("decimal"),
            text: String::new(),
            restart: None,
            plain: false,
            behind: LabelGap::Tab,
            style: None,
            paragraph: ParagraphSettings::default(),
            run: RunSettings::default(),
        }
    }
}

impl WordNumbering {
    /// Reads the part with lists.
    pub(super) fn read(text: &str) -> Result<WordNumbering, XmlFault> {
        let mut xml = XmlReader::new(text);
        let mut numbering = WordNumbering::default();
        xml.root()?;
        let depth = xml.depth();
        while let Some(element) = xml.child(depth)? {
            let id = |key: &str| xml.word(&element, key).and_then(|text| measure::whole(&text));
            match element.name() {
                (Space::Word, "abstractNum") => {
                    let id = id("abstractNumId").unwrap_or_default();
                    let form = form(&mut xml)?;
                    numbering.forms.entry(id).or_insert(form);
                }
                (Space::Word, "num") => {
                    let id = id("numId").unwrap_or_default();
                    let list = list(&mut xml)?;
                    numbering.lists.entry(id).or_insert(list);
                }
                _ => xml.skip()?,
            }
        }
        Ok(numbering)
    }

    /// Whether there is a list of this number.
    pub(super) fn has(&self, list: i32) -> bool {
        self.lists.contains_key(&list)
    }

    /// The number that tells which lists count together, which is that of their form.
    pub(super) fn form(&self, list: i32, styles: &WordStyles) -> Option<i32> {
        let mut id = self.lists.get(&list)?.form;
        // A form may lead to a style, and that to another form.
        for _ in 0..4 {
            let Some(style) = &self.forms.get(&id)?.style else { return Some(id) };
            let chain = styles.chain(Some(style));
            let Some(other) = chain.iter().rev().find_map(|style| style.paragraph.list) else {
                return Some(id);
            };
            match self.lists.get(&other) {
                Some(other) if other.form != id => id = other.form,
                _ => return Some(id),
            }
        }
        Some(id)
    }

    /// What a level of a list says.
    pub(super) fn level(&self, list: i32, level: u8, styles: &WordStyles) -> Option<Arc<ListLevel>> {
        let at = usize::from(level).min(LEVELS - 1);
        let own = self.lists.get(&list)?.levels[at].clone();
        own.or_else(|| self.forms.get(&self.form(list, styles)?)?.levels[at].clone())
    }

    /// Where a list begins to count on a level, if that is its own.
    pub(super) fn start(&self, list: i32, level: usize) -> Option<i32> {
        let list = self.lists.get(&list)?;
        list.starts[level].or_else(|| list.levels[level].as_ref().map(|level| level.start))
    }

    /// The level of a list that paragraphs of a style are of.
    pub(super) fn level_of(&self, list: i32, style: &str, styles: &WordStyles) -> Option<u8> {
        (0..LEVELS as u8).find(|&level| {
            let level = self.level(list, level, styles);
            level.is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }
}

fn form(xml: &mut XmlReader<'_>) -> Result<ListForm, XmlFault> {
    let mut form = ListForm::default();
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        match element.name() {
            (Space::Word, "lvl") => {
                let (at, level) = level(xml, &element)?;
                form.levels[at] = Some(Arc::new(level));
                continue;
            }
            (Space::Word, "numStyleLink") => form.style = xml.val(&element).map(Arc::from),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(form)
}

fn list(xml: &mut XmlReader<'_>) -> Result<WordList, XmlFault> {
    let mut list = WordList::default();
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        match element.name() {
            (Space::Word, "abstractNumId") => {
                list.form = xml.val(&element).and_then(|text| measure::whole(&text)).unwrap_or_default();
            }
            (Space::Word, "lvlOverride") => {
                let at = place(xml, &element);
                let outer = xml.depth();
                while let Some(element) = xml.child(outer)? {
                    match element.name() {
                        (Space::Word, "startOverride") => {
                            list.starts[at] = xml.val(&element).and_then(|text| measure::whole(&text));
                            xml.skip()?;
                        }
                        (Space::Word, "lvl") => list.levels[at] = Some(Arc::new(level(xml, &element)?.1)),
                        _ => xml.skip()?,
                    }
                }
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(list)
}

/// The level that an element is about.
fn place<'a>(xml: &XmlReader<'a>, element: &XmlElement<'a>) -> usize {
    let level = xml.word(element, "ilvl").and_then(|text| measure::whole(&text)).unwrap_or_default();
    level.clamp(0, LEVELS as i32 - 1) as usize
}

fn level<'a>(xml: &mut XmlReader<'a>, outer: &XmlElement<'a>) -> Result<(usize, ListLevel), XmlFault> {
    let at = place(xml, outer);
    let mut level = ListLevel::default();
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        let whole = || xml.val(&element).and_then(|text| measure::whole(&text));
        match element.name() {
            (Space::Word, "start") => level.start = whole().unwrap_or_default(),
            (Space::Word, "numFmt") => level.format = Arc::from(xml.val(&element).unwrap_or_default()),
            (Space::Word, "lvlText") => {
                let text = xml.val(&element).unwrap_or_default();
                level.text = text.chars().take(MOST_TEXT).collect();
            }
            (Space::Word, "lvlRestart") => level.restart = whole(),
            (Space::Word, "isLgl") => level.plain = xml.is_on(&element),
            (Space::Word, "pStyle") => level.style = xml.val(&element).map(Arc::from),
            (Space::Word, "suff") => {
                level.behind = match xml.val(&element).as_deref() {
                    Some("space") => LabelGap::Blank,
                    Some("nothing") => LabelGap::Nothing,
                    _ => LabelGap::Tab,
                };
            }
            (Space::Word, "pPr") => {
                read_look::paragraph_settings(xml, &mut level.paragraph)?;
                continue;
            }
            (Space::Word, "rPr") => {
                level.run = read_look::run(xml)?.settings;
                continue;
            }
            // Word 2010 wraps the format of newer numbers so.
            (Space::Compatibility, "AlternateContent") => {
                xml.skip()?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok((at, level))
}
