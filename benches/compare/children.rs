//! What this program does when it starts itself: contenders that live in one process.
//!
//! In: words of the command line. Out: `name seconds` a line, the first of them the child's own
//! clock.

use std::path::Path;
use std::time::Instant;

use vanban::diag::Diagnostics;
use vanban::pipeline::{Input, Pipeline};
use vanban::source::Sources;
use vanban::write::pdf::PdfWriter;
use vanban::write::{Format, pdf};
use vanban::{content, template, yaml};

use crate::bare_typst::{self, Base, Project};
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
        _ => Err(format!("no child `{name}`")),
    }
}

/// Are the PDFs of the bare loop those of the program, byte for byte?
fn same(documents: &Path, projects: &Path) -> Result<(), String> {
    let pipeline = Pipeline::built_in();
    let folders = material::entries(projects)?;
    let base = Base::of(folders.first().ok_or("no projects")?)?;
    let started = Instant::now();
    for (file, folder) in material::entries(documents)?.iter().zip(&folders) {
        let text = material::read(file)?;
        let input = Input::alone("van-ban.yaml", text.as_bytes());
        let rendered = pipeline.render(input, &[Format::Pdf]).map_err(|_| "has errors")?;
        let (bare, _) = base.pdf(&Project::read(folder)?)?;
        if rendered.files[0].1 != bare {
            return Err(format!("{}: the bare loop makes another PDF than the program", file.display()));
        }
        pdf::evict();
    }
    println!("same {}", started.elapsed().as_secs_f64());
    Ok(())
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
        let input = Input::alone("van-ban.yaml", text.as_bytes());
        let rendered = pipeline.render(input, &[Format::Pdf]).map_err(|_| "has errors")?;
        std::hint::black_box(rendered);
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
        let (tree, _) = pipeline.tree(Input::alone("van-ban.yaml", text.as_bytes()));
        let data = writer.data(&tree.ok_or("has errors")?).map_err(|error| error.to_string())?;
        let project = project.with_data(data);
        let started = Instant::now();
        let (pdf, parts) = base.pdf(&project)?;
        std::hint::black_box(pdf);
        series[0].0.push(started.elapsed().as_secs_f64());
        series[1].0.push(parts[0].as_secs_f64());
        series[2].0.push(parts[1].as_secs_f64());
        typst::comemo::evict(2);
    }
    series.iter_mut().for_each(|series| drop(series.0.remove(0)));
    let [again, layout, export] = series.map(|series| series.median());
    println!("again {again}\nlayout {layout}\nexport {export}");
    Ok(())
}

/// All stages of all documents on one thread, each stage with its own clock.
fn stages(documents: &Path) -> Result<(), String> {
    let mut clocks: Vec<(&str, f64)> = Vec::new();
    let mut last = Instant::now();
    let mut clock = |name: &'static str| {
        let spent = last.elapsed().as_secs_f64();
        last = Instant::now();
        match clocks.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum += spent,
            None => clocks.push((name, spent)),
        }
    };
    let pipeline = Pipeline::built_in();
    let writer = PdfWriter::new(&pipeline.office().theme);
    clock("start");
    for (at, file) in material::entries(documents)?.iter().enumerate() {
        let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
        clock("file");
        let mut sources = Sources::default();
        let mut diags = Diagnostics::default();
        let text = yaml::decode(&bytes)?;
        let id = sources.add("van-ban.yaml", &text);
        let node = yaml::parse(&sources, id, &mut diags).ok_or("has errors")?;
        clock("yaml");
        let office = pipeline.office();
        let document = content::read(&node, &sources, &office.catalogue, &mut diags).ok_or("has errors")?;
        clock("content");
        let tree = template::build(office, &document, &[], &mut sources, &mut diags).ok_or("has errors")?;
        clock("template");
        std::hint::black_box(writer.data(&tree).map_err(|error| error.to_string())?);
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
