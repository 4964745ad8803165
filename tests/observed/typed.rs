//! What typists do in Word that our own files never have: small files of it, with the role of each line.

use expect_test::{Expect, expect};
use vanban::Pipeline;
use vanban::rooms::observed::ObservedPaper;
use vanban::rooms::paper::Section;
use vanban::rooms::source::Sources;
use vanban::rooms::word::{self, ChangeView};

use crate::support::word_file::{WordBuilder, p_as, r, r_as, tbl, tc, tr};

/// A line in the middle, bold or not.
pub(super) fn middle(bold: bool, text: &str) -> String {
    p_as(r#"<w:jc w:val="center"/>"#, &r_as(if bold { "<w:b/>" } else { "" }, text))
}

/// A line in the middle, italic.
pub(super) fn slanted(text: &str) -> String {
    p_as(r#"<w:jc w:val="center"/>"#, &r_as("<w:i/>", text))
}

pub(super) fn plain(text: &str) -> String {
    p_as(r#"<w:jc w:val="both"/>"#, &r(text))
}

/// A table without lines, of one row.
pub(super) fn row(cells: &[&[String]]) -> String {
    let cells: Vec<String> = cells.iter().map(|lines| tc("", &lines.concat())).collect();
    tbl("", cells.len(), &[tr("", &cells)])
}

/// Words in a box.
fn boxed(lines: &[String]) -> String {
    format!(
        "<w:r><w:pict><v:shape style=\"position:absolute\"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
        lines.concat()
    )
}

/// The head of a paper in a table of two cells.
pub(super) fn head(below_number: &[String]) -> String {
    let mut left =
        vec![middle(true, "ỦY BAN NHÂN DÂN"), middle(true, "XÃ AN BÌNH"), middle(false, "Số:     /QĐ-UBND")];
    left.extend_from_slice(below_number);
    let right = [
        middle(true, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        middle(true, "Độc lập - Tự do - Hạnh phúc"),
        slanted("An Bình, ngày     tháng 9 năm 2026"),
    ];
    row(&[&left, &right])
}

/// Recipients and signature in a table of two cells.
pub(super) fn end() -> String {
    let left = [p_as("", &r_as("<w:b/><w:i/>", "Nơi nhận:")), plain("- Như Điều 2;"), plain("- Lưu: VT.")];
    let right = [middle(true, "CHỦ TỊCH"), plain(""), plain(""), middle(true, "Nguyễn Văn An")];
    row(&[&left, &right])
}

/// The role of each line of a file with these blocks.
pub(super) fn seen(blocks: &[String], expected: &Expect) {
    let bytes = WordBuilder::body(&blocks.concat()).bytes();
    let file = word::read(&bytes, ChangeView::Accepted).expect("a Word file");
    let pipeline = Pipeline::built_in();
    let kinds: Vec<String> = pipeline.office().catalogue.kinds().map(|kind| kind.ten.clone()).collect();
    let mut sources = Sources::default();
    let paper = ObservedPaper::of(&file, "a.docx", kinds.iter().map(String::as_str), &mut sources);
    let lines = paper.tree.sections.iter().flat_map(Section::walk).filter_map(|(_, node)| node.paragraph());
    let lines = lines.map(|line| format!("{}: {}\n", line.role.info().element, line.plain_text()));
    expected.assert_eq(&lines.collect::<String>());
}

/// A stamp in a box that a cell of the head holds, or any paragraph.
#[test]
fn stamps_in_boxes_are_stamps() {
    let stamp = || boxed(&[middle(true, "DỰ THẢO")]);
    seen(
        &[head(&[p_as("", &stamp())]), middle(true, "QUYẾT ĐỊNH")],
        &expect![[r#"
        co_quan_ban_hanh: ỦY BAN NHÂN DÂN
        co_quan_ban_hanh: XÃ AN BÌNH
        so_ky_hieu: Số:     /QĐ-UBND
        du_thao: DỰ THẢO
        quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        tieu_ngu: Độc lập - Tự do - Hạnh phúc
        dia_danh_thoi_gian: An Bình, ngày     tháng 9 năm 2026
        ten_loai: QUYẾT ĐỊNH
    "#]],
    );
    let loose = boxed(&[middle(true, "LƯU HÀNH NỘI BỘ")]);
    seen(
        &[head(&[]), middle(true, "QUYẾT ĐỊNH"), plain("Nội dung."), p_as("", &(r("Sau đó.") + &loose))],
        &expect![[r#"
            co_quan_ban_hanh: ỦY BAN NHÂN DÂN
            co_quan_ban_hanh: XÃ AN BÌNH
            so_ky_hieu: Số:     /QĐ-UBND
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            dia_danh_thoi_gian: An Bình, ngày     tháng 9 năm 2026
            ten_loai: QUYẾT ĐỊNH
            doan_van: Nội dung.
            doan_van: Sau đó.
            pham_vi_luu_hanh: LƯU HÀNH NỘI BỘ
        "#]],
    );
    // Words of a box that are none of these stay text, those of a table in it too.
    let table = row(&[&[plain("Ô thứ nhất")], &[plain("Ô thứ hai")]]);
    seen(
        &[head(&[]), middle(true, "QUYẾT ĐỊNH"), p_as("", &(r("Nội dung.") + &boxed(&[table])))],
        &expect![[r#"
            co_quan_ban_hanh: ỦY BAN NHÂN DÂN
            co_quan_ban_hanh: XÃ AN BÌNH
            so_ky_hieu: Số:     /QĐ-UBND
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            dia_danh_thoi_gian: An Bình, ngày     tháng 9 năm 2026
            ten_loai: QUYẾT ĐỊNH
            doan_van: Nội dung.
            doan_van: Ô thứ nhất
            doan_van: Ô thứ hai
        "#]],
    );
}

/// A head whose two sides are boxes.
#[test]
fn a_head_of_boxes_is_a_head() {
    let left = boxed(&[
        middle(false, "UBND TỈNH NINH BÌNH"),
        middle(true, "SỞ CÔNG THƯƠNG"),
        middle(false, "Số:     /TTr-SCT"),
    ]);
    let right = boxed(&[
        middle(true, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        middle(true, "Độc lập - Tự do - Hạnh phúc"),
        slanted("Ninh Bình, ngày 02 tháng 4 năm 2026"),
    ]);
    seen(
        &[
            p_as("", &(left + &right)),
            middle(true, "TỜ TRÌNH"),
            middle(true, "Phê duyệt Chương trình khuyến công"),
            end(),
        ],
        &expect![[r#"
            co_quan_chu_quan: UBND TỈNH NINH BÌNH
            co_quan_ban_hanh: SỞ CÔNG THƯƠNG
            so_ky_hieu: Số:     /TTr-SCT
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            dia_danh_thoi_gian: Ninh Bình, ngày 02 tháng 4 năm 2026
            ten_loai: TỜ TRÌNH
            trich_yeu: Phê duyệt Chương trình khuyến công
            tieu_de_noi_nhan: Nơi nhận:
            noi_nhan: - Như Điều 2;
            noi_nhan: - Lưu: VT.
            chuc_vu: CHỦ TỊCH
            ho_ten: Nguyễn Văn An
        "#]],
    );
}

/// What is attached to a decision has a head, a name and a subject of its own, and says over several lines
/// what it is attached to.
#[test]
fn an_attached_charter_is_a_document() {
    let own = row(&[
        &[middle(true, "ỦY BAN NHÂN DÂN"), middle(true, "XÃ AN BÌNH")],
        &[middle(true, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), middle(true, "Độc lập - Tự do - Hạnh phúc")],
    ]);
    seen(
        &[
            head(&[]),
            middle(true, "QUYẾT ĐỊNH"),
            middle(true, "Phê duyệt Điều lệ Hội Làm vườn xã An Bình"),
            middle(true, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH"),
            p_as("", &r_as("<w:i/>", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.")),
            middle(true, "QUYẾT ĐỊNH:"),
            plain("Điều 1. Phê duyệt Điều lệ Hội Làm vườn xã An Bình."),
            end(),
            own,
            p_as("", &(r("\u{9}\u{9}") + &r_as("<w:b/>", "ĐIỀU LỆ (SỬA ĐỔI)"))),
            middle(true, "HỘI LÀM VƯỜN XÃ AN BÌNH"),
            slanted("(Kèm theo Quyết định số     /QĐ-UBND ngày     tháng 9 năm 2026"),
            slanted("của Chủ tịch Ủy ban nhân dân xã An Bình)"),
            middle(true, "Chương I"),
            middle(true, "QUY ĐỊNH CHUNG"),
            plain("Điều 1. Tên gọi"),
        ],
        &expect![[r#"
            co_quan_ban_hanh: ỦY BAN NHÂN DÂN
            co_quan_ban_hanh: XÃ AN BÌNH
            so_ky_hieu: Số:     /QĐ-UBND
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            dia_danh_thoi_gian: An Bình, ngày     tháng 9 năm 2026
            ten_loai: QUYẾT ĐỊNH
            trich_yeu: Phê duyệt Điều lệ Hội Làm vườn xã An Bình
            tham_quyen: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH
            can_cu: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.
            dong_quyet_dinh: QUYẾT ĐỊNH:
            dieu: Điều 1. Phê duyệt Điều lệ Hội Làm vườn xã An Bình.
            tieu_de_noi_nhan: Nơi nhận:
            noi_nhan: - Như Điều 2;
            noi_nhan: - Lưu: VT.
            chuc_vu: CHỦ TỊCH
            ho_ten: Nguyễn Văn An
            co_quan_ban_hanh: ỦY BAN NHÂN DÂN
            co_quan_ban_hanh: XÃ AN BÌNH
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            ten_loai: ĐIỀU LỆ (SỬA ĐỔI)
            trich_yeu: HỘI LÀM VƯỜN XÃ AN BÌNH
            dong_kem_theo: (Kèm theo Quyết định số     /QĐ-UBND ngày     tháng 9 năm 2026
            dong_kem_theo: của Chủ tịch Ủy ban nhân dân xã An Bình)
            chuong: Chương I
            chuong: QUY ĐỊNH CHUNG
            dieu: Điều 1. Tên gọi
        "#]],
    );
}

/// "Kính gửi" beside one body, and above one without a dash.
#[test]
fn one_addressee_needs_no_dash() {
    let beside = row(&[&[plain("Kính gửi:")], &[plain("Sở Nội vụ.")]]);
    seen(
        &[head(&[middle(false, "V/v dự đại hội")]), beside, plain("Ủy ban nhân dân xã có ý kiến như sau.")],
        &expect![[r#"
            co_quan_ban_hanh: ỦY BAN NHÂN DÂN
            co_quan_ban_hanh: XÃ AN BÌNH
            so_ky_hieu: Số:     /QĐ-UBND
            trich_yeu_cong_van: V/v dự đại hội
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            dia_danh_thoi_gian: An Bình, ngày     tháng 9 năm 2026
            kinh_gui: Kính gửi:
            noi_kinh_gui: Sở Nội vụ.
            doan_van: Ủy ban nhân dân xã có ý kiến như sau.
        "#]],
    );
    let several = row(&[&[plain("Kính gửi:")], &[plain("- Sở Nội vụ;"), plain("- Sở Tài chính.")]]);
    seen(
        &[head(&[middle(false, "V/v dự đại hội")]), several, plain("Ủy ban nhân dân xã có ý kiến như sau.")],
        &expect![[r#"
            co_quan_ban_hanh: ỦY BAN NHÂN DÂN
            co_quan_ban_hanh: XÃ AN BÌNH
            so_ky_hieu: Số:     /QĐ-UBND
            trich_yeu_cong_van: V/v dự đại hội
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            dia_danh_thoi_gian: An Bình, ngày     tháng 9 năm 2026
            kinh_gui_nhieu: Kính gửi:
            noi_kinh_gui: - Sở Nội vụ;
            noi_kinh_gui: - Sở Tài chính.
            doan_van: Ủy ban nhân dân xã có ý kiến như sau.
        "#]],
    );
    let below = [plain("Kính gửi:"), middle(false, "Ủy ban nhân dân tỉnh Ninh Bình")];
    seen(
        &[
            head(&[middle(false, "V/v dự đại hội")]),
            below.concat(),
            plain("Ủy ban nhân dân xã có ý kiến như sau."),
        ],
        &expect![[r#"
            co_quan_ban_hanh: ỦY BAN NHÂN DÂN
            co_quan_ban_hanh: XÃ AN BÌNH
            so_ky_hieu: Số:     /QĐ-UBND
            trich_yeu_cong_van: V/v dự đại hội
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            dia_danh_thoi_gian: An Bình, ngày     tháng 9 năm 2026
            kinh_gui_nhieu: Kính gửi:
            noi_kinh_gui: Ủy ban nhân dân tỉnh Ninh Bình
            doan_van: Ủy ban nhân dân xã có ý kiến như sau.
        "#]],
    );
}

/// Who signs may stand beside the recipients in the same lines, parted by tabs; the name alone comes below.
#[test]
fn a_signature_may_stand_beside_recipients_by_tabs() {
    let beside = |left: &str, right: &str| {
        p_as("", &format!("{}<w:r><w:tab/></w:r><w:r><w:tab/></w:r>{}", r(left), r(right)))
    };
    seen(
        &[
            head(&[]),
            middle(true, "BÁO CÁO"),
            middle(true, "Kết quả năm 2026"),
            plain("Nội dung./."),
            beside("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
            beside("- Như trên;", "CHỦ TỊCH"),
            plain("- Lưu: VT."),
            plain(""),
            p_as("", &format!("<w:r><w:tab/></w:r>{}", r("Nguyễn Văn An"))),
        ],
        &expect![[r#"
            co_quan_ban_hanh: ỦY BAN NHÂN DÂN
            co_quan_ban_hanh: XÃ AN BÌNH
            so_ky_hieu: Số:     /QĐ-UBND
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            dia_danh_thoi_gian: An Bình, ngày     tháng 9 năm 2026
            ten_loai: BÁO CÁO
            trich_yeu: Kết quả năm 2026
            doan_van: Nội dung./.
            tieu_de_noi_nhan: Nơi nhận:
            quyen_han: TM. ỦY BAN NHÂN DÂN
            noi_nhan: - Như trên;
            chuc_vu: CHỦ TỊCH
            noi_nhan: - Lưu: VT.
            ho_ten: Nguyễn Văn An
        "#]],
    );
}

/// Two bodies at the left of a head that tabs part: the upper one is the one above.
#[test]
fn the_upper_of_two_bodies_beside_the_national_words_is_above() {
    let line = |left: (&str, &str), right: &str| {
        p_as("", &format!("{}<w:r><w:tab/></w:r>{}", r_as(left.0, left.1), r_as("<w:b/>", right)))
    };
    seen(
        &[
            line(("", "VĂN PHÒNG ỦY BAN"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            line(("<w:b/>", "PHÒNG TỔNG HỢP"), "Độc lập - Tự do - Hạnh phúc"),
            line(("", "Số:      /BC-TH"), "An Bình, ngày     tháng     năm 2026"),
            middle(true, "BÁO CÁO"),
        ],
        &expect![[r#"
            co_quan_chu_quan: VĂN PHÒNG ỦY BAN
            quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            co_quan_ban_hanh: PHÒNG TỔNG HỢP
            tieu_ngu: Độc lập - Tự do - Hạnh phúc
            so_ky_hieu: Số:      /BC-TH
            dia_danh_thoi_gian: An Bình, ngày     tháng     năm 2026
            ten_loai: BÁO CÁO
        "#]],
    );
}
