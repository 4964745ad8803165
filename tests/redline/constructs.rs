//! Constructs of Word, each in a small file: how a change of it is marked, and that both papers come out again.

use expect_test::expect;

use vanban::rooms::redline::redline;
use vanban::rooms::word::ChangeView;

use super::{author, marked, shown, texts_of};
use crate::support::word_file::{WordBuilder, p, p_as, r, r_as, tbl, tc, tr};

fn file(blocks: &str) -> Vec<u8> {
    WordBuilder::body(blocks).bytes()
}

fn words(text: &str) -> String {
    p(&r(text))
}

fn row(cells: &[&str]) -> String {
    tr("", &cells.iter().map(|text| tc("", &words(text))).collect::<Vec<_>>())
}

/// A figure, a date, the number of a paper is marked whole; what is between two changed words goes along.
#[test]
fn words_are_marked_whole() {
    let old = words("Kinh phí 1.200 triệu đồng theo Quyết định số 889/QĐ-TTg ngày 24/6/2020 của Thủ tướng.");
    let new = words("Kinh phí 1.250 triệu đồng theo Quyết định số 890/QĐ-TTg ngày 24/6/2021 của Chính phủ.");
    expect![[r#"
          đoạn 1 [trái] 14 "Kinh phí ⟨xóa 1.200⟩⟨thêm 1.250⟩ triệu đồng theo Quyết định số ⟨xóa 889/QĐ-TTg⟩⟨thêm 890/QĐ-TTg⟩ ngày ⟨xóa 24/6/2020⟩⟨thêm 24/6/2021⟩ của ⟨xóa Thủ tướng⟩⟨thêm Chính phủ⟩."
    "#]].assert_eq(&shown(&file(&old), &file(&new)));
}

/// A paragraph that goes before a table, at the end, last in a cell: the mark is that of the one before it.
#[test]
fn paragraphs_that_nothing_follows() {
    let table = |text: &str| tbl("", 1, &[tr("", &[tc("", text)])]);
    let one = words("Một");
    let two = p_as("<w:jc w:val=\"center\"/>", &r("hai"));
    let cell = [one.clone(), two.clone()].concat();
    let old = [one.as_str(), &two, &table(&cell), &one, &two].concat();
    let new = [one.as_str(), &table(&one), &one].concat();
    expect![[r#"
          đoạn 1 [trái] ⟨xóa⟩ 14 "Một"
          đoạn 2 [trái] 14 "⟨xóa hai⟩"
          bảng 1 hàng 1 cột
            hàng
              ô 1
                đoạn 3 [trái] ⟨xóa⟩ 14 "Một"
                đoạn 4 [trái] 14 "⟨xóa hai⟩"
          đoạn 5 [trái] ⟨xóa⟩ 14 "Một"
          đoạn 6 [trái] 14 "⟨xóa hai⟩"
    "#]]
    .assert_eq(&shown(&file(&old), &file(&new)));
    expect![[r#"
          đoạn 1 [trái] ⟨thêm⟩ 14 "Một"
          đoạn 2 [giữa] 14 "⟨thêm hai⟩"
          bảng 1 hàng 1 cột
            hàng
              ô 1
                đoạn 3 [trái] ⟨thêm⟩ 14 "Một"
                đoạn 4 [giữa] 14 "⟨thêm hai⟩"
          đoạn 5 [trái] ⟨thêm⟩ 14 "Một"
          đoạn 6 [giữa] 14 "⟨thêm hai⟩"
    "#]]
    .assert_eq(&shown(&file(&new), &file(&old)));
}

/// Rows come and go; another number of columns is another table.
#[test]
fn rows_and_columns() {
    let old =
        [words("Bảng"), tbl("", 2, &[row(&["1", "tuyên truyền"]), row(&["2", "tập huấn"])]), words("Hết")]
            .concat();
    let new = [
        words("Bảng"),
        tbl("", 2, &[row(&["1", "tuyên truyền"]), row(&["2", "khảo sát thực tế"]), row(&["3", "tập huấn"])]),
        words("Hết"),
    ]
    .concat();
    expect![[r#"
          đoạn 1 [trái] 14 "Bảng"
          bảng 3 hàng 2 cột
            hàng
              ô 1
                đoạn 2 [trái] 14 "1"
              ô 2
                đoạn 3 [trái] 14 "tuyên truyền"
            hàng ⟨thêm⟩
              ô 1
                đoạn 4 [trái] ⟨thêm⟩ 14 "⟨thêm 2⟩"
              ô 2
                đoạn 5 [trái] ⟨thêm⟩ 14 "⟨thêm khảo sát thực tế⟩"
            hàng
              ô 1
                đoạn 6 [trái] 14 "⟨xóa 2⟩⟨thêm 3⟩"
              ô 2
                đoạn 7 [trái] 14 "tập huấn"
          đoạn 8 [trái] 14 "Hết"
    "#]]
    .assert_eq(&shown(&file(&old), &file(&new)));
    let wide = [words("Bảng"), tbl("", 3, &[row(&["1", "tuyên truyền", "xã"])]), words("Hết")].concat();
    expect![[r#"
          đoạn 1 [trái] 14 "Bảng"
          bảng 2 hàng 2 cột
            hàng ⟨xóa⟩
              ô 1
                đoạn 2 [trái] ⟨xóa⟩ 14 "⟨xóa 1⟩"
              ô 2
                đoạn 3 [trái] ⟨xóa⟩ 14 "⟨xóa tuyên truyền⟩"
            hàng ⟨xóa⟩
              ô 1
                đoạn 4 [trái] ⟨xóa⟩ 14 "⟨xóa 2⟩"
              ô 2
                đoạn 5 [trái] ⟨xóa⟩ 14 "⟨xóa tập huấn⟩"
          bảng 1 hàng 3 cột
            hàng ⟨thêm⟩
              ô 1
                đoạn 6 [trái] ⟨thêm⟩ 14 "⟨thêm 1⟩"
              ô 2
                đoạn 7 [trái] ⟨thêm⟩ 14 "⟨thêm tuyên truyền⟩"
              ô 3
                đoạn 8 [trái] ⟨thêm⟩ 14 "⟨thêm xã⟩"
          đoạn 9 [trái] 14 "Hết"
    "#]]
    .assert_eq(&shown(&file(&old), &file(&wide)));
}

/// An article in the middle: later ones shift, which is one place, and so do words that name them.
#[test]
fn numbers_that_shift_are_one_place() {
    let old =
        ["Điều 1. Phạm vi", "Điều 2. Đối tượng", "Điều 3. Trách nhiệm", "Sở thực hiện theo Điều 2 nói trên."];
    let new = [
        "Điều 1. Phạm vi",
        "Điều 2. Giải thích từ ngữ",
        "Điều 3. Đối tượng",
        "Điều 4. Trách nhiệm",
        "Sở thực hiện theo Điều 3 nói trên.",
    ];
    let (old, new) = (file(&old.map(words).concat()), file(&new.map(words).concat()));
    let made = marked(&old, &new);
    assert_eq!(
        (made.counts.all(), made.counts.paragraphs, made.counts.shifts(), made.counts.shifted),
        (2, 1, 1, 3)
    );
    let text = crate::support::zip_files::part(&made.bytes, "word/document.xml");
    assert_eq!(text.matches("w:author=\"Phòng Kinh tế (đánh số lại)\"").count(), 6);
}

/// Looks: of words, of a paragraph, of a style that says something else, of a list.
#[test]
fn looks_come_back() {
    let style = |size: u32| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Dieu\"><w:name w:val=\"Điều\"/><w:basedOn w:val=\"Normal\"/>\
             <w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr></w:style>"
        )
    };
    let of = |style: &str, bold: &str, align: &str| {
        let blocks = [
            p_as("<w:pStyle w:val=\"Dieu\"/>", &r("Điều 1. Phạm vi")),
            p_as(align, &[r("Sở "), r_as(bold, "chủ trì"), r(" thực hiện")].concat()),
        ];
        WordBuilder::body(&blocks.concat()).styles(style).bytes()
    };
    let old = of(&style(28), "", "<w:jc w:val=\"both\"/>");
    let new = of(&style(26), "<w:b/>", "<w:jc w:val=\"center\"/>");
    let made = marked(&old, &new);
    assert_eq!((made.counts.looks(), made.counts.words), (3, 0));
    expect![[r#"
          đoạn 1 [trái] 13 đậm "Điều 1. Phạm vi"
          đoạn 2 [giữa] 14 "Sở " 14 đậm "chủ trì" 14 " thực hiện"
    "#]]
    .assert_eq(&shown(&old, &new));
}

/// A section that comes at the end, and one whose sheet turns.
#[test]
fn sections_come_and_turn() {
    let a4 = crate::support::word_file::A4;
    let wide =
        a4.replace("w:w=\"11906\" w:h=\"16838\"", "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"");
    let old = WordBuilder::body(&[words("Nội dung"), words("Hết")].concat()).bytes();
    let ends = p_as(&format!("<w:sectPr>{a4}</w:sectPr>"), &r("Hết"));
    let new = WordBuilder::body(&[words("Nội dung"), ends, words("Phụ lục"), words("Bảng kê")].concat())
        .section(&wide);
    let made = marked(&old, &new.bytes());
    assert_eq!(made.counts.sections, 1);
    marked(&new.bytes(), &old);
    let turned = WordBuilder::body(&[words("Nội dung"), words("Hết")].concat()).section(&wide).bytes();
    assert_eq!(marked(&old, &turned).counts.sections, 1);
}

/// Links, notes, fields and heads of pages.
#[test]
fn links_notes_fields_and_heads() {
    let note = |id: u32, text: &str| format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", words(text));
    let notes =
        |all: &str| format!("<w:footnotes{}>{all}</w:footnotes>", crate::support::word_file::spaces());
    let mark = |id: u32| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let link = |text: &str| format!("<w:hyperlink r:id=\"rIdA\">{}</w:hyperlink>", r(text));
    let field = |text: &str| format!("<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple>", r(text));
    let old = p(&[r("Theo "), link("trang của Sở"), mark(2), r(", trang "), field("3")].concat());
    let new = p(&[r("Xem "), link("trang của Bộ"), mark(2), r(", trang "), field("4")].concat());
    let old = WordBuilder::body(&old)
        .link("rIdA", "https://so.vn")
        .part("footnotes", "footnotes.xml", &notes(&note(2, "Tài liệu năm 2025")))
        .head("header", "default", &words("Dự thảo lần 1"));
    let new = WordBuilder::body(&new)
        .link("rIdA", "https://bo.vn")
        .part("footnotes", "footnotes.xml", &notes(&note(2, "Tài liệu năm 2026")))
        .head("header", "default", &words("Dự thảo lần 2"));
    // The notes of both stand in the file; which of them is shown is told by its mark.
    let made = redline(&old.bytes(), &new.bytes(), &author()).unwrap();
    assert_eq!(made.untold, []);
    let first = |view| texts_of(&made.bytes, view)[..2].to_vec();
    assert_eq!(first(ChangeView::Accepted), ["Xem trang của Bộ, trang 4", "Dự thảo lần 2"]);
    assert_eq!(first(ChangeView::Rejected), ["Theo trang của Sở, trang 3", "Dự thảo lần 1"]);
    assert!(redline(&new.bytes(), &old.bytes(), &author()).is_ok());
}

/// The same input gives the same bytes; what is the same has no mark.
#[test]
fn the_same_is_not_marked() {
    let old = file(&[words("Một"), tbl("", 2, &[row(&["a", "b"])]), words("hai")].concat());
    let made = marked(&old, &old);
    assert_eq!(made.counts.all(), 0);
    assert!(!crate::support::zip_files::part(&made.bytes, "word/document.xml").contains("w:author"));
    let new = file(&words("Một hai"));
    assert_eq!(marked(&old, &new).bytes, marked(&old, &new).bytes);
}

/// A file that holds tracked changes itself is taken with all of them accepted.
#[test]
fn changes_of_the_files_are_accepted_first() {
    use crate::support::word_file::changed;
    let deleted = "<w:r><w:delText>cũ</w:delText></w:r>";
    let old = p(&[r("Bản "), changed("del", deleted), changed("ins", &r("mới")), r(" này")].concat());
    let made = marked(&file(&old), &file(&words("Bản mới đây")));
    assert_eq!(made.counts.words, 1);
    assert_eq!(made.untold.len(), 1);
}

/// Whatever Word puts between paragraphs to mark a place is no table: the same words are the same paper, and a paragraph
/// that comes is marked as without it.
#[test]
fn marks_between_paragraphs_are_no_tables() {
    let [one, two] = ["Một", "Hai"].map(words);
    let start = "<w:bookmarkStart w:id=\"7\" w:name=\"dau\"/>";
    let end = "<w:bookmarkEnd w:id=\"7\"/>";
    let range = ["<w:permStart w:id=\"3\" w:edGrp=\"everyone\"/>", "<w:permEnd w:id=\"3\"/>"];
    let table = tbl("", 1, &[row(&["1"])]);
    let plain = [one.as_str(), &two, &table, &one].concat();
    let marked = [
        [start, &one, end, &two, &table, &one].concat(),
        [&one, start, &two, end, &table, &one].concat(),
        [&one, &two, start, &table, end, &one].concat(),
        [&one, &two, &table, &one, start, end].concat(),
        [range[0], &one, &two, range[1], "<w:proofErr w:type=\"spellStart\"/>", &table, &one].concat(),
        format!("<w:sdt><w:sdtPr/><w:sdtContent>{one}{two}</w:sdtContent></w:sdt>{table}{one}"),
    ];
    for other in &marked {
        for (old, new) in [(&plain, other), (other, &plain), (other, other)] {
            let made = redline(&file(old), &file(new), &author()).unwrap();
            assert_eq!((made.counts.all(), made.changes.len()), (0, 0), "{old}\n{new}");
        }
    }
    let longer = [&one, start, &two, &words("Ba"), end, &table, &one].concat();
    let made = redline(&file(&plain), &file(&longer), &author()).unwrap();
    assert_eq!((made.counts.all(), made.counts.paragraphs, made.counts.tables), (1, 1, 0));
}

/// What differs in signs that are not seen is named.
#[test]
fn unseen_signs_are_named() {
    let broken = p("<w:r><w:t>Một</w:t><w:br/><w:t>hai</w:t></w:r>");
    let made = redline(&file(&broken), &file(&words("Một hai")), &author()).unwrap();
    let told: Vec<_> = made.changes.iter().map(|one| (one.old.as_str(), one.new.as_str())).collect();
    assert_eq!(told, [("[ngắt dòng]", "[dấu cách]")]);
}
