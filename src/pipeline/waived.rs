//! What an office lets stand: which findings of rules a `bo_qua` covers, and what is wrong with a `bo_qua`.
//!
//! In: the nodes of a dossier, the office's file for its folder, findings of rules. Out: the same findings,
//! with those covered waived and their reason given; a finding at a `bo_qua` that names no rule, gives no
//! reason, or covers nothing. Which rules there are is left to `rules`.

use std::collections::BTreeSet;

use super::{Pipeline, places};
use crate::content::house::HouseRules;
use crate::content::waiver::{self, Waiver};
use crate::finding::suggest::suggestion;
use crate::finding::{Code, Finding, Findings, Report, Severity, Verdict, codes};
use crate::paper::Paragraph;
use crate::rules;
use crate::source::Span;
use crate::yaml::{self, Node, Value};

/// All that is let stand in a dossier.
#[derive(Default)]
pub(super) struct Waivers {
    all: Vec<Scoped>,
}

/// A rule that can be let stand: one of the program's, or one of the office's own.
struct Waivable {
    code: Code,
    severity: Severity,
}

/// A waiver, and where it applies.
struct Scoped {
    waiver: Waiver,
    rule: Waivable,
    /// The texts that it is about; None for the whole dossier.
    within: Option<Vec<Span>>,
    /// Whether other papers share it, so that it need not cover anything here.
    shared: bool,
    used: bool,
}

/// Where a rule found something.
pub(super) struct BrokenWords<'a> {
    /// The paragraph.
    pub(super) paragraph: &'a Paragraph,
    /// The words that are wrong; empty if it is about the paragraph as a whole.
    pub(super) words: &'a str,
    /// How often the same words occur before them in the paragraph.
    pub(super) earlier: usize,
}

impl Pipeline {
    /// Reports what in the folder's file covers nothing in all documents of the folder; `used` are the places
    /// in that file of what covers something.
    pub fn idle_waivers(&self, used: &BTreeSet<u32>) -> Report {
        let mut idle = Report::default();
        if let Some(file) = &self.office.waivers {
            report_idle_of_folder(file, used, &mut idle);
        }
        idle
    }

    /// The places in the folder's file of what covers something in a document, by first bytes.
    pub fn used_waivers(&self, report: &Report) -> BTreeSet<u32> {
        let Some((name, _)) = &self.office.waivers else { return BTreeSet::new() };
        let waived = report.findings.iter().filter_map(|one| one.waived.as_ref());
        let of_file = waived.filter(|one| report.sources.file(one.at.file).name() == name);
        of_file.map(|one| one.at.start).collect()
    }
}

impl Waivers {
    /// Takes the waivers out of the nodes of a dossier, so that nothing else reads them as words of the
    /// paper, and reports what is wrong with them. `template` is the file of a batch, `house` the office's
    /// own rules.
    pub(super) fn take(
        node: &mut Node,
        template: Option<&str>,
        house: &HouseRules,
        report: &mut Report,
    ) -> Waivers {
        let mut waivers = Waivers::default();
        waivers.take_from(node, false, (template, house), report);
        waivers
    }

    fn take_from(
        &mut self,
        node: &mut Node,
        attached: bool,
        (template, house): (Option<&str>, &HouseRules),
        report: &mut Report,
    ) {
        let read = waiver::waivers(node);
        if let Value::Map(entries) = &mut node.value {
            entries.retain(|entry| entry.key != waiver::KEY);
        }
        if !read.is_empty() {
            let mut texts = Vec::new();
            places::each_scalar(node, &mut |node, _| texts.push(node.span));
            for waiver in read {
                let within = attached.then(|| texts.clone());
                let shared = template == Some(report.sources.file(waiver.rule.at.file).name());
                self.add(waiver, within, shared, house, &mut report.findings);
            }
        }
        let Value::Map(entries) = &mut node.value else { return };
        let attached = entries.iter_mut().filter(|entry| entry.key == "kem_theo");
        for entry in attached {
            if let Value::List(items) = &mut entry.value.value {
                items.iter_mut().for_each(|item| self.take_from(item, true, (template, house), report));
            }
        }
    }

    /// Adds what the office lets stand in all documents of a folder, by the name and text of its file, which
    /// was checked.
    pub(super) fn with_folder(
        mut self,
        file: Option<&(String, String)>,
        house: &HouseRules,
        report: &mut Report,
    ) -> Waivers {
        if let Some((name, text)) = file {
            // Errors in it were already reported.
            let (read, told) = &mut report.apart(None, |report| of_folder(name, text, report));
            read.drain(..).for_each(|waiver| self.add(waiver, None, true, house, told));
        }
        self
    }

    fn add(
        &mut self,
        waiver: Waiver,
        within: Option<Vec<Span>>,
        shared: bool,
        house: &HouseRules,
        findings: &mut Findings,
    ) {
        let Some(rule) = rule_of(&waiver, house, findings) else { return };
        // A finding that would stop the paper is only let stand with a reason.
        if waiver.reason.is_some() || rule.severity != Severity::Error {
            self.all.push(Scoped { waiver, rule, within, shared, used: false });
        }
    }

    /// A finding of a rule as it is reported: waived if a waiver covers it; the waiver that is most specific
    /// about its place comes first.
    pub(super) fn settle(&mut self, finding: Finding, spot: &BrokenWords<'_>) -> Finding {
        let covers = |one: &&mut Scoped| one.covers(finding.code, finding.at, spot);
        let covering = self.all.iter_mut().filter(covers);
        let closest =
            covering.min_by_key(|one| (one.waiver.words.is_none(), one.within.is_none(), one.shared));
        let Some(one) = closest else { return finding };
        one.used = true;
        finding.waived(one.waiver.reason.clone(), one.waiver.rule.at)
    }

    /// Reports waivers that cover nothing, for rules that were checked.
    pub(super) fn report_idle(&self, verdicts: &[(Code, Verdict)], findings: &mut Findings) {
        for one in self.all.iter().filter(|one| !one.used && !one.shared) {
            let unseen = (one.rule.code, Verdict::NotEvaluated);
            if !verdicts.contains(&unseen) {
                let mut finding = idle(&one.waiver);
                // An issued paper is right as it was issued.
                if findings.issued_by().is_some() {
                    finding.severity = Severity::Note;
                }
                findings.push(finding);
            }
        }
    }
}

impl Scoped {
    fn covers(&self, code: Code, at: Option<Span>, spot: &BrokenWords<'_>) -> bool {
        let holds =
            |text: &Span, at: Span| text.file == at.file && text.start <= at.start && at.end <= text.end;
        let within = self.within.as_ref();
        let is_within =
            within.is_none_or(|texts| at.is_some_and(|at| texts.iter().any(|text| holds(text, at))));
        let words = self.waiver.words.as_ref();
        code == self.rule.code && is_within && words.is_none_or(|words| spot.is_in(&words.text))
    }
}

impl BrokenWords<'_> {
    /// Whether these words are in the paragraph around the place. Capitals and the width of blanks do not
    /// matter.
    fn is_in(&self, words: &str) -> bool {
        let whole = self.paragraph.plain_text().replace('\u{a0}', " ");
        let place = whole
            .match_indices(self.words)
            .nth(self.earlier)
            .filter(|_| !self.words.is_empty())
            .map_or(0..whole.len(), |(start, _)| start..start + self.words.len());
        // Words farther off than they are long are not around the place; small letters may be longer.
        let far = words.len() * 4;
        let start = whole.floor_char_boundary(place.start.saturating_sub(far));
        let end = whole.ceil_char_boundary((place.end + far).min(whole.len()));
        let (text, place) = (&whole[start..end], place.start - start..place.end - start);
        let place = text[..place.start].to_lowercase().len()..text[..place.end].to_lowercase().len();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let text = text.to_lowercase();
        let mut all = text.match_indices(&words).map(|(start, _)| start..start + words.len());
        all.any(|at| at.start < place.end && place.start < at.end)
    }
}

/// Checks an office's file of what is let stand in all documents of a folder. `house` are the office's own
/// rules; None if they could not be read, so that it is not known which there are.
pub fn check_waivers(name: &str, text: &str, house: Option<&HouseRules>, report: &mut Report) {
    for waiver in of_folder(name, text, report) {
        if house.is_some() || !waiver.rule.text.to_uppercase().starts_with('N') {
            rule_of(&waiver, house.unwrap_or(&HouseRules::default()), &mut report.findings);
        }
    }
}

/// Reports what in the office's file for a folder covers nothing in all its documents; `used` are the places
/// in that file, by first bytes, of what covers something.
fn report_idle_of_folder((name, text): &(String, String), used: &BTreeSet<u32>, report: &mut Report) {
    let (waivers, _) = report.apart(None, |report| of_folder(name, text, report));
    for waiver in waivers.iter().filter(|one| !used.contains(&one.rule.at.start)) {
        // Other folders may use the same file.
        let message = format!("mục `bo_qua` không che gì trong các văn bản vừa xem: {}", nothing(waiver));
        let hint = "không văn bản nào khác cần thì bỏ mục này, kẻo che mất lỗi sau này";
        report.findings.push(Finding::note(codes::C032, waiver.rule.at, message).hint(hint));
    }
}

fn of_folder(name: &str, text: &str, report: &mut Report) -> Vec<Waiver> {
    if yaml::names_nothing(text) {
        return Vec::new();
    }
    let Some(node) = yaml::open(name, text.as_bytes(), report) else { return Vec::new() };
    waiver::FOLDER.check(&node, &mut report.findings);
    waiver::waivers(&node)
}

/// The rule that a waiver names; errors of the waiver are reported.
fn rule_of(waiver: &Waiver, house: &HouseRules, findings: &mut Findings) -> Option<Waivable> {
    let Waiver { rule: typed, reason, .. } = waiver;
    let name = typed.text.to_uppercase();
    let fault = |message, hint: String| Finding::error(codes::C032, typed.at, message).hint(hint);
    let own = house.all.iter().map(|rule| Waivable { code: rule.code, severity: rule.severity });
    let all = rules::ALL.iter().map(|rule| Waivable { code: rule.code, severity: rule.severity });
    let mut all = all.chain(own);
    let Some(rule) = all.find(|rule| rule.code.name == name) else {
        let finding = match rules::codes::all().into_iter().find(|code| code.name == name) {
            Some(code) => fault(
                format!("không bỏ qua được `{name}`: không phải quy tắc nội dung"),
                format!("bỏ dòng này và sửa chỗ bị báo; `{name}`: {}", code.meaning),
            ),
            None => fault(
                format!("không có quy tắc nào mang mã `{}`", typed.text),
                suggestion(
                    &name,
                    rules::ALL
                        .iter()
                        .map(|rule| rule.code.name)
                        .chain(house.all.iter().map(|one| one.code.name)),
                ),
            ),
        };
        findings.push(finding);
        return None;
    };
    if reason.is_none() {
        let hint = format!("viết `- {{quy_tac: {name}, ly_do: …}}`");
        let finding = match rule.severity {
            Severity::Error => fault(format!("bỏ qua `{name}` thì phải ghi lý do: quy tắc này là lỗi"), hint),
            _ => Finding::warning(codes::C032, typed.at, format!("bỏ qua `{name}` mà không ghi lý do"))
                .hint(hint),
        };
        findings.push(finding);
    }
    Some(rule)
}

fn idle(waiver: &Waiver) -> Finding {
    let at = waiver.words.as_ref().map_or(waiver.rule.at, |words| words.at);
    let message = format!("mục `bo_qua` không còn che gì: {}", nothing(waiver));
    Finding::warning(codes::C032, at, message).hint("bỏ mục này, kẻo che mất lỗi sau này")
}

/// The words that there is nothing for a waiver to cover.
fn nothing(waiver: &Waiver) -> String {
    let name = waiver.rule.text.to_uppercase();
    match &waiver.words {
        Some(words) => format!("không chỗ nào có `{}` mà bị `{name}` báo", words.text),
        None => format!("không chỗ nào bị `{name}` báo"),
    }
}
