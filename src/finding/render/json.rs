//! Findings as JSON Lines, for programs.
//!
//! In: findings and the files they point into, the verdicts of rules on documents. Out: one object per
//! line. It leaves printing to the caller.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::super::{Code, Report, Severity, Verdict};
use super::verdict_key;
use crate::signs;
use crate::source::{SourceSpot, Sources, Span};

/// A finding as JSON. Lines and columns count from 1, a column is a character; the last column is the one
/// behind the last character.
#[derive(Serialize)]
struct JsonFinding<'a> {
    ma: &'a str,
    muc_do: &'a str,
    cau: &'a str,
    /// The locality, in a batch only.
    #[serde(skip_serializing_if = "Option::is_none")]
    dia_phuong: Option<&'a str>,
    #[serde(flatten)]
    place: JsonPlace<'a>,
    goi_y: Option<&'a str>,
    /// Only for a waived finding: why, and where that is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    bo_qua: Option<LetStand<'a>>,
    lien_quan: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct LetStand<'a> {
    ly_do: Option<&'a str>,
    #[serde(flatten)]
    place: JsonPlace<'a>,
}

#[derive(Serialize)]
struct Related<'a> {
    cau: &'a str,
    #[serde(flatten)]
    place: JsonPlace<'a>,
}

#[derive(Default, Serialize)]
struct JsonPlace<'a> {
    tep: Option<&'a str>,
    dong: Option<usize>,
    cot: Option<usize>,
    dong_cuoi: Option<usize>,
    cot_cuoi: Option<usize>,
    /// Only in a workbook: its sheet and the cell, instead of line and column.
    #[serde(skip_serializing_if = "Option::is_none")]
    trang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    o: Option<String>,
    /// Only in a Word file: the part and its paragraph, instead of line and column, and the table of the
    /// cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    phan: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doan: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bang: Option<usize>,
}

fn place(sources: &Sources, at: Span) -> JsonPlace<'_> {
    let file = sources.file(at.file);
    let tep = Some(file.name());
    match file.spot(at.start as usize) {
        SourceSpot::Cell(sheet, cell) => {
            JsonPlace { tep, trang: Some(sheet), o: Some(cell), ..JsonPlace::default() }
        }
        SourceSpot::Paragraph(part, number, cell) => {
            let (bang, o) = cell.unzip();
            JsonPlace { tep, phan: Some(part), doan: Some(number), bang, o, ..JsonPlace::default() }
        }
        SourceSpot::Line(line, column) => {
            let (last_line, last_column) = file.line_column(at.end as usize);
            JsonPlace {
                tep,
                dong: Some(line),
                cot: Some(column),
                dong_cuoi: Some(last_line),
                cot_cuoi: Some(last_column),
                ..JsonPlace::default()
            }
        }
    }
}

/// JSON whose texts steer no terminal: characters that JSON allows unescaped but a terminal obeys are
/// escaped.
pub(super) fn escaped(json: &str) -> Cow<'_, str> {
    if signs::first(json).is_none() {
        return Cow::Borrowed(json);
    }
    let one = |letter: char| match signs::kind(letter) {
        None => letter.to_string(),
        Some(_) => letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    json.chars().map(one).collect()
}

/// JSON Lines: one object per finding, `null` for what it does not have.
pub fn json(report: &Report) -> String {
    let sources = &report.sources;
    let mut lines = String::new();
    for one in report.findings.iter() {
        let related =
            one.related.iter().map(|(at, words)| Related { cau: words, place: place(sources, *at) });
        let finding = JsonFinding {
            ma: one.code.name,
            muc_do: match one.severity {
                Severity::Error => "loi",
                Severity::Warning => "canh_bao",
                Severity::Note => "luu_y",
                Severity::Waived => "bo_qua",
            },
            cau: &one.message,
            dia_phuong: one.unit.as_deref(),
            place: one.at.map(|at| place(sources, at)).unwrap_or_default(),
            goi_y: one.hint.as_deref(),
            bo_qua: one
                .waived
                .as_ref()
                .map(|waived| LetStand { ly_do: waived.reason.as_deref(), place: place(sources, waived.at) }),
            lien_quan: related.collect(),
        };
        lines += &line(&finding);
    }
    lines
}

/// The verdict of each rule on a document.
#[derive(Serialize)]
struct OfDocument<'a> {
    van_ban: &'a str,
    quy_tac: Map<String, Value>,
}

/// The totals of a run that checks documents.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RunTotal {
    /// Documents that were checked.
    pub van_ban: usize,
    /// Those that `build` would write.
    pub xuat_duoc: usize,
    /// Errors.
    pub loi: usize,
    /// Warnings.
    pub canh_bao: usize,
    /// Notes.
    pub luu_y: usize,
}

/// The totals, and how often each verdict was given.
#[derive(Serialize)]
struct Tong {
    #[serde(flatten)]
    numbers: RunTotal,
    quy_tac: Map<String, Value>,
}

#[derive(Serialize)]
struct OfRun<T> {
    tong: T,
}

/// The totals of any run: one line.
pub fn sum(numbers: &impl Serialize) -> String {
    line(&OfRun { tong: numbers })
}

/// A fact that is no finding: one line.
pub fn fact(object: &impl Serialize) -> String {
    line(object)
}

/// The verdict of each rule on a document: one line.
pub fn verdicts(name: &str, verdicts: &[(Code, Verdict)]) -> String {
    let each = verdicts.iter().map(|(code, verdict)| (code.name.to_owned(), json!(verdict_key(*verdict))));
    line(&OfDocument { van_ban: name, quy_tac: each.collect() })
}

/// The totals of a run, and how often each verdict was given: one line.
pub fn total(numbers: RunTotal, verdicts: [usize; Verdict::ALL.len()]) -> String {
    let counts = Verdict::ALL.map(verdict_key).into_iter().zip(verdicts);
    let quy_tac = counts.map(|(key, count)| (key.to_owned(), json!(count))).collect();
    line(&OfRun { tong: Tong { numbers, quy_tac } })
}

fn line(object: &impl Serialize) -> String {
    let object = serde_json::to_string(object).expect("texts and numbers are always JSON");
    format!("{}\n", escaped(&object))
}
