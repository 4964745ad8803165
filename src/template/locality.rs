//! Adapts a template to one locality before its content is read: parts whose condition does not hold are
//! removed, words get the values of the locality.
//!
//! In: a node, and the words of a locality, if it is for one. Out: the node, or findings at the
//! template's own places. Prose keeps its variables: it is evaluated where it is put on paper. A word
//! filled in here is marked as such, so that the contents of the table of localities are never read as a
//! variable.

use std::collections::{BTreeMap, BTreeSet};

use tera::Context;

use super::carriers::ESCAPED_BRACE;
use super::variables::{has_variables, protected};
use super::{Office, bounds, faults, groups, sums};
use crate::content::declare::{Component, Shape, suggestion};
use crate::content::{ATTACHED_WORDS, CONDITION, VAN_BAN};
use crate::finding::{Finding, Findings, Report, codes};
use crate::localities::{Locality, LocalityWords};
use crate::source::Span;
use crate::yaml::{Entry, Node, Scalar, Value, ValueStyle};

/// The variable that holds the words of a locality.
const UNIT: &str = "dia_phuong";
/// What a paper gets when it is issued: a cell may be empty until then.
const GIVEN_LATER: [&str; 2] = ["so", "ngay"];
/// The key in the context of the words without a value; no text can hold it.
const EMPTY: &str = "\u{E021}";

/// The words of a locality, completed by the template's `dia_phuong: {mac_dinh: …}`.
pub fn words(office: &Office, node: &Node, unit: &Locality, findings: &mut Findings) -> LocalityWords {
    let own = unit.words(&[]);
    let mut context = Context::new();
    insert(&mut context, Some(&own));
    let condition = Condition { office, context: &context };
    let mut defaults = Vec::new();
    let list = match node.get(UNIT).and_then(|declared| declared.get("mac_dinh")).map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    for item in list {
        let holds = item.get(CONDITION).is_none_or(|node| condition.holds(node, findings));
        let Value::Map(entries) = &item.value else { continue };
        for entry in entries.iter().filter(|entry| entry.key != CONDITION) {
            let text = entry.value.scalar().map(|scalar| scalar.text.trim().to_owned()).unwrap_or_default();
            if has_variables(&text) {
                let message = format!("giá trị mặc định `{}` không dùng biến", entry.key);
                findings.push(
                    Finding::error(codes::U004, entry.value.span, message)
                        .hint("ghi thẳng giá trị; mỗi trường hợp một mục `- khi: …` riêng"),
                );
            }
            defaults.push((entry.key.clone(), holds.then_some(text)));
        }
    }
    unit.words(&defaults)
}

/// Removes what does not hold and fills in words. `unit` is None for a document that is for no locality,
/// where conditions may refer only to the document's own variables.
pub fn settle(office: &Office, node: &mut Node, unit: Option<&LocalityWords>, report: &mut Report) {
    if let Some(unit) = unit {
        let before = report.findings.count().0;
        check_names(node, unit, report);
        if report.findings.count().0 > before {
            return;
        }
    }
    bounds::new_paper();
    let mut context = Context::new();
    insert(&mut context, unit);
    Settler { office, context, local: unit.is_some(), report }.component(&VAN_BAN, node);
}

/// Adds the words of a locality to the context of texts.
pub(super) fn insert(context: &mut Context, unit: Option<&LocalityWords>) {
    if let Some(unit) = unit {
        let words: BTreeMap<&String, String> =
            unit.values.iter().map(|(name, value)| (name, sums::literal(value))).collect();
        context.insert(UNIT, &words);
        context.insert(EMPTY, &unit.empty);
    }
}

/// The finding of a text that shows a word without a value. Returns None if the error is another one.
pub(super) fn empty_word(context: &Context, error: &tera::Error, at: Span) -> Option<Finding> {
    let empty = context.get(EMPTY)?.as_array()?;
    let name = faults::undefined_field(error)?;
    empty.iter().any(|known| known.as_str() == Some(&name)).then(|| {
        let message = format!("`{UNIT}.{name}` của địa phương này chưa có giá trị");
        Finding::error(codes::U003, at, message).hint(format!(
            "điền cột `{name}` ở dòng của địa phương trong bảng, hoặc thêm `{name}` vào `mac_dinh` của mẫu"
        ))
    })
}

/// Reports every name behind `dia_phuong.` that neither the table nor the defaults have; also where a
/// condition would take an unknown name as false.
fn check_names(node: &Node, unit: &LocalityWords, report: &mut Report) {
    let known: BTreeSet<&str> = unit.values.keys().chain(&unit.empty).map(String::as_str).collect();
    let mut told = BTreeSet::new();
    each_scalar(node, false, &mut |node, scalar, condition| {
        if !condition && !has_variables(&scalar.text) {
            return;
        }
        let written = report.sources.slice(node.span);
        for (at, name) in names(written) {
            if !known.contains(name) && told.insert((node.span, at)) {
                let start = node.span.start as usize + at;
                let place = Span::new(node.span.file, start..start + name.len());
                let message = format!("không có biến `{UNIT}.{name}`");
                let hint = suggestion(name, known.iter().copied());
                report.findings.push(Finding::error(codes::U003, place, message).hint(hint));
            }
        }
    });
}

/// The names behind `dia_phuong.` and their positions.
fn names(written: &str) -> impl Iterator<Item = (usize, &str)> {
    let calls = written.match_indices(UNIT).filter(|(at, _)| {
        !written[..*at]
            .ends_with(|before: char| before.is_alphanumeric() || matches!(before, '_' | '.' | '-'))
    });
    calls.filter_map(|(at, unit)| {
        let start = at + unit.len() + 1;
        let rest = written[at + unit.len()..].strip_prefix('.')?;
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        (end > 0).then(|| (start, &rest[..end]))
    })
}

/// Visits all scalars, each with whether it is a condition.
fn each_scalar(node: &Node, condition: bool, see: &mut impl FnMut(&Node, &Scalar, bool)) {
    match &node.value {
        Value::Scalar(scalar) => see(node, scalar, condition),
        Value::List(items) => items.iter().for_each(|item| each_scalar(item, condition, see)),
        Value::Map(entries) => {
            entries.iter().for_each(|entry| each_scalar(&entry.value, entry.key == CONDITION, see));
        }
    }
}

/// Conditions, which are written behind `khi:`.
struct Condition<'a> {
    office: &'a Office,
    context: &'a Context,
}

impl Condition<'_> {
    /// Whether the condition holds. One that cannot be evaluated is a finding.
    fn holds(&self, node: &Node, findings: &mut Findings) -> bool {
        let Some(scalar) = node.scalar().filter(|scalar| !scalar.text.trim().is_empty()) else {
            // Another shape is reported by the check of shapes; an empty condition counts as left out.
            return true;
        };
        let fault = |message: String| {
            Finding::error(codes::U004, node.span, message)
                .hint("viết thẳng điều kiện, ví dụ `khi: dia_phuong.loai == \"phường\"`")
        };
        if has_variables(&scalar.text) {
            findings.push(fault("điều kiện `khi` không đặt trong `{{ }}`, `{% %}`".to_owned()));
            return true;
        }
        let text = format!("{{% if {} %}}1{{% endif %}}", scalar.text.trim().replace('\n', " "));
        match bounds::render(&self.office.texts, &text, self.context, true) {
            Ok(answer) => answer == "1",
            Err(error) => {
                findings.push(fault(format!("điều kiện `khi` không dùng được: {}", faults::words(&error))));
                true
            }
        }
    }
}

struct Settler<'a> {
    office: &'a Office,
    context: Context,
    /// Whether words are filled in, that is, whether the document is for a locality.
    local: bool,
    report: &'a mut Report,
}

impl Settler<'_> {
    fn component(&mut self, component: &Component, node: &mut Node) {
        let Value::Map(entries) = &mut node.value else { return };
        let own_words = entries.iter_mut().find(|entry| entry.key == "bien");
        let outer = own_words.map(|entry| self.own_words(entry));
        entries.retain_mut(|entry| match component.field(&entry.key) {
            Some(_) if entry.key == CONDITION || entry.key == UNIT => true,
            Some(_) if entry.key == ATTACHED_WORDS => {
                self.fill_all(&mut entry.value);
                true
            }
            Some(_) if self.is_open(component, entry) => false,
            Some(field) => self.shape(&field.shape, &mut entry.value),
            None => true,
        });
        if let Some(outer) = outer {
            self.context = outer;
        }
    }

    /// Whether an entry is the paper's number or day, and the locality has none yet: room is left on paper.
    fn is_open(&self, component: &Component, entry: &Entry) -> bool {
        let named = std::ptr::eq(component, &VAN_BAN) && GIVEN_LATER.contains(&entry.key.as_str());
        if !self.local || !named {
            return false;
        }
        let text = entry.value.scalar().map_or("", |scalar| scalar.text.trim());
        let inside = text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        let name = inside.and_then(|inside| inside.trim().strip_prefix(UNIT)?.strip_prefix('.'));
        let empty = self.context.get(EMPTY).and_then(tera::Value::as_array);
        name.zip(empty).is_some_and(|(name, empty)| empty.iter().any(|one| one.as_str() == Some(name)))
    }

    /// Fills in `bien:` and makes it visible to conditions and words below. Returns the context as it was
    /// before.
    fn own_words(&mut self, entry: &mut Entry) -> Context {
        self.fill_all(&mut entry.value);
        let outer = self.context.clone();
        let Value::Map(own) = &entry.value.value else { return outer };
        let words = own.iter().filter_map(|entry| Some((&entry.key, entry.value.scalar()?.text.trim())));
        let mut all: BTreeMap<&String, &str> = words.collect();
        let above = outer.get("bien").and_then(tera::Value::as_map);
        let above: Vec<(String, String)> = above
            .into_iter()
            .flatten()
            .filter_map(|(name, word)| Some((name.as_str()?.to_owned(), word.as_str()?.to_owned())))
            .collect();
        for (name, word) in &above {
            all.entry(name).or_insert(word);
        }
        self.context.insert("bien", &all);
        outer
    }

    fn fill_all(&mut self, node: &mut Node) {
        match &mut node.value {
            Value::Scalar(_) => self.fill(node),
            Value::List(items) => items.iter_mut().for_each(|item| self.fill_all(item)),
            Value::Map(entries) => entries.iter_mut().for_each(|entry| self.fill_all(&mut entry.value)),
        }
    }

    /// Settles a value. Returns false if it is a part whose condition does not hold.
    fn shape(&mut self, shape: &Shape, node: &mut Node) -> bool {
        match (shape, &mut node.value) {
            (Shape::Word | Shape::Amounts, _) => self.fill_all(node),
            (Shape::Map(component) | Shape::MapOrList(component), Value::Map(_)) => {
                return self.part(component, node);
            }
            (Shape::MapOrList(component), Value::List(items)) => {
                items.retain_mut(|item| self.part(component, item));
            }
            (Shape::List(inner), Value::List(items)) => items.retain_mut(|item| self.shape(inner, item)),
            (Shape::ProseOr(inner), Value::Map(_) | Value::List(_)) => return self.shape(inner, node),
            _ => {}
        }
        true
    }

    fn part(&mut self, component: &Component, node: &mut Node) -> bool {
        if let Some(condition) = node.get(CONDITION).filter(|_| component.field(CONDITION).is_some()) {
            let condition_of = Condition { office: self.office, context: &self.context };
            if !condition_of.holds(condition, &mut self.report.findings) {
                return false;
            }
        }
        self.component(component, node);
        true
    }

    /// Fills the values of the locality into a word. Its place stays that of the template.
    fn fill(&mut self, node: &mut Node) {
        let Value::Scalar(scalar) = &mut node.value else { return };
        if !self.local || !has_variables(&scalar.text) {
            return;
        }
        let text = protected(&scalar.text);
        // Without escaping: a word has no marks, so that nothing in it can act as one.
        match bounds::render(&self.office.texts, &text, &self.context, false) {
            Ok(filled) => {
                let texts = &self.office.texts;
                let render = |expression: &str| bounds::render(texts, expression, &self.context, false);
                let group = groups::printed(&scalar.text, node.span, &self.context, &self.report.sources);
                let shown = || {
                    let shown = groups::shown(&scalar.text, &filled, node.span, render)?;
                    Some(shown.unwrap_or_else(|error| faults::in_text(&error, node.span)))
                };
                let group = group.or_else(shown);
                group.into_iter().for_each(|finding| self.report.findings.push(finding));
                let filled = filled.replace(ESCAPED_BRACE, "{").trim().to_owned();
                *scalar = Scalar { text: filled, style: ValueStyle::Filled, swallowed: None };
            }
            Err(error) => {
                let texts = &self.office.texts;
                let render = |template: &str| bounds::render(texts, template, &self.context, false);
                let error = faults::before_filters(error, &text, render);
                let finding = empty_word(&self.context, &error, node.span);
                self.report.findings.push(finding.unwrap_or_else(|| faults::in_text(&error, node.span)));
            }
        }
    }
}
