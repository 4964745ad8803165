//! Remarks put into a copy of a Word file, as comments of Word at their paragraphs.
//!
//! In: the bytes of a file, and remarks, each for a paragraph of the main part by its number. Out: the bytes
//! of the copy: all other parts are the same, byte for byte. Where a number is none of the part's, the remark
//! goes to the first paragraph. It leaves what is remarked to others.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use super::fault::WordFault;
use super::package::WordPackage;
use super::parts;

/// Who the remarks are by.
const AUTHOR: &str = "vanban";
const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
/// The same two in a file that Word saved as "Strict Open XML".
const STRICT_SPACE: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const STRICT_RELATION: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// A remark about a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordNote {
    /// Which `w:p` of the main part, from 1.
    pub paragraph: u32,
    /// Its words; each line a paragraph.
    pub text: String,
}

/// A copy of a file with these remarks.
///
/// # Errors
/// Why the file is not read.
pub fn annotated(bytes: &[u8], notes: &[WordNote]) -> Result<Vec<u8>, WordFault> {
    let mut package = WordPackage::open(bytes)?;
    let main = package.main_part()?.ok_or(WordFault::NoText)?;
    let text = package.text(&main)?.ok_or(WordFault::NoText)?;
    let relations = package.relations(&main)?;
    let known =
        relations.iter().find(|one| one.kind == "comments" && !one.is_external).map(|one| one.target.clone());
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let mut changed = BTreeMap::new();
    let comments_part = known.clone().unwrap_or_else(|| free_name(&package, &beside));
    let old = match &known {
        Some(part) => package.text(part)?,
        None => None,
    };
    let free = free_ids(&[Some(text.as_str()), old.as_deref()]);
    let notes: Vec<(u32, &WordNote)> = free.zip(notes).collect();
    let space = if text.contains(STRICT_SPACE) { STRICT_SPACE } else { SPACE };
    changed.insert(
        main.clone(),
        with_marks(&text, &notes, space).ok_or_else(|| WordFault::BrokenPart(main.clone()))?,
    );
    let list = comments(&notes, space);
    changed.insert(
        comments_part.clone(),
        match old {
            Some(old) => {
                within_root(&old, &list).ok_or_else(|| WordFault::BrokenPart(comments_part.clone()))?
            }
            None => format!("<w:comments xmlns:w=\"{space}\">{list}</w:comments>"),
        },
    );
    if known.is_none() {
        let rels = beside(&format!("_rels/{file}.rels"));
        let old = package.text(&rels)?.unwrap_or_else(|| {
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_owned()
        });
        let id = (1..)
            .map(|number| format!("rIdNhanXet{number}"))
            .find(|id| relations.iter().all(|one| one.id != *id));
        let target = comments_part.rsplit('/').next().unwrap_or(&comments_part);
        let kind = if space == STRICT_SPACE { STRICT_RELATION } else { RELATION };
        let line =
            format!("<Relationship Id=\"{}\" Type=\"{kind}\" Target=\"{target}\"/>", id.unwrap_or_default());
        changed.insert(rels.clone(), within_root(&old, &line).ok_or(WordFault::BrokenPart(rels))?);
    }
    let kinds = "[Content_Types].xml".to_owned();
    let old = package.text(&kinds)?.ok_or_else(|| WordFault::BrokenPart(kinds.clone()))?;
    // A relation may lead to a part that is not there, and of which nothing says what it holds.
    if !old.to_lowercase().contains(&format!("\"/{}\"", comments_part.to_lowercase())) {
        let line = format!("<Override PartName=\"/{comments_part}\" ContentType=\"{KIND}\"/>");
        changed.insert(kinds.clone(), within_root(&old, &line).ok_or(WordFault::BrokenPart(kinds))?);
    }
    let changed = changed.into_iter().map(|(part, text)| (part, parts::declared(&text))).collect();
    parts::repacked(bytes, &changed)
}

/// A name for the part with the remarks that no other part has.
fn free_name(package: &WordPackage<'_>, beside: &dyn Fn(&str) -> String) -> String {
    let names =
        std::iter::once("comments.xml".to_owned()).chain((2..).map(|number| format!("comments{number}.xml")));
    names.map(|name| beside(&name)).find(|name| !package.has(name)).unwrap_or_default()
}

/// The remarks as elements of their part.
fn comments(notes: &[(u32, &WordNote)], space: &str) -> String {
    let mut list = String::new();
    for (number, note) in notes {
        list += &format!(
            "<w:comment xmlns:w=\"{space}\" w:id=\"{number}\" w:author=\"{AUTHOR}\" w:initials=\"vb\">"
        );
        for line in note.text.lines() {
            list += &format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(line));
        }
        list += "</w:comment>";
    }
    list
}

/// Numbers that no remark of these parts has, nor a mark of one that is gone.
fn free_ids(parts: &[Option<&str>]) -> impl Iterator<Item = u32> + use<> {
    let mut used = BTreeSet::new();
    for text in parts.iter().flatten() {
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) if local(&tag).starts_with("comment") => {
                    let ids = tag.attributes().flatten().filter(|one| one.key.local_name().as_ref() == "id");
                    used.extend(ids.filter_map(|one| {
                        String::from_utf8_lossy(one.value.as_bytes()).trim().parse::<u32>().ok()
                    }));
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
    }
    (0..).filter(move |id| !used.contains(id))
}

fn local(tag: &BytesStart<'_>) -> String {
    let name = tag.name().0;
    name.split_once(':').map_or(name, |(_, local)| local).to_owned()
}

fn prefix(tag: &BytesStart<'_>) -> String {
    tag.name().0.split_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"))
}

/// A part with elements put in before its root ends; None where it has none.
fn within_root(text: &str, elements: &str) -> Option<String> {
    let text = text.trim_end();
    if let Some(end) = text.rfind("</").filter(|end| !text[*end..].contains("/>")) {
        return Some(format!("{}{elements}{}", &text[..end], &text[end..]));
    }
    // A root that is empty.
    let open = text.strip_suffix("/>")?;
    let start = open.rfind('<')?;
    let name: String = open[start + 1..].chars().take_while(|sign| !sign.is_whitespace()).collect();
    Some(format!("{}>{elements}</{name}>", open.trim_end()))
}

/// The main part with a mark for each remark.
fn with_marks(text: &str, notes: &[(u32, &WordNote)], space: &str) -> Option<String> {
    let places = paragraphs(text)?;
    let mut inserted: Vec<(usize, String)> = Vec::new();
    let mut replaced: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    for (id, note) in notes {
        places.last()?;
        let at = (note.paragraph as usize).checked_sub(1).filter(|at| *at < places.len()).unwrap_or(0);
        let MarkedPlace { begin, end, prefix, empty, .. } = &places[places[at].outer.unwrap_or(at)];
        // An attribute is of Word's own names by a prefix only, which a part may have none of.
        let (w, names) = match prefix.as_str() {
            "" => ("w:", format!(" xmlns:w=\"{space}\"")),
            known => (known, String::new()),
        };
        let start = format!("<{w}commentRangeStart{names} {w}id=\"{id}\"/>");
        let close = format!(
            "<{w}commentRangeEnd{names} {w}id=\"{id}\"/><{w}r{names}><{w}commentReference {w}id=\"{id}\"/></{w}r>"
        );
        match empty {
            Some(tag) => {
                replaced.entry(*begin).or_insert((*end, format!("<{tag}>"))).1 += &format!("{start}{close}");
            }
            None => {
                inserted.push((*begin, start));
                inserted.push((*end, close));
            }
        }
    }
    let closed = |(begin, (end, open)): (usize, (usize, String))| {
        let name: String =
            open[1..].chars().take_while(|sign| !sign.is_whitespace() && *sign != '>').collect();
        (begin, end, format!("{open}</{name}>"))
    };
    let mut changes: Vec<(usize, usize, String)> =
        inserted.into_iter().map(|(at, new)| (at, at, new)).collect();
    changes.extend(replaced.into_iter().map(closed));
    changes.sort_by_key(|(at, ..)| *at);
    let mut marked = String::with_capacity(text.len() + changes.len() * 80);
    let mut from = 0;
    for (begin, end, new) in changes {
        marked.push_str(text.get(from..begin)?);
        marked.push_str(&new);
        from = end;
    }
    marked.push_str(text.get(from..)?);
    Some(marked)
}

/// Where marks go into a paragraph.
struct MarkedPlace {
    /// Behind its properties.
    begin: usize,
    /// Before its end.
    end: usize,
    prefix: String,
    /// Its tag, where it is an empty element, which `begin` and `end` surround.
    empty: Option<String>,
    /// The paragraph that holds the box it stands in: Word passes over remarks in boxes.
    outer: Option<usize>,
}

/// The paragraphs of a part, in the order they begin; None where it is broken.
fn paragraphs(text: &str) -> Option<Vec<MarkedPlace>> {
    let mut reader = Reader::from_str(text);
    let mut places: Vec<MarkedPlace> = Vec::new();
    // Paragraphs that are open, each with how deep it is; whether nothing was in it yet.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut root: Option<String> = None;
    let mut depth = 0;
    loop {
        let before = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let after = usize::try_from(reader.buffer_position()).ok()?;
        match event {
            Event::Start(tag) => {
                depth += 1;
                let of_word = *root.get_or_insert_with(|| prefix(&tag)) == prefix(&tag);
                if of_word && local(&tag) == "p" {
                    let outer = open.first().map(|(place, _)| *place);
                    open.push((places.len(), depth));
                    let prefix = prefix(&tag);
                    places.push(MarkedPlace { begin: after, end: after, prefix, empty: None, outer });
                }
            }
            Event::Empty(tag) => {
                let of_word = root.as_ref() == Some(&prefix(&tag));
                if of_word && local(&tag) == "p" {
                    let inner = text.get(before + 1..after - 2)?.trim_end().to_owned();
                    places.push(MarkedPlace {
                        begin: before,
                        end: after,
                        prefix: prefix(&tag),
                        empty: Some(inner),
                        outer: open.first().map(|(place, _)| *place),
                    });
                } else if of_word && local(&tag) == "pPr" {
                    behind_properties(&mut places, &open, depth, after);
                }
            }
            Event::End(tag) => {
                let name = tag.name().0;
                let is_properties = name.ends_with("pPr");
                depth -= 1;
                if is_properties {
                    behind_properties(&mut places, &open, depth, after);
                }
                if open.last().is_some_and(|(_, at)| *at == depth + 1) {
                    let (place, _) = open.pop()?;
                    places[place].end = before;
                }
            }
            Event::Eof => return open.is_empty().then_some(places),
            _ => {}
        }
    }
}

/// Marks stand behind the properties of a paragraph that were just read.
fn behind_properties(places: &mut [MarkedPlace], open: &[(usize, usize)], depth: usize, after: usize) {
    if let Some((place, at)) = open.last()
        && *at == depth
    {
        places[*place].begin = after;
    }
}

#[cfg(test)]
mod tests {
    use super::{SPACE, WordNote, free_ids, with_marks, within_root};

    #[test]
    fn elements_go_before_the_end_of_a_root() {
        assert_eq!(
            within_root("<?xml version=\"1.0\"?><c><a/></c>\n", "<b/>").unwrap(),
            "<?xml version=\"1.0\"?><c><a/><b/></c>"
        );
        assert_eq!(within_root("<w:c xmlns:w=\"u\"/>", "<b/>").unwrap(), "<w:c xmlns:w=\"u\"><b/></w:c>");
        assert!(within_root("", "<b/>").is_none());
    }

    fn marked(part: &str, paragraphs: &[(u32, u32)]) -> String {
        let notes: Vec<(u32, WordNote)> = paragraphs
            .iter()
            .map(|&(id, paragraph)| (id, WordNote { paragraph, text: String::new() }))
            .collect();
        let notes: Vec<(u32, &WordNote)> = notes.iter().map(|(id, note)| (*id, note)).collect();
        with_marks(part, &notes, SPACE).unwrap()
    }

    /// Marks surround the words of a paragraph, also of one that is an empty element, or of none; of one in a
    /// box, which Word shows no remark of, those of the paragraph around it.
    #[test]
    fn marks_surround_their_paragraph() {
        let part = "<w:d xmlns:w=\"u\"><w:p><w:pPr><w:b/></w:pPr><w:r><w:t>a</w:t><x><w:p/></x></w:r></w:p><w:p/></w:d>";
        let ids = |id: u32, of: &str| format!("<w:{of} w:id=\"{id}\"/>");
        let start = |id: u32| ids(id, "commentRangeStart");
        let end = |id: u32| ids(id, "commentRangeEnd") + "<w:r>" + &ids(id, "commentReference") + "</w:r>";
        assert_eq!(
            marked(part, &[(4, 1), (5, 2), (6, 9), (7, 3)]),
            format!(
                "<w:d xmlns:w=\"u\"><w:p><w:pPr><w:b/></w:pPr>{}{}{}<w:r><w:t>a</w:t><x><w:p/></x></w:r>{}{}{}</w:p><w:p>{}{}</w:p></w:d>",
                start(4),
                start(5),
                start(6),
                end(4),
                end(5),
                end(6),
                start(7),
                end(7),
            )
        );
    }

    /// A part whose own names have no prefix needs one for attributes.
    #[test]
    fn marks_name_what_they_are_of() {
        let part = marked("<d xmlns=\"u\"><p/></d>", &[(0, 1)]);
        assert!(part.contains(&format!("<w:commentRangeStart xmlns:w=\"{SPACE}\" w:id=\"0\"/>")), "{part}");
        assert!(part.contains(&format!("<w:r xmlns:w=\"{SPACE}\"><w:commentReference w:id=\"0\"/></w:r>")));
    }

    /// Numbers of remarks are taken where any mark of one has them, however large.
    #[test]
    fn numbers_that_are_taken_are_passed_over() {
        let list = "<w:c xmlns:w=\"u\"><w:comment w:id=\"1\"/><w:comment w:id=\"4294967295\"/></w:c>";
        let text = "<w:d xmlns:w=\"u\"><w:p><w:commentReference w:id=\"3\"/></w:p></w:d>";
        assert_eq!(free_ids(&[Some(text), Some(list), None]).take(3).collect::<Vec<_>>(), [0, 2, 4]);
    }
}
