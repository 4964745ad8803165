//! What stays together: headings, signatures, groups, lines of a paragraph.

use rust_decimal::Decimal;

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
        blocks.push(Block::Simple(Simple::Rule(HorizontalRule::long(Length::mm(40.0)))));
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

/// Where all rows of a table go with the signature, so does its head.
#[test]
fn a_head_never_stays_behind_when_all_rows_go_with_the_signature() {
    for rows in 1..=3 {
        for count in 1..=50 {
            let body = (1..=rows).map(|number| row(Role::OChu, &format!("Việc {number}"), number < rows));
            let Block::Table(mut few) = table(0) else { panic!("no table") };
            few.body = body.collect();
            let mut blocks = one_line_paragraphs(count);
            blocks.extend([Block::Table(few), signature()]);
            let layout = layout(blocks);
            let with = lines_with_signature(&layout);
            let at = with.iter().position(|line| *line == "Việc 1").expect("the rows beside the signature");
            assert_eq!(with[at - 1], "ĐẦU CỘT", "{rows} rows after {count} paragraphs");
        }
    }
}

/// A paragraph that announces another is not moved as a whole: its last two lines are enough.
#[test]
fn a_long_paragraph_stays_with_the_next_by_its_last_two_lines() {
    for count in 1..=50 {
        for next in [1, 2, 3, 4, 9] {
            let mut blocks = one_line_paragraphs(count);
            let announces = Paragraph {
                keep_next: true,
                ..Paragraph::new(Role::DoanVan, vec![Inline::text(prose("trước", 9))])
            };
            blocks.push(Block::Simple(Simple::Paragraph(announces)));
            blocks.push(paragraph(Role::DoanVan, prose("sau", next)));
            let layout = layout(blocks);
            for pages in layout.pages.windows(2) {
                let [above, below] = [0, 1].map(|at| body_lines(&pages[at]));
                let lowest = pages[0].lines.iter().map(|line| line.y).fold(0.0, f64::max);
                // Two lines of the one and three of the other may have found no room.
                let free = pages[0].height - Length::mm(20.0).to_pt() - lowest;
                assert!(free < 100.0, "{count}, {next}: {free} pt are left empty");
                let starts = below[0].starts_with("sau") && above.last().unwrap().starts_with("trước");
                assert!(!starts, "{count}, {next}: parted from what it announces");
            }
        }
    }
}

/// Where all lines stay with the next one, one is freed (`template` does so), also a heading.
#[test]
fn a_heading_that_is_freed_may_end_a_page() {
    let heading = |keep_next| {
        Block::Simple(Simple::Paragraph(Paragraph {
            keep_next,
            ..Paragraph::new(Role::Muc, vec![Inline::text("I.")])
        }))
    };
    let pages = |keep_next| {
        let mut blocks = one_line_paragraphs(31);
        blocks.push(heading(keep_next));
        blocks.push(paragraph(Role::DoanVan, prose("sau", 3)));
        layout(blocks).pages.iter().map(|page| body_lines(page).len()).collect::<Vec<_>>()
    };
    assert_eq!(pages(false)[0], pages(true)[0] + 1);
}

/// What may follow a line that announces it.
#[test]
fn a_line_stays_with_a_table_a_chart_a_rule_and_a_signature() {
    let bar = |words: &str| Bar {
        share: Decimal::ONE,
        length: Length::mm(20.0),
        shade: Shade::Dark,
        words: Paragraph::new(Role::OChu, vec![Inline::text(words)]),
    };
    let group = |label: &str| BarGroup {
        label: Paragraph::new(Role::OChu, vec![Inline::text(label)]),
        bars: vec![bar("trước"), bar("sau")],
    };
    let chart = |whole| {
        Block::Chart(Chart {
            title: "Biểu đồ".to_owned(),
            text_size: Length::pt(12.0),
            label_width: Length::mm(40.0),
            plot_width: Length::mm(125.0),
            bar_height: Length::mm(5.5),
            group_gap: Length::mm(2.0),
            whole,
            groups: vec![group("2026"), group("2027"), group("2028")],
        })
    };
    let mut loose = table(2);
    if let Block::Table(table) = &mut loose {
        table.head.clear();
        table.body.iter_mut().for_each(|row| row.whole = false);
    }
    let followers = [
        table(2),
        loose,
        chart(true),
        chart(false),
        Block::Simple(Simple::Rule(HorizontalRule::long(Length::mm(40.0)))),
        signature(),
    ];
    for follower in followers {
        for count in 1..=50 {
            let mut blocks = one_line_paragraphs(count);
            let content = vec![Inline::text("GIỮ LẠI gồm:")];
            blocks.push(Block::Simple(Simple::Paragraph(Paragraph {
                keep_next: true,
                ..Paragraph::new(Role::DoanVan, content)
            })));
            blocks.push(follower.clone());
            blocks.push(paragraph(Role::DoanVan, "Cuối."));
            assert_no_page_ends_on(&layout(blocks), "GIỮ LẠI");
        }
    }
}

/// A last row alone, or a line below a table, brings more of the table along.
#[test]
fn signature_goes_with_the_rows_that_the_tree_keeps() {
    for count in 1..=50 {
        let kept = |kept: &[usize], line: Option<&str>| {
            let mut table = table(count);
            let Block::Table(inside) = &mut table else { panic!("no table") };
            let rows = inside.body.len();
            kept.iter().for_each(|from_end| inside.body[rows - from_end].keep_next = true);
            let line = line.map(|line| paragraph(Role::DoanVan, line));
            let blocks = [Some(table), line, Some(signature())];
            let layout = layout(blocks.into_iter().flatten().collect());
            lines_with_signature(&layout).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert!(kept(&[2], None).ends_with(&["Việc cuối".to_owned(), "TỔNG".to_owned()]), "{count}");
        assert!(kept(&[1], Some("Hết./.")).ends_with(&["TỔNG".to_owned(), "Hết./.".to_owned()]), "{count}");
    }
}

/// Rows under one cell go along together, as far as a page has room for them.
#[test]
fn signature_goes_with_rows_that_share_a_cell() {
    for count in 1..=50 {
        for shared in [3, 60] {
            let mut body: Vec<Row> =
                (1..=count).map(|number| row(Role::OChu, &format!("Việc {number}"), false)).collect();
            body.extend((1..=shared).map(|number| row(Role::OChu, &format!("Chung {number}"), false)));
            let words = vec![Inline::text("NHÓM")];
            let paragraphs = vec![Paragraph {
                role: Role::OChu,
                content: words,
                keep_next: false,
                origin: None,
                given: Vec::new(),
            }];
            body[count].cells.push(Cell { column: 1, colspan: 1, rowspan: shared, middle: true, paragraphs });
            let columns = vec![Length::mm(60.0), Length::mm(60.0)];
            let table = Table {
                id: None,
                fit: Fit::Given,
                title: "Bảng".to_owned(),
                columns,
                text_size: Length::pt(13.0),
                head: vec![],
                body,
            };
            let layout = layout(vec![Block::Table(table), signature()]);
            let with = lines_with_signature(&layout);
            let together = with.iter().filter(|line| line.starts_with("Chung")).count();
            assert!(shared > 3 || together == 3, "{together} rows after {count}");
            let all =
                layout.pages.iter().flat_map(body_lines).filter(|line| line.starts_with("Chung")).count();
            assert_eq!(all, shared);
            for page in &layout.pages {
                let lowest = page.lines.iter().map(|line| line.y).fold(0.0, f64::max);
                assert!(lowest < page.height - Length::mm(20.0).to_pt(), "a line below the text area");
            }
        }
    }
}

/// Rows that stay together may be so high that the signature finds no room below them.
#[test]
fn rows_as_high_as_a_page_leave_the_signature_to_the_next() {
    for count in [30, 40, 44] {
        let mut body = vec![row(Role::ONhomChu, "NHÓM", true)];
        let mut high = row(Role::OChu, "Việc", false);
        let line = |number| Paragraph::new(Role::OChu, vec![Inline::text(format!("Dòng {number}"))]);
        high.cells[0].paragraphs.extend((1..count).map(line));
        body.push(high);
        let columns = vec![Length::mm(60.0)];
        let table = Table {
            id: None,
            fit: Fit::Given,
            title: "Bảng".to_owned(),
            columns,
            text_size: Length::pt(13.0),
            head: vec![],
            body,
        };
        let layout = layout(vec![Block::Table(table), signature()]);
        for page in &layout.pages {
            let lowest = page.lines.iter().map(|line| line.y).fold(0.0, f64::max);
            assert!(
                lowest < page.height - Length::mm(20.0).to_pt(),
                "{count} lines: one below the text area"
            );
        }
        lines_with_signature(&layout);
    }
}

/// A cell over many rows is cut at the page's end; the rows themselves are not.
#[test]
fn a_cell_over_many_rows_crosses_pages() {
    let mut body: Vec<Row> =
        (1..=60).map(|number| row(Role::OChu, &format!("Việc {number}"), false)).collect();
    let words = vec![Inline::text(prose("nhóm", 10))];
    let paragraphs = vec![Paragraph {
        role: Role::OChu,
        content: words,
        keep_next: false,
        origin: None,
        given: Vec::new(),
    }];
    body[0].cells.push(Cell { column: 1, colspan: 1, rowspan: 60, middle: true, paragraphs });
    let columns = vec![Length::mm(60.0), Length::mm(60.0)];
    let table = Table {
        id: None,
        fit: Fit::Given,
        title: "Bảng".to_owned(),
        columns,
        text_size: Length::pt(13.0),
        head: vec![],
        body,
    };
    let layout = layout(vec![Block::Table(table)]);
    assert_eq!(layout.pages.len(), 2);
    for page in &layout.pages {
        let lowest = page.lines.iter().map(|line| line.y).fold(0.0, f64::max);
        assert!(lowest < page.height - Length::mm(20.0).to_pt(), "a line below the text area");
    }
    let tasks = layout.pages.iter().flat_map(body_lines).filter(|line| line.starts_with("Việc")).count();
    assert_eq!(tasks, 60);
}
