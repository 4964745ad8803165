//! Marks that people type where paper prints its own, places left to be filled in, and the place in
//! the head of a paper.

use expect_test::expect;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::Input;

use super::{DECISION, PIPELINE, PLAN, changed, same, told};

const RECIPIENT: &str = "noi_nhan: Như Điều 2";

/// Marks of a list before recipients and addressees are read as what they are.
#[test]
fn recipients_bear_no_marks_of_their_own() {
    let plain = changed(DECISION, &[(RECIPIENT, "noi_nhan: [Như Điều 2, Sở Tài chính, \"Lưu: VT, KT\"]")]);
    for mark in ["+ ", "* ", "1. ", "2) ", "3/ ", "a) ", "- ", "-"] {
        let typed =
            format!("noi_nhan: [\"{mark}Như Điều 2;\", \"{mark}Sở Tài chính\", \"{mark}lưu: vt, KT\"]");
        let yaml = changed(DECISION, &[(RECIPIENT, &typed)]);
        let dumped = |yaml: &str| {
            let (document, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
            assert!(report.findings.is_empty(), "{mark}{:?}", report.findings);
            dump::dump(&document.unwrap())
        };
        assert_eq!(dumped(&yaml), dumped(&plain), "{mark}");
    }
    same(DECISION, &[(RECIPIENT, "noi_nhan: 1. Như Điều 2")]);
    told(
        DECISION,
        &[(RECIPIENT, "noi_nhan: [Nhu Điều 2, \"• Sở Tài chính\"]")],
        expect![[r#"
            vb.yaml:11:12: cảnh báo[C019]: nơi nhận `Nhu Điều 2` thiếu dấu; gợi ý: viết `Như Điều 2`
            vb.yaml:11:24: lỗi[Y014]: dòng mở đầu bằng `•` chứ không phải dấu trừ `-`; gợi ý: gõ lại thành `- …`; nếu muốn in đúng dấu `•`, viết `\• …`
        "#]],
    );
    told(
        DECISION,
        &[(RECIPIENT, "noi_nhan: \"+ Nhu dieu 5\"")],
        expect![[r#"
            vb.yaml:11:11: lỗi[C017]: nơi nhận ghi `Điều 5` nhưng văn bản chỉ có 2 điều; gợi ý: viết `Như Điều 2`
            vb.yaml:11:11: cảnh báo[C019]: nơi nhận `Nhu dieu 5` thiếu dấu; gợi ý: viết `Như Điều 5`
        "#]],
    );
    told(DECISION, &[(RECIPIENT, "noi_nhan: [Như Điều 2, \"12 xã, phường\"]")], expect![[""]]);
}

/// Two marks on one line.
#[test]
fn a_number_behind_a_mark_is_told() {
    for (line, expected) in [
        (
            "- Điều 3. Phê duyệt",
            expect![[r#"
            vb.yaml:9:3: lỗi[C010]: dòng mở đầu bằng hai dấu thứ tự: `-` rồi `Điều 3.`; gợi ý: bỏ `-`, viết `Điều 3. Phê duyệt…`; muốn in đúng như đã gõ, viết `\` ở đầu dòng
        "#]],
        ),
        (
            "1. a) Cây giống",
            expect![[r#"
            vb.yaml:9:3: lỗi[C010]: dòng mở đầu bằng hai dấu thứ tự: `1.` rồi `a)`; gợi ý: viết `a) …` ở một dòng riêng, dưới dòng `1. …`; muốn in đúng như đã gõ, viết `\` ở đầu dòng
        "#]],
        ),
        (
            "- 1. Cây giống",
            expect![[r#"
            vb.yaml:9:3: lỗi[C010]: dòng mở đầu bằng hai dấu thứ tự: `-` rồi `1.`; gợi ý: bỏ `-`, viết `1. Cây giống…`; muốn in đúng như đã gõ, viết `\` ở đầu dòng
        "#]],
        ),
        (
            "+ a) Cây giống",
            expect![[r#"
            vb.yaml:9:3: lỗi[C010]: dòng mở đầu bằng hai dấu thứ tự: `+` rồi `a)`; gợi ý: bỏ `+`, viết `a) Cây giống…`; muốn in đúng như đã gõ, viết `\` ở đầu dòng
        "#]],
        ),
        (
            "1. - Điều 3. Cây giống",
            expect![[r#"
            vb.yaml:9:3: lỗi[C010]: dòng mở đầu bằng hai dấu thứ tự: `1. -` rồi `Điều 3.`; gợi ý: bỏ `1. -`, viết `Điều 3. Cây giống…`; muốn in đúng như đã gõ, viết `\` ở đầu dòng
        "#]],
        ),
        (
            "1/ a) Cây giống",
            expect![[r#"
            vb.yaml:9:3: lỗi[C010]: dòng mở đầu bằng hai dấu thứ tự: `1/` rồi `a)`; gợi ý: viết `a) …` ở một dòng riêng, dưới dòng `1/ …`; muốn in đúng như đã gõ, viết `\` ở đầu dòng
        "#]],
        ),
    ] {
        told(PLAN, &[("I. Mục tiêu\n", &format!("I. Mục tiêu\n  {line}\n  \\- 1. Đúng như gõ\n"))], expected);
    }
    told(
        DECISION,
        &[("Điều 2. Quyết", "- Điều 2. Quyết")],
        expect![[r#"
        vb.yaml:10:3: lỗi[C010]: dòng mở đầu bằng hai dấu thứ tự: `-` rồi `Điều 2.`; gợi ý: bỏ `-`, viết `Điều 2. Quyết định này có hi…`; muốn in đúng như đã gõ, viết `\` ở đầu dòng
    "#]],
    );
    told(
        DECISION,
        &[
            (
                "dieu: |\n  Điều 1. Phê duyệt Kế hoạch.\n  Điều 2. Q",
                "dieu:\n  - \"- Điều 1. Phê duyệt.\"\n  - \"Điều 2. Q",
            ),
            ("ngày ký./.", "ngày ký./.\""),
        ],
        expect![[r#"
            vb.yaml:9:5: lỗi[C010]: dòng mở đầu bằng hai dấu thứ tự: `-` rồi `Điều 1.`; gợi ý: bỏ `-`, viết `Điều 1. Phê duyệt.…`; muốn in đúng như đã gõ, viết `\` ở đầu dòng
        "#]],
    );
    let right = "- C. Mác viết\n  - V. I. Lê-nin viết\n  - 1.210 triệu đồng\n  - 2026 là năm đầu\n  - a/ b\n  1. - Gạch\n  2. I-ốt, vitamin\n  3. A. Lưới\n";
    told(PLAN, &[("1. Kinh phí", &format!("{right}  4. Kinh phí"))], expect![[""]]);
    told(DECISION, &[("Điều 2. Quyết", "Điều 2. 1. Quyết")], expect![[""]]);
}

/// Places to be filled in, whatever shows them.
#[test]
fn what_is_left_to_fill_in_is_told() {
    for (words, expected) in [
        (
            "Giao [tên xã thực hiện",
            expect![[r#"
            vb.yaml:9:32: cảnh báo[C024]: ngoặc vuông chỉ có một bên, chỗ cần điền chưa thay: `[tên xã thực`; gợi ý: thay chỗ này bằng nội dung của văn bản, bỏ dấu ngoặc; dấu ngoặc là chữ thật cần in thì viết `\[`, `\]`
        "#]],
        ),
        (
            "Giao tên xã] thực hiện",
            expect![[r#"
            vb.yaml:9:27: cảnh báo[C024]: ngoặc vuông chỉ có một bên, chỗ cần điền chưa thay: `Giao tên xã]`; gợi ý: thay chỗ này bằng nội dung của văn bản, bỏ dấu ngoặc; dấu ngoặc là chữ thật cần in thì viết `\[`, `\]`
        "#]],
        ),
        (
            "Giao <tên xã> và {tên} thực hiện",
            expect![[r#"
            vb.yaml:9:32: cảnh báo[C024]: chỗ trong ngoặc chưa thay: `<tên xã>`; gợi ý: thay cả dấu ngoặc bằng nội dung của văn bản; dấu ngoặc là chữ thật cần in thì viết `\` trước dấu mở ngoặc
            vb.yaml:9:44: cảnh báo[C024]: chỗ trong ngoặc chưa thay: `{tên}`
        "#]],
        ),
        (
            "Giao …… và ______ và ....... thực hiện",
            expect![[r#"
            vb.yaml:9:32: cảnh báo[C024]: chỗ chấm để điền chưa ghi: `……`; gợi ý: ghi nội dung vào chỗ này; để trống thật (biểu mẫu điền tay) thì viết trong biến: `{{ "……" }}`
            vb.yaml:9:38: cảnh báo[C024]: chỗ chấm để điền chưa ghi: `______`
            vb.yaml:9:48: cảnh báo[C024]: chỗ chấm để điền chưa ghi: `.......`
        "#]],
        ),
    ] {
        told(PLAN, &[("1. Kinh phí {{ tong }}", &format!("1. Kinh phí {{{{ tong }}}}. {words}"))], expected);
    }
    let right = "\\[tên, tên\\], \\<tên xã>, \\{tên}, {{ \"……\" }}, v.v…, a < b, [1], (a; b]";
    told(PLAN, &[("1. Kinh phí {{ tong }}", &format!("1. Kinh phí {{{{ tong }}}}. {right}"))], expect![[""]]);
    // In an appendix they are a form's.
    told(
        PLAN,
        &[("Công trồng", "\"Công trồng: …………\"")],
        expect![[r#"
        vb.yaml:22:30: lưu ý[C024]: chỗ chấm để điền chưa ghi: `…………`; gợi ý: ghi nội dung vào chỗ này; để trống thật (biểu mẫu điền tay) thì viết trong biến: `{{ "……" }}`
    "#]],
    );
}

/// The place in the head.
#[test]
fn the_place_is_written_as_names_are() {
    let place = "dia_danh: An Bình";
    // Of a province, whose papers are dated from its seat.
    let of_province = DECISION.replace("xã An Bình", "tỉnh An Bình");
    for (typed, expected) in [
        (
            "HÀ NỘI",
            expect![[r#"
            vb.yaml:4:11: cảnh báo[C019]: địa danh `HÀ NỘI` viết hoa chưa đúng hoặc viết tắt; gợi ý: viết `dia_danh: Hà Nội`
        "#]],
        ),
        (
            "Tp. Hà Nội",
            expect![[r#"
            vb.yaml:4:11: cảnh báo[C019]: địa danh `Tp. Hà Nội` viết hoa chưa đúng hoặc viết tắt; gợi ý: viết `dia_danh: Hà Nội`
        "#]],
        ),
        (
            "TP.HCM",
            expect![[r#"
            vb.yaml:4:11: cảnh báo[C019]: địa danh `TP.HCM` viết hoa chưa đúng hoặc viết tắt; gợi ý: viết `dia_danh: Thành phố Hồ Chí Minh`
        "#]],
        ),
        (
            "Hà nội, ngày 5",
            expect![[r#"
            vb.yaml:4:11: lỗi[C016]: `dia_danh` có cả ngày tháng, khác với ngày của văn bản: `Hà nội, ngày 5`; gợi ý: viết `dia_danh: Hà nội`; ngày tháng chương trình in theo `ngay`, `nam`
        "#]],
        ),
    ] {
        told(&of_province, &[(place, &format!("dia_danh: \"{typed}\""))], expected);
    }
    for typed in ["Thành phố Hồ Chí Minh", "Thủ đô Hà Nội", "Phường 1", "Yên Hòa", "Địa danh: Hà Nội"]
    {
        told(&of_province, &[(place, &format!("dia_danh: \"{typed}\""))], expect![[""]]);
    }
}
