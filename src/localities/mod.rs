//! The localities that one template is written for: wards and communes, each a row of a table.
//!
//! In: the rows of tables, and small YAML files for single localities. Out: [`Locality`]s with the words
//! that texts use, and a template's node with a locality's own parts in it. It leaves evaluating texts to
//! `template`, running through all localities to `cli`.

pub mod allocation;
mod bare;
pub mod capital;
mod columns;
mod digit_groups;
pub mod file_names;
mod former;
mod known;
pub mod money;
mod name;
mod named;
pub mod names;
pub mod order;
pub mod origin;
mod others;
pub mod overlay;
mod place;
mod table;
#[cfg(test)]
mod tests;
mod whose;
mod written;
mod zeros;

use std::collections::BTreeMap;

pub use columns::{CODE, NAME, TYPE};
pub use former::{FormerProvince, UnitTable};
pub use others::Others;
pub use place::place_meant;
pub use table::{LocalityTable, read, required};

use crate::content::first_capital;

/// A locality: a row of a table of localities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locality {
    /// Its cells by column, empty ones too.
    columns: BTreeMap<String, String>,
}

/// The words of a locality that texts use by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalityWords {
    /// Those that have a value.
    pub values: BTreeMap<String, String>,
    /// Names without one: cells left empty, defaults that do not hold for it.
    pub empty: Vec<String>,
}

/// The code of which this number has lost the leading zeros: `175` is 00175. Returns None if no code is.
/// `known` gives a known code as it is kept: a table of a million rows may be asked for each of them.
pub(crate) fn padded<'a>(code: &str, known: impl Fn(&str) -> Option<&'a str>) -> Option<&'a str> {
    let is_number = code.bytes().all(|byte| byte.is_ascii_digit());
    if code.is_empty() || code.starts_with('0') || code.len() > MOST_DIGITS || !is_number {
        return None;
    }
    (code.len() + 1..=MOST_DIGITS).find_map(|width| known(&format!("{code:0>width$}")))
}

/// No code of a unit has more digits.
const MOST_DIGITS: usize = 20;

/// What to do about such a code.
pub(crate) fn zeros_lost(full: &str) -> String {
    format!(
        "Excel bỏ số 0 ở đầu khi coi mã là số: mã đúng là `{full}`; đặt kiểu ô là Văn bản (Text) rồi gõ lại"
    )
}

impl Locality {
    /// The locality of these cells by column.
    pub fn of(columns: BTreeMap<String, String>) -> Locality {
        Locality { columns }
    }

    /// The locality with further columns.
    pub fn with(mut self, columns: BTreeMap<String, String>) -> Locality {
        self.columns.extend(columns);
        self
    }

    /// The locality without one of its columns.
    pub fn without(mut self, column: &str) -> Locality {
        self.columns.remove(column);
        self
    }

    fn cell(&self, column: &str) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }

    /// Its official code, `00004`.
    pub fn code(&self) -> &str {
        self.cell(CODE)
    }

    /// Its name without the type, `Ba Đình`.
    pub fn name(&self) -> &str {
        self.cell(NAME)
    }

    /// A cell. Returns None if the table has no such column.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.columns.get(column).map(String::as_str)
    }

    /// Its cells by column, empty ones too.
    pub fn columns(&self) -> &BTreeMap<String, String> {
        &self.columns
    }

    /// Code and name, as findings call it: `00004 Ba Đình`.
    pub fn called(&self) -> String {
        format!("{} {}", self.code(), self.name())
    }

    /// The name of its files without ending, made of code and unaccented name: `00004-ba-dinh`.
    pub fn file_name(&self) -> String {
        let name = name::plain(self.name());
        let code = self.code().to_ascii_lowercase();
        if name.is_empty() { code } else { format!("{code}-{name}") }
    }

    /// Its words: cells first, then `defaults` in their order, then what the program makes of both. A
    /// default without a value only makes its name known.
    pub fn words(&self, defaults: &[(String, Option<String>)]) -> LocalityWords {
        let mut values = BTreeMap::new();
        let of_table = self.columns.iter().map(|(name, value)| (name, Some(value)));
        let all = of_table.chain(defaults.iter().map(|(name, value)| (name, value.as_ref())));
        let mut empty = Vec::new();
        for (name, value) in all {
            match value.filter(|value| !value.is_empty()) {
                Some(value) => drop(values.entry(name.clone()).or_insert_with(|| value.clone())),
                None => empty.push(name.clone()),
            }
        }
        for (name, value) in made(&values) {
            values.entry(name.to_owned()).or_insert(value);
        }
        empty.extend(MADE.map(str::to_owned));
        empty.retain(|name| !values.contains_key(name));
        empty.sort();
        empty.dedup();
        LocalityWords { values, empty }
    }
}

/// The words that the program makes of a locality's own.
pub const MADE: [&str; 5] = ["ten_day_du", "loai_hoa", "dia_danh", "tinh_day_du", "loai_tinh_hoa"];

/// What the program makes of a locality's cells.
fn made(values: &BTreeMap<String, String>) -> Vec<(&'static str, String)> {
    let cell = |name: &str| values.get(name).map_or("", String::as_str);
    let (name, kind) = (cell(NAME), cell(TYPE));
    // Named after a person, a number or an event: the type has a capital too (PL II, III.1b).
    let capital = cell(columns::CAPITAL) == "có";
    let full = if capital { format!("{} {name}", first_capital(kind)) } else { format!("{kind} {name}") };
    // The place is the name alone, the whole name if it has such a capital (PL I, II.4a).
    let place = if capital { full.clone() } else { name.to_owned() };
    let mut made = vec![("ten_day_du", full), ("loai_hoa", first_capital(kind)), ("dia_danh", place)];
    let (province, province_kind) = (cell(columns::PROVINCE), cell(columns::PROVINCE_TYPE));
    if !province_kind.is_empty() {
        made.push(("loai_tinh_hoa", first_capital(province_kind)));
        if !province.is_empty() {
            made.push(("tinh_day_du", format!("{} {province}", city(province, province_kind))));
        }
    }
    made
}

/// `Thành phố Hồ Chí Minh` always has the capital (PL II, III.1c).
fn city(name: &str, kind: &str) -> String {
    if name == "Hồ Chí Minh" { first_capital(kind) } else { kind.to_owned() }
}
