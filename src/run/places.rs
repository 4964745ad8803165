//! Where files are, seen from one another: by which name a record knows a source wherever the
//! program is started, and which names are one file on some system.
//!
//! In: paths as typed. Out: absolute paths, ways from a folder to a file, keys to compare by.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::{env, fs};

use unicode_normalization::UnicodeNormalization;

use super::system;
use crate::digest::of_bytes;

/// A name as systems see it that know neither capitals nor different ways to write one letter.
pub(crate) fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

/// The key of a path: two paths with one key are one file on Windows or macOS.
pub(crate) fn key(path: &Path) -> String {
    folded(&system::shown(&absolute(path)))
}

/// From the root, links in its folders followed; what is not there yet is taken as named. The
/// file itself may be a link.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let folder = system::folder_of(path);
    let mut missing = Vec::new();
    let mut at = folder.to_owned();
    let root = loop {
        match fs::canonicalize(&at) {
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
        // `.` or `..`: a folder.
        None => fs::canonicalize(path).unwrap_or(folder),
    }
}

/// The way from a folder to a file, both absolute, with `/` between: `../content/a.yaml`. None
/// where they have nothing in common but the root: such a way would name the machine's folders.
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

/// What a way leads to.
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

/// An absolute path as people here read it.
pub(crate) fn from_here(path: &Path) -> String {
    let here = env::current_dir().and_then(fs::canonicalize);
    let way = here.ok().and_then(|here| way(&here, path));
    way.unwrap_or_else(|| system::shown(path))
}

/// A file that papers are made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourcePath(PathBuf);

impl SourcePath {
    /// The file of this name.
    pub(crate) fn of(path: &Path) -> SourcePath {
        SourcePath(fs::canonicalize(path).unwrap_or_else(|_| absolute(path)))
    }

    /// Its name in the record of a folder. Where the way there would name the machine's folders,
    /// its own name, and a mark to tell it from others of that name.
    pub(crate) fn name_in(&self, folder: &Path) -> String {
        way(folder, &self.0).unwrap_or_else(|| {
            let name = self.0.file_name().unwrap_or_default().to_string_lossy();
            let mark = of_bytes(system::shown(&self.0).as_bytes());
            format!("{name}{FAR}{}", &mark[..16])
        })
    }
}

/// Stands between the name and the mark of a source that no way is written to.
const FAR: char = '#';

/// The file that a record's name of a source leads to; none where it is only a mark.
pub(crate) fn source_path(folder: &Path, name: &str) -> Option<PathBuf> {
    (!name.contains(FAR) || name.contains('/')).then(|| follow(folder, name))
}

/// Files that one run writes, each by one of its papers or purposes.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    by: BTreeMap<String, String>,
}

impl Claims {
    /// Takes a file for somebody; who has it already, if it is somebody else.
    pub(crate) fn take(&mut self, path: &Path, who: &str) -> Option<&str> {
        let holder = self.by.entry(key(path)).or_insert_with(|| who.to_owned());
        (holder != who).then_some(holder)
    }
}

/// A folder from the root, links followed as far as it is there.
pub(crate) fn folder(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| absolute(path))
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
