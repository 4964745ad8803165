//! Words that tell what a line is, wherever it stands.
//!
//! In: a line, or its folded words. Out: whether it is a ground, an order, a unit of money.

use super::lines::SeenLine;

/// Whether words open the list of those a paper goes to.
pub(super) fn opens_addressees(folded: &str) -> bool {
    // A telegram names who sends it before the word.
    let telegram = folded.find(" dien:").is_some_and(|at| at < 80);
    telegram || ["kinh gui", "kinh moi", "tran trong kinh moi"].iter().any(|start| folded.starts_with(start))
}

/// Whether a line says to which paper what follows is attached: `(Kèm theo Quyết định số …)`.
pub(super) fn is_attached(folded: &str) -> bool {
    // `(Ban hành kèm theo …`, `(Phê duyệt kèm theo …`, `(Đính kèm …`.
    let Some(words) = folded.strip_prefix('(') else { return false };
    ["kem theo ", "dinh kem "].iter().any(|word| words.find(word).is_some_and(|at| at < 30))
}

/// Whether a bracket that a line opens is closed in a line below.
pub(super) fn is_open_bracket(text: &str) -> bool {
    text.matches('(').count() > text.matches(')').count()
}

/// Whether words open a legal ground.
pub(super) fn is_ground(folded: &str) -> bool {
    ["can cu ", "theo de nghi", "xet de nghi", "xet to trinh", "thuc hien ", "tren co so", "xet ", "theo "]
        .iter()
        .any(|word| folded.starts_with(word))
}

/// Whether a ground of a paper without a line of order is one of a list: italic, or ended as one.
pub(super) fn is_listed(line: &SeenLine) -> bool {
    line.italic || line.text.ends_with(';')
}

/// Whether a line is an order: "QUYẾT ĐỊNH:".
pub(super) fn is_order(line: &SeenLine) -> bool {
    let words = line.folded.trim_end_matches([':', '.', ' ']);
    line.upper
        && matches!(words, "quyet dinh" | "quyet nghi" | "chi thi" | "cong bo" | "ra quyet dinh")
        && (line.text.ends_with(':') || words != "quyet dinh" && words != "chi thi")
}

pub(super) fn ends_sentence(line: &SeenLine) -> bool {
    line.text.ends_with(['.', ';']) || line.text.chars().count() > 400
}

pub(super) fn is_money_unit(folded: &str) -> bool {
    let words = folded.trim_start_matches('(');
    ["don vi tinh", "don vi:", "dvt", "don vi "].iter().any(|start| words.starts_with(start))
        && words.len() < 60
}
