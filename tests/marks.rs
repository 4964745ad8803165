//! Draft, urgency, circulation, drafter and address: where they stand on paper, and that they
//! stand on the first page alone.
//!
//! Clauses are those of Phụ lục I of Nghị định 30/2020/NĐ-CP; boxes ("ô") those of its drawing.

use std::sync::LazyLock;

use expect_test::{Expect, expect};
use vanban::rooms::finding::render;
use vanban::rooms::pipeline::{Input, Pipeline};
use vanban::rooms::write::pdf::{LineLayout, PageLayout, PdfLayout, Rectangle};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::built_in);

const MM: f64 = 72.0 / 25.4;
const LEFT: f64 = 30.0 * MM;
const RIGHT: f64 = 195.0 * MM;
const TOP: f64 = 20.0 * MM;
const BOTTOM: f64 = 277.0 * MM;

/// A decision with these lines more and so many paragraphs.
fn decision(more: &str, paragraphs: usize) -> String {
    let paragraph =
        "    Phát triển sản xuất và tiêu dùng bền vững trên địa bàn xã An Bình, bảo đảm hiệu quả.\n";
    format!(
        "loai: quyet_dinh\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nky_hieu: QĐ-UBND\ndia_danh: An Bình\n\
         {more}\ntrich_yeu: Về việc trồng rừng\ncan_cu: Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025\n\
         dieu:\n  - |\n{}noi_nhan: Như Điều 1\nluu: {{don_vi: KT}}\n\
         nguoi_ky: {{chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}}\n",
        paragraph.repeat(paragraphs)
    )
}

#[track_caller]
fn layout(yaml: &str) -> PdfLayout {
    let (document, report) = PIPELINE.tree(Input::alone("a.yaml", yaml.as_bytes()));
    let document = document.unwrap_or_else(|| panic!("{}", render::short(&report)));
    PIPELINE.layout(&document).expect("a document that can be laid out")
}

#[track_caller]
fn assert_told(yaml: &str, expected: &Expect) {
    let (_, report) = PIPELINE.tree(Input::alone("a.yaml", yaml.as_bytes()));
    expected.assert_eq(&render::human(&report, false));
}

#[track_caller]
fn line<'a>(page: &'a PageLayout, start: &str) -> &'a LineLayout {
    page.lines.iter().find(|line| line.text.starts_with(start)).unwrap_or_else(|| panic!("no line {start:?}"))
}

/// The frame around a word, which stands in its middle.
#[track_caller]
fn frame(page: &PageLayout, word: &str) -> Rectangle {
    let line = line(page, word);
    let middle = line.x + line.width / 2.0;
    let around = |area: &&Rectangle| {
        (area.x..area.x + area.width).contains(&middle) && (area.y..area.y + area.height).contains(&line.y)
    };
    let frame = *page.frames.iter().find(around).unwrap_or_else(|| panic!("no frame around {word}"));
    assert!((frame.x + frame.width / 2.0 - middle).abs() < 0.2, "{frame:?} {line:?}");
    // Capitals, which stand on the line, about as far from the upper as from the lower line.
    let above = line.y - 0.66 * line.size - frame.y;
    assert!((above - (frame.y + frame.height - line.y)).abs() < 2.0, "{frame:?} {line:?}");
    frame
}

/// Settled choice where the decree is silent: framed, in the top margin of the first page and
/// only there, however long the document is; and it moves nothing else.
#[test]
fn a_draft_is_marked_on_its_first_page_only() {
    for paragraphs in [1, 8, 12, 13, 14, 15, 16, 17, 18, 19, 20, 30, 60, 100] {
        let plain = layout(&decision("nam: 2026", paragraphs));
        let draft = layout(&decision("nam: 2026\ntrang_thai: du_thao", paragraphs));
        let mark = frame(&draft.pages[0], "DỰ THẢO");
        assert!(mark.y > 5.0 * MM && mark.y + mark.height < TOP, "{mark:?}");
        assert!(mark.x > LEFT && mark.x + mark.width < RIGHT, "{mark:?}");
        assert_eq!(draft.pages.len(), plain.pages.len());
        for (at, (draft, plain)) in draft.pages.iter().zip(&plain.pages).enumerate() {
            let others: Vec<_> = draft.lines.iter().filter(|line| line.text != "DỰ THẢO").collect();
            assert_eq!(others, plain.lines.iter().collect::<Vec<_>>(), "page {at} of {paragraphs}");
            assert_eq!(draft.frames.len(), usize::from(at == 0));
        }
    }
}

#[test]
fn the_round_of_a_draft_stands_in_its_mark() {
    let layout = layout(&decision("nam: 2026\ntrang_thai: du_thao\nlan_du_thao: 02", 1));
    frame(&layout.pages[0], "DỰ THẢO LẦN 2");
}

/// What is attached and its appendices are no first pages.
#[test]
fn what_follows_a_draft_bears_no_mark() {
    let attached = "kem_theo: [{loai: ke_hoach, trich_yeu: Thực hiện, noi_dung: Xem Phụ lục kèm theo./., \
                    phu_luc: [{ten: Danh mục, loi_van: Đủ./.}]}]\n";
    let marks = "nam: 2026\ntrang_thai: du_thao\ndo_khan: khan\npham_vi_luu_hanh: noi_bo\nlien_he: {dia_chi: Xã An Bình}";
    let layout = layout(&(decision(marks, 1) + attached));
    assert_eq!(layout.pages.iter().map(|page| page.frames.len()).collect::<Vec<_>>(), [3, 0, 0]);
    assert!(
        layout.pages[1..].iter().all(|page| page.lines.iter().all(|line| !line.text.contains("Địa chỉ")))
    );
    let inside = attached.replace("{loai: ke_hoach,", "{loai: ke_hoach, do_khan: khan,");
    assert_told(
        &(decision("nam: 2026", 1) + &inside),
        &expect![[r#"
        lỗi[C006]: Kế hoạch ở đây không có thành phần `do_khan`
          --> a.yaml:14:29
           |
        14 | kem_theo: [{loai: ke_hoach, do_khan: khan, trich_yeu: Thực hiện, noi_dung: Xem Phụ lục kèm t...
           |                             ^^^^^^^
           |
           = gợi ý: bỏ khóa này
    "#]],
    );
}

#[test]
fn an_issued_document_is_no_draft() {
    assert_told(
        &decision("so: 206\nngay: 31/10/2026\ntrang_thai: du_thao", 1),
        &expect![[r#"
        lỗi[C020]: văn bản đã có số và ngày mà vẫn ghi là dự thảo
         --> a.yaml:7:1
          |
        7 | trang_thai: du_thao
          | ^^^^^^^^^^
          |
          = gợi ý: đã phát hành thì bỏ dòng `trang_thai` (và `lan_du_thao`); còn dự thảo thì bỏ `so`, `ngay`
        liên quan: số ở đây
         --> a.yaml:5:1
          |
        5 | so: 206
          | ^^
    "#]],
    );
    // A number kept free for it does not issue it.
    layout(&decision("so: 206\nnam: 2026\ntrang_thai: du_thao", 1));
    assert_told(
        &decision("so: 206\nngay: 31/10/2026\nlan_du_thao: 2", 1),
        &expect![[r#"
            cảnh báo[C020]: `lan_du_thao` không in ra: văn bản không ghi là dự thảo
             --> a.yaml:7:1
              |
            7 | lan_du_thao: 2
              | ^^^^^^^^^^^
              |
              = gợi ý: còn dự thảo thì thêm `trang_thai: du_thao`; đã phát hành thì bỏ dòng này

            lưu ý[C058]: cuối nội dung không có dấu `./.`
              --> a.yaml:12:80
               |
            12 |     Phát triển sản xuất và tiêu dùng bền vững trên địa bàn xã An Bình, bảo đảm hiệu quả.
               |                                                                                ^^^^^^^^^
               |
               = gợi ý: viết `hiệu quả./.`
        "#]],
    );
    assert_told(
        &decision("nam: 2026\ntrang_thai: du_thao\nlan_du_thao: hai", 1),
        &expect![[r#"
        lỗi[C005]: `lan_du_thao` phải là chữ số từ 1 đến 99, ở đây là `hai`
         --> a.yaml:7:14
          |
        7 | lan_du_thao: hai
          |              ^^^
    "#]],
    );
    assert_told(
        &decision("nam: 2026\ntrang_thai: dự thảo", 1),
        &expect![[r#"
            lỗi[C012]: `trang_thai` không có lựa chọn `dự thảo`
             --> a.yaml:6:13
              |
            6 | trang_thai: dự thảo
              |             ^^^^^^^
              |
              = gợi ý: có phải ý bạn là `du_thao`?
        "#]],
    );
}

/// III.2b, ô 10b: 30 × 8, 40 × 8 and 20 × 8 mm, 13 to 14 pt, at the left below the number.
#[test]
fn urgency_stands_in_frames_of_the_decrees_sizes() {
    for (key, word, width) in
        [("hoa_toc", "HỎA TỐC", 30.0), ("thuong_khan", "THƯỢNG KHẨN", 40.0), ("khan", "KHẨN", 20.0)]
    {
        let layout = layout(&decision(&format!("nam: 2026\ndo_khan: {key}"), 40));
        let page = &layout.pages[0];
        let mark = frame(page, word);
        assert!((mark.width - width * MM).abs() < 0.05 && (mark.height - 8.0 * MM).abs() < 0.05, "{mark:?}");
        assert!((13.0..=14.0).contains(&line(page, word).size));
        assert!((mark.x - LEFT).abs() < 0.2 && mark.y > line(page, "Số:").y, "{mark:?}");
        assert!(mark.y + mark.height < line(page, "QUYẾT ĐỊNH").y);
        assert!(layout.pages.len() > 1 && layout.pages[1..].iter().all(|page| page.frames.is_empty()));
    }
}

/// III.2c, ô 11: in the top margin over the Quốc hiệu, beside the mark of a draft.
#[test]
fn circulation_stands_in_a_frame_above_the_national_title() {
    for (key, word) in [("noi_bo", "LƯU HÀNH NỘI BỘ"), ("xem_xong_tra_lai", "XEM XONG TRẢ LẠI")] {
        let alone = layout(&decision(&format!("nam: 2026\npham_vi_luu_hanh: {key}"), 1));
        let mark = frame(&alone.pages[0], word);
        let title = line(&alone.pages[0], "CỘNG HÒA");
        assert!((mark.x + mark.width / 2.0 - title.x - title.width / 2.0).abs() < 1.0, "{mark:?} {title:?}");
        assert!((13.0..=14.0).contains(&line(&alone.pages[0], word).size) && mark.y + mark.height < TOP);
        let more = format!("nam: 2026\ntrang_thai: du_thao\nlan_du_thao: 12\npham_vi_luu_hanh: {key}");
        let both = layout(&decision(&more, 1));
        let (draft, mark) = (frame(&both.pages[0], "DỰ THẢO LẦN 12"), frame(&both.pages[0], word));
        assert!(draft.x + draft.width < mark.x && mark.x + mark.width < RIGHT + 0.1, "{draft:?} {mark:?}");
    }
}

/// III.3, ô 12: 11 pt, the sign in capitals, below Nơi nhận.
#[test]
fn the_drafters_sign_stands_below_the_recipients() {
    let layout = layout(&decision("nam: 2026\nsoan_thao: {nguoi: pl, so_ban: 8}", 1));
    let page = &layout.pages[0];
    let (sign, kept) = (line(page, "PL.(08)"), line(page, "- Lưu: VT, KT."));
    assert!(sign.y > kept.y && sign.y < kept.y + 6.0 * MM && sign.x > kept.x, "{sign:?}");
    assert_eq!(sign.size, 11.0);
    assert_told(
        &decision("nam: 2026\nsoan_thao: {nguoi: PL}", 1),
        &expect![[r#"
        lỗi[C002]: thiếu `so_ban` (số lượng bản phát hành) trong ký hiệu người soạn thảo và số lượng bản phát hành
         --> a.yaml:6:13
          |
        6 | soan_thao: {nguoi: PL}
          |             ^^^^^
          |
          = gợi ý: thêm `so_ban: 300`
    "#]],
    );
    assert_told(
        &decision("nam: 2026\nsoan_thao: {nguoi: PL, so_ban: nhiều}", 1),
        &expect![[r#"
        lỗi[C005]: `so_ban` phải là chữ số từ 1 đến 99999, ở đây là `nhiều`
         --> a.yaml:6:32
          |
        6 | soan_thao: {nguoi: PL, so_ban: nhiều}
          |                                ^^^^^
    "#]],
    );
}

/// III.4, ô 13: 11 to 12 pt, on the first page alone, inside the margins, under a rule as wide
/// as the text; the text above gives way to it.
#[test]
fn the_address_stands_at_the_foot_of_the_first_page_only() {
    let contact = "nam: 2026\nlien_he: {dia_chi: 'Số 1, xã An Bình', dien_thoai: 0219 3866 000, fax: 0219 3866 001, \
                   thu_dien_tu: ubnd@anbinh.gov.vn, trang_tin: anbinh.gov.vn}";
    let first = "Địa chỉ: Số 1, xã An Bình; ĐT: 0219 3866 000; Fax: 0219 3866 001";
    let second = "E-Mail: ubnd@anbinh.gov.vn; Website: anbinh.gov.vn";
    for paragraphs in [1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 40, 60, 61, 62] {
        let layout = layout(&decision(contact, paragraphs));
        let page = &layout.pages[0];
        let (address, mail) = (line(page, first), line(page, second));
        assert!((11.0..=12.0).contains(&address.size) && mail.y > address.y);
        assert!(mail.y < BOTTOM && mail.y > BOTTOM - 4.0, "{mail:?}");
        let rules: Vec<_> = page.strokes.iter().filter(|one| one.width > 160.0 * MM).collect();
        let [rule] = rules[..] else { panic!("{rules:?}") };
        assert!((rule.x - LEFT).abs() < 0.1 && (rule.width - (RIGHT - LEFT)).abs() < 0.1, "{rule:?}");
        assert!(rule.y < address.y - 0.7 * address.size && rule.y > address.y - 6.0 * MM);
        for other in page.lines.iter().filter(|line| line.y > TOP && ![first, second].contains(&&*line.text))
        {
            assert!(other.y < rule.y - 3.0, "{paragraphs}: {other:?} touches the rule at {}", rule.y);
        }
        for page in &layout.pages[1..] {
            assert!(page.strokes.iter().all(|one| one.width < 160.0 * MM));
            assert!(page.lines.iter().all(|line| line.text != first && line.text != second));
        }
        if paragraphs > 39 {
            // The second page has its whole height.
            let last = layout.pages[1].lines.iter().map(|line| line.y).fold(0.0, f64::max);
            assert!(last > rule.y, "{last} {}", rule.y);
        }
    }
}

#[test]
fn an_address_may_be_all_there_is() {
    let layout = layout(&decision("nam: 2026\nlien_he: {dia_chi: Xã An Bình}", 1));
    let page = &layout.pages[0];
    assert!(page.lines.iter().any(|line| line.text == "Địa chỉ: Xã An Bình"));
    assert!(page.lines.iter().all(|line| !line.text.contains("E-Mail") && !line.text.contains("Website")));
}
