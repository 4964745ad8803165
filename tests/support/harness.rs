//! A user's folder and the program run in it: files in, exit code and whole output out.
//!
//! Paths in arguments are relative to the folder, so that no temporary name is ever printed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::Expect;
use tempfile::TempDir;

use super::zip_files;

/// A folder of its own.
pub(crate) struct Case {
    folder: TempDir,
}

impl Case {
    /// An empty folder.
    pub(crate) fn new() -> Case {
        Case { folder: tempfile::tempdir().unwrap() }
    }

    /// A copy of a folder below `tests/`.
    pub(crate) fn from_dir(path: &str) -> Case {
        let case = Case::new();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path), case.folder.path());
        case
    }

    /// With this file.
    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Case {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Without this file.
    pub(crate) fn without(self, path: &str) -> Case {
        fs::remove_file(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        self
    }

    /// With a file of another name.
    pub(crate) fn renamed(self, old: &str, new: &str) -> Case {
        fs::create_dir_all(self.path(new).parent().unwrap()).unwrap();
        fs::rename(self.path(old), self.path(new)).unwrap_or_else(|error| panic!("{old}: {error}"));
        self
    }

    /// With a file whose first `old` is `new`.
    pub(crate) fn replace(self, path: &str, old: &str, new: &str) -> Case {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(old), "`{old}` stands nowhere in {path}");
        self.file(path, text.replacen(old, new, 1))
    }

    /// Where a file of the folder is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The bytes of a file.
    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A part of a DOCX file.
    pub(crate) fn docx_part(&self, path: &str, part: &str) -> String {
        zip_files::part(&self.read(path), part)
    }

    /// All files below a folder, sorted; but hidden ones.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut names = Vec::new();
        list(&self.path(folder), "", &mut names);
        names.sort();
        names
    }

    /// Runs the program with arguments that are separated by blanks.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        self.run_in("", arguments)
    }

    /// Runs it in a folder below.
    pub(crate) fn run_in(&self, folder: &str, arguments: &str) -> Run {
        Run::of(&self.command(folder, arguments).output().unwrap())
    }

    /// Runs it with a variable of the environment.
    pub(crate) fn run_with(&self, (name, value): (&str, &str), arguments: &str) -> Run {
        Run::of(&self.command("", arguments).env(name, value).output().unwrap())
    }

    /// The program with its arguments, to be run.
    pub(crate) fn command(&self, folder: &str, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
        command
            .args(arguments.split_whitespace())
            .current_dir(self.path(folder))
            .env_remove("CLICOLOR_FORCE")
            .env_remove("COLUMNS");
        command
    }
}

/// What the program said.
pub(crate) struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Run {
    /// What a run said that is over.
    pub(crate) fn of(output: &Output) -> Run {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Run { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    /// Whether it ended well.
    pub(crate) fn good(&self) -> bool {
        self.code == Some(0)
    }

    /// The exit code.
    #[track_caller]
    pub(crate) fn code(self, expected: i32) -> Run {
        assert_eq!(self.code, Some(expected), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// All of stdout; the seconds of a run are `[…]`.
    pub(crate) fn stdout(self, expected: Expect) -> Run {
        expected.assert_eq(&without_seconds(&self.stdout));
        self
    }

    /// All of stderr.
    pub(crate) fn stderr(self, expected: Expect) -> Run {
        expected.assert_eq(&self.stderr);
        self
    }

    /// Stderr as it is.
    pub(crate) fn errors(self) -> String {
        self.stderr
    }

    /// All of stdout, the seconds of a run as `[…]`.
    pub(crate) fn out(&self) -> String {
        without_seconds(&self.stdout)
    }

    /// All of stderr.
    pub(crate) fn err(&self) -> String {
        self.stderr.clone()
    }

    /// Stdout as it is.
    pub(crate) fn text(self) -> String {
        self.stdout
    }

    /// Stderr as it is.
    pub(crate) fn stderr_text(self) -> String {
        self.stderr
    }
}

fn without_seconds(text: &str) -> String {
    match (text.rfind('('), text.rfind(" giây)")) {
        (Some(start), Some(end)) if start < end => format!("{}([…]{}", &text[..start], &text[end..]),
        _ => text.to_owned(),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn list(folder: &Path, prefix: &str, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_name().to_str().unwrap().starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), names);
        } else {
            names.push(name);
        }
    }
}
