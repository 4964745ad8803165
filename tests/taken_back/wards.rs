//! Papers of wards: what was changed goes into each ward's own file, the template stays.

use expect_test::expect;

use super::edited_bytes;
use crate::harness::Case;

const TEMPLATE: &str = "loai: ke_hoach
dia_phuong: don-vi.csv
co_quan: {ten: \"Ủy ban nhân dân {{ dia_phuong.ten_day_du }}\"}
ky_hieu: KH-UBND
dia_danh: \"{{ dia_phuong.ten }}\"
nam: 2026
trich_yeu: Phòng, chống thiên tai năm 2026
noi_dung:
  - muc: Mục tiêu
    ma: muc_tieu
    loi_van: |
      1. Bảo vệ người dân {{ dia_phuong.loai }}.
      2. Giảm thiệt hại.
  - muc: Thực hiện
    ma: thuc_hien
    loi_van: Các đơn vị thực hiện Kế hoạch này./.
noi_nhan: [Văn phòng, Trạm Y tế]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Trần Văn B}
";
const TABLE: &str = "ma,ten,loai,ma_tinh,ten_tinh,loai_tinh\n00004,Ba Đình,phường,01,Hà Nội,thành phố\n00008,Ngọc Hà,phường,01,Hà Nội,thành phố\n00025,Giảng Võ,phường,01,Hà Nội,thành phố\n";

fn wards() -> Case {
    let case = Case::new().file("mau.yaml", TEMPLATE).file("don-vi.csv", TABLE).file(
        "dia-phuong/00008.yaml",
        "# Của Ngọc Hà.\nnoi_dung:\n  - ma: thuc_hien\n    loi_van: Tổ dân phố thực hiện Kế hoạch này./.\n",
    );
    case.run("batch mau.yaml --format docx").code(0);
    case
}

fn docx(case: &Case, code: &str) -> String {
    let all = case.files("out/mau");
    let name = all.iter().find(|name| name.starts_with(code) && name.ends_with(".docx")).unwrap();
    format!("out/mau/{name}")
}

#[test]
fn a_folder_of_edited_papers() {
    let case = wards();
    let edited = |code: &str, edits: &[(&str, &str)]| edited_bytes(&case.read(&docx(&case, code)), edits);
    let files = [
        ("ve/ba-dinh.docx", edited("00004", &[("Giảm thiệt hại", "Giảm thiệt hại về người và tài sản")])),
        ("ve/giang-vo.docx", b"hong".to_vec()),
        (
            "ve/ngoc-ha.docx",
            edited(
                "00008",
                &[
                    ("Tổ dân phố thực hiện", "Các tổ dân phố thực hiện"),
                    ("Giảm thiệt hại", "Hạn chế thiệt hại"),
                ],
            ),
        ),
    ];
    let case = files.iter().fold(wards(), |case, (name, bytes)| case.file(name, bytes));
    case.run("take ve mau.yaml")
        .code(1)
        .stdout(expect![[r#"
        ve/ba-dinh.docx: 00004 Ba Đình: 1 chỗ sửa: 1 đưa về → dia-phuong/00004.yaml
        ve/ngoc-ha.docx: 00008 Ngọc Hà: 2 chỗ sửa: 2 đưa về → dia-phuong/00008.yaml
    "#]])
        .stderr(expect![[r#"
        lỗi[W006]: tệp `ve/giang-vo.docx` không phải tệp Word (.docx), hoặc đã hỏng
         |
         = gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác

    "#]]);
    assert_eq!(String::from_utf8(case.read("mau.yaml")).unwrap(), TEMPLATE);
    let own = |code: &str| String::from_utf8(case.read(&format!("dia-phuong/{code}.yaml"))).unwrap();
    expect![[r#"
        # Riêng của 00004 Ba Đình.
        noi_dung:
          - ma: muc_tieu
            loi_van: |
              1. Bảo vệ người dân {{ dia_phuong.loai }}.
              2. Giảm thiệt hại về người và tài sản.
    "#]]
    .assert_eq(&own("00004"));
    expect![[r#"
        # Của Ngọc Hà.
        noi_dung:
          - ma: thuc_hien
            loi_van: Các tổ dân phố thực hiện Kế hoạch này./.
          - ma: muc_tieu
            loi_van: |
              1. Bảo vệ người dân {{ dia_phuong.loai }}.
              2. Hạn chế thiệt hại.
    "#]]
    .assert_eq(&own("00008"));
    case.run("batch mau.yaml --format docx --force").code(0);
    // Now the papers are as they came back.
    case.run(&format!("redline ve/ngoc-ha.docx {} --dang van-ban", docx(&case, "00008"))).code(0).stdout(
        expect![[r#"
            0 chỗ thay đổi
        "#]],
    );
}

#[test]
fn what_a_ward_has_otherwise_already_is_asked() {
    let case = wards();
    let bytes = edited_bytes(&case.read(&docx(&case, "00004")), &[("Giảm thiệt hại", "Hạn chế thiệt hại")]);
    let own = "noi_dung:\n  - ma: muc_tieu\n    loi_van: Chỉ có một mục tiêu.\n";
    let case = case.file("ve.docx", bytes).file("dia-phuong/00004.yaml", own);
    case.run("take ve.docx mau.yaml")
        .code(1)
        .stdout(expect![[r#"
        1 chỗ sửa: 1 phải hỏi
        không ghi tệp nào
    "#]])
        .stderr(expect![[r#"
            cảnh báo[W021]: `ve.docx`, sửa “Giảm” → “Hạn chế”: tệp YAML nay là “Chỉ có một mục tiêu.”
             --> dia-phuong/00004.yaml:3:14
              |
            3 |     loi_van: Chỉ có một mục tiêu.
              |              ^
              |
              = gợi ý: giữ tệp YAML: `--giu yaml`; lấy theo tệp Word: `--giu word`

        "#]]);
    assert_eq!(String::from_utf8(case.read("dia-phuong/00004.yaml")).unwrap(), own);
}

/// The city went on with its template since: what it says otherwise now stays, also in the part that the ward changed.
#[test]
fn the_template_went_on() {
    let case = wards();
    let bytes = edited_bytes(&case.read(&docx(&case, "00004")), &[("Giảm thiệt hại", "Hạn chế thiệt hại")]);
    let case = case.file("ve.docx", bytes).replace("mau.yaml", "Bảo vệ người dân", "Bảo vệ mọi người dân");
    case.run("take ve.docx mau.yaml").code(0).stdout(expect![[r#"
        mau.yaml:13: sửa “Giảm” → “Hạn chế”
        1 chỗ sửa: 1 đưa về
        đã ghi dia-phuong/00004.yaml
    "#]]);
    expect![[r#"
        # Riêng của 00004 Ba Đình.
        noi_dung:
          - ma: muc_tieu
            loi_van: |
              1. Bảo vệ mọi người dân {{ dia_phuong.loai }}.
              2. Hạn chế thiệt hại.
    "#]]
    .assert_eq(&String::from_utf8(case.read("dia-phuong/00004.yaml")).unwrap());
}

#[test]
fn the_template_changed_the_same_words() {
    let case = wards();
    let bytes = edited_bytes(&case.read(&docx(&case, "00004")), &[("Giảm thiệt hại", "Hạn chế thiệt hại")]);
    let case = case.file("ve.docx", bytes).replace("mau.yaml", "Giảm thiệt hại", "Bớt thiệt hại");
    case.run("take ve.docx mau.yaml")
        .code(1)
        .stdout(expect![[r#"
        1 chỗ sửa: 1 phải hỏi
        không ghi tệp nào
    "#]])
        .stderr(expect![[r#"
        cảnh báo[W021]: `ve.docx`, sửa “Giảm” → “Hạn chế”: tệp YAML nay là “Bớt”
          --> mau.yaml:13:10
           |
        13 |       2. Bớt thiệt hại.
           |          ^
           |
           = gợi ý: giữ tệp YAML: `--giu yaml`; lấy theo tệp Word: `--giu word`

    "#]]);
    assert!(!case.path("dia-phuong/00004.yaml").exists());
}

/// Two people of one ward, each in a file of their own: both are in the end in the ward's file.
#[test]
fn two_files_of_one_ward() {
    let case = wards();
    let bytes = |old: &str, new: &str| edited_bytes(&case.read(&docx(&case, "00004")), &[(old, new)]);
    let files = [
        ("ve/00004-a.docx", bytes("Giảm thiệt hại", "Hạn chế thiệt hại")),
        ("ve/00008-b.docx", bytes("Bảo vệ người dân", "Bảo vệ mọi người dân")),
    ];
    let case = files.iter().fold(wards(), |case, (name, bytes)| case.file(name, bytes));
    case.run("take ve mau.yaml")
        .code(0)
        .stdout(expect![[r#"
        ve/00004-a.docx: 00004 Ba Đình: 1 chỗ sửa: 1 đưa về → dia-phuong/00004.yaml
        ve/00008-b.docx: 00004 Ba Đình: 1 chỗ sửa: 1 đưa về → dia-phuong/00004.yaml
    "#]])
        .stderr(expect![[r#"
        cảnh báo[W025]: `ve/00008-b.docx` mang mã 00008, nhưng là văn bản của 00004 Ba Đình
         |
         = gợi ý: tệp có thể bị đổi tên, gửi nhầm; các chỗ sửa vào tệp riêng của địa phương có trong văn bản

    "#]]);
    expect![[r#"
        # Riêng của 00004 Ba Đình.
        noi_dung:
          - ma: muc_tieu
            loi_van: |
              1. Bảo vệ mọi người dân {{ dia_phuong.loai }}.
              2. Hạn chế thiệt hại.
    "#]]
    .assert_eq(&String::from_utf8(case.read("dia-phuong/00004.yaml")).unwrap());
}
