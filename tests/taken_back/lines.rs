//! Words, lines, articles, recipients: each goes where it was typed, and no other line of the file changes.

use expect_test::expect;

use super::{around, changed_lines, edited, office, paragraph, taken};

/// A change of the file, what is said of it, and what becomes of the YAML.
#[track_caller]
fn becomes(edits: &[(&str, &str)], said: expect_test::Expect, lines: expect_test::Expect) {
    let case = edited(office(), edits);
    let before = case.read(super::PAPER);
    taken(&case, "").code(0).stdout(said);
    lines.assert_eq(&changed_lines(&case, &before));
    case.run("build content/quyet-dinh.yaml --force").code(0);
    // Taken once more, nothing is left to do.
    case.run("take out/quyet-dinh.docx content/quyet-dinh.yaml").code(0);
}

#[test]
fn words_of_an_article() {
    becomes(
        &[("các đơn vị liên quan", "các phòng, đơn vị có liên quan")],
        expect![[r#"
        content/quyet-dinh.yaml:18: thêm “phòng,”
        content/quyet-dinh.yaml:18: thêm “có”
        2 chỗ sửa: 2 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -  - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        +  - Chánh Văn phòng Sở và các phòng, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.
    "#]],
    );
}

#[test]
fn words_that_the_paper_prints_in_capitals() {
    becomes(
        &[("GIÁM ĐỐC<", "PHÓ GIÁM ĐỐC<"), ("Nguyễn Văn An", "Nguyễn Văn Bình")],
        expect![[r#"
            content/quyet-dinh.yaml:23: thêm “PHÓ”
            content/quyet-dinh.yaml:23: sửa “An” → “Bình”
            2 chỗ sửa: 2 đưa về
            đã ghi content/quyet-dinh.yaml
        "#]],
        expect![[r#"
            -nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An}
            +nguoi_ky: {chuc_vu: Phó Giám đốc, ho_ten: Nguyễn Văn Bình}
        "#]],
    );
}

#[test]
fn the_subject() {
    becomes(
        &[("Quy chế tiếp công dân</w:t>", "Quy chế tiếp dân</w:t>")],
        expect![[r#"
        content/quyet-dinh.yaml:9: bớt “công”
        1 chỗ sửa: 1 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -trich_yeu: Về việc ban hành Quy chế tiếp công dân
        +trich_yeu: Về việc ban hành Quy chế tiếp dân
    "#]],
    );
}

#[test]
fn a_ground_and_a_recipient_more() {
    let case = office();
    let (ground, recipient) = (around(&case, "Luật Tiếp công dân"), around(&case, "- UBND tỉnh"));
    let more = ground.clone()
        + &paragraph("CanCu", "Căn cứ Nghị định số 64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ;");
    let both = recipient.clone() + &paragraph("NoiNhan", "- Thanh tra tỉnh;");
    becomes(
        &[(&ground, &more), (&recipient, &both)],
        expect![[r#"
        content/quyet-dinh.yaml:13: thêm đoạn “Căn cứ Nghị định số 64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ;”
        content/quyet-dinh.yaml:23: thêm đoạn “- Thanh tra tỉnh;”
        2 chỗ sửa: 2 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -  Quyết định số 10/2025/QĐ-UBND ngày 01 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh An Bình
        -theo_de_nghi: Chánh Văn phòng Sở
        -dieu:
        -  - Ban hành Quy chế tiếp công dân của Sở Công Thương.
        -  - Quyết định này có hiệu lực kể từ ngày ký.
        -  - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        -noi_nhan: |
        -  Như Điều 3
        -  UBND tỉnh (để báo cáo)
        +  Nghị định số 64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ
        +  Quyết định số 10/2025/QĐ-UBND ngày 01 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh An Bình
        +theo_de_nghi: Chánh Văn phòng Sở
        +dieu:
        +  - Ban hành Quy chế tiếp công dân của Sở Công Thương.
        +  - Quyết định này có hiệu lực kể từ ngày ký.
        +  - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        +noi_nhan: |
        +  Như Điều 3
        +  UBND tỉnh (để báo cáo)
        +  Thanh tra tỉnh
    "#]],
    );
}

#[test]
fn a_recipient_less() {
    let case = office();
    becomes(
        &[(&around(&case, "- UBND tỉnh"), "")],
        expect![[r#"
        content/quyet-dinh.yaml:21: bớt đoạn “- UBND tỉnh (để báo cáo);”
        1 chỗ sửa: 1 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -  UBND tỉnh (để báo cáo)
    "#]],
    );
}

#[test]
fn an_article_more_in_the_middle() {
    let case = office();
    let second = around(&case, "Quyết định này có hiệu lực");
    let more = second.clone()
        + &paragraph("Dieu", "Điều 3. Phòng Hành chính bố trí nơi tiếp công dân:")
        + &paragraph("Khoan", "1. Tại trụ sở.")
        + &paragraph("Khoan", "2. Tại nơi khác.");
    becomes(
        &[(&second, &more)],
        expect![[r#"
        content/quyet-dinh.yaml:18: thêm đoạn “Điều 3. Phòng Hành chính bố trí nơi tiếp công dân:”
        content/quyet-dinh.yaml:18: thêm đoạn “1. Tại trụ sở.”
        content/quyet-dinh.yaml:18: thêm đoạn “2. Tại nơi khác.”
          nay in “4”, tệp Word còn “3”
        3 chỗ sửa: 3 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        +  - |
        +    Phòng Hành chính bố trí nơi tiếp công dân:
        +    1. Tại trụ sở.
        +    2. Tại nơi khác.
    "#]],
    );
}

#[test]
fn an_article_less() {
    let case = office();
    let gone = around(&case, "Quyết định này có hiệu lực");
    becomes(
        &[(&gone, ""), ("Như Điều 3", "Như Điều 2")],
        expect![[r#"
        content/quyet-dinh.yaml:17: bớt đoạn “Điều 2. Quyết định này có hiệu lực kể từ ngày ký.”
        content/quyet-dinh.yaml:19: sửa “3” → “2”
          nay in “2”, tệp Word còn “3”
        2 chỗ sửa: 2 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -  - Quyết định này có hiệu lực kể từ ngày ký.
        -  - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        -noi_nhan: |
        -  Như Điều 3
        +  - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        +noi_nhan: |
        +  Như Điều 2
    "#]],
    );
}

/// What YAML or the reader of marks would take for something else is written so that it is not.
#[test]
fn signs_that_would_be_read_otherwise() {
    becomes(
        &[("các đơn vị liên quan", "đơn vị: *một* # {{ hai }}")],
        expect![[r#"
        content/quyet-dinh.yaml:18: bớt “các”
        content/quyet-dinh.yaml:18: sửa “liên quan” → “: *một* # {{ hai }}”
        2 chỗ sửa: 2 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]],
        expect![[r#"
        -  - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        +  - "Chánh Văn phòng Sở và đơn vị: \\*một\\* # \\{\\{ hai \\}\\} chịu trách nhiệm thi hành Quyết định này./."
    "#]],
    );
}

#[test]
fn a_word_made_bold() {
    becomes(
        &[(
            "Chánh Văn phòng Sở và các",
            "Chánh </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Văn phòng</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Sở và các",
        )],
        expect![[r#"
            content/quyet-dinh.yaml:18: sửa “Văn phòng” → “**Văn phòng**”
            1 chỗ sửa: 1 đưa về
            đã ghi content/quyet-dinh.yaml
        "#]],
        expect![[r#"
            -  - Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
            +  - Chánh **Văn phòng** Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        "#]],
    );
}
