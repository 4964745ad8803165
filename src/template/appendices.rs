//! Appendices of a dossier: their frames, with their text, tables and comparisons inside.
//!
//! In: an open dossier, and which appendix. Out: its sections. It leaves cells to `table` and
//! `comparison`, frames to `open_dossier`.

use tera::Context;

use super::comparison::{self, BelowTable};
use super::frame_reader::FramePart;
use super::left_out::Printed;
use super::open_dossier::OpenDossier;
use super::practice;
use super::sections::{orientation, section};
use super::table;
use super::texts::Texts;
use super::view::PlainWords;
use crate::budget::Sheet;
use crate::budget::comparison::ShownRows;
use crate::content::Dossier;
use crate::content::number::roman;
use crate::paper::{Block, Role, Section};

/// The frame of every appendix.
const FRAME: &str = "phu_luc.xml";

impl OpenDossier<'_> {
    /// The sections of one appendix, found by its position in its document; this position is also its
    /// number.
    pub(super) fn appendix(
        &mut self,
        (document, of): (&Dossier, u32),
        at: usize,
        words: &PlainWords,
    ) -> Option<Vec<Section>> {
        let appendix = &document.phu_luc[at];
        self.appendices += 1;
        let orientation = orientation(appendix);
        let mut context = self.context(words);
        // A single appendix has no number; several have Roman numbers (PL I, III.1).
        let number = if document.phu_luc.len() > 1 { roman(at as u32 + 1) } else { String::new() };
        context.insert("so", &number);
        if let Some(ma) = &appendix.ma {
            let label = format!("Phụ lục {number}").trim_end().to_owned();
            self.labels.entry(ma.text.clone()).or_default().push(label);
        }
        context.insert("huong", orientation.word());
        context.insert("kem_theo", &self.root.attached_line());
        let blocks = self.body(&appendix.body, &context);
        let table_context = context.clone();
        let parts = self.frame(FRAME, appendix.at, &[], context, |view, mut context| {
            context.insert("ten", &view.appendix_name(&appendix.ten, at as u32 + 1, &context));
            context.insert("ghi_chu", &view.notes(&appendix.ghi_chu));
            context
        })?;
        let printed = Printed {
            body: !appendix.body.is_empty(),
            tables: !appendix.bang.is_empty() || appendix.so_sanh.is_some(),
            ..Printed::default()
        };
        self.check_printed(FRAME, &parts, printed);
        let mut sections = Vec::new();
        for part in parts {
            let FramePart::Section(orientation, pieces) = part else { continue };
            let mut tables = Vec::new();
            for bang in &appendix.bang {
                let sheet = self.sheets.get(bang.table_id());
                tables.extend(sheet.map(|sheet| self.table(sheet, &table_context)).unwrap_or_default());
            }
            if let Some(so_sanh) = &appendix.so_sanh
                && let Some((_, diff)) = self.compared.iter().find(|(at, _)| *at == so_sanh.at)
            {
                let shown = if so_sanh.tat_ca { ShownRows::All } else { ShownRows::Changed };
                let below = if so_sanh.bieu_do { BelowTable::Chart } else { BelowTable::Nothing };
                tables.extend(comparison::blocks(diff, shown, below));
            }
            practice::sheet(appendix, orientation, self.office.theme.wide, &mut self.report.findings);
            let section = section(orientation, pieces, &blocks, &tables, of);
            let mut section = Section { appendix: Some(self.appendices), ..section };
            section.each_paragraph(&mut |paragraph| {
                if paragraph.role == Role::PhuLuc {
                    paragraph.origin = paragraph.origin.or(Some(appendix.at));
                }
            });
            sections.push(section);
        }
        Some(sections)
    }

    fn table(&mut self, sheet: &Sheet, context: &Context) -> Vec<Block> {
        let mut texts = Texts::new(self.office, context, self.report);
        table::build(sheet, &mut |text| texts.filled(text))
    }
}
