//! What is wrong with a dossier and cannot be seen on paper: ids that several tables have, fixed words
//! typed without their diacritics.
//!
//! In: a document as read, its sheets. Out: findings.

use std::collections::BTreeMap;

use crate::budget::Sheets;
use crate::content::Dossier;
use crate::content::fixed;
use crate::finding::{Finding, Findings, codes};

/// Reports tables and tasks that texts name by an id that others have too.
pub(super) fn tables(sheets: &Sheets, tasks_are_shown: bool, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for bang in sheets.iter().map(|sheet| &sheet.bang) {
        let of_table = bang.ma().map(|ma| ("bảng", ma, bang.at()));
        let of_tasks = bang.tasks().filter(|_| tasks_are_shown).map(|(ma, task)| ("nhiệm vụ", ma, task.at));
        for (what, ma, at) in of_table.into_iter().chain(of_tasks) {
            if let Some(first) = seen.insert((what, ma), at) {
                findings.push(
                    Finding::error(codes::C007, at, format!("mã {what} `{ma}` đã dùng ở bảng khác"))
                        .related(first, "dùng lần đầu ở đây")
                        .hint("đặt một mã khác"),
                );
            }
        }
    }
}

/// Reports recipients whose fixed words lack their diacritics: `Nhu Điều 2`.
pub(super) fn recipients(document: &Dossier, findings: &mut Findings) {
    for line in &document.noi_nhan {
        let words = line.raw.trim_start_matches(['-', ' ']);
        let words = &words[fixed::list_mark(words)..];
        if let Some(right) = unmarked(words) {
            let message = format!("nơi nhận `{words}` thiếu dấu");
            findings.push(
                Finding::warning(codes::C019, line.at, message)
                    .hint(format!("viết `{right}`"))
                    .since(fixed::SINCE),
            );
        }
    }
}

/// Gives `Như Điều 2` for `Nhu Điều 2` or `nhu dieu 2`. Returns None if no diacritic is missing.
fn unmarked(words: &str) -> Option<String> {
    ["Như Điều", "Như trên", "Như Kính gửi"].iter().find_map(|right| {
        let rest = fixed::opens_with(words, &right.to_lowercase())?;
        let typed = words[..words.len() - rest.len()].to_lowercase();
        let lost = typed.split_whitespace().ne(right.to_lowercase().split_whitespace());
        lost.then(|| format!("{right}{rest}"))
    })
}
