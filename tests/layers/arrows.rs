//! Which module may use which, and within the three upper ones which file.
//!
//! In: which paths the source files name. Out: one sentence for each use that runs the wrong way, and
//! for each line of a table that is out of order or says what is not so.

use std::collections::BTreeSet;

use super::paths::{House, first, module_of};

/// What each module may use besides itself, from the leaves to the command line: a module uses
/// modules above it in the table only.
pub(super) const MAY_USE: &[(&str, &[&str])] = &[
    ("length", &[]),
    ("signs", &[]),
    ("source", &[]),
    ("files", &["source"]),
    ("digest", &["files"]),
    ("encoding", &[]),
    ("packed", &[]),
    ("fingerprint", &["digest", "packed"]),
    ("signatures", &[]),
    ("orientation", &["length"]),
    ("role", &[]),
    ("finding", &["signs", "source"]),
    ("tabular", &["encoding", "finding", "fingerprint", "packed", "signs", "source"]),
    ("fonts", &["finding", "length"]),
    ("yaml", &["encoding", "finding", "signs", "source"]),
    ("theme", &["finding", "fonts", "length", "orientation", "role", "yaml"]),
    ("paper", &["length", "orientation", "role", "source"]),
    ("word", &["finding", "length", "packed", "signs"]),
    ("redline", &["digest", "fingerprint", "length", "word"]),
    ("observed", &["length", "orientation", "paper", "source", "word"]),
    ("form", &["finding", "fonts", "length", "observed", "orientation", "paper", "source", "word"]),
    ("layout", &["fonts", "length", "paper", "source", "theme"]),
    ("content", &["digest", "finding", "length", "orientation", "source", "tabular", "yaml"]),
    ("editing", &["content", "digest", "finding", "source", "yaml"]),
    ("imported", &["content", "finding", "observed", "paper", "signs", "source", "word"]),
    ("localities", &["content", "digest", "finding", "source", "tabular", "yaml"]),
    ("budget", &["content", "finding", "source"]),
    ("recounted", &["budget", "content", "paper"]),
    (
        "template",
        &[
            "budget",
            "content",
            "finding",
            "length",
            "localities",
            "paper",
            "signs",
            "source",
            "theme",
            "yaml",
        ],
    ),
    // Rules see the register of laws and the table of units as data; the pipeline gives them.
    ("rules", &["budget", "content", "finding", "localities", "paper", "recounted"]),
    ("slip", &["content", "finding", "form", "length", "paper", "redline", "rules", "signs", "source"]),
    ("spreadsheet", &["budget", "content", "digest", "paper", "source", "tabular"]),
    ("write", &["fingerprint", "fonts", "layout", "length", "paper", "role", "signatures", "theme"]),
    ("issue", &["content", "digest", "finding", "paper", "role", "source", "tabular", "write", "yaml"]),
    (
        "pipeline",
        &[
            "budget",
            "content",
            "files",
            "finding",
            "fonts",
            "form",
            "imported",
            "issue",
            "layout",
            "length",
            "localities",
            "observed",
            "paper",
            "rules",
            "signs",
            "source",
            "spreadsheet",
            "tabular",
            "template",
            "word",
            "write",
            "yaml",
        ],
    ),
    ("session", &["content", "editing", "files", "finding", "paper", "pipeline", "source", "write", "yaml"]),
    ("workbench", &["content", "digest", "editing", "finding", "session", "source", "yaml"]),
    (
        "language",
        &[
            "budget",
            "content",
            "files",
            "finding",
            "localities",
            "pipeline",
            "role",
            "source",
            "template",
            "yaml",
        ],
    ),
    (
        "made_of",
        &[
            "content",
            "digest",
            "files",
            "finding",
            "fingerprint",
            "fonts",
            "localities",
            "pipeline",
            "source",
            "template",
            "write",
        ],
    ),
    (
        "taken_back",
        &[
            "budget", "content", "files", "finding", "made_of", "paper", "pipeline", "redline", "source",
            "tabular", "word", "write", "yaml",
        ],
    ),
    (
        "run",
        &[
            "content",
            "digest",
            "files",
            "finding",
            "fingerprint",
            "fonts",
            "issue",
            "localities",
            "made_of",
            "packed",
            "paper",
            "pipeline",
            "signatures",
            "source",
            "taken_back",
            "template",
            "word",
            "write",
            "yaml",
        ],
    ),
    (
        "cli",
        &[
            "budget",
            "content",
            "digest",
            "editing",
            "files",
            "finding",
            "fingerprint",
            "form",
            "issue",
            "language",
            "localities",
            "made_of",
            "packed",
            "paper",
            "pipeline",
            "redline",
            "rules",
            "run",
            "session",
            "signatures",
            "signs",
            "slip",
            "source",
            "spreadsheet",
            "tabular",
            "taken_back",
            "template",
            "word",
            "workbench",
            "write",
            "yaml",
        ],
    ),
];

/// A module and its floors, each a list of its files and folders.
type Floors<'a> = (&'a str, &'a [&'a [&'a str]]);

/// The floors of the three modules that stand over all others, from the ground up: a file, or a folder,
/// uses those of floors below its own. What `mod.rs` itself defines is for all of them.
pub(super) const FLOORS: &[Floors<'static>] = &[
    (
        "pipeline",
        &[
            &[
                "alone",
                "carried",
                "compared_rows",
                "deadline",
                "misplaced",
                "own_words",
                "paper",
                "place",
                "places",
                "referred",
                "remedied",
                "tables",
                "too_large",
                "word_losses",
            ],
            &["formats", "narrow", "taken", "typed_places", "waived"],
            &["cited"],
            &[
                "allocation",
                "comparison",
                "form_specimen",
                "import",
                "letters",
                "localities",
                "locality",
                "ruled",
                "templates",
            ],
            &[
                "amending",
                "drawn",
                "looked",
                "mended",
                "next_year",
                "numbered",
                "own_paper",
                "sheet_appendix",
                "stated_sums",
                "typed",
                "word_import",
                "word_lines",
                "word_paper",
                "worded",
            ],
            &["word_norm"],
        ],
    ),
    (
        "run",
        &[
            &["crash", "durable", "listener", "parts", "step", "system"],
            &["bounds"],
            &["converted", "font_dir", "kept", "places", "signed", "wildcards", "workers"],
            &["hold", "signature_faults", "whole"],
            &["record", "spool", "tally"],
            &["archive"],
            &["packs"],
            &["laid_out", "own_templates", "records"],
            &["follow", "inputs", "present"],
            &["locks", "save", "word_files"],
            &["unit_locks"],
            &["change", "lost", "print", "stand"],
            &["issued", "job", "stale", "versions"],
            &["documents", "returned", "written_back"],
        ],
    ),
    (
        "cli",
        &[
            &["closed", "repeated", "sheets", "stopped", "values"],
            &["args", "console"],
            &["batched", "desk_server", "edited", "watched"],
            // The commands; none uses another.
            &[
                "answer",
                "batch",
                "budget",
                "build",
                "check",
                "completions",
                "explain",
                "import",
                "issue",
                "lsp",
                "man",
                "new",
                "norm",
                "redline",
                "schema",
                "take",
                "tree",
                "usage",
                "verify",
                "watch",
            ],
            // What the commands do, for who asks on a page, or for a table of it.
            &["clerk", "redline_sheet"],
            &["soan"],
        ],
    ),
];

/// Every path that leads to a module which its own must not use.
pub(super) fn wrong(house: &House) -> Vec<String> {
    let mut found = Vec::new();
    for (file, named) in house.files() {
        let module = module_of(file);
        let module = first(&module);
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            found.push(format!("src/{file}: module `{module}` has no line in the table of tests/layers"));
            continue;
        };
        let wrong = named.filter(|(_, path)| first(path) != module && !allowed.contains(&first(path)));
        found
            .extend(wrong.map(|(line, path)| format!("src/{file}:{line}: `{module}` must not use `{path}`")));
    }
    found
}

/// Lines of the table that name a module below them, or one that their own does not use.
pub(super) fn untrue(table: &[(&str, &[&str])], house: &House) -> Vec<String> {
    let mut found = Vec::new();
    for (at, (module, allowed)) in table.iter().enumerate() {
        let used: BTreeSet<&str> = house
            .files()
            .filter(|(file, _)| first(&module_of(file)) == *module)
            .flat_map(|(_, named)| named.map(|(_, path)| first(path)))
            .collect();
        for other in *allowed {
            if !table[..at].iter().any(|(above, _)| above == other) {
                found.push(format!("`{module}` may use `{other}`, which stands not above it in the table"));
            }
            if !used.contains(other) {
                found.push(format!("`{module}` may use `{other}` and does not"));
            }
        }
    }
    found
}

/// Uses within a module that do not lead to a floor below, and rooms without a floor.
pub(super) fn wrong_floors((folder, floors): Floors<'_>, house: &House) -> Vec<String> {
    let own = |file: &str| {
        let module = module_of(file);
        let inner = module.strip_prefix(folder)?.strip_prefix("::")?;
        Some(first(inner).to_owned())
    };
    let floor = |room: &str| floors.iter().position(|rooms| rooms.contains(&room));
    let rooms: BTreeSet<String> = house.files().filter_map(|(file, _)| own(file)).collect();
    let mut found: Vec<String> = rooms
        .iter()
        .filter(|room| floor(room).is_none())
        .map(|room| format!("`{folder}/{room}` has no floor in tests/layers"))
        .collect();
    let all: Vec<&str> = floors.iter().copied().flatten().copied().collect();
    let gone = all.iter().filter(|room| !rooms.contains(**room));
    found.extend(gone.map(|room| format!("`{folder}/{room}` has a floor in tests/layers and is not there")));
    for one in house.uses() {
        let (Some(from), Some(to)) = (own(one.from), own(one.to)) else { continue };
        if from != to && floor(&from) <= floor(&to) {
            found.push(format!("src/{}:{}: `{from}` must not use `{}`", one.from, one.line, one.path));
        }
    }
    found
}
