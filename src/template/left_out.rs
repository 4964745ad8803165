//! What a paper has and its frame does not print, or prints twice: words would be lost without a word.
//!
//! In: the parts of a rendered frame, and which of them the paper has something for. Out: findings at the head of
//! the template's file. What a frame makes of single values (`{{ trich_yeu }}`) is left to the office: it may
//! have them elsewhere, or not print them.

use super::frame_reader::{FramePart, FramePiece};
use super::open_dossier::OpenDossier;
use crate::finding::{Finding, Version, codes};
use crate::source::Span;

/// What a frame has a place for.
#[derive(Clone, Copy, Default)]
pub(super) struct Printed {
    /// The body.
    pub(super) body: bool,
    /// The tables of an appendix.
    pub(super) tables: bool,
    /// The documents that are attached.
    pub(super) attached: bool,
    /// The appendices.
    pub(super) appendices: bool,
}

impl OpenDossier<'_> {
    /// Reports what the paper has and these parts of a frame leave out or print more than once.
    pub(super) fn check_printed(&mut self, template: &str, parts: &[FramePart], has: Printed) {
        let pieces = parts.iter().filter_map(|part| match part {
            FramePart::Section(_, pieces) => Some(pieces),
            _ => None,
        });
        let pieces: Vec<&FramePiece> = pieces.flatten().collect();
        let times = |is: fn(&FramePiece) -> bool| pieces.iter().filter(|piece| is(piece)).count();
        let parted = |is: fn(&FramePart) -> bool| parts.iter().filter(|part| is(part)).count();
        let of_page = "`<trang>`";
        let of_whole = "`<van_ban>`";
        for (there, times, what, element, inside) in [
            (has.body, times(|one| matches!(one, FramePiece::Body)), "nội dung", "noi_dung", of_page),
            (has.tables, times(|one| matches!(one, FramePiece::Table)), "bảng của phụ lục", "bang", of_page),
            (
                has.attached,
                parted(|one| matches!(one, FramePart::Attached)),
                "văn bản kèm theo",
                "kem_theo",
                of_whole,
            ),
            (
                has.appendices,
                parted(|one| matches!(one, FramePart::Appendices)),
                "phụ lục",
                "phu_luc",
                of_whole,
            ),
        ] {
            let message = match (there, times) {
                (false, _) | (_, 1) => continue,
                (true, 0) => format!("mẫu `{template}` không in {what}: thiếu `<{element}/>`"),
                (true, times) => format!("mẫu `{template}` in {what} {times} lần: có {times} `<{element}/>`"),
            };
            let hint = format!("ghi `<{element}/>` đúng một lần, trong {inside}");
            let text = self.office.files.get(template).map_or("", String::as_str);
            let file = self.report.sources.add(&format!("{}/{template}", self.office.folder), text);
            let first = text.find('\n').unwrap_or(text.len());
            let finding = Finding::error(codes::T003, Span::new(file, 0..first), message).hint(hint);
            // A paper that was issued so stays as it is.
            self.report.findings.push(finding.since(Version(0, 2, 0)));
        }
    }
}
