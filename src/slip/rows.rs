//! Rules and findings as rows of the sheet.
//!
//! In: a rule with its verdict on a document, findings with their files. Out: words of cells. It leaves
//! tables to `table`.

use super::table::{self, SlipCells};
use crate::content::house::HouseRule;
use crate::finding::render::{reason, severity_name};
use crate::finding::{Code, Finding, Severity, Verdict};
use crate::form::FormRule;
use crate::paper::Inline;
use crate::rules::{Rule, house};
use crate::signs;
use crate::source::{SourceSpot, Sources, Span};

/// A finding in words.
pub(super) struct SlipNote {
    pub(super) code: Code,
    /// How grave it is, or would be if it were not waived.
    severity: Severity,
    /// Whether it is waived.
    pub(super) waived: bool,
    place: String,
    message: String,
    /// What to write, or why it is waived.
    hint: String,
}

/// A rule as the sheet prints it: one of the program's, or one of an office's own.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct ToldRule {
    pub(super) code: Code,
    clause: String,
    asked: String,
}

/// The result of a rule for a document.
pub(super) struct RuleRow {
    pub(super) verdict: Verdict,
    rule: ToldRule,
    /// Each place with what to write there.
    places: Vec<String>,
}

impl SlipNote {
    /// A finding about the document of this file.
    pub(super) fn of(one: &Finding, sources: &Sources, document: &str) -> SlipNote {
        let place = one.at.map(|at| place(sources, at)).unwrap_or_else(|| document.to_owned());
        let (severity, hint) = match &one.waived {
            Some(waived) => (waived.severity, reason(sources, waived)),
            None => (one.severity, one.hint.clone().unwrap_or_default()),
        };
        let (code, waived, message) = (one.code, one.waived.is_some(), one.message.clone());
        SlipNote { code, severity, waived, place, message, hint }
    }

    /// Its row.
    pub(super) fn cells(&self) -> SlipCells {
        let severity = sentence(severity_name(self.severity));
        let words = [self.code.name.to_owned(), severity, self.place.clone(), sentence(&self.message)];
        table::line(words.into_iter().chain([sentence(&self.hint)]))
    }
}

impl From<&Rule> for ToldRule {
    /// What is correct is the first part of the words about a rule; the rest says more.
    fn from(rule: &Rule) -> ToldRule {
        let (asked, _) = rule.about.split_once(". ").unwrap_or((rule.about, ""));
        let asked = format!("{}.", asked.trim_end_matches('.'));
        ToldRule { code: rule.code, clause: rule.clause.to_owned(), asked }
    }
}

impl From<&FormRule> for ToldRule {
    fn from(rule: &FormRule) -> ToldRule {
        let asked = format!("{}.", rule.about.trim_end_matches('.'));
        ToldRule { code: rule.code, clause: rule.clause.to_owned(), asked }
    }
}

impl From<&HouseRule> for ToldRule {
    fn from(rule: &HouseRule) -> ToldRule {
        ToldRule { code: rule.code, clause: house::clause(rule), asked: house::asked(rule) }
    }
}

impl ToldRule {
    /// Its row in the list of all rules.
    pub(super) fn cells(&self) -> SlipCells {
        table::line([self.code.name.to_owned(), sentence(&self.clause), self.asked.clone()].into_iter())
    }
}

impl RuleRow {
    /// The result of a rule, from what it found.
    pub(super) fn of(rule: ToldRule, verdict: Verdict, stand: &[SlipNote], waived: &[SlipNote]) -> RuleRow {
        let own = |all: &[SlipNote], words: fn(&SlipNote) -> String| {
            all.iter().filter(|one| one.code == rule.code).map(words).collect::<Vec<_>>()
        };
        let mut places = own(stand, |one| {
            let hint = if one.hint.is_empty() { String::new() } else { format!("; {}", one.hint) };
            format!("{}: {}{hint}.", one.place, one.message)
        });
        places.extend(own(waived, |one| format!("{}: bỏ qua.", one.place)));
        RuleRow { verdict, rule, places }
    }

    /// The code of the rule.
    pub(super) fn code(&self) -> &'static str {
        self.rule.code.name
    }

    /// Its row.
    pub(super) fn cells(&self) -> SlipCells {
        let verdict = match self.verdict {
            Verdict::Failed => Inline::bold(verdict_name(self.verdict)),
            _ => Inline::text(verdict_name(self.verdict)),
        };
        let words = [self.rule.code.name.to_owned(), self.rule.asked.clone(), sentence(&self.rule.clause)];
        let mut cells = table::line(words.into_iter());
        cells.push(vec![vec![verdict]]);
        cells.push(self.places.iter().map(|place| vec![Inline::text(place)]).collect());
        cells
    }
}

/// `content/a.yaml:7`, `content/a.xlsx, ô Trang!F17`, `content/a.docx, word/document.xml, đoạn 12`.
fn place(sources: &Sources, at: Span) -> String {
    let file = sources.file(at.file);
    let spot = file.spot(at.start as usize);
    match (spot.words(), spot) {
        (Some(cell), SourceSpot::Cell(..)) => format!("{}, ô {cell}", file.name()),
        (Some(words), _) => format!("{}, {words}", file.name()),
        (None, _) => format!("{}:{}", file.name(), file.line_column(at.start as usize).0),
    }
}

/// The words of a verdict at the beginning of a cell.
pub(super) fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "Đạt",
        Verdict::Failed => "Không đạt",
        Verdict::NotApplicable => "Không áp dụng",
        Verdict::NotEvaluated => "Chưa xét được",
        Verdict::Waived => "Bỏ qua",
    }
}

/// Words with a capital first letter.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Words as they are printed: quotation marks around what is typed in a file, and the code of a letter
/// that has no glyph.
pub(super) fn printed(text: &str, printable: &dyn Fn(char) -> bool) -> String {
    let mut open = false;
    let mut printed = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '`' => {
                open = !open;
                printed.push(if open { '“' } else { '”' });
            }
            _ => put(letter, printable, &mut printed),
        }
    }
    printed
}

/// Words as they are printed: all blanks alike, letters that are not `printable` as their codes.
pub(super) fn plain(text: &str, printable: &dyn Fn(char) -> bool) -> String {
    let mut printed = String::with_capacity(text.len());
    text.chars().for_each(|letter| put(letter, printable, &mut printed));
    printed
}

fn put(letter: char, printable: &dyn Fn(char) -> bool, to: &mut String) {
    match letter {
        _ if letter.is_whitespace() => to.push(' '),
        _ if signs::kind(letter).is_none() && printable(letter) => to.push(letter),
        _ => *to += &format!("[{}]", signs::code(letter)),
    }
}

#[cfg(test)]
mod tests {
    use super::{printed, sentence};

    #[test]
    fn marks_and_letters_without_a_glyph_can_be_printed() {
        let printable = |letter: char| letter != '😀';
        assert_eq!(
            printed("viết `a\nb` 😀\u{202e}", &printable),
            "viết “a b” [U+1F600][U+202E, đảo chiều chữ]"
        );
        assert_eq!([sentence("địa danh"), sentence("")], ["Địa danh", ""]);
    }
}
