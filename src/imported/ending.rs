//! The end of a document as it is typed: recipients, where it is kept, who signs.
//!
//! In: the words of its lines. Out: values of their keys.

use super::casing;

/// Recipients, one each, with its place; lines that go on are joined.
pub(super) fn recipients<P: Copy>(lines: impl Iterator<Item = (String, P)>) -> Vec<(String, P)> {
    let mut all: Vec<(String, P)> = Vec::new();
    let mut closed = true;
    for (line, at) in lines {
        let begins = line.starts_with(['-', '–', '—', '+', '•', '*']);
        let words = line.trim_start_matches(['-', '–', '—', '+', '•', '*', ' ']).to_owned();
        if words.is_empty() {
            continue;
        }
        let goes_on = !begins && !closed;
        closed = words.ends_with([';', '.']);
        match all.last_mut().filter(|_| goes_on) {
            Some((last, _)) => *last = format!("{last} {words}"),
            None => all.push((words, at)),
        }
    }
    all.into_iter().map(|(one, at)| (one.trim_end_matches([';', '.', ',', ' ']).to_owned(), at)).collect()
}

/// `Lưu: VT, KT(văn) (2)` as the keys of `luu`; None where it is another line, or keys would print another.
pub(super) fn kept(line: &str) -> Option<Vec<(&'static str, String)>> {
    let rest = line.strip_prefix("Lưu:")?.trim_start();
    if rest == "VT" {
        return Some(Vec::new());
    }
    let rest = rest.strip_prefix("VT,")?.trim();
    let (rest, copies) = match rest.strip_suffix(')').and_then(|inner| inner.rsplit_once(" (")) {
        Some((rest, copies)) if copies.chars().all(|one| one.is_ascii_digit()) => (rest, Some(copies)),
        _ => (rest, None),
    };
    let (unit, author) = match rest.strip_suffix(')').and_then(|inner| inner.split_once('(')) {
        Some((unit, author)) => (unit, Some(author)),
        None => (rest, None),
    };
    let plain = |text: &str| !text.is_empty() && !text.contains(['(', ')', ' ', ',', ';', ':']);
    if !plain(unit) || author.is_some_and(|author| author.is_empty() || author.contains(['(', ')'])) {
        return None;
    }
    let mut keys = vec![("don_vi", unit.to_owned())];
    keys.extend(author.map(|author| ("nguoi_soan", author.to_owned())));
    keys.extend(copies.map(|copies| ("so_ban", copies.to_owned())));
    Some(keys)
}

/// `PL.(300)`: who drafted it, and how many copies there are.
pub(super) fn drafted(line: &str) -> Option<(String, String)> {
    let (who, copies) = line.split_once(".(")?;
    let copies = copies.strip_suffix(')')?;
    let number = copies.bytes().all(|byte| byte.is_ascii_digit()) && (1..=5).contains(&copies.len());
    let plain = !who.is_empty() && who.chars().all(char::is_alphanumeric);
    (number && plain).then(|| (who.to_owned(), copies.to_owned()))
}

/// A line of a signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignerLine {
    /// On whose behalf.
    Authority,
    /// The post.
    Post,
    /// Another post, above the name.
    OtherPost,
    /// The name.
    Name,
}

/// One signer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TypedSigner {
    /// Keys with their values, in the order in which they are written.
    pub(super) keys: Vec<(&'static str, String)>,
    /// Words that have no key.
    pub(super) left: Vec<String>,
    /// Whether the post stands nowhere, and is that of a deputy.
    pub(super) guessed: bool,
    /// Whether the lines above the post are printed in another order.
    pub(super) reordered: bool,
}

/// Abbreviations before the lines above the post, and the key that prints each, in the order of printing.
const ON_BEHALF: [(&str, &[&str]); 4] = [
    ("thay_mat", &["tm.", "t.m.", "t/m.", "t/m", "tm "]),
    ("thua_lenh", &["tl.", "t.l.", "t/l.", "t/l", "tl "]),
    ("thua_uy_quyen", &["tuq.", "t.u.q.", "tuq "]),
    ("ky_thay", &["kt.", "k.t.", "k/t.", "k/t", "kt "]),
];

/// The keys of a signer; `prose` is what the paper says elsewhere.
pub(super) fn signer(lines: &[(SignerLine, String)], prose: &str) -> TypedSigner {
    let mut signer = TypedSigner::default();
    let mut authority: Vec<(usize, String)> = Vec::new();
    let (mut post, mut other, mut name) = (Vec::new(), Vec::new(), Vec::new());
    for (sort, text) in lines {
        match sort {
            SignerLine::Authority => match abbreviated(text) {
                Some((at, words)) => authority.push((at, words)),
                None if text.to_lowercase().starts_with("q.") => post.push(text.clone()),
                None => match authority.last_mut() {
                    Some((_, above)) => *above = format!("{above} {text}"),
                    None => post.push(text.clone()),
                },
            },
            SignerLine::Post => post.push(text.clone()),
            SignerLine::OtherPost => other.push(text.clone()),
            SignerLine::Name => name.push(text.clone()),
        }
    }
    signer.reordered = authority.windows(2).any(|two| two[0].0 > two[1].0);
    authority.sort_by_key(|(at, _)| *at);
    for (at, words) in authority {
        let key = ON_BEHALF[at].0;
        let words = if at == 0 { casing::name(&[words], prose).concat() } else { casing::post(&words) };
        match signer.keys.iter().any(|(known, _)| *known == key) {
            true => signer.left.push(words),
            false => signer.keys.push((key, words)),
        }
    }
    let post = post.join(" ");
    // Who signs for a head without a post of his own is the deputy.
    let head = signer.keys.iter().find(|(key, _)| *key == "ky_thay").map(|(_, head)| head.clone());
    let post = match head.filter(|_| post.is_empty() && !name.is_empty()) {
        Some(head) => {
            signer.guessed = true;
            format!("Phó {head}")
        }
        None => post,
    };
    let acting = post.get(..2).filter(|start| start.eq_ignore_ascii_case("q.")).map(|_| post[2..].trim());
    match acting {
        Some(acting) if !acting.is_empty() => signer.keys.push(("quyen", casing::post(acting))),
        _ if post.is_empty() => signer.keys.push(("chuc_vu", "[chức vụ]".to_owned())),
        _ => signer.keys.push(("chuc_vu", casing::post(&post))),
    }
    if !other.is_empty() {
        signer.keys.push(("chuc_vu_khac", other.join(" ")));
    }
    signer.keys.push(("ho_ten", name.join(" ")));
    signer
}

/// Which abbreviation a line opens with, and the words behind it.
fn abbreviated(text: &str) -> Option<(usize, String)> {
    let small = text.to_lowercase();
    let found = ON_BEHALF.iter().enumerate().find_map(|(at, (_, signs))| {
        let sign = signs.iter().find(|sign| small.starts_with(**sign))?;
        Some((at, text.get(sign.len()..)?.trim_matches([' ', '.', ':']).to_owned()))
    });
    found.filter(|(_, words)| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{SignerLine, drafted, kept, recipients, signer};

    #[test]
    fn recipients_are_joined_over_lines() {
        let lines =
            ["- Như Điều 3;", "- TTr: Thành ủy, HĐND", "Thành phố;", "- Lưu: VT, KT."].map(str::to_owned);
        let joined: Vec<_> = recipients(lines.into_iter().zip(0..));
        assert_eq!(joined.iter().map(|(_, line)| *line).collect::<Vec<_>>(), [0, 1, 3]);
        let joined: Vec<_> = joined.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(joined, ["Như Điều 3", "TTr: Thành ủy, HĐND Thành phố", "Lưu: VT, KT"]);
    }

    #[test]
    fn where_it_is_kept() {
        assert_eq!(kept("Lưu: VT"), Some(Vec::new()));
        let keys = kept("Lưu: VT, KT(văn) (2)").unwrap();
        assert_eq!(keys.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>(), ["KT", "văn", "2"]);
        assert_eq!(kept("Lưu: VT, KT, TH"), None);
        assert_eq!(kept("Lưu: VT, KT vân"), None);
        assert_eq!(drafted("PL.(300)"), Some(("PL".to_owned(), "300".to_owned())));
        assert_eq!(drafted("34007 (130)"), None);
    }

    #[test]
    fn who_signs() {
        let lines = [
            (SignerLine::Authority, "TM. ỦY BAN NHÂN DÂN"),
            (SignerLine::Authority, "KT. CHỦ TỊCH"),
            (SignerLine::Post, "PHÓ CHỦ TỊCH"),
            (SignerLine::Name, "Trần Văn Bình"),
        ];
        let typed = signer(&lines.map(|(sort, text)| (sort, text.to_owned())), "");
        let keys: Vec<_> = typed.keys.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        assert_eq!(
            keys,
            [
                "thay_mat: Ủy ban nhân dân",
                "ky_thay: Chủ tịch",
                "chuc_vu: Phó Chủ tịch",
                "ho_ten: Trần Văn Bình"
            ]
        );
        let acting = signer(&[(SignerLine::Authority, "Q. GIÁM ĐỐC".to_owned())], "");
        assert_eq!(acting.keys[0], ("quyen", "Giám đốc".to_owned()));
    }
}
