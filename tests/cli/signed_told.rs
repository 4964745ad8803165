//! What `issue --tu` tells of a signed paper that cannot be mended any more: P009, P018.

use expect_test::expect;

use super::signed_first::{ISSUE, draft};
use crate::harness::Case;
use crate::support::real_signatures::TestSigner;

/// The draft with one text changed, built and signed.
fn signed(old: &str, new: &str) -> Case {
    let case = draft().replace("a.yaml", old, new);
    case.run("build a.yaml --force").code(0);
    let signed = TestSigner::new("Nguyễn Văn An").signed(&case.read("out/a.pdf"), "ky_1");
    case.file("ky.pdf", signed)
}

/// A name can no longer be added to what is signed: the hint says how to begin again, and never `--nguoi-ky`.
#[test]
fn a_signed_paper_without_the_signers_name_is_told_how_to_get_it() {
    let case = signed(", ho_ten: Nguyễn Văn An", "");
    case.run(ISSUE).code(1).stderr(expect![[r#"
        lỗi[P009]: văn bản phát hành chưa có họ tên người ký
          --> a.yaml:23:11
           |
        23 | nguoi_ky: {chuc_vu: Giám đốc}
           |           ^^^^^^^^^^^^^^^^^^^
           |
           = gợi ý: tệp đã ký không sửa được mà còn chữ ký: cần họ tên thì ghi `ho_ten`, xuất lại bằng `vanban build`, trình ký lại, rồi cấp số

    "#]]);
}

/// Words that number and day change outside their fields were not seen by the signer: the place and both readings are
/// told, and nothing is written.
#[test]
fn words_that_the_number_changes_outside_its_field_are_told() {
    let case = signed("  - Quyết định này có hiệu lực", "  - Quyết định số {{ so_ky_hieu }} có hiệu lực");
    let draft = case.read("out/a.pdf");
    case.run(ISSUE).code(1).stderr(expect![[r#"
        lỗi[P018]: có số, ngày thì văn bản đổi cả chữ ngoài ô số, ô ngày so với bản đã ký `ky.pdf`: đoạn 15 (Điều): “… số /QĐ-SCT có …” thành “… số 206/QĐ-SCT có …”
          --> a.yaml:17:5
           |
        17 |   - Quyết định số {{ so_ky_hieu }} có hiệu lực kể từ ngày ký.
           |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = gợi ý: chữ người ký chưa thấy thì không thêm được sau khi ký: sửa văn bản rồi trình ký lại

    "#]]);
    assert!(case.read("out/a.pdf") == draft && !case.path("a.phat-hanh.json").exists());
}

/// A file that is not there, and one cut short on the way.
#[test]
fn a_signed_file_that_cannot_be_used_is_told() {
    let case = signed("so: có", "so: có");
    let whole = case.read("ky.pdf");
    case.run("issue a.yaml --so 206 --ngay 05/02/2026 --tu mat.pdf").code(1).stderr(expect![[r#"
        lỗi[P018]: không đọc được `mat.pdf`: không có tệp hoặc thư mục này

    "#]]);
    let case = case.file("ky.pdf", &whole[..whole.len() - 400]);
    case.run(ISSUE).code(1).stderr(expect![[r#"
        lỗi[P018]: `ky.pdf` chưa có chữ ký số nào
         |
         = gợi ý: người ký ký số trước, vào ô có sẵn ở chỗ ký; văn bản ký giấy thì bỏ `--tu`

    "#]]);
    assert!(!case.path("a.phat-hanh.json").exists());
}
