//! Which paths of the program a source file names, and which file each of them leads to.
//!
//! In: the texts of all source files. Out: for each file, the files that it uses. A name that a
//! file only hands on (`pub use`) leads to the file that defines it.

use std::collections::{BTreeMap, BTreeSet};

/// The source files of a program by their paths below `src/`, without tests and comments.
pub(super) struct House {
    rooms: BTreeMap<String, Room>,
}

/// One source file.
struct Room {
    /// Its path below `src/`.
    file: String,
    /// The names that its `use` items bind, each with the path it stands for.
    bound: BTreeMap<String, String>,
    named: Vec<Named>,
}

/// A path that stands in the code of a file.
struct Named {
    line: usize,
    /// From the root.
    path: String,
    /// It is only handed on, `pub use`.
    handed_on: bool,
}

impl House {
    /// Of files by their paths, each with its code.
    pub(super) fn new<'a>(files: impl Iterator<Item = (&'a str, String)>) -> House {
        let codes: Vec<(&str, String, String)> =
            files.map(|(file, code)| (file, module_of(file), code)).collect();
        let modules: BTreeSet<&str> = codes.iter().map(|(_, module, _)| module.as_str()).collect();
        let room = |(file, module, code): &(&str, String, String)| {
            let (bound, named) = paths(code, module, &modules);
            (module.clone(), Room { file: (*file).to_owned(), bound, named })
        };
        House { rooms: codes.iter().map(room).collect() }
    }

    /// Each file with all paths that it names, from the root, each with its line.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = (usize, &str)>)> {
        self.rooms.values().map(|room| {
            let named = room.named.iter().map(|named| (named.line, named.path.as_str()));
            (room.file.as_str(), named)
        })
    }

    /// Each use of a file by another; what a file only hands on it does not use.
    pub(super) fn uses(&self) -> Vec<Use<'_>> {
        let mut found = Vec::new();
        for room in self.rooms.values() {
            for Named { line, path, .. } in room.named.iter().filter(|named| !named.handed_on) {
                if let Some(other) = self.leads_to(path, 0).filter(|other| other.file != room.file) {
                    found.push(Use { from: &room.file, to: &other.file, line: *line, path });
                }
            }
        }
        found
    }

    /// The file that defines what a path names.
    fn leads_to(&self, path: &str, depth: usize) -> Option<&Room> {
        let mut module = path;
        let room = loop {
            match self.rooms.get(module) {
                Some(room) => break room,
                None => module = module.rsplit_once("::")?.0,
            }
        };
        let rest = path[module.len()..].trim_start_matches("::");
        let (name, behind) = rest.split_once("::").unwrap_or((rest, ""));
        match room.bound.get(name) {
            // Names handed on in a circle do not compile; the bound is for texts of tests.
            Some(target) if depth < 8 => {
                let joint = if behind.is_empty() { "" } else { "::" };
                self.leads_to(&format!("{target}{joint}{behind}"), depth + 1)
            }
            _ => Some(room),
        }
    }
}

/// One file uses another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use<'a> {
    /// The file that uses.
    pub(super) from: &'a str,
    /// The file that is used.
    pub(super) to: &'a str,
    /// Where in `from`.
    pub(super) line: usize,
    /// The path that stands there, from the root.
    pub(super) path: &'a str,
}

/// The first name of a path.
pub(super) fn first(path: &str) -> &str {
    path.split("::").next().unwrap_or_default()
}

/// The module that a file is, from the root: `cli::budget` of `cli/budget/mod.rs`.
pub(super) fn module_of(file: &str) -> String {
    file.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::")
}

/// What the code of a module binds by `use`, and all that it names.
fn paths(code: &str, module: &str, modules: &BTreeSet<&str>) -> (BTreeMap<String, String>, Vec<Named>) {
    let (mut bound, mut named) = (BTreeMap::new(), Vec::new());
    let mut at = 0;
    while let Some((start, word)) = next_word(code, at) {
        at = start + word.len();
        let first = !code[..start].ends_with("::") && !code[..start].ends_with('$');
        let is_path = code[at..].starts_with("::");
        let child = || module_under(module, word, modules);
        let is_use = word == "use" && first;
        // An item, or a path in an expression.
        let tree = if is_use { at } else { start };
        let opens =
            is_use || first && is_path && (matches!(word, "crate" | "super" | "self") || child().is_some());
        if !opens {
            continue;
        }
        let mut leaves = Vec::new();
        let rest = expand(&code[tree..], "", "", &mut leaves);
        at = code.len() - rest.len();
        let line = code[..start].matches('\n').count() + 1;
        let hands_on = is_use && code[..start].trim_end().ends_with([')', 'b']) && {
            let before = code[..start].trim_end();
            before.ends_with("pub")
                || before.rfind("pub(").is_some_and(|open| !before[open..].contains(['{', '}', ';']))
        };
        for (path, name) in leaves {
            let Some(path) = from_root(&path, module, modules) else { continue };
            let others = [&code[..start], &code[at..]];
            let used_here = || others.iter().any(|code| words(code).any(|word| word == name));
            named.push(Named { line, path: path.clone(), handed_on: hands_on && !used_here() });
            if is_use && name != "*" {
                bound.insert(name, path);
            }
        }
    }
    (bound, named)
}

/// The module of this name right under a module.
fn module_under(module: &str, name: &str, modules: &BTreeSet<&str>) -> Option<String> {
    let path = if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") };
    modules.contains(path.as_str()).then_some(path)
}

/// A path as the code of a module has it, from the root; None for one of another crate.
fn from_root(path: &str, module: &str, modules: &BTreeSet<&str>) -> Option<String> {
    let mut base = module.to_owned();
    let mut rest = path;
    let mut own = false;
    loop {
        let (first, behind) = rest.split_once("::").unwrap_or((rest, ""));
        match first {
            "crate" => return Some(behind.to_owned()),
            "self" => {}
            "super" => base = base.rsplit_once("::").map(|(above, _)| above.to_owned()).unwrap_or_default(),
            _ => break,
        }
        own = true;
        rest = behind;
    }
    if !own {
        module_under(module, first(rest), modules)?;
    }
    let parts = [base.as_str(), rest];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("::"))
}

/// Pushes every path that a use tree or a path in an expression names, with the name it binds;
/// gives the text after it.
fn expand<'a>(text: &'a str, prefix: &str, last: &str, found: &mut Vec<(String, String)>) -> &'a str {
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
            rest = expand(rest, prefix, last, found);
            rest = &rest[rest.find([',', '}']).unwrap_or(rest.len())..];
        }
    }
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len());
    let word = &text[..end];
    let joined = |word: &str| if prefix.is_empty() { word.to_owned() } else { format!("{prefix}::{word}") };
    match text[end..].strip_prefix("::") {
        Some(rest) if rest.starts_with(|next: char| next.is_alphabetic() || matches!(next, '{' | '_')) => {
            expand(rest, &joined(word), word, found)
        }
        Some(rest) => {
            found.push((joined(word), "*".to_owned()));
            rest
        }
        None => {
            let rest = &text[end..];
            // `a::{self}` is `a`.
            let (path, name) = if word == "self" && !last.is_empty() {
                (prefix.to_owned(), last)
            } else {
                (joined(word), word)
            };
            let alias = rest.trim_start().strip_prefix("as ").map(str::trim_start);
            let alias = alias.and_then(|alias| next_word(alias, 0)).map(|(_, alias)| alias);
            found.push((path, alias.unwrap_or(name).to_owned()));
            rest
        }
    }
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty())
}

/// The next word of a code from this byte on, and where it begins.
fn next_word(code: &str, from: usize) -> Option<(usize, &str)> {
    let letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    let start = from + code[from..].find(letter)?;
    let end = code[start..].find(|one: char| !letter(one)).map_or(code.len(), |length| start + length);
    Some((start, &code[start..end]))
}
