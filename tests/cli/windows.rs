//! What Windows brings along: line ends, `\` in paths, names that mean devices, patterns that no
//! shell expands. Runs on every system.

use std::path::Path;

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;

const THEME: &str = "# Thể thức riêng\nkhoang: {cho_ky: 25}\nkieu:\n  doan_van: {co_chu: 13}\n";
const FRAME: &str = include_str!("../../templates/quyet_dinh.xml");

/// Every document of the folder `content/`, and templates of its own, with these line ends.
fn samples(end: &str) -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut case = Case::new()
        .file("templates/theme.yaml", THEME.replace('\n', end))
        .file("templates/quyet_dinh.xml", FRAME.replace("Quyết định:", "Nay quyết định:").replace('\n', end));
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n").replace('\n', end);
            let name = path.file_name().unwrap().to_str().unwrap();
            case = case.file(&format!("content/{name}"), text);
            count += 1;
        }
    }
    assert!(count >= 6);
    // The table of one of them stays as it is: its DOCX names the very bytes.
    case.file("content/bang/mua-sam-2026.csv", std::fs::read(folder.join("bang/mua-sam-2026.csv")).unwrap())
}

/// Notepad's line ends, in documents, theme and frames: the same bytes come out.
#[test]
fn line_ends_do_not_change_a_byte() {
    let cases = ["\n", "\r\n"].map(samples);
    for case in &cases {
        case.run("build").code(0).stderr(expect![[""]]);
    }
    let names = cases[0].files("out");
    assert_eq!(names, cases[1].files("out"));
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        let path = format!("out/{name}");
        assert!(cases[0].read(&path) == cases[1].read(&path), "{name}");
    }
}

/// A finding stands in the same line and column.
#[test]
fn a_finding_has_its_place_whatever_the_line_ends() {
    let case = decision().replace("a.yaml", "so: 05", "so: năm");
    let text = String::from_utf8(case.read("a.yaml")).unwrap();
    let told = |case: &Case| case.run("build a.yaml --message-format json").code(1).text();
    let plain = told(&case);
    assert!(plain.contains("\"ma\""), "{plain}");
    assert_eq!(told(&case.file("a.yaml", text.replace('\n', "\r\n"))), plain);
}

/// No shell of Windows expands `*`; what matches but is no document is left out.
#[test]
fn patterns_are_expanded() {
    let case = office().file("content/đề-án.yaml", decision().read("a.yaml"));
    case.run("build content/*.yaml --format docx").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml → out/quyet-dinh.docx
        content/đề-án.yaml → out/đề-án.docx
        Xong 2 văn bản: 2 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    case.run("build content/QUYET-????.Y*ML --format docx").code(0).stdout(expect![[r#"
        content/quyet-dinh.yaml → out/quyet-dinh.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    case.run("build content/*.yml").code(2).stderr(expect![[r#"
        lỗi: không có tệp .yaml nào khớp `content/*.yml`
        gợi ý: kiểm tra lại tên và đường dẫn; `*` là chữ bất kỳ, `?` là một chữ
    "#]]);
    case.run("build khong-co/*.yaml").code(2).stderr(expect![[r#"
        lỗi: không có tệp .yaml nào khớp `khong-co/*.yaml`
        gợi ý: kiểm tra lại tên và đường dẫn; `*` là chữ bất kỳ, `?` là một chữ
    "#]]);
}

/// `aux.pdf` could not be made, `nul.pdf` would be lost: told before anything is written, and
/// other documents are written. On Windows itself nobody has such files.
#[cfg(not(windows))]
#[test]
fn names_of_devices_are_refused() {
    let text = decision().read("a.yaml");
    let case = decision().file("aux.yaml", &text).file("b/nul/c.yaml", &text).file("b/con-dau.yaml", &text);
    case.run("build a.yaml aux.yaml b --format docx --message-format short")
        .code(1)
        .stdout(expect![[r#"
            a.yaml → out/a.docx
            aux.yaml: chưa ghi
            b/con-dau.yaml → out/con-dau.docx
            b/nul/c.yaml: chưa ghi
            Xong 4 văn bản: 2 đã ghi, 0 không đổi, 2 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            lỗi[W001]: `aux.yaml`: Windows không cho đặt tên tệp hay thư mục là `AUX`; gợi ý: đặt tên khác, dài hơn
            lỗi[W001]: `b/nul/c.yaml`: Windows không cho đặt tên tệp hay thư mục là `NUL`; gợi ý: đặt tên khác, dài hơn
        "#]]);
    assert_eq!(case.files("out"), ["a.docx", "con-dau.docx"]);
}

/// Templates are found by their names in any capitals; two that Windows could not tell apart are
/// an error.
#[test]
fn capitals_of_a_templates_name_do_not_matter() {
    let case = decision().file("templates/Theme.YML", THEME);
    case.run("build a.yaml --format docx").code(0).stdout(expect![[r#"
        dùng mẫu trình bày riêng: theme.yaml
        a.yaml → out/a.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    let case = case.file("templates/theme.yaml", "kieu: {doan_van: {co_chu: 13,5}}");
    case.run("build a.yaml --format docx --message-format short").code(1).stderr(expect![[r#"
        lỗi[W003]: mẫu trình bày `templates/theme.yaml`: đã có tệp cùng tên, chỉ khác chữ hoa hoặc phần đuôi
    "#]]);
}

/// A paper cited by a path with `\`, as it is copied from Explorer.
#[test]
fn backslashes_in_a_reference() {
    let cite = "vien_dan:\n  to_trinh: ho-so\\to-trinh.yaml\nloai: quyet_dinh";
    let text = String::from_utf8(decision().read("a.yaml")).unwrap();
    let paper = text.replace("so: 05", "so: 07");
    let case = decision().replace("a.yaml", "loai: quyet_dinh", cite).file("ho-so/to-trinh.yaml", paper);
    case.run("build a.yaml --format docx").code(0).stderr(expect![[""]]);
}
