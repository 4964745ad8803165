//! Products, units on paper, rounding, ceilings, shares.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::compute;
use crate::budget::{RowKind, Sheet, SheetRow};
use crate::content::money::{Unit, format_amount};
use crate::content::table::Bang;
use crate::content::table::samples::read;
use crate::finding::render;

/// A table's sums, one line per row, and its findings.
fn counted(text: &str) -> (Bang, Sheet, String) {
    let (bang, mut report) = read(text);
    let Some(bang) = bang else { panic!("{}", render::short(&report)) };
    let totals = compute(&bang, &mut report.findings);
    report.findings.sort();
    (bang, totals, render::short(&report))
}

fn line(sums: &[Option<Decimal>]) -> String {
    sums.iter().map(|sum| sum.map_or("·".to_owned(), format_amount)).collect::<Vec<_>>().join(" ")
}

/// The rows of groups and tasks.
fn parts(sheet: &Sheet) -> Vec<SheetRow<'_>> {
    let rows = sheet.rows().into_iter();
    rows.filter(|row| row.kind() != RowKind::Total).collect()
}

#[track_caller]
fn check(text: &str, expected: &Expect) {
    let (_, totals, found) = counted(text);
    let mut lines = vec![line(totals.grand())];
    lines.extend(parts(&totals).into_iter().map(|row| line(row.shown)));
    expected.assert_eq(&format!("{}\n{found}", lines.join("\n")));
}

/// Lines of quantity and price, in two years and with their shares.
const PRICED: &str = "\
don_vi: nghìn đồng
cot:
  - {ma: ten, ten: Nội dung, kieu: chu}
  - {ma: so_luong, ten: Số lượng, kieu: so_luong}
  - {ma: so_ngay, ten: Số ngày, kieu: so_luong}
  - {ma: don_gia, ten: Đơn giá, kieu: don_gia}
  - {ma: thanh_tien, ten: Thành tiền, kieu: thanh_tien}
  - {ma: doi_ung, ten: Đối ứng, kieu: tien}
  - {ma: tong, ten: Tổng, kieu: tong_hang}
  - {ma: ty_trong, ten: Tỷ trọng, kieu: ty_trong}
nhom:
  - ten: Tập huấn
    nhiem_vu:
      - {ma: an, ten: Hỗ trợ ăn, so_luong: 40, so_ngay: 2, don_gia: 150, kinh_phi: {doi_ung: 0}}
      - {ten: Tài liệu, so_luong: \"2,5\", so_ngay: 1, don_gia: \"33,3\", kinh_phi: {doi_ung: \"16,75\"}}
  - ten: Hội nghị
    nhiem_vu:
      - {ten: Hội trường, so_luong: 1, so_ngay: 3, don_gia: 2.000, kinh_phi: {doi_ung: 100}}
";

#[test]
fn quantity_times_price_feeds_sums_and_shares() {
    check(
        PRICED,
        &expect![[r#"
        · · · · 18.083,25 116,75 18.200 100
        · · · · 12.083,25 16,75 12.100 66,5
        · 40 2 150 12.000 0 12.000 65,9
        · 2,5 1 33,3 83,25 16,75 100 0,6
        · · · · 6.000 100 6.100 33,5
        · 1 3 2.000 6.000 100 6.100 33,5
    "#]],
    );
    let stated =
        PRICED.replace("kinh_phi: {doi_ung: 0}}", "kinh_phi: {doi_ung: 0}, tong: {thanh_tien: 12.500}}");
    let wrong = [
        stated,
        PRICED.replace(" so_ngay: 3,", ""),
        PRICED.replace("don_gia: 2.000", "don_gia: 2.0").replace("so_luong: 40", "so_luong: 40 suất"),
        PRICED.replace("so_luong: \"2,5\"", "so_luong: 2,5"),
        PRICED.replace("{doi_ung: 100}", "{doi_ung: 100, so_luong: 3, thanh_tien: 5, ty_trong: 3}"),
        PRICED.replace("don_gia: 150", "thanh_tien: 5, don_gia: 150"),
        PRICED.replace("so_luong: 40", "so_luong: 999999999999,5").replace("40,5", "\"40,5\""),
        PRICED
            .replace("so_luong: 40", "so_luong: 999.999.999.999")
            .replace("don_gia: 150", "don_gia: 999.999.999.999"),
    ];
    let found: Vec<String> = wrong.iter().map(|text| counted(text).2).collect();
    expect![[r#"
        bang.yaml:14:117: lỗi[B003]: nhiệm vụ `an` ghi 12.500 ở cột `thanh_tien`, tính từ các số của hàng là 12.000; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
        --
        bang.yaml:18:10: lỗi[B002]: nhiệm vụ 3 thiếu `so_ngay`; gợi ý: thêm `so_ngay: 1` vào nhiệm vụ, với số đúng của dòng này
        --
        bang.yaml:14:44: lỗi[B001]: `40 suất` không phải là số: có `suất`; gợi ý: chỉ ghi số, ví dụ `12` hay `2,5`; đơn vị tính ghi ở một cột `kieu: giua`
        bang.yaml:18:61: lỗi[B001]: số `2.0` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `2.000`; nếu là số lẻ, viết `2`; nếu là số nguyên 20, viết `20`
        --
        bang.yaml:15:35: lỗi[Y016]: dấu phẩy trong `2,5` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: đặt số trong dấu nháy kép: `"2,5"`
        --
        bang.yaml:18:93: lỗi[B002]: cột `so_luong` ghi thành một khóa của nhiệm vụ; gợi ý: chuyển ra ngoài, ngang với `ten`
        bang.yaml:18:106: lỗi[B002]: cột `thanh_tien` do chương trình tính; gợi ý: bỏ số này, hoặc ghi trong `tong` của nhiệm vụ để đối chiếu
        bang.yaml:18:121: lỗi[B002]: cột `ty_trong` do chương trình tính; gợi ý: bỏ số này
        --
        bang.yaml:14:60: lỗi[C001]: cột `thanh_tien` do chương trình tính; gợi ý: bỏ số này, hoặc ghi trong `tong` để đối chiếu
        --
        bang.yaml:14:44: lỗi[Y016]: dấu phẩy trong `999999999999,5` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: đặt số trong dấu nháy kép: `"999999999999,5"`
        --
        bang.yaml:14:44: lỗi[B004]: nhiệm vụ `an`: số lượng nhân đơn giá ra số quá dài; gợi ý: bớt số lẻ, hoặc chọn đơn vị tiền khác ở `don_vi` của bảng
    "#]].assert_eq(&found.join("--\n"));
}

/// Kept in đồng, shown in triệu đồng.
const IN_DONG: &str = "\
don_vi: đồng
hien_thi: triệu đồng
cot:
  - {ma: ten, ten: Nội dung, kieu: chu}
  - {ma: 2026, ten: Năm 2026, kieu: tien}
  - {ma: 2027, ten: Năm 2027, kieu: tien}
  - {ma: tong, ten: Tổng, kieu: tong_hang}
nhiem_vu:
  - {ma: mot, ten: Một, kinh_phi: {2026: 1.500.000, 2027: 2.499.999}}
  - {ma: hai, ten: Hai, kinh_phi: {2026: 3.500.000, 2027: 12.000.000}}
";

#[test]
fn what_is_finer_than_the_shown_unit_is_told_never_rounded_in_silence() {
    check(
        IN_DONG,
        &expect![[r#"
            · · · ·
            · · · ·
            · · 12 ·
            bang.yaml:9:42: lỗi[B005]: nhiệm vụ `mot`, cột `2026`: 1.500.000 đồng là 1,5 triệu đồng, bảng chỉ in số nguyên triệu đồng; gợi ý: sửa số; ghi `so_le: 1` ở bảng để in đủ, hoặc ghi `lam_tron: có` ở bảng để làm tròn từng số
            bang.yaml:9:59: lỗi[B005]: nhiệm vụ `mot`, cột `2027`: 2.499.999 đồng là 2,499999 triệu đồng, bảng chỉ in số nguyên triệu đồng; gợi ý: sửa số; ghi `lam_tron: có` ở bảng để làm tròn từng số
            bang.yaml:10:42: lỗi[B005]: nhiệm vụ `hai`, cột `2026`: 3.500.000 đồng là 3,5 triệu đồng, bảng chỉ in số nguyên triệu đồng; gợi ý: sửa số; ghi `so_le: 1` ở bảng để in đủ, hoặc ghi `lam_tron: có` ở bảng để làm tròn từng số
        "#]],
    );
    check(
        &format!("so_le: 1\n{IN_DONG}"),
        &expect![[r#"
            · 5 · ·
            · 1,5 · ·
            · 3,5 12 15,5
            bang.yaml:10:59: lỗi[B005]: nhiệm vụ `mot`, cột `2027`: 2.499.999 đồng là 2,499999 triệu đồng, bảng chỉ in 1 chữ số thập phân; gợi ý: sửa số; ghi `lam_tron: có` ở bảng để làm tròn từng số
        "#]],
    );
    check(
        &IN_DONG.replace("1.500.000, 2027: 2.499.999", "2.000.000, 2027: 3.000.000"),
        &expect![[r#"
            · · 15 ·
            · 2 3 5
            · · 12 ·
            bang.yaml:10:42: lỗi[B005]: nhiệm vụ `hai`, cột `2026`: 3.500.000 đồng là 3,5 triệu đồng, bảng chỉ in số nguyên triệu đồng; gợi ý: sửa số; ghi `so_le: 1` ở bảng để in đủ, hoặc ghi `lam_tron: có` ở bảng để làm tròn từng số
        "#]],
    );
    check(
        &IN_DONG.replace("hien_thi: triệu đồng\n", "").replace("2.499.999", "\"0,5\""),
        &expect![[r#"
            · 5.000.000 · ·
            · 1.500.000 · ·
            · 3.500.000 12.000.000 15.500.000
            bang.yaml:8:59: lỗi[B005]: nhiệm vụ `mot`, cột `2027`: 0,5 đồng, bảng chỉ in số nguyên đồng; gợi ý: sửa số; ghi `lam_tron: có` ở bảng để làm tròn từng số
        "#]],
    );
    check(
        &IN_DONG.replace("đồng\nhien_thi: triệu", "tỷ đồng\nhien_thi: nghìn"),
        &expect![[r#"
        · 5.000.000.000.000 14.499.999.000.000 19.499.999.000.000
        · 1.500.000.000.000 2.499.999.000.000 3.999.999.000.000
        · 3.500.000.000.000 12.000.000.000.000 15.500.000.000.000
    "#]],
    );
}

#[test]
fn rounding_is_asked_for_and_its_gap_is_told() {
    check(
        &format!("lam_tron: có\n{IN_DONG}"),
        &expect![[r#"
            · 6 14 20
            · 2 2 4
            · 4 12 16
            bang.yaml:1:11: lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `2026` in 6, đúng là 5, chênh 1; cột `2027` in 14, đúng là 14,499999, chênh -0,499999; cột `tong` in 20, đúng là 19,499999, chênh 0,500001; gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số
        "#]],
    );
    check(
        &format!("lam_tron: có\nso_le: 1\n{IN_DONG}"),
        &expect![[r#"
            · 5 14,5 19,5
            · 1,5 2,5 4
            · 3,5 12 15,5
            bang.yaml:1:11: lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `2027` in 14,5, đúng là 14,499999, chênh 0,000001; cột `tong` in 19,5, đúng là 19,499999, chênh 0,000001; gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số
        "#]],
    );
    let even = IN_DONG
        .replace("1.500.000", "1.500.001")
        .replace("3.500.000", "3.499.999")
        .replace("2.499.999", "2.000.000");
    // The halves go both ways: there is no difference, and nothing to report.
    check(
        &format!("lam_tron: có\n{even}"),
        &expect![[r#"
        · 5 14 19
        · 2 2 4
        · 3 12 15
    "#]],
    );
}

#[test]
fn ceilings_are_kept_by_table_group_and_year() {
    let city = crate::content::table::samples::CITY;
    let told = [
        counted(&format!("muc_tran: 125.120\n{city}")).2,
        counted(&format!("muc_tran: \"125.119,5\"\n{city}")).2,
        counted(&format!("muc_tran: {{2026: 18.000, 2027: 24.000, tong: 125.000}}\n{city}")).2,
        counted(&city.replace(
            "ma: 2030, ten: Năm 2030, kieu: tien",
            "ma: 2030, ten: Năm 2030, kieu: tien, muc_tran: 30.000",
        ))
        .2,
        counted(&city.replace("  - ma: phan_phoi\n", "  - ma: phan_phoi\n    muc_tran: {2026: 12.000}\n")).2,
        counted(&city.replace("  - ma: phan_phoi\n", "  - ma: phan_phoi\n    muc_tran: 88.000\n")).2,
        counted(&format!("muc_tran: {{2031: 5}}\n{city}")).2,
        // Within the ceiling exactly, over it on paper.
        counted(&format!("lam_tron: có\nmuc_tran: 19.500.000\n{IN_DONG}")).2,
    ];
    expect![[r#"
        --
        bang.yaml:1:11: lỗi[B007]: bảng vượt mức trần ở cột `tong`: tổng 125.120, mức trần 125.119,5, vượt 0,5 triệu đồng; gợi ý: giảm các số của nhiệm vụ, hoặc sửa `muc_tran`
        --
        bang.yaml:1:18: lỗi[B007]: bảng vượt mức trần ở cột `2026`: tổng 18.260, mức trần 18.000, vượt 260 triệu đồng; gợi ý: giảm các số của nhiệm vụ, hoặc sửa `muc_tran`
        bang.yaml:1:46: lỗi[B007]: bảng vượt mức trần ở cột `tong`: tổng 125.120, mức trần 125.000, vượt 120 triệu đồng; gợi ý: giảm các số của nhiệm vụ, hoặc sửa `muc_tran`
        --
        bang.yaml:15:57: lỗi[B007]: bảng vượt mức trần ở cột `2030`: tổng 30.675, mức trần 30.000, vượt 675 triệu đồng; gợi ý: giảm các số của nhiệm vụ, hoặc sửa `muc_tran`
        --
        bang.yaml:58:22: lỗi[B007]: nhóm III vượt mức trần ở cột `2026`: tổng 12.200, mức trần 12.000, vượt 200 triệu đồng; gợi ý: giảm các số của nhiệm vụ, hoặc sửa `muc_tran`
        --
        bang.yaml:58:15: lỗi[B007]: nhóm III vượt mức trần ở cột `tong`: tổng 88.370, mức trần 88.000, vượt 370 triệu đồng; gợi ý: giảm các số của nhiệm vụ, hoặc sửa `muc_tran`
        --
        bang.yaml:1:12: lỗi[B002]: bảng không có cột tiền `2031`; gợi ý: có phải ý bạn là `2030`?
        --
        bang.yaml:1:11: lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `2026` in 6, đúng là 5, chênh 1; cột `2027` in 14, đúng là 14,499999, chênh -0,499999; cột `tong` in 20, đúng là 19,499999, chênh 0,500001; gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số
        bang.yaml:2:11: lỗi[B007]: bảng vượt mức trần ở cột `tong`: tổng 20.000.000 (số in ra, đã làm tròn), mức trần 19.500.000, vượt 500.000 đồng; gợi ý: giảm các số của nhiệm vụ, hoặc sửa `muc_tran`
    "#]].assert_eq(&told.join("--\n"));
    let columns = city.replace("kieu: tong_hang", "kieu: tong_hang, cua: [2026]").replace(
        "      - {ma: 2030",
        "      - {ma: nua, ten: Nửa, kieu: tong_hang, cua: [2027]}\n      - {ma: 2030",
    );
    let unclear = counted(&format!(
        "muc_tran: 5\n{}",
        columns.split("    tong:").next().unwrap().to_owned()
            + "    nhiem_vu: [{ten: a, kinh_phi: {2026: 1, 2027: 1, 2028: 1, 2029: 1, 2030: 1}}]\n"
    ));
    expect![[r#"
        bang.yaml:1:1: lỗi[B002]: bảng có nhiều cột tiền, chưa rõ mức trần của cột nào; gợi ý: ghi theo cột, ví dụ `muc_tran: {2026: 1.000}`
    "#]].assert_eq(&unclear.2);
}

/// Nested rows of figures in đồng.
#[derive(Clone, Debug)]
enum DongNest {
    Task(u64),
    Group(Vec<DongNest>),
}

fn nests() -> impl Strategy<Value = Vec<DongNest>> {
    let task = prop_oneof![0..5_u64, 0..10_000_000_000_u64].prop_map(DongNest::Task);
    let nest =
        task.prop_recursive(5, 40, 5, |inner| prop::collection::vec(inner, 1..5).prop_map(DongNest::Group));
    // One level holds either groups or tasks.
    prop::collection::vec(nest, 1..5).prop_map(sort_out)
}

fn sort_out(nests: Vec<DongNest>) -> Vec<DongNest> {
    let groups = nests.iter().any(|nest| matches!(nest, DongNest::Group(_)));
    let lift = |nest| match nest {
        DongNest::Task(figure) if groups => DongNest::Group(vec![DongNest::Task(figure)]),
        DongNest::Group(inner) => DongNest::Group(sort_out(inner)),
        task => task,
    };
    nests.into_iter().map(lift).collect()
}

fn rows(nests: &[DongNest], indent: usize, text: &mut String) {
    let groups = nests.iter().any(|nest| matches!(nest, DongNest::Group(_)));
    let pad = " ".repeat(indent);
    *text += &format!("{pad}{}:\n", if groups { "nhom" } else { "nhiem_vu" });
    for nest in nests {
        match nest {
            DongNest::Task(figure) => {
                let amount = Decimal::new(*figure as i64, 0);
                *text += &format!("{pad}  - {{ten: a, kinh_phi: {{2026: \"{}\"}}}}\n", format_amount(amount));
            }
            DongNest::Group(inner) => {
                *text += &format!("{pad}  - ten: a\n");
                rows(inner, indent + 4, text);
            }
        }
    }
}

fn table(nests: &[DongNest], head: &str) -> String {
    let mut text = format!(
        "{head}\ncot:\n  - {{ma: ten, ten: a, kieu: chu}}\n  - {{ma: 2026, ten: a, kieu: tien}}\n  \
         - {{ma: ty_trong, ten: a, kieu: ty_trong}}\n"
    );
    rows(nests, 0, &mut text);
    text
}

fn leaves(sheet: &Sheet) -> Vec<SheetRow<'_>> {
    parts(sheet).into_iter().filter(|row| !row.holds_rows()).collect()
}

/// Whether the shares of rows of one level add up to that of the row above.
fn shares_add_up(sheet: &Sheet) -> bool {
    let rows = parts(sheet);
    let inside = |group: Option<usize>| rows.iter().filter(move |row| row.inside == group);
    let sum = |group| inside(group).map(|row| row.shown[2].unwrap()).sum::<Decimal>();
    sum(None) == Decimal::ONE_HUNDRED
        && rows.iter().all(|row| !row.holds_rows() || sum(Some(row.at)) == row.shown[2].unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However rows nest, whatever the unit: the figures on paper add up, each is at most half a unit
    /// from the exact one, and the gap that is reported is the difference.
    #[test]
    fn rounded_tables_add_up(nests in nests(), decimals in 0..=3_u32, unit in 0..4_usize) {
        let unit = Unit::ALL[unit];
        let head = format!("don_vi: đồng\nhien_thi: {}\nlam_tron: có\nso_le: {decimals}", unit.name());
        let (_, totals, found) = counted(&table(&nests, &head));
        let leaves = leaves(&totals);
        let half = Decimal::new(5, decimals + 1);
        for leaf in &leaves {
            let exact = Unit::Dong.convert(leaf.exact[1].unwrap(), unit).unwrap();
            let shown = leaf.shown[1].unwrap();
            prop_assert!((shown - exact).abs() <= half && shown.normalize().scale() <= decimals);
        }
        let shown: Decimal = leaves.iter().map(|leaf| leaf.shown[1].unwrap()).sum();
        let exact: Decimal = leaves.iter().map(|leaf| leaf.exact[1].unwrap()).sum();
        prop_assert_eq!((totals.grand()[1], totals.exact()[1]), (Some(shown), Some(exact)));
        let gap = shown - Unit::Dong.convert(exact, unit).unwrap();
        let told = format!("chênh {};", format_amount(gap));
        prop_assert_eq!(found.contains(&told), !gap.is_zero(), "{}", found);
    }

    /// Shares are less than a tenth from the exact ones and add up at every level.
    #[test]
    fn shares_add_up_to_a_hundred(nests in nests()) {
        let (_, totals, found) = counted(&table(&nests, "don_vi: đồng"));
        prop_assert_eq!(found, "");
        let total = totals.grand()[1].unwrap();
        if total.is_zero() {
            prop_assert!(parts(&totals).iter().all(|row| row.shown[2].is_none()));
        } else {
            prop_assert!(shares_add_up(&totals));
            for row in parts(&totals) {
                let exact = row.shown[1].unwrap() * Decimal::ONE_HUNDRED / total;
                prop_assert!((row.shown[2].unwrap() - exact).abs() < Decimal::new(1, 1));
            }
        }
    }
}
