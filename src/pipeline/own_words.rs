//! Words of a Word file that its YAML cannot hold as they stand, put back into the paper built from it: a place
//! and day of which only the month is known, what an attached paper says of the paper that it came with, the
//! room that was left for a day or a number to be written by hand.
//!
//! In: the tree of a file, the tree that was built from its YAML. Out: the latter with the words of the former
//! where both have the same lines of these components, with its room where both have the same words, and the
//! places of what was put back.

use std::collections::BTreeMap;

use crate::paper::{Block, Inline, Paper, Paragraph, Role, Simple};
use crate::source::Span;

/// Components whose words the program makes of other fields.
const MADE: [Role; 2] = [Role::DiaDanhThoiGian, Role::KemTheo];
/// Room for a day or a month that is written by hand, and for a number.
const DAY: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";
const NUMBER: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// Puts the words of a file back. Returns where they stand in it.
pub(super) fn put_back(source: &Paper, tree: &mut Paper) -> Vec<Span> {
    let mut places = Vec::new();
    for role in MADE {
        let lines: Vec<&Paragraph> = source.paragraphs().filter(|one| one.role == role).collect();
        let mut built: Vec<&mut Paragraph> = paragraphs(tree).filter(|one| one.role == role).collect();
        if lines.len() != built.len() {
            continue;
        }
        for (line, paragraph) in lines.into_iter().zip(&mut built) {
            let words = spaced(&line.plain_text());
            if words.split_whitespace().ne(paragraph.plain_text().split_whitespace()) {
                paragraph.content = vec![Inline::text(words)];
                places.extend(line.origin);
            }
        }
    }
    let mut wide: BTreeMap<Vec<String>, (Vec<usize>, Option<Span>)> = BTreeMap::new();
    for line in source.paragraphs() {
        let gaps = gaps(&line.plain_text());
        if !gaps.is_empty() {
            wide.insert(words_of(line), (gaps, line.origin));
        }
    }
    for paragraph in paragraphs(tree).filter(|_| !wide.is_empty()) {
        let known = wide.get(&words_of(paragraph));
        if let Some((wanted, origin)) = known.filter(|(wanted, _)| *wanted != gaps(&paragraph.plain_text())) {
            widen(paragraph, wanted);
            places.extend(origin);
        }
    }
    places
}

fn words_of(paragraph: &Paragraph) -> Vec<String> {
    paragraph.plain_text().split_whitespace().map(str::to_owned).collect()
}

/// Which gaps between words were left wide to be filled in by hand.
fn gaps(text: &str) -> Vec<usize> {
    const WIDE: usize = 3;
    let mut gaps = Vec::new();
    let mut rest = text.trim_start();
    let mut at = 0;
    while let Some(end) = rest.find(char::is_whitespace) {
        let (word, behind) = rest.split_at(end);
        let next = behind.trim_start();
        let blanks = behind.chars().count() - next.chars().count();
        let first = next.split_whitespace().next().unwrap_or_default();
        if blanks >= WIDE && room(word, first).is_some() {
            gaps.push(at);
        }
        (rest, at) = (next, at + 1);
    }
    gaps
}

/// Makes room in these gaps of a paragraph.
fn widen(paragraph: &mut Paragraph, gaps: &[usize]) {
    let words = words_of(paragraph);
    let (mut at, mut seen, mut blank) = (0, false, false);
    for inline in &mut paragraph.content {
        let Inline::Text(run) = inline else {
            blank = true;
            continue;
        };
        let mut text = String::new();
        for sign in run.text.chars() {
            if !sign.is_whitespace() {
                at += usize::from(blank && seen);
                (seen, blank) = (true, false);
                text.push(sign);
                continue;
            }
            let wide = gaps.contains(&at) && seen;
            match words.get(at).zip(words.get(at + 1)).and_then(|(one, next)| room(one, next)) {
                Some(room) if wide && !blank => text.push_str(room),
                Some(_) if wide => {}
                _ => text.push(sign),
            }
            blank = true;
        }
        run.text = text;
    }
}

/// The room between two words of which something is to be written.
fn room(word: &str, next: &str) -> Option<&'static str> {
    let word = word.trim_start_matches(['(', ',']).to_lowercase();
    match (word.as_str(), next) {
        ("ngày", "tháng") | ("tháng", "năm") => Some(DAY),
        ("số" | "số:", next) if next.starts_with('/') => Some(NUMBER),
        _ => None,
    }
}

/// The words with one blank between them, with room where something is written by hand.
fn spaced(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut spaced = String::new();
    for (at, word) in words.iter().enumerate() {
        spaced.push_str(word);
        let Some(next) = words.get(at + 1) else { break };
        spaced.push_str(room(word, next).unwrap_or(" "));
    }
    spaced
}

/// Paragraphs on the pages and in the cells of headers, to be changed.
fn paragraphs(tree: &mut Paper) -> impl Iterator<Item = &mut Paragraph> {
    tree.sections.iter_mut().flat_map(|section| &mut section.blocks).flat_map(|block| match block {
        Block::Simple(simple) => simple.paragraph_mut().into_iter().collect::<Vec<_>>(),
        Block::Columns(columns) => {
            let cells = columns.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.flatten().filter_map(Simple::paragraph_mut).collect()
        }
        Block::Table(_) | Block::Chart(_) => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::{DAY, NUMBER, gaps, spaced, widen};
    use crate::paper::{Inline, Paragraph, Role};

    #[test]
    fn room_in_a_text_stays() {
        let text = "Quyết định số    /QĐ-UBND ngày     tháng  năm sinh,   ngày tháng";
        assert_eq!(gaps(text), [2, 4]);
        let pieces =
            vec![Inline::bold("Quyết định"), Inline::text(" số /QĐ-UBND ngày tháng năm sinh, ngày tháng")];
        let mut paragraph = Paragraph::new(Role::CanCu, pieces);
        widen(&mut paragraph, &gaps(text));
        let wide = format!("Quyết định số{NUMBER}/QĐ-UBND ngày{DAY}tháng năm sinh, ngày tháng");
        assert_eq!(paragraph.plain_text(), wide);
    }

    #[test]
    fn there_is_room_for_what_is_written_by_hand() {
        assert_eq!(
            spaced("An Bình,  ngày     tháng 12 năm 2026"),
            format!("An Bình, ngày{DAY}tháng 12 năm 2026")
        );
        assert_eq!(
            spaced("(Kèm theo Quyết định số      /QĐ-UBND ngày … tháng … năm 2026)"),
            format!("(Kèm theo Quyết định số{NUMBER}/QĐ-UBND ngày … tháng … năm 2026)")
        );
    }
}
