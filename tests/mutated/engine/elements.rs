//! Changes of XML that know what an element is.
//!
//! In: an XML text. Out: the text with elements and attributes doubled, dropped, put elsewhere, with other
//! values; it mostly stays XML.

use std::ops::Range;

use super::dice::Dice;
use super::lines;
use super::words::{NUMBERS, SIGNS};

/// The tags of a text, each from `<` to `>`.
fn tags(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find('<').map(|at| from + at) {
        let Some(end) = text[start..].find('>').map(|at| start + at + 1) else { break };
        found.push(start..end);
        from = end;
    }
    found
}

/// The element that a tag opens, up to the tag that closes it.
fn element(text: &str, tags: &[Range<usize>], at: usize) -> Range<usize> {
    let tag = &text[tags[at].clone()];
    if tag.ends_with("/>") || tag.starts_with("</") || tag.starts_with("<?") {
        return tags[at].clone();
    }
    let mut open = 0_usize;
    for other in &tags[at..] {
        let tag = &text[other.clone()];
        if tag.starts_with("</") {
            open = open.saturating_sub(1);
        } else if !tag.ends_with("/>") && !tag.starts_with("<?") {
            open += 1;
        }
        if open == 0 {
            return tags[at].start..other.end;
        }
    }
    tags[at].clone()
}

/// The values of attributes.
fn values(text: &str, tags: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for tag in tags {
        let mut from = tag.start;
        while let Some(start) = text[from..tag.end].find('"').map(|at| from + at + 1) {
            let Some(end) = text[start..tag.end].find('"').map(|at| start + at) else { break };
            found.push(start..end);
            from = end + 1;
        }
    }
    found
}

/// One change of an XML text.
pub(crate) fn changed(text: &str, dice: &mut Dice) -> String {
    let tags = tags(text);
    if tags.is_empty() {
        return lines::changed(text, dice, &[]);
    }
    let mut text = text.to_owned();
    let (from, to) = (dice.roll(tags.len()), dice.roll(tags.len()));
    let one = element(&text, &tags, from);
    match dice.roll(11) {
        0 => text.replace_range(one, ""),
        1 => {
            let piece = text[one.clone()].repeat(1 + dice.roll(3));
            text.insert_str(one.end, &piece);
        }
        2 | 3 => {
            let piece = text[one].to_owned();
            text.insert_str(tags[to].start, &piece);
        }
        4 => {
            let piece = text[one].to_owned();
            let other = element(&text, &tags, to);
            text.replace_range(other, &piece);
        }
        5 | 6 => {
            let values = values(&text, &tags);
            let new = match dice.roll(3) {
                0 => dice.of(NUMBERS).to_owned(),
                1 => dice.of(SIGNS).replace(['<', '"'], ""),
                _ => values
                    .get(dice.roll(values.len()))
                    .map_or(String::new(), |other| text[other.clone()].to_owned()),
            };
            return lines::replaced(&text, &values, dice, &new);
        }
        7 => {
            // What a tag says of itself, said by another one.
            let tag = text[tags[from].clone()].to_owned();
            let said = tag.split_once(' ').map_or("", |(_, said)| said.trim_end_matches(['>', '/']));
            let place = tags[to].end - 1 - usize::from(text[tags[to].clone()].ends_with("/>"));
            text.insert_str(place, &format!(" {said}"));
        }
        8 => {
            let inside: Vec<Range<usize>> = tags.windows(2).map(|two| two[0].end..two[1].start).collect();
            let new = if dice.one_in(2) { dice.of(NUMBERS) } else { dice.of(SIGNS) };
            return lines::replaced(&text, &inside, dice, &new.replace(['<', '&'], " "));
        }
        9 => text.replace_range(tags[from].clone(), ""),
        _ => {
            return lines::changed(
                &text,
                dice,
                &["<", "/>", "&#0;", "&a;", "<!--", "]]>", "<![CDATA[", "<?a?>", "xmlns:a=\"b\""],
            );
        }
    }
    text
}
