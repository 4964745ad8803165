//! What of a Word file would be gone if its paper were laid out again, and by which option somebody gives it up.
//!
//! In: a Word file. Out: findings: errors for what nobody gave up, notes for the rest. Words are compared
//! elsewhere, once there is a paper.

use std::collections::BTreeSet;

use crate::finding::{Finding, Severity, codes};
use crate::imported::{self, LossSort};
use crate::word::{
    DrawingKind, LetterHeight, RemarkKind, RunLook, StoryKind, WordFile, WordParagraph, WordPiece, WordRemark,
};

/// Something that would be gone.
pub(super) struct WordLoss {
    /// Of which sort it is; None where nobody can give it up.
    pub(super) sort: Option<LossSort>,
    /// What, and how many.
    pub(super) what: String,
    /// Its first words; empty where it has none.
    pub(super) words: String,
    /// How to keep it, or to be rid of it.
    pub(super) advice: &'static str,
    /// The paragraph of the main part where it first stands.
    pub(super) paragraph: Option<u32>,
}

/// The option by which somebody gives up a sort.
pub fn option_of(sort: LossSort) -> &'static str {
    match sort {
        LossSort::Picture => "--bo-anh",
        LossSort::Shape => "--bo-hinh-ve",
        LossSort::Note => "--bo-chu-thich",
        LossSort::PageWords => "--bo-dau-trang",
        LossSort::Comment => "--bo-ghi-chu",
        LossSort::Change => "--nhan-thay-doi",
        LossSort::Hidden => "--bo-chu-an",
    }
}

/// What of a file would be gone, but for words in the heads and feet of its pages.
pub(super) fn of(file: &WordFile) -> Vec<WordLoss> {
    let lost = imported::not_kept(file).into_iter().filter(|one| one.sort != LossSort::PageWords);
    let mut all: Vec<WordLoss> = lost
        .map(|one| {
            let advice = match one.sort {
                LossSort::Note => "cần giữ thì đưa lời chú thích vào nội dung",
                _ => "cần giữ thì trình bày tay văn bản này bằng Word",
            };
            WordLoss {
                sort: Some(one.sort),
                what: one.what,
                words: one.words,
                advice,
                paragraph: one.paragraph,
            }
        })
        .collect();
    all.extend(on_pages(file, LossSort::Picture, &[DrawingKind::Picture], "hình ảnh"));
    let objects = [DrawingKind::Chart, DrawingKind::Diagram, DrawingKind::Object];
    all.extend(on_pages(file, LossSort::Shape, &objects, "biểu đồ, đối tượng nhúng"));
    all.extend(file.remarks.iter().filter_map(of_remark));
    let struck = |look: &RunLook| look.strike;
    all.extend(of_look(
        file,
        (struck, false),
        "chữ bị gạch ngang",
        "trong Word: bỏ nét gạch, hoặc xóa chữ đó",
    ));
    let raised = |look: &RunLook| look.height != LetterHeight::Line;
    let advice = "gõ bằng ký hiệu Unicode (m², CO₂), hoặc bỏ kiểu chỉ số";
    all.extend(of_look(file, (raised, true), "chữ chỉ số trên, chỉ số dưới", advice));
    all
}

/// Whether a remark is told as a loss.
pub(super) fn is_loss(kind: RemarkKind) -> bool {
    matches!(
        kind,
        RemarkKind::Comments
            | RemarkKind::Changes
            | RemarkKind::Hidden
            | RemarkKind::Newer
            | RemarkKind::Formula
            | RemarkKind::OtherFile
            | RemarkKind::NumberFormat
            | RemarkKind::Symbol
            | RemarkKind::Chart
            | RemarkKind::Diagram
            | RemarkKind::Object
    )
}

fn of_remark(remark: &WordRemark) -> Option<WordLoss> {
    let WordRemark { kind, count, name, place } = remark;
    let (sort, what, advice) = match kind {
        RemarkKind::Comments => (
            Some(LossSort::Comment),
            format!("{count} ghi chú (Comment)"),
            "trong Word: thẻ Xem lại, xóa hết ghi chú",
        ),
        RemarkKind::Changes => (
            Some(LossSort::Change),
            format!("{count} chỗ theo dõi thay đổi (Track Changes)"),
            "trong Word: thẻ Xem lại, chấp nhận hoặc từ chối hết",
        ),
        RemarkKind::Hidden => (
            Some(LossSort::Hidden),
            format!("{count} chỗ chữ ẩn (Hidden)"),
            "trong Word: bấm ¶ để thấy chữ ẩn, rồi bỏ kiểu ẩn hoặc xóa đi",
        ),
        RemarkKind::Newer => (
            Some(LossSort::Shape),
            format!("{count} hình của Word mới"),
            "cần giữ thì trình bày tay văn bản này bằng Word",
        ),
        RemarkKind::Formula => {
            (None, format!("cách xếp của {count} công thức toán"), "gõ công thức thành dòng chữ")
        }
        RemarkKind::OtherFile => (
            None,
            format!("{count} tệp khác chèn vào khi mở"),
            "mở bằng Word rồi lưu lại, các tệp đó sẽ thành nội dung",
        ),
        RemarkKind::NumberFormat => (
            None,
            format!("số của danh sách đánh số kiểu `{name}`"),
            "đánh số bằng số, chữ cái hoặc số La Mã",
        ),
        RemarkKind::Symbol => (
            None,
            format!("{count} ký hiệu của phông `{name}`"),
            "thay bằng ký hiệu Unicode (Chèn, Ký hiệu, phông Times New Roman)",
        ),
        _ => return None,
    };
    let paragraph = place.filter(|place| place.part == 0).map(|place| place.number);
    Some(WordLoss { sort, what, words: String::new(), advice, paragraph })
}

/// Drawings of some kinds in the heads and feet of pages; frames and lines there are drawn anew.
fn on_pages(file: &WordFile, sort: LossSort, kinds: &[DrawingKind], name: &str) -> Option<WordLoss> {
    let is_page = |one: &&WordParagraph| {
        matches!(file.story(one.place.story).kind, StoryKind::Header | StoryKind::Footer)
    };
    let runs = file.paragraphs.iter().filter(is_page).flat_map(|one| &one.runs);
    let drawn = runs.filter(|run| match &run.piece {
        WordPiece::Drawing(drawing) => kinds.contains(&drawing.kind),
        _ => false,
    });
    let count = drawn.count();
    (count > 0).then(|| WordLoss {
        sort: Some(sort),
        what: format!("{count} {name} ở đầu trang, chân trang"),
        words: String::new(),
        advice: "cần giữ thì trình bày tay văn bản này bằng Word",
        paragraph: None,
    })
}

/// Words that look in a way that a paper laid out again has not; if asked for, only those right behind others.
fn of_look(
    file: &WordFile,
    (is, wants_word): (impl Fn(&RunLook) -> bool, bool),
    name: &str,
    advice: &'static str,
) -> Option<WordLoss> {
    let main = file.paragraphs.iter().filter(|one| one.place.part == 0);
    let mut found = Vec::new();
    let mut paragraph = None;
    for one in main {
        let mut behind = false;
        for run in one.runs.iter().filter(|run| !run.look.hidden) {
            let WordPiece::Text(text) = &run.piece else { continue };
            // A short raised text right behind another means something, `10` and `6`; a longer one, as the
            // initials of who typed it, is a word wherever it stands.
            const SHORT: usize = 3;
            let counts = !wants_word || (behind && text.trim().chars().count() <= SHORT);
            behind = text.ends_with(|last: char| !last.is_whitespace());
            if counts && is(&run.look) && text.chars().any(char::is_alphanumeric) {
                found.push(text.trim().to_owned());
                paragraph = paragraph.or(Some(one.place.number));
            }
        }
    }
    let what = format!("{} chỗ {name}", found.len());
    (!found.is_empty()).then(|| WordLoss {
        sort: None,
        what,
        words: imported::quoted(&found),
        advice,
        paragraph,
    })
}

impl WordLoss {
    /// The finding: an error unless it was given up.
    pub(super) fn finding(&self, given_up: &BTreeSet<LossSort>) -> Finding {
        let words = if self.words.is_empty() { String::new() } else { format!(": {}", self.words) };
        let what = &self.what;
        match self.sort {
            Some(sort) if given_up.contains(&sort) => {
                let message = match sort {
                    LossSort::Change => format!("chấp nhận theo `{}`: {what}", option_of(sort)),
                    _ => format!("bỏ theo `{}`: {what}{words}", option_of(sort)),
                };
                Finding { severity: Severity::Note, ..Finding::general(codes::W011, message) }
            }
            sort => {
                let message = match sort {
                    Some(LossSort::Change) => format!("còn {what} chưa chấp nhận hay từ chối"),
                    _ => format!("{what} không giữ được khi trình bày lại{words}"),
                };
                let give_up = sort.map(|sort| match sort {
                    LossSort::Change => {
                        format!("; chấp nhận hết thì thêm `{}`", option_of(sort))
                    }
                    _ => format!("; bỏ được thì thêm `{}`", option_of(sort)),
                });
                let hint = format!("{}{}", self.advice, give_up.unwrap_or_default());
                Finding::general(codes::W011, message).hint(hint)
            }
        }
    }
}
