//! Formulas without a result: one that nobody calculated is no blank cell, one that comes to
//! nothing is.

use expect_test::expect;

use super::formats::read;
use crate::support::old_workbooks::{Maker, old, open, row};
use crate::support::workbooks::book;

/// A library stores an empty text for what it did not calculate; of a program that calculates it
/// is the result, and so it is where counting again comes to nothing.
#[test]
fn an_empty_result_of_nobody_is_no_blank_cell() {
    let mut all = String::new();
    for formula in ["=2+3", "=\"\""] {
        let rows = [row(&["ma", "2026"]), row(&["a", formula])];
        for maker in [Maker::Unknown, Maker::Calculates] {
            let found = [old(&rows, "", maker), open(&rows, "", maker)].map(|bytes| {
                // Old workbooks keep no text of a formula.
                read(bytes, "đồng").replace(" `=2+3`", "")
            });
            assert_eq!(found[0], found[1], "{formula}");
            let known = if maker == Maker::Unknown { "không rõ ai ghi" } else { "phần mềm tính" };
            all += &format!("{formula:<5} {known:<16} {}\n", found[0]);
        }
    }
    expect![[r#"
        =2+3  không rõ ai ghi  B2: lỗi[D004]: công thức chưa có kết quả
        =2+3  phần mềm tính    B2: lỗi[D004]: công thức chưa có kết quả
        =""   không rõ ai ghi  B2: lỗi[D004]: ô số tiền để trống
        =""   phần mềm tính    B2: lỗi[D004]: ô số tiền để trống
    "#]]
    .assert_eq(&all);
}

/// The same of Excel 2007: an empty text, or nothing at all.
#[test]
fn an_empty_result_in_a_workbook_of_excel_is_told() {
    let mut all = String::new();
    for formula in ["=VLOOKUP(\"x\",A1:B2,2,0)|", "=2+3|", "=IF(F2=\"\",\"\",F2*2)|", "=\"\"|"] {
        let made = book(&[&["ma", "2026"], &["a", formula]], |_| {});
        all += &format!("{formula:<28} {}\n", read(made, "đồng"));
    }
    expect![[r#"
        =VLOOKUP("x",A1:B2,2,0)|     B2: lỗi[D008]: công thức `=VLOOKUP("x",A1:B2,2,0)` chưa được tính: kết quả trong tệp chỉ là số ghi sẵn
        =2+3|                        B2: lỗi[D008]: công thức `=2+3` ghi sẵn kết quả 0, tính lại ra 5: tệp chưa được tính
        =IF(F2="","",F2*2)|          B2: lỗi[D008]: công thức `=IF(F2="","",F2*2)` chưa được tính: kết quả trong tệp chỉ là số ghi sẵn
        =""|                         B2: lỗi[D008]: công thức `=""` chưa được tính: kết quả trong tệp chỉ là số ghi sẵn
    "#]].assert_eq(&all);
}
