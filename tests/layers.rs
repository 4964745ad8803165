//! The house's rules that the compiler does not know: which module may use which, and what
//! must not stand in the code. Each source file is read as text; one sentence a fault.

use std::path::{Path, PathBuf};

/// What each module may use besides itself. Arrows point one way:
/// `cli -> pipeline -> stages -> leaves`.
const MAY_USE: &[(&str, &[&str])] = &[
    ("length", &[]),
    ("signs", &[]),
    ("source", &[]),
    ("files", &["source"]),
    ("encoding", &[]),
    ("fingerprint", &[]),
    ("orientation", &["length"]),
    ("role", &[]),
    ("diag", &["signs", "source"]),
    ("tabular", &["diag", "encoding", "fingerprint", "signs", "source"]),
    ("fonts", &["diag", "length"]),
    ("yaml", &["diag", "encoding", "signs", "source"]),
    ("theme", &["diag", "fonts", "length", "orientation", "role", "source", "yaml"]),
    ("document", &["length", "orientation", "role", "source"]),
    ("layout", &["document", "fonts", "length", "theme"]),
    ("content", &["diag", "length", "source", "tabular", "yaml"]),
    ("units", &["content", "diag", "source", "tabular", "yaml"]),
    ("budget", &["content", "diag", "source"]),
    (
        "template",
        &[
            "budget", "content", "diag", "document", "fonts", "layout", "length", "signs", "source", "theme",
            "units", "yaml",
        ],
    ),
    ("exchange", &["budget", "content", "diag", "document", "source", "tabular", "yaml"]),
    ("write", &["document", "fingerprint", "fonts", "layout", "length", "orientation", "role", "theme"]),
    ("issue", &["content", "diag", "document", "source", "tabular", "write", "yaml"]),
    (
        "pipeline",
        &[
            "budget", "content", "diag", "document", "exchange", "files", "fonts", "issue", "layout",
            "length", "signs", "source", "tabular", "template", "theme", "units", "write", "yaml",
        ],
    ),
    (
        "cli",
        &[
            "budget",
            "content",
            "diag",
            "document",
            "exchange",
            "files",
            "fingerprint",
            "fonts",
            "issue",
            "layout",
            "length",
            "pipeline",
            "signs",
            "source",
            "tabular",
            "template",
            "theme",
            "units",
            "write",
            "yaml",
        ],
    ),
];

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
];

/// Longest file, in lines.
const LONGEST: usize = 400;

/// Where floats may stand: what is measured on paper or timed, and the one place where the
/// numbers of a workbook, which are floats, become decimals and back. Everywhere else a float
/// would sooner or later be a wrong sum.
const FLOATS: &[&str] = &[
    "cli/build.rs",
    "layout/level.rs",
    "length.rs",
    "tabular/number.rs",
    "template/read.rs",
    "theme/read.rs",
    "write/",
];

/// The faults of one file under `src/`, whose path is written with `/`.
fn faults(path: &str, text: &str) -> Vec<String> {
    let product = without_tests(path, text);
    let may_float = FLOATS.iter().any(|place| path.starts_with(place));
    let mut found = long_file(path, text);
    let module = path.trim_end_matches(".rs").split('/').next().unwrap_or_default();
    if !matches!(module, "lib" | "main") {
        found.extend(wrong_arrows(path, module, product));
    }
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

fn wrong_arrows(path: &str, module: &str, text: &str) -> Vec<String> {
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
        return vec![format!("src/{path}: module `{module}` has no line in the table of tests/layers.rs")];
    };
    // `a.rs` and `a/mod.rs` stand one below the root, `a/b.rs` two.
    let depth = path.split('/').filter(|part| *part != "mod.rs").count();
    let code: Vec<&str> = text.lines().map(without_comment).collect();
    let code = code.join("\n");
    let to_root = "super::".repeat(depth);
    let mut found = Vec::new();
    for prefix in ["crate::", to_root.as_str()] {
        for (at, _) in code.match_indices(prefix) {
            if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':')
            {
                continue;
            }
            let mut paths = Vec::new();
            expand(&code[at + prefix.len()..], "", &mut paths);
            let line = code[..at].matches('\n').count() + 1;
            let wrong = paths.iter().filter(|path| !is_allowed(path, module, allowed));
            found.extend(wrong.map(|used| format!("src/{path}:{line}: `{module}` must not use `{used}`")));
        }
    }
    found
}

fn is_allowed(path: &str, module: &str, allowed: &[&str]) -> bool {
    let under =
        |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    under(module) || allowed.iter().any(|root| under(root))
}

/// Pushes every path that a use tree or a path in an expression names; gives the text after it.
fn expand<'a>(text: &'a str, prefix: &str, found: &mut Vec<String>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
            if rest.is_empty() {
                return rest;
            }
            if let Some(after) = rest.strip_prefix('}') {
                return after;
            }
            rest = expand(rest, prefix, found);
            rest = &rest[rest.find([',', '}']).unwrap_or(rest.len())..];
        }
    }
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len());
    let path = format!("{prefix}{}", &text[..end]);
    match text[end..].strip_prefix("::") {
        Some(rest) if rest.starts_with(|next: char| next.is_alphabetic() || next == '{') => {
            expand(rest, &format!("{path}::"), found)
        }
        rest => {
            found.push(path);
            rest.unwrap_or(&text[end..])
        }
    }
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
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_wrong_arrow_is_found_however_it_is_written() {
    let text = "//! Uses [`crate::write`] in words only.\n\
        use crate::{diag::{self, Code}, template::frame as f};\n\
        fn a() { crate::write::pdf::render(super::super::budget::sum()) } // crate::cli\n";
    let found = faults("content/header.rs", text);
    assert_eq!(
        found,
        [
            "src/content/header.rs:2: `content` must not use `template::frame`",
            "src/content/header.rs:3: `content` must not use `write::pdf::render`",
            "src/content/header.rs:3: `content` must not use `budget::sum`",
        ]
    );
    assert_eq!(faults("content/a/b.rs", "use super::super::header;\nuse crate::content::kind;\n"), [""; 0]);
}

#[test]
fn the_theme_knows_roles_but_nothing_of_the_tree() {
    assert_eq!(faults("theme.rs", "use crate::role::Role;\n"), [""; 0]);
    let found = faults("theme.rs", "use crate::document::Role;\n");
    assert_eq!(found, ["src/theme.rs:1: `theme` must not use `document::Role`"]);
}

#[test]
fn a_module_without_a_line_in_the_table_is_found() {
    assert_eq!(faults("batch.rs", "").len(), 1);
}

#[test]
fn words_that_must_not_stay_are_found_outside_tests_only() {
    for (words, right_in, _) in FORBIDDEN {
        let line = format!("{words}\n");
        assert!(!faults("yaml/mod.rs", &line).is_empty(), "{words}");
        let in_tests = format!("#[cfg(test)]\nmod tests {{\n{line}}}\n");
        assert_eq!(faults("yaml/mod.rs", &in_tests), [""; 0]);
        assert_eq!(faults("yaml/tests.rs", &line), [""; 0]);
        assert_eq!(faults("cli/mod.rs", &line).is_empty(), right_in.contains(&"cli"), "{words}");
        let named = format!("#[cfg(test)]\nmod tests;\n{line}");
        assert!(!faults("yaml/mod.rs", &named).is_empty(), "{words}");
    }
}

#[test]
fn a_float_beside_money_and_a_long_file_are_found() {
    assert_eq!(faults("budget/mod.rs", "let x: f64 = 1.0;\n").len(), 1);
    assert_eq!(faults("budget/mod.rs", "// never an f64\nlet xf64 = 1;\n"), [""; 0]);
    assert_eq!(faults("cli/budget/show.rs", "fn a(x: f32) {}\n").len(), 1);
    assert_eq!(faults("tabular/xlsx.rs", "let x: f64 = 1.0;\n").len(), 1);
    for place in FLOATS {
        let path = place.replace("write/", "write/pdf/mod.rs");
        assert_eq!(faults(&path, "let x: f64 = 1.0;\n"), [""; 0]);
    }
    assert_eq!(faults("length.rs", &"\n".repeat(LONGEST + 1)).len(), 1);
    assert_eq!(faults("length.rs", &"\n".repeat(LONGEST)), [""; 0]);
}
