//! The paper of one locality as a document of its own, no longer a template: what a ward begins with that has got
//! the template of its city.
//!
//! In: a template, a locality. Out: the YAML of its paper, in which nothing of the table of localities is left. It
//! gives the same tree as the template does, or it is not given at all. Files are left to the caller.

use std::collections::BTreeMap;

use super::{Input, LocalityData, Pipeline, Report, locality, taken};
use crate::content::CONDITION;
use crate::localities::LocalityWords;
use crate::paper::Paper;
use crate::paper::dump::dump;
use crate::template;
use crate::yaml::{Entry, Node, Scalar, Value, ValueStyle, typed_entry};

/// What stands before the names of the table of localities.
const TABLE: &str = "dia_phuong.";
/// What stands before them in a paper of its own, where they are its variables.
const OWN: &str = "dia_phuong_";

/// The paper of a locality as a document of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPaper {
    /// Its YAML.
    pub text: String,
    /// Whether it gives the tree that the template gives. Otherwise it is not to be used.
    pub is_same: bool,
}

impl Pipeline {
    /// The paper of a locality as a document of its own, for a file of this name beside the template. Returns None if
    /// the template has an error for this locality.
    pub fn own_paper(
        &self,
        template: Input<'_>,
        local: LocalityData<'_>,
        name: &str,
    ) -> (Option<OwnPaper>, Report) {
        let (made, report) = self.dossier_of(template, Some(local));
        let Some(made) = made else { return (None, report) };
        let mut again = Report::default();
        let Some(text) = self.typed_for(template, local, &mut again) else { return (None, again) };
        let input = Input { name, bytes: text.as_bytes(), issued_by: None, ..template };
        let (own, _) = self.dossier_of(input, None);
        let is_same = own.is_some_and(|own| printed(own.tree) == printed(made.tree));
        (Some(OwnPaper { text, is_same }), report)
    }

    fn typed_for(&self, template: Input<'_>, local: LocalityData<'_>, report: &mut Report) -> Option<String> {
        let node = self.templates.node(template, report)?;
        let mut node = local.lay(node, report)?;
        taken::attach(&mut node, template.files, report);
        // The words are asked for before anything is taken out of the node.
        let words = template::words(&self.office, &node, local.unit, &mut report.findings);
        locality::settle(&self.office, &mut node, Some(local), report)?;
        let Value::Map(entries) = &mut node.value else { return None };
        entries.retain(|entry| entry.key != "dia_phuong");
        let mut named = BTreeMap::new();
        entries.iter_mut().for_each(|entry| settled(&mut entry.value, &words, &mut named));
        let place = entries.iter().position(|entry| entry.key == "bien");
        if !named.is_empty() {
            give(entries, place, &named);
        }
        let lines = entries.iter().map(|entry| {
            let text = typed_entry(&entry.key, &entry.value, 0);
            // Parts of several lines stand apart.
            if text.lines().count() > 1 { format!("\n{text}") } else { text }
        });
        let head = format!("# Lập từ mẫu {} cho {}.\n\n", template.name, local.unit.called());
        Some(head + lines.collect::<String>().trim_start())
    }
}

/// All that is on paper. Among the words that a file is found by, the code of the locality is left out: it names the
/// row of the table.
fn printed(mut tree: Paper) -> String {
    tree.keywords.clear();
    dump(&tree)
}

/// Puts words into the variables of the paper.
fn give(entries: &mut Vec<Entry>, place: Option<usize>, named: &BTreeMap<String, String>) {
    let Some(span) = entries.first().map(|entry| entry.key_span) else { return };
    let word = |(name, value): (&String, &String)| {
        let scalar = Scalar { text: value.clone(), style: ValueStyle::Quoted, swallowed: None };
        Entry { key: name.clone(), key_span: span, value: Node { value: Value::Scalar(scalar), span } }
    };
    let words = named.iter().map(word);
    match place.map(|at| &mut entries[at].value.value) {
        Some(Value::Map(own)) => own.extend(words),
        _ => {
            let value = Node { value: Value::Map(words.collect()), span };
            entries.insert(1, Entry { key: "bien".to_owned(), key_span: span, value });
        }
    }
}

/// Takes the table's words out of all texts: a word that stands alone becomes its value, one that is reckoned with a
/// variable of the paper.
fn settled(node: &mut Node, words: &LocalityWords, named: &mut BTreeMap<String, String>) {
    match &mut node.value {
        Value::Scalar(scalar) if scalar.text.contains(TABLE) => {
            scalar.text = without_table(&scalar.text, words, named);
        }
        Value::Scalar(_) => {}
        Value::List(items) => items.iter_mut().for_each(|item| settled(item, words, named)),
        Value::Map(entries) => {
            // What is left holds.
            let is_met = |entry: &Entry| {
                entry.key == CONDITION && entry.value.scalar().is_some_and(|one| one.text.contains(TABLE))
            };
            entries.retain(|entry| !is_met(entry));
            entries.iter_mut().for_each(|entry| settled(&mut entry.value, words, named));
        }
    }
}

fn without_table(text: &str, words: &LocalityWords, named: &mut BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(end) = rest[start..].find("}}").map(|end| start + end + 2) else { break };
        let inside = rest[start + 2..end - 2].trim();
        let word = inside.strip_prefix(TABLE).and_then(|name| words.values.get(name));
        out += &rest[..start];
        match word.filter(|word| !word.contains(['{', '}'])) {
            Some(word) => out += word,
            None => out += &rest[start..end],
        }
        rest = &rest[end..];
    }
    out += rest;
    for (name, value) in &words.values {
        let (old, new) = (format!("{TABLE}{name}"), format!("{OWN}{name}"));
        let renamed = renamed(&out, &old, &format!("bien.{new}"));
        if renamed != out {
            named.insert(new, value.clone());
            out = renamed;
        }
    }
    out
}

/// A text with a name that stands as a word of its own replaced.
fn renamed(text: &str, old: &str, new: &str) -> String {
    let is_part = |letter: Option<char>| letter.is_some_and(|one| one.is_alphanumeric() || one == '_');
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let (before, after) = (&rest[..at], &rest[at + old.len()..]);
        out += before;
        out += if is_part(before.chars().next_back()) || is_part(after.chars().next()) { old } else { new };
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::without_table;
    use crate::localities::LocalityWords;

    #[test]
    fn words_become_values_and_what_is_reckoned_with_becomes_variables() {
        let values = [("loai", "phường"), ("loai_hoa", "Phường"), ("ten", "Ba Đình")];
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let words = LocalityWords { values: BTreeMap::from(values), empty: Vec::new() };
        let mut named = BTreeMap::new();
        let text = "UBND {{ dia_phuong.loai }} {{dia_phuong.ten}} {% if dia_phuong.loai == \"xã\" %}x{% endif %} \
            {{ dia_phuong.loai_hoa | upper }} {{ tong }} my_dia_phuong.ten";
        assert_eq!(
            without_table(text, &words, &mut named),
            "UBND phường Ba Đình {% if bien.dia_phuong_loai == \"xã\" %}x{% endif %} \
             {{ bien.dia_phuong_loai_hoa | upper }} {{ tong }} my_dia_phuong.ten"
        );
        assert_eq!(named.keys().collect::<Vec<_>>(), ["dia_phuong_loai", "dia_phuong_loai_hoa"]);
    }
}
