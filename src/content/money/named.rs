//! Units of money as they are named above tables: "Đơn vị tính: triệu đồng", "ĐVT: 1.000đ", "Kinh phí (nghìn
//! đồng)".
//!
//! In: a text of a sheet. Out: the units of figures that it names. An amount ("50 triệu đồng") names none;
//! whether the unit is the right one is left to the caller.

use super::Unit;
use super::prose::{ENDS, SCALES};

/// The first words of a line that gives the unit of a table, and whether they are unambiguous: "Đơn vị" may
/// be an office ("Đơn vị: Sở Nội vụ", "Đơn vị thực hiện").
const LABELS: [(&str, bool); 6] = [
    ("đơn vị tính", true),
    ("đơn vị tiền", true),
    ("đvt", true),
    ("đv tính", true),
    ("đơn vị", false),
    ("đv", false),
];

/// Signs of foreign money, and words for it: no table is in such a unit.
const FOREIGN_SIGNS: [char; 6] = ['$', '€', '¥', '£', '₩', '฿'];
const FOREIGN: [&str; 13] =
    ["usd", "eur", "euro", "jpy", "cny", "gbp", "krw", "sgd", "thb", "aud", "dollar", "đôla", "ndt"];

/// What a text says about the unit of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedUnits {
    /// The units it names, in order; None for one that no table is in, "nghìn tỷ đồng".
    pub units: Vec<Option<Unit>>,
    /// Whether it is a line only for the unit.
    pub labelled: bool,
    /// Whether it says nothing else: "nghìn đồng", "USD".
    pub only: bool,
}

impl NamedUnits {
    /// Whether it names a unit, and a different one from this.
    pub fn differs(&self, unit: Unit) -> bool {
        self.units.iter().any(|one| *one != Some(unit))
    }

    /// Whether it names units, and none of them is this.
    pub fn is_other(&self, unit: Unit) -> bool {
        !self.units.is_empty() && self.units.iter().all(|one| *one != Some(unit))
    }
}

/// What a text says about the unit of figures. Returns None if it says nothing.
pub fn named(text: &str) -> Option<NamedUnits> {
    // "đô la" is one word, and has nothing to do with đồng.
    let text = text.to_lowercase().replace("đô la", "đôla").replace("đô-la", "đôla").replace('₫', "đ ");
    let bare = text.trim_matches(|one: char| !one.is_alphanumeric() && !FOREIGN_SIGNS.contains(&one));
    let label = LABELS.iter().find_map(|(label, sure)| {
        let rest = bare.strip_prefix(label)?.trim_start();
        let parted = rest.strip_prefix(':').or_else(|| rest.strip_prefix("là "));
        Some((parted.or(Some(rest).filter(|_| *sure))?, *sure))
    });
    if let Some((rest, sure)) = label {
        let units = units(rest, true);
        return (sure || !units.is_empty()).then_some(NamedUnits { units, labelled: true, only: true });
    }
    // In brackets a unit may be alone: "Kinh phí (đồng)".
    let inner = |part: &str| {
        let part = part.split([')', ']']).next().unwrap_or_default();
        let known = units(part, true);
        if rest_of_units(part).is_empty() { known } else { Vec::new() }
    };
    let only = rest_of_units(&text).is_empty();
    let mut found: Vec<Option<Unit>> = text.split(['(', '[']).skip(1).flat_map(inner).collect();
    if found.is_empty() {
        found = units(&text, only);
    }
    (!found.is_empty()).then_some(NamedUnits { units: found, labelled: false, only })
}

/// The words of a text: letters, or digits with the marks between them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for (at, one) in text.char_indices() {
        let next = text[at + one.len_utf8()..].chars().next().unwrap_or(' ');
        let inside =
            one.is_alphabetic() && before.is_alphabetic() || one.is_ascii_digit() && before.is_ascii_digit();
        // Blanks, dots and commas separate groups of digits.
        let mark = ".,\u{a0} ".contains(one) && before.is_ascii_digit() && next.is_ascii_digit();
        match words.last_mut() {
            _ if mark => {
                before = '0';
                continue;
            }
            Some(last) if inside => last.push(one),
            _ if one.is_alphanumeric() || FOREIGN_SIGNS.contains(&one) => words.push(one.to_string()),
            _ => {}
        }
        before = one;
    }
    words.iter().flat_map(|word| split(word)).collect()
}

/// `trđ` is two words.
fn split(word: &str) -> Vec<String> {
    let parts = SCALES.iter().find_map(|(scale, _)| {
        let end = word.strip_prefix(scale)?;
        ENDS.contains(&end).then(|| vec![(*scale).to_owned(), end.to_owned()])
    });
    parts.unwrap_or_else(|| vec![word.to_owned()])
}

/// How many zeros a word of a unit means.
fn zeros(word: &str) -> Option<u32> {
    let scale = SCALES.iter().find(|(scale, _)| *scale == word).map(|(_, zeros)| *zeros);
    let number = word.strip_prefix('1').filter(|rest| rest.len() % 3 == 0 && !rest.is_empty());
    let number = number.filter(|rest| rest.bytes().all(|one| one == b'0'));
    scale.or_else(|| number.map(|rest| rest.len() as u32))
}

/// The units in a text; with `alone` also "đồng" and "triệu" without other words.
fn units(text: &str, alone: bool) -> Vec<Option<Unit>> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let scales: Vec<u32> = words[at..].iter().map_while(|word| zeros(word)).collect();
        let next = at + scales.len();
        let ends = words.get(next).is_some_and(|word| ENDS.contains(&word.as_str()));
        let of_amount = at > 0 && words[at - 1].bytes().all(|one| one.is_ascii_digit());
        let is_number = scales.len() == 1 && words[at].bytes().all(|one| one.is_ascii_digit());
        // "Euro 5" is not money.
        let is_foreign = words.get(next).is_some_and(|word| is_foreign(word) && (alone || word != "euro"));
        if is_foreign {
            found.extend(Some(None).filter(|_| !of_amount));
            at = next + 1;
            continue;
        }
        let is_unit = match (scales.is_empty(), ends) {
            (false, true) => true,
            (false, false) => alone && !is_number,
            (true, true) => alone,
            (true, false) => false,
        };
        if is_unit && !of_amount {
            let total: u32 = scales.iter().sum();
            found.push(Unit::ALL.into_iter().find(|unit| unit.zeros() == total));
        }
        at = next + usize::from(ends || scales.is_empty());
    }
    found
}

/// Whether it is foreign money.
fn is_foreign(word: &str) -> bool {
    FOREIGN.contains(&word) || word.chars().all(|one| FOREIGN_SIGNS.contains(&one))
}

/// The words of a text that belong to no unit.
fn rest_of_units(text: &str) -> Vec<String> {
    let is_unit = |word: &String| zeros(word).is_some() || ENDS.contains(&word.as_str()) || is_foreign(word);
    words(text)
        .into_iter()
        .filter(|word| !is_unit(word) && !["việt", "nam"].contains(&word.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn units_are_known_as_people_write_them() {
        for (text, wanted) in [
            ("Đơn vị tính: triệu đồng", "triệu đồng"),
            ("(Đơn vị tính: Nghìn đồng)", "nghìn đồng"),
            ("ĐVT: 1.000đ", "nghìn đồng"),
            ("ĐVT : 1000 đồng", "nghìn đồng"),
            ("ĐVT: 1.000.000 đ", "triệu đồng"),
            ("Đơn vị tính: tr.đ", "triệu đồng"),
            ("ĐVT: Trđ", "triệu đồng"),
            ("Đơn vị tính: tr đồng", "triệu đồng"),
            ("Đơn vị tính: ngàn đồng", "nghìn đồng"),
            ("Đơn vị: Đồng", "đồng"),
            ("Đơn vị tính: VNĐ", "đồng"),
            ("Đơn vị tính: tỉ đồng", "tỷ đồng"),
            ("Đơn vị tính: nghìn tỷ đồng", "?"),
            ("Đơn vị tính: triệu", "triệu đồng"),
            ("Đơn vị tính là đồng", "đồng"),
            ("ĐƠN VỊ TÍNH: TRIỆU ĐỒNG", "triệu đồng"),
            ("Kinh phí (nghìn đồng)", "nghìn đồng"),
            ("Kinh phí (đồng)", "đồng"),
            ("Số tiền (1.000 đồng)", "nghìn đồng"),
            ("Kinh phí, triệu đồng", "triệu đồng"),
            ("nghìn đồng", "nghìn đồng"),
            ("(đ)", "đồng"),
            ("₫", "đồng"),
            ("VNĐ", "đồng"),
            ("USD", "?"),
            ("$", "?"),
            ("Vốn vay (USD)", "?"),
            ("Kinh phí, 1.000 USD", "?"),
            ("Đơn vị tính: nghìn đô la Mỹ", "?"),
            ("Đơn vị tính: $", "?"),
            ("Đơn vị tính: người", "-"),
            ("Đơn vị tính:", "-"),
        ] {
            let found = named(text).unwrap_or_else(|| panic!("{text}"));
            let names: Vec<&str> =
                found.units.iter().map(|unit| unit.map_or("?", |unit| unit.name())).collect();
            assert_eq!(if names.is_empty() { "-".to_owned() } else { names.join(", ") }, wanted, "{text}");
        }
        for text in [
            "Đơn vị: Sở Nội vụ",
            "Đơn vị thực hiện",
            "Đơn vị",
            "Công trình trên 50 triệu đồng",
            "Hội đồng nhân dân",
            "Hợp đồng (đợt 1)",
            "Đồng Nai (đồng bằng)",
            "Năm 2026",
            "Kinh phí năm 2026",
            "Phụ lục. KINH PHÍ",
            "1.000 cây",
            "Dự án trên 5.000 USD",
            "Xe đạt chuẩn Euro 5",
            "Kinh phí cho Đắk Lak",
            "Cô Đô Lương",
            "",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
