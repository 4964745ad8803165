//! Dashes and bullets that people type, or that Word leaves, at the front of a line.
//!
//! In: a letter or a line. Out: whether it is a dash or bullet, and of which sort.

/// Bullets and dashes that Word and web pages leave at the very front of a line.
pub(super) const BULLETS: &str = "–—−‐‑‒―•●○▪■◦·∙‣⁃➢➣➤►▸▹▷▶◆◇❖✦✧♦⬥⬦❍❑❒❏❐◘◙⦿⦾⬤⚫⚪⁌⁍⋅・➔➜➨➧★☆─━═";

/// Whether a letter is any dash.
pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—' | '−' | '‐' | '‑' | '‒' | '―')
}

/// The sort of the dash or bullet at the front of a line: all dashes are of one sort.
pub(super) fn sort_of(line: &str) -> Option<char> {
    let first = line.chars().next()?;
    let behind = &line[first.len_utf8()..];
    match first {
        _ if is_dash(first) => Some('-'),
        '+' => Some('+'),
        'o' if behind.starts_with('\t') => Some('o'),
        _ => BULLETS.contains(first).then_some(first),
    }
}
