//! Two versions of a paper as one Word file with tracked changes.

mod command;
mod constructs;
mod pairs;
mod random;
mod sheets;

use vanban::rooms::redline::{Redline, RedlineAuthor, RedlineFault, redline};
use vanban::rooms::word::{ChangeView, listing, read, texts};

/// Whose changes they are in tests.
fn author() -> RedlineAuthor {
    RedlineAuthor { name: "Phòng Kinh tế".to_owned(), day: Some("2026-10-31".to_owned()) }
}

/// The texts of a file in a view.
fn texts_of(file: &[u8], view: ChangeView) -> Vec<String> {
    texts(&read(file, view).unwrap())
}

/// The redline of two files, whose listings give both again.
#[track_caller]
fn marked(old: &[u8], new: &[u8]) -> Redline {
    let made = match redline(old, new, &author()) {
        Ok(made) => made,
        Err(RedlineFault::Unproven { is_rejected, words }) => panic!("rejected: {is_rejected}: {words:#?}"),
        Err(fault) => panic!("{fault:?}"),
    };
    for (view, paper) in [(ChangeView::Accepted, new), (ChangeView::Rejected, old)] {
        assert_eq!(texts_of(&made.bytes, view), texts_of(paper, ChangeView::Accepted), "{view:?}");
    }
    made
}

/// The body of a redline with every change marked.
#[track_caller]
fn shown(old: &[u8], new: &[u8]) -> String {
    let made = marked(old, new);
    let all = listing(&read(&made.bytes, ChangeView::Marked).unwrap());
    let body = all.split_once("thân (").map_or("", |(_, body)| body);
    let lines: Vec<&str> = body.lines().skip(1).map_while(|line| line.strip_prefix("  ")).collect();
    lines.join("\n") + "\n"
}
