//! Chapters, articles, clauses, points: the body of a document as a tree.
//!
//! In: the blocks of a body in reading order. Out: each provision inside the one above it, with its number,
//! its heading and its blocks, and the tree written. A block without a number belongs to the provision that
//! is open, behind a list to the one that holds the list.

use super::blocks::{self, AknBlock};
use super::ids::EIds;
use super::words::{self, HeaderFacts};
use crate::paper::{Inline, Paragraph, Role};
use crate::write::xml::Xml;

/// A provision, or the body itself, with all that is in it.
pub(super) struct Provision<'l, 'a> {
    kind: ProvisionKind,
    /// The paragraph that opens it; none of the body.
    opening: Option<&'l Paragraph>,
    items: Vec<ProvisionItem<'l, 'a>>,
}

enum ProvisionItem<'l, 'a> {
    Block(AknBlock<'l, 'a>),
    Inner(Provision<'l, 'a>),
}

/// What a provision is in Akoma Ntoso.
#[derive(Clone, Copy)]
struct ProvisionKind {
    element: &'static str,
    /// Its name in ids.
    id: &'static str,
    /// It is inside the last open provision of a lower rank.
    rank: u8,
    /// Whether a line without a number behind it is no more part of it.
    is_list: bool,
}

const BODY: ProvisionKind = ProvisionKind { element: "body", id: "body", rank: 0, is_list: false };
const ARTICLE: u8 = 3;

fn kind(role: Role) -> Option<ProvisionKind> {
    let (element, id, rank, is_list) = match role {
        Role::Chuong => ("chapter", "chp", 1, false),
        Role::MucCuaChuong => ("section", "sec", 2, false),
        Role::Muc => ("part", "part", 2, false),
        Role::Dieu => ("article", "art", ARTICLE, false),
        Role::TieuDeKhoan | Role::Khoan => ("paragraph", "para", 4, false),
        Role::TieuDeTieuKhoan | Role::TieuKhoan => ("subparagraph", "subpara", 5, false),
        Role::Diem => ("point", "point", 6, true),
        Role::Gach => ("indent", "indent", 7, true),
        Role::Cong => ("indent", "indent", 8, true),
        _ => return None,
    };
    Some(ProvisionKind { element, id, rank, is_list })
}

/// Whether such a paragraph opens a provision.
pub(super) fn is_provision(role: Role) -> bool {
    kind(role).is_some()
}

impl<'l, 'a> Provision<'l, 'a> {
    /// A body without anything.
    pub(super) fn body() -> Provision<'l, 'a> {
        Provision { kind: BODY, opening: None, items: Vec::new() }
    }

    /// Adds the next block of the body.
    pub(super) fn add(&mut self, block: AknBlock<'l, 'a>) {
        let opening = match &block {
            AknBlock::Line(text) => kind(text.paragraph.role).map(|kind| (kind, text.paragraph)),
            _ => None,
        };
        match opening {
            Some((kind, opening)) => {
                let provision = Provision { kind, opening: Some(opening), items: Vec::new() };
                self.open(&|open| open.rank < kind.rank).items.push(ProvisionItem::Inner(provision));
            }
            None => self.open(&|open| !open.is_list).items.push(ProvisionItem::Block(block)),
        }
    }

    /// The innermost open provision that this holds for, and for all around it.
    fn open(&mut self, holds: &dyn Fn(ProvisionKind) -> bool) -> &mut Provision<'l, 'a> {
        match self.items.last() {
            Some(ProvisionItem::Inner(last)) if holds(last.kind) => {}
            _ => return self,
        }
        match self.items.last_mut() {
            Some(ProvisionItem::Inner(last)) => last.open(holds),
            _ => unreachable!("it was an inner one a moment ago"),
        }
    }

    /// Writes the body of an act, which holds nothing but provisions, or of another document.
    pub(super) fn write_body(
        &self,
        xml: &mut Xml,
        ids: &mut EIds,
        place: &str,
        is_act: bool,
        said: &HeaderFacts<'_>,
    ) {
        let name = if is_act { "body" } else { "mainBody" };
        xml.element(name, |xml| {
            xml.attr("eId", ids.alone(place, name));
            items(&self.items, xml, ids, [place, place], is_act, said);
            if self.items.is_empty() {
                xml.leaf("p", &[]);
            }
            xml.text("\n");
        });
    }

    fn write(&self, xml: &mut Xml, ids: &mut EIds, root: &str, place: &str, said: &HeaderFacts<'_>) {
        let Some(source) = self.opening else { return };
        let (number, words) = match words::number(source) {
            Some((number, words)) => (Some(number), words),
            None => (None, source.content.clone()),
        };
        // Articles are numbered through the whole document, whatever chapter they are in.
        let place = if self.kind.rank == ARTICLE { root } else { place };
        let counted = number.as_deref().map(words::text_of);
        let counted = counted.as_deref().and_then(|number| number.split_whitespace().next_back());
        let id = ids.numbered(place, self.kind.id, counted);
        let inner = &format!("{id}__");
        let first = self.items.iter().take_while(|item| matches!(item, ProvisionItem::Block(_))).count();
        let (own, further) = self.items.split_at(first);
        xml.element(self.kind.element, |xml| {
            xml.attr("eId", &id);
            if let Some(number) = &number {
                xml.text("\n");
                xml.element("num", |xml| words::inlines(xml, number));
            }
            let is_heading = is_heading(source, &words) && !words.is_empty();
            if is_heading {
                xml.text("\n");
                xml.element("heading", |xml| {
                    xml.attr("eId", ids.alone(inner, "heading"));
                    words::inlines(xml, &words);
                });
            }
            let line = if is_heading || words.is_empty() { None } else { Some(&words) };
            if line.is_some() || !own.is_empty() {
                let blocks: Vec<AknBlock<'_, '_>> = own.iter().filter_map(ProvisionItem::block).collect();
                let name = if further.is_empty() { "content" } else { "intro" };
                content(xml, ids, name, &id, |xml, ids, inner| {
                    if let Some(words) = line {
                        xml.text("\n");
                        xml.element("p", |xml| {
                            xml.attr("class", source.role.info().element);
                            words::inlines(xml, words);
                        });
                    }
                    blocks::write(xml, ids, inner, &blocks, said);
                });
            }
            items(further, xml, ids, [root, inner], true, said);
            xml.text("\n");
        });
    }
}

/// Writes what is in a provision at `place`, in the document at `root`. Blocks that may not stand beside provisions are each time one `alinea`.
fn items(
    all: &[ProvisionItem<'_, '_>],
    xml: &mut Xml,
    ids: &mut EIds,
    [root, place]: [&str; 2],
    wrap: bool,
    said: &HeaderFacts<'_>,
) {
    let is_block = |item: &ProvisionItem<'_, '_>| matches!(item, ProvisionItem::Block(_));
    for run in all.chunk_by(|one, next| is_block(one) && is_block(next)) {
        let blocks: Vec<AknBlock<'_, '_>> = run.iter().filter_map(ProvisionItem::block).collect();
        if let [ProvisionItem::Inner(inner)] = run {
            xml.text("\n");
            inner.write(xml, ids, root, place, said);
        } else if wrap {
            xml.text("\n");
            xml.element("alinea", |xml| {
                let id = ids.counted(place, "al");
                xml.attr("eId", &id);
                content(xml, ids, "content", &id, |xml, ids, inner| {
                    blocks::write(xml, ids, inner, &blocks, said);
                });
                xml.text("\n");
            });
        } else {
            blocks::write(xml, ids, place, &blocks, said);
        }
    }
}

impl<'l, 'a> ProvisionItem<'l, 'a> {
    fn block(&self) -> Option<AknBlock<'l, 'a>> {
        if let ProvisionItem::Block(block) = self { Some(*block) } else { None }
    }
}

/// An element of blocks inside the provision `id`.
fn content(
    xml: &mut Xml,
    ids: &mut EIds,
    name: &str,
    id: &str,
    write: impl FnOnce(&mut Xml, &mut EIds, &str),
) {
    let place = format!("{id}__");
    xml.text("\n");
    xml.element(name, |xml| {
        xml.attr("eId", ids.alone(&place, name));
        write(xml, ids, &place);
        xml.text("\n");
    });
}

/// Whether the words behind the number are a heading, and no sentence.
fn is_heading(source: &Paragraph, words: &[Inline]) -> bool {
    match source.role {
        Role::Dieu => words::all_bold(words),
        role => role.info().outline > 0,
    }
}
