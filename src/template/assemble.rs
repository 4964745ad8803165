//! A whole dossier: the document, what is attached to it, and the appendices of both.
//!
//! 1. Every table is summed, so that any text may name any sum.
//! 2. A frame is rendered for each document and each appendix, and read back as pieces.
//! 3. Bodies and tables take their places; each frame's pages are a section of the tree.
//!
//! In: a read document and what it refers to. Out: the tree. It leaves what texts see to `dossier`,
//! appendices to `appendices`; none of those it calls comes back here.

use super::dossier::{Dossier, Referred};
use super::read::Part;
use super::sections::section;
use super::stamps::Signer;
use super::view::Words;
use super::{Office, check, keywords, legal, typed};
use crate::budget::Sheets;
use crate::content::date::DocDate;
use crate::content::{VanBan, first_capital};
use crate::diag::{Diagnostics, Report};
use crate::document::{Document, Section};
use crate::units::UnitWords;

/// Builds the tree of a dossier, as far as its frames can be used. It is not whole where the findings
/// hold an error.
pub fn build(
    office: &Office,
    document: &VanBan,
    sheets: &Sheets,
    referred: Referred<'_>,
    report: &mut Report,
) -> Document {
    typed::check(document, sheets, report);
    let mut dossier = opened(office, document, sheets, referred, report);
    let mut all = Vec::new();
    sections(&mut dossier, document, None, &mut all);
    let words = dossier.root.clone();
    let title = dossier.title(document, &words);
    whole(&dossier, document, referred.unit, title, all)
}

/// The body that issues a document, its variables filled in.
pub fn issuer(office: &Office, document: &VanBan, referred: Referred<'_>, report: &mut Report) -> String {
    Dossier::open(office, document, &Sheets::default(), referred, report).root.issuer().to_owned()
}

/// The only appendix of a document by itself; None where it has none, or its frame cannot be used. It is
/// not whole where the findings hold an error.
pub fn appendix(
    office: &Office,
    document: &VanBan,
    sheets: &Sheets,
    report: &mut Report,
) -> Option<Document> {
    let referred = Referred { cited: &[], compared: &[], unit: None };
    let mut dossier = opened(office, document, sheets, referred, report);
    let words = dossier.root.clone();
    let sections = dossier.appendix(document, 0, &words)?;
    whole(&dossier, document, None, String::new(), sections).appendices().pop()
}

/// A dossier that is open, its parts numbered where its texts refer to them.
pub(super) fn opened<'a>(
    office: &'a Office,
    document: &VanBan,
    sheets: &'a Sheets,
    referred: Referred<'a>,
    report: &'a mut Report,
) -> Dossier<'a> {
    let mut dossier = Dossier::open(office, document, sheets, referred, report);
    // Only who refers to parts pays for it. What is wrong is reported by the build that follows.
    if document.texts().any(|text| text.raw.contains("tham_chieu(")) {
        let scratch = Diagnostics::about_paper(dossier.report.findings.issued_by());
        let found = std::mem::replace(&mut dossier.report.findings, scratch);
        sections(&mut dossier, document, None, &mut Vec::new());
        dossier.report.findings = found;
        dossier.see_labels();
    }
    dossier
}

/// The sections as a file of paper.
fn whole(
    dossier: &Dossier<'_>,
    document: &VanBan,
    unit: Option<&UnitWords>,
    title: String,
    mut sections: Vec<Section>,
) -> Document {
    let laws = dossier.office.laws.as_ref();
    legal::resolve(&mut sections, laws);
    let title = legal::short(&title, laws);
    let author = first_capital(dossier.root.issuer());
    let date = document.date.and_then(DocDate::day);
    let keywords = keywords::of(document, unit);
    Document { title, author, date, keywords, sections }
}

/// Adds the sections of a document and of all that follows it; None where a frame cannot be used, and
/// what follows is left out.
fn sections(
    dossier: &mut Dossier<'_>,
    document: &VanBan,
    parent: Option<&Words>,
    all: &mut Vec<Section>,
) -> Option<()> {
    let words = &dossier.words(document, parent);
    let mut context = dossier.context(words);
    let line = parent.map(|_| dossier.root.attached_line()).unwrap_or_default();
    context.insert("kem_theo", &line);
    let blocks = dossier.body(&document.body, &context);
    // A text that could not be filled in may be the one that names them.
    if !dossier.report.findings.has_errors() {
        check::mention(document, &blocks, &mut dossier.report.findings);
    }
    check::named_parts(document, &blocks, &mut dossier.report.findings);
    let template = dossier.office.frame_of(&document.kind);
    let signers: Vec<Signer> = document.nguoi_ky.iter().map(Signer::of).collect();
    let parts = dossier.frame(&template, document.at, &signers, context, |view, context| {
        view.frame(document, words, context)
    })?;
    for part in parts {
        match part {
            Part::Section(orientation, pieces) => {
                all.push(section(orientation, pieces, &blocks, &[]));
            }
            Part::Attached => {
                for attached in &document.kem_theo {
                    sections(dossier, attached, Some(words), all)?;
                }
            }
            Part::Appendices => {
                for at in 0..document.phu_luc.len() {
                    all.extend(dossier.appendix(document, at, words)?);
                }
            }
        }
    }
    Some(())
}
