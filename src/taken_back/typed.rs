//! Words of a paper as they are typed in its source.
//!
//! In: a line of the edited paper, or a part of it, and what the paper's form adds by itself. Out: the text to write:
//! signs escaped that would be read otherwise, bold and italic words between stars, capitals as the source has them,
//! without the words and signs that paper prints around a line of its sort.

use std::ops::Range;

use super::lines::{TakenAtom, TakenLine};
use super::origins::is_counted;
use crate::content::escaped;
use crate::paper::{Inline, Paragraph, Role};

/// How letters stand out from those around them: bold, italic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Emphasis {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

impl Emphasis {
    /// The stars on either side.
    pub(super) fn stars(self) -> &'static str {
        &"***"[..usize::from(self.italic) + 2 * usize::from(self.bold)]
    }
}

/// How the words of a line look that do not stand out, and how each letter of its paragraph stands out.
#[derive(Clone, Debug, Default)]
pub(super) struct LineLook {
    plain: Emphasis,
    /// For each letter, blanks not counted.
    pub(super) letters: Vec<Emphasis>,
}

impl LineLook {
    /// Of a line and the paragraph it shows.
    pub(super) fn of(line: &TakenLine, paragraph: &Paragraph) -> LineLook {
        let mut letters = Vec::new();
        for inline in &paragraph.content {
            if let Inline::Text(run) = inline {
                let own = Emphasis { bold: run.bold, italic: run.italic };
                letters.extend(run.text.chars().filter(|letter| is_counted(*letter)).map(|_| own));
            }
        }
        let plain = line.atoms.iter().find(|atom| {
            let at = line.letters_before(atom.at.start)..line.letters_before(atom.at.end);
            let stands_out =
                letters.get(at.clone()).is_none_or(|all| all.iter().any(|one| *one != Emphasis::default()));
            !at.is_empty() && !stands_out
        });
        let plain = plain.map(|atom| Emphasis { bold: atom.look.bold, italic: atom.look.italic });
        LineLook { plain: plain.unwrap_or_default(), letters }
    }

    /// How a word of such a line stands out. Returns None if no text can say it: it lacks what its role has.
    pub(super) fn of_word(&self, atom: &TakenAtom) -> Option<Emphasis> {
        let lacks = (self.plain.bold && !atom.look.bold) || (self.plain.italic && !atom.look.italic);
        let more = |has: bool, usual: bool| has && !usual;
        let own = Emphasis {
            bold: more(atom.look.bold, self.plain.bold),
            italic: more(atom.look.italic, self.plain.italic),
        };
        (!lacks).then_some(own)
    }
}

/// Words of a line as they are typed; `around` is how the letters stand out that they are put between.
pub(super) fn words(line: &TakenLine, at: Range<usize>, look: &LineLook, around: Emphasis) -> String {
    let mut typed = String::new();
    let mut open = Emphasis::default();
    let (mut blank, mut run) = (String::new(), String::new());
    for atom in line.atoms.iter().filter(|atom| at.start <= atom.at.start && atom.at.end <= at.end) {
        let word = line.word(atom);
        if word.trim().is_empty() {
            blank.push_str(word);
            continue;
        }
        let own = look.of_word(atom).unwrap_or_default();
        // Within stars that stay, no others are set.
        let stars = if around == Emphasis::default() { own } else { Emphasis::default() };
        if open != stars {
            typed.push_str(&between_stars(&std::mem::take(&mut run), open));
            typed.push_str(&std::mem::take(&mut blank));
            open = stars;
        }
        run.push_str(&std::mem::take(&mut blank));
        run.push_str(word);
    }
    typed.push_str(&between_stars(&run, open));
    typed + &blank
}

fn between_stars(words: &str, emphasis: Emphasis) -> String {
    let stars = if words.is_empty() { "" } else { emphasis.stars() };
    format!("{stars}{}{stars}", escaped::prose(words))
}

/// Words printed in capitals as they are typed: as other words of the source are, else small.
pub(super) fn recased(words: &str, old: &str, source: &str) -> String {
    let known = |word: &str| {
        let small = word.to_lowercase();
        let same = |typed: &&str| typed.to_lowercase() == small && typed.chars().any(char::is_lowercase);
        source.split(|letter: char| !letter.is_alphanumeric()).find(same).map(str::to_owned)
    };
    let mut typed = String::new();
    let mut word = String::new();
    for letter in words.chars().chain([' ']) {
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            typed.push_str(&known(&word).unwrap_or_else(|| word.to_lowercase()));
            word.clear();
        }
        typed.push(letter);
    }
    typed.pop();
    let was_capital = old.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase);
    let olds: Vec<&str> =
        old.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // A name is written with capitals throughout; one word at the front of a text may be any.
    let is_name = olds.iter().all(|word| word.starts_with(char::is_uppercase))
        && (olds.len() > 1 || !source.trim_start().starts_with(old.trim_start()));
    match (was_capital, is_name) {
        (true, true) => typed.split(' ').map(crate::content::first_capital).collect::<Vec<_>>().join(" "),
        (true, false) => crate::content::first_capital(&typed),
        _ => typed,
    }
}

/// A whole line of this role as it is typed. `is_item` says that it is an item of its own (an article of a list).
pub(super) fn line(line: &TakenLine, role: Role, is_item: bool, look: &LineLook) -> String {
    let text = line.text.as_str();
    let (front, behind): (usize, &[char]) = match role {
        Role::CanCu => (prefix(text, &["Căn cứ "]), &[';', '.', ',']),
        Role::NoiNhan => (prefix(text, &["- ", "– "]), &[';', '.']),
        Role::KinhGui => (prefix(text, &["Kính gửi: ", "- "]), &[';', '.']),
        Role::Dieu if is_item => (article(text), &[]),
        _ => (0, &[]),
    };
    let end = text.trim_end_matches(behind).len().max(front);
    words(line, front..end, look, Emphasis::default())
}

fn prefix(text: &str, all: &[&str]) -> usize {
    all.iter().find(|one| text.starts_with(**one)).map_or(0, |one| one.len())
}

/// How long `Điều 3. ` is at the front of a text.
pub(super) fn article(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("Điều ") else { return 0 };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match rest[digits..].strip_prefix('.') {
        Some(behind) if digits > 0 => text.len() - behind.trim_start().len(),
        _ => 0,
    }
}

/// How long the number or sign is that a line opens with.
pub(super) fn label(text: &str) -> usize {
    let word = text.split(' ').next().unwrap_or_default();
    let article = article(text);
    let is_label = word.ends_with(['.', ')']) && word.chars().count() <= 8 || matches!(word, "-" | "+");
    if article > 0 {
        return article;
    }
    if is_label { (word.len() + 1).min(text.len()) } else { 0 }
}
