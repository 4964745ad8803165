//! Reads what `sectPr` says of a section.
//!
//! In: the element, which has just begun. Out: its settings, before and after a tracked change. It
//! leaves it to the reader of stories to bring heads and feet in place of the relations that name them.

use super::measure;
use super::sections::{PageNumbers, SectionStart};
use super::space::Space;
use super::xml::{XmlElement, XmlFault, XmlReader};
use crate::length::Length;

/// What a section says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct SectionParts {
    pub(super) look: SectionSettings,
    /// What it said before a tracked change.
    pub(super) old: Option<SectionSettings>,
    /// Whether a head (else a foot), of which pages, and the id of its relation.
    pub(super) named: Vec<(bool, usize, String)>,
}

/// Sheet, margins and numbering.
#[derive(Clone, Debug)]
pub(super) struct SectionSettings {
    pub(super) sheet: (Length, Length),
    pub(super) landscape: bool,
    pub(super) margins: [Length; 4],
    pub(super) head_and_foot: (Length, Length),
    pub(super) gutter: Length,
    pub(super) columns: u32,
    pub(super) begins: SectionStart,
    pub(super) first_page: bool,
    pub(super) first_number: Option<i32>,
    pub(super) numbers: PageNumbers,
}

impl Default for SectionSettings {
    /// What Word takes when nothing is said: a sheet of Letter and margins of an inch.
    fn default() -> SectionSettings {
        let inch = Length::twips(1440);
        let half = Length::twips(720);
        SectionSettings {
            sheet: (Length::twips(12240), Length::twips(15840)),
            landscape: false,
            margins: [inch; 4],
            head_and_foot: (half, half),
            gutter: Length::ZERO,
            columns: 1,
            begins: SectionStart::Page,
            first_page: false,
            first_number: None,
            numbers: PageNumbers::Arabic,
        }
    }
}

/// Reads `sectPr`, which has just begun.
pub(super) fn section(xml: &mut XmlReader<'_>) -> Result<SectionParts, XmlFault> {
    /// Word has six.
    const MOST_NAMED: usize = 64;
    let mut parts = SectionParts::default();
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        match element.name() {
            (Space::Word, "sectPrChange") => {
                let mut old = SectionSettings::default();
                let outer = xml.depth();
                while xml.child(outer)?.is_some() {
                    let inner = xml.depth();
                    while let Some(element) = xml.child(inner)? {
                        setting(xml, &element, &mut old);
                        xml.skip()?;
                    }
                }
                parts.old = Some(old);
            }
            (Space::Word, local @ ("headerReference" | "footerReference")) => {
                let pages = match xml.word(&element, "type").as_deref() {
                    Some("first") => 0,
                    Some("even") => 1,
                    _ => 2,
                };
                let id = xml.attribute(&element, Space::Relation, "id").unwrap_or_default();
                if parts.named.len() < MOST_NAMED {
                    parts.named.push((local == "headerReference", pages, id));
                }
                xml.skip()?;
            }
            _ => {
                setting(xml, &element, &mut parts.look);
                xml.skip()?;
            }
        }
    }
    Ok(parts)
}

fn setting<'a>(xml: &XmlReader<'a>, element: &XmlElement<'a>, to: &mut SectionSettings) {
    if element.space != Space::Word {
        return;
    }
    let length = |key: &str| xml.word(element, key).and_then(|text| measure::twips(&text));
    let whole = |key: &str| xml.word(element, key).and_then(|text| measure::whole(&text));
    match element.local() {
        "pgSz" => {
            to.sheet = (length("w").unwrap_or(to.sheet.0), length("h").unwrap_or(to.sheet.1));
            // Programs that only swap the sides mean the same.
            to.landscape = to.sheet.0 > to.sheet.1;
        }
        "pgMar" => {
            let sides = ["top", "right", "bottom", "left"];
            for (side, known) in sides.iter().zip(&mut to.margins) {
                *known = length(side).unwrap_or(*known);
            }
            let (head, foot) = to.head_and_foot;
            to.head_and_foot = (length("header").unwrap_or(head), length("footer").unwrap_or(foot));
            to.gutter = length("gutter").unwrap_or(to.gutter);
        }
        "cols" => {
            let columns = whole("num").and_then(|columns| u32::try_from(columns).ok());
            to.columns = columns.map_or(to.columns, |columns| columns.clamp(1, 64));
        }
        "type" => {
            to.begins = match xml.val(element).as_deref() {
                Some("continuous") => SectionStart::Here,
                Some("evenPage") => SectionStart::EvenPage,
                Some("oddPage") => SectionStart::OddPage,
                Some("nextColumn") => SectionStart::Column,
                _ => SectionStart::Page,
            };
        }
        "titlePg" => to.first_page = xml.is_on(element),
        "pgNumType" => {
            to.first_number = whole("start");
            let name = xml.word(element, "fmt");
            to.numbers = name.map_or(PageNumbers::Arabic, |name| PageNumbers::of(&name));
        }
        _ => {}
    }
}
