use super::figures;
use crate::budget::comparison::{ComparedTable, RowChange, RowSide, compare};

/// Quantities and prices are not added up, but they are what a decision sets.
#[test]
fn a_quantity_and_a_price_that_change_under_one_product_are_a_change() {
    let table = |sl: &str, dg: &str, unit: &str| {
        figures(&format!(
            "don_vi: {unit}\ncot:\n    - {{ma: ten, ten: Nội dung, kieu: chu}}\n    - {{ma: sl, ten: Số lượng, kieu: so_luong}}\n    - {{ma: dg, ten: Đơn giá, kieu: don_gia}}\n    - {{ma: tien, ten: Thành tiền, kieu: thanh_tien}}\nnhiem_vu:\n    - {{ten: Máy tính, sl: {sl}, dg: \"{dg}\"}}\n"
        ))
    };
    let old = table("2", "15.000", "nghìn đồng");
    let diff = compare(&old, &table("4", "7.500", "nghìn đồng")).unwrap();
    let lines = diff.all_lines();
    assert_eq!(lines[0].changes(), [RowChange::Words]);
    let side = |words: &Option<RowSide>| words.as_ref().unwrap().words.join(" ");
    assert_eq!((side(&lines[0].sides.old), side(&lines[0].sides.new)), ("2 15.000".into(), "4 7.500".into()));
    assert!(!diff.is_empty());
    // The same price in another unit is the same.
    assert!(compare(&old, &table("2", "15", "triệu đồng")).unwrap().is_empty());
    let retitled = ComparedTable { heads: vec![("sl".into(), "Số bộ".into())], ..old.clone() };
    assert_eq!(compare(&old, &retitled).unwrap().retitled, [("Số lượng".to_owned(), "Số bộ".to_owned())]);
    assert!(!compare(&old, &retitled).unwrap().is_empty());
}
