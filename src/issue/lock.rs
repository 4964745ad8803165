//! The record of an issued paper, beside its YAML: what the paper was when it was issued.
//!
//! In: a tree and its files. Out: a [`Lock`], and later what has changed since. It keeps people from
//! changing an issued paper without noticing; it does not protect against people who intend to: the
//! record is a plain file that anyone may edit or delete. It leaves writing it to the caller.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::series::Number;
use crate::digest::of_bytes;
use crate::finding::Version;
use crate::paper::Paper;
use crate::paper::walk::{Holder, WalkNode};
use crate::source::Span;
use crate::write::Format;

/// The ending of the record's file name, which replaces the ending of the YAML's name.
pub const ENDING: &str = ".phat-hanh.json";

/// An issued paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// As others cite it: `Quyết định số 206/QĐ-UBND ngày 31 tháng 10 năm 2026`.
    pub van_ban: String,
    /// The issuing body.
    pub co_quan: String,
    /// Number and symbol.
    pub so_ky_hieu: String,
    /// Its series, see [`super::series::Number`].
    pub day_so: String,
    /// Its number.
    pub so: String,
    /// Its day, 31/10/2026; empty for minutes.
    pub ngay: String,
    /// Its year.
    pub nam: u16,
    /// The version of the program that wrote its files.
    pub chuong_trinh: String,
    /// The version by whose rules it was issued, if a later one has written its files again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quy_tac: Option<String>,
    /// Hashes of all files it was made from, by their paths from the folder of the YAML.
    pub dau_vao: BTreeMap<String, String>,
    /// The pack that its DOCX names: what it was made of. None for papers issued before 0.2.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nguon: Option<String>,
    /// Whether its PDF carries that pack.
    #[serde(default, skip_serializing_if = "is_false")]
    pub kem_nguon: bool,
    /// Hashes of its files, by their endings.
    pub ket_qua: BTreeMap<String, String>,
    /// Every text on paper with its position.
    pub loi_van: Vec<(String, String)>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// How today's paper compares to the one that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockComparison {
    /// Its files are the same, byte for byte.
    Same,
    /// Its words are the same, but these files are not.
    Laid(Vec<Format>),
    /// Its words differ.
    Changed(Vec<ChangedText>),
}

/// A text that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedText {
    /// Where it is on paper: the present position if it still exists.
    pub place: String,
    /// The words when the paper was issued.
    pub old: Option<String>,
    /// The words now.
    pub new: Option<String>,
    /// Where the new text comes from.
    pub at: Option<Span>,
}

impl Lock {
    /// Reads a record from the bytes of its file.
    ///
    /// # Errors A sentence in Vietnamese.
    pub fn read(bytes: &[u8]) -> Result<Lock, String> {
        serde_json::from_slice(bytes)
            .map_err(|error| format!("tệp đã bị sửa hỏng (dòng {}, cột {})", error.line(), error.column()))
    }

    /// The version of the program by whose rules it was issued. Returns None if its record does not hold
    /// a valid one.
    pub fn version(&self) -> Option<Version> {
        Version::read(self.quy_tac.as_ref().unwrap_or(&self.chuong_trinh))
    }

    /// Its number in its series.
    pub fn number(&self) -> Number {
        let Lock { co_quan, day_so, so, nam, .. } = self.clone();
        Number { body: co_quan, series: day_so, year: nam, so }
    }

    /// The bytes of its file.
    pub fn to_file(&self) -> Vec<u8> {
        let text = serde_json::to_string_pretty(self).expect("strings and maps of strings are JSON");
        (text + "\n").into_bytes()
    }

    /// Whether the paper still says, word for word, what it said when it was issued.
    pub fn says(&self, tree: &Paper) -> bool {
        let now = texts(tree);
        self.loi_van.len() == now.len()
            && self.loi_van.iter().zip(&now).all(|((_, old), new)| *old == new.text)
    }

    /// How the paper has changed.
    pub fn compare(&self, tree: &Paper, files: &[(Format, Vec<u8>)]) -> LockComparison {
        if !self.says(tree) {
            return LockComparison::Changed(changes(&self.loi_van, &texts(tree)));
        }
        // Plain text was never issued: it only repeats what the paper says.
        let differs = |(format, bytes): &&(Format, Vec<u8>)| {
            Format::PAPER.contains(format) && self.ket_qua.get(format.extension()) != Some(&of_bytes(bytes))
        };
        let laid: Vec<Format> = files.iter().filter(differs).map(|(format, _)| *format).collect();
        if laid.is_empty() { LockComparison::Same } else { LockComparison::Laid(laid) }
    }
}

/// A text on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedText {
    /// `đoạn 12`, `bảng 1, hàng 3, ô 2`.
    pub place: String,
    /// Its words.
    pub text: String,
    /// Where they come from.
    pub at: Option<Span>,
}

/// Every text of a tree in reading order, without the empty ones; the foot of a first page comes after
/// everything else in its section.
pub fn texts(tree: &Paper) -> Vec<LockedText> {
    let (mut paragraphs, mut tables) = (0, 0);
    let (mut found, mut foot) = (Vec::new(), Vec::new());
    for section in &tree.sections {
        for (holder, node) in section.walk() {
            let paragraph = match node {
                WalkNode::Paragraph(paragraph) => paragraph,
                WalkNode::Table(_) => {
                    tables += 1;
                    continue;
                }
                WalkNode::Simple(_) | WalkNode::Columns(_) | WalkNode::Chart(_) => continue,
            };
            let text = paragraph.plain_text();
            if text.trim().is_empty() {
                continue;
            }
            let place = match holder {
                Holder::Pages | Holder::Column(..) => {
                    paragraphs += 1;
                    format!("đoạn {paragraphs} ({})", paragraph.role.info().name)
                }
                Holder::Cell(_, row, cell) => {
                    format!("bảng {tables}, hàng {}, cột {}", row + 1, cell.column + 1)
                }
                Holder::Chart(..) => "biểu đồ".to_owned(),
                Holder::Frame(..) => "dấu".to_owned(),
                Holder::TopMargin(..) => "lề trên trang đầu".to_owned(),
                Holder::Foot => "cuối trang đầu".to_owned(),
            };
            let placed = LockedText { place, text, at: paragraph.origin };
            if matches!(holder, Holder::Foot) { foot.push(placed) } else { found.push(placed) }
        }
        found.append(&mut foot);
    }
    found
}

/// If more comparisons than this were needed, the differing part counts as one piece: it is another
/// paper.
const MOST: usize = 4_000_000;

/// The texts that differ, in the order of the paper: the fewest changes that turn one into the other.
pub fn changes(old: &[(String, String)], new: &[LockedText]) -> Vec<ChangedText> {
    let same_ends = |old: &[(String, String)], new: &[LockedText]| {
        let head = old.iter().zip(new).take_while(|((_, old), new)| *old == new.text).count();
        let (old, new) = (&old[head..], &new[head..]);
        let tail = old.iter().rev().zip(new.iter().rev()).take_while(|((_, old), new)| *old == new.text);
        (head, tail.count())
    };
    let (head, tail) = same_ends(old, new);
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut changes = Vec::new();
    let (mut gone, mut come) = (0, 0);
    for (at_old, at_new) in kept(old, new).into_iter().chain([(old.len(), new.len())]) {
        pair(&old[gone..at_old], &new[come..at_new], &mut changes);
        (gone, come) = (at_old + 1, at_new + 1);
    }
    changes
}

/// The positions of the texts in the longest common subsequence.
fn kept(old: &[(String, String)], new: &[LockedText]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST {
        return Vec::new();
    }
    // `longest[i][j]`: how many texts of `old[i..]` and `new[j..]` can be kept.
    let mut longest = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i][j] = match old[i].1 == new[j].text {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut both) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i].1 == new[j].text {
            both.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    both
}

/// Pairs the texts removed and added at one position, one to one as long as there are both.
fn pair(gone: &[(String, String)], come: &[LockedText], changes: &mut Vec<ChangedText>) {
    for at in 0..gone.len().max(come.len()) {
        let (old, new) = (gone.get(at), come.get(at));
        let place = new.map(|new| &new.place).or(old.map(|(place, _)| place)).cloned().unwrap_or_default();
        changes.push(ChangedText {
            place,
            old: old.map(|(_, text)| text.clone()),
            new: new.map(|new| new.text.clone()),
            at: new.and_then(|new| new.at),
        });
    }
}

impl ChangedText {
    /// `đoạn 12 (Khoản): “420 triệu” thành “500 triệu”`; for a long text only the words that differ.
    pub fn sentence(&self) -> String {
        let ChangedText { place, old, new, .. } = self;
        match (old, new) {
            (Some(old), Some(new)) => {
                let (old, new) = differing(old, new);
                format!("{place}: “{old}” thành “{new}”")
            }
            (Some(old), None) => format!("{place}: bỏ “{}”", cut(old)),
            (None, Some(new)) => format!("{place}: thêm “{}”", cut(new)),
            (None, None) => place.clone(),
        }
    }
}

/// The words in which two texts differ, with one common word on either side.
pub(super) fn differing(old: &str, new: &str) -> (String, String) {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (old_words, new_words) = (words(old), words(new));
    let head = old_words.iter().zip(&new_words).take_while(|(one, two)| one == two).count();
    let rest = old_words.len().min(new_words.len()) - head;
    let tail = old_words.iter().rev().zip(new_words.iter().rev());
    let tail = tail.take(rest).take_while(|(one, two)| one == two).count();
    let (head, tail) = (head.saturating_sub(1), tail.saturating_sub(1));
    let part = |words: &[String]| {
        let shown = cut(&words[head..words.len() - tail].join(" "));
        let (before, after) = (if head > 0 { "… " } else { "" }, if tail > 0 { " …" } else { "" });
        format!("{before}{shown}{after}")
    };
    (part(&old_words), part(&new_words))
}

/// Shortens words so that they fit a sentence.
fn cut(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
