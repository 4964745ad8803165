//! Where one text differs from another, as one stretch.
//!
//! In: a file as it is and as it shall be. Out: the bytes that change and what comes in their place; whole lines where
//! lines only come or go.

use std::ops::Range;

/// The one stretch in which two texts differ, and what stands there in the second; whole lines where it may be.
pub(super) fn changed(old: &str, new: &str) -> (Range<usize>, String) {
    let same = |(one, other): &(u8, u8)| one == other;
    let mut before = old.bytes().zip(new.bytes()).take_while(same).count();
    while !old.is_char_boundary(before) || !new.is_char_boundary(before) {
        before -= 1;
    }
    let rest = old.len().min(new.len()) - before;
    let mut behind = old.bytes().rev().zip(new.bytes().rev()).take(rest).take_while(same).count();
    while !old.is_char_boundary(old.len() - behind) || !new.is_char_boundary(new.len() - behind) {
        behind -= 1;
    }
    let (mut range, mut inserted) = (before..old.len() - behind, before..new.len() - behind);
    // What only goes, or only comes, may be said of other letters that are the same: those of whole lines.
    if range.is_empty() || inserted.is_empty() {
        let (whole, part) = if range.is_empty() { (new, &mut inserted) } else { (old, &mut range) };
        let line = |at: usize| at == 0 || whole.as_bytes()[at - 1] == b'\n';
        let mut at = part.clone();
        while !line(at.start)
            && at.start > 0
            && whole.as_bytes()[at.start - 1] == whole.as_bytes()[at.end - 1]
        {
            at = at.start - 1..at.end - 1;
        }
        if line(at.start) {
            let by = part.start - at.start;
            range = range.start - by..range.end - by;
            inserted = inserted.start - by..inserted.end - by;
            if old.is_empty() || !old.is_char_boundary(range.end) || !new.is_char_boundary(inserted.end) {
                range = before..old.len() - behind;
                inserted = before..new.len() - behind;
            }
        }
    }
    (range, new[inserted].to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::changed;

    #[test]
    fn a_line_that_goes_is_a_whole_line() {
        let old = "a: |\n  - Một\n  - Mười\nb: 1\n";
        assert_eq!(changed(old, "a: |\n  - Mười\nb: 1\n"), (5..15, String::new()));
        let new = "a: |\n  - Một\n  - Hai\n  - Mười\nb: 1\n";
        assert_eq!(changed(old, new), (15..15, "  - Hai\n".to_owned()));
    }

    proptest! {
        /// What changed, put into the old text, gives the new one.
        #[test]
        fn a_change_leads_from_the_old_text_to_the_new(old in "[aế\n ]{0,12}", new in "[aế\n ]{0,12}") {
            let (range, text) = changed(&old, &new);
            let made = format!("{}{text}{}", &old[..range.start], &old[range.end..]);
            prop_assert_eq!(made, new);
        }
    }
}
