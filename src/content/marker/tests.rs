use crate::content::body::{Level, lines};
use crate::content::declare::Text;
use crate::diag::{Diagnostics, Version};
use crate::source::{Sources, Span};

fn read(line: &str) -> (Level, bool, Option<u32>, String, usize) {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", line);
    let mut diags = Diagnostics::default();
    let text = Text { raw: line.to_owned(), at: Span::new(file, 0..line.len()) };
    let item = lines(&[text], &mut diags).remove(0);
    (item.level, item.heading, item.typed, item.text.raw, diags.count().0)
}

#[test]
fn the_mark_decides_the_level() {
    let cases = [
        ("I. Mục tiêu", (Level::Muc, true, Some(1), "Mục tiêu")),
        ("1. Sở Tài chính", (Level::Khoan, false, Some(1), "Sở Tài chính")),
        ("# 1. Sở Tài chính", (Level::Khoan, true, Some(1), "Sở Tài chính")),
        ("2.10. Nghiên cứu", (Level::TieuKhoan, false, Some(10), "Nghiên cứu")),
        ("đ) Điểm năm", (Level::Diem, false, Some(5), "Điểm năm")),
        ("- Gạch", (Level::Gach, false, None, "Gạch")),
        ("+ Cộng", (Level::Cong, false, None, "Cộng")),
        ("Điều 12. Hiệu lực", (Level::Dieu, false, Some(12), "Hiệu lực")),
        ("Một đoạn văn", (Level::DoanVan, false, None, "Một đoạn văn")),
        ("\\1. Không đánh số", (Level::DoanVan, false, None, "1. Không đánh số")),
        ("\\– Gạch dài", (Level::DoanVan, false, None, "– Gạch dài")),
    ];
    for (line, (level, heading, typed, text)) in cases {
        assert_eq!(read(line), (level, heading, typed, text.to_owned(), 0), "{line}");
    }
}

/// A mark in another form is read as what it is.
#[test]
fn a_mark_typed_in_another_way_is_the_same() {
    let cases = [
        ("1.Sở Tài chính", (Level::Khoan, false, Some(1), "Sở Tài chính")),
        ("1 . Sở Tài chính", (Level::Khoan, false, Some(1), "Sở Tài chính")),
        ("2/ Sở Tài chính", (Level::Khoan, false, Some(2), "Sở Tài chính")),
        ("2/Tổ chức thực hiện", (Level::Khoan, false, Some(2), "Tổ chức thực hiện")),
        ("2- Tổ chức", (Level::Khoan, false, Some(2), "Tổ chức")),
        ("2: Tổ chức", (Level::Khoan, false, Some(2), "Tổ chức")),
        ("2.kinh phí", (Level::Khoan, false, Some(2), "kinh phí")),
        ("2.“Sạch” và xanh", (Level::Khoan, false, Some(2), "“Sạch” và xanh")),
        ("１．Ｓở Tài chính", (Level::Khoan, false, Some(1), "Ｓở Tài chính")),
        ("1.\tSở Tài chính", (Level::Khoan, false, Some(1), "Sở Tài chính")),
        ("#1. Sở Tài chính", (Level::Khoan, true, Some(1), "Sở Tài chính")),
        ("## 1.Sở Tài chính", (Level::Khoan, true, Some(1), "Sở Tài chính")),
        ("**1. Sở Tài chính**", (Level::Khoan, true, Some(1), "Sở Tài chính")),
        ("**1.** Sở Tài chính", (Level::Khoan, false, Some(1), "Sở Tài chính")),
        ("*1. Sở Tài chính*", (Level::Khoan, false, Some(1), "*Sở Tài chính*")),
        ("**1. Sở:** chủ trì", (Level::Khoan, false, Some(1), "**Sở:** chủ trì")),
        ("1.1 Mục tiêu", (Level::TieuKhoan, false, Some(1), "Mục tiêu")),
        ("1.2.Mục tiêu", (Level::TieuKhoan, false, Some(2), "Mục tiêu")),
        ("a)Điểm", (Level::Diem, false, Some(1), "Điểm")),
        ("a )Điểm", (Level::Diem, false, Some(1), "Điểm")),
        ("a. Điểm", (Level::Diem, false, Some(1), "Điểm")),
        ("b/ Điểm", (Level::Diem, false, Some(2), "Điểm")),
        ("-Gạch", (Level::Gach, false, None, "Gạch")),
        ("-\tGạch", (Level::Gach, false, None, "Gạch")),
        ("-{{ bien.a }}", (Level::Gach, false, None, "{{ bien.a }}")),
        ("+Cộng", (Level::Cong, false, None, "Cộng")),
        ("I/ MỤC TIÊU", (Level::Muc, true, Some(1), "MỤC TIÊU")),
        ("II.MỤC TIÊU", (Level::Muc, true, Some(2), "MỤC TIÊU")),
        ("IV - Mục tiêu", (Level::Muc, true, Some(4), "Mục tiêu")),
        ("Mục I. Mục tiêu", (Level::Muc, true, Some(1), "Mục tiêu")),
        ("**I. MỤC TIÊU**", (Level::Muc, true, Some(1), "MỤC TIÊU")),
        ("Điều 1: Phê duyệt", (Level::Dieu, false, Some(1), "Phê duyệt")),
        ("Điều 1.Phê duyệt", (Level::Dieu, false, Some(1), "Phê duyệt")),
        ("ĐIỀU 1. Phê duyệt", (Level::Dieu, false, Some(1), "Phê duyệt")),
        ("Điều 1 - Phạm vi", (Level::Dieu, false, Some(1), "Phạm vi")),
        ("Ðiều 1. Phê duyệt", (Level::Dieu, false, Some(1), "Phê duyệt")),
        ("**Điều 1.** Phê duyệt", (Level::Dieu, false, Some(1), "Phê duyệt")),
    ];
    for (line, (level, heading, typed, text)) in cases {
        assert_eq!(read(line), (level, heading, typed, text.to_owned(), 0), "{line}");
    }
}

/// Amounts, days, hours, numbers of papers, initials and names are no marks.
#[test]
fn what_is_no_mark_stays_text() {
    for line in [
        "2026. Năm nay",
        "-5 độ",
        "+84 912 345 678",
        "1.210 triệu đồng",
        "1.5 triệu",
        "3.000 đồng",
        "1,5 triệu",
        "1/7/2025 là ngày có hiệu lực",
        "01.7.2025 bắt đầu",
        "1-2 người",
        "1/2 diện tích",
        "12/QĐ-UBND ngày 05 tháng 01",
        "5/TTr-PKT là tờ trình",
        "8:30 khai mạc",
        "5 - 7 ngày",
        "100% hộ dân",
        "(1) Sở Tài chính; (2) Sở Nội vụ",
        "(a) một ý",
        "V.I. Lê-nin",
        "V-League là giải",
        "V/v triển khai",
        "v.v. và nhiều ý",
        "C. Mác và Ph. Ăng-ghen",
        "L/C là thư tín dụng",
        "o bế",
        "Điều 5 Luật Đất đai quy định",
        "Điều 1.5",
        "điều 3, 4 được áp dụng",
        "Phần thứ hai của Kế hoạch này",
        "Phần lớn các hộ",
        "Chương trình hành động",
        "Mục I của Kế hoạch này",
        "#VietNam",
        "* Ghi chú",
        "2",
    ] {
        let (level, _, typed, text, found) = read(line);
        assert_eq!((level, typed, text.as_str(), found), (Level::DoanVan, None, line.trim(), 0), "{line}");
    }
}

/// Where no one can tell, the line itself is told.
#[test]
fn what_looks_like_a_mark_and_is_none_is_told_at_its_line() {
    for line in [
        "– Gạch dài",
        "–Gạch dài",
        "•Ý một",
        "o\tÝ ba",
        "o Ý ba",
        "§ Ý ba",
        "-- Ý ba",
        "1.1.1. Quá sâu",
        "1.1.1 Quá sâu",
        "1) Khoản",
        "1.1) Khoản",
        "1, Khoản",
        "1.a) Khoản",
        "① Khoản",
        "Ⅱ. Mục tiêu",
        "f) không có trong bảng chữ cái",
        "A) Điểm",
        "ii. Điểm",
        "IIII. Mục tiêu",
        "1.",
        "a)",
        "-",
        "Điều 1a. Sửa đổi",
        "Phần I. TÌNH HÌNH",
        "PHẦN THỨ HAI",
        "Phần II",
        "A. TÌNH HÌNH",
        "D. TỔ CHỨC THỰC HIỆN",
        "Chương I. Quy định chung",
        "10.30 Khai mạc",
        "# không có số",
    ] {
        let (level, _, _, text, found) = read(line);
        assert_eq!(found, 1, "{line}");
        assert!(level != Level::DoanVan || text == line, "{line}");
    }
}

/// A paper that version 0.1.0 issued is read as it was then.
#[test]
fn issued_papers_are_read_as_they_were() {
    for line in ["1.Sở Tài chính", "a)Điểm", "-Gạch", "Điều 1: Phê duyệt", "**1. Sở**", "1.1 Mục tiêu", "o Ý"]
    {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", line);
        let mut diags = Diagnostics::about_paper(Some(Version(0, 1, 0)));
        let text = Text { raw: line.to_owned(), at: Span::new(file, 0..line.len()) };
        let item = lines(&[text], &mut diags).remove(0);
        assert_eq!((item.level, item.text.raw.as_str()), (Level::DoanVan, line));
        assert_eq!(diags.count(), (0, 0), "{line}");
    }
}
