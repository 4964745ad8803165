//! A document's files with all corrections that are beyond doubt.
//!
//! In: a document as it is. Out: new bytes of its own file and of the files attached to it, and for
//! everything else why it was left. The new files are examined like the old ones: the corrected findings must
//! be gone, and no new ones may have appeared; otherwise nothing is written. Showing and writing are left to
//! the caller.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::{Input, Pipeline, Report};
use crate::files::Files;
use crate::finding::{Finding, Fix, Remedy, Severity, Verdict};
use crate::paper::Paper;
use crate::paper::dump::dump;
use crate::source::{FileId, Span};
use crate::write::Format;
use crate::yaml::splice::reword;

/// A correction may lead to findings that can be corrected too; more rounds than this mean a circle.
const ROUNDS: usize = 6;

/// A document's files as they may be written.
pub struct Mended {
    /// The files to be written: its own, and those attached to it.
    pub files: Vec<MendedFile>,
    /// In how many places words were replaced.
    pub places: usize,
    /// What is left, in the order of the new files.
    pub left: Vec<LeftAsIs>,
    /// Why all files stay as they are, although something in them could be corrected.
    pub refused: Option<String>,
    /// What is found in the document as it may be written.
    pub report: Report,
}

/// A file that is to be written.
pub struct MendedFile {
    /// Its name.
    pub name: String,
    /// Its bytes as they are.
    pub old: Vec<u8>,
    /// The new bytes.
    pub new: Vec<u8>,
}

/// Something that was found and not corrected.
pub struct LeftAsIs {
    /// The finding; None for words that are understood but typed loosely.
    pub finding: Option<Finding>,
    /// The place that was left, by its line and column.
    pub at: Option<(usize, usize)>,
    /// The reason.
    pub why: String,
}

/// A state of a document.
struct Moment {
    report: Report,
    tree: Option<Paper>,
}

impl Pipeline {
    /// The document's files with all corrections that are beyond doubt. `is_free` says whether a file
    /// that the document names may be written.
    pub fn mend(&self, input: Input<'_>, is_free: &dyn Fn(&str) -> bool) -> Mended {
        let mut files = Changed { input, new: BTreeMap::new() };
        let mut now = self.look(&files);
        let mut why = BTreeMap::new();
        let (mut places, mut refused) = (0, None);
        for _ in 0..ROUNDS {
            let step = files.with(&now.report, fixes(&now.report), is_free, &mut why);
            // What changes nothing on paper comes last, so that this can be checked.
            let offered = step.is_none();
            let step = step.or_else(|| files.with(&now.report, offers(&now.report), is_free, &mut why));
            let Some((new, written)) = step else { break };
            let then = self.look(&new);
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
            (files, now) = (new, then);
        }
        if refused.is_some() {
            (files, places) = (Changed { input, new: BTreeMap::new() }, 0);
            now = self.look(&files);
        }
        let left = left(&now.report, &why, refused.is_some());
        let new = files.new.into_iter();
        let files = new.map(|(name, (old, new))| MendedFile { name, old, new }).collect();
        Mended { files, places, left, refused, report: now.report }
    }

    fn look(&self, files: &Changed<'_>) -> Moment {
        let own = files.new.get(&plain(files.input.name));
        let bytes = own.map_or(files.input.bytes, |(_, new)| new);
        match self.render(Input { bytes, files, ..files.input }, &Format::PAPER) {
            Ok(rendered) => Moment { tree: Some(rendered.tree), report: rendered.report },
            Err(report) => Moment { tree: None, report },
        }
    }
}

/// A document's files by name, some of them with other bytes: the old and the new ones.
struct Changed<'a> {
    input: Input<'a>,
    new: BTreeMap<String, (Vec<u8>, Vec<u8>)>,
}

impl Files for Changed<'_> {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        match self.new.get(&plain(name)) {
            Some((_, new)) => Ok(new.clone()),
            None => self.input.files.read(name),
        }
    }
}

impl<'a> Changed<'a> {
    /// The files with all corrections that can be made, and which findings these belong to; None if there are
    /// none. `why` says for the rest why not.
    fn with(
        &self,
        report: &Report,
        wanted: Vec<(Option<String>, Fix)>,
        is_free: &dyn Fn(&str) -> bool,
        why: &mut BTreeMap<FixName, String>,
    ) -> Option<(Changed<'a>, Vec<Option<String>>)> {
        let mut by_file: BTreeMap<String, Vec<(Option<String>, Fix)>> = BTreeMap::new();
        for (finding, fix) in wanted {
            let name = report.sources.file(fix.at.file).name().to_owned();
            by_file.entry(name).or_default().push((finding, fix));
        }
        let mut changed = Changed { input: self.input, new: self.new.clone() };
        let mut written = Vec::new();
        for (name, wanted) in by_file {
            let own = name == plain(self.input.name);
            let is_yaml = [".yaml", ".yml"].iter().any(|end| name.to_lowercase().ends_with(end));
            let no = match own {
                true => None,
                false if !is_yaml => Some("chữ nằm ở tệp khác"),
                false if !is_free(&name) => Some("tệp đó là của văn bản đã phát hành"),
                false => None,
            };
            let before = match self.new.get(&name) {
                Some((old, new)) => Some((old.clone(), new.clone())),
                None if own => Some((self.input.bytes.to_vec(), self.input.bytes.to_vec())),
                None => self.input.files.read(&name).ok().map(|bytes| (bytes.clone(), bytes)),
            };
            let no = no.or(before.is_none().then_some("không đọc lại được tệp"));
            match (no, before) {
                (None, Some((old, bytes))) => {
                    if let Some((new, names)) = writable(&bytes, wanted, why) {
                        changed.new.insert(name, (old, new));
                        written.extend(names);
                    }
                }
                (no, _) => {
                    let reason = no.unwrap_or_default();
                    why.extend(wanted.iter().map(|(_, fix)| (known(fix), reason.to_owned())));
                }
            }
        }
        (!written.is_empty()).then_some((changed, written))
    }
}

/// A name in the form that sources have.
fn plain(name: &str) -> String {
    name.replace('\\', "/")
}

/// A fix by its words and its place: places move when other words are written.
type FixName = (Span, String, String);

fn known(fix: &Fix) -> FixName {
    (fix.at, fix.old.clone(), fix.new.clone())
}

/// The corrections in a file that one finding of a report offers.
pub fn fixes_of(report: &Report, finding: &Finding, file: FileId) -> Vec<Fix> {
    let writable = finding.remedies.iter().filter_map(|remedy| match remedy {
        Remedy::Write(fix) if fix.at.file == file => Some(placed(report, fix)),
        Remedy::Write(_) | Remedy::Leave(_) => None,
    });
    writable.filter(|fix| stands(report, fix)).collect()
}

/// The corrections that findings offer, each with the name of its finding.
fn fixes(report: &Report) -> Vec<(Option<String>, Fix)> {
    let mut fixes = Vec::new();
    for finding in report.findings.iter().filter(|one| is_to_be_told(one)) {
        let own = finding.remedies.iter().filter_map(|remedy| match remedy {
            Remedy::Write(fix) => Some((Some(named(finding)), placed(report, fix))),
            Remedy::Leave(_) => None,
        });
        fixes.extend(own);
    }
    distinct(fixes)
}

fn offers(report: &Report) -> Vec<(Option<String>, Fix)> {
    let all = report.findings.offers().iter();
    let placed = all.map(|fix| placed(report, fix)).filter(|fix| stands(report, fix));
    distinct(placed.map(|fix| (None, fix)).collect())
}

/// Places a fix at the front of a text; in a quoted text the front is after the quotation mark.
fn placed(report: &Report, fix: &Fix) -> Fix {
    let text = report.sources.file(fix.at.file).text();
    let behind = Fix { at: Span { start: fix.at.start + 1, end: fix.at.end + 1, ..fix.at }, ..fix.clone() };
    let quoted = text[fix.at.start as usize..].starts_with(['"', '\'']);
    if !stands(report, fix) && quoted && stands(report, &behind) { behind } else { fix.clone() }
}

/// Whether the words of a fix are at its place.
fn stands(report: &Report, fix: &Fix) -> bool {
    report.sources.file(fix.at.file).text().get(fix.at.range()) == Some(fix.old.as_str())
}

/// The fixes in the order of the file, each once.
fn distinct(mut fixes: Vec<(Option<String>, Fix)>) -> Vec<(Option<String>, Fix)> {
    fixes.sort_by_key(|(_, fix)| fix.at);
    let mut seen = BTreeSet::new();
    fixes.retain(|(_, fix)| seen.insert(known(fix)));
    fixes
}

/// The file with all these corrections, or with as many of them as possible, and which findings they belong
/// to; for the others `why` says why not.
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

/// What identifies a finding before and after: its code and its sentence.
fn named(finding: &Finding) -> String {
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

/// What is found that should not be: what was corrected, or what was not there before. A document that could
/// not be made may have more findings once it can.
fn came(before: &Moment, after: &Moment, written: &[Option<String>]) -> Option<String> {
    let old = counted(&before.report);
    let unseen = |looked: &Moment| looked.report.verdicts.iter().all(|(_, is)| *is == Verdict::NotEvaluated);
    let hidden = before.tree.is_none() && unseen(before);
    let new = counted(&after.report);
    let code = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let of_code = |counts: &BTreeMap<String, usize>, wanted: &str| -> usize {
        counts.iter().filter(|(name, _)| code(name) == code(wanted)).map(|(_, count)| *count).sum()
    };
    for (name, &count) in &new {
        let was = old.get(name).copied().unwrap_or_default();
        let mended = written.iter().flatten().filter(|one| *one == name).count();
        // A sentence that quotes the corrected words has changed, but is the same finding.
        let of_its_code = written.iter().flatten().filter(|one| code(one) == code(name)).count();
        let reworded = || of_code(&new, name) + of_its_code <= of_code(&old, name);
        let may_come = was == 0 && (hidden && !name.starts_with('Y') || reworded());
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
fn left(report: &Report, why: &BTreeMap<FixName, String>, refused: bool) -> Vec<LeftAsIs> {
    const ASK: &str = "cần người soạn quyết định";
    let (mut left, mut told) = (Vec::new(), BTreeSet::new());
    let place = |span: Span| report.sources.file(span.file).line_column(span.start as usize);
    let of_fix = |fix: &Fix| match why.get(&known(&placed(report, fix))) {
        Some(words) => words.clone(),
        None if refused => "mọi tệp của văn bản được để nguyên".to_owned(),
        None => ASK.to_owned(),
    };
    for finding in report.findings.iter().filter(|one| is_to_be_told(one)) {
        let mut add = |at: Option<(usize, usize)>, why: String| {
            // Words of a variable are on paper wherever it is used.
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

/// Whether a finding needs to be reported.
fn is_to_be_told(finding: &Finding) -> bool {
    matches!(finding.severity, Severity::Error | Severity::Warning | Severity::Note)
}

#[cfg(test)]
mod tests {
    use super::{Moment, came};
    use crate::finding::{Finding, Report, Severity, Verdict, codes};
    use crate::paper::Paper;

    fn moment(messages: &[&str], is_made: bool) -> Moment {
        let mut report = Report::default();
        for message in messages {
            let finding = Finding::general(codes::C019, *message);
            report.findings.push(Finding { severity: Severity::Note, ..finding });
        }
        let verdict = if is_made { Verdict::Passed } else { Verdict::NotEvaluated };
        report.verdicts = vec![(codes::C019, verdict)];
        Moment { report, tree: is_made.then(Paper::default) }
    }

    /// The corrected findings are gone, and no new ones have appeared: only then is a file written.
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
        assert_eq!(told(&["một", "ở `5km`"], &["ở `5 km`"]), None);
        // A document that could not be laid out may have more findings once it can.
        assert_eq!(came(&moment(&["một"], false), &moment(&["ba"], true), &written), None);
        assert_eq!(
            came(&moment(&["một"], true), &moment(&[], false), &written).as_deref(),
            Some("sửa xong thì văn bản không xuất được")
        );
    }
}
