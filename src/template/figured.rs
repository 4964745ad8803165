//! The figures of one version of a dossier, under the names that they have on paper, for
//! [`crate::budget::comparison`].
//!
//! In: a dossier as read. Out: its title and its tables of money.

use super::Office;
use super::assemble::opened;
use super::cited::CitedPaper;
use super::open_dossier::{OpenDossier, Referred};
use super::texts::{self, Texts};
use super::view::PlainWords;
use crate::budget::Sheets;
use crate::budget::comparison::ComparedTable;
use crate::content::Dossier;
use crate::content::body_tables::BodyTables;
use crate::finding::Report;

/// What two versions of a dossier are compared by.
#[derive(Clone, Debug)]
pub struct Figured {
    /// Kind and trích yếu: "Quyết định Phê duyệt …".
    pub title: String,
    /// Its tables of money, from the first to the last.
    pub tables: Vec<ComparedTable>,
}

/// The tables of money of a dossier, with the variables in their names filled in.
pub fn figured(
    office: &Office,
    document: &Dossier,
    sheets: &Sheets,
    cited: &[CitedPaper],
    report: &mut Report,
) -> Figured {
    // Comparisons within the dossier itself are not followed.
    let referred = Referred { cited, compared: &[], unit: None };
    let mut dossier = opened(office, document, sheets, referred, report);
    let mut tables = Vec::new();
    collect(&mut dossier, document, None, &mut tables);
    let words = dossier.words(document, None);
    Figured { title: dossier.title(document, &words), tables }
}

fn collect(
    dossier: &mut OpenDossier<'_>,
    document: &Dossier,
    parent: Option<&PlainWords>,
    all: &mut Vec<ComparedTable>,
) {
    let words = dossier.words(document, parent);
    let context = dossier.context(&words);
    // A table of the body stands in no appendix.
    let own = BodyTables::of(&document.body).map(|bang| (&[][..], bang));
    let appendices = document.phu_luc.iter();
    let appendices =
        appendices.flat_map(|appendix| appendix.tables().map(move |bang| (&appendix.ten[..], bang)));
    for (name, bang) in own.chain(appendices).filter(|(_, bang)| bang.has_money()) {
        let Some(sheet) = dossier.sheets.get(bang.table_id()) else { continue };
        let mut texts = Texts::new(dossier.office, &context, dossier.report);
        all.push(ComparedTable::of(sheet, name, &mut |lines| texts::plain(&texts.each(lines))));
    }
    for attached in &document.kem_theo {
        collect(dossier, attached, Some(&words), all);
    }
}
