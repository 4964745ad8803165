//! The keywords of a paper's files.
//!
//! In: the paper, and the locality it is for. Out: words by which it can be found among many files.

use crate::content::Dossier;
use crate::localities::{CODE, LocalityWords};

/// Its number and symbol (of a draft only the symbol), its kind, and the code of its locality.
pub(super) fn of(document: &Dossier, unit: Option<&LocalityWords>) -> Vec<String> {
    let symbol = document.ky_hieu.as_ref().map(|symbol| match &document.so {
        Some(number) => format!("{number}/{symbol}"),
        None => symbol.clone(),
    });
    let code = unit.and_then(|unit| unit.values.get(CODE).cloned());
    symbol.into_iter().chain([document.kind.ten.clone()]).chain(code).collect()
}
