//! The files that an editor has open, with the text that it shows: what is not saved yet counts.
//!
//! In: what the editor says of its files. Out: their texts; [`Files`] in which they take the place of those on the
//! disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use gen_lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::addresses;
use super::shapes;
use crate::files::{Disk, Files};
use crate::language::{ColumnUnit, EditorText};

/// A file that an editor has open.
#[derive(Debug)]
pub(super) struct OpenFile {
    /// The address by which the editor names it.
    pub(super) address: Uri,
    /// Its name in findings.
    pub(super) name: String,
    /// The number of its text, as the editor counts.
    pub(super) version: i32,
    /// Its text.
    pub(super) text: EditorText,
}

/// All of them; a copy is one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenFiles {
    files: BTreeMap<String, Arc<OpenFile>>,
}

impl OpenFiles {
    /// Takes a file that was opened, or its whole text again. What is no file is left alone.
    pub(super) fn open(&mut self, address: Uri, version: i32, text: String) {
        let Some(path) = addresses::path_of(&address) else { return };
        let name = addresses::name_of(&path);
        let file = OpenFile { address, version, text: EditorText::new(text), name };
        self.files.insert(addresses::key(&file.name), Arc::new(file));
    }

    /// Takes the changes of a text, each on top of those before it.
    pub(super) fn change(
        &mut self,
        address: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: ColumnUnit,
    ) {
        let Some(key) = self.key_of(address) else { return };
        let Some(file) = self.files.get(&key) else { return };
        let text = changes.into_iter().fold(file.text.clone(), |text, change| match change {
            TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                text.changed(shapes::bytes(&text, part.range, unit), &part.text)
            }
            TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                EditorText::new(whole.text)
            }
        });
        let file = OpenFile { address: file.address.clone(), name: file.name.clone(), version, text };
        self.files.insert(key, Arc::new(file));
    }

    /// Takes note that a file is no longer open.
    pub(super) fn close(&mut self, address: &Uri) {
        if let Some(key) = self.key_of(address) {
            self.files.remove(&key);
        }
    }

    fn key_of(&self, address: &Uri) -> Option<String> {
        Some(addresses::key(&addresses::name_of(&addresses::path_of(address)?)))
    }

    /// The file at an address.
    pub(super) fn at(&self, address: &Uri) -> Option<&Arc<OpenFile>> {
        self.files.get(&self.key_of(address)?)
    }

    /// The file of a name.
    pub(super) fn named(&self, name: &str) -> Option<&Arc<OpenFile>> {
        self.files.get(&addresses::key(name))
    }

    /// All, by name.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<OpenFile>> {
        self.files.values()
    }
}

/// The files of the disk, those that are open with their present text. It keeps which were asked for.
pub(super) struct OverlaidFiles<'a> {
    open: &'a OpenFiles,
    asked: Mutex<BTreeSet<String>>,
}

impl<'a> OverlaidFiles<'a> {
    pub(super) fn of(open: &'a OpenFiles) -> OverlaidFiles<'a> {
        OverlaidFiles { open, asked: Mutex::default() }
    }

    /// The names of the files that were asked for.
    pub(super) fn asked(self) -> BTreeSet<String> {
        self.asked.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Files for OverlaidFiles<'_> {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
        match self.open.named(name) {
            Some(file) => Ok(file.text.typed().as_bytes().to_vec()),
            None => Disk.read(name),
        }
    }
}
