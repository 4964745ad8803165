//! What a document still has of the one of the year before, place by place.
//!
//! In: a document and its list `xem_lai`. Out: C076 for each place that still holds an item of it. Which
//! words belong to a year is left to `rules`, what is on the list to `next_year`.

use std::ops::Range;

use crate::content::Dossier;
use crate::content::carried::{self, CarriedItem, CarriedSort};
use crate::content::date::DocDate;
use crate::content::declare::Text;
use crate::content::money::format_amount;
use crate::content::table::{Bang, BelowHeading, Heading, Task};
use crate::finding::{Finding, Report, codes};
use crate::rules::{YearWord, year_words};
use crate::source::Span;
use crate::yaml::{self, Node, Value};

/// Tells what is still to be looked at.
pub(super) fn check(node: &Node, document: &Dossier, report: &mut Report) {
    let mut items = Vec::new();
    lists(node, &mut items);
    if items.is_empty() {
        return;
    }
    // A list is about the file it stands in.
    let on_list = |sort: CarriedSort, words: &str, at: Span| {
        items
            .iter()
            .any(|item| item.sort == sort && item.words.text == words && item.words.at.file == at.file)
    };
    let mut found = Vec::new();
    for text in texts(node, document) {
        for (of, at) in year_words(&text.raw) {
            let words = &text.raw[at.clone()];
            if is_own_year(document, &text, of, words) {
                continue;
            }
            if on_list(sort_of(of), words, text.at) {
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
    let signers = signers(node).into_iter().filter(|(name, at)| on_list(CarriedSort::Signers, name, *at));
    found.extend(signers.map(|(name, at)| (CarriedSort::Signers, name, at)));
    for item in items.iter().filter(|item| item.sort == CarriedSort::Files) {
        // As typed: what is attached stands in the nodes in place of its name.
        let own = report.sources.file(item.words.at.file);
        let typed = yaml::glance(own.name(), own.text()).map(|typed| file_names(&typed)).unwrap_or_default();
        let named = typed.into_iter().filter(|(name, _)| *name == item.words.text);
        let places = named.map(|(name, at)| (CarriedSort::Files, name, Span::new(item.words.at.file, at)));
        found.extend(places);
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

/// The lists of a document and of what is attached to it.
fn lists(node: &Node, all: &mut Vec<CarriedItem>) {
    all.extend(carried::read(node));
    if let Some(Value::List(attached)) = node.get("kem_theo").map(|node| &node.value) {
        attached.iter().for_each(|one| lists(one, all));
    }
}

/// The names of signers, with their places.
pub(super) fn signers(node: &Node) -> Vec<(String, Span)> {
    let Some(signers) = node.get("nguoi_ky") else { return Vec::new() };
    let all = match &signers.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(signers),
    };
    let name = |signer: &Node| {
        let name = signer.get("ho_ten")?;
        let text = name.scalar()?.text.trim().to_owned();
        (!text.is_empty()).then_some((text, name.span))
    };
    all.iter().filter_map(name).collect()
}

/// How names of files that a document names end.
const ENDINGS: [&str; 7] = ["yaml", "yml", "csv", "xlsx", "xls", "ods", "png"];

/// Whether a value is the name of a file.
pub(super) fn is_file(text: &str) -> bool {
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    ENDINGS.contains(&ending.as_str()) && !text.contains(char::is_whitespace)
}

/// The files that a document as typed names, but for its list: papers that it cites, attaches or compares,
/// sheets of figures, images.
pub(super) fn file_names(node: &Node) -> Vec<(String, Range<usize>)> {
    match &node.value {
        Value::Scalar(scalar) => {
            let name = scalar.text.trim();
            is_file(name).then(|| (name.to_owned(), node.span.range())).into_iter().collect()
        }
        Value::List(items) => items.iter().flat_map(file_names).collect(),
        Value::Map(entries) => {
            let others = entries.iter().filter(|entry| entry.key != carried::KEY);
            others.flat_map(|entry| file_names(&entry.value)).collect()
        }
    }
}

/// All texts of a document, with the variables that it declares and the heads of its tables.
pub(super) fn texts(node: &Node, document: &Dossier) -> Vec<Text> {
    let mut all: Vec<Text> = document.texts().cloned().collect();
    all.extend(document.tables().into_iter().flat_map(|bang| heads(bang)));
    if let Some(Value::Map(entries)) = node.get("bien").map(|node| &node.value) {
        all.extend(entries.iter().filter_map(|entry| {
            let raw = entry.value.scalar()?.text.trim().to_owned();
            Some(Text { raw, at: entry.value.span })
        }));
    }
    all
}

/// The heads of a table but for those that only say the years of its columns, which went along.
fn heads(bang: &Bang) -> Vec<Text> {
    let is_column = |digits: &str| bang.columns.iter().any(|column| column.id.text == digits);
    let others = |text: &Text| {
        year_words(&text.raw).into_iter().any(|(of, at)| {
            let mut years = text.raw[at].split(|letter: char| !letter.is_ascii_digit());
            of != YearWord::Year || years.any(|digits| !digits.is_empty() && !is_column(digits))
        })
    };
    head_texts(&bang.headings).into_iter().filter(others).collect()
}

fn head_texts(headings: &[Heading]) -> Vec<Text> {
    let own = |heading: &Heading| {
        let below = match &heading.below {
            BelowHeading::Column(_) => Vec::new(),
            BelowHeading::Headings(headings) => head_texts(headings),
        };
        heading.title.iter().chain(&heading.note).cloned().chain(below).collect::<Vec<_>>()
    };
    headings.iter().flat_map(own).collect()
}

/// Whether words are the year of the paper in its subject, which was moved.
pub(super) fn is_own_year(document: &Dossier, text: &Text, of: YearWord, words: &str) -> bool {
    // A plan may be signed at the end of the year before.
    let years = |date: DocDate| [date.year(), date.year() + 1].map(|year| year.to_string());
    let own = document.date.is_some_and(|date| years(date).iter().any(|year| year == words));
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
