//! Comments and boxes of text on a sheet of an Excel workbook.
//!
//! In: the sheet's part. Out: the texts with the cells they belong to. Pictures and charts have
//! none.

use super::{RunsText, XlsxFile, corners, references};
use crate::tabular::Unreadable;
use crate::tabular::xml::{XmlPiece, attribute};

/// A cell, row and column from 0, with the text beside it.
type Remark = ((u32, u32), String);

/// The remarks on the sheet of a part.
pub(super) fn of_sheet(file: &mut XlsxFile<'_>, part: &str) -> Result<Vec<Remark>, Unreadable> {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    if !file.has(&format!("{folder}_rels/{name}.rels")) {
        return Ok(Vec::new());
    }
    let mut remarks = Vec::new();
    for other in references(file, &folder, name)?.into_values() {
        if other.kind.ends_with("/comments") && file.has(&other.path) {
            comments(file, &other.path, &mut remarks)?;
        } else if other.kind.ends_with("/drawing") && file.has(&other.path) {
            boxes(file, &other.path, &mut remarks)?;
        }
    }
    remarks.sort();
    Ok(remarks)
}

fn comments(file: &mut XlsxFile<'_>, part: &str, remarks: &mut Vec<Remark>) -> Result<(), Unreadable> {
    let mut text = RunsText::default();
    let mut at = None;
    file.each(part, &mut |piece| {
        text.note(&piece);
        match piece {
            XmlPiece::Start("comment", element) => {
                text = RunsText::default();
                at = attribute(element, "ref").and_then(|text| corners(&text)).map(|(first, _)| first);
            }
            XmlPiece::End("comment") => {
                let text = std::mem::take(&mut text).text();
                remarks.extend(at.take().map(|at| (at, text)));
            }
            _ => {}
        }
    })
}

fn boxes(file: &mut XlsxFile<'_>, part: &str, remarks: &mut Vec<Remark>) -> Result<(), Unreadable> {
    let mut text = RunsText::default();
    let mut at = (0, 0);
    let (mut from, mut digits) = (false, String::new());
    file.each(part, &mut |piece| {
        text.note(&piece);
        match piece {
            XmlPiece::Start("twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor", _) => {
                (text, at) = (RunsText::default(), (0, 0));
            }
            XmlPiece::Start("from", _) => from = true,
            XmlPiece::End("from") => from = false,
            XmlPiece::Start("row" | "col", _) => digits.clear(),
            XmlPiece::Text(part) if from => digits += part,
            XmlPiece::End("row") if from => at.0 = digits.trim().parse().unwrap_or(0),
            XmlPiece::End("col") if from => at.1 = digits.trim().parse().unwrap_or(0),
            XmlPiece::End("twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor") => {
                let text = std::mem::take(&mut text).text();
                remarks.extend(Some((at, text)).filter(|(_, text)| !text.trim().is_empty()));
            }
            _ => {}
        }
    })
}
