//! The list of numbers of a batch: which paper has which number and day, and who signed it.
//!
//! In: the template, and the table that it names (`cap_so`) or that lies beside it (`<mẫu>.cap-so.csv`). Out:
//! the orders of the localities, put into their columns; what is wrong with the list, at its cells. Writing
//! into it is left to `issue`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::content::declare::Word;
use crate::content::localities::{DeclaredLocalities, declared};
use crate::files::{self, disk};
use crate::finding::suggest::nearest;
use crate::finding::{Finding, codes};
use crate::issue::given;
use crate::issue::orders::{self, OrderRow, OrdersFor};
use crate::pipeline::{Report, name_of};
use crate::run::{Refusal, system};
use crate::yaml;

/// The list of a batch.
#[derive(Default)]
pub(in crate::cli) struct IssueList {
    /// Where it is, or will be.
    pub(in crate::cli) path: PathBuf,
    /// Its bytes; None if there is none yet.
    pub(in crate::cli) bytes: Option<Vec<u8>>,
    /// Its rows, by code.
    pub(in crate::cli) rows: BTreeMap<String, OrderRow>,
}

/// The file of the list beside a template that does not name one.
fn beside(template: &Path) -> PathBuf {
    let stem = template.file_stem().unwrap_or_default().to_string_lossy();
    template.with_file_name(format!("{stem}.cap-so.csv"))
}

/// Where the list of a template is, or will be, at first glance. Returns None if the template cannot be read.
pub(in crate::cli) fn place(template: &Path) -> Option<PathBuf> {
    let bytes = system::read(template).ok()?;
    let text = yaml::decode(&bytes).ok()?;
    let name = system::shown(template);
    let list = declared(&yaml::glance(&name, &text)?)?.list;
    match list {
        None => Some(beside(template)),
        Some(word) => files::beside(&name, &word.text).map(PathBuf::from),
    }
}

impl IssueList {
    /// Reads the list of a template; `known` are the codes of all its localities.
    pub(super) fn read(
        template: &Path,
        declared: &DeclaredLocalities,
        known: &[&str],
        report: &mut Report,
    ) -> Result<IssueList, Refusal> {
        let path = match &declared.list {
            None => beside(template),
            Some(word) => match name_of(word, codes::C015, report) {
                Some(name) => PathBuf::from(name),
                None => return Ok(IssueList::default()),
            },
        };
        // A list that is named may be written by the first `issue`.
        if !disk::exists(&path) {
            return Ok(IssueList { path, ..IssueList::default() });
        }
        let bytes = system::read(&path).map_err(|error| Refusal::unread(&system::shown(&path), &error))?;
        let rows = rows(&path, &bytes, known, report);
        Ok(IssueList { path, bytes: Some(bytes), rows })
    }
}

/// The rows of a list, by code.
pub(in crate::cli) fn rows(
    path: &Path,
    bytes: &[u8],
    known: &[&str],
    report: &mut Report,
) -> BTreeMap<String, OrderRow> {
    let mut rows: BTreeMap<String, OrderRow> = BTreeMap::new();
    let all: BTreeSet<&str> = known.iter().copied().collect();
    for row in orders::read(&system::shown(path), bytes, OrdersFor::Localities, report) {
        let fault = |message: String| Finding::error(codes::P004, row.at, message);
        if !all.contains(row.key.as_str()) {
            report.findings.push_listed(codes::P004, row.at, || {
                let near = crate::localities::padded(&row.key, |full| all.get(full).copied());
                let near = near.or_else(|| nearest(&row.key, known.iter().copied()));
                let hint = match near {
                    Some(near) => format!("có phải mã `{near}`?"),
                    None => "mã ở cột `ma` của bảng địa phương, đủ các số 0 ở đầu".to_owned(),
                };
                fault(format!("bảng địa phương không có mã `{}`", row.key)).hint(hint)
            });
        } else if let Some(first) = rows.get(&row.key) {
            let message = format!("mã `{}` ghi hai lần trong bảng cấp số", row.key);
            let finding = fault(message).related(first.at, "dòng đầu mang mã này");
            report.findings.push(finding.hint("mỗi địa phương một dòng"));
        } else {
            rows.insert(row.key.clone(), row);
        }
    }
    rows
}

/// Reports columns of the table of localities that bear the name of what a list gives.
pub(super) fn reserved(columns: &[String], at: Option<&Word>, report: &mut Report) {
    for name in given::COLUMNS.iter().filter(|name| columns.iter().any(|one| one == *name)) {
        let message = format!("bảng địa phương có cột `{name}`, tên này dành cho số, ngày của bảng cấp số");
        let finding = match at {
            Some(word) => Finding::error(codes::U002, word.at, message),
            None => Finding::general(codes::U002, message),
        };
        report.findings.push(finding.hint("đổi tên cột"));
    }
}
