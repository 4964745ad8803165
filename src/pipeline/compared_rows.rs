//! Whether a decision that tells its changes row by row tells those that there are.
//!
//! In: the texts of a dossier and its comparisons. Out: C075 for a group or a task that changed and that no
//! text names, and for one that a text names and that is the same in both versions. Which rows changed is
//! found by `budget`; a text tells its changes row by row if it asks for `dien_giai`.

use crate::budget::RowKind;
use crate::budget::comparison::{RowComparison, TableComparison, names_without_id};
use crate::content::Dossier;
use crate::content::declare::Text;
use crate::finding::{Finding, Report, codes};
use crate::source::Span;

/// Checks the texts of a dossier.
pub(super) fn check(document: &Dossier, compared: &[(Span, TableComparison)], report: &mut Report) {
    let texts: Vec<&Text> = document.texts().filter(|text| text.raw.contains("so_sanh.")).collect();
    for (of, key) in [(RowKind::Group, "nhom"), (RowKind::Task, "nhiem_vu")] {
        let told = |text: &&&Text| text.raw.contains(".dien_giai") && text.raw.contains(&format!(".{key}"));
        let telling: Vec<&Text> = texts.iter().filter(told).copied().collect();
        if telling.is_empty() {
            continue;
        }
        for (at, diff) in compared {
            // With several comparisons a text says which one it means.
            let which = match compared {
                [_] => String::new(),
                _ => diff.id.iter().map(|id| format!("so_sanh.{id}.")).collect(),
            };
            let named = names_without_id(diff, of);
            for line in diff.all_lines().into_iter().filter(|line| line.of == of) {
                let Some(name) = name(line, &named) else { continue };
                let names = |text: &&&Text| text.raw.contains(&which) && calls(&text.raw, key, name);
                let what =
                    format!("{} {}", if of == RowKind::Group { "nhóm" } else { "nhiệm vụ" }, shown(line));
                match (line.changes().is_empty(), telling.iter().find(names)) {
                    (true, Some(text)) => report.findings.push(
                        Finding::warning(
                            codes::C075,
                            text.at,
                            format!("{what} không có gì thay đổi giữa hai bản"),
                        )
                        .hint("bỏ đoạn này nếu bản mới không sửa nhiệm vụ, nhóm đó nữa"),
                    ),
                    (false, None) if !texts.iter().any(|text| names(&text)) => {
                        let hint = format!(
                            "thêm một khoản có `{{{{ so_sanh.thay_doi{} }}}}`, hoặc tạo lại tệp bằng `vanban new \
                             quyet_dinh_sua_doi --tu … --moi …`",
                            call(key, name) + ".dien_giai"
                        );
                        let message = format!("{what} thay đổi giữa hai bản mà lời văn chưa nêu");
                        report.findings.push(Finding::warning(codes::C075, *at, message).hint(hint));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// What texts call a row: its id, else its name. Returns None if it has no name of its own.
pub(super) fn name<'a>(line: &'a RowComparison, named: &[&str]) -> Option<&'a str> {
    let by_name = || line.shown().map(|side| side.name.as_str()).filter(|name| named.contains(name));
    let name = line.id.as_deref().or_else(by_name)?;
    // Such a sign would end the name, or the text around it.
    let plain = !name.contains(['"', '\'', '`', '\\', '{', '}', '[', ']', '*']);
    plain.then_some(name)
}

/// How a text calls a row: `.nhiem_vu.so_tay`, `.nhiem_vu["In sổ tay"]`.
pub(super) fn call(key: &str, name: &str) -> String {
    format!(".{key}{}", member(name))
}

/// How a text calls one of several: `.so_tay`, `["In sổ tay"]`.
pub(super) fn member(name: &str) -> String {
    let plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && name.starts_with(|letter: char| !letter.is_ascii_digit());
    if plain { format!(".{name}") } else { format!("[\"{name}\"]") }
}

fn calls(text: &str, key: &str, name: &str) -> bool {
    let ends =
        |rest: &str| rest.chars().next().is_none_or(|letter| !letter.is_alphanumeric() && letter != '_');
    let forms = [format!(".{key}.{name}"), format!(".{key}[\"{name}\"]"), format!(".{key}['{name}']")];
    forms.iter().any(|form| text.match_indices(form.as_str()).any(|(at, _)| ends(&text[at + form.len()..])))
}

fn shown(line: &RowComparison) -> String {
    let name = line.shown().map(|side| format!("“{}”", side.name)).unwrap_or_default();
    match &line.id {
        Some(id) => format!("`{id}` {name}"),
        None => name,
    }
}
