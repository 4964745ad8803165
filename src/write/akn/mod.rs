//! Akoma Ntoso 3.0 (OASIS): the paper by its structure, for systems that exchange and search legal texts.
//!
//! In: the document laid out. Out: one XML document with every word of the tree in reading order. What has
//! articles is an `act`, anything else a `doc`; what is attached and each appendix is a document of its own
//! among the `attachments`. It leaves to `meta` what a paper is known by, to `parts` which part of a
//! document a block is in, to `provisions` articles, clauses and points, to `blocks` and `words` what is in
//! them. Images and what only looks are left out, as in plain text.

mod blocks;
mod ids;
mod meta;
mod parts;
mod provisions;
mod words;

use self::ids::EIds;
use self::meta::Identity;
use self::parts::AknParts;
use crate::layout::{Laid, LaidSection};
use crate::theme::Theme;
use crate::write::xml::Xml;
use crate::write::{Drawn, WriteError, Writer, control};

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// Writes Akoma Ntoso, the same in every theme.
pub struct AknWriter;

impl AknWriter {
    /// A writer.
    pub fn new(_: &Theme) -> AknWriter {
        AknWriter
    }
}

impl Writer for AknWriter {
    fn write(&self, page: &Laid<'_>) -> Result<Drawn, WriteError> {
        control::check(page.document)?;
        let mut components = components(&page.sections).into_iter();
        let mut main = components.next().unwrap_or_else(|| AknComponent::of(Vec::new()));
        attach(&mut main, components);
        let whole = meta::WholePaper::of(page.document, main.parts.has_articles());
        let bytes = Xml::part("akomaNtoso", |xml| {
            xml.attr("xmlns", NAMESPACE);
            xml.text("\n");
            component(xml, &main, &whole, &mut EIds::default(), "");
            xml.text("\n");
        });
        Ok(Drawn::of(bytes))
    }
}

/// A document of its own: what is issued, what is attached to it, or an appendix.
struct AknComponent<'l, 'a> {
    /// Which document it is, or belongs to.
    document: u32,
    /// Which appendix it is.
    appendix: Option<u32>,
    /// Its blocks, by the part of a document they are in.
    parts: AknParts<'l, 'a>,
    /// What is attached to it.
    attached: Vec<AknComponent<'l, 'a>>,
}

impl<'l, 'a> AknComponent<'l, 'a> {
    fn of(sections: Vec<&'l LaidSection<'a>>) -> AknComponent<'l, 'a> {
        let source = sections.first().map(|section| section.source);
        AknComponent {
            document: source.map_or(0, |source| source.document),
            appendix: source.and_then(|source| source.appendix),
            parts: AknParts::of(&sections),
            attached: Vec::new(),
        }
    }
}

/// Sections that follow each other and belong to the same document are one.
fn components<'l, 'a>(sections: &'l [LaidSection<'a>]) -> Vec<AknComponent<'l, 'a>> {
    let of = |section: &LaidSection<'_>| (section.source.document, section.source.appendix);
    let groups = sections.chunk_by(|one, next| of(one) == of(next));
    groups.map(|group| AknComponent::of(group.iter().collect())).collect()
}

/// Hangs each into the one it is attached to: an appendix of what is attached into that, if it comes right
/// behind it, everything else into what is issued. So the words stay in their order.
fn attach<'l, 'a>(main: &mut AknComponent<'l, 'a>, others: impl Iterator<Item = AknComponent<'l, 'a>>) {
    for other in others {
        match main.attached.last_mut() {
            Some(last)
                if other.appendix.is_some() && last.appendix.is_none() && last.document == other.document =>
            {
                last.attached.push(other);
            }
            _ => main.attached.push(other),
        }
    }
}

/// The document of a component. `place` is where it is attached, as its eIds begin; empty for what is issued.
fn component(
    xml: &mut Xml,
    one: &AknComponent<'_, '_>,
    whole: &meta::WholePaper<'_>,
    ids: &mut EIds,
    place: &str,
) {
    let is_act = one.parts.has_articles();
    let identity = Identity { whole, place, kind: one.parts.kind(one.appendix.is_some()) };
    xml.element(if is_act { "act" } else { "doc" }, |xml| {
        xml.attr("name", identity.name());
        xml.attr("contains", "originalVersion");
        xml.text("\n");
        identity.write(xml);
        one.parts.write(xml, ids, place, whole);
        if !one.attached.is_empty() {
            xml.text("\n");
            xml.element("attachments", |xml| {
                for attached in &one.attached {
                    xml.text("\n");
                    xml.element("attachment", |xml| {
                        let id = ids.counted(place, "att");
                        xml.attr("eId", &id);
                        xml.text("\n");
                        component(xml, attached, whole, ids, &format!("{id}__"));
                        xml.text("\n");
                    });
                }
                xml.text("\n");
            });
        }
        xml.text("\n");
    });
}
