//! What the page is told, as JSON.
//!
//! In: a view of a paper. Out: its state with all findings, a file's lines, the place of a click. Keys are in
//! Vietnamese, as in all JSON of the program; lengths are points.

use serde::Serialize;
use serde_json::{Value, json};

use super::desk::{DeskList, ListedPaper};
use crate::digest;
use crate::finding::render::{place, reason, severity_name};
use crate::finding::{Finding, Severity};
use crate::session::{PageMark, SessionView, TextPlace};
use crate::source::{SourceSpot, Sources, Span};
use crate::yaml::splice::Step;

/// The state of a paper; `file_mark` names its file if it may be edited.
pub(super) fn state(name: &str, view: &SessionView, file_mark: Option<&str>, has_clerk: bool) -> Value {
    let report = view.report();
    let pages = view.pages().iter();
    let pages = pages.map(|page| json!({"dau": mark(page.mark), "rong": page.width, "cao": page.height}));
    let beside = view.beside();
    let office = beside.findings.iter().map(|one| finding(&beside.sources, one, None));
    let findings = office.chain(report.findings.iter().map(|one| finding(&report.sources, one, Some(view))));
    let sources = &report.sources;
    let files: Vec<&str> = sources.ids().map(|id| sources.file(id).name()).collect();
    let count = |severity| view.how_many(severity);
    json!({
        "lan": view.version(),
        "tep": name,
        "trich_yeu": view.title(),
        "moi": view.is_current(),
        "dang_dung": view.is_being_drawn(),
        "trang": pages.collect::<Vec<_>>(),
        "phat_hien": findings.collect::<Vec<_>>(),
        "loi": count(Severity::Error),
        "canh_bao": count(Severity::Warning),
        "luu_y": count(Severity::Note),
        "bo_qua": count(Severity::Waived),
        "cac_tep": files,
        "sua_duoc": file_mark.is_some(),
        "ma_tep": file_mark,
        "lam_duoc": has_clerk,
    })
}

/// The papers of a folder.
pub(super) fn list(list: &DeskList) -> Value {
    let paper = |one: &ListedPaper| {
        json!({
            "so": one.number,
            "tep": one.name,
            "trich_yeu": one.title,
            "phat_hanh": one.found.map(|_| one.is_issued),
            "da_xem": one.found.is_some(),
            "loi": one.found.map(|found| found[0]),
            "canh_bao": one.found.map(|found| found[1]),
            "luu_y": one.found.map(|found| found[2]),
        })
    };
    json!({
        "lan": list.version,
        "thu_muc": list.folder,
        "van_ban": list.papers.iter().map(paper).collect::<Vec<_>>(),
    })
}

/// The mark of a page, as it is in addresses.
pub(super) fn mark(mark: u128) -> String {
    format!("{mark:032x}")
}

/// A place in a file.
#[derive(Serialize)]
struct ToldPlace {
    /// Its number among the files of the state; None for a file of the office.
    tep: Option<usize>,
    /// As people name it: `quyet-dinh.yaml:12:5`.
    ten: String,
    /// From 1; None for a cell of a workbook.
    dong: Option<usize>,
    dong_cuoi: Option<usize>,
    cot: Option<usize>,
    cot_cuoi: Option<usize>,
}

fn told_place(sources: &Sources, at: Span, is_own: bool) -> ToldPlace {
    let file = sources.file(at.file);
    let number = sources.ids().position(|id| id == at.file).filter(|_| is_own);
    let (first, last) = (file.line_column(at.start as usize), file.line_column(at.end as usize));
    let is_text = matches!(file.spot(at.start as usize), SourceSpot::Line(..));
    let of_text = |number: usize| is_text.then_some(number);
    ToldPlace {
        tep: number,
        ten: place(sources, at),
        dong: of_text(first.0),
        cot: of_text(first.1),
        dong_cuoi: of_text(last.0),
        cot_cuoi: of_text(last.1),
    }
}

/// A box on a page.
#[derive(Serialize)]
struct ToldMark {
    trang: usize,
    x: f64,
    y: f64,
    rong: f64,
    cao: f64,
}

fn told_marks(marks: &[PageMark]) -> Vec<ToldMark> {
    let told = |one: &PageMark| {
        let place = one.place;
        ToldMark { trang: one.page, x: place.x, y: place.y, rong: place.width, cao: place.height }
    };
    marks.iter().map(told).collect()
}

/// A finding in these files; of the paper's own it is told where it is on the pages of a view.
fn finding(sources: &Sources, one: &Finding, view: Option<&SessionView>) -> Value {
    let place = |at: Span| told_place(sources, at, view.is_some());
    let marks = one.at.zip(view).map(|(at, view)| told_marks(&view.marks(at)));
    let related = one.related.iter().map(|(at, words)| json!({"cau": words, "cho": place(*at)}));
    json!({
        "ma": one.code.name,
        "khoa": view.map(|view| name_of(view, one)),
        "muc_do": match one.severity {
            Severity::Error => "loi",
            Severity::Warning => "canh-bao",
            Severity::Note => "luu-y",
            Severity::Waived => "bo-qua",
        },
        "ten_muc_do": severity_name(one.severity),
        "cau": one.message,
        "goi_y": one.hint,
        "ly_do": one.waived.as_ref().map(|waived| reason(sources, waived)),
        "cho": one.at.map(place),
        "sua": view.map_or_else(Vec::new, |view| fixes(view, one)),
        "lien_quan": related.collect::<Vec<_>>(),
        "tren_trang": marks.unwrap_or_default(),
    })
}

/// Names a finding by all that it says and would have written: one that still stands after another look has the same.
pub(super) fn name_of(view: &SessionView, one: &Finding) -> String {
    let at = one.at.map(|at| place(&view.report().sources, at));
    let fixes = view.fixes(one).into_iter().map(|fix| (fix.at, fix.old, fix.new)).collect::<Vec<_>>();
    digest::of_bytes(format!("{} {} {at:?} {fixes:?}", one.code.name, one.message).as_bytes())
}

/// What a finding would have written in the paper's own file.
fn fixes(view: &SessionView, one: &Finding) -> Vec<Value> {
    view.fixes(one).iter().map(|fix| json!({"cu": fix.old, "moi": fix.new})).collect()
}

/// The lines of a file of the state.
pub(super) fn lines(view: &SessionView, file: usize) -> Option<Value> {
    let sources = &view.report().sources;
    let file = sources.file(sources.ids().nth(file)?);
    let lines: Vec<&str> = file.text().split('\n').map(|line| line.trim_end_matches('\r')).collect();
    Some(json!({"lan": view.version(), "ten": file.name(), "dong": lines}))
}

/// What was clicked.
pub(super) fn clicked(view: &SessionView, found: &TextPlace) -> Value {
    let sources = &view.report().sources;
    json!({
        "chu": found.word,
        "la": found.role,
        "truong": found.field,
        "cho": found.at.map(|at| told_place(sources, at, true)),
        "tren_trang": found.at.map(|at| told_marks(&view.marks(at))).unwrap_or_default(),
    })
}

/// Where the words of a line (from 1) of a file are on the pages.
pub(super) fn of_line(view: &SessionView, file: usize, line: usize) -> Option<Value> {
    let sources = &view.report().sources;
    let id = sources.ids().nth(file)?;
    let text = sources.file(id);
    let range = text.line_range(line.max(1));
    let typed = &text.text()[range.clone()];
    // Behind the blanks, the dash and the key: what stands there is printed.
    let start = range.start + (typed.len() - typed.trim_start_matches([' ', '\t', '-']).len());
    let at = Span::new(id, start.min(range.end)..range.end);
    Some(json!({"tren_trang": told_marks(&view.marks(at))}))
}

/// A step of the way to a field.
pub(super) fn step(step: &Step) -> Value {
    match step {
        Step::Key(key) => json!(key),
        Step::Item(item) => json!(item),
    }
}

/// The line that a field begins in.
pub(super) fn field_line(view: &SessionView, at: Span) -> Option<usize> {
    let file = view.report().sources.file(view.own_file()?);
    Some(file.line_column(at.start as usize).0)
}
