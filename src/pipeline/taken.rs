//! Appendices that a document takes over from another file (`lay_tu`), put into its nodes.
//!
//! In: the node of a document. Out: the same node with the other file's appendix in each place, which keeps
//! its own file, so that a figure stands once for both papers. Errors inside that file are told there;
//! what cannot be taken is told at the reference.

use super::referred;
use crate::content::declare::Word;
use crate::content::number::roman;
use crate::content::taken;
use crate::files::Files;
use crate::finding::{Finding, Report, codes};
use crate::yaml::{self, Entry, Node, Value};

/// Names that an appendix may use and that its own document explains.
const EXPLAINED: [&str; 2] = ["bien", "vien_dan"];

/// Puts attached files in their places, then the appendices that come from other files.
pub(super) fn attach(document: &mut Node, files: &dyn Files, report: &mut Report) {
    referred::attach(document, files, report);
    let mut explained = Vec::new();
    each_appendix(document, &mut |appendix| take(appendix, files, &mut explained, report));
    for (reference, names, appendix) in &explained {
        explain(document, reference, names, appendix, report);
    }
}

/// What an appendix that was taken over needs: the reference, what explains its names, the appendix.
type NamesTaken = (Word, Node, Node);

/// An appendix of another file, with what explains its names there.
type AppendixThere = (Node, Node);

/// All appendices of a document, in their order.
fn standing(document: &Node, outer: Option<&Node>, all: &mut Vec<AppendixThere>) {
    // What stands in an inner document hides what the outer one calls so.
    let explained = |key: &&str| {
        let named = |node: Option<&Node>| match node.and_then(|node| node.get(key)).map(|node| &node.value) {
            Some(Value::Map(names)) => names.clone(),
            _ => Vec::new(),
        };
        let mut names = named(Some(document));
        let hidden = |one: &Entry, names: &[Entry]| names.iter().any(|other| other.key == one.key);
        for one in named(outer) {
            if !hidden(&one, &names) {
                names.push(one);
            }
        }
        let value = Node { value: Value::Map(names), span: document.span };
        Entry { key: (*key).to_owned(), key_span: document.span, value }
    };
    let explained = EXPLAINED.iter().map(explained).collect();
    let explained = Node { value: Value::Map(explained), span: document.span };
    let list = |key: &str| match document.get(key).map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    all.extend(list("phu_luc").iter().map(|appendix| (appendix.clone(), explained.clone())));
    list("kem_theo").iter().for_each(|attached| standing(attached, Some(&explained), all));
}

fn each_appendix(document: &mut Node, each: &mut dyn FnMut(&mut Node)) {
    let Value::Map(entries) = &mut document.value else { return };
    for entry in entries {
        let Value::List(items) = &mut entry.value.value else { continue };
        match entry.key.as_str() {
            "phu_luc" => items.iter_mut().for_each(&mut *each),
            "kem_theo" => items.iter_mut().for_each(|one| each_appendix(one, each)),
            _ => {}
        }
    }
}

fn take(item: &mut Node, files: &dyn Files, explained: &mut Vec<NamesTaken>, report: &mut Report) {
    // A fault of shape is told when the appendix is read.
    let Some(reference) = taken::read(item) else { return };
    if !referred::is_yaml(&reference.tep, taken::KEY, &mut report.findings) {
        return;
    }
    let Some((name, bytes)) = referred::file_of(&reference.tep, files, report) else { return };
    let Some(mut source) = yaml::open(&name, &bytes, report) else { return };
    referred::attach(&mut source, files, report);
    let mut all = Vec::new();
    standing(&source, None, &mut all);
    match chosen(&reference, &name, all) {
        Ok((appendix, names)) => {
            explained.push((reference.tep, names, appendix.clone()));
            lay_over(item, appendix);
        }
        Err(fault) => report.findings.push(fault),
    }
}

/// The appendix that is meant: by its `ma`, or by its place among all of the file.
fn chosen(
    reference: &taken::TakenAppendix,
    name: &str,
    all: Vec<AppendixThere>,
) -> Result<AppendixThere, Finding> {
    let at = reference.phu_luc.as_ref().map_or(reference.tep.at, |one| one.at);
    let fault = |message: String, hint: &str| Finding::error(codes::C015, at, message).hint(hint.to_owned());
    let count = all.len();
    if count == 0 {
        return Err(fault(format!("`{name}` không có phụ lục nào"), "nêu tệp có phụ lục cần lấy"));
    }
    let ids: Vec<String> = all.iter().map(|(one, _)| word(one, "ma").unwrap_or_default()).collect();
    let wanted = reference.phu_luc.as_ref().map(|one| one.text.as_str());
    let place = match wanted {
        None if count == 1 => Some(0),
        None => None,
        Some(wanted) => ids.iter().position(|id| id == wanted).or_else(|| {
            (0..count).find(|&at| (at + 1).to_string() == wanted || roman(at as u32 + 1) == wanted)
        }),
    };
    let Some(place) = place else {
        let known: Vec<&str> = ids.iter().map(String::as_str).filter(|id| !id.is_empty()).collect();
        let known = match known.as_slice() {
            [] => format!("ghi thứ tự của phụ lục, từ `1` đến `{count}`"),
            known => format!("ghi `ma` ({}) hoặc thứ tự của phụ lục", known.join(", ")),
        };
        return Err(match wanted {
            None => fault(format!("`{name}` có {count} phụ lục, chưa rõ lấy phụ lục nào"), &known),
            Some(wanted) if count == 1 => fault(
                format!("`{name}` không có phụ lục `{wanted}`"),
                "tệp đó chỉ có một phụ lục: bỏ khóa `phu_luc` này",
            ),
            Some(wanted) => fault(format!("`{name}` không có phụ lục `{wanted}`"), &known),
        });
    };
    let (appendix, names) = all.into_iter().nth(place).expect("a place among them");
    match appendix.get(taken::KEY) {
        Some(_) => {
            Err(fault(format!("phụ lục này của `{name}` lại lấy từ tệp khác"), "ghi thẳng tệp có phụ lục đó"))
        }
        None => Ok((appendix, names)),
    }
}

/// Puts an appendix in the place of the one that asks for it, whose own keys stay.
fn lay_over(item: &mut Node, appendix: Node) {
    let (Value::Map(own), Value::Map(taken)) = (&mut item.value, appendix.value) else { return };
    own.retain(|entry| entry.key != taken::KEY);
    let missing: Vec<Entry> =
        taken.into_iter().filter(|entry| own.iter().all(|one| one.key != entry.key)).collect();
    own.extend(missing);
}

/// Gives the document the variables and cited papers that an appendix from another one uses. Where both
/// have one of a name, they must agree.
fn explain(document: &mut Node, reference: &Word, source: &Node, appendix: &Node, report: &mut Report) {
    for key in EXPLAINED {
        let Some(Value::Map(names)) = source.get(key).map(|node| &node.value) else { continue };
        let used = |entry: &&Entry| uses(appendix, &format!("{key}.{}", entry.key));
        for entry in names.iter().filter(used) {
            let own = document.get(key).and_then(|node| node.get(&entry.key));
            let value = |node: &Node| node.scalar().map(|scalar| scalar.text.trim().to_owned());
            match own {
                None => add(document, key, entry.clone()),
                Some(own) if value(own) == value(&entry.value) || key != "bien" => {}
                Some(_) => {
                    let message = format!("`bien.{}` ở `{}` khác ở tệp này", entry.key, reference.text);
                    let hint =
                        "phụ lục lấy sang đọc biến của tệp này: ghi cùng một giá trị, hoặc đổi tên biến";
                    report.findings.push(Finding::error(codes::C015, reference.at, message).hint(hint));
                }
            }
        }
    }
}

fn add(document: &mut Node, key: &str, entry: Entry) {
    let Value::Map(entries) = &mut document.value else { return };
    match entries.iter_mut().find(|one| one.key == key).map(|one| &mut one.value.value) {
        Some(Value::Map(own)) => own.push(entry),
        Some(_) => {}
        None => {
            let span = entry.value.span;
            let value = Node { value: Value::Map(vec![entry]), span };
            entries.push(Entry { key: key.to_owned(), key_span: span, value });
        }
    }
}

/// Whether a text of a node names this.
fn uses(node: &Node, name: &str) -> bool {
    match &node.value {
        Value::Scalar(scalar) => scalar.text.match_indices(name).any(|(at, _)| {
            let next = scalar.text[at + name.len()..].chars().next();
            next.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
        }),
        Value::List(items) => items.iter().any(|item| uses(item, name)),
        Value::Map(entries) => entries.iter().any(|entry| uses(&entry.value, name)),
    }
}

fn word(node: &Node, key: &str) -> Option<String> {
    Some(node.get(key)?.scalar()?.text.trim().to_owned())
}
