//! Marks of cells with their notes under the table.

use expect_test::{Expect, expect};

use crate::harness::Case;
use crate::support::papers::{PIPELINE, short};
use vanban::rooms::pipeline::Input;

pub(crate) const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: KH-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Sửa chữa công trình thủy lợi năm 2026
noi_dung: |
  Kinh phí thực hiện là {{ tong }}, trong đó trạm bơm {{ bang.kp.nhiem_vu.bom }} (chi tiết tại Phụ lục kèm theo)./.
noi_nhan: Các thôn
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Trần Văn B}
phu_luc:
  - ten: Kinh phí sửa chữa
    bang:
      ma: kp
      don_vi: triệu đồng
      hien_don_vi: có
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Công trình, kieu: chu}
        - {ma: don_vi, ten: Đơn vị làm chủ đầu tư, dau_chu_thich: (2), kieu: chu}
        - {ma: tien, ten: Kinh phí, kieu: tien}
      chu_thich:
        - {dau: \"*\", noi_dung: \"Chưa gồm phần do {{ dia_danh }} đóng góp.\"}
        - dau: (1)
          noi_dung: |
            Công trình chuyển tiếp từ năm 2025.
            Đã được Hội đồng nhân dân xã chấp thuận.
        - {dau: (2), noi_dung: Theo quyết định giao nhiệm vụ.}
      nhom:
        - ten: Trạm bơm
          dau_chu_thich: (1)
          nhiem_vu:
            - {ma: bom, ten: Trạm bơm Cầu Đá, don_vi: Phòng Kinh tế, dau_chu_thich: {tien: \"*\", don_vi: (1)}, kinh_phi: {tien: 1.200}}
            - {ten: Trạm bơm Bến Lội, kinh_phi: {tien: 300}}
      tong_cong: {nhan: Cộng, dau_chu_thich: {ten: \"*\", tien: \"*\"}}
    ghi_chu: Số liệu tính đến ngày 30 tháng 6 năm 2026.
";

fn folder() -> Case {
    Case::new().file("kh.yaml", PLAN)
}

/// Marks stand behind what they are about, notes under the table; sums and sentences know of no mark.
#[test]
fn marks_stand_in_cells_and_notes_under_the_table() {
    let case = folder();
    case.run("build kh.yaml --format pdf,docx,txt").code(0).stderr(expect![""]);
    let text = String::from_utf8(case.read("out/kh.txt")).unwrap();
    let from = text.find("TT\tCông").unwrap();
    expect![[r#"
        TT	Công trình	Đơn vị làm chủ đầu tư (2)	Kinh phí
        I	Trạm bơm (1)		1.500
        1	Trạm bơm Cầu Đá	Phòng Kinh tế (1)	1.200*
        2	Trạm bơm Bến Lội		300
        Cộng*			1.500*

        * Chưa gồm phần do An Bình đóng góp.

        (1) Công trình chuyển tiếp từ năm 2025.

        Đã được Hội đồng nhân dân xã chấp thuận.

        (2) Theo quyết định giao nhiệm vụ.

        Ghi chú:

        Số liệu tính đến ngày 30 tháng 6 năm 2026.
    "#]]
    .assert_eq(&text[from..]);
    assert!(text.contains("trạm bơm 1.200 triệu đồng"), "{text}");
    let word = case.docx_part("out/kh.docx", "word/document.xml");
    assert!(word.contains("Công trình chuyển tiếp từ năm 2025."), "{word}");
    case.run("budget show kh.yaml").code(0).stdout(expect![[r#"
        Phụ lục. KINH PHÍ SỬA CHỮA
        Bảng `kp`. Đơn vị tính: triệu đồng

           Nhiệm vụ          Kinh phí
        ─  ────────────────  ────────
        I  Trạm bơm (1)         1.500
        1  Trạm bơm Cầu Đá     1.200*
        2  Trạm bơm Bến Lội       300
        ─  ────────────────  ────────
           Cộng*               1.500*
        * Chưa gồm phần do An Bình đóng góp.
        (1) Công trình chuyển tiếp từ năm 2025. Đã được Hội đồng nhân dân xã chấp thuận.
        (2) Theo quyết định giao nhiệm vụ.
    "#]]);
}

/// In a workbook figures stay numbers, so that the note names the cells; it comes back as it was.
#[test]
fn notes_go_out_to_a_workbook() {
    let case = folder();
    case.run("budget export kh.yaml --out kp.xlsx").code(0);
    let texts = case.docx_part("kp.xlsx", "xl/sharedStrings.xml");
    let notes: Vec<&str> =
        texts.split("<si><t").filter(|one| one.contains("(ô ") || one.contains("năm 2025")).collect();
    expect![[r#"
        >* Chưa gồm phần do An Bình đóng góp. (ô E6, E8)</t></si>
        >(1) Công trình chuyển tiếp từ năm 2025. Đã được Hội đồng nhân dân xã chấp thuận.</t></si>"#]]
    .assert_eq(&notes.join("\n"));
    case.run("budget import kp.xlsx kh.yaml")
        .code(0)
        .stdout(expect![[r#"
            không có số, chữ, hàng nào thay đổi
        "#]])
        .stderr(expect![[""]]);
}

/// What is found in the plan with these texts changed.
#[track_caller]
fn told(changes: &[(&str, &str)], expected: Expect) {
    let yaml = changes.iter().fold(PLAN.to_owned(), |yaml, (old, new)| {
        assert!(yaml.contains(old), "{old}");
        yaml.replace(old, new)
    });
    let (_, report) = PIPELINE.tree(Input::alone("kh.yaml", yaml.as_bytes()));
    expected.assert_eq(&short(&report));
}

/// A mark without a note, a note without a mark, a mark of no column, what is no mark.
#[test]
fn wrong_marks_are_told() {
    told(
        &[("{tien: \"*\", don_vi: (1)}", "{tien: \"**\", don_vi: (1)}")],
        expect![[r#"
        kh.yaml:33:92: lỗi[C102]: dấu `**` chưa có chú thích ở bảng; gợi ý: thêm vào bảng: `chu_thich: [{dau: "**", noi_dung: …}]`, hoặc bỏ dấu
    "#]],
    );
    told(
        &[(", dau_chu_thich: (2)", "")],
        expect![[r#"
            kh.yaml:28:17: cảnh báo[C102]: chú thích `(2)` không có dấu ở ô nào của bảng; gợi ý: ghi dấu ở ô mà chú thích nói đến: `dau_chu_thich: {<cột>: "(2)"}` ở nhiệm vụ, nhóm, dòng tổng cộng, `dau_chu_thich: "(2)"` ở cột; hoặc bỏ chú thích
        "#]],
    );
    told(
        &[("{tien: \"*\", don_vi: (1)}", "{tiền: \"*\", don_vi: }")],
        expect![[r#"
            kh.yaml:33:86: lỗi[C102]: bảng không có cột `tiền`; gợi ý: có phải ý bạn là `tien`?
            kh.yaml:33:97: lỗi[C102]: chưa ghi dấu chú thích của cột `don_vi`; gợi ý: dấu là `*` đến `****`, hoặc chữ, số, dấu sao trong ngoặc: `(*)`, `(1)`, `(a)`
        "#]],
    );
    told(
        &[("{tien: \"*\", don_vi: (1)}", "1"), ("dau: (2)", "dau: [2]")],
        expect![[r#"
        kh.yaml:20:67: lỗi[C102]: dấu `(2)` chưa có chú thích ở bảng; gợi ý: thêm vào bảng: `chu_thich: [{dau: "(2)", noi_dung: …}]`, hoặc bỏ dấu
        kh.yaml:28:17: lỗi[C003]: `dau` phải là một dòng chữ, ở đây là một danh sách
        kh.yaml:33:85: lỗi[C102]: `1` không phải dấu chú thích; gợi ý: dấu là `*` đến `****`, hoặc chữ, số, dấu sao trong ngoặc: `(*)`, `(1)`, `(a)`
    "#]],
    );
    told(
        &[("dau: (2)", "dau: (1)")],
        expect![[r#"
        kh.yaml:20:67: lỗi[C102]: dấu `(2)` chưa có chú thích ở bảng; gợi ý: thêm vào bảng: `chu_thich: [{dau: "(2)", noi_dung: …}]`, hoặc bỏ dấu
        kh.yaml:28:17: lỗi[C102]: hai chú thích cùng dấu `(1)`; gợi ý: mỗi chú thích một dấu, ví dụ `*`, `**`
    "#]],
    );
    told(
        &[("dau: \"*\", noi_dung", "noi_dung")],
        expect![[r#"
        kh.yaml:23:12: lỗi[C002]: thiếu `dau` (dấu: `*`, `**`, `(*)`, `(1)`, `(a)`) trong chú thích của bảng; gợi ý: thêm `dau: "*"`
        kh.yaml:33:92: lỗi[C102]: dấu `*` chưa có chú thích ở bảng; gợi ý: thêm vào bảng: `chu_thich: [{dau: "*", noi_dung: …}]`, hoặc bỏ dấu
        kh.yaml:35:52: lỗi[C102]: dấu `*` chưa có chú thích ở bảng; gợi ý: thêm vào bảng: `chu_thich: [{dau: "*", noi_dung: …}]`, hoặc bỏ dấu
        kh.yaml:35:63: lỗi[C102]: dấu `*` chưa có chú thích ở bảng; gợi ý: thêm vào bảng: `chu_thich: [{dau: "*", noi_dung: …}]`, hoặc bỏ dấu
    "#]],
    );
    told(
        &[("noi_dung: Theo quyết định giao nhiệm vụ.", "noi_dung: \"Theo {{ khong_co }}\"")],
        expect![[r#"
            kh.yaml:28:41: lỗi[T002]: không có biến `khong_co`; gợi ý: dùng được: `huong`, `tong`, `bang`, `goc`, `kem_theo` và 13 từ khác
        "#]],
    );
}
