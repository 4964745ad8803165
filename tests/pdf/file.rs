//! The file: same bytes, standards, refusals, every text.

use super::*;
use vanban::rooms::fonts::Faces;
use vanban::rooms::layout::measure;
use vanban::rooms::paper::walk::paragraphs;
use vanban::rooms::write::pdf::{FillRefusal, FilledIn, fill};

#[test]
fn same_bytes_again_in_other_threads_and_after_other_documents() {
    let (writer, tree) = (writer(), kitchen_sink::tree());
    let first = writer.write(&tree).unwrap();
    writer.write(&document(one_line_paragraphs(40))).unwrap();
    vanban::rooms::write::pdf::evict();
    let threads = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(|| writer.write(&tree).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(threads.iter().all(|pdf| pdf.bytes == first.bytes));
    assert!(Printer::new(Theme::default()).write(&tree).unwrap().bytes == first.bytes);
}

#[test]
fn a_dated_document_is_for_archives_and_for_everyone() {
    let pdf = writer().write(&kitchen_sink::tree()).unwrap();
    assert_eq!((pdf.conformance, pdf.refusals), (Conformance::ArchiveAndAccess, vec![]));
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
}

/// The properties that a DOCX has too; XMP stands in the file as it is.
#[test]
fn it_says_what_it_is_about_in_which_language_and_of_which_day() {
    let said = |tree: &Paper| {
        let bytes = writer().write(tree).unwrap().bytes;
        let text = String::from_utf8_lossy(&bytes);
        let start = text.find("<x:xmpmeta").unwrap();
        text[start..text.find("</x:xmpmeta>").unwrap()].to_owned()
    };
    let dated = said(&kitchen_sink::tree());
    for property in [
        "<pdf:Keywords>05/QĐ-SCT, Quyết định</pdf:Keywords>",
        "<rdf:li>vi-VN</rdf:li>",
        "<xmp:CreateDate>2026-01-05T00:00:00Z</xmp:CreateDate>",
        "<xmp:ModifyDate>2026-01-05T00:00:00Z</xmp:ModifyDate>",
        "<rdf:li>Sở Công Thương</rdf:li>",
    ] {
        assert!(dated.contains(property), "{property}: {dated}");
    }
    let draft = said(&document(one_line_paragraphs(1)));
    assert!(!draft.contains("xmp:CreateDate") && !draft.contains("pdf:Keywords"), "{draft}");
}

/// An article is a heading, yet it stands on paper as the paragraph it is: over pages, before a
/// list that it announces, before the signature.
#[test]
fn an_article_is_laid_out_as_a_paragraph() {
    let blocks = |role| {
        let mut blocks: Vec<Block> = (0..24).map(|_| paragraph(role, prose("chữ", 5))).collect();
        if let Block::Simple(Simple::Paragraph(announced)) = &mut blocks[6] {
            announced.keep_next = true;
        }
        blocks.push(signature());
        blocks
    };
    let (articles, paragraphs) = (layout(blocks(Role::Dieu)), layout(blocks(Role::DoanVan)));
    assert!(articles.pages.len() > 2);
    assert_eq!(articles, paragraphs);
}

#[test]
fn a_draft_has_no_date_and_so_is_not_for_archives() {
    let pdf = writer().write(&document(one_line_paragraphs(1))).unwrap();
    assert_eq!(pdf.conformance, Conformance::Access);
    let reasons =
        ["PDF/A-2a, PDF/UA-1: văn bản chưa có ngày ban hành", "PDF/A-2a: văn bản chưa có ngày ban hành"];
    assert_eq!(pdf.refusals, reasons);
}

#[test]
fn a_letter_without_glyph_is_named_with_its_text() {
    let error = writer().write(&document(vec![paragraph(Role::DoanVan, "Chữ 漢 lạ")])).unwrap_err();
    assert_eq!(error, WriteError::MissingGlyph { letter: '漢', text: "Chữ 漢 lạ".to_owned() });
    assert_eq!(error.to_string(), "phông chữ không có ký tự “漢” (U+6F22) trong “Chữ 漢 lạ”");
}

/// Boxes and ticks are no fault of any standard, and stand as wide as they are measured.
#[test]
fn signs_of_forms_are_for_archives_and_have_their_width() {
    let signs = "☐☑☒✓✔✗✘";
    let mut tree = document(vec![paragraph(Role::DoanVan, signs)]);
    tree.date = Some((2026, 10, 31));
    let pdf = writer().write(&tree).unwrap();
    assert_eq!(pdf.conformance, Conformance::ArchiveAndAccess);
    let layout = writer().layout(&tree).unwrap();
    let lines = layout.pages.iter().flat_map(|page| &page.lines).filter(|line| !line.text.is_empty());
    let drawn: f64 = lines.map(|line| line.width).sum();
    let theme = Theme::default();
    let style = theme.style(Role::DoanVan);
    let measured = measure::wrap(&[Inline::text(signs)], style, style.size, Length::mm(160.0), &theme.faces);
    assert_eq!(measured.len(), 1);
    assert!((measured[0].to_pt() - drawn).abs() < 0.1, "{} {drawn}", measured[0].to_pt());
}

#[test]
fn every_text_stands_on_paper_in_order() {
    let tree = kitchen_sink::tree();
    let layout = writer().layout(&tree).unwrap();
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    let mut paper: String = layout.pages.iter().flat_map(body_lines).map(squeeze).collect();
    for text in
        tree.sections.iter().flat_map(|section| paragraphs(&section.blocks)).map(Paragraph::plain_text)
    {
        let text = squeeze(&text);
        let at = paper.find(&text).unwrap_or_else(|| panic!("not on paper: {text}"));
        paper.replace_range(at..at + text.len(), "");
    }
}

#[test]
fn the_number_of_pages_is_told() {
    let pdf = writer().write(&document(one_line_paragraphs(60))).unwrap();
    assert_eq!(pdf.pages, 2);
}

#[test]
fn a_skipped_level_of_heading_is_closed() {
    // PDF/UA refuses a heading of level 3 after one of level 1.
    let blocks = vec![
        paragraph(Role::TieuDeTieuKhoan, "Một"),
        paragraph(Role::TieuDeTieuKhoan, "Hai"),
        paragraph(Role::DoanVan, "Chữ."),
    ];
    assert_eq!(writer().write(&document(blocks)).unwrap().conformance, Conformance::Access);
}

/// A signer's name is blank in a draft; a document may be empty.
#[test]
fn empty_texts_and_sections_are_no_fault() {
    let empty = |role| Block::Simple(Simple::Paragraph(Paragraph::new(role, vec![])));
    let blocks = vec![empty(Role::TenLoai), empty(Role::DoanVan), paragraph(Role::DoanVan, ""), signature()];
    assert_eq!(layout(blocks).pages.len(), 1);
    assert_eq!(layout(vec![]).pages.len(), 1);
    let nothing = Paper { sections: vec![], ..document(vec![]) };
    assert_eq!(writer().layout(&nothing).unwrap().pages.len(), 1);
}

/// A field that is written so that readers pass over what comes later of it gets no number that nobody would see.
#[test]
fn a_field_that_cannot_be_read_again_is_not_filled_in() {
    let values = FilledIn { number: "206".to_owned(), day: "31".to_owned(), month: "10".to_owned() };
    let filled = |file: &[u8]| fill(file, &values, &Faces::built_in());
    let odd = include_bytes!("../mutated/corpus/pdf/o-so-nhu-bang-vi-tri.pdf");
    assert_eq!(filled(odd), Err(FillRefusal::Unreadable));
    let good = include_bytes!("../mutated/corpus/pdf/mang-nguon-da-ky.pdf");
    assert!(filled(good).is_ok_and(|filled| filled.starts_with(good)));
}
