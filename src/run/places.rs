//! Where files are relative to each other: by which name a record knows a source wherever the program is
//! started, and which names are the same file on some system.
//!
//! In: paths as typed. Out: absolute paths, paths from a folder to a file, keys to compare by.

use std::collections::BTreeMap;
use std::env;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::system;
use crate::digest::of_bytes;
use crate::files::disk;

/// A name as systems see it that ignore capitals and Unicode forms.
pub(crate) fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

/// The key of a path: two paths with the same key are one file on Windows or macOS.
pub(crate) fn key(path: &Path) -> String {
    folded(&system::shown(&absolute(path)))
}

/// Names a file or folder among all of this machine, without its path.
pub(crate) fn mark(path: &Path) -> String {
    of_bytes(key(path).as_bytes())
}

/// The absolute path, with links in its folders followed; what does not exist yet is taken as named. The file
/// itself may be a link.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let folder = system::folder_of(path);
    let mut missing = Vec::new();
    let mut at = folder.to_owned();
    let root = loop {
        match disk::canonicalize(&at) {
            Ok(root) => break root,
            Err(_) => match (at.file_name(), at.parent()) {
                (Some(name), Some(parent)) => {
                    missing.push(name.to_owned());
                    at = if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() };
                }
                _ => break std::path::absolute(&at).unwrap_or(at),
            },
        }
    };
    let folder = missing.into_iter().rev().fold(root, |folder, name| folder.join(name));
    match path.file_name() {
        Some(name) => folder.join(name),
        // The path ends in `.` or `..`, so it is a folder.
        None => disk::canonicalize(path).unwrap_or(folder),
    }
}

/// The path from a folder to a file, both absolute, with `/` between: `../content/a.yaml`. Returns None if
/// they have only the root in common: such a path would name the machine's folders.
pub(crate) fn way(folder: &Path, file: &Path) -> Option<String> {
    let (from, to): (Vec<_>, Vec<_>) = (folder.components().collect(), file.components().collect());
    let same = from.iter().zip(&to).take_while(|(one, two)| one == two).count();
    let common = &from[..same];
    if !common.iter().any(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let up = from[same..].iter().map(|_| "..".to_owned());
    let down = to[same..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

/// What a relative path leads to.
pub(crate) fn follow(folder: &Path, way: &str) -> PathBuf {
    let mut path = folder.to_owned();
    for part in way.split('/') {
        match part {
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path
}

/// An absolute path as it reads from the current folder.
pub(crate) fn from_here(path: &Path) -> String {
    let here = env::current_dir().and_then(disk::canonicalize);
    let way = here.ok().and_then(|here| way(&here, path));
    way.unwrap_or_else(|| system::shown(path))
}

/// A file that papers are made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourcePath(PathBuf);

impl SourcePath {
    /// The file of this name.
    pub(crate) fn of(path: &Path) -> SourcePath {
        SourcePath(disk::canonicalize(path).unwrap_or_else(|_| absolute(path)))
    }

    /// Its name in the record of a folder. If the path to it would name the machine's folders, the file's own
    /// name, and a mark to tell it from others of that name.
    pub(crate) fn name_in(&self, folder: &Path) -> String {
        way(folder, &self.0).unwrap_or_else(|| {
            let name = self.0.file_name().unwrap_or_default().to_string_lossy();
            let mark = of_bytes(system::shown(&self.0).as_bytes());
            format!("{name}{FAR}{}", &mark[..16])
        })
    }
}

/// Separates the name and the mark of a source whose path is not written.
const FAR: char = '#';

/// The file that a record's name of a source leads to. Returns None if the name is only a mark.
pub(crate) fn source_path(folder: &Path, name: &str) -> Option<PathBuf> {
    (!name.contains(FAR) || name.contains('/')).then(|| follow(folder, name))
}

/// Files that one run writes, each for one of its papers or purposes.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    by: BTreeMap<String, String>,
}

impl Claims {
    /// Takes a file for somebody. Returns who already has it, if it is somebody else.
    pub(crate) fn take(&mut self, path: &Path, who: &str) -> Option<&str> {
        let holder = self.by.entry(key(path)).or_insert_with(|| who.to_owned());
        (holder != who).then_some(holder)
    }
}

/// The absolute path of a folder, with links followed as far as it exists.
pub(crate) fn folder(path: &Path) -> PathBuf {
    disk::canonicalize(path).unwrap_or_else(|_| absolute(path))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Claims, SourcePath, absolute, follow, key, way};

    #[test]
    fn ways_are_named_without_the_machine() {
        let way = |from, to| way(Path::new(from), Path::new(to));
        assert_eq!(way("/d/p/out", "/d/p/content/a.yaml").as_deref(), Some("../content/a.yaml"));
        assert_eq!(way("/d/p", "/d/p/a.yaml").as_deref(), Some("a.yaml"));
        assert_eq!(way("/d/p/out/mau", "/d/p/mau.yaml").as_deref(), Some("../../mau.yaml"));
        assert_eq!(way("/mot/out", "/hai/an/a.yaml"), None);
        assert_eq!(follow(Path::new("/d/p/out"), "../content/a.yaml"), Path::new("/d/p/content/a.yaml"));
    }

    #[test]
    fn a_source_far_away_is_known_by_its_name_and_a_mark() {
        let folder = tempfile::tempdir().unwrap();
        let source = SourcePath::of(&folder.path().join("a.yaml"));
        let near = std::fs::canonicalize(folder.path()).unwrap();
        assert_eq!(source.name_in(&near), "a.yaml");
        let far = source.name_in(Path::new("/khong-co/out"));
        assert!(far.starts_with("a.yaml#") && far.len() == 23, "{far}");
        assert_eq!(super::source_path(Path::new("/khong-co/out"), &far), None);
    }

    #[test]
    fn one_file_by_two_names_has_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let key = |name: &str| key(&folder.path().join(name));
        assert_eq!(key("Kế hoạch.pdf"), key("kê\u{301} hoa\u{323}ch.PDF"));
        assert_eq!(key("moi/a.pdf"), key("./moi/A.pdf"));
        assert_ne!(key("a.pdf"), key("á.pdf"));
        assert!(absolute(Path::new("khong/co/a.pdf")).is_absolute());
        let mut claims = Claims::default();
        assert_eq!(claims.take(Path::new("a.pdf"), "một"), None);
        assert_eq!(claims.take(Path::new("./A.pdf"), "một"), None);
        assert_eq!(claims.take(Path::new("A.PDF"), "hai"), Some("một"));
    }
}
