//! Finished PDFs, one behind the other in one file for a printer.
//!
//! In: the bytes of PDFs, which pages of them, their titles. Out: one PDF with a bookmark at the first page of
//! each; the same input gives the same bytes. Pages are taken over as they are; what belongs to a file as a whole
//! (its structure for screen readers, fields, signatures) is not. How pages are distributed over files is left to
//! the caller.

use std::ops::Range;
use std::sync::Arc;

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::pdf::{Pdf, PdfDocument};
use krilla::{Document, SerializeSettings};

use crate::fingerprint::pdf;

/// A finished PDF.
pub struct PrintedPdf {
    document: PdfDocument,
    pages: usize,
}

impl PrintedPdf {
    /// Reads a PDF. Returns None if it cannot be read.
    pub fn read(bytes: Vec<u8>) -> Option<PrintedPdf> {
        let pdf = Pdf::new(Arc::new(bytes)).ok()?;
        let pages = pdf.pages().len();
        Some(PrintedPdf { document: PdfDocument::new(Arc::new(pdf)), pages })
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages
    }
}

/// A file for a printer.
pub struct PrintFile {
    document: Document,
    outline: Outline,
    pages: usize,
}

impl Default for PrintFile {
    fn default() -> PrintFile {
        let settings = SerializeSettings { enable_tagging: false, ..SerializeSettings::default() };
        PrintFile { document: Document::new_with(settings), outline: Outline::new(), pages: 0 }
    }
}

impl PrintFile {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Adds these pages of a PDF, with a bookmark.
    pub fn add(&mut self, pdf: &PrintedPdf, pages: Range<usize>, title: &str) {
        let top = XyzDestination::new(self.pages, Point::from_xy(0.0, 0.0));
        self.outline.push_child(OutlineNode::new(title.to_owned(), top));
        self.pages += pages.len();
        self.document.embed_pdf_pages(&pdf.document, &pages.collect::<Vec<_>>());
    }

    /// Adds an empty page, A4.
    pub fn add_blank(&mut self) {
        let a4 = PageSettings::from_wh(595.276, 841.89).unwrap_or_default();
        self.document.start_page_with(a4).finish();
        self.pages += 1;
    }

    /// The bytes of the file. Returns None if a PDF cannot be taken over, which is a defect of this program: it
    /// made it.
    pub fn finish(mut self, title: &str) -> Option<Vec<u8>> {
        self.document.set_outline(self.outline);
        let metadata = Metadata::new().title(title.to_owned()).language("vi".to_owned());
        // A later print of the same batch replaces this one.
        let metadata = metadata.document_id(format!("vanban {title}"));
        self.document.set_metadata(metadata);
        let mut bytes = self.document.finish().ok()?;
        pdf::put(&mut bytes).then_some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::{PrintFile, PrintedPdf};
    use crate::fingerprint::{FileState, state};

    /// A PDF with this many empty pages.
    fn pdf(pages: usize) -> PrintedPdf {
        let mut file = PrintFile::default();
        (0..pages).for_each(|_| file.add_blank());
        PrintedPdf::read(file.finish("x").unwrap()).unwrap()
    }

    /// Pages come in their order, each part with its bookmark, in the same bytes each time; the file is known
    /// again as one of this program.
    #[test]
    fn pages_of_several_files_make_one() {
        let (one, two) = (pdf(2), pdf(3));
        let made = || {
            let mut file = PrintFile::default();
            file.add(&one, 0..2, "00004 Ba Đình");
            file.add_blank();
            file.add(&two, 1..3, "00008 Ngọc Hà");
            assert_eq!(file.pages(), 5);
            file.finish("Bản in").unwrap()
        };
        let bytes = made();
        assert!(made() == bytes);
        assert_eq!(state(&bytes), FileState::AsWritten);
        assert_eq!(PrintedPdf::read(bytes).unwrap().pages(), 5);
        assert!(PrintedPdf::read(b"no PDF".to_vec()).is_none());
    }
}
