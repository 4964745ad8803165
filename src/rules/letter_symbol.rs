//! An official letter has no abbreviation of its kind.
//!
//! In: the symbol of a paper without a name of its kind. Out: an abbreviation of a kind in front.

use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C042",
        meaning: "Ký hiệu công văn mở đầu bằng chữ viết tắt tên loại",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.3; Phụ lục III, mục I",
    severity: Severity::Error,
    about: "Công văn không có chữ viết tắt tên loại: ký hiệu gồm chữ viết tắt tên cơ quan và chữ viết tắt đơn vị \
            soạn thảo hoặc lĩnh vực, ví dụ UBND-VHXH. “CV-…” là cách ghi cũ.",
    wrong: "loai: cong_van\nky_hieu: CV-UBND",
    right: "loai: cong_van\nky_hieu: UBND-VHXH",
    check,
};

/// Abbreviations of kinds (PL III, mục I) that no agency bears.
const OF_KINDS: [&str; 7] = ["QĐ", "NQ", "TTr", "CTr", "QyĐ", "TTR", "CTR"];
/// Those that are other words as well: of a kind where the agency follows.
const ALSO_OTHERS: [&str; 14] =
    ["KH", "BC", "TB", "HD", "CT", "QC", "TC", "PA", "ĐA", "DA", "BB", "HĐ", "GM", "PC"];
/// What follows an abbreviation of a kind.
const AGENCIES: [&str; 4] = ["UBND", "HĐND", "TTHĐND", "MTTQ"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let letter = paper.main().is_some_and(|part| part.first(Role::TrichYeuCongVan).is_some());
    let symbol = paper.symbol().filter(|_| letter);
    let Some((line, symbol)) = symbol else { return Verdict::NotApplicable };
    let (first, rest) = symbol.split_once('-').unwrap_or((symbol, ""));
    let agency = rest.split('-').next().is_some_and(|next| AGENCIES.contains(&next));
    let is_kind =
        first.to_uppercase() == "CV" || OF_KINDS.contains(&first) || ALSO_OTHERS.contains(&first) && agency;
    if is_kind {
        let start = line.text.find(symbol).unwrap_or_default();
        let right = if rest.is_empty() { "UBND-VHXH".to_owned() } else { format!("{rest}-…") };
        found.error(
            line,
            start..start + symbol.len(),
            format!(
                "ký hiệu công văn `{symbol}` mở đầu bằng `{first}`: công văn không có chữ viết tắt tên loại"
            ),
            format!(
                "ghi chữ viết tắt của cơ quan rồi của đơn vị soạn thảo hoặc lĩnh vực: `ky_hieu: {right}`"
            ),
        );
    }
    Verdict::Passed
}
