//! Bold and italic in texts, as a person types them: `**đậm**`, `*nghiêng*`, and `\` before a sign
//! that is meant as it is.
//!
//! In: a text after its variables are filled in. Out: [`Inline`]s. It leaves to `carriers` how they get
//! through the frame's template.

use crate::paper::{Inline, Run};

/// Reads the marks a person types. Closed `**` and `*` that hug their text, outside of words,
/// are bold and italic; `\` before a sign makes it plain; everything else is literal.
pub(super) fn inline(text: &str) -> Vec<Inline> {
    let marked = text.bytes().any(|byte| matches!(byte, b'*' | b'\\'));
    match marked {
        true => marked_inline(text),
        false if text.is_empty() => Vec::new(),
        false => vec![Inline::text(text)],
    }
}

/// A text that may hold marks.
fn marked_inline(text: &str) -> Vec<Inline> {
    let letters: Vec<char> = text.chars().collect();
    let mut runs = Runs::default();
    read(&letters, false, false, &mut runs);
    runs.finish()
}

#[derive(Default)]
pub(super) struct Runs {
    pub(super) done: Vec<Inline>,
    pub(super) run: Run,
}

impl Runs {
    pub(super) fn push(&mut self, letter: char, bold: bool, italic: bool) {
        if (self.run.bold, self.run.italic) != (bold, italic) {
            self.flush();
            (self.run.bold, self.run.italic) = (bold, italic);
        }
        self.run.text.push(letter);
    }

    pub(super) fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if !run.text.is_empty() {
            self.done.push(Inline::Text(run));
        }
    }

    pub(super) fn finish(mut self) -> Vec<Inline> {
        self.flush();
        self.done
    }
}

fn read(letters: &[char], bold: bool, italic: bool, runs: &mut Runs) {
    let mut at = 0;
    while at < letters.len() {
        match letters[at] {
            '\\' if letters.get(at + 1).is_some_and(char::is_ascii_punctuation) => {
                runs.push(letters[at + 1], bold, italic);
                at += 2;
            }
            '*' => {
                let width = if letters.get(at + 1) == Some(&'*') { 2 } else { 1 };
                match closing(letters, at, width) {
                    Some(end) => {
                        let inner = &letters[at + width..end];
                        read(inner, bold || width == 2, italic || width == 1, runs);
                        at = end + width;
                    }
                    None => {
                        (0..width).for_each(|_| runs.push('*', bold, italic));
                        at += width;
                    }
                }
            }
            letter => {
                runs.push(letter, bold, italic);
                at += 1;
            }
        }
    }
}

/// Where the stars that open at `open` close, if they do.
fn closing(letters: &[char], open: usize, width: usize) -> Option<usize> {
    let word = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphanumeric());
    let blank = |at: usize| letters.get(at).is_none_or(|letter| letter.is_whitespace());
    let star = |at: usize| letters.get(at) == Some(&'*');
    if blank(open + width) || (open > 0 && word(open - 1)) {
        return None;
    }
    let mut at = open + width + 1;
    while at + width <= letters.len() {
        let stars = (at..at + width).all(star);
        // A single star beside another belongs to a pair.
        let exact = width == 2 || (!star(at + 1) && !star(at - 1));
        if stars && exact && !blank(at - 1) && letters[at - 1] != '\\' && !word(at + width) {
            // `***`: the inner mark closes first.
            return Some(if width == 2 && star(at + 2) { at + 1 } else { at });
        }
        at += 1;
    }
    None
}

/// A text for a value that a template inserts into a text: its signs come out as they are, but
/// for `\[` and `\]`, which are brackets wherever they are typed.
pub(super) fn escape(value: &str, output: &mut dyn std::io::Write) -> std::io::Result<()> {
    let mut letters = value.chars().peekable();
    while let Some(letter) = letters.next() {
        let bracket = letter == '\\' && letters.peek().is_some_and(|next| matches!(next, '[' | ']'));
        if matches!(letter, '\\' | '*') && !bracket {
            output.write_all(b"\\")?;
        }
        write!(output, "{letter}")?;
    }
    Ok(())
}

/// A word, which has no other marks, as it stands on paper: `\[` is a bracket that is meant, not
/// one of a place to be filled in.
pub(super) fn word(word: &str) -> String {
    word.replace("\\[", "[").replace("\\]", "]")
}

#[cfg(test)]
mod tests {
    use super::super::carriers::{decode, encode};
    use super::{escape, inline, marked_inline, word};
    use crate::paper::{Inline, Run};
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        let show = |inline: &Inline| match inline {
            Inline::LineBreak => "/".to_owned(),
            Inline::Text(Run { text, bold, italic }) => match (bold, italic) {
                (false, false) => text.clone(),
                (true, false) => format!("<b>{text}</b>"),
                (false, true) => format!("<i>{text}</i>"),
                (true, true) => format!("<bi>{text}</bi>"),
            },
        };
        inline(text).iter().map(show).collect()
    }

    #[test]
    fn closed_marks_that_hug_their_text_count() {
        let cases = [
            ("một **hai** ba", "một <b>hai</b> ba"),
            ("*nghiêng*, **đậm**.", "<i>nghiêng</i>, <b>đậm</b>."),
            ("***cả hai***", "<bi>cả hai</bi>"),
            ("**đậm có *nghiêng* trong**", "<b>đậm có </b><bi>nghiêng</bi><b> trong</b>"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("2*3*4", "2*3*4"),
            ("**hở", "**hở"),
            ("** cách **", "** cách **"),
            ("* Ghi chú", "* Ghi chú"),
            (r"\*không\* \\ \# C:\Users", r"*không* \ # C:\Users"),
            ("a_b_c $x$ #set @ref <w:p> // [x]{y}", "a_b_c $x$ #set @ref <w:p> // [x]{y}"),
        ];
        for (typed, paper) in cases {
            assert_eq!(shown(typed), paper, "{typed}");
        }
    }

    proptest! {
        /// A text without marks is one run, as it is when read letter by letter.
        #[test]
        fn a_text_without_marks_is_one_run(text in r"[a-zđế*\\_ ]{0,8}") {
            prop_assert_eq!(inline(&text), marked_inline(&text));
        }

        /// What goes through a template comes back: same runs, same breaks, same origin.
        #[test]
        fn marks_survive_the_template(words in prop::collection::vec(("[a-zđ]{1,6}", any::<bool>(), any::<bool>()), 1..6), origin in 0usize..60000) {
            let mut content: Vec<Inline> = Vec::new();
            for (text, bold, italic) in words {
                content.push(Inline::Text(Run { text, bold, italic }));
                content.push(Inline::LineBreak);
            }
            prop_assert_eq!(decode(&encode(origin, &content)), (content, Some(origin)));
        }

        /// A bracket that is meant is written in a value as in a text.
        #[test]
        fn brackets_are_written_alike_everywhere(before in r"[a-z* ]{0,4}", inside in "[a-z ]{1,5}") {
            let value = format!(r"{before}\[{inside}\]");
            let mut escaped = Vec::new();
            escape(&value, &mut escaped).unwrap();
            let paper: String = inline(std::str::from_utf8(&escaped).unwrap()).iter().map(|one| match one {
                Inline::Text(run) => run.text.as_str(),
                Inline::LineBreak => "/",
            }).collect();
            prop_assert_eq!(&paper, &word(&value));
            prop_assert_eq!(paper, format!("{before}[{inside}]"));
        }

        /// A value inserted into a text is never a mark.
        #[test]
        fn inserted_values_are_literal(value in r"[a-z*\\_#{}<>& ]{0,20}") {
            let mut escaped = Vec::new();
            escape(&value, &mut escaped).unwrap();
            let plain: String = inline(std::str::from_utf8(&escaped).unwrap()).iter().map(|one| match one {
                Inline::Text(run) if !run.bold && !run.italic => run.text.as_str(),
                _ => "?",
            }).collect();
            prop_assert_eq!(plain, value);
        }
    }
}
