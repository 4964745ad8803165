//! The plain text, as it is searched and compared.

use expect_test::expect;
use proptest::prelude::*;
use vanban::rooms::layout;
use vanban::rooms::length::Length;
use vanban::rooms::paper::{
    Block, Cell, Fit, Inline, Orientation, Paper, Paragraph, Role, Row, Section, Simple, Table, dump,
};
use vanban::rooms::theme::Theme;
use vanban::rooms::write::text::TextWriter;
use vanban::rooms::write::{Drawn, WriteError, Writer};

use crate::harness::Case;
use crate::kitchen_sink;

fn drawn(document: &Paper) -> Result<Drawn, WriteError> {
    let theme = Theme::default();
    TextWriter::new(&theme).write(&layout::of(document, &theme))
}

fn written(document: &Paper) -> String {
    String::from_utf8(drawn(document).unwrap().bytes).unwrap()
}

fn document(blocks: Vec<Block>) -> Paper {
    let section = Section {
        document: 0,
        appendix: None,
        orientation: Orientation::Portrait,
        restart_numbering: true,
        marks: None,
        foot: Vec::new(),
        blocks,
    };
    Paper { sections: vec![section], ..Paper::default() }
}

/// Header, signature, table with spans, bars, foot: as a person reads them.
#[test]
fn the_whole_tree_reads_from_top_to_bottom() {
    let text = written(&kitchen_sink::tree());
    // Rows like the one before are passed over.
    let row = |line: &str| line.split_once('\t').and_then(|(number, _)| number.parse::<u8>().ok());
    let shown: String =
        text.split_inclusive('\n').filter(|line| row(line).is_none_or(|row| row < 2)).collect();
    expect![[r#"
        DỰ THẢO LẦN 2

        LƯU HÀNH NỘI BỘ

        UBND THÀNH PHỐ HÀ NỘI
        SỞ CÔNG THƯƠNG

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Số:      /QĐ-SCT

        Hà Nội, ngày 05 tháng 01 năm 2026

        V/v báo cáo kết quả thực hiện Kế hoạch năm 2026

        KHẨN

        Địa chỉ: số 1 đường Trần Phú; ĐT: (024) 3825 0000
        E-Mail: soct@hanoi.gov.vn

        QUYẾT ĐỊNH

        Phê duyệt Kế hoạch

        Kính gửi: Ủy ban nhân dân thành phố Hà Nội

        Kính gửi:

        - Ủy ban nhân dân thành phố Hà Nội;

        - Sở Tài chính.

        ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI

        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

        QUYẾT ĐỊNH:

        Chương I QUY ĐỊNH CHUNG

        Mục 1 PHẠM VI

        Điều 1. Văn bản có chữ nghiêng và đậm nghiêng; dấu đặc biệt # $ @ * _ < > & \ // [ ] { } ` ~ ^ % = " ' -- ... <w:p> &amp; #set sau dòng mới; office, affluent, fi fl ff.

        Đoạn văn: một đoạn dài để xuống dòng, căn đều hai lề như nghị định nêu, đủ hơn hai dòng giấy A4 dọc.

        I. MỤC TIÊU, YÊU CẦU

        Tiêu đề khoản: một đoạn dài để xuống dòng, căn đều hai lề như nghị định nêu, đủ hơn hai dòng giấy A4 dọc.

        Khoản: một đoạn dài để xuống dòng, căn đều hai lề như nghị định nêu, đủ hơn hai dòng giấy A4 dọc.

        Tiêu đề tiểu khoản: một đoạn dài để xuống dòng, căn đều hai lề như nghị định nêu, đủ hơn hai dòng giấy A4 dọc.

        Tiểu khoản: một đoạn dài để xuống dòng, căn đều hai lề như nghị định nêu, đủ hơn hai dòng giấy A4 dọc.

        Điểm: một đoạn dài để xuống dòng, căn đều hai lề như nghị định nêu, đủ hơn hai dòng giấy A4 dọc.

        Gạch đầu dòng: một đoạn dài để xuống dòng, căn đều hai lề như nghị định nêu, đủ hơn hai dòng giấy A4 dọc.

        Dấu cộng đầu dòng: một đoạn dài để xuống dòng, căn đều hai lề như nghị định nêu, đủ hơn hai dòng giấy A4 dọc.

        Nơi nhận:
        - Như Điều 3;
        - Lưu: VT.
        PL.(300)

        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        GIÁM ĐỐC SỞ NỘI VỤ
        Họ và tên


        Phụ lục I

        DANH MỤC CÁC NHIỆM VỤ

        (Kèm theo Quyết định số 05/QĐ-SCT ngày 05 tháng 01 năm 2026 của Sở Công Thương)

        Bảng 1. Kinh phí theo năm

        Đơn vị tính: triệu đồng

        TT	Tên nhiệm vụ	Kinh phí (triệu đồng)	
        		(Theo khả năng cân đối)	
        		Năm 2026	Tổng
        I	Truyền thông	1.210	1.210
        1	- Gạch thứ nhất; - Gạch thứ hai, dài hơn một dòng của cột này. # $ @ * _ < > & \ // [ ] { } ` ~ ^ % = " ' -- ... <w:p> &amp; #set	1.210	
        TỔNG		1.210	1.210

        Biểu đồ. Tổng kinh phí theo năm

        Năm 2026
        trước: 1.210
        sau: 1.452

        Năm 2027
        trước: 0
        sau: 1.452

        Ghi chú:

        - Nguồn vốn huy động hợp pháp khác./.
    "#]].assert_eq(&shown);
}

#[test]
fn lines_end_with_a_line_feed_and_nothing_marks_the_start() {
    let text = written(&kitchen_sink::tree());
    assert!(text.ends_with("\n") && !text.ends_with("\n\n"));
    assert!(!text.contains(['\r', '\u{feff}', '\u{a0}']));
    assert_eq!(written(&document(vec![])), "");
}

#[test]
fn a_control_character_is_refused_as_in_the_docx() {
    let block =
        Block::Simple(Simple::Paragraph(Paragraph::new(Role::DoanVan, vec![Inline::text("nhảy\tcột")])));
    let error = drawn(&document(vec![block])).unwrap_err();
    assert_eq!(error, WriteError::Control { letter: '\t', text: "nhảycột".to_owned() });
}

fn cell(column: usize, spans: (usize, usize), texts: Vec<String>) -> Cell {
    let content = |text: String| vec![Inline::text(text), Inline::LineBreak, Inline::text("sau")];
    let paragraphs = texts.into_iter().map(|text| Paragraph::new(Role::OChu, content(text))).collect();
    Cell { column, colspan: spans.0, rowspan: spans.1, middle: false, paragraphs }
}

prop_compose! {
    /// A row whose cells start at columns that grow.
    fn row()(
        cells in prop::collection::vec(
            (1usize..3, 1usize..3, prop::collection::vec("[ a-zđĐ./\u{a0}-]{0,12}", 0..3)), 0..4
        )
    ) -> Row {
        let mut column = 0;
        let cells = cells.into_iter().map(|(columns, rows, texts)| {
            let at = column;
            column += columns;
            cell(at, (columns, rows), texts)
        });
        Row { cells: cells.collect(), whole: true, keep_next: false }
    }
}

proptest! {
    /// Every word of the tree, once, in reading order; every row on one line with all columns.
    #[test]
    fn every_word_stands_there_in_reading_order(
        rows in prop::collection::vec(row(), 1..5),
        texts in prop::collection::vec("[ a-zđĐ.;/\u{a0}-]{0,30}", 0..5),
    ) {
        let columns = 8;
        let table = Table {
            id: None, fit: Fit::Given,
            title: String::new(),
            columns: vec![Length::mm(20.0); columns],
            text_size: Length::pt(12.0),
            head: rows[..1].to_vec(),
            body: rows[1..].to_vec(),
        };
        let paragraph = |text: &String| Block::Simple(Simple::Paragraph(Paragraph::new(Role::DoanVan, vec![Inline::text(text)])));
        let mut blocks: Vec<Block> = texts.iter().map(paragraph).collect();
        blocks.insert(blocks.len() / 2, Block::Table(table));
        let tree = document(blocks);
        let text = written(&tree);
        let wanted: Vec<String> =
            dump::texts(&tree).iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect();
        prop_assert_eq!(text.split_whitespace().collect::<Vec<_>>(), wanted);
        let rows_found: Vec<_> = text.lines().filter(|line| line.contains('\t')).collect();
        prop_assert_eq!(rows_found.len(), rows.len());
        prop_assert!(rows_found.iter().all(|line| line.split('\t').count() == columns));
    }
}

/// It is written beside the others, known again, and made of an issued paper too.
#[test]
fn build_writes_it_where_it_is_asked_for() {
    let case = Case::from_dir("cli/co_quan");
    case.run("build content/quyet-dinh.yaml --format txt,pdf").code(0).stdout(expect![[r#"
        content/quyet-dinh.yaml → out/quyet-dinh.pdf, out/quyet-dinh.txt
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    case.run("build content/quyet-dinh.yaml --format txt").code(0).stdout(expect![[r#"
        content/quyet-dinh.yaml → out/quyet-dinh.txt (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    case.run("issue content/quyet-dinh.yaml").code(0);
    case.run("build content/quyet-dinh.yaml --format txt")
        .code(0)
        .stdout(expect![[r#"
            content/quyet-dinh.yaml → out/quyet-dinh.txt (không đổi)
            Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[""]]);
}
