//! A difference as files: PDF, DOCX, XLSX, and its chart as SVG.

use std::path::Path;

use super::workbook::workbook;
use crate::budget::diff::Shown;
use crate::cli::save::{self, Existing};
use crate::cli::{Refusal, system};
use crate::diag::Diagnostic;
use crate::pipeline::{self, Comparison, Pipeline};
use crate::write::{Format, svg};

/// A kind of file, by the ending of its name.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Paper(Format),
    Workbook,
    Chart,
}

/// The kind of a file to be written.
pub(super) fn kind(path: &Path) -> Result<Kind, Refusal> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("pdf") => Ok(Kind::Paper(Format::Pdf)),
        Some("docx") => Ok(Kind::Paper(Format::Docx)),
        Some("xlsx") => Ok(Kind::Workbook),
        Some("svg") => Ok(Kind::Chart),
        _ => Err(Refusal::new(format!("`{}`: chưa rõ ghi loại tệp nào", system::shown(path)))
            .hint("đặt tên tệp có đuôi .pdf, .docx, .xlsx hoặc .svg")),
    }
}

/// Writes one file, whole or not at all.
pub(super) fn write(
    path: &Path,
    kind: Kind,
    pipeline: &Pipeline,
    comparison: &Comparison,
    shown: Shown,
) -> Result<Result<(), Diagnostic>, Refusal> {
    let bytes = match kind {
        Kind::Paper(format) => match pipeline.write(&pipeline.comparison_sheet(comparison, shown), format) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(pipeline::unwritten(&error))),
        },
        Kind::Workbook => workbook(comparison, shown).map_err(|error| Refusal::new(error.to_string()))?,
        Kind::Chart => match pipeline.comparison_charts(comparison).as_slice() {
            [chart] => svg::chart(chart).into_bytes(),
            [] => return Err(Refusal::new("không có số nào để vẽ biểu đồ")),
            _ => {
                return Err(Refusal::new("mỗi tệp SVG chỉ có biểu đồ của một bảng, hai bản có nhiều bảng")
                    .hint("chọn bảng bằng `--bang <MÃ>`"));
            }
        },
    };
    save::file(path, &bytes, Existing::Replace).map(Ok)
}
