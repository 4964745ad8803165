//! `vanban redline` in a user's folder: what it writes, what it says, what it refuses.

use expect_test::expect;
use vanban::rooms::word::ChangeView;

use super::texts_of;
use crate::harness::Case;
use crate::support::word_file::{WordBuilder, p, r};

/// A folder with a decision and its earlier version.
pub(super) fn folder() -> Case {
    let case = Case::from_dir("cli/co_quan");
    let old = case.read("content/quyet-dinh.yaml");
    case.file("cu.yaml", old)
        .renamed("content/quyet-dinh.yaml", "quyet-dinh.yaml")
        .replace("quyet-dinh.yaml", "theo_de_nghi: Chánh Văn phòng Sở", "theo_de_nghi: Trưởng phòng Pháp chế")
        .replace(
            "quyet-dinh.yaml",
            "  - Quyết định này có hiệu lực",
            "  - Giao Văn phòng Sở niêm yết Quy chế tại nơi tiếp công dân.\n  - Quyết định này có hiệu lực",
        )
        .replace("quyet-dinh.yaml", "Như Điều 3", "Như Điều 4")
}

/// Two YAML files; author and day are those that were asked for, and nothing of a clock gets in.
#[test]
fn two_drafts() {
    let case = folder();
    case.run("redline cu.yaml quyet-dinh.yaml --tac-gia Sở --ngay 2026-10-31")
        .code(0)
        .stdout(expect![[r#"
            Đã ghi quyet-dinh-so-sanh.docx: 3 chỗ thay đổi
              1 chỗ lời văn, 1 chỗ thêm, bớt đoạn, 3 số thứ tự chỉ dồn lên, xuống (tính 1 chỗ)
            Đã đọc lại: chấp nhận hết được bản mới, từ chối hết được bản cũ
        "#]])
        .stderr(expect![[""]]);
    let made = case.read("quyet-dinh-so-sanh.docx");
    let text = case.docx_part("quyet-dinh-so-sanh.docx", "word/document.xml");
    assert!(text.contains("w:author=\"Sở\" w:date=\"2026-10-31T00:00:00Z\""), "{text}");
    assert!(texts_of(&made, ChangeView::Accepted).iter().any(|line| line.contains("niêm yết")));
    assert!(!texts_of(&made, ChangeView::Rejected).iter().any(|line| line.contains("niêm yết")));
    case.run("so-sanh-van-ban cu.yaml quyet-dinh.yaml --out lan-hai.docx").code(0);
    assert!(!case.docx_part("lan-hai.docx", "word/document.xml").contains("w:date"));
}

/// The changes in words, and for programs; no file is written.
#[test]
fn changes_are_printed() {
    let case = folder();
    case.run("redline cu.yaml quyet-dinh.yaml --dang van-ban").code(0).stdout(expect![[r#"
        Phần đầu
          sửa: “Chánh Văn phòng Sở” → “Trưởng phòng Pháp chế”
                ở “Theo đề nghị của Trưởng phòng Pháp chế.”
        Điều 2
          thêm đoạn: Điều 2. Giao Văn phòng Sở niêm yết Quy chế tại nơi tiếp công dân.
        Điều 3
          đánh số lại: 2 → 3
        Điều 4
          đánh số lại: 3 → 4
          đánh số lại: 3 → 4
        3 chỗ thay đổi
          1 chỗ lời văn, 1 chỗ thêm, bớt đoạn, 3 số thứ tự chỉ dồn lên, xuống (tính 1 chỗ)
    "#]]);
    case.run("redline cu.yaml quyet-dinh.yaml --dang json").code(0).stdout(expect![[r#"
        {"loai":"loi_van","o":"","cu":"Chánh Văn phòng Sở","moi":"Trưởng phòng Pháp chế","doan":"Theo đề nghị của Trưởng phòng Pháp chế."}
        {"loai":"doan","o":"Điều 2","cu":"","moi":"Điều 2. Giao Văn phòng Sở niêm yết Quy chế tại nơi tiếp công dân.","doan":""}
        {"loai":"danh_so_lai","o":"Điều 3","cu":"2","moi":"3","doan":"Điều 3. Quyết định này có hiệu lực kể từ ngày ký."}
        {"loai":"danh_so_lai","o":"Điều 4","cu":"3","moi":"4","doan":"Điều 4. Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."}
        {"loai":"danh_so_lai","o":"Điều 4","cu":"3","moi":"4","doan":"Nơi nhận: | - Như Điều 4; | - UBND tỉnh (để báo cáo); | - Lưu: VT, VP. | GIÁM ĐỐC | Nguyễn Văn An"}
        {"tong":{"tep":null,"cho":3,"loi_van":1,"doan":1,"bang":0,"hang":0,"dang_chu":0,"phan_trang":0,"danh_so_lai":3,"giu_lien_trang":0}}
    "#]]);
    case.run("redline cu.yaml quyet-dinh.yaml --dang json --out a.docx").code(2).stderr(expect![[r#"
        lỗi: không dùng `--dang <DẠNG>` cùng với `--out <TỆP>`
        gợi ý: xem cách dùng: `vanban redline --help`
    "#]]);
    assert_eq!(case.files("").iter().filter(|name| name.ends_with(".docx")).count(), 0);
}

/// YAML, a Word file, the record of an issued paper: any two of them.
#[test]
fn any_two_forms() {
    let case = folder();
    case.run("build cu.yaml --format docx --out .").code(0);
    case.run("redline cu.docx quyet-dinh.yaml --out a.docx").code(0);
    case.run("redline cu.yaml quyet-dinh.yaml --out b.docx").code(0);
    assert_eq!(case.docx_part("a.docx", "word/document.xml"), case.docx_part("b.docx", "word/document.xml"));
    case.run("redline cu.yaml cu.docx --out c.docx").code(0).stdout(expect![[r#"
        Hai bản không khác nhau; không ghi tệp nào
    "#]]);
    assert!(!case.path("c.docx").exists());
    // A paper that was issued, against what its YAML says by now.
    case.run("issue cu.yaml --so 5 --ngay 12/01/2026").code(0);
    let later =
        String::from_utf8(case.read("cu.yaml")).unwrap().replace("Chánh Văn phòng Sở\n", "Trưởng phòng\n");
    let case = case.file("cu.yaml", later);
    case.run("redline cu.phat-hanh.json cu.yaml --message-format json").code(0).stdout(expect![[r#"
        {"tong":{"tep":"cu-so-sanh.docx","cho":2,"loi_van":2,"doan":0,"bang":0,"hang":0,"dang_chu":0,"phan_trang":0,"danh_so_lai":0,"giu_lien_trang":0}}
    "#]]);
}

/// What it refuses, with the whole message.
#[test]
fn what_is_refused() {
    let case = folder().file("anh.png", "x").file("hong.docx", "x");
    case.run("redline cu.yaml anh.png").code(1).stderr(expect![[r#"
        lỗi[W013]: `anh.png`: không so sánh được tệp loại này
         |
         = gợi ý: nêu tệp YAML của văn bản, tệp Word (.docx), hoặc bản ghi phát hành (.phat-hanh.json)

    "#]]);
    case.run("redline hong.docx cu.yaml").code(1).stderr(expect![[r#"
        lỗi[W006]: tệp `hong.docx` không phải tệp Word (.docx), hoặc đã hỏng
         |
         = gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác

    "#]]);
    case.run("redline cu.yaml khong-co.docx").code(2).stderr(expect![[r#"
        lỗi: không đọc được `khong-co.docx`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
    case.run("redline cu.yaml quyet-dinh.yaml --out a.pdf").code(2).stderr(expect![[r#"
        lỗi: `--out a.pdf`: kết quả là tệp .docx
        gợi ý: viết `--out a.docx`
    "#]]);
    case.run("redline cu.yaml quyet-dinh.yaml --ngay 31-10-2026").code(2).stderr(expect![[r#"
        lỗi: `--ngay <NGÀY>`: ngày viết chưa đúng cách: `31-10-2026`; viết `31/10/2026`
        gợi ý: xem cách dùng: `vanban redline --help`
    "#]]);
    case.run("redline cu.yaml quyet-dinh.yaml --ngay 2026-02-30").code(2).stderr(expect![[r#"
        lỗi: `--ngay <NGÀY>`: không có ngày `2026-02-30`: tháng 2 năm 2026 chỉ có 28 ngày; xem lại ngày, tháng, năm
        gợi ý: xem cách dùng: `vanban redline --help`
    "#]]);
    let case = case.file("quyet-dinh-so-sanh.docx", "của người khác");
    case.run("redline cu.yaml quyet-dinh.yaml").code(2).stderr(expect![[r#"
        lỗi: đã có tệp `quyet-dinh-so-sanh.docx`, không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè
    "#]]);
    case.run("redline cu.yaml quyet-dinh.yaml --out quyet-dinh.docx --force").code(0);
    let case = case.replace("quyet-dinh.yaml", "loai: quyet_dinh", "loai: quyet_din");
    case.run("redline cu.yaml quyet-dinh.yaml --out d.docx").code(1).stderr(expect![[r#"
        lỗi[C004]: không có loại văn bản `quyet_din`
         --> quyet-dinh.yaml:1:7
          |
        1 | loai: quyet_din
          |       ^^^^^^^^^
          |
          = gợi ý: có phải ý bạn là `quyet_dinh`?

    "#]]);
    assert!(!case.path("d.docx").exists());
}

/// What no tracked change tells is said.
#[test]
fn what_no_change_tells() {
    let words = |text: &str| p(&r(text));
    let old = WordBuilder::body(&words("Một")).head("header", "default", &words("Mật"));
    let new = WordBuilder::body(&words("Hai"));
    let case = Case::new().file("cu.docx", old.bytes()).file("moi.docx", new.bytes());
    case.run("redline cu.docx moi.docx")
        .code(0)
        .stdout(expect![[r#"
        Đã ghi moi-so-sanh.docx: 1 chỗ thay đổi
          1 chỗ thêm, bớt đoạn
        Đã đọc lại: chấp nhận hết được bản mới, từ chối hết được bản cũ
    "#]])
        .stderr(expect![[r#"
        lưu ý[W016]: đầu trang của hai bản khác nhau ở chỗ thay đổi của Word không ghi được
         |
         = gợi ý: kết quả có phần này theo bản mới, không đánh dấu; so bằng mắt

    "#]]);
}
