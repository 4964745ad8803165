//! Papers that a document cites by their files (`vien_dan`), read beside it.
//!
//! In: the references with their places. Out: what the papers hold, or a finding at the reference; by which
//! version's rules another paper is read.

use super::{referred, taken};
use crate::budget;
use crate::content::{self, Catalogue, Dossier};
use crate::files::Files;
use crate::finding::{Finding, Findings, Report, Version, codes};
use crate::issue::lock::{self, Lock};
use crate::template::CitedPaper;
use crate::yaml;

/// The papers that a document cites by their files.
pub(super) fn cited(
    document: &Dossier,
    files: &dyn Files,
    catalogue: &Catalogue,
    report: &mut Report,
) -> Vec<CitedPaper> {
    let mut cited = Vec::new();
    for (name, reference) in &document.vien_dan {
        if !referred::is_yaml(reference, "vien_dan", &mut report.findings) {
            continue;
        }
        let Some((file, bytes)) = referred::file_of(reference, files, report) else { continue };
        let rules = rules(&file, files, &report.findings);
        let (paper, mut own) = report.apart(rules, |report| {
            let mut node = yaml::open(&file, &bytes, report)?;
            taken::attach(&mut node, files, report);
            referred::figures(&mut node, files, report);
            content::read(&node, catalogue, report)
        });
        // Its sums may be cited too.
        let sheets = budget::sheets(paper.iter().flat_map(Dossier::tables), &mut own);
        match paper {
            Some(content) if !own.has_errors() => {
                cited.push(CitedPaper { name: name.clone(), content, sheets });
            }
            _ => report.findings.push(
                Finding::error(codes::C015, reference.at, format!("văn bản viện dẫn `{file}` còn lỗi"))
                    .hint(format!("sửa tệp đó trước; xem lỗi bằng `vanban build {file}`")),
            ),
        }
    }
    cited
}

/// The version whose rules apply to a paper that another one refers to: the version that issued either of
/// them, for an issued paper keeps the grounds that it was issued on.
pub(super) fn rules(name: &str, files: &dyn Files, referring: &Findings) -> Option<Version> {
    [issued_by(name, files), referring.issued_by()].into_iter().flatten().min()
}

/// The version of the program that issued a paper which another one refers to, if it was issued.
fn issued_by(name: &str, files: &dyn Files) -> Option<Version> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let record = files.read(&format!("{stem}{}", lock::ENDING)).ok()?;
    Lock::read(&record).ok()?.version()
}
