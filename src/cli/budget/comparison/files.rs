//! A comparison as files: PDF, DOCX, XLSX, and its chart as SVG.

use std::path::Path;

use super::workbook::workbook;
use crate::budget::comparison::ShownRows;
use crate::pipeline::{Comparison, Pipeline, Report};
use crate::run::{Refusal, system};
use crate::write::{Format, svg};

/// A kind of file, by the ending of its name.
#[derive(Clone, Copy)]
pub(super) enum ComparisonFile {
    Paper(Format),
    Workbook,
    Chart,
}

/// The kind of a file to be written.
pub(super) fn kind(path: &Path) -> Result<ComparisonFile, Refusal> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let paper = Format::PAPER.into_iter().find(|format| ending.as_deref() == Some(format.extension()));
    if let Some(format) = paper {
        return Ok(ComparisonFile::Paper(format));
    }
    match ending.as_deref() {
        Some("xlsx") => Ok(ComparisonFile::Workbook),
        Some("svg") => Ok(ComparisonFile::Chart),
        _ => Err(Refusal::new(format!("`{}`: chưa rõ ghi loại tệp nào", system::shown(path)))
            .hint("đặt tên tệp có đuôi .pdf, .docx, .xlsx hoặc .svg")),
    }
}

/// The bytes of one file. Returns None if something in it cannot be printed, which is then among the
/// findings.
pub(super) fn bytes(
    kind: ComparisonFile,
    pipeline: &Pipeline,
    comparison: &Comparison,
    shown: ShownRows,
    report: &mut Report,
) -> Result<Option<Vec<u8>>, Refusal> {
    match kind {
        ComparisonFile::Paper(format) => {
            let sheet = pipeline.comparison_sheet(comparison, shown);
            let files = pipeline.files((&sheet, None), &[format], report);
            Ok(files.and_then(|files| files.into_iter().next()).map(|(_, bytes)| bytes))
        }
        ComparisonFile::Workbook => match workbook(comparison, shown) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) => Err(Refusal::new(error.to_string())),
        },
        ComparisonFile::Chart => match pipeline.comparison_charts(comparison).as_slice() {
            [chart] => Ok(Some(svg::chart(chart).into_bytes())),
            [] => Err(Refusal::new("không có số nào để vẽ biểu đồ")),
            _ => Err(Refusal::new("mỗi tệp SVG chỉ có biểu đồ của một bảng, hai bản có nhiều bảng")
                .hint("chọn bảng bằng `--bang <MÃ>`")),
        },
    }
}
