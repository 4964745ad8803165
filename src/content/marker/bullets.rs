//! Dashes and bullets at the front of a line that are not `- ` or `+ `.
//!
//! In: a line. Out: the mark of a dash that lacks its blank, or the finding about a bullet that Word, a web
//! page or a symbol font left.

use super::dashes::{BULLETS, is_dash};
use super::loose::MarkedLine;
use super::{FaultKind, MarkerFault, Opens};
use crate::content::body::Level;

/// Letters that symbol fonts show as bullets, and that remain when the text is pasted.
const PASTED: [char; 8] = ['o', 'v', 'q', 'ü', 'w', '§', 'Ø', '¨'];
/// Signs that people type for a dash, before a blank and a word with a capital letter.
const SIGNS: [char; 8] = ['.', ',', '_', '~', '=', '>', '»', ':'];

impl MarkedLine<'_> {
    pub(super) fn bullet(&self) -> Opens {
        let first = self.at(0);
        let next = self.skip(1);
        let glued = next == 1;
        let rest = self.rest(next);
        if rest.is_empty() && matches!(first, '-' | '+') {
            return self.only_number();
        }
        match first {
            '-' | '+' if glued && self.is_text(1) && (first == '-' || self.at(1).is_alphabetic()) => {
                let level = if first == '-' { Level::Gach } else { Level::Cong };
                return self.mark(level, None, 1);
            }
            // "--", "-.", "+)", "*)", "- •".
            '-' | '+' | '*' => {
                let second = self.at(next);
                let end = self.while_is(next, |letter| is_second(letter) || letter == ' ');
                let closing = matches!(second, ')' | '.' | ':' | '/') && glued;
                let doubled = is_second(second) && first != '*' && (glued || self.at(next + 1) == ' ');
                if (closing || doubled) && self.is_text(end) {
                    return dash(self.text[..self.byte(end)].trim(), self.rest(end));
                }
            }
            _ => {}
        }
        let is_bullet = match first {
            _ if BULLETS.contains(first) => !glued || self.is_text(1),
            _ if PASTED.contains(&first) => {
                // "o bế" is a verb, "§ 5" a section.
                let sign = !first.is_lowercase() && self.at(next).is_alphabetic();
                !glued && (self.text[first.len_utf8()..].starts_with('\t') || self.is_capital(next) || sign)
            }
            _ if SIGNS.contains(&first) => !glued && self.is_capital(next),
            _ => false,
        };
        match is_bullet && !rest.is_empty() {
            true => dash(&self.text[..self.byte(1)], rest),
            false => Opens::Plain,
        }
    }
}

/// Whether it may follow a dash as its double.
fn is_second(letter: char) -> bool {
    is_dash(letter) || matches!(letter, '+' | ')' | '.' | ':' | '/') || BULLETS.contains(letter)
}

/// The finding about a dash that doubles a mark in its right form, `- - Chữ`.
pub(super) fn doubled(mark: &str, rest: &str) -> Option<Opens> {
    let mut letters = rest.chars();
    let second =
        letters.next().filter(|letter| is_dash(*letter) || *letter == '+' || BULLETS.contains(*letter))?;
    let words = letters.as_str();
    let text = words.trim_start();
    (text.len() < words.len() && text.starts_with(char::is_alphabetic))
        .then(|| dash(&format!("{mark} {second}"), text))
}

fn dash(mark: &str, rest: &str) -> Opens {
    let words: String = rest.trim().chars().take(20).collect();
    let more = if rest.trim().chars().count() > 20 { "…" } else { "" };
    let message = format!("dòng mở đầu bằng `{mark}` chứ không phải dấu trừ `-`");
    let hint = format!("gõ lại thành `- {words}{more}`; nếu muốn in đúng dấu `{mark}`, viết `\\{mark} …`");
    Opens::Wrong(MarkerFault { message, hint, kind: FaultKind::Dash })
}
