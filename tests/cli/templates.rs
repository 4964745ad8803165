//! An office's own templates, theme and kinds beside the content.

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;

const FRAME: &str = include_str!("../../templates/quyet_dinh.xml");
const THEME: &str = include_str!("../../templates/theme.yaml");

/// `text` with `new` for `old`, which must stand in it.
fn with(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

/// The decision's PDF and the text part of its DOCX.
fn built(case: &Case, command: &str) -> (Vec<u8>, String) {
    case.run(command).code(0);
    (case.read("out/a.pdf"), case.docx_part("out/a.docx", "word/document.xml"))
}

/// A phrase of the frame.
#[test]
fn a_phrase_changes_in_both_files() {
    let (pdf, docx) = built(&decision(), "build a.yaml");
    let frame = with(FRAME, "Quyết định:", "Nay quyết định:");
    let case = decision().file("templates/quyet_dinh.xml", frame);
    case.run("build a.yaml").code(0).stdout(expect![[r#"
        dùng mẫu trình bày riêng: quyet_dinh.xml
        a.yaml → out/a.pdf, out/a.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    let (own_pdf, own_docx) = built(&case, "build a.yaml");
    assert!(own_pdf != pdf);
    assert!(own_docx.contains("NAY QUYẾT ĐỊNH:") && !docx.contains("NAY QUYẾT ĐỊNH:"));
}

/// A size of the theme; the folder stands above the content here.
#[test]
fn a_size_of_the_theme_changes_both_files() {
    let theme = with(THEME, "dieu: {co_chu: 14", "dieu: {co_chu: 13");
    let case = office().file("templates/theme.yaml", theme);
    let before = office();
    for case in [&case, &before] {
        case.run("build content").code(0);
    }
    let [own, built_in] =
        [&case, &before].map(|case| case.docx_part("out/quyet-dinh.docx", "word/styles.xml"));
    assert_ne!(own, built_in);
    assert!(case.read("out/quyet-dinh.pdf") != before.read("out/quyet-dinh.pdf"));
}

/// The nearer folder wins, and files that are the built-in ones are no own templates.
#[test]
fn the_nearest_folder_is_used() {
    let case = office()
        .file("templates/quyet_dinh.xml", with(FRAME, "Quyết định:", "Nay quyết định:"))
        .file("content/templates/quyet_dinh.xml", FRAME.replace('\n', "\r\n"));
    case.run("build content/quyet-dinh.yaml").code(0).stdout(expect![[r#"
        content/quyet-dinh.yaml → out/quyet-dinh.pdf, out/quyet-dinh.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    let text = case.docx_part("out/quyet-dinh.docx", "word/document.xml");
    assert!(text.contains("QUYẾT ĐỊNH:") && !text.contains("NAY QUYẾT ĐỊNH:"));
}

/// A theme outside the decree: told once, with the clause, and nothing is written by it.
#[test]
fn a_theme_outside_the_decree() {
    let theme =
        with(&with(THEME, "le_trai: 30", "le_trai: 25"), "quoc_hieu: {co_chu: 13", "quoc_hieu: {co_chu: 15");
    let case = office().file("content/templates/theme.yaml", theme);
    case.run("build")
        .code(1)
        .stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        dùng mẫu trình bày riêng: theme.yaml
        content/quyet-dinh.yaml: chưa ghi
        content/xa/ke-hoach.yaml: chưa ghi
        Xong 2 văn bản: 0 đã ghi, 0 không đổi, 2 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[r#"
            lỗi[T004]: `le_trai` là 25 mm, phải từ 30 đến 35 mm (PL I, I.3)
             --> content/templates/theme.yaml:8:12
              |
            8 |   le_trai: 25
              |            ^^

            lỗi[T004]: `co_chu` của `quoc_hieu` là 15 pt, phải từ 12 đến 13 pt (PL I, II.1)
              --> content/templates/theme.yaml:25:23
               |
            25 |   quoc_hieu: {co_chu: 15, dam: true, can: giua}
               |                       ^^

        "#]]);
    assert!(case.files("out").is_empty());
}

/// A frame with a fault.
#[test]
fn a_template_that_cannot_be_read() {
    let frame = with(FRAME, "{{ trich_yeu }}", "{{ trich_yeu ");
    let case = decision().file("templates/quyet_dinh.xml", frame);
    case.run("build a.yaml")
        .code(1)
        .stdout(expect![[r#"
        dùng mẫu trình bày riêng: quyet_dinh.xml
        a.yaml: chưa ghi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[r#"
            lỗi[T001]: mẫu `quyet_dinh.xml`: câu có biến viết không đúng: gặp `</`, cần một giá trị: tên biến, số, hoặc chữ trong ngoặc kép
             --> templates/quyet_dinh.xml:5:29
              |
            5 |     <trich_yeu>{{ trich_yeu </trich_yeu>
              |                             ^^^^^^^^^^^^
              |
              = gợi ý: biến viết trong `{{ … }}`; muốn in đúng dấu ngoặc, viết `\{{`

        "#]]);
}

/// A kind of the office's own needs two files and no program.
#[test]
fn a_kind_of_the_office() {
    let kind = "ten: Thông báo\nviet_tat: TB\nbo_cuc: dieu\nrieng:\n  bat_buoc: [co_quan, trich_yeu, dieu]\n  \
                cho_phep: [so, ky_hieu, dia_danh, ngay, tham_quyen, can_cu, theo_de_nghi, noi_nhan, luu, nguoi_ky]\n";
    let case = decision()
        .file("templates/thong_bao.yaml", kind)
        .file("templates/thong_bao.xml", with(FRAME, "Quyết định:", "Thông báo:"))
        .replace("a.yaml", "loai: quyet_dinh", "loai: thong_bao");
    let (_, docx) = built(&case, "build a.yaml");
    assert!(docx.contains("THÔNG BÁO:"), "{docx}");
}

/// A few lines are enough: what they do not name stays, in both files.
#[test]
fn a_theme_of_a_few_lines() {
    let theme =
        "# Thể thức riêng của cơ quan\r\ntrang: {le_trai: 35}\r\nkieu:\r\n  doan_van: {co_chu: 13}\r\n";
    let case = office().file("templates/theme.yaml", theme);
    let before = office();
    for case in [&case, &before] {
        case.run("build content/quyet-dinh.yaml").code(0);
    }
    let part = |case: &Case, part: &str| case.docx_part("out/quyet-dinh.docx", part);
    let [own, built_in] = [&case, &before].map(|case| part(case, "word/styles.xml"));
    let sizes = |text: &str| text.matches(r#"<w:sz w:val="26"/>"#).count();
    // The style of that role, and what Word takes where no style says otherwise.
    assert_eq!(sizes(&own), sizes(&built_in) + 2);
    let [own, built_in] = [&case, &before].map(|case| part(case, "word/document.xml"));
    assert!(own.contains(r#"w:left="1984""#) && built_in.contains(r#"w:left="1701""#));
    assert!(case.read("out/quyet-dinh.pdf") != before.read("out/quyet-dinh.pdf"));
}

/// The sample of the format page is a theme that can be taken as it stands.
#[test]
fn the_sample_of_the_format_page_is_a_theme() {
    let page = include_str!("../../content/README.md").replace("\r\n", "\n");
    let (_, after) = page.split_once("\n### Cỡ chữ, lề, khoảng cách\n").unwrap();
    let sample = after.split("```").nth(1).unwrap().strip_prefix("yaml\n").unwrap();
    let theme = vanban::rooms::theme::Theme::read(sample).unwrap_or_else(|told| panic!("{told:?}"));
    assert_eq!(theme.page.margins.left, vanban::rooms::length::Length::mm(35.0));
}

/// Margins of the office make the page narrower: columns that filled the built-in page no longer
/// fit, and the message says how wide the page is now.
#[test]
fn a_table_has_the_width_that_the_margins_leave() {
    let command = "build content/xa/ke-hoach.yaml --message-format short";
    office().run(command).code(0).stderr(expect![[""]]);
    let theme = "trang:\n  le_trai: 3,5 cm\n  le_phai: 2 cm\n";
    let case = office().file("content/xa/templates/theme.yaml", theme);
    case.run(command).code(1).stderr(expect![[r#"
        content/xa/ke-hoach.yaml:26:52: lỗi[C013]: các cột rộng 165 mm, trang chỉ rộng 155 mm; gợi ý: giảm `rong` của các cột, hoặc bỏ `rong` ở một cột để chương trình tự tính
    "#]]);
}

/// A partial theme with faults: each at its value, all at once, with the templates' other faults.
#[test]
fn faults_of_a_theme_stand_at_their_values() {
    let theme = "trang:\n  le_trai: 2,5 cm\n  le_phai: rộng\nkieu:\n  doan_vam: {co_chu: 13}\n  khoan: {co_chu: 12}\n";
    let case = decision().file("templates/theme.yaml", theme);
    case.run("build a.yaml").code(1).stderr(expect![[r#"
        lỗi[T004]: `le_trai` là 2,5 cm, phải từ 3 đến 3,5 cm (PL I, I.3)
         --> templates/theme.yaml:2:12
          |
        2 |   le_trai: 2,5 cm
          |            ^^^^^^

        lỗi[T009]: `le_phai` phải là một số, ở đây là `rộng`
         --> templates/theme.yaml:3:12
          |
        3 |   le_phai: rộng
          |            ^^^^
          |
          = gợi ý: ví dụ `le_phai: 15 mm`

        lỗi[T009]: khóa `doan_vam` không có trong `kieu`
         --> templates/theme.yaml:5:3
          |
        5 |   doan_vam: {co_chu: 13}
          |   ^^^^^^^^
          |
          = gợi ý: có phải ý bạn là `doan_van`?

        lỗi[T004]: `co_chu` của `khoan` là 12 pt, phải từ 13 đến 14 pt (PL I, II.6d)
         --> templates/theme.yaml:6:19
          |
        6 |   khoan: {co_chu: 12}
          |                   ^^

    "#]]);
    let json = case.run("build a.yaml --message-format json").code(1).text();
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!((&first["dong"], &first["cot"]), (&2.into(), &12.into()), "{first}");
}

/// Everything wrong in all files of the folder is told at once, each at its place: faults of YAML that leave the
/// rest clear, keys and values, templates.
#[test]
fn faults_of_all_files_of_the_folder_are_told_at_once() {
    let case = decision()
        .file(
            "templates/theme.yaml",
            "trang:\n  le_trai: 2,5 cm\n  le_phai: \"15\nkieu:\n  doan_van: {co_chu: 20}\n",
        )
        .file("templates/cach_ghi.yaml", "so_bang_chu:\n  hang_chuc_khong: lẽ\n  hang_ngan: ngàn\n")
        .file("templates/bo_qua.yaml", "bo_qua: [C999]\n")
        .file(
            "templates/to_khai.yaml",
            "ten: Tờ khai\nbo_cuc: mục\nrieng: {bat_buoc: [nguoi_khai], cho_fep: [so]}\n",
        )
        .file("templates/to_trinh.yaml", "ten: \"Tờ trình\nbo_cuc: muc\nrieng: {bat_buoc: [noi_dun]}\n")
        .file("templates/quyet_dinh.xml", with(FRAME, "{{ trich_yeu }}", "{{ trich_yeu "))
        .file(
            "templates/noi_nhan.xml",
            "{% for dong in noi_nhan %}{{ dong | dam }}\n{{ may() }}{% endfor %}",
        );
    case.run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        templates/theme.yaml:2:12: lỗi[T004]: `le_trai` là 2,5 cm, phải từ 3 đến 3,5 cm (PL I, I.3)
        templates/theme.yaml:3:12: lỗi[Y001]: dấu nháy kép mở ở đây chưa đóng; gợi ý: đóng dấu nháy ở cuối giá trị; giá trị nhiều dòng thì bỏ dấu nháy và dùng khối `|`
        templates/theme.yaml:5:22: lỗi[T004]: `co_chu` của `doan_van` là 20 pt, phải từ 13 đến 14 pt (PL I, II.6)
        templates/to_khai.yaml:2:9: lỗi[C012]: `bo_cuc` không có lựa chọn `mục`; gợi ý: có phải ý bạn là `muc`?
        templates/to_khai.yaml:3:20: lỗi[T001]: không có thành phần `nguoi_khai`; gợi ý: khóa riêng của loại khai ở `thong_tin`
        templates/to_khai.yaml:3:33: lỗi[C001]: khóa `cho_fep` không có trong nhóm thành phần; gợi ý: có phải ý bạn là `cho_phep`?
        templates/to_trinh.yaml:1:6: lỗi[Y001]: dấu nháy kép mở ở đây chưa đóng; gợi ý: đóng dấu nháy ở cuối giá trị; giá trị nhiều dòng thì bỏ dấu nháy và dùng khối `|`
        templates/to_trinh.yaml:3:20: lỗi[T001]: không có thành phần `noi_dun`; gợi ý: có phải ý bạn là `noi_dung`?
        templates/cach_ghi.yaml:2:20: lỗi[C012]: `hang_chuc_khong` không có lựa chọn `lẽ`; gợi ý: có phải ý bạn là `lẻ`?
        templates/cach_ghi.yaml:3:3: lỗi[C001]: khóa `hang_ngan` không có trong `so_bang_chu`; gợi ý: có phải ý bạn là `hang_nghin`?
        templates/noi_nhan.xml:1:37: lỗi[T001]: mẫu `noi_nhan.xml`: không có bộ lọc `dam`; gợi ý: dùng được: `tien`, `tang_giam`, `bang_chu`, `bang_chu_thuong`, `hoa`, `in_hoa`
        templates/noi_nhan.xml:2:4: lỗi[T001]: mẫu `noi_nhan.xml`: không có hàm `may`; gợi ý: hàm dùng được: `tham_chieu("mã")`
        templates/quyet_dinh.xml:5:29: lỗi[T001]: mẫu `quyet_dinh.xml`: câu có biến viết không đúng: gặp `</`, cần một giá trị: tên biến, số, hoặc chữ trong ngoặc kép; gợi ý: biến viết trong `{{ … }}`; muốn in đúng dấu ngoặc, viết `\{{`
        templates/bo_qua.yaml:1:10: lỗi[C032]: không có quy tắc nào mang mã `C999`; gợi ý: có phải ý bạn là `C099`?
    "#]]);
}

/// A file in which all lines are comments changes nothing.
#[test]
fn settings_of_comments_alone_change_nothing() {
    let comments = "# chưa dùng\n\n#   le_trai: 35\n";
    let files = ["templates/theme.yaml", "templates/cach_ghi.yaml", "templates/bo_qua.yaml"];
    let case = files.iter().fold(decision(), |case, file| case.file(file, comments));
    case.run("build a.yaml").code(0).stderr(expect![[""]]);
}

/// What a paper has stands on paper, and once: a frame that leaves it out or prints it twice is told.
#[test]
fn a_frame_that_loses_a_part_of_the_paper_is_told() {
    let attached = "phu_luc: [{ten: Danh mục, loi_van: Một việc.}]\nkem_theo: [{loai: quy_che, trich_yeu: Làm việc, dieu: [Làm đúng giờ.]}]\n";
    let text = String::from_utf8(decision().read("a.yaml")).unwrap() + attached;
    let told = |name: &str, frame: &str| {
        let case = decision().file("a.yaml", &text).file(&format!("templates/{name}"), frame);
        case.run("build a.yaml --message-format short")
    };
    let title = "<van_ban>\n  <trang>\n    <ten_loai>{{ ten_loai }}</ten_loai>\n  </trang>\n</van_ban>\n";
    told("quyet_dinh.xml", title).code(1).stderr(expect![[r#"
        templates/quyet_dinh.xml:1:1: lỗi[T003]: mẫu `quyet_dinh.xml` không in nội dung: thiếu `<noi_dung/>`; gợi ý: ghi `<noi_dung/>` đúng một lần, trong `<trang>`
        templates/quyet_dinh.xml:1:1: lỗi[T003]: mẫu `quyet_dinh.xml` không in văn bản kèm theo: thiếu `<kem_theo/>`; gợi ý: ghi `<kem_theo/>` đúng một lần, trong `<van_ban>`
        templates/quyet_dinh.xml:1:1: lỗi[T003]: mẫu `quyet_dinh.xml` không in phụ lục: thiếu `<phu_luc/>`; gợi ý: ghi `<phu_luc/>` đúng một lần, trong `<van_ban>`
    "#]]);
    // Not even a page.
    told("quyet_dinh.xml", "<van_ban>\n  <kem_theo/>\n</van_ban>\n").code(1).stderr(expect![[r#"
        a.yaml:25:60: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `đúng giờ./.`
        templates/quyet_dinh.xml:1:1: lỗi[T003]: mẫu `quyet_dinh.xml` không in nội dung: thiếu `<noi_dung/>`; gợi ý: ghi `<noi_dung/>` đúng một lần, trong `<trang>`
        templates/quyet_dinh.xml:1:1: lỗi[T003]: mẫu `quyet_dinh.xml` không in phụ lục: thiếu `<phu_luc/>`; gợi ý: ghi `<phu_luc/>` đúng một lần, trong `<van_ban>`
    "#]]);
    let twice = with(FRAME, "<noi_dung/>", "<noi_dung/><noi_dung/>");
    told("quyet_dinh.xml", &twice).code(1).stderr(expect![[r#"
        a.yaml:9:12: lưu ý[C062]: có văn bản kèm theo mà trích yếu mở đầu bằng `Về việc ban hành`; gợi ý: viết `Ban hành`
        a.yaml:25:60: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `đúng giờ./.`
        templates/quyet_dinh.xml:1:1: lỗi[T003]: mẫu `quyet_dinh.xml` in nội dung 2 lần: có 2 `<noi_dung/>`; gợi ý: ghi `<noi_dung/>` đúng một lần, trong `<trang>`
    "#]]);
    let nothing = "<van_ban><trang><nhan_phu_luc>Phụ lục</nhan_phu_luc></trang></van_ban>";
    told("phu_luc.xml", nothing).code(1).stderr(expect![[r#"
        a.yaml:9:12: lưu ý[C062]: có văn bản kèm theo mà trích yếu mở đầu bằng `Về việc ban hành`; gợi ý: viết `Ban hành`
        a.yaml:25:60: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `đúng giờ./.`
        templates/phu_luc.xml:1:1: lỗi[T003]: mẫu `phu_luc.xml` không in nội dung: thiếu `<noi_dung/>`; gợi ý: ghi `<noi_dung/>` đúng một lần, trong `<trang>`
    "#]]);
    told("quyet_dinh.xml", FRAME).code(0).stderr(expect![[r#"
        a.yaml:9:12: lưu ý[C062]: có văn bản kèm theo mà trích yếu mở đầu bằng `Về việc ban hành`; gợi ý: viết `Ban hành`
        a.yaml:24:11: cảnh báo[C014]: nội dung văn bản chưa nhắc đến Phụ lục; gợi ý: thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục kèm theo)`
        a.yaml:25:60: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `đúng giờ./.`
    "#]]);
}
