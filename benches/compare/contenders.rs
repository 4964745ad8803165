//! Every way to the same papers, as something that can be run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use crate::material::{self, Material};
use crate::measure::{self, Run};
use crate::tools::{self, Tools};

/// A way to the papers.
pub(crate) struct Contender<'a> {
    /// Its key in the results.
    pub(crate) key: &'static str,
    /// What the table calls it.
    pub(crate) name: String,
    /// Runs it once; nothing where a program is missing.
    pub(crate) run: Box<dyn Fn() -> Result<Run, String> + 'a>,
    /// The program it needs, when that is not on this machine.
    pub(crate) missing: Option<&'static str>,
}

/// What `vanban build` writes.
#[derive(Clone, Copy)]
pub(crate) enum Files {
    /// PDF alone.
    Pdf,
    /// DOCX alone.
    Docx,
    /// Both.
    Both,
}

/// How many cores there are.
pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// `vanban build` of a file or folder, from its start to its end, into an empty folder.
pub(crate) fn vanban(
    tools: &Tools,
    material: &Material,
    input: &Path,
    files: Files,
    threads: usize,
) -> Result<Run, String> {
    let _ = fs::remove_dir_all(&material.out);
    let format = match files {
        Files::Pdf => "pdf",
        Files::Docx => "docx",
        Files::Both => "pdf,docx",
    };
    let mut command = Command::new(&tools.vanban);
    command.arg("build").arg(input).arg("--out").arg(&material.out).args(["--format", format]);
    command.arg("--jobs").arg(threads.to_string());
    measure::program(with_threads(&mut command, threads))
}

/// `vanban check` of a folder, on all cores.
pub(crate) fn check(tools: &Tools, documents: &Path) -> Result<Run, String> {
    measure::program(Command::new(&tools.vanban).arg("check").arg(documents))
}

/// `vanban batch` of a template for all its communes to DOCX, on all cores, into an empty folder.
pub(crate) fn batch(tools: &Tools, material: &Material) -> Result<Run, String> {
    let _ = fs::remove_dir_all(&material.out);
    let mut command = Command::new(&tools.vanban);
    command.arg("batch").arg(&material.template).args(["--format", "docx"]).arg("--out").arg(&material.out);
    measure::program(&command)
}

/// Typst has threads of its own besides.
fn with_threads(command: &mut Command, threads: usize) -> &mut Command {
    command.env("RAYON_NUM_THREADS", threads.to_string())
}

/// A child of ours.
pub(crate) fn child(name: &str, words: &[&Path], threads: usize) -> Result<Run, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(own);
    command.args(["child", name]).args(words);
    if name == "bare-typst" {
        command.arg(threads.to_string());
    }
    measure::child(with_threads(&mut command, threads))
}

/// The typst command line, one process a project, so many at once.
pub(crate) fn typst(tools: &Tools, projects: &Path, at_once: usize) -> Result<Run, String> {
    let Some(typst) = &tools.typst else { return Ok(Run::default()) };
    let folders = material::entries(projects)?;
    let next = AtomicUsize::new(0);
    let work = || -> Result<Option<f64>, String> {
        let mut peak: Option<f64> = None;
        loop {
            let Some(folder) = folders.get(next.fetch_add(1, Ordering::Relaxed)) else { return Ok(peak) };
            let run = measure::program(&typst_command(typst, folder)?)?;
            peak = run.peak.into_iter().chain(peak).max_by(f64::total_cmp);
        }
    };
    let started = Instant::now();
    let peaks: Result<Vec<Option<f64>>, String> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().map_err(|_| "a panic".to_owned())?).collect()
    });
    let peak = peaks?.into_iter().flatten().max_by(f64::total_cmp);
    Ok(Run { seconds: started.elapsed().as_secs_f64(), peak, parts: Vec::new() })
}

fn typst_command(typst: &Path, project: &Path) -> Result<Command, String> {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let paper = material::read(&project.join("paper.json"))?;
    let paper: serde_json::Value = serde_json::from_str(&paper).map_err(|error| error.to_string())?;
    let standards = paper["standards"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    let mut command = Command::new(typst);
    command.args(["compile", "--ignore-system-fonts", "--features", "a11y-extras", "--font-path"]).arg(fonts);
    command.arg("--pdf-standard").arg(standards.collect::<Vec<_>>().join(","));
    command.arg("--root").arg(project).arg(project.join("titled.typ")).arg(project.join("titled.pdf"));
    Ok(command)
}

/// DOCX files for LibreOffice, made by the program, the first so many of a folder.
pub(crate) fn docx_files(
    tools: &Tools,
    material: &Material,
    documents: &Path,
    to: &Path,
) -> Result<Vec<PathBuf>, String> {
    vanban(tools, material, documents, Files::Docx, 1)?;
    fs::create_dir_all(to.parent().unwrap_or(to)).map_err(|error| error.to_string())?;
    fs::rename(&material.out, to).map_err(|error| format!("{}: {error}", to.display()))?;
    material::entries(to)
}

/// LibreOffice, one process a group of files.
pub(crate) fn soffice(tools: &Tools, groups: &[&[PathBuf]], out: &Path) -> Result<Run, String> {
    let Some(soffice) = &tools.soffice else { return Ok(Run::default()) };
    // Where a first start already unpacked its settings.
    let profile = tools::cache().unwrap_or_else(std::env::temp_dir).join("libreoffice");
    let mut whole = Run::default();
    for files in groups {
        let mut command = Command::new(soffice);
        command.arg(format!("-env:UserInstallation=file://{}", profile.display()));
        command.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(out).args(*files);
        let run = measure::program(&command)?;
        whole.seconds += run.seconds;
        whole.peak = run.peak.into_iter().chain(whole.peak).max_by(f64::total_cmp);
    }
    Ok(whole)
}
