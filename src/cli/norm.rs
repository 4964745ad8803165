//! `vanban norm`: Word files laid out again by the decree, their words untouched.
//!
//! In: Word files. Out: a DOCX beside each, and what changed in its form. The files themselves are only read,
//! and one that cannot be done does not stop the others.

mod told;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::NormArgs;
use super::console::Console;
use crate::files::disk;
use crate::finding::{Finding, Findings, Report, codes};
use crate::pipeline::{LossSort, NormedPaper, Pipeline};
use crate::run::hold::HeldFolder;
use crate::run::inputs::DocumentJob;
use crate::run::own_templates::Pipelines;
use crate::run::places::Claims;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, change, converted, system, word_files, workers};
use told::NormTotal;

/// What the name of a result ends in.
const MARK: &str = "-chuan-hoa";

/// Runs the command.
pub(super) fn run(args: &NormArgs) -> Result<Outcome, Refusal> {
    let (mut jobs, others) = word_files::part(&args.inputs)?;
    if let Some(other) = others.first() {
        let message = format!("`{}` không phải tệp Word", system::shown(other));
        return Err(Refusal::new(message).hint("nêu tệp .docx, ví dụ `vanban norm den/*.docx`"));
    }
    let left_out = without_results(&mut jobs);
    aim(&mut jobs, args.out.as_deref())?;
    let console = Console::with_progress(args.messages.message_format, jobs.len());
    let folders: Vec<HeldFolder> =
        jobs.iter().map(|job| HeldFolder::seen(system::folder_of(&job.target))).collect();
    let _hold = change::enter(&folders, &console)?;
    for name in left_out {
        console.say(&format!("bỏ qua {name}: bản đã chuẩn hóa"));
    }
    let mut pipelines = Pipelines::default();
    let jobs: Vec<(DocumentJob, usize)> = jobs
        .into_iter()
        .map(|job| {
            let at = pipelines.of(job.templates.as_deref(), job.laws.as_deref());
            (job, at)
        })
        .collect();
    pipelines.all().for_each(|prepared| prepared.tell(&console));
    let given_up = args.given_up();
    let existing = Existing::with(args.overwrite());
    let sources: Vec<PathBuf> = jobs.iter().map(|(job, _)| job.source.clone()).collect();
    let (mut total, mut claims) = (NormTotal::default(), Claims::default());
    workers::all(
        &jobs,
        workers::cores(),
        &console,
        |(job, _)| job.name.clone(),
        |(job, at)| normed(job, pipelines.get(*at), existing, &given_up),
        |(job, _), result| {
            let made = result.unwrap_or_else(|crash| Err(one(crash.finding(Some(&job.name)))));
            let written = made.and_then(|paper| {
                let target = system::shown(&job.target);
                if claims.take(&job.target, &job.name).is_some() {
                    let message = format!("`{}`: tệp khác cũng ghi vào `{target}`", job.name);
                    let hint = "đổi tên một trong hai tệp, hoặc chạy riêng với `--out <TỆP>`";
                    return Err(one(Finding::general(codes::W003, message).hint(hint)));
                }
                let files = [(job.target.as_path(), paper.bytes.as_slice())];
                match save::files(&files, &sources, existing) {
                    Ok(notes) => Ok((paper, notes)),
                    Err(refusal) => Err(one(unwritten(refusal))),
                }
            });
            match written {
                Ok((paper, notes)) => {
                    console.notes(notes);
                    told::written(&console, job, &paper, &mut total);
                }
                Err(report) => told::refused(&console, job, &report, &mut total),
            }
        },
    );
    console.sum(&total);
    console.say(&total.line());
    Ok(total.outcome())
}

/// Leaves out results of this command beside their sources, which `*.docx` names too. Returns their names.
fn without_results(jobs: &mut Vec<DocumentJob>) -> Vec<String> {
    let sources: BTreeSet<PathBuf> = jobs.iter().map(|job| beside(&job.source)).collect();
    let (out, kept): (Vec<DocumentJob>, Vec<DocumentJob>) =
        std::mem::take(jobs).into_iter().partition(|job| sources.contains(&job.source));
    *jobs = kept;
    out.into_iter().map(|job| job.name).collect()
}

/// The name of the result beside a file.
fn beside(source: &Path) -> PathBuf {
    let stem = source.file_stem().unwrap_or_default().to_string_lossy();
    source.with_file_name(format!("{stem}{MARK}.docx"))
}

/// Says of each file where its result goes.
fn aim(jobs: &mut [DocumentJob], out: Option<&Path>) -> Result<(), Refusal> {
    let is_file = |out: &Path| {
        out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx")) && !disk::is_dir(out)
    };
    match out {
        None => {}
        Some(out) if is_file(out) => {
            let [job] = jobs else {
                let message =
                    format!("`--out {}` là một tệp mà có {} tệp cần làm", system::shown(out), jobs.len());
                return Err(Refusal::new(message).hint("nêu một thư mục, ví dụ `--out da-chuan-hoa`"));
            };
            job.target = out.to_owned();
            return Ok(());
        }
        Some(out) if system::is_word(out) && !disk::is_dir(out) => {
            let message = format!("`--out {}`: kết quả là tệp .docx", system::shown(out));
            let right = system::shown(&out.with_extension("docx"));
            return Err(Refusal::new(message).hint(format!("viết `--out {}`", system::argument(&right))));
        }
        Some(_) => {}
    }
    for job in jobs {
        let name = beside(&job.source);
        job.target = match out {
            Some(folder) => folder.join(name.file_name().unwrap_or_default()),
            None => name,
        };
    }
    Ok(())
}

/// The paper of a file; none where its result could not be written anyway.
fn normed(
    job: &DocumentJob,
    pipeline: Option<&Pipeline>,
    existing: Existing,
    given_up: &BTreeSet<LossSort>,
) -> Result<NormedPaper, Report> {
    let target = system::shown(&job.target);
    if existing == Existing::Keep && disk::symlink_metadata(&job.target).is_ok() {
        let message = format!("đã có tệp `{target}`, không ghi đè");
        let hint = "chọn nơi khác bằng `--out <TỆP|THƯ MỤC>`, hoặc thêm `--force` để ghi đè";
        return Err(one(Finding::general(codes::W001, message).hint(hint)));
    }
    // Templates that cannot be used were already reported.
    let Some(pipeline) = pipeline else { return Err(Report::default()) };
    let mut told = Findings::default();
    let bytes = converted::as_word(&job.source, &mut told).map_err(one)?;
    pipeline.norm_word((&job.name, &target), &bytes, given_up, told)
}

fn one(finding: Finding) -> Report {
    std::iter::once(finding).collect()
}

/// The finding for a result that could not be written.
fn unwritten(Refusal { message, hint }: Refusal) -> Finding {
    Finding { hint, ..Finding::general(codes::W001, message) }
}
