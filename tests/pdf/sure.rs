//! What `layout` says of words without drawing a page, and what `check` tells by it: the same as who draws all.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect;
use vanban::rooms::files::Disk;
use vanban::rooms::finding::render;
use vanban::rooms::layout::{self, fits_surely};
use vanban::rooms::pipeline::{Input, Pipeline, Report};
use vanban::rooms::write::Format;

use super::*;

fn told(report: &Report) -> String {
    render::short(&report.sources, &report.findings)
}

/// What is told of a document when its files are made; it is the same when it is only looked at.
#[track_caller]
fn found(pipeline: &Pipeline, name: &str, yaml: &str) -> String {
    let input = Input { files: &Disk, ..Input::alone(name, yaml.as_bytes()) };
    let drawn = match pipeline.render(input, &Format::PAPER) {
        Ok(rendered) => told(&rendered.report),
        Err(report) => told(&report),
    };
    assert_eq!(told(&pipeline.found_in(input, None).1), drawn, "{name}");
    drawn
}

/// Whether the pages of a document need not be drawn.
fn is_sure(pipeline: &Pipeline, name: &str, yaml: &str) -> bool {
    let input = Input { files: &Disk, ..Input::alone(name, yaml.as_bytes()) };
    let tree = pipeline.tree(input).0.expect("a document without errors");
    fits_surely(&layout::of(&tree, &pipeline.office().theme))
}

/// Samples and a paper of every kind: letters, plans and decisions without a table need no page drawn.
#[test]
fn papers_without_tables_are_known_to_fit() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = Pipeline::built_in();
    let (mut sure, mut drawn) = (Vec::new(), Vec::new());
    for folder in ["content", "tests/cases/kinds", "tests/cases/right"] {
        let entries = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> =
            entries.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
        files.retain(|path| !path.ends_with("phap_luat.yaml"));
        files.sort();
        for file in files {
            let (name, yaml) = (file.to_str().unwrap(), fs::read_to_string(&file).unwrap());
            found(&pipeline, name, &yaml);
            let list = if is_sure(&pipeline, name, &yaml) { &mut sure } else { &mut drawn };
            list.push(file.file_stem().unwrap().to_str().unwrap().to_owned());
        }
    }
    let shown = format!("sure: {}\ndrawn: {}\n", sure.join(" "), drawn.join(" "));
    expect![[""]].assert_eq(&shown);
}

fn letter(body: &str, recipients: usize) -> String {
    let recipients: String = (1..=recipients).map(|number| format!("  Nơi nhận thứ {number:02}\n")).collect();
    format!(
        "loai: thong_bao\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nky_hieu: TB-UBND\nnam: 2026\n\
         dia_danh: An Bình\ntrich_yeu: Kết quả công tác\nnoi_dung: |\n{body}noi_nhan: |\n{recipients}\
         luu: {{don_vi: TH}}\nnguoi_ky: {{chuc_vu: Chủ tịch, ho_ten: Lê Thị Hòa}}\n"
    )
}

/// Wherever the signature comes to stand, and however many are told: where nothing was drawn, nothing was
/// missed.
#[test]
fn wherever_a_page_ends_the_same_is_told() {
    let pipeline = Pipeline::built_in();
    let line = |number: usize| format!("  {number}. Một nhiệm vụ của xã.\n");
    let mut sure = 0;
    for (lines, recipients) in
        (18..42).map(|lines| (lines, 6)).chain((5..50).step_by(5).map(|many| (25, many)))
    {
        let yaml = letter(&(1..=lines).map(line).collect::<String>(), recipients);
        assert_eq!(found(&pipeline, "a.yaml", &yaml), "", "{lines} {recipients}");
        sure += usize::from(is_sure(&pipeline, "a.yaml", &yaml));
    }
    // Of those with a list of recipients that may fill more than half a page nothing is sure.
    assert_eq!(sure, 28);
}

/// What may not fit, or cannot be written, is drawn and told.
#[test]
fn what_is_in_doubt_is_told_as_when_it_is_drawn() {
    let pipeline = Pipeline::built_in();
    let faults = [
        letter("  Không có phông cho 漢.\n", 3),
        letter(&format!("  Số {}.\n", "1".repeat(120)), 3),
        letter("  Một câu.\n", 3).replace("nam: 2026\n", "nam: 2026\nmuc_do_mat: Tuyệt mật\n"),
    ];
    let told: String = faults.iter().map(|yaml| found(&pipeline, "a.yaml", yaml)).collect();
    expect![[""]].assert_eq(&told);
}
