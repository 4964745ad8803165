use std::sync::Arc;

use expect_test::expect;
use rust_decimal::Decimal;

use super::{text, tokens};
use crate::tabular::CellValue;
use crate::tabular::book::{BookRoom, Formula, Grid, Results, Stored, StoredBook, StoredTab};
use crate::tabular::recount::{Counter, RecountVerdict};

/// A workbook with these cells on its first sheet, and 10 in A1 of "Phụ lục 2".
fn book(cells: &[(&str, &str)], results: Results) -> StoredBook {
    let mut room = BookRoom::default();
    let mut grid = Grid::default();
    for (at, held) in cells {
        let place = match text::read(at) {
            Some(super::Expr::Cells(area)) => area.first,
            other => panic!("{other:?}"),
        };
        let (value, formula) = match held.strip_prefix('=') {
            // The result that the file has is behind a bar.
            Some(formula) => {
                let (formula, result) = formula.split_once('|').unwrap_or((formula, "0"));
                let formula = Formula {
                    expr: text::read(formula),
                    text: Some(formula.to_owned()),
                    ..Formula::default()
                };
                (CellValue::Number(result.parse().unwrap()), Some(formula))
            }
            None => match held.parse::<Decimal>() {
                Ok(number) => (CellValue::Number(number), None),
                Err(_) => (CellValue::Text((*held).to_owned()), None),
            },
        };
        grid.put(place, Stored { value, format: 0, formula: formula.map(Arc::new) }, &mut room).unwrap();
    }
    let mut other = Grid::default();
    other
        .put((0, 0), Stored { value: CellValue::Number(10.into()), format: 0, formula: None }, &mut room)
        .unwrap();
    let tab = |name: &str, grid| StoredTab { name: name.to_owned(), visible: true, grid: Some(grid) };
    StoredBook {
        tabs: vec![tab("Phụ lục", grid), tab("Phụ lục 2", other)], results, ..StoredBook::default()
    }
}

/// The result of a formula beside A1 = 3, A2 = 4,5, A3 = "chữ", A4 blank, B1 = -2.
fn counted(formula: &str) -> String {
    let formula = format!("={formula}|-999");
    let cells = [("A1", "3"), ("A2", "4.5"), ("A3", "chữ"), ("B1", "-2"), ("H9", formula.as_str())];
    match Counter::of(&book(&cells, Results::Unknown)).verdict((0, 8, 7)) {
        RecountVerdict::Differs(number) => number.normalize().to_string(),
        RecountVerdict::Agrees(_) => "khớp".to_owned(),
        RecountVerdict::Unknown => "-".to_owned(),
        RecountVerdict::Blank => "\"\"".to_owned(),
    }
}

#[test]
fn simple_formulas_are_counted_exactly() {
    let formulas = [
        "A1+A2",
        "SUM(A1:A4)",
        "SUM(A1,A2,5)",
        "SUM(A1:B2)-1",
        "A1*A2/3",
        "A1-A4",
        "-A1^2",
        "2^3",
        "A1*10%",
        "(A1+A2)*2",
        "ROUND(A2/7,2)",
        "ROUND(12345,-2)",
        "ROUNDUP(4.21,1)",
        "ROUNDDOWN(4.29,1)",
        "INT(A2)",
        "ABS(B1)",
        "MIN(A1:B2)",
        "MAX(A1,A2)",
        "AVERAGE(A1:A2)",
        "PRODUCT(A1:A2)",
        "IF(A1>A2,1,2)",
        "IF(A1=3,A2,0)",
        "SUBTOTAL(9,A1:A2)",
        "'Phụ lục 2'!A1*2",
        "SUM('Phụ lục 2'!$A$1:A1)",
        "[.A1]+[.A2]",
        "SUM([.A1:.A2];1)",
        "[$'Phụ lục 2'.A1]+1",
        // What is not certain is not calculated.
        "A3+1",
        "A1&A2",
        "VLOOKUP(A1,A1:B2,2,0)",
        "A1/A4",
        "A1:A2*2",
        "[1]Sheet1!A1",
        "Phu_luc!A1",
        "ROUND(A2,0)",
        "IF(A3=\"\",1,2)",
        "SUM(H8:H10)",
        "TONG",
        "1+",
        "",
    ];
    let all: String =
        formulas.iter().map(|formula| format!("{formula:<28} {}\n", counted(formula))).collect();
    expect![[r#"
        A1+A2                        7.5
        SUM(A1:A4)                   7.5
        SUM(A1,A2,5)                 12.5
        SUM(A1:B2)-1                 4.5
        A1*A2/3                      4.5
        A1-A4                        3
        -A1^2                        9
        2^3                          8
        A1*10%                       0.3
        (A1+A2)*2                    15
        ROUND(A2/7,2)                0.64
        ROUND(12345,-2)              12300
        ROUNDUP(4.21,1)              4.3
        ROUNDDOWN(4.29,1)            4.2
        INT(A2)                      4
        ABS(B1)                      2
        MIN(A1:B2)                   -2
        MAX(A1,A2)                   4.5
        AVERAGE(A1:A2)               3.75
        PRODUCT(A1:A2)               13.5
        IF(A1>A2,1,2)                2
        IF(A1=3,A2,0)                4.5
        SUBTOTAL(9,A1:A2)            7.5
        'Phụ lục 2'!A1*2             20
        SUM('Phụ lục 2'!$A$1:A1)     10
        [.A1]+[.A2]                  7.5
        SUM([.A1:.A2];1)             8.5
        [$'Phụ lục 2'.A1]+1          11
        A3+1                         -
        A1&A2                        -
        VLOOKUP(A1,A1:B2,2,0)        -
        A1/A4                        -
        A1:A2*2                      -
        [1]Sheet1!A1                 -
        Phu_luc!A1                   -
        ROUND(A2,0)                  -
        IF(A3="",1,2)                2
        SUM(H8:H10)                  -
        TONG                         -
        1+                           -
                                     -
    "#]]
    .assert_eq(&all);
}

/// A result is checked against the results of its own formulas, however long the chain. Where nothing can
/// be calculated, the result is that of the program that wrote it, if that program calculates.
#[test]
fn results_are_counted_from_results() {
    let chain = |results| {
        let mut cells = vec![("A1".to_owned(), "1".to_owned())];
        cells.extend((2..=5_000).map(|row| (format!("A{row}"), format!("=A{}+1|0", row - 1))));
        cells.push(("B1".to_owned(), "=VLOOKUP(1,A1:A2,1)|7".to_owned()));
        cells.push(("B2".to_owned(), "=B1*2|14".to_owned()));
        cells.push(("C1".to_owned(), "=C2|0".to_owned()));
        cells.push(("C2".to_owned(), "=C1+1|0".to_owned()));
        let cells: Vec<(&str, &str)> = cells.iter().map(|(at, held)| (at.as_str(), held.as_str())).collect();
        let book = book(&cells, results);
        let mut counter = Counter::of(&book);
        [(0, 4_999, 0), (0, 1, 1), (0, 0, 2)].map(|spot| counter.verdict(spot))
    };
    let number = |number: i64| Decimal::from(number);
    let known = [RecountVerdict::Differs(number(5_000)), RecountVerdict::Unknown, RecountVerdict::Unknown];
    assert_eq!(chain(Results::Unknown), known);
    let trusted = [
        RecountVerdict::Differs(number(5_000)),
        RecountVerdict::Agrees(number(14)),
        RecountVerdict::Agrees(number(0)),
    ];
    assert_eq!(chain(Results::Calculated)[..2], trusted[..2]);
}

/// The noise of floats is no difference, even where large numbers cancel each other out.
#[test]
fn results_agree_as_far_as_floats_are_exact() {
    let verdict = |cells: &[(&str, &str)]| Counter::of(&book(cells, Results::Unknown)).verdict((0, 2, 0));
    let cells = [("A1", "1234567890123"), ("A2", "1234567890122.7"), ("A3", "=A1-A2|0.300048828125")];
    assert_eq!(verdict(&cells), RecountVerdict::Agrees(Decimal::new(3, 1)));
    let cells = [("A1", "0.1"), ("A2", "0.2"), ("A3", "=A1+A2|0.31")];
    assert_eq!(verdict(&cells), RecountVerdict::Differs(Decimal::new(3, 1)));
}

/// `SUM(C2:C3)*2-A1` as old workbooks keep it, and what they share.
#[test]
fn tokens_of_old_workbooks_are_the_same_formulas() {
    let sum = [
        0x25, 1, 0, 2, 0, 2, 0xc0, 2, 0xc0, // C2:C3
        0x19, 0x10, 0, 0, // a sum of it
        0x1e, 2, 0, 5, // * 2
        0x44, 0, 0, 0, 0xc0, 4, // - A1
    ];
    let tabs = [Some("Phụ lục 2".to_owned()), None];
    assert_eq!(tokens::read(&sum, (9, 9), &tabs), text::read("SUM(C2:C3)*2-A1"));
    // Two rows up and one column to the left of D5.
    assert_eq!(tokens::read(&[0x2c, 0xfe, 0xff, 0xff, 0xc0], (4, 3), &tabs), text::read("C3"));
    assert_eq!(tokens::read(&[0x3a, 0, 0, 4, 0, 3, 0], (0, 0), &tabs), text::read("'Phụ lục 2'!D5"));
    assert_eq!(tokens::read(&[0x3a, 1, 0, 4, 0, 3, 0], (0, 0), &tabs), None);
    assert_eq!(tokens::read(&[3], (0, 0), &tabs), None);
    assert_eq!(tokens::shared(&[1, 4, 0, 3, 0]), Some((4, 3)));
}
