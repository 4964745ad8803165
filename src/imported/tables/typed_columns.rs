//! The columns of a table as they are typed: titles over titles, and the keys of each column.
//!
//! In: the headings, what each column is. Out: the lines of `cot`.

use super::super::yaml_text::{NOTHING, TypedLine, Within, YamlText, scalar};
use super::columns::{ColumnGuess, TypedHeading};
use super::numbered::TypedNumbers;
use super::sums::Summed;

/// Writes a heading with all below it; `own` are the keys of a column beside its id and its title.
pub(super) fn heading_lines(
    heading: &TypedHeading,
    ids: &[String],
    own: &dyn Fn(usize) -> OwnKeys,
    yaml: &mut YamlText,
    indent: usize,
) {
    let title = match heading.title.is_empty() {
        true => vec![TypedLine::new(NOTHING, None)],
        false => heading.title.clone(),
    };
    yaml.item();
    if let ([title], [], []) = (title.as_slice(), heading.note.as_slice(), heading.below.as_slice()) {
        let more =
            own(heading.column).iter().map(|(key, value)| format!(", {key}: {value}")).collect::<String>();
        let title_text = scalar(&title.text, Within::Flow);
        return yaml.raw(
            indent,
            &format!("{{ma: {}, ten: {title_text}{more}}}", ids[heading.column]),
            title.at,
        );
    }
    if heading.below.is_empty() {
        yaml.value(indent, "ma", &ids[heading.column], None);
    }
    yaml.prose(indent, "ten", &title);
    yaml.prose(indent, "ghi_chu", &heading.note);
    if !heading.below.is_empty() {
        yaml.key(indent, "cot");
        heading.below.iter().for_each(|one| heading_lines(one, ids, own, yaml, indent + 4));
        return;
    }
    for (key, value) in own(heading.column) {
        yaml.raw(indent, &format!("{key}: {value}"), None);
    }
}

/// The further keys of a column, with their values as they are typed.
pub(super) type OwnKeys = Vec<(&'static str, String)>;

/// The same with the mark behind the title.
pub(super) fn with_mark(mut keys: OwnKeys, mark: Option<String>) -> OwnKeys {
    keys.extend(mark.map(|mark| ("dau_chu_thich", mark)));
    keys
}

/// The kind of a column, what it is made of, its signs, its number.
pub(super) fn own_keys(
    column: usize,
    summed: &Summed,
    numbers: Option<&TypedNumbers>,
    ids: &[String],
) -> OwnKeys {
    let list = |of: &[usize]| {
        format!("[{}]", of.iter().map(|column| ids[*column].as_str()).collect::<Vec<_>>().join(", "))
    };
    let mut keys = vec![("kieu", kind_of(&summed.columns[column]).to_owned())];
    match &summed.columns[column] {
        ColumnGuess::RowLess(of, less) => keys.extend([("cua", list(of)), ("tru", list(less))]),
        guess => {
            let terms = guess.terms();
            if !terms.is_empty() {
                keys.push(("cua", list(&terms)));
            }
        }
    }
    if summed.signed.contains(&column) {
        keys.push(("co_dau", "có".to_owned()));
    }
    let number = numbers.and_then(|numbers| numbers.typed.as_ref()).map(|typed| &typed[column]);
    keys.extend(number.map(|number| ("so", scalar(number, Within::Flow))));
    keys
}

/// The word of a kind of column.
fn kind_of(guess: &ColumnGuess) -> &'static str {
    match guess {
        ColumnGuess::RowNumber => "so_thu_tu",
        ColumnGuess::Words => "chu",
        ColumnGuess::Centre => "giua",
        ColumnGuess::Money => "tien",
        ColumnGuess::Quantity => "so_luong",
        ColumnGuess::Count => "so_luong_cong",
        ColumnGuess::Price => "don_gia",
        ColumnGuess::Product(_) => "thanh_tien",
        ColumnGuess::RowSum(_) | ColumnGuess::RowLess(..) => "tong_hang",
        ColumnGuess::Difference(_) => "hieu",
        ColumnGuess::Rise(_) => "tang",
        ColumnGuess::Fall(_) => "giam",
        ColumnGuess::Ratio(..) => "ty_le",
    }
}
