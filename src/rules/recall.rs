//! What was seen of a text, kept for the next paper with the same text: papers of one template share nearly
//! all of theirs.
//!
//! In: a text, and who looks at it. Out: what they saw when this thread first met it. Only what follows from
//! the text alone may be kept, so that a paper is judged the same whatever was judged before it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::signature::Signature;

/// Texts, and what was seen of each. A text may push out another one.
pub(super) struct Recall<T> {
    slots: Vec<Option<(Box<str>, Rc<T>)>>,
}

/// How many texts are kept at most: several papers of many pages.
const SLOTS: usize = 4096;
/// How long a text is that is kept, so that they take some megabytes at most.
const LONGEST: usize = 2048;

impl<T> Recall<T> {
    /// Nothing was seen yet.
    pub(super) const fn new() -> Recall<T> {
        Recall { slots: Vec::new() }
    }

    /// What is seen of a text.
    pub(super) fn of(&mut self, text: &str, look: impl FnOnce(&str) -> T) -> Rc<T> {
        if text.len() > LONGEST {
            return Rc::new(look(text));
        }
        if self.slots.is_empty() {
            self.slots.resize_with(SLOTS, || None);
        }
        let slot = &mut self.slots[slot(text)];
        if let Some((known, seen)) = slot
            && **known == *text
        {
            return Rc::clone(seen);
        }
        let seen = Rc::new(look(text));
        *slot = Some((text.into(), Rc::clone(&seen)));
        seen
    }
}

/// The slot of a text.
fn slot(text: &str) -> usize {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let mut sum = text.len() as u64;
    for eight in eights {
        sum = (sum.rotate_left(5) ^ u64::from_le_bytes(*eight)).wrapping_mul(STEP);
    }
    for byte in rest {
        sum = (sum.rotate_left(5) ^ u64::from(*byte)).wrapping_mul(STEP);
    }
    (sum >> 32) as usize % SLOTS
}

/// What a rule asks of the whole text of a line, of which most say no.
#[derive(Clone, Copy, Debug)]
pub(super) enum Question {
    /// Whether it tells of work on a year that is over.
    TellsOfClosedYear,
    /// Whether it names work that is to be done.
    NamesWork,
    /// Whether duties stand below it.
    HeadsDuties,
    /// Whether figures in it are parted in another way.
    PartsFiguresOtherwise,
    /// Whether there are figures of a thousand and more in it.
    HoldsThousands,
    /// Whether a blank is missing before a unit, or stands before the sign of percent.
    HasOddBlank,
    /// Whether it holds a period of years.
    HoldsPeriod,
    /// Whether it names a committee with other capitals.
    NamesCommitteeOtherwise,
    /// Whether it cites a part in small letters.
    CitesPartSmall,
}

/// What is seen of the text of a line.
pub(super) struct TextFacts {
    /// What may be in it.
    pub(super) signature: Signature,
    /// Questions that were answered, and those that were answered by yes: a bit each.
    answered: Cell<u32>,
    yes: Cell<u32>,
}

thread_local! {
    static LINES: RefCell<Recall<TextFacts>> = const { RefCell::new(Recall::new()) };
}

impl TextFacts {
    /// Of this text.
    pub(super) fn of(text: &str) -> Rc<TextFacts> {
        let look = |text: &str| TextFacts {
            signature: Signature::of(text),
            answered: Cell::default(),
            yes: Cell::default(),
        };
        LINES.with_borrow_mut(|lines| lines.of(text, look))
    }

    /// The answer to a question about the text, which follows from the text alone.
    pub(super) fn answer(&self, question: Question, ask: impl FnOnce() -> bool) -> bool {
        let bit = 1 << question as u32;
        if self.answered.get() & bit == 0 {
            self.answered.set(self.answered.get() | bit);
            self.yes.set(self.yes.get() | if ask() { bit } else { 0 });
        }
        self.yes.get() & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{LONGEST, Question, Recall, SLOTS, TextFacts};

    /// A text is looked at once as long as it is kept, and is never taken for another.
    #[test]
    fn a_text_is_looked_at_once_and_is_its_own() {
        let mut recall = Recall::new();
        let mut looks = 0;
        let texts: Vec<String> = (0..3 * SLOTS).map(|number| format!("điều {number}")).collect();
        for text in texts.iter().flat_map(|text| [text, text]) {
            let seen = recall.of(text, |text| {
                looks += 1;
                text.to_owned()
            });
            assert_eq!(*seen, *text);
        }
        assert_eq!(looks, texts.len());
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(*recall.of(&long, str::to_owned), long);
    }

    #[test]
    fn a_question_is_asked_once_of_a_text() {
        let facts = TextFacts::of("năm 2025");
        assert!(facts.answer(Question::NamesWork, || true));
        let again = TextFacts::of("năm 2025");
        assert!(Rc::ptr_eq(&facts, &again) && again.answer(Question::NamesWork, || unreachable!()));
        assert!(!again.answer(Question::HoldsPeriod, || false));
        assert!(!facts.answer(Question::HoldsPeriod, || unreachable!()));
    }
}
