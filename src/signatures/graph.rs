//! Which objects of a PDF others lead to.
//!
//! In: a PDF that was read, from anyone. Out: the objects that some values lead to, over however many others, within
//! a bound on all that is asked of one file; whether two objects are the same.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Values that are looked at for one file, all questions together.
const MOST: usize = 20_000_000;
/// Values inside each other; the reader of PDF takes no more.
const DEEPEST: usize = 128;

/// The objects of a PDF and what they lead to.
pub(super) struct PdfGraph<'a> {
    pdf: &'a Document,
    left: usize,
}

impl<'a> PdfGraph<'a> {
    pub(super) fn of(pdf: &'a Document) -> PdfGraph<'a> {
        PdfGraph { pdf, left: MOST }
    }

    /// Whether the bound was reached: then not all was looked at.
    pub(super) fn is_worn_out(&self) -> bool {
        self.left == 0
    }

    /// All objects that these values lead to. Not followed is what leads back up: parents,
    /// pages, the whole file that a signature is about.
    pub(super) fn from(&mut self, values: &[Object]) -> BTreeSet<ObjectId> {
        let mut found = BTreeSet::new();
        let mut next = Vec::new();
        values.iter().for_each(|value| self.named(value, DEEPEST, &mut next));
        while let Some(id) = next.pop() {
            if found.insert(id)
                && let Some(object) = self.pdf.objects.get(&id)
            {
                self.named(object, DEEPEST, &mut next);
            }
        }
        found
    }

    /// The objects that a value names itself.
    fn named(&mut self, value: &Object, depth: usize, into: &mut Vec<ObjectId>) {
        if depth == 0 || self.left == 0 {
            self.left = 0;
            return;
        }
        self.left -= 1;
        match value {
            Object::Reference(id) => into.push(*id),
            Object::Array(values) => values.iter().for_each(|value| self.named(value, depth - 1, into)),
            Object::Dictionary(own) => self.named_by(own, depth, into),
            Object::Stream(stream) => self.named_by(&stream.dict, depth, into),
            _ => {}
        }
    }

    fn named_by(&mut self, own: &Dictionary, depth: usize, into: &mut Vec<ObjectId>) {
        const UP: [&[u8]; 4] = [b"Parent", b"P", b"Pg", b"Data"];
        for (key, value) in own.iter() {
            if !UP.contains(&key.as_slice()) {
                self.named(value, depth - 1, into);
            }
        }
    }
}

/// Whether two objects are the same, wherever they are in their files and however their texts are written there.
pub(super) fn same(one: &Object, other: &Object) -> bool {
    match (one, other) {
        (Object::Stream(one), Object::Stream(other)) => {
            one.content == other.content && same_keys(&one.dict, &other.dict)
        }
        (Object::Dictionary(one), Object::Dictionary(other)) => same_keys(one, other),
        (Object::Array(one), Object::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Object::String(one, _), Object::String(other, _)) => one == other,
        _ => one == other,
    }
}

fn same_keys(one: &Dictionary, other: &Dictionary) -> bool {
    let has = |(key, value): (&Vec<u8>, &Object)| other.get(key).is_ok_and(|other| same(value, other));
    one.len() == other.len() && one.iter().all(has)
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object, dictionary};

    use super::PdfGraph;

    #[test]
    fn objects_in_a_ring_are_found_once() {
        let mut pdf = Document::new();
        pdf.objects.insert((1, 0), dictionary! { "Next" => (2, 0), "Parent" => (3, 0) }.into());
        pdf.objects.insert((2, 0), vec![Object::Reference((1, 0)), Object::Reference((9, 0))].into());
        pdf.objects.insert((3, 0), Object::Null);
        let mut graph = PdfGraph::of(&pdf);
        let found: Vec<_> = graph.from(&[Object::Reference((2, 0))]).into_iter().collect();
        assert_eq!(found, [(1, 0), (2, 0), (9, 0)]);
        assert!(!graph.is_worn_out());
    }
}
