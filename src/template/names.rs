//! What the texts of a dossier may name, each with the words that it gives now: for who types them.
//!
//! In: a dossier as read, what it refers to. Out: [`SeenNames`] of each of its documents. These are the very values
//! that its texts are filled in from; nothing is made anew here.

use tera::{Context, Value};

use super::assemble::numbered;
use super::open_dossier::{OpenDossier, Referred};
use super::references::{self, LABELS};
use super::view::PlainWords;
use super::{Office, bounds, emphasis, legal, sums};
use crate::budget::Sheets;
use crate::content::Dossier;
use crate::finding::Report;

/// The names that texts begin with.
const FIRST: [&str; 18] = [
    "bang",
    "bien",
    "co_quan_ban_hanh",
    "dia_danh",
    "dia_phuong",
    "goc",
    "ky_hieu",
    "loai",
    "nam",
    "nhiem_vu",
    "phap_luat",
    "so",
    "so_ky_hieu",
    "so_sanh",
    "ten_loai",
    "thoi_gian",
    "tong",
    "vien_dan",
];

/// What the texts of each document of a dossier may name.
#[derive(Clone, Debug, Default)]
pub struct SeenNames {
    /// By the way through attached documents.
    documents: Vec<(Vec<usize>, Context)>,
}

/// What the texts of a dossier may name.
pub fn names(
    office: &Office,
    document: &Dossier,
    sheets: &Sheets,
    referred: Referred<'_>,
    report: &mut Report,
) -> SeenNames {
    let mut dossier = numbered(office, document, sheets, referred, report);
    let words = dossier.root.clone();
    dossier.see_tasks(&words);
    let mut names = SeenNames::default();
    names.add(&mut dossier, document, None, &mut Vec::new());
    names
}

impl SeenNames {
    fn add(
        &mut self,
        dossier: &mut OpenDossier<'_>,
        document: &Dossier,
        parent: Option<&PlainWords>,
        way: &mut Vec<usize>,
    ) {
        let words = dossier.words(document, parent);
        self.documents.push((way.clone(), dossier.context(&words)));
        for (at, attached) in document.kem_theo.iter().enumerate() {
            way.push(at);
            self.add(dossier, attached, Some(&words), way);
            way.pop();
        }
    }

    /// What texts of this attached document see; those of the main one if there is none such.
    fn context(&self, way: &[usize]) -> Option<&Context> {
        let of = |way: &[usize]| self.documents.iter().find(|(known, _)| known == way);
        of(way).or_else(|| of(&[])).map(|(_, context)| context)
    }

    /// The names that may follow these, each with its words; without words if it is a group of names. None of them
    /// are followed by the names that texts begin with.
    pub fn behind(&self, way: &[usize], names: &[String]) -> Vec<(String, Option<String>)> {
        let Some(context) = self.context(way) else { return Vec::new() };
        if names.is_empty() {
            let all = FIRST.iter().filter_map(|name| Some((*name, context.get(name)?)));
            return all
                .filter(|(_, value)| !is_empty_group(value))
                .map(|(name, value)| named(name, value))
                .collect();
        }
        let group = looked_up(context, names).and_then(Value::as_map);
        let entries = group.into_iter().flatten().filter_map(|(key, value)| Some((key.as_str()?, value)));
        let mut all: Vec<_> = entries
            .filter(|(name, value)| !is_hidden(name) && !is_empty_group(value))
            .map(|(name, value)| named(name, value))
            .collect();
        all.sort();
        all
    }

    /// Whether a name stands for a group of values, which no text can show.
    pub fn is_group(&self, way: &[usize], names: &[String]) -> bool {
        let value = self.context(way).and_then(|context| looked_up(context, names));
        value.is_some_and(|value| value.is_array() || value.is_map() && !sums::has_total(value))
    }

    /// The ids that `tham_chieu` takes, each with the words that it gives.
    pub fn labels(&self) -> Vec<(String, String)> {
        let labels = self.context(&[]).and_then(|context| context.get(LABELS)).and_then(Value::as_map);
        let all = labels.into_iter().flatten().filter_map(|(id, labels)| {
            let labels: Vec<&str> = labels.as_array()?.iter().filter_map(Value::as_str).collect();
            Some((id.as_str()?.to_owned(), labels.join(", ")))
        });
        let mut all: Vec<_> = all.collect();
        all.sort();
        all
    }

    /// The words that an expression of a text gives. Returns None if it gives none.
    pub fn words(&self, way: &[usize], expression: &str, office: &Office) -> Option<String> {
        let text = references::named(&format!("{{{{ {expression} }}}}"));
        bounds::new_paper();
        let filled = bounds::render(&office.texts, &text, self.context(way)?, true).ok()?;
        let words = legal::short(&emphasis::typed(&filled).plain(), office.laws.as_ref());
        (!words.contains(sums::UNCLEAR)).then_some(words)
    }
}

fn is_hidden(name: &str) -> bool {
    !name.starts_with(|first: char| first.is_alphanumeric() || first == '_')
}

fn is_empty_group(value: &Value) -> bool {
    value.as_map().is_some_and(|group| {
        group.iter().all(|(key, value)| {
            key.as_str().is_none_or(is_hidden) && value.as_str().is_none_or(str::is_empty)
        })
    })
}

fn named(name: &str, value: &Value) -> (String, Option<String>) {
    let words = value.as_str().or_else(|| sums::total(value));
    (name.to_owned(), words.map(str::to_owned))
}

fn looked_up<'c>(context: &'c Context, names: &[String]) -> Option<&'c Value> {
    let (first, rest) = names.split_first()?;
    rest.iter().try_fold(context.get(first)?, |value, name| {
        value.as_map()?.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value)
    })
}
