//! Reads who does what by a paper: headings under "Tổ chức thực hiện", sentences such as "Giao Phòng
//! Kinh tế chủ trì …", the column of who leads, the article that orders, the recipients.
//!
//! In: a paper. Out: its [`Duties`], read once. A sentence that only tells what somebody has done gives
//! no duty.

use std::ops::Range;

use super::bodies::{self, BodyGroup, BodyName};
use super::body_openings::begins;
use super::body_words::{BodyWord, BodyWords};
use super::paper_view::{Line, PaperView, Part, PartKind};
use super::task_words::{begins_name, is_of_duties, may_give_duty, numbered, requested, task};
use super::tasks::{Duties, Duty, LineAt, OrderSentence, RecipientLine, ToldBy};
use super::topics::Topic;
use super::words;
use crate::paper::Role;

/// Kinds of papers that give duties.
const KINDS: [&str; 9] = [
    "QUYẾT ĐỊNH",
    "KẾ HOẠCH",
    "CHƯƠNG TRÌNH",
    "PHƯƠNG ÁN",
    "ĐỀ ÁN",
    "CHỈ THỊ",
    "CÔNG ĐIỆN",
    "QUY CHẾ",
    "QUY ĐỊNH",
];

/// Who does what by a paper, and who is told.
pub(super) fn of<'p>(paper: &'p PaperView<'_>) -> &'p Duties {
    paper.tasks.get_or_init(|| read(paper))
}

fn read(paper: &PaperView<'_>) -> Duties {
    let mut tasks = Duties::default();
    let Some(main) = paper.main() else { return tasks };
    recipients(main, &mut tasks);
    let kinds = |part: &Part<'_>| part.is_any(&KINDS) || part.kind == PartKind::Appendix;
    // A letter, and a notice of what was decided, ask bodies for something; all else in them only tells.
    let asks = main.name.is_empty() || main.is_any(&["THÔNG BÁO"]);
    // Who is not told anything anywhere has no list to be missed in.
    if tasks.told.is_empty() || !asks && !kinds(main) {
        return tasks;
    }
    if main.is_any(&["QUYẾT ĐỊNH"]) {
        tasks.order = order(main);
    }
    let own = own_words(main);
    if asks {
        let how = DutyWords::Requests { letter: main.name.is_empty() };
        DutyReader { tasks: &mut tasks, own: &own, number: 0, how, cells: Vec::new() }.part(main);
        return tasks;
    }
    for (number, part) in paper.parts().iter().enumerate().filter(|(_, part)| kinds(part)) {
        let how = match part.is_any(&["QUYẾT ĐỊNH", "CHỈ THỊ", "CÔNG ĐIỆN"]) {
            true => DutyWords::All,
            false => DutyWords::UnderHeadings,
        };
        DutyReader { tasks: &mut tasks, own: &own, number, how, cells: Vec::new() }.part(part);
    }
    tasks
}

/// The words of the issuing body's name.
fn own_words(main: &Part<'_>) -> Vec<String> {
    let lines = main.lines.iter().filter(|line| line.role == Role::CoQuanBanHanh);
    lines
        .flat_map(|line| {
            let words = BodyWords::of(&line.text);
            let words = words.all.iter().filter(|word| !word.is_sign());
            words.map(|word| word.text.clone()).collect::<Vec<_>>()
        })
        .collect()
}

fn recipients(main: &Part<'_>, tasks: &mut Duties) {
    for (at, line) in main.lines.iter().enumerate() {
        match line.role {
            Role::KinhGui | Role::KinhGuiNhieu | Role::NoiKinhGui => {
                tasks.addressed.push(BodyWords::of(&line.text));
            }
            Role::NoiNhan => {
                let start = line.text.len() - line.text.trim_start_matches(['-', ' ']).len();
                let end = line.text.trim_end_matches([';', '.', ' ']).len();
                let text = &line.text[start.min(end)..end];
                let words = BodyWords::of(text);
                let by = told_by(text, &words.all);
                tasks.told.push(RecipientLine { line: (0, at), at: start.min(end)..end, words, by });
            }
            _ => {}
        }
    }
}

fn told_by(text: &str, words: &[BodyWord]) -> ToldBy {
    let first = |name: &str| words.first().is_some_and(|word| word.text == name);
    let second = |name: &str| words.get(1).is_some_and(|word| word.text == name);
    match () {
        () if first("như") && second("trên") => ToldBy::Address,
        // "Như Điều 3", "Như các Điều 1, 3", "Như khoản 2 Điều 3".
        () if first("như") && words.iter().any(|word| word.text == "điều") => ToldBy::Article,
        () if first("như") => ToldBy::Part,
        () if first("lưu") || text.starts_with("VT") => ToldBy::Archive,
        () => ToldBy::Name,
    }
}

/// The sentence of the last article that orders.
fn order(main: &Part<'_>) -> Option<OrderSentence> {
    const ORDERS: [&str; 4] = [
        "chịu trách nhiệm",
        "có trách nhiệm thi hành",
        "căn cứ Quyết định thi hành",
        "có trách nhiệm tổ chức thực hiện",
    ];
    let after = |line: &Line<'_>| {
        matches!(line.role, Role::TieuDeNoiNhan | Role::NoiNhan | Role::QuyenHan | Role::ChucVu)
    };
    let (at, line) = main.lines.iter().enumerate().rev().find(|(_, line)| {
        !after(line)
            && line.may(Topic::Orders)
            && ORDERS.iter().any(|order| words::first(&line.text, 0, order).is_some())
            && words::first(&line.text, 0, "Quyết định").is_some()
    })?;
    let end = ORDERS.iter().filter_map(|order| words::first(&line.text, 0, order)).min()?;
    // A list of posts stands on between semicolons; a sentence begins behind a stop.
    let start = line.text[..end].rfind(". ").map_or(0, |stop| stop + 2);
    let article = main.lines[..=at].iter().rev().find(|line| line.role == Role::Dieu)?;
    let number = article.text.strip_prefix("Điều ")?;
    let number = number[..number.find('.')?].to_owned();
    let words = BodyWords::of(&line.text[start..end]);
    Some(OrderSentence { line: (0, at), at: start..end, article: number, words })
}

/// Which sentences of a part give duties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DutyWords {
    /// All that name a body and what it is to do.
    All,
    /// Those below a heading that says so.
    UnderHeadings,
    /// Those that ask: "Đề nghị Sở Tài chính …". A letter may go to anybody, and speak of his own units: there
    /// only departments, committees and the police are bodies that are known by their names.
    Requests { letter: bool },
}

/// Roles of sentences that give duties.
fn is_sentence(role: Role) -> bool {
    matches!(
        role,
        Role::Dieu | Role::Khoan | Role::TieuKhoan | Role::Diem | Role::Gach | Role::Cong | Role::DoanVan
    )
}

/// Reads the duties of a part.
struct DutyReader<'t, 'p> {
    tasks: &'t mut Duties,
    /// Words of the issuing body's name.
    own: &'t [String],
    number: usize,
    how: DutyWords,
    /// Cells of who leads that have been read: most tasks of a table are one body's.
    cells: Vec<&'p str>,
}

impl<'p> DutyReader<'_, 'p> {
    fn part(&mut self, part: &'p Part<'_>) {
        let always = self.how != DutyWords::UnderHeadings;
        let requests = matches!(self.how, DutyWords::Requests { .. });
        let mut duties = always;
        for (at, line) in part.lines.iter().enumerate() {
            let line_at = (self.number, at);
            if line.cell.is_some_and(|cell| cell.leads) && !requests {
                self.leading(line, line_at);
            }
            match line.role {
                Role::Muc | Role::Chuong | Role::MucCuaChuong | Role::Dieu => {
                    duties = always || line.still(Topic::HeadsDuties, |text| is_of_duties(text.text));
                }
                _ => {}
            }
            if part.kind == PartKind::Appendix {
                continue;
            }
            let heads = !requests && matches!(line.role, Role::TieuDeKhoan | Role::TieuDeTieuKhoan);
            if !(heads || duties && is_sentence(line.role))
                || !line.still(Topic::TaskBodies, |text| may_give_duty(text.text))
            {
                continue;
            }
            match heads {
                true => self.heading(line, line_at),
                false => self.sentence(line, line_at),
            }
        }
    }

    /// "1. Sở Công Thương (cơ quan chủ trì)", "6. Các sở, ngành; UBND các xã".
    fn heading(&mut self, line: &Line<'_>, at: LineAt) {
        let start = numbered(&line.text);
        let mut end = line.text[start..].find(['(', ':']).map_or(line.text.len(), |end| start + end);
        end = start + line.text[start..end].trim_end_matches(['.', ';', ' ']).len();
        let start = start + requested(&line.text[start..end]);
        if !begins_name(&line.text[start..end]) {
            return;
        }
        let opening = ["Trách nhiệm của ", "Nhiệm vụ của "]
            .into_iter()
            .find(|one| line.text[start..end].starts_with(one));
        let start = start + opening.map_or(0, str::len);
        self.names(line, at, start..end, false);
    }

    /// "Giao Phòng Kinh tế chủ trì …", "Công an xã: …", "Sở Tài chính có trách nhiệm …".
    fn sentence(&mut self, line: &Line<'_>, at: LineAt) {
        let start = numbered(&line.text);
        let asked = requested(&line.text[start..]);
        if asked == 0 && matches!(self.how, DutyWords::Requests { .. }) {
            return;
        }
        let start = start + asked;
        let text = &line.text[start..];
        if !begins_name(text) {
            return;
        }
        // What they did is no duty.
        let clause = &text[..text.find(['.', ';']).unwrap_or(text.len())];
        let Some(end) = task(clause, line.signed(), asked > 0) else { return };
        if [" đã ", " được "].iter().any(|past| clause[..end].contains(past)) || line.is_quoted(start) {
            return;
        }
        self.names(line, at, start..start + end, false);
    }

    /// "Sở Công Thương", "Đơn vị chủ trì: Sở Công Thương; Đơn vị phối hợp: …".
    fn leading(&mut self, line: &'p Line<'_>, at: LineAt) {
        if self.cells.contains(&&*line.text) {
            return;
        }
        self.cells.push(&line.text);
        let lower = words::small(&line.text);
        if lower.len() != line.text.len() {
            return;
        }
        let end = lower.find("phối hợp").unwrap_or(line.text.len());
        let start = lower[..end].find("chủ trì").map_or(0, |at| at + "chủ trì".len());
        let start = end - line.text[start..end].trim_start_matches([':', ' ', '-', '+', '–']).len();
        self.names(line, at, start..end, true);
    }

    /// All bodies that are named between semicolons, and behind commas where another begins.
    fn names(&mut self, line: &Line<'_>, at: LineAt, place: Range<usize>, leads: bool) {
        let text = &line.text[place.clone()];
        let words = BodyWords::of(text);
        let all = &words.all;
        let mut start = 0;
        for (at_word, word) in all.iter().enumerate().chain([(all.len(), &END)]) {
            let another = |words: &[BodyWord]| {
                let plural = words.first().is_some_and(|first| first.text == "các");
                plural || bodies::opening(&words[bodies::posts(words)..]).is_some()
            };
            let parts = word.text == ";"
                || word.text == "."
                || matches!(word.text.as_str(), "," | "và" | "-") && another(&all[at_word + 1..]);
            if !parts && at_word < all.len() {
                continue;
            }
            self.one(&all[start..at_word], line, at, place.start, leads);
            start = at_word + 1;
        }
    }

    /// The body that is named first by words whose text begins at a byte of a line.
    fn one(&mut self, words: &[BodyWord], line: &Line<'_>, line_at: LineAt, from: usize, leads: bool) {
        let general = || {
            let (first, last) = (words.first()?, words.last()?);
            Some(BodyWords::of(&line.text[from + first.at.start..from + last.at.end]))
        };
        let several = words
            .first()
            .is_some_and(|first| matches!(first.text.as_str(), "các" | "thủ" | "mọi" | "cơ" | "những"))
            || begins(words, &["phòng", "chuyên", "môn"]);
        let Some(body) = bodies::name(words) else {
            if several && !leads {
                self.tasks.general.extend(general());
            }
            return;
        };
        if body.many || several {
            if !leads {
                self.tasks.general.extend(general());
            }
            if body.group != BodyGroup::Committee {
                return;
            }
        }
        if self.is_own(&body) || body.words.len() > 16 {
            return;
        }
        let police = body.words.starts_with(&["công".to_owned(), "an".to_owned()]);
        let plain = matches!(body.group, BodyGroup::Department | BodyGroup::Committee) || police;
        if self.how == (DutyWords::Requests { letter: true }) && !plain {
            return;
        }
        let known = |duty: &Duty| duty.leads == leads && duty.body.words == body.words;
        if !self.tasks.duties.iter().any(known) {
            let at = from + body.at.start..from + body.at.end;
            let (told, ordered) = (self.tasks.tells(&body), self.tasks.orders(&body));
            self.tasks.duties.push(Duty { body, line: line_at, at, leads, told, ordered });
        }
    }

    /// The issuing body, its office, and what bears no name of its own.
    fn is_own(&self, body: &BodyName) -> bool {
        let own = |word: &String| self.own.contains(word);
        match body.group {
            BodyGroup::Office => true,
            // A committee of one level tells itself; in a paper of another body it may be any.
            BodyGroup::Committee => !body.many && (body.words.len() <= 5 || body.words.iter().all(own)),
            _ => !self.own.is_empty() && body.words.iter().all(own),
        }
    }
}

static END: BodyWord = BodyWord { text: String::new(), capital: false, short: false, at: 0..0 };
