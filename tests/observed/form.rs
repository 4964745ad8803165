//! Rules of layout: silent on our own files, and each one tells what it is for.

use std::fs;
use std::io::{Cursor, Read, Write};

use expect_test::expect;
use vanban::rooms::finding::Verdict;
use vanban::rooms::form;
use vanban::{Disk, Format, Input, Pipeline};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const DECISION: &str = "content/quyet-dinh-dieu-chinh-kinh-phi.yaml";
const BIG: &str = "content/quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml";
const PLAN: &str = "content/ke-hoach-bao-ve-moi-truong-cong-thuong-2026-2030.yaml";

fn docx(path: &str) -> Vec<u8> {
    let bytes = fs::read(path).expect("a sample");
    let input = Input { name: path, bytes: &bytes, files: &Disk, issued_by: None };
    let rendered = Pipeline::built_in().render(input, &[Format::Docx]).expect("a sample that builds");
    rendered.files.into_iter().next().expect("its file").1
}

/// A Word file with words of one of its parts replaced everywhere.
fn edited(bytes: &[u8], part: &str, old: &str, new: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its bytes");
        let name = file.name().expect("its name").into_owned();
        if name == part {
            let text = String::from_utf8(content).expect("XML");
            assert!(text.contains(old), "{part} has no {old}");
            content = text.replace(old, new).into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default()).expect("a part");
        written.write_all(&content).expect("its bytes");
    }
    written.finish().expect("a package").into_inner()
}

/// Findings of layout in a file, a line each.
fn told(bytes: &[u8]) -> String {
    let look = Pipeline::built_in().judge_word("a.docx", bytes).expect("a Word file");
    let of_form = look.report.findings.iter().filter(|one| one.code.name.starts_with('H'));
    of_form.map(|one| format!("{} {}\n", one.code.name, one.message)).collect()
}

/// What we write keeps all rules of layout.
#[test]
fn our_own_files_keep_every_rule() {
    for folder in ["content", "tests/cases/kinds", "tests/cases/right"] {
        let mut files: Vec<_> =
            fs::read_dir(folder).expect("a folder").map(|one| one.expect("an entry").path()).collect();
        files.sort();
        for path in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "yaml")) {
            let name = path.to_string_lossy();
            let bytes = fs::read(path).expect("a file");
            let input = Input { name: &name, bytes: &bytes, files: &Disk, issued_by: None };
            let Ok(rendered) = Pipeline::built_in().render(input, &[Format::Docx]) else { continue };
            assert_eq!(told(&rendered.files[0].1), "", "{name}");
        }
    }
}

/// One thing changed in a file that is right, and what is told of it.
const FAULTS: &[(&str, &str, &str, &str, &str)] = &[
    (DECISION, "word/document.xml", r#"w:w="11906" w:h="16838""#, r#"w:w="12240" w:h="15840""#, "H001"),
    (DECISION, "word/document.xml", r#"w:left="1701""#, r#"w:left="1134""#, "H002"),
    (DECISION, "word/document.xml", r#"w:w="11906" w:h="16838""#, r#"w:w="16838" w:h="11906""#, "H003"),
    (
        DECISION,
        "word/styles.xml",
        r#"w:ascii="Times New Roman" w:hAnsi="Times New Roman""#,
        r#"w:ascii="Arial" w:hAnsi="Arial""#,
        "H004",
    ),
    (
        DECISION,
        "word/document.xml",
        r#"<w:r><w:t xml:space="preserve">- Lưu: VT, KT."#,
        "<w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:t xml:space=\"preserve\">- L\u{ad}u: VT, v\u{a8}n th\u{ad}.",
        "H005",
    ),
    (DECISION, "word/styles.xml", r#"<w:color w:val="000000"/>"#, r#"<w:color w:val="C00000"/>"#, "H006"),
    (DECISION, "word/document.xml", "khả năng cân đối", "kha\u{309} năng cân đối", "H007"),
    (
        DECISION,
        "word/document.xml",
        r#"<w:pStyle w:val="NoiNhan"/>"#,
        r#"<w:pStyle w:val="DoanVan"/>"#,
        "H008",
    ),
    (
        DECISION,
        "word/document.xml",
        r#"<w:pStyle w:val="Diem"/></w:pPr><w:r>"#,
        r#"<w:pStyle w:val="Diem"/></w:pPr><w:r><w:rPr><w:sz w:val="24"/></w:rPr>"#,
        "H009",
    ),
    (
        DECISION,
        "word/document.xml",
        r#"<w:pStyle w:val="CanCu"/></w:pPr><w:r>"#,
        r#"<w:pStyle w:val="CanCu"/></w:pPr><w:r><w:rPr><w:i w:val="0"/></w:rPr>"#,
        "H010",
    ),
    (
        DECISION,
        "word/document.xml",
        "ỦY BAN NHÂN DÂN</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"CoQuanBanHanh\"/>",
        "Ủy ban nhân dân</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"CoQuanBanHanh\"/>",
        "H011",
    ),
    (DECISION, "word/styles.xml", r#"<w:jc w:val="both"/>"#, r#"<w:jc w:val="left"/>"#, "H012"),
    (DECISION, "word/styles.xml", r#"w:firstLine="720""#, r#"w:firstLine="360""#, "H013"),
    (DECISION, "word/styles.xml", r#"<w:spacing w:before="120""#, r#"<w:spacing w:before="60""#, "H014"),
    (
        DECISION,
        "word/document.xml",
        r#"<w:pStyle w:val="Khoan"/>"#,
        r#"<w:pStyle w:val="Khoan"/><w:spacing w:before="120" w:line="480" w:lineRule="auto"/>"#,
        "H015",
    ),
    (
        PLAN,
        "word/document.xml",
        r#"<w:headerReference w:type="default""#,
        r#"<w:headerReference w:type="even""#,
        "H016",
    ),
    (PLAN, "word/document.xml", "<w:titlePg/>", "", "H017"),
    (DECISION, "word/document.xml", "Nơi nhận:", "Gửi:", "H018"),
    (
        DECISION,
        "word/document.xml",
        r#"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TieuNgu"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Độc lập - Tự do - Hạnh phúc"#,
        r#"Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TieuNgu"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"#,
        "H019",
    ),
    (DECISION, "word/document.xml", "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc", "H020"),
    (
        DECISION,
        "word/document.xml",
        r#"<w:p><w:pPr><w:pStyle w:val="DuongKe"/><w:spacing w:after="0"/><w:ind w:left="1041" w:right="1041"/></w:pPr></w:p>"#,
        "<w:p/>",
        "H021",
    ),
    (DECISION, "word/document.xml", "ngày 16 tháng 6 năm 2025;", "ngày 16 tháng 6 năm 2025", "H022"),
    (DECISION, "word/document.xml", "- Lưu: VT, KT.", "- Lưu: VT, KT", "H023"),
    (BIG, "word/document.xml", "<w:tblHeader/>", "", "H024"),
    (BIG, "word/document.xml", r#"<w:pgNumType w:start="1"/>"#, "", "H025"),
    (DECISION, "word/document.xml", r#"w:w="5510""#, r#"w:w="4510""#, "H026"),
    (BIG, "word/document.xml", r#"w:w="16838" w:h="11906""#, r#"w:w="23811" w:h="16838""#, "H027"),
    (
        BIG,
        "word/document.xml",
        r#"<w:pStyle w:val="OSo"/></w:pPr><w:r><w:t"#,
        r#"<w:pStyle w:val="OSo"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t"#,
        "H028",
    ),
];

/// Each rule finds what it is for, and the others stay silent.
#[test]
fn each_rule_finds_its_fault() {
    let mut all = String::new();
    for (sample, part, old, new, code) in FAULTS {
        let told = told(&edited(&docx(sample), part, old, new));
        assert!(told.lines().any(|line| line.starts_with(code)), "{code}: {told}");
        all += &told;
    }
    expect![[r#"
        H001 khổ giấy 215,9 x 279,4 mm không phải A4
        H002 lề trái 20 mm, ngoài khoảng 30-35 mm
        H003 phần này xoay ngang mà không có bảng
        H004 2453 chữ dùng phông `Arial`, không phải Times New Roman
        H023 Nơi nhận không có dòng `Lưu`
        H005 chữ theo bảng mã cũ của phông `.VnTime`, không phải Unicode
        H006 chữ có màu (#C00000), không phải màu đen; 44 chỗ khác cũng vậy
        H007 dấu thanh rời khỏi chữ (Unicode tổ hợp)
        H008 Nơi nhận cỡ chữ 14; 6 chỗ khác cũng vậy
        H009 nội dung phần lớn cỡ chữ 14, 23 phần trăm chữ cỡ khác (12)
        H010 Căn cứ viết chữ đứng; 4 chỗ khác cũng vậy
        H011 Cơ quan ban hành chưa viết chữ in hoa
        H012 đoạn văn chưa dàn đều hai lề; 11 chỗ khác cũng vậy
        H013 đoạn văn lùi đầu dòng 6,4 mm; 11 chỗ khác cũng vậy
        H014 hai đoạn cách nhau 3 pt, chưa đủ 6 pt; 18 chỗ khác cũng vậy
        H015 giãn dòng 2 dòng; 3 chỗ khác cũng vậy
        H016 văn bản nhiều trang mà Word không hiện số trang
        H017 trang thứ nhất hiện số trang
        H008 Chức vụ người ký cỡ chữ 12
        H010 Chức vụ người ký viết chữ nghiêng
        H011 Chức vụ người ký chưa viết chữ in hoa; 6 chỗ khác cũng vậy
        H008 Chức vụ người ký cỡ chữ 11; 5 chỗ khác cũng vậy
        H010 Chức vụ người ký viết chữ không đậm; 5 chỗ khác cũng vậy
        H008 Họ tên người ký cỡ chữ 11
        H010 Họ tên người ký viết chữ không đậm
        H019 Quyền hạn người ký đứng dưới Họ tên người ký
        H018 không thấy nơi nhận
        H008 Quốc hiệu cỡ chữ 14
        H019 Quốc hiệu đứng dưới Tiêu ngữ
        H026 Quốc hiệu rộng 103 mm, cột của nó 97,2 mm: không đứng trọn một dòng
        H020 Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`
        H021 dưới Tiêu ngữ không có đường kẻ
        H022 căn cứ chưa kết thúc bằng dấu chấm phẩy
        H023 dòng cuối của Nơi nhận chưa kết thúc bằng dấu chấm
        H024 bảng dài mà hàng tiêu đề không lặp lại ở trang sau
        H025 phụ lục chưa đánh số trang riêng: đếm tiếp từ phần trên
        H026 Quốc hiệu rộng 95,7 mm, cột của nó 79,6 mm: không đứng trọn một dòng
        H027 phụ lục khổ A3 ngang: Nghị định chỉ có khổ A4, đây là thực hành (phần 3 của tệp)
        H028 chữ trong bảng cỡ 9, thường không dưới 11
    "#]]
    .assert_eq(&all);
}

/// Every rule is tried above.
#[test]
fn every_rule_is_tried() {
    for rule in form::ALL {
        assert!(FAULTS.iter().any(|(.., code)| *code == rule.code.name), "{}", rule.code.name);
    }
}

/// What cannot be seen in a file has not passed: a short letter without a page number, a paper of no kind of
/// the decree.
#[test]
fn what_is_not_seen_is_not_evaluated() {
    let short = edited(
        &docx(DECISION),
        "word/document.xml",
        r#"<w:headerReference w:type="default" r:id="rId4"/>"#,
        "",
    );
    let look = Pipeline::built_in().judge_word("a.docx", &short).expect("a Word file");
    let verdict = |name: &str| {
        look.report.verdicts.iter().find(|(code, _)| code.name == name).map(|(_, verdict)| *verdict)
    };
    assert_eq!(verdict("H016"), Some(Verdict::NotEvaluated));
    let other = edited(&docx(DECISION), "word/document.xml", ">QUYẾT ĐỊNH<", ">PHIẾU TRÌNH<");
    let look = Pipeline::built_in().judge_word("a.docx", &other).expect("a Word file");
    let of = look.report.verdicts.iter().find(|(code, _)| code.name == "H018").map(|(_, verdict)| *verdict);
    assert_eq!(of, Some(Verdict::NotEvaluated));
}
