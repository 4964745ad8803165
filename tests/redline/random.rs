//! Any two papers: accepted the redline is the new one, rejected the old one.

use proptest::prelude::*;

use super::marked;
use crate::support::word_file::{WordBuilder, p_as, r_as, tbl, tc, tr};

/// Words, looks and blocks of which papers are made; few of each, so that much is alike.
fn paragraph() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "sở",
        "xã",
        "1.200",
        "889/QĐ-TTg",
        "Điều 3.",
        "kinh phí",
        "a)",
        "",
        "phường;",
    ]);
    let look = prop::sample::select(vec!["", "<w:b/>", "<w:i/><w:sz w:val=\"24\"/>"]);
    let style = prop::sample::select(vec![
        "",
        "<w:jc w:val=\"center\"/>",
        "<w:keepNext/><w:spacing w:after=\"120\"/>",
    ]);
    let run = (look, prop::collection::vec(word, 1..4));
    (style, prop::collection::vec(run, 0..3)).prop_map(|(style, runs)| {
        let runs = runs.into_iter().map(|(look, words)| r_as(look, &(words.join(" ") + " ")));
        p_as(style, &runs.collect::<String>())
    })
}

fn table() -> impl Strategy<Value = String> {
    let rows = |columns: usize| {
        let cell = prop::collection::vec(paragraph(), 1..3).prop_map(|blocks| blocks.concat());
        let row = prop::collection::vec(cell, columns..=columns);
        (Just(columns), prop::collection::vec(row, 1..5))
    };
    prop::sample::select(vec![1_usize, 2]).prop_flat_map(rows).prop_map(|(columns, rows)| {
        let rows = rows.into_iter().map(|cells| {
            let cells: Vec<String> = cells.iter().map(|cell| tc("", cell)).collect();
            tr("", &cells)
        });
        tbl("", columns, &rows.collect::<Vec<_>>())
    })
}

/// Blocks of a paper; between two tables stands a paragraph, and one is the last.
fn blocks() -> impl Strategy<Value = Vec<String>> {
    let block = prop_oneof![4 => paragraph(), 1 => table()];
    prop::collection::vec(block, 0..9)
}

fn file(blocks: &[String]) -> Vec<u8> {
    let mut body = String::new();
    let mut was_table = false;
    for block in blocks {
        let is_table = block.starts_with("<w:tbl>");
        if is_table && was_table {
            body += "<w:p/>";
        }
        body += block;
        was_table = is_table;
    }
    WordBuilder::body(&(body + "<w:p/>")).bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Two papers that have nothing to do with each other.
    #[test]
    fn any_two_papers((old, new) in (blocks(), blocks())) {
        marked(&file(&old), &file(&new));
    }

    /// A paper of which some blocks went, came, or stand elsewhere.
    #[test]
    fn an_edited_paper(
        old in blocks(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, paragraph()), 1..5),
    ) {
        let mut new = old.clone();
        for (at, sort, block) in edits {
            let at = at.index(new.len() + 1);
            match sort {
                0 if at < new.len() => drop(new.remove(at)),
                1 if at < new.len() => new[at] = block,
                _ => new.insert(at, block),
            }
        }
        marked(&file(&old), &file(&new));
    }
}
