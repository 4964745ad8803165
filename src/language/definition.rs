//! Where a name is declared.
//!
//! In: a text and a byte of it, the paper's last look. Out: the file and the place there. The text itself is read as
//! it is now; what is in other files of the paper is found where the look had it.

use std::ops::Range;

use super::cursor::{Cursor, TypedThere, cursors};
use super::expression;
use super::ids::{FoundId, IdOf, columns, ids, table_around};
use super::paper::{GoodPaper, KnownPaper};
use crate::files;
use crate::finding::Report;
use crate::source::{Sources, Span};
use crate::yaml::{self, Node, Value};

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredAt {
    /// The file's name.
    pub file: String,
    /// The bytes that readers see there; None for the whole file.
    pub at: Option<Range<usize>>,
}

/// Where the name at a byte of a paper's text, of this name, is declared. `is_file` says whether there is a file of a
/// name.
pub fn definition(
    text: &str,
    at: usize,
    name: &str,
    known: KnownPaper<'_>,
    is_file: &dyn Fn(&str) -> bool,
) -> Option<DeclaredAt> {
    let mut report = Report::default();
    let source = report.sources.add(name, text);
    let tree = yaml::parse(source, &mut report)?;
    let here = DeclaredNames { tree: &tree, sources: &report.sources, known, paper: name };
    cursors(text, at, known.file).iter().find_map(|cursor| {
        let TypedThere::Value { before } = &cursor.typed else { return here.column_key(cursor, text) };
        let whole = cursor.value()?;
        let behind = whole.split_once(cursor.mark.as_str())?.1.to_owned();
        let variable = here.variable(before, &behind);
        variable.or_else(|| here.column(cursor, text)).or_else(|| {
            let file = files::beside(name, format!("{before}{behind}").trim())?;
            is_file(&file).then_some(DeclaredAt { file, at: None })
        })
    })
}

/// What a place may lead to.
struct DeclaredNames<'a> {
    tree: &'a Node,
    sources: &'a Sources,
    known: KnownPaper<'a>,
    paper: &'a str,
}

impl DeclaredNames<'_> {
    /// What the variable around a place of a text stands for.
    fn variable(&self, before: &str, behind: &str) -> Option<DeclaredAt> {
        if let Some(id) = expression::referred(before, behind) {
            return self.id(&|found| found.of == IdOf::Part && found.text == id);
        }
        let path = expression::named(before, behind)?;
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let in_table = |ma: Option<&str>, wanted: &dyn Fn(&FoundId<'_>) -> bool| {
            let is_of = |found: &FoundId<'_>| {
                ma.is_none_or(|ma| {
                    let own = found.table.and_then(|table| table.get("ma")).and_then(Node::scalar);
                    own.is_some_and(|own| own.text.trim() == ma)
                })
            };
            self.id(&|found| is_of(found) && wanted(found))
        };
        match path.as_slice() {
            ["bien" | "vien_dan", name] => self.entry(path[0], name),
            ["vien_dan", name, ..] => self.cited(name).or_else(|| self.entry("vien_dan", name)),
            ["phap_luat", key, ..] => self.law(key),
            ["bang", id] | ["bang", id, "tong" | "nhom" | "nhiem_vu"] => {
                self.id(&|found| found.of == IdOf::Table && found.text == *id)
            }
            ["bang", id, "tong", column] => {
                in_table(Some(id), &|found| found.of == IdOf::Column && found.text == *column)
            }
            ["bang", id, "nhom", group] => {
                in_table(Some(id), &|found| found.of == IdOf::Group && found.text == *group)
            }
            ["bang", id, "nhiem_vu", task] => {
                in_table(Some(id), &|found| found.of == IdOf::Task && found.text == *task)
            }
            ["bang", id, _, _, column] => {
                in_table(Some(id), &|found| found.of == IdOf::Column && found.text == *column)
            }
            ["tong", column] => in_table(None, &|found| found.of == IdOf::Column && found.text == *column),
            ["nhiem_vu", task] => in_table(None, &|found| found.of == IdOf::Task && found.text == *task),
            ["nhiem_vu", _, column] => {
                in_table(None, &|found| found.of == IdOf::Column && found.text == *column)
            }
            [key @ ("bien" | "vien_dan" | "so" | "ky_hieu" | "dia_danh" | "nam" | "loai")] => self.key(key),
            ["so_ky_hieu"] => self.key("ky_hieu"),
            ["thoi_gian"] => self.key("ngay").or_else(|| self.key("nam")),
            ["co_quan_ban_hanh"] => self.key("co_quan"),
            ["ten_loai"] => self.key("loai"),
            ["dia_phuong", ..] => self.key("dia_phuong"),
            ["so_sanh", ..] => self.compared(),
            _ => None,
        }
    }

    /// The first id that is wanted: of this text, else of the paper's other files.
    fn id(&self, is_wanted: &dyn Fn(&FoundId<'_>) -> bool) -> Option<DeclaredAt> {
        let own = ids(self.tree).into_iter().find(is_wanted).map(|found| self.here(found.at));
        own.or_else(|| {
            let good = self.known.good?;
            let other = |found: &FoundId<'_>| self.file_of(found.at, good) != self.paper && is_wanted(found);
            let found = ids(&good.stages.node).into_iter().find(other)?;
            Some(self.there(found.at, good))
        })
    }

    fn entry(&self, key: &str, name: &str) -> Option<DeclaredAt> {
        let find = |node: &Node| match node.get(key).map(|node| &node.value) {
            Some(Value::Map(entries)) => {
                entries.iter().find(|entry| entry.key == name).map(|entry| entry.key_span)
            }
            _ => None,
        };
        let own = documents(self.tree).into_iter().find_map(find).map(|at| self.here(at));
        own.or_else(|| {
            let good = self.known.good?;
            let at = documents(&good.stages.node).into_iter().find_map(find)?;
            Some(self.there(at, good))
        })
    }

    /// The file of a cited paper.
    fn cited(&self, name: &str) -> Option<DeclaredAt> {
        let reference = self.tree.get("vien_dan")?.get(name)?.scalar()?;
        let file = files::beside(self.paper, reference.text.trim())?;
        Some(DeclaredAt { file, at: None })
    }

    fn law(&self, key: &str) -> Option<DeclaredAt> {
        let register = self.known.office.laws.as_ref()?;
        let text = register.get(key)?;
        let file = register.file().0.to_owned();
        Some(DeclaredAt { file, at: Some(text.at.range()) })
    }

    /// A key of the document itself, or of the one that it is attached to.
    fn key(&self, key: &str) -> Option<DeclaredAt> {
        let find = |node: &Node| match &node.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span),
            _ => None,
        };
        let own = find(self.tree).map(|at| self.here(at));
        own.or_else(|| {
            let good = self.known.good?;
            find(&good.stages.node).map(|at| self.there(at, good))
        })
    }

    /// The first comparison of the paper.
    fn compared(&self) -> Option<DeclaredAt> {
        fn find(node: &Node) -> Option<Span> {
            match &node.value {
                Value::Scalar(_) => None,
                Value::List(items) => items.iter().find_map(find),
                Value::Map(entries) => entries.iter().find_map(|entry| match entry.key.as_str() {
                    "so_sanh" => Some(entry.key_span),
                    _ => find(&entry.value),
                }),
            }
        }
        find(self.tree).map(|at| self.here(at))
    }

    /// The column that a value names.
    fn column(&self, cursor: &Cursor, text: &str) -> Option<DeclaredAt> {
        let is_named = cursor.path.iter().any(|step| *step == "cua".into() || *step == "tru".into());
        if is_named { self.column_key(cursor, text) } else { None }
    }

    /// The column of the table around a place that has the word there as its id.
    fn column_key(&self, cursor: &Cursor, text: &str) -> Option<DeclaredAt> {
        let table = table_around(self.tree, &cursor.path)?;
        let word = &text[cursor.word.clone()];
        let (_, _, at) = columns(table).into_iter().find(|(id, ..)| *id == word)?;
        Some(self.here(at))
    }

    fn here(&self, at: Span) -> DeclaredAt {
        DeclaredAt { file: self.sources.file(at.file).name().to_owned(), at: Some(at.range()) }
    }

    fn there(&self, at: Span, good: &GoodPaper) -> DeclaredAt {
        DeclaredAt { file: self.file_of(at, good).to_owned(), at: Some(at.range()) }
    }

    fn file_of<'g>(&self, at: Span, good: &'g GoodPaper) -> &'g str {
        good.report.sources.file(at.file).name()
    }
}

/// A document and those attached to it.
fn documents(paper: &Node) -> Vec<&Node> {
    let mut all = vec![paper];
    if let Some(Value::List(items)) = paper.get("kem_theo").map(|node| &node.value) {
        items.iter().for_each(|item| all.extend(documents(item)));
    }
    all
}
