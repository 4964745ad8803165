//! Word files that are read: one small file of each construct, with all that is read of it.
//!
//! Each construct says whether it is kept, told or refused; `docs/word.md` is written from these lists
//! (`UPDATE_EXPECT=1`), so that it says what the program does.

mod boxes;
mod changed_looks;
mod changes;
mod command;
mod controls;
mod fields;
mod lists;
mod looks;
mod mutated;
mod notes;
mod packages;
mod page;
mod refused;
mod remarks;
mod sections;
mod tables;
mod words;

use expect_test::Expect;
use vanban::rooms::word::{ChangeView, listing, read};

use crate::support::word_file::WordBuilder;

/// What becomes of a construct.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    /// It is read as Word shows it.
    Kept,
    /// What it is, or that something of it is not read, is told.
    Told,
    /// The file is not read, and why is told.
    Refused,
}

/// A small file of one construct.
struct Construct {
    /// As a person calls it.
    name: &'static str,
    fate: Fate,
    bytes: Vec<u8>,
    /// In which views it is shown.
    views: &'static [ChangeView],
    /// All that is read of it.
    shown: Expect,
}

const ALL_VIEWS: &[ChangeView] = &[ChangeView::Accepted, ChangeView::Rejected, ChangeView::Marked];

fn kept(name: &'static str, file: &WordBuilder, shown: Expect) -> Construct {
    Construct { name, fate: Fate::Kept, bytes: file.bytes(), views: &[ChangeView::Accepted], shown }
}

fn kept_bytes(name: &'static str, bytes: Vec<u8>, shown: Expect) -> Construct {
    Construct { name, fate: Fate::Kept, bytes, views: &[ChangeView::Accepted], shown }
}

fn told(name: &'static str, file: &WordBuilder, shown: Expect) -> Construct {
    Construct { fate: Fate::Told, ..kept(name, file, shown) }
}

fn refused(name: &'static str, bytes: Vec<u8>, shown: Expect) -> Construct {
    Construct { fate: Fate::Refused, ..kept_bytes(name, bytes, shown) }
}

/// A body of these blocks.
fn body(blocks: &str) -> WordBuilder {
    WordBuilder::body(blocks)
}

/// All constructs, under the heads of the page.
fn all() -> Vec<(&'static str, Vec<Construct>)> {
    vec![
        ("Chữ và dấu", words::constructs()),
        ("Liên kết và trường", fields::constructs()),
        ("Theo dõi thay đổi", changes::constructs()),
        ("Theo dõi thay đổi: dáng chữ, số thứ tự, hình", changed_looks::constructs()),
        ("Ô điền (content control)", controls::constructs()),
        ("Bảng", tables::constructs()),
        ("Hình, hộp chữ", boxes::constructs()),
        ("Đầu trang, chân trang, chú thích, ghi chú", notes::constructs()),
        ("Phần (section), khổ giấy, lề", sections::constructs()),
        ("Danh sách, số thứ tự", lists::constructs()),
        ("Dáng chữ, dáng đoạn", looks::constructs()),
        ("Cách đóng gói tệp", packages::constructs()),
        ("Tệp bị từ chối", refused::constructs()),
    ]
}

/// What is read of a file: the listing without what every such file has, then what is told.
fn shown(bytes: &[u8], view: ChangeView) -> String {
    let file = match read(bytes, view) {
        Ok(file) => file,
        Err(fault) => {
            let finding = fault.finding("a.docx");
            return format!("từ chối: {}; gợi ý: {}\n", finding.message, finding.hint.unwrap());
        }
    };
    const USUAL: &str =
        "tệp Word\n  phần 1 210,0 × 297,0 mm, lề trên 20,0 dưới 20,0 trái 30,0 phải 15,0 mm\n";
    let listing = listing(&file);
    let mut text = listing.strip_prefix(USUAL).unwrap_or(&listing).to_owned();
    for remark in &file.remarks {
        text += &format!("báo: {}\n", remark.finding("a.docx").message);
    }
    text
}

fn all_shown(construct: &Construct) -> String {
    let shown = |view: &ChangeView| {
        let head = match (construct.views.len(), view) {
            (1, _) => "",
            (_, ChangeView::Accepted) => "chấp nhận:\n",
            (_, ChangeView::Rejected) => "từ chối:\n",
            (_, ChangeView::Marked) => "đánh dấu:\n",
        };
        format!("{head}{}", shown(&construct.bytes, *view))
    };
    construct.views.iter().map(shown).collect()
}

/// Of each construct all is read that stands in the expected text, and told or refused what is said to be.
#[test]
fn every_construct_is_read_as_expected() {
    let mut count = 0;
    for construct in all().into_iter().flat_map(|(_, constructs)| constructs) {
        count += 1;
        let text = all_shown(&construct);
        let fate = match () {
            () if text.starts_with("từ chối: tệp `a.docx`") => Fate::Refused,
            () if text.contains("báo: ") => Fate::Told,
            () => Fate::Kept,
        };
        construct.shown.assert_eq(&text);
        assert!(fate == construct.fate, "{}: {text}", construct.name);
    }
    assert!(count >= 80, "{count}");
}
