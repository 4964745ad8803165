//! Nothing of one unit stands in another's paper.

use std::collections::BTreeSet;

use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, LocalityData, Pipeline};
use vanban::rooms::write::Format;

use crate::harness::Case;
use crate::support::wards::{TEMPLATE, units};
use crate::support::zip_files::parts;

/// The 126 units of Hà Nội, with a value of its own in every column but type and province.
fn sentinels() -> String {
    let real = include_str!("../../content/don-vi-hanh-chinh.csv");
    let mut table =
        "ma,ten,loai,ma_tinh,ten_tinh,loai_tinh,phong,ky_hieu,chuc_vu,nguoi_ky,kinh_phi\n".to_owned();
    for line in real.lines().filter(|line| line.contains(",01,Hà Nội,")) {
        let cells: Vec<&str> = line.split(',').collect();
        let (code, kind) = (cells[0], cells[2]);
        let number: u32 = code.parse().unwrap();
        table += &format!(
            "{code},TÊN{code}X,{kind},01,TỈNH{code}X,thành phố,PHÒNG{code}X,KÝ{code}X,CHỨC{code}X,NGƯỜI{code}X,\"9{number:05}7,25\"\n"
        );
    }
    table
}

/// The five digits of every sentinel in a text.
fn found(text: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for word in ["TÊN", "TỈNH", "PHÒNG", "KÝ", "CHỨC", "NGƯỜI"] {
        for (at, _) in text.match_indices(word) {
            let code: String = text[at + word.len()..].chars().take(5).collect();
            if code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit()) {
                codes.insert(code);
            }
        }
    }
    let digits = text.replace('.', "");
    for (at, _) in digits.match_indices("7,25") {
        let code: String = digits[..at].chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
        codes.insert(code.strip_prefix('9').unwrap_or("khác").to_owned());
    }
    codes
}

/// In the tree, which both writers read, and in all parts of the DOCX; each of a unit's own is there.
#[test]
fn no_paper_holds_what_is_another_units() {
    let units = units(&sentinels());
    assert_eq!(units.len(), 126);
    let pipeline = Pipeline::built_in();
    for (code, unit) in &units {
        let local = LocalityData { unit, overlay: None, allocation: None, origins: None };
        let template = Input::alone("mau.yaml", TEMPLATE.as_bytes());
        let (tree, _) = pipeline.tree_for(template, local);
        let own = BTreeSet::from([code.clone()]);
        let tree = tree.unwrap();
        assert_eq!(found(&dump::dump(&tree)), own);
        assert_eq!(found(&format!("{tree:?}")), own);
        let text = dump::dump(&tree);
        // In capitals, where the header has them.
        for word in ["TÊN", "TỈNH", "PHÒNG", "KÝ", "CHỨC", "NGƯỜI"] {
            assert!(text.contains(&format!("{word}{code}X")), "{word} of {code}");
        }
        let rendered = pipeline.render_for(template, local, &[Format::Docx]).unwrap();
        for (name, bytes) in parts(&rendered.files[0].1) {
            let text = String::from_utf8(bytes).unwrap();
            let found = found(&text);
            assert!(found.is_subset(&own), "{name} of {code}: {found:?}");
        }
    }
}

/// The bytes of a unit's files do not depend on what else is made, nor on how many at a time.
#[test]
fn a_unit_alone_has_the_bytes_it_has_in_the_batch() {
    let table: String = sentinels().lines().take(13).map(|line| format!("{line}\n")).collect();
    let case = Case::from_dir("batch/mau").file("don-vi.csv", table);
    case.run("batch mau.yaml --out mot --jobs 1").code(0);
    case.run("batch mau.yaml --out ba --jobs 3").code(0);
    let files = case.files("mot");
    assert_eq!(files.len(), 25);
    for file in &files {
        assert_eq!(case.read(&format!("mot/{file}")), case.read(&format!("ba/{file}")), "{file}");
    }
    for file in files.iter().filter(|file| file.ends_with("pdf")).step_by(5) {
        let code = file.split('-').next().unwrap();
        case.run(&format!("batch mau.yaml --out rieng --only {code}")).code(0);
        assert_eq!(case.read(&format!("rieng/{file}")), case.read(&format!("mot/{file}")), "{file}");
    }
}
