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

/// Wherever a single paper is named, the register is none; a table of orders tells it in its row.
#[test]
fn a_register_is_no_paper_for_any_command() {
    let case = office()
        .file("a.xlsx", "")
        .file("so.csv", "tep,so,ngay\nphap_luat.yaml,7,16/3/2026\n")
        .file("content/2026/phap_luat.yaml", BOOK);
    for command in [
        "tree phap_luat.yaml",
        "issue content/2026/phap_luat.yaml --so 5 --ngay 16/3/2026",
        "batch phap_luat.yaml",
        "check phap_luat.yaml",
        "budget show phap_luat.yaml",
        "budget export phap_luat.yaml",
        "budget import a.xlsx phap_luat.yaml",
        "budget diff content/2026/a.yaml phap_luat.yaml",
    ] {
        let told = case.run(command).code(2).errors();
        let name = command.split(' ').find(|word| word.contains("phap_luat")).unwrap();
        assert_eq!(
            told,
            format!(
                "lỗi: `{name}` là sổ văn bản pháp luật, không phải văn bản\n\
                 gợi ý: nêu tệp văn bản cạnh nó: sổ được đọc cùng văn bản\n"
            ),
            "{command}"
        );
    }
    case.run("issue --csv so.csv").code(1).stderr(expect![[r#"
        lỗi[P004]: `phap_luat.yaml` là sổ văn bản pháp luật, không phải văn bản
         --> so.csv:2:1
          |
        2 | phap_luat.yaml,7,16/3/2026
          | ^^^^^^^^^^^^^^
          |
          = gợi ý: bỏ dòng này: sổ không có số và ngày để cấp

    "#]]);
    let case = case
        .replace("content/2026/a.yaml", "dieu:", "vien_dan: {luat: ../../phap_luat.yaml}\ndieu:")
        .replace("content/2026/a.yaml", "dieu:", "kem_theo: [phap_luat.yaml]\ndieu:");
    case.run("check content/2026/a.yaml --message-format short").code(1).stderr(expect![[r#"
        content/2026/a.yaml:15:18: lỗi[C015]: `vien_dan` nhận tệp YAML của văn bản, `../../phap_luat.yaml` là sổ văn bản pháp luật; gợi ý: bỏ dòng này: sổ được đọc cùng văn bản, gọi văn bản trong sổ bằng `{{ phap_luat.nd30 }}`
        content/2026/a.yaml:16:12: lỗi[C015]: `kem_theo` nhận tệp YAML của văn bản, `phap_luat.yaml` là sổ văn bản pháp luật; gợi ý: bỏ dòng này: sổ được đọc cùng văn bản, gọi văn bản trong sổ bằng `{{ phap_luat.nd30 }}`
    "#]]);
}

/// What is wrong with words of the register is told there, also where many papers use them; what a paper
/// does with them is told in the paper.
#[test]
fn words_of_the_register_are_told_in_the_register() {
    let law = "luat: {loai: luat, ten: Đất Đai, ngay: 18/01/2024, nguon: Công báo}\n";
    let case = office()
        .replace("phap_luat.yaml", "nd30:", &format!("{law}nd30:"))
        .replace(
            "content/2026/a.yaml",
            "  {{ phap_luat.nd30 }}",
            "  {{ phap_luat.luat }}\n  {{ phap_luat.nd30 }}",
        )
        .replace("phap_luat.yaml", "về công tác văn thư", ">-\n    về công tác\n    của Ủy ban Nhân dân")
        .replace("phap_luat.yaml", "hieu_luc_tu: 05/3/2020", "hieu_luc_den: 31/12/2025");
    case.run("check content").code(0).stderr(expect![[r#"
        lưu ý[C065]: cần xác minh: sổ phap_luat.yaml chưa có `Luật Tiếp công dân ngày 25 tháng 11 năm 2013`
          --> content/2026/a.yaml:11:3
           |
        11 |   Luật Tiếp công dân ngày 25 tháng 11 năm 2013
           |   ^^^^^^^^^^^^^^^^^^
           |
           = gợi ý: tra hiệu lực ở nguồn chính thức rồi ghi vào sổ, kèm `nguon`

        cảnh báo[C063]: căn cứ `Nghị định số 30/2020/NĐ-CP` không còn hiệu lực sau ngày 31/12/2025
          --> content/2026/a.yaml:13:3
           |
        13 |   {{ phap_luat.nd30 }}
           |   ^^^^^^^^^^^^^^^^^^^^
           |
           = gợi ý: theo `nd30` trong phap_luat.yaml; bỏ căn cứ này, hoặc ghi văn bản thay thế

        cảnh báo[C089]: tên luật `Luật Đất Đai` viết hoa không đúng
         --> phap_luat.yaml:1:25
          |
        1 | luat: {loai: luat, ten: Đất Đai, ngay: 18/01/2024, nguon: Công báo}
          |                         ^^^^^^^
          |
          = gợi ý: viết `Luật Đất đai`

        cảnh báo[C052]: tên cơ quan `Ủy ban Nhân dân` viết hoa không đúng
         --> phap_luat.yaml:6:9
          |
        6 |     của Ủy ban Nhân dân
          |         ^^^^^^^^^^^^^^^
          |
          = gợi ý: viết `Ủy ban nhân dân`

    "#]]);
}

/// A link whose file is gone is no file that is passed over: a paper, a register, an overlay or a template
/// of the office would be missing with nothing said.
#[cfg(unix)]
#[test]
fn links_to_files_that_are_gone_are_told() {
    let case = office();
    let link =
        |case: &Case, path: &str| std::os::unix::fs::symlink("khong-co.yaml", case.path(path)).unwrap();
    link(&case, "content/2026/b.yaml");
    case.run("check content --message-format short").code(1).stderr(expect![[r#"
        content/2026/a.yaml:11:3: lưu ý[C065]: cần xác minh: sổ phap_luat.yaml chưa có `Luật Tiếp công dân ngày 25 tháng 11 năm 2013`; gợi ý: tra hiệu lực ở nguồn chính thức rồi ghi vào sổ, kèm `nguon`
        lỗi[W002]: không đọc được `content/2026/b.yaml`: không có tệp hoặc thư mục này
    "#]]);
    case.run("check content/2026/?.yaml --message-format short").code(1).stderr(expect![[r#"
        content/2026/a.yaml:11:3: lưu ý[C065]: cần xác minh: sổ phap_luat.yaml chưa có `Luật Tiếp công dân ngày 25 tháng 11 năm 2013`; gợi ý: tra hiệu lực ở nguồn chính thức rồi ghi vào sổ, kèm `nguon`
        lỗi[W002]: không đọc được `content/2026/b.yaml`: không có tệp hoặc thư mục này
    "#]]);
    let case = office();
    link(&case, "content/phap_luat.yaml");
    case.run("check content --message-format short").code(1).stderr(expect![[r#"
        lỗi[W002]: không đọc được sổ `content/phap_luat.yaml`: không có tệp hoặc thư mục này
    "#]]);
    let case = office().file("templates/theme.yaml", "");
    link(&case, "templates/ke_hoach.yaml");
    case.run("check content --message-format short").code(1).stderr(expect![[r#"
        lỗi[W002]: mẫu trình bày `templates/ke_hoach.yaml`: không có tệp hoặc thư mục này
    "#]]);
}
