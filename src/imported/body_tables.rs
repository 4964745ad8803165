//! Tables between the lines of a body, where they stand, as the keys of its YAML.
//!
//! In: lines and tables in order. Out: for each group of tables how many lines stand above it; a list of parts
//! or of articles with the tables in it. What one part is made of is left to `prose`, a table to `tables`.

use super::body::{BodyLine, LineSort, TypedBody};
use super::document::PaperTyper;
use super::escape::prose;
use super::parts::BodyPiece;
use super::tables::{TypedTable, folded};
use super::yaml_text::TypedLine;
use crate::paper::{Role, Table};

/// The lines and tables of a body.
#[derive(Default)]
pub(super) struct BodyPieces {
    /// The lines; the first below a group of tables says so.
    pub(super) lines: Vec<BodyLine>,
    /// The tables that stand between them.
    pub(super) groups: Vec<TableGroup>,
    /// Tables that no page in portrait has room for.
    pub(super) wide: Vec<TypedTable>,
}

/// Tables that stand one below the other, with the notes under them.
pub(super) struct TableGroup {
    /// How many lines stand above them.
    above: usize,
    pub(super) tables: Vec<TypedTable>,
    notes: Vec<TypedLine>,
}

/// Notes below a table, while they are read.
#[derive(Default)]
struct OpenNotes {
    heading: Option<BodyLine>,
}

impl<'a> PaperTyper<'a> {
    /// Lines, and tables with the lines right above and below them that are theirs.
    pub(super) fn parted(&self, pieces: Vec<BodyPiece<'a>>) -> BodyPieces {
        let mut body = BodyPieces::default();
        let mut notes = OpenNotes::default();
        for piece in pieces {
            match piece {
                BodyPiece::Line(line) => body.line(line, &mut notes),
                BodyPiece::Table(table) => {
                    body.settle(&mut notes);
                    let floor = body.groups.last().map_or(0, |group| group.above);
                    let above = captions(&mut body.lines, floor);
                    match self.table(table, above.clone()) {
                        Some(typed) if self.is_wide(table, &typed) => body.wide.push(typed),
                        Some(typed) => body.table(typed),
                        None => body.lines.extend(as_lines(above)),
                    }
                }
            }
        }
        body.settle(&mut notes);
        for group in &body.groups {
            if let Some(line) = body.lines.get_mut(group.above) {
                line.below_table = true;
            }
        }
        body
    }

    fn is_wide(&self, table: &Table, typed: &TypedTable) -> bool {
        table.is_for_landscape() || typed.grid.at.is_some_and(|at| self.reader.apart.contains(&at))
    }

    /// A list of parts: each with its title, its text and the tables below it. Text that goes on below a table
    /// is a part without a title; `titled` says whether titles are told from the text.
    pub(super) fn parts_with_tables(
        &mut self,
        typed: &TypedBody,
        groups: Vec<TableGroup>,
        (first, titled): (usize, bool),
        indent: usize,
    ) {
        let mut groups = typed.placed(groups).into_iter().peekable();
        let is_title = |line: usize| titled && typed.parts[line].is_some();
        let mut at = first;
        while at < typed.lines.len() || groups.peek().is_some() {
            let table = groups.peek().map_or(typed.lines.len(), |(place, _)| *place);
            let own = at < typed.lines.len() && table > at && is_title(at);
            let from = at + usize::from(own);
            let end = (from..typed.lines.len()).find(|line| is_title(*line)).unwrap_or(typed.lines.len());
            let end = end.min(table);
            self.yaml.item();
            if own {
                let title = typed.parts[at].clone().unwrap_or_default();
                self.yaml.value(indent + 4, "muc", &title, typed.lines[at].at);
            }
            if from < end {
                self.yaml.block(indent + 4, "loi_van", &typed.lines[from..end]);
            }
            if let Some((_, group)) = groups.next_if(|(place, _)| *place == end) {
                self.group(&group, indent + 4);
            }
            at = end;
        }
    }

    /// A list of articles: those with tables have a list of texts and tables as their text, those between them
    /// stand in one text.
    pub(super) fn articles_with_tables(&mut self, typed: &TypedBody, groups: Vec<TableGroup>, indent: usize) {
        let begins = |line: &usize| typed.sorts[*line] != LineSort::Other;
        let mut groups = typed.placed(groups).into_iter().peekable();
        let mut at = 0;
        while at < typed.lines.len() {
            let table = groups.peek().map(|(place, _)| *place);
            let start = table.and_then(|table| (at..table).rev().find(begins)).unwrap_or(typed.lines.len());
            if at < start {
                self.text_item(&typed.lines[at..start], indent + 4);
            }
            if start == typed.lines.len() {
                break;
            }
            let end = (start + 1..typed.lines.len()).find(begins).unwrap_or(typed.lines.len());
            self.yaml.item();
            self.yaml.key(indent + 4, "loi_van");
            at = start;
            while let Some((place, group)) = groups.next_if(|(place, _)| *place <= end) {
                if at < place {
                    self.text_item(&typed.lines[at..place], indent + 8);
                }
                self.yaml.item();
                self.group(&group, indent + 8);
                at = place;
            }
            if at < end {
                self.text_item(&typed.lines[at..end], indent + 8);
            }
            at = end;
        }
    }

    /// An item of a list that is a text; `indent` is that of its lines.
    fn text_item(&mut self, lines: &[TypedLine], indent: usize) {
        self.yaml.item();
        self.yaml.raw(indent, "|", None);
        lines.iter().for_each(|line| self.yaml.raw(indent, &line.text, line.at));
    }

    fn group(&mut self, group: &TableGroup, indent: usize) {
        self.tables(&group.tables, false, indent);
        self.yaml.prose(indent, "ghi_chu", &group.notes);
    }
}

impl BodyPieces {
    /// A line, unless it is a note under the tables above it.
    fn line(&mut self, line: BodyLine, notes: &mut OpenNotes) {
        let below = self.lines.len();
        let Some(group) = self.groups.last_mut().filter(|group| group.above == below) else {
            self.lines.push(line);
            return;
        };
        let opens = line.role == Role::TieuDeGhiChu && folded(&line.text).trim_end_matches(':') == "ghi chu";
        if opens && group.notes.is_empty() && notes.heading.is_none() {
            notes.heading = Some(line);
        } else if line.role == Role::GhiChu && notes.heading.is_some() {
            group.notes.push(TypedLine::new(prose(&line.text), Some(line.at)));
        } else {
            self.settle(notes);
            self.lines.push(line);
        }
    }

    /// Ends the notes: words that announce none are a line of the body.
    fn settle(&mut self, notes: &mut OpenNotes) {
        let empty = self.groups.last().is_some_and(|group| group.notes.is_empty());
        self.lines.extend(notes.heading.take().filter(|_| empty));
    }

    fn table(&mut self, table: TypedTable) {
        let above = self.lines.len();
        match self.groups.last_mut().filter(|group| group.above == above && group.notes.is_empty()) {
            Some(group) => group.tables.push(table),
            None => self.groups.push(TableGroup { above, tables: vec![table], notes: Vec::new() }),
        }
    }
}

impl TypedBody {
    /// Groups of tables with the number of the typed line that stands below each.
    fn placed(&self, groups: Vec<TableGroup>) -> Vec<(usize, TableGroup)> {
        let flagged = (0..self.lines.len()).filter(|line| self.below_table[*line]);
        let mut places = flagged.chain(std::iter::repeat(self.lines.len()));
        let mut last = None;
        let placed = groups.into_iter().map(|group| {
            // Two groups above one line have the notes of the first between them.
            let place = match last {
                Some((above, place)) if above == group.above => place,
                _ => places.next().unwrap_or(self.lines.len()),
            };
            last = Some((group.above, place));
            (place, group)
        });
        placed.collect()
    }

    /// Whether each of these tables stands in an article.
    pub(super) fn in_articles(&self) -> bool {
        let opens = self.sorts.first().is_some_and(|sort| *sort != LineSort::Other);
        let tables = (0..self.lines.len()).filter(|line| self.below_table[*line]).chain([self.lines.len()]);
        let begins = |line: &usize| self.sorts[*line] != LineSort::Other;
        let article = |table: usize| (0..table).rev().find(begins).map(|line| self.sorts[line]);
        opens && tables.into_iter().all(|table| article(table) == Some(LineSort::Article))
    }
}

/// Takes the lines right above a table that are its name or its unit; those before `floor` stand above another
/// table.
pub(super) fn captions(lines: &mut Vec<BodyLine>, floor: usize) -> Vec<TypedLine> {
    let from = lines
        .iter()
        .rposition(|line| !matches!(line.role, Role::TenBang | Role::DonViTinh))
        .map_or(0, |at| at + 1)
        .max(floor);
    lines.drain(from..).map(|line| TypedLine::new(line.text, Some(line.at))).collect()
}

/// Lines above a table that turned out to have no words, as lines of the body again.
pub(super) fn as_lines(captions: Vec<TypedLine>) -> impl Iterator<Item = BodyLine> {
    captions.into_iter().filter_map(|line| {
        let (role, at) = (Role::DoanVan, line.at?);
        Some(BodyLine {
            role,
            text: line.text,
            at,
            bold: false,
            literal: false,
            below_table: false,
            looks: Vec::new(),
        })
    })
}
