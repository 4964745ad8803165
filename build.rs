//! Finds the files of `templates/` that are built in: themes, kinds and frames stand at its top,
//! starters of new documents in `moi/`.
//!
//! Out: lists `(name, text)`, included by `src/template/office.rs` and `src/cli/new.rs`, so that a
//! kind of document is built in by its files alone.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // A folder is looked at with all that is in it, also for files that come and go.
    println!("cargo::rerun-if-changed=templates");
    let variable = |name| env::var(name).map_err(io::Error::other);
    let templates = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("templates");
    let out = variable("OUT_DIR")?;
    fs::write(Path::new(&out).join("built_in.rs"), list(&templates)?)?;
    fs::write(Path::new(&out).join("starters.rs"), list(&templates.join("moi"))?)
}

/// The files of a folder as a Rust expression.
fn list(folder: &Path) -> io::Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".yaml") || name.ends_with(".xml") {
            names.push(name);
        }
    }
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let path = folder.join(&name);
        // A string's `Debug` is a Rust literal, backslashes of Windows and all.
        writeln!(list, "    ({name:?}, include_str!({path:?})),").map_err(io::Error::other)?;
    }
    list.push_str("]\n");
    Ok(list)
}
