//! The localities of the table that comes with the program.
//!
//! In: a code, or a name with its province. Out: the locality that is meant, if there is no doubt. It
//! knows no more than that table: a locality that is not in it may be right all the same.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use super::name::{folded, may_have_lost, spelling, with_i};

/// A locality, or a province, as the table has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KnownLocality {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    /// The code of its province; for a province its own.
    pub(super) province: &'static str,
}

/// What a row says of a locality besides its name: the locality may be recognised by these.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs<'a> {
    pub(super) code: &'a str,
    pub(super) kind: &'a str,
    pub(super) province_code: &'a str,
    pub(super) province: &'a str,
}

/// Localities of one level.
#[derive(Debug, Default)]
pub(super) struct KnownLocalities {
    all: Vec<KnownLocality>,
    by_code: BTreeMap<&'static str, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// By names with i for y, made when first needed.
    by_sound: OnceLock<BTreeMap<String, Vec<usize>>>,
}

/// Localities of the commune level.
pub(super) static UNITS: LazyLock<KnownLocalities> = LazyLock::new(|| {
    KnownLocalities::of(rows().map(|[code, name, kind, province, ..]| KnownLocality {
        code,
        name,
        kind,
        province,
    }))
});
/// Provinces.
pub(super) static PROVINCES: LazyLock<KnownLocalities> = LazyLock::new(|| {
    KnownLocalities::of(rows().map(|[_, _, _, code, name, kind]| KnownLocality {
        code,
        name,
        kind,
        province: code,
    }))
});

/// The cells of the rows; none of them holds a comma, which a test of the table checks.
fn rows() -> impl Iterator<Item = [&'static str; 6]> {
    let table = include_str!("../../content/don-vi-hanh-chinh.csv");
    table.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let mut next = || cells.next();
        Some([next()?, next()?, next()?, next()?, next()?, next()?])
    })
}

impl KnownLocalities {
    fn of(rows: impl Iterator<Item = KnownLocality>) -> KnownLocalities {
        let mut register = KnownLocalities::default();
        for known in rows {
            if register.by_code.contains_key(known.code) {
                continue;
            }
            let at = register.all.len();
            register.by_code.insert(known.code, at);
            register.by_name.entry(folded(known.name)).or_default().push(at);
            register.all.push(known);
        }
        register
    }

    /// All localities.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = KnownLocality> {
        self.all.iter().copied()
    }

    /// The locality with a code.
    pub(super) fn of_code(&self, code: &str) -> Option<KnownLocality> {
        self.by_code.get(code).map(|&at| self.all[at])
    }

    /// All localities whose name is this one, marks aside.
    pub(super) fn of_name(&self, name: &str) -> impl Iterator<Item = KnownLocality> {
        let found = self.by_name.get(&folded(name)).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|&at| self.all[at])
    }

    /// Whether it is exactly the name of a locality.
    pub(super) fn has(&self, name: &str) -> bool {
        self.of_name(name).any(|known| known.name == name)
    }

    /// Whether it is exactly the name of a locality of a province.
    pub(super) fn has_in(&self, province: &str, name: &str) -> bool {
        self.of_name(name).any(|known| known.name == name && known.province == province)
    }

    /// The province that a row belongs to, by its code or its name.
    pub(super) fn of_row(&self, signs: Signs<'_>) -> Option<KnownLocality> {
        self.of_code(signs.province_code).or_else(|| {
            let mut named = self.of_name(signs.province);
            named.next().filter(|_| named.next().is_none())
        })
    }

    /// The one locality that a name means: the one with the code, if it has this name apart from marks;
    /// otherwise the only one of the province, if the name has no marks that contradict it.
    pub(super) fn meant(&self, name: &str, signs: Signs<'_>) -> Option<KnownLocality> {
        let fold = folded(name);
        let sound = || folded(&with_i(name));
        let is_it =
            |known: &KnownLocality| folded(known.name) == fold || folded(&with_i(known.name)) == sound();
        if let Some(known) = self.of_code(signs.code).filter(is_it) {
            return Some(known);
        }
        let province = PROVINCES.of_row(signs)?;
        // The marks that were typed count.
        let alike =
            |known: &KnownLocality| may_have_lost(name, known.name) || spelling(known.name) == spelling(name);
        let found: Vec<KnownLocality> =
            self.of_name(name).filter(|known| known.province == province.code && alike(known)).collect();
        let of_kind: Vec<KnownLocality> =
            found.iter().filter(|known| known.kind == signs.kind).copied().collect();
        // Two localities with one name differ in their type.
        match (found.as_slice(), of_kind.as_slice()) {
            ([one], _) | (_, [one]) => Some(*one),
            ([one, ..], _) if found.iter().all(|other| other.name == one.name) => Some(*one),
            _ => None,
        }
    }

    /// All localities whose name is this one, marks aside and whether it has i or y.
    pub(super) fn of_sound(&self, name: &str) -> impl Iterator<Item = KnownLocality> {
        let by_sound = self.by_sound.get_or_init(|| {
            let mut all: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (at, known) in self.all.iter().enumerate() {
                all.entry(folded(&with_i(known.name))).or_default().push(at);
            }
            all
        });
        let found = by_sound.get(&folded(&with_i(name))).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|&at| self.all[at])
    }

    /// The types that localities have.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &'static str> {
        self.all.iter().map(|known| known.kind)
    }

    /// The province that a text means: its name with or without marks, or the first letters of
    /// its words, `HCM`.
    pub(super) fn province(&self, text: &str, code: &str) -> Option<KnownLocality> {
        let fold = folded(text);
        let own = self.of_code(code);
        if fold.is_empty() {
            return None;
        }
        if let Some(known) = self.of_name(text).next() {
            return Some(known);
        }
        let loud = !text.chars().any(char::is_lowercase) && fold.len() > 1;
        let initials = |known: &KnownLocality| {
            let first = known.name.split(' ').filter_map(|word| word.chars().next());
            folded(&first.collect::<String>()) == fold
        };
        let mut alike = self.all.iter().filter(|known| initials(known));
        let only = alike.next().filter(|_| alike.next().is_none()).copied();
        own.filter(initials).or(only).filter(|_| loud)
    }
}

#[cfg(test)]
mod tests {
    use super::{PROVINCES, Signs, UNITS, rows};

    #[test]
    fn the_table_is_read_whole() {
        assert_eq!(rows().count(), include_str!("../../content/don-vi-hanh-chinh.csv").lines().count() - 1);
        assert!(!include_str!("../../content/don-vi-hanh-chinh.csv").contains('"'));
        assert_eq!((UNITS.all.len(), PROVINCES.all.len()), (3321, 34));
    }

    #[test]
    fn a_unit_is_known_by_its_code_or_in_its_province() {
        let meant = |name: &str, code: &str, province: &str| {
            UNITS.meant(name, Signs { code, province, ..Signs::default() }).map(|known| known.name)
        };
        assert_eq!(meant("Yen Hoa", "00175", ""), Some("Yên Hòa"));
        assert_eq!(meant("Yen Hoa", "1", "Hà Nội"), Some("Yên Hòa"));
        assert_eq!(meant("Yên Hoa", "1", "Hà Nội"), Some("Yên Hòa"));
        assert_eq!(meant("Yến Hoa", "1", "Hà Nội"), None, "it may be another unit");
        assert_eq!(meant("Yen Hoa", "1", ""), None);
        assert_eq!(meant("Thanh An", "1", "Hồ Chí Minh"), None, "Thanh An, Thạnh An");
        assert_eq!(meant("My Tho", "1", "Đồng Tháp"), None, "Mỹ Tho, Mỹ Thọ");
        let province = |text: &str| PROVINCES.province(text, "").map(|known| known.name);
        assert_eq!(province("HCM"), Some("Hồ Chí Minh"));
        assert_eq!(province("ĐN"), None, "Đà Nẵng, Đồng Nai");
        assert_eq!(province("ha noi"), Some("Hà Nội"));
    }
}
