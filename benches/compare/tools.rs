//! The other programs: where they are, and how the typst command line is installed.
//!
//! In: the machine. Out: [`Tools`]. What is missing is missing: its rows say so.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The version of Typst in `Cargo.lock`, which the command line must have too.
pub(crate) const TYPST: &str = "0.15.1";

/// Programs on this machine.
pub(crate) struct Tools {
    /// This package's own.
    pub(crate) vanban: PathBuf,
    /// The typst command line of version [`TYPST`].
    pub(crate) typst: Option<PathBuf>,
    /// LibreOffice.
    pub(crate) soffice: Option<PathBuf>,
}

/// Looks for them.
pub(crate) fn find() -> Tools {
    let ours = cache().map(|cache| cache.join("bin").join(name("typst")));
    let typst = ours.into_iter().chain(on_path("typst"));
    let right = |path: &PathBuf| version(path).is_some_and(|words| words.contains(TYPST));
    Tools {
        vanban: PathBuf::from(env!("CARGO_BIN_EXE_vanban")),
        typst: typst.into_iter().find(right),
        soffice: ["soffice", "libreoffice"].into_iter().find_map(|name| on_path(name).next()),
    }
}

/// Installs the typst command line outside of the repository.
pub(crate) fn prepare() -> Result<(), String> {
    let cache = cache().ok_or("no home folder: set XDG_CACHE_HOME")?;
    if find().typst.is_none() {
        let version = format!("={TYPST}");
        let mut install = Command::new("cargo");
        install.args(["install", "typst-cli", "--locked", "--version", &version, "--root"]).arg(&cache);
        let status = install.status().map_err(|error| format!("cargo: {error}"))?;
        if !status.success() {
            return Err(format!("cargo install typst-cli: {status}"));
        }
    }
    let tools = find();
    let shown = |tool: &Option<PathBuf>| {
        tool.as_ref().map_or("not on this machine".to_owned(), |path| path.display().to_string())
    };
    println!("typst: {}\nLibreOffice: {}", shown(&tools.typst), shown(&tools.soffice));
    Ok(())
}

/// Where this command keeps what it installs.
pub(crate) fn cache() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
    Some(cache?.join("vanban-bench"))
}

/// First line of what a program says of itself.
pub(crate) fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    text.lines().next().map(str::to_owned)
}

fn name(program: &str) -> String {
    format!("{program}{}", std::env::consts::EXE_SUFFIX)
}

fn on_path(program: &str) -> impl Iterator<Item = PathBuf> + use<> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let name = name(program);
    let found: Vec<PathBuf> = std::env::split_paths(&folders).map(|folder| folder.join(&name)).collect();
    found.into_iter().filter(|path| path.is_file())
}
