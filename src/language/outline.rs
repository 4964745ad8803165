//! The parts of a paper, for an editor's list of symbols: articles and parts with their clauses and points, appendices,
//! tables, attached documents.
//!
//! In: a text. Out: the parts as a tree, each with its place. Numbers are counted as on paper; a text that is no YAML
//! for a moment has those that can be read.

use std::ops::Range;

use super::ids::plain;
use crate::content::number::roman;
use crate::finding::Report;
use crate::source::Sources;
use crate::yaml::{self, Node, Value};

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineSort {
    /// A document.
    Document,
    /// A chapter, or another heading over articles.
    Chapter,
    /// An article, or a part of a plan.
    Part,
    /// A clause or a point of its text.
    Clause,
    /// An appendix.
    Appendix,
    /// A table.
    Table,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlinePart {
    /// What it is.
    pub sort: OutlineSort,
    /// Its name: `Điều 2. Hiệu lực thi hành`.
    pub name: String,
    /// Its id, if it has one.
    pub id: String,
    /// All of it, in the bytes that readers see.
    pub whole: Range<usize>,
    /// Its first line.
    pub named: Range<usize>,
    /// The parts in it.
    pub inside: Vec<OutlinePart>,
}

/// The parts of a paper's text.
pub fn outline(text: &str) -> Vec<OutlinePart> {
    let mut report = Report::default();
    let source = report.sources.add("", text);
    let Some(tree) = yaml::parse(source, &mut report) else { return Vec::new() };
    PaperOutline { sources: &report.sources }.document(&tree)
}

struct PaperOutline<'a> {
    sources: &'a Sources,
}

impl PaperOutline<'_> {
    fn document(&self, node: &Node) -> Vec<OutlinePart> {
        let mut parts = Vec::new();
        if let Some(body) = node.get("dieu") {
            self.articles(body, &mut parts);
        }
        if let Some(body) = node.get("noi_dung") {
            self.sections(body, &mut parts);
        }
        for (at, appendix) in items(node.get("phu_luc")).iter().enumerate() {
            let title = appendix.get("ten").map(plain).unwrap_or_default();
            let number = if items(node.get("phu_luc")).len() == 1 {
                String::new()
            } else {
                format!(" {}", roman(at as u32 + 1))
            };
            let mut part = self.part(OutlineSort::Appendix, &format!("Phụ lục{number}"), &title, appendix);
            part.inside.extend(self.texts(appendix.get("loi_van")));
            part.inside.extend(self.tables(appendix.get("bang")));
            parts.push(part);
        }
        for attached in items(node.get("kem_theo")) {
            let title = match attached.scalar() {
                Some(file) => file.text.trim().to_owned(),
                None => attached.get("trich_yeu").map(plain).unwrap_or_default(),
            };
            let mut part = self.part(OutlineSort::Document, "Kèm theo", &title, attached);
            part.inside = self.document(attached);
            parts.push(part);
        }
        parts
    }

    fn articles(&self, body: &Node, parts: &mut Vec<OutlinePart>) {
        let mut number = 0;
        for item in items(Some(body)) {
            let heading = [("phan", "Phần"), ("chuong", "Chương"), ("muc", "Mục")]
                .into_iter()
                .find_map(|(key, called)| Some((called, item.get(key)?)))
                .filter(|_| item.get("tieu_de").is_none() && item.get("loi_van").is_none());
            if let Some((called, title)) = heading {
                parts.push(self.part(OutlineSort::Chapter, called, &plain(title), item));
                continue;
            }
            number += 1;
            let title = match item.scalar() {
                Some(text) => first_words(&text.text),
                None => match item.get("tieu_de") {
                    Some(title) => plain(title),
                    None => item.get("loi_van").map(|text| first_words(&plain(text))).unwrap_or_default(),
                },
            };
            let mut part = self.part(OutlineSort::Part, &format!("Điều {number}"), &title, item);
            let text = if item.scalar().is_some() { Some(item) } else { item.get("loi_van") };
            part.inside.extend(self.texts(text));
            part.inside.extend(self.tables(item.get("bang")));
            parts.push(part);
        }
        if body.scalar().is_some() {
            parts.extend(self.texts(Some(body)));
        }
    }

    fn sections(&self, body: &Node, parts: &mut Vec<OutlinePart>) {
        let mut number = 0;
        for item in items(Some(body)) {
            if let Some(title) = item.get("phan") {
                parts.push(self.part(OutlineSort::Chapter, "Phần", &plain(title), item));
            }
            let Some(title) = item.get("muc") else {
                parts.extend(self.texts(item.get("loi_van")));
                parts.extend(self.tables(item.get("bang")));
                continue;
            };
            number += 1;
            let mut part = self.part(OutlineSort::Part, &roman(number), &plain(title), item);
            part.inside.extend(self.texts(item.get("loi_van")));
            part.inside.extend(self.tables(item.get("bang")));
            parts.push(part);
        }
        if body.scalar().is_some() {
            parts.extend(self.texts(Some(body)));
        }
    }

    /// The clauses of a text, each with its points, and the tables between them.
    fn texts(&self, node: Option<&Node>) -> Vec<OutlinePart> {
        let Some(node) = node else { return Vec::new() };
        if let Value::List(items) = &node.value {
            let each = items.iter().flat_map(|item| match item.scalar() {
                Some(_) => self.texts(Some(item)),
                None => self.tables(item.get("bang")),
            });
            return each.collect();
        }
        let Some(scalar) = node.scalar() else { return Vec::new() };
        let at = node.line_spans(self.sources);
        let mut clauses: Vec<OutlinePart> = Vec::new();
        for (number, line) in scalar.text.lines().enumerate() {
            let (is_clause, is_point) = (is_clause(line.trim()), is_point(line.trim()));
            let place = at(number).range();
            if let Some(last) = clauses.last_mut() {
                last.whole.end = last.whole.end.max(place.end);
            }
            if !is_clause && !is_point {
                continue;
            }
            let part = OutlinePart {
                sort: OutlineSort::Clause,
                name: first_words(line.trim()),
                id: String::new(),
                whole: place.clone(),
                named: place,
                inside: Vec::new(),
            };
            match clauses.last_mut().filter(|_| is_point) {
                Some(last) => last.inside.push(part),
                None => clauses.push(part),
            }
        }
        clauses
    }

    fn tables(&self, node: Option<&Node>) -> Vec<OutlinePart> {
        let Some(node) = node else { return Vec::new() };
        let tables = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let of = |table: &Node| {
            let title = table.get("ten").map(plain).unwrap_or_default();
            self.part(OutlineSort::Table, "Bảng", &title, table)
        };
        tables.iter().filter(|table| matches!(table.value, Value::Map(_))).map(of).collect()
    }

    fn part(&self, sort: OutlineSort, called: &str, title: &str, node: &Node) -> OutlinePart {
        let id =
            node.get("ma").and_then(Node::scalar).map(|id| id.text.trim().to_owned()).unwrap_or_default();
        let name = match title {
            "" => called.to_owned(),
            title => format!("{called}. {title}"),
        };
        let whole = node.span.range();
        let text = self.sources.file(node.span.file).text();
        let end = text[whole.clone()].find('\n').map_or(whole.end, |end| whole.start + end);
        let named = whole.start..whole.start + text[whole.start..end].trim_end().len();
        OutlinePart { sort, name, id, whole, named, inside: Vec::new() }
    }
}

fn items(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// `1. …`, `1.2. …`.
fn is_clause(line: &str) -> bool {
    let number = line.split(' ').next().unwrap_or_default();
    number.ends_with('.')
        && number.starts_with(|first: char| first.is_ascii_digit())
        && number.len() < line.len()
}

/// `a) …`.
fn is_point(line: &str) -> bool {
    let mut letters = line.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next() == Some(')')
}

/// The first words of a text, for a list.
fn first_words(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    match line.char_indices().nth(MOST) {
        None => line.to_owned(),
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
    }
}
