//! Places in brackets that a starter leaves to be filled in (`[tên xã]`) and that are still on
//! the paper.
//!
//! In: a tree, and the nodes it was made of. Out: a warning at each place where such a text was
//! typed. What counts is what stands on paper: brackets around at least one letter. Real
//! brackets are written `\[`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::places;
use crate::content::VanBan;
use crate::diag::{Diagnostic, Diagnostics, Severity, codes};
use crate::document::{Document, Inline};
use crate::source::{Sources, Span};
use crate::template::CitedPaper;
use crate::units::UnitWords;
use crate::yaml::{Node, Style};

/// What a paper was made of.
pub(super) struct Made<'a> {
    /// Its nodes, with all that is attached.
    pub(super) node: &'a Node,
    /// It, read.
    pub(super) content: &'a VanBan,
    /// The papers it cites.
    pub(super) cited: &'a [CitedPaper],
    /// Words of the unit it is for.
    pub(super) unit: Option<&'a UnitWords>,
}

/// Reports what is left in brackets.
pub(super) fn check(tree: &Document, made: &Made<'_>, sources: &Sources, diags: &mut Diagnostics) {
    let on_paper = on_paper(tree);
    if on_paper.is_empty() {
        return;
    }
    let mut typed = Typed { on_paper: &on_paper, left: Vec::new(), known: BTreeSet::new() };
    places::each_scalar(made.node, &mut |node, scalar| {
        let mut written = Written { node, style: scalar.style, sources, from: 0 };
        typed.text(&scalar.text, |words| written.place(words));
    });
    let cited = made.cited.iter().flat_map(|paper| paper.content.texts()).map(|text| text.raw.as_str());
    let unit = made.unit.iter().flat_map(|unit| unit.values.values()).map(String::as_str);
    cited.chain(unit).for_each(|text| typed.kept_only(text));
    let Typed { mut left, known, .. } = typed;
    // What no file of the dossier holds as it is: values of a unit, of a paper that is cited, and
    // what variables put together.
    for (words, paper) in on_paper.iter().filter(|(words, _)| !known.contains(*words)) {
        left.extend(paper.at.iter().map(|at| (*at, paper.shown.clone())));
        if paper.at.is_empty() {
            left.push((None, words.clone()));
        }
    }
    left.sort();
    left.dedup();
    let draft = made.content.dau_hieu.trang_thai.is_some();
    for (index, (at, words)) in left.into_iter().enumerate() {
        let finding = finding(at, &words, draft);
        // What to do is the same everywhere.
        diags.push(if index == 0 { finding.hint(HINT) } else { finding });
    }
}

const HINT: &str = "thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\\[` \
                    thay cho `[` (giữa hai dấu nháy kép viết `\\\\[`)";

/// A draft is still being written: there it is no warning.
fn finding(at: Option<Span>, words: &str, draft: bool) -> Diagnostic {
    let message = format!("chỗ trong ngoặc vuông chưa thay: `{words}`");
    let severity = if draft { Severity::Note } else { Severity::Warning };
    Diagnostic { at, severity, ..Diagnostic::general(codes::C024, message) }
}

/// Where words in brackets stand on paper.
struct OnPaper {
    /// As on paper.
    shown: String,
    /// The texts they come from, as far as the tree knows.
    at: BTreeSet<Option<Span>>,
}

/// All of a tree, by what they are without capitals.
fn on_paper(tree: &Document) -> BTreeMap<String, OnPaper> {
    let mut found: BTreeMap<String, OnPaper> = BTreeMap::new();
    // A bracket that a line opens and the next one closes: lines of a text are paragraphs.
    let mut open = String::new();
    let has_bracket = |inline: &Inline| matches!(inline, Inline::Text(run) if run.text.contains(['[', ']']));
    for paragraph in tree.paragraphs() {
        // Most paragraphs have none.
        if open.is_empty() && !paragraph.content.iter().any(has_bracket) {
            continue;
        }
        let own = paragraph.plain_text();
        let text = format!("{open}{own}");
        open = unclosed(&own).map(|rest| format!("{rest} ")).unwrap_or_default();
        for words in brackets(&text) {
            let shown = text[words].to_owned();
            let entry = found.entry(folded(&shown)).or_insert(OnPaper { shown, at: BTreeSet::new() });
            entry.at.insert(paragraph.origin);
        }
    }
    found
}

/// What was typed in brackets, of what is on paper.
struct Typed<'a> {
    on_paper: &'a BTreeMap<String, OnPaper>,
    /// To be reported.
    left: Vec<(Option<Span>, String)>,
    /// All that was met, also what is meant to stand.
    known: BTreeSet<String>,
}

impl Typed<'_> {
    fn text(&mut self, text: &str, mut place: impl FnMut(&str) -> Span) {
        for words in brackets(text) {
            let (kept, words) = (is_kept(text, words.start), &text[words]);
            let (key, at) = (folded(words), place(words));
            if !self.on_paper.contains_key(&key) {
                continue;
            }
            if !kept {
                self.left.push((Some(at), words.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
            self.known.insert(key);
        }
    }

    /// A text of another file: what is meant to stand there may stand here.
    fn kept_only(&mut self, text: &str) {
        let kept = brackets(text).into_iter().filter(|words| is_kept(text, words.start));
        self.known.extend(kept.map(|words| folded(&text[words])));
    }
}

/// A value as it stands in its file, read from its front.
struct Written<'a> {
    node: &'a Node,
    style: Style,
    sources: &'a Sources,
    /// Everything before was met.
    from: usize,
}

impl Written<'_> {
    /// The place of the next such words; the whole value where they do not stand in it as they are.
    fn place(&mut self, words: &str) -> Span {
        let rest = self.sources.slice(self.node.span).get(self.from..).unwrap_or_default();
        // Behind the end of a line stands an indentation.
        let line = words.lines().next().unwrap_or_default();
        let start = if self.style == Style::Filled { None } else { rest.find(line) };
        let place = start.map(|start| self.from + start..self.from + start + line.len());
        self.from = place.as_ref().map_or(self.from, |place| place.end);
        places::within(self.node.span, place)
    }
}

/// Is the bracket at this byte written `\[`?
fn is_kept(text: &str, at: usize) -> bool {
    let before = &text[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// Each innermost pair of brackets with a letter in it.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, letter) in text.char_indices().filter(|(_, letter)| matches!(letter, '[' | ']')) {
        match (letter, open) {
            ('[', _) => open = Some(at),
            (_, Some(start)) => {
                if text[start..at].contains(char::is_alphabetic) {
                    found.push(start..at + 1);
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// What stands behind a bracket, with it, that is not closed.
fn unclosed(text: &str) -> Option<&str> {
    let rest = &text[text.rfind('[')?..];
    (!rest.contains(']')).then_some(rest)
}

/// Words as they are compared: capitals, marks and the width of blanks are the paper's matter.
fn folded(words: &str) -> String {
    let plain = words.replace(['*', '\\'], "").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{brackets, folded, is_kept, unclosed};

    #[test]
    fn brackets_with_a_letter_in_them_count() {
        let found =
            |text: &str| brackets(text).into_iter().map(|words| text[words].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("thôn [tên thôn], xã [tên [x] xã]"), ["[tên thôn]", "[x]"]);
        assert_eq!(found("[1], [2026 - 2030], […], [ ], [], ] [ mở"), Vec::<String>::new());
        assert_eq!(found("a] [b] c]"), ["[b]"]);
        assert!(is_kept(r"\[a]", 1) && !is_kept(r"\\[a]", 2) && !is_kept("[a]", 0));
        assert_eq!(folded("[**Tên**\n  XÃ]"), "[tên xã]");
        assert_eq!(unclosed("a [b] và [tên"), Some("[tên"));
        assert_eq!(unclosed("a [b]"), None);
    }
}
