//! All contenders of a group in turn, round after round, so that a slow minute of the machine
//! meets them all.
//!
//! In: what to make and with what. Out: [`Measured`].

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::contenders::{Contender, Files, batch, check, child, cores, docx_files, soffice, typst, vanban};
use crate::elf;
use crate::material::{Material, ROWS};
use crate::measure::{self, Run};
use crate::numbers::Series;
use crate::tools::Tools;

/// How often all is done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Rounds of batches.
    pub(crate) batch: usize,
    /// Rounds of single documents, which take a moment.
    pub(crate) single: usize,
    /// Rounds of the whole country.
    pub(crate) country: usize,
    /// Rounds of papers that grow.
    pub(crate) growth: usize,
    /// Of how many wards LibreOffice starts anew for each; the rest is reckoned from them.
    pub(crate) office: usize,
}

impl Plan {
    /// What `RESULTS.md` is made from.
    pub(crate) const FULL: Plan = Plan { batch: 7, single: 11, country: 3, growth: 3, office: 6 };
    /// A look, without the country.
    pub(crate) const QUICK: Plan = Plan { batch: 1, single: 3, country: 0, growth: 1, office: 2 };
}

/// What one contender did in all rounds.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) runs: Vec<Run>,
    /// The program that is not on this machine.
    pub(crate) missing: Option<&'static str>,
}

/// All that was measured, by the contenders' keys.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    pub(crate) entries: BTreeMap<&'static str, Entry>,
    /// Keys in the order of each table.
    pub(crate) wards: Vec<&'static str>,
    pub(crate) decision: Vec<&'static str>,
    /// How many wards and communes, and what the growing papers hold.
    pub(crate) counts: Counts,
    /// Processor seconds of `--version` and `--help`, where they can be counted.
    pub(crate) version: Series,
    pub(crate) help: Series,
    /// The program's file: megabytes (10^6 bytes), and whether it is stripped.
    pub(crate) program: (f64, Option<bool>),
}

/// How many of what.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) wards: usize,
    pub(crate) communes: usize,
    pub(crate) pages: Vec<usize>,
}

impl Measured {
    /// Seconds of a contender, a round each; none where it is missing.
    pub(crate) fn series(&self, key: &str) -> Series {
        let runs = self.entries.get(key).map(|entry| entry.runs.as_slice()).unwrap_or_default();
        Series(runs.iter().map(|run| run.seconds).collect())
    }

    /// Its peak of memory, in megabytes, the highest of all rounds.
    pub(crate) fn peak(&self, key: &str) -> Option<f64> {
        let runs = self.entries.get(key).map(|entry| entry.runs.as_slice()).unwrap_or_default();
        runs.iter().filter_map(|run| run.peak).max_by(f64::total_cmp)
    }

    /// A part of its time, of the middle round.
    pub(crate) fn part(&self, key: &str, name: &str) -> Option<f64> {
        let entry = self.entries.get(key)?;
        let parts: Vec<f64> = entry.runs.iter().filter_map(|run| run.part(name)).collect();
        (!parts.is_empty()).then(|| Series(parts).median())
    }

    fn run(&mut self, contenders: &[Contender<'_>], rounds: usize) -> Result<(), String> {
        for round in 1..=rounds {
            for contender in contenders {
                let entry = self.entries.entry(contender.key).or_default();
                entry.name.clone_from(&contender.name);
                entry.missing = contender.missing;
                if contender.missing.is_none() {
                    let run = turn(contender)?;
                    eprintln!("{round}/{rounds}  {:>8.3} s  {}", run.seconds, contender.name);
                    entry.runs.push(run);
                }
            }
        }
        Ok(())
    }
}

/// A turn of a contender. A short run says more of the machine than of the program: it is made
/// again, and the middle one counts.
fn turn(contender: &Contender<'_>) -> Result<Run, String> {
    const MOST: usize = 7;
    const ENOUGH: f64 = 1.5;
    let mut runs = vec![(contender.run)()?];
    while runs.len() < MOST && runs.iter().map(|run| run.seconds).sum::<f64>() < ENOUGH {
        runs.push((contender.run)()?);
    }
    runs.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    Ok(runs.swap_remove(runs.len() / 2))
}

/// Everything.
pub(crate) fn run(plan: Plan, material: &Material, tools: &Tools) -> Result<Measured, String> {
    child("same", &[&material.wards, &material.ward_projects], cores())?;
    child("same", &[&material.decision, &material.decision_projects], cores())?;
    let counts = Counts {
        wards: material.ward_count,
        communes: material.commune_count,
        pages: material.pages.iter().map(|(_, pages)| *pages).collect(),
    };
    let mut measured = Measured { counts, ..Measured::default() };
    let office = material.out.with_file_name("office");
    let ward_files = docx_files(tools, material, &material.wards, &office.join("wards"))?;
    let decision_files = docx_files(tools, material, &material.decision, &office.join("decision"))?;
    // LibreOffice unpacks its settings at its first start.
    soffice(tools, &[&decision_files], &office.join("pdf"))?;
    let setting = Setting { plan, material, tools, pdf: office.join("pdf") };
    let wards = setting.wards(&ward_files);
    measured.run(&wards, plan.batch)?;
    measured.wards = wards.iter().map(|contender| contender.key).collect();
    let decision = setting.decision(&decision_files);
    measured.run(&decision, plan.single)?;
    measured.decision = decision.iter().map(|contender| contender.key).collect();
    measured.run(&setting.open(), plan.batch)?;
    measured.run(&setting.country(), plan.country)?;
    measured.run(&setting.growth(), plan.growth)?;
    measured.run(&setting.profile(), 1)?;
    for _ in 0..plan.single * 2 {
        let started = |word: &str| measure::processor(Command::new(&tools.vanban).arg(word));
        measured.version.0.extend(started("--version"));
        measured.help.0.extend(started("--help"));
    }
    let size = fs::metadata(&tools.vanban).map_err(|error| error.to_string())?.len();
    measured.program = (size as f64 / 1e6, elf::stripped(&tools.vanban));
    Ok(measured)
}

struct Setting<'a> {
    plan: Plan,
    material: &'a Material,
    tools: &'a Tools,
    pdf: PathBuf,
}

impl<'a> Setting<'a> {
    fn of(
        &self,
        key: &'static str,
        name: impl Into<String>,
        run: impl Fn() -> Result<Run, String> + 'a,
    ) -> Contender<'a> {
        Contender { key, name: name.into(), run: Box::new(run), missing: None }
    }

    fn vanban(
        &self,
        key: &'static str,
        name: impl Into<String>,
        input: &'a Path,
        files: Files,
        threads: usize,
    ) -> Contender<'a> {
        let (tools, material) = (self.tools, self.material);
        self.of(key, name, move || vanban(tools, material, input, files, threads))
    }

    fn bare(&self, key: &'static str, name: &str, projects: &'a Path, threads: usize) -> Contender<'a> {
        self.of(key, name, move || child("bare-typst", &[projects], threads))
    }

    fn typst(&self, key: &'static str, name: String, projects: &'a Path, at_once: usize) -> Contender<'a> {
        let tools = self.tools;
        let run = move || typst(tools, projects, at_once);
        Contender { missing: tools.typst.is_none().then_some("typst"), ..self.of(key, name, run) }
    }

    /// One process a group of so many files; reckoned for all of them where only some are made.
    fn office(
        &self,
        key: &'static str,
        name: String,
        files: &'a [PathBuf],
        groups: Vec<&'a [PathBuf]>,
    ) -> Contender<'a> {
        let (tools, pdf) = (self.tools, self.pdf.clone());
        let made = groups.iter().map(|group| group.len()).sum::<usize>();
        let run = move || Ok(soffice(tools, &groups, &pdf)?.scaled(made, files.len()));
        Contender { missing: tools.soffice.is_none().then_some("LibreOffice"), ..self.of(key, name, run) }
    }

    fn wards(&self, files: &'a [PathBuf]) -> Vec<Contender<'a>> {
        let (wards, projects) = (self.material.wards.as_path(), self.material.ward_projects.as_path());
        let cores = cores();
        let few = self.plan.office.min(files.len());
        vec![
            self.vanban("w.pdf.1", "vanban, PDF, 1 thread", wards, Files::Pdf, 1),
            self.bare("w.bare.1", "bare Typst loop, 1 thread", projects, 1),
            self.vanban("w.pdf.2", "vanban, PDF, 2 threads", wards, Files::Pdf, 2),
            self.bare("w.bare.2", "bare Typst loop, 2 threads", projects, 2),
            self.vanban("w.both.1", "vanban, PDF and DOCX, 1 thread", wards, Files::Both, 1),
            self.vanban(
                "w.both",
                format!("vanban, PDF and DOCX, {cores} threads"),
                wards,
                Files::Both,
                cores,
            ),
            self.vanban("w.docx", "vanban, DOCX, 1 thread", wards, Files::Docx, 1),
            self.of("w.docx-rs", "bare docx-rs `build().pack()`, 1 thread", move || {
                child("bare-docx", &[wards], 1)
            }),
            self.typst("w.typst.1", "typst command line, PDF, one after the other".into(), projects, 1),
            self.typst("w.typst", format!("typst command line, PDF, {cores} at once"), projects, cores),
            self.office(
                "w.office.each",
                format!("LibreOffice, DOCX to PDF, a process a document ({few} made, reckoned for all)"),
                files,
                files[..few].chunks(1).collect(),
            ),
            self.office("w.office", "LibreOffice, DOCX to PDF, one process".into(), files, vec![files]),
            self.of("w.yardstick", "a fixed piece of work, to see how even the machine was", move || {
                child("yardstick", &[], 1)
            }),
        ]
    }

    fn decision(&self, files: &'a [PathBuf]) -> Vec<Contender<'a>> {
        let Material { decision, decision_projects: projects, .. } = self.material;
        let cores = cores();
        vec![
            self.vanban("d.both", "vanban, PDF and DOCX", decision, Files::Both, cores),
            self.vanban("d.pdf", "vanban, PDF", decision, Files::Pdf, cores),
            self.bare("d.bare", "bare Typst, in a fresh process, without its start", projects, cores),
            self.typst("d.typst", "typst command line, PDF".into(), projects, 1),
            self.vanban("d.docx", "vanban, DOCX", decision, Files::Docx, cores),
            self.of("d.docx-rs", "bare docx-rs, in a fresh process, without its start", move || {
                child("bare-docx", &[decision], 1)
            }),
            self.office("d.office", "LibreOffice, DOCX to PDF".into(), files, vec![files]),
        ]
    }

    fn open(&self) -> Vec<Contender<'a>> {
        let Material { open_decision, decision_projects, .. } = self.material;
        vec![
            self.of("e.edit", "vanban, a changed figure", move || child("edit", &[open_decision], cores())),
            self.of("e.bare", "bare Typst, a changed figure", move || {
                child("bare-edit", &[open_decision, decision_projects], cores())
            }),
        ]
    }

    fn country(&self) -> Vec<Contender<'a>> {
        let (tools, material) = (self.tools, self.material);
        let Material { wards, country, .. } = material;
        vec![
            self.vanban("c.wards", "vanban, PDF and DOCX, the wards", wards, Files::Both, cores()),
            self.vanban("c.country", "vanban, PDF and DOCX, the country", country, Files::Both, cores()),
            self.of("c.batch", "vanban batch, DOCX, the country", move || batch(tools, material)),
            self.of("c.check", "vanban check, the country", move || check(tools, country)),
        ]
    }

    fn growth(&self) -> Vec<Contender<'a>> {
        let rows = ["g.rows.pdf.0", "g.rows.pdf.1", "g.rows.pdf.2"]
            .into_iter()
            .zip(["g.rows.docx.0", "g.rows.docx.1", "g.rows.docx.2"])
            .zip(&self.material.rows)
            .zip(ROWS)
            .map(|((keys, file), count)| (keys, file.as_path(), format!("{count} rows")));
        let pages = ["g.pages.pdf.0", "g.pages.pdf.1", "g.pages.pdf.2"]
            .into_iter()
            .zip(["g.pages.docx.0", "g.pages.docx.1", "g.pages.docx.2"])
            .zip(&self.material.pages)
            .map(|(keys, (file, pages))| (keys, file.as_path(), format!("{pages} pages")));
        let made = rows.chain(pages).flat_map(|((pdf, docx), file, what)| {
            [
                self.vanban(pdf, format!("{what}, PDF"), file, Files::Pdf, cores()),
                self.vanban(docx, format!("{what}, DOCX"), file, Files::Docx, cores()),
            ]
        });
        made.collect()
    }

    fn profile(&self) -> Vec<Contender<'a>> {
        let Material { wards, decision, .. } = self.material;
        vec![
            self.of("p.wards", "stages of the wards", move || child("stages", &[wards], 1)),
            self.of("p.decision", "stages of the decision", move || child("stages", &[decision], 1)),
        ]
    }
}
