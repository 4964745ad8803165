use super::{AmountFault, Unit, checked, format_amount, parse_amount, parse_paper, typed_amount};
use expect_test::expect;
use proptest::prelude::*;
use rust_decimal::Decimal;

#[test]
fn vietnamese_figures_are_read_exactly() {
    let read = |raw| format_amount(parse_amount(raw).unwrap());
    assert_eq!(read("420"), "420");
    assert_eq!(read("1.210"), "1.210");
    assert_eq!(read("3630"), "3.630");
    assert_eq!(read(" 0 "), "0");
    assert_eq!(read("1.234.567,50"), "1.234.567,5");
    assert_eq!(read("0,125"), "0,125");
    assert_eq!(read("1.234,567"), "1.234,567");
    assert_eq!(read("1,2150"), "1,215");
    assert_eq!(read("999.999.999.999.999.999,999999"), "999.999.999.999.999.999,999999");
}

/// Dashes mean zero, however many there are and of whatever sort.
#[test]
fn dashes_alone_are_nothing() {
    for raw in ["-", "--", "---", "–", "—", "- -", " -- ", "\u{2212}", "\u{2011}"] {
        assert_eq!(parse_amount(raw), Ok(Decimal::ZERO), "{raw}");
    }
    assert_eq!(parse_amount("--5"), Err(AmountFault::Negative));
    assert_eq!(parse_amount(""), Err(AmountFault::Empty));
}

#[test]
fn doubtful_figures_are_refused_with_the_way_to_write_them() {
    let raws = [
        "1.5",
        "1.50",
        "1,210",
        "1,215",
        "12,000",
        "1.21.000",
        "1.2345",
        "1,210,000",
        "1,210.50",
        "-5",
        "−5",
        "- 5",
        "(5)",
        "+5",
        "1 210",
        "1 200,5",
        "+200,5",
        "420 tr",
        "42O",
        "1l",
        "không",
        "05",
        "00,5",
        "0.500",
        "00",
        ",5",
        "5.",
        "1..5",
        "1234567890123456789",
        "0,1234567890123456",
        "12345678901,1234567",
    ];
    let lines: Vec<String> = raws
        .iter()
        .map(|raw| {
            let fault = parse_amount(raw).unwrap_err();
            format!("{:?} {} -> {}", fault.code(), fault.message(raw), fault.hint(raw))
        })
        .collect();
    expect![[r#"
        B001 số `1.5` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số -> nếu thiếu số 0 ở cuối, viết `1.500`; nếu là số lẻ, viết `1,5`; nếu là số nguyên 15, viết `15`
        B001 số `1.50` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số -> nếu thiếu số 0 ở cuối, viết `1.500`; nếu là số lẻ, viết `1,5`; nếu là số nguyên 150, viết `150`
        B001 `1,210` đọc theo kiểu Việt Nam là 1 phẩy 210, dễ nhầm với 1.210 -> nếu là số nguyên 1210, viết `1.210`; nếu là số lẻ, viết `1,21`
        B001 `1,215` đọc theo kiểu Việt Nam là 1 phẩy 215, dễ nhầm với 1.215 -> nếu là số nguyên 1215, viết `1.215`; nếu là số lẻ, viết `1,2150`
        B001 `12,000` đọc theo kiểu Việt Nam là 12 phẩy 000, dễ nhầm với 12.000 -> nếu là số nguyên 12000, viết `12.000`; nếu là số lẻ, viết `12`
        B001 số `1.21.000` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số -> nếu là số nguyên, viết `121.000`
        B001 số `1.2345` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số -> nếu là số lẻ, viết `1,2345`; nếu là số nguyên 12345, viết `12.345`
        B001 số `1,210,000` dùng dấu phẩy, dấu chấm theo kiểu nước ngoài -> dấu chấm ngăn hàng nghìn: `1.210.000`
        B001 số `1,210.50` dùng dấu phẩy, dấu chấm theo kiểu nước ngoài -> dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ: `1.210,50`
        B001 số `-5` là số âm; cột này chỉ nhận số không âm -> cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        B001 số `−5` là số âm; cột này chỉ nhận số không âm -> cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        B001 số `- 5` là số âm; cột này chỉ nhận số không âm -> cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        B001 số `(5)` trong ngoặc, kế toán đọc là số âm; cột này chỉ nhận số không âm -> cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        B001 số `+5` có dấu dương -> viết số không dấu: `5`
        B001 số `1 210` có khoảng trắng ở giữa -> viết liền, dùng dấu chấm ngăn hàng nghìn: `1.210`
        B001 số `1 200,5` có khoảng trắng ở giữa -> viết liền, dùng dấu chấm ngăn hàng nghìn: `1.200,5`
        B001 số `+200,5` có dấu dương -> viết số không dấu: `200,5`
        B001 `420 tr` không phải là số: có `tr` -> chỉ ghi chữ số, ví dụ `1.210`; đơn vị tiền ghi ở `don_vi` của bảng
        B001 `42O` không phải là số: có `O` -> có chữ O gõ thay cho số 0
        B001 `1l` không phải là số: có `l` -> có chữ l gõ thay cho số 1
        B001 `không` không phải là số: có `không` -> ghi bằng chữ số, ví dụ `1.210`; ghi 0 nếu không có kinh phí
        B001 số `05` có chữ số 0 thừa ở đầu -> bỏ số 0 ở đầu: `5`
        B001 số `00,5` có chữ số 0 thừa ở đầu -> bỏ số 0 ở đầu: `0,5`
        B001 số `0.500` có chữ số 0 thừa ở đầu -> nếu là số lẻ, viết `0,5`; nếu là số nguyên, viết `500`
        B001 số `00` có chữ số 0 thừa ở đầu -> bỏ số 0 ở đầu: `0`
        B001 số `,5` thiếu chữ số ở trước hoặc sau dấu -> ví dụ viết `1.210`, `0,5`
        B001 số `5.` thiếu chữ số ở trước hoặc sau dấu -> ví dụ viết `1.210`, `0,5`
        B001 số `1..5` thiếu chữ số ở trước hoặc sau dấu -> ví dụ viết `1.210`, `0,5`
        B004 số `1234567890123456789` quá dài: nhiều nhất 18 chữ số phần nguyên và 6 chữ số phần lẻ, hoặc tất cả 15 chữ số -> bớt số lẻ, hoặc chọn đơn vị tiền khác ở `don_vi` của bảng
        B004 số `0,1234567890123456` quá dài: nhiều nhất 18 chữ số phần nguyên và 6 chữ số phần lẻ, hoặc tất cả 15 chữ số -> bớt số lẻ, hoặc chọn đơn vị tiền khác ở `don_vi` của bảng
        B004 số `12345678901,1234567` quá dài: nhiều nhất 18 chữ số phần nguyên và 6 chữ số phần lẻ, hoặc tất cả 15 chữ số -> bớt số lẻ, hoặc chọn đơn vị tiền khác ở `don_vi` của bảng"#]].assert_eq(&lines.join("\n"));
}

#[test]
fn units_are_worth_their_dong() {
    let dong = |unit: Unit, raw| unit.in_dong(parse_amount(raw).unwrap()).map(format_amount);
    assert_eq!(dong(Unit::Million, "125.120").unwrap(), "125.120.000.000");
    assert_eq!(dong(Unit::Billion, "0,5").unwrap(), "500.000.000");
    assert_eq!(Unit::Billion.in_dong(Decimal::MAX), None);
    assert_eq!((parse_paper("1,215"), parse_paper("1215")), (Some(Decimal::new(1215, 3)), None));
    assert!(Unit::ALL.iter().all(|unit| Unit::of_name(unit.name()) == Some(*unit)));
}

proptest! {
    #[test]
    fn what_is_printed_reads_the_same(digits in 0..10_i128.pow(18), scale in 0..=6_u32) {
        let amount = Decimal::from_i128_with_scale(digits, scale).normalize();
        let printed = format_amount(amount);
        prop_assert_eq!(parse_paper(&printed), Some(amount));
        match parse_amount(&printed) {
            Ok(read) => prop_assert_eq!(read, amount),
            // Only what is ambiguous to the eye is refused, and the hint says how to write it.
            Err(fault) => {
                prop_assert_eq!(&fault, &AmountFault::Ambiguous);
                let hint = fault.hint(&printed);
                let written = hint.rsplit('`').nth(1).unwrap();
                prop_assert_eq!(parse_amount(written), Ok(amount));
            }
        }
    }

    #[test]
    fn small_figures_read_the_same(digits in 0..9_999_999_i128, scale in 0..=6_u32) {
        let amount = Decimal::from_i128_with_scale(digits, scale).normalize();
        let printed = format_amount(amount);
        let read = parse_amount(&printed).or_else(|fault| {
            parse_amount(fault.hint(&printed).rsplit('`').nth(1).unwrap())
        });
        prop_assert_eq!(read, Ok(amount));
    }

    /// A sheet's figure has the same limits, and is refused for the same reason, as if a person had typed it;
    /// but it is never printed and read back.
    #[test]
    fn figures_of_sheets_are_held_to_the_limits_of_typed_ones(
        digits in -10_i128.pow(27)..10_i128.pow(27),
        shorter in 0..27_u32,
        scale in 0..=20_u32,
    ) {
        let amount = Decimal::from_i128_with_scale(digits / 10_i128.pow(shorter), scale);
        prop_assert_eq!(checked(amount), parse_amount(&typed_amount(amount)));
    }

    #[test]
    fn no_text_breaks_the_reader(raw in "[0-9.,O lđ-]{0,12}") {
        if let Err(fault) = parse_amount(&raw) {
            prop_assert!(!fault.message(&raw).is_empty() && !fault.hint(&raw).is_empty());
        }
    }
}
