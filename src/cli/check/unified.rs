//! What changes in a file, as people and `patch` read it.
//!
//! In: the old and the new text of a file, which has the same lines with some words changed. Out: a unified
//! diff.

use crate::signs::visible;

/// Lines shown before and after those that change.
const AROUND: usize = 1;

/// The diff; `color` if a terminal shows it.
pub(super) fn diff(name: &str, old: &str, new: &str, color: bool) -> String {
    let (old, new) = (lines(old), lines(new));
    let changed: Vec<usize> =
        (0..old.len().max(new.len())).filter(|at| old.get(*at) != new.get(*at)).collect();
    let paint = |code: &str, line: String| match color {
        true => format!("\u{1b}[{code}m{line}\u{1b}[0m\n"),
        false => line + "\n",
    };
    let mut text =
        paint("1", format!("--- {}", visible(name))) + &paint("1", format!("+++ {}", visible(name)));
    let mut rest = &changed[..];
    while let Some(&first) = rest.first() {
        let near = rest.windows(2).take_while(|pair| pair[1] - pair[0] <= 2 * AROUND).count() + 1;
        let last = rest[near - 1];
        let (from, to) = (first.saturating_sub(AROUND), (last + AROUND + 1).min(old.len()));
        let count = to - from;
        text += &paint("36", format!("@@ -{},{count} +{},{count} @@", from + 1, from + 1));
        let mut at = from;
        while at < to {
            if !changed.contains(&at) {
                // An empty line stays empty, as with `diff --suppress-blank-empty`.
                let sign = if old[at].is_empty() { "" } else { " " };
                text += &format!("{sign}{}\n", shown(old[at]));
                at += 1;
                continue;
            }
            let end = (at..to).take_while(|at| changed.contains(at)).last().unwrap_or(at) + 1;
            for (code, sign, lines) in [("31", '-', &old), ("32", '+', &new)] {
                for line in &lines[at..end] {
                    text += &paint(code, format!("{sign}{}", shown(line)));
                }
            }
            at = end;
        }
        rest = &rest[near..];
    }
    text
}

/// A line without characters that control a terminal; its tabs stay.
fn shown(line: &str) -> String {
    line.split('\t').map(visible).collect::<Vec<_>>().join("\t")
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> Vec<&str> {
    text.strip_prefix('\u{feff}').unwrap_or(text).lines().collect()
}

#[cfg(test)]
mod tests {
    use super::diff;
    use expect_test::expect;

    #[test]
    fn lines_that_change_are_shown_with_those_beside_them() {
        let old = "\u{feff}1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n8";
        let new = old.replace('2', "hai").replace('3', "ba").replace('8', "tám");
        expect![[r#"
            --- a.yaml
            +++ a.yaml
            @@ -1,4 +1,4 @@
             1
            -2
            -3
            +hai
            +ba
             4
            @@ -7,2 +7,2 @@
             7
            -8
            +tám
        "#]]
        .assert_eq(&diff("a.yaml", old, &new, false));
        assert!(diff("a.yaml", old, &new, true).contains("\u{1b}[32m+tám\u{1b}[0m\n"));
    }
}
