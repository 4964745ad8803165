//! Files as editors name them, by `file:` addresses, and as findings and readers name them.
//!
//! In: an address, a path, a name. Out: the others. A file below the folder that the editor has open is named by
//! its way from there, which is also the folder that the program works in.

use std::env;
use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;
use url::Url;

use crate::files;
use crate::run::system;

/// The path of an address. Returns None if it is no file's.
pub(super) fn path_of(address: &Uri) -> Option<PathBuf> {
    Url::parse(&address.0).ok()?.to_file_path().ok()
}

/// The address of a file by its name. Returns None if it can have none.
pub(super) fn address_of(name: &str) -> Option<Uri> {
    let full = std::path::absolute(name).ok()?;
    Some(Uri(Url::from_file_path(full).ok()?.to_string()))
}

/// The name of a path.
pub(super) fn name_of(path: &Path) -> String {
    let here = env::current_dir().ok();
    let below = here.as_ref().and_then(|here| path.strip_prefix(here).ok());
    files::clean(&system::shown(below.unwrap_or(path)))
}

/// The name by which an open file is found again: systems that ignore capitals do so here too.
pub(super) fn key(name: &str) -> String {
    let clean = files::clean(name);
    if cfg!(windows) { clean.to_lowercase() } else { clean }
}
