//! The blocks of a text, a cell, a head of pages: which stay, change, come and go, and how that is marked.
//!
//! In: two elements with paragraphs and tables in them. Out: the blocks of both in one, with marks.
//!
//! Where no paragraph follows (before a table, at the end), the mark of a paragraph that goes cannot go: Word has
//! nothing to join it with. There the mark of the paragraph before it goes, and its own one, which stays, takes over
//! what that one said of itself.

use std::collections::BTreeSet;

use super::align::{AlignKey, AlignStep, aligned};
use super::changes;
use super::keys;
use super::marks::RedlineKind;
use super::markup::Markup;
use super::paragraphs::{ParagraphFacts, RedlineParagraph, Redliner};
use super::tables;
use super::told::{RedlineSort, lines_of};
use super::words::RedlineWords;

/// Tables in cells of tables are compared this deep; deeper ones are whole.
const DEEPEST: usize = 8;

/// Blocks that are marked whole, because a finer mark would not say the truth: of the old text and of the new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WholeBlocks {
    pub(super) old: BTreeSet<usize>,
    pub(super) new: BTreeSet<usize>,
}

/// The blocks in an element.
pub(super) fn blocks_of(element: &Markup) -> Vec<&Markup> {
    let no_block = |name: &str| matches!(name, "w:sectPr" | "w:tcPr" | "w:pPr");
    element.elements().filter(|one| !no_block(&one.name)).collect()
}

/// What stands in two cells, with marks.
pub(super) fn cells(old: &Markup, new: &Markup, all: &mut Redliner, depth: usize) -> String {
    compared(&blocks_of(old), &blocks_of(new), &WholeBlocks::default(), all, depth)
}

/// A block that is made.
enum MadeBlock<'m> {
    /// A paragraph; where the papers both have it, as it was and as it is.
    Paragraph(Box<RedlineParagraph>, Option<(&'m Markup, &'m Markup)>),
    Other(String),
}

/// A block as it is to be marked.
#[derive(Clone, Copy)]
enum BlockStep<'m> {
    Both(&'m Markup, &'m Markup),
    One(&'m Markup, RedlineKind),
}

impl BlockStep<'_> {
    fn is_paragraph(&self) -> bool {
        match self {
            BlockStep::Both(one, other) => one.name == "w:p" && other.name == "w:p",
            BlockStep::One(one, _) => one.name == "w:p",
        }
    }
}

/// Blocks of two texts in one, with marks.
pub(super) fn compared(
    old: &[&Markup],
    new: &[&Markup],
    whole: &WholeBlocks,
    all: &mut Redliner,
    depth: usize,
) -> String {
    let steps = steps(old, new, whole, all, depth);
    let mut made: Vec<MadeBlock<'_>> = Vec::new();
    let mut at = 0;
    while at < steps.len() {
        match steps[at] {
            BlockStep::Both(one, other) => {
                if depth == 0 && other.name == "w:p" {
                    all.told.pass(other);
                }
                made.push(both(one, other, all, depth));
                at += 1;
            }
            BlockStep::One(one, kind) if one.name != "w:p" => {
                let is_next =
                    at > 0 && matches!(steps[at - 1], BlockStep::One(before, _) if before.name == "w:tbl");
                all.counts.tables += usize::from(!is_next);
                let (gone, come) = side(kind, lines_of(one));
                all.told.add(RedlineSort::Table, gone, come, "");
                made.push(MadeBlock::Other(match one.name.as_str() {
                    "w:tbl" => tables::whole(one, kind, all),
                    _ => one.xml(),
                }));
                at += 1;
            }
            BlockStep::One(..) => {
                let run = steps[at..]
                    .iter()
                    .take_while(|step| step.is_paragraph() && matches!(step, BlockStep::One(..)));
                let end = at + run.count();
                let follows = steps.get(end).is_some_and(BlockStep::is_paragraph);
                all.counts.paragraphs += 1;
                tell_run(&steps[at..end], all);
                paragraphs(&steps[at..end], follows, &mut made, all);
                at = end;
            }
        }
    }
    let mut xml = String::new();
    for block in made {
        match block {
            MadeBlock::Paragraph(paragraph, _) => paragraph.write(&mut all.marks, &mut xml),
            MadeBlock::Other(other) => xml.push_str(&other),
        }
    }
    xml
}

/// A text as what stood there, or what stands there.
fn side(kind: RedlineKind, text: String) -> (String, String) {
    match kind {
        RedlineKind::Deleted => (text, String::new()),
        RedlineKind::Inserted => (String::new(), text),
    }
}

/// Tells of paragraphs that come or go together.
fn tell_run(run: &[BlockStep<'_>], all: &mut Redliner) {
    let of = |wanted: RedlineKind| {
        let one = |step: &BlockStep<'_>| match step {
            BlockStep::One(one, kind) if *kind == wanted => Some(lines_of(one)),
            _ => None,
        };
        let lines: Vec<String> = run.iter().filter_map(one).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    };
    let (old, new) = (of(RedlineKind::Deleted), of(RedlineKind::Inserted));
    for step in run {
        if let BlockStep::One(one, RedlineKind::Inserted) = step {
            all.told.pass(one);
        }
    }
    all.told.add(RedlineSort::Paragraphs, old, new, "");
}

/// A block of both papers.
fn both<'m>(old: &'m Markup, new: &'m Markup, all: &mut Redliner, depth: usize) -> MadeBlock<'m> {
    match (old.name.as_str(), new.name.as_str()) {
        ("w:p", "w:p") => {
            let merged = RedlineParagraph::merged(old, new, all);
            MadeBlock::Paragraph(Box::new(merged), Some((old, new)))
        }
        ("w:tbl", "w:tbl") if depth < DEEPEST => {
            MadeBlock::Other(tables::merged(old, new, all, cells, depth))
        }
        ("w:tbl", "w:tbl") => {
            all.counts.tables += 1;
            all.told.add(RedlineSort::Table, lines_of(old), lines_of(new), "");
            let gone = tables::whole(old, RedlineKind::Deleted, all);
            MadeBlock::Other(gone + &tables::whole(new, RedlineKind::Inserted, all))
        }
        _ => MadeBlock::Other(new.xml()),
    }
}

/// Paragraphs one after another that come or go, those that go first.
fn paragraphs<'m>(run: &[BlockStep<'m>], follows: bool, made: &mut Vec<MadeBlock<'m>>, all: &mut Redliner) {
    let of = |wanted: RedlineKind| -> Vec<&'m Markup> {
        let one = |step: &BlockStep<'m>| match step {
            BlockStep::One(one, kind) if *kind == wanted => Some(*one),
            _ => None,
        };
        run.iter().filter_map(one).collect()
    };
    let (gone, come) = (of(RedlineKind::Deleted), of(RedlineKind::Inserted));
    let ends_section = |one: &&Markup| ParagraphFacts::of(one).section.is_some();
    let whole = |one: &Markup, kind, all: &mut Redliner| {
        MadeBlock::Paragraph(Box::new(RedlineParagraph::whole(one, kind, all)), None)
    };
    let all_whole =
        |gone: &[&Markup], come: &[&Markup], made: &mut Vec<MadeBlock<'m>>, all: &mut Redliner| {
            made.extend(gone.iter().map(|one| whole(one, RedlineKind::Deleted, all)));
            made.extend(come.iter().map(|one| whole(one, RedlineKind::Inserted, all)));
        };
    let lasts = (gone.split_last(), come.split_last());
    let can_be_last = !follows && !gone.last().into_iter().chain(come.last()).any(ends_section);
    match lasts {
        (Some((old, gone)), Some((new, come))) if can_be_last => {
            all_whole(gone, come, made, all);
            let counted = (all.counts.clone(), all.told.clone());
            let merged = RedlineParagraph::merged(old, new, all);
            // It is part of what was counted already.
            (all.counts, all.told) = counted;
            made.push(MadeBlock::Paragraph(Box::new(merged), Some((old, new))));
        }
        (Some((last, rest)), None) | (None, Some((last, rest))) if can_be_last => {
            let kind = if gone.is_empty() { RedlineKind::Inserted } else { RedlineKind::Deleted };
            let before = match made.last_mut() {
                Some(MadeBlock::Paragraph(paragraph, Some(both)))
                    if paragraph.mark.is_none() && !paragraph.ends_section() =>
                {
                    paragraph.mark = Some(kind);
                    Some(*both)
                }
                _ => None,
            };
            let Some((old, new)) = before else {
                all_whole(&gone, &come, made, all);
                return;
            };
            match kind {
                RedlineKind::Deleted => all_whole(rest, &[], made, all),
                RedlineKind::Inserted => all_whole(&[], rest, made, all),
            }
            let counts = all.counts.clone();
            let paragraph = match kind {
                RedlineKind::Deleted => RedlineParagraph::last_deleted(last, new, all),
                RedlineKind::Inserted => RedlineParagraph::last_inserted(last, old, all),
            };
            all.counts = counts;
            made.push(MadeBlock::Paragraph(Box::new(paragraph), None));
        }
        _ => all_whole(&gone, &come, made, all),
    }
}

/// In a cell, where one paragraph stands in place of one, it is that paragraph: a figure of a table.
fn singles(aligned: Vec<AlignStep>, old: &[&Markup], new: &[&Markup]) -> Vec<AlignStep> {
    let is_plain = |one: &Markup| one.name == "w:p" && ParagraphFacts::of(one).section.is_none();
    let mut steps: Vec<AlignStep> = Vec::new();
    let both = |step: &AlignStep| matches!(step, AlignStep::Same(..) | AlignStep::Changed(..));
    for (at, step) in aligned.iter().enumerate() {
        let begins = at == 0 || both(&aligned[at - 1]);
        let ends = |after: usize| aligned.get(at + after).is_none_or(both);
        match (*step, aligned.get(at + 1)) {
            (AlignStep::Old(one), Some(AlignStep::New(other)))
                if begins && ends(2) && is_plain(old[one]) && is_plain(new[*other]) =>
            {
                steps.push(AlignStep::Changed(one, *other));
            }
            (AlignStep::New(_), _) if matches!(steps.last(), Some(AlignStep::Changed(_, other)) if AlignStep::New(*other) == *step) =>
                {}
            (step, _) => steps.push(step),
        }
    }
    steps
}

/// Steps over the blocks, in which what goes stands before what comes in its place.
fn steps<'m>(
    old: &[&'m Markup],
    new: &[&'m Markup],
    whole: &WholeBlocks,
    all: &mut Redliner,
    depth: usize,
) -> Vec<BlockStep<'m>> {
    let keys = |blocks: &[&Markup], whole: &BTreeSet<usize>, side: &str| -> Vec<AlignKey> {
        let key = |(at, block): (usize, &&Markup)| match whole.contains(&at) {
            true => AlignKey { sort: format!("{side} {at}"), ..AlignKey::default() },
            false => keys::of_block(block),
        };
        blocks.iter().enumerate().map(key).collect()
    };
    let aligned = aligned(&keys(old, &whole.old, "cũ"), &keys(new, &whole.new, "mới"));
    if depth == 0 {
        for step in &aligned {
            if let AlignStep::Changed(one, other) = *step
                && let (before, after) = (RedlineWords::of(old[one]), RedlineWords::of(new[other]))
                && let (Some(was), Some(is)) = (changes::article(&before.all), changes::article(&after.all))
                && was != is
            {
                all.shifted.insert((was.to_owned(), is.to_owned()));
            }
        }
    }
    let aligned = if depth > 0 { singles(aligned, old, new) } else { aligned };
    let mut steps = Vec::new();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for step in aligned {
        match step {
            AlignStep::Old(at) => gone.push(BlockStep::One(old[at], RedlineKind::Deleted)),
            AlignStep::New(at) => come.push(BlockStep::One(new[at], RedlineKind::Inserted)),
            AlignStep::Same(one, other) | AlignStep::Changed(one, other) => {
                steps.append(&mut gone);
                steps.append(&mut come);
                steps.push(BlockStep::Both(old[one], new[other]));
            }
        }
    }
    steps.append(&mut gone);
    steps.append(&mut come);
    steps
}
