//! How two papers differ: every place, once.
//!
//! In: two papers as lines and tables. Out: their differences, in the order of the second. Paragraphs, rows and words
//! are paired as a redline pairs them ([`crate::redline`]); what looks otherwise and says the same is one difference
//! for each line. What a difference means for the source is left to others.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::lines::{BesideSort, TakenAtom, TakenBlock, TakenCell, TakenLine, TakenPaper};
use crate::redline::{AlignKey, AlignStep, aligned, differing};

/// A place where two papers differ. Lines, tables and rows are named by their numbers in their paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// Words of a line.
    Words { base: usize, edited: usize, old: Range<usize>, new: Range<usize> },
    /// The same words, now bold or italic, or no longer.
    Emphasis { base: usize, edited: usize, old: Range<usize>, new: Range<usize> },
    /// A line that looks otherwise.
    Look { base: usize, edited: usize },
    /// A line that is gone.
    Gone { base: usize },
    /// A line that has come, with the lines of the base beside it in the same place, and the cell it is in: table,
    /// row, and which one of the row.
    Come { edited: usize, after: Option<usize>, before: Option<usize>, cell: Option<(usize, usize, usize)> },
    /// A row that is gone.
    RowGone { table: usize, row: usize },
    /// A row that has come, with the rows of the base beside it.
    RowCome { table: usize, edited: usize, row: usize, after: Option<usize>, before: Option<usize> },
    /// A table that is gone.
    TableGone { table: usize },
    /// A table that has come.
    TableCome { edited: usize },
    /// A table whose columns are others.
    Columns { table: usize },
    /// Something beside the text; `is_new` if it has come.
    Beside { sort: BesideSort, words: String, is_new: bool },
}

/// The differences of two papers.
pub(super) fn differences(base: &TakenPaper, edited: &TakenPaper) -> Vec<Difference> {
    paired(base, edited).0
}

/// The differences of two papers, and for lines of the second the lines of the first they are paired with.
pub(super) fn paired(base: &TakenPaper, edited: &TakenPaper) -> (Vec<Difference>, BTreeMap<usize, usize>) {
    let mut all = PaperPairing { base, edited, cell: None, found: Vec::new(), pairs: BTreeMap::new() };
    all.blocks(&base.blocks, &edited.blocks);
    for (one, other, is_new) in [(base, edited, false), (edited, base, true)] {
        let mut left = other.beside.clone();
        for (sort, words) in &one.beside {
            match left.iter().position(|known| *known == (*sort, words.clone())) {
                Some(at) => drop(left.remove(at)),
                None => all.found.push(Difference::Beside { sort: *sort, words: words.clone(), is_new }),
            }
        }
    }
    (all.found, all.pairs)
}

struct PaperPairing<'p> {
    base: &'p TakenPaper,
    edited: &'p TakenPaper,
    /// The cell that is being compared.
    cell: Option<(usize, usize, usize)>,
    found: Vec<Difference>,
    /// Lines of the edited paper, with those of the base.
    pairs: BTreeMap<usize, usize>,
}

impl PaperPairing<'_> {
    fn blocks(&mut self, old: &[TakenBlock], new: &[TakenBlock]) {
        let keys = |paper: &TakenPaper, blocks: &[TakenBlock]| -> Vec<AlignKey> {
            blocks.iter().map(|block| key_of(paper, *block)).collect()
        };
        let steps = aligned(&keys(self.base, old), &keys(self.edited, new));
        let mut gap = (Vec::new(), Vec::new());
        let mut last = None;
        for step in steps {
            match step {
                AlignStep::Old(at) => gap.0.push(old[at]),
                AlignStep::New(at) => gap.1.push(new[at]),
                AlignStep::Same(one, other) | AlignStep::Changed(one, other) => {
                    self.gap(std::mem::take(&mut gap), last, Some(old[one]));
                    self.pair(old[one], new[other]);
                    last = Some(old[one]);
                }
            }
        }
        self.gap(gap, last, None);
    }

    /// What has gone and what has come between two blocks: as many of one sort as of the other are each other's.
    fn gap(
        &mut self,
        (gone, come): (Vec<TakenBlock>, Vec<TakenBlock>),
        last: Option<TakenBlock>,
        next: Option<TakenBlock>,
    ) {
        let line = |block: Option<TakenBlock>| match block {
            Some(TakenBlock::Line(line)) => Some(line),
            _ => None,
        };
        let is_line = |block: &TakenBlock| matches!(block, TakenBlock::Line(_));
        let same_sort = gone.iter().zip(&come).all(|(one, other)| is_line(one) == is_line(other));
        if gone.len() == come.len() && same_sort {
            gone.into_iter().zip(come).for_each(|(one, other)| self.pair(one, other));
            return;
        }
        let after = line(gone.last().copied()).or(line(last));
        for block in gone {
            self.found.push(match block {
                TakenBlock::Line(base) => Difference::Gone { base },
                TakenBlock::Table(table) => Difference::TableGone { table },
            });
        }
        for block in come {
            self.found.push(match block {
                TakenBlock::Line(edited) => {
                    Difference::Come { edited, after, before: line(next), cell: self.cell }
                }
                TakenBlock::Table(edited) => Difference::TableCome { edited },
            });
        }
    }

    fn pair(&mut self, old: TakenBlock, new: TakenBlock) {
        match (old, new) {
            (TakenBlock::Line(base), TakenBlock::Line(edited)) => self.line(base, edited),
            (TakenBlock::Table(base), TakenBlock::Table(edited)) => self.table(base, edited),
            (TakenBlock::Line(base), TakenBlock::Table(edited)) => {
                self.found.push(Difference::Gone { base });
                self.found.push(Difference::TableCome { edited });
            }
            (TakenBlock::Table(table), TakenBlock::Line(edited)) => {
                self.found.push(Difference::TableGone { table });
                self.found.push(Difference::Come { edited, after: None, before: None, cell: self.cell });
            }
        }
    }

    fn line(&mut self, base: usize, edited: usize) {
        self.pairs.insert(edited, base);
        let (old, new) = (&self.base.lines[base], &self.edited.lines[edited]);
        let mut at = (0, 0);
        let mut looks = false;
        let hunks = words_of(old, new);
        for (olds, news) in hunks
            .iter()
            .cloned()
            .chain([(old.atoms.len()..old.atoms.len(), new.atoms.len()..new.atoms.len())])
        {
            let same = (&old.atoms[at.0..olds.start], &new.atoms[at.1..news.start]);
            looks |= same.0.iter().zip(same.1).any(|(one, other)| one.look.rest != other.look.rest);
            for (from, until) in emphasised(old, same) {
                let old = same.0[from].at.start..same.0[until].at.end;
                let new = same.1[from].at.start..same.1[until].at.end;
                self.found.push(Difference::Emphasis { base, edited, old, new });
            }
            at = (olds.end, news.end);
            if !olds.is_empty() || !news.is_empty() {
                let (old, new) = (bytes(old, olds), bytes(new, news));
                self.found.push(Difference::Words { base, edited, old, new });
            }
        }
        if looks || old.align != new.align {
            self.found.push(Difference::Look { base, edited });
        }
    }

    fn table(&mut self, base: usize, edited: usize) {
        let (old, new) = (&self.base.tables[base], &self.edited.tables[edited]);
        let columns = |table: &super::lines::TakenTable| {
            table.rows.iter().filter_map(|row| row.last()).map(|cell| cell.column + cell.span).max()
        };
        if columns(old) != columns(new) {
            self.found.push(Difference::Columns { table: base });
            return;
        }
        let key = |paper: &TakenPaper, row: &[TakenCell]| row_key(paper, row);
        let keys = (
            old.rows.iter().map(|row| key(self.base, row)).collect::<Vec<_>>(),
            new.rows.iter().map(|row| key(self.edited, row)).collect::<Vec<_>>(),
        );
        let steps = aligned(&keys.0, &keys.1);
        let (mut gone, mut come, mut last) = (Vec::new(), Vec::new(), None);
        let ends = steps.into_iter().map(Some).chain([None]);
        for step in ends {
            match step {
                Some(AlignStep::Old(row)) => gone.push(row),
                Some(AlignStep::New(row)) => come.push(row),
                Some(AlignStep::Same(..) | AlignStep::Changed(..)) | None => {
                    let next = match step {
                        Some(AlignStep::Same(row, _) | AlignStep::Changed(row, _)) => Some(row),
                        _ => None,
                    };
                    let (olds, news) = (std::mem::take(&mut gone), std::mem::take(&mut come));
                    let alike =
                        olds.iter().zip(&news).all(|(one, other)| keys.0[*one].sort == keys.1[*other].sort);
                    if olds.len() == news.len() && alike {
                        olds.iter()
                            .zip(&news)
                            .for_each(|(one, other)| self.row((base, *one), (edited, *other)));
                    } else {
                        let after = olds.last().copied().or(last);
                        self.found
                            .extend(olds.iter().map(|row| Difference::RowGone { table: base, row: *row }));
                        let come =
                            |row| Difference::RowCome { table: base, edited, row, after, before: next };
                        self.found.extend(news.into_iter().map(come));
                    }
                    if let Some(AlignStep::Same(one, other) | AlignStep::Changed(one, other)) = step {
                        self.row((base, one), (edited, other));
                        last = Some(one);
                    }
                }
            }
        }
    }

    fn row(&mut self, (base, old): (usize, usize), (edited, new): (usize, usize)) {
        let (olds, news) = (&self.base.tables[base].rows[old], &self.edited.tables[edited].rows[new]);
        for (at, (one, other)) in olds.iter().zip(news).enumerate() {
            self.cell = Some((base, old, at));
            let blocks =
                |lines: &[usize]| lines.iter().map(|line| TakenBlock::Line(*line)).collect::<Vec<_>>();
            self.blocks(&blocks(&one.lines), &blocks(&other.lines));
        }
        self.cell = None;
    }
}

/// The bytes that words of a line take.
fn bytes(line: &TakenLine, words: Range<usize>) -> Range<usize> {
    let start = line.atoms.get(words.start).map_or(line.text.len(), |atom| atom.at.start);
    let end =
        words.end.checked_sub(1).filter(|_| !words.is_empty()).map_or(start, |last| line.atoms[last].at.end);
    start..end
}

/// The words of two lines that differ; those that only a blank parts are one.
fn words_of(old: &TakenLine, new: &TakenLine) -> Vec<(Range<usize>, Range<usize>)> {
    let words =
        |line: &'_ TakenLine| line.atoms.iter().map(|atom| line.word(atom).to_owned()).collect::<Vec<_>>();
    let (olds, news) = (words(old), words(new));
    if olds == news {
        return Vec::new();
    }
    let mut joined: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (one, other) in differing(olds.iter(), news.iter()) {
        match joined.last_mut() {
            Some(last) if one.start - last.0.end == 1 && olds[last.0.end].trim().is_empty() => {
                *last = (last.0.start..one.end, last.1.start..other.end);
            }
            _ => joined.push((one, other)),
        }
    }
    joined
}

/// Stretches of words that are the same and stand out otherwise.
fn emphasised(old: &TakenLine, (olds, news): (&[TakenAtom], &[TakenAtom])) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    for (at, (one, other)) in olds.iter().zip(news).enumerate() {
        let differs = (one.look.bold, one.look.italic) != (other.look.bold, other.look.italic);
        if !differs || old.word(one).trim().is_empty() {
            continue;
        }
        let change =
            |at: usize| (olds[at].look.bold, olds[at].look.italic, news[at].look.bold, news[at].look.italic);
        match all.last_mut() {
            Some(last)
                if change(last.1) == change(at)
                    && olds[last.1 + 1..at].iter().all(|between| old.word(between).trim().is_empty()) =>
            {
                last.1 = at;
            }
            _ => all.push((at, at)),
        }
    }
    all
}

fn key_of(paper: &TakenPaper, block: TakenBlock) -> AlignKey {
    match block {
        TakenBlock::Line(line) => {
            let mut gathered = LineGathering::default();
            gathered.add(&paper.lines[line]);
            AlignKey { sort: "đoạn".to_owned(), least: 50, ..gathered.key() }
        }
        TakenBlock::Table(table) => {
            let mut gathered = LineGathering::default();
            let cells = paper.tables[table].rows.iter().flatten();
            cells.flat_map(|cell| &cell.lines).for_each(|line| gathered.add(&paper.lines[*line]));
            AlignKey { sort: "bảng".to_owned(), least: 25, ..gathered.key() }
        }
    }
}

fn row_key(paper: &TakenPaper, row: &[TakenCell]) -> AlignKey {
    let place = |cell: &TakenCell| format!("{} {}", cell.column, cell.span);
    let sort: Vec<String> = row.iter().map(place).collect();
    let mut gathered = LineGathering::default();
    for cell in row {
        cell.lines.iter().for_each(|line| gathered.add(&paper.lines[*line]));
        '|'.hash(&mut gathered.exact);
    }
    AlignKey { sort: sort.join("|"), least: 40, ..gathered.key() }
}

/// Words of several lines.
#[derive(Default)]
struct LineGathering {
    exact: DefaultHasher,
    loose: DefaultHasher,
    says: bool,
    words: Vec<u64>,
}

impl LineGathering {
    fn add(&mut self, line: &TakenLine) {
        for atom in &line.atoms {
            let word = line.word(atom);
            word.hash(&mut self.exact);
            if !word.contains(char::is_alphanumeric) {
                continue;
            }
            if !word.bytes().any(|byte| byte.is_ascii_digit()) && word.chars().count() > 1 {
                word.hash(&mut self.loose);
                self.says = true;
            }
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            self.words.push(hasher.finish());
        }
        '\n'.hash(&mut self.exact);
    }

    fn key(mut self) -> AlignKey {
        self.words.sort_unstable();
        let loose = self.says.then(|| self.loose.finish());
        AlignKey { exact: self.exact.finish(), loose, words: self.words, ..AlignKey::default() }
    }
}
