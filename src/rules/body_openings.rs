//! How names of bodies begin: the words for what sort of body it is, and posts of who heads one.
//!
//! In: words. Out: the [`BodyGroup`] that they open, and how many they are.

use super::body_words::BodyWord;

/// What general phrases cover together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyGroup {
    /// Sở.
    Department,
    /// Phòng.
    Room,
    /// Văn phòng.
    Office,
    /// Ban.
    Board,
    /// Committees of other levels.
    Committee,
    /// Mặt trận Tổ quốc and what belongs to it.
    Union,
    /// Trung tâm, trạm.
    Centre,
    /// All others: police, treasury, taxes.
    Other,
}

use BodyGroup::{Board, Centre, Committee, Department, Office, Other, Room, Union};

/// Words that names begin with, the longer ones first; in small letters.
pub(super) const OPENINGS: [(&[&str], BodyGroup); 39] = [
    (&["văn", "phòng"], Office),
    (&["ủy", "ban", "mặt", "trận"], Union),
    (&["ủy", "ban", "mttq"], Union),
    (&["ubmttq"], Union),
    (&["mặt", "trận"], Union),
    (&["mttq"], Union),
    (&["đoàn", "thanh", "niên"], Union),
    (&["đoàn", "tncs"], Union),
    (&["tỉnh", "đoàn"], Union),
    (&["thành", "đoàn"], Union),
    (&["hội", "liên", "hiệp"], Union),
    (&["hội", "lhpn"], Union),
    (&["hội", "phụ", "nữ"], Union),
    (&["hội", "nông", "dân"], Union),
    (&["hội", "cựu", "chiến", "binh"], Union),
    (&["hội", "chữ", "thập", "đỏ"], Union),
    (&["liên", "đoàn", "lao", "động"], Union),
    (&["ủy", "ban", "nhân", "dân"], Committee),
    (&["ubnd"], Committee),
    (&["công", "an"], Other),
    (&["sở"], Department),
    (&["phòng"], Room),
    (&["ban", "chỉ", "huy", "quân", "sự"], Board),
    (&["ban", "quản", "lý"], Board),
    (&["ban"], Board),
    (&["trung", "tâm"], Centre),
    (&["trạm", "y", "tế"], Centre),
    (&["kho", "bạc"], Other),
    (&["chi", "cục"], Other),
    (&["bảo", "hiểm", "xã", "hội"], Other),
    (&["bộ", "chỉ", "huy"], Other),
    (&["đài", "phát", "thanh"], Other),
    (&["thanh", "tra", "tỉnh"], Other),
    (&["thanh", "tra", "thành", "phố"], Other),
    (&["thuế", "cơ", "sở"], Other),
    (&["thuế", "tỉnh"], Other),
    (&["thuế", "thành", "phố"], Other),
    (&["ngân", "hàng"], Other),
    (&["agribank"], Other),
];

/// Posts that stand for the body behind them.
const POSTS: [&[&str]; 13] = [
    &["chỉ", "huy", "trưởng"],
    &["thủ", "trưởng"],
    &["trưởng"],
    &["phó", "giám", "đốc"],
    &["giám", "đốc"],
    &["phó", "chủ", "tịch"],
    &["chủ", "tịch"],
    &["phó", "trưởng"],
    &["chánh"],
    &["phó", "chánh"],
    &["bí", "thư"],
    &["đồng", "chí"],
    &["hiệu", "trưởng"],
];

/// Whether words begin with these.
pub(super) fn begins(words: &[BodyWord], with: &[&str]) -> bool {
    words.len() >= with.len() && words.iter().zip(with).all(|(word, with)| word.text == *with)
}

/// How many words at the beginning are posts.
pub(super) fn posts(words: &[BodyWord]) -> usize {
    POSTS.iter().filter(|post| begins(words, post)).map(|post| post.len()).max().unwrap_or(0)
}

/// What a name of a body may begin with at these words: its group, and how many words these are.
pub(super) fn opening(words: &[BodyWord]) -> Option<(BodyGroup, usize)> {
    // Most words begin none; behind a post a name may begin with a small letter.
    let first = words.first()?;
    if !first.capital
        && !matches!(first.text.as_str(), "phòng" | "văn" | "công" | "sở" | "ban" | "trạm" | "mặt")
    {
        return None;
    }
    let letter = first.text.as_bytes().first();
    let mut openings = OPENINGS.iter().filter(|(with, _)| with[0].as_bytes().first() == letter);
    let (with, group) = openings.find(|(with, _)| begins(words, with))?;
    // "Ban hành", "phòng bệnh", "sở hữu": the name behind it has a capital.
    let named = words.get(with.len()).is_some_and(|next| next.capital);
    let sort = matches!(*with, ["sở"] | ["phòng"] | ["ban"] | ["trung", "tâm"] | ["ngân", "hàng"]);
    // What sits for a time has no post of its own.
    let for_a_time = *group == Board && begins(&words[with.len()..], &["chỉ", "đạo"]);
    let people = begins(words, &["công", "an", "toàn"]);
    ((named || !sort) && !for_a_time && !people).then_some((*group, with.len()))
}

/// Whether words begin with the name of the bank of agriculture, which is called by either.
pub(super) fn is_agribank<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let first: Vec<&str> = words.take(4).collect();
    first.first() == Some(&"agribank")
        || matches!(first[..], ["ngân", "hàng", "agribank", ..] | ["ngân", "hàng", "nông", "nghiệp"])
        || matches!(first[..], ["nhnn", "ptnt", ..] | ["nhno", "ptnt", ..])
}
