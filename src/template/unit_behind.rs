//! A unit of money typed behind a figure that a filter printed: `{{ tong | tien }} tỷ đồng` is a thousand
//! times too much if the table is in triệu đồng.
//!
//! In: a text as typed. Out: the same text, with its filters asked to mark their units; and from the
//! result of that, the figures whose unit differs from the one typed behind them.

use crate::content::money::{Unit, prose};
use crate::finding::{Finding, codes};
use crate::source::Span;

/// The option that asks the filter for a mark.
pub(super) const OPTION: &str = "dau_don_vi";

/// The filter that prints a figure without its unit.
const FILTER: &str = "tien";

/// The mark behind a figure that stands for its unit; no text can hold it.
pub(super) fn mark(unit: Unit) -> char {
    let place = Unit::ALL.iter().position(|one| *one == unit).unwrap_or(0);
    char::from_u32(0xE030 + place as u32).unwrap_or('\u{E030}')
}

/// A figure with another unit behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct OtherUnit {
    figure: String,
    unit: Unit,
    typed: String,
}

/// A text whose filters mark their units. Returns None if no braces have a unit behind them.
pub(super) fn marked(raw: &str) -> Option<String> {
    if !raw.contains(FILTER) || !raw.contains("}}") {
        return None;
    }
    let (mut marked, mut rest, mut any) = (String::new(), raw, false);
    while let Some(start) = rest.find('{') {
        let (before, braces) = rest.split_at(start);
        marked.push_str(before);
        let pair = [("{{", "}}"), ("{%", "%}")].into_iter().find(|(open, _)| braces.starts_with(open));
        let end = pair.and_then(|(_, close)| Some(braces.find(close)? + close.len()));
        let Some(end) = end.filter(|_| !before.ends_with('\\')) else {
            marked.push('{');
            rest = &braces[1..];
            continue;
        };
        let (inner, behind) = braces.split_at(end);
        let set = inner.trim_start_matches(['{', '%', '-', ' ']).starts_with("set ");
        match inner.starts_with("{{") || set {
            true => {
                let (with, found) = with_option(inner);
                marked.push_str(&with);
                any |= found;
            }
            false => marked.push_str(inner),
        }
        rest = behind;
    }
    marked.push_str(rest);
    any.then_some(marked)
}

/// An expression with its filters asked for marks, and whether there were any.
fn with_option(expression: &str) -> (String, bool) {
    let (mut with, mut found) = (String::new(), false);
    for (at, part) in expression.split('|').enumerate() {
        if at > 0 {
            with.push('|');
        }
        let name = part.trim_start();
        let behind = name.strip_prefix(FILTER).filter(|_| at > 0);
        let behind =
            behind.filter(|behind| !behind.starts_with(|one: char| one.is_alphanumeric() || one == '_'));
        let Some(behind) = behind else {
            with.push_str(part);
            continue;
        };
        found = true;
        with.push_str(&part[..part.len() - behind.len()]);
        match behind.trim_start().strip_prefix('(') {
            Some(options) if options.trim_start().starts_with(')') => {
                with.push_str(&format!("({OPTION}=true{options}"));
            }
            Some(options) => with.push_str(&format!("({OPTION}=true, {options}")),
            None => with.push_str(&format!("({OPTION}=true){behind}")),
        }
    }
    (with, found)
}

/// The figures of a text with marks that have a different unit behind them.
pub(super) fn other(filled: &str) -> Vec<OtherUnit> {
    let mut found = Vec::new();
    for unit in Unit::ALL {
        for (at, mark) in filled.match_indices(mark(unit)) {
            let behind = &filled[at + mark.len()..];
            let Some((zeros, length)) = prose::unit_in_front(behind) else { continue };
            if unit.zeros() == zeros {
                continue;
            }
            let before = &filled[..at];
            let figure = before.rfind(|one: char| !one.is_ascii_digit() && !".,".contains(one));
            let figure = figure.map_or(before, |start| {
                before[start..].trim_start_matches(|one: char| !one.is_ascii_digit())
            });
            let typed = behind[..length].trim_matches(['*', ' ', '\u{a0}']).to_owned();
            found.push(OtherUnit { figure: figure.to_owned(), unit, typed });
        }
    }
    found
}

impl OtherUnit {
    pub(super) fn finding(&self, at: Span) -> Finding {
        let OtherUnit { figure, unit, typed } = self;
        let unit = unit.name();
        let message = format!("số `{figure}` là {unit}, phía sau gõ `{typed}`");
        let hint = format!(
            "viết `{unit}` sau số; muốn đổi đơn vị thì ghi trong bộ lọc, ví dụ `{{{{ tong | tien(don_vi=\"tỷ đồng\") }}}} tỷ \
             đồng`"
        );
        Finding::error(codes::B010, at, message).hint(hint)
    }
}

#[cfg(test)]
mod tests {
    use super::{mark, marked, other};
    use crate::content::money::Unit;

    #[test]
    fn filters_that_print_a_figure_are_asked_for_its_unit() {
        for (raw, wanted) in [
            ("{{ tong | tien }} đồng", "{{ tong | tien(dau_don_vi=true) }} đồng"),
            ("{{tong|tien}}", "{{tong|tien(dau_don_vi=true)}}"),
            ("{{ a | tien(don_vi=\"tỷ đồng\") }}", "{{ a | tien(dau_don_vi=true, don_vi=\"tỷ đồng\") }}"),
            ("{% set x = a | tien() %}{{ x }}", "{% set x = a | tien(dau_don_vi=true) %}{{ x }}"),
        ] {
            assert_eq!(marked(raw).as_deref(), Some(wanted), "{raw}");
        }
        for raw in [
            "{{ tien }} {x}",
            "{{ tong | tien_le }}",
            "\\{{ tong | tien }}",
            "{% if a | tien == b %}{{ c }}{% endif %}",
            "tien",
        ] {
            assert_eq!(marked(raw), None, "{raw}");
        }
    }

    #[test]
    fn the_unit_behind_is_that_of_the_figure() {
        let of = |unit: Unit, behind: &str| other(&format!("là 1.5{}{behind}", mark(unit)));
        for (unit, behind) in [
            (Unit::Million, " triệu đồng."),
            (Unit::Million, "\u{a0}tr.đ"),
            (Unit::Million, "** triệu đồng"),
            (Unit::Thousand, " ngàn đồng"),
            (Unit::Billion, " tỉ đồng"),
            (Unit::Dong, "đ"),
            (Unit::Million, " cho xã"),
            (Unit::Million, " (đơn vị: triệu đồng)"),
            (Unit::Million, " đồng thời"),
            (Unit::Million, " tỷ lệ"),
            (Unit::Million, ""),
        ] {
            assert_eq!(of(unit, behind), [], "{behind}");
        }
        for (unit, behind) in [
            (Unit::Million, " tỷ đồng"),
            (Unit::Million, " đồng."),
            (Unit::Million, " triệu tỷ đồng"),
            (Unit::Dong, " triệu đồng"),
            (Unit::Thousand, " triệu"),
            (Unit::Billion, " **triệu đồng**"),
        ] {
            assert_eq!(of(unit, behind).len(), 1, "{behind}");
        }
    }
}
