//! A file that nobody edited changes nothing, for all samples; after LibreOffice the judge `take.py` looks.

use crate::harness::Case;

#[test]
fn an_unedited_file_changes_nothing() {
    let case = Case::from_dir("../content");
    let names = case.files(".").into_iter().filter(|name| name.ends_with(".yaml") && !name.contains('/'));
    let names: Vec<String> = names.filter(|name| name != "phap_luat.yaml").collect();
    assert!(names.len() >= 8, "{names:?}");
    for name in names {
        case.run(&format!("build {name} --format docx")).code(0);
        let before = case.read(&name);
        let docx = format!("out/{}", name.replace(".yaml", ".docx"));
        let run = case.run(&format!("take {docx} {name}")).code(0);
        assert_eq!(run.out(), format!("`{docx}` không có gì khác bản đã xuất; không ghi tệp nào\n"));
        assert!(case.read(&name) == before);
    }
}
