//! What a page may ask to be changed in a paper, and who does it.
//!
//! In: nothing. Out: the edits, and the one trait between the server and the command, which writes files.

use crate::content::Catalogue;
use crate::editing::FormEdit;
use crate::finding::Fix;

/// A change of a paper's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskEdit {
    /// Of one field.
    Field {
        /// What is done.
        edit: FormEdit,
        /// Names the value that the page saw.
        mark: String,
        /// Whether it goes on with the last edit: somebody is typing.
        goes_on: bool,
    },
    /// What a finding would have written.
    Fixes {
        /// The text of the file that the finding is about.
        text: String,
        /// The fixes.
        fixes: Vec<Fix>,
    },
    /// The last edit is taken back.
    Undo,
    /// The last edit that was taken back is made again.
    Redo,
}

/// Why an edit was not made; the file is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditRefused {
    /// The value is another one than the page saw.
    Changed {
        /// What it is now, if it is a text.
        now: Option<String>,
        /// Names that value.
        mark: String,
    },
    /// It cannot be, in words for people.
    Refused {
        /// One sentence.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
}

/// An edit that was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditMade {
    /// Names the new values on the way to the field, its own last; empty if it was no edit of a field.
    pub marks: Vec<String>,
    /// Names the text of the file before.
    pub before: String,
    /// Names it now.
    pub after: String,
}

/// Writes the edits of one paper.
pub trait PaperEditor: Send + Sync {
    /// Names the file among all of this machine: what a browser keeps of one paper is of no other, whatever that one
    /// is called.
    fn file_mark(&self) -> String;

    /// Makes an edit; `soon` hears the new bytes of the file before the disk has them.
    ///
    /// # Errors
    /// It was not made, and the file is as it was, whatever `soon` has heard.
    fn make(&self, edit: &DeskEdit, kinds: &Catalogue, soon: &dyn Fn(&[u8]))
    -> Result<EditMade, EditRefused>;

    /// How many edits can be taken back, and how many can be made again.
    fn steps(&self) -> (usize, usize);

    /// Why the paper may not be edited, with what to do. Returns None if it may.
    fn closed(&self) -> Option<(String, Option<String>)>;
}
