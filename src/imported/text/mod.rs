//! A text copied from a PDF as paragraphs and tables.
//!
//! In: lines. Out: blocks that the recognition reads as those of a Word file: broken lines joined, numbers of
//! pages dropped, rows of tabs as tables, each line with the look that its words say.

mod rows;

use crate::word::{PlainBlock, PlainLine};

use super::casing::is_loud;
use super::tables::folded;

/// What a text became.
pub struct TextBlocks {
    /// Its paragraphs and tables.
    pub blocks: Vec<PlainBlock>,
    /// How many lines were numbers of pages.
    pub dropped: usize,
}

/// Reads a text.
pub fn blocks_of_text(text: &str) -> TextBlocks {
    let mut reader = TextReader::default();
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let end = rows::end_of_table(&lines, at);
        if end > at {
            reader.close();
            reader.blocks.extend(rows::table(&lines[at..end]));
            at = end;
            continue;
        }
        reader.line(lines[at]);
        at += 1;
    }
    reader.close();
    let blocks = with_looks(reader.blocks);
    TextBlocks { blocks, dropped: reader.dropped }
}

#[derive(Default)]
struct TextReader {
    blocks: Vec<PlainBlock>,
    /// The paragraph that is being joined.
    open: Option<PlainLine>,
    /// Whether blank lines stand behind it.
    parted: bool,
    dropped: usize,
    /// Whether bold letters go on from the line before.
    bold: bool,
}

impl TextReader {
    fn line(&mut self, raw: &str) {
        let typed = raw.trim();
        if typed.is_empty() {
            self.parted = true;
            return;
        }
        if is_page_number(typed) {
            self.dropped += 1;
            return;
        }
        let (parts, bold) = parts(typed, self.bold);
        self.bold = bold;
        for (text, bold) in parts {
            self.part(&text, bold);
        }
    }

    fn part(&mut self, text: &str, bold: bool) {
        let goes_on = self
            .open
            .as_ref()
            .is_some_and(|open| open.bold == bold && continues(&open.text, text, self.parted));
        self.parted = false;
        if goes_on {
            if let Some(open) = &mut self.open {
                open.text = format!("{} {text}", open.text);
            }
            return;
        }
        self.close();
        self.open = Some(PlainLine { text: text.to_owned(), bold, ..PlainLine::default() });
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take().map(PlainBlock::Line));
    }
}

/// A number alone on its line.
fn is_page_number(line: &str) -> bool {
    let bare = line.trim_matches(['-', '–', ' ']);
    (1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// A line without the signs of a page description: `**đậm**`, `<ul>`; where bold begins in its middle, it is
/// two lines. Returns whether bold letters go on in the next one.
fn parts(line: &str, mut bold: bool) -> (Vec<(String, bool)>, bool) {
    let plain = rows::without_tags(line);
    let mut parts = Vec::new();
    for (nth, part) in plain.split("**").enumerate() {
        if nth > 0 {
            bold = !bold;
        }
        let words = part.trim_matches(['*', ' ']);
        if !words.is_empty() {
            parts.push((words.to_owned(), bold));
        }
    }
    // "*** Ghi chú:**" is no more than a heading.
    if plain.matches("**").count() % 2 == 1
        && parts.len() == 1
        && !plain.trim_start().starts_with("**")
        && !bold
    {
        return (parts.into_iter().map(|(text, _)| (text, true)).collect(), false);
    }
    // Bold words within a sentence are part of it.
    let heads = parts.len() > 1 && is_loud(&parts[0].0);
    if parts.len() > 1 && !heads {
        let whole = parts.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ");
        return (vec![(whole, false)], bold);
    }
    (parts, bold)
}

/// Whether a line goes on the one before it. `parted` says that a blank line stands between them.
fn continues(before: &str, line: &str, parted: bool) -> bool {
    if opens_paragraph(line) || is_loud(before) != is_loud(line) || is_loud(before) {
        return false;
    }
    let small = folded(before);
    let of_head = ["so:", "noi nhan", "kinh gui"].iter().any(|start| small.starts_with(start))
        || (small.contains("ngay") && small.contains("thang") && small.contains(" nam ") && small.len() < 70)
        || small.contains("hanh phuc") && small.len() < 50;
    if of_head {
        return false;
    }
    let ended = before.ends_with(['.', ';', ':', '!', '?']) || before.ends_with("./.");
    let begins_small =
        line.starts_with(|one: char| one.is_lowercase() || one.is_ascii_digit() || "(,;)“".contains(one));
    // A line of a column of print is about this long; one that is much shorter ends its paragraph.
    let full = before.rsplit('\n').next().unwrap_or(before).chars().count() >= 40;
    match (ended, parted) {
        (true, _) => false,
        (false, true) => full && (begins_small || last_word_is_open(before)),
        (false, false) => begins_small || full,
    }
}

/// Whether a line ends with a word that another one must follow.
fn last_word_is_open(line: &str) -> bool {
    const OPEN: [&str; 18] = [
        "và", "của", "cho", "các", "về", "trên", "theo", "tại", "với", "từ", "để", "những", "trong", "là",
        "được", "công", "sử", "hoặc",
    ];
    let last = line.rsplit(' ').next().unwrap_or_default();
    line.ends_with(',') || OPEN.contains(&last)
}

/// Whether a line begins a paragraph of its own: a number, a dash, a heading.
fn opens_paragraph(line: &str) -> bool {
    let mut letters = line.chars();
    let first = letters.next().unwrap_or(' ');
    if matches!(first, '-' | '–' | '+' | '•' | '*') {
        return true;
    }
    let word = line.split([' ', '\t']).next().unwrap_or_default();
    let bare = word.trim_end_matches(['.', ')', ':', '/']);
    let signed = bare.len() < word.len() && line.len() > word.len();
    let digits = !bare.is_empty()
        && bare
            .split('.')
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let roman = !bare.is_empty() && bare.chars().all(|one| "IVX".contains(one));
    let letter = bare.chars().count() == 1 && bare.chars().all(char::is_lowercase) && word.ends_with(')');
    if signed && (digits || roman || letter) {
        return true;
    }
    let small = folded(line);
    if let Some(number) = small.strip_prefix("dieu ") {
        return line.starts_with(char::is_uppercase) && number.starts_with(|one: char| one.is_ascii_digit());
    }
    const OPENINGS: [&str; 10] = [
        "chuong ",
        "phu luc",
        "can cu ",
        "noi nhan",
        "kinh gui",
        "so:",
        "theo de nghi",
        "xet de nghi",
        "tm.",
        "kt.",
    ];
    line.starts_with(char::is_uppercase) && OPENINGS.iter().any(|start| small.starts_with(start))
}

/// Gives lines the look that they would have on paper: a line in capitals stands in the middle and is bold, as
/// do the lines of a title below one.
fn with_looks(blocks: Vec<PlainBlock>) -> Vec<PlainBlock> {
    let mut made: Vec<PlainBlock> = Vec::with_capacity(blocks.len());
    let mut title = false;
    for block in blocks {
        let PlainBlock::Line(line) = block else {
            title = false;
            made.push(block);
            continue;
        };
        let loud = is_loud(&line.text) && line.text.chars().count() < 160;
        let small = folded(&line.text);
        let numbered = opens_paragraph(&line.text) && !small.starts_with("phu luc");
        let attached = small.starts_with("(kem theo") || small.starts_with("(ban hanh kem theo");
        let subject = title
            && !numbered
            && !loud
            && !line.text.ends_with([';', ':', '.'])
            && (line.bold || line.text.chars().count() < 260);
        title = match () {
            () if loud && !numbered && !small.starts_with("tm.") && !small.starts_with("kt.") => {
                !small.ends_with(':')
            }
            () => (subject && !attached) || (title && attached),
        };
        let ground = ["can cu ", "theo de nghi", "xet "].iter().any(|start| small.starts_with(start));
        made.push(PlainBlock::Line(PlainLine {
            bold: line.bold || (loud && !small.starts_with("cong hoa")) || subject && !attached,
            italic: ground && line.text.ends_with(';'),
            centred: (loud && !numbered) || subject || attached,
            text: line.text,
        }));
    }
    made
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PlainBlock, blocks_of_text};

    fn texts(text: &str) -> Vec<String> {
        let blocks = blocks_of_text(text).blocks.into_iter();
        blocks
            .map(|block| if let PlainBlock::Line(line) = block { line.text } else { "bảng".to_owned() })
            .collect()
    }

    #[test]
    fn broken_lines_are_joined() {
        let text = "1. Phát triển kinh tế tuần hoàn trên địa bàn; bảo vệ môi \n\ntrường, an sinh xã hội.\n2\n\
                    - Tổ chức tuyên truyền, phổ biến nâng cao nhận thức về lối sống, tiêu dùng \n\nbền vững.\n\
                    UBND xã giao các đơn vị có liên quan triển khai thực hiện nghiêm túc \nKế hoạch này./.\n";
        assert_eq!(
            texts(text),
            [
                "1. Phát triển kinh tế tuần hoàn trên địa bàn; bảo vệ môi trường, an sinh xã hội.",
                "- Tổ chức tuyên truyền, phổ biến nâng cao nhận thức về lối sống, tiêu dùng bền vững.",
                "UBND xã giao các đơn vị có liên quan triển khai thực hiện nghiêm túc Kế hoạch này./.",
            ]
        );
        assert_eq!(blocks_of_text(text).dropped, 1);
    }

    proptest! {
        /// Any text is read.
        #[test]
        fn any_text_is_read(text in "[a-cĐ“ \\t\\n.*<>/1-]{0,60}") {
            blocks_of_text(&text);
        }
    }

    #[test]
    fn signs_of_a_page_description_go() {
        assert_eq!(
            texts("KẾ HOẠCH**Thực hiện năm 2026**\n*** Ghi chú:**"),
            ["KẾ HOẠCH", "Thực hiện năm 2026", "Ghi chú:"]
        );
    }

    #[test]
    fn rows_of_tabs_are_a_table() {
        assert_eq!(texts("TT\tTên\n1\tMột\n\n\tviệc\nHết"), ["bảng", "Hết"]);
    }
}
