//! Places that a starter leaves to be filled in (`[tên xã]`), or a person (`<tên xã>`, `………`),
//! and that are still on the paper.
//!
//! In: a tree, and the nodes it was made of. Out: a warning at each place where such a text was
//! typed. What counts is what stands on paper; which texts are such places, `left` says. Real
//! brackets are written `\[`. Forms have dots to be filled in by hand: there they are a note.

use std::collections::{BTreeMap, BTreeSet};

use super::left::{self, Sort};
use super::places;
use crate::content::Dossier;
use crate::finding::{Finding, Report, Severity, codes};
use crate::localities::LocalityWords;
use crate::paper::{Inline, Paper};
use crate::source::{Sources, Span};
use crate::template::CitedPaper;
use crate::yaml::{Node, ValueStyle};

/// What a paper was made of.
pub(super) struct MadePaper<'a> {
    /// Its nodes, with all that is attached.
    pub(super) node: &'a Node,
    /// It, read.
    pub(super) content: &'a Dossier,
    /// The papers it cites.
    pub(super) cited: &'a [CitedPaper],
    /// Words of the unit it is for.
    pub(super) unit: Option<&'a LocalityWords>,
}

/// Reports what is left in brackets.
pub(super) fn check(tree: &Paper, made: &MadePaper<'_>, report: &mut Report) {
    let (sources, findings) = (&report.sources, &mut report.findings);
    let on_paper = on_paper(tree, has_blanks(&made.content.kind.id));
    if on_paper.is_empty() {
        return;
    }
    let mut typed = TypedBrackets { on_paper: &on_paper, left: Vec::new(), known: BTreeSet::new() };
    places::each_scalar(made.node, &mut |node, scalar| {
        let mut written = WrittenValue { node, style: scalar.style, sources, from: 0 };
        typed.text(&scalar.text, |words| written.place(words));
    });
    let cited = made.cited.iter().flat_map(|paper| paper.content.texts()).map(|text| text.raw.as_str());
    let unit = made.unit.iter().flat_map(|unit| unit.values.values()).map(String::as_str);
    cited.chain(unit).for_each(|text| typed.kept_only(text));
    let TypedBrackets { mut left, known, .. } = typed;
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
    let mut hinted = BTreeSet::new();
    for (at, words) in left {
        let sort = Sort::of(&words);
        let form = sort == Sort::Dots && on_paper.get(&folded(&words)).is_some_and(|paper| paper.form);
        let finding = finding(at, &words, sort, draft || form);
        // What to do is the same everywhere.
        findings.push(if hinted.insert(sort) { finding.hint(hint(sort)) } else { finding });
    }
}

/// The kinds of papers that are forms, filled in by hand.
fn has_blanks(kind: &str) -> bool {
    kind == "bien_ban" || kind.starts_with("phieu_") || kind.starts_with("giay_")
}

fn hint(sort: Sort) -> &'static str {
    match sort {
        Sort::Square => {
            "thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\\[` thay cho `[` \
             (giữa hai dấu nháy kép viết `\\\\[`)"
        }
        Sort::Half => {
            "thay chỗ này bằng nội dung của văn bản, bỏ dấu ngoặc; dấu ngoặc là chữ thật cần in thì viết `\\[`, `\\]`"
        }
        Sort::Other => {
            "thay cả dấu ngoặc bằng nội dung của văn bản; dấu ngoặc là chữ thật cần in thì viết `\\` trước dấu mở ngoặc"
        }
        Sort::Dots => {
            "ghi nội dung vào chỗ này; để trống thật (biểu mẫu điền tay) thì viết trong biến: `{{ \"……\" }}`"
        }
    }
}

/// A draft is still being written: there it is no warning; in a form the dots are right.
fn finding(at: Option<Span>, words: &str, sort: Sort, note: bool) -> Finding {
    let message = match sort {
        Sort::Square => format!("chỗ trong ngoặc vuông chưa thay: `{words}`"),
        Sort::Half => format!("ngoặc vuông chỉ có một bên, chỗ cần điền chưa thay: `{words}`"),
        Sort::Other => format!("chỗ trong ngoặc chưa thay: `{words}`"),
        Sort::Dots => format!("chỗ chấm để điền chưa ghi: `{words}`"),
    };
    let severity = if note { Severity::Note } else { Severity::Warning };
    Finding { at, severity, ..Finding::general(codes::C024, message) }
}

/// Where words in brackets stand on paper.
struct OnPaper {
    /// As on paper.
    shown: String,
    /// The texts they come from, as far as the tree knows.
    at: BTreeSet<Option<Span>>,
    /// They stand in a form only.
    form: bool,
}

/// All of a tree, by what they are without capitals.
fn on_paper(tree: &Paper, of_forms: bool) -> BTreeMap<String, OnPaper> {
    let mut found: BTreeMap<String, OnPaper> = BTreeMap::new();
    // A bracket that a line opens and the next one closes: lines of a text are paragraphs.
    let mut open = String::new();
    let has_any = |inline: &Inline| matches!(inline, Inline::Text(run) if left::may_hold(&run.text));
    let lines = tree.sections.iter().flat_map(|section| {
        let form = of_forms || section.appendix.is_some();
        section.paragraphs().map(move |paragraph| (paragraph, form))
    });
    let mut lines = lines.peekable();
    while let Some((paragraph, form)) = lines.next() {
        // Most paragraphs have none.
        if open.is_empty() && !paragraph.content.iter().any(has_any) {
            continue;
        }
        let own = paragraph.plain_text();
        let text = format!("{open}{own}");
        let mut closed_below = || {
            let next = lines.peek().map(|(next, _)| next.plain_text()).unwrap_or_default();
            next.find([']', '[']).is_some_and(|at| next[at..].starts_with(']'))
        };
        let carried = left::unclosed(&own).filter(|_| closed_below());
        open = carried.map(|rest| format!("{rest} ")).unwrap_or_default();
        let end = text.len() - carried.map_or(0, str::len);
        for one in left::all(&text[..end]) {
            let shown = text[one.at].to_owned();
            let new = OnPaper { shown, at: BTreeSet::new(), form: true };
            let entry = found.entry(folded(&new.shown)).or_insert(new);
            entry.at.insert(paragraph.origin);
            entry.form &= form;
        }
    }
    found
}

/// What was typed in brackets, of what is on paper.
struct TypedBrackets<'a> {
    on_paper: &'a BTreeMap<String, OnPaper>,
    /// To be reported.
    left: Vec<(Option<Span>, String)>,
    /// All that was met, also what is meant to stand.
    known: BTreeSet<String>,
}

impl TypedBrackets<'_> {
    fn text(&mut self, text: &str, mut place: impl FnMut(&str) -> Span) {
        for one in left::all(text) {
            let (kept, words) = (is_kept(text, one.sign), &text[one.at]);
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
        let kept = left::all(text).into_iter().filter(|one| is_kept(text, one.sign));
        self.known.extend(kept.map(|one| folded(&text[one.at])));
    }
}

/// A value as it stands in its file, read from its front.
struct WrittenValue<'a> {
    node: &'a Node,
    style: ValueStyle,
    sources: &'a Sources,
    /// Everything before was met.
    from: usize,
}

impl WrittenValue<'_> {
    /// The place of the next such words; the whole value where they do not stand in it as they are.
    fn place(&mut self, words: &str) -> Span {
        let rest = self.sources.slice(self.node.span).get(self.from..).unwrap_or_default();
        // Behind the end of a line stands an indentation.
        let line = words.lines().next().unwrap_or_default();
        let start = if self.style == ValueStyle::Filled { None } else { rest.find(line) };
        let place = start.map(|start| self.from + start..self.from + start + line.len());
        self.from = place.as_ref().map_or(self.from, |place| place.end);
        places::within(self.node.span, place)
    }
}

/// Is the sign at this byte written `\[`, or given as a value, `{{ "……" }}`?
fn is_kept(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let value = before.strip_suffix(['"', '\'']).is_some_and(|before| before.trim_end().ends_with("{{"));
    value || (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// Words as they are compared: capitals, marks and the width of blanks are the paper's matter.
fn folded(words: &str) -> String {
    let plain = words.replace(['*', '\\'], "").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{folded, is_kept};

    #[test]
    fn what_is_meant_to_stand_is_known() {
        assert!(is_kept(r"\[a]", 1) && !is_kept(r"\\[a]", 2) && !is_kept("[a]", 0));
        assert!(is_kept(r#"{{ "……" }}"#, 4) && !is_kept("\"……\"", 1));
        assert_eq!(folded("[**Tên**\n  XÃ]"), "[tên xã]");
    }
}
