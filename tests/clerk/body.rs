//! Bodies, names and tables, and what an issued paper has of all this.

use expect_test::expect;
use vanban::rooms::finding::{Version, render};
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::Input;

use super::{DECISION, PIPELINE, PLAN, changed, same, told};

/// Text pasted from a PDF: once for the block, the first sentence joined.
#[test]
fn broken_sentences_are_told_once() {
    told(
        PLAN,
        &[(
            "  I. Mục tiêu\n",
            "  I. Mục tiêu\n  Trồng cây xanh trên địa\n  bàn xã, phủ xanh\n  đất trống.\n  1. Chăm sóc rừng\n  đã trồng.\n",
        )],
        expect![[r#"
            vb.yaml:10:3: cảnh báo[C011]: 3 dòng trong khối này mở đầu bằng chữ thường sau một dòng chưa hết câu: câu bị ngắt thành nhiều đoạn; gợi ý: mỗi đoạn viết trên một dòng, nối lại thành `Trồng cây xanh trên địa bàn xã, phủ xanh đất trống.`; trong VS Code chọn các dòng của một đoạn, bấm F1 rồi chạy lệnh Join Lines
        "#]],
    );
    told(
        PLAN,
        &[("noi_dung: |\n  I. Mục tiêu\n", "noi_dung: >\n  I. Mục tiêu\n")],
        expect![[r#"
        vb.yaml:9:3: lỗi[Y018]: dòng `1. Kinh phí {{ tong }}, chi tiết tại Phụ…` bị khối `>` nối vào dòng trên, không thành đoạn riêng; gợi ý: đổi `>` thành `|` để mỗi dòng là một đoạn, hoặc để một dòng trống ở trên dòng này
    "#]],
    );
}

/// Names as the decree writes them.
#[test]
fn names_are_told_in_their_right_writing() {
    told(
        DECISION,
        &[("Nguyễn Văn An", "NGUYỄN VĂN AN")],
        expect![[r#"
        vb.yaml:12:39: cảnh báo[C019]: họ tên người ký gõ toàn chữ in hoa: `NGUYỄN VĂN AN`; Nghị định in chữ thường; gợi ý: viết `ho_ten: Nguyễn Văn An`
    "#]],
    );
    told(
        DECISION,
        &[("Nguyễn Văn An", "ông Nguyễn Văn An")],
        expect![[r#"
        vb.yaml:12:39: cảnh báo[C019]: trước họ tên người ký không ghi danh xưng: `ông Nguyễn Văn An`; gợi ý: viết `ho_ten: Nguyễn Văn An`
    "#]],
    );
    told(
        PLAN,
        &[("Ủy ban nhân dân, xã An Bình", "ỦY BAN NHÂN DÂN, XÃ AN BÌNH")],
        expect![[r#"
        vb.yaml:2:17: cảnh báo[C019]: tên cơ quan gõ toàn chữ in hoa: đầu trang tự in hoa, còn câu nhắc đến cơ quan in đúng như gõ; gợi ý: viết hoa như trong câu, ví dụ `ten: [Ủy ban nhân dân, xã An Bình]`
    "#]],
    );
    told(
        DECISION,
        &[("ky_hieu: QĐ-UBND", "ky_hieu: QĐ – UBND")],
        expect![[r#"
        vb.yaml:3:10: lỗi[C005]: ký hiệu `QĐ – UBND` có khoảng trắng hoặc dấu lạ; gợi ý: viết `ky_hieu: QĐ-UBND`
    "#]],
    );
}

/// A number typed before a name whose number stands in a column of its own.
#[test]
fn numbers_of_rows_may_be_typed() {
    same(PLAN, &[("ten: Mua", "ten: 1. Mua"), ("ten: Công", "ten: 2) Công")]);
    told(
        PLAN,
        &[("ten: Công", "ten: 3. Công")],
        expect![[r#"
        vb.yaml:22:17: cảnh báo[C008]: số thứ tự gõ là `3` nhưng cột số thứ tự in `2`; gợi ý: bỏ số này: chương trình đánh số theo vị trí; xem có thiếu hoặc lặp dòng nào không
    "#]],
    );
}

/// What cannot be written yet says so, once, at its own place.
#[test]
fn what_cannot_be_written_yet_is_told_as_that() {
    told(
        PLAN,
        &[("    bang:", "    huong: ngang_a3\n    bang:")],
        expect![[r#"
            vb.yaml:14:12: lỗi[T024]: thể thức của cơ quan chưa cho in phụ lục khổ A3; gợi ý: Nghị định chỉ có khổ A4: dùng `huong: ngang`; cơ quan cho dùng A3 thì ghi `bang: {kho_a3: có}` ở `templates/theme.yaml`
        "#]],
    );
    told(
        PLAN,
        &[("ten: Mua cây giống", "ten: \"Mua cây[^1]\"")],
        expect![[r#"
            vb.yaml:21:17: lỗi[C018]: chú thích `[^1]` chưa in được, sẽ in nguyên ra giấy; gợi ý: ghi chú thích thành chữ trong ngoặc đơn; ô của bảng thì ghi `dau_chu_thich: "*"` ở dòng ấy, lời chú thích ở `chu_thich` của bảng
        "#]],
    );
}

/// A table that no widths make fit is one finding, not one a column.
#[test]
fn a_table_of_too_many_columns_is_one_finding() {
    let columns: String = (2010..2024)
        .map(|year| format!("        - {{ma: {year}, ten: Năm {year}, kieu: tien, rong: 9}}\n"))
        .collect();
    let figures: Vec<String> = (2010..2027)
        .filter(|year| *year < 2024 || *year == 2026)
        .map(|year| format!("{year}: 1.125.120"))
        .collect();
    let figures = format!("{{{}}}", figures.join(", "));
    told(
        PLAN,
        &[
            ("    bang:", "    huong: ngang\n    bang:"),
            (
                "        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 25}\n",
                &(columns + "        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 25}\n"),
            ),
            ("{2026: 100}", &figures),
            ("{2026: 20}", &figures),
            ("{{ tong }}", "{{ tong[\"2026\"] }}"),
        ],
        expect![[r#"
            vb.yaml:18:16: lỗi[C018]: bảng 17 cột không vừa trang: 15 cột số cần ít nhất 315 mm, trang rộng 252 mm; gợi ý: chia thành hai bảng, hoặc in số theo đơn vị lớn hơn (`hien_thi: tỷ đồng`), giảm `co_chu`; cơ quan cho dùng khổ A3, cỡ chữ nhỏ (`bang` của `theme.yaml`) thì ghi `huong: ngang_a3`, `co_chu: 9`
        "#]],
    );
}

/// A paper that version 0.1.0 issued was right by the rules of its day: all of these are notes.
#[test]
fn in_an_issued_paper_all_of_this_is_a_note() {
    let yaml = changed(
        DECISION,
        &[
            ("Như Điều 2", "Như Điều 3"),
            ("ho_ten: Nguyễn Văn An", "ho_ten: “NGUYỄN VĂN AN”"),
            ("  Điều 2.", "  o Ý một\n  nối dài\n  Điều 2."),
            ("ky_hieu: QĐ-UBND", "ky_hieu: 15/QĐ-UBND"),
        ],
    );
    let input = Input { issued_by: Some(Version(0, 1, 0)), ..Input::alone("vb.yaml", yaml.as_bytes()) };
    let (document, report) = PIPELINE.tree(input);
    expect![[r#"
        vb.yaml:3:10: lưu ý[C016]: `ky_hieu` có cả số văn bản: `15/QĐ-UBND`; gợi ý: viết `so: 15`, `ky_hieu: QĐ-UBND`; bản dự thảo thì chỉ ghi `ky_hieu`
        vb.yaml:11:3: lưu ý[C011]: dòng này mở đầu bằng chữ thường sau một dòng chưa hết câu: câu bị ngắt thành hai đoạn; gợi ý: mỗi đoạn viết trên một dòng, nối lại thành `o Ý một nối dài`; trong VS Code chọn các dòng của một đoạn, bấm F1 rồi chạy lệnh Join Lines
        vb.yaml:13:11: lưu ý[C017]: nơi nhận ghi `Điều 3` nhưng văn bản chỉ có 2 điều; gợi ý: viết `Như Điều 2`
        vb.yaml:14:39: lưu ý[Y017]: dấu nháy cong `“…` không phải dấu nháy của YAML, sẽ in cả ra giấy; gợi ý: viết `"NGUYỄN VĂN AN"`; đúng là dấu cần in thì đặt cả giá trị trong dấu nháy đơn '…'
        vb.yaml:14:39: lưu ý[C019]: họ tên người ký gõ toàn chữ in hoa: `“NGUYỄN VĂN AN”`; Nghị định in chữ thường; gợi ý: viết `ho_ten: “Nguyễn Văn An”`
    "#]].assert_eq(&render::short(&report));
    let texts = dump::texts(&document.unwrap()).join("\n");
    assert!(
        texts.contains("“NGUYỄN VĂN AN”") && texts.contains("o Ý một") && texts.contains("15/QĐ-UBND"),
        "{texts}"
    );
}
