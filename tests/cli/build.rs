//! `vanban build` when nothing is wrong with the documents, and where it writes.

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;

/// Without arguments all of `content/` is written, folders kept; what is no document is named.
#[test]
fn everything_in_content_is_written() {
    let case = office();
    case.run("build")
        .code(0)
        .stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml → out/quyet-dinh.pdf, out/quyet-dinh.docx
        content/xa/ke-hoach.yaml → out/xa/ke-hoach.pdf, out/xa/ke-hoach.docx
        Xong 2 văn bản: 2 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[""]]);
    assert_eq!(
        case.files("out"),
        ["quyet-dinh.docx", "quyet-dinh.pdf", "xa/ke-hoach.docx", "xa/ke-hoach.pdf"]
    );
    assert!(case.read("out/quyet-dinh.pdf").starts_with(b"%PDF-1.7"));
    let text = case.docx_part("out/xa/ke-hoach.docx", "word/document.xml");
    assert!(text.contains("Tổng kinh phí là 1.250 triệu đồng (chi tiết"), "{text}");
}

/// A file is written under its own name, in the formats asked for.
#[test]
fn one_file_in_one_format() {
    let case = office();
    case.run("xuat content/xa/ke-hoach.yaml --out ban-in --format docx")
        .code(0)
        .stdout(expect![[r#"
            content/xa/ke-hoach.yaml → ban-in/ke-hoach.docx
            Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[""]]);
    assert_eq!(case.files("ban-in"), ["ke-hoach.docx"]);
}

/// A second run changes no file; one of a document's files that is gone comes again.
#[test]
fn unchanged_files_are_left_alone() {
    let case = decision();
    case.run("build a.yaml").code(0);
    let written = |case: &Case| std::fs::metadata(case.path("out/a.docx")).unwrap().modified().unwrap();
    let before = written(&case);
    case.run("build a.yaml").code(0).stdout(expect![[r#"
        a.yaml → out/a.pdf (không đổi), out/a.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    std::fs::remove_file(case.path("out/a.pdf")).unwrap();
    case.run("build a.yaml").code(0).stdout(expect![[r#"
        a.yaml → out/a.pdf, out/a.docx (không đổi)
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    assert_eq!(written(&case), before);
}

/// The number of workers changes neither the bytes nor the order of the lines.
#[test]
fn any_number_of_jobs_gives_the_same() {
    let mut case = Case::new();
    let text = String::from_utf8(decision().read("a.yaml")).unwrap();
    for number in 1..=12 {
        let own = text.replace("so: 05", &format!("so: {number:02}"));
        // One in four has an error.
        let own = if number % 4 == 0 { own.replace("dia_danh", "dia_dan") } else { own };
        case = case.file(&format!("content/{number:02}.yaml"), own);
    }
    let [one, many] = ["1", "5"].map(|jobs| {
        let said = case.run(&format!("build --jobs {jobs} --out out-{jobs} --message-format json"));
        said.code(1).text()
    });
    assert_eq!(one, many);
    assert_eq!(one.lines().count(), 4, "a finding each in three documents, and the sum");
    let files = case.files("out-1");
    assert_eq!(files.len(), 18);
    assert_eq!(files, case.files("out-5"));
    for file in files {
        assert!(case.read(&format!("out-1/{file}")) == case.read(&format!("out-5/{file}")), "{file}");
    }
}

/// Two documents that would be written to one place: neither is.
#[test]
fn two_documents_of_one_name_are_told() {
    let case = office().file("content/xa/quyet-dinh.yaml", office().read("content/quyet-dinh.yaml"));
    case.run("build content/quyet-dinh.yaml content/xa")
        .code(1)
        .stdout(expect![[r#"
        content/quyet-dinh.yaml: chưa ghi
        content/xa/ke-hoach.yaml → out/ke-hoach.pdf, out/ke-hoach.docx
        content/xa/quyet-dinh.yaml: chưa ghi
        Xong 3 văn bản: 1 đã ghi, 0 không đổi, 2 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[r#"
        lỗi[W003]: `content/quyet-dinh.yaml`, `content/xa/quyet-dinh.yaml` cùng ghi ra `out/quyet-dinh`
         |
         = gợi ý: đổi tên một tệp, hoặc xuất riêng từng thư mục với `--out` khác nhau

    "#]]);
    assert_eq!(case.files("out"), ["ke-hoach.docx", "ke-hoach.pdf"]);
}

/// A file that is named twice is written once.
#[test]
fn a_file_named_twice_is_one_document() {
    let case = decision();
    case.run("build a.yaml ./a.yaml --format docx").code(0).stdout(expect![[r#"
        a.yaml → out/a.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
}

/// One paper is one, whichever folders and names lead to it: it is written where the first of them says, and
/// counted once.
#[test]
fn a_file_of_two_folders_is_one_document() {
    let case = office().without("content/quyet-dinh.yaml");
    case.run("build content/xa content --format docx").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/xa/ke-hoach.yaml → out/ke-hoach.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    assert_eq!(case.files("out"), ["ke-hoach.docx"]);
    case.run("build content content/xa/ke-hoach.yaml --format docx --out hai").code(0).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/xa/ke-hoach.yaml → hai/xa/ke-hoach.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    assert_eq!(case.files("hai"), ["xa/ke-hoach.docx"]);
    case.run("check content/xa content").code(0).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/xa/ke-hoach.yaml: 35 đạt, 0 không đạt, 30 không áp dụng, 3 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 35 đạt, 0 không đạt, 30 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]);
}

/// Hidden folders are not searched.
#[test]
fn hidden_folders_are_skipped() {
    let case = decision().file("content/.cu/b.yaml", decision().read("a.yaml"));
    case.run("build content").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không có văn bản nào trong `content`
        gợi ý: văn bản là tệp .yaml; tạo tệp đầu tiên: `vanban new quyet_dinh`
    "#]]);
}

/// A decision whose plan stands in a file of its own, with a cited paper one folder up.
fn with_attached_file() -> Case {
    let decision = decision().replace("a.yaml", "Về việc ban hành", "Ban hành");
    decision.replace("a.yaml", "noi_nhan: |", "kem_theo: [kem/quy-che.yaml]\nnoi_nhan: |").file(
        "kem/quy-che.yaml",
        "loai: quy_che\ntrich_yeu: Tiếp công dân\ndieu: |\n  Điều 1. Sở tiếp công dân hằng ngày./.\n",
    )
}

/// What is attached may stand in a file of its own; such a file is not built alone.
#[test]
fn an_attached_file_is_part_of_the_document() {
    let case = with_attached_file();
    case.run("build . --format docx")
        .code(0)
        .stdout(expect![[r#"
        không dựng riêng (kèm theo văn bản khác): kem/quy-che.yaml
        a.yaml → out/a.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[""]]);
    assert_eq!(case.files("out"), ["a.docx"]);
    let text = case.docx_part("out/a.docx", "word/document.xml");
    assert!(text.contains("Sở tiếp công dân hằng ngày"), "{text}");
}

/// Its faults are told at their place in it; a name that is no file at the name.
#[test]
fn faults_of_an_attached_file_name_it() {
    with_attached_file()
        .replace("kem/quy-che.yaml", "trich_yeu: Tiếp", "trich_yêu: Tiếp")
        .run("build a.yaml")
        .code(1)
        .stdout(expect![[r#"
            a.yaml: chưa ghi, 1 lỗi
            Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            lỗi[C001]: khóa `trich_yêu` không có trong văn bản
             --> kem/quy-che.yaml:2:1
              |
            2 | trich_yêu: Tiếp công dân
              | ^^^^^^^^^
              |
              = gợi ý: có phải ý bạn là `trich_yeu`?

        "#]]);
    with_attached_file()
        .replace("a.yaml", "[kem/quy-che.yaml]", "[quy-che.yaml]")
        .run("build a.yaml")
        .code(1)
        .stdout(expect![[r#"
            a.yaml: chưa ghi, 1 lỗi
            Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            lỗi[C015]: không đọc được `quy-che.yaml`: không có tệp này
              --> a.yaml:19:12
               |
            19 | kem_theo: [quy-che.yaml]
               |            ^^^^^^^^^^^^
               |
               = gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp

        "#]]);
}

/// What a table rounds, because it is told to, is said and no fault, even where warnings are.
#[test]
fn rounding_is_a_note() {
    let plan = "content/xa/ke-hoach.yaml";
    let unit = "      don_vi: triệu đồng\n";
    let rounded = format!("{unit}      hien_thi: tỷ đồng\n      so_le: 1\n      lam_tron: có\n");
    let case = office().replace(plan, unit, &rounded).replace(plan, "| tien }} triệu đồng", "}}");
    case.run("build content/xa/ke-hoach.yaml --strict --format docx")
        .code(0)
        .stdout(expect![[r#"
            content/xa/ke-hoach.yaml → out/ke-hoach.docx
            Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (tỷ đồng): cột `kinh_phi` in 1,2, đúng là 1,25, chênh -0,05
              --> content/xa/ke-hoach.yaml:27:17
               |
            27 |       lam_tron: có
               |                 ^^
               |
               = gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số

        "#]]);
    let text = case.docx_part("out/ke-hoach.docx", "word/document.xml");
    assert!(text.contains("Tổng kinh phí là 1,2 tỷ đồng (chi tiết"), "{text}");
}
