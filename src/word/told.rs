//! What is told of the words of a file, once they are all read: hidden ones, covered ones, those of
//! a typeface that is a code, those with loose tone marks.

use super::model::{WordFile, WordPiece};
use super::remarks::{self, RemarkKind, WordRemark};
use super::text;

/// Adds these remarks to a file's.
pub(super) fn add(file: &mut WordFile) {
    let mut remarks: Vec<WordRemark> = std::mem::take(&mut file.remarks);
    for paragraph in &file.paragraphs {
        let place = Some(paragraph.place);
        for run in &paragraph.runs {
            let WordPiece::Text(words) = &run.piece else { continue };
            if run.look.hidden && !words.trim().is_empty() {
                remarks::add(&mut remarks, RemarkKind::Hidden, "", place);
            }
            if text::is_legacy(&run.look.high_font, words) {
                remarks::add(&mut remarks, RemarkKind::LegacyFont, &run.look.high_font, place);
            }
        }
        if text::has_loose_tones(&paragraph.text()) {
            remarks::add(&mut remarks, RemarkKind::LooseTones, "", place);
        }
        if let Some(at) = paragraph.place.cell {
            let cell = &file.tables[at.table.0 as usize].rows[at.row as usize].cells[at.cell as usize];
            if cell.rows == 0 && !paragraph.text().trim().is_empty() {
                remarks::add(&mut remarks, RemarkKind::Covered, "", place);
            }
        }
    }
    remarks.sort_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
    file.remarks = remarks;
}
