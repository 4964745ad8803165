//! Rules of content: what they found on a paper, at the places where it was written.
//!
//! In: a tree, the nodes it was made of, the office with its register of laws and its own rules, and what it
//! lets stand. Out: findings, and what each rule says of the paper.
//! Rules know words of the paper only; where these were typed is looked for here: in the text that the
//! paragraph comes from, else in any value of the file. Words that variables put together stand at
//! their text.

use super::places;
use super::remedied::{WrongWords, remedy};
use super::waived::{BrokenWords, Waivers};
use crate::content::laws::{self, LegalRegister};
use crate::finding::{Code, Finding, Fix, Gathered, Remedy, Report, Severity, Verdict};
use crate::localities::UnitTable;
use crate::paper::{Paper, Paragraph};
use crate::rules::{self, Background, Broken, Judged, Rewording};
use crate::source::{FileId, Sources, Span};
use crate::template::Office;
use crate::yaml::Node;

/// Looks at a paper by every rule; gives what each says of it.
pub(super) fn judge(
    tree: &Paper,
    office: &Office,
    (node, mut waivers): (&Node, Waivers),
    report: &mut Report,
) -> Vec<(Code, Verdict)> {
    let background = Background { laws: office.laws.as_ref(), units: UnitTable::shipped };
    let (sources, findings) = (&mut report.sources, &mut report.findings);
    let laws = office.laws.as_ref();
    let mut places = Places { node, sources, laws, file_of_laws: None };
    let mut verdicts = Vec::new();
    let mut gathered = Gathered::default();
    for Judged { code, verdict, broken } in rules::judge(tree, background, &office.house) {
        let mut stands = false;
        for one in broken {
            let spot =
                BrokenWords { paragraph: one.paragraph, words: &one.words.clone(), earlier: one.earlier };
            // What is about the whole paper is told by its sentence.
            let about =
                if one.of_paper { one.message.clone() } else { one.kind.unwrap_or(&one.words).to_owned() };
            let finding = waivers.settle(places.finding(code, one), &spot);
            stands |= finding.severity != Severity::Waived;
            // The same words over and over are one fault, where they stand for one reason.
            let by = finding.waived.as_ref().map(|waived| waived.at);
            let name = format!("{} {about} {by:?}", code.name);
            // What stops the paper is told one by one.
            match finding.severity {
                Severity::Error => findings.push(finding),
                Severity::Warning | Severity::Note | Severity::Waived => gathered.add(name, "chỗ", finding),
            }
        }
        let verdict = if verdict == Verdict::Failed && !stands { Verdict::Waived } else { verdict };
        verdicts.push((code, verdict));
    }
    gathered.tell(findings);
    waivers.report_idle(&verdicts, findings);
    verdicts
}

/// Where a paper was written.
struct Places<'a> {
    node: &'a Node,
    sources: &'a mut Sources,
    laws: Option<&'a LegalRegister>,
    /// The register's file among those of the paper, once something in it was told.
    file_of_laws: Option<FileId>,
}

impl Places<'_> {
    fn finding(&mut self, code: Code, broken: Broken<'_>) -> Finding {
        let Broken { paragraph, words, earlier, severity, message, hint, related, instead, .. } = broken;
        let in_laws = if broken.of_use { None } else { self.in_laws(paragraph, &words, earlier) };
        let at = if broken.of_paper { None } else { in_laws.or_else(|| self.of(paragraph, &words, earlier)) };
        let finding = Finding { at, severity, ..Finding::general(code, message) }.hint(hint);
        let finding = match instead {
            Some(Ok(Rewording { words, earlier, right })) => {
                let wrong = WrongWords { paragraph, words: &words, earlier };
                finding.remedy(match paragraph.origin {
                    Some(_) => remedy(&wrong, &right, self.sources),
                    None => self.only(&words, right),
                })
            }
            Some(Err(why)) => finding.remedy(Remedy::Leave(why)),
            None => finding,
        };
        let other = related.and_then(|(other, about)| Some((self.of(other, "", 0)?, about)));
        match other.filter(|(other, _)| Some(*other) != at) {
            Some((other, about)) => finding.related(other, about),
            None => finding,
        }
    }

    /// Where words stand in the register of laws that came from it into a paragraph.
    fn in_laws(&mut self, paragraph: &Paragraph, words: &str, earlier: usize) -> Option<Span> {
        let (laws, origin) = (self.laws?, paragraph.origin?);
        let typed = self.sources.slice(origin);
        if words.is_empty() || !typed.contains(laws::NAME) || self.within(origin, words, earlier).is_some() {
            return None;
        }
        let (name, text) = laws.file();
        let keys = typed.split(laws::NAME).skip(1).filter_map(|rest| rest.strip_prefix('.'));
        let is_of_key = |one: char| one.is_ascii_alphanumeric() || one == '_';
        let keys = keys.map(|rest| rest.split_at(rest.find(|one| !is_of_key(one)).unwrap_or(rest.len())));
        let mut called = keys.filter_map(|(key, rest)| Some((laws.get(key)?, !rest.starts_with('.'))));
        let place = called.find_map(|(one, whole)| one.place_of(words, whole, text))?;
        let file = *self.file_of_laws.get_or_insert_with(|| self.sources.add(name, text));
        Some(Span::new(file, place))
    }

    /// Where words of a paragraph were typed, the one of this number among the same ones.
    fn of(&self, paragraph: &Paragraph, words: &str, earlier: usize) -> Option<Span> {
        let origin = paragraph.origin;
        if words.is_empty() && origin.is_some() {
            return origin;
        }
        if let Some(found) = origin.and_then(|at| self.within(at, words, earlier)) {
            return Some(found);
        }
        let mut found = None;
        let own = places::key_of(paragraph.role).and_then(|key| self.node.get(key));
        // `TCB` is rather the value of its own than a part of `TCBC`.
        for node in own.into_iter().chain([self.node]) {
            places::each_scalar(node, &mut |node, _| {
                found = found.or_else(|| self.alone(node.span, words));
            });
        }
        places::each_scalar(self.node, &mut |node, _| {
            found = found.or_else(|| self.within(node.span, words, 0));
        });
        // In capitals on paper only.
        if found.is_none() && origin.is_none() && words.chars().any(char::is_uppercase) {
            let lower = words.to_lowercase();
            places::each_scalar(self.node, &mut |node, _| {
                let same = || self.sources.slice(node.span).to_lowercase().contains(&lower);
                found = found.or_else(|| same().then_some(node.span));
            });
        }
        found.or(origin)
    }

    /// The first place of words within another where no letter touches them.
    fn alone(&self, at: Span, words: &str) -> Option<Span> {
        let text = self.sources.slice(at);
        let is_free = |(start, _): &(usize, &str)| {
            let end = start + words.len();
            !text[..*start].ends_with(char::is_alphanumeric)
                && !text[end..].starts_with(char::is_alphanumeric)
        };
        let (start, _) = text.match_indices(words).find(is_free).filter(|_| !words.is_empty())?;
        Some(places::within(at, Some(start..start + words.len())))
    }

    /// What to write for words of a line that is made of several values, as those of the head are: they are
    /// known where they stand once in all values of the document.
    fn only(&self, words: &str, right: String) -> Remedy {
        let mut found = Vec::new();
        places::each_scalar(self.node, &mut |node, _| {
            let typed = self.sources.slice(node.span);
            let all = typed.match_indices(words).map(|(start, _)| (node.span, start, typed.contains("{{")));
            found.extend(all);
        });
        match found[..] {
            [(value, start, false)] => {
                let start = value.start as usize + start;
                let at = Span::new(value.file, start..start + words.len());
                Remedy::Write(Fix { at, old: words.to_owned(), new: right, value: None })
            }
            _ => Remedy::Leave("không rõ chữ này lấy từ đâu trong tệp"),
        }
    }

    /// Words of a place, which blanks of the file may part otherwise.
    fn within(&self, at: Span, words: &str, earlier: usize) -> Option<Span> {
        let text = self.sources.slice(at);
        let nth =
            |words: &str| text.match_indices(words).nth(earlier).map(|(start, _)| start..start + words.len());
        let found = nth(words).or_else(|| nth(&words.replace(' ', "\u{a0}")));
        // A number before the text is the program's: "Điều 1. …".
        found.map(|words| places::within(at, Some(words)))
    }
}
