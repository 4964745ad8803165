//! Files of every format, changed at random, a fixed number of times from a fixed seed: whatever is in them, the
//! program holds what `engine/held.rs` says. And `corpus/`: small files to begin with, and each that once failed.
//!
//! `VANBAN_SEED=5 VANBAN_TIMES=20 cargo test mutated` tries twenty times as many others; `fuzz/` goes on where that
//! ends, with the same functions. An input that fails is written below
//! `CARGO_TARGET_TMPDIR`; what is left of it when it still fails belongs into `corpus/`.

pub(crate) mod engine;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use engine::{Depth, Dice, TARGETS, Target, hold, target};

/// A release build runs so many times more than one that is not optimised: there they take some seconds too.
const OPTIMISED: usize = if cfg!(debug_assertions) { 1 } else { 8 };
/// Of one of so many the paper is made that comes of it.
const READ: usize = 2;
/// One of so many is written as DOCX and read again, and looked at a second time.
const WRITTEN: usize = 8;
/// One of so many is set as pages too.
const PAGES: usize = 400;

/// A test for each target: how many inputs it tries in a build that is not optimised.
macro_rules! tried {
    ($($name:ident: $inputs:literal;)+) => {
        $(#[test]
        fn $name() {
            try_all(target(stringify!($name)), $inputs * OPTIMISED);
        })+

        /// No format is forgotten.
        #[test]
        fn every_target_is_tried() {
            let tried = [$(stringify!($name)),+];
            assert_eq!(TARGETS.iter().map(|one| one.name).collect::<Vec<_>>(), tried);
        }
    };
}

tried! {
    yaml: 400;
    block: 400;
    csv: 800;
    xlsx: 300;
    ods: 300;
    xls: 300;
    png: 400;
    docx: 300;
    tera: 400;
    frame: 100;
    units: 300;
    overlay: 300;
    laws: 800;
    settings: 100;
    text: 300;
    pdf: 200;
}

/// Every file of the corpus holds, as it is: those that once failed are among them. `VANBAN_FOUND=fuzz/found` adds
/// what long runs have kept.
#[test]
fn the_corpus_holds() {
    for target in TARGETS {
        let mut files = files(target);
        if let Some(found) = std::env::var_os("VANBAN_FOUND") {
            let kept = Path::new(&found).join(target.name).join("kept");
            files.extend(listed(&kept, "").into_iter().map(|path| (path.clone(), fs::read(path).unwrap())));
        }
        assert!(!files.is_empty(), "{}: nothing to begin with", target.name);
        for (name, bytes) in files {
            println!("{} {}", target.name, name.display());
            hold(target, &bytes, Depth::Pages);
        }
    }
}

/// Most changes leave a file that is read; else the parsers alone would be tried.
#[test]
fn most_changed_files_are_still_read() {
    for (name, least) in
        [("yaml", 20), ("block", 30), ("docx", 100), ("xlsx", 30), ("csv", 20), ("text", 100), ("pdf", 100)]
    {
        let target = target(name);
        let files = files(target);
        let mut dice = Dice::new(5);
        let papers = (0..200).filter(|round| {
            let bytes = changed(target, &files[round % files.len()].1, &mut dice);
            let told = (target.run)(&bytes, Depth::Read);
            // Of a Word file or a workbook nothing but its reading may be asked.
            !told.papers.is_empty() || told.reports.iter().any(|report| !report.findings.has_errors())
        });
        let papers = papers.count();
        assert!(papers >= least, "{name}: {papers} of 200");
    }
}

/// The same seed gives the same inputs.
#[test]
fn the_same_seed_gives_the_same_inputs() {
    for target in TARGETS {
        let files = files(target);
        let row = || -> Vec<Vec<u8>> {
            let mut dice = Dice::new(7);
            (0..20).map(|round| changed(target, &files[round % files.len()].1, &mut dice)).collect()
        };
        let first = row();
        assert!(first == row(), "{}", target.name);
        assert!(first.iter().zip(files.iter().cycle()).any(|(new, (_, old))| new != old), "{}", target.name);
    }
}

/// A file with one to four changes, of which one is the most likely.
fn changed(target: &Target, file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = file.to_vec();
    let most = 1 + dice.roll(4);
    for _ in 0..=dice.roll(most) {
        bytes = (target.changed)(&bytes, dice);
    }
    bytes
}

fn try_all(target: &Target, inputs: usize) {
    let files = files(target);
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let mut dice = Dice::new(number("VANBAN_SEED").unwrap_or(0x5eed));
    for round in 0..inputs * number("VANBAN_TIMES").unwrap_or(1) as usize {
        let bytes = changed(target, &files[round % files.len()].1, &mut dice);
        let depth = match round {
            _ if round % PAGES == PAGES - 1 => Depth::Pages,
            _ if round % WRITTEN == 0 => Depth::Written,
            _ if round % READ == 0 => Depth::Read,
            _ => Depth::Parsed,
        };
        if fails(target, &bytes, depth) {
            let small = shrunk(target, bytes, depth);
            let place =
                Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mutated-{}-{round}", target.name));
            fs::write(&place, &small).unwrap();
            println!("{}, input {round}:\n{}", target.name, String::from_utf8_lossy(&small).escape_debug());
            // Once more, so that the last words are those of the smallest input.
            hold(target, &small, depth);
            panic!("{}, input {round} fails now and then: {}", target.name, place.display());
        }
    }
}

fn fails(target: &Target, bytes: &[u8], depth: Depth) -> bool {
    catch_unwind(AssertUnwindSafe(|| hold(target, bytes, depth))).is_err()
}

/// What is left of an input when whatever does not matter is gone, as far as a few trials find it.
fn shrunk(target: &Target, mut bytes: Vec<u8>, depth: Depth) -> Vec<u8> {
    let mut trials = 150;
    let mut length = bytes.len() / 2;
    while length > 0 && trials > 0 {
        let mut at = 0;
        while at < bytes.len() && trials > 0 {
            let mut less = bytes.clone();
            less.drain(at..(at + length).min(bytes.len()));
            trials -= 1;
            if fails(target, &less, depth) {
                bytes = less;
            } else {
                at += length;
            }
        }
        length /= 2;
    }
    bytes
}

/// The files of a target, in the order of their names.
fn files(target: &Target) -> Vec<(PathBuf, Vec<u8>)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (folders, end) = beside(target.name);
    let own = tests.join("mutated/corpus").join(target.name);
    let others = folders.iter().flat_map(|folder| listed(&tests.join(folder), end));
    let all = listed(&own, "").into_iter().chain(others);
    all.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// Files that other tests have: their folders, and how their names end.
fn beside(name: &str) -> (&'static [&'static str], &'static str) {
    match name {
        "yaml" => (&["cases/kinds", "cases"], ".yaml"),
        "csv" => (&["batch/mau", "batch/phan-bo"], ".csv"),
        "xlsx" => (&["cases/bang_tinh"], ".xlsx"),
        "ods" => (&["cases/bang_tinh"], ".ods"),
        "xls" => (&["cases/bang_tinh"], ".xls"),
        "png" => (&["cases/anh"], ".png"),
        "docx" => (&["cases/ban_0_1_0/out"], ".docx"),
        "pdf" => (&["signed"], ".pdf"),
        "settings" => (&["cases/house_rules/templates"], ".yaml"),
        _ => (&[], ""),
    }
}

fn listed(folder: &Path, end: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.is_file() && path.to_string_lossy().ends_with(end)).collect();
    paths.sort();
    paths
}
