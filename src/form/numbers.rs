//! Page numbers (Phụ lục I, mục I, khoản 7), as Word shows them: a field in a head that no page uses is none.

use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::word::{PageSort, StoryId, WordAlign, WordBlock, WordPiece};

pub(super) const PAGE_NUMBER: FormRule = FormRule {
    code: code("H016", "Số trang"),
    clause: "Phụ lục I, mục I, khoản 7",
    severity: Severity::Warning,
    about: "Từ trang thứ hai có số trang bằng chữ số Ả Rập, đặt giữa ở phần lề trên.",
    check: page_number,
};

pub(super) const FIRST_PAGE: FormRule = FormRule {
    code: code("H017", "Số trang ở trang thứ nhất"),
    clause: "Phụ lục I, mục I, khoản 7",
    severity: Severity::Warning,
    about: "Trang thứ nhất không hiển thị số trang.",
    check: first_page,
};

/// A paper whose letters fill more than two pages, however it is laid out.
const LONG: usize = 5_500;

fn is_long(view: &FormView<'_>) -> bool {
    view.lines.iter().map(|line| line.text.chars().count()).sum::<usize>() > LONG
}

/// Paragraphs of a story with a field of the page's number, or a number typed by hand.
fn shows_number(view: &FormView<'_>, story: StoryId) -> Option<(bool, WordAlign)> {
    let mut open: Vec<WordBlock> = view.file.story(story).blocks.clone();
    while let Some(block) = open.pop() {
        match block {
            WordBlock::Paragraph(id) => {
                let paragraph = view.file.paragraph(id);
                let field = paragraph.runs.iter().any(|run| {
                    matches!(&run.piece, WordPiece::Field(words) if words.trim().to_uppercase().starts_with("PAGE")
                        && !words.trim().to_uppercase().starts_with("PAGEREF"))
                });
                if field {
                    return Some((true, paragraph.look.align));
                }
                let text = paragraph.text();
                let typed = text.trim();
                if !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit()) && typed.len() < 4 {
                    return Some((false, paragraph.look.align));
                }
                for run in &paragraph.runs {
                    if let WordPiece::TextBox(inner) = run.piece {
                        open.extend(view.file.story(inner).blocks.iter().copied());
                    }
                }
            }
            WordBlock::Table(id) => {
                let cells = view.file.table(id).rows.iter().flat_map(|row| &row.cells);
                open.extend(cells.flat_map(|cell| cell.blocks.iter().copied()));
            }
        }
    }
    None
}

fn page_number(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let even = view.file.even_pages;
    let Some(section) = view.file.sections.first() else { return Verdict::NotEvaluated };
    let of = |story: Option<StoryId>| story.and_then(|story| shows_number(view, story));
    let (head, foot) = (of(section.header(PageSort::Other, even)), of(section.footer(PageSort::Other, even)));
    match (head, foot) {
        (Some((true, align)), _) => {
            if even && of(section.header(PageSort::Even, even)).is_none() {
                let message = "trang chẵn không hiện số trang".to_owned();
                let hint = "chèn số trang cả ở phần đầu trang chẵn, hoặc bỏ “Different Odd & Even Pages”";
                found.add(Severity::Warning, None, message, hint);
            }
            if align != WordAlign::Center && !framed(view, section.header(PageSort::Other, even)) {
                let message = "số trang không ở giữa lề trên".to_owned();
                found.add(Severity::Warning, None, message, "căn giữa số trang ở phần đầu trang (Header)");
            }
        }
        (Some((false, _)), _) => {
            let message = "số trang gõ tay, trang nào cũng như nhau".to_owned();
            found.add(
                Severity::Warning,
                None,
                message,
                "chèn số trang tự động: Insert, Page Number, Top of Page",
            );
        }
        (None, Some(_)) => {
            let message = "số trang đặt ở lề dưới".to_owned();
            found.add(
                Severity::Warning,
                None,
                message,
                "đặt số trang ở giữa lề trên: Insert, Page Number, Top of Page",
            );
        }
        (None, None) if is_long(view) => {
            let message = "văn bản nhiều trang mà Word không hiện số trang".to_owned();
            let hint = "chèn số trang ở giữa lề trên, trang đầu không hiện: Insert, Page Number, Top of Page";
            found.add(Severity::Warning, None, message, hint);
        }
        (None, None) => return Verdict::NotEvaluated,
    }
    Verdict::Passed
}

/// Whether a number stands in a frame, which is placed otherwise than its paragraph.
fn framed(view: &FormView<'_>, story: Option<StoryId>) -> bool {
    let Some(story) = story else { return false };
    let blocks = &view.file.story(story).blocks;
    blocks.iter().any(|block| match block {
        WordBlock::Paragraph(id) => view.file.paragraph(*id).look.framed,
        WordBlock::Table(_) => true,
    })
}

fn first_page(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let even = view.file.even_pages;
    let Some(section) = view.file.sections.first() else { return Verdict::NotEvaluated };
    let of = |story: Option<StoryId>| story.and_then(|story| shows_number(view, story));
    let shown =
        of(section.header(PageSort::First, even)).or_else(|| of(section.footer(PageSort::First, even)));
    if of(section.header(PageSort::Other, even)).is_none() && shown.is_none() {
        return Verdict::NotApplicable;
    }
    if shown.is_some() {
        let message = "trang thứ nhất hiện số trang".to_owned();
        let hint = "bật “Different First Page” ở phần đầu trang và xóa số ở trang đầu";
        found.add(Severity::Warning, None, message, hint);
    }
    Verdict::Passed
}
