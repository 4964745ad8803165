//! The table of opinions (bảng tiếp thu, giải trình ý kiến): what people changed and remarked in the files they sent
//! back, with room for what is accepted and what is answered.
//!
//! In: what is marked in each file, and who wrote its comments. Out: a tree like that of any paper; it goes along with
//! a paper, so it has no number, day or signature of its own.

use std::collections::BTreeMap;

use super::table::{self, SlipCells, SlipColumn, SlipWords};
use super::{line, sheet};
use crate::paper::{Inline, Paper, Role};
use crate::redline::{MarkedPaper, MarkedPiece, MarkedPlace};

const TITLE: &str = "Bảng tiếp thu, giải trình ý kiến";

/// Letters of a paragraph that are enough to find it.
const LONGEST: usize = 60;

/// A file that was sent back.
pub struct OpinionFile {
    /// Its name.
    pub name: String,
    /// What is marked in it.
    pub marked: MarkedPaper,
    /// Who wrote its comments, by their numbers.
    pub authors: BTreeMap<i32, String>,
}

/// An opinion.
struct Opinion {
    author: String,
    words: Vec<SlipWords>,
}

impl OpinionFile {
    /// How many opinions there are in it.
    pub fn count(&self) -> usize {
        self.opinions().len()
    }

    /// The changes in the order of the text, then the comments.
    fn opinions(&self) -> Vec<Opinion> {
        let mut all = Vec::new();
        for place in self.marked.places.iter().filter(|place| !place.is_shift) {
            all.extend(of_place(place));
        }
        for remark in &self.marked.remarks {
            let author = self.authors.get(&remark.id).cloned().unwrap_or_default();
            let about =
                if remark.about.is_empty() { String::new() } else { format!(", ở “{}”", remark.about) };
            let words = vec![
                vec![Inline::bold(&remark.name), Inline::text(about)],
                vec![Inline::text(format!("Ghi chú: {}", remark.words))],
            ];
            all.push(Opinion { author, words });
        }
        all
    }
}

/// The table of these files.
pub fn opinions_sheet(files: &[OpinionFile], printable: &dyn Fn(char) -> bool) -> Paper {
    let columns = [
        SlipColumn::number("TT", 45),
        SlipColumn::words("Cơ quan, người góp ý", 165),
        SlipColumn::words("Nội dung góp ý", 400),
        SlipColumn::words("Tiếp thu", 130),
        SlipColumn::rest("Giải trình"),
    ];
    let mut rows: Vec<SlipCells> = Vec::new();
    for file in files {
        for Opinion { author, words } in file.opinions() {
            let author = if author.trim().is_empty() { "Không rõ tên".to_owned() } else { author };
            let mut cells = table::line(std::iter::once((rows.len() + 1).to_string()));
            let from = vec![vec![Inline::text(author)], vec![Inline::text(format!("(tệp {})", file.name))]];
            cells.extend([from, words, Vec::new(), Vec::new()]);
            rows.push(cells);
        }
    }
    let told = format!("{} ý kiến trong {} tệp góp ý", rows.len(), files.len());
    let blocks = vec![
        line(Role::TenLoai, TITLE.to_uppercase()),
        line(Role::TrichYeu, told),
        line(Role::KemTheo, "(Kèm theo ………… số …… ngày … tháng … năm ……)".to_owned()),
        table::of(&columns, rows),
    ];
    sheet(TITLE, blocks, printable)
}

/// The opinions on a place: one of each person.
fn of_place(place: &MarkedPlace) -> Vec<Opinion> {
    let marks = place.lines.iter().flatten().filter_map(|piece| piece.mark.as_ref());
    let mut authors: Vec<&str> = Vec::new();
    for mark in marks {
        if !authors.contains(&mark.author.as_str()) {
            authors.push(&mark.author);
        }
    }
    let of = |author: &&str| {
        let mut words = vec![vec![Inline::bold(&place.name)]];
        for line in &place.lines {
            words
                .extend(deeds(line, author, place.is_whole).into_iter().map(|deed| vec![Inline::text(deed)]));
        }
        Opinion { author: (*author).to_owned(), words }
    };
    authors.iter().map(of).collect()
}

/// What somebody did in a line.
fn deeds(line: &[MarkedPiece], author: &str, is_whole: bool) -> Vec<String> {
    let own = |piece: &MarkedPiece| {
        piece.mark.as_ref().filter(|mark| mark.author == author).map(|mark| mark.is_new)
    };
    let around: String = line
        .iter()
        .filter(|piece| piece.mark.as_ref().is_none_or(|mark| !mark.is_new))
        .map(|piece| piece.text.as_str())
        .collect();
    let around = match around.trim().char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", around.trim()[..end].trim_end()),
        None => around.trim().to_owned(),
    };
    let place = if is_whole || around.is_empty() { String::new() } else { format!(", ở “{around}”") };
    let mut all = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let (mut gone, mut came) = (String::new(), String::new());
        while let Some(is_new) = line.get(at).and_then(own) {
            if is_new { &mut came } else { &mut gone }.push_str(&line[at].text);
            at += 1;
        }
        at += usize::from(gone.is_empty() && came.is_empty());
        let (was, is) = (gone.trim(), came.trim());
        match (was.is_empty(), is.is_empty()) {
            (false, false) => all.push(format!("Sửa “{was}” thành “{is}”{place}")),
            (false, true) => all.push(format!("Bỏ “{was}”{place}")),
            (true, false) => all.push(format!("Thêm “{is}”{place}")),
            (true, true) => {}
        }
    }
    all
}
