//! Tracked changes are read as such, comments are told at the line they are about.

use expect_test::expect;

use super::{PAPER, changed_lines, edited, edited_bytes, office, taken};
use crate::harness::Case;
use crate::support::zip_files::{parts, zipped};

/// A paper in which two departments have written with tracked changes.
fn answered() -> Case {
    let by = |author: &str, element: &str, words: &str| {
        let text = if element == "del" { "delText" } else { "t" };
        format!(
            "<w:{element} w:id=\"1\" w:author=\"{author}\"><w:r><w:{text} xml:space=\"preserve\">{words}</w:{text}></w:r></w:{element}>"
        )
    };
    let open = "<w:r><w:t xml:space=\"preserve\">";
    let close = "</w:t></w:r>";
    edited(
        office(),
        &[
            (
                "kể từ ngày ký",
                &format!(
                    "{close}{}{}{open} ngày ký",
                    by("Phòng Kinh tế", "del", "kể từ"),
                    by("Phòng Kinh tế", "ins", "sau 10 ngày, tính từ")
                ),
            ),
            (
                "các đơn vị liên quan",
                &format!("các đơn vị{close}{}{open} liên quan", by("Văn phòng", "ins", " có")),
            ),
        ],
    )
}

#[test]
fn without_an_option_they_are_told_and_not_taken() {
    let case = answered();
    let before = case.read(PAPER);
    taken(&case, "").code(0).stdout(expect![[r#"
        `sua.docx` không có gì khác bản đã xuất; không ghi tệp nào
    "#]]).stderr(expect![[r#"
        cảnh báo[W023]: `sua.docx` còn 3 thay đổi đang theo dõi, chưa chấp nhận, không lấy: Phòng Kinh tế: bớt “kể từ”; Phòng Kinh tế: thêm “sau 10 ngày, tính từ”; Văn phòng: thêm “có”
         |
         = gợi ý: lấy hết: `--chap-nhan`; chỉ của một người: `--chap-nhan "Tên"`

    "#]]);
    assert!(case.read(PAPER) == before);
}

#[test]
fn all_of_them_or_those_of_one() {
    let case = answered();
    let before = case.read(PAPER);
    let run = case
        .command(".", "take sua.docx content/quyet-dinh.yaml --chap-nhan")
        .arg("Văn phòng")
        .output()
        .unwrap();
    expect![[r#"
        content/quyet-dinh.yaml:18: thêm “có”
        1 chỗ sửa: 1 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]]
    .assert_eq(&String::from_utf8(run.stdout).unwrap());
    expect![[r#"
        cảnh báo[W023]: `sua.docx` còn 2 thay đổi đang theo dõi, chưa chấp nhận, không lấy: Phòng Kinh tế: bớt “kể từ”; Phòng Kinh tế: thêm “sau 10 ngày, tính từ”
         |
         = gợi ý: lấy hết: `--chap-nhan`; chỉ của một người: `--chap-nhan "Tên"`

    "#]].assert_eq(&String::from_utf8(run.stderr).unwrap());
    expect![[r#"
        -  - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        +  - Chánh Văn phòng Sở và các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.
    "#]]
    .assert_eq(&changed_lines(&case, &before));
    taken(&case, "--chap-nhan")
        .code(0)
        .stdout(expect![[r#"
        content/quyet-dinh.yaml:17: sửa “kể” → “sau 10 ngày, tính”
        content/quyet-dinh.yaml:18: đã có: thêm “có”
        2 chỗ sửa: 1 đưa về, 1 đã có
        đã ghi content/quyet-dinh.yaml
    "#]])
        .stderr(expect![[""]]);
    expect![[r#"
        -  - Quyết định này có hiệu lực kể từ ngày ký.
        -  - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        +  - Quyết định này có hiệu lực sau 10 ngày, tính từ ngày ký.
        +  - Chánh Văn phòng Sở và các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.
    "#]]
    .assert_eq(&changed_lines(&case, &before));
}

#[test]
fn comments_are_told_at_their_lines() {
    let case = office();
    let mark = "<w:r><w:commentReference w:id=\"7\"/></w:r>";
    let docx = edited_bytes(
        &case.read("out/quyet-dinh.docx"),
        &[(
            "các đơn vị liên quan",
            &format!("các đơn vị liên quan</w:t></w:r>{mark}<w:r><w:t xml:space=\"preserve\">"),
        )],
    );
    let comments = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"7\" w:author=\"Văn phòng\"><w:p><w:r><w:t>Đơn vị nào?</w:t></w:r></w:p></w:comment></w:comments>";
    let mut all = parts(&docx);
    for (name, bytes) in &mut all {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let new = match name.as_str() {
            "[Content_Types].xml" => text.replace("</Types>", "<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>"),
            "word/_rels/document.xml.rels" => text.replace("</Relationships>", "<Relationship Id=\"rIdGC\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>"),
            _ => continue,
        };
        *bytes = new.into_bytes();
    }
    let mut all: Vec<(&str, &[u8])> =
        all.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    all.push(("word/comments.xml", comments.as_bytes()));
    let case = case.file("sua.docx", zipped(&all));
    taken(&case, "").code(0).stdout(expect![[r#"
        `sua.docx` không có gì khác bản đã xuất; không ghi tệp nào
    "#]]).stderr(expect![[r#"
        lưu ý[W024]: `sua.docx`, ghi chú của Văn phòng ở “Điều 3. Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quy…”: Đơn vị nào?
          --> content/quyet-dinh.yaml:18:5
           |
        18 |   - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
           |     ^

    "#]]);
}

/// A name that nobody in the file has.
#[test]
fn a_name_that_is_not_there() {
    let case = answered();
    let run = case
        .command(".", "take sua.docx content/quyet-dinh.yaml --chap-nhan")
        .arg("Văn Phòng")
        .output()
        .unwrap();
    expect![[r#"
        cảnh báo[W023]: `sua.docx` còn 3 thay đổi đang theo dõi, chưa chấp nhận, không lấy: Phòng Kinh tế: bớt “kể từ”; Phòng Kinh tế: thêm “sau 10 ngày, tính từ”; Văn phòng: thêm “có”
         |
         = gợi ý: lấy hết: `--chap-nhan`; chỉ của một người: `--chap-nhan "Tên"`

        cảnh báo[W023]: `sua.docx` không có thay đổi đang theo dõi nào của `Văn Phòng`
         |
         = gợi ý: người có thay đổi: Phòng Kinh tế; Văn phòng

    "#]].assert_eq(&String::from_utf8(run.stderr).unwrap());
}
