//! The symbol is written in capitals.
//!
//! In: the line with number and symbol. Out: each group of letters in small ones. Abbreviations of
//! more than one capital are set by the agency itself and may hold small letters (`QĐ-TTg`, `SGDĐT-GDTrH`).

use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C041", meaning: "Ký hiệu văn bản viết chữ thường", since: Version(0, 2, 0)
    },
    clause: "Phụ lục I, II.3",
    severity: Severity::Error,
    about: "Ký hiệu của văn bản viết bằng chữ in hoa. Chữ thường chỉ có trong chữ viết tắt do Nghị định đặt \
            (QyĐ, CTr, TTr, TrS) hoặc do cơ quan đặt (TTg, GDTrH), bên cạnh ít nhất hai chữ in hoa.",
    wrong: "ky_hieu: QĐ-ubnd",
    right: "ky_hieu: QĐ-UBND",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let Some((line, symbol)) = paper.symbol() else { return Verdict::NotApplicable };
    let start = line.text.rfind(symbol).unwrap_or_default();
    let is_small = |group: &str| {
        let capitals = group.chars().filter(|letter| letter.is_uppercase()).count();
        group.chars().any(char::is_lowercase) && capitals < 2
    };
    if symbol.split(['-', '/', '&']).any(is_small) {
        let groups: Vec<String> = symbol
            .split_inclusive(['-', '/', '&'])
            .map(|group| {
                let small = is_small(group.trim_end_matches(['-', '/', '&']));
                if small { group.to_uppercase() } else { group.to_owned() }
            })
            .collect();
        // Abbreviations of kinds that hold a small letter.
        let right = ["QyĐ", "CTr", "TTr", "TrS"].iter().fold(groups.concat(), |symbol, kind| {
            match symbol.strip_prefix(kind.to_uppercase().as_str()).filter(|rest| rest.starts_with('-')) {
                Some(rest) => format!("{kind}{rest}"),
                None => symbol,
            }
        });
        let at = start..start + symbol.len();
        found.error(
            line,
            at,
            format!("ký hiệu `{symbol}` có chữ viết tắt gõ bằng chữ thường"),
            format!("viết `ky_hieu: {right}`"),
        );
        found.instead(right);
    }
    Verdict::Passed
}
