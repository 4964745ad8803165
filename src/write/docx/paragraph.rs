//! Paragraphs, and what Word draws as paragraphs: rules, room to sign, separators.
//!
//! In: blocks laid out. Out: `w:p`, with its properties in the order of the schema. The style has the
//! look; a paragraph itself says only what differs from it.

use super::{half_points, names};
use crate::fonts::symbols;
use crate::layout::LaidText;
use crate::length::Length;
use crate::paper::{Inline, Role};
use crate::theme::Theme;
use crate::write::xml::Xml;

/// Whether a page may end after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Flow {
    /// It may.
    #[default]
    Free,
    /// No: it stays with the next block.
    WithNext,
    /// No: its row stays with the next row. LibreOffice reads this from a row's first paragraph itself,
    /// not from its style.
    RowWithNext,
}

impl Flow {
    /// The flow for a flag of the tree.
    pub(super) fn of(keep_next: bool) -> Flow {
        if keep_next { Flow::WithNext } else { Flow::Free }
    }

    /// The flow of a block: `bound` where the next block asks for it, and by its own text if it is a
    /// paragraph. Rules close a title and room to sign belongs to the name below: their styles bind them.
    pub(super) fn in_stack(bound: bool, text: Option<&LaidText<'_>>) -> Flow {
        Flow::of(bound || text.is_some_and(|text| text.paragraph.keep_next))
    }

    /// Bound to the next if either is.
    pub(super) fn or(self, other: Flow) -> Flow {
        if self == Flow::Free { other } else { self }
    }
}

/// Writes the properties of the section that a paragraph ends, if it ends one.
pub(super) type Ends<'a> = Option<&'a dyn Fn(&mut Xml)>;

/// What of a paragraph differs from its style because of its place.
#[derive(Clone, Copy, Default)]
pub(super) struct ParagraphPlace<'a> {
    pub(super) flow: Flow,
    /// Room above or below, by the name of its attribute, in twips.
    pub(super) room: Option<(&'static str, i32)>,
    /// The id of its style, if it is not its role's own: that of a heading.
    pub(super) style: Option<&'a str>,
    pub(super) ends: Ends<'a>,
}

/// A paragraph of text in its role's style.
pub(super) fn paragraph(xml: &mut Xml, text: &LaidText<'_>, place: &ParagraphPlace<'_>) {
    let role = text.paragraph.role;
    let look = |xml: &mut Xml| {
        keep(xml, role, place.flow);
        if let Some((side, room)) = place.room {
            xml.leaf("w:spacing", &[(side, &room)]);
        }
        if let Some(size) = own_size(text) {
            xml.element("w:rPr", |xml| letters(xml, size));
        }
        end(xml, place.ends);
    };
    let id = place.style.unwrap_or(names::id(role));
    styled(xml, id, look, |xml| runs(xml, text));
}

/// The size of its letters and of the paragraph mark, which has height too. Returns None if it is the
/// style's.
fn own_size(text: &LaidText<'_>) -> Option<Length> {
    Some(text.setting.size).filter(|size| *size != text.setting.style.size)
}

/// The empty paragraph that a table cell without text needs, its paragraph mark of this size.
pub(super) fn empty(xml: &mut Xml, flow: Flow, size: Length, theme: &Theme) {
    let role = Role::OChu;
    let look = |xml: &mut Xml| {
        keep(xml, role, flow);
        if size != theme.style(role).size {
            xml.element("w:rPr", |xml| letters(xml, size));
        }
    };
    styled(xml, names::id(role), look, |_| ());
}

/// A line centred in a width: the upper border of a paragraph that is indented from both sides.
pub(super) fn rule(xml: &mut Xml, length: Length, width: Length, room: RuleRoom, ends: Ends<'_>) {
    let free = (width - length).to_twips().max(0);
    let left = free / 2;
    let look = |xml: &mut Xml| {
        if room == RuleRoom::Nothing {
            xml.leaf("w:spacing", &[("w:after", &0)]);
        }
        xml.leaf("w:ind", &[("w:left", &left), ("w:right", &(free - left))]);
        end(xml, ends);
    };
    styled(xml, names::RULE, look, |_| ());
}

/// How much room a rule has below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RuleRoom {
    /// The theme's room: it is under a title.
    Below,
    /// None: it ends a cell.
    Nothing,
}

/// Empty height; `content` writes what is anchored to it.
pub(super) fn sign_space(
    xml: &mut Xml,
    height: Length,
    flow: Flow,
    ends: Ends<'_>,
    content: impl FnOnce(&mut Xml),
) {
    let look = |xml: &mut Xml| {
        if flow == Flow::RowWithNext {
            xml.leaf("w:keepNext", &[]);
        }
        xml.leaf("w:spacing", &[("w:line", &height.to_twips()), ("w:lineRule", &"exact")]);
        end(xml, ends);
    };
    styled(xml, names::SIGN_SPACE, look, content);
}

/// A paragraph without height: it separates two tables, or ends a cell or a section that needs one.
pub(super) fn separator(xml: &mut Xml, flow: Flow, ends: Ends<'_>) {
    let look = |xml: &mut Xml| {
        if flow != Flow::Free {
            xml.leaf("w:keepNext", &[]);
        }
        end(xml, ends);
    };
    styled(xml, names::SEPARATOR, look, |_| ());
}

/// A paragraph in this style; `look` writes what differs, `content` what it holds.
pub(super) fn styled(
    xml: &mut Xml,
    style: &str,
    look: impl FnOnce(&mut Xml),
    content: impl FnOnce(&mut Xml),
) {
    xml.element("w:p", |xml| {
        xml.element("w:pPr", |xml| {
            xml.val("w:pStyle", style);
            look(xml);
        });
        content(xml);
    });
}

/// Runs of text, with what differs from the paragraph's style.
pub(super) fn runs(xml: &mut Xml, text: &LaidText<'_>) {
    let (style, size, set) = (text.setting.style, own_size(text), text.set());
    let mut at = 0;
    for inline in text.setting.content {
        match inline {
            Inline::Text(source) => {
                for piece in set.pieces(&source.text, at) {
                    for (text, signs) in symbols::pieces(&piece.text) {
                        let look = |xml: &mut Xml| {
                            if signs {
                                xml.leaf("w:rFonts", &names::every_script(&names::SIGNS));
                            }
                            weight_and_slant(xml, source.bold && !style.bold, source.italic && !style.italic);
                            if piece.wider != Length::ZERO {
                                xml.val("w:spacing", piece.wider.to_twips());
                            }
                        };
                        run(xml, size, look, |xml| {
                            xml.element("w:t", |xml| {
                                xml.attr("xml:space", "preserve");
                                xml.text(text);
                            });
                        });
                    }
                }
                at += source.text.len();
            }
            Inline::LineBreak => {
                run(xml, size, |_| (), |xml| xml.leaf("w:br", &[("w:type", &"textWrapping")]));
                at += 1;
            }
        }
    }
}

/// A run; `look` writes what differs besides its size.
fn run(xml: &mut Xml, size: Option<Length>, look: impl FnOnce(&mut Xml), content: impl FnOnce(&mut Xml)) {
    xml.element("w:r", |xml| {
        xml.unless_empty("w:rPr", |xml| {
            look(xml);
            if let Some(size) = size {
                letters(xml, size);
            }
        });
        content(xml);
    });
}

/// Bold and italic letters, of any script.
pub(super) fn weight_and_slant(xml: &mut Xml, bold: bool, italic: bool) {
    let named = [("w:b", bold), ("w:bCs", bold), ("w:i", italic), ("w:iCs", italic)];
    named.iter().filter(|(_, wanted)| *wanted).for_each(|(name, _)| xml.leaf(name, &[]));
}

/// The size of letters, of any script.
pub(super) fn letters(xml: &mut Xml, size: Length) {
    ["w:sz", "w:szCs"].into_iter().for_each(|name| xml.val(name, half_points(size)));
}

fn end(xml: &mut Xml, ends: Ends<'_>) {
    if let Some(section) = ends {
        section(xml);
    }
}

/// Binds it to the next paragraph or frees it from that, if the style does not say so already.
fn keep(xml: &mut Xml, role: Role, flow: Flow) {
    match (flow, Flow::of(role.info().keep_next)) {
        (Flow::WithNext, Flow::Free) | (Flow::RowWithNext, _) => xml.leaf("w:keepNext", &[]),
        (Flow::Free, Flow::WithNext) => xml.val("w:keepNext", false),
        _ => {}
    }
}
