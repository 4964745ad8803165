//! What may be typed at a place: keys, words of a list, ids, names of files, variables.
//!
//! In: a text and a byte of it, what is known of its paper. Out: proposals, each with its meaning and the words to
//! put in. Names behind `{{` are left to `variables`; which files a folder has the caller says.

use super::cursor::{Cursor, TypedThere, cursors};
use super::declared::{DeclaredPlace, DocumentAround, Takes};
use super::files_named::{self, FolderEntry};
use super::ids::{columns, kind_of, table_around};
use super::meaning::{self, Demand, demand};
use super::paper::KnownPaper;
use super::proposal::{Proposal, ProposedSort};
use super::snippets::{self, Snippet};
use super::variables;
use super::ways::value_at;
use crate::content::declare::{Component, Shape};
use crate::content::kind::Kind;
use crate::content::table::{ColumnKind, KIEU, NHIEM_VU, Origin};
use crate::content::{Catalogue, VAN_BAN, first_capital};
use crate::yaml::{Node, Value};

/// What may be typed at a byte of a paper's text. `folder` lists a folder by the way to it from the paper's own.
pub fn proposals(
    text: &str,
    at: usize,
    known: KnownPaper<'_>,
    folder: &dyn Fn(&str) -> Vec<FolderEntry>,
) -> Vec<Proposal> {
    let catalogue = &known.office.catalogue;
    let ways = cursors(text, at, known.file);
    let found = ways.iter().map(|cursor| match &cursor.typed {
        TypedThere::Key { has_colon } => keys(cursor, *has_colon, catalogue),
        TypedThere::Value { before } => {
            let document = DocumentAround::of(&cursor.tree, &cursor.path);
            let way = [known.attached, &document.attached].concat();
            let spoken = variables::proposals(cursor, before, &way, known);
            match spoken.is_empty() {
                true => values(cursor, before, catalogue, folder),
                false => spoken,
            }
        }
    });
    // A line of a list may be a key of a map, or a file.
    let mut all: Vec<Proposal> = Vec::new();
    for mut found in found {
        found.sort_by_key(|one| one.rank);
        found.retain(|one| all.iter().all(|known| (&known.label, known.sort) != (&one.label, one.sort)));
        all.extend(found);
    }
    all.iter_mut().enumerate().for_each(|(rank, one)| one.rank = rank);
    all
}

/// The keys of the map at a place that it does not have yet.
fn keys(cursor: &Cursor, has_colon: bool, catalogue: &Catalogue) -> Vec<Proposal> {
    let Some(DeclaredPlace { field, takes, .. }) = cursor.declared() else { return Vec::new() };
    let Some(map) = value_at(&cursor.tree, &cursor.path) else { return Vec::new() };
    let document = DocumentAround::of(&cursor.tree, &cursor.path);
    let kind = document.kind(catalogue);
    let table = table_around(&cursor.tree, &cursor.path);
    if let (Takes::Shape(Shape::Amounts | Shape::AmountOrAmounts), Some(table)) = (takes, table) {
        return column_keys(cursor, map, has_colon, table, &|kind| is_figure(kind, Origin::Costs));
    }
    let Some(component) = takes.component() else { return Vec::new() };
    if field.is_some_and(|field| field.key == "thong_tin") {
        return kind.map(|kind| own_keys(cursor, map, has_colon, &kind)).unwrap_or_default();
    }
    let fields = component.fields.iter().enumerate().filter(|(_, field)| map.get(field.key).is_none());
    let told = fields.filter_map(|(at, field)| {
        let demand = demand(component, field, &document, kind.as_deref());
        if demand == Demand::Refused {
            return None;
        }
        let is_required = demand == Demand::Required;
        let put = match has_colon {
            true => Snippet::plain(field.key),
            false => snippets::of_field(field, cursor.column, cursor.in_brackets),
        };
        Some(Proposal {
            label: field.key.to_owned(),
            sort: ProposedSort::Key,
            detail: format!("{}{}", field.title, if is_required { " (bắt buộc)" } else { "" }),
            about: meaning::of_field(component, field, demand, kind.as_deref()),
            put,
            replaces: cursor.word.clone(),
            rank: if is_required { at } else { component.fields.len() + at },
        })
    });
    let mut told: Vec<Proposal> = told.collect();
    if let Some(table) = table.filter(|_| std::ptr::eq(component, &raw const NHIEM_VU)) {
        let own = |kind| matches!(kind, ColumnKind::Words { .. }) || is_figure(kind, Origin::OwnKey);
        told.extend(column_keys(cursor, map, has_colon, table, &own));
    }
    told
}

fn is_figure(kind: ColumnKind, wanted: Origin) -> bool {
    matches!(kind, ColumnKind::Figures { origin, .. } if origin == wanted)
}

/// The columns of a table whose ids are keys there.
fn column_keys(
    cursor: &Cursor,
    map: &Node,
    has_colon: bool,
    table: &Node,
    is_key: &dyn Fn(ColumnKind) -> bool,
) -> Vec<Proposal> {
    let is_wanted = |id: &str| {
        let kind = kind_of(table, id).and_then(|kind| KIEU.of_word(kind));
        kind.is_some_and(|kind| is_key(kind.value)) && id != "ten" && map.get(id).is_none()
    };
    let wanted = columns(table).into_iter().filter(|(id, ..)| is_wanted(id)).enumerate();
    let told = wanted.map(|(rank, (id, title, _))| Proposal {
        label: id.to_owned(),
        sort: ProposedSort::Key,
        detail: format!("cột {title}"),
        about: String::new(),
        put: Snippet::plain(if has_colon { id.to_owned() } else { format!("{id}: ") }),
        replaces: cursor.word.clone(),
        rank,
    });
    told.collect()
}

/// The keys under `thong_tin`, which only this kind has.
fn own_keys(cursor: &Cursor, map: &Node, has_colon: bool, kind: &Kind) -> Vec<Proposal> {
    let own = kind.thong_tin.names().enumerate().filter(|(_, (key, _))| map.get(key).is_none());
    let told = own.map(|(rank, (key, title))| {
        let is_required = kind.thong_tin.bat_buoc.contains_key(key);
        let whether = if is_required { "bắt buộc" } else { "tùy chọn" };
        Proposal {
            label: key.to_owned(),
            sort: ProposedSort::Key,
            detail: title.to_owned(),
            about: format!("**{}** – {whether} ở {}", first_capital(title), kind.ten),
            put: Snippet::plain(if has_colon { key.to_owned() } else { format!("{key}: ") }),
            replaces: cursor.word.clone(),
            rank,
        }
    });
    told.collect()
}

/// What a value may be: a word of a list, a column, a file.
fn values(
    cursor: &Cursor,
    before: &str,
    catalogue: &Catalogue,
    folder: &dyn Fn(&str) -> Vec<FolderEntry>,
) -> Vec<Proposal> {
    let Some(place) = cursor.declared() else { return Vec::new() };
    let words = words(cursor, place, catalogue);
    if words.is_empty() {
        return files(cursor, place, before, folder);
    }
    // Words of a list may have blanks in them: all that is typed of the value is replaced.
    let typed = before.trim_start();
    let start = match cursor.word.end.checked_sub(typed.len()) {
        Some(from) if typed.contains(' ') => from.min(cursor.word.start),
        _ => cursor.word.start,
    };
    let told = words.into_iter().enumerate().map(|(rank, (word, about, sort))| Proposal {
        label: word.clone(),
        sort,
        detail: about.clone(),
        about: String::new(),
        put: Snippet::plain(snippets::as_value(&word)),
        replaces: start..cursor.word.end,
        rank,
    });
    told.collect()
}

/// The words that a value may be, each with its meaning.
fn words(
    cursor: &Cursor,
    place: DeclaredPlace,
    catalogue: &Catalogue,
) -> Vec<(String, String, ProposedSort)> {
    let Some(field) = place.field else { return Vec::new() };
    let is_of =
        |component: &'static Component| place.owner.is_some_and(|owner| std::ptr::eq(owner, component));
    if is_of(&VAN_BAN) && field.key == "loai" {
        let all = catalogue.kinds().map(|kind| (kind.id.clone(), kind.ten.clone(), ProposedSort::Word));
        return all.collect();
    }
    if ["cua", "tru"].contains(&field.key) {
        let Some(table) = table_around(&cursor.tree, &cursor.path) else { return Vec::new() };
        let all = columns(table).into_iter().filter(|(id, ..)| may_be_of(cursor, table, id));
        return all.map(|(id, title, _)| (id.to_owned(), format!("cột {title}"), ProposedSort::Id)).collect();
    }
    let Takes::Shape(mut shape) = place.takes else { return Vec::new() };
    while let Shape::ProseOr(inner) = shape {
        shape = inner;
    }
    let Shape::Choice(of) = shape else { return Vec::new() };
    let words = of.words().into_iter();
    words.map(|(word, about)| (word.to_owned(), about.to_owned(), ProposedSort::Word)).collect()
}

/// Whether the column around may be computed of the column with this id, and is not yet.
fn may_be_of(cursor: &Cursor, table: &Node, id: &str) -> bool {
    let mut around =
        (0..cursor.path.len()).rev().filter_map(|end| value_at(&cursor.tree, &cursor.path[..end]));
    let Some(own) = around.find(|node| node.get("kieu").is_some()) else { return true };
    let text = |node: &Node| node.scalar().map(|scalar| scalar.text.trim().to_owned());
    let is_named = |key: &str| match own.get(key).map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().any(|item| text(item).as_deref() == Some(id)),
        _ => false,
    };
    if own.get("ma").and_then(text).as_deref() == Some(id) || is_named("cua") || is_named("tru") {
        return false;
    }
    let of = |id: &str| kind_of(table, id).and_then(|kind| KIEU.of_word(kind)).map(|kind| kind.value);
    let is_product = own.get("kieu").and_then(text).as_deref() == Some("thanh_tien");
    of(id).is_some_and(if is_product { ColumnKind::is_factor } else { ColumnKind::is_summed })
}

/// The files that a value may name.
fn files(
    cursor: &Cursor,
    place: DeclaredPlace,
    before: &str,
    folder: &dyn Fn(&str) -> Vec<FolderEntry>,
) -> Vec<Proposal> {
    let Some(endings) = files_named::endings(place.owner, place.field) else { return Vec::new() };
    let typed = before.trim_start();
    let (way, half) = match typed.rsplit_once(['/', '\\']) {
        Some((way, half)) => (way, half),
        None => ("", typed),
    };
    let from = cursor.at.saturating_sub(half.len());
    let entries = folder(way).into_iter().filter(|entry| {
        let ending = entry.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        entry.is_folder || endings.contains(&ending.as_str())
    });
    let told = entries.enumerate().map(|(rank, FolderEntry { name, is_folder })| Proposal {
        label: name.clone(),
        sort: if is_folder { ProposedSort::Folder } else { ProposedSort::File },
        detail: String::new(),
        about: String::new(),
        put: Snippet::plain(if is_folder { format!("{name}/") } else { name }),
        replaces: from..cursor.word.end,
        rank,
    });
    told.collect()
}
