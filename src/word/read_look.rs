//! Reads what elements say of the look of words and paragraphs: `rPr` and `pPr`.
//!
//! In: an element that has just begun. Out: settings, what they were before a tracked change, and
//! whether the mark of the paragraph itself is a tracked one. It leaves to others which of them hold.

use std::sync::Arc;

use super::change::{ChangeSort, WordChange};
use super::look::{LetterHeight, LineHeight, TabKind, TabPlace, WordAlign};
use super::measure;
use super::read_sections::{self, SectionParts};
use super::settings::{FontName, ParagraphSettings, RunSettings};
use super::space::Space;
use super::xml::{XmlElement, XmlFault, XmlReader};

/// What `rPr` says.
#[derive(Clone, Debug, Default)]
pub(super) struct RunParts {
    pub(super) settings: RunSettings,
    /// What it said before a tracked change.
    pub(super) old: Option<RunSettings>,
    /// A tracked change of the mark that these letters are.
    pub(super) change: Vec<WordChange>,
}

/// What `pPr` says.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphParts {
    pub(super) settings: ParagraphSettings,
    /// What it said before a tracked change.
    pub(super) old: Option<ParagraphSettings>,
    /// The letters of the paragraph's own mark, which are those of its number.
    pub(super) mark: RunParts,
    /// The section that ends with it.
    pub(super) section: Option<Box<SectionParts>>,
}

/// Reads `rPr`, which has just begun.
pub(super) fn run(xml: &mut XmlReader<'_>) -> Result<RunParts, XmlFault> {
    let mut parts = RunParts::default();
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        match element.name() {
            (Space::Word, "rPrChange") => parts.old = Some(old_run(xml)?),
            (Space::Word, local) => {
                if let Some(sort) = ChangeSort::of(local) {
                    parts.change.push(change(xml, &element, sort));
                } else {
                    run_setting(xml, &element, &mut parts.settings);
                }
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(parts)
}

/// Reads the settings inside `rPrChange`, which has just begun.
fn old_run(xml: &mut XmlReader<'_>) -> Result<RunSettings, XmlFault> {
    let mut old = RunSettings::default();
    let depth = xml.depth();
    while let Some(outer) = xml.child(depth)? {
        if outer.name() != (Space::Word, "rPr") {
            xml.skip()?;
            continue;
        }
        let inner = xml.depth();
        while let Some(element) = xml.child(inner)? {
            run_setting(xml, &element, &mut old);
            xml.skip()?;
        }
    }
    Ok(old)
}

/// The change that an element tells of.
pub(super) fn change<'a>(xml: &XmlReader<'a>, element: &XmlElement<'a>, sort: ChangeSort) -> WordChange {
    WordChange {
        sort,
        author: xml.word(element, "author").unwrap_or_default(),
        date: xml.word(element, "date").unwrap_or_default(),
    }
}

/// Takes one setting of words.
fn run_setting<'a>(xml: &XmlReader<'a>, element: &XmlElement<'a>, to: &mut RunSettings) {
    if element.space != Space::Word {
        return;
    }
    let val = || xml.val(element);
    match element.local() {
        "rStyle" => to.style = val().map(Arc::from),
        "b" => to.toggles.bold = Some(xml.is_on(element)),
        "i" => to.toggles.italic = Some(xml.is_on(element)),
        "caps" => to.toggles.caps = Some(xml.is_on(element)),
        "smallCaps" => to.toggles.small_caps = Some(xml.is_on(element)),
        "strike" => to.toggles.strike = Some(xml.is_on(element)),
        "dstrike" => to.toggles.double_strike = Some(xml.is_on(element)),
        "vanish" => to.toggles.hidden = Some(xml.is_on(element)),
        "u" => to.underline = Some(val().is_none_or(|word| word != "none")),
        "vertAlign" => {
            to.height = Some(match val().as_deref() {
                Some("superscript") => LetterHeight::Above,
                Some("subscript") => LetterHeight::Below,
                _ => LetterHeight::Line,
            });
        }
        "sz" => to.size = val().and_then(|text| measure::half_points(&text)).or(to.size),
        "color" => to.color = val().map(|word| color(&word)),
        "highlight" => to.highlighted = Some(val().is_some_and(|word| word != "none")),
        "spacing" => to.spacing = val().and_then(|text| measure::twips(&text)).or(to.spacing),
        "w" => {
            let text = val().unwrap_or_default();
            let hundredths = measure::whole(text.trim_end_matches('%'));
            to.scale = hundredths.and_then(|whole| u16::try_from(whole).ok()).or(to.scale);
        }
        "rFonts" => {
            let font = |theme: &str, named: &str| {
                let theme = xml.word(element, theme).map(|use_| FontName::Theme(Arc::from(use_)));
                theme.or_else(|| xml.word(element, named).map(|name| FontName::Named(Arc::from(name))))
            };
            to.font = font("asciiTheme", "ascii").or(to.font.take());
            to.high_font = font("hAnsiTheme", "hAnsi").or(to.high_font.take());
        }
        _ => {}
    }
}

/// A colour; None for the automatic one, and for words that name no colour of their own.
fn color(word: &str) -> Option<[u8; 3]> {
    let part = |at: usize| u8::from_str_radix(word.get(at..at + 2)?, 16).ok();
    (word.len() == 6).then(|| Some([part(0)?, part(2)?, part(4)?]))?
}

/// Reads `pPr`, which has just begun.
pub(super) fn paragraph(xml: &mut XmlReader<'_>) -> Result<ParagraphParts, XmlFault> {
    let mut parts = ParagraphParts::default();
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        match element.name() {
            (Space::Word, "rPr") => parts.mark = run(xml)?,
            (Space::Word, "sectPr") => parts.section = Some(Box::new(read_sections::section(xml)?)),
            (Space::Word, "pPrChange") => {
                let mut old = ParagraphSettings::default();
                let outer = xml.depth();
                while let Some(inner) = xml.child(outer)? {
                    if inner.name() == (Space::Word, "pPr") {
                        paragraph_settings(xml, &mut old)?;
                    } else {
                        xml.skip()?;
                    }
                }
                parts.old = Some(old);
            }
            _ => paragraph_setting(xml, &element, &mut parts.settings)?,
        }
    }
    Ok(parts)
}

/// Reads the settings of a paragraph alone: in a style, in a level of a list, before a change.
pub(super) fn paragraph_settings(
    xml: &mut XmlReader<'_>,
    to: &mut ParagraphSettings,
) -> Result<(), XmlFault> {
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        paragraph_setting(xml, &element, to)?;
    }
    Ok(())
}

/// Takes one setting of a paragraph, and reads to its end.
fn paragraph_setting<'a>(
    xml: &mut XmlReader<'a>,
    element: &XmlElement<'a>,
    to: &mut ParagraphSettings,
) -> Result<(), XmlFault> {
    if element.space != Space::Word {
        return xml.skip();
    }
    let val = || xml.val(element);
    let length = |key: &str| xml.word(element, key).and_then(|text| measure::twips(&text));
    match element.local() {
        "pStyle" => to.style = val().map(Arc::from),
        "jc" => to.align = val().and_then(|word| align(&word)).or(to.align),
        "ind" => {
            to.left = length("start").or_else(|| length("left")).or(to.left);
            to.right = length("end").or_else(|| length("right")).or(to.right);
            let hanging = length("hanging").map(|length| length * -1);
            to.first = hanging.or_else(|| length("firstLine")).or(to.first);
        }
        "spacing" => {
            let automatic = |key: &str| xml.word(element, key).is_some_and(|word| super::xml::is_yes(&word));
            // What Word puts where it is left to decide, as web pages do.
            let auto = |key: &str| automatic(key).then(|| crate::length::Length::twips(280));
            to.before = auto("beforeAutospacing").or_else(|| length("before")).or(to.before);
            to.after = auto("afterAutospacing").or_else(|| length("after")).or(to.after);
            let line = length("line");
            to.line = match (line, xml.word(element, "lineRule").as_deref()) {
                (Some(line), Some("exact")) => Some(LineHeight::Exact(line)),
                (Some(line), Some("atLeast")) => Some(LineHeight::AtLeast(line)),
                (Some(line), _) => Some(LineHeight::Times(line.to_twips())),
                (None, _) => to.line,
            };
        }
        "contextualSpacing" => to.contextual = Some(xml.is_on(element)),
        "keepNext" => to.keep_next = Some(xml.is_on(element)),
        "keepLines" => to.keep_lines = Some(xml.is_on(element)),
        "pageBreakBefore" => to.page_break_before = Some(xml.is_on(element)),
        "outlineLvl" => {
            let level = val().and_then(|text| measure::whole(&text)).and_then(|one| u8::try_from(one).ok());
            to.outline = level.map(|level| if level < 9 { level + 1 } else { 0 }).or(to.outline);
        }
        "framePr" => to.framed = Some(true),
        "pBdr" => return borders(xml, to),
        "numPr" => return number(xml, to),
        "tabs" => return tabs(xml, to),
        _ => {}
    }
    xml.skip()
}

/// What a word for the way of standing means.
pub(super) fn align(word: &str) -> Option<WordAlign> {
    Some(match word {
        "left" | "start" => WordAlign::Left,
        "center" => WordAlign::Center,
        "right" | "end" => WordAlign::Right,
        "both" | "lowKashida" | "mediumKashida" | "highKashida" => WordAlign::Justified,
        "distribute" | "thaiDistribute" => WordAlign::Distributed,
        _ => return None,
    })
}

/// Whether a border of this kind is seen.
pub(super) fn is_drawn<'a>(xml: &XmlReader<'a>, element: &XmlElement<'a>) -> bool {
    xml.val(element).is_some_and(|word| !matches!(word.as_str(), "none" | "nil"))
}

fn borders(xml: &mut XmlReader<'_>, to: &mut ParagraphSettings) -> Result<(), XmlFault> {
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        match element.name() {
            (Space::Word, "top") => to.border_above = Some(is_drawn(xml, &element)),
            (Space::Word, "bottom") => to.border_below = Some(is_drawn(xml, &element)),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}

fn number(xml: &mut XmlReader<'_>, to: &mut ParagraphSettings) -> Result<(), XmlFault> {
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        let whole = xml.val(&element).and_then(|text| measure::whole(&text));
        match element.name() {
            (Space::Word, "numId") => to.list = whole.or(to.list),
            (Space::Word, "ilvl") => to.level = whole.map(|level| level.clamp(0, 8) as u8).or(to.level),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}

fn tabs(xml: &mut XmlReader<'_>, to: &mut ParagraphSettings) -> Result<(), XmlFault> {
    /// Word has no more in a paragraph.
    const MOST: usize = 64;
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        let at = xml.word(&element, "pos").and_then(|text| measure::twips(&text));
        let kind = match xml.val(&element).as_deref() {
            Some("center") => TabKind::Center,
            Some("right" | "end") => TabKind::Right,
            Some("decimal") => TabKind::Decimal,
            Some("bar") => TabKind::Bar,
            Some("clear") => TabKind::Clear,
            _ => TabKind::Left,
        };
        if let Some(at) = at.filter(|_| to.tabs.len() < MOST) {
            to.tabs.push(TabPlace { at, kind });
        }
        xml.skip()?;
    }
    Ok(())
}
