//! What a misspelt word was meant to be.
//!
//! In: the word, and the known words, each with another name if it has one. Out: the one that was meant,
//! or a hint in Vietnamese. Diacritics, capitals, blanks, hyphens and quotation marks do not count:
//! `Quyết định` is `quyet_dinh`. It leaves choosing the known words to its callers.

use unicode_normalization::UnicodeNormalization;

/// A word of more letters is not compared with others.
const LONGEST: usize = 400;

/// So many known words are looked at: a table may have as many columns as a file has letters.
const LOOKED_AT: usize = 1_000;

/// A hint lists at most this many known words; of more only the nearest.
const LISTED: usize = 12;
/// How many of a longer list are named.
const NEAREST: usize = 5;

/// "có phải `x`" if it is clear which known word is meant, otherwise a short list of them.
pub fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    suggestion_named(word, known.map(|known| (known, "")))
}

/// As [`suggestion`], but lists all of them if it is not clear which is meant; `what` says what they are.
pub fn all_of<'a>(word: &str, known: impl Iterator<Item = (&'a str, &'a str)>, what: &str) -> String {
    let known: Vec<(&str, &str)> = known.collect();
    if let Some(candidate) = meant(word, known.iter().copied()) {
        return format!("có phải ý bạn là `{candidate}`?");
    }
    let mut seen = std::collections::BTreeSet::new();
    let all = known.iter().filter(|(candidate, _)| seen.insert(*candidate));
    let all: Vec<String> = all.map(|(candidate, _)| format!("`{candidate}`")).collect();
    format!("{} {what}: {}", all.len(), all.join(", "))
}

/// As [`suggestion`], for words that have another name each: `trich_yeu` is also "trích yếu nội dung".
pub fn suggestion_named<'a>(word: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let known: Vec<(&str, &str)> = known.collect();
    if let Some(candidate) = meant(word, known.iter().copied().take(LOOKED_AT)) {
        return format!("có phải ý bạn là `{candidate}`?");
    }
    let mut words = folded(word);
    words.truncate(words.floor_char_boundary(LONGEST));
    let mut seen = std::collections::BTreeSet::new();
    let mut all: Vec<&str> = known.iter().map(|(candidate, _)| *candidate).collect();
    all.retain(|candidate| seen.insert(*candidate));
    let more = all.len().saturating_sub(NEAREST);
    let tail = if all.len() > LISTED {
        all.truncate(LOOKED_AT);
        // Distances rather than similarities: whole numbers, and the order of the list if they are equal.
        all.sort_by_key(|candidate| {
            let candidate = folded(candidate);
            (!candidate.contains(&words), strsim::damerau_levenshtein(&words, &candidate))
        });
        all.truncate(NEAREST);
        format!(" và {more} từ khác")
    } else {
        String::new()
    };
    let all: Vec<_> = all.iter().map(|candidate| format!("`{candidate}`")).collect();
    format!("dùng được: {}{tail}", all.join(", "))
}

/// The known word that a misspelt one was most likely meant to be.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    meant(word, known.map(|known| (known, "")))
}

/// As [`nearest`], for words that have another name each.
pub fn meant<'a>(word: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> Option<&'a str> {
    let wanted = folded(word);
    if wanted.is_empty() {
        return None;
    }
    let known: Vec<(&str, &str, String)> =
        known.map(|(candidate, name)| (candidate, name, folded(candidate))).collect();
    let found = |is: &dyn Fn(&(&'a str, &'a str, String)) -> bool| known.iter().find(|one| is(one));
    // `STT` for `so_thu_tu`, `triệu` for `triệu đồng`: only if no other known word begins so.
    let only = |is: &dyn Fn(&(&'a str, &'a str, String)) -> bool| {
        let mut all = known.iter().filter(|one| is(one));
        all.next().filter(|_| all.next().is_none())
    };
    let longest_end = || {
        let ends =
            known.iter().filter(|(.., folded)| folded.len() >= ENOUGH && wanted.ends_with(folded.as_str()));
        ends.max_by_key(|(.., folded)| folded.len())
    };
    let near = || {
        // A longer word is no misspelling, and comparing takes as long as it is.
        if wanted.len() > LONGEST {
            return None;
        }
        let near = known.iter().map(|one| (strsim::damerau_levenshtein(&wanted, &one.2), one));
        let (distance, one) = near.min_by_key(|&(distance, _)| distance)?;
        (distance <= (one.2.chars().count() / 3).max(1)).then_some(one)
    };
    found(&|(candidate, ..)| *candidate == word)
        .or_else(|| found(&|(.., folded)| *folded == wanted))
        .or_else(|| found(&|(_, name, _)| folded(name) == wanted))
        .or_else(near)
        .or_else(|| only(&|(candidate, ..)| wanted.len() > 1 && initials(candidate) == wanted))
        .or_else(|| only(&|(.., folded)| wanted.len() >= ENOUGH && folded.starts_with(&wanted)))
        .or_else(longest_end)
        .map(|(candidate, ..)| *candidate)
}

/// This many letters are enough to say which word is meant, if it is cut short or at the end of others.
const ENOUGH: usize = 4;

/// A word as it is compared: lower case without diacritics, and no signs between the letters.
pub fn folded(word: &str) -> String {
    let letters = word.nfd().flat_map(char::to_lowercase).filter_map(|letter| match letter {
        'đ' => Some('d'),
        letter if letter.is_alphanumeric() => Some(letter),
        _ => None,
    });
    letters.collect()
}

/// `stt` of `so_thu_tu`.
fn initials(word: &str) -> String {
    let parts = word.split(['_', ' ', '-']).filter_map(|part| part.chars().next());
    folded(&parts.collect::<String>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{folded, meant, suggestion, suggestion_named};

    const KEYS: [(&str, &str); 7] = [
        ("loai", "loại văn bản"),
        ("ky_hieu", "ký hiệu văn bản"),
        ("ngay", "ngày ban hành"),
        ("nam", "năm ban hành"),
        ("trich_yeu", "trích yếu nội dung"),
        ("so_thu_tu", "số thứ tự, chương trình đánh"),
        ("triệu đồng", ""),
    ];

    #[test]
    fn a_word_is_known_again_however_it_is_typed() {
        for (typed, key) in [
            ("Trích yếu", "trich_yeu"),
            ("TRICH-YEU", "trich_yeu"),
            ("“trich yeu”", "trich_yeu"),
            ("trich_yue", "trich_yeu"),
            ("Ngày ban hành", "ngay"),
            ("ký hiệu", "ky_hieu"),
            ("STT", "so_thu_tu"),
            ("triệu", "triệu đồng"),
            ("Đơn vị tính: triệu đồng", "triệu đồng"),
        ] {
            assert_eq!(meant(typed, KEYS.into_iter()), Some(key), "{typed}");
        }
        for typed in ["", "…", "co_quan", "x"] {
            assert_eq!(meant(typed, KEYS.into_iter()), None, "{typed}");
        }
    }

    #[test]
    fn a_long_list_is_cut_to_the_nearest() {
        let few = suggestion("zzz", ["mot", "hai"].into_iter());
        assert_eq!(few, "dùng được: `mot`, `hai`");
        let many: Vec<String> = (10..30).map(|number| format!("khoa_{number}")).collect();
        let many = suggestion_named("zzzzz", many.iter().map(|word| (word.as_str(), "")));
        assert_eq!(many, "dùng được: `khoa_10`, `khoa_11`, `khoa_12`, `khoa_13`, `khoa_14` và 15 từ khác");
    }

    proptest! {
        /// A known word is always taken as itself, whatever other words are known.
        #[test]
        fn a_known_word_is_meant_by_itself(words in prop::collection::btree_set("[a-zđế_]{1,8}", 1..8)) {
            for word in words.iter().filter(|word| !folded(word).is_empty()) {
                prop_assert_eq!(meant(word, words.iter().map(|word| (word.as_str(), ""))), Some(word.as_str()));
            }
        }
    }
}
