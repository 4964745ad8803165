//! Kinds of papers by which others are cited.
//!
//! In: what stands before a number, and its symbol. Out: the name of the kind, and where.

use super::words;

/// Names of kinds that papers are cited by.
pub(super) const KINDS: [&str; 26] = [
    "Thông tư liên tịch",
    "Văn bản hợp nhất",
    "Quyết định",
    "Nghị quyết",
    "Nghị định",
    "Kế hoạch",
    "Thông tư",
    "Chỉ thị",
    "Tờ trình",
    "Công văn",
    "Thông báo",
    "Báo cáo",
    "Hướng dẫn",
    "Quy định",
    "Quy chế",
    "Chương trình",
    "Công điện",
    "Kết luận",
    "Văn bản",
    "Pháp lệnh",
    "Bộ luật",
    "Luật",
    "Đề án",
    "Phương án",
    "Lệnh",
    "Hợp đồng",
];

/// The name of a kind in a text that ends before a number, and where; none of an earlier clause. It is the one
/// right before the number, else that which the symbol stands for, else the last: "Nghị quyết của Hội đồng
/// nhân dân về Chương trình … số 12/NQ-HĐND".
pub(super) fn kind_before(text: &str, symbol: &str) -> Option<(&'static str, usize)> {
    let clause = text.rfind([';', '.', '(', ')']).map_or(0, |at| at + 1);
    let bytes = text.as_bytes();
    let meant = symbol_kind(symbol);
    // Of several that end at one place the longest: `Thông tư liên tịch` rather than `Thông tư`.
    let mut last = None;
    let opens = |at: &usize| {
        // Đ, of the letters that begin with the same byte.
        let letter =
            OPENS_KIND[bytes[*at] as usize] && (bytes[*at] != 0xc4 || bytes.get(at + 1) == Some(&0x90));
        letter && !at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric())
    };
    for at in (clause..bytes.len()).filter(opens) {
        for kind in KINDS {
            let end = at + kind.len();
            if bytes[at] == kind.as_bytes()[0]
                && bytes[at..].starts_with(kind.as_bytes())
                && words::stands_alone(text, &(at..end))
            {
                let rank = (end == bytes.len(), meant == Some(kind), end, kind.len());
                last = last.max(Some((rank, kind)));
            }
        }
    }
    last.map(|((.., end, length), kind)| (kind, end - length))
}

/// The kind that a symbol begins with the abbreviation of.
fn symbol_kind(symbol: &str) -> Option<&'static str> {
    let short = symbol.split(['-', '/']).next()?;
    Some(match short {
        "NQ" | "NQLT" => "Nghị quyết",
        "NĐ" => "Nghị định",
        "QĐ" => "Quyết định",
        "TT" => "Thông tư",
        "TTLT" => "Thông tư liên tịch",
        "CT" => "Chỉ thị",
        "CTr" => "Chương trình",
        "KH" => "Kế hoạch",
        "TTr" => "Tờ trình",
        "TB" => "Thông báo",
        "BC" => "Báo cáo",
        "HD" => "Hướng dẫn",
        "KL" => "Kết luận",
        "CĐ" => "Công điện",
        "VBHN" => "Văn bản hợp nhất",
        _ => return None,
    })
}

/// Whether a byte is the first of a name of a kind.
static OPENS_KIND: [bool; 256] = {
    let mut opens = [false; 256];
    let mut at = 0;
    while at < KINDS.len() {
        opens[KINDS[at].as_bytes()[0] as usize] = true;
        at += 1;
    }
    opens
};
