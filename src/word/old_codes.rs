//! Words that were typed in a code of a typeface, TCVN3 (ABC) or VNI, brought to Unicode.
//!
//! In: a Word file, or the bytes of a text. Out: the same words in Unicode, and how many paragraphs were in
//! which code. A typeface of such a name tells the code; else a whole paragraph does: what makes Vietnamese
//! syllables of nearly all its words is the code that it was typed in. Paragraphs in Unicode stay as they are.

use unicode_normalization::UnicodeNormalization;

use super::model::{WordFile, WordPiece};

/// A code that is brought to Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OldCode {
    Tcvn3,
    Vni,
}

/// Paragraphs that were in a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeConverted {
    /// The name of the code.
    pub code: &'static str,
    /// How many paragraphs.
    pub paragraphs: usize,
}

/// The signs of TCVN3 and the letters that they stand for.
const TCVN3: [(char, char); 74] = [
    ('µ', 'à'),
    ('¸', 'á'),
    ('¶', 'ả'),
    ('·', 'ã'),
    ('¹', 'ạ'),
    ('¨', 'ă'),
    ('»', 'ằ'),
    ('¾', 'ắ'),
    ('¼', 'ẳ'),
    ('½', 'ẵ'),
    ('Æ', 'ặ'),
    ('©', 'â'),
    ('Ç', 'ầ'),
    ('Ê', 'ấ'),
    ('È', 'ẩ'),
    ('É', 'ẫ'),
    ('Ë', 'ậ'),
    ('®', 'đ'),
    ('Ì', 'è'),
    ('Ð', 'é'),
    ('Î', 'ẻ'),
    ('Ï', 'ẽ'),
    ('Ñ', 'ẹ'),
    ('ª', 'ê'),
    ('Ò', 'ề'),
    ('Õ', 'ế'),
    ('Ó', 'ể'),
    ('Ô', 'ễ'),
    ('Ö', 'ệ'),
    ('×', 'ì'),
    ('Ý', 'í'),
    ('Ø', 'ỉ'),
    ('Ü', 'ĩ'),
    ('Þ', 'ị'),
    ('ß', 'ò'),
    ('ã', 'ó'),
    ('á', 'ỏ'),
    ('â', 'õ'),
    ('ä', 'ọ'),
    ('«', 'ô'),
    ('å', 'ồ'),
    ('è', 'ố'),
    ('æ', 'ổ'),
    ('ç', 'ỗ'),
    ('é', 'ộ'),
    ('¬', 'ơ'),
    ('ê', 'ờ'),
    ('í', 'ớ'),
    ('ë', 'ở'),
    ('ì', 'ỡ'),
    ('î', 'ợ'),
    ('ï', 'ù'),
    ('ó', 'ú'),
    ('ñ', 'ủ'),
    ('ò', 'ũ'),
    ('ô', 'ụ'),
    ('\u{ad}', 'ư'),
    ('õ', 'ừ'),
    ('ø', 'ứ'),
    ('ö', 'ử'),
    ('÷', 'ữ'),
    ('ù', 'ự'),
    ('ú', 'ỳ'),
    ('ý', 'ý'),
    ('û', 'ỷ'),
    ('ü', 'ỹ'),
    ('þ', 'ỵ'),
    ('¡', 'Ă'),
    ('¢', 'Â'),
    ('§', 'Đ'),
    ('£', 'Ê'),
    ('¤', 'Ô'),
    ('¥', 'Ơ'),
    ('¦', 'Ư'),
];

/// The letters of VNI that stand alone.
const VNI_ALONE: [(char, char); 14] = [
    ('ñ', 'đ'),
    ('Ñ', 'Đ'),
    ('ô', 'ơ'),
    ('Ô', 'Ơ'),
    ('ö', 'ư'),
    ('Ö', 'Ư'),
    ('í', 'í'),
    ('Í', 'Í'),
    ('ì', 'ì'),
    ('Ì', 'Ì'),
    ('æ', 'ỉ'),
    ('Æ', 'Ỉ'),
    ('ó', 'ĩ'),
    ('Ó', 'Ĩ'),
];
/// Two more, which are also tones of others.
const VNI_LATER: [(char, char); 4] = [('ò', 'ị'), ('Ò', 'Ị'), ('î', 'ỵ'), ('Î', 'Ỵ')];

/// What a sign behind a vowel of VNI adds: marks of the letter, and of its tone.
const VNI_BEHIND: [(char, &str); 17] = [
    ('ø', "\u{300}"),
    ('ù', "\u{301}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('à', "\u{302}\u{300}"),
    ('á', "\u{302}\u{301}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('è', "\u{306}\u{300}"),
    ('é', "\u{306}\u{301}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// A text of TCVN3 in Unicode.
fn of_tcvn3(text: &str, capitals: bool) -> String {
    let letter = |one: char| TCVN3.iter().find(|(sign, _)| *sign == one).map_or(one, |(_, letter)| *letter);
    let plain: String = text.chars().map(letter).collect();
    // Capitals with tones are small letters of this code, shown by a typeface of capitals.
    let typed = text.chars().filter(char::is_ascii_alphabetic);
    let loud = typed.clone().count() > 1 && typed.clone().all(|one| one.is_ascii_uppercase());
    if capitals || loud { plain.to_uppercase() } else { plain }
}

/// A text of VNI in Unicode.
fn of_vni(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(one) = letters.next() {
        let alone =
            VNI_ALONE.iter().chain(&VNI_LATER).find(|(sign, _)| *sign == one).map(|(_, letter)| *letter);
        let base = alone.unwrap_or(one);
        made.push(base);
        let takes = "aeouyAEOUYơƠưƯ".contains(base);
        let small = |sign: char| sign.to_lowercase().next().unwrap_or(sign);
        let behind =
            letters.peek().and_then(|next| VNI_BEHIND.iter().find(|(sign, _)| *sign == small(*next)));
        let Some((_, marks)) = behind.filter(|(_, marks)| takes && fits(base, marks)) else { continue };
        letters.next();
        made.push_str(marks);
    }
    made.nfc().collect()
}

/// Whether a letter can have these marks.
fn fits(base: char, marks: &str) -> bool {
    let base = base.to_lowercase().next().unwrap_or(base);
    match marks.chars().next() {
        Some('\u{302}') => matches!(base, 'a' | 'e' | 'o'),
        Some('\u{306}') => base == 'a',
        _ => true,
    }
}

/// Which code a text was typed in, by its typeface; and whether small letters stand for capitals.
fn code_of_font(font: &str) -> Option<(OldCode, bool)> {
    let name = font.trim().to_lowercase();
    if name.starts_with(".vn") {
        return Some((OldCode::Tcvn3, name.ends_with('h')));
    }
    name.starts_with("vni-").then_some((OldCode::Vni, false))
}

/// Whether a text holds letters that Vietnamese has in Unicode only.
fn is_unicode(text: &str) -> bool {
    text.nfc().any(|letter| {
        matches!(letter, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
    })
}

/// The code of a paragraph by its words: the one that makes more syllables of them than they are as they stand.
fn code_of_words(text: &str) -> Option<OldCode> {
    let high = text.chars().filter(|one| ('\u{a1}'..='\u{ff}').contains(one)).count();
    if high < 3 || is_unicode(text) {
        return None;
    }
    let plain = syllables(text);
    let tcvn3 = syllables(&of_tcvn3(text, false));
    let vni = syllables(&of_vni(text));
    let (code, best) = if tcvn3.0 >= vni.0 { (OldCode::Tcvn3, tcvn3) } else { (OldCode::Vni, vni) };
    let (good, all) = best;
    (good * 10 >= all * 8 && good > plain.0 && good - plain.0 >= 2).then_some(code)
}

/// How many words of a text are Vietnamese syllables, and how many there are.
fn syllables(text: &str) -> (usize, usize) {
    let words = text.split(|one: char| {
        !one.is_alphabetic() && !('\u{a1}'..='\u{bf}').contains(&one) && one != '×' && one != '÷'
    });
    let words: Vec<&str> = words.filter(|word| !word.is_ascii()).collect();
    (words.iter().filter(|word| is_syllable(word)).count(), words.len())
}

const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
    "m", "n", "p", "r", "s", "t", "v", "x", "đ", "",
];
const RIMES: [&str; 77] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en",
    "eng", "eo", "ep", "et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "im", "in",
    "inh", "ip", "it", "iu", "o", "oa", "oai", "oan", "oang", "oanh", "oat", "oc", "oe", "oi", "om", "on",
    "ong", "op", "ot", "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uyên", "uyêt", "uynh",
    "y", "yên", "yêt", "yêu", "uê", "uân", "uât", "uôc", "uôi", "uôn", "uông",
];
const MORE_RIMES: [&str; 60] = [
    "ă", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "â", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "iêc",
    "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi",
    "ơm", "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương",
    "ươp", "ươt", "ươu", "uôt", "uôm", "oăn", "oăng", "oay", "oach", "uya", "uyu",
];

/// Whether a word is written as a Vietnamese syllable.
fn is_syllable(word: &str) -> bool {
    let mut plain = String::new();
    let mut tones = 0;
    for letter in word.to_lowercase().nfd() {
        match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
            letter => plain.push(letter),
        }
    }
    let plain: String = plain.nfc().collect();
    let rime = |rest: &str| RIMES.contains(&rest) || MORE_RIMES.contains(&rest);
    tones <= 1 && ONSETS.iter().any(|onset| plain.strip_prefix(onset).is_some_and(rime))
}

fn converted(text: &str, code: OldCode, capitals: bool) -> String {
    match code {
        OldCode::Tcvn3 => of_tcvn3(text, capitals),
        OldCode::Vni => of_vni(text),
    }
}

/// Brings the words of a file to Unicode. Returns how many paragraphs were in which code.
pub fn to_unicode(file: &mut WordFile) -> Vec<CodeConverted> {
    let mut counts = [0_usize; 2];
    for paragraph in &mut file.paragraphs {
        let whole = paragraph.text();
        if whole.is_ascii() {
            continue;
        }
        let by_words = code_of_words(&whole);
        let mut found = None;
        for run in &mut paragraph.runs {
            let WordPiece::Text(text) = &mut run.piece else { continue };
            let font = (!text.is_ascii()).then(|| run.look.high_font.to_string());
            let by_font = font.as_deref().and_then(code_of_font).filter(|_| !is_unicode(text));
            let Some((code, capitals)) = by_font.or(by_words.map(|code| (code, false))) else { continue };
            if !text.is_ascii() {
                *text = converted(text, code, capitals);
                found = Some(code);
            } else if capitals {
                *text = text.to_uppercase();
            }
        }
        if let Some(code) = found {
            counts[code as usize] += 1;
        }
    }
    told(counts)
}

fn told(counts: [usize; 2]) -> Vec<CodeConverted> {
    let names = ["TCVN3 (ABC)", "VNI"];
    let all = names.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    all.map(|(code, paragraphs)| CodeConverted { code, paragraphs }).collect()
}

/// The text of bytes, and the codes that its lines were in: UTF-8 or UTF-16, else one byte a letter.
pub fn decoded(bytes: &[u8]) -> (String, Vec<CodeConverted>) {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => utf16(bytes).unwrap_or_else(|| bytes.iter().map(|byte| char::from(*byte)).collect()),
    };
    let text = text.trim_start_matches('\u{feff}');
    let mut counts = [0_usize; 2];
    let whole = code_of_words(text);
    let line = |line: &str| {
        // A short line is in the code of the text around it.
        let own = code_of_words(line).or(whole.filter(|_| !is_unicode(line)));
        match own.filter(|_| !line.is_ascii()) {
            Some(code) => {
                counts[code as usize] += 1;
                converted(line, code, false)
            }
            None => line.to_owned(),
        }
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    (lines.join("\n"), told(counts))
}

/// A text in UTF-16, by its mark.
fn utf16(bytes: &[u8]) -> Option<String> {
    let little = bytes.starts_with(&[0xff, 0xfe]);
    if !little && !bytes.starts_with(&[0xfe, 0xff]) {
        return None;
    }
    let units = bytes.chunks_exact(2).map(|two| match little {
        true => u16::from_le_bytes([two[0], two[1]]),
        false => u16::from_be_bytes([two[0], two[1]]),
    });
    String::from_utf16(&units.collect::<Vec<u16>>()).ok()
}

#[cfg(test)]
mod tests {
    use super::{OldCode, code_of_words, decoded, of_tcvn3, of_vni};

    const SENTENCE: &str = "Ủy ban nhân dân xã yêu cầu các phòng, ban thực hiện nghiêm túc Kế hoạch này, \
        định kỳ báo cáo kết quả trước ngày 15 tháng 12 hằng năm.";
    const IN_TCVN3: &str = "ñy ban nh©n d©n x· yªu cÇu c¸c phßng, ban thùc hiÖn nghiªm tóc KÕ ho¹ch nµy, \
        ®Þnh kú b¸o c¸o kÕt qu¶ tr\u{ad}íc ngµy 15 th¸ng 12 h»ng n¨m.";
    const IN_VNI: &str = "UÛy ban nhaân daân xaõ yeâu caàu caùc phoøng, ban thöïc hieän nghieâm tuùc Keá hoaïch naøy, \
        ñònh kyø baùo caùo keát quaû tröôùc ngaøy 15 thaùng 12 haèng naêm.";

    #[test]
    fn sentences_of_old_codes_are_read() {
        assert_eq!(of_tcvn3(IN_TCVN3, false).replacen('ủ', "Ủ", 1), SENTENCE);
        assert_eq!(of_vni(IN_VNI), SENTENCE);
        assert_eq!(code_of_words(IN_TCVN3), Some(OldCode::Tcvn3));
        assert_eq!(code_of_words(IN_VNI), Some(OldCode::Vni));
        assert_eq!(of_tcvn3("céng hßa", true), "CỘNG HÒA");
        assert_eq!(of_tcvn3("TH¤NG B¸O", false), "THÔNG BÁO");
    }

    #[test]
    fn unicode_stays_as_it_is() {
        for text in [SENTENCE, "Hà Nam và Hà Tây", "café à la crème, déjà vu", "Số: 15/KH"] {
            assert_eq!(code_of_words(text), None, "{text}");
            assert_eq!(decoded(text.as_bytes()).0, text);
        }
    }

    /// Lines of several codes in one text are each read in their own.
    #[test]
    fn codes_may_be_mixed() {
        let (text, told) = decoded(format!("{SENTENCE}\n{IN_VNI}\n{IN_TCVN3}").as_bytes());
        assert_eq!(text.lines().take(2).collect::<Vec<_>>(), [SENTENCE, SENTENCE]);
        assert_eq!(told.iter().map(|one| one.paragraphs).collect::<Vec<_>>(), [1, 1]);
        let bytes: Vec<u8> = IN_TCVN3.chars().map(|one| one as u8).collect();
        assert!(decoded(&bytes).0.ends_with("trước ngày 15 tháng 12 hằng năm."));
    }
}
