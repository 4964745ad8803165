//! The decree's figures, measured to the millimetre where things stand on paper.
//!
//! Clauses are those of Phụ lục I of Nghị định 30/2020/NĐ-CP.

use std::sync::LazyLock;

use vanban::rooms::paper::Paper;
use vanban::rooms::pipeline::{Input, Pipeline};
use vanban::rooms::write::pdf::{LineLayout, PageLayout, PdfLayout, Stroke};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::built_in);

const MM: f64 = 72.0 / 25.4;
/// Left and right edge of the text on a portrait page: margins of 30 and 15 mm.
const LEFT: f64 = 30.0 * MM;
const RIGHT: f64 = 195.0 * MM;

#[track_caller]
fn tree(yaml: &str) -> Paper {
    let (document, report) = PIPELINE.tree(Input::alone("a.yaml", yaml.as_bytes()));
    document.unwrap_or_else(|| panic!("{}", vanban::rooms::finding::render::human(&report, false)))
}

#[track_caller]
fn layout(yaml: &str) -> PdfLayout {
    PIPELINE.layout(&tree(yaml)).expect("a document that can be laid out")
}

#[track_caller]
fn line<'a>(page: &'a PageLayout, start: &str) -> &'a LineLayout {
    page.lines.iter().find(|line| line.text.starts_with(start)).unwrap_or_else(|| {
        panic!("no line {start:?} in {:#?}", page.lines.iter().map(|line| &line.text).collect::<Vec<_>>())
    })
}

/// The level rule nearest below a line.
#[track_caller]
fn rule<'a>(page: &'a PageLayout, above: &LineLayout) -> &'a Stroke {
    let center = above.x + above.width / 2.0;
    page.strokes
        .iter()
        .filter(|stroke| stroke.height == 0.0 && stroke.y > above.y)
        .filter(|stroke| (stroke.x + stroke.width / 2.0 - center).abs() < 1.0)
        .min_by(|one, other| one.y.total_cmp(&other.y))
        .expect("a rule below the line, on its axis")
}

fn center(line: &LineLayout) -> f64 {
    line.x + line.width / 2.0
}

/// A short decision whose issuing body is named on these lines.
fn decision(body: &str) -> String {
    format!(
        "loai: quyet_dinh
co_quan: {{ten: {body}}}
ky_hieu: QĐ-UBND
so: 5
ngay: 5/1/2026
dia_danh: Hà Nội
trich_yeu: Phê duyệt Kế hoạch thực hiện Chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
  Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025
theo_de_nghi: Giám đốc Sở Công Thương
dieu:
  - Phê duyệt Kế hoạch.
  - Quyết định này có hiệu lực kể từ ngày ký./.
noi_nhan: |
  Như Điều 2
  - Các Sở;
luu: {{don_vi: KT}}
nguoi_ky: {{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Họ và tên}}
"
    )
}

const TWO_LINES: &str = "[Ủy ban nhân dân, thành phố Hà Nội]";

/// I.1, I.3: A4, margins 20, 20, 30, 15 mm; nothing stands outside them but the page number.
#[test]
fn text_stands_inside_the_margins_of_a4() {
    let layout = layout(&decision(TWO_LINES));
    let page = &layout.pages[0];
    assert!((page.width - 210.0 * MM).abs() < 0.1 && (page.height - 297.0 * MM).abs() < 0.1);
    for line in &page.lines {
        assert!(line.x > LEFT - 0.1 && line.x + line.width < RIGHT + 0.1, "{line:?}");
        assert!(line.y - line.size > 20.0 * MM - 4.0 && line.y < 277.0 * MM, "{line:?}");
    }
}

/// II.1: Quốc hiệu on one line, Tiêu ngữ centred below, its rule as long as the text.
#[test]
fn the_national_title_stands_on_one_line_over_the_motto_and_its_rule() {
    let layout = layout(&decision(TWO_LINES));
    let page = &layout.pages[0];
    let title = line(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    let motto = line(page, "Độc lập - Tự do - Hạnh phúc");
    assert!((title.width / MM - 95.6).abs() < 0.3, "{}", title.width / MM);
    assert!((center(title) - center(motto)).abs() < 0.2);
    let rule = rule(page, motto);
    assert!((rule.width - motto.width).abs() < 0.5 * MM, "{rule:?} {motto:?}");
}

/// II.2, II.5: a rule of a third to a half of the line, on its axis.
#[test]
fn rules_of_body_and_subject_are_a_third_to_a_half_of_their_line() {
    for body in
        ["[Ủy ban nhân dân xã An Bình]", TWO_LINES, "[Trung tâm, phục vụ hành chính công, phường Yên Hòa]"]
    {
        let layout = layout(&decision(body));
        let page = &layout.pages[0];
        let name = page.lines.iter().filter(|line| line.x < 90.0 * MM && line.y < line_y(page, "Số:") - 1.0);
        let longest = name.map(|line| line.width).fold(0.0, f64::max);
        let last =
            page.lines.iter().rfind(|line| center(line) < 90.0 * MM && line.y < line_y(page, "Số:") - 1.0);
        let part = rule(page, last.expect("a name")).width / longest;
        assert!((1.0 / 3.0..=0.5).contains(&part), "{body}: {part}");
    }
    let layout = layout(&decision(TWO_LINES));
    let page = &layout.pages[0];
    let subject: Vec<&LineLayout> = page
        .lines
        .iter()
        .filter(|line| line.y > line_y(page, "Phê duyệt Kế hoạch thực hiện") - 1.0)
        .take(2)
        .collect();
    let part = rule(page, subject[1]).width / subject[0].width.max(subject[1].width);
    assert!((1.0 / 3.0..=0.5).contains(&part), "{part}");
}

#[track_caller]
fn line_y(page: &PageLayout, start: &str) -> f64 {
    line(page, start).y
}

/// II.3, II.4: the number and the date stand level, however many lines the body's name takes.
#[test]
fn number_and_date_are_level() {
    for body in ["[Sở Công Thương]", TWO_LINES, "[Trung tâm, phục vụ hành chính công, phường Yên Hòa]"]
    {
        let layout = layout(&decision(body));
        let page = &layout.pages[0];
        let (number, date) = (line(page, "Số: 05/QĐ-UBND"), line(page, "Hà Nội, ngày 05 tháng 01 năm 2026"));
        assert!((number.y - date.y).abs() < 0.2, "{body}: {} {}", number.y, date.y);
        assert!(number.y > line_y(page, "Độc lập"), "{body}");
    }
}

/// II.6a: each ground ends with a semicolon, the last line with a full stop.
#[test]
fn grounds_open_and_end_as_the_decree_has_them() {
    let document = tree(&decision(TWO_LINES));
    let texts = vanban::rooms::paper::dump::texts(&document);
    let grounds: Vec<_> =
        texts.iter().filter(|text| text.starts_with("Căn cứ") || text.starts_with("Theo")).collect();
    assert_eq!(
        grounds,
        [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;",
            "Theo đề nghị của Giám đốc Sở Công Thương.",
        ]
    );
}

/// II.7, II.9: Nơi nhận left, level with the signer's first line in the right half; room to
/// sign between post and name.
#[test]
fn recipients_stand_level_with_the_signature_in_the_right_half() {
    let layout = layout(&decision(TWO_LINES));
    let page = &layout.pages[0];
    let (to, on_behalf) = (line(page, "Nơi nhận:"), line(page, "TM. ỦY BAN NHÂN DÂN"));
    assert!((to.y - on_behalf.y).abs() < 3.0, "{} {}", to.y, on_behalf.y);
    assert!((to.x - LEFT).abs() < 0.2);
    let middle = f64::midpoint(LEFT, RIGHT);
    for start in ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Họ và tên"] {
        let line = line(page, start);
        assert!(line.x >= middle && (center(line) - center(on_behalf)).abs() < 0.2, "{start}");
    }
    let room = line_y(page, "Họ và tên") - line_y(page, "PHÓ CHỦ TỊCH");
    assert!(room / MM > 30.0, "{}", room / MM);
}

/// I.7 and III.1: numbered from 1 in the top margin, centred, the first page's hidden; anew in
/// the attached plan and in its appendix.
#[test]
fn page_numbers_are_centred_in_the_top_margin_and_start_anew() {
    let paragraph =
        format!("      {}\n", "Phát triển sản xuất và tiêu dùng bền vững trên địa bàn. ".repeat(25));
    let yaml = format!(
        "{}kem_theo:
  - loai: ke_hoach
    trich_yeu: Thực hiện Chương trình
    noi_dung: |
      I. Mục tiêu
      (Chi tiết tại Phụ lục kèm theo)
{}    phu_luc:
      - ten: Danh mục
        huong: doc
        loi_van: |
{}",
        decision(TWO_LINES),
        paragraph.repeat(3),
        paragraph.replace("      ", "          ").repeat(3)
    );
    let layout = layout(&yaml);
    let numbers: Vec<Option<&str>> =
        layout.pages.iter().map(|page| number(page).map(|line| line.text.as_str())).collect();
    assert_eq!(numbers, [None, None, Some("2"), None, Some("2")]);
    for line in layout.pages.iter().filter_map(number) {
        assert!((center(line) - f64::midpoint(LEFT, RIGHT)).abs() < 0.2, "{line:?}");
        assert!((13.0..=14.0).contains(&line.size) && line.y < 20.0 * MM, "{line:?}");
    }
}

/// The line in the top margin.
fn number(page: &PageLayout) -> Option<&LineLayout> {
    page.lines.iter().find(|line| line.y < 20.0 * MM)
}

/// III.1: the attached plan has its own header without number and date, and names the decision.
#[test]
fn an_attached_plan_names_the_decision_it_belongs_to() {
    let yaml = format!(
        "{}kem_theo: [{{loai: ke_hoach, trich_yeu: Thực hiện Chương trình, noi_dung: Nội dung.}}]\n",
        decision(TWO_LINES)
    );
    let layout = layout(&yaml);
    let plan = &layout.pages[1];
    assert!(
        plan.lines.iter().all(|line| !line.text.starts_with("Số:") && !line.text.starts_with("Hà Nội, ngày"))
    );
    let words = plan.lines.iter().flat_map(|line| line.text.split(char::is_whitespace));
    let attached = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    assert!(
        attached.contains("(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân thành phố Hà Nội)"),
        "{attached}"
    );
    assert!(
        attached.starts_with("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "{attached}"
    );
}
