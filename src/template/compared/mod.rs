//! Tables of two versions of a dossier, compared.
//!
//! In: a read dossier; out: its tables as figures under the names that stand on paper, for
//! [`crate::budget::diff`]. In: a difference; out: the blocks of an appendix "Bảng so sánh", or
//! a sheet of its own.

mod chart;
mod table;
mod words;

pub(super) use words::Compared;

use super::assemble::{Dossier, Referred};
use super::cited::CitedPaper;
use super::table::Place;
use super::texts::{self, Texts};
use super::view::Words;
use super::{Office, keep};
use crate::budget::Sheets;
use crate::budget::diff::{Diff, Figures, Shown};
use crate::content::VanBan;
use crate::diag::Diagnostics;
use crate::document::{Block, Chart, Document, Inline, Orientation, Paragraph, Role, Section, heights};
use crate::length::Length;
use crate::source::Sources;
use crate::theme::Theme;

/// What two versions of a dossier are compared by.
#[derive(Clone, Debug)]
pub struct Figured {
    /// Kind and trích yếu: "Quyết định Phê duyệt …".
    pub title: String,
    /// Its tables of money, from the first to the last.
    pub tables: Vec<Figures>,
}

/// The tables of money of a dossier, variables in their names filled in.
pub fn figured(
    office: &Office,
    document: &VanBan,
    sheets: &Sheets,
    cited: &[CitedPaper],
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Figured {
    // What it compares itself is not followed.
    let referred = Referred { cited, compared: &[], unit: None };
    let mut dossier = Dossier::open(office, document, sheets, referred, sources, diags);
    let mut tables = Vec::new();
    collect(&mut dossier, document, None, &mut tables);
    let words = dossier.words(document, None);
    Figured { title: dossier.title(document, &words), tables }
}

fn collect(dossier: &mut Dossier<'_>, document: &VanBan, parent: Option<&Words>, all: &mut Vec<Figures>) {
    let words = dossier.words(document, parent);
    let context = dossier.context(&words);
    let tables = document.phu_luc.iter().flat_map(|appendix| &appendix.bang);
    for bang in tables.filter(|bang| bang.has_money()) {
        let Some(sheet) = dossier.sheets.get(bang.table_id()) else { continue };
        let mut texts = Texts::new(dossier.office, &context, dossier.sources, dossier.diags);
        all.push(Figures::of(sheet, &mut |lines| texts::plain(&texts.each(lines))));
    }
    for attached in &document.kem_theo {
        collect(dossier, attached, Some(&words), all);
    }
}

/// The blocks of a comparison: its unit and the table, below it a chart where one is wanted.
pub(super) fn blocks(diff: &Diff, shown: Shown, with: Below, theme: &Theme, place: Place) -> Vec<Block> {
    let line = |role, text: String| Block::Paragraph(Paragraph::new(role, vec![Inline::text(text)]));
    let mut blocks = Vec::new();
    if !diff.title.is_empty() {
        blocks.push(line(Role::TenBang, diff.title.clone()));
    }
    blocks.push(line(Role::DonViTinh, format!("Đơn vị tính: {}", diff.unit.name())));
    blocks.push(Block::Table(table::table(diff, shown, theme, place)));
    if with == Below::Chart
        && let Some(chart) = chart::chart(diff, theme, place.orientation)
    {
        blocks.push(line(Role::TenBang, format!("Biểu đồ. {}", chart.title)));
        blocks.push(Block::Chart(chart));
    }
    blocks
}

/// What stands below the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    /// A chart.
    Chart,
    /// Nothing.
    Nothing,
}

/// The chart of each table, for files of their own.
pub fn charts(tables: &[Diff], theme: &Theme) -> Vec<Chart> {
    tables.iter().filter_map(|diff| chart::chart(diff, theme, Orientation::Landscape)).collect()
}

/// A sheet of its own with all tables, for those who read it without the decision.
pub fn sheet(about: &str, tables: &[Diff], shown: Shown, theme: &Theme) -> Document {
    let orientation = Orientation::Landscape;
    let line = |role, text: &str| Block::Paragraph(Paragraph::new(role, vec![Inline::text(text)]));
    let sections = tables.iter().enumerate().map(|(at, diff)| {
        let mut blocks = Vec::new();
        if at == 0 {
            blocks.push(line(Role::TenPhuLuc, &TITLE.to_uppercase()));
            blocks.push(line(Role::KemTheo, &format!("({about})")));
        }
        let width = theme.text_width(orientation);
        let above: Length = blocks.iter().map(|block| heights::block_height(block, theme, width)).sum();
        let place = Place { orientation, above };
        blocks.extend(self::blocks(diff, shown, Below::Chart, theme, place));
        keep::mark(&mut blocks, theme, orientation);
        Section {
            appendix: None,
            orientation,
            restart_numbering: at == 0,
            marks: None,
            foot: Vec::new(),
            blocks,
        }
    });
    let sections = sections.collect();
    Document { title: format!("{TITLE}: {about}"), sections, ..Document::default() }
}

const TITLE: &str = "Bảng so sánh kinh phí trước và sau điều chỉnh";
