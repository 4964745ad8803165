//! Findings as SARIF 2.1.0, for code hosts and editors: one log for a whole run.
//!
//! In: what rules and codes are about, findings with the files they point into, the verdict of each rule
//! on each document. Out: the log. It leaves printing to the caller. Columns count UTF-16 code units,
//! which is the default of its readers. A rule that found nothing makes no result (`pass`,
//! `notApplicable`): many readers would show each as a fault; its verdict is with the document among the
//! artifacts.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::super::{Code, Finding, Remedy, Report, Severity, Verdict};
use super::json::escaped;
use super::{sentence, verdict_key};
use crate::source::{SourceFile, SourceSpot, Sources, Span};

/// The schema of the log.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// How a log explains a code.
pub struct Explained {
    /// The code.
    pub code: Code,
    /// What is correct, and what to do: sentences.
    pub about: String,
    /// The same with examples.
    pub help: String,
    /// The clause that it rests on, if it is a rule of content.
    pub clause: Option<String>,
    /// The gravest severity of its findings.
    pub severity: Severity,
}

/// A log that is being written.
#[derive(Default)]
pub struct Log {
    /// The results, each with its code.
    results: Vec<(Code, Map<String, Value>)>,
    artifacts: Vec<Value>,
    /// The rules that were evaluated.
    asked: BTreeSet<&'static str>,
    /// Whether something could not be read or went wrong.
    broken: bool,
}

impl Log {
    /// Adds a document: its findings, and the verdict of each rule on it.
    pub fn document(&mut self, name: &str, report: &Report) {
        self.add(report, Some(name));
        let verdicts: BTreeMap<&str, &str> =
            report.verdicts.iter().map(|(code, verdict)| (code.name, verdict_key(*verdict))).collect();
        self.asked.extend(report.verdicts.iter().map(|(code, _)| code.name));
        let counts: BTreeMap<&str, usize> = Verdict::ALL
            .into_iter()
            .map(|verdict| {
                (verdict_key(verdict), verdicts.values().filter(|key| **key == verdict_key(verdict)).count())
            })
            .collect();
        self.artifacts.push(json!({
            "location": {"uri": uri(name)},
            "roles": ["analysisTarget"],
            "properties": {"quy_tac": verdicts, "dem": counts},
        }));
    }

    /// Adds findings that belong to no document.
    pub fn findings(&mut self, report: &Report) {
        self.add(report, None);
    }

    /// Adds findings; one without a place gets the whole document as its place, if it is about one.
    fn add(&mut self, report: &Report, document: Option<&str>) {
        for one in report.findings.iter() {
            self.broken |= one.code.name.starts_with('W') && one.severity == Severity::Error;
            let mut result = result(&report.sources, one);
            if let (None, Some(name)) = (one.at, document) {
                let whole = json!([{"physicalLocation": {"artifactLocation": {"uri": uri(name)}}}]);
                result.insert("locations".to_owned(), whole);
            }
            self.results.push((one.code, result));
        }
    }

    /// The log; `explained` explains every code, in the order of the codes.
    pub fn text(self, explained: &[Explained], program: (&str, &str), exit_code: u8) -> String {
        let used: BTreeSet<&str> = self.results.iter().map(|(code, _)| code.name).collect();
        let named = |one: &&Explained| used.contains(one.code.name) || self.asked.contains(one.code.name);
        let rules: Vec<&Explained> = explained.iter().filter(named).collect();
        let index = |code: Code| rules.iter().position(|one| one.code == code);
        let results = self.results.iter().map(|(code, result)| {
            let mut result = result.clone();
            result.insert("ruleId".to_owned(), json!(code.name));
            result.extend(index(*code).map(|at| ("ruleIndex".to_owned(), json!(at))));
            Value::Object(result)
        });
        let (name, version) = program;
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": name,
                    "version": version,
                    "semanticVersion": version,
                    "language": "vi",
                    "rules": rules.iter().map(|one| rule(one)).collect::<Vec<_>>(),
                }},
                "language": "vi",
                "columnKind": "utf16CodeUnits",
                "invocations": [{"executionSuccessful": !self.broken, "exitCode": exit_code}],
                "artifacts": self.artifacts,
                "results": results.collect::<Vec<_>>(),
            }],
        });
        escaped(&format!("{log:#}\n")).into_owned()
    }
}

fn rule(one: &Explained) -> Value {
    let mut rule = json!({
        "id": one.code.name,
        "name": identifier(one.code.meaning),
        "shortDescription": {"text": one.code.meaning},
        "fullDescription": {"text": one.about},
        "help": {"text": one.help},
        "defaultConfiguration": {"level": level(one.severity)},
    });
    if let Some(clause) = &one.clause {
        rule["properties"] = json!({"can_cu": clause});
    }
    rule
}

fn result(sources: &Sources, one: &Finding) -> Map<String, Value> {
    let severity = one.waived.as_ref().map_or(one.severity, |waived| waived.severity);
    let hint = one.hint.as_ref().map(|hint| format!(". Gợi ý: {hint}")).unwrap_or_default();
    let mut result = Map::new();
    let mut put = |key: &str, value: Value| drop(result.insert(key.to_owned(), value));
    put("level", json!(level(severity)));
    put("message", json!({"text": format!("{}{hint}", sentence(one))}));
    put("locations", one.at.iter().map(|at| location(sources, *at)).collect());
    if !one.related.is_empty() {
        let related = (0..).zip(&one.related).map(|(id, (at, words))| {
            let mut location = location(sources, *at);
            location["id"] = json!(id);
            location["message"] = json!({"text": words});
            location
        });
        put("relatedLocations", related.collect());
    }
    if let Some(fix) = fix(sources, one).filter(|_| one.waived.is_none()) {
        put("fixes", json!([fix]));
    }
    if let Some(waived) = &one.waived {
        let mut suppression =
            json!({"kind": "inSource", "status": "accepted", "location": location(sources, waived.at)});
        if let Some(reason) = &waived.reason {
            suppression["justification"] = json!(reason);
        }
        put("suppressions", json!([suppression]));
    }
    result
}

/// What `check --sua` would write for a finding, at all its places together. Returns None if it would
/// write nothing, or if one of the places is typed in the file differently from the text in which places
/// are counted.
fn fix(sources: &Sources, one: &Finding) -> Option<Value> {
    let mut changes: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for remedy in &one.remedies {
        let Remedy::Write(fix) = remedy else { continue };
        let file = sources.file(fix.at.file);
        let stands = file.text().get(fix.at.range()) == Some(fix.old.as_str());
        if !stands || file.is_recomposed() || file.cell(fix.at.start as usize).is_some() {
            return None;
        }
        let replacement =
            json!({"deletedRegion": region(file, fix.at), "insertedContent": {"text": fix.new}});
        changes.entry(file.name()).or_default().push(replacement);
    }
    let changes: Vec<Value> = changes
        .into_iter()
        .map(|(name, all)| json!({"artifactLocation": {"uri": uri(name)}, "replacements": all}))
        .collect();
    (!changes.is_empty()).then(|| json!({"artifactChanges": changes}))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Waived => "note",
    }
}

fn location(sources: &Sources, at: Span) -> Value {
    let file = sources.file(at.file);
    let mut physical = json!({"artifactLocation": {"uri": uri(file.name())}});
    let spot = file.spot(at.start as usize);
    if let Some(whole) = spot.words() {
        let name = match spot {
            SourceSpot::Cell(_, cell) => cell,
            SourceSpot::Line(..) | SourceSpot::Paragraph(..) => {
                whole.split_once(", ").map_or(whole.clone(), |(_, place)| place.to_owned())
            }
        };
        let logical = json!([{"name": name, "fullyQualifiedName": whole}]);
        return json!({"physicalLocation": physical, "logicalLocations": logical});
    }
    physical["region"] = region(file, at);
    json!({"physicalLocation": physical})
}

fn region(file: &SourceFile, at: Span) -> Value {
    let (start_line, start_column) = line_column(file, at.start as usize);
    let (end_line, end_column) = line_column(file, at.end as usize);
    json!({
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
    })
}

/// Line and column of a byte, both from 1; a column is a UTF-16 code unit.
fn line_column(file: &SourceFile, byte: usize) -> (usize, usize) {
    let (line, _) = file.line_column(byte);
    let start = file.line_range(line).start;
    let text = &file.text()[start..byte.clamp(start, file.text().len())];
    (line, text.encode_utf16().count() + 1)
}

/// A file's name as a URI: a relative name unchanged, `/van-ban/a b.yaml` and `C:/a b.yaml` as
/// `file:///…`.
fn uri(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@/".contains(&byte);
    let encoded: String = name
        .bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    let drive = name.as_bytes().get(1) == Some(&b':') && name.as_bytes().get(2) == Some(&b'/');
    match (name.starts_with('/'), drive) {
        (true, _) => format!("file://{encoded}"),
        (_, true) => format!("file:///{}:{}", &name[..1], &encoded["C%3A".len()..]),
        _ => encoded,
    }
}

/// A sentence as one identifier in ASCII letters: `ThieuThanhPhanBatBuoc`.
fn identifier(meaning: &str) -> String {
    let word = |word: &str| {
        let folded = super::super::suggest::folded(word);
        let mut letters = folded.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    meaning.split_whitespace().map(word).collect()
}

#[cfg(test)]
mod tests;
