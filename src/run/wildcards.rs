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

/// `*` matches any letters, `?` a single one. Where letters do not fit, the last `*` takes one more: an
/// earlier one never has to, so that many of them cost no more than a few.
fn matches(pattern: &[char], name: &[char]) -> bool {
    let (mut at, mut read) = (0, 0);
    // Where the last `*` stands, and up to where it has taken letters.
    let mut star: Option<(usize, usize)> = None;
    while read < name.len() {
        match (pattern.get(at), star) {
            (Some('*'), _) => {
                star = Some((at, read));
                at += 1;
            }
            (Some(one), _) if *one == '?' || *one == name[read] => (at, read) = (at + 1, read + 1),
            (_, Some((place, taken))) => {
                star = Some((place, taken + 1));
                (at, read) = (place + 1, taken + 1);
            }
            (_, None) => return false,
        }
    }
    pattern[at..].iter().all(|one| *one == '*')
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
        for (pattern, name) in [
            ("*.yaml", "a.yaml"),
            ("*", ""),
            ("kế-hoạch-202?.*", "kế-hoạch-2025.yml"),
            ("a*b*c", "aXbbYc"),
            ("*a*", "banana"),
        ] {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("*.yaml", "a.yml"), ("?", ""), ("a*b", "abc"), ("a", "ab"), ("a?*", "a")] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
        // With a choice for each `*` this would never end.
        assert!(!fits(&format!("{}b", "*a".repeat(60)), &"a".repeat(120)));
    }
}
