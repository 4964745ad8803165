//! The paragraphs of the tree in the order in which they are read, each with the area of the page
//! that its kind may use; and what fits no area however it is laid out.
//!
//! In: the tree and the theme. Out: areas, and what does not fit its own. It leaves looking at
//! what was laid out to the writers.

use super::figures::{Unfit, unfit_figure};
use super::measure::{longest_line, wrap};
use super::{Block, Chart, Columns, Document, Inline, Mark, Marks, Paragraph, Role, Section, Table};
use crate::length::Length;
use crate::theme::{Align, Margins, Theme};

/// The areas that words may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// The text, between the margins.
    Text,
    /// A column of the header or of the signature, between the margins.
    Columns,
    /// A cell of a table.
    Cell,
    /// Its place in a chart.
    Chart,
    /// A frame in the text, on one line.
    Mark,
    /// A frame in the top margin of a first page.
    TopMark,
    /// The foot of a first page, below all else.
    Foot,
    /// The page between its margins, and the top margin: page numbers, repeated head rows.
    Page,
}

/// A paragraph and where its words may stand, from the sheet's upper left corner.
#[derive(Clone, Copy, Debug)]
pub struct Allowed<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// What its area is.
    pub kind: AreaKind,
    /// Number of its section.
    pub section: usize,
    /// Left edge.
    pub left: Length,
    /// Right edge.
    pub right: Length,
    /// Upper edge; of a frame in the text that of the whole text.
    pub top: Length,
    /// Lower edge.
    pub bottom: Length,
    /// What of the width its lines have.
    pub width: Length,
    /// Size of its letters.
    pub size: Length,
}

/// What fits no page.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit<'a> {
    /// What does not fit.
    pub what: Wide,
    /// How wide it is.
    pub needed: Length,
    /// How wide its place is.
    pub width: Length,
    /// The paragraph it is in, and what area it may use; None for a table.
    pub paragraph: Option<(&'a Paragraph, AreaKind)>,
}

/// What may be wider than its place and never parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wide {
    /// A figure.
    Figure(String),
    /// The word that this figure stands in, which word processors would part within the figure.
    Glued(String),
    /// The words in a frame.
    Mark,
    /// A table, wider than the text.
    Table,
}

/// All paragraphs that have any words.
pub fn areas<'a>(document: &'a Document, theme: &Theme) -> Vec<Allowed<'a>> {
    walk(document, theme).found
}

/// What is wider than its place and never parts, in whatever file. The figures of a table's columns
/// are left to who knows the columns.
pub fn misfits<'a>(document: &'a Document, theme: &Theme) -> Vec<Misfit<'a>> {
    let Walk { found, wide_tables, .. } = walk(document, theme);
    let misfit = |area: Allowed<'a>| {
        let Allowed { paragraph, kind, size, width, .. } = area;
        let (style, content) = (theme.style(paragraph.role), &paragraph.content);
        let (what, needed) = match kind {
            AreaKind::Mark | AreaKind::TopMark => {
                let line = longest_line(&wrap(content, style, size, Length::mm(1000.0), &theme.faces));
                (Wide::Mark, (line > width).then_some(line)?)
            }
            _ if matches!(paragraph.role, Role::OSo | Role::ONhomSo | Role::OTongSo) => return None,
            _ => match unfit_figure(content, style, size, width, &theme.faces)? {
                Unfit::Wide(figure, needed) => (Wide::Figure(figure), needed),
                Unfit::Glued(figure, needed) => (Wide::Glued(figure), needed),
            },
        };
        Some(Misfit { what, needed, width, paragraph: Some((paragraph, kind)) })
    };
    let table = |(needed, width)| Misfit { what: Wide::Table, needed, width, paragraph: None };
    found.into_iter().filter_map(misfit).chain(wide_tables.into_iter().map(table)).collect()
}

fn walk<'a, 't>(document: &'a Document, theme: &'t Theme) -> Walk<'a, 't> {
    let mut walk = Walk {
        theme,
        section: 0,
        top: Length::ZERO,
        bottom: Length::ZERO,
        found: Vec::new(),
        wide_tables: Vec::new(),
    };
    for (number, section) in document.sections.iter().enumerate() {
        walk.section = number;
        walk.section(section);
    }
    walk
}

struct Walk<'a, 't> {
    theme: &'t Theme,
    section: usize,
    top: Length,
    bottom: Length,
    found: Vec<Allowed<'a>>,
    /// Tables wider than the text, with both widths.
    wide_tables: Vec<(Length, Length)>,
}

/// From the left edge of the sheet.
#[derive(Clone, Copy)]
struct Strip {
    left: Length,
    width: Length,
}

impl<'a> Walk<'a, '_> {
    /// The foot is read after what stands first on its page.
    fn section(&mut self, section: &'a Section) {
        let Margins { top, bottom, left, .. } = self.theme.page.margins;
        (self.top, self.bottom) = (top, section.orientation.sheet().1 - bottom);
        let text = Strip { left, width: self.theme.text_width(section.orientation) };
        if let Some(marks) = &section.marks {
            self.marks(marks, text);
        }
        let (first, rest) = section.blocks.split_at(section.blocks.len().min(1));
        first.iter().for_each(|block| self.block(block, text, AreaKind::Text));
        section.foot.iter().for_each(|line| self.add(line, AreaKind::Foot, text));
        rest.iter().for_each(|block| self.block(block, text, AreaKind::Text));
    }

    fn block(&mut self, block: &'a Block, place: Strip, kind: AreaKind) {
        match block {
            Block::Paragraph(paragraph) => self.add(paragraph, kind, place),
            Block::Columns(columns) => self.columns(columns, place),
            Block::Table(table) => self.table(table, place),
            Block::Chart(chart) => self.chart(chart, place),
            Block::Mark(mark) => self.mark(mark, place),
            Block::Rule(_) | Block::SignSpace(_) | Block::Signed(_) => {}
        }
    }

    fn columns(&mut self, columns: &'a Columns, place: Strip) {
        let [left, right] = columns.widths;
        let strips = [Strip { width: left, ..place }, Strip { left: place.left + left, width: right }];
        for (cell, strip) in columns.rows.iter().flat_map(|row| row.cells.iter().zip(strips)) {
            cell.iter().for_each(|block| self.block(block, strip, AreaKind::Columns));
        }
    }

    /// A table stands in the middle of the text.
    fn table(&mut self, table: &'a Table, place: Strip) {
        let whole: Length = table.columns.iter().copied().sum();
        if whole > place.width {
            self.wide_tables.push((whole, place.width));
        }
        let mut edge = place.left + (place.width - whole).scale(0.5);
        let mut edges = vec![edge];
        for width in &table.columns {
            edge = edge + *width;
            edges.push(edge);
        }
        let padding = self.theme.room.cell_padding * 2;
        for cell in table.head.iter().chain(&table.body).flat_map(|row| &row.cells) {
            let edge = |column: usize| edges[column.min(edges.len() - 1)];
            let (left, right) = (edge(cell.column), edge(cell.column + cell.colspan));
            for paragraph in &cell.paragraphs {
                self.set(paragraph, table.text_size, right - left - padding, AreaKind::Cell, |own| {
                    own.left = left.max(place.left);
                    own.right = right.min(place.left + place.width);
                });
            }
        }
    }

    fn chart(&mut self, chart: &'a Chart, place: Strip) {
        let padding = self.theme.room.cell_padding;
        let mut add = |paragraph: &'a Paragraph, left: Length, width: Length, room: Length| {
            self.set(paragraph, chart.text_size, width - room, AreaKind::Chart, |own| {
                (own.left, own.right) = (left, left + width);
            });
        };
        for group in &chart.groups {
            add(&group.label, place.left, chart.label_width, Length::ZERO);
            for bar in &group.bars {
                let left = place.left + chart.label_width + bar.length;
                add(&bar.words, left, chart.plot_width - bar.length, padding);
            }
        }
    }

    fn marks(&mut self, marks: &'a Marks, text: Strip) {
        let mut left = text.left + marks.left;
        for mark in &marks.frames {
            let style = self.theme.style(mark.paragraph.role);
            self.set(&mark.paragraph, style.size, mark.width, AreaKind::TopMark, |own| {
                own.left = left.max(text.left);
                own.right = (left + mark.width).min(text.left + text.width);
                (own.top, own.bottom) = (marks.top, marks.top + mark.height);
            });
            left = left + mark.width + marks.gap;
        }
    }

    fn mark(&mut self, mark: &'a Mark, place: Strip) {
        let free = place.width - mark.width;
        let indent = match self.theme.style(mark.paragraph.role).align {
            Align::Left | Align::Justify => Length::ZERO,
            Align::Center => free.scale(0.5),
            Align::Right => free,
        };
        self.add(&mark.paragraph, AreaKind::Mark, Strip { left: place.left + indent, width: mark.width });
    }

    fn add(&mut self, paragraph: &'a Paragraph, kind: AreaKind, place: Strip) {
        let size = self.theme.style(paragraph.role).size;
        self.set(paragraph, size, place.width, kind, |own| {
            (own.left, own.right) = (place.left, place.left + place.width);
        });
    }

    fn set(
        &mut self,
        paragraph: &'a Paragraph,
        size: Length,
        width: Length,
        kind: AreaKind,
        place: impl FnOnce(&mut Allowed<'a>),
    ) {
        let has_words =
            |inline: &Inline| matches!(inline, Inline::Text(run) if !run.text.trim_start().is_empty());
        if paragraph.content.iter().any(has_words) {
            let Walk { section, top, bottom, .. } = *self;
            let (left, right) = (Length::ZERO, Length::ZERO);
            let mut own = Allowed { paragraph, kind, section, left, right, top, bottom, width, size };
            place(&mut own);
            self.found.push(own);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AreaKind, Wide, areas, misfits};
    use crate::document::{
        Block, Cell, Columns, ColumnsKind, Document, Inline, Mark, Marks, Orientation, PairRow, Paragraph,
        Role, Row, Section, Table,
    };
    use crate::length::Length;
    use crate::theme::Theme;

    fn line(role: Role, text: &str) -> Paragraph {
        Paragraph::new(role, vec![Inline::text(text)])
    }

    fn mark(mm: f64, text: &str) -> Mark {
        Mark { width: Length::mm(mm), height: Length::mm(8.0), paragraph: line(Role::DuThao, text) }
    }

    fn table(widths: &[f64], texts: &[(Role, &str)]) -> Block {
        let cell = |(column, (role, text)): (usize, &(Role, &str))| Cell {
            column,
            colspan: 1,
            rowspan: 1,
            middle: false,
            paragraphs: vec![line(*role, text)],
        };
        let cells = texts.iter().enumerate().map(cell).collect();
        Block::Table(Table {
            id: None,
            title: String::new(),
            columns: widths.iter().map(|width| Length::mm(*width)).collect(),
            text_size: Length::pt(12.0),
            head: vec![],
            body: vec![Row { cells, whole: true, keep_next: false }],
        })
    }

    fn document(blocks: Vec<Block>) -> Document {
        let (left, top, gap) = (Length::mm(60.0), Length::mm(10.0), Length::mm(3.0));
        let marks = Some(Marks { left, top, gap, frames: vec![mark(30.0, "MỘT"), mark(20.0, "HAI")] });
        let foot = vec![line(Role::DiaChi, "Địa chỉ")];
        let section = Section {
            appendix: None,
            orientation: Orientation::Portrait,
            restart_numbering: true,
            marks,
            foot,
            blocks,
        };
        Document { sections: vec![section], ..Document::default() }
    }

    /// In the order of reading, each in the millimetres it may use.
    #[test]
    fn every_paragraph_has_the_area_of_its_kind() {
        let columns = Block::Columns(Columns {
            kind: ColumnsKind::Header,
            widths: [Length::mm(70.0), Length::mm(95.0)],
            rows: vec![PairRow {
                cells: [
                    vec![Block::Paragraph(line(Role::SoKyHieu, "Số"))],
                    vec![Block::Mark(mark(25.0, "KHẨN"))],
                ],
                level_bottom: false,
                flows_after: None,
            }],
        });
        let table = table(&[20.0, 45.0], &[(Role::OChu, "a"), (Role::OSo, "1")]);
        let tree = document(vec![columns, Block::Paragraph(line(Role::DoanVan, "Chữ")), table]);
        let shown: Vec<String> = areas(&tree, &Theme::default())
            .iter()
            .map(|area| {
                let [left, right, top, bottom] =
                    [area.left, area.right, area.top, area.bottom].map(|edge| edge.to_mm().round());
                let words = area.paragraph.plain_text();
                format!("{words} {:?} {left}–{right} × {top}–{bottom}", area.kind)
            })
            .collect();
        let expected = [
            "MỘT TopMark 90–120 × 10–18",
            "HAI TopMark 123–143 × 10–18",
            "Số Columns 30–100 × 20–277",
            // In the middle of its column, as its role stands.
            "KHẨN Mark 135–160 × 20–277",
            "Địa chỉ Foot 30–195 × 20–277",
            "Chữ Text 30–195 × 20–277",
            "a Cell 80–100 × 20–277",
            "1 Cell 100–145 × 20–277",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_never_parts_is_told_where_it_is_too_wide() {
        let told = |tree: &Document| {
            let told = misfits(tree, &Theme::default()).into_iter();
            told.map(|one| (one.what, one.needed.to_mm().round(), one.width.to_mm().round()))
                .collect::<Vec<_>>()
        };
        let fits = table(&[30.0, 30.0], &[(Role::OChu, "số 12.125.120"), (Role::OSo, "12.125.120.000")]);
        assert_eq!(told(&document(vec![fits])), []);
        // Figures of a table's columns are told by who knows the columns.
        let narrow =
            table(&[20.0, 20.0], &[(Role::OChu, "số 12.125.120.000"), (Role::OSo, "12.125.120.000")]);
        let figure = Wide::Figure("12.125.120.000".to_owned());
        assert_eq!(told(&document(vec![narrow])), [(figure, 26.0, 17.0)]);
        let wide = table(&[90.0, 90.0], &[(Role::OChu, "a"), (Role::OSo, "1")]);
        assert_eq!(told(&document(vec![wide])), [(Wide::Table, 180.0, 165.0)]);
        let framed = document(vec![Block::Mark(mark(20.0, "LƯU HÀNH NỘI BỘ"))]);
        assert_eq!(told(&framed), [(Wide::Mark, 43.0, 20.0)]);
        let kind = misfits(&framed, &Theme::default())[0].paragraph.map(|(_, kind)| kind);
        assert_eq!(kind, Some(AreaKind::Mark));
    }
}
