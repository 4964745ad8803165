//! Reads a Word file: finds its parts by their relations, and has each read by whom it concerns.
//!
//! In: bytes. Out: a [`WordFile`] with all looks and numbers.

use std::collections::HashMap;

use super::change::ChangeView;
use super::fault::WordFault;
use super::measure;
use super::model::{StoryKind, WordFile};
use super::numbering::WordNumbering;
use super::opened::{PartSort, Reading};
use super::package::{WordPackage, WordRelation};
use super::place::StoryId;
use super::read_sections::{SectionParts, SectionSettings};
use super::remarks::{self, RemarkKind};
use super::resolve::LookResolver;
use super::sections::WordSection;
use super::space::Space;
use super::story::StoryReader;
use super::styles::{ThemeFonts, WordStyles};
use super::told;
use super::xml::{XmlFault, XmlReader};

/// Heads and feet of a file: a section has six.
const MOST_HEADS: usize = 3_000;

/// Reads a Word file, with its tracked changes shown in this way.
///
/// # Errors
/// The file is not read, and why.
pub fn read(bytes: &[u8], view: ChangeView) -> Result<WordFile, WordFault> {
    if bytes.len() > super::LARGEST_FILE {
        return Err(WordFault::TooLarge);
    }
    let mut package = WordPackage::open(bytes)?;
    let main = package.main_part()?.ok_or(WordFault::NoText)?;
    let relations = package.relations(&main)?;
    let mut file = WordFile::default();
    let mut opening = WordOpening { package: &mut package, main, relations, missing: Vec::new() };

    let settings = opening.setting_part()?;
    (file.compatibility, file.even_pages) = (settings.compatibility, settings.even_pages);
    let styles = opening.with("styles", WordStyles::read)?.unwrap_or_default();
    let numbering = opening.with("numbering", WordNumbering::read)?.unwrap_or_default();
    let language = settings.language;
    let fonts = opening.with("theme", |text| ThemeFonts::read(text, &language))?.unwrap_or_default();

    file.theme_fonts = fonts.both();
    let mut reading = Reading::new(&mut file, view);
    let heads = opening.stories(&mut reading)?;
    let sections = std::mem::take(&mut reading.sections);
    file.sections = placed(sections, &heads, view);
    for part in opening.missing {
        remarks::add(&mut file.remarks, RemarkKind::MissingPart, &part, None);
    }
    if opening.relations.iter().any(|one| one.kind == "vbaProject") {
        remarks::add(&mut file.remarks, RemarkKind::Macros, "", None);
    }
    LookResolver::new(styles, numbering, fonts).resolve(&mut file);
    told::add(&mut file);
    Ok(file)
}

/// A file that is being opened.
struct WordOpening<'p, 'a> {
    package: &'p mut WordPackage<'a>,
    main: String,
    relations: Vec<WordRelation>,
    /// Parts that are named and not there.
    missing: Vec<String>,
}

/// What the settings of a file say.
#[derive(Default)]
struct FileSettings {
    compatibility: Option<i32>,
    even_pages: bool,
    language: String,
}

impl WordOpening<'_, '_> {
    /// What a function makes of the part of a kind; None where there is none.
    fn with<T>(
        &mut self,
        kind: &str,
        read: impl FnOnce(&str) -> Result<T, XmlFault>,
    ) -> Result<Option<T>, WordFault> {
        let Some(part) = self.one(kind) else { return Ok(None) };
        let Some(text) = self.package.text(&part)? else {
            self.missing.push(part);
            return Ok(None);
        };
        read(&text).map(Some).map_err(|fault| WordFault::of(fault, &part))
    }

    /// The part of a kind.
    fn one(&self, kind: &str) -> Option<String> {
        let found = self.relations.iter().find(|one| one.kind == kind && !one.is_external);
        found.map(|one| one.target.clone())
    }

    fn setting_part(&mut self) -> Result<FileSettings, WordFault> {
        let settings = self.with("settings", |text| {
            let mut settings = FileSettings::default();
            let mut xml = XmlReader::new(text);
            xml.root()?;
            let depth = xml.depth();
            while let Some(element) = xml.child(depth)? {
                match element.name() {
                    (Space::Word, "evenAndOddHeaders") => settings.even_pages = xml.is_on(&element),
                    (Space::Word, "themeFontLang") => {
                        settings.language = xml.val(&element).unwrap_or_default();
                    }
                    (Space::Word, "compat") => {
                        let outer = xml.depth();
                        while let Some(element) = xml.child(outer)? {
                            if xml.word(&element, "name").as_deref() == Some("compatibilityMode") {
                                settings.compatibility =
                                    xml.val(&element).and_then(|text| measure::whole(&text));
                            }
                            xml.skip()?;
                        }
                        continue;
                    }
                    _ => {}
                }
                xml.skip()?;
            }
            Ok(settings)
        })?;
        Ok(settings.unwrap_or_default())
    }

    /// Reads all stories. Returns heads and feet by the ids of their relations.
    fn stories(&mut self, reading: &mut Reading<'_>) -> Result<HashMap<String, StoryId>, WordFault> {
        let body = self.main.clone();
        self.story(&body, PartSort::One(StoryKind::Body), reading)?;
        let mut heads = HashMap::new();
        let mut parts: HashMap<String, StoryId> = HashMap::new();
        let named: Vec<(String, String, StoryKind)> = self
            .relations
            .iter()
            .filter(|one| !one.is_external)
            .filter_map(|one| {
                let kind = match one.kind.as_str() {
                    "header" => StoryKind::Header,
                    "footer" => StoryKind::Footer,
                    _ => return None,
                };
                Some((one.id.clone(), one.target.clone(), kind))
            })
            .collect();
        for (id, part, kind) in named {
            let known = parts.get(&part).copied();
            let next = StoryId(reading.file.stories.len() as u32);
            if known.is_none() {
                if parts.len() == MOST_HEADS {
                    return Err(WordFault::Excessive(part));
                }
                if !self.story(&part, PartSort::One(kind), reading)? {
                    continue;
                }
            }
            let story = known.unwrap_or(next);
            parts.insert(part, story);
            heads.insert(id, story);
        }
        for kind in ["footnotes", "endnotes", "comments"] {
            if let Some(part) = self.one(kind) {
                let before = reading.file.stories.len();
                self.story(&part, PartSort::Notes, reading)?;
                let new = reading.file.stories[before..].iter();
                let comments = new.filter(|story| matches!(story.kind, StoryKind::Comment(_))).count();
                for _ in 0..comments {
                    remarks::add(&mut reading.file.remarks, RemarkKind::Comments, "", None);
                }
            }
        }
        Ok(heads)
    }

    /// Reads the stories of a part. Returns whether there is such a part.
    fn story(&mut self, part: &str, sort: PartSort, reading: &mut Reading<'_>) -> Result<bool, WordFault> {
        let Some(text) = self.package.text(part)? else {
            self.missing.push(part.to_owned());
            return Ok(false);
        };
        let relations =
            if part == self.main { self.relations.clone() } else { self.package.relations(part)? };
        let relations = relations.into_iter().map(|one| (one.id.clone(), one)).collect();
        let reader = StoryReader::new(&text, reading, &relations, part, sort);
        reader.read().map_err(|fault| WordFault::of(fault, part))?;
        Ok(true)
    }
}

/// The sections with heads and feet in place of the ids that name them; those of earlier ones where a
/// section names none.
fn placed(
    read: Vec<(SectionParts, Option<super::place::ParagraphId>)>,
    heads: &HashMap<String, StoryId>,
    view: ChangeView,
) -> Vec<WordSection> {
    let mut sections: Vec<WordSection> = Vec::new();
    let none_read = read.is_empty() || read.last().is_some_and(|(_, end)| end.is_some());
    let last = none_read.then(|| (SectionParts::default(), None));
    for (parts, end) in read.into_iter().chain(last) {
        let before = sections.last();
        let mut headers = before.map_or([None; 3], |section| section.headers);
        let mut footers = before.map_or([None; 3], |section| section.footers);
        for (is_head, pages, id) in &parts.named {
            if let Some(story) = heads.get(id) {
                let of = if *is_head { &mut headers } else { &mut footers };
                of[*pages] = Some(*story);
            }
        }
        let old = parts.old.filter(|_| view == ChangeView::Rejected);
        let said: SectionSettings = old.unwrap_or(parts.look);
        sections.push(WordSection {
            sheet: said.sheet,
            landscape: said.landscape,
            margins: said.margins,
            head_and_foot: said.head_and_foot,
            gutter: said.gutter,
            columns: said.columns,
            begins: said.begins,
            first_page: said.first_page,
            headers,
            footers,
            first_number: said.first_number,
            numbers: said.numbers,
            end,
        });
    }
    sections
}
