//! `vanban verify` of folders that have no record themselves.

use expect_test::expect;

use super::office;
use crate::support::zip_files::repacked;

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

/// Files without a record are told for what they are: written without one, moved, or edited copies.
#[test]
fn what_no_record_names_is_told_for_what_it_is() {
    let case = office().without("content/xa/ke-hoach.yaml");
    case.run("build").code(0);
    let edited = repacked(&case.read("out/quyet-dinh.docx"), |name, bytes| {
        let text = String::from_utf8_lossy(&bytes).replacen("</w:t>", " (sửa)</w:t>", 1);
        Some((name.to_owned(), if name == "word/document.xml" { text.into_bytes() } else { bytes }))
    });
    let case = case
        .file("out/gop-y/ve.docx", edited)
        .renamed("out/quyet-dinh.docx", "out/luu/quyet-dinh.docx")
        .file("out/la.docx", "của ai");
    case.run("verify out --message-format short").code(1).stdout(expect![[r#"
        Đối chiếu 2 tệp: 1 khớp, 1 thiếu, 0 đã thay đổi; 3 tệp ngoài danh mục
    "#]]).stderr(expect![[r#"
        lỗi[U006]: quyet-dinh.docx: có trong danh mục nhưng không có tệp; gợi ý: xuất lại bằng lệnh đã dùng
        lỗi[U006]: gop-y/ve.docx: không có trong danh mục: bản đã sửa của một DOCX do chương trình ghi; gợi ý: còn cần so với bản đã gửi thì để trong thư mục này: chuyển đi rồi chạy `--don` thì nguồn mà tệp đó mang có thể bị xóa
        lỗi[U006]: la.docx: không có trong danh mục; gợi ý: tệp này không do lần xuất nào ghi; chuyển sang thư mục khác
        lỗi[U006]: luu/quyet-dinh.docx: không có trong danh mục, tuy do chương trình ghi và còn nguyên; gợi ý: lần xuất chưa ghi xong danh mục (đĩa đầy, bị ngắt) thì chạy lại lệnh đã dùng; là bản chép thì giữ hay xóa tùy ý: chuyển DOCX đi nơi khác rồi chạy `--don` thì nguồn mà tệp đó mang có thể bị xóa
    "#]]);
}

/// Where the record cannot be written, as on a full disk, the papers are counted all the same, and it is said
/// where and what to do.
#[cfg(unix)]
#[test]
fn papers_without_a_record_are_counted() {
    let case = office().without("content/xa/ke-hoach.yaml").file("out/x", "");
    let record = case.path("out/.vanban.jsonl");
    std::os::unix::fs::symlink("khong/co", &record).unwrap();
    case.run("build --format docx").code(2).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml → out/quyet-dinh.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        lỗi: không ghi được `out/.vanban.jsonl`: không có tệp hoặc thư mục này
        gợi ý: các tệp vừa ghi là đúng, nhưng chưa có trong danh mục; xem lại chỗ trống, quyền ghi của thư mục đó rồi chạy lại đúng lệnh này: tệp chưa đổi không ghi lại, danh mục được bổ sung
    "#]]);
    std::fs::remove_file(&record).unwrap();
    case.run("build --format docx")
        .code(0)
        .stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml → out/quyet-dinh.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[""]]);
    case.without("out/x").run("verify out").code(0);
}

/// What is said of a file that somebody changed can be done: kept elsewhere, or written over.
#[test]
fn an_edited_file_is_kept_elsewhere_or_written_over() {
    let case = office();
    case.run("build --format txt").code(0);
    let case = case.file("out/quyet-dinh.txt", "đã sửa");
    case.run("verify out").code(1).stderr(expect![[r#"
        lỗi[U006]: quyet-dinh.txt: nội dung đã thay đổi sau khi xuất
         |
         = gợi ý: cần giữ bản sửa thì chuyển nó sang thư mục khác rồi xuất lại bằng lệnh đã dùng; bỏ bản sửa thì xuất lại bằng lệnh đó, thêm `--force`

    "#]]);
    case.run("build --format txt").code(1);
    case.run("build --format txt --force").code(0);
    case.run("verify out").code(0);
    let case =
        case.file("out/quyet-dinh.txt", "đã sửa").renamed("out/quyet-dinh.txt", "ban-sua/quyet-dinh.txt");
    case.run("build --format txt").code(0);
    case.run("verify out").code(0);
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
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
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
