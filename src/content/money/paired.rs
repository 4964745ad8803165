//! A sum of money as a figure and in words beside it: "125.120 triệu đồng (Bằng chữ: …)".
//!
//! In: a text as on paper, with its variables filled in. Out: the pairs that say two different sums. Only
//! words that clearly belong to the figure count: in brackets directly after or before it, or marked with
//! "bằng chữ"; words that may refer to another figure of the text are no error.

use std::ops::Range;

use rust_decimal::Decimal;

use super::digits;
use super::prose::{self, ENDS, ProseFigure, SCALES};
use super::spoken::{self, Spoken};

/// A figure and words that say different sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The figure with its unit: bytes of the text, or of the paragraph above it.
    pub figure: Range<usize>,
    /// Whether it is in the paragraph above.
    pub above: bool,
    /// What it is worth; in đồng if its unit is known.
    pub dong: Decimal,
    /// Whether its unit is known.
    pub sure: bool,
    /// The words.
    pub words: Range<usize>,
    /// The sum that they say.
    pub said: Option<Decimal>,
}

/// Labels of a sum in words, a longer one before one that it ends with.
const LABELS: [&str; 5] = ["số tiền bằng chữ", "viết bằng chữ", "ghi bằng chữ", "bằng chữ là", "bằng chữ"];
/// Labels of the figure after the words.
const IN_FIGURES: [&str; 2] = ["bằng số", "số tiền"];
/// Words that make a figure an approximate one.
const ABOUT: [&str; 9] = ["khoảng", "gần", "hơn", "trên", "dưới", "ước", "xấp xỉ", "chừng", "làm tròn"];
/// What may follow "đồng" in words.
const BEHIND: [&str; 5] = ["việt nam", "chẵn", "tròn", "y", "nam"];
/// Blanks and quotation marks.
const BLANKS: [char; 9] = [' ', '\u{a0}', '\t', '\n', '“', '”', '"', '\'', '*'];

/// The pairs of a text that do not say the same; `before` is the paragraph above it, to which "Bằng chữ: …"
/// at the front belongs.
pub fn clashes(text: &str, before: &str) -> Vec<Clash> {
    if !may_be_paired(text) {
        return Vec::new();
    }
    let figures = prose::figures(text);
    let mut pairs: Vec<Pair> = Vec::new();
    for words in spoken::spoken(text) {
        let Some(money) = Money::of(text, &words) else { continue };
        let pair = behind(text, &money, &figures, before).or_else(|| in_front(text, &money, &figures));
        pairs.extend(pair);
    }
    let said: Vec<Range<usize>> =
        pairs.iter().filter(|pair| pair.fits).map(|pair| pair.clash.figure.clone()).collect();
    let wrong = pairs.into_iter().filter(|pair| !pair.fits);
    // Words may belong to an earlier figure that has none of its own: "tổng 5 triệu đồng, trong đó tỉnh 2
    // triệu đồng (năm triệu đồng)".
    let elsewhere = |pair: &Pair| {
        figures.iter().any(|other| {
            pair.values.contains(&other.dong) && other.at != pair.clash.figure && !said.contains(&other.at)
        })
    };
    let wrong = wrong.filter(|pair| !elsewhere(pair));
    wrong.map(|pair| pair.clash).collect()
}

/// Whether a text may hold such a pair: most hold neither "bằng chữ" nor a bracket with a number in it.
pub fn may_be_paired(text: &str) -> bool {
    let in_bracket = |(at, bracket): (usize, &str)| {
        let rest = text[at + bracket.len()..].trim_start_matches(BLANKS);
        let end = rest.find(|one: char| !one.is_alphanumeric()).unwrap_or(rest.len());
        let word = rest[..end].to_lowercase();
        word.starts_with(|one: char| one.is_ascii_digit())
            || FIRST.contains(&word.as_str())
            || spoken::is_of_a_number(&word)
    };
    text.match_indices('(').chain(text.match_indices('[')).any(in_bracket)
        || ["chữ", "Chữ", "CHỮ"].iter().any(|word| text.contains(word))
            && text.to_lowercase().contains("bằng chữ")
}

/// Labels of a sum in words or in figures begin with one of these.
const FIRST: [&str; 4] = ["bằng", "số", "viết", "ghi"];

/// Words beside a figure.
struct Pair {
    clash: Clash,
    /// What the words may mean.
    values: Vec<Decimal>,
    fits: bool,
}

/// Number words as a sum of money.
struct Money {
    at: Range<usize>,
    /// What they may mean: "năm hai trăm triệu" may begin with a year.
    values: Vec<Decimal>,
    /// Whether đồng follows them.
    dong: bool,
    /// The end of the sum.
    end: usize,
}

impl Money {
    fn of(text: &str, words: &Spoken) -> Option<Money> {
        let mut at = words.at.clone();
        let mut values: Vec<Decimal> = words.value.and_then(decimal).into_iter().collect();
        let run = &text[at.clone()];
        if let Some(rest) = after(run, "năm").map(str::trim_start).filter(|rest| !rest.is_empty()) {
            let later = spoken::spoken(rest).first().and_then(|one| one.value).and_then(decimal);
            if values.is_empty() {
                at.start = at.end - rest.len();
            }
            values.extend(later);
        }
        if values.is_empty() {
            return None;
        }
        let mut end = at.end;
        let behind = text[end..].trim_start_matches(BLANKS);
        let dong = ["đồng", "đ"].iter().find_map(|word| after(behind, word));
        if let Some(mut rest) = dong {
            while let Some(more) = BEHIND.iter().find_map(|word| after(rest.trim_start_matches(BLANKS), word))
            {
                rest = more;
            }
            end = text.len() - rest.len();
        }
        Some(Money { at, values, dong: dong.is_some(), end })
    }

    /// Whether the number words end a sentence or a bracket, so that nothing follows that changes them.
    fn is_closed(&self, text: &str) -> bool {
        let rest = text[self.end..].trim_start_matches(BLANKS);
        rest.is_empty() || rest.starts_with([')', ']', '.', ',', ';', ':'])
    }
}

/// The figure before the words: "5 đồng (năm đồng)", "5 đồng; bằng chữ: năm đồng".
fn behind(text: &str, money: &Money, figures: &[ProseFigure], above: &str) -> Option<Pair> {
    let mut rest =
        text[..money.at.start].trim_end_matches(BLANKS).trim_end_matches(':').trim_end_matches(BLANKS);
    let label = LABELS.iter().find_map(|label| before(rest, label));
    let labelled = label.is_some();
    rest = label.unwrap_or(rest).trim_end_matches(BLANKS);
    let bracket = rest.ends_with(['(', '[']);
    if !labelled && !bracket || !money.is_closed(text) {
        return None;
    }
    rest = rest.trim_end_matches(|one| BLANKS.contains(&one) || "([,;.-–:".contains(one));
    if rest.is_empty() {
        // "Bằng chữ: …" on a line of its own.
        let figures = prose::figures(above);
        let [figure] = &figures[..] else { return None };
        let plain = !above[figure.at.end..].contains(|one: char| one.is_ascii_digit());
        let mut pair = money.pair(figure.at.clone(), figure.dong, true);
        pair.clash.above = true;
        return (labelled && money.dong && plain)
            .then_some(pair)
            .filter(|_| !is_about(above, figure.at.start));
    }
    for word in BEHIND {
        rest = before(rest, word).map_or(rest, |rest| rest.trim_end_matches(BLANKS));
    }
    let closed = text[money.end..].trim_start_matches(BLANKS).starts_with([')', ']']);
    if let Some(figure) = figures.iter().find(|figure| figure.at.end == rest.len()) {
        let whole =
            money.dong || labelled || money.values.iter().any(|value| *value >= Decimal::ONE_THOUSAND);
        let pair = money.pair(figure.at.clone(), figure.dong, true);
        return ((labelled || closed) && whole && !is_about(text, figure.at.start)).then_some(pair);
    }
    if let Some((at, number)) = bare(rest) {
        // "400 (bốn trăm) triệu đồng"; "400 (bốn trăm đồng)".
        let unit = text[money.end..].trim_start_matches(BLANKS).trim_start_matches([')', ']']);
        let money_behind = closed && names_money(unit);
        let sure = (money.dong && (labelled || closed)) || (money_behind && !money.dong);
        let pair = money.pair(at, number, false);
        return (sure && !is_about(text, pair.clash.figure.start)).then_some(pair);
    }
    // "Bằng chữ" after other words of a text with one figure.
    let [figure] = figures else { return None };
    let between = text.get(figure.at.end..money.at.start)?;
    let sure = labelled && money.dong && !between.contains(|one: char| one.is_ascii_digit());
    sure.then(|| money.pair(figure.at.clone(), figure.dong, true))
        .filter(|_| !is_about(text, figure.at.start))
}

/// The figure after the words: "năm đồng (5 đồng)".
fn in_front(text: &str, money: &Money, figures: &[ProseFigure]) -> Option<Pair> {
    if !money.dong {
        return None;
    }
    let rest = text[money.end..].trim_start_matches(BLANKS).strip_prefix('(')?.trim_start_matches(BLANKS);
    let rest = IN_FIGURES.iter().find_map(|label| after(rest, label)).unwrap_or(rest);
    let rest = rest.trim_start_matches(BLANKS).trim_start_matches(':').trim_start_matches(BLANKS);
    let start = text.len() - rest.len();
    let figure = figures.iter().find(|figure| figure.at.start == start)?;
    let closed = text[figure.at.end..].trim_start_matches(BLANKS).starts_with(')');
    let pair = money.pair(figure.at.clone(), figure.dong, true);
    (closed && !is_about(text, money.at.start)).then_some(pair)
}

impl Money {
    fn pair(&self, figure: Range<usize>, dong: Decimal, sure: bool) -> Pair {
        // A figure without a unit may be in any unit.
        let zeros: &[u32] = if sure { &[0] } else { &[0, 3, 6, 9] };
        let worth = |zeros: &u32| dong.checked_mul(Decimal::from(10_u64.pow(*zeros)));
        let all: Vec<Decimal> = zeros.iter().filter_map(worth).collect();
        let fits = self.values.iter().any(|value| all.contains(value));
        let (words, said) = (self.at.start..self.end, self.values.first().copied());
        let clash = Clash { figure, above: false, dong, sure, words, said };
        Pair { clash, values: self.values.clone(), fits }
    }
}

/// A number without đồng at the end of a text, "400" or "400 triệu", and what it is worth.
fn bare(text: &str) -> Option<(Range<usize>, Decimal)> {
    let (mut rest, mut zeros) = (text, 0);
    while let Some((shorter, more)) = SCALES.iter().find_map(|(word, more)| Some((before(rest, word)?, more)))
    {
        (rest, zeros) = (shorter.trim_end_matches(BLANKS), zeros + more);
    }
    let start = rest.rfind(|one: char| !one.is_ascii_digit() && !".,".contains(one));
    let start = start.map_or(0, |at| at + rest[at..].chars().next().map_or(0, char::len_utf8));
    let in_word = rest[..start].ends_with(|one: char| one.is_alphanumeric() || "/-–".contains(one));
    let number = digits(&rest[start..]).filter(|_| !in_word)?;
    let worth = number.checked_mul(Decimal::from(10_u64.checked_pow(zeros)?))?;
    Some((start..text.len(), worth))
}

/// Whether a text opens with a unit of money: "triệu đồng".
fn names_money(text: &str) -> bool {
    let mut rest = text.trim_start_matches(BLANKS);
    while let Some(behind) = SCALES.iter().find_map(|(word, _)| after(rest, word)) {
        rest = behind.trim_start_matches(BLANKS);
    }
    ENDS.iter().any(|word| after(rest, word).is_some())
}

/// Whether a figure or words here are only approximate, or the end of a range.
fn is_about(text: &str, start: usize) -> bool {
    let rest = text[..start].trim_end_matches(BLANKS);
    let range = ["đến", "tới"].iter().any(|word| before(rest, word).is_some())
        || rest.strip_suffix(['-', '–']).map(|rest| rest.trim_end_matches(BLANKS)).is_some_and(|rest| {
            let units = SCALES.iter().map(|(word, _)| *word).chain(ENDS);
            rest.ends_with(|one: char| one.is_ascii_digit())
                || units.into_iter().any(|word| before(rest, word).is_some())
        });
    range || ABOUT.iter().any(|word| before(rest, word).is_some())
}

fn decimal(value: u128) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(i128::try_from(value).ok()?, 0).ok()
}

/// What follows a word, in any capitals, at the front of a text.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let end = text.char_indices().nth(word.chars().count()).map_or(text.len(), |(at, _)| at);
    let (front, rest) = text.split_at(end);
    (front.to_lowercase() == word && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// What comes before a word, in any capitals, at the end of a text.
fn before<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.char_indices().rev().nth(word.chars().count().checked_sub(1)?)?.0;
    let (rest, end) = text.split_at(start);
    (end.to_lowercase() == word && !rest.ends_with(char::is_alphanumeric)).then_some(rest)
}
