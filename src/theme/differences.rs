//! What a theme differs in from looks that are demanded of it.
//!
//! In: the theme, and the same with the demanded looks laid over it. Out: each difference in words, with
//! the line of a theme file that would take it away.

use super::value::{self, ALIGNS, ThemeUnit};
use super::{Align, Style, Theme};
use crate::length::Length;
use crate::role::Role;
use crate::yaml::Node;

/// A look that is not as it is demanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeDifference {
    /// Whose it is; None of the page.
    pub role: Option<Role>,
    /// As it is and as it is demanded: "cỡ chữ của `khoan` (Khoản) là 13 pt, phải là 14 pt".
    pub message: String,
    /// The line of a theme file that makes it so: `kieu: {khoan: {co_chu: 14}}`.
    pub line: String,
    /// Whether one size of all letters demands it.
    pub of_one_size: bool,
}

/// What a theme is not like another, which `file` makes of it.
pub(super) fn between(is: &Theme, demanded: &Theme, file: &Node) -> Vec<ThemeDifference> {
    // A role whose own size the file names has that.
    let own_size = |role: Role| file.get("kieu")?.get(role.info().element)?.get("co_chu");
    let has_one_size = file.get("co_chu").is_some();
    let mut found = Vec::new();
    let mut page = |part: &str, key: &str, unit: ThemeUnit, is: Option<Length>, demanded: Option<Length>| {
        let Some(wanted) = demanded.filter(|_| is != demanded) else { return };
        let is = is.map_or("chưa đặt".to_owned(), |is| format!("là {} {}", unit.shown(is), unit.name()));
        let wanted = unit.shown(wanted);
        let message = format!("`{key}` của `{part}` {is}, phải là {wanted} {}", unit.name());
        let line = format!("{part}: {{{key}: {}}}", in_braces(&wanted));
        found.push(ThemeDifference { role: None, message, line, of_one_size: false });
    };
    let (own, wanted) = (&is.page, &demanded.page);
    for (key, own, wanted) in [
        ("le_tren", own.margins.top, wanted.margins.top),
        ("le_duoi", own.margins.bottom, wanted.margins.bottom),
        ("le_trai", own.margins.left, wanted.margins.left),
        ("le_phai", own.margins.right, wanted.margins.right),
        ("so_trang_cach_mep", own.number_from_top, wanted.number_from_top),
    ] {
        page("trang", key, ThemeUnit::Mm, Some(own), Some(wanted));
    }
    let (own, wanted) = (&is.room, &demanded.room);
    for (key, unit, own, wanted) in [
        ("cho_ky", ThemeUnit::Mm, own.signature, wanted.signature),
        ("cach_duong_ke", ThemeUnit::Pt, own.rule_gap, wanted.rule_gap),
        ("duoi_duong_ke", ThemeUnit::Pt, own.rule_below, wanted.rule_below),
        ("cach_khoi", ThemeUnit::Pt, own.section_gap, wanted.section_gap),
        ("dem_o_ngang", ThemeUnit::Mm, own.cell_padding, wanted.cell_padding),
        ("dem_o_doc", ThemeUnit::Mm, own.cell_padding_vertical, wanted.cell_padding_vertical),
        ("net_ke", ThemeUnit::Pt, own.stroke, wanted.stroke),
    ] {
        page("khoang", key, unit, Some(own), Some(wanted));
    }
    page("cot_trai", "dau_van_ban", ThemeUnit::Mm, is.left.header, demanded.left.header);
    page("cot_trai", "chu_ky", ThemeUnit::Mm, is.left.signature, demanded.left.signature);
    for &role in Role::ALL {
        let both = [is, demanded].map(|theme| values(theme.style(role)));
        let [own, wanted] = both;
        for ((key, own, unit), (_, wanted, _)) in own.into_iter().zip(wanted) {
            if own == wanted {
                continue;
            }
            let info = role.info();
            let message = format!(
                "`{key}` của `{}` ({}) là {own}{unit}, phải là {wanted}{unit}",
                info.element, info.name
            );
            let line = format!("kieu: {{{}: {{{key}: {}}}}}", info.element, in_braces(&wanted));
            let of_one_size = key == "co_chu" && has_one_size && own_size(role).is_none();
            found.push(ThemeDifference { role: Some(role), message, line, of_one_size });
        }
    }
    found
}

/// A value as it is typed in braces, where YAML takes a comma for the end of an entry.
fn in_braces(value: &str) -> String {
    if value.contains(',') { format!("\"{value}\"") } else { value.to_owned() }
}

/// The values of a look as they are written, each with its key and its unit.
fn values(style: &Style) -> [(&'static str, String, &'static str); 9] {
    let mm = |length: Length| ThemeUnit::Mm.shown(length);
    let pt = |length: Length| ThemeUnit::Pt.shown(length);
    let yes = |is: bool| if is { "có" } else { "không" }.to_owned();
    let word = |align: Align| ALIGNS.iter().find(|(_, one)| *one == align).map_or("", |(word, _)| word);
    [
        ("co_chu", pt(style.size), " pt"),
        ("dam", yes(style.bold), ""),
        ("nghieng", yes(style.italic), ""),
        ("can", word(style.align).to_owned(), ""),
        ("thut_dau_dong", mm(style.first_indent), " mm"),
        ("thut_trai", mm(style.left_indent), " mm"),
        ("cach_tren", pt(style.before), " pt"),
        ("cach_duoi", pt(style.after), " pt"),
        ("gian_dong", value::shown(rust_decimal::Decimal::new(i64::from(style.line_percent), 2)), " dòng"),
    ]
}
