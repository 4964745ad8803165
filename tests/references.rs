//! What follows when parts move: numbers, references, words of tasks, variables; and what is
//! said where they cannot.

use expect_test::{Expect, expect};
use vanban::rooms::finding::render;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, Pipeline};

/// A plan with this after its components, and nothing else of interest.
fn plan(rest: &str) -> String {
    format!(
        "loai: ke_hoach
co_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Thử
noi_nhan: [Như trên]
nguoi_ky: {{chuc_vu: Chủ tịch}}
{rest}"
    )
}

/// The paragraphs from the first part on, or the findings.
#[track_caller]
fn check(rest: &str, expected: &Expect) {
    let (document, report) = Pipeline::built_in().tree(Input::alone("a.yaml", plan(rest).as_bytes()));
    let mut shown = render::short(&report);
    if let Some(document) = document {
        let body = dump::texts(&document).into_iter().skip_while(|text| text != "Thử").skip(1);
        body.filter(|text| !text.starts_with("(Kèm")).for_each(|text| shown += &format!("{text}\n"));
    }
    expected.assert_eq(&shown);
}

const PARTS: &str = "noi_dung:
  - muc: Mục tiêu
    loi_van: Báo cáo theo {{ tham_chieu(\"bao_cao\") }}; chi tiết tại {{ tham_chieu('danh_muc') }}, Phụ lục I.
  - {muc: Chế độ báo cáo, ma: bao_cao, loi_van: Hằng năm./.}
phu_luc:
  - ten: Giải thích
    loi_van: Xem {{ tham_chieu(\"bao_cao\") }}.
  - {ten: Danh mục, ma: danh_muc, loi_van: Nội dung./.}
";

#[test]
fn references_follow_when_parts_move() {
    check(
        PARTS,
        &expect![[r#"
            I. MỤC TIÊU
            Báo cáo theo Mục II; chi tiết tại Phụ lục II, Phụ lục I.
            II. CHẾ ĐỘ BÁO CÁO
            Hằng năm./.
            Nơi nhận:
            - Như trên;
            - Lưu: VT.
            CHỦ TỊCH
            Phụ lục I
            GIẢI THÍCH
            Xem Mục II.
            Phụ lục II
            DANH MỤC
            Nội dung./.
        "#]],
    );
    let moved = PARTS.replace("noi_dung:\n", "noi_dung:\n  - {muc: Căn cứ, loi_van: Luật.}\n");
    let (document, _) = Pipeline::built_in().tree(Input::alone("a.yaml", plan(&moved).as_bytes()));
    let texts = dump::texts(&document.expect("a tree"));
    assert!(
        texts.iter().any(|text| text == "Báo cáo theo Mục III; chi tiết tại Phụ lục II, Phụ lục I."),
        "{texts:?}"
    );
}

#[test]
fn a_reference_to_nothing_is_an_error() {
    check(
        &PARTS.replace("tham_chieu('danh_muc')", "tham_chieu('danh_mục')"),
        &expect![[r#"
            a.yaml:11:72: lỗi[T002]: không có phần nào mang mã `danh_mục`; gợi ý: có phải ý bạn là `danh_muc`?
        "#]],
    );
}

#[test]
fn articles_are_referred_to_by_their_number() {
    let decision = "loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: QĐ-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Về việc thử
can_cu: Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
dieu:
  - Một.
  - {ma: hai, loi_van: Hai.}
  - Xem {{ tham_chieu(\"hai\") }}./.
noi_nhan: [\"Như {{ tham_chieu('hai') }}\"]
nguoi_ky: {chuc_vu: Chủ tịch}
";
    let (document, report) = Pipeline::built_in().tree(Input::alone("a.yaml", decision.as_bytes()));
    let texts = dump::texts(&document.unwrap_or_else(|| panic!("{}", render::short(&report))));
    assert!(
        texts.contains(&"Điều 3. Xem Điều 2./.".to_owned()) && texts.contains(&"- Như Điều 2;".to_owned()),
        "{texts:?}"
    );
}

#[test]
fn several_appendices_must_each_be_named() {
    check(
        &PARTS.replace(", Phụ lục I.", "."),
        &expect![[r#"
        a.yaml:14:5: cảnh báo[C014]: nội dung văn bản chưa nhắc đến Phụ lục I; gợi ý: thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục I kèm theo)`
        I. MỤC TIÊU
        Báo cáo theo Mục II; chi tiết tại Phụ lục II.
        II. CHẾ ĐỘ BÁO CÁO
        Hằng năm./.
        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        CHỦ TỊCH
        Phụ lục I
        GIẢI THÍCH
        Xem Mục II.
        Phụ lục II
        DANH MỤC
        Nội dung./.
    "#]],
    );
}

#[test]
fn tasks_and_variables_are_shown_in_the_same_words() {
    check(
        "bien: {giai_doan: 2026 - 2030}
noi_dung: |
  I. Nội dung {{ bien.giai_doan }}
  1. {{ nhiem_vu.so_tay.ten }} ({{ nhiem_vu.so_tay.ket_qua }}), {{ bang.kp.nhiem_vu.so_tay[\"2026\"] }}; cả Phụ lục: {{ tong[\"2026\"] | bang_chu }}./.
phu_luc:
  - bang:
      ma: kp
      don_vi: triệu đồng
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 10}
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: ket_qua, ten: Kết quả, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 30}
      nhiem_vu:
        - {ma: so_tay, ten: Biên soạn sổ tay, ket_qua: 05 sổ tay, kinh_phi: {2026: 1.210}}
        - {ten: Tập huấn, ket_qua: 03 lớp, kinh_phi: {2026: 90}}
",
        &expect![[r#"
            I. NỘI DUNG 2026 - 2030
            1. Biên soạn sổ tay (05 sổ tay), 1.210 triệu đồng; cả Phụ lục: Một tỷ ba trăm triệu đồng./.
            Nơi nhận:
            - Như trên;
            - Lưu: VT.
            CHỦ TỊCH
            Phụ lục
            TT
            Nhiệm vụ
            Kết quả
            Năm 2026
            1
            Biên soạn sổ tay
            05 sổ tay
            1.210
            2
            Tập huấn
            03 lớp
            90
            Tổng cộng
            1.300
        "#]],
    );
}

#[test]
fn a_24th_point_is_an_error_and_not_a_wrong_letter() {
    let letters = "a b c d đ e g h i k l m n o p q r s t u v x y".split(' ');
    let lines: String = letters.map(|letter| format!("  {letter}) Điểm.\n")).collect();
    check(
        &format!("noi_dung: |\n  I. Nội dung\n  1. Gồm:\n{lines}  a) Điểm nữa.\n"),
        &expect![[r#"
            a.yaml:35:3: lỗi[C009]: quá 23 điểm: hết chữ cái để đánh; gợi ý: chia thành nhiều khoản, hoặc dùng gạch đầu dòng `- `
            a.yaml:35:3: cảnh báo[C008]: số thứ tự gõ là `a)` nhưng theo vị trí phải là `…)`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
            a.yaml:35:11: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `nữa./.`
        "#]],
    );
}

#[test]
fn a_typed_number_that_differs_from_its_place_is_told_once_a_list() {
    check(
        "noi_dung: |
  I. Một
  1. Khoản.
  2. Khoản.
  4. Khoản sau chỗ thiếu.
  5. Khoản.
  V. Hai
  a) Điểm.
  b) Điểm.
  c) Điểm.
  d) Điểm.
  e) Điểm sau đ.
  1. Khoản.
  2.1. Tiểu khoản của khoản một.
",
        &expect![[r#"
            a.yaml:13:3: cảnh báo[C008]: số thứ tự gõ là `4.` nhưng theo vị trí phải là `3.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
            a.yaml:15:3: cảnh báo[C008]: số thứ tự gõ là `V.` nhưng theo vị trí phải là `II.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
            a.yaml:20:3: cảnh báo[C008]: số thứ tự gõ là `e)` nhưng theo vị trí phải là `đ)`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
            a.yaml:22:3: cảnh báo[C008]: số thứ tự gõ là `2.1.` nhưng đang ở khoản 1; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp khoản nào không rồi sửa lại số
            a.yaml:22:23: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `khoản một./.`
            I. MỘT
            1. Khoản.
            2. Khoản.
            3. Khoản sau chỗ thiếu.
            4. Khoản.
            II. HAI
            a) Điểm.
            b) Điểm.
            c) Điểm.
            d) Điểm.
            đ) Điểm sau đ.
            1. Khoản.
            1.1. Tiểu khoản của khoản một.
            Nơi nhận:
            - Như trên;
            - Lưu: VT.
            CHỦ TỊCH
        "#]],
    );
}

/// An appendix of text and of two tables; a ground whose condition fails is not there, and the
/// last that stays ends with a full stop.
#[test]
fn an_appendix_may_hold_text_and_several_tables() {
    check(
        "can_cu: |
  - Luật Một;
  Căn cứ Luật Hai
  {% if nam == \"2025\" %}Luật Ba{% endif %}
noi_dung: |
  I. Nội dung
  Xem Phụ lục./.
phu_luc:
  - loi_van: Lời mở đầu phụ lục.
    bang:
      - ten: Bảng 1. Nhiệm vụ
        cot: [{ma: ten, ten: Nhiệm vụ, kieu: chu}]
        nhiem_vu: [{ten: Tập huấn}]
      - ten: Bảng 2. Kinh phí
        don_vi: triệu đồng
        hien_don_vi: có
        cot: [{ma: ten, ten: Nhiệm vụ, kieu: chu}, {ma: 2026, ten: Năm 2026, kieu: tien, rong: 40}]
        nhiem_vu: [{ten: Hội nghị, kinh_phi: {2026: 10}}]
",
        &expect![[r#"
            a.yaml:10:5: cảnh báo[C044]: căn cứ `Luật Một` không ghi ngày, tháng, năm của Luật; gợi ý: thêm ngày thông qua: `Luật Một ngày … tháng … năm …`
            a.yaml:11:10: cảnh báo[C044]: căn cứ `Luật Hai` không ghi ngày, tháng, năm của Luật; gợi ý: thêm ngày thông qua: `Luật Hai ngày … tháng … năm …`
            Căn cứ Luật Một;
            Căn cứ Luật Hai.
            I. NỘI DUNG
            Xem Phụ lục./.
            Nơi nhận:
            - Như trên;
            - Lưu: VT.
            CHỦ TỊCH
            Phụ lục
            Lời mở đầu phụ lục.
            Bảng 1. Nhiệm vụ
            Nhiệm vụ
            Tập huấn
            Bảng 2. Kinh phí
            Đơn vị tính: triệu đồng
            Nhiệm vụ
            Năm 2026
            Hội nghị
            10
            Tổng cộng
            10
        "#]],
    );
}

/// Two tables that nothing tells apart.
#[test]
fn several_tables_need_names() {
    check(
        "noi_dung: Xem Phụ lục.
phu_luc:
  - bang:
      - {cot: [{ma: ten, ten: Nhiệm vụ, kieu: chu}], nhiem_vu: [{ten: Tập huấn}]}
      - {cot: [{ma: ten, ten: Nhiệm vụ, kieu: chu}], nhiem_vu: [{ten: Hội nghị}]}
",
        &expect![[r#"
            a.yaml:12:10: lỗi[C002]: phụ lục có nhiều bảng mà bảng này chưa có tên; gợi ý: thêm `ten: Bảng 1. …` vào từng bảng
            a.yaml:13:10: lỗi[C002]: phụ lục có nhiều bảng mà bảng này chưa có tên; gợi ý: thêm `ten: Bảng 1. …` vào từng bảng
        "#]],
    );
}

/// The body's name may hold variables: they are filled in wherever the name is printed.
#[test]
fn the_bodys_name_may_be_a_variable() {
    let yaml = plan("bien: {xa: xã An Bình}\nnoi_dung: Xem Phụ lục./.\nphu_luc: [{loi_van: Lời văn./.}]\n")
        .replace("[Ủy ban nhân dân, xã An Bình]", "[Ủy ban nhân dân, \"{{ bien.xa }}\"]");
    let (document, report) = Pipeline::built_in().tree(Input::alone("a.yaml", yaml.as_bytes()));
    let found = render::short(&report);
    let document = document.unwrap_or_else(|| panic!("{found}"));
    assert_eq!(document.author, "Ủy ban nhân dân xã An Bình");
    let printed = dump::texts(&document).join("\n").replace('\u{a0}', " ");
    assert!(printed.contains("của Ủy ban nhân dân xã An Bình)") && !printed.contains("{{"), "{printed}");
}

/// Where no variable is filled in, braces do not reach the paper.
#[test]
fn a_word_that_takes_no_variables_says_so() {
    let yaml = plan("noi_dung: Hết./.\n").replace("dia_danh: An Bình", "dia_danh: \"{{ bien.xa }}\"");
    let (_, report) = Pipeline::built_in().tree(Input::alone("a.yaml", yaml.as_bytes()));
    expect![[r#"
        a.yaml:5:11: lỗi[C003]: `dia_danh` không dùng biến: dấu ngoặc sẽ in nguyên ra giấy; gợi ý: ghi thẳng giá trị, không dùng `{{ … }}`
    "#]].assert_eq(&render::short(&report));
}

/// An id that two parts bear could print the wrong number.
#[test]
fn a_reference_to_two_parts_is_an_error() {
    check(
        "noi_dung:
  - {muc: Mục tiêu, ma: a, loi_van: Một.}
  - {muc: Báo cáo, ma: a, loi_van: Hai.}
ket: Theo {{ tham_chieu(\"a\") }}./.
",
        &expect![[r#"
            a.yaml:11:36: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `Hai./.`
            a.yaml:12:14: lỗi[T002]: mã `a` đặt cho nhiều phần: Mục I, Mục II; gợi ý: đặt cho mỗi phần một mã riêng
        "#]],
    );
}

/// So could tables and tasks of one id show the wrong figures and words.
#[test]
fn tables_and_tasks_of_one_id_are_told_apart() {
    let table = |name: &str| {
        format!(
            "      - ten: {name}
        ma: kp
        don_vi: triệu đồng
        cot: [{{ma: ten, ten: Nhiệm vụ, kieu: chu}}, {{ma: 2026, ten: Năm 2026, kieu: tien, rong: 40}}]
        nhiem_vu: [{{ma: x, ten: {name}, kinh_phi: {{2026: 10}}}}]
"
        )
    };
    check(
        &format!(
            "noi_dung: \"{{{{ nhiem_vu.x.ten }}}} tại Phụ lục.\"\nphu_luc:\n  - bang:\n{}{}",
            table("Một"),
            table("Hai")
        ),
        &expect![[r#"
            a.yaml:9:37: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `Phụ lục./.`
            a.yaml:17:9: lỗi[C007]: mã bảng `kp` đã dùng ở bảng khác; gợi ý: đặt một mã khác
            a.yaml:21:28: lỗi[C007]: mã nhiệm vụ `x` đã dùng ở bảng khác; gợi ý: đặt một mã khác
        "#]],
    );
}
