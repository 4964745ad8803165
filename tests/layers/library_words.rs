//! Who takes the words of an error, which a library may have written in English, stands here, with what becomes
//! of them: so no sentence reaches a user by itself.
//!
//! In: the code of the source files. Out: one sentence for each line that takes words and is of no file below,
//! or of a file that takes none any more. What users are told when a library refuses is held by
//! `cli/library_words.rs`.

/// What takes the words of an error as they are.
const TAKES: [&str; 8] = [
    "error.to_string()",
    "error.message()",
    "error.message.as_str()",
    "report.message()",
    "err.to_string()",
    "fault.to_string()",
    "{error}",
    "{error:?}",
];

/// The files that do, and where the words go.
const TAKEN: [(&str, &str); 11] = [
    ("cli/batched/allocations.rs", "a `WorkbookError`, whose words are our own"),
    ("cli/budget/comparison/files.rs", "a `WorkbookError`, whose words are our own"),
    ("cli/budget/export.rs", "a `WorkbookError`, whose words are our own"),
    ("pipeline/formats.rs", "a `WriteError`, whose words are our own"),
    ("tabular/mod.rs", "what a workbook stores in a cell (`#N/A`), quoted"),
    ("tabular/workbook.rs", "kept in `WorkbookError::Refused`, which does not show them"),
    ("template/bounds/budget.rs", "looked at for a mark of our own"),
    ("template/bounds/mod.rs", "looked at for a sentence of our own"),
    ("template/faults.rs", "Tera's, put into Vietnamese by `KNOWN`; of what is not known no word is shown"),
    ("write/docx/package.rs", "kept in `WriteError::Engine`, which does not show them"),
    (
        "write/pdf/mod.rs",
        "kept in `WriteError::Engine` and in the refusals of a standard, which nobody is shown",
    ),
];

/// The lines that take words elsewhere, and the files that take none.
pub(super) fn taken(files: &[(&str, String)]) -> Vec<String> {
    let takes = |code: &str| TAKES.into_iter().find(|words| code.contains(words));
    let known = |path: &str| TAKEN.iter().any(|(file, _)| *file == path);
    let mut found = Vec::new();
    for (path, code) in files.iter().filter(|(path, _)| !known(path)) {
        for (number, line) in code.lines().enumerate() {
            if let Some(words) = takes(line) {
                found.push(format!(
                    "src/{path}:{}: `{words}`: a library's words may be English; say it in our own, or tell tests/layers",
                    number + 1
                ));
            }
        }
    }
    for (file, _) in TAKEN {
        if files.iter().any(|(path, code)| *path == file && takes(code).is_none()) {
            found.push(format!("`{file}` takes no words of an error: tests/layers says it does"));
        }
    }
    found
}

#[test]
fn words_that_are_taken_elsewhere_are_found() {
    for words in TAKES {
        let line = format!("let said = format!(\"{words}\");");
        assert_eq!(taken(&[("run/a.rs", line.clone())]).len(), 1, "{words}");
        assert_eq!(taken(&[("tabular/workbook.rs", line)]), [""; 0]);
    }
    assert_eq!(taken(&[("tabular/workbook.rs", String::new())]).len(), 1);
    assert_eq!(taken(&[("run/a.rs", "files::words(&error)".to_owned())]), [""; 0]);
}
