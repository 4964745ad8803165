//! A file that goes separately, signed by the agency: `build --only phu_luc` of a paper with `chu_ky_so`.

use expect_test::expect;
use lopdf::{Document, Object};

use super::office;
use crate::harness::Case;
use crate::support::real_signatures::TestSigner;
use crate::support::signed_fields::{fields, untagged, value};

/// The office's plan with its appendix; with number and day where it has them.
fn plan(number: &str) -> Case {
    let text = String::from_utf8(office().read("content/xa/ke-hoach.yaml")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("so:") && !line.starts_with("ngay:"));
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    let case = office().file("content/xa/ke-hoach.yaml", format!("chu_ky_so: có\n{number}{text}"));
    case.run("build content/xa/ke-hoach.yaml --only phu_luc").code(0).stderr(expect![[""]]);
    case
}

const APPENDIX: &str = "out/ke-hoach.phu-luc.pdf";

fn edges(pdf: &Document, name: &str) -> [f32; 4] {
    let (_, id) = fields(pdf).into_iter().find(|(own, _)| own == name).unwrap();
    let edges = pdf.get_dictionary(id).unwrap().get(b"Rect").and_then(Object::as_array).unwrap();
    [0, 1, 2, 3].map(|at| edges[at].as_float().unwrap())
}

/// Number, symbol and day stand in a field of 10 points at the top right of page 1, the agency's field behind them on the
/// line; the file declares both standards.
#[test]
fn the_agency_signs_at_the_top_right() {
    let case = plan("so: 15\nngay: 05/02/2026\n");
    let bytes = case.read(APPENDIX);
    let pdf = Document::load_mem(&bytes).unwrap();
    let names: Vec<String> = fields(&pdf).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["thong_tin", "co_quan_1"]);
    assert_eq!(untagged(&pdf), Vec::<String>::new());
    assert_eq!(value(&pdf, "thong_tin").unwrap(), "Số: 15/KH-UBND; 05/02/2026;");
    let says = |words: &str| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    assert!(says("pdfuaid:part") && says("pdfaid:part"));

    let [words, seal] = ["thong_tin", "co_quan_1"].map(|name| edges(&pdf, name));
    let point = |mm: f32| mm * 72.0 / 25.4;
    // Between the edge of the sheet and the text, the right edges level.
    for [_, lower, _, upper] in [words, seal] {
        assert!(upper < point(297.0) && lower > point(297.0 - 20.0), "{words:?} {seal:?}");
        assert!((10.0..14.0).contains(&(upper - lower)), "{words:?} {seal:?}");
    }
    assert!((seal[2] - point(195.0)).abs() < 0.1 && words[2] < seal[0], "{words:?} {seal:?}");
    // The letters are of 10 points.
    let (_, id) = fields(&pdf).swap_remove(0);
    let look = pdf.get_dictionary(id).unwrap().get(b"DA").and_then(lopdf::decode_text_string).unwrap();
    assert_eq!(look, "/Face0 10 Tf 0 g");

    // The whole file can be signed there.
    let signed = TestSigner::new("Văn thư cơ quan").signed(&bytes, "co_quan_1");
    let case = case.file("ky.pdf", signed);
    case.run("verify ky.pdf").code(0).stderr(expect![[""]]);
}

/// While number or day is open, the agency's tool says them: its field takes the whole line.
#[test]
fn what_is_open_is_left_to_the_agency() {
    for number in ["", "so: 15\n"] {
        let case = plan(number);
        let pdf = Document::load_mem(&case.read(APPENDIX)).unwrap();
        let names: Vec<String> = fields(&pdf).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["co_quan_1"], "{number}");
        assert_eq!(untagged(&pdf), Vec::<String>::new());
        let [left, _, right, _] = edges(&pdf, "co_quan_1");
        assert!(right - left > 150.0, "{number}");
    }
}
