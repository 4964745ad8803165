//! Characters that no document may contain, in an office's own templates and kinds.
//!
//! In: the office's files, and a rendered frame. Out: findings at the character, at the escape of YAML or
//! at the reference (`&#x202e;`) that stands for it. Without such characters no template can forge the
//! marks that texts carry through it (see `carriers`).

use std::collections::BTreeMap;

use crate::content::{house, waiver};
use crate::finding::{Finding, Report, codes};
use crate::signs::{self, FoundSigns};
use crate::source::{FileId, Sources, Span};
use crate::yaml;

/// An office's own files that have such characters.
#[derive(Debug)]
pub(super) struct UnfitFiles {
    /// What findings call the folder of the files.
    folder: String,
    /// Name and text of each.
    files: Vec<(String, String)>,
}

impl UnfitFiles {
    /// Searches an office's own files. Its theme, waivers and rules are read in the same way as
    /// documents, which reports the characters in them.
    pub(super) fn of(folder: &str, own: &BTreeMap<String, String>) -> UnfitFiles {
        let mut sources = Sources::default();
        let mut is_unfit = |name: &str, text: &str| {
            let file = sources.add(name, text);
            !all(&sources, file).is_empty()
        };
        let as_documents = ["theme.yaml", waiver::FILE, house::FILE];
        let looked_at = own.iter().filter(|(name, _)| !as_documents.contains(&name.as_str()));
        let found = looked_at.filter(|(name, text)| is_unfit(name, text));
        let files = found.map(|(name, text)| (name.clone(), text.clone())).collect();
        UnfitFiles { folder: folder.to_owned(), files }
    }

    /// Reports the characters of all these files. Returns false if no paper may be written with them.
    pub(super) fn check(&self, report: &mut Report) -> bool {
        let before = report.findings.count().0;
        for (name, text) in &self.files {
            let file = report.sources.add(&format!("{}/{name}", self.folder), text);
            for found in all(&report.sources, file) {
                report.findings.push(finding(&report.sources, file, &found));
            }
        }
        report.findings.count().0 == before
    }

    /// Reports the references of a rendered frame that its own file does not show.
    pub(super) fn check_rendered(&self, template: &str, rendered: &str, report: &mut Report) {
        let found = if self.files.is_empty() { references(rendered) } else { Vec::new() };
        for found in found {
            let (before, reference) = (&rendered[..found.range.start], &rendered[found.range.clone()]);
            // As a person may see it, without marks.
            let (shown, start) = super::carriers::without_marks(rendered, before.len());
            let file = report.sources.add(&format!("{}/{template} (kết quả)", self.folder), &shown);
            let range = start..start + reference.len();
            report.findings.push(finding(&report.sources, file, &FoundSigns { range, ..found }));
        }
    }
}

fn finding(sources: &Sources, file: FileId, found: &FoundSigns) -> Finding {
    let at = Span::new(file, found.range.clone());
    let message = match sources.slice(at) {
        written if signs::first(written).is_some() => format!("ở đây có {}", found.described()),
        written => format!("`{written}` ghi vào văn bản {}", found.described()),
    };
    let hint = "xóa chỗ này; cần một ký hiệu thì gõ thẳng ký hiệu đó";
    Finding::error(codes::T015, at, message).hint(hint)
}

fn all(sources: &Sources, file: FileId) -> Vec<FoundSigns> {
    let (name, text) = (sources.file(file).name(), sources.file(file).text());
    if name.ends_with(".yaml") {
        return yaml::unfit(sources, file);
    }
    let mut found = signs::find(text);
    found.extend(references(text));
    found
}

/// The references of XML, `&#x202e;` and `&#8238;`, that stand for such characters.
fn references(xml: &str) -> Vec<FoundSigns> {
    let reference = |(start, _): (usize, &str)| {
        let digits = &xml[start + 2..start + 2 + xml[start + 2..].find(';')?];
        let value = match digits.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => digits.parse().ok()?,
        };
        let one = char::from_u32(value)?;
        let range = start..start + 2 + digits.len() + 1;
        // A carriage return written as a reference is never part of a line end.
        let kind = signs::kind(one).or((one == '\r').then_some(signs::SignKind::LineBreak))?;
        Some(FoundSigns { kind, one, count: 1, range })
    };
    xml.match_indices("&#").filter_map(reference).collect()
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn references_are_read_as_xml_reads_them() {
        let found = |xml: &str| references(xml).iter().map(|one| one.one).collect::<Vec<_>>();
        assert_eq!(found("a &#x202E; &#8203; &#xe001;"), ['\u{202e}', '\u{200b}', '\u{e001}']);
        assert_eq!(
            found("&#x27; &#x2F; &#10; &#9; &amp; &#xzz; &#; &# &#xd800; &#x110000;"),
            Vec::<char>::new()
        );
        assert_eq!(found("&#0; &#x85; &#13; &#x000D;"), ['\0', '\u{85}', '\r', '\r']);
    }
}
