use expect_test::expect;
use rust_decimal::Decimal;

use super::{CellFormat, Epoch, serial};
use crate::tabular::ShownText;

/// What a cell shows of a number: its value and how it is shown.
fn seen(code: &str, number: &str) -> String {
    let number: Decimal = number.parse().unwrap();
    let (value, shown) = CellFormat::of(code).number(number, Epoch::Of1900);
    let shown = match shown {
        ShownText::Plain => "như vậy".to_owned(),
        ShownText::Dressed(text) => format!("cùng số `{text}`"),
        ShownText::Rounded(text) => format!("làm tròn `{text}`"),
        ShownText::Other(text) => format!("khác `{text}`"),
        ShownText::Unknown(_) => "không rõ".to_owned(),
    };
    format!("{code:<44} {:<26} {shown}\n", value.described())
}

#[test]
fn formats_that_dress_a_number_show_the_same() {
    let codes = [
        ("", "75000000"),
        ("General", "12.5"),
        ("@", "75"),
        ("0", "75"),
        ("#,##0", "75000000"),
        ("0\".\"000", "1210"),
        ("#,##0.00", "75000000"),
        ("#,##0.##", "1210.5"),
        ("#,##0.##", "1210"),
        ("00000", "175"),
        ("0000000000", "912345678"),
        ("0000\\ 000\\ 000", "912345678"),
        ("#\\.##0", "1210"),
        ("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "1210"),
        ("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "0"),
        ("_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* \"-\"\\ _₫_-;_-@_-", "1210"),
        ("#,##0\\ \"₫\"", "1210"),
        ("[$$-409]#,##0", "1210"),
        ("[$-42A]#,##0", "1210"),
        ("#,##0 \"đồng\"", "1210"),
        ("[Red]#,##0;[Blue]-#,##0", "1210"),
        ("[>=1000]#,##0;0", "1210"),
        ("#,##0;-#,##0;", "0"),
        ("0%", "0"),
        ("#,##0,,", "0"),
    ];
    let all: String = codes.iter().map(|(code, number)| seen(code, number)).collect();
    expect![[r#"
                                                     số 75000000                như vậy
        General                                      số 12,5                    như vậy
        @                                            số 75                      như vậy
        0                                            số 75                      như vậy
        #,##0                                        số 75000000                cùng số `75.000.000`
        0"."000                                      số 1210                    cùng số `1.210`
        #,##0.00                                     số 75000000                cùng số `75.000.000,00`
        #,##0.##                                     số 1210,5                  cùng số `1.210,5`
        #,##0.##                                     số 1210                    cùng số `1.210`
        00000                                        số 175                     cùng số `00175`
        0000000000                                   số 912345678               cùng số `0912345678`
        0000\ 000\ 000                               số 912345678               cùng số `0912 345 678`
        #\.##0                                       số 1210                    cùng số `1.210`
        _(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)  số 1210                    cùng số `1.210`
        _(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)  số 0                       như vậy
        _-* #,##0\ _₫_-;\-* #,##0\ _₫_-;_-* "-"\ _₫_-;_-@_- số 1210                    cùng số `1.210`
        #,##0\ "₫"                                   số 1210                    cùng số `1.210 ₫`
        [$$-409]#,##0                                số 1210                    cùng số `$1.210`
        [$-42A]#,##0                                 số 1210                    cùng số `1.210`
        #,##0 "đồng"                                 số 1210                    cùng số `1.210 đồng`
        [Red]#,##0;[Blue]-#,##0                      số 1210                    cùng số `1.210`
        [>=1000]#,##0;0                              số 1210                    cùng số `1.210`
        #,##0;-#,##0;                                số 0                       như vậy
        0%                                           số 0                       như vậy
        #,##0,,                                      số 0                       như vậy
    "#]]
    .assert_eq(&all);
}

#[test]
fn formats_that_show_something_else_are_found() {
    let codes = [
        ("#,##0,,", "75000000"),
        ("#,##0,", "1500000"),
        ("0.0,,\" triệu\"", "75000000"),
        ("#,##0.0,", "1234567"),
        ("0\".\"000", "75"),
        ("0%", "0.05"),
        ("0.0%", "0.125"),
        ("0\\%", "5"),
        ("#,##0 \"triệu\"", "75"),
        ("#,##0 \"tr.\"", "75"),
        ("\"2\"0", "75"),
        (";;;", "75"),
        ("\"\"", "75"),
        ("\"không\"", "75"),
        ("#,##0;#,##0", "-75"),
        ("#,##0_);(#,##0)", "-75"),
        ("-#,##0", "75"),
        ("(#,##0)", "75"),
        ("#,##0", "12.4"),
        ("#,##0", "12.5"),
        ("#,##0", "0.4"),
        ("#,###", "0.4"),
        ("0.00", "25489.796"),
        ("0.00E+00", "75000000"),
        ("# ?/?", "0.5"),
        ("[>=1000000]#,##0,,\" tr\";#,##0", "75000000"),
        ("[>=1000000]#,##0,,\" tr\";#,##0", "75"),
        ("[DBNum1]0", "75"),
        ("0*x", "75"),
        ("b0", "75"),
    ];
    let all: String = codes.iter().map(|(code, number)| seen(code, number)).collect();
    expect![[r##"
        #,##0,,                                      số 75000000                khác `75`
        #,##0,                                       số 1500000                 khác `1.500`
        0.0,," triệu"                                số 75000000                khác `75,0 triệu`
        #,##0.0,                                     số 1234567                 khác `1.234,6`
        0"."000                                      số 75                      khác `0.075`
        0%                                           số 0,05                    khác `5%`
        0.0%                                         số 0,125                   khác `12,5%`
        0\%                                          số 5                       cùng số `5%`
        #,##0 "triệu"                                số 75                      khác `75 triệu`
        #,##0 "tr."                                  số 75                      khác `75 tr.`
        "2"0                                         số 75                      khác `275`
        ;;;                                          số 75                      khác ``
        ""                                           số 75                      khác ``
        "không"                                      số 75                      khác `không`
        #,##0;#,##0                                  số -75                     khác `75`
        #,##0_);(#,##0)                              số -75                     cùng số `(75)`
        -#,##0                                       số 75                      khác `-75`
        (#,##0)                                      số 75                      khác `(75)`
        #,##0                                        số 12,4                    làm tròn `12`
        #,##0                                        số 12,5                    làm tròn `13`
        #,##0                                        số 0,4                     làm tròn `0`
        #,###                                        số 0,4                     làm tròn ``
        0.00                                         số 25489,796               làm tròn `25489,80`
        0.00E+00                                     số 75000000                không rõ
        # ?/?                                        số 0,5                     không rõ
        [>=1000000]#,##0,," tr";#,##0                số 75000000                khác `75 tr`
        [>=1000000]#,##0,," tr";#,##0                số 75                      như vậy
        [DBNum1]0                                    số 75                      không rõ
        0*x                                          số 75                      không rõ
        b0                                           số 75                      không rõ
    "##]]
    .assert_eq(&all);
}

#[test]
fn dates_are_read_as_official_papers_write_them() {
    let codes = [
        ("dd/mm/yyyy", "46326"),
        ("d/m/yy", "46148"),
        ("yyyy-mm-dd", "46148"),
        ("[$-42A]dd mmmm yyyy", "46148"),
        ("d-mmm-yy", "46148"),
        ("dddd, dd/mm/yyyy;@", "46148"),
        ("dd/mm/yyyy hh:mm", "46326.604166666664"),
        ("h:mm", "0.354166666666667"),
        ("h:mm AM/PM", "0.604166666666667"),
        ("[h]:mm", "1.104166666666667"),
        ("mm/yyyy", "46326"),
        ("yyyy", "46326"),
        ("dd/mm", "46326"),
        ("mm/dd/yyyy", "46148"),
        ("m/d/yyyy", "46326"),
        ("m/d/yyyy", "46027"),
        ("mmm-yy", "46326"),
        ("dd/mm/yyyy", "-1"),
        ("dd/mm/yyyy", "99999999"),
        ("dd/mm/yyyy", "60"),
        ("dd/mm/yyyy", "1"),
        ("dd/mm/yyyy", "0"),
    ];
    let all: String = codes.iter().map(|(code, number)| seen(code, number)).collect();
    expect![[r#"
        dd/mm/yyyy                                   ngày tháng `31/10/2026`    như vậy
        d/m/yy                                       ngày tháng `06/05/2026`    như vậy
        yyyy-mm-dd                                   ngày tháng `06/05/2026`    như vậy
        [$-42A]dd mmmm yyyy                          ngày tháng `06/05/2026`    như vậy
        d-mmm-yy                                     ngày tháng `06/05/2026`    như vậy
        dddd, dd/mm/yyyy;@                           ngày tháng `06/05/2026`    như vậy
        dd/mm/yyyy hh:mm                             ngày tháng `31/10/2026 14:30` như vậy
        h:mm                                         ngày tháng `08:30`         như vậy
        h:mm AM/PM                                   ngày tháng `14:30`         như vậy
        [h]:mm                                       ngày tháng `26:30`         như vậy
        mm/yyyy                                      ngày tháng `10/2026`       như vậy
        yyyy                                         ngày tháng `2026`          như vậy
        dd/mm                                        ngày tháng `31/10`         như vậy
        mm/dd/yyyy                                   ngày tháng `06/05/2026`    khác `05/06/2026`
        m/d/yyyy                                     ngày tháng `31/10/2026`    như vậy
        m/d/yyyy                                     ngày tháng `05/01/2026`    khác `01/05/2026`
        mmm-yy                                       ngày tháng `31/10/2026`    không rõ
        dd/mm/yyyy                                   số -1                      không rõ
        dd/mm/yyyy                                   số 99999999                không rõ
        dd/mm/yyyy                                   ngày tháng `29/02/1900`    như vậy
        dd/mm/yyyy                                   ngày tháng `01/01/1900`    như vậy
        dd/mm/yyyy                                   số 0                       không rõ
    "#]]
    .assert_eq(&all);
}

/// Both epochs, and days that are written as text.
#[test]
fn days_count_from_1900_or_1904() {
    let date = |number: i64, epoch| CellFormat::of("dd/mm/yyyy").number(number.into(), epoch).0.described();
    assert_eq!(date(46326, Epoch::Of1900), "ngày tháng `31/10/2026`");
    assert_eq!(date(46326 - 1462, Epoch::Of1904), "ngày tháng `31/10/2026`");
    assert_eq!(serial("2026-10-31"), Some(Decimal::from(46326)));
    assert_eq!(serial("2026-10-31T12:00:00"), Some(Decimal::new(463_265, 1)));
    assert_eq!((serial("31/10/2026"), serial("2026-13-01"), serial("")), (None, None, None));
    // Every day of 400 years is the one that follows the day before it.
    for number in 61..146_158_i64 {
        let described = date(number, Epoch::Of1900);
        let parts: Vec<&str> = described.trim_matches(|one: char| !one.is_ascii_digit()).split('/').collect();
        let spelled = format!("{}-{}-{}", parts[2], parts[1], parts[0]);
        assert_eq!(serial(&spelled), Some(Decimal::from(number)), "{described}");
    }
}

#[test]
fn formats_may_change_texts_too() {
    let text = |code: &str, text: &str| CellFormat::of(code).text(text);
    assert_eq!(text("@", "abc"), ShownText::Plain);
    assert_eq!(text("#,##0", "abc"), ShownText::Plain);
    assert_eq!(text("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "abc"), ShownText::Plain);
    assert_eq!(text("\"PL \"@", "abc"), ShownText::Other("PL abc".to_owned()));
    assert_eq!(text(";;;", "abc"), ShownText::Other(String::new()));
}
