//! Sheets that the program itself writes, as files of the formats that were asked for.
//!
//! In: a sheet, as a tree. Out: the bytes of each format, in the look that does not depend on the office, so that it
//! can be made even if the office's own templates cannot be used.

use std::path::PathBuf;

use crate::paper::Paper;
use crate::pipeline::Report;
use crate::run::Refusal;
use crate::run::own_templates::Pipelines;
use crate::write::Format;

/// A file of a sheet, by the ending of its name.
#[derive(Clone, Debug)]
pub(super) struct SheetFile {
    pub(super) path: PathBuf,
    pub(super) format: Format,
}

impl SheetFile {
    /// Reads the name of such a file.
    pub(super) fn parse(text: &str) -> Result<SheetFile, String> {
        let path = PathBuf::from(text.trim());
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let format = Format::PAPER.into_iter().find(|format| format.extension() == ending);
        match format {
            Some(format) => Ok(SheetFile { path, format }),
            None => Err("tên tệp phải có đuôi .docx hoặc .pdf".to_owned()),
        }
    }
}

/// The bytes of a sheet in each of these formats; it is given which letters can be printed. Returns nothing if the
/// program's own look cannot be used, which is reported.
pub(super) fn made(
    name: &str,
    formats: &[Format],
    pipelines: &mut Pipelines,
    sheet: impl FnOnce(&dyn Fn(char) -> bool) -> Paper,
) -> Result<Vec<Vec<u8>>, Refusal> {
    let at = pipelines.of(None, None);
    // Font files that cannot be used were already reported.
    let Some(pipeline) = pipelines.get(at) else { return Ok(Vec::new()) };
    let faces = &pipeline.office().theme.faces;
    let paper = sheet(&|letter| faces.covers(letter));
    let mut report = Report::default();
    let Some(written) = pipeline.paper(paper, formats, &mut report) else {
        let found = report.findings.iter().next().map(|one| one.message.clone()).unwrap_or_default();
        return Err(Refusal::new(format!("không lập được {name}: {found}")));
    };
    Ok(written.into_iter().map(|(_, bytes)| bytes).collect())
}
