//! Sentences broken over several lines, as in text pasted from a PDF: each line would become a paragraph.
//!
//! In: the lines of one block. Out: one warning for all of them, with the first sentence as it
//! should read.

use super::declare::Text;
use super::marker::{Opens, SeenNumbers, opens};
use crate::finding::{Finding, Findings, codes};

/// How much of a joined sentence is shown.
const SHOWN: usize = 100;

/// Reports lines that begin with a small letter after one without a stop, once per block.
pub(super) fn check(lines: &[Text], findings: &mut Findings) {
    // Text from a PDF has page numbers between its lines.
    let is_page = |line: &Text| line.raw.len() <= 3 && line.raw.bytes().all(|byte| byte.is_ascii_digit());
    let pages = lines.iter().filter(|line| is_page(line)).map(|line| format!("`{}`", line.raw));
    let pages: Vec<String> = pages.collect();
    let lines: Vec<&Text> = lines.iter().filter(|line| !is_page(line)).collect();
    let is_broken = |at: &usize| goes_on(&lines[at - 1].raw, &lines[*at].raw);
    let broken: Vec<usize> = (1..lines.len()).filter(is_broken).collect();
    let Some(&first) = broken.first() else { return };
    let end = (first..lines.len()).take_while(|at| broken.contains(at)).last().unwrap_or(first);
    let joined: Vec<&str> = lines[first - 1..=end].iter().map(|line| line.raw.as_str()).collect();
    let joined = joined.join(" ");
    let shown: String = joined.chars().take(SHOWN).collect();
    let more = if joined.chars().count() > SHOWN { "…" } else { "" };
    let message = match broken.len() {
        1 => {
            "dòng này mở đầu bằng chữ thường sau một dòng chưa hết câu: câu bị ngắt thành hai đoạn".to_owned()
        }
        count => format!(
            "{count} dòng trong khối này mở đầu bằng chữ thường sau một dòng chưa hết câu: câu bị ngắt thành nhiều đoạn"
        ),
    };
    let hint = format!(
        "mỗi đoạn viết trên một dòng, nối lại thành `{shown}{more}`; trong VS Code chọn các dòng của một đoạn, \
         bấm F1 rồi chạy lệnh Join Lines{}",
        match pages.is_empty() {
            true => String::new(),
            false => format!("; xóa các dòng chỉ có số trang: {}", pages.join(", ")),
        }
    );
    findings.push(Finding::warning(codes::C011, lines[first].at, message).hint(hint));
}

/// Whether this line is the rest of the sentence of the line above it.
fn goes_on(above: &str, line: &str) -> bool {
    let begins_small = line.chars().next().is_some_and(char::is_lowercase);
    if !begins_small || opens(line, false, &SeenNumbers::default()) != Opens::Plain {
        return false;
    }
    let title = above.chars().any(char::is_alphabetic) && !above.chars().any(char::is_lowercase);
    let above = above.trim_end_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '*' | '”' | '"' | '’' | ')' | '»')
    });
    let stops = ['.', ';', ':', '!', '?', '…', '}'];
    !title && !above.ends_with(stops)
}

#[cfg(test)]
mod tests {
    use super::goes_on;

    #[test]
    fn only_the_rest_of_a_sentence_goes_on() {
        for (above, line) in [
            ("1. Bảo vệ môi", "trường, an sinh xã hội;"),
            ("- Tổ chức tuyên truyền, phổ biến", "pháp luật."),
            ("Ủy ban nhân dân xã (sau đây gọi là", "xã) ban hành"),
            ("các hoạt động,", "xuất nhập khẩu"),
        ] {
            assert!(goes_on(above, line), "{line}");
        }
        for (above, line) in [
            ("gồm:", "lúa, ngô"),
            ("Xong./.", "a) một điểm"),
            ("1. Nội dung", "a) Điểm"),
            ("1. Nội dung", "đ)Điểm"),
            ("1. Nội dung", "Sở Tài chính"),
            ("I. MỤC TIÊU", "bảo đảm an toàn"),
            ("theo {{ bien.ten }}", "của xã"),
            ("1. Nội dung", "- gạch"),
        ] {
            assert!(!goes_on(above, line), "{line}");
        }
    }
}
