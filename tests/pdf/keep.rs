//! What stays together: headings, signatures, groups, lines of a paragraph.

use super::*;

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
            let last =
                layout.pages.iter().flat_map(body_lines).filter(|line| line.starts_with("cuối")).count();
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
fn what_stays_with_the_next_block_never_ends_a_page() {
    for count in 1..=50 {
        let mut blocks = one_line_paragraphs(count);
        blocks.push(paragraph(Role::TenPhuLuc, "GIỮ LẠI MỘT"));
        blocks.push(paragraph(Role::KemTheo, "GIỮ LẠI HAI"));
        blocks.push(Block::Rule(Rule { length: Length::mm(40.0) }));
        blocks.push(paragraph(Role::DonViTinh, "GIỮ LẠI BA"));
        blocks.push(table(3));
        let layout = layout(blocks);
        assert_no_page_ends_on(&layout, "GIỮ LẠI");
        let rule = |page: &PageLayout| {
            page.strokes.iter().any(|stroke| (stroke.width - Length::mm(40.0).to_pt()).abs() < 0.06)
        };
        for page in &layout.pages {
            assert_eq!(rule(page), body_lines(page).contains(&"GIỮ LẠI HAI"), "{count} paragraphs before");
        }
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
fn a_group_stays_with_its_first_task_and_heads_are_repeated() {
    for count in 1..=50 {
        let layout = layout(vec![table(count)]);
        assert_no_page_ends_on(&layout, "NHÓM");
        assert_no_page_ends_on(&layout, "ĐẦU CỘT");
        for page in &layout.pages {
            assert_eq!(body_lines(page)[0], "ĐẦU CỘT");
        }
        let heads = layout.pages.iter().flat_map(body_lines).filter(|line| line.starts_with("NHÓM")).count();
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

/// A cell over many rows is cut at the page's end; the rows themselves are not.
#[test]
fn a_cell_over_many_rows_crosses_pages() {
    let mut body: Vec<Row> =
        (1..=60).map(|number| row(Role::OChu, &format!("Việc {number}"), false)).collect();
    let words = vec![Inline::text(prose("nhóm", 10))];
    let paragraphs = vec![Paragraph { role: Role::OChu, content: words, keep_next: false, origin: None }];
    body[0].cells.push(Cell { column: 1, colspan: 1, rowspan: 60, middle: true, paragraphs });
    let columns = vec![Length::mm(60.0), Length::mm(60.0)];
    let table =
        Table { title: "Bảng".to_owned(), columns, text_size: Length::pt(13.0), head: vec![], body };
    let layout = layout(vec![Block::Table(table)]);
    assert_eq!(layout.pages.len(), 2);
    for page in &layout.pages {
        let lowest = page.lines.iter().map(|line| line.y).fold(0.0, f64::max);
        assert!(lowest < page.height - Length::mm(20.0).to_pt(), "a line below the text area");
    }
    let tasks = layout.pages.iter().flat_map(body_lines).filter(|line| line.starts_with("Việc")).count();
    assert_eq!(tasks, 60);
}
