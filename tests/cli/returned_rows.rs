//! Rows and words that were changed in a workbook of `budget export`, back in the YAML file.

use expect_test::expect;
use proptest::prelude::*;

use crate::harness::Case;
use crate::support::edited_books::EditedBook;

/// A plan with comments, groups, tasks written in all ways.
pub(super) const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Hòa]}
ky_hieu: KH-UBND
dia_danh: An Hòa
nam: 2026
trich_yeu: Phòng, chống thiên tai năm 2026
bien: {nam_sau: '2027'}
noi_dung: Kinh phí {{ tong }} tại Phụ lục kèm theo./.
noi_nhan: [Văn phòng, Trạm Y tế, Công an xã]
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Trần Văn Bình}
phu_luc:
  - ten: Danh mục nhiệm vụ
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: ket_qua, ten: Kết quả, kieu: chu}
        - {ma: don_vi, ten: Chủ trì, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: tong, ten: Cộng, kieu: tong_hang}
      nhom:
        - ma: tuyen_truyen
          ten: Tuyên truyền             # nhóm một
          nhiem_vu:
            # việc thường xuyên
            - ma: to_roi
              ten: In tờ rơi
              don_vi: Văn phòng         # cùng Đoàn xã
              kinh_phi: {2026: 120, 2027: 50}

            - {ten: Phát thanh, don_vi: Trạm Y tế, kinh_phi: {2026: 50, 2027: 0}}
            - ten: Diễn tập năm {{ bien.nam_sau }}
              kinh_phi: {2026: 0, 2027: 30}
        - ten: 'Vật tư'
          nhiem_vu:
              - ten: Áo phao
                ket_qua: |
                  - 50 áo;
                  - 20 phao tròn.
                don_vi: Công an xã
                kinh_phi:
                  2026: 1.030
                  2027: 10,5
              # dự phòng
              - ten: Dự phòng
                kinh_phi: {2026: 5, 2027: 5}
      tong_cong: {nhan: Tổng}
";

pub(super) fn case(book: &EditedBook) -> Case {
    Case::new().file("kh.yaml", PLAN).file("kp.xlsx", book.bytes())
}

pub(super) fn text(case: &Case) -> String {
    String::from_utf8(case.read("kh.yaml")).unwrap()
}

/// The lines that differ from the plan: `-` those that went, `+` those that came.
pub(super) fn difference(new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (PLAN.lines().collect(), new.lines().collect());
    let mut table = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            table[at][to] = match old[at] == new[to] {
                true => table[at + 1][to + 1] + 1,
                false => table[at + 1][to].max(table[at][to + 1]),
            };
        }
    }
    let (mut at, mut to, mut shown) = (0, 0, String::new());
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            (at, to) = (at + 1, to + 1);
        } else if to == new.len() || at < old.len() && table[at + 1][to] >= table[at][to + 1] {
            shown += &format!("-{}\n", old[at]);
            at += 1;
        } else {
            shown += &format!("+{}\n", new[to]);
            to += 1;
        }
    }
    shown
}

#[test]
fn names_and_words_are_taken_over_and_each_is_told() {
    let mut book = EditedBook::of(PLAN);
    let (group, leaflets, radio) = (book.row("Tuyên truyền"), book.row("In tờ rơi"), book.row("Phát thanh"));
    let vests = book.row("Áo phao");
    book.set(group, 2, "Thông tin, tuyên truyền").set(leaflets, 2, "In tờ rơi, áp phích");
    book.set(leaflets, 3, "- 500 tờ;\n- 20 áp phích.").set(radio, 4, "").set(vests, 3, "50 áo");
    book.set(vests, 4, "Công an xã: chủ trì").set(vests, 5, "1040");
    let case = case(&book);
    case.run("budget import kp.xlsx kh.yaml --dry-run")
        .code(0)
        .stdout(expect![[r#"
        kh.yaml:25: nhóm `Tuyên truyền`, cột ten: `Tuyên truyền` -> `Thông tin, tuyên truyền` (ô Phụ lục!C5)
        kh.yaml:28: nhiệm vụ `In tờ rơi`, cột ket_qua: (trống) -> `- 500 tờ; - 20 áp phích.` (ô Phụ lục!D6)
        kh.yaml:29: nhiệm vụ `In tờ rơi`, cột ten: `In tờ rơi` -> `In tờ rơi, áp phích` (ô Phụ lục!C6)
        kh.yaml:33: nhiệm vụ `Phát thanh`, cột don_vi: `Trạm Y tế` -> (trống) (ô Phụ lục!E7)
        kh.yaml:40: nhiệm vụ `Áo phao`, cột ket_qua: `- 50 áo; - 20 phao tròn.` -> `50 áo` (ô Phụ lục!D10)
        kh.yaml:42: nhiệm vụ `Áo phao`, cột don_vi: `Công an xã` -> `Công an xã: chủ trì` (ô Phụ lục!E10)
        kh.yaml:45: nhiệm vụ 4, cột 2026: 1.030 -> 1.040
        sẽ đổi 6 hàng, chữ và 1 số; chưa ghi tệp nào
    "#]])
        .stderr(expect![[""]]);
    assert_eq!(text(&case), PLAN);
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        kh.yaml:25: nhóm `Tuyên truyền`, cột ten: `Tuyên truyền` -> `Thông tin, tuyên truyền` (ô Phụ lục!C5)
        kh.yaml:28: nhiệm vụ `In tờ rơi`, cột ket_qua: (trống) -> `- 500 tờ; - 20 áp phích.` (ô Phụ lục!D6)
        kh.yaml:29: nhiệm vụ `In tờ rơi`, cột ten: `In tờ rơi` -> `In tờ rơi, áp phích` (ô Phụ lục!C6)
        kh.yaml:33: nhiệm vụ `Phát thanh`, cột don_vi: `Trạm Y tế` -> (trống) (ô Phụ lục!E7)
        kh.yaml:40: nhiệm vụ `Áo phao`, cột ket_qua: `- 50 áo; - 20 phao tròn.` -> `50 áo` (ô Phụ lục!D10)
        kh.yaml:42: nhiệm vụ `Áo phao`, cột don_vi: `Công an xã` -> `Công an xã: chủ trì` (ô Phụ lục!E10)
        kh.yaml:45: nhiệm vụ 4, cột 2026: 1.030 -> 1.040
        đã ghi kh.yaml
    "#]]);
    expect![[r#"
        -          ten: Tuyên truyền             # nhóm một
        +          ten: Thông tin, tuyên truyền             # nhóm một
        -              ten: In tờ rơi
        +              ten: In tờ rơi, áp phích
        +              ket_qua: |
        +                - 500 tờ;
        +                - 20 áp phích.
        -            - {ten: Phát thanh, don_vi: Trạm Y tế, kinh_phi: {2026: 50, 2027: 0}}
        +            - {ten: Phát thanh, kinh_phi: {2026: 50, 2027: 0}}
        -                ket_qua: |
        -                  - 50 áo;
        -                  - 20 phao tròn.
        -                don_vi: Công an xã
        +                ket_qua: 50 áo
        +                don_vi: "Công an xã: chủ trì"
        -                  2026: 1.030
        +                  2026: 1.040
    "#]]
    .assert_eq(&difference(&text(&case)));
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        không có số, chữ, hàng nào thay đổi
    "#]]);
}

#[test]
fn rows_that_were_added_taken_away_and_moved_are_taken_over() {
    let mut book = EditedBook::of(PLAN);
    let vests = book.row("Áo phao");
    book.insert(vests + 1, &["", "Phao bè", "", "Công an xã", "75", "0"]);
    let radio = book.row("Phát thanh");
    book.remove(radio);
    let spare = book.row("Dự phòng");
    let leaflets = book.row("In tờ rơi");
    book.cut(spare, leaflets);
    let case = case(&book);
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        kh.yaml:33: bỏ nhiệm vụ `Phát thanh` (2026: 50, 2027: 0)
        kh.yaml:38: thêm nhiệm vụ `Phao bè` sau `Áo phao` (ô Phụ lục!C11)
        kh.yaml:47: chuyển nhiệm vụ `Dự phòng` tới sau `Tuyên truyền` (ô Phụ lục!C6)
        kh.yaml:50: nhiệm vụ 5, cột 2026: 0 -> 75
        đã ghi kh.yaml
    "#]]).stderr(expect![[r#"
        cảnh báo[D012]: dòng `Tuyên truyền`, cột `2026`: tệp Excel ghi 120, tính từ các số là 125; số tổng không được đưa về; 4 ô khác cũng vậy
        --> kp.xlsx, ô Phụ lục!F5
         = gợi ý: xem lại công thức hoặc số gõ ở ô này, và các số mà nó cộng
        liên quan: ô cuối cùng như vậy
        --> kp.xlsx, ô Phụ lục!H11

    "#]]);
    expect![[r#"
        +            # dự phòng
        +            - ten: Dự phòng
        +              kinh_phi: {2026: 5, 2027: 5}
        -            - {ten: Phát thanh, don_vi: Trạm Y tế, kinh_phi: {2026: 50, 2027: 0}}
        -              # dự phòng
        -              - ten: Dự phòng
        -                kinh_phi: {2026: 5, 2027: 5}
        +              - ten: Phao bè
        +                don_vi: Công an xã
        +                kinh_phi: {2026: 75, 2027: 0}
    "#]]
    .assert_eq(&difference(&text(&case)));
    case.run("budget show kh.yaml").code(0).stdout(expect![[r#"
        Phụ lục. DANH MỤC NHIỆM VỤ
        Đơn vị tính: triệu đồng

            Nhiệm vụ           Năm 2026  Năm 2027     Cộng
        ──  ─────────────────  ────────  ────────  ───────
        I   Tuyên truyền            125        85      210
        1   Dự phòng                  5         5       10
        2   In tờ rơi               120        50      170
        3   Diễn tập năm 2027         0        30       30
        II  Vật tư                1.105      10,5  1.115,5
        4   Áo phao               1.030      10,5  1.040,5
        5   Phao bè                  75         0       75
        ──  ─────────────────  ────────  ────────  ───────
            Tổng                  1.230      95,5  1.325,5
    "#]]);
}

/// A table whose total stands first goes on below its last row; a new group there is one all the same.
#[test]
fn rows_may_be_added_below_a_table_whose_total_stands_first() {
    let plan = PLAN.replace("{nhan: Tổng}", "{nhan: Tổng, vi_tri: dau}");
    let mut book = EditedBook::of(&plan);
    let last = book.row("Dự phòng");
    book.set(last + 1, 2, "Phao bè").set(last + 1, 4, "Công an xã").set(last + 1, 5, "75").set(
        last + 1,
        6,
        "0",
    );
    let case = Case::new().file("kh.yaml", &plan).file("kp.xlsx", book.bytes());
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        kh.yaml:47: thêm nhiệm vụ `Phao bè` sau `Dự phòng` (ô Phụ lục!C13)
        kh.yaml:51: nhiệm vụ 6, cột 2026: 0 -> 75
        đã ghi kh.yaml
    "#]]);
    book.set(last + 1, 1, "").set(last + 1, 2, "Y tế").set(last + 1, 5, "").set(last + 1, 6, "");
    book.set(last + 2, 2, "Trạm Y tế").set(last + 2, 5, "5").set(last + 2, 6, "0");
    let case = Case::new().file("kh.yaml", &plan).file("kp.xlsx", book.bytes());
    case.run("budget import kp.xlsx kh.yaml").code(1).stderr(expect![[r#"
        lỗi[D027]: hàng mới này không có số nào gõ vào: không rõ là nhóm hay nhiệm vụ, nhóm mới không đưa về được
        --> kp.xlsx, ô Phụ lục!C13
         = gợi ý: thêm nhóm trong tệp YAML rồi xuất lại; là nhiệm vụ thì đánh số 1, 2 …, ghi số tiền (0 nếu không có)

    "#]]);
}

/// A workbook that was taken over once is taken over again: rows that it added or renamed are those that came of it.
#[test]
fn a_workbook_may_be_taken_over_again() {
    let mut book = EditedBook::of(PLAN);
    let (vests, radio) = (book.row("Áo phao"), book.row("Phát thanh"));
    book.set(radio, 2, "Phát thanh, truyền hình").set(radio, 5, "55");
    book.insert(vests + 1, &["", "Phao bè", "", "Công an xã", "75", "0"]);
    let case = case(&book);
    case.run("budget import kp.xlsx kh.yaml").code(0);
    let once = text(&case);
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        không có số, chữ, hàng nào thay đổi
    "#]]);
    assert_eq!(text(&case), once);
    // A row that came of the workbook takes the figures of its row there.
    book.set(vests + 1, 5, "80");
    let case = case.file("kp.xlsx", book.bytes());
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        kh.yaml:48: nhiệm vụ 5, cột 2026: 75 -> 80
        đã ghi kh.yaml
    "#]]);
}

/// A name with the mark of a note behind it is renamed without the mark.
#[test]
fn a_name_that_has_a_mark_may_be_changed() {
    let plan = PLAN
        .replace("{ten: Phát thanh,", "{ten: Phát thanh, dau_chu_thich: \"*\",")
        .replace("      cot:", "      chu_thich: [{dau: \"*\", noi_dung: Hai lần một tháng.}]\n      cot:");
    for new in ["Phát thanh, truyền hình*", "Phát thanh, truyền hình"] {
        let mut book = EditedBook::of(&plan);
        let radio = book.row("Phát thanh*");
        book.set(radio, 2, new);
        let case = Case::new().file("kh.yaml", &plan).file("kp.xlsx", book.bytes());
        case.run("budget import kp.xlsx kh.yaml").code(0);
        let wanted = plan.replace("{ten: Phát thanh,", "{ten: \"Phát thanh, truyền hình\",");
        assert_eq!(text(&case), wanted, "{new}");
    }
}

/// Sums that follow (`--tong`) are compared with the figures that come in.
#[test]
fn sums_that_follow_are_no_difference() {
    let plan = PLAN.replace("{nhan: Tổng}", "{nhan: Tổng, tong: {2026: 1.205}}");
    let mut book = EditedBook::of(&plan);
    let leaflets = book.row("In tờ rơi");
    book.set(leaflets, 5, "130");
    let case = Case::new().file("kh.yaml", &plan).file("kp.xlsx", book.bytes());
    case.run("budget import kp.xlsx kh.yaml --tong")
        .code(0)
        .stdout(expect![[r#"
        kh.yaml:31: nhiệm vụ to_roi, cột 2026: 120 -> 130
        kh.yaml:49: dòng tổng cộng, cột 2026: 1.205 -> 1.215
        đã ghi kh.yaml
    "#]])
        .stderr(expect![[""]]);
}

/// A row that was copied has the hidden key of the other one; the one with the old name is that one.
#[test]
fn a_row_that_was_copied_and_retyped_is_a_new_one() {
    let mut book = EditedBook::of(PLAN);
    let leaflets = book.row("In tờ rơi");
    book.copy(leaflets, leaflets + 1).set(leaflets + 1, 2, "In băng rôn").set(leaflets + 1, 5, "7");
    let case = case(&book);
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        kh.yaml:28: thêm nhiệm vụ `In băng rôn` sau `In tờ rơi` (ô Phụ lục!C7)
        kh.yaml:35: nhiệm vụ 2, cột 2026: 0 -> 7
        kh.yaml:35: nhiệm vụ 2, cột 2027: 0 -> 50
        đã ghi kh.yaml
    "#]]).stderr(expect![[r#"
        cảnh báo[D012]: dòng `Tuyên truyền`, cột `tong`: tệp Excel ghi 420, tính từ các số là 307; số tổng không được đưa về
        --> kp.xlsx, ô Phụ lục!H5
         = gợi ý: xem lại công thức hoặc số gõ ở ô này, và các số mà nó cộng

        cảnh báo[D012]: dòng `In băng rôn`, cột `tong`: tệp Excel ghi 170, tính từ các số là 57; số tổng không được đưa về
        --> kp.xlsx, ô Phụ lục!H7
         = gợi ý: xem lại công thức hoặc số gõ ở ô này, và các số mà nó cộng

        cảnh báo[D012]: dòng `Tổng`, cột `tong`: tệp Excel ghi 1.470,5, tính từ các số là 1.357,5; số tổng không được đưa về
        --> kp.xlsx, ô Phụ lục!H13
         = gợi ý: xem lại công thức hoặc số gõ ở ô này, và các số mà nó cộng

    "#]]);
    expect![[r#"
        +            - ten: In băng rôn
        +              don_vi: Văn phòng
        +              kinh_phi: {2026: 7, 2027: 50}
    "#]]
    .assert_eq(&difference(&text(&case)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever order tasks are brought into, whichever go: the lines of those that stay are those that were
    /// there, and all else of the file is the same.
    #[test]
    fn lines_of_rows_that_stay_are_those_that_were_there(
        moves in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
        gone in prop::option::of(0_usize..4),
    ) {
        let names = ["In tờ rơi", "Phát thanh", "Áo phao", "Dự phòng"];
        let mut book = EditedBook::of(PLAN);
        for (from, to) in moves {
            let (from, to) = (from.index(4), to.index(4));
            if from != to {
                let (row, above) = (book.row(names[from]), book.row(names[to]));
                book.cut(row, above);
            }
        }
        if let Some(gone) = gone {
            let row = book.row(names[gone]);
            book.remove(row);
        }
        let case = case(&book);
        let run = case.run("budget import kp.xlsx kh.yaml");
        prop_assert!(run.good(), "{}{}", run.out(), run.err());
        let new = text(&case);
        let trimmed = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
            lines.sort();
            lines
        };
        let (old, new_lines) = (trimmed(PLAN), trimmed(&new));
        let lost: Vec<&String> = old.iter().filter(|line| !new_lines.contains(line)).collect();
        let came: Vec<&String> = new_lines.iter().filter(|line| !old.contains(line)).collect();
        prop_assert!(gone.is_some() || lost.is_empty(), "{:?}\n{}", lost, new);
        prop_assert!(came.is_empty() || came == ["nhiem_vu: []"], "{:?}\n{}", came, new);
        // The workbook that is exported now is the one that came in: nothing is left to take over.
        let again = case.run("budget import kp.xlsx kh.yaml").out();
        prop_assert!(again.contains("không có số, chữ, hàng nào thay đổi") || !again.contains("đã ghi"), "{}", again);
    }
}
