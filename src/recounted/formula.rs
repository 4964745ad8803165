//! Numbers of columns under the head, and how one of them is made of others: `1`, `(2)`, `3=1+2`.
//!
//! In: the words of a row. Out: the number of each column, and its formula where that is a sum.

use super::grid::TextGrid;

/// How a column is made of others: each with whether it is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnFormula {
    /// As printed: `3=1+2`.
    pub text: String,
    /// The columns of the grid, and whether each is taken away.
    pub of: Vec<(usize, bool)>,
}

/// The number of a column, and its formula.
pub(super) type ColumnNumbers = Vec<(Option<String>, Option<ColumnFormula>)>;

/// The numbers in a row of them. Returns None if the row is another.
pub(super) fn numbers(grid: &TextGrid<'_>, row: usize) -> Option<ColumnNumbers> {
    let mut numbers: Vec<Option<(String, Option<&str>)>> = vec![None; grid.columns];
    let mut last = None;
    let mut counted = 0;
    for (column, cell) in grid.worded(row) {
        let (name, made) = parted(&cell.text)?;
        if let Ok(number) = name.parse::<u32>() {
            if last.is_some_and(|last| number != last + 1) || last.is_none() && number > 3 {
                return None;
            }
            last = Some(number);
            counted += 1;
        }
        numbers[column] = Some((name, made));
    }
    if counted < 2 || numbers.iter().flatten().count() < 3 {
        return None;
    }
    let place = |name: &str| numbers.iter().position(|one| one.as_ref().is_some_and(|(is, _)| is == name));
    let made = |number: &Option<(String, Option<&str>)>| match number {
        None => (None, None),
        Some((name, None)) => (Some(name.clone()), None),
        Some((name, Some(made))) => {
            let of = terms(made, &place);
            let formula =
                of.map(|of| ColumnFormula { text: format!("{name}={}", made.replace(' ', "")), of });
            (Some(name.clone()), formula)
        }
    };
    Some(numbers.iter().map(made).collect())
}

/// The number of a column, and what stands behind its equals sign.
fn parted(text: &str) -> Option<(String, Option<&str>)> {
    let inner = text.trim();
    let (name, made) = inner.split_once('=').map_or((inner, None), |(name, made)| (name, Some(made)));
    let name = bare(name);
    let is_number = (1..=2).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = name.len() == 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_number || is_letter).then(|| (name.to_owned(), made.map(|made| made.trim_matches(['(', ')', ' ']))))
}

fn bare(name: &str) -> &str {
    name.trim_matches(|one: char| "()[] ".contains(one))
}

/// The columns that a sum names, `1+2-3`, `4+...+8`. Returns None where it is no sum of known columns.
fn terms(made: &str, place: &dyn Fn(&str) -> Option<usize>) -> Option<Vec<(usize, bool)>> {
    let made =
        made.replace(['(', ')', '[', ']', ' ', '\u{a0}'], "").replace(['–', '−'], "-").replace('…', "...");
    let mut of: Vec<(usize, bool)> = Vec::new();
    let (mut is_range, mut is_less) = (false, false);
    for term in made.split_inclusive(['+', '-']) {
        let name = term.trim_end_matches(['+', '-']);
        let less = std::mem::replace(&mut is_less, term.ends_with('-'));
        if name.len() >= 2 && name.bytes().all(|byte| byte == b'.') {
            is_range = true;
            continue;
        }
        let column = place(name)?;
        if std::mem::take(&mut is_range) {
            let first = of.last()?.0 + 1;
            of.extend((first..column).map(|between| (between, false)));
        }
        of.push((column, less));
    }
    (of.len() > 1 && !is_range).then_some(of)
}

#[cfg(test)]
mod tests {
    use super::{parted, terms};

    #[test]
    fn formulas_are_sums_of_columns() {
        let place = |name: &str| name.parse::<usize>().ok().map(|number| number + 1);
        let of = |made: &str| terms(made, &place);
        assert_eq!(of("1+2"), Some(vec![(2, false), (3, false)]));
        assert_eq!(of("(4) - (5)"), Some(vec![(5, false), (6, true)]));
        assert_eq!(of("4+...+7"), Some(vec![(5, false), (6, false), (7, false), (8, false)]));
        assert_eq!(of("4+5+…+7"), Some(vec![(5, false), (6, false), (7, false), (8, false)]));
        assert_eq!([of("3x4"), of("5/6*100"), of("5")], [None, None, None]);
        assert_eq!(parted("(3)=(1)+(2)"), Some(("3".to_owned(), Some("1)+(2"))));
        assert_eq!(parted("B"), Some(("B".to_owned(), None)));
        assert_eq!([parted("Mua"), parted("1.200"), parted("")], [None, None, None]);
    }
}
