//! The register of laws beside papers: where it is found, what it changes, what a broken one does.

use expect_test::expect;

use super::decision;
use crate::harness::Case;

const BOOK: &str = "\
nd30:
  loai: nghi_dinh
  ten: về công tác văn thư
  so: 30/2020/NĐ-CP
  ngay: 05/3/2020
  co_quan: Chính phủ
  hieu_luc_tu: 05/3/2020
  nguon: Nghị định số 30/2020/NĐ-CP, Điều 37
";

/// A file of the folder.
fn text(case: &Case, path: &str) -> String {
    String::from_utf8(case.read(path)).unwrap()
}

/// A decision two folders below its register, which it cites by its key.
fn office() -> Case {
    let paper = text(&decision(), "a.yaml").replace("so: 05\n", "").replace("ngay: 12/01/2026", "nam: 2026");
    let first = "  Luật Tiếp công dân ngày 25 tháng 11 năm 2013\n";
    assert!(paper.contains(first), "{paper}");
    let paper = paper.replace(first, &format!("{first}  {{{{ phap_luat.nd30 }}}}\n"));
    Case::new().file("phap_luat.yaml", BOOK).file("content/2026/a.yaml", paper)
}

/// It is no paper itself, and not spoken of as one that is passed over. What it changes is written anew.
#[test]
fn a_register_above_papers_is_read_with_them() {
    let case = office().file("content/phap_luat.yaml", BOOK);
    let build = "build content --format txt --message-format short";
    case.run(build).code(0).stdout(expect![[r#"
        content/2026/a.yaml → out/2026/a.txt
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        content/2026/a.yaml:11:3: lưu ý[C065]: cần xác minh: sổ phap_luat.yaml chưa có `Luật Tiếp công dân ngày 25 tháng 11 năm 2013`; gợi ý: tra hiệu lực ở nguồn chính thức rồi ghi vào sổ, kèm `nguon`
    "#]]);
    let printed = text(&case, "out/2026/a.txt");
    assert!(
        printed.contains(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
        ),
        "{printed}"
    );
    let case = case.replace("content/phap_luat.yaml", "về công tác văn thư", "về công tác văn thư, lưu trữ");
    case.run(build).code(0).stdout(expect![[r#"
        content/2026/a.yaml → out/2026/a.txt
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    assert!(text(&case, "out/2026/a.txt").contains("văn thư, lưu trữ;"));
    case.run("build content/phap_luat.yaml").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `content/phap_luat.yaml` là sổ văn bản pháp luật, không phải văn bản
        gợi ý: nêu tệp văn bản cạnh nó: sổ được đọc cùng văn bản
    "#]]);
}

/// Its faults are told once for all papers, at its lines, and no paper beside it is written.
#[test]
fn a_broken_register_writes_nothing() {
    let case = office().replace("phap_luat.yaml", "ngay: 05/3/2020", "ngay: tháng 3");
    let second = text(&case, "content/2026/a.yaml");
    let case = case.file("content/2026/b.yaml", second);
    case.run("build content --format txt")
        .code(1)
        .stdout(expect![[r#"
        content/2026/a.yaml: chưa ghi
        content/2026/b.yaml: chưa ghi
        Xong 2 văn bản: 0 đã ghi, 0 không đổi, 2 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[r#"
        lỗi[C005]: `ngay` phải là ngày/tháng/năm, ở đây là `tháng 3`
         --> phap_luat.yaml:5:9
          |
        5 |   ngay: tháng 3
          |         ^^^^^^^
          |
          = gợi ý: ví dụ `ngay: 05/3/2020`

    "#]]);
}

/// The starter is a register as it stands.
#[test]
fn a_register_is_begun_with_new() {
    let case = office();
    case.run("new phap_luat --out content/2026").code(0).stdout(expect![[r#"
        Đã tạo content/2026/phap_luat.yaml
        Tiếp theo: tra lại từng dòng ở nguồn chính thức, thêm văn bản cơ quan hay viện dẫn; văn bản cùng thư mục gọi được bằng `{{ phap_luat.nd30 }}`
    "#]]).stderr(expect![[""]]);
    case.run("build content --format txt --message-format short").code(0).stderr(expect![[r#"
        content/2026/a.yaml:11:3: lưu ý[C065]: cần xác minh: sổ phap_luat.yaml chưa có `Luật Tiếp công dân ngày 25 tháng 11 năm 2013`; gợi ý: tra hiệu lực ở nguồn chính thức rồi ghi vào sổ, kèm `nguon`
    "#]]);
    case.run("new phap_luat --out content/2026").code(2).stderr(expect![[r#"
        lỗi: đã có tệp `content/2026/phap_luat.yaml`, không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè
    "#]]);
}

/// An issued paper stays as it is when the register grows, and when a law of it ends later on.
#[test]
fn an_issued_paper_stays_when_the_register_changes() {
    let case = office();
    case.run("issue content/2026/a.yaml --so 5 --ngay 16/3/2026").code(0);
    let case = case.replace("phap_luat.yaml", "  nguon:", "  hieu_luc_den: 31/12/2026\n  nguon:");
    case.run("build content --message-format short").code(0).stdout(expect![[r#"
        content/2026/a.yaml → out/2026/a.pdf, out/2026/a.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    case.run("verify out")
        .code(0)
        .stdout(expect![[r#"
        Đối chiếu 4 tệp: 4 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]])
        .stderr(expect![[""]]);
}
