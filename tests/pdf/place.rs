//! Where things stand on paper, in points and millimetres.

use super::*;

#[test]
fn no_line_of_a_paragraph_stands_alone() {
    for count in 20..=50 {
        let mut blocks = one_line_paragraphs(count);
        blocks.push(paragraph(Role::DoanVan, prose("dài", 6)));
        let layout = layout(blocks);
        for page in &layout.pages {
            let lines = body_lines(page).into_iter().filter(|line| line.starts_with("dài")).count();
            assert_ne!(lines, 1, "{count} paragraphs before");
        }
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
    assert_eq!((page.strokes.len(), rule.height), (4, 0.0), "three in the text, one over the foot");
}

#[test]
fn pages_are_numbered_from_their_section_and_page_1_is_not() {
    let mut tree = document(one_line_paragraphs(60));
    let landscape = Section {
        document: 0,
        appendix: None,
        orientation: Orientation::Landscape,
        restart_numbering: true,
        marks: None,
        foot: Vec::new(),
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
    assert_eq!(texts, ["", "2", "", "2", "3", "4", "5", "6"]);
    let (line, page) = (numbers[1].unwrap(), &layout.pages[1]);
    let (left, right) = (Length::mm(30.0).to_pt(), page.width - Length::mm(15.0).to_pt());
    assert!((line.x + line.width / 2.0 - (left + right) / 2.0).abs() < 0.06, "centred over the text");
    assert!((line.y - Length::mm(10.0).to_pt() - 14.0 * 1912.0 / 2048.0).abs() < 0.06, "10 mm from the top");
    assert_eq!(layout.pages[3].width, Length::twips(16838).to_pt());
}

/// Also of a row higher than a page.
#[test]
fn nothing_stands_below_the_text_area() {
    for page in writer().layout(&kitchen_sink::tree()).unwrap().pages {
        let end = page.height - Length::mm(20.0).to_pt();
        assert!(page.lines.iter().all(|line| line.y < end));
        let lowest = page.strokes.iter().map(|stroke| stroke.y + stroke.height).fold(0.0, f64::max);
        // Half of a border may.
        assert!(lowest < end + 0.3, "{lowest} is below {end}");
    }
}

#[test]
fn words_tied_by_no_break_spaces_stay_on_one_line() {
    let tied = "tháng\u{a0}\u{a0}\u{a0}năm";
    for words in 1..=40 {
        let text = format!("{} ({tied}).", vec!["chữ"; words].join(" "));
        let layout = layout(vec![paragraph(Role::DoanVan, text)]);
        let lines = body_lines(&layout.pages[0]).join("\n");
        assert!(lines.contains("(tháng   năm)."), "{lines}");
    }
}

/// Numbers of papers, days, ranges, a number and its unit; wherever the line ends, and in pieces of
/// another look.
#[test]
fn what_belongs_together_stays_on_one_line() {
    let tied = [
        "số 206/QĐ-UBND,",
        "số 05-HD/VPTW",
        "(QĐ-UBND);",
        "ngày 31/10/2026",
        "2026 - 2030",
        "2026-2030",
        "7 - 10%",
        "125.120 triệu",
        "98 %",
        "Điều 34",
        "lục I",
        "và/hoặc",
    ];
    for tied in tied {
        for words in 10..=40 {
            let text = format!("{} {tied} cuối", vec!["ii"; words].join(" "));
            let (start, end) = text.split_at(text.find(tied).unwrap() + tied.len() / 2 + 1);
            let pieces = [Inline::text(start), Inline::bold(end)];
            for content in [vec![Inline::text(&text)], pieces.to_vec()] {
                let layout =
                    layout(vec![Block::Simple(Simple::Paragraph(Paragraph::new(Role::DoanVan, content)))]);
                let lines = body_lines(&layout.pages[0]).join("\n");
                assert!(lines.contains(tied), "{lines}");
            }
        }
    }
}

/// A tie of half a line that went to the next one would leave wide blanks in this one.
#[test]
fn no_line_is_torn_wide_for_a_long_name() {
    let name = "Ban Quản lý các khu công nghiệp và chế xuất tỉnh An Bình".replace(' ', "\u{a0}");
    for number in ["\u{a0}".repeat(10), "206".to_owned()] {
        let text = format!("Kèm theo Báo cáo số {number}/BC-BQL của\u{a0}{name}.");
        let layout = layout(vec![paragraph(Role::DoanVan, text)]);
        let line = &layout.pages[0].lines[0];
        let regular = FaceStyle { bold: false, italic: false };
        let words = line.text.trim_end();
        let natural = Theme::default().faces.width(words, regular, Length::pt(14.0)).to_pt();
        let wider = (line.width - natural) / words.matches(' ').count() as f64;
        assert!(wider < 3.5, "{wider} pt: {line:?}");
    }
}

/// A title's lines, broken where they were typed, stand in the middle, as in the DOCX.
#[test]
fn lines_of_a_title_are_centred_without_the_blank_between_them() {
    let content = vec![Inline::text("Phê duyệt Kế hoạch"), Inline::LineBreak, Inline::text("năm 2026")];
    let layout = layout(vec![Block::Simple(Simple::Paragraph(Paragraph::new(Role::TrichYeu, content)))]);
    let bold = FaceStyle { bold: true, italic: false };
    // The blank between them, for those who listen, has no room.
    let lines: Vec<_> = layout.pages[0].lines.iter().filter(|line| line.text != " ").collect();
    for line in &lines {
        let wide = Theme::default().faces.width(line.text.trim_end(), bold, Length::pt(14.0)).to_pt();
        let middle = Length::mm(30.0).to_pt() + Length::mm(165.0).to_pt() / 2.0;
        assert!((line.x + wide / 2.0 - middle).abs() < 0.06, "{line:?}");
    }
    assert_eq!(lines.len(), 2);
}

/// As in Word: letters, padding above and below, and a border.
#[test]
fn a_row_is_as_high_as_in_word() {
    let layout = layout(vec![table(3)]);
    let task = |number: usize| {
        let text = format!("Việc {number}");
        layout.pages[0].lines.iter().find(|line| line.text == text).unwrap().y
    };
    let row = 13.0 * 2355.0 / 2048.0 + 2.0 * Length::mm(0.6).to_pt() + 0.5;
    assert!((task(2) - task(1) - row).abs() < 0.06 && (task(3) - task(2) - row).abs() < 0.06, "{layout:?}");
}

/// An office's theme: other indents and line pitch.
#[test]
fn indents_and_pitch_follow_the_theme() {
    let text = vanban::rooms::theme::DEFAULT
        .replace("  muc: {", "  muc: {thut_trai: 20, ")
        .replace("  khoan: {", "  khoan: {thut_trai: 10, gian_dong: 1.5, ");
    let writer = Printer::new(Theme::read(&text).unwrap());
    let blocks = vec![paragraph(Role::Muc, prose("MỤC", 2)), paragraph(Role::Khoan, prose("khoản", 2))];
    let layout = writer.layout(&document(blocks)).unwrap();
    let lines = &layout.pages[0].lines;
    let left = Length::mm(30.0).to_pt();
    let indents: Vec<f64> = lines.iter().map(|line| line.x - left).collect();
    let clauses = lines.iter().filter(|line| line.text.starts_with("khoản")).collect::<Vec<_>>();
    let headings = lines.len() - clauses.len();
    let near = |left: f64, right: f64| assert!((left - right).abs() < 0.06, "{left} is not {right}");
    near(indents[0], Length::mm(32.7).to_pt());
    near(indents[1], Length::mm(20.0).to_pt());
    near(indents[headings], Length::mm(22.7).to_pt());
    near(indents[headings + 1], Length::mm(10.0).to_pt());
    near(clauses[1].y - clauses[0].y, 1.5 * 14.0 * 2355.0 / 2048.0);
}

/// PL I, I.7: pages that run on are numbered from their first; page 1 bears no number, wherever it stands.
#[test]
fn the_first_page_of_a_section_that_runs_on_bears_its_number() {
    let mut tree = document(vec![paragraph(Role::DoanVan, "Trang một.")]);
    for (restart_numbering, words) in
        [(false, "Trang hai."), (false, "Trang ba."), (true, "Trang một."), (false, "Trang hai.")]
    {
        let section = Section {
            restart_numbering,
            blocks: vec![paragraph(Role::DoanVan, words)],
            ..tree.sections[0].clone()
        };
        tree.sections.push(section);
    }
    let layout = writer().layout(&tree).unwrap();
    let pages = layout.pages.iter().map(|page| page.lines.iter().map(|line| line.text.as_str()).collect());
    let pages: Vec<Vec<&str>> = pages.collect();
    assert_eq!(
        pages,
        [
            vec!["Trang một."],
            vec!["2", "Trang hai."],
            vec!["3", "Trang ba."],
            vec!["Trang một."],
            vec!["2", "Trang hai."]
        ]
    );
}
