//! What was seen of a text, kept for the next paper with the same text: papers of one template share nearly
//! all of theirs.
//!
//! In: a text, and who looks at it. Out: what they saw when this thread first met it. Only what follows from
//! the text alone may be kept, so that a paper is judged the same whatever was judged before it.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use super::cite::{self, CitationPlace};
use super::signature::Signature;
use super::topics::{self, Topic};
use super::watched::Topics;

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

/// What is seen of the text of a line.
pub(super) struct TextFacts {
    /// What may be in it.
    pub(super) signature: Signature,
    /// The topics that it may be about: fewer once a rule has looked.
    open: Cell<Topics>,
    /// Those that it is about.
    sure: Cell<Topics>,
    /// Where it cites papers, once a rule has asked.
    citations: OnceCell<Vec<CitationPlace>>,
}

thread_local! {
    static LINES: RefCell<Recall<TextFacts>> = const { RefCell::new(Recall::new()) };
}

impl TextFacts {
    /// Of this text.
    pub(super) fn of(text: &str) -> Rc<TextFacts> {
        LINES.with_borrow_mut(|lines| lines.of(text, TextFacts::read))
    }

    fn read(text: &str) -> TextFacts {
        let (signature, topics) = topics::read(text);
        let (open, sure) = (Cell::new(topics), Cell::default());
        TextFacts { signature, open, sure, citations: OnceCell::new() }
    }

    /// Of any text, such that each rule looks at it.
    #[cfg(feature = "rooms")]
    pub(super) fn of_anything(text: &str) -> Rc<TextFacts> {
        let signature = topics::read(text).0.of_anything();
        let (open, sure) = (Cell::new(Topics::ALL), Cell::new(Topics::ALL.without(topics::EXACT)));
        Rc::new(TextFacts { signature, open, sure, citations: OnceCell::new() })
    }

    /// The topics that it may be about.
    pub(super) fn topics(&self) -> Topics {
        self.open.get()
    }

    /// Whether it may be about this; false only where it is not.
    pub(super) fn may(&self, topic: Topic) -> bool {
        self.open.get().any_of(topic.alone())
    }

    /// Whether it is about this, which follows from the text alone: `ask` says so, once.
    pub(super) fn is(&self, topic: Topic, ask: impl FnOnce() -> bool) -> bool {
        if !self.may(topic) || self.sure.get().any_of(topic.alone()) {
            return self.may(topic);
        }
        let yes = ask();
        let known = if yes { &self.sure } else { &self.open };
        known.set(if yes { known.get().and(topic.alone()) } else { known.get().without(topic.alone()) });
        yes
    }

    /// Where it cites papers.
    pub(super) fn citations(&self, text: &str) -> &[CitationPlace] {
        match self.may(Topic::Citations) {
            true => self.citations.get_or_init(|| cite::places(text)),
            false => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{LONGEST, Recall, SLOTS, TextFacts, Topic};

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
        assert!(facts.is(Topic::NamesWork, || true));
        let again = TextFacts::of("năm 2025");
        assert!(Rc::ptr_eq(&facts, &again) && again.is(Topic::NamesWork, || unreachable!()));
        assert!(!again.is(Topic::Periods, || false) && !facts.may(Topic::Periods));
        assert!(!facts.is(Topic::Periods, || unreachable!()));
        assert!(!facts.is(Topic::Weekdays, || unreachable!()), "no word of it stands there");
    }
}
