//! What does not fit its place on paper: told with its place and what to do, in whichever file it
//! would show, and nothing is written. What can part, parts.

use expect_test::{Expect, expect};
use vanban::rooms::files::NoFiles;
use vanban::rooms::finding::{Severity, Version, render};
use vanban::rooms::pipeline::{Input, Rendered, Report};
use vanban::rooms::write::Format;

use crate::harness::Case;
use crate::support::papers::PIPELINE;

/// A plan with a table of these columns and tasks on an upright page.
fn plan(table: &str) -> String {
    format!(
        "loai: ke_hoach\nco_quan: {{ten: [Ủy ban nhân dân, xã Thạnh Bình]}}\nky_hieu: KH-UBND\n\
         dia_danh: Thạnh Bình\nnam: 2026\ntrich_yeu: Chuyển đổi số năm 2026\nnoi_dung: |\n  I. Nội dung\n  \
         Thực hiện theo Phụ lục kèm theo./.\nnoi_nhan: Các thôn\nnguoi_ky: {{chuc_vu: Chủ tịch}}\n\
         phu_luc:\n  - ten: Danh mục\n    huong: doc\n    bang:\n{table}"
    )
}

const CONTACTS: &str = "      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 12}
        - {ma: ten, ten: Đơn vị, kieu: chu, rong: 40}
        - {ma: thu, ten: Thư điện tử, kieu: chu, rong: 28}
        - {ma: vai, ten: Vai trò, kieu: chu}
      nhiem_vu:
        - {ten: Văn phòng, thu: vanphong.xathanhbinh@longan.gov.vn, vai: Đầu mối}
";

const COSTS: &str = "      don_vi: đồng
      cot:
        - {ma: ten, ten: Nội dung, kieu: chu, rong: 40}
        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 20}
        - {ma: gc, ten: Ghi chú, kieu: chu}
      nhiem_vu:
        - {ten: Trồng cây, gc: Quý I, kinh_phi: {2026: 7.350.000.000}}
        - {ten: Chăm sóc, gc: Cả năm, kinh_phi: {2026: 450.000.000}}
      tong_cong: {}
";

fn rendered(yaml: &str, formats: &[Format]) -> Result<Rendered, Report> {
    PIPELINE.render(Input::alone("a.yaml", yaml.as_bytes()), formats)
}

/// What is told of a paper, the same whichever files are asked for.
#[track_caller]
fn assert_told(yaml: &str, expected: &Expect) {
    let told = |formats: &[Format]| {
        let report = rendered(yaml, formats).map(|_| ()).expect_err("an error");
        render::short(&report)
    };
    assert_eq!(told(&Format::ALL), told(&[Format::Docx]));
    expected.assert_eq(&told(&Format::ALL));
}

#[test]
fn an_address_in_a_narrow_cell_parts_in_the_pdf_and_is_whole_in_the_docx() {
    let yaml = plan(CONTACTS);
    let made = rendered(&yaml, &Format::ALL).expect("no error");
    assert!(made.report.findings.is_empty());
    let layout = PIPELINE.layout(&made.tree).unwrap();
    let lines: Vec<&str> = layout.pages[1].lines.iter().map(|line| line.text.as_str()).collect();
    let address = lines.iter().position(|line| *line == "vanphong.").expect("its first line");
    assert_eq!(lines[address..address + 4], ["vanphong.", "xathanhbinh@", "longan.gov.vn", "Đầu mối"]);
    let case = Case::new().file("a.yaml", yaml);
    case.run("build a.yaml --format docx").code(0);
    assert!(
        case.docx_part("out/a.docx", "word/document.xml").contains(">vanphong.xathanhbinh@longan.gov.vn<")
    );
}

#[test]
fn figures_wider_than_their_column_are_errors() {
    assert_told(
        &plan(COSTS),
        &expect![[r#"
            a.yaml:19:55: lỗi[T012]: cột `2026` rộng 20 mm, số `7.350.000.000` cần 27,4 mm; gợi ý: đặt `rong` từ 27,4 trở lên, hoặc giảm `co_chu` của bảng
        "#]],
    );
    // In cells of words, too: numbers of accounts, of telephones.
    assert_told(
        &plan(
            &CONTACTS.replace("vanphong.xathanhbinh@longan.gov.vn", "\"Tài khoản 3511.0.1234567890123456\""),
        ),
        &expect![[r#"
            a.yaml:22:33: lỗi[T012]: số `1234567890123456` (Ô chữ) cần 33,9 mm, chỗ của nó rộng 25 mm; gợi ý: tăng `rong` của cột: số không ngắt làm hai dòng
        "#]],
    );
    assert_told(
        &plan(CONTACTS).replace("Thực hiện theo", &format!("Mã {} theo", "123456789".repeat(9))),
        &expect![[r#"
            a.yaml:9:3: lỗi[T012]: số `1234567891234567891234567891234567891234…` (Đoạn văn) cần 200 mm, chỗ của nó rộng 165 mm; gợi ý: viết ngắn lại, hoặc thêm dấu cách: số không ngắt làm hai dòng
        "#]],
    );
}

/// A word processor parts a long word where the line is full, also within a figure in it.
#[test]
fn a_figure_in_a_long_word_is_told() {
    let table = CONTACTS.replace("vanphong.xathanhbinh@longan.gov.vn", "\"Năm2026:125.120.000đồng\"");
    assert_told(
        &plan(&table),
        &expect![[r#"
        a.yaml:22:33: lỗi[T012]: số `125.120.000` (Ô chữ) viết liền trong chữ dài 47,5 mm, chỗ của nó rộng 25 mm: Word sẽ ngắt giữa số; gợi ý: thêm dấu cách trước hoặc sau số
    "#]],
    );
}

/// A column without a width of its own takes what its figures need.
#[test]
fn open_columns_have_room_for_their_figures() {
    let open = COSTS.replace(", rong: 20", "").replace(", rong: 40", "").replace(
        "        - {ma: gc, ten: Ghi chú, kieu: chu}\n",
        "        - {ma: gc, ten: Ghi chú, kieu: chu}\n        - {ma: a, ten: A, kieu: chu}\n        \
         - {ma: b, ten: B, kieu: chu}\n        - {ma: c, ten: C, kieu: chu}\n        - {ma: d, ten: D, kieu: chu}\n",
    );
    let made = rendered(&plan(&open), &Format::ALL).expect("no error");
    assert!(made.report.findings.is_empty(), "{:?}", made.report.findings);
    // Where there is no room, it is told as for others.
    let crowded = open.replace("kieu: chu}\n", "kieu: chu, rong: 24}\n");
    assert_told(
        &plan(&crowded),
        &expect![[r#"
        a.yaml:19:16: lỗi[T012]: cột `2026` rộng 21 mm, số `7.350.000.000` cần 27,4 mm; gợi ý: đặt `rong` từ 27,4 trở lên, hoặc giảm `co_chu` của bảng
    "#]],
    );
}

#[test]
fn a_head_higher_than_a_page_is_an_error() {
    let lines: String = (1..=55).map(|line| format!("            Dòng {line}\n")).collect();
    let table = CONTACTS.replace(
        "        - {ma: vai, ten: Vai trò, kieu: chu}\n",
        &format!("        - ma: vai\n          kieu: chu\n          ten: |\n{lines}"),
    );
    assert_told(
        &plan(&table),
        &expect![[r#"
        a.yaml:23:13: lỗi[T013]: đầu bảng cao 269 mm, trang cao 257 mm: không còn chỗ cho hàng nào; gợi ý: viết ngắn tên cột này, hoặc tăng `rong` của cột
    "#]],
    );
}

/// What a page cannot hold is seen when it is laid out: nothing is written then. A DOCX by itself
/// has no pages yet.
#[test]
fn what_runs_over_a_page_is_an_error() {
    let name = format!("xã {}", "Thạnh Bình ".repeat(300));
    let yaml = plan(CONTACTS).replace("xã Thạnh Bình", name.trim());
    let case = Case::new().file("a.yaml", yaml);
    case.run("build a.yaml --message-format short").code(1).stdout(expect![[r#"
        a.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        a.yaml:2:34: lỗi[T010]: trang 1 của PDF: “BÌNH THẠNH BÌNH THẠNH” (Cơ quan ban hành) tràn ra ngoài vùng chữ của trang 1,4 mm về phía dưới; và 2 chỗ khác; gợi ý: khối này phải vừa một trang và hai cột của nó: bớt dòng, hoặc viết ngắn lại
    "#]]);
    assert_eq!(case.files("out"), Vec::<String>::new());
    case.run("build a.yaml --format docx").code(0);
    assert_eq!(case.files("out"), ["a.docx"]);
}

/// What a starter of any kind asks for stands on its pages.
#[test]
fn every_starter_fits_its_pages() {
    let case = Case::new();
    let kinds: Vec<String> = PIPELINE.office().catalogue.kinds().map(|kind| kind.id.clone()).collect();
    assert!(kinds.len() >= 20);
    kinds.iter().for_each(|kind| drop(case.run(&format!("new {kind}")).code(0)));
    case.run("build .").code(0);
    assert_eq!(case.files("out").len(), 2 * kinds.len());
}

/// An office's own frame that is too small for its words.
#[test]
fn words_wider_than_their_frame_are_an_error() {
    let own = "<van_ban><trang><le_tren><khung rong=\"20\"><du_thao>BẢN LẤY Ý KIẾN</du_thao></khung></le_tren>\
               <noi_dung/></trang></van_ban>";
    let case = Case::new()
        .file("a.yaml", plan(CONTACTS).split("phu_luc:").next().unwrap())
        .file("templates/ke_hoach.xml", own)
        .file("templates/ke_hoach.yaml", include_bytes!("../templates/ke_hoach.yaml"));
    case.run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[T010]: “BẢN LẤY Ý KIẾN” (Dự thảo) cần 37,9 mm, khung của nó rộng 20 mm; gợi ý: viết ngắn lại, hoặc tăng `rong` của `<khung>` trong mẫu trình bày
    "#]]);
}

/// A paper that an earlier version issued goes on being built: what is new is told as a note.
#[test]
fn what_an_earlier_version_issued_is_told_and_written() {
    let yaml = plan(COSTS);
    let issued =
        |version| Input { name: "a.yaml", bytes: yaml.as_bytes(), files: &NoFiles, issued_by: Some(version) };
    let made = PIPELINE.render(issued(Version(0, 1, 0)), &Format::PAPER).expect("notes only");
    assert_eq!(made.files.len(), 2);
    assert!(made.report.findings.iter().all(|one| one.severity == Severity::Note));
    expect![[r#"
        a.yaml:19:55: lưu ý[T012]: cột `2026` rộng 20 mm, số `7.350.000.000` cần 27,4 mm; gợi ý: đặt `rong` từ 27,4 trở lên, hoặc giảm `co_chu` của bảng
        a.yaml:22:17: lưu ý[T010]: trang 2 của PDF: “7.350.000.000” (Ô số) tràn ra ngoài ô của nó 5,8 mm về bên trái; gợi ý: tăng `rong` của cột, hoặc giảm `co_chu` của bảng
        a.yaml:23:17: lưu ý[T010]: trang 2 của PDF: “450.000.000” (Ô số) tràn ra ngoài ô của nó 2,7 mm về bên trái; gợi ý: tăng `rong` của cột, hoặc giảm `co_chu` của bảng
        a.yaml:23:31: lưu ý[T010]: trang 2 của PDF: “7.800.000.000” (Ô tổng cộng số) tràn ra ngoài ô của nó 5,8 mm về bên trái; gợi ý: tăng `rong` của cột, hoặc giảm `co_chu` của bảng
    "#]].assert_eq(&render::short(&made.report));
    assert!(PIPELINE.render(issued(Version(0, 2, 0)), &Format::PAPER).is_err());
}
