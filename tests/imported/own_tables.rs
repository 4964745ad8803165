//! Tables of our own with groups of all sorts, numbers of things and prices: what is imported of their Word file builds
//! the same paper again.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use vanban::rooms::finding::Findings;
use vanban::rooms::pipeline::{Input, PaperImport};
use vanban::rooms::write::Format;

use super::same_paper::listed;
use super::shows;
use crate::support::papers::{PIPELINE, short};

const HEAD: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: KH-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Phòng, chống thiên tai năm 2026
noi_dung: |
  Kinh phí thực hiện tại Phụ lục kèm theo./.
noi_nhan: Các thôn
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Trần Văn B}
phu_luc:
  - ten: Kinh phí thực hiện
    bang:
      don_vi: triệu đồng
      hien_don_vi: có
";

/// A paper with this table, line by line, and what is imported of its Word file.
#[track_caller]
fn imported(table: &str) -> (Vec<String>, PaperImport) {
    let yaml = format!("{HEAD}{}", table.lines().map(|line| format!("      {line}\n")).collect::<String>());
    let (paper, report) = PIPELINE.tree(Input::alone("kh.yaml", yaml.as_bytes()));
    let paper = paper.unwrap_or_else(|| panic!("{}\n{yaml}", short(&report)));
    let bytes = PIPELINE.write(&paper, Format::Docx).unwrap();
    let import = PIPELINE.import_word("kh.docx", &bytes, Findings::default());
    let import = import.unwrap_or_else(|report| panic!("{}", short(&report)));
    (listed(&paper), import)
}

/// The same words and figures are on the paper that is built again.
#[track_caller]
fn comes_back(yaml: &str, table: Expect) {
    let (lines, import) = imported(yaml);
    shows(&import, table, expect![[""]]);
    assert_eq!(listed(&import.tree), lines);
}

/// A group that is still empty, one with a sum of its own, a task beside groups, groups in groups.
#[test]
fn groups_of_all_sorts_come_back() {
    comes_back(
        "\
so_khong: \"-\"
cot:
  - {ma: tt, ten: TT, kieu: so_thu_tu}
  - {ma: ten, ten: Nội dung, kieu: chu}
  - {ma: noi, ten: Nơi thực hiện, kieu: chu}
  - {ma: 2026, ten: Năm 2026, kieu: tien}
  - {ma: 2027, ten: Năm 2027, kieu: tien}
  - {ma: tong, ten: Tổng, kieu: tong_hang}
nhom:
  - ten: Chi đầu tư
    nhom:
      - ten: Kè sông
        nhiem_vu:
          - {ten: Kè thôn Đông, noi: Thôn Đông, kinh_phi: {2026: 1.200, 2027: 0}}
          - {ten: Kè thôn Đoài, noi: Thôn Đoài, kinh_phi: {2026: 300, 2027: 450}}
      - {ten: Trạm bơm, kinh_phi: {2026: 500, 2027: 0}}
      - {ten: Cống dưới đê, nhiem_vu: []}
    nhiem_vu:
      - {ten: Quản lý dự án, noi: Phòng Kinh tế, kinh_phi: {2026: 25, 2027: 0}}
  - ten: Chi thường xuyên
    nhiem_vu:
      - {ten: Diễn tập, kinh_phi: {2026: 80, 2027: 90}}
  - {ten: Chi hỗ trợ, nhiem_vu: []}
nhiem_vu:
  - {ten: Dự phòng, kinh_phi: {2026: 100, 2027: 100}}
tong_cong: {so: A}
",
        expect![[r#"
            bang:
              don_vi: triệu đồng
              hien_don_vi: có
              so_khong: "-"
              cot:
                - {ma: tt, ten: TT, kieu: so_thu_tu}
                - {ma: ten, ten: Nội dung, kieu: chu}
                - {ma: noi_thuc_hien, ten: Nơi thực hiện, kieu: chu}
                - {ma: 2026, ten: Năm 2026, kieu: tien}
                - {ma: 2027, ten: Năm 2027, kieu: tien}
                - {ma: tong, ten: Tổng, kieu: tong_hang}
              nhom:
                - ten: Chi đầu tư
                  nhom:
                    - ten: Kè sông
                      nhiem_vu:
                        - ten: Kè thôn Đông
                          noi_thuc_hien: Thôn Đông
                          kinh_phi: {2026: 1.200, 2027: 0}
                        - ten: Kè thôn Đoài
                          noi_thuc_hien: Thôn Đoài
                          kinh_phi: {2026: 300, 2027: 450}
                    - ten: Trạm bơm
                      kinh_phi: {2026: 500, 2027: 0}
                    - ten: Cống dưới đê
                      nhiem_vu: []
                  nhiem_vu:
                    - ten: Quản lý dự án
                      noi_thuc_hien: Phòng Kinh tế
                      kinh_phi: {2026: 25, 2027: 0}
                - ten: Chi thường xuyên
                  nhiem_vu:
                    - ten: Diễn tập
                      kinh_phi: {2026: 80, 2027: 90}
                - ten: Chi hỗ trợ
                  nhiem_vu: []
              nhiem_vu:
                - ten: Dự phòng
                  kinh_phi: {2026: 100, 2027: 100}
              tong_cong:
                so: A
                nhan: Tổng cộng
        "#]],
    );
}

/// Without a column of numbers groups are known by their letters, and a task beside them by their sums.
#[test]
fn groups_without_numbers_come_back() {
    comes_back(
        "\
cot:
  - {ma: ten, ten: Nội dung, kieu: chu}
  - {ma: tien, ten: Kinh phí, kieu: tien}
nhom:
  - ten: Vật tư
    nhiem_vu:
      - {ten: Bao cát, kinh_phi: {tien: 12}}
      - {ten: Rọ thép, kinh_phi: {tien: 30}}
  - {ten: Phương tiện, kinh_phi: {tien: 70}}
  - ten: Hậu cần
    nhiem_vu:
      - {ten: Lương thực, kinh_phi: {tien: 40}}
      - {ten: Nước uống, kinh_phi: {tien: 5}}
nhiem_vu:
  - {ten: Dự phòng, kinh_phi: {tien: 10}}
  - {ten: Chi khác, kinh_phi: {tien: 3}}
",
        expect![[r#"
            bang:
              don_vi: triệu đồng
              hien_don_vi: có
              cot:
                - {ma: ten, ten: Nội dung, kieu: chu}
                - {ma: kinh_phi, ten: Kinh phí, kieu: tien}
              nhom:
                - ten: Vật tư
                  nhiem_vu:
                    - ten: Bao cát
                      kinh_phi: {kinh_phi: 12}
                    - ten: Rọ thép
                      kinh_phi: {kinh_phi: 30}
                - ten: Phương tiện
                  kinh_phi: {kinh_phi: 70}
                - ten: Hậu cần
                  nhiem_vu:
                    - ten: Lương thực
                      kinh_phi: {kinh_phi: 40}
                    - ten: Nước uống
                      kinh_phi: {kinh_phi: 5}
              nhiem_vu:
                - ten: Dự phòng
                  kinh_phi: {kinh_phi: 10}
                - ten: Chi khác
                  kinh_phi: {kinh_phi: 3}
              tong_cong:
                nhan: Tổng cộng
        "#]],
    );
}

/// Numbers of things times a price, in groups, with numbers of columns.
#[test]
fn products_come_back() {
    comes_back(
        "\
danh_so: theo_nhom
so_cot: có
cot:
  - {ma: tt, ten: TT, kieu: so_thu_tu}
  - {ma: ten, ten: Nội dung chi, kieu: chu}
  - {ma: dvt, ten: Đơn vị tính, kieu: giua}
  - {ma: so_nguoi, ten: Số người, kieu: so_luong}
  - {ma: so_ngay, ten: Số ngày, kieu: so_luong}
  - {ma: don_gia, ten: Đơn giá, kieu: don_gia}
  - {ma: thanh_tien, ten: Thành tiền, kieu: thanh_tien}
nhom:
  - ten: Tập huấn
    nhiem_vu:
      - {ten: Tiền ăn, dvt: người, so_nguoi: 120, so_ngay: 2, don_gia: \"0,15\"}
      - {ten: Thù lao, dvt: buổi, so_nguoi: 2, so_ngay: \"1,5\", don_gia: 4}
  - ten: Diễn tập
    nhiem_vu:
      - {ten: Nước uống, dvt: người, so_nguoi: 1.200, so_ngay: 1, don_gia: \"0,02\"}
",
        expect![[r#"
            bang:
              don_vi: triệu đồng
              hien_don_vi: có
              danh_so: theo_nhom
              so_cot: có
              cot:
                - {ma: tt, ten: TT, kieu: so_thu_tu}
                - {ma: ten, ten: Nội dung chi, kieu: chu}
                - {ma: don_vi_tinh, ten: Đơn vị tính, kieu: giua}
                - {ma: so_nguoi, ten: Số người, kieu: so_luong}
                - {ma: so_ngay, ten: Số ngày, kieu: so_luong}
                - {ma: don_gia, ten: Đơn giá, kieu: don_gia}
                - {ma: thanh_tien, ten: Thành tiền, kieu: thanh_tien, cua: [so_nguoi, so_ngay, don_gia]}
              nhom:
                - ten: Tập huấn
                  nhiem_vu:
                    - ten: Tiền ăn
                      don_vi_tinh: người
                      so_nguoi: 120
                      so_ngay: 2
                      don_gia: 0,15
                    - ten: Thù lao
                      don_vi_tinh: buổi
                      so_nguoi: 2
                      so_ngay: 1,5
                      don_gia: 4
                - ten: Diễn tập
                  nhiem_vu:
                    - ten: Nước uống
                      don_vi_tinh: người
                      so_nguoi: 1.200
                      so_ngay: 1
                      don_gia: 0,02
              tong_cong:
                nhan: Tổng cộng
        "#]],
    );
}

/// Numbers of things that are added up, beside money and alone.
#[test]
fn added_numbers_come_back() {
    comes_back(
        "\
cot:
  - {ma: tt, ten: TT, kieu: so_thu_tu}
  - {ma: ten, ten: Lớp tập huấn, kieu: chu}
  - {ma: so_nguoi, ten: Số người, kieu: so_luong_cong}
  - {ma: so_to, ten: Số tờ rơi, kieu: so_luong}
  - {ma: tien, ten: Kinh phí, kieu: tien}
nhiem_vu:
  - {ten: Lớp thứ nhất, so_nguoi: 1.200, so_to: 500, kinh_phi: {tien: 420}}
  - {ten: Lớp thứ hai, so_nguoi: 35, kinh_phi: {tien: 20}}
",
        expect![[r#"
            bang:
              don_vi: triệu đồng
              hien_don_vi: có
              cot:
                - {ma: tt, ten: TT, kieu: so_thu_tu}
                - {ma: ten, ten: Lớp tập huấn, kieu: chu}
                - {ma: so_nguoi, ten: Số người, kieu: so_luong_cong}
                - {ma: so_to_roi, ten: Số tờ rơi, kieu: so_luong}
                - {ma: kinh_phi, ten: Kinh phí, kieu: tien}
              nhiem_vu:
                - ten: Lớp thứ nhất
                  so_nguoi: 1.200
                  so_to_roi: 500
                  kinh_phi: {kinh_phi: 420}
                - ten: Lớp thứ hai
                  so_nguoi: 35
                  kinh_phi: {kinh_phi: 20}
              tong_cong:
                nhan: Tổng cộng
        "#]],
    );
}

/// A table of rows: what it is called and how many groups it stands in.
fn tree() -> impl Strategy<Value = String> {
    let task = || (0..3_u32, 0..2000_u32).prop_map(|(name, amount)| RowTree::Task(name, amount));
    let leaf = prop_oneof![
        3 => task(),
        1 => (0..3_u32, 1..2000_u32).prop_map(|(name, amount)| RowTree::Own(name, amount)),
        1 => (0..3_u32).prop_map(|name| RowTree::Group(name, Vec::new())),
    ];
    let inner = leaf.prop_recursive(3, 24, 4, |inner| {
        (0..3_u32, prop::collection::vec(inner, 1..4)).prop_map(|(name, rows)| RowTree::Group(name, rows))
    });
    (prop::collection::vec(inner, 1..4), any::<bool>()).prop_map(|(rows, anew)| {
        let numbering = if anew { "danh_so: theo_nhom\n" } else { "" };
        let mut yaml = format!(
            "{numbering}cot:\n  - {{ma: tt, ten: TT, kieu: so_thu_tu}}\n  - {{ma: ten, ten: Nội dung, kieu: chu}}\n  \
             - {{ma: tien, ten: Kinh phí, kieu: tien}}\n"
        );
        RowTree::write(&rows, 0, &mut yaml);
        yaml
    })
}

#[derive(Clone, Debug)]
enum RowTree {
    Task(u32, u32),
    Own(u32, u32),
    Group(u32, Vec<RowTree>),
}

impl RowTree {
    fn write(rows: &[RowTree], indent: usize, yaml: &mut String) {
        const NAMES: [&str; 3] = ["Kè sông", "Trạm bơm, cống", "Diễn tập"];
        let blanks = " ".repeat(indent);
        let (tasks, groups): (Vec<&RowTree>, Vec<&RowTree>) =
            rows.iter().partition(|row| matches!(row, RowTree::Task(..)));
        for (key, rows) in [("nhom", groups), ("nhiem_vu", tasks)] {
            if !rows.is_empty() {
                *yaml += &format!("{blanks}{key}:\n");
            }
            for row in rows {
                let (RowTree::Task(name, _) | RowTree::Own(name, _) | RowTree::Group(name, _)) = row;
                *yaml += &format!("{blanks}  - ten: {}\n", NAMES[*name as usize]);
                match row {
                    RowTree::Task(_, amount) | RowTree::Own(_, amount) => {
                        *yaml += &format!("{blanks}    kinh_phi: {{tien: {}}}\n", amount % 1000);
                    }
                    RowTree::Group(_, rows) if rows.is_empty() => {
                        *yaml += &format!("{blanks}    nhiem_vu: []\n");
                    }
                    RowTree::Group(_, rows) => RowTree::write(rows, indent + 4, yaml),
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever groups a table has, the paper that is built of its Word file has the same words and figures, and its
    /// sums are computed.
    #[test]
    fn any_groups_come_back(table in tree()) {
        let (lines, import) = imported(&table);
        prop_assert_eq!(listed(&import.tree), lines, "{}", &import.yaml);
        prop_assert!(import.yaml.contains("kieu: tien"), "{}", import.yaml);
    }
}
