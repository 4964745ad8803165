//! What other programs add behind the end of a PDF: its bytes in, those with a signature or a note out.

use super::real_signatures::TestSigner;

/// A PDF with something added behind its end, as programs that sign or annotate do it.
pub(crate) fn continued(pdf: &[u8], object: &str) -> Vec<u8> {
    let start = pdf.len() + 1;
    let mut file = pdf.to_vec();
    file.extend(format!("\n900 0 obj\n{object}\nendobj\nxref\n900 1\n{start:010} 00000 n\r\n").as_bytes());
    file.extend(b"trailer\n<</Size 901/Root 1 0 R/Prev 5>>\nstartxref\n9\n%%EOF\n");
    file
}

/// Signed behind the bytes that were written: truly, unless they are no whole PDF.
pub(crate) fn signed(pdf: &[u8]) -> Vec<u8> {
    if lopdf::Document::load_mem(pdf).is_ok_and(|read| read.catalog().is_ok()) {
        return TestSigner::new("Nguyễn Văn An").signed(pdf, "Signature1");
    }
    let (one, two) = (pdf.len() + 120, pdf.len() + 300);
    let signature = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached\n/ByteRange [0 {one} {two} 90 ]\n\
         /Contents <30820a0b0c0d>/Name(Nguyen Van An)>>"
    );
    continued(pdf, &signature)
}

/// With a note on the first page.
pub(crate) fn annotated(pdf: &[u8]) -> Vec<u8> {
    continued(pdf, "<</Type/Annot/Subtype/Text/Rect[50 50 70 70]/Contents(Xem lai)>>")
}
