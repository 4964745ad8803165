//! The theme as the data that `templates/typst/vanban.typ` reads once: page, room, and one look per role
//! in the order of [`Role::ALL`].

use serde_json::{Value, json};

use crate::fonts::symbols;
use crate::layout::{ASCENT, DESCENT, GAP, extra_below};
use crate::role::{Ink, Role};
use crate::theme::{Align, Style, Theme};

/// Bright red.
const RED: &str = "#ff0000";

/// The theme as data.
pub(super) fn theme(theme: &Theme) -> Value {
    let page = &theme.page;
    let margins = page.margins;
    json!({
        "font": [theme.faces.family(), symbols::FAMILY],
        // Word puts the gap above the letters.
        "ascent": ASCENT + GAP,
        "descent": DESCENT,
        "margins": [margins.top.to_pt(), margins.bottom.to_pt(), margins.left.to_pt(), margins.right.to_pt()],
        "number-from-top": page.number_from_top.to_pt(),
        "number-role": Role::SoTrang as usize,
        "group-role": Role::ONhomChu as usize,
        "rule-gap": theme.room.rule_gap.to_pt(),
        "rule-below": theme.room.rule_below.to_pt(),
        "stroke": theme.room.stroke.to_pt(),
        "padding": [
            theme.room.cell_padding.to_pt(),
            // In Word a row is higher by its border, on whose middle Typst's rows meet.
            theme.room.cell_padding_vertical.to_pt() + theme.room.stroke.to_pt() / 2.0,
        ],
        "roles": Role::ALL.iter().map(|role| look(*role, theme.style(*role))).collect::<Vec<_>>(),
    })
}

fn look(role: Role, style: &Style) -> Value {
    let place = match style.align {
        Align::Left | Align::Justify => "left",
        Align::Center => "center",
        Align::Right => "right",
    };
    json!([
        style.size.to_pt(),
        if style.bold { "bold" } else { "regular" },
        if style.italic { "italic" } else { "normal" },
        place,
        style.align == Align::Justify,
        style.first_indent.to_pt(),
        style.left_indent.to_pt(),
        extra_below(style),
        match role.info().ink {
            Ink::Black => "#000000",
            Ink::Red => RED,
        },
    ])
}

#[cfg(test)]
mod tests {
    use super::{Role, Theme, theme};

    /// PL I, I.4 and III.2b: black, and urgency in bright red.
    #[test]
    fn urgency_alone_is_red() {
        let looks = theme(&Theme::default());
        for &role in Role::ALL {
            let colour = looks["roles"][role as usize].as_array().and_then(|look| look.last()).cloned();
            let expected = if role == Role::DoKhan { "#ff0000" } else { "#000000" };
            assert_eq!(colour, Some(expected.into()), "{role:?}");
        }
    }
}
