//! Another locality's name that is left in the paper of a locality.
//!
//! In: the tree of a locality's paper. Out: a warning at each text that holds such a name, wherever it is on
//! the paper. What counts as a name is decided by `localities::others`.

use crate::finding::{Finding, Severity, codes};
use crate::localities::{Locality, Others};
use crate::paper::{Paper, Role};
use crate::pipeline::Report;
use crate::source::Span;

/// Reports them, once per text.
pub(in crate::cli) fn tell(tree: &Paper, own: &Locality, others: &Others, report: &mut Report) {
    let mut told: Vec<(Option<Span>, String)> = Vec::new();
    for paragraph in tree.paragraphs() {
        let text = paragraph.plain_text();
        let place = (paragraph.role == Role::DiaDanhThoiGian).then(|| text.split(',').next()).flatten();
        let place = place.map(str::trim).filter(|name| others.is_other(name, own));
        // The capitals of a heading hide where a name ends: the text is searched as it was typed.
        let loud = !text.contains(char::is_lowercase);
        let typed = paragraph.origin.filter(|_| loud).map(|at| report.sources.slice(at)).unwrap_or_default();
        let typed = others.named(typed, own);
        let names = if typed.is_empty() { others.named(&text, own) } else { typed };
        for name in names.into_iter().chain(place) {
            let one = (paragraph.origin, name.to_owned());
            if !told.contains(&one) {
                told.push(one);
            }
        }
    }
    for (at, name) in told {
        let written = at.map(|at| report.sources.slice(at)).unwrap_or_default();
        if [format!("{{{{ \"{name}"), format!("{{{{ '{name}")].iter().any(|kept| written.contains(kept)) {
            continue;
        }
        let found = written.find(&name);
        let at = at.map(|at| match found {
            Some(start) => {
                Span::new(at.file, at.start as usize + start..at.start as usize + start + name.len())
            }
            None => at,
        });
        let message = format!("`{name}` là địa phương khác trong bảng, sẽ in vào văn bản của địa phương này");
        let hint = format!(
            "viết biến thay cho tên, ví dụ `{{{{ dia_phuong.ten_day_du }}}}`; cố ý nhắc đến nơi đó thì viết `{{{{ \"{name}\" }}}}`"
        );
        let finding = Finding { at, severity: Severity::Warning, ..Finding::general(codes::U015, message) };
        report.findings.push(finding.hint(hint));
    }
    report.findings.sort();
}
