//! `vanban verify` of folders that have no record themselves.

use expect_test::expect;

use super::office;

/// The folders below that have one are compared, each for itself.
#[test]
fn records_below_are_found() {
    let case = office();
    case.run("build --out ket-qua/2026").code(0);
    case.run("build content/quyet-dinh.yaml --out ket-qua/ban-in").code(0);
    let case = case.file("ket-qua/ghi-chu.txt", "của tôi").file("ket-qua/2026/la.txt", "của ai");
    let case = case.without("ket-qua/ban-in/quyet-dinh.pdf");
    case.run("verify ket-qua --message-format short").code(1).stdout(expect![[r#"
        Đối chiếu 6 tệp: 5 khớp, 1 thiếu, 0 đã thay đổi; 1 tệp ngoài danh mục
    "#]]).stderr(expect![[r#"
        lỗi[U006]: ban-in/quyet-dinh.pdf: có trong danh mục nhưng không có tệp; gợi ý: xuất lại bằng lệnh đã dùng
        lỗi[U006]: 2026/la.txt: không có trong danh mục; gợi ý: tệp này không do lần xuất nào ghi; chuyển sang thư mục khác
    "#]]);
    // Also from the folder of everything: other files than results are none of its business.
    let case = case.without("ket-qua/2026/la.txt");
    case.run("build content/quyet-dinh.yaml --out ket-qua/ban-in").code(0);
    case.run("verify .")
        .code(0)
        .stdout(expect![[r#"
        Đối chiếu 6 tệp: 6 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]])
        .stderr(expect![[""]]);
}

/// Three levels below, and no further.
#[test]
fn where_there_is_none_it_says_how_far_it_looked() {
    let case = office();
    case.run("build --out a/b/c/d").code(0);
    case.run("verify a").code(0);
    case.run("build --out mot/hai/ba/bon/nam").code(0);
    case.run("verify mot").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: thư mục `mot` và 3 bậc thư mục dưới nó không có danh mục .vanban.jsonl hay danh-muc.jsonl
        gợi ý: nêu thư mục kết quả của `vanban build`, `vanban issue` hoặc `vanban batch`
    "#]]);
    case.run("verify khong-co").code(2).stderr(expect![[r#"
        lỗi: không đọc được thư mục `khong-co`: không có tệp hoặc thư mục này
    "#]]);
}

/// The record of a folder is of all below it: from below, the command that reads it is named.
#[test]
fn the_folder_above_is_named() {
    let case = office();
    case.run("build").code(0);
    case.run("verify out/xa").code(2).stderr(expect![[r#"
        lỗi: thư mục `out/xa` và 3 bậc thư mục dưới nó không có danh mục .vanban.jsonl hay danh-muc.jsonl
        gợi ý: tệp ở đây ghi trong danh mục của thư mục trên: `vanban verify out`
    "#]]);
    case.run_in("out/xa", "verify .").code(2).stderr(expect![[r#"
        lỗi: thư mục `.` và 3 bậc thư mục dưới nó không có danh mục .vanban.jsonl hay danh-muc.jsonl
        gợi ý: tệp ở đây ghi trong danh mục của thư mục trên: `vanban verify ..`
    "#]]);
}

/// Bytes that are as they were issued do not help where the record of the paper says other words: a
/// second reader reads the DOCX and compares.
#[test]
fn words_of_an_issued_docx_are_those_of_its_record() {
    let case = office();
    case.run("issue content/quyet-dinh.yaml --so 06 --ngay 2/3/2026 --force").code(0);
    case.run("verify out").code(0).stderr(expect![[""]]);
    let record = "content/quyet-dinh.phat-hanh.json";
    let text = String::from_utf8(case.read(record)).unwrap();
    let line = text.lines().rev().find(|line| line.contains("Quyết định này")).unwrap().trim().to_owned();
    let case = case.replace(record, &line, &line.replace("Quyết định này", "Quyết định kia"));
    case.run("verify out --message-format short").code(1).stdout(expect![[r#"
        Đối chiếu 2 tệp: 1 khớp, 0 thiếu, 1 đã thay đổi; 0 tệp ngoài danh mục
    "#]]).stderr(expect![[r#"
        lỗi[P017]: quyet-dinh.docx: bộ đọc DOCX thứ hai thấy lời khác với văn bản, đoạn 16 (Điều): “… định này./.” mà văn bản là “… định kia./.”; gợi ý: bản ghi phát hành (Quyết định số 06/QĐ-SCT ngày 02/03/2026) đã bị sửa, hoặc không phải của tệp này: đối chiếu với bản đã ký, lấy lại bản ghi từ bản lưu
    "#]]);
}
