//! How lines open: numbers without their stop, and those that may be another paper's.

use expect_test::expect;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::Input;

use super::{DECISION, PIPELINE, PLAN, changed, told};

const LIST: (&str, &str) = (
    "dieu: |\n  Điều 1. Phê duyệt Kế hoạch.\n  Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n",
    "dieu:\n  - Phê duyệt Kế hoạch.\n  - Quyết định này có hiệu lực kể từ ngày ký./.\n",
);

/// The articles of a paper, which is without a finding.
#[track_caller]
fn articles(changes: &[(&str, &str)]) -> String {
    let yaml = changed(DECISION, changes);
    let (document, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    let texts = dump::texts(&document.unwrap());
    texts.into_iter().filter(|text| text.contains("Điều")).collect::<Vec<_>>().join("\n")
}

/// An item of `dieu` that opens with its own number, without the stop.
#[test]
fn an_article_number_without_its_stop_is_told() {
    told(
        DECISION,
        &[LIST, ("- Quyết định này có", "- Điều 2 Quyết định này có")],
        expect![[r#"
            vb.yaml:10:5: lỗi[C010]: thiếu dấu chấm sau `Điều 2`; gợi ý: viết `Điều 2. …`; nếu là chữ thường, viết `\` trước nó
        "#]],
    );
    told(
        DECISION,
        &[LIST, ("- Quyết định này có", "- Điều 2 Tổ chức thực hiện. Có")],
        expect![[r#"
            vb.yaml:10:5: lỗi[C010]: thiếu dấu chấm sau `Điều 2`; gợi ý: viết `Điều 2. …`; nếu là chữ thường, viết `\` trước nó
        "#]],
    );
    told(
        DECISION,
        &[LIST, ("- Quyết định này có", "- |\n    **Điều 2** Quyết định này có")],
        expect![[r#"
            vb.yaml:11:5: lỗi[C010]: thiếu dấu chấm sau `Điều 2`; gợi ý: viết `Điều 2. …`; nếu là chữ thường, viết `\` trước nó
        "#]],
    );
    told(
        DECISION,
        &[LIST, ("- Quyết định này có", "- ĐIỀU 2 Quyết định này có")],
        expect![[r#"
            vb.yaml:10:5: lỗi[C010]: thiếu dấu chấm sau `ĐIỀU 2`; gợi ý: viết `ĐIỀU 2. …`; nếu là chữ thường, viết `\` trước nó
        "#]],
    );
    told(
        DECISION,
        &[LIST, ("- Quyết định này có", "- Điều 2 thi hành, có")],
        expect![[r#"
            vb.yaml:10:5: cảnh báo[C010]: `Điều 2` ở đầu điều không rõ là số của chính điều này hay là điều của văn bản khác; gợi ý: nếu là số của điều này, viết `Điều 2. …`; nếu nhắc đến điều khác, viết `\` trước nó
        "#]],
    );
    told(
        DECISION,
        &[LIST, ("- Quyết định này có", "- Điều 2 Quyết định số 15/2020/QĐ-UBND hết")],
        expect![[r#"
            vb.yaml:10:5: cảnh báo[C010]: `Điều 2` ở đầu điều không rõ là số của chính điều này hay là điều của văn bản khác; gợi ý: nếu là số của điều này, viết `Điều 2. …`; nếu nhắc đến điều khác, viết `\` trước nó
        "#]],
    );
    told(
        DECISION,
        &[LIST, ("- Quyết định này có hiệu", "- loi_van: Điều 2 Quyết định này có hiệu")],
        expect![[r#"
            vb.yaml:10:14: lỗi[C010]: thiếu dấu chấm sau `Điều 2`; gợi ý: viết `Điều 2. …`; nếu là chữ thường, viết `\` trước nó
        "#]],
    );
    told(
        DECISION,
        &[("Điều 2. Quyết", "Điều 2 Quyết")],
        expect![[r#"
            vb.yaml:10:3: lỗi[C010]: thiếu dấu chấm sau `Điều 2`; gợi ý: viết `Điều 2. …`; nếu là chữ thường, viết `\` trước nó
        "#]],
    );
    told(
        DECISION,
        &[("  Điều 2.", "  Chương I Quy định chung\n  Điều 2.")],
        expect![[r#"
            vb.yaml:10:3: lỗi[C010]: thiếu dấu chấm sau `Chương I`; gợi ý: viết `Chương I. …`; nếu là chữ thường, viết `\` trước nó
        "#]],
    );
}

/// With its stop the number is dropped; of another paper it is part of the sentence.
#[test]
fn an_article_of_another_paper_stays() {
    let plain = articles(&[LIST]);
    assert_eq!(articles(&[LIST, ("- Quyết", "- Điều 2. Quyết")]), plain);
    expect![[r#"
        Điều 1. Điều 3 Quyết định số 15/2020/QĐ-UBND được sửa đổi như sau:
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
        - Như Điều 2;"#]]
    .assert_eq(&articles(&[
        LIST,
        ("Phê duyệt Kế hoạch.\n", "\"Điều 3 Quyết định số 15/2020/QĐ-UBND được sửa đổi như sau:\"\n"),
    ]));
    expect![[r#"
        Điều 1. Khoản 1 Điều 2 Luật Lâm nghiệp được áp dụng.
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
        - Như Điều 2;"#]]
    .assert_eq(&articles(&[
        LIST,
        ("Phê duyệt Kế hoạch.\n", "Khoản 1 Điều 2 Luật Lâm nghiệp được áp dụng.\n"),
    ]));
    assert!(
        articles(&[LIST, ("- Quyết định này có", "- Điều 2 của Luật Lâm nghiệp có")])
            .contains("Điều 2. Điều 2 của")
    );
    expect![[r#"
        Điều 1. Điều 1 Luật Lâm nghiệp được áp dụng.
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
        - Như Điều 2;"#]]
    .assert_eq(&articles(&[LIST, ("Phê duyệt Kế hoạch.\n", "\\Điều 1 Luật Lâm nghiệp được áp dụng.\n")]));
}

/// A title under a key that prints the word may be typed with it, and with its number alone.
#[test]
fn titles_are_the_same_with_word_and_number() {
    let paper = "dieu:\n  - chuong: Quy định chung\n  - muc: Họp\n  - tieu_de: Phạm vi\n    loi_van: Phê duyệt.\n  - tieu_de: Hiệu lực\n    loi_van: Từ ngày ký./.\n";
    let block = LIST.0;
    let tree = |typed: &str| {
        let yaml = changed(DECISION, &[(block, typed)]);
        let (document, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
        assert!(report.findings.is_empty(), "{typed} {:?}", report.findings);
        dump::dump(&document.unwrap())
    };
    let plain = tree(paper);
    for (old, typed) in [
        ("chuong: Quy", "chuong: Chương I Quy"),
        ("chuong: Quy", "chuong: Chương I. Quy"),
        ("chuong: Quy", "chuong: I. Quy"),
        ("muc: Họp", "muc: Mục 1 Họp"),
        ("muc: Họp", "muc: 1. Họp"),
        ("tieu_de: Hiệu", "tieu_de: Điều 2 Hiệu"),
        ("tieu_de: Hiệu", "tieu_de: Điều 2. Hiệu"),
        ("tieu_de: Hiệu", "tieu_de: 2. Hiệu"),
    ] {
        assert_eq!(tree(&paper.replace(old, typed)), plain, "{typed}");
    }
    told(
        DECISION,
        &[(block, &paper.replace("tieu_de: Hiệu", "tieu_de: Điều 3 Hiệu"))],
        expect![[r#"
            vb.yaml:13:14: cảnh báo[C008]: số thứ tự gõ là `Điều 3.` nhưng theo vị trí phải là `Điều 2.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
        "#]],
    );
}

/// Lines of a plan that were paragraphs without a word.
#[test]
fn lines_that_look_like_numbers_are_told() {
    told(
        PLAN,
        &[(
            "  I. Mục tiêu\n",
            "  I. Mục tiêu\n  1,Phẩy\n  I.1. Chữ\n  b.Điểm\n  (1) Một\n  (2) Hai\n  * Sao\n  Khoản 1. Chữ\n  **2) Hai**\n  I. A. Tình hình\n",
        )],
        expect![[r#"
            vb.yaml:9:3: lỗi[C010]: dòng mở đầu bằng `1,`, giống số thứ tự nhưng không đúng cách viết; gợi ý: viết dấu chấm sau số: `1. …`; nếu là chữ thường, viết `\` trước nó
            vb.yaml:10:3: lỗi[C010]: dòng mở đầu bằng `I.1.`, giống số thứ tự nhưng không đúng cách viết; gợi ý: dùng `I.` cho mục, `1.` cho khoản, `1.1.` cho tiểu khoản, `a)` cho điểm; nếu là chữ thường, viết `\` trước nó
            vb.yaml:11:3: lỗi[C010]: dòng mở đầu bằng `b.`, giống số thứ tự nhưng không đúng cách viết; gợi ý: viết `b)`; nếu là chữ thường, viết `\` trước nó
            vb.yaml:12:3: cảnh báo[C010]: 2 dòng đánh số kiểu `(1)` từ dòng này in nguyên như đoạn văn, không thành danh sách; gợi ý: viết `1.` nếu là khoản, `a)` nếu là điểm, `-` nếu là gạch đầu dòng; muốn in đúng `(1)`, viết `\(1)` ở từng dòng
            vb.yaml:14:3: cảnh báo[Y014]: dòng mở đầu bằng dấu `*`, in nguyên như đoạn văn; gợi ý: gạch đầu dòng viết `- …`, ý nhỏ hơn viết `+ …`; muốn in đúng dấu `*`, viết `\* …`
            vb.yaml:15:3: cảnh báo[C010]: dòng mở đầu bằng `Khoản 1.`, giống số thứ tự nhưng không đúng cách viết; gợi ý: khoản viết `1. …`; nếu là chữ thường, viết `\` trước nó
            vb.yaml:16:3: lỗi[C010]: dòng mở đầu bằng `2)`, giống số thứ tự nhưng không đúng cách viết; gợi ý: viết `1.` nếu là khoản, `a)` nếu là điểm; nếu là chữ thường, viết `\` trước nó
            vb.yaml:17:3: lỗi[C010]: dòng mở đầu bằng hai số thứ tự; gợi ý: chỉ viết một số: `I. …` cho mục, `1. …` cho khoản; nếu là tên người, viết `\` trước nó
        "#]],
    );
}
