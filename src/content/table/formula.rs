//! Formulas under columns, as papers print them: `3=1+2`, `(5)=(4)-(3)`, `6=4x5`, `7=5/4`, `8=1+...+5`.
//!
//! In: the text under a column, the numbers of all columns. Out: what the column is made of. Whether that is
//! right is left to `numbers`.

use std::collections::BTreeMap;

use super::{Column, Origin};
use crate::content::number::letter_value;

/// A range of fewer columns is printed in full.
const FEW: usize = 4;

/// A number under a column, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct NumberText<'a> {
    /// The number or letter.
    pub name: &'a str,
    /// What stands behind the equals sign.
    pub formula: Option<&'a str>,
}

/// Why a formula is not one.
#[derive(Debug, PartialEq, Eq)]
pub enum FormulaFault {
    /// It names a column that there is not.
    NoColumn(String),
    /// It is none of the known sorts.
    Unread,
}

/// What a column is made of, by places of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaMade {
    /// A sum, each term with whether it is taken away.
    Terms(Vec<(usize, bool)>),
    /// A product.
    Product(Vec<usize>),
    /// One divided by another.
    Quotient(usize, usize),
}

/// Takes the text under a column apart. Returns None if it does not begin with a number or a letter.
pub fn apart(text: &str) -> Option<NumberText<'_>> {
    let (name, formula) = text.split_once('=').map_or((text, None), |(name, made)| (name, Some(made.trim())));
    let name = bare(name);
    let is_number = (1..=2).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = letter(name).is_some();
    (is_number || is_letter).then_some(NumberText { name, formula })
}

/// The same with a blank before each sign, where a line may end, and one after it, where none may.
pub(super) fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    for one in text.chars().filter(|one| !one.is_whitespace()) {
        match one {
            '=' | '+' | '-' | '–' | '\u{2212}' | 'x' | 'X' | '*' | '×' | '/' | ':' | '÷' => {
                spaced.extend([' ', one, '\u{a0}']);
            }
            other => spaced.push(other),
        }
    }
    spaced
}

/// The place of a letter in the Vietnamese alphabet, from 1: `Đ` is the fifth. `F`, which that does not have, stands
/// where the one before it does.
pub(super) fn letter(name: &str) -> Option<u32> {
    let mut letters = name.chars();
    let only = letters.next().filter(|_| letters.next().is_none())?.to_lowercase().next()?;
    letter_value(&only.to_string()).or_else(|| {
        let mut before = ('a'..=only).rev().filter(|_| only.is_ascii_alphabetic());
        before.find_map(|one| letter_value(&one.to_string()))
    })
}

fn bare(name: &str) -> &str {
    name.trim_matches(|one: char| "()[] \u{a0}".contains(one))
}

/// Reads a formula over columns of these numbers.
///
/// # Errors
/// A number of no column, or signs that are not those of a sum, a product or a quotient.
pub fn read(formula: &str, names: &[String]) -> Result<FormulaMade, FormulaFault> {
    let column = |name: &str| {
        let name = bare(name);
        match names.iter().position(|one| one == name) {
            Some(at) => Ok(at),
            None if apart(name).is_some() => Err(FormulaFault::NoColumn(name.to_owned())),
            None => Err(FormulaFault::Unread),
        }
    };
    let text =
        formula.replace('…', "...").replace(['–', '\u{2212}'], "-").replace('×', "x").replace('÷', "/");
    // "in per cent" says how a quotient is printed, not what it is of.
    let plain: String = text.chars().filter(|one| !one.is_whitespace()).collect();
    let plain = ["*100%", "x100%", "*100", "x100", "%"]
        .iter()
        .find_map(|end| plain.strip_suffix(end))
        .filter(|rest| rest.contains(['/', ':']))
        .unwrap_or(&plain);
    if let Some((part, whole)) = plain.split_once(['/', ':']) {
        return Ok(FormulaMade::Quotient(column(part)?, column(whole)?));
    }
    if plain.contains(['x', '*', 'X']) {
        return plain.split(['x', '*', 'X']).map(column).collect::<Result<_, _>>().map(FormulaMade::Product);
    }
    terms(plain, &column)
}

/// The terms of a sum; `1+...+5` are all columns from one to the other, `9-(1+2)` takes both away.
fn terms(
    text: &str,
    column: &dyn Fn(&str) -> Result<usize, FormulaFault>,
) -> Result<FormulaMade, FormulaFault> {
    let mut of = Vec::new();
    add_terms(text, false, column, &mut of)?;
    Ok(FormulaMade::Terms(of))
}

/// Adds the terms of a sum; `taken` if the whole of it is taken away.
fn add_terms(
    text: &str,
    taken: bool,
    column: &dyn Fn(&str) -> Result<usize, FormulaFault>,
    of: &mut Vec<(usize, bool)>,
) -> Result<(), FormulaFault> {
    let (mut is_range, mut less, start) = (false, taken, of.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (term, sign) = rest.split_at(term_end(rest)?);
        if term.len() >= 2 && term.bytes().all(|byte| byte == b'.') {
            is_range = true;
        } else if let Some(inner) = in_brackets(term) {
            if is_range {
                return Err(FormulaFault::Unread);
            }
            add_terms(inner, less, column, of)?;
        } else {
            let at = column(term)?;
            if std::mem::take(&mut is_range) {
                let first = of.get(start..).and_then(<[_]>::last).ok_or(FormulaFault::Unread)?.0 + 1;
                of.extend((first..at).map(|between| (between, less)));
            }
            of.push((at, less));
        }
        less = sign.starts_with('-') != taken;
        rest = sign.get(1..).unwrap_or_default();
        if !sign.is_empty() && rest.is_empty() {
            return Err(FormulaFault::Unread);
        }
    }
    if of.len() == start || is_range { Err(FormulaFault::Unread) } else { Ok(()) }
}

/// Where the first term of a sum ends: at a sign outside of brackets.
fn term_end(text: &str) -> Result<usize, FormulaFault> {
    let mut open = 0_usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.checked_sub(1).ok_or(FormulaFault::Unread)?,
            '+' | '-' if open == 0 => return Ok(at),
            _ => {}
        }
    }
    if open == 0 { Ok(text.len()) } else { Err(FormulaFault::Unread) }
}

/// What a term is in brackets, if that is a sum; the number of a column may stand in brackets too.
fn in_brackets(term: &str) -> Option<&str> {
    let inner = term.strip_prefix('(')?.strip_suffix(')')?;
    inner.contains(['+', '-']).then_some(inner)
}

impl FormulaMade {
    /// What a computed column is declared to be made of.
    pub(super) fn of_column(columns: &[Column], at: usize) -> FormulaMade {
        let Column { of, less, kind, .. } = &columns[at];
        match (kind.origin(), &of[..]) {
            (Some(Origin::Product), _) => FormulaMade::Product(of.clone()),
            (Some(Origin::Ratio), &[part, whole]) => FormulaMade::Quotient(part, whole),
            _ => {
                let less = less.iter().map(|&at| (at, true));
                FormulaMade::Terms(of.iter().map(|&at| (at, false)).chain(less).collect())
            }
        }
    }

    /// The same with every sum in it taken apart down to what is no sum, so that formulas can be compared:
    /// how often each column counts, those of a product, or the two of a quotient.
    pub(super) fn expanded(&self, columns: &[Column]) -> (BTreeMap<usize, i64>, Vec<usize>) {
        match self {
            FormulaMade::Product(of) => {
                let mut of = of.clone();
                of.sort_unstable();
                (BTreeMap::new(), [vec![usize::MAX], of].concat())
            }
            FormulaMade::Quotient(part, whole) => (BTreeMap::new(), vec![*part, *whole]),
            FormulaMade::Terms(of) => {
                let mut counts = BTreeMap::new();
                let mut open: Vec<(usize, i64)> =
                    of.iter().map(|&(at, less)| (at, if less { -1 } else { 1 })).collect();
                // No column is made of itself, so this ends.
                while let Some((at, factor)) = open.pop() {
                    let column = &columns[at];
                    match column.kind.origin() {
                        Some(Origin::RowSum | Origin::Difference) => {
                            open.extend(column.of.iter().map(|&of| (of, factor)));
                            open.extend(column.less.iter().map(|&of| (of, -factor)));
                        }
                        _ => *counts.entry(at).or_insert(0) += factor,
                    }
                }
                counts.retain(|_, count| *count != 0);
                (counts, Vec::new())
            }
        }
    }

    /// As papers print it. Returns None for what is only one side of a difference.
    pub(super) fn spelled(&self, name: &dyn Fn(usize) -> String, origin: Option<Origin>) -> Option<String> {
        let joined = |of: &[usize], sign: &str| of.iter().map(|&at| name(at)).collect::<Vec<_>>().join(sign);
        match self {
            FormulaMade::Product(of) => Some(joined(of, "x")),
            FormulaMade::Quotient(part, whole) => Some(joined(&[*part, *whole], "/")),
            FormulaMade::Terms(_) if matches!(origin, Some(Origin::Rise | Origin::Fall)) => None,
            FormulaMade::Terms(of) => {
                let (added, less): (Vec<_>, Vec<_>) = of.iter().partition(|(_, less)| !less);
                let added: Vec<usize> = added.into_iter().map(|(at, _)| at).collect();
                let row = added.windows(2).all(|pair| pair[1] == pair[0] + 1);
                let sum = match &added[..] {
                    [first, .., last] if row && added.len() >= FEW => {
                        format!("{}+...+{}", name(*first), name(*last))
                    }
                    added => joined(added, "+"),
                };
                Some(less.iter().fold(sum, |sum, (at, _)| sum + "-" + &name(*at)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FormulaFault, FormulaMade, apart, read};

    #[test]
    fn formulas_are_read_as_papers_print_them() {
        let names: Vec<String> = ["A", "B", "1", "2", "3", "4", "5"].map(str::to_owned).into();
        let of = |text: &str| read(apart(text).unwrap().formula.unwrap(), &names);
        let plus = |of: &[usize]| Ok(FormulaMade::Terms(of.iter().map(|&at| (at, false)).collect()));
        assert_eq!(of("3=1+2"), plus(&[2, 3]));
        assert_eq!(of("(3) = (1) + (2)"), plus(&[2, 3]));
        assert_eq!(of("5=1+...+4"), plus(&[2, 3, 4, 5]));
        assert_eq!(of("5=1+2+…+4"), plus(&[2, 3, 4, 5]));
        assert_eq!(of("5=(4)-(3)"), Ok(FormulaMade::Terms(vec![(5, false), (4, true)])));
        assert_eq!(of("5=4–3"), Ok(FormulaMade::Terms(vec![(5, false), (4, true)])));
        assert_eq!(of("5=3x4"), Ok(FormulaMade::Product(vec![4, 5])));
        for text in ["5=4/3", "5=4:3", "5=4/3x100", "5=4/3*100%", "5 = (4)/(3) %"] {
            assert_eq!(of(text), Ok(FormulaMade::Quotient(5, 4)), "{text}");
        }
        let less = |of: &[(usize, bool)]| Ok(FormulaMade::Terms(of.to_vec()));
        assert_eq!(of("5=4-(1+2)"), less(&[(5, false), (2, true), (3, true)]));
        assert_eq!(of("5=4-(1-(2))"), less(&[(5, false), (2, true), (3, false)]));
        assert_eq!(of("5=(1+2)-(3+...+4)"), less(&[(2, false), (3, false), (4, true), (5, true)]));
        assert_eq!(of("5=4+7"), Err(FormulaFault::NoColumn("7".to_owned())));
        for text in ["5=4+", "5=", "5=...+4", "5=4+...", "5=tổng", "5=4/3/2", "5=4-(1+2", "5=4-()", "5=4)-(1"]
        {
            assert_eq!(of(text), Err(FormulaFault::Unread), "{text}");
        }
        assert_eq!(
            ["A", "D", "Đ", "E", "F", "G", "đ"].map(|one| super::letter(one).unwrap()),
            [1, 4, 5, 6, 6, 7, 5]
        );
        assert!(apart("Đ").is_some() && apart("AB").is_none());
        assert!(apart("Số").is_none() && apart("").is_none() && apart("123").is_none());
    }
}
