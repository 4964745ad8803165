//! How each role looks, and the page: one data file for both writers.
//!
//! In: `templates/theme.yaml`, as `build.rs` read it, and what an office's own file names in its
//! place. Out: a [`Style`] for every [`Role`], the [`Page`] and the faces, inside the decree's ranges.
//! It leaves reading an office's file to `read` and `columns`, its entries to `entries`, a value as written
//! to `value`, and what a demanded look differs in to `differences`.

mod columns;
mod differences;
mod entries;
mod read;
mod value;

pub use columns::COLUMN_SLACK;
pub use differences::ThemeDifference;

use crate::finding::{Findings, Report};
use crate::fonts::Faces;
use crate::length::Length;
use crate::orientation::Orientation;
use crate::role::Role;
use crate::yaml::{self, Node};

/// The text of the built-in theme; the program has it as Rust (`build.rs`).
#[cfg(any(test, feature = "rooms"))]
pub const DEFAULT: &str = include_str!("../../templates/theme.yaml");

/// Looks of all roles and the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Margins and the place of the page number.
    pub page: Page,
    /// Widths and room that belong to no role.
    pub room: Room,
    /// Widths of left columns that an office has set.
    pub left: LeftColumns,
    /// What an office allows for wide tables.
    pub wide: WideTables,
    /// What all letters are set in.
    pub faces: Faces,
    styles: Vec<Style>,
}

/// The page: its margins, and where its number is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Page {
    /// Margins of a portrait page: top 20–25, bottom 20–25, left 30–35, right 15–20 mm
    /// (PL I, I.3); of a landscape page the same four as the page is read.
    pub margins: Margins,
    /// From the sheet's upper edge to the page number.
    pub number_from_top: Length,
}

/// Widths of the left columns of a portrait page, where an office has set them; None where the right column
/// is as wide as its words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LeftColumns {
    /// Of the header of a paper: issuer, number and symbol.
    pub header: Option<Length>,
    /// Beside the signature: the recipients, or the one who signs at the left.
    pub signature: Option<Length>,
}

/// What an office allows for wide tables, of which the decree does not speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WideTables {
    /// Whether appendices may be printed on A3.
    pub a3: bool,
    /// The smallest size of a table's letters.
    pub least_size: Length,
}

impl Default for WideTables {
    fn default() -> WideTables {
        WideTables { a3: false, least_size: Length::pt(11.0) }
    }
}

/// The four margins.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Margins {
    pub top: Length,
    pub bottom: Length,
    pub left: Length,
    pub right: Length,
}

/// Room that belongs to no single role.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// Empty height for signature and seal.
    pub signature: Length,
    /// From a line of text to the rule under it.
    pub rule_gap: Length,
    /// From a rule under a title to what follows it.
    pub rule_below: Length,
    /// Before the signature.
    pub section_gap: Length,
    /// Inside a table's cell, left and right.
    pub cell_padding: Length,
    /// Inside a table's cell, above and below.
    pub cell_padding_vertical: Length,
    /// Thickness of rules and of tables' borders.
    pub stroke: Length,
}

/// The look of one role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size of the letters.
    pub size: Length,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// How lines are aligned between the margins.
    pub align: Align,
    /// Indent of the first line.
    pub first_indent: Length,
    /// Indent of all lines from the left.
    pub left_indent: Length,
    /// Room above.
    pub before: Length,
    /// Room below.
    pub after: Length,
    /// Line pitch in percent of a single line, 100 to 150. A single line of the Times family
    /// is 1,149 of its size (ascent 0,891, descent 0,216, gap 0,042).
    pub line_percent: u16,
}

/// How lines are aligned between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Flush left, `trai`.
    Left,
    /// Centred, `giua`.
    Center,
    /// Flush right, `phai`.
    Right,
    /// Both edges straight, `deu`.
    Justify,
}

impl Theme {
    /// The look of a role.
    pub fn style(&self, role: Role) -> &Style {
        &self.styles[role as usize]
    }

    /// Width of the text on a page held this way.
    pub fn text_width(&self, orientation: Orientation) -> Length {
        orientation.sheet().0 - self.page.margins.left - self.page.margins.right
    }

    /// Height of the text on a page held this way.
    pub fn text_height(&self, orientation: Orientation) -> Length {
        orientation.sheet().1 - self.page.margins.top - self.page.margins.bottom
    }

    /// The built-in looks, with what a theme file names in their place. Everything wrong in the file is
    /// reported: unknown keys, wrong values, values outside the decree's range (with its clause). Returns
    /// None if anything is wrong.
    pub fn with(own: &Node, findings: &mut Findings) -> Option<Theme> {
        let before = findings.count();
        let standard = Theme::default();
        let mut theme = standard.clone();
        read::apply(&mut theme, &standard, own, findings);
        (findings.count() == before).then_some(theme)
    }

    /// What of this theme is not as a file demands it, which is read as a theme file is. Returns None if
    /// anything is wrong in the file.
    pub fn differences(&self, demanded: &Node, findings: &mut Findings) -> Option<Vec<ThemeDifference>> {
        let before = findings.count();
        let mut theme = self.clone();
        read::apply(&mut theme, &Theme::default(), demanded, findings);
        (findings.count() == before).then(|| differences::between(self, &theme, demanded))
    }

    /// As [`Theme::with`], from the text of a file.
    ///
    /// # Errors
    /// The findings, if there are any.
    pub fn read(text: &str) -> Result<Theme, Findings> {
        let mut report = Report::default();
        let node = yaml::open("theme.yaml", text.as_bytes(), &mut report);
        let theme = node.and_then(|node| Theme::with(&node, &mut report.findings));
        theme.filter(|_| report.findings.is_empty()).ok_or(report.findings)
    }
}

impl Default for Theme {
    fn default() -> Theme {
        let BuiltIn { page, room, styles } = include!(concat!(env!("OUT_DIR"), "/theme.rs"));
        // In the order of the file, which is nearly that of the roles.
        let mut places = (0..styles.len()).cycle();
        let of = |role: &Role| {
            let element = role.info().element;
            let place = places.by_ref().take(styles.len()).find(|place| styles[*place].0 == element);
            // A test reads all roles in the file.
            styles[place.expect("every role has a look in theme.yaml")].1
        };
        let styles = Role::ALL.iter().map(of).collect();
        let (left, wide) = (LeftColumns::default(), WideTables::default());
        Theme { page, room, left, wide, faces: Faces::built_in(), styles }
    }
}

/// The theme that is built in, as `build.rs` reads it.
struct BuiltIn<const ROLES: usize> {
    page: Page,
    room: Room,
    /// Each look with the key of its role.
    styles: [(&'static str, Style); ROLES],
}

/// The values of a look that its line in the file does not name.
const PLAIN: Style = Style {
    size: Length::ZERO,
    bold: false,
    italic: false,
    align: Align::Left,
    first_indent: Length::ZERO,
    left_indent: Length::ZERO,
    before: Length::ZERO,
    after: Length::ZERO,
    line_percent: 100,
};

#[cfg(test)]
mod tests;
