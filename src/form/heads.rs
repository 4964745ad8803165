//! The head of a paper: words that stand on one line have the room for it (Phụ lục I, mục II, khoản 1; mẫu ở Phụ
//! lục III).
//!
//! In: a paper. Out: lines of the head that are wider than the cell that holds them. A head that no table holds is
//! left to the eye: where its lines end, tabs and blanks decide.

use super::letters::is_times;
use super::view::{FormLine, mm};
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::fonts::{FaceStyle, Faces};
use crate::length::Length;
use crate::paper::Role;

pub(super) const ONE_LINE: FormRule = FormRule {
    code: code("H026", "Bề rộng cột của phần đầu"),
    clause: "Phụ lục I, mục II, khoản 1",
    severity: Severity::Warning,
    about: "Quốc hiệu, Tiêu ngữ, dòng số và dòng địa danh mỗi thứ đứng trọn một dòng: hai cột của phần đầu đủ rộng cho chữ của nó (cột phải khoảng 97 mm khi Quốc hiệu cỡ 13).",
    of_file: false,
    check: one_line,
};

/// Components that stand on one line, with how grave it is if one does not.
const LINES: [(Role, Severity); 4] = [
    (Role::QuocHieu, Severity::Warning),
    (Role::TieuNgu, Severity::Warning),
    (Role::SoKyHieu, Severity::Note),
    (Role::DiaDanhThoiGian, Severity::Note),
];

/// What may be too little by the figures and is none on paper: letters of another maker, kerning.
const NEAR: i32 = 57;

fn one_line(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let faces = Faces::built_in();
    let mut any = false;
    for line in &view.lines {
        let Some((_, severity)) = LINES.iter().find(|(role, _)| *role == line.role) else { continue };
        let (Some(room), Some(width)) = (room(view, line), width(line, &faces)) else { continue };
        any = true;
        if width.to_twips() > room.to_twips() + NEAR {
            let message = format!(
                "{} rộng {} mm, cột của nó {} mm: không đứng trọn một dòng",
                line.role.info().name,
                mm(width),
                mm(room)
            );
            let hint = "kéo cột rộng ra (hai cột của phần đầu khoảng 68 và 97 mm), hoặc đặt cỡ chữ nhỏ hơn trong khoảng cho phép";
            found.line(*severity, line, message, hint);
        }
    }
    if any { Verdict::Passed } else { Verdict::NotEvaluated }
}

/// The width that a cell has for a line at most: as if nothing were left free at its edges.
fn room(view: &FormView<'_>, line: &FormLine<'_>) -> Option<Length> {
    let place = line.word.place.cell.filter(|_| !line.beside)?;
    let table = view.file.table(place.table);
    let cell = table.rows.get(place.row as usize)?.cells.get(place.cell as usize)?;
    let (from, until) = (cell.column as usize, (cell.column + cell.span) as usize);
    let columns = table.grid.get(from..until)?;
    // Of two widths that disagree the larger one: which one Word takes depends on much.
    let by_grid = columns.iter().fold(Length::ZERO, |sum, width| sum + *width);
    let stated = cell.width.filter(|width| *width > Length::ZERO)?;
    let look = &line.word.look;
    let indents = look.left.to_twips() + look.right.to_twips() + look.first.to_twips().min(0);
    (by_grid > Length::ZERO).then(|| Length::twips(stated.max(by_grid).to_twips() - indents))
}

/// The width of its words on one line; None where they are of a typeface whose widths nobody knows here.
fn width(line: &FormLine<'_>, faces: &Faces) -> Option<Length> {
    let mut width = 0;
    for (run, text) in line.words() {
        let look = &run.look;
        if text.trim().is_empty() && text.contains('\t') {
            return None;
        }
        if !is_times(&look.font) || !is_times(&look.high_font) {
            return None;
        }
        let style = FaceStyle { bold: look.is_bold(), italic: look.italic };
        let plain = faces.width(&text, style, look.size).to_twips();
        let letters = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
        width += plain * i32::from(look.scale) / 100 + look.spacing.to_twips() * letters;
    }
    (width > 0).then(|| Length::twips(width))
}
