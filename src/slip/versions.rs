//! The table of two versions (bảng so sánh, thuyết minh): what the old one says, what the new one says, and room for
//! the reason.
//!
//! In: the places that the redline of both marks. Out: a tree like that of any paper; it goes along with a paper, so
//! it has no number, day or signature of its own.

use super::table::{self, SlipColumn, SlipWords};
use super::{line, sheet};
use crate::paper::{Inline, Paper, Role};
use crate::redline::{MarkedPlace, RedlineCounts};

const TITLE: &str = "Bảng so sánh, thuyết minh";

/// The table of two versions of these names.
pub fn versions_sheet(
    [old, new]: [&str; 2],
    places: &[MarkedPlace],
    counts: &RedlineCounts,
    printable: &dyn Fn(char) -> bool,
) -> Paper {
    let columns = [
        SlipColumn::number("TT", 45),
        SlipColumn::words("Điều, khoản", 145),
        SlipColumn::words("Nội dung cũ", 310),
        SlipColumn::words("Nội dung mới", 310),
        SlipColumn::rest("Lý do"),
    ];
    let rows = (1..).zip(places).map(|(number, place)| {
        let [was, is] = [side(place, false), side(place, true)];
        let name = if is.is_empty() { format!("{} (bản cũ)", place.name) } else { place.name.clone() };
        let mut cells = table::line([number.to_string(), name].into_iter());
        cells.extend([or_word(was, "(không có)"), or_word(is, "(bỏ)"), Vec::new()]);
        cells
    });
    let rows = rows.collect();
    let mut blocks = vec![
        line(Role::TenLoai, TITLE.to_uppercase()),
        line(Role::TrichYeu, format!("Bản cũ: {old}; bản mới: {new}")),
        line(Role::KemTheo, "(Kèm theo ………… số …… ngày … tháng … năm ……)".to_owned()),
        table::of(&columns, rows),
    ];
    let mut others = Vec::new();
    if counts.looks() > 0 {
        others.push(format!("{} kiểu đổi dáng chữ, cách trình bày", counts.looks()));
    }
    if counts.sections > 0 {
        others.push(format!("{} phần trang đổi khổ, lề hoặc hướng", counts.sections));
    }
    let bold = "Chữ đậm là chữ khác nhau giữa hai bản.";
    blocks.push(line(
        Role::DoanVan,
        match others.is_empty() {
            true => bold.to_owned(),
            false => format!("{bold} Không nêu trong bảng: {}.", others.join(", ")),
        },
    ));
    sheet(TITLE, blocks, printable)
}

/// The paragraphs of a version at a place.
fn side(place: &MarkedPlace, is_new: bool) -> Vec<SlipWords> {
    let lines = place.side(is_new);
    // What came or went as a whole needs no other mark.
    let inline = |(text, is_marked): (&str, bool)| match is_marked && !place.is_whole {
        true => Inline::bold(text),
        false => Inline::text(text),
    };
    if place.is_shift {
        let mut all: SlipWords = Vec::new();
        for line in lines {
            if !all.is_empty() {
                all.push(Inline::text("; "));
            }
            all.extend(line.into_iter().map(inline));
        }
        return if all.is_empty() { Vec::new() } else { vec![all] };
    }
    lines.into_iter().map(|line| line.into_iter().map(inline).collect()).collect()
}

/// The paragraphs, or a word where there are none.
fn or_word(paragraphs: Vec<SlipWords>, word: &str) -> Vec<SlipWords> {
    if paragraphs.is_empty() { vec![vec![Inline::text(word)]] } else { paragraphs }
}
