//! Finds the files of `templates/` that are built in: themes, kinds and frames stand at its top.
//!
//! Out: the list `(name, text)` that `src/template/office.rs` includes, so that a kind of document
//! is built in by its files alone.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // A folder is looked at with all that is in it, also for files that come and go.
    println!("cargo::rerun-if-changed=templates");
    let variable = |name| env::var(name).map_err(io::Error::other);
    let folder = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("templates");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
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
    fs::write(Path::new(&variable("OUT_DIR")?).join("built_in.rs"), list)
}
