//! The row of numbers of columns, as it is typed: in one word where the program would number the columns so.
//!
//! In: a grid, what its columns are. Out: the word, or the number of each column; a formula of a column that is
//! not computed is told, for it is not kept.

use super::super::doubts::DoubtfulPlace;
use super::super::yaml_text::YamlText;
use super::columns::ColumnGuess;
use super::grid::GridTable;
use crate::content::number::capital;
use crate::content::table::formula;

/// How columns are numbered.
pub(super) struct TypedNumbers {
    /// The word of `so_cot`.
    pub(super) style: &'static str,
    /// The number of each column, where the program would give others.
    pub(super) typed: Option<Vec<String>>,
}

/// How the columns of a table are numbered. Returns None where they are not.
pub(super) fn of(table: &GridTable, columns: &[ColumnGuess]) -> Option<TypedNumbers> {
    let texts = table.numbers()?;
    let names = names(&texts)?;
    let counted: Vec<String> = (1..=names.len()).map(|number| number.to_string()).collect();
    let bracketed = texts.iter().all(|text| text.starts_with('('));
    let style = match () {
        () if bracketed && names == counted => "ngoac",
        () if names == counted => "tu_1",
        () => "có",
    };
    let own = style != "có" || !bracketed && names == lettered(columns);
    Some(TypedNumbers { style, typed: (!own).then_some(names) })
}

/// Tells each formula that is not kept, because its column is not computed.
pub(super) fn tell(
    table: &GridTable,
    columns: &[ColumnGuess],
    yaml: &mut YamlText,
    indent: usize,
    doubts: &mut Vec<DoubtfulPlace>,
) {
    let Some(texts) = table.numbers().filter(|texts| names(texts).is_some()) else { return };
    for (text, guess) in texts.iter().zip(columns) {
        if !guess.terms().is_empty() || !text.contains('=') || matches!(guess, ColumnGuess::RowSum(None)) {
            continue;
        }
        let message =
            format!("công thức `{text}` ở hàng đánh số cột không giữ: cột này nhập thành số ghi sẵn");
        yaml.comment(indent, &format!("Xem lại: {message}"));
        doubts.push(
            DoubtfulPlace::new(table.at, message)
                .hint("khai cột tính ở `cot` (`tong_hang`, `hieu`, `ty_le`, `thanh_tien` và `cua`), bỏ số của cột ở nhiệm vụ"),
        );
    }
}

fn names(texts: &[String]) -> Option<Vec<String>> {
    texts.iter().map(|text| Some(formula::apart(text)?.name.to_owned())).collect()
}

/// `A`, `B` for words, `1`, `2` for figures.
fn lettered(columns: &[ColumnGuess]) -> Vec<String> {
    let (mut letter, mut number) = (0, 0);
    let name = |guess: &ColumnGuess| {
        if guess.holds_figures() {
            number += 1;
            number.to_string()
        } else {
            letter += 1;
            capital(letter)
        }
    };
    columns.iter().map(name).collect()
}
