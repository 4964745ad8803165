//! Digital signatures in a PDF: who signed it by what the file says, when, whether what was signed is whole, what was
//! added since.
//!
//! In: the bytes of a PDF, from anyone: whatever it says of itself is bounded and looked at before it is believed. Out:
//! each signature with what it says and what is wrong with it. Whom to trust, and which certificates were revoked, is
//! left to signing tools; nothing is asked of the network.

mod added;
mod container;
mod figures;
pub(crate) mod form;
mod graph;
mod keys;
mod moment;
mod names;
mod plain;
mod range;
mod words;

use lopdf::{Dictionary, Document, LoadOptions, Object};

pub use added::Addition;
pub use figures::{FieldFault, field_faults};
pub use moment::SigningMoment;
pub use range::RangeFault;
pub use words::PdfWords;

use container::{ProvenContainer, ProvenStamp, SignatureContainer};
use form::{FormFields, Permits, array, dictionary};
use range::SignedRange;

/// How every state of a file ends.
const END: &[u8] = b"%%EOF";
/// No part of a file may unpack to more than this, in bytes.
const LARGEST_PART: usize = 64 * 1024 * 1024;
/// So many signatures are looked at; for each, the file is read once more.
const MOST: usize = 24;

/// Why a file is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadPdf {
    /// It cannot be read as a PDF.
    NoPdf,
    /// It needs a password.
    Encrypted,
    /// It has more signatures than are looked at.
    Many,
}

/// A signature in a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfSignature {
    /// The name of the field that it stands in.
    pub field: String,
    /// Whether it is a stamp of time on the whole file, and no person's.
    pub is_stamp: bool,
    /// Whose the certificate is.
    pub signer: Option<SignerNames>,
    /// When it was made.
    pub made: Option<MadeAt>,
    /// Whether it is of a digest or a key too weak to sign with today.
    pub is_weak: bool,
    /// The first thing that is wrong with it.
    pub fault: Option<SignatureFault>,
    /// Where in the file it ends what it covers; None where that is not known.
    pub end: Option<usize>,
    /// What was added behind that.
    pub added: Vec<Addition>,
    /// Whether it forbids some of that.
    pub forbids: bool,
}

/// Whose a certificate is and who gave it, by its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignerNames {
    /// Whose it is.
    pub subject: String,
    /// Who gave it.
    pub issuer: String,
}

/// When a signature was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MadeAt {
    /// By the clock of the signer.
    Claimed(SigningMoment),
    /// By a stamp of time of this authority.
    Stamped(SigningMoment, String),
}

/// What is wrong with a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureFault {
    /// It is of a kind that is not read here.
    Kind(String),
    /// The bytes that it says it is over.
    Range(RangeFault),
    /// The bytes that it is over are no whole file: others could say something else of them.
    Partial,
    /// The signature itself.
    Container(ContainerFault),
    /// The stamp of time on it.
    Stamp(ContainerFault),
}

impl SignatureFault {
    /// Whether it is only not known whether it holds.
    pub fn is_unproven(&self) -> bool {
        matches!(self, SignatureFault::Kind(_) | SignatureFault::Container(ContainerFault::Algorithm))
    }
}

/// What is wrong with a signature itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContainerFault {
    /// It cannot be read.
    Unreadable,
    /// None, or several, signed it together.
    Signers,
    /// The certificate that it names is not there.
    NoCertificate,
    /// Of a kind that is not proven here.
    Algorithm,
    /// What was signed has changed.
    Digest,
    /// It is not one by the key of the certificate.
    Signature,
    /// It names another certificate of the same key.
    OtherCertificate,
}

/// The signatures of a file in the order in which they were made.
///
/// # Errors
/// It cannot be read, or only with a password; or it has more signatures than are looked at.
pub fn of(file: &[u8]) -> Result<Vec<PdfSignature>, UnreadPdf> {
    let pdf = read(file)?;
    let mut all = Vec::new();
    for (field, id) in FormFields::of(&pdf).unwrap_or_default().0 {
        let own = pdf.get_dictionary(id).ok().and_then(|field| dictionary(&pdf, field, b"V"));
        if let Some(own) = own.filter(|own| own.has(b"ByteRange")) {
            all.push((field, own));
        }
    }
    if all.len() > MOST {
        return Err(UnreadPdf::Many);
    }
    let mut signatures: Vec<PdfSignature> =
        all.into_iter().map(|(field, own)| signature(file, &pdf, field, own)).collect();
    signatures.sort_by_key(|signature| signature.end.unwrap_or(usize::MAX));
    Ok(signatures)
}

/// The names of the fields of a file that are there to be signed, signed or not.
///
/// # Errors
/// It cannot be read, or only with a password.
pub fn signature_fields(file: &[u8]) -> Result<Vec<String>, UnreadPdf> {
    let pdf = read(file)?;
    let fields = FormFields::of(&pdf).unwrap_or_default().0.into_iter();
    let is_signature =
        |id: &lopdf::ObjectId| pdf.get_dictionary(*id).is_ok_and(|own| form::is_kind(&pdf, own, b"Sig"));
    Ok(fields.filter(|(_, id)| is_signature(id)).map(|(name, _)| name).collect())
}

/// Whether a file has a field for the number of a paper, which nobody filled in.
pub fn awaits_number(file: &[u8]) -> bool {
    let Ok(pdf) = read(file) else { return false };
    let fields = FormFields::of(&pdf).unwrap_or_default().0.into_iter();
    let mut numbers =
        fields.filter(|(name, _)| name == "so").filter_map(|(_, id)| pdf.get_dictionary(id).ok());
    numbers.any(|own| form::is_kind(&pdf, own, b"Tx") && form::inherited(&pdf, own, b"V").is_none())
}

/// The program that a file says it was made with.
pub fn creator(file: &[u8]) -> Option<String> {
    // Who writes on may leave out the dictionary, and keep what the metadata say.
    const TOOL: (&[u8], &[u8]) = (b"<xmp:CreatorTool>", b"</xmp:CreatorTool>");
    if let Some(start) = memchr::memmem::find(file, TOOL.0) {
        let rest = &file[start + TOOL.0.len()..];
        let end = memchr::memmem::find(rest, TOOL.1)?;
        return Some(String::from_utf8_lossy(&rest[..end]).into_owned());
    }
    let pdf = read(file).ok()?;
    let about = dictionary(&pdf, &pdf.trailer, b"Info")?;
    lopdf::decode_text_string(pdf.dereference(about.get(b"Creator").ok()?).ok()?.1).ok()
}

/// What a file has more than the state of it that ends here.
///
/// # Errors
/// Either cannot be read, or only with a password.
pub fn added_behind(file: &[u8], end: usize) -> Result<Vec<Addition>, UnreadPdf> {
    let Some(before) = file.get(..end) else { return Err(UnreadPdf::NoPdf) };
    let rest = file[end..].trim_ascii_start();
    if rest.is_empty() {
        return Ok(Vec::new());
    }
    let (before, now) = (read(before)?, read(file)?);
    Ok(added_to(&before, &now, rest))
}

/// What a file has more than a state of it, behind which these bytes are.
fn added_to(before: &Document, now: &Document, rest: &[u8]) -> Vec<Addition> {
    let mut added = added::between(before, now);
    // Each state of a file has one table and one end; what has none, no reader shows, or not the same.
    let tables = now.xref_section_count.saturating_sub(before.xref_section_count);
    let ends = memchr::memmem::find_iter(rest, END).count();
    if ends != tables || !ends_whole(rest) {
        added.push(Addition::Bytes);
    }
    added
}

fn read(file: &[u8]) -> Result<Document, UnreadPdf> {
    if !file.starts_with(b"%PDF-") {
        return Err(UnreadPdf::NoPdf);
    }
    let options = LoadOptions::with_max_decompressed_size(LARGEST_PART);
    let pdf = Document::load_mem_with_options(file, options).map_err(|_| UnreadPdf::NoPdf)?;
    if pdf.is_encrypted() { Err(UnreadPdf::Encrypted) } else { Ok(pdf) }
}

fn signature(file: &[u8], pdf: &Document, field: String, own: &Dictionary) -> PdfSignature {
    let kind = own.get(b"SubFilter").and_then(Object::as_name).unwrap_or_default();
    let mut found = PdfSignature {
        field,
        is_stamp: kind == b"ETSI.RFC3161",
        signer: None,
        made: None,
        is_weak: false,
        fault: None,
        end: None,
        added: Vec::new(),
        forbids: false,
    };
    let is_known = found.is_stamp || [&b"adbe.pkcs7.detached"[..], b"ETSI.CAdES.detached"].contains(&kind);
    if !is_known {
        found.fault = Some(SignatureFault::Kind(String::from_utf8_lossy(kind).into_owned()));
        return found;
    }
    let contents = own.get(b"Contents").and_then(|value| pdf.dereference(value));
    let contents = contents.and_then(|(_, value)| value.as_str()).unwrap_or_default();
    let numbers: Vec<i64> =
        array(pdf, own, b"ByteRange").iter().map(|one| one.as_i64().unwrap_or(-1)).collect();
    let range = match SignedRange::of(file, &numbers, contents) {
        Ok(range) => range,
        Err(fault) => {
            found.fault = Some(SignatureFault::Range(fault));
            return found;
        }
    };
    found.end = Some(range.end);
    match SignatureContainer::read(contents) {
        Ok(container) => found.take(&container, &range),
        Err(fault) => found.fault = Some(SignatureFault::Container(fault)),
    }
    if found.made.is_none() {
        let stated = own.get(b"M").and_then(lopdf::decode_text_string).ok();
        found.made = stated.and_then(|text| SigningMoment::of_pdf(&text)).map(MadeAt::Claimed);
    }
    found.look_behind(file, pdf, own);
    found
}

impl PdfSignature {
    /// Whether it is over bytes that are as they were, by the key of its certificate.
    pub fn is_sound(&self) -> bool {
        self.fault.is_none()
    }

    /// Whether what was added since may change what was signed, or is forbidden.
    pub fn is_changed_since(&self) -> bool {
        self.forbids || self.added.iter().any(Addition::is_change)
    }

    fn take(&mut self, container: &SignatureContainer, range: &SignedRange<'_>) {
        if self.is_stamp {
            match container.stamps(&range.pieces) {
                Ok(stamp) => self.take_proven(self.stamped(&stamp), stamp.proven),
                Err(fault) => self.fault = Some(SignatureFault::Container(fault)),
            }
            return;
        }
        let proven = container.over(&range.pieces);
        let mut made = proven.claimed.map(MadeAt::Claimed);
        let mut stamp_fault = None;
        match container.stamp() {
            Some(Ok(stamp)) => match stamp.proven.fault {
                None => made = self.stamped(&stamp),
                Some(fault) => stamp_fault = Some(fault),
            },
            Some(Err(fault)) => stamp_fault = Some(fault),
            None => {}
        }
        self.take_proven(made, proven);
        if self.fault.is_none() {
            self.fault = stamp_fault.map(SignatureFault::Stamp);
        }
    }

    fn stamped(&self, stamp: &ProvenStamp) -> Option<MadeAt> {
        let authority = stamp.proven.signer.as_ref().map(|names| names.subject.clone()).unwrap_or_default();
        Some(MadeAt::Stamped(stamp.moment, authority))
    }

    fn take_proven(&mut self, made: Option<MadeAt>, proven: ProvenContainer) {
        self.made = made;
        self.signer = proven.signer;
        self.is_weak = proven.is_weak;
        self.fault = proven.fault.map(SignatureFault::Container);
    }

    /// Looks whether the bytes that are signed are a file with this signature, and what came behind them.
    fn look_behind(&mut self, file: &[u8], pdf: &Document, own: &Dictionary) {
        let Some(end) = self.end else { return };
        let is_whole = ends_whole(&file[..end]);
        let rest = file[end..].trim_ascii_start();
        let signed = if rest.is_empty() { None } else { read(&file[..end]).ok() };
        let then = signed.as_ref().unwrap_or(pdf);
        let is_in = |(name, id): &(String, lopdf::ObjectId)| {
            *name == self.field
                && then.get_dictionary(*id).ok().and_then(|field| dictionary(then, field, b"V")) == Some(own)
        };
        let holds_it = FormFields::of(then).is_ok_and(|fields| fields.0.iter().any(is_in));
        if !is_whole || !holds_it || (signed.is_none() && !rest.is_empty()) {
            self.fault = self.fault.take().or(Some(SignatureFault::Partial));
            return;
        }
        let Some(signed) = signed else { return };
        self.added = added_to(&signed, pdf, rest);
        let permits = Permits::of(pdf, own);
        let filled: Vec<&str> = self.added.iter().filter_map(filled).collect();
        self.forbids = (!filled.is_empty() && permits.locks(&filled))
            || (permits.level() == Some(1) && self.added.iter().any(|one| *one != Addition::Evidence));
    }
}

/// The name of a field that was filled in.
fn filled(addition: &Addition) -> Option<&str> {
    match addition {
        Addition::Filled { field, .. } => Some(field),
        _ => None,
    }
}

/// Whether bytes end as a PDF does.
fn ends_whole(file: &[u8]) -> bool {
    file.trim_ascii_end().ends_with(END)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PdfWords, UnreadPdf, of};

    /// Signed by pyHanko seven times (`tests/signed/make.py`).
    const SIGNED: &[u8] = include_bytes!("../../tests/signed/by_pyhanko.pdf");

    #[test]
    fn all_signatures_are_found() {
        let found = of(SIGNED).unwrap();
        assert_eq!(found.len(), 7);
        assert!(found.iter().all(|one| one.is_sound() != (one.field == "pss_dai")));
        assert_eq!(of(b"%PDF-1.7 and nothing"), Err(UnreadPdf::NoPdf));
        assert_eq!(of(b""), Err(UnreadPdf::NoPdf));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever bytes are changed, left out or doubled: nothing breaks, and no signature over them is called sound.
        #[test]
        fn any_change_is_safe_and_told(
            changes in proptest::collection::vec((9..SIGNED.len(), any::<u8>()), 1..6),
            cut in 0..3_usize,
        ) {
            let mut file = SIGNED.to_vec();
            changes.iter().for_each(|(at, byte)| file[*at] = *byte);
            let (first, _) = changes[0];
            match cut {
                1 => file.truncate(first.max(9)),
                2 => file.extend_from_slice(&SIGNED[first..]),
                _ => {}
            }
            drop(PdfWords::of(&file));
            let Ok(found) = of(&file) else { return Ok(()) };
            for one in found.iter().filter(|one| one.is_sound()) {
                let end = one.end.unwrap();
                // The digits of the signature itself may be written otherwise, small or capital.
                let same = file[..end].eq_ignore_ascii_case(&SIGNED[..end.min(SIGNED.len())]);
                prop_assert!(same, "{}", one.field);
            }
        }
    }
}
