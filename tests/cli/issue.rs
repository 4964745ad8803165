//! `vanban issue`: number and day into the YAML and into everything that follows from it.

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;

/// A draft with every trap of writing back: mark, CRLF, comments, letters not composed, quotes.
const DRAFT: &str = "\u{feff}# Dự thảo, sau khi ký thì cấp số\r
loai: to_trinh\r
co_quan: {chu_quan: UBND tỉnh Bình An, ten: So\u{302}\u{309} Nội vụ}   # tên cơ quan\r
ky_hieu: 'TTr-SNV'\r
dia_danh: Bình An\r
\r
nam: 2026  # dự thảo\r
trich_yeu: Đề nghị ban hành Kế hoạch\r
kinh_gui: Ủy ban nhân dân tỉnh Bình An\r
noi_dung: |\r
  Sở Nội vụ kính trình./.\r
\r
noi_nhan: [Như trên]\r
nguoi_ky:\r
  chuc_vu: Giám đốc\r
  # họ tên ghi khi ký\r
";

/// The decision that cites it.
const CITING: &str = "
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, tỉnh Bình An]}
ky_hieu: QĐ-UBND
dia_danh: Bình An
nam: 2026
vien_dan: {to_trinh: to-trinh.yaml}
trich_yeu: Ban hành Kế hoạch
can_cu: [Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]
theo_de_nghi: Giám đốc Sở Nội vụ tại {{ vien_dan.to_trinh.so_ngay }}
dieu: [Ban hành kèm theo Quyết định này Kế hoạch., Quyết định này có hiệu lực kể từ ngày ký./.]
noi_nhan: [Như Điều 2]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Trần Văn B}
kem_theo:
  - loai: ke_hoach
    trich_yeu: Cải cách hành chính
    noi_dung: Nội dung Kế hoạch./.
";

pub(super) fn papers() -> Case {
    Case::new().file("to-trinh.yaml", DRAFT).file("quyet-dinh.yaml", CITING)
}

/// The same, the cited one with number and day: nobody gives a number to a paper that cites one without.
pub(super) fn settled() -> Case {
    papers().replace("to-trinh.yaml", "nam: 2026  # dự thảo", "so: 5\r\nngay: 31/10/2026")
}

fn texts(case: &Case, file: &str) -> String {
    case.run(&format!("tree {file} --format texts")).code(0).text()
}

#[test]
fn number_day_and_name_are_written_and_nothing_else_moves() {
    let case = papers();
    case.run("issue to-trinh.yaml --so 5 --ngay 31/10/2026 --nguoi-ky Bình --so-dang-ky so.csv")
        .code(0)
        .stdout(expect![[r#"
            to-trinh.yaml: Tờ trình số 05/TTr-SNV ngày 31/10/2026 → out/to-trinh.pdf, out/to-trinh.docx
            Sổ đăng ký văn bản đi: so.csv
        "#]])
        .stderr(expect![[""]]);
    let expected = DRAFT
        .replace("ky_hieu: 'TTr-SNV'\r\n", "ky_hieu: 'TTr-SNV'\r\nso: 05\r\n")
        .replace("nam: 2026  # dự thảo\r\n", "nam: 2026  # dự thảo\r\nngay: 31/10/2026\r\n")
        .replace("  # họ tên ghi khi ký\r\n", "  ho_ten: Bình\r\n  # họ tên ghi khi ký\r\n");
    assert_eq!(String::from_utf8(case.read("to-trinh.yaml")).unwrap(), expected);
    assert_eq!(
        case.files(""),
        [
            "out/to-trinh.docx",
            "out/to-trinh.pdf",
            "quyet-dinh.yaml",
            "so.csv",
            "to-trinh.phat-hanh.json",
            "to-trinh.yaml"
        ]
    );
}

/// The document itself, its "(Kèm theo …)" lines, and every text that cites it.
#[test]
fn number_and_day_follow_everywhere() {
    let case = papers();
    let before = texts(&case, "quyet-dinh.yaml");
    assert!(before.contains("tại Tờ trình số \u{a0}"), "{before}");
    case.run("issue to-trinh.yaml --so 5 --ngay 31/10/2026 --nguoi-ky An").code(0);
    case.run("cap-so quyet-dinh.yaml --so 206 --ngay 05/11/2026").code(0);
    let after = texts(&case, "quyet-dinh.yaml");
    for words in [
        "tại Tờ trình số 05/TTr-SNV ngày 31 tháng 10 năm 2026.",
        "Số: 206/QĐ-UBND",
        "Bình An, ngày 05 tháng 11 năm 2026",
        "(Kèm theo Quyết định số 206/QĐ-UBND ngày 05 tháng 11 năm 2026 của",
    ] {
        assert!(after.contains(words), "{words}: {after}");
    }
    // Issued by now, it does not follow any more.
    case.run("cap-so to-trinh.yaml --so 6 --ngay 31/10/2026 --force").code(0);
    case.run("build quyet-dinh.yaml --message-format short").code(1).stderr(expect![[r#"
        quyet-dinh.yaml:12:15: lỗi[P006]: văn bản đã phát hành (Quyết định số 206/QĐ-UBND ngày 05/11/2026), nội dung đã đổi 1 chỗ từ khi đó: đoạn 11 (Căn cứ): “… số 05/TTr-SNV ngày …” thành “… số 06/TTr-SNV ngày …”; gợi ý: văn bản đã phát hành thì không sửa (khoản 3 Điều 18 Nghị định 30): sai nội dung thì ban hành quyết định sửa đổi (`vanban new quyet_dinh_sua_doi`); sai thể thức, kỹ thuật trình bày thì đính chính bằng công văn (`vanban new cong_van_dinh_chinh`). Lỡ tay thì trả lại nội dung cũ; chưa gửi đi mà phải sửa thì sửa rồi chạy `vanban issue quyet-dinh.yaml --force`
    "#]]);
}

/// What is issued is no draft any more: its mark goes, with the line that asked for it.
#[test]
fn the_draft_mark_goes() {
    let case = settled().replace(
        "quyet-dinh.yaml",
        "nam: 2026",
        "trang_thai: du_thao  # đang xin ý kiến\nlan_du_thao: 2\nnam: 2026",
    );
    assert!(texts(&case, "quyet-dinh.yaml").contains("DỰ THẢO"));
    case.run("issue quyet-dinh.yaml --so 206 --ngay 05/11/2026").code(0);
    assert!(!texts(&case, "quyet-dinh.yaml").contains("DỰ THẢO"));
    let expected = CITING
        .replace("ky_hieu: QĐ-UBND\n", "ky_hieu: QĐ-UBND\nso: 206\n")
        .replace("nam: 2026\n", "nam: 2026\nngay: 05/11/2026\n");
    assert_eq!(String::from_utf8(case.read("quyet-dinh.yaml")).unwrap(), expected);
}

/// The signed page has blanks; all that follows from the number knows it.
#[test]
fn a_paper_signed_by_hand_leaves_its_blanks_and_only_those() {
    let case = papers().replace("quyet-dinh.yaml", "nam: 2026", "nam: 2026\nban: giay");
    case.run("issue quyet-dinh.yaml --so 206 --ngay 05/11/2026").code(0);
    let words = texts(&case, "quyet-dinh.yaml");
    assert!(words.contains("Số: \u{a0}\u{a0}\u{a0}"), "{words}");
    assert!(words.contains("tháng\u{a0}\u{a0}\u{a0}"), "{words}");
    assert!(words.contains("(Kèm theo Quyết định số 206/QĐ-UBND ngày 05 tháng 11 năm 2026 của"), "{words}");
    let case = case.replace("quyet-dinh.yaml", "ban: giay", "ban: giấy");
    case.run("build quyet-dinh.yaml").code(1);
}

#[test]
fn what_stands_there_is_not_overwritten_without_force() {
    let case = settled();
    case.run("issue quyet-dinh.yaml --so 206 --ngay 05/11/2026").code(0);
    let issued = case.read("quyet-dinh.yaml");
    case.run("issue quyet-dinh.yaml --so 207 --ngay 06/11/2026 --nguoi-ky Khác")
        .code(1)
        .stdout(expect![[r#"
            Chưa ghi gì: sửa các lỗi trên rồi chạy lại
        "#]])
        .stderr(expect![[r#"
            lỗi[P003]: văn bản đã có số `206`, không ghi đè bằng `207`
             --> quyet-dinh.yaml:5:5
              |
            5 | so: 206
              |     ^^^
              |
              = gợi ý: xem lại tệp và lệnh; chắc chắn phải thay thì thêm `--force`

            lỗi[P003]: văn bản đã có ngày ban hành `05/11/2026`, không ghi đè bằng `06/11/2026`
             --> quyet-dinh.yaml:8:7
              |
            8 | ngay: 05/11/2026
              |       ^^^^^^^^^^
              |
              = gợi ý: xem lại tệp và lệnh; chắc chắn phải thay thì thêm `--force`

            lỗi[P003]: văn bản đã có họ tên người ký `Trần Văn B`, không ghi đè bằng `Khác`
              --> quyet-dinh.yaml:15:39
               |
            15 | nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Trần Văn B}
               |                                       ^^^^^^^^^^
               |
               = gợi ý: xem lại tệp và lệnh; chắc chắn phải thay thì thêm `--force`

        "#]]);
    assert_eq!(case.read("quyet-dinh.yaml"), issued);
    case.run("issue quyet-dinh.yaml --so 206 --ngay 5/11/2026").code(0).stdout(expect![[r#"
        quyet-dinh.yaml: Quyết định số 206/QĐ-UBND ngày 05/11/2026, đã cấp từ trước → out/quyet-dinh.pdf (không đổi), out/quyet-dinh.docx (không đổi)
        Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
        206/QĐ-UBND,05/11/2026,Quyết định Ban hành Kế hoạch,Trần Văn B,Như Điều 2,,,
    "#]]);
    assert_eq!(case.read("quyet-dinh.yaml"), issued);
    case.run("issue quyet-dinh.yaml --so 207 --ngay 06/11/2026 --force").code(0);
    let text = String::from_utf8(case.read("quyet-dinh.yaml")).unwrap();
    assert!(text.contains("\nso: 207\n") && text.contains("\nngay: 06/11/2026\n"), "{text}");
    assert!(texts(&case, "quyet-dinh.yaml").contains("Số: 207/QĐ-UBND"));
}

#[test]
fn a_wrong_order_writes_nothing() {
    let case = papers();
    case.run("issue quyet-dinh.yaml --so 206/QĐ --ngay 31/10/2026").code(2).stderr(expect![[r#"
        lỗi: `--so <SỐ>`: số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `206/QĐ`
        gợi ý: xem cách dùng: `vanban issue --help`
    "#]]);
    case.run("issue quyet-dinh.yaml --so 206 --ngay 31/9/2026").code(2).stderr(expect![[r#"
        lỗi: `--ngay <NGÀY>`: không có ngày `31/9/2026`: tháng 9 năm 2026 chỉ có 30 ngày; xem lại ngày, tháng, năm
        gợi ý: xem cách dùng: `vanban issue --help`
    "#]]);
    case.run("issue quyet-dinh.yaml --so 206 --ngay 05/01/2027").code(1).stderr(expect![[r#"
        lỗi[P003]: văn bản ghi `nam: 2026`, ngày ban hành là 05/01/2027
         --> quyet-dinh.yaml:6:6
          |
        6 | nam: 2026
          |      ^^^^
          |
          = gợi ý: sửa `nam` trong tệp, hoặc xem lại ngày ban hành

    "#]]);
    case.run("issue quyet-dinh.yaml --ngay 05/11/2026").code(1).stderr(expect![[r#"
        lỗi[P003]: `quyet-dinh.yaml`: văn bản chưa có số
         |
         = gợi ý: thêm `--so 206` vào lệnh, hoặc cột `so` vào bảng

    "#]]);
    case.run("issue").code(2).stderr(expect![[r#"
        lỗi: chưa nêu tệp cần cấp số
        gợi ý: `vanban issue <TỆP> --so 206 --ngay 31/10/2026`, hoặc `--csv <BẢNG>` cho nhiều văn bản
    "#]]);
    assert_eq!(case.read("quyet-dinh.yaml"), CITING.as_bytes());
    assert!(case.files("").iter().all(|name| name.ends_with(".yaml")), "{:?}", case.files(""));
}

#[test]
fn a_table_issues_many_papers_that_see_one_another() {
    let case = papers().file(
        "van-thu/so.csv",
        "tep;so;ngay;nguoi_ky\n../to-trinh.yaml;21;31/10/2026;Nguyễn Văn A\n../quyet-dinh.yaml;206;05/11/2026;\n",
    );
    case.run("issue --csv van-thu/so.csv --so-dang-ky -").code(0).stdout(expect![[r#"
        "Số, ký hiệu văn bản",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Người ký,Nơi nhận văn bản,"Đơn vị, người nhận bản lưu",Số lượng bản,Ghi chú
        21/TTr-SNV,31/10/2026,Tờ trình Đề nghị ban hành Kế hoạch,Nguyễn Văn A,Ủy ban nhân dân tỉnh Bình An,,,
        206/QĐ-UBND,05/11/2026,Quyết định Ban hành Kế hoạch,Trần Văn B,Như Điều 2,,,
    "#]]).stderr(expect![[""]]);
    assert!(case.docx_part("out/quyet-dinh.docx", "word/document.xml").contains("21/TTr-SNV"));
    let written = case.read("out/quyet-dinh.docx");
    case.run("build quyet-dinh.yaml").code(0);
    assert!(case.read("out/quyet-dinh.docx") == written);
}

#[test]
fn all_of_a_table_is_checked_before_the_first_is_written() {
    let case = papers().file(
        "so.csv",
        "tep,so,ngay,ghi_chu\nto-trinh.yaml,21,31/10/2026,\nquyet-dinh.yaml,206,05/11/2025,\nkhong-co.yaml,x,1/13/2026,\nto-trinh.yaml,22,01/11/2026,\n",
    );
    case.run("issue --csv so.csv --message-format short").code(1).stderr(expect![[r#"
        so.csv:1:13: cảnh báo[P004]: bảng cấp số không dùng cột `ghi_chu`; gợi ý: các cột được đọc: `tep`, `so`, `ngay`, `nguoi_ky` (hoặc `ho_ten`)
        so.csv:4:1: lỗi[P004]: không có tệp `khong-co.yaml`; gợi ý: đường dẫn ở cột `tep` tính từ thư mục chứa bảng này
        so.csv:4:15: lỗi[P004]: số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `x`
        so.csv:4:17: lỗi[P004]: ngày viết chưa đúng cách: `1/13/2026`; viết `13/01/2026`
        so.csv:5:1: lỗi[P004]: tệp `to-trinh.yaml` ghi hai lần trong bảng
    "#]]);
    let case =
        case.file("so.csv", "tep,so,ngay\nto-trinh.yaml,21,31/10/2026\nquyet-dinh.yaml,206,05/11/2025\n");
    case.run("issue --csv so.csv --message-format short").code(1).stdout(expect![[r#"
        Chưa ghi gì: sửa các lỗi trên rồi chạy lại
    "#]]).stderr(expect![[r#"
        quyet-dinh.yaml:6:6: lỗi[P003]: văn bản ghi `nam: 2026`, ngày ban hành là 05/11/2025; gợi ý: sửa `nam` trong tệp, hoặc xem lại ngày ban hành
        to-trinh.yaml:15:3: lỗi[P009]: văn bản phát hành chưa có họ tên người ký; gợi ý: điền cột `nguoi_ky` của bảng (hai người ký thì ngăn bằng dấu chấm phẩy), hoặc ghi `ho_ten`
    "#]]);
    assert_eq!(case.read("to-trinh.yaml"), DRAFT.as_bytes());
    assert_eq!(case.files("out"), Vec::<String>::new());
}

#[test]
fn papers_of_one_name_are_not_written_over_one_another() {
    let case = papers().file("b/quyet-dinh.yaml", CITING.replace("to-trinh.yaml", "../to-trinh.yaml"));
    let case =
        case.file("so.csv", "tep,so,ngay\nquyet-dinh.yaml,1,05/11/2026\nb/quyet-dinh.yaml,2,05/11/2026\n");
    case.run("issue --csv so.csv --message-format short").code(1).stderr(expect![[r#"
        quyet-dinh.yaml:10:15: lỗi[C024]: văn bản viện dẫn chưa có số, ngày: `số … /TTr-SNV ngày … tháng … năm 2026`; gợi ý: cấp số cho văn bản đó trước (tệp nêu ở `vien_dan`), hoặc ghi số, ngày của nó vào đây
        b/quyet-dinh.yaml:10:15: lỗi[C024]: văn bản viện dẫn chưa có số, ngày: `số … /TTr-SNV ngày … tháng … năm 2026`; gợi ý: cấp số cho văn bản đó trước (tệp nêu ở `vien_dan`), hoặc ghi số, ngày của nó vào đây
        lỗi[W003]: `quyet-dinh.yaml`, `b/quyet-dinh.yaml` cùng ghi ra một tên tệp; gợi ý: đổi tên một tệp, hoặc cấp số từng văn bản với `--out` khác nhau
    "#]]);
    assert_eq!(case.files("out"), Vec::<String>::new());
}

#[test]
fn a_number_is_given_once_in_a_series_and_year() {
    let case = settled().file("hai.yaml", CITING).file("ba.yaml", CITING.replace("2026", "2027"));
    let case = case.file("so.csv", "tep,so,ngay\nquyet-dinh.yaml,206,05/11/2026\nhai.yaml,0206,06/11/2026\n");
    case.run("issue --csv so.csv").code(1).stderr(expect![[r#"
        lỗi[P005]: số 206/QĐ-UBND năm 2026 đã ghi cho `quyet-dinh.yaml` ở dòng 2
         --> so.csv:3:10
          |
        3 | hai.yaml,0206,06/11/2026
          |          ^^^^
          |
          = gợi ý: mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số

    "#]]);
    case.run("issue quyet-dinh.yaml --so 206 --ngay 05/11/2026 --so-dang-ky so-dang-ky.csv").code(0);
    case.run("issue hai.yaml --so 206 --ngay 06/11/2026").code(1);
    // Also where only the register knows of it.
    std::fs::remove_file(case.path("quyet-dinh.phat-hanh.json")).unwrap();
    let register = case.read("so-dang-ky.csv");
    case.run("issue hai.yaml --so 206 --ngay 06/11/2026 --so-dang-ky so-dang-ky.csv").code(1).stderr(
        expect![[r#"
            lỗi[P005]: `hai.yaml`: số 206/QĐ-UBND đã có trong sổ `so-dang-ky.csv`, dòng 2
             |
             = gợi ý: mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số

        "#]],
    );
    assert!(case.read("so-dang-ky.csv") == register && case.read("hai.yaml") == CITING.as_bytes());
    // Another year, another kind: another number.
    case.run("issue ba.yaml --so 206 --ngay 05/01/2027 --so-dang-ky so-dang-ky.csv").code(0);
    case.run(
        "issue to-trinh.yaml --so 206 --ngay 05/11/2026 --nguoi-ky An --so-dang-ky so-dang-ky.csv --force",
    )
    .code(0);
}

#[test]
fn the_register_grows_by_a_line_and_a_corrected_number_takes_its_line() {
    let own = "\u{feff}Sổ của năm 2026;;;\r\nSố, ký hiệu văn bản;Ngày tháng văn bản;Tủ;Ghi chú\r\n1/QĐ-UBND;05/01/2026;3;cũ\r\n";
    let case = settled().file("so.csv", own);
    for _ in 0..2 {
        case.run("issue quyet-dinh.yaml --so 206 --ngay 05/11/2026 --so-dang-ky so.csv").code(0);
        assert_eq!(
            String::from_utf8(case.read("so.csv")).unwrap(),
            format!("{own}206/QĐ-UBND;05/11/2026;;\r\n")
        );
    }
    let case = case.replace("so.csv", "206/QĐ-UBND;05/11/2026;;", "206/QĐ-UBND;05/11/2026;7;gấp");
    case.run("issue quyet-dinh.yaml --so 207 --ngay 06/11/2026 --force --so-dang-ky so.csv").code(0);
    assert_eq!(
        String::from_utf8(case.read("so.csv")).unwrap(),
        format!("{own}207/QĐ-UBND;06/11/2026;7;gấp\r\n")
    );
    let case = case.file("so.csv", "a,b\n");
    case.run("issue quyet-dinh.yaml --so-dang-ky so.csv").code(1).stderr(expect![[r#"
        lỗi[P008]: sổ đăng ký `so.csv`: không có cột `Số, ký hiệu văn bản` ở hàng tên cột

    "#]]);
}

#[test]
fn a_paper_with_a_fault_or_without_a_number_of_its_kind_is_not_issued() {
    let case = papers().replace("quyet-dinh.yaml", "loai: quyet_dinh", "loai: quyet_din");
    case.run("issue quyet-dinh.yaml --so 206 --ngay 05/11/2026").code(1);
    case.run("issue khong-co.yaml --so 206 --ngay 05/11/2026").code(1);
}

/// A paper that came back from Word with changes is not issued over them.
#[test]
fn edits_in_the_docx_stop_the_issue() {
    let case = papers().file("out/quyet-dinh.docx", "của người khác");
    case.run("issue quyet-dinh.yaml --so 206 --ngay 05/11/2026").code(1);
    assert_eq!(case.read("quyet-dinh.yaml"), CITING.as_bytes());
    assert_eq!(case.files("out"), ["quyet-dinh.docx"]);
}

#[test]
fn the_help_has_examples() {
    let help = decision().run("issue --help").code(0).text();
    assert!(help.contains("vanban cap-so") && help.contains("--so-dang-ky"), "{help}");
    office().run("cap-so --csv khong-co.csv").code(2).stderr(expect![[r#"
        lỗi: không đọc được `khong-co.csv`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
}

/// What someone has written is no formula of Excel's in the register, and is known again.
#[test]
fn a_register_holds_no_formula_of_a_text() {
    let case = papers()
        .replace("to-trinh.yaml", "noi_nhan: [Như trên]", "noi_nhan: [\"=1+1\", \"- @Sở\", \"a;=2\"]")
        .replace("to-trinh.yaml", "Đề nghị", "Tờ;=cmd|' /C calc'!A0; đề nghị");
    let command = "issue to-trinh.yaml --so 5 --ngay 31/10/2026 --nguoi-ky =HYPERLINK(1) --so-dang-ky so.csv";
    case.run(command).code(0);
    let register = String::from_utf8(case.read("so.csv")).unwrap();
    expect!["05/TTr-SNV,31/10/2026,Tờ trình Tờ;'=cmd|' /C calc'!A0; đề nghị ban hành Kế hoạch,'=HYPERLINK(1),'=1+1; @Sở; a;'=2,,,"].assert_eq(register.lines().last().unwrap());
    case.run(command).code(0);
    assert_eq!(String::from_utf8(case.read("so.csv")).unwrap(), register, "it is there already");
    case.run(&format!("{command} --force").replace("--so 5", "--so 6")).code(0);
    let moved = String::from_utf8(case.read("so.csv")).unwrap();
    assert_eq!(moved, register.replace("05/TTr", "06/TTr"), "its line is known");
}

/// A later number on an earlier day is told with the paper next to it; it is given as it was asked for.
#[test]
fn a_number_that_is_not_in_the_order_of_days_is_told() {
    let case = decision();
    let later = String::from_utf8(case.read("a.yaml")).unwrap().replace("so: 05", "so: 06");
    let case = case.file("b.yaml", later.replace("12/01/2026", "11/01/2026"));
    case.run("issue a.yaml --ngay 12/01/2026").code(0).stderr(expect![[""]]);
    case.run("issue b.yaml --ngay 11/01/2026").code(0).stderr(expect![[r#"
        cảnh báo[P019]: `b.yaml`: số 06 ngày 11/01/2026 không theo thứ tự với số 05 ngày 12/01/2026 (`a`)
         |
         = gợi ý: số lấy theo trình tự thời gian ban hành (Điều 15): số lớn hơn thì ngày không sớm hơn; xem lại số, ngày

    "#]]);
    // Once it is issued nothing more is told.
    case.run("issue b.yaml --ngay 11/01/2026").code(0).stderr(expect![[""]]);
}
