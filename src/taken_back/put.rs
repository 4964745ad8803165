//! The changes as they go into the files of today.
//!
//! In: patches of the files as they were. Out: what becomes of each, the files of today with those that go into them;
//! where a place of a file as it was is now.

use std::collections::BTreeMap;
use std::ops::Range;

use super::files::FilePatch;
use super::placing::TakePlacement;
use super::proof::{self, Proof};
use super::today::{PatchFate, TodayText};
use super::told::TakenFate;
use super::ward::{self, WardFault, WardFile};
use super::{TakeFault, TakeSide, TodayFiles};
use crate::files::Files;
use crate::made_of::Materials;
use crate::source::{Sources, Span};

/// A text of today with the patches that go into it.
pub(super) type MadeText = (String, Vec<(Range<usize>, String)>);

/// The changes as they go into the files of today.
pub(super) struct PutToday {
    pub(super) fates: BTreeMap<usize, TakenFate>,
    /// The files that are touched, by the names of the materials: how they are shown, how they relate to the base.
    texts: BTreeMap<String, (String, TodayText)>,
    pub(super) made: BTreeMap<String, MadeText>,
    /// Where each change is in the base.
    pub(super) places: Vec<Option<(String, usize)>>,
}

impl PutToday {
    pub(super) fn of(
        patches: &[FilePatch],
        used: &[usize],
        side: Option<TakeSide>,
        materials: &Materials,
        today: TodayFiles<'_>,
    ) -> PutToday {
        let mut texts: BTreeMap<String, (String, TodayText)> = BTreeMap::new();
        let mut fates = BTreeMap::new();
        let mut wanted: BTreeMap<String, Vec<(Range<usize>, String, usize)>> = BTreeMap::new();
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
            let mut kept: Vec<(Range<usize>, String)> = Vec::new();
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

    /// Puts changes of a template into the own file of a locality.
    pub(super) fn put_into_own(
        &mut self,
        own: WardFile<'_>,
        (local, used): (&[usize], &[usize]),
        proof: &Proof<'_>,
        placements: &[TakePlacement],
        (side, today): (Option<TakeSide>, TodayFiles<'_>),
    ) -> Result<Result<(), WardFault>, TakeFault> {
        let (materials, patches) = (proof.materials, proof.patches);
        let of = |at: &[usize]| proof::with_patches(materials, at.iter().map(|at| &patches[*at]));
        let document = &materials.document;
        if local.iter().any(|at| patches[*at].file != *document) {
            let why = "chữ này ở tệp dùng chung cho mọi địa phương".to_owned();
            return Ok(Err(WardFault::Refused(why)));
        }
        let texts = (base_text(materials, document), base_text(&of(local), document));
        let texts = (texts.0.as_str(), texts.1.as_str());
        let had = materials.unit.as_ref().is_some_and(|unit| unit.overlay.is_some());
        let base = had.then(|| base_text(materials, own.way));
        // As it would be if nobody had changed the file since: that is what the paper is proven with.
        let with_own = had.then(|| base_text(&of(used), own.way));
        let proven = ward::with_changes(texts, with_own.as_deref(), base.as_deref(), (side, own.of));
        let proven = match proven {
            Ok(text) => text,
            Err(fault) => return Ok(Err(fault)),
        };
        if !proof.holds_with_own(own.way, &proven, placements)? {
            let why =
                "ghi vào tệp riêng của địa phương thì văn bản dựng lại không đúng như tệp Word".to_owned();
            return Ok(Err(WardFault::Refused(why)));
        }
        // Into the own file goes what the template of today would say: what the template says otherwise since then stays.
        let template = today(document).map(|file| file.text.replace("\r\n", "\n"));
        let (template, made) =
            match template.as_deref().map(|text| in_template(text, texts.0, local, patches, side)) {
                Some(Ok(made)) => (template.unwrap_or_default(), made),
                Some(Err(today)) => return Ok(Err(WardFault::Asked { today, at: None })),
                None => {
                    let why = format!("không còn tệp `{document}`");
                    return Ok(Err(WardFault::Refused(why)));
                }
            };
        let own_today = self.made.get(own.way).map(|(text, _)| text.clone()).or(own.today.map(str::to_owned));
        let texts = (template.as_str(), made.as_str());
        let new = match ward::with_changes(texts, own_today.as_deref(), base.as_deref(), (side, own.of)) {
            Ok(text) => text,
            Err(WardFault::Asked { today, at }) => {
                let text = own_today.unwrap_or_default();
                let at = at.map(|at| at - text[..at].matches("\r\n").count());
                if !self.made.contains_key(own.way) {
                    // The place is one of today's file.
                    let plain = text.replace("\r\n", "\n");
                    let known = (own.name.to_owned(), TodayText::of(&plain, &text));
                    self.texts.insert(own.way.to_owned(), known);
                    self.made.insert(own.way.to_owned(), (text, Vec::new()));
                }
                return Ok(Err(WardFault::Asked { today, at }));
            }
            Err(fault) => return Ok(Err(fault)),
        };
        let kept = TodayText::of(base.as_deref().unwrap_or_default(), own.today.unwrap_or_default());
        self.texts.insert(own.way.to_owned(), (own.name.to_owned(), kept));
        // Its text is new as a whole; a place of the old one stays where it was.
        self.made.insert(own.way.to_owned(), (new, vec![(0..0, String::new())]));
        Ok(Ok(()))
    }

    /// Where the places of the base are in the files of today, as they become.
    pub(super) fn today_places(
        &mut self,
        materials: &Materials,
        today: TodayFiles<'_>,
        sources: &mut Sources,
    ) -> Vec<Option<Span>> {
        let mut ids = BTreeMap::new();
        let mut all = Vec::new();
        for place in std::mem::take(&mut self.places) {
            let Some((name, byte)) = place else {
                all.push(None);
                continue;
            };
            if !self.texts.contains_key(&name)
                && let Some(file) = today(&name)
            {
                let text = TodayText::of(&base_text(materials, &name), &file.text);
                self.texts.insert(name.clone(), (file.name, text));
                self.made.insert(name.clone(), (file.text, Vec::new()));
            }
            let found = self.texts.get(&name).zip(self.made.get(&name)).map(|((shown, text), (new, put))| {
                let id = *ids
                    .entry(name.clone())
                    .or_insert_with(|| sources.add(shown, &new.replace("\r\n", "\n")));
                let at = text.place(byte);
                let before = put.iter().filter(|(range, _)| range.end <= at && range.start < at);
                let moved: isize =
                    before.map(|(range, words)| words.len() as isize - range.len() as isize).sum();
                let all = sources.file(id).text();
                let at = all.floor_char_boundary(at.saturating_add_signed(moved));
                Span::new(id, at..at)
            });
            all.push(found);
        }
        all
    }

    /// Whether a file of today has a change already.
    pub(super) fn is_there(&self, patch: &FilePatch, materials: &Materials, today: TodayFiles<'_>) -> bool {
        let Some(file) = today(&patch.file) else { return false };
        let text = TodayText::of(&base_text(materials, &patch.file), &file.text);
        text.fate(&patch.range, &patch.text) == PatchFate::There
    }

    pub(super) fn fate_of(&self, patch: usize) -> TakenFate {
        self.fates.get(&patch).cloned().unwrap_or(TakenFate::Placed)
    }
}

/// A template of today with changes of the one that was sent, or what it says where somebody changed the same.
fn in_template(
    today: &str,
    base: &str,
    local: &[usize],
    patches: &[FilePatch],
    side: Option<TakeSide>,
) -> Result<String, String> {
    let text = TodayText::of(base, today);
    let mut wanted = Vec::new();
    for at in local {
        let patch = &patches[*at];
        match (text.fate(&patch.range, &patch.text), side) {
            (PatchFate::Put(range, words), _) => wanted.push((range, words)),
            (PatchFate::There, _) => {}
            (PatchFate::Asked { edited, range, .. }, Some(TakeSide::Word)) => wanted.push((range, edited)),
            (PatchFate::Asked { today, .. }, _) => return Err(today),
        }
    }
    wanted.sort_by_key(|(range, _)| (range.start, range.end));
    let overlaps = wanted.windows(2).find(|pair| pair[0].0.end > pair[1].0.start);
    match overlaps {
        Some(pair) => Err(today[pair[1].0.clone()].to_owned()),
        None => Ok(text.with(&wanted)),
    }
}

/// A file as it was, without a mark of byte order.
fn base_text(materials: &Materials, name: &str) -> String {
    let bytes = materials.read(name).unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()
}
