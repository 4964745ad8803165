//! What a clerk does, the whole change in the file, what is refused.

use std::fmt::Write as _;

use expect_test::{Expect, expect};

use super::*;

#[track_caller]
fn becomes(text: &str, edit: &FormEdit, expected: Expect) {
    let new = edited(text.as_bytes(), edit).expect("can be written");
    expected.assert_eq(&String::from_utf8(new).unwrap());
}

#[track_caller]
fn refused(text: &str, edit: &FormEdit, words: &str) {
    match edited(text.as_bytes(), edit) {
        Err(EditFault::Refused(finding)) => assert!(finding.message.contains(words), "{}", finding.message),
        other => panic!("{other:?}"),
    }
}

/// What a clerk does, and the whole change in the file.
#[test]
fn an_edit_changes_its_value_and_nothing_else() {
    let changed = |edit: &FormEdit| {
        let new = String::from_utf8(edited(DECISION.as_bytes(), edit).expect("can be written")).unwrap();
        let (old, new): (Vec<&str>, Vec<&str>) = (DECISION.lines().collect(), new.lines().collect());
        let first = old.iter().zip(&new).take_while(|(one, two)| one == two).count();
        let last = old[first..]
            .iter()
            .rev()
            .zip(new[first..].iter().rev())
            .take_while(|(one, two)| one == two)
            .count();
        let [old, new] = [&old[first..old.len() - last], &new[first..new.len() - last]];
        let line = |sign: &str, line: &&str| format!("{sign}{line}\n");
        old.iter().map(|one| line("-", one)).chain(new.iter().map(|one| line("+", one))).collect::<String>()
    };
    let mut text = String::new();
    for edit in [
        write("ky_hieu", " QĐ-VP\r\n"),
        write("trich_yeu", "Ban hành: Kế hoạch # 2"),
        write("trich_yeu", "“Chung tay” trồng rừng"),
        write("trich_yeu", ""),
        write("theo_de_nghi", "Trưởng phòng Kinh tế"),
        write("so", "05"),
        write("luu/don_vi", "KT"),
        write("luu/nguoi_soan", "văn"),
        write("nguoi_ky/ho_ten", "Nguyễn Văn An"),
        write("co_quan/ten/1", "xã An Bình, tỉnh A"),
        write("can_cu", "Luật A\r\n\r\nLuật B  \n"),
        write("dieu/0", "Ban hành:\n1. Kế hoạch;\n2. Phụ lục."),
        write("dieu/1/loi_van", "Từ ngày ký."),
        write("dieu/1/tieu_de", ""),
        write("phu_luc/0/bang/nhiem_vu/0/kinh_phi/2026", "1.300,5"),
        write("phu_luc/0/bang/nhiem_vu/0/ghi", "Vốn xã"),
        write("phu_luc/0/bang/nhiem_vu/0/kinh_phi/2026", ""),
        FormEdit::Add { at: way("dieu") },
        FormEdit::Add { at: way("dieu/0") },
        FormEdit::Add { at: way("noi_nhan") },
        FormEdit::Add { at: way("phu_luc") },
        FormEdit::Add { at: way("phu_luc/0/bang/nhiem_vu") },
        FormEdit::Remove { at: way("dieu/0") },
        FormEdit::Remove { at: way("noi_nhan/0") },
        FormEdit::Remove { at: way("phu_luc/0") },
        FormEdit::Remove { at: way("can_cu") },
        FormEdit::Move { at: way("dieu/1"), up: true },
        FormEdit::Move { at: way("dieu/1"), up: false },
        FormEdit::Move { at: way("co_quan/ten/0"), up: false },
    ] {
        writeln!(text, "{edit:?}\n{}", changed(&edit)).unwrap();
    }
    expect![[r#"
        Write { at: [Key("ky_hieu")], text: " QĐ-VP\r\n" }
        -ky_hieu: QĐ-UBND  # ký hiệu
        +ky_hieu: QĐ-VP  # ký hiệu

        Write { at: [Key("trich_yeu")], text: "Ban hành: Kế hoạch # 2" }
        -trich_yeu: Ban hành Kế hoạch
        +trich_yeu: "Ban hành: Kế hoạch # 2"

        Write { at: [Key("trich_yeu")], text: "“Chung tay” trồng rừng" }
        -trich_yeu: Ban hành Kế hoạch
        +trich_yeu: "“Chung tay” trồng rừng"

        Write { at: [Key("trich_yeu")], text: "" }
        -trich_yeu: Ban hành Kế hoạch

        Write { at: [Key("theo_de_nghi")], text: "Trưởng phòng Kinh tế" }
        +theo_de_nghi: Trưởng phòng Kinh tế

        Write { at: [Key("so")], text: "05" }
        +so: 05

        Write { at: [Key("luu"), Key("don_vi")], text: "KT" }
        +luu:
        +  don_vi: KT

        Write { at: [Key("luu"), Key("nguoi_soan")], text: "văn" }
        +luu:
        +  nguoi_soan: văn

        Write { at: [Key("nguoi_ky"), Key("ho_ten")], text: "Nguyễn Văn An" }
        -nguoi_ky: {chuc_vu: Chủ tịch}
        +nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}

        Write { at: [Key("co_quan"), Key("ten"), Item(1)], text: "xã An Bình, tỉnh A" }
        -co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
        +co_quan: {ten: [Ủy ban nhân dân, "xã An Bình, tỉnh A"]}

        Write { at: [Key("can_cu")], text: "Luật A\r\n\r\nLuật B  \n" }
        -  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
        -  # Không phải ghi chú
        +  Luật A
        +
        +  Luật B

        Write { at: [Key("dieu"), Item(0)], text: "Ban hành:\n1. Kế hoạch;\n2. Phụ lục." }
        -  - Ban hành kèm theo Quyết định này Kế hoạch.
        +  - |
        +    Ban hành:
        +    1. Kế hoạch;
        +    2. Phụ lục.

        Write { at: [Key("dieu"), Item(1), Key("loi_van")], text: "Từ ngày ký." }
        -      Quyết định này có hiệu lực kể từ ngày ký.
        +      Từ ngày ký.

        Write { at: [Key("dieu"), Item(1), Key("tieu_de")], text: "" }
        -  - tieu_de: Hiệu lực
        -    loi_van: |
        +  - loi_van: |

        Write { at: [Key("phu_luc"), Item(0), Key("bang"), Key("nhiem_vu"), Item(0), Key("kinh_phi"), Key("2026")], text: "1.300,5" }
        -        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}
        +        - {ten: Trồng rừng, kinh_phi: {2026: "1.300,5"}}

        Write { at: [Key("phu_luc"), Item(0), Key("bang"), Key("nhiem_vu"), Item(0), Key("ghi")], text: "Vốn xã" }
        -        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}
        +        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}, ghi: Vốn xã}

        Write { at: [Key("phu_luc"), Item(0), Key("bang"), Key("nhiem_vu"), Item(0), Key("kinh_phi"), Key("2026")], text: "" }
        -        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}
        +        - {ten: Trồng rừng}

        Add { at: [Key("dieu")] }
        +  - "[lời văn của điều]"

        Add { at: [Key("dieu"), Item(0)] }
        +  - "[lời văn của điều]"

        Add { at: [Key("noi_nhan")] }
        -noi_nhan: [Như Điều 2]
        +noi_nhan: [Như Điều 2, "[nơi nhận]"]

        Add { at: [Key("phu_luc")] }
        +  - ten: "[tên phụ lục]"
        +    loi_van: "[lời văn]"

        Add { at: [Key("phu_luc"), Item(0), Key("bang"), Key("nhiem_vu")] }
        +        - ten: "[tên nhiệm vụ]"

        Remove { at: [Key("dieu"), Item(0)] }
        -  # Điều đầu.
        -  - Ban hành kèm theo Quyết định này Kế hoạch.

        Remove { at: [Key("noi_nhan"), Item(0)] }
        -noi_nhan: [Như Điều 2]

        Remove { at: [Key("phu_luc"), Item(0)] }
        -phu_luc:
        -  - ten: Kinh phí
        -    bang:
        -      cot:
        -        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        -        - {ma: ghi, ten: Ghi chú, kieu: chu}
        -        - {ma: 2026, ten: Năm 2026, kieu: tien}
        -        - {ma: tong, ten: Tổng, kieu: tong_hang}
        -      nhiem_vu:
        -        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}

        Remove { at: [Key("can_cu")] }
        -can_cu: |
        -  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
        -  # Không phải ghi chú

        Move { at: [Key("dieu"), Item(1)], up: true }
        -  # Điều đầu.
        -  - Ban hành kèm theo Quyết định này Kế hoạch.
        -  - tieu_de: Hiệu lực
        -    loi_van: |
        -      Quyết định này có hiệu lực kể từ ngày ký.
        +  - tieu_de: Hiệu lực
        +    loi_van: |
        +      Quyết định này có hiệu lực kể từ ngày ký.
        +  # Điều đầu.
        +  - Ban hành kèm theo Quyết định này Kế hoạch.

        Move { at: [Key("dieu"), Item(1)], up: false }

        Move { at: [Key("co_quan"), Key("ten"), Item(0)], up: false }
        -co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
        +co_quan: {ten: [xã An Bình, Ủy ban nhân dân]}

    "#]].assert_eq(&text);
}

/// A list that is not there, in a file with the line ends of Windows.
#[test]
fn a_list_begins_with_its_first_item() {
    let new =
        edited("loai: cong_van\r\nnam: 2026\r\n# hết".as_bytes(), &FormEdit::Add { at: way("phu_luc") });
    let wanted = "loai: cong_van\r\nnam: 2026\r\nphu_luc:\r\n  - ten: \"[tên phụ lục]\"\r\n    loi_van: \"[lời văn]\"\r\n# hết";
    assert_eq!(String::from_utf8(new.unwrap()).unwrap(), wanted);
    becomes(
        "loai: quyet_dinh\nnam: 2026\n",
        &FormEdit::Add { at: way("dieu") },
        expect![[r#"
            loai: quyet_dinh
            nam: 2026
            dieu:
              - "[lời văn của điều]"
        "#]],
    );
}

/// What cannot be spliced names its place, and the file stays.
#[test]
fn what_cannot_be_written_is_refused() {
    refused(DECISION, &write("loai", "quyet_din"), "không có lựa chọn `quyet_din`");
    refused(DECISION, &write("trich_yeu", "a\u{7}b"), "ký tự điều khiển");
    refused(DECISION, &FormEdit::Add { at: way("kem_theo") }, "chỗ này không thêm được mục");
    refused(DECISION, &write("dieu", "Một"), "chỗ này không phải một ô chữ");
    refused(
        "loai: quyet_dinh\ndieu: [a, # x\n  b]\n",
        &FormEdit::Remove { at: way("dieu/0") },
        "khóa `dieu` có ghi chú",
    );
    let broken = apply("vb.yaml", b"loai: [", &KINDS, &write("loai", "a"), "");
    assert!(
        matches!(&broken, Err(EditFault::Refused(one)) if one.message.contains("tệp còn lỗi YAML")),
        "{broken:?}"
    );
    let alias = "loai: quyet_dinh\ntrich_yeu: &a Một\nket: *a\n";
    refused(alias, &write("trich_yeu", "Hai"), "chưa ghi gì vào `vb.yaml`");
}

/// An edit of a value that is another one by now is not made.
#[test]
fn a_value_that_changed_elsewhere_stays() {
    let mark = |text: &str, at: &str| form(text).0.field(&way(at)).unwrap().mark.clone();
    let seen = mark(DECISION, "trich_yeu");
    let edit = write("trich_yeu", "Của tôi");
    // Another field was changed: the edit is made.
    let other = DECISION.replace("An Bình", "Yên Hòa");
    let made = apply("vb.yaml", other.as_bytes(), &KINDS, &edit, &seen).unwrap();
    assert_eq!(String::from_utf8(made).unwrap(), other.replace("Ban hành Kế hoạch\n", "Của tôi\n"));
    // This one was.
    let same = DECISION.replace("Ban hành Kế hoạch\n", "Của người khác\n");
    let (now, mark) = (Some("Của người khác".to_owned()), mark(&same, "trich_yeu"));
    assert_eq!(
        apply("vb.yaml", same.as_bytes(), &KINDS, &edit, &seen),
        Err(EditFault::Changed { now, mark })
    );
    // It is gone, or its list is another one.
    let gone = apply("vb.yaml", b"loai: quyet_dinh\n", &KINDS, &write("dieu/0", "x"), "0");
    assert_eq!(gone, Err(EditFault::Changed { now: None, mark: String::new() }));
}
