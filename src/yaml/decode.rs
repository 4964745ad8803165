//! Bytes of a YAML file to text, or a sentence that says what to do.

use crate::encoding;

/// The text of a file, without byte order mark, or a sentence that says which encoding it
/// most likely has and what to do.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    const SAVE: &str = "mở tệp, chọn “Lưu dưới dạng” (Save As), mục mã hóa (Encoding) chọn UTF-8 rồi lưu lại";
    const CONVERT: &str =
        "chuyển sang Unicode (UniKey: Ctrl+Shift+F6, chọn bảng mã đích Unicode) rồi lưu bằng UTF-8";
    if let Some(what) = other_file(bytes) {
        return Err(format!("là {what}, không phải tệp YAML; nêu tệp .yaml của văn bản"));
    }
    encoding::decode(bytes)
        .map_err(|foreign| format!("{foreign}; {}", if foreign.needs_converting() { CONVERT } else { SAVE }))
}

/// What a file of another program is, by its first bytes, when the encoding is not what is wrong.
fn other_file(bytes: &[u8]) -> Option<&'static str> {
    const FIRST: [(&[u8], &str); 5] = [
        (b"PK\x03\x04", "tệp Word, Excel hoặc tệp nén"),
        (b"\xd0\xcf\x11\xe0", "tệp Word, Excel đời cũ"),
        (b"%PDF", "tệp PDF"),
        (b"{\\rtf", "tệp Word (RTF)"),
        (b"\x89PNG", "ảnh"),
    ];
    FIRST.into_iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, what)| what)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn refused(bytes: &[u8], words: &str) {
        let sentence = decode(bytes).expect_err("not UTF-8");
        assert!(sentence.contains(words), "{sentence}");
    }

    #[test]
    fn utf8_with_and_without_mark() {
        assert_eq!(decode("\u{feff}số: 05\r\n".as_bytes()).as_deref(), Ok("số: 05\r\n"));
        assert_eq!(decode(b"").as_deref(), Ok(""));
    }

    #[test]
    fn files_of_other_programs_are_named() {
        refused(b"PK\x03\x04\x14\0\xff", "là tệp Word, Excel");
        refused(b"%PDF-1.7\n\xe2\xe3", "là tệp PDF");
    }

    #[test]
    fn other_encodings_are_named() {
        refused(&[0xff, 0xfe, b's', 0, b'o', 0], "UTF-16");
        refused(&[0xfe, 0xff, 0, b's', 0, b'o'], "UTF-16");
        refused(b"s\0o\0:\0 \x000\x005\0", "UTF-16");
        // "Cộng hòa xã hội chủ nghĩa", as TCVN3, Windows-1258 and VNI write it.
        refused(
            b"a: 1\nten: C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam \xae\xe9c l\xcbp t\xf9 do",
            "TCVN3",
        );
        refused(
            b"C\xf4\xf2ng h\xf2a x\xe3 h\xf4\xf2i chu\xd2 nghi\xdea, \xf0\xf4\xf2c l\xe2\xf2p",
            "Windows-1258",
        );
        refused(b"C\xf4\xefng ho\xf8a xa\xf5 ho\xe4i chu\xfb ngh\xf3a, \xf1o\xe4c la\xe4p", "VNI");
        refused(b"a: 1\nb: \xff", "dòng 2");
    }
}
