//! Every word whole in the area its kind may use, over no other, or it is told: swept over what
//! went wrong once. A judge that knows only lines and strokes stands beside the writer's own check.

use rust_decimal::Decimal;
use vanban::rooms::fonts::{FaceStyle, Faces};
use vanban::rooms::paper::walk::paragraphs;
use vanban::rooms::paper::{Bar, BarGroup, Chart, MarginFrames, Shade, WordFrame};
use vanban::rooms::write::Misplaced;
use vanban::rooms::write::pdf::{LineLayout, Stroke};

use super::*;

/// What a page must never show, from its lines and strokes alone.
fn faults(layout: &PdfLayout) -> Vec<String> {
    let mm = |mm: f64| Length::mm(mm).to_pt();
    let mut faults = Vec::new();
    for (number, page) in layout.pages.iter().enumerate() {
        let boxed = |line: &LineLayout| {
            (line.x, line.x + line.width, line.y - 0.891 * line.size, line.y + 0.216 * line.size)
        };
        let lines: Vec<&LineLayout> = page.lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
        for (at, line) in lines.iter().enumerate() {
            let (left, right, top, bottom) = boxed(line);
            let outside = left < mm(30.0) - 0.25
                || right > page.width - mm(15.0) + 0.25
                || bottom > page.height - mm(20.0) + 0.25
                // Page numbers and frames stand in the top margin, nothing above them.
                || top < mm(10.0) - 0.25;
            if outside {
                faults.push(format!("page {}: `{}` is outside", number + 1, line.text));
            }
            for other in &lines[..at] {
                let (other_left, other_right, other_top, other_bottom) = boxed(other);
                let apart = left >= other_right - 0.25
                    || other_left >= right - 0.25
                    || top >= other_bottom - 0.25
                    || other_top >= bottom - 0.25;
                if !apart {
                    faults.push(format!("page {}: `{}` is over `{}`", number + 1, line.text, other.text));
                }
            }
            let through = |stroke: &&Stroke| {
                stroke.x < right - 0.25
                    && stroke.x + stroke.width > left + 0.25
                    && stroke.y < bottom - 0.25
                    && stroke.y + stroke.height > top + 0.25
            };
            if page.strokes.iter().any(|stroke| through(&stroke)) {
                faults.push(format!("page {}: a line runs through `{}`", number + 1, line.text));
            }
        }
    }
    faults
}

/// The letters of a page's lines without its number, in no order.
fn letters(texts: impl Iterator<Item = String>) -> Vec<char> {
    let mut letters: Vec<char> = texts
        .flat_map(|text| text.chars().collect::<Vec<_>>())
        .filter(|letter| !letter.is_whitespace())
        .collect();
    letters.sort_unstable();
    letters
}

/// Lays a tree out; both judges agree. True when nothing is wrong.
#[track_caller]
fn is_right(tree: &Paper, what: &str) -> bool {
    let misplaced = writer().write(tree).unwrap().misplaced;
    let layout = writer().layout(tree).unwrap();
    let faults = faults(&layout);
    assert_eq!(misplaced.is_empty(), faults.is_empty(), "{what}: {misplaced:?}; {faults:?}");
    let repeats = tree.tables().any(|table| !table.head.is_empty());
    if !repeats || layout.pages.len() == 1 {
        let words = tree.sections.iter().flat_map(|section| paragraphs(&section.blocks));
        let texts = words.map(Paragraph::plain_text);
        let pages = layout.pages.iter().flat_map(body_lines).map(str::to_owned);
        assert_eq!(letters(pages), letters(texts), "{what}: letters");
    }
    misplaced.is_empty()
}

fn one_cell(column: usize, role: Role, texts: &[String]) -> Cell {
    let paragraphs =
        texts.iter().map(|text| Paragraph::new(role, vec![Inline::text(text.as_str())])).collect();
    Cell { column, colspan: 1, rowspan: 1, middle: true, paragraphs }
}

fn whole(cells: Vec<Cell>) -> Row {
    Row { cells, whole: true, keep_next: false }
}

/// A table with one row of these cells, in so many millimetres.
fn cells(widths: &[f64], cells: Vec<Cell>) -> Paper {
    document(vec![Block::Table(Table {
        id: None,
        fit: Fit::Given,
        title: "Bảng".to_owned(),
        columns: widths.iter().map(|width| Length::mm(*width)).collect(),
        text_size: Length::pt(12.0),
        head: vec![],
        body: vec![whole(cells)],
    })])
}

const TOKENS: [&str; 8] = [
    "phongkinhte.xathanhbinh@tinhlongan.gov.vn",
    "https://dichvucong.thanhbinh.gov.vn/thu-tuc/1.004567.000.00.00.H36?id=12#muc-3",
    "4114/QĐ-BTC;4115/QĐ-BTC;12/2024/TT-BTNMT",
    "QCVN-06:2022/BXD,TCVN-5687:2024,TCVN-13606:2023",
    "Tên_tệp_đính_kèm_rất_dài(bản.cuối)–đã.ký.docx",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "năm\u{a0}ngân\u{a0}sách\u{a0}2026\u{a0}của\u{a0}xã\u{a0}Thạnh\u{a0}Bình",
    "nghiêngnghiêngnghiêng…nghiêng“nghiêng”nghiêng",
];

/// The most digits that stand together, as they never part.
fn longest_number(token: &str) -> usize {
    token.split(|letter: char| !letter.is_ascii_digit()).map(str::len).max().unwrap_or(0)
}

#[test]
fn long_words_part_in_cells_of_every_width() {
    for token in TOKENS {
        // Six points a digit, and padding.
        let least = (longest_number(token) as f64 * 6.1 * 25.4 / 72.0 + 3.1).ceil() as u8;
        for mm in least.max(9)..=40 {
            for role in [Role::OChu, Role::OGiua, Role::TieuDeCot, Role::ONhomChu] {
                let width = f64::from(mm);
                let around = format!("xem {token} đó");
                let row = vec![
                    one_cell(0, role, &[token.to_owned()]),
                    one_cell(1, role, &[around]),
                    one_cell(2, role, &["cạnh".to_owned()]),
                ];
                assert!(is_right(&cells(&[width, width, 30.0], row), token), "{token} in {mm} mm, {role:?}");
            }
        }
    }
}

/// In the body, the header, the signature, the recipients, at the foot and in a chart.
#[test]
fn long_words_part_wherever_they_stand() {
    let words = TOKENS.iter().map(|token| (*token).to_owned());
    let words = words.chain(["a".repeat(300), format!("{}/{}", "b".repeat(150), "Đ".repeat(90))]);
    for word in words {
        for text in [word.clone(), format!("Xem {word}, rồi {word}.")] {
            for role in [Role::DoanVan, Role::TieuDeKhoan, Role::NoiKinhGui, Role::GhiChu, Role::TenLoai] {
                assert!(is_right(&document(vec![paragraph(role, text.as_str()), signature()]), &text));
            }
            let pair = |left: Vec<Simple>, right: Vec<Simple>, kind| {
                Block::Columns(Columns {
                    kind,
                    widths: [Length::mm(70.0), Length::mm(95.0)],
                    rows: vec![PairRow { cells: [left, right], level_bottom: false, flows_after: None }],
                })
            };
            let header = pair(
                vec![
                    paragraph(Role::CoQuanBanHanh, text.as_str()),
                    Simple::Rule(HorizontalRule::long(Length::mm(20.0))),
                ],
                vec![paragraph(Role::TieuNgu, text.as_str())],
                ColumnsKind::Header,
            );
            let sign = pair(
                vec![paragraph(Role::TieuDeNoiNhan, "Nơi nhận:"), paragraph(Role::NoiNhan, text.as_str())],
                vec![paragraph(Role::ChucVu, text.as_str()), paragraph(Role::HoTen, text.as_str())],
                ColumnsKind::Signature,
            );
            assert!(is_right(&document(vec![header, paragraph(Role::DoanVan, "Chữ."), sign]), &text));
            let line = |text: &str| Paragraph::new(Role::OChu, vec![Inline::text(text)]);
            let chart = Block::Chart(Chart {
                title: "Biểu đồ".to_owned(),
                text_size: Length::pt(12.0),
                label_width: Length::mm(30.0),
                plot_width: Length::mm(135.0),
                bar_height: Length::mm(5.5),
                group_gap: Length::mm(60.0),
                whole: false,
                groups: vec![BarGroup {
                    label: line(&text),
                    bars: vec![Bar {
                        share: Decimal::ONE,
                        length: Length::mm(20.0),
                        shade: Shade::Dark,
                        words: line("sau: 12"),
                    }],
                }],
            });
            assert!(is_right(&document(vec![chart, paragraph(Role::DoanVan, "Chữ.")]), &text));
            let mut tree = document(vec![paragraph(Role::DoanVan, "Chữ.")]);
            tree.sections[0].foot = vec![Paragraph::new(Role::DiaChi, vec![Inline::text(text.as_str())])];
            assert_eq!(writer().write(&tree).unwrap().misplaced, []);
            assert_eq!(faults(&writer().layout(&tree).unwrap()), Vec::<String>::new());
        }
    }
}

/// The letters of a word that parts are on paper as they are, with nothing between them.
#[test]
fn nothing_is_added_to_a_word_that_parts() {
    for token in TOKENS {
        let row = vec![one_cell(0, Role::OChu, &[token.to_owned()])];
        let layout = writer().layout(&cells(&[17.0], row)).unwrap();
        let paper: String = body_lines(&layout.pages[0]).concat();
        let plain = |text: &str| text.replace(['\u{a0}', ' '], "");
        assert_eq!(plain(&paper), plain(token));
        assert!(layout.pages[0].lines.len() > 2, "{token}");
    }
}

/// The figures of 1 to 28 digits in columns that hold them or not: right, or told, never parted.
#[test]
fn figures_of_any_width_stay_whole_or_are_told() {
    for digits in 1..=28 {
        let figure: String = (0..digits)
            .map(|at| if at > 0 && (digits - at) % 3 == 0 { ".9".to_owned() } else { "9".to_owned() })
            .collect();
        for mm in [8, 12, 17, 25, 40, 70] {
            for role in [Role::OSo, Role::ONhomSo, Role::OTongSo, Role::OChu, Role::OGiua] {
                let row = vec![
                    one_cell(0, Role::OChu, &["cạnh".to_owned()]),
                    one_cell(1, role, std::slice::from_ref(&figure)),
                    one_cell(2, Role::OChu, &["cạnh".to_owned()]),
                ];
                let tree = cells(&[20.0, f64::from(mm), 20.0], row);
                let right = is_right(&tree, &figure);
                // At 12 pt a digit is 6 pt wide and a stop 3; the cell has 3 mm of padding.
                let width = 6.0 * f64::from(digits) + 3.0 * f64::from((digits - 1) / 3);
                if width <= Length::mm(f64::from(mm) - 3.0).to_pt() {
                    assert!(right, "{figure} in {mm} mm");
                }
                let lines = body_lines(&writer().layout(&tree).unwrap().pages[0]).join("|");
                assert!(lines.contains(&figure), "{figure} in {mm} mm: {lines}");
            }
        }
    }
}

/// A head of 25 to 60 lines over three rows.
#[test]
fn a_head_higher_than_a_page_is_told() {
    for lines in 25..=60 {
        let head: Vec<String> = (1..=lines).map(|line| format!("Dòng {line}")).collect();
        let body = |number| whole(vec![one_cell(0, Role::OChu, &[format!("Việc {number}")])]);
        let table = Block::Table(Table {
            id: None,
            fit: Fit::Given,
            title: "Bảng".to_owned(),
            columns: vec![Length::mm(60.0)],
            text_size: Length::pt(12.0),
            head: vec![whole(vec![one_cell(0, Role::TieuDeCot, &head)])],
            body: (1..=3).map(body).collect(),
        });
        // 257 mm hold 52 lines of 4.87 mm, and a row under 51.
        let right = is_right(&document(vec![table]), &format!("{lines} lines"));
        assert_eq!(right, lines <= 51, "{lines} lines");
    }
}

/// Rows as high as a page, a point less or more, in steps of a fifth of a point and less.
#[test]
fn a_row_as_high_as_a_page_is_right_or_told() {
    let mut right = 0;
    let mut told = 0;
    for lines in 44..=58 {
        for twips in (220..=260).step_by(2) {
            let texts: Vec<String> = (1..=lines).map(|line| format!("Dòng {line}")).collect();
            let row = vec![one_cell(0, Role::OGiua, &["1".to_owned()]), one_cell(1, Role::OChu, &texts)];
            let mut tree = cells(&[20.0, 60.0], row);
            let Block::Table(table) = &mut tree.sections[0].blocks[0] else { panic!("a table") };
            table.text_size = Length::twips(twips);
            match is_right(&tree, &format!("{lines} lines of {twips} twips")) {
                true => right += 1,
                false => told += 1,
            }
        }
    }
    assert!(right > 30 && told > 30, "{right} right, {told} told");
}

/// Recipients of 1 to 70 lines beside a signature: what does not fit is told, not lost.
#[test]
fn long_lists_of_recipients_are_right_or_told() {
    for count in 1..=70 {
        let mut left = vec![paragraph(Role::TieuDeNoiNhan, "Nơi nhận:")];
        left.extend((1..=count).map(|number| paragraph(Role::NoiNhan, format!("- Thôn {number};"))));
        let sign = Block::Columns(Columns {
            kind: ColumnsKind::Signature,
            widths: [Length::mm(80.0), Length::mm(85.0)],
            rows: vec![PairRow {
                cells: [left, vec![paragraph(Role::ChucVu, "CHỦ TỊCH"), Simple::SignSpace(Length::mm(30.0))]],
                level_bottom: false,
                flows_after: None,
            }],
        });
        let right = is_right(&document(vec![paragraph(Role::DoanVan, prose("chữ", 6)), sign]), "recipients");
        assert!(right || count > 50, "{count} recipients");
    }
}

/// A frame holds one line; frames stand between the margins.
#[test]
fn words_wider_than_their_frame_are_told() {
    let mark = |mm: f64, word: &str| WordFrame {
        width: Length::mm(mm),
        height: Length::mm(8.0),
        paragraph: Paragraph::new(Role::DuThao, vec![Inline::text(word)]),
    };
    let told = |tree: &Paper| writer().write(tree).unwrap().misplaced;
    for mm in 10..=60 {
        for word in ["DỰ THẢO LẦN 2", "DỰTHẢOLẦN2"] {
            let block = document(vec![Block::Simple(Simple::Mark(mark(f64::from(mm), word)))]);
            let mut top = document(vec![paragraph(Role::DoanVan, "Chữ.")]);
            let frames = vec![mark(f64::from(mm), word), mark(f64::from(mm), word)];
            let (left, top_edge, gap) = (Length::mm(20.0), Length::mm(11.0), Length::mm(3.0));
            top.sections[0].marks = Some(MarginFrames { left, top: top_edge, gap, frames });
            let bold = FaceStyle { bold: true, italic: false };
            let fits = Faces::built_in().width(word, bold, Length::pt(13.0)) <= Length::mm(f64::from(mm));
            assert_eq!((told(&block).is_empty(), told(&top).is_empty()), (fits, fits), "{word} in {mm} mm");
        }
    }
    let mut outside = document(vec![paragraph(Role::DoanVan, "Chữ.")]);
    let frames = vec![mark(60.0, "MỘT"), mark(60.0, "HAI")];
    let (left, top, gap) = (Length::mm(80.0), Length::mm(10.0), Length::mm(3.0));
    outside.sections[0].marks = Some(MarginFrames { left, top, gap, frames });
    assert_eq!(told(&outside).iter().map(|one| one.words.as_str()).collect::<Vec<_>>(), ["HAI"]);
}

#[test]
fn the_tree_with_everything_is_right() {
    assert_eq!(writer().write(&kitchen_sink::tree()).unwrap().misplaced, Vec::<Misplaced>::new());
}
