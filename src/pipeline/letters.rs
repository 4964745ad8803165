//! Letters that cannot be printed: every place with all of them, and what to write instead.
//!
//! In: a tree, and the nodes it was made from. Out: findings. An empty box on an official paper is worse than
//! no paper, so such a paper is not written.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::{Pipeline, Report, places};
use crate::finding::{Finding, Findings, codes};
use crate::fonts::Faces;
use crate::paper::{Inline, Paper, Paragraph};
use crate::signs;
use crate::source::{Sources, Span};
use crate::write::Format;
use crate::yaml::Node;

/// At most this many places are reported; more say nothing new.
const SHOWN: usize = 20;

/// What is checked, and what for.
pub(super) struct Letters<'a> {
    /// The faces for the files; None if no file holds any, for Word itself looks for a face.
    pub(super) faces: Option<&'a Faces>,
    /// What the tree was made from.
    pub(super) node: Option<&'a Node>,
    /// The files.
    pub(super) sources: &'a Sources,
}

impl Pipeline {
    /// Whether every letter of a tree can be printed; those that cannot are reported at their places.
    pub fn prints(&self, (tree, node): (&Paper, Option<&Node>), report: &mut Report) -> bool {
        let Report { sources, findings, .. } = report;
        let before = findings.count().0;
        Letters { faces: Some(&self.office.theme.faces), node, sources }.check(tree, findings);
        findings.count().0 == before
    }

    /// The errors for which [`Pipeline::files`] refused a tree: letters that cannot be printed, each at its
    /// place, or else the finding as it is.
    pub(super) fn refused(
        &self,
        finding: Finding,
        (tree, node): (&Paper, Option<&Node>),
        formats: &[Format],
        report: &mut Report,
    ) {
        let holds_faces = formats.iter().any(|format| self.writers.of(*format).holds_faces());
        let faces = holds_faces.then_some(&self.office.theme.faces);
        let Report { sources, findings, .. } = report;
        let before = findings.count().0;
        Letters { faces, node, sources }.check(tree, findings);
        if findings.count().0 == before {
            findings.push(finding);
        }
    }
}

impl Letters<'_> {
    /// Reports every letter of the tree that cannot be printed.
    pub(super) fn check(&self, tree: &Paper, findings: &mut Findings) {
        let mut told: BTreeSet<(Option<Span>, Vec<char>)> = BTreeSet::new();
        for paragraph in tree.paragraphs() {
            let steering = self.of(paragraph, char::is_control);
            let missing = self.of(paragraph, |letter| {
                !letter.is_control() && self.faces.is_some_and(|faces| !faces.covers(letter))
            });
            for (letters, finding) in [(steering, control as LetterFinding), (missing, without_glyph)] {
                for (at, letters) in self.by_place(paragraph, letters) {
                    if !told.insert((at, letters.clone())) || told.len() > SHOWN {
                        continue;
                    }
                    let whole = finding(&letters, self.faces);
                    findings.push(match at {
                        Some(at) => Finding { at: Some(at), ..whole },
                        None => {
                            let text = shortened(&paragraph.plain_text());
                            let message = format!("{}, trong “{text}”", whole.message);
                            Finding { message, ..whole }
                        }
                    });
                }
            }
        }
        if told.len() > SHOWN {
            let message = format!("còn {} chỗ nữa có ký tự không in được", told.len() - SHOWN);
            findings.push(Finding::general(codes::T005, message));
        }
    }

    /// The letters of a paragraph by the lines where they were typed, each at its first line: a variable may
    /// bring letters from another line.
    fn by_place(&self, paragraph: &Paragraph, letters: Vec<char>) -> Vec<(Option<Span>, Vec<char>)> {
        let mut places: Vec<(Option<Span>, Vec<char>)> = Vec::new();
        let line = |at: Span| (at.file, self.sources.file(at.file).line_column(at.start as usize).0);
        for letter in letters {
            let at = places::of_letter(letter, paragraph.origin, self.node, self.sources);
            match places.iter_mut().find(|(other, _)| other.map(line) == at.map(line)) {
                Some((first, letters)) => {
                    *first = (*first).min(at);
                    letters.push(letter);
                }
                None => places.push((at, vec![letter])),
            }
        }
        places
    }

    /// The letters of a paragraph for which `wanted` returns true, each once.
    fn of(&self, paragraph: &Paragraph, wanted: impl Fn(char) -> bool) -> Vec<char> {
        let mut letters: Vec<char> = Vec::new();
        for inline in &paragraph.content {
            let Inline::Text(run) = inline else { continue };
            for letter in run.text.chars().filter(|letter| wanted(*letter)) {
                if !letters.contains(&letter) {
                    letters.push(letter);
                }
            }
        }
        letters
    }
}

type LetterFinding = fn(&[char], Option<&Faces>) -> Finding;

/// A tab, or another control character, which Word cannot store.
fn control(letters: &[char], _: Option<&Faces>) -> Finding {
    let codes_of: Vec<String> = letters.iter().map(|letter| signs::code(*letter)).collect();
    let message = format!("lời văn có ký tự điều khiển ({})", codes_of.join("; "));
    let hint = "thay bằng dấu cách; cột số liệu thì dùng bảng";
    Finding::general(codes::Y005, message).hint(hint)
}

fn without_glyph(letters: &[char], faces: Option<&Faces>) -> Finding {
    let shown = |letter: &char| match signs::kind(*letter).is_some() || letter.is_whitespace() {
        true => signs::code(*letter),
        false => format!("“{letter}” ({})", signs::code(*letter)),
    };
    let shown: Vec<String> = letters.iter().map(shown).collect();
    let count = if letters.len() == 1 { String::new() } else { format!("{} ", letters.len()) };
    let message = format!("phông chữ không có {count}ký tự: {}", shown.join(", "));
    let mut hints: Vec<String> = Vec::new();
    for letter in letters {
        let hint = instead(*letter, faces);
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    Finding::general(codes::T005, message).hint(hints.join("; "))
}

/// The letter, and what people write instead.
const INSTEAD: &[(&str, &str)] = &[
    ("⇒➔➙➛➜➝➞➟➠➡➨➩➪➭➮➯➱⟶⟹⇨", "`→`"),
    ("⇐⬅⟵⟸⇦", "`←`"),
    ("⇔⟷⟺⬌", "`↔`"),
    ("★☆✪✫✬✭✮✯✰⭐✦✧✱✲✳✴✵✶✷✸✹✺✻✼✽❂❄❇❈❉❊❋", "`*`"),
    ("➢➣➤❖❑❒❏❐◆◇⬥⬦❍◉◈▶▷➧➲⦿⬤⚫⚪🔹🔸🔷🔶", "gạch đầu dòng `- `"),
    ("✅🗹", "`☑` hoặc `✓`"),
    ("❌❎✕✖🗷", "`☒` hoặc `✗`"),
    ("⬜◻◽❏🔲⬛◼◾", "`☐`, hoặc `■` khi tô đen"),
    ("🗸", "`✓`"),
    ("△▵", "`▲`"),
    ("▽▿", "`▼`"),
    ("☎✆📞☏", "chữ `Điện thoại:`"),
    ("✉📧🖂", "chữ `Thư điện tử:`"),
    ("∈", "chữ `thuộc`"),
    ("∪", "chữ `hợp`"),
    ("∅", "chữ `rỗng`"),
    ("⊂⊆", "chữ `nằm trong`"),
    ("∀", "chữ `với mọi`"),
    ("∃", "chữ `tồn tại`"),
    ("㎡", "`m²`"),
    ("㎥", "`m³`"),
    ("㎢", "`km²`"),
    ("⌀", "`Ø`"),
    ("《〈", "`“`"),
    ("》〉", "`”`"),
    ("、", "dấu phẩy `,`"),
    ("。", "dấu chấm `.`"),
];

const FOREIGN: &str = "viết tên riêng, chữ nước ngoài theo chữ cái La-tinh hoặc phiên âm";

/// What to write instead of a letter: a sentence.
fn instead(letter: char, faces: Option<&Faces>) -> String {
    if let Some((_, words)) = INSTEAD.iter().find(|(letters, _)| letters.contains(letter)) {
        return format!("thay “{letter}” bằng {words}");
    }
    // Full-width letters, numbers in circles, units as one character: their compatible forms.
    let plain = enclosed(letter).or_else(|| foreign_digit(letter)).unwrap_or_else(|| compatible(letter));
    let printed = |faces: &Faces| plain.chars().all(|one| faces.covers(one));
    if !plain.contains(letter) && faces.is_some_and(printed) {
        return match plain.trim().is_empty() {
            true => format!("thay {} bằng dấu cách thường", signs::code(letter)),
            false => format!("thay “{letter}” bằng `{plain}`"),
        };
    }
    match letter as u32 {
        0xfe00..=0xfe0f => "xóa dấu chọn kiểu biểu tượng đi sau biểu tượng".to_owned(),
        0x1f000.. if !letter.is_alphabetic() => "thay biểu tượng bằng chữ".to_owned(),
        0x300..=0x36f => "gõ lại chữ cái này bằng bộ gõ tiếng Việt (Unicode dựng sẵn)".to_owned(),
        // Marks within words of other scripts are no letters by themselves.
        0x590..=0x1cff | 0x2e80..=0xd7ff => FOREIGN.to_owned(),
        _ if letter.is_alphabetic() => FOREIGN.to_owned(),
        _ => "thay ký hiệu này bằng chữ, hoặc bỏ đi".to_owned(),
    }
}

/// The compatible form of a letter: `2` for `２`, `m²` for its single character, `1/7` for a fraction.
fn compatible(letter: char) -> String {
    let plain: String = letter.nfkc().collect();
    plain.replace('\u{2044}', "/")
}

/// The first characters of the ranges of numbers and letters in circles, black or white, with the number of
/// the first and how many there are.
const ENCLOSED: [(char, u32, u32); 10] = [
    ('①', 1, 20),
    ('㉑', 21, 15),
    ('㊱', 36, 15),
    ('⓪', 0, 1),
    ('⓫', 11, 10),
    ('⓵', 1, 10),
    ('⓿', 0, 1),
    ('❶', 1, 10),
    ('➀', 1, 10),
    ('➊', 1, 10),
];
/// The first capital and small letters in circles and squares.
const ENCLOSED_LETTERS: [(char, char); 6] =
    [('Ⓐ', 'A'), ('ⓐ', 'a'), ('🄰', 'A'), ('🅐', 'A'), ('🅰', 'A'), ('🄐', 'A')];

/// `(12)` for a number, `(a)` for a letter in a circle.
fn enclosed(letter: char) -> Option<String> {
    let behind = |first: char, count: u32| (letter as u32).checked_sub(first as u32).filter(|at| *at < count);
    let number = ENCLOSED
        .iter()
        .find_map(|(first, number, count)| behind(*first, *count).map(|at| (number + at).to_string()));
    let lettered = || {
        ENCLOSED_LETTERS.iter().find_map(|(first, plain)| {
            let at = behind(*first, 26)?;
            char::from_u32(*plain as u32 + at).map(String::from)
        })
    };
    number.or_else(lettered).map(|plain| format!("({plain})"))
}

/// The zeros of other scripts; their digits follow.
const NOUGHTS: [char; 9] =
    ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}', '\u{1810}'];

/// `5` for a digit of another script.
fn foreign_digit(letter: char) -> Option<String> {
    let value = |zero: &char| (letter as u32).checked_sub(*zero as u32).filter(|value| *value < 10);
    NOUGHTS.iter().find_map(value).map(|value| value.to_string())
}

/// The text, short enough for a sentence.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{INSTEAD, instead};
    use crate::fonts::Faces;

    /// What the hint says to write can be printed, and there are hints only for letters that cannot.
    #[test]
    fn what_is_told_to_write_can_be_printed() {
        let faces = Faces::built_in();
        for (letters, words) in INSTEAD {
            assert!(words.chars().all(|letter| faces.covers(letter)), "{words}");
            let needless: String = letters.chars().filter(|letter| faces.covers(*letter)).collect();
            assert_eq!(needless, "", "{words}");
        }
    }

    #[test]
    fn letters_made_of_others_are_told_as_those() {
        let faces = Faces::built_in();
        let told = |letter| instead(letter, Some(&faces));
        assert_eq!(told('⑫'), "thay “⑫” bằng `(12)`");
        assert_eq!(told('％'), "thay “％” bằng `%`");
        assert_eq!(told('℃'), "thay “℃” bằng `°C`");
        assert_eq!(told('Ⅳ'), "thay “Ⅳ” bằng `IV`");
        for (letters, plain) in [
            ("２", "2"),
            ("（", "("),
            ("：", ":"),
            ("Ａ", "A"),
            ("～", "~"),
            ("❸➂➌⓷③", "(3)"),
            ("⓬⑫", "(12)"),
            ("㉑", "(21)"),
            ("㊿", "(50)"),
            ("⓪⓿", "(0)"),
            ("ⓑⒷ🄑", "(b)"),
            ("⑵", "(2)"),
            ("⒌", "5."),
            ("⒞", "(c)"),
            ("ﬃ", "ffi"),
            ("⅐", "1/7"),
            ("㎏", "kg"),
            ("𝟓", "5"),
            ("٥๕", "5"),
            ("℡", "TEL"),
        ] {
            for letter in letters.chars() {
                let told = told(letter).to_lowercase();
                assert_eq!(told, format!("thay “{letter}” bằng `{plain}`").to_lowercase());
            }
        }
        assert_eq!(told('⇒'), "thay “⇒” bằng `→`");
        assert_eq!(told('㎡'), "thay “㎡” bằng `m²`");
        assert_eq!(told('漢'), "viết tên riêng, chữ nước ngoài theo chữ cái La-tinh hoặc phiên âm");
        assert_eq!(told('😀'), "thay biểu tượng bằng chữ");
        assert_eq!(told('⚖'), "thay ký hiệu này bằng chữ, hoặc bỏ đi");
    }
}
