//! Posts and rooms have their names: "Phó Giám đốc", not "PGĐ".
//!
//! In: the signature, addressees, sentences. Out: posts in initials where a post stands by itself, and rooms
//! in initials that the paper explains nowhere. Recipients at the foot may be short.

use std::ops::Range;

use super::paper_view::Line;
use super::signature::{SignedText, WantedWords};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C079", meaning: "Chức vụ, tên phòng ban viết tắt tùy tiện", since: Version(0, 2, 0)
    },
    clause: "Phụ lục I, II.7a, II.9",
    severity: Severity::Warning,
    about: "Chức vụ của người ký ghi đủ chữ: Phó Giám đốc, không ghi PGĐ. Trong câu và ở Kính gửi, chức vụ và tên phòng, ban viết \
            tắt mà văn bản không giải thích chỉ là lưu ý; nơi nhận viết tắt được.",
    wrong: "nguoi_ky: {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: PCT, ho_ten: Nguyễn Văn An}",
    right: "nguoi_ky: {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Nguyễn Văn An}",
    check,
};

/// Posts in initials.
const POSTS: [(WantedWords, &str); 14] = [
    (WantedWords::words("PTGĐ"), "Phó Tổng Giám đốc"),
    (WantedWords::words("TGĐ"), "Tổng Giám đốc"),
    (WantedWords::words("PGĐ"), "Phó Giám đốc"),
    (WantedWords::words("PCVP"), "Phó Chánh Văn phòng"),
    (WantedWords::words("CVP"), "Chánh Văn phòng"),
    (WantedWords::words("PCCT"), "Phó Chi cục trưởng"),
    (WantedWords::words("CCT"), "Chi cục trưởng"),
    (WantedWords::words("PTP"), "Phó Trưởng phòng"),
    (WantedWords::words("PHT"), "Phó Hiệu trưởng"),
    (WantedWords::words("PCT"), "Phó Chủ tịch"),
    (WantedWords::words("GĐ"), "Giám đốc"),
    (WantedWords::words("CT"), "Chủ tịch"),
    (WantedWords::words("HT"), "Hiệu trưởng"),
    (WantedWords::words("TP"), "Trưởng phòng"),
];
/// So many of them mean nothing else in a sentence.
const IN_SENTENCES: usize = 5;

/// What rooms and offices open with.
const ROOMS: [WantedWords; 6] = WantedWords::all(["Phòng", "phòng", "Ban", "Chi cục", "Sở", "Trung tâm"]);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    let mut told: Vec<&str> = Vec::new();
    for line in paper.lines() {
        match line.role {
            Role::QuyenHan | Role::ChucVu | Role::ChucVuKhac => {
                verdict = Verdict::Passed;
                signer(line, found);
            }
            role if is_prose(role) && line.cell.is_none() => {
                if line.may(Topic::PostInitials) {
                    for (wanted, right) in &POSTS[..IN_SENTENCES] {
                        for at in line.find(*wanted).filter(|_| !is_explained(paper, wanted.text)) {
                            let message = format!("chức vụ viết tắt: `{}`", wanted.text);
                            found.rewrite(Severity::Note, line, at, message, (*right).to_owned());
                            found.doubt("chữ viết tắt có thể còn nghĩa khác");
                        }
                    }
                }
                if line.still(Topic::RoomInitials, has_initials) {
                    rooms(line, paper, &mut told, found);
                }
            }
            _ => {}
        }
    }
    verdict
}

/// The post on a line of the signature; behind "KT." as well.
fn signer<'a>(line: &Line<'a>, found: &mut Breaches<'a>) {
    for (wanted, right) in POSTS {
        for at in words::find(&line.text, wanted.text) {
            // "TL. CT UBND": more than the post is short.
            let message = format!("chức vụ người ký viết tắt: `{}`", wanted.text);
            found.rewrite(Severity::Warning, line, at, message, right.to_owned());
        }
    }
}

fn is_prose(role: Role) -> bool {
    matches!(
        role,
        Role::KinhGui
            | Role::NoiKinhGui
            | Role::DoanVan
            | Role::Dieu
            | Role::Khoan
            | Role::TieuKhoan
            | Role::Diem
            | Role::Gach
            | Role::Cong
    )
}

/// Whether any room is in initials.
fn has_initials(text: SignedText<'_>) -> bool {
    ROOMS.into_iter().flat_map(|room| text.find(room)).any(|at| initials(text.text, at.end).is_some())
}

/// Rooms in initials, each once.
fn rooms<'a, 'p>(
    line: &'p Line<'a>,
    paper: &'p PaperView<'a>,
    told: &mut Vec<&'p str>,
    found: &mut Breaches<'a>,
) {
    for room in ROOMS {
        for at in line.find(room) {
            let Some((initials, end)) = initials(&line.text, at.end) else { continue };
            if told.contains(&initials) || is_explained(paper, initials) {
                continue;
            }
            told.push(initials);
            let message =
                format!("tên viết tắt mà văn bản không giải thích: `{}`", &line.text[at.start..end]);
            let hint =
                "ghi đủ tên; còn nhắc lại nhiều lần thì lần đầu ghi đủ tên rồi `(sau đây viết tắt là …)`";
            found.note(line, at.start..end, message, hint.to_owned());
        }
    }
}

/// Initials of three letters or more that follow a byte, and where they end.
fn initials(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text[at..].strip_prefix(' ')?;
    let sign = |one: char| !(words::is_letter(one) || matches!(one, '&' | '-'));
    let word = &rest[..rest.find(sign).unwrap_or(rest.len())];
    let capitals = word.chars().all(|one| one.is_uppercase() || matches!(one, '&' | '-'));
    let usual = ["UBND", "HĐND", "MTTQ", "QLDA", "XII", "VII", "III", "VIII", "XIII"];
    let loud = !text.chars().any(char::is_lowercase);
    let plain = capitals && word.chars().filter(|one| one.is_uppercase()).count() >= 3;
    (plain && !loud && !usual.contains(&word)).then_some((word, at + 1 + word.len()))
}

/// Whether a paper says what initials mean: "(sau đây viết tắt là Phòng TCCB)", "Tổ chức cán bộ (TCCB)", and the
/// other way round, "TCCB (Tổ chức cán bộ)".
fn is_explained(paper: &PaperView<'_>, initials: &str) -> bool {
    let explains = |place: Range<usize>, text: &str| {
        let open = text[..place.start].rfind('(');
        let behind = text[place.end..].strip_prefix(" (");
        let name = behind.and_then(|words| words.split_once(')'));
        let told = name.is_some_and(|(name, _)| opens_as(name, initials));
        told || open
            .is_some_and(|open| !text[open..place.start].contains(')') && text[place.end..].contains(')'))
    };
    paper.lines().any(|line| words::find(&line.text, initials).any(|place| explains(place, &line.text)))
}

/// Whether the initials are those of words in a row: "TCCB" of "viết tắt của Tổ chức cán bộ"; "và" may be left out.
fn opens_as(name: &str, initials: &str) -> bool {
    let wanted: String = initials.chars().filter(|one| one.is_alphabetic()).collect();
    [true, false].into_iter().any(|with_and| {
        let words = name.split(|one: char| !words::is_letter(one)).filter(|word| with_and || *word != "và");
        let firsts: String =
            words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
        firsts.contains(&wanted)
    })
}
