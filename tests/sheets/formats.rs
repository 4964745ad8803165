//! What a cell shows of a number and what is read of it: format, value and unit of money in one
//! table, in the three formats of workbooks.

use std::collections::BTreeMap;

use expect_test::expect;
use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula, Format};
use vanban::rooms::finding::render;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, Pipeline};

use crate::harness::Case;
use crate::support::old_workbooks::{Cell, Maker, old, open, row};
use crate::support::workbooks::book;

const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Kinh phí
noi_dung: Tại Phụ lục kèm theo./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: UNIT
      kinh_phi: so.xlsx
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
      nhiem_vu:
        - {ma: a, ten: Việc a}
";

/// What is read of the one figure of a sheet, or how it is told.
pub(super) fn read(bytes: Vec<u8>, unit: &str) -> String {
    let yaml = PLAN.replace("UNIT", unit);
    let files: BTreeMap<String, Vec<u8>> = [("so.xlsx".to_owned(), bytes)].into();
    let input = Input { files: &files, ..Input::alone("kh.yaml", yaml.as_bytes()) };
    let (document, report) = Pipeline::built_in().tree(input);
    let found = render::short(&report);
    let texts = document.map(|document| dump::texts(&document));
    let read = texts.and_then(|texts| {
        let at = texts.iter().position(|text| text == "Việc a")?;
        Some(format!("lấy {}", texts[at + 1]))
    });
    let told = found.lines().map(|line| {
        let line = line.strip_prefix("so.xlsx:").unwrap_or(line);
        line.split("; gợi ý").next().unwrap_or_default().replace("Phụ lục!", "").replace("S!", "")
    });
    told.chain(read).collect::<Vec<_>>().join("; ")
}

/// Elements of the open format for the formats that it can have.
fn in_open(code: &str) -> Option<String> {
    let grouped =
        "<number:number number:decimal-places='0' number:min-integer-digits='1' number:grouping='true'/>";
    let plain = |before: &str, after: &str| format!("{before}{grouped}{after}");
    let words = |words: &str| format!("<number:text>{words}</number:text>");
    let sign = |sign: &str| format!("<number:currency-symbol>{sign}</number:currency-symbol>");
    Some(match code {
        "#,##0" => grouped.to_owned(),
        "[$$-409]#,##0" => plain(&sign("$"), ""),
        "#,##0\\ \\m" => plain("", &words(" m")),
        "#,##0 \"₫\"" => plain("", &(words(" ") + &sign("₫"))),
        "#,##0 \"triệu đồng\"" => plain("", &words(" triệu đồng")),
        "\"USD\" #,##0" => plain(&words("USD "), ""),
        "#,##0," => grouped.replace("/>", " number:display-factor='1000'/>"),
        _ => return None,
    })
}

/// The number, its sign and its unit are what is seen, or it is told; the same in every format of
/// workbooks.
#[test]
fn what_a_format_shows_is_read_or_told() {
    let cases = [
        ("#,##0", "1210", "triệu đồng"),
        ("[$-42A]#,##0", "1210", "đồng"),
        ("#,##0_m", "1210", "đồng"),
        ("_-* #,##0\\ _₫_-;-* #,##0\\ _₫_-", "1210", "triệu đồng"),
        ("#,##0 \"₫\"", "1210", "đồng"),
        ("#,##0 \"VNĐ\"", "1210", "đồng"),
        ("#,##0 \"triệu đồng\"", "1210", "triệu đồng"),
        ("#,##0_);(#,##0)", "1210", "đồng"),
        ("#,##0;[Red]-#,##0", "1210", "đồng"),
        ("#,##0;#,##0", "1210", "đồng"),
        ("[$$-409]#,##0", "0", "đồng"),
        ("#,##0,", "1210", "đồng"),
        ("#,##0 \"₫\"", "1210", "triệu đồng"),
        ("#,##0 \"triệu đồng\"", "1210", "đồng"),
        ("#,##0 \"triệu đồng\"", "12.4", "triệu đồng"),
        ("[$$-409]#,##0", "1210", "đồng"),
        ("[$€-2]\\ #,##0", "1210", "đồng"),
        ("\"USD\" #,##0", "1210", "đồng"),
        ("#,##0\\ \\m", "1210", "đồng"),
        ("#,##0 \"tr\"", "1210", "triệu đồng"),
        ("0\\,0", "125", "đồng"),
        ("#\\.##0", "1210", "đồng"),
        ("0\\%", "5", "đồng"),
        ("[White]#,##0", "75", "đồng"),
        ("#,##0 \"/hộ\"", "75", "đồng"),
        ("#,##0;#,##0", "-75", "đồng"),
        ("#,##0;[Red]#,##0", "-75", "đồng"),
        ("#,##0_);(#,##0)", "-75", "đồng"),
    ];
    let mut all = String::new();
    for (code, number, unit) in cases {
        let cell = format!("{number}@{code}");
        let found = read(book(&[&["ma", "2026"], &["a", &cell]], |_| {}), unit);
        all += &format!("{code:<36} {number:<5} {unit:<10} {found}\n");
        let own = in_open(code).unwrap_or_default();
        let figure = Cell { held: number, code, open: &own, ..Cell::default() };
        let rows = [row(&["ma", "2026"]), vec![row(&["a"]).remove(0), figure]];
        assert_eq!(read(old(&rows, "", Maker::Unknown), unit), found, "xls: {code} {number}");
        if !own.is_empty() {
            assert_eq!(read(open(&rows, "", Maker::Unknown), unit), found, "ods: {code} {number}");
        }
    }
    expect![[r##"
        #,##0                                1210  triệu đồng lấy 1.210
        [$-42A]#,##0                         1210  đồng       lấy 1.210
        #,##0_m                              1210  đồng       lấy 1.210
        _-* #,##0\ _₫_-;-* #,##0\ _₫_-       1210  triệu đồng lấy 1.210
        #,##0 "₫"                            1210  đồng       lấy 1.210
        #,##0 "VNĐ"                          1210  đồng       lấy 1.210
        #,##0 "triệu đồng"                   1210  triệu đồng lấy 1.210
        #,##0_);(#,##0)                      1210  đồng       lấy 1.210
        #,##0;[Red]-#,##0                    1210  đồng       lấy 1.210
        #,##0;#,##0                          1210  đồng       lấy 1.210
        [$$-409]#,##0                        0     đồng       lấy 0
        #,##0,                               1210  đồng       B2: lỗi[D009]: ô hiện `1`, giá trị lưu là 1.210
        #,##0 "₫"                            1210  triệu đồng B2: lỗi[D014]: ô hiện `1.210 ₫`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào
        #,##0 "triệu đồng"                   1210  đồng       B2: lỗi[D014]: ô hiện `1.210 triệu đồng`, bảng trong văn bản có `don_vi: đồng`; chưa lấy số nào
        #,##0 "triệu đồng"                   12.4  triệu đồng B2: lỗi[D009]: ô hiện `12 triệu đồng`, giá trị lưu là 12,4
        [$$-409]#,##0                        1210  đồng       B2: lỗi[D014]: ô hiện `$1.210`, bảng trong văn bản có `don_vi: đồng`; chưa lấy số nào
        [$€-2]\ #,##0                        1210  đồng       B2: lỗi[D014]: ô hiện `€ 1.210`, bảng trong văn bản có `don_vi: đồng`; chưa lấy số nào
        "USD" #,##0                          1210  đồng       B2: lỗi[D014]: ô hiện `USD 1.210`, bảng trong văn bản có `don_vi: đồng`; chưa lấy số nào
        #,##0\ \m                            1210  đồng       B2: lỗi[D009]: ô hiện `1.210 m`, giá trị lưu là 1.210
        #,##0 "tr"                           1210  triệu đồng B2: lỗi[D009]: ô hiện `1.210 tr`, giá trị lưu là 1.210
        0\,0                                 125   đồng       B2: lỗi[D009]: ô hiện `12,5`, giá trị lưu là 125
        #\.##0                               1210  đồng       lấy 1.210
        0\%                                  5     đồng       B2: lỗi[D009]: ô hiện `5%`, giá trị lưu là 5
        [White]#,##0                         75    đồng       B2: lỗi[D009]: không rõ ô hiện gì với định dạng `[White]#,##0`, giá trị lưu là 75
        #,##0 "/hộ"                          75    đồng       B2: lỗi[D009]: ô hiện `75 /hộ`, giá trị lưu là 75
        #,##0;#,##0                          -75   đồng       B2: lỗi[D009]: ô hiện `75`, giá trị lưu là -75; B2: lỗi[B001]: số `-75` là số âm; cột này chỉ nhận số không âm
        #,##0;[Red]#,##0                     -75   đồng       B2: lỗi[D009]: ô hiện `75`, giá trị lưu là -75; B2: lỗi[B001]: số `-75` là số âm; cột này chỉ nhận số không âm
        #,##0_);(#,##0)                      -75   đồng       B2: lỗi[B001]: số `-75` là số âm; cột này chỉ nhận số không âm
    "##]].assert_eq(&all);
}

/// In a table of units a number below nought that shows no sign is printed as one above.
#[test]
fn a_sign_that_only_a_colour_shows_is_told() {
    let notice = "loai: thong_bao\ndia_phuong: dv.xlsx\nco_quan: {ten: Sở Tài chính}\nky_hieu: TB-STC\nnam: 2026\n\
        dia_danh: An Bình\ntrich_yeu: Họp\nnoi_dung: Giảm {{ dia_phuong.kp }} của {{ dia_phuong.ten_day_du }}./.\n\
        noi_nhan: Như trên\nnguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An}\n";
    let mut all = String::new();
    for code in ["#,##0", "#,##0_);(#,##0)", "#,##0;[Red]#,##0", "#,##0;#,##0"] {
        let cell = format!("-75@{code}");
        let rows: [&[&str]; 2] = [&["ma", "ten", "loai", "kp"], &["'00175", "Yên Hòa", "phường", &cell]];
        let case = Case::new().file("mau.yaml", notice).file("dv.xlsx", book(&rows, |_| {}));
        all +=
            &format!("{code}: {}\n", case.run("batch mau.yaml --format txt --message-format short").errors());
    }
    expect![[r#"
        #,##0: 
        #,##0_);(#,##0): 
        #,##0;[Red]#,##0: dv.xlsx:Phụ lục!D2: lỗi[D009]: ô hiện `75`, giá trị lưu là -75; gợi ý: định dạng ô thành Văn bản (Text) rồi gõ lại như muốn in

        #,##0;#,##0: dv.xlsx:Phụ lục!D2: lỗi[D009]: ô hiện `75`, giá trị lưu là -75; gợi ý: định dạng ô thành Văn bản (Text) rồi gõ lại như muốn in

    "#]].assert_eq(&all);
}

/// A format that holds under a condition hides a number, or may hide it: told. One that does not
/// hold, or shows the same number, says nothing.
#[test]
fn formats_under_a_condition_are_seen() {
    let mut all = String::new();
    let rules: [(&str, Option<ConditionalFormatCellRule<f64>>, &str); 5] = [
        ("> 0: ;;;", Some(ConditionalFormatCellRule::GreaterThan(0.0)), ";;;"),
        ("= 0: ;;;", Some(ConditionalFormatCellRule::EqualTo(0.0)), ";;;"),
        (">= 1000: #,##0,", Some(ConditionalFormatCellRule::GreaterThanOrEqualTo(1000.0)), "#,##0,"),
        ("công thức: ;;;", None, ";;;"),
        ("công thức: #,##0", None, "#,##0"),
    ];
    for (name, rule, code) in rules {
        let format = Format::new().set_num_format(code);
        let bytes = book(&[&["ma", "2026"], &["a", "1210"]], |sheet| {
            match rule {
                Some(rule) => {
                    let rule = ConditionalFormatCell::new().set_rule(rule).set_format(format);
                    sheet.add_conditional_format(1, 1, 5, 1, &rule).unwrap()
                }
                None => {
                    let rule = ConditionalFormatFormula::new().set_rule("=$A$2=\"a\"").set_format(format);
                    sheet.add_conditional_format(1, 1, 5, 1, &rule).unwrap()
                }
            };
        });
        all += &format!("{name:<18} {}\n", read(bytes, "đồng"));
    }
    expect![[r#"
        > 0: ;;;           B2: lỗi[D009]: ô không hiện gì, giá trị lưu là 1.210
        = 0: ;;;           lấy 1.210
        >= 1000: #,##0,    B2: lỗi[D009]: ô hiện `1`, giá trị lưu là 1.210
        công thức: ;;;     B2: lỗi[D009]: không rõ ô hiện gì với định dạng `;;;`, giá trị lưu là 1.210
        công thức: #,##0   lấy 1.210
    "#]]
    .assert_eq(&all);
}
