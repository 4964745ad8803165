//! The sheet and its margins, section by section (Phụ lục I, mục I khoản 1, 2, 3).

use super::view::mm;
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::length::Length;
use crate::orientation::Orientation;

pub(super) const SHEET: FormRule = FormRule {
    code: code("H001", "Khổ giấy"),
    clause: "Phụ lục I, mục I, khoản 1",
    severity: Severity::Warning,
    about: "Văn bản hành chính trình bày trên khổ A4 (210 mm x 297 mm), ở mọi phần của tệp.",
    check: sheet,
};

pub(super) const MARGINS: FormRule = FormRule {
    code: code("H002", "Lề trang"),
    clause: "Phụ lục I, mục I, khoản 3",
    severity: Severity::Warning,
    about: "Lề trên, lề dưới từ 20 đến 25 mm; lề trái từ 30 đến 35 mm; lề phải từ 15 đến 20 mm.",
    check: margins,
};

pub(super) const TURNED: FormRule = FormRule {
    code: code("H003", "Hướng giấy"),
    clause: "Phụ lục I, mục I, khoản 2",
    severity: Severity::Note,
    about: "Trang trình bày theo chiều dài của khổ A4; chỉ phần có bảng, biểu mới được xoay ngang.",
    check: turned,
};

/// Half a millimetre: sheets and margins are set by hand, in inches, centimetres and points.
const NEAR: i32 = 28;

fn near(length: Length, wanted: Length) -> bool {
    (length.to_twips() - wanted.to_twips()).abs() <= NEAR
}

fn sheet(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    for (at, section) in view.file.sections.iter().enumerate() {
        let (width, height) = section.sheet;
        let of = |orientation: Orientation| {
            let (wide, high) = orientation.sheet();
            near(width, wide) && near(height, high)
        };
        if !of(Orientation::Portrait) && !of(Orientation::Landscape) {
            let message =
                format!("khổ giấy {} x {} mm không phải A4{}", mm(width), mm(height), part(view, at));
            found.add(Severity::Warning, None, message, "đặt khổ giấy A4: 210 x 297 mm");
        }
    }
    Verdict::Passed
}

/// Names of the margins in the order of the file, with what they may be.
pub(super) const EDGES: [(&str, i32, i32); 4] =
    [("lề trên", 20, 25), ("lề phải", 15, 20), ("lề dưới", 20, 25), ("lề trái", 30, 35)];

fn margins(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut judged = false;
    for (at, section) in view.file.sections.iter().enumerate() {
        // How the margins of a sheet that is turned go with it, the decree does not say.
        if section.sheet.0 > section.sheet.1 {
            continue;
        }
        judged = true;
        for (edge, (name, least, most)) in EDGES.into_iter().enumerate() {
            let mut margin = section.margins[edge];
            if name == "lề trái" {
                margin = margin + section.gutter;
            }
            let twips = margin.to_twips().abs();
            let low = twips_of(least) - NEAR;
            let high = twips_of(most) + NEAR;
            if !(low..=high).contains(&twips) {
                let message = format!(
                    "{name} {} mm, ngoài khoảng {least}-{most} mm{}",
                    mm(Length::twips(twips)),
                    part(view, at)
                );
                found.add(Severity::Warning, None, message, format!("đặt {name} từ {least} đến {most} mm"));
            }
        }
    }
    if judged { Verdict::Passed } else { Verdict::NotEvaluated }
}

fn turned(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut any = false;
    for (at, section) in view.file.sections.iter().enumerate() {
        if section.sheet.0 <= section.sheet.1 {
            continue;
        }
        any = true;
        let of_section = || {
            view.file
                .paragraphs
                .iter()
                .filter(move |one| view.is_of_main(one) && one.place.section as usize == at)
        };
        let drawn = of_section()
            .any(|one| one.runs.iter().any(|run| matches!(run.piece, crate::word::WordPiece::Drawing(_))));
        let mut lines = view.lines.iter().filter(|line| line.word.place.section as usize == at).peekable();
        let first = lines.peek().and_then(|line| line.at);
        if first.is_some() && !drawn && !lines.any(|line| line.in_table) {
            let message = format!("phần này xoay ngang mà không có bảng{}", part(view, at));
            found.add(Severity::Note, first, message, "để giấy dọc; chỉ xoay ngang phần có bảng, biểu");
        }
    }
    if any { Verdict::Passed } else { Verdict::NotApplicable }
}

/// Which section, where there are several.
fn part(view: &FormView<'_>, at: usize) -> String {
    if view.file.sections.len() > 1 { format!(" (phần {} của tệp)", at + 1) } else { String::new() }
}

/// Whole millimetres in twips.
fn twips_of(mm: i32) -> i32 {
    // 1440 / 25.4 = 7200 / 127.
    mm * 7200 / 127
}
