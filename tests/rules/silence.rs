//! Right papers, on which every rule is silent: the samples, a paper of every kind, the starters, and
//! ten papers full of what looks wrong and is right (`tests/cases/right`), of which five give duties, have
//! tables and recipients.

use std::fs;
use std::path::{Path, PathBuf};

use vanban::rooms::files::Disk;
use vanban::rooms::finding::{Finding, Severity};
use vanban::rooms::pipeline::{Input, Pipeline, Report};
use vanban::rooms::rules;

use crate::harness::Case;

/// YAML files of a folder below the package's.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")).collect();
    // The register of laws is no paper.
    files.retain(|path| !path.ends_with("phap_luat.yaml"));
    files.sort();
    assert!(!files.is_empty(), "{}", folder.display());
    files
}

fn checked(pipeline: &Pipeline, file: &Path) -> Report {
    let bytes = fs::read(file).unwrap();
    let name = file.to_str().unwrap();
    let (tree, report) = pipeline.tree(Input { files: &Disk, ..Input::alone(name, &bytes) });
    assert!(tree.is_some(), "{name}: {:?}", report.findings);
    report
}

/// What rules of content found, but for what a starter leaves to be filled in.
fn of_rules(report: &Report) -> Vec<&Finding> {
    let rules = || rules::ALL.iter().filter(|rule| rule.code.name != "C024");
    let of_rule = |finding: &&Finding| rules().any(|rule| rule.code == finding.code);
    report.findings.iter().filter(of_rule).collect()
}

/// Notes that are right: the file, the code, and why it stays.
const NOTES: &[(&str, &str, &str)] = &[];

/// So many notes a right paper may have.
const MOST: usize = 5;

#[test]
fn right_papers_hold_nothing_to_find() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = Pipeline::built_in();
    let case = Case::new();
    for kind in pipeline.office().catalogue.kinds() {
        case.run(&format!("new {} --out {}.yaml", kind.id, kind.id)).code(0);
    }
    case.run("new quyet_dinh_sua_doi --out sua.yaml").code(0);
    case.run("new cong_van_dinh_chinh --out dinh-chinh.yaml").code(0);
    let mut found = Vec::new();
    let mut met = Vec::new();
    let folders = ["content", "tests/cases/kinds", "tests/cases/right"].map(|folder| root.join(folder));
    for folder in folders.iter().map(PathBuf::as_path).chain([case.path("").as_path()]) {
        for file in files(folder) {
            let name = file.file_name().unwrap().to_str().unwrap();
            let report = checked(&pipeline, &file);
            assert!(of_rules(&report).len() <= MOST, "{name}");
            for finding in of_rules(&report) {
                let known = NOTES.iter().find(|(of, code, _)| *of == name && *code == finding.code.name);
                match known.filter(|_| finding.severity == Severity::Note) {
                    Some(note) => met.push(note),
                    None => found.push(format!("{name}: {}: {}", finding.code.name, finding.message)),
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    assert!(NOTES.iter().all(|note| met.contains(&note)), "a note that is no more stands in the list");
}

/// Beside the register that comes with them, the samples and what is begun with a starter still have no
/// error and no warning, and cite nothing that the register does not hold.
#[test]
fn samples_and_starters_are_right_beside_the_register_of_laws() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = super::office(include_str!("../../content/phap_luat.yaml"));
    let starters = Case::new();
    for kind in pipeline.office().catalogue.kinds() {
        starters.run(&format!("new {} --out {}.yaml", kind.id, kind.id)).code(0);
    }
    let mut found = Vec::new();
    for folder in [root.join("content"), starters.path("")] {
        for file in files(&folder) {
            let all = checked(&pipeline, &file);
            let all = of_rules(&all);
            found.extend(
                all.iter().map(|one| format!("{}: {}: {}", file.display(), one.code.name, one.message)),
            );
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// They have nothing else wrong with them either, and their rules were looked at.
#[test]
fn papers_that_look_wrong_and_are_right_have_no_finding_at_all() {
    let pipeline = Pipeline::built_in();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/right")) {
        let report = checked(&pipeline, &file);
        assert_eq!(super::told(&report), "", "{}", file.display());
    }
}
