//! One name, one type: no two types of `src/` share a name, so that a name says by itself what is
//! meant, in any file and in any error of the compiler.
//!
//! In: the text of the source files, tests in them too. Out: one sentence for each name that several
//! types have, and for each excuse that is no longer needed. It leaves names of functions and modules,
//! which a path explains, to whoever reads.

use std::collections::BTreeMap;

use super::without_comment;

/// Names that several types may share, each with the reason. The list only shrinks: a name whose
/// types have parted is a fault until it is taken out.
const EXCUSED: &[(&str, &str)] = &[];

/// How long that list may be.
const MOST_EXCUSED: usize = 3;

/// Names that several types of these files have, and excuses that are not needed.
pub(super) fn doubled(files: &[(&str, &str)]) -> Vec<String> {
    faults(files, EXCUSED)
}

fn faults(files: &[(&str, &str)], excused: &[(&str, &str)]) -> Vec<String> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (file, text) in files {
        for (number, line) in text.lines().enumerate() {
            if let Some(name) = defined(without_comment(line)) {
                places.entry(name).or_default().push(format!("src/{file}:{}", number + 1));
            }
        }
    }
    places.retain(|_, places| places.len() > 1);
    let is_excused = |name: &str| excused.iter().any(|(one, _)| *one == name);
    let mut found: Vec<String> = places
        .iter()
        .filter(|(name, _)| !is_excused(name))
        .map(|(name, places)| format!("`{name}` names {} types: {}", places.len(), places.join(", ")))
        .collect();
    let needless = excused.iter().filter(|(name, _)| !places.contains_key(name));
    found.extend(needless.map(|(name, _)| format!("`{name}` is excused and names one type only")));
    if excused.len() > MOST_EXCUSED {
        found.push(format!("{} names are excused, at most {MOST_EXCUSED}", excused.len()));
    }
    found
}

/// The name of the type that a line of code begins to define. Returns None if it defines none. A `type`
/// that is indented belongs to an `impl`, a trait or one function, and nobody else sees it.
fn defined(line: &str) -> Option<&str> {
    let code = line.trim_start();
    let indented = code.len() < line.len();
    let behind = |rest: &'_ str| rest.find(')').map_or(0, |end| end + 1);
    let code = match code.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest[behind(rest)..].trim_start(),
        Some(rest) if rest.starts_with(' ') => rest.trim_start(),
        _ => code,
    };
    let code = code.strip_prefix("unsafe ").unwrap_or(code);
    let (keyword, rest) = code.split_once(' ')?;
    let is_type = match keyword {
        "struct" | "enum" | "union" | "trait" => true,
        "type" => !indented,
        _ => false,
    };
    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
    (is_type && rest.starts_with(char::is_uppercase)).then_some(&rest[..end])
}

#[test]
fn two_types_of_one_name_are_found() {
    let files = [
        (
            "a.rs",
            "pub(super) struct Reader<'a> {}\npub type Row = u8;\nimpl A { \n    type Output = u8;\n}\n",
        ),
        (
            "b/mod.rs",
            "// struct Row\nenum Reader { One }\nimpl B {\n    type Output = u8;\n}\nunion Only {}\n",
        ),
        ("c.rs", "    pub trait Row: Sync {}\nstruct Rows;\nfn one() { let structure = 1; }\n"),
    ];
    let row = "`Row` names 2 types: src/a.rs:2, src/c.rs:1";
    assert_eq!(faults(&files, &[]), ["`Reader` names 2 types: src/a.rs:1, src/b/mod.rs:2", row]);
    assert_eq!(faults(&files, &[("Reader", "a reason")]), [row]);
}

#[test]
fn an_excuse_that_is_not_needed_is_found_and_the_list_stays_short() {
    let files = [("a.rs", "struct Row;\n"), ("b.rs", "struct Sheet;\n")];
    assert_eq!(faults(&files, &[("Row", "a reason")]), ["`Row` is excused and names one type only"]);
    let four = [("A", ""), ("B", ""), ("C", ""), ("D", "")];
    let doubled = "struct A;\nstruct B;\nstruct C;\nstruct D;\n";
    assert_eq!(faults(&[("a.rs", doubled), ("b.rs", doubled)], &four), ["4 names are excused, at most 3"]);
}
