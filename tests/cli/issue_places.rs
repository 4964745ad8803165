//! Where `vanban issue` places what it finds.

use expect_test::expect;

use super::issue::{papers, settled};

/// What is found in a paper that is not issued is placed in its file as it stands, without the
/// lines that would have been added.
#[test]
fn findings_are_placed_in_the_file_as_it_is() {
    let case = papers().replace("to-trinh.yaml", "ban hành Kế hoạch", "ban hành [tên kế hoạch]");
    case.run("issue to-trinh.yaml --so 5 --ngay 31/10/2026").code(1).stderr(expect![[r#"
        lỗi[C024]: chỗ trong ngoặc vuông chưa thay: `[tên kế hoạch]`
         --> to-trinh.yaml:8:29
          |
        8 | trich_yeu: Đề nghị ban hành [tên kế hoạch]
          |                             ^^^^^^^^^^^^^^
          |
          = gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)

        lỗi[P009]: văn bản phát hành chưa có họ tên người ký
          --> to-trinh.yaml:15:3
           |
        15 |   chuc_vu: Giám đốc
           |   ^^^^^^^^^^^^^^^^^
           |
           = gợi ý: thêm `--nguoi-ky "Họ và tên"` (hai người ký thì ngăn bằng dấu chấm phẩy), hoặc ghi `ho_ten`

    "#]]);
    // Of a paper that cites it, in the same run.
    let case =
        case.file("so.csv", "tep,so,ngay\nto-trinh.yaml,5,31/10/2026\nquyet-dinh.yaml,206,05/11/2026\n");
    let case = case.replace("quyet-dinh.yaml", "Nội dung Kế hoạch", "Nội dung [số bản] Kế hoạch");
    case.run("issue --csv so.csv --message-format short").code(1).stderr(expect![[r#"
        to-trinh.yaml:8:29: lỗi[C024]: chỗ trong ngoặc vuông chưa thay: `[tên kế hoạch]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        to-trinh.yaml:15:3: lỗi[P009]: văn bản phát hành chưa có họ tên người ký; gợi ý: điền cột `nguoi_ky` của bảng (hai người ký thì ngăn bằng dấu chấm phẩy), hoặc ghi `ho_ten`
        quyet-dinh.yaml:17:24: lỗi[C024]: chỗ trong ngoặc vuông chưa thay: `[số bản]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
    "#]]);
    // What the command itself would write stands nowhere yet.
    let case = papers();
    case.run("issue to-trinh.yaml --so 5 --ngay 31/10/2026 --nguoi-ky ☎An --message-format short")
        .code(1)
        .stderr(expect![[r#"
            lỗi[T005]: `to-trinh.yaml`, chỗ lệnh này ghi thêm: phông chữ không có ký tự: “☎” (U+260E); gợi ý: thay “☎” bằng chữ `Điện thoại:`
        "#]]);
}

/// Another name for a paper that was issued with one is shown where it would stand, with what to do about the command.
#[test]
fn another_signer_of_an_issued_paper_is_told_at_its_place() {
    let case = settled().replace("quyet-dinh.yaml", "Trần Văn B", "\"\"");
    case.run("issue quyet-dinh.yaml --so 206 --ngay 05/11/2026 --nguoi-ky An").code(0);
    let case = case.replace("quyet-dinh.yaml", "\"An\"", "\"\"");
    let said = case.run("issue quyet-dinh.yaml --nguoi-ky Khác").code(1).errors();
    expect![[r#"
        lỗi[P006]: văn bản đã phát hành (Quyết định số 206/QĐ-UBND ngày 05/11/2026), nội dung đã đổi 1 chỗ từ khi đó: đoạn 19 (Họ tên người ký): “An” thành “Khác”
          --> quyet-dinh.yaml:15:39
           |
        15 | nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: ""}
           |                                       ^^
           |
           = gợi ý: bỏ `--nguoi-ky` (hay ô `nguoi_ky` của bảng), hoặc ghi đúng họ tên như bản đã phát hành; chưa gửi đi mà phải ghi “Khác” thì thêm `--force`

    "#]].assert_eq(&said);
    case.run("issue quyet-dinh.yaml --nguoi-ky Khác --force").code(0);
}
