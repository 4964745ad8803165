//! Numbers of the papers of one batch: no two papers of a series and a year may have the same one.
//!
//! In: the template and its localities. Out: findings, before anything is written.

use std::collections::BTreeMap;

use super::localities::LocalityJob;
use crate::finding::{Finding, codes};
use crate::issue::given::COLUMNS;
use crate::issue::series::Number;
use crate::pipeline::{Input, LocalityData, Numbered, Pipeline, Report};
use crate::run::system;
use crate::source::Span;

/// At most this many findings are reported; more say nothing new.
const SHOWN: usize = 10;

/// Reports papers of a run that would have the same number, among them or as one of the others.
pub(in crate::cli) fn check<'j>(
    template: Input<'_>,
    (jobs, others): (&'j [LocalityJob], impl IntoIterator<Item = &'j LocalityJob>),
    pipeline: &Pipeline,
    report: &mut Report,
) {
    let others: Vec<&LocalityJob> = others.into_iter().collect();
    if jobs.len() + others.len() < 2 {
        return;
    }
    let holds_number = |bytes: &[u8]| bytes.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"so:"));
    let in_template = holds_number(template.bytes);
    let mut taken: BTreeMap<Number, NumberHolder<'_>> = BTreeMap::new();
    let mut constant: Option<(Numbered, usize)> = None;
    let runs = jobs.iter().map(|job| (job, true)).chain(others.into_iter().map(|job| (job, false)));
    for (job, runs) in runs {
        let overlay =
            job.overlay.as_ref().and_then(|path| Some((system::shown(path), system::read(path).ok()?)));
        let listed = job.unit.get(COLUMNS[0]).is_some();
        if !listed && !in_template && overlay.as_ref().is_none_or(|(_, bytes)| !holds_number(bytes)) {
            continue;
        }
        let overlay = overlay.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let local = LocalityData { unit: &job.unit, overlay, allocation: None, origins: None };
        let mut read = Report::default();
        let Some(found) = pipeline.number_for(template, local, &mut read) else { continue };
        let own = read.sources.file(found.at.file).name() != template.name;
        if found.constant && !own && !listed {
            if !runs {
                continue;
            }
            let (_, count) = constant.get_or_insert((found, 0));
            *count += 1;
            continue;
        }
        let holder = NumberHolder { job, found, own };
        let Some(first) = taken.get(&holder.found.number) else {
            // What two of the others share is told when they are made.
            if runs {
                taken.insert(holder.found.number.clone(), holder);
            }
            continue;
        };
        let Number { series, so, year, .. } = &first.found.number;
        let message = format!(
            "hai văn bản cùng mang số {so} ({series}, năm {year}): của {} và của {}",
            first.job.unit.called(),
            job.unit.called()
        );
        if report.findings.iter().len() < SHOWN {
            // The paper of this run comes first.
            let pair = if runs { [&holder, first] } else { [first, &holder] };
            let [at, first] = pair.map(|one| one.place(report));
            report.findings.push(
                Finding::error(codes::C030, at, message)
                    .related(first, "văn bản kia mang số này")
                    .hint("mỗi văn bản một số: sửa số ở bảng địa phương, ở tệp riêng hoặc ở bảng cấp số"),
            );
        }
    }
    if let Some((found, count)) = constant.filter(|(_, count)| *count > 1) {
        let file = report.sources.add(template.name, &String::from_utf8_lossy(template.bytes));
        let at = Span { file, ..found.at };
        let message = format!(
            "mẫu ghi sẵn số {}: {count} văn bản của lần chạy này sẽ mang cùng một số",
            found.number.so
        );
        report.findings.push(Finding::error(codes::C030, at, message).hint(
            "bỏ `so` để trống số, hoặc ghi số của từng nơi ở một cột của bảng rồi viết `so: \"{{ dia_phuong.so }}\"`",
        ));
    }
}

/// A locality whose paper has a number.
struct NumberHolder<'a> {
    job: &'a LocalityJob,
    found: Numbered,
    /// Whether the number is in the locality's own file.
    own: bool,
}

impl NumberHolder<'_> {
    /// The place where the number of the locality comes from: the list, its own file, or else its row of the
    /// table.
    fn place(&self, report: &mut Report) -> Span {
        if let Some(at) = self.job.number_at {
            return at;
        }
        let own = self.job.overlay.as_ref().filter(|_| self.own);
        let Some((path, bytes)) = own.and_then(|path| Some((path, system::read(path).ok()?))) else {
            return self.job.at;
        };
        let file = report.sources.add(&system::shown(path), &String::from_utf8_lossy(&bytes));
        Span { file, ..self.found.at }
    }
}
