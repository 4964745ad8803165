//! What somebody changed in the Word file of a paper, taken back into the source of the paper.
//!
//! In: what the paper was made of when the file went out, the file as it came back, the source as it is today. Out: the
//! files of the source with every change that has a place in them; for each change whether it was put there, is there
//! already, follows from others, is asked about, or has no place and why. The numbers of these add up to all changes
//! there are.
//!
//! The paper is made again from the materials and compared with the file (`differences`); each difference is placed in
//! the text its line was typed in (`placing`); the paper is made once more with all changes, and a change after which
//! it does not say what the file says is given up (`proof`). Only then they are put into today's files (`today`).
//! Reading and writing files is left to the caller.

mod differences;
mod figures;
mod files;
mod letters;
mod lines;
mod lists;
mod origins;
mod placing;
mod proof;
mod refusal;
mod rows;
mod sums;
mod today;
mod told;
mod typed;
mod words;

use std::collections::BTreeMap;

use self::differences::Difference;
use self::files::{BaseFiles, FilePatch};
use self::lines::TakenPaper;
use self::origins::PaperOrigins;
use self::proof::Proof;
use self::today::{PatchFate, TodayText};
use crate::files::Files;
use crate::finding::Report;
use crate::made_of::Materials;
use crate::pipeline::{Pipeline, Stages};
use crate::source::{Sources, Span};
use crate::word::{self, ChangeView, WordFault, WordFile};
use crate::write::Format;
use crate::yaml::{Node, Value};

pub use told::{TakenChange, TakenFate, TakenSort};

/// What is done where the source of today changed the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeSide {
    /// What the source says stays.
    Source,
    /// What the Word file says comes in its place.
    Word,
}

/// How changes are taken.
#[derive(Clone, Copy, Debug, Default)]
pub struct TakeOptions {
    /// What is done where the source of today changed the same place; it is asked where this says nothing.
    pub side: Option<TakeSide>,
    /// Whether sums that the source states so that they are checked become what the new figures give.
    pub sums_follow: bool,
}

/// A file of the source as it is today.
#[derive(Clone, Debug)]
pub struct SourceToday {
    /// Its name in messages.
    pub name: String,
    /// Its text, without a mark of byte order.
    pub text: String,
}

/// What was taken back.
#[derive(Debug)]
pub struct TakenBack {
    /// All changes, in the order of the edited file.
    pub changes: Vec<TakenChange>,
    /// The files that change, by the names the materials have for them, with their new texts.
    pub files: BTreeMap<String, String>,
    /// The same files as they were.
    pub before: BTreeMap<String, String>,
    /// What the materials call the paper's own file.
    pub document: String,
    /// What the paper says now where nobody changed it: what it says, what the Word file says.
    pub follows: Vec<(String, String)>,
    /// The files of today, as they become, for the places of the changes.
    pub sources: Sources,
}

/// Why nothing can be taken back.
#[derive(Debug)]
pub enum TakeFault {
    /// The paper cannot be made again as it was.
    Base(Report),
    /// The edited file is not read.
    Edited(WordFault),
}

/// Takes the changes of an edited file back. `today` gives a file of the source by the name the materials have for it.
///
/// # Errors
/// The paper cannot be made again, or the file is not read.
pub fn take(
    materials: &Materials,
    pipeline: &Pipeline,
    edited: &WordFile,
    options: TakeOptions,
    today: &dyn Fn(&str) -> Option<SourceToday>,
) -> Result<TakenBack, TakeFault> {
    let TakeOptions { side, sums_follow } = options;
    let (stages, mut report, base) = made_paper(materials, pipeline)?;
    let edited = TakenPaper::of(edited);
    let found = differences::differences(&base, &edited);
    let origins = PaperOrigins::of(&stages.tree, &base);
    let mut spans = Vec::new();
    places(&stages.node, &mut spans);
    let files = BaseFiles::of(materials, &mut report, &spans);
    let placed =
        placing::placed(&found, (&base, &edited), &origins, &stages, &files, (pipeline, sums_follow));
    let placing::PlacedChanges { mut placements, patches, sums } = placed;
    let named = |span: Span| (files.sources.file(span.file).name().to_owned(), span.start as usize);
    let line = |one: &Difference| told::line_of(one).and_then(|line| origins.line(line)?.paragraph.origin);
    let places: Vec<Option<(String, usize)>> = placements
        .iter()
        .zip(&found)
        .map(|(placement, one)| match placement {
            Ok(patch) => Some((patches[*patch].file.clone(), patches[*patch].range.start)),
            Err(refusal) => refusal.at.or(line(one)).map(named),
        })
        .collect();
    let proof = Proof {
        materials,
        pipeline,
        base: &base,
        edited: &edited,
        found: &found,
        patches: &patches,
        sums: &sums,
    };
    let proven = proof.keep(&mut placements)?;
    let mut put = PutToday::of(&patches, &proof.in_use(&placements), side, materials, today);
    let mut changes = Vec::new();
    for (at, one) in found.iter().enumerate() {
        let (sort, old, new) = told::words(one, &base, &edited);
        let fate = match &placements[at] {
            Ok(patch) => put.fate_of(*patch),
            Err(_) if proven.is_gone[at] && !matches!(one, Difference::Look { .. }) => TakenFate::Follows,
            Err(refusal) => {
                let (why, hint) = refusal.words(&new, proven.now[at].as_deref());
                TakenFate::Refused { why, hint }
            }
        };
        changes.push(TakenChange { sort, old, new, at: None, fate });
        put.places.push(places[at].clone());
    }
    let PutToday { mut texts, mut made, places: wanted, .. } = put;
    let mut sources = Sources::default();
    let mut ids = BTreeMap::new();
    for (change, place) in changes.iter_mut().zip(wanted) {
        let Some((name, byte)) = place else { continue };
        if !texts.contains_key(&name) {
            let Some(file) = today(&name) else { continue };
            texts.insert(name.clone(), (file.name, TodayText::of(&base_text(materials, &name), &file.text)));
            made.insert(name.clone(), (file.text, Vec::new()));
        }
        let (Some((shown, text)), Some((new, put))) = (texts.get(&name), made.get(&name)) else { continue };
        let id = *ids.entry(name.clone()).or_insert_with(|| sources.add(shown, new));
        let at = text.place(byte);
        let before = put.iter().filter(|(range, _)| range.end <= at && range.start < at);
        let moved: isize = before.map(|(range, words)| words.len() as isize - range.len() as isize).sum();
        let at = at.saturating_add_signed(moved).min(sources.file(id).text().len());
        change.at = Some(Span::new(id, at..at));
    }
    let mut before = BTreeMap::new();
    for (name, _) in made.iter().filter(|(_, (_, patches))| !patches.is_empty()) {
        before.extend(today(name).map(|file| (name.clone(), file.text)));
    }
    let files = made.into_iter().filter(|(_, (_, patches))| !patches.is_empty());
    let files = files.map(|(name, (text, _))| (name, text)).collect();
    let document = materials.document.clone();
    Ok(TakenBack { changes, files, before, document, follows: proven.follows, sources })
}

/// A paper made of its materials, with the lines of its Word file.
fn made_paper(materials: &Materials, pipeline: &Pipeline) -> Result<(Stages, Report, TakenPaper), TakeFault> {
    let (stages, report) = materials.stages(pipeline);
    let Some(stages) = stages else { return Err(TakeFault::Base(report)) };
    let Ok(bytes) = pipeline.write(&stages.tree, Format::Docx) else { return Err(TakeFault::Base(report)) };
    let file = word::read(&bytes, ChangeView::Accepted).map_err(TakeFault::Edited)?;
    Ok((stages, report, TakenPaper::of(&file)))
}

/// A file as it was, without a mark of byte order.
fn base_text(materials: &Materials, name: &str) -> String {
    let bytes = materials.read(name).unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()
}

/// The places of all texts of a node.
fn places(node: &Node, all: &mut Vec<Span>) {
    match &node.value {
        Value::Scalar(_) => all.push(node.span),
        Value::List(items) => items.iter().for_each(|item| places(item, all)),
        Value::Map(entries) => entries.iter().for_each(|entry| places(&entry.value, all)),
    }
}

/// A text of today with the patches that go into it.
type MadeText = (String, Vec<(std::ops::Range<usize>, String)>);

/// The changes as they go into the files of today.
struct PutToday {
    fates: BTreeMap<usize, TakenFate>,
    /// The files that are touched, by the names of the materials: how they are shown, how they relate to the base.
    texts: BTreeMap<String, (String, TodayText)>,
    made: BTreeMap<String, MadeText>,
    /// Where each change is in the base.
    places: Vec<Option<(String, usize)>>,
}

impl PutToday {
    fn of(
        patches: &[FilePatch],
        used: &[usize],
        side: Option<TakeSide>,
        materials: &Materials,
        today: &dyn Fn(&str) -> Option<SourceToday>,
    ) -> PutToday {
        let mut texts: BTreeMap<String, (String, TodayText)> = BTreeMap::new();
        let mut fates = BTreeMap::new();
        let mut wanted: BTreeMap<String, Vec<(std::ops::Range<usize>, String, usize)>> = BTreeMap::new();
        for at in used {
            let patch = &patches[*at];
            if !texts.contains_key(&patch.file) {
                let base = base_text(materials, &patch.file);
                let Some(file) = today(&patch.file) else {
                    let why = format!("không còn tệp `{}`", patch.file);
                    fates.insert(*at, TakenFate::Refused { why, hint: "lấy lại tệp này từ bản sao lưu" });
                    continue;
                };
                texts.insert(patch.file.clone(), (file.name, TodayText::of(&base, &file.text)));
            }
            let Some((_, text)) = texts.get(&patch.file) else { continue };
            let (fate, range) = match (text.fate(&patch.range, &patch.text), side) {
                (PatchFate::Put(range, words), _) => (TakenFate::Placed, Some((range, words))),
                (PatchFate::There, _) => (TakenFate::There, None),
                (PatchFate::Asked { edited, range, .. }, Some(TakeSide::Word)) => {
                    (TakenFate::Placed, Some((range, edited)))
                }
                (PatchFate::Asked { today, .. }, Some(TakeSide::Source)) => (TakenFate::Left { today }, None),
                (PatchFate::Asked { today, .. }, None) => (TakenFate::Asked { today }, None),
            };
            fates.insert(*at, fate);
            if let Some((range, words)) = range {
                wanted.entry(patch.file.clone()).or_default().push((range, words, *at));
            }
        }
        let mut made = BTreeMap::new();
        for (name, (_, text)) in &texts {
            let mut all = wanted.remove(name).unwrap_or_default();
            all.sort_by_key(|(range, _, _)| (range.start, range.end));
            let mut kept: Vec<(std::ops::Range<usize>, String)> = Vec::new();
            for (range, words, at) in all {
                match kept.last() {
                    Some((last, _)) if range.start < last.end => {
                        let why = "chồng lên một chỗ sửa khác trong tệp hôm nay".to_owned();
                        fates.insert(at, TakenFate::Refused { why, hint: "sửa chỗ này ở tệp YAML bằng tay" });
                    }
                    _ => kept.push((range, words)),
                }
            }
            made.insert(name.clone(), (text.with(&kept), kept));
        }
        PutToday { fates, texts, made, places: Vec::new() }
    }

    fn fate_of(&self, patch: usize) -> TakenFate {
        self.fates.get(&patch).cloned().unwrap_or(TakenFate::Placed)
    }
}
