//! The tree and the laid page hold no blocks in blocks: nobody can recurse over them, and whoever
//! opens header and signature for himself is on a list.
//!
//! In: the code of the source files. Out: one sentence for each type that holds itself, and for each
//! file that takes blocks apart without need. It leaves to the compiler that code fits its types.

use std::collections::{BTreeMap, BTreeSet};

/// Folders in which no type holds itself, over however many others.
const FLAT: &[&str] = &["paper", "layout"];

/// What only these files name outside of tests, from the first name on: each makes something else of
/// every kind of block, or decides something of this one. All others ask `paper::walk`.
const OPENED: &[(&str, &[&str])] = &[
    (
        "Block::Columns",
        &[
            "paper/dump.rs",
            "paper/walk.rs",
            "layout/heights.rs",
            "layout/keep_marks.rs",
            "layout/pairs.rs",
            "layout/place.rs",
            "template/frame_reader.rs",
            "observed/blocks.rs",
            "pipeline/own_words.rs",
        ],
    ),
    (
        "LaidContent::Columns",
        &[
            "layout/keep.rs",
            "layout/laid.rs",
            "layout/place.rs",
            "layout/sure.rs",
            "write/akn/parts.rs",
            "write/docx/body.rs",
            "write/pdf/data.rs",
            "write/text/mod.rs",
        ],
    ),
];

/// The types that hold themselves, of files by their paths with their code.
pub(super) fn recursive(files: &[(&str, String)]) -> Vec<String> {
    let mut holds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, code) in files {
        if FLAT.contains(&file.split('/').next().unwrap_or_default()) {
            for (name, held) in types(code) {
                holds.entry(name).or_default().extend(held);
            }
        }
    }
    let names = holds.keys().filter(|name| reached(name, &holds).contains(name));
    names.map(|name| format!("`{name}` holds itself: the tree and the page are flat")).collect()
}

/// All names that a type holds, over however many others.
fn reached<'a>(start: &'a String, holds: &'a BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'a String> {
    let mut found: BTreeSet<&String> = BTreeSet::new();
    let mut open = vec![start];
    while let Some(next) = open.pop() {
        open.extend(holds.get(next).into_iter().flatten().filter(|held| found.insert(held)));
    }
    found
}

/// Files that open blocks and are not on the list, and files on it that do not.
pub(super) fn opened(files: &[(&str, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, allowed) in OPENED {
        let opens: Vec<&str> =
            files.iter().filter(|(_, code)| names(code, name)).map(|(file, _)| *file).collect();
        let new = opens.iter().filter(|file| !allowed.contains(file));
        found.extend(new.map(|file| format!("src/{file}: `{name}` outside its list: use `paper::walk`")));
        let gone = allowed.iter().filter(|file| !opens.contains(file));
        found.extend(gone.map(|file| format!("src/{file}: does not name `{name}` any more")));
    }
    found
}

/// Does a code name this path, with nothing more before or after it?
fn names(code: &str, path: &str) -> bool {
    let letter = |one: Option<char>| one.is_some_and(|one| one.is_alphanumeric() || one == '_');
    code.match_indices(path).any(|(at, _)| {
        !letter(code[..at].chars().next_back()) && !letter(code[at + path.len()..].chars().next())
    })
}

/// The types that a code defines, each with all names in the types of its fields.
fn types(code: &str) -> Vec<(String, BTreeSet<String>)> {
    let words: Vec<(usize, &str)> = words(code).collect();
    let mut found = Vec::new();
    for pair in words.windows(2) {
        let [(_, kind), (at, name)] = *pair else { continue };
        if !matches!(kind, "struct" | "enum" | "type") {
            continue;
        }
        let rest = &code[at + name.len()..];
        let body = body(rest);
        found.push((name.to_owned(), fields(body, kind == "enum")));
    }
    found
}

/// What stands behind a type's name, up to the end of its definition.
fn body(rest: &str) -> &str {
    let mut depth = 0;
    for (at, letter) in rest.char_indices() {
        match letter {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            ';' if depth == 0 => return &rest[..at],
            _ => {}
        }
        if letter == '}' && depth == 0 {
            return &rest[..=at];
        }
    }
    rest
}

/// The names in it; of an enumeration not those of its variants.
fn fields(body: &str, variants: bool) -> BTreeSet<String> {
    let depth = |at: usize| {
        let opened = body[..at].matches(['{', '(']).count();
        opened - body[..at].matches(['}', ')']).count()
    };
    let names = words(body).filter(|(at, _)| !variants || depth(*at) != 1);
    names.map(|(_, word)| word.to_owned()).collect()
}

/// The words of a code, each with its place.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let letter = |one: char| one.is_alphanumeric() || one == '_';
        let start = at + code[at..].find(letter)?;
        let end = code[start..].find(|one| !letter(one)).map_or(code.len(), |length| start + length);
        at = end;
        Some((start, &code[start..end]))
    })
}

#[test]
fn a_type_that_holds_itself_is_found() {
    let found = |text: &str| recursive(&[("paper/mod.rs", text.to_owned())]);
    let flat = "pub enum Block { Columns(Columns), Simple(Simple) }\n\
        pub struct Columns { pub cells: [Vec<Simple>; 2] }\npub enum Simple { Block(Length), Rule }\n";
    assert_eq!(found(flat), [""; 0]);
    assert_eq!(found(&flat.replace("Vec<Simple>", "Vec<Block>")).len(), 2, "`Block` and `Columns`");
    assert_eq!(found("struct Tree(Option<Box<Tree>>);\n").len(), 1);
    assert_eq!(found("enum Tree { Leaf, Node { inside: Vec<Tree> } }\n").len(), 1);
    assert_eq!(found("type Inner = Vec<Tree>;\nstruct Tree { inner: Inner }\n").len(), 2);
    assert_eq!(found("struct Laid<C> { content: C }\nstruct Page { all: Vec<Laid<Page>> }\n").len(), 1);
    // Elsewhere it is right: a YAML node holds nodes.
    assert_eq!(recursive(&[("yaml/mod.rs", "struct Node(Vec<Node>);\n".to_owned())]), [""; 0]);
}

#[test]
fn a_file_that_opens_blocks_for_itself_is_found() {
    let mut files: Vec<(&str, String)> = Vec::new();
    for (name, allowed) in OPENED {
        for file in *allowed {
            let code = format!("{name}(x)\n");
            match files.iter_mut().find(|(other, _)| other == file) {
                Some((_, text)) => text.push_str(&code),
                None => files.push((file, code)),
            }
        }
    }
    assert_eq!(opened(&files), [""; 0]);
    files.push(("issue/lock.rs", "if let Block::Columns(columns) = block {}\n".to_owned()));
    files.push(("issue/mod.rs", "LaidBlock::ColumnsKind\n".to_owned()));
    assert_eq!(opened(&files).len(), 1);
    files.retain(|(file, _)| !matches!(*file, "write/text/mod.rs" | "issue/lock.rs"));
    assert_eq!(opened(&files), ["src/write/text/mod.rs: does not name `LaidContent::Columns` any more"]);
}
