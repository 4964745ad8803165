//! Rows and words of a workbook that have no sure place in the YAML file, or that both sides changed.

use expect_test::expect;

use super::returned_rows::{PLAN, case, difference, text};
use crate::harness::Case;
use crate::support::edited_books::EditedBook;

/// What has no sure place is an error at its cell, and nothing is written.
#[test]
fn what_cannot_be_placed_is_told_and_nothing_is_written() {
    let edited = |edit: &dyn Fn(&mut EditedBook)| {
        let mut book = EditedBook::of(PLAN);
        edit(&mut book);
        let case = case(&book);
        let run = case.run("budget import kp.xlsx kh.yaml");
        assert_eq!(text(&case), PLAN);
        run.code(1).err()
    };
    let mut all = String::new();
    all += &edited(&|book| {
        let row = book.row("Tuyên truyền");
        book.insert(row, &["", "Việc đầu bảng", "", "", "1", "2"]);
    });
    all += &edited(&|book| {
        let row = book.row("Áo phao");
        book.insert(row + 1, &["III", "Nhóm mới", "", "", "1", "2"]);
    });
    // A group whose sums are formulas, or that has none, with a task of its own.
    for number in ["III", ""] {
        all += &edited(&|book| {
            let row = book.row("Dự phòng");
            book.insert(row, &[number, "Y tế"]).insert(row + 1, &["1", "Trạm Y tế", "", "", "5", "0"]);
        });
    }
    all += &edited(&|book| {
        let (one, two) = (book.row("Tuyên truyền"), book.row("Vật tư"));
        book.cut(two, one);
    });
    all += &edited(&|book| {
        let row = book.row("Vật tư");
        book.remove(row);
    });
    all += &edited(&|book| {
        let row = book.row("Diễn tập năm 2027");
        book.set(row, 2, "Diễn tập cấp xã");
    });
    all += &edited(&|book| {
        let row = book.row("Phát thanh");
        book.set(row, 2, "").insert(row, &["", "Loa tay", "", "", "ba", "2"]);
    });
    expect![[r#"
        lỗi[D027]: hàng này đứng trên nhóm đầu tiên: không rõ thuộc nhóm nào
        --> kp.xlsx, ô Phụ lục!C5
         = gợi ý: chuyển hàng này trong tệp Excel tới dưới một nhiệm vụ của nhóm, hoặc thêm trong tệp YAML

        lỗi[D027]: hàng mới này đánh số như một nhóm: nhóm mới không đưa về được
        --> kp.xlsx, ô Phụ lục!C11
         = gợi ý: thêm nhóm trong tệp YAML rồi xuất lại; là nhiệm vụ thì đánh số 1, 2 …, ghi số tiền (0 nếu không có)

        lỗi[D027]: hàng mới này đánh số như một nhóm: nhóm mới không đưa về được
        --> kp.xlsx, ô Phụ lục!C11
         = gợi ý: thêm nhóm trong tệp YAML rồi xuất lại; là nhiệm vụ thì đánh số 1, 2 …, ghi số tiền (0 nếu không có)

        lỗi[D027]: hàng mới này không có số nào gõ vào: không rõ là nhóm hay nhiệm vụ, nhóm mới không đưa về được
        --> kp.xlsx, ô Phụ lục!C11
         = gợi ý: thêm nhóm trong tệp YAML rồi xuất lại; là nhiệm vụ thì đánh số 1, 2 …, ghi số tiền (0 nếu không có)

        lỗi[D027]: hàng nhóm này đã đổi chỗ trong tệp Excel: thứ tự nhóm không đưa về được
        --> kp.xlsx, ô Phụ lục!C6
         = gợi ý: chuyển nhóm trong tệp YAML rồi xuất lại, hoặc trả nhóm về chỗ cũ

        lỗi[D027]: hàng của nhóm này không còn trong tệp Excel, nhiệm vụ của nhóm vẫn còn
          --> kh.yaml:36:11
           |
        36 |         - ten: 'Vật tư'
           |           ^^^
           |
           = gợi ý: ghi lại hàng nhóm, hoặc bỏ nhóm trong tệp YAML

        lỗi[D027]: nhiệm vụ `Diễn tập năm 2027`, cột ten: tệp Excel ghi `Diễn tập cấp xã`, chữ ở văn bản có biến, dấu in đậm, in nghiêng hoặc viết thành danh sách
        --> kp.xlsx, ô Phụ lục!C8
         = gợi ý: sửa chữ này trong tệp YAML

        lỗi[D027]: nhiệm vụ `Phát thanh`, cột ten: tên để trống trong tệp Excel
        --> kp.xlsx, ô Phụ lục!C8
         = gợi ý: ghi lại tên; bỏ nhiệm vụ thì xóa cả hàng

    "#]].assert_eq(&all);
}

/// Both sides changed a text since the workbook was written: nothing is taken. Only the paper did: it stays.
#[test]
fn words_that_changed_in_the_paper_since_are_not_taken_back() {
    let mut book = EditedBook::of(PLAN);
    let leaflets = book.row("In tờ rơi");
    book.set(leaflets, 4, "Ban Chỉ huy");
    let case = case(&book).replace("kh.yaml", "don_vi: Văn phòng ", "don_vi: Đoàn xã ");
    case.run("budget import kp.xlsx kh.yaml").code(1).stderr(expect![[r#"
        lỗi[D026]: nhiệm vụ `In tờ rơi`, cột don_vi: tệp Excel ghi `Ban Chỉ huy`, văn bản đã sửa thành `Đoàn xã`, khi xuất là `Văn phòng`: không rõ lấy chữ nào
          --> kp.xlsx, ô Phụ lục!E6
           = gợi ý: sửa cho hai nơi giống nhau, hoặc trả một nơi về chữ khi xuất, rồi nhập lại
        liên quan: chữ trong văn bản
          --> kh.yaml:28:15
           |
        28 |             - ma: to_roi
           |               ^^

    "#]]);
    let book = EditedBook::of(PLAN);
    let case = self::case(&book).replace("kh.yaml", "don_vi: Văn phòng ", "don_vi: Đoàn xã ");
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        không có số, chữ, hàng nào thay đổi
    "#]]).stderr(expect![[r#"
        cảnh báo[D012]: nhiệm vụ `In tờ rơi`, cột `don_vi`: tệp Excel ghi `Văn phòng`, văn bản ghi `Đoàn xã`; chữ không được đưa về
        --> kp.xlsx, ô Phụ lục!E6
         = gợi ý: muốn lấy chữ ở tệp Excel thì sửa ở văn bản; muốn sửa tiếp bằng Excel thì xuất lại tệp

    "#]]);
    let mut book = EditedBook::of(PLAN);
    let leaflets = book.row("In tờ rơi");
    book.remove(leaflets);
    let case = self::case(&book).replace("kh.yaml", "2026: 120", "2026: 130");
    case.run("budget import kp.xlsx kh.yaml").code(1).stderr(expect![[r#"
        lỗi[D026]: tệp Excel đã bỏ nhiệm vụ này, văn bản đã sửa số của nó từ khi xuất: không rõ giữ hay bỏ
          --> kh.yaml:28:15
           |
        28 |             - ma: to_roi
           |               ^^
           |
           = gợi ý: bỏ nhiệm vụ trong tệp YAML, hoặc xuất lại tệp Excel

    "#]]);
}

/// A task that a text names cannot go: the paper would no longer be one.
#[test]
fn a_row_that_a_text_names_is_not_taken_away() {
    let plan = PLAN.replace("      don_vi: triệu", "      ma: kp\n      don_vi: triệu");
    let plan = plan.replace("Kinh phí {{ tong }}", "In tờ rơi hết {{ bang.kp.nhiem_vu.to_roi }}");
    let mut book = EditedBook::of(&plan);
    let leaflets = book.row("In tờ rơi");
    book.remove(leaflets);
    let case = Case::new().file("kh.yaml", &plan).file("kp.xlsx", book.bytes());
    case.run("budget import kp.xlsx kh.yaml").code(1).stderr(expect![[r#"
        lỗi[T002]: không có mục `to_roi` trong biến này
         --> kh.yaml:8:45
          |
        8 | noi_dung: In tờ rơi hết {{ bang.kp.nhiem_vu.to_roi }} tại Phụ lục kèm theo./.
          |                                             ^^^^^^
          |
          = gợi ý: biến đứng trước dấu chấm không có giá trị nào bên trong; `tong` chỉ dùng được khi hồ sơ có đúng một bảng có tiền: có nhiều bảng thì đặt `ma` cho bảng, viết `{{ bang.<mã bảng>.tong }}`

    "#]]);
    assert_eq!(text(&case), plan);
}

/// Rows of a table whose rows are kept in another file are changed there.
#[test]
fn rows_of_a_table_in_another_file_are_not_taken_over() {
    let plan = PLAN.replace("      cot:", "      kinh_phi: so.csv\n      cot:");
    let plan: String = plan
        .lines()
        .filter(|line| !line.contains("kinh_phi: {") && !line.contains("Vật tư"))
        .fold(String::new(), |text, line| text + line + "\n");
    let start = plan.find("        - ma: tuyen_truyen").unwrap();
    let rows = "        - ma: tuyen_truyen\n          ten: Tuyên truyền\n          nhiem_vu:\n            - {ma: to_roi, ten: In tờ rơi, don_vi: Văn phòng}\n            - {ma: dai, ten: Phát thanh, don_vi: Trạm Y tế}\n      tong_cong: {nhan: Tổng}\n";
    let plan = plan[..start].to_owned() + rows;
    let whole = PLAN[..PLAN.find("        - ma: tuyen_truyen").unwrap()].to_owned()
        + &rows
            .replace("don_vi: Văn phòng}", "don_vi: Văn phòng, kinh_phi: {2026: 1, 2027: 2}}")
            .replace("don_vi: Trạm Y tế}", "don_vi: Trạm Y tế, kinh_phi: {2026: 3, 2027: 4}}");
    let mut book = EditedBook::of(&whole);
    let radio = book.row("Phát thanh");
    book.set(radio, 2, "Phát thanh, truyền hình").set(radio, 5, "30");
    let case = Case::new()
        .file("kh.yaml", &plan)
        .file("so.csv", "ma,2026,2027\nto_roi,1,2\ndai,3,4\n")
        .file("kp.xlsx", book.bytes());
    case.run("budget import kp.xlsx kh.yaml")
        .code(0)
        .stdout(expect![[r#"
        kh.yaml:29: nhiệm vụ `Phát thanh`, cột ten: `Phát thanh` -> `Phát thanh, truyền hình` (ô Phụ lục!C7)
        so.csv:3: nhiệm vụ dai, cột 2026: 3 -> 30
        đã ghi kh.yaml
        đã ghi so.csv
    "#]])
        .stderr(expect![[""]]);
    assert_eq!(String::from_utf8(case.read("so.csv")).unwrap(), "ma,2026,2027\nto_roi,1,2\ndai,30,4\n");
    book.insert(radio, &["", "Loa tay", "", "", "5", "6"]);
    let case = Case::new()
        .file("kh.yaml", &plan)
        .file("so.csv", "ma,2026,2027\nto_roi,1,2\ndai,3,4\n")
        .file("kp.xlsx", book.bytes());
    case.run("budget import kp.xlsx kh.yaml").code(1).stderr(expect![[r#"
        lỗi[D027]: bảng này lấy hàng, số từ `so.csv`: không thêm, bỏ được hàng từ tệp Excel khác
          --> kh.yaml:15:17
           |
        15 |       kinh_phi: so.csv
           |                 ^^^^^^
           |
           = gợi ý: sửa thẳng `so.csv`, rồi sửa nhiệm vụ trong tệp YAML nếu ghi ở đó

    "#]]);
}

/// A group that loses all its tasks stays, empty; one that goes with them goes.
#[test]
fn a_group_may_be_emptied_or_go_with_its_tasks() {
    let mut book = EditedBook::of(PLAN);
    for name in ["Áo phao", "Dự phòng"] {
        let row = book.row(name);
        book.remove(row);
    }
    let case = case(&book);
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        kh.yaml:38: bỏ nhiệm vụ `Áo phao` (2026: 1.030, 2027: 10,5)
        kh.yaml:47: bỏ nhiệm vụ `Dự phòng` (2026: 5, 2027: 5)
        đã ghi kh.yaml
    "#]]);
    expect![[r#"
        -          nhiem_vu:
        -              - ten: Áo phao
        -                ket_qua: |
        -                  - 50 áo;
        -                  - 20 phao tròn.
        -                don_vi: Công an xã
        -                kinh_phi:
        -                  2026: 1.030
        -                  2027: 10,5
        -              # dự phòng
        -              - ten: Dự phòng
        -                kinh_phi: {2026: 5, 2027: 5}
        +          nhiem_vu: []
    "#]]
    .assert_eq(&difference(&text(&case)));
    let row = book.row("Vật tư");
    book.remove(row);
    let case = self::case(&book);
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        kh.yaml:36: bỏ nhóm `Vật tư`
        kh.yaml:38: bỏ nhiệm vụ `Áo phao` (2026: 1.030, 2027: 10,5)
        kh.yaml:47: bỏ nhiệm vụ `Dự phòng` (2026: 5, 2027: 5)
        đã ghi kh.yaml
    "#]]);
    expect![[r#"
        -        - ten: 'Vật tư'
        -          nhiem_vu:
        -              - ten: Áo phao
        -                ket_qua: |
        -                  - 50 áo;
        -                  - 20 phao tròn.
        -                don_vi: Công an xã
        -                kinh_phi:
        -                  2026: 1.030
        -                  2027: 10,5
        -              # dự phòng
        -              - ten: Dự phòng
        -                kinh_phi: {2026: 5, 2027: 5}
    "#]]
    .assert_eq(&difference(&text(&case)));
}

/// Rows of a list in brackets are taken over like all others.
#[test]
fn rows_of_a_list_in_brackets_are_taken_over() {
    let plan = PLAN[..PLAN.find("      nhom:\n").unwrap()].to_owned()
        + "      nhiem_vu: [{ten: In tờ rơi, kinh_phi: {2026: 1, 2027: 2}}, {ten: Phát thanh, kinh_phi: {2026: 3, 2027: 4}}]\n";
    let mut book = EditedBook::of(&plan);
    let radio = book.row("Phát thanh");
    book.insert(radio, &["", "Loa tay", "", "", "5", "6"]);
    let case = Case::new().file("kh.yaml", &plan).file("kp.xlsx", book.bytes());
    case.run("budget import kp.xlsx kh.yaml").code(0);
    let shown = case.run("budget show kh.yaml").code(0).out();
    assert!(shown.contains("Loa tay") && shown.contains("Tổng cộng"), "{shown}");
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        không có số, chữ, hàng nào thay đổi
    "#]]);
}
