//! What was added to a PDF after it was signed.
//!
//! In: the file as it was signed, and as it is. Out: fields that were filled in, signatures, evidence about
//! certificates; and all else, which no signature foresees. Nothing is taken for known because of what it is called:
//! whatever of the present file differs and is none of the above, is told.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::form::{FormFields, array, dictionary, inherited, is_kind};
use super::graph::{PdfGraph, same};

/// Something that was added.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Addition {
    /// A field got this value.
    Filled {
        /// Its name.
        field: String,
        /// What it holds now.
        value: String,
    },
    /// A field was signed.
    Signed {
        /// Its name.
        field: String,
    },
    /// A place to sign in was added, which nobody signed.
    SignatureField {
        /// Its name.
        field: String,
    },
    /// Evidence about certificates (DSS).
    Evidence,
    /// What the file says of itself: properties, metadata.
    Properties,
    /// How a field looks, or a signature in it, became another.
    FieldChanged {
        /// Its name.
        field: String,
    },
    /// Something lies on a page that is no field: a note, a stamp, a picture.
    Note {
        /// The page, from 1.
        page: usize,
    },
    /// What a page shows.
    Page {
        /// The page, from 1.
        page: usize,
    },
    /// Pages came or went.
    Pages,
    /// The tree of tags.
    Tags,
    /// So many other parts.
    Parts(usize),
    /// Bytes that belong to no part.
    Bytes,
    /// More than is looked at.
    TooMuch,
}

impl Addition {
    /// Whether it may change what the signer saw, or means nothing that is known here.
    pub fn is_change(&self) -> bool {
        !matches!(
            self,
            Addition::Filled { .. }
                | Addition::Signed { .. }
                | Addition::SignatureField { .. }
                | Addition::Evidence
                | Addition::Properties
        )
    }
}

/// What the present file has that the signed one had not, each once.
pub(super) fn between(old: &Document, new: &Document) -> Vec<Addition> {
    let mut update = PdfUpdate::of(old, new);
    if update.changed.is_empty() {
        return update.found.into_iter().collect();
    }
    update.pages();
    update.catalog();
    update.fields();
    update.tags();
    let rest = update.open.len();
    if rest > 0 {
        update.found.insert(Addition::Parts(rest));
    }
    if update.graph.is_worn_out() || update.old_graph.is_worn_out() {
        update.found.insert(Addition::TooMuch);
    }
    update.found.into_iter().collect()
}

/// Two states of a file.
struct PdfUpdate<'a> {
    old: &'a Document,
    new: &'a Document,
    graph: PdfGraph<'a>,
    old_graph: PdfGraph<'a>,
    /// All objects that differ.
    changed: BTreeSet<ObjectId>,
    /// Those of them that the present file uses and that are not accounted for yet.
    open: BTreeSet<ObjectId>,
    old_fields: BTreeSet<ObjectId>,
    new_fields: BTreeMap<ObjectId, String>,
    found: BTreeSet<Addition>,
}

impl<'a> PdfUpdate<'a> {
    fn of(old: &'a Document, new: &'a Document) -> PdfUpdate<'a> {
        let ids: BTreeSet<ObjectId> = old.objects.keys().chain(new.objects.keys()).copied().collect();
        let is_changed = |id: &ObjectId| match (old.objects.get(id), new.objects.get(id)) {
            (Some(old), Some(new)) => !same(old, new),
            _ => true,
        };
        let changed: BTreeSet<ObjectId> = ids.into_iter().filter(is_changed).collect();
        let mut graph = PdfGraph::of(new);
        let used = graph.from(&[Object::Dictionary(new.trailer.clone())]);
        let open = changed.intersection(&used).copied().collect();
        let mut found = BTreeSet::new();
        if new.trailer.get(b"Root").ok() != old.trailer.get(b"Root").ok() || new.trailer.has(b"Encrypt") {
            found.insert(Addition::Parts(1));
        }
        PdfUpdate {
            old,
            new,
            graph,
            old_graph: PdfGraph::of(old),
            changed,
            open,
            old_fields: fields(old).map(|(_, id)| id).collect(),
            new_fields: fields(new).map(|(name, id)| (id, name)).collect(),
            found,
        }
    }

    /// Accounts for objects that only the present file has and that these values lead to.
    fn account(&mut self, values: &[Object]) {
        for id in self.graph.from(values) {
            if !self.old.objects.contains_key(&id) {
                self.open.remove(&id);
            }
        }
    }

    /// What pages show, and what lies on them besides fields.
    fn pages(&mut self) {
        let (old, new): (Vec<ObjectId>, Vec<ObjectId>) =
            (self.old.page_iter().collect(), self.new.page_iter().collect());
        if old != new {
            self.found.insert(Addition::Pages);
        }
        for (at, id) in new.iter().enumerate() {
            let page = at + 1;
            let (Ok(own), Ok(before)) = (self.new.get_dictionary(*id), self.old.get_dictionary(*id)) else {
                continue;
            };
            let keys = different(before, own);
            if keys.iter().any(|key| *key != b"Annots") {
                self.found.insert(Addition::Page { page });
            }
            self.open.remove(id);
            let shown: Vec<Object> = [&b"Contents"[..], b"Resources"]
                .iter()
                .filter_map(|key| inherited_of_page(self.new, own, key).cloned())
                .collect();
            let shown = self.graph.from(&shown);
            let mut touched = shown.intersection(&self.changed).peekable();
            if touched.peek().is_some() {
                self.found.insert(Addition::Page { page });
            }
            for id in touched {
                self.open.remove(id);
            }
            self.notes(page, before, own);
        }
    }

    fn notes(&mut self, page: usize, before: &Dictionary, own: &Dictionary) {
        let (old, new) = (array(self.old, before, b"Annots"), array(self.new, own, b"Annots"));
        if let Ok(list) = own.get(b"Annots").and_then(Object::as_reference) {
            self.open.remove(&list);
        }
        let (was, is) = (ids(old), ids(new));
        let touched: Vec<ObjectId> = is
            .iter()
            .filter(|id| !self.new_fields.contains_key(id))
            .filter(|id| !was.contains(id) || self.changed.contains(id))
            .copied()
            .collect();
        // What lies on a page without an object of its own.
        let own_ones = |all: &[Object]| -> Vec<Object> {
            all.iter().filter(|one| one.as_reference().is_err()).cloned().collect()
        };
        if !touched.is_empty() || !was.is_subset(&is) || own_ones(old) != own_ones(new) {
            self.found.insert(Addition::Note { page });
            for id in &touched {
                self.open.remove(id);
            }
            let touched: Vec<Object> = touched.into_iter().map(Object::Reference).collect();
            self.account(&touched);
        }
    }

    /// What stands in the root of the file besides pages and fields.
    fn catalog(&mut self) {
        let (Ok(old), Ok(new)) = (self.old.catalog(), self.new.catalog()) else { return };
        let known: [&[u8]; 6] = [b"DSS", b"Extensions", b"AcroForm", b"Metadata", b"Perms", b"Version"];
        if different(old, new).iter().any(|key| !known.contains(key)) {
            self.found.insert(Addition::Parts(1));
        }
        if let Ok(root) = self.new.trailer.get(b"Root").and_then(Object::as_reference) {
            self.open.remove(&root);
        }
        let own = |key: &[u8]| new.get(key).ok().cloned();
        if let Some(evidence) = own(b"DSS") {
            let was = old.get(b"DSS").ok().cloned();
            let was = self.old_graph.from(was.as_slice());
            let is = self.graph.from(std::slice::from_ref(&evidence));
            if old.get(b"DSS").ok() != Some(&evidence) || is.iter().any(|id| self.changed.contains(id)) {
                self.found.insert(Addition::Evidence);
            }
            // Lists that were there get longer.
            for id in is.intersection(&was) {
                self.open.remove(id);
            }
            self.account(&[evidence]);
        }
        for key in [&b"Extensions"[..], b"Perms"] {
            self.account(own(key).as_slice());
        }
        let properties = [own(b"Metadata"), self.new.trailer.get(b"Info").ok().cloned()];
        for id in properties.iter().flatten().filter_map(|one| one.as_reference().ok()) {
            if self.open.remove(&id) {
                self.found.insert(Addition::Properties);
            }
        }
        self.form(old, new);
    }

    /// The list of fields: fields may come, none may go.
    fn form(&mut self, old: &Dictionary, new: &Dictionary) {
        let none = Dictionary::new();
        let before = dictionary(self.old, old, b"AcroForm").unwrap_or(&none);
        let Some(own) = dictionary(self.new, new, b"AcroForm") else { return };
        let known: [&[u8]; 4] = [b"Fields", b"SigFlags", b"DR", b"DA"];
        let keeps_all =
            ids(array(self.old, before, b"Fields")).is_subset(&ids(array(self.new, own, b"Fields")));
        if !keeps_all || different(before, own).iter().any(|key| !known.contains(key)) {
            self.found.insert(Addition::Parts(1));
        }
        for place in [new.get(b"AcroForm"), own.get(b"Fields")] {
            if let Ok(id) = place.and_then(Object::as_reference) {
                self.open.remove(&id);
            }
        }
        let letters = own.get(b"DR").ok().cloned();
        self.account(letters.as_slice());
    }

    /// Fields that were filled in, signed, added or changed.
    fn fields(&mut self) {
        for (id, name) in self.new_fields.clone() {
            let was_field = self.old_fields.contains(&id);
            let Ok(own) = self.new.get_dictionary(id) else { continue };
            let is_signature = is_kind(self.new, own, b"Sig");
            let before = self.old.get_dictionary(id).ok();
            match before {
                Some(before) if was_field => self.field(&name, id, before, own, is_signature),
                // Whatever this was before, it was no field.
                Some(_) => {}
                None if is_signature => {
                    self.open.remove(&id);
                    let has_value = inherited(self.new, own, b"V").is_some();
                    self.found.insert(match has_value {
                        true => Addition::Signed { field: name },
                        false => Addition::SignatureField { field: name },
                    });
                    self.account(&values(own));
                }
                None => {}
            }
        }
    }

    fn field(&mut self, name: &str, id: ObjectId, before: &Dictionary, own: &Dictionary, is_signature: bool) {
        const MAY: [&[u8]; 5] = [b"V", b"AP", b"AS", b"M", b"DA"];
        let keys = different(before, own);
        let looks = self.graph.from(&values(own));
        let touched = looks.intersection(&self.changed).next().is_some();
        if keys.is_empty() && !touched {
            return;
        }
        self.open.remove(&id);
        let was_signed =
            is_signature && inherited(self.old, before, b"V").is_some_and(|value| !is_null(value));
        let (value, old_value) = (inherited(self.new, own, b"V"), inherited(self.old, before, b"V"));
        let is_known = keys.iter().all(|key| MAY.contains(key)) && !was_signed;
        let field = name.to_owned();
        let addition = match value {
            Some(_) if is_known && is_signature => Addition::Signed { field },
            Some(value) if is_known && old_value != Some(value) => {
                Addition::Filled { field, value: text(value) }
            }
            _ => Addition::FieldChanged { field },
        };
        self.found.insert(addition);
        // What it looked like may be written anew at its place.
        let old_looks = before.get(b"AP").ok().cloned();
        let old_looks = self.old_graph.from(old_looks.as_slice());
        for id in &old_looks {
            self.open.remove(id);
        }
        self.account(&values(own));
    }

    /// The tree of tags, whose parts name fields too.
    fn tags(&mut self) {
        let tags = self.new.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).ok().cloned();
        let tags = self.graph.from(tags.as_slice());
        if self.open.iter().any(|id| tags.contains(id)) {
            self.found.insert(Addition::Tags);
            self.open.retain(|id| !tags.contains(id));
        }
    }
}

/// The fields of a file.
fn fields(pdf: &Document) -> impl Iterator<Item = (String, ObjectId)> {
    FormFields::of(pdf).unwrap_or_default().0.into_iter()
}

/// The objects that a list names itself.
fn ids(all: &[Object]) -> BTreeSet<ObjectId> {
    all.iter().filter_map(|one| one.as_reference().ok()).collect()
}

/// What a field holds and how it looks.
fn values(field: &Dictionary) -> Vec<Object> {
    [&b"V"[..], b"AP"].iter().filter_map(|key| field.get(key).ok().cloned()).collect()
}

/// Keys of which one dictionary has another value, or none.
fn different<'a>(old: &'a Dictionary, new: &'a Dictionary) -> Vec<&'a [u8]> {
    let one_way = |of: &'a Dictionary, with: &'a Dictionary| {
        let differs = move |(key, value): &(&'a Vec<u8>, &'a Object)| {
            with.get(key).ok().is_none_or(|other| !same(other, value))
        };
        of.iter().filter(differs).map(|(key, _)| key.as_slice()).collect::<Vec<_>>()
    };
    [one_way(old, new), one_way(new, old)].concat()
}

/// What a page has itself or from the tree of pages.
fn inherited_of_page<'a>(pdf: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    page.get(key).ok().or_else(|| inherited(pdf, dictionary(pdf, page, b"Parent")?, key))
}

fn is_null(value: &Object) -> bool {
    matches!(value, Object::Null)
}

/// A field's value in words.
fn text(value: &Object) -> String {
    match value {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        value => lopdf::decode_text_string(value).unwrap_or_default(),
    }
}
