//! What paragraphs, tables and rows are recognised by in another version of the paper.
//!
//! In: an element. Out: its key for [`super::align`].

use std::hash::{DefaultHasher, Hash, Hasher};

use super::align::AlignKey;
use super::atoms::WordSort;
use super::markup::Markup;
use super::paragraphs::ParagraphFacts;
use super::words::{RedlineWord, RedlineWords};

/// The key of a block.
pub(super) fn of_block(block: &Markup) -> AlignKey {
    match block.name.as_str() {
        "w:p" => of_paragraph(block),
        "w:tbl" => AlignKey { sort: "bảng".to_owned(), least: 25, ..of_cells(block) },
        name => AlignKey { exact: hash_of(&block.xml()), sort: name.to_owned(), ..AlignKey::default() },
    }
}

fn of_paragraph(paragraph: &Markup) -> AlignKey {
    let facts = ParagraphFacts::of(paragraph);
    let words = RedlineWords::of(paragraph);
    let mut gathered = GatheredWords::default();
    facts.settings.hash(&mut gathered.exact);
    gathered.add(&words.all);
    // A paragraph that ends a section has its own place.
    let sort = if facts.section.is_some() { "đoạn cuối phần" } else { "đoạn" };
    AlignKey { sort: sort.to_owned(), least: 50, ..gathered.key() }
}

/// The key of a row: rows belong together whose cells take the same places.
pub(super) fn of_row(row: &Markup) -> AlignKey {
    let place = |cell: &Markup| {
        let said = cell.child("w:tcPr");
        let span = said.and_then(|said| said.value("w:gridSpan")).unwrap_or("1").to_owned();
        let merge = said.and_then(|said| said.child("w:vMerge"));
        let merge = merge.map_or("-", |merge| merge.attribute("w:val").unwrap_or("continue")).to_owned();
        format!("{span} {merge}")
    };
    let before = row.child("w:trPr").and_then(|said| said.value("w:gridBefore")).unwrap_or("0").to_owned();
    let places: Vec<String> = row.elements().filter(|one| one.name == "w:tc").map(place).collect();
    AlignKey { sort: format!("{before}|{}", places.join("|")), least: 40, ..of_cells(row) }
}

/// The key of what has cells.
fn of_cells(element: &Markup) -> AlignKey {
    let mut gathered = GatheredWords::default();
    element.each(&mut |one| match one.name.as_str() {
        "w:p" => gathered.add(&RedlineWords::of(one).all),
        "w:tc" => '|'.hash(&mut gathered.exact),
        _ => {}
    });
    gathered.key()
}

/// The hash of a text.
fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Words of several paragraphs.
#[derive(Default)]
struct GatheredWords {
    exact: DefaultHasher,
    loose: DefaultHasher,
    says: bool,
    words: Vec<u64>,
}

impl GatheredWords {
    fn add(&mut self, words: &[RedlineWord]) {
        for word in words {
            (&word.key, &word.seen).hash(&mut self.exact);
            if word.sort != WordSort::Letters {
                continue;
            }
            let is_figure = word.key.bytes().any(|byte| byte.is_ascii_digit());
            if !is_figure && word.key.chars().count() > 1 {
                word.key.hash(&mut self.loose);
                self.says = true;
            }
            self.words.push(hash_of(&word.key));
        }
        '\n'.hash(&mut self.exact);
    }

    fn key(mut self) -> AlignKey {
        self.words.sort_unstable();
        let loose = self.says.then(|| self.loose.finish());
        AlignKey { exact: self.exact.finish(), loose, words: self.words, ..AlignKey::default() }
    }
}
