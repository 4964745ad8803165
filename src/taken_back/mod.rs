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

mod changed;
mod differences;
mod figures;
mod files;
mod halves;
mod letters;
mod lines;
mod lists;
mod moves;
mod origins;
mod placing;
mod proof;
mod put;
mod refusal;
mod rows;
mod signers;
mod sums;
mod today;
mod told;
mod typed;
mod ward;
mod words;

use std::collections::BTreeMap;

use self::differences::Difference;
use self::files::BaseFiles;
use self::lines::TakenPaper;
use self::origins::PaperOrigins;
use self::proof::Proof;
use self::put::PutToday;
use self::ward::WardFault;
use crate::finding::Report;
use crate::made_of::Materials;
use crate::pipeline::{Pipeline, Stages};
use crate::source::{Sources, Span};
use crate::word::{self, ChangeView, WordFault, WordFile};
use crate::write::Format;
use crate::yaml::{Node, Value};

pub use told::{TakenChange, TakenFate, TakenRemark, TakenSort};
pub use ward::WardFile;

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

/// Gives a file of the source as it is today, by the name the materials have for it.
pub type TodayFiles<'a> = &'a dyn Fn(&str) -> Option<SourceToday>;

/// What was taken back.
#[derive(Debug)]
pub struct TakenBack {
    /// All changes, in the order of the edited file.
    pub changes: Vec<TakenChange>,
    /// The files that change, by the names the materials have for them, with their new texts.
    pub files: BTreeMap<String, String>,
    /// The same files as they were.
    pub before: BTreeMap<String, String>,
    /// What the paper says now where nobody changed it: what it says, what the Word file says.
    pub follows: Vec<(String, String)>,
    /// What somebody remarked in the edited file.
    pub remarks: Vec<TakenRemark>,
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
/// Those of a locality's paper go into its own file.
///
/// # Errors
/// The paper cannot be made again, or the file is not read.
pub fn take(
    materials: &Materials,
    pipeline: &Pipeline,
    edited: &WordFile,
    options: TakeOptions,
    (ward, today): (Option<WardFile<'_>>, TodayFiles<'_>),
) -> Result<TakenBack, TakeFault> {
    let TakeOptions { side, sums_follow } = options;
    let (stages, mut report, base) = made_paper(materials, pipeline)?;
    let prints = pipeline.prints((&stages.tree, Some(&stages.node)), &mut report);
    let edited = TakenPaper::of(edited);
    let (found, pairs) = differences::paired(&base, &edited);
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
        prints,
        sums: &sums,
    };
    let asked = placements.clone();
    let proven = proof.keep(&mut placements)?;
    let used = proof.in_use(&placements);
    let (local, used): (Vec<usize>, Vec<usize>) =
        used.into_iter().partition(|at| ward.is_some_and(|own| patches[*at].file != own.way));
    let mut put = PutToday::of(&patches, &used, side, materials, today);
    let mut asked_at = None;
    if let Some(own) = ward.filter(|_| !local.is_empty()) {
        let is_source = side == Some(TakeSide::Source);
        let side = side.filter(|side| *side == TakeSide::Word);
        let fate = match put.put_into_own(own, (&local, &used), &proof, &placements, (side, today))? {
            Ok(()) => TakenFate::Placed,
            Err(WardFault::Refused(why)) => {
                TakenFate::Refused { why, hint: "ghi chỗ này ở tệp riêng của địa phương" }
            }
            Err(WardFault::Asked { today, at }) => {
                asked_at = at.map(|at| (own.way.to_owned(), at));
                if is_source { TakenFate::Left { today } } else { TakenFate::Asked { today } }
            }
        };
        put.fates.extend(local.iter().map(|at| (*at, fate.clone())));
    }
    let mut changes = Vec::new();
    for (at, one) in found.iter().enumerate() {
        let (sort, old, new) = told::words(one, &base, &edited);
        let fate = match &placements[at] {
            Ok(patch) => put.fate_of(*patch),
            // Somebody typed the same into the source of today, with what it needs besides.
            Err(_)
                if asked[at].as_ref().is_ok_and(|patch| put.is_there(&patches[*patch], materials, today)) =>
            {
                TakenFate::There
            }
            Err(_) if proven.is_gone[at] && !matches!(one, Difference::Look { .. }) => TakenFate::Follows,
            Err(refusal) => {
                let (why, hint) = refusal.words(&new, proven.now[at].as_deref(), sums_follow);
                TakenFate::Refused { why, hint }
            }
        };
        // What is asked about stands in the own file of the locality.
        let is_asked = placements[at].as_ref().is_ok_and(|patch| local.contains(patch));
        let own = asked_at.clone().filter(|_| is_asked);
        changes.push(TakenChange { sort, old, new, at: None, fate });
        put.places.push(own.or_else(|| places[at].clone()));
    }
    let mut remarks = Vec::new();
    for (number, line) in edited.lines.iter().enumerate() {
        for id in &line.remarks {
            let words = edited.remarks.get(id).cloned().unwrap_or_default();
            remarks.push(TakenRemark { id: *id, words, about: line.text.clone(), at: None });
            let origin = pairs.get(&number).and_then(|line| origins.line(*line)?.paragraph.origin);
            put.places.push(origin.map(named));
        }
    }
    let mut sources = Sources::default();
    let mut places = put.today_places(materials, today, &mut sources).into_iter();
    changes.iter_mut().for_each(|change| change.at = places.next().flatten());
    remarks.iter_mut().for_each(|remark| remark.at = places.next().flatten());
    let made = put.made;
    let mut before = BTreeMap::new();
    for (name, _) in made.iter().filter(|(_, (_, patches))| !patches.is_empty()) {
        before.extend(today(name).map(|file| (name.clone(), file.text)));
    }
    let files = made.into_iter().filter(|(_, (_, patches))| !patches.is_empty());
    let files = files.map(|(name, (text, _))| (name, text)).collect();
    Ok(TakenBack { changes, files, before, follows: proven.follows, remarks, sources })
}

/// A paper made of its materials, with the lines of its Word file.
fn made_paper(materials: &Materials, pipeline: &Pipeline) -> Result<(Stages, Report, TakenPaper), TakeFault> {
    let (stages, report) = materials.stages(pipeline);
    let Some(stages) = stages else { return Err(TakeFault::Base(report)) };
    let Ok(bytes) = pipeline.write(&stages.tree, Format::Docx) else { return Err(TakeFault::Base(report)) };
    let file = word::read(&bytes, ChangeView::Accepted).map_err(TakeFault::Edited)?;
    Ok((stages, report, TakenPaper::of(&file)))
}

/// The places of all texts of a node.
fn places(node: &Node, all: &mut Vec<Span>) {
    match &node.value {
        Value::Scalar(_) => all.push(node.span),
        Value::List(items) => items.iter().for_each(|item| places(item, all)),
        Value::Map(entries) => entries.iter().for_each(|entry| places(&entry.value, all)),
    }
}
