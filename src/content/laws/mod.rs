//! The register of laws and other papers that an office cites, `phap_luat.yaml` beside its papers.
//!
//! In: the text of the file. Out: a [`LegalRegister`], typed and checked, every error at its line: who issued
//! each text and when, from when to when it is in force, what replaced it, and where the office has all that
//! from. Wording is left to `words`, judging papers to `rules`.

mod chains;
mod contradictions;
mod days;
mod fields;
mod places;
mod words;

use std::collections::BTreeMap;

pub use fields::{LEGAL_TEXT, REGISTER, cited_by_name};
pub use places::LegalPlaces;
pub use words::{Citing, long_day, short_day};

use super::declare::{self, Fields, missing};
use crate::finding::{Finding, Report, codes};
use crate::source::Span;
use crate::yaml::{self, Node, Value};

/// The name of the file.
pub const FILE: &str = "phap_luat.yaml";

/// The variable by which texts of papers refer to it: `{{ phap_luat.nd30 }}`.
pub const NAME: &str = "phap_luat";

/// What a key of the register looks like.
pub const KEY: &str = "^[a-z][a-z0-9_]*$";

/// A day: year, month, day.
pub type LegalDay = (u16, u8, u8);

/// Texts by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LegalRegister {
    texts: BTreeMap<String, LegalText>,
    /// The name of its file, and the file's text, for places in it.
    file: (String, String),
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalKind {
    /// The name on paper, `Nghị định`.
    pub name: &'static str,
    /// Whether it is a law or an ordinance, which is cited by its name.
    pub by_name: bool,
}

/// One text of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalText {
    /// The key by which texts of papers refer to it.
    pub key: String,
    /// What it is.
    pub kind: LegalKind,
    /// Its name: for a law without its kind, for others what follows the body on paper.
    pub name: String,
    /// Its number with its symbol, `30/2020/NĐ-CP`; a law may have none.
    pub number: Option<String>,
    /// When it was issued.
    pub day: LegalDay,
    /// Who issued it; a law is cited without it.
    pub body: Option<String>,
    /// The first day on which it is in force.
    pub from: Option<LegalDay>,
    /// The last day on which it is in force.
    pub to: Option<LegalDay>,
    /// The key of the text that replaced it.
    pub replaced_by: Option<String>,
    /// The keys of the texts that amended it.
    pub amended_by: Vec<String>,
    /// Number and symbol of the consolidated text.
    pub consolidated: Option<String>,
    /// Where the office has all this from.
    pub source: String,
    /// Its place.
    pub at: Span,
    /// The places of its words.
    pub places: LegalPlaces,
}

/// Whether a text is in force on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force<'a> {
    /// The register does not say.
    Unknown,
    /// It is in force.
    InForce,
    /// It is not in force before this day.
    NotYet(LegalDay),
    /// It is no longer in force: its last day, if known; and the text that has replaced it by that day, if
    /// known.
    Ended(Option<LegalDay>, Option<&'a LegalText>),
}

impl LegalRegister {
    /// Reads the file. Returns None if something in it is wrong.
    pub fn read(name: &str, bytes: &[u8], report: &mut Report) -> Option<LegalRegister> {
        if std::str::from_utf8(bytes).is_ok_and(yaml::names_nothing) {
            return Some(LegalRegister::default());
        }
        let node = yaml::open(name, bytes, report)?;
        let (register, own) = report.apart(None, |report| {
            let mut register = read(&node, report);
            chains::check(&register, &node, &mut report.findings);
            contradictions::check(&register, &mut report.findings);
            let file = report.sources.file(node.span.file);
            register.file = (file.name().to_owned(), file.text().to_owned());
            register
        });
        let good = !own.has_errors();
        own.iter().for_each(|finding| report.findings.push(finding.clone()));
        good.then_some(register)
    }

    /// The text with a key.
    pub fn get(&self, key: &str) -> Option<&LegalText> {
        self.texts.get(key)
    }

    /// All texts, by their keys.
    pub fn all(&self) -> impl Iterator<Item = &LegalText> {
        self.texts.values()
    }

    /// The name of its file, and the file's text.
    pub fn file(&self) -> (&str, &str) {
        (&self.file.0, &self.file.1)
    }

    /// Whether a text is in force on a day.
    pub fn force(&self, text: &LegalText, day: LegalDay) -> Force<'_> {
        if let Some(from) = text.from.filter(|from| day < *from) {
            return Force::NotYet(from);
        }
        let next = text.replaced_by.as_ref().and_then(|key| self.get(key));
        let taken = next.and_then(|next| next.from).is_some_and(|from| from <= day);
        if text.to.is_some_and(|to| to < day) || text.to.is_none() && taken {
            return Force::Ended(text.to, self.successor(text, day));
        }
        match text.from {
            None => Force::Unknown,
            Some(_) => Force::InForce,
        }
    }

    /// The text that has replaced another one by a day, over any number of changes.
    fn successor(&self, text: &LegalText, day: LegalDay) -> Option<&LegalText> {
        let mut last = None;
        let mut next = text.replaced_by.as_ref();
        while let Some(text) = next.and_then(|key| self.get(key)) {
            if text.from.is_some_and(|from| from > day) {
                break;
            }
            last = Some(text);
            // `chains` has made sure that this ends.
            next = text.replaced_by.as_ref();
        }
        last
    }
}

fn read(node: &Node, report: &mut Report) -> LegalRegister {
    let mut texts = BTreeMap::new();
    let Value::Map(entries) = &node.value else {
        REGISTER.check(node, &mut report.findings);
        return LegalRegister::default();
    };
    for entry in entries {
        let key = &entry.key;
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        if !key.starts_with(|one: char| one.is_ascii_lowercase()) || !key.chars().all(plain) {
            let message = format!("mã `{key}` không dùng được trong câu có biến");
            let hint =
                "mã gồm chữ thường không dấu, chữ số, `_`, mở đầu bằng chữ: `nd30`, `luat_dau_tu_cong`";
            report.findings.push(Finding::error(codes::C007, entry.key_span, message).hint(hint));
            continue;
        }
        // A text of a wrong shape is read as far as possible, so that all its errors are reported at once.
        let (_, shape) = report.apart(None, |report| LEGAL_TEXT.check(&entry.value, &mut report.findings));
        let (text, own) =
            report.apart(None, |report| text(key, entry.key_span, Fields::new(&entry.value), report));
        let told = |finding: &&Finding| shape.iter().all(|other| other.at != finding.at);
        shape.iter().chain(own.iter().filter(told)).for_each(|finding| report.findings.push(finding.clone()));
        texts.extend(text.map(|text| (key.clone(), text)));
    }
    LegalRegister { texts, ..LegalRegister::default() }
}

fn text(key: &str, at: Span, fields: Fields<'_>, report: &mut Report) -> Option<LegalText> {
    let kind = fields.choice(&fields::LOAI)?;
    let name = fields.title("ten", report)?;
    let word = |key: &str| fields.word(key).map(|word| word.text);
    if !kind.by_name {
        for key in ["so", "co_quan"] {
            if fields.get(key).is_none()
                && let Some(field) = LEGAL_TEXT.field(key)
            {
                report.findings.push(missing(field, &format!("{} của sổ", kind.name.to_lowercase()), at));
            }
        }
    }
    if let Some(number) = fields.word("so").filter(|number| !is_number(&number.text)) {
        let message = format!("`so`: `{}` không phải số và ký hiệu của văn bản", number.text);
        report
            .findings
            .push(Finding::error(codes::C005, number.at, message).hint("ví dụ `so: 30/2020/NĐ-CP`"));
    }
    let days = days::read(&fields, &mut report.findings);
    let source = source(&fields, report).unwrap_or_default();
    Some(LegalText {
        key: key.to_owned(),
        kind,
        name: without_kind(&name.raw, kind).to_owned(),
        number: word("so"),
        day: days.issued?,
        body: word("co_quan"),
        from: days.from,
        to: days.to,
        replaced_by: word("thay_the_boi"),
        amended_by: fields.texts("sua_doi_boi", report).into_iter().map(|text| text.raw).collect(),
        consolidated: word("hop_nhat"),
        source,
        at,
        places: LegalPlaces::of(&fields),
    })
}

/// Where the office has it from; reported if nothing is said: `nguon: ""`, `nguon: -`.
fn source(fields: &Fields<'_>, report: &mut Report) -> Option<String> {
    let node = fields.get("nguon")?;
    let source = fields.title("nguon", report).map(|source| source.raw);
    let said = source.filter(|source| source.chars().any(char::is_alphabetic));
    if said.is_none() {
        let message = "`nguon` không nêu nguồn nào".to_owned();
        let hint = "ghi nơi đã tra số, ngày, hiệu lực, ví dụ `nguon: Công báo`";
        report.findings.push(Finding::error(codes::C002, node.span, message).hint(hint));
    }
    said
}

/// `30/2020/NĐ-CP`, `889/QĐ-TTg`, `57-NQ/TW`.
fn is_number(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0
        && text[digits..].starts_with(['/', '-'])
        && text.contains('/')
        && !text.contains(char::is_whitespace)
        && text[digits..].chars().any(char::is_uppercase)
}

/// The name of a law, without its kind if that was typed before it.
fn without_kind(name: &str, kind: LegalKind) -> &str {
    if !kind.by_name {
        return name;
    }
    name.strip_prefix(kind.name).map_or(name, |rest| rest.trim_start_matches(' '))
}

/// The finding about an unknown key of the register.
fn unknown<'a>(word: &str, at: Span, known: impl Iterator<Item = &'a str>) -> Finding {
    let message = format!("sổ không có văn bản nào mang mã `{word}`");
    Finding::error(codes::C007, at, message).hint(declare::suggestion(word, known))
}

#[cfg(test)]
mod tests;
