//! Page numbers (Phụ lục I, mục I, khoản 7), as Word shows them: a field in a head that no page uses is none.

use super::sections::{PartBegins, begun_by, first_of, parts};
use super::view::pt;
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::length::Length;
use crate::word::{
    PageNumbers, PageSort, SectionStart, StoryId, WordAlign, WordBlock, WordParagraph, WordPiece,
};

pub(super) const PAGE_NUMBER: FormRule = FormRule {
    code: code("H016", "Số trang"),
    clause: "Phụ lục I, mục I, khoản 7",
    severity: Severity::Warning,
    about: "Từ trang thứ hai có số trang bằng chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng, đặt giữa ở phần lề trên, ở mọi phần của văn bản.",
    of_file: false,
    check: page_number,
};

pub(super) const FIRST_PAGE: FormRule = FormRule {
    code: code("H017", "Số trang ở trang thứ nhất"),
    clause: "Phụ lục I, mục I, khoản 7",
    severity: Severity::Warning,
    about: "Trang thứ nhất không hiển thị số trang.",
    of_file: false,
    check: first_page,
};

/// A paper whose letters fill more than two pages, however it is laid out.
const LONG: usize = 5_500;

/// Whether the letters of a paper, or of one section of the file alone, fill more than two pages.
fn is_long(view: &FormView<'_>, part: Option<usize>) -> bool {
    let lines =
        view.lines.iter().filter(|line| part.is_none_or(|part| line.word.place.section as usize == part));
    lines.map(|line| line.text.chars().count()).sum::<usize>() > LONG
}

/// A page number as pages show it.
pub(super) struct Shown {
    /// Whether Word counts it, or it was typed and is the same on all pages.
    pub(super) counted: bool,
    align: WordAlign,
    /// Whether its paragraph stands in a frame or a table, which is placed otherwise.
    framed: bool,
    size: Length,
    italic: bool,
    /// How the field says it is written; None where it leaves it to the section.
    numbers: Option<PageNumbers>,
    /// Signs or words beside it.
    with: String,
}

/// The number that pages of a sort show in a section of the file, and whether it stands in their head, else foot.
pub(super) fn shown_by(view: &FormView<'_>, part: usize, pages: PageSort) -> Option<(bool, Shown)> {
    let section = view.file.sections.get(part)?;
    let even = view.file.even_pages;
    let of = |story: Option<StoryId>| story.and_then(|story| number_of(view, story));
    let head = of(section.header(pages, even)).map(|shown| (true, shown));
    head.or_else(|| of(section.footer(pages, even)).map(|shown| (false, shown)))
}

/// A field of the page's number in a story, or a number typed by hand.
fn number_of(view: &FormView<'_>, story: StoryId) -> Option<Shown> {
    let mut open: Vec<WordBlock> = view.file.story(story).blocks.clone();
    let framed = open.iter().any(|block| match block {
        WordBlock::Paragraph(id) => view.file.paragraph(*id).look.framed,
        WordBlock::Table(_) => true,
    });
    while let Some(block) = open.pop() {
        match block {
            WordBlock::Paragraph(id) => {
                let paragraph = view.file.paragraph(id);
                if let Some(shown) = field_of(paragraph).or_else(|| typed_of(paragraph)) {
                    return Some(Shown { framed, ..shown });
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

fn field_of(paragraph: &WordParagraph) -> Option<Shown> {
    let (at, switches) = paragraph.runs.iter().enumerate().find_map(|(at, run)| {
        let WordPiece::Field(words) = &run.piece else { return None };
        let mut words = words.split_whitespace();
        let is_page = words.next()?.eq_ignore_ascii_case("PAGE");
        is_page.then(|| (at, words.collect::<Vec<&str>>()))
    })?;
    let numbers = switches.iter().find_map(|word| match word.to_lowercase().as_str() {
        "arabic" => Some(PageNumbers::Arabic),
        "roman" => Some(PageNumbers::Roman),
        "alphabetic" => Some(PageNumbers::Letters),
        "arabicdash" => Some(PageNumbers::Dashed),
        _ => None,
    });
    // The number looks as what the field gave last, if anything.
    let given = paragraph.runs[at..].iter().find(|run| run.computed && is_words(&run.piece));
    let look = &given.unwrap_or(&paragraph.runs[at]).look;
    let beside = paragraph.runs.iter().filter(|run| !run.computed && !run.look.hidden);
    let with = beside.fold(String::new(), |mut text, run| {
        run.piece.show(&mut text);
        text
    });
    Some(Shown {
        counted: true,
        align: paragraph.look.align,
        framed: false,
        size: look.size,
        italic: look.italic,
        numbers,
        with: with.trim().to_owned(),
    })
}

fn is_words(piece: &WordPiece) -> bool {
    matches!(piece, WordPiece::Text(text) if !text.trim().is_empty())
}

fn typed_of(paragraph: &WordParagraph) -> Option<Shown> {
    let text = paragraph.text();
    let typed = text.trim();
    let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit()) && typed.len() < 4;
    is_number.then(|| Shown {
        counted: false,
        align: paragraph.look.align,
        framed: false,
        size: Length::twips(280),
        italic: false,
        numbers: None,
        with: String::new(),
    })
}

/// What is done so that all pages show a number.
const INSERT: &str = "chèn số trang tự động: Insert, Page Number, Top of Page";

fn page_number(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let first = view.parts.start;
    if view.file.sections.get(first).is_none() {
        return Verdict::NotEvaluated;
    }
    let Some((in_head, shown)) = shown_by(view, first, PageSort::Other) else {
        // A first section that is short may be one page, and the others have their numbers.
        let others = view.parts.clone().skip(1).any(|part| shown_by(view, part, PageSort::Other).is_some());
        if !is_long(view, others.then_some(first)) {
            return Verdict::NotEvaluated;
        }
        let message = "văn bản nhiều trang mà Word không hiện số trang".to_owned();
        let hint = "chèn số trang ở giữa lề trên, trang đầu không hiện: Insert, Page Number, Top of Page";
        found.add(Severity::Warning, None, message, hint);
        return Verdict::Passed;
    };
    if !shown.counted && in_head {
        let message = "số trang gõ tay, trang nào cũng như nhau".to_owned();
        found.add(Severity::Warning, None, message, INSERT);
        return Verdict::Passed;
    }
    if !in_head {
        let message = "số trang đặt ở lề dưới".to_owned();
        let hint = "đặt số trang ở giữa lề trên: Insert, Page Number, Top of Page";
        found.add(Severity::Warning, None, message, hint);
    } else if shown.align != WordAlign::Center && !shown.framed {
        let message = "số trang không ở giữa lề trên".to_owned();
        found.add(Severity::Warning, None, message, "căn giữa số trang ở phần đầu trang (Header)");
    }
    if in_head && view.file.even_pages && shown_by(view, first, PageSort::Even).is_none() {
        let message = "trang chẵn không hiện số trang".to_owned();
        let hint = "chèn số trang cả ở phần đầu trang chẵn, hoặc bỏ “Different Odd & Even Pages”";
        found.add(Severity::Warning, None, message, hint);
    }
    letters_of_numbers(view, found);
    for part in view.parts.clone().skip(1) {
        lost(view, part, found);
    }
    Verdict::Passed
}

/// How numbers are written, in all sections of a paper.
fn letters_of_numbers(view: &FormView<'_>, found: &mut FormBreaches) {
    let mut told: Vec<(Severity, String, &str, Vec<usize>)> = Vec::new();
    for part in view.parts.clone() {
        let Some((_, shown)) = shown_by(view, part, PageSort::Other) else { continue };
        let written = match shown.numbers.unwrap_or(view.file.sections[part].numbers) {
            PageNumbers::Roman => Some((Severity::Warning, "số trang viết bằng chữ số La Mã".to_owned())),
            PageNumbers::Letters => Some((Severity::Warning, "số trang viết bằng chữ cái".to_owned())),
            PageNumbers::Dashed => Some((Severity::Note, "số trang có dấu gạch hai bên".to_owned())),
            PageNumbers::Arabic | PageNumbers::Other => {
                let is_more = shown.with.contains(|sign| "-–—/".contains(sign))
                    && shown.with.chars().count() < 30
                    || shown.with.to_lowercase().starts_with("trang");
                is_more.then(|| (Severity::Note, format!("cạnh số trang còn `{}`", shown.with)))
            }
        };
        let size = shown.size;
        let sized = size < Length::twips(260) || size > Length::twips(280);
        let faults = [
            written.map(|(severity, message)| {
                (severity, message, "chỉ để chữ số Ả Rập: 2, 3, 4 (Insert, Page Number, Format Page Numbers)")
            }),
            sized.then(|| {
                (Severity::Warning, format!("số trang cỡ chữ {}", pt(size)), "đặt cỡ chữ 13 đến 14")
            }),
            shown.italic.then(|| (Severity::Warning, "số trang viết chữ nghiêng".to_owned(), "đặt chữ đứng")),
        ];
        for (severity, message, hint) in faults.into_iter().flatten() {
            match told.iter_mut().find(|(_, known, ..)| *known == message) {
                Some((.., all)) => all.push(part),
                None => told.push((severity, message, hint, vec![part])),
            }
        }
    }
    for (severity, message, hint, all) in told {
        found.add(severity, None, format!("{message}{}", parts(view, &all)), hint);
    }
}

/// A later section of the file whose pages do not show the number that those before it show.
fn lost(view: &FormView<'_>, part: usize, found: &mut FormBreaches) {
    let section = &view.file.sections[part];
    let begins = begun_by(view, part);
    let goes_on = begins == PartBegins::Nothing;
    let at = first_of(view, part);
    // One that begins on a page of the section before it shows its own head from the next page on.
    let on_a_page = section.begins == SectionStart::Here;
    if at.is_none() || shown_by(view, part - 1, PageSort::Other).is_none() {
        return;
    }
    let hint = "mở phần đầu trang (Header) của phần này, bật Link to Previous";
    if shown_by(view, part, PageSort::Other).is_none() {
        if goes_on && !on_a_page || is_long(view, Some(part)) {
            found.add(Severity::Warning, at, format!("số trang không hiện{}", parts(view, &[part])), hint);
        }
    } else if goes_on && !on_a_page && section.first_page && shown_by(view, part, PageSort::First).is_none() {
        let message = format!("trang đầu không hiện số trang{}", parts(view, &[part]));
        found.add(Severity::Note, at, message, "bỏ “Different First Page” ở phần này: văn bản đang tiếp tục");
    }
}

fn first_page(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let first = view.parts.start;
    if view.file.sections.get(first).is_none() || view.goes_on {
        return Verdict::NotEvaluated;
    }
    let shown = shown_by(view, first, PageSort::First);
    if shown_by(view, first, PageSort::Other).is_none_or(|(in_head, _)| !in_head) && shown.is_none() {
        return Verdict::NotApplicable;
    }
    if shown.is_some() {
        let message = "trang thứ nhất hiện số trang".to_owned();
        let hint = "bật “Different First Page” ở phần đầu trang và xóa số ở trang đầu";
        found.add(Severity::Warning, None, message, hint);
    }
    Verdict::Passed
}
