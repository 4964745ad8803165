//! A version of a paper as a Word file, whatever it is kept as: YAML, a Word file, the record of an issued paper; and the
//! PDF of an issued one made anew.
//!
//! In: a path. Out: the bytes of a DOCX, and what was found on the way; or what is wrong. A YAML file is made as
//! `build` makes it; a record is made again from what the paper was issued with.

use std::path::Path;

use super::own_templates::Pipelines;
use super::{Listener, converted, locks, packs, places, system};
use crate::files::{Disk, disk};
use crate::finding::{Finding, Report, codes};
use crate::fonts::Faces;
use crate::issue::lock::{ENDING, Lock};
use crate::made_of::{Materials, PackStore};
use crate::pipeline::{FormatBytes, Input, Pipeline, Rendered};
use crate::write::Format;

/// A version of a paper.
pub(crate) struct PaperVersion {
    /// The DOCX.
    pub(crate) bytes: Vec<u8>,
    /// What was done to get it.
    pub(crate) told: Report,
}

/// The DOCX of a file.
pub(crate) fn as_word(path: &Path, listener: &impl Listener) -> Result<PaperVersion, Report> {
    let name = system::shown(path);
    if system::is_yaml(path) {
        return of_yaml(path, &name, listener);
    }
    if name.ends_with(ENDING) {
        return of_record(path, &name);
    }
    if !system::is_word(path) && !converted::is_older(path) {
        let message = format!("`{name}`: không so sánh được tệp loại này");
        let hint = "nêu tệp YAML của văn bản, tệp Word (.docx), hoặc bản ghi phát hành (.phat-hanh.json)";
        return Err(one(Finding::general(codes::W013, message).hint(hint)));
    }
    let mut told = Report::default();
    let bytes = converted::as_word(path, &mut told.findings).map_err(one)?;
    Ok(PaperVersion { bytes, told })
}

fn of_yaml(path: &Path, name: &str, listener: &impl Listener) -> Result<PaperVersion, Report> {
    let bytes = system::document(path).map_err(one)?;
    let mut pipelines = Pipelines::default();
    let at = pipelines.of_paper(path);
    // What is wrong with the office's own files is reported once.
    pipelines.all().for_each(|prepared| listener.findings(&prepared.report));
    let Some(pipeline) = pipelines.get(at) else { return Err(Report::default()) };
    let input = Input { name, bytes: &bytes, files: &Disk, issued_by: locks::issued_by(path) };
    made(pipeline.render(input, &[Format::Docx]).map(|rendered| rendered.files))
}

/// An issued paper as it was issued.
fn of_record(path: &Path, name: &str) -> Result<PaperVersion, Report> {
    let unread = |words: String| {
        let message = format!("bản ghi phát hành `{name}`: {words}");
        let hint = "lấy lại tệp này từ bản sao lưu, hoặc nêu tệp DOCX đã phát hành";
        one(Finding::general(codes::P008, message).hint(hint))
    };
    let bytes = disk::read(path).map_err(|error| unread(system::words(&error)))?;
    let lock = Lock::read(&bytes).map_err(unread)?;
    let gone = || {
        let message = format!("`{name}`: không còn nguồn của bản đã phát hành ({})", lock.van_ban);
        let hint = "nêu tệp DOCX đã phát hành, hoặc chép lại thư mục ẩn `.vanban` từ bản sao lưu";
        one(Finding::general(codes::U016, message).hint(hint))
    };
    let pack = lock.nguon.as_deref().ok_or_else(gone)?;
    let store = PackStore::with(pack, system::folder_of(path)).ok_or_else(gone)?;
    let materials = store.materials(pack).map_err(|_| gone())?;
    let pipeline: Pipeline = materials.pipeline(&Faces::built_in())?;
    made(materials.render(&pipeline, &[Format::Docx]).map(|rendered| rendered.files))
}

/// The PDF of an issued paper made anew: of its YAML, that of a locality of what it was issued with; and words for what
/// it was made of. None outside where that is gone, inside where it gives no paper any more.
pub(crate) fn again(lock: &Lock, source: &Path, is_of_unit: bool) -> Option<(Option<Rendered>, String)> {
    let formats = [Format::Pdf];
    if is_of_unit {
        let pack = lock.nguon.as_deref()?;
        let materials = PackStore::with(pack, system::folder_of(source))?.materials(pack).ok()?;
        let pipeline = materials.pipeline(&Faces::built_in());
        let made = pipeline.and_then(|pipeline| materials.render(&pipeline, &formats));
        let made = made.ok().map(|made| with_carried(made, lock, &places::from_here(source)));
        return Some((made, "nguồn lúc phát hành".to_owned()));
    }
    let name = places::from_here(source);
    let bytes = system::document(source).ok()?;
    let mut pipelines = Pipelines::default();
    let at = pipelines.of_paper(source);
    let input = Input { name: &name, bytes: &bytes, files: &Disk, issued_by: locks::issued_by(source) };
    let made = pipelines.get(at).and_then(|pipeline| pipeline.render(input, &formats).ok());
    let made = made.map(|made| with_carried(made, lock, &name));
    Some((made, format!("`{name}`")))
}

/// An issued paper with what its PDF carried when it was issued, if it did.
fn with_carried(mut made: Rendered, lock: &Lock, name: &str) -> Rendered {
    packs::put_issued_into(&mut made.files, lock, name);
    made
}

/// The PDF of what another one carries, with the same in it; and its words. None inside where it gives no paper any more.
pub(crate) fn of_carried(materials: &Materials) -> Option<Rendered> {
    let pipeline = materials.pipeline(&Faces::built_in()).ok()?;
    let mut made = materials.render(&pipeline, &[Format::Pdf]).ok()?;
    let pack = materials.sealed();
    made.files.iter_mut().for_each(|(_, bytes)| *bytes = pack.put_into_pdf(bytes));
    Some(made)
}

fn made(files: Result<FormatBytes, Report>) -> Result<PaperVersion, Report> {
    let bytes = files?.pop().map(|(_, bytes)| bytes).unwrap_or_default();
    Ok(PaperVersion { bytes, told: Report::default() })
}

fn one(finding: Finding) -> Report {
    std::iter::once(finding).collect()
}
