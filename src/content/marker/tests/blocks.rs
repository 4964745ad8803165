//! Lines whose meaning depends on those around them.

use crate::content::body::{Level, lines};
use crate::content::declare::Text;
use crate::finding::{Findings, Version};
use crate::source::{Sources, Span};

fn block(block: &str) -> Vec<(Level, Option<u32>, String)> {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", block);
    let text = |line: &str| Text { raw: line.to_owned(), at: Span::new(file, 0..line.len()) };
    let texts: Vec<Text> = block.lines().map(text).collect();
    let mut findings = Findings::default();
    let items = lines(&texts, &mut findings);
    let read = items.into_iter().map(|item| (item.level, item.typed, item.text.raw));
    let told =
        findings.iter().map(|found| (Level::DoanVan, None, format!("{:?} {}", found.code, found.message)));
    read.chain(told).collect()
}

/// The surrounding lines decide when a line alone is ambiguous.
#[test]
fn the_lines_before_decide() {
    let levels = |text: &str| block(text).into_iter().map(|(level, ..)| level).collect::<Vec<_>>();
    use Level::{Diem, DoanVan, Khoan, Muc, TieuKhoan};
    assert_eq!(levels("a.Một\nb.Hai\nc.Ba\nd.Bốn\nđ.Năm\ne.Sáu"), [Diem; 6]);
    assert_eq!(
        levels("1. Một\n1.1Chữ\n1.2Chữ\n2. Hai\n2.1Chữ"),
        [Khoan, TieuKhoan, TieuKhoan, Khoan, TieuKhoan]
    );
    assert_eq!(levels("I. Một\nII/Hai\nV. Putin\nI. Newton\nIII. Ba"), [Muc, Muc, DoanVan, DoanVan, Muc]);
    assert_eq!(levels("1- một\n2- hai"), [Khoan; 2]);
    // Clause 1 has parts.
    let told = block("1. Một\n1.1 chữ");
    assert_eq!(
        told.last().unwrap().2,
        "C010 dòng mở đầu bằng `1.1`, giống số thứ tự nhưng không đúng cách viết"
    );
    // A. and B. are parts, whatever is between them.
    assert_eq!(block("A. Quan hệ\nLời\nB. Kim ngạch\nC. Mục đích").len(), 7);
}

/// A list with signs that are printed as typed is reported once, at its first line.
#[test]
fn a_list_in_other_signs_is_told_once() {
    let told = |text: &str| -> Vec<String> {
        let lines = text.lines().count();
        block(text).into_iter().skip(lines).map(|(.., told)| told).collect()
    };
    let list = |count: u32, sign: &str| {
        vec![format!(
            "C010 {count} dòng đánh số kiểu `{sign}` từ dòng này in nguyên như đoạn văn, không thành danh sách"
        )]
    };
    assert_eq!(told("(1) Một\n(2) Hai\n(3) Ba"), list(3, "(1)"));
    assert_eq!(told("Gồm:\n(a) một;\n(b) hai."), list(2, "(a)"));
    assert_eq!(told("(i) một;\n(ii) hai."), list(2, "(i)"));
    assert_eq!(told("**(1)** Một\n**(2)** Hai"), list(2, "(1)"));
    assert_eq!(told("1 Một\n2 Hai"), list(2, "1"));
    assert_eq!(told("* Sao"), ["Y014 dòng mở đầu bằng dấu `*`, in nguyên như đoạn văn"]);
    assert_eq!(
        told("* Một\n*\thai"),
        ["Y014 2 dòng trong khối này mở đầu bằng dấu `*`, in nguyên như đoạn văn"]
    );
    for right in [
        "(1) xem chú thích",
        "Số hộ (1) và (2)\n(1) Tính đến tháng 9\n(2) Gồm cả tạm trú",
        "\\(1) Một\n\\(2) Hai",
        "\\* Sao",
        "* Ghi chú: số liệu\n* Nguồn: Chi cục",
        "Tỷ lệ hộ nghèo*\n* Theo chuẩn mới",
        "(1) Một; (2) Hai",
        "3 Sở\n2 Ban",
        "I\tTrồng rừng\t500\n1\tChăm sóc\t300\n2\tBảo vệ\t200",
        "(*) Ghi chú\n(**) Chú thích",
        "(2) Hai\n(3) Ba",
    ] {
        assert_eq!(told(right), Vec::<String>::new(), "{right}");
    }
    assert_eq!(block("\\(1) Một").remove(0).2, "(1) Một");
    assert_eq!(block("\\* Sao").remove(0).2, "* Sao");
    assert_eq!(block("\\1 Một").remove(0).2, "1 Một");
}

/// What may be a mark in some block can be made a plain paragraph in any block.
#[test]
fn a_backslash_makes_any_line_plain() {
    for line in [
        "b.điểm",
        "1, khoản",
        "1 - chữ",
        "A. Tình hình",
        "I. A. Tình hình",
        "V. Putin",
        "1/chữ",
        "e. Điểm",
        "Điều 1 Luật Đất đai",
        "Mục 1. Họp hành",
    ] {
        assert_eq!(block(&format!("\\{line}")), [(Level::DoanVan, None, line.to_owned())]);
        let bold = format!("**{line}**");
        assert_eq!(block(&format!("**\\{line}**")), [(Level::DoanVan, None, bold)]);
    }
}

/// A paper that version 0.1.0 issued is read as it was then.
#[test]
fn issued_papers_are_read_as_they_were() {
    for line in [
        "1.Sở Tài chính",
        "a)Điểm",
        "-Gạch",
        "Điều 1: Phê duyệt",
        "**1. Sở**",
        "1.1 Mục tiêu",
        "o Ý",
        "a.Điểm",
        "1.- Chữ",
        "1,Phẩy",
        "* Sao",
        "**1) Chữ**",
    ] {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", line);
        let mut findings = Findings::about_paper(Some(Version(0, 1, 0)));
        let text = Text { raw: line.to_owned(), at: Span::new(file, 0..line.len()) };
        let item = lines(&[text], &mut findings).remove(0);
        assert_eq!((item.level, item.text.raw.as_str()), (Level::DoanVan, line));
        assert_eq!(findings.count(), (0, 0), "{line}");
    }
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", "");
    let mut findings = Findings::about_paper(Some(Version(0, 1, 0)));
    let text = Text { raw: "I. V. Lê-nin".to_owned(), at: Span::new(file, 0..0) };
    assert_eq!(lines(&[text], &mut findings).remove(0).level, Level::Muc);
}
