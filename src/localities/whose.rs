//! Codes beside names: whether the table of all localities gives this code to the locality with this
//! name.
//!
//! In: the localities of an office's table with the places of their cells. Out: an error if a code
//! belongs to another locality, a warning if the table of all localities does not know the code or says
//! something else about its locality. An office that numbers its localities in its own way has codes that
//! mean nothing here: all of them together are reported in at most one sentence. It leaves how a name is
//! written to `written`.

use std::collections::BTreeMap;

use super::Locality;
use super::bare::left;
use super::columns::{KEPT, NAME, PROVINCE, PROVINCE_CODE, PROVINCE_TYPE, TYPE};
use super::known::{KnownLocality, PROVINCES, Signs, UNITS};
use super::name::{folded, is_unmarked, spelling, with_i};
use super::named::NameCell;
use crate::content::declare::nearest;
use crate::finding::{Finding, Gathered, codes};
use crate::source::Span;

/// The number of digits of an official code.
pub(super) const DIGITS: usize = 5;

/// A locality with the places of its cells.
pub(super) struct ListedLocality<'a> {
    pub(super) unit: &'a Locality,
    pub(super) code_at: Span,
    pub(super) name_at: Span,
    /// The place of the name of its province, if the table has such a column.
    pub(super) province_at: Option<Span>,
    /// The place of its type.
    pub(super) kind_at: Option<Span>,
}

/// Reports codes and names that differ from the table of all localities.
pub(super) fn check(all: &[ListedLocality<'_>], told: &mut Gathered) {
    let own: Vec<Option<KnownLocality>> = all.iter().map(|one| agreed(one.unit)).collect();
    let agree = own.iter().flatten().count();
    // It is a list of official codes, perhaps with a slip; its localities are in one province.
    let official = agree > 1 && agree * 2 >= all.len();
    let mut provinces = own.iter().flatten().map(|known| known.province);
    let common = provinces.next().filter(|first| official && provinces.all(|one| one == *first));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    all.iter().for_each(|one| *counts.entry(one.unit.code()).or_default() += 1);
    for (one, own) in all.iter().zip(own) {
        let parted = province(one, told);
        // A code that two rows have is reported elsewhere: in one of them it is wrong.
        if counts[one.unit.code()] > 1 || one.unit.get(KEPT) == Some("có") {
            continue;
        }
        match (own, UNITS.of_code(one.unit.code())) {
            (Some(own), _) => beside(one, own, !parted, told),
            (None, Some(other)) => of_another(one, other, official, told),
            (None, None) => unknown(one, common, told),
        }
    }
}

/// The locality of the table of all localities that has this code and, apart from marks, this name.
/// Returns None if there is none.
fn agreed(unit: &Locality) -> Option<KnownLocality> {
    let known = UNITS.of_code(unit.code())?;
    if known.name == unit.name() {
        return Some(known);
    }
    names(unit.name(), signs(unit)).iter().any(|text| is_same(text, known.name)).then_some(known)
}

fn signs(unit: &Locality) -> Signs<'_> {
    Signs {
        code: unit.code(),
        kind: unit.cell(TYPE),
        province_code: unit.cell(PROVINCE_CODE),
        province: unit.cell(PROVINCE),
    }
}

/// The names that a cell may mean, the whole cell first.
pub(super) fn names(name: &str, signs: Signs<'_>) -> Vec<String> {
    left(&NameCell { name, signs, province: false }, true).into_iter().map(|left| left.text).collect()
}

pub(super) fn is_same(text: &str, name: &str) -> bool {
    folded(&with_i(text)) == folded(&with_i(name))
}

/// The localities of a province, or of all, that a cell names; marks that are there count.
fn named(unit: &Locality, province: Option<&str>) -> Vec<KnownLocality> {
    let alike = |text: &str, known: &KnownLocality| match is_unmarked(text) {
        true => is_same(text, known.name),
        false => spelling(&with_i(text)) == spelling(&with_i(known.name)),
    };
    let own = |text: &str| {
        let found = UNITS.of_sound(text).filter(|known| alike(text, known));
        found.filter(|known| province.is_none_or(|one| one == known.province)).collect::<Vec<_>>()
    };
    let found = names(unit.name(), signs(unit)).iter().map(|text| own(text)).find(|found| !found.is_empty());
    let found = found.unwrap_or_default();
    let of_kind: Vec<KnownLocality> =
        found.iter().filter(|known| known.kind == unit.cell(TYPE)).copied().collect();
    if of_kind.is_empty() { found } else { of_kind }
}

/// Reports a code of the table of all localities beside the name of another locality.
fn of_another(one: &ListedLocality<'_>, other: KnownLocality, official: bool, told: &mut Gathered) {
    let unit = one.unit;
    if unit.name().is_empty() {
        return;
    }
    let said = PROVINCES.of_row(signs(unit)).map_or(other.province, |known| known.code);
    let (code, typed) = (unit.code(), unit.name());
    let found = named(unit, Some(said));
    let Some(own) = found.first() else {
        // A different name may be a new one; one that is nearly the same is a slip.
        if official && nearest(typed, std::iter::once(other.name)).is_some() {
            let message = format!(
                "mã `{code}`: cột `{NAME}` ghi `{typed}`, bảng đơn vị hành chính kèm chương trình ghi `{}`",
                other.name
            );
            let hint = format!("xem lại mã và tên của dòng này; {}", way_out(unit));
            told.add("other name", "dòng", Finding::warning(codes::U014, one.name_at, message).hint(hint));
        }
        return;
    };
    let message = format!(
        "mã `{code}` là của `{}`, `{}` có mã `{}` (bảng đơn vị hành chính kèm chương trình): dòng này lệch mã hoặc lệch tên",
        other.name, own.name, own.code
    );
    let hint = format!(
        "đúng là {} {} thì sửa mã thành `{}`; đúng là mã `{code}` thì sửa tên thành `{}`; {}",
        own.kind,
        own.name,
        own.code,
        other.name,
        way_out(unit)
    );
    told.add("whose", "dòng", Finding::error(codes::U014, one.name_at, message).hint(hint));
}

/// Reports a code that looks official and is not in the table of all localities, beside a name that is in
/// it.
fn unknown(one: &ListedLocality<'_>, common: Option<&str>, told: &mut Gathered) {
    let unit = one.unit;
    let code = unit.code();
    if code.len() != DIGITS || !code.bytes().all(|one| one.is_ascii_digit()) {
        return;
    }
    let said = PROVINCES.of_row(signs(unit)).map(|known| known.code);
    let found = named(unit, said.or(common));
    let [own] = found.as_slice() else { return };
    let message = format!(
        "bảng đơn vị hành chính kèm chương trình không có mã `{code}`; `{}` ở bảng ấy có mã `{}`",
        own.name, own.code
    );
    let hint = format!(
        "gõ nhầm thì sửa mã thành `{}`; mã riêng của cơ quan, mã cũ thì {}",
        own.code,
        way_out(unit).trim_start_matches("đúng như đã ghi thì ")
    );
    told.add("unknown code", "dòng", Finding::warning(codes::U014, one.code_at, message).hint(hint));
}

/// Reports what contradicts the table beside a code and its name.
fn beside(one: &ListedLocality<'_>, own: KnownLocality, province: bool, told: &mut Gathered) {
    let unit = one.unit;
    let kind = unit.cell(TYPE);
    let called = format!("mã `{}` (`{}`)", own.code, own.name);
    let source = "bảng đơn vị hành chính kèm chương trình ghi";
    let is_kind = UNITS.kinds().any(|known| known == kind);
    if let Some(at) = one.kind_at.filter(|_| is_kind && kind != own.kind) {
        let message = format!("{called}: cột `{TYPE}` ghi `{kind}`, {source} `{}`", own.kind);
        let hint = format!("xem lại loại của địa phương này; {}", way_out(unit));
        told.add("kind", "dòng", Finding::warning(codes::U014, at, message).hint(hint));
    }
    let said = PROVINCES.of_row(signs(unit)).filter(|said| province && said.code != own.province);
    if let Some((said, at)) = said.zip(one.province_at) {
        let right = PROVINCES.of_code(own.province).map_or("", |known| known.name);
        let message = format!("{called}: dòng ghi `{}`, {source} `{right}`", said.name);
        let hint = format!("xem lại tỉnh, thành phố của dòng này; {}", way_out(unit));
        told.add("province", "dòng", Finding::warning(codes::U014, at, message).hint(hint));
    }
}

/// Reports the code of a province beside the name of another. Returns whether it is so.
fn province(one: &ListedLocality<'_>, told: &mut Gathered) -> bool {
    let (code, name) = (one.unit.cell(PROVINCE_CODE), one.unit.cell(PROVINCE));
    let Some((of_code, at)) = PROVINCES.of_code(code).zip(one.province_at) else { return false };
    if of_code.name == name {
        return false;
    }
    let signs = Signs { code, kind: one.unit.cell(PROVINCE_TYPE), ..Signs::default() };
    let texts = left(&NameCell { name, signs, province: true }, true);
    let Some(of_name) = texts.iter().find_map(|left| PROVINCES.province(&left.text, code)) else {
        return false;
    };
    let parted = of_name.code != of_code.code;
    if parted {
        let message = format!(
            "mã tỉnh `{code}` là của `{}`, `{}` có mã `{}`",
            of_code.name, of_name.name, of_name.code
        );
        let hint = format!("sửa cột `{PROVINCE_CODE}` hoặc cột `{PROVINCE}` cho khớp nhau");
        told.add("whose province", "dòng", Finding::error(codes::U014, at, message).hint(hint));
    }
    parted
}

/// What to do if it is intended as it is.
fn way_out(unit: &Locality) -> String {
    match unit.get(KEPT) {
        Some(_) => format!("đúng như đã ghi thì ghi `có` ở cột `{KEPT}`"),
        None => format!("đúng như đã ghi thì thêm cột `{KEPT}`, ghi `có`"),
    }
}
