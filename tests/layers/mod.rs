//! The house's rules that the compiler does not know: which module may use which ([`arrows`]), that
//! no files of a folder use each other in a ring ([`rings`]), that the tree holds no blocks in blocks
//! ([`types`]), that no two types share a name ([`names`]), that what was read and what was found in it go
//! together ([`context`]), that one room opens files ([`opens`]), where words of libraries go
//! ([`library_words`]), that what pages name is there ([`docs`]), and what must not stand in the code.
//! Each source file is read as text; one sentence for each fault.

mod arrows;
mod context;
mod docs;
mod library_words;
mod made;
mod names;
mod opens;
mod paths;
mod rings;
mod types;

use std::path::{Path, PathBuf};

use arrows::{FLOORS, MAY_USE};
use paths::House;

/// What no code of the product may hold, tests of it aside: the words, where they are right all
/// the same, and why they are wrong elsewhere. Written in two halves, so that a search for them
/// does not find this list.
const FORBIDDEN: &[(&str, &[&str], &str)] = &[
    (concat!("to", "do!("), &[], "unfinished code"),
    (concat!("unimple", "mented!("), &[], "unfinished code"),
    (concat!("db", "g!("), &[], "a trace left over"),
    (concat!("TO", "DO"), &[], "a note to oneself: do it or open an issue"),
    (concat!("FIX", "ME"), &[], "a note to oneself: do it or open an issue"),
    (concat!(".unw", "rap()"), &[], "say why it cannot fail with `expect`, or return the error"),
    ("print!(", &["cli"], "only `cli` prints"),
    ("println!(", &["cli"], "only `cli` prints"),
    ("process::exit", &["cli"], "only `cli` ends the program"),
    ("unsafe", &["main"], "only what looks at the streams before `main`, and the allocator, may be it"),
    ("granit_parser", &["yaml"], "YAML has one reader: `yaml::open`"),
    ("serde_yaml", &["yaml"], "YAML has one reader: `yaml::open`"),
    ("saphyr", &[], "YAML has one reader: `yaml::open`"),
    ("sha2::", &["digest"], "a digest is made by `digest`"),
];

/// Longest file, in lines.
const LONGEST: usize = 400;

/// Where floats may stand: what is measured on paper or timed, and the one place where the
/// numbers of a workbook, which are floats, become decimals and back. Everywhere else a float
/// would sooner or later be a wrong sum.
const FLOATS: &[&str] = &[
    "layout/level.rs",
    "length.rs",
    "session/",
    "tabular/number.rs",
    "theme/entries.rs",
    "theme/read.rs",
    "workbench/",
    "write/",
];

/// The faults of one file under `src/`, whose path is written with `/`.
fn faults(path: &str, text: &str) -> Vec<String> {
    let product = without_tests(path, text);
    let may_float = FLOATS.iter().any(|place| path.starts_with(place));
    let mut found = long_file(path, text);
    let module = path.trim_end_matches(".rs").split('/').next().unwrap_or_default();
    for (number, line) in product.lines().enumerate() {
        let at = format!("src/{path}:{}", number + 1);
        for (words, right_in, why) in FORBIDDEN {
            if line.contains(words) && !right_in.contains(&module) {
                found.push(format!("{at}: `{words}`: {why}"));
            }
        }
        let code = without_comment(line);
        if !may_float && (has_word(code, "f64") || has_word(code, "f32")) {
            found.push(format!("{at}: a float outside {FLOATS:?}: sums are exact decimals"));
        }
    }
    found
}

fn long_file(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    let sentence = || format!("{path}: {lines} lines, at most {LONGEST}: does it hold two things?");
    (lines > LONGEST).then(sentence).into_iter().collect()
}

/// The text before the module of tests; nothing of a file that is one.
fn without_tests<'a>(path: &str, text: &'a str) -> &'a str {
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return "";
    }
    let starts = text.match_indices("#[cfg(test)]\nmod ");
    // A line `mod tests;` is no module of tests yet, only its name.
    let inline = |at: usize| text[at..].lines().nth(1).is_some_and(|line| line.ends_with('{'));
    starts.map(|(at, _)| at).find(|&at| inline(at)).map_or(text, |at| &text[..at])
}

/// The code of a file, without tests and comments, as many lines as it has before its tests.
fn code(path: &str, text: &str) -> String {
    without_tests(path, text).lines().map(without_comment).collect::<Vec<_>>().join("\n")
}

/// The house that these files are; the crate's root and the program's start are no rooms.
fn house<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> House {
    let rooms = files.into_iter().filter(|(path, _)| !matches!(*path, "lib.rs" | "main.rs"));
    House::new(rooms.map(|(path, text)| (path, code(path, text))))
}

/// A line's code; `//` after a blank begins a comment (and inside a text it does no harm).
fn without_comment(line: &str) -> &str {
    let starts_comment = |&(at, _): &(usize, &str)| line[..at].chars().all(char::is_whitespace);
    match line.match_indices("//").find(starts_comment) {
        Some((at, _)) => &line[..at],
        None => line.split_once(" // ").map_or(line, |(code, _)| code),
    }
}

fn has_word(line: &str, word: &str) -> bool {
    let letters = |letter: char| !letter.is_alphanumeric() && letter != '_';
    line.split(letters).any(|one| one == word)
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    files.sort();
    files
}

/// Each file of a folder of this package: its path below the folder, and its text.
fn texts(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let below = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    rust_files(&root).iter().map(|path| (below(path), read(path))).collect()
}

/// With line feeds only, as the checks expect; a checkout on Windows may have others.
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

#[test]
fn every_source_file_keeps_the_rules_of_the_house() {
    let sources = texts("src");
    assert!(sources.len() > 10, "no sources found");
    let mut found: Vec<String> = sources.iter().flat_map(|(path, text)| faults(path, text)).collect();
    found.extend(texts("tests").iter().flat_map(|(path, text)| long_file(path, text)));
    let house = house(sources.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    found.extend(arrows::wrong(&house));
    found.extend(arrows::untrue(MAY_USE, &house));
    found.extend(FLOORS.iter().flat_map(|floors| arrows::wrong_floors(*floors, &house)));
    found.extend(rings::unknown(&house));
    let codes: Vec<(&str, String)> =
        sources.iter().map(|(path, text)| (path.as_str(), code(path, text))).collect();
    found.extend(types::recursive(&codes));
    found.extend(types::opened(&codes));
    found.extend(opens::elsewhere(&codes));
    found.extend(library_words::taken(&codes));
    let all: Vec<(&str, &str)> = sources.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    found.extend(names::doubled(&all));
    found.extend(context::apart(&all));
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_wrong_arrow_is_found_however_it_is_written() {
    let text = "//! Uses [`crate::write`] in words only.\n\
        use crate::{finding::{self, Code}, template::frame as f};\n\
        fn a() { crate::write::pdf::render(super::super::budget::sum()) } // crate::cli\n";
    let found = arrows::wrong(&house([("content/header.rs", text)]));
    assert_eq!(
        found,
        [
            "src/content/header.rs:2: `content` must not use `template::frame`",
            "src/content/header.rs:3: `content` must not use `write::pdf::render`",
            "src/content/header.rs:3: `content` must not use `budget::sum`",
        ]
    );
    let text = "use super::super::header;\nuse crate::content::kind;\n";
    assert_eq!(arrows::wrong(&house([("content/a/b.rs", text)])), [""; 0]);
}

#[test]
fn the_theme_knows_roles_but_nothing_of_the_tree() {
    let found = |text| arrows::wrong(&house([("theme/mod.rs", text)]));
    assert_eq!(found("use crate::role::Role;\n"), [""; 0]);
    let text = "use crate::paper::Role;\n";
    assert_eq!(found(text), ["src/theme/mod.rs:1: `theme` must not use `paper::Role`"]);
}

#[test]
fn a_module_without_a_line_in_the_table_is_found() {
    assert_eq!(arrows::wrong(&house([("batch.rs", "")])).len(), 1);
}

/// The table goes from the leaves to the root, and allows nothing that nobody does.
#[test]
fn a_line_of_the_table_that_is_out_of_order_or_untrue_is_found() {
    let house = house([("a.rs", "use crate::b::B;\n"), ("b.rs", "")]);
    assert_eq!(arrows::untrue(&[("b", &[]), ("a", &["b"])], &house), [""; 0]);
    let upward = arrows::untrue(&[("a", &["b"]), ("b", &[])], &house);
    assert_eq!(upward, ["`a` may use `b`, which stands not above it in the table"]);
    let unused = arrows::untrue(&[("a", &[]), ("b", &["a"])], &house);
    assert_eq!(unused, ["`b` may use `a` and does not"]);
}

#[test]
fn a_use_of_the_own_floor_or_one_above_is_found() {
    let house = house([
        ("cli/mod.rs", "mod args;\nmod build;\nmod tree;\npub struct Outcome;\nuse build::run;\n"),
        ("cli/args.rs", "use super::Outcome;\n"),
        ("cli/build.rs", "use super::args;\nuse super::tree::print;\n"),
        ("cli/tree/mod.rs", "mod deep;\nuse deep::Deep;\n"),
        ("cli/tree/deep.rs", "fn a() { crate::cli::build::run() }\n"),
    ]);
    let found = |floors: &[&[&str]]| arrows::wrong_floors(("cli", floors), &house);
    assert_eq!(
        found(&[&["args"], &["build", "tree"]]),
        [
            "src/cli/build.rs:2: `build` must not use `cli::tree::print`",
            "src/cli/tree/deep.rs:1: `tree` must not use `cli::build::run`",
        ]
    );
    assert_eq!(found(&[&["args", "issue"], &["tree"], &["build"]]).len(), 2, "`issue`, and `deep`");
    assert_eq!(found(&[&["args"], &["tree"]])[0], "`cli/build` has no floor in tests/layers");
}

/// Also over a third, through a folder, and by a name that a file only hands on; the folder's own file
/// is none of them.
#[test]
fn a_ring_of_files_is_found() {
    let found = |files: &[(&str, &str)]| {
        let rings = rings::of(&house(files.iter().copied()));
        rings.into_iter().map(|ring| (ring.folder, ring.rooms.join(" "))).collect::<Vec<_>>()
    };
    let ring = |folder: &str, rooms: &str| vec![(folder.to_owned(), rooms.to_owned())];
    let [a, b, c] = ["use super::b::B;\n", "use super::c::C;\n", "fn f() { super::a::run() }\n"];
    assert_eq!(found(&[("x/a.rs", a), ("x/b.rs", b), ("x/c.rs", c)]), ring("x", "a b c"));
    assert_eq!(found(&[("x/a.rs", a), ("x/b.rs", b), ("x/c.rs", "")]), []);
    let deep = [("x/b/mod.rs", "mod d;\n"), ("x/b/d.rs", "use crate::x::a::A;\n"), ("x/a.rs", a)];
    assert_eq!(found(&deep), ring("x", "a b"));
    // `b` only hands on what `c` defines, unless it uses it itself.
    let handed = |own| [("x/a.rs", a), ("x/b.rs", own), ("x/c.rs", "pub struct B;\nuse super::a;\n")];
    assert_eq!(found(&handed("pub(super) use super::c::B;\n")), ring("x", "a c"));
    assert_eq!(found(&handed("pub use super::c::B;\nfn f(b: B) {}\n")), ring("x", "a c"));
    let own = [("x/mod.rs", "mod a;\nuse a::A;\npub struct B;\n"), ("x/a.rs", "use super::B;\n")];
    assert_eq!(found(&own), []);
    assert_eq!(
        found(&[("x/a.rs", "use super::b::B as C;\n"), ("x/b.rs", "use super::{a::A};\n")]),
        ring("x", "a b")
    );
}

#[test]
fn words_that_must_not_stay_are_found_outside_tests_only() {
    for (words, right_in, _) in FORBIDDEN {
        let line = format!("{words}\n");
        assert!(!faults("budget/mod.rs", &line).is_empty(), "{words}");
        let in_tests = format!("#[cfg(test)]\nmod tests {{\n{line}}}\n");
        assert_eq!(faults("budget/mod.rs", &in_tests), [""; 0]);
        assert_eq!(faults("budget/tests.rs", &line), [""; 0]);
        assert_eq!(faults("cli/mod.rs", &line).is_empty(), right_in.contains(&"cli"), "{words}");
        let named = format!("#[cfg(test)]\nmod tests;\n{line}");
        assert!(!faults("budget/mod.rs", &named).is_empty(), "{words}");
    }
}

#[test]
fn a_float_beside_money_and_a_long_file_are_found() {
    assert_eq!(faults("budget/mod.rs", "let x: f64 = 1.0;\n").len(), 1);
    assert_eq!(faults("budget/mod.rs", "// never an f64\nlet xf64 = 1;\n"), [""; 0]);
    assert_eq!(faults("cli/budget/show.rs", "fn a(x: f32) {}\n").len(), 1);
    assert_eq!(faults("tabular/xlsx.rs", "let x: f64 = 1.0;\n").len(), 1);
    for place in FLOATS {
        let path = if place.ends_with('/') { format!("{place}mod.rs") } else { (*place).to_owned() };
        assert_eq!(faults(&path, "let x: f64 = 1.0;\n"), [""; 0]);
    }
    assert_eq!(faults("length.rs", &"\n".repeat(LONGEST + 1)).len(), 1);
    assert_eq!(faults("length.rs", &"\n".repeat(LONGEST)), [""; 0]);
}
