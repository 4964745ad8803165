//! What `batch` and `issue` do alike with a template for many localities.
//!
//! In: the template, which localities are meant. Out: the batch, ready to be made: localities with their own files
//! and numbers, the city's money. Making and writing the papers is left to the commands.

pub(super) mod allocations;
pub(super) mod listed;
pub(super) mod localities;
pub(super) mod numbers;
pub(super) mod opened;
pub(super) mod origins;
pub(super) mod others;
pub(super) mod reported_once;

use std::path::{Path, PathBuf};

/// Where the papers of a template go: `out/<template>`.
pub(super) fn default_out(template: &Path) -> PathBuf {
    Path::new("out").join(template.file_stem().unwrap_or_default())
}
