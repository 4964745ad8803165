//! Numbers of the papers of one batch: no two may have the same one of a series and a year.
//!
//! In: the template and its units. Out: findings, before anything is written.

use std::collections::BTreeMap;

use super::system;
use super::units::Job;
use crate::diag::{Diagnostic, codes};
use crate::issue::series::Number;
use crate::pipeline::{Input, Local, Numbered, Pipeline, Report};

/// More findings than this say nothing new.
const SHOWN: usize = 10;

/// Tells papers that would have one number.
pub(super) fn check(template: Input<'_>, jobs: &[Job], pipeline: &Pipeline, report: &mut Report) {
    if jobs.len() < 2 {
        return;
    }
    let holds_number = |bytes: &[u8]| bytes.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"so:"));
    let in_template = holds_number(template.bytes);
    let mut taken: BTreeMap<Number, (Numbered, &Job)> = BTreeMap::new();
    let mut constant: Option<(Numbered, usize)> = None;
    for job in jobs {
        let overlay =
            job.overlay.as_ref().and_then(|path| Some((system::shown(path), system::read(path).ok()?)));
        if !in_template && overlay.as_ref().is_none_or(|(_, bytes)| !holds_number(bytes)) {
            continue;
        }
        let overlay = overlay.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let local = Local { unit: &job.unit, overlay, allocation: None };
        let mut sources = crate::source::Sources::default();
        let Some(found) = pipeline.number_for(template, local, &mut sources) else { continue };
        let own = sources.file(found.at.file).name() != template.name;
        if found.constant && !own {
            let (_, count) = constant.get_or_insert((found, 0));
            *count += 1;
            continue;
        }
        let Some((first, other)) = taken.get(&found.number) else {
            taken.insert(found.number.clone(), (found, job));
            continue;
        };
        let Number { series, so, .. } = &first.number;
        let message = format!(
            "hai văn bản cùng mang số {so} ({series}, năm {}): của {} và của {}",
            first.number.year,
            other.unit.called(),
            job.unit.called()
        );
        let finding = Diagnostic::general(codes::C030, message);
        if report.findings.iter().len() < SHOWN {
            report
                .findings
                .push(finding.hint("mỗi văn bản một số: sửa số ở bảng địa phương hoặc ở tệp riêng"));
        }
    }
    if let Some((found, count)) = constant.filter(|(_, count)| *count > 1) {
        let file = report.sources.add(template.name, &String::from_utf8_lossy(template.bytes));
        let at = crate::source::Span { file, ..found.at };
        let message = format!(
            "mẫu ghi sẵn số {}: {count} văn bản của lần chạy này sẽ mang cùng một số",
            found.number.so
        );
        report.findings.push(Diagnostic::error(codes::C030, at, message).hint(
            "bỏ `so` để trống số, hoặc ghi số của từng nơi ở một cột của bảng rồi viết `so: \"{{ dia_phuong.so }}\"`",
        ));
    }
}
