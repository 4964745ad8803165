//! Changes of a locality's paper as its own file: the template, which all localities share, stays.
//!
//! In: the template as it was and as it would be, the locality's own file as it was and as it is today. Out: that file
//! with what the locality has otherwise: single values, parts by their `ma`, else whole lists. Whether the paper then
//! says what its edited file says is left to [`super::proof`].

use super::TakeSide;
use super::files::{nowhere, typed};
use super::today;
use crate::yaml::splice::{Edit, ListItem, Step, splice};
use crate::yaml::{self, Entry, Node, Scalar, Value, ValueStyle, typed_entry};

/// A locality's own file.
#[derive(Clone, Copy, Debug)]
pub struct WardFile<'a> {
    /// What the materials call it, or would.
    pub way: &'a str,
    /// Its name in messages.
    pub name: &'a str,
    /// Its text today; None if there is none yet.
    pub today: Option<&'a str>,
    /// Whose it is, in words.
    pub of: &'a str,
}

/// Why a locality's own file does not get the changes.
#[derive(Clone, Debug)]
pub(super) enum WardFault {
    /// They cannot be said there: why.
    Refused(String),
    /// Somebody has changed the same value: what it says, and where in the own file it stands.
    Asked { today: String, at: Option<usize> },
}

/// The own file of a locality with what a template would say otherwise.
pub(super) fn with_changes(
    (template, made): (&str, &str),
    own: Option<&str>,
    before: Option<&str>,
    (side, of): (Option<TakeSide>, &str),
) -> Result<String, WardFault> {
    let refused = |words: &str| WardFault::Refused(words.to_owned());
    let read = |text: &str| yaml::glance("", text).ok_or_else(|| refused("tệp còn lỗi YAML"));
    let Some(delta) = delta(&read(template)?, &read(made)?)? else {
        return Ok(own.unwrap_or_default().to_owned());
    };
    let Value::Map(entries) = &delta.value else { return Err(refused("mẫu chung viết khác thường")) };
    if entries.iter().any(|entry| matches!(entry.key.as_str(), "loai" | "dia_phuong")) {
        return Err(refused("tệp riêng của địa phương không ghi được khóa này"));
    }
    let over = own.and_then(|own| yaml::glance("", own)).filter(|node| matches!(node.value, Value::Map(_)));
    let (Some(own), Some(over)) = (own, over) else {
        let lines: String = entries.iter().map(|entry| typed_entry(&entry.key, &entry.value, 0)).collect();
        let notes = own.map_or_else(|| format!("# Riêng của {of}.\n"), str::to_owned);
        return Ok(notes + &lines);
    };
    let before = before.and_then(|before| yaml::glance("", before));
    let template = yaml::glance("", template);
    let mut merging = WardMerging { side, edits: Vec::new() };
    merging.merge((&over, &delta), (before.as_ref(), template.as_ref()), &mut Vec::new())?;
    let bytes = splice("", own.as_bytes(), &merging.edits);
    let bytes = bytes.map_err(|finding| WardFault::Refused(finding.message))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What one tree says otherwise than another, as an own file says it. Returns None if they say the same.
fn delta(old: &Node, new: &Node) -> Result<Option<Node>, WardFault> {
    if says_same(old, new) {
        return Ok(None);
    }
    match (&old.value, &new.value) {
        (Value::Map(olds), Value::Map(news)) => {
            if let Some(gone) = olds.iter().find(|entry| new.get(&entry.key).is_none()) {
                let why = format!("tệp riêng không bớt được khóa `{}` của mẫu chung", gone.key);
                return Err(WardFault::Refused(why));
            }
            let mut entries = Vec::new();
            for entry in news {
                let value = match old.get(&entry.key) {
                    Some(was) => delta(was, &entry.value)?,
                    None => Some(entry.value.clone()),
                };
                entries.extend(value.map(|value| Entry { value, ..entry.clone() }));
            }
            Ok(Some(Node { value: Value::Map(entries), span: new.span }))
        }
        (Value::List(olds), Value::List(news)) => {
            let parts = parts(olds, news)?.map(|parts| Node { value: Value::List(parts), span: new.span });
            Ok(Some(parts.unwrap_or_else(|| new.clone())))
        }
        _ => Ok(Some(new.clone())),
    }
}

/// What a list of parts says otherwise, part by part. Returns None if a part that changed has no id.
fn parts(olds: &[Node], news: &[Node]) -> Result<Option<Vec<Node>>, WardFault> {
    let mut all = Vec::new();
    for old in olds.iter().filter(|old| !news.iter().any(|new| says_same(old, new))) {
        let Some(id) = id(old) else { return Ok(None) };
        match news.iter().find(|new| self::id(new) == Some(id)) {
            None => all.push(part("bo", id, &[])),
            Some(new) => {
                let Some(Node { value: Value::Map(entries), .. }) = delta(old, new)? else { return Ok(None) };
                all.push(part("ma", id, &entries));
            }
        }
    }
    let is_new =
        |new: &Node| !olds.iter().any(|old| says_same(old, new) || (id(old).is_some() && id(old) == id(new)));
    // Each comes right behind its neighbour, so that of several the last is said first.
    for (at, new) in news.iter().enumerate().rev().filter(|(_, new)| is_new(new)) {
        let Value::Map(entries) = &new.value else { return Ok(None) };
        let known = |node: &&Node| id(node).is_some() && !is_new(node);
        let before = news[..at].iter().rev().find(known);
        match (before.and_then(id), news[at..].iter().find(known).and_then(id)) {
            (Some(id), _) => all.push(part("them_sau", id, entries)),
            (None, Some(id)) => all.push(part("them_truoc", id, entries)),
            (None, None) => return Ok(None),
        }
    }
    Ok(Some(all))
}

fn part(key: &str, id: &str, entries: &[Entry]) -> Node {
    let scalar = Scalar { text: id.to_owned(), style: ValueStyle::Plain, swallowed: None };
    let value = Node { value: Value::Scalar(scalar), span: nowhere() };
    let first = Entry { key: key.to_owned(), key_span: nowhere(), value };
    Node { value: Value::Map([&[first], entries].concat()), span: nowhere() }
}

/// The id of a part.
fn id(node: &Node) -> Option<&str> {
    Some(node.get("ma")?.scalar()?.text.trim())
}

/// Whether two trees say the same, wherever they stand.
fn says_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar(one), Value::Scalar(other)) => one.text == other.text,
        (Value::List(ones), Value::List(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| says_same(one, other))
        }
        (Value::Map(ones), Value::Map(others)) => {
            ones.len() == others.len()
                && ones
                    .iter()
                    .zip(others)
                    .all(|(one, other)| one.key == other.key && says_same(&one.value, &other.value))
        }
        _ => false,
    }
}

/// Changes put into an own file that is there.
struct WardMerging {
    side: Option<TakeSide>,
    edits: Vec<Edit>,
}

impl WardMerging {
    fn merge(
        &mut self,
        (over, delta): (&Node, &Node),
        // What the own file said when the paper went out, and what the template says there.
        (before, template): (Option<&Node>, Option<&Node>),
        way: &mut Vec<Step>,
    ) -> Result<(), WardFault> {
        match (&over.value, &delta.value) {
            (Value::Map(_), Value::Map(entries)) => {
                for entry in entries.iter().filter(|entry| entry.key != "ma") {
                    let Some(inner) = over.get(&entry.key).filter(|inner| !inner.is_empty()) else {
                        let (map, key, value) = (way.clone(), entry.key.clone(), entry.value.clone());
                        self.edits.push(Edit::Put { map, after: None, key, value });
                        continue;
                    };
                    way.push(Step::Key(entry.key.clone()));
                    let [before, template] =
                        [before, template].map(|node| node.and_then(|node| node.get(&entry.key)));
                    self.merge((inner, &entry.value), (before, template), way)?;
                    way.pop();
                }
                Ok(())
            }
            (Value::List(items), Value::List(parts)) if parts.iter().all(names_part) => {
                let mut new = Vec::new();
                for part in parts {
                    let own =
                        id(part).and_then(|id| items.iter().position(|item| self::id(item) == Some(id)));
                    let Some(at) = own else {
                        new.push(ListItem::New(part.clone()));
                        continue;
                    };
                    let was = [before, template].map(|node| match &node?.value {
                        Value::List(items) => items.iter().find(|item| id(item) == id(part)),
                        _ => None,
                    });
                    way.push(Step::Item(at));
                    self.merge((&items[at], part), was.into(), way)?;
                    way.pop();
                }
                if !new.is_empty() {
                    let kept = (0..items.len())
                        .map(|at| ListItem::Kept(way.iter().cloned().chain([Step::Item(at)]).collect()));
                    self.edits.push(Edit::Items { list: way.clone(), items: kept.chain(new).collect() });
                }
                Ok(())
            }
            _ if says_same(over, delta) => Ok(()),
            (value, new) => {
                if before.is_none_or(|before| !says_same(before, over)) {
                    let base = before.or(template);
                    if let Some(edit) = base.and_then(|base| merged_value(base, over, delta, way)) {
                        self.edits.extend(edit);
                        return Ok(());
                    }
                    match self.side {
                        Some(TakeSide::Word) => {}
                        Some(TakeSide::Source) | None => {
                            let at = Some(over.span.start as usize);
                            return Err(WardFault::Asked { today: text_of(over), at });
                        }
                    }
                }
                match (value, new) {
                    (Value::Scalar(_), Value::Scalar(scalar)) => {
                        let text = scalar.text.trim_end_matches('\n').to_owned();
                        self.edits.push(Edit::Text { at: way.clone(), value: text });
                        Ok(())
                    }
                    (Value::List(_), Value::List(items)) => {
                        let items = items.iter().cloned().map(ListItem::New).collect();
                        self.edits.push(Edit::Items { list: way.clone(), items });
                        Ok(())
                    }
                    _ => Err(WardFault::Refused("tệp riêng của địa phương viết khác thường".to_owned())),
                }
            }
        }
    }
}

/// The edit after which a value says what two people made of it in different places. Returns None if they changed the
/// same; an edit of nothing if all is there.
fn merged_value(base: &Node, today: &Node, edited: &Node, way: &[Step]) -> Option<Option<Edit>> {
    let lines = |node: &Node| match &node.value {
        Value::Scalar(scalar) => Some(format!("{}\n", scalar.text.trim_end_matches('\n'))),
        Value::List(items) => {
            let texts: Option<Vec<&str>> =
                items.iter().map(|item| Some(item.scalar()?.text.as_str())).collect();
            let texts = texts.filter(|texts| texts.iter().all(|text| !text.contains('\n')))?;
            Some(texts.into_iter().map(|text| format!("{text}\n")).collect())
        }
        Value::Map(_) => None,
    };
    let own = lines(today)?;
    let all = today::merged(&lines(base)?, &own, &lines(edited)?)?;
    if all == own {
        return Some(None);
    }
    let at = way.to_vec();
    Some(Some(match &today.value {
        Value::List(_) => {
            Edit::Items { list: at, items: all.lines().map(typed).map(ListItem::New).collect() }
        }
        _ => Edit::Text { at, value: all.trim_end_matches('\n').to_owned() },
    }))
}

/// Whether an item says which part it is about.
fn names_part(node: &Node) -> bool {
    ["ma", "bo", "them_sau", "them_truoc"].into_iter().any(|key| node.get(key).is_some())
}

/// All that a tree says.
fn text_of(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) => scalar.text.clone(),
        Value::List(items) => items.iter().map(text_of).collect::<Vec<_>>().join(" "),
        Value::Map(entries) => {
            entries.iter().map(|entry| text_of(&entry.value)).collect::<Vec<_>>().join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::TakeSide;
    use super::{WardFault, with_changes};

    const TEMPLATE: &str = "loai: ke_hoach\ndia_danh: \"{{ dia_phuong.ten }}\"\nnoi_dung:\n  - muc: Một\n    ma: mot\n    loi_van: |\n      1. A\n      2. B\n  - muc: Hai\n    ma: hai\n    loi_van: C\nnoi_nhan: |\n  D\n  E\n";

    fn made(
        edits: &[(&str, &str)],
        own: Option<&str>,
        before: Option<&str>,
        side: Option<TakeSide>,
    ) -> Result<String, String> {
        let new = edits.iter().fold(TEMPLATE.to_owned(), |text, (old, new)| text.replace(old, new));
        with_changes((TEMPLATE, &new), own, before, (side, "xã A")).map_err(|fault| match fault {
            WardFault::Refused(why) => why,
            WardFault::Asked { today, .. } => format!("hỏi: {today}"),
        })
    }

    #[test]
    fn parts_are_named_by_their_ids_and_values_replace() {
        let edits = &[("2. B", "2. B mới\n      3. Thêm"), ("  E\n", "")];
        let expected = "# Riêng của xã A.\nnoi_dung:\n  - ma: mot\n    loi_van: |\n      1. A\n      2. B mới\n      3. Thêm\nnoi_nhan: D\n";
        assert_eq!(
            made(edits, None, None, None).unwrap().replace("noi_nhan: |\n  D\n", "noi_nhan: D\n"),
            expected
        );
    }

    #[test]
    fn an_own_file_goes_on() {
        let own = "# riêng\nnoi_dung:\n  - ma: hai\n    loi_van: C riêng\ndia_danh: A\n";
        let added = made(&[("2. B", "2. B mới")], Some(own), Some(own), None).unwrap();
        assert_eq!(
            added,
            own.replace("dia_danh", "  - ma: mot\n    loi_van: |\n      1. A\n      2. B mới\ndia_danh")
        );
        // The same value that both have changed.
        let edits = &[("loi_van: C", "loi_van: C mới")];
        assert_eq!(made(edits, Some(own), None, None), Err("hỏi: C riêng".to_owned()));
        assert_eq!(
            made(edits, Some(own), None, Some(TakeSide::Word)).unwrap(),
            own.replace("C riêng", "C mới")
        );
    }

    #[test]
    fn parts_that_come_and_go() {
        let gone = made(&[("  - muc: Hai\n    ma: hai\n    loi_van: C\n", "")], None, None, None).unwrap();
        assert_eq!(gone, "# Riêng của xã A.\nnoi_dung:\n  - bo: hai\n");
        let come = made(&[("noi_nhan", "  - muc: Ba\n    loi_van: X\nnoi_nhan")], None, None, None).unwrap();
        assert_eq!(come, "# Riêng của xã A.\nnoi_dung:\n  - them_sau: hai\n    muc: Ba\n    loi_van: X\n");
    }
}
