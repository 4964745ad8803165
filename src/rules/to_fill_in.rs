//! Nothing is left to be filled in: what a starter leaves in brackets (`[tên xã]`), or a person
//! (`<tên xã>`, `………`).
//!
//! In: all lines. Out: a warning at each such place. Which texts are such places, `left_places` says; what
//! their author says is meant to stand (`\[`, `{{ "……" }}`) is none. Forms have dots to be filled in by
//! hand, and a draft is still being written: there it is a note.

use std::collections::BTreeSet;

use super::found::Telling;
use super::given;
use super::left_places::{self, LeftSort};
use super::paper_view::{Line, Part, PartKind};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule};
use crate::finding::{Occurrences, Severity, Verdict, codes};
use crate::paper::{GivenBy, Role};

pub(super) const RULE: Rule = Rule {
    code: codes::C024,
    clause: "thực hành",
    severity: Severity::Warning,
    about: "Văn bản không còn chỗ chờ điền: chữ trong ngoặc của tệp mẫu (`[tên xã]`) hay của người soạn (`<tên xã>`, `(tên xã)`), chỗ chấm, `XXX`, `???`. \
            Bản dự thảo còn soạn tiếp, biểu mẫu (biên bản, phiếu, giấy, phụ lục) có chỗ chấm để điền tay: ở đó chỉ là lưu ý. Ngoặc \
            là chữ thật thì viết `\\[`; chỗ chấm để trống thật thì viết `{{ \"……\" }}`.",
    wrong: "dieu:\n  - Thành lập Tổ công nghệ số cộng đồng thôn [tên thôn].\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Thành lập Tổ công nghệ số cộng đồng \\[thôn Đông\\].\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// How the kinds that are forms, filled in by hand, begin.
const FORMS: [&str; 3] = ["BIÊN BẢN", "PHIẾU", "GIẤY"];

/// A place that is still to be filled in.
struct OpenPlace<'p, 'a> {
    line: &'p Line<'a>,
    words: String,
    /// How often the same words stand before it on its line.
    earlier: usize,
    form: bool,
    /// Whether a value that the program puts there brings it along.
    by_program: bool,
}

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut open = OpenPlaces::default();
    let main = paper.main().map_or("", |part| part.name.as_str());
    let is_form = |name: &str| FORMS.iter().any(|form| name.starts_with(form));
    for part in paper.parts().iter().filter(|_| paper.may(Topic::LeftPlaces)) {
        let form = part.kind == PartKind::Appendix || is_form(&part.name) || is_form(main);
        open.read(part, form);
    }
    let draft = paper.of_role(Role::DuThao).next().is_some();
    for one in open.all {
        // What is meant in one place is meant wherever the program repeats it.
        if one.by_program && open.meant.contains(&folded(&one.words)) {
            continue;
        }
        let sort = LeftSort::of(&one.words);
        let note = draft || one.form && sort == LeftSort::Dots;
        let severity = if note { Severity::Note } else { Severity::Warning };
        let (message, hint) = (message(sort, &one.words), hint(sort).to_owned());
        found.add_words(severity, one.line, (one.words, one.earlier), message, hint);
        found.telling(Telling::EachHintOnce);
    }
    unnumbered(paper, found);
    Verdict::Passed
}

/// Papers that one with a number names by a number, or a day, that they do not have yet: nobody finds them by it.
fn unnumbered<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) {
    let has_number = |line: &Line<'a>| {
        let number = line.text.split('/').next().unwrap_or_default();
        number.trim_end().ends_with(|one: char| one.is_ascii_digit())
    };
    if !paper.of_role(Role::SoKyHieu).any(has_number) {
        return;
    }
    for line in paper.lines().filter(|line| !line.role.names_own_number()) {
        let Some(words) = open_number(&line.text) else { continue };
        let message = format!("văn bản viện dẫn chưa có số, ngày: `{words}`");
        let hint = "cấp số cho văn bản đó trước (tệp nêu ở `vien_dan`), hoặc ghi số, ngày của nó vào đây";
        found.add_words(Severity::Warning, line, (String::new(), 0), message, hint.to_owned());
        found.telling(Telling::EachHintOnce);
    }
}

/// A number or a day that is left open: `số … /QĐ-UBND ngày … tháng … năm 2025`.
fn open_number(text: &str) -> Option<String> {
    /// A day has room of seven blanks, a number of ten.
    const ROOM: &str = "       ";
    let at = text.find(ROOM)?;
    let before = text[..at].rsplit(' ').next()?;
    if !["số", "ngày", "tháng"].contains(&before.to_lowercase().trim_end_matches(':')) {
        return None;
    }
    let end = text.rfind(ROOM).map_or(text.len(), |last| last + ROOM.len());
    let year = text[end..].trim_start().split([',', ';', '.', ')']).next().unwrap_or_default();
    let year = year.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let open = text[at - before.len()..end].split(ROOM).map(str::trim);
    let open = open.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" … ");
    Some(format!("{open} … {year}").trim_end().to_owned())
}

fn hint(sort: LeftSort) -> &'static str {
    match sort {
        LeftSort::Square => {
            "thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\\[` thay cho `[` \
             (giữa hai dấu nháy kép viết `\\\\[`)"
        }
        LeftSort::Half => {
            "thay chỗ này bằng nội dung của văn bản, bỏ dấu ngoặc; dấu ngoặc là chữ thật cần in thì viết `\\[`, `\\]`"
        }
        LeftSort::Other => {
            "thay cả dấu ngoặc bằng nội dung của văn bản; dấu ngoặc là chữ thật cần in thì viết `\\` trước dấu mở ngoặc"
        }
        LeftSort::Dots => {
            "ghi nội dung vào chỗ này; để trống thật (biểu mẫu điền tay) thì viết trong biến: `{{ \"……\" }}`"
        }
    }
}

fn message(sort: LeftSort, words: &str) -> String {
    match sort {
        LeftSort::Square => format!("chỗ trong ngoặc vuông chưa thay: `{words}`"),
        LeftSort::Half => format!("ngoặc vuông chỉ có một bên, chỗ cần điền chưa thay: `{words}`"),
        LeftSort::Other => format!("chỗ trong ngoặc chưa thay: `{words}`"),
        LeftSort::Dots if words.contains(['x', 'X', '?']) => format!("chỗ để điền chưa ghi: `{words}`"),
        LeftSort::Dots => format!("chỗ chấm để điền chưa ghi: `{words}`"),
    }
}

#[derive(Default)]
struct OpenPlaces<'p, 'a> {
    all: Vec<OpenPlace<'p, 'a>>,
    /// What is meant to stand, without capitals.
    meant: BTreeSet<String>,
    occurrences: Occurrences,
}

impl<'p, 'a> OpenPlaces<'p, 'a> {
    fn read(&mut self, part: &'p Part<'a>, form: bool) {
        // A bracket that a line opens and the next one closes: lines of a text are paragraphs.
        let mut open = String::new();
        let mut lines = part.lines.iter().peekable();
        while let Some(line) = lines.next() {
            // Most lines have none.
            if open.is_empty() && !line.still(Topic::LeftPlaces, |text| left_places::may_hold(text.text)) {
                continue;
            }
            let given = given::of(line);
            let text = format!("{open}{}", line.text);
            let mut closed_below = || {
                let next = lines.peek().map_or("", |next| &*next.text);
                next.find([']', '[']).is_some_and(|at| next[at..].starts_with(']'))
            };
            let carried = left_places::unclosed(&line.text);
            let carried = carried.filter(|rest| {
                let at = line.text.len() - rest.len();
                given.by(at) != Some(&GivenBy::Meant) && closed_below()
            });
            let before = open.len();
            open = carried.map(|rest| format!("{rest} ")).unwrap_or_default();
            let end = text.len() - carried.map_or(0, str::len);
            for one in left_places::all(&text[..end]) {
                let words = text[one.at.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
                // One that the line above opens was typed there.
                let by = one.sign.checked_sub(before).and_then(|sign| given.by(sign));
                if by == Some(&GivenBy::Meant) {
                    self.meant.insert(folded(&words));
                    continue;
                }
                let start = one.at.start.saturating_sub(before);
                let number = Occurrences::number(line.paragraph);
                let earlier = self.occurrences.before(number, &line.text, &words, start);
                let by_program = by == Some(&GivenBy::Program);
                self.all.push(OpenPlace { line, words, earlier, form, by_program });
            }
        }
    }
}

/// Words as they are compared: capitals and the width of blanks are the paper's matter.
fn folded(words: &str) -> String {
    words.to_lowercase()
}
