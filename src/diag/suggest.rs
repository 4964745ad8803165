//! What a misspelt word was meant to be.
//!
//! In: the word, and the words that are known. Out: the nearest one, or a hint in Vietnamese.

/// "có phải `x`" where one of the known words is near, else all of them.
pub fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(candidate) = nearest(word, known.clone()) {
        return format!("có phải ý bạn là `{candidate}`?");
    }
    let all: Vec<_> = known.map(|candidate| format!("`{candidate}`")).collect();
    format!("dùng được: {}", all.join(", "))
}

/// The known word that a misspelt one was most likely meant to be.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = known.map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate));
    let (distance, candidate) = near.min_by_key(|&(distance, _)| distance)?;
    (distance <= (candidate.chars().count() / 3).max(1)).then_some(candidate)
}
