//! Those who sign: their authority, two side by side, images of signature and seal.
//!
//! Clauses are those of Phụ lục I of Nghị định 30/2020/NĐ-CP.

mod images;

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use vanban::rooms::finding::render;
use vanban::rooms::layout;
use vanban::rooms::paper::{Paper, dump};
use vanban::rooms::pipeline::{Input, Report};
use vanban::rooms::write::Format;
use vanban::rooms::write::pdf::{LineLayout, PageLayout, PdfWriter};

use crate::support::pages::{MM, center, line};
use crate::support::papers::PIPELINE;

fn paper(kind: &str, signers: &str) -> String {
    let title = if kind == "giay_uy_quyen" {
        "GUQ"
    } else if kind == "bao_cao" {
        "BC"
    } else {
        "KH"
    };
    format!(
        "loai: {kind}\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nso: 5\nky_hieu: {title}-UBND\n\
         dia_danh: An Bình\nngay: 5/1/2026\ntrich_yeu: Kết quả năm 2025\nnoi_dung: Nội dung./.\n\
         noi_nhan: Các thôn\nnguoi_ky: {signers}\n"
    )
}

fn read(yaml: &str, files: &[(&str, &[u8])]) -> (Option<Paper>, Report) {
    let files: BTreeMap<String, Vec<u8>> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    PIPELINE.tree(Input { name: "a.yaml", bytes: yaml.as_bytes(), files: &files, issued_by: None })
}

#[track_caller]
fn page(yaml: &str, files: &[(&str, &[u8])]) -> PageLayout {
    let (document, report) = read(yaml, files);
    let document = document.unwrap_or_else(|| panic!("{}", render::short(&report)));
    PIPELINE.layout(&document).unwrap().pages.remove(0)
}

#[track_caller]
fn assert_told(yaml: &str, files: &[(&str, &[u8])], expected: &Expect) {
    let (_, report) = read(yaml, files);
    expected.assert_eq(&render::human(&report, false));
}

/// II.7b: each abbreviation before the words it belongs to, one line each, in this order.
#[test]
fn the_authority_of_who_signs_stands_above_the_post() {
    for (signer, lines) in [
        ("{chuc_vu: Chủ tịch}", vec!["CHỦ TỊCH"]),
        ("{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch}", vec!["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            "{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch}",
            vec!["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("{ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch}", vec!["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("{thua_lenh: Chủ tịch, chuc_vu: Chánh Văn phòng}", vec!["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ("{thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng}", vec!["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"]),
        ("{quyen: Chủ tịch}", vec!["Q. CHỦ TỊCH"]),
        ("{thay_mat: Ủy ban nhân dân, quyen: Chủ tịch}", vec!["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        ("{thua_lenh: Chủ tịch, quyen: Chánh Văn phòng}", vec!["TL. CHỦ TỊCH", "Q. CHÁNH VĂN PHÒNG"]),
        (
            "{thay_mat: Hội đồng, chuc_vu: Chủ tịch Hội đồng, chuc_vu_khac: Giám đốc Sở Y tế}",
            vec!["TM. HỘI ĐỒNG", "CHỦ TỊCH HỘI ĐỒNG", "GIÁM ĐỐC SỞ Y TẾ"],
        ),
    ] {
        let yaml = paper("ke_hoach", &signer.replace('}', ", ho_ten: Nguyễn Văn An}"));
        let page = page(&yaml, &[]);
        let name = line(&page, "Nguyễn Văn An");
        let above = |line: &&LineLayout| line.x > 105.0 * MM && line.y > 60.0 * MM && line.y < name.y;
        let seen: Vec<_> = page.lines.iter().filter(above).map(|line| line.text.as_str()).collect();
        assert_eq!(seen, lines, "{signer}");
    }
}

#[test]
fn an_authority_that_cannot_be_is_told() {
    assert_told(
        &paper("ke_hoach", "{quyen: Chủ tịch, chuc_vu: Chủ tịch}"),
        &[],
        &expect![[r#"
        lỗi[C021]: được giao quyền cấp trưởng thì chức vụ đã ghi ở `quyen`
          --> a.yaml:10:29
           |
        10 | nguoi_ky: {quyen: Chủ tịch, chuc_vu: Chủ tịch}
           |                             ^^^^^^^
           |
           = gợi ý: bỏ `chuc_vu`
        liên quan: ghi ở đây
          --> a.yaml:10:12
           |
        10 | nguoi_ky: {quyen: Chủ tịch, chuc_vu: Chủ tịch}
           |            ^^^^^
    "#]],
    );
    assert_told(
        &paper("ke_hoach", "{ky_thay: Chủ tịch, quyen: Chủ tịch}"),
        &[],
        &expect![[r#"
        lỗi[C021]: người được giao quyền cấp trưởng ký với chức vụ đó, không ký thay (Phụ lục I, II.7b)
          --> a.yaml:10:12
           |
        10 | nguoi_ky: {ky_thay: Chủ tịch, quyen: Chủ tịch}
           |            ^^^^^^^
           |
           = gợi ý: bỏ `ky_thay`; cấp phó ký thay thì bỏ `quyen` và ghi `chuc_vu`
        liên quan: ghi ở đây
          --> a.yaml:10:31
           |
        10 | nguoi_ky: {ky_thay: Chủ tịch, quyen: Chủ tịch}
           |                               ^^^^^
    "#]],
    );
    let both = "{thua_lenh: Chủ tịch, thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng}";
    assert_told(
        &paper("ke_hoach", both),
        &[],
        &expect![[r#"
        lỗi[C021]: một người không vừa ký thừa lệnh vừa ký thừa ủy quyền
          --> a.yaml:10:33
           |
        10 | nguoi_ky: {thua_lenh: Chủ tịch, thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng}
           |                                 ^^^^^^^^^^^^^
           |
           = gợi ý: giữ `thua_lenh` hoặc `thua_uy_quyen`
        liên quan: ghi ở đây
          --> a.yaml:10:12
           |
        10 | nguoi_ky: {thua_lenh: Chủ tịch, thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng}
           |            ^^^^^^^^^
    "#]],
    );
    assert_told(
        &paper("ke_hoach", "{ho_ten: Nguyễn Văn An}"),
        &[],
        &expect![[r#"
        lỗi[C002]: thiếu `chuc_vu` (chức vụ) trong người ký
          --> a.yaml:10:12
           |
        10 | nguoi_ky: {ho_ten: Nguyễn Văn An}
           |            ^^^^^^
           |
           = gợi ý: thêm `chuc_vu: Phó Chủ tịch`
    "#]],
    );
}

/// Where the kind allows a second signer, both stand side by side: posts level, names level.
#[test]
fn two_sign_side_by_side_where_the_kind_allows_it() {
    let two = "\n  - {chuc_vu: Người lập báo cáo, ho_ten: Trần Thị Bình}\n  \
               - {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Nguyễn Văn An}";
    for kind in ["bao_cao", "giay_uy_quyen"] {
        let page = page(&paper(kind, two), &[]);
        assert_eq!(line(&page, "NGƯỜI LẬP BÁO CÁO").y, line(&page, "TM. ỦY BAN NHÂN DÂN").y);
        assert_eq!(line(&page, "Trần Thị Bình").y, line(&page, "Nguyễn Văn An").y);
        let (left, right) = (center(line(&page, "Trần Thị Bình")), center(line(&page, "Nguyễn Văn An")));
        assert!(left < 105.0 * MM && right > 112.0 * MM, "{left} {right}");
        assert!(line(&page, "Nơi nhận").y > line(&page, "Nguyễn Văn An").y);
        // One alone is as good.
        super::signers::page(&paper(kind, "{chuc_vu: Chủ tịch}"), &[]);
    }
    assert_told(
        &paper("ke_hoach", two),
        &[],
        &expect![[r#"
        lỗi[C005]: có 2 người ký cho 1 cơ quan ban hành
          --> a.yaml:10:1
           |
        10 | nguoi_ky: 
           | ^^^^^^^^
           |
           = gợi ý: mỗi cơ quan ban hành một người ký, theo thứ tự từ trái sang phải trên giấy
    "#]],
    );
    let three = format!("{two}\n  - {{chuc_vu: Chứng kiến, ho_ten: Lê Văn Cường}}");
    assert_told(
        &paper("bao_cao", &three),
        &[],
        &expect![[r#"
        lỗi[C005]: Báo cáo có nhiều nhất 2 người ký, ở đây là 3
          --> a.yaml:10:1
           |
        10 | nguoi_ky: 
           | ^^^^^^^^
           |
           = gợi ý: ghi theo thứ tự từ trái sang phải trên giấy
    "#]],
    );
}
