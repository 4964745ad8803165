//! A version of a dossier as figures under the names that stand on paper, for
//! [`crate::budget::diff`].
//!
//! In: a read dossier. Out: its title and its tables of money.

use super::Office;
use super::assemble::opened;
use super::cited::CitedPaper;
use super::dossier::{Dossier, Referred};
use super::texts::{self, Texts};
use super::view::Words;
use crate::budget::Sheets;
use crate::budget::diff::Figures;
use crate::content::VanBan;
use crate::diag::Report;

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
    report: &mut Report,
) -> Figured {
    // What it compares itself is not followed.
    let referred = Referred { cited, compared: &[], unit: None };
    let mut dossier = opened(office, document, sheets, referred, report);
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
        let mut texts =
            Texts::new(dossier.office, &context, &dossier.report.sources, &mut dossier.report.findings);
        all.push(Figures::of(sheet, &mut |lines| texts::plain(&texts.each(lines))));
    }
    for attached in &document.kem_theo {
        collect(dossier, attached, Some(&words), all);
    }
}
