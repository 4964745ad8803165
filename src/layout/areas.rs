//! The paragraphs of a document in the order of reading, each with the area of the page that its kind may
//! use; and what fits no area however it is laid out.
//!
//! In: the document laid out. Out: areas, and what does not fit its own. It leaves checking what was
//! drawn to the writers.

use super::figures::{UnfitFigure, unfit_figure};
use super::laid::{Laid, LaidContent};
use super::measure::{longest_line, wrap};
use super::text::LaidText;
use crate::length::Length;
use crate::paper::{Inline, Paragraph, Role};

pub use super::area::{Area, AreaKind};

/// A paragraph and the area its words may use.
#[derive(Clone, Copy, Debug)]
pub struct Allowed<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// Number of its section.
    pub section: usize,
    /// Its area.
    pub area: Area,
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
    /// The paragraph it is in, and its kind of area; None for a table.
    pub paragraph: Option<(&'a Paragraph, AreaKind)>,
}

/// What may be wider than its place and is never broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wide {
    /// A figure.
    Figure(String),
    /// The word that contains this figure, which word processors would break within the figure.
    Glued(String),
    /// The words in a frame.
    Mark,
    /// A table, wider than the text.
    Table,
}

/// All paragraphs that have any words.
pub fn areas<'a>(page: &Laid<'a>) -> Vec<Allowed<'a>> {
    let mut found = Vec::new();
    for (section, laid) in page.sections.iter().enumerate() {
        laid.each_text(&mut |text| {
            if has_words(text) {
                found.push(Allowed { paragraph: text.paragraph, section, area: text.area });
            }
        });
    }
    found
}

/// What is wider than its place and is never broken, in any format. The figures of a table's columns are
/// left to `widths`, which knows the columns.
pub fn misfits<'a>(page: &Laid<'a>) -> Vec<Misfit<'a>> {
    let mut misfits = Vec::new();
    for section in &page.sections {
        section.each_text(&mut |text| misfits.extend(misfit(text)));
    }
    for section in &page.sections {
        for block in &section.blocks {
            let LaidContent::Table(table) = &block.content else { continue };
            let needed: Length = table.source.columns.iter().copied().sum();
            if needed > section.width {
                misfits.push(Misfit { what: Wide::Table, needed, width: section.width, paragraph: None });
            }
        }
    }
    misfits
}

fn misfit<'a>(text: &LaidText<'a>) -> Option<Misfit<'a>> {
    if !has_words(text) {
        return None;
    }
    let (kind, setting) = (text.area.kind, &text.setting);
    let (what, needed) = match kind {
        AreaKind::Mark | AreaKind::TopMark => {
            let lines = wrap(setting.content, setting.style, setting.size, Length::mm(1000.0), setting.faces);
            let line = longest_line(&lines);
            (Wide::Mark, (line > setting.width).then_some(line)?)
        }
        _ if matches!(text.paragraph.role, Role::OSo | Role::ONhomSo | Role::OTongSo) => return None,
        _ => match unfit_figure(setting)? {
            UnfitFigure::Wide(figure, needed) => (Wide::Figure(figure), needed),
            UnfitFigure::Glued(figure, needed) => (Wide::Glued(figure), needed),
        },
    };
    Some(Misfit { what, needed, width: setting.width, paragraph: Some((text.paragraph, kind)) })
}

fn has_words(text: &LaidText<'_>) -> bool {
    text.setting
        .content
        .iter()
        .any(|inline| matches!(inline, Inline::Text(run) if !run.text.trim_start().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{Allowed, AreaKind, Wide, areas, misfits};
    use crate::layout::of;
    use crate::length::Length;
    use crate::paper::{
        Block, Cell, Columns, ColumnsKind, Fit, Inline, MarginFrames, Orientation, PairRow, Paper, Paragraph,
        Role, Row, Section, Simple, Table, WordFrame,
    };
    use crate::theme::Theme;

    fn line(role: Role, text: &str) -> Paragraph {
        Paragraph::new(role, vec![Inline::text(text)])
    }

    fn mark(mm: f64, text: &str) -> WordFrame {
        WordFrame { width: Length::mm(mm), height: Length::mm(8.0), paragraph: line(Role::DuThao, text) }
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
            fit: Fit::Given,
            title: String::new(),
            columns: widths.iter().map(|width| Length::mm(*width)).collect(),
            text_size: Length::pt(12.0),
            head: vec![],
            body: vec![Row { cells, whole: true, keep_next: false }],
        })
    }

    fn document(blocks: Vec<Block>) -> Paper {
        let (left, top, gap) = (Length::mm(60.0), Length::mm(10.0), Length::mm(3.0));
        let marks =
            Some(MarginFrames { left, top, gap, frames: vec![mark(30.0, "MỘT"), mark(20.0, "HAI")] });
        let foot = vec![line(Role::DiaChi, "Địa chỉ")];
        let section = Section {
            document: 0,
            appendix: None,
            orientation: Orientation::Portrait,
            restart_numbering: true,
            marks,
            foot,
            blocks,
        };
        Paper { sections: vec![section], ..Paper::default() }
    }

    /// In the order of reading, each with its area in millimetres.
    #[test]
    fn every_paragraph_has_the_area_of_its_kind() {
        let columns = Block::Columns(Columns {
            kind: ColumnsKind::Header,
            widths: [Length::mm(70.0), Length::mm(95.0)],
            rows: vec![PairRow {
                cells: [
                    vec![Simple::Paragraph(line(Role::SoKyHieu, "Số"))],
                    vec![Simple::Mark(mark(25.0, "KHẨN"))],
                ],
                level_bottom: false,
                flows_after: None,
            }],
        });
        let table = table(&[20.0, 45.0], &[(Role::OChu, "a"), (Role::OSo, "1")]);
        let tree = document(vec![columns, line(Role::DoanVan, "Chữ").into(), table]);
        let theme = Theme::default();
        let shown: Vec<String> = areas(&of(&tree, &theme))
            .iter()
            .map(|Allowed { paragraph, area, .. }| {
                let [left, right, top, bottom] =
                    [area.left, area.right, area.top, area.bottom].map(|edge| edge.to_mm().round());
                format!("{} {:?} {left}–{right} × {top}–{bottom}", paragraph.plain_text(), area.kind)
            })
            .collect();
        let expected = [
            "MỘT TopMark 90–120 × 10–18",
            "HAI TopMark 123–143 × 10–18",
            "Số Columns 30–100 × 20–277",
            // In the middle of its column, as its role is aligned.
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
        let theme = Theme::default();
        let told = |tree: &Paper| {
            let told = misfits(&of(tree, &theme)).into_iter();
            told.map(|one| (one.what, one.needed.to_mm().round(), one.width.to_mm().round()))
                .collect::<Vec<_>>()
        };
        let fits = table(&[30.0, 30.0], &[(Role::OChu, "số 12.125.120"), (Role::OSo, "12.125.120.000")]);
        assert_eq!(told(&document(vec![fits])), []);
        // Figures of a table's columns are reported by the part that knows the columns.
        let narrow =
            table(&[20.0, 20.0], &[(Role::OChu, "số 12.125.120.000"), (Role::OSo, "12.125.120.000")]);
        let figure = Wide::Figure("12.125.120.000".to_owned());
        assert_eq!(told(&document(vec![narrow])), [(figure, 26.0, 17.0)]);
        let wide = table(&[90.0, 90.0], &[(Role::OChu, "a"), (Role::OSo, "1")]);
        assert_eq!(told(&document(vec![wide])), [(Wide::Table, 180.0, 165.0)]);
        let framed = document(vec![Block::Simple(Simple::Mark(mark(20.0, "LƯU HÀNH NỘI BỘ")))]);
        assert_eq!(told(&framed), [(Wide::Mark, 43.0, 20.0)]);
        let kind = misfits(&of(&framed, &theme))[0].paragraph.map(|(_, kind)| kind);
        assert_eq!(kind, Some(AreaKind::Mark));
    }
}
