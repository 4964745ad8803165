//! Three ways: what was sent, what came back, and the YAML as somebody went on with it.

use expect_test::expect;

use super::{PAPER, changed_lines, edited, office, taken};

/// Both changed one line: each at its place; the same place otherwise: it is asked.
#[test]
fn the_yaml_went_on() {
    let case = edited(
        office(),
        &[
            ("kể từ ngày ký", "sau 07 ngày kể từ ngày ký"),
            ("Chánh Văn phòng Sở và các", "Chánh Thanh tra Sở và các"),
        ],
    )
    .replace(PAPER, "  - Quyết định này có hiệu lực", "  # đã sửa\n  - Quyết định này có hiệu lực thi hành")
    .replace(PAPER, "Chánh Văn phòng Sở và", "Trưởng phòng Hành chính Sở và");
    let before = case.read(PAPER);
    taken(&case, "")
        .code(1)
        .stdout(expect![[r#"
        2 chỗ sửa: 2 phải hỏi
        không ghi tệp nào
    "#]])
        .stderr(expect![[r#"
        cảnh báo[W021]: `sua.docx`, thêm “sau 07 ngày”: tệp YAML nay là “thi hành”
          --> content/quyet-dinh.yaml:18:41
           |
        18 |   - Quyết định này có hiệu lực thi hành kể từ ngày ký.
           |                                         ^
           |
           = gợi ý: giữ tệp YAML: `--giu yaml`; lấy theo tệp Word: `--giu word`

        cảnh báo[W021]: `sua.docx`, sửa “Văn phòng” → “Thanh tra”: tệp YAML nay là “Trưởng phòng”
          --> content/quyet-dinh.yaml:19:5
           |
        19 |   - Trưởng phòng Hành chính Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định ...
           |     ^
           |
           = gợi ý: giữ tệp YAML: `--giu yaml`; lấy theo tệp Word: `--giu word`

    "#]]);
    expect![[""]].assert_eq(&changed_lines(&case, &before));
    taken(&case, "--giu yaml")
        .code(0)
        .stdout(expect![[r#"
        content/quyet-dinh.yaml:18: giữ tệp YAML (“thi hành”): thêm “sau 07 ngày”
        content/quyet-dinh.yaml:19: giữ tệp YAML (“Trưởng phòng”): sửa “Văn phòng” → “Thanh tra”
        2 chỗ sửa: 2 giữ tệp YAML
        không ghi tệp nào
    "#]])
        .stderr(expect![[""]]);
    taken(&case, "--giu word --dry-run")
        .code(0)
        .stdout(expect![[r#"
        content/quyet-dinh.yaml:18: thêm “sau 07 ngày”
        content/quyet-dinh.yaml:19: sửa “Văn phòng” → “Thanh tra”
        2 chỗ sửa: 2 đưa về
        chưa ghi tệp nào
    "#]])
        .stderr(expect![[""]]);
}

#[test]
fn what_is_there_already() {
    let case =
        edited(office(), &[("kể từ ngày ký", "từ ngày ký")]).replace(PAPER, "kể từ ngày ký", "từ ngày ký");
    taken(&case, "")
        .code(0)
        .stdout(expect![[r#"
        content/quyet-dinh.yaml:17: đã có: bớt “kể”
        1 chỗ sửa: 1 đã có
        không ghi tệp nào
    "#]])
        .stderr(expect![[""]]);
}

/// A file of other line ends, with a mark of byte order: all else stays byte for byte.
#[test]
fn line_ends_and_the_mark_stay() {
    let case = edited(office(), &[("kể từ ngày ký", "từ ngày ký")]);
    let text = String::from_utf8(case.read(PAPER)).unwrap();
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let case = case.file(PAPER, &text);
    taken(&case, "").code(0).stdout(expect![[r#"
        content/quyet-dinh.yaml:17: bớt “kể”
        1 chỗ sửa: 1 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]]);
    assert_eq!(String::from_utf8(case.read(PAPER)).unwrap(), text.replace("kể từ ngày ký", "từ ngày ký"));
}

/// With the change the paper would be wrong: nothing is written.
#[test]
fn a_paper_that_would_be_wrong_stays() {
    let case = edited(office(), &[("kể từ ngày ký", "từ ngày ký")]).replace(
        PAPER,
        "ky_hieu: QĐ-SCT",
        "ky_hieux: QĐ-SCT",
    );
    let before = case.read(PAPER);
    taken(&case, "").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[C001]: khóa `ky_hieux` không có trong văn bản
         --> content/quyet-dinh.yaml:6:1
          |
        6 | ky_hieux: QĐ-SCT
          | ^^^^^^^^
          |
          = gợi ý: có phải ý bạn là `ky_hieu`?

        lỗi[W020]: chưa ghi gì vào `content/quyet-dinh.yaml`: có lỗi khi dựng văn bản với các chỗ sửa
         |
         = gợi ý: sửa lỗi ở tệp YAML rồi chạy lại

    "#]]);
    assert!(case.read(PAPER) == before);
}

#[test]
fn for_programs() {
    let case = edited(
        office(),
        &[("kể từ ngày ký", "từ ngày ký"), ("Căn cứ Luật Tiếp công dân", "Theo Luật Tiếp công dân")],
    );
    taken(&case, "--message-format json --dry-run").code(1).stdout(expect![[r#"
        {"loai":"loi_van","cu":"Căn cứ","moi":"Theo","tep":"content/quyet-dinh.yaml","dong":12,"cot":3,"ket_qua":"khong_dua","ly_do":"số thứ tự, dấu hoặc chữ này do chương trình in theo thể thức, không gõ trong tệp YAML","yaml":null}
        {"loai":"loi_van","cu":"kể ","moi":"","tep":"content/quyet-dinh.yaml","dong":17,"cot":32,"ket_qua":"da_dua","ly_do":null,"yaml":null}
        {"ma":"W020","muc_do":"canh_bao","cau":"`sua.docx`, sửa “Căn cứ” → “Theo”: số thứ tự, dấu hoặc chữ này do chương trình in theo thể thức, không gõ trong tệp YAML","tep":"content/quyet-dinh.yaml","dong":12,"cot":3,"dong_cuoi":12,"cot_cuoi":3,"goi_y":"muốn đổi thì sửa trường cho ra nó ở tệp YAML","lien_quan":[]}
        {"tong":{"tep":[],"thay_doi":2,"da_dua":1,"da_co":0,"theo_sau":0,"khong_dua":1,"phai_hoi":0,"giu_yaml":0}}
    "#]]).stderr(expect![[""]]);
}
