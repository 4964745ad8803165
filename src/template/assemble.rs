//! A whole dossier: the document, what is attached to it, and the appendices of both.
//!
//! 1. Every table is summed, so that any text may name any sum.
//! 2. A frame is rendered for each document and each appendix, and read back as pieces.
//! 3. Bodies and tables take their places; each frame's pages are a section of the tree.
//!
//! In: a document as read and what it refers to. Out: the tree. It leaves what texts see to
//! `open_dossier`, appendices to `appendices`; no file that it calls calls it back.

use super::frame_reader::FramePart;
use super::frames::Signer;
use super::left_out::Printed;
use super::open_dossier::{OpenDossier, Referred};
use super::sections::section;
use super::view::PlainWords;
use super::{Office, bounds, check, keywords, legal, practice};
use crate::budget::Sheets;
use crate::content::date::DocDate;
use crate::content::{Dossier, first_capital};
use crate::finding::{Findings, Report};
use crate::localities::LocalityWords;
use crate::paper::{FieldPlan, Paper, PaperName, Section};

/// Builds the tree of a dossier, as far as its frames can be used. The tree is incomplete if the findings
/// hold an error.
pub fn build(
    office: &Office,
    document: &Dossier,
    sheets: &Sheets,
    referred: Referred<'_>,
    report: &mut Report,
) -> Paper {
    let mut dossier = opened(office, document, sheets, referred, report);
    practice::sizes(document, office.theme.wide, &mut dossier.report.findings);
    let mut all = Vec::new();
    sections(&mut dossier, document, None, &mut all);
    let words = dossier.root.clone();
    let title = dossier.title(document, &words);
    whole(&dossier, document, referred.unit, title, all)
}

/// The name of the body that issues a document, with its variables filled in.
pub fn issuer(office: &Office, document: &Dossier, referred: Referred<'_>, report: &mut Report) -> String {
    OpenDossier::open(office, document, &Sheets::default(), referred, report).root.issuer().to_owned()
}

/// The only appendix of a document, without the document. Returns None if it has none, or if the frame
/// cannot be used. The tree is incomplete if the findings hold an error.
pub fn appendix(office: &Office, document: &Dossier, sheets: &Sheets, report: &mut Report) -> Option<Paper> {
    let referred = Referred { cited: &[], compared: &[], unit: None };
    let mut dossier = opened(office, document, sheets, referred, report);
    let words = dossier.root.clone();
    let sections = dossier.appendix((document, 0), 0, &words)?;
    whole(&dossier, document, None, String::new(), sections).appendices().pop()
}

/// Opens a dossier; its parts are numbered first if its texts refer to them.
pub(super) fn opened<'a>(
    office: &'a Office,
    document: &Dossier,
    sheets: &'a Sheets,
    referred: Referred<'a>,
    report: &'a mut Report,
) -> OpenDossier<'a> {
    bounds::new_paper();
    let dossier = OpenDossier::open(office, document, sheets, referred, report);
    // Numbering costs time, so only dossiers that refer to parts do it.
    match document.texts().any(|text| text.raw.contains("tham_chieu(")) {
        true => with_labels(dossier, document),
        false => dossier,
    }
}

/// Opens a dossier whose texts may refer to every part of it.
pub(super) fn numbered<'a>(
    office: &'a Office,
    document: &Dossier,
    sheets: &'a Sheets,
    referred: Referred<'a>,
    report: &'a mut Report,
) -> OpenDossier<'a> {
    bounds::new_paper();
    with_labels(OpenDossier::open(office, document, sheets, referred, report), document)
}

/// Numbers the parts of a dossier. What is wrong is reported by the build that follows.
fn with_labels<'a>(mut dossier: OpenDossier<'a>, document: &Dossier) -> OpenDossier<'a> {
    let scratch = Findings::about_paper(dossier.report.findings.issued_by());
    let found = std::mem::replace(&mut dossier.report.findings, scratch);
    sections(&mut dossier, document, None, &mut Vec::new());
    dossier.report.findings = found;
    dossier.see_labels();
    dossier
}

/// Makes a paper of the sections.
fn whole(
    dossier: &OpenDossier<'_>,
    document: &Dossier,
    unit: Option<&LocalityWords>,
    title: String,
    mut sections: Vec<Section>,
) -> Paper {
    let laws = dossier.office.laws.as_ref();
    legal::resolve(&mut sections, laws);
    let title = in_blanks(legal::short(&title, laws));
    let author = in_blanks(first_capital(dossier.root.issuer()));
    let date = document.date.and_then(DocDate::day);
    let keywords = keywords::of(document, unit).into_iter().map(in_blanks).collect();
    let fields = match document.dau_hieu.chu_ky_so {
        true => FieldPlan::Inside { apart: apart(document).unwrap_or_default() },
        false => FieldPlan::None,
    };
    let named = PaperName {
        kind: in_blanks(document.kind.ten.clone()),
        number: document.so.as_ref().map(ToString::to_string),
        symbol: document.ky_hieu.clone().map(in_blanks),
        year: document.date.map(DocDate::year),
    };
    Paper { title, author, date, keywords, named, fields, sections }
}

/// `Số: 206/QĐ-UBND; 31/10/2026;`: what is said of a paper where the agency signs a file that goes separately. None while
/// number or day is open.
fn apart(document: &Dossier) -> Option<String> {
    let (year, month, day) = document.date.and_then(DocDate::day)?;
    let (number, symbol) = (document.so.as_ref()?, document.ky_hieu.as_ref()?);
    Some(format!("Số: {number}/{symbol}; {day:02}/{month:02}/{year};"))
}

/// Words that no frame lays out, with blanks where a tab was typed: on paper the frame has made it one.
fn in_blanks(words: String) -> String {
    if words.contains(char::is_control) { words.replace(char::is_control, " ") } else { words }
}

/// Adds the sections of a document and of all that follows it. Returns None if a frame cannot be used;
/// then what follows is left out.
fn sections(
    dossier: &mut OpenDossier<'_>,
    document: &Dossier,
    parent: Option<&PlainWords>,
    all: &mut Vec<Section>,
) -> Option<()> {
    let number = dossier.documents;
    dossier.documents += 1;
    let words = &dossier.words(document, parent);
    let mut context = dossier.context(words);
    let line = parent.map(|_| dossier.root.attached_line()).unwrap_or_default();
    context.insert("kem_theo", &line);
    let blocks = dossier.body(&document.body, &context);
    check::recipients(document, &mut dossier.report.findings);
    let template = dossier.office.frame_of(&document.kind);
    let signers = document.nguoi_ky.iter().enumerate();
    let signers: Vec<Signer> =
        signers.map(|(at, signer)| Signer::of(at, signer, document.dau_hieu.chu_ky_so)).collect();
    let parts = dossier.frame(&template, document.at, &signers, context, |view, context| {
        view.frame(document, words, context)
    })?;
    let printed = Printed {
        body: !document.body.is_empty(),
        attached: !document.kem_theo.is_empty(),
        appendices: !document.phu_luc.is_empty(),
        ..Printed::default()
    };
    dossier.check_printed(&template, &parts, printed);
    for part in parts {
        match part {
            FramePart::Section(orientation, pieces) => {
                practice::other_sheet(document, orientation, &mut dossier.report.findings);
                all.push(section(orientation, pieces, &blocks, &[], number));
            }
            FramePart::Attached => {
                for attached in &document.kem_theo {
                    sections(dossier, attached, Some(words), all)?;
                }
            }
            FramePart::Appendices => {
                for at in 0..document.phu_luc.len() {
                    all.extend(dossier.appendix((document, number), at, words)?);
                }
            }
        }
    }
    Some(())
}
