//! The file of an office's rules: what is read from it, and what is reported about a wrong one.

use expect_test::{Expect, expect};

use super::{HouseAsk, HouseLook, HousePlace, HouseRules, read};
use crate::finding::{Findings, Report, Severity, render};
use crate::yaml::Node;

fn of_file(text: &str) -> (Option<HouseRules>, String) {
    let mut report = Report::default();
    let mut looks = |_: &Node, _: &mut Findings| {
        let look =
            HouseLook { element: None, message: "x".to_owned(), line: "y".to_owned(), of_one_size: false };
        Some(vec![look])
    };
    let rules = read("templates/quy_tac.yaml", text, &mut looks, &mut report);
    (rules, render::short(&report))
}

#[track_caller]
fn told(text: &str, expected: &Expect) {
    let (rules, told) = of_file(text);
    expected.assert_eq(&told);
    assert!(rules.is_none());
}

#[test]
fn rules_stand_by_their_codes() {
    let (rules, told) = of_file(
        "can_cu: Quy chế văn thư\nquy_tac:\n  N07:\n    ten: Cỡ chữ 14.\n    the_thuc: {co_chu: 14}\n  N02:\n    ten: Chữ viết tắt có trong danh mục\n    muc_do: luu_y\n    can_cu: Điều 7\n    viet_tat: {SNV: Sở Nội vụ, VP:}\n  N01:\n    ten: Không viết tắt\n    muc_do: loi\n    ly_do: khó đọc\n    o: [noi_dung, luu]\n    thay: {TCCB: Tổ chức, Phòng  TCCB: Phòng Tổ chức, gấp:}\n",
    );
    assert_eq!(told, "");
    let rules = rules.unwrap().all;
    let heads = rules.iter().map(|rule| {
        format!(
            "{} {} {:?} {:?} {}",
            rule.code.name, rule.code.meaning, rule.severity, rule.source, rule.stated.1
        )
    });
    expect![[r#"
        N01 Không viết tắt Error Some("Quy chế văn thư") 11
        N02 Chữ viết tắt có trong danh mục Note Some("Điều 7") 6
        N07 Cỡ chữ 14 Warning Some("Quy chế văn thư") 3"#]]
    .assert_eq(&heads.collect::<Vec<_>>().join("\n"));
    let HouseAsk::Words(words, places) = &rules[0].asks else { panic!("words") };
    assert_eq!(places, &[HousePlace::Body, HousePlace::Archive]);
    let words: Vec<_> = words.iter().map(|word| (word.wrong.as_str(), word.right.as_deref())).collect();
    // The more specific one comes first.
    assert_eq!(words, [("Phòng TCCB", Some("Phòng Tổ chức")), ("gấp", None), ("TCCB", Some("Tổ chức"))]);
    let HouseAsk::Abbreviations(known, places) = &rules[1].asks else { panic!("abbreviations") };
    assert_eq!(places, &[HousePlace::Symbol, HousePlace::Archive]);
    assert_eq!(known[1], ("VP".to_owned(), String::new()));
    assert!(matches!(&rules[2].asks, HouseAsk::Looks(looks) if looks.len() == 1));
    assert_eq!(rules[0].severity, Severity::Error);
    assert_eq!(of_file("# chưa có\n"), (Some(HouseRules::default()), String::new()));
}

#[test]
fn every_fault_is_told_at_its_place() {
    told(
        "quy_tac:\n  C01: {ten: a, thay: {a: b}}\n  N00: {ten: a, thay: {a: b}}\n  N01: {ten: a}\n  N02: {ten: a, thay: {x: y}, viet_tat: {A: B}}\n  N03: {ten: a, viet_tat: {A-B: c}, o: [noi_dung]}\n  N04: {ten: a, viet_tat: {A-B: c}}\n  N05: {ten: a, thay: {x: [b]}}\n  N06: {ten: a, o: [noi], thay: {x: y}}\n  N07: {thay: {a: b}, mucdo: loi}\n  N08: {ten: a, o: [luu], the_thuc: {co_chu: 14}}\n",
        &expect![[r#"
            templates/quy_tac.yaml:2:3: lỗi[T020]: mã `C01` không dùng được cho quy tắc riêng; gợi ý: mã gồm chữ N và hai chữ số, từ N01 đến N99
            templates/quy_tac.yaml:3:3: lỗi[T020]: mã `N00` không dùng được cho quy tắc riêng; gợi ý: mã gồm chữ N và hai chữ số, từ N01 đến N99
            templates/quy_tac.yaml:4:3: lỗi[T020]: quy tắc `N01` chưa ghi điều được xét; gợi ý: mỗi quy tắc ghi một trong ba: `thay: {PGĐ: Phó Giám đốc}`, `viet_tat: {SNV: Sở Nội vụ}`, `the_thuc: {co_chu: 14}`
            templates/quy_tac.yaml:5:3: lỗi[T020]: quy tắc `N02` ghi 2 điều được xét; gợi ý: mỗi quy tắc ghi một trong ba: `thay: {PGĐ: Phó Giám đốc}`, `viet_tat: {SNV: Sở Nội vụ}`, `the_thuc: {co_chu: 14}`
            templates/quy_tac.yaml:6:41: lỗi[T020]: chữ viết tắt không xét được ở chỗ này (nội dung); gợi ý: `viet_tat` xét ở `ky_hieu`, `luu`; không ghi `o` thì xét cả hai
            templates/quy_tac.yaml:7:28: lỗi[T020]: `A-B` không phải một chữ viết tắt; gợi ý: ghi từng chữ một, không có dấu cách, gạch nối: `SNV: Sở Nội vụ`
            templates/quy_tac.yaml:8:27: lỗi[T020]: `x` phải có một dòng chữ ở sau; gợi ý: ví dụ `x: chữ đúng`
            templates/quy_tac.yaml:9:21: lỗi[C012]: `o` không có lựa chọn `noi`; gợi ý: dùng được: `ky_hieu`, `co_quan`, `dia_danh`, `trich_yeu`, `kinh_gui`, `can_cu`, `noi_dung`, `bang`, `chu_ky`, `noi_nhan`, `luu`, `phu_luc`
            templates/quy_tac.yaml:10:23: lỗi[C001]: khóa `mucdo` không có trong quy tắc riêng; gợi ý: có phải ý bạn là `muc_do`?
            templates/quy_tac.yaml:10:9: lỗi[C002]: thiếu `ten` (điều được yêu cầu, một câu) trong quy tắc riêng; gợi ý: thêm `ten: Không viết tắt tên phòng, chức vụ`
            templates/quy_tac.yaml:11:21: lỗi[T020]: `the_thuc` xét trang giấy và các thành phần, không theo chỗ; gợi ý: bỏ khóa `o`
        "#]],
    );
    told(
        "quy_tac:\n  N01: {ten: a, thay: {UBND: Ủy ban nhân dân}}\n  N02: {ten: b, thay: {Ủy ban nhân dân: UBND}}\n",
        &expect![[r#"
            templates/quy_tac.yaml:2:30: lỗi[T020]: `Ủy ban nhân dân` vừa là chữ đúng, vừa là chữ phải thay; gợi ý: bỏ một trong hai dòng
            templates/quy_tac.yaml:3:41: lỗi[T020]: `UBND` vừa là chữ đúng, vừa là chữ phải thay; gợi ý: bỏ một trong hai dòng
        "#]],
    );
    told(
        "quy_tac:\n  N01: {ten: a, thay: {}}\n  N02: {ten: a, viet_tat: {}}\n  N03: {ten: a, the_thuc: {}}\n",
        &expect![[r#"
            templates/quy_tac.yaml:2:23: lỗi[T020]: quy tắc `N01`: `thay` chưa có dòng nào; gợi ý: ghi điều được xét, hoặc bỏ quy tắc này
            templates/quy_tac.yaml:3:27: lỗi[T020]: quy tắc `N02`: `viet_tat` chưa có dòng nào; gợi ý: ghi điều được xét, hoặc bỏ quy tắc này
            templates/quy_tac.yaml:4:27: lỗi[T020]: quy tắc `N03`: `the_thuc` chưa có dòng nào; gợi ý: ghi điều được xét, hoặc bỏ quy tắc này
        "#]],
    );
    told(
        "quy_tac: [N01]\n",
        &expect![[r#"
        templates/quy_tac.yaml:1:10: lỗi[C003]: danh sách quy tắc riêng phải gồm các khóa, ở đây là một danh sách
    "#]],
    );
    told(
        "can_cu: x\n",
        &expect![[r#"
        templates/quy_tac.yaml:1:1: lỗi[C002]: thiếu `quy_tac` (các quy tắc, mỗi mã một quy tắc) trong tệp quy tắc riêng; gợi ý: thêm `quy_tac: {N01: {ten: Không viết tắt chức vụ, thay: {PGĐ: Phó Giám đốc}}}`
    "#]],
    );
}
