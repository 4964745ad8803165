//! Real Word styles: one for each role, named in Vietnamese, and three for what is no text.
//!
//! In: the theme. Out: `word/styles.xml`. Whoever edits the file in Word finds the decree's own
//! terms in the list of styles, and changes the look of a component in one place.

use super::parts::{LANGUAGE, MAIN};
use super::xml::Element;
use super::{eighths, half_points};
use crate::document::Role;
use crate::document::role::Ink;
use crate::length::Length;
use crate::theme::{Align, Style, Theme};

/// The one face of the decree.
pub(super) const FONT: &str = "Times New Roman";
/// The style of a rule.
pub(super) const RULE: &str = "DuongKe";
/// The style of room to sign.
pub(super) const SIGN_SPACE: &str = "ChoKy";
/// The style of a paragraph without height.
pub(super) const SEPARATOR: &str = "NgatKhoi";

/// The lowest line that Word sets exactly, 1 pt.
const LOWEST_LINE: i32 = 20;

/// The id of a role's style: `so_ky_hieu` is `SoKyHieu`.
pub(super) fn id(role: Role) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    };
    role.info().element.split('_').map(capital).collect()
}

/// A colour as Word writes it.
pub(super) fn color(ink: Ink) -> &'static str {
    match ink {
        Ink::Black => "000000",
        Ink::Red => "FF0000",
    }
}

/// The name of a role's style. Word reads a comma in a style's name as the start of an alias.
fn name(role: Role) -> String {
    role.info().name.replace(", ", " và ")
}

/// The part `word/styles.xml`.
pub(super) fn part(theme: &Theme) -> Vec<u8> {
    Element::new("w:styles")
        .attr("xmlns:w", MAIN)
        .child(defaults(theme))
        .children(basics())
        .children(Role::ALL.iter().map(|&role| role_style(role, theme.style(role))))
        .children(special(theme))
        .to_part()
}

/// What all text has.
fn defaults(theme: &Theme) -> Element {
    let fonts = Element::new("w:rFonts")
        .attr("w:ascii", FONT)
        .attr("w:hAnsi", FONT)
        .attr("w:eastAsia", FONT)
        .attr("w:cs", FONT);
    let size = half_points(theme.style(Role::DoanVan).size);
    let run = Element::new("w:rPr").children([
        fonts,
        Element::val("w:color", "000000"),
        // Without kerning, as the widths in the tree are measured.
        Element::val("w:kern", 0),
        Element::val("w:sz", size),
        Element::val("w:szCs", size),
        Element::new("w:lang").attr("w:val", LANGUAGE).attr("w:eastAsia", LANGUAGE).attr("w:bidi", LANGUAGE),
    ]);
    let paragraph = Element::new("w:pPr")
        .child(Element::new("w:widowControl"))
        .child(spacing(0, 0).attr("w:line", 240).attr("w:lineRule", "auto"));
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault").child(paragraph))
}

fn spacing(before: i32, after: i32) -> Element {
    Element::new("w:spacing").attr("w:before", before).attr("w:after", after)
}

/// The styles that Word takes for granted.
fn basics() -> [Element; 4] {
    let default = |kind: &str, id: &str, name: &str| {
        Element::new("w:style")
            .attr("w:type", kind)
            .attr("w:default", 1)
            .attr("w:styleId", id)
            .child(Element::val("w:name", name))
    };
    let hidden =
        |style: Element| style.child(Element::val("w:uiPriority", 99)).child(Element::new("w:semiHidden"));
    let margin = |name: &'static str, width: i32| Element::new(name).attr("w:w", width).attr("w:type", "dxa");
    let table =
        Element::new("w:tblPr").child(margin("w:tblInd", 0)).child(Element::new("w:tblCellMar").children([
            margin("w:top", 0),
            margin("w:left", 108),
            margin("w:bottom", 0),
            margin("w:right", 108),
        ]));
    [
        default("paragraph", "Normal", "Normal").child(Element::new("w:qFormat")),
        hidden(default("character", "DefaultParagraphFont", "Default Paragraph Font")),
        hidden(default("table", "TableNormal", "Normal Table")).child(table),
        hidden(default("numbering", "NoList", "No List")),
    ]
}

/// A paragraph style of ours, without its look.
fn paragraph_style(id: &str, name: &str) -> Element {
    Element::new("w:style")
        .attr("w:type", "paragraph")
        .attr("w:customStyle", 1)
        .attr("w:styleId", id)
        .child(Element::val("w:name", name))
        .child(Element::val("w:basedOn", "Normal"))
}

fn role_style(role: Role, style: &Style) -> Element {
    let next = next(role);
    let followed = (next != role).then(|| Element::val("w:next", self::id(next)));
    paragraph_style(&id(role), &name(role))
        .children(followed)
        .child(Element::new("w:qFormat"))
        .child(paragraph_look(role, style))
        .child(run_look(role, style))
}

fn paragraph_look(role: Role, style: &Style) -> Element {
    let info = role.info();
    let mut look = Element::new("w:pPr");
    if info.keep_next {
        look = look.child(Element::new("w:keepNext"));
    }
    // 240 is a single line, whatever the letters' size.
    let line = u32::from(style.line_percent) * 240 / 100;
    let spacing = spacing(style.before.to_twips(), style.after.to_twips());
    look = look.child(spacing.attr("w:line", line).attr("w:lineRule", "auto"));
    let (left, first) = (style.left_indent.to_twips(), style.first_indent.to_twips());
    if (left, first) != (0, 0) {
        look = look.child(Element::new("w:ind").attr("w:left", left).attr("w:firstLine", first));
    }
    let align = match style.align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    };
    look = look.child(Element::val("w:jc", align));
    if info.outline > 0 {
        look = look.child(Element::val("w:outlineLvl", info.outline - 1));
    }
    look
}

fn run_look(role: Role, style: &Style) -> Element {
    let mut look = Element::new("w:rPr");
    if style.bold {
        look = look.child(Element::new("w:b")).child(Element::new("w:bCs"));
    }
    if style.italic {
        look = look.child(Element::new("w:i")).child(Element::new("w:iCs"));
    }
    if role.info().ink != Ink::Black {
        look = look.child(Element::val("w:color", color(role.info().ink)));
    }
    let size = half_points(style.size);
    look.child(Element::val("w:sz", size)).child(Element::val("w:szCs", size))
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
fn special(theme: &Theme) -> [Element; 3] {
    let small = || Element::new("w:rPr").child(Element::val("w:sz", 2)).child(Element::val("w:szCs", 2));
    let exact = |before: Length, after: Length| {
        spacing(before.to_twips(), after.to_twips()).attr("w:line", LOWEST_LINE).attr("w:lineRule", "exact")
    };
    let line = Element::val("w:top", "single")
        .attr("w:sz", eighths(theme.room.stroke))
        .attr("w:space", 0)
        .attr("w:color", "000000");
    let rule = Element::new("w:pPr")
        .child(Element::new("w:keepNext"))
        .child(Element::new("w:pBdr").child(line))
        .child(exact(theme.room.rule_gap, theme.room.rule_below));
    let signature = theme.room.signature.to_twips();
    let room = spacing(0, 0).attr("w:line", signature).attr("w:lineRule", "exact");
    [
        paragraph_style(RULE, "Đường kẻ").child(rule).child(small()),
        paragraph_style(SIGN_SPACE, "Chỗ ký")
            .child(Element::new("w:pPr").child(Element::new("w:keepNext")).child(room)),
        paragraph_style(SEPARATOR, "Ngắt khối")
            .child(Element::new("w:pPr").child(exact(Length::ZERO, Length::ZERO)))
            .child(small()),
    ]
}
