//! Which papers are on the desk, and where the new ones go: known to whoever looks at them and to the clerk.
//!
//! In: files, as they are found or made. Out: their numbers, which stay as long as the program runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::edited::EditedPaper;
use crate::run::system;
use crate::workbench::Desk;

/// The papers of a desk by their files.
pub(in crate::cli) struct ShelfPapers {
    desk: Arc<Desk>,
    /// The folder that was opened; None if one file was.
    folder: Option<PathBuf>,
    known: Mutex<KnownPapers>,
}

#[derive(Default)]
struct KnownPapers {
    /// Numbers of papers by their files, also of those that are gone.
    numbers: BTreeMap<PathBuf, usize>,
    /// Templates for many localities, each once, in the order in which they were found.
    templates: Vec<PathBuf>,
    /// Papers of localities: the template and the code, by their numbers and the other way round.
    units: BTreeMap<usize, UnitPlace>,
    unit_numbers: BTreeMap<UnitPlace, usize>,
}

/// The paper of a locality: its template and its code.
pub(in crate::cli) type UnitPlace = (PathBuf, String);

impl ShelfPapers {
    /// No paper yet.
    pub(in crate::cli) fn new(desk: Arc<Desk>, folder: Option<PathBuf>) -> ShelfPapers {
        ShelfPapers { desk, folder, known: Mutex::default() }
    }

    fn known(&self) -> MutexGuard<'_, KnownPapers> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder that was opened. Returns None if one file was.
    pub(in crate::cli) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The number of a paper, which gets on the desk if it was not.
    pub(in crate::cli) fn number(&self, file: &Path) -> usize {
        let put = || self.desk.put_editable(system::shown(file), Arc::new(EditedPaper::of(file)));
        *self.known().numbers.entry(file.to_owned()).or_insert_with(put)
    }

    /// The file of a paper, by its number.
    pub(in crate::cli) fn file(&self, number: usize) -> Option<PathBuf> {
        let known = self.known();
        known.numbers.iter().find(|(_, own)| **own == number).map(|(file, _)| file.clone())
    }

    /// All papers with their numbers.
    pub(super) fn papers(&self) -> Vec<(PathBuf, usize)> {
        self.known().numbers.iter().map(|(file, number)| (file.clone(), *number)).collect()
    }

    /// The number of the paper of a locality, which gets on the desk if it was not. It is only shown.
    pub(super) fn unit_number(&self, template: &Path, code: &str, name: &str) -> usize {
        let mut known = self.known();
        let place = (template.to_owned(), code.to_owned());
        if let Some(number) = known.unit_numbers.get(&place) {
            return *number;
        }
        let number = self.desk.put(format!("{}: {name}", system::shown(template)));
        known.units.insert(number, place.clone());
        known.unit_numbers.insert(place, number);
        number
    }

    /// The paper of a locality, by its number.
    pub(in crate::cli) fn unit(&self, number: usize) -> Option<UnitPlace> {
        self.known().units.get(&number).cloned()
    }

    /// Takes note of the templates that were found.
    pub(in crate::cli) fn note_templates(&self, found: impl IntoIterator<Item = PathBuf>) {
        let mut known = self.known();
        for template in found {
            if !known.templates.contains(&template) {
                known.templates.push(template);
            }
        }
    }

    /// The templates with their numbers.
    pub(super) fn templates(&self) -> Vec<PathBuf> {
        self.known().templates.clone()
    }

    /// The template with a number.
    pub(super) fn template(&self, number: usize) -> Option<PathBuf> {
        self.known().templates.get(number).cloned()
    }
}
