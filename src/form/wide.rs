//! What offices do for wide tables and the decree does not know: sheets of A3 in appendices, letters smaller
//! than 11 pt in tables (practice).

use super::looks::main_size;
use super::sections::{ToldOnce, holds_words, is_a3_appendix};
use super::view::pt;
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::length::Length;
use crate::paper::Role;

pub(super) const A3: FormRule = FormRule {
    code: code("H027", "Phụ lục khổ A3"),
    clause: "thực hành",
    severity: Severity::Note,
    about: "Nghị định chỉ có khổ A4. Phụ lục có biểu nhiều cột in khổ A3 ngang là thực hành: chỉ là lưu ý; phần khác của văn bản khổ A3 thì H001.",
    of_file: true,
    check: a3,
};

pub(super) const SMALL: FormRule = FormRule {
    code: code("H028", "Cỡ chữ trong bảng"),
    clause: "thực hành",
    severity: Severity::Note,
    about: "Nghị định không quy định cỡ chữ bảng. Chữ nhỏ hơn 11 khó đọc trên giấy: nên chia bảng, in số theo đơn vị lớn hơn; biểu nhiều cột thì là thực hành.",
    of_file: false,
    check: small,
};

/// The roles of a table's cells.
const CELLS: [Role; 10] = [
    Role::TieuDeCot,
    Role::GhiChuCot,
    Role::OChu,
    Role::OGiua,
    Role::OSo,
    Role::ONhomChu,
    Role::ONhomGiua,
    Role::ONhomSo,
    Role::OTongChu,
    Role::OTongSo,
];

/// The smallest letters of a table that nobody speaks of.
const USUAL: Length = Length::twips(220);

fn a3(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut told = ToldOnce::default();
    let mut any = false;
    for (at, section) in view.file.sections.iter().enumerate() {
        if is_a3_appendix(at, section) && holds_words(view, at) {
            any = true;
            let message = "phụ lục khổ A3 ngang: Nghị định chỉ có khổ A4, đây là thực hành".to_owned();
            told.add(at, Severity::Note, message, "bảng vừa khổ A4 ngang thì dùng A4".to_owned());
        }
    }
    told.tell(view, found);
    if any { Verdict::Passed } else { Verdict::NotApplicable }
}

fn small(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let cells = || view.lines.iter().filter(|line| line.in_table && CELLS.contains(&line.role));
    let sized = cells().filter_map(|line| Some((main_size(line)?, line)));
    let Some((size, line)) = sized.min_by_key(|(size, _)| *size) else { return Verdict::NotApplicable };
    if size < USUAL {
        let message = format!("chữ trong bảng cỡ {}, thường không dưới 11", pt(size));
        found.line(
            Severity::Note,
            line,
            message,
            "đặt cỡ chữ bảng từ 11; nhiều cột quá thì chia bảng".to_owned(),
        );
    }
    Verdict::Passed
}
