//! The report of an allocation as an appendix to the city's plan: one table by locality, one by task.
//!
//! In: a compared allocation and the plan as read. Out: the plan with the report as its only content. Sums
//! are left to `budget`, the page to `template`.

use std::sync::Arc;

use super::{Checked, own_words};
use crate::content::declare::Text;
use crate::content::table::GeneratedTable;
use crate::content::{Dossier, PhuLuc};
use crate::paper::Orientation;
use crate::source::{Span, TableId};

/// The title on paper.
const TITLE: &str = "Tổng hợp kinh phí thành phố phân bổ cho các địa phương";

/// The note below the tables.
const NOTE: &str = "Số phân bổ của từng nhiệm vụ bằng đúng số ghi tại kế hoạch của thành phố.";

/// The number of columns of money that fit on a sheet in portrait.
const UPRIGHT: usize = 3;

/// The plan with the report instead of its own text, appendices and attachments. The findings of the report
/// have the place `at`, that of the allocation.
pub(super) fn paper(checked: &Checked, plan: Dossier, at: Span, strips_numbers: bool) -> Dossier {
    let text = |raw: &str| vec![Text { raw: raw.to_owned(), at }];
    let made = |number, title: &str, names: &str| GeneratedTable {
        id: TableId::made_of(at, number),
        at,
        title: title.to_owned(),
        unit: checked.allocation.unit,
        names: names.to_owned(),
        money: checked.columns.iter().map(|one| (one.id.clone(), own_words(&one.title, &one.id))).collect(),
        strips_numbers,
    };
    let units = checked.by_unit().map(|(name, figures)| (plain(&name), figures));
    let by_unit = made(1, "Bảng 1. Theo địa phương", "Địa phương").table(units);
    let by_task = made(2, "Bảng 2. Theo nhiệm vụ", "Nhiệm vụ").table(checked.by_task());
    let upright = checked.columns.len() <= UPRIGHT;
    let report = PhuLuc {
        at,
        ma: None,
        ten: text(TITLE),
        huong_at: None,
        huong: Some(if upright { Orientation::Portrait } else { Orientation::Landscape }),
        body: Vec::new(),
        bang: vec![Arc::new(by_unit), Arc::new(by_task)],
        so_sanh: None,
        ghi_chu: text(NOTE),
    };
    Dossier { phu_luc: vec![report], kem_theo: Vec::new(), body: Vec::new(), ..plan }
}

/// The text of a table's cell, escaped so that no character of it is a mark.
fn plain(text: &str) -> String {
    let sign = |letter: char| letter.is_ascii_punctuation() && !"-.,'()/".contains(letter);
    text.chars().flat_map(|letter| sign(letter).then_some('\\').into_iter().chain([letter])).collect()
}
