//! Where each difference goes in the source.
//!
//! In: the differences of a paper and its edited file, what each line was made from. Out: for each difference the
//! change of a file that it asks for, or why it has none. Several differences may ask for one change. Words are placed
//! by `words`, lines and articles by `lists`, rows and figures by `rows`.

use std::collections::{BTreeMap, BTreeSet};

use super::differences::Difference;
use super::files::{BaseFiles, FilePatch};
use super::lines::{BesideSort, TakenPaper};
use super::moves::MovedLines;
use super::origins::{LineOrigin, PaperOrigins};
use super::refusal::{TakeRefusal, WhyNot};
use crate::pipeline::{Pipeline, Stages};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// What a difference asks for: the number of a patch.
pub(super) type TakePlacement = Result<usize, TakeRefusal>;

/// The changes that differences ask for.
pub(super) struct Placing<'a> {
    pub(super) base: &'a TakenPaper,
    pub(super) edited: &'a TakenPaper,
    pub(super) origins: &'a PaperOrigins<'a>,
    pub(super) stages: &'a Stages,
    pub(super) files: &'a BaseFiles<'a>,
    pub(super) moved: MovedLines,
    pub(super) patches: Vec<FilePatch>,
}

/// All differences with what they ask for.
pub(super) struct PlacedChanges {
    pub(super) placements: Vec<TakePlacement>,
    pub(super) patches: Vec<FilePatch>,
    /// Patches of stated sums that follow the figures of a table, by the table.
    pub(super) sums: BTreeMap<usize, Vec<usize>>,
}

/// Places all differences.
pub(super) fn placed(
    all: &[Difference],
    (base, edited): (&TakenPaper, &TakenPaper),
    origins: &PaperOrigins<'_>,
    stages: &Stages,
    files: &BaseFiles<'_>,
    (pipeline, all_sums): (&Pipeline, bool),
) -> PlacedChanges {
    let moved = MovedLines::of(all, (base, edited));
    let mut placing = Placing { base, edited, origins, stages, files, moved, patches: Vec::new() };
    let mut placements: BTreeMap<usize, TakePlacement> = BTreeMap::new();
    let of_line = |difference: &Difference| match *difference {
        Difference::Words { base, edited, .. } | Difference::Emphasis { base, edited, .. } => {
            Some((base, edited))
        }
        _ => None,
    };
    for (at, difference) in all.iter().enumerate() {
        if placements.contains_key(&at) {
            continue;
        }
        match difference {
            Difference::Words { .. } | Difference::Emphasis { .. } => {
                let pair = of_line(difference);
                let same =
                    all.iter().enumerate().skip(at).take_while(|(_, one)| {
                        of_line(one) == pair || matches!(one, Difference::Look { .. })
                    });
                let same: Vec<(usize, &Difference)> = same.filter(|(_, one)| of_line(one) == pair).collect();
                let own: Vec<&Difference> = same.iter().map(|(_, one)| *one).collect();
                let found = placing.line(pair.unwrap_or_default(), &own);
                placements.extend(same.iter().map(|(at, _)| *at).zip(found));
            }
            Difference::Look { base, .. } => {
                let place = placing.place_of(*base);
                placements.insert(at, Err(TakeRefusal { why: WhyNot::Look, at: place }));
            }
            Difference::Gone { base } => {
                let found = placing.gone(*base, all);
                placements.insert(at, found);
            }
            Difference::Come { after, before, cell, .. } => {
                let group: Vec<(usize, usize)> = all[at..]
                    .iter()
                    .enumerate()
                    .map_while(|(behind, one)| match one {
                        Difference::Come { edited, after: a, before: b, cell: c }
                            if (a, b, c) == (after, before, cell) =>
                        {
                            Some((at + behind, *edited))
                        }
                        _ => None,
                    })
                    .collect();
                let lines: Vec<usize> = group.iter().map(|(_, line)| *line).collect();
                let found = placing.come(&lines, (*after, *before), *cell);
                placements.extend(group.iter().map(|(at, _)| *at).zip(found));
            }
            Difference::RowGone { table, row } => {
                let found = placing.row_gone(*table, *row, all);
                placements.insert(at, found);
            }
            Difference::RowCome { table, edited, row, after, before } => {
                let found = placing.row_come(*table, (*edited, *row), (*after, *before));
                placements.insert(at, found);
            }
            Difference::TableGone { table } => {
                let at_all = placing.place_of_table(*table);
                let refusal = TakeRefusal::other("cả bảng bị bớt trong tệp Word", at_all);
                placements.insert(at, Err(refusal));
            }
            Difference::TableCome { .. } => {
                let refusal =
                    TakeRefusal::other("bảng thêm trong tệp Word không rõ là bảng nào của văn bản", None);
                placements.insert(at, Err(refusal));
            }
            Difference::Columns { table } => {
                let at_all = placing.place_of_table(*table);
                let refusal = TakeRefusal::other("bảng có thêm hoặc bớt cột; cột khai ở `cot`", at_all);
                placements.insert(at, Err(refusal));
            }
            Difference::Beside { sort, .. } => {
                let what = match sort {
                    BesideSort::Header => "chữ ở đầu trang",
                    BesideSort::Footer => "chữ ở chân trang",
                    BesideSort::Note => "chú thích cuối trang",
                    BesideSort::Picture => "hình, đường vẽ",
                };
                placements.insert(at, Err(TakeRefusal { why: WhyNot::Beside(what), at: None }));
            }
        }
    }
    let placements: Vec<TakePlacement> = placements.into_values().collect();
    let used: BTreeSet<usize> = placements.iter().filter_map(|one| one.as_ref().ok()).copied().collect();
    let used: Vec<usize> = used.into_iter().collect();
    let sums = placing.stated(&used, pipeline, all, all_sums);
    let mut patches = placing.patches;
    let mut by_table: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (table, patch) in sums {
        by_table.entry(table).or_default().push(patches.len());
        patches.push(patch);
    }
    PlacedChanges { placements, patches, sums: by_table }
}

impl<'a> Placing<'a> {
    /// Adds a patch, or says that there is none.
    pub(super) fn put(&mut self, patch: Result<FilePatch, String>, at: Option<Span>) -> TakePlacement {
        match patch {
            Ok(patch) => {
                self.patches.push(patch);
                Ok(self.patches.len() - 1)
            }
            Err(why) => Err(TakeRefusal::other(why, at)),
        }
    }

    /// What a line of the base was made from.
    pub(super) fn origin(&self, line: usize) -> Option<LineOrigin<'a>> {
        self.origins.line(line)
    }

    /// Where a line of the base was typed.
    pub(super) fn place_of(&self, line: usize) -> Option<Span> {
        let origin = self.origin(line)?;
        origin.paragraph.origin.or_else(|| self.figure_place(origin))
    }

    fn place_of_table(&self, table: usize) -> Option<Span> {
        let rows = &self.base.tables.get(table)?.rows;
        rows.iter().flatten().flat_map(|cell| &cell.lines).find_map(|line| self.place_of(*line))
    }

    /// The text that a paragraph was typed in: from its origin to where the next paragraph of the same value begins.
    pub(super) fn stretch(&self, origin: Span) -> Span {
        let Some(found) = self.files.text_at(origin) else { return origin };
        let value = found.node.span;
        let next = self.origins.next(origin).filter(|next| next.start < value.end);
        let end = next.map_or(value.end, |next| next.start).max(origin.end);
        let text = self.files.sources.slice(Span { end, ..origin });
        // Only a paragraph of several lines goes on behind its first.
        let is_one = self.files.sources.slice(origin).len() == text.trim_end().len();
        if is_one { origin } else { Span { end: origin.start + text.trim_end().len() as u32, ..origin } }
    }

    /// The node of a document of the dossier: what is issued, or something attached.
    pub(super) fn document(&self, number: u32) -> Option<&'a Node> {
        let root = &self.stages.node;
        match number.checked_sub(1) {
            None => Some(root),
            Some(at) => match &root.get("kem_theo")?.value {
                Value::List(items) => items.get(at as usize),
                _ => None,
            },
        }
    }
}
