//! What was changed in the Word file of a paper, taken back into its YAML by `vanban take`.

mod lines;
mod money;
mod refused;
mod samples;
mod sides;
mod tracked;
mod typed_anyhow;
mod wards;

use crate::harness::{Case, Run};
use crate::support::zip_files::repacked;

/// The paper that most tests edit.
const PAPER: &str = "content/quyet-dinh.yaml";

/// An office with its decision built.
fn office() -> Case {
    let case = Case::from_dir("cli/co_quan");
    case.run("build content/quyet-dinh.yaml").code(0);
    case
}

/// The case with the DOCX of its decision edited: each text of its XML with what comes in its place.
#[track_caller]
fn edited(case: Case, edits: &[(&str, &str)]) -> Case {
    let bytes = edited_bytes(&case.read("out/quyet-dinh.docx"), edits);
    case.file("sua.docx", bytes)
}

#[track_caller]
fn edited_bytes(docx: &[u8], edits: &[(&str, &str)]) -> Vec<u8> {
    repacked(docx, |name, bytes| {
        if name != "word/document.xml" {
            return Some((name.to_owned(), bytes));
        }
        let mut xml = String::from_utf8(bytes).unwrap();
        for (old, new) in edits {
            assert!(xml.contains(old), "{old} is not in {xml}");
            xml = xml.replacen(old, new, 1);
        }
        Some((name.to_owned(), xml.into_bytes()))
    })
}

/// A paragraph of a style.
fn paragraph(style: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
    )
}

/// The whole paragraph around words, as it is in the XML of a file.
#[track_caller]
fn around(case: &Case, words: &str) -> String {
    let xml = case.docx_part("out/quyet-dinh.docx", "word/document.xml");
    let at = xml.find(words).unwrap();
    let start = xml[..at].rfind("<w:p>").unwrap();
    let end = at + xml[at..].find("</w:p>").unwrap() + "</w:p>".len();
    xml[start..end].to_owned()
}

/// Takes the edited file back.
fn taken(case: &Case, options: &str) -> Run {
    case.run(&format!("take sua.docx {PAPER} {options}"))
}

/// The lines of the YAML that are others than they were, as they were and as they are.
fn changed_lines(case: &Case, before: &[u8]) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (old, new) = (text(before), text(&case.read(PAPER)));
    let (olds, news): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let front = olds.iter().zip(&news).take_while(|(one, other)| one == other).count();
    let most = olds.len().min(news.len()) - front;
    let behind =
        olds.iter().rev().zip(news.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
    let gone = olds[front..olds.len() - behind].iter().map(|line| format!("-{line}\n"));
    let come = news[front..news.len() - behind].iter().map(|line| format!("+{line}\n"));
    gone.chain(come).collect()
}
