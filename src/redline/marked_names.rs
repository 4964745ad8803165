//! The names of places in a paper: `Khoản 2 Điều 3`, `PHỤ LỤC I …, mục 4`.
//!
//! In: what paragraphs read, one after another. Out: the name of where a text has come to.

/// Letters of a heading, or of a row, that are enough to find it.
const LONGEST: usize = 60;

/// Where a text has come to.
#[derive(Clone, Debug, Default)]
pub(super) struct PaperPlace {
    heading: String,
    clause: String,
    point: String,
}

impl PaperPlace {
    /// A paragraph begins. Returns whether an article, a part or an appendix begins with it.
    pub(super) fn pass(&mut self, text: &str) -> bool {
        if let Some(heading) = heading(text) {
            *self = PaperPlace { heading, ..PaperPlace::default() };
            return true;
        }
        if let Some(clause) = ordinal(text, '.') {
            (self.clause, self.point) = (clause.to_owned(), String::new());
        } else if let Some(point) = ordinal(text, ')') {
            point.clone_into(&mut self.point);
        }
        false
    }

    /// Whether no article, part or appendix has begun.
    pub(super) fn is_before(&self) -> bool {
        self.heading.is_empty()
    }

    /// Its name.
    pub(super) fn name(&self) -> String {
        let PaperPlace { heading, clause, point } = self;
        let heading = if self.is_before() { "Phần đầu" } else { heading };
        let parts = [("điểm", point), ("khoản", clause)];
        let inner = parts.iter().filter(|(_, number)| !number.is_empty());
        if !heading.starts_with("Điều ") {
            let number = if clause.is_empty() { String::new() } else { format!(", mục {clause}") };
            return heading.to_owned() + &number;
        }
        let inner: Vec<String> = inner.map(|(word, number)| format!("{word} {number}")).collect();
        let name = inner.into_iter().chain([heading.to_owned()]).collect::<Vec<_>>().join(" ");
        match name
            .strip_prefix("điểm")
            .map(|rest| ("Điểm", rest))
            .or(name.strip_prefix("khoản").map(|rest| ("Khoản", rest)))
        {
            Some((first, rest)) => first.to_owned() + rest,
            None => name,
        }
    }
}

/// The name of a row of a table, from the words of its cells.
pub(super) fn row_name(cells: &[String]) -> String {
    let words = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(2);
    let words = words.collect::<Vec<_>>().join(" ");
    if words.is_empty() { "hàng của bảng".to_owned() } else { format!("hàng “{}”", brief(&words)) }
}

/// The begin of a text.
pub(super) fn brief(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The article, part or appendix that a paragraph begins.
pub(super) fn heading(text: &str) -> Option<String> {
    let text = text.trim_start();
    let article = text.strip_prefix("Điều").and_then(|rest| rest.strip_prefix([' ', '\u{a0}']));
    let number = article.and_then(|rest| rest.split_once(['.', ':'])).map(|(number, _)| number.trim());
    if let Some(number) = number.filter(|number| is_number(number)) {
        return Some(format!("Điều {number}"));
    }
    let begins = |word: &str| {
        let start: String = text.chars().take(word.chars().count()).collect();
        start == word || start.to_lowercase() == word.to_lowercase()
    };
    let is_heading = ["Chương ", "PHỤ LỤC", "Phụ lục ", "Phần "].iter().any(|word| begins(word));
    let is_part = text
        .split_once('.')
        .is_some_and(|(number, _)| !number.is_empty() && number.chars().all(|one| "IVX".contains(one)));
    (is_heading || is_part).then(|| text.chars().take(LONGEST).collect())
}

/// `3`, `3a`.
fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(|letter: char| letter.is_lowercase());
    !digits.is_empty() && digits.chars().all(|one| one.is_ascii_digit()) && text.chars().count() <= 5
}

/// The number before this sign that a paragraph begins with.
fn ordinal(text: &str, sign: char) -> Option<&str> {
    let first = text.split_whitespace().next()?.strip_suffix(sign)?;
    let is_short = first.chars().count() <= 6;
    let is_ordinal = first.chars().all(|one| one.is_ascii_digit() || one == '.')
        || (sign == ')' && first.chars().all(|one| one.is_lowercase() || one.is_ascii_digit()));
    (is_short && is_ordinal && !first.is_empty()).then_some(first)
}
