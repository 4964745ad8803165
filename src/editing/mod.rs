//! A paper as a form, and what is changed in it, written into its file.
//!
//! In: the YAML of a paper, the kinds of papers, what was found in it. Out: a [`PaperForm`]: every field with its
//! label, meaning, example, value, place and findings, in groups as on paper; and for a [`FormEdit`] the new bytes
//! of the file, equal to the old ones outside of that one value. The fields are those of the declarations that also
//! drive the reader and the schema: nothing is listed here again. It shows nothing, opens no file and writes none:
//! a workbench, an editor's service or a test does.

mod asked;
mod controls;
mod edit;
mod found;
mod fresh;
mod grid;
mod grid_rows;
mod grid_writing;
mod groups;
mod history;
mod model;
mod nodes;
mod reader;
mod rows;
mod writable;

#[cfg(test)]
mod tests;

pub use asked::{ChangedCell, FormEdit, RowAsSeen, TableChange, typed};
pub use edit::{EditFault, apply, mark_of_bytes, mark_of_text, marks_of, mend};
pub use grid::{FormGrid, FormGridCell, FormGridColumn, FormGridRow, GridHeading, GridRowSort};
pub use history::EditHistory;
pub use model::{ChoiceWord, FormControl, FormField, FormGroup, PaperForm};
