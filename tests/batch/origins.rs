//! A template that is revised while localities have files of their own: what each part replaced is written into
//! them, and told when it has changed.

use expect_test::expect;

use crate::harness::Case;

/// Two localities with parts of their own: changed ones, and one that is removed.
fn case() -> Case {
    Case::from_dir("batch/mau")
        .file(
            "dia-phuong/00175.yaml",
            "# của phường\nnoi_dung:\n  - ma: kinh_phi   # riêng\n    loi_van: Theo Phụ lục kèm theo; phường tự lo thêm./.\n",
        )
        .file("dia-phuong/00376.yaml", "noi_dung:\n  - {ma: kinh_phi, loi_van: Theo Phụ lục kèm theo; xã tự lo./.}\n  - bo: muc_tieu\n")
}

/// The hashes come into the files, everything else stays; papers do not change by them.
#[test]
fn what_a_part_replaced_is_written_into_it() {
    let case = case();
    case.run("batch mau.yaml --format txt").code(0);
    let before = case.read("out/mau/00175-yen-hoa.txt");
    case.run("batch mau.yaml --goc=ghi").code(0).stderr(expect![[""]]).stdout(expect![[r#""#]]);
    expect![[r#""#]].assert_eq(&String::from_utf8(case.read("dia-phuong/00175.yaml")).unwrap());
    expect![[r#""#]].assert_eq(&String::from_utf8(case.read("dia-phuong/00376.yaml")).unwrap());
    case.run("batch mau.yaml --format txt").code(0).stderr(expect![[""]]);
    assert!(case.read("out/mau/00175-yen-hoa.txt") == before);
    case.run("batch mau.yaml --goc=ghi").code(0).stdout(expect![[r#""#]]);
    case.run("batch mau.yaml --goc=xem").code(0).stdout(expect![[r#""#]]);
    case.run("batch mau.yaml --goc=xem --only 06994").code(2).stderr(expect![[r#""#]]);
}

/// A part of the template that changes: each locality that replaced it is warned, with the three texts; the report
/// shows all; once looked at, the new text is what was replaced.
#[test]
fn a_change_of_the_template_is_told_to_those_it_concerns() {
    let case = case();
    case.run("batch mau.yaml --goc=ghi").code(0);
    // How lines are broken changes nothing.
    let case = case.replace(
        "mau.yaml",
        "loi_van: Theo Phụ lục kèm theo./.",
        "loi_van: |\n      Theo Phụ lục kèm theo./.",
    );
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[""]]);
    let case = case.replace("mau.yaml", "Theo Phụ lục kèm theo./.", "Theo Phụ lục kèm theo và dự toán./.");
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[r#""#]]);
    case.run("batch mau.yaml --goc=xem").code(1).stderr(expect![[""]]).stdout(expect![[r#""#]]);
    case.run("batch mau.yaml --goc=ghi").code(0).stdout(expect![[r#""#]]);
    case.run("batch mau.yaml --goc=lai --only 00175").code(0).stdout(expect![[r#""#]]);
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[r#""#]]);
    // A part that a locality removed.
    let case = case.replace("mau.yaml", "Báo cáo Thành phố.", "Báo cáo UBND Thành phố.");
    case.run("batch mau.yaml --only 00376 --format txt --message-format short")
        .code(0)
        .stderr(expect![[r#""#]]);
    // Without the texts that were kept, the old one is not known.
    std::fs::remove_dir_all(case.path("dia-phuong/goc")).unwrap();
    case.run("batch mau.yaml --goc=xem --only 00376").code(1).stdout(expect![[r#""#]]);
    case.run("batch mau.yaml --goc=sua").code(2).stderr(expect![[r#""#]]);
}
