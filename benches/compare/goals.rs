//! What is promised, and whether it was kept.
//!
//! In: [`Measured`]. Out: [`Goal`]s. Those once met are remembered in `benches/goals-met.json`,
//! to which a full run adds; taking one off is a decision, done by hand.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::numbers::{Series, figure};
use crate::rounds::Measured;

/// So far may noise take a goal that was met.
const NOISE: f64 = 1.15;

/// Which side of its limit a value must be on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    AtMost,
    AtLeast,
}

/// A promise.
pub(crate) struct Goal {
    /// Its name in `goals-met.json`.
    pub(crate) id: &'static str,
    pub(crate) sentence: &'static str,
    pub(crate) side: Side,
    pub(crate) limit: f64,
    /// A round each; empty where it could not be measured.
    pub(crate) measured: Series,
    pub(crate) unit: &'static str,
}

impl Goal {
    /// Nothing where it could not be measured.
    pub(crate) fn met(&self) -> Option<bool> {
        self.within(1.0)
    }

    fn within(&self, room: f64) -> Option<bool> {
        let value = self.measured.median();
        (!self.measured.0.is_empty()).then_some(match self.side {
            Side::AtMost => value <= self.limit * room,
            Side::AtLeast => value >= self.limit / room,
        })
    }

    /// `at most 1.20`.
    pub(crate) fn bound(&self) -> String {
        let words = if self.side == Side::AtMost { "at most" } else { "at least" };
        format!("{words} {}{}", figure(self.limit), self.unit)
    }
}

/// All goals, as measured.
pub(crate) fn judge(measured: &Measured) -> Vec<Goal> {
    let series = |key: &str| measured.series(key);
    let by = |one: &str, other: &str| series(one).by(&series(other));
    let wards = measured.counts.wards as f64;
    let milliseconds = |key: &str, count: f64| series(key).by_number(count / 1e3);
    let at_most = |id, sentence, limit, measured, unit| Goal {
        id,
        sentence,
        side: Side::AtMost,
        limit,
        measured,
        unit,
    };
    let at_least =
        |id, sentence, limit, measured| Goal { id, sentence, side: Side::AtLeast, limit, measured, unit: "" };
    let peak = |key: &str| Series(measured.peak(key).into_iter().collect());
    let mut goals = vec![
        at_most("pdf-1", "PDF by the bare loop, 1 thread", 1.2, by("w.pdf.1", "w.bare.1"), ""),
        at_most("pdf-2", "PDF by the bare loop, 2 threads", 1.2, by("w.pdf.2", "w.bare.2"), ""),
        at_least(
            "second-thread",
            "gain from a second thread by that of the bare loop",
            0.95,
            by("w.pdf.1", "w.pdf.2").by(&by("w.bare.1", "w.bare.2")),
        ),
        at_least("typst", "PDF and DOCX faster than the typst command line", 4.0, by("w.typst.1", "w.both")),
        at_least("libreoffice", "PDF and DOCX faster than LibreOffice", 100.0, by("w.office.each", "w.both")),
        at_most("docx", "DOCX by bare docx-rs", 1.5, by("w.docx", "w.docx-rs"), ""),
        at_most("docx-ward", "DOCX of a ward's plan", 2.0, milliseconds("w.docx", wards), " ms"),
        at_most(
            "cold",
            "one document cold, both, by the typst command line",
            1.0,
            by("d.both", "d.typst"),
            "",
        ),
        at_most("edit", "a changed figure of the decision to PDF", 25.0, milliseconds("e.edit", 1.0), " ms"),
        at_most(
            "country-time",
            "country: time a document by that of the wards",
            1.15,
            per_document(measured),
            "",
        ),
        at_most(
            "country-peak",
            "country: peak memory by that of the wards",
            1.5,
            peak("c.country").by(&peak("c.wards")),
            "",
        ),
        at_most("country-memory", "country: peak memory", 400.0, peak("c.country"), " MB"),
        at_most(
            "country-check",
            "country: `check` by `batch --format docx`",
            0.85,
            by("c.check", "c.batch"),
            "",
        ),
    ];
    let grown = [
        ("rows-pdf", "PDF: time a row, 10,000 rows by 100", "g.rows.pdf"),
        ("rows-docx", "DOCX: time a row, 10,000 rows by 100", "g.rows.docx"),
        ("pages-pdf", "PDF: time a page, most pages by fewest", "g.pages.pdf"),
        ("pages-docx", "DOCX: time a page, most pages by fewest", "g.pages.docx"),
    ];
    goals.extend(grown.map(|(id, sentence, key)| at_most(id, sentence, 2.0, growth(measured, key), "")));
    goals.extend([
        at_most("version", "`--version`, processor", 5.0, measured.version.by_number(1e-3), " ms"),
        at_most("help", "`--help`, processor", 5.0, measured.help.by_number(1e-3), " ms"),
        at_least("stripped", "the program is stripped (1: yes)", 1.0, stripped(measured)),
    ]);
    goals
}

fn stripped(measured: &Measured) -> Series {
    Series(measured.program.1.into_iter().map(|stripped| f64::from(u8::from(stripped))).collect())
}

fn per_document(measured: &Measured) -> Series {
    let all = measured.series("c.country").by_number(measured.counts.communes as f64);
    all.by(&measured.series("c.wards").by_number(measured.counts.wards as f64))
}

/// Time a unit of the largest paper by that of the smallest.
fn growth(measured: &Measured, key: &str) -> Series {
    let counts = match key.contains("rows") {
        true => crate::material::ROWS.to_vec(),
        false => measured.counts.pages.clone(),
    };
    let (Some(few), Some(many)) = (counts.first(), counts.last()) else { return Series::default() };
    let each = |at: usize, count: usize| measured.series(&format!("{key}.{at}")).by_number(count as f64);
    each(counts.len() - 1, *many).by(&each(0, *few))
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/goals-met.json")
}

/// Goals that were met once.
pub(crate) fn met_before() -> Result<BTreeSet<String>, String> {
    match fs::read_to_string(file()) {
        Ok(text) => serde_json::from_str(&text).map_err(|error| format!("goals-met.json: {error}")),
        Err(_) => Ok(BTreeSet::new()),
    }
}

/// Adds what was met now.
pub(crate) fn remember(goals: &[Goal], mut met: BTreeSet<String>) -> Result<(), String> {
    met.extend(goals.iter().filter(|goal| goal.met() == Some(true)).map(|goal| goal.id.to_owned()));
    let text = serde_json::to_string_pretty(&met).map_err(|error| error.to_string())? + "\n";
    fs::write(file(), text).map_err(|error| format!("{}: {error}", file().display()))
}

/// Goals that were met before and now are missed by more than noise, in words.
pub(crate) fn lost(goals: &[Goal], before: &BTreeSet<String>) -> Vec<String> {
    let lost = goals.iter().filter(|goal| before.contains(goal.id) && goal.within(NOISE) == Some(false));
    lost.map(|goal| format!("{}: {}{}, {}", goal.sentence, goal.measured.shown(), goal.unit, goal.bound()))
        .collect()
}
