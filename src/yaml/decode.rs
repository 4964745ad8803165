//! Bytes of a file to text: UTF-8 only. Other encodings still met in offices are named, so
//! that a person knows what to do; nothing is guessed into the document.

/// The text of a file, without byte order mark, or a sentence that says which encoding it
/// most likely has and what to do.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    const SAVE: &str = "mở tệp, chọn “Lưu dưới dạng” (Save As), mục mã hóa (Encoding) chọn UTF-8 rồi lưu lại";
    const CONVERT: &str =
        "chuyển sang Unicode (UniKey: Ctrl+Shift+F6, chọn bảng mã đích Unicode) rồi lưu bằng UTF-8";
    if is_utf16(bytes) {
        return Err(format!(
            "tệp lưu bằng UTF-16 (Notepad gọi là “Unicode”), chương trình chỉ đọc UTF-8; {SAVE}"
        ));
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
        Err(error) => error,
    };
    let line = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
    Err(match legacy(bytes) {
        Legacy::Tcvn3 => format!("từ dòng {line} tệp dùng bảng mã cũ, có vẻ là TCVN3 (ABC); {CONVERT}"),
        Legacy::Windows1258 => format!("từ dòng {line} tệp không phải UTF-8, có vẻ là Windows-1258; {SAVE}"),
        Legacy::Vni => format!("từ dòng {line} tệp dùng bảng mã cũ, có vẻ là VNI; {CONVERT}"),
        Legacy::Unknown => format!("từ dòng {line} tệp không phải UTF-8; {SAVE}"),
    })
}

/// By its mark, or, without one, by the zero bytes that every second byte of simple text is.
fn is_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(256)];
    bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || head.iter().filter(|&&byte| byte == 0).count() > head.len() / 4
}

enum Legacy {
    Tcvn3,
    Windows1258,
    Vni,
    Unknown,
}

/// TCVN3 has letters at A7-BE, where the other two have symbols; Windows-1258
/// writes tones as combining bytes and đ as F0; VNI writes đ as F1 and tones as D5-FC after
/// the vowel.
fn legacy(bytes: &[u8]) -> Legacy {
    let count = |set: &[u8]| bytes.iter().filter(|byte| set.contains(byte)).count();
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let tcvn3 = bytes.iter().filter(|byte| (0xa7..=0xbe).contains(*byte)).count();
    let windows = count(&[0xf0, 0xd0, 0xcc, 0xec, 0xf2, 0xd2, 0xde, 0xfd, 0xdd]);
    let vni = count(&[0xf1, 0xd1, 0xf8, 0xd8, 0xf9, 0xd9, 0xef, 0xcf, 0xf6, 0xd6, 0xfb, 0xe4]);
    if tcvn3 * 10 >= high {
        Legacy::Tcvn3
    } else if windows > vni && windows * 4 >= high {
        Legacy::Windows1258
    } else if vni * 4 >= high {
        Legacy::Vni
    } else {
        Legacy::Unknown
    }
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
