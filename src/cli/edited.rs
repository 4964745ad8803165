//! A paper of the workbench whose file is written as it is edited.
//!
//! In: the file, edits from a page. Out: the file, each time with one change more or less; all that was changed since
//! the program started can be taken back. What is written is decided by [`crate::editing`], how by
//! [`written_back`].

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::console::Console;
use super::values::MessageFormat;
use crate::content::Catalogue;
use crate::editing::{self, EditFault, EditHistory};
use crate::run::{Refusal, places, system, written_back};
use crate::workbench::{DeskEdit, EditMade, EditRefused, PaperEditor};

/// A paper that is edited.
pub(super) struct EditedPaper {
    file: PathBuf,
    history: Mutex<EditHistory>,
}

impl EditedPaper {
    /// The paper of a file, of which nothing was changed yet.
    pub(super) fn of(file: &Path) -> EditedPaper {
        EditedPaper { file: file.to_owned(), history: Mutex::default() }
    }
}

impl From<Refusal> for EditRefused {
    fn from(Refusal { message, hint }: Refusal) -> EditRefused {
        EditRefused::Refused { message, hint }
    }
}

impl From<EditFault> for EditRefused {
    fn from(fault: EditFault) -> EditRefused {
        match fault {
            EditFault::Changed { now, mark } => EditRefused::Changed { now, mark },
            EditFault::Refused(finding) => Refusal::of(*finding).into(),
        }
    }
}

impl PaperEditor for EditedPaper {
    fn file_mark(&self) -> String {
        places::mark(&self.file)
    }

    fn make(
        &self,
        edit: &DeskEdit,
        kinds: &Catalogue,
        soon: &dyn Fn(&[u8]),
    ) -> Result<EditMade, EditRefused> {
        let mut history = self.history.lock().unwrap_or_else(PoisonError::into_inner);
        let name = system::shown(&self.file);
        let console = Console::new(MessageFormat::Human);
        let mut moved = None;
        let make = |bytes: &[u8]| match edit {
            DeskEdit::Field { edit, mark, .. } => {
                editing::apply(&name, bytes, kinds, edit, mark).map_err(EditRefused::from)
            }
            DeskEdit::Fixes { text, fixes } => Ok(editing::mend(&name, bytes, text, fixes)?),
            DeskEdit::Undo | DeskEdit::Redo => {
                let (done, undone) = history.counts();
                let (count, what, new) = match edit {
                    DeskEdit::Undo => (done, "hoàn tác", history.undo(bytes)),
                    _ => (undone, "làm lại", history.redo(bytes)),
                };
                moved.clone_from(&new);
                new.ok_or_else(|| stuck(&name, count, what))
            }
        };
        let (old, new) = match written_back::write(&self.file, &console, make, soon) {
            Ok(written) => written,
            Err(refused) => {
                // The file stayed: so does the step.
                if let Some(moved) = moved {
                    let _ = match edit {
                        DeskEdit::Undo => history.redo(&moved),
                        _ => history.undo(&moved),
                    };
                }
                return Err(refused);
            }
        };
        let marks = match edit {
            DeskEdit::Field { edit, goes_on, .. } => {
                history.add(&old, &new, &format!("{:?}", edit.at()), *goes_on);
                editing::marks_of(&name, &new, kinds, edit.at())
            }
            DeskEdit::Fixes { .. } => {
                history.add(&old, &new, "", false);
                Vec::new()
            }
            DeskEdit::Undo | DeskEdit::Redo => Vec::new(),
        };
        let [before, after] = [&old, &new].map(|bytes| editing::mark_of_bytes(bytes));
        Ok(EditMade { marks, before, after })
    }

    fn steps(&self) -> (usize, usize) {
        self.history.lock().unwrap_or_else(PoisonError::into_inner).counts()
    }

    fn closed(&self) -> Option<(String, Option<String>)> {
        written_back::closed(&self.file).map(|finding| (finding.message, finding.hint))
    }
}

/// Why a step is not taken back, or not made again.
fn stuck(name: &str, count: usize, what: &str) -> EditRefused {
    match count {
        0 => Refusal::new(format!("không còn gì để {what}")).into(),
        _ => Refusal::new(format!("`{name}` đã được sửa ở nơi khác sau đó: không {what} được"))
            .hint("sửa thẳng ở ô cần đổi")
            .into(),
    }
}
