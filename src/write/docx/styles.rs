//! Real Word styles: one per role, named in Vietnamese, and three for paragraphs without text.
//!
//! In: the theme, and the headings of a document. Out: `word/styles.xml`. Whoever edits the file in Word
//! finds the decree's own terms in the list of styles, and changes the look of a component in one place.
//! The names of headings are left to `headings`.

use super::headings::{HeadingStyle, Headings};
use super::names::{FONT, LANGUAGE, MAIN, RULE, SEPARATOR, SIGN_SPACE, color, every_script, id, name};
use super::paragraph::{letters, weight_and_slant};
use super::table::{line, measure};
use crate::length::Length;
use crate::role::{Ink, Role};
use crate::theme::{Align, Style, Theme};
use crate::write::xml::Xml;

/// The lowest exact line height that Word takes, 1 pt.
const LOWEST_LINE: i32 = 20;

/// The part `word/styles.xml`.
pub(super) fn part(theme: &Theme, headings: &Headings) -> Vec<u8> {
    Xml::part("w:styles", |xml| {
        xml.attr("xmlns:w", MAIN);
        defaults(xml, theme);
        basics(xml);
        for &role in Role::ALL {
            let next = next(role);
            let next = (next != role).then(|| headings.id(next, 0));
            let (look, mut all) = (theme.style(role), headings.styles(role).peekable());
            if all.peek().is_none() {
                role_style(xml, role, look, next);
            }
            all.for_each(|heading| heading_style(xml, heading, look, next));
        }
        special(xml, theme);
    })
}

/// What all text has.
fn defaults(xml: &mut Xml, theme: &Theme) {
    xml.element("w:docDefaults", |xml| {
        xml.element("w:rPrDefault", |xml| {
            xml.element("w:rPr", |xml| {
                xml.leaf("w:rFonts", &every_script(&FONT));
                xml.val("w:color", "000000");
                // Without kerning, because the widths in the tree are measured without it.
                xml.val("w:kern", 0);
                letters(xml, theme.style(Role::DoanVan).size);
                xml.leaf("w:lang", &[("w:val", &LANGUAGE), ("w:eastAsia", &LANGUAGE), ("w:bidi", &LANGUAGE)]);
            });
        });
        xml.element("w:pPrDefault", |xml| {
            xml.element("w:pPr", |xml| {
                xml.leaf("w:widowControl", &[]);
                spacing(xml, [Length::ZERO; 2], 240, "auto");
            });
        });
    });
}

/// Room above and below, and the height of lines: in twips, or in 240ths of a single line if `rule` is
/// `auto`.
fn spacing(xml: &mut Xml, [before, after]: [Length; 2], line: i32, rule: &str) {
    xml.leaf(
        "w:spacing",
        &[
            ("w:before", &before.to_twips()),
            ("w:after", &after.to_twips()),
            ("w:line", &line),
            ("w:lineRule", &rule),
        ],
    );
}

/// The styles that Word expects in every file.
fn basics(xml: &mut Xml) {
    default(xml, "paragraph", "Normal", "Normal", |xml| xml.leaf("w:qFormat", &[]));
    default(xml, "character", "DefaultParagraphFont", "Default Paragraph Font", hidden);
    default(xml, "table", "TableNormal", "Normal Table", |xml| {
        hidden(xml);
        xml.element("w:tblPr", |xml| {
            measure(xml, "w:tblInd", Length::ZERO);
            xml.element("w:tblCellMar", |xml| {
                for (side, width) in [("w:top", 0.0), ("w:left", 5.4), ("w:bottom", 0.0), ("w:right", 5.4)] {
                    measure(xml, side, Length::pt(width));
                }
            });
        });
    });
    default(xml, "numbering", "NoList", "No List", hidden);
}

fn default(xml: &mut Xml, kind: &str, id: &str, name: &str, look: impl FnOnce(&mut Xml)) {
    xml.element("w:style", |xml| {
        xml.attr("w:type", kind);
        xml.attr("w:default", 1);
        xml.attr("w:styleId", id);
        xml.val("w:name", name);
        look(xml);
    });
}

fn hidden(xml: &mut Xml) {
    xml.val("w:uiPriority", 99);
    xml.leaf("w:semiHidden", &[]);
}

/// A paragraph style of ours, with the look that `look` writes.
fn paragraph_style(xml: &mut Xml, id: &str, name: &str, look: impl FnOnce(&mut Xml)) {
    xml.element("w:style", |xml| {
        xml.attr("w:type", "paragraph");
        xml.attr("w:customStyle", 1);
        xml.attr("w:styleId", id);
        xml.val("w:name", name);
        xml.val("w:basedOn", "Normal");
        look(xml);
    });
}

fn role_style(xml: &mut Xml, role: Role, style: &Style, next: Option<&str>) {
    paragraph_style(xml, id(role), &name(role), |xml| look(xml, role, style, next, Says::Own));
}

fn heading_style(xml: &mut Xml, heading: &HeadingStyle, style: &Style, next: Option<&str>) {
    let HeadingStyle { role, level, id, name, alias, base } = heading;
    xml.element("w:style", |xml| {
        xml.attr("w:type", "paragraph");
        // A name that Word knows is not one of our own.
        if alias.is_none() {
            xml.attr("w:customStyle", 1);
        }
        xml.attr("w:styleId", id);
        xml.val("w:name", name);
        if let Some(alias) = alias {
            xml.val("w:aliases", alias);
        }
        xml.val("w:basedOn", base.as_deref().unwrap_or("Normal"));
        // Neither Word's own look of its headings nor the look of another role may show.
        look(xml, *role, style, next, Says::All { level: *level });
    });
}

/// How much of its look a style states.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Only what differs from plain text.
    Own,
    /// Everything, and its level in the outline.
    All { level: u8 },
}

fn look(xml: &mut Xml, role: Role, style: &Style, next: Option<&str>, says: Says) {
    if let Some(next) = next {
        xml.val("w:next", next);
    }
    xml.leaf("w:qFormat", &[]);
    xml.element("w:pPr", |xml| paragraph_look(xml, role, style, says));
    xml.element("w:rPr", |xml| run_look(xml, role, style, says));
}

fn paragraph_look(xml: &mut Xml, role: Role, style: &Style, says: Says) {
    if role.info().keep_next {
        xml.leaf("w:keepNext", &[]);
    } else if says != Says::Own {
        xml.val("w:keepNext", false);
    }
    // 240 is a single line, whatever the letters' size.
    let line = i32::from(style.line_percent) * 240 / 100;
    spacing(xml, [style.before, style.after], line, "auto");
    let (left, first) = (style.left_indent.to_twips(), style.first_indent.to_twips());
    if (left, first) != (0, 0) || says != Says::Own {
        xml.leaf("w:ind", &[("w:left", &left), ("w:firstLine", &first)]);
    }
    let align = match style.align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    };
    xml.val("w:jc", align);
    if let Says::All { level } = says {
        xml.val("w:outlineLvl", level - 1);
    }
}

fn run_look(xml: &mut Xml, role: Role, style: &Style, says: Says) {
    if says == Says::Own {
        weight_and_slant(xml, style.bold, style.italic);
    } else {
        for (name, on) in
            [("w:b", style.bold), ("w:bCs", style.bold), ("w:i", style.italic), ("w:iCs", style.italic)]
        {
            if on { xml.leaf(name, &[]) } else { xml.val(name, false) }
        }
    }
    if role.info().ink != Ink::Black {
        xml.val("w:color", color(role.info().ink));
    }
    letters(xml, style.size);
}

/// The style of the paragraph that Enter opens after one of this role.
fn next(role: Role) -> Role {
    match role {
        Role::QuocHieu => Role::TieuNgu,
        Role::TenLoai => Role::TrichYeu,
        Role::ThamQuyen => Role::CanCu,
        Role::KinhGuiNhieu => Role::NoiKinhGui,
        Role::DongQuyetDinh | Role::Chuong | Role::MucCuaChuong => Role::Dieu,
        Role::TieuDeNoiNhan => Role::NoiNhan,
        Role::PhuLuc => Role::TenPhuLuc,
        Role::TieuDeGhiChu => Role::GhiChu,
        heading if heading.info().outline > 0 => Role::DoanVan,
        other => other,
    }
}

/// Styles of paragraphs that hold no text.
fn special(xml: &mut Xml, theme: &Theme) {
    let room = &theme.room;
    let small = |xml: &mut Xml| xml.element("w:rPr", |xml| letters(xml, Length::pt(1.0)));
    paragraph_style(xml, RULE, "Đường kẻ", |xml| {
        xml.element("w:pPr", |xml| {
            xml.leaf("w:keepNext", &[]);
            xml.element("w:pBdr", |xml| line(xml, "w:top", room.stroke, 0, "000000"));
            spacing(xml, [room.rule_gap, room.rule_below], LOWEST_LINE, "exact");
        });
        small(xml);
    });
    paragraph_style(xml, SIGN_SPACE, "Chỗ ký", |xml| {
        xml.element("w:pPr", |xml| {
            xml.leaf("w:keepNext", &[]);
            spacing(xml, [Length::ZERO; 2], room.signature.to_twips(), "exact");
        });
    });
    paragraph_style(xml, SEPARATOR, "Ngắt khối", |xml| {
        xml.element("w:pPr", |xml| spacing(xml, [Length::ZERO; 2], LOWEST_LINE, "exact"));
        small(xml);
    });
}
