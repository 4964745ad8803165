//! Columns of rises and cuts, and columns that are the sum, the difference or the per cent of others.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::harness::Case;
use crate::support::papers::{PIPELINE, short};
use vanban::rooms::pipeline::Input;

/// A decision that adjusts a budget.
pub(super) const DECISION: &str = include_str!("../cases/bang_rong/dieu-chinh-du-toan.yaml");

pub(super) fn folder() -> Case {
    Case::new().file("qd.yaml", DECISION)
}

/// The lines of a plain text that hold cells, or the word.
#[track_caller]
pub(super) fn lines(case: &Case, file: &str, word: &str) -> String {
    let text = String::from_utf8(case.read(file)).unwrap();
    text.lines().filter(|line| line.contains('\t') || line.contains(word)).collect::<Vec<_>>().join("\n")
}

/// What is found in the decision with these texts changed.
#[track_caller]
fn told(changes: &[(&str, &str)], expected: Expect) {
    let yaml = changes.iter().fold(DECISION.to_owned(), |yaml, (old, new)| {
        assert!(yaml.contains(old), "{old}");
        yaml.replace(old, new)
    });
    let (_, report) = PIPELINE.tree(Input::alone("qd.yaml", yaml.as_bytes()));
    expected.assert_eq(&short(&report));
}

/// Rises and cuts are added up with their signs, on paper and in sentences; what is computed from them follows.
#[test]
fn rises_and_cuts_are_added_up() {
    let case = folder();
    case.run("build qd.yaml --format pdf,docx,txt").code(0).stderr(expect![[""]]);
    expect![[r#"
        Điều 1. Điều chỉnh dự toán chi ngân sách xã năm 2026, tổng số sau điều chỉnh là 6.780,5 triệu đồng, giảm 719,5 triệu đồng (chi tiết tại Phụ lục kèm theo).
        TT	Đơn vị	Biên chế	Dự toán đã giao	Điều chỉnh	Tăng	Giảm	Sau điều chỉnh	Theo hai cột	Chênh lệch	So sánh (%)
        I	Chi thường xuyên	1	2.500	80,5	200,5	120	2.580,5	2.580,5	80,5	103,2
        1	Văn phòng	(1)	1.200	(120)	-	120	1.080	1.080	(120)	90,0
        2	Phòng Kinh tế	2	800	200,5	200,5	-	1.000,5	1.000,5	200,5	125,1
        3	Phòng Văn hóa	-	500	-	-	-	500	500	-	100,0
        II	Chi đầu tư	-	5.000	(800)	700	1.500	4.200	4.200	(800)	84,0
        4	Chợ trung tâm	-	5.000	(1.500)	-	1.500	3.500	3.500	(1.500)	70,0
        5	Nhà văn hóa	-	-	700	700	-	700	700	700	
        Tổng số		1	7.500	(719,5)	900,5	1.620	6.780,5	6.780,5	(719,5)	90,4"#]].assert_eq(&lines(&case, "out/qd.txt", "tổng số sau"));
    let word = case.docx_part("out/qd.docx", "word/document.xml");
    assert!(["(719,5)", "(1.500)", "giảm 719,5"].iter().all(|figure| word.contains(figure)), "{word}");
    case.run("budget show qd.yaml --trace").code(0).stdout(expect![[r#"
        Phụ lục. ĐIỀU CHỈNH DỰ TOÁN CHI NGÂN SÁCH XÃ NĂM 2026
        Bảng `dt`. Đơn vị tính: triệu đồng

        Số dòng là dòng của tệp qd.yaml

        Tổng số
          Biên chế: 1 = 1 (I) + 0 (II)
          Dự toán đã giao: 7.500 = 2.500 (I) + 5.000 (II)
          Điều chỉnh: -719,5 = 80,5 (I) + (-800) (II)
          Tăng: 900,5 = 200,5 (I) + 700 (II)
          Giảm: 1.620 = 120 (I) + 1.500 (II)
          Sau điều chỉnh: 6.780,5 = 2.580,5 (I) + 4.200 (II)
          Theo hai cột: 6.780,5 = 2.580,5 (I) + 4.200 (II)
          Chênh lệch: -719,5 = 80,5 (I) + (-800) (II)
          So sánh (%): 90,4 = 100 × 6.780,5 (Sau điều chỉnh) : 7.500 (Dự toán đã giao)
        I. Chi thường xuyên
          Biên chế: 1 = (-1) (1, dòng 41) + 2 (2, dòng 42) + 0 (3, dòng 43)
          Dự toán đã giao: 2.500 = 1.200 (1, dòng 41) + 800 (2, dòng 42) + 500 (3, dòng 43)
          Điều chỉnh: 80,5 = (-120) (1, dòng 41) + 200,5 (2, dòng 42) + 0 (3, dòng 43)
          Tăng: 200,5 = 0 (1) + 200,5 (2) + 0 (3)
          Giảm: 120 = 120 (1) + 0 (2) + 0 (3)
          Sau điều chỉnh: 2.580,5 = 1.080 (1) + 1.000,5 (2) + 500 (3)
          Theo hai cột: 2.580,5 = 1.080 (1) + 1.000,5 (2) + 500 (3)
          Chênh lệch: 80,5 = (-120) (1) + 200,5 (2) + 0 (3)
          So sánh (%): 103,2 = 100 × 2.580,5 (Sau điều chỉnh) : 2.500 (Dự toán đã giao)
        1. Văn phòng
          Tăng: 0 = phần tăng của (-120) (Điều chỉnh)
          Giảm: 120 = phần giảm của 1.080 (Sau điều chỉnh) - 1.200 (Dự toán đã giao)
          Sau điều chỉnh: 1.080 = 1.200 (Dự toán đã giao) + (-120) (Điều chỉnh)
          Theo hai cột: 1.080 = 1.200 (Dự toán đã giao) + 0 (Tăng) - 120 (Giảm)
          Chênh lệch: -120 = 1.080 (Sau điều chỉnh) - 1.200 (Dự toán đã giao)
          So sánh (%): 90 = 100 × 1.080 (Sau điều chỉnh) : 1.200 (Dự toán đã giao)
        2. Phòng Kinh tế
          Tăng: 200,5 = phần tăng của 200,5 (Điều chỉnh)
          Giảm: 0 = phần giảm của 1.000,5 (Sau điều chỉnh) - 800 (Dự toán đã giao)
          Sau điều chỉnh: 1.000,5 = 800 (Dự toán đã giao) + 200,5 (Điều chỉnh)
          Theo hai cột: 1.000,5 = 800 (Dự toán đã giao) + 200,5 (Tăng) - 0 (Giảm)
          Chênh lệch: 200,5 = 1.000,5 (Sau điều chỉnh) - 800 (Dự toán đã giao)
          So sánh (%): 125,1 = 100 × 1.000,5 (Sau điều chỉnh) : 800 (Dự toán đã giao)
        3. Phòng Văn hóa
          Tăng: 0 = phần tăng của 0 (Điều chỉnh)
          Giảm: 0 = phần giảm của 500 (Sau điều chỉnh) - 500 (Dự toán đã giao)
          Sau điều chỉnh: 500 = 500 (Dự toán đã giao) + 0 (Điều chỉnh)
          Theo hai cột: 500 = 500 (Dự toán đã giao) + 0 (Tăng) - 0 (Giảm)
          Chênh lệch: 0 = 500 (Sau điều chỉnh) - 500 (Dự toán đã giao)
          So sánh (%): 100 = 100 × 500 (Sau điều chỉnh) : 500 (Dự toán đã giao)
        II. Chi đầu tư
          Biên chế: 0 = 0 (4, dòng 46) + 0 (5, dòng 47)
          Dự toán đã giao: 5.000 = 5.000 (4, dòng 46) + 0 (5, dòng 47)
          Điều chỉnh: -800 = (-1.500) (4, dòng 46) + 700 (5, dòng 47)
          Tăng: 700 = 0 (4) + 700 (5)
          Giảm: 1.500 = 1.500 (4) + 0 (5)
          Sau điều chỉnh: 4.200 = 3.500 (4) + 700 (5)
          Theo hai cột: 4.200 = 3.500 (4) + 700 (5)
          Chênh lệch: -800 = (-1.500) (4) + 700 (5)
          So sánh (%): 84 = 100 × 4.200 (Sau điều chỉnh) : 5.000 (Dự toán đã giao)
        4. Chợ trung tâm
          Tăng: 0 = phần tăng của (-1.500) (Điều chỉnh)
          Giảm: 1.500 = phần giảm của 3.500 (Sau điều chỉnh) - 5.000 (Dự toán đã giao)
          Sau điều chỉnh: 3.500 = 5.000 (Dự toán đã giao) + (-1.500) (Điều chỉnh)
          Theo hai cột: 3.500 = 5.000 (Dự toán đã giao) + 0 (Tăng) - 1.500 (Giảm)
          Chênh lệch: -1.500 = 3.500 (Sau điều chỉnh) - 5.000 (Dự toán đã giao)
          So sánh (%): 70 = 100 × 3.500 (Sau điều chỉnh) : 5.000 (Dự toán đã giao)
        5. Nhà văn hóa
          Tăng: 700 = phần tăng của 700 (Điều chỉnh)
          Giảm: 0 = phần giảm của 700 (Sau điều chỉnh) - 0 (Dự toán đã giao)
          Sau điều chỉnh: 700 = 0 (Dự toán đã giao) + 700 (Điều chỉnh)
          Theo hai cột: 700 = 0 (Dự toán đã giao) + 700 (Tăng) - 0 (Giảm)
          Chênh lệch: 700 = 700 (Sau điều chỉnh) - 0 (Dự toán đã giao)
    "#]]);
}

/// The same cut with a minus, and a plus before what rises.
#[test]
fn signs_are_printed_as_the_table_asks() {
    for (mark, expected) in [
        (
            "dau_tru",
            expect![[r#"
        TT	Đơn vị	Biên chế	Dự toán đã giao	Điều chỉnh	Tăng	Giảm	Sau điều chỉnh	Theo hai cột	Chênh lệch	So sánh (%)
        1	Văn phòng	-1	1.200	-120	-	120	1.080	1.080	-120	90,0
        2	Phòng Kinh tế	2	800	200,5	200,5	-	1.000,5	1.000,5	200,5	125,1
        Tổng số		1	7.500	-719,5	900,5	1.620	6.780,5	6.780,5	-719,5	90,4"#]],
        ),
        (
            "cong_tru",
            expect![[r#"
                TT	Đơn vị	Biên chế	Dự toán đã giao	Điều chỉnh	Tăng	Giảm	Sau điều chỉnh	Theo hai cột	Chênh lệch	So sánh (%)
                1	Văn phòng	-1	1.200	-120	-	120	1.080	1.080	-120	90,0
                2	Phòng Kinh tế	+2	800	+200,5	200,5	-	1.000,5	1.000,5	+200,5	125,1
                Tổng số		+1	7.500	-719,5	900,5	1.620	6.780,5	6.780,5	-719,5	90,4"#]],
        ),
    ] {
        let case = folder().replace("qd.yaml", "so_am: ngoac", &format!("so_am: {mark}"));
        case.run("build qd.yaml --format txt").code(0);
        let text = lines(&case, "out/qd.txt", "tổng số sau");
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with(['1', '2', 'T'])).collect();
        expected.assert_eq(&rows.join("\n"));
    }
}

/// What is declared wrong is told at its place, all at once.
#[test]
fn wrong_declarations_are_told() {
    told(
        &[("cua: [dieu_chinh]", "cua: [dieu_chinh, bien_che]")],
        expect![[r#"
        qd.yaml:30:45: lỗi[C100]: cột `tang` tính từ cả tiền (`dieu_chinh`) lẫn số không phải tiền (`bien_che`); gợi ý: chỉ lấy các cột `tien`, hoặc chỉ lấy các cột `so_luong_cong`
    "#]],
    );
    told(
        &[("kieu: hieu, cua: [sau, du_toan]", "kieu: hieu, cua: [sau]")],
        expect![[r#"
        qd.yaml:34:51: lỗi[C100]: cột `hieu` cần ít nhất hai cột ở `cua`: lấy cột đứng đầu trừ các cột sau; gợi ý: ví dụ `cua: [sau, truoc]`
    "#]],
    );
    told(
        &[("kieu: hieu, cua: [sau, du_toan]", "kieu: hieu, tru: [du_toan]")],
        expect![[r#"
        qd.yaml:34:39: lỗi[C100]: cột `hieu` chưa ghi tính từ những cột nào; gợi ý: thêm `cua: [<cột>, <cột>]` vào cột này
        qd.yaml:34:51: lỗi[C013]: cột `hieu` không phải `tong_hang` nên không dùng `tru`; gợi ý: ghi các cột bị trừ ở `cua`, sau cột đứng đầu
    "#]],
    );
    told(
        &[("cua: [sau, du_toan]}\n        - {ma: ty_le", "cua: [sau, ten]}\n        - {ma: ty_le")],
        expect![[r#"
        qd.yaml:34:62: lỗi[C013]: `cua`: không có cột số được cộng `ten`; gợi ý: dùng được: `bien_che`, `du_toan`, `dieu_chinh`, `tang`, `giam`, `sau`, `hai_cot`
    "#]],
    );
    told(
        &[
            ("kieu: tong_hang, cua: [du_toan, dieu_chinh]", "kieu: tong_hang, cua: [du_toan, hieu]"),
            ("kieu: ty_le, cua: [sau, du_toan]", "kieu: ty_le, cua: [sau]"),
        ],
        expect![[r#"
            qd.yaml:31:45: lỗi[C100]: cột `giam` tính vòng tròn từ chính nó; gợi ý: sửa `cua`, `tru` của các cột tính từ nhau
            qd.yaml:32:59: lỗi[C100]: cột `sau` tính vòng tròn từ chính nó; gợi ý: sửa `cua`, `tru` của các cột tính từ nhau
            qd.yaml:33:61: lỗi[C100]: cột `hai_cot` tính vòng tròn từ chính nó; gợi ý: sửa `cua`, `tru` của các cột tính từ nhau
            qd.yaml:34:51: lỗi[C100]: cột `hieu` tính vòng tròn từ chính nó; gợi ý: sửa `cua`, `tru` của các cột tính từ nhau
            qd.yaml:35:54: lỗi[C100]: cột `ty_le` cần đúng hai cột ở `cua`: lấy cột thứ nhất chia cột thứ hai; gợi ý: ví dụ `cua: [thuc_hien, du_toan]`
        "#]],
    );
    told(
        &[("tru: [giam]", "tru: [tang]")],
        expect![[r#"
        qd.yaml:33:83: lỗi[C100]: cột `tang` vừa được cộng vừa bị trừ; gợi ý: chỉ ghi cột này ở `cua`, hoặc chỉ ở `tru`
    "#]],
    );
    told(
        &[("kieu: ty_le, cua: [sau, du_toan]", "kieu: ty_trong, cua: [hieu]")],
        expect![[r#"
        qd.yaml:35:41: lỗi[C100]: cột `hieu` có thể âm nên không lấy tỷ trọng được; gợi ý: lấy tỷ trọng của một cột không âm, hoặc dùng `kieu: ty_le`
    "#]],
    );
    told(
        &[("kieu: tang, cua: [dieu_chinh]", "kieu: tang, co_dau: có, cua: [dieu_chinh]")],
        expect![[r#"
        qd.yaml:30:53: lỗi[C013]: chỉ cột `tien`, `so_luong_cong` mới có `co_dau`; gợi ý: bỏ `co_dau`: dấu của cột này do chương trình tính
    "#]],
    );
    told(
        &[(", co_dau: có", "")],
        expect![[r#"
        qd.yaml:41:50: lỗi[B001]: số `-1` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        qd.yaml:41:93: lỗi[B001]: số `-120` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        qd.yaml:42:54: lỗi[B001]: số `+2` có dấu dương; gợi ý: viết số không dấu: `2`
        qd.yaml:42:95: lỗi[B001]: số `+200,5` có dấu dương; gợi ý: viết số không dấu: `200,5`
        qd.yaml:46:99: lỗi[B001]: số `(1.500)` trong ngoặc, kế toán đọc là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        qd.yaml:48:53: lỗi[B001]: số `(719,5)` trong ngoặc, kế toán đọc là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
    "#]],
    );
    told(
        &[("dieu_chinh: -120", "dieu_chinh: \"-1,210\""), ("(1.500)", "-(1.500)")],
        expect![[r#"
        qd.yaml:41:93: lỗi[B001]: `1,210` đọc theo kiểu Việt Nam là 1 phẩy 210, dễ nhầm với 1.210; gợi ý: nếu là số nguyên 1210, viết `1.210`; nếu là số lẻ, viết `1,21`; giữ dấu trừ ở đầu
        qd.yaml:46:99: lỗi[B001]: dấu của số `-(1.500)` viết không rõ; gợi ý: chỉ một dấu trừ ở đầu, hoặc một cặp ngoặc: `-120`, `(120)`
    "#]],
    );
    told(
        &[("\"(719,5)\"", "\"719,5\"")],
        expect![[r#"
        qd.yaml:48:53: lỗi[B003]: dòng tổng cộng ghi 719,5 ở cột `dieu_chinh`, cộng từ các nhiệm vụ là -719,5; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
    "#]],
    );
    told(
        &[("| tang_giam", "| bang_chu")],
        expect![[r#"
        qd.yaml:11:114: lỗi[T002]: số tiền `-719,5 triệu đồng` không đọc được bằng chữ; gợi ý: số âm không đọc bằng chữ; viết phần tăng, giảm bằng `| tang_giam`
    "#]],
    );
}

proptest! {
    /// Whatever rises and falls, each row and the totals stand as declared: what was and what is added is what
    /// is, and what rises less what falls is the change.
    #[test]
    fn what_was_and_the_change_is_what_is(figures in prop::collection::vec((0..10_i64.pow(9), -10_i64.pow(9)..10_i64.pow(9)), 1..6)) {
        let tasks: String = figures
            .iter()
            .map(|(was, change)| format!("        - {{ten: Đơn vị, bien_che: 0, kinh_phi: {{du_toan: {was}, dieu_chinh: {change}}}}}\n"))
            .collect();
        let head = DECISION.split("      nhom:\n").next().unwrap();
        let yaml = format!("{head}      nhiem_vu:\n{tasks}");
        let (tables, report) = PIPELINE.tables(Input::alone("qd.yaml", yaml.as_bytes()));
        let tables = tables.unwrap_or_else(|| panic!("{}", short(&report)));
        let sheet = &tables[0].sheet;
        let at = |id: &str| sheet.bang.column(id).unwrap();
        for row in sheet.rows() {
            let of = |id: &str| row.exact[at(id)].unwrap();
            prop_assert_eq!(of("du_toan") + of("dieu_chinh"), of("sau"));
            prop_assert_eq!(of("sau"), of("hai_cot"));
            prop_assert_eq!(of("tang") - of("giam"), of("dieu_chinh"));
            prop_assert_eq!(of("hieu"), of("dieu_chinh"));
        }
        let total: i64 = figures.iter().map(|(_, change)| change).sum();
        prop_assert_eq!(sheet.exact()[at("dieu_chinh")], Some(total.into()));
    }
}
