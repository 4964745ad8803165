//! What a document still has of the one of the year before, place by place.
//!
//! In: a document and its list `xem_lai`. Out: C076 for each place that still holds an item of it. Which
//! words belong to a year is left to `rules`, what is on the list to `next_year`.

use crate::content::Dossier;
use crate::content::carried::{self, CarriedItem, CarriedSort};
use crate::content::declare::Text;
use crate::content::money::format_amount;
use crate::content::table::{Bang, Task};
use crate::files;
use crate::finding::{Finding, Report, codes};
use crate::rules::{YearWord, year_words};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// Tells what is still to be looked at.
pub(super) fn check(node: &Node, document: &Dossier, report: &mut Report) {
    let items = carried::read(node);
    if items.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for text in texts(node, document) {
        for (of, at) in year_words(&text.raw) {
            let words = &text.raw[at.clone()];
            if is_own_year(document, &text, of, words) {
                continue;
            }
            if items.iter().any(|item| item.sort == sort_of(of) && item.words.text == words) {
                found.push((sort_of(of), words.to_owned(), place(&text, at, report)));
            }
        }
    }
    for bang in document.tables() {
        for task in bang.all_tasks() {
            let (name, figures) = (called(task, bang), figures(task, bang));
            let same = |item: &&CarriedItem| item.task.as_ref() == Some(&name) && item.words.text == figures;
            if let Some(at) = items.iter().find(same).and(first_figure(task)) {
                found.push((CarriedSort::Costs, figures, at));
            }
        }
    }
    for item in items.iter().filter(|item| item.sort == CarriedSort::Files) {
        let own = report.sources.file(item.words.at.file).name().to_owned();
        let name = files::beside(&own, &item.words.text);
        if report.sources.ids().any(|id| Some(report.sources.file(id).name()) == name.as_deref()) {
            let cited = document.vien_dan.iter().find(|(_, file)| file.text == item.words.text);
            let at = cited.map_or(item.words.at, |(_, file)| file.at);
            found.push((CarriedSort::Files, item.words.text.clone(), at));
        }
    }
    for (sort, words, at) in found {
        let message = format!("còn từ năm trước ({}), chưa xem lại: `{words}`", sort.words());
        let hint = format!(
            "sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `{}: {}:` cuối tệp",
            carried::KEY,
            sort.key()
        );
        report.findings.push(Finding::warning(codes::C076, at, message).hint(hint));
    }
}

/// All texts of a document, with the variables that it declares.
pub(super) fn texts(node: &Node, document: &Dossier) -> Vec<Text> {
    let mut all: Vec<Text> = document.texts().cloned().collect();
    if let Some(Value::Map(entries)) = node.get("bien").map(|node| &node.value) {
        all.extend(entries.iter().filter_map(|entry| {
            let raw = entry.value.scalar()?.text.trim().to_owned();
            Some(Text { raw, at: entry.value.span })
        }));
    }
    all
}

/// Whether words are the year of the paper in its subject, which was moved.
pub(super) fn is_own_year(document: &Dossier, text: &Text, of: YearWord, words: &str) -> bool {
    let own = document.date.is_some_and(|date| date.year().to_string() == words);
    own && of == YearWord::Year && is_subject(document, text)
}

fn is_subject(document: &Dossier, text: &Text) -> bool {
    document.trich_yeu.iter().any(|line| line.at == text.at && line.raw == text.raw)
        || document.kem_theo.iter().any(|one| is_subject(one, text))
}

/// Which list words go on.
pub(super) fn sort_of(of: YearWord) -> CarriedSort {
    match of {
        YearWord::Paper => CarriedSort::Papers,
        YearWord::Day => CarriedSort::Days,
        YearWord::Year => CarriedSort::Years,
        YearWord::Body => CarriedSort::Bodies,
        YearWord::Figure => CarriedSort::Figures,
    }
}

/// Where a part of a text is in its file; the whole text where quotes or folding stand between.
pub(super) fn place(text: &Text, at: std::ops::Range<usize>, report: &Report) -> Span {
    let typed = report.sources.slice(text.at);
    match typed.find(&text.raw) {
        Some(from) => {
            let start = text.at.start as usize + from + at.start;
            Span::new(text.at.file, start..start + at.len())
        }
        None => text.at,
    }
}

/// What the list calls a task: its id, else its name.
pub(super) fn called(task: &Task, bang: &Bang) -> String {
    let name = || task.texts[bang.names()].iter().map(|text| text.raw.as_str()).collect::<Vec<_>>().join(" ");
    task.id.as_ref().map_or_else(name, |ma| ma.text.clone())
}

/// The figures of a task that a person states, on one line: `2026: 420; 2027: 460`.
pub(super) fn figures(task: &Task, bang: &Bang) -> String {
    let typed = task.amounts.iter().zip(&bang.columns).filter_map(|(amount, column)| {
        Some((column.id.text.as_str(), format_amount(amount.as_ref()?.value)))
    });
    let typed: Vec<(&str, String)> = typed.collect();
    match typed.as_slice() {
        [(_, only)] => only.clone(),
        several => {
            let words = several.iter().map(|(id, amount)| format!("{id}: {amount}"));
            words.collect::<Vec<_>>().join("; ")
        }
    }
}

fn first_figure(task: &Task) -> Option<Span> {
    task.amounts.iter().flatten().next().map(|amount| amount.at)
}
