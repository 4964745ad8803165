//! Times New Roman from the files of a folder.
//!
//! In: names and bytes. Out: its four [`Faces`], found by family and style in the files' own
//! tables, or what is wrong, each file by its name. It leaves finding the files to the caller.

use std::sync::Arc;

use ttf_parser::{Face, Permissions, Tag, fonts_in_collection, name_id};

use super::{FaceStyle, Faces, FontBytes, FontFile, vietnamese};
use crate::finding::{Finding, Findings, codes};

/// The family that the decree asks for (PL I, I.2).
pub const TIMES: &str = "Times New Roman";

/// Most faces of one file: a collection may state any number of them.
const MOST_FACES: u32 = 16;

/// A face found in a file.
struct FoundFace {
    name: String,
    style: FaceStyle,
    file: FontFile,
}

impl Faces {
    /// Times New Roman from these files, by name, each with its bytes or why it cannot be read; files of other
    /// families are passed over. Returns None,
    /// with findings, if a face is missing, found twice, lacks a Vietnamese letter or must not be
    /// embedded.
    pub fn times_new_roman(
        folder: &str,
        files: impl IntoIterator<Item = (String, Result<Vec<u8>, String>)>,
        findings: &mut Findings,
    ) -> Option<Faces> {
        let mut found = Vec::new();
        let mut unreadable = Vec::new();
        for (name, bytes) in files {
            match bytes.and_then(|bytes| faces_of(&name, bytes)) {
                Ok(faces) => found.extend(faces),
                Err(words) => unreadable.push((name, words)),
            }
        }
        let before = findings.count();
        let of_style = |style: FaceStyle| found.iter().filter(move |one| one.style == style);
        let missing: Vec<FaceStyle> =
            FaceStyle::ALL.into_iter().filter(|&style| of_style(style).next().is_none()).collect();
        if !missing.is_empty() {
            missing_faces(folder, &missing, &unreadable, findings);
        }
        for style in FaceStyle::ALL {
            twice(of_style(style), style, findings);
        }
        found.iter().for_each(|one| check(one, findings));
        if findings.count() != before {
            return None;
        }
        let files = FaceStyle::ALL.map(|style| of_style(style).next().map(|one| one.file.clone()));
        let [Some(regular), Some(bold), Some(italic), Some(bold_italic)] = files else { return None };
        Faces::new(TIMES, [regular, bold, italic, bold_italic])
    }
}

/// The faces of Times New Roman in a file, which share its bytes; or why it is of no use, as the end of a
/// sentence.
fn faces_of(name: &str, bytes: Vec<u8>) -> Result<Vec<FoundFace>, String> {
    let broken = || "hỏng hoặc không phải phông TrueType, OpenType".to_owned();
    let bytes = FontBytes::Read(Arc::from(bytes));
    let count = fonts_in_collection(&bytes).unwrap_or(1);
    if count > MOST_FACES {
        return Err(format!("khai {count} kiểu chữ, nhiều nhất là {MOST_FACES}"));
    }
    let mut found = Vec::new();
    for index in 0..count {
        let face = Face::parse(&bytes, index).map_err(|_| broken())?;
        if !is_times(&face) {
            continue;
        }
        if face.raw_face().table(CMAP).is_some_and(lists_too_many) {
            return Err("khai nhiều chữ hơn bảng mã Unicode có".to_owned());
        }
        // Without outlines nothing can be drawn: the end of the file is lost.
        let drawn = face.glyph_index('A').and_then(|glyph| face.glyph_bounding_box(glyph));
        drawn.ok_or_else(broken)?;
        let style = FaceStyle { bold: face.is_bold(), italic: face.is_italic() };
        found.push(FoundFace {
            name: name.to_owned(),
            style,
            file: FontFile { bytes: bytes.clone(), index },
        });
    }
    Ok(found)
}

/// The table of letters.
const CMAP: Tag = Tag::from_bytes(b"cmap");

/// Whether a table of letters lists far more than there are: Typst makes a list of all of them, and a group of
/// twelve bytes may state four thousand million.
fn lists_too_many(cmap: &[u8]) -> bool {
    const MOST: u64 = 4_000_000;
    let short = |at: usize| Some(u64::from(u16::from_be_bytes(*cmap.get(at..)?.first_chunk()?)));
    let long = |at: usize| Some(u64::from(u32::from_be_bytes(*cmap.get(at..)?.first_chunk()?)));
    // How many letters groups state that begin at a byte.
    let grouped = |count: Option<u64>, from: usize| {
        let groups = (0..count.unwrap_or(0) as usize).map_while(|at| {
            let group = from.checked_add(at.checked_mul(12)?)?;
            Some((long(group)?, long(group + 4)?))
        });
        groups.map(|(first, last)| last.saturating_sub(first) + 1).sum::<u64>()
    };
    let tables = (0..short(2).unwrap_or(0) as usize).filter_map(|at| Some(long(4 + at * 8 + 4)? as usize));
    let mut all = 0;
    for table in tables {
        all += match short(table) {
            Some(12 | 13) => grouped(long(table.saturating_add(12)), table.saturating_add(16)),
            Some(8) => grouped(long(table.saturating_add(12 + 8192)), table.saturating_add(16 + 8192)),
            Some(10) => long(table.saturating_add(16)).unwrap_or(0),
            Some(14) | None => 0,
            // Others have two bytes for a letter.
            Some(_) => 0x1_0000,
        };
        // Looked at each time: all tables may be one and the same.
        if all > MOST {
            return true;
        }
    }
    false
}

fn is_times(face: &Face<'_>) -> bool {
    // Two bytes a letter at most; a name may have thirty thousand, and a font thousands of names.
    let is_short = |name: &[u8]| name.len() <= TIMES.len() * 2;
    let names = face.names().into_iter().filter(|name| is_short(name.name));
    let families = names.filter(|name| name.name_id == name_id::FAMILY);
    families.filter_map(|name| name.to_string()).any(|family| family.eq_ignore_ascii_case(TIMES))
}

/// What people call a face.
fn called(style: FaceStyle) -> &'static str {
    match (style.bold, style.italic) {
        (false, false) => "thường",
        (true, false) => "đậm",
        (false, true) => "nghiêng",
        (true, true) => "đậm nghiêng",
    }
}

fn missing_faces(
    folder: &str,
    missing: &[FaceStyle],
    unreadable: &[(String, String)],
    findings: &mut Findings,
) {
    let faces: Vec<&str> = missing.iter().map(|&style| called(style)).collect();
    let message = format!("thư mục phông chữ `{folder}` không có {TIMES} kiểu {}", faces.join(", "));
    let hint = "cần đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng; trên Windows là times.ttf, timesbd.ttf, \
                timesi.ttf, timesbi.ttf trong C:/Windows/Fonts";
    findings.push(Finding::general(codes::T006, message).hint(hint));
    for (name, words) in unreadable {
        let message = format!("tệp phông chữ `{name}` {words}");
        findings.push(Finding::general(codes::T006, message).hint("chép lại tệp này từ nguồn gốc"));
    }
}

/// Reports two files of one face, unless they are the same: nobody knows which one is meant.
fn twice<'a>(mut found: impl Iterator<Item = &'a FoundFace>, style: FaceStyle, findings: &mut Findings) {
    let Some(first) = found.next() else { return };
    if let Some(other) = found.find(|other| other.file != first.file) {
        let (name, other) = (&first.name, &other.name);
        let message =
            format!("`{name}` và `{other}` cùng là {TIMES} kiểu {}, nội dung khác nhau", called(style));
        findings.push(Finding::general(codes::T006, message).hint("giữ lại một tệp trong thư mục"));
    }
}

/// Reports a face that does not have every letter, and one whose owner forbids embedding.
fn check(found: &FoundFace, findings: &mut Findings) {
    let Ok(face) = Face::parse(&found.file.bytes, found.file.index) else { return };
    let name = &found.name;
    let drawn = |letter: char| {
        face.glyph_index(letter).is_some_and(|glyph| glyph.0 != 0 && face.glyph_bounding_box(glyph).is_some())
    };
    let missing: Vec<char> = vietnamese().into_iter().filter(|&letter| !drawn(letter)).collect();
    if !missing.is_empty() {
        let some: Vec<String> = missing.iter().take(8).map(char::to_string).collect();
        let more = if missing.len() > some.len() { " …" } else { "" };
        let message = format!(
            "phông chữ `{name}` ({TIMES} kiểu {}) thiếu {} chữ tiếng Việt: {}{more}",
            called(found.style),
            missing.len(),
            some.join(" ")
        );
        let hint = "dùng bản Times New Roman đi kèm Windows, đủ chữ tiếng Việt Unicode";
        findings.push(Finding::general(codes::T007, message).hint(hint));
    }
    let restricted = matches!(face.permissions(), Some(Permissions::Restricted));
    if restricted || !face.is_subsetting_allowed() || !face.is_outline_embedding_allowed() {
        let message = format!("phông chữ `{name}` có bản quyền không cho nhúng vào tệp PDF");
        let hint = "dùng bản Times New Roman khác, hoặc bỏ `--font-dir` để dùng phông đi kèm chương trình";
        findings.push(Finding::general(codes::T008, message).hint(hint));
    }
}
