//! The PDF writer: what stands where, what stays together, same bytes.

use vanban::document::{
    Block, Cell, Columns, ColumnsKind, Document, Inline, Orientation, PairRow, Paragraph, Role, Row, Section,
    Table,
};
use vanban::length::Length;
use vanban::theme::Theme;
use vanban::write::WriteError;
use vanban::write::pdf::{Conformance, Layout, PageLayout, PdfWriter};

use crate::kitchen_sink;

fn writer() -> PdfWriter {
    PdfWriter::new(&Theme::default())
}

fn layout(blocks: Vec<Block>) -> Layout {
    writer().layout(&document(blocks)).unwrap()
}

fn document(blocks: Vec<Block>) -> Document {
    let section = Section { orientation: Orientation::Portrait, restart_numbering: true, blocks };
    Document { title: "Thử".to_owned(), author: "Thử".to_owned(), sections: vec![section] }
}

fn paragraph(role: Role, text: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph::new(role, vec![Inline::text(text)]))
}

/// So many words, enough for about `lines` lines.
fn prose(word: &str, lines: usize) -> String {
    vec![word; lines * 15].join(" ")
}

fn signature() -> Block {
    let right = vec![
        paragraph(Role::ChucVu, "CHỦ TỊCH"),
        Block::SignSpace(Length::mm(30.0)),
        paragraph(Role::HoTen, "Họ và tên"),
    ];
    let left = vec![paragraph(Role::TieuDeNoiNhan, "Nơi nhận:"), paragraph(Role::NoiNhan, "- Lưu: VT.")];
    Block::Columns(Columns {
        kind: ColumnsKind::Signature,
        widths: [Length::mm(80.0), Length::mm(85.0)],
        rows: vec![PairRow { cells: [left, right], level_bottom: false }],
    })
}

/// The page's lines without its number.
fn body(page: &PageLayout) -> Vec<&str> {
    let lines = page.lines.iter().filter(|line| line.y > Length::mm(20.0).to_pt());
    lines.map(|line| line.text.as_str()).collect()
}

/// Lines of the text on the page of the signature, which must be one page.
fn lines_with_signature(layout: &Layout) -> Vec<&str> {
    let signed: Vec<_> = layout.pages.iter().map(body).filter(|lines| lines.contains(&"CHỦ TỊCH")).collect();
    assert_eq!(signed.len(), 1);
    assert!(signed[0].contains(&"Họ và tên") && signed[0].contains(&"- Lưu: VT."));
    let end = signed[0].iter().position(|line| *line == "Nơi nhận:").unwrap();
    signed[0][..end].to_vec()
}

#[track_caller]
fn assert_no_page_ends_on(layout: &Layout, start: &str) {
    for page in &layout.pages {
        let last = *body(page).last().unwrap();
        assert!(!last.starts_with(start), "a page ends on: {last}");
    }
}

fn one_line_paragraphs(count: usize) -> Vec<Block> {
    (1..=count).map(|number| paragraph(Role::DoanVan, format!("Dòng {number}."))).collect()
}

#[test]
fn same_bytes_again_in_other_threads_and_after_other_documents() {
    let (writer, tree) = (writer(), kitchen_sink::tree());
    let first = writer.write(&tree).unwrap();
    writer.write(&document(one_line_paragraphs(40))).unwrap();
    vanban::write::pdf::evict();
    let threads = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(|| writer.write(&tree).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(threads.iter().all(|pdf| pdf.bytes == first.bytes));
    assert!(PdfWriter::new(&Theme::default()).write(&tree).unwrap().bytes == first.bytes);
}

#[test]
fn a_dated_document_is_for_archives_and_for_everyone() {
    let pdf = writer().write(&kitchen_sink::tree()).unwrap();
    assert_eq!((pdf.conformance, pdf.refusals), (Conformance::ArchiveAndAccess, vec![]));
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
}

#[test]
fn a_draft_has_no_date_and_so_is_not_for_archives() {
    let pdf = writer().write(&document(one_line_paragraphs(1))).unwrap();
    assert_eq!(pdf.conformance, Conformance::Access);
    assert_eq!(pdf.refusals.len(), 2);
    assert!(pdf.refusals.iter().all(|reason| reason.contains("date")), "{:?}", pdf.refusals);
}

#[test]
fn a_letter_without_glyph_is_named_with_its_text() {
    let error = writer().write(&document(vec![paragraph(Role::DoanVan, "Chữ 漢 lạ")])).unwrap_err();
    assert_eq!(error, WriteError::MissingGlyph { letter: '漢', text: "Chữ 漢 lạ".to_owned() });
    assert_eq!(error.to_string(), "phông chữ không có ký tự “漢” (U+6F22) trong “Chữ 漢 lạ”");
}

#[test]
fn every_text_stands_on_paper_in_order() {
    let tree = kitchen_sink::tree();
    let layout = writer().layout(&tree).unwrap();
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    let mut paper: String = layout.pages.iter().flat_map(body).map(squeeze).collect();
    let mut texts = Vec::new();
    tree.sections.iter().for_each(|section| collect(&section.blocks, &mut texts));
    for text in texts {
        let text = squeeze(&text);
        let at = paper.find(&text).unwrap_or_else(|| panic!("not on paper: {text}"));
        paper.replace_range(at..at + text.len(), "");
    }
}

fn collect(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => texts.push(paragraph.plain_text()),
            Block::Columns(columns) => {
                columns.rows.iter().flat_map(|row| &row.cells).for_each(|cell| collect(cell, texts));
            }
            Block::Table(table) => {
                let cells = table.head.iter().chain(&table.body).flat_map(|row| &row.cells);
                texts.extend(cells.flat_map(|cell| &cell.paragraphs).map(Paragraph::plain_text));
            }
            Block::Rule(_) | Block::SignSpace(_) => {}
        }
    }
}

#[test]
fn signature_goes_with_a_last_paragraph_of_one_line() {
    for count in 1..=50 {
        let mut blocks = one_line_paragraphs(count);
        blocks.push(signature());
        assert!(!lines_with_signature(&layout(blocks)).is_empty(), "{count} paragraphs");
    }
}

#[test]
fn signature_goes_with_two_lines_of_a_long_last_paragraph() {
    for count in 1..=50 {
        for before in [0, 7] {
            let mut blocks = one_line_paragraphs(before);
            blocks.push(paragraph(Role::DoanVan, prose("cuối", count)));
            blocks.push(signature());
            let layout = layout(blocks);
            let last = layout.pages.iter().flat_map(body).filter(|line| line.starts_with("cuối")).count();
            let with = lines_with_signature(&layout);
            let with = with.iter().filter(|line| line.starts_with("cuối")).count();
            assert!(with >= last.min(2), "{with} of {last} lines after {before} paragraphs");
        }
    }
}

#[test]
fn signature_and_its_paragraph_fill_the_page_as_far_as_they_can() {
    // Without the demand for room, a body of n lines would take as many pages.
    for count in 1..=50 {
        let mut blocks = one_line_paragraphs(count);
        let plain = layout(blocks.clone());
        blocks.push(signature());
        let signed = layout(blocks);
        let last = plain.pages.last().unwrap().lines.last().unwrap().y;
        // Gap, three lines and the room to sign.
        let end = last + 12.0 + 2.0 * 16.1 + Length::mm(30.0).to_pt();
        let fits = end
            <= Theme::default().text_height(Orientation::Portrait).to_pt() + Length::mm(20.0).to_pt() - 3.1;
        assert_eq!(signed.pages.len() == plain.pages.len(), fits, "{count} paragraphs");
    }
}

#[test]
fn headings_never_end_a_page() {
    for count in 1..=50 {
        let mut blocks = one_line_paragraphs(count);
        blocks.push(paragraph(Role::Muc, "TIÊU ĐỀ MỘT"));
        blocks.push(paragraph(Role::TieuDeKhoan, "TIÊU ĐỀ HAI"));
        blocks.push(paragraph(Role::DoanVan, prose("thân", 4)));
        blocks.push(paragraph(Role::TieuDeKhoan, "TIÊU ĐỀ BA"));
        blocks.push(paragraph(Role::DoanVan, prose("cuối", 1)));
        blocks.push(signature());
        let layout = layout(blocks);
        assert_no_page_ends_on(&layout, "TIÊU ĐỀ");
        assert!(!lines_with_signature(&layout).is_empty());
    }
}

#[test]
fn a_heading_just_before_the_signature_goes_with_it() {
    for count in 20..=50 {
        let mut blocks = one_line_paragraphs(count);
        blocks.push(paragraph(Role::Muc, "TIÊU ĐỀ"));
        blocks.push(signature());
        let layout = layout(blocks);
        assert_eq!(lines_with_signature(&layout).last(), Some(&"TIÊU ĐỀ"));
    }
}

#[test]
fn no_line_of_a_paragraph_stands_alone() {
    for count in 20..=50 {
        let mut blocks = one_line_paragraphs(count);
        blocks.push(paragraph(Role::DoanVan, prose("dài", 6)));
        let layout = layout(blocks);
        for page in &layout.pages {
            let lines = body(page).into_iter().filter(|line| line.starts_with("dài")).count();
            assert_ne!(lines, 1, "{count} paragraphs before");
        }
    }
}

fn row(role: Role, text: &str, keep_next: bool) -> Row {
    let content = vec![Inline::text(text)];
    let paragraphs = vec![Paragraph { role, content, keep_next: false, origin: None }];
    let cell = Cell { column: 0, colspan: 1, rowspan: 1, middle: false, paragraphs };
    Row { cells: vec![cell], whole: true, keep_next }
}

fn table(tasks: usize) -> Block {
    let mut body = vec![row(Role::ONhomChu, "NHÓM MỘT", true)];
    body.extend((1..=tasks).map(|number| row(Role::OChu, &format!("Việc {number}"), false)));
    body.push(row(Role::ONhomChu, "NHÓM HAI", true));
    body.push(row(Role::ONhomChu, "NHÓM BA", true));
    body.push(row(Role::OChu, "Việc cuối", false));
    body.push(row(Role::OTongChu, "TỔNG", false));
    Block::Table(Table {
        title: "Bảng".to_owned(),
        columns: vec![Length::mm(60.0), Length::mm(60.0)],
        text_size: Length::pt(13.0),
        head: vec![row(Role::TieuDeCot, "ĐẦU CỘT", false)],
        body,
    })
}

#[test]
fn a_group_stays_with_its_first_task_and_heads_are_repeated() {
    for count in 1..=50 {
        let layout = layout(vec![table(count)]);
        assert_no_page_ends_on(&layout, "NHÓM");
        assert_no_page_ends_on(&layout, "ĐẦU CỘT");
        for page in &layout.pages {
            assert_eq!(body(page)[0], "ĐẦU CỘT");
        }
        let heads = layout.pages.iter().flat_map(body).filter(|line| line.starts_with("NHÓM")).count();
        assert_eq!(heads, 3, "a group's row is not repeated");
    }
}

#[test]
fn signature_goes_with_the_last_row_of_a_table() {
    for count in 1..=50 {
        let layout = layout(vec![table(count), signature()]);
        let lines = lines_with_signature(&layout);
        assert_eq!(lines.last(), Some(&"TỔNG"), "{count} tasks");
        let borders = |page: &PageLayout| page.strokes.iter().map(|stroke| stroke.y).fold(0.0, f64::max);
        let page = layout.pages.last().unwrap();
        let total = page.lines.iter().find(|line| line.text == "TỔNG").unwrap();
        assert!(borders(page) < total.y + 10.0, "no border around the signature");
    }
}

#[test]
fn cells_are_set_in_the_size_of_the_table() {
    let layout = layout(vec![table(1)]);
    assert!(layout.pages[0].lines.iter().all(|line| line.size == 13.0));
}

/// Margins, baselines and rules in millimetres and points, from the theme.
#[test]
fn things_stand_where_the_theme_says() {
    let layout = writer().layout(&kitchen_sink::tree()).unwrap();
    let near = |left: f64, right: f64| assert!((left - right).abs() < 0.06, "{left} is not {right}");
    let page = &layout.pages[0];
    near(page.width, Length::mm(210.0).to_pt());
    near(page.height, Length::mm(297.0).to_pt());
    let line = |start: &str| page.lines.iter().find(|line| line.text.starts_with(start)).unwrap();
    // Left edge and first-line indent.
    near(line("sau dòng mới").x, Length::mm(30.0).to_pt());
    near(line("Điều 1.").x, Length::mm(30.0).to_pt() + Length::mm(12.7).to_pt());
    // A justified line ends at the right margin.
    let full = line("Đoạn văn");
    near(full.x + full.width, Length::mm(195.0).to_pt());
    // The first baseline: ascent and gap below the margin; single pitch; 6 pt between paragraphs.
    near(line("CỘNG HÒA").y, Length::mm(20.0).to_pt() + 13.0 * (1825.0 + 87.0) / 2048.0);
    near(line("đủ hơn hai").y - full.y, 14.0 * 2355.0 / 2048.0);
    near(full.y - line("sau dòng mới").y, 14.0 * 2355.0 / 2048.0 + 6.0);
    // Number and date are level though of two sizes.
    near(line("Số:").y, line("Hà Nội").y);
    near(line("CỘNG HÒA").y, line("UBND").y);
    // The rule: under Tiêu ngữ, as long as told, centred below it.
    let motto = line("Độc lập");
    let rule = page.strokes.iter().find(|rule| (rule.width - Length::mm(60.4).to_pt()).abs() < 0.06).unwrap();
    near(rule.x + rule.width / 2.0, motto.x + motto.width / 2.0);
    near(rule.y - motto.y, 14.0 * 443.0 / 2048.0 + 2.0 + 0.25);
    assert_eq!((page.strokes.len(), rule.height), (3, 0.0));
}

#[test]
fn pages_are_numbered_from_their_section_and_its_first_is_not() {
    let mut tree = document(one_line_paragraphs(60));
    let landscape = Section {
        orientation: Orientation::Landscape,
        restart_numbering: true,
        blocks: one_line_paragraphs(50),
    };
    let running = Section { restart_numbering: false, ..landscape.clone() };
    tree.sections.extend([landscape, running]);
    let layout = writer().layout(&tree).unwrap();
    let numbers: Vec<_> = layout
        .pages
        .iter()
        .map(|page| page.lines.iter().find(|line| line.y < Length::mm(20.0).to_pt()))
        .collect();
    let texts: Vec<_> = numbers.iter().map(|line| line.map_or("", |line| line.text.as_str())).collect();
    assert_eq!(texts, ["", "2", "", "2", "3", "", "5", "6"]);
    let (line, page) = (numbers[1].unwrap(), &layout.pages[1]);
    let (left, right) = (Length::mm(30.0).to_pt(), page.width - Length::mm(15.0).to_pt());
    assert!((line.x + line.width / 2.0 - (left + right) / 2.0).abs() < 0.06, "centred over the text");
    assert!((line.y - Length::mm(10.0).to_pt() - 14.0 * 1912.0 / 2048.0).abs() < 0.06, "10 mm from the top");
    assert_eq!(layout.pages[3].width, Length::twips(16838).to_pt());
}

#[test]
fn the_number_of_pages_is_told() {
    let pdf = writer().write(&document(one_line_paragraphs(60))).unwrap();
    assert_eq!(pdf.pages, 2);
}

#[test]
fn words_tied_by_no_break_spaces_stay_on_one_line() {
    let tied = "tháng\u{a0}\u{a0}\u{a0}năm";
    for words in 1..=40 {
        let text = format!("{} ({tied}).", vec!["chữ"; words].join(" "));
        let layout = layout(vec![paragraph(Role::DoanVan, text)]);
        let lines = body(&layout.pages[0]).join("\n");
        assert!(lines.contains("(tháng   năm)."), "{lines}");
    }
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

#[test]
fn zz_look() {
    let pdf = writer().write(&document(vec![table(33), signature()])).unwrap();
    println!("{:?} {:?}", pdf.conformance, pdf.refusals);
    std::fs::write("/tmp/pdfw/t.pdf", pdf.bytes).unwrap();
    let tree = kitchen_sink::tree();
    std::fs::write("/tmp/pdfw/ks.pdf", writer().write(&tree).unwrap().bytes).unwrap();
    let w = writer();
    for _ in 0..3 {
        let t = std::time::Instant::now();
        for n in 0..10 {
            let mut tree = tree.clone();
            tree.title = format!("Số {n}");
            if let Block::Paragraph(p) = &mut tree.sections[0].blocks[5] { p.content = vec![Inline::text(format!("Căn cứ số {n}"))] }
            w.write(&tree).unwrap();
        }
        println!("{:?}/doc", t.elapsed() / 10);
        let t = std::time::Instant::now();
        for n in 0..10 {
            let mut tree = tree.clone();
            if let Block::Paragraph(p) = &mut tree.sections[0].blocks[5] { p.content = vec![Inline::text(format!("Căn cứ số {n}"))] }
            w.layout(&tree).unwrap();
        }
        println!("{:?}/layout", t.elapsed() / 10);
    }
    let tree = document(one_line_paragraphs(40));
    assert_ne!(tree.title, "");
}
