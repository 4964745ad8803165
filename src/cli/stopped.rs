//! The end of a run that used up its time or memory.
//!
//! In: what was used up. Out: words on stderr, and an exit code of its own. Files are whole all the same: each
//! is written under another name first, and what changes together is settled by the next run.

use std::io::{self, Write};
use std::process;

use crate::run::bounds;

/// The exit code of a run that was ended.
pub(super) const CODE: u8 = 3;

/// Ends a run whose time is over.
pub(super) fn by_time(seconds: u64) {
    let text = format!(
        "lỗi: đã dừng: quá {seconds} giây (`--gioi-han-giay`) mà {}\n\
         gợi ý: tệp đã ghi là trọn vẹn, tệp đang làm chưa ghi; tách nhỏ văn bản hoặc nêu số giây lớn hơn rồi chạy lại\n",
        left()
    );
    drop(io::stderr().write_all(text.as_bytes()));
    process::exit(CODE.into());
}

/// Which documents are not done, and which are: those that were done after one that never ends are told
/// nowhere else.
fn left() -> String {
    let (begun, done, waiting) = bounds::documents();
    if begun.is_empty() {
        return "văn bản đang làm chưa xong".to_owned();
    }
    let mut text = format!("chưa làm xong {}", listed(&begun));
    if !done.is_empty() {
        text += &format!("; đã làm xong {} văn bản: {}", done.len(), listed(&done));
    }
    if waiting > 0 {
        text += &format!("; {waiting} văn bản chưa làm đến");
    }
    text
}

/// The first names, and how many others there are.
fn listed(names: &[String]) -> String {
    const MOST: usize = 20;
    let shown: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" và {more} văn bản khác") } else { String::new() };
    shown.join(", ") + &more
}

/// Ends a confined run for which the system has no more memory; nothing is allocated for it. Any other run
/// goes on, as it may ask for less.
pub(super) fn by_memory() {
    if bounds::is_set() {
        const TEXT: &str = "lỗi: đã dừng: cần nhiều bộ nhớ hơn mức cho phép (`--gioi-han-mb`)\n\
            gợi ý: tệp đã ghi là trọn vẹn, tệp đang làm chưa ghi; tách nhỏ văn bản hoặc nêu số MB lớn hơn rồi chạy lại\n";
        drop(io::stderr().write_all(TEXT.as_bytes()));
        process::exit(CODE.into());
    }
}
