//! What a document's own file says once all is written into it that is beyond doubt.
//!
//! In: a document as it stands. Out: its new bytes, what was written, and of all else why it was left. The new
//! file is looked at as the old one was: what was mended must be found no more, and nothing else must have come, or
//! else nothing is written. It leaves showing and writing to the caller.

use std::collections::{BTreeMap, BTreeSet};

use super::{Input, Pipeline, Report};
use crate::diag::{Diagnostic, Fix, Remedy, Severity, Verdict};
use crate::document::Document;
use crate::document::dump::dump;
use crate::source::Span;
use crate::write::Format;
use crate::yaml::splice::reword;

/// Writing may let more be found that can be written; what goes on longer goes round in a circle.
const ROUNDS: usize = 6;

/// A document's file as it may be written.
pub struct Mended {
    /// Its new bytes; None where nothing is to be written.
    pub bytes: Option<Vec<u8>>,
    /// In how many places words were replaced.
    pub places: usize,
    /// What is left, in the order of the new file.
    pub left: Vec<LeftAsIs>,
    /// Why the whole file stays as it is, although something in it could be written.
    pub refused: Option<String>,
    /// What is found in the file as it may be written.
    pub report: Report,
}

/// Something that was found and not written.
pub struct LeftAsIs {
    /// The finding; None for what is read as it is meant.
    pub finding: Option<Diagnostic>,
    /// The place that was left, by its line and column.
    pub at: Option<(usize, usize)>,
    /// Why.
    pub why: String,
}

/// A document at one moment.
struct Moment {
    report: Report,
    tree: Option<Document>,
}

impl Pipeline {
    /// The document's own file with all written into it that is beyond doubt.
    pub fn mend(&self, input: Input<'_>) -> Mended {
        let mut bytes = input.bytes.to_vec();
        let mut now = self.look(input, &bytes);
        let mut why = BTreeMap::new();
        let (mut places, mut refused) = (0, None);
        for _ in 0..ROUNDS {
            let step = writable(&bytes, fixes(&now.report, input.name), &mut why);
            // What changes nothing on paper comes last, so that this can be seen of it.
            let offered = step.is_none();
            let step = step.or_else(|| writable(&bytes, offers(&now.report, input.name), &mut why));
            let Some((new, written)) = step else { break };
            let then = self.look(input, &new);
            let same_paper = || match (&now.tree, &then.tree) {
                (Some(now), Some(then)) => dump(now) == dump(then),
                _ => true,
            };
            refused = match offered && !same_paper() {
                true => Some("văn bản in ra khác đi".to_owned()),
                false => came(&now, &then, &written),
            };
            if refused.is_some() {
                break;
            }
            places += written.len();
            (bytes, now) = (new, then);
        }
        if refused.is_some() {
            (bytes, places) = (input.bytes.to_vec(), 0);
            now = self.look(input, &bytes);
        }
        let left = left(&now.report, input.name, &why, refused.is_some());
        let bytes = (bytes != input.bytes).then_some(bytes);
        Mended { bytes, places, left, refused, report: now.report }
    }

    fn look(&self, input: Input<'_>, bytes: &[u8]) -> Moment {
        match self.render(Input { bytes, ..input }, &Format::PAPER) {
            Ok(rendered) => Moment { tree: Some(rendered.tree), report: rendered.report },
            Err(report) => Moment { tree: None, report },
        }
    }
}

/// A fix by its words and its place: places move when others are written.
type FixName = (u32, String, String);

fn known(fix: &Fix) -> FixName {
    (fix.at.start, fix.old.clone(), fix.new.clone())
}

/// What can be written for findings, each with its finding's name.
fn fixes(report: &Report, name: &str) -> Vec<(Option<String>, Fix)> {
    let mut fixes = Vec::new();
    for finding in report.findings.iter().filter(|one| is_to_be_told(one)) {
        let own = finding.remedies.iter().filter_map(|remedy| match remedy {
            Remedy::Write(fix) if is_in(report, fix, name) => {
                Some((Some(named(finding)), placed(report, fix)))
            }
            _ => None,
        });
        fixes.extend(own);
    }
    distinct(fixes)
}

fn offers(report: &Report, name: &str) -> Vec<(Option<String>, Fix)> {
    let own = report.findings.offers().iter().filter(|fix| is_in(report, fix, name));
    let placed = own.map(|fix| placed(report, fix)).filter(|fix| stands(report, fix));
    distinct(placed.map(|fix| (None, fix)).collect())
}

/// A fix at the front of a text, which in quotes begins behind them.
fn placed(report: &Report, fix: &Fix) -> Fix {
    let text = report.sources.file(fix.at.file).text();
    let behind = Fix { at: Span { start: fix.at.start + 1, end: fix.at.end + 1, ..fix.at }, ..fix.clone() };
    let quoted = text[fix.at.start as usize..].starts_with(['"', '\'']);
    if !stands(report, fix) && quoted && stands(report, &behind) { behind } else { fix.clone() }
}

/// Whether the words of a fix stand at its place.
fn stands(report: &Report, fix: &Fix) -> bool {
    report.sources.file(fix.at.file).text().get(fix.at.range()) == Some(fix.old.as_str())
}

/// In the order of the file, each once.
fn distinct(mut fixes: Vec<(Option<String>, Fix)>) -> Vec<(Option<String>, Fix)> {
    fixes.sort_by_key(|(_, fix)| (fix.at.start, fix.at.end));
    let mut seen = BTreeSet::new();
    fixes.retain(|(_, fix)| seen.insert(known(fix)));
    fixes
}

/// Whether the words of a fix stand in the document's own file.
fn is_in(report: &Report, fix: &Fix, name: &str) -> bool {
    report.sources.file(fix.at.file).name() == name.replace('\\', "/")
}

/// The file with all these written, or with as many of them as can be, and whose they are; of the others `why`
/// says why not.
fn writable(
    bytes: &[u8],
    wanted: Vec<(Option<String>, Fix)>,
    why: &mut BTreeMap<FixName, String>,
) -> Option<(Vec<u8>, Vec<Option<String>>)> {
    let all: Vec<&Fix> = wanted.iter().map(|(_, fix)| fix).collect();
    if let Some(new) = (!all.is_empty()).then(|| reword(bytes, &all)).and_then(Result::ok) {
        return Some((new, wanted.into_iter().map(|(name, _)| name).collect()));
    }
    let (mut new, mut good, mut names) = (None, Vec::new(), Vec::new());
    for (name, fix) in &wanted {
        good.push(fix);
        match reword(bytes, &good) {
            Ok(bytes) => {
                new = Some(bytes);
                names.push(name.clone());
            }
            Err(words) => {
                good.pop();
                why.insert(known(fix), words);
            }
        }
    }
    new.map(|new| (new, names))
}

/// What makes a finding the same before and after: its code and its sentence.
fn named(finding: &Diagnostic) -> String {
    let sentence = finding.message.split("; ").next().unwrap_or_default();
    format!("{} {sentence}", finding.code.name)
}

/// How many places each finding is about.
fn counted(report: &Report) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in report.findings.iter() {
        *counts.entry(named(finding)).or_default() += finding.places;
    }
    counts
}

/// What is found that should not be: what was mended, or what was not there before. A document that could not be
/// made tells more once it can.
fn came(before: &Moment, after: &Moment, written: &[Option<String>]) -> Option<String> {
    let old = counted(&before.report);
    let unseen = |looked: &Moment| looked.report.verdicts.iter().all(|(_, is)| *is == Verdict::NotEvaluated);
    let hidden = before.tree.is_none() && unseen(before);
    for (name, count) in counted(&after.report) {
        let was = old.get(&name).copied().unwrap_or_default();
        let mended = written.iter().flatten().filter(|one| **one == name).count();
        let may_come = hidden && was == 0 && !name.starts_with('Y');
        if count > was.saturating_sub(mended) && !may_come {
            return Some(match was {
                0 => format!("sửa xong thì phát sinh thông báo khác: {name}"),
                _ => format!("sửa xong vẫn còn thông báo cũ: {name}"),
            });
        }
    }
    (before.tree.is_some() && after.tree.is_none()).then(|| "sửa xong thì văn bản không xuất được".to_owned())
}

/// All that is left, and why.
fn left(report: &Report, name: &str, why: &BTreeMap<FixName, String>, refused: bool) -> Vec<LeftAsIs> {
    const ASK: &str = "cần người soạn quyết định";
    let (mut left, mut told) = (Vec::new(), BTreeSet::new());
    let place = |span: Span| report.sources.file(span.file).line_column(span.start as usize);
    let of_fix = |fix: &Fix| match why.get(&known(&placed(report, fix))) {
        _ if !is_in(report, fix, name) => "chữ nằm ở tệp khác".to_owned(),
        Some(words) => words.clone(),
        None if refused => "cả tệp được để nguyên".to_owned(),
        None => ASK.to_owned(),
    };
    for finding in report.findings.iter().filter(|one| is_to_be_told(one)) {
        let mut add = |at: Option<(usize, usize)>, why: String| {
            // Words of a variable stand on paper wherever it is.
            if !told.insert((named(finding), at)) {
                return;
            }
            left.push(LeftAsIs { finding: Some(finding.clone()), at, why });
        };
        for remedy in &finding.remedies {
            match remedy {
                Remedy::Write(fix) => add(Some(place(fix.at)), of_fix(fix)),
                Remedy::Leave(words) => add(finding.at.map(place), (*words).to_owned()),
            }
        }
        if finding.remedies.is_empty() {
            add(finding.at.map(place), ASK.to_owned());
        }
    }
    for fix in report.findings.offers().iter().filter(|fix| stands(report, &placed(report, fix))) {
        left.push(LeftAsIs { finding: None, at: Some(place(fix.at)), why: of_fix(fix) });
    }
    left
}

/// Whether a finding asks for anything.
fn is_to_be_told(finding: &Diagnostic) -> bool {
    matches!(finding.severity, Severity::Error | Severity::Warning | Severity::Note)
}

#[cfg(test)]
mod tests {
    use super::{Moment, came};
    use crate::diag::{Diagnostic, Report, Severity, Verdict, codes};
    use crate::document::Document;

    fn moment(messages: &[&str], is_made: bool) -> Moment {
        let mut report = Report::default();
        for message in messages {
            let finding = Diagnostic::general(codes::C019, *message);
            report.findings.push(Diagnostic { severity: Severity::Note, ..finding });
        }
        let verdict = if is_made { Verdict::Passed } else { Verdict::NotEvaluated };
        report.verdicts = vec![(codes::C019, verdict)];
        Moment { report, tree: is_made.then(Document::default) }
    }

    /// What was mended is gone, and nothing else has come: only then is a file written.
    #[test]
    fn a_file_that_got_worse_is_seen() {
        let written = [Some("C019 một".to_owned())];
        let told =
            |before: &[&str], after: &[&str]| came(&moment(before, true), &moment(after, true), &written);
        assert_eq!(told(&["một", "hai"], &["hai"]), None);
        assert_eq!(told(&["một", "một"], &["một"]), None);
        assert_eq!(told(&["một; 4 chỗ khác cũng vậy"], &[]), None);
        assert_eq!(told(&["một"], &["một"]).as_deref(), Some("sửa xong vẫn còn thông báo cũ: C019 một"));
        assert_eq!(
            told(&["một"], &["ba"]).as_deref(),
            Some("sửa xong thì phát sinh thông báo khác: C019 ba")
        );
        // What could not be looked at tells more once it can.
        assert_eq!(came(&moment(&["một"], false), &moment(&["ba"], true), &written), None);
        assert_eq!(
            came(&moment(&["một"], true), &moment(&[], false), &written).as_deref(),
            Some("sửa xong thì văn bản không xuất được")
        );
    }
}
