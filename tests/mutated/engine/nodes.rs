//! Changes of YAML that know what a node is: its line with all lines that are further right.
//!
//! In: a YAML text. Out: the text with a node doubled, moved, deepened, of another sort, with another key or
//! value; it mostly stays YAML, so that what reads nodes is tried and not the parser alone.

use std::ops::Range;

use super::dice::Dice;
use super::lines;
use super::words::{KEYS, NUMBERS, SIGNS, TERA, VALUES};

/// One change of a YAML text.
pub(crate) fn changed(text: &str, dice: &mut Dice) -> String {
    let rows: Vec<&str> = text.split_inclusive('\n').collect();
    if rows.is_empty() || dice.one_in(5) {
        let keys: Vec<&str> = (0..8).map(|_| key(dice)).collect();
        return lines::changed(text, dice, &keys);
    }
    let from = dice.roll(rows.len());
    let node = node(&rows, from);
    match dice.roll(10) {
        0 => join(&rows[..node.start], "", &rows[node.end..]),
        1 => join(&rows[..node.end], &rows[node.clone()].concat(), &rows[node.end..]),
        2 | 3 => {
            // At the place and the depth of another node.
            let to = dice.roll(rows.len());
            let moved = at_depth(&rows[node.clone()], depth(rows[to]));
            let mut left = rows.clone();
            if dice.one_in(2) && !node.contains(&to) {
                left[node].iter_mut().for_each(|row| *row = "");
            }
            join(&left[..to], &moved, &left[to..])
        }
        4 => {
            let deeper = at_depth(&rows[node.clone()], depth(rows[from]) + 1 + dice.roll(4));
            join(&rows[..node.start], &deeper, &rows[node.end..])
        }
        5 => with_key(&rows, from, dice),
        6 | 7 => with_value(&rows, from, &node, dice),
        8 => {
            // As a list of one, or of the same twice.
            let inside = at_depth(&rows[node.clone()], depth(rows[from]) + 2);
            let blank = " ".repeat(depth(rows[from]));
            let item = inside.replacen(&format!("{blank}  "), &format!("{blank}- "), 1);
            join(&rows[..node.start], &item.repeat(1 + dice.roll(2)), &rows[node.end..])
        }
        _ => {
            let other = dice.roll(rows.len());
            let (one, two) = (value(rows[from]), value(rows[other]));
            let mut changed: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
            changed[from].replace_range(one.clone(), &rows[other][two.clone()]);
            if from != other {
                changed[other].replace_range(two, &rows[from][one]);
            }
            changed.concat()
        }
    }
}

/// A key of the program.
fn key(dice: &mut Dice) -> &'static str {
    KEYS[dice.roll(KEYS.len())].as_str()
}

fn join(before: &[&str], middle: &str, after: &[&str]) -> String {
    let mut text = before.concat();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text + middle + &after.concat()
}

/// How many blanks a line begins with.
fn depth(row: &str) -> usize {
    row.len() - row.trim_start_matches(' ').len()
}

/// The lines of the node that begins on a line.
fn node(rows: &[&str], from: usize) -> Range<usize> {
    let own = depth(rows[from]);
    let inside = |row: &&&str| depth(row) > own || row.trim().is_empty();
    from..from + 1 + rows[from + 1..].iter().take_while(inside).count()
}

/// Lines moved to the right or the left so that the first one has this depth.
fn at_depth(rows: &[&str], wanted: usize) -> String {
    let own = rows.first().map_or(0, |row| depth(row));
    let moved = rows.iter().map(|row| {
        let blanks = (depth(row) + wanted).saturating_sub(own);
        format!("{}{}", " ".repeat(blanks), row.trim_start_matches(' '))
    });
    moved.collect()
}

/// Where the key of a line stands, if it has one.
fn key_of(row: &str) -> Option<Range<usize>> {
    let start = row.len() - row.trim_start_matches([' ', '-', '{', '[']).len();
    let end = start + row[start..].find(':')?;
    row[start..end].chars().all(|one| one.is_alphanumeric() || one == '_').then_some(start..end)
}

/// Where the value of a line stands, without its end.
fn value(row: &str) -> Range<usize> {
    let end = row.trim_end().len();
    let start = match key_of(row) {
        Some(key) => key.end + 1 + usize::from(row[key.end + 1..].starts_with(' ')),
        None => row.len() - row.trim_start_matches([' ', '-']).len(),
    };
    start.min(end)..end
}

fn with_key(rows: &[&str], from: usize, dice: &mut Dice) -> String {
    let mut row = rows[from].to_owned();
    match key_of(&row) {
        Some(range) => row.replace_range(range, key(dice)),
        None => row.insert_str(depth(rows[from]), &format!("{}: ", key(dice))),
    }
    join(&rows[..from], &row, &rows[from + 1..])
}

/// A value of another sort; what stood below it may stay or go.
fn with_value(rows: &[&str], from: usize, node: &Range<usize>, dice: &mut Dice) -> String {
    let new = match dice.roll(6) {
        0 | 1 => dice.of(NUMBERS).to_owned(),
        2 | 3 => dice.of(VALUES).to_owned(),
        4 => dice.of(TERA).to_owned(),
        _ => {
            let quoted = dice.one_in(2);
            let sign = dice.of(SIGNS);
            if quoted {
                format!("\"a{}b\"", sign.escape_unicode().to_string().replace("\\u{", "\\u").replace('}', ""))
            } else {
                format!("a{sign}b")
            }
        }
    };
    let mut row = rows[from].to_owned();
    row.replace_range(value(rows[from]), &new);
    let below = if dice.one_in(2) { from + 1 } else { node.end };
    join(&rows[..from], &row, &rows[below..])
}
