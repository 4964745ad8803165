//! Sums that the source states so that they are checked, once figures of their table change.
//!
//! In: the changes that were placed. Out: the stated sums that follow them: all if that was asked for, else those
//! whose new value the edited file has, too.

use rust_decimal::Decimal;

use super::differences::Difference;
use super::figures::read;
use super::files::{FilePatch, node_at};
use super::placing::Placing;
use super::proof::with_patches;
use crate::content::money::typed_amount;
use crate::pipeline::Pipeline;
use crate::source::Span;
use crate::yaml::splice::path_to;
use crate::yaml::{self, Node};

impl Placing<'_> {
    /// The patches of stated sums, each with the table it is of.
    pub(super) fn stated(
        &self,
        used: &[usize],
        pipeline: &Pipeline,
        found: &[Difference],
        all_follow: bool,
    ) -> Vec<(usize, FilePatch)> {
        let materials = with_patches(self.files.materials, used.iter().map(|at| &self.patches[*at]));
        let (sums, mut report) = materials.stated_sums(pipeline);
        let mut patches = Vec::new();
        for (at, now) in sums {
            let name = report.sources.file(at.file).name().to_owned();
            let Some(id) = self.files.id_of(&name) else { continue };
            let Some(root) = report.unheard(|report| yaml::parse(at.file, report)) else { continue };
            let Some(way) = path_to(&root, at) else { continue };
            let text = |node: Option<&Node>| node.and_then(Node::scalar).map(|scalar| scalar.text.clone());
            let base = self.files.root(id).and_then(|root| node_at(root, &way));
            if text(base) != text(node_at(&root, &way)) {
                continue;
            }
            let Some((place, table)) = base.and_then(|node| Some((node.span, self.table_of_sum(node.span)?)))
            else {
                continue;
            };
            if all_follow || self.is_confirmed(place, now, found) {
                let patch = self.files.value(id, &way, &typed_amount(now));
                patches.extend(patch.ok().map(|patch| (table, patch)));
            }
        }
        patches
    }

    /// The table of the file whose sum is stated at a place.
    fn table_of_sum(&self, at: Span) -> Option<usize> {
        (0..self.base.tables.len()).find(|table| {
            self.sheet(*table).is_some_and(|(sheet, _)| {
                sheet.rows().iter().any(|row| row.stated().iter().any(|sum| sum.amount.at == at))
            })
        })
    }

    /// Whether the edited file has a new value in the cell of a stated sum.
    fn is_confirmed(&self, at: Span, now: Decimal, found: &[Difference]) -> bool {
        found.iter().any(|one| {
            let Difference::Words { base, edited, .. } = one else { return false };
            let Some(cell) = self.origin(*base).and_then(|origin| origin.cell) else { return false };
            let table = self.origin(*base).and_then(|origin| self.table_of(origin));
            let Some((sheet, head)) = table.and_then(|table| self.sheet(table)) else { return false };
            let row = cell.row.checked_sub(head).and_then(|row| sheet.on_paper().into_iter().nth(row));
            let is_own = row.is_some_and(|row| {
                row.stated().iter().any(|sum| sum.amount.at == at && sum.column == cell.column)
            });
            let shown = read(&self.edited.lines[*edited].text, true);
            is_own && shown.and_then(|shown| sheet.unit().convert(shown, sheet.bang.unit())) == Some(now)
        })
    }
}
