//! Names of bodies: which words are one, and whether a text names it, in full, by its head, in a list
//! or by its initials.
//!
//! In: words of a text. Out: a [`BodyName`]; whether other words name it, or a general phrase such as
//! "các phòng, ban, đơn vị" covers it. In doubt a text names it: a rule speaks only of what is surely
//! not there.

use std::ops::Range;

pub(super) use super::body_openings::{BodyGroup, opening, posts};
use super::body_openings::{OPENINGS, begins, is_agribank};
use super::body_words::{BodyWord, BodyWords, bare, joined, letters};
use BodyGroup::{Board, Centre, Committee, Department, Office, Other, Room, Union};

/// A name of a body.
#[derive(Clone, Debug)]
pub(super) struct BodyName {
    /// Its group.
    pub(super) group: BodyGroup,
    /// Its words without joining ones, in small letters.
    pub(super) words: Vec<String>,
    /// What each of them is shortened to: its first letter, of an abbreviation all.
    letters: Vec<String>,
    /// The same of the whole name, of the words behind the sort, and of the sort.
    initials: [String; 2],
    sort: String,
    /// Whether it is the bank of agriculture.
    agribank: bool,
    /// Whether there is an abbreviation among them behind the sort.
    short: bool,
    /// How many of them say what sort of body it is.
    opening: usize,
    /// Several at once: `các Sở`, `UBND các xã`.
    pub(super) many: bool,
    /// Its place, without a post before it.
    pub(super) at: Range<usize>,
}

/// The body whose name these words are, a post before it aside; None where they are none.
pub(super) fn name(words: &[BodyWord]) -> Option<BodyName> {
    let mut from = posts(words);
    let mut many = false;
    while words.get(from).is_some_and(|word| matches!(word.text.as_str(), "các" | "những")) {
        (many, from) = (true, from + 1);
    }
    let words = &words[from..];
    let (group, opening) = opening(words)?;
    let end = words.iter().position(BodyWord::ends_name).unwrap_or(words.len());
    let mut name = &words[..end];
    while name.last().is_some_and(|last| last.is_sign() || last.is_joint()) {
        name = &name[..name.len() - 1];
    }
    let levels = ["các", "cấp", "từng", "mỗi"];
    many |= group == Committee && name.iter().any(|word| levels.contains(&word.text.as_str()));
    let at = name.first()?.at.start..name.last()?.at.end;
    let own = || name.iter().filter(|word| !word.is_joint());
    let words: Vec<String> = own().map(|word| word.text.clone()).collect();
    let agribank = is_agribank(words.iter().map(String::as_str));
    let letters: Vec<String> = own().map(letters).collect();
    let (of_sort, of_own) = letters.split_at(opening.min(letters.len()));
    let (initials, sort) = ([letters.concat(), of_own.concat()], of_sort.concat());
    let short = own().skip(opening).any(|word| word.short);
    Some(BodyName { group, words, letters, initials, sort, agribank, short, opening, many, at })
}

impl BodyName {
    /// Whether words name it.
    pub(super) fn is_named_in(&self, words: &[BodyWord]) -> bool {
        if self.group == Union {
            return self.union_in(&joined(words));
        }
        (0..words.len()).any(|at| self.begins_at(&words[at..]) || self.is_listed_at(words, at))
    }

    /// The same of words that are kept.
    pub(super) fn is_named_by(&self, words: &BodyWords) -> bool {
        if self.group == Union { self.union_in(words.text()) } else { self.is_named_in(&words.all) }
    }

    /// Whether its own words, without those that say what sort of body it is, stand anywhere.
    pub(super) fn is_spoken_of_in(&self, words: &[BodyWord]) -> bool {
        let core = if self.words.len() > self.opening { &self.words[self.opening..] } else { &self.words };
        self.is_named_in(words) || (0..words.len()).any(|at| follows(&words[at..], core, 0))
    }

    fn begins_at(&self, words: &[BodyWord]) -> bool {
        follows(words, &self.words, self.opening)
            || self.initials_at(words)
            || self.is_shortened_at(words)
            || self.short && self.spelt_at(words, 0)
            || self.agribank
                && is_agribank(words.iter().filter(|word| !word.is_joint()).map(|word| word.text.as_str()))
    }

    /// "Sở Văn hóa, Thể thao và Du lịch" for "Sở VH, TT&DL", without the level at the end as well; from
    /// the word of this number on.
    fn spelt_at(&self, words: &[BodyWord], from: usize) -> bool {
        let whole = self.letters[from..].concat();
        let level = self.letters[from..self.letters.len().max(from + 1) - 1].concat();
        let mut spelt = String::new();
        for word in words.iter().take_while(|word| !word.ends_name()).filter(|word| !word.is_joint()) {
            spelt += &letters(word);
            if spelt == whole || spelt == level && self.letters.len() > self.opening + 1 {
                return true;
            }
        }
        false
    }

    /// "P. Kinh tế", "S. Tài chính", "C.A xã": the sort by its letters, the own name written out.
    fn is_shortened_at(&self, words: &[BodyWord]) -> bool {
        let abbreviates = |word: &BodyWord| word.capital && (word.short || word.text.chars().count() == 1);
        // Most words are written out.
        if !words.first().is_some_and(abbreviates) {
            return false;
        }
        let (opening, sort) = (self.opening.min(self.words.len()), &self.sort);
        let mut typed = String::new();
        let mut from = 0;
        for word in words {
            match word.text.as_str() {
                "." if !typed.is_empty() => {}
                text if typed != *sort && abbreviates(word) => typed.extend(text.chars().map(bare)),
                _ => break,
            }
            from += 1;
        }
        let own = &self.words[opening..];
        !sort.is_empty() && typed == *sort && (own.is_empty() || follows(&words[from..], own, 0))
    }

    /// "SCT", "P. KT" and "VH-XH" for the whole name or its own part.
    fn initials_at(&self, words: &[BodyWord]) -> bool {
        // "KT" or the "P" of "P. KT".
        let abbreviates =
            words.first().is_some_and(|word| word.short || word.capital && word.text.chars().count() == 1);
        if !abbreviates {
            return false;
        }
        let [whole, own] = &self.initials;
        let mut typed = String::new();
        for word in words {
            match word.text.as_str() {
                "-" | "–" | "&" | "." if !typed.is_empty() => continue,
                _ if word.is_sign() || !word.capital => break,
                _ if !word.short && word.text.chars().count() > 1 => break,
                text => typed.extend(text.chars().map(bare)),
            }
            // "TTPVHCC xã": the level is written out.
            let level = typed.chars().count() >= 4 && whole.starts_with(&typed);
            if typed.chars().count() >= 2 && (typed == *whole || typed == *own || level) {
                return true;
            }
        }
        false
    }

    /// "các Sở: Công Thương, Tài chính": its own words behind the word for its sort.
    fn is_listed_at(&self, words: &[BodyWord], at: usize) -> bool {
        let core = &self.words[self.opening.min(self.words.len())..];
        let here =
            || follows(&words[at..], core, 0) || self.short && self.spelt_at(&words[at..], self.opening);
        if core.is_empty() || !here() {
            return false;
        }
        let before = words[..at].iter().enumerate().rev();
        let before = before.take_while(|(_, word)| !matches!(word.text.as_str(), ";" | "."));
        let sort = before
            .map(|(at, _)| &words[at..])
            .find(|words| OPENINGS.iter().any(|(with, _)| begins(words, with)));
        sort.is_some_and(|sort| sort[0].text == self.words[0])
    }

    fn union_in(&self, text: &str) -> bool {
        let own = |name: &str| self.words.iter().any(|word| word == name);
        let signs: &[&str] = if own("trận") || own("mttq") || own("ubmttq") {
            &[" mặt trận ", "mttq", " ubmt", " mt "]
        } else if own("phụ") || own("lhpn") {
            &[" phụ nữ ", "pn ", " các hội "]
        } else if own("nông") {
            &[" nông dân ", " nd ", " hnd ", " các hội "]
        } else if own("cựu") {
            &[" cựu chiến binh ", "ccb ", " các hội "]
        } else if own("liên") && own("lao") {
            &[" lao động ", " lđlđ "]
        } else {
            &["đoàn ", " tncs ", " đtn ", " các hội ", " hội "]
        };
        signs.iter().any(|sign| text.contains(sign))
    }
}

/// Whether words begin with a name, joining ones aside: abbreviations stand for as many words as they
/// have letters, and a name that ends early, after its first words, is a short one.
fn follows(words: &[BodyWord], name: &[String], opening: usize) -> bool {
    // "Trạm Y tế", "Công an" are names without their level; "Sở" alone is none.
    let least = match name.first().map(String::as_str) {
        Some("sở" | "phòng" | "trung") => opening,
        Some("ban") => opening.min(2),
        _ => opening.saturating_sub(1),
    };
    // Most words begin no name.
    if let (Some(word), Some(own)) = (words.first(), name.first())
        && word.text != *own
        && !word.short
    {
        return false;
    }
    let mut met = 0;
    let mut ended = false;
    for (at, word) in words.iter().enumerate() {
        if met == name.len() {
            return true;
        }
        if word.ends_name() {
            return met > least;
        }
        if word.is_joint() && name[met] != word.text {
            if at == 0 {
                return false;
            }
            ended = word.is_sign() || bodies_follow(&words[at + 1..]);
            continue;
        }
        let stands_for = || {
            let count = word.text.chars().count();
            let initials = name[met..].iter().take(count).filter_map(|word| word.chars().next());
            initials.map(bare).eq(word.text.chars().map(bare))
        };
        if word.text == name[met] {
            met += 1;
        } else if word.short && stands_for() {
            met += word.text.chars().count();
        } else {
            return met > least && ended;
        }
        ended = false;
    }
    met == name.len() || met > least
}

/// Whether another body or who heads it follows: "Trạm Y tế và Trưởng các thôn".
fn bodies_follow(words: &[BodyWord]) -> bool {
    posts(words) > 0 || opening(words).is_some()
}

/// Whether a general phrase of these words covers bodies of a group.
pub(super) fn covers(words: &BodyWords, name: &BodyName) -> bool {
    if words.mean_anybody() {
        return true;
    }
    let (words, text) = (&words.all, words.text());
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
    let others = any(&[" ban ngành ", " ngành "]);
    let groups = |word: &str| several(words, word);
    match name.group {
        Department => others || groups("sở"),
        Room | Office => any(&[" phòng chuyên môn "]) || groups("phòng") || groups("ban") || others,
        Board => groups("ban") || others || any(&[" ban , "]),
        Union => any(&[
            " đoàn thể ",
            " chính trị , xã hội ",
            " ct , xh ",
            " hội đoàn thể ",
            " đoàn hội ",
            " hội , đoàn ",
        ]),
        Committee => any(&[" địa phương "]) || communes(text),
        Centre => groups("trung") || groups("trạm") || others,
        Other => others || groups("ban") || any(&[" các chi cục ", " các cục ", " các trạm "]),
    }
}

/// "các phòng thuộc xã", "thủ trưởng các sở": several of a sort; a list of names behind it, or behind a
/// colon, is none.
fn several(words: &[BodyWord], sort: &str) -> bool {
    (0..words.len()).any(|at| {
        let plural = at > 0 && matches!(words[at - 1].text.as_str(), "các" | "," | "trưởng");
        let after = words.get(at + 1);
        let named = after.is_some_and(|next| next.capital || next.text == ":");
        words[at].text == sort && plural && !named
    })
}

fn communes(text: &str) -> bool {
    let bodies = [" ubnd ", " ủy ban nhân dân ", " các ", " hđnd "].iter().any(|body| text.contains(body));
    let levels = [
        " các xã ",
        " xã , phường ",
        " phường , xã ",
        " cấp xã ",
        " các phường ",
        " quận , huyện ",
        " huyện , thị ",
        " các huyện ",
        " cấp huyện ",
        " các tỉnh ",
        " các thành phố ",
    ];
    bodies && levels.iter().any(|level| text.contains(level))
}

#[cfg(test)]
mod tests {
    use super::super::body_words::{BodyWords, all};
    use super::{covers, name};

    #[track_caller]
    fn named(body: &str, text: &str) -> bool {
        name(&all(body)).unwrap().is_named_in(&all(text))
    }

    #[test]
    fn a_body_is_named_in_full_by_its_head_in_a_list_and_by_initials() {
        for (body, text) in [
            ("Phòng Kinh tế", "Trưởng phòng Kinh tế; Trưởng Công an xã"),
            ("Sở Tài chính", "Giám đốc các Sở: Công Thương, Tài chính, Xây dựng"),
            ("Sở Văn hoá và Thể thao", "Giám đốc các Sở: Tài chính, Văn hóa và Thể thao;"),
            ("Phòng Văn hóa - Xã hội", "- Các phòng: KT, VH-XH;"),
            ("Phòng Kinh tế, Hạ tầng và Đô thị", "Lưu: VT, KTHTĐT."),
            ("Phòng Kinh tế, Hạ tầng và Đô thị", "- Phòng Kinh tế;"),
            ("Ban Quản lý các khu công nghiệp và chế xuất Hà Nội", "- Ban Quản lý các KCN&CX Hà Nội;"),
            ("Ban Chỉ huy quân sự xã", "- BCHQS xã;"),
            ("Công an xã An Bình", "- Công an xã;"),
            ("Công an xã", "Phòng Kinh tế, Công an, Trạm Y tế;"),
            ("Trạm Y tế xã", "Trạm Y tế và Trưởng các thôn"),
            ("Ủy ban nhân dân xã An Bình", "- UBND xã An Bình;"),
            ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "- UBMTTQ xã;"),
            ("Đoàn Thanh niên xã", "- Đoàn TNCS Hồ Chí Minh xã;"),
            ("Sở Công Thương", "- SCT;"),
            ("Sở VH, TT&DL", "Giám đốc Sở Văn hóa, Thể thao và Du lịch;"),
            ("Trung tâm PVHCC xã", "CA xã, TTPVHCC xã"),
            ("Phòng Kinh tế", "- P. Kinh tế;"),
            ("Phòng Kinh tế", "Trưởng P.Kinh tế"),
            ("Phòng Văn hóa - Xã hội", "P.Văn hóa-Xã hội"),
            ("Sở Tài chính", "S. Tài chính"),
            ("Công an xã", "C.A xã"),
            ("Thuế cơ sở 5", "- Thuế cơ sở 5 Thành phố Hà Nội;"),
            ("Thuế cơ sở 5 thành phố Hà Nội", "- Thuế cơ sở 5;"),
            ("Thuế cơ sở 5", "Trưởng Thuế cơ sở 5"),
            ("Agribank chi nhánh An Bình", "- Ngân hàng Nông nghiệp và PTNT;"),
            ("Ngân hàng Nông nghiệp và Phát triển nông thôn", "- Agribank An Bình;"),
            ("Ngân hàng Chính sách xã hội", "- NHCSXH;"),
        ] {
            assert!(named(body, text), "{body}: {text}");
        }
        for (body, text) in [
            ("Phòng Kinh tế", "P. Văn hóa - Xã hội; S. Kinh tế"),
            ("Công an xã", "C.A tỉnh"),
            ("Thuế cơ sở 5", "- Thuế cơ sở 7;"),
            ("Agribank", "- Ngân hàng Chính sách xã hội;"),
            ("Phòng Kinh tế", "Trưởng phòng Văn hóa - Xã hội; Sở Kinh tế"),
            ("Công an xã", "Công an tỉnh; Trạm Y tế xã"),
            ("Sở Tài chính", "Giám đốc các Sở: Công Thương, Xây dựng; Phòng Tài chính"),
            ("Trung tâm Phục vụ hành chính công", "- Trung tâm Y tế;"),
            ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "- UBND tỉnh;"),
        ] {
            assert!(!named(body, text), "{body}: {text}");
        }
    }

    #[test]
    fn general_phrases_cover_their_own_group() {
        let covered = |body: &str, text: &str| covers(&BodyWords::of(text), &name(&all(body)).unwrap());
        assert!(covered("Phòng Kinh tế", "Các phòng, ban, đơn vị thuộc xã"));
        assert!(covered("Phòng Kinh tế", "Các phòng thuộc xã"));
        assert!(covered("Sở Tài chính", "Thủ trưởng các Sở, ngành"));
        assert!(covered("Kho bạc Nhà nước khu vực I", "Các Sở, ngành TP"));
        assert!(covered("UBND các xã, phường", "Chủ tịch UBND các xã, phường"));
        assert!(covered("Hội Nông dân xã", "MTTQ và các đoàn thể xã"));
        assert!(!covered("Phòng Kinh tế", "Các phòng: Văn hóa - Xã hội, Nội vụ"));
        assert!(!covered("UBND các xã", "Các Sở: Tài chính, Xây dựng"));
        assert!(!covered("Sở Tài chính", "UBND các xã, phường"));
        assert!(!covered("Công an xã", "Chủ tịch, các PCT UBND xã"));
    }

    #[test]
    fn words_that_look_like_names_are_none() {
        for text in ["Ban hành Kế hoạch", "phòng bệnh", "Sở hữu", "Ban Chỉ đạo chuyển đổi số", "Tổ công tác"]
        {
            assert!(name(&all(text)).is_none(), "{text}");
        }
    }
}
