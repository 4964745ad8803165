//! `benches/RESULTS.md`.
//!
//! In: what was measured and judged. Out: the page. What was tried where a goal is not met stands
//! in `benches/tried.md`, written by hand, and is taken over.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use crate::contenders::cores;
use crate::goals::Goal;
use crate::material::ROWS;
use crate::numbers::{Series, figure};
use crate::rounds::{Measured, Plan};
use crate::tools::{self, Tools};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches")
}

/// Writes the page.
pub(crate) fn save(text: &str) -> Result<(), String> {
    let file = folder().join("RESULTS.md");
    fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
}

/// The page.
pub(crate) fn text(plan: Plan, measured: &Measured, goals: &[Goal], tools: &Tools) -> Result<String, String> {
    let mut page =
        "# Speed, side by side\n\nWritten by `cargo bench --bench compare`. Figures are median (least \
        to most) of the rounds; ratios are taken round by round. In its turn a run of less than 1.5 s is made up to \
        seven times, and the middle one counts.\n\n"
            .to_owned();
    page += &machine(tools)?;
    page += &goals_table(goals);
    page += &rounds_table(
        &format!("{} ward plans, {} rounds", measured.counts.wards, plan.batch),
        &measured.wards,
        ("w.both", measured.counts.wards),
        measured,
    );
    page += "The program's side is the whole process: YAML, sums, Tera, layout, files written. The bare loop \
        compiles and exports finished data in memory with the same library, faces and standards; its PDFs are the \
        program's, byte for byte. `RAYON_NUM_THREADS` is the number of threads.\n\n";
    let title = format!("The big decision, cold, a fresh process each, {} rounds", plan.single);
    page += &rounds_table(&title, &measured.decision, ("d.both", 1), measured);
    page += &open_process(plan, measured);
    if plan.country > 0 {
        page += &country(plan, measured);
    }
    page += &growth(plan, measured);
    page += &profile(measured);
    let tried = fs::read_to_string(folder().join("tried.md")).unwrap_or_default();
    Ok(page + &tried)
}

fn machine(tools: &Tools) -> Result<String, String> {
    let lock =
        fs::read_to_string(folder().with_file_name("Cargo.lock")).map_err(|error| error.to_string())?;
    let locked = |name: &str| {
        let start = format!("name = \"{name}\"\nversion = \"");
        let rest = lock.split_once(&start).map(|(_, rest)| rest).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let system = |file: &str, key: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once([':', '='])
            .map_or("not known", |(_, value)| value)
            .trim()
            .trim_matches('"')
            .to_owned()
    };
    let missing = || "not on this machine".to_owned();
    let said =
        |program: &Option<PathBuf>| program.as_deref().and_then(tools::version).unwrap_or_else(missing);
    let rustc = tools::version("rustc".as_ref()).unwrap_or_else(missing);
    Ok(format!(
        "| | |\n|---|---|\n| vanban | {} |\n| Typst in process | {} |\n| typst command line | {} |\n| docx-rs | {} |\n\
         | LibreOffice | {} |\n| Rust | {rustc} |\n| processor | {}, {} cores |\n| memory | {} |\n| system | {} |\n\n",
        env!("CARGO_PKG_VERSION"),
        locked("typst"),
        said(&tools.typst),
        locked("docx-rs"),
        said(&tools.soffice),
        system("/proc/cpuinfo", "model name"),
        cores(),
        system("/proc/meminfo", "MemTotal"),
        system("/etc/os-release", "PRETTY_NAME"),
    ))
}

fn goals_table(goals: &[Goal]) -> String {
    let mut text = "## Goals\n\n| goal | bound | measured | |\n|---|---|---|---|\n".to_owned();
    for goal in goals {
        let (shown, met) = match goal.met() {
            Some(true) => (goal.measured.shown(), "met"),
            Some(false) => (goal.measured.shown(), "**not met**"),
            None => ("not measured on this machine".to_owned(), ""),
        };
        let _ = writeln!(text, "| {} | {} | {shown} | {met} |", goal.sentence, goal.bound());
    }
    text + "\n"
}

/// A table of contenders, each also as a ratio to one of them.
fn rounds_table(
    title: &str,
    keys: &[&'static str],
    (standard, documents): (&str, usize),
    measured: &Measured,
) -> String {
    let mut text = format!(
        "## {title}\n\n| | seconds | ms a document | times the time of “{}” | peak, MB |\n|---|---|---|---|---|\n",
        measured.entries.get(standard).map(|entry| entry.name.as_str()).unwrap_or_default()
    );
    for key in keys {
        let Some(entry) = measured.entries.get(key) else { continue };
        let _ = match entry.missing {
            Some(_) => writeln!(text, "| {} | not on this machine | | | |", entry.name),
            None => {
                let series = measured.series(key);
                let each = figure(series.by_number(documents as f64 / 1e3).median());
                let ratio = series.by(&measured.series(standard)).shown();
                writeln!(
                    text,
                    "| {} | {} | {each} | {ratio} | {} |",
                    entry.name,
                    series.shown(),
                    peak(measured, key)
                )
            }
        };
    }
    text + "\n"
}

fn peak(measured: &Measured, key: &str) -> String {
    measured.peak(key).map_or("not known".to_owned(), |peak| format!("{peak:.0}"))
}

fn milliseconds(series: &Series) -> String {
    series.by_number(1e-3).shown()
}

fn open_process(plan: Plan, measured: &Measured) -> String {
    let part = |key, name| measured.part(key, name).map_or(String::new(), |part| figure(part * 1e3));
    format!(
        "## A changed figure in an open process, {} rounds\n\nThe decision was made once; then one figure changes, \
         and with it four sums. Median of 15 changes a round, in milliseconds: YAML read again, up to the PDF's bytes, \
         by `Pipeline::render`.\n\n| | ms |\n|---|---|\n| vanban | {} |\n| the slowest of the 15 | {} |\n\
         | the first time | {} |\n| bare Typst | {} |\n| of it layout | {} |\n| of it export | {} |\n\n",
        plan.batch,
        milliseconds(&measured.series("e.edit")),
        part("e.edit", "slowest"),
        part("e.edit", "first"),
        milliseconds(&measured.series("e.bare")),
        part("e.bare", "layout"),
        part("e.bare", "export"),
    )
}

fn country(plan: Plan, measured: &Measured) -> String {
    let counts = &measured.counts;
    let mut text = format!(
        "## The whole country: {} communes, {} rounds\n\n| | seconds | ms a document | peak, MB |\n|---|---|---|---|\n",
        counts.communes, plan.country
    );
    let keys = [("c.wards", counts.wards), ("c.country", counts.communes)];
    let more = ["c.batch", "c.check"].map(|key| (key, counts.communes));
    for (key, documents) in keys.into_iter().chain(more) {
        let series = measured.series(key);
        let name = measured.entries.get(key).map(|entry| entry.name.as_str()).unwrap_or_default();
        let each = series.by_number(documents as f64 / 1e3).shown();
        let _ = writeln!(text, "| {name} | {} | {each} | {} |", series.shown(), peak(measured, key));
    }
    text + "\n"
}

fn growth(plan: Plan, measured: &Measured) -> String {
    let mut text = format!(
        "## Growth, {} rounds\n\nThe whole process, its start in it.\n\n| | seconds | ms a row or page | peak, MB |\n\
         |---|---|---|---|\n",
        plan.growth
    );
    let pages = &measured.counts.pages;
    for (kind, counts) in [("rows", ROWS.as_slice()), ("pages", pages.as_slice())] {
        for format in ["pdf", "docx"] {
            for (at, count) in counts.iter().enumerate() {
                let key = format!("g.{kind}.{format}.{at}");
                let Some(entry) = measured.entries.get(key.as_str()) else { continue };
                let series = measured.series(&key);
                let each = figure(series.by_number(*count as f64 / 1e3).median());
                let peak = peak(measured, &key);
                let _ = writeln!(text, "| {} | {} | {each} | {peak} |", entry.name, series.shown());
            }
        }
    }
    text + "\n"
}

/// Where the time goes, stage by stage.
fn profile(measured: &Measured) -> String {
    let mut text =
        "## Where the time goes\n\nOne thread, one process, each stage with its own clock, in milliseconds \
        a document. `tree` is all before the writers, `yaml` and `content` in it; `data` is in `pdf`.\n\n| | wards | decision |\n|---|---|---|\n"
            .to_owned();
    let wards = measured.counts.wards as f64;
    for name in ["start", "file", "tree", "yaml", "content", "pdf", "data", "docx"] {
        let part = |key, count: f64| measured.part(key, name).map_or(0.0, |part| part * 1e3 / count);
        let (ward, decision) = (part("p.wards", wards), part("p.decision", 1.0));
        let _ = writeln!(text, "| {name} | {} | {} |", figure(ward), figure(decision));
    }
    for (name, part) in [("bare Typst: layout", "layout"), ("bare Typst: export", "export")] {
        let ward = measured.part("w.bare.1", part).map_or(0.0, |part| part * 1e3 / wards);
        let decision = measured.part("d.bare", part).map_or(0.0, |part| part * 1e3);
        let _ = writeln!(text, "| {name} | {} | {} |", figure(ward), figure(decision));
    }
    let (megabytes, stripped) = measured.program;
    let words = match stripped {
        Some(true) => "stripped",
        Some(false) => "not stripped",
        None => "stripped or not: not known here",
    };
    let _ = writeln!(text, "\nThe program: {megabytes:.1} MB, {words}.\n");
    text
}
