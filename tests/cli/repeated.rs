//! What is found again and again: on a terminal the first few times in full and one line for the rest, for
//! programs each time.

use expect_test::expect;

use crate::harness::Case;

const LETTER: &str = "\
loai: cong_van
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: UBND-VP
dia_danh: An Bình
nam: 2026
trich_yeu: báo cáo kết quả trồng cây
kinh_gui: Ủy ban nhân dân tỉnh Bình An
noi_dung: Xã đã trồng 1.500 cây./.
noi_nhan: [Như trên]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Lê Văn An}
";

/// Five letters.
fn letters() -> Case {
    (1..=5).fold(Case::new(), |case, number| case.file(&format!("content/cv-{number}.yaml"), LETTER))
}

/// Lines of what was told that name this code.
fn told(text: &str, code: &str) -> usize {
    text.lines().filter(|line| line.contains(code)).count()
}

#[test]
fn places_to_fill_in_are_named_in_one_line_after_the_first_few() {
    let case = Case::new();
    case.run("new quyet_dinh").code(0);
    case.run("build quyet-dinh.yaml --format txt").code(0).stderr(expect![[r#"
        cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
          --> quyet-dinh.yaml:19:10
           |
        19 |     - xã [tên xã]
           |          ^^^^^^^^
           |
           = gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)

        cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
          --> quyet-dinh.yaml:21:12
           |
        21 | dia_danh: "[tên xã]"
           |            ^^^^^^^^

        cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`
          --> quyet-dinh.yaml:31:41
           |
        31 | trich_yeu: Phê duyệt Kế hoạch thực hiện [tên chương trình] giai đoạn 2026 - 2027 trên địa bà...
           |                                         ^^^^^^^^^^^^^^^^^^

        cảnh báo[C024]: còn 18 chỗ trong quyet-dinh.yaml: dòng 31, 37, 38, 43, 52, 62, 64, 72, 79, 103, 104, 124

    "#]]);
    let all =
        |format: &str| case.run(&format!("build quyet-dinh.yaml --format txt --message-format {format}"));
    assert_eq!(told(&all("short").code(0).stderr_text(), "[C024]"), 21);
    assert_eq!(told(&all("json").code(0).text(), "\"C024\""), 21);
    assert_eq!(
        told(&case.run("check quyet-dinh.yaml --message-format sarif").text(), "\"ruleId\": \"C024\""),
        21
    );
}

/// What keeps all documents from being written is no news with the second one.
#[test]
fn the_same_fault_of_every_document_is_told_once() {
    let case = letters().file("out/.vanban/nguon", "");
    case.run("build --format docx").code(1).stdout(expect![[r#"
        content/cv-1.yaml: chưa ghi, 1 lỗi
        content/cv-2.yaml: chưa ghi, 1 lỗi
        content/cv-3.yaml: chưa ghi, 1 lỗi
        content/cv-4.yaml: chưa ghi, 1 lỗi
        content/cv-5.yaml: chưa ghi, 1 lỗi
        Xong 5 văn bản: 0 đã ghi, 0 không đổi, 5 chưa ghi; 5 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        lỗi[W001]: không lưu được nguồn của tệp DOCX vào `out/.vanban/nguon`: đã có tệp cùng tên với thư mục cần dùng
         |
         = gợi ý: đổi tên tệp đang chiếm tên thư mục đó, hoặc xuất ra thư mục khác bằng `--out <THƯ MỤC>`

        lỗi[W001]: còn 4 lần như trên

    "#]]);
    let json = case.run("build --format docx --message-format json").code(1).text();
    assert_eq!(told(&json, "\"W001\""), 5);
}

/// Files each in its own way: the first few with what to do, the others by name.
#[test]
fn the_same_fault_of_other_files_is_told_a_few_times() {
    let case =
        (1..=5).fold(letters(), |case, number| case.file(&format!("out/cv-{number}.pdf/cua-toi.txt"), ""));
    case.run("build --format pdf")
        .code(1)
        .stdout(expect![[r#"
        content/cv-1.yaml: chưa ghi, 1 lỗi
        content/cv-2.yaml: chưa ghi, 1 lỗi
        content/cv-3.yaml: chưa ghi, 1 lỗi
        content/cv-4.yaml: chưa ghi, 1 lỗi
        content/cv-5.yaml: chưa ghi, 1 lỗi
        Xong 5 văn bản: 0 đã ghi, 0 không đổi, 5 chưa ghi; 5 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[r#"
        lỗi[W001]: không ghi được `out/cv-1.pdf`: đây là thư mục
         |
         = gợi ý: đổi tên hoặc chuyển thư mục đó đi, hoặc ghi ra nơi khác

        lỗi[W001]: không ghi được `out/cv-2.pdf`: đây là thư mục
         |
         = gợi ý: đổi tên hoặc chuyển thư mục đó đi, hoặc ghi ra nơi khác

        lỗi[W001]: không ghi được `out/cv-3.pdf`: đây là thư mục
         |
         = gợi ý: đổi tên hoặc chuyển thư mục đó đi, hoặc ghi ra nơi khác

        lỗi[W001]: còn 2 lần như trên: `out/cv-4.pdf`, `out/cv-5.pdf`

    "#]]);
    let short = case.run("build --format pdf --message-format short").code(1).stderr_text();
    assert_eq!(told(&short, "[W001]"), 5);
}
