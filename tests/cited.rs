//! Papers that cite others by their files: number and date follow (issue: linked papers).

use std::collections::BTreeMap;

use expect_test::expect;
use vanban::rooms::finding::render;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, Pipeline};

/// A proposal of a department, as issued or still a draft.
fn proposal(dated: &str) -> String {
    format!(
        "loai: to_trinh\nco_quan: {{ten: Sở Công Thương}}\n{dated}\nky_hieu: TTr-SCT\n\
         dia_danh: Hà Nội\ntrich_yeu: Phê duyệt Kế hoạch\nkinh_gui: Ủy ban nhân dân\n\
         noi_dung: Kính trình./.\nnoi_nhan: Như trên\nnguoi_ky: {{chuc_vu: Giám đốc}}\n"
    )
}

/// A decision with a plan, both citing the proposal.
const DECISION: &str = "\
loai: quyet_dinh
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: QĐ-UBND
nam: 2026
dia_danh: An Bình
vien_dan: {to_trinh: ../so/to-trinh.yaml}
trich_yeu: Phê duyệt Kế hoạch
can_cu: Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025
theo_de_nghi: Giám đốc Sở Công Thương tại {{ vien_dan.to_trinh.so_ngay }}
dieu: [\"Phê duyệt Kế hoạch nêu tại {{ vien_dan.to_trinh.ngan }}.\"]
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch}
kem_theo:
  - loai: ke_hoach
    trich_yeu: Thực hiện
    mo_dau: Thực hiện {{ vien_dan.to_trinh.day_du }}, xã lập kế hoạch.
    noi_dung: Đủ./.
";

fn lines(decision: &str, proposal: Option<&str>) -> String {
    let name = "so/to-trinh.yaml".to_owned();
    let files: BTreeMap<_, _> = proposal.map(|text| (name, text.as_bytes().to_vec())).into_iter().collect();
    let input = Input { files: &files, ..Input::alone("xa/quyet-dinh.yaml", decision.as_bytes()) };
    let (document, report) = Pipeline::built_in().tree(input);
    let Some(document) = document else { return render::human(&report, false) };
    let cites = |line: &&String| line.contains("Tờ trình");
    dump::texts(&document).iter().filter(cites).map(|line| line.replace('\u{a0}', "_") + "\n").collect()
}

#[test]
fn number_and_date_of_the_cited_paper_stand_wherever_it_is_cited() {
    expect![[r#"
        Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 05/TTr-SCT ngày 02 tháng 3 năm 2026.
        Điều 1. Phê duyệt Kế hoạch nêu tại Tờ trình số 05/TTr-SCT.
        Thực hiện Tờ trình số 05/TTr-SCT ngày 02 tháng 3 năm 2026 của Sở Công Thương về việc phê duyệt Kế hoạch, xã lập kế hoạch.
    "#]].assert_eq(&lines(DECISION, Some(&proposal("so: 5\nngay: 02/03/2026"))));
}

#[test]
fn a_paper_without_number_is_cited_with_the_blanks() {
    expect![[r#"
        Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số __________/TTr-SCT ngày_______tháng_______năm 2026.
        Điều 1. Phê duyệt Kế hoạch nêu tại Tờ trình số __________/TTr-SCT.
        Thực hiện Tờ trình số __________/TTr-SCT ngày_______tháng_______năm 2026 của Sở Công Thương về việc phê duyệt Kế hoạch, xã lập kế hoạch.
    "#]].assert_eq(&lines(DECISION, Some(&proposal("nam: 2026"))));
}

#[test]
fn a_file_that_is_not_there_or_has_errors_is_told_at_the_reference() {
    expect![[r#"
        lỗi[C015]: không đọc được `so/to-trinh.yaml`: không có tệp này
         --> xa/quyet-dinh.yaml:6:22
          |
        6 | vien_dan: {to_trinh: ../so/to-trinh.yaml}
          |                      ^^^^^^^^^^^^^^^^^^^
          |
          = gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp
    "#]]
    .assert_eq(&lines(DECISION, None));
    expect![[r#"
        lỗi[C015]: văn bản viện dẫn `so/to-trinh.yaml` còn lỗi
         --> xa/quyet-dinh.yaml:6:22
          |
        6 | vien_dan: {to_trinh: ../so/to-trinh.yaml}
          |                      ^^^^^^^^^^^^^^^^^^^
          |
          = gợi ý: sửa tệp đó trước; xem lỗi bằng `vanban build so/to-trinh.yaml`
    "#]]
    .assert_eq(&lines(DECISION, Some(&proposal("so: năm\nnam: 2026"))));
    expect![[r#"
        lỗi[C015]: đường dẫn `/so/a.yaml` không tính từ thư mục của tệp này
         --> xa/quyet-dinh.yaml:6:22
          |
        6 | vien_dan: {to_trinh: /so/a.yaml}
          |                      ^^^^^^^^^^
          |
          = gợi ý: ghi đường dẫn từ thư mục chứa tệp này, ví dụ `to-trinh.yaml` hay `../chung/to-trinh.yaml`
    "#]]
    .assert_eq(&lines(&DECISION.replace("../so/to-trinh.yaml", "/so/a.yaml"), None));
}

/// A name that nothing declares is told like any other variable.
#[test]
fn a_citation_that_is_not_declared_is_an_error() {
    let decision = DECISION.replace("vien_dan.to_trinh.ngan", "vien_dan.to_tring.ngan");
    expect![[r#"
        lỗi[T002]: không có mục `to_tring` trong biến này
          --> xa/quyet-dinh.yaml:10:48
           |
        10 | dieu: ["Phê duyệt Kế hoạch nêu tại {{ vien_dan.to_tring.ngan }}."]
           |                                                ^^^^^^^^
           |
           = gợi ý: có phải ý bạn là `to_trinh`?
    "#]]
    .assert_eq(&lines(&decision, Some(&proposal("nam: 2026"))));
}

/// Cited papers see neither each other nor the one that cites them.
#[test]
fn what_a_cited_paper_cites_is_not_followed() {
    let own = "vien_dan: {to_trinh: x.yaml}\nso: 5\nngay: 02/03/2026";
    expect![[r#"
        Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 05/TTr-SCT ngày 02 tháng 3 năm 2026.
        Điều 1. Phê duyệt Kế hoạch nêu tại Tờ trình số 05/TTr-SCT.
        Thực hiện Tờ trình số 05/TTr-SCT ngày 02 tháng 3 năm 2026 của Sở Công Thương về việc phê duyệt Kế hoạch, xã lập kế hoạch.
    "#]].assert_eq(&lines(DECISION, Some(&proposal(own))));
}

/// In what is attached it would be read twice, or read differently.
#[test]
fn the_main_document_declares_them_for_all() {
    let decision =
        DECISION.replace("    trich_yeu: Thực hiện\n", "    trich_yeu: Thực hiện\n    vien_dan: {a: b}\n");
    expect![[r#"
        lỗi[C006]: `vien_dan` ghi ở văn bản chính; văn bản kèm theo dùng chung
          --> xa/quyet-dinh.yaml:16:5
           |
        16 |     vien_dan: {a: b}
           |     ^^^^^^^^
           |
           = gợi ý: chuyển các dòng này lên `vien_dan` của văn bản chính
    "#]]
    .assert_eq(&lines(&decision, Some(&proposal("nam: 2026"))));
}
