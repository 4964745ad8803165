//! What Excel prints at the top and the foot of pages.
//!
//! In: the text with its marks. Out: the texts alone.

/// The texts at the left, in the middle and at the right of a page's top or foot, separated by marks:
/// `&LĐơn vị: đồng&R&P`.
pub(super) fn parts_of_print(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let put = |parts: &mut Vec<String>, text: &str| {
            parts.last_mut().into_iter().for_each(|part| part.push_str(text));
        };
        put(&mut parts, &rest[..at]);
        rest = &rest[at + 1..];
        match rest.chars().next() {
            Some('&') => put(&mut parts, "&"),
            Some('L' | 'C' | 'R') => parts.push(String::new()),
            // A face, `&"Arial,Bold"`, and a size, `&12`.
            Some('"') => {
                rest = rest[1..].find('"').map_or("", |end| &rest[1 + end..]);
            }
            Some(first) if first.is_ascii_digit() => {
                rest = rest.trim_start_matches(|one: char| one.is_ascii_digit());
                continue;
            }
            Some(_) => put(&mut parts, " "),
            None => break,
        }
        let first = rest.chars().next().map_or(0, char::len_utf8);
        rest = &rest[first..];
    }
    if let Some(last) = parts.last_mut() {
        last.push_str(rest);
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::parts_of_print;

    #[test]
    fn marks_are_no_part_of_what_is_printed() {
        let parts = |text: &str| parts_of_print(text).join("|");
        assert_eq!(
            parts("&L&\"Times New Roman,Bold\"&12Đơn vị: đồng&CTrang &P&RA && B"),
            "Đơn vị: đồng|Trang  |A & B"
        );
        assert_eq!(parts("&R&10 Đơn vị tính: nghìn đồng"), " Đơn vị tính: nghìn đồng");
        assert_eq!(
            (parts(""), parts("&P"), parts("&"), parts("&\"x")),
            (String::new(), String::new(), String::new(), String::new())
        );
    }
}
