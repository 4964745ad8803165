//! Whole numbers in words, as people write them: "một trăm hai mươi lăm tỷ một trăm hai mươi
//! triệu".
//!
//! In: a text. Out: the runs of its words that are a number, each with its value if there is only one
//! reading. What is around them is left to the caller.

use std::ops::Range;

/// Adjacent words of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Their bytes.
    pub at: Range<usize>,
    /// The value; None if they may mean more than one thing, or nothing.
    pub value: Option<u128>,
}

/// A word of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NumberWord {
    /// `không` to `chín`.
    Digit(u128),
    /// A last digit that only follows tens: `mốt`, `tư`, `lăm`, `nhăm`.
    Last(u128),
    /// `mười`.
    Ten,
    /// `mươi`.
    Tens,
    /// `trăm`.
    Hundred,
    /// `linh`, `lẻ`.
    NoTens,
    /// `nghìn`, `triệu`, `tỷ`.
    Scale(u128),
}

const WORDS: [(&str, NumberWord); 27] = [
    ("không", NumberWord::Digit(0)),
    ("một", NumberWord::Digit(1)),
    ("hai", NumberWord::Digit(2)),
    ("ba", NumberWord::Digit(3)),
    ("bốn", NumberWord::Digit(4)),
    ("năm", NumberWord::Digit(5)),
    ("sáu", NumberWord::Digit(6)),
    ("bảy", NumberWord::Digit(7)),
    ("bẩy", NumberWord::Digit(7)),
    ("tám", NumberWord::Digit(8)),
    ("chín", NumberWord::Digit(9)),
    ("mốt", NumberWord::Last(1)),
    ("tư", NumberWord::Last(4)),
    ("lăm", NumberWord::Last(5)),
    ("nhăm", NumberWord::Last(5)),
    ("mười", NumberWord::Ten),
    ("mươi", NumberWord::Tens),
    ("trăm", NumberWord::Hundred),
    ("linh", NumberWord::NoTens),
    ("lẻ", NumberWord::NoTens),
    ("lẽ", NumberWord::NoTens),
    ("nghìn", NumberWord::Scale(1_000)),
    ("ngàn", NumberWord::Scale(1_000)),
    ("triệu", NumberWord::Scale(1_000_000)),
    ("tỷ", NumberWord::Scale(1_000_000_000)),
    ("tỉ", NumberWord::Scale(1_000_000_000)),
    ("tỹ", NumberWord::Scale(1_000_000_000)),
];

/// Whether it is a word of a number, in small letters.
pub(super) fn is_of_a_number(word: &str) -> bool {
    WORDS.iter().any(|(known, _)| *known == word)
}

/// The runs of number words in a text, each as long as it can be.
pub fn spoken(text: &str) -> Vec<Spoken> {
    let mut found: Vec<Spoken> = Vec::new();
    let mut run: Vec<(Range<usize>, NumberWord)> = Vec::new();
    let mut end_run = |run: &mut Vec<(Range<usize>, NumberWord)>| {
        if let (Some((first, _)), Some((last, _))) = (run.first(), run.last()) {
            let words: Vec<NumberWord> = run.iter().map(|(_, word)| *word).collect();
            found.push(Spoken { at: first.start..last.end, value: value(&words) });
        }
        run.clear();
    };
    let mut last_end = 0;
    for at in words(text) {
        let between = &text[last_end..at.start];
        let scaled = matches!(run.last(), Some((_, NumberWord::Scale(_))));
        // "hai tỷ, một trăm triệu": a comma after a scale does not split a number.
        let joined = between.chars().all(|one| one.is_whitespace() || (scaled && one == ','));
        if !joined {
            end_run(&mut run);
        }
        let typed = text[at.clone()].to_lowercase();
        match WORDS.iter().find(|(word, _)| *word == typed) {
            Some((_, word)) => run.push((at.clone(), *word)),
            None => end_run(&mut run),
        }
        last_end = at.end;
    }
    end_run(&mut run);
    found
}

/// Whether the last word of a text is one of a number.
pub fn ends_in_number(text: &str) -> bool {
    let last = text.rsplit(|one: char| !one.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    WORDS.iter().any(|(word, _)| *word == last)
}

/// The words of a text: runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let end = text[start..].find(|one: char| !one.is_alphanumeric());
        at = end.map_or(text.len(), |end| start + end);
        Some(start..at)
    })
}

/// The value of number words. Returns None if they are not a number as it is taught at school, or if people
/// mean two things by them: "một trăm hai", "một triệu hai".
fn value(words: &[NumberWord]) -> Option<u128> {
    if words == [NumberWord::Digit(0)] {
        return Some(0);
    }
    let mut rest = words;
    let mut parts: Vec<u128> = Vec::new();
    while !rest.is_empty() {
        let mut group = None;
        if !matches!(rest, [NumberWord::Scale(_), ..]) {
            let (read, behind) = below_thousand(rest)?;
            let alone = matches!(rest, [NumberWord::Digit(_)]);
            if alone && !parts.is_empty() {
                return None;
            }
            (group, rest) = (Some(read), behind);
        } else if parts.is_empty() {
            return None;
        }
        let part = match rest.split_first() {
            None => group?,
            Some((NumberWord::Scale(scale), behind)) => {
                rest = behind;
                // "một nghìn hai trăm triệu": everything smaller before counts in millions.
                let mut said = group;
                while let Some(small) = parts.pop_if(|part| *part < *scale) {
                    said = Some(said.unwrap_or(0).checked_add(small)?);
                }
                // "tỷ tỷ".
                said.or_else(|| parts.pop())?.checked_mul(*scale)?
            }
            Some(_) => return None,
        };
        if parts.last().is_some_and(|before| *before <= part) {
            return None;
        }
        parts.push(part);
    }
    parts.into_iter().try_fold(0_u128, u128::checked_add)
}

/// A number below a thousand at the front, and what follows it.
fn below_thousand(words: &[NumberWord]) -> Option<(u128, &[NumberWord])> {
    let (hundreds, rest) = match words {
        [NumberWord::Digit(hundreds), NumberWord::Hundred, rest @ ..] => (Some(*hundreds), rest),
        _ => (None, words),
    };
    let (below, rest) = match rest {
        [NumberWord::NoTens, NumberWord::Digit(one @ 1..), rest @ ..] => (*one, rest),
        [NumberWord::NoTens, NumberWord::Last(one), rest @ ..] => (*one, rest),
        [NumberWord::Ten, rest @ ..] => last(10, rest),
        [NumberWord::Digit(tens), NumberWord::Tens, rest @ ..] => last(tens * 10, rest),
        // "hai lăm", "ba mốt".
        [NumberWord::Digit(tens @ 1..), NumberWord::Last(one), rest @ ..] => (tens * 10 + one, rest),
        // "một trăm hai" means 120 to some.
        [NumberWord::Digit(_), ..] if hundreds.is_some() => return None,
        [NumberWord::Digit(one), rest @ ..] => (*one, rest),
        _ => (0, rest),
    };
    (rest.len() < words.len()).then(|| (hundreds.unwrap_or(0) * 100 + below, rest))
}

/// Tens with the digit after them.
fn last(tens: u128, rest: &[NumberWord]) -> (u128, &[NumberWord]) {
    match rest {
        [NumberWord::Digit(one @ 1..) | NumberWord::Last(one), rest @ ..] => (tens + one, rest),
        _ => (tens, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::spoken;

    fn said(text: &str) -> Vec<(&str, Option<u128>)> {
        spoken(text).into_iter().map(|one| (&text[one.at], one.value)).collect()
    }

    #[test]
    fn numbers_are_read_as_people_say_them() {
        for (words, value) in [
            ("không", 0),
            ("Một trăm hai mươi lăm tỷ một trăm hai mươi triệu", 125_120_000_000),
            ("một trăm hai mươi nhăm tỉ, một trăm hai mươi triệu", 125_120_000_000),
            ("một trăm hai mươi lăm nghìn một trăm hai mươi triệu", 125_120_000_000),
            ("hai lăm triệu", 25_000_000),
            ("ba mốt ngàn", 31_000),
            ("hai mươi tư", 24),
            ("hai mươi bốn", 24),
            ("hai mươi một", 21),
            ("mười năm", 15),
            ("một trăm lẻ tư", 104),
            ("một nghìn linh năm", 1_005),
            ("một nghìn không trăm linh năm", 1_005),
            ("hai tỷ năm triệu", 2_005_000_000),
            ("một nghìn hai trăm ba mươi tỷ chín trăm năm mươi triệu", 1_230_950_000_000),
            ("một triệu tỷ", 1_000_000_000_000_000),
            ("một tỷ tỷ", 1_000_000_000_000_000_000),
            ("MỘT TRĂM", 100),
        ] {
            assert_eq!(said(words), [(words, Some(value))]);
        }
    }

    #[test]
    fn what_may_be_said_in_two_ways_has_no_value() {
        for words in [
            "một trăm hai",
            "một triệu hai",
            "hai trăm năm triệu",
            "trăm triệu",
            "hai ba triệu",
            "triệu",
            "mươi",
            "hai tỷ ba tỷ",
            "một trăm trăm",
            "lăm",
            "năm hai trăm",
        ] {
            assert_eq!(said(words), [(words, None)]);
        }
    }

    #[test]
    fn runs_end_where_other_words_begin() {
        assert_eq!(
            said("Năm 2026, ba xã nhận hai mươi triệu đồng; (một) và năm, sáu"),
            [
                ("Năm", Some(5)),
                ("ba", Some(3)),
                ("hai mươi triệu", Some(20_000_000)),
                ("một", Some(1)),
                ("năm", Some(5)),
                ("sáu", Some(6)),
            ]
        );
    }
}
