//! The file of an office's rules, read and checked.
//!
//! In: its name and text, and a reader of themes. Out: the rules, or None if something in them is wrong,
//! which is reported at its place.

use std::collections::BTreeMap;

use super::fields::{HOUSE_FILE, HOUSE_RULE, PLACES, SEVERITIES};
use super::{HouseAsk, HouseLook, HousePlace, HouseRule, HouseRules, HouseWord};
use crate::content::declare::Fields;
use crate::finding::{Finding, Findings, Report, Severity, codes, office_code};
use crate::source::Span;
use crate::yaml::{self, Entry, Node, Value};

/// Finds which demanded looks an office's theme does not have. Returns None if something in the demands is
/// wrong, which it reports.
pub type LooksReader<'a> = &'a mut dyn FnMut(&Node, &mut Findings) -> Option<Vec<HouseLook>>;

/// Reads the file. Returns None if something in it is wrong.
pub fn read(name: &str, text: &str, looks: LooksReader<'_>, report: &mut Report) -> Option<HouseRules> {
    // A file that holds only comments has no rules, and is no document for the reader of YAML.
    if text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#')) {
        return Some(HouseRules::default());
    }
    let before = report.findings.count().0;
    let node = yaml::open(name, text.as_bytes(), report)?;
    let rules = rules(name, &node, looks, report);
    (report.findings.count().0 == before).then_some(rules)
}

fn rules(name: &str, node: &Node, looks: LooksReader<'_>, report: &mut Report) -> HouseRules {
    let findings = &mut report.findings;
    if !HOUSE_FILE.check(node, findings) {
        return HouseRules::default();
    }
    let source = Fields::new(node).word("can_cu").map(|word| word.text);
    let mut all = Vec::new();
    for entry in entries(node.get("quy_tac")) {
        let number = entry.key.strip_prefix('N').filter(|number| number.len() == 2 && *number != "00");
        if !number.is_some_and(|number| number.bytes().all(|one| one.is_ascii_digit())) {
            let message = format!("mã `{}` không dùng được cho quy tắc riêng", entry.key);
            let hint = "mã gồm chữ N và hai chữ số, từ N01 đến N99";
            findings.push(Finding::error(codes::T020, entry.key_span, message).hint(hint));
            continue;
        }
        if !HOUSE_RULE.check(&entry.value, findings) {
            continue;
        }
        let fields = Fields::new(&entry.value);
        let (Some(meaning), Some(asks)) = (fields.word("ten"), asks(entry, looks, findings)) else {
            continue;
        };
        let word = |key: &str| fields.word(key).map(|word| word.text);
        let place = report.sources.file(entry.key_span.file).line_column(entry.key_span.start as usize);
        all.push(HouseRule {
            code: office_code(&entry.key, meaning.text.trim_end_matches('.')),
            severity: fields.choice(&SEVERITIES).unwrap_or(Severity::Warning),
            reason: word("ly_do"),
            source: word("can_cu").or_else(|| source.clone()),
            stated: (name.to_owned(), place.0),
            asks,
        });
    }
    all.sort_by_key(|rule| rule.code.name);
    check_words(node, findings);
    HouseRules { all }
}

/// What a rule asks for; it must be exactly one thing.
fn asks(rule: &Entry, looks: LooksReader<'_>, findings: &mut Findings) -> Option<HouseAsk> {
    const ASKS: [&str; 3] = ["thay", "viet_tat", "the_thuc"];
    let fields = Fields::new(&rule.value);
    let written: Vec<&str> = ASKS.into_iter().filter(|key| fields.get(key).is_some()).collect();
    let [key] = written[..] else {
        let message = match written[..] {
            [] => format!("quy tắc `{}` chưa ghi điều được xét", rule.key),
            _ => format!("quy tắc `{}` ghi {} điều được xét", rule.key, written.len()),
        };
        let hint = "mỗi quy tắc ghi một trong ba: `thay: {PGĐ: Phó Giám đốc}`, `viet_tat: {SNV: Sở Nội vụ}`, \
                    `the_thuc: {co_chu: 14}`";
        findings.push(Finding::error(codes::T020, rule.key_span, message).hint(hint));
        return None;
    };
    let places: Vec<(HousePlace, Span)> = fields
        .list(PLACES.key)
        .iter()
        .filter_map(|item| Some((PLACES.of_word(item.scalar()?.text.trim())?.value, item.span)))
        .collect();
    let of_these = || places.iter().map(|(place, _)| *place).collect::<Vec<_>>();
    let node = fields.get(key)?;
    if entries(Some(node)).is_empty() && matches!(node.value, Value::Map(_)) {
        let message = format!("quy tắc `{}`: `{key}` chưa có dòng nào", rule.key);
        findings.push(
            Finding::error(codes::T020, node.span, message).hint("ghi điều được xét, hoặc bỏ quy tắc này"),
        );
        return None;
    }
    match key {
        "thay" => Some(HouseAsk::Words(words(node, findings)?, of_these())),
        "viet_tat" => {
            let allowed = [HousePlace::Symbol, HousePlace::Archive];
            let wrong = places.iter().find(|(place, _)| !allowed.contains(place));
            if let Some((place, at)) = wrong {
                let message = format!("chữ viết tắt không xét được ở chỗ này ({})", place.about());
                let hint = "`viet_tat` xét ở `ky_hieu`, `luu`; không ghi `o` thì xét cả hai";
                findings.push(Finding::error(codes::T020, *at, message).hint(hint));
                return None;
            }
            let places = if places.is_empty() { allowed.to_vec() } else { of_these() };
            Some(HouseAsk::Abbreviations(abbreviations(node, findings)?, places))
        }
        _ => {
            if let Some((_, at)) = places.first() {
                let message = "`the_thuc` xét trang giấy và các thành phần, không theo chỗ";
                findings.push(Finding::error(codes::T020, *at, message).hint("bỏ khóa `o`"));
            }
            looks(node, findings).map(HouseAsk::Looks)
        }
    }
}

fn words(node: &Node, findings: &mut Findings) -> Option<Vec<HouseWord>> {
    let mut words = Vec::new();
    let before = findings.count().0;
    for entry in entries(Some(node)) {
        let Some(right) = line(entry, findings) else { continue };
        let wrong = entry.key.split_whitespace().collect::<Vec<_>>().join(" ");
        words.push(HouseWord { wrong, right: Some(right).filter(|right| !right.is_empty()) });
    }
    // The longest first: if both "Phòng TCCB" and "TCCB" match, the more specific one is reported.
    words.sort_by(|one, other| other.wrong.len().cmp(&one.wrong.len()).then(one.wrong.cmp(&other.wrong)));
    (findings.count().0 == before).then_some(words)
}

fn abbreviations(node: &Node, findings: &mut Findings) -> Option<Vec<(String, String)>> {
    let mut all = Vec::new();
    let before = findings.count().0;
    for entry in entries(Some(node)) {
        if entry.key.contains([' ', '-', '/', ',', '&']) {
            let message = format!("`{}` không phải một chữ viết tắt", entry.key);
            let hint = "ghi từng chữ một, không có dấu cách, gạch nối: `SNV: Sở Nội vụ`";
            findings.push(Finding::error(codes::T020, entry.key_span, message).hint(hint));
            continue;
        }
        all.extend(line(entry, findings).map(|name| (entry.key.clone(), name)));
    }
    (findings.count().0 == before).then_some(all)
}

/// The value of an entry as one line. Returns None if it is none, which is reported.
fn line(entry: &Entry, findings: &mut Findings) -> Option<String> {
    if entry.value.is_empty() {
        return Some(String::new());
    }
    match entry.value.scalar() {
        Some(scalar) => Some(scalar.text.split_whitespace().collect::<Vec<_>>().join(" ")),
        None => {
            let message = format!("`{}` phải có một dòng chữ ở sau", entry.key);
            let hint = format!("ví dụ `{}: chữ đúng`", entry.key);
            findings.push(Finding::error(codes::T020, entry.value.span, message).hint(hint));
            None
        }
    }
}

/// What is right in one place of the file must not be wrong in another, or nobody could write anything.
fn check_words(node: &Node, findings: &mut Findings) {
    let rules = || entries(node.get("quy_tac")).iter();
    let words = || rules().flat_map(|rule| entries(rule.value.get("thay")));
    let wrong: BTreeMap<&str, &Entry> = words().map(|entry| (entry.key.as_str(), entry)).collect();
    for entry in words() {
        let Some(right) = entry.value.scalar().map(|scalar| scalar.text.trim()) else { continue };
        let Some(other) = wrong.get(right) else { continue };
        let message = format!("`{right}` vừa là chữ đúng, vừa là chữ phải thay");
        let finding = Finding::error(codes::T020, entry.value.span, message)
            .hint("bỏ một trong hai dòng")
            .related(other.key_span, "là chữ phải thay ở đây");
        findings.push(finding);
    }
}

fn entries(node: Option<&Node>) -> &[Entry] {
    match node.map(|node| &node.value) {
        Some(Value::Map(entries)) => entries,
        _ => &[],
    }
}
