//! The sheet and its margins, section by section (Phụ lục I, mục I khoản 1, 2, 3).

use super::sections::{NEAR, ToldOnce, is_a3_appendix, near, parts};
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
    of_file: true,
    check: sheet,
};

pub(super) const MARGINS: FormRule = FormRule {
    code: code("H002", "Lề trang"),
    clause: "Phụ lục I, mục I, khoản 3",
    severity: Severity::Warning,
    about: "Lề trên, lề dưới từ 20 đến 25 mm; lề trái từ 30 đến 35 mm; lề phải từ 15 đến 20 mm. Trang xoay ngang không có số riêng: giữ nguyên hay xoay theo trang đều được, ngoài cả hai cách mới là lưu ý.",
    of_file: true,
    check: margins,
};

pub(super) const TURNED: FormRule = FormRule {
    code: code("H003", "Hướng giấy"),
    clause: "Phụ lục I, mục I, khoản 2",
    severity: Severity::Note,
    about: "Trang trình bày theo chiều dài của khổ A4; chỉ phần có bảng, biểu mới được xoay ngang.",
    of_file: true,
    check: turned,
};

fn sheet(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut told = ToldOnce::default();
    for (at, section) in view.file.sections.iter().enumerate() {
        let (width, height) = section.sheet;
        let of = |orientation: Orientation| {
            let (wide, high) = orientation.sheet();
            near(width, wide) && near(height, high)
        };
        let is_a4 = of(Orientation::Portrait) || of(Orientation::Landscape);
        if !is_a4 && !is_a3_appendix(at, section) {
            let message = format!("khổ giấy {} x {} mm không phải A4", mm(width), mm(height));
            told.add(at, Severity::Warning, message, "đặt khổ giấy A4: 210 x 297 mm".to_owned());
        }
    }
    told.tell(view, found);
    Verdict::Passed
}

/// Names of the margins in the order of the file, with what they may be.
pub(super) const EDGES: [(&str, i32, i32); 4] =
    [("lề trên", 20, 25), ("lề phải", 15, 20), ("lề dưới", 20, 25), ("lề trái", 30, 35)];

/// The same of a sheet that is turned. Of it the decree has no figures: Word turns the margins along, so that what
/// was the left one is above or below; others keep them as the page is read.
const EDGES_TURNED: [(&str, i32, i32); 4] =
    [("lề trên", 15, 35), ("lề phải", 15, 25), ("lề dưới", 15, 35), ("lề trái", 20, 35)];

fn margins(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut told = ToldOnce::default();
    for (at, section) in view.file.sections.iter().enumerate() {
        let is_turned = section.sheet.0 > section.sheet.1;
        let edges = if is_turned { EDGES_TURNED } else { EDGES };
        for (edge, (name, least, most)) in edges.into_iter().enumerate() {
            let mut margin = section.margins[edge];
            if name == "lề trái" {
                margin = margin + section.gutter;
            }
            let twips = margin.to_twips().abs();
            let low = twips_of(least) - NEAR;
            let high = twips_of(most) + NEAR;
            if (low..=high).contains(&twips) {
                continue;
            }
            let margin = mm(Length::twips(twips));
            let (severity, message, hint) = match is_turned {
                false => (
                    Severity::Warning,
                    format!("{name} {margin} mm, ngoài khoảng {least}-{most} mm"),
                    format!("đặt {name} từ {least} đến {most} mm"),
                ),
                true => (
                    Severity::Note,
                    format!("{name} {margin} mm ở trang xoay ngang, giữ hay xoay theo trang đều ngoài khoảng {least}-{most} mm"),
                    "giữ bốn lề của trang dọc (trên, dưới 20-25 mm, trái 30-35 mm, phải 15-20 mm), hoặc để Word xoay chúng theo trang".to_owned(),
                ),
            };
            told.add(at, severity, message, hint);
        }
    }
    told.tell(view, found);
    Verdict::Passed
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
            let message = format!("phần này xoay ngang mà không có bảng{}", parts(view, &[at]));
            found.add(Severity::Note, first, message, "để giấy dọc; chỉ xoay ngang phần có bảng, biểu");
        }
    }
    if any { Verdict::Passed } else { Verdict::NotApplicable }
}

/// Whole millimetres in twips.
fn twips_of(mm: i32) -> i32 {
    // 1440 / 25.4 = 7200 / 127.
    mm * 7200 / 127
}
