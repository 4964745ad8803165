//! The head of a document as it is typed: bodies, number and symbol, place and day, marks.
//!
//! In: the words of its lines. Out: values of their keys, and what of the words they leave out.

use super::casing::{self, is_loud};
use crate::content::number::document_number;

/// Number and symbol.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TypedNumber {
    pub(super) number: Option<String>,
    pub(super) symbol: Option<String>,
    /// Words that are in neither.
    pub(super) left: String,
}

/// Place and day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TypedDay {
    pub(super) place: Option<String>,
    /// Day, month and year, where all are there.
    pub(super) day: Option<(u16, u16, u16)>,
    pub(super) year: Option<u16>,
    /// Whether a day or a month stands there without the other.
    pub(super) is_partial: bool,
}

/// `Số: 05/QĐ-UBND`, `Số:      /KH -UBND`.
pub(super) fn number(text: &str) -> TypedNumber {
    let rest = text.split_once(':').map_or_else(
        || text.trim_start_matches(|one: char| one.is_alphabetic() || one.is_whitespace()),
        |(_, rest)| rest,
    );
    let (number, symbol) = rest.split_once('/').unwrap_or((rest, ""));
    let number = number.trim_matches(|one: char| one.is_whitespace() || "….._".contains(one));
    let plain: String = symbol
        .chars()
        .map(|one| if matches!(one, '–' | '—' | '−' | '‑') { '-' } else { one })
        .filter(|one| !one.is_whitespace())
        .collect();
    let plain = plain.trim_matches(['-', '.', '/', '…', ',', ';']).to_owned();
    let allowed = |one: char| one.is_alphanumeric() || matches!(one, '-' | '/' | '&' | '.');
    let fits = !plain.is_empty() && plain.chars().all(allowed) && plain.contains(char::is_alphabetic);
    let known = document_number(number);
    let mut left = Vec::new();
    if known.is_none() && number.contains(char::is_alphanumeric) {
        left.push(number.to_owned());
    }
    if !fits && symbol.contains(char::is_alphanumeric) {
        left.push(symbol.trim().to_owned());
    }
    TypedNumber { number: known, symbol: fits.then_some(plain), left: left.join(" / ") }
}

/// `Hà Nội, ngày 31 tháng 10 năm 2026`.
pub(super) fn place_and_day(text: &str) -> TypedDay {
    let small = text.to_lowercase();
    let behind = |words: &str| -> Option<&str> {
        let at = small.find(words)?;
        // Small letters have the same length here, or nothing is read.
        text.get(at + words.len()..)
    };
    let number = |words: &str| -> Option<u16> {
        let digits: String = behind(words)?
            .trim_start_matches(|one: char| one.is_whitespace() || "….._".contains(one))
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().ok()
    };
    let place = small.find("ngày").and_then(|at| text.get(..at)).map(|place| {
        place.trim_matches(|one: char| one.is_whitespace() || matches!(one, ',' | '.' | ';' | '…')).to_owned()
    });
    let (day, month, year) = (number("ngày"), number("tháng"), number("năm"));
    let year = year.filter(|year| (1900..2200).contains(year));
    let whole = match (day, month, year) {
        (Some(day @ 1..=31), Some(month @ 1..=12), Some(year)) => Some((day, month, year)),
        _ => None,
    };
    TypedDay {
        place: place.filter(|place| !place.is_empty()),
        day: whole,
        year,
        is_partial: whole.is_none() && (day.is_some() || month.is_some()),
    }
}

/// The issuing bodies: names of lines, parted where a line ends with a dash.
pub(super) fn bodies(lines: &[String], prose: &str) -> Vec<Vec<String>> {
    let mut bodies: Vec<Vec<String>> = vec![Vec::new()];
    for line in lines {
        let ends = line.trim_end().ends_with(['-', '–']) && lines.len() > 1;
        let name = line.trim_end_matches([' ', '-', '–']).to_owned();
        if let Some(body) = bodies.last_mut() {
            body.push(name);
        }
        if ends {
            bodies.push(Vec::new());
        }
    }
    bodies.retain(|body| !body.is_empty());
    bodies.truncate(2);
    bodies.iter().map(|body| casing::name(body, prose)).collect()
}

/// `DỰ THẢO`, `Dự thảo lần 2`: the number of the draft.
pub(super) fn draft_number(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|number| (1..100).contains(number))
}

/// The symbol of a kind for a body without one of its own: the initials of its name.
pub(super) fn symbol(short: Option<&str>, body: &str) -> String {
    let of_committee =
        body.to_lowercase().contains("ủy ban nhân dân") || body.to_lowercase().contains("ubnd");
    let initials: String = match of_committee {
        true => "UBND".to_owned(),
        false => {
            body.split(' ').filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
        }
    };
    let initials = if initials.chars().all(char::is_alphabetic) && !initials.is_empty() {
        initials
    } else {
        "UBND".to_owned()
    };
    match short {
        Some(short) => format!("{short}-{initials}"),
        None => initials,
    }
}

/// The body in a line of authority: `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH` is that of the committee.
pub(super) fn body_of_authority(line: &str) -> Option<String> {
    let small = super::tables::folded(line);
    let at =
        ["uy ban nhan dan", "hoi dong nhan dan", "ubnd", "hdnd"].iter().find_map(|name| small.find(name))?;
    let words = small.get(..at)?.split(' ').filter(|word| !word.is_empty()).count();
    let name: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).skip(words).collect();
    (name.len() > 2).then(|| name.join(" "))
}

/// The body in the line "(Kèm theo … của UBND thành phố Hà Nội)".
pub(super) fn body_of_attached(prose: &str) -> Option<String> {
    let line = prose.lines().find(|line| {
        let small = super::tables::folded(line);
        small.starts_with("(ban hanh kem theo") || small.starts_with("(kem theo")
    })?;
    let (_, name) = line.rsplit_once(" của ")?;
    let name = name.trim_end_matches([')', '.', ' ']);
    let name = name.strip_prefix("Chủ tịch ").unwrap_or(name);
    let name = name.replacen("UBND", "Ủy ban nhân dân", 1).replacen("HĐND", "Hội đồng nhân dân", 1);
    (3..=14).contains(&name.split(' ').count()).then_some(name)
}

/// A name as the lines of a head: the place of a committee stands on a line of its own.
pub(super) fn in_lines(name: &str) -> Vec<String> {
    match name.split_once("nhân dân ") {
        Some((body, place)) => vec![format!("{body}nhân dân"), place.to_owned()],
        None => vec![name.to_owned()],
    }
}

/// The number of a word for the urgency of a paper.
pub(super) fn urgency(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "khẩn" => Some("khan"),
        "thượng khẩn" => Some("thuong_khan"),
        "hỏa tốc" | "hoả tốc" => Some("hoa_toc"),
        _ => None,
    }
}

/// Whether a line is one of the national words, which are printed anyway.
pub fn is_national(text: &str) -> bool {
    let small = super::tables::folded(text);
    let small = small.trim();
    let nation = is_loud(text) && small.contains("xa hoi chu nghia viet nam") && small.chars().count() < 60;
    nation || small.starts_with("doc lap") && small.contains("hanh phuc") && small.chars().count() < 60
}

#[cfg(test)]
mod tests {
    use super::{TypedDay, TypedNumber, bodies, number, place_and_day, symbol};

    fn typed(number: Option<&str>, symbol: Option<&str>, left: &str) -> TypedNumber {
        TypedNumber {
            number: number.map(str::to_owned),
            symbol: symbol.map(str::to_owned),
            left: left.to_owned(),
        }
    }

    #[test]
    fn numbers_and_symbols() {
        assert_eq!(number("Số: 206 /KH-UBND"), typed(Some("206"), Some("KH-UBND"), ""));
        assert_eq!(number("Số:        /KH -UBND"), typed(None, Some("KH-UBND"), ""));
        assert_eq!(number("Số: 12a/QĐ-UBND"), typed(None, Some("QĐ-UBND"), "12a"));
        assert_eq!(number("Số: …../2026/QĐ–UBND"), typed(None, Some("2026/QĐ-UBND"), ""));
    }

    #[test]
    fn places_and_days() {
        let day = |place: &str, day, year, is_partial| TypedDay {
            place: Some(place.to_owned()),
            day,
            year,
            is_partial,
        };
        assert_eq!(
            place_and_day("Hà Nội, ngày 31 tháng 10 năm 2018"),
            day("Hà Nội", Some((31, 10, 2018)), Some(2018), false)
        );
        assert_eq!(
            place_and_day("Yên Hòa, ngày       tháng     năm 2026"),
            day("Yên Hòa", None, Some(2026), false)
        );
        assert_eq!(
            place_and_day("An Bình, ngày …… tháng 01 năm 2026"),
            day("An Bình", None, Some(2026), true)
        );
    }

    #[test]
    fn two_bodies_are_parted_by_a_dash() {
        let lines = ["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH -", "ỦY BAN MẶT TRẬN TỔ QUỐC"].map(str::to_owned);
        assert_eq!(bodies(&lines, "").len(), 2);
        assert_eq!(symbol(Some("KH"), "Ủy ban nhân dân xã An Bình"), "KH-UBND");
        assert_eq!(symbol(None, "Sở Nội vụ"), "SNV");
    }
}
