//! The tags of a text with variables, cut as Tera cuts them, before Tera sees the text.
//!
//! In: a text. Out: its tags in order, each with its tokens and their places. Where Tera would stop with an
//! error, the tags before that place. It leaves to [`super::weave`] what a tag may hold.

use std::ops::Range;

/// A `{{ … }}` or `{% … %}`.
#[derive(Debug)]
pub(super) struct TemplateTag {
    /// Whether it is `{% … %}`.
    pub(super) statement: bool,
    /// Whether it removes the blanks behind it: `-%}`.
    pub(super) tight_end: bool,
    /// Its bytes, with the braces.
    pub(super) at: Range<usize>,
    pub(super) tokens: Vec<TagToken>,
}

/// A word, number, text in quotes or sign within a tag.
#[derive(Clone, Debug)]
pub(super) struct TagToken {
    pub(super) kind: TokenKind,
    pub(super) at: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Name,
    Number,
    Quoted,
    Sign,
}

impl TemplateTag {
    /// The token at this place, as typed.
    pub(super) fn word<'t>(&self, text: &'t str, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &text[token.at.clone()])
    }
}

/// The tags of a text. `comments`: `{# … #}` is a comment.
pub(super) fn tags(text: &str, comments: bool) -> Vec<TemplateTag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = opening(text, at, comments) {
        let tag = match &text[start..start + 2] {
            "{#" => {
                let Some(end) = text[start..].find("#}") else { break };
                at = start + end + 2;
                continue;
            }
            "{%" => match raw(text, start) {
                Raw::Tag => tag(text, start, "%}"),
                Raw::Until(end) => {
                    at = end;
                    continue;
                }
                Raw::Open => break,
            },
            _ => tag(text, start, "}}"),
        };
        let Some(tag) = tag else { break };
        at = tag.at.end;
        tags.push(tag);
    }
    tags
}

fn opening(text: &str, from: usize, comments: bool) -> Option<usize> {
    let pairs = text.as_bytes()[from..].windows(2);
    let found = pairs.into_iter().position(|pair| match pair {
        b"{{" | b"{%" => true,
        b"{#" => comments,
        _ => false,
    });
    found.map(|found| from + found)
}

/// What `{% raw %}` makes of a tag: nothing in it is one until `{% endraw %}`.
enum Raw {
    /// Another tag.
    Tag,
    Until(usize),
    /// Nothing ends it.
    Open,
}

fn raw(text: &str, start: usize) -> Raw {
    let inside = start + 2;
    let Some(mut at) = named(text, inside, "raw") else { return Raw::Tag };
    while let Some(next) = text[at..].find("{%") {
        at += next + 2;
        if let Some(end) = named(text, at, "endraw") {
            return Raw::Until(end);
        }
    }
    Raw::Open
}

/// One past a tag that holds this name alone, if `from` is behind its `{%`.
fn named(text: &str, from: usize, name: &str) -> Option<usize> {
    let blank = |one: char| one.is_ascii_whitespace();
    let rest = &text[from..];
    let rest = rest.strip_prefix('-').unwrap_or(rest).trim_start_matches(blank);
    let rest = rest.strip_prefix(name)?.trim_start_matches(blank);
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix("%}")?;
    Some(text.len() - rest.len())
}

/// The tag that opens at `start`. Returns None where Tera finds a letter or quotation mark that opens
/// nothing, or no end.
fn tag(text: &str, start: usize, close: &str) -> Option<TemplateTag> {
    let mut at = start + 2 + usize::from(text.as_bytes().get(start + 2) == Some(&b'-'));
    let mut tokens = Vec::new();
    loop {
        at += text[at..].bytes().take_while(u8::is_ascii_whitespace).count();
        let rest = &text[at..];
        let tight_end = rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(close));
        if tight_end || rest.starts_with(close) {
            let end = at + close.len() + usize::from(tight_end);
            return Some(TemplateTag { statement: close == "%}", tight_end, at: start..end, tokens });
        }
        let (kind, length) = token(rest.as_bytes())?;
        tokens.push(TagToken { kind, at: at..at + length });
        at += length;
    }
}

const LONG_SIGNS: [&[u8]; 10] = [b"...", b"//", b"**", b"==", b"!=", b">=", b"<=", b"</", b"?.", b"?["];

/// The token at the front, and its length in bytes.
fn token(rest: &[u8]) -> Option<(TokenKind, usize)> {
    if let Some(sign) = LONG_SIGNS.iter().find(|sign| rest.starts_with(sign)) {
        return Some((TokenKind::Sign, sign.len()));
    }
    match *rest.first()? {
        quote @ (b'\'' | b'"' | b'`') => Some((TokenKind::Quoted, quoted(rest, quote)?)),
        b'0'..=b'9' => {
            let mut points = 0;
            let number = rest.iter().take_while(|one| match one {
                b'.' => {
                    points += 1;
                    points == 1
                }
                one => one.is_ascii_digit(),
            });
            Some((TokenKind::Number, number.count()))
        }
        b'_' | b'a'..=b'z' | b'A'..=b'Z' => {
            let name = rest.iter().take_while(|&&one| one == b'_' || one.is_ascii_alphanumeric());
            Some((TokenKind::Name, name.count()))
        }
        one if b"+-*/%!.,:~|=><()[]{}@".contains(&one) => Some((TokenKind::Sign, 1)),
        _ => None,
    }
}

/// The length of a text in quotes; `\` takes the next letter for itself.
fn quoted(rest: &[u8], quote: u8) -> Option<usize> {
    let mut at = 1;
    while *rest.get(at)? != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    Some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::tags;

    fn cut(text: &str) -> Vec<String> {
        let shown = |tag: &super::TemplateTag| {
            let words: Vec<&str> = (0..tag.tokens.len()).map(|at| tag.word(text, at)).collect();
            format!("{}{}", words.join(" "), if tag.tight_end { "-" } else { "" })
        };
        tags(text, true).iter().map(shown).collect()
    }

    #[test]
    fn tags_are_cut_as_tera_cuts_them() {
        assert_eq!(
            cut(
                r#"a {{ x.y|f(a="}}\"") -}} {%-for i in [1.5,2..3]%} {# {{ no }} #} {% raw %}{{ no }}{% endraw %}{{b}}"#
            ),
            [r#"x . y | f ( a = "}}\"" )-"#, "for i in [ 1.5 , 2. . 3 ]", "b"]
        );
    }

    #[test]
    fn where_tera_stops_nothing_follows() {
        for rest in ["{{ \" }}", "{% é %}", "{{ a", "{% raw %}{{ b }}", "{# "] {
            assert_eq!(cut(&format!("{{{{ a }}}}{rest}")), ["a"], "{rest}");
        }
    }
}
