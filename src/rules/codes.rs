//! All codes for people who look one up: those of the stages and those of rules.
//!
//! In: the table of codes, the rules. Out: the text about one, the list of all, and the page of the
//! documentation, all of them in Vietnamese.

use super::{ALL, Rule, house};
use crate::content::house::HouseRule;
use crate::finding::render::sarif::Explained;
use crate::finding::{Code, Severity, codes};

/// What the first letter of a code stands for.
const GROUPS: [(char, &str); 8] = [
    ('Y', "Cú pháp của tệp YAML"),
    ('C', "Nội dung của văn bản"),
    ('B', "Kinh phí"),
    ('D', "Bảng trong tệp CSV, Excel"),
    ('T', "Mẫu trình bày, phông chữ, trang giấy"),
    ('U', "Văn bản của nhiều địa phương"),
    ('W', "Đọc, ghi tệp"),
    ('P', "Phát hành"),
];

/// Every code, by group and name.
pub fn all() -> Vec<Code> {
    let of_rules = ALL.iter().map(|rule| rule.code).filter(|code| !codes::ALL.contains(code));
    let mut all: Vec<Code> = codes::ALL.iter().copied().chain(of_rules).collect();
    let group = |code: &Code| GROUPS.iter().position(|(letter, _)| code.name.starts_with(*letter));
    all.sort_by_key(|code| (group(code), code.name));
    all
}

fn rules_of(code: Code) -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied().filter(move |rule| rule.code == code)
}

/// The text about a code; None where there is none of that name.
pub fn explained(name: &str) -> Option<String> {
    let code = all().into_iter().find(|code| code.name == name)?;
    let group = GROUPS.iter().find(|(letter, _)| name.starts_with(*letter)).map_or("", |(_, group)| *group);
    let mut text = format!("{name}: {}\nNhóm: {group}\n", code.meaning);
    let (major, minor, patch) = (code.since.0, code.since.1, code.since.2);
    text += &format!("Có từ phiên bản: {major}.{minor}.{patch}\n");
    let mut rules = rules_of(code).peekable();
    if rules.peek().is_none() {
        text += "\nChỗ sai, lý do và cách sửa được nói rõ ở từng thông báo: xem dòng “gợi ý”.\n";
    }
    for rule in rules {
        text += &format!(
            "Mức độ: {}\nCăn cứ: {}\n\n{}\n\nSai:\n\n{}\n\nĐúng:\n\n{}\n",
            severity(rule.severity),
            clause(rule),
            rule.about,
            indented(rule.wrong),
            indented(rule.right)
        );
    }
    Some(text)
}

/// What a log of findings says of every code, those of these rules of offices last.
pub fn for_logs<'a>(own: impl Iterator<Item = &'a HouseRule>) -> Vec<Explained> {
    let explained = |code: Code| {
        let help = explained(code.name).unwrap_or_default();
        match rules_of(code).next() {
            Some(rule) => {
                let (about, clause) = (rule.about.to_owned(), Some(clause(rule)));
                Explained { code, about, help, clause, severity: rule.severity }
            }
            None => {
                let about = format!("{}.", code.meaning);
                Explained { code, about, help, clause: None, severity: Severity::Warning }
            }
        }
    };
    let mut all: Vec<Explained> = all().into_iter().map(explained).collect();
    for rule in own {
        if all.iter().all(|one| one.code != rule.code) {
            let reason = rule.reason.iter().map(|reason| format!(" {reason}."));
            all.push(Explained {
                code: rule.code,
                about: house::asked(rule) + &reason.collect::<String>(),
                help: house::explained(rule),
                clause: Some(house::clause(rule)),
                severity: rule.severity,
            });
        }
    }
    all
}

/// All codes, a line each, those of an office's rules last.
pub fn list(own: &[HouseRule]) -> String {
    let mut text = String::new();
    for (letter, group) in GROUPS {
        text += &format!("{group}\n");
        let of_group = all().into_iter().filter(|code| code.name.starts_with(letter));
        of_group.for_each(|code| text += &format!("  {}  {}\n", code.name, code.meaning));
    }
    if !own.is_empty() {
        text += "Quy tắc riêng của cơ quan\n";
        own.iter().for_each(|rule| text += &format!("  {}  {}\n", rule.code.name, rule.code.meaning));
    }
    text + "\nXem một mã: vanban explain <MÃ>\n"
}

/// The page of all codes, which a test writes.
#[cfg(feature = "rooms")]
pub fn page() -> String {
    let mut text = "\
# Mã của thông báo

Trang này do chương trình ghi (`cargo renew ma_loi`), từ bảng mã và các quy tắc nội dung. Xem một mã trên màn \
hình: `vanban explain C044`.

Mã có “căn cứ” là quy tắc nội dung: xét trên văn bản đã thành, và `vanban check` đếm riêng. Lỗi thì văn bản không được ghi; \
cảnh báo thì vẫn ghi (trừ khi dùng `--strict`); lưu ý là chỗ thực hành viết khác. Trong văn bản đã phát hành, mã có từ phiên bản \
sau phiên bản đã phát hành chỉ là lưu ý.

Mã từ N01 đến N99 không có ở đây: đó là quy tắc riêng của cơ quan, ghi ở `templates/quy_tac.yaml`.
"
    .to_owned();
    for (letter, group) in GROUPS {
        text += &format!("\n## {group}\n\n| mã | ý nghĩa | từ | mức độ | căn cứ |\n|---|---|---|---|---|\n");
        for code in all().into_iter().filter(|code| code.name.starts_with(letter)) {
            let (major, minor, patch) = (code.since.0, code.since.1, code.since.2);
            let (grave, clause) =
                rules_of(code).next().map_or(("", ""), |rule| (severity(rule.severity), rule.clause));
            text += &format!(
                "| {} | {} | {major}.{minor}.{patch} | {grave} | {clause} |\n",
                code.name, code.meaning
            );
        }
    }
    for rule in ALL {
        text += &format!(
            "\n## {}: {}\n\n{} Căn cứ: {}.\n\nSai:\n\n```yaml\n{}\n```\n\nĐúng:\n\n```yaml\n{}\n```\n",
            rule.code.name,
            rule.code.meaning,
            rule.about,
            clause(rule),
            rule.wrong,
            rule.right
        );
    }
    text
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "lỗi",
        Severity::Warning => "cảnh báo",
        Severity::Note | Severity::Waived => "lưu ý",
    }
}

/// The clause with its decree.
pub fn clause(rule: &Rule) -> String {
    let decree =
        if rule.clause.starts_with("Phụ lục") { " của Nghị định 30/2020/NĐ-CP" } else { "" };
    format!("{}{decree}", rule.clause)
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
