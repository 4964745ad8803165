//! `vanban import`: what is written, told and refused.

use std::process::Command;

use expect_test::expect;

use crate::harness::Case;
use crate::support::word_file::{WordBuilder, p, p_as, r, r_as};
use crate::support::zip_files::repacked;

/// A folder with a decision of ours as DOCX.
fn decision() -> Case {
    let case = Case::from_dir("cli/co_quan");
    case.run("build content/quyet-dinh.yaml --format docx --out den").code(0);
    case
}

/// The file stands beside its source; it has no findings of its own and builds.
#[test]
fn a_paper_of_word_becomes_yaml() {
    let case = decision();
    case.run("import den/quyet-dinh.docx")
        .code(0)
        .stdout(expect![[r#"
        Đã ghi den/quyet-dinh.yaml: Quyết định Về việc ban hành Quy chế tiếp công dân
        Giữ 157 trong 157 từ của bản gốc (100,0 %), 0 bảng; 0 chỗ cần xem lại
        Tiếp theo: mở tệp, xem các dòng “Xem lại”, rồi xuất văn bản:
          vanban build den/quyet-dinh.yaml
    "#]])
        .stderr(expect![[""]]);
    expect![[r#"
        # Nhập từ quyet-dinh.docx bằng lệnh vanban import.
        # Chỗ chưa chắc có dòng ghi chú “Xem lại” ở ngay trên; xem xong thì xóa dòng đó.

        loai: quyet_dinh
        co_quan:
          chu_quan: UBND tỉnh An Bình
          ten: [Sở Công Thương]
        so: 05
        ky_hieu: QĐ-SCT
        dia_danh: An Bình
        ngay: 12/01/2026
        trich_yeu: Về việc ban hành Quy chế tiếp công dân
        tham_quyen: Giám đốc Sở Công Thương
        can_cu: |
          Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013
          Căn cứ Quyết định số 10/2025/QĐ-UBND ngày 01 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh An Bình
          Theo đề nghị của Chánh Văn phòng Sở
        dieu: |
          Điều 1. Ban hành Quy chế tiếp công dân của Sở Công Thương.
          Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
          Điều 3. Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        noi_nhan: |
          Như Điều 3
          UBND tỉnh (để báo cáo)
        luu: {don_vi: VP}
        nguoi_ky:
          chuc_vu: Giám đốc
          ho_ten: Nguyễn Văn An
    "#]]
    .assert_eq(&String::from_utf8(case.read("den/quyet-dinh.yaml")).unwrap());
    case.run("check den/quyet-dinh.yaml").code(0);
    case.run("import den/quyet-dinh.docx").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: đã có tệp `den/quyet-dinh.yaml`, không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè
    "#]]);
    case.run("nhap den/quyet-dinh.docx --force --message-format json").code(0).stdout(expect![[r#"
        {"tong":{"tep":"den/quyet-dinh.yaml","bang":0,"tu":157,"tu_con":157,"loi":0,"canh_bao":0}}
    "#]]);
    case.run("import den/quyet-dinh.docx --out -").code(0).stderr(expect![[""]]);
}

/// A paragraph in the middle.
fn centred(text: &str) -> String {
    p_as("<w:jc w:val=\"center\"/>", &r_as("<w:b/>", text))
}

/// What is doubtful stands in the file and is told; what cannot be kept is told with its place.
#[test]
fn what_is_doubtful_and_what_is_lost_is_told() {
    let body = [
        centred("ỦY BAN NHÂN DÂN"),
        centred("XÃ AN BÌNH"),
        p(&r("Số: 12a/TB-UBND")),
        p(&r("An Bình, ngày     tháng 02 năm 2026")),
        centred("THÔNG BÁO"),
        centred("Về việc tiếp công dân"),
        p(&r("Nội dung thông báo, có hình kèm theo.<w:footnoteReference w:id=\"2\"/>")),
        p(&r("1. Một.")),
        p(&r("3. Ba.")),
        p("<w:r><w:drawing><wp:inline><wp:extent cx=\"1800000\" cy=\"1800000\"/><a:graphic><a:graphicData \
           uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic/></a:graphicData></a:graphic>\
           </wp:inline></w:drawing></w:r>"),
        centred("CHỦ TỊCH"),
    ];
    let case = Case::new().file("thong-bao.docx", WordBuilder::body(&body.concat()).bytes());
    case.run("import thong-bao.docx").code(0).stdout(expect![[r#"
        Đã ghi thong-bao.yaml: Thông báo Về việc tiếp công dân
        Giữ 37 trong 39 từ của bản gốc (94,8 %), 0 bảng; 7 chỗ cần xem lại
        Tiếp theo: mở tệp, xem các dòng “Xem lại”, rồi xuất văn bản:
          vanban build thong-bao.yaml
    "#]]).stderr(expect![[r#"
        cảnh báo[W010]: `12a` của dòng số, ký hiệu không đưa được vào `so`, `ky_hieu`
        --> thong-bao.docx, word/document.xml, đoạn 3

        cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “12a”
        --> thong-bao.docx, word/document.xml, đoạn 3
         = gợi ý: chữ này là nội dung thì thêm vào tệp YAML

        cảnh báo[W010]: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai
        --> thong-bao.docx, word/document.xml, đoạn 4
         = gợi ý: biết đủ ngày thì ghi `ngay`

        cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “02”
        --> thong-bao.docx, word/document.xml, đoạn 4
         = gợi ý: chữ này là nội dung thì thêm vào tệp YAML

        cảnh báo[W010]: số ở đầu dòng không nối tiếp, giữ nguyên như chữ thường: “3. Ba.”
        --> thong-bao.docx, word/document.xml, đoạn 9
         = gợi ý: sửa số cho nối tiếp rồi bỏ dấu `\` trước số

        cảnh báo[W011]: 1 hình ảnh không đưa được vào tệp YAML
        --> thong-bao.docx, word/document.xml, đoạn 10
         = gợi ý: chèn lại ảnh vào bản DOCX xuất ra

        cảnh báo[W010]: không thấy nơi nhận
         |
         = gợi ý: ghi `noi_nhan`

        lưu ý[W012]: chữ do chương trình in, bản gốc không có: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, “Độc lập Tự do Hạnh phúc”, “Nơi nhận”

        lưu ý[W012]: chữ mới trên văn bản dựng lại, bản gốc không có: “nơi nhận” (ở đoạn “- [nơi nhận];”)
         |
         = gợi ý: chữ thừa thì sửa trong tệp YAML

        lưu ý[W012]: chữ mới trên văn bản dựng lại, bản gốc không có: “Lưu VT” (ở đoạn “- Lưu: VT.”)
         |
         = gợi ý: chữ thừa thì sửa trong tệp YAML

    "#]]);
    expect![[r#"
        # Nhập từ thong-bao.docx bằng lệnh vanban import.
        # Chỗ chưa chắc có dòng ghi chú “Xem lại” ở ngay trên; xem xong thì xóa dòng đó.

        loai: thong_bao
        co_quan:
          ten: [Ủy ban nhân dân, xã An Bình]
        # Xem lại: `12a` của dòng số, ký hiệu không đưa được vào `so`, `ky_hieu`
        ky_hieu: TB-UBND
        dia_danh: An Bình
        # Xem lại: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai
        nam: 2026
        trich_yeu: Về việc tiếp công dân
        # Xem lại: số ở đầu dòng không nối tiếp, giữ nguyên như chữ thường: “3. Ba.”
        noi_dung: |
          Nội dung thông báo, có hình kèm theo.
          1. Một.
          \3. Ba.
        # Xem lại: không thấy nơi nhận
        noi_nhan: |
          [nơi nhận]
        nguoi_ky:
          chuc_vu: Chủ tịch
          ho_ten: ''
    "#]]
    .assert_eq(&String::from_utf8(case.read("thong-bao.yaml")).unwrap());
}

/// What is no paper, or no file that is read, is refused with what to do.
#[test]
fn what_cannot_be_imported_is_refused() {
    let case = decision()
        .file(
            "bai.docx",
            WordBuilder::body(&[centred("BÀI PHÁT BIỂU"), p(&r("Kính thưa hội nghị!"))].concat()).bytes(),
        )
        .file("hong.docx", "không phải tệp Word")
        .file("anh.png", "x");
    for (file, told) in [
        (
            "bai.docx",
            expect![[r#"
                lỗi[W013]: không nhập được `bai.docx`: loại văn bản `BÀI PHÁT BIỂU` chưa có mẫu
                 |
                 = gợi ý: khai loại này trong thư mục templates/ (mục “Thêm một loại văn bản” của SOAN-VAN-BAN.md) rồi nhập lại

            "#]],
        ),
        (
            "hong.docx",
            expect![[r#"
            lỗi[W006]: tệp `hong.docx` không phải tệp Word (.docx), hoặc đã hỏng
             |
             = gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác

        "#]],
        ),
        (
            "anh.png",
            expect![[r#"
            lỗi[W013]: không nhập được `anh.png`: chỉ nhập tệp .docx, .doc, .rtf, .odt, .txt
             |
             = gợi ý: lưu văn bản thành .docx rồi nhập lại

        "#]],
        ),
        (
            "khong-co.docx",
            expect![[r#"
            lỗi[W002]: không đọc được `khong-co.docx`: không có tệp hoặc thư mục này
             |
             = gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng

        "#]],
        ),
        (
            "ke-hoach.pdf",
            expect![[r#"
            lỗi[W013]: không nhập được `ke-hoach.pdf`: tệp PDF không giữ đoạn văn, bảng
             |
             = gợi ý: mở PDF, chọn hết, chép vào một tệp .txt rồi nhập tệp đó; có bản Word thì nhập bản Word

        "#]],
        ),
    ] {
        case.run(&format!("import {file}")).code(1).stdout(expect![[""]]).stderr(told);
    }
    case.run("import content/quyet-dinh.yaml").code(2).stderr(expect![[r#"
        lỗi: `content/quyet-dinh.yaml` đã là tệp YAML, không cần nhập
        gợi ý: xuất văn bản này: `vanban build content/quyet-dinh.yaml`
    "#]]);
    case.run("import den/quyet-dinh.docx --out van-ban.docx").code(2).stderr(expect![[r#"
        lỗi: `van-ban.docx`: tệp của văn bản phải có đuôi .yaml hoặc .yml
        gợi ý: viết `--out van-ban.yaml`
    "#]]);
}

/// Who wrote a file is no part of its paper.
#[test]
fn authors_are_not_carried_along() {
    let case = decision();
    let docx = case.read("den/quyet-dinh.docx");
    let signed = repacked(&docx, |name, bytes| {
        let text = String::from_utf8(bytes.clone()).ok().filter(|_| name == "docProps/core.xml");
        let bytes = match text {
            Some(text) => text
                .replace(
                    "</cp:coreProperties>",
                    "<cp:lastModifiedBy>Người Gõ Thuê</cp:lastModifiedBy></cp:coreProperties>",
                )
                .into_bytes(),
            None => bytes,
        };
        Some((name.to_owned(), bytes))
    });
    let case = case.file("den/ban-sao.docx", signed);
    case.run("import den/ban-sao.docx").code(0);
    assert!(!String::from_utf8(case.read("den/ban-sao.yaml")).unwrap().contains("Gõ Thuê"));
}

/// An older format is read through LibreOffice where it is installed, and told so; where it is not, what to do.
#[test]
fn an_older_format_goes_through_libreoffice() {
    let case = decision();
    let installed = Command::new("soffice").arg("--version").output().is_ok();
    let case = case.file("den/cong-van.rtf", "{\\rtf1\\ansi Khong phai van ban\\par}");
    let run = case.run("import den/cong-van.rtf --message-format short");
    if installed {
        run.code(1).stderr(expect![[r#"
            lưu ý[W014]: `den/cong-van.rtf` được LibreOffice chuyển thành .docx trước khi đọc; gợi ý: đoạn, bảng và cách trình bày là của bản đã chuyển
            lỗi[W013]: không nhập được `den/cong-van.rtf`: không thấy tên loại có mẫu, số, ký hiệu hay Kính gửi nên không rõ là văn bản gì; gợi ý: nhập tệp có cả phần đầu văn bản; loại khác (điều lệ, bài phát biểu …) thì khai loại đó trong thư mục templates/ rồi nhập lại
        "#]]);
    }
    // What is read of it is shown as well.
    if installed {
        let run = case.run("tree den/cong-van.rtf").code(0);
        assert!(run.out().contains("Khong phai van ban"), "{}", run.out());
        assert!(run.err().contains("W014"), "{}", run.err());
    }
    let nowhere = case.command("", "import den/cong-van.rtf").env("PATH", "").output().unwrap();
    expect![[r#"
        lỗi[W013]: `den/cong-van.rtf` không phải .docx, và máy này không có LibreOffice để chuyển
         |
         = gợi ý: mở tệp bằng Word, lưu thành .docx (Save As) rồi dùng tệp đó

    "#]]
    .assert_eq(&String::from_utf8(nowhere.stderr).unwrap());
}
