//! A text as it stands once its own tracked changes are accepted, in plain paragraphs, tables and runs.
//!
//! In: a part, or any element with blocks in it. Out: the same without changes, comments, marks of spelling and
//! content controls, whose words stay; simple fields as the runs that say the same. Bookmarks stay where they are
//! asked for.

use super::markup::{Markup, MarkupChild};

/// Ends and begins that mark something for others.
const DROPPED: &[&str] = &[
    "w:proofErr",
    "w:lastRenderedPageBreak",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:commentReference",
    "w:permStart",
    "w:permEnd",
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:customXmlInsRangeStart",
    "w:customXmlInsRangeEnd",
    "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd",
    "w:customXmlMoveFromRangeStart",
    "w:customXmlMoveFromRangeEnd",
    "w:customXmlMoveToRangeStart",
    "w:customXmlMoveToRangeEnd",
    "w:sdtPr",
    "w:sdtEndPr",
    "w:smartTagPr",
    "w:customXmlPr",
    "w:del",
    "w:moveFrom",
    "w:cellIns",
    "w:cellDel",
    "w:cellMerge",
    "w:numberingChange",
    "w:tblGridChange",
];

/// What only holds others together.
const OPENED: &[&str] = &["w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml"];

/// An element without all of this.
pub(super) fn tidied(mut element: Markup, keeps_bookmarks: bool) -> Markup {
    let children = std::mem::take(&mut element.children);
    element.children = inner(children, keeps_bookmarks);
    if HOLDERS.contains(&element.name.as_str()) {
        let children = std::mem::take(&mut element.children);
        element.children = without_loose_bookmarks(children);
    }
    element
}

/// What holds paragraphs and tables.
const HOLDERS: &[&str] = &["w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent"];

/// Blocks, in which each bookmark between them stands in the paragraph behind it, or else in the last one before it.
fn without_loose_bookmarks(children: Vec<MarkupChild>) -> Vec<MarkupChild> {
    let is = |child: &MarkupChild, names: &[&str]| matches!(child, MarkupChild::Element(one) if names.contains(&one.name.as_str()));
    let mut blocks: Vec<MarkupChild> = Vec::new();
    let mut loose: Vec<MarkupChild> = Vec::new();
    let put_back = |blocks: &mut Vec<MarkupChild>, loose: &mut Vec<MarkupChild>| {
        let last = blocks.iter_mut().rev().find_map(|block| match block {
            MarkupChild::Element(one) if one.name == "w:p" => Some(one),
            _ => None,
        });
        // Where no paragraph stands before a table, nothing is lost that a reader sees.
        let loose = std::mem::take(loose);
        last.into_iter().for_each(|last| last.children.extend(loose.iter().cloned()));
    };
    for child in children {
        if is(&child, &["w:bookmarkStart", "w:bookmarkEnd"]) {
            loose.push(child);
            continue;
        }
        match child {
            MarkupChild::Element(mut paragraph) if paragraph.name == "w:p" => {
                let own = paragraph.children.iter().take_while(|inner| is(inner, &["w:pPr"])).count();
                paragraph.children.splice(own..own, loose.drain(..));
                blocks.push(MarkupChild::Element(paragraph));
            }
            other => {
                if matches!(other, MarkupChild::Element(_)) {
                    put_back(&mut blocks, &mut loose);
                }
                blocks.push(other);
            }
        }
    }
    put_back(&mut blocks, &mut loose);
    blocks
}

fn inner(children: Vec<MarkupChild>, keeps_bookmarks: bool) -> Vec<MarkupChild> {
    let mut tidy: Vec<MarkupChild> = Vec::new();
    // Words of paragraphs whose marks are deleted: they go on in the next paragraph.
    let mut carried: Vec<MarkupChild> = Vec::new();
    for child in opened(children) {
        let MarkupChild::Element(element) = child else {
            tidy.push(child);
            continue;
        };
        let name = element.name.as_str();
        let is_bookmark = matches!(name, "w:bookmarkStart" | "w:bookmarkEnd");
        if DROPPED.contains(&name)
            || name.ends_with("PrChange")
            || (is_bookmark && !keeps_bookmarks)
            || is_gone(&element)
        {
            continue;
        }
        let loses_mark = name == "w:p" && has_in(&element, &["w:pPr", "w:rPr"], &["w:del", "w:moveFrom"]);
        let was_run = name == "w:r";
        let mut element = tidied(element, keeps_bookmarks);
        let is_empty = || element.elements().all(|inner| inner.name == "w:rPr");
        match element.name.as_str() {
            "w:r" if was_run && is_empty() => {}
            "w:fldSimple" => tidy.extend(field(element)),
            "w:p" => {
                let (own, words): (Vec<_>, Vec<_>) = std::mem::take(&mut element.children)
                    .into_iter()
                    .partition(|inner| matches!(inner, MarkupChild::Element(one) if one.name == "w:pPr"));
                let words = [std::mem::take(&mut carried), words].concat();
                if loses_mark {
                    carried = words;
                    continue;
                }
                element.children = [own, words].concat();
                tidy.push(MarkupChild::Element(element));
            }
            _ => {
                // What stands between two blocks takes no words along.
                if matches!(element.name.as_str(), "w:tbl" | "w:sectPr") && !carried.is_empty() {
                    let words = std::mem::take(&mut carried);
                    tidy.push(MarkupChild::Element(Markup { children: words, ..Markup::new("w:p") }));
                }
                tidy.push(MarkupChild::Element(element));
            }
        }
    }
    if !carried.is_empty() {
        tidy.push(MarkupChild::Element(Markup { children: carried, ..Markup::new("w:p") }));
    }
    tidy
}

/// Children with what stands in holders in place of the holders.
fn opened(children: Vec<MarkupChild>) -> Vec<MarkupChild> {
    let is_holder = |child: &MarkupChild| matches!(child, MarkupChild::Element(one) if OPENED.contains(&one.name.as_str()));
    let mut children = children;
    while children.iter().any(is_holder) {
        children = children
            .into_iter()
            .flat_map(|child| match child {
                MarkupChild::Element(one) if OPENED.contains(&one.name.as_str()) => one.children,
                other => vec![other],
            })
            .collect();
    }
    children
}

/// Whether a row or a cell is deleted.
fn is_gone(element: &Markup) -> bool {
    match element.name.as_str() {
        "w:tr" => has_in(element, &["w:trPr"], &["w:del", "w:moveFrom"]),
        "w:tc" => has_in(element, &["w:tcPr"], &["w:cellDel"]),
        _ => false,
    }
}

fn has_in(element: &Markup, way: &[&str], names: &[&str]) -> bool {
    let last = way.iter().try_fold(element, |element, name| element.child(name));
    last.is_some_and(|last| names.iter().any(|name| last.child(name).is_some()))
}

/// The runs that say what a simple field says.
fn field(field: Markup) -> Vec<MarkupChild> {
    let run = |inner: Markup| {
        MarkupChild::Element(Markup { children: vec![MarkupChild::Element(inner)], ..Markup::new("w:r") })
    };
    let step = |kind: &str| {
        let mut step = Markup::new("w:fldChar");
        step.set("w:fldCharType", kind);
        run(step)
    };
    let mut instruction = Markup::new("w:instrText");
    instruction.set("xml:space", "preserve");
    instruction.children.push(MarkupChild::Text(field.attribute("w:instr").unwrap_or_default().to_owned()));
    let mut runs = vec![step("begin"), run(instruction), step("separate")];
    runs.extend(field.children);
    runs.push(step("end"));
    runs
}
