//! Ids for the columns of a sheet, from their titles.
//!
//! In: the titles over a column, what it holds. Out: an id that no other column has: a year, `tong`, the first
//! words of the title.

use super::columns::SheetColumn;
use super::folded;
use crate::content::column_kind::ColumnKind;
use crate::content::money::named::named;

/// Keys of a task, which no column may have as its id.
const TAKEN: [&str; 8] = ["ma", "ten", "kinh_phi", "tong", "nguon", "khi", "nhom", "nhiem_vu"];

/// An id for each column; `name` is the column of names.
pub(super) fn ids(columns: &[SheetColumn], kinds: &[ColumnKind], name: usize) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for (at, (column, kind)) in columns.iter().zip(kinds).enumerate() {
        let wanted = match kind {
            _ if at == name => "ten".to_owned(),
            ColumnKind::RowNumber => "tt".to_owned(),
            _ => id(column, *kind),
        };
        let is_key = !kind.holds_money() && TAKEN.contains(&wanted.as_str());
        let mut id = if is_key && at != name { format!("cot_{wanted}") } else { wanted };
        if at != name && (id == "ten" || ids.contains(&id)) {
            id = format!("{id}_{}", at + 1);
        }
        ids.push(id);
    }
    ids
}

fn id(column: &SheetColumn, kind: ColumnKind) -> String {
    let title = folded(&without_unit(column.title()));
    let over = column.titles.iter().rev().skip(1).map(|title| folded(title));
    let (own, above) = (year_in(&title), over.into_iter().find_map(|title| year_in(&title)));
    if kind == ColumnKind::ROW_SUM {
        return match own.or(above) {
            Some(year) => format!("tong_{year}"),
            None => "tong".to_owned(),
        };
    }
    let slug = slug(&title);
    match (own, above) {
        (Some(year), _) if kind.holds_money() => year,
        (Some(year), _) => {
            if slug.contains(&year) {
                slug
            } else {
                format!("nam_{year}")
            }
        }
        (None, Some(year)) if !slug.is_empty() => format!("{slug}_{year}"),
        (None, _) if slug.is_empty() => format!("cot_{}", column.place + 1),
        (None, _) => slug,
    }
}

/// A title without a unit in brackets.
pub(super) fn without_unit(title: &str) -> String {
    let mut bare = title.to_owned();
    while let Some(open) = bare.find('(')
        && let Some(length) = bare[open..].find(')')
        && named(&bare[open..=open + length]).is_some()
    {
        bare.replace_range(open..=open + length, " ");
    }
    bare
}

fn year_in(words: &str) -> Option<String> {
    let mut found = words.split(|one: char| !one.is_ascii_alphanumeric()).filter(|word| {
        word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
    });
    let year = found.next()?;
    // "2026-2030" is no year.
    found.next().is_none().then(|| year.to_owned())
}

/// The first words of a title.
fn slug(title: &str) -> String {
    let words = title.split(|one: char| !one.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.take(3).collect::<Vec<_>>().join("_");
    if slug.starts_with(|one: char| one.is_ascii_digit()) { format!("cot_{slug}") } else { slug }
}
