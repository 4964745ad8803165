//! The picture of a page whose letters are drawn at once, not one by one.
//!
//! In: a page as `typst-svg` draws it, where each letter refers to the outline of its glyph. Out: the same picture, in
//! which letters that follow each other are one path. A browser makes a tree of its own for every reference: of a page of
//! 1,200 letters it shows this picture in two thirds of the time. What is drawn in another way stays as it is.

use std::collections::BTreeMap;

const SYMBOL: &str = "<symbol id=\"";
const OUTLINE: &str = "\" overflow=\"visible\"><path d=\"M 0 0";
const SYMBOL_END: &str = "\"/></symbol>";
const USE: &str = "<use xlink:href=\"#";
const LEFT: &str = "\" x=\"";
const TOP: &str = "\" y=\"";

/// How many digits of an outline stay behind the point: a point is a 72nd of an inch, so that no screen shows more.
const DIGITS: usize = 4;

/// The outlines of glyphs, by their names, each behind where it begins.
type Outlines<'a> = BTreeMap<&'a str, String>;

/// A letter: its glyph, where it stands, how it is filled.
struct UsedGlyph<'a> {
    glyph: &'a str,
    left: &'a str,
    top: &'a str,
    fill: &'a str,
}

/// The same picture with letters as paths.
pub(super) fn with_paths(svg: &str) -> String {
    let outlines = outlines(svg);
    let mut made = String::with_capacity(svg.len() * 2);
    let (mut rest, mut open) = (svg, None);
    while !rest.is_empty() {
        if let Some((letter, behind)) = letter(rest)
            && let Some(outline) = outlines.get(letter.glyph)
        {
            if open != Some(letter.fill) {
                close(&mut made, open.replace(letter.fill));
                made.push_str("<path d=\"");
            }
            made.push('M');
            made.push_str(letter.left);
            made.push(' ');
            made.push_str(letter.top);
            made.push_str(outline);
            rest = behind;
            continue;
        }
        close(&mut made, open.take());
        if let Some((_, _, behind)) = symbol(rest) {
            rest = behind;
            continue;
        }
        let from = usize::from(rest.starts_with('<'));
        let next = rest[from..].find('<').map_or(rest.len(), |next| next + from);
        made.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    close(&mut made, open);
    made
}

/// Ends the path of letters that are filled in this way.
fn close(made: &mut String, fill: Option<&str>) {
    if let Some(fill) = fill {
        made.push_str("\" ");
        made.push_str(fill);
        made.push_str("/>");
    }
}

fn outlines(svg: &str) -> Outlines<'_> {
    let places = svg.match_indices(SYMBOL).filter_map(|(at, _)| symbol(&svg[at..]));
    places.map(|(name, outline, _)| (name, shortened(outline))).collect()
}

/// The name and the outline of the glyph that begins a text, and what is behind it.
fn symbol(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.strip_prefix(SYMBOL)?.split_once('"')?;
    // All steps of an outline but the first go on from the one before.
    let rest = text[SYMBOL.len() + name.len()..].strip_prefix(OUTLINE).filter(|_| !rest.is_empty())?;
    let (outline, behind) = rest.split_once('"')?;
    let is_relative = !outline.contains(|sign: char| sign.is_ascii_uppercase() && sign != 'Z');
    let behind = behind.strip_prefix(&SYMBOL_END[1..]).filter(|_| is_relative)?;
    Some((name, outline, behind))
}

/// The letter that begins a text, and what is behind it.
fn letter(text: &str) -> Option<(UsedGlyph<'_>, &str)> {
    let (used, behind) = text.strip_prefix(USE)?.split_once("/>")?;
    let (glyph, rest) = used.split_once(LEFT)?;
    let (left, rest) = rest.split_once(TOP)?;
    let (top, fill) = rest.split_once("\" ")?;
    let is_plain = !fill.contains("transform") && !used.contains('<');
    is_plain.then_some((UsedGlyph { glyph, left, top, fill }, behind))
}

/// An outline with no more digits than anybody sees.
fn shortened(outline: &str) -> String {
    let mut digits = None;
    let stays = |sign: char| {
        digits = match (sign, digits) {
            ('.', _) => Some(0),
            (sign, Some(count)) if sign.is_ascii_digit() => Some(count + 1),
            _ => None,
        };
        digits.is_none_or(|count| count <= DIGITS)
    };
    outline.chars().scan(stays, |stays, sign| Some(stays(sign).then_some(sign))).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::with_paths;

    /// Letters that follow each other are one path as long as they look the same; what is drawn in another way stays.
    #[test]
    fn letters_are_drawn_at_once() {
        let black = "fill=\"#000000\" fill-rule=\"nonzero\"";
        let letter = |name: &str, x: &str, fill: &str| {
            format!("<use xlink:href=\"#{name}\" x=\"{x}\" y=\"0\" {fill}/>")
        };
        let uses = [
            letter("gA", "0", black),
            letter("gB", "9.5", black),
            letter("gA", "12", "fill=\"#ff0000\""),
            letter("gC", "20", black),
            letter("gA", "30", black),
        ];
        let symbol = |name: &str, inside: &str| {
            format!("<symbol id=\"{name}\" overflow=\"visible\">{inside}</symbol>")
        };
        let symbols = [
            symbol("gA", "<path d=\"M 0 0m 1.123456789 -2h 3.5Z \"/>"),
            symbol("gB", "<path d=\"M 0 0m 4 5v 0.00001Z m 1 1h 2Z \"/>"),
            symbol("gC", "<image href=\"data:\"/>"),
        ];
        let page = format!("<svg><g>{}</g><defs>{}</defs></svg>", uses.concat(), symbols.concat());
        let wanted = format!(
            "<svg><g><path d=\"M0 0m 1.1234 -2h 3.5Z M9.5 0m 4 5v 0.0000Z m 1 1h 2Z \" {black}/>\
             <path d=\"M12 0m 1.1234 -2h 3.5Z \" fill=\"#ff0000\"/>{}\
             <path d=\"M30 0m 1.1234 -2h 3.5Z \" {black}/></g><defs>{}</defs></svg>",
            uses[3], symbols[2]
        );
        assert_eq!(with_paths(&page), wanted);
        assert_eq!(with_paths("<svg>chữ</svg>"), "<svg>chữ</svg>");
        assert_eq!(with_paths(""), "");
    }
}
