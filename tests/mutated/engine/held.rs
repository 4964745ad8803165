//! What holds of any bytes that somebody gives the program.
//!
//! In: a target and bytes. Out: nothing, or a panic that says what does not hold: every message is in
//! Vietnamese, its place lies in a file that was read, there are not more of them than somebody reads, none
//! steers a terminal; the same bytes are told the same twice; what has no error can be written and read again.

use vanban::rooms::finding::{Finding, Report, render};
use vanban::rooms::paper::{Paper, dump};
use vanban::rooms::signs::{self, SignKind};
use vanban::rooms::word::{self, ChangeView};
use vanban::rooms::write::Format;

use super::around::PIPELINE;
use super::targets::Target;

/// How much is tried.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Depth {
    /// What reads the format.
    Parsed,
    /// What the program reads and makes of it.
    Read,
    /// That twice, and the files but the PDF.
    Written,
    /// The PDF too.
    Pages,
}

/// What the program made of some bytes.
#[derive(Default)]
pub(crate) struct Told {
    /// What was told, each time it was asked.
    pub(crate) reports: Vec<Report>,
    /// What came of them, and the report that knows where its words come from.
    pub(crate) papers: Vec<(Paper, usize)>,
}

impl Told {
    /// Adds what a stage gave.
    pub(crate) fn add(&mut self, (paper, report): (Option<Paper>, Report)) {
        self.papers.extend(paper.map(|paper| (paper, self.reports.len())));
        self.reports.push(report);
    }

    /// All that was told, as it is printed.
    fn words(&self) -> String {
        self.reports.iter().map(render::short).collect()
    }
}

/// English words of which each library uses one in what it says.
pub(crate) const ENGLISH: [&str; 34] = [
    "error",
    "invalid",
    "unexpected",
    "expected",
    "found",
    "failed",
    "cannot",
    "could not",
    "unable",
    "unknown",
    "missing",
    "not a ",
    "not an ",
    "is not",
    "must ",
    "should",
    "the ",
    "with ",
    "of the",
    "end of",
    "at line",
    "at byte",
    "reference",
    "element",
    "entity",
    "tag ",
    "value",
    "file ",
    "exceed",
    "overflow",
    "denied",
    "support",
    "defined",
    "parse",
];

/// So many findings at most stand in a report: a thousand of a code, and hardly anything breaks more codes.
const MOST: usize = 20_000;
/// Letters of one message: the values in it are shortened.
const LONGEST: usize = 6_100;

/// Panics if something does not hold of these bytes.
pub(crate) fn hold(target: &Target, bytes: &[u8], depth: Depth) {
    let mut told = if depth == Depth::Parsed { (target.parsed)(bytes) } else { (target.run)(bytes, depth) };
    for report in &told.reports {
        assert!(report.findings.iter().count() <= MOST, "{} findings", report.findings.iter().count());
        for one in report.findings.iter() {
            finding(one, report, bytes);
        }
    }
    let words = told.words();
    plain(&words);
    if depth <= Depth::Read {
        return;
    }
    let again = (target.run)(bytes, depth);
    assert_eq!(words, again.words(), "the same bytes are told otherwise");
    for report in &told.reports {
        plain(&render::human(report, false));
        plain(&render::json(report));
    }
    assert_eq!(told.papers.len(), again.papers.len());
    for ((paper, of), (again, _)) in told.papers.iter().zip(&again.papers) {
        assert_eq!(dump::dump(paper), dump::dump(again), "the same bytes make another paper");
        written(paper, &mut told.reports[*of], depth);
    }
}

/// What a finding says, and where it is.
fn finding(one: &Finding, report: &Report, bytes: &[u8]) {
    let related = one.related.iter().map(|(at, words)| (Some(*at), words.as_str()));
    let hint = one.hint.as_deref().into_iter().map(|hint| (None, hint));
    for (at, words) in std::iter::once((one.at, one.message.as_str())).chain(related).chain(hint) {
        assert!(!words.trim().is_empty(), "{}: nothing is said", one.code.name);
        assert!(words.chars().count() <= LONGEST, "{}: {words}", one.code.name);
        let said = own_words(words);
        for english in ENGLISH {
            assert!(
                !said.contains(english) || is_in(english, bytes),
                "{}: `{english}` in {words}",
                one.code.name
            );
        }
        let Some(at) = at else { continue };
        let file = report.sources.file(at.file);
        let text = file.text();
        assert!(
            text.get(at.range()).is_some(),
            "{}: {at:?} of {} bytes of {}",
            one.code.name,
            text.len(),
            file.name()
        );
        assert!(!render::place(&report.sources, at).is_empty());
    }
    // Who has no place in a file says which file it is about; of a Word file or a text, and of its pages, something
    // may be missing as a whole. Who says how many more there are is no finding of its own.
    let placed = one.at.is_some()
        || one.message.contains('`')
        || one.message.contains("lỗi nữa cùng loại")
        || one.code.name.starts_with(['W', 'H']);
    assert!(placed, "{}: no place: {}", one.code.name, one.message);
}

/// The words of a message without what it quotes, in small letters.
pub(crate) fn own_words(message: &str) -> String {
    let mut own = String::new();
    // Every second piece stands between backquotes.
    for piece in message.split('`').step_by(2) {
        let mut rest = piece;
        while let Some((before, behind)) = rest.split_once('“') {
            own.push_str(before);
            rest = behind.split_once('”').map_or("", |(_, after)| after);
        }
        own.push_str(rest);
        own.push(' ');
    }
    own.to_lowercase()
}

/// Whether a word stands in what was given, so that it may be quoted without marks.
fn is_in(word: &str, bytes: &[u8]) -> bool {
    let parts = super::archives::unpacked(bytes).unwrap_or_default();
    let mut all = parts.iter().map(|(_, inside)| inside.as_slice()).chain([bytes]);
    all.any(|one| String::from_utf8_lossy(one).to_lowercase().contains(word.trim_end()))
}

/// Nothing in it steers a terminal, or hides there.
fn plain(printed: &str) {
    let harmless = [Some(SignKind::Private), Some(SignKind::Broken), None];
    let steers = |one: char| one != '\n' && (one.is_control() || !harmless.contains(&signs::kind(one)));
    let found = printed.chars().find(|one| steers(*one));
    assert!(found.is_none(), "{found:?} is printed in\n{}", printed.escape_debug());
}

/// Whether a paper without an error can be written, and its DOCX read again.
fn written(paper: &Paper, report: &mut Report, depth: Depth) {
    assert!(!dump::dump(paper).is_empty());
    let mut formats = vec![Format::Docx, Format::Text];
    if depth == Depth::Pages {
        formats.insert(0, Format::Pdf);
    }
    let Some(files) = PIPELINE.files((paper, None), &formats, report) else {
        assert!(report.findings.has_errors(), "no files, and nothing is said");
        report.findings.iter().for_each(|one| {
            // A letter without a glyph, words that find no place: everything else is a bug.
            assert!(one.code.name != "W004", "{}", render::short(report));
        });
        return;
    };
    for (format, bytes) in files {
        // An office's own form may print no word at all.
        assert!(!bytes.is_empty() || dump::texts(paper).is_empty(), "an empty file");
        if format == Format::Docx {
            let read = word::read(&bytes, ChangeView::Accepted);
            assert!(read.is_ok_and(|file| !file.paragraphs.is_empty()), "a DOCX that cannot be read again");
        }
    }
}
