//! What is wrong with a dossier as a whole: ids that several tables bear, appendices that no
//! text mentions.
//!
//! In: a read document, and the body that was built of it. Out: findings.

use std::collections::BTreeMap;

use crate::content::VanBan;
use crate::content::number::roman;
use crate::content::table::Bang;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::document::Block;

/// Tables and tasks that texts name must be the only ones of their id.
pub(super) fn tables(tables: &[&Bang], tasks_are_shown: bool, diags: &mut Diagnostics) {
    let mut seen = BTreeMap::new();
    for bang in tables {
        let of_table = bang.ma().map(|ma| ("bảng", ma, bang.at()));
        let of_tasks = bang.tasks().filter(|_| tasks_are_shown).map(|(ma, task)| ("nhiệm vụ", ma, task.at));
        for (what, ma, at) in of_table.into_iter().chain(of_tasks) {
            if let Some(first) = seen.insert((what, ma), at) {
                diags.push(
                    Diagnostic::error(codes::C007, at, format!("mã {what} `{ma}` đã dùng ở bảng khác"))
                        .related(first, "dùng lần đầu ở đây")
                        .hint("đặt một mã khác"),
                );
            }
        }
    }
}

/// The text must mention its appendices (PL I, III.1): each by its number, or all at once.
pub(super) fn mention(document: &VanBan, body: &[Block], diags: &mut Diagnostics) {
    if document.phu_luc.is_empty() {
        return;
    }
    let written = document.mo_dau.iter().chain(&document.ket).map(|text| text.raw.clone());
    let built = body.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.plain_text()),
        _ => None,
    });
    let named = written.chain(built).filter(|text| may_name(text));
    let text = named.collect::<Vec<_>>().join("\n").to_lowercase();
    let names = |label: &str| {
        let ends = |at: usize| !text[at + label.len()..].starts_with(char::is_alphanumeric);
        text.match_indices(label).any(|(at, _)| ends(at))
    };
    let several = document.phu_luc.len() > 1;
    let all = names("các phụ lục") || names("phụ lục kèm theo");
    for (at, appendix) in document.phu_luc.iter().enumerate() {
        let number = if several { format!(" {}", roman(at as u32 + 1)) } else { String::new() };
        if !all && !names(&format!("phụ lục{}", number.to_lowercase())) {
            let message = format!("nội dung văn bản chưa nhắc đến Phụ lục{number}");
            let hint = format!("thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục{number} kèm theo)`");
            diags.push(Diagnostic::warning(codes::C014, appendix.at, message).hint(hint));
        }
    }
}

/// Can "phụ lục", in whichever capitals, stand in it? Most paragraphs are told so from its middle.
fn may_name(text: &str) -> bool {
    ["ụ l", "ụ L", "Ụ l", "Ụ L"].iter().any(|middle| text.contains(middle))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::may_name;

    proptest! {
        /// No paragraph is passed over that names an appendix.
        #[test]
        fn what_names_an_appendix_is_looked_at(text in "([pPhH]{0,2}[ụỤ] ?[lL][ụỤ][cC]|phụ lục|[Pp]hụ |lục| ){0,3}") {
            prop_assert!(may_name(&text) || !text.to_lowercase().contains("phụ lục"));
        }

        /// Nor one in any capitals.
        #[test]
        fn capitals_do_not_hide_it(capitals in prop::array::uniform7(any::<bool>()), before in "[a-zụ ]{0,4}") {
            let words = "phụ lục".chars().zip(capitals);
            let words: String = words
                .flat_map(|(letter, capital)| match capital {
                    true => letter.to_uppercase().collect::<Vec<_>>(),
                    false => vec![letter],
                })
                .collect();
            prop_assert!(may_name(&(before + &words)));
        }
    }
}
