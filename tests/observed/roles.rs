//! What each line of a Word file is: told of our own files, whose trees say what is right.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect;
use vanban::rooms::observed::ObservedPaper;
use vanban::rooms::paper::walk::Holder;
use vanban::rooms::paper::{Paper, Role, Section};
use vanban::rooms::source::Sources;
use vanban::rooms::word::{self, ChangeView};
use vanban::{Disk, Format, Input, Pipeline};

/// Every line of a paper with what it is, in order; lines of tables by their table alone.
fn lines(paper: &Paper) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    for (holder, node) in paper.sections.iter().flat_map(Section::walk) {
        let Some(paragraph) = node.paragraph() else { continue };
        if matches!(holder, Holder::Cell(..) | Holder::TopMargin(..) | Holder::Foot) {
            continue;
        }
        let text = paragraph.plain_text().replace('\u{a0}', " ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            lines.push((paragraph.role, text));
        }
    }
    lines
}

/// How many lines there are, and those taken for something else.
fn missed(expected: &Paper, bytes: &[u8], misses: &mut BTreeMap<String, usize>) -> usize {
    let file = word::read(bytes, ChangeView::Accepted).expect("our own file");
    let kinds =
        Pipeline::built_in().office().catalogue.kinds().map(|kind| kind.ten.clone()).collect::<Vec<_>>();
    let mut sources = Sources::default();
    let seen = ObservedPaper::of(&file, "a.docx", kinds.iter().map(String::as_str), &mut sources);
    let mut seen = lines(&seen.tree);
    let expected = lines(expected);
    for (role, text) in &expected {
        // A line that breaks may be one paragraph of the tree and several of what was seen.
        let found = seen.iter().position(|(_, other)| other == text || text.starts_with(other.as_str()));
        let Some(found) = found else {
            *misses.entry(format!("{} không thấy: {text}", role.info().name)).or_default() += 1;
            continue;
        };
        let (is, other) = seen.remove(found);
        let mut rest = text[other.len()..].trim_start();
        while !rest.is_empty() && seen.get(found).is_some_and(|(_, next)| rest.starts_with(next.as_str())) {
            rest = rest[seen.remove(found).1.len()..].trim_start();
        }
        if is != *role {
            *misses.entry(format!("{} thành {}", role.info().name, is.info().name)).or_default() += 1;
        }
    }
    expected.len()
}

fn yaml_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    files
}

fn judged(folder: &str) -> String {
    let pipeline = Pipeline::built_in();
    let mut misses = BTreeMap::new();
    let (mut all, mut papers) = (0, 0);
    for path in yaml_files(folder) {
        let bytes = fs::read(&path).expect("a file");
        let name = path.to_string_lossy();
        let input = Input { name: &name, bytes: &bytes, files: &Disk, issued_by: None };
        let Ok(rendered) = pipeline.render(input, &[Format::Docx]) else { continue };
        papers += 1;
        all += missed(&rendered.tree, &rendered.files[0].1, &mut misses);
    }
    let wrong: usize = misses.values().sum();
    let list: String = misses.iter().map(|(what, count)| format!("{count} {what}\n")).collect();
    format!("{papers} papers, {all} lines, {wrong} wrong\n{list}")
}

/// Of our own samples nearly every line is known again; those that are not are these.
#[test]
fn lines_of_samples_are_known_again() {
    expect![[r#"
        8 papers, 611 lines, 1 wrong
        1 Ghi chú thành Gạch đầu dòng
    "#]]
    .assert_eq(&judged("content"));
}

/// The same of a paper of every kind.
#[test]
fn lines_of_every_kind_are_known_again() {
    expect![[r#"
        36 papers, 739 lines, 6 wrong
        1 Chức vụ người ký thành Quyền hạn người ký
        1 Kính gửi thành Kính gửi nhiều nơi
        4 Đoạn văn thành Gạch đầu dòng
    "#]]
    .assert_eq(&judged("tests/cases/kinds"));
}
