//! What a form is made of.

use super::grid::FormGrid;
use crate::content::declare::Shape;
use crate::source::Span;
use crate::yaml::splice::Step;

/// A paper as a form.
#[derive(Debug, Default)]
pub struct PaperForm {
    /// Its fields, in groups as on paper.
    pub groups: Vec<FormGroup>,
}

/// Fields that stand together on paper.
#[derive(Debug)]
pub struct FormGroup {
    /// What they are about.
    pub title: &'static str,
    /// Whether most papers need nothing of it.
    pub is_rare: bool,
    /// The fields, in the order they are best filled in.
    pub fields: Vec<FormField>,
}

/// A field of a form.
#[derive(Debug)]
pub struct FormField {
    /// The way to its value, from the top of the file.
    pub way: Vec<Step>,
    /// What it is: `Trích yếu nội dung`.
    pub label: String,
    /// What it is for, if more is to be said.
    pub about: Option<&'static str>,
    /// What may be written.
    pub example: String,
    /// Whether it must be written.
    pub is_required: bool,
    /// Whether anything is written.
    pub is_there: bool,
    /// Its place in the file, with its key; None if its key is not there.
    pub at: Option<Span>,
    /// How it is filled in, with its value.
    pub control: FormControl,
    /// Names its value: an edit is made only in the value that was seen.
    pub mark: String,
    /// The findings about it, by their number in the report; those about a field inside it are there.
    pub findings: Vec<usize>,
}

/// How a field is filled in, with its value.
#[derive(Debug)]
pub enum FormControl {
    /// One line.
    Line(String),
    /// Text of one line or more.
    Text(String),
    /// One of some words.
    Choice {
        /// The word that is written; it may be none of them.
        word: String,
        /// The words.
        words: Vec<ChoiceWord>,
    },
    /// Fields of its own.
    Parts(Vec<FormField>),
    /// A table.
    Table {
        /// All its fields, also those of its rows.
        fields: Vec<FormField>,
        /// Its rows as a grid.
        grid: Box<FormGrid>,
    },
    /// A list.
    Items {
        /// Its items.
        items: Vec<FormField>,
        /// What a new item may be; None if none can be added here.
        item: Option<&'static Shape>,
        /// What an item is called.
        name: String,
    },
    /// It is written in a way that only the file shows.
    Other,
}

/// A word that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceWord {
    /// As it is written in the file.
    pub word: String,
    /// What it means.
    pub about: String,
}

impl PaperForm {
    /// The field at the end of a way.
    pub fn field(&self, way: &[Step]) -> Option<&FormField> {
        self.groups.iter().find_map(|group| field(&group.fields, way))
    }

    /// The fields of the map or list that the field at the end of a way is in, in their order.
    pub(super) fn beside(&self, way: &[Step]) -> Vec<&FormField> {
        match way.split_last() {
            Some((_, over)) if !over.is_empty() => {
                self.field(over).map_or_else(Vec::new, |outer| outer.inner().iter().collect())
            }
            _ => self.groups.iter().flat_map(|group| &group.fields).collect(),
        }
    }
}

impl FormField {
    /// Its key, if it is no item of a list.
    pub fn key(&self) -> Option<&str> {
        match self.way.last() {
            Some(Step::Key(key)) => Some(key),
            _ => None,
        }
    }

    /// The fields inside it.
    pub fn inner(&self) -> &[FormField] {
        match &self.control {
            FormControl::Parts(fields)
            | FormControl::Items { items: fields, .. }
            | FormControl::Table { fields, .. } => fields,
            _ => &[],
        }
    }

    /// Its grid, if it is a table that has one.
    pub fn grid(&self) -> Option<&FormGrid> {
        match &self.control {
            FormControl::Table { grid, .. } => Some(grid),
            _ => None,
        }
    }

    /// Its text, if it has one.
    pub fn text(&self) -> Option<&str> {
        match &self.control {
            FormControl::Line(text) | FormControl::Text(text) | FormControl::Choice { word: text, .. } => {
                Some(text)
            }
            _ => None,
        }
    }
}

/// The deepest of fields lead on by their ways.
fn field<'a>(fields: &'a [FormField], way: &[Step]) -> Option<&'a FormField> {
    let found = fields.iter().find(|one| way.starts_with(&one.way))?;
    if found.way.len() == way.len() { Some(found) } else { field(found.inner(), way) }
}
