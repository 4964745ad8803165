//! Texts of the office's register of laws, as papers name them: `{{ phap_luat.nd30 }}`.
//!
//! In: the register. Out: words for texts; and for a text named as a whole the words that fit its
//! position: among the grounds, the first time in the body, later. The position is known only when the
//! dossier is complete; until then a character that nobody can type takes their place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use tera::Context;

use super::legal_marks::{FIRST, LAST, is_mark};
use super::{faults, filled, sums};
use crate::content::declare::suggestion;
use crate::content::laws::{Citing, FILE, LegalRegister, LegalText, NAME};
use crate::finding::{Finding, codes};
use crate::paper::{Inline, Role, Section};
use crate::source::Span;

/// Adds to the context what texts may name of the register.
pub(super) fn insert(seen: &mut Context, register: Option<&LegalRegister>) {
    let texts = register.into_iter().flat_map(LegalRegister::all).zip(FIRST..=LAST);
    let texts = texts.map(|(text, mark)| (text.key.as_str(), words(text, mark)));
    seen.insert(NAME, &texts.collect::<BTreeMap<_, _>>());
}

fn words(text: &LegalText, mark: u32) -> BTreeMap<String, String> {
    let words = [
        ("can_cu", text.words(Citing::Ground)),
        ("day_du", text.words(Citing::First)),
        ("ngan", text.words(Citing::Later)),
        ("ten", text.name.clone()),
        ("loai", text.kind.name.to_owned()),
        ("so", text.number.clone().unwrap_or_default()),
        ("ngay", text.dated()),
        ("co_quan", text.body.clone().unwrap_or_default()),
    ];
    let words = words.into_iter().filter(|(_, words)| !words.is_empty());
    let words = words.map(|(key, words)| (key.to_owned(), words)).collect();
    sums::with_total(words, char::from_u32(mark).map(String::from))
}

/// Replaces the characters by the words of the register, in reading order; each attached paper counts
/// from the beginning.
pub(super) fn resolve(sections: &mut [Section], register: Option<&LegalRegister>) {
    let Some(register) = register else { return };
    let texts: Vec<&LegalText> = register.all().collect();
    let mut cited = BTreeSet::new();
    for section in sections {
        if section.appendix.is_none()
            && section.paragraphs().any(|paragraph| paragraph.role == Role::QuocHieu)
        {
            cited.clear();
        }
        section.each_paragraph(&mut |paragraph| {
            let ground = paragraph.role == Role::CanCu || is_ground(&paragraph.plain_text());
            let capitals = paragraph.role.info().capitals;
            let mut before = 0;
            for inline in &mut paragraph.content {
                let Inline::Text(run) = inline else {
                    before += 1;
                    continue;
                };
                if run.text.contains(is_mark) {
                    let mut words = |text: &LegalText, filled: Range<usize>| {
                        let words = text.words(match (ground, cited.insert(text.key.clone())) {
                            (true, _) => Citing::Ground,
                            (_, true) => Citing::First,
                            (_, false) => Citing::Later,
                        });
                        let words = if capitals { words.to_uppercase() } else { words };
                        let at = before + filled.start..before + filled.end;
                        filled::grown(&mut paragraph.given, at, words.len());
                        words
                    };
                    run.text = replaced(&run.text, &texts, &mut words);
                }
                before += run.text.len();
            }
        });
    }
}

/// A text for the properties of a file, in which each text of the register has its shortest words.
pub(super) fn short(text: &str, register: Option<&LegalRegister>) -> String {
    let texts: Vec<&LegalText> = register.into_iter().flat_map(LegalRegister::all).collect();
    replaced(text, &texts, &mut |text, _| text.words(Citing::Later))
}

/// A text with its characters replaced by words; `words` receives the position of each in the new text.
fn replaced(
    text: &str,
    texts: &[&LegalText],
    words: &mut dyn FnMut(&LegalText, Range<usize>) -> String,
) -> String {
    let mut filled = String::with_capacity(text.len());
    for letter in text.chars() {
        let named = is_mark(letter).then(|| texts.get((u32::from(letter) - FIRST) as usize)).flatten();
        match named {
            Some(named) => {
                let at = filled.len()..filled.len() + letter.len_utf8();
                let words = words(named, at);
                filled.push_str(&words);
            }
            None => filled.push(letter),
        }
    }
    filled
}

/// Whether a paragraph of the body is a ground: a proposal opens with its own grounds.
fn is_ground(text: &str) -> bool {
    let named = text.strip_prefix("Căn cứ ").is_some_and(|rest| rest.starts_with(is_mark));
    // "Căn cứ Nghị định …, Ủy ban nhân dân xã đề nghị." is a sentence.
    named && text.trim_end().ends_with(';')
}

/// The finding of a text that names a key that the register does not have. Returns None if the error is
/// another one.
pub(super) fn unknown(context: &Context, raw: &str, error: &tera::Error, at: Span) -> Option<Finding> {
    let key = faults::undefined_field(error)?;
    if !raw.contains(&format!("{NAME}.{key}")) {
        return None;
    }
    let known = context.get(NAME).and_then(tera::Value::as_map);
    let known: Vec<&str> =
        known.into_iter().flat_map(|map| map.keys()).filter_map(|key| key.as_str()).collect();
    let (message, hint) = match known.is_empty() {
        true => (
            format!("`{NAME}.{key}`: chưa có sổ `{FILE}`"),
            format!("đặt sổ cạnh văn bản này; tạo sổ: `vanban new {NAME}`"),
        ),
        false => {
            let message = format!("sổ `{FILE}` không có văn bản nào mang mã `{key}`");
            (message, suggestion(&key, known.into_iter()))
        }
    };
    Some(Finding::error(codes::T002, at, message).hint(hint))
}
