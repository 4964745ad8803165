//! Tables of money out to a workbook and back: what is exported is imported again, nothing else
//! in the files changes.

use std::collections::BTreeMap;

use expect_test::expect;
use proptest::prelude::*;
use rust_decimal::Decimal;
use vanban::rooms::content::money::typed_amount;
use vanban::rooms::pipeline::StatedSums;
use vanban::rooms::tabular::workbook::{self, Workbook, WorkbookContent, WorkbookPage};

use crate::support::exports::{Files, exported, imported};

/// A task: is it named by an id, and its figures.
type Task = (bool, [Decimal; 4]);

/// A plan with two columns of money, a product and comments all over; groups of groups when
/// `nested`.
fn plan(groups: &[Vec<Task>], nested: bool) -> String {
    let mut text = "\
# Kế hoạch của phòng
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Trồng cây
noi_dung: Thực hiện theo Phụ lục./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: stt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - ten: Vốn
          cot:
            - {ma: tw, ten: Trung ương, kieu: tien}
            - {ma: dp, ten: Địa phương, kieu: tien}
        - {ma: sl, ten: Số lượng, kieu: so_luong}
        - {ma: gia, ten: Đơn giá, kieu: don_gia}
        - {ma: mua, ten: Mua sắm, kieu: thanh_tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
      nhom:\n"
        .to_owned();
    for (at, group) in groups.iter().enumerate() {
        let indent = if nested {
            text += &format!("        - ten: Phần {at}   # một phần\n          nhom:\n");
            "            "
        } else {
            "        "
        };
        text += &format!("{indent}- ten: Nhóm {at}\n{indent}  nhiem_vu:\n");
        for (number, (named, [tw, dp, sl, gia])) in group.iter().enumerate() {
            let id = if *named { format!("ma: t{at}_{number}, ") } else { String::new() };
            let [tw, dp, sl, gia] = [tw, dp, sl, gia].map(|figure| format!("\"{}\"", typed_amount(*figure)));
            text += &format!(
                "{indent}    - {{{id}ten: Việc {number}, kinh_phi: {{tw: {tw}, dp: {dp}}}, sl: {sl}, gia: {gia}}}  # số {number}\n"
            );
        }
    }
    text
}

/// A workbook of some figures in which a person typed those of another.
fn edited(book: &Workbook, mut other: Workbook) -> Workbook {
    let is_hidden = |page: &WorkbookPage| page.hidden;
    other.pages.retain(|page| !is_hidden(page));
    other.pages.extend(book.pages.iter().filter(|page| is_hidden(page)).cloned());
    other
}

fn figure() -> impl Strategy<Value = Decimal> {
    (0_i64..1_000_000_000, 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits, scale).normalize())
}

fn task() -> impl Strategy<Value = Task> {
    let small = (0_i64..1_000, 0_u32..2).prop_map(|(digits, scale)| Decimal::new(digits, scale).normalize());
    (any::<bool>(), figure(), figure(), small.clone(), small)
        .prop_map(|(named, tw, dp, sl, gia)| (named, [tw, dp, sl, gia]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Export then import gives the same table; the workbook of other figures gives those, and
    /// the file that a person would have typed with them.
    #[test]
    fn what_is_exported_is_imported(
        groups in prop::collection::vec(prop::collection::vec((task(), task()), 1..4), 1..4),
        nested in any::<bool>(),
    ) {
        let side = |pick: fn(&(Task, Task)) -> [Decimal; 4]| -> String {
            let tasks = |group: &Vec<(Task, Task)>| group.iter().map(|both| (both.0.0, pick(both))).collect();
            plan(&groups.iter().map(tasks).collect::<Vec<_>>(), nested)
        };
        let (old, new) = (side(|(old, _)| old.1), side(|(_, new)| new.1));
        let files = Files::new();
        let same = imported(&old, &files, &exported(&old, &files), StatedSums::Stay).unwrap();
        prop_assert!(same.changes.is_empty() && same.files.is_empty());
        let book = edited(&exported(&old, &files), exported(&new, &files));
        let import = imported(&old, &files, &book, StatedSums::Stay).unwrap();
        let made = import.files.first().map_or(old.as_bytes(), |(_, bytes)| bytes);
        prop_assert_eq!(std::str::from_utf8(made).unwrap(), new);
    }

    /// Sums of the workbook are those of the program: each formula's stored result is the sum of
    /// the cells that it names.
    #[test]
    fn stored_results_are_what_the_formulas_say(
        groups in prop::collection::vec(prop::collection::vec(task(), 1..4), 1..4),
        nested in any::<bool>(),
    ) {
        let book = exported(&plan(&groups, nested), &Files::new());
        let cells = &book.pages[0].cells;
        let value = |position: (u32, u16)| match &cells[&position].content {
            WorkbookContent::Number(value) | WorkbookContent::Formula(_, value) => *value,
            other => panic!("{other:?}"),
        };
        let mut formulas = 0;
        for cell in cells.values() {
            let WorkbookContent::Formula(formula, result) = &cell.content else { continue };
            formulas += 1;
            let counted: Decimal = match formula.strip_prefix("SUM(").and_then(|rest| rest.strip_suffix(")")) {
                Some(arguments) => arguments.split(',').flat_map(range).map(value).sum(),
                None => formula.split('*').flat_map(range).map(value).product(),
            };
            prop_assert_eq!(counted, *result, "{}", formula);
        }
        prop_assert!(formulas > 0);
    }
}

/// The cells of `C5` or `C5:E5`.
fn range(text: &str) -> Vec<(u32, u16)> {
    let position = |name: &str| {
        let letters = name.trim_end_matches(|one: char| one.is_ascii_digit());
        let column = letters.bytes().fold(0_u16, |all, one| all * 26 + u16::from(one - b'A') + 1) - 1;
        (name[letters.len()..].parse::<u32>().unwrap() - 1, column)
    };
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let ((top, left), (bottom, right)) = (position(first), position(last));
    (top..=bottom).flat_map(|row| (left..=right).map(move |column| (row, column))).collect()
}

fn tasks() -> Vec<Vec<Task>> {
    let task = |named, tw: i64, dp: i64| {
        (named, [Decimal::new(tw, 0), Decimal::new(dp, 1), Decimal::from(2), Decimal::from(3)])
    };
    vec![vec![task(true, 1210, 5), task(true, 20, 0)], vec![task(false, 7, 15)]]
}

/// Tasks may be sorted: their order is taken over, their figures stay theirs. The bytes are the same every time.
#[test]
fn rows_of_the_workbook_may_stand_in_another_order() {
    let yaml = plan(&tasks(), false);
    let files = Files::new();
    let book = exported(&yaml, &files);
    assert!(workbook::write(&book).unwrap() == workbook::write(&exported(&yaml, &files)).unwrap());
    let mut turned = book.clone();
    let first = turned.pages[0].frozen.0;
    let cells = &mut turned.pages[0].cells;
    // The first two tasks, below the row of their group.
    let turn = |row: u32| if [first + 1, first + 2].contains(&row) { 2 * first + 3 - row } else { row };
    *cells =
        std::mem::take(cells).into_iter().map(|((row, column), cell)| ((turn(row), column), cell)).collect();
    assert_ne!(turned, book);
    let import = imported(&yaml, &files, &turned, StatedSums::Stay).unwrap();
    assert_eq!(import.changes, []);
    assert_eq!(import.rows.len(), 1, "{:?}", import.rows);
    let [(_, new)] = &import.files[..] else { panic!("one file") };
    let new = String::from_utf8(new.clone()).unwrap();
    assert!(new.find("Việc 1").unwrap() < new.find("Việc 0").unwrap(), "{new}");
}

/// What the cells of the exported workbook are, as a person would see them.
#[test]
fn the_workbook_has_heads_formulas_and_hidden_ids() {
    let book = exported(&plan(&tasks(), false), &Files::new());
    let page = &book.pages[0];
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for ((row, _), cell) in &page.cells {
        rows.entry(*row).or_default().push(match &cell.content {
            WorkbookContent::Blank => String::new(),
            WorkbookContent::Text(text) => text.clone(),
            WorkbookContent::Number(number) => number.to_string(),
            WorkbookContent::Formula(formula, result) => format!("={formula} [{result}]"),
        });
    }
    let mut text = format!(
        "ẩn cột {:?}, hàng {:?}; cố định {:?}; gộp {:?}\n",
        page.hidden_columns, page.hidden_rows, page.frozen, page.merged
    );
    rows.values().for_each(|row| text += &format!("{}\n", row.join(" | ")));
    expect![[r#"
        ẩn cột {0}, hàng {4}; cố định (5, 3); gộp [((0, 1), (0, 8)), ((1, 1), (1, 8)), ((2, 1), (3, 1)), ((2, 2), (3, 2)), ((2, 3), (2, 4)), ((2, 5), (3, 5)), ((2, 6), (3, 6)), ((2, 7), (3, 7)), ((2, 8), (3, 8))]
        #bang ~3f3886eb | Phụ lục. KINH PHÍ
        Đơn vị tính: triệu đồng
        TT | Nhiệm vụ | Vốn | Số lượng | Đơn giá | Mua sắm | Tổng
        Trung ương | Địa phương
        ma | stt | ten | tw | dp | sl | gia | mua | tong
        #~1:a0b6a4ae | I | Nhóm 0 | =SUM(D7:D8) [1230] | =SUM(E7:E8) [0.5] |  |  | =SUM(H7:H8) [12] | =SUM(I7:I8) [1242.5]
        t0_0 | 1 | Việc 0 | 1210 | 0.5 | 2 | 3 | =F7*G7 [6] | =SUM(D7,E7,H7) [1216.5]
        t0_1 | 2 | Việc 1 | 20 | 0 | 2 | 3 | =F8*G8 [6] | =SUM(D8,E8,H8) [26]
        #~2:9196195f | II | Nhóm 1 | =SUM(D10) [7] | =SUM(E10) [1.5] |  |  | =SUM(H10) [6] | =SUM(I10) [14.5]
        ~2.1:6f165d7b | 3 | Việc 0 | 7 | 1.5 | 2 | 3 | =F10*G10 [6] | =SUM(D10,E10,H10) [14.5]
        #tong |  | Tổng cộng | =SUM(D6,D9) [1237] | =SUM(E6,E9) [2] |  |  | =SUM(H6,H9) [18] | =SUM(I6,I9) [1257]
    "#]].assert_eq(&text);
}

/// A table whose figures stand in a CSV file gets them there, with the file's own separators,
/// line ends, byte order mark and further columns.
#[test]
fn figures_of_a_csv_file_go_back_into_it() {
    let csv =
        "\u{feff}ma;ghi chú;tw;dp;sl;gia\r\nt0_1;\"x; y\";20;0;2;3\r\nt0_0;te\u{302}n;1.210;\"0,5\";2;3\r\n";
    let typed = plan(&tasks()[..1], false);
    let mut yaml = String::new();
    for line in typed.lines() {
        let bare = line.split_once(", kinh_phi").map(|(before, _)| format!("{before}}}"));
        yaml += &(bare.unwrap_or_else(|| line.to_owned()) + "\n");
    }
    let yaml =
        yaml.replace("      don_vi: triệu đồng\n", "      don_vi: triệu đồng\n      kinh_phi: so.csv\n");
    let files = Files::from([("so.csv".to_owned(), csv.as_bytes().to_vec())]);
    let mut changed = tasks()[..1].to_vec();
    changed[0][0].1[1] = Decimal::new(1_234, 3);
    changed[0][1].1[0] = Decimal::from(4_000);
    let book = edited(&exported(&yaml, &files), exported(&plan(&changed, false), &files));
    let import = imported(&yaml, &files, &book, StatedSums::Stay).unwrap();
    let [(name, bytes)] = import.files.as_slice() else { panic!("{:?}", import.files) };
    assert_eq!(name, "so.csv");
    let expected = csv.replace("\"0,5\"", "\"1,2340\"").replace(";20;", ";4.000;");
    assert_eq!(std::str::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn what_cannot_be_taken_back_is_told() {
    let yaml = plan(&tasks(), false);
    let files = Files::new();
    let book = exported(&yaml, &files);
    let mut found = String::new();
    let mut tell = |yaml: &str, book: &Workbook| {
        found += &imported(yaml, &files, book, StatedSums::Stay).expect_err("a finding");
        found += "---\n";
    };
    // No workbook of ours.
    let mut other = book.clone();
    other.pages[0].cells.remove(&(0, 0));
    tell(&yaml, &other);
    // A task moved since, one that has no id.
    tell(&yaml.replace("ten: Việc 0, kinh_phi: {tw: \"7\"", "ten: Việc khác, kinh_phi: {tw: \"7\""), &book);
    // A total typed over its formula and a text; a row sum typed over its formula; a ceiling.
    let mut typed = book.clone();
    let cells = &mut typed.pages[0].cells;
    let rows: Vec<u32> = cells.keys().map(|(row, _)| *row).collect();
    let last = rows.iter().max().copied().unwrap();
    cells.get_mut(&(last, 3)).unwrap().content = WorkbookContent::Number(Decimal::from(9));
    cells.get_mut(&(last - 1, 3)).unwrap().content = WorkbookContent::Text("7 tr".to_owned());
    tell(&yaml, &typed);
    let mut typed = book.clone();
    typed.pages[0].cells.get_mut(&(last - 1, 8)).unwrap().content = WorkbookContent::Number(Decimal::from(9));
    tell(&yaml, &typed);
    tell(&yaml.replace("      don_vi:", "      muc_tran: 1.000\n      don_vi:"), &book);
    expect![[r#"
        lỗi[D007]: `kp.xlsx`: không thấy cột A (ẩn) ghi mã của bảng: cột này đã bị xóa, hoặc tệp không do `vanban budget export` ghi; gợi ý: xuất lại tệp Excel từ văn bản rồi sửa số trong tệp đó; tệp số liệu khác thì dùng `kinh_phi: …` ở bảng
        ---
        kh.yaml:33:16: lỗi[D005]: nhiệm vụ không có mã này không thấy trong `kp.xlsx`: đã đổi tên, chuyển chỗ hoặc mới thêm; gợi ý: thêm `ma` cho nhiệm vụ rồi xuất lại tệp Excel
        kp.xlsx:Phụ lục!A10: lỗi[D005]: dòng này của một nhiệm vụ không có mã, nay đã đổi tên, chuyển chỗ hoặc bỏ; gợi ý: thêm `ma` cho nhiệm vụ rồi xuất lại tệp Excel
        ---
        kp.xlsx:Phụ lục!D10: lỗi[B001]: `7 tr` không phải là số: có `tr`; gợi ý: chỉ ghi chữ số, ví dụ `1.210`; đơn vị tiền ghi ở `don_vi` của bảng
        ---
        kp.xlsx:Phụ lục!I10: lỗi[B003]: nhiệm vụ 3 ghi 9 ở cột `tong`, tính từ các số của hàng là 14,5; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
        ---
        kh.yaml:14:17: lỗi[B007]: bảng vượt mức trần ở cột `tong`: tổng 1.257, mức trần 1.000, vượt 257 triệu đồng; gợi ý: giảm các số của nhiệm vụ, hoặc sửa `muc_tran`
        ---
    "#]].assert_eq(&found);
}

/// Stated sums stay errors, or follow where that is asked for.
#[test]
fn stated_sums_follow_where_asked_for() {
    let state = |yaml: &str, sum: &str| {
        yaml.replace("- ten: Nhóm 0\n", &format!("- ten: Nhóm 0\n          tong: {{tw: {sum}}}\n"))
    };
    let yaml = state(&plan(&tasks(), false), "1.230");
    let mut changed = tasks();
    changed[0][0].1[0] = Decimal::from(1_300);
    let files = Files::new();
    let book = edited(&exported(&yaml, &files), exported(&state(&plan(&changed, false), "1.320"), &files));
    let told = imported(&yaml, &files, &book, StatedSums::Stay).expect_err("another sum");
    expect![[r#"
        kh.yaml:28:22: lỗi[B003]: nhóm I ghi 1.230 ở cột `tw`, cộng từ các nhiệm vụ là 1.320; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
    "#]].assert_eq(&told);
    let import = imported(&yaml, &files, &book, StatedSums::Follow).unwrap();
    assert_eq!(std::str::from_utf8(&import.files[0].1).unwrap(), state(&plan(&changed, false), "1.320"));
}
