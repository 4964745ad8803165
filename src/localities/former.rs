//! Provinces as they were until 30 June 2025, and what became of them.
//!
//! In: the table `tinh-truoc-2025.csv`, which comes with the program. Out: each former province with the
//! first day on which its name no longer existed, and what it is from then on. Communes of that time are
//! not in it: nothing is said about them.

use std::sync::LazyLock;

use super::known::{PROVINCES, UNITS};
use super::name::spelling;
use crate::content::date::{DocDate, parse_day};

/// A province whose name no longer exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerProvince {
    /// Its name without the type, `Kon Tum`.
    pub name: &'static str,
    /// `tỉnh`, `thành phố`.
    pub kind: &'static str,
    /// The first day without it: year, month, day.
    pub ended: (u16, u8, u8),
    /// What it is from then on, `tỉnh Quảng Ngãi`.
    pub became: String,
    /// The source of these facts.
    pub source: &'static str,
}

/// What is known of localities: former provinces, present provinces and communes.
#[derive(Debug)]
pub struct UnitTable {
    former: Vec<FormerProvince>,
    /// The names of the former provinces as they are compared, in their order.
    spelled: Vec<String>,
}

/// The table that comes with the program.
static SHIPPED: LazyLock<UnitTable> = LazyLock::new(|| {
    let former = rows().filter_map(|[name, kind, ended, now, now_kind, source]| {
        let ended = parse_day(ended).and_then(DocDate::day)?;
        let became = format!("{} {now}", super::city(now, now_kind));
        // A province that continues under its name is left out.
        (name != now).then_some(FormerProvince { name, kind, ended, became, source })
    });
    let former: Vec<FormerProvince> = former.collect();
    UnitTable { spelled: former.iter().map(|one| spelling(one.name)).collect(), former }
});

/// The cells of the rows; none of them holds a comma, which a test checks.
fn rows() -> impl Iterator<Item = [&'static str; 6]> {
    let table = include_str!("../../content/tinh-truoc-2025.csv");
    table.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let mut next = || cells.next();
        Some([next()?, next()?, next()?, next()?, next()?, next()?])
    })
}

impl UnitTable {
    /// The table that comes with the program.
    pub fn shipped() -> &'static UnitTable {
        &SHIPPED
    }

    /// Provinces whose names no longer exist.
    pub fn former(&self) -> &[FormerProvince] {
        &self.former
    }

    /// The former province of this name, in any capitals and with the tone on either vowel.
    pub fn former_of(&self, name: &str) -> Option<&FormerProvince> {
        let spelled = spelling(name);
        let at = self.spelled.iter().position(|one| *one == spelled)?;
        self.former.get(at)
    }

    /// Whether a present province has this name.
    pub fn is_province(&self, name: &str) -> bool {
        let spelled = spelling(name);
        PROVINCES.of_name(name).any(|known| spelling(known.name) == spelled)
    }

    /// Whether this is the name of a city under the Government, which it also was on 1 July 2025.
    pub fn is_city(&self, name: &str) -> bool {
        let spelled = spelling(name);
        rows().any(|[.., now, kind, _]| kind == "thành phố" && spelling(now) == spelled)
    }

    /// The types of all present communes that have this name, each once.
    pub fn types_of(&self, name: &str) -> Vec<&'static str> {
        let spelled = spelling(name);
        let found = UNITS.of_name(name).filter(|known| spelling(known.name) == spelled);
        let mut kinds: Vec<&str> = found.map(|known| known.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{PROVINCES, UnitTable, parse_day, rows};

    /// 63 provinces of June 2025 and Thừa Thiên Huế, which was one of the 63 until Huế became a city.
    #[test]
    fn the_table_has_all_provinces_of_before_with_their_days_and_sources() {
        let text = include_str!("../../content/tinh-truoc-2025.csv");
        assert!(!text.contains('"') && text.lines().all(|line| line.split(',').count() == 6));
        let all: Vec<_> = rows().collect();
        let names: BTreeSet<&str> = all.iter().map(|row| row[0]).collect();
        assert_eq!((all.len(), names.len()), (64, 64), "each once");
        let of_june = all.iter().filter(|row| row[2] != "01/01/2025");
        let (kept, merged): (Vec<&[&str; 6]>, Vec<&[&str; 6]>) = of_june.partition(|row| row[2].is_empty());
        assert_eq!((kept.len(), merged.len()), (11, 52));
        assert!(kept.iter().all(|row| row[0] == row[3] && row[1] == row[4]));
        let goes_on = merged.iter().filter(|row| row[0] == row[3]).count();
        assert_eq!((goes_on, merged.len() - goes_on), (23, 29));
        for [name, kind, ended, _, now_kind, source] in &all {
            assert!(
                ["tỉnh", "thành phố"].contains(kind) && ["tỉnh", "thành phố"].contains(now_kind),
                "{name}"
            );
            assert!(ended.is_empty() || parse_day(ended).is_some(), "{name}");
            assert!(source.starts_with("Nghị quyết số ") && source.contains("của Quốc hội"), "{name}");
        }
    }

    /// They became the 34 provinces of the table of localities. Since then some provinces have become
    /// cities.
    #[test]
    fn what_they_became_are_the_provinces_of_now() {
        let now: BTreeSet<&str> = PROVINCES.all().map(|known| known.name).collect();
        let became: BTreeSet<&str> = rows().map(|row| row[3]).collect();
        assert_eq!(became, now);
        for [_, _, _, name, kind, _] in rows().filter(|row| row[4] == "thành phố") {
            let own = PROVINCES.all().find(|known| known.name == name).map(|known| known.kind);
            assert_eq!(own, Some(kind), "{name}");
        }
        let table = UnitTable::shipped();
        assert!(table.former().iter().all(|one| !now.contains(one.name)));
        assert_eq!(table.former().len(), 30);
    }

    #[test]
    fn a_former_province_is_known_in_capitals_and_by_either_tone() {
        let table = UnitTable::shipped();
        let became = |name: &str| table.former_of(name).map(|one| one.became.as_str());
        assert_eq!(became("KON TUM"), Some("tỉnh Quảng Ngãi"));
        assert_eq!(became("Hoà Bình"), Some("tỉnh Phú Thọ"));
        assert_eq!(became("Bà Rịa – Vũng Tàu"), Some("Thành phố Hồ Chí Minh"));
        assert_eq!(became("Quảng Ngãi"), None);
        assert!(table.is_province("LÂM ĐỒNG") && !table.is_province("Đắk Nông"));
        assert_eq!(table.types_of("Ngọc Hà"), ["phường"]);
    }
}
