//! `cargo bench`: how long each stage takes on each sample of `content/`.
//!
//! A tree is whole when `layout` has decided what `template` leaves open, so that both are one measure. PDF is
//! measured as the first document of a run, with Typst's cache empty; `pdf_again` is what is left
//! when only one figure has changed since.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput, measurement::WallTime};
use vanban::rooms::content::{self, Dossier};
use vanban::rooms::files::Files;
use vanban::rooms::finding::{Findings, Report};
use vanban::rooms::layout;
use vanban::rooms::paper::{Block, Inline, Paper, Simple, WordFrame};
use vanban::rooms::pipeline::{Input, Pipeline};
use vanban::rooms::template::{self, CitedPaper, Referred};
use vanban::rooms::write::{Format, pdf};
use vanban::rooms::{budget, yaml};

/// A sample of `content/`.
struct Sample {
    name: String,
    bytes: Vec<u8>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// The folder as the samples see it.
struct Beside;

impl Files for Beside {
    fn read(&self, name: &str) -> std::io::Result<Vec<u8>> {
        fs::read(folder().join(name))
    }
}

impl Sample {
    fn input(&self) -> Input<'_> {
        Input { name: &self.name, bytes: &self.bytes, files: &Beside, issued_by: None }
    }
}

/// The documents of `content/`; a file without `loai:` is none.
fn samples() -> Vec<Sample> {
    let mut samples: Vec<Sample> = fs::read_dir(folder())
        .expect("the folder of samples")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .map(|path| Sample {
            name: path.file_stem().expect("a file has a name").to_string_lossy().into_owned(),
            bytes: fs::read(&path).expect("a readable sample"),
        })
        .filter(|sample| sample.bytes.starts_with(b"loai:") || contains(&sample.bytes, b"\nloai:"))
        .collect();
    samples.sort_by(|a, b| a.name.cmp(&b.name));
    samples
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Empties Typst's cache: an entry goes once it was not used for three rounds.
fn forget() {
    (0..4).for_each(|_| pdf::evict());
}

/// The same document with another figure in it, as large as the first.
fn changed(document: &Paper) -> Paper {
    let mut changed = document.clone();
    let paragraphs = changed.sections.iter_mut().flat_map(|section| &mut section.blocks).flat_map(paragraphs);
    let runs = paragraphs.flat_map(|paragraph| &mut paragraph.content).filter_map(|inline| match inline {
        Inline::Text(run) => Some(run),
        Inline::LineBreak => None,
    });
    let last = runs.filter(|run| run.text.contains('6')).last().expect("a figure with a 6");
    last.text = last.text.replace('6', "8");
    changed
}

fn paragraphs(block: &mut Block) -> Vec<&mut vanban::rooms::paper::Paragraph> {
    match block {
        Block::Simple(Simple::Paragraph(paragraph) | Simple::Mark(WordFrame { paragraph, .. })) => {
            vec![paragraph]
        }
        Block::Table(table) => {
            let cells = table.body.iter_mut().flat_map(|row| &mut row.cells);
            cells.flat_map(|cell| &mut cell.paragraphs).collect()
        }
        Block::Simple(_) | Block::Columns(_) | Block::Chart(_) => Vec::new(),
    }
}

/// The papers that a sample cites.
fn cited(document: &Dossier, pipeline: &Pipeline, report: &mut Report) -> Vec<CitedPaper> {
    let read = |(name, file): &(String, content::declare::Word)| {
        let text = fs::read_to_string(folder().join(&file.text)).expect("a cited sample");
        let node = yaml::open(&file.text, text.as_bytes(), report).expect("samples can be read");
        let paper = content::read(&node, &pipeline.office().catalogue, report);
        let content = paper.expect("samples have no error");
        let sheets = budget::sheets(content.tables(), &mut report.findings);
        CitedPaper { name: name.clone(), content, sheets }
    };
    document.vien_dan.iter().map(read).collect()
}

/// The stages before the writers. Each begins with what the one before it made.
fn reading(group: &mut BenchmarkGroup<'_, WallTime>, pipeline: &Pipeline, sample: &Sample) {
    group.bench_function("yaml", |bench| {
        bench.iter(|| yaml::open(&sample.name, black_box(&sample.bytes), &mut Report::default()));
    });
    let mut report = Report::default();
    let node = yaml::open(&sample.name, &sample.bytes, &mut report).expect("samples can be read");
    let catalogue = &pipeline.office().catalogue;
    group.bench_function("content", |bench| {
        bench.iter(|| report.apart(None, |report| content::read(black_box(&node), catalogue, report)));
    });
    let document = content::read(&node, catalogue, &mut report).expect("samples have no error");
    let tables = document.tables();
    if !tables.is_empty() {
        group.bench_function("budget", |bench| {
            bench.iter(|| budget::sheets(black_box(&tables).iter().copied(), &mut Findings::default()));
        });
    }
    let cited = cited(&document, pipeline, &mut report);
    let sheets = budget::sheets(document.tables(), &mut report.findings);
    group.bench_function("template+decide", |bench| {
        bench.iter(|| {
            let referred = Referred { cited: &cited, compared: &[], unit: None };
            let document = black_box(&document);
            let office = pipeline.office();
            let build = |report: &mut Report| template::build(office, document, &sheets, referred, report);
            let (mut tree, _) = report.apart(None, build);
            layout::decide(&mut tree, &office.theme);
            tree
        });
    });
}

fn writing(group: &mut BenchmarkGroup<'_, WallTime>, pipeline: &Pipeline, sample: &Sample) {
    let (document, _) = pipeline.tree(sample.input());
    let document = document.expect("samples have no error");
    let write = |document: &Paper, format| pipeline.write(document, format).expect("samples can be written");
    group.bench_function("pdf", |bench| {
        bench.iter_batched(forget, |()| write(black_box(&document), Format::Pdf), BatchSize::PerIteration);
    });
    let mut both = [document.clone(), changed(&document)].into_iter().cycle();
    group.bench_function("pdf_again", |bench| {
        let next = || {
            pdf::evict();
            both.next().expect("without end")
        };
        bench.iter_batched(
            next,
            |document| write(black_box(&document), Format::Pdf),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("docx", |bench| bench.iter(|| write(black_box(&document), Format::Docx)));
    group.bench_function("whole", |bench| {
        bench.iter_batched(
            forget,
            |()| pipeline.render(black_box(sample.input()), &Format::PAPER),
            BatchSize::PerIteration,
        );
    });
}

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
        .sample_size(20)
        .configure_from_args();
    let pipeline = Pipeline::built_in();
    for sample in samples() {
        let mut group = criterion.benchmark_group(&sample.name);
        group.throughput(Throughput::Bytes(sample.bytes.len() as u64));
        reading(&mut group, &pipeline, &sample);
        writing(&mut group, &pipeline, &sample);
        group.finish();
    }
    criterion.final_summary();
}
