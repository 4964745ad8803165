//! Two versions of a paper as one Word file with tracked changes.
//!
//! In: the bytes of two Word files, and whose changes they are. Out: a Word file that is the new one when all changes
//! are accepted and the old one when all are rejected, which the reader of Word files has proven before it is given
//! out; or why there is none. A place whose finer marks do not prove is marked whole. What tracked changes cannot
//! tell is named. It leaves to others where the files come from.

mod adopt;
mod align;
mod atoms;
mod blocks;
mod carried;
mod changes;
mod chosen;
mod counts;
mod keys;
mod look_settings;
mod marked;
mod marked_names;
mod marks;
mod markup;
mod pages;
mod paragraphs;
mod proof;
mod styles;
mod tables;
mod tidy;
mod told;
mod words;

use std::collections::BTreeMap;

use self::adopt::ThemeFaces;
use self::blocks::{WholeBlocks, blocks_of, compared};
use self::carried::CarriedParts;
use self::markup::{Markup, MarkupChild, NameSpaces, parse};
use self::pages::{PagePart, PageParts};
use self::paragraphs::{Redliner, changed_section, section_with};
use self::proof::ProofFault;
use crate::fingerprint::package as fingerprint;
use crate::word::{self, ChangeView, RemarkKind, WordFault, WordFile, WordParts};

pub(crate) use align::{AlignKey, AlignStep, aligned, differing};
pub(crate) use atoms::atoms;
pub use chosen::{TrackedChange, TrackedSort, chosen, remark_authors, tracked};
pub use counts::RedlineCounts;
pub use marked::{MarkedPaper, MarkedPiece, MarkedPlace, MarkedRemark, PieceMark, marked};
pub use marks::RedlineAuthor;
pub use told::{RedlineChange, RedlineSort};

/// How often marks are made coarser before it is given up.
const TRIES: usize = 12;

/// A redline.
#[derive(Clone, Debug)]
pub struct Redline {
    /// The Word file.
    pub bytes: Vec<u8>,
    /// How many places it marks.
    pub counts: RedlineCounts,
    /// The changes in words, without those of looks.
    pub changes: Vec<RedlineChange>,
    /// Blocks that are marked whole, because finer marks did not prove.
    pub whole: usize,
    /// What is not the same and no tracked change tells.
    pub untold: Vec<RedlineUntold>,
}

/// What no tracked change tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RedlineUntold {
    /// Heads of pages.
    Header,
    /// Feet of pages.
    Footer,
    /// Whether even pages have their own.
    EvenPages,
    /// Tracked changes that the old file had are taken as accepted.
    OldChanges,
    /// Those of the new file.
    NewChanges,
    /// Comments of the files are not in the redline.
    Comments,
}

/// Why there is no redline.
#[derive(Clone, Debug)]
pub enum RedlineFault {
    /// The old file is not read.
    Old(WordFault),
    /// The new file is not read.
    New(WordFault),
    /// No marks prove.
    Unproven {
        /// Whether all changes were rejected, or accepted.
        is_rejected: bool,
        /// What the redline gives, and what it should.
        words: (String, String),
    },
}

/// Makes a redline of two Word files.
///
/// # Errors
/// A file is not read, or no marks prove.
pub fn redline(old: &[u8], new: &[u8], author: &RedlineAuthor) -> Result<Redline, RedlineFault> {
    let files = (
        word::read(old, ChangeView::Accepted).map_err(RedlineFault::Old)?,
        word::read(new, ChangeView::Accepted).map_err(RedlineFault::New)?,
    );
    let is_other_theme = files.0.theme_fonts != files.1.theme_fonts;
    let versions = PaperVersions::open(old, new, is_other_theme.then_some(&files.0.theme_fonts))?;
    let mut whole = WholeBlocks::default();
    let mut tried = 0;
    loop {
        tried += 1;
        let (bytes, all, mut untold) = versions.marked(author, &whole).map_err(RedlineFault::New)?;
        match proven(&bytes, &files, untold.is_empty()) {
            Ok(()) => {
                untold.extend(untold_of(&files));
                untold.sort_unstable();
                let whole = whole.old.len() + whole.new.len();
                return Ok(Redline { bytes, counts: all.counts, changes: all.told.all, whole, untold });
            }
            Err((is_rejected, fault)) => {
                if tried >= TRIES || !coarser(&mut whole, is_rejected, &fault, (tried + 3 > TRIES, &versions))
                {
                    return Err(RedlineFault::Unproven { is_rejected, words: fault.words });
                }
            }
        }
    }
}

/// What else is not the same.
fn untold_of((old, new): &(WordFile, WordFile)) -> Vec<RedlineUntold> {
    let has = |file: &WordFile, kind| file.remarks.iter().any(|one| one.kind == kind);
    let all = [
        (old.even_pages != new.even_pages, RedlineUntold::EvenPages),
        (has(old, RemarkKind::Changes), RedlineUntold::OldChanges),
        (has(new, RemarkKind::Changes), RedlineUntold::NewChanges),
        (has(old, RemarkKind::Comments) || has(new, RemarkKind::Comments), RedlineUntold::Comments),
    ];
    all.into_iter().filter_map(|(is, untold)| is.then_some(untold)).collect()
}

/// Whether a redline gives both papers.
fn proven(
    bytes: &[u8],
    (old, new): &(WordFile, WordFile),
    with_pages: bool,
) -> Result<(), (bool, ProofFault)> {
    for (view, paper, is_rejected) in [(ChangeView::Accepted, new, false), (ChangeView::Rejected, old, true)]
    {
        let fault = match word::read(bytes, view) {
            Ok(file) => proof::difference(&file, paper, with_pages),
            Err(fault) => Some(ProofFault { block: None, words: (format!("{fault:?}"), String::new()) }),
        };
        if let Some(fault) = fault {
            return Err((is_rejected, fault));
        }
    }
    Ok(())
}

/// Marks one more block whole, or all of them. Returns whether there was one left.
fn coarser(
    whole: &mut WholeBlocks,
    is_rejected: bool,
    fault: &ProofFault,
    (everything, versions): (bool, &PaperVersions<'_>),
) -> bool {
    let before = whole.clone();
    match fault.block.filter(|_| !everything) {
        // The block itself, and the one before it, whose mark may be what it goes by.
        Some(block) => {
            let side = if is_rejected { &mut whole.old } else { &mut whole.new };
            side.insert(block);
            if *whole == before {
                let side = if is_rejected { &mut whole.old } else { &mut whole.new };
                side.extend(block.checked_sub(1));
                side.insert(block + 1);
            }
        }
        None => {
            whole.old.extend(0..versions.texts.0.elements().count());
            whole.new.extend(0..versions.texts.1.elements().count());
        }
    }
    *whole != before
}

/// Both papers, the old one with the names of the new one's file.
struct PaperVersions<'b> {
    new: &'b [u8],
    main: String,
    /// The root of the new text, without its body.
    root: Markup,
    /// The bodies.
    texts: (Markup, Markup),
    pages: (PageParts, PageParts),
    spaces: NameSpaces,
    carried: CarriedParts,
    first_id: u32,
}

impl<'b> PaperVersions<'b> {
    fn open(
        old: &[u8],
        new: &'b [u8],
        fonts: Option<&ThemeFaces>,
    ) -> Result<PaperVersions<'b>, RedlineFault> {
        let mut spaces = NameSpaces::default();
        let mut new_parts = WordParts::open(new).map_err(RedlineFault::New)?;
        let (root, new_body) = body(&mut new_parts, &mut spaces, true).map_err(RedlineFault::New)?;
        let new_pages = page_parts(&mut new_parts, &mut spaces, true).map_err(RedlineFault::New)?;
        let mut carried = CarriedParts::of(&mut new_parts).map_err(RedlineFault::New)?;
        let mut old_parts = WordParts::open(old).map_err(RedlineFault::Old)?;
        let (_, old_body) = body(&mut old_parts, &mut spaces, false).map_err(RedlineFault::Old)?;
        let old_pages = page_parts(&mut old_parts, &mut spaces, false).map_err(RedlineFault::Old)?;
        let (ids, mut texts): (Vec<(String, String)>, Vec<Markup>) =
            old_pages.into_iter().map(|(id, part)| ((id, part.name), part.root)).unzip();
        texts.insert(0, old_body);
        adopt::adopted(&mut texts, (&mut old_parts, &mut new_parts), fonts, &mut spaces, &mut carried)
            .map_err(RedlineFault::Old)?;
        let mut texts = texts.into_iter();
        let old_body = texts.next().unwrap_or_default();
        let old_pages =
            ids.into_iter().zip(texts).map(|((id, name), root)| (id, PagePart { name, root })).collect();
        let mut first_id = 1;
        new_body.each(&mut |one| {
            let id = one.attribute("w:id").filter(|_| one.name == "w:bookmarkStart");
            first_id =
                first_id.max(id.and_then(|id| id.parse::<u32>().ok()).map_or(1, |id| id.saturating_add(1)));
        });
        Ok(PaperVersions {
            new,
            main: new_parts.main().to_owned(),
            root,
            texts: (old_body, new_body),
            pages: (old_pages, new_pages),
            spaces,
            carried,
            first_id: first_id.min(i32::MAX as u32 / 2),
        })
    }

    /// The new file with marks.
    fn marked(
        &self,
        author: &RedlineAuthor,
        whole: &WholeBlocks,
    ) -> Result<(Vec<u8>, Redliner, Vec<RedlineUntold>), WordFault> {
        let mut all = Redliner::new(author, self.first_id);
        let (old, new) = (&self.texts.0, &self.texts.1);
        let mut text = compared(&blocks_of(old), &blocks_of(new), whole, &mut all, 0);
        let last = |body: &Markup| body.child("w:sectPr").cloned().unwrap_or_else(|| Markup::new("w:sectPr"));
        let (was, is) = (last(old), last(new));
        let before = changed_section(&was, &is);
        all.counts.sections += usize::from(before.is_some());
        section_with(&is, before.as_deref(), &mut all.marks, &mut text);
        all.sections.push((was, is));
        let sections = std::mem::take(&mut all.sections);
        let pages = pages::compared_pages(&sections, (&self.pages.0, &self.pages.1), &mut all);
        let mut untold: Vec<RedlineUntold> = Vec::new();
        untold.extend(pages.untold.contains(&"đầu trang").then_some(RedlineUntold::Header));
        untold.extend(pages.untold.contains(&"chân trang").then_some(RedlineUntold::Footer));
        let named_lost = all
            .lost_sections
            .iter()
            .any(|section| section.elements().any(|one| one.name.ends_with("Reference")));
        if named_lost && untold.is_empty() {
            untold.push(RedlineUntold::Header);
        }
        let mut carried = self.carried.clone();
        let body = format!("<w:body>{text}</w:body>");
        carried.put(&self.main, &with_inner(&self.spaces, &self.root, &body));
        for (name, marked) in pages.parts {
            let root = self.pages.1.values().find(|part| part.name == name).map(|part| &part.root);
            let Some(root) = root else { continue };
            let root = Markup { children: Vec::new(), ..root.clone() };
            carried.put(&name, &with_inner(&self.spaces, &root, &marked));
        }
        let bytes = WordParts::open(self.new)?.with(&carried.finish())?;
        Ok((own_mark(bytes), all, untold))
    }
}

/// The file with the mark by which the program knows its own files, where the new one has it.
fn own_mark(bytes: Vec<u8>) -> Vec<u8> {
    let has_mark = fingerprint::has_mark(&bytes);
    match fingerprint::put(&bytes).ok().filter(|_| has_mark) {
        Some(marked) => marked,
        None => bytes,
    }
}

/// A part whose root holds what was written already.
fn with_inner(spaces: &NameSpaces, root: &Markup, inner: &str) -> String {
    const HERE: &str = "\u{e000}";
    let root = Markup { children: vec![MarkupChild::Text(HERE.to_owned())], ..root.clone() };
    spaces.part(&root).replacen(HERE, inner, 1)
}

/// The main part without its body, and the body.
fn body(
    parts: &mut WordParts<'_>,
    spaces: &mut NameSpaces,
    keeps_bookmarks: bool,
) -> Result<(Markup, Markup), WordFault> {
    let main = parts.main().to_owned();
    let text = parts.text(&main)?.ok_or(WordFault::NoText)?;
    let mut root = parse(&main, &text, spaces)?;
    let children = std::mem::take(&mut root.children);
    let body = children.into_iter().find_map(|child| match child {
        MarkupChild::Element(one) if one.name == "w:body" => Some(one),
        _ => None,
    });
    Ok((root, tidy::tidied(body.ok_or(WordFault::NoText)?, keeps_bookmarks)))
}

/// Heads and feet by the ids of their relations.
fn page_parts(
    parts: &mut WordParts<'_>,
    spaces: &mut NameSpaces,
    keeps_bookmarks: bool,
) -> Result<PageParts, WordFault> {
    let main = parts.main().to_owned();
    let relations = parts.relations(&main)?;
    let mut found = BTreeMap::new();
    for one in relations
        .into_iter()
        .filter(|one| matches!(one.kind.as_str(), "header" | "footer") && !one.is_external)
    {
        let Some(text) = parts.text(&one.target)? else { continue };
        let root = parse(&one.target, &text, spaces)?;
        found.insert(one.id, PagePart { name: one.target, root: tidy::tidied(root, keeps_bookmarks) });
    }
    Ok(found)
}
