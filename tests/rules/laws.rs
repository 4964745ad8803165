//! Papers beside a register of laws: texts named by their keys, and what the register decides.

use expect_test::{Expect, expect};
use vanban::rooms::finding::Verdict;
use vanban::rooms::paper::Role;
use vanban::rooms::pipeline::Input;
use vanban::rooms::rules;

use super::{checked_beside_laws, office, paper_with, told, verdict};

const BOOK: &str = include_str!("../../content/phap_luat.yaml");

#[track_caller]
fn finds(lines: &str, expected: Expect) {
    expected.assert_eq(&told(&checked_beside_laws(&paper_with(lines))));
}

/// The paragraphs of these roles on paper.
fn on_paper(text: &str, roles: &[Role]) -> String {
    let (tree, report) = office(BOOK).tree(Input::alone("van-ban.yaml", text.as_bytes()));
    assert_eq!(told(&report), "");
    let tree = tree.unwrap();
    let lines = tree.paragraphs().filter(|paragraph| roles.contains(&paragraph.role));
    lines.map(|paragraph| paragraph.plain_text() + "\n").collect()
}

/// Among the grounds in full, a law with its day and no number; in the body what was cited above is
/// short; an attached paper begins anew.
#[test]
fn texts_are_named_by_their_keys() {
    let text = paper_with(
        "\
trich_yeu: Ban hành Quy chế theo {{ phap_luat.nq57 }}
can_cu: |
  {{ phap_luat.luat_to_chuc_chinh_quyen_dia_phuong }}
  {{ phap_luat.nd30 }}
dieu:
  - Ban hành kèm theo Quyết định này Quy chế theo {{ phap_luat.nd30 }} và {{ phap_luat.luat_ngan_sach }}.
  - Quyết định này có hiệu lực kể từ ngày ký./.
kem_theo:
  - loai: quy_che
    trich_yeu: Tiếp công dân
    dieu:
      - Theo {{ phap_luat.nd30 }}; khoản 2 Điều 5 {{ phap_luat.nd30 }}; **{{ phap_luat.luat_ngan_sach.can_cu }}**./.
",
    );
    let (tree, report) = office(BOOK).tree(Input::alone("van-ban.yaml", text.as_bytes()));
    assert_eq!(told(&report), "");
    let tree = tree.unwrap();
    assert!(tree.title.contains("Nghị quyết số 57-NQ/TW"), "{}", tree.title);
    expect![[r#"
        Ban hành Quy chế theo Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
        Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.
        Điều 1. Ban hành kèm theo Quyết định này Quy chế theo Nghị định số 30/2020/NĐ-CP và Luật Ngân sách nhà nước.
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
        Tiếp công dân
        Điều 1. Theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư; khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP; Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025./.
    "#]].assert_eq(&on_paper(&text, &[Role::TrichYeu, Role::CanCu, Role::Dieu]));
}

#[test]
fn a_key_that_is_not_there_is_told() {
    finds(
        "can_cu: |\n  {{ phap_luat.nd3o }}\n  Luật Đất đai ngày 18 tháng 01 năm 2024\n",
        expect![[r#"
            9:16 `nd3o` lỗi T002: sổ `phap_luat.yaml` không có văn bản nào mang mã `nd3o` → có phải ý bạn là `nd30`?
            10:3 `Luật Đất đai` lưu ý C065: cần xác minh: sổ phap_luat.yaml chưa có `Luật Đất đai ngày 18 tháng 01 năm 2024` → tra hiệu lực ở nguồn chính thức rồi ghi vào sổ, kèm `nguon`
        "#]],
    );
    let alone = super::checked(&paper_with("can_cu: |\n  {{ phap_luat.nd30 }}\n"));
    expect![[r#"
        9:16 `nd30` lỗi T002: `phap_luat.nd30`: chưa có sổ `phap_luat.yaml` → đặt sổ cạnh văn bản này; tạo sổ: `vanban new phap_luat`
    "#]].assert_eq(&told(&alone));
}

#[test]
fn grounds_that_are_not_in_force_are_told_with_what_is_in_their_place() {
    finds(
        "\
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015
  Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015
",
        expect![[r#"
            9:3 `Luật Tổ chức chính quyền địa phương` cảnh báo C063: căn cứ `Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015` không còn hiệu lực → theo `luat_to_chuc_chinh_quyen_dia_phuong_2015` trong phap_luat.yaml; ghi `Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025`
            10:3 `Luật Ngân sách nhà nước` cảnh báo C063: căn cứ `Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015` không còn hiệu lực sau ngày 31/12/2025 → theo `luat_ngan_sach_2015` trong phap_luat.yaml; ghi `Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025`
        "#]],
    );
    // On the day of the paper.
    let early =
        "ngay: 16/3/2024\ncan_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015\n";
    finds(early, expect![[""]]);
    let before =
        "ngay: 16/1/2025\ncan_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n";
    finds(
        before,
        expect![[r#"
        9:3 `Luật Tổ chức chính quyền địa phương` cảnh báo C063: căn cứ `Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025` chưa có hiệu lực: có hiệu lực từ ngày 16/6/2025 → theo `luat_to_chuc_chinh_quyen_dia_phuong` trong phap_luat.yaml; ghi văn bản đang có hiệu lực vào ngày của văn bản này
    "#]],
    );
}

/// A draft whose day is open is told what holds for its whole year.
#[test]
fn a_draft_is_told_what_holds_for_its_whole_year() {
    let draft = |year: &str, law: &str| {
        let text = paper_with(&format!("can_cu: |\n  {law}\n"));
        told(&checked_beside_laws(
            &text.replace("so: 12\n", "").replace("ngay: 16/3/2026", &format!("nam: {year}")),
        ))
    };
    let old = "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015";
    assert_eq!(draft("2025", old), "", "till February it was in force");
    assert!(draft("2026", old).contains("C063"));
}

#[test]
fn what_differs_from_the_register_is_told() {
    finds(
        "\
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 18 tháng 6 năm 2025
  Nghị định số 30/2020/NĐ-CP ngày 03 tháng 5 năm 2020 của Chính phủ về công tác văn thư
  Quyết định số 889/QĐ-TTg ngày 24 tháng 6 năm 2020 của Chính phủ phê duyệt Chương trình hành động quốc gia
",
        expect![[r#"
            9:44 `18 tháng 6 năm 2025` cảnh báo C064: `Luật Tổ chức chính quyền địa phương`: ngày ghi ở đây là 18 tháng 6 năm 2025 → sổ phap_luat.yaml (`luat_to_chuc_chinh_quyen_dia_phuong`) ghi ngày 16 tháng 6 năm 2025; xem lại văn bản gốc
            10:35 `03 tháng 5 năm 2020` cảnh báo C064: `Nghị định số 30/2020/NĐ-CP`: ngày ghi ở đây là 03 tháng 5 năm 2020 → sổ phap_luat.yaml (`nd30`) ghi ngày 05 tháng 3 năm 2020; xem lại văn bản gốc
            11:57 `Chính phủ` cảnh báo C064: `Quyết định số 889/QĐ-TTg`: cơ quan ban hành ghi ở đây khác với sổ → sổ phap_luat.yaml (`qd889`) ghi của Thủ tướng Chính phủ; xem lại văn bản gốc
        "#]],
    );
    // Numbers of another year are other papers.
    finds(
        "\
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  Quyết định số 889/QĐ-TTg ngày 05 tháng 5 năm 2021 của Thủ tướng Chính phủ về việc khác
  Kế hoạch số 57/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã về việc khác
",
        expect![[r#"
            10:17 `889/QĐ-TTg` lưu ý C065: cần xác minh: sổ phap_luat.yaml chưa có `Quyết định số 889/QĐ-TTg` → tra hiệu lực ở nguồn chính thức rồi ghi vào sổ, kèm `nguon`
        "#]],
    );
}

/// One note of all that is to be looked up; no verdict. Without a register nobody is asked for one.
#[test]
fn what_the_register_does_not_know_is_to_be_looked_up() {
    let lines = "\
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  Luật Đất đai ngày 18 tháng 01 năm 2024
  Thông tư số 05/2025/TT-BNV ngày 14 tháng 5 năm 2025 của Bộ Nội vụ về nghiệp vụ lưu trữ
dieu:
  - Thực hiện Kế hoạch số 15/KH-UBND và Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.
  - Quyết định này có hiệu lực kể từ ngày ký./.
";
    finds(
        lines,
        expect![[r#"
        10:3 `Luật Đất đai` lưu ý C065: cần xác minh: sổ phap_luat.yaml chưa có `Luật Đất đai ngày 18 tháng 01 năm 2024`, `Thông tư số 05/2025/TT-BNV` → tra hiệu lực ở nguồn chính thức rồi ghi vào sổ, kèm `nguon`
    "#]],
    );
    let rule = |name: &str| rules::ALL.iter().copied().find(|rule| rule.code.name == name).unwrap();
    let report = checked_beside_laws(&paper_with(lines));
    assert_eq!(verdict(&report, rule("C065")), Some(Verdict::NotEvaluated));
    let alone = super::checked(&paper_with(lines));
    assert_eq!(told(&alone), "");
    for name in super::BESIDE_LAWS {
        assert_eq!(verdict(&alone, rule(name)), Some(Verdict::NotEvaluated), "{name}");
    }
}

/// Sentences and grounds that are right beside a register.
#[test]
fn right_papers_beside_a_register_are_right() {
    for lines in [
        "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16/6/2025\n  Luật Ngân sách nhà nước ngày 25/6/2025\n",
        "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025, Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025\n",
        "can_cu: |\n  Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020 (hợp nhất tại Văn bản hợp nhất số 11/VBHN-VPQH)\n",
        "can_cu: |\n  Các Luật: Tổ chức chính quyền địa phương, Ngân sách nhà nước\n",
        "ngay: 16/3/2018\ncan_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015\n",
        "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\ndieu:\n  - Bãi bỏ quy định ban hành theo Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015.\n  - Quyết định này có hiệu lực kể từ ngày ký./.\n",
        "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Nghị định số 8/2022/NĐ-CP ngày 10/01/2022 của Chính phủ quy định chi tiết một số điều của Luật Bảo vệ môi trường\n",
    ] {
        assert_eq!(told(&checked_beside_laws(&paper_with(lines))), "", "{lines}");
    }
}

/// What a plan opens with is what it rests on, also one that is attached; what stands in the name of another text
/// is not.
#[test]
fn what_a_plan_opens_with_is_held_to_the_register() {
    let old = "Thực hiện Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015; Nghị định số 01/2019/NĐ-CP ngày 05 tháng 01 năm 2019 của Chính phủ về văn thư và Quyết định số 05/2019/QĐ-TTg, Ủy ban nhân dân xã ban hành Kế hoạch chuyển đổi số như sau:";
    let book = format!(
        "{BOOK}
nd01: {{loai: nghi_dinh, ten: về văn thư, so: 01/2019/NĐ-CP, ngay: 05/01/2019, co_quan: Chính phủ, hieu_luc_den: 05/3/2020, thay_the_boi: nd30, nguon: a}}
qd05: {{loai: quyet_dinh, ten: về a, so: 05/2019/QĐ-TTg, ngay: 05/02/2019, co_quan: Thủ tướng Chính phủ, hieu_luc_den: 05/3/2020, nguon: a}}
"
    );
    let beside = |text: &str| told(&office(&book).tree(Input::alone("van-ban.yaml", text.as_bytes())).1);
    let plan = paper_with(&format!("loai: ke_hoach\nmo_dau: |\n  {old}\n"));
    expect![[r#"
        14:13 `Luật Ngân sách nhà nước` cảnh báo C063: căn cứ `Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015` không còn hiệu lực sau ngày 31/12/2025 → theo `luat_ngan_sach_2015` trong phap_luat.yaml; ghi `Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025`
        14:76 `01/2019/NĐ-CP` cảnh báo C063: căn cứ `Nghị định số 01/2019/NĐ-CP` không còn hiệu lực sau ngày 05/3/2020 → theo `nd01` trong phap_luat.yaml; ghi `Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư`
        14:158 `05/2019/QĐ-TTg` cảnh báo C063: căn cứ `Quyết định số 05/2019/QĐ-TTg` không còn hiệu lực sau ngày 05/3/2020 → theo `qd05` trong phap_luat.yaml; bỏ căn cứ này, hoặc ghi văn bản thay thế
        14:158 `05/2019/QĐ-TTg` lưu ý C067: viện dẫn lần đầu `05/2019/QĐ-TTg` chưa ghi ngày, cơ quan ban hành, trích yếu → lần đầu ghi đủ `… số … ngày … tháng … năm … của … về …`; các lần sau chỉ tên loại và số
    "#]].assert_eq(&beside(&plan));
    let attached = paper_with(&format!(
        "dieu:\n  - Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số.\n  - Quyết định này có hiệu lực kể từ ngày ký./.\nkem_theo:\n  - loai: ke_hoach\n    trich_yeu: Chuyển đổi số\n    mo_dau: |\n      {old}\n    noi_dung: |\n      I. Mục tiêu\n      Mọi thôn có mạng./.\n"
    ));
    expect![[r#"
        19:17 `Luật Ngân sách nhà nước` cảnh báo C063: căn cứ `Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015` không còn hiệu lực sau ngày 31/12/2025 → theo `luat_ngan_sach_2015` trong phap_luat.yaml; ghi `Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025`
        19:80 `01/2019/NĐ-CP` cảnh báo C063: căn cứ `Nghị định số 01/2019/NĐ-CP` không còn hiệu lực sau ngày 05/3/2020 → theo `nd01` trong phap_luat.yaml; ghi `Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư`
        19:162 `05/2019/QĐ-TTg` cảnh báo C063: căn cứ `Quyết định số 05/2019/QĐ-TTg` không còn hiệu lực sau ngày 05/3/2020 → theo `qd05` trong phap_luat.yaml; bỏ căn cứ này, hoặc ghi văn bản thay thế
        19:162 `05/2019/QĐ-TTg` lưu ý C067: viện dẫn lần đầu `05/2019/QĐ-TTg` chưa ghi ngày, cơ quan ban hành, trích yếu → lần đầu ghi đủ `… số … ngày … tháng … năm … của … về …`; các lần sau chỉ tên loại và số
    "#]].assert_eq(&beside(&attached));
    for opening in [
        "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
        "Thực hiện Công văn số 5/UBND-VP ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh về tổng kết Nghị định số 01/2019/NĐ-CP, Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
        "Ủy ban nhân dân xã ban hành Kế hoạch thay cho kế hoạch theo Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015 như sau:",
    ] {
        let text = paper_with(&format!("loai: ke_hoach\nmo_dau: |\n  {opening}\n"));
        let told: String = beside(&text).lines().filter(|line| line.contains("C063")).collect();
        assert_eq!(told, "", "{opening}");
    }
    let named = paper_with(
        "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ thay thế Nghị định số 01/2019/NĐ-CP ngày 05 tháng 01 năm 2019 của Chính phủ về văn thư\n",
    );
    let named: String = beside(&named).lines().filter(|line| line.contains("C063")).collect();
    assert_eq!(named, "");
}

/// Another name of a law before its number, another ministry, another word of what a text is about.
#[test]
fn names_that_differ_from_the_register_are_told() {
    let lines = "\
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  Quyết định số 889/QĐ-TTg ngày 24 tháng 6 năm 2020 của Thủ tướng Chính phủ phê duyệt Chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững giai đoạn 2021 - 2025
  Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022 của Bộ Nông nghiệp và Môi trường quy định chi tiết một số điều
dieu:
  - Thực hiện Luật Đầu tư số 89/2025/QH15.
  - Quyết định này có hiệu lực kể từ ngày ký./.
";
    finds(
        lines,
        expect![[r#"
        10:170 `2025` cảnh báo C064: `Quyết định số 889/QĐ-TTg`: tên, trích yếu ghi ở đây khác với sổ → sổ phap_luat.yaml (`qd889`) ghi `phê duyệt Chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững giai đoạn 2021 - 2030`; xem lại văn bản gốc
        11:60 `Bộ Nông nghiệp và Môi trường` cảnh báo C064: `Nghị định số 08/2022/NĐ-CP`: cơ quan ban hành ghi ở đây khác với sổ → sổ phap_luat.yaml (`nd08_moi_truong`) ghi của Chính phủ; xem lại văn bản gốc
        13:15 `Luật Đầu tư số 89/2025/QH15` lưu ý C068: trong câu, Luật, Pháp lệnh chỉ ghi tên: `Luật Đầu tư` không kèm số → viết `Luật Đầu tư`
        13:20 `Đầu tư` cảnh báo C064: `Luật Ngân sách nhà nước`: tên, trích yếu ghi ở đây khác với sổ → sổ phap_luat.yaml (`luat_ngan_sach`) ghi `Ngân sách nhà nước`; xem lại văn bản gốc
    "#]],
    );
    // The number in a sentence is told (C068), the short name is not.
    for name in ["NSNN", "Ngân sách", "Ngân sách Nhà nước", "Ngân sách nhà nước năm 2025"] {
        let dieu = format!("  - Thực hiện Luật {name} số 89/2025/QH15.\n");
        let text = paper_with(&format!("dieu:\n{dieu}  - Quyết định này có hiệu lực kể từ ngày ký./.\n"));
        assert!(!told(&checked_beside_laws(&text)).contains("C064"), "{name}");
    }
    let right = "\
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  Quyết định số 889/QĐ-TTg ngày 24/6/2020 của Thủ tướng Chính phủ phê duyệt chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững giai đoạn 2021-2030 trên cả nước
  Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022 của Chính phủ hướng dẫn Luật Bảo vệ môi trường
";
    finds(right, expect![[""]]);
}
