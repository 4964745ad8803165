//! Finds the files of `templates/` that are built in: themes, kinds and frames stand at its top,
//! starters of new documents in `moi/`.
//!
//! Out: lists `(name, text)`, included by `src/template/office.rs` and `src/cli/new.rs`, so that a
//! kind of document is built in by its files alone; and a number that is another one for every
//! other source of the program, by which a run knows what an earlier program made.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // A folder is looked at with all that is in it, also for files that come and go.
    for place in ["templates", "src", "fonts", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={place}");
    }
    let variable = |name| env::var(name).map_err(io::Error::other);
    let templates = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("templates");
    let mut hasher = DefaultHasher::new();
    hash(
        templates.parent().unwrap_or(&templates),
        &["templates", "src", "fonts", "Cargo.lock"],
        &mut hasher,
    )?;
    println!("cargo::rustc-env=VANBAN_SOURCE={:016x}", hasher.finish());
    let out = variable("OUT_DIR")?;
    fs::write(Path::new(&out).join("built_in.rs"), list(&templates)?)?;
    fs::write(Path::new(&out).join("starters.rs"), list(&templates.join("moi"))?)
}

/// Takes in all files of these names below a folder, in the order of their names.
fn hash(folder: &Path, names: &[&str], hasher: &mut DefaultHasher) -> io::Result<()> {
    for name in names {
        let path = folder.join(name);
        hasher.write(name.as_bytes());
        if path.is_dir() {
            let entries = fs::read_dir(&path)?.collect::<io::Result<Vec<_>>>()?;
            let mut below: Vec<String> =
                entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
            below.sort();
            hash(&path, &below.iter().map(String::as_str).collect::<Vec<_>>(), hasher)?;
        } else {
            // Line ends are Git's matter.
            let bytes = fs::read(&path)?;
            bytes.split(|byte| *byte == b'\r').for_each(|part| hasher.write(part));
        }
    }
    Ok(())
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
