//! What pages for developers name is there: files and folders, types and functions, links, short names of
//! cargo.
//!
//! In: the pages, the tree, the words of the program's code. Out: one sentence for each name that leads
//! nowhere. What the pages say of them, and whether it is true, is left to their readers.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The pages, each with the folders that its names may be told from.
const PAGES: &[(&str, &[&str])] = &[
    ("README.md", &[""]),
    ("CONTRIBUTING.md", &[""]),
    ("SECURITY.md", &[""]),
    ("docs/architecture.md", &["", "src/"]),
    ("docs/library.md", &[""]),
    ("tests/README.md", &["", "tests/", "tests/support/"]),
    ("tests/judges/README.md", &["", "tests/judges/"]),
];

/// Pages for users, of which the links alone are looked at: the files they name are the users' own.
const LINKED: &[&str] = &[
    "content/README.md",
    "docs/ban-lam-viec.md",
    "docs/bat-dau.md",
    "docs/chay-nhieu-may.md",
    "docs/doc-bang-phan-mem-khac.md",
    "docs/thu-tren-may-that.md",
    "docs/trinh-soan-thao.md",
    "CHANGELOG.md",
    "benches/RESULTS.md",
];

/// What cargo can do by itself.
const CARGO: &[&str] = &["test", "run", "install", "fmt", "check", "add", "bench", "build"];

/// A page that is looked at.
struct DeveloperPage<'a> {
    name: &'a str,
    text: &'a str,
    roots: &'a [&'a str],
}

/// What there is to name.
struct Named<'a> {
    /// The text of a file of the tree, empty of a folder; None where it is not there.
    file: &'a dyn Fn(&str) -> Option<String>,
    /// All words of the program's code.
    words: &'a BTreeSet<&'a str>,
    /// Short names of cargo.
    short: &'a BTreeSet<&'a str>,
}

/// A piece of a page: prose, or what stands in it between backticks.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Prose(&'a str),
    Code(&'a str),
}

impl Named<'_> {
    fn is_there(&self, path: &str) -> bool {
        (self.file)(path.trim_end_matches('/')).is_some()
    }

    /// Whether a word of a page is a name of a file or folder: one of a known folder, or of Rust or Python.
    fn is_path(&self, word: &str, roots: &[&str]) -> bool {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "_-./".contains(letter);
        let folder = word.split_once('/').map(|(folder, _)| folder).filter(|folder| !folder.is_empty());
        let known =
            folder.is_some_and(|folder| roots.iter().any(|root| self.is_there(&format!("{root}{folder}"))));
        word.chars().all(plain) && (known || word.ends_with(".rs") || word.ends_with(".py"))
    }

    /// Where a name leads to; a file of code may be named without its ending.
    fn found(&self, word: &str, roots: &[&str]) -> Option<String> {
        let word = word.trim_end_matches('/');
        let ways = roots.iter().flat_map(|root| ["", ".rs"].map(|ending| format!("{root}{word}{ending}")));
        ways.into_iter().find(|way| self.is_there(way))
    }
}

/// What a page names and is not there.
fn faults(page: &DeveloperPage<'_>, named: &Named<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut wrong = |line: usize, what: &str| found.push(format!("{}:{line}: {what}", page.name));
    let (mut fenced, mut past, mut above) = (None, false, "");
    for (number, line) in (1..).zip(page.text.lines()) {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            past = above.starts_with("Before");
            fenced = fenced.xor(Some(language));
            continue;
        }
        let pieces = match fenced {
            // Files that once were.
            Some("text") if past => continue,
            Some("text" | "sh") => vec![Piece::Code(line)],
            Some(_) => continue,
            None => pieces(line),
        };
        if !line.trim().is_empty() {
            above = line;
        }
        for (at, piece) in pieces.iter().enumerate() {
            let Piece::Code(code) = piece else { continue };
            let words: Vec<&str> = code.split_whitespace().collect();
            for word in words.iter().filter(|word| named.is_path(word, page.roots)) {
                if named.found(word, page.roots).is_none() {
                    wrong(number, &format!("no file `{word}`"));
                }
            }
            for pair in words.windows(2).filter(|pair| pair[0] == "cargo") {
                if !CARGO.contains(&pair[1]) && !named.short.contains(pair[1]) {
                    wrong(number, &format!("no `cargo {}`", pair[1]));
                }
            }
            let unknown = |name: &&str| !named.words.contains(name);
            if let Some(name) = item(code).and_then(|names| names.into_iter().find(unknown)) {
                wrong(number, &format!("no `{name}` in the code"));
            }
            // `parse_amount` in `src/content/money.rs`.
            if let [Piece::Code(name), Piece::Prose(" in "), Piece::Code(file)] =
                pieces[at.saturating_sub(2)..=at]
                && let Some(text) = named.found(file, page.roots).and_then(|path| (named.file)(&path))
                && !text.contains(name)
            {
                wrong(number, &format!("no `{name}` in `{file}`"));
            }
        }
    }
    found
}

/// The links of a page to files, with the lines they stand in.
fn dead_links(page: &str, text: &str, is_there: impl Fn(&str) -> bool) -> Vec<String> {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let links = (1..).zip(text.lines()).flat_map(|(number, line)| {
        line.split("](").skip(1).filter_map(move |rest| Some((number, rest.split_once(')')?.0)))
    });
    let files = links.filter(|(_, link)| !link.contains("://") && !link.starts_with('#'));
    let dead = files.filter(|(_, link)| {
        let mut way: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in link.split('#').next().unwrap_or_default().split('/') {
            match part {
                "." | "" => {}
                ".." => drop(way.pop()),
                part => way.push(part),
            }
        }
        !is_there(&way.join("/"))
    });
    dead.map(|(number, link)| format!("{page}:{number}: the link to {link} leads nowhere")).collect()
}

/// A line in pieces.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let parts = line.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 0 { Piece::Prose(part) } else { Piece::Code(part) }).collect()
}

/// The names of an item of code, `budget::Sheet`, `Laid`; None where it is none.
fn item(code: &str) -> Option<Vec<&str>> {
    let names: Vec<&str> = code.split("::").collect();
    let is_name = |name: &&str| {
        name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    };
    let alone = names.len() == 1 && !code.starts_with(|first: char| first.is_ascii_uppercase());
    (!alone && names.iter().all(is_name)).then_some(names)
}

#[test]
fn what_pages_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = |path: &str| {
        let path = root.join(path);
        if path.is_dir() { Some(String::new()) } else { fs::read_to_string(path).ok() }
    };
    let is_there = |path: &str| root.join(path).exists();
    let sources = super::texts("src");
    let no_word = |letter: char| !letter.is_alphanumeric() && letter != '_';
    let mut words: BTreeSet<&str> = sources.iter().flat_map(|(_, text)| text.split(no_word)).collect();
    // A file is a module.
    words.extend(sources.iter().flat_map(|(path, _)| path.trim_end_matches(".rs").split('/')));
    let settings = super::read(&root.join(".cargo/config.toml"));
    let short: BTreeSet<&str> = settings.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    let named = Named { file: &file, words: &words, short: &short };
    let mut found = Vec::new();
    for (name, roots) in PAGES {
        let text = super::read(&root.join(name));
        found.extend(faults(&DeveloperPage { name, text: &text, roots }, &named));
        found.extend(dead_links(name, &text, is_there));
    }
    for name in LINKED {
        found.extend(dead_links(name, &super::read(&root.join(name)), is_there));
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_name_that_leads_nowhere_is_found() {
    let file = |path: &str| match path {
        "src" | "src/content" => Some(String::new()),
        "src/content/money.rs" => Some("fn parse_amount() {}".to_owned()),
        _ => None,
    };
    let words = BTreeSet::from(["content", "Sheet"]);
    let named = Named { file: &file, words: &words, short: &BTreeSet::from(["lint"]) };
    let text = "see `src/content/money.rs`, `content/money` and `3/18`, `TEN_TEP.yaml`\n\
        `src/content/figure.rs`, `content/gone`, `new.rs`: [here](../src/content/money.rs), [there](gone.md#a)\n\
        `parse_amount` in `src/content/money.rs`, `parse_sum` in `src/content/money.rs`\n\
        `content::Sheet`, `content::Page`, `Table`, `cargo lint`, `cargo judge`\n\
        Before, two stops:\n\n```text\ncontent/old ─> content/older\n```\n\nNow, one:\n\n\
        ```text\ncontent/money ─> content/newer\n```\n```rust\nlet a = content/b;\n```\n";
    let page = DeveloperPage { name: "docs/page.md", text, roots: &["", "src/"] };
    let mut found = faults(&page, &named);
    found.extend(dead_links(page.name, text, |path| file(path).is_some()));
    expect_test::expect![[r#"
        docs/page.md:2: no file `src/content/figure.rs`
        docs/page.md:2: no file `content/gone`
        docs/page.md:2: no file `new.rs`
        docs/page.md:3: no `parse_sum` in `src/content/money.rs`
        docs/page.md:4: no `Page` in the code
        docs/page.md:4: no `Table` in the code
        docs/page.md:4: no `cargo judge`
        docs/page.md:14: no file `content/newer`
        docs/page.md:2: the link to gone.md#a leads nowhere
    "#]]
    .assert_eq(&(found.join("\n") + "\n"));
}
