//! Puts into a text with variables what counts its steps and weighs its values, for Tera has no bounds on
//! them: a call behind each `{% for %}`, a filter before each other one and before each `~`.
//!
//! In: a text. Out: the text that Tera is given, with the way back to the places of the typed one; or what
//! the text has too much of, before Tera has seen it. It leaves counting to [`super::budget`].

use std::ops::Range;

use super::budget::{CHECKED, JOINED, NEXT, STEP, shown};
use super::scan::{self, TemplateTag, TokenKind};
use super::{DEEPEST, LONGEST_FRAME, LONGEST_TEXT, MOST_BRANCHES, MOST_ITEMS, MOST_TAGS};

/// The weight of a sign that may look through a whole value: `[`, `in`, `is`.
const LOOK: usize = 2048;

/// What is too much in a text, at which bytes, and what to do.
#[derive(Debug)]
pub(in super::super) struct TemplateRefusal {
    pub(in super::super) at: Range<usize>,
    pub(in super::super) sentence: String,
    pub(in super::super) hint: &'static str,
}

/// A text as Tera is given it.
#[derive(Debug)]
pub(in super::super) struct WovenTemplate {
    pub(in super::super) text: String,
    /// Where in the typed text something was put, and how many bytes.
    pieces: Vec<(usize, usize)>,
}

impl WovenTemplate {
    /// The byte of the typed text that a line (from 1) and a column in characters of this one stand for.
    pub(in super::super) fn typed(&self, line: usize, column: usize) -> usize {
        let starts = self.text.match_indices('\n').map(|(at, _)| at + 1);
        let start = std::iter::once(0).chain(starts).nth(line.max(1) - 1).unwrap_or(self.text.len());
        let rest = &self.text[start..];
        let byte = start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
        let mut added = 0;
        for &(at, length) in &self.pieces {
            if byte < at + added {
                break;
            }
            if byte < at + added + length {
                return at;
            }
            added += length;
        }
        byte - added
    }
}

/// Weaves a text of the content, or a `frame`, an office's own template of a kind.
pub(in super::super) fn weave(text: &str, frame: bool) -> Result<WovenTemplate, TemplateRefusal> {
    let longest = if frame { LONGEST_FRAME } else { LONGEST_TEXT };
    if text.len() > longest {
        let sentence = format!("dài quá {} byte", shown(longest as u64));
        return Err(TemplateRefusal {
            at: 0..text.len(),
            sentence,
            hint: "chia thành nhiều đoạn, nhiều tệp",
        });
    }
    let tags = scan::tags(text, frame);
    if let Some(tag) = tags.get(MOST_TAGS) {
        let sentence = format!("có quá {} chỗ `{{{{ … }}}}`, `{{% … %}}`", shown(MOST_TAGS as u64));
        return Err(TemplateRefusal { at: tag.at.clone(), sentence, hint: "chia thành nhiều đoạn" });
    }
    let captures = tags.iter().any(|tag| tag.statement && captures(text, tag));
    let mut weaver = Weaver { text, pieces: Vec::new(), open: Vec::new(), looks: 0, captures };
    let extends = tags.first().is_some_and(|tag| tag.statement && tag.word(text, 0) == "extends");
    if frame && !extends {
        // A file may be included in every step of a loop.
        weaver.put(0, format!("{{{{ {STEP}(w={}) }}}}", text.len()));
    }
    for tag in &tags {
        weaver.expression(tag)?;
        weaver.structure(tag)?;
    }
    Ok(weaver.done())
}

/// Whether what follows the tag becomes a value: `{% set x %}`, `{% filter … %}`.
fn captures(text: &str, tag: &TemplateTag) -> bool {
    match tag.word(text, 0) {
        "set" | "set_global" => tag.word(text, 2) != "=",
        "filter" => true,
        _ => false,
    }
}

struct Weaver<'t> {
    text: &'t str,
    pieces: Vec<(usize, String)>,
    open: Vec<UnclosedTag>,
    /// How many signs so far may look through a value.
    looks: usize,
    /// Whether the text uses its own output as a value.
    captures: bool,
}

/// A tag whose end is still to come.
struct UnclosedTag {
    ends: &'static str,
    /// `elif` so far.
    branches: usize,
    /// The piece that is to get the weight of what stands between the tag and its end.
    weighed: Option<usize>,
    /// The byte behind the tag, and the looks so far.
    start: (usize, usize),
    /// The name that what stands between is given to.
    name: Option<String>,
}

/// A bracket whose end is still to come.
struct UnclosedBracket {
    sign: u8,
    start: (usize, usize),
    /// Whether it makes a list of another: `[x for x in y]`; whether its `in` was met; and the piece in its
    /// condition.
    list_of: bool,
    has_in: bool,
    condition: Option<usize>,
}

impl Weaver<'_> {
    fn put(&mut self, at: usize, piece: String) -> usize {
        self.pieces.push((at, piece));
        self.pieces.len() - 1
    }

    /// A call behind a tag; it leaves the blanks around the tag as they are.
    fn put_behind(&mut self, tag: &TemplateTag, call: &str) -> usize {
        let end = if tag.tight_end { "-}}" } else { "}}" };
        self.put(tag.at.end, format!("{{{{ {call} {end}"))
    }

    fn weight(&self, start: (usize, usize), end: usize) -> usize {
        end - start.0 + LOOK * (self.looks - start.1)
    }

    /// What stands in a tag: signs are weighed, filters and lists get their checks.
    fn expression(&mut self, tag: &TemplateTag) -> Result<(), TemplateRefusal> {
        let mut brackets: Vec<UnclosedBracket> = Vec::new();
        let mut items = 0;
        let mut loops = tag.statement && tag.word(self.text, 0) == "for";
        for (at, token) in tag.tokens.iter().enumerate().skip(usize::from(tag.statement)) {
            let word = tag.word(self.text, at);
            let before = if at == 0 { "" } else { tag.word(self.text, at - 1) };
            let is_name = token.kind == TokenKind::Name
                && !matches!(before, "." | "?.")
                && tag.word(self.text, at + 1) != "=";
            match word {
                "..." if token.kind == TokenKind::Sign => {
                    let sentence = "có dấu `...` trong biểu thức".to_owned();
                    let hint = "viết từng giá trị, ngăn bằng dấu phẩy";
                    return Err(TemplateRefusal { at: token.at.clone(), sentence, hint });
                }
                "," => {
                    items += 1;
                    if items > MOST_ITEMS {
                        let sentence = format!("có quá {MOST_ITEMS} giá trị trong một cặp ngoặc");
                        let hint = "đưa danh sách dài vào bảng hoặc vào các đoạn riêng";
                        return Err(TemplateRefusal { at: token.at.clone(), sentence, hint });
                    }
                }
                "|" => drop(self.put(token.at.start, format!(" | {CHECKED} "))),
                "~" => drop(self.put(token.at.start, format!(" | {JOINED} "))),
                "==" | "!=" | "<" | ">" | "<=" | ">=" if ends_value(before) => {
                    self.put(token.at.start, format!(" | {CHECKED} "));
                }
                "(" | "[" | "?[" | "{" => {
                    self.looks += usize::from(word.ends_with('['));
                    let sign = word.as_bytes()[word.len() - 1];
                    let start = (token.at.start, self.looks);
                    brackets.push(UnclosedBracket {
                        sign,
                        start,
                        list_of: false,
                        has_in: false,
                        condition: None,
                    });
                }
                ")" | "]" | "}" => {
                    if let Some(bracket) = brackets.pop().filter(|bracket| bracket.list_of) {
                        self.close_list(&bracket, &token.at);
                    }
                }
                "for" if is_name => {
                    if let Some(bracket) = brackets.last_mut().filter(|bracket| bracket.sign == b'[') {
                        bracket.list_of = true;
                    }
                }
                "if" if is_name => {
                    let of_list =
                        |bracket: &&mut UnclosedBracket| bracket.list_of && bracket.condition.is_none();
                    if let Some(bracket) = brackets.last_mut().filter(of_list) {
                        self.pieces.push((token.at.end, String::new()));
                        bracket.condition = Some(self.pieces.len() - 1);
                    }
                }
                "in" | "is" if is_name => {
                    let of_list = |bracket: &&mut UnclosedBracket| bracket.list_of && !bracket.has_in;
                    match brackets.last_mut().filter(of_list) {
                        Some(bracket) => bracket.has_in = true,
                        // The `in` of a loop looks for nothing.
                        None if loops => loops = false,
                        None => self.looks += 1,
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Counts the steps of a list that is made of another, and checks what came of them.
    fn close_list(&mut self, bracket: &UnclosedBracket, end: &Range<usize>) {
        let call = format!("{NEXT}(w={})", self.weight(bracket.start, end.end));
        match bracket.condition {
            Some(piece) => self.pieces[piece].1 = format!(" {call} and"),
            None => drop(self.put(end.start, format!(" if {call}"))),
        }
        self.put(end.end, format!(" | {CHECKED}"));
    }

    /// What a tag opens and ends.
    fn structure(&mut self, tag: &TemplateTag) -> Result<(), TemplateRefusal> {
        if !tag.statement {
            if self.captures {
                // Tera does not escape what was captured, so that writing it counts nothing.
                let inside = &self.text[tag.at.clone()];
                let inside = inside.trim_start_matches("{{").trim_end_matches("}}");
                let inside = inside.strip_prefix('-').unwrap_or(inside);
                let inside = inside.strip_suffix('-').unwrap_or(inside);
                self.put_behind(tag, &format!("{STEP}(v={inside})"));
            }
            return Ok(());
        }
        match tag.word(self.text, 0) {
            "for" => {
                let piece = self.put_behind(tag, "");
                self.enter(tag, "endfor", Some(piece), None)
            }
            "block" => {
                let piece = self.put_behind(tag, "");
                self.enter(tag, "endblock", Some(piece), None)
            }
            "if" => self.enter(tag, "endif", None, None),
            "filter" => self.enter(tag, "endfilter", None, None),
            "elif" => {
                let branches = self.open.last_mut().map(|open| {
                    open.branches += 1;
                    open.branches
                });
                match branches {
                    Some(branches) if branches > MOST_BRANCHES => {
                        let sentence = format!("một `{{% if %}}` có quá {MOST_BRANCHES} `{{% elif %}}`");
                        Err(TemplateRefusal {
                            at: tag.at.clone(),
                            sentence,
                            hint: "tách thành nhiều `{% if %}`",
                        })
                    }
                    _ => Ok(()),
                }
            }
            "set" | "set_global" => self.set(tag),
            "component" | "<" => {
                let sentence = "thẻ `{% component %}` không dùng được ở đây".to_owned();
                let hint = "dùng được `if`, `elif`, `else`, `endif`, `for`, `endfor`, `set`";
                Err(TemplateRefusal { at: tag.at.clone(), sentence, hint })
            }
            end => {
                if self.open.last().is_some_and(|open| open.ends == end) {
                    self.leave(tag);
                }
                Ok(())
            }
        }
    }

    fn enter(
        &mut self,
        tag: &TemplateTag,
        ends: &'static str,
        weighed: Option<usize>,
        name: Option<String>,
    ) -> Result<(), TemplateRefusal> {
        if self.open.len() == DEEPEST {
            let sentence = format!("`{{% if %}}`, `{{% for %}}` lồng nhau quá {DEEPEST} tầng");
            return Err(TemplateRefusal {
                at: tag.at.clone(), sentence, hint: "viết thành nhiều đoạn"
            });
        }
        let start = (tag.at.end, self.looks);
        self.open.push(UnclosedTag { ends, branches: 0, weighed, start, name });
        Ok(())
    }

    fn leave(&mut self, tag: &TemplateTag) {
        let Some(open) = self.open.pop() else { return };
        if let Some(piece) = open.weighed {
            let weight = self.weight(open.start, tag.at.start);
            self.weigh(piece, weight);
        }
        if let Some(name) = open.name {
            self.put_behind(tag, &format!("{STEP}(v={name})"));
        }
    }

    fn weigh(&mut self, piece: usize, weight: usize) {
        let call = &mut self.pieces[piece].1;
        // `put_behind` has left a gap behind the braces.
        call.insert_str(3, &format!("{STEP}(w={weight})"));
    }

    /// A name that is given a value: one that is made of others is weighed.
    fn set(&mut self, tag: &TemplateTag) -> Result<(), TemplateRefusal> {
        let is_name = tag.tokens.get(1).is_some_and(|token| token.kind == TokenKind::Name);
        let name = tag.word(self.text, 1).to_owned();
        if captures(self.text, tag) {
            return self.enter(tag, "endset", None, is_name.then_some(name));
        }
        let is_path = (3..tag.tokens.len()).all(|at| match tag.tokens[at].kind {
            TokenKind::Name | TokenKind::Number | TokenKind::Quoted => true,
            TokenKind::Sign => tag.word(self.text, at) == ".",
        });
        if is_name && !is_path {
            self.put_behind(tag, &format!("{STEP}(v={name})"));
        }
        Ok(())
    }

    fn done(mut self) -> WovenTemplate {
        // A loop without an end is Tera's to tell.
        while let Some(open) = self.open.pop() {
            open.weighed.into_iter().for_each(|piece| self.weigh(piece, 0));
        }
        let mut text = String::with_capacity(self.text.len() * 2);
        let mut from = 0;
        for (at, piece) in &self.pieces {
            text.push_str(&self.text[from..*at]);
            text.push_str(piece);
            from = *at;
        }
        text.push_str(&self.text[from..]);
        let pieces = self.pieces.into_iter().map(|(at, piece)| (at, piece.len())).collect();
        WovenTemplate { text, pieces }
    }
}

/// Whether a value may end with this token, so that a sign behind it stands between two.
fn ends_value(token: &str) -> bool {
    !matches!(token, "" | "not" | "and" | "or" | "in" | "if" | "else" | "=")
        && (token.ends_with([')', ']', '}', '"', '\'', '`'])
            || token.ends_with(|one: char| one.is_ascii_alphanumeric() || one == '_'))
}
