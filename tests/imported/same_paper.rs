//! A paper written as DOCX and imported again builds the same paper, component for component and word for word.

use std::fs;
use std::path::{Path, PathBuf};

use vanban::rooms::files::Disk;
use vanban::rooms::finding::Findings;
use vanban::rooms::paper::Paper;
use vanban::rooms::pipeline::Input;
use vanban::rooms::write::Format;

use crate::support::papers::{PIPELINE, short};

/// All papers of a folder below the repository.
fn papers(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut papers: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|ending| ending == "yaml"))
        .filter(|file| !file.ends_with("phap_luat.yaml"))
        .collect();
    papers.sort();
    papers
}

/// Each paragraph of a tree with its role, blanks of all sorts one.
pub(super) fn listed(tree: &Paper) -> Vec<String> {
    let line = |words: String| words.split_whitespace().collect::<Vec<_>>().join(" ");
    tree.paragraphs()
        .map(|one| format!("{}: {}", one.role.info().element, line(one.plain_text())))
        .filter(|line| !line.ends_with(": "))
        .collect()
}

/// Imports what a paper is as DOCX, and compares both trees.
fn is_the_same(paper: &Path) {
    let name = paper.display().to_string();
    let bytes = fs::read(paper).unwrap();
    let input = Input { name: &name, bytes: &bytes, files: &Disk, issued_by: None };
    let rendered =
        PIPELINE.render(input, &[Format::Docx]).unwrap_or_else(|report| panic!("{}", short(&report)));
    let docx = &rendered.files[0].1;
    let import = PIPELINE
        .import_word("a.docx", docx, Findings::default())
        .unwrap_or_else(|report| panic!("{name}: {}", short(&report)));
    assert_eq!(import.words.kept, import.words.all, "{name}: {:?}", import.words.missing);
    let (before, after) = (listed(&rendered.tree), listed(&import.tree));
    let differs = before.iter().zip(&after).find(|(one, other)| one != other);
    assert_eq!(before.len(), after.len(), "{name}: {differs:?}\n{}", import.yaml);
    assert_eq!(differs, None, "{name}\n{}", import.yaml);
}

#[test]
fn samples() {
    let samples = papers("content");
    assert!(samples.len() >= 7);
    samples.iter().for_each(|paper| is_the_same(paper));
}

#[test]
fn kinds() {
    let kinds = papers("tests/cases/kinds");
    assert!(kinds.len() >= 26);
    kinds.iter().for_each(|paper| is_the_same(paper));
}
