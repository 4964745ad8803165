//! Where a place of one text is in another text of the same file, typed a moment later or earlier.
//!
//! In: two texts. Out: for a byte of the one, the byte of the other. They differ in one stretch: what is
//! before it and behind it is the same.

/// Two texts of one file.
pub(super) struct Shifted {
    /// How many bytes are the same at the beginning, and at the end.
    before: usize,
    behind: usize,
    /// How long each is.
    from: usize,
    to: usize,
}

impl Shifted {
    /// From the places of one text to those of another.
    pub(super) fn new(from: &str, to: &str) -> Shifted {
        let same = |(one, other): &(u8, u8)| one == other;
        let before = from.bytes().zip(to.bytes()).take_while(same).count();
        let rest = from.len().min(to.len()) - before;
        let behind = from.bytes().rev().zip(to.bytes().rev()).take(rest).take_while(same).count();
        Shifted { before, behind, from: from.len(), to: to.len() }
    }

    /// The place of a byte; of one in the stretch that differs, where that stretch begins.
    pub(super) fn at(&self, byte: usize) -> usize {
        match byte {
            byte if byte < self.before => byte,
            byte if byte + self.behind >= self.from => {
                (byte + self.to).saturating_sub(self.from).min(self.to)
            }
            _ => self.before,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Shifted;

    #[test]
    fn what_is_before_and_behind_a_change_is_found_again() {
        let (old, new) = ("a: 1\nb: 2\nc: 3\n", "a: 1\nb: hai mươi\nc: 3\n");
        let shifted = Shifted::new(old, new);
        for word in ["a:", "b:", "c:", "3"] {
            assert_eq!(shifted.at(old.find(word).unwrap()), new.find(word).unwrap(), "{word}");
        }
        assert_eq!(shifted.at(old.find('2').unwrap()), new.find("hai").unwrap());
        assert_eq!(shifted.at(old.len()), new.len());
    }

    proptest! {
        /// Whatever was typed into a text: what stood before it and behind it is the same letters.
        #[test]
        fn letters_that_stayed_are_the_same(start in "[a-c\n]{0,8}", old in "[a-c]{0,4}", new in "[a-c]{0,4}", end in "[a-c\n]{0,8}") {
            let (from, to) = (format!("{start}{old}{end}"), format!("{start}{new}{end}"));
            let shifted = Shifted::new(&from, &to);
            for byte in (0..start.len()).chain(start.len() + old.len()..from.len()) {
                let at = shifted.at(byte);
                prop_assert!(at <= to.len());
                if at < to.len() && at != shifted.before {
                    prop_assert_eq!(from.as_bytes()[byte], to.as_bytes()[at]);
                }
            }
        }
    }
}
