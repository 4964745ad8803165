//! A paragraph of a redline: what stood in it, what stands in it, and how it looked.
//!
//! In: a paragraph of either paper, or of both. Out: one with marks. Which paragraphs belong together, and whether
//! the mark of a paragraph is a change, is decided by others.

use super::changes::{self, ChangedWords, ShiftedArticles};
use super::counts::RedlineCounts;
use super::marks::{RedlineAuthor, RedlineKind, RedlineMarks, RedlineReason};
use super::markup::Markup;
use super::told::{RedlineSort, ToldChanges, text_of, texts_of};
use super::words::{RedlineWord, RedlineWords, WordStretch, WordsAs, seen_of, stretches};

/// What is given out and counted while a redline is made.
#[derive(Clone, Debug)]
pub(super) struct Redliner {
    pub(super) marks: RedlineMarks,
    pub(super) counts: RedlineCounts,
    pub(super) told: ToldChanges,
    pub(super) shifted: ShiftedArticles,
    /// Whether a paragraph is in the first cell of a row, where a number alone counts the rows.
    pub(super) counts_rows: bool,
    /// Sections that are the same one in both papers: as they were, as they are.
    pub(super) sections: Vec<(Markup, Markup)>,
    /// Sections that the old paper alone has.
    pub(super) lost_sections: Vec<Markup>,
}

impl Redliner {
    /// Of an author; the numbers of marks begin at `first`.
    pub(super) fn new(author: &RedlineAuthor, first: u32) -> Redliner {
        Redliner {
            marks: RedlineMarks::new(author, first),
            counts: RedlineCounts::default(),
            told: ToldChanges::default(),
            shifted: ShiftedArticles::new(),
            counts_rows: false,
            sections: Vec::new(),
            lost_sections: Vec::new(),
        }
    }
}

/// What a paragraph says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphFacts {
    /// Its style and settings.
    pub(super) settings: String,
    /// How its mark looks, and what is seen of that.
    mark: String,
    seen: String,
    /// Its settings but for those that only keep it with what follows.
    shape: String,
    /// The section that ends with it.
    pub(super) section: Option<Markup>,
}

impl ParagraphFacts {
    /// Of a paragraph.
    pub(super) fn of(paragraph: &Markup) -> ParagraphFacts {
        let Some(properties) = paragraph.child("w:pPr") else { return ParagraphFacts::default() };
        ParagraphFacts {
            settings: properties.inner_without(&["w:rPr", "w:sectPr"]),
            mark: properties.child("w:rPr").map(|look| look.inner_without(&[])).unwrap_or_default(),
            seen: properties.child("w:rPr").map(|look| seen_of(look, &[])).unwrap_or_default(),
            shape: properties.inner_without(&["w:rPr", "w:sectPr", "w:keepNext", "w:keepLines"]),
            section: properties.child("w:sectPr").cloned(),
        }
    }
}

/// A paragraph that is being made.
#[derive(Clone, Debug, Default)]
pub(super) struct RedlineParagraph {
    facts: ParagraphFacts,
    /// What was done to its mark.
    pub(super) mark: Option<RedlineKind>,
    /// What its mark looked like before.
    old_mark: Option<String>,
    /// What it said of itself before, and why that is another.
    old_settings: Option<(String, RedlineReason)>,
    /// What the section that ends with it said before.
    old_section: Option<String>,
    words: String,
}

impl RedlineParagraph {
    /// A paragraph of one paper alone, all its words and its mark of this kind.
    pub(super) fn whole(paragraph: &Markup, kind: RedlineKind, all: &mut Redliner) -> RedlineParagraph {
        let facts = ParagraphFacts::of(paragraph);
        let words = RedlineWords::of(paragraph);
        let mut made = RedlineParagraph { facts, mark: Some(kind), ..RedlineParagraph::default() };
        if kind == RedlineKind::Deleted
            && let Some(section) = &mut made.facts.section
        {
            all.lost_sections.push(section.clone());
            section.children.retain(|child| !is_reference(child));
        }
        made.put(&words.all, kind, RedlineReason::Written, all);
        if kind == RedlineKind::Inserted {
            made.words.push_str(words.behind());
        }
        made
    }

    /// A paragraph of both papers.
    pub(super) fn merged(old: &Markup, new: &Markup, all: &mut Redliner) -> RedlineParagraph {
        let (before, facts) = (ParagraphFacts::of(old), ParagraphFacts::of(new));
        let mut made = RedlineParagraph { facts, ..RedlineParagraph::default() };
        made.looked(&before, all);
        if let (Some(was), Some(is)) = (&before.section, &made.facts.section) {
            all.sections.push((was.clone(), is.clone()));
            made.old_section = changed_section(was, is);
            all.counts.sections += usize::from(made.old_section.is_some());
        }
        let (olds, news) = (RedlineWords::of(old), RedlineWords::of(new));
        let (mut from, mut to) = (0, 0);
        for ChangedWords { old, new, reason } in
            changes::of(&olds.all, &news.all, &all.shifted, all.counts_rows)
        {
            made.keep(&olds.all[from..old.start], &news.all[to..new.start], all);
            (from, to) = (old.end, new.end);
            let sort = match reason {
                RedlineReason::Written => RedlineSort::Words,
                _ => RedlineSort::Number,
            };
            let (was, is) = texts_of(&olds.all[old.clone()], &news.all[new.clone()]);
            all.told.add(sort, was, is, &text_of(&news.all));
            match reason {
                RedlineReason::Written => all.counts.words += 1,
                RedlineReason::Renumbered | RedlineReason::Kept => {
                    let (was, is) = (&olds.all[old.start].key, &news.all[new.start].key);
                    all.counts.renumbered(was, is, new.start > 2);
                }
            }
            made.put(&olds.all[old], RedlineKind::Deleted, reason, all);
            made.put(&news.all[new], RedlineKind::Inserted, reason, all);
        }
        made.keep(&olds.all[from..], &news.all[to..], all);
        made.words.push_str(news.behind());
        made
    }

    /// Records how it looked before.
    fn looked(&mut self, before: &ParagraphFacts, all: &mut Redliner) {
        if before.settings != self.facts.settings {
            let reason = match before.shape == self.facts.shape {
                true => RedlineReason::Kept,
                false => RedlineReason::Written,
            };
            match reason {
                RedlineReason::Kept => all.counts.kept(),
                _ => all.counts.looked(&before.settings, &self.facts.settings),
            }
            self.old_settings = Some((before.settings.clone(), reason));
        }
        if before.seen != self.facts.seen {
            self.old_mark = Some(before.mark.clone());
        }
    }

    /// The last of paragraphs that are taken away where none follows: its own mark stays, as that of the paragraph
    /// before them, which goes.
    pub(super) fn last_deleted(paragraph: &Markup, before: &Markup, all: &mut Redliner) -> RedlineParagraph {
        let mut made = RedlineParagraph::whole(paragraph, RedlineKind::Deleted, all);
        let was = std::mem::replace(
            &mut made.facts,
            ParagraphFacts { section: None, ..ParagraphFacts::of(before) },
        );
        made.mark = None;
        made.looked(&was, all);
        made
    }

    /// The last of paragraphs that are put where none follows: its mark is that of the paragraph before them, which
    /// looked otherwise.
    pub(super) fn last_inserted(paragraph: &Markup, before: &Markup, all: &mut Redliner) -> RedlineParagraph {
        let mut made = RedlineParagraph::whole(paragraph, RedlineKind::Inserted, all);
        made.mark = None;
        made.looked(&ParagraphFacts { section: None, ..ParagraphFacts::of(before) }, all);
        made
    }

    /// Whether a section ends with it.
    pub(super) fn ends_section(&self) -> bool {
        self.facts.section.is_some()
    }

    /// Adds words that both papers have; where they looked otherwise that is recorded.
    fn keep(&mut self, old: &[RedlineWord], new: &[RedlineWord], all: &mut Redliner) {
        let Redliner { marks, counts, .. } = all;
        let before = |at: usize| (old[at].seen != new[at].seen).then(|| old[at].look().to_owned());
        let record = |before: &str, now: &str| {
            counts.looked(before, now);
            marks.change("w:rPr", before)
        };
        for stretch in stretches(new, WordsAs::Runs, before, record) {
            let runs = stretch.runs.clone();
            self.stretch(&stretch, &runs);
        }
    }

    /// Adds words that one paper has.
    fn put(&mut self, words: &[RedlineWord], kind: RedlineKind, reason: RedlineReason, all: &mut Redliner) {
        let as_what = if kind == RedlineKind::Deleted { WordsAs::Deleted } else { WordsAs::Runs };
        for stretch in stretches(words, as_what, |_| None, |_, _| String::new()) {
            let runs = all.marks.around(kind, reason, &stretch.runs);
            self.stretch(&stretch, &runs);
        }
    }

    fn stretch(&mut self, stretch: &WordStretch, runs: &str) {
        self.words.push_str(&stretch.before);
        match &stretch.link {
            Some(link) => self.words.push_str(&format!("{link}{runs}</w:hyperlink>")),
            None => self.words.push_str(runs),
        }
    }

    /// As it is written.
    pub(super) fn write(&self, marks: &mut RedlineMarks, to: &mut String) {
        to.push_str("<w:p>");
        let mut properties = self.facts.settings.clone();
        let mark = self.mark.map(|kind| marks.alone(kind)).unwrap_or_default();
        let old_mark = self.old_mark.as_ref().map(|old| marks.change("w:rPr", old)).unwrap_or_default();
        if !mark.is_empty() || !self.facts.mark.is_empty() || !old_mark.is_empty() {
            properties.push_str(&format!("<w:rPr>{mark}{}{old_mark}</w:rPr>", self.facts.mark));
        }
        if let Some(section) = &self.facts.section {
            section_with(section, self.old_section.as_deref(), marks, &mut properties);
        }
        if let Some((old, reason)) = &self.old_settings {
            properties.push_str(&marks.change_for("w:pPr", old, *reason));
        }
        if !properties.is_empty() {
            to.push_str(&format!("<w:pPr>{properties}</w:pPr>"));
        }
        to.push_str(&self.words);
        to.push_str("</w:p>");
    }
}

/// Whether something in a section names a head or a foot.
fn is_reference(child: &super::markup::MarkupChild) -> bool {
    matches!(child, super::markup::MarkupChild::Element(one) if REFERENCES.contains(&one.name.as_str()))
}

/// What names heads and feet: no change of a section tells of them.
const REFERENCES: &[&str] = &["w:headerReference", "w:footerReference"];

/// What a section said before, if it says something else now.
pub(super) fn changed_section(old: &Markup, new: &Markup) -> Option<String> {
    let said = old.inner_without(REFERENCES);
    (said != new.inner_without(REFERENCES)).then_some(said)
}

/// Writes a section, with what it said before.
pub(super) fn section_with(section: &Markup, old: Option<&str>, marks: &mut RedlineMarks, to: &mut String) {
    to.push_str("<w:sectPr>");
    to.push_str(&section.inner_without(&[]));
    if let Some(old) = old {
        to.push_str(&marks.change("w:sectPr", old));
    }
    to.push_str("</w:sectPr>");
}
