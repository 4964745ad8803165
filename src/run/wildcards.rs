//! `*` and `?` in a path: shells of Windows pass them on as they are typed.
//!
//! In: a path as typed. Out: the files of a sort that it matches, by name. Whole folders are read by naming
//! them, so only the last part of a path may hold such characters.

use std::io;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::system;
use crate::files::disk;

/// The files that a path with `*` or `?` in its last part matches. Returns None for a path without them, or
/// one that exists as it is typed.
pub(crate) fn expand(path: &Path) -> Option<io::Result<Vec<PathBuf>>> {
    expand_to(path, system::is_yaml)
}

/// The same for files of another sort.
pub(crate) fn expand_to(path: &Path, wanted: fn(&Path) -> bool) -> Option<io::Result<Vec<PathBuf>>> {
    let pattern = path.file_name()?.to_string_lossy();
    if !pattern.contains(['*', '?']) || disk::exists(path) {
        return None;
    }
    Some(matching(path, &pattern, wanted))
}

fn matching(path: &Path, pattern: &str, wanted: fn(&Path) -> bool) -> io::Result<Vec<PathBuf>> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let listed = disk::read_dir(system::folder_of(path))?.collect::<Result<Vec<_>, _>>()?;
    // Names are compared as Windows does: ignoring capitals; letters in one Unicode form.
    let letters = |name: &str| name.nfc().collect::<String>().to_lowercase().chars().collect::<Vec<char>>();
    let pattern = letters(pattern);
    let named = listed.iter().map(|entry| folder.join(entry.file_name()));
    let mut files: Vec<PathBuf> = named
        .filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let hidden = name.starts_with('.') && pattern.first() != Some(&'.');
            !hidden && matches(&pattern, &letters(&name)) && wanted(file) && system::is_named_file(file)
        })
        .collect();
    files.sort();
    Ok(files)
}

/// `*` matches any letters, `?` a single one.
fn matches(pattern: &[char], name: &[char]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        (['*', rest @ ..], _) => (0..=name.len()).any(|skipped| matches(rest, &name[skipped..])),
        (['?', rest @ ..], [_, name @ ..]) => matches(rest, name),
        ([one, rest @ ..], [letter, name @ ..]) => one == letter && matches(rest, name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_and_question_marks() {
        let fits = |pattern: &str, name: &str| {
            let [pattern, name] = [pattern, name].map(|text| text.chars().collect::<Vec<_>>());
            matches(&pattern, &name)
        };
        for (pattern, name) in
            [("*.yaml", "a.yaml"), ("*", ""), ("kế-hoạch-202?.*", "kế-hoạch-2025.yml"), ("a*b*c", "aXbbYc")]
        {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("*.yaml", "a.yml"), ("?", ""), ("a*b", "abc"), ("a", "ab")] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
    }
}
