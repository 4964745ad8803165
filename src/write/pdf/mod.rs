//! A document as PDF, its pages broken by Typst in process.
//!
//! In: a document laid out. Out: the bytes, and the standards they declare. The looks are drawn by
//! `templates/typst/`; `data` and `looks` say what they get, `world` what Typst may see.

mod attached;
mod check;
mod data;
mod drawn;
mod fields;
mod filled;
mod glyph_paths;
mod looks;
mod order;
mod pieces;
mod png;
mod positions;
pub mod print;
mod shown;
mod world;

use std::sync::OnceLock;

use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::model::Document as _;
use typst::visualize::{ExchangeFormat, RasterImage};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub use attached::{AttachedFile, UnattachedFault, of as attached, put as attach};
pub use drawn::{DrawnPage, DrawnPages, DrawnWord};
pub use filled::{FillRefusal, FilledIn, fill};
pub use positions::{LineLayout, PageLayout, PdfLayout, Rectangle, Stroke};

use self::world::{Base, DocumentWorld};
use crate::fingerprint::pdf as fingerprint;
use crate::fonts::Faces;
use crate::layout::Laid;
use crate::paper::{FieldPlan, Paper};
use crate::theme::Theme;
use crate::write::{Drawn, Misplaced, WriteError, Writer};

/// Writes PDFs of one theme. Made once per run; any number of threads may use it at the same time, but
/// not from inside a rayon pool: Typst runs rayon itself.
pub struct PdfWriter {
    /// Made with the first PDF: a run that writes none does without it.
    base: OnceLock<Base>,
    theme: Theme,
}

/// A written PDF.
#[derive(Clone, Debug, PartialEq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The standards that it declares.
    pub conformance: Conformance,
    /// Why it does not declare more; empty if it declares everything.
    pub refusals: Vec<String>,
    /// Words that are not where they may be. A file with any must not be given out.
    pub misplaced: Vec<Misplaced>,
}

/// The standards that a PDF declares. All are tagged, PDF 1.7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conformance {
    /// PDF/A-2a (to be archived) and PDF/UA-1 (to be read by everyone).
    ArchiveAndAccess,
    /// PDF/A-2a.
    Archive,
    /// PDF/UA-1.
    Access,
    /// Neither.
    Plain,
}

impl Conformance {
    /// All, from the most standards to the fewest.
    const ALL: [Conformance; 4] =
        [Conformance::ArchiveAndAccess, Conformance::Archive, Conformance::Access, Conformance::Plain];

    /// Its name as the standards write it.
    pub fn name(self) -> &'static str {
        match self {
            Conformance::ArchiveAndAccess => "PDF/A-2a, PDF/UA-1",
            Conformance::Archive => "PDF/A-2a",
            Conformance::Access => "PDF/UA-1",
            Conformance::Plain => "PDF 1.7",
        }
    }

    fn archives(self) -> bool {
        matches!(self, Conformance::ArchiveAndAccess | Conformance::Archive)
    }

    fn standards(self) -> &'static [PdfStandard] {
        match self {
            Conformance::ArchiveAndAccess => &[PdfStandard::A_2a, PdfStandard::Ua_1],
            Conformance::Archive => &[PdfStandard::A_2a],
            Conformance::Access => &[PdfStandard::Ua_1],
            Conformance::Plain => &[PdfStandard::V_1_7],
        }
    }
}

impl PdfWriter {
    /// A writer of this theme, in its faces.
    pub fn new(theme: &Theme) -> PdfWriter {
        PdfWriter { base: OnceLock::new(), theme: theme.clone() }
    }

    /// Breaks a document into pages and writes it.
    ///
    /// # Errors
    /// A character without a glyph, or Typst's refusal, which is a defect of this program.
    pub fn pdf(&self, page: &Laid<'_>) -> Result<Pdf, WriteError> {
        let document = page.document;
        let paged = self.ordered(page)?;
        let frames = paged.pages().iter().map(|page| &page.frame);
        let misplaced = check::misplaced(frames, page);
        let mut refusals = Vec::new();
        for conformance in Conformance::ALL {
            // This is known beforehand; each try would cost as much as laying out the pages.
            if conformance.archives() && paged.info().date == Smart::Custom(None) && !document.has_fields() {
                refusals.push(format!("{}: văn bản chưa có ngày ban hành", conformance.name()));
                continue;
            }
            match export(&paged, document, conformance, &self.theme.faces) {
                Ok(bytes) => {
                    let pages = paged.pages().len();
                    return Ok(Pdf { bytes, pages, conformance, refusals, misplaced });
                }
                Err(reason) => refusals.push(format!("{}: {reason}", conformance.name())),
            }
        }
        Err(WriteError::Engine { step: "ghi tệp PDF", reason: refusals.join("; ") })
    }

    /// Breaks a document into pages, and returns them as its PDF has them.
    ///
    /// # Errors
    /// As [`PdfWriter::pdf`].
    pub fn drawn(&self, page: &Laid<'_>) -> Result<DrawnPages, WriteError> {
        Ok(DrawnPages::of(&self.ordered(page)?, page))
    }

    /// Breaks a document into pages and returns where everything is.
    ///
    /// # Errors
    /// As [`PdfWriter::pdf`].
    pub fn layout(&self, page: &Laid<'_>) -> Result<PdfLayout, WriteError> {
        Ok(PdfLayout::of(&self.compile(page)?))
    }

    /// What `templates/typst/vanban.typ` reads as `/data.json`: the tree as JSON, without the
    /// images in it.
    ///
    /// # Errors
    /// A character without a glyph.
    #[cfg(feature = "rooms")]
    pub fn data(&self, page: &Laid<'_>) -> Result<String, WriteError> {
        Ok(data::document(page)?.0.to_string())
    }

    /// What `templates/typst/vanban.typ` reads as `/theme.json`: the looks as JSON.
    pub fn looks(&self) -> String {
        looks::theme(&self.theme).to_string()
    }

    /// The pages, their cells in the order of reading.
    fn ordered(&self, page: &Laid<'_>) -> Result<PagedDocument, WriteError> {
        let paged = self.compile(page)?;
        Ok(if order::is_needed(page.document) { order::ordered(&paged) } else { paged })
    }

    fn compile(&self, page: &Laid<'_>) -> Result<PagedDocument, WriteError> {
        let document = page.document;
        let (data, images) = data::document(page)?;
        let base = self.base.get_or_init(|| Base::new(self.looks(), &self.theme.faces));
        let world = DocumentWorld::new(base, data.to_string(), &images);
        let mut paged = typst::compile::<PagedDocument>(&world)
            .output
            .map_err(|errors| WriteError::Engine { step: "xếp trang PDF", reason: reasons(&errors) })?;
        // These are set after layout: as styles they would make every document miss Typst's cache.
        let info = paged.info_mut();
        info.title = Some(document.title.as_str().into());
        info.author = vec![document.author.as_str().into()];
        info.keywords = document.keywords.iter().map(|word| word.as_str().into()).collect();
        let date = document.date.or(document.has_fields().then_some(fields::OPEN_DAY));
        info.date = Smart::Custom(
            date.and_then(|(year, month, day)| Datetime::from_ymd(i32::from(year), month, day)),
        );
        Ok(paged)
    }
}

impl Writer for PdfWriter {
    fn write(&self, page: &Laid<'_>) -> Result<Drawn, WriteError> {
        self.pdf(page).map(|Pdf { bytes, misplaced, .. }| Drawn { bytes, misplaced })
    }

    fn holds_faces(&self) -> bool {
        true
    }
}

fn export(
    paged: &PagedDocument,
    document: &Paper,
    conformance: Conformance,
    faces: &Faces,
) -> Result<Vec<u8>, String> {
    let options = PdfOptions {
        // Typst makes its own id from title and author; the program has no better one.
        ident: Smart::Custom(format!("{}\n{}", document.title, document.author)),
        creator: Smart::Custom(Some("vanban".to_owned())),
        standards: PdfStandards::new(conformance.standards()).map_err(|error| error.message().to_string())?,
        ..PdfOptions::default()
    };
    let mut bytes = typst_pdf::pdf(paged, &options).map_err(|errors| reasons(&errors))?;
    if document.fields != FieldPlan::None {
        bytes = fields::put(&bytes, document.has_fields() && document.date.is_none(), faces)
            .map_err(|error| error.to_string())?;
    }
    match fingerprint::put(&mut bytes) {
        true => Ok(bytes),
        false => Err("the trailer has no id where it was expected".to_owned()),
    }
}

fn reasons(errors: &EcoVec<SourceDiagnostic>) -> String {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}

/// Whether this PNG image can be drawn.
pub fn draws(png: &[u8]) -> bool {
    RasterImage::plain(Bytes::new(png::needed(png)), ExchangeFormat::Png).is_ok()
}

/// Drops what Typst has not used for a while. To be called after every eight documents or so, also after
/// failures: a batch of a hundred then needs 120 MB instead of 1,3 GB, at full speed.
pub fn evict() {
    typst::comemo::evict(2);
}
