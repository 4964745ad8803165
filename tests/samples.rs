//! Every document under `content/`: it builds without a finding, both files hold the tree's
//! words in its order, and the same bytes come out each time.
//!
//! The words of the PDF are judged from outside, in `.ci/run`.

use std::path::{Path, PathBuf};

use vanban::rooms::files::Disk;
use vanban::rooms::finding::render;
use vanban::rooms::paper::{Paper, dump};
use vanban::rooms::pipeline::{Input, Pipeline, Report};
use vanban::rooms::write::Format;

use crate::support::docx::{docx_paragraphs, folded};

pub(crate) fn samples() -> Vec<PathBuf> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let files = std::fs::read_dir(content).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    // The register of laws is no paper.
    files.retain(|path| !path.ends_with("phap_luat.yaml"));
    files.sort();
    assert!(files.len() >= 6, "{files:?}");
    files
}

#[track_caller]
pub(crate) fn tree(pipeline: &Pipeline, path: &Path) -> Paper {
    let (name, bytes) = (path.to_string_lossy(), std::fs::read(path).unwrap());
    let (document, report) = pipeline.tree(Input { files: &Disk, ..Input::alone(&name, &bytes) });
    assert!(report.findings.is_empty(), "{}", render::human(&report, false));
    document.expect("a tree where nothing was found")
}

/// "PDF and DOCX carry the same words in the same order": here the DOCX, paragraph by paragraph.
#[test]
fn the_docx_has_the_words_of_the_tree() {
    let pipeline = Pipeline::built_in();
    for path in samples() {
        let document = tree(&pipeline, &path);
        let docx = pipeline.write(&document, Format::Docx).unwrap();
        let words = |texts: Vec<String>| -> Vec<String> {
            texts.iter().map(|text| folded(text)).filter(|text| !text.is_empty()).collect()
        };
        let (written, wanted) = (words(docx_paragraphs(&docx)), words(dump::texts(&document)));
        let differs = written.iter().zip(&wanted).find(|(one, other)| one != other);
        assert_eq!(differs, None, "{}", path.display());
        assert_eq!(written.len(), wanted.len(), "{}", path.display());
    }
}

/// The plain text has the words of the tree, in its order.
#[test]
fn the_text_has_the_words_of_the_tree() {
    let pipeline = Pipeline::built_in();
    for path in samples() {
        let document = tree(&pipeline, &path);
        let text = String::from_utf8(pipeline.write(&document, Format::Text).unwrap()).unwrap();
        let texts = dump::texts(&document).join(" ");
        let differs = text.split_whitespace().zip(texts.split_whitespace()).find(|(one, other)| one != other);
        assert_eq!(differs, None, "{}", path.display());
        assert_eq!(text.split_whitespace().count(), texts.split_whitespace().count(), "{}", path.display());
    }
}

/// Nothing in them is wider than its place, and every word stands on its page.
#[test]
fn every_sample_fits_its_pages() {
    let pipeline = Pipeline::built_in();
    for path in samples() {
        let mut report = Report::default();
        let files = pipeline.files((&tree(&pipeline, &path), None), &Format::ALL, &mut report);
        assert!(files.is_some() && report.findings.is_empty(), "{}: {:?}", path.display(), report.findings);
    }
}

/// Another pipeline, another order: the same bytes.
#[test]
fn the_same_input_gives_the_same_bytes() {
    let write = |paths: &[PathBuf]| -> Vec<(PathBuf, [Vec<u8>; Format::ALL.len()])> {
        let pipeline = Pipeline::built_in();
        let files = |path: &PathBuf| {
            let document = tree(&pipeline, path);
            (path.clone(), Format::ALL.map(|format| pipeline.write(&document, format).unwrap()))
        };
        paths.iter().map(files).collect()
    };
    let mut paths = samples();
    let forward = write(&paths);
    paths.reverse();
    let mut backward = write(&paths);
    backward.reverse();
    for ((path, first), (_, second)) in forward.iter().zip(&backward) {
        assert!(first == second, "{}", path.display());
    }
}

/// The dossier's sums, as the city's paper has them.
#[test]
fn the_main_sample_has_the_sums_of_its_source() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("content/quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml");
    let texts = dump::texts(&tree(&Pipeline::built_in(), &path));
    let after = |start: &str, count: usize| -> Vec<&str> {
        let at = texts.iter().rposition(|text| text.starts_with(start)).expect(start);
        texts[at + 1..=at + count].iter().map(String::as_str).collect()
    };
    assert_eq!(
        after("Đẩy mạnh truyền thông, nâng cao", 6),
        ["1.100", "1.210", "1.330", "1.470", "1.620", "6.730"]
    );
    assert_eq!(
        after("Xây dựng mạng lưới liên kết hợp tác", 6),
        ["4.960", "5.405", "5.945", "6.545", "7.165", "30.020"]
    );
    assert_eq!(
        after("Xây dựng và phát triển mạng lưới", 6),
        ["12.200", "16.420", "18.060", "19.800", "21.890", "88.370"]
    );
    assert_eq!(after("Tổng", 6), ["18.260", "23.035", "25.335", "27.815", "30.675", "125.120"]);
    let sentence =
        texts.iter().find(|text| text.starts_with("Tổng kinh phí dự kiến")).expect("the sentence of sums");
    assert!(
        sentence.contains("là 125.120 triệu đồng") && sentence.contains("năm 2030 là 30.675 triệu đồng"),
        "{sentence}"
    );
}

/// A figure changes: each sum and sentence that depends on it follows, and nothing else.
#[test]
fn a_changed_figure_changes_what_depends_on_it() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("content/quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    // Without the stated sums, which would be told as errors.
    let text: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("tong:"))
        .map(|line| format!("{line}\n"))
        .collect();
    let text = text.replace("tong_cong: {nhan: Tổng, tong: {2026: 18.260, 2027: 23.035, 2028: 25.335, 2029: 27.815, 2030: 30.675, tong: 125.120}}", "tong_cong: {nhan: Tổng}");
    assert!(text.contains("{2026: 420,"));
    let pipeline = Pipeline::built_in();
    let name = path.to_string_lossy();
    let texts = |yaml: &str| {
        let input = Input { files: &Disk, ..Input::alone(&name, yaml.as_bytes()) };
        dump::texts(&pipeline.tree(input).0.expect("a tree"))
    };
    let (before, after) = (texts(&text), texts(&text.replace("{2026: 420,", "{2026: 430,")));
    let changed: Vec<(&str, &str)> = before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one != other)
        .map(|(one, other)| (one.as_str(), other.as_str()))
        .filter(|(one, _)| one.len() < 20)
        .collect();
    assert_eq!(
        changed,
        [
            ("1.100", "1.110"),
            ("6.730", "6.740"),
            ("420", "430"),
            ("2.570", "2.580"),
            ("18.260", "18.270"),
            ("125.120", "125.130")
        ]
    );
    let sentence =
        after.iter().find(|text| text.starts_with("Tổng kinh phí dự kiến")).expect("the sentence of sums");
    assert!(sentence.contains("125.130") && sentence.contains("18.270"), "{sentence}");
}
