//! How pages are counted: from 1, on to the end of a paper, each appendix from 1 again (Phụ lục I, mục I, khoản 7;
//! mục III, khoản 1).
//!
//! In: a paper. Out: where its numbers begin otherwise. A file whose pages show no number is not evaluated; whether
//! they should show one is left to `numbers`.

use super::numbers::{Shown, shown_by};
use super::sections::{PartBegins, begun_by, first_of, holds_words, parts};
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::word::PageSort;

pub(super) const COUNTED: FormRule = FormRule {
    code: code("H025", "Đánh số trang từ 1, phụ lục đánh riêng"),
    clause: "Phụ lục I, mục I, khoản 7; mục III, khoản 1",
    severity: Severity::Warning,
    about: "Số trang của văn bản đếm liên tục từ 1; số trang của phụ lục đánh riêng theo từng phụ lục. Văn bản kèm theo đếm lại hay đếm tiếp đều được.",
    of_file: false,
    check: counted,
};

/// Whether pages of a section of the file show a number that Word counts.
fn counts(view: &FormView<'_>, part: usize) -> bool {
    matches!(shown_by(view, part, PageSort::Other), Some((_, Shown { counted: true, .. })))
}

fn counted(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut any = false;
    for part in view.parts.clone().filter(|part| counts(view, *part)) {
        any = true;
        let first_number = view.file.sections[part].first_number;
        let is_first = part == view.parts.start;
        match (is_first, first_number) {
            (true, Some(number)) if number > 1 && !view.goes_on => {
                let message = format!("số trang bắt đầu từ {number}{}", parts(view, &[part]));
                found.add(
                    Severity::Note,
                    None,
                    message,
                    "đặt Start at: 1 (Insert, Page Number, Format Page Numbers)",
                );
            }
            (true, None) if part > 0 && counts(view, part - 1) && !view.goes_on => follows(view, found),
            (true, _) if view.goes_on => follows(view, found),
            (false, Some(1))
                if begun_by(view, part) == PartBegins::Nothing
                    && counts(view, part - 1)
                    && holds_words(view, part - 1) =>
            {
                let message = format!("số trang đếm lại từ 1 ở giữa văn bản{}", parts(view, &[part]));
                found.add(
                    Severity::Warning,
                    first_of(view, part),
                    message,
                    "chọn Continue from previous section (Insert, Page Number, Format Page Numbers)",
                );
            }
            _ => {}
        }
    }
    appendices(view, found);
    if any { Verdict::Passed } else { Verdict::NotEvaluated }
}

/// A paper of several in a file, whose pages go on counting from the one before it.
fn follows(view: &FormView<'_>, found: &mut FormBreaches) {
    let message = "số trang đếm tiếp từ văn bản trước trong cùng tệp".to_owned();
    let hint =
        "bắt đầu văn bản bằng một phần mới (Section Break) và đặt Start at: 1, hoặc tách thành tệp riêng";
    found.add(Severity::Note, view.begins(), message, hint);
}

/// Appendices whose pages go on counting.
fn appendices(view: &FormView<'_>, found: &mut FormBreaches) {
    for (section, _) in view.sections.iter().enumerate().filter(|(_, one)| one.appendix.is_some()) {
        let Some(at) = view.lines.iter().position(|line| line.section == section) else { continue };
        let line = &view.lines[at];
        let part = line.word.place.section as usize;
        if at == 0 || !counts(view, part) || view.file.sections.get(part).is_none() {
            continue;
        }
        let own = begun_by(view, part) == PartBegins::Appendix
            && view.lines.iter().find(|one| one.word.place.section as usize == part).map(|one| one.section)
                == Some(section);
        if own && view.file.sections[part].first_number.is_some() {
            continue;
        }
        let message = "phụ lục chưa đánh số trang riêng: đếm tiếp từ phần trên".to_owned();
        let hint = "bắt đầu phụ lục bằng một phần mới (Section Break) và đặt Start at: 1";
        found.line(Severity::Note, line, message, hint);
    }
}
