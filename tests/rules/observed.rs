//! Papers that were read from a Word file rather than made: the same rules, places by paragraph and cell.

use expect_test::expect;
use vanban::rooms::finding::render::sarif::Log;
use vanban::rooms::finding::render::{human, json, short};
use vanban::rooms::finding::{Report, Verdict};
use vanban::rooms::paper::{Block, Inline, Orientation, Paper, Paragraph, Role, Section};
use vanban::rooms::pipeline::Pipeline;
use vanban::rooms::slip::Slip;
use vanban::rooms::source::{FileId, PartCell, Span, WordPart};
use vanban::rooms::write::Format;

/// A line of a Word file, recognised: its number is that of its paragraph.
const LINES: [(Role, &str); 10] = [
    (Role::QuocHieu, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (Role::SoKyHieu, "Số: 12/KH-UBND"),
    (Role::TenLoai, "KẾ HOẠCH"),
    (Role::TrichYeu, "Chuyển đổi số năm 2026"),
    (Role::Khoan, "1. Tổng kinh phí thực hiện là 130 triệu đồng (một trăm triệu đồng)."),
    (Role::Khoan, "2. Giao [đơn vị chủ trì] đảm bảo việc này theo Phụ lục III kèm theo./."),
    (Role::NoiNhan, "- Như Điều 4;"),
    (Role::PhuLuc, "Phụ lục I"),
    (Role::OChu, "Giao thôn [tên thôn]"),
    (Role::PhuLuc, "Phụ lục II"),
];

/// The tree that a reader of such a file gives, and its source.
fn read(report: &mut Report) -> Paper {
    let part = WordPart {
        name: "word/document.xml".to_owned(),
        cells: [(9, PartCell { table: 1, row: 3, column: 2 })].into(),
    };
    let text = LINES.map(|(_, text)| text).join("\n");
    let source = report.sources.add_part("den/ke-hoach.docx", part, text);
    let mut start = 0;
    let mut block = |(role, text): (Role, &str)| -> Block {
        let origin = Some(Span::new(source, start..start + text.len()));
        start += text.len() + 1;
        Paragraph { origin, ..Paragraph::new(role, vec![Inline::text(text)]) }.into()
    };
    let [main, first, second] =
        [&LINES[..7], &LINES[7..9], &LINES[9..]].map(|lines| lines.iter().map(|line| block(*line)).collect());
    let section = |appendix, blocks| Section {
        document: 0,
        appendix,
        orientation: Orientation::Portrait,
        restart_numbering: true,
        marks: None,
        foot: Vec::new(),
        blocks,
    };
    let sections = vec![section(None, main), section(Some(1), first), section(Some(2), second)];
    Paper { sections, date: Some((2026, 3, 16)), ..Paper::default() }
}

fn judged() -> (Report, FileId) {
    let mut report = Report::default();
    let tree = read(&mut report);
    Pipeline::built_in().judge_observed(&tree, &mut report);
    let file = report.sources.ids().next().unwrap();
    (report, file)
}

/// What is found stands at its paragraph; what was not observed has not passed.
#[test]
fn a_word_file_is_judged_by_the_same_rules() {
    let (report, _) = judged();
    expect![[r#"
        den/ke-hoach.docx:word/document.xml, đoạn 5: lỗi[B009]: số `130 triệu đồng` và chữ `một trăm triệu đồng` không cùng một số tiền; gợi ý: `130 triệu đồng` đọc là `một trăm ba mươi triệu đồng`; chữ ấy là 100.000.000 đồng; sửa số hoặc chữ; số của bảng thì lấy cả hai từ một biến: `{{ tong }} (Bằng chữ: {{ tong | bang_chu }})`
        den/ke-hoach.docx:word/document.xml, đoạn 6: cảnh báo[C017]: nhắc đến `Phụ lục III` nhưng văn bản chỉ có 2 phụ lục; gợi ý: sửa lại số, hoặc thêm phụ lục còn thiếu
        den/ke-hoach.docx:word/document.xml, đoạn 6: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[đơn vị chủ trì]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        den/ke-hoach.docx:word/document.xml, đoạn 6: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
        den/ke-hoach.docx:word/document.xml, đoạn 7: lỗi[C017]: nơi nhận ghi `Điều 4` nhưng văn bản không chia điều; gợi ý: viết `Như trên`
        den/ke-hoach.docx:word/document.xml, đoạn 8: cảnh báo[C014]: nội dung văn bản chưa nhắc đến Phụ lục I; gợi ý: thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục I kèm theo)`
        den/ke-hoach.docx:word/document.xml, đoạn 9, bảng 1, ô B3: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`
        den/ke-hoach.docx:word/document.xml, đoạn 10: cảnh báo[C014]: nội dung văn bản chưa nhắc đến Phụ lục II; gợi ý: thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục II kèm theo)`
    "#]].assert_eq(&short(&report));
    let of = |name: &str| report.verdicts.iter().find(|(code, _)| code.name == name).map(|(_, one)| *one);
    assert_eq!(of("B008"), Some(Verdict::NotApplicable), "no table of figures was seen");
    for failed in ["B009", "C014", "C017", "C024"] {
        assert_eq!(of(failed), Some(Verdict::Failed), "{failed}");
    }
}

/// Every way of telling names part, paragraph and cell.
#[test]
fn each_renderer_names_the_paragraph() {
    let (mut report, file) = judged();
    let cell = report.sources.file(file).text().find("[tên thôn]").unwrap();
    report.findings.retain(|one| one.at.is_some_and(|at| at.start as usize == cell));
    assert_eq!(report.findings.iter().count(), 1);
    expect![[r#"
        cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`
        --> den/ke-hoach.docx, word/document.xml, đoạn 9, bảng 1, ô B3
    "#]]
    .assert_eq(&human(&report, false));
    expect![[r#"
        {"ma":"C024","muc_do":"canh_bao","cau":"chỗ trong ngoặc vuông chưa thay: `[tên thôn]`","tep":"den/ke-hoach.docx","dong":null,"cot":null,"dong_cuoi":null,"cot_cuoi":null,"o":"B3","phan":"word/document.xml","doan":9,"bang":1,"goi_y":null,"lien_quan":[]}
    "#]].assert_eq(&json(&report));
    let mut log = Log::default();
    log.findings(&report);
    let log: serde_json::Value = serde_json::from_str(&log.text(&[], ("vanban", "0"), 0)).unwrap();
    expect![[r#"[{"logicalLocations":[{"fullyQualifiedName":"word/document.xml, đoạn 9, bảng 1, ô B3","name":"đoạn 9, bảng 1, ô B3"}],"physicalLocation":{"artifactLocation":{"uri":"den/ke-hoach.docx"}}}]"#]].assert_eq(&log["runs"][0]["results"][0]["locations"].to_string());
    let mut slip = Slip::default();
    slip.document("den/ke-hoach.docx", None, &report, &[], false);
    let pipeline = Pipeline::built_in();
    let faces = &pipeline.office().theme.faces;
    let paper = slip.paper("0.2.0", &|letter| faces.covers(letter));
    let files = pipeline.paper(paper, &[Format::Text], &mut Report::default()).unwrap();
    let text = String::from_utf8(files[0].1.clone()).unwrap();
    let line = text.lines().find(|line| line.contains("[tên thôn]")).unwrap_or_default();
    expect!["C024	Văn bản không còn chỗ chờ điền: chữ trong ngoặc của tệp mẫu (“[tên xã]”) hay của người soạn (“<tên xã>”, “(tên xã)”), chỗ chấm, “XXX”, “???”.	Thực hành	Không đạt	den/ke-hoach.docx, word/document.xml, đoạn 9, bảng 1, ô B3: chỗ trong ngoặc vuông chưa thay: “[tên thôn]”."].assert_eq(line);
}

/// In a batch a finding has its unit beside its cell.
#[test]
fn a_cell_is_told_with_its_unit() {
    let (mut report, file) = judged();
    let cell = report.sources.file(file).text().find("[tên thôn]").unwrap();
    report.findings.retain(|one| one.at.is_some_and(|at| at.start as usize == cell));
    report.findings.about_unit("00175 Yên Hòa");
    expect![[r#"
        den/ke-hoach.docx:word/document.xml, đoạn 9, bảng 1, ô B3: cảnh báo[C024]: 00175 Yên Hòa: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`
    "#]].assert_eq(&short(&report));
}
