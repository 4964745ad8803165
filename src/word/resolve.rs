//! How everything looks in the end: defaults, the style of the table, styles, lists and what a place
//! itself says, laid over one another as Word does; and the numbers of paragraphs.
//!
//! In: a file whose stories are read, its styles, lists and typefaces. Out: the same file with all looks
//! and labels.

use std::collections::HashMap;
use std::sync::Arc;

use super::labels::LabelCount;
use super::look::{LetterHeight, LineHeight, ParagraphLook, RunLook, TabKind, WordAlign};
use super::model::{StoryKind, WordFile, WordParagraph};
use super::numbering::WordNumbering;
use super::place::NumberRef;
use super::remarks::{self, RemarkKind};
use super::settings::{ParagraphSettings, RunSettings, Toggles};
use super::styles::{ThemeFonts, WordStyles};
use super::table_look::{self, CellShape};
use crate::length::Length;

/// Lays looks over one another.
pub(super) struct Resolver {
    pub(super) styles: WordStyles,
    pub(super) numbering: WordNumbering,
    pub(super) fonts: ThemeFonts,
    /// Of settings of paragraphs in cells of a shape.
    bases: HashMap<(usize, CellShape), Arc<ParagraphBase>>,
    /// Of settings of words on such a base.
    looks: HashMap<(usize, usize), Arc<RunLook>>,
    /// Looks that are the same are one.
    runs: HashMap<RunLook, Arc<RunLook>>,
    paragraphs: HashMap<ParagraphLook, Arc<ParagraphLook>>,
}

/// What holds for all words of a paragraph.
struct ParagraphBase {
    look: Arc<ParagraphLook>,
    style: Arc<str>,
    is_unknown: Option<Arc<str>>,
    run: RunSettings,
    /// What defaults, table and paragraph styles say of toggles.
    toggles: [Toggles; 3],
}

impl Resolver {
    pub(super) fn new(styles: WordStyles, numbering: WordNumbering, fonts: ThemeFonts) -> Resolver {
        Resolver {
            styles,
            numbering,
            fonts,
            bases: HashMap::new(),
            looks: HashMap::new(),
            runs: HashMap::new(),
            paragraphs: HashMap::new(),
        }
    }

    /// Finds all looks and labels of a file.
    pub(super) fn resolve(&mut self, file: &mut WordFile) {
        let shapes = table_look::shapes(file, &self.styles);
        table_look::borders(file, &self.styles);
        let mut paragraphs = std::mem::take(&mut file.paragraphs);
        for paragraph in &mut paragraphs {
            let shape = paragraph.place.cell.and_then(|cell| shapes.get(&cell)).cloned().unwrap_or_default();
            self.paragraph(paragraph, shape, file);
        }
        self.count(&mut paragraphs, file);
        file.paragraphs = paragraphs;
    }

    fn paragraph(&mut self, paragraph: &mut WordParagraph, shape: CellShape, file: &mut WordFile) {
        let key = (Arc::as_ptr(&paragraph.settings).addr(), shape.clone());
        let base = match self.bases.get(&key) {
            Some(base) => base.clone(),
            None => {
                let base = Arc::new(self.base(&paragraph.settings, &shape));
                self.bases.insert(key, base.clone());
                base
            }
        };
        paragraph.look = base.look.clone();
        paragraph.style = base.style.clone();
        if let Some(unknown) = &base.is_unknown {
            remarks::add(&mut file.remarks, RemarkKind::MissingStyle, unknown, Some(paragraph.place));
        }
        paragraph.mark_look = self.run(&base, &paragraph.mark);
        for run in &mut paragraph.runs {
            run.look = self.run(&base, &run.settings);
        }
    }

    /// What holds for a paragraph with these settings.
    fn base(&mut self, settings: &ParagraphSettings, shape: &CellShape) -> ParagraphBase {
        let named = settings.style.as_deref().and_then(|id| self.styles.get(id));
        let is_unknown = settings.style.clone().filter(|_| named.is_none());
        let id = match named {
            Some(style) => Some(style.id.clone()),
            None => self.styles.usual.clone(),
        };
        let chain = self.styles.chain(id.as_deref());
        let style = chain.last().map_or_else(|| Arc::from(""), |style| style.name.clone());
        // Which of them says of which list the paragraph is; what the list says of indents lies below that.
        let says: Vec<&ParagraphSettings> =
            chain.iter().map(|style| &style.paragraph).chain([settings]).collect();
        let origin = says.iter().rposition(|one| one.list.is_some());
        let list = origin.and_then(|at| says[at].list).filter(|list| *list != 0);
        let level = list.map(|list| self.level(list, settings, &says, &chain));
        let number = list.zip(level).map(|(list, level)| NumberRef { list, level });
        let of_list = number.and_then(|one| self.numbering.level(one.list, one.level, &self.styles));

        let mut merged = self.styles.paragraph.clone();
        let mut run = self.styles.run.clone();
        let (table_run, table_paragraph) = table_look::settings(shape, &self.styles);
        table_paragraph.put_over(&mut merged);
        table_run.put_over(&mut run);
        for (at, one) in says.iter().enumerate() {
            if let Some(of_list) = of_list.as_ref().filter(|_| Some(at) == origin) {
                of_list.paragraph.put_over(&mut merged);
            }
            one.put_over(&mut merged);
        }
        let mut toggles = Toggles::default();
        for style in &chain {
            style.run.put_over(&mut run);
            toggles = style.run.toggles.over(toggles);
        }
        let toggles = [self.styles.run.toggles, table_run.toggles, toggles];
        let look = paragraph_look(merged, number.filter(|one| self.numbering.has(one.list)));
        let look = shared(&mut self.paragraphs, look);
        ParagraphBase { look, style, is_unknown, run, toggles }
    }

    /// The level in a list: its own word, else the level that belongs to its style.
    fn level(
        &self,
        list: i32,
        settings: &ParagraphSettings,
        says: &[&ParagraphSettings],
        chain: &[&super::styles::WordStyle],
    ) -> u8 {
        let own = settings.level.filter(|_| settings.list.is_some());
        let of_style = || {
            let styles = chain.iter().rev();
            styles.into_iter().find_map(|style| self.numbering.level_of(list, &style.id, &self.styles))
        };
        let said = || says.iter().rev().find_map(|one| one.level);
        own.or_else(of_style).or_else(said).unwrap_or(0)
    }

    /// How words with these settings look in a paragraph.
    fn run(&mut self, base: &Arc<ParagraphBase>, settings: &Arc<RunSettings>) -> Arc<RunLook> {
        let key = (Arc::as_ptr(base).addr(), Arc::as_ptr(settings).addr());
        if let Some(look) = self.looks.get(&key) {
            return look.clone();
        }
        let mut merged = base.run.clone();
        let mut of_letters = Toggles::default();
        for style in self.styles.chain(settings.style.as_deref()) {
            style.run.put_over(&mut merged);
            of_letters = style.run.toggles.over(of_letters);
        }
        settings.put_over(&mut merged);
        let [defaults, table, paragraph] = base.toggles;
        // Each style that says yes turns over what the others say; what the place itself says holds.
        let flip = |one: Option<bool>, other: Option<bool>| {
            Some(one.unwrap_or_default() ^ other.unwrap_or_default())
        };
        let styles = table.with(paragraph, flip).with(of_letters, flip);
        let styles = styles.with(defaults, |one, default| match default {
            Some(true) => Some(true),
            _ => one,
        });
        let toggles = settings.toggles.over(styles);
        let look = run_look(&merged, toggles, &self.fonts);
        let look = shared(&mut self.runs, look);
        self.looks.insert(key, look.clone());
        look
    }

    /// Counts the lists: through the body, then through boxes, and through each other part by itself.
    fn count(&self, paragraphs: &mut [WordParagraph], file: &mut WordFile) {
        let kinds: Vec<StoryKind> = file.stories.iter().map(|story| story.kind).collect();
        let kind = |paragraph: &WordParagraph| kinds.get(paragraph.place.story.0 as usize).copied();
        let is_box = |paragraph: &WordParagraph| matches!(kind(paragraph), Some(StoryKind::TextBox(_)));
        let mut order: Vec<usize> = (0..paragraphs.len()).collect();
        order.sort_by_key(|&at| (paragraphs[at].place.part, is_box(&paragraphs[at])));
        let mut count = LabelCount::default();
        let mut part = 0;
        for at in order {
            let paragraph = &mut paragraphs[at];
            if paragraph.place.part != part {
                (part, count) = (paragraph.place.part, LabelCount::default());
            }
            let Some(number) = paragraph.look.number else {
                let named = paragraph.settings.list.filter(|list| *list != 0);
                if named.is_some_and(|list| !self.numbering.has(list)) {
                    remarks::add(&mut file.remarks, RemarkKind::MissingList, "", Some(paragraph.place));
                }
                continue;
            };
            let Some(counted) = count.next(number, &self.numbering, &self.styles) else { continue };
            if let Some(unknown) = counted.unknown {
                remarks::add(&mut file.remarks, RemarkKind::NumberFormat, &unknown, Some(paragraph.place));
            }
            paragraph.label = Some(counted.label).filter(|label| !label.text.is_empty());
        }
    }
}

fn shared<T: Clone + Eq + std::hash::Hash>(known: &mut HashMap<T, Arc<T>>, one: T) -> Arc<T> {
    if let Some(shared) = known.get(&one) {
        return shared.clone();
    }
    let made = Arc::new(one.clone());
    known.insert(one, made.clone());
    made
}

fn run_look(said: &RunSettings, toggles: Toggles, fonts: &ThemeFonts) -> RunLook {
    let plain = RunLook::plain();
    let font = |name: &Option<super::settings::FontName>| name.as_ref().and_then(|name| fonts.font(name));
    let named = font(&said.font);
    RunLook {
        bold: toggles.bold.unwrap_or_default(),
        italic: toggles.italic.unwrap_or_default(),
        underline: said.underline.unwrap_or_default(),
        strike: toggles.strike.unwrap_or_default() || toggles.double_strike.unwrap_or_default(),
        caps: toggles.caps.unwrap_or_default(),
        small_caps: toggles.small_caps.unwrap_or_default(),
        hidden: toggles.hidden.unwrap_or_default(),
        height: said.height.unwrap_or(LetterHeight::Line),
        size: said.size.unwrap_or(plain.size),
        high_font: font(&said.high_font).or_else(|| named.clone()).unwrap_or(plain.high_font),
        font: named.unwrap_or(plain.font),
        color: said.color.flatten(),
        highlighted: said.highlighted.unwrap_or_default(),
        spacing: said.spacing.unwrap_or_default(),
        scale: said.scale.unwrap_or(100),
    }
}

fn paragraph_look(said: ParagraphSettings, number: Option<NumberRef>) -> ParagraphLook {
    let mut tabs = said.tabs;
    tabs.retain(|tab| tab.kind != TabKind::Clear);
    tabs.sort_unstable();
    ParagraphLook {
        align: said.align.unwrap_or(WordAlign::Left),
        left: said.left.unwrap_or(Length::ZERO),
        right: said.right.unwrap_or(Length::ZERO),
        first: said.first.unwrap_or(Length::ZERO),
        before: said.before.unwrap_or(Length::ZERO),
        after: said.after.unwrap_or(Length::ZERO),
        contextual: said.contextual.unwrap_or_default(),
        line: said.line.unwrap_or(LineHeight::Times(240)),
        keep_next: said.keep_next.unwrap_or_default(),
        keep_lines: said.keep_lines.unwrap_or_default(),
        page_break_before: said.page_break_before.unwrap_or_default(),
        outline: said.outline.filter(|level| *level > 0),
        border_above: said.border_above.unwrap_or_default(),
        border_below: said.border_below.unwrap_or_default(),
        framed: said.framed.unwrap_or_default(),
        tabs,
        number,
    }
}
