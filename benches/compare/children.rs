//! What this program does when it starts itself: contenders that live in one process.
//!
//! In: words of the command line. Out: `name seconds` a line, the first of them the child's own
//! clock.

use std::path::Path;
use std::time::Instant;

use vanban::rooms::layout;
use vanban::rooms::pipeline::{Input, Pipeline, Report};
use vanban::rooms::write::pdf::PdfWriter;
use vanban::rooms::write::{Format, pdf};
use vanban::rooms::{content, yaml};

use crate::bare_typst::{self, Base, Project};
use crate::material::Disk;
use crate::numbers::Series;
use crate::{bare_docx, material};

/// How often a figure changes.
const CHANGES: usize = 15;

/// Runs one.
pub(crate) fn run(name: &str, words: &[&str]) -> Result<(), String> {
    match (name, words) {
        ("bare-typst", [projects, threads]) => {
            bare_typst::run(Path::new(projects), threads.parse().map_err(|_| "threads: a number")?)
        }
        ("bare-docx", [documents]) => bare_docx::run(Path::new(documents)),
        ("same", [documents, projects]) => same(Path::new(documents), Path::new(projects)),
        ("edit", [document]) => edit(Path::new(document)),
        ("bare-edit", [document, projects]) => bare_edit(Path::new(document), Path::new(projects)),
        ("stages", [documents]) => stages(Path::new(documents)),
        ("yardstick", []) => {
            yardstick();
            Ok(())
        }
        _ => Err(format!("no child `{name}`")),
    }
}

/// Work that is the same on every machine and in every round.
fn yardstick() {
    let started = Instant::now();
    // The box keeps the compiler from reckoning it beforehand.
    let step = |sum: u64, at: u64| std::hint::black_box(sum.wrapping_mul(31).wrapping_add(at));
    std::hint::black_box((0..100_000_000).fold(1, step));
    println!("yardstick {}", started.elapsed().as_secs_f64());
}

/// Are the PDFs of the bare loop those of the program, byte for byte?
fn same(documents: &Path, projects: &Path) -> Result<(), String> {
    let pipeline = Pipeline::built_in();
    let folders = material::entries(projects)?;
    let base = Base::of(folders.first().ok_or("no projects")?)?;
    let started = Instant::now();
    for (file, folder) in material::documents(documents)?.iter().zip(&folders) {
        let pdf = render(&pipeline, file, &material::read(file)?)?;
        let (bare, _) = base.pdf(&Project::read(folder)?)?;
        if pdf != bare {
            return Err(format!("{}: the bare loop makes another PDF than the program", file.display()));
        }
        pdf::evict();
    }
    println!("same {}", started.elapsed().as_secs_f64());
    Ok(())
}

/// The PDF of a document by one call, as a preview would make it.
fn render(pipeline: &Pipeline, file: &Path, text: &str) -> Result<Vec<u8>, String> {
    let name = file.display().to_string();
    let input = Input { name: &name, bytes: text.as_bytes(), files: &Disk, issued_by: None };
    let told = |report: Report| vanban::rooms::finding::render::short(&report);
    let rendered = pipeline.render(input, &[Format::Pdf]).map_err(told)?;
    rendered.files.into_iter().next().map(|(_, bytes)| bytes).ok_or_else(|| "no file".to_owned())
}

/// The decision with figure after figure.
fn changes(document: &Path) -> Result<Vec<String>, String> {
    let text = material::read(document)?;
    Ok((0..=CHANGES)
        .map(|at| text.replace(material::FIGURE, &format!("{{2026: {},", 420 + at * 7)))
        .collect())
}

/// An open process: the document was made once, then a figure changes, again and again. Prints
/// the median of reading YAML again up to the PDF's bytes.
fn edit(document: &Path) -> Result<(), String> {
    let pipeline = Pipeline::built_in();
    let mut series = Series::default();
    for text in changes(document)? {
        let started = Instant::now();
        std::hint::black_box(render(&pipeline, document, &text)?);
        series.0.push(started.elapsed().as_secs_f64());
        pdf::evict();
    }
    let first = series.0.remove(0);
    println!("again {}\nfirst {first}\nslowest {}", series.median(), series.most());
    Ok(())
}

/// The same for Typst alone.
fn bare_edit(document: &Path, projects: &Path) -> Result<(), String> {
    let folders = material::entries(projects)?;
    let folder = folders.first().ok_or("no projects")?;
    let (base, project) = (Base::of(folder)?, Project::read(folder)?);
    let pipeline = Pipeline::built_in();
    let writer = PdfWriter::new(&pipeline.office().theme);
    let mut series = [Series::default(), Series::default(), Series::default()];
    for text in changes(document)? {
        let tree = material::tree(&pipeline, document, &text)?;
        let page = layout::of(&tree, &pipeline.office().theme);
        let data = writer.data(&page).map_err(|error| error.to_string())?;
        let project = project.with_data(data);
        let started = Instant::now();
        let (pdf, parts) = base.pdf(&project)?;
        std::hint::black_box(pdf);
        series[0].0.push(started.elapsed().as_secs_f64());
        series[1].0.push(parts[0].as_secs_f64());
        series[2].0.push(parts[1].as_secs_f64());
        typst::comemo::evict(2);
    }
    let [again, layout, export] = series.map(|series| Series(series.0[1..].to_vec()).median());
    println!("again {again}\nlayout {layout}\nexport {export}");
    Ok(())
}

/// All stages of all documents on one thread, each stage with its own clock. `tree` is all that
/// comes before the writers, `yaml` and `content` once more.
fn stages(documents: &Path) -> Result<(), String> {
    let mut clocks: Vec<(&str, f64)> = Vec::new();
    let mut last = Instant::now();
    let mut clock = |name: &'static str| {
        let spent = last.elapsed().as_secs_f64();
        match clocks.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum += spent,
            None => clocks.push((name, spent)),
        }
        last = Instant::now();
    };
    let pipeline = Pipeline::built_in();
    let writer = PdfWriter::new(&pipeline.office().theme);
    clock("start");
    for (at, file) in material::documents(documents)?.iter().enumerate() {
        let text = material::read(file)?;
        clock("file");
        let mut report = Report::default();
        let id = report.sources.add("van-ban.yaml", &yaml::decode(text.as_bytes())?);
        let node = yaml::parse(id, &mut report).ok_or("has errors")?;
        clock("yaml");
        let read = content::read(&node, &pipeline.office().catalogue, &mut report);
        std::hint::black_box(read);
        clock("content");
        let tree = material::tree(&pipeline, file, &text)?;
        clock("tree");
        let page = layout::of(&tree, &pipeline.office().theme);
        std::hint::black_box(writer.data(&page).map_err(|error| error.to_string())?);
        clock("data");
        std::hint::black_box(pipeline.write(&tree, Format::Pdf).map_err(|error| error.to_string())?);
        if at % 8 == 7 {
            pdf::evict();
        }
        clock("pdf");
        std::hint::black_box(pipeline.write(&tree, Format::Docx).map_err(|error| error.to_string())?);
        clock("docx");
    }
    let all: f64 = clocks.iter().map(|(_, seconds)| seconds).sum();
    println!("all {all}");
    clocks.iter().for_each(|(name, seconds)| println!("{name} {seconds}"));
    Ok(())
}
