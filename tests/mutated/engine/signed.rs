//! A PDF from anyone: its signatures, its fields, what it says, what it carries.
//!
//! In: bytes. Out: what is told of the files in it; a panic if a signature is called sound that nobody made.

use vanban::rooms::finding::{Finding, Report, codes};
use vanban::rooms::made_of;
use vanban::rooms::signatures::{self, PdfSignature, PdfWords};
use vanban::rooms::write::pdf::{FilledIn, fill};

use super::around::PIPELINE;
use super::held::{Depth, Told};

/// All bytes that somebody signed whose key is gone.
const SIGNED: &[u8] = include_bytes!("../../signed/by_pyhanko.pdf");

/// Its signatures, and the files in it.
pub(crate) fn read(file: &[u8]) -> Told {
    for one in sound(&signatures::of(file).unwrap_or_default()) {
        let end = one.end.expect("a sound signature is over bytes that are known");
        assert!(is_signed(&file[..end]), "{} is sound", one.field);
    }
    let mut report = Report::default();
    if let Err(fault) = made_of::of_pdf(file) {
        report.findings.push(Finding::general(codes::P022, format!("`a.pdf`: {}", fault.sentence())));
    }
    Told { reports: vec![report], ..Told::default() }
}

/// The same, its words and fields, and number and day filled in.
pub(crate) fn whole(file: &[u8], depth: Depth) -> Told {
    let told = read(file);
    let _ = (signatures::signature_fields(file), signatures::awaits_number(file));
    if let Ok(words) = PdfWords::of(file) {
        assert_eq!(words.differs_from(&words), None, "its words are not its own");
    }
    let values = FilledIn { number: "206".to_owned(), day: "31".to_owned(), month: "10".to_owned() };
    if let Ok(filled) = fill(file, &values, &PIPELINE.office().theme.faces) {
        assert!(filled.starts_with(file), "what is there is changed");
        assert!(signatures::added_behind(&filled, file.len()).is_ok(), "what was filled in cannot be read");
    }
    if depth > Depth::Read {
        assert_eq!(signatures::of(file), signatures::of(file), "the same file is told otherwise");
    }
    told
}

fn sound(all: &[PdfSignature]) -> impl Iterator<Item = &PdfSignature> {
    all.iter().filter(|one| one.is_sound())
}

/// Whether these bytes were signed. The digits of the signature itself may differ: it is not over all that it says.
fn is_signed(bytes: &[u8]) -> bool {
    let Some(made) = SIGNED.get(..bytes.len()) else { return false };
    let differs = |at: &usize| bytes[*at] != made[*at];
    let (first, last) = ((0..made.len()).find(differs), (0..made.len()).rfind(differs));
    first.zip(last).is_none_or(|(first, last)| made[first..=last].iter().all(u8::is_ascii_hexdigit))
}
