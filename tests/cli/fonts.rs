//! `--font-dir`: faces of a folder in the PDF.
//!
//! Times New Roman itself may not lie here. What stands for it are the built-in faces under its
//! name: their tables, put together anew with another one for the names, the letters, the
//! permissions or the widths.

use std::collections::BTreeMap;

use expect_test::expect;
use ttf_parser::Face;

use super::decision;
use crate::harness::Case;

const FILES: [&str; 4] = ["Regular", "Bold", "Italic", "BoldItalic"];

/// The tables of a font file, by tag.
type Tables = BTreeMap<[u8; 4], Vec<u8>>;

fn tables(file: &[u8]) -> Tables {
    let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    let count = usize::from(u16::from_be_bytes([file[4], file[5]]));
    let records = (0..count).map(|at| 12 + 16 * at);
    records
        .map(|at| {
            let (start, length) = (number(at + 8), number(at + 12));
            (file[at..at + 4].try_into().unwrap(), file[start..start + length].to_vec())
        })
        .collect()
}

fn put_together(tables: &Tables) -> Vec<u8> {
    let mut file = vec![0, 1, 0, 0];
    file.extend((tables.len() as u16).to_be_bytes());
    file.extend([0; 6]);
    let mut start = 12 + 16 * tables.len();
    for (tag, table) in tables {
        file.extend(tag);
        let words = table.chunks(4).map(|word| {
            let mut bytes = [0; 4];
            bytes[..word.len()].copy_from_slice(word);
            u32::from_be_bytes(bytes)
        });
        file.extend(words.fold(0_u32, u32::wrapping_add).to_be_bytes());
        file.extend((start as u32).to_be_bytes());
        file.extend((table.len() as u32).to_be_bytes());
        start += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// A table of names for Windows: family and PostScript name.
fn names(family: &str, postscript: &str) -> Vec<u8> {
    let texts: Vec<(u16, Vec<u8>)> = [(1, family), (6, postscript)]
        .map(|(id, text)| (id, text.encode_utf16().flat_map(u16::to_be_bytes).collect()))
        .into();
    let mut table: Vec<u8> =
        [0, 2, 6 + 2 * 12].iter().flat_map(|number: &u16| number.to_be_bytes()).collect();
    let mut start = 0;
    for (id, text) in &texts {
        let record = [3, 1, 0x409, *id, text.len() as u16, start];
        table.extend(record.iter().flat_map(|number: &u16| number.to_be_bytes()));
        start += text.len() as u16;
    }
    texts.iter().for_each(|(_, text)| table.extend(text));
    table
}

/// A table of letters (format 12) as the font has it, less some.
fn letters_without(file: &[u8], without: &str) -> Vec<u8> {
    let face = Face::parse(file, 0).unwrap();
    let letters = ('\0'..='\u{ffff}').filter(|letter| !without.contains(*letter));
    let groups: Vec<[u32; 3]> = letters
        .filter_map(|letter| Some([letter as u32, letter as u32, u32::from(face.glyph_index(letter)?.0)]))
        .collect();
    let mut table = vec![0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0];
    let header = [16 + 12 * groups.len() as u32, 0, groups.len() as u32];
    table.extend(header.iter().chain(groups.iter().flatten()).flat_map(|number| number.to_be_bytes()));
    table
}

/// A built-in face as Times New Roman, after a change.
fn times(style: &str, change: impl Fn(&mut Tables)) -> Vec<u8> {
    let path = format!("{}/fonts/Tinos-{style}.ttf", env!("CARGO_MANIFEST_DIR"));
    let mut tables = tables(&std::fs::read(path).unwrap());
    tables.insert(*b"name", names("Times New Roman", &format!("TimesNewRomanPS-{style}MT")));
    change(&mut tables);
    put_together(&tables)
}

/// The decision with a folder of all four faces, under names that say nothing.
fn case(change: impl Fn(&mut Tables)) -> Case {
    let files = FILES.iter().zip(["x.TTF", "a.ttf", "m.ttf", "b.ttf"]);
    files.fold(decision(), |case, (style, name)| case.file(&format!("phong/{name}"), times(style, &change)))
}

fn unchanged(_: &mut Tables) {}

/// Names of the fonts in a PDF.
fn embedded(pdf: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(pdf);
    let names = text.split("/FontName/").skip(1);
    let mut names: Vec<String> = names
        .filter_map(|rest| rest.split(['/', '\n', ' ']).next()?.split_once('+'))
        .map(|(_, name)| name.to_owned())
        .collect();
    names.sort();
    names
}

/// The PDF has the folder's faces, DOCX names Times New Roman as ever.
#[test]
fn the_pdf_is_set_in_the_faces_of_the_folder() {
    let case = case(unchanged).file("phong/Tinos.ttf", std::fs::read("fonts/Tinos-Bold.ttf").unwrap());
    case.run("build a.yaml --out plain").code(0);
    case.run("build a.yaml --font-dir phong").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        a.yaml → out/a.pdf, out/a.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    let [plain, own] = ["plain/a.pdf", "out/a.pdf"].map(|path| embedded(&case.read(path)));
    assert!(plain.iter().all(|name| name.starts_with("Tinos")) && plain.len() >= 3, "{plain:?}");
    assert!(
        own.iter().all(|name| name.starts_with("TimesNewRomanPS-")) && own.len() == plain.len(),
        "{own:?}"
    );
    // Same advances, same words: the same DOCX.
    assert!(case.read("plain/a.docx") == case.read("out/a.docx"));
}

/// What is counted before drawing is counted from the folder's faces: here letters twice as wide.
#[test]
fn lengths_are_counted_from_the_faces_of_the_folder() {
    let case = case(|tables| {
        let metrics = tables.get_mut(b"hmtx").unwrap();
        for width in metrics.chunks_exact_mut(4) {
            let units = u16::from_be_bytes([width[0], width[1]]) * 2;
            width[..2].copy_from_slice(&units.to_be_bytes());
        }
    });
    case.run("build a.yaml --out plain").code(0);
    case.run("build a.yaml --font-dir phong").code(0);
    let [plain, own] = ["plain/a.docx", "out/a.docx"].map(|path| case.docx_part(path, "word/document.xml"));
    assert_ne!(plain, own);
}

/// All that is wrong at once, and nothing is written.
#[test]
fn faces_that_cannot_be_used_are_named() {
    let forbidden = |tables: &mut Tables| tables.get_mut(b"OS/2").unwrap()[8..10].copy_from_slice(&[0, 2]);
    let bold = times("Bold", unchanged);
    let poor = |tables: &mut Tables| {
        let letters = letters_without(&bold, "ếỗđ");
        tables.insert(*b"cmap", letters);
    };
    let case = decision()
        .file("phong/thuong.ttf", times("Regular", forbidden))
        .file("phong/dam.ttf", times("Bold", poor))
        .file("phong/dam-2.ttf", &bold)
        .file("phong/nghieng.ttf", &times("Italic", unchanged)[..60_000])
        .file("phong/ghi-chu.txt", "không phải phông");
    case.run("build a.yaml --font-dir phong").code(1).stdout(expect![[r#"
        a.yaml: chưa ghi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 5 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        lỗi[T006]: thư mục phông chữ `phong` không có Times New Roman kiểu nghiêng, đậm nghiêng
         |
         = gợi ý: cần đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng; trên Windows là times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf trong C:/Windows/Fonts

        lỗi[T006]: tệp phông chữ `phong/nghieng.ttf` hỏng hoặc không phải phông TrueType, OpenType
         |
         = gợi ý: chép lại tệp này từ nguồn gốc

        lỗi[T006]: `phong/dam-2.ttf` và `phong/dam.ttf` cùng là Times New Roman kiểu đậm, nội dung khác nhau
         |
         = gợi ý: giữ lại một tệp trong thư mục

        lỗi[T007]: phông chữ `phong/dam.ttf` (Times New Roman kiểu đậm) thiếu 3 chữ tiếng Việt: đ ế ỗ
         |
         = gợi ý: dùng bản Times New Roman đi kèm Windows, đủ chữ tiếng Việt Unicode

        lỗi[T008]: phông chữ `phong/thuong.ttf` có bản quyền không cho nhúng vào tệp PDF
         |
         = gợi ý: dùng bản Times New Roman khác, hoặc bỏ `--font-dir` để dùng phông đi kèm chương trình

    "#]]);
    assert!(case.files("out").is_empty());
    case.run("build a.yaml --font-dir phong --message-format short").code(1).stderr(expect![[r#"
        lỗi[T006]: thư mục phông chữ `phong` không có Times New Roman kiểu nghiêng, đậm nghiêng; gợi ý: cần đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng; trên Windows là times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf trong C:/Windows/Fonts
        lỗi[T006]: tệp phông chữ `phong/nghieng.ttf` hỏng hoặc không phải phông TrueType, OpenType; gợi ý: chép lại tệp này từ nguồn gốc
        lỗi[T006]: `phong/dam-2.ttf` và `phong/dam.ttf` cùng là Times New Roman kiểu đậm, nội dung khác nhau; gợi ý: giữ lại một tệp trong thư mục
        lỗi[T007]: phông chữ `phong/dam.ttf` (Times New Roman kiểu đậm) thiếu 3 chữ tiếng Việt: đ ế ỗ; gợi ý: dùng bản Times New Roman đi kèm Windows, đủ chữ tiếng Việt Unicode
        lỗi[T008]: phông chữ `phong/thuong.ttf` có bản quyền không cho nhúng vào tệp PDF; gợi ý: dùng bản Times New Roman khác, hoặc bỏ `--font-dir` để dùng phông đi kèm chương trình
    "#]]);
}

/// A face that lacks nearly all of them names some.
#[test]
fn a_face_of_latin_letters_only() {
    let plain = times("Italic", unchanged);
    let accented: String = ('\u{c0}'..='\u{1eff}').collect();
    let poor = times("Italic", |tables| drop(tables.insert(*b"cmap", letters_without(&plain, &accented))));
    let case = case(unchanged).file("phong/m.ttf", poor);
    case.run("build a.yaml --font-dir phong --message-format short").code(1).stderr(expect![[r#"
        lỗi[T007]: phông chữ `phong/m.ttf` (Times New Roman kiểu nghiêng) thiếu 134 chữ tiếng Việt: đ Đ à ả ã á ạ ă …; gợi ý: dùng bản Times New Roman đi kèm Windows, đủ chữ tiếng Việt Unicode
    "#]]);
}

/// No folder.
#[test]
fn a_folder_that_is_not_there() {
    decision().run("build a.yaml --font-dir phong").code(2).stderr(expect![[r#"
        lỗi: không đọc được thư mục phông chữ `phong`: không có tệp hoặc thư mục này
        gợi ý: nêu thư mục chứa bốn tệp Times New Roman sau `--font-dir`
    "#]]);
    decision()
        .file("phong/a.txt", "")
        .run("build a.yaml --font-dir phong --message-format short")
        .code(1)
        .stderr(expect![[r#"
            lỗi[T006]: thư mục phông chữ `phong` không có Times New Roman kiểu thường, đậm, nghiêng, đậm nghiêng; gợi ý: cần đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng; trên Windows là times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf trong C:/Windows/Fonts
        "#]]);
}

/// A collection says how many faces it has, and nobody counts to four thousand million.
#[test]
fn a_collection_that_states_too_many_faces_is_not_read() {
    let states = |count: u32| [b"ttcf".as_slice(), &[0, 1, 0, 0], &count.to_be_bytes(), &[0; 68]].concat();
    decision()
        .file("phong/it.ttc", states(16))
        .file("phong/nhieu.ttc", states(17))
        .file("phong/qua-nhieu.ttc", states(u32::MAX))
        .run("build a.yaml --font-dir phong --message-format short")
        .code(1)
        .stderr(expect![[r#"
            lỗi[T006]: thư mục phông chữ `phong` không có Times New Roman kiểu thường, đậm, nghiêng, đậm nghiêng; gợi ý: cần đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng; trên Windows là times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf trong C:/Windows/Fonts
            lỗi[T006]: tệp phông chữ `phong/it.ttc` hỏng hoặc không phải phông TrueType, OpenType; gợi ý: chép lại tệp này từ nguồn gốc
            lỗi[T006]: tệp phông chữ `phong/nhieu.ttc` khai 17 kiểu chữ, nhiều nhất là 16; gợi ý: chép lại tệp này từ nguồn gốc
            lỗi[T006]: tệp phông chữ `phong/qua-nhieu.ttc` khai 4294967295 kiểu chữ, nhiều nhất là 16; gợi ý: chép lại tệp này từ nguồn gốc
        "#]]);
}
