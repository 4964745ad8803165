//! What is wrong, as people and programs read it, and what is left on disk then.

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;

/// All errors of a document come at once, each with its place and what to do; others are written.
#[test]
fn two_errors_are_told_together() {
    let case = office().replace("content/quyet-dinh.yaml", "trich_yeu:", "trich_yêu:").replace(
        "content/quyet-dinh.yaml",
        "ngay: 12/01/2026",
        "ngay: 32/01/2026",
    );
    case.run("build")
        .code(1)
        .stdout(expect![[r#"
            bỏ qua (không có `loai:`): content/dia-phuong.yaml
            content/quyet-dinh.yaml: chưa ghi, 2 lỗi
            content/xa/ke-hoach.yaml → out/xa/ke-hoach.pdf, out/xa/ke-hoach.docx
            Xong 2 văn bản: 1 đã ghi, 0 không đổi, 1 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            lỗi[C005]: `ngay`: không có ngày `32/01/2026`: tháng 1 năm 2026 chỉ có 31 ngày
             --> content/quyet-dinh.yaml:8:7
              |
            8 | ngay: 32/01/2026
              |       ^^^^^^^^^^
              |
              = gợi ý: xem lại ngày, tháng, năm; bản dự thảo thì bỏ `ngay`, ghi `nam: 2026`

            lỗi[C001]: khóa `trich_yêu` không có trong văn bản
             --> content/quyet-dinh.yaml:9:1
              |
            9 | trich_yêu: Về việc ban hành Quy chế tiếp công dân
              | ^^^^^^^^^
              |
              = gợi ý: có phải ý bạn là `trich_yeu`?

        "#]]);
    assert_eq!(case.files("out"), ["xa/ke-hoach.docx", "xa/ke-hoach.pdf"]);
}

/// A component that the kind demands has its key and nothing to print, however that is written; the kind itself
/// as well.
#[test]
fn a_component_without_words_is_told() {
    for nothing in ["", "''", "\"  \"", "[]", "['', ' ']", "|"] {
        let case = decision()
            .replace(
                "a.yaml",
                "trich_yeu: Về việc ban hành Quy chế tiếp công dân\n",
                &format!("trich_yeu: {nothing}\n"),
            )
            .replace(
                "a.yaml",
                "noi_nhan: |\n  Như Điều 3\n  UBND tỉnh (để báo cáo)\n",
                &format!("noi_nhan: {nothing}\n"),
            );
        let run = case.run("check a.yaml --message-format short");
        run.code(1).stderr(expect![[r#"
            a.yaml:9:1: lỗi[C002]: `trich_yeu` (trích yếu nội dung) còn để trống; gợi ý: ví dụ `trich_yeu: Phê duyệt Kế hoạch …`
            a.yaml:19:1: lỗi[C002]: `noi_nhan` (nơi nhận) còn để trống; gợi ý: ví dụ `noi_nhan: [Như Điều 3, Các Sở]`
        "#]]);
    }
    Case::new()
        .file("a.yaml", "loai: ''\ntrich_yeu: Về việc họp\n")
        .run("check a.yaml --message-format short")
        .code(1)
        .stderr(expect![[r#"
            a.yaml:1:7: lỗi[C002]: `loai` (loại văn bản) còn để trống; gợi ý: ví dụ `loai: quyet_dinh`
        "#]]);
}

/// A component that the kind demands is missing.
#[test]
fn a_missing_component_is_named() {
    let case = decision().replace("a.yaml", "theo_de_nghi: Chánh Văn phòng Sở\n", "").replace(
        "a.yaml",
        "nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An}\n",
        "",
    );
    case.run("build a.yaml").code(1).stderr(expect![[r#"
        lỗi[C002]: thiếu `nguoi_ky` (người ký) trong Quyết định
         --> a.yaml:1:1
          |
        1 | loai: quyet_dinh
          | ^^^^
          |
          = gợi ý: thêm `nguoi_ky: {chuc_vu: Chủ tịch}`

    "#]]);
}

/// YAML that cannot be read.
#[test]
fn broken_yaml_is_told_with_its_line() {
    let case = decision().replace("a.yaml", "luu: {don_vi: VP}", "luu: {don_vi: VP");
    case.run("build a.yaml").code(1).stderr(expect![[r#"
        lỗi[Y001]: dấu `{` mở ở đây chưa đóng
          --> a.yaml:22:6
           |
        22 | luu: {don_vi: VP
           |      ^^^^^^^^^^^
           |
           = gợi ý: thêm `}` ở cuối; nếu `{` là chữ cần in, đặt cả giá trị trong dấu nháy kép
        liên quan: đến đây YAML không hiểu tiếp được
          --> a.yaml:23:9
           |
        23 | nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An}
           |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    "#]]);
}

/// A file that is named must be a document; in a folder it is left out.
#[test]
fn a_named_file_must_have_a_kind() {
    office().run("build content/dia-phuong.yaml").code(1).stderr(expect![[r#"
        lỗi[C002]: thiếu `loai` (loại văn bản) trong văn bản
         --> content/dia-phuong.yaml:1:1
          |
        1 | dia_phuong:
          | ^^^^^^^^^^
          |
          = gợi ý: thêm `loai: quyet_dinh`

        lỗi[C003]: phần khai địa phương của mẫu phải gồm các khóa, ở đây là một danh sách
         --> content/dia-phuong.yaml:2:3
          |
        2 |   - {ma: an_hoa, ten: An Hòa, loai: xa}
          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = gợi ý: các khóa dùng được: `bang:`, `rieng:`, `mac_dinh:`, `cap_so:`, `ten_tep:`, `so_tien:`, `phan_bo:`

    "#]]);
}

/// Findings a program reads: on stdout, one JSON object a line, and nothing else there.
#[test]
fn findings_as_json() {
    let case = decision().replace("a.yaml", "dia_danh:", "dia_dan:");
    case.run("build a.yaml --message-format json").code(1).stdout(expect![[r#"
        {"ma":"C001","muc_do":"loi","cau":"khóa `dia_dan` không có trong văn bản","tep":"a.yaml","dong":7,"cot":1,"dong_cuoi":7,"cot_cuoi":8,"goi_y":"có phải ý bạn là `dia_danh`?","lien_quan":[]}
        {"tong":{"van_ban":1,"da_ghi":0,"khong_doi":0,"chua_ghi":1,"khong_co_phu_luc":0,"loi":1,"canh_bao":0,"luu_y":0}}
    "#]]).stderr(expect![[""]]);
}

/// One line each.
#[test]
fn findings_in_short() {
    let case = decision().replace("a.yaml", "dia_danh:", "dia_dan:");
    case.run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        a.yaml:7:1: lỗi[C001]: khóa `dia_dan` không có trong văn bản; gợi ý: có phải ý bạn là `dia_danh`?
    "#]]);
}

/// A warning does not stop a document, unless `--strict` says so.
#[test]
fn warnings_stop_only_with_strict() {
    let case = Case::new().file("a.yaml", office().read("content/xa/ke-hoach.yaml")).replace(
        "a.yaml",
        "(chi tiết tại Phụ lục kèm theo)",
        "(chi tiết kèm theo)",
    );
    case.run("build a.yaml --strict")
        .code(1)
        .stdout(expect![[r#"
        a.yaml: chưa ghi, 1 cảnh báo (--strict)
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 0 lỗi, 1 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[r#"
            cảnh báo[C014]: nội dung văn bản chưa nhắc đến Phụ lục
              --> a.yaml:21:5
               |
            21 |   - ten: Danh mục nhiệm vụ
               |     ^^^^^^^^^^^^^^^^^^^^^^
               |
               = gợi ý: thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục kèm theo)`

        "#]]);
    assert!(case.files("out").is_empty());
    case.run("build a.yaml").code(0).stdout(expect![[r#"
        a.yaml → out/a.pdf, out/a.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 1 cảnh báo ([…] giây)
    "#]]);
    assert_eq!(case.files("out"), ["a.docx", "a.pdf"]);
}

/// The files of the last good run stay when the document has an error now.
#[test]
fn old_files_stay() {
    let case = decision();
    case.run("build a.yaml").code(0);
    let before = ["out/a.pdf", "out/a.docx"].map(|file| case.read(file));
    let case = case.replace("a.yaml", "so: 05", "so: năm");
    case.run("build a.yaml").code(1);
    assert!(["out/a.pdf", "out/a.docx"].map(|file| case.read(file)) == before);
    assert_eq!(case.files("out"), ["a.docx", "a.pdf"], "no temporary file");
}

/// A target that cannot be replaced: the document's other file stays as it was.
#[test]
fn an_unwritable_target_is_told() {
    let case = decision().file("out/a.docx/giu-cho", "").file("out/a.pdf", "cũ");
    case.run("build a.yaml")
        .code(1)
        .stdout(expect![[r#"
            a.yaml: chưa ghi, 2 lỗi
            Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            lỗi[P011]: `out/a.pdf` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi tệp nào của văn bản này
             |
             = gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ được thì thêm `--force`

            lỗi[W001]: không ghi được `out/a.docx`: đây là thư mục
             |
             = gợi ý: đổi tên hoặc chuyển thư mục đó đi, hoặc ghi ra nơi khác

        "#]]);
    assert_eq!(case.read("out/a.pdf"), "cũ".as_bytes());
}

/// Without a folder to write to, nothing is begun.
#[test]
fn an_output_folder_that_is_a_file() {
    let case = decision().file("out", "một tệp");
    case.run("build a.yaml").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không ghi được vào thư mục `out`: đã có tệp cùng tên với thư mục cần dùng
        gợi ý: chọn thư mục khác bằng `--out <THƯ MỤC>`
    "#]]);
    assert_eq!(case.read("out"), "một tệp".as_bytes());
}

/// Nothing to do is an error of the call.
#[test]
fn no_input() {
    let case = Case::new().file("ghi-chu.txt", "").file("b/dia-phuong.yaml", "ten: An Hòa\n");
    case.run("build").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: chưa nêu tệp nào, và ở đây không có thư mục `content/`
        gợi ý: nêu tệp cần xuất: `vanban build <TỆP>`; chưa có tệp thì tạo: `vanban new quyet_dinh`
    "#]]);
    case.run("build b").code(2).stderr(expect![[r#"
        lỗi: không có văn bản nào trong `b`
        gợi ý: chưa tệp nào có dòng `loai:` ở đầu: b/dia-phuong.yaml
    "#]]);
    case.run("build khong-co.yaml").code(2).stderr(expect![[r#"
        lỗi: không đọc được `khong-co.yaml`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
    case.run("build ghi-chu.txt").code(2).stderr(expect![[r#"
        lỗi: `ghi-chu.txt` không phải tệp .yaml hoặc .yml
        gợi ý: nêu tệp YAML của văn bản, hoặc thư mục chứa tệp đó
    "#]]);
    assert_eq!(case.files("."), ["b/dia-phuong.yaml", "ghi-chu.txt"], "no output folder was made");
}

/// Everything wrong in a document is told at once, each cause once, at its place.
#[test]
fn a_document_full_of_mistakes() {
    let case = Case::new().file(
        "a.yaml",
        r#"loai: quyet_dinh
co_quan:
  ten: [Ủy ban nhân dân, xã An Bình]
ky_hieu: KH UBND
so: 05a
ngay: 31/02/2026
dia_danh: An Bình
trich_yeu: Đề án #2 về nông thôn
can_cu: |
  – Luật Tổ chức chính quyền địa phương
dieu:
  - Phê duyệt: kế hoạch
  - {tieu_de: Hiệu lực}
noi_nhan:
  - TTr: Thành ủy
nguoi_kí: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Danh mục
    bang:
      don_vi: triệu
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 10}
        - {ma: ten, ten: Tên, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 20}
        - {ma: 2027, ten: Năm 2027, kieu: tien, rong: 20}
      nhiem_vu:
        - {ten: A, kinh_phi: {2026: 1.5, 2027: "1,210"}}
        - {ten: B, kinh_phi: {2026: 420 tr, 2028: 1}}
"#,
    );
    case.run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        a.yaml:4:10: lỗi[C005]: ký hiệu `KH UBND` có khoảng trắng hoặc dấu lạ; gợi ý: viết liền, chỉ dùng chữ, số, `-` và `/`, ví dụ `ky_hieu: QĐ-UBND`
        a.yaml:5:5: lỗi[C005]: `so` phải là chữ số Ả Rập từ 1, ở đây là `05a`; gợi ý: ví dụ `so: 05`; phần ký hiệu ghi ở `ky_hieu`; bản dự thảo thì bỏ `so`
        a.yaml:6:7: lỗi[C005]: `ngay`: không có ngày `31/02/2026`: tháng 2 năm 2026 chỉ có 28 ngày; gợi ý: xem lại ngày, tháng, năm; bản dự thảo thì bỏ `ngay`, ghi `nam: 2026`
        a.yaml:8:18: lỗi[Y010]: chữ từ dấu `#` đến cuối dòng bị YAML coi là ghi chú, không được in; gợi ý: nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`; nếu là ghi chú, để hai dấu cách trước `#`
        a.yaml:10:3: lỗi[Y014]: dòng mở đầu bằng `–` chứ không phải dấu trừ `-`; gợi ý: gõ lại thành `- …`; nếu muốn in đúng dấu `–`, viết `\– …`
        a.yaml:12:5: lỗi[Y011]: `Phê duyệt: kế hoạch` bị YAML hiểu là khóa `Phê duyệt` và giá trị, không phải chữ; gợi ý: đặt cả câu trong dấu nháy: `"Phê duyệt: kế hoạch"`, hoặc dùng khối `|`
        a.yaml:13:5: lỗi[C002]: thiếu `loi_van` (lời văn) trong điều; gợi ý: thêm `loi_van: …`; tiêu đề của chương ghi ở `chuong`, của mục ghi ở `muc`
        a.yaml:15:5: lỗi[Y011]: `TTr: Thành ủy` bị YAML hiểu là khóa `TTr` và giá trị, không phải chữ; gợi ý: đặt cả câu trong dấu nháy: `"TTr: Thành ủy"`, hoặc dùng khối `|`
        a.yaml:16:1: lỗi[C001]: khóa `nguoi_kí` không có trong văn bản; gợi ý: có phải ý bạn là `nguoi_ky`?
        a.yaml:20:15: lỗi[C012]: `don_vi` không có lựa chọn `triệu`; gợi ý: có phải ý bạn là `triệu đồng`?
        a.yaml:27:37: lỗi[B001]: số `1.5` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `1.500`; nếu là số lẻ, viết `1,5`; nếu là số nguyên 15, viết `15`
        a.yaml:27:48: lỗi[B001]: `1,210` đọc theo kiểu Việt Nam là 1 phẩy 210, dễ nhầm với 1.210; gợi ý: nếu là số nguyên 1210, viết `1.210`; nếu là số lẻ, viết `1,21`
        a.yaml:28:37: lỗi[B001]: `420 tr` không phải là số: có `tr`; gợi ý: chỉ ghi chữ số, ví dụ `1.210`; đơn vị tiền ghi ở `don_vi` của bảng
        a.yaml:28:45: lỗi[B002]: bảng không có cột tiền `2028`; gợi ý: có phải ý bạn là `2027`?
    "#]]);
}

/// Parts that no dossier has are told and left; what is wrong with those that are looked at stays told.
#[test]
fn parts_are_counted_before_they_are_made() {
    let text = String::from_utf8(decision().read("a.yaml")).unwrap();
    let case = Case::new().file("a.yaml", format!("{text}phu_luc: [{}]\n", "[],".repeat(6_000)));
    let told = case.run("check a.yaml --message-format short").code(1).stderr_text();
    let whole = "lỗi[Y004]: `phu_luc` có 6000 phần, quá nhiều cho một tệp; gợi ý: nhiều nhất 5000 phần; tách ra nhiều văn bản";
    assert!(told.contains(whole), "{told}");
}

/// A paragraph of more than a hundred pages is no paragraph: it is told before Typst takes minutes for it.
#[test]
fn a_paragraph_without_end_is_told() {
    let text = String::from_utf8(decision().read("a.yaml")).unwrap();
    let long = text.replacen("dieu:\n", &format!("dieu:\n  - {}\n", "trồng rừng ".repeat(30_000)), 1);
    let case = Case::new().file("a.yaml", long);
    let told = case.run("build a.yaml --format pdf --message-format short").code(1).stderr_text();
    let whole = "lỗi[Y004]: `a.yaml`: có đoạn dài 450010 byte, quá dài để xếp thành PDF; gợi ý: tách ra nhiều đoạn, mỗi đoạn nhiều nhất 400000 byte, hoặc chỉ xuất DOCX (`--format docx`)";
    assert!(told.contains(whole), "{}", &told[..told.len().min(3000)]);
    assert!(case.files("out").is_empty());
}
