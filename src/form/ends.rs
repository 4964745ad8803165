//! Signs at the ends of lines that are lists: grounds, recipients, those a letter goes to (Phụ lục I, mục II,
//! khoản 6, 9).

use super::view::FormLine;
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::paper::Role;

pub(super) const GROUNDS: FormRule = FormRule {
    code: code("H022", "Dấu cuối các căn cứ"),
    clause: "Phụ lục I, mục II, khoản 6",
    severity: Severity::Warning,
    about: "Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy; dòng cuối cùng kết thúc bằng dấu chấm.",
    of_file: false,
    check: grounds,
};

pub(super) const RECIPIENTS: FormRule = FormRule {
    code: code("H023", "Dấu đầu dòng, cuối dòng của Nơi nhận, Kính gửi"),
    clause: "Phụ lục I, mục II, khoản 9",
    severity: Severity::Warning,
    about: "Mỗi nơi nhận một dòng, đầu dòng có gạch đầu dòng, cuối dòng có dấu chấm phẩy; dòng cuối “Lưu: …” kết thúc bằng dấu chấm.",
    of_file: false,
    check: recipients,
};

fn grounds(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let lists = groups(view, Role::CanCu);
    for list in &lists {
        let last = list.len() - 1;
        for (at, line) in list.iter().enumerate() {
            let end = line.text.trim_end().chars().last();
            let right = if at == last { '.' } else { ';' };
            // The last ground may lead into an order with a comma.
            let may = at == last && matches!(end, Some(';' | ',' | ':'));
            if end != Some(right) && !(may && end == Some(':')) {
                let message = match at == last {
                    true => "căn cứ cuối cùng chưa kết thúc bằng dấu chấm",
                    false => "căn cứ chưa kết thúc bằng dấu chấm phẩy",
                };
                found.line(
                    Severity::Warning,
                    line,
                    message.to_owned(),
                    format!("đặt dấu `{right}` ở cuối dòng"),
                );
            }
        }
    }
    if lists.is_empty() { Verdict::NotApplicable } else { Verdict::Passed }
}

/// Lines of a role that stand together.
fn groups<'v, 'a>(view: &'v FormView<'a>, role: Role) -> Vec<Vec<&'v FormLine<'a>>> {
    let mut lists: Vec<Vec<&FormLine<'a>>> = Vec::new();
    let mut open = false;
    for line in &view.lines {
        if line.role != role {
            open = false;
            continue;
        }
        match lists.last_mut().filter(|_| open) {
            Some(list) => list.push(line),
            None => lists.push(vec![line]),
        }
        open = true;
    }
    lists
}

fn recipients(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let lists = groups(view, Role::NoiNhan);
    for list in &lists {
        for (at, line) in list.iter().enumerate() {
            let text = line.text.trim();
            // A line that goes on from the one above begins with no dash, and one that goes on ends with no sign.
            let goes_on =
                list.get(at + 1).is_some_and(|next| !next.text.trim_start().starts_with(['-', '–', '—']));
            if goes_on {
                continue;
            }
            let last = at + 1 == list.len();
            let right = if last { '.' } else { ';' };
            if !text.ends_with(right) {
                let message = match last {
                    true => "dòng cuối của Nơi nhận chưa kết thúc bằng dấu chấm",
                    false => "dòng của Nơi nhận chưa kết thúc bằng dấu chấm phẩy",
                };
                found.line(
                    Severity::Warning,
                    line,
                    message.to_owned(),
                    format!("đặt dấu `{right}` ở cuối dòng"),
                );
            }
        }
        let kept = list.iter().any(|line| line.text.contains("Lưu"));
        if !kept {
            let message = "Nơi nhận không có dòng `Lưu`".to_owned();
            found.line(Severity::Warning, list[0], message, "thêm dòng cuối `- Lưu: VT, …`");
        }
    }
    if lists.is_empty() { Verdict::NotApplicable } else { Verdict::Passed }
}
