//! Bytes of a text file to text: UTF-8 only. A leaf.
//!
//! Other encodings that are still found in offices are named, so that a person knows what to do; nothing in
//! the document is guessed.

use std::fmt;

/// What keeps a file's bytes from being UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The first line (from 1) that is not UTF-8; None if the whole file is in another encoding.
    line: Option<usize>,
    kind: ForeignEncoding,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ForeignEncoding {
    Utf16,
    Tcvn3,
    Windows1258,
    Vni,
    Unknown,
}

/// What is wrong, in words; what to do depends on the program that wrote the file.
impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "từ dòng {line} ")?;
        }
        f.write_str(match self.kind {
            ForeignEncoding::Utf16 => {
                "tệp lưu bằng UTF-16 (Notepad gọi là “Unicode”), chương trình chỉ đọc UTF-8"
            }
            ForeignEncoding::Tcvn3 => "tệp dùng bảng mã cũ, có vẻ là TCVN3 (ABC)",
            ForeignEncoding::Windows1258 => "tệp không phải UTF-8, có vẻ là Windows-1258",
            ForeignEncoding::Vni => "tệp dùng bảng mã cũ, có vẻ là VNI",
            ForeignEncoding::Unknown => "tệp không phải UTF-8",
        })
    }
}

impl Foreign {
    /// Whether the letters are those of a special typeface, so that saving in another encoding does not help.
    pub fn needs_converting(&self) -> bool {
        matches!(self.kind, ForeignEncoding::Tcvn3 | ForeignEncoding::Vni)
    }
}

/// The text of a file, without byte order mark; otherwise the encoding it most likely has.
///
/// # Errors
/// The bytes are not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<String, Foreign> {
    if is_utf16(bytes) {
        return Err(Foreign { line: None, kind: ForeignEncoding::Utf16 });
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
        Err(error) => error,
    };
    let line = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
    Err(Foreign { line: Some(line), kind: legacy(bytes) })
}

/// Whether this is UTF-16: by its mark, or, without one, because every second byte of simple text is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(256)];
    bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || head.iter().filter(|&&byte| byte == 0).count() > head.len() / 4
}

/// TCVN3 has letters at A7-BE, where the other two have symbols; Windows-1258
/// writes tones as combining bytes and đ as F0; VNI writes đ as F1 and tones as D5-FC after
/// the vowel.
fn legacy(bytes: &[u8]) -> ForeignEncoding {
    let count = |set: &[u8]| bytes.iter().filter(|byte| set.contains(byte)).count();
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let tcvn3 = bytes.iter().filter(|byte| (0xa7..=0xbe).contains(*byte)).count();
    let windows = count(&[0xf0, 0xd0, 0xcc, 0xec, 0xf2, 0xd2, 0xde, 0xfd, 0xdd]);
    let vni = count(&[0xf1, 0xd1, 0xf8, 0xd8, 0xf9, 0xd9, 0xef, 0xcf, 0xf6, 0xd6, 0xfb, 0xe4]);
    if tcvn3 * 10 >= high {
        ForeignEncoding::Tcvn3
    } else if windows > vni && windows * 4 >= high {
        ForeignEncoding::Windows1258
    } else if vni * 4 >= high {
        ForeignEncoding::Vni
    } else {
        ForeignEncoding::Unknown
    }
}
