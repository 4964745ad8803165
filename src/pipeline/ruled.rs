//! Rules of content: what they found on a paper, at the places where it was written.
//!
//! In: a tree, the nodes it was made from unless it was read from a Word file, its background, the office's
//! own rules, and what the office lets stand. Out: findings, and the verdict of each rule. Rules know only
//! the words of the paper; where these were typed is left to `typed_places`.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem::Finder;

use super::remedied::{Remedies, WrongWords};
use super::typed_places::{WrittenPlace, WrittenPlaces};
use super::waived::{BrokenWords, Waivers};
use super::{Pipeline, places};
use crate::budget::Sheets;
use crate::content::Dossier;
use crate::content::body::Level;
use crate::content::body_tables::BodyPart;
use crate::content::house::HouseRules;
use crate::content::laws::{self, LegalRegister};
use crate::finding::{Code, Finding, Fix, Gathered, Remedy, Report, Severity, Verdict};
use crate::localities::UnitTable;
use crate::paper::{Paper, Paragraph};
use crate::rules::{self, Background, Broken, Judged, Rewording, Telling};
use crate::source::{FileId, Sources, Span};
use crate::yaml::Node;

impl Pipeline {
    /// What rules know about a tree besides the tree itself; `unfinished` as [`unfinished`] gives it.
    pub(super) fn background<'a>(
        &'a self,
        sheets: &'a Sheets,
        unfinished: Option<&'a [usize]>,
    ) -> Background<'a> {
        let laws = self.office.laws.as_ref();
        Background { laws, units: UnitTable::shipped, sheets: Some(sheets), unfinished }
    }

    /// Judges by every rule a paper that was read from its file: what the tree does not say about it was not
    /// observed, and neither were its tables as figures.
    ///
    /// The places of its paragraphs are in a source of the report, such as [`Sources::add_part`] gives.
    pub fn judge_observed(&self, tree: &Paper, report: &mut Report) {
        let laws = self.office.laws.as_ref();
        let background = Background { laws, units: UnitTable::shipped, sheets: None, unfinished: None };
        let house = &self.office.house;
        let waivers = Waivers::default().with_folder(self.office.waivers.as_ref(), house, report);
        report.verdicts = judge(tree, (background, house), (None, waivers), report);
        report.findings.sort();
    }
}

/// Judges a paper by every rule. Returns the verdict of each.
pub(super) fn judge(
    tree: &Paper,
    (background, house): (Background<'_>, &HouseRules),
    (node, waivers): (Option<&Node>, Waivers),
    report: &mut Report,
) -> Vec<(Code, Verdict)> {
    let laws = CitedRegister::of(tree, background.laws, &mut report.sources);
    let mut told = Told::of(tree, node, laws, waivers, &report.sources);
    let mut verdicts = Vec::new();
    let mut gathered = Gathered::default();
    for Judged { code, verdict, broken } in rules::judge(tree, background, house) {
        let stands = told.tell(code, broken, &mut gathered);
        let verdict = if verdict == Verdict::Failed && !stands { Verdict::Waived } else { verdict };
        verdicts.push((code, verdict));
    }
    let (waivers, each) = told.end();
    each.into_iter().for_each(|finding| report.findings.push(finding));
    gathered.tell(&mut report.findings);
    waivers.report_idle(&verdicts, &mut report.findings);
    verdicts
}

/// Reports what the rules with these codes find on a paper for which no verdict can be given.
pub(super) fn find(
    tree: &Paper,
    (background, house): (Background<'_>, &HouseRules),
    (node, waivers): (Option<&Node>, Waivers),
    wanted: &dyn Fn(Code) -> bool,
    report: &mut Report,
) {
    let laws = CitedRegister::of(tree, background.laws, &mut report.sources);
    let mut told = Told::of(tree, node, laws, waivers, &report.sources);
    let mut gathered = Gathered::default();
    for Judged { code, broken, .. } in rules::judge(tree, background, house) {
        if wanted(code) {
            told.tell(code, broken, &mut gathered);
        }
    }
    let (_, each) = told.end();
    each.into_iter().for_each(|finding| report.findings.push(finding));
    gathered.tell(&mut report.findings);
}

/// What is needed to report the findings of a paper.
struct Told<'a> {
    places: WrittenPlaces<'a>,
    node: Option<&'a Node>,
    laws: Option<CitedRegister<'a>>,
    sources: &'a Sources,
    remedies: Remedies<'a>,
    waivers: Waivers,
    /// Findings that are reported one by one.
    each: Vec<Finding>,
}

impl<'a> Told<'a> {
    fn of(
        tree: &'a Paper,
        node: Option<&'a Node>,
        laws: Option<CitedRegister<'a>>,
        waivers: Waivers,
        sources: &'a Sources,
    ) -> Told<'a> {
        let places = WrittenPlaces::of(tree, node, sources);
        let remedies = Remedies::of(sources);
        Told { places, node, laws, sources, remedies, waivers, each: Vec::new() }
    }

    fn end(self) -> (Waivers, Vec<Finding>) {
        (self.waivers, self.each)
    }

    /// Reports what breaks a rule. Returns whether any of it is not let stand.
    fn tell(&mut self, code: Code, broken: Vec<Broken<'_>>, gathered: &mut Gathered) -> bool {
        let mut stands = false;
        let (mut each, mut hinted_once): (Vec<Finding>, bool) = (Vec::new(), false);
        // Which of them stand at one place with one message.
        let mut alike: BTreeMap<(Option<Span>, String), Vec<usize>> = BTreeMap::new();
        for one in broken {
            let telling = one.telling;
            let spot =
                BrokenWords { paragraph: one.paragraph, words: &one.words.clone(), earlier: one.earlier };
            // A finding about the whole paper needs no more than its sentence.
            let about = match one.of_paper {
                true => one.message.clone(),
                false => one.kind.unwrap_or(&one.words).to_owned(),
            };
            let finding = self.finding(code, one);
            let finding = self.waivers.settle(finding, &spot);
            stands |= finding.severity != Severity::Waived;
            // The same words found again are one error, if the same waiver, or none, covers them.
            let by = finding.waived.as_ref().map(|waived| waived.at);
            let name = format!("{} {about} {by:?}", code.name);
            // Errors that stop the paper are reported one by one.
            match (telling, finding.severity) {
                (Telling::Gathered, Severity::Warning | Severity::Note | Severity::Waived) => {
                    gathered.add(name, "chỗ", finding);
                }
                // The same text may be on paper twice.
                _ => {
                    let alike = alike.entry((finding.at, finding.message.clone())).or_default();
                    if !alike.iter().any(|&other| each[other] == finding) {
                        alike.push(each.len());
                        each.push(finding);
                    }
                }
            }
            hinted_once |= telling == Telling::EachHintOnce;
        }
        if hinted_once {
            each.sort_by_key(|one| (one.at.is_none(), one.at));
            let mut hints = BTreeSet::new();
            // A waived finding gives its reason instead.
            for one in each.iter_mut().filter(|one| one.severity != Severity::Waived) {
                one.hint.take_if(|hint| !hints.insert(hint.clone()));
            }
        }
        self.each.extend(each);
        stands
    }

    fn finding(&mut self, code: Code, broken: Broken<'_>) -> Finding {
        let Broken { paragraph, words, earlier, severity, message, hint, related, instead, since, .. } =
            broken;
        let in_laws = self.laws.as_ref().filter(|_| !broken.of_use);
        let place = match in_laws.and_then(|laws| laws.place_of(paragraph, &words, earlier, self.sources)) {
            _ if broken.of_paper => WrittenPlace::default(),
            Some(at) => WrittenPlace { at: Some(at), typed: None },
            None => self.places.find(paragraph, &words, earlier),
        };
        // Quoted as the person typed them.
        let message = match &place.typed {
            Some(typed) => message.replace(&format!("`{words}`"), &format!("`{typed}`")),
            None => message,
        };
        let at = place.at;
        let finding = Finding { at, severity, ..Finding::general(code, message) }.hint(hint);
        let finding = finding.since(since.unwrap_or(code.since));
        let finding = match instead {
            Some(Ok(Rewording { words, earlier, right })) => {
                let wrong = WrongWords { paragraph, words: &words, earlier };
                finding.remedy(match paragraph.origin {
                    Some(_) => self.remedies.remedy(&wrong, &right),
                    None => self.only(&words, right),
                })
            }
            Some(Err(why)) => finding.remedy(Remedy::Leave(why)),
            None => finding,
        };
        let other = related.and_then(|(other, about)| Some((self.places.find(other, "", 0).at?, about)));
        match other.filter(|(other, _)| Some(*other) != at) {
            Some((other, about)) => finding.related(other, about),
            None => finding,
        }
    }

    /// The correction for words of a line that is made of several values, such as those of the head: it is
    /// certain if the words occur once in all values of the document.
    fn only(&self, words: &str, right: String) -> Remedy {
        let mut found = Vec::new();
        let mut see = |value: Span| {
            let typed = self.sources.slice(value);
            let all = typed.match_indices(words).map(|(start, _)| (value, start, typed.contains("{{")));
            found.extend(all);
        };
        if let Some(node) = self.node {
            places::each_scalar(node, &mut |node, _| see(node.span));
        }
        match found[..] {
            [(value, start, false)] => {
                let start = value.start as usize + start;
                let at = Span::new(value.file, start..start + words.len());
                Remedy::Write(Fix { at, old: words.to_owned(), new: right, value: None })
            }
            _ => Remedy::Leave("không rõ chữ này lấy từ đâu trong tệp"),
        }
    }
}

/// The register of laws of a paper that cites by its keys.
struct CitedRegister<'a> {
    register: &'a LegalRegister,
    file: FileId,
}

impl<'a> CitedRegister<'a> {
    /// Adds the register to the files of a paper. Returns None if the paper names no key of it.
    fn of(
        tree: &Paper,
        register: Option<&'a LegalRegister>,
        sources: &mut Sources,
    ) -> Option<CitedRegister<'a>> {
        let register = register?;
        // Made ready once, as every text of the paper is looked at.
        let name = Finder::new(laws::NAME);
        let mut origins = tree.paragraphs().filter_map(|one| one.origin);
        origins.find(|at| name.find(sources.slice(*at).as_bytes()).is_some())?;
        let (name, text) = register.file();
        Some(CitedRegister { register, file: sources.add(name, text) })
    }

    /// Where words that came from the register into a paragraph are in the register.
    fn place_of(
        &self,
        paragraph: &Paragraph,
        words: &str,
        earlier: usize,
        sources: &Sources,
    ) -> Option<Span> {
        let typed = sources.slice(paragraph.origin?);
        let blanks = words.replace(' ', "\u{a0}");
        let is_typed = |words: &str| typed.match_indices(words).nth(earlier).is_some();
        if words.is_empty() || !typed.contains(laws::NAME) || is_typed(words) || is_typed(&blanks) {
            return None;
        }
        let (_, text) = self.register.file();
        let keys = typed.split(laws::NAME).skip(1).filter_map(|rest| rest.strip_prefix('.'));
        let is_of_key = |one: char| one.is_ascii_alphanumeric() || one == '_';
        let keys = keys.map(|rest| rest.split_at(rest.find(|one| !is_of_key(one)).unwrap_or(rest.len())));
        let mut called =
            keys.filter_map(|(key, rest)| Some((self.register.get(key)?, !rest.starts_with('.'))));
        let place = called.find_map(|(one, whole)| one.place_of(words, whole, text))?;
        Some(Span::new(self.file, place))
    }
}

/// How many articles each document of a dossier has, attached ones after the main one, if a text of the tree
/// that was just built could not be filled in.
pub(super) fn unfinished(content: &Dossier, report: &Report) -> Option<Vec<usize>> {
    fn count(document: &Dossier, all: &mut Vec<usize>) {
        all.push(
            document.body.iter().filter_map(BodyPart::item).filter(|item| item.level == Level::Dieu).count(),
        );
        document.kem_theo.iter().for_each(|attached| count(attached, all));
    }
    let mut all = Vec::new();
    report.findings.has_errors().then(|| count(content, &mut all))?;
    Some(all)
}
