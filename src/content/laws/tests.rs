//! The register is read, its errors are reported, and its texts are worded and in force as they should be.

use expect_test::{Expect, expect};

use super::{Citing, Force, LegalRegister};
use crate::finding::{Report, render};

const BOOK: &str = "\
luat_moi: {loai: luat, ten: Luật Đầu tư công, so: 58/2024/QH15, ngay: 29/11/2024, hieu_luc_tu: 01/01/2025, nguon: Công báo}
luat_giua: {loai: luat, ten: Đầu tư công, ngay: 13/6/2019, hieu_luc_tu: 01/01/2020, thay_the_boi: luat_moi, nguon: Công báo}
luat_cu: {loai: luat, ten: Đầu tư công, ngay: 18/6/2014, hieu_luc_tu: 01/01/2015, hieu_luc_den: 31/12/2019, thay_the_boi: luat_giua, nguon: Công báo}
nd30: {loai: nghi_dinh, ten: về công tác văn thư, so: 30/2020/NĐ-CP, ngay: 5/3/2020, co_quan: Chính phủ, hop_nhat: 12/VBHN-BNV, nguon: Điều 37}
";

fn read(text: &str) -> (Option<LegalRegister>, String) {
    let mut report = Report::default();
    let register = LegalRegister::read("phap_luat.yaml", text.as_bytes(), &mut report);
    report.findings.sort();
    (register, render::human(&report, false))
}

#[track_caller]
fn told(text: &str, expected: Expect) {
    let (register, found) = read(text);
    assert!(register.is_none());
    expected.assert_eq(&found);
}

/// An office that has noted nothing yet, or nothing any more.
#[test]
fn a_register_of_comments_alone_has_nothing_in_it() {
    assert_eq!(read("# chưa có\n\n"), (Some(LegalRegister::default()), String::new()));
}

#[test]
fn texts_are_worded_by_their_places() {
    let register = read(BOOK).0.unwrap();
    let words = |key: &str| {
        let text = register.get(key).unwrap();
        [Citing::Ground, Citing::First, Citing::Later].map(|citing| text.words(citing))
    };
    assert_eq!(
        words("luat_moi"),
        ["Luật Đầu tư công ngày 29 tháng 11 năm 2024", "Luật Đầu tư công", "Luật Đầu tư công"]
    );
    let full = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư";
    let ground = format!("{full} (hợp nhất tại Văn bản hợp nhất số 12/VBHN-BNV)");
    assert_eq!(words("nd30"), [ground.as_str(), full, "Nghị định số 30/2020/NĐ-CP"]);
}

/// From its first day to its last, or to the day before its successor's first; then the successor of that
/// day, over any number of changes. What is not stated is not known.
#[test]
fn texts_are_in_force_for_their_time() {
    let register = read(BOOK).0.unwrap();
    let force = |key: &str, day| match register.force(register.get(key).unwrap(), day) {
        Force::Unknown => "?".to_owned(),
        Force::InForce => "có".to_owned(),
        Force::NotYet(from) => format!("từ {from:?}"),
        Force::Ended(to, next) => format!("{to:?} {}", next.map_or("-", |next| next.key.as_str())),
    };
    assert_eq!(force("luat_cu", (2014, 12, 31)), "từ (2015, 1, 1)");
    assert_eq!(force("luat_cu", (2019, 12, 31)), "có");
    assert_eq!(force("luat_cu", (2020, 1, 1)), "Some((2019, 12, 31)) luat_giua");
    assert_eq!(force("luat_cu", (2025, 1, 1)), "Some((2019, 12, 31)) luat_moi");
    assert_eq!(force("luat_giua", (2024, 12, 31)), "có");
    assert_eq!(force("luat_giua", (2025, 1, 1)), "None luat_moi");
    assert_eq!(force("nd30", (2026, 1, 1)), "?");
}

#[test]
fn every_fault_is_told_at_its_line() {
    told(
        "\
ND30: {loai: nghi_dinh, ten: a, ngay: 5/3/2020, nguon: b}
nd1: {loai: nghi_din, ten: a, ngay: 5/3/2020, nguon: b}
nd2: {loai: nghi_dinh, ten: a, ngay: 31/2/2020, so: số 30, nguon: b}
nd3: {loai: luat, ten: a3, ngay: 5/3/2020, hieu_luc_tu: 5/3/2021, hieu_luc_den: 5/3/2020, thay_the_boi: nd5, nguon: b}
nd4: {loai: luat, ten: a4, ngay: 5/3/2020, thay_the_boi: nd6, nguon: b}
nd6: {loai: luat, ten: a6, ngay: 5/3/2020, thay_the_boi: nd4, ghi_chu: x, nguon: b}
nd7: {loai: luat, ten: a7, ngay: 5/3/2020, thay_the_boi: nd7, nguon: b}
nd8: Nghị định 30
nd9: {loai: luat, ten: a, ngay: 5/3/2020}
",
        expect![[r#"
            lỗi[C007]: mã `ND30` không dùng được trong câu có biến
             --> phap_luat.yaml:1:1
              |
            1 | ND30: {loai: nghi_dinh, ten: a, ngay: 5/3/2020, nguon: b}
              | ^^^^
              |
              = gợi ý: mã gồm chữ thường không dấu, chữ số, `_`, mở đầu bằng chữ: `nd30`, `luat_dau_tu_cong`

            lỗi[C012]: `loai` không có lựa chọn `nghi_din`
             --> phap_luat.yaml:2:13
              |
            2 | nd1: {loai: nghi_din, ten: a, ngay: 5/3/2020, nguon: b}
              |             ^^^^^^^^
              |
              = gợi ý: có phải ý bạn là `nghi_dinh`?

            lỗi[C002]: thiếu `co_quan` (cơ quan ban hành) trong nghị định của sổ
             --> phap_luat.yaml:3:1
              |
            3 | nd2: {loai: nghi_dinh, ten: a, ngay: 31/2/2020, so: số 30, nguon: b}
              | ^^^
              |
              = gợi ý: thêm `co_quan: Chính phủ`

            lỗi[C005]: `ngay` phải là ngày/tháng/năm, ở đây là `31/2/2020`
             --> phap_luat.yaml:3:38
              |
            3 | nd2: {loai: nghi_dinh, ten: a, ngay: 31/2/2020, so: số 30, nguon: b}
              |                                      ^^^^^^^^^
              |
              = gợi ý: ví dụ `ngay: 05/3/2020`

            lỗi[C005]: `so`: `số 30` không phải số và ký hiệu của văn bản
             --> phap_luat.yaml:3:53
              |
            3 | nd2: {loai: nghi_dinh, ten: a, ngay: 31/2/2020, so: số 30, nguon: b}
              |                                                     ^^^^^
              |
              = gợi ý: ví dụ `so: 30/2020/NĐ-CP`

            lỗi[C005]: `hieu_luc_den` trước `hieu_luc_tu`
             --> phap_luat.yaml:4:81
              |
            4 | nd3: {loai: luat, ten: a3, ngay: 5/3/2020, hieu_luc_tu: 5/3/2021, hieu_luc_den: 5/3/2020, tha...
              |                                                                                 ^^^^^^^^
              |
              = gợi ý: `hieu_luc_den` là ngày cuối cùng văn bản còn hiệu lực

            lỗi[C007]: sổ không có văn bản nào mang mã `nd5`
             --> phap_luat.yaml:4:105
              |
            4 | ...021, hieu_luc_den: 5/3/2020, thay_the_boi: nd5, nguon: b}
              |                                               ^^^
              |
              = gợi ý: có phải ý bạn là `nd4`?

            lỗi[C007]: `nd4` và các văn bản thay thế nó nối thành vòng
             --> phap_luat.yaml:5:58
              |
            5 | nd4: {loai: luat, ten: a4, ngay: 5/3/2020, thay_the_boi: nd6, nguon: b}
              |                                                          ^^^
              |
              = gợi ý: `thay_the_boi` ghi mã của văn bản ban hành sau

            lỗi[C007]: `nd6` và các văn bản thay thế nó nối thành vòng
             --> phap_luat.yaml:6:58
              |
            6 | nd6: {loai: luat, ten: a6, ngay: 5/3/2020, thay_the_boi: nd4, ghi_chu: x, nguon: b}
              |                                                          ^^^
              |
              = gợi ý: `thay_the_boi` ghi mã của văn bản ban hành sau

            lỗi[C001]: khóa `ghi_chu` không có trong văn bản của sổ
             --> phap_luat.yaml:6:63
              |
            6 | nd6: {loai: luat, ten: a6, ngay: 5/3/2020, thay_the_boi: nd4, ghi_chu: x, nguon: b}
              |                                                               ^^^^^^^
              |
              = gợi ý: dùng được: `loai`, `ten`, `so`, `ngay`, `co_quan`, `hieu_luc_tu`, `hieu_luc_den`, `thay_the_boi`, `sua_doi_boi`, `hop_nhat`, `nguon`

            lỗi[C007]: `nd7` và các văn bản thay thế nó nối thành vòng
             --> phap_luat.yaml:7:58
              |
            7 | nd7: {loai: luat, ten: a7, ngay: 5/3/2020, thay_the_boi: nd7, nguon: b}
              |                                                          ^^^
              |
              = gợi ý: `thay_the_boi` ghi mã của văn bản ban hành sau

            lỗi[C003]: văn bản của sổ phải gồm các khóa, ở đây là một dòng chữ
             --> phap_luat.yaml:8:6
              |
            8 | nd8: Nghị định 30
              |      ^^^^^^^^^^^^
              |
              = gợi ý: các khóa dùng được: `loai:`, `ten:`, `so:`, `ngay:`, `co_quan:`, `hieu_luc_tu:`, `hieu_luc_den:`, `thay_the_boi:`, `sua_doi_boi:`, `hop_nhat:`, `nguon:`

            lỗi[C002]: thiếu `nguon` (nguồn: nơi lấy số, ngày, hiệu lực) trong văn bản của sổ
             --> phap_luat.yaml:9:7
              |
            9 | nd9: {loai: luat, ten: a, ngay: 5/3/2020}
              |       ^^^^
              |
              = gợi ý: thêm `nguon: Công báo`
        "#]],
    );
}

/// Contradictions are reported at their lines, all at once: one text under two keys, a successor that is
/// older, days in the wrong order, a source that says nothing.
#[test]
fn contradictions_are_told_at_their_lines() {
    told(
        "\
luat_a: {loai: luat, ten: Đầu tư công, so: 58/2024/QH15, ngay: 29/11/2024, hieu_luc_tu: 01/11/2024, nguon: b}
luat_b: {loai: luat, ten: Luật đầu tư  công, ngay: 29/11/2024, hieu_luc_den: 01/11/2024, nguon: b}
nd30: {loai: nghi_dinh, ten: về a, so: 30/2020/NĐ-CP, ngay: 5/3/2020, co_quan: Chính phủ, thay_the_boi: nd01, nguon: ' - '}
nd030: {loai: nghi_dinh, ten: về b, so: 030/2020/NĐ-CP, ngay: 5/3/2020, co_quan: Thủ tướng, sua_doi_boi: [nd01, nd030], nguon: []}
nd31: {loai: nghi_dinh, ten: về a, so: 30/2020/NĐ-CP, ngay: 6/3/2020, co_quan: Chính phủ, thay_the_boi: nd01, nguon: b}
nd32: {loai: nghi_dinh, ten: về a, so: 30/2020/NĐ-CP, ngay: 6/3/2020, co_quan: Thủ tướng, sua_doi_boi: [nd01, nd32], nguon: b}
nd01: {loai: nghi_dinh, ten: về c, so: 01/2020/NĐ-CP, ngay: 5/1/2020, co_quan: Chính phủ, nguon: b}
qd1: {loai: quyet_dinh, ten: về c, so: 12/QĐ-UBND, ngay: 5/1/2020, co_quan: UBND tỉnh A, nguon: b}
qd2: {loai: quyet_dinh, ten: về d, so: 12/QĐ-UBND, ngay: 7/1/2020, co_quan: UBND tỉnh A, nguon: b}
",
        expect![[r#"
            lỗi[C005]: `hieu_luc_tu` trước `ngay`
             --> phap_luat.yaml:1:89
              |
            1 | ...24/QH15, ngay: 29/11/2024, hieu_luc_tu: 01/11/2024, nguon: b}
              |                                            ^^^^^^^^^^
              |
              = gợi ý: xem lại hai ngày; văn bản có hiệu lực trở về trước thì bỏ dòng `hieu_luc_tu`

            lỗi[C007]: `luat_b` là văn bản đã có mã `luat_a`: Luật Đầu tư công
             --> phap_luat.yaml:2:27
              |
            2 | luat_b: {loai: luat, ten: Luật đầu tư  công, ngay: 29/11/2024, hieu_luc_den: 01/11/2024, nguo...
              |                           ^^^^^^^^^^^^^^^^^
              |
              = gợi ý: mỗi văn bản một mã: bỏ một mã, hoặc xem lại `so`, `ngay`
            liên quan: mã kia ở đây
             --> phap_luat.yaml:1:44
              |
            1 | luat_a: {loai: luat, ten: Đầu tư công, so: 58/2024/QH15, ngay: 29/11/2024, hieu_luc_tu: 01/11...
              |                                            ^^^^^^^^^^^^

            lỗi[C005]: `hieu_luc_den` trước `ngay`
             --> phap_luat.yaml:2:78
              |
            2 | luat_b: {loai: luat, ten: Luật đầu tư  công, ngay: 29/11/2024, hieu_luc_den: 01/11/2024, nguo...
              |                                                                              ^^^^^^^^^^
              |
              = gợi ý: `hieu_luc_den` là ngày cuối cùng văn bản còn hiệu lực

            lỗi[C007]: `nd30` ban hành ngày 05/3/2020, sau `nd01` ngày 05/01/2020
             --> phap_luat.yaml:3:105
              |
            3 | .../3/2020, co_quan: Chính phủ, thay_the_boi: nd01, nguon: ' - '}
              |                                               ^^^^
              |
              = gợi ý: `thay_the_boi` ghi mã của văn bản ban hành sau

            lỗi[C002]: `nguon` không nêu nguồn nào
             --> phap_luat.yaml:3:118
              |
            3 | ...an: Chính phủ, thay_the_boi: nd01, nguon: ' - '}
              |                                              ^^^^^
              |
              = gợi ý: ghi nơi đã tra số, ngày, hiệu lực, ví dụ `nguon: Công báo`

            lỗi[C007]: `nd030` là văn bản đã có mã `nd30`: Nghị định số 30/2020/NĐ-CP
             --> phap_luat.yaml:4:41
              |
            4 | nd030: {loai: nghi_dinh, ten: về b, so: 030/2020/NĐ-CP, ngay: 5/3/2020, co_quan: Thủ tướng, s...
              |                                         ^^^^^^^^^^^^^^
              |
              = gợi ý: mỗi văn bản một mã: bỏ một mã, hoặc xem lại `so`, `ngay`
            liên quan: mã kia ở đây
             --> phap_luat.yaml:3:40
              |
            3 | nd30: {loai: nghi_dinh, ten: về a, so: 30/2020/NĐ-CP, ngay: 5/3/2020, co_quan: Chính phủ, tha...
              |                                        ^^^^^^^^^^^^^

            lỗi[C007]: `nd030` ban hành ngày 05/3/2020, sau `nd01` ngày 05/01/2020
             --> phap_luat.yaml:4:106
              |
            4 | ...020, co_quan: Thủ tướng, sua_doi_boi: [nd01, nd030], nguon: []}
              |                                          ^^^^^^^^^^^^^
              |
              = gợi ý: `sua_doi_boi` ghi mã của văn bản ban hành sau

            lỗi[C007]: `nd030` ghi là được sửa đổi bởi chính nó
             --> phap_luat.yaml:4:106
              |
            4 | ...020, co_quan: Thủ tướng, sua_doi_boi: [nd01, nd030], nguon: []}
              |                                          ^^^^^^^^^^^^^
              |
              = gợi ý: `sua_doi_boi` ghi mã của văn bản ban hành sau

            lỗi[C002]: `nguon` (nguồn: nơi lấy số, ngày, hiệu lực) còn để trống
             --> phap_luat.yaml:4:128
              |
            4 | ...ủ tướng, sua_doi_boi: [nd01, nd030], nguon: []}
              |                                                ^^
              |
              = gợi ý: ví dụ `nguon: Công báo`

            lỗi[C007]: `nd31` là văn bản đã có mã `nd30`: Nghị định số 30/2020/NĐ-CP
             --> phap_luat.yaml:5:40
              |
            5 | nd31: {loai: nghi_dinh, ten: về a, so: 30/2020/NĐ-CP, ngay: 6/3/2020, co_quan: Chính phủ, tha...
              |                                        ^^^^^^^^^^^^^
              |
              = gợi ý: mỗi văn bản một mã: bỏ một mã, hoặc xem lại `so`, `ngay`
            liên quan: mã kia ở đây
             --> phap_luat.yaml:3:40
              |
            3 | nd30: {loai: nghi_dinh, ten: về a, so: 30/2020/NĐ-CP, ngay: 5/3/2020, co_quan: Chính phủ, tha...
              |                                        ^^^^^^^^^^^^^

            lỗi[C007]: `nd31` ban hành ngày 06/3/2020, sau `nd01` ngày 05/01/2020
             --> phap_luat.yaml:5:105
              |
            5 | .../3/2020, co_quan: Chính phủ, thay_the_boi: nd01, nguon: b}
              |                                               ^^^^
              |
              = gợi ý: `thay_the_boi` ghi mã của văn bản ban hành sau

            lỗi[C007]: `nd32` là văn bản đã có mã `nd30`: Nghị định số 30/2020/NĐ-CP
             --> phap_luat.yaml:6:40
              |
            6 | nd32: {loai: nghi_dinh, ten: về a, so: 30/2020/NĐ-CP, ngay: 6/3/2020, co_quan: Thủ tướng, sua...
              |                                        ^^^^^^^^^^^^^
              |
              = gợi ý: mỗi văn bản một mã: bỏ một mã, hoặc xem lại `so`, `ngay`
            liên quan: mã kia ở đây
             --> phap_luat.yaml:3:40
              |
            3 | nd30: {loai: nghi_dinh, ten: về a, so: 30/2020/NĐ-CP, ngay: 5/3/2020, co_quan: Chính phủ, tha...
              |                                        ^^^^^^^^^^^^^

            lỗi[C007]: `nd32` ban hành ngày 06/3/2020, sau `nd01` ngày 05/01/2020
             --> phap_luat.yaml:6:104
              |
            6 | ...2020, co_quan: Thủ tướng, sua_doi_boi: [nd01, nd32], nguon: b}
              |                                           ^^^^^^^^^^^^
              |
              = gợi ý: `sua_doi_boi` ghi mã của văn bản ban hành sau

            lỗi[C007]: `nd32` ghi là được sửa đổi bởi chính nó
             --> phap_luat.yaml:6:104
              |
            6 | ...2020, co_quan: Thủ tướng, sua_doi_boi: [nd01, nd32], nguon: b}
              |                                           ^^^^^^^^^^^^
              |
              = gợi ý: `sua_doi_boi` ghi mã của văn bản ban hành sau

            lỗi[C007]: `qd2` là văn bản đã có mã `qd1`: Quyết định số 12/QĐ-UBND
             --> phap_luat.yaml:9:40
              |
            9 | qd2: {loai: quyet_dinh, ten: về d, so: 12/QĐ-UBND, ngay: 7/1/2020, co_quan: UBND tỉnh A, nguo...
              |                                        ^^^^^^^^^^
              |
              = gợi ý: mỗi văn bản một mã: bỏ một mã, hoặc xem lại `so`, `ngay`
            liên quan: mã kia ở đây
             --> phap_luat.yaml:8:40
              |
            8 | qd1: {loai: quyet_dinh, ten: về c, so: 12/QĐ-UBND, ngay: 5/1/2020, co_quan: UBND tỉnh A, nguo...
              |                                        ^^^^^^^^^^
        "#]],
    );
}

/// A number is unique per body and year; an amending text may have the same day.
#[test]
fn texts_that_only_look_alike_are_two() {
    let book = "\
qd1: {loai: quyet_dinh, ten: về c, so: 12/QĐ-UBND, ngay: 5/1/2020, co_quan: UBND tỉnh A, sua_doi_boi: qd4, nguon: b}
qd2: {loai: quyet_dinh, ten: về d, so: 12/QĐ-UBND, ngay: 5/1/2020, co_quan: UBND tỉnh B, nguon: b}
qd3: {loai: quyet_dinh, ten: về d, so: 12/QĐ-UBND, ngay: 5/1/2021, co_quan: UBND tỉnh A, nguon: b}
qd4: {loai: quyet_dinh, ten: về d, so: 13/QĐ-UBND, ngay: 5/1/2020, co_quan: UBND tỉnh A, nguon: b}
nq1: {loai: nghi_quyet, ten: về d, so: 13/QĐ-UBND, ngay: 5/1/2020, co_quan: UBND tỉnh A, nguon: b}
luat_a: {loai: luat, ten: Đầu tư, ngay: 26/11/2014, nguon: b}
luat_b: {loai: luat, ten: Đầu tư, ngay: 17/6/2020, hieu_luc_tu: 17/6/2020, hieu_luc_den: 17/6/2020, nguon: b}
";
    let (register, found) = read(book);
    assert!(register.is_some(), "{found}");
}

#[test]
fn a_register_without_texts_is_empty() {
    for text in ["", "# chưa có gì\n"] {
        let (register, found) = read(text);
        assert!(register.is_none_or(|register| register.all().next().is_none()), "{found}");
    }
}
