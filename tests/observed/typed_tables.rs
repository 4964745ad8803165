//! Tables as typists set them: ends with drawn lines, groups of rows, names above, with the role of each line.

use expect_test::expect;

use super::typed::{end, head, middle, plain, row, seen, slanted};
use crate::support::word_file::{p_as, r_as, tbl, tc, tr};

/// Words tell a table of the end from one of data, also where its lines are drawn; a row over all columns below
/// the head names a group, and no word that only begins like a sum is one.
#[test]
fn tables_are_told_by_their_words() {
    let lines = r#"<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>"#;
    let drawn = end().replacen("<w:tblPr>", &format!("<w:tblPr>{lines}"), 1);
    let cells = |words: [&str; 3], bold: bool| {
        tr("", &words.map(|words| tc("", &p_as("", &r_as(if bold { "<w:b/>" } else { "" }, words)))))
    };
    let group = tr("", &[tc(r#"<w:gridSpan w:val="3"/>"#, &middle(true, "Buổi sáng"))]);
    let rows = [
        cells(["STT", "Nội dung", "Điểm"], true),
        group,
        cells(["1", "Công khai minh bạch", "15,4"], true),
        cells(["2", "Tổng hợp", "16,4"], false),
        cells(["", "Cộng (1 + 2)", "31,8"], true),
    ];
    let table = tbl(lines, 3, &rows);
    seen(
        &[head(&[]), middle(true, "BÁO CÁO"), plain("Nội dung."), table, drawn],
        &expect![[r#"
        co_quan_ban_hanh: ỦY BAN NHÂN DÂN
        co_quan_ban_hanh: XÃ AN BÌNH
        so_ky_hieu: Số:     /QĐ-UBND
        quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        tieu_ngu: Độc lập - Tự do - Hạnh phúc
        dia_danh_thoi_gian: An Bình, ngày     tháng 9 năm 2026
        ten_loai: BÁO CÁO
        doan_van: Nội dung.
        tieu_de_cot: STT
        tieu_de_cot: Nội dung
        tieu_de_cot: Điểm
        o_nhom_chu: Buổi sáng
        o_nhom_so: 1
        o_nhom_chu: Công khai minh bạch
        o_nhom_so: 15,4
        o_so: 2
        o_chu: Tổng hợp
        o_so: 16,4
        o_tong_chu: Cộng (1 + 2)
        o_tong_so: 31,8
        tieu_de_noi_nhan: Nơi nhận:
        noi_nhan: - Như Điều 2;
        noi_nhan: - Lưu: VT.
        chuc_vu: CHỦ TỊCH
        ho_ten: Nguyễn Văn An
    "#]],
    );
}

/// The names of an appendix and of its tables.
#[test]
fn tables_of_an_appendix_have_names_of_their_own() {
    let lines =
        r#"<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/></w:tblBorders>"#;
    let table = || tbl(lines, 1, &[tr("", &[tc("", &plain("Một"))]), tr("", &[tc("", &plain("Hai"))])]);
    seen(
        &[
            middle(true, "PHỤ LỤC"),
            middle(true, "SỐ LIỆU THỐNG KÊ"),
            slanted("(Phê duyệt kèm theo Quyết định số 05/QĐ-UBND)"),
            middle(true, "Biểu mẫu 1"),
            middle(true, "Công tác chỉ đạo"),
            table(),
            middle(true, "Biểu mẫu 2"),
            table(),
        ],
        &expect![[r#"
            nhan_phu_luc: PHỤ LỤC
            ten_phu_luc: SỐ LIỆU THỐNG KÊ
            dong_kem_theo: (Phê duyệt kèm theo Quyết định số 05/QĐ-UBND)
            ten_bang: Biểu mẫu 1
            ten_bang: Công tác chỉ đạo
            o_chu: Một
            o_chu: Hai
            ten_bang: Biểu mẫu 2
            o_chu: Một
            o_chu: Hai
        "#]],
    );
    // The line in brackets may also stand above the name.
    seen(
        &[
            middle(true, "Phụ lục I"),
            slanted("(Kèm theo Quyết định số 05/QĐ-UBND)"),
            middle(true, "SỐ LIỆU THỐNG KÊ"),
            table(),
        ],
        &expect![[r#"
            nhan_phu_luc: Phụ lục I
            dong_kem_theo: (Kèm theo Quyết định số 05/QĐ-UBND)
            ten_phu_luc: SỐ LIỆU THỐNG KÊ
            o_chu: Một
            o_chu: Hai
        "#]],
    );
}

/// A secretary who signs above the recipients.
#[test]
fn recipients_may_stand_below_a_signature() {
    let left = [
        middle(true, "THƯ KÝ"),
        plain(""),
        middle(true, "Trần Thị Bình"),
        p_as("", &r_as("<w:b/><w:i/>", "Nơi nhận:")),
        plain("- Các thôn;"),
        plain("- Lưu: VT."),
    ];
    let right = [middle(true, "CHỦ TỌA"), plain(""), middle(true, "Nguyễn Văn An")];
    seen(
        &[middle(true, "BIÊN BẢN"), plain("Nội dung."), row(&[&left, &right])],
        &expect![[r#"
        ten_loai: BIÊN BẢN
        doan_van: Nội dung.
        chuc_vu: THƯ KÝ
        ho_ten: Trần Thị Bình
        tieu_de_noi_nhan: Nơi nhận:
        noi_nhan: - Các thôn;
        noi_nhan: - Lưu: VT.
        chuc_vu: CHỦ TỌA
        ho_ten: Nguyễn Văn An
    "#]],
    );
}
