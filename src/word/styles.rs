//! The styles of a Word file, and the typefaces of its theme.
//!
//! In: the parts with styles and theme. Out: what each style says, and the styles it goes back to. It
//! leaves to `resolve` how styles of different kinds are laid over one another.

use std::collections::HashMap;
use std::sync::Arc;

use super::read_look;
use super::read_table;
use super::settings::{FontName, ParagraphSettings, RunSettings};
use super::space::Space;
use super::xml::{XmlElement, XmlFault, XmlReader, is_yes};

/// Styles that go back to one another.
const LONGEST_CHAIN: usize = 32;

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct WordStyles {
    /// What holds before any style.
    pub(super) run: RunSettings,
    pub(super) paragraph: ParagraphSettings,
    styles: HashMap<Arc<str>, WordStyle>,
    /// The style of paragraphs that name none.
    pub(super) usual: Option<Arc<str>>,
    /// The style of tables that name none.
    pub(super) usual_table: Option<Arc<str>>,
}

/// What a style says.
#[derive(Debug, Default)]
pub(super) struct WordStyle {
    pub(super) id: Arc<str>,
    pub(super) name: Arc<str>,
    based_on: Option<Arc<str>>,
    pub(super) run: RunSettings,
    pub(super) paragraph: ParagraphSettings,
    /// Of a table: whether lines are drawn.
    pub(super) bordered: bool,
    /// Of a table: what it says of some rows and columns alone.
    pub(super) conditions: Vec<(TableCondition, RunSettings, ParagraphSettings)>,
}

/// Some rows and columns of a table, in the order in which what is said of them is laid over one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TableCondition {
    Whole,
    OddColumns,
    EvenColumns,
    OddRows,
    EvenRows,
    LastRow,
    FirstRow,
    LastColumn,
    FirstColumn,
    BottomRight,
    BottomLeft,
    TopRight,
    TopLeft,
}

impl TableCondition {
    fn of(word: &str) -> Option<TableCondition> {
        Some(match word {
            "wholeTable" => TableCondition::Whole,
            "band1Vert" => TableCondition::OddColumns,
            "band2Vert" => TableCondition::EvenColumns,
            "band1Horz" => TableCondition::OddRows,
            "band2Horz" => TableCondition::EvenRows,
            "lastRow" => TableCondition::LastRow,
            "firstRow" => TableCondition::FirstRow,
            "lastCol" => TableCondition::LastColumn,
            "firstCol" => TableCondition::FirstColumn,
            "seCell" => TableCondition::BottomRight,
            "swCell" => TableCondition::BottomLeft,
            "neCell" => TableCondition::TopRight,
            "nwCell" => TableCondition::TopLeft,
            _ => return None,
        })
    }
}

impl WordStyles {
    /// Reads the part with styles.
    pub(super) fn read(text: &str) -> Result<WordStyles, XmlFault> {
        let mut xml = XmlReader::new(text);
        let mut styles = WordStyles::default();
        xml.root()?;
        let depth = xml.depth();
        while let Some(element) = xml.child(depth)? {
            match element.name() {
                (Space::Word, "docDefaults") => styles.defaults(&mut xml)?,
                (Space::Word, "style") => styles.style(&mut xml, &element)?,
                _ => xml.skip()?,
            }
        }
        Ok(styles)
    }

    fn defaults(&mut self, xml: &mut XmlReader<'_>) -> Result<(), XmlFault> {
        let depth = xml.depth();
        while xml.child(depth)?.is_some() {
            let inner = xml.depth();
            while let Some(element) = xml.child(inner)? {
                match element.name() {
                    (Space::Word, "rPr") => self.run = read_look::run(xml)?.settings,
                    (Space::Word, "pPr") => self.paragraph = read_look::paragraph(xml)?.settings,
                    _ => xml.skip()?,
                }
            }
        }
        Ok(())
    }

    fn style<'a>(&mut self, xml: &mut XmlReader<'a>, outer: &XmlElement<'a>) -> Result<(), XmlFault> {
        let id: Arc<str> = Arc::from(xml.word(outer, "styleId").unwrap_or_default());
        let kind = xml.word(outer, "type").unwrap_or_default();
        let is_usual = xml.word(outer, "default").is_some_and(|word| is_yes(&word));
        let mut style = WordStyle { id: id.clone(), ..WordStyle::default() };
        let depth = xml.depth();
        while let Some(element) = xml.child(depth)? {
            match element.name() {
                (Space::Word, "name") => style.name = Arc::from(xml.val(&element).unwrap_or_default()),
                (Space::Word, "basedOn") => style.based_on = xml.val(&element).map(Arc::from),
                (Space::Word, "rPr") => {
                    style.run = read_look::run(xml)?.settings;
                    continue;
                }
                (Space::Word, "pPr") => {
                    style.paragraph = read_look::paragraph(xml)?.settings;
                    continue;
                }
                (Space::Word, "tblPr") => {
                    style.bordered |= table_borders(xml)?;
                    continue;
                }
                (Space::Word, "tblStylePr") => {
                    condition(xml, &element, &mut style)?;
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        style.conditions.sort_by_key(|(condition, ..)| *condition);
        let usual = match kind.as_str() {
            "paragraph" => Some(&mut self.usual),
            "table" => Some(&mut self.usual_table),
            _ => None,
        };
        if let Some(usual) = usual.filter(|_| is_usual) {
            *usual = Some(id.clone());
        }
        self.styles.entry(id).or_insert(style);
        Ok(())
    }

    /// The style of an id.
    pub(super) fn get(&self, id: &str) -> Option<&WordStyle> {
        self.styles.get(id)
    }

    /// A style and those it goes back to, the first of them first.
    pub(super) fn chain(&self, id: Option<&str>) -> Vec<&WordStyle> {
        let mut chain: Vec<&WordStyle> = Vec::new();
        let mut next = id.and_then(|id| self.get(id));
        while let Some(style) = next.filter(|style| !chain.iter().any(|known| known.id == style.id)) {
            if chain.len() == LONGEST_CHAIN {
                break;
            }
            chain.push(style);
            next = style.based_on.as_deref().and_then(|id| self.get(id));
        }
        chain.reverse();
        chain
    }
}

/// Whether `tblPr`, which has just begun, draws lines.
fn table_borders(xml: &mut XmlReader<'_>) -> Result<bool, XmlFault> {
    let mut drawn = false;
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        if element.name() == (Space::Word, "tblBorders") {
            drawn |= read_table::any_border(xml)?;
        } else {
            xml.skip()?;
        }
    }
    Ok(drawn)
}

fn condition<'a>(
    xml: &mut XmlReader<'a>,
    outer: &XmlElement<'a>,
    style: &mut WordStyle,
) -> Result<(), XmlFault> {
    /// There are thirteen.
    const MOST: usize = 26;
    let condition = xml.word(outer, "type").and_then(|word| TableCondition::of(&word));
    let (mut run, mut paragraph) = (RunSettings::default(), ParagraphSettings::default());
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        match element.name() {
            (Space::Word, "rPr") => run = read_look::run(xml)?.settings,
            (Space::Word, "pPr") => paragraph = read_look::paragraph(xml)?.settings,
            (Space::Word, "tblPr") => style.bordered |= table_borders(xml)?,
            _ => xml.skip()?,
        }
    }
    if let Some(condition) = condition.filter(|_| style.conditions.len() < MOST) {
        style.conditions.push((condition, run, paragraph));
    }
    Ok(())
}

/// The typefaces of a theme, for headings and for texts.
#[derive(Debug, Default)]
pub(super) struct ThemeFonts {
    major: Option<Arc<str>>,
    minor: Option<Arc<str>>,
}

impl ThemeFonts {
    /// Reads the part with the theme; a language may have typefaces of its own there.
    pub(super) fn read(text: &str, language: &str) -> Result<ThemeFonts, XmlFault> {
        let vietnamese = language.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("vi"));
        let mut xml = XmlReader::new(text);
        let mut fonts = ThemeFonts::default();
        let root = xml.root()?;
        let depth = xml.depth();
        if root.space != Space::Drawing {
            return Ok(fonts);
        }
        // Themes are small: every element is looked at, whatever it stands in.
        let mut of_headings = None;
        loop {
            let Some(element) = xml.child(depth)? else { return Ok(fonts) };
            let named = |xml: &XmlReader<'_>| {
                let face = xml.attribute(&element, Space::Unnamed, "typeface");
                face.filter(|face| !face.is_empty()).map(Arc::from)
            };
            let found = match element.name() {
                (Space::Drawing, "majorFont") => {
                    of_headings = Some(true);
                    None
                }
                (Space::Drawing, "minorFont") => {
                    of_headings = Some(false);
                    None
                }
                (Space::Drawing, "latin") => named(&xml),
                (Space::Drawing, "font") if vietnamese => {
                    let script = xml.attribute(&element, Space::Unnamed, "script");
                    named(&xml).filter(|_| script.as_deref() == Some("Viet"))
                }
                (Space::Drawing, "fmtScheme") => {
                    of_headings = None;
                    None
                }
                _ => None,
            };
            match of_headings {
                Some(true) => fonts.major = found.or(fonts.major),
                Some(false) => fonts.minor = found.or(fonts.minor),
                None => {}
            }
        }
    }

    /// The typefaces of headings and of other text.
    pub(super) fn both(&self) -> [Option<Arc<str>>; 2] {
        [self.major.clone(), self.minor.clone()]
    }

    /// The typeface of a name.
    pub(super) fn font(&self, name: &FontName) -> Option<Arc<str>> {
        match name {
            FontName::Named(name) => Some(name.clone()),
            FontName::Theme(use_) if use_.starts_with("major") => self.major.clone(),
            FontName::Theme(_) => self.minor.clone(),
        }
    }
}
