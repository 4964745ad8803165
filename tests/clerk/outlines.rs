//! Parts above the parts `I.`, numbers of three levels; groups beside tasks, groups without tasks.

use expect_test::expect;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::Input;

use super::{DECISION, PLAN, changed, told};
use crate::support::papers::PIPELINE;

/// The lines of these roles in the tree.
fn lines(yaml: &str, roles: &[&str]) -> String {
    let (paper, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    assert!(report.findings.is_empty(), "{report}");
    let tree = dump::dump(&paper.unwrap());
    let lines = tree.lines().map(str::trim).filter(|line| roles.iter().any(|role| line.starts_with(role)));
    lines.map(|line| line.replace(", giữ liền", "")).collect::<Vec<_>>().join("\n")
}

fn plan(body: &str) -> String {
    let old = "noi_dung: |\n  I. Mục tiêu\n  1. Kinh phí {{ tong }}, chi tiết tại Phụ lục kèm theo./.\n";
    changed(PLAN, &[(old, body)])
}

/// Parts `I.` begin anew in each; the title behind the number or below it, in a text or in a list.
#[test]
fn parts_stand_above_parts() {
    let body = |body: &str| lines(&plan(body), &["chuong", "muc", "khoan"]);
    let typed = body(
        "noi_dung: |\n  Phần I. KẾT QUẢ NĂM 2025\n  I. Thu\n  1. Một.\n  II. Chi\n  PHẦN II\n  Dự toán năm 2026\n  I. Thu\n  \
         1. Chi tiết tại Phụ lục kèm theo./.\n",
    );
    expect![[r#"
        chuong "Phần I" ⏎ "KẾT QUẢ NĂM 2025"
        muc "I. THU"
        khoan "1. Một."
        muc "II. CHI"
        chuong "Phần II" ⏎ "DỰ TOÁN NĂM 2026"
        muc "I. THU"
        khoan "1. Chi tiết tại Phụ lục kèm theo./.""#]]
    .assert_eq(&typed);
    let listed = body(
        "noi_dung:\n  - phan: Kết quả năm 2025\n  - {muc: Thu, loi_van: 1. Một.}\n  - muc: Chi\n  - phan: Phần II. Dự toán năm 2026\n  \
         - muc: Thu\n    loi_van: 1. Chi tiết tại Phụ lục kèm theo./.\n",
    );
    assert_eq!(listed, typed);
}

/// Chapters and articles run on through the parts.
#[test]
fn parts_stand_above_chapters() {
    let old =
        "dieu: |\n  Điều 1. Phê duyệt Kế hoạch.\n  Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n";
    let new = "dieu: |\n  Phần I\n  Quy định chung\n  Chương I. Phạm vi\n  Điều 1. Một.\n  Phần II. Tổ chức\n  \
               Chương II. Thi hành\n  Điều 2. Hai./.\n";
    expect![[r#"
        chuong "Phần I" ⏎ "QUY ĐỊNH CHUNG"
        chuong "Chương I" ⏎ "PHẠM VI"
        dieu đậm "Điều 1." " Một."
        chuong "Phần II" ⏎ "TỔ CHỨC"
        chuong "Chương II" ⏎ "THI HÀNH"
        dieu đậm "Điều 2." " Hai./.""#]]
    .assert_eq(&lines(&changed(DECISION, &[(old, new)]), &["chuong", "dieu"]));
}

/// Numbers of three levels, checked against the levels above.
#[test]
fn numbers_have_up_to_three_levels() {
    let body = "noi_dung: |\n  I. Thu\n  1. Nội địa.\n  # 1.1. Thuế\n  1.1.1. Giá trị gia tăng.\n  1.1.2. Thu nhập.\n  1.2. Phí.\n  \
                1.2.1. Chợ.\n  a) Chợ xã.\n  2. Chi tiết tại Phụ lục kèm theo./.\n";
    expect![[r#"
        tieu_ngu "Độc lập - Tự do - Hạnh phúc"
        khoan "1. Nội địa."
        tieu_de_tieu_khoan "1.1. Thuế"
        tieu_khoan "1.1.1. Giá trị gia tăng."
        tieu_khoan "1.1.2. Thu nhập."
        tieu_khoan "1.2. Phí."
        tieu_khoan "1.2.1. Chợ."
        diem "a) Chợ xã."
        khoan "2. Chi tiết tại Phụ lục kèm theo./."
        tieu_de_noi_nhan "Nơi nhận:"
        tieu_de_cot "TT"
        tieu_de_cot "Nội dung"
        tieu_de_cot "Năm 2026""#]]
    .assert_eq(&lines(&plan(body), &["tieu", "khoan", "diem"]));
    told(
        &plan(&body.replace("1.1.2.", "1.1.4.").replace("1.2.1.", "1.3.1.")),
        &[],
        expect![[r#"
            vb.yaml:12:3: cảnh báo[C008]: số thứ tự gõ là `1.1.4.` nhưng theo vị trí phải là `1.1.2.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
            vb.yaml:14:3: cảnh báo[C008]: số thứ tự gõ là `1.3.1.` nhưng đang ở tiểu khoản 1.2; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp khoản nào không rồi sửa lại số
        "#]],
    );
    told(
        &plan(&body.replace("1.2.1.", "1.1.1.1.")),
        &[],
        expect![[r#"
        vb.yaml:14:3: lỗi[C008]: số thứ tự có hơn ba cấp; gợi ý: dùng `1.`, `1.1.`, `1.1.1.` rồi `a)`; nếu không phải số thứ tự, viết `\` trước nó
    "#]],
    );
}

/// What a title of a part lacks.
#[test]
fn parts_that_are_not_clear_are_told() {
    told(
        &plan(
            "noi_dung: |\n  Phần I\n  I. Thu\n  Phần A. Chi\n  Phần II Dự toán\n  1. Tại Phụ lục kèm theo./.\n",
        ),
        &[],
        expect![[r#"
        vb.yaml:8:3: lỗi[C002]: `Phần I` chưa có tiêu đề; gợi ý: viết tiêu đề sau số, hoặc ở dòng ngay dưới
        vb.yaml:10:3: lỗi[C010]: dòng mở đầu bằng `Phần A`, giống số thứ tự nhưng không đúng cách viết; gợi ý: phần viết thành dòng riêng, có số La Mã và dấu chấm: `Phần I. …`; ở danh sách viết `- phan: …`; nếu là chữ thường, viết `\` trước nó
        vb.yaml:11:3: lỗi[C010]: dòng mở đầu bằng `Phần II`, giống số thứ tự nhưng không đúng cách viết; gợi ý: phần viết thành dòng riêng, có số La Mã và dấu chấm: `Phần I. …`; ở danh sách viết `- phan: …`; nếu là chữ thường, viết `\` trước nó
    "#]],
    );
    told(
        &plan("noi_dung:\n  - {phan: Một, muc: Hai, loi_van: Chi tiết tại Phụ lục kèm theo./.}\n"),
        &[],
        expect![[r#"
        vb.yaml:8:17: lỗi[C006]: `phan` và `muc` không đứng chung trong một mục của `noi_dung`; gợi ý: tiêu đề của phần là một mục `- ` riêng, đứng trước các mục của nó
    "#]],
    );
}

const TASKS: &str = "      nhiem_vu:\n        - {ten: Mua cây giống, kinh_phi: {2026: 100}}\n        - {ten: Công trồng, kinh_phi: {2026: 20}}\n";

fn rows(table: &str) -> String {
    let rows = ["o_nhom", "o_tong", "o_chu", "o_so", "o_giua"];
    let yaml = changed(PLAN, &[(TASKS, table)]);
    lines(&yaml, &rows)
        .replace("\no_chu", " | o_chu")
        .replace("\no_so", " | o_so")
        .replace("\no_nhom_chu", " | o_nhom_chu")
        .replace("\no_nhom_so", " | o_nhom_so")
        .replace("\no_tong_so", " | o_tong_so")
}

/// A group with a sum of its own, one that is still empty, a task beside groups, a number before the total.
#[test]
fn groups_stand_beside_tasks() {
    let table = "      nhom:\n        - ten: Trồng\n          kinh_phi: {2026: 120}\n          nhom:\n            \
                 - {ten: Giống, nhiem_vu: [{ten: Cây, kinh_phi: {2026: 100}}]}\n          nhiem_vu:\n            \
                 - {ten: Công, kinh_phi: {2026: 20}}\n        - {ten: Chăm sóc, nhiem_vu: []}\n        \
                 - {ten: Dự phòng, kinh_phi: {2026: 40}}\n      nhiem_vu:\n        - {ten: Chi khác, kinh_phi: {2026: 5}}\n      \
                 tong_cong: {so: A, nhan: Tổng chi}\n";
    expect![[r#"
        o_nhom_giua "A" | o_nhom_chu "Trồng" | o_nhom_so "120"
        o_nhom_giua "I" | o_nhom_chu "Giống" | o_nhom_so "100"
        o_giua "1" | o_chu "Cây" | o_so "100"
        o_giua "II" | o_chu "Công" | o_so "20"
        o_nhom_giua "B" | o_nhom_chu "Chăm sóc" | o_nhom_so "0"
        o_nhom_giua "C" | o_nhom_chu "Dự phòng" | o_nhom_so "40"
        o_giua "D" | o_chu "Chi khác" | o_so "5"
        o_tong_chu "A"
        o_tong_chu "Tổng chi" | o_tong_so "165""#]]
    .assert_eq(&rows(table));
    told(
        PLAN,
        &[(TASKS, &table.replace("{2026: 120}", "{2026: 125}"))],
        expect![[r#"
        vb.yaml:22:28: lỗi[B003]: nhóm A ghi 125 ở cột `2026`, cộng từ các nhiệm vụ là 120; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
    "#]],
    );
}

/// A sum of its own where other figures of tasks are needed, a group of nothing, a number without its column.
#[test]
fn groups_that_cannot_be_counted_are_told() {
    told(
        PLAN,
        &[(TASKS, "      nhom:\n        - {ten: Trồng}\n")],
        expect![[r#"
        vb.yaml:21:12: lỗi[C002]: thiếu `nhiem_vu` (các nhiệm vụ) trong nhóm nhiệm vụ; gợi ý: thêm `nhiem_vu: [{ten: Tổ chức hội nghị}]`
    "#]],
    );
    told(
        PLAN,
        &[(TASKS, "      nhiem_vu: []\n")],
        expect![[r#"
        vb.yaml:20:7: lỗi[C002]: chưa có nhiệm vụ nào; gợi ý: ghi từng nhiệm vụ, mỗi nhiệm vụ mở đầu bằng `- `
    "#]],
    );
    told(
        PLAN,
        &[
            (
                "        - {ma: 2026,",
                "        - {ma: cay, ten: Số cây, kieu: so_luong_cong}\n        - {ma: 2026,",
            ),
            (TASKS, "      nhom:\n        - {ten: Trồng, kinh_phi: {2026: 5}}\n"),
        ],
        expect![[r#"
            vb.yaml:22:24: lỗi[B002]: nhóm I ghi thẳng số tiền nhưng cột `cay` tính từ từng nhiệm vụ; gợi ý: ghi các nhiệm vụ của nhóm ở `nhiem_vu`, bỏ `kinh_phi` của nhóm
        "#]],
    );
    told(
        PLAN,
        &[
            ("        - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 12}\n", ""),
            (TASKS, &format!("{TASKS}      tong_cong: {{so: A}}\n")),
        ],
        expect![[r#"
            vb.yaml:22:23: lỗi[C013]: bảng không có cột số thứ tự nên dòng tổng cộng không ghi `so`; gợi ý: bỏ `so`, hoặc thêm cột `kieu: so_thu_tu`
        "#]],
    );
}

/// A number of two or three levels that does not stand where it says is told whole, once in a list.
#[test]
fn numbers_of_several_levels_are_told_where_they_do_not_belong() {
    let body = "noi_dung: |\n  1. Một\n  1.1. Một một\n  2. Hai\n  1.1.1. Ba cấp\n  1.1. Hai cấp\n  1.2. Hai cấp\n  \
                2.1. Lặp\n  3.1. Khoản khác\n  3. Ba\n  3.1. Đúng\n  3.1.1. Đúng\n  3.2.2. Khác\n  3.1.2. Chi tiết tại Phụ lục kèm theo./.\n";
    let old = "noi_dung: |\n  I. Mục tiêu\n  1. Kinh phí {{ tong }}, chi tiết tại Phụ lục kèm theo./.\n";
    told(
        PLAN,
        &[(old, body)],
        expect![[r#"
        vb.yaml:11:3: cảnh báo[C008]: số thứ tự gõ là `1.1.1.` nhưng đang ở khoản 2; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp khoản nào không rồi sửa lại số
        vb.yaml:12:3: cảnh báo[C008]: số thứ tự gõ là `1.1.` nhưng đang ở khoản 2; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp khoản nào không rồi sửa lại số
        vb.yaml:14:3: cảnh báo[C008]: số thứ tự gõ là `2.1.` nhưng theo vị trí phải là `2.3.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
        vb.yaml:15:3: cảnh báo[C008]: số thứ tự gõ là `3.1.` nhưng đang ở khoản 2; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp khoản nào không rồi sửa lại số
        vb.yaml:19:3: cảnh báo[C008]: số thứ tự gõ là `3.2.2.` nhưng đang ở tiểu khoản 3.1; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp khoản nào không rồi sửa lại số
        vb.yaml:20:3: cảnh báo[C008]: số thứ tự gõ là `3.1.2.` nhưng theo vị trí phải là `3.1.3.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
    "#]],
    );
}

/// A comma in a name within braces ends the name for YAML: told as that, with the way to write it.
#[test]
fn a_comma_in_a_name_is_told() {
    told(
        PLAN,
        &[(
            "      nhiem_vu:\n",
            "      nhiem_vu:\n        - {ten: Xe 2,5 tấn, 2026: 1}\n        - {ten: Bàn, ghế, tủ, kinh_phi: {2026: 1}}\n",
        )],
        expect![[r#"
            vb.yaml:21:12: lỗi[B002]: nhiệm vụ 1 thiếu `kinh_phi`; gợi ý: thêm `kinh_phi: {2026: 0}`
            vb.yaml:21:17: lỗi[Y016]: dấu phẩy trong `Xe 2,5 tấn` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: đặt chữ trong dấu nháy kép: `"Xe 2,5 tấn"`
            vb.yaml:21:29: lỗi[C001]: số của cột `2026` phải nằm trong `kinh_phi`; gợi ý: chuyển vào `kinh_phi`
            vb.yaml:22:17: lỗi[Y016]: dấu phẩy trong `Bàn, ghế, tủ` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: đặt chữ trong dấu nháy kép: `"Bàn, ghế, tủ"`
        "#]],
    );
}
