//! Texts that the program wrote (an SVG, a JSON Schema): a mark in them holds a hash of all the
//! rest, but for line ends, which Git and editors change on their own.
//!
//! In: a text with the mark in it, not filled yet. Out: the text with the hash in its mark.

use super::{find, hash};

/// The mark before it is filled: a word and 32 digits.
pub const MARK: &str = "vanban-hash:00000000000000000000000000000000";

/// What the mark begins with.
const WORD: &[u8] = b"vanban-hash:";

/// The text with its mark filled in; as it is where it has none.
pub fn filled(text: &str) -> String {
    let Some((at, hash)) = mark(text.as_bytes()) else { return text.to_owned() };
    let mut filled = text.to_owned();
    filled.replace_range(at..at + hash.len(), &hash);
    filled
}

/// Whether the mark fits the rest of the text.
pub(super) fn is_as_written(file: &[u8]) -> bool {
    mark(file).is_some_and(|(at, hash)| file[at..].starts_with(hash.as_bytes()))
}

/// Whether a text is the new one without the line of its mark.
pub(super) fn is_unmarked(file: &[u8], new: &[u8]) -> bool {
    let Some(at) = find(new, WORD) else { return false };
    let start = new[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let end = find(&new[at..], b"\n").map_or(new.len(), |length| at + length + 1);
    file == [&new[..start], &new[end..]].concat()
}

/// The title that a chart has.
pub(super) fn subject(file: &[u8]) -> Option<String> {
    let rest = &file[find(file, b"<title")?..];
    let rest = &rest[find(rest, b">")? + 1..];
    Some(String::from_utf8_lossy(&rest[..find(rest, b"<")?]).into_owned())
}

/// Where the digits of the mark stand, and what they should be. None without a mark; with two,
/// the second is part of the rest.
fn mark(file: &[u8]) -> Option<(usize, String)> {
    let at = find(file, WORD)? + WORD.len();
    let end = at + MARK.len() - WORD.len();
    let rest = [file.get(..at)?, file.get(end..)?];
    let without_returns = rest.into_iter().flat_map(|part| part.split(|byte| *byte == b'\r'));
    Some((at, format!("{:032x}", hash(without_returns))))
}

#[cfg(test)]
mod tests {
    use super::{MARK, filled, is_as_written, is_unmarked, subject};

    #[test]
    fn any_change_but_of_line_ends_shows() {
        let text = filled(&format!("<svg>\n<title>Kinh phí</title>\n<!-- {MARK} -->\n</svg>\n"));
        assert!(!text.contains(MARK) && is_as_written(text.as_bytes()));
        assert!(is_as_written(text.replace('\n', "\r\n").as_bytes()));
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] ^= 1;
            assert!(!is_as_written(&changed), "{at}");
        }
        assert!(!is_as_written(format!("{text}\n").as_bytes()) && !is_as_written(&text.as_bytes()[1..]));
        assert!(!is_as_written(b"") && !is_as_written(b"vanban-hash:12"));
        assert_eq!(subject(text.as_bytes()).as_deref(), Some("Kinh phí"));
        assert_eq!(filled("no mark"), "no mark");
        let unmarked = b"<svg>\n<title>Kinh ph\xc3\xad</title>\n</svg>\n";
        assert!(is_unmarked(unmarked, text.as_bytes()) && !is_unmarked(&unmarked[1..], text.as_bytes()));
    }
}
