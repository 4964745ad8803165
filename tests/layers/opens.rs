//! One place opens files: `files::disk`, which opens plain files only and knows the bounds of the run.
//!
//! In: the code of the source files. Out: one sentence for each line elsewhere that asks the system for a file
//! or a folder by itself.

/// What asks the system for a file or a folder.
const OPENS: [&str; 18] = [
    "File::open(",
    "File::create(",
    "File::options(",
    "OpenOptions",
    "fs::read",
    "fs::write(",
    "fs::metadata(",
    "fs::symlink_metadata(",
    "fs::canonicalize(",
    "fs::create_dir",
    "fs::remove_",
    "fs::rename(",
    "fs::copy(",
    "fs::hard_link(",
    "fs::exists(",
    "fs::set_permissions(",
    "tempfile_in(",
    "tempdir",
];

/// What a path says of itself by asking the system.
const ASKS: [&str; 6] =
    [".is_file()", ".is_dir()", ".exists()", ".canonicalize()", ".read_dir()", ".symlink_metadata()"];

/// What has been asked for already, by the names it has in the code: an entry of a folder, an answer.
const ANSWERED: [&str; 5] = ["found", "kind", "file", "there", "file_type()?"];

/// Where files are opened: the room that does it for all others.
const ROOM: &str = "files/";

/// The lines that open files outside of that room.
pub(super) fn elsewhere(files: &[(&str, String)]) -> Vec<String> {
    let outside = files.iter().filter(|(file, _)| !file.starts_with(ROOM));
    let lines = outside.flat_map(|(file, code)| {
        code.lines().enumerate().map(move |(number, line)| (*file, number + 1, line))
    });
    let wrong = lines.filter_map(|(file, number, line)| {
        let words = opened(line)?;
        Some(format!("src/{file}:{number}: `{words}`: files are opened by `files::disk` alone"))
    });
    wrong.collect()
}

fn opened(line: &str) -> Option<&'static str> {
    let whole = |words: &&&str| {
        line.match_indices(**words).any(|(at, _)| {
            // `rustix::fs` has nothing of these, and `XlsxFile::open` is another type.
            !line[..at].ends_with(|one: char| one.is_alphanumeric() || one == '_')
        })
    };
    let asks = |words: &&&str| {
        line.match_indices(**words).any(|(at, _)| !ANSWERED.iter().any(|name| line[..at].ends_with(name)))
    };
    OPENS.iter().find(whole).or_else(|| ASKS.iter().find(asks)).copied()
}

#[test]
fn a_file_that_is_opened_elsewhere_is_found() {
    let found = |file, line: &str| elsewhere(&[(file, line.to_owned())]).len();
    for words in OPENS.iter().chain(&ASKS) {
        let path = if words.starts_with('.') { "path" } else { "" };
        let line = format!("let a = {path}{words};");
        assert_eq!(found("run/a.rs", &line), 1, "{line}");
        assert_eq!(found("files/disk.rs", &line), 0, "{line}");
    }
    for line in ["XlsxFile::open(bytes)", "if kind.is_dir() {", "disk::read(path)", "disk::is_dir(path)"] {
        assert_eq!(found("run/a.rs", line), 0, "{line}");
    }
}
