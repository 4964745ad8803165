//! The PDF writer.

use vanban::theme::Theme;
use vanban::write::pdf::PdfWriter;

#[test]
fn look() {
    let pdf = PdfWriter::new(&Theme::default()).write(&super::kitchen_sink::tree()).unwrap();
    println!("{:?} {:?}", pdf.conformance, pdf.refusals);
    std::fs::write("/tmp/pdfw/ks.pdf", pdf.bytes).unwrap();
}
