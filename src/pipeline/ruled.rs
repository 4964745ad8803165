//! Rules of content: what they found on a paper, at the places where it was written.
//!
//! In: a tree, the nodes it was made of unless it was read from its file, what is known besides it, and what
//! the office lets stand. Out:
//! findings, and what each rule says of the paper.
//! Rules know words of the paper only; where these were typed, `typed_places` finds.

use std::collections::BTreeSet;

use super::Pipeline;
use super::remedied::{WrongWords, remedy};
use super::typed_places::WrittenPlaces;
use super::waived::{BrokenWords, Waivers};
use crate::budget::Sheets;
use crate::content::Dossier;
use crate::content::body::Level;
use crate::finding::{Code, Finding, Findings, Gathered, Remedy, Report, Severity, Verdict};
use crate::localities::UnitTable;
use crate::paper::Paper;
use crate::rules::{self, Background, Broken, Judged, Telling};
use crate::source::Sources;
use crate::yaml::Node;

impl Pipeline {
    /// What rules know of a tree beside it; `unfinished` as [`unfinished`] gives it.
    pub(super) fn background<'a>(
        &'a self,
        sheets: &'a Sheets,
        unfinished: Option<&'a [usize]>,
    ) -> Background<'a> {
        let laws = self.office.laws.as_ref();
        Background { laws, units: UnitTable::shipped, sheets: Some(sheets), unfinished }
    }

    /// Looks by every rule at a paper that was read from its file: what the tree does not say of it was not
    /// observed, and neither were its tables as figures.
    ///
    /// The places of its paragraphs are in a source of the report, such as [`Sources::add_part`] gives.
    pub fn judge_observed(&self, tree: &Paper, report: &mut Report) {
        let laws = self.office.laws.as_ref();
        let background = Background { laws, units: UnitTable::shipped, sheets: None, unfinished: None };
        let waivers = Waivers::default().with_folder(self.office.waivers.as_ref(), report);
        report.verdicts = judge(tree, background, (None, waivers), report);
        report.findings.sort();
    }
}

/// Looks at a paper by every rule; gives what each says of it.
pub(super) fn judge(
    tree: &Paper,
    background: Background<'_>,
    (node, waivers): (Option<&Node>, Waivers),
    report: &mut Report,
) -> Vec<(Code, Verdict)> {
    let (sources, findings) = (&report.sources, &mut report.findings);
    let mut told = Told { places: WrittenPlaces::of(tree, node, sources), sources, waivers, findings };
    let mut verdicts = Vec::new();
    let mut gathered = Gathered::default();
    for Judged { rule, verdict, broken } in rules::judge(tree, background) {
        let stands = told.tell(rule.code, broken, &mut gathered);
        let verdict = if verdict == Verdict::Failed && !stands { Verdict::Waived } else { verdict };
        verdicts.push((rule.code, verdict));
    }
    gathered.tell(told.findings);
    told.waivers.report_idle(&verdicts, told.findings);
    verdicts
}

/// Reports what the rules of these codes find on a paper of which no verdict can be given.
pub(super) fn find(
    tree: &Paper,
    background: Background<'_>,
    (node, waivers): (Option<&Node>, Waivers),
    wanted: &dyn Fn(Code) -> bool,
    report: &mut Report,
) {
    let (sources, findings) = (&report.sources, &mut report.findings);
    let mut told = Told { places: WrittenPlaces::of(tree, node, sources), sources, waivers, findings };
    let mut gathered = Gathered::default();
    for Judged { rule, broken, .. } in rules::judge(tree, background) {
        if wanted(rule.code) {
            told.tell(rule.code, broken, &mut gathered);
        }
    }
    gathered.tell(told.findings);
}

/// What is found on a paper, as it is told.
struct Told<'a> {
    places: WrittenPlaces<'a>,
    sources: &'a Sources,
    waivers: Waivers,
    findings: &'a mut Findings,
}

impl Told<'_> {
    /// Tells what breaks a rule; gives whether anything of it is not let stand.
    fn tell(&mut self, code: Code, broken: Vec<Broken<'_>>, gathered: &mut Gathered) -> bool {
        let mut stands = false;
        let (mut each, mut hinted_once) = (Vec::new(), false);
        for one in broken {
            let telling = one.telling;
            let spot =
                BrokenWords { paragraph: one.paragraph, words: &one.words.clone(), earlier: one.earlier };
            let finding = self.finding(code, one);
            let finding = self.waivers.settle(finding, &spot);
            stands |= finding.severity != Severity::Waived;
            // The same words over and over are one fault, where they stand for one reason.
            let by = finding.waived.as_ref().map(|waived| waived.at);
            let name = format!("{} {} {by:?}", code.name, spot.words);
            // What stops the paper is told one by one.
            match (telling, finding.severity) {
                (Telling::Gathered, Severity::Warning | Severity::Note | Severity::Waived) => {
                    gathered.add(name, "chỗ", finding);
                }
                // A text may stand on paper twice.
                _ if !each.contains(&finding) => each.push(finding),
                _ => {}
            }
            hinted_once |= telling == Telling::EachHintOnce;
        }
        if hinted_once {
            each.sort_by_key(|one| (one.at.is_none(), one.at));
            let mut hints = BTreeSet::new();
            // What is let stand tells its reason instead.
            for one in each.iter_mut().filter(|one| one.severity != Severity::Waived) {
                one.hint.take_if(|hint| !hints.insert(hint.clone()));
            }
        }
        each.into_iter().for_each(|finding| self.findings.push(finding));
        stands
    }

    fn finding(&self, code: Code, broken: Broken<'_>) -> Finding {
        let Broken { paragraph, words, earlier, severity, message, hint, related, instead, since, .. } =
            broken;
        let place = self.places.find(paragraph, &words, earlier);
        // In the words that the person typed.
        let message = match &place.typed {
            Some(typed) => message.replace(&format!("`{words}`"), &format!("`{typed}`")),
            None => message,
        };
        let at = place.at;
        let finding = Finding { at, severity, ..Finding::general(code, message) }.hint(hint);
        let finding = finding.since(since.unwrap_or(code.since));
        let wrong = WrongWords { paragraph, words: &words, earlier };
        let finding = match instead {
            Some(Ok(right)) => finding.remedy(remedy(&wrong, &right, self.sources)),
            Some(Err(why)) => finding.remedy(Remedy::Leave(why)),
            None => finding,
        };
        let other = related.and_then(|(other, about)| Some((self.places.find(other, "", 0).at?, about)));
        match other.filter(|(other, _)| Some(*other) != at) {
            Some((other, about)) => finding.related(other, about),
            None => finding,
        }
    }
}

/// How many articles each document of a dossier has, what is attached behind its main one, where a text of
/// the tree that was just built could not be filled in.
pub(super) fn unfinished(content: &Dossier, report: &Report) -> Option<Vec<usize>> {
    fn count(document: &Dossier, all: &mut Vec<usize>) {
        all.push(document.body.iter().filter(|item| item.level == Level::Dieu).count());
        document.kem_theo.iter().for_each(|attached| count(attached, all));
    }
    let mut all = Vec::new();
    report.findings.has_errors().then(|| count(content, &mut all))?;
    Some(all)
}
