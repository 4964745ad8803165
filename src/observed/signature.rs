//! The end of a paper: recipients and who signs.
//!
//! In: lines of a table without borders, or of the pages, cell by cell. Out: the role of each.

use super::lines::SeenLine;
use crate::paper::Role;

/// What a line of the end is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EndLine {
    /// A component.
    Is(Role),
    /// Room for a signature, words about one: "(Đã ký)".
    Room,
}

/// Whether a line opens a list of recipients.
pub(super) fn opens_recipients(folded: &str) -> bool {
    folded.starts_with("noi nhan")
}

/// Whether words say on whose behalf somebody signs: `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.`.
pub(super) fn is_authority(folded: &str) -> bool {
    [
        "tm.",
        "kt.",
        "tl.",
        "tuq.",
        "q.",
        "t.m",
        "k.t",
        "t/m",
        "k/t",
        "t/l",
        "kt ",
        "tm ",
        "tl ",
        "dai dien ben ",
    ]
    .iter()
    .any(|sign| folded.starts_with(sign))
}

/// Posts that sign.
const POSTS: [&str; 24] = [
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "chanh van phong",
    "pho chanh van phong",
    "truong phong",
    "pho truong phong",
    "bo truong",
    "thu truong",
    "cuc truong",
    "chi cuc truong",
    "pho cuc truong",
    "hieu truong",
    "truong ban",
    "pho truong ban",
    "tong giam doc",
    "thu tuong",
    "vien truong",
    "chanh thanh tra",
    "thu ky",
    "chu toa",
    "nguoi ",
    "doi truong",
];

/// Whether a line is a post in capitals.
pub(super) fn is_post(line: &SeenLine) -> bool {
    line.upper && line.text.chars().count() < 60 && POSTS.iter().any(|post| line.folded.starts_with(post))
}

/// Whether a line heads the place where another body confirms: `XÁC NHẬN CỦA …`.
pub(super) fn confirms(line: &SeenLine) -> bool {
    line.upper && line.folded.starts_with("xac nhan cua ")
}

/// Whether a line may be somebody's name: two to six words, each with a capital, no digits or stops.
pub(super) fn is_name(line: &SeenLine) -> bool {
    let words: Vec<&str> = line.text.split(' ').filter(|word| !word.is_empty()).collect();
    (2..=7).contains(&words.len())
        && !line.text.chars().any(|sign| sign.is_ascii_digit() || ":;/".contains(sign))
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
        && !line.upper
}

/// Whether a line below recipients says who drafted the paper: short, no list, no heading.
pub(super) fn is_drafter(line: &SeenLine) -> bool {
    !line.upper
        && line.text.chars().count() < 24
        && !line.text.starts_with(['-', '–', '+', '•'])
        && !line.centred
}

/// The roles of one cell's lines.
pub(super) fn of_cell(lines: &[SeenLine]) -> Vec<EndLine> {
    if let Some(from) = lines.iter().position(|line| opens_recipients(&line.folded)) {
        // Above them a secretary may have signed.
        let (above, list) = lines.split_at(from);
        return signing(above).into_iter().chain(recipients(list)).collect();
    }
    signing(lines)
}

/// The roles of lines of which none is of a list of recipients.
fn signing(lines: &[SeenLine]) -> Vec<EndLine> {
    let last_name = lines.iter().rposition(is_name);
    let upper_name = || lines.iter().rposition(|line| !line.is_blank()).filter(|&at| at > 0);
    let last = last_name.or_else(upper_name);
    let room = |line: &SeenLine| line.is_blank() || line.is_rule() || line.text.starts_with(['(', '[']);
    let roles = lines.iter().enumerate().map(|(at, line)| {
        if room(line) {
            EndLine::Room
        } else if Some(at) == last && (!line.upper || gap_above(lines, at)) {
            EndLine::Is(Role::HoTen)
        } else if is_authority(&line.folded) {
            EndLine::Is(Role::QuyenHan)
        } else {
            EndLine::Is(Role::ChucVu)
        }
    });
    let mut roles: Vec<EndLine> = roles.collect();
    // A body's name goes on over lines.
    for at in 1..roles.len() {
        let goes_on = roles[at] == EndLine::Is(Role::ChucVu)
            && roles[at - 1] == EndLine::Is(Role::QuyenHan)
            && !is_post(&lines[at])
            && lines[at].upper
            && lines.get(at + 1).is_some_and(|next| is_authority(&next.folded) || is_post(next));
        if goes_on {
            roles[at] = EndLine::Is(Role::QuyenHan);
        }
    }
    roles
}

/// Whether the line above is blank: room to sign.
fn gap_above(lines: &[SeenLine], at: usize) -> bool {
    at > 0 && lines[at - 1].is_blank()
}

/// The lines of a list of recipients, from its head on.
fn recipients(lines: &[SeenLine]) -> Vec<EndLine> {
    let mut filed = false;
    let roles = lines.iter().map(|line| {
        if line.is_blank() || line.is_rule() {
            EndLine::Room
        } else if opens_recipients(&line.folded) {
            EndLine::Is(Role::TieuDeNoiNhan)
        } else if filed && !line.text.starts_with(['-', '–']) && line.text.chars().count() < 40 {
            // Whoever wrote it, and how many copies there are.
            EndLine::Is(Role::SoanThao)
        } else {
            filed |= line.folded.contains("luu:") && line.text.ends_with('.');
            EndLine::Is(Role::NoiNhan)
        }
    });
    roles.collect()
}
