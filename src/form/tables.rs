//! Tables over several pages: the rows of the head are shown again on each (practice).

use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::paper::Block;

pub(super) const HEAD_ROWS: FormRule = FormRule {
    code: code("H024", "Hàng đầu bảng lặp lại ở trang sau"),
    clause: "thực hành",
    severity: Severity::Note,
    about: "Bảng dài qua nhiều trang thì hàng tiêu đề lặp lại ở đầu mỗi trang.",
    of_file: false,
    check: head_rows,
};

/// So many rows are longer than a page, however low they are.
const LONG: usize = 40;

fn head_rows(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut any = false;
    for section in view.sections {
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            let paragraphs =
                || table.body.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs);
            let letters: usize = paragraphs().map(|one| one.plain_text().chars().count()).sum();
            if table.body.len() < LONG && letters < 4_000 {
                continue;
            }
            any = true;
            let at = table.head.first().and_then(|row| row.cells.first());
            let at = at.and_then(|cell| cell.paragraphs.first()).and_then(|one| one.origin);
            let repeated = at.is_some_and(|at| {
                view.lines.iter().find(|line| line.at == Some(at)).is_some_and(|line| {
                    let Some(cell) = line.word.place.cell else { return false };
                    view.file.table(cell.table).rows.first().is_some_and(|row| row.is_head)
                })
            });
            if !repeated {
                let message = "bảng dài mà hàng tiêu đề không lặp lại ở trang sau".to_owned();
                found.add(Severity::Note, at, message, "chọn hàng tiêu đề, bật Repeat Header Rows");
            }
        }
    }
    if any { Verdict::Passed } else { Verdict::NotApplicable }
}
