//! A paper is cited in full the first time, and by kind and number alone from then on.
//!
//! In: citations in the sentences of a part, its grounds first. Out: first ones without a day, and later
//! ones with day and body once more. Tables and lists are left alone: there is no room for the long form.

use super::cite::Citation;
use super::paper_view::{Line, Part, PartKind};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, grounds, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C067",
        meaning: "Viện dẫn lần đầu chưa đủ, hoặc lần sau lại ghi đủ",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.6c",
    severity: Severity::Note,
    about: "Viện dẫn lần đầu ghi đầy đủ tên loại, số, ký hiệu, thời gian ban hành, cơ quan ban hành và trích yếu; các lần sau \
            chỉ ghi tên loại và số, ký hiệu. Chỉ xét văn bản của cơ quan trung ương viện dẫn trong câu, và chỉ lưu ý: báo cáo, kế \
            hoạch dài thường nhắc lại đủ cho dễ đọc. Ghi mã ở sổ phap_luat.yaml (`{{ phap_luat.nd30 }}`) thì chương trình tự ghi.",
    wrong: "dieu:\n  - Văn phòng thực hiện Nghị định số 30/2020/NĐ-CP.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư\ndieu:\n  - Văn phòng thực hiện Nghị định số 30/2020/NĐ-CP.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// Sentences of a body.
const BODY: [Role; 7] =
    [Role::DoanVan, Role::Dieu, Role::Khoan, Role::TieuKhoan, Role::Diem, Role::Gach, Role::Cong];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    let grounds = grounds::of(paper);
    let is_ground = |line: &Line<'_>| grounds.iter().any(|ground| std::ptr::eq(ground.line, line));
    let (mut short, mut long) = (CitedPlaces::default(), CitedPlaces::default());
    // An appendix goes on with what it belongs to, an attached paper begins anew.
    let mut cited: Vec<CitedNumber> = Vec::new();
    for part in paper.parts() {
        if part.kind == PartKind::Attached {
            cited.clear();
        }
        for (line, one, ground) in in_part(part, &is_ground) {
            verdict = Verdict::Passed;
            let number = CitedNumber::of(&one);
            let later = cited.iter().any(|earlier| earlier.may_be(&number));
            if !later {
                cited.push(number);
            }
            let full = one.day.is_some() && !one.body_and_subject().0.is_empty();
            match (ground, later) {
                (true, _) => {}
                (false, false) if one.day.is_none() && !is_listed(&line.text, &one) => short.add(line, &one),
                (false, true) if full && !is_amended(&line.text, &one) => long.add(line, &one),
                (false, _) => {}
            }
        }
    }
    if let Some((line, at, words)) = short.told() {
        let message = format!("viện dẫn lần đầu {words} chưa ghi ngày, cơ quan ban hành, trích yếu");
        let hint = "lần đầu ghi đủ `… số … ngày … tháng … năm … của … về …`; các lần sau chỉ tên loại và số";
        found.note(line, at, message, hint.to_owned());
    }
    if let Some((line, at, words)) = long.told() {
        let message = format!("đã viện dẫn ở trên mà ghi đủ lần nữa: {words}");
        let hint = "các lần sau chỉ ghi tên loại và số, ký hiệu";
        found.note(line, at, message, hint.to_owned());
    }
    verdict
}

/// What a paper is known by.
struct CitedNumber {
    number: String,
    symbol: String,
    /// Of its number, else of its day: `889/QĐ-TTg` is another paper each year.
    year: Option<u16>,
}

impl CitedNumber {
    fn of(one: &Citation<'_>) -> CitedNumber {
        let year = one.year.or_else(|| one.day.as_ref()?.year);
        let number = one.number.trim_start_matches('0').to_owned();
        CitedNumber { number, symbol: one.symbol.to_owned(), year }
    }

    /// Whether two citations may be of one paper.
    fn may_be(&self, other: &CitedNumber) -> bool {
        let years = self.year.zip(other.year).is_none_or(|(one, other)| one == other);
        years && self.number == other.number && self.symbol == other.symbol
    }
}

/// "sửa đổi, bổ sung một số điều của Nghị định số …": of the name of what amends it.
fn is_amended(text: &str, one: &Citation<'_>) -> bool {
    let at = one.at.start;
    let sentence = words::sentence(text, at);
    let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
    ["sửa đổi", "bổ sung", "thay thế"].iter().any(|word| text[start.min(at)..at].contains(word))
}

/// "các Nghị định số 30/2020/NĐ-CP, 34/2016/NĐ-CP": a list has no room for more.
fn is_listed(text: &str, one: &Citation<'_>) -> bool {
    let plural = |at: usize| ["các", "Các", "những"].contains(&words::before(text, at));
    !one.says_number || one.kind().is_none_or(|(_, at)| plural(at))
}

/// Citations of central bodies in the sentences of a part, and whether each is a ground.
fn in_part<'p, 'a>(
    part: &'p Part<'a>,
    is_ground: &impl Fn(&Line<'_>) -> bool,
) -> Vec<(&'p Line<'a>, Citation<'p>, bool)> {
    let mut all = Vec::new();
    for line in part.lines.iter().filter(|line| line.may(Topic::Citations)) {
        let ground = is_ground(line);
        if !ground && !BODY.contains(&line.role) {
            continue;
        }
        let cited = line.citations().filter(|one| {
            let law = one
                .kind()
                .is_none_or(|(kind, _)| matches!(kind, "Luật" | "Bộ luật" | "Pháp lệnh" | "Lệnh" | "Đề án"));
            one.is_central() && !law && !line.is_quoted(one.at.start)
        });
        all.extend(cited.map(|one| (line, one, ground)));
    }
    all
}

/// Places of one sort, told at the first.
#[derive(Default)]
struct CitedPlaces<'p, 'a> {
    first: Option<(&'p Line<'a>, std::ops::Range<usize>)>,
    names: Vec<&'p str>,
}

impl<'p, 'a> CitedPlaces<'p, 'a> {
    fn add(&mut self, line: &'p Line<'a>, one: &Citation<'p>) {
        self.first.get_or_insert((line, one.at.clone()));
        let name = &line.text[one.at.clone()];
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    fn told(self) -> Option<(&'p Line<'a>, std::ops::Range<usize>, String)> {
        let (line, at) = self.first?;
        let names: Vec<String> = self.names.iter().map(|name| format!("`{name}`")).collect();
        Some((line, at, names.join(", ")))
    }
}
